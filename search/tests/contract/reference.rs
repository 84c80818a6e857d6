//! What an engine must answer when no words are asked, counted the slow and plain way.

use std::collections::BTreeMap;

use search::settings::{MEMORY_BUCKETS_GB, PRICE_BUCKETS_CENTS};
use search::{FacetName, ListingDocument, SearchQuery, Sort, distance_metres};

/// Everything that matches, over all pages.
#[derive(Debug, PartialEq)]
pub(crate) struct Expected {
    pub(crate) ids: Vec<String>,
    /// The units that they have together.
    pub(crate) units: u64,
    /// Per facet, values with their counts, by value.
    pub(crate) facets: Vec<(FacetName, BTreeMap<String, u64>)>,
}

pub(crate) fn expected(listings: &[ListingDocument], query: &SearchQuery) -> Expected {
    let mut hits: Vec<&ListingDocument> =
        listings.iter().filter(|listing| matches(listing, query, None)).collect();
    hits.sort_by(|one, other| {
        let by_distance =
            || metres(one, query).unwrap_or(i64::MAX).cmp(&metres(other, query).unwrap_or(i64::MAX));
        let by_date = || other.published_at.cmp(&one.published_at);
        let by_sort = match query.sort {
            Sort::Relevance if query.near.is_some() => by_distance(),
            Sort::Relevance | Sort::Newest => by_date(),
            Sort::Distance => by_distance(),
            Sort::PriceAsc => one.price_cents.cmp(&other.price_cents),
            Sort::PriceDesc => other.price_cents.cmp(&one.price_cents),
        };
        by_sort.then_with(|| one.listing_id.cmp(&other.listing_id))
    });
    let facets = FacetName::ALL.map(|name| {
        let mut counts = BTreeMap::new();
        let counted = listings.iter().filter(|listing| matches(listing, query, Some(name)));
        for value in counted.filter_map(|listing| value(listing, name)) {
            *counts.entry(value).or_default() += 1;
        }
        (name, counts)
    });
    Expected {
        ids: hits.iter().map(|listing| listing.listing_id.clone()).collect(),
        units: hits.iter().map(|listing| u64::from(listing.quantity)).sum(),
        facets: facets.into(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "metres on Earth")]
fn metres(listing: &ListingDocument, query: &SearchQuery) -> Option<i64> {
    Some(distance_metres(query.near?, listing.place?).round() as i64)
}

fn value(listing: &ListingDocument, name: FacetName) -> Option<String> {
    let code = match name {
        FacetName::Category => listing.category.clone(),
        FacetName::Brand => listing.brand.clone(),
        FacetName::Grade => listing.grade.clone(),
        FacetName::Department => listing.department.clone(),
        FacetName::System => listing.system.clone(),
        FacetName::Memory => {
            let memory = listing.memory_gb?;
            MEMORY_BUCKETS_GB.iter().rev().find(|bound| **bound <= memory)?.to_string()
        }
        FacetName::Price => {
            PRICE_BUCKETS_CENTS.iter().rev().find(|bound| **bound <= listing.price_cents)?.to_string()
        }
    };
    if code.is_empty() { None } else { Some(code) }
}

/// Whether a listing passes every filter but the one of a facet.
fn matches(listing: &ListingDocument, query: &SearchQuery, ignored: Option<FacetName>) -> bool {
    let one_of = |wanted: &[String], code: &String| wanted.is_empty() || wanted.contains(code);
    let passes = |name: FacetName| {
        ignored == Some(name)
            || match name {
                FacetName::Category => one_of(&query.categories, &listing.category),
                FacetName::Brand => one_of(&query.brands, &listing.brand),
                FacetName::Grade => one_of(&query.grades, &listing.grade),
                FacetName::Department => one_of(&query.departments, &listing.department),
                FacetName::System => one_of(&query.systems, &listing.system),
                FacetName::Memory => query.memory_gb_min.is_none_or(|least| listing.memory_gb >= Some(least)),
                FacetName::Price => query.price_cents_max.is_none_or(|most| listing.price_cents <= most),
            }
    };
    let within = query.radius_km.is_none_or(|radius| {
        let metres = query.near.zip(listing.place).map(|(near, place)| distance_metres(near, place));
        metres.is_some_and(|metres| metres <= radius * 1_000.0)
    });
    listing.quantity >= query.quantity_min.unwrap_or(1).max(1)
        && within
        && FacetName::ALL.into_iter().all(passes)
}
