//! Browser tests: real Chromium, through chromedriver, against the real binary. One binary, so that browsers are shared.

mod support;

mod buying_together;
mod desks;
mod desks_of_demand;
mod gift;
mod harness;
mod solidarity;
mod telephone;
mod visitor;
