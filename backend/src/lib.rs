//! Rebond.

pub mod platform {
    pub mod pdf;
}
