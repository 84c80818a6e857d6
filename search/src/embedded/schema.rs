//! The fields of the index and how a listing is written into them.

use std::collections::BTreeSet;

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
    Value,
};
use tantivy::tokenizer::{PreTokenizedString, Token};

use super::words::{ANALYSIS_VERSION, Analysis, ListingWords};
use crate::checksum::checksum;
use crate::document::{Coordinates, ListingDocument};
use crate::error::SearchError;
use crate::settings::{CONCEPTS, SIZE_UNITS};

/// Names of the columns read by ordinal or number.
pub(super) mod column {
    pub(crate) const LISTING_ID: &str = "listing_id";
    pub(crate) const VERSION: &str = "version";
    pub(crate) const CATEGORY: &str = "category";
    pub(crate) const BRAND: &str = "brand";
    pub(crate) const GRADE: &str = "grade";
    pub(crate) const DEPARTMENT: &str = "department";
    pub(crate) const SYSTEM: &str = "system";
    pub(crate) const MEMORY_GB: &str = "memory_gb";
    pub(crate) const PRICE_CENTS: &str = "price_cents";
    pub(crate) const QUANTITY: &str = "quantity";
    pub(crate) const PUBLISHED_AT: &str = "published_at";
    pub(crate) const LATITUDE: &str = "latitude";
    pub(crate) const LONGITUDE: &str = "longitude";
}

/// Every field of the index.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) schema: Schema,
    pub(super) listing_id: Field,
    pub(super) head: Field,
    pub(super) head_stems: Field,
    pub(super) head_joined: Field,
    pub(super) body: Field,
    pub(super) body_stems: Field,
    pub(super) meanings: Field,
    pub(super) latitude: Field,
    pub(super) longitude: Field,
    version: Field,
    category: Field,
    brand: Field,
    grade: Field,
    department: Field,
    system: Field,
    memory_gb: Field,
    price_cents: Field,
    quantity: Field,
    published_at: Field,
    listing: Field,
}

impl Fields {
    pub(super) fn new() -> Self {
        let mut builder = Schema::builder();
        // Scores are whole numbers of our own, so neither frequencies nor lengths are kept.
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic);
        let words = TextOptions::default().set_indexing_options(indexing);
        let code = TextOptions::default().set_fast("raw");
        let listing_id = builder.add_text_field(column::LISTING_ID, words.clone().set_fast("raw"));
        let mut words_field = |name: &str| builder.add_text_field(name, words.clone());
        let head = words_field("head");
        let head_stems = words_field("head_stems");
        let head_joined = words_field("head_joined");
        let body = words_field("body");
        let body_stems = words_field("body_stems");
        let meanings = words_field("meanings");
        let code_field = |builder: &mut SchemaBuilder, name: &str| builder.add_text_field(name, code.clone());
        let category = code_field(&mut builder, column::CATEGORY);
        let brand = code_field(&mut builder, column::BRAND);
        let grade = code_field(&mut builder, column::GRADE);
        let department = code_field(&mut builder, column::DEPARTMENT);
        let system = code_field(&mut builder, column::SYSTEM);
        Self {
            listing_id,
            head,
            head_stems,
            head_joined,
            body,
            body_stems,
            meanings,
            category,
            brand,
            grade,
            department,
            system,
            version: builder.add_u64_field(column::VERSION, FAST),
            memory_gb: builder.add_u64_field(column::MEMORY_GB, FAST),
            price_cents: builder.add_i64_field(column::PRICE_CENTS, FAST),
            quantity: builder.add_u64_field(column::QUANTITY, FAST),
            published_at: builder.add_i64_field(column::PUBLISHED_AT, FAST),
            latitude: builder.add_f64_field(column::LATITUDE, INDEXED | FAST | STORED),
            longitude: builder.add_f64_field(column::LONGITUDE, INDEXED | FAST | STORED),
            listing: builder.add_bytes_field("listing", STORED),
            schema: builder.build(),
        }
    }

    /// What an index was made with: fields, analysis, synonyms. Another value means another index.
    pub(super) fn fingerprint(&self) -> u64 {
        let schema = serde_json::to_string(&self.schema).unwrap_or_default();
        checksum(format!("{ANALYSIS_VERSION} {schema} {CONCEPTS:?} {SIZE_UNITS:?}").as_bytes())
    }

    /// The listing as the index writes it.
    pub(super) fn write(
        &self,
        listing: &ListingDocument,
        analysis: &mut Analysis,
    ) -> Result<TantivyDocument, SearchError> {
        let words = ListingWords::of(listing, analysis);
        let mut document = TantivyDocument::new();
        document.add_text(self.listing_id, &listing.listing_id);
        for (field, found) in [
            (self.head, words.head),
            (self.head_stems, words.head_stems),
            (self.head_joined, words.head_joined),
            (self.body, words.body),
            (self.body_stems, words.body_stems),
            (self.meanings, words.meanings),
        ] {
            document.add_pre_tokenized_text(field, pre_tokenized(found));
        }
        for (field, code) in [
            (self.category, &listing.category),
            (self.brand, &listing.brand),
            (self.grade, &listing.grade),
            (self.department, &listing.department),
            (self.system, &listing.system),
        ] {
            if !code.is_empty() {
                document.add_text(field, code);
            }
        }
        document.add_u64(self.version, listing.version);
        if let Some(gigabytes) = listing.memory_gb {
            document.add_u64(self.memory_gb, gigabytes.into());
        }
        document.add_i64(self.price_cents, listing.price_cents);
        document.add_u64(self.quantity, listing.quantity.into());
        document.add_i64(self.published_at, listing.published_at.timestamp_millis());
        if let Some(place) = listing.place {
            document.add_f64(self.latitude, place.latitude);
            document.add_f64(self.longitude, place.longitude);
        }
        let kept = serde_json::to_vec(listing).map_err(SearchError::unavailable)?;
        document.add_bytes(self.listing, &kept);
        Ok(document)
    }

    /// The listing as it was given.
    pub(super) fn read(&self, document: &TantivyDocument) -> Result<ListingDocument, SearchError> {
        let kept = document.get_first(self.listing).and_then(|value| value.as_bytes());
        let mut listing: ListingDocument =
            serde_json::from_slice(kept.unwrap_or_default()).map_err(SearchError::unavailable)?;
        // JSON may move the last bit of a number on its way back; these columns do not.
        let degrees = |field| document.get_first(field).and_then(|value| value.as_f64());
        listing.place = degrees(self.latitude)
            .zip(degrees(self.longitude))
            .map(|(latitude, longitude)| Coordinates { latitude, longitude });
        Ok(listing)
    }
}

fn pre_tokenized(words: BTreeSet<String>) -> PreTokenizedString {
    let tokens = words
        .into_iter()
        .enumerate()
        .map(|(position, text)| Token { text, position, ..Token::default() })
        .collect();
    PreTokenizedString { text: String::new(), tokens }
}
