//! Where each person begins.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::context::{NavItem, PageContext};
use crate::filters;

/// `/desk`: what waits, the most urgent first.
#[derive(Template)]
#[template(path = "pages/desks/desk.html")]
pub struct DeskPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub organisation: String,
    /// The code of the capacity in force: texts `desk-start-…`.
    pub capacity: String,
    /// Whether the person may do more than read.
    pub may_act: bool,
    pub tasks: Vec<Task>,
}

/// One thing that waits.
#[derive(Clone, Debug)]
pub struct Task {
    pub title: String,
    pub detail: String,
    pub address: String,
    pub button: String,
    /// `now`, `soon` or `later`.
    pub urgency: &'static str,
}

impl DeskPage {
    /// Where somebody with nothing to do may begin.
    fn start(&self) -> &'static str {
        match self.capacity.as_str() {
            "donor" => "/desk/lots/new",
            "refurbisher" => "/desk/lot-parts",
            "buyer" => "/desk/pooled-orders/new",
            "mediation_structure" => "/desk/requests/new",
            "territorial_lead" | "operator" => "/desk/allocation-runs",
            _ => "/chiffres",
        }
    }
}

/// `/desk/jobs`: what could not be done, for the operator.
#[derive(Template)]
#[template(path = "pages/desks/jobs.html")]
pub struct JobsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub jobs: Vec<FailedJob>,
    /// How many still wait for their turn.
    pub waiting: u64,
}

/// A job set aside after too many failures.
#[derive(Clone, Debug)]
pub struct FailedJob {
    pub kind: String,
    pub at: DateTime<Utc>,
    pub reason: String,
}
