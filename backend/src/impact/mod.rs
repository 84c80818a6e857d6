//! What it all amounts to: figures computed from events, each with its source, and the public pages that show them.

mod pages;
pub mod rules;
mod service;

pub use pages::pages;
pub use service::{CategoryReuse, Effect, effect};
