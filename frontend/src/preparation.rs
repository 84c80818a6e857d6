//! Before a lot is collected: what its donor does and says.

use askama::Template;

use crate::components::Fact;
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::object::Ask;

/// A lock to lift.
#[derive(Clone, Debug)]
pub struct LockQuestion {
    pub name: &'static str,
    pub label: String,
    /// How one lifts it.
    pub how: String,
    pub choices: Vec<Choice>,
}

/// A proof to attach, or attached.
#[derive(Clone, Debug)]
pub struct ProofLine {
    /// `release` or `evidence`.
    pub kind: &'static str,
    pub title: String,
    pub about: String,
    /// Where it is read; empty for none yet.
    pub address: String,
    pub name: String,
}

/// `/desk/lots/{id}/preparation`.
#[derive(Template)]
#[template(path = "pages/donations/preparation.html")]
pub struct PreparationPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub id: String,
    pub reference: String,
    /// Whether the reader may answer.
    pub open: bool,
    pub asks: Vec<Ask>,
    /// What is still missing, in words.
    pub missing: Vec<String>,
    pub questions: Vec<LockQuestion>,
    pub leases: Vec<Choice>,
    pub leased_lines: String,
    pub places: Vec<Choice>,
    pub proofs: Vec<ProofLine>,
    /// What was answered, for whoever does not answer.
    pub facts: Vec<Fact>,
}
