//! What happens by itself on its day: opening, closing, the end of commitments and of signatures.

use sea_orm::DatabaseTransaction;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::built::Built;
use super::lives::{PooledOrderState, PurchaseOrderState};
use super::{POOLED_ORDER, PURCHASE_ORDER, commitments, mail, order_store, orders, service, store};
use crate::kernel::{Error, Instant, OpContext, PooledOrderId, PurchaseOrderId, Result};
use crate::platform::jobs;
use crate::refurbishing::Withdrawn;
use crate::web::App;

/// A scheduled order opens.
pub const OPEN: &str = "pooled_order.open";
/// An open order closes.
pub const CLOSE: &str = "pooled_order.close";
/// The time to commit ends.
pub const COMMITMENTS: &str = "pooled_order.end_commitments";
/// The time to sign ends.
pub const SIGNATURE: &str = "purchase_order.end_signature";

#[derive(Serialize, Deserialize)]
struct OfPooledOrder {
    pooled_order_id: PooledOrderId,
}

#[derive(Serialize, Deserialize)]
struct OfPurchaseOrder {
    purchase_order_id: PurchaseOrderId,
}

pub(super) async fn at(
    t: &DatabaseTransaction,
    op: &OpContext,
    kind: &'static str,
    id: PooledOrderId,
    when: Instant,
) -> Result<()> {
    let key = format!("{kind}:{id}:{}", when.timestamp_micros());
    jobs::enqueue_at(t, op, kind, &OfPooledOrder { pooled_order_id: id }, when, Some(key)).await
}

pub(super) async fn at_order(
    t: &DatabaseTransaction,
    op: &OpContext,
    kind: &'static str,
    id: PurchaseOrderId,
    when: Instant,
) -> Result<()> {
    let key = format!("{kind}:{id}");
    jobs::enqueue_at(t, op, kind, &OfPurchaseOrder { purchase_order_id: id }, when, Some(key)).await
}

/// Plans what is still to happen by itself to an order that was built in memory.
///
/// # Errors
/// When the database fails.
pub async fn plan(t: &DatabaseTransaction, op: &OpContext, built: &Built) -> Result<()> {
    let order = &built.pool.order;
    match (order.state, order.opens_at, order.commit_by) {
        (PooledOrderState::Scheduled, Some(opens_at), _) => at(t, op, OPEN, order.id, opens_at).await?,
        (PooledOrderState::Open | PooledOrderState::Extended, _, _) => {
            at(t, op, CLOSE, order.id, order.closes_at).await?;
        }
        (PooledOrderState::CollectingCommitments, _, Some(until)) => {
            at(t, op, COMMITMENTS, order.id, until).await?;
        }
        _ => {}
    }
    for one in built.purchase_orders.iter().filter(|one| one.state == PurchaseOrderState::Proposed) {
        at_order(t, op, SIGNATURE, one.id, one.sign_by).await?;
    }
    Ok(())
}

fn of_pooled_order(app: &App, payload: Value) -> Result<(OpContext, PooledOrderId)> {
    let read: OfPooledOrder = serde_json::from_value(payload).map_err(Error::internal)?;
    Ok((OpContext::system("purchasing", app.clock.now()), read.pooled_order_id))
}

/// Opens a scheduled order.
///
/// # Errors
/// When the database fails.
pub async fn open(app: App, payload: Value) -> Result<()> {
    let (op, id) = of_pooled_order(&app, payload)?;
    service::open_scheduled(&app, &op, id).await
}

/// Closes an open order.
///
/// # Errors
/// When the database fails.
pub async fn close(app: App, payload: Value) -> Result<()> {
    let (op, id) = of_pooled_order(&app, payload)?;
    service::close_due(&app, &op, id).await
}

/// Ends the time to commit.
///
/// # Errors
/// When the database fails.
pub async fn end_commitments(app: App, payload: Value) -> Result<()> {
    let (op, id) = of_pooled_order(&app, payload)?;
    commitments::end_commitments(&app, &op, id).await
}

/// A unit that was held for an order lost a proof of its erasure: its buyers are told. What is wanting at the delivery is
/// counted there, as any missing unit.
///
/// # Errors
/// When the database fails.
pub async fn promise_withdrawn(app: &App, gone: &Withdrawn) -> Result<()> {
    let op = OpContext::system("purchasing", app.clock.now());
    app.db
        .tx(async |t| match gone.holder_kind.as_str() {
            PURCHASE_ORDER => {
                let order = order_store::some_purchase_order(t, PurchaseOrderId(gone.holder_id)).await?;
                let Some(order) = order else { return Ok(()) };
                mail::unit_withdrawn(app, t, &op, &order, &gone.reference).await
            }
            POOLED_ORDER => {
                let pool = store::pool(t, PooledOrderId(gone.holder_id)).await?;
                mail::pooled_unit_withdrawn(app, t, &op, &pool, &gone.reference).await
            }
            _ => Ok(()),
        })
        .await
}

/// Ends the time to sign.
///
/// # Errors
/// When the database fails.
pub async fn end_signature(app: App, payload: Value) -> Result<()> {
    let read: OfPurchaseOrder = serde_json::from_value(payload).map_err(Error::internal)?;
    let op = OpContext::system("purchasing", app.clock.now());
    orders::end_signature(&app, &op, read.purchase_order_id).await
}
