//! Telephone lines: whom to call where, and where to find somebody.

use askama::Template;

use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};

/// `/mon-departement`: posts `department` and `back` to the same address.
#[derive(Template)]
#[template(path = "pages/lines/department.html")]
pub struct DepartmentPage {
    pub ctx: PageContext,
    pub departments: Vec<Choice>,
    pub back: String,
}

/// `/ou-nous-trouver`: asks itself with `near`.
#[derive(Template)]
#[template(path = "pages/lines/find_us.html")]
pub struct FindUsPage {
    pub ctx: PageContext,
    pub near: String,
    /// Whether somebody looked, so that an empty list says so.
    pub searched: bool,
    pub places: Vec<PlaceFound>,
    pub errors: FieldErrors,
}

/// A place where people are helped.
#[derive(Clone, Debug)]
pub struct PlaceFound {
    pub name: String,
    pub label: String,
    pub address: String,
    pub distance: String,
    /// Empty when it is not known.
    pub telephone: String,
    pub link: String,
}

/// `/desk/telephone`.
#[derive(Template)]
#[template(path = "pages/lines/lines.html")]
pub struct LinesPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// Territories with their own line.
    pub own: Vec<LineRow>,
    /// Territories that the national line serves.
    pub without: Vec<LineRow>,
}

/// A territory's line.
#[derive(Clone, Debug)]
pub struct LineRow {
    /// Where it is edited.
    pub address: String,
    pub territory: String,
    pub place: String,
    pub telephone: String,
    pub hours: String,
}

/// `/desk/telephone/{territory}`: posts `place`, `telephone` and `day_1` to `day_7` to the same address.
#[derive(Template)]
#[template(path = "pages/lines/line.html")]
pub struct LineForm {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub address: String,
    pub territory: String,
    pub place: String,
    pub telephone: String,
    /// Field, day and hours, Monday first.
    pub days: Vec<(String, String, String)>,
    pub removable: bool,
    pub errors: FieldErrors,
}
