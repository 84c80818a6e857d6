//! Integration tests: one binary, so that PostgreSQL starts once.

mod support;

mod harness;
mod platform;
mod purchasing;
mod purchasing_pages;
mod race;
