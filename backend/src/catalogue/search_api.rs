//! `GET /api/v1/search`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use search::Hit;
use serde::Serialize;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::finder::{self, SearchArgs};
use crate::kernel::Result;
use crate::web::{App, Args, Op, Problem};

/// The route that finds.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(search_catalogue))
}

/// A listing found.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct HitOut {
    /// The listing.
    listing_id: String,
    /// Its title.
    title: String,
    /// The model.
    model: String,
    /// The brand; empty when unknown.
    brand: String,
    /// The category's code.
    category: String,
    /// A, B or C.
    grade: String,
    /// Memory in gigabytes.
    memory_gb: Option<u32>,
    /// Storage in gigabytes.
    storage_gb: Option<u32>,
    /// The price of one, tax included.
    price_cents: i64,
    /// `normal` or `margin`.
    vat_regime: String,
    /// Months.
    warranty_months: u32,
    /// Devices left to buy, a moment ago.
    available: u32,
    /// Who sells.
    seller_name: String,
    /// Whether they are an enterprise of work integration.
    insertion: bool,
    /// Where it is.
    commune: String,
    /// Code of the département.
    department_code: String,
    /// Degrees north.
    lat: Option<f64>,
    /// Degrees east.
    lng: Option<f64>,
    /// Distance from `near`, in kilometres.
    distance_km: Option<f64>,
    /// Its page.
    url: String,
}

impl From<Hit> for HitOut {
    fn from(hit: Hit) -> Self {
        let Hit { listing, distance_km } = hit;
        Self {
            url: format!("/offres/{}", listing.listing_id),
            listing_id: listing.listing_id,
            title: listing.title,
            model: listing.model,
            brand: listing.brand,
            category: listing.category,
            grade: listing.grade,
            memory_gb: listing.memory_gb,
            storage_gb: listing.storage_gb,
            price_cents: listing.price_cents,
            vat_regime: listing.vat_regime,
            warranty_months: listing.warranty_months,
            available: listing.quantity,
            seller_name: listing.seller_name,
            insertion: listing.insertion,
            commune: listing.commune_name,
            department_code: listing.department,
            lat: listing.place.map(|place| place.latitude),
            lng: listing.place.map(|place| place.longitude),
            distance_km,
        }
    }
}

/// How many listings have a value.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct FacetValueOut {
    /// As the filter takes it; for memory and price, the least of a bracket.
    value: String,
    /// Listings.
    count: u64,
}

/// One page of what was found.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct SearchOut {
    /// The listings.
    hits: Vec<HitOut>,
    /// By field: category, brand, grade, department, system, memory (gigabytes), price (cents).
    facets: BTreeMap<&'static str, Vec<FacetValueOut>>,
    /// All listings that fit.
    total: u64,
    /// The devices that they have left together.
    units: u64,
    /// What to send as `after` for the next page; null on the last.
    next: Option<String>,
    /// No listing has all the words: these have as many of them as any has.
    relaxed: bool,
}

/// Search the catalogue
///
/// Open to everyone. With `near` and no `radius_km`, 50 km around. When the search engine is down the database answers,
/// and the header `X-Rebond-Search: database` says so: then no typing mistake is forgiven.
#[utoipa::path(get, path = "/search", tag = "catalogue", params(SearchArgs),
    responses((status = 200, body = SearchOut), (status = 422, body = Problem)))]
async fn search_catalogue(
    State(app): State<App>,
    Op(op): Op,
    Args(args): Args<SearchArgs>,
) -> Result<Response> {
    let question = finder::understand(app.db.read(), &args).await?;
    let found = finder::find(&app.db, &app.catalogue, op.now, &question).await?;
    let source = if found.from_database { "database" } else { "engine" };
    let out = SearchOut {
        hits: found.hits.into_iter().map(Into::into).collect(),
        facets: found
            .facets
            .into_iter()
            .map(|facet| {
                let values = facet.values.into_iter();
                (
                    facet.name.as_str(),
                    values.map(|value| FacetValueOut { value: value.value, count: value.count }).collect(),
                )
            })
            .collect(),
        total: found.total,
        units: found.units,
        next: found.next,
        relaxed: found.relaxed,
    };
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=10")),
        (HeaderName::from_static("x-rebond-search"), HeaderValue::from_static(source)),
    ];
    Ok((headers, Json(out)).into_response())
}
