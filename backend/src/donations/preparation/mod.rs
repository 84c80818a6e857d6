//! Before a lot is collected: locks to lift, leased equipment, where its data are erased. Kept with the lot; the workshop
//! sees it, and decides whether it collects without.

mod api;
mod entity;
mod pages;
pub(super) mod rules;
mod service;
mod store;
mod view;

pub(super) use api::router;
pub(super) use pages::pages;
pub use rules::{ErasurePlace, LeasedEquipment, Lock, LockLift, Preparation, Unprepared};
pub(super) use service::is_time;
pub use service::{Answers, Proof, answer, attach};
pub(super) use store::{find, leased_lines, missing_of};
pub(super) use view::{facts, missing_words};
