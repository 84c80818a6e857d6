//! Photos of a device at the bench: taken by whoever works on it, seen by its workshop.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;
use tower_sessions::Session;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::devices;
use crate::kernel::{Capacity, DeviceId, OpContext, Result};
use crate::platform::photos::{self, Photo, Ready, Subject};
use crate::refurbishing::service as bench;
use crate::web::photos::{PhotoIn, PhotoOut, SentForm, photo_file, read_photo};
use crate::web::{App, Ctx, Flasher, Id, Op, Pages, Problem};

pub(super) fn pages() -> Pages {
    Pages::new()
        .post("/desk/bench/{reference}/photos", send)
        .get("/desk/bench/{reference}/photos/{photo}", see)
}

/// The JSON route of photos.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(send_device_photo))
}

/// A device, as what photos are of.
pub(in crate::refurbishing) fn subject(device: DeviceId) -> Subject {
    Subject { kind: "device", id: device.0 }
}

/// Keeps a photo of a device that the acting workshop holds; its history says so, with the file's hash.
///
/// # Errors
/// 401, 403, 404; `photo-too-many` (422).
async fn add(app: &App, op: &OpContext, reference: &str, ready: Ready) -> Result<Photo> {
    let by = op.require(Capacity::Refurbisher)?;
    app.db
        .tx(async |t| {
            let device = bench::held(t, by.organisation_id, reference).await?;
            let (photo, sha256) =
                photos::keep(t, &app.storage, op, by, subject(device.id), ready.clone()).await?;
            devices::note(t, op, device.id, "photo", json!({ "document_id": photo.id, "sha256": sha256 }))
                .await?;
            Ok(photo)
        })
        .await
}

async fn sent(app: &App, op: &OpContext, reference: &str, form: SentForm) -> Result<Photo> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    bench::held(app.db.fresh(), own, reference).await?;
    add(app, op, reference, read_photo(form).await?).await
}

async fn send(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    form: SentForm,
) -> Result<Response> {
    let outcome = sent(&app, &op, &reference, form).await;
    let back = format!("/desk/bench/{reference}#photos");
    Flasher(&session).end(outcome, ctx.t("photo-said"), op.language, &back).await
}

/// Send a photo of a device at the bench
///
/// Made again from its pixels, at most 1 600 wide and high: nothing else that a camera wrote is kept. The device's history
/// holds the file's hash.
#[utoipa::path(post, path = "/devices/{reference}/photos", tag = "refurbishing",
    params(("reference" = String, Path, description = "`RB-XXXX-XXXX`")),
    request_body(content = PhotoIn, content_type = "multipart/form-data"),
    responses((status = 201, body = PhotoOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem)))]
async fn send_device_photo(
    State(app): State<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    form: SentForm,
) -> Result<(StatusCode, Json<PhotoOut>)> {
    let kept = sent(&app, &op, &reference, form).await?;
    Ok((StatusCode::CREATED, Json(kept.into())))
}

async fn see(
    State(app): State<App>,
    Op(op): Op,
    Path((reference, photo)): Path<(String, String)>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let device = bench::held(app.db.fresh(), own, &reference).await?;
    photo_file(&app, subject(device.id), &photo).await
}
