//! The catalogue: what workshops sell, at which price, how many are left, and how it is found.
//!
//! The database is the truth; the search engine behind [`Engine`] follows it through the change log, and the
//! catalogue answers from the database when the engine cannot.

mod content;
mod entity;
mod offer;
pub mod rules;
mod store;

pub use content::Content;
pub use offer::{Offer, OfferFilter};
pub use rules::{State, VatRegime};
pub use store::{available_near, offer, offers, offers_by_department, offers_by_id};
