//! Rebond.
pub mod donations {
    pub mod inventory;
}
