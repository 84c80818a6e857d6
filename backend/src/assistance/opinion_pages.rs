//! « Donner mon avis », the operator's reading, and both as JSON.

use axum::Json;
use axum::extract::State as AppState;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use frontend::opinions::{FeedbackLine, FeedbackPage, OpinionPage, OpinionThanksPage};
use frontend::{Choice, FieldErrors, NavItem, PageContext};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::opinion::{Answer, Opinion, OpinionAction, OpinionState};
use super::opinions::{self, TypedOpinion};
use super::stats_pages::{month_in_words, page_in_words};
use crate::kernel::{Capacity, Error, OpinionId, Page, Paging, Result};
use crate::web::{
    App, Args, Body, CalledFrom, Ctx, Flasher, FormBody, Html, Id, Op, Pages, Problem, desk_nav, errors_of,
    see_other,
};

/// The pages.
pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/avis", form)
        .post("/avis", give)
        .get("/avis/merci", thanks)
        .get("/desk/feedback", list)
        .post("/desk/feedback/{id}/{action}", decide)
}

/// The JSON routes.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_opinions, give_opinion))
        .routes(routes!(publish_opinion))
        .routes(routes!(set_opinion_aside))
}

#[derive(Default, Deserialize)]
struct OpinionForm {
    #[serde(default)]
    page: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    sentence: String,
}

#[derive(Default, Deserialize)]
struct PageArgs {
    #[serde(default)]
    page: String,
}

fn opinion_page(ctx: PageContext, typed: TypedOpinion, errors: FieldErrors) -> OpinionPage {
    let answers = Answer::ALL
        .iter()
        .map(|one| Choice::new(one.code(), ctx.dynamic("opinion-answer-", one.code()).to_string()))
        .collect();
    OpinionPage {
        answers: Choice::select(answers, &typed.answer),
        about: page_in_words(&opinions::page_of(&typed.page), ctx.texts),
        page: typed.page,
        sentence: typed.sentence,
        errors,
        ctx,
    }
}

async fn form(Ctx(ctx): Ctx, Args(args): Args<PageArgs>) -> Html<OpinionPage> {
    let page: String = args.page.chars().take(200).collect();
    Html::ok(opinion_page(ctx, TypedOpinion { page, ..TypedOpinion::default() }, FieldErrors::new()))
}

async fn give(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    CalledFrom(place): CalledFrom,
    FormBody(form): FormBody<OpinionForm>,
) -> Result<Response> {
    let OpinionForm { page, answer, sentence } = form;
    let typed = TypedOpinion { page, answer, sentence };
    match opinions::give(&app, &op, &place, &typed).await {
        Ok(()) => Ok(see_other("/avis/merci")),
        Err(error) if error.kind().status() < 500 => {
            let errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, opinion_page(ctx, typed, errors)).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn thanks(Ctx(ctx): Ctx) -> Html<OpinionThanksPage> {
    Html::ok(OpinionThanksPage { ctx })
}

#[derive(Deserialize)]
struct ListArgs {
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    after: Option<String>,
}

async fn list(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<ListArgs>,
) -> Result<Html<FeedbackPage>> {
    let published = args.published.is_some();
    let state = if published { OpinionState::Published } else { OpinionState::Waiting };
    let paging = Paging { limit: None, after: args.after };
    let Page { items, next } = opinions::list(app.db.fresh(), &op, state, &paging).await?;
    let here = if published { "/desk/feedback?published=1" } else { "/desk/feedback" };
    let join = if published { '&' } else { '?' };
    let line = |one: Opinion| FeedbackLine {
        id: one.id.to_string(),
        page: page_in_words(&one.page, ctx.texts),
        month: month_in_words(&one.month, ctx.texts),
        answer: ctx.dynamic("opinion-answer-", one.answer.code()).to_string(),
        sentence: one.sentence.unwrap_or_default(),
    };
    Ok(Html::ok(FeedbackPage {
        nav: desk_nav(&op, &ctx),
        tabs: vec![
            NavItem::new(ctx.t("feedback-waiting").to_string(), "/desk/feedback").current(!published),
            NavItem::new(ctx.t("feedback-published").to_string(), "/desk/feedback?published=1")
                .current(published),
        ],
        published,
        may_act: op.require(Capacity::Operator).is_ok(),
        lines: items.into_iter().map(line).collect(),
        first: if paging.after.is_some() { here.to_owned() } else { String::new() },
        next: next.map(|next| format!("{here}{join}after={next}")).unwrap_or_default(),
        ctx,
    }))
}

async fn decide(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id((id, action)): Id<(OpinionId, String)>,
) -> Result<Response> {
    let action: OpinionAction = action.parse().map_err(|()| Error::not_found())?;
    let done = opinions::decide(&app.db, &op, id, action).await;
    let said = ctx.dynamic("feedback-done-", action.code()).to_string();
    Flasher(&session).end(done, said, op.language, "/desk/feedback").await
}

/// An opinion to be given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OpinionIn {
    /// The address of the page, such as `/donner`.
    #[serde(default)]
    page: String,
    /// easy, medium or hard.
    answer: String,
    /// A sentence, at most 500 characters, without a number or address of anybody; it is read before it is published.
    #[serde(default)]
    sentence: String,
}

/// A sentence that somebody wrote.
#[derive(Serialize, ToSchema)]
struct OpinionOut {
    id: OpinionId,
    /// The page, as the code writes its address.
    page: String,
    /// The month, `2026-11`.
    month: String,
    answer: Answer,
    sentence: Option<String>,
    state: OpinionState,
}

impl From<Opinion> for OpinionOut {
    fn from(one: Opinion) -> Self {
        Self {
            id: one.id,
            page: one.page,
            month: one.month,
            answer: one.answer,
            sentence: one.sentence,
            state: one.state,
        }
    }
}

/// Give one's opinion of a page, without an account
#[utoipa::path(post, path = "/opinions", tag = "assistance", request_body = OpinionIn,
    responses((status = 204), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn give_opinion(
    AppState(app): AppState<App>,
    Op(op): Op,
    CalledFrom(place): CalledFrom,
    Body(body): Body<OpinionIn>,
) -> Result<StatusCode> {
    let OpinionIn { page, answer, sentence } = body;
    opinions::give(&app, &op, &place, &TypedOpinion { page, answer, sentence }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sentences that wait to be read, for the operator
#[utoipa::path(get, path = "/opinions", tag = "assistance", params(Paging),
    responses((status = 200, body = Page<OpinionOut>), (status = 403, body = Problem)))]
async fn list_opinions(
    AppState(app): AppState<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<OpinionOut>>> {
    let page = opinions::list(app.db.fresh(), &op, OpinionState::Waiting, &paging).await?;
    Ok(Json(page.map(Into::into)))
}

/// Publish a sentence
#[utoipa::path(post, path = "/opinions/{id}/publish", tag = "assistance", params(("id" = OpinionId, Path)),
    responses((status = 200, body = OpinionOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn publish_opinion(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<OpinionId>,
) -> Result<Json<OpinionOut>> {
    Ok(Json(opinions::decide(&app.db, &op, id, OpinionAction::Publish).await?.into()))
}

/// Erase a sentence; its answer still counts
#[utoipa::path(post, path = "/opinions/{id}/set-aside", tag = "assistance", params(("id" = OpinionId, Path)),
    responses((status = 200, body = OpinionOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn set_opinion_aside(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<OpinionId>,
) -> Result<Json<OpinionOut>> {
    Ok(Json(opinions::decide(&app.db, &op, id, OpinionAction::SetAside).await?.into()))
}
