//! The catalogue of what is on sale, and the page of one listing.

use std::collections::BTreeSet;

use askama::Template;

use crate::components::{Chip, Contact, Fact};
use crate::context::PageContext;
use crate::filters;
use crate::forms::Choice;
use crate::home::OpenOrder;

/// `/catalogue`: a GET form that keeps all of its state in the address.
#[derive(Template)]
#[template(path = "pages/catalogue/catalogue.html")]
pub struct CataloguePage {
    pub ctx: PageContext,
    /// What was typed as `q` and `near`.
    pub query: String,
    pub place: String,
    /// The commune that was found for `near`: « Bègles (33) »; empty without a place.
    pub place_found: String,
    /// Where it is, for the map.
    pub center: Option<(f64, f64)>,
    /// Whether `near` was typed and nothing has that name or code.
    pub place_unknown: bool,
    /// The chosen radius in kilometres; 0 for the whole country.
    pub radius_km: u32,
    /// What the count counts: a category's code when exactly one is chosen, otherwise `any`.
    pub subject: String,
    pub total: u64,
    /// The devices that those offers have left together.
    pub units: u64,
    /// A département of the very name that was typed as a place.
    pub department: Option<DepartmentInstead>,
    /// The least number of devices typed, as it was typed.
    pub quantity_min: String,
    /// The highest price typed, as it was typed, in euros.
    pub price_max: String,
    pub facets: Vec<Facet>,
    pub radii: Vec<Choice>,
    pub sorts: Vec<Choice>,
    pub chips: Vec<Chip>,
    pub hits: Vec<ListingCard>,
    /// The address of the rest of the list; empty at its end.
    pub next: String,
    /// The address of the first page when this is a later one; empty on the first.
    pub first: String,
    pub widen: Option<Widen>,
}

impl CataloguePage {
    /// How many places the offers of this page are at, as the map tells them apart.
    fn places(&self) -> usize {
        let point = |(lat, lng): (f64, f64)| format!("{lat:.3},{lng:.3}");
        let places: BTreeSet<String> = self.hits.iter().filter_map(|hit| hit.position).map(point).collect();
        places.len()
    }
}

/// The same search in a département.
#[derive(Clone, Debug)]
pub struct DepartmentInstead {
    /// « Gironde (33) ».
    pub name: String,
    pub address: String,
}

/// A group of checkboxes.
#[derive(Clone, Debug)]
pub struct Facet {
    /// The parameter: `category`, `grade`, `memory_gb_min`…
    pub name: String,
    pub label: String,
    pub options: Vec<FacetOption>,
}

#[derive(Clone, Debug)]
pub struct FacetOption {
    pub value: String,
    pub label: String,
    pub count: u64,
    pub selected: bool,
}

impl Facet {
    /// Options shown at once; the others are folded, unless one of them is chosen.
    fn near_options(&self) -> &[FacetOption] {
        &self.options[..self.fold()]
    }

    fn far_options(&self) -> &[FacetOption] {
        &self.options[self.fold()..]
    }

    fn fold(&self) -> usize {
        const SHOWN: usize = 7;
        let far_chosen = self.options.iter().skip(SHOWN).any(|option| option.selected);
        if self.options.len() <= SHOWN + 2 || far_chosen { self.options.len() } else { SHOWN }
    }
}

/// One listing in a list.
#[derive(Clone, Debug)]
pub struct ListingCard {
    pub address: String,
    pub category: String,
    pub title: String,
    /// `a`, `b`, `c`, `p`.
    pub grade: String,
    /// « 14 pouces · i5-8350U · 16 Go · SSD 256 Go ».
    pub specification: String,
    pub price_cents: i64,
    /// The price once the open programmes have paid their part.
    pub aided_price_cents: Option<i64>,
    pub available: u64,
    /// Months; 0 for none.
    pub warranty_months: u32,
    pub seller: String,
    pub town: String,
    pub distance_km: Option<f64>,
    /// Whether the seller is a social-insertion enterprise.
    pub insertion: bool,
    /// Latitude and longitude of the site, for the map.
    pub position: Option<(f64, f64)>,
}

impl ListingCard {
    /// The parts of the specification, so that none is broken over two lines.
    fn items(&self) -> impl Iterator<Item = &str> {
        self.specification.split(" · ")
    }
}

/// A larger radius that would find more.
#[derive(Clone, Debug)]
pub struct Widen {
    /// 0 for the whole country.
    pub radius_km: u32,
    pub total: u64,
    pub address: String,
}

/// `/offres/{id}`.
#[derive(Template)]
#[template(path = "pages/catalogue/listing.html")]
pub struct ListingPage {
    pub ctx: PageContext,
    pub card: ListingCard,
    /// The listing's reference.
    pub reference: String,
    /// `refurbished` or `reused`.
    pub working: String,
    pub facts: Vec<Fact>,
    /// How value added tax applies, in a sentence.
    pub vat: String,
    pub seller: Contact,
    /// Some devices of this listing: reference and passport address.
    pub passports: Vec<(String, String)>,
    /// Pooled orders nearby that ask for this category.
    pub orders: Vec<OpenOrder>,
    /// The seller's own words; empty for none.
    pub description: String,
    /// Why it cannot be ordered now; empty when it can.
    pub closed: String,
    /// Where a pooled order with this listing begins.
    pub pool: String,
    /// The place that the distance is counted from; empty for none.
    pub place: String,
    /// Back to the results; `/catalogue` when the visitor comes from elsewhere.
    pub back: String,
}
