//! Where each person begins.

use askama::Template;

use crate::components::Step;
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::lists::List;

/// `/desk`: what waits, the most urgent first.
#[derive(Template)]
#[template(path = "pages/desks/desk.html")]
pub struct DeskPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// The code of the capacity in force: texts `desk-start-…`.
    pub capacity: String,
    /// Whether the person may do more than read.
    pub may_act: bool,
    /// What the organisation is, for the sentence: texts `desk-waiting-…`.
    pub kind: &'static str,
    /// At most 20.
    pub tasks: Vec<Task>,
    /// How many wait besides those.
    pub more: usize,
    /// What others have to do first, a sentence each.
    pub others: Vec<String>,
    /// The most important thing, whether or not it waits.
    pub highlight: Option<Highlight>,
}

/// The thing a desk is about, with where it stands.
#[derive(Clone, Debug, Default)]
pub struct Highlight {
    pub title: String,
    pub address: String,
    pub steps: Vec<Step>,
    /// A sentence and how full the bar is.
    pub progress: Option<(String, i64, i64)>,
    /// What to know; empty for nothing.
    pub sentence: String,
    /// How many of each, and where they are.
    pub counts: Vec<HighlightCount>,
    /// What the way to the whole says; empty for none.
    pub button: String,
}

/// How many of something, and where they are.
#[derive(Clone, Debug)]
pub struct HighlightCount {
    pub label: String,
    /// Already written.
    pub value: String,
    /// Empty for nowhere.
    pub address: String,
}

/// One thing that waits.
#[derive(Clone, Debug)]
pub struct Task {
    pub title: String,
    /// Until when, in words; empty when there is no date.
    pub due: String,
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
    pub list: List,
    /// How many still wait for their turn.
    pub waiting: u64,
}
