//! Filing for a caller, and people passed by telephone.

use askama::Template;

use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};

/// `/desk/filing`: asks itself with `q`.
#[derive(Template)]
#[template(path = "pages/filing/start.html")]
pub struct FilingPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub q: String,
    pub searched: bool,
    /// Address and name.
    pub donors: Vec<(String, String)>,
}

/// `/desk/filing/household`: asks itself with `near`, then posts `site`, `category` and `note`.
#[derive(Template)]
#[template(path = "pages/filing/household.html")]
pub struct HouseholdPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub near: String,
    pub searched: bool,
    pub sites: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub note: String,
    pub errors: FieldErrors,
}

/// `/desk/filing/gifts/{id}`: posts `site` and units to the same address.
#[derive(Template)]
#[template(path = "pages/filing/gift.html")]
pub struct GiftPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub address: String,
    pub donor: String,
    pub sites: Vec<Choice>,
    /// Field, kind and units.
    pub units: Vec<(String, String, String)>,
    pub errors: FieldErrors,
}

/// `/desk/filing/done`: posts `address` for the letter, `email` for the message.
#[derive(Template)]
#[template(path = "pages/filing/done.html")]
pub struct FiledPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub code: String,
    pub spelled: String,
    pub title: String,
    pub now: String,
    pub next: String,
    /// Where to go and what for, a sentence each.
    pub whither: Vec<String>,
    pub address: String,
    pub email: String,
    pub errors: FieldErrors,
}

/// `/desk/orientations`.
#[derive(Template)]
#[template(path = "pages/filing/orientations.html")]
pub struct OrientationsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub may_act: bool,
    pub lines: Vec<OrientationLine>,
    pub first: String,
    pub next: String,
}

/// A person passed by telephone: their code, never who they are.
#[derive(Clone, Debug)]
pub struct OrientationLine {
    pub id: String,
    pub code: String,
    pub category: String,
    pub note: String,
    pub sent: String,
    pub until: String,
    /// Where the request is begun.
    pub start: String,
}
