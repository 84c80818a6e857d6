//! Referencing: an organisation's file as both sides see it, the operator's list and criteria, the public register.

use askama::Template;

use crate::components::{Cell, Column, Fact, Figure, Happening, Tone};
use crate::context::{NavItem, PageContext};
use crate::filters;
use crate::forms::{Choice, FieldErrors};
use crate::lists::List;
use crate::object::{Document, ObjectView};

/// What the reader of a file may do now.
#[derive(Clone, Copy, Debug, Default)]
pub struct FileActs {
    pub write: bool,
    pub remark: bool,
    pub judge: bool,
    pub propose: bool,
    pub confirm: bool,
    pub contradict: bool,
    pub invite: bool,
    pub observe: bool,
    pub decide: bool,
    pub appeal: bool,
    pub answer_appeal: bool,
    pub lift: bool,
}

impl FileActs {
    /// Whether any form stands among what can be done.
    pub fn any_form(self) -> bool {
        let Self {
            write,
            propose,
            confirm,
            contradict,
            invite,
            observe,
            decide,
            appeal,
            answer_appeal,
            lift,
            ..
        } = self;
        write
            || propose
            || confirm
            || contradict
            || invite
            || observe
            || decide
            || appeal
            || answer_appeal
            || lift
    }
}

/// A proof of a criterion.
#[derive(Clone, Debug, Default)]
pub struct ProofView {
    pub id: String,
    pub label: String,
    pub address: String,
    /// « valable jusqu’au 3 mars 2027 »; empty for none.
    pub until: String,
}

/// One criterion of a file.
#[derive(Clone, Debug, Default)]
pub struct CriterionView {
    pub code: String,
    pub title: String,
    pub sentence: String,
    /// What a good proof is.
    pub proof: String,
    /// « Obligatoire, poids 30, preuve valable 24 mois. »
    pub note: String,
    pub state: String,
    pub tone: Tone,
    /// « jusqu’au 3 mars 2027 »; empty for none.
    pub until: String,
    pub answer: String,
    pub proofs: Vec<ProofView>,
    pub remarks: Vec<Happening>,
    /// What it may be judged.
    pub verdicts: Vec<Choice>,
    /// Whether the kind of insertion is asked here.
    pub insertion: bool,
}

/// `/desk/accreditation` and `/desk/accreditations/{id}`: one file, from both sides.
#[derive(Template)]
#[template(path = "pages/accreditation/file.html")]
pub struct AccreditationPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub object: ObjectView,
    /// The page's own address: forms go under it.
    pub base: String,
    pub may: FileActs,
    pub criteria: Vec<CriterionView>,
    pub insertion: Vec<Choice>,
    pub agreement: String,
    pub remarks: Vec<Happening>,
    pub verdicts: Vec<Choice>,
    pub decisions: Vec<Choice>,
    /// The decision that waits for a second person, in a sentence.
    pub proposed: String,
    /// The path of a suspension, oldest first.
    pub procedure: Vec<Happening>,
    /// Measured figures; empty for a structure.
    pub figures: Vec<Figure>,
    /// Until which day they count, in a sentence.
    pub measured_until: String,
    /// Since when the rate warns; empty for no warning.
    pub warned: String,
}

/// `/desk/accreditation` before there is a file.
#[derive(Template)]
#[template(path = "pages/accreditation/begin.html")]
pub struct BeginFilePage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub criteria: Vec<CriterionView>,
    pub source: String,
    pub may_begin: bool,
}

/// `/desk/accreditations`: the operator's list.
#[derive(Template)]
#[template(path = "pages/accreditation/files.html")]
pub struct AccreditationsPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub list: List,
    /// The national lists that may be imported.
    pub lists: Vec<Choice>,
    pub may_work: bool,
}

/// A criterion as the operator writes it.
#[derive(Clone, Debug, Default)]
pub struct CriterionForm {
    pub code: String,
    pub title_fr: String,
    pub title_en: String,
    pub sentence_fr: String,
    pub sentence_en: String,
    pub proof_fr: String,
    pub proof_en: String,
    pub weight: String,
    pub months: String,
    pub required: bool,
    pub grants: Vec<Choice>,
}

/// `/desk/criteria/{kind}`: the criteria of one kind, and the version being written.
#[derive(Template)]
#[template(path = "pages/accreditation/criteria.html")]
pub struct CriteriaPage {
    pub ctx: PageContext,
    pub nav: Vec<NavItem>,
    pub errors: FieldErrors,
    pub kind: &'static str,
    pub tabs: Vec<NavItem>,
    /// « Version 2, en vigueur depuis le 3 mars 2027. »
    pub versions: Vec<Happening>,
    pub criteria: Vec<CriterionView>,
    /// The number of the version being written; empty for none.
    pub draft: String,
    pub forms: Vec<CriterionForm>,
    pub new: CriterionForm,
    pub source: String,
    pub may_work: bool,
}

/// `/registre`: who is accredited.
#[derive(Template)]
#[template(path = "pages/accreditation/register.html")]
pub struct RegisterPage {
    pub ctx: PageContext,
    pub errors: FieldErrors,
    pub q: String,
    pub sentence: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub first: String,
    pub next: String,
}

/// One criterion on the public page.
#[derive(Clone, Debug, Default)]
pub struct PublicCriterion {
    pub title: String,
    pub sentence: String,
    /// « Preuve acceptée le 3 mars 2026, valable jusqu’au 3 mars 2028. »
    pub proven: String,
}

/// `/registre/{id}`: one accredited organisation.
#[derive(Template)]
#[template(path = "pages/accreditation/entry.html")]
pub struct RegisterEntryPage {
    pub ctx: PageContext,
    pub name: String,
    pub under: String,
    pub badge: String,
    pub lead: String,
    pub facts: Vec<Fact>,
    pub criteria: Vec<PublicCriterion>,
    pub figures: Vec<Figure>,
    pub quality: String,
    /// The certificate; empty for a file older than certificates.
    pub certificate: Vec<Document>,
}
