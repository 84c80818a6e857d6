//! Waste as machines see it.

use axum::Json;
use axum::extract::State as AppState;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::service;
use super::waste::{self, Told, WasteCode, WasteRecord};
use crate::devices;
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Error, Page, Paging, Result, WasteRecordId};
use crate::web::{App, Args, Body, Id, Op, Problem};

/// The JSON routes of waste.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_waste)).routes(routes!(show_waste)).routes(routes!(record_waste))
}

/// What is handed on of a device that was taken apart or recycled.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WasteIn {
    /// What of it, up to 200 characters; the whole unless told.
    what: Option<String>,
    /// Its weight in grams, 1 to 500 000.
    weight_grams: Option<i32>,
    /// Its code in the European list, such as `20 01 36`; spaces and star may be left out.
    code: Option<String>,
    /// Who took it.
    receiver: Option<String>,
    /// The day.
    #[schema(value_type = Option<String>, format = Date)]
    handed_on: Option<NaiveDate>,
    /// The proof's file name.
    proof_name: Option<String>,
    /// The proof in base64, up to 5 MiB.
    proof_base64: Option<String>,
}

/// What was handed on.
#[derive(Debug, Serialize, ToSchema)]
struct WasteOut {
    /// Its id.
    id: WasteRecordId,
    /// The device.
    reference: String,
    /// What of it; empty for the whole.
    what: String,
    /// Its weight in grams.
    weight_grams: i32,
    /// Its code in the European list; a star means hazardous.
    code: WasteCode,
    /// Whether it is hazardous.
    hazardous: bool,
    /// Who took it.
    receiver: String,
    /// The day, in Paris.
    #[schema(value_type = String, format = Date)]
    handed_on: NaiveDate,
    /// SHA-256 of the kept proof.
    proof_sha256: String,
}

fn out(one: WasteRecord, reference: String) -> WasteOut {
    WasteOut {
        id: one.id,
        reference,
        what: one.what,
        weight_grams: one.weight_grams,
        code: one.code,
        hazardous: one.code.is_hazardous(),
        receiver: one.receiver,
        handed_on: paris_day(one.handed_at),
        proof_sha256: one.proof_sha256,
    }
}

/// What the acting workshop handed on as waste
///
/// In the order of its recording.
#[utoipa::path(get, path = "/waste", tag = "refurbishing", params(Paging),
    responses((status = 200, body = Page<WasteOut>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_waste(
    AppState(app): AppState<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<WasteOut>>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let c = app.db.fresh();
    let rows = waste::list(c, own, paging.after(), paging.limit() + 1).await?;
    let page = Page::cut(rows, paging.limit(), |one| one.id.to_string());
    let ids: Vec<_> = page.items.iter().map(|one| one.device_id).collect();
    let known = if ids.is_empty() { Vec::new() } else { devices::find_many(c, &ids).await? };
    let reference = |one: &WasteRecord| {
        known
            .iter()
            .find(|device| device.id == one.device_id)
            .map(|device| device.reference.clone())
            .unwrap_or_default()
    };
    Ok(Json(page.map(|one| {
        let reference = reference(&one);
        out(one, reference)
    })))
}

/// What was handed on of a device
#[utoipa::path(get, path = "/devices/{reference}/waste", tag = "refurbishing",
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = Vec<WasteOut>), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn show_waste(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
) -> Result<Json<Vec<WasteOut>>> {
    op.require_reading(Capacity::Refurbisher)?;
    let bench = service::look(app.db.fresh(), &op, &reference).await?;
    let all = waste::of_device(app.db.fresh(), bench.device.id).await?;
    Ok(Json(all.into_iter().map(|one| out(one, bench.device.reference.clone())).collect()))
}

/// Record what was handed on of a device
///
/// The device must have been kept for its parts or recycled. The same proof with the same weight and code is recorded once.
#[utoipa::path(post, path = "/devices/{reference}/waste", tag = "refurbishing", request_body = WasteIn,
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = WasteOut), (status = 201, body = WasteOut), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn record_waste(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    Body(body): Body<WasteIn>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let WasteIn { what, weight_grams, code, receiver, handed_on, proof_name, proof_base64 } = body;
    let proof = match proof_base64 {
        Some(text) => {
            let bare: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
            let bytes =
                STANDARD.decode(bare).map_err(|_| Error::invalid("proof_base64", "base64-malformed"))?;
            Some((proof_name.unwrap_or_else(|| "preuve".to_owned()), bytes))
        }
        None => None,
    };
    let told = Told { what, weight_grams, code, receiver, handed_on, proof };
    let (bench, one, new) = waste::record(&app.db, &app.storage, &op, &reference, told).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(out(one, bench.device.reference))).into_response())
}
