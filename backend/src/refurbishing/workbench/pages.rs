//! The pages of the bench's screen.

use std::collections::HashMap;

use axum::extract::State as AppState;
use axum::response::{IntoResponse, Response};
use frontend::workbench::{GradingRulesPage, WorkbenchHomePage, WorkbenchPage};
use frontend::{FieldErrors, PageContext, Texts};
use serde::Deserialize;

use super::input::{marks_of_form, once_of_form};
use super::service::{self, Scanned};
use super::view;
use crate::devices::Device;
use crate::kernel::{Capacity, Error, ErrorKind, OpContext, Result};
use crate::refurbishing::forms::Fields;
use crate::web::{App, Args, Ctx, FormBody, Html, Id, Op, Pages, desk_nav, see_other};

/// The pages of the bench's screen.
pub(in crate::refurbishing) fn pages() -> Pages {
    Pages::new()
        .get("/desk/bench", home)
        .get("/desk/bench/{reference}", show)
        .post("/desk/bench/{reference}/marks", post_marks)
        .post("/desk/bench/{reference}/tests", post_tests)
        .post("/desk/bench/{reference}/grade", post_grade)
        .post("/desk/bench/{reference}/repair", post_repair)
        .get("/etat-des-appareils", grading_rules)
        .merge(super::parts_pages::pages())
        .merge(super::batch_pages::pages())
}

async fn grading_rules(Ctx(ctx): Ctx) -> Html<GradingRulesPage> {
    Html::ok(view::rules_page(ctx))
}

#[derive(Debug, Default, Deserialize)]
struct Read {
    code: Option<String>,
}

async fn home(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(read): Args<Read>,
) -> Result<Response> {
    op.require_reading(Capacity::Refurbisher)?;
    let code = read.code.unwrap_or_default().trim().to_owned();
    let latest = service::latest(app.db.fresh(), &op).await?;
    if code.is_empty() {
        return Ok(Html::ok(home_page(&op, ctx, code, Vec::new(), &latest)).into_response());
    }
    match service::scan(app.db.fresh(), &op, &code).await? {
        Scanned::One(device) => Ok(see_other(&format!("/desk/bench/{}", device.reference))),
        Scanned::Several(found) => Ok(Html::ok(home_page(&op, ctx, code, found, &latest)).into_response()),
        Scanned::None => {
            let shown: String = code.chars().filter(|c| !c.is_control()).take(60).collect();
            let message = ctx.t("workbench-unknown").with("code", shown).to_string();
            let mut page = home_page(&op, ctx, code, Vec::new(), &latest);
            page.errors = FieldErrors::new().with("code", message);
            Ok(Html::refused(&Error::new(ErrorKind::NotFound, "not-found"), page).into_response())
        }
    }
}

fn home_page(
    op: &OpContext,
    ctx: PageContext,
    code: String,
    several: Vec<Device>,
    latest: &[Device],
) -> WorkbenchHomePage {
    let texts = ctx.texts;
    WorkbenchHomePage {
        nav: desk_nav(op, &ctx),
        errors: FieldErrors::new(),
        who: view::who(op),
        code,
        several: several.iter().map(|device| view::link(device, texts)).collect(),
        latest: latest.iter().map(|device| view::link(device, texts)).collect(),
        ctx,
    }
}

async fn show(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
) -> Result<Html<WorkbenchPage>> {
    let screen = service::show(app.db.fresh(), &op, &reference).await?;
    let parts = service::fitting(app.db.fresh(), &op, &screen).await?;
    Ok(Html::ok(view::page(&op, ctx, &screen, &parts)))
}

/// After an act: the same screen, at what comes next.
pub(super) fn on(reference: &str) -> Response {
    see_other(&format!("/desk/bench/{reference}#next"))
}

async fn post_marks(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(fields): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let heard = marks_of_form(&fields).read(&op)?;
    service::tell(&app.db, &op, std::slice::from_ref(&reference), &heard).await?;
    Ok(on(&reference))
}

async fn post_tests(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(fields): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    service::record(&app.db, &op, &reference, &once_of_form(&op, &fields)?).await?;
    Ok(on(&reference))
}

async fn post_grade(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(fields): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let once = once_of_form(&op, &fields)?;
    let verdict = Fields(fields).grade()?.read()?;
    let grade = verdict.grade.ok_or_else(|| Error::invalid("grade", "grade-required"))?;
    service::grade(&app.db, &op, &reference, &once, grade, verdict.weight_grams).await?;
    Ok(on(&reference))
}

async fn post_repair(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(fields): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let texts = Texts::new(op.language);
    let once = once_of_form(&op, &fields)?;
    service::repair(&app.db, &op, &reference, &once, |all| view::reasons(all, texts)).await?;
    Ok(on(&reference))
}
