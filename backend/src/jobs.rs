//! Which room runs which kind of job.

use std::sync::Arc;

use crate::accreditation;
use crate::assistance;
use crate::campaigns;
use crate::devices;
use crate::donations;
use crate::kernel::{Error, OpContext, Result};
use crate::monitoring;
use crate::platform::mailer::{self, Mail};
use crate::platform::worker::{Handler, Worker};
use crate::platform::{jobs, storage};
use crate::purchasing;
use crate::refurbishing;
use crate::solidarity;
use crate::web::App;

fn handler<F, R>(app: &App, run: F) -> Handler
where
    F: Fn(App, serde_json::Value) -> R + Send + Sync + 'static,
    R: Future<Output = Result<()>> + Send + 'static,
{
    let app = app.clone();
    Arc::new(move |job| Box::pin(run(app.clone(), job.payload)))
}

/// Plans what comes back every night, unless it is planned already.
///
/// # Errors
/// When the database fails.
pub async fn plan(app: &App) -> Result<()> {
    let op = OpContext::system("worker", app.clock.now());
    devices::heads::plan(&app.db, &op, false).await?;
    jobs::plan_night(&app.db, &op, storage::SWEEP, storage::SWEEP_HOUR, false).await?;
    accreditation::night::plan(&app.db, &op, false).await?;
    monitoring::plan(&app.db, &op, false).await
}

/// Removes the bytes of files that no row names and that are a day old: those of what was not kept in the end.
async fn sweep_files(app: App, _: serde_json::Value) -> Result<()> {
    let op = OpContext::system("storage", app.clock.now());
    jobs::plan_night(&app.db, &op, storage::SWEEP, storage::SWEEP_HOUR, true).await?;
    let swept = app.storage.sweep(app.db.fresh(), op.now - chrono::TimeDelta::days(1)).await?;
    tracing::info!(swept, "files that no row names are removed");
    Ok(())
}

/// The worker of this application.
#[must_use]
pub fn worker(app: &App) -> Worker {
    let handlers = vec![
        (
            mailer::SEND,
            handler(app, async |app: App, payload| {
                let mail: Mail = serde_json::from_value(payload).map_err(Error::internal)?;
                app.mailer.deliver(&app.db, mail, app.clock.now()).await
            }),
        ),
        (storage::SWEEP, handler(app, sweep_files)),
        (
            donations::reception::END_DISPUTE,
            handler(app, async |app: App, payload| {
                let job = serde_json::from_value(payload).map_err(Error::internal)?;
                donations::reception::end_dispute(&app, job).await
            }),
        ),
        (donations::agreement::DRAW, handler(app, donations::agreement::draw)),
        (donations::FORGET_UPLOAD, handler(app, donations::forget_upload)),
        (
            campaigns::REMIND,
            handler(app, async |app: App, payload| {
                let job = serde_json::from_value(payload).map_err(Error::internal)?;
                campaigns::remind(&app, job).await
            }),
        ),
        (assistance::FORGET, handler(app, assistance::forget)),
        (assistance::FORGET_SENTENCE, handler(app, assistance::forget_sentence)),
        (devices::heads::SIGN, handler(app, devices::heads::run)),
        (accreditation::night::NIGHT, handler(app, accreditation::night::run)),
        (monitoring::MEASURE, handler(app, monitoring::run)),
        (solidarity::jobs::LAPSE, handler(app, solidarity::jobs::lapse)),
        (solidarity::jobs::REMIND, handler(app, solidarity::jobs::remind)),
        (solidarity::jobs::ANONYMISE, handler(app, solidarity::jobs::anonymise)),
        (solidarity::jobs::FORGET, handler(app, solidarity::jobs::forget)),
        (solidarity::orientation::LAPSE_ORIENTATION, handler(app, solidarity::orientation::lapse)),
        (purchasing::jobs::OPEN, handler(app, purchasing::jobs::open)),
        (purchasing::jobs::CLOSE, handler(app, purchasing::jobs::close)),
        (purchasing::jobs::COMMITMENTS, handler(app, purchasing::jobs::end_commitments)),
        (purchasing::jobs::SIGNATURE, handler(app, purchasing::jobs::end_signature)),
        (
            refurbishing::PROMISE_WITHDRAWN,
            handler(app, async |app: App, payload| {
                let gone: refurbishing::Withdrawn =
                    serde_json::from_value(payload).map_err(Error::internal)?;
                purchasing::jobs::promise_withdrawn(&app, &gone).await?;
                solidarity::jobs::promise_withdrawn(&app, &gone).await
            }),
        ),
        (
            donations::EXPIRE_OFFER,
            handler(app, async |app: App, payload| {
                let job = serde_json::from_value(payload).map_err(Error::internal)?;
                donations::expire_offer(&app, job).await
            }),
        ),
        (
            donations::FOLLOW_PART,
            handler(app, async |app: App, payload| {
                let part = serde_json::from_value(payload).map_err(Error::internal)?;
                donations::follow_part(&app, part).await
            }),
        ),
    ];
    Worker::new(app.db.clone(), app.clock.clone(), app.gate.clone(), handlers)
}
