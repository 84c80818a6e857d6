//! wip
pub mod rules;
