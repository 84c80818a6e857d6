//! What waits for buyers and suppliers on their desks.

use frontend::Texts;
use frontend::desks::Highlight;
use frontend::filters::{Day, write_near_date, write_relative_days};
use sea_orm::ConnectionTrait;

use super::lives::{ParticipantState, PooledOrderState, PurchaseOrderState};
use super::order::PurchaseOrder;
use super::order_store::{self, Side};
use super::pool::Pool;
use super::store::{self, Which};
use super::{order_pages, views, words};
use crate::kernel::{Capacity, Cents, Instant, OpContext, Result, Todo};
use crate::platform::audit;

/// The most lines on a desk.
const MOST: usize = 20;
/// Days before its closing that an order one takes part in is shown.
const CLOSING_SOON_DAYS: i64 = 7;

/// What waits for the acting organisation: purchase orders to sign, confirm, ship or certify; pooled orders to commit
/// to, to source, or about to close.
///
/// # Errors
/// When the database fails.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let mut found = Vec::new();
    if op.holds(Capacity::Buyer) {
        buyer_orders(c, op, &mut found).await?;
        pooled_orders(c, op, &mut found).await?;
    }
    if op.holds(Capacity::Refurbisher) {
        supplier_orders(c, op, &mut found).await?;
    }
    found.sort_by_key(|one: &Todo| (one.due.is_none(), one.due));
    found.truncate(MOST);
    Ok(found)
}

fn near(at: Instant, texts: Texts) -> String {
    write_near_date(at.calendar_day(), texts)
}

fn size(order: &PurchaseOrder, texts: Texts) -> String {
    texts
        .t("todo-purchase-order-size")
        .with("units", order.units())
        .with("total", words::money(order.total(), texts.language))
        .to_string()
}

async fn buyer_orders(c: &impl ConnectionTrait, op: &OpContext, found: &mut Vec<Todo>) -> Result<()> {
    let texts = Texts::new(op.language);
    let own = op.acting()?.organisation_id;
    let states = [PurchaseOrderState::Proposed, PurchaseOrderState::Shipped, PurchaseOrderState::Delivered];
    for order in order_store::purchase_orders(c, own, Side::Buyer, &states, None, MOST as u64).await? {
        let address = order_pages::address(order.id);
        let reference = order.reference.as_str();
        found.push(if order.state == PurchaseOrderState::Proposed {
            Todo {
                title: texts.t("todo-sign-purchase-order").with("reference", reference).to_string(),
                detail: size(&order, texts),
                address: format!("{address}/sign"),
                button: texts.t("purchase-order-read-and-sign").to_string(),
                due: Some(order.sign_by),
                appointment: false,
            }
        } else {
            Todo {
                title: texts.t("todo-certify-purchase-order").with("reference", reference).to_string(),
                detail: size(&order, texts),
                address,
                button: texts.t("todo-certify-button").to_string(),
                due: order.due(),
                appointment: false,
            }
        });
    }
    Ok(())
}

async fn supplier_orders(c: &impl ConnectionTrait, op: &OpContext, found: &mut Vec<Todo>) -> Result<()> {
    let texts = Texts::new(op.language);
    let own = op.acting()?.organisation_id;
    let states = [PurchaseOrderState::Signed, PurchaseOrderState::Confirmed, PurchaseOrderState::Preparing];
    for order in order_store::purchase_orders(c, own, Side::Supplier, &states, None, MOST as u64).await? {
        let (title, button) = if order.state == PurchaseOrderState::Signed {
            (texts.t("todo-confirm-purchase-order"), texts.t("purchase-order-confirm"))
        } else {
            (texts.t("todo-ship-purchase-order"), texts.t("purchase-order-ship"))
        };
        found.push(Todo {
            title: title.with("reference", order.reference.as_str()).to_string(),
            detail: size(&order, texts),
            address: order_pages::address(order.id),
            button: button.to_string(),
            due: order.due(),
            appointment: false,
        });
    }
    Ok(())
}

async fn pooled_orders(c: &impl ConnectionTrait, op: &OpContext, found: &mut Vec<Todo>) -> Result<()> {
    let texts = Texts::new(op.language);
    let own = op.acting()?.organisation_id;
    for pool in store::pools(c, &Which::Own(own), None, 50).await? {
        let order = &pool.order;
        let coordinates = order.coordinator_id == own;
        let member = pool.participant(own).filter(|one| one.state == ParticipantState::Intention);
        let address = format!("/desk/pooled-orders/{}", order.id);
        let waits = member.is_some_and(|one| pool.unanswered().contains(&one.id));
        let soon =
            order.closes_at > op.now && order.closes_at <= op.now + chrono::Duration::days(CLOSING_SOON_DAYS);
        let (key, button, due) = match order.state {
            PooledOrderState::CollectingCommitments if waits => {
                let address = format!("{address}/commit");
                let until = order.commit_by.unwrap_or(order.closes_at);
                found.push(Todo {
                    title: texts.t("todo-commit").with("title", order.title.as_str()).to_string(),
                    detail: order.reference.clone(),
                    address,
                    button: texts.t("pooled-order-read-and-commit").to_string(),
                    due: Some(until),
                    appointment: false,
                });
                continue;
            }
            PooledOrderState::Draft if coordinates => {
                (texts.t("todo-open-pooled-order"), texts.t("todo-see"), None)
            }
            PooledOrderState::Confirmed if coordinates => {
                (texts.t("todo-source-pooled-order"), texts.t("todo-see"), None)
            }
            PooledOrderState::Open if soon && (coordinates || member.is_some()) => {
                (texts.t("todo-pooled-order-closes"), texts.t("todo-see"), Some(order.closes_at))
            }
            PooledOrderState::Draft
            | PooledOrderState::Scheduled
            | PooledOrderState::Open
            | PooledOrderState::Closed
            | PooledOrderState::Confirmed
            | PooledOrderState::Extended
            | PooledOrderState::CancelledBelowMinimum
            | PooledOrderState::Sourcing
            | PooledOrderState::Sourced
            | PooledOrderState::CollectingCommitments
            | PooledOrderState::Ordered
            | PooledOrderState::Settled => continue,
        };
        found.push(Todo {
            title: key
                .with("title", order.title.as_str())
                .with("until", near(order.closes_at, texts))
                .to_string(),
            detail: texts
                .t("pooled-order-progress")
                .with("wanted", pool.wanted())
                .with("minimum", order.minimum_quantity)
                .to_string(),
            address,
            button: button.to_string(),
            due,
            appointment: false,
        });
    }
    Ok(())
}

/// The pooled order that the acting buyer is in and that is furthest from its end, with where it stands.
///
/// # Errors
/// When the database fails.
pub async fn highlight(c: &impl ConnectionTrait, op: &OpContext) -> Result<Option<Highlight>> {
    let texts = Texts::new(op.language);
    let own = op.acting()?.organisation_id;
    let pools = store::pools(c, &Which::Own(own), None, 20).await?;
    let lives = |pool: &&Pool| {
        !matches!(pool.order.state, PooledOrderState::Settled | PooledOrderState::CancelledBelowMinimum)
    };
    let Some(pool) = pools.iter().filter(lives).min_by_key(|pool| {
        let taking = pool.order.state.takes_intentions();
        (!taking, pool.order.closes_at)
    }) else {
        return Ok(None);
    };
    let order = &pool.order;
    let journal = audit::history(c, "pooled_order", order.id).await?;
    let until = if order.state.takes_intentions() {
        let (day, today) = (order.closes_at.calendar_day(), op.now.calendar_day());
        texts.t("highlight-pool-closes").with("when", write_relative_days(day, today, texts)).to_string()
    } else {
        String::new()
    };
    let mut sentence = texts
        .t("highlight-pool-sentence")
        .with("members", pool.members().count())
        .with("until", until)
        .to_string();
    let units: i64 = pool.allocations.iter().map(|one| one.quantity).sum();
    if units > 0 {
        let all: Cents = pool.allocations.iter().map(|one| Cents(one.unit_price.0 * one.quantity)).sum();
        let price = words::money(Cents(all.0 / units), texts.language);
        sentence = format!("{sentence} {}", texts.t("highlight-pool-price").with("price", price));
    }
    Ok(Some(Highlight {
        title: texts.t("highlight-pool").with("title", order.title.as_str()).to_string(),
        address: views::address(order.id),
        steps: words::pooled_order_steps(pool, &journal, texts),
        progress: Some((views::progress(pool, texts), pool.wanted(), order.minimum_quantity)),
        sentence: sentence.trim().to_owned(),
        button: texts.t("highlight-pool-button").to_string(),
        counts: Vec::new(),
    }))
}
