//! Purchase orders as JSON.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::api::StepIn;
use super::order::PurchaseOrder;
use super::order_store;
use super::orders::{self, Counted};
use super::out::{self, PurchaseOrderOut};
use crate::kernel::{Error, Page, Paging, PurchaseOrderId, PurchaseOrderLineId, Result};
use crate::web::{App, Args, Body, Id, MaybeBody, Op, Problem};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_purchase_orders))
        .routes(routes!(find_purchase_order))
        .routes(routes!(sign_purchase_order))
        .routes(routes!(confirm_purchase_order))
        .routes(routes!(ship_purchase_order))
        .routes(routes!(certify_purchase_order))
        .routes(routes!(cancel_purchase_order))
}

/// What the buyer found at the delivery.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CertifyIn {
    /// What was wanting; needed when units are missing.
    reserves: Option<String>,
    /// Units counted, by the line's id; all of a line that is left out.
    #[serde(default)]
    received: HashMap<PurchaseOrderLineId, i64>,
    /// The version that was read.
    version: Option<i64>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CancelIn {
    /// Why, for the other side to read.
    reason: String,
    /// The version that was read.
    version: Option<i64>,
}

async fn answer(app: &App, order: PurchaseOrder) -> Result<Json<PurchaseOrderOut>> {
    let mut found = out::purchase_orders(app.db.fresh(), &[order]).await?;
    found.pop().map(Json).ok_or_else(Error::not_found)
}

/// One's purchase orders, as buyer and as supplier
#[utoipa::path(get, path = "/purchase-orders", tag = "purchasing", params(Paging),
    responses((status = 200, body = Page<PurchaseOrderOut>), (status = 403, body = Problem)))]
async fn list_purchase_orders(
    State(app): State<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<PurchaseOrderOut>>> {
    let (own, side) = orders::looking(&op)?;
    let limit = paging.limit();
    let c = app.db.read();
    let found = order_store::purchase_orders(c, own, side, &[], paging.after(), limit + 1).await?;
    let items = out::purchase_orders(c, &found).await?;
    Ok(Json(Page::cut(items, limit, |one| one.id().to_string())))
}

/// A purchase order
#[utoipa::path(get, path = "/purchase-orders/{id}", tag = "purchasing", params(("id" = PurchaseOrderId, Path)),
    responses((status = 200, body = PurchaseOrderOut), (status = 404, body = Problem)))]
async fn find_purchase_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PurchaseOrderId>,
) -> Result<Json<PurchaseOrderOut>> {
    let order = orders::find(app.db.fresh(), &op, id).await?;
    answer(&app, order).await
}

/// Sign for the buyer
///
/// Only a signatory of the buyer.
#[utoipa::path(post, path = "/purchase-orders/{id}/sign", tag = "purchasing", request_body = Option<StepIn>,
    params(("id" = PurchaseOrderId, Path)),
    responses((status = 200, body = PurchaseOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn sign_purchase_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PurchaseOrderId>,
    MaybeBody(StepIn { version }): MaybeBody<StepIn>,
) -> Result<Json<PurchaseOrderOut>> {
    let order = orders::sign(&app, &op, id, version).await?;
    answer(&app, order).await
}

/// Confirm for the supplier
#[utoipa::path(post, path = "/purchase-orders/{id}/confirm", tag = "purchasing", request_body = Option<StepIn>,
    params(("id" = PurchaseOrderId, Path)),
    responses((status = 200, body = PurchaseOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn confirm_purchase_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PurchaseOrderId>,
    MaybeBody(StepIn { version }): MaybeBody<StepIn>,
) -> Result<Json<PurchaseOrderOut>> {
    let order = orders::confirm(&app, &op, id, version).await?;
    answer(&app, order).await
}

/// Ship for the supplier
///
/// One shipment from each site where devices stand.
#[utoipa::path(post, path = "/purchase-orders/{id}/ship", tag = "purchasing", request_body = Option<StepIn>,
    params(("id" = PurchaseOrderId, Path)),
    responses((status = 200, body = PurchaseOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem)))]
async fn ship_purchase_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PurchaseOrderId>,
    MaybeBody(StepIn { version }): MaybeBody<StepIn>,
) -> Result<Json<PurchaseOrderOut>> {
    let order = orders::ship(&app, &op, id, version).await?;
    answer(&app, order).await
}

/// Certify what arrived, with or without reserves
///
/// What was counted is the buyer's own from now on; what is missing stays with the supplier.
#[utoipa::path(post, path = "/purchase-orders/{id}/certify", tag = "purchasing", request_body = Option<CertifyIn>,
    params(("id" = PurchaseOrderId, Path)),
    responses((status = 200, body = PurchaseOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn certify_purchase_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PurchaseOrderId>,
    MaybeBody(body): MaybeBody<CertifyIn>,
) -> Result<Json<PurchaseOrderOut>> {
    let CertifyIn { reserves, received, version } = body;
    let order = orders::certify(&app, &op, id, Counted { reserves, received }, version).await?;
    answer(&app, order).await
}

/// Give up before shipment, for either side
#[utoipa::path(post, path = "/purchase-orders/{id}/cancel", tag = "purchasing", request_body = CancelIn,
    params(("id" = PurchaseOrderId, Path)),
    responses((status = 200, body = PurchaseOrderOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn cancel_purchase_order(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<PurchaseOrderId>,
    Body(body): Body<CancelIn>,
) -> Result<Json<PurchaseOrderOut>> {
    let CancelIn { reason, version } = body;
    let order = orders::cancel(&app, &op, id, &reason, version).await?;
    answer(&app, order).await
}
