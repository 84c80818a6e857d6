//! The JSON routes of agreements.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::asked::PartAsked;
use super::rules::{AgreementState, Side};
use super::service::{self, Signing, part_of_lot};
use super::store::{Agreement, Signature};
use super::{change_gift, pages, review, store};
use crate::kernel::{DonationLotId, LotPartId, OpContext, Result, SharedLinkId};
use crate::platform::shared_links::SharedLink;
use crate::web::{App, Args, Body, Id, Op, Problem, download};

/// The JSON routes of agreements.
pub(in super::super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_lot_agreements))
        .routes(routes!(lot_agreement_file))
        .routes(routes!(sign_lot_agreement))
        .routes(routes!(share_lot_agreement))
        .routes(routes!(revoke_lot_agreement_link))
        .routes(routes!(change_lot_gift))
        .routes(routes!(list_part_agreements))
        .routes(routes!(part_agreement_file))
        .routes(routes!(sign_part_agreement))
}

/// A signature with its evidence.
#[derive(Debug, Serialize, ToSchema)]
struct SignatureOut {
    /// donor or workshop.
    side: Side,
    /// Who signed.
    name: String,
    /// In which role; they declared that it empowers them to sign.
    role: String,
    /// SHA-256 of the document that was signed.
    document_sha256: String,
    /// When.
    signed_at: DateTime<Utc>,
}

/// A version of an agreement.
#[derive(Debug, Serialize, ToSchema)]
struct AgreementOut {
    /// Its reference, the same for all versions.
    reference: String,
    /// Which version, from 1.
    version: i32,
    /// How it stands.
    state: AgreementState,
    /// Why the lot may be given, as this version says.
    legal_basis: crate::devices::LegalBasis,
    /// What its donor wishes, as this version says.
    wish: crate::devices::Wish,
    /// Where the data are erased, as this version says.
    erasure: super::super::preparation::ErasurePlace,
    /// SHA-256 of the document that is signed: what a signature must repeat.
    document_sha256: String,
    /// When it was drawn.
    created_at: DateTime<Utc>,
    /// When it was replaced or ended.
    ended_at: Option<DateTime<Utc>>,
    /// Who has signed.
    signatures: Vec<SignatureOut>,
}

impl From<&Signature> for SignatureOut {
    fn from(one: &Signature) -> Self {
        Self {
            side: one.side,
            name: one.name.clone(),
            role: one.role.clone(),
            document_sha256: one.document_sha256.clone(),
            signed_at: one.signed_at,
        }
    }
}

impl From<&Agreement> for AgreementOut {
    fn from(one: &Agreement) -> Self {
        Self {
            reference: one.reference.clone(),
            version: one.version,
            state: one.state,
            legal_basis: one.terms.legal_basis,
            wish: one.terms.wish,
            erasure: one.terms.erasure,
            document_sha256: one.document_sha256.clone(),
            created_at: one.created_at,
            ended_at: one.ended_at,
            signatures: one.signatures.iter().map(Into::into).collect(),
        }
    }
}

async fn listed(app: &App, op: &OpContext, side: Side, id: LotPartId) -> Result<Json<Vec<AgreementOut>>> {
    let (_, part) = service::own(app.db.fresh(), op, side, id).await?;
    service::ensure(app, &part).await?;
    let mine = op.acting()?.organisation_id;
    let all = store::versions(app.db.fresh(), id).await?;
    Ok(Json(
        all.iter().filter(|one| one.donor_id == mine || one.workshop_id == mine).map(Into::into).collect(),
    ))
}

/// The versions of a lot's agreement
///
/// Newest first, at most 100; none before a workshop has taken the lot.
#[utoipa::path(get, path = "/donation-lots/{id}/agreements", tag = "donations",
    params(("id" = DonationLotId, Path), PartAsked),
    responses((status = 200, body = Vec<AgreementOut>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_lot_agreements(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
) -> Result<Json<Vec<AgreementOut>>> {
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    listed(&app, &op, Side::Donor, part).await
}

/// The versions of a lot part's agreement
///
/// Newest first, at most 100: those that your workshop is a side of.
#[utoipa::path(get, path = "/lot-parts/{id}/agreements", tag = "donations", params(("id" = LotPartId, Path)),
    responses((status = 200, body = Vec<AgreementOut>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_part_agreements(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
) -> Result<Json<Vec<AgreementOut>>> {
    listed(&app, &op, Side::Workshop, id).await
}

#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct VersionArgs {
    /// Which version; the newest unless told.
    version: Option<i32>,
}

/// The document of a lot's agreement
///
/// With its page of evidence once both have signed; the very document that was signed is inside.
#[utoipa::path(get, path = "/donation-lots/{id}/agreement.pdf", tag = "donations",
    params(("id" = DonationLotId, Path), PartAsked, VersionArgs),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn lot_agreement_file(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    Args(VersionArgs { version }): Args<VersionArgs>,
) -> Result<Response> {
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    let (name, bytes) = service::file(&app, &op, Side::Donor, part, version).await?;
    Ok(download("application/pdf", &name, bytes))
}

/// The document of a lot part's agreement
///
/// With its page of evidence once both have signed; the very document that was signed is inside.
#[utoipa::path(get, path = "/lot-parts/{id}/agreement.pdf", tag = "donations",
    params(("id" = LotPartId, Path), VersionArgs),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn part_agreement_file(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Args(VersionArgs { version }): Args<VersionArgs>,
) -> Result<Response> {
    let (name, bytes) = service::file(&app, &op, Side::Workshop, id, version).await?;
    Ok(download("application/pdf", &name, bytes))
}

/// A signature.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignIn {
    /// SHA-256 of the document that you read, as the version says it.
    document_sha256: String,
    /// In which role you sign, up to 120 characters.
    role: String,
    /// That this role empowers you to sign for your organisation: true.
    empowered: bool,
}

impl From<SignIn> for Signing {
    fn from(sent: SignIn) -> Self {
        let SignIn { document_sha256, role, empowered } = sent;
        Self { document_sha256, role, empowered }
    }
}

/// Sign a lot's agreement
///
/// Needs a person who binds your organisation. Refused when another text stands there than the one you read.
#[utoipa::path(post, path = "/donation-lots/{id}/agreement/sign", tag = "donations",
    params(("id" = DonationLotId, Path), PartAsked), request_body = SignIn,
    responses((status = 200, body = AgreementOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn sign_lot_agreement(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    Body(body): Body<SignIn>,
) -> Result<Json<AgreementOut>> {
    op.require_signatory(Side::Donor.capacity())?;
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    Ok(Json((&service::sign(&app, &op, Side::Donor, part, &body.into()).await?).into()))
}

/// Sign a lot part's agreement
///
/// Needs a person who binds your organisation. Refused when another text stands there than the one you read.
#[utoipa::path(post, path = "/lot-parts/{id}/agreement/sign", tag = "donations",
    params(("id" = LotPartId, Path)), request_body = SignIn,
    responses((status = 200, body = AgreementOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn sign_part_agreement(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Body(body): Body<SignIn>,
) -> Result<Json<AgreementOut>> {
    op.require_signatory(Side::Workshop.capacity())?;
    Ok(Json((&service::sign(&app, &op, Side::Workshop, id, &body.into()).await?).into()))
}

/// For whom a link is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShareIn {
    /// For whom, in your words, up to 120 characters.
    recipient: String,
    /// How many days it opens, 1 to 90; 30 when absent.
    days: Option<i64>,
}

/// A link for somebody without an account.
#[derive(Debug, Serialize, ToSchema)]
struct SharedLinkOut {
    /// Its id, by which it is revoked.
    id: SharedLinkId,
    /// For whom.
    recipient: String,
    /// Its address: shown once, here.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// Until when it opens.
    expires_at: DateTime<Utc>,
    /// When it was revoked.
    revoked_at: Option<DateTime<Utc>>,
}

fn link_out(one: SharedLink, address: Option<String>) -> SharedLinkOut {
    SharedLinkOut {
        id: one.id,
        recipient: one.recipient,
        address,
        expires_at: one.expires_at,
        revoked_at: one.revoked_at,
    }
}

/// Show a lot's agreement to somebody without an account
///
/// Makes a link that expires and can be revoked. Its address is given here and nowhere else.
#[utoipa::path(post, path = "/donation-lots/{id}/agreement/links", tag = "donations",
    params(("id" = DonationLotId, Path), PartAsked), request_body = ShareIn,
    responses((status = 201, body = SharedLinkOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn share_lot_agreement(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    Body(body): Body<ShareIn>,
) -> Result<(StatusCode, Json<SharedLinkOut>)> {
    op.require(Side::Donor.capacity())?;
    let ShareIn { recipient, days } = body;
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    let (link, address) = review::share(&app, &op, part, &recipient, days).await?;
    Ok((StatusCode::CREATED, Json(link_out(link, Some(address)))))
}

/// A link to revoke.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RevokeIn {
    /// The link's id.
    link: SharedLinkId,
}

/// Revoke a link to a lot's agreement
#[utoipa::path(post, path = "/donation-lots/{id}/agreement/links/revoke", tag = "donations",
    params(("id" = DonationLotId, Path), PartAsked), request_body = RevokeIn,
    responses((status = 200, body = SharedLinkOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn revoke_lot_agreement_link(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    Body(body): Body<RevokeIn>,
) -> Result<Json<SharedLinkOut>> {
    op.require(Side::Donor.capacity())?;
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    Ok(Json(link_out(review::share_revoke(&app, &op, part, body.link).await?, None)))
}

/// On what grounds a lot is given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GiftIn {
    /// public_free_gift, company_patronage, company_gift, purchase or take_back.
    legal_basis: String,
    /// solidarity_only, sale_allowed or mixed.
    wish: String,
}

/// Change the legal basis and the wish of a lot
///
/// Until it is collected. What was signed is to be signed again; a workshop that may not receive it so is left, and
/// another is looked for.
#[utoipa::path(post, path = "/donation-lots/{id}/gift", tag = "donations",
    params(("id" = DonationLotId, Path), PartAsked), request_body = GiftIn,
    responses((status = 200, body = Vec<AgreementOut>), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn change_lot_gift(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    Body(body): Body<GiftIn>,
) -> Result<Json<Vec<AgreementOut>>> {
    op.require(Side::Donor.capacity())?;
    let GiftIn { legal_basis, wish } = body;
    change_gift(&app, &op, id, pages::new_gift(&legal_basis, &wish)?).await?;
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    listed(&app, &op, Side::Donor, part).await
}
