//! A donor's file: everything that proves what became of a lot, or of a year's lots, on one page and in one signed archive; and
//! the state of its disks, for a data-protection officer without an account.

mod api;
mod archive;
pub mod check;
mod contents;
mod disk_pages;
mod disks;
mod figures;
mod pages;
mod zip_stream;

pub use api::router as api;
pub use disks::{share, share_revoke};

/// The pages of this room.
#[must_use]
pub fn pages() -> crate::web::Pages {
    pages::pages().merge(disk_pages::pages())
}
