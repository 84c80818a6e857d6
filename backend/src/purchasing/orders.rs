//! A purchase order from its signature to its certification.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use super::commitments::{go_on, held_devices};
use super::lives::{self, PurchaseOrderAction, PurchaseOrderState};
use super::order::PurchaseOrder;
use super::order_store::{self, Side};
use super::pool::Pool;
use super::rules::UnservedReason;
use super::{PURCHASE_ORDER, mail, service, store};
use crate::devices::claims::{self, EndReason};
use crate::devices::{self, Action as DeviceAction};
use crate::kernel::{
    Acting, Capacity, DeviceId, Error, ErrorKind, Fault, OpContext, OrganisationId, PurchaseOrderId,
    PurchaseOrderLineId, Result, SiteId,
};
use crate::logistics::{self, NewShipment, ShipmentKind};
use crate::platform::{audit, changes};
use crate::web::App;

/// The longest reserves and reasons, in characters.
const LONGEST_TEXT: usize = 1000;

/// Who looks at purchase orders, and on which side: the capacities in force decide.
pub(super) fn looking(op: &OpContext) -> Result<(OrganisationId, Side)> {
    let (buys, sells) = (op.holds(Capacity::Buyer), op.holds(Capacity::Refurbisher));
    let side = match (buys, sells) {
        (true, true) => Side::Either,
        (false, true) => Side::Supplier,
        (true, false) => Side::Buyer,
        (false, false) => {
            op.require_reading(Capacity::Buyer)?;
            Side::Buyer
        }
    };
    Ok((op.acting()?.organisation_id, side))
}

/// A purchase order of the acting organisation, as buyer or supplier.
///
/// # Errors
/// 403; 404.
pub async fn find(c: &impl ConnectionTrait, op: &OpContext, id: PurchaseOrderId) -> Result<PurchaseOrder> {
    let (own, side) = looking(op)?;
    order_store::purchase_order(c, own, side, id).await
}

/// The purchase order and its pooled order, held: steps of one pooled order follow one another.
async fn held(
    t: &DatabaseTransaction,
    organisation: OrganisationId,
    side: Side,
    id: PurchaseOrderId,
    version: Option<i64>,
) -> Result<(Pool, PurchaseOrder)> {
    let first = order_store::purchase_order(t, organisation, side, id).await?;
    let pool = store::held_pool(t, first.pooled_order_id).await?;
    let order = order_store::purchase_order(t, organisation, side, id).await?;
    service::same_version(version, order.version)?;
    Ok((pool, order))
}

async fn record(
    t: &DatabaseTransaction,
    op: &OpContext,
    order: &PurchaseOrder,
    action: PurchaseOrderAction,
    details: Value,
) -> Result<()> {
    let name = format!("purchase_order.{}", action.code());
    audit::record(t, op, &name, "purchase_order", order.id, details).await?;
    changes::append(t, op, "purchase_order", order.id, order.version).await
}

/// The buyer's signatory signs: the devices are held until delivery.
///
/// # Errors
/// 403 for anyone but a signatory of a buyer; 404; `purchase-order-wrong-state`; `purchase-order-signature-late`.
pub async fn sign(
    app: &App,
    op: &OpContext,
    id: PurchaseOrderId,
    version: Option<i64>,
) -> Result<PurchaseOrder> {
    let acting = op.require_signatory(Capacity::Buyer)?;
    app.db
        .tx(async |t| {
            let (_, mut order) = held(t, acting.organisation_id, Side::Buyer, id, version).await?;
            order.act(op.now, PurchaseOrderAction::Sign)?;
            order.signed_by = Some(acting.user_id);
            claims::extend(t, PURCHASE_ORDER, order.id.0, None).await?;
            order_store::save(t, op.now, &mut order).await?;
            let details = json!({ "total_cents": order.total() });
            record(t, op, &order, PurchaseOrderAction::Sign, details).await?;
            mail::signed(app, t, op, &order).await?;
            Ok(order)
        })
        .await
}

/// The supplier confirms. What was promised is delivered even by a supplier that has been suspended since (law 4).
///
/// # Errors
/// 403; 404; `purchase-order-wrong-state`.
pub async fn confirm(
    app: &App,
    op: &OpContext,
    id: PurchaseOrderId,
    version: Option<i64>,
) -> Result<PurchaseOrder> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    app.db
        .tx(async |t| {
            let (_, mut order) = held(t, own, Side::Supplier, id, version).await?;
            order.act(op.now, PurchaseOrderAction::Confirm)?;
            order_store::save(t, op.now, &mut order).await?;
            record(t, op, &order, PurchaseOrderAction::Confirm, json!({})).await?;
            mail::confirmed(app, t, op, &order).await?;
            Ok(order)
        })
        .await
}

/// The supplier ships: one shipment from each site where devices stand.
///
/// # Errors
/// 403; 404; `purchase-order-wrong-state`.
pub async fn ship(
    app: &App,
    op: &OpContext,
    id: PurchaseOrderId,
    version: Option<i64>,
) -> Result<PurchaseOrder> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    app.db
        .tx(async |t| {
            let (_, mut order) = held(t, own, Side::Supplier, id, version).await?;
            for step in lives::steps_of(order.state, PurchaseOrderAction::Ship) {
                order.act(op.now, step)?;
            }
            let ids = claims::held_by(t, PURCHASE_ORDER, order.id.0).await?;
            let mut by_site: BTreeMap<Option<SiteId>, Vec<DeviceId>> = BTreeMap::new();
            for device in devices::find_many(t, &ids).await? {
                by_site.entry(device.site_id).or_default().push(device.id);
            }
            let mut references = Vec::with_capacity(by_site.len());
            for (from_site, carried) in by_site {
                let new = NewShipment {
                    kind: ShipmentKind::Delivery,
                    subject_kind: PURCHASE_ORDER,
                    subject_id: order.id.0,
                    from_site,
                    to_site: order.delivery_site_id,
                    devices: carried,
                    planned_for: op.now,
                };
                let shipment = logistics::plan(t, op, new).await?;
                logistics::depart(t, op, shipment.id).await?;
                references.push(shipment.reference);
            }
            order_store::save(t, op.now, &mut order).await?;
            record(t, op, &order, PurchaseOrderAction::Ship, json!({ "shipments": references })).await?;
            mail::shipped(app, t, op, &order).await?;
            Ok(order)
        })
        .await
}

/// What the buyer found at the delivery.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// What was wanting, in its words.
    pub reserves: Option<String>,
    /// Units counted per line; all of a line that is not named.
    pub received: HashMap<PurchaseOrderLineId, i64>,
}

fn checked_text(field: &str, text: Option<&str>) -> Result<Option<String>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    match text {
        Some(text) if text.chars().count() > LONGEST_TEXT => {
            Err(Error::invalid(field, "pooled-order-words-too-long"))
        }
        Some(text) if text.chars().any(|c| c.is_control() && c != '\n' && c != '\r' && c != '\t') => {
            Err(Error::invalid(field, "pooled-order-words-not-plain"))
        }
        text => Ok(text.map(str::to_owned)),
    }
}

/// Notes what was counted on each line; whether any unit is missing.
fn count(order: &mut PurchaseOrder, counted: &Counted) -> Result<bool> {
    let mut faults = Vec::new();
    for (line, units) in &counted.received {
        let known = order.lines.iter().find(|one| one.id == *line);
        let code = match known {
            None => Some("purchase-order-line-unknown"),
            Some(known) if !(0..=known.quantity).contains(units) => {
                Some("purchase-order-received-out-of-range")
            }
            Some(_) => None,
        };
        if let Some(code) = code {
            let place = known.map_or(0, |known| known.position);
            faults.push(Fault { field: format!("received.{place}"), code, args: Vec::new() });
        }
    }
    if !faults.is_empty() {
        return Err(Error::faults(faults));
    }
    for line in &mut order.lines {
        line.received = Some(counted.received.get(&line.id).copied().unwrap_or(line.quantity));
    }
    Ok(order.lines.iter().any(|line| line.received != Some(line.quantity)))
}

/// The buyer certifies what arrived: the devices are its own. Units that are missing stay with the supplier, and the
/// buyer's reserves say so.
///
/// # Errors
/// 403; 404; `purchase-order-wrong-state`; 422 for counts that cannot be, or missing units without reserves.
pub async fn certify(
    app: &App,
    op: &OpContext,
    id: PurchaseOrderId,
    counted: Counted,
    version: Option<i64>,
) -> Result<PurchaseOrder> {
    let own = op.require(Capacity::Buyer)?.organisation_id;
    let reserves = checked_text("reserves", counted.reserves.as_deref())?;
    app.db
        .tx(async |t| {
            let (mut pool, mut order) = held(t, own, Side::Buyer, id, version).await?;
            for step in lives::steps_of(order.state, PurchaseOrderAction::Certify) {
                order.act(op.now, step)?;
            }
            let missing = count(&mut order, &counted)?;
            if missing && reserves.is_none() {
                return Err(Error::invalid("reserves", "purchase-order-reserves-needed"));
            }
            order.reserves.clone_from(&reserves);
            arrive(t, op, &order).await?;
            hand_devices_over(t, op, &order).await?;
            for line in &order.lines {
                let lost = line.quantity - line.received.unwrap_or(line.quantity);
                let reason = UnservedReason::NotDelivered;
                pool.give_back(order.participant_id, line.need_line_id, line.listing_id, lost, reason);
            }
            order_store::save(t, op.now, &mut order).await?;
            order_store::replace_lines(t, &order).await?;
            store::replace_found(t, &pool).await?;
            go_on(t, op, &mut pool).await?;
            store::save_order(t, op.now, &mut pool.order).await?;
            let received: i64 = order.lines.iter().filter_map(|line| line.received).sum();
            let details = json!({ "reserves": order.reserves.is_some(), "received": received });
            record(t, op, &order, PurchaseOrderAction::Certify, details).await?;
            mail::certified(app, t, op, &order).await?;
            Ok(order)
        })
        .await
}

/// Every shipment of the order that is on its way arrives: custody goes over.
async fn arrive(t: &DatabaseTransaction, op: &OpContext, order: &PurchaseOrder) -> Result<()> {
    for shipment in logistics::of_subject(t, PURCHASE_ORDER, order.id.0).await? {
        if shipment.state == logistics::State::InTransit {
            logistics::deliver(t, op, shipment.id).await?;
            logistics::reconcile(t, op, shipment.id).await?;
        }
    }
    Ok(())
}

/// What was counted is sold; what is missing goes back to the supplier's stock.
async fn hand_devices_over(t: &DatabaseTransaction, op: &OpContext, order: &PurchaseOrder) -> Result<()> {
    let mut held = held_devices(t, PURCHASE_ORDER, order.id.0).await?;
    let mut sold: Vec<DeviceId> = Vec::new();
    for line in &order.lines {
        let units = usize::try_from(line.received.unwrap_or(line.quantity)).unwrap_or_default();
        let queue = held.entry(line.listing_id).or_default();
        sold.extend(queue.drain(..units.min(queue.len())));
    }
    let missing: Vec<DeviceId> = held.into_values().flatten().collect();
    sold.sort_unstable();
    if !sold.is_empty() {
        let details = json!({ "purchase_order_id": order.id, "buyer_id": order.buyer_id });
        devices::act_many(t, op, &sold, DeviceAction::Sell, details).await?;
        claims::end_claims(t, op, PURCHASE_ORDER, order.id.0, Some(&sold), EndReason::Fulfilled).await?;
    }
    if !missing.is_empty() {
        let shipments = logistics::of_subject(t, PURCHASE_ORDER, order.id.0).await?;
        for shipment in shipments {
            let back: Vec<DeviceId> =
                shipment.devices.iter().copied().filter(|device| missing.contains(device)).collect();
            if !back.is_empty() {
                devices::move_to(t, op, &back, order.supplier_id, shipment.from_site).await?;
            }
        }
        claims::end_claims(t, op, PURCHASE_ORDER, order.id.0, Some(&missing), EndReason::Released).await?;
    }
    Ok(())
}

/// Either side gives up before shipment; the devices are free again.
///
/// # Errors
/// 403; 404; `purchase-order-wrong-state`; 422 without a reason.
pub async fn cancel(
    app: &App,
    op: &OpContext,
    id: PurchaseOrderId,
    reason: &str,
    version: Option<i64>,
) -> Result<PurchaseOrder> {
    let acting = acting_on_either_side(op)?;
    let (own, side) = (acting.organisation_id, looking(op)?.1);
    let reason =
        checked_text("reason", Some(reason))?.ok_or_else(|| Error::invalid("reason", "reason-required"))?;
    app.db
        .tx(async |t| {
            let (mut pool, mut order) = held(t, own, side, id, version).await?;
            cancel_held(t, op, &mut pool, &mut order, reason.clone()).await?;
            mail::cancelled(app, t, op, &order, own).await?;
            Ok(order)
        })
        .await
}

fn acting_on_either_side(op: &OpContext) -> Result<&Acting> {
    op.require(Capacity::Buyer).or_else(|refused| {
        if op.holds(Capacity::Refurbisher) { op.require(Capacity::Refurbisher) } else { Err(refused) }
    })
}

async fn cancel_held(
    t: &DatabaseTransaction,
    op: &OpContext,
    pool: &mut Pool,
    order: &mut PurchaseOrder,
    reason: String,
) -> Result<()> {
    order.act(op.now, PurchaseOrderAction::Cancel)?;
    order.cancel_reason = Some(reason);
    claims::end_claims(t, op, PURCHASE_ORDER, order.id.0, None, EndReason::Released).await?;
    for line in &order.lines {
        let why = UnservedReason::Cancelled;
        pool.give_back(order.participant_id, line.need_line_id, line.listing_id, line.quantity, why);
    }
    order_store::save(t, op.now, order).await?;
    store::replace_found(t, pool).await?;
    go_on(t, op, pool).await?;
    store::save_order(t, op.now, &mut pool.order).await?;
    let details = json!({ "reason": order.cancel_reason });
    record(t, op, order, PurchaseOrderAction::Cancel, details).await
}

/// The day to sign has passed: an order that was not signed is cancelled. Does nothing otherwise.
///
/// # Errors
/// When the database fails.
pub(super) async fn end_signature(app: &App, op: &OpContext, id: PurchaseOrderId) -> Result<()> {
    app.db
        .tx(async |t| {
            let first = match order_store::any_purchase_order(t, id).await {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                other => other?,
            };
            let mut pool = store::held_pool(t, first.pooled_order_id).await?;
            let mut order = order_store::any_purchase_order(t, id).await?;
            if order.state != PurchaseOrderState::Proposed || order.sign_by > op.now {
                return Ok(());
            }
            let texts = frontend::Texts::new(op.language);
            let reason = texts.t("purchase-order-not-signed").to_string();
            cancel_held(t, op, &mut pool, &mut order, reason).await
        })
        .await
}
