//! Waste: the list of what a workshop handed on.

use askama::Template;

use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::lists::List;

/// `/desk/waste`: what a workshop handed on as waste.
#[derive(Template)]
#[template(path = "pages/refurbishing/waste_list.html")]
pub struct WasteListPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
}
