//! Model documents for donors: what they will be asked to sign and what they will receive, marked as models.

use frontend::Texts;

use crate::kernel::{Error, OpContext, Result};
use crate::platform::pdf::{Cell, Column, Document, DocumentInfo, Level, Panel, SignatureBox, Table};

fn begun(op: &OpContext, title: &str) -> Document {
    let texts = Texts::new(op.language);
    let mut document = Document::new(DocumentInfo {
        title: title.to_owned(),
        language: op.language.code().to_owned(),
        author: texts.t("model-author").to_string(),
        created_at: op.now,
        footer: texts.t("model-footer").to_string(),
    });
    document.heading(Level::Title, title);
    document.note(texts.t("model-note").to_string());
    document
}

async fn finished(document: Document) -> Result<Vec<u8>> {
    tokio::task::spawn_blocking(move || document.finish())
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)
}

fn parties(document: &mut Document, texts: Texts) {
    let lines = || vec![texts.t("model-blank-name").to_string(), texts.t("model-blank-siret").to_string()];
    document.panels([
        Panel { title: texts.t("model-donor").to_string(), lines: lines() },
        Panel { title: texts.t("model-workshop").to_string(), lines: lines() },
    ]);
}

fn signatures(document: &mut Document, texts: Texts) {
    document.signatures([
        SignatureBox {
            title: texts.t("slip-sign-donor").to_string(),
            lines: vec![texts.t("model-blank-signature").to_string()],
            ..SignatureBox::default()
        },
        SignatureBox {
            title: texts.t("slip-sign-workshop").to_string(),
            lines: vec![texts.t("model-blank-signature").to_string()],
            ..SignatureBox::default()
        },
    ]);
}

/// The donation agreement, with the clause on personal data (GDPR, article 28).
///
/// # Errors
/// When the file cannot be made.
pub(super) async fn agreement(op: &OpContext) -> Result<Vec<u8>> {
    let texts = Texts::new(op.language);
    let mut document = begun(op, &texts.t("model-agreement-title").to_string());
    parties(&mut document, texts);
    for article in ["object", "basis", "destination", "collection", "erasure", "data", "receipt", "end"] {
        document.heading(Level::Section, texts.dynamic("model-agreement-heading-", article).to_string());
        document.paragraph(texts.dynamic("model-agreement-text-", article).to_string());
    }
    signatures(&mut document, texts);
    finished(document).await
}

/// The slip of a collection.
///
/// # Errors
/// When the file cannot be made.
pub(super) async fn slip(op: &OpContext) -> Result<Vec<u8>> {
    let texts = Texts::new(op.language);
    let mut document = begun(op, &texts.t("model-slip-title").to_string());
    parties(&mut document, texts);
    let mut table = Table::new(vec![
        Column::text(texts.t("slip-column-what").to_string(), 5.0),
        Column::text(texts.t("slip-column-serial").to_string(), 3.0),
        Column::number(texts.t("slip-column-declared").to_string(), 1.4),
        Column::text(texts.t("slip-column-taken").to_string(), 1.4),
    ]);
    for (kind, count) in [("laptop", "12"), ("screen", "4")] {
        table.row([
            Cell::from(texts.dynamic("category-one-", kind).to_string()),
            Cell::from(texts.t("model-example").to_string()),
            Cell::from(count),
            Cell::from(String::new()),
        ]);
    }
    document.table(table);
    document.paragraph(texts.t("model-slip-text").to_string());
    signatures(&mut document, texts);
    finished(document).await
}

/// A sample certificate of erasure: every field that a proof carries, with invented values.
///
/// # Errors
/// When the file cannot be made.
pub(super) async fn certificate(op: &OpContext) -> Result<Vec<u8>> {
    let texts = Texts::new(op.language);
    let mut document = begun(op, &texts.t("model-certificate-title").to_string());
    document.paragraph(texts.t("model-certificate-text").to_string());
    document.facts(
        [
            "machine",
            "machine-serial",
            "drive",
            "drive-serial",
            "method",
            "tool",
            "exit",
            "verification",
            "times",
            "operator",
            "validator",
            "destination",
            "hash",
        ]
        .map(|field| {
            (
                texts.dynamic("model-certificate-field-", field).to_string(),
                texts.dynamic("model-certificate-value-", field).to_string(),
            )
        }),
    );
    document.small_print(texts.t("model-certificate-source").to_string());
    finished(document).await
}
