//! One index on disk, from its making to the day another replaces it.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::query::{EnableScoring, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{
    DocSet, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TERMINATED, TantivyError, Term,
};

use super::schema::{Fields, column};
use super::words::Analysis;
use crate::checksum::checksum;
use crate::document::ListingDocument;
use crate::error::SearchError;

/// Memory of the writer of daily changes, in bytes.
const CHANGES_MEMORY: usize = 24_000_000;
/// Memory of each thread of a rebuild, in bytes.
const REBUILD_MEMORY_PER_THREAD: usize = 48_000_000;
const MAX_REBUILD_THREADS: usize = 4;

/// An index and its reader. Unless it is kept, its folder goes away with it, that is when the last search that
/// still reads it is done.
pub(super) struct Generation {
    folder: PathBuf,
    index: Index,
    reader: IndexReader,
    pub(super) fields: Fields,
    kept: AtomicBool,
}

/// One change to one listing.
#[derive(Debug, Clone)]
pub(super) enum Change {
    Put(Box<ListingDocument>),
    Remove(String),
}

impl Change {
    pub(super) fn listing_id(&self) -> &str {
        match self {
            Self::Put(listing) => &listing.listing_id,
            Self::Remove(listing_id) => listing_id,
        }
    }
}

impl Generation {
    /// A new, empty index, not yet kept.
    pub(super) fn create(folder: PathBuf, fields: Fields) -> Result<Self, TantivyError> {
        let index = Index::create_in_dir(&folder, fields.schema.clone())?;
        Self::with(folder, index, fields)
    }

    /// The index of a folder, every file of it read and compared with its checksum. The text of the error is
    /// for the operator.
    pub(super) fn open(folder: &Path, fields: Fields) -> Result<Self, String> {
        // The library may panic on damaged files rather than say so.
        let opened = catch_unwind(AssertUnwindSafe(|| Self::open_checked(folder, fields)));
        opened.unwrap_or_else(|_| Err("its files cannot be understood".to_owned()))
    }

    fn open_checked(folder: &Path, fields: Fields) -> Result<Self, String> {
        let index = Index::open_in_dir(folder).map_err(|fault| fault.to_string())?;
        if index.schema() != fields.schema {
            return Err("its fields are not the ones expected".to_owned());
        }
        let damaged = index.validate_checksum().map_err(|fault| fault.to_string())?;
        if let Some(file) = damaged.iter().min() {
            return Err(format!("the file {} is damaged", file.display()));
        }
        let generation = Self::with(folder.to_owned(), index, fields).map_err(|fault| fault.to_string())?;
        generation.keep(true);
        Ok(generation)
    }

    fn with(folder: PathBuf, index: Index, fields: Fields) -> Result<Self, TantivyError> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { folder, index, reader, fields, kept: AtomicBool::new(false) })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Whether its folder outlives it.
    pub(super) fn keep(&self, kept: bool) {
        self.kept.store(kept, Ordering::Release);
    }

    /// The writer of daily changes; there is one at a time.
    pub(super) fn changes_writer(&self) -> Result<IndexWriter, TantivyError> {
        self.index.writer_with_num_threads(1, CHANGES_MEMORY)
    }

    /// The writer of a rebuild.
    pub(super) fn rebuild_writer(&self) -> Result<IndexWriter, TantivyError> {
        let threads =
            std::thread::available_parallelism().map_or(1, |threads| threads.get().min(MAX_REBUILD_THREADS));
        self.index.writer_with_num_threads(threads, threads * REBUILD_MEMORY_PER_THREAD)
    }

    /// Makes what was committed visible to the next search.
    pub(super) fn reload(&self) -> Result<(), TantivyError> {
        self.reader.reload()
    }

    /// Writes changes and makes them visible. Listings older than those held are left out.
    pub(super) fn apply(&self, writer: &mut IndexWriter, changes: Vec<Change>) -> Result<(), SearchError> {
        let mut analysis = Analysis::new();
        let searcher = self.searcher();
        // What this batch has already said of a listing: its version, or that it is gone.
        let mut decided: BTreeMap<String, Option<u64>> = BTreeMap::new();
        for change in changes {
            let held = match decided.get(change.listing_id()) {
                Some(version) => *version,
                None => {
                    self.held_version(&searcher, change.listing_id()).map_err(SearchError::unavailable)?
                }
            };
            let listing_id = change.listing_id().to_owned();
            let term = Term::from_field_text(self.fields.listing_id, &listing_id);
            match change {
                Change::Remove(_) => {
                    writer.delete_term(term);
                    decided.insert(listing_id, None);
                }
                Change::Put(listing) if held.is_none_or(|held| held <= listing.version) => {
                    let document = self.fields.write(&listing, &mut analysis)?;
                    writer.delete_term(term);
                    writer.add_document(document).map_err(SearchError::unavailable)?;
                    decided.insert(listing_id, Some(listing.version));
                }
                Change::Put(_) => {}
            }
        }
        writer.commit().map_err(SearchError::unavailable)?;
        self.reload().map_err(SearchError::unavailable)
    }

    /// Adds the listings of a rebuild; they are committed at its end. `met` remembers the ids by checksum:
    /// two ids that share one only cost a useless deletion.
    pub(super) fn fill(
        &self,
        writer: &IndexWriter,
        listings: &[ListingDocument],
        met: &mut HashSet<u64>,
    ) -> Result<(), SearchError> {
        let mut analysis = Analysis::new();
        for listing in listings {
            let document = self.fields.write(listing, &mut analysis)?;
            if !met.insert(checksum(listing.listing_id.as_bytes())) {
                writer.delete_term(Term::from_field_text(self.fields.listing_id, &listing.listing_id));
            }
            writer.add_document(document).map_err(SearchError::unavailable)?;
        }
        Ok(())
    }

    fn held_version(&self, searcher: &Searcher, listing_id: &str) -> Result<Option<u64>, TantivyError> {
        let term = Term::from_field_text(self.fields.listing_id, listing_id);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
        for segment in searcher.segment_readers() {
            let mut documents = weight.scorer(segment, 1.0)?;
            let mut document = documents.doc();
            while document != TERMINATED {
                if segment.alive_bitset().is_none_or(|alive| alive.is_alive(document)) {
                    return Ok(segment.fast_fields().u64(column::VERSION)?.first(document));
                }
                document = documents.advance();
            }
        }
        Ok(None)
    }

    /// Listings held, those out of stock included.
    pub(super) fn count(&self) -> u64 {
        self.searcher().num_docs()
    }

    /// The version of each listing held.
    pub(super) fn versions(&self) -> Result<BTreeMap<String, u64>, TantivyError> {
        let mut held = BTreeMap::new();
        for segment in self.searcher().segment_readers() {
            let versions = segment.fast_fields().u64(column::VERSION)?;
            let Some(ids) = segment.fast_fields().str(column::LISTING_ID)? else { continue };
            for document in segment.doc_ids_alive() {
                let (Some(id), Some(version)) = (ids.ords().first(document), versions.first(document)) else {
                    continue;
                };
                let mut listing_id = String::new();
                if ids.ord_to_str(id, &mut listing_id)? {
                    held.insert(listing_id, version);
                }
            }
        }
        Ok(held)
    }
}

impl Drop for Generation {
    fn drop(&mut self) {
        if !self.kept.load(Ordering::Acquire) {
            // What stays behind is removed when the folder is next opened.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}
