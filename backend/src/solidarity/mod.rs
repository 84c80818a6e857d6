//! Solidarity: a mediator asks for a household that Rebond never knows, the rules say who comes first, a person
//! validates, and a device is handed over. Law 7 keeps names out, law 8 keeps it fair, law 9 makes it redoable.

mod entity;
pub mod filing;
pub mod jobs;
mod mail;
pub mod request;
pub mod rules;
mod run_store;
pub mod service;
mod store;
