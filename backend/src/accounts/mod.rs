//! People: their roles, signing in, tokens of API clients.

mod entity;
mod mail;
mod pages;
mod service;
mod store;

pub use mail::tell;
pub use pages::{begin_session, pages};
pub use service::{Choice, acting_by_token, acting_for, choices, issue_persona_token, sign_in};
pub use store::{
    NewUser, Person, first_with_people, holders, insert_many, people, persona, personas, recipients,
    role_holders, user_by_email, user_by_id,
};
