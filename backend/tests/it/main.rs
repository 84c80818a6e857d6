//! Integration tests: one binary, so that PostgreSQL starts once.

mod support;

mod architecture;
mod assistance;
mod authz_matrix;
mod catalogue;
mod certificates;
mod custody;
mod donation_drafts;
mod donations;
mod erasure_reports;
mod error_pages;
mod estimate;
mod hardware;
mod harness;
mod inventories;
mod lists;
mod main_job;
mod objects;
mod openapi;
mod page_forms;
mod parts;
mod past;
mod platform;
mod practice;
mod purchasing;
mod purchasing_pages;
mod race;
mod refurbishing;
mod reuse_rate;
mod sandbox;
mod solidarity;
mod steering;
mod telephone;
mod workbench;
mod world;
