//! The bench as machines see it.

use axum::Json;
use axum::extract::State as AppState;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::input::{EvidenceIn, GradeIn, ReasonIn, TestsIn};
use super::rules::{Check, Checks, Stage, Tally, checklist};
use super::service::{self, Bench};
use super::store::{BenchTest, Evidence};
use super::{erasure, evidence::Method, revoke};
use crate::devices::{Action, DeviceOut, StorageFate, Word};
use crate::kernel::{BenchTestId, Instant, Result, StorageId, WipeEvidenceId};
use crate::web::{App, Body, Id, MaybeBody, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show_device))
        .routes(routes!(record_tests))
        .routes(routes!(hand_in_evidence))
        .routes(routes!(remove_storage))
        .routes(routes!(grade))
        .routes(routes!(recycle))
        .routes(routes!(keep_for_parts))
        .routes(routes!(repair))
        .routes(routes!(quarantine))
        .routes(routes!(release))
        .routes(routes!(revoke_evidence))
        .merge(super::machine_api::router())
        .merge(super::waste_api::router())
        .merge(super::workbench::router())
}

/// A storage of a device.
#[derive(Debug, Serialize, ToSchema)]
struct StorageOut {
    /// Its id, as `storage_id` elsewhere.
    id: StorageId,
    /// Its serial number.
    serial: Option<String>,
    /// ssd, nvme, hdd, flash or unknown.
    kind: String,
    /// Its capacity in gigabytes.
    gigabytes: Option<i32>,
    /// What became of it.
    fate: StorageFate,
    /// Why it is no longer there.
    fate_reason: Option<String>,
    /// Whether accepted, unrevoked evidence proves its erasure.
    erased: bool,
}

/// A test session.
#[derive(Debug, Serialize, ToSchema)]
struct TestOut {
    /// Its id.
    id: BenchTestId,
    /// What each test said.
    #[schema(value_type = std::collections::BTreeMap<String, super::rules::CheckResult>)]
    checks: Checks,
    /// In figures.
    tally: Tally,
    /// Whether all functions passed: none failed, none untested.
    functions_passed: bool,
    /// Anything else.
    note: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Instant,
}

/// A proof of erasure.
#[derive(Debug, Serialize, ToSchema)]
struct EvidenceOut {
    /// Its id.
    id: WipeEvidenceId,
    /// The storage.
    storage_id: StorageId,
    /// Its serial number, as the tool read it.
    storage_serial: Option<String>,
    /// How.
    method: Method,
    /// With what.
    tool: String,
    /// Its version.
    tool_version: String,
    /// The command, as it was typed.
    command: Option<String>,
    /// What the tool ended with.
    exit_status: i32,
    /// Whether the storage was read back.
    verified: bool,
    /// Who watched.
    operator: String,
    /// From.
    #[schema(value_type = String, format = DateTime)]
    started_at: Instant,
    /// To.
    #[schema(value_type = String, format = DateTime)]
    ended_at: Instant,
    /// SHA-256 of the report.
    report_sha256: Option<String>,
    /// Whether it is believed.
    accepted: bool,
    /// Why not: `exit-status` or `not-verified`.
    refusal: Option<String>,
    /// When it was revoked.
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<Instant>,
}

impl From<&Evidence> for EvidenceOut {
    fn from(one: &Evidence) -> Self {
        let submitted = one.submitted.clone();
        Self {
            id: one.id,
            storage_id: one.storage_id,
            storage_serial: submitted.storage_serial,
            method: submitted.method,
            tool: submitted.tool,
            tool_version: submitted.tool_version,
            command: submitted.command,
            exit_status: submitted.exit_status,
            verified: submitted.verified,
            operator: submitted.operator_name,
            started_at: submitted.started_at,
            ended_at: submitted.ended_at,
            report_sha256: submitted.report_sha256,
            accepted: one.accepted,
            refusal: one.refusal.clone(),
            revoked_at: one.revoked_at,
        }
    }
}

/// A device with everything the bench knows of it.
#[derive(Debug, Serialize, ToSchema)]
struct BenchDeviceOut {
    /// The device.
    #[serde(flatten)]
    device: DeviceOut,
    /// What waits.
    stage: Stage,
    /// The word the law allows for it now.
    word: Word,
    /// The tests its category asks for.
    checklist: &'static [Check],
    /// Its storages.
    storages: Vec<StorageOut>,
    /// Its test sessions, newest first.
    tests: Vec<TestOut>,
    /// All evidence for its storages, oldest first.
    evidence: Vec<EvidenceOut>,
}

fn test_out(category: &str, test: &BenchTest) -> TestOut {
    TestOut {
        id: test.id,
        tally: Tally::of(category, &test.checks),
        checks: test.checks.clone(),
        functions_passed: test.functions_passed,
        note: test.note.clone(),
        at: test.created_at,
    }
}

impl From<&Bench> for BenchDeviceOut {
    fn from(bench: &Bench) -> Self {
        let category = bench.device.specification.category.as_str();
        Self {
            device: DeviceOut::from(&bench.device),
            stage: Stage::of(bench.device.state),
            word: bench.word(),
            checklist: checklist(category),
            storages: bench
                .storages
                .iter()
                .map(|one| StorageOut {
                    id: one.id,
                    serial: one.serial.clone(),
                    kind: one.kind.clone(),
                    gigabytes: one.gigabytes,
                    fate: one.fate,
                    fate_reason: one.fate_reason.clone(),
                    erased: bench.proof(one.id).is_some(),
                })
                .collect(),
            tests: bench.tests.iter().map(|test| test_out(category, test)).collect(),
            evidence: bench.evidence.iter().map(EvidenceOut::from).collect(),
        }
    }
}

/// What became of evidence, and of the device.
#[derive(Debug, Serialize, ToSchema)]
struct HandedOut {
    /// Whether it proves the erasure. When not, it is kept all the same and the device waits for another try.
    accepted: bool,
    /// Why not: `exit-status` or `not-verified`.
    refusal: Option<String>,
    /// Why not, in words.
    detail: Option<String>,
    /// The evidence, as it is kept.
    evidence: EvidenceOut,
    /// The device afterwards.
    device: BenchDeviceOut,
}

fn out(bench: &Bench) -> Json<BenchDeviceOut> {
    Json(BenchDeviceOut::from(bench))
}

/// A device, with its storages, tests and evidence
///
/// For the organisation that holds it.
#[utoipa::path(get, path = "/devices/{reference}", tag = "refurbishing",
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = BenchDeviceOut), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_device(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
) -> Result<Json<BenchDeviceOut>> {
    Ok(out(&service::look(app.db.fresh(), &op, &reference).await?))
}

/// Record a test session
///
/// The first session leads to erasure (`to_wipe`), or past it when the device holds no storage (`no_storage`). Either
/// `checks` names tests or `all_passed` answers for the category's; a body that does neither is refused. All functions
/// passed when none failed and none of the category's tests is missing.
#[utoipa::path(post, path = "/devices/{reference}/tests", tag = "refurbishing", request_body = TestsIn,
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = BenchDeviceOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn record_tests(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    MaybeBody(body): MaybeBody<TestsIn>,
) -> Result<Json<BenchDeviceOut>> {
    Ok(out(&service::record_tests(&app.db, &op, &reference, &body.read()?).await?))
}

/// Hand in evidence that a storage was erased
///
/// Well-formed evidence is always kept (201): with `accepted: true`, or with `accepted: false` when the tool failed or
/// nothing was read back, and the device then waits for another try (`wipe_failed`). What cannot be true (ended before
/// it began, in the future, another storage's serial or report) is refused (422) and nothing is kept. The last storage
/// that is proven ends the erasure. The very same evidence sent again answers 200 and changes nothing.
#[utoipa::path(post, path = "/devices/{reference}/wipe-evidence", tag = "refurbishing", request_body = EvidenceIn,
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 201, body = HandedOut), (status = 200, body = HandedOut), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn hand_in_evidence(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    MaybeBody(body): MaybeBody<EvidenceIn>,
) -> Result<Response> {
    let proof = body.read(&op)?;
    let handed = erasure::hand_in(&app.db, &app.storage, &op, &reference, &proof).await?;
    let texts = frontend::Texts::new(op.language);
    let address = format!("/api/v1/devices/{}", handed.bench.device.reference);
    let status = if handed.again { StatusCode::OK } else { StatusCode::CREATED };
    let answer = HandedOut {
        accepted: handed.evidence.accepted,
        refusal: handed.evidence.refusal.clone(),
        detail: handed
            .evidence
            .refusal
            .as_ref()
            .map(|code| texts.dynamic("evidence-refusal-", code).to_string()),
        evidence: EvidenceOut::from(&handed.evidence),
        device: BenchDeviceOut::from(&handed.bench),
    };
    let mut response = (status, Json(answer)).into_response();
    if let Ok(location) = HeaderValue::from_str(&address) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// Record that a storage was taken out
#[utoipa::path(post, path = "/devices/{reference}/storages/{id}/removed", tag = "refurbishing",
    request_body = ReasonIn,
    params(("reference" = String, Path, description = "As on the label"), ("id" = StorageId, Path)),
    responses((status = 200, body = BenchDeviceOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn remove_storage(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id((reference, storage)): Id<(String, StorageId)>,
    MaybeBody(body): MaybeBody<ReasonIn>,
) -> Result<Json<BenchDeviceOut>> {
    Ok(out(&erasure::remove_storage(&app.db, &op, &reference, storage, &body.read()?).await?))
}

/// Set the grade, or end the device's life at the bench
///
/// A, B or C makes it ready at once; P, or `outcome: parts`, keeps it for its parts; `outcome: recycle` recycles it.
#[utoipa::path(post, path = "/devices/{reference}/grade", tag = "refurbishing", request_body = GradeIn,
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = BenchDeviceOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn grade(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    MaybeBody(body): MaybeBody<GradeIn>,
) -> Result<Json<BenchDeviceOut>> {
    Ok(out(&service::grade(&app.db, &op, &reference, &body.read()?).await?))
}

/// A route of one small step with its reason.
macro_rules! small_step {
    ($(#[$doc:meta])* $name:ident, $path:literal, $action:expr) => {
        $(#[$doc])*
        #[utoipa::path(post, path = $path, tag = "refurbishing", request_body = ReasonIn,
            params(("reference" = String, Path, description = "As on the label")),
            responses((status = 200, body = BenchDeviceOut), (status = 401, body = Problem),
                (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
                (status = 422, body = Problem)))]
        async fn $name(
            AppState(app): AppState<App>,
            Op(op): Op,
            Id(reference): Id<String>,
            MaybeBody(body): MaybeBody<ReasonIn>,
        ) -> Result<Json<BenchDeviceOut>> {
            let reason = body.read()?;
            Ok(out(&service::step(&app.db, &op, &reference, $action, &reason).await?))
        }
    };
}

small_step!(
    /// Recycle a device
    ///
    /// Its storages must be erased, destroyed or taken out before.
    recycle, "/devices/{reference}/recycle", Action::Recycle
);
small_step!(
    /// Keep a device for its parts
    ///
    /// Its storages must be erased, destroyed or taken out before.
    keep_for_parts, "/devices/{reference}/parts", Action::KeepForParts
);
small_step!(
    /// Begin a repair
    ///
    /// Record tests again, or grade, when it is done.
    repair, "/devices/{reference}/repair", Action::StartRepair
);
small_step!(
    /// Set a device aside until a doubt is cleared
    quarantine, "/devices/{reference}/quarantine", Action::Quarantine
);
small_step!(
    /// Bring a device back from where it was set aside
    ///
    /// Refused while a storage lacks the evidence that its former state supposes.
    release, "/devices/{reference}/release", Action::ReleaseFromQuarantine
);

/// Revoke a proof of erasure
///
/// For the operator, and for the workshop that holds the device. A device that has not left its workshop is set aside until the
/// storage is erased again; its promise ends, and whoever had it is told, as is its holder.
#[utoipa::path(post, path = "/wipe-evidence/{id}/revoke", tag = "refurbishing", request_body = ReasonIn,
    params(("id" = WipeEvidenceId, Path)),
    responses((status = 200, body = BenchDeviceOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn revoke_evidence(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<WipeEvidenceId>,
    Body(body): Body<ReasonIn>,
) -> Result<Json<BenchDeviceOut>> {
    Ok(out(&revoke::revoke(&app.db, &app.config.public_url, &op, id, &body.read()?).await?))
}
