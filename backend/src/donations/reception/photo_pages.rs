//! Where photos of a lot are sent and seen, by page and by API.

use axum::Json;
use axum::extract::{Path, State as Extract};
use axum::http::StatusCode;
use axum::response::Response;
use tower_sessions::Session;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::store as lots;
use super::photos::{add_photo, subject};
use crate::kernel::{Capacity, DonationLotId, Error, ErrorKind, LotPartId, OpContext, Result};
use crate::platform::photos::Photo;
use crate::web::photos::{PhotoIn, PhotoOut, SentForm, photo_file, read_photo};
use crate::web::{App, Ctx, Flasher, Id, Op, Pages, Problem};

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

async fn sent(app: &App, op: &OpContext, id: LotPartId, form: SentForm) -> Result<Photo> {
    op.require(Capacity::Refurbisher)?;
    add_photo(app, op, id, read_photo(form).await?).await
}

async fn send(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    form: SentForm,
) -> Result<Response> {
    let outcome = sent(&app, &op, id, form).await;
    let back = format!("/desk/lot-parts/{id}/reception#photos");
    Flasher(&session).end(outcome, ctx.t("photo-said"), op.language, &back).await
}

/// Send a photo of a lot as it came
///
/// Made again from its pixels, at most 1 600 wide and high: nothing else that a camera wrote is kept.
#[utoipa::path(post, path = "/lot-parts/{id}/photos", tag = "donations", params(("id" = LotPartId, Path)),
    request_body(content = PhotoIn, content_type = "multipart/form-data"),
    responses((status = 201, body = PhotoOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 413, body = Problem),
        (status = 415, body = Problem), (status = 422, body = Problem)))]
async fn send_photo(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    form: SentForm,
) -> Result<(StatusCode, Json<PhotoOut>)> {
    let kept = sent(&app, &op, id, form).await?;
    Ok((StatusCode::CREATED, Json(kept.into())))
}

async fn of_part(
    Extract(app): Extract<App>,
    Op(op): Op,
    Path((id, photo)): Path<(String, String)>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let id = id.parse().map_err(|_| Error::not_found())?;
    let part = lots::part_of_refurbisher(app.db.fresh(), own, id).await?;
    photo_file(&app, subject(part.id), &photo).await
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
    for part in parts {
        match photo_file(&app, subject(part.id), &photo).await {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            found => return found,
        }
    }
    Err(Error::not_found())
}
