//! The index that answers, and what writes to it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use tantivy::IndexWriter;

use super::folder::{Current, SearchFolder};
use super::generation::{Change, Generation};
use super::schema::Fields;
use crate::engine::{Health, RebuildReason};
use crate::error::SearchError;

/// Searches read `answering` without waiting for writers; writers take turns on `writing`.
pub(super) struct Shelf {
    folder: SearchFolder,
    fields: Fields,
    answering: RwLock<Arc<Generation>>,
    writing: Mutex<Writing>,
}

/// What only one writer at a time may touch.
pub(super) struct Writing {
    /// Made when first needed, and again after a fault.
    writer: Option<IndexWriter>,
    /// The last change to each listing since a rebuild began; none when none runs.
    pub(super) noted: Option<BTreeMap<String, Change>>,
    needs_rebuild: Option<RebuildReason>,
}

/// The index that answered before a switch, and its writer.
pub(super) struct Former {
    writer: Option<IndexWriter>,
    generation: Arc<Generation>,
}

impl Former {
    /// Ends its merges; its folder is removed once the last search in progress is done with it.
    pub(super) fn let_go(self) {
        if let Some(writer) = self.writer {
            // Its files are about to go: a merge that fails changes nothing.
            let _ = writer.wait_merging_threads();
        }
        self.generation.keep(false);
    }
}

impl Shelf {
    pub(super) fn open(root: &Path) -> Result<Self, SearchError> {
        let fields = Fields::new();
        let folder = SearchFolder::lock(root, fields.fingerprint())?;
        let opened = match folder.current() {
            Current::Absent => Err(RebuildReason::Absent),
            Current::StaleSettings => Err(RebuildReason::StaleSettings),
            Current::At(path) => Generation::open(&path, fields.clone()).map_err(RebuildReason::Damaged),
        };
        let kept = opened.as_ref().ok().map(Generation::folder);
        folder.remove_others(kept).map_err(SearchError::unavailable)?;
        let (generation, needs_rebuild) = match opened {
            Ok(generation) => (generation, None),
            Err(reason) => (new_generation(&folder, &fields)?, Some(reason)),
        };
        let writing = Writing { writer: None, noted: None, needs_rebuild };
        let answering = RwLock::new(Arc::new(generation));
        Ok(Self { folder, fields, answering, writing: Mutex::new(writing) })
    }

    /// The index that answers now.
    pub(super) fn answering(&self) -> Arc<Generation> {
        Arc::clone(&self.answering.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The writers' turn. After a panic the writer is made anew: the former may be in any state.
    pub(super) fn writing(&self) -> MutexGuard<'_, Writing> {
        self.writing.lock().unwrap_or_else(|poisoned| {
            self.writing.clear_poison();
            let mut writing = poisoned.into_inner();
            writing.writer = None;
            writing
        })
    }

    pub(super) fn new_generation(&self) -> Result<Generation, SearchError> {
        new_generation(&self.folder, &self.fields)
    }

    /// Writes changes to the index that answers, and notes them if another is being filled.
    pub(super) fn apply(&self, changes: Vec<Change>) -> Result<(), SearchError> {
        if changes.is_empty() {
            return Ok(());
        }
        let mut writing = self.writing();
        let generation = self.answering();
        let mut writer = match writing.writer.take() {
            Some(writer) => writer,
            None => generation.changes_writer().map_err(SearchError::unavailable)?,
        };
        // On a fault the writer is dropped, and with it what it had not committed.
        generation.apply(&mut writer, changes.clone())?;
        writing.writer = Some(writer);
        if let Some(noted) = &mut writing.noted {
            for change in changes {
                note(noted, change);
            }
        }
        Ok(())
    }

    /// Makes a new index the one that answers, on disk then in memory.
    pub(super) fn switch_to(
        &self,
        generation: Generation,
        writer: IndexWriter,
        writing: &mut Writing,
    ) -> Result<Former, SearchError> {
        self.folder.point_to(generation.folder()).map_err(SearchError::unavailable)?;
        generation.keep(true);
        let former_writer = writing.writer.replace(writer);
        writing.needs_rebuild = None;
        let mut answering = self.answering.write().unwrap_or_else(PoisonError::into_inner);
        let generation = std::mem::replace(&mut *answering, Arc::new(generation));
        Ok(Former { writer: former_writer, generation })
    }

    pub(super) fn health(&self) -> Health {
        let needs_rebuild = self.writing().needs_rebuild.clone();
        match needs_rebuild {
            Some(reason) => Health::NeedsRebuild(reason),
            None => Health::Ready { listings: self.answering().count() },
        }
    }
}

fn new_generation(folder: &SearchFolder, fields: &Fields) -> Result<Generation, SearchError> {
    let path = folder.make_next().map_err(SearchError::unavailable)?;
    Generation::create(path, fields.clone()).map_err(SearchError::unavailable)
}

/// Keeps the last change to each listing; an older version never hides a newer one.
fn note(noted: &mut BTreeMap<String, Change>, change: Change) {
    let is_older = match (noted.get(change.listing_id()), &change) {
        (Some(Change::Put(held)), Change::Put(listing)) => listing.version < held.version,
        (Some(Change::Remove(_)) | None, _) | (Some(Change::Put(_)), Change::Remove(_)) => false,
    };
    if !is_older {
        noted.insert(change.listing_id().to_owned(), change);
    }
}
