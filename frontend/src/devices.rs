//! The passport of a device, from the QR code on its label.

use askama::Template;
use chrono::NaiveDate;

use crate::components::{Cell, Column, Contact, Fact, Happening};
use crate::context::PageContext;
use crate::filters;

/// `/appareils/{reference}`.
#[derive(Template)]
#[template(path = "pages/devices/passport.html")]
pub struct PassportPage {
    pub ctx: PageContext,
    /// Brand and model: « Lenovo ThinkPad T480 ».
    pub title: String,
    /// The short reference on the label: `RB-7K3F-92`.
    pub reference: String,
    pub category: String,
    /// Where a proof of its erasure is taken back, for whoever may; empty for everybody else.
    pub revocation: String,
    /// `a`, `b`, `c`, `p`; empty when not graded yet.
    pub grade: String,
    /// `refurbished`, `reused`; empty when not known yet.
    pub working: String,
    /// Where it is in its life, in words.
    pub state: String,
    /// How it ended, as parts or material; empty while it lives.
    pub ended: String,
    pub erasure: Erasure,
    pub facts: Vec<Fact>,
    /// Defects found and kept, in words.
    pub defects: Vec<String>,
    /// Dated sentences, oldest first; no name of a person.
    pub life: Vec<Happening>,
    pub avoided: Option<Avoided>,
    pub warranty_until: Option<NaiveDate>,
    pub workshop: Option<Contact>,
    /// Whether the chain of events is as it was written, in a sentence.
    pub chain: String,
    pub chain_intact: bool,
}

/// `/verifier/empreintes`: where the chains ended each day, signed.
#[derive(Template)]
#[template(path = "pages/devices/heads.html")]
pub struct HeadsPage {
    pub ctx: PageContext,
    /// The key of this installation, in hexadecimal.
    pub public_key: String,
    pub columns: Vec<Column>,
    /// Newest first.
    pub rows: Vec<Vec<Cell>>,
    /// Where the next ones are; empty after the last.
    pub next: String,
}

/// What became of the data.
#[derive(Clone, Debug)]
pub enum Erasure {
    NotYet,
    NoStorage,
    Done(Vec<ErasedStorage>),
}

/// One storage that holds nothing any more.
#[derive(Clone, Debug)]
pub struct ErasedStorage {
    /// « SSD 256 Go, série …4F2A ».
    pub storage: String,
    /// « Purge (NIST 800-88) », « broyage ».
    pub method: String,
    /// « nwipe 0.38 »; empty when it was destroyed.
    pub tool: String,
    /// « complète »; empty when it was destroyed.
    pub verification: String,
    pub operator: String,
    pub on: NaiveDate,
    pub destroyed: bool,
}

/// The footprint avoided by a year of further use.
#[derive(Clone, Debug)]
pub struct Avoided {
    pub grams_per_year: i64,
    /// « ADEME, 2022 ».
    pub source: String,
}
