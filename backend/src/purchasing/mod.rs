//! Buying together: pooled orders of form `simple`, sourced from the catalogue's listings, and the purchase orders that
//! come out of them. Stock is held by claims of [`crate::devices`]; what is wanted is always what is delivered and what
//! is not, with a reason (law 5).

mod entity;
mod flow;
pub mod lives;
mod order;
mod order_store;
mod pool;
pub mod rules;
mod sourcing;
mod store;

#[cfg(test)]
mod tests;
