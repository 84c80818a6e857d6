//! The JSON routes of a preparation.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::store as lots;
use super::pages::{coded, proof_sent};
use super::rules::{ErasurePlace, LeasedEquipment, LockLift, Unprepared};
use super::service::{self, Answers};
use super::store;
use crate::kernel::{Capacity, DonationLotId, LotLineId, OpContext, Result};
use crate::web::{App, Body, Id, Op, Problem};

/// The JSON routes of a preparation.
pub(in super::super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show_preparation, answer_preparation)).routes(routes!(attach_proof))
}

/// What was answered before a collection.
#[derive(Debug, Serialize, ToSchema)]
struct PreparationOut {
    /// The firmware's password.
    firmware: Option<LockLift>,
    /// Device management: MDM, Autopilot, Knox, Apple Business Manager.
    management: Option<LockLift>,
    /// Activation locks of Apple or Google accounts.
    activation: Option<LockLift>,
    /// Leased equipment.
    leased: Option<LeasedEquipment>,
    /// The lines that are leased.
    leased_lines: Vec<LotLineId>,
    /// Where the data are erased.
    erasure: Option<ErasurePlace>,
    /// Whether the lessor's release is attached.
    has_release: bool,
    /// Whether the evidence of the donor's own erasure is attached.
    has_evidence: bool,
    /// What is still to be done or said.
    missing: Vec<Unprepared>,
}

async fn out(app: &App, op: &OpContext, id: DonationLotId) -> Result<Json<PreparationOut>> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let c = app.db.fresh();
    lots::lot_of_donor(c, own, id).await?;
    let kept = store::find(c, id).await?;
    let leased = store::leased_lines(c, id).await?;
    Ok(Json(PreparationOut {
        firmware: kept.firmware,
        management: kept.management,
        activation: kept.activation,
        leased: kept.leased,
        leased_lines: leased.into_iter().map(|one| one.id).collect(),
        erasure: kept.erasure,
        has_release: kept.release_id.is_some(),
        has_evidence: kept.evidence_id.is_some(),
        missing: kept.missing(),
    }))
}

/// What was answered before a collection
#[utoipa::path(get, path = "/donation-lots/{id}/preparation", tag = "donations",
    params(("id" = DonationLotId, Path)),
    responses((status = 200, body = PreparationOut), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show_preparation(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
) -> Result<Json<PreparationOut>> {
    out(&app, &op, id).await
}

/// Answers before a collection; what is left out stays as it was.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PreparationIn {
    /// done, not_applicable or not_yet.
    firmware: Option<String>,
    /// done, not_applicable or not_yet.
    management: Option<String>,
    /// done, not_applicable or not_yet.
    activation: Option<String>,
    /// none, taken_out, released or not_yet.
    leased: Option<String>,
    /// The leased lines: serial numbers or lines of the file, between spaces; at most 500.
    leased_lines: Option<String>,
    /// by_donor, on_site, disk_kept or sealed_transport.
    erasure: Option<String>,
}

/// Answer what is asked before a collection
///
/// Until the lot is collected. The workshop sees it, and may collect without.
#[utoipa::path(post, path = "/donation-lots/{id}/preparation", tag = "donations",
    params(("id" = DonationLotId, Path)), request_body = PreparationIn,
    responses((status = 200, body = PreparationOut), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn answer_preparation(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Body(body): Body<PreparationIn>,
) -> Result<Json<PreparationOut>> {
    op.require(Capacity::Donor)?;
    let PreparationIn { firmware, management, activation, leased, leased_lines, erasure } = body;
    let new = Answers {
        firmware: coded("firmware", firmware.as_deref(), "preparation-answer")?,
        management: coded("management", management.as_deref(), "preparation-answer")?,
        activation: coded("activation", activation.as_deref(), "preparation-answer")?,
        leased: coded("leased", leased.as_deref(), "preparation-answer")?,
        leased_lines,
        erasure: coded("erasure", erasure.as_deref(), "preparation-answer")?,
    };
    service::answer(&app, &op, id, new).await?;
    out(&app, &op, id).await
}

/// A proof, sent as `multipart/form-data`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only describes the form to the readers of the API's description")]
struct PreparationProofIn {
    /// release (the lessor's) or evidence (of your own erasure).
    kind: String,
    /// PDF, text, JPEG or PNG, at most 20 MiB.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Attach a proof before a collection
#[utoipa::path(post, path = "/donation-lots/{id}/preparation/proofs", tag = "donations",
    params(("id" = DonationLotId, Path)),
    request_body(content = PreparationProofIn, content_type = "multipart/form-data"),
    responses((status = 200, body = PreparationOut), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 413, body = Problem), (status = 415, body = Problem), (status = 422, body = Problem)))]
async fn attach_proof(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Json<PreparationOut>> {
    op.require(Capacity::Donor)?;
    let (proof, file) = proof_sent(form).await?;
    service::attach(&app, &op, id, proof, file).await?;
    out(&app, &op, id).await
}
