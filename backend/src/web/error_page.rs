//! Errors on their way out: as a page that says what, why, what now and whom to call; or as problem details.

use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use frontend::components::Contact;
use frontend::errors::ErrorPage;
use frontend::{FieldErrors, PageContext, Texts};

use super::request::{KeptFor, bare_context, language, viewed_context};
use super::{App, gate, kept, lost, problem};
use crate::accounts;
use crate::kernel::{Error, OpContext, Result, Role};

/// The error behind an answer that the machinery gave without a body of ours: an unknown address, a verb that an
/// address does not take, too large a body, a time-out.
fn of_bare_status(response: &Response) -> Option<Error> {
    use crate::kernel::ErrorKind as Kind;
    if response.headers().contains_key(header::CONTENT_TYPE)
        && !matches!(response.status().as_u16(), 408 | 413)
    {
        return None;
    }
    match response.status().as_u16() {
        404 => Some(Error::not_found()),
        405 => Some(Error::new(Kind::MethodNotAllowed, "method-not-allowed")),
        408 | 503 => Some(Error::new(Kind::Unavailable, "timed-out")),
        413 => Some(Error::new(Kind::TooLarge, "too-large")),
        500 => Some(Error::internal("a handler panicked")),
        _ => None,
    }
}

/// Writes errors as pages or as problem details, and logs those that are our fault.
pub(super) async fn explain_errors(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let wants_json = parts.uri.path().starts_with("/api/") || parts.uri.path() == "/openapi.json";
    let mut kept = parts.clone();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let error = match response.extensions_mut().remove::<problem::Unrendered>() {
        Some(unrendered) => unrendered.0,
        None => match of_bare_status(&response) {
            Some(error) => std::sync::Arc::new(error),
            None => return response,
        },
    };
    if let Some(op) = response.extensions_mut().remove::<OpContext>() {
        kept.extensions.insert(op);
    }
    let request_id =
        kept.headers.get("x-request-id").and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let calm = error.code() == gate::RESETTING;
    if error.kind().status() >= 500 && !calm {
        let cause = error.cause().map(ToString::to_string).unwrap_or_default();
        tracing::error!(
            request = request_id,
            code = error.code(),
            cause,
            path = kept.uri.path(),
            "a request failed"
        );
    }
    let language = language(&kept);
    if wants_json {
        return problem::json(&error, language, Some(request_id));
    }
    if error.kind().status() == 401 && kept.method.is_safe() {
        let back = kept.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        let back: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
        return super::see_other(&format!("/sign-in?back={back}"));
    }
    let status = error.kind().status();
    // When the database may be what fails, nothing more is asked of it.
    let mut context = match status {
        500.. => bare_context(&kept, &app),
        _ => viewed_context(&kept, &app).await.unwrap_or_else(|_| bare_context(&kept, &app)),
    };
    context.texts = Texts::new(language);
    context.language = language;
    if calm {
        return gate::page(&app, context, &error);
    }
    let mut answer = if status == 401 {
        sign_in_first(context, &kept, &error, response.extensions_mut().remove::<KeptFor>())
    } else {
        let page =
            ErrorPage::standard(context, status, request_id).because(super::sentence(&error, language));
        let page = directed(&app, &kept, page, &error).await;
        super::Html(problem::status(error.kind()), page).into_response()
    };
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        answer.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    if matches!(status, 429 | 503) {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    answer
}

/// The way in, for somebody whose form was refused because nobody is signed in; it leads back to the form.
fn sign_in_first(mut ctx: PageContext, parts: &Parts, error: &Error, kept: Option<KeptFor>) -> Response {
    let back = kept::page_of(parts);
    let notice = match kept {
        Some(_) => ctx.t("sign-in-kept").to_string(),
        None => super::sentence(error, ctx.language),
    };
    let address: String = url::form_urlencoded::byte_serialize(back.as_bytes()).collect();
    ctx.path = format!("/sign-in?back={address}");
    let page = super::sign_in_page(ctx, String::new(), FieldErrors::new(), back, notice);
    let mut response = super::Html(problem::status(error.kind()), page).into_response();
    kept::give(&mut response, kept.map(|kept| kept.0));
    response
}

/// The page with the ways that lead on from this error, for this person.
async fn directed(app: &App, parts: &Parts, page: ErrorPage, error: &Error) -> ErrorPage {
    let op = parts.extensions.get::<OpContext>();
    let argument =
        |wanted: &str| error.args().iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str());
    match error.kind().status() {
        403 => {
            let held = holders(app, op, &page.ctx, argument("role")).await.unwrap_or_default();
            page.wanting(argument("capacity")).held_by(held)
        }
        404 => {
            let way = lost::way(op, &page.ctx);
            page.nearby(way.told, way.pages, way.search)
        }
        405 => {
            let path = parts.uri.path();
            let above = lost::opens(path).then(|| path.to_owned()).or_else(|| lost::page_above(path));
            page.back(above.unwrap_or_default())
        }
        _ => page.back(kept::came_from(parts).unwrap_or_default()),
    }
}

/// Who of the person's own organisation holds the role that was wanted, and who gives roles; without themselves.
async fn holders(
    app: &App,
    op: Option<&OpContext>,
    ctx: &PageContext,
    role: Option<&str>,
) -> Result<Vec<Contact>> {
    let Some(acting) = op.and_then(OpContext::viewer) else { return Ok(Vec::new()) };
    let wanted = role.and_then(|role| role.parse().ok()).unwrap_or(Role::Admin);
    let held = accounts::role_holders(app.db.fresh(), acting.organisation_id, wanted).await?;
    Ok(held
        .into_iter()
        .filter(|(person, _)| person.id != acting.user_id)
        .map(|(person, role)| Contact {
            role: ctx.dynamic("role-", role.code()).to_string(),
            name: person.name,
            email: person.email.to_string(),
            ..Contact::default()
        })
        .collect())
}
