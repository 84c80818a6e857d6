//! The bench's screen as machines see it.

use axum::Json;
use axum::extract::State as AppState;
use frontend::Texts;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::input::{BatchIn, MarksIn};
use super::rules::{Marks, Next};
use super::scan::{self, Scanned};
use super::service::{self, Screen};
use super::view;
use crate::devices::{DeviceOut, Grade};
use crate::kernel::Result;
use crate::refurbishing::rules::{Checks, Stage, checklist};
use crate::web::{App, Args, Body, Id, Op, Problem};

/// The JSON routes of the bench's screen.
pub(in crate::refurbishing) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(scan_code))
        .routes(routes!(show_bench))
        .routes(routes!(tell_marks))
        .routes(routes!(tell_of_several))
        .merge(super::parts_api::router())
        .merge(super::photos::router())
}

#[derive(Debug, Deserialize)]
struct ScanArgs {
    #[serde(default)]
    code: String,
}

/// A device at the bench: what is known, what is still to be told, what comes next.
#[derive(Debug, Serialize, ToSchema)]
struct BenchScreenOut {
    /// The device.
    #[serde(flatten)]
    device: DeviceOut,
    /// What waits.
    stage: Stage,
    /// What was told last of each function, by whoever.
    #[schema(value_type = std::collections::BTreeMap<String, crate::refurbishing::rules::CheckResult>)]
    told: Checks,
    /// The functions of its category of which nothing was told.
    untold: Vec<&'static str>,
    /// How many functions its category has.
    functions: usize,
    /// Percent of its design capacity.
    battery_percent: Option<i32>,
    /// What is seen on its case.
    case_marks: Option<Marks>,
    /// What is seen on its screen.
    screen_marks: Option<Marks>,
    /// Whether something told is in no recorded session yet.
    pending: bool,
    /// The grade that the published rules give; null while something is still to be told.
    proposed_grade: Option<Grade>,
    /// What keeps it from a better one, in words.
    reasons: Vec<String>,
    /// What is best done next: `try`, `battery`, `case_marks`, `screen_marks`, `record`, `erase`, `repair`, `grade`, `publish`,
    /// `release` or `nothing`.
    next: &'static str,
    /// The function to try.
    next_function: Option<&'static str>,
}

fn out(screen: &Screen, texts: Texts) -> BenchScreenOut {
    let category = screen.device.specification.category.as_str();
    let (next, next_function) = match screen.next {
        Next::Try(check) => ("try", Some(check.code())),
        Next::Battery => ("battery", None),
        Next::Case => ("case_marks", None),
        Next::Screen => ("screen_marks", None),
        Next::Record => ("record", None),
        Next::Erase => ("erase", None),
        Next::Repair => ("repair", None),
        Next::Grade(_) => ("grade", None),
        Next::Publish => ("publish", None),
        Next::Release => ("release", None),
        Next::Nothing => ("nothing", None),
    };
    BenchScreenOut {
        device: DeviceOut::from(&screen.device),
        stage: screen.stage,
        told: screen.known.checks.clone(),
        untold: screen.known.untold(category).iter().map(|check| check.code()).collect(),
        functions: checklist(category).len(),
        battery_percent: screen.known.battery,
        case_marks: screen.known.case,
        screen_marks: screen.known.screen,
        pending: screen.known.pending,
        proposed_grade: screen.proposal.grade,
        reasons: screen.proposal.reasons.iter().map(|one| view::reason(one, texts)).collect(),
        next,
        next_function,
    }
}

/// Find a device by a code that was read
///
/// Its reference, what its label's QR code holds, its serial number or its donor's inventory number. None when this workshop
/// holds none; several when several bear it.
#[utoipa::path(get, path = "/bench", tag = "refurbishing",
    params(("code" = String, Query, description = "As it was read")),
    responses((status = 200, body = Vec<DeviceOut>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn scan_code(
    AppState(app): AppState<App>,
    Op(op): Op,
    Args(args): Args<ScanArgs>,
) -> Result<Json<Vec<DeviceOut>>> {
    match scan::scan(app.db.fresh(), &op, &args.code).await? {
        Scanned::One(device) => Ok(Json(vec![DeviceOut::from(&*device)])),
        Scanned::Several(found) => Ok(Json(found.iter().map(DeviceOut::from).collect())),
        Scanned::None => Ok(Json(Vec::new())),
    }
}

/// A device on the screen of the bench
///
/// What everybody told of it put together, the grade that the published rules give, and what is best done next.
#[utoipa::path(get, path = "/devices/{reference}/bench", tag = "refurbishing",
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = BenchScreenOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem)))]
async fn show_bench(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
) -> Result<Json<BenchScreenOut>> {
    let screen = service::show(app.db.fresh(), &op, &reference).await?;
    Ok(Json(out(&screen, Texts::new(op.language))))
}

/// What became of what was told.
#[derive(Debug, Serialize, ToSchema)]
struct ToldOut {
    /// Whether it was kept now; `false` when it had been, under the same key.
    kept: bool,
}

/// Tell what was seen or tried
///
/// Two people may tell of one device: nothing that was told before is touched, for each function the latest word counts, and all
/// are kept. With a `key`, the same call sent again does nothing. Record a test session when everything is told.
#[utoipa::path(post, path = "/devices/{reference}/bench-marks", tag = "refurbishing", request_body = MarksIn,
    params(("reference" = String, Path, description = "As on the label")),
    responses((status = 200, body = ToldOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn tell_marks(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    Body(body): Body<MarksIn>,
) -> Result<Json<ToldOut>> {
    let heard = body.read(&op)?;
    let kept = service::tell(&app.db, &op, &[reference], &heard).await?;
    Ok(Json(ToldOut { kept }))
}

/// Tell the same of several devices
///
/// Of all of them, or of none when one is refused.
#[utoipa::path(post, path = "/bench-marks", tag = "refurbishing", request_body = BatchIn,
    responses((status = 200, body = ToldOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn tell_of_several(
    AppState(app): AppState<App>,
    Op(op): Op,
    Body(body): Body<BatchIn>,
) -> Result<Json<ToldOut>> {
    let BatchIn { references, key, made_at, marks, rest_passed } = body;
    let heard = MarksIn { key, made_at, marks, rest_passed }.read(&op)?;
    let kept = service::tell(&app.db, &op, &references, &heard).await?;
    Ok(Json(ToldOut { kept }))
}
