//! A donor's file read: with the models that are known, its columns as the donor said the last time, and the serials
//! that are already known flagged.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::Duration;
use sea_orm::ConnectionTrait;
use tokio::sync::Semaphore;

use super::columns;
use super::inventory::{
    self, Choices, Inventory, InventoryError, KnownModel, LineFlag, Opened, Progress, Reference,
};
use crate::devices::{self, models};
use crate::kernel::{Error, ErrorKind, Instant, OrganisationId, Result};
use crate::web::App;

/// A file that was read.
pub(super) struct Taken {
    pub(super) inventory: Inventory,
    pub(super) bytes: Vec<u8>,
    /// What its columns were said to mean.
    pub(super) choices: Choices,
    /// Whether that was said of an earlier file.
    pub(super) remembered: bool,
}

/// The models that the reader is given, as last read: they change seldom.
#[derive(Debug, Default)]
pub struct ModelBook(Mutex<Option<(models::Edition, Arc<Reference>)>>);

/// What was changed less long ago than this may be changed again in the same moment, unseen: it is read each time.
const SETTLED: Duration = Duration::seconds(2);

impl ModelBook {
    fn kept(&self, edition: models::Edition) -> Option<Arc<Reference>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(of, _)| *of == edition).map(|(_, reference)| reference.clone())
    }

    fn keep(&self, edition: models::Edition, reference: &Arc<Reference>, now: Instant) {
        if edition.changed_at.is_none_or(|changed| now - changed > SETTLED) {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((edition, reference.clone()));
        }
    }
}

/// The models that the reader is given.
///
/// # Errors
/// When the database fails.
pub(super) async fn reference(app: &App) -> Result<Arc<Reference>> {
    let c = app.db.fresh();
    let edition = models::edition(c).await?;
    if let Some(kept) = app.models.kept(edition) {
        return Ok(kept);
    }
    let known = models::known(c).await?;
    let reference = Arc::new(Reference::new(known.into_iter().filter_map(|model| {
        let category = inventory::Category::ALL.iter().find(|one| one.code() == model.category)?;
        Some(KnownModel { category: *category, brand: model.brand, name: model.name, also: model.also })
    })));
    app.models.keep(edition, &reference, app.clock.now());
    Ok(reference)
}

/// Reads a donor's file. `said` is what the donor says now; without it, what it said of the last file with the same
/// headings.
///
/// # Errors
/// As the reader's, on `inventory`.
pub(super) async fn take(
    app: &App,
    donor: OrganisationId,
    bytes: Vec<u8>,
    file_name: Option<String>,
    said: Option<Choices>,
    progress: &Arc<Progress>,
) -> Result<Taken> {
    let c = app.db.fresh();
    let reference = reference(app).await?;
    let _in_hand = IN_HAND.try_acquire().map_err(|_| refused(&InventoryError::Interrupted))?;
    let given_up = Arc::new(AtomicBool::new(false));
    let _gives_up = GivesUp(given_up.clone());
    let stop = given_up.clone();
    let (opened, bytes) =
        apart(move || Ok((inventory::open(&stop, &bytes, file_name.as_deref())?, bytes))).await?;
    let told = said.is_some();
    let choices = match said {
        Some(said) => said,
        None => columns::remembered(c, donor, &opened.headings_key()).await?,
    };
    let remembered = !told && !choices.is_empty();
    let (asked, progress) = (choices.clone(), progress.clone());
    let mut inventory =
        apart(move || Opened::understand(opened, &given_up, &reference, &asked, &progress)).await?;
    flag_known_serials(c, &mut inventory).await?;
    Ok(Taken { inventory, bytes, choices, remembered })
}

/// Serials asked about at once.
const AT_ONCE: usize = 1_000;

/// Flags the lines whose serial stands in a declared lot, or on a device.
async fn flag_known_serials(c: &impl ConnectionTrait, inventory: &mut Inventory) -> Result<()> {
    let serials: Vec<String> =
        inventory.lines.iter().filter_map(|line| line.serial.as_deref()).map(str::to_uppercase).collect();
    let mut known: HashSet<String> = HashSet::new();
    for some in serials.chunks(AT_ONCE) {
        known.extend(columns::declared_serials(c, some).await?);
        known.extend(devices::known_serials(c, some).await?);
    }
    for line in &mut inventory.lines {
        if line.serial.as_deref().is_some_and(|serial| known.contains(&serial.to_uppercase())) {
            line.flags.push(LineFlag::SerialKnownElsewhere);
        }
    }
    Ok(())
}

fn refused(error: &InventoryError) -> Error {
    let (kind, code) = match error {
        InventoryError::Empty => (ErrorKind::Invalid, "inventory-empty"),
        InventoryError::TooLarge => (ErrorKind::TooLarge, "inventory-too-large"),
        InventoryError::Binary => (ErrorKind::UnsupportedMedia, "inventory-binary"),
        InventoryError::NoHeader { .. } => (ErrorKind::Invalid, "inventory-no-header"),
        InventoryError::NoLines => (ErrorKind::Invalid, "inventory-no-lines"),
        InventoryError::TooManyLines => (ErrorKind::TooLarge, "inventory-too-many-lines"),
        InventoryError::XlsxUnreadable => (ErrorKind::Invalid, "inventory-xlsx-unreadable"),
        InventoryError::PasswordProtected => (ErrorKind::Invalid, "inventory-password-protected"),
        InventoryError::OldXls => (ErrorKind::UnsupportedMedia, "inventory-old-xls"),
        InventoryError::OpenDocument => (ErrorKind::UnsupportedMedia, "inventory-open-document"),
        InventoryError::Interrupted => (ErrorKind::Unavailable, "inventory-interrupted"),
    };
    FileRefused { kind, code, value: error.value() }.into()
}

/// A file that cannot be read at all, on the field that held it.
#[derive(Debug)]
struct FileRefused {
    kind: ErrorKind,
    code: &'static str,
    value: Option<String>,
}

impl crate::kernel::Refusal for FileRefused {
    fn kind(&self) -> ErrorKind {
        self.kind
    }

    fn code(&self) -> &'static str {
        self.code
    }

    fn field(&self) -> Option<&'static str> {
        Some("inventory")
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("value", self.value.clone().unwrap_or_else(|| "—".to_owned()))]
    }
}

/// Files read at once, and files in hand, those that wait to be read among them: each may hold 20 MiB.
static READ_AT_ONCE: Semaphore = Semaphore::const_new(2);
static IN_HAND: Semaphore = Semaphore::const_new(16);

/// Tells the thread that reads, when nobody waits for it any more, to stop.
struct GivesUp(Arc<AtomicBool>);

impl Drop for GivesUp {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Works off the async threads, few files at a time.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, InventoryError> + Send + 'static,
) -> Result<T> {
    let reads = READ_AT_ONCE.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(move || {
        // Held until the thread ends, even when nobody waits for it.
        let _reads = reads;
        work().map_err(|error| refused(&error))
    })
    .await
    .map_err(Error::internal)?
}
