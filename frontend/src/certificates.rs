//! Checking a certificate of erasure, without an account.

use askama::Template;

use crate::components::{Cell, Column, Fact};
use crate::context::PageContext;
use crate::filters;
use crate::forms::FieldErrors;

/// `/verifier`: asks itself with `q`; the file is posted to it.
#[derive(Template)]
#[template(path = "pages/refurbishing/check.html")]
pub struct CheckPage {
    pub ctx: PageContext,
    /// What was typed.
    pub asked: String,
    pub errors: FieldErrors,
    pub found: Option<CheckedCertificate>,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct CheckedCertificate {
    /// `authentic`, `revoked` or `unknown`.
    pub verdict: String,
    /// What was attested, in a sentence; empty when unknown.
    pub statement: String,
    pub facts: Vec<Fact>,
    pub columns: Vec<Column>,
    /// What is attested, storage by storage.
    pub rows: Vec<Vec<Cell>>,
    /// Storages that are not shown.
    pub more: i64,
}

impl CheckedCertificate {
    /// The badge's tone.
    pub fn tone(&self) -> &'static str {
        match self.verdict.as_str() {
            "authentic" => "good",
            "revoked" => "danger",
            _ => "warning",
        }
    }
}
