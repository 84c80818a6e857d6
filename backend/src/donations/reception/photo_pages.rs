//! Where photos of a lot are sent and seen, by page and by API.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State as Extract};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::Serialize;
use tower_sessions::Session;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::store as lots;
use super::photos::{Photo, add_photo, photo_bytes};
use crate::kernel::{Capacity, DocumentId, DonationLotId, Error, ErrorKind, LotPartId, OpContext, Result};
use crate::web::{App, Ctx, Flasher, Id, Op, Pages, Problem, Upload, download};

pub(super) fn pages() -> Pages {
    Pages::new()
        .post("/desk/lot-parts/{id}/photos", send)
        .get("/desk/lot-parts/{id}/photos/{photo}", of_part)
        .get("/desk/lots/{id}/photos/{photo}", of_lot)
}

/// The JSON route of photos.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(send_photo))
}

type Sent = std::result::Result<Multipart, MultipartRejection>;

async fn sent(app: &App, op: &OpContext, id: LotPartId, form: Sent) -> Result<Photo> {
    op.require(Capacity::Refurbisher)?;
    let form = form.map_err(|_| Error::new(ErrorKind::UnsupportedMedia, "multipart-expected"))?;
    let mut upload = Upload::read(form, "photo").await?;
    let bytes = upload.bytes.take().ok_or_else(|| Error::invalid("photo", "photo-missing"))?;
    add_photo(app, op, id, upload.field("caption").unwrap_or_default(), bytes).await
}

async fn send(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    form: Sent,
) -> Result<Response> {
    let outcome = sent(&app, &op, id, form).await;
    let back = format!("/desk/lot-parts/{id}/reception#photos");
    Flasher(&session).end(outcome, ctx.t("photo-said"), op.language, &back).await
}

/// A photo that was kept.
#[derive(Debug, Serialize, ToSchema)]
struct LotPhotoOut {
    /// Its id.
    id: DocumentId,
    /// What it shows.
    caption: String,
    /// Who took it.
    by: String,
    /// When.
    at: DateTime<Utc>,
}

/// A photo, sent as `multipart/form-data`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the form to the readers of the API's description")]
struct LotPhotoIn {
    /// What it shows, up to 200 characters.
    caption: Option<String>,
    /// JPEG or PNG, at most 20 MiB and 12 000 pixels wide or high.
    #[schema(value_type = String, format = Binary)]
    photo: Vec<u8>,
}

/// Send a photo of a lot as it came
///
/// Made again from its pixels, at most 1 600 wide and high: nothing else that a camera wrote is kept.
#[utoipa::path(post, path = "/lot-parts/{id}/photos", tag = "donations", params(("id" = LotPartId, Path)),
    request_body(content = LotPhotoIn, content_type = "multipart/form-data"),
    responses((status = 201, body = LotPhotoOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem)))]
async fn send_photo(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    form: Sent,
) -> Result<(StatusCode, Json<LotPhotoOut>)> {
    let kept = sent(&app, &op, id, form).await?;
    let out = LotPhotoOut { id: kept.id, caption: kept.caption, by: kept.user_name, at: kept.at };
    Ok((StatusCode::CREATED, Json(out)))
}

async fn seen(app: &App, part: LotPartId, photo: &str) -> Result<Response> {
    let photo = photo.parse().map_err(|_| Error::not_found())?;
    Ok(download("image/jpeg", "photo.jpg", photo_bytes(app, part, photo).await?))
}

async fn of_part(
    Extract(app): Extract<App>,
    Op(op): Op,
    Path((id, photo)): Path<(String, String)>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let id = id.parse().map_err(|_| Error::not_found())?;
    seen(&app, lots::part_of_refurbisher(app.db.fresh(), own, id).await?.id, &photo).await
}

async fn of_lot(
    Extract(app): Extract<App>,
    Op(op): Op,
    Path((id, photo)): Path<(String, String)>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let id: DonationLotId = id.parse().map_err(|_| Error::not_found())?;
    let lot = lots::lot_of_donor(app.db.fresh(), own, id).await?;
    let parts = lots::parts_of_lots(app.db.fresh(), [lot.id]).await?;
    seen(&app, parts.first().ok_or_else(Error::not_found)?.id, &photo).await
}
