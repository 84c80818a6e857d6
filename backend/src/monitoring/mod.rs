//! What is measured of refurbishers, every night, from what happened: reuse, proofs of erasure, delays, differences at
//! reception. A person decides what follows from it.

mod api;
mod behind;
mod entity;
mod mail;
mod night;
mod pages;
mod store;
pub mod tally;
mod todo;

pub use api::router as api;
pub use night::{MEASURE, begin, catch_up, count_anew, measure, plan, record, run};
pub use pages::pages;
pub use todo::todo;
