//! Devices: identity and specification, the chain of events, custody, origin, and the one exclusive promise.
//!
//! Every change of a device goes through this door, inside the caller's transaction: it moves the state by
//! [`rules::transition`], appends a chained event, writes the audit entry and the change log.

mod api;
mod chain;
pub mod claims;
mod device;
mod draft;
mod entity;
mod head_pages;
pub mod heads;
mod listed;
pub mod models;
pub mod origin;
mod origin_pages;
mod outcomes;
mod pace;
mod pages;
mod passport;
mod product_passport;
mod reread;
pub mod rules;
mod shares;
mod stock;
mod store;
mod verify;
mod write;

pub use api::{DeviceOut, search_text};
pub use claims::{ClaimOrder, EndReason, Purpose};
pub use device::{
    Device, DeviceFilter, Event, Grade, NewDevice, NewStorage, Specification, Storage, StorageFate, Word,
    title, word,
};
pub use draft::Draft;
pub use listed::{CATEGORIES, DataFate, DeviceOrder, count_by_category, data_fates, ordered, ordered_sql};
pub use origin::{Destination, LegalBasis, Receiver, Wish};
pub use outcomes::{Life, Unit, ids_after, lives, units_of_part};
pub use pace::made_ready_by_month;
pub use pages::{facts, keyboard_in_words, system_in_words};
pub use passport::{Passport, passport, public_state, tests_sentence};
pub use rules::{Action, State};
pub use shares::{Shares, shares};
pub use stock::{Stock, reuse_shares, stock};
pub use store::{
    average_weights, count_by_state, details_of_kind, device_of_storage, event_details, events_of, find,
    find_by_reference, find_by_references, find_many, held_with_serial, held_with_serials, ids_of_part,
    known_serials, last_return, last_returns, list, listings_of, reused_by_category, storages_by_id,
    storages_of,
};
pub use verify::{VerifyReport, fault_of, verify};
pub use write::{
    act, act_many, add_storages, describe, insert_drafts, insert_past, move_to, name_storage, note, receive,
    set_bench_results, set_listing, set_storage_fate, set_storage_serial,
};

/// The pages of this room.
#[must_use]
pub fn pages() -> crate::web::Pages {
    pages::pages().merge(models::pages()).merge(head_pages::pages()).merge(origin_pages::pages())
}

/// The JSON routes of this room.
pub fn api() -> utoipa_axum::router::OpenApiRouter<crate::web::App> {
    api::router().merge(models::router()).merge(head_pages::api())
}
