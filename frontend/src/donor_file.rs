//! A donor's file, of a lot and of a year, and the state of a lot's disks for somebody without an account.

use askama::Template;

use crate::agreement::LinkLine;
use crate::components::{Cell, Column, Fact};
use crate::context::{NavItem, PageContext};
use crate::donations::Rows;
use crate::filters;
use crate::forms::FieldErrors;
use crate::object::{Ask, Document};

/// `/desk/lots/{id}/file`.
#[derive(Template)]
#[template(path = "pages/donor_file/lot.html")]
pub struct LotFilePage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// « Lot LOT-2026-000012 ».
    pub over: String,
    /// The addresses of this page, of the lot, and of the year's file.
    pub address: String,
    pub back: String,
    pub year_address: String,
    /// Who may do what the reader may not.
    pub asks: Vec<Ask>,
    pub facts: Vec<Fact>,
    /// Whether it was collected before agreements were kept here.
    pub without_agreement: bool,
    /// What can be read by itself.
    pub documents: Vec<Document>,
    /// The names of what the archive holds.
    pub contents: Vec<String>,
    pub archive: Document,
    /// Whether the reader makes links.
    pub shares: bool,
    pub recipient: String,
    pub days: String,
    /// The address of the link that was just made; empty otherwise.
    pub made: String,
    pub links: Vec<LinkLine>,
}

/// `/desk/donor-file`.
#[derive(Template)]
#[template(path = "pages/donor_file/year.html")]
pub struct YearFilePage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub year: String,
    pub years: Vec<NavItem>,
    pub facts: Vec<Fact>,
    pub lots: Rows,
    pub archive: Document,
}

/// `/disques`: the state of a lot's disks, for whoever has its link.
#[derive(Template)]
#[template(path = "pages/donor_file/disks.html")]
pub struct DisksPage {
    pub ctx: PageContext,
    /// « Lot LOT-2026-000012 ».
    pub over: String,
    /// Who shows it, and until when.
    pub shown: String,
    /// How many disks stand how.
    pub facts: Vec<Fact>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// Disks that are not shown.
    pub more: i64,
    pub signed: Document,
    /// The key that signs.
    pub public_key: String,
}
