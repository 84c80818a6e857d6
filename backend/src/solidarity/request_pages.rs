//! One request's page, and what the mediator does there.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::components::{Fact, Happening, Step as Stage};
use frontend::solidarity::{ProposedDevice, RequestActions, RequestPage};
use frontend::{FieldErrors, PageContext, filters};
use serde::Deserialize;
use tower_sessions::Session;

use super::pages::is_shown;
use super::rules::allocation::Outcome;
use super::rules::proposal;
use super::rules::request::State as Step;
use super::service::{hand_over, privacy, proposals};
use super::view::{self, View};
use super::{explain, run_store};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Error, OpContext, ProposalId, RequestId, Result};
use crate::platform::audit::{self, Entry};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, errors_of, short_code_fact};
use crate::{logistics, organisations};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/requests/{id}", show)
        .post("/desk/requests/{id}/accept", accept)
        .post("/desk/requests/{id}/decline", decline)
        .post("/desk/requests/{id}/receive", receive)
        .post("/desk/requests/{id}/hand-over", hand_over_form)
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

/// The stages of a request and where it stands; none when it ended otherwise.
fn stages(ctx: &PageContext, state: Step) -> Vec<Stage> {
    let at = match state {
        Step::Draft | Step::Submitted | Step::InformationNeeded | Step::Eligible => 0,
        Step::Waiting => 1,
        Step::Proposed => 2,
        Step::Accepted => 3,
        Step::ReadyForHandOver => 4,
        Step::HandedOver | Step::FollowedUp | Step::Closed => 6,
        Step::Refused | Step::Withdrawn | Step::Anonymised => return Vec::new(),
    };
    let labels = [
        ctx.t("request-step-filed"),
        ctx.t("request-step-waiting"),
        ctx.t("request-step-proposed"),
        ctx.t("request-step-accepted"),
        ctx.t("request-step-ready"),
        ctx.t("request-step-handed-over"),
    ];
    Stage::sequence(labels, at)
}

fn actions(op: &OpContext, view: &View) -> RequestActions {
    if !op.works_as(Capacity::MediationStructure) {
        return RequestActions::default();
    }
    let state = view.request.state;
    let shipment = view.shipment.as_ref().map(|one| one.state);
    RequestActions {
        answer: state == Step::Proposed,
        receive: state == Step::Accepted && shipment == Some(logistics::State::InTransit),
        hand_over: matches!(state, Step::Accepted | Step::ReadyForHandOver),
        collected: state == Step::Accepted
            && matches!(shipment, Some(logistics::State::Planned | logistics::State::Packed)),
        follow_up: state == Step::HandedOver,
        close: state == Step::FollowedUp,
        withdraw: !matches!(state, Step::Withdrawn | Step::Anonymised),
    }
}

fn day(ctx: &PageContext, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |day| filters::write_date(day, ctx.texts))
}

fn facts(ctx: &PageContext, view: &View, place: &str) -> Vec<Fact> {
    let request = &view.request;
    let mut facts = Vec::new();
    if !place.is_empty() {
        facts.push(Fact::new(ctx.t("request-fact-place"), place));
    }
    facts.push(Fact::new(
        ctx.t("request-fact-since"),
        filters::write_date(paris_day(request.submitted_at), ctx.texts),
    ));
    if let Some(household) = &request.household {
        let persons = ctx.t("request-fact-persons").with("count", household.size);
        facts.push(Fact::new(ctx.t("request-fact-household"), persons));
        facts.push(Fact::new(ctx.t("request-fact-use"), ctx.dynamic("purpose-", household.purpose.code())));
        let seen = household.criterion_seen_on.as_deref().map(|seen| format!(" ({})", day(ctx, seen)));
        let criterion = ctx.dynamic("criterion-", household.criterion.code());
        let criterion = format!("{criterion}{}", seen.unwrap_or_default());
        facts.push(Fact::new(ctx.t("request-fact-criterion"), criterion));
        facts.push(Fact::new(
            ctx.t("request-fact-urgency"),
            ctx.dynamic("urgency-", household.urgency.code()),
        ));
        if let Some(note) = &household.note {
            facts.push(Fact::new(ctx.t("request-fact-note"), note));
        }
    }
    if request.memory_gb_min > 0 {
        let memory = filters::write_gigabytes(i64::from(request.memory_gb_min), ctx.language);
        facts.push(Fact::new(ctx.t("request-fact-memory"), memory));
    }
    if !request.accessibility.is_empty() {
        let wishes: Vec<String> = request
            .accessibility
            .iter()
            .map(|one| ctx.dynamic("accessibility-", one.code()).to_string())
            .collect();
        facts.push(Fact::new(ctx.t("request-fact-accessibility"), wishes.join(" · ")));
    }
    let agreement = ctx.dynamic("agreement-", request.agreement_kind.code());
    let agreement = format!("{agreement} ({})", day(ctx, &request.agreement_given_on));
    facts.push(Fact::new(ctx.t("request-fact-agreement"), agreement));
    facts
}

/// The device of a proposal that stands or was fulfilled, with its facts.
fn device(ctx: &PageContext, view: &View) -> (Option<ProposedDevice>, Vec<Fact>) {
    let (Some(proposal), Some(device)) = (&view.proposal, &view.device) else { return (None, Vec::new()) };
    if !matches!(proposal.state, proposal::State::Proposed | proposal::State::Accepted) {
        return (None, Vec::new());
    }
    let mut facts = Vec::new();
    if let Some(mebibytes) = device.specification.memory_mb {
        let memory = filters::write_gigabytes(i64::from((mebibytes + 512) / 1024), ctx.language);
        facts.push(Fact::new(ctx.t("request-fact-memory-device"), memory));
    }
    if let Some(grade) = device.grade {
        facts
            .push(Fact::new(ctx.t("request-fact-grade"), ctx.dynamic("grade-", grade.code().to_lowercase())));
    }
    if let Some(Outcome::Served { metres, .. }) = view.decision.as_ref().map(|one| &one.outcome) {
        facts.push(Fact::new(ctx.t("request-fact-distance"), explain::distance(ctx.texts, *metres)));
    }
    if let Some(shipment) = &view.shipment {
        let state = ctx.dynamic("shipment-state-", shipment.state.code());
        facts.push(Fact::new(ctx.t("request-fact-transfer"), format!("{} · {state}", shipment.reference)));
    }
    let shown = ProposedDevice { title: device.specification.title(), reference: device.reference.clone() };
    (Some(shown), facts)
}

fn history(ctx: &PageContext, entries: Vec<Entry>) -> Vec<Happening> {
    entries
        .into_iter()
        .map(|entry| {
            let verb = entry.action.strip_prefix("request.").unwrap_or(&entry.action);
            Happening::new(filters::write_datetime(entry.at, ctx.texts), ctx.dynamic("request-event-", verb))
        })
        .collect()
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: RequestId,
    errors: FieldErrors,
) -> Result<RequestPage> {
    let c = app.db.fresh();
    let view = view::find(c, op, id).await?;
    let entries = audit::history(c, "request", id).await?;
    let request = &view.request;
    let until = match (&view.proposal, request.again_from) {
        (_, Some(again)) => Some(again),
        (Some(proposal), None) => Some(proposal.expires_at),
        (None, None) => None,
    };
    let until = until.map_or_else(String::new, |at| filters::write_date(paris_day(at), ctx.texts));
    let handed_over = request.handed_over_on.as_deref().map_or_else(String::new, |text| day(&ctx, text));
    let now = ctx.dynamic("request-now-", request.state.code()).with("until", until).with("day", handed_over);
    let place = match &view.site {
        Some(site) => format!("{}, {}", site.label, organisations::address(c, site).await?),
        None => String::new(),
    };
    let mut facts = facts(&ctx, &view, &place);
    facts.extend(short_code_fact(c, ctx.texts, super::REQUEST, id.0).await?);
    let (shown, device_facts) = device(&ctx, &view);
    let (decision, points) = match &view.decision {
        Some(decision) => (
            explain::outcome(ctx.texts, &decision.outcome),
            decision
                .parts
                .iter()
                .flatten()
                .filter(|one| one.points > 0)
                .map(|one| explain::part(ctx.texts, one))
                .collect(),
        ),
        None => (String::new(), Vec::new()),
    };
    Ok(RequestPage {
        nav: desk_nav(op, &ctx),
        errors,
        id: id.to_string(),
        reference: request.reference.clone(),
        category: request.category.clone(),
        state: request.state.code().to_owned(),
        steps: stages(&ctx, request.state),
        now: now.to_string(),
        actions: actions(op, &view),
        device: shown,
        device_facts,
        decision,
        points,
        facts,
        history: history(&ctx, entries),
        reason: String::new(),
        handed_over_on: String::new(),
        ctx,
    })
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
    match hand_over::hand_over(&app.db, &op, id, Some(&form.handed_over_on)).await {
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
