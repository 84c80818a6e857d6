//! What can be asked of the catalogue, and the page that answers.

use serde::Serialize;
use thiserror::Error;

use crate::checksum::checksum;
use crate::cursor::Cursor;
use crate::document::{Coordinates, ListingDocument};
use crate::geography::FARTHEST_KM;
use crate::settings;

/// A question. Several values of one filter widen it (any of them); filters narrow one another (all of them).
/// Only listings with units available are ever found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchQuery {
    /// As typed, at most [`settings::MAX_QUERY_CHARACTERS`]. Blank asks for everything.
    pub words: String,
    pub categories: Vec<String>,
    pub brands: Vec<String>,
    pub grades: Vec<String>,
    /// Codes of départements.
    pub departments: Vec<String>,
    /// Families of systems.
    pub systems: Vec<String>,
    /// At least so many gigabytes of memory; listings of unknown memory are left out.
    pub memory_gb_min: Option<u32>,
    /// At most this price.
    pub price_cents_max: Option<i64>,
    /// At least so many units; what has fewer is counted nowhere.
    pub quantity_min: Option<u32>,
    /// Where distances are counted from.
    pub near: Option<Coordinates>,
    /// At most so far from `near`, in kilometres; listings without a place are left out.
    pub radius_km: Option<f64>,
    pub sort: Sort,
    /// Hits per page: more than [`settings::MAX_LIMIT`] counts as that; zero asks for counts alone.
    #[serde(skip)]
    pub limit: usize,
    /// Where the page before ended ([`SearchPage::next`]).
    #[serde(skip)]
    pub after: Option<Cursor>,
}

impl Default for SearchQuery {
    fn default() -> Self {
        Self {
            words: String::new(),
            categories: Vec::new(),
            brands: Vec::new(),
            grades: Vec::new(),
            departments: Vec::new(),
            systems: Vec::new(),
            memory_gb_min: None,
            price_cents_max: None,
            quantity_min: None,
            near: None,
            radius_km: None,
            sort: Sort::default(),
            limit: settings::DEFAULT_LIMIT,
            after: None,
        }
    }
}

/// The order of hits. What is equal in an order follows the listing's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Sort {
    /// Best match of the words first; among equals the nearest, or without a place the newest. Without
    /// words: nearest first, or newest first.
    #[default]
    Relevance,
    /// Nearest first; what has no place comes last. Needs `near`.
    Distance,
    PriceAsc,
    PriceDesc,
    Newest,
}

/// Why a query was not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum QueryRefused {
    #[error("the words to search are longer than {} characters", settings::MAX_QUERY_CHARACTERS)]
    WordsTooLong,
    #[error("the filter {field} has more than {} values", settings::MAX_FILTER_VALUES)]
    TooManyValues { field: &'static str },
    #[error("the highest price is negative")]
    NegativePrice,
    #[error("the place is not on Earth: latitude goes from -90 to 90, longitude from -180 to 180")]
    ImpossiblePlace,
    #[error("the radius is not between 0 and {FARTHEST_KM} kilometres")]
    ImpossibleRadius,
    #[error("a radius needs the place it is counted from")]
    RadiusWithoutPlace,
    #[error("an order by distance needs the place it is counted from")]
    DistanceWithoutPlace,
}

impl QueryRefused {
    /// The parameter at fault, as the public interface names it.
    pub fn field(self) -> &'static str {
        match self {
            Self::WordsTooLong => "q",
            Self::TooManyValues { field } => field,
            Self::NegativePrice => "price_cents_max",
            Self::ImpossiblePlace | Self::RadiusWithoutPlace | Self::DistanceWithoutPlace => "near",
            Self::ImpossibleRadius => "radius_km",
        }
    }
}

impl SearchQuery {
    /// Refuses what has no answer. Engines call it first; callers may, to refuse before they ask.
    ///
    /// # Errors
    /// The first fault met.
    pub fn check(&self) -> Result<(), QueryRefused> {
        if self.words.chars().nth(settings::MAX_QUERY_CHARACTERS).is_some() {
            return Err(QueryRefused::WordsTooLong);
        }
        let filters = [
            ("category", &self.categories),
            ("brand", &self.brands),
            ("grade", &self.grades),
            ("department", &self.departments),
            ("system", &self.systems),
        ];
        if let Some((field, _)) =
            filters.iter().find(|(_, values)| values.len() > settings::MAX_FILTER_VALUES)
        {
            return Err(QueryRefused::TooManyValues { field });
        }
        if self.price_cents_max.is_some_and(|price| price < 0) {
            return Err(QueryRefused::NegativePrice);
        }
        if self.near.is_some_and(|place| !place.are_possible()) {
            return Err(QueryRefused::ImpossiblePlace);
        }
        if self.radius_km.is_some_and(|radius| !(0.0..=FARTHEST_KM).contains(&radius)) {
            return Err(QueryRefused::ImpossibleRadius);
        }
        if self.near.is_none() {
            if self.radius_km.is_some() {
                return Err(QueryRefused::RadiusWithoutPlace);
            }
            if self.sort == Sort::Distance {
                return Err(QueryRefused::DistanceWithoutPlace);
            }
        }
        Ok(())
    }

    /// What a cursor of this query carries, so that it continues no other: everything but the page asked
    /// for, whatever the order of values.
    pub(crate) fn fingerprint(&self) -> u64 {
        let mut canonical = self.clone();
        canonical.words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        for values in [
            &mut canonical.categories,
            &mut canonical.brands,
            &mut canonical.grades,
            &mut canonical.departments,
            &mut canonical.systems,
        ] {
            values.sort_unstable();
            values.dedup();
        }
        let text = serde_json::to_string(&canonical).unwrap_or_default();
        checksum(text.as_bytes())
    }

    /// Hits per page after the cap.
    pub(crate) fn page_size(&self) -> usize {
        self.limit.min(settings::MAX_LIMIT)
    }
}

/// One page of answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchPage {
    pub hits: Vec<Hit>,
    /// All listings that match, on every page.
    pub total: u64,
    /// The units that they have together.
    pub units: u64,
    /// One per [`FacetName`], in its order.
    pub facets: Vec<Facet>,
    /// Where the next page starts; none on the last page, nor after [`settings::MAX_REACH`] hits.
    pub next: Option<Cursor>,
    /// No listing has all the words: these have as many of them as any has.
    pub relaxed: bool,
}

/// One listing found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    pub listing: ListingDocument,
    /// Distance to `near`, to the metre, when both places are known.
    pub distance_km: Option<f64>,
}

/// Counts of the listings that match, by the values of one field. A facet's counts ignore the query's own
/// filter on that field, so that they say what choosing another value would give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Facet {
    pub name: FacetName,
    /// Most frequent first then alphabetical; ascending for grade, memory and price. No zero counts.
    pub values: Vec<FacetValue>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// The value as the filter takes it; for memory and price, the bucket's lower bound as a whole number
    /// ([`settings::MEMORY_BUCKETS_GB`], [`settings::PRICE_BUCKETS_CENTS`]).
    pub value: String,
    pub count: u64,
}

/// The fields that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FacetName {
    Category,
    Brand,
    Grade,
    Department,
    System,
    Memory,
    Price,
}

impl FacetName {
    pub const ALL: [Self; 7] =
        [Self::Category, Self::Brand, Self::Grade, Self::Department, Self::System, Self::Memory, Self::Price];

    /// The name in interfaces.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Brand => "brand",
            Self::Grade => "grade",
            Self::Department => "department",
            Self::System => "system",
            Self::Memory => "memory",
            Self::Price => "price",
        }
    }
}
