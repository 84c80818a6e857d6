//! The stock of parts as machines see it.

use axum::Json;
use axum::extract::State as AppState;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::input::once;
use super::parts::{self, NewPart};
use crate::kernel::{Instant, PartId, Result};
use crate::refurbishing::rules::Check;
use crate::web::{App, Body, Id, Op, Problem};

/// The JSON routes of the stock.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_parts))
        .routes(routes!(add_part))
        .routes(routes!(count_part))
        .routes(routes!(use_part))
        .routes(routes!(take_part))
}

/// A kind of part in the stock.
#[derive(Debug, Serialize, ToSchema)]
struct PartOut {
    /// Its id.
    id: PartId,
    /// What it mends: a function of the checklist.
    function: Check,
    /// The category of devices it is for.
    category: String,
    /// What it is.
    label: String,
    /// The models it fits; every one of its category when empty.
    models: Vec<String>,
    /// How many are there.
    quantity: i32,
}

/// Parts to put into the stock.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PartIn {
    /// What it mends: a function of the checklist of its category.
    #[serde(default)]
    function: String,
    /// The category of devices it is for.
    #[serde(default)]
    category: String,
    /// What it is, up to 120 characters; one that is there already becomes more.
    #[serde(default)]
    label: String,
    /// The models it fits, at most 50; every one of its category when left out.
    #[serde(default)]
    models: Vec<String>,
    /// How many, 0 to 100 000; 1 unless told.
    quantity: Option<i32>,
}

/// How many there are.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CountIn {
    /// As counted, 0 to 100 000.
    counted: i32,
}

/// A part that goes into a device.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct UseIn {
    /// The part of the stock.
    part_id: PartId,
    /// What makes this the same act when it is sent again, as for `bench-marks`.
    key: Option<String>,
    /// When it was done, if earlier.
    #[schema(value_type = Option<String>, format = DateTime)]
    made_at: Option<Instant>,
}

/// A part that comes out of a device.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TakeIn {
    /// What it mends: a function of the checklist of its category.
    function: String,
    /// What it is, up to 120 characters.
    label: String,
    /// What makes this the same act when it is sent again, as for `bench-marks`.
    key: Option<String>,
    /// When it was done, if earlier.
    #[schema(value_type = Option<String>, format = DateTime)]
    made_at: Option<Instant>,
}

/// The part's id.
#[derive(Debug, Serialize, ToSchema)]
struct AddedOut {
    /// Its id.
    id: PartId,
}

/// The stock of parts
#[utoipa::path(get, path = "/parts", tag = "refurbishing",
    responses((status = 200, body = Vec<PartOut>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_parts(AppState(app): AppState<App>, Op(op): Op) -> Result<Json<Vec<PartOut>>> {
    let all = parts::list(app.db.fresh(), &op, None).await?;
    let out = |part: parts::Part| PartOut {
        id: part.id,
        function: part.function,
        category: part.category,
        label: part.label,
        models: part.models,
        quantity: part.quantity,
    };
    Ok(Json(all.into_iter().map(out).collect()))
}

/// Put parts into the stock
#[utoipa::path(post, path = "/parts", tag = "refurbishing", request_body = PartIn,
    responses((status = 201, body = AddedOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
async fn add_part(
    AppState(app): AppState<App>,
    Op(op): Op,
    Body(body): Body<PartIn>,
) -> Result<(StatusCode, Json<AddedOut>)> {
    let PartIn { function, category, label, models, quantity } = body;
    let id = parts::add(&app.db, &op, &NewPart { function, category, label, models, quantity }).await?;
    Ok((StatusCode::CREATED, Json(AddedOut { id })))
}

/// Say how many of a part there are
#[utoipa::path(post, path = "/parts/{id}/count", tag = "refurbishing", request_body = CountIn,
    params(("id" = PartId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn count_part(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<PartId>,
    Body(body): Body<CountIn>,
) -> Result<StatusCode> {
    parts::count(&app.db, &op, id, body.counted).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Put a part of the stock into a device
///
/// It must fit: be made for its category, and for its model when models are named.
#[utoipa::path(post, path = "/devices/{reference}/parts-used", tag = "refurbishing", request_body = UseIn,
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn use_part(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    Body(body): Body<UseIn>,
) -> Result<StatusCode> {
    let once = once(&op, body.key.as_deref(), body.made_at)?;
    parts::use_one(&app.db, &op, &reference, &once, body.part_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a part out of a device kept for its parts
///
/// It goes into the stock, for the device's model.
#[utoipa::path(post, path = "/devices/{reference}/parts-taken", tag = "refurbishing", request_body = TakeIn,
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take_part(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    Body(body): Body<TakeIn>,
) -> Result<StatusCode> {
    let once = once(&op, body.key.as_deref(), body.made_at)?;
    let new = NewPart { function: body.function, label: body.label, ..NewPart::default() };
    parts::take_one(&app.db, &op, &reference, &once, &new).await?;
    Ok(StatusCode::NO_CONTENT)
}
