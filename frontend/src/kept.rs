//! What somebody had typed when a form could not be taken: said at the start of the page that follows.

use askama::Template;

use crate::context::PageContext;

/// What became of what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptState {
    /// The form of this page holds it again.
    Filled,
    /// The form of this page has a button only: nothing was sent.
    PressAgain,
    /// It belongs to another page.
    Elsewhere,
    /// Its form is no longer on its page.
    Gone,
}

/// A piece of a page, put at the start of its content.
#[derive(Template)]
#[template(path = "components/kept.html")]
pub struct KeptNotice {
    pub ctx: PageContext,
    pub state: KeptState,
    /// The page of the form.
    pub page: String,
    /// What was typed, shown when its form is gone.
    pub values: Vec<String>,
    /// Whether a file must be chosen again.
    pub file: bool,
    /// Whether the session's end is what interrupted; otherwise the refusal that stands beside says why.
    pub ended: bool,
}
