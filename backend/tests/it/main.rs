//! Integration tests: one binary, so that PostgreSQL starts once.

mod support;

mod catalogue;
mod harness;
mod platform;
