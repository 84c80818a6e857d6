//! What went wrong, in words.

use askama::Template;

use crate::context::PageContext;
use crate::filters;

/// Any page that cannot be shown.
#[derive(Template)]
#[template(path = "pages/errors/error.html")]
pub struct ErrorPage {
    pub ctx: PageContext,
    pub status: u16,
    pub sentence: String,
    pub request_id: String,
}
