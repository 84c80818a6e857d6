//! Donations: lots, their inventories, the offer to workshops nearby, collection and reception.

pub mod inventory;
