//! Rebond: used IT equipment is given, made fit again, seen on a map, bought together, and handed to households.
//!
//! The rooms, each a folder with one door (`mod.rs`); each may use those above it, never those below.

pub mod kernel;
pub mod platform;

pub mod accounts;
pub mod accreditation;
pub mod assistance;
pub mod campaigns;
pub mod catalogue;
pub mod desks;
pub mod devices;
pub mod donations;
pub mod donor_file;
pub mod factors;
pub mod impact;
pub mod logistics;
pub mod monitoring;
pub mod organisations;
pub mod purchasing;
pub mod refurbishing;
pub mod solidarity;
pub mod territories;

pub mod commands;
pub mod jobs;
pub mod reference;
pub mod sandbox;
pub mod web;
