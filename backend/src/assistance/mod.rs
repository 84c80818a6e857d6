//! The telephone: being called back without an account, and the list from which agents call.

mod api;
mod codes;
mod entity;
mod follow;
mod follow_pages;
mod list_pages;
mod pages;
pub mod rules;
mod service;
mod store;

pub use codes::{complete, complete_all};
pub use service::{FORGET, calls, forget, todo};
pub use store::Callback;

use utoipa_axum::router::OpenApiRouter;

use crate::web::{App, Pages};

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    pages::pages().merge(follow_pages::pages())
}

/// The JSON routes of this room.
pub fn api() -> OpenApiRouter<App> {
    api::router().merge(follow_pages::api())
}
