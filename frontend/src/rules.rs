//! The two rules that anybody may read and try: origin decides destination, and who is offered a lot.

use askama::Template;

use crate::components::{Cell, Column, Fact};
use crate::context::PageContext;
use crate::donations::Rows;
use crate::filters;
use crate::forms::{Choice, FieldErrors};

/// The answer to a case: yes or no, why, and where it is written.
#[derive(Clone, Debug)]
pub struct OriginAnswer {
    /// Whether that way is open.
    pub open: bool,
    /// The rule, in a sentence.
    pub sentence: String,
    /// Where the rule comes from.
    pub source: String,
}

/// `/origine-et-destination`.
#[derive(Template)]
#[template(path = "pages/rules/origin.html")]
pub struct OriginPage {
    pub ctx: PageContext,
    pub bases: Vec<Choice>,
    pub wishes: Vec<Choice>,
    pub receivers: Vec<Choice>,
    pub pools: Vec<Choice>,
    pub buyers: Vec<Choice>,
    /// The answer to the case chosen; none before one is.
    pub answer: Option<OriginAnswer>,
    /// What closes a way, with its source, in the order in which it is asked.
    pub closing: Rows,
    /// What stays open.
    pub opening: Rows,
    /// The price ceilings in force, with their source.
    pub ceilings: Vec<Fact>,
    pub ceilings_source: String,
}

/// Why a workshop was asked.
#[derive(Clone, Debug)]
pub struct OfferWhy {
    /// The first of the order, and why it comes first.
    pub sentence: String,
    /// How many workshops were looked at.
    pub looked_at: String,
    /// All of them, in order, with their points.
    pub table: Rows,
    /// Where the decision is worked out again.
    pub again: String,
}

impl OfferWhy {
    pub(crate) fn columns(&self) -> &[Column] {
        &self.table.columns
    }

    pub(crate) fn rows(&self) -> &[Vec<Cell>] {
        &self.table.rows
    }
}

/// `/regle-des-offres`.
#[derive(Template)]
#[template(path = "pages/rules/offers.html")]
pub struct OfferRulePage {
    pub ctx: PageContext,
    /// The rule's version.
    pub version: &'static str,
    /// How each kind of points is reckoned.
    pub formulas: Vec<String>,
    /// What makes a workshop come first, and what it is due.
    pub behind: String,
    /// The step that shares large lots.
    pub divided: String,
    pub due: String,
    /// Whether what stands in the form is the worked example.
    pub is_example: bool,
    pub units: String,
    pub lines: String,
    /// The order, unless something cannot be read.
    pub result: Option<OfferWhy>,
    pub errors: FieldErrors,
}
