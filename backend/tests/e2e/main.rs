//! Browser tests: real Chromium, through chromedriver, against the real binary. One binary, so that browsers are shared.

mod support;

mod buying_together;
mod desks;
mod gift;
mod harness;
mod solidarity;
mod visitor;
