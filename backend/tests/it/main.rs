//! Integration tests: one binary, so that PostgreSQL starts once.

mod support;

mod harness;
mod platform;
mod solidarity;
