//! What every handler holds.

use std::num::NonZeroU32;
use std::sync::Arc;

use crate::kernel::{Clock, Error, Result};
use crate::platform::custody::Key;
use crate::platform::mailer::Mailer;
use crate::platform::rate_limit::RateLimit;
use crate::platform::storage::Storage;
use crate::platform::{Config, Db, Gate};

/// How long the database may take to answer at the start.
const DATABASE_PATIENCE: std::time::Duration = std::time::Duration::from_secs(15);

/// The running application; cheap to clone.
#[derive(Clone, Debug)]
pub struct App {
    /// The configuration.
    pub config: Arc<Config>,
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Closed while the practice ground begins anew.
    pub gate: Gate,
    /// Kept files.
    pub storage: Storage,
    /// The key that signs the heads of the chains.
    pub custody: Arc<Key>,
    /// How mails leave.
    pub mailer: Mailer,
    /// How the catalogue is searched.
    pub catalogue: crate::catalogue::Engine,
    /// Tries at signing in, per place and e-mail address.
    pub sign_ins: Arc<RateLimit>,
    /// Tries at signing in, per place: a school's people share one.
    pub sign_ins_from: Arc<RateLimit>,
    /// The models that inventories are held against, as last read.
    pub models: Arc<crate::donations::ModelBook>,
    /// Calls asked for, per telephone number.
    pub callbacks: Arc<RateLimit>,
    /// The telephone lines, as last read.
    pub lines: Arc<crate::assistance::LineBook>,
    /// Opinions given, per place.
    pub opinions: Arc<RateLimit>,
    /// How the service is used, as last computed.
    pub stats: Arc<crate::assistance::StatsCache>,
    /// Estimates asked for without an account, per place.
    pub estimates: Arc<RateLimit>,
    /// Certificates checked, per place.
    pub checks: Arc<RateLimit>,
    /// Short codes asked, per place or person.
    pub follows: Arc<RateLimit>,
}

impl App {
    /// Opens everything the configuration names. The database must be migrated by the caller.
    ///
    /// # Errors
    /// When the database, the files or the mail server's address cannot be used.
    pub async fn open(config: Config, clock: Clock) -> Result<Self> {
        std::fs::create_dir_all(&config.data_dir).map_err(|error| {
            Error::internal(format!(
                "REBOND_DATA_DIR: {} cannot be made ({error}). Name a folder that this user may write",
                config.data_dir.display()
            ))
        })?;
        let opened = Db::open(&config.database_url, config.database_read_url.as_deref());
        let db = match tokio::time::timeout(DATABASE_PATIENCE, opened).await {
            Ok(Ok(db)) => db,
            Ok(Err(error)) => {
                return Err(Error::internal(format!(
                    "REBOND_DATABASE_URL: the database cannot be opened ({error}). Check that it exists and may be used"
                )));
            }
            Err(_) => {
                return Err(Error::internal(
                    "REBOND_DATABASE_URL: the database does not answer. Check that it runs and that the address is right",
                ));
            }
        };
        let storage = Storage::local(&config.data_dir.join("files"))?;
        let custody = Key::open(config.custody_key.as_deref(), &config.data_dir)?;
        let mailer = Mailer::from_config(&config)?;
        let catalogue = crate::catalogue::Engine::embedded(&config.data_dir);
        let burst = NonZeroU32::new(10).unwrap_or(NonZeroU32::MIN);
        Ok(Self {
            config: Arc::new(config),
            db,
            clock,
            gate: Gate::default(),
            storage,
            custody: Arc::new(custody),
            mailer,
            catalogue,
            sign_ins: Arc::new(RateLimit::per_minute(burst)),
            sign_ins_from: Arc::new(RateLimit::per_minute(NonZeroU32::new(60).unwrap_or(NonZeroU32::MIN))),
            callbacks: Arc::new(RateLimit::per_minute(burst)),
            lines: Arc::default(),
            models: Arc::default(),
            opinions: Arc::new(RateLimit::per_minute(NonZeroU32::new(60).unwrap_or(NonZeroU32::MIN))),
            stats: Arc::default(),
            estimates: Arc::new(RateLimit::per_minute(NonZeroU32::new(60).unwrap_or(NonZeroU32::MIN))),
            checks: Arc::new(RateLimit::per_minute(NonZeroU32::new(60).unwrap_or(NonZeroU32::MIN))),
            follows: Arc::new(RateLimit::per_minute(NonZeroU32::new(20).unwrap_or(NonZeroU32::MIN))),
        })
    }
}
