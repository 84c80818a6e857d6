//! Purchase orders in the database.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, QueryOrder, QuerySelect};

use super::entity::{purchase_order, purchase_order_line};
use super::lives::PurchaseOrderState;
use super::order::{PurchaseOrder, PurchaseOrderLine};
use crate::kernel::{Cents, Error, Instant, OrganisationId, PooledOrderId, PurchaseOrderId, Result};
use crate::platform::bulk;

fn unknown(_: ()) -> Error {
    Error::internal("a purchase order holds an unknown code")
}

fn row_of(order: &PurchaseOrder, now: Instant) -> purchase_order::ActiveModel {
    purchase_order::ActiveModel {
        id: Set(order.id),
        reference: Set(order.reference.clone()),
        pooled_order_id: Set(order.pooled_order_id),
        participant_id: Set(order.participant_id),
        buyer_id: Set(order.buyer_id),
        supplier_id: Set(order.supplier_id),
        delivery_site_id: Set(order.delivery_site_id),
        state: Set(order.state.code().to_owned()),
        total_cents: Set(order.total().0),
        sign_by: Set(order.sign_by),
        signed_by: Set(order.signed_by),
        signed_at: Set(order.signed_at),
        confirmed_at: Set(order.confirmed_at),
        shipped_at: Set(order.shipped_at),
        delivered_at: Set(order.delivered_at),
        certified_at: Set(order.certified_at),
        reserves: Set(order.reserves.clone()),
        cancelled_at: Set(order.cancelled_at),
        cancel_reason: Set(order.cancel_reason.clone()),
        version: Set(order.version),
        created_at: Set(order.created_at),
        updated_at: Set(now),
    }
}

fn line_row(order: PurchaseOrderId, line: &PurchaseOrderLine) -> purchase_order_line::ActiveModel {
    purchase_order_line::ActiveModel {
        id: Set(line.id),
        purchase_order_id: Set(order),
        position: Set(line.position),
        need_line_id: Set(line.need_line_id),
        listing_id: Set(line.listing_id),
        description: Set(line.description.clone()),
        quantity: Set(line.quantity),
        unit_price_cents: Set(line.unit_price.0),
        vat_regime: Set(line.vat_regime.code().to_owned()),
        vat_rate_percent: Set(line.vat_rate_percent),
        total_cents: Set(line.total().0),
        received: Set(line.received),
        particulars: Set(line.particulars.as_ref().map(|known| serde_json::json!(known))),
    }
}

pub(super) async fn complete(
    c: &impl ConnectionTrait,
    rows: Vec<purchase_order::Model>,
) -> Result<Vec<PurchaseOrder>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut lines: HashMap<PurchaseOrderId, Vec<PurchaseOrderLine>> = HashMap::new();
    let stored = purchase_order_line::Entity::find()
        .filter(purchase_order_line::Column::PurchaseOrderId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(purchase_order_line::Column::Position)
        .all(c)
        .await?;
    for row in stored {
        lines.entry(row.purchase_order_id).or_default().push(PurchaseOrderLine {
            id: row.id,
            position: row.position,
            need_line_id: row.need_line_id,
            listing_id: row.listing_id,
            description: row.description,
            quantity: row.quantity,
            unit_price: Cents(row.unit_price_cents),
            vat_regime: row.vat_regime.parse().map_err(unknown)?,
            vat_rate_percent: row.vat_rate_percent,
            received: row.received,
            particulars: row.particulars.map(serde_json::from_value).transpose().map_err(Error::internal)?,
        });
    }
    rows.into_iter()
        .map(|row| {
            Ok(PurchaseOrder {
                lines: lines.remove(&row.id).unwrap_or_default(),
                id: row.id,
                reference: row.reference,
                pooled_order_id: row.pooled_order_id,
                participant_id: row.participant_id,
                buyer_id: row.buyer_id,
                supplier_id: row.supplier_id,
                delivery_site_id: row.delivery_site_id,
                state: row.state.parse().map_err(unknown)?,
                sign_by: row.sign_by,
                signed_by: row.signed_by,
                signed_at: row.signed_at,
                confirmed_at: row.confirmed_at,
                shipped_at: row.shipped_at,
                delivered_at: row.delivered_at,
                certified_at: row.certified_at,
                reserves: row.reserves,
                cancelled_at: row.cancelled_at,
                cancel_reason: row.cancel_reason,
                version: row.version,
                created_at: row.created_at,
            })
        })
        .collect()
}

/// On which side of purchase orders an organisation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// It buys.
    Buyer,
    /// It sells.
    Supplier,
    /// Either.
    Either,
}

pub(super) fn seen_by(organisation: OrganisationId, side: Side) -> Condition {
    let mut condition = Condition::any();
    if matches!(side, Side::Buyer | Side::Either) {
        condition = condition.add(purchase_order::Column::BuyerId.eq(organisation));
    }
    if matches!(side, Side::Supplier | Side::Either) {
        condition = condition.add(purchase_order::Column::SupplierId.eq(organisation));
    }
    condition
}

/// A purchase order of an organisation.
///
/// # Errors
/// 404 when it is somebody else's or nobody's.
pub(super) async fn purchase_order(
    c: &impl ConnectionTrait,
    organisation: OrganisationId,
    side: Side,
    id: PurchaseOrderId,
) -> Result<PurchaseOrder> {
    let row = purchase_order::Entity::find_by_id(id).filter(seen_by(organisation, side)).one(c).await?;
    complete(c, row.into_iter().collect()).await?.pop().ok_or_else(Error::not_found)
}

/// A purchase order, for Rebond itself.
///
/// # Errors
/// 404.
pub(super) async fn any_purchase_order(
    c: &impl ConnectionTrait,
    id: PurchaseOrderId,
) -> Result<PurchaseOrder> {
    let row = purchase_order::Entity::find_by_id(id).one(c).await?;
    complete(c, row.into_iter().collect()).await?.pop().ok_or_else(Error::not_found)
}

/// A purchase order, for callers that say nothing of who.
///
/// # Errors
/// When the database fails.
pub(super) async fn some_purchase_order(
    c: &impl ConnectionTrait,
    id: PurchaseOrderId,
) -> Result<Option<PurchaseOrder>> {
    let row = purchase_order::Entity::find_by_id(id).one(c).await?;
    Ok(complete(c, row.into_iter().collect()).await?.pop())
}

/// Purchase orders of an organisation, newest first, before `after`, at most `limit`; in any state when `states` is
/// empty.
///
/// # Errors
/// When the database fails.
pub(super) async fn purchase_orders(
    c: &impl ConnectionTrait,
    organisation: OrganisationId,
    side: Side,
    states: &[PurchaseOrderState],
    after: Option<PurchaseOrderId>,
    limit: u64,
) -> Result<Vec<PurchaseOrder>> {
    let mut query = purchase_order::Entity::find()
        .filter(seen_by(organisation, side))
        .order_by_desc(purchase_order::Column::Id)
        .limit(limit);
    if !states.is_empty() {
        query = query.filter(purchase_order::Column::State.is_in(states.iter().map(|state| state.code())));
    }
    if let Some(after) = after {
        query = query.filter(purchase_order::Column::Id.lt(after));
    }
    complete(c, query.all(c).await?).await
}

/// The purchase orders that came out of a pooled order, oldest first.
///
/// # Errors
/// When the database fails.
pub(super) async fn of_pooled_order(
    c: &impl ConnectionTrait,
    id: PooledOrderId,
) -> Result<Vec<PurchaseOrder>> {
    let rows = purchase_order::Entity::find()
        .filter(purchase_order::Column::PooledOrderId.eq(id))
        .order_by_asc(purchase_order::Column::Id)
        .all(c)
        .await?;
    complete(c, rows).await
}

/// The purchase orders of a buyer that came out of several pooled orders, oldest first.
///
/// # Errors
/// When the database fails.
pub(super) async fn of_buyer(
    c: &impl ConnectionTrait,
    buyer: OrganisationId,
    pooled_orders: &[PooledOrderId],
) -> Result<Vec<PurchaseOrder>> {
    let rows = purchase_order::Entity::find()
        .filter(purchase_order::Column::BuyerId.eq(buyer))
        .filter(purchase_order::Column::PooledOrderId.is_in(pooled_orders.iter().copied()))
        .order_by_asc(purchase_order::Column::Id)
        .all(c)
        .await?;
    complete(c, rows).await
}

/// Writes new purchase orders with their lines, in batches.
///
/// # Errors
/// When the database fails.
pub(super) async fn insert_orders(
    t: &DatabaseTransaction,
    now: Instant,
    orders: &[PurchaseOrder],
) -> Result<()> {
    bulk::insert(t, orders.iter().map(|order| row_of(order, now))).await?;
    bulk::insert(t, orders.iter().flat_map(|order| order.lines.iter().map(|line| line_row(order.id, line))))
        .await
}

/// Saves a changed purchase order against the version it was read at.
///
/// # Errors
/// `changed-meanwhile`.
pub(super) async fn save(t: &DatabaseTransaction, now: Instant, order: &mut PurchaseOrder) -> Result<()> {
    let before = order.version;
    order.version += 1;
    let written = purchase_order::Entity::update_many()
        .set(row_of(order, now))
        .filter(purchase_order::Column::Id.eq(order.id))
        .filter(purchase_order::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// Writes what was counted at the delivery: the lines anew.
///
/// # Errors
/// When the database fails.
pub(super) async fn replace_lines(t: &DatabaseTransaction, order: &PurchaseOrder) -> Result<()> {
    purchase_order_line::Entity::delete_many()
        .filter(purchase_order_line::Column::PurchaseOrderId.eq(order.id))
        .exec(t)
        .await?;
    let rows = order.lines.iter().map(|line| line_row(order.id, line));
    purchase_order_line::Entity::insert_many(rows).exec_without_returning(t).await?;
    Ok(())
}
