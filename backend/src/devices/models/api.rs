//! Models as machines see them.

use axum::Json;
use axum::extract::State as Extract;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{DeviceModel, Typed, service, store};
use crate::kernel::{Capacity, DeviceModelId, Error, Instant, Page, Paging, Result};
use crate::web::{App, Args, Body, Id, Op, Problem};

/// The JSON routes of models.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_models, add_model))
        .routes(routes!(withdraw_model))
        .routes(routes!(restore_model))
}

/// A model that inventories are held against; what it holds is usual, never a fact about one device.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct DeviceModelOut {
    /// Its id.
    id: DeviceModelId,
    /// What it is.
    category: String,
    /// Manufacturer.
    brand: String,
    /// Name without the manufacturer's.
    name: String,
    /// Other names for it.
    also: Vec<String>,
    /// First year of sale.
    first_year: Option<i32>,
    /// Last year of sale.
    last_year: Option<i32>,
    /// Usual processor.
    processor: Option<String>,
    /// Usual memory, in gigabytes.
    memory_gb: Option<i32>,
    /// Usual storage, in gigabytes.
    storage_gb: Option<i32>,
    /// Diagonal, in tenths of an inch.
    screen_inch_tenths: Option<i32>,
    /// Typical weight, in grams.
    weight_grams: Option<i32>,
    /// Since when it is no longer used; absent while it is.
    #[schema(value_type = Option<String>, format = DateTime)]
    withdrawn_at: Option<Instant>,
}

impl DeviceModelOut {
    fn of(model: DeviceModel) -> Self {
        let said = model.said;
        Self {
            id: model.id,
            category: said.category,
            brand: said.brand,
            name: said.name,
            also: said.also,
            first_year: said.first_year,
            last_year: said.last_year,
            processor: said.processor,
            memory_gb: said.memory_gb,
            storage_gb: said.storage_gb,
            screen_inch_tenths: said.screen_inch_tenths,
            weight_grams: said.weight_grams,
            withdrawn_at: model.withdrawn_at,
        }
    }
}

/// A model to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DeviceModelIn {
    /// laptop, desktop, screen, smartphone, tablet, printer, server, network, peripheral or other.
    category: String,
    /// Manufacturer, up to 60 characters.
    brand: String,
    /// Name without the manufacturer's, up to 120 characters.
    name: String,
    /// Other names for it, at most 20.
    #[serde(default)]
    also: Vec<String>,
    /// First year of sale, from 1980.
    first_year: Option<i32>,
    /// Last year of sale.
    last_year: Option<i32>,
    /// Usual processor.
    cpu: Option<String>,
    /// Usual memory, in gigabytes.
    memory_gb: Option<i32>,
    /// Usual storage, in gigabytes.
    storage_gb: Option<i32>,
    /// Diagonal, in inches.
    screen_inches: Option<f64>,
    /// Typical weight, in grams.
    weight_grams: Option<i32>,
}

/// The models that inventories are held against
///
/// Withdrawn ones too, with the day.
#[utoipa::path(get, path = "/device-models", tag = "devices", params(Paging),
    responses((status = 200, body = Page<DeviceModelOut>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_models(
    Extract(app): Extract<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<DeviceModelOut>>> {
    op.require_reading(Capacity::Operator)?;
    let after = paging.after::<DeviceModelId>();
    let found = store::page(app.db.fresh(), after, paging.limit() + 1).await?;
    let page = Page::cut(found, paging.limit(), |model| model.id.to_string());
    Ok(Json(page.map(DeviceModelOut::of)))
}

/// Add a model
///
/// One that was withdrawn comes back with what is said now.
#[utoipa::path(post, path = "/device-models", tag = "devices", request_body = DeviceModelIn,
    responses((status = 201, body = DeviceModelOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 422, body = Problem)))]
async fn add_model(
    Extract(app): Extract<App>,
    Op(op): Op,
    Body(body): Body<DeviceModelIn>,
) -> Result<(StatusCode, Json<DeviceModelOut>)> {
    let text = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
    if body.also.iter().any(|name| name.contains(';')) {
        op.require(Capacity::Operator)?;
        return Err(Error::invalid("also", "model-names").with("limit", super::MOST_NAMES));
    }
    let typed = Typed {
        category: body.category,
        brand: body.brand,
        name: body.name,
        also: body.also.join(";"),
        first_year: text(body.first_year),
        last_year: text(body.last_year),
        cpu: body.cpu.unwrap_or_default(),
        memory_gb: text(body.memory_gb),
        storage_gb: text(body.storage_gb),
        screen_inches: body.screen_inches.map(|inches| inches.to_string()).unwrap_or_default(),
        weight_grams: text(body.weight_grams),
    };
    let model = service::add(&app.db, &op, &typed).await?;
    Ok((StatusCode::CREATED, Json(DeviceModelOut::of(model))))
}

/// Withdraw a model
///
/// Inventories are no longer held against it; devices that bear its name keep it.
#[utoipa::path(post, path = "/device-models/{id}/withdraw", tag = "devices", params(("id" = DeviceModelId, Path)),
    responses((status = 200, body = DeviceModelOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn withdraw_model(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<DeviceModelId>,
) -> Result<Json<DeviceModelOut>> {
    Ok(Json(DeviceModelOut::of(service::set_withdrawn(&app.db, &op, id, true).await?)))
}

/// Take a model back into use
#[utoipa::path(post, path = "/device-models/{id}/restore", tag = "devices", params(("id" = DeviceModelId, Path)),
    responses((status = 200, body = DeviceModelOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn restore_model(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<DeviceModelId>,
) -> Result<Json<DeviceModelOut>> {
    Ok(Json(DeviceModelOut::of(service::set_withdrawn(&app.db, &op, id, false).await?)))
}
