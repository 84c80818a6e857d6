//! What a donor's file holds, lot by lot: names first, bytes when their turn comes.

use frontend::filters::{write_date, write_exact_weight, write_number};
use frontend::{Language, Texts};
use sea_orm::ConnectionTrait;

use super::{disks, figures};
use crate::devices;
use crate::donations::agreement::{self, Agreement};
use crate::donations::{self, Lot};
use crate::kernel::time::paris_day;
use crate::kernel::{CertificateId, DocumentId, Error, LotPartId, OpContext, Result, WasteRecordId};
use crate::platform::Datum;
use crate::platform::sheets::Sheet;
use crate::refurbishing::{self, certificates};
use crate::web::App;

/// Something of an archive, under its name.
pub(super) struct Item {
    pub(super) path: String,
    pub(super) source: Source,
}

/// Where an item's bytes come from.
pub(super) enum Source {
    /// A version of the agreement, signed by somebody.
    Agreement(Box<Agreement>),
    /// The slip of the collection.
    Slip(LotPartId),
    /// A kept document.
    Kept(DocumentId),
    /// Every unit with what became of it.
    Units(LotPartId),
    /// Every disk with its proof.
    Disks(LotPartId),
    /// The same, signed by itself, as it is shown to a data-protection officer.
    SignedDisks(Box<Lot>, LotPartId),
    /// What was handed on as waste.
    Waste(LotPartId),
    /// The figures.
    Figures(Vec<LotPartId>),
    /// Written already.
    Text(String),
}

fn item(folder: &str, name: impl AsRef<str>, source: Source) -> Item {
    Item { path: format!("{folder}{}", name.as_ref()), source }
}

/// The items of a lot, in a folder of that name; callers have authorised.
pub(super) async fn of_lot(app: &App, lot: &Lot) -> Result<Vec<Item>> {
    let c = app.db.fresh();
    let folder = format!("{}/", lot.reference);
    let mut items = Vec::new();
    for part in donations::parts_of_lots(c, [lot.id]).await? {
        for one in agreement::signed_of_part(c, part.id).await? {
            items.push(item(&folder, one.file_name(), Source::Agreement(Box::new(one))));
        }
        if part.accepted_at.is_some() {
            items.push(item(&folder, "bon-enlevement.pdf", Source::Slip(part.id)));
        }
        if part.received_at.is_none() {
            continue;
        }
        items.push(item(&folder, "appareils.csv", Source::Units(part.id)));
        items.push(item(&folder, "disques.csv", Source::Disks(part.id)));
        items.push(item(&folder, "disques.json", Source::SignedDisks(Box::new(lot.clone()), part.id)));
        items.push(item(&folder, "impact.csv", Source::Figures(vec![part.id])));
        let mut after: Option<CertificateId> = None;
        loop {
            let some = certificates::every_of_part(c, part.id, after).await?;
            let Some(last) = some.last() else { break };
            after = Some(last.id);
            items.extend(some.iter().map(|one| {
                let name = format!("certificats/{}", certificates::file_name(one));
                item(&folder, name, Source::Kept(one.document_id))
            }));
        }
        let before = items.len();
        let mut after: Option<WasteRecordId> = None;
        loop {
            let some = refurbishing::waste_of_part(c, part.id, after).await?;
            let Some(last) = some.last() else { break };
            after = Some(last.id);
            for one in some {
                let kept = app.storage.find(c, one.document_id).await?;
                let safe: String = kept
                    .file_name
                    .chars()
                    .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
                    .collect();
                let name = format!("dechets/{}-{safe}", one.id);
                items.push(item(&folder, name, Source::Kept(one.document_id)));
            }
        }
        if items.len() > before {
            items.push(item(&folder, "dechets.csv", Source::Waste(part.id)));
        }
    }
    Ok(items)
}

/// The bytes of an item.
///
/// # Errors
/// When the database or the file store fails; `agreement-altered` (409).
pub(super) async fn bytes(app: &App, op: &OpContext, source: &Source) -> Result<Vec<u8>> {
    let c = app.db.fresh();
    let texts = Texts::new(op.language);
    match source {
        Source::Agreement(one) => agreement::signed_file(app, one).await,
        Source::Slip(part) => Ok(donations::slip_for_donor(app, op, *part).await?.1),
        Source::Kept(document) => app.storage.bytes(*document).await,
        Source::Units(part) => units(c, *part, texts).await,
        Source::Disks(part) => {
            let found = disks::of_part(c, *part).await?;
            sheet(
                texts,
                &[
                    "device",
                    "model",
                    "device-serial",
                    "storage",
                    "storage-serial",
                    "status",
                    "method",
                    "tool",
                    "end",
                    "evidence",
                    "report",
                ],
                found.iter().map(|one| disks::row(one, texts)).collect(),
            )
        }
        Source::SignedDisks(lot, part) => {
            let signed = disks::signed(app, op, lot, *part).await?;
            serde_json::to_vec_pretty(&signed).map_err(Error::internal)
        }
        Source::Waste(part) => waste(c, *part, texts).await,
        Source::Figures(parts) => impact(&figures::of_parts(c, op.now, parts).await?, texts),
        Source::Text(text) => Ok(text.clone().into_bytes()),
    }
}

fn sheet(texts: Texts, columns: &[&str], rows: Vec<Vec<Datum>>) -> Result<Vec<u8>> {
    let columns = columns.iter().map(|name| texts.dynamic("file-column-", name).to_string()).collect();
    Sheet { title: String::new(), columns, rows }.csv(texts.language).map_err(Error::internal)
}

fn text(value: impl Into<String>) -> Datum {
    Datum::Text(value.into())
}

fn maybe(value: Option<String>) -> Datum {
    value.map_or(Datum::Nothing, Datum::Text)
}

async fn units(c: &impl ConnectionTrait, part: LotPartId, texts: Texts) -> Result<Vec<u8>> {
    let mut rows = Vec::new();
    let mut after = String::new();
    loop {
        let some = devices::units_of_part(c, part, &after, figures::BATCH).await?;
        for one in &some {
            let state = devices::public_state(one.standing()?);
            rows.push(vec![
                text(&one.reference),
                text(texts.dynamic("category-one-", &one.category).to_string()),
                text(
                    [one.brand.as_deref(), Some(one.model.as_str())]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" "),
                ),
                maybe(one.serial.clone()),
                maybe(one.inventory_number.clone()),
                text(texts.dynamic("device-stands-", state).to_string()),
                one.weight_grams.map_or(Datum::Nothing, |grams| Datum::Number(i64::from(grams))),
                Datum::Day(paris_day(one.received_at)),
                one.outcome_at.map_or(Datum::Nothing, |at| Datum::Day(paris_day(at))),
            ]);
        }
        let Some(last) = some.last().filter(|_| some.len() == figures::BATCH as usize) else { break };
        after.clone_from(&last.reference);
    }
    let columns = [
        "device",
        "category",
        "model",
        "device-serial",
        "inventory",
        "standing",
        "grams",
        "received",
        "outcome",
    ];
    sheet(texts, &columns, rows)
}

async fn waste(c: &impl ConnectionTrait, part: LotPartId, texts: Texts) -> Result<Vec<u8>> {
    let mut rows = Vec::new();
    let mut after: Option<WasteRecordId> = None;
    loop {
        let some = refurbishing::waste_of_part(c, part, after).await?;
        let Some(last) = some.last() else { break };
        after = Some(last.id);
        rows.extend(some.iter().map(|one| {
            vec![
                text(one.what.clone()),
                text(one.code.code()),
                Datum::Number(i64::from(one.weight_grams)),
                text(one.receiver.clone()),
                Datum::Day(paris_day(one.handed_at)),
                text(one.proof_sha256.clone()),
            ]
        }));
    }
    sheet(texts, &["what", "code", "grams", "receiver", "handed", "proof"], rows)
}

fn impact(figures: &figures::Figures, texts: Texts) -> Result<Vec<u8>> {
    let rows = figures
        .reused
        .iter()
        .map(|(category, one)| {
            let (each, source) =
                one.avoided.clone().map_or((None, None), |(grams, source)| (Some(grams), Some(source)));
            vec![
                text(texts.dynamic("category-one-", category).to_string()),
                Datum::Number(one.reused),
                each.map_or(Datum::Nothing, Datum::Number),
                each.map_or(Datum::Nothing, |grams| Datum::Number(grams.saturating_mul(one.reused))),
                maybe(source),
            ]
        })
        .collect();
    sheet(texts, &["category", "reused", "avoided-each", "avoided", "source"], rows)
}

/// The figures in words, for a page: units, where they stand, weight, impact.
pub(super) fn words(figures: &figures::Figures, texts: Texts) -> Vec<(String, String)> {
    let number = |value: i64| write_number(value, texts.language);
    let mut facts = vec![(texts.t("file-received-units").to_string(), number(figures.units))];
    facts.extend(
        figures
            .standing
            .iter()
            .map(|(code, count)| (texts.dynamic("device-stands-", code).to_string(), number(*count))),
    );
    if figures.weighed > 0 {
        let weight = texts
            .t("file-weight-value")
            .with("weight", write_exact_weight(figures.grams, texts.language))
            .with("weighed", figures.weighed)
            .with("units", figures.units);
        facts.push((texts.t("file-weight").to_string(), weight.to_string()));
    }
    if figures.avoided_grams() > 0 {
        let avoided =
            texts.t("file-avoided-value").with("kilograms", number(figures.avoided_grams() / 1_000));
        facts.push((texts.t("file-avoided").to_string(), avoided.to_string()));
    }
    facts
}

/// What an archive says of itself.
pub(super) fn read_me(op: &OpContext, about: &str, key: &str) -> String {
    let texts = Texts::new(Language::Fr);
    texts
        .t("file-read-me")
        .with("about", about)
        .with("date", write_date(paris_day(op.now), texts))
        .with("key", key)
        .to_string()
}
