//! The measured reuse rate.

use askama::Template;

use crate::components::{Cell, Column, Figure};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::lists::List;

/// `/desk/reuse`: a refurbisher's own rate, and the devices behind it.
#[derive(Template)]
#[template(path = "pages/impact/reuse.html")]
pub struct ReusePage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    /// In units, then in mass.
    pub figures: Vec<Figure>,
    /// The window's days, written out.
    pub from: String,
    pub to: String,
    /// The day the warning began, written out.
    pub warned_on: Option<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub first: String,
    pub next: String,
}

/// `/desk/refurbishers`: every refurbisher's rate as last measured, for the operator.
#[derive(Template)]
#[template(path = "pages/impact/refurbishers.html")]
pub struct RefurbishersPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
}
