//! The reception of a lot part: a blind count by one or several people, sealed containers, photos, signatures, disputes.
//!
//! Whoever counts sees what is on the list and not how many. Every count is an entry with its author and its moment,
//! never changed: a mistake is taken back by another entry. Once the count is closed, it is held against the list.

mod api;
mod dispute_api;
mod disputes;
mod entity;
mod pages;
mod photo_pages;
mod photos;
mod records;
pub(super) mod rules;
mod service;
mod store;
mod view;
mod written;

pub(super) use api::router;
pub use disputes::{END_DISPUTE, EndDispute, answer, contest, end_dispute};
pub(super) use pages::pages;
pub use photos::add_photo;
pub(super) use photos::subject as photo_subject;
pub use records::{Container, Dispute, Signature};
pub(super) use records::{disputes as disputes_of, open_disputes};
pub use rules::{ContainerCondition, Contester, DisputeAnswer, Entry, Extra, Signer, Tally};
pub use service::{CountSeen, Entered, What, close, enter, reopen, seen, take_back};
pub(super) use service::{beyond_the_list, is_here, settled};
pub use store::{Counting, Kind};
pub(super) use store::{counting, extras, insert_extras};
pub(super) use view::{dispute_facts, extras_rows, seals, signed};
pub use written::{NewContainer, NewSignature, put_container, sign};
pub(super) use written::{containers_of, signatures_of};
