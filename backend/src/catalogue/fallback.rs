//! The catalogue's answer from the database, when the engine cannot give one: the same filters, geography, sorts and
//! counts; words without typing mistakes.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use search::{Coordinates, Facet, FacetName, FacetValue, Hit, ListingDocument, SearchQuery, Sort, settings};

/// Words that find nothing by themselves, folded.
const EMPTY_WORDS: [&str; 16] =
    ["a", "au", "aux", "avec", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "un"];

/// What was found among the candidates.
pub(super) struct Answer {
    pub hits: Vec<Hit>,
    pub total: u64,
    /// The units that they have together.
    pub units: u64,
    pub facets: Vec<Facet>,
    /// The offset of the next page.
    pub next: Option<u64>,
}

/// The words to look for, folded.
pub(super) fn words(text: &str) -> Vec<String> {
    super::rules::fold(text)
        .split_whitespace()
        .filter(|word| !EMPTY_WORDS.contains(word))
        .take(settings::MAX_QUERY_WORDS)
        .map(str::to_owned)
        .collect()
}

/// Filters, counts, orders and cuts candidates that already hold the words.
pub(super) fn answer(candidates: Vec<ListingDocument>, query: &SearchQuery, offset: u64) -> Answer {
    let mut found: Vec<Hit> = Vec::new();
    let mut counts: BTreeMap<(FacetName, String), u64> = BTreeMap::new();
    for listing in candidates {
        let distance_km = distance(&listing, query);
        let within = match (query.radius_km, distance_km) {
            (Some(radius), Some(distance)) => distance <= radius,
            (Some(_), None) => false,
            (None, _) => true,
        };
        if !within || listing.quantity < query.quantity_min.unwrap_or(1).max(1) {
            continue;
        }
        let fits = Fits::of(&listing, query);
        for name in FacetName::ALL {
            if fits.all_but(name)
                && let Some(value) = value_of(&listing, name)
            {
                *counts.entry((name, value)).or_default() += 1;
            }
        }
        if fits.all() {
            found.push(Hit { listing, distance_km });
        }
    }
    found.sort_by(|one, other| order(one, other, query));
    let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let units = found.iter().map(|hit| u64::from(hit.listing.quantity)).sum();
    let limit = query.limit.min(settings::MAX_LIMIT);
    let start = usize::try_from(offset).unwrap_or(usize::MAX);
    let hits: Vec<Hit> = found.into_iter().skip(start).take(limit).collect();
    let end = offset + u64::try_from(hits.len()).unwrap_or_default();
    let next = (limit > 0 && end < total && end < u64::from(settings::MAX_REACH)).then_some(end);
    Answer { hits, total, units, facets: facets(counts), next }
}

/// Distance to the metre, as engines count it.
fn distance(listing: &ListingDocument, query: &SearchQuery) -> Option<f64> {
    let metres = search::distance_metres(query.near?, listing.place?);
    Some(metres.round() / 1000.0)
}

/// Which filters a listing passes.
struct Fits {
    passed: [bool; FacetName::ALL.len()],
}

impl Fits {
    fn of(listing: &ListingDocument, query: &SearchQuery) -> Self {
        let among =
            |values: &[String], value: &str| values.is_empty() || values.iter().any(|one| one == value);
        let passed = FacetName::ALL.map(|name| match name {
            FacetName::Category => among(&query.categories, &listing.category),
            FacetName::Brand => among(&query.brands, &listing.brand),
            FacetName::Grade => among(&query.grades, &listing.grade),
            FacetName::Department => among(&query.departments, &listing.department),
            FacetName::System => among(&query.systems, &listing.system),
            FacetName::Memory => {
                query.memory_gb_min.is_none_or(|least| listing.memory_gb.is_some_and(|has| has >= least))
            }
            FacetName::Price => query.price_cents_max.is_none_or(|most| listing.price_cents <= most),
        });
        Self { passed }
    }

    fn all(&self) -> bool {
        self.passed.iter().all(|passed| *passed)
    }

    fn all_but(&self, name: FacetName) -> bool {
        FacetName::ALL.iter().zip(self.passed).all(|(other, passed)| passed || *other == name)
    }
}

/// The value under which a listing is counted.
fn value_of(listing: &ListingDocument, name: FacetName) -> Option<String> {
    let text = match name {
        FacetName::Category => listing.category.clone(),
        FacetName::Brand => listing.brand.clone(),
        FacetName::Grade => listing.grade.clone(),
        FacetName::Department => listing.department.clone(),
        FacetName::System => listing.system.clone(),
        FacetName::Memory => {
            let has = listing.memory_gb?;
            settings::MEMORY_BUCKETS_GB.iter().rev().find(|least| **least <= has)?.to_string()
        }
        FacetName::Price => settings::PRICE_BUCKETS_CENTS
            .iter()
            .rev()
            .find(|least| **least <= listing.price_cents)?
            .to_string(),
    };
    (!text.is_empty()).then_some(text)
}

fn facets(counts: BTreeMap<(FacetName, String), u64>) -> Vec<Facet> {
    let mut facets = FacetName::ALL.map(|name| Facet { name, values: Vec::new() });
    for ((name, value), count) in counts {
        if let Some(facet) = facets.iter_mut().find(|facet| facet.name == name) {
            facet.values.push(FacetValue { value, count });
        }
    }
    for facet in &mut facets {
        match facet.name {
            FacetName::Memory | FacetName::Price => {
                facet.values.sort_by_key(|value| value.value.parse::<u64>().ok());
            }
            FacetName::Grade => {}
            FacetName::Category | FacetName::Brand | FacetName::Department | FacetName::System => {
                facet
                    .values
                    .sort_by(|one, other| other.count.cmp(&one.count).then(one.value.cmp(&other.value)));
            }
        }
    }
    facets.into()
}

/// The order of two hits; equals follow the listing's id.
fn order(one: &Hit, other: &Hit, query: &SearchQuery) -> Ordering {
    let nearest = || match (one.distance_km, other.distance_km) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    let newest = || other.listing.published_at.cmp(&one.listing.published_at);
    let cheapest = || one.listing.price_cents.cmp(&other.listing.price_cents);
    let by = match query.sort {
        Sort::Relevance if query.near.is_some() => nearest(),
        Sort::Relevance | Sort::Newest => newest(),
        Sort::Distance => nearest(),
        Sort::PriceAsc => cheapest(),
        Sort::PriceDesc => cheapest().reverse(),
    };
    by.then_with(|| one.listing.listing_id.cmp(&other.listing.listing_id))
}

/// A point as the engine writes it.
pub(super) fn coordinates(point: crate::kernel::Point) -> Coordinates {
    Coordinates { latitude: point.lat, longitude: point.lng }
}
