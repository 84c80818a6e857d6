//! What people say of pages, and how the service is used.

use askama::Template;

use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};

/// `/avis`: posts `answer`, `sentence` and `page` to the same address.
#[derive(Template)]
#[template(path = "pages/opinions/opinion.html")]
pub struct OpinionPage {
    pub ctx: PageContext,
    /// The address the person comes from.
    pub page: String,
    /// The same in words.
    pub about: String,
    pub answers: Vec<Choice>,
    pub sentence: String,
    pub errors: FieldErrors,
}

/// `/avis/merci`.
#[derive(Template)]
#[template(path = "pages/opinions/thanks.html")]
pub struct OpinionThanksPage {
    pub ctx: PageContext,
}

/// `/desk/feedback`.
#[derive(Template)]
#[template(path = "pages/opinions/feedback.html")]
pub struct FeedbackPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub tabs: Vec<NavItem>,
    /// Whether the published ones are shown.
    pub published: bool,
    pub may_act: bool,
    pub lines: Vec<FeedbackLine>,
    pub first: String,
    pub next: String,
}

/// A sentence to be read.
#[derive(Clone, Debug)]
pub struct FeedbackLine {
    pub id: String,
    pub page: String,
    pub month: String,
    pub answer: String,
    pub sentence: String,
}

/// `/stats`.
#[derive(Template)]
#[template(path = "pages/opinions/stats.html")]
pub struct StatsPage {
    pub ctx: PageContext,
    pub series: Vec<SeriesShown>,
    /// Sentences on times.
    pub times: Vec<String>,
    pub calls: String,
    pub opinions: String,
    pub by_page: Vec<AnswersRow>,
    pub by_month: Vec<AnswersRow>,
    pub sentences: Vec<SentenceShown>,
    /// The day of the figures.
    pub computed: String,
}

/// A figure by month: a sentence, bars, and the table under them.
#[derive(Clone, Debug)]
pub struct SeriesShown {
    pub id: String,
    pub title: String,
    pub sentence: String,
    pub bars: Vec<Bar>,
    /// Month and count, in words.
    pub months: Vec<(String, String)>,
}

/// A bar of a picture of 720 × 120.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

/// Answers under a heading: easy, medium, hard.
#[derive(Clone, Debug)]
pub struct AnswersRow {
    pub name: String,
    pub counts: [String; 3],
}

/// A published sentence.
#[derive(Clone, Debug)]
pub struct SentenceShown {
    pub sentence: String,
    pub page: String,
    pub month: String,
}
