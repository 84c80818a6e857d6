//! `Idempotency-Key` on every POST of the API.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::App;
use crate::kernel::{Error, ErrorKind, OpContext, Result};
use crate::platform::audit::hex;
use crate::platform::idempotency::{self, Remembered};

/// The largest call or answer that is remembered: 24 MiB.
const LARGEST: usize = 24 * 1024 * 1024;

/// Gives the first answer again when a call comes again under its key.
pub(super) async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    let key = request.headers().get("idempotency-key").cloned();
    let op = request.extensions().get::<OpContext>().cloned();
    let (Some(key), Some(op), &Method::POST) = (key, op, request.method()) else {
        return next.run(request).await;
    };
    let Some(acting) = op.viewer() else { return next.run(request).await };
    let organisation = acting.organisation_id;
    // Goes to its end even when the caller goes away: whoever asks again gets the answer, not a second act.
    let call = tokio::spawn(async move { remembered(&app, &op, organisation, &key, request, next).await });
    match call.await.map_err(Error::internal) {
        Ok(Ok(response)) => response,
        Ok(Err(error)) | Err(error) => error.into_response(),
    }
}

async fn remembered(
    app: &App,
    op: &OpContext,
    organisation: crate::kernel::OrganisationId,
    key: &HeaderValue,
    request: Request,
    next: Next,
) -> Result<Response> {
    let key = key.to_str().ok().filter(|key| (1..=200).contains(&key.len()));
    let key = key.ok_or_else(|| Error::new(ErrorKind::Malformed, "idempotency-key-malformed"))?;
    let (parts, body) = request.into_parts();
    let bytes = to_bytes(body, LARGEST).await.map_err(|_| Error::new(ErrorKind::TooLarge, "too-large"))?;
    // Keyed: a body may hold the names of adults, which nobody may find again by trying names on the kept hash (law 7).
    let mut digest = Hmac::<Sha256>::new_from_slice(app.config.secret.as_bytes()).map_err(Error::internal)?;
    for part in [b"idempotency", parts.uri.path().as_bytes(), &bytes] {
        digest.update(&(part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let hash = hex(&digest.finalize().into_bytes());
    if let Some(before) = idempotency::begin(&app.db, organisation, key, &hash, op.now).await? {
        return Ok(again(before));
    }
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    if response.status().is_server_error() || response.status().is_client_error() {
        idempotency::end(&app.db, organisation, key, None).await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, LARGEST).await.map_err(Error::internal)?;
    let location =
        parts.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let answer = Remembered {
        status: parts.status.as_u16(),
        location,
        body: String::from_utf8_lossy(&bytes).into_owned(),
    };
    idempotency::end(&app.db, organisation, key, Some(answer)).await?;
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn again(before: Remembered) -> Response {
    let status = StatusCode::from_u16(before.status).unwrap_or(StatusCode::OK);
    let mut response = (status, [(header::CONTENT_TYPE, "application/json")], before.body).into_response();
    response.headers_mut().insert("idempotency-replayed", HeaderValue::from_static("true"));
    if let Some(location) = before.location.and_then(|location| HeaderValue::from_str(&location).ok()) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}
