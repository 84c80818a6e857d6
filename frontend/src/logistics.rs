//! What moves from site to site.

use askama::Template;

use crate::components::{Cell, Column};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::FieldErrors;
use crate::object::ObjectView;

/// `/desk/shipments/{id}`: a shipment, for whoever sends it or receives it.
#[derive(Template)]
#[template(path = "pages/logistics/shipment.html")]
pub struct ShipmentPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    pub columns: Vec<Column>,
    /// The devices it carries.
    pub devices: Vec<Vec<Cell>>,
    /// Those that are not shown.
    pub more: usize,
}
