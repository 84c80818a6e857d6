//! The bench's pages: what a workshop holds, and one device with the next thing to do.

use std::collections::HashMap;

use axum::extract::{Multipart, State as AppState};
use axum::response::{IntoResponse, Response};
use frontend::components::Tone;
use frontend::{FieldErrors, Texts};
use tower_sessions::Session;

use super::forms::Fields;
use super::input::ReasonIn;
use super::service::{self, Bench};
use super::{erasure, view};
use crate::devices::{Action, State};
use crate::kernel::{Capacity, Error, OpContext, Result, WipeEvidenceId};
use crate::platform::pdf::{DocumentInfo, Label, LabelLayout, label_sheet};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, Upload, download, errors_of};

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/desk/devices/{reference}", show)
        .get("/desk/devices/{reference}/label.pdf", label)
        .get("/desk/devices/{reference}/reports/{id}", report)
        .post("/desk/devices/{reference}/tests", post_tests)
        .post("/desk/devices/{reference}/wipe-evidence", post_evidence)
        .post("/desk/devices/{reference}/storage-removed", post_removal)
        .post("/desk/devices/{reference}/grade", post_grade)
        .post("/desk/devices/{reference}/step", post_step)
        .merge(super::list_pages::pages())
        .merge(super::machine_pages::pages())
        .merge(super::waste_pages::pages())
        .merge(super::revoke_pages::pages())
        .merge(super::certificates::pages())
        .merge(super::workbench::pages())
}

/// The colour that goes with a stage; the words carry the meaning.
pub(super) fn tone(state: State) -> Tone {
    match state {
        State::WipeFailed | State::Quarantined | State::Lost | State::Stolen => Tone::Danger,
        State::Ready | State::Sold | State::Given | State::InUse | State::Lent => Tone::Good,
        State::Listed
        | State::Reserved
        | State::InSolidarityPool
        | State::Proposed
        | State::AvailableForLoan => Tone::Information,
        State::ForParts | State::Recycled => Tone::Neutral,
        State::Received
        | State::UnderTest
        | State::ToWipe
        | State::Wiping
        | State::Wiped
        | State::StorageDestroyed
        | State::NoStorage
        | State::Repairing
        | State::Testing
        | State::Graded
        | State::Returned => Tone::Warning,
    }
}

/// A device of the acting refurbisher.
pub(super) async fn seen(app: &App, op: &OpContext, reference: &str) -> Result<Bench> {
    op.require_reading(Capacity::Refurbisher)?;
    service::look(app.db.fresh(), op, reference).await
}

async fn show(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
) -> Result<Response> {
    let bench = seen(&app, &op, &reference).await?;
    let page = view::page(&app, &op, ctx, bench, Fields::default(), FieldErrors::new()).await?;
    Ok(Html::ok(page).into_response())
}

/// What a form's work ended with.
pub(super) enum Ended {
    /// It succeeded: what comes next.
    Well(String),
    /// It was kept, and did not succeed: why, and what to do.
    Badly(String),
}

/// After a form: the device's page again, with what was done or with what is wrong and everything that was typed.
pub(super) async fn answer(
    app: &App,
    op: &OpContext,
    session: &Session,
    ctx: frontend::PageContext,
    reference: &str,
    fields: Fields,
    outcome: Result<Ended>,
) -> Result<Response> {
    match outcome {
        Ok(ended) => {
            let bench = seen(app, op, reference).await?;
            let address = format!("/desk/devices/{}", bench.device.reference);
            match ended {
                Ended::Well(text) => Flasher(session).done(text, &address).await,
                Ended::Badly(text) => Flasher(session).warned(text, &address).await,
            }
        }
        Err(error) if matches!(error.kind().status(), 409 | 422) => {
            let bench = seen(app, op, reference).await?;
            let errors = errors_of(&error, op.language);
            let page = view::page(app, op, ctx, bench, fields, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

/// What happened to a device, in a sentence that says what comes next.
fn done(op: &OpContext, bench: &Bench) -> Ended {
    let texts = Texts::new(op.language);
    let text = texts
        .dynamic("bench-done-", bench.device.state.code())
        .with("reference", &bench.device.reference)
        .to_string();
    Ended::Well(text)
}

async fn post_tests(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let fields = Fields(form);
    let outcome = async {
        let tests = fields.tests()?.read()?;
        let bench = service::record_tests(&app.db, &op, &reference, &tests).await?;
        Ok(done(&op, &bench))
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, fields, outcome).await
}

async fn post_evidence(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    form: Multipart,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let Upload { fields, file_name: _, bytes } = Upload::read(form, "report").await?;
    let fields = Fields(fields);
    let outcome = async {
        let mut proof = fields.evidence(op.now)?.read(&op)?;
        proof.attach(bytes)?;
        let handed = erasure::hand_in(&app.db, &app.storage, &op, &reference, &proof).await?;
        let texts = Texts::new(op.language);
        Ok(match &handed.evidence.refusal {
            Some(code) => Ended::Badly(texts.dynamic("evidence-refusal-", code).to_string()),
            None => done(&op, &handed.bench),
        })
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, fields, outcome).await
}

async fn post_removal(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let fields = Fields(form);
    let outcome = async {
        let storage = fields.text("removed_storage").and_then(|text| text.parse().ok());
        let storage = storage.ok_or_else(|| Error::invalid("removed_storage", "field-required"))?;
        let reason = ReasonIn { reason: fields.text("removal_reason") };
        let reason = reason.read().map_err(|error| named(error, "removal_reason"))?;
        let bench = erasure::remove_storage(&app.db, &op, &reference, storage, &reason).await?;
        Ok(done(&op, &bench))
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, fields, outcome).await
}

/// The same error, said of the field of this page.
pub(super) fn named(error: Error, field: &str) -> Error {
    match error.field_faults() {
        [fault] => {
            let mut fault = fault.clone();
            field.clone_into(&mut fault.field);
            Error::faults(vec![fault])
        }
        _ => error,
    }
}

async fn post_grade(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let fields = Fields(form);
    let outcome = async {
        let verdict = fields.grade()?.read()?;
        let bench = service::grade(&app.db, &op, &reference, &verdict).await?;
        Ok(done(&op, &bench))
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, fields, outcome).await
}

async fn post_step(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let fields = Fields(form);
    let outcome = async {
        let action = match fields.text("step").as_deref() {
            Some("parts") => Action::KeepForParts,
            Some("recycle") => Action::Recycle,
            Some("repair") => Action::StartRepair,
            Some("quarantine") => Action::Quarantine,
            Some("release") => Action::ReleaseFromQuarantine,
            _ => return Err(Error::invalid("step", "field-required")),
        };
        let name = if action == Action::ReleaseFromQuarantine { "release_reason" } else { "reason" };
        let reason = ReasonIn { reason: fields.text(name) }.read().map_err(|error| named(error, name))?;
        let bench = service::step(&app.db, &op, &reference, action, &reason).await?;
        Ok(done(&op, &bench))
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, fields, outcome).await
}

async fn label(AppState(app): AppState<App>, Op(op): Op, Id(reference): Id<String>) -> Result<Response> {
    let bench = seen(&app, &op, &reference).await?;
    let texts = Texts::new(op.language);
    let device = &bench.device;
    let title = texts.t("bench-label-title").with("reference", &device.reference).to_string();
    let info = DocumentInfo {
        title: title.clone(),
        language: op.language.code().to_owned(),
        author: op.acting()?.organisation_name.clone(),
        created_at: op.now,
        footer: String::new(),
    };
    let label = Label {
        reference: device.reference.clone(),
        title: device.specification.title(),
        line2: texts.t("bench-label-line").to_string(),
        url: format!("{}/appareils/{}", app.config.public_url, device.reference),
        alternative: texts.t("bench-label-code").with("reference", &device.reference).to_string(),
    };
    let bytes = label_sheet(&info, &[label], LabelLayout::Roll).map_err(Error::internal)?;
    Ok(download("application/pdf", &format!("{}.pdf", device.reference), bytes))
}

async fn report(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id((reference, id)): Id<(String, WipeEvidenceId)>,
) -> Result<Response> {
    let bench = seen(&app, &op, &reference).await?;
    let evidence = bench.evidence.iter().find(|one| one.id == id).ok_or_else(Error::not_found)?;
    let document = evidence.report_document_id.ok_or_else(Error::not_found)?;
    let kept = app.storage.find(app.db.fresh(), document).await?;
    // A tool's report is shown as text whatever it holds: nothing in it runs.
    Ok(download("text/plain; charset=utf-8", &kept.file_name, app.storage.bytes(document).await?))
}
