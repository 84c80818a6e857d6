//! The lists of this room: purchase orders on either side, one's own pooled orders; and confirming several sales.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::lists::{Act, Batch};
use frontend::purchasing::{PooledOrdersPage, PurchaseOrdersPage};
use frontend::{PageContext, Texts};
use tower_sessions::Session;

use super::listed::{self, Order, OrderFilter, PoolFilter, PoolOrder};
use super::lives::{PooledOrderState, PurchaseOrderState};
use super::order::PurchaseOrder;
use super::order_store::Side;
use super::pages::open_near;
use super::pool::Pool;
use super::views::{self, progress};
use super::{order_pages, orders, out, service, words};
use crate::kernel::{Capacity, Error, OpContext, OrganisationId, PurchaseOrderId, Result};
use crate::organisations::{self, Organisation};
use crate::platform::Datum;
use crate::web::lists::{self, By, Column, Counts, Entry, Found, List, Outcomes, Row, Shape};
use crate::web::{App, Args, Ctx, FormBody, Html, Op, Pages, deadline, desk_nav};

const ORDERS: &str = "/desk/purchase-orders";
const POOLS: &str = "/desk/pooled-orders";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get(ORDERS, purchase_orders)
        .post("/desk/purchase-orders/confirm", confirm_several)
        .get(POOLS, pooled_orders)
}

fn orders_shape(texts: Texts, sales: bool) -> Shape {
    let states = PurchaseOrderState::ALL
        .iter()
        .map(|one| (one.code(), texts.dynamic("purchase-order-state-", one.code())));
    let (file, title) = if sales {
        (texts.t("sales-file"), texts.t("sales-title"))
    } else {
        (texts.t("purchase-orders-file"), texts.t("purchase-orders-title"))
    };
    Shape::new(texts, ORDERS, file, title)
        .search(texts.t("purchase-orders-search-hint"))
        .tabs("state", texts.t("purchase-orders-tabs"), states)
        .days(texts.t("purchase-orders-from"), texts.t("purchase-orders-to"))
        .flag("late", texts.t("list-late"))
        .sort_down("created", texts.t("purchase-orders-sort-created"), By::Time)
        .sort_down("total", texts.t("purchase-order-column-total"), By::Number)
        .columns([
            Column::new("reference", texts.t("purchase-orders-column-reference")),
            Column::new("other", texts.t("purchase-orders-column-other")),
            Column::new("state", texts.t("purchase-orders-column-state")),
            Column::new("due", texts.t("purchase-orders-column-due")),
            Column::new("units", texts.t("pooled-order-column-units")).numeric(),
            Column::new("total", texts.t("purchase-order-column-total")).numeric(),
            Column::new("signed", texts.t("purchase-orders-column-signed")).when_wished(),
            Column::new("shipped", texts.t("purchase-orders-column-shipped")).when_wished(),
            Column::new("certified", texts.t("purchase-orders-column-certified")).when_wished(),
        ])
}

fn order_row(
    order: &PurchaseOrder,
    by: Order,
    op: &OpContext,
    own: OrganisationId,
    known: &HashMap<OrganisationId, Organisation>,
    texts: Texts,
) -> Row {
    let other = if order.buyer_id == own { order.supplier_id } else { order.buyer_id };
    let due = order.due();
    let said = due.map(|at| deadline(at, op.now, texts)).unwrap_or_default();
    let confirmable = order.supplier_id == own && order.state == PurchaseOrderState::Signed;
    Row {
        id: order.id.0,
        key: by.key(order),
        value: confirmable.then(|| order.id.to_string()),
        name: order.reference.clone(),
        cells: vec![
            Entry::text(order.reference.clone()).leading_to(order_pages::address(order.id)),
            Entry::text(out::name(known, other)),
            Entry::badge(
                texts.dynamic("purchase-order-state-", order.state.code()),
                words::purchase_order_tone(order.state),
            ),
            Entry::day(due).said(said),
            Entry::number(order.units()),
            Entry::new(Datum::Money(order.total().0)),
            Entry::day(order.signed_at),
            Entry::day(order.shipped_at),
            Entry::day(order.certified_at),
        ],
    }
}

fn counted(list: &List, by_state: &HashMap<String, i64>) -> i64 {
    match list.get("state") {
        Some(code) => by_state.get(code).copied().unwrap_or_default(),
        None => by_state.values().sum(),
    }
}

fn confirming(op: &OpContext, ctx: &PageContext) -> Option<Batch> {
    op.works_as(Capacity::Refurbisher).then(|| Batch {
        address: "/desk/purchase-orders/confirm",
        acts: vec![Act::new("confirm", ctx.t("purchase-orders-batch-confirm"))],
        fields: Vec::new(),
    })
}

async fn purchase_orders(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let (own, side) = orders::looking(&op)?;
    let sales = side == Side::Supplier;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = orders_shape(texts, sales).asked(&pairs, op.now)?;
    let filter = OrderFilter {
        organisation: own,
        side,
        state: list.code("state"),
        late_at: list.flag("late").then_some(op.now),
        between: (list.since(), list.until()),
        words: list.words(),
    };
    let by_state = listed::orders_by_state(c, &filter).await?;
    let total = counted(&list, &by_state);
    let by = Order::of(list.order());
    let found = listed::orders(c, &filter, by, &list.seek()).await?;
    let ids = found.iter().flat_map(|order| [order.buyer_id, order.supplier_id]);
    let known = organisations::find_many(c, ids).await?;
    let rows = found.iter().map(|order| order_row(order, by, &op, own, &known, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let waiting = if sales { PurchaseOrderState::Signed } else { PurchaseOrderState::Proposed };
    let waiting = by_state.get(waiting.code()).copied().unwrap_or_default();
    let sentence = match (filter.state, sales) {
        (Some(_), _) => texts.t("purchase-orders-count-here").with("count", total).to_string(),
        (None, true) => texts.t("sales-count").with("count", total).with("waiting", waiting).to_string(),
        (None, false) => {
            texts.t("purchase-orders-count").with("count", total).with("waiting", waiting).to_string()
        }
    };
    let counts = Counts::from([("state", by_state)]);
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts }).acting(confirming(&op, &ctx));
    Ok(Html(status, PurchaseOrdersPage { nav: desk_nav(&op, &ctx), sales, list, ctx }).into_response())
}

/// Confirms several sales that buyers have signed.
async fn confirm_several(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    let batch = lists::Batch::read(pairs);
    let texts = Texts::new(op.language);
    let work = async |rows: &[String]| {
        if batch.action != "confirm" {
            return Err(Error::invalid("action", "batch-act-unknown"));
        }
        let ids = rows.iter().map(|row| row.parse().map_err(|_| Error::not_found()));
        let ids: Vec<PurchaseOrderId> = ids.collect::<Result<_>>()?;
        let known = listed::references(app.db.fresh(), own, &ids).await?;
        let mut outcomes = Outcomes::new();
        for id in ids {
            let name = known.get(&id).cloned().unwrap_or_else(|| id.to_string());
            outcomes.note(name, orders::confirm(&app, &op, id, None).await);
        }
        let words = texts.t("purchase-orders-batch-confirmed").with("count", outcomes.done());
        Ok(outcomes.saying(words))
    };
    batch.answer(&op, &session, ORDERS, work).await
}

fn pools_shape(texts: Texts) -> Shape {
    let states = PooledOrderState::ALL
        .iter()
        .map(|one| (one.code(), texts.dynamic("pooled-order-state-", one.code())));
    Shape::new(texts, POOLS, texts.t("pooled-orders-file"), texts.t("pooled-orders-mine"))
        .search(texts.t("pooled-orders-search-hint"))
        .tabs("state", texts.t("pooled-orders-tabs"), states)
        .days(texts.t("pooled-orders-from"), texts.t("pooled-orders-to"))
        .sort_down("created", texts.t("purchase-orders-sort-created"), By::Time)
        .sort("title", texts.t("pooled-orders-column-title"), By::Text)
        .sort("closes", texts.t("pooled-orders-column-closes"), By::Time)
        .columns([
            Column::new("title", texts.t("pooled-orders-column-title")),
            Column::new("state", texts.t("pooled-orders-column-state")),
            Column::new("wanted", texts.t("pooled-orders-column-wanted")),
            Column::new("closes", texts.t("pooled-orders-column-closes")),
            Column::new("reference", texts.t("pooled-orders-column-reference")).when_wished(),
            Column::new("members", texts.t("pooled-orders-column-members")).numeric().when_wished(),
            Column::new("minimum", texts.t("pooled-orders-column-minimum")).numeric().in_files(),
        ])
}

fn pool_row(pool: &Pool, by: PoolOrder, texts: Texts) -> Row {
    let order = &pool.order;
    let (standing, tone) = words::pooled_order_standing(pool, texts);
    Row {
        id: order.id.0,
        key: by.key(pool),
        value: None,
        name: order.reference.clone(),
        cells: vec![
            Entry::text(order.title.clone()).leading_to(views::address(order.id)),
            Entry::badge(standing, tone),
            Entry::number(pool.wanted()).said(progress(pool, texts)),
            Entry::day(order.closes_at),
            Entry::text(order.reference.clone()),
            Entry::maybe_number(i64::try_from(pool.participants.len()).ok()),
            Entry::number(order.minimum_quantity),
        ],
    }
}

async fn pooled_orders(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let own = service::require_looking(&op)?.organisation_id;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = pools_shape(texts).asked(&pairs, op.now)?;
    let filter = PoolFilter {
        organisation: own,
        state: list.code("state"),
        between: (list.since(), list.until()),
        words: list.words(),
    };
    let by_state = listed::pools_by_state(c, &filter).await?;
    let total = counted(&list, &by_state);
    let by = PoolOrder::of(list.order());
    let found = listed::pools(c, &filter, by, &list.seek()).await?;
    let rows = found.iter().map(|pool| pool_row(pool, by, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let open: i64 = [PooledOrderState::Open, PooledOrderState::Extended]
        .iter()
        .filter_map(|state| by_state.get(state.code()))
        .sum();
    let sentence = match filter.state {
        None => texts.t("pooled-orders-count").with("count", total).with("open", open).to_string(),
        Some(_) => texts.t("pooled-orders-count-here").with("count", total).to_string(),
    };
    let counts = Counts::from([("state", by_state)]);
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts });
    let open = open_near(&app, &op, own, texts).await?;
    let page = PooledOrdersPage {
        nav: desk_nav(&op, &ctx),
        may_start: service::require_coordinator(&op).is_ok(),
        list,
        open,
        reach: super::rules::REACH_KM_WHOLE,
        ctx,
    };
    Ok(Html(status, page).into_response())
}
