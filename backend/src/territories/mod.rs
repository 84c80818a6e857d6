//! Communes of today and yesterday: found by code, postal code or name typed without accents; and how far they are.

mod api;
mod entity;
mod load;
mod names;
mod store;

pub use api::router as api;
pub use load::load;
pub use names::fold;
pub use store::{Commune, Place, codes_in, departments, find, find_many, resolve, search};
