//! Two handles on one database: `read` (may lag on a replica) and the writer, reached by [`Db::tx`].

use std::path::Path;
use std::time::Duration;

use migrations::Migrator;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;

use crate::kernel::{Error, Result};

/// How often a transaction is tried when the database asks for it again (deadlock, serialization).
const ATTEMPTS: u32 = 5;
/// The advisory lock that lets several replicas start together.
const MIGRATION_LOCK: i64 = 7_266_036_100;

/// The database.
#[derive(Clone, Debug)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

impl Db {
    /// Opens `sqlite:PATH` (created when absent) or `postgres://…`, with an optional replica for reads.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn open(url: &str, read_url: Option<&str>) -> Result<Self, DbErr> {
        if let Some(path) = sqlite_path(url) {
            if let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder)
                    .map_err(|e| DbErr::Custom(format!("{}: {e}", folder.display())))?;
            }
            let location = format!("sqlite://{path}?mode=rwc");
            let write = Database::connect(sqlite(&location, 1, Use::Writing)).await?;
            let read = Database::connect(sqlite(&format!("sqlite://{path}"), 4, Use::Reading)).await?;
            return Ok(Self { read, write });
        }
        let write = Database::connect(postgres(url, 12)).await?;
        let read = match read_url {
            Some(replica) => Database::connect(postgres(replica, 12)).await?,
            None => write.clone(),
        };
        Ok(Self { read, write })
    }

    /// Another writer on the same SQLite database, for one long transaction: reads of the others go on beside it, and
    /// other writes wait. On PostgreSQL this database itself.
    ///
    /// # Errors
    /// When the database cannot be opened again.
    pub async fn beside(&self, url: &str) -> Result<Self, DbErr> {
        let Some(path) = sqlite_path(url).filter(|_| self.is_sqlite()) else { return Ok(self.clone()) };
        let options = sqlite(&format!("sqlite://{path}?mode=rw"), 1, Use::MuchWriting);
        Ok(Self { read: self.read.clone(), write: Database::connect(options).await? })
    }

    /// Gives back a writer that [`Self::beside`] opened.
    ///
    /// # Errors
    /// When it fails to close.
    pub async fn end_beside(self) -> Result<(), DbErr> {
        if self.is_sqlite() { self.write.close().await } else { Ok(()) }
    }

    /// For lists and pages that may be a moment old.
    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// For reads that must see what was just written: sessions, rights, the page after a form. Never used while
    /// holding a transaction (on SQLite the two would wait for one another).
    #[must_use]
    pub fn fresh(&self) -> &DatabaseConnection {
        &self.write
    }

    /// The same database, telling `seen` of each statement: for tests and benches that count them.
    #[must_use]
    pub fn telling(&self, seen: impl Fn(&str) + Clone + Send + Sync + 'static) -> Self {
        let mut told = self.clone();
        for connection in [&mut told.read, &mut told.write] {
            let seen = seen.clone();
            connection.set_metric_callback(move |info| seen(&info.statement.sql));
        }
        told
    }

    /// Whether this is SQLite.
    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.write.get_database_backend() == DbBackend::Sqlite
    }

    /// Runs one use case in one transaction: committed when `work` succeeds, rolled back otherwise, tried again
    /// when the database asks for it.
    ///
    /// # Errors
    /// What `work` returned, or the database's failure.
    pub async fn tx<T, F>(&self, work: F) -> Result<T>
    where
        F: for<'a> AsyncFnOnce(&'a DatabaseTransaction) -> Result<T> + Clone,
    {
        let mut attempt = 1;
        loop {
            let transaction = self.begin().await?;
            let outcome = match work.clone()(&transaction).await {
                Ok(value) => transaction.commit().await.map(|()| value).map_err(Error::from),
                Err(error) => {
                    transaction.rollback().await?;
                    Err(error)
                }
            };
            match outcome {
                Err(error) if error.is_retryable() && attempt < ATTEMPTS => attempt += 1,
                outcome => return outcome,
            }
        }
    }

    async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.write
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await
    }

    /// Brings the database's shape up to date; several processes may do it at once.
    ///
    /// # Errors
    /// When a migration fails: then nothing of it stays.
    pub async fn migrate(&self) -> Result<(), DbErr> {
        let transaction = self.begin().await?;
        if !self.is_sqlite() {
            transaction
                .execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
                .await?;
        }
        Migrator::up(&transaction, None).await?;
        transaction.commit().await
    }

    /// Takes the database's shape back, the newest `steps` changes, or all.
    ///
    /// # Errors
    /// When a migration fails.
    pub async fn migrate_down(&self, steps: Option<u32>) -> Result<(), DbErr> {
        let transaction = self.begin().await?;
        Migrator::down(&transaction, steps).await?;
        transaction.commit().await
    }

    /// Refreshes the planner's figures; wanted after loading much.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn analyze(&self) -> Result<(), DbErr> {
        self.write.execute_unprepared("ANALYZE").await.map(|_| ())
    }

    /// Whether the database answers and its shape is up to date.
    ///
    /// # Errors
    /// When it does not answer, or migrations are pending.
    pub async fn ready(&self) -> Result<(), DbErr> {
        self.read.query_one_raw(Statement::from_string(self.read.get_database_backend(), "SELECT 1")).await?;
        let pending = Migrator::get_pending_migrations(&self.write).await?;
        if pending.is_empty() {
            Ok(())
        } else {
            Err(DbErr::Custom(format!("{} migrations are pending", pending.len())))
        }
    }

    /// Closes both handles.
    ///
    /// # Errors
    /// When the database fails to close.
    pub async fn close(self) -> Result<(), DbErr> {
        self.read.close().await?;
        self.write.close().await
    }
}

fn sqlite_path(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite:")?;
    Some(path.strip_prefix("//").unwrap_or(path))
}

/// What a connection to SQLite is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Reading,
    Writing,
    MuchWriting,
}

fn sqlite(location: &str, connections: u32, purpose: Use) -> ConnectOptions {
    let mut options = ConnectOptions::new(location);
    options
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(60))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .busy_timeout(Duration::from_secs(30))
                .foreign_keys(true)
                .pragma("mmap_size", "268435456")
                .statement_cache_capacity(512);
            let writing = |sqlite: SqliteConnectOptions| {
                sqlite
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Normal)
                    .pragma("wal_autocheckpoint", "20000")
            };
            match purpose {
                Use::Reading => sqlite.read_only(true),
                Use::Writing => writing(sqlite),
                // Pages that one transaction changes again and again stay in memory, 64 MiB of them at most.
                Use::MuchWriting => writing(sqlite).pragma("cache_size", "-65536"),
            }
        });
    options
}

fn postgres(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(30))
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(|postgres| postgres.statement_cache_capacity(512).application_name("rebond"));
    options
}
