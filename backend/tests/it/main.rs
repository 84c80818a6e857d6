//! Integration tests: one binary, so that PostgreSQL starts once.

mod support;

mod donations;
mod harness;
mod platform;
