//! The « À faire » of each capacity, assembled from the rooms by urgency.

mod pages;
mod shipments;

pub use pages::{pages, waiting};
