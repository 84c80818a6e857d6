//! Requests go through the practice ground's gate: while the world begins anew they get a calm answer.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use frontend::PageContext;
use frontend::sandbox::ResettingPage;

use super::{App, Html, problem, see_other};
use crate::kernel::{Error, ErrorKind};
use crate::platform::gate::Standing;

/// The code of the answer while the practice ground begins anew.
pub(super) const RESETTING: &str = "sandbox-resetting";

/// Lets requests in while the gate is open. While the practice ground begins anew they get a calm answer, and so does
/// whatever began before and failed because of it.
pub(super) async fn through_the_gate(State(app): State<App>, request: Request, next: Next) -> Response {
    let calm = || Error::new(ErrorKind::Unavailable, RESETTING).into_response();
    let asks_for_it = request.method() == Method::POST && request.uri().path() == "/sandbox/reset";
    let inside = match (app.gate.enter(), app.gate.standing()) {
        (Some(inside), _) => Some(inside),
        // Asked for again: after a failure it is done again, while it is done there is nothing more to ask.
        (None, Standing::Stuck) if asks_for_it => None,
        (None, _) if asks_for_it => return see_other("/sandbox"),
        (None, _) => return calm(),
    };
    let response = next.run(request).await;
    let cut_short = inside.is_some_and(|inside| app.gate.closed_since(&inside));
    if cut_short && response.status().is_server_error() { calm() } else { response }
}

/// The page of that calm answer.
pub(super) fn page(app: &App, ctx: PageContext, error: &Error) -> Response {
    let failed = app.gate.standing() == Standing::Stuck;
    let mut response = Html(problem::status(error.kind()), ResettingPage { ctx, failed }).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    response
}
