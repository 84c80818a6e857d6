//! Nothing typed is lost: what a form held when it could not be taken is kept for its author, and put back into it.

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::Response;
use frontend::kept::{KeptNotice, KeptState};
use frontend::refill::{self, Filled};
use serde::{Deserialize, Serialize};

use super::App;
use super::form_token::Reader;
use super::sent_form::SentForm;
use crate::kernel::{Capacity, Error, Instant, OrganisationId, Result, UserId};
use crate::platform::kept_forms::{self, KEPT_MINUTES, Ticket};

/// The cookie that holds the ticket.
const COOKIE: &str = "rebond_kept";

/// Why a form is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Reason {
    /// Its author's session had ended.
    Ended,
    /// It was refused, and the page that says so is another.
    Refused,
}

/// A form that could not be taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Where it was sent.
    pub(super) action: String,
    /// The page it was on.
    pub(super) page: String,
    reader: Reader,
    typed: Vec<(String, String)>,
    file: bool,
    pub(super) reason: Reason,
}

/// The page of ours that a request came from, if it says so.
pub(super) fn came_from(parts: &Parts) -> Option<String> {
    let referer: Uri = parts.headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let host = parts.headers.get(header::HOST)?.to_str().ok()?;
    let ours = referer.authority().is_some_and(|authority| authority.as_str() == host);
    let page = ours.then(|| referer.path_and_query().map(ToString::to_string)).flatten()?;
    // A form that came back stands at the address it was sent to, which may show nothing by itself.
    let shown = !page.starts_with("//") && super::lost::opens(referer.path());
    (shown && referer.path() != parts.uri.path()).then_some(page)
}

/// The page on which the form stands that was sent to this address.
pub(super) fn page_of(parts: &Parts) -> String {
    let path = parts.uri.path();
    let own = super::lost::opens(path).then(|| path.to_owned());
    came_from(parts).or(own).or_else(|| super::lost::page_above(path)).unwrap_or_else(|| "/desk".to_owned())
}

fn ticket(headers: &HeaderMap) -> Option<Ticket> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let value = cookies
        .flat_map(|text| text.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))?;
    Ticket::parse(value)
}

fn cookie(app: &App, value: &str, seconds: i64) -> Result<HeaderValue> {
    let secure = if app.config.public_url.starts_with("https://") { "; Secure" } else { "" };
    let text = format!("{COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).map_err(Error::internal)
}

/// Keeps a form; the cookie to give, unless it is too large or empty of anything worth keeping.
///
/// # Errors
/// When the database fails.
pub(super) async fn keep(
    app: &App,
    parts: &Parts,
    sent: SentForm,
    reader: Reader,
    reason: Reason,
    now: Instant,
) -> Result<Option<HeaderValue>> {
    let action = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let page = page_of(parts);
    let kept = Kept { action, page, reader, typed: sent.typed, file: sent.file, reason };
    let text = serde_json::to_vec(&kept).map_err(Error::internal)?;
    match kept_forms::keep(&app.db, now, text).await? {
        Some(ticket) => cookie(app, &ticket.to_string(), KEPT_MINUTES * 60).map(Some),
        None => Ok(None),
    }
}

async fn find(app: &App, ticket: &Ticket, now: Instant) -> Result<Option<Kept>> {
    let text = kept_forms::find(&app.db, now, ticket).await?;
    Ok(text.and_then(|text| serde_json::from_slice(&text).ok()))
}

/// Forgets what the browser of this request holds a ticket for, when it was sent to this address.
///
/// # Errors
/// When the database fails.
pub(super) async fn taken(app: &App, parts: &Parts, now: Instant) -> Result<Option<HeaderValue>> {
    let Some(ticket) = ticket(&parts.headers) else { return Ok(None) };
    let kept = find(app, &ticket, now).await?;
    if kept.is_some_and(|kept| parts.uri.path_and_query().is_none_or(|sent| *sent != *kept.action)) {
        return Ok(None);
    }
    kept_forms::forget(&app.db, &ticket).await?;
    cookie(app, "", 0).map(Some)
}

/// Which of a person's parts wrote what this browser kept, when they are who wrote it: signing in takes it.
///
/// # Errors
/// When the database fails.
pub async fn part_that_wrote(
    app: &App,
    headers: &HeaderMap,
    user: UserId,
    parts: &[(OrganisationId, Capacity)],
) -> Result<Option<(OrganisationId, Capacity)>> {
    let Some(ticket) = ticket(headers) else { return Ok(None) };
    let Some(kept) = find(app, &ticket, app.clock.now()).await? else { return Ok(None) };
    for (organisation, capacity) in parts {
        if Reader::new(&app.config.secret, user, *organisation, *capacity)? == kept.reader {
            return Ok(Some((*organisation, *capacity)));
        }
    }
    Ok(None)
}

/// A page that is about to leave, with what its reader had typed put back into it, or told where it is; and the cookie
/// to give with it.
///
/// # Errors
/// When the database fails.
pub(super) async fn put_back(
    app: &App,
    parts: &Parts,
    reader: Reader,
    page: String,
    context: impl AsyncFnOnce() -> Result<frontend::PageContext>,
    now: Instant,
) -> Result<(String, Option<HeaderValue>)> {
    let Some(ticket) = ticket(&parts.headers) else { return Ok((page, None)) };
    let Some(kept) = find(app, &ticket, now).await? else {
        return Ok((page, Some(cookie(app, "", 0)?)));
    };
    if reader.person != kept.reader.person {
        // Nobody signed in yet: their author may. Another person: nothing of it is theirs.
        if reader == Reader::NOBODY {
            return Ok((page, None));
        }
        kept_forms::forget(&app.db, &ticket).await?;
        return Ok((page, Some(cookie(app, "", 0)?)));
    }
    let here = parts.uri.path();
    let on_its_page = kept.page.split('?').next() == Some(here);
    if reader.part != kept.reader.part || !(on_its_page || here == "/desk") {
        return Ok((page, None));
    }
    let filled = if on_its_page { refill::with_typed(&page, &kept.action, &kept.typed) } else { None };
    let ended = kept.reason == Reason::Ended;
    let (page, state) = match filled {
        Some((page, Filled::Fields)) => (page, KeptState::Filled),
        Some((page, Filled::OnlyButton)) => (page, KeptState::PressAgain),
        None if on_its_page => (page, KeptState::Gone),
        None => (page, KeptState::Elsewhere),
    };
    let over = kept.reason == Reason::Refused || matches!(state, KeptState::Gone | KeptState::PressAgain);
    let cookie = if over {
        kept_forms::forget(&app.db, &ticket).await?;
        Some(cookie(app, "", 0)?)
    } else {
        None
    };
    if !(ended || state == KeptState::Filled && kept.file) {
        return Ok((page, cookie));
    }
    let notice = KeptNotice {
        ctx: context().await?,
        state,
        page: kept.page,
        values: kept.typed.into_iter().map(|(_, value)| value).filter(|value| is_words(value)).collect(),
        file: kept.file,
        ended,
    };
    let notice = askama::Template::render(&notice).map_err(Error::internal)?;
    Ok((refill::with_notice(&page, &notice), cookie))
}

/// What a person may have written, and not an identifier or a mark of a box.
fn is_words(value: &str) -> bool {
    let value = value.trim();
    value.chars().count() > 1 && value != "true" && value.parse::<uuid::Uuid>().is_err()
}

/// Gives a cookie with an answer.
pub(super) fn give(response: &mut Response, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}
