//! The bench itself: one screen for each device, for a phone and a barcode reader. Every act carries a key of the page's
//! making into its own transaction, so that what was told without a connection is done once when it returns
//! (`docs/decisions/0008-bench-acts-carry-their-key.md`).

mod api;
mod batch_pages;
mod input;
mod pages;
mod parts;
mod parts_api;
mod parts_pages;
mod photos;
pub mod rules;
mod scan;
mod service;
mod store;
mod view;

pub(super) use api::router;
pub(super) use pages::pages;
pub(super) use photos::subject as photo_subject;
pub(super) use service::nothing_waits;
