//! Every route, in one place, under the layers that protect them.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderName, Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use super::{App, Pages, error_page, gate, idempotency, openapi, page_forms, request};
use crate::kernel::Error;
use crate::platform::{security_headers, sessions};
use crate::{
    accounts, accreditation, assistance, campaigns, catalogue, desks, devices, donations, donor_file, impact,
    logistics, monitoring, organisations, purchasing, refurbishing, sandbox, solidarity, territories,
};

/// The largest body that is read: a file of 20 MiB and its form.
pub(super) const LARGEST_BODY: usize = 21 * 1024 * 1024;

/// The JSON routes of every room, under `/api/v1`.
pub(super) fn api() -> OpenApiRouter<App> {
    let rooms = OpenApiRouter::new()
        .merge(territories::api())
        .merge(organisations::api())
        .merge(accreditation::api())
        .merge(catalogue::api())
        .merge(logistics::api())
        .merge(donations::api())
        .merge(devices::api())
        .merge(refurbishing::api())
        .merge(purchasing::api())
        .merge(solidarity::api())
        .merge(impact::api())
        .merge(monitoring::api())
        .merge(donor_file::api())
        .merge(assistance::api());
    OpenApiRouter::with_openapi(openapi::Described::openapi()).nest("/api/v1", rooms)
}

fn pages() -> Pages {
    Pages::new()
        .merge(accounts::pages())
        .merge(accreditation::pages())
        .merge(campaigns::pages())
        .merge(catalogue::pages())
        .merge(donations::pages())
        .merge(devices::pages())
        .merge(refurbishing::pages())
        .merge(solidarity::pages())
        .merge(impact::pages())
        .merge(monitoring::pages())
        .merge(donor_file::pages())
        .merge(assistance::pages())
        .merge(desks::pages())
        .merge(sandbox::pages())
        .merge(purchasing::pages())
}

/// Each page route: its verb and address.
#[must_use]
pub fn page_routes() -> Vec<(Method, &'static str)> {
    pages().into_parts().1
}

/// The whole application.
pub fn router(app: &App) -> Router {
    let (api, document) = api().split_for_parts();
    let api = api.layer(from_fn_with_state(app.clone(), idempotency::once));
    let (pages, _) = pages().into_parts();
    let pages = pages.layer(from_fn_with_state(app.clone(), page_forms::guard));
    let x_request_id = HeaderName::from_static("x-request-id");
    let secure = app.config.public_url.starts_with("https://");
    let dynamic = Router::new()
        .merge(pages)
        .merge(api)
        .route("/openapi.json", axum::routing::get(async move || Json(document)))
        .fallback(async || Error::not_found())
        .method_not_allowed_fallback(async || {
            Error::new(crate::kernel::ErrorKind::MethodNotAllowed, "method-not-allowed")
        })
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(super::pages::tell_scripts_where))
                .layer(from_fn_with_state(app.clone(), error_page::explain_errors))
                .layer(from_fn_with_state(app.clone(), gate::through_the_gate))
                .layer(CatchPanicLayer::custom(panicked))
                .layer(TimeoutLayer::with_status_code(
                    StatusCode::SERVICE_UNAVAILABLE,
                    Duration::from_secs(60),
                ))
                .layer(sessions::layer(app.db.clone(), app.clock.clone(), secure))
                .layer(from_fn(security_headers::refuse_cross_site))
                .layer(from_fn_with_state(app.clone(), request::with_context))
                .layer(DefaultBodyLimit::max(LARGEST_BODY)),
        )
        .with_state(app.clone());
    Router::new()
        .route("/healthz", axum::routing::get(async || "ok"))
        .route("/readyz", axum::routing::get(ready).with_state(app.clone()))
        .route(
            "/favicon.ico",
            axum::routing::get(async || super::see_other(&frontend::assets::asset("img/favicon.svg"))),
        )
        .merge(frontend::assets::router())
        .merge(dynamic)
        .layer(
            ServiceBuilder::new()
                .layer(SetRequestIdLayer::new(x_request_id.clone(), MakeRequestUuid))
                .layer(PropagateRequestIdLayer::new(x_request_id))
                .layer(TraceLayer::new_for_http().make_span_with(span).on_response(log_answer))
                .layer(from_fn(security_headers::protect))
                .layer(CompressionLayer::new()),
        )
}

/// A request's log line names its verb, its path without the query, and its id: never a person.
fn span(request: &axum::extract::Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|value| value.to_str().ok()).unwrap_or_default();
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

fn log_answer(response: &Response, took: Duration, _: &tracing::Span) {
    let milliseconds = took.as_millis();
    tracing::info!(status = response.status().as_u16(), milliseconds, "answered");
}

fn panicked(panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let reason = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown")
        .to_owned();
    Error::internal(format!("a handler panicked: {reason}")).into_response()
}

async fn ready(State(app): State<App>) -> Response {
    if app.gate.is_closed() {
        // The practice ground begins anew: this process answers, and the database is busy with just that.
        return "ready".into_response();
    }
    match app.db.ready().await {
        Ok(()) => "ready".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready").into_response()
        }
    }
}
