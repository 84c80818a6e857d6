//! Signing in.

use askama::Template;

use crate::context::PageContext;
use crate::filters;
use crate::forms::FieldErrors;

/// `/sign-in`: posts `email`, `password` and `back` to the same address.
#[derive(Template)]
#[template(path = "pages/accounts/sign_in.html")]
pub struct SignInPage {
    pub ctx: PageContext,
    /// What was typed before, kept.
    pub email: String,
    pub errors: FieldErrors,
    /// Where to go once signed in; empty for the desk.
    pub back: String,
    /// Why the way in is shown, to somebody who asked for something else; empty for none.
    pub notice: String,
    /// What the account is for: texts `sign-in-why-…`; empty when nothing particular was asked for.
    pub why: &'static str,
}

impl SignInPage {
    /// Whether where one goes on to carries what was written before: the lines of an estimate.
    fn carries(&self) -> bool {
        carries(&self.back)
    }
}

/// Whether an address carries what was written before it.
pub(crate) fn carries(back: &str) -> bool {
    back.starts_with("/desk/lots/new?")
}
