//! « Être rappelé », and the agents' list.

use axum::extract::State as AppState;
use axum::response::{IntoResponse, Response};
use frontend::assistance::{AskPage, AskedPage};
use frontend::{Choice, FieldErrors, FlashKind, PageContext, filters};
use serde::Deserialize;
use tower_sessions::Session;

use super::rules::{self, Action, Moment, State, Subject};
use super::service::{self, Typed};
use crate::kernel::{CallbackId, Error, Result, time};
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, errors_of, see_other, set_flash};

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/etre-rappele", form)
        .post("/etre-rappele", ask)
        .get("/etre-rappele/merci", asked)
        .post("/desk/callbacks/{id}/{action}", act)
        .merge(super::list_pages::pages())
}

#[derive(Default, Deserialize)]
struct FromArgs {
    /// The page the person comes from.
    #[serde(default)]
    from: String,
    /// What it is about, when the page they come from says so.
    #[serde(default)]
    subject: String,
}

/// What a call asked for from this page is likely about.
fn likely(page: &str) -> Option<Subject> {
    let section = page.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
    match section {
        "donner" => Some(Subject::Give),
        "acheter-ensemble" | "catalogue" | "offres" => Some(Subject::Buy),
        "aider-un-foyer" => Some(Subject::Household),
        "appareils" => Some(Subject::Device),
        "sign-in" => Some(Subject::Account),
        _ => None,
    }
}

#[derive(Default, Deserialize)]
struct AskForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    telephone: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    moment: String,
    #[serde(default)]
    message: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    from: String,
}

fn ask_page(ctx: PageContext, typed: Typed, errors: FieldErrors) -> AskPage {
    let subjects = Subject::ALL
        .iter()
        .map(|one| Choice::new(one.code(), ctx.dynamic("callback-subject-", one.code()).to_string()))
        .collect();
    let moments = Moment::ALL
        .iter()
        .map(|one| Choice::new(one.code(), ctx.dynamic("callback-moment-", one.code()).to_string()))
        .collect();
    let moment = if typed.moment.is_empty() { Moment::Any.code() } else { &typed.moment };
    AskPage {
        subjects: Choice::select(subjects, &typed.subject),
        moments: Choice::select(moments, moment),
        name: typed.name,
        telephone: typed.telephone,
        message: typed.message,
        place: typed.place,
        from: typed.page,
        errors,
        ctx,
    }
}

async fn form(Ctx(ctx): Ctx, Args(args): Args<FromArgs>) -> Html<AskPage> {
    let asked = args.subject.parse().ok().or_else(|| likely(&args.from));
    let subject = asked.map(|subject: Subject| subject.code().to_owned()).unwrap_or_default();
    let typed = Typed { page: args.from, subject, ..Typed::default() };
    Html::ok(ask_page(ctx, typed, FieldErrors::new()))
}

async fn ask(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    FormBody(form): FormBody<AskForm>,
) -> Result<Response> {
    let AskForm { name, telephone, subject, moment, message, place, from } = form;
    let department = ctx.line.department_code.clone();
    let typed = Typed { name, telephone, subject, moment, message, place, department, page: from };
    match service::ask(&app, &op, &typed).await {
        Ok(asked) => {
            // What was understood is read once, and stands in no address.
            let said = ctx
                .t("callback-asked-number")
                .with("telephone", rules::written(&asked.telephone))
                .with("moment", ctx.dynamic("callback-moment-asked-", asked.moment.code()))
                .with("date", filters::write_near_date(time::paris_day(asked.call_before), ctx.texts))
                .to_string();
            set_flash(&session, FlashKind::Success, said).await?;
            let mut response = see_other(&format!("/etre-rappele/merci?reference={}", asked.reference));
            // Who says where they are sees their own territory's number from then on.
            if let (Some(code), false) = (&asked.department_code, typed.place.trim().is_empty()) {
                let cookie = super::line_pages::preference(&app, code)?;
                response.headers_mut().insert(axum::http::header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(error) if error.kind().status() < 500 => {
            let errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, ask_page(ctx, typed, errors)).into_response())
        }
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
struct AskedArgs {
    #[serde(default)]
    reference: String,
}

/// The reference is only said again: it opens nothing.
async fn asked(Ctx(ctx): Ctx, Args(args): Args<AskedArgs>) -> Html<AskedPage> {
    let ours = args.reference.len() <= 20 && args.reference.starts_with("RA-");
    let ours = ours && args.reference.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    Html::ok(AskedPage { ctx, reference: if ours { args.reference } else { String::new() } })
}

async fn act(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id((id, action)): Id<(CallbackId, String)>,
) -> Result<Response> {
    if let "take" | "give-back" = action.as_str() {
        let take = action == "take";
        let said = if take { ctx.t("callback-taken-now") } else { ctx.t("callback-given-back") };
        let done = service::hold(&app.db, &op, id, take).await;
        return Flasher(&session).end(done, said.to_string(), op.language, "/desk/callbacks").await;
    }
    let action: Action = action.parse().map_err(|()| Error::not_found())?;
    match service::act(&app.db, &op, id, action).await {
        Ok(now) => {
            let said = match now.state {
                State::Waiting if action == Action::Reopen => ctx.t("callback-reopened"),
                State::Waiting => ctx.t("callback-missed"),
                State::Reached => ctx.t("callback-reached"),
                State::Unreachable => ctx.t("callback-given-up"),
            };
            Flasher(&session).done(said.to_string(), "/desk/callbacks").await
        }
        Err(error) => Flasher(&session).refused(error, op.language, "/desk/callbacks").await,
    }
}
