//! The donation agreement of a lot part: drawn when a workshop has taken it, read by whoever the donor shows it to, signed on
//! the screen by both sides with evidence, drawn anew when what it says changes. Nothing leaves before it is signed.

mod api;
mod change;
mod entity;
mod mail;
mod pages;
mod paper;
mod practice;
mod review;
mod review_pages;
pub(super) mod rules;
mod service;
mod store;
mod terms;
mod view;

pub(super) use api::router;
pub use change::{NewGift, change_gift};
pub use practice::sign_in_flight;
pub use review::{Said, say, share, share_revoke};
pub use rules::{AgreementState, Side, Verdict};
pub use service::{DRAW, Signing, draw, file, in_force, sign};
pub(super) use service::{end, outdated, plan_drawing, require_signed};
pub use service::{signed_file, signed_of_part};
pub use store::{Agreement, Signature};
pub(super) use store::{current, current_of};
pub(super) use view::fact;

/// The pages of agreements.
pub(super) fn pages() -> crate::web::Pages {
    pages::pages().merge(review_pages::pages())
}
