//! What machines say of themselves, and two devices that are one machine.

use askama::Template;

use crate::components::{Cell, Column, Fact, Happening};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};

/// The part of a device's page about its machine.
#[derive(Clone, Debug, Default)]
pub struct MachineView {
    /// Whether reports may be added now.
    pub may_add: bool,
    /// What is known of the machine; empty before its first report.
    pub facts: Vec<Fact>,
    /// The columns of the parts' table.
    pub columns: Vec<Column>,
    /// Storages, then memory modules.
    pub rows: Vec<Vec<Cell>>,
    /// What is strange, a sentence each.
    pub notes: Vec<String>,
    /// What the record and the machine tell otherwise, to take from the machine.
    pub differences: Vec<Choice>,
    /// Parts that changed, newest first.
    pub changes: Vec<Happening>,
    /// A device that may be the same machine, or is.
    pub pair: Option<PairCard>,
}

impl MachineView {
    /// Whether it asks the reader something beside the bench's own questions.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.pair.as_ref().is_some_and(|pair| pair.open && !pair.decisions.is_empty())
    }
}

/// Another device that may be the same machine.
#[derive(Clone, Debug)]
pub struct PairCard {
    pub reference: String,
    pub title: String,
    /// Where the two stand.
    pub sentence: String,
    /// Why a person decided so; empty before.
    pub why: String,
    /// What they have in common, a sentence each.
    pub reasons: Vec<String>,
    /// The numbers of both.
    pub serials: String,
    /// What can be decided now; empty for who only reads.
    pub decisions: Vec<Choice>,
    /// Whether the question stands open, or is folded away.
    pub open: bool,
}

/// `/desk/hardware-reports`: many machines at once.
#[derive(Template)]
#[template(path = "pages/refurbishing/hardware_drop.html")]
pub struct HardwareDropPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// Where each file went; empty before any was sent.
    pub placed: Vec<Placed>,
}

/// Where a file went.
#[derive(Clone, Debug)]
pub struct Placed {
    pub file: String,
    pub sentence: String,
    /// The device, or those that it could be.
    pub references: Vec<String>,
}

/// The part of a device's page about what was handed on as waste.
#[derive(Clone, Debug, Default)]
pub struct WasteView {
    /// Whether something may be recorded now.
    pub may_record: bool,
    /// The columns of the table.
    pub columns: Vec<Column>,
    /// What was handed on.
    pub rows: Vec<Vec<Cell>>,
    /// The codes to choose from; empty for a device that is no waste.
    pub codes: Vec<Choice>,
}
