//! The search engine beside the database: opened in the background, filled, and kept up with the change log.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use search::{CatalogueSearch, EmbeddedSearch, Health, SearchError, SearchPage, SearchQuery};
use tokio::sync::{Mutex, Notify, watch};

use super::documents::{AllListings, document};
use super::{service, store};
use crate::devices;
use crate::kernel::{Clock, DeviceId, Error, Instant, ListingId, OrganisationId, Result};
use crate::platform::{Db, changes, settings};

/// How long the follower rests when there is nothing new.
const REST: Duration = Duration::from_millis(200);
/// How long it rests after a fault.
const REST_AFTER_FAULT: Duration = Duration::from_secs(2);
/// Changes read at once.
const BATCH: u64 = 500;
/// Rounds between two looks at the accreditations that changed: law 4 asks for seconds.
const ROUNDS_PER_LAW: u32 = 5;
/// Rounds between two looks at everything: an accreditation that ran out leaves no change behind.
const ROUNDS_PER_SWEEP: u32 = 1500;
/// How often a difference is looked at again before the index is filled anew: it may be a change under way.
const LOOKS: u32 = 3;
/// The setting by which another process asks for a rebuild.
const REBUILD_ASKED: &str = "search.rebuild_asked";

/// The catalogue's search, cheap to clone. The database stays the truth.
#[derive(Clone)]
pub struct Engine {
    inner: Arc<Inner>,
}

struct Inner {
    folder: Option<PathBuf>,
    opened: RwLock<Option<Arc<dyn CatalogueSearch>>>,
    /// Whether answers are complete.
    trusted: AtomicBool,
    /// One follower at a time.
    work: Mutex<Work>,
    wake: Notify,
}

#[derive(Default)]
struct Work {
    /// Where the index stands in the change log; unknown before the first round.
    position: Option<String>,
    /// The rebuild asked for last, when it was last looked at.
    asked: Option<String>,
    /// Where law 4 stands in the change log.
    law: Option<String>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("folder", &self.inner.folder)
            .field("trusted", &self.is_trusted())
            .finish()
    }
}

/// What differs between the index and the database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Listings that the index lacks.
    pub missing: Vec<String>,
    /// Listings that only the index has.
    pub extra: Vec<String>,
    /// Listings that the index holds at another version.
    pub stale: Vec<String>,
}

impl Difference {
    /// Whether index and database say the same.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// What became of a wish to rebuild.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuilt {
    /// Done: so many listings.
    Listings(u64),
    /// A running server holds the index; it was asked and does it within seconds.
    Asked,
}

impl Engine {
    /// The embedded engine, in a folder of the data directory. Nothing is opened yet: whoever only runs a command
    /// leaves the index to the server.
    #[must_use]
    pub fn embedded(data_dir: &Path) -> Self {
        Self::build(Some(data_dir.join("search")), None)
    }

    /// Another engine that keeps the trait.
    #[must_use]
    pub fn with(engine: Arc<dyn CatalogueSearch>) -> Self {
        Self::build(None, Some(engine))
    }

    fn build(folder: Option<PathBuf>, opened: Option<Arc<dyn CatalogueSearch>>) -> Self {
        let inner = Inner {
            folder,
            opened: RwLock::new(opened),
            trusted: AtomicBool::new(false),
            work: Mutex::default(),
            wake: Notify::new(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Whether answers are complete.
    #[must_use]
    pub fn is_trusted(&self) -> bool {
        self.inner.trusted.load(Ordering::Acquire)
    }

    /// Looks for changes at once instead of at the next round.
    pub fn wake(&self) {
        self.inner.wake.notify_one();
    }

    /// Asks the engine; nothing when it cannot be trusted now.
    pub(super) async fn ask(&self, query: &SearchQuery) -> Option<Result<SearchPage, SearchError>> {
        if !self.is_trusted() {
            return None;
        }
        let engine = self.opened()?;
        Some(engine.search(query).await)
    }

    fn opened(&self) -> Option<Arc<dyn CatalogueSearch>> {
        self.inner.opened.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The engine, opened if it was not.
    async fn open(&self) -> Result<Arc<dyn CatalogueSearch>, SearchError> {
        if let Some(engine) = self.opened() {
            return Ok(engine);
        }
        let folder = self.inner.folder.clone().unwrap_or_default().join("index");
        let opened = tokio::task::spawn_blocking(move || EmbeddedSearch::open(&folder))
            .await
            .map_err(|panic| SearchError::Unavailable(panic.into()))??;
        let engine: Arc<dyn CatalogueSearch> = Arc::new(opened.0);
        *self.inner.opened.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&engine));
        Ok(engine)
    }

    fn position_file(&self) -> Option<PathBuf> {
        self.inner.folder.as_ref().map(|folder| folder.join("position"))
    }

    /// Remembers where the index stands. Losing it costs a rebuild, never a listing.
    async fn remember(&self, work: &mut Work, position: String) {
        if let Some(file) = self.position_file()
            && let Err(error) = tokio::fs::write(&file, &position).await
        {
            tracing::warn!(%error, "the place in the change log could not be kept");
        }
        work.position = Some(position);
    }

    /// One round: opens what is not open, fills what is not full, applies the changes that are there. Returns how
    /// many changes were read.
    async fn follow(&self, db: &Db, work: &mut Work, now: Instant) -> Result<usize, SearchError> {
        let engine = self.open().await?;
        if work.position.is_none() || !self.is_trusted() {
            self.start(db, engine.as_ref(), work, now).await?;
        }
        let position = work.position.clone().unwrap_or_default();
        let read = changes::after(db.read(), &position, BATCH).await.map_err(source)?;
        let Some(last) = read.last().map(|change| change.position.clone()) else { return Ok(0) };
        apply(db, engine.as_ref(), &read, now).await?;
        self.remember(work, last).await;
        Ok(read.len())
    }

    /// Brings a former index up to date and compares it with the database; fills it anew when they differ.
    async fn start(
        &self,
        db: &Db,
        engine: &dyn CatalogueSearch,
        work: &mut Work,
        now: Instant,
    ) -> Result<(), SearchError> {
        match engine.health().await {
            Health::Ready { .. } => {}
            Health::NeedsRebuild(reason) => {
                tracing::info!(?reason, "the catalogue's index is being filled");
                return self.fill(db, engine, work, now).await.map(|_| ());
            }
            Health::Unavailable(fault) => return Err(SearchError::Unavailable(fault.into())),
        }
        let kept = match self.position_file() {
            Some(file) => tokio::fs::read_to_string(file).await.ok(),
            None => work.position.clone(),
        };
        let Some(mut position) = kept else { return self.fill(db, engine, work, now).await.map(|_| ()) };
        for _ in 0..LOOKS {
            loop {
                let read = changes::after(db.read(), &position, BATCH).await.map_err(source)?;
                let Some(last) = read.last() else { break };
                position.clone_from(&last.position);
                apply(db, engine, &read, now).await?;
            }
            let head = changes::head(db.read()).await.map_err(source)?;
            if difference(db, engine).await?.is_none() {
                self.remember(work, head).await;
                self.inner.trusted.store(true, Ordering::Release);
                return Ok(());
            }
        }
        tracing::warn!("the catalogue's index differs from the database: it is being filled anew");
        self.fill(db, engine, work, now).await.map(|_| ())
    }

    async fn fill(
        &self,
        db: &Db,
        engine: &dyn CatalogueSearch,
        work: &mut Work,
        now: Instant,
    ) -> Result<u64, SearchError> {
        // What changes from here on is applied after: taken before the first listing is read.
        let head = changes::head(db.read()).await.map_err(source)?;
        let listings = engine.replace_all(&mut AllListings::new(db.read(), now)).await?;
        self.remember(work, head).await;
        self.inner.trusted.store(true, Ordering::Release);
        tracing::info!(listings, "the catalogue's index is filled");
        Ok(listings)
    }

    /// Follows the change log until `stop` says so. A fault is logged once per change of state and tried again.
    pub async fn run(self, db: Db, clock: Clock, mut stop: watch::Receiver<bool>) {
        let mut rounds: u32 = 0;
        let mut faulty = false;
        while !*stop.borrow() {
            let mut rest = REST;
            let mut work = self.inner.work.lock().await;
            if rounds.is_multiple_of(ROUNDS_PER_LAW)
                && let Err(error) =
                    watch_law(&db, &mut work, clock.now(), rounds.is_multiple_of(ROUNDS_PER_SWEEP)).await
            {
                tracing::error!(%error, "listings of suspended sellers could not be looked for");
            }
            let outcome = match self.rebuild_if_asked(&db, &mut work, clock.now(), rounds).await {
                Ok(()) => self.follow(&db, &mut work, clock.now()).await,
                Err(error) => Err(error),
            };
            drop(work);
            match outcome {
                Ok(read) => {
                    if faulty {
                        tracing::info!("the catalogue's index follows again");
                    }
                    faulty = false;
                    if read > 0 {
                        rest = Duration::ZERO;
                    }
                }
                Err(error) => {
                    if !faulty {
                        tracing::error!(%error, cause = ?std::error::Error::source(&error), "the catalogue answers from the database");
                    }
                    faulty = true;
                    rest = REST_AFTER_FAULT;
                }
            }
            rounds = rounds.wrapping_add(1);
            if !rest.is_zero() {
                tokio::select! {
                    () = self.inner.wake.notified() => {}
                    () = tokio::time::sleep(rest) => {}
                    _ = stop.changed() => {}
                }
            }
        }
    }

    async fn rebuild_if_asked(
        &self,
        db: &Db,
        work: &mut Work,
        now: Instant,
        rounds: u32,
    ) -> Result<(), SearchError> {
        if !rounds.is_multiple_of(ROUNDS_PER_LAW) {
            return Ok(());
        }
        let asked = settings::get(db.read(), REBUILD_ASKED).await.map_err(source)?;
        if asked == work.asked {
            return Ok(());
        }
        if rounds > 0 {
            let engine = self.open().await?;
            self.fill(db, engine.as_ref(), work, now).await?;
        }
        work.asked = asked;
        Ok(())
    }

    /// Applies law 4 and every change written so far, and returns when the index shows them: what a test calls
    /// instead of waiting.
    ///
    /// # Errors
    /// When the database or the engine fails, or an open transaction hides changes for more than a minute.
    pub async fn settle(&self, db: &Db, now: Instant) -> Result<()> {
        let mut work = self.inner.work.lock().await;
        service::enforce_accreditation(db, now).await?;
        for _ in 0..6000 {
            while self.follow(db, &mut work, now).await.map_err(Error::internal)? > 0 {}
            let position = work.position.clone().unwrap_or_default();
            if !changes::any_after(db.read(), &position).await? {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Err(Error::internal("an open transaction hides changes from the catalogue's index"))
    }

    /// Fills the index anew, here or, when a running server holds it, there.
    ///
    /// # Errors
    /// When the database or the engine fails.
    pub async fn rebuild(&self, db: &Db, now: Instant) -> Result<Rebuilt> {
        let mut work = self.inner.work.lock().await;
        let engine = match self.open().await {
            Ok(engine) => engine,
            Err(SearchError::InUse) => {
                db.tx(async |t| settings::set(t, REBUILD_ASKED, &now.to_rfc3339()).await).await?;
                return Ok(Rebuilt::Asked);
            }
            Err(error) => return Err(Error::internal(error)),
        };
        let listings = self.fill(db, engine.as_ref(), &mut work, now).await.map_err(Error::internal)?;
        Ok(Rebuilt::Listings(listings))
    }

    /// Compares the index with the database; nothing when a running server holds the index (it compares at each start).
    ///
    /// # Errors
    /// When the database or the engine fails.
    pub async fn compare(&self, db: &Db) -> Result<Option<Difference>> {
        let engine = match self.open().await {
            Ok(engine) => engine,
            Err(SearchError::InUse) => return Ok(None),
            Err(error) => return Err(Error::internal(error)),
        };
        difference(db, engine.as_ref()).await.map(Some).map_err(Error::internal)
    }
}

fn source(error: Error) -> SearchError {
    SearchError::Source(error.into())
}

async fn difference(db: &Db, engine: &dyn CatalogueSearch) -> Result<Difference, SearchError> {
    let wanted = store::versions(db.read()).await.map_err(source)?;
    let held = engine.versions().await?;
    let mut difference = Difference::default();
    for (id, version) in &wanted {
        match held.get(id) {
            None => difference.missing.push(id.clone()),
            Some(other) if other != version => difference.stale.push(id.clone()),
            Some(_) => {}
        }
    }
    difference.extra = held.into_keys().filter(|id| !wanted.contains_key(id)).collect();
    Ok(difference)
}

/// Writes what changed to the engine: each listing as it now stands, once.
async fn apply(
    db: &Db,
    engine: &dyn CatalogueSearch,
    read: &[changes::Change],
    now: Instant,
) -> Result<(), SearchError> {
    let subjects = |topic: &'static str| read.iter().filter(move |change| change.topic == topic);
    let mut listings: Vec<ListingId> =
        subjects("listing").filter_map(|change| change.subject_id.parse().ok()).collect();
    let devices: Vec<DeviceId> =
        subjects("device").filter_map(|change| change.subject_id.parse().ok()).collect();
    let sellers: Vec<OrganisationId> = subjects("accreditation")
        .chain(subjects("organisation"))
        .filter_map(|change| change.subject_id.parse().ok())
        .collect();
    listings.extend(devices::listings_of(db.read(), &devices).await.map_err(source)?);
    listings.extend(store::ids_of_sellers(db.read(), &sellers).await.map_err(source)?);
    listings.sort_unstable();
    listings.dedup();
    if listings.is_empty() {
        return Ok(());
    }
    let offers = store::offers_by_id(db.read(), now, &listings).await.map_err(source)?;
    let documents: Vec<_> = offers.iter().filter_map(document).collect();
    let gone: Vec<String> = listings
        .iter()
        .map(ToString::to_string)
        .filter(|id| !documents.iter().any(|document| document.listing_id == *id))
        .collect();
    if !documents.is_empty() {
        engine.upsert(documents).await?;
    }
    if !gone.is_empty() {
        engine.delete(gone).await?;
    }
    Ok(())
}

/// Law 4: when an accreditation changed, or at a sweep, the listings of sellers that may not sell leave the catalogue.
async fn watch_law(db: &Db, work: &mut Work, now: Instant, sweep: bool) -> Result<()> {
    let Some(mut position) = work.law.clone() else {
        let head = changes::head(db.read()).await?;
        service::enforce_accreditation(db, now).await?;
        work.law = Some(head);
        return Ok(());
    };
    let mut concerned = sweep;
    loop {
        let read = changes::after(db.read(), &position, BATCH).await?;
        let Some(last) = read.last() else { break };
        position.clone_from(&last.position);
        concerned |= read.iter().any(|change| change.topic == "accreditation");
    }
    if concerned {
        service::enforce_accreditation(db, now).await?;
    }
    work.law = Some(position);
    Ok(())
}
