//! An agreement on paper (PDF/A-3, tagged), in French, and in the words of a page.

use frontend::agreement::Clause;
use frontend::filters::{write_datetime, write_number};
use frontend::{Language, Texts};

use super::super::lot::PartLine;
use super::super::view;
use super::rules::Side;
use super::store::{Agreement, Signature};
use super::terms::{Party, Terms};
use crate::devices::LegalBasis;
use crate::kernel::{Error, Instant, Result};
use crate::platform::pdf::{Attachment, Cell, Column, Document, DocumentInfo, Level, Panel, Relation, Table};

/// The most lines of the list that an annex names one by one; the list's hash binds the others.
pub(super) const MOST_LINES: u64 = 500;

/// What a document is made from.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    pub(super) reference: String,
    pub(super) version: i32,
    pub(super) created_at: Instant,
    pub(super) terms: Terms,
    pub(super) lines: Vec<PartLine>,
    pub(super) from_units: bool,
}

/// Everything a document says, clause by clause, numbered.
pub(super) fn clauses(terms: &Terms, texts: Texts) -> Vec<Clause> {
    let mut codes = vec!["object", "basis", "destination", "collection", "erasure"];
    codes.extend(["purpose", "instructions", "secrecy", "others", "help", "breach", "deletion", "audit"]);
    if terms.legal_basis == LegalBasis::CompanyPatronage {
        codes.push("receipt");
    }
    codes.extend(["end", "signing"]);
    codes
        .into_iter()
        .enumerate()
        .map(|(place, code)| Clause {
            title: format!("{}. {}", place + 1, texts.dynamic("agreement-title-", code)),
            paragraphs: paragraphs(terms, code, texts),
        })
        .collect()
}

fn paragraphs(terms: &Terms, code: &str, texts: Texts) -> Vec<String> {
    let text = texts
        .dynamic("agreement-text-", code)
        .with("donor", terms.donor.name.as_str())
        .with("workshop", terms.workshop.name.as_str())
        .with("lot", terms.lot.as_str())
        .with("units", view::units(terms.units, texts))
        .with("lines", view::line_count(terms.lines, texts))
        .with("address", terms.donor.address.as_str())
        .to_string();
    let mut said = vec![text];
    match code {
        "basis" => said.push(texts.dynamic("agreement-basis-", terms.legal_basis.code()).to_string()),
        "destination" => {
            said.push(texts.dynamic("agreement-wish-", terms.wish.code()).to_string());
            if terms.legal_basis == LegalBasis::PublicFreeGift {
                said.push(texts.t("agreement-public-gift").to_string());
            }
        }
        "erasure" => said.push(texts.dynamic("agreement-erasure-", terms.erasure.code()).to_string()),
        "object" if !terms.taken_out.is_empty() => {
            let lines: Vec<String> = terms.taken_out.iter().map(i32::to_string).collect();
            said.push(texts.t("agreement-taken-out").with("lines", lines.join(", ")).to_string());
        }
        _ => {}
    }
    said
}

/// Both sides, with their words.
pub(super) fn parties(terms: &Terms, texts: Texts) -> [(String, Vec<String>); 2] {
    let lines = |one: &Party| {
        let siret = one.siret.as_deref();
        let siret = siret.map(|siret| texts.t("certificate-siret").with("siret", siret).to_string());
        [Some(one.name.clone()), siret, Some(one.address.clone())].into_iter().flatten().collect()
    };
    [
        (texts.t("agreement-donor").to_string(), lines(&terms.donor)),
        (texts.t("agreement-workshop").to_string(), lines(&terms.workshop)),
    ]
}

/// What a side's signature says, line by line.
pub(super) fn evidence(one: &Signature, party: &Party, texts: Texts) -> Vec<(String, String)> {
    let fact = |code: &str| texts.dynamic("agreement-evidence-", code).to_string();
    vec![
        (fact("who"), one.name.clone()),
        (fact("role"), one.role.clone()),
        (fact("for"), party.name.clone()),
        (fact("empowered"), texts.t("agreement-empowered-said").to_string()),
        (
            fact("time"),
            format!(
                "{} ({})",
                write_datetime(one.signed_at, texts),
                one.signed_at.format("%Y-%m-%dT%H:%M:%SZ")
            ),
        ),
        (fact("session"), one.user_id.to_string()),
        (fact("hash"), one.document_sha256.clone()),
    ]
}

impl Paper {
    fn begun(&self, texts: Texts) -> Document {
        let title = texts
            .t("agreement-document-title")
            .with("reference", self.reference.as_str())
            .with("version", self.version.to_string())
            .to_string();
        let mut document = Document::new(DocumentInfo {
            title: title.clone(),
            language: texts.language.code().to_owned(),
            author: self.terms.donor.name.clone(),
            created_at: self.created_at,
            footer: title.clone(),
        });
        document.heading(Level::Title, title);
        document.panels(parties(&self.terms, texts).map(|(title, lines)| Panel { title, lines }));
        for clause in clauses(&self.terms, texts) {
            document.heading(Level::Section, clause.title);
            for paragraph in clause.paragraphs {
                document.paragraph(paragraph);
            }
        }
        document.heading(Level::Section, texts.t("agreement-annex-list").to_string());
        document.facts(
            self.terms
                .categories
                .iter()
                .map(|(code, count)| {
                    (texts.dynamic("category-one-", code).to_string(), write_number(*count, texts.language))
                })
                .collect::<Vec<_>>(),
        );
        document.table(self.list(texts));
        let shown = i64::try_from(self.lines.len()).unwrap_or_default();
        let left = i64::from(self.terms.lines) - shown;
        if left > 0 {
            document.note(texts.t("slip-more").with("count", left).to_string());
        }
        document.small_print(
            texts.t("agreement-list-hash").with("hash", self.terms.list_sha256.as_str()).to_string(),
        );
        document
    }

    fn list(&self, texts: Texts) -> Table {
        let mut table = Table::new(vec![
            Column::text(texts.t("slip-column-what").to_string(), 5.0),
            Column::text(texts.t("slip-column-serial").to_string(), 3.0),
            Column::number(texts.t("slip-column-declared").to_string(), 1.4),
        ]);
        for one in &self.lines {
            table.row([
                Cell::from(view::called(&one.line, self.from_units, texts)),
                Cell::from(one.line.serial.clone().unwrap_or_default()),
                Cell::from(one.expected.to_string()),
            ]);
        }
        table
    }

    /// The document that is signed.
    pub(super) async fn made(self) -> Result<Vec<u8>> {
        finished(self.begun(Texts::new(Language::Fr))).await
    }

    /// The same with the page of evidence; the very document that was signed is inside.
    pub(super) async fn with_evidence(self, agreement: &Agreement, signed: Vec<u8>) -> Result<Vec<u8>> {
        let texts = Texts::new(Language::Fr);
        let mut document = self.begun(texts);
        document.heading(Level::Section, texts.t("agreement-evidence").to_string());
        document.paragraph(texts.t("agreement-evidence-text").to_string());
        for one in &agreement.signatures {
            let (title, party) = match one.side {
                Side::Donor => (texts.t("agreement-donor"), &self.terms.donor),
                Side::Workshop => (texts.t("agreement-workshop"), &self.terms.workshop),
            };
            document.heading(Level::Subsection, title.to_string());
            document.facts(evidence(one, party, texts));
        }
        document.attach(Attachment {
            file_name: agreement.file_name(),
            media_type: "application/pdf".to_owned(),
            description: texts.t("agreement-attachment").to_string(),
            relation: Relation::Data,
            bytes: signed,
        });
        finished(document).await
    }
}

async fn finished(document: Document) -> Result<Vec<u8>> {
    tokio::task::spawn_blocking(move || document.finish())
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)
}
