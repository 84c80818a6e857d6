//! The telephone: being called back without an account, and the list from which agents call.

mod api;
mod codes;
mod entity;
mod filing;
mod filing_pages;
mod follow;
mod follow_pages;
mod line_pages;
mod lines;
mod list_pages;
pub mod opinion;
mod opinion_pages;
mod opinions;
mod pages;
mod places;
pub mod rules;
mod service;
mod stats;
mod stats_pages;
mod store;

pub use crate::kernel::hours;
pub use codes::{complete, complete_all};
pub use lines::{LineBook, Whereabouts, known_line, line_for};
pub use opinions::{FORGET_SENTENCE, forget_sentence};
pub use service::{FORGET, calls, forget, todo};
pub use stats::StatsCache;
pub use store::Callback;

use utoipa_axum::router::OpenApiRouter;

use crate::web::{App, Pages};

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    pages::pages()
        .merge(follow_pages::pages())
        .merge(opinion_pages::pages())
        .merge(stats_pages::pages())
        .merge(line_pages::pages())
        .merge(filing_pages::pages())
}

/// The JSON routes of this room.
pub fn api() -> OpenApiRouter<App> {
    api::router()
        .merge(follow_pages::api())
        .merge(opinion_pages::api())
        .merge(stats_pages::api())
        .merge(line_pages::api())
}
