//! Calls asked for, as JSON.

use axum::Json;
use axum::extract::State as AppState;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::rules::{Action, Moment, State, Subject};
use super::service::{self, Typed};
use super::store::Callback;
use crate::kernel::{CallbackId, Instant, Page, Paging, Result};
use crate::web::{App, Args, Body, Id, Op, Problem};

/// The JSON routes of this room.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_callbacks, ask_for_callback))
        .routes(routes!(reach_callback))
        .routes(routes!(miss_callback))
        .routes(routes!(reopen_callback))
        .routes(routes!(take_callback))
        .routes(routes!(give_callback_back))
}

/// A call to be asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CallbackIn {
    /// The person's name, 1 to 80 characters.
    name: String,
    /// A number as people write it: French, or with + or 00 and the country.
    telephone: String,
    /// give, buy, household, device, account or other.
    subject: String,
    /// any (unless told), morning or afternoon.
    #[serde(default)]
    moment: String,
    /// Anything else, at most 500 characters.
    #[serde(default)]
    message: String,
    /// Postal code or commune: whose agents call.
    #[serde(default)]
    place: String,
}

/// That the call was asked for.
#[derive(Serialize, ToSchema)]
struct AskedOut {
    /// What the person may quote.
    reference: String,
    /// By when we call.
    #[schema(value_type = String, format = DateTime)]
    call_before: Instant,
}

/// A call asked for, as agents see it.
#[derive(Serialize, ToSchema)]
struct CallbackOut {
    id: CallbackId,
    /// What the person may quote.
    reference: String,
    name: String,
    /// With + and the country.
    telephone: String,
    subject: Subject,
    moment: Moment,
    message: Option<String>,
    /// The page it was asked on.
    page: Option<String>,
    state: State,
    /// Tries so far; three without an answer close it.
    tries: i32,
    #[schema(value_type = String, format = DateTime)]
    created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    call_before: Instant,
    #[schema(value_type = Option<String>, format = DateTime)]
    closed_at: Option<Instant>,
    /// The person's département, when it is known.
    department_code: Option<String>,
    /// Until when an agent who took it calls alone.
    #[schema(value_type = Option<String>, format = DateTime)]
    taken_until: Option<Instant>,
}

impl From<Callback> for CallbackOut {
    fn from(one: Callback) -> Self {
        Self {
            id: one.id,
            reference: one.reference,
            name: one.name,
            telephone: one.telephone,
            subject: one.subject,
            moment: one.moment,
            message: one.message,
            page: one.page,
            state: one.state,
            tries: one.tries,
            created_at: one.created_at,
            call_before: one.call_before,
            closed_at: one.closed_at,
            department_code: one.department_code,
            taken_until: one.taken_until,
        }
    }
}

/// Ask to be called, without an account
#[utoipa::path(post, path = "/callbacks", tag = "assistance", request_body = CallbackIn,
    responses((status = 201, body = AskedOut), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn ask_for_callback(
    AppState(app): AppState<App>,
    Op(op): Op,
    Body(body): Body<CallbackIn>,
) -> Result<(StatusCode, Json<AskedOut>)> {
    let CallbackIn { name, telephone, subject, moment, message, place } = body;
    let typed = Typed { name, telephone, subject, moment, message, place, ..Typed::default() };
    let Callback { reference, call_before, .. } = service::ask(&app, &op, &typed).await?;
    Ok((StatusCode::CREATED, Json(AskedOut { reference, call_before })))
}

/// Calls that wait, the oldest first, for a territory's lead and the operator
#[utoipa::path(get, path = "/callbacks", tag = "assistance", params(Paging),
    responses((status = 200, body = Page<CallbackOut>), (status = 403, body = Problem)))]
async fn list_callbacks(
    AppState(app): AppState<App>,
    Op(op): Op,
    Args(paging): Args<Paging>,
) -> Result<Json<Page<CallbackOut>>> {
    Ok(Json(service::list(app.db.fresh(), &op, false, &paging).await?.map(Into::into)))
}

/// The person was reached
#[utoipa::path(post, path = "/callbacks/{id}/reach", tag = "assistance", params(("id" = CallbackId, Path)),
    responses((status = 200, body = CallbackOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn reach_callback(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<CallbackId>,
) -> Result<Json<CallbackOut>> {
    Ok(Json(service::act(&app.db, &op, id, Action::Reach).await?.into()))
}

/// Nobody answered this time
#[utoipa::path(post, path = "/callbacks/{id}/miss", tag = "assistance", params(("id" = CallbackId, Path)),
    responses((status = 200, body = CallbackOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn miss_callback(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<CallbackId>,
) -> Result<Json<CallbackOut>> {
    Ok(Json(service::act(&app.db, &op, id, Action::Miss).await?.into()))
}

/// It waits again
#[utoipa::path(post, path = "/callbacks/{id}/reopen", tag = "assistance", params(("id" = CallbackId, Path)),
    responses((status = 200, body = CallbackOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn reopen_callback(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<CallbackId>,
) -> Result<Json<CallbackOut>> {
    Ok(Json(service::act(&app.db, &op, id, Action::Reopen).await?.into()))
}

/// Take a call: nobody else calls for fifteen minutes
#[utoipa::path(post, path = "/callbacks/{id}/take", tag = "assistance", params(("id" = CallbackId, Path)),
    responses((status = 200, body = CallbackOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn take_callback(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<CallbackId>,
) -> Result<Json<CallbackOut>> {
    Ok(Json(service::hold(&app.db, &op, id, true).await?.into()))
}

/// Give a call back
#[utoipa::path(post, path = "/callbacks/{id}/give-back", tag = "assistance", params(("id" = CallbackId, Path)),
    responses((status = 200, body = CallbackOut), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn give_callback_back(
    AppState(app): AppState<App>,
    Op(op): Op,
    Id(id): Id<CallbackId>,
) -> Result<Json<CallbackOut>> {
    Ok(Json(service::hold(&app.db, &op, id, false).await?.into()))
}
