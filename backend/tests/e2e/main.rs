//! Browser tests: real Chromium, through chromedriver, against the real binary. One binary, so that browsers are shared.

mod support;

mod buying_together;
mod design;
mod conditions;
mod desks;
mod desks_of_demand;
mod forgiving;
mod gift;
mod harness;
mod lists;
mod keyboard;
mod practice;
mod reader;
mod solidarity;
mod visitor;
