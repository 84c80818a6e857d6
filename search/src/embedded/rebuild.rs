//! Filling a new index beside the one that answers, then switching.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use tantivy::IndexWriter;

use super::generation::{Change, Generation};
use super::shelf::Shelf;
use crate::document::ListingDocument;
use crate::error::SearchError;

/// A new index being filled. Dropped before its end, it leaves no trace. (Fields are dropped in this order: the
/// writer lets go of the folder before it is removed.)
pub(super) struct Rebuild {
    writer: IndexWriter,
    generation: Generation,
    met: HashSet<u64>,
    noting: Noting,
}

/// While it lives, changes to the index that answers are noted for the new one.
struct Noting {
    shelf: Arc<Shelf>,
}

impl Drop for Noting {
    fn drop(&mut self) {
        self.shelf.writing().noted = None;
    }
}

impl Rebuild {
    pub(super) fn begin(shelf: Arc<Shelf>) -> Result<Self, SearchError> {
        let mut writing = shelf.writing();
        if writing.noted.is_some() {
            return Err(SearchError::RebuildRunning);
        }
        let generation = shelf.new_generation()?;
        let writer = generation.rebuild_writer().map_err(SearchError::unavailable)?;
        writing.noted = Some(BTreeMap::new());
        drop(writing);
        Ok(Self { writer, generation, met: HashSet::new(), noting: Noting { shelf } })
    }

    pub(super) fn add(&mut self, listings: &[ListingDocument]) -> Result<(), SearchError> {
        listings.iter().try_for_each(ListingDocument::check)?;
        self.generation.fill(&self.writer, listings, &mut self.met)
    }

    /// Commits, applies what changed meanwhile and switches. Returns how many listings the new index holds.
    pub(super) fn finish(self) -> Result<u64, SearchError> {
        let Self { mut writer, generation, met: _, noting } = self;
        writer.commit().map_err(SearchError::unavailable)?;
        writer.wait_merging_threads().map_err(SearchError::unavailable)?;
        generation.reload().map_err(SearchError::unavailable)?;
        // Changes wait from here to the switch: none falls between the two indexes.
        let mut writing = noting.shelf.writing();
        let changes: Vec<Change> = writing.noted.take().unwrap_or_default().into_values().collect();
        let mut writer = generation.changes_writer().map_err(SearchError::unavailable)?;
        if !changes.is_empty() {
            generation.apply(&mut writer, changes)?;
        }
        let listings = generation.count();
        let former = noting.shelf.switch_to(generation, writer, &mut writing)?;
        drop(writing);
        former.let_go();
        Ok(listings)
    }
}
