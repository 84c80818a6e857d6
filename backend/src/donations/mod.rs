//! Donations: lots, their inventories, the offer to workshops nearby, collection and reception.
//!
//! A donor declares a lot with a file; its part is offered to the nearest accredited workshop that may receive it,
//! then to the next, until one takes it or none is left. The workshop fetches it, counts it against its lines, and
//! each unit becomes a device that keeps the lot's origin (law 13).

pub mod agreement;
mod api;
mod asked;
mod bench_pages;
mod built;
mod by_line;
mod by_line_api;
mod campaign_figures;
mod campaign_lots;
mod capacity;
mod capacity_pages;
pub mod certificates;
mod choosing;
mod column_pages;
mod columns;
mod declare;
mod delays;
mod documents;
mod drafts;
mod entity;
mod given_pages;
pub mod inventory;
mod list_pages;
mod listed;
mod lives;
mod lot;
mod lot_object;
mod lot_pages;
mod mail;
mod matching;
mod may;
mod moment;
pub mod offering;
mod out;
mod pace;
mod part_object;
mod part_pages;
mod parts;
mod patronage;
pub mod preparation;
mod reading;
pub mod reception;
pub mod rules;
mod sealed_lines;
pub mod splitting;
mod standing;
mod store;
mod taking;
mod terms;
mod terms_pages;
mod todo;
mod units;
mod upload_pages;
mod uploads;
mod uploads_api;
mod verify;
mod view;
mod weighing;
mod why;
mod write;

pub use api::router as api;
pub use built::{BuiltLot, NewLot, insert_built, insert_draft};
pub use campaign_figures::{CampaignFigures, campaign_figures, lots_declared_between};
pub use columns::read_again;
pub use declare::{Outcome, Sent, cancel, declare_draft, follow_part, search_again, take_file};
pub use delays::{LEAST_COLLECTIONS, UsualDelay, usual_delays};
pub use documents::slip_for_donor;
pub use listed::given_between;
pub use lives::{PartLife, part_ids_after, part_lives};
pub use lot::{Line, Lot, Offer, Part, PartLine, Summary};
pub use matching::{
    EXPIRE_OFFER, ExpireOffer, Taker, decide, expire_offer, follow, follow_changes, receiver, takers,
    withdraw_offers_of,
};
pub use pace::{declared_by_month, reception_spans, under_way};
pub use parts::{Count, FOLLOW_PART, Received, accept, collect, decline, receive};
pub use patronage::{patronage_ceilings, patronage_value};
pub use reading::{LotDetail, LotSummary, PartDetail, PartSummary, lots};
pub use rules::{DeclineReason, DifferenceReason, MOST_UNITS};
pub use standing::standing;
pub use store::{
    Difference, lot_of_donor, lot_of_given_part, offers_of_parts, part_of_refurbisher, parts_of_lots,
};
pub use taking::ModelBook;
pub use units::{Units, units_text};
pub use uploads::{FORGET_UPLOAD, forget as forget_upload};

pub use todo::{highlight, todo};
pub use verify::verify;

/// The pages of this room.
#[must_use]
pub fn pages() -> crate::web::Pages {
    lot_pages::pages()
        .merge(part_pages::pages())
        .merge(list_pages::pages())
        .merge(given_pages::pages())
        .merge(terms_pages::pages())
        .merge(capacity_pages::pages())
        .merge(bench_pages::pages())
        .merge(why::pages())
        .merge(column_pages::pages())
        .merge(reception::pages())
        .merge(preparation::pages())
        .merge(agreement::pages())
        .merge(upload_pages::pages())
        .merge(campaign_lots::pages())
}

/// What a lot's short code says it stands for.
pub const LOT: &str = "donation_lot";
/// What a shipment of a lot part says it is for.
pub const SHIPMENT_SUBJECT: &str = "lot_part";
