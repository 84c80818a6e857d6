//! The practice ground begun anew: asked for once, done once, finished by whoever starts next if it was cut short.

use std::time::Duration;

use chrono::Utc;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, Statement, TransactionTrait};
use serde_json::json;

use super::{clock, only_in_sandbox, wipe};
use crate::kernel::{Error, Instant, OpContext, Result};
use crate::platform::gate::Standing;
use crate::platform::{Db, audit, settings};
use crate::web::App;

/// The setting that stands while a reset is under way: how many devices the new world has.
pub const ASKED: &str = "sandbox.reset";
/// The setting that says when the last reset ended, by the machine's clock.
pub const DONE: &str = "sandbox.reset_done";
/// What stands in [`ASKED`] before the number when the work failed halfway.
const FAILED: &str = "failed:";

/// How long other processes may take to see that it begins; they look twice a second.
const NOTICE: Duration = Duration::from_secs(1);
/// How long requests and jobs that began before may take to end.
const PATIENCE: Duration = Duration::from_secs(10);
/// The advisory lock of whoever does it, on PostgreSQL.
const LOCK: i64 = 7_266_036_101;

/// What stands in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    devices: usize,
    failed: bool,
}

/// The reset that was asked for and has not ended, if any.
///
/// # Errors
/// When the database fails.
pub(super) async fn wish(c: &impl ConnectionTrait) -> Result<Option<Wish>> {
    Ok(settings::get(c, ASKED).await?.map(|text| {
        let devices = text.strip_prefix(FAILED).unwrap_or(&text).parse();
        Wish { devices: devices.unwrap_or(seed::scenario::USUAL_DEVICES), failed: text.starts_with(FAILED) }
    }))
}

impl Wish {
    /// How the gate of a process stands that only looks on.
    pub(super) fn standing(self) -> Standing {
        if self.failed { Standing::Stuck } else { Standing::Elsewhere }
    }
}

/// When the practice ground last began anew, by the machine's clock.
///
/// # Errors
/// When the database fails.
pub async fn last(c: &impl ConnectionTrait) -> Result<Option<Instant>> {
    Ok(settings::get(c, DONE).await?.and_then(|text| text.parse().ok()))
}

/// What a reset would lose.
pub(super) struct Loss {
    /// Acts of people since the world began.
    pub(super) acts: i64,
    /// Mails in the mailbox.
    pub(super) mails: i64,
    /// People signed in.
    pub(super) people: i64,
}

async fn count(c: &impl ConnectionTrait, sql: &str) -> Result<i64> {
    let row = c.query_one_raw(Statement::from_string(c.get_database_backend(), sql)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}

/// Counts what a reset would lose. The world's own past ends when its people came to be.
///
/// # Errors
/// When the database fails.
pub(super) async fn loss(c: &impl ConnectionTrait) -> Result<Loss> {
    let acts = "SELECT count(*) FROM audit_entries WHERE actor_kind = 'user' \
                AND at > (SELECT max(created_at) FROM users)";
    let people = format!("SELECT count(*) FROM sessions WHERE data LIKE '%{}%'", crate::web::SIGNED_IN_AS);
    Ok(Loss {
        acts: count(c, acts).await?,
        mails: count(c, "SELECT count(*) FROM mails").await?,
        people: count(c, &people).await?,
    })
}

/// Asks that the practice ground begin anew; says whether nobody else had asked already.
///
/// # Errors
/// `not-a-sandbox` (403) in production; or the database's failure.
pub async fn ask(app: &App, op: &OpContext) -> Result<bool> {
    only_in_sandbox(app)?;
    app.db
        .tx(async |t| {
            let before = wish(t).await?;
            if before.is_some_and(|wish| !wish.failed) {
                return Ok(false);
            }
            let devices = match before {
                Some(wish) => wish.devices,
                None => super::devices(app, t).await?,
            };
            settings::set(t, ASKED, &devices.to_string()).await?;
            audit::record(t, op, "sandbox.ask_reset", "sandbox", "world", json!({ "devices": devices }))
                .await?;
            Ok(true)
        })
        .await
}

/// Does what was asked for, unless nobody asked, or somebody else does it or did it meanwhile; says whether it did.
///
/// # Errors
/// `not-a-sandbox` (403) in production; or what failed: before anything was lost, the practice ground opens again as
/// it was; after that it stays closed and can be asked for again.
pub async fn run(app: &App) -> Result<bool> {
    only_in_sandbox(app)?;
    if !app.gate.begin() {
        return Ok(false);
    }
    let outcome = alone(app).await;
    let standing = match &outcome {
        Ok(_) => Standing::Open,
        Err(Broken { lost: false, .. }) => Standing::Open,
        Err(Broken { lost: true, .. }) => Standing::Stuck,
    };
    app.gate.end(standing);
    outcome.map_err(|broken| broken.error)
}

/// Finishes the reset that a stopped process left.
///
/// # Errors
/// What failed.
pub async fn recover(app: &App) -> Result<bool> {
    match wish(app.db.fresh()).await? {
        Some(_) => run(app).await,
        None => Ok(false),
    }
}

/// A reset that failed, and whether the former world is gone.
struct Broken {
    lost: bool,
    error: Error,
}

impl Broken {
    fn before(error: impl Into<Error>) -> Self {
        Self { lost: false, error: error.into() }
    }
}

async fn alone(app: &App) -> Result<bool, Broken> {
    let lock = Lock::take(app).await.map_err(Broken::before)?;
    // Whoever held the lock may have done it.
    let Some(wish) = wish(app.db.fresh()).await.map_err(Broken::before)? else { return Ok(false) };
    tokio::time::sleep(NOTICE).await;
    app.gate.wait_until_empty(PATIENCE).await;
    let began = Utc::now();
    tracing::info!(devices = wish.devices, "the practice ground begins anew");
    if let Err(error) = app.db.tx(async |t| wipe::empty(t).await).await {
        withdraw(&app.db).await;
        return Err(Broken::before(error));
    }
    if let Err(error) = refill(app, wish.devices, began).await {
        let failed = format!("{FAILED}{}", wish.devices);
        if let Err(other) = app.db.tx(async |t| settings::set(t, ASKED, &failed).await).await {
            tracing::error!(%other, "that the reset failed could not be kept");
        }
        return Err(Broken { lost: true, error });
    }
    if let Err(error) = lock.give_back().await {
        tracing::warn!(%error, "the lock of the reset was not given back");
    }
    tracing::info!("the practice ground has begun anew");
    Ok(true)
}

/// Nothing was lost: the wish is taken back, and all go on as before.
async fn withdraw(db: &Db) {
    if let Err(error) = db.tx(async |t| settings::remove(t, ASKED).await).await {
        tracing::error!(%error, "the wish to begin anew could not be taken back");
    }
}

async fn refill(app: &App, devices: usize, began: Instant) -> Result<()> {
    clock::restore(app).await?;
    app.storage.forget_named("custody").await?;
    super::fill(app, devices).await?;
    crate::jobs::plan(app).await?;
    app.storage.sweep(app.db.fresh(), began).await?;
    // The index can be behind for a moment, and says so itself: no reason to fail.
    if let Err(error) = app.catalogue.rebuild(&app.db, app.clock.now()).await {
        tracing::warn!(%error, "the catalogue's index could not be filled anew");
    }
    let op = OpContext::system("sandbox", app.clock.now());
    app.db
        .tx(async |t| {
            settings::remove(t, ASKED).await?;
            settings::set(t, DONE, &Utc::now().to_rfc3339()).await?;
            audit::record(t, &op, "sandbox.reset", "sandbox", "world", json!({ "devices": devices })).await
        })
        .await
}

/// Held by the one process that does it; it goes with the process.
enum Lock {
    /// A locked file beside the database.
    File(std::fs::File),
    /// An advisory lock for as long as a transaction, in which nothing else happens.
    Advisory(DatabaseTransaction),
}

impl Lock {
    async fn take(app: &App) -> Result<Self> {
        if app.db.is_sqlite() {
            let path = app.config.data_dir.join("reset.lock");
            let locked = tokio::task::spawn_blocking(move || {
                let file = std::fs::File::create(path)?;
                file.lock()?;
                Ok::<_, std::io::Error>(file)
            });
            return Ok(Self::File(locked.await.map_err(Error::internal)?.map_err(Error::internal)?));
        }
        let connection: &DatabaseConnection = app.db.fresh();
        let transaction = connection.begin().await?;
        let sql = format!("SELECT pg_advisory_xact_lock({LOCK})");
        let statement = Statement::from_string(transaction.get_database_backend(), sql);
        transaction.query_one_raw(statement).await?;
        Ok(Self::Advisory(transaction))
    }

    async fn give_back(self) -> Result<()> {
        match self {
            Self::File(file) => file.unlock().map_err(Error::internal),
            Self::Advisory(transaction) => Ok(transaction.commit().await?),
        }
    }
}
