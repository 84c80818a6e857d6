//! One request's page, and what the mediator does there.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::forms::FieldError;
use frontend::solidarity::RequestPage;
use frontend::{FieldErrors, PageContext, filters};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use tower_sessions::Session;

use super::pages::{is_shown, short_sentence};
use super::request::Request;
use super::request_object::page;
use super::rules::request::State as Step;
use super::run_store;
use super::service::{hand_over, privacy, proposals, wait};
use crate::kernel::time::paris_day;
use crate::kernel::{Error, OpContext, ProposalId, RequestId, Result};
use crate::organisations::{self, Site};
use crate::platform::pdf::{Document, DocumentInfo, Level};
use crate::platform::short_codes;
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, download, errors_of};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/requests/{id}", show)
        .get("/desk/requests/{id}/slip.pdf", slip)
        .post("/desk/requests/{id}/accept", accept)
        .post("/desk/requests/{id}/decline", decline)
        .post("/desk/requests/{id}/receive", receive)
        .post("/desk/requests/{id}/hand-over", hand_over_form)
        .post("/desk/requests/{id}/call-off", call_off)
        .post("/desk/requests/{id}/follow-up", follow_up)
        .post("/desk/requests/{id}/close", close)
        .post("/desk/requests/{id}/withdraw", withdraw)
}

async fn show(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
) -> Result<Html<RequestPage>> {
    page(&app, &op, ctx, id, FieldErrors::new()).await.map(Html::ok)
}

/// A slip for the family: its code, what it is good for, and whom to call. Nothing of who they are.
async fn slip(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx, Id(id): Id<RequestId>) -> Result<Response> {
    let c = app.db.fresh();
    let request = super::service::filing::find(c, &op, id).await?;
    let code = short_codes::of(c, super::REQUEST, id.0).await?.ok_or_else(Error::not_found)?;
    let texts = ctx.texts;
    let what = texts.dynamic("category-", &request.category).to_string();
    let title = texts.t("family-slip-title").with("what", what).to_string();
    let structure = organisations::find(c, request.structure_id).await?;
    let site = organisations::site(c, request.site_id).await?;
    let address = organisations::address(c, &site).await?;
    let place = structure.name.clone();
    let page = format!("{}/suivre", app.config.public_url.trim_end_matches('/'));
    let letters = code.letters().map(|c| texts.dynamic("spell-", c.to_ascii_lowercase()).to_string());
    let letters = letters.collect::<Vec<_>>().join(", ");
    let mut document = Document::new(DocumentInfo {
        title: title.clone(),
        language: op.language.code().to_owned(),
        author: place.clone(),
        created_at: op.now,
        footer: place.clone(),
    });
    document.heading(Level::Title, texts.t("family-slip-code").with("code", code.grouped()).to_string());
    document.heading(Level::Section, title);
    document.facts(slip_facts(c, &op, &ctx, &request, &site).await?);
    document.paragraph(texts.t("family-slip-what").to_string());
    document.paragraph(texts.t("family-slip-page").with("page", page).to_string());
    let hours = ctx.line.hours.as_str();
    document.paragraph(
        texts.t("family-slip-call").with("phone", ctx.phone.as_str()).with("hours", hours).to_string(),
    );
    document.paragraph(texts.t("letter-spelled").with("letters", letters).to_string());
    document.heading(Level::Section, place.clone());
    document.paragraph(format!("{}, {address}", site.label));
    if let Some(phone) = &structure.telephone {
        document.paragraph(texts.t("follow-where-call").with("phone", phone.as_str()).to_string());
    }
    document.paragraph(texts.t("family-slip-then").with("place", place).to_string());
    document.note(texts.t("follow-privacy").to_string());
    let bytes = document.finish().map_err(Error::internal)?;
    Ok(download("application/pdf", "code.pdf", bytes))
}

/// When it was asked, and while it waits for how long, as one knows today.
async fn slip_facts(
    c: &impl ConnectionTrait,
    op: &OpContext,
    ctx: &PageContext,
    request: &Request,
    site: &Site,
) -> Result<Vec<(String, String)>> {
    let written = |at| filters::write_date(paris_day(at), ctx.texts);
    let mut facts = vec![(ctx.t("request-fact-since").to_string(), written(request.submitted_at))];
    if request.state == Step::Waiting {
        let waits = wait::around(c, op.now, site.point).await?;
        let own = waits.into_iter().find(|(category, _)| *category == request.category);
        facts.extend(own.map(|(_, wait)| {
            let label = ctx.t("family-slip-wait").with("date", written(op.now)).to_string();
            (label, short_sentence(ctx, wait))
        }));
    }
    Ok(facts)
}

/// The open proposal of one of the structure's requests.
async fn open_proposal(app: &App, op: &OpContext, id: RequestId) -> Result<ProposalId> {
    super::service::filing::find(app.db.fresh(), op, id).await?;
    let open = run_store::open_of(app.db.fresh(), [id]).await?.remove(&id);
    open.map(|one| one.id).ok_or_else(|| Error::conflict("proposal-wrong-state"))
}

async fn finish<T>(
    session: &Session,
    op: &OpContext,
    id: RequestId,
    outcome: Result<T>,
    done: impl Into<String>,
) -> Result<Response> {
    Flasher(session).end(outcome, done, op.language, &format!("/desk/requests/{id}")).await
}

async fn accept(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
) -> Result<Response> {
    let outcome = match open_proposal(&app, &op, id).await {
        Ok(proposal) => proposals::accept(&app, &op, proposal).await,
        Err(error) => Err(error),
    };
    finish(&session, &op, id, outcome, ctx.t("request-done-accept")).await
}

#[derive(Deserialize)]
struct DeclineForm {
    #[serde(default)]
    reason: String,
}

async fn decline(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
    FormBody(form): FormBody<DeclineForm>,
) -> Result<Response> {
    let outcome = match open_proposal(&app, &op, id).await {
        Ok(proposal) => proposals::decline(&app.db, &op, proposal, Some(&form.reason)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(error) if is_shown(&error) && !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let mut again = page(&app, &op, ctx, id, errors).await?;
            again.reason = form.reason;
            Ok(Html::refused(&error, again).into_response())
        }
        outcome => finish(&session, &op, id, outcome, ctx.t("request-done-decline")).await,
    }
}

#[derive(Deserialize)]
struct CallOffForm {
    #[serde(default)]
    call_off_reason: String,
}

async fn call_off(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
    FormBody(form): FormBody<CallOffForm>,
) -> Result<Response> {
    let outcome = match open_proposal(&app, &op, id).await {
        Ok(proposal) => proposals::call_off(&app, &op, proposal, Some(&form.call_off_reason)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(error) if is_shown(&error) && !error.field_faults().is_empty() => {
            let errors = named(errors_of(&error, op.language), "call_off_reason");
            let mut again = page(&app, &op, ctx, id, errors).await?;
            again.call_off_reason = form.call_off_reason;
            Ok(Html::refused(&error, again).into_response())
        }
        outcome => finish(&session, &op, id, outcome, ctx.t("request-done-call-off")).await,
    }
}

/// The faults of a form, under the name of its only field.
fn named(errors: FieldErrors, field: &str) -> FieldErrors {
    errors.iter().map(|one| FieldError { field: field.to_owned(), ..one.clone() }).collect()
}

async fn receive(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
) -> Result<Response> {
    let outcome = match open_proposal(&app, &op, id).await {
        Ok(proposal) => proposals::receive(&app.db, &op, proposal).await,
        Err(error) => Err(error),
    };
    finish(&session, &op, id, outcome, ctx.t("request-done-receive")).await
}

#[derive(Deserialize)]
struct HandOverForm {
    #[serde(default)]
    handed_over_on: String,
}

async fn hand_over_form(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
    FormBody(form): FormBody<HandOverForm>,
) -> Result<Response> {
    // On the page the day is written: an empty form sent by mistake records nothing.
    let outcome = match form.handed_over_on.trim() {
        "" => {
            super::service::filing::find(app.db.fresh(), &op, id).await?;
            Err(Error::invalid("handed_over_on", "hand-over-day-required"))
        }
        day => hand_over::hand_over(&app.db, &op, id, Some(day)).await,
    };
    match outcome {
        Err(error) if is_shown(&error) && !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let mut again = page(&app, &op, ctx, id, errors).await?;
            again.handed_over_on = form.handed_over_on;
            Ok(Html::refused(&error, again).into_response())
        }
        outcome => finish(&session, &op, id, outcome, ctx.t("request-done-hand-over")).await,
    }
}

async fn follow_up(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
) -> Result<Response> {
    let outcome = hand_over::follow_up(&app.db, &op, id).await;
    finish(&session, &op, id, outcome, ctx.t("request-done-follow-up")).await
}

async fn close(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
) -> Result<Response> {
    let outcome = hand_over::close(&app.db, &op, id).await;
    finish(&session, &op, id, outcome, ctx.t("request-done-close")).await
}

async fn withdraw(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<RequestId>,
) -> Result<Response> {
    let outcome = privacy::withdraw(&app.db, &op, id).await;
    finish(&session, &op, id, outcome, ctx.t("request-done-withdraw")).await
}
