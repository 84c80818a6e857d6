//! The same told of several devices at once: their codes, read one after another, and what they have in common.

use axum::extract::State as AppState;
use axum::response::{IntoResponse, Response};
use frontend::workbench::BenchBatchPage;
use frontend::{Choice, FieldErrors, PageContext};
use tower_sessions::Session;

use super::input::marks_of_form;
use super::rules::{CASE_MARKS, Marks, SCREEN_MARKS};
use super::view;
use super::{scan, service};
use crate::kernel::{Capacity, Error, OpContext, Result};
use crate::refurbishing::rules::{Check, CheckResult};
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Op, Pages, desk_nav, errors_of};

const ADDRESS: &str = "/desk/bench/batch";

pub(super) fn pages() -> Pages {
    Pages::new().get(ADDRESS, show).post(ADDRESS, post)
}

type Pairs = [(String, String)];

fn value<'f>(pairs: &'f Pairs, name: &str) -> &'f str {
    pairs.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value.trim()).unwrap_or_default()
}

/// Codes as a reader types them: one after another, each ended by Enter.
fn codes(pairs: &Pairs) -> Vec<String> {
    let typed = pairs.iter().filter(|(field, _)| field == "codes" || field == "row");
    typed
        .flat_map(|(_, text)| text.split(['\n', ',', ';']))
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}

fn page(op: &OpContext, ctx: PageContext, pairs: &Pairs, errors: FieldErrors) -> BenchBatchPage {
    let texts = ctx.texts;
    let check = |check: &Check| Choice::new(check.code(), texts.dynamic("check-", check.code()).to_string());
    let mut subjects: Vec<Choice> = Check::ALL.iter().map(check).collect();
    for look in [CASE_MARKS, SCREEN_MARKS] {
        let label = texts.dynamic("workbench-look-", look.replace('_', "-")).to_string();
        subjects.push(Choice::new(look, label));
    }
    let results = CheckResult::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("check-result-", one.code()).to_string()));
    let marks = Marks::ALL
        .iter()
        .map(|one| Choice::new(one.code(), texts.dynamic("workbench-marks-", one.code()).to_string()));
    BenchBatchPage {
        nav: desk_nav(op, &ctx),
        works: op.works_as(Capacity::Refurbisher),
        codes: codes(pairs).join("\n"),
        subjects: Choice::select(subjects, value(pairs, "subject")),
        answers: Choice::select(results.chain(marks).collect(), value(pairs, "answer")),
        rest: value(pairs, "rest") == "true",
        errors,
        ctx,
    }
}

async fn show(
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Html<BenchBatchPage>> {
    op.require_reading(Capacity::Refurbisher)?;
    Ok(Html::ok(page(&op, ctx, &pairs, FieldErrors::new())))
}

async fn post(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let outcome: Result<Vec<String>> = async {
        op.require(Capacity::Refurbisher)?;
        let mut sent = pairs.clone();
        match (value(&pairs, "subject"), value(&pairs, "answer")) {
            ("", "") => {}
            (_, "") => return Err(Error::invalid("answer", "field-required")),
            ("", _) => return Err(Error::invalid("subject", "field-required")),
            (subject, answer) => sent.push(("mark".to_owned(), format!("{subject}:{answer}"))),
        }
        let heard = marks_of_form(&sent).read(&op)?;
        let references = scan::named(app.db.fresh(), &op, &codes(&pairs)).await?;
        service::tell(&app.db, &op, &references, &heard).await?;
        Ok(references)
    }
    .await;
    match outcome {
        Ok(references) => {
            let text = ctx.t("bench-several-done").with("count", references.len()).to_string();
            Flasher(&session).done(text, &view::batch_of(&references)).await
        }
        Err(error) if matches!(error.kind().status(), 409 | 422) => {
            let mut errors = errors_of(&error, op.language);
            if let Some(message) = errors.get("marks").map(str::to_owned) {
                errors.push("subject", message);
            }
            Ok(Html::refused(&error, page(&op, ctx, &pairs, errors)).into_response())
        }
        Err(error) => Err(error),
    }
}
