//! A listing as the search knows it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::error::SearchError;

/// A point on Earth, in decimal degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Coordinates {
    /// −90 to 90.
    pub latitude: f64,
    /// −180 to 180.
    pub longitude: f64,
}

impl Coordinates {
    /// Whether both numbers are finite and on the globe.
    pub fn are_possible(&self) -> bool {
        (-90.0..=90.0).contains(&self.latitude) && (-180.0..=180.0).contains(&self.longitude)
    }
}

/// Everything the catalogue can search, filter, sort or show about one listing.
///
/// Codes and names used as filters (`category`, `brand`, `grade`, `department`, `system`) are compared exactly: give
/// the canonical spelling. An empty one means unknown: it is neither counted nor found by that filter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListingDocument {
    /// The listing's identifier, 1 to 64 characters; also the last tie-breaker of every order.
    pub listing_id: String,
    /// Grows with each change; an older version never replaces a newer one.
    pub version: u64,
    pub title: String,
    pub model: String,
    pub brand: String,
    /// The category's code (`laptop`, `desktop`…); words of its concept find the listing.
    pub category: String,
    /// The cosmetic grade's code: A, B or C.
    pub grade: String,
    /// Working memory in gigabytes.
    pub memory_gb: Option<u32>,
    /// Storage in gigabytes.
    pub storage_gb: Option<u32>,
    /// Screen diagonal in inches.
    pub screen_inch: Option<f32>,
    pub processor: Option<String>,
    pub operating_system: Option<String>,
    /// The system's family, as a filter: `windows_11`, `linux`.
    pub system: String,
    /// Keyboard layout, such as `AZERTY`.
    pub keyboard: Option<String>,
    /// Battery health, 0 to 100 percent of its first capacity.
    pub battery_percent: Option<u8>,
    /// Price in cents, zero or more.
    pub price_cents: i64,
    /// The code of the VAT regime.
    pub vat_regime: String,
    pub warranty_months: u32,
    /// Units available; a listing with none stays in the index and is never found.
    pub quantity: u32,
    pub seller_id: String,
    pub seller_name: String,
    /// Whether the seller is an organisation of work integration (insertion).
    pub insertion: bool,
    /// The département's code: `33`, `2A`, `974`.
    pub department: String,
    pub commune_name: String,
    pub insee_code: String,
    /// Where the equipment is; without it a listing has no distance and no radius finds it.
    pub place: Option<Coordinates>,
    pub published_at: DateTime<Utc>,
    /// Free text found by words and shown nowhere (names of territories, accessories, uses…).
    pub words: String,
}

const MAX_ID_CHARACTERS: usize = 64;
const MAX_CODE_CHARACTERS: usize = 120;
const MAX_TEXT_CHARACTERS: usize = 2_000;
const MAX_WORDS_CHARACTERS: usize = 20_000;

impl ListingDocument {
    /// Refuses what no engine could index faithfully, naming the field.
    pub(crate) fn check(&self) -> Result<(), SearchError> {
        let longer_than = |text: &str, most: usize| text.chars().nth(most).is_some();
        let refused = |field| {
            let listing_id = self.listing_id.chars().take(MAX_ID_CHARACTERS).collect();
            Err(SearchError::InvalidDocument { listing_id, field })
        };
        if self.listing_id.is_empty() || longer_than(&self.listing_id, MAX_ID_CHARACTERS) {
            return refused("listing_id");
        }
        let codes = [
            ("brand", &self.brand),
            ("category", &self.category),
            ("grade", &self.grade),
            ("department", &self.department),
            ("system", &self.system),
        ];
        if let Some((field, _)) = codes.iter().find(|(_, text)| longer_than(text, MAX_CODE_CHARACTERS)) {
            return refused(field);
        }
        let texts = [
            ("title", Some(&self.title)),
            ("model", Some(&self.model)),
            ("processor", self.processor.as_ref()),
            ("operating_system", self.operating_system.as_ref()),
            ("keyboard", self.keyboard.as_ref()),
            ("seller_name", Some(&self.seller_name)),
            ("commune_name", Some(&self.commune_name)),
        ];
        let too_long =
            |text: &Option<&String>| text.is_some_and(|text| longer_than(text, MAX_TEXT_CHARACTERS));
        if let Some((field, _)) = texts.iter().find(|(_, text)| too_long(text)) {
            return refused(field);
        }
        if longer_than(&self.words, MAX_WORDS_CHARACTERS) {
            return refused("words");
        }
        if self.price_cents < 0 {
            return refused("price_cents");
        }
        if self.screen_inch.is_some_and(|inches| !inches.is_finite()) {
            return refused("screen_inch");
        }
        if self.place.is_some_and(|place| !place.are_possible()) {
            return refused("place");
        }
        Ok(())
    }
}
