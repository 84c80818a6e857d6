//! A certificate on paper (PDF/A-3, tagged), with the same for machines inside.

use std::collections::HashMap;

use frontend::filters::{write_datetime, write_gigabytes};
use frontend::{Language, Texts};
use serde::Serialize;

use super::content::{Content, Left, Line};
use super::{Certificate, Kind};
use crate::devices::Storage;
use crate::kernel::{Error, Instant, Result, StorageId, WipeEvidenceId};
use crate::organisations::Organisation;
use crate::platform::pdf::{
    Attachment, Cell, Column, Document, DocumentInfo, Level, Panel, QrBlock, Relation, Table,
};
use crate::platform::storage::sha256;
use crate::refurbishing::evidence::Method;

/// The standard that erasure follows: its revision of September 2025.
const STANDARD: &str = "NIST SP 800-88 rev. 2";

/// What a certificate is made from.
pub(super) struct Paper {
    pub(super) certificate: Certificate,
    pub(super) content: Content,
    pub(super) donor: Option<Organisation>,
    pub(super) workshop: Organisation,
    pub(super) public_url: String,
    pub(super) language: Language,
}

/// An organisation, for machines.
#[derive(Serialize)]
struct PartyOut<'a> {
    name: &'a str,
    siret: Option<&'a str>,
}

/// A proven storage, for machines. No name of a person.
#[derive(Serialize)]
struct ProofOut<'a> {
    device: &'a str,
    device_model: String,
    device_serial: Option<&'a str>,
    storage_id: StorageId,
    storage_kind: &'a str,
    storage_gigabytes: Option<i32>,
    storage_serial: Option<&'a str>,
    method: &'a str,
    tool: &'a str,
    tool_version: &'a str,
    exit_status: i32,
    verified: bool,
    started_at: Instant,
    ended_at: Instant,
    evidence_id: WipeEvidenceId,
    report_sha256: Option<&'a str>,
}

/// What is not proven, for machines.
#[derive(Serialize)]
struct LeftOut<'a> {
    device: &'a str,
    storage_id: Option<StorageId>,
    reason: &'a str,
}

/// The file inside the certificate.
#[derive(Serialize)]
struct EvidenceFile<'a> {
    r#type: &'a str,
    version: u32,
    number: &'a str,
    issued_at: Instant,
    standard: &'a str,
    subject: &'a str,
    reference: &'a str,
    donor: Option<PartyOut<'a>>,
    workshop: PartyOut<'a>,
    storages: Vec<ProofOut<'a>>,
    not_covered: Vec<LeftOut<'a>>,
    verify_at: String,
}

fn party(one: &Organisation) -> PartyOut<'_> {
    PartyOut { name: &one.name, siret: one.siret.as_deref() }
}

fn serial(line: &Line) -> Option<&str> {
    line.evidence.submitted.storage_serial.as_deref().filter(|serial| !serial.is_empty())
}

/// « SSD 256 Go ».
pub(super) fn storage_words(storage: &Storage, texts: Texts) -> String {
    let kind = texts.dynamic("disk-kind-", &storage.kind).to_string();
    match storage.gigabytes {
        Some(size) => format!("{kind} {}", write_gigabytes(i64::from(size), texts.language)),
        None => kind,
    }
}

impl Paper {
    /// The hash of the evidence inside, and the file.
    pub(super) async fn made(self) -> Result<(String, Vec<u8>)> {
        let evidence = serde_json::to_vec_pretty(&self.evidence()).map_err(Error::internal)?;
        let hash = sha256(&evidence);
        let mut document = self.document(&hash);
        document.attach(Attachment {
            file_name: format!("preuves-{}.json", self.certificate.number),
            media_type: "application/json".to_owned(),
            description: Texts::new(self.language).t("certificate-attachment").to_string(),
            relation: Relation::Data,
            bytes: evidence,
        });
        let bytes = tokio::task::spawn_blocking(move || document.finish())
            .await
            .map_err(Error::internal)?
            .map_err(Error::internal)?;
        Ok((hash, bytes))
    }

    fn evidence(&self) -> EvidenceFile<'_> {
        let proof = |line| -> ProofOut<'_> {
            let Line { device, storage, evidence }: &Line = line;
            let submitted = &evidence.submitted;
            ProofOut {
                device: &device.reference,
                device_model: device.specification.title(),
                device_serial: device.serial.as_deref(),
                storage_id: storage.id,
                storage_kind: &storage.kind,
                storage_gigabytes: storage.gigabytes,
                storage_serial: serial(line),
                method: submitted.method.code(),
                tool: &submitted.tool,
                tool_version: &submitted.tool_version,
                exit_status: submitted.exit_status,
                verified: submitted.verified,
                started_at: submitted.started_at,
                ended_at: submitted.ended_at,
                evidence_id: evidence.id,
                report_sha256: submitted.report_sha256.as_deref(),
            }
        };
        let left = |one| -> LeftOut<'_> {
            let Left { device, storage, reason }: &Left = one;
            LeftOut {
                device: &device.reference,
                storage_id: storage.as_ref().map(|storage| storage.id),
                reason,
            }
        };
        EvidenceFile {
            r#type: "rebond-erasure-certificate",
            version: 1,
            number: &self.certificate.number,
            issued_at: self.certificate.created_at,
            standard: STANDARD,
            subject: self.certificate.kind.code(),
            reference: &self.certificate.subject_reference,
            donor: self.donor.as_ref().map(party),
            workshop: party(&self.workshop),
            storages: self.content.lines.iter().map(proof).collect(),
            not_covered: self.content.left.iter().map(left).collect(),
            verify_at: format!("{}/verifier", self.public_url),
        }
    }

    fn document(&self, evidence_sha256: &str) -> Document {
        let texts = Texts::new(self.language);
        let one = &self.certificate;
        let title = texts.t("certificate-title").with("number", one.number.as_str()).to_string();
        let mut document = Document::new(DocumentInfo {
            title: title.clone(),
            language: self.language.code().to_owned(),
            author: self.workshop.name.clone(),
            created_at: one.created_at,
            footer: texts.t("certificate-footer").with("number", one.number.as_str()).to_string(),
        });
        document.heading(Level::Title, title);
        document.paragraph(
            texts
                .t("certificate-statement")
                .with("workshop", self.workshop.name.as_str())
                .with("storages", one.storages)
                .with("devices", one.devices)
                .to_string(),
        );
        if one.left_out > 0 {
            document.paragraph(texts.t("certificate-not-all").with("count", one.left_out).to_string());
        }
        document.panels([
            self.panel(texts.t("certificate-donor").to_string(), self.donor.as_ref(), texts),
            self.panel(texts.t("certificate-workshop").to_string(), Some(&self.workshop), texts),
        ]);
        document.facts([
            (texts.t("certificate-fact-number").to_string(), one.number.clone()),
            (texts.t("certificate-fact-date").to_string(), write_datetime(one.created_at, texts)),
            (texts.dynamic("certificate-fact-", one.kind.code()).to_string(), one.subject_reference.clone()),
            (texts.t("certificate-fact-standard").to_string(), STANDARD.to_owned()),
        ]);
        document.heading(Level::Section, texts.t("certificate-storages").to_string());
        match one.kind {
            Kind::Device => self.details(&mut document, texts),
            Kind::Lot => self.table(&mut document, texts),
        }
        if !self.content.left.is_empty() {
            document.heading(Level::Section, texts.t("certificate-left").to_string());
            document.paragraph(texts.t("certificate-left-text").to_string());
            document.table(self.left(texts));
        }
        document.heading(Level::Section, texts.t("certificate-verify").to_string());
        let page = format!("{}/verifier", self.public_url);
        document.qr(QrBlock {
            text: format!("{page}/{evidence_sha256}"),
            alternative: texts.t("certificate-qr").with("number", one.number.as_str()).to_string(),
            title: texts.t("certificate-verify-title").to_string(),
            caption: texts.t("certificate-verify-text").with("address", page).to_string(),
        });
        document.small_print(texts.t("certificate-hash").with("hash", evidence_sha256).to_string());
        document.small_print(texts.t("certificate-methods").to_string());
        document
    }

    fn panel(&self, title: String, who: Option<&Organisation>, texts: Texts) -> Panel {
        let lines = match who {
            Some(one) => [
                Some(one.name.clone()),
                one.siret
                    .as_ref()
                    .map(|siret| texts.t("certificate-siret").with("siret", siret.as_str()).to_string()),
            ]
            .into_iter()
            .flatten()
            .collect(),
            None => vec![texts.t("certificate-donor-unknown").to_string()],
        };
        Panel { title, lines }
    }

    /// Everything a proof carries, storage by storage.
    fn details(&self, document: &mut Document, texts: Texts) {
        for line in &self.content.lines {
            let Line { device, storage, evidence } = line;
            let submitted = &evidence.submitted;
            let unknown = || texts.t("certificate-unknown").to_string();
            let field = |name: &str| texts.dynamic("certificate-field-", name).to_string();
            document.heading(Level::Subsection, storage_words(storage, texts));
            let pieces = submitted.method == Method::Destroy;
            let mut facts = vec![
                (field("device"), format!("{}, {}", device.specification.title(), device.reference)),
                (field("device-serial"), device.serial.clone().unwrap_or_else(unknown)),
                (field("storage-serial"), serial(line).map_or_else(unknown, str::to_owned)),
                (field("method"), texts.dynamic("storage-method-", submitted.method.code()).to_string()),
            ];
            match pieces {
                true => facts.extend([
                    (field("means"), submitted.tool.clone()),
                    (field("verification"), texts.t("certificate-seen").to_string()),
                ]),
                false => facts.extend([
                    (field("tool"), format!("{} {}", submitted.tool, submitted.tool_version)),
                    (field("exit"), submitted.exit_status.to_string()),
                    (field("verification"), texts.t("certificate-verified").to_string()),
                ]),
            }
            facts.extend([
                (field("from"), write_datetime(submitted.started_at, texts)),
                (field("to"), write_datetime(submitted.ended_at, texts)),
                (field("operator"), self.workshop.name.clone()),
                (field("report"), submitted.report_sha256.clone().unwrap_or_else(unknown)),
            ]);
            document.facts(facts);
        }
    }

    fn table(&self, document: &mut Document, texts: Texts) {
        let column =
            |name: &str, share| Column::text(texts.dynamic("certificate-column-", name).to_string(), share);
        let mut table = Table::new(vec![
            column("device", 3.4),
            column("storage", 2.6),
            column("method", 2.0),
            column("tool", 1.8),
            column("verified", 2.2),
        ]);
        for line in &self.content.lines {
            let Line { device, storage, evidence } = line;
            let submitted = &evidence.submitted;
            let pieces = submitted.method == Method::Destroy;
            let seen = match pieces {
                true => texts.t("certificate-seen-short"),
                false => texts.t("certificate-verified-short"),
            };
            let under = [Some(device.specification.title()), device.serial.clone()];
            table.row([
                Cell::with_detail(
                    device.reference.clone(),
                    under.into_iter().flatten().collect::<Vec<_>>().join(" · "),
                ),
                Cell::with_detail(storage_words(storage, texts), serial(line).unwrap_or_default()),
                Cell::from(texts.dynamic("storage-method-", submitted.method.code()).to_string()),
                Cell::with_detail(
                    submitted.tool.clone(),
                    if pieces { String::new() } else { submitted.tool_version.clone() },
                ),
                Cell::with_detail(seen.to_string(), write_datetime(submitted.ended_at, texts)),
            ]);
        }
        document.table(table);
    }

    fn left(&self, texts: Texts) -> Table {
        let column =
            |name: &str, share| Column::text(texts.dynamic("certificate-column-", name).to_string(), share);
        let mut table =
            Table::new(vec![column("device", 3.0), column("storage", 2.6), column("reason", 4.0)]);
        let reasons: HashMap<&str, String> = ["pending", "removed", "destroyed", "no-storage"]
            .into_iter()
            .map(|code| (code, texts.dynamic("certificate-reason-", code).to_string()))
            .collect();
        for one in &self.content.left {
            let storage = one.storage.as_ref().map(|storage| storage_words(storage, texts));
            table.row([
                Cell::with_detail(one.device.reference.clone(), one.device.specification.title()),
                Cell::from(storage.unwrap_or_default()),
                Cell::from(reasons.get(one.reason).cloned().unwrap_or_default()),
            ]);
        }
        table
    }
}
