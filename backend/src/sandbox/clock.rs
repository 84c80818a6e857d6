//! The practice ground's clock: it can be moved forward, for every process at once.

use chrono::Duration;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::only_in_sandbox;
use crate::kernel::{Error, ErrorKind, Instant, OpContext, Result};
use crate::platform::{audit, settings};
use crate::web::App;

/// The setting that keeps how far the clock was moved, in seconds.
pub(super) const OFFSET: &str = "sandbox.clock_offset_seconds";
/// The farthest one move may go.
pub const MOST_DAYS: i64 = 366;
/// The farthest all moves may go together: ten years.
const FARTHEST: Duration = Duration::days(3660);
/// How long a person waits for what became due; the rest is done meanwhile.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// How far the clock was moved.
///
/// # Errors
/// When the database fails.
pub(super) async fn offset(c: &impl ConnectionTrait) -> Result<Duration> {
    let kept = settings::get(c, OFFSET).await?.and_then(|text| text.parse().ok());
    Ok(Duration::seconds(kept.unwrap_or(0)))
}

/// Sets the clock as it was left; nothing in production.
///
/// # Errors
/// When the database fails.
pub async fn restore(app: &App) -> Result<()> {
    if app.config.is_sandbox() {
        app.clock.set_offset(offset(app.db.fresh()).await?);
    }
    Ok(())
}

/// Moves the clock forward; what became due is done. `seen` is how far it stood when the person asked, so that one
/// wish sent twice moves it once. Returns the new moment.
///
/// # Errors
/// `not-a-sandbox` (403) in production; `clock-forward-only` and `clock-too-far` (422); `clock-moved-meanwhile` (409).
pub async fn advance(app: &App, op: &OpContext, by: Duration, seen: Option<i64>) -> Result<Instant> {
    only_in_sandbox(app)?;
    if by < Duration::seconds(1) {
        return Err(Error::new(ErrorKind::Invalid, "clock-forward-only"));
    }
    if by > Duration::days(MOST_DAYS) {
        return Err(Error::new(ErrorKind::Invalid, "clock-too-far").with("days", MOST_DAYS));
    }
    let moved = app
        .db
        .tx(async |t| {
            let before = offset(t).await?;
            if seen.is_some_and(|seen| seen != before.num_seconds()) {
                return Err(Error::conflict("clock-moved-meanwhile"));
            }
            let after = before + by;
            if after > FARTHEST {
                return Err(Error::new(ErrorKind::Invalid, "clock-too-far").with("days", MOST_DAYS));
            }
            settings::set(t, OFFSET, &after.num_seconds().to_string()).await?;
            let details = json!({ "from_seconds": before.num_seconds(), "to_seconds": after.num_seconds() });
            audit::record(t, op, "sandbox.advance", "sandbox", "clock", details).await?;
            Ok(after)
        })
        .await?;
    app.clock.set_offset(moved);
    if app.config.serve_runs_worker {
        let worker = crate::jobs::worker(app);
        let working = tokio::spawn(async move { worker.drain().await });
        if let Ok(Ok(Err(error))) = tokio::time::timeout(PATIENCE, working).await {
            tracing::error!(%error, "what became due could not be done");
        }
    }
    Ok(app.clock.now())
}
