//! Where something stands, by its short code.

use askama::Template;

use crate::context::PageContext;
use crate::filters;
use crate::forms::FieldErrors;

/// `/suivre`: asks itself with `code`.
#[derive(Template)]
#[template(path = "pages/assistance/follow.html")]
pub struct FollowPage {
    pub ctx: PageContext,
    /// What was typed, or the code as it is written.
    pub code: String,
    pub errors: FieldErrors,
    pub found: Option<FollowedThing>,
}

/// What a code says: nothing of who.
#[derive(Clone, Debug)]
pub struct FollowedThing {
    pub code: String,
    pub title: String,
    /// Where it stands, in a sentence.
    pub now: String,
    /// What comes next, and when.
    pub next: String,
    /// Where to go and what for, a sentence each.
    pub whither: Vec<String>,
    /// Its own page; empty for whoever may not see it.
    pub page: String,
    /// The code spelled, for an agent; empty for anybody else.
    pub spelled: String,
}
