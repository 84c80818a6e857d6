//! What is measured of refurbishers.

use askama::Template;

use crate::components::Figure;
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::lists::List;

/// A figure, and where what it counts is listed.
#[derive(Clone, Debug, Default)]
pub struct LinkedFigure {
    pub figure: Figure,
    /// Empty for what is not measured.
    pub address: String,
    pub label: String,
}

/// `/desk/figures`: a refurbisher's own figures.
#[derive(Template)]
#[template(path = "pages/monitoring/figures.html")]
pub struct FiguresPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub figures: Vec<LinkedFigure>,
    /// The window's days, written out.
    pub from: String,
    pub to: String,
    /// How many days others wait.
    pub days: i64,
    /// Whether anything was measured yet.
    pub measured: bool,
    /// The day the warning began, written out, and the day the operator reads it.
    pub warned_on: Option<String>,
    pub shown_on: String,
}

/// `/desk/figures/{behind}`: what stands behind a figure.
#[derive(Template)]
#[template(path = "pages/monitoring/behind.html")]
pub struct BehindPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub title: String,
    pub lead: String,
    pub list: List,
}

/// `/desk/refurbishers`: every refurbisher's figures, for the operator.
#[derive(Template)]
#[template(path = "pages/monitoring/refurbishers.html")]
pub struct RefurbishersPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
    /// How many days after the refurbisher.
    pub days: i64,
}
