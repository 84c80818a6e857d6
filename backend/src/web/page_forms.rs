//! What holds for the forms of every page, whoever wrote it: the same form sent twice does its act once and shows what
//! came of it again; and what was typed comes back when the form could not be taken.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use frontend::refill;
use tower_sessions::Session;
use uuid::Uuid;

use super::form_token::{FormToken, Reader, keyed};
use super::pages::{Flasher, Left, leave_again, left, see_other};
use super::problem::Unrendered;
use super::request::{SIGNED_IN_AS, SignedIn, viewed_context};
use super::router::LARGEST_BODY;
use super::sent_form::{Kind, SentForm, without_token};
use super::{App, kept};
use crate::kernel::{Error, ErrorKind, OpContext, OrganisationId, Result};
use crate::platform::audit::hex;
use crate::platform::idempotency::{self, Remembered};

/// The largest page that is looked through.
const LARGEST_PAGE: usize = 8 * 1024 * 1024;
/// How long the second of two sendings waits for what comes of the first.
const PATIENCE: Duration = Duration::from_secs(25);
/// How often it looks.
const GLANCE: Duration = Duration::from_millis(120);

/// Marks the answer of a form that was refused and says so on another page.
#[derive(Clone, Copy, Debug)]
pub(super) struct RefusedElsewhere;

/// The layer around every page.
pub(super) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let kind = (parts.method == Method::POST).then(|| Kind::of(&parts)).flatten();
    let told = parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    // What is plainly too large is left to the page's own reader, which says so beside the field.
    let fits = told.is_none_or(|length: usize| length <= LARGEST_BODY);
    let answered = match kind.filter(|_| fits) {
        Some(kind) => match to_bytes(body, LARGEST_BODY).await {
            Ok(bytes) => posted(&app, parts.clone(), kind, bytes, next).await,
            Err(_) => Err(Error::new(ErrorKind::TooLarge, "too-large")),
        },
        None => Ok(next.run(Request::from_parts(parts.clone(), body)).await),
    };
    let finished = match answered {
        Ok(response) => finish(&app, &parts, response).await,
        Err(error) => Err(error),
    };
    finished.unwrap_or_else(IntoResponse::into_response)
}

fn reader(app: &App, parts: &Parts) -> Result<Reader> {
    let op = parts.extensions.get::<OpContext>();
    Reader::of(&app.config.secret, op.and_then(OpContext::viewer))
}

/// A form: its act, once.
async fn posted(app: &App, mut parts: Parts, kind: Kind, bytes: Bytes, next: Next) -> Result<Response> {
    let sent = SentForm::read(&parts, kind, &bytes).await;
    let token = FormToken::parse(&app.config.secret, &sent.token);
    let whole = parts.clone();
    let rest = without_token(&mut parts, kind, bytes);
    let request = Request::from_parts(parts, Body::from(rest));
    let (Some(token), Some(op)) = (token, whole.extensions.get::<OpContext>().cloned()) else {
        return Ok(next.run(request).await);
    };
    let (app, by) = (app.clone(), reader(app, &whole)?);
    // Goes to its end even when the browser goes away, as it does at a double click: the second sending then shows
    // what came of the first.
    let act = tokio::spawn(async move {
        let response = once(&app, &whole, &op, by, &token, &sent, request, next).await?;
        let mut response = beside_the_form(&whole, &op, response).await?;
        let cookie = if response.extensions().get::<RefusedElsewhere>().is_some() && !sent.typed.is_empty() {
            kept::keep(&app, &whole, sent, by, kept::Reason::Refused, op.now).await?
        } else if response.status().is_redirection() {
            kept::taken(&app, &whole, op.now).await?
        } else {
            None
        };
        kept::give(&mut response, cookie);
        Ok(response)
    });
    act.await.map_err(Error::internal)?
}

/// A refusal that would stand on a page of its own is said on the form's page, where what was typed comes back.
async fn beside_the_form(parts: &Parts, op: &OpContext, mut response: Response) -> Result<Response> {
    let (Some(page), Some(session)) = (kept::came_from(parts), parts.extensions.get::<Session>()) else {
        return Ok(response);
    };
    if !matches!(response.status().as_u16(), 400 | 409 | 413 | 415 | 422 | 429) {
        return Ok(response);
    }
    let Some(Unrendered(error)) = response.extensions_mut().remove::<Unrendered>() else {
        return Ok(response);
    };
    Flasher(session).refused_with(&error, op.language, &page).await
}

async fn signed_in(session: Option<&Session>) -> Result<Option<String>> {
    let Some(session) = session else { return Ok(None) };
    let who: Option<SignedIn> = session.get(SIGNED_IN_AS).await.map_err(Error::internal)?;
    who.map(|who| serde_json::to_string(&who).map_err(Error::internal)).transpose()
}

#[expect(clippy::too_many_arguments, reason = "each is a part of one request")]
async fn once(
    app: &App,
    parts: &Parts,
    op: &OpContext,
    by: Reader,
    token: &FormToken,
    sent: &SentForm,
    request: Request,
    next: Next,
) -> Result<Response> {
    let owner = op.viewer().map_or(OrganisationId(Uuid::nil()), |acting| acting.organisation_id);
    let address = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let same = keyed(
        &app.config.secret,
        &[b"form", token.page(), &by.person, &by.part, address.as_bytes(), &sent.digest],
    )?;
    let key = format!("{}{}", idempotency::FORMS, hex(&same));
    let session = parts.extensions.get::<Session>();
    if let Some(before) = begun(app, owner, &key, op).await? {
        if let (Some(session), Ok(left)) = (session, serde_json::from_str::<Left>(&before.body)) {
            leave_again(session, left).await?;
        }
        return Ok(see_other(before.location.as_deref().unwrap_or("/desk")));
    }
    let who = signed_in(session).await?;
    let response = next.run(request).await;
    // Only an act that ended somewhere else is remembered: a refusal may be tried again, and who signs in or out is not
    // told by an address.
    let done = response.status() == StatusCode::SEE_OTHER
        && response.extensions().get::<RefusedElsewhere>().is_none()
        && who == signed_in(session).await?;
    let answer = if done {
        let left = match session {
            Some(session) => left(session).await?,
            None => None,
        };
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        Some(Remembered {
            status: StatusCode::SEE_OTHER.as_u16(),
            location: location.map(str::to_owned),
            body: left.map(|left| serde_json::to_string(&left).unwrap_or_default()).unwrap_or_default(),
        })
    } else {
        None
    };
    idempotency::end(&app.db, owner, &key, answer).await?;
    Ok(response)
}

/// Begins the act, or waits for what comes of the same form sent a moment before.
async fn begun(app: &App, owner: OrganisationId, key: &str, op: &OpContext) -> Result<Option<Remembered>> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        match idempotency::begin(&app.db, owner, key, key, op.now).await {
            Err(error) if error.says("request-in-progress") && tokio::time::Instant::now() < deadline => {
                tokio::time::sleep(GLANCE).await;
            }
            outcome => return outcome,
        }
    }
}

/// A page on its way out: its forms get their token, and what its reader had typed.
async fn finish(app: &App, parts: &Parts, response: Response) -> Result<Response> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if kind.is_none_or(|kind| !kind.as_bytes().starts_with(b"text/html")) {
        return Ok(response);
    }
    let (mut head, body) = response.into_parts();
    let bytes = to_bytes(body, LARGEST_PAGE).await.map_err(Error::internal)?;
    let mut page = String::from_utf8(bytes.into()).map_err(Error::internal)?;
    let reader = reader(app, parts)?;
    let mut cookie: Option<HeaderValue> = None;
    if parts.method == Method::GET && head.status == StatusCode::OK {
        let now = parts.extensions.get::<OpContext>().map_or_else(|| app.clock.now(), |op| op.now);
        (page, cookie) = kept::put_back(app, parts, reader, page, || viewed_context(parts, app), now).await?;
    }
    if page.contains("<form") {
        page = refill::with_token(&page, &FormToken::new(reader).text(&app.config.secret)?);
    }
    head.headers.remove(header::CONTENT_LENGTH);
    let mut response = Response::from_parts(head, Body::from(page));
    kept::give(&mut response, cookie);
    Ok(response)
}
