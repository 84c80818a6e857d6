//! The bench: the list of a workshop's devices, and one device with the next thing to do.

use std::collections::HashMap;

use askama::Template;

use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::hardware::{MachineView, WasteView};
use crate::lists::List;
use crate::object::ObjectView;

/// `/desk/devices`: what a workshop holds.
#[derive(Template)]
#[template(path = "pages/refurbishing/list.html")]
pub struct BenchListPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
}

/// `/desk/devices/{reference}`: one device.
#[derive(Template)]
#[template(path = "pages/refurbishing/device.html")]
pub struct BenchDevicePage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// What was typed before, by field.
    pub typed: Typed,
    pub object: ObjectView,
    /// What its machine says.
    pub machine: MachineView,
    /// What was handed on as waste.
    pub waste: WasteView,
    pub reference: String,
    /// Where it may go: « Solidarité seulement ».
    pub destination: String,
    /// Whether it is said reused or refurbished.
    pub worded: bool,
    /// What comes first: `test`, `erase`, `grade`, `release`; empty for none. The other forms fold away.
    pub first: &'static str,
    pub may_test: bool,
    pub may_erase: bool,
    pub may_grade: bool,
    pub may_release: bool,
    /// Whether the first tests are to be recorded: they find the storages.
    pub first_tests: bool,
    pub checks: Vec<CheckRow>,
    /// What is asked besides, by field: nobody is asked for the battery of a screen.
    pub asked: Vec<&'static str>,
    pub storages: Vec<StorageCard>,
    /// Whether a proof of erasure can be taken back.
    pub revocable: bool,
    /// Those that wait for erasure, to choose from.
    pub waiting: Vec<Choice>,
    /// Those that can be taken out.
    pub removable: Vec<Choice>,
    pub storage_kinds: Vec<Choice>,
    pub methods: Vec<Choice>,
    pub verified: Vec<Choice>,
    pub chargers: Vec<Choice>,
    pub grades: Vec<Choice>,
    /// Parts, recycling, repair, setting aside: what is allowed now.
    pub ends: Vec<Choice>,
}

impl BenchDevicePage {
    fn asks(&self, field: &str) -> bool {
        self.asked.contains(&field)
    }

    /// One primary button: that of what comes first.
    fn kind(&self, form: &str) -> &'static str {
        if self.first == form { "primary" } else { "secondary" }
    }

    /// Whether a folded form is open: when it was refused.
    fn refused(&self, fields: &[&str]) -> bool {
        fields.iter().any(|field| self.errors.get(field).is_some())
    }
}

/// `/desk/devices/{reference}/revocation`: a proof of erasure is taken back.
#[derive(Template)]
#[template(path = "pages/refurbishing/revoke.html")]
pub struct RevokePage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// The device, in words.
    pub title: String,
    pub reference: String,
    /// The device's own page.
    pub home: String,
    /// The proofs that stand, to choose from.
    pub proofs: Vec<Choice>,
    /// What was typed.
    pub reason: String,
    /// Whether the device has left its workshop.
    pub out: bool,
    /// Whether somebody has its promise.
    pub promised: bool,
}

/// One test with its three answers, none chosen.
#[derive(Clone, Debug)]
pub struct CheckRow {
    /// The field's name.
    pub field: String,
    pub label: String,
    pub choices: Vec<Choice>,
}

/// A storage and what became of it.
#[derive(Clone, Debug)]
pub struct StorageCard {
    pub title: String,
    /// « Effacé le 12 octobre 2026, nwipe 0.38 ».
    pub status: String,
    /// The tone of its badge.
    pub tone: String,
    pub badge: String,
}

/// What a form sent, to show it again.
#[derive(Clone, Debug, Default)]
pub struct Typed(pub HashMap<String, String>);

impl Typed {
    /// What was typed in a field; nothing when nothing was.
    pub fn of(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }
}
