//! What it all amounts to: figures computed from events, each with its source, and the public pages that show them.

mod api;
mod campaign_api;
mod campaign_pages;
mod desk_pages;
pub mod estimate;
mod estimate_api;
mod estimate_pages;
pub mod forecast;
mod models;
mod pages;
pub mod reuse;
pub mod rules;
mod service;
mod shortage;
mod site_pages;

pub use api::router as api;
pub use pages::pages;
pub use reuse::todo;
pub use service::{CategoryReuse, Effect, effect};
