//! Pooled orders as JSON.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::input::{NewNeedLine, NewPooledOrder, Wanted, WantedLine};
use super::out::{self, CommitmentOut, PooledOrderOut};
use super::pool::Pool;
use super::store::{self, Which};
use super::{commitments, forms, hold, service};
use crate::kernel::{
    Error, Instant, ListingId, NeedLineId, OpContext, Page, Paging, PooledOrderId, Result, SiteId,
};
use crate::platform::Db;
use crate::web::{App, Args, Body, Id, MaybeBody, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_pooled_orders, create_pooled_order))
        .routes(routes!(find_pooled_order))
        .routes(routes!(discard_pooled_order))
        .routes(routes!(open_pooled_order))
        .routes(routes!(extend_pooled_order))
        .routes(routes!(join_pooled_order))
        .routes(routes!(leave_pooled_order))
        .routes(routes!(close_pooled_order))
        .routes(routes!(source_pooled_order))
        .routes(routes!(commit_to_pooled_order))
        .merge(super::order_api::router())
}

/// A pooled order to be begun.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PooledOrderIn {
    /// What it is for; said from the first need when left out.
    title: Option<String>,
    /// A day (`2026-12-05`: until its end, in Paris) or RFC 3339; in 14 days when left out.
    closes_at: Option<String>,
    /// Units wanted together, at least; 1 when left out.
    minimum_quantity: Option<i64>,
    /// Its needs, at most 20.
    #[serde(default)]
    need_lines: Vec<NeedLineIn>,
    /// Where the coordinator's own units go; its only delivery point when left out.
    delivery_site_id: Option<SiteId>,
    /// A listing whose kind of device is needed: one more need line.
    listing_id: Option<ListingId>,
    /// The coordinator's own units of the listing's line, or of the only line.
    quantity: Option<i64>,
}

/// A need.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NeedLineIn {
    /// laptop, desktop, screen, smartphone, tablet, printer, server, network, peripheral or other.
    category: String,
    /// What it is for.
    label: Option<String>,
    /// The least memory, in gigabytes.
    memory_gb_min: Option<i64>,
    /// The least good grade accepted: A, B or C.
    grade_min: Option<String>,
    /// The highest price of one, tax included.
    price_ceiling_cents: Option<i64>,
    /// The system wished for, `windows_11` or `linux`: only listings with it are found. Any when left out.
    system: Option<String>,
    /// The furthest that it may come from, in kilometres: 1 to 300.
    distance_km_max: Option<i64>,
    /// The coordinator's own units: it joins at once.
    quantity: Option<i64>,
    /// Units more or less that would do, too.
    tolerance: Option<i64>,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OpenIn {
    /// A moment to come; at once when left out.
    opens_at: Option<String>,
    /// The version that was read.
    version: Option<i64>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ExtendIn {
    /// A day or RFC 3339, later than before.
    closes_at: String,
    /// The version that was read.
    version: Option<i64>,
}

/// What a buyer wants: line by line, or `quantity` when there is only one line.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct JoinIn {
    /// Where to deliver; the only delivery point when left out.
    delivery_site_id: Option<SiteId>,
    /// Units of each line.
    #[serde(default)]
    quantities: Vec<QuantityIn>,
    /// Units of the only line.
    quantity: Option<i64>,
    /// Units more or less of the only line that would do, too.
    tolerance: Option<i64>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct QuantityIn {
    need_line_id: NeedLineId,
    /// 1 to 10 000.
    quantity: i64,
    /// Units more or less that would do, too.
    #[serde(default)]
    tolerance: i64,
}

/// A step that needs nothing more.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StepIn {
    /// The version that was read: a stale step is refused.
    pub version: Option<i64>,
}

fn moment(op: &OpContext, field: &str, text: Option<&str>) -> Result<Option<Instant>> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.map(|text| {
        forms::end_of_day(text, op.now).ok_or_else(|| Error::invalid(field, "pooled-order-date-unreadable"))
    })
    .transpose()
}

async fn answer(db: &Db, op: &OpContext, pool: Pool) -> Result<PooledOrderOut> {
    out::pooled_orders(db.fresh(), op, &[pool]).await?.pop().ok_or_else(Error::not_found)
}

/// Pooled orders: one's own, those one takes part in, and those open to every buyer
#[utoipa::path(get, path = "/pooled-orders", tag = "purchasing", params(Paging),
    responses((status = 200, body = Page<PooledOrderOut>), (status = 403, body = Problem)))]
async fn list_pooled_orders(
    State(app): State<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<PooledOrderOut>>> {
    let own = service::require_looking(&op)?.organisation_id;
    let limit = paging.limit();
    let c = app.db.read();
    let pools = store::pools(c, &Which::Visible(own), paging.after(), limit + 1).await?;
    let items = out::pooled_orders(c, &op, &pools).await?;
    Ok(Json(Page::cut(items, limit, |one| one.id().to_string())))
}

/// A pooled order
#[utoipa::path(get, path = "/pooled-orders/{id}", tag = "purchasing", params(("id" = PooledOrderId, Path)),
    responses((status = 200, body = PooledOrderOut), (status = 404, body = Problem)))]
async fn find_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
) -> Result<Json<PooledOrderOut>> {
    let pool = service::find(app.db.fresh(), &op, id).await?;
    Ok(Json(answer(&app.db, &op, pool).await?))
}

/// Begin a pooled order
///
/// A draft that only its coordinator sees, until it is opened.
#[utoipa::path(post, path = "/pooled-orders", tag = "purchasing", request_body = PooledOrderIn,
    responses((status = 201, body = PooledOrderOut), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn create_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Body(body): Body<PooledOrderIn>,
) -> Result<Response> {
    let PooledOrderIn {
        title,
        closes_at,
        minimum_quantity,
        need_lines,
        delivery_site_id,
        listing_id,
        quantity,
    } = body;
    let new = NewPooledOrder {
        title: title.unwrap_or_default(),
        closes_at: moment(&op, "closes_at", closes_at.as_deref())?,
        minimum_quantity,
        lines: need_lines.into_iter().map(Into::into).collect(),
        delivery_site_id,
        listing_id,
        quantity,
    };
    let pool = service::create(&app, &op, new).await?;
    let location = HeaderValue::from_str(&format!("/api/v1/pooled-orders/{}", pool.order.id));
    let location = location.map_err(Error::internal)?;
    let body = answer(&app.db, &op, pool).await?;
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], Json(body)).into_response())
}

impl From<NeedLineIn> for NewNeedLine {
    fn from(sent: NeedLineIn) -> Self {
        let NeedLineIn {
            category,
            label,
            memory_gb_min,
            grade_min,
            price_ceiling_cents,
            system,
            distance_km_max,
            quantity,
            tolerance,
        } = sent;
        Self {
            category,
            label,
            memory_gb_min,
            grade_min,
            price_ceiling_cents,
            system,
            distance_km_max,
            quantity,
            tolerance,
        }
    }
}

/// Let buyers join, at once or on a day
#[utoipa::path(post, path = "/pooled-orders/{id}/open", tag = "purchasing", request_body = Option<OpenIn>,
    params(("id" = PooledOrderId, Path)),
    responses((status = 200, body = PooledOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn open_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
    MaybeBody(body): MaybeBody<OpenIn>,
) -> Result<Json<PooledOrderOut>> {
    let OpenIn { opens_at, version } = body;
    let opens_at = moment(&op, "opens_at", opens_at.as_deref())?;
    let pool = service::open(&app, &op, id, opens_at, version).await?;
    Ok(Json(answer(&app.db, &op, pool).await?))
}

/// Give an open order more time
#[utoipa::path(post, path = "/pooled-orders/{id}/extend", tag = "purchasing", request_body = ExtendIn,
    params(("id" = PooledOrderId, Path)),
    responses((status = 200, body = PooledOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn extend_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
    Body(body): Body<ExtendIn>,
) -> Result<Json<PooledOrderOut>> {
    let ExtendIn { closes_at, version } = body;
    let closes_at = moment(&op, "closes_at", Some(&closes_at))?;
    let closes_at = closes_at.ok_or_else(|| Error::invalid("closes_at", "pooled-order-date-unreadable"))?;
    let pool = service::extend(&app, &op, id, closes_at, version).await?;
    Ok(Json(answer(&app.db, &op, pool).await?))
}

/// Say what one needs: an intention, which binds nothing
///
/// Said again, it replaces what was said before.
#[utoipa::path(post, path = "/pooled-orders/{id}/join", tag = "purchasing", request_body = JoinIn,
    params(("id" = PooledOrderId, Path)),
    responses((status = 200, body = PooledOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn join_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
    MaybeBody(body): MaybeBody<JoinIn>,
) -> Result<Json<PooledOrderOut>> {
    let JoinIn { delivery_site_id, quantities, quantity, tolerance } = body;
    let quantities = quantities
        .into_iter()
        .map(|QuantityIn { need_line_id, quantity, tolerance }| WantedLine {
            need_line_id,
            quantity,
            tolerance,
        })
        .collect();
    let wanted = Wanted { quantities, quantity, tolerance };
    let pool = service::join(&app, &op, id, delivery_site_id, wanted).await?;
    Ok(Json(answer(&app.db, &op, pool).await?))
}

/// Throw a draft away
///
/// Only its coordinator has seen it. An order that was opened is closed instead.
#[utoipa::path(post, path = "/pooled-orders/{id}/discard", tag = "purchasing", request_body = Option<StepIn>,
    params(("id" = PooledOrderId, Path)),
    responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn discard_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
    MaybeBody(StepIn { version }): MaybeBody<StepIn>,
) -> Result<StatusCode> {
    service::discard(&app, &op, id, version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leave before committing
#[utoipa::path(post, path = "/pooled-orders/{id}/leave", tag = "purchasing", request_body = Option<StepIn>,
    params(("id" = PooledOrderId, Path)),
    responses((status = 200, body = PooledOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn leave_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
    MaybeBody(StepIn { version: _ }): MaybeBody<StepIn>,
) -> Result<Json<PooledOrderOut>> {
    let pool = commitments::leave(&app, &op, id).await?;
    Ok(Json(answer(&app.db, &op, pool).await?))
}

/// Let nobody join any more
///
/// With the minimum met the order is `confirmed`, otherwise `cancelled_below_minimum`. It also happens by itself at
/// `closes_at`.
#[utoipa::path(post, path = "/pooled-orders/{id}/close", tag = "purchasing", request_body = Option<StepIn>,
    params(("id" = PooledOrderId, Path)),
    responses((status = 200, body = PooledOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn close_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
    MaybeBody(StepIn { version }): MaybeBody<StepIn>,
) -> Result<Json<PooledOrderOut>> {
    let pool = service::close(&app, &op, id, version).await?;
    Ok(Json(answer(&app.db, &op, pool).await?))
}

/// Match needs with listings near the participants and hold the stock
///
/// As many units as possible, then the least price and distance. What is not found has a reason.
#[utoipa::path(post, path = "/pooled-orders/{id}/source", tag = "purchasing", request_body = Option<StepIn>,
    params(("id" = PooledOrderId, Path)),
    responses((status = 200, body = PooledOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn source_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
    MaybeBody(StepIn { version }): MaybeBody<StepIn>,
) -> Result<Json<PooledOrderOut>> {
    let pool = hold::source(&app, &op, id, version).await?;
    Ok(Json(answer(&app.db, &op, pool).await?))
}

/// Commit to what was found: one purchase order for each supplier
///
/// Only a signatory of the participant.
#[utoipa::path(post, path = "/pooled-orders/{id}/commit", tag = "purchasing", request_body = Option<StepIn>,
    params(("id" = PooledOrderId, Path)),
    responses((status = 200, body = CommitmentOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn commit_to_pooled_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PooledOrderId>,
    MaybeBody(StepIn { version }): MaybeBody<StepIn>,
) -> Result<Json<CommitmentOut>> {
    let (pool, orders) = commitments::commit(&app, &op, id, version).await?;
    let pooled_order = answer(&app.db, &op, pool).await?;
    let purchase_orders = out::purchase_orders(app.db.fresh(), &orders).await?;
    Ok(Json(CommitmentOut { pooled_order, purchase_orders }))
}
