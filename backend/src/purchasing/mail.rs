//! What buyers and suppliers are told by mail. One for each person, in their language, written in the transaction of
//! what they are told.

use frontend::filters::{Day, write_money, write_near_date};
use sea_orm::DatabaseTransaction;

use super::lives::PooledOrderState;
use super::order::PurchaseOrder;
use super::pool::Pool;
use crate::accounts::tell;
use crate::kernel::{OpContext, OrganisationId, Result};
use crate::organisations;
use crate::web::{App, short_code_line};

fn pooled_address(app: &App, pool: &Pool) -> String {
    format!("{}/desk/pooled-orders/{}", app.config.public_url.trim_end_matches('/'), pool.order.id)
}

fn order_address(app: &App, order: &PurchaseOrder) -> String {
    format!("{}/desk/purchase-orders/{}", app.config.public_url.trim_end_matches('/'), order.id)
}

/// To every member: closed, and whether it goes on.
pub(super) async fn closed(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    pool: &Pool,
    members: &[OrganisationId],
) -> Result<()> {
    let confirmed = pool.order.state == PooledOrderState::Confirmed;
    for organisation in members {
        tell(t, op, *organisation, |texts| {
            let (subject, text) = if confirmed {
                (texts.t("mail-pooled-order-confirmed-subject"), texts.t("mail-pooled-order-confirmed-text"))
            } else {
                (texts.t("mail-pooled-order-too-few-subject"), texts.t("mail-pooled-order-too-few-text"))
            };
            let text = text
                .with("title", pool.order.title.as_str())
                .with("wanted", pool.wanted())
                .with("minimum", pool.order.minimum_quantity)
                .with("address", pooled_address(app, pool));
            (subject.with("title", pool.order.title.as_str()).to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// To every member for whom something was found: commit before the day.
pub(super) async fn sourced(app: &App, t: &DatabaseTransaction, op: &OpContext, pool: &Pool) -> Result<()> {
    let Some(until) = pool.order.commit_by else { return Ok(()) };
    let waiting = pool.unanswered();
    for one in pool.participants.iter().filter(|one| waiting.contains(&one.id)) {
        let own = pool.allocations.iter().filter(|found| found.participant_id == one.id);
        let units: i64 = own.clone().map(|found| found.quantity).sum();
        let total: i64 = own.map(|found| found.quantity * found.unit_price.0).sum();
        tell(t, op, one.organisation_id, |texts| {
            let subject = texts
                .t("mail-pooled-order-sourced-subject")
                .with("title", pool.order.title.as_str())
                .with("until", write_near_date(until.calendar_day(), texts));
            let text = texts
                .t("mail-pooled-order-sourced-text")
                .with("title", pool.order.title.as_str())
                .with("units", units)
                .with("total", write_money(total, texts.language))
                .with("until", write_near_date(until.calendar_day(), texts))
                .with("address", pooled_address(app, pool));
            (subject.to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// What every mail about a purchase order says: its reference, its other side, its size and where to look.
struct Told {
    reference: String,
    other: String,
    units: i64,
    total: i64,
    address: String,
}

async fn told(
    app: &App,
    t: &DatabaseTransaction,
    order: &PurchaseOrder,
    other: OrganisationId,
) -> Result<Told> {
    Ok(Told {
        reference: order.reference.clone(),
        other: organisations::find(t, other).await?.name,
        units: order.units(),
        total: order.total().0,
        address: order_address(app, order),
    })
}

/// To the supplier: the buyer has signed; please confirm.
pub(super) async fn signed(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    order: &PurchaseOrder,
) -> Result<()> {
    let told = told(app, t, order, order.buyer_id).await?;
    tell(t, op, order.supplier_id, |texts| {
        let subject =
            texts.t("mail-purchase-order-signed-subject").with("reference", told.reference.as_str());
        let text = texts
            .t("mail-purchase-order-signed-text")
            .with("reference", told.reference.as_str())
            .with("other", told.other.as_str())
            .with("units", told.units)
            .with("total", write_money(told.total, texts.language))
            .with("address", told.address.as_str());
        (subject.to_string(), text.to_string())
    })
    .await
}

/// To the buyer: the supplier has confirmed, and until when it sends.
pub(super) async fn confirmed(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    order: &PurchaseOrder,
) -> Result<()> {
    let told = told(app, t, order, order.supplier_id).await?;
    let due = order.due().unwrap_or(op.now);
    tell(t, op, order.buyer_id, |texts| {
        let subject =
            texts.t("mail-purchase-order-confirmed-subject").with("reference", told.reference.as_str());
        let text = texts
            .t("mail-purchase-order-confirmed-text")
            .with("reference", told.reference.as_str())
            .with("other", told.other.as_str())
            .with("until", write_near_date(due.calendar_day(), texts))
            .with("address", told.address.as_str());
        (subject.to_string(), text.to_string())
    })
    .await
}

/// To the buyer: on its way; please count and certify.
pub(super) async fn shipped(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    order: &PurchaseOrder,
) -> Result<()> {
    let told = told(app, t, order, order.supplier_id).await?;
    let code = short_code_line(t, super::PURCHASE_ORDER, order.id.0).await?;
    tell(t, op, order.buyer_id, |texts| {
        let subject =
            texts.t("mail-purchase-order-shipped-subject").with("reference", told.reference.as_str());
        let text = texts
            .t("mail-purchase-order-shipped-text")
            .with("reference", told.reference.as_str())
            .with("other", told.other.as_str())
            .with("units", told.units)
            .with("address", told.address.as_str());
        (subject.to_string(), text.to_string() + code(texts).as_str())
    })
    .await
}

/// To the supplier: certified, with the buyer's reserves if it has any.
pub(super) async fn certified(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    order: &PurchaseOrder,
) -> Result<()> {
    let told = told(app, t, order, order.buyer_id).await?;
    tell(t, op, order.supplier_id, |texts| {
        let subject =
            texts.t("mail-purchase-order-certified-subject").with("reference", told.reference.as_str());
        let reserves = match &order.reserves {
            Some(reserves) => texts.t("mail-purchase-order-reserves").with("reserves", reserves.as_str()),
            None => texts.t("mail-purchase-order-no-reserves"),
        };
        let text = texts
            .t("mail-purchase-order-certified-text")
            .with("reference", told.reference.as_str())
            .with("other", told.other.as_str())
            .with("reserves", reserves)
            .with("address", told.address.as_str());
        (subject.to_string(), text.to_string())
    })
    .await
}

/// To the side that did not cancel: given up, and why.
pub(super) async fn cancelled(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    order: &PurchaseOrder,
    by: OrganisationId,
) -> Result<()> {
    let to = if by == order.buyer_id { order.supplier_id } else { order.buyer_id };
    let told = told(app, t, order, by).await?;
    let reason = order.cancel_reason.clone().unwrap_or_default();
    tell(t, op, to, |texts| {
        let subject =
            texts.t("mail-purchase-order-cancelled-subject").with("reference", told.reference.as_str());
        let text = texts
            .t("mail-purchase-order-cancelled-text")
            .with("reference", told.reference.as_str())
            .with("other", told.other.as_str())
            .with("reason", reason.as_str())
            .with("address", told.address.as_str());
        (subject.to_string(), text.to_string())
    })
    .await
}

/// To the buyer: a unit of its order was set aside, since its erasure is no longer proven.
pub(super) async fn unit_withdrawn(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    order: &PurchaseOrder,
    device: &str,
) -> Result<()> {
    let address = order_address(app, order);
    unit_gone(t, op, order.buyer_id, &order.reference, device, &address).await
}

/// The same to every member of an order whose units are not shared out yet.
pub(super) async fn pooled_unit_withdrawn(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    pool: &Pool,
    device: &str,
) -> Result<()> {
    let address = pooled_address(app, pool);
    for one in &pool.participants {
        unit_gone(t, op, one.organisation_id, &pool.order.title, device, &address).await?;
    }
    Ok(())
}

async fn unit_gone(
    t: &DatabaseTransaction,
    op: &OpContext,
    to: OrganisationId,
    order: &str,
    device: &str,
    address: &str,
) -> Result<()> {
    tell(t, op, to, |texts| {
        let subject = texts.t("mail-unit-withdrawn-subject").with("reference", order);
        let text = texts
            .t("mail-unit-withdrawn-text")
            .with("reference", order)
            .with("device", device)
            .with("address", address);
        (subject.to_string(), text.to_string())
    })
    .await
}
