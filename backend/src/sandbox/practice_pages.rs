//! The practice ground's acts: its tours, its clock, its beginning anew.

use axum::extract::State;
use axum::response::Response;
use chrono::Duration;
use frontend::FlashKind;
use frontend::sandbox::{Lost, ResetPage};
use serde::Deserialize;
use tower_sessions::Session;

use super::pages::or_nothing;
use super::personas::{local, next_due};
use super::{clock, reset, touring, wipe};
use crate::kernel::{Error, OpContext, Result};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Op, Pages, see_other, set_flash};

/// The pages of the acts; 404 in production.
pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/sandbox/tour", to_step)
        .post("/sandbox/tour", tour)
        .post("/sandbox/clock", advance)
        .get("/sandbox/reset", reset_form)
        .post("/sandbox/reset", begin_anew)
}

/// Leads to the place of the present step.
async fn to_step(State(app): State<App>, Op(op): Op) -> Result<Response> {
    or_nothing(&app)?;
    let touring = touring::of(app.db.fresh(), op.acting()?.user_id).await?.ok_or_else(Error::not_found)?;
    let step = touring.steps[touring.number - 1];
    Ok(see_other(&touring::address(&app, &op, step).await?))
}

#[derive(Deserialize)]
struct TourForm {
    /// `next`, `back` or `skip`.
    #[serde(default)]
    go: String,
    /// The step that the page showed, so that a form sent twice goes one step.
    #[serde(default)]
    step: usize,
    /// The page where the tour was passed over.
    #[serde(default)]
    back: String,
}

async fn tour(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(form): FormBody<TourForm>,
) -> Result<Response> {
    or_nothing(&app)?;
    let user = op.acting()?.user_id;
    let touring = touring::of(app.db.fresh(), user).await?.ok_or_else(Error::not_found)?;
    let last = touring.steps.len();
    let shown = form.step.clamp(1, last);
    let wanted = match form.go.as_str() {
        "next" if shown == last => {
            touring::keep(&app, user, last, true).await?;
            set_flash(&session, FlashKind::Success, ctx.t("tour-done").to_string()).await?;
            return Ok(see_other("/desk"));
        }
        "skip" => {
            touring::keep(&app, user, shown, true).await?;
            set_flash(&session, FlashKind::Information, ctx.t("tour-skipped").to_string()).await?;
            return Ok(see_other(&local(&form.back)));
        }
        "next" => shown + 1,
        "back" => shown.saturating_sub(1).max(1),
        _ => shown,
    };
    touring::keep(&app, user, wanted, false).await?;
    Ok(see_other(&touring::address(&app, &op, touring.steps[wanted - 1]).await?))
}

#[derive(Deserialize)]
struct ClockForm {
    /// `day`, `week` or `next`.
    #[serde(default)]
    by: String,
    /// How far the clock stood on the page, in seconds.
    #[serde(default)]
    seen: i64,
}

async fn advance(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(form): FormBody<ClockForm>,
) -> Result<Response> {
    or_nothing(&app)?;
    let by = match form.by.as_str() {
        "day" => Duration::days(1),
        "week" => Duration::weeks(1),
        "next" => match next_due(&app, &op).await? {
            // One second after it, what lapses has lapsed.
            Some(next) => next.due - op.now + Duration::seconds(1),
            None => {
                let refused = Error::conflict("clock-nothing-due");
                return Flasher(&session).refused(refused, op.language, "/sandbox").await;
            }
        },
        _ => return Err(Error::invalid("by", "clock-by-unknown")),
    };
    match clock::advance(&app, &op, by, Some(form.seen)).await {
        Ok(now) => {
            let date = frontend::filters::write_long_date(crate::kernel::time::paris_day(now), ctx.texts);
            let text = ctx.t("clock-moved").with("date", date).to_string();
            Flasher(&session).done(text, "/sandbox").await
        }
        Err(error) => Flasher(&session).refused(error, op.language, "/sandbox").await,
    }
}

async fn reset_form(State(app): State<App>, Ctx(ctx): Ctx) -> Result<Html<ResetPage>> {
    or_nothing(&app)?;
    let reset::Loss { acts, mails, people } = reset::loss(app.db.fresh()).await?;
    let lost = Lost { acts, mails, people };
    Ok(Html::ok(ResetPage { today: chrono::Utc::now(), ctx, lost }))
}

#[derive(Deserialize)]
struct ResetForm {
    /// Sent by the button of the page that says what will be lost.
    #[serde(default)]
    sure: String,
}

/// Begins it, and answers at once: what follows is told by the page that everybody gets meanwhile.
async fn begin_anew(
    State(app): State<App>,
    Op(op): Op,
    FormBody(form): FormBody<ResetForm>,
) -> Result<Response> {
    or_nothing(&app)?;
    if form.sure.is_empty() {
        return Ok(see_other("/sandbox/reset"));
    }
    reset::ask(&app, &op).await?;
    begin(&app);
    Ok(see_other("/sandbox"))
}

fn begin(app: &App) {
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = reset::run(&app).await {
            let cause = error.cause().map(ToString::to_string).unwrap_or_default();
            tracing::error!(%error, cause, "the practice ground could not begin anew");
        }
    });
}

/// Whether this session was ended by a reset; asked once, answered once.
///
/// # Errors
/// When the session cannot be read.
pub async fn was_reset(session: &Session) -> Result<bool> {
    if session.get::<bool>(wipe::TOLD).await.map_err(Error::internal)?.is_none() {
        return Ok(false);
    }
    session.remove::<bool>(wipe::TOLD).await.map_err(Error::internal)?;
    Ok(true)
}

/// What a page of the practice ground says beside its own content.
///
/// # Errors
/// When the database fails.
pub async fn beside(app: &App, op: &OpContext, path: &str, reads: bool) -> Result<Option<frontend::Tour>> {
    match op.viewer() {
        Some(acting) => touring::shown(app, acting, path, reads).await,
        None => Ok(None),
    }
}
