//! The models that inventories are held against: the operator's pages.

use askama::Template;

use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::lists::List;

/// `/desk/device-models`: posts the file `models` to `/desk/device-models/import`.
#[derive(Template)]
#[template(path = "pages/models/models.html")]
pub struct ModelsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
    /// What is wrong with the file that was sent.
    pub errors: FieldErrors,
    /// Whether the reader may change anything.
    pub may_work: bool,
}

/// `/desk/device-models/new`: posts its fields to the same address.
#[derive(Template)]
#[template(path = "pages/models/new_model.html")]
pub struct NewModelPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub categories: Vec<Choice>,
    pub brand: String,
    pub name: String,
    pub also: String,
    pub first_year: String,
    pub last_year: String,
    pub cpu: String,
    pub memory_gb: String,
    pub storage_gb: String,
    pub screen_inches: String,
    pub weight_grams: String,
}
