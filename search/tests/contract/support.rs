//! What the suite needs: engines to test, listings to put in them, short ways to ask.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use search::{CatalogueSearch, Coordinates, EmbeddedSearch, ListingDocument, SearchPage, SearchQuery};

/// An empty engine, and what must live as long as it.
pub(crate) struct Fresh {
    pub(crate) engine: Arc<dyn CatalogueSearch>,
    _folder: tempfile::TempDir,
}

/// The embedded engine, in a folder of its own.
pub(crate) fn embedded() -> Fresh {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (engine, _) = EmbeddedSearch::open(folder.path()).expect("an engine");
    Fresh { engine: Arc::new(engine), _folder: folder }
}

pub(crate) const BEGLES: Coordinates = Coordinates { latitude: 44.8076, longitude: -0.5489 };
pub(crate) const BORDEAUX: Coordinates = Coordinates { latitude: 44.8378, longitude: -0.5792 };
pub(crate) const LILLE: Coordinates = Coordinates { latitude: 50.6292, longitude: 3.0573 };

pub(crate) fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_760_000_000 + seconds, 0).expect("a moment")
}

/// A ThinkPad in Bordeaux, with whatever the test changes.
pub(crate) fn listing(listing_id: &str, change: impl FnOnce(&mut ListingDocument)) -> ListingDocument {
    let mut listing = ListingDocument {
        listing_id: listing_id.to_owned(),
        version: 1,
        title: "Lenovo ThinkPad T480".to_owned(),
        model: "ThinkPad T480".to_owned(),
        brand: "Lenovo".to_owned(),
        category: "laptop".to_owned(),
        grade: "B".to_owned(),
        memory_gb: Some(8),
        storage_gb: Some(256),
        screen_inch: Some(14.0),
        processor: Some("Intel Core i5-8350U".to_owned()),
        operating_system: Some("Windows 11".to_owned()),
        system: "windows_11".to_owned(),
        keyboard: Some("AZERTY".to_owned()),
        battery_percent: Some(82),
        price_cents: 18_000,
        vat_regime: "margin".to_owned(),
        warranty_months: 12,
        quantity: 4,
        seller_id: "0199".to_owned(),
        seller_name: "Atelier de la Rive".to_owned(),
        insertion: true,
        department: "33".to_owned(),
        commune_name: "Bordeaux".to_owned(),
        insee_code: "33063".to_owned(),
        place: Some(BORDEAUX),
        published_at: moment(0),
        words: String::new(),
    };
    change(&mut listing);
    listing
}

/// A listing of which only the title, brand and category say anything.
pub(crate) fn plain(listing_id: &str, title: &str, brand: &str, category: &str) -> ListingDocument {
    listing(listing_id, |listing| {
        listing.title = title.to_owned();
        listing.model = String::new();
        listing.brand = brand.to_owned();
        listing.category = category.to_owned();
        listing.processor = None;
        listing.operating_system = None;
        listing.memory_gb = None;
        listing.storage_gb = None;
        listing.screen_inch = None;
    })
}

pub(crate) async fn holding(fresh: Fresh, listings: Vec<ListingDocument>) -> Fresh {
    fresh.engine.upsert(listings).await.expect("listings are indexed");
    fresh
}

pub(crate) fn asking(words: &str) -> SearchQuery {
    SearchQuery { words: words.to_owned(), limit: 100, ..SearchQuery::default() }
}

impl Fresh {
    pub(crate) async fn page(&self, query: &SearchQuery) -> SearchPage {
        self.engine.search(query).await.expect("an answer")
    }

    /// Ids found, in order.
    pub(crate) async fn found(&self, words: &str) -> Vec<String> {
        ids(&self.page(&asking(words)).await)
    }

    /// Ids found, sorted: for tests that only care about the set.
    pub(crate) async fn set(&self, words: &str) -> Vec<String> {
        let mut found = self.found(words).await;
        found.sort_unstable();
        found
    }
}

pub(crate) fn ids(page: &SearchPage) -> Vec<String> {
    page.hits.iter().map(|hit| hit.listing.listing_id.clone()).collect()
}
