//! Devices: identity and specification, the chain of events, custody, origin, and the one exclusive promise.
//!
//! Every change of a device goes through this door, inside the caller's transaction: it moves the state by
//! [`rules::transition`], appends a chained event, writes the audit entry and the change log.

mod chain;
pub mod claims;
mod device;
mod entity;
pub mod origin;
pub mod rules;
mod store;
mod verify;
mod write;

pub use claims::{ClaimOrder, EndReason, Purpose};
pub use device::{
    Device, DeviceFilter, Event, Grade, NewDevice, NewStorage, Specification, Storage, StorageFate,
};
pub use origin::{Destination, LegalBasis, Wish};
pub use rules::{Action, State};
pub use store::{
    count_by_state, events_of, find, find_by_reference, find_by_references, find_many, list, listings_of,
    reused_by_category, storages_of,
};
pub use verify::{VerifyReport, verify};
pub use write::{
    Draft, act, act_many, add_storages, insert_drafts, move_to, note, receive, set_bench_results,
    set_listing, set_storage_fate,
};
