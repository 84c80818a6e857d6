//! Lots that donors give.

pub mod inventory;
