//! Solidarity: a mediator asks for a household that Rebond never knows, the rules say who comes first, a person
//! validates, and a device is handed over. Law 7 keeps names out, law 8 keeps it fair, law 9 makes it redoable.

mod api;
mod api_types;
mod built;
mod entity;
mod explain;
pub mod filing;
mod history;
mod history_ends;
pub mod jobs;
mod list_pages;
mod listed;
mod mail;
mod may;
pub mod orientation;
mod orientation_pages;
mod pace;
mod pages;
pub mod request;
mod request_object;
mod request_pages;
pub mod rules;
mod run_pages;
mod run_store;
pub mod service;
mod standing;
mod store;
mod todo;
mod transfer_pages;
mod verify;
mod view;

pub use api::router as api;
pub use built::values;
pub use history::{Drafts, History, Surroundings};
pub use pace::{Demand, demand, filed_by_month, hand_over_spans, handed_by_month};
pub use pages::{pages, short_sentence};
pub use standing::{
    Received, Whither, request_of_orientation, standing, standing_of_orientation, whither, whither_of_request,
};
pub use store::households_equipped;
pub use todo::{highlight, others, telling, todo};
pub use verify::{VerifyReport, verify};
pub use view::{ProposalView, proposal};

/// What a request's short code says it stands for.
pub const REQUEST: &str = "request";
