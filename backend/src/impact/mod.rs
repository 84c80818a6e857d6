//! What it all amounts to: figures computed from events, each with its source, and the public pages that show them.

mod campaign_api;
mod campaign_pages;
pub mod estimate;
mod estimate_api;
mod estimate_pages;
pub mod forecast;
mod models;
mod pages;
pub mod rules;
mod service;
mod shortage;
mod site_pages;

pub use pages::pages;
pub use service::{CategoryReuse, Effect, effect};

/// The JSON routes of this room.
#[must_use]
pub fn api() -> utoipa_axum::router::OpenApiRouter<crate::web::App> {
    estimate_api::router().merge(campaign_api::router())
}
