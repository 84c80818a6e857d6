//! What is known of each request: its id, who sends it, in which language.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use frontend::{Flash, FlashKind, Language, OtherCapacity, PageContext, Practice, Texts, Viewer};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use super::form_token::{FormToken, Reader};
use super::pages::take_flash;
use super::router::LARGEST_BODY;
use super::sent_form::{Kind, SentForm};
use super::{App, kept};
use crate::assistance::{self, Whereabouts};
use crate::kernel::{Actor, Capacity, Error, OpContext, OrganisationId, Result, UserId};
use crate::platform::security_headers::Nonce;
use crate::{accounts, sandbox};

/// The session's key for who signed in.
pub const SIGNED_IN_AS: &str = "signed_in_as";
/// The cookie that keeps the language.
pub const LANGUAGE_COOKIE: &str = "rebond_language";

/// The cookie that keeps the département a visitor chose.
pub const DEPARTMENT_COOKIE: &str = "rebond_department";

/// Who signed in, and what they chose to act as.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignedIn {
    /// The person.
    pub user_id: UserId,
    /// The organisation and capacity they chose, if they did.
    pub chosen: Option<(OrganisationId, Capacity)>,
}

/// Builds the operation's context and puts it in the request.
pub(super) async fn with_context(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let request_id = parts
        .headers
        .get("x-request-id")
        .and_then(|value| value.to_str().ok())
        .map(|text| {
            text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect::<String>()
        })
        .unwrap_or_default();
    let language = language(&parts);
    let mut op = OpContext { actor: Actor::Anonymous, now: app.clock.now(), language, request_id };
    match actor(&app, &parts).await {
        Ok(actor) => op.actor = actor,
        Err(error) => {
            parts.extensions.insert(op);
            return error.into_response();
        }
    }
    let refused = op.acting().err().filter(|_| changes_what_is_private(&parts, &app));
    parts.extensions.insert(op.clone());
    if let Some(error) = refused {
        let mut response = error.into_response();
        match keep_what_was_typed(&app, &parts, body, &op).await {
            Ok(Some(kept)) => drop(response.extensions_mut().insert(kept)),
            Ok(None) => {}
            // The answer is the same, and says no more.
            Err(error) => tracing::warn!(%error, "what was typed could not be kept"),
        }
        return response;
    }
    let mut response = next.run(Request::from_parts(parts, body)).await;
    // An error's page is written further out, and speaks to the same person.
    response.extensions_mut().insert(op);
    response
}

/// The cookie of a form that was kept because its author's session had ended.
#[derive(Clone, Debug)]
pub(super) struct KeptFor(pub(super) HeaderValue);

/// Keeps a form of ours that somebody sends after their session's end. A form that this server did not write for a
/// signed-in person is not kept.
async fn keep_what_was_typed(
    app: &App,
    parts: &Parts,
    body: Body,
    op: &OpContext,
) -> Result<Option<KeptFor>> {
    let Some(kind) = Kind::of(parts).filter(|_| !parts.uri.path().starts_with("/api/")) else {
        return Ok(None);
    };
    let Ok(bytes) = to_bytes(body, LARGEST_BODY).await else { return Ok(None) };
    let sent = SentForm::read(parts, kind, &bytes).await;
    let Some(token) = FormToken::parse(&app.config.secret, &sent.token) else { return Ok(None) };
    if token.reader == Reader::NOBODY {
        return Ok(None);
    }
    let cookie = kept::keep(app, parts, sent, token.reader, kept::Reason::Ended, op.now).await?;
    Ok(cookie.map(KeptFor))
}

/// What anybody may ask of the API without an account.
const OPEN_TO_ALL: [&str; 2] = ["/api/v1/callbacks", "/api/v1/opinions"];

/// Whether a request wants to change something that only those who have signed in may change. Such a request is
/// refused to anybody else before its body is read, so that they learn nothing of what it should be.
fn changes_what_is_private(parts: &Parts, app: &App) -> bool {
    let path = parts.uri.path();
    let private = path == "/capacity"
        // In production there is no such address, for anybody.
        || (path == "/sandbox/tour" && app.config.is_sandbox())
        || path.starts_with("/api/")
        || path.starts_with("/desk/");
    parts.method == Method::POST && private && !OPEN_TO_ALL.contains(&path)
}

/// The value of a cookie.
fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    let all = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|text| text.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The place that an address names: what a visitor searches near.
fn searched_place(parts: &Parts) -> Option<String> {
    let query = parts.uri.query()?;
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(name, value)| {
            matches!(name.as_ref(), "near" | "place" | "commune") && !value.trim().is_empty()
        })
        .map(|(_, value)| value.chars().take(100).collect())
}

/// Where the visitor may be, the surest first.
fn whereabouts(parts: &Parts) -> Whereabouts {
    let op = parts.extensions.get::<OpContext>();
    Whereabouts {
        chosen: cookie(parts, DEPARTMENT_COOKIE).map(str::to_owned),
        organisation: op.and_then(|op| op.viewer()).map(|acting| acting.organisation_id),
        searched: searched_place(parts),
    }
}

pub(super) fn language(parts: &Parts) -> Language {
    if let Some(language) = cookie(parts, LANGUAGE_COOKIE).and_then(Language::from_code) {
        return language;
    }
    let wished = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    wished.map(Language::negotiate).unwrap_or_default()
}

async fn actor(app: &App, parts: &Parts) -> Result<Actor> {
    if let Some(value) = parts.headers.get(header::AUTHORIZATION) {
        // The scheme's name knows no case (RFC 9110, 11.1).
        let token = value.to_str().ok().and_then(|text| text.split_once(' '));
        let token = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let token = token.map_or("", |(_, token)| token);
        return accounts::acting_by_token(app.db.fresh(), token.trim()).await.map(Actor::Organisation);
    }
    let Some(session) = parts.extensions.get::<Session>() else { return Ok(Actor::Anonymous) };
    let Some(signed_in): Option<SignedIn> = session.get(SIGNED_IN_AS).await.map_err(Error::internal)? else {
        return Ok(Actor::Anonymous);
    };
    let acting = accounts::acting_for(app.db.fresh(), signed_in.user_id, signed_in.chosen).await?;
    Ok(acting.map_or(Actor::Anonymous, Actor::Organisation))
}

/// What a page knows of its request.
pub(super) async fn page_context(parts: &mut Parts, app: &App) -> Result<PageContext> {
    let mut context = viewed_context(parts, app).await?;
    if let Some(session) = parts.extensions.get::<Session>() {
        context.flash = take_flash(session).await?;
        // A page that only leads to signing in shows nothing: the next one tells.
        let shown = context.viewer.is_some() || !context.under("/desk");
        if context.sandbox && shown && sandbox::was_reset(session).await? {
            let text = context.t("sandbox-was-reset").to_string();
            context.flash = Some(Flash { kind: FlashKind::Information, text });
        }
    }
    Ok(context)
}

pub(super) async fn viewed_context(parts: &Parts, app: &App) -> Result<PageContext> {
    let mut context = bare_context(parts, app);
    match assistance::line_for(app, &whereabouts(parts), app.clock.now(), context.texts).await {
        Ok((phone, line)) => (context.phone, context.line) = (phone, line),
        // A page that needs nothing else stands with the number known before.
        Err(error) => tracing::warn!(%error, "the territory's line could not be read"),
    }
    if let Some(op) = parts.extensions.get::<OpContext>().cloned() {
        context.viewer = viewer(app, &op).await?;
        let reads = parts.method == Method::GET;
        context.practice.tour = sandbox::beside(app, &op, parts.uri.path(), reads).await?;
    }
    Ok(context)
}

/// Who is signed in, with the other organisations and capacities they may act for.
async fn viewer(app: &App, op: &OpContext) -> Result<Option<Viewer>> {
    let Some(acting) = op.viewer() else { return Ok(None) };
    let choices = accounts::choices(app.db.fresh(), acting.user_id).await?;
    Ok(Some(Viewer {
        name: acting.user_name.clone(),
        organisation: acting.organisation_name.clone(),
        capacity: acting.capacity.code().to_owned(),
        others: choices
            .into_iter()
            .filter(|choice| {
                (choice.organisation_id, choice.capacity) != (acting.organisation_id, acting.capacity)
            })
            .map(|choice| OtherCapacity {
                value: format!("{}:{}", choice.organisation_id, choice.capacity.code()),
                capacity: choice.capacity.code().to_owned(),
                organisation: choice.organisation_name,
            })
            .collect(),
    }))
}

pub(super) fn bare_context(parts: &Parts, app: &App) -> PageContext {
    let language = parts.extensions.get::<OpContext>().map(|op| op.language).unwrap_or_default();
    let now = app.clock.now();
    let texts = Texts::new(language);
    let (phone, line) = assistance::known_line(app, now, texts);
    PageContext {
        texts,
        language,
        nonce: parts.extensions.get::<Nonce>().map(|nonce| nonce.0.clone()).unwrap_or_default(),
        path: parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        site: app.config.public_url.trim_end_matches('/').to_owned(),
        sandbox: app.config.is_sandbox(),
        viewer: None,
        flash: None,
        phone,
        line,
        now,
        practice: Practice {
            date: Some(app.clock.offset())
                .filter(|offset| app.config.is_sandbox() && !offset.is_zero())
                .map(|_| crate::kernel::time::paris_day(now)),
            tour: None,
        },
    }
}
