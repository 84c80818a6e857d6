//! One machinery for every list of a desk: what may be asked of it in the address, its page, its files, and acts on
//! several rows at once. `docs/lists.md` shows how to add one.

mod asked;
mod batch;
mod export;
mod shape;
mod view;

#[cfg(test)]
mod tests;

pub use asked::List;
pub use batch::{Batch, Outcomes};
pub use export::MOST_EXPORTED;
pub use shape::{By, Column, Shape};
pub use view::{Counts, Entry, Found, Row};
