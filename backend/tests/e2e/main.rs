//! Browser tests: real Chromium, through chromedriver, against the real binary. One binary, so that browsers are shared.

mod support;

mod agreements;
mod bench;
mod buying_together;
mod campaign;
mod conditions;
mod design;
mod desks;
mod desks_of_demand;
mod forgiving;
mod gift;
mod harness;
mod keyboard;
mod lists;
mod practice;
mod reader;
mod reception;
mod referencing;
mod refusals;
mod solidarity;
mod telephone;
mod uploads;
mod visitor;
