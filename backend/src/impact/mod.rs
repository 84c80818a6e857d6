//! What it all amounts to: figures computed from events, each with its source, and the public pages that show them.

pub mod estimate;
mod estimate_api;
mod estimate_pages;
mod models;
mod pages;
pub mod rules;
mod service;
mod site_pages;

pub use estimate_api::router as api;
pub use pages::pages;
pub use service::{CategoryReuse, Effect, effect};
