//! The pages of the bench's screen.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, State as AppState};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use frontend::workbench::{GradingRulesPage, WorkbenchHomePage};
use frontend::{FieldErrors, PageContext, Texts};
use serde::Deserialize;

use super::input::{marks_of_form, once_of_form};
use super::scan::{self, Scanned};
use super::service;
use super::view;
use crate::devices::Device;
use crate::kernel::{Capacity, Error, ErrorKind, OpContext, Result};
use crate::platform::photos::photos_of;
use crate::platform::security_headers::ReadsCodes;
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
        .merge(super::photos::pages())
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
        return Ok(reading(Html::ok(home_page(&op, ctx, code, Vec::new(), &latest))));
    }
    match scan::scan(app.db.fresh(), &op, &code).await? {
        Scanned::One(device) => Ok(see_other(&format!("/desk/bench/{}", device.reference))),
        Scanned::Several(found) => Ok(reading(Html::ok(home_page(&op, ctx, code, found, &latest)))),
        Scanned::None => {
            let shown: String = code.chars().filter(|c| !c.is_control()).take(60).collect();
            let message = ctx.t("workbench-unknown").with("code", shown).to_string();
            let mut page = home_page(&op, ctx, code, Vec::new(), &latest);
            page.errors = FieldErrors::new().with("code", message);
            Ok(reading(Html::refused(&Error::new(ErrorKind::NotFound, "not-found"), page)))
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

/// A page with the camera's button: its policy lets the reader of codes run.
fn reading<T: IntoResponse>(page: T) -> Response {
    let mut response = page.into_response();
    response.extensions_mut().insert(ReadsCodes);
    response
}

async fn show(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
) -> Result<Response> {
    let screen = service::show(app.db.fresh(), &op, &reference).await?;
    let parts = service::fitting(app.db.fresh(), &op, &screen).await?;
    let photos = photos_of(app.db.fresh(), super::photos::subject(screen.device.id)).await?;
    Ok(reading(Html::ok(view::page(&op, ctx, &screen, &parts, &photos))))
}

/// The header in which the page says whose act it sends, as [`view::who`] wrote it.
const WHO: &str = "rebond-bench-who";

/// Whoever is signed in did the act, as far as the page says: one that was left open does not send a person's acts
/// with the session of the next. A form without script says nothing, and is its sender's.
pub(super) struct OwnAct;

impl<S: Send + Sync> FromRequestParts<S> for OwnAct {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let Op(op) = Op::from_request_parts(parts, state).await?;
        match parts.headers.get(WHO) {
            Some(said) if said.as_bytes() != view::who(&op).as_bytes() => {
                Err(Error::new(ErrorKind::Unauthenticated, "sign-in-required"))
            }
            _ => Ok(Self),
        }
    }
}

/// After an act: the same screen, at what comes next. What was done before may have left the workshop since: its screen
/// would not open, and the act would look refused.
pub(super) async fn on(app: &App, op: &OpContext, reference: &str, done: bool) -> Result<Response> {
    let here = done || service::is_here(app.db.fresh(), op, reference).await?;
    Ok(if here { see_other(&format!("/desk/bench/{reference}#next")) } else { see_other("/desk/bench") })
}

async fn post_marks(
    AppState(app): AppState<App>,
    _: OwnAct,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(fields): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    let heard = marks_of_form(&fields).read(&op)?;
    let done = service::tell(&app.db, &op, std::slice::from_ref(&reference), &heard).await?;
    on(&app, &op, &reference, done).await
}

async fn post_tests(
    AppState(app): AppState<App>,
    _: OwnAct,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(fields): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let once = once_of_form(&op, &fields)?;
    let no_storage = fields.get("no_storage").is_some_and(|said| said == "true");
    let done = service::record(&app.db, &op, &reference, &once, no_storage).await?;
    on(&app, &op, &reference, done).await
}

async fn post_grade(
    AppState(app): AppState<App>,
    _: OwnAct,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(fields): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let once = once_of_form(&op, &fields)?;
    let verdict = Fields(fields).grade()?.read()?;
    let grade = verdict.grade.ok_or_else(|| Error::invalid("grade", "grade-required"))?;
    let done = service::grade(&app.db, &op, &reference, &once, grade, verdict.weight_grams).await?;
    on(&app, &op, &reference, done).await
}

async fn post_repair(
    AppState(app): AppState<App>,
    _: OwnAct,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(fields): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let texts = Texts::new(op.language);
    let once = once_of_form(&op, &fields)?;
    let done = service::repair(&app.db, &op, &reference, &once, |all| view::reasons(all, texts)).await?;
    on(&app, &op, &reference, done).await
}
