//! Pages of certificates: asking for one, its file, and the public page that checks it.

use axum::extract::{Multipart, State as AppState};
use axum::response::{IntoResponse, Response};
use frontend::certificates::{CheckPage, CheckedCertificate};
use frontend::components::{Cell, Column, Fact};
use frontend::filters::{write_date, write_datetime};
use frontend::object;
use frontend::{FieldErrors, PageContext, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::check::{Attested, Checked};
use super::{Certificate, check, file, issue_for_device};
use crate::kernel::{Instant, Result};
use crate::platform::storage::sha256;
use crate::web::{App, Args, CalledFrom, Ctx, Flasher, Html, Id, Op, Pages, Upload, download, see_other};

/// The pages.
pub(in crate::refurbishing) fn pages() -> Pages {
    Pages::new()
        .get("/verifier", ask)
        .post("/verifier", take)
        .get("/verifier/{mark}", show)
        .get("/desk/certificates/{certificate}", read)
        .post("/desk/devices/{reference}/certificate", issue_one)
}

/// A certificate among the documents of an object.
#[must_use]
pub fn document(one: &Certificate, texts: Texts) -> object::Document {
    let label = texts
        .dynamic("certificate-document-", one.kind.code())
        .with("reference", one.subject_reference.as_str())
        .with("number", one.number.as_str());
    let said = if one.stands() { "stands" } else { "revoked" };
    let detail = texts
        .dynamic("certificate-said-", said)
        .with("storages", one.storages)
        .with("date", day(one.created_at, texts))
        .to_string();
    object::Document::new(label, format!("/desk/certificates/{}", one.number), "PDF").detail(detail)
}

fn day(at: Instant, texts: Texts) -> String {
    write_date(at.with_timezone(&chrono_tz::Europe::Paris).date_naive(), texts)
}

#[derive(Default, Deserialize)]
struct AskArgs {
    #[serde(default)]
    q: Option<String>,
}

async fn ask(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    CalledFrom(place): CalledFrom,
    Args(AskArgs { q }): Args<AskArgs>,
) -> Result<Response> {
    let Some(q) = q else { return Ok(Html::ok(page(ctx, String::new(), None)).into_response()) };
    if q.trim().is_empty() {
        let error = crate::kernel::Error::invalid("q", "check-mark-required");
        let errors = crate::web::errors_of(&error, ctx.texts.language);
        let page = CheckPage { ctx, asked: String::new(), errors, found: None };
        return Ok(Html::refused(&error, page).into_response());
    }
    let found = check(&app, &op, &place, q.trim()).await?;
    Ok(Html::ok(page(ctx, q, Some(found))).into_response())
}

async fn show(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    CalledFrom(place): CalledFrom,
    Id(mark): Id<String>,
) -> Result<Html<CheckPage>> {
    let found = check(&app, &op, &place, &mark).await?;
    Ok(Html::ok(page(ctx, mark, Some(found))))
}

/// The file itself is looked at and not kept: its hash says which certificate it is.
async fn take(Ctx(ctx): Ctx, form: Multipart) -> Result<Response> {
    let upload = Upload::read(form, "certificate").await?;
    match upload.bytes {
        Some(bytes) => Ok(see_other(&format!("/verifier/{}", sha256(&bytes)))),
        None => {
            let error = crate::kernel::Error::invalid("certificate", "field-required");
            let errors = crate::web::errors_of(&error, ctx.texts.language);
            let page = CheckPage { ctx, asked: String::new(), errors, found: None };
            Ok(Html::refused(&error, page).into_response())
        }
    }
}

fn page(ctx: PageContext, asked: String, found: Option<Checked>) -> CheckPage {
    let found = found.map(|found| shown(found, ctx.texts));
    let asked = asked.chars().take(100).collect();
    CheckPage { asked, errors: FieldErrors::new(), found, ctx }
}

fn shown(found: Checked, texts: Texts) -> CheckedCertificate {
    let verdict = found.verdict.code();
    let Some(one) = found.certificate else {
        return CheckedCertificate { verdict: verdict.to_owned(), ..CheckedCertificate::default() };
    };
    let fact = |name: &str, value: String| Fact::new(texts.dynamic("check-fact-", name).to_string(), value);
    let mut facts = vec![
        fact("number", one.number.clone()),
        fact("date", write_datetime(one.created_at, texts)),
        fact("workshop", found.workshop.clone()),
        fact(one.kind.code(), one.subject_reference.clone()),
        fact("covers", covers(&one, texts)),
    ];
    if one.left_out > 0 {
        facts.push(fact("left", texts.t("check-left").with("count", one.left_out).to_string()));
    }
    let (revoked, last) = one.revoked;
    if let Some(last) = last {
        let said =
            texts.t("check-revoked-since").with("count", revoked).with("date", day(last, texts)).to_string();
        facts.push(fact("revoked", said));
    }
    if let Some(newer) = found.newer {
        facts.push(fact("newer", newer));
    }
    // Whoever only has the number is not handed the key to the rest.
    if !found.attested.is_empty() {
        facts.push(fact("file-hash", one.file_sha256.clone()));
        facts.push(fact("evidence-hash", one.evidence_sha256.clone()));
    }
    let more = i64::from(one.storages) - i64::try_from(found.attested.len()).unwrap_or_default();
    CheckedCertificate {
        verdict: verdict.to_owned(),
        statement: texts
            .t("check-statement")
            .with("workshop", found.workshop)
            .with("storages", one.storages)
            .with("date", day(one.created_at, texts))
            .to_string(),
        facts,
        columns: ["device", "storage", "method", "end"]
            .map(|name| Column::new(texts.dynamic("check-column-", name).to_string()))
            .to_vec(),
        more: if found.attested.is_empty() { 0 } else { more.max(0) },
        rows: found.attested.iter().map(|one| row(one, texts)).collect(),
    }
}

fn covers(one: &Certificate, texts: Texts) -> String {
    texts.t("check-covers").with("storages", one.storages).with("devices", one.devices).to_string()
}

fn row(one: &Attested, texts: Texts) -> Vec<Cell> {
    let end = match one.revoked {
        true => Cell::badge(texts.t("check-row-revoked").to_string(), frontend::components::Tone::Danger),
        false => Cell::text(write_datetime(one.ended_at, texts)),
    };
    let method = texts.dynamic("storage-method-", one.method).to_string();
    vec![
        Cell::text(one.device.clone()),
        Cell::text(format!("{}, {}", one.storage, one.serial)),
        Cell::text(format!("{method}, {}", one.tool)),
        end,
    ]
}

async fn read(AppState(app): AppState<App>, Op(op): Op, Id(number): Id<String>) -> Result<Response> {
    let (name, bytes) = file(&app, &op, &number).await?;
    Ok(download("application/pdf", &name, bytes))
}

async fn issue_one(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
) -> Result<Response> {
    let address = format!("/desk/devices/{reference}");
    let outcome = issue_for_device(&app, &op, &reference).await;
    let said = outcome.as_ref().map(|issued| done(&issued.certificate, ctx.texts)).unwrap_or_default();
    Flasher(&session).end(outcome, said, op.language, &address).await
}

/// What is said once a certificate is there.
#[must_use]
pub fn done(one: &Certificate, texts: Texts) -> String {
    texts.t("certificate-done").with("number", one.number.as_str()).to_string()
}
