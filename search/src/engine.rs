//! The one trait that every engine keeps.

use std::collections::BTreeMap;
use std::error::Error;

use async_trait::async_trait;

use crate::document::ListingDocument;
use crate::error::SearchError;
use crate::query::{SearchPage, SearchQuery};

/// Any error, as a cause.
pub type BoxedError = Box<dyn Error + Send + Sync>;

/// A search engine for the catalogue. All methods may be called at the same time from many tasks; none
/// blocks the asynchronous threads, so callers need not move them elsewhere.
#[async_trait]
pub trait CatalogueSearch: Send + Sync {
    /// Adds listings, or replaces those of the same id. One older than what the index holds is ignored, an
    /// equal one is written again. When this returns, searches see the change. Send batches: a thousand
    /// listings cost about as much as one.
    ///
    /// # Errors
    /// [`SearchError::InvalidDocument`] (nothing applied), [`SearchError::Unavailable`] (send again).
    async fn upsert(&self, listings: Vec<ListingDocument>) -> Result<(), SearchError>;

    /// Takes listings out; unknown ids are no error. When this returns, searches see the change.
    ///
    /// # Errors
    /// [`SearchError::Unavailable`].
    async fn delete(&self, listing_ids: Vec<String>) -> Result<(), SearchError>;

    /// Answers one page.
    ///
    /// # Errors
    /// [`SearchError::InvalidQuery`], [`SearchError::InvalidCursor`], [`SearchError::Unavailable`].
    async fn search(&self, query: &SearchQuery) -> Result<SearchPage, SearchError>;

    /// How many listings the index holds, those out of stock included.
    ///
    /// # Errors
    /// [`SearchError::Unavailable`].
    async fn count(&self) -> Result<u64, SearchError>;

    /// The version held for each listing id, those out of stock included: compared with the database, it
    /// proves the index equal.
    ///
    /// # Errors
    /// [`SearchError::Unavailable`].
    async fn versions(&self) -> Result<BTreeMap<String, u64>, SearchError>;

    /// Builds a new index from the batches, then switches to it at once: searches answer from the former one
    /// until then, and changes that come meanwhile go to both. Returns how many listings the new index
    /// holds. Dropping the future abandons the new index and keeps the former.
    ///
    /// # Errors
    /// [`SearchError::RebuildRunning`], [`SearchError::Source`], [`SearchError::InvalidDocument`],
    /// [`SearchError::Unavailable`]; in each case the former index still answers.
    async fn replace_all(&self, batches: &mut dyn ListingBatches) -> Result<u64, SearchError>;

    /// Whether answers can be trusted.
    async fn health(&self) -> Health;
}

/// Where a rebuild reads its listings. Any iterator of batches is one.
#[async_trait]
pub trait ListingBatches: Send {
    /// The next batch (some hundreds of listings is a good size), or none at the end. An id met twice
    /// counts once, with what was read last.
    ///
    /// # Errors
    /// Any: it stops the rebuild.
    async fn next_batch(&mut self) -> Result<Option<Vec<ListingDocument>>, BoxedError>;
}

#[async_trait]
impl<I> ListingBatches for I
where
    I: Iterator<Item = Vec<ListingDocument>> + Send,
{
    async fn next_batch(&mut self) -> Result<Option<Vec<ListingDocument>>, BoxedError> {
        Ok(self.next())
    }
}

/// The state of an engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// Answers are complete.
    Ready {
        /// Listings held, those out of stock included.
        listings: u64,
    },
    /// It answers, but from an index that was never filled whole: call
    /// [`replace_all`](CatalogueSearch::replace_all), and answer from the database until then.
    NeedsRebuild(RebuildReason),
    /// It cannot answer; the text is for the operator.
    Unavailable(String),
}

/// Why an index must be filled again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RebuildReason {
    /// There was none.
    Absent,
    /// It was made with other settings (synonyms, fields, analysis).
    StaleSettings,
    /// It could not be read; the text is for the operator.
    Damaged(String),
}
