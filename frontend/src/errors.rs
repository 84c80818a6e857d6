//! When something cannot be done: what, why, what you can do, whom to call.

use askama::Template;

use crate::components::Contact;
use crate::context::{NavItem, OtherCapacity, PageContext};
use crate::filters;

/// Any page that answers with an error status.
#[derive(Template)]
#[template(path = "pages/errors/error.html")]
pub struct ErrorPage {
    pub ctx: PageContext,
    pub status: u16,
    pub title: String,
    /// What happened and why.
    pub sentence: String,
    /// What the person can do now.
    pub remedy: String,
    /// To quote on the telephone.
    pub request_id: String,
    /// Where to go back to; empty for the first page only.
    pub back: String,
    /// What the person may act as to be let in: they hold it, but act for another.
    pub switches: Vec<OtherCapacity>,
    /// Who of the person's own organisation may do it, or may change who does.
    pub holders: Vec<Contact>,
    /// What the reference in the address is, and where it is found; empty for none.
    pub told: String,
    /// Pages that may have been meant.
    pub ways: Vec<NavItem>,
    /// What stands in the search field, which is shown with it; `None` for no field.
    pub search: Option<String>,
}

/// Statuses that have their own words; the others speak as 500.
const STATUSES: [u16; 12] = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503];

impl ErrorPage {
    /// The usual words for a status.
    pub fn standard(ctx: PageContext, status: u16, request_id: impl Into<String>) -> Self {
        let code = if STATUSES.contains(&status) { status } else { 500 };
        Self {
            status,
            title: ctx.dynamic("error-title-", code).into(),
            sentence: ctx.dynamic("error-sentence-", code).into(),
            remedy: ctx.dynamic("error-remedy-", code).into(),
            request_id: request_id.into(),
            back: String::new(),
            switches: Vec::new(),
            holders: Vec::new(),
            told: String::new(),
            ways: Vec::new(),
            search: None,
            ctx,
        }
    }

    /// The same with a precise sentence, which says the remedy too.
    #[must_use]
    pub fn because(mut self, sentence: impl Into<String>) -> Self {
        self.sentence = sentence.into();
        self.remedy.clear();
        self
    }

    /// The same for whoever lacks only the choice of this capacity: a button chooses it.
    #[must_use]
    pub fn wanting(mut self, capacity: Option<&str>) -> Self {
        if let (Some(viewer), Some(capacity)) = (&self.ctx.viewer, capacity) {
            self.switches = viewer.others.iter().filter(|one| one.capacity == capacity).cloned().collect();
        }
        self
    }

    /// The same with the people of one's own organisation to turn to.
    #[must_use]
    pub fn held_by(mut self, holders: Vec<Contact>) -> Self {
        self.holders = holders;
        self
    }

    /// The same for somebody who is lost: what the address names, pages near it, and a search.
    #[must_use]
    pub fn nearby(mut self, told: Option<String>, ways: Vec<NavItem>, search: String) -> Self {
        self.told = told.unwrap_or_default();
        self.ways = ways;
        self.search = Some(search);
        self
    }

    /// The same with a precise remedy.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }

    /// The same with a way back.
    #[must_use]
    pub fn back(mut self, address: impl Into<String>) -> Self {
        self.back = address.into();
        self
    }
}
