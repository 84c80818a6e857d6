//! Reports of hardware, and devices that are one machine, as machines see them.

use axum::Json;
use axum::extract::State as AppState;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::hardware::{AddressKey, Change, HardwareReport, Reason};
use super::input::ReasonIn;
use super::machine::{self, Found, MOST_FILES, Machine, Sent};
use super::machine_facts::{Difference, Field};
use super::machine_store::MergeState;
use super::merge::{self, Decision};
use super::service;
use crate::kernel::{Capacity, Error, HardwareReportId, Instant, Result};
use crate::web::{App, Body, Id, Op, Problem};

/// The JSON routes of hardware reports.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(show_hardware))
        .routes(routes!(add_reports))
        .routes(routes!(add_anywhere))
        .routes(routes!(take))
        .routes(routes!(decide))
}

/// A report, in one of three ways.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HardwareFileIn {
    /// The file's name; `rapport` unless told.
    name: Option<String>,
    /// What the tool wrote, as text.
    text: Option<String>,
    /// What the tool wrote, as JSON.
    #[schema(value_type = Option<Object>)]
    json: Option<serde_json::Value>,
    /// The file's bytes in base64.
    base64: Option<String>,
}

/// Reports of lshw (`-json`), dmidecode, smartctl, hwinfo or inxi, or snapshots that hold them.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HardwareReportsIn {
    /// At most 20, each up to 4 MiB.
    files: Vec<HardwareFileIn>,
}

impl HardwareReportsIn {
    fn read(self) -> Result<Vec<Sent>> {
        if self.files.len() > MOST_FILES {
            return Err(Error::invalid("files", "too-many-files").with("limit", MOST_FILES));
        }
        let sent = |file: HardwareFileIn| {
            let HardwareFileIn { name, text, json, base64 } = file;
            let bytes = match (base64, json, text) {
                (Some(base64), ..) => {
                    let bare: String = base64.chars().filter(|c| !c.is_ascii_whitespace()).collect();
                    STANDARD.decode(bare).map_err(|_| Error::invalid("base64", "base64-malformed"))?
                }
                (None, Some(value), _) => serde_json::to_vec(&value).map_err(Error::internal)?,
                (None, None, text) => text.unwrap_or_default().into_bytes(),
            };
            Ok(Sent { name: name.unwrap_or_default(), bytes })
        };
        self.files.into_iter().map(sent).collect()
    }
}

/// A kept report.
#[derive(Debug, Serialize, ToSchema)]
struct KeptReportOut {
    /// Its id.
    id: HardwareReportId,
    /// SHA-256 of the file as it was sent; addresses of network interfaces are crossed out in what is kept.
    file_sha256: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Instant,
}

/// Parts that changed.
#[derive(Debug, Serialize, ToSchema)]
struct ChangesOut {
    /// When a report said so.
    #[schema(value_type = String, format = DateTime)]
    at: Instant,
    /// Which.
    changes: Vec<Change>,
}

/// Another device that may be the same machine.
#[derive(Debug, Serialize, ToSchema)]
struct PairOut {
    /// Its reference.
    with: String,
    /// Where the two stand.
    state: MergeState,
    /// What they have in common.
    reasons: Vec<Reason>,
    /// Which of the two goes on, once they are joined.
    kept: Option<String>,
    /// Why a person decided so.
    reason: Option<String>,
}

/// What a device's machine says of itself.
#[derive(Debug, Serialize, ToSchema)]
struct MachineOut {
    /// The device.
    reference: String,
    /// What is known of its machine today.
    known: Option<HardwareReport>,
    /// Kept reports, newest first.
    reports: Vec<KeptReportOut>,
    /// What the device's record and its machine tell otherwise: take it, or leave it.
    differences: Vec<Difference>,
    /// Parts that changed from one report to the next, newest first.
    changes: Vec<ChangesOut>,
    /// Devices that may be the same machine.
    merges: Vec<PairOut>,
}

fn out(reference: &str, own: crate::kernel::DeviceId, machine: Machine) -> MachineOut {
    let pairs = machine.pairs.into_iter().map(|(pair, other)| PairOut {
        kept: pair.kept.map(|kept| if kept == own { reference.to_owned() } else { other.reference.clone() }),
        with: other.reference,
        state: pair.state,
        reasons: pair.reasons,
        reason: pair.reason,
    });
    MachineOut {
        reference: reference.to_owned(),
        known: machine.known,
        reports: machine
            .files
            .into_iter()
            .map(|one| KeptReportOut { id: one.id, file_sha256: one.file_sha256, at: one.created_at })
            .collect(),
        differences: machine.differences,
        changes: machine.changes.into_iter().map(|(at, changes)| ChangesOut { at, changes }).collect(),
        merges: pairs.collect(),
    }
}

async fn shown(app: &App, bench: &service::Bench) -> Result<MachineOut> {
    let machine = machine::of(app.db.fresh(), bench).await?;
    Ok(out(&bench.device.reference, bench.device.id, machine))
}

/// Show what a device's machine says of itself
#[utoipa::path(get, path = "/devices/{reference}/hardware", tag = "refurbishing",
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = MachineOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn show_hardware(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
) -> Result<Json<MachineOut>> {
    op.require_reading(Capacity::Refurbisher)?;
    Ok(Json(shown(&app, &service::look(app.db.fresh(), &op, &reference).await?).await?))
}

/// Add reports of hardware to a device
///
/// Fills what is not known of the device, names its storages, and says what differs and which parts changed. A file
/// sent before changes nothing and answers 200.
#[utoipa::path(post, path = "/devices/{reference}/hardware-reports", tag = "refurbishing",
    request_body = HardwareReportsIn, params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = MachineOut), (status = 201, body = MachineOut), (status = 401, body = Problem),
        (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn add_reports(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    Body(body): Body<HardwareReportsIn>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let key = AddressKey::of(&app.config.secret);
    let added = machine::add(&app.db, &app.storage, &key, &op, &reference, body.read()?).await?;
    let status = if added.new > 0 { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(shown(&app, &added.bench).await?)).into_response())
}

/// Where a report went.
#[derive(Debug, Serialize, ToSchema)]
struct PlacedOut {
    /// The file.
    file: String,
    /// The device that it is about; nothing when none or several could be.
    reference: Option<String>,
    /// Whether it was added, was there already, is about no device (`nobody`), or could be about several (`several`).
    outcome: &'static str,
    /// The devices that could be it: one of them, or, of nobody, those of that model that wait for their tests without a number.
    candidates: Vec<String>,
}

/// Where all of them went.
#[derive(Debug, Serialize, ToSchema)]
struct PlacedAllOut {
    /// One for each file.
    reports: Vec<PlacedOut>,
}

/// Add reports of hardware, each to the device that it is about
///
/// The device is found by its identifier, its board or its serial number, among those that the workshop holds. Where
/// there is none, nothing is made: devices come with their lot, whose origin decides where they may go.
#[utoipa::path(post, path = "/hardware-reports", tag = "refurbishing", request_body = HardwareReportsIn,
    responses((status = 200, body = PlacedAllOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn add_anywhere(
    AppState(app): AppState<App>,
    Op(op): Op,
    Body(body): Body<HardwareReportsIn>,
) -> Result<Json<PlacedAllOut>> {
    op.require(Capacity::Refurbisher)?;
    let key = AddressKey::of(&app.config.secret);
    let placed = machine::place(&app.db, &app.storage, &key, &op, body.read()?).await?;
    let reports = placed.into_iter().map(|one| {
        let (reference, outcome, candidates) = match one.found {
            Found::Device(reference) => {
                (Some(reference), if one.new { "added" } else { "known" }, Vec::new())
            }
            Found::Several(all) => (None, "several", all),
            Found::Nobody(all) => (None, "nobody", all),
        };
        PlacedOut { file: one.file, reference, outcome, candidates }
    });
    Ok(Json(PlacedAllOut { reports: reports.collect() }))
}

/// Which facts are taken from the machine.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TakeIn {
    /// Of those that differ.
    fields: Vec<Field>,
}

/// Take what the machine says for facts that differ
#[utoipa::path(post, path = "/devices/{reference}/hardware/take", tag = "refurbishing", request_body = TakeIn,
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = MachineOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    Body(body): Body<TakeIn>,
) -> Result<Json<MachineOut>> {
    Ok(Json(shown(&app, &machine::take(&app.db, &op, &reference, &body.fields).await?).await?))
}

/// What is decided of two devices.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MergeIn {
    /// The other device.
    with: String,
    /// What they are.
    decision: Decision,
    /// Why, in a few words, up to 500 characters.
    reason: Option<String>,
}

/// Say that two devices are one machine, that they are two, or that they are two after all
///
/// The device of the path goes on; the other one is set aside for as long and keeps its history. Undone, both are as
/// before.
#[utoipa::path(post, path = "/devices/{reference}/merges", tag = "refurbishing", request_body = MergeIn,
    params(("reference" = String, Path, description = "The device that goes on")),
    responses((status = 200, body = MachineOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decide(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    Body(body): Body<MergeIn>,
) -> Result<Json<MachineOut>> {
    op.require(Capacity::Refurbisher)?;
    let MergeIn { with, decision, reason } = body;
    let reason = ReasonIn { reason }.read()?;
    let bench = merge::decide(&app.db, &op, (&reference, &with), decision, &reason).await?;
    Ok(Json(shown(&app, &bench).await?))
}
