//! The worker: runs jobs and the regular chores until it is told to stop.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};

use super::{Db, Gate, audit, idempotency, jobs, kept_forms, sessions};
use crate::kernel::{Clock, Error, Result};

/// What runs one kind of job.
pub type Handler = Arc<dyn Fn(jobs::Job) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

/// How long the worker rests when there is nothing to do.
const REST: Duration = Duration::from_millis(500);

/// Runs jobs.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    clock: Clock,
    handlers: Arc<std::collections::HashMap<&'static str, Handler>>,
    wake: Arc<Notify>,
    gate: Gate,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker").field("kinds", &self.handlers.keys()).finish()
    }
}

impl Worker {
    /// A worker that knows these kinds of job, and rests while the gate is closed.
    #[must_use]
    pub fn new(db: Db, clock: Clock, gate: Gate, handlers: Vec<(&'static str, Handler)>) -> Self {
        let handlers = Arc::new(handlers.into_iter().collect());
        Self { db, clock, handlers, wake: Arc::new(Notify::new()), gate }
    }

    /// Runs due jobs until none is left; returns how many ran. What a test calls, and each round of [`Self::run`].
    ///
    /// # Errors
    /// When the database fails; a job's own failure is kept with the job.
    pub async fn drain(&self) -> Result<u64> {
        let mut ran = 0;
        loop {
            if self.gate.is_closed() {
                return Ok(ran);
            }
            let taken = jobs::take(&self.db, self.clock.now(), 20).await?;
            if taken.is_empty() {
                return Ok(ran);
            }
            for job in taken {
                let Some(_inside) = self.gate.enter() else { return Ok(ran) };
                self.run_one(job).await?;
                ran += 1;
            }
        }
    }

    async fn run_one(&self, job: jobs::Job) -> Result<()> {
        let outcome = match self.handlers.get(job.kind.as_str()) {
            Some(handler) => handler(job.clone()).await,
            None => Err(Error::internal(format!("no handler for jobs of kind {}", job.kind))),
        };
        match outcome {
            Ok(()) => jobs::finish(&self.db, job.id, self.clock.now()).await,
            Err(error) => {
                tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, error = error.code(), "a job failed");
                jobs::fail(&self.db, &job, &error.to_string(), self.clock.now()).await
            }
        }
    }

    /// Works until `stop` says so: jobs, the audit's sealing, ended sessions.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let sweep = sessions::Store::new(self.db.clone(), self.clock.clone());
        let mut rounds: u32 = 0;
        while !*stop.borrow() {
            if let Err(error) = self.drain().await {
                tracing::error!(%error, "the worker could not run jobs");
            }
            let inside = self.gate.enter();
            let sealed = if inside.is_some() { audit::seal(&self.db).await } else { Ok(0) };
            drop(inside);
            match sealed {
                Ok(_) => {}
                Err(error) if error.is_retryable() || error.code() == "already-exists" => {}
                Err(error) => tracing::error!(%error, "the audit journal could not be sealed"),
            }
            if rounds.is_multiple_of(600) {
                if let Err(error) = sessions::sweep(&sweep).await {
                    tracing::warn!(%error, "ended sessions could not be swept");
                }
                let now = self.clock.now();
                if let Err(error) = kept_forms::sweep(&self.db, now).await {
                    tracing::warn!(%error, "kept forms could not be swept");
                }
                if let Err(error) = idempotency::sweep_forms(&self.db, now).await {
                    tracing::warn!(%error, "remembered forms could not be swept");
                }
            }
            rounds = rounds.wrapping_add(1);
            tokio::select! {
                () = self.wake.notified() => {}
                () = tokio::time::sleep(REST) => {}
                _ = stop.changed() => {}
            }
        }
    }
}
