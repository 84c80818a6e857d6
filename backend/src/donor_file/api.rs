//! The JSON routes of donors' files.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::check::Signed;
use super::{disks, pages};
use crate::donations;
use crate::kernel::{Capacity, DonationLotId, Error, Result, SharedLinkId};
use crate::platform::shared_links::SharedLink;
use crate::web::{App, Args, Body, Id, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(lot_file))
        .routes(routes!(year_file))
        .routes(routes!(lot_disks))
        .routes(routes!(share_lot_disks))
        .routes(routes!(revoke_lot_disks_link))
}

/// The archive of a lot's file
///
/// A ZIP with the signed agreements, the slip, every unit and every disk, certificates, waste proofs and impact; `SHA256SUMS`
/// lists the hashes, `SHA256SUMS.sig` is its Ed25519 signature. `rebond check-file` holds it against them off line.
#[utoipa::path(get, path = "/donation-lots/{id}/file.zip", tag = "donor_file",
    params(("id" = DonationLotId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/zip"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn lot_file(State(app): State<App>, Op(op): Op, Id(id): Id<DonationLotId>) -> Result<Response> {
    pages::of_lot(app, op, id).await
}

#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct YearArgs {
    /// The year, in Paris, of the reception; this one unless told.
    year: Option<i32>,
}

/// The archive of a year's lots
///
/// The same for every lot of which something was received in a year, at most 500, with the year's impact counted once.
#[utoipa::path(get, path = "/donor-file.zip", tag = "donor_file", params(YearArgs),
    responses((status = 200, body = Vec<u8>, content_type = "application/zip"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn year_file(
    State(app): State<App>,
    Op(op): Op,
    Args(YearArgs { year }): Args<YearArgs>,
) -> Result<Response> {
    pages::of_year(app, op, year).await
}

/// The state of a lot's disks, signed
///
/// `body` is JSON that names every storage with what is proven of it; `rebond check-file` checks its signature off line.
#[utoipa::path(get, path = "/donation-lots/{id}/disks", tag = "donor_file", params(("id" = DonationLotId, Path)),
    responses((status = 200, body = Signed), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn lot_disks(State(app): State<App>, Op(op): Op, Id(id): Id<DonationLotId>) -> Result<Json<Signed>> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let c = app.db.fresh();
    let lot = donations::lot_of_donor(c, own, id).await?;
    let parts = donations::parts_of_lots(c, [id]).await?;
    let part = parts.into_iter().find(|part| part.received_at.is_some());
    let part = part.ok_or_else(|| Error::conflict("disks-not-received"))?;
    Ok(Json(disks::signed(&app, &op, &lot, part.id).await?))
}

/// For whom a link is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShareDisksIn {
    /// For whom, in your words, up to 120 characters.
    recipient: String,
    /// How many days it opens, 1 to 90; 30 when absent.
    days: Option<i64>,
}

/// A link to the state of a lot's disks.
#[derive(Debug, Serialize, ToSchema)]
struct DisksLinkOut {
    /// Its id, by which it is revoked.
    id: SharedLinkId,
    /// For whom.
    recipient: String,
    /// Its address: shown once, when it is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// Until when it opens.
    expires_at: DateTime<Utc>,
    /// When it was revoked.
    revoked_at: Option<DateTime<Utc>>,
}

fn out(one: SharedLink, address: Option<String>) -> DisksLinkOut {
    DisksLinkOut {
        id: one.id,
        recipient: one.recipient,
        address,
        expires_at: one.expires_at,
        revoked_at: one.revoked_at,
    }
}

/// Show the state of a lot's disks to somebody without an account
///
/// Makes a link that expires and can be revoked. Its address is given here and nowhere else.
#[utoipa::path(post, path = "/donation-lots/{id}/disk-links", tag = "donor_file",
    params(("id" = DonationLotId, Path)), request_body = ShareDisksIn,
    responses((status = 201, body = DisksLinkOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn share_lot_disks(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Body(body): Body<ShareDisksIn>,
) -> Result<(StatusCode, Json<DisksLinkOut>)> {
    op.require(Capacity::Donor)?;
    let ShareDisksIn { recipient, days } = body;
    let (link, address) = disks::share(&app, &op, id, &recipient, days).await?;
    Ok((StatusCode::CREATED, Json(out(link, Some(address)))))
}

/// A link to revoke.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RevokeDisksIn {
    /// The link's id.
    link: SharedLinkId,
}

/// Revoke a link to the state of a lot's disks
#[utoipa::path(post, path = "/donation-lots/{id}/disk-links/revoke", tag = "donor_file",
    params(("id" = DonationLotId, Path)), request_body = RevokeDisksIn,
    responses((status = 200, body = DisksLinkOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn revoke_lot_disks_link(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Body(body): Body<RevokeDisksIn>,
) -> Result<Json<DisksLinkOut>> {
    op.require(Capacity::Donor)?;
    Ok(Json(out(disks::share_revoke(&app, &op, id, body.link).await?, None)))
}
