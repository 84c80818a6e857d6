//! Pages of waste: what was handed on of one device, and the workshop's list of it.

use axum::extract::{Multipart, State as AppState};
use axum::response::{IntoResponse, Response};
use frontend::components::{Cell, Column as TableColumn};
use frontend::hardware::WasteView;
use frontend::waste::WasteListPage;
use frontend::{Choice, Texts, filters};
use tower_sessions::Session;

use super::forms::{Fields, GRAMS};
use super::pages::{Ended, answer};
use super::service::Bench;
use super::waste::{self, Told, Wanted, WasteCode, WasteRecord};
use crate::devices::{self, Device};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Error, Result, WasteRecordId, written};
use crate::web::lists::{By, Column, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Html, Id, Op, Pages, Upload, desk_nav, download};

const ADDRESS: &str = "/desk/waste";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get(ADDRESS, list)
        .get("/desk/waste/{id}/proof", proof)
        .post("/desk/devices/{reference}/waste", post)
}

/// « 20 01 36, équipements … »
fn code_in_words(code: WasteCode, texts: Texts) -> String {
    texts
        .t("waste-code-line")
        .with("code", code.code())
        .with("words", texts.dynamic("waste-code-", code.figures()))
        .to_string()
}

fn shape(texts: Texts) -> Shape {
    let codes = WasteCode::ALL.iter().map(|one| (one.code(), code_in_words(*one, texts)));
    Shape::new(texts, ADDRESS, texts.t("waste-file"), texts.t("waste-title"))
        .search(texts.t("waste-search-hint"))
        .choice("code", texts.t("waste-column-code"), codes)
        .days(texts.t("waste-from"), texts.t("waste-to"))
        .sort_down("handed", texts.t("waste-column-handed"), By::Time)
        .columns([
            Column::new("handed", texts.t("waste-column-handed")),
            Column::new("reference", texts.t("waste-column-reference")),
            Column::new("title", texts.t("waste-column-title")),
            Column::new("what", texts.t("waste-column-what")),
            Column::new("code", texts.t("waste-column-code")),
            Column::new("weight", texts.t("waste-column-weight")).numeric(),
            Column::new("receiver", texts.t("waste-column-receiver")),
            Column::new("proof", texts.t("waste-column-proof")),
        ])
}

fn row(one: &WasteRecord, device: Option<&Device>, texts: Texts) -> Row {
    let reference = device.map(|device| device.reference.clone()).unwrap_or_default();
    Row {
        id: one.id.0,
        key: waste::key(one),
        value: None,
        name: reference.clone(),
        cells: vec![
            Entry::day(one.handed_at),
            Entry::text(reference.clone()).leading_to(format!("/desk/devices/{reference}")),
            Entry::maybe(device.map(|device| device.specification.title())),
            Entry::text(what(one, texts)),
            Entry::text(one.code.code()),
            Entry::number(one.weight_grams),
            Entry::text(one.receiver.clone()),
            Entry::text(texts.t("waste-proof")).leading_to(format!("/desk/waste/{}/proof", one.id)),
        ],
    }
}

fn what(one: &WasteRecord, texts: Texts) -> String {
    if one.what.is_empty() { texts.t("waste-whole").to_string() } else { one.what.clone() }
}

async fn list(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = shape(texts).asked(&pairs, op.now)?;
    let wanted = Wanted {
        own,
        code: list.code("code"),
        since: list.since(),
        until: list.until(),
        words: list.words(),
    };
    let (total, grams) = waste::totals(c, &wanted).await?;
    let found = waste::ordered(c, &wanted, &list.seek()).await?;
    let mut ids: Vec<_> = found.iter().map(|one| one.device_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut known = Vec::new();
    for some in ids.chunks(1_000) {
        known.extend(devices::find_many(c, some).await?);
    }
    let rows = found
        .iter()
        .map(|one| row(one, known.iter().find(|device| device.id == one.device_id), texts))
        .collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let weight = filters::write_weight(grams, texts.language);
    let sentence = texts.t("waste-count").with("count", total).with("weight", weight).to_string();
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts: Counts::new() });
    Ok(Html(status, WasteListPage { nav: desk_nav(&op, &ctx), list, ctx }).into_response())
}

async fn proof(AppState(app): AppState<App>, Op(op): Op, Id(id): Id<WasteRecordId>) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let one = waste::find(app.db.fresh(), own, id).await?;
    let file = app.storage.find(app.db.fresh(), one.document_id).await?;
    // Taken to the reader's own machine, whatever it holds: nothing in it runs here.
    Ok(download("application/octet-stream", &file.file_name, app.storage.bytes(one.document_id).await?))
}

async fn post(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    form: Multipart,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let Upload { fields, file_name, bytes } = Upload::read(form, "waste_proof").await?;
    let fields = Fields(fields);
    let outcome = async {
        let handed_on = match fields.text("waste_day") {
            Some(text) => Some(
                written::day(&text, paris_day(op.now))
                    .ok_or_else(|| Error::invalid("waste_day", "list-day-unreadable"))?,
            ),
            None => None,
        };
        let told = Told {
            what: fields.text("waste_what"),
            weight_grams: fields.number("waste_weight", GRAMS)?,
            code: fields.text("waste_code"),
            receiver: fields.text("waste_receiver"),
            handed_on,
            proof: bytes.map(|bytes| (file_name.unwrap_or_else(|| "preuve".to_owned()), bytes)),
        };
        waste::record(&app.db, &app.storage, &op, &reference, told).await?;
        Ok(Ended::Well(Texts::new(op.language).t("waste-done").to_string()))
    }
    .await;
    answer(&app, &op, &session, ctx, &reference, fields, outcome).await
}

/// What a device's page shows of it.
///
/// # Errors
/// When the database fails.
pub(super) async fn view(
    app: &App,
    bench: &Bench,
    may_work: bool,
    fields: &Fields,
    texts: Texts,
) -> Result<WasteView> {
    if !waste::may_hand_on(bench.device.state) {
        return Ok(WasteView::default());
    }
    let all = waste::of_device(app.db.fresh(), bench.device.id).await?;
    let columns = ["handed", "what", "code", "weight", "receiver", "proof"]
        .map(|code| TableColumn::new(texts.dynamic("waste-column-", code).to_string()))
        .to_vec();
    let rows = all
        .iter()
        .map(|one| {
            vec![
                Cell::text(filters::write_date(paris_day(one.handed_at), texts)),
                Cell::text(what(one, texts)),
                Cell::text(one.code.code()),
                Cell::text(filters::write_weight(i64::from(one.weight_grams), texts.language)),
                Cell::text(one.receiver.clone()),
                Cell::link(texts.t("waste-proof").to_string(), format!("/desk/waste/{}/proof", one.id)),
            ]
        })
        .collect();
    let codes: Vec<Choice> =
        WasteCode::ALL.iter().map(|one| Choice::new(one.code(), code_in_words(*one, texts))).collect();
    Ok(WasteView {
        may_record: may_work,
        columns,
        rows,
        codes: Choice::select(codes, &fields.text("waste_code").unwrap_or_default()),
    })
}
