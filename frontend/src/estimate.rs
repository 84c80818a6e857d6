//! What would become of a gift, without an account.

use askama::Template;

use crate::context::PageContext;
use crate::donations::Rows;
use crate::filters;
use crate::forms::{Choice, FieldErrors};

/// `/donner/estimer`: a form whose whole state stands in the address.
#[derive(Template)]
#[template(path = "pages/home/estimate.html")]
pub struct EstimatePage {
    pub ctx: PageContext,
    pub errors: FieldErrors,
    pub near: String,
    pub quantities: Vec<Quantity>,
    pub gifts: Vec<Choice>,
    /// The answer; nothing before the first question, or when it was refused.
    pub answer: Option<EstimateAnswer>,
    /// One line for each workshop named in the answer.
    pub workshops: Rows,
    /// What each category weighs and avoids.
    pub effect: Rows,
    /// Model documents.
    pub models: Vec<Model>,
}

/// A model document.
#[derive(Clone, Debug)]
pub struct Model {
    pub label: String,
    pub address: String,
}

/// How many of one category, as typed.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// The category's code, which is the field's name.
    pub code: &'static str,
    pub typed: String,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct EstimateAnswer {
    /// « 12 ordinateurs portables, 4 écrans ».
    pub units: String,
    /// « Bègles (33) ».
    pub place: String,
    /// Other communes that may be meant: name, address of the same question there.
    pub others: Vec<(String, String)>,
    /// How many workshops would be asked.
    pub workshops: usize,
    /// How many are not named.
    pub more: usize,
    /// What can be done when no workshop takes it, most useful first.
    pub remedies: Vec<String>,
    /// The same question without a receipt, where that would find a workshop; empty otherwise.
    pub without_receipt: String,
    /// What a receipt is worth, or why there is none.
    pub receipt: String,
    /// What further use avoids, in a sentence; empty where no factor is published.
    pub avoided: String,
    /// What it weighs, in a sentence.
    pub weight: String,
    /// Where a declaration starts with what was typed.
    pub declare: String,
    /// Until when a workshop would answer.
    pub answers_in_days: u32,
}
