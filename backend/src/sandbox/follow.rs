//! What every process of a practice ground keeps looking at: the clock, and whether the world begins anew.

use std::time::Duration;

use tokio::sync::watch;

use super::{clock, reset};
use crate::kernel::{Instant, Result};
use crate::platform::gate::Standing;
use crate::web::App;

/// How often it looks.
const REST: Duration = Duration::from_millis(500);

/// Follows until `stop` says so; returns at once in production.
pub async fn follow(app: App, mut stop: watch::Receiver<bool>) {
    if !app.config.is_sandbox() {
        return;
    }
    let mut last = None;
    let mut faulty = false;
    while !*stop.borrow() {
        match look(&app, &mut last).await {
            Ok(()) => faulty = false,
            Err(error) => {
                if !faulty {
                    tracing::error!(%error, "the practice ground's clock could not be followed");
                }
                faulty = true;
            }
        }
        tokio::select! {
            () = tokio::time::sleep(REST) => {}
            _ = stop.changed() => {}
        }
    }
}

/// One look. `last` is the reset that was seen last; unknown at first.
async fn look(app: &App, last: &mut Option<Option<Instant>>) -> Result<()> {
    // On SQLite a reader sees at once what was written, without waiting for the writer.
    let c = if app.db.is_sqlite() { app.db.read() } else { app.db.fresh() };
    if let Some(wish) = reset::wish(c).await? {
        app.gate.follow(wish.standing());
        return Ok(());
    }
    let done = reset::last(c).await?;
    app.clock.set_offset(clock::offset(c).await?);
    if last.is_some_and(|seen| seen != done) {
        // Another process began the world anew: this one's index holds the former one.
        app.catalogue.rebuild(&app.db, app.clock.now()).await?;
    }
    *last = Some(done);
    app.gate.follow(Standing::Open);
    Ok(())
}
