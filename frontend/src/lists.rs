//! A list of a desk: what narrows it, what it holds, what can be done with several rows. The macros are in
//! `templates/components/lists.html`; everything is in the address.

use crate::components::{Cell, Chip};
use crate::context::NavItem;
use crate::forms::{Choice, FieldErrors};

/// A list, filtered and sorted as its address says.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Where its form leads.
    pub address: &'static str,
    pub title: String,
    /// « 17 lots, dont 3 attendent une réponse ».
    pub sentence: String,
    /// The main filter with its counts; empty for none.
    pub tabs: Vec<NavItem>,
    pub tabs_label: String,
    /// What the form sends along: the tab.
    pub hidden: Vec<(&'static str, String)>,
    pub search: Option<Search>,
    pub fields: Vec<Field>,
    /// How many of the fields are set.
    pub set: usize,
    /// Whether the fields are shown from the start.
    pub open: bool,
    pub sorts: Vec<Choice>,
    /// The columns one may choose; empty for none.
    pub choosable: Vec<Choice>,
    pub chips: Vec<Chip>,
    /// The address without filters.
    pub clear: String,
    pub headings: Vec<Heading>,
    pub rows: Vec<Row>,
    pub exports: Vec<Export>,
    /// Why there is no file; empty when there are some.
    pub too_long: String,
    /// The address of what follows; empty at the end.
    pub next: String,
    /// The address of the beginning; empty there.
    pub first: String,
    /// Whether anything narrows the list.
    pub filtered: bool,
    pub errors: FieldErrors,
    /// Where the same words find something when this tab is empty.
    pub elsewhere: Option<Elsewhere>,
    /// What can be done with several rows.
    pub batch: Option<Batch>,
    /// The list's query, to come back to.
    pub back: String,
}

impl List {
    /// The list with acts on several rows; none for those who only read.
    #[must_use]
    pub fn acting(mut self, batch: Option<Batch>) -> Self {
        self.batch = batch.filter(|_| self.rows.iter().any(|row| !row.value.is_empty()));
        self
    }

    pub fn is_choosable(&self, row: &Row) -> bool {
        self.batch.is_some() && !row.value.is_empty()
    }
}

/// The way from an empty tab to all tabs.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// « Chercher dans tous les onglets (4) ».
    pub label: String,
    pub address: String,
}

/// Words to look for.
#[derive(Clone, Debug)]
pub struct Search {
    pub label: String,
    pub hint: String,
    pub value: String,
}

/// One field of the filters.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: &'static str,
    pub label: String,
    pub value: String,
    pub kind: FieldKind,
}

#[derive(Clone, Debug)]
pub enum FieldKind {
    Select(Vec<Choice>),
    Day,
    Flag,
}

/// The heading of a column.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    pub label: String,
    pub numeric: bool,
    /// The same list sorted by it; empty when it cannot be.
    pub address: String,
    /// `ascending`, `descending`, or empty.
    pub sorted: &'static str,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub id: String,
    /// What its box sends; empty when it cannot be chosen.
    pub value: String,
    /// What its box is called.
    pub name: String,
    pub cells: Vec<Cell>,
}

/// A file of the list.
#[derive(Clone, Debug)]
pub struct Export {
    pub label: String,
    pub address: String,
    pub media_type: &'static str,
}

/// What can be done with the rows chosen.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Where the form is sent.
    pub address: &'static str,
    pub acts: Vec<Act>,
    /// Fields that some acts read.
    pub fields: Vec<BatchField>,
}

/// One act on several rows.
#[derive(Clone, Debug)]
pub struct Act {
    pub code: &'static str,
    pub label: String,
    /// `primary`, `secondary`, `danger`.
    pub kind: &'static str,
    /// Where it is sent, when that differs from the form's; a document is asked for there.
    pub document: &'static str,
}

impl Act {
    pub fn new(code: &'static str, label: impl Into<String>) -> Self {
        Self { code, label: label.into(), kind: "secondary", document: "" }
    }

    /// An act that cannot be taken back easily.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.kind = "danger";
        self
    }

    /// Asks for a document at that address.
    pub fn document(label: impl Into<String>, address: &'static str) -> Self {
        Self { code: "document", label: label.into(), kind: "secondary", document: address }
    }
}

/// A field beside the acts.
#[derive(Clone, Debug)]
pub struct BatchField {
    pub name: &'static str,
    pub label: String,
    /// What to choose from; a line of text when empty.
    pub choices: Vec<Choice>,
    /// « € » and the like; empty for none.
    pub unit: &'static str,
}
