//! Buying together: pooled orders of form `simple`, sourced from the catalogue's listings, and the purchase orders that
//! come out of them. Stock is held by claims of [`crate::devices`]; what is wanted is always what is delivered and what
//! is not, with a reason (law 5).

mod api;
mod built;
mod commitments;
mod documents;
mod draft_pages;
mod entity;
mod flow;
mod forms;
mod hold;
mod input;
pub mod jobs;
mod list_pages;
mod listed;
mod listing_pages;
pub mod lives;
mod mail;
mod may;
mod order;
mod order_api;
mod order_object;
mod order_pages;
mod order_store;
mod orders;
mod out;
mod pace;
mod pages;
mod particulars;
mod pool;
pub mod rules;
mod service;
mod sourcing;
mod standing;
mod store;
mod todo;
mod views;
mod words;

#[cfg(test)]
mod tests;

pub use api::router as api;
pub use built::{Built, insert_built};
pub use jobs::plan as plan_jobs;
pub use listing_pages::open_orders;
pub use order::{PurchaseOrder, PurchaseOrderLine};
pub use pace::{delivery_spans, signed_by_month};
pub use pages::pages;
pub use particulars::{Particulars, WishedSystem};
pub use pool::{Allocation, NeedLine, Participant, Pool, PooledOrder, Quantity, Unserved};
pub use sourcing::Sourcing;
pub use standing::{standing_of_participation, standing_of_purchase_order};
pub use store::unbalanced;
pub use todo::{highlight, todo};

/// How claims and shipments name a pooled order.
pub const POOLED_ORDER: &str = "pooled_order";
/// What a participation's short code says it stands for.
pub const PARTICIPATION: &str = "participation";
/// How claims and shipments name a purchase order.
pub const PURCHASE_ORDER: &str = "purchase_order";

/// The category whose words exist; what the interface has no word for is other equipment.
fn known_category(category: &str) -> &str {
    match category {
        "laptop" | "desktop" | "screen" | "smartphone" | "tablet" | "printer" => category,
        _ => "other",
    }
}
