//! Integration tests: one binary, so that PostgreSQL starts once.

mod support;

mod architecture;
mod catalogue;
mod donations;
mod harness;
mod openapi;
mod platform;
mod purchasing;
mod purchasing_pages;
mod race;
mod refurbishing;
mod sandbox;
