//! Buying together: pooled orders of form `simple`, sourced from the catalogue's listings, and the purchase orders that
//! come out of them. Stock is held by claims of [`crate::devices`]; what is wanted is always what is delivered and what
//! is not, with a reason (law 5).

mod api;
mod commitments;
mod dates;
mod entity;
mod flow;
mod hold;
mod input;
pub mod jobs;
pub mod lives;
mod mail;
mod order;
mod order_api;
mod order_store;
mod orders;
mod out;
mod pool;
pub mod rules;
mod service;
mod sourcing;
mod store;

#[cfg(test)]
mod tests;

pub use api::router as api;
pub use store::unbalanced;

/// How claims and shipments name a pooled order.
pub const POOLED_ORDER: &str = "pooled_order";
/// How claims and shipments name a purchase order.
pub const PURCHASE_ORDER: &str = "purchase_order";

/// The category whose words exist; what the interface has no word for is other equipment.
fn known_category(category: &str) -> &str {
    match category {
        "laptop" | "desktop" | "screen" | "smartphone" | "tablet" | "printer" => category,
        _ => "other",
    }
}
