//! The engine that lives in the process: tantivy, on disk, each replica its own.
//!
//! Work runs on the runtime's blocking threads, so that a search never holds an asynchronous one.

mod collect;
mod folder;
mod generation;
mod matching;
mod rebuild;
mod schema;
mod shelf;
mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use tantivy::TantivyDocument;
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, Query, RangeQuery};
use tantivy::schema::Field;
use tantivy::{Searcher, Term};
use tokio::runtime::Handle;

use self::collect::{Collected, Listings};
use self::generation::{Change, Generation};
use self::matching::{Wanted, wanted};
use self::rebuild::Rebuild;
use self::shelf::Shelf;
use crate::cursor::Cursor;
use crate::document::ListingDocument;
use crate::engine::{CatalogueSearch, Health, ListingBatches, RebuildReason};
use crate::error::SearchError;
use crate::geography::BoundingBox;
use crate::query::{Facet, FacetName, FacetValue, Hit, SearchPage, SearchQuery};
use crate::settings::MAX_REACH;

/// The embedded engine. Cloning it shares the one index.
///
/// Its methods must be awaited inside a tokio runtime; elsewhere they answer
/// [`SearchError::Unavailable`].
#[derive(Clone)]
pub struct EmbeddedSearch {
    shelf: Arc<Shelf>,
}

/// What was found on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// A complete index: only the changes since must be sent.
    Ready,
    /// An empty one: call [`replace_all`](CatalogueSearch::replace_all). Until it has ended once, each opening
    /// says so again.
    NeedsRebuild(RebuildReason),
}

impl EmbeddedSearch {
    /// Opens the index of a folder, which is made if there is none and must be this engine's own. Every file
    /// is read once to compare its checksum; this takes the time of reading the index, on the calling thread.
    ///
    /// # Errors
    /// [`SearchError::InUse`] when another process has it open, [`SearchError::Unavailable`] when the folder
    /// cannot be written. A damaged or outdated index is no error: it is set aside and [`Opened`] says so.
    pub fn open(folder: &Path) -> Result<(Self, Opened), SearchError> {
        let shelf = Shelf::open(folder)?;
        let opened = match shelf.health() {
            Health::NeedsRebuild(reason) => Opened::NeedsRebuild(reason),
            Health::Ready { .. } | Health::Unavailable(_) => Opened::Ready,
        };
        Ok((Self { shelf: Arc::new(shelf) }, opened))
    }

    async fn on_blocking_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce(Arc<Shelf>) -> Result<T, SearchError> + Send + 'static,
    ) -> Result<T, SearchError> {
        let runtime = Handle::try_current().map_err(SearchError::unavailable)?;
        let shelf = Arc::clone(&self.shelf);
        runtime.spawn_blocking(move || work(shelf)).await.map_err(SearchError::unavailable)?
    }
}

#[async_trait]
impl CatalogueSearch for EmbeddedSearch {
    async fn upsert(&self, listings: Vec<ListingDocument>) -> Result<(), SearchError> {
        self.on_blocking_thread(move |shelf| {
            listings.iter().try_for_each(ListingDocument::check)?;
            shelf.apply(listings.into_iter().map(|listing| Change::Put(Box::new(listing))).collect())
        })
        .await
    }

    async fn delete(&self, listing_ids: Vec<String>) -> Result<(), SearchError> {
        self.on_blocking_thread(move |shelf| {
            shelf.apply(listing_ids.into_iter().map(Change::Remove).collect())
        })
        .await
    }

    async fn search(&self, query: &SearchQuery) -> Result<SearchPage, SearchError> {
        query.check()?;
        let query = query.clone();
        self.on_blocking_thread(move |shelf| answer(&shelf.answering(), &query)).await
    }

    async fn count(&self) -> Result<u64, SearchError> {
        self.on_blocking_thread(|shelf| Ok(shelf.answering().count())).await
    }

    async fn versions(&self) -> Result<BTreeMap<String, u64>, SearchError> {
        self.on_blocking_thread(|shelf| shelf.answering().versions().map_err(SearchError::unavailable)).await
    }

    async fn replace_all(&self, batches: &mut dyn ListingBatches) -> Result<u64, SearchError> {
        let mut rebuild = self.on_blocking_thread(Rebuild::begin).await?;
        while let Some(listings) = batches.next_batch().await.map_err(SearchError::Source)? {
            rebuild = self
                .on_blocking_thread(move |_| {
                    rebuild.add(&listings)?;
                    Ok(rebuild)
                })
                .await?;
        }
        self.on_blocking_thread(move |_| rebuild.finish()).await
    }

    async fn health(&self) -> Health {
        let health = self.on_blocking_thread(|shelf| Ok(shelf.health())).await;
        health.unwrap_or_else(|fault| Health::Unavailable(fault.to_string()))
    }
}

fn answer(generation: &Generation, query: &SearchQuery) -> Result<SearchPage, SearchError> {
    let fingerprint = query.fingerprint();
    let resumed = query.after.as_ref().map(|cursor| cursor.resume(fingerprint)).transpose()?;
    let searcher = generation.searcher();
    let wanted = wanted(&searcher, &generation.fields, &query.words).map_err(SearchError::unavailable)?;
    let (words, has_words, relaxed) = match wanted {
        Wanted::Everything => (None, false, false),
        Wanted::Nothing => return Ok(page_of_nothing()),
        Wanted::Matching { query, relaxed } => (Some(query), true, relaxed),
    };
    let page_size = query.page_size();
    let listings = Listings {
        query,
        has_words,
        wanted: if page_size == 0 { 0 } else { page_size + 1 },
        after: resumed.map(|(position, _)| position),
    };
    let candidates = candidates(generation, words, query);
    let mut collected = searcher.search(candidates.as_ref(), &listings).map_err(SearchError::unavailable)?;
    let has_more = collected.top.len() > page_size;
    collected.top.truncate(page_size);
    let given = u32::try_from(collected.top.len()).unwrap_or(u32::MAX);
    let reached = resumed.map_or(0, |(_, reached)| reached).saturating_add(given);
    let last = collected.top.last().filter(|_| has_more && reached < MAX_REACH);
    let next = last.map(|found| Cursor::new(fingerprint, reached, found.position.clone()));
    let hits = read_hits(generation, &searcher, &collected)?;
    Ok(SearchPage {
        hits,
        total: collected.total,
        units: collected.units,
        facets: facets(collected),
        next,
        relaxed,
    })
}

fn page_of_nothing() -> SearchPage {
    SearchPage {
        hits: Vec::new(),
        total: 0,
        units: 0,
        facets: facets(Collected::default()),
        next: None,
        relaxed: true,
    }
}

/// The listings to look at: those of the words, within the box that holds the radius.
fn candidates(generation: &Generation, words: Option<Box<dyn Query>>, query: &SearchQuery) -> Box<dyn Query> {
    let mut parts: Vec<Box<dyn Query>> = words.into_iter().collect();
    if let (Some(near), Some(radius_km)) = (query.near, query.radius_km) {
        let bounds = BoundingBox::around(near, radius_km * 1_000.0);
        let fields = &generation.fields;
        parts.push(between(fields.latitude, bounds.south, bounds.north));
        if let Some((west, east)) = bounds.longitudes {
            parts.push(between(fields.longitude, west, east));
        }
    }
    match parts.len() {
        0 => Box::new(AllQuery),
        1 => parts.swap_remove(0),
        _ => Box::new(BooleanQuery::intersection(parts)),
    }
}

/// A range that adds nothing to the score.
fn between(field: Field, least: f64, most: f64) -> Box<dyn Query> {
    use std::ops::Bound::Included;
    let range = RangeQuery::new(
        Included(Term::from_field_f64(field, least)),
        Included(Term::from_field_f64(field, most)),
    );
    Box::new(ConstScoreQuery::new(Box::new(range), 0.0))
}

fn read_hits(
    generation: &Generation,
    searcher: &Searcher,
    collected: &Collected,
) -> Result<Vec<Hit>, SearchError> {
    let mut hits = Vec::with_capacity(collected.top.len());
    for found in &collected.top {
        let document: TantivyDocument = searcher.doc(found.address).map_err(SearchError::unavailable)?;
        let listing = generation.fields.read(&document)?;
        #[expect(clippy::cast_precision_loss, reason = "a distance on Earth is under 2^25 metres")]
        let distance_km = found.metres.map(|metres| metres as f64 / 1_000.0);
        hits.push(Hit { listing, distance_km });
    }
    Ok(hits)
}

fn facets(collected: Collected) -> Vec<Facet> {
    let mut facets = FacetName::ALL.map(|name| Facet { name, values: Vec::new() });
    for ((name, value), count) in collected.counts {
        if let Some(facet) = facets.iter_mut().find(|facet| facet.name == name) {
            facet.values.push(FacetValue { value, count });
        }
    }
    for facet in &mut facets {
        // Buckets are named by numbers; grades by letters.
        let number = |value: &FacetValue| value.value.parse::<u64>().ok();
        match facet.name {
            FacetName::Memory | FacetName::Price => facet.values.sort_by_key(number),
            FacetName::Grade => facet.values.sort_by(|one, other| one.value.cmp(&other.value)),
            FacetName::Category | FacetName::Brand | FacetName::Department | FacetName::System => facet
                .values
                .sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.value.cmp(&other.value))),
        }
    }
    facets.into()
}
