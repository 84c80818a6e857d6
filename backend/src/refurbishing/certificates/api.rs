//! Certificates as machines see them.

use axum::Json;
use axum::extract::State as AppState;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::check::{self, Verdict};
use super::{Certificate, Issued, Kind};
use crate::kernel::{Instant, Result};
use crate::web::{App, CalledFrom, Id, Op, Problem, download};

/// The JSON routes.
pub(in crate::refurbishing) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_device_certificates, issue_device_certificate))
        .routes(routes!(show_certificate))
        .routes(routes!(read_certificate))
        .routes(routes!(check_certificate))
}

/// A certificate of erasure.
#[derive(Debug, Serialize, ToSchema)]
pub struct CertificateOut {
    /// Its number.
    number: String,
    /// A device, or what a workshop received of a lot.
    kind: Kind,
    /// The device's or the lot's reference.
    reference: String,
    /// How many devices it covers.
    devices: i32,
    /// How many storages it covers.
    storages: i32,
    /// How many devices or storages it names as not covered.
    left_out: i32,
    /// SHA-256 of its file.
    file_sha256: String,
    /// SHA-256 of the evidence inside its file: what its QR code leads to.
    evidence_sha256: String,
    /// How many of its proofs were revoked since; above zero it attests nothing any more.
    revoked_proofs: i64,
    /// When the last one was.
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<Instant>,
    /// When it was issued.
    #[schema(value_type = String, format = DateTime)]
    issued_at: Instant,
    /// Where its file is.
    file: String,
}

impl From<&Certificate> for CertificateOut {
    fn from(one: &Certificate) -> Self {
        Self {
            number: one.number.clone(),
            kind: one.kind,
            reference: one.subject_reference.clone(),
            devices: one.devices,
            storages: one.storages,
            left_out: one.left_out,
            file_sha256: one.file_sha256.clone(),
            evidence_sha256: one.evidence_sha256.clone(),
            revoked_proofs: one.revoked.0,
            revoked_at: one.revoked.1,
            issued_at: one.created_at,
            file: format!("/api/v1/certificates/{}/file", one.number),
        }
    }
}

/// A certificate that was asked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct IssuedOut {
    /// The certificate.
    certificate: CertificateOut,
    /// Whether the very same was attested before, so that no new one was made.
    again: bool,
}

impl From<&Issued> for IssuedOut {
    fn from(issued: &Issued) -> Self {
        Self { certificate: (&issued.certificate).into(), again: issued.again }
    }
}

/// What a check found. Nothing of who gave.
#[derive(Debug, Serialize, ToSchema)]
struct CheckedOut {
    /// authentic, revoked or unknown.
    verdict: Verdict,
    /// The certificate's number.
    number: Option<String>,
    /// A device, or what a workshop received of a lot.
    kind: Option<Kind>,
    /// The device's or the lot's reference.
    reference: Option<String>,
    /// Who erased.
    workshop: Option<String>,
    /// When it was issued.
    #[schema(value_type = Option<String>, format = DateTime)]
    issued_at: Option<Instant>,
    /// SHA-256 of its file.
    file_sha256: Option<String>,
    /// SHA-256 of the evidence inside its file.
    evidence_sha256: Option<String>,
    /// How many devices it covers.
    devices: Option<i32>,
    /// How many storages it covers.
    storages: Option<i32>,
    /// When its last revoked proof was.
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<Instant>,
    /// The number of a newer certificate of the same.
    newer: Option<String>,
    /// What it attests, at most 200 lines; only for who asks by a hash.
    attested: Vec<AttestedOut>,
}

/// A storage that a certificate attests; of its serial number, the end.
#[derive(Debug, Serialize, ToSchema)]
struct AttestedOut {
    /// Brand and model of the device.
    device: String,
    /// What kind of storage, and its capacity.
    storage: String,
    /// The end of its serial number.
    serial: String,
    /// clear, purge or destroy.
    method: &'static str,
    /// The tool and its version.
    tool: String,
    /// When it ended.
    #[schema(value_type = String, format = DateTime)]
    ended_at: Instant,
    /// Whether this proof was revoked.
    revoked: bool,
}

/// The certificates of erasure of a device
///
/// For who gave it and for who holds it.
#[utoipa::path(get, path = "/devices/{reference}/certificates", tag = "refurbishing",
    params(("reference" = String, Path)),
    responses((status = 200, body = Vec<CertificateOut>), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
async fn list_device_certificates(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
) -> Result<Json<Vec<CertificateOut>>> {
    Ok(Json(super::of_device(&app, &op, &reference).await?.iter().map(Into::into).collect()))
}

/// Issue the certificate of erasure of a device
///
/// What is attested already gets no second certificate; what became different gets a new one, with a new number.
#[utoipa::path(post, path = "/devices/{reference}/certificates", tag = "refurbishing",
    params(("reference" = String, Path)),
    responses((status = 200, body = IssuedOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn issue_device_certificate(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
) -> Result<Json<IssuedOut>> {
    Ok(Json((&super::issue_for_device(&app, &op, &reference).await?).into()))
}

/// A certificate of erasure
#[utoipa::path(get, path = "/certificates/{certificate}", tag = "refurbishing",
    params(("certificate" = String, Path, description = "Its number")),
    responses((status = 200, body = CertificateOut), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
async fn show_certificate(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(number): Id<String>,
) -> Result<Json<CertificateOut>> {
    Ok(Json((&super::certificate(&app, &op, &number).await?).into()))
}

/// The file of a certificate of erasure
///
/// A PDF (PDF/A-3a), with the evidence as JSON attached inside.
#[utoipa::path(get, path = "/certificates/{certificate}/file", tag = "refurbishing",
    params(("certificate" = String, Path, description = "Its number")),
    responses((status = 200, content_type = "application/pdf"), (status = 401, body = Problem),
        (status = 404, body = Problem)))]
async fn read_certificate(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(number): Id<String>,
) -> Result<Response> {
    let (name, bytes) = super::file(&app, &op, &number).await?;
    Ok(download("application/pdf", &name, bytes))
}

/// Check a certificate of erasure, without an account
///
/// By its number, by the SHA-256 of its file, or by that of the evidence inside.
#[utoipa::path(get, path = "/certificate-checks/{mark}", tag = "refurbishing",
    params(("mark" = String, Path, description = "A number or a SHA-256 in hexadecimal")),
    responses((status = 200, body = CheckedOut), (status = 429, body = Problem)), security(()))]
async fn check_certificate(
    AppState(app): AppState<App>,
    Op(op): Op,
    CalledFrom(place): CalledFrom,
    Id(mark): Id<String>,
) -> Result<Json<CheckedOut>> {
    let found = check::check(&app, &op, &place, &mark).await?;
    let one = found.certificate.as_ref();
    // Whoever only has the number is not handed the key to the rest.
    let whole = one.filter(|_| !found.attested.is_empty());
    Ok(Json(CheckedOut {
        verdict: found.verdict,
        number: one.map(|one| one.number.clone()),
        kind: one.map(|one| one.kind),
        reference: one.map(|one| one.subject_reference.clone()),
        workshop: one.map(|_| found.workshop.clone()),
        issued_at: one.map(|one| one.created_at),
        file_sha256: whole.map(|one| one.file_sha256.clone()),
        evidence_sha256: whole.map(|one| one.evidence_sha256.clone()),
        devices: one.map(|one| one.devices),
        storages: one.map(|one| one.storages),
        revoked_at: one.and_then(|one| one.revoked.1),
        newer: found.newer.clone(),
        attested: found
            .attested
            .iter()
            .map(|one| AttestedOut {
                device: one.device.clone(),
                storage: one.storage.clone(),
                serial: one.serial.clone(),
                method: one.method,
                tool: one.tool.clone(),
                ended_at: one.ended_at,
                revoked: one.revoked,
            })
            .collect(),
    }))
}
