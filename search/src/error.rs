//! What a search can refuse or fail at.

use thiserror::Error;

use crate::cursor::CursorRefused;
use crate::engine::BoxedError;
use crate::query::QueryRefused;

/// Why an engine did not do what it was asked. The first three are the caller's to mend; the others are not
/// the visitor's fault, and the catalogue then answers from the database.
#[derive(Debug, Error)]
pub enum SearchError {
    #[error(transparent)]
    InvalidQuery(#[from] QueryRefused),
    #[error(transparent)]
    InvalidCursor(#[from] CursorRefused),
    /// Nothing of the batch was applied.
    #[error("listing {listing_id:?} cannot be indexed: its {field} is missing, too long or impossible")]
    InvalidDocument { listing_id: String, field: &'static str },
    /// Another process holds the folder; only one may.
    #[error("the search folder is in use by another process")]
    InUse,
    /// Two rebuilds at once would fight for the same switch.
    #[error("a rebuild of the index is already running")]
    RebuildRunning,
    /// The caller's source of listings failed during a rebuild; the index is as it was before.
    #[error("the listings to index could not be read")]
    Source(#[source] BoxedError),
    /// The engine itself failed: disk, damage, shutdown.
    #[error("the search engine is unavailable")]
    Unavailable(#[source] BoxedError),
}

impl SearchError {
    pub(crate) fn unavailable(cause: impl Into<BoxedError>) -> Self {
        Self::Unavailable(cause.into())
    }
}
