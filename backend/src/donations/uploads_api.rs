//! A list's file sent in parts, as JSON; the script of the form sends by the same routes.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::uploads::{self, InventoryUpload};
use crate::kernel::{DonationLotId, Error, ErrorKind, InventoryUploadId, Result};
use crate::web::{App, Args, Body, Id, Op, Problem};

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(begin_upload, list_uploads))
        .routes(routes!(show_upload))
        .routes(routes!(add_part))
        .routes(routes!(remove_upload))
}

/// A file to send.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct InventoryUploadIn {
    /// Its name.
    file_name: String,
    /// Its bytes in all, at most 20 971 520.
    size: i64,
    /// SHA-256 of the whole file, in hexadecimal.
    sha256: String,
}

/// Where a file stands.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum InventoryUploadState {
    /// Parts of it are missing.
    Receiving,
    /// It is whole, and waits to be declared.
    Received,
    /// It is being read, or its lines are being kept.
    Reading,
    /// A lot came of it.
    Kept,
}

/// A file sent in parts.
#[derive(Debug, Serialize, ToSchema)]
struct InventoryUploadOut {
    /// Its id: the field `upload` of a declaration.
    id: InventoryUploadId,
    /// Its name.
    file_name: String,
    /// Its bytes in all.
    size: i64,
    /// Its bytes that have arrived: where the next part begins.
    received: i64,
    /// Where it stands.
    state: InventoryUploadState,
    /// How large a part is best, in bytes; from 65 536 (but for the last) to 4 194 304.
    part_size: usize,
    /// While it is read: rows under its headings, and those read.
    lines: Option<usize>,
    /// Rows read.
    lines_read: Option<usize>,
    /// While its lines are kept: how many, and those kept. All of them stand, or none.
    lines_to_keep: Option<usize>,
    /// Lines kept.
    lines_kept: Option<usize>,
    /// The lot that came of it.
    lot_id: Option<DonationLotId>,
    /// When it is removed, unless more of it comes.
    forgotten_at: DateTime<Utc>,
}

impl InventoryUploadOut {
    fn of(upload: &InventoryUpload) -> Self {
        let reading = uploads::reading(upload.id).filter(|_| upload.lot_id.is_none());
        let state = match (upload.lot_id, reading) {
            (Some(_), _) => InventoryUploadState::Kept,
            (None, Some(_)) => InventoryUploadState::Reading,
            (None, None) if upload.is_whole() => InventoryUploadState::Received,
            (None, None) => InventoryUploadState::Receiving,
        };
        Self {
            id: upload.id,
            file_name: upload.file_name.clone(),
            size: upload.size,
            received: upload.received,
            state,
            part_size: uploads::USUAL_PART,
            lines: reading.map(|standing| standing.to_read),
            lines_read: reading.map(|standing| standing.read),
            lines_to_keep: reading.map(|standing| standing.to_keep),
            lines_kept: reading.map(|standing| standing.kept),
            lot_id: upload.lot_id,
            forgotten_at: upload.forgotten_at,
        }
    }
}

/// Announce a file sent in parts
///
/// Then send its parts, then declare the lot with the field `upload` of `POST /donation-lots`. The same file announced
/// again is gone on with (200), from the byte that `received` says. It is removed a day after its last part.
#[utoipa::path(post, path = "/inventory-uploads", tag = "donations", request_body = InventoryUploadIn,
    responses((status = 201, body = InventoryUploadOut), (status = 200, body = InventoryUploadOut),
        (status = 401, body = Problem), (status = 403, body = Problem), (status = 413, body = Problem),
        (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn begin_upload(
    State(app): State<App>,
    Op(op): Op,
    Body(body): Body<InventoryUploadIn>,
) -> Result<(StatusCode, Json<InventoryUploadOut>)> {
    let InventoryUploadIn { file_name, size, sha256 } = body;
    let (upload, new) = uploads::begin(&app, &op, &file_name, size, &sha256).await?;
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(InventoryUploadOut::of(&upload))))
}

/// Files on the way
///
/// Of your organisation, the newest first, at most twenty; those that became lots are left out.
#[utoipa::path(get, path = "/inventory-uploads", tag = "donations",
    responses((status = 200, body = Vec<InventoryUploadOut>), (status = 401, body = Problem),
        (status = 403, body = Problem)))]
async fn list_uploads(State(app): State<App>, Op(op): Op) -> Result<Json<Vec<InventoryUploadOut>>> {
    let unfinished = uploads::unfinished(&app, &op).await?;
    Ok(Json(unfinished.iter().map(InventoryUploadOut::of).collect()))
}

/// How far a file has got
#[utoipa::path(get, path = "/inventory-uploads/{id}", tag = "donations",
    params(("id" = InventoryUploadId, Path)),
    responses((status = 200, body = InventoryUploadOut), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show_upload(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<InventoryUploadId>,
) -> Result<Json<InventoryUploadOut>> {
    Ok(Json(InventoryUploadOut::of(&uploads::state(&app, &op, id).await?)))
}

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct PartArgs {
    /// The place of its first byte in the file: the file's `received`.
    offset: i64,
    /// SHA-256 of the part, in hexadecimal.
    sha256: String,
}

/// Send a part of a file
///
/// In order. A part sent twice changes nothing; for one that does not come next (409), ask how far the file has got.
#[utoipa::path(post, path = "/inventory-uploads/{id}/parts", tag = "donations",
    params(("id" = InventoryUploadId, Path), PartArgs),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = InventoryUploadOut), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn add_part(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<InventoryUploadId>,
    Args(args): Args<PartArgs>,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<Json<InventoryUploadOut>> {
    let bytes = bytes.map_err(|_| Error::new(ErrorKind::TooLarge, "upload-part-too-large"))?;
    let PartArgs { offset, sha256 } = args;
    let upload = uploads::add(&app, &op, id, offset, &sha256, bytes.into()).await?;
    Ok(Json(InventoryUploadOut::of(&upload)))
}

/// Remove a file that is on the way
#[utoipa::path(post, path = "/inventory-uploads/{id}/remove", tag = "donations",
    params(("id" = InventoryUploadId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn remove_upload(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<InventoryUploadId>,
) -> Result<StatusCode> {
    uploads::remove(&app, &op, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
