//! Collection campaigns: a territory's call with its goals, drop-off points with their hours, group collections.
//!
//! A lead writes a call and makes it public; time makes it run and end. An organisation holds a point only with its own yes,
//! a workshop comes only with its own. Donors give a lot through a campaign, or sign up for a group collection until it
//! is full. What a campaign brought is counted by the rooms of donations and impact, from events.

mod calendar;
mod desk_object;
mod desk_pages;
mod entity;
mod input;
mod lots;
mod mail;
mod member_pages;
mod model;
mod papers;
mod points;
mod round_pages;
mod rounds;
pub mod rules;
mod service;
mod store;
mod todo;
pub mod view;
mod ways;

pub use desk_object::refused_closing;
pub use input::TypedCall;
pub use lots::{join, join_many, leave, of_lot};
pub use model::{Campaign, Closing, DropOff, Round, SignUp};
pub use points::insert as insert_point;
pub use rounds::{REMIND, Remind, insert as insert_round, insert_sign_up, remind, sign_up};
pub use service::{CAMPAIGN, Told, close, close_told, draft, publish, steered};
pub use store::{points_of, public, public_by_slug, rounds_of};
pub use todo::todo;
pub use ways::{Ways, near, of_commune, points_around};

/// The pages of this room.
#[must_use]
pub fn pages() -> crate::web::Pages {
    desk_pages::pages().merge(member_pages::pages())
}
