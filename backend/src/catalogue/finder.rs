//! Finding: what was asked, read with every fault named, and the answer of the engine or of the database.

use sea_orm::ConnectionTrait;
use search::{Cursor, Facet, Hit, SearchError, SearchQuery, Sort, settings};
use serde::Deserialize;

use super::documents::document;
use super::fallback::{self, coordinates};
use super::rules::SYSTEMS;
use super::{Engine, store};
use crate::devices::Grade;
use crate::kernel::{Error, Fault, Instant, Result};
use crate::platform::Db;
use crate::territories::{self, Place};

/// The radius when a place is given and no radius, in kilometres (setting of the platform).
pub const USUAL_RADIUS_KM: f64 = 50.0;
/// The furthest radius, in kilometres: half the Earth round.
const FURTHEST_KM: f64 = 20_000.0;
/// The most listings that the database is asked to weigh when the engine is down.
const MOST_CANDIDATES: u64 = 20_000;
/// What begins the marker of a next page that the database gave.
const FROM_DATABASE: &str = "database-";
/// The categories of equipment.
pub const CATEGORIES: [&str; 11] = [
    "laptop",
    "desktop",
    "screen",
    "smartphone",
    "tablet",
    "printer",
    "multifunction_printer",
    "server",
    "network",
    "peripheral",
    "other",
];

/// What can be asked of the catalogue, as it stands in an address. Several values: the name repeated, or commas.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SearchArgs {
    /// Words, typing mistakes forgiven, at most 500 characters.
    pub q: String,
    /// laptop, desktop, screen, smartphone, tablet, printer, server, network, peripheral, other.
    pub category: Vec<String>,
    /// A, B, C.
    pub grade: Vec<String>,
    /// Brands, as the facets write them.
    pub brand: Vec<String>,
    /// Least memory, in gigabytes; of several, the least counts.
    #[param(value_type = Option<u32>)]
    pub memory_gb_min: Vec<String>,
    /// Highest price of one device, tax included, in cents.
    #[param(value_type = Option<i64>)]
    pub price_cents_max: String,
    /// Codes of départements: 33, 2A, 974.
    pub department: Vec<String>,
    /// windows_11, linux.
    pub system: Vec<String>,
    /// Least number of devices that one listing has left.
    #[param(value_type = Option<u32>)]
    pub quantity_min: String,
    /// Where distances are counted from: an INSEE code, a postal code, a name or `lat,lng`.
    pub near: String,
    /// How far from `near`, in kilometres; 50 unless told.
    #[param(value_type = Option<f64>)]
    pub radius_km: String,
    /// relevance, distance, price, price_desc, newest.
    pub sort: String,
    /// Hits wanted, 1 to 100; 25 unless told.
    #[param(value_type = Option<u32>)]
    pub limit: String,
    /// The `next` of the page before.
    pub after: String,
}

/// Where an answer starts.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Start {
    First,
    /// Where a page of the engine ended.
    Engine,
    /// After so many hits of the database.
    Database(u64),
}

/// A question understood.
#[derive(Clone, Debug)]
pub struct Question {
    /// For the engine.
    pub query: SearchQuery,
    /// The place that `near` named.
    pub place: Option<Place>,
    start: Start,
}

impl Question {
    /// The same question at its first page.
    #[must_use]
    pub fn from_the_start(mut self) -> Self {
        self.query.after = None;
        self.start = Start::First;
        self
    }
}

/// One page of what was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The hits.
    pub hits: Vec<Hit>,
    /// Counts by the values of each field.
    pub facets: Vec<Facet>,
    /// All listings that fit.
    pub total: u64,
    /// The devices that they have left together.
    pub units: u64,
    /// What to send as `after` for the next page.
    pub next: Option<String>,
    /// No listing has all the words: these have as many of them as any has.
    pub relaxed: bool,
    /// Whether the database answered, since the engine could not.
    pub from_database: bool,
}

/// All the values of a parameter, repeated or with commas.
fn values(all: &[String]) -> Vec<String> {
    let split = all.iter().flat_map(|text| text.split(','));
    split.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

fn fault(field: &str, code: &'static str, args: Vec<(&'static str, String)>) -> Fault {
    Fault { field: field.to_owned(), code, args }
}

/// A decimal number as people type it.
fn decimal(text: &str) -> Option<f64> {
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

/// Reads a question; every parameter at fault is named at once.
///
/// # Errors
/// 422 with each field at fault.
pub async fn understand(c: &impl ConnectionTrait, args: &SearchArgs) -> Result<Question> {
    let mut faults = Vec::new();
    let mut query = SearchQuery { words: args.q.trim().to_owned(), ..SearchQuery::default() };
    query.categories = values(&args.category).into_iter().map(|code| code.to_lowercase()).collect();
    if let Some(odd) = query.categories.iter().find(|code| !CATEGORIES.contains(&code.as_str())) {
        let args = vec![("value", odd.chars().take(40).collect()), ("allowed", CATEGORIES.join(", "))];
        faults.push(fault("category", "search-category", args));
    }
    query.grades = values(&args.grade).into_iter().map(|code| code.to_uppercase()).collect();
    if let Some(odd) = query.grades.iter().find(|code| code.parse::<Grade>().is_err()) {
        faults.push(fault("grade", "search-grade", vec![("value", odd.chars().take(40).collect())]));
    }
    query.brands = values(&args.brand);
    query.departments = values(&args.department).into_iter().map(|code| code.to_uppercase()).collect();
    query.systems = values(&args.system).into_iter().map(|code| code.to_lowercase()).collect();
    if let Some(odd) = query.systems.iter().find(|code| !SYSTEMS.contains(&code.as_str())) {
        let args = vec![("value", odd.chars().take(40).collect()), ("allowed", SYSTEMS.join(", "))];
        faults.push(fault("system", "search-system", args));
    }
    let quantity = args.quantity_min.trim();
    if !quantity.is_empty() {
        match quantity.parse::<u32>() {
            Ok(least) => query.quantity_min = Some(least),
            Err(_) => faults.push(fault("quantity_min", "search-whole-number", Vec::new())),
        }
    }
    for text in values(&args.memory_gb_min) {
        match text.parse::<u32>() {
            Ok(least) => {
                query.memory_gb_min = Some(query.memory_gb_min.map_or(least, |other| Ord::min(other, least)));
            }
            Err(_) => faults.push(fault("memory_gb_min", "search-whole-number", Vec::new())),
        }
    }
    let price = args.price_cents_max.trim();
    if !price.is_empty() {
        match price.parse::<i64>().ok().filter(|cents| *cents >= 0) {
            Some(cents) => query.price_cents_max = Some(cents),
            None => faults.push(fault("price_cents_max", "search-whole-number", Vec::new())),
        }
    }
    let near = args.near.trim();
    let place = if near.is_empty() { None } else { territories::resolve(c, near).await? };
    if !near.is_empty() && place.is_none() {
        faults.push(fault("near", "place-unknown", vec![("place", near.chars().take(80).collect())]));
    }
    query.near = place.as_ref().map(|place| coordinates(place.point));
    let radius = args.radius_km.trim();
    query.radius_km = query.near.map(|_| USUAL_RADIUS_KM);
    if !radius.is_empty() {
        match decimal(radius).filter(|radius| (0.0..=FURTHEST_KM).contains(radius) && *radius > 0.0) {
            Some(_) if near.is_empty() => faults.push(fault("near", "search-near-for-radius", Vec::new())),
            Some(radius) => query.radius_km = Some(radius),
            None => faults.push(fault("radius_km", "search-radius", Vec::new())),
        }
    }
    match args.sort.trim() {
        "" | "relevance" => {}
        "distance" if near.is_empty() => faults.push(fault("near", "search-near-for-distance", Vec::new())),
        "distance" => query.sort = Sort::Distance,
        "price" => query.sort = Sort::PriceAsc,
        "price_desc" => query.sort = Sort::PriceDesc,
        "newest" => query.sort = Sort::Newest,
        _ => faults.push(fault("sort", "search-sort", Vec::new())),
    }
    let limit = args.limit.trim();
    if !limit.is_empty() {
        match limit.parse::<usize>().ok().filter(|limit| *limit > 0) {
            Some(limit) => query.limit = Ord::min(limit, settings::MAX_LIMIT),
            None => faults.push(fault("limit", "search-limit", Vec::new())),
        }
    }
    let start = match args.after.trim() {
        "" => Start::First,
        text => match (text.strip_prefix(FROM_DATABASE), text.parse::<Cursor>()) {
            (Some(offset), _) => match offset.parse().ok().filter(|at| *at <= u64::from(settings::MAX_REACH))
            {
                Some(offset) => Start::Database(offset),
                None => {
                    faults.push(fault("after", "search-after", Vec::new()));
                    Start::First
                }
            },
            (None, Ok(cursor)) => {
                query.after = Some(cursor);
                Start::Engine
            }
            (None, Err(_)) => {
                faults.push(fault("after", "search-after", Vec::new()));
                Start::First
            }
        },
    };
    if faults.is_empty()
        && let Err(refused) = query.check()
    {
        faults.push(fault(refused.field(), "search-too-much", Vec::new()));
    }
    if faults.is_empty() { Ok(Question { query, place, start }) } else { Err(Error::faults(faults)) }
}

/// Answers: from the engine, or from the database when the engine cannot.
///
/// # Errors
/// 422 on `after` when it continues another question, or an answer that can no longer be continued.
pub async fn find(db: &Db, engine: &Engine, now: Instant, question: &Question) -> Result<Found> {
    if !matches!(question.start, Start::Database(_)) {
        match engine.ask(&question.query).await {
            Some(Ok(page)) => {
                return Ok(Found {
                    hits: page.hits,
                    facets: page.facets,
                    total: page.total,
                    units: page.units,
                    next: page.next.map(|cursor| cursor.to_string()),
                    relaxed: page.relaxed,
                    from_database: false,
                });
            }
            Some(Err(SearchError::InvalidCursor(_))) => return Err(Error::invalid("after", "search-after")),
            Some(Err(SearchError::InvalidQuery(refused))) => {
                return Err(Error::invalid(refused.field(), "search-too-much"));
            }
            Some(Err(error)) => {
                tracing::error!(%error, cause = ?std::error::Error::source(&error), "the search engine failed");
            }
            None => {}
        }
    }
    let offset = match question.start {
        Start::First => 0,
        Start::Database(offset) => offset,
        Start::Engine => return Err(Error::invalid("after", "search-after")),
    };
    let query = &question.query;
    let near = question.place.as_ref().map(|place| place.point).zip(query.radius_km);
    let words = fallback::words(&query.words);
    let offers = store::candidates(db.read(), now, &words, near, MOST_CANDIDATES).await?;
    let answer = fallback::answer(offers.iter().filter_map(document).collect(), query, offset);
    Ok(Found {
        hits: answer.hits,
        facets: answer.facets,
        total: answer.total,
        units: answer.units,
        next: answer.next.map(|offset| format!("{FROM_DATABASE}{offset}")),
        relaxed: false,
        from_database: true,
    })
}
