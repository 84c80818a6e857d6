//! The catalogue's search: what a listing looks like to it, what can be asked, and the engine that answers.
//!
//! Rooms talk to [`CatalogueSearch`] and never to an engine. [`EmbeddedSearch`] is the one that lives in
//! the process. The database stays the truth: an index can be thrown away and filled again at any time.
//!
//! Engines agree on sets, counts and order for filters, geography and sorts; for words they agree on what
//! comes first. Synonyms, ranking and limits are data, in [`settings`].

mod checksum;
mod cursor;
mod document;
mod embedded;
mod engine;
mod error;
mod geography;
mod query;
pub mod settings;

pub use cursor::{Cursor, CursorRefused};
pub use document::{Coordinates, ListingDocument};
pub use embedded::{EmbeddedSearch, Opened};
pub use engine::{BoxedError, CatalogueSearch, Health, ListingBatches, RebuildReason};
pub use error::SearchError;
pub use geography::distance_metres;
pub use query::{Facet, FacetName, FacetValue, Hit, QueryRefused, SearchPage, SearchQuery, Sort};
