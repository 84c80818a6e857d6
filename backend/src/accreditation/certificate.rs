//! The dated certificate of an accredited organisation (PDF/A, tagged).

use frontend::Texts;
use frontend::filters::write_date;

use super::dossier::Dossier;
use super::register::RegisterEntry;
use super::view::{day, said};
use crate::kernel::{Error, OpContext, Result};
use crate::organisations::Organisation;
use crate::platform::pdf::{Cell, Column, Document, DocumentInfo, Level, Panel, Table};
use crate::web::App;

/// The certificate's name and bytes.
///
/// # Errors
/// 404 for a file that was listed before certificates were given.
pub(super) async fn made(
    app: &App,
    op: &OpContext,
    organisation: &Organisation,
    entry: &RegisterEntry,
    file: &Dossier,
) -> Result<(String, Vec<u8>)> {
    let texts = Texts::new(op.language);
    let (Some(number), Some(since), Some(until)) =
        (file.certificate_number.clone(), file.accredited_at, file.valid_until)
    else {
        return Err(Error::not_found());
    };
    let title = texts.t("attestation-title").with("number", number.as_str()).to_string();
    let mut document = Document::new(DocumentInfo {
        title: title.clone(),
        language: op.language.code().to_owned(),
        author: texts.t("attestation-author").to_string(),
        created_at: op.now,
        footer: String::new(),
    });
    document.heading(Level::Title, title);
    let mut lines = vec![organisation.name.clone()];
    lines.extend(
        organisation
            .siret
            .as_ref()
            .map(|siret| texts.t("attestation-siret").with("siret", siret.as_str()).to_string()),
    );
    lines.extend(
        entry.line.sites.iter().map(|site| format!("{}, {} ({})", site.label, site.commune, site.insee_code)),
    );
    document.panels([Panel { title: texts.t("attestation-whom").to_string(), lines }]);
    let sentence = texts
        .t("attestation-sentence")
        .with("name", organisation.name.as_str())
        .with("since", day(since, texts))
        .with("until", day(until, texts));
    document.paragraph(sentence.to_string());
    let mut facts = vec![
        (texts.t("attestation-since").to_string(), day(since, texts)),
        (texts.t("accreditation-fact-until").to_string(), day(until, texts)),
    ];
    if let Some(version) = file.criteria_version {
        facts.push((texts.t("accreditation-fact-version").to_string(), version.to_string()));
    }
    if let Some(kind) = &file.insertion_kind {
        let words = texts.dynamic("insertion-", kind).to_string();
        facts.push((texts.t("accreditation-fact-insertion").to_string(), words));
    }
    let yes =
        |is: bool| if is { texts.t("accreditation-yes") } else { texts.t("accreditation-no") }.to_string();
    facts.push((texts.t("accreditation-fact-receipts").to_string(), yes(file.may_issue_receipts)));
    facts.push((texts.t("accreditation-fact-gifts").to_string(), yes(file.may_receive_public_gifts)));
    document.facts(facts);
    let mut table = Table::new(vec![
        Column::text(texts.t("attestation-criterion").to_string(), 5.0),
        Column::text(texts.t("attestation-accepted").to_string(), 3.0),
        Column::text(texts.t("attestation-good-until").to_string(), 3.0),
    ]);
    let date = |day: Option<chrono::NaiveDate>| day.map(|day| write_date(day, texts)).unwrap_or_default();
    for one in &entry.criteria {
        table.row([
            Cell::from(said(&one.title, texts)),
            Cell::from(date(one.accepted_on)),
            Cell::from(date(one.good_until)),
        ]);
    }
    document.table(table);
    let address = format!("{}/registre/{}", app.config.public_url.trim_end_matches('/'), organisation.id);
    document.note(texts.t("attestation-check").with("address", address).to_string());
    let bytes = tokio::task::spawn_blocking(move || document.finish())
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    Ok((format!("attestation-{number}.pdf"), bytes))
}
