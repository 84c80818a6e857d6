//! Papers: the labels of received devices, and the slip that goes with a collection.

use frontend::Texts;
use frontend::filters::{Day, write_date, write_exact_weight};

use super::{preparation, reading, reception, store};
use crate::kernel::{Capacity, Error, LotPartId, OpContext, Result};
use crate::organisations::{self, Site};
use crate::platform::pdf::{
    self, Cell, Column, Document, DocumentInfo, Label, LabelLayout, Level, Panel, SignatureBox, Table,
};
use crate::web::App;

/// The most lines that a slip names one by one.
const MOST_LINES: u64 = 500;
/// The most labels of one file.
const MOST_LABELS: u64 = 1_000;

fn info(title: String, op: &OpContext, author: &str) -> DocumentInfo {
    DocumentInfo {
        title,
        language: op.language.code().to_owned(),
        author: author.to_owned(),
        created_at: op.now,
        footer: String::new(),
    }
}

/// A sheet of labels, one for each device of a received part: its reference, what it is, and a code that leads to its
/// passport. Gives the file's name and bytes.
///
/// # Errors
/// 401, 403, 404; `no-labels-yet` (409) before reception.
pub async fn labels(app: &App, op: &OpContext, id: LotPartId) -> Result<(String, Vec<u8>)> {
    let detail = reading::part(app, op, id).await?;
    let devices = reading::part_devices(app, op, id, None, MOST_LABELS).await?;
    if devices.is_empty() {
        return Err(Error::conflict("no-labels-yet"));
    }
    let texts = Texts::new(op.language);
    let reference = detail.summary.lot.reference;
    let title = texts.t("labels-title").with("reference", reference.as_str()).to_string();
    let info = info(title, op, &op.acting()?.organisation_name);
    let public_url = app.config.public_url.clone();
    let name = format!("etiquettes-{reference}.pdf");
    let labels: Vec<Label> = devices
        .into_iter()
        .map(|device| Label {
            title: device.specification.title(),
            line2: device
                .serial
                .as_ref()
                .map(|serial| texts.t("labels-serial").with("serial", serial.as_str()).to_string())
                .unwrap_or_else(|| reference.clone()),
            url: format!("{public_url}/appareils/{}", device.reference),
            alternative: texts.t("labels-code").with("reference", device.reference.as_str()).to_string(),
            reference: device.reference,
        })
        .collect();
    let bytes = off_thread(move || pdf::label_sheet(&info, &labels, LabelLayout::Sheet { used: 0 })).await?;
    Ok((name, bytes))
}

async fn off_thread(
    make: impl FnOnce() -> std::result::Result<Vec<u8>, pdf::PdfError> + Send + 'static,
) -> Result<Vec<u8>> {
    tokio::task::spawn_blocking(make).await.map_err(Error::internal)?.map_err(Error::internal)
}

fn place(title: String, name: &str, site: &Site, address: String) -> Panel {
    Panel { title, lines: vec![name.to_owned(), site.label.clone(), address] }
}

/// The containers of a lot: number, seal, how each came, weight.
fn container_table(containers: &[reception::Container], texts: Texts) -> Table {
    let mut table = Table::new(vec![
        Column::text(texts.t("slip-column-container").to_string(), 3.0),
        Column::text(texts.t("slip-column-seal").to_string(), 3.0),
        Column::text(texts.t("container-condition").to_string(), 3.0),
        Column::number(texts.t("container-weight").to_string(), 2.0),
    ]);
    for one in containers {
        table.row([
            Cell::from(one.number.clone()),
            Cell::from(reception::seals(one, texts)),
            Cell::from(texts.dynamic("container-condition-", one.condition.code()).to_string()),
            Cell::from(
                one.weight_grams.map(|grams| write_exact_weight(grams, texts.language)).unwrap_or_default(),
            ),
        ]);
    }
    table
}

/// The slip of a collection: who gives, who fetches, what, and room for two signatures. Gives the file's name and
/// bytes.
///
/// # Errors
/// 401, 403, 404; `no-slip-yet` (409) before the part is accepted.
pub async fn slip(app: &App, op: &OpContext, id: LotPartId) -> Result<(String, Vec<u8>)> {
    let detail = reading::part(app, op, id).await?;
    slip_of(app, op, detail).await
}

/// The slip of the collection of a part, for its donor.
///
/// # Errors
/// 401, 403, 404; `no-slip-yet` (409) before the part is accepted.
pub async fn slip_for_donor(app: &App, op: &OpContext, id: LotPartId) -> Result<(String, Vec<u8>)> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let c = app.db.fresh();
    store::lot_of_given_part(c, own, id).await?;
    let part = store::part(c, id).await?;
    match part.refurbisher_id {
        Some(workshop) => slip_of(app, op, reading::part_detail(app, workshop, part).await?).await,
        None => Err(Error::conflict("no-slip-yet")),
    }
}

async fn slip_of(app: &App, op: &OpContext, detail: reading::PartDetail) -> Result<(String, Vec<u8>)> {
    let summary = detail.summary;
    let id = summary.part.id;
    let (Some(_), Some(workshop)) = (summary.part.accepted_at, detail.workshop) else {
        return Err(Error::conflict("no-slip-yet"));
    };
    let lines = store::part_lines(app.db.fresh(), &summary.part, 0, MOST_LINES).await?;
    let own = organisations::find(app.db.fresh(), workshop.organisation_id).await?;
    let texts = Texts::new(op.language);
    let reference = summary.lot.reference.clone();
    let title = texts.t("slip-title").with("reference", reference.as_str()).to_string();
    let mut document = Document::new(info(title.clone(), op, &own.name));
    document.heading(Level::Title, title);
    let arrival = organisations::address(app.db.fresh(), &workshop).await?;
    document.panels([
        place(texts.t("slip-from").to_string(), &summary.donor.name, &summary.site, detail.address),
        place(texts.t("slip-to").to_string(), &own.name, &workshop, arrival),
    ]);
    let units = texts.t("lot-units").with("count", summary.part.unit_count);
    let mut facts = vec![(texts.t("slip-units").to_string(), units.to_string())];
    if let Some(day) = summary.part.planned_for {
        facts.push((texts.t("lot-fact-collection").to_string(), write_date(day.calendar_day(), texts)));
    }
    for shipment in &detail.shipments {
        facts.push((
            texts.dynamic("shipment-kind-", shipment.kind.code()).to_string(),
            shipment.reference.clone(),
        ));
    }
    let containers = reception::containers_of(app.db.fresh(), id).await?;
    let weight: i64 = containers.iter().filter_map(|one| one.weight_grams).sum();
    if weight > 0 {
        facts.push((texts.t("slip-weight").to_string(), write_exact_weight(weight, texts.language)));
    }
    let kept = preparation::find(app.db.fresh(), summary.lot.id).await?;
    if let Some(place) = kept.erasure {
        let words = texts.dynamic("preparation-place-", place.code()).to_string();
        facts.push((texts.t("preparation-erasure").to_string(), words));
    }
    document.facts(facts);
    let received = summary.part.received_at.is_some();
    let mut table = Table::new(vec![
        Column::text(texts.t("slip-column-what").to_string(), 5.0),
        Column::text(texts.t("slip-column-serial").to_string(), 3.0),
        Column::number(texts.t("slip-column-declared").to_string(), 1.4),
        Column::text(texts.t("slip-column-taken").to_string(), 1.4),
    ]);
    for one in &lines {
        table.row([
            Cell::from(super::view::called(&one.line, detail.understood.from_units, texts)),
            Cell::from(one.line.serial.clone().unwrap_or_default()),
            Cell::from(one.expected.to_string()),
            Cell::from(
                one.counted.filter(|_| received).map(|counted| counted.to_string()).unwrap_or_default(),
            ),
        ]);
    }
    document.table(table);
    let left = usize::try_from(summary.part.line_count).unwrap_or_default().saturating_sub(lines.len());
    if left > 0 {
        document.note(texts.t("slip-more").with("count", left).to_string());
    }
    if !received {
        for missing in preparation::missing_words(&kept.missing(), texts) {
            document.note(texts.t("slip-unprepared").with("what", missing).to_string());
        }
    }
    let leased = preparation::leased_lines(app.db.fresh(), summary.lot.id).await?;
    if kept.leased == Some(preparation::LeasedEquipment::TakenOut) && !leased.is_empty() {
        let lines: Vec<String> = leased.iter().map(|one| one.line.to_string()).collect();
        document.note(texts.t("slip-leased").with("lines", lines.join(", ")).to_string());
    }
    let extras = reception::extras(app.db.fresh(), id).await?;
    for extra in &extras {
        let serial = extra.serial.as_deref().unwrap_or_default();
        let beyond = texts
            .t("slip-beyond")
            .with("count", extra.quantity)
            .with("what", extra.label.as_str())
            .with("serial", serial);
        document.note(beyond.to_string());
    }
    if !containers.is_empty() {
        document.table(container_table(&containers, texts));
    }
    let signatures = reception::signatures_of(app.db.fresh(), id).await?;
    let signed = |side: reception::Signer, name: &str| {
        let found = signatures.iter().find(|one| one.side == side);
        let words = found.map(|one| reception::signed(one, texts));
        [name.to_owned()].into_iter().chain(words).collect()
    };
    let drawn = |side: reception::Signer| {
        let found = signatures.iter().find(|one| one.side == side);
        found.map(reception::Signature::strokes).unwrap_or_default()
    };
    document.signatures([
        SignatureBox {
            title: texts.t("slip-sign-donor").to_string(),
            lines: signed(reception::Signer::HandsOver, &summary.donor.name),
            strokes: drawn(reception::Signer::HandsOver),
        },
        SignatureBox {
            title: texts.t("slip-sign-workshop").to_string(),
            lines: signed(reception::Signer::Receives, &own.name),
            strokes: drawn(reception::Signer::Receives),
        },
    ]);
    let bytes = off_thread(move || document.finish()).await?;
    Ok((format!("bon-enlevement-{reference}.pdf"), bytes))
}
