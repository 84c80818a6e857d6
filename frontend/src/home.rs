//! The first page, and the pages that explain each way in.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};

use crate::components::Figure;
use crate::context::PageContext;
use crate::filters;
use crate::map::OfferMap;
use crate::solidarity::WaitLine;

/// `/`.
#[derive(Template)]
#[template(path = "pages/home/home.html")]
pub struct HomePage {
    pub ctx: PageContext,
    /// Three at most, computed from the database, each with its source and date.
    pub figures: Vec<Figure>,
    pub map: OfferMap,
    /// How many offers these devices are in.
    pub offers: u64,
    /// What can be bought near a place that is known.
    pub nearby: Option<NearbyOffer>,
    /// What was typed as the place.
    pub near: String,
}

/// How much can be bought nearby.
#[derive(Clone, Debug)]
pub struct NearbyOffer {
    pub count: i64,
    /// « Bègles (33) ».
    pub place: String,
}

/// The questions of `/donner`: texts `question-give-…` and `answer-give-…`.
pub const GIVE_QUESTIONS: [&str; 11] =
    ["free", "minimum", "who", "proof", "broken", "time", "what", "carry", "receipt", "data", "person"];
/// The questions of `/acheter-ensemble`.
pub const BUY_QUESTIONS: [&str; 10] =
    ["free", "minimum", "who", "law", "vote", "vat", "broken", "time", "carry", "data"];
/// The questions of `/aider-un-foyer`.
pub const HELP_QUESTIONS: [&str; 10] =
    ["free", "who", "proof", "minimum", "time", "rule", "what", "carry", "broken", "data"];

/// `/donner`.
#[derive(Template)]
#[template(path = "pages/home/give.html")]
pub struct GivePage {
    pub ctx: PageContext,
    /// Where a lot is declared.
    pub declare: String,
    /// How many accredited workshops receive lots today.
    pub workshops: u64,
}

/// `/acheter-ensemble`.
#[derive(Template)]
#[template(path = "pages/home/buy.html")]
pub struct BuyPage {
    pub ctx: PageContext,
    /// Where a pooled order is opened.
    pub open: String,
    /// Those one may join today, soonest to close first.
    pub orders: Vec<OpenOrder>,
}

/// A pooled order that still takes participants.
#[derive(Clone, Debug)]
pub struct OpenOrder {
    pub title: String,
    pub coordinator: String,
    pub closes_on: NaiveDate,
    /// Devices wanted so far, and the number from which the order is confirmed.
    pub wanted: u64,
    pub minimum: u64,
    pub participants: u64,
    pub address: String,
    /// The départements that it delivers to: « Gironde (33) ».
    pub place: String,
    /// How far its nearest member is from the reader, in kilometres; nothing for who has no place.
    pub distance_km: Option<f64>,
    /// Whether the reader's own organisation coordinates it or takes part.
    pub own: bool,
}

/// `/aider-un-foyer`.
#[derive(Template)]
#[template(path = "pages/home/help.html")]
pub struct HelpPage {
    pub ctx: PageContext,
    /// Where a request is filed.
    pub request: String,
    /// How long one waits for each kind of device, in a few words.
    pub waits: Vec<WaitLine>,
    /// Where that is counted: « Bègles (33) », « Gironde »; empty for the whole country.
    pub place: String,
    /// What was typed as the place.
    pub near: String,
    /// Whether nobody knows the place that was typed.
    pub place_unknown: bool,
}

/// `/chiffres`.
#[derive(Template)]
#[template(path = "pages/home/figures.html")]
pub struct FiguresPage {
    pub ctx: PageContext,
    pub figures: Vec<Figure>,
    pub categories: Vec<CategoryFigure>,
    pub factors: Vec<FactorLine>,
    pub map: OfferMap,
    pub computed_at: DateTime<Utc>,
}

impl FiguresPage {
    /// The longest bar of the chart.
    fn highest(&self) -> u64 {
        self.categories.iter().map(|category| category.reused).max().unwrap_or_default().max(1)
    }
}

/// What was reused of one category.
#[derive(Clone, Debug)]
pub struct CategoryFigure {
    /// Category code: `laptop`.
    pub category: String,
    /// Devices sold, given or lent.
    pub reused: u64,
    /// Grams of CO2e that a further year of use avoids; nothing where no factor is published.
    pub avoided_grams: Option<i64>,
    /// Whether it is our estimate.
    pub estimated: bool,
}

impl CategoryFigure {
    /// The bar's length out of 600.
    fn bar(&self, highest: u64) -> u64 {
        (self.reused * 600 / highest).max(u64::from(self.reused > 0) * 2)
    }
}

/// One factor behind the figures, with its source.
#[derive(Clone, Debug)]
pub struct FactorLine {
    pub label: String,
    /// Already written, with its unit: « 27 kg CO₂e par an ».
    pub value: String,
    pub source: String,
}
