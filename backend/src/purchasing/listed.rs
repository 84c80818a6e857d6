//! Purchase orders and pooled orders in the orders and counts that lists ask for; each scoped to whoever may see them.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QuerySelect};

use super::entity::{pooled_order, purchase_order};
use super::lives::{PooledOrderState, PurchaseOrderState};
use super::order::PurchaseOrder;
use super::order_store::{self, Side, seen_by};
use super::pool::Pool;
use super::rules::{CERTIFICATION_DAYS, CONFIRMATION_DAYS, SHIPPING_DAYS};
use super::store::{self, Which};
use crate::kernel::{Instant, OrganisationId, PurchaseOrderId, Result};
use crate::platform::{Key, Seek, count_by, holds};

/// What purchase orders are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Creation.
    Created,
    /// The total, tax included.
    Total,
}

impl Order {
    /// The order of that code; creation unless told.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "total" => Self::Total,
            _ => Self::Created,
        }
    }

    pub(super) fn key(self, order: &PurchaseOrder) -> Key {
        match self {
            Self::Created => Key::Time(order.created_at),
            Self::Total => Key::Number(order.total().0),
        }
    }
}

/// Which purchase orders.
#[derive(Clone, Debug)]
pub(super) struct OrderFilter {
    pub(super) organisation: OrganisationId,
    pub(super) side: Side,
    /// In that state; in any when there is none.
    pub(super) state: Option<PurchaseOrderState>,
    /// Whose next step was due before that.
    pub(super) late_at: Option<Instant>,
    pub(super) between: (Option<Instant>, Option<Instant>),
    /// Whose reference holds these words.
    pub(super) words: Option<String>,
}

fn late(now: Instant) -> Condition {
    use PurchaseOrderState as S;
    use purchase_order::Column as C;
    let since = |days| now - Duration::days(days);
    let passed = |state: S, column: C, before: Instant| {
        Condition::all().add(C::State.eq(state.code())).add(column.lt(before))
    };
    Condition::any()
        .add(passed(S::Proposed, C::SignBy, now))
        .add(passed(S::Signed, C::SignedAt, since(CONFIRMATION_DAYS)))
        .add(passed(S::Confirmed, C::ConfirmedAt, since(SHIPPING_DAYS)))
        .add(passed(S::Shipped, C::ShippedAt, since(CERTIFICATION_DAYS)))
}

fn filtered(filter: &OrderFilter) -> Select<purchase_order::Entity> {
    let mut query = purchase_order::Entity::find().filter(seen_by(filter.organisation, filter.side));
    if let Some(state) = filter.state {
        query = query.filter(purchase_order::Column::State.eq(state.code()));
    }
    if let Some(now) = filter.late_at {
        query = query.filter(late(now));
    }
    if let Some(from) = filter.between.0 {
        query = query.filter(purchase_order::Column::CreatedAt.gte(from));
    }
    if let Some(before) = filter.between.1 {
        query = query.filter(purchase_order::Column::CreatedAt.lt(before));
    }
    if let Some(words) = &filter.words {
        query = query.filter(holds([purchase_order::Column::Reference], words));
    }
    query
}

pub(super) async fn orders(
    c: &impl ConnectionTrait,
    filter: &OrderFilter,
    order: Order,
    seek: &Seek,
) -> Result<Vec<PurchaseOrder>> {
    let by = match order {
        Order::Created => purchase_order::Column::CreatedAt,
        Order::Total => purchase_order::Column::TotalCents,
    };
    let by = Some(Expr::col(by));
    let rows = seek.apply(filtered(filter), by, purchase_order::Column::Id).all(c).await?;
    let mut orders = Vec::with_capacity(rows.len());
    for batch in rows.chunks(500) {
        orders.extend(order_store::complete(c, batch.to_vec()).await?);
    }
    Ok(orders)
}

/// The references of some of a supplier's purchase orders; others' are missing.
pub(super) async fn references(
    c: &impl ConnectionTrait,
    supplier: OrganisationId,
    ids: &[PurchaseOrderId],
) -> Result<HashMap<PurchaseOrderId, String>> {
    let rows: Vec<(PurchaseOrderId, String)> = purchase_order::Entity::find()
        .filter(purchase_order::Column::SupplierId.eq(supplier))
        .filter(purchase_order::Column::Id.is_in(ids.iter().copied()))
        .select_only()
        .column(purchase_order::Column::Id)
        .column(purchase_order::Column::Reference)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many there are in each state, whatever state the filter asks for.
pub(super) async fn orders_by_state(
    c: &impl ConnectionTrait,
    filter: &OrderFilter,
) -> Result<HashMap<String, i64>> {
    let any = filtered(&OrderFilter { state: None, ..filter.clone() });
    count_by(c, any, purchase_order::Column::State, purchase_order::Column::Id).await
}

/// Which of an organisation's pooled orders.
#[derive(Clone, Debug)]
pub(super) struct PoolFilter {
    pub(super) organisation: OrganisationId,
    /// In that state; in any when there is none.
    pub(super) state: Option<PooledOrderState>,
    pub(super) between: (Option<Instant>, Option<Instant>),
    /// Whose reference or title holds these words.
    pub(super) words: Option<String>,
}

fn pools_filtered(filter: &PoolFilter) -> Select<pooled_order::Entity> {
    let mut query = pooled_order::Entity::find().filter(store::condition(&Which::Own(filter.organisation)));
    if let Some(state) = filter.state {
        query = query.filter(pooled_order::Column::State.eq(state.code()));
    }
    if let Some(from) = filter.between.0 {
        query = query.filter(pooled_order::Column::ClosesAt.gte(from));
    }
    if let Some(before) = filter.between.1 {
        query = query.filter(pooled_order::Column::ClosesAt.lt(before));
    }
    if let Some(words) = &filter.words {
        query = query.filter(holds([pooled_order::Column::Reference, pooled_order::Column::Title], words));
    }
    query
}

/// What pooled orders are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PoolOrder {
    /// Creation.
    Created,
    /// Their closing.
    Closes,
    /// Their title.
    Title,
}

impl PoolOrder {
    /// The order of that code; creation unless told.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "closes" => Self::Closes,
            "title" => Self::Title,
            _ => Self::Created,
        }
    }

    pub(super) fn key(self, pool: &Pool) -> Key {
        match self {
            Self::Created => Key::Time(pool.order.created_at),
            Self::Closes => Key::Time(pool.order.closes_at),
            Self::Title => Key::Text(pool.order.title.clone()),
        }
    }
}

pub(super) async fn pools(
    c: &impl ConnectionTrait,
    filter: &PoolFilter,
    order: PoolOrder,
    seek: &Seek,
) -> Result<Vec<Pool>> {
    let by = match order {
        PoolOrder::Created => pooled_order::Column::CreatedAt,
        PoolOrder::Closes => pooled_order::Column::ClosesAt,
        PoolOrder::Title => pooled_order::Column::Title,
    };
    let by = Some(Expr::col(by));
    let rows = seek.apply(pools_filtered(filter), by, pooled_order::Column::Id).all(c).await?;
    let mut pools = Vec::with_capacity(rows.len());
    for batch in rows.chunks(500) {
        pools.extend(store::complete(c, batch.to_vec()).await?);
    }
    Ok(pools)
}

/// How many there are in each state, whatever state the filter asks for.
pub(super) async fn pools_by_state(
    c: &impl ConnectionTrait,
    filter: &PoolFilter,
) -> Result<HashMap<String, i64>> {
    let any = pools_filtered(&PoolFilter { state: None, ..filter.clone() });
    count_by(c, any, pooled_order::Column::State, pooled_order::Column::Id).await
}
