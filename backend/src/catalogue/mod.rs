//! The catalogue: what workshops sell, at which price, how many are left, and how it is found.
//!
//! The database is the truth; the search engine behind [`Engine`] follows it through the change log, and the
//! catalogue answers from the database when the engine cannot.

mod api;
mod content;
mod documents;
mod engine;
mod entity;
mod fallback;
mod finder;
mod listed;
mod may;
mod offer;
mod pages;
mod publication;
pub mod rules;
mod search_api;
mod service;
mod store;
mod write;

pub use api::router as api;
pub use content::Content;
pub use engine::{Difference, Engine, Rebuilt};
pub use finder::{Found, Question, SearchArgs, USUAL_RADIUS_KM, find, understand};
pub use offer::{Offer, OfferFilter};
pub use pages::{listing_page, pages};
pub use publication::{MOST_AT_ONCE, Publication, Published, publish_many, publish_one, unpublish};
pub use rules::{State, VatRegime};
pub use service::{act, enforce_accreditation, open_listings, own_listings, set_price, todo};
pub use store::{available_near, count_offers, offer, offers, offers_by_department, offers_by_id};
pub use write::{BuiltListing, insert_built};
