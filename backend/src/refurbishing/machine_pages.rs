//! Pages on which machines' reports are handed in, and two devices are said to be one machine.

use axum::extract::{Multipart, State as AppState};
use axum::response::{IntoResponse, Response};
use frontend::hardware::{HardwareDropPage, Placed};
use frontend::{FieldErrors, PageContext, Texts};
use tower_sessions::Session;

use super::forms::Fields;
use super::hardware::AddressKey;
use super::input::ReasonIn;
use super::machine::{self, Added, Found, MOST_FILES, Sent};
use super::machine_facts::Field;
use super::merge::{self, Decision};
use super::pages::{answer, named, seen};
use crate::kernel::{Capacity, Error, HardwareReportId, OpContext, Result};
use crate::web::{App, Ctx, FormBody, Html, Id, Op, Pages, Uploads, desk_nav, download, errors_of};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/hardware-reports", drop_many)
        .post("/desk/hardware-reports", post_many)
        .post("/desk/devices/{reference}/hardware-reports", post_reports)
        .get("/desk/devices/{reference}/hardware-reports/{id}", file)
        .post("/desk/devices/{reference}/hardware", post_take)
        .post("/desk/devices/{reference}/merge", post_merge)
}

async fn sent(form: Multipart) -> Result<Vec<Sent>> {
    let uploads = Uploads::read(form, "reports", MOST_FILES).await?;
    Ok(uploads.files.into_iter().map(|(name, bytes)| Sent { name, bytes }).collect())
}

/// « 2 rapports ajoutés. Renseigné : la mémoire, la batterie. »
fn added(texts: Texts, added: &Added) -> String {
    if added.new == 0 {
        return texts.t("hardware-done-again").with("count", added.again).to_string();
    }
    let mut parts = vec![texts.t("hardware-done").with("count", added.new).to_string()];
    if !added.filled.is_empty() {
        let names: Vec<String> = added
            .filled
            .iter()
            .map(|field| texts.dynamic("hardware-field-", field.code()).to_string())
            .collect();
        parts.push(texts.t("hardware-done-filled").with("fields", names.join(", ")).to_string());
    }
    if !added.changes.is_empty() {
        parts.push(texts.t("hardware-done-changes").with("count", added.changes.len()).to_string());
    }
    if added.proposed > 0 {
        parts.push(texts.t("hardware-done-alike").to_string());
    }
    parts.join(" ")
}

async fn post_reports(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    form: Multipart,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let outcome = async {
        let key = AddressKey::of(&app.config.secret);
        let done = machine::add(&app.db, &app.storage, &key, &op, &reference, sent(form).await?).await?;
        Ok(added(Texts::new(op.language), &done))
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, Fields::default(), outcome).await
}

async fn post_take(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let fields: Vec<Field> =
        pairs.iter().filter(|(name, _)| name == "take").filter_map(|(_, value)| value.parse().ok()).collect();
    let outcome = async {
        machine::take(&app.db, &op, &reference, &fields).await?;
        Ok(Texts::new(op.language).t("hardware-done-taken").with("count", fields.len()).to_string())
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, Fields::default(), outcome).await
}

async fn post_merge(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    FormBody(form): FormBody<std::collections::HashMap<String, String>>,
) -> Result<Response> {
    let fields = Fields(form);
    let outcome = async {
        let with = fields.text("with").ok_or_else(|| Error::invalid("decision", "merge-unknown"))?;
        let told = fields.text("decision").unwrap_or_default();
        // The same decision, with the other one that goes on.
        let (code, turned) = told.strip_suffix("_other").map_or((told.as_str(), false), |code| (code, true));
        let decision = Decision::ALL.iter().copied().find(|one| one.code() == code);
        let decision = decision.ok_or_else(|| Error::invalid("decision", "field-required"))?;
        let (kept, other) =
            if turned { (with.as_str(), reference.as_str()) } else { (reference.as_str(), with.as_str()) };
        let reason = ReasonIn { reason: fields.text("merge_reason") };
        let reason = reason.read().map_err(|error| named(error, "merge_reason"))?;
        merge::decide(&app.db, &op, (kept, other), decision, &reason).await?;
        let texts = Texts::new(op.language);
        Ok(texts.dynamic("merge-done-", decision.code()).with("kept", kept).with("other", other).to_string())
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, fields, outcome).await
}

async fn file(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id((reference, id)): Id<(String, HardwareReportId)>,
) -> Result<Response> {
    let bench = seen(&app, &op, &reference).await?;
    let machine = machine::of(app.db.fresh(), &bench).await?;
    let kept = machine.files.iter().find(|one| one.id == id).ok_or_else(Error::not_found)?;
    let document = app.storage.find(app.db.fresh(), kept.document_id).await?;
    let bytes = app.storage.bytes(kept.document_id).await?;
    // Shown as text whatever it holds: nothing in it runs.
    Ok(download("text/plain; charset=utf-8", &document.file_name, bytes))
}

fn many(op: &OpContext, ctx: PageContext, errors: FieldErrors, placed: Vec<Placed>) -> HardwareDropPage {
    HardwareDropPage { nav: desk_nav(op, &ctx), errors, placed, ctx }
}

async fn drop_many(Op(op): Op, Ctx(ctx): Ctx) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    Ok(Html::ok(many(&op, ctx, FieldErrors::new(), Vec::new())).into_response())
}

async fn post_many(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    form: Multipart,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let key = AddressKey::of(&app.config.secret);
    let outcome = async { machine::place(&app.db, &app.storage, &key, &op, sent(form).await?).await }.await;
    match outcome {
        Ok(all) => {
            let texts = ctx.texts;
            let placed = all.into_iter().map(|one| placed(texts, one)).collect();
            Ok(Html::ok(many(&op, ctx, FieldErrors::new(), placed)).into_response())
        }
        Err(error) if matches!(error.kind().status(), 409 | 422) => {
            let errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, many(&op, ctx, errors, Vec::new())).into_response())
        }
        Err(error) => Err(error),
    }
}

fn placed(texts: Texts, one: machine::Placed) -> Placed {
    let (code, references) = match one.found {
        Found::Device(reference) => (if one.new { "added" } else { "known" }, vec![reference]),
        Found::Several(all) => ("several", all),
        Found::Nobody(all) if all.is_empty() => ("nobody", all),
        Found::Nobody(all) => ("nobody-but", all),
    };
    Placed { file: one.file, sentence: texts.dynamic("hardware-placed-", code).to_string(), references }
}
