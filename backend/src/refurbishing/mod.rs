//! Refurbishing: the bench. Tests on all functions, proofs of erasure for each storage (law 3), grades, parts and
//! recycling; and the sandbox's way to build such histories in memory.

mod api;
mod built;
pub mod certificates;
mod entity;
mod erasure;
mod evidence;
mod forms;
pub mod hardware;
mod input;
mod judged;
mod list_pages;
mod machine;
mod machine_api;
mod machine_facts;
mod machine_pages;
mod machine_store;
mod machine_view;
mod may;
mod merge;
mod pages;
mod proof;
mod recorded;
mod report;
mod reports;
mod revoke;
mod revoke_pages;
pub mod rules;
mod service;
mod store;
mod todo;
mod verify;
mod view;
mod waste;
mod waste_api;
mod waste_pages;
mod workbench;

#[cfg(test)]
mod tests;

/// The JSON routes of this room.
pub fn api() -> utoipa_axum::router::OpenApiRouter<crate::web::App> {
    api::router().merge(certificates::router())
}

pub use built::Built;
pub use erasure::{Handed, hand_in};
pub use evidence::{Method, Submitted};
pub use input::{EvidenceIn, Proof};
pub use judged::{Judged, judged_of};
pub use machine::{Sent as SentReport, add as add_hardware_reports};
pub use pages::pages;
pub use recorded::verify_records;
pub use revoke::{PROMISE_WITHDRAWN, Withdrawn};
pub use service::Bench;
pub use store::{BenchTest, Evidence};
pub use todo::{highlight, todo};
pub use verify::{verify, verify_reports};
pub use waste::{Told as WasteTold, WasteRecord, record as record_waste, waste_of_part};
