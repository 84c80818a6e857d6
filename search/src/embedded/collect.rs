//! One pass over the listings that the words find: filters, counts and the best of one page together.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::Bound::{Excluded, Included, Unbounded};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use super::schema::column;
use crate::cursor::Position;
use crate::document::Coordinates;
use crate::geography::{distance_metres, whole_metres};
use crate::query::{FacetName, SearchQuery, Sort};
use crate::settings::{MEMORY_BUCKETS_GB, PRICE_BUCKETS_CENTS};

/// Columns of the facets that are codes, in the order of [`FacetName`].
const CODES: [(FacetName, &str); 5] = [
    (FacetName::Category, column::CATEGORY),
    (FacetName::Brand, column::BRAND),
    (FacetName::Grade, column::GRADE),
    (FacetName::Department, column::DEPARTMENT),
    (FacetName::System, column::SYSTEM),
];

/// What is collected, for one query.
pub(super) struct Listings<'a> {
    pub(super) query: &'a SearchQuery,
    /// Whether words gave a score worth ordering by.
    pub(super) has_words: bool,
    /// Hits wanted, one more than the page shows.
    pub(super) wanted: usize,
    pub(super) after: Option<&'a Position>,
}

/// What one segment, or the whole index, gave.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) total: u64,
    pub(super) units: u64,
    pub(super) counts: BTreeMap<(FacetName, String), u64>,
    /// In order.
    pub(super) top: Vec<Found>,
}

/// One listing of the page.
pub(super) struct Found {
    pub(super) position: Position,
    pub(super) address: DocAddress,
    pub(super) metres: Option<u64>,
}

impl Listings<'_> {
    /// The order in force: relevance without words falls back on distance or date.
    fn order(&self) -> Sort {
        match (self.query.sort, self.has_words, self.query.near) {
            (Sort::Relevance, false, Some(_)) => Sort::Distance,
            (Sort::Relevance, false, None) => Sort::Newest,
            (sort, _, _) => sort,
        }
    }
}

impl Collector for Listings<'_> {
    type Fruit = Collected;
    type Child = SegmentListings;

    fn for_segment(
        &self,
        ordinal: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentListings> {
        let columns = segment.fast_fields();
        let query = self.query;
        let wanted_codes =
            [&query.categories, &query.brands, &query.grades, &query.departments, &query.systems];
        let mut codes = Vec::with_capacity(CODES.len());
        for ((name, column), wanted) in CODES.into_iter().zip(wanted_codes) {
            codes.push(CodeColumn::new(name, columns.str(column)?, wanted)?);
        }
        let ids = columns.str(column::LISTING_ID)?;
        let after = match (&ids, self.after) {
            (Some(ids), Some(position)) => Some(PageStart::new(ids, position)?),
            (_, None) | (None, Some(_)) => None,
        };
        Ok(SegmentListings {
            ordinal,
            order: self.order(),
            wanted: self.wanted,
            near: query.near,
            radius_metres: query.radius_km.map(|radius| radius * 1_000.0),
            memory_gb_min: query.memory_gb_min.map(u64::from),
            price_cents_max: query.price_cents_max,
            // What has nothing left is never found.
            quantity_min: u64::from(query.quantity_min.unwrap_or(1).max(1)),
            after,
            codes,
            ids,
            quantity: columns.u64(column::QUANTITY)?,
            memory_gb: columns.u64(column::MEMORY_GB)?,
            price_cents: columns.i64(column::PRICE_CENTS)?,
            published_at: columns.i64(column::PUBLISHED_AT)?,
            latitude: columns.f64(column::LATITUDE)?,
            longitude: columns.f64(column::LONGITUDE)?,
            total: 0,
            units: 0,
            memory_counts: [0; MEMORY_BUCKETS_GB.len()],
            price_counts: [0; PRICE_BUCKETS_CENTS.len()],
            best: BinaryHeap::with_capacity(self.wanted + 1),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.order() == Sort::Relevance
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Collected>>) -> tantivy::Result<Collected> {
        let mut merged = Collected::default();
        for segment in segments {
            let segment = segment?;
            merged.total += segment.total;
            merged.units += segment.units;
            for (value, count) in segment.counts {
                *merged.counts.entry(value).or_default() += count;
            }
            merged.top.extend(segment.top);
        }
        merged.top.sort_by(|one, other| one.position.cmp(&other.position));
        merged.top.truncate(self.wanted);
        Ok(merged)
    }
}

/// The column of a code, which of its values are wanted, and how often each was met.
struct CodeColumn {
    name: FacetName,
    column: Option<StrColumn>,
    /// By ordinal; none when the filter is not used.
    wanted: Option<Vec<bool>>,
    counts: Vec<u64>,
}

impl CodeColumn {
    fn new(name: FacetName, column: Option<StrColumn>, wanted: &[String]) -> tantivy::Result<Self> {
        let size = column.as_ref().map_or(0, |column| column.dictionary().num_terms());
        let mut is_wanted = if wanted.is_empty() { None } else { Some(vec![false; size]) };
        if let (Some(is_wanted), Some(column)) = (&mut is_wanted, &column) {
            for value in wanted {
                let ordinal =
                    column.dictionary().term_ord(value)?.and_then(|ordinal| usize::try_from(ordinal).ok());
                if let Some(slot) = ordinal.and_then(|ordinal| is_wanted.get_mut(ordinal)) {
                    *slot = true;
                }
            }
        }
        Ok(Self { name, column, wanted: is_wanted, counts: vec![0; size] })
    }

    fn ordinal(&self, document: DocId) -> Option<usize> {
        let ordinal = self.column.as_ref()?.ords().first(document)?;
        usize::try_from(ordinal).ok()
    }

    fn accepts(&self, ordinal: Option<usize>) -> bool {
        self.wanted.as_ref().is_none_or(|wanted| {
            ordinal.and_then(|ordinal| wanted.get(ordinal)).is_some_and(|wanted| *wanted)
        })
    }

    fn count(&mut self, ordinal: Option<usize>) {
        if let Some(count) = ordinal.and_then(|ordinal| self.counts.get_mut(ordinal)) {
            *count += 1;
        }
    }

    fn read_counts(&self, counts: &mut BTreeMap<(FacetName, String), u64>) -> tantivy::Result<()> {
        let Some(column) = &self.column else { return Ok(()) };
        let mut values = column.dictionary().stream()?;
        for count in &self.counts {
            if !values.advance() {
                break;
            }
            if *count > 0 {
                let value = String::from_utf8_lossy(values.key()).into_owned();
                counts.insert((self.name, value), *count);
            }
        }
        Ok(())
    }
}

/// Where the page starts, in one segment: ids are compared by their ordinal, which follows their order.
struct PageStart {
    first: u64,
    second: u64,
    /// The first id that comes after the cursor's.
    next_id: u64,
}

impl PageStart {
    fn new(ids: &StrColumn, position: &Position) -> tantivy::Result<Self> {
        // No id lies between one and itself followed by a zero byte.
        let just_after = [position.listing_id.as_bytes(), &[0]].concat();
        let (lower, _) = ids.dictionary().term_bounds_to_ord(Included(just_after), Unbounded)?;
        let next_id = match lower {
            Included(ordinal) => ordinal,
            Excluded(ordinal) => ordinal.saturating_add(1),
            Unbounded => 0,
        };
        Ok(Self { first: position.first, second: position.second, next_id })
    }

    fn is_before(&self, first: u64, second: u64, id: u64) -> bool {
        match (first, second).cmp(&(self.first, self.second)) {
            Ordering::Greater => true,
            Ordering::Equal => id >= self.next_id,
            Ordering::Less => false,
        }
    }
}

/// A candidate for the page: the worst is on top of the heap. Metres ride along and never decide, since the
/// id, which comes before them, is unique.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    first: u64,
    second: u64,
    id: u64,
    document: DocId,
    metres: Option<u64>,
}

pub(super) struct SegmentListings {
    ordinal: SegmentOrdinal,
    order: Sort,
    wanted: usize,
    near: Option<Coordinates>,
    radius_metres: Option<f64>,
    memory_gb_min: Option<u64>,
    price_cents_max: Option<i64>,
    quantity_min: u64,
    after: Option<PageStart>,
    codes: Vec<CodeColumn>,
    ids: Option<StrColumn>,
    quantity: Column<u64>,
    memory_gb: Column<u64>,
    price_cents: Column<i64>,
    published_at: Column<i64>,
    latitude: Column<f64>,
    longitude: Column<f64>,
    total: u64,
    units: u64,
    memory_counts: [u64; MEMORY_BUCKETS_GB.len()],
    price_counts: [u64; PRICE_BUCKETS_CENTS.len()],
    best: BinaryHeap<Candidate>,
}

impl SegmentListings {
    fn distance(&self, document: DocId) -> Option<f64> {
        let near = self.near?;
        let latitude = self.latitude.first(document)?;
        let longitude = self.longitude.first(document)?;
        Some(distance_metres(near, Coordinates { latitude, longitude }))
    }

    /// The two keys of the order in force, smallest first.
    fn keys(&self, document: DocId, score: Score, metres: Option<u64>) -> (u64, u64) {
        let newest = || !tantivy::i64_to_u64(self.published_at.first(document).unwrap_or(i64::MIN));
        let price = || tantivy::i64_to_u64(self.price_cents.first(document).unwrap_or(i64::MAX));
        let nearest = metres.unwrap_or(u64::MAX);
        match self.order {
            Sort::Relevance => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "scores are small whole numbers"
                )]
                let score = score as u64;
                (u64::MAX - score, if self.near.is_some() { nearest } else { newest() })
            }
            Sort::Distance => (nearest, 0),
            Sort::PriceAsc => (price(), 0),
            Sort::PriceDesc => (!price(), 0),
            Sort::Newest => (newest(), 0),
        }
    }

    fn consider(&mut self, document: DocId, score: Score, metres: Option<u64>) {
        if self.wanted == 0 {
            return;
        }
        let Some(id) = self.ids.as_ref().and_then(|ids| ids.ords().first(document)) else { return };
        let (first, second) = self.keys(document, score, metres);
        if self.after.as_ref().is_some_and(|after| !after.is_before(first, second, id)) {
            return;
        }
        let candidate = Candidate { first, second, id, document, metres };
        if self.best.len() < self.wanted {
            self.best.push(candidate);
        } else if let Some(mut worst) = self.best.peek_mut()
            && candidate < *worst
        {
            *worst = candidate;
        }
    }

    fn harvested(self) -> tantivy::Result<Collected> {
        let mut counts = BTreeMap::new();
        for code in &self.codes {
            code.read_counts(&mut counts)?;
        }
        for (bound, count) in MEMORY_BUCKETS_GB.iter().zip(self.memory_counts) {
            counts.insert((FacetName::Memory, bound.to_string()), count);
        }
        for (bound, count) in PRICE_BUCKETS_CENTS.iter().zip(self.price_counts) {
            counts.insert((FacetName::Price, bound.to_string()), count);
        }
        counts.retain(|_, count| *count > 0);
        let mut top = Vec::with_capacity(self.best.len());
        for candidate in self.best.into_sorted_vec() {
            let mut listing_id = String::new();
            if let Some(ids) = &self.ids
                && !ids.ord_to_str(candidate.id, &mut listing_id)?
            {
                return Err(TantivyError::InternalError("a listing has no id".to_owned()));
            }
            top.push(Found {
                position: Position { first: candidate.first, second: candidate.second, listing_id },
                address: DocAddress::new(self.ordinal, candidate.document),
                metres: candidate.metres,
            });
        }
        Ok(Collected { total: self.total, units: self.units, counts, top })
    }
}

/// The bucket of a value: the last whose lower bound it reaches.
fn bucket<T: PartialOrd>(bounds: &[T], value: T) -> Option<usize> {
    bounds.partition_point(|bound| *bound <= value).checked_sub(1)
}

fn add(counts: &mut [u64], bucket: Option<usize>) {
    if let Some(count) = bucket.and_then(|bucket| counts.get_mut(bucket)) {
        *count += 1;
    }
}

impl SegmentCollector for SegmentListings {
    type Fruit = tantivy::Result<Collected>;

    fn collect(&mut self, document: DocId, score: Score) {
        let quantity = self.quantity.first(document).unwrap_or_default();
        if quantity < self.quantity_min {
            return;
        }
        let distance = self.distance(document);
        if self.radius_metres.is_some_and(|radius| distance.is_none_or(|metres| metres > radius)) {
            return;
        }
        let memory = self.memory_gb.first(document);
        let price = self.price_cents.first(document);
        let ordinals: [Option<usize>; CODES.len()] =
            std::array::from_fn(|at| self.codes.get(at).and_then(|code| code.ordinal(document)));
        let accepted_memory =
            self.memory_gb_min.is_none_or(|least| memory.is_some_and(|memory| memory >= least));
        let accepted_price = self.price_cents_max.is_none_or(|most| price.is_some_and(|price| price <= most));
        let refusals =
            self.codes.iter().zip(ordinals).filter(|(code, ordinal)| !code.accepts(*ordinal)).count()
                + usize::from(!accepted_memory)
                + usize::from(!accepted_price);
        // A facet's counts ignore its own filter: what only that filter refuses still counts there.
        if refusals > 1 {
            return;
        }
        let is_hit = refusals == 0;
        for (code, ordinal) in self.codes.iter_mut().zip(ordinals) {
            if is_hit || !code.accepts(ordinal) {
                code.count(ordinal);
            }
        }
        if is_hit || !accepted_memory {
            let gigabytes = memory.map(|memory| u32::try_from(memory).unwrap_or(u32::MAX));
            add(&mut self.memory_counts, gigabytes.and_then(|memory| bucket(&MEMORY_BUCKETS_GB, memory)));
        }
        if is_hit || !accepted_price {
            add(&mut self.price_counts, price.and_then(|price| bucket(&PRICE_BUCKETS_CENTS, price)));
        }
        if is_hit {
            self.total += 1;
            self.units += quantity;
            self.consider(document, score, distance.map(whole_metres));
        }
    }

    fn harvest(self) -> tantivy::Result<Collected> {
        self.harvested()
    }
}
