//! The donation agreement: read and signed by both sides, and read through a link by somebody without an account.

use askama::Template;

use crate::components::Fact;
use crate::context::{NavItem, PageContext};
use crate::donations::Rows;
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::object::{Ask, Document};

/// A clause of the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// With its number.
    pub title: String,
    pub paragraphs: Vec<String>,
}

/// What everybody who reads an agreement sees of it.
#[derive(Clone, Debug, Default)]
pub struct AgreementText {
    /// « CONV-2026-000012, version 2 ».
    pub reference: String,
    /// Both sides: what each is, and its lines.
    pub parties: Vec<(String, Vec<String>)>,
    pub clauses: Vec<Clause>,
    pub lines: Rows,
    /// Lines that are not shown.
    pub more: i64,
    /// SHA-256 of the document.
    pub hash: String,
    /// Where the document is.
    pub document: Document,
    /// Whether the page is in another language than the document.
    pub translated: bool,
}

/// A signature, or its place.
#[derive(Clone, Debug)]
pub struct SignaturePlace {
    pub title: String,
    /// What it says; empty while nobody has signed.
    pub facts: Vec<Fact>,
}

/// A link that was made.
#[derive(Clone, Debug)]
pub struct LinkLine {
    pub id: String,
    pub recipient: String,
    /// How it stands, with days.
    pub said: String,
    pub open: bool,
}

/// What somebody said.
#[derive(Clone, Debug)]
pub struct RemarkLine {
    /// Who, when, of which version.
    pub about: String,
    pub verdict: String,
    /// Empty for none.
    pub words: String,
}

/// What is asked of whoever signs.
#[derive(Clone, Debug)]
pub struct SignForm {
    pub hash: String,
    /// « Vous signez en tant que … ».
    pub signs: String,
    pub role: String,
}

/// What a donor may change.
#[derive(Clone, Debug)]
pub struct GiftForm {
    pub bases: Vec<Choice>,
    pub wishes: Vec<Choice>,
}

/// `/desk/lots/{id}/agreement` and `/desk/lot-parts/{id}/agreement`.
#[derive(Template)]
#[template(path = "pages/agreement/agreement.html")]
pub struct AgreementPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    /// « Lot LOT-2026-000012 ».
    pub over: String,
    /// The address of this page.
    pub address: String,
    /// What the addresses of forms end with, for a part of a lot that went to several workshops.
    pub about: String,
    /// The lot or the part.
    pub back: String,
    /// How it stands, in a word and in a sentence.
    pub badge: String,
    pub tone: &'static str,
    pub now: String,
    /// None before a workshop has taken the lot.
    pub text: Option<AgreementText>,
    pub signatures: Vec<SignaturePlace>,
    pub sign: Option<SignForm>,
    pub asks: Vec<Ask>,
    /// Whether the reader makes links.
    pub shares: bool,
    pub recipient: String,
    pub days: String,
    /// The address of the link that was just made; empty otherwise.
    pub made: String,
    pub links: Vec<LinkLine>,
    pub remarks: Vec<RemarkLine>,
    pub earlier: Vec<Document>,
    pub gift: Option<GiftForm>,
}

/// `/convention`: an agreement, for whoever has its link.
#[derive(Template)]
#[template(path = "pages/agreement/review.html")]
pub struct ReviewPage {
    pub ctx: PageContext,
    pub errors: FieldErrors,
    pub key: String,
    pub text: AgreementText,
    /// Who shows it, and until when.
    pub shown: String,
    /// How it stands.
    pub now: String,
    /// Whether it may still be remarked upon.
    pub open: bool,
    pub name: String,
    pub verdicts: Vec<Choice>,
    pub words: String,
    /// What was said through this link.
    pub remarks: Vec<RemarkLine>,
}
