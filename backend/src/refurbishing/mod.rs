//! Refurbishing: the bench. Tests on all functions, proofs of erasure for each storage (law 3), grades, parts and
//! recycling; and the sandbox's way to build such histories in memory.

mod api;
mod built;
pub mod certificates;
mod entity;
mod erasure;
mod evidence;
mod forms;
mod input;
mod list_pages;
mod may;
mod pages;
mod report;
pub mod rules;
mod service;
mod store;
mod todo;
mod verify;
mod view;

#[cfg(test)]
mod tests;

/// The JSON routes of this room.
pub fn api() -> utoipa_axum::router::OpenApiRouter<crate::web::App> {
    api::router().merge(certificates::router())
}

pub use built::Built;
pub use evidence::{Method, Submitted};
pub use pages::pages;
pub use service::Bench;
pub use store::{BenchTest, Evidence};
pub use todo::{highlight, todo};
pub use verify::{verify, verify_reports};
