//! A seller's side of the catalogue: its listings, and publishing a device.

use askama::Template;

use crate::components::{Cell, Column, Fact};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::lists::List;
use crate::object::ObjectView;

/// `/desk/listings`.
#[derive(Template)]
#[template(path = "pages/listings/listings.html")]
pub struct ListingsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
    /// The rows of the list, with what can be done with each.
    pub rows: Vec<ListingRow>,
    /// Whether the person may do more than read.
    pub may_act: bool,
    /// Devices that are ready and have no destination yet.
    pub ready: u64,
}

/// One listing of the seller.
#[derive(Clone, Debug)]
pub struct ListingRow {
    pub id: String,
    pub reference: String,
    pub title: String,
    pub specification: String,
    /// `a`, `b`, `c`.
    pub grade: String,
    /// `published`, `paused`, `archived`, and `sold-out` for a published one without stock.
    pub state: String,
    /// Whether law 4 paused it.
    pub by_force: bool,
    pub price_cents: i64,
    /// The price as one types it.
    pub price_typed: String,
    pub available: i64,
    pub promised: i64,
    pub version: i64,
}

impl ListingRow {
    fn tone(&self) -> &'static str {
        match self.state.as_str() {
            "published" => "good",
            "paused" => "warning",
            _ => "neutral",
        }
    }

    fn address(&self, action: &str) -> String {
        format!("/desk/listings/{}/{action}", self.id)
    }
}

/// `/desk/listings/{id}`: one listing, as its seller sees it.
#[derive(Template)]
#[template(path = "pages/listings/listing.html")]
pub struct ListingDeskPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    /// The page's own address.
    pub address: String,
    pub version: i64,
    /// The price as one types it.
    pub price: String,
    /// Whether the reader may change the price.
    pub prices: bool,
    /// Whether the reader may end the listing.
    pub archives: bool,
    pub columns: Vec<Column>,
    /// Its devices, with where each is.
    pub units: Vec<Vec<Cell>>,
    /// Those that are not shown.
    pub more: i64,
}

/// `/desk/devices/{reference}/publish`.
#[derive(Template)]
#[template(path = "pages/listings/publish.html")]
pub struct PublishPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub reference: String,
    /// Brand and model.
    pub device: String,
    pub facts: Vec<Fact>,
    /// Why nothing can be published now; empty when it can.
    pub missing: String,
    /// Why sale is closed to this device; empty when it is open.
    pub sale_forbidden: String,
    /// `sale` or `solidarity`.
    pub to: String,
    pub price: String,
    pub regimes: Vec<Choice>,
    pub warranty: String,
    pub title: String,
    pub description: String,
    /// Whether all functions passed their tests.
    pub refurbished: bool,
}
