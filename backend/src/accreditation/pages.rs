//! Pages of files: an organisation's own, and the operator's list and readings.

use std::collections::HashMap;

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State as Extract};
use axum::response::{IntoResponse, Response};
use frontend::accreditation::{AccreditationsPage, BeginFilePage};
use frontend::{Choice, Texts};
use tower_sessions::Session;

use super::act::{Act, act, capacity_of, filing, read};
use super::dossier::{Dossier, own_dossier};
use super::known::{NationalList, import_structures};
use super::procedure::FileDecision;
use super::review::{CriterionState, FileVerdict, InsertionKind};
use super::rules::{Kind, State};
use super::store::{Listed, listed};
use super::{applicant, criteria, view};
use crate::kernel::time::{paris_day, paris_start};
use crate::kernel::{AccreditationId, Capacity, DocumentId, Error, ErrorKind, OpContext, Result, written};
use crate::organisations;
use crate::platform::Key;
use crate::web::lists::{By, Column, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, Upload, desk_nav, download};

const OWN: &str = "/desk/accreditation";
const ALL: &str = "/desk/accreditations";

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get(OWN, own)
        .post("/desk/accreditation/{step}", own_step)
        .post("/desk/accreditation/criteria/{code}", own_criterion)
        .get("/desk/accreditation/proofs/{proof}", own_proof)
        .get(ALL, list)
        .post("/desk/accreditations/structures", import)
        .get("/desk/accreditations/{id}", show)
        .post("/desk/accreditations/{id}/{step}", step)
        .get("/desk/accreditations/{id}/proofs/{proof}", proof)
        .merge(super::criteria_pages::pages())
        .merge(super::register_pages::pages())
}

/// The acting organisation's own file.
async fn own_file(app: &App, op: &OpContext) -> Result<Dossier> {
    let (acting, kind) = filing(op)?;
    own_dossier(app.db.fresh(), acting.organisation_id, kind).await?.ok_or_else(Error::not_found)
}

async fn own(Extract(app): Extract<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Response> {
    let (acting, kind) = filing(&op)?;
    if let Some(one) = own_dossier(app.db.fresh(), acting.organisation_id, kind).await? {
        return Ok(Html::ok(view::page(&app, &op, ctx, &one, false).await?).into_response());
    }
    let asked = criteria::current(app.db.fresh(), kind).await?;
    let page = BeginFilePage {
        nav: desk_nav(&op, &ctx),
        criteria: asked.criteria.iter().map(|one| view::criterion(one, ctx.texts)).collect(),
        source: asked.source,
        may_begin: op.works_as(capacity_of(kind)),
        ctx,
    };
    Ok(Html::ok(page).into_response())
}

/// What a form's field says; empty when it is missing.
fn said(form: &HashMap<String, String>, name: &str) -> String {
    form.get(name).cloned().unwrap_or_default()
}

/// A coded answer of a form.
fn coded<T: std::str::FromStr>(form: &HashMap<String, String>, name: &str) -> Result<T> {
    said(form, name).parse().map_err(|_| Error::invalid(name, "accreditation-choose"))
}

fn own_act(step: &str, form: &HashMap<String, String>) -> Result<Act> {
    Ok(match step {
        "submit" => Act::Submit,
        "drop" => {
            Act::DropEvidence { document: said(form, "document").parse().map_err(|_| Error::not_found())? }
        }
        "remark" => Act::Remark { code: None, text: said(form, "remark") },
        "observe" => Act::Observe { text: said(form, "observations") },
        "appeal" => Act::Appeal { text: said(form, "appeal") },
        _ => return Err(Error::not_found()),
    })
}

async fn own_step(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Path(step): Path<String>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let (_, kind) = filing(&op)?;
    op.require(capacity_of(kind))?;
    if step == "begin" {
        let begun = applicant::begin(&app, &op).await;
        return Flasher(&session).end(begun, ctx.t("accreditation-said-begun"), op.language, OWN).await;
    }
    let what = own_act(&step, &form)?;
    let one = own_file(&app, &op).await?;
    let outcome = act(&app, &op, one.id, what).await;
    let words = ctx.dynamic("accreditation-done-", step.as_str());
    Flasher(&session).end(outcome, words, op.language, OWN).await
}

/// What an organisation says and proves of one criterion, in one form.
async fn answered(
    app: &App,
    op: &OpContext,
    code: &str,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<()> {
    let form = form.map_err(|_| Error::new(ErrorKind::UnsupportedMedia, "multipart-expected"))?;
    let field = format!("file-{code}");
    let mut upload = Upload::read(form, &field).await?;
    let one = own_file(app, op).await?;
    let wanted = one.criterion(code)?.clone();
    let until_field = format!("until-{code}");
    let until = match upload.field(&until_field) {
        Some(text) => {
            let day = written::day(text, paris_day(op.now));
            let day = day.ok_or_else(|| Error::invalid(&until_field, "list-day-unreadable"))?;
            Some(paris_start(day.succ_opt().unwrap_or(day)))
        }
        None => None,
    };
    if wanted.grants == Some(super::review::Grant::Insertion)
        && let Some(kind) = upload.field("insertion")
    {
        let kind: InsertionKind =
            kind.parse().map_err(|()| Error::invalid("insertion", "accreditation-choose"))?;
        let agreement = upload.field("agreement").unwrap_or_default().to_owned();
        act(app, op, one.id, Act::Insertion { kind, agreement }).await?;
    }
    let before = one.held_for(code).map(|held| held.answer.clone()).unwrap_or_default();
    if let Some(text) = upload.field(&format!("answer-{code}")).filter(|text| *text != before) {
        act(app, op, one.id, Act::Answer { code: code.to_owned(), text: text.to_owned() }).await?;
    }
    if let Some(bytes) = upload.bytes.take() {
        let name = upload.file_name.take().unwrap_or_default();
        applicant::attach(app, op, one.id, code, until, (name, bytes)).await?;
    }
    Ok(())
}

async fn own_criterion(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Path(code): Path<String>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let (_, kind) = filing(&op)?;
    op.require(capacity_of(kind))?;
    let outcome = answered(&app, &op, &code, form).await;
    let back = format!("{OWN}#criterion-{code}");
    Flasher(&session).end(outcome, ctx.t("accreditation-said-kept"), op.language, &back).await
}

async fn file(app: &App, one: &Dossier, proof: &str) -> Result<Response> {
    let id: DocumentId = proof.parse().map_err(|_| Error::not_found())?;
    if !one.evidence.iter().any(|found| found.document_id == id) {
        return Err(Error::not_found());
    }
    let known = app.storage.find(app.db.fresh(), id).await?;
    let media = match known.media_type.as_str() {
        "application/pdf" => "application/pdf",
        "image/jpeg" => "image/jpeg",
        _ => "text/plain; charset=utf-8",
    };
    Ok(download(media, &known.file_name, app.storage.bytes(id).await?))
}

async fn own_proof(Extract(app): Extract<App>, Op(op): Op, Path(proof): Path<String>) -> Result<Response> {
    let one = own_file(&app, &op).await?;
    file(&app, &one, &proof).await
}

async fn import(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    op.require(Capacity::Operator)?;
    let form = form.map_err(|_| Error::new(ErrorKind::UnsupportedMedia, "multipart-expected"))?;
    let outcome = async {
        let mut upload = Upload::read(form, "structures").await?;
        let list: NationalList = upload
            .field("list")
            .and_then(|code| code.parse().ok())
            .ok_or_else(|| Error::invalid("list", "accreditation-choose"))?;
        let bytes =
            upload.bytes.take().ok_or_else(|| Error::invalid("structures", "accreditation-file-missing"))?;
        import_structures(&app.db, &op, list, &bytes).await
    }
    .await;
    match outcome {
        Ok(count) => {
            let words = ctx.t("structures-imported").with("count", count).to_string();
            Flasher(&session).done(words, ALL).await
        }
        Err(error) => Flasher(&session).refused(error, op.language, ALL).await,
    }
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<AccreditationId>,
) -> Result<Response> {
    op.require_reading(Capacity::Operator)?;
    let one = read(&app, &op, id).await?;
    Ok(Html::ok(view::page(&app, &op, ctx, &one, true).await?).into_response())
}

async fn proof(
    Extract(app): Extract<App>,
    Op(op): Op,
    Path((id, proof)): Path<(String, String)>,
) -> Result<Response> {
    op.require_reading(Capacity::Operator)?;
    let one = read(&app, &op, id.parse().map_err(|_| Error::not_found())?).await?;
    file(&app, &one, &proof).await
}

fn operator_act(step: &str, form: &HashMap<String, String>) -> Result<Act> {
    Ok(match step {
        "take-up" => Act::TakeUp,
        "judge" => {
            let code = said(form, "code");
            let state: CriterionState = coded(form, &format!("state-{code}"))?;
            let text = Some(said(form, &format!("text-{code}"))).filter(|text| !text.trim().is_empty());
            Act::Judge { code, state, text }
        }
        "ask-changes" => Act::AskChanges { text: said(form, "changes") },
        "propose" => {
            Act::Propose { verdict: coded::<FileVerdict>(form, "verdict")?, reason: said(form, "reason") }
        }
        "confirm" => Act::Confirm,
        "contradict" => Act::Contradict { reason: said(form, "contradiction") },
        "remark" => Act::Remark { code: None, text: said(form, "remark") },
        "invite" => Act::Invite { reason: said(form, "invitation") },
        "decide" => {
            let decision: FileDecision = coded(form, "decision")?;
            Act::Decide { decision, reason: said(form, "decision_reason") }
        }
        "answer-appeal" => {
            let granted: bool = coded(form, "granted")?;
            Act::AnswerAppeal { granted, reason: said(form, "appeal_reason") }
        }
        "lift" => Act::Lift { reason: said(form, "lift_reason") },
        _ => return Err(Error::not_found()),
    })
}

async fn step(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Path((id, step)): Path<(String, String)>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    op.require(Capacity::Operator)?;
    let id: AccreditationId = id.parse().map_err(|_| Error::not_found())?;
    let outcome = match operator_act(&step, &form) {
        Ok(what) => act(&app, &op, id, what).await,
        Err(error) => Err(error),
    };
    let anchor = form.get("code").map(|code| format!("#criterion-{code}")).unwrap_or_default();
    let back = format!("{ALL}/{id}{anchor}");
    let words = ctx.dynamic("accreditation-done-", step.as_str());
    Flasher(&session).end(outcome, words, op.language, &back).await
}

fn shape(texts: Texts) -> Shape {
    let states = State::ALL.iter().map(|one| (one.code(), texts.dynamic("accreditation-state-", one.code())));
    let kinds = Kind::ALL.iter().map(|one| (one.code(), texts.dynamic("accreditation-kind-", one.code())));
    Shape::new(texts, ALL, texts.t("accreditations-file"), texts.t("accreditations-title"))
        .search(texts.t("accreditations-search-hint"))
        .choice("state", texts.t("reuse-listed"), states)
        .choice("kind", texts.t("accreditation-fact-kind"), kinds)
        .flag("warned", texts.t("refurbishers-warned"))
        .flag("hand", texts.t("accreditations-in-hand"))
        .sort_down("changed", texts.t("accreditations-changed"), By::Time)
        .sort("name", texts.t("accreditations-name"), By::Text)
        .columns([
            Column::new("name", texts.t("accreditations-name")),
            Column::new("kind", texts.t("accreditation-fact-kind")),
            Column::new("state", texts.t("reuse-listed")),
            Column::new("until", texts.t("accreditation-fact-until")),
            Column::new("changed", texts.t("accreditations-changed")),
            Column::new("warned", texts.t("reuse-warning")),
        ])
}

fn row(one: &Listed, name: String, by_name: bool, texts: Texts) -> Row {
    Row {
        id: one.id.0,
        key: if by_name { Key::Text(name.clone()) } else { Key::Time(one.updated_at) },
        value: None,
        name: name.clone(),
        cells: vec![
            Entry::text(name).leading_to(format!("{ALL}/{}", one.id)),
            Entry::text(texts.dynamic("accreditation-kind-", one.file.kind.code())),
            Entry::badge(
                texts.dynamic("accreditation-state-", one.file.state.code()),
                view::state_tone(one.file.state),
            ),
            Entry::maybe(one.file.valid_until.map(|until| view::day(until, texts))),
            Entry::day(one.updated_at),
            match one.warned_at {
                Some(at) => Entry::text(texts.t("reuse-warned").with("date", view::day(at, texts))),
                None => Entry::text(texts.t("reuse-not-warned")),
            },
        ],
    }
}

async fn list(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    op.require_reading(Capacity::Operator)?;
    let texts = ctx.texts;
    let list = shape(texts).asked(&pairs, op.now)?;
    let all = listed(app.db.read()).await?;
    let names =
        organisations::find_many(app.db.read(), all.iter().map(|one| one.file.organisation_id)).await?;
    let (state, kind): (Option<State>, Option<Kind>) = (list.code("state"), list.code("kind"));
    let words = list.words().map(|words| words.to_lowercase());
    let by_name = list.order() == "name";
    let matching: Vec<Row> = all
        .iter()
        .filter_map(|one| {
            let name =
                names.get(&one.file.organisation_id).map(|found| found.name.clone()).unwrap_or_default();
            let fits = state.is_none_or(|state| one.file.state == state)
                && kind.is_none_or(|kind| one.file.kind == kind)
                && words.as_ref().is_none_or(|words| name.to_lowercase().contains(words))
                && (!list.flag("warned") || one.warned_at.is_some())
                && (!list.flag("hand") || one.in_hand);
            fits.then(|| row(one, name, by_name, texts))
        })
        .collect();
    let total = i64::try_from(matching.len()).unwrap_or(i64::MAX);
    let rows = list.picked(matching);
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let sentence = texts.t("accreditations-count").with("count", total).to_string();
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts: Counts::new() });
    let lists = NationalList::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("national-list-", one.code()).to_string()))
        .collect();
    let may_work = op.works_as(Capacity::Operator);
    Ok(Html(status, AccreditationsPage { nav: desk_nav(&op, &ctx), list, lists, may_work, ctx })
        .into_response())
}
