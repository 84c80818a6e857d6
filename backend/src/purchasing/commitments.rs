//! From what was found to purchase orders: a participant commits, leaves, or lets the day pass.

use std::collections::{BTreeMap, VecDeque};

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::lives::{PooledOrderAction, PooledOrderState, PurchaseOrderState};
use super::order::{PurchaseOrder, PurchaseOrderLine};
use super::pool::{Allocation, Pool};
use super::rules::{Refused, SIGNATURE_WORKING_DAYS, UnservedReason};
use super::{POOLED_ORDER, PURCHASE_ORDER, jobs as due, order_store, service, store};
use crate::catalogue::VatRegime;
use crate::devices;
use crate::devices::claims::{self, EndReason};
use crate::factors;
use crate::kernel::time::{add_working_days, paris_year};
use crate::kernel::{
    Capacity, DeviceId, Error, ListingId, OpContext, OrganisationId, ParticipantId, PooledOrderId,
    PurchaseOrderId, PurchaseOrderLineId, Result, SiteId, reference,
};
use crate::platform::{audit, changes, counters, short_codes};
use crate::web::App;

/// Devices held for a holder, by listing, in id order.
pub(super) async fn held_devices(
    t: &DatabaseTransaction,
    holder_kind: &str,
    holder: uuid::Uuid,
) -> Result<BTreeMap<ListingId, VecDeque<DeviceId>>> {
    let ids = claims::held_by(t, holder_kind, holder).await?;
    let mut found: BTreeMap<ListingId, VecDeque<DeviceId>> = BTreeMap::new();
    for device in devices::find_many(t, &ids).await? {
        if let Some(listing) = device.listing_id {
            found.entry(listing).or_default().push_back(device.id);
        }
    }
    Ok(found)
}

/// A participant's signatory commits it: one purchase order for each supplier, and the devices are held for those.
///
/// # Errors
/// 403 for anyone but a signatory; 404; `participant-wrong-state`, `pooled-order-wrong-state`,
/// `pooled-order-commitment-late`, `pooled-order-nothing-allocated`, `pooled-order-not-participant`.
pub async fn commit(
    app: &App,
    op: &OpContext,
    id: PooledOrderId,
    version: Option<i64>,
) -> Result<(Pool, Vec<PurchaseOrder>)> {
    let own = op.require_signatory(Capacity::Buyer)?.organisation_id;
    app.db
        .tx(async |t| {
            let mut pool = store::held_pool(t, id).await?;
            if !service::may_see(&pool, own) {
                return Err(Error::not_found());
            }
            service::same_version(version, pool.order.version)?;
            let participant = pool.commit(op.now, own)?;
            let mut free = held_devices(t, POOLED_ORDER, id.0).await?;
            give_back_what_is_gone(&mut pool, participant, &free);
            let rate = factors::value(t, "vat.standard", op.now).await?.whole();
            let orders = orders_for(t, op, &pool, participant, own, rate).await?;
            for order in &orders {
                let devices: Vec<DeviceId> = order
                    .lines
                    .iter()
                    .flat_map(|line| {
                        let units = usize::try_from(line.quantity).unwrap_or_default();
                        let queue = free.entry(line.listing_id).or_default();
                        queue.drain(..units.min(queue.len())).collect::<Vec<_>>()
                    })
                    .collect();
                let (from, to) = ((POOLED_ORDER, id.0), (PURCHASE_ORDER, order.id.0));
                claims::hand_over(t, from, to, &devices, Some(order.sign_by)).await?;
                due::at_order(t, op, due::SIGNATURE, order.id, order.sign_by).await?;
            }
            order_store::insert_orders(t, op.now, &orders).await?;
            let new: Vec<_> =
                orders.iter().map(|order| (order.id.0, format!("{PURCHASE_ORDER}:{}", order.id))).collect();
            short_codes::give_many(t, op.now, PURCHASE_ORDER, &new).await?;
            service::save_participant(t, &mut pool, participant).await?;
            store::replace_found(t, &pool).await?;
            let references: Vec<&str> = orders.iter().map(|order| order.reference.as_str()).collect();
            let details = json!({ "organisation_id": own, "purchase_orders": references });
            tell_and_go_on(t, op, &mut pool, "commit", details).await?;
            let created = orders.iter().map(|order| {
                let told = json!({ "reference": order.reference, "total_cents": order.total() });
                (order.id.to_string(), told)
            });
            audit::record_many(t, op, "purchase_order.create", "purchase_order", created).await?;
            let changed: Vec<(String, i64)> =
                orders.iter().map(|order| (order.id.to_string(), order.version)).collect();
            changes::append_many(t, op, "purchase_order", &changed).await?;
            Ok((pool, orders))
        })
        .await
}

/// A device that was set aside since it was held is missing: its unit is not served.
fn give_back_what_is_gone(
    pool: &mut Pool,
    participant: ParticipantId,
    free: &BTreeMap<ListingId, VecDeque<DeviceId>>,
) {
    let mut left: BTreeMap<ListingId, i64> = free
        .iter()
        .map(|(listing, devices)| (*listing, i64::try_from(devices.len()).unwrap_or_default()))
        .collect();
    let own: Vec<Allocation> =
        pool.allocations.iter().filter(|one| one.participant_id == participant).cloned().collect();
    for one in own {
        let there = left.entry(one.listing_id).or_default();
        let missing = (one.quantity - *there).max(0);
        *there -= one.quantity - missing;
        if missing > 0 {
            let reason = UnservedReason::NoStock;
            pool.give_back(participant, one.need_line_id, one.listing_id, missing, reason);
        }
    }
}

/// One purchase order for each supplier, in the order of their ids.
async fn orders_for(
    t: &DatabaseTransaction,
    op: &OpContext,
    pool: &Pool,
    participant: ParticipantId,
    buyer: OrganisationId,
    rate: i64,
) -> Result<Vec<PurchaseOrder>> {
    let mut by_supplier: BTreeMap<OrganisationId, Vec<&Allocation>> = BTreeMap::new();
    for one in pool.allocations.iter().filter(|one| one.participant_id == participant) {
        by_supplier.entry(one.seller_id).or_default().push(one);
    }
    if by_supplier.is_empty() {
        return Err(Refused::NothingAllocated.into());
    }
    let count = i64::try_from(by_supplier.len()).map_err(Error::internal)?;
    let year = paris_year(op.now);
    let first = counters::take(t, "BC", year, count).await?;
    let site = pool.participants.iter().find(|one| one.id == participant).map(|one| one.delivery_site_id);
    let site = site.ok_or_else(|| Error::internal("a participant vanished"))?;
    Ok(by_supplier
        .into_iter()
        .zip(first..)
        .map(|((supplier, found), number)| {
            let reference = reference::yearly("BC", year, number);
            propose(op, pool, participant, buyer, supplier, site, reference, &found, rate)
        })
        .collect())
}

/// The purchase order of one participant with one supplier, in memory.
#[expect(clippy::too_many_arguments, reason = "each is a fact of the order, none has a natural group")]
pub(super) fn propose(
    op: &OpContext,
    pool: &Pool,
    participant: ParticipantId,
    buyer: OrganisationId,
    supplier: OrganisationId,
    site: SiteId,
    reference: String,
    found: &[&Allocation],
    rate: i64,
) -> PurchaseOrder {
    let lines = found.iter().zip(1..).map(|(one, position)| PurchaseOrderLine {
        id: PurchaseOrderLineId::new(),
        position,
        need_line_id: one.need_line_id,
        listing_id: one.listing_id,
        description: one.title.clone(),
        quantity: one.quantity,
        unit_price: one.unit_price,
        vat_regime: one.vat_regime,
        vat_rate_percent: (one.vat_regime == VatRegime::Normal).then_some(rate),
        received: None,
        particulars: one.particulars.clone(),
    });
    PurchaseOrder {
        id: PurchaseOrderId::new(),
        reference,
        pooled_order_id: pool.order.id,
        participant_id: participant,
        buyer_id: buyer,
        supplier_id: supplier,
        delivery_site_id: site,
        state: PurchaseOrderState::Proposed,
        sign_by: add_working_days(op.now, SIGNATURE_WORKING_DAYS),
        signed_by: None,
        signed_at: None,
        confirmed_at: None,
        shipped_at: None,
        delivered_at: None,
        certified_at: None,
        reserves: None,
        cancelled_at: None,
        cancel_reason: None,
        version: 1,
        created_at: op.now,
        lines: lines.collect(),
    }
}

/// Once everybody has answered the order is ordered; once every purchase order has ended it is settled. The caller
/// saves it.
pub(super) async fn go_on(t: &DatabaseTransaction, op: &OpContext, pool: &mut Pool) -> Result<()> {
    if pool.order.state == PooledOrderState::CollectingCommitments && pool.unanswered().is_empty() {
        pool.act(PooledOrderAction::Order)?;
        service::record(t, op, pool, "order", json!({ "to": pool.order.state.code() })).await?;
    }
    if pool.order.state == PooledOrderState::Ordered {
        let orders = order_store::of_pooled_order(t, pool.order.id).await?;
        if orders.iter().all(|order| order.state.is_ended()) {
            pool.act(PooledOrderAction::Settle)?;
            service::record(t, op, pool, "settle", json!({ "to": pool.order.state.code() })).await?;
        }
    }
    Ok(())
}

/// Saves the order and tells what was done, then what follows from it: the journal keeps both in that order.
async fn tell_and_go_on(
    t: &DatabaseTransaction,
    op: &OpContext,
    pool: &mut Pool,
    verb: &str,
    details: serde_json::Value,
) -> Result<()> {
    store::save_order(t, op.now, &mut pool.order).await?;
    service::record(t, op, pool, verb, details).await?;
    let before = pool.order.state;
    go_on(t, op, pool).await?;
    if pool.order.state == before { Ok(()) } else { store::save_order(t, op.now, &mut pool.order).await }
}

/// Gives back the devices that were found for participants who will not take them: those beyond what the others still
/// wait for.
async fn release_surplus(t: &DatabaseTransaction, op: &OpContext, pool: &Pool) -> Result<()> {
    let waiting = pool.unanswered();
    let mut kept: BTreeMap<ListingId, i64> = BTreeMap::new();
    for one in pool.allocations.iter().filter(|one| waiting.contains(&one.participant_id)) {
        *kept.entry(one.listing_id).or_default() += one.quantity;
    }
    let held = held_devices(t, POOLED_ORDER, pool.order.id.0).await?;
    let surplus: Vec<DeviceId> = held
        .into_iter()
        .flat_map(|(listing, devices)| {
            let keep = usize::try_from(kept.get(&listing).copied().unwrap_or_default()).unwrap_or_default();
            devices.into_iter().skip(keep)
        })
        .collect();
    if surplus.is_empty() {
        return Ok(());
    }
    claims::end_claims(t, op, POOLED_ORDER, pool.order.id.0, Some(&surplus), EndReason::Released).await?;
    Ok(())
}

/// A buyer leaves before committing; the devices held for it are free again.
///
/// # Errors
/// 403; 404; `pooled-order-not-participant`, `participant-wrong-state`.
pub async fn leave(app: &App, op: &OpContext, id: PooledOrderId) -> Result<Pool> {
    let own = op.require(Capacity::Buyer)?.organisation_id;
    app.db
        .tx(async |t| {
            let mut pool = store::held_pool(t, id).await?;
            if !service::may_see(&pool, own) {
                return Err(Error::not_found());
            }
            let participant = pool.leave(own)?;
            service::save_participant(t, &mut pool, participant).await?;
            if pool.order.state == PooledOrderState::CollectingCommitments {
                release_surplus(t, op, &pool).await?;
                store::replace_found(t, &pool).await?;
                tell_and_go_on(t, op, &mut pool, "leave", json!({ "organisation_id": own })).await?;
            } else {
                service::record(t, op, &pool, "leave", json!({ "organisation_id": own })).await?;
            }
            Ok(pool)
        })
        .await
}

/// The day to commit has passed: what was held for those who did not answer is free again. Does nothing before.
///
/// # Errors
/// When the database fails.
pub(super) async fn end_commitments(app: &App, op: &OpContext, id: PooledOrderId) -> Result<()> {
    app.db
        .tx(async |t| {
            let mut pool = store::held_pool(t, id).await?;
            let passed = pool.order.commit_by.is_some_and(|until| until <= op.now);
            if pool.order.state != PooledOrderState::CollectingCommitments || !passed {
                return Ok(());
            }
            let silent = pool.unanswered();
            for participant in &silent {
                pool.release(*participant, UnservedReason::NotCommitted);
            }
            release_surplus(t, op, &pool).await?;
            store::replace_found(t, &pool).await?;
            tell_and_go_on(t, op, &mut pool, "end_commitments", json!({ "silent": silent.len() })).await
        })
        .await
}
