//! Signing in and out, choosing whom to act for, choosing a language.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use frontend::{FieldErrors, Language};
use serde::Deserialize;
use tower_sessions::Session;

use super::service;
use crate::kernel::{Capacity, Error, OrganisationId, Result, UserId};
use crate::web::{
    App, Args, CalledFrom, Ctx, FormBody, Html, Id, LANGUAGE_COOKIE, Op, Pages, SIGNED_IN_AS, SignedIn,
    errors_of, local_address, part_that_wrote, see_other, sign_in_page, wanted,
};

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/sign-in", sign_in_form)
        .post("/sign-in", sign_in)
        .post("/sign-out", sign_out)
        .post("/capacity", choose_capacity)
        .get("/language/{code}", choose_language)
}

#[derive(Deserialize)]
struct BackArgs {
    #[serde(default)]
    back: String,
}

#[derive(Deserialize)]
struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    back: String,
}

/// Whoever is signed in already, and may, goes on to where they were going.
async fn sign_in_form(Op(op): Op, Ctx(ctx): Ctx, Args(args): Args<BackArgs>) -> Response {
    let back = local_address(&args.back, "");
    let may = op.viewer().is_some() && wanted(&back).is_none_or(|capacity| op.holds(capacity));
    if may && !back.is_empty() && !back.starts_with("/sign-in") {
        return see_other(&back);
    }
    Html::ok(sign_in_page(ctx, String::new(), FieldErrors::new(), back, String::new())).into_response()
}

async fn sign_in(
    State(app): State<App>,
    Op(op): Op,
    CalledFrom(from): CalledFrom,
    session: Session,
    headers: HeaderMap,
    Ctx(ctx): Ctx,
    FormBody(form): FormBody<SignInForm>,
) -> Result<Response> {
    let SignInForm { email, password, back } = form;
    // From one place: few tries on one account, and not many accounts. Somebody elsewhere locks nobody out.
    let address = format!("{from} {}", email.trim().to_lowercase());
    let outcome = match app.sign_ins.check(&address).and_then(|()| app.sign_ins_from.check(&from)) {
        Ok(()) => service::sign_in(&app.db, &op, &email, &password).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(person) => {
            let held = service::choices(app.db.fresh(), person.id).await?;
            let held: Vec<_> = held.iter().map(|one| (one.organisation_id, one.capacity)).collect();
            let chosen = part_that_wrote(&app, &headers, person.id, &held).await?;
            begin_session(&session, person.id, chosen).await?;
            Ok(see_other(&local_address(&back, "/desk")))
        }
        Err(error) if error.kind().status() < 500 => {
            let errors = errors_of(&error, op.language);
            let page = sign_in_page(ctx, email, errors, back, String::new());
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

/// Signs a person in under a new session id, so that an id known before is worth nothing.
///
/// # Errors
/// When the session cannot be written.
pub async fn begin_session(
    session: &Session,
    user_id: UserId,
    chosen: Option<(OrganisationId, Capacity)>,
) -> Result<()> {
    session.cycle_id().await.map_err(Error::internal)?;
    session.insert(SIGNED_IN_AS, SignedIn { user_id, chosen }).await.map_err(Error::internal)
}

async fn sign_out(session: Session) -> Result<Response> {
    session.flush().await.map_err(Error::internal)?;
    let mut response = see_other("/");
    // What stood on the screen is not found again with the back button, at the counter of a library for instance.
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    Ok(response)
}

#[derive(Deserialize)]
struct CapacityForm {
    capacity: String,
    #[serde(default)]
    back: String,
}

async fn choose_capacity(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    FormBody(form): FormBody<CapacityForm>,
) -> Result<Response> {
    let acting = op.acting()?;
    let chosen = form
        .capacity
        .split_once(':')
        .and_then(|(organisation, capacity)| Some((organisation.parse().ok()?, capacity.parse().ok()?)))
        .ok_or_else(|| Error::invalid("capacity", "capacity-unknown"))?;
    let held = service::choices(app.db.fresh(), acting.user_id).await?;
    if !held.iter().any(|choice| (choice.organisation_id, choice.capacity) == chosen) {
        return Err(Error::not_found());
    }
    let signed_in = SignedIn { user_id: acting.user_id, chosen: Some(chosen) };
    session.insert(SIGNED_IN_AS, signed_in).await.map_err(Error::internal)?;
    Ok(see_other(&local_address(&form.back, "/desk")))
}

async fn choose_language(
    State(app): State<App>,
    Id(code): Id<String>,
    Args(args): Args<BackArgs>,
) -> Result<Response> {
    let language = Language::from_code(&code).ok_or_else(Error::not_found)?;
    let secure = if app.config.public_url.starts_with("https://") { "; Secure" } else { "" };
    let cookie = format!(
        "{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}",
        language.code()
    );
    let cookie = HeaderValue::from_str(&cookie).map_err(Error::internal)?;
    let mut response = see_other(&local_address(&args.back, "/"));
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    Ok(response)
}
