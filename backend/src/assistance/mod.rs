//! The telephone: being called back without an account, and the list from which agents call.

mod api;
mod entity;
mod pages;
pub mod rules;
mod service;
mod store;

pub use api::router as api;
pub use pages::pages;
pub use service::{FORGET, forget, todo};
pub use store::Callback;
