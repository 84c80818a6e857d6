//! The lines' pages: « Mon département », « Où nous trouver », and the desk of those who keep a line.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State as AppState;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use frontend::lines::{DepartmentPage, FindUsPage, LineForm, LineRow, LinesPage, PlaceFound};
use frontend::{Choice, FieldErrors, PageContext, Texts, filters};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::hours::write_day;
use super::lines::{self, Line, NATIONAL, TypedLine};
use super::places;
use crate::kernel::{Error, OpContext, Result};
use crate::web::{
    App, Args, Body, Ctx, DEPARTMENT_COOKIE, Flasher, FormBody, Html, Id, Op, Pages, Problem, desk_nav,
    errors_of, local_address, see_other,
};

/// The pages.
pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/mon-departement", department)
        .post("/mon-departement", choose)
        .get("/ou-nous-trouver", find_us)
        .get("/desk/telephone", list)
        .get("/desk/telephone/{territory}", form)
        .post("/desk/telephone/{territory}", write)
        .post("/desk/telephone/{territory}/remove", remove)
}

/// The JSON routes.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_telephone_lines)).routes(routes!(write_telephone_line))
}

#[derive(Default, Deserialize)]
struct BackArgs {
    #[serde(default)]
    back: String,
}

fn choices(all: BTreeMap<String, String>, ctx: &PageContext, current: &str) -> Vec<Choice> {
    let first = Choice::new(NATIONAL, ctx.t("department-national").to_string());
    let each = all.into_iter().map(|(code, name)| Choice::new(code.clone(), format!("{code} · {name}")));
    let current = if current.is_empty() { NATIONAL } else { current };
    Choice::select(std::iter::once(first).chain(each).collect(), current)
}

async fn department(
    AppState(app): AppState<App>,
    Ctx(ctx): Ctx,
    Args(args): Args<BackArgs>,
) -> Result<Html<DepartmentPage>> {
    let all = lines::departments(&app).await?;
    let departments = choices(all, &ctx, &ctx.line.department_code);
    Ok(Html::ok(DepartmentPage { departments, back: local_address(&args.back, "/"), ctx }))
}

#[derive(Default, Deserialize)]
struct DepartmentForm {
    #[serde(default)]
    department: String,
    #[serde(default)]
    back: String,
}

async fn choose(AppState(app): AppState<App>, FormBody(form): FormBody<DepartmentForm>) -> Result<Response> {
    let known = lines::departments(&app).await?;
    let chosen = known.get_key_value(&form.department).map_or(NATIONAL, |(code, _)| code.as_str());
    let mut response = see_other(&local_address(&form.back, "/"));
    response.headers_mut().insert(header::SET_COOKIE, preference(&app, chosen)?);
    Ok(response)
}

/// The cookie that remembers a département.
pub(super) fn preference(app: &App, department: &str) -> Result<HeaderValue> {
    let secure = if app.config.public_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie =
        format!("{DEPARTMENT_COOKIE}={department}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    HeaderValue::from_str(&cookie).map_err(Error::internal)
}

#[derive(Default, Deserialize)]
struct NearArgs {
    #[serde(default)]
    near: String,
}

async fn find_us(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<NearArgs>,
) -> Result<Response> {
    let near: String = args.near.chars().take(100).collect();
    let (found, errors) = match places::near(&app, &op, &near).await {
        Ok(found) => (found, FieldErrors::new()),
        Err(error) if error.kind().status() == 422 => (Vec::new(), errors_of(&error, op.language)),
        Err(error) => return Err(error),
    };
    let places = found
        .into_iter()
        .map(|one| PlaceFound {
            name: one.name,
            label: one.label,
            address: one.address,
            distance: filters::write_distance(one.distance_km, ctx.texts),
            link: frontend::context::phone_link(&one.telephone),
            telephone: one.telephone,
        })
        .collect();
    let searched = !near.trim().is_empty() && errors.is_empty();
    let page = FindUsPage { near, places, searched, errors, ctx };
    Ok(if page.errors.is_empty() {
        Html::ok(page).into_response()
    } else {
        Html(axum::http::StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    })
}

fn territory_name(code: &str, names: &BTreeMap<String, String>, texts: Texts) -> String {
    match names.get(code) {
        Some(name) => format!("{name} ({code})"),
        None => texts.t("department-national").to_string(),
    }
}

async fn list(AppState(app): AppState<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<LinesPage>> {
    let mine = lines::edited(&app, &op, true).await?;
    let names = lines::departments(&app).await?;
    let all = lines::lines(&app).await?;
    let written: BTreeMap<&str, &Line> = all.iter().map(|line| (line.territory.as_str(), line)).collect();
    let (own, without): (Vec<&String>, Vec<&String>) =
        mine.iter().partition(|code| written.contains_key(code.as_str()));
    let row = |code: &String| {
        let line = written.get(code.as_str());
        LineRow {
            address: format!("/desk/telephone/{code}"),
            territory: territory_name(code, &names, ctx.texts),
            place: line.map(|line| line.place.clone()).unwrap_or_default(),
            telephone: line.map(|line| line.telephone.clone()).unwrap_or_default(),
            hours: line.map(|line| line.hours.in_words(ctx.texts)).unwrap_or_default(),
        }
    };
    Ok(Html::ok(LinesPage {
        nav: desk_nav(&op, &ctx),
        own: own.into_iter().map(row).collect(),
        without: without.into_iter().map(row).collect(),
        ctx,
    }))
}

#[derive(Default, Deserialize)]
struct TypedForm {
    #[serde(default)]
    place: String,
    #[serde(default)]
    telephone: String,
    #[serde(default)]
    day_1: String,
    #[serde(default)]
    day_2: String,
    #[serde(default)]
    day_3: String,
    #[serde(default)]
    day_4: String,
    #[serde(default)]
    day_5: String,
    #[serde(default)]
    day_6: String,
    #[serde(default)]
    day_7: String,
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    territory: &str,
    typed: Option<TypedLine>,
    errors: FieldErrors,
) -> Result<LineForm> {
    if !lines::edited(app, op, false).await?.iter().any(|one| one == territory) {
        return Err(Error::not_found());
    }
    let written = lines::find(&app.db, territory).await?;
    let removable = written.is_some() && territory != NATIONAL;
    let typed = match (typed, written) {
        (Some(typed), _) => typed,
        (None, Some(line)) => TypedLine {
            place: line.place,
            telephone: line.telephone,
            days: line.hours.0.map(|day| write_day(&day, ctx.texts)),
        },
        (None, None) => TypedLine {
            days: super::hours::Hours::default().0.map(|day| write_day(&day, ctx.texts)),
            ..TypedLine::default()
        },
    };
    let names = lines::departments(app).await?;
    Ok(LineForm {
        nav: desk_nav(op, &ctx),
        address: format!("/desk/telephone/{territory}"),
        territory: territory_name(territory, &names, ctx.texts),
        place: typed.place,
        telephone: typed.telephone,
        days: (1..)
            .zip(typed.days)
            .map(|(number, hours)| {
                (format!("day_{number}"), ctx.dynamic("weekday-", number).to_string(), hours)
            })
            .collect(),
        removable,
        errors,
        ctx,
    })
}

async fn form(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(territory): Id<String>,
) -> Result<Html<LineForm>> {
    Ok(Html::ok(page(&app, &op, ctx, &territory, None, FieldErrors::new()).await?))
}

async fn write(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(territory): Id<String>,
    FormBody(form): FormBody<TypedForm>,
) -> Result<Response> {
    let TypedForm { place, telephone, day_1, day_2, day_3, day_4, day_5, day_6, day_7 } = form;
    let typed = TypedLine { place, telephone, days: [day_1, day_2, day_3, day_4, day_5, day_6, day_7] };
    match lines::write(&app, &op, &territory, &typed).await {
        Ok(_) => Flasher(&session).done(ctx.t("line-written").to_string(), "/desk/telephone").await,
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, &territory, Some(typed), errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn remove(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(territory): Id<String>,
) -> Result<Response> {
    lines::remove(&app, &op, &territory).await?;
    Flasher(&session).done(ctx.t("line-removed").to_string(), "/desk/telephone").await
}

/// A telephone line.
#[derive(Serialize, ToSchema)]
struct TelephoneLineOut {
    /// A département's code, or `national`.
    territory: String,
    /// Who answers.
    place: String,
    /// The number, as people write it.
    telephone: String,
    /// For each day from Monday to Sunday, stretches in minutes since midnight, Paris time; nobody answers on public
    /// holidays.
    hours: Vec<Vec<(u16, u16)>>,
    /// The same in words.
    hours_in_words: String,
}

impl TelephoneLineOut {
    fn of(line: Line, texts: Texts) -> Self {
        Self {
            hours_in_words: line.hours.in_words(texts),
            hours: line.hours.0.to_vec(),
            territory: line.territory,
            place: line.place,
            telephone: line.telephone,
        }
    }
}

/// A line to be written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TelephoneLineIn {
    /// Who answers, 1 to 80 characters.
    place: String,
    /// A number as people write it.
    telephone: String,
    /// Hours of the seven days from Monday, as people write them: « 9 h - 12 h 30, 14 h - 18 h »; empty when closed.
    hours: [String; 7],
}

/// The telephone lines: the national one first, then each département's that has its own
#[utoipa::path(get, path = "/telephone-lines", tag = "assistance",
    responses((status = 200, body = Vec<TelephoneLineOut>), (status = 503, body = Problem)))]
async fn list_telephone_lines(
    AppState(app): AppState<App>,
    Op(op): Op,
) -> Result<Json<Vec<TelephoneLineOut>>> {
    let texts = Texts::new(op.language);
    let all = lines::lines(&app).await?;
    Ok(Json(all.into_iter().map(|line| TelephoneLineOut::of(line, texts)).collect()))
}

/// Write the line of a département, for its lead; of any, and the national one, for the operator
#[utoipa::path(post, path = "/telephone-lines/{territory}", tag = "assistance", request_body = TelephoneLineIn,
    params(("territory" = String, Path)),
    responses((status = 200, body = TelephoneLineOut), (status = 403, body = Problem), (status = 404, body = Problem),
        (status = 422, body = Problem)))]
async fn write_telephone_line(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(territory): Id<String>,
    Body(body): Body<TelephoneLineIn>,
) -> Result<Json<TelephoneLineOut>> {
    let TelephoneLineIn { place, telephone, hours } = body;
    let typed = TypedLine { place, telephone, days: hours };
    let line = lines::write(&app, &op, &territory, &typed).await?;
    Ok(Json(TelephoneLineOut::of(line, Texts::new(op.language))))
}
