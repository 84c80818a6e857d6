//! Offers as the search engine knows them.

use sea_orm::DatabaseConnection;
use search::{BoxedError, Coordinates, ListingBatches, ListingDocument};

use super::offer::Offer;
use super::rules::{State, system_family};
use super::store;
use crate::kernel::{Instant, ListingId};

/// Listings read at once for a rebuild.
const BATCH: u64 = 500;
/// The longest text and code that the engine takes, in characters.
const LONGEST_TEXT: usize = 500;
const LONGEST_CODE: usize = 120;

/// The document of an offer; none for a listing that is not in the catalogue.
pub(super) fn document(offer: &Offer) -> Option<ListingDocument> {
    if offer.state != State::Published {
        return None;
    }
    let spec = &offer.specification;
    // Within what the engine takes: what an inventory said at length must not keep a listing out.
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let text = |text: &Option<String>| text.as_deref().map(|text| short(text, LONGEST_TEXT));
    let whole = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
    Some(ListingDocument {
        listing_id: offer.listing_id.to_string(),
        version: u64::try_from(offer.document_version).unwrap_or_default(),
        title: offer.title.clone(),
        model: short(&spec.model, LONGEST_TEXT),
        brand: short(spec.brand.as_deref().unwrap_or_default(), LONGEST_CODE),
        category: short(&spec.category, LONGEST_CODE),
        grade: offer.grade.code().to_owned(),
        memory_gb: whole(spec.memory_mb).map(|megabytes| megabytes / 1024).filter(|gigabytes| *gigabytes > 0),
        storage_gb: whole(offer.storage_gb),
        screen_inch: spec
            .screen_inch_tenths
            .and_then(|tenths| u16::try_from(tenths).ok())
            .map(|tenths| f32::from(tenths) / 10.0),
        processor: text(&spec.processor),
        // Codes such as windows_11 are searched as the words they are.
        operating_system: text(&spec.operating_system).map(|system| system.replace('_', " ")),
        system: spec.operating_system.as_deref().map_or("", system_family).to_owned(),
        keyboard: text(&spec.keyboard_layout),
        battery_percent: spec.battery_percent.and_then(|percent| u8::try_from(percent).ok()),
        price_cents: offer.price_cents.0,
        vat_regime: offer.vat_regime.code().to_owned(),
        warranty_months: whole(Some(offer.warranty_months)).unwrap_or_default(),
        quantity: u32::try_from(offer.available).unwrap_or_default(),
        seller_id: offer.seller_id.to_string(),
        seller_name: short(&offer.seller_name, LONGEST_TEXT),
        insertion: offer.insertion,
        department: offer.department_code.clone(),
        commune_name: offer.commune.clone(),
        insee_code: offer.site.insee_code.clone(),
        place: Some(Coordinates { latitude: offer.site.point.lat, longitude: offer.site.point.lng }),
        published_at: offer.published_at.unwrap_or_default(),
        words: offer.description.clone().unwrap_or_default(),
    })
}

/// All listings of the catalogue, read from the database batch by batch.
pub(super) struct AllListings<'a> {
    connection: &'a DatabaseConnection,
    now: Instant,
    after: Option<ListingId>,
}

impl<'a> AllListings<'a> {
    pub(super) fn new(connection: &'a DatabaseConnection, now: Instant) -> Self {
        Self { connection, now, after: None }
    }
}

#[async_trait::async_trait]
impl ListingBatches for AllListings<'_> {
    async fn next_batch(&mut self) -> Result<Option<Vec<ListingDocument>>, BoxedError> {
        let offers = store::published_page(self.connection, self.now, self.after, BATCH).await?;
        let Some(last) = offers.last() else { return Ok(None) };
        self.after = Some(last.listing_id);
        Ok(Some(offers.iter().filter_map(document).collect()))
    }
}
