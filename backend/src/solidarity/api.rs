//! The JSON routes of solidarity.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use frontend::Texts;
use serde::Deserialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::api_types::{
    HandOverIn, ProposalOut, ProposalReasonIn, RequestIn, RequestLineOut, RequestOut, RunIn, RunLineOut,
    RunOut,
};
use super::rules::household::HouseholdKey;
use super::rules::request;
use super::service::{filing, hand_over, privacy, proposals, runs};
use super::view;
use crate::kernel::{AllocationRunId, Error, OpContext, Page, Paging, ProposalId, RequestId, Result};
use crate::web::{App, Args, Body, Id, MaybeBody, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_requests, file_request))
        .routes(routes!(show_request))
        .routes(routes!(withdraw_request))
        .routes(routes!(hand_over_request))
        .routes(routes!(follow_up_request))
        .routes(routes!(close_request))
        .routes(routes!(list_runs, compute_run))
        .routes(routes!(show_run))
        .routes(routes!(validate_run))
        .routes(routes!(discard_run))
        .routes(routes!(list_proposals))
        .routes(routes!(show_proposal))
        .routes(routes!(accept_proposal))
        .routes(routes!(decline_proposal))
        .routes(routes!(call_off_proposal))
        .routes(routes!(ship_proposal))
        .routes(routes!(receive_proposal))
}

/// The key of households, from the application's secret.
pub(super) fn household_key(app: &App) -> HouseholdKey {
    HouseholdKey::of(&app.config.secret)
}

fn created(address: String, body: impl serde::Serialize) -> Response {
    (StatusCode::CREATED, [(header::LOCATION, address)], Json(body)).into_response()
}

async fn request_out(app: &App, op: &OpContext, id: RequestId) -> Result<RequestOut> {
    let found = view::find(app.db.fresh(), op, id).await?;
    Ok(RequestOut::of(found, Texts::new(op.language)))
}

async fn proposal_out(app: &App, op: &OpContext, id: ProposalId) -> Result<Json<ProposalOut>> {
    Ok(Json(ProposalOut::of(view::proposal(app.db.fresh(), op, id).await?)))
}

async fn run_out(app: &App, op: &OpContext, id: AllocationRunId) -> Result<RunOut> {
    let mut computed = runs::find(app.db.fresh(), op, id).await?;
    let decisions = view::decisions(app.db.fresh(), id, std::mem::take(&mut computed.decisions)).await?;
    Ok(RunOut::of(computed, decisions, Texts::new(op.language)))
}

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct RequestArgs {
    /// Only those in this state.
    state: Option<String>,
    /// Rows wanted, 1 to 100; 25 unless told.
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// The structure's requests
///
/// Newest first.
#[utoipa::path(get, path = "/requests", tag = "solidarity", params(RequestArgs),
    responses((status = 200, body = Page<RequestLineOut>), (status = 403, body = Problem)))]
async fn list_requests(
    State(app): State<App>,
    Op(op): Op,
    Args(args): Args<RequestArgs>,
) -> Result<Json<Page<RequestLineOut>>> {
    let states: Vec<request::State> = match args.state.as_deref().filter(|code| !code.is_empty()) {
        Some(code) => vec![code.parse().map_err(|()| {
            let all: Vec<&str> = request::State::ALL.iter().map(|state| state.code()).collect();
            Error::invalid("state", "choice-unknown").with("allowed", all.join(", "))
        })?],
        None => Vec::new(),
    };
    let paging = Paging { limit: args.limit, after: args.after };
    let page = filing::list(app.db.read(), &op, &states, &paging).await?;
    Ok(Json(page.map(|one| RequestLineOut {
        id: one.id,
        reference: one.reference,
        state: one.state,
        category: one.category,
        submitted_at: one.submitted_at,
    })))
}

/// Files a request for a household
///
/// Names and birth dates become keyed hashes at once and are dropped. The rules are checked at once: the request waits,
/// or is refused with its reason. A household with an open request for the same category is a 409.
#[utoipa::path(post, path = "/requests", tag = "solidarity", request_body = RequestIn,
    responses((status = 201, body = RequestOut), (status = 403, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn file_request(State(app): State<App>, Op(op): Op, Body(body): Body<RequestIn>) -> Result<Response> {
    let filed = filing::file(&app.db, &op, &household_key(&app), &body.into_typed()).await?;
    Ok(created(format!("/api/v1/requests/{}", filed.id), request_out(&app, &op, filed.id).await?))
}

/// One of the structure's requests
#[utoipa::path(get, path = "/requests/{id}", tag = "solidarity", params(("id" = RequestId, Path)),
    responses((status = 200, body = RequestOut), (status = 404, body = Problem)))]
async fn show_request(State(app): State<App>, Op(op): Op, Id(id): Id<RequestId>) -> Result<Json<RequestOut>> {
    request_out(&app, &op, id).await.map(Json)
}

/// The household takes its agreement back
///
/// Everything about it is anonymised at once.
#[utoipa::path(post, path = "/requests/{id}/withdraw", tag = "solidarity", params(("id" = RequestId, Path)),
    responses((status = 200, body = RequestOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn withdraw_request(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<RequestId>,
) -> Result<Json<RequestOut>> {
    privacy::withdraw(&app.db, &op, id).await?;
    request_out(&app, &op, id).await.map(Json)
}

/// The household receives the device
///
/// From `accepted` too: a device that the structure fetched itself, or whose arrival nobody recorded, is recorded as
/// such on the mediator's word.
#[utoipa::path(post, path = "/requests/{id}/hand-over", tag = "solidarity", params(("id" = RequestId, Path)),
    request_body = HandOverIn,
    responses((status = 200, body = RequestOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn hand_over_request(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<RequestId>,
    MaybeBody(body): MaybeBody<HandOverIn>,
) -> Result<Json<RequestOut>> {
    hand_over::hand_over(&app.db, &op, id, body.handed_over_on.as_deref()).await?;
    request_out(&app, &op, id).await.map(Json)
}

/// The household was asked how it goes
#[utoipa::path(post, path = "/requests/{id}/follow-up", tag = "solidarity", params(("id" = RequestId, Path)),
    responses((status = 200, body = RequestOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn follow_up_request(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<RequestId>,
) -> Result<Json<RequestOut>> {
    hand_over::follow_up(&app.db, &op, id).await?;
    request_out(&app, &op, id).await.map(Json)
}

/// Closes a request that was followed up
#[utoipa::path(post, path = "/requests/{id}/close", tag = "solidarity", params(("id" = RequestId, Path)),
    responses((status = 200, body = RequestOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn close_request(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<RequestId>,
) -> Result<Json<RequestOut>> {
    hand_over::close(&app.db, &op, id).await?;
    request_out(&app, &op, id).await.map(Json)
}

/// Allocation runs
///
/// Those of the territory that one steers, newest first; the operator sees all.
#[utoipa::path(get, path = "/allocation-runs", tag = "solidarity", params(Paging),
    responses((status = 200, body = Page<RunLineOut>), (status = 403, body = Problem)))]
async fn list_runs(
    State(app): State<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<RunLineOut>>> {
    let page = runs::list(app.db.read(), &op, &paging).await?;
    Ok(Json(page.map(|one| RunLineOut {
        id: one.id,
        reference: one.reference,
        state: one.state,
        department: one.department_code,
        requests: one.request_count,
        served: one.served_count,
        computed_at: one.computed_at,
    })))
}

/// Computes an allocation run
///
/// By exact optimum: the most points served first, then the least distance, then the earliest. Nothing is promised
/// until a person validates it. A lead's run looks at its own territory, or at one département of it.
#[utoipa::path(post, path = "/allocation-runs", tag = "solidarity", request_body = RunIn,
    responses((status = 201, body = RunOut), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn compute_run(
    State(app): State<App>,
    Op(op): Op,
    MaybeBody(body): MaybeBody<RunIn>,
) -> Result<Response> {
    let id = runs::compute(&app.db, &op, body.department).await?.run.id;
    Ok(created(format!("/api/v1/allocation-runs/{id}"), run_out(&app, &op, id).await?))
}

/// An allocation run with its decisions
#[utoipa::path(get, path = "/allocation-runs/{id}", tag = "solidarity", params(("id" = AllocationRunId, Path)),
    responses((status = 200, body = RunOut), (status = 404, body = Problem)))]
async fn show_run(State(app): State<App>, Op(op): Op, Id(id): Id<AllocationRunId>) -> Result<Json<RunOut>> {
    run_out(&app, &op, id).await.map(Json)
}

/// Validates a run
///
/// Each device is held for its request and each mediator is asked; what was promised or changed meanwhile is left out
/// with its reason.
#[utoipa::path(post, path = "/allocation-runs/{id}/validate", tag = "solidarity",
    params(("id" = AllocationRunId, Path)),
    responses((status = 200, body = RunOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn validate_run(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<AllocationRunId>,
) -> Result<Json<RunOut>> {
    runs::validate(&app, &op, id).await?;
    run_out(&app, &op, id).await.map(Json)
}

/// Sets a run aside
#[utoipa::path(post, path = "/allocation-runs/{id}/discard", tag = "solidarity",
    params(("id" = AllocationRunId, Path)),
    responses((status = 200, body = RunOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn discard_run(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<AllocationRunId>,
) -> Result<Json<RunOut>> {
    runs::discard(&app.db, &op, id).await?;
    run_out(&app, &op, id).await.map(Json)
}

/// Proposals under way
///
/// On its devices for a workshop, for its requests for a mediation structure. Newest first.
#[utoipa::path(get, path = "/proposals", tag = "solidarity", params(Paging),
    responses((status = 200, body = Page<ProposalOut>), (status = 403, body = Problem)))]
async fn list_proposals(
    State(app): State<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<ProposalOut>>> {
    let page = view::proposals(app.db.read(), &op, &paging).await?;
    Ok(Json(page.map(ProposalOut::of)))
}

/// One proposal
#[utoipa::path(get, path = "/proposals/{id}", tag = "solidarity", params(("id" = ProposalId, Path)),
    responses((status = 200, body = ProposalOut), (status = 404, body = Problem)))]
async fn show_proposal(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ProposalId>,
) -> Result<Json<ProposalOut>> {
    proposal_out(&app, &op, id).await
}

/// The mediator accepts a device
#[utoipa::path(post, path = "/proposals/{id}/accept", tag = "solidarity", params(("id" = ProposalId, Path)),
    responses((status = 200, body = ProposalOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn accept_proposal(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ProposalId>,
) -> Result<Json<ProposalOut>> {
    proposals::accept(&app, &op, id).await?;
    proposal_out(&app, &op, id).await
}

/// The mediator declines a device, with a reason
///
/// The request keeps its rank.
#[utoipa::path(post, path = "/proposals/{id}/decline", tag = "solidarity", params(("id" = ProposalId, Path)),
    request_body = ProposalReasonIn,
    responses((status = 200, body = ProposalOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn decline_proposal(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ProposalId>,
    MaybeBody(body): MaybeBody<ProposalReasonIn>,
) -> Result<Json<ProposalOut>> {
    proposals::decline(&app.db, &op, id, body.reason.as_deref()).await?;
    proposal_out(&app, &op, id).await
}

/// Calls an accepted device off, with a reason
///
/// By its holder or by the mediator, when it failed or was lost. The request keeps its rank.
#[utoipa::path(post, path = "/proposals/{id}/call-off", tag = "solidarity", params(("id" = ProposalId, Path)),
    request_body = ProposalReasonIn,
    responses((status = 200, body = ProposalOut), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 422, body = Problem)))]
async fn call_off_proposal(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ProposalId>,
    MaybeBody(body): MaybeBody<ProposalReasonIn>,
) -> Result<Json<ProposalOut>> {
    proposals::call_off(&app, &op, id, body.reason.as_deref()).await?;
    proposal_out(&app, &op, id).await
}

/// The workshop sends the device
#[utoipa::path(post, path = "/proposals/{id}/ship", tag = "solidarity", params(("id" = ProposalId, Path)),
    responses((status = 200, body = ProposalOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn ship_proposal(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ProposalId>,
) -> Result<Json<ProposalOut>> {
    proposals::ship(&app, &op, id).await?;
    proposal_out(&app, &op, id).await
}

/// The device arrived at the structure
#[utoipa::path(post, path = "/proposals/{id}/receive", tag = "solidarity", params(("id" = ProposalId, Path)),
    responses((status = 200, body = ProposalOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn receive_proposal(
    State(app): State<App>,
    Op(op): Op,
    Id(id): Id<ProposalId>,
) -> Result<Json<ProposalOut>> {
    proposals::receive(&app.db, &op, id).await?;
    proposal_out(&app, &op, id).await
}
