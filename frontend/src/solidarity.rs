//! Requests of households, allocation runs, what workshops send, and the published rule.

use askama::Template;
use chrono::{DateTime, Utc};

use crate::components::{Cell, Column, Fact};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::lists::List;
use crate::object::ObjectView;

/// `/desk/requests`: a structure's requests.
#[derive(Template)]
#[template(path = "pages/solidarity/requests.html")]
pub struct RequestsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// Whether the reader may file a request.
    pub may_file: bool,
    pub list: List,
}

/// The expected wait of one category, in a sentence.
#[derive(Clone, Debug)]
pub struct WaitLine {
    pub category: String,
    pub sentence: String,
}

/// An adult as typed.
#[derive(Clone, Default)]
pub struct AdultFields {
    /// From 1; part of the fields' names.
    pub number: usize,
    pub first_name: String,
    pub last_name: String,
    pub birth_date: String,
}

impl AdultFields {
    /// The name of one of this adult's fields.
    pub fn field(&self, part: &str) -> String {
        format!("adult_{}_{part}", self.number)
    }
}

/// `/desk/requests/new`: six short steps on one page; posts to `/desk/requests/new`. What was typed is shown again and
/// kept nowhere.
#[derive(Template)]
#[template(path = "pages/solidarity/new_request.html")]
pub struct NewRequestPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub waits: Vec<WaitLine>,
    pub sites: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub purposes: Vec<Choice>,
    pub criteria: Vec<Choice>,
    pub urgencies: Vec<Choice>,
    pub accessibility: Vec<Choice>,
    pub agreement_kinds: Vec<Choice>,
    pub commune: String,
    pub household_size: String,
    /// What each person of the household is worth, up to so many, and each week of waiting.
    pub points_per_person: i64,
    pub persons_most: i64,
    pub points_per_week: i64,
    pub criterion_seen_on: String,
    pub memory_gb_min: String,
    pub note: String,
    /// Two, always.
    pub adults: Vec<AdultFields>,
    pub pseudonym: String,
    pub agreement: bool,
    /// The person passed by telephone for whom it is filed; empty for nobody.
    pub orientation: String,
}

/// The device proposed for a request.
#[derive(Clone, Debug)]
pub struct ProposedDevice {
    pub title: String,
    pub reference: String,
}

/// `/desk/requests/{id}`: one request.
#[derive(Template)]
#[template(path = "pages/solidarity/request.html")]
pub struct RequestPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    pub id: String,
    /// The code to give to the family; empty when there is none.
    pub code: String,
    /// What the rank rests on while it waits: points, and the expected wait; a sentence each.
    pub rank: Vec<String>,
    /// Whether the mediator may give the proposed device back.
    pub declines: bool,
    pub hands_over: bool,
    /// Whether an arrival is to be confirmed: then that comes first.
    pub receives: bool,
    /// The device has not been recorded as arrived: the hand-over will say that it has, and is folded away.
    pub collected: bool,
    /// Whether the mediator may say that an accepted device will not do.
    pub calls_off: bool,
    pub withdraws: bool,
    pub device: Option<ProposedDevice>,
    pub device_facts: Vec<Fact>,
    /// What the household needs beside the proposed device: texts `request-lacks-…`; empty for nothing.
    pub lacks: &'static str,
    /// What the newest run decided, in a sentence; empty before any run.
    pub decision: String,
    /// What the points are for, in words.
    pub points: Vec<String>,
    pub reason: String,
    pub call_off_reason: String,
    pub handed_over_on: String,
}

/// `/desk/allocation-runs`: the runs, and how to launch one.
#[derive(Template)]
#[template(path = "pages/solidarity/runs.html")]
pub struct RunsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// Whether the reader may launch a run.
    pub may_launch: bool,
    /// The départements that the reader steers.
    pub departments: Vec<Choice>,
    /// All of them, in words.
    pub whole: String,
    pub list: List,
}

/// One decision of a run.
#[derive(Clone, Debug)]
pub struct DecisionLine {
    pub rank: i32,
    pub reference: String,
    pub category: String,
    pub points: i64,
    pub served: bool,
    pub sentence: String,
    /// Brand, model and reference of the device; empty for none.
    pub device: String,
    /// The code of what became of it; empty before validation.
    pub effect: String,
}

/// `/desk/allocation-runs/{id}`: a run, its decisions, and the person who decides.
#[derive(Template)]
#[template(path = "pages/solidarity/run.html")]
pub struct RunPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    pub id: String,
    /// Whether the reader may decide.
    pub may_decide: bool,
    pub decisions: Vec<DecisionLine>,
}

/// A device that a mediator was promised.
#[derive(Clone, Debug)]
pub struct ToShip {
    pub proposal_id: String,
    pub request_reference: String,
    pub device_reference: String,
    pub title: String,
    pub place: String,
    pub accessibility: Vec<String>,
    /// The code of where the proposal stands: texts `transfer-state-…`.
    pub proposal: String,
    /// The code of the shipment's state; empty until the mediator accepts.
    pub state: String,
    /// Where its shipment is; empty until the mediator accepts.
    pub shipment: String,
    /// Before when it should leave, once it is accepted.
    pub before: Option<DateTime<Utc>>,
    pub may_ship: bool,
}

/// `/desk/proposals`: the devices that a workshop gives, and when to send them.
#[derive(Template)]
#[template(path = "pages/solidarity/proposals.html")]
pub struct ProposalsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// Whether those under way are shown.
    pub under_way: bool,
    pub list: List,
    /// The rows of the list, with all that a workshop needs.
    pub proposals: Vec<ToShip>,
}

/// `/aider-un-foyer/regles`: who comes first, published.
#[derive(Template)]
#[template(path = "pages/solidarity/rules.html")]
pub struct RulesPage {
    pub ctx: PageContext,
    pub version: i32,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub radius_km: i64,
    pub persons_per_device: i64,
    pub months: u32,
}
