//! The list of what a workshop holds, and the labels of several devices.

use std::collections::HashMap;

use axum::extract::State as AppState;
use axum::response::{IntoResponse, Response};
use frontend::lists::{Act, Batch, BatchField};
use frontend::refurbishing::BenchListPage;
use frontend::{PageContext, Texts};
use tower_sessions::Session;

use super::pages::tone;
use super::rules::Stage;
use crate::devices::{self, CATEGORIES, Device, DeviceFilter, DeviceOrder, Grade};
use crate::kernel::reference::parse_device_reference;
use crate::kernel::{Capacity, Error, OpContext, Result};
use crate::organisations::{self, Site};
use crate::platform::pdf::{DocumentInfo, Label, LabelLayout, label_sheet};
use crate::web::lists::{self, By, Column, Counts, Entry, Found, List, Row, Shape};
use crate::web::{App, Args, Ctx, Flasher, Html, Op, Pages, desk_nav, download};

const ADDRESS: &str = "/desk/devices";

pub(super) fn pages() -> Pages {
    Pages::new().get(ADDRESS, list).get("/desk/devices/labels.pdf", labels)
}

fn shape(texts: Texts, sites: &[Site]) -> Shape {
    let stages = Stage::ALL.iter().map(|one| (one.code(), texts.dynamic("bench-stage-", one.code())));
    let grades =
        Grade::ALL.iter().map(|one| (one.code(), texts.dynamic("grade-", one.code().to_lowercase())));
    // Only who has several sites can choose one.
    let sites = sites.iter().filter(|_| sites.len() > 1);
    Shape::new(texts, ADDRESS, texts.t("bench-file").to_string(), texts.t("bench-title").to_string())
        .search(texts.t("bench-search-hint").to_string())
        .tabs("stage", texts.t("bench-tabs").to_string(), stages)
        .categories(CATEGORIES)
        .choice("grade", texts.t("bench-column-grade").to_string(), grades)
        .choice(
            "destination",
            texts.t("bench-fact-destination").to_string(),
            ["sale", "solidarity"].map(|code| (code, texts.dynamic("bench-destination-", code))),
        )
        .choice(
            "site",
            texts.t("list-site").to_string(),
            sites.map(|site| (site.id.to_string(), site.label.clone())),
        )
        .days(texts.t("bench-received-from").to_string(), texts.t("bench-received-to").to_string())
        .sort_down("received", texts.t("bench-column-received").to_string(), By::Time)
        .sort("reference", texts.t("bench-column-reference").to_string(), By::Text)
        .sort("title", texts.t("bench-column-title").to_string(), By::Text)
        .columns([
            Column::new("reference", texts.t("bench-column-reference").to_string()),
            Column::new("title", texts.t("bench-column-title").to_string()),
            Column::new("serial", texts.t("bench-column-serial").to_string()),
            Column::new("state", texts.t("bench-column-state").to_string()),
            Column::new("grade", texts.t("bench-column-grade").to_string()).when_wished(),
            Column::new("destination", texts.t("bench-fact-destination").to_string()),
            Column::new("received", texts.t("bench-column-received").to_string()),
            Column::new("inventory", texts.t("bench-column-inventory").to_string()).when_wished(),
            Column::new("category", texts.t("list-category").to_string()).when_wished(),
            Column::new("memory", texts.t("bench-column-memory").to_string()).numeric().when_wished(),
            Column::new("site", texts.t("list-site").to_string()).when_wished(),
        ])
}

/// Where a device may go, as a code.
pub(super) fn destination(device: &Device) -> &'static str {
    if device.sale_allowed { "sale" } else { "solidarity" }
}

/// Whether words look like what is printed on one device: a reference, a serial or an inventory number.
fn names_one(words: &str) -> bool {
    let bare: Vec<char> = words.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let digits = bare.iter().filter(|c| c.is_ascii_digit()).count();
    parse_device_reference(words).is_some()
        || !words.contains(char::is_whitespace) && bare.len() >= 6 && digits >= 2
}

fn row(device: &Device, order: DeviceOrder, sites: &[Site], texts: Texts) -> Row {
    let grade = device.grade.map(|grade| texts.dynamic("grade-", grade.code().to_lowercase()).to_string());
    let site = sites.iter().find(|site| Some(site.id) == device.site_id);
    let memory = device.specification.memory_mb.map(|mebibytes| i64::from(mebibytes / 1024));
    Row {
        id: device.id.0,
        key: order.key(device),
        value: Some(device.reference.clone()),
        name: device.reference.clone(),
        cells: vec![
            Entry::text(device.reference.clone()).leading_to(format!("{ADDRESS}/{}", device.reference)),
            Entry::text(device.specification.title()),
            Entry::maybe(device.serial.clone()),
            Entry::badge(texts.dynamic("device-state-", device.state.code()), tone(device.state)),
            Entry::maybe(grade),
            Entry::text(texts.dynamic("bench-destination-", destination(device))),
            Entry::day(device.received_at),
            Entry::maybe(device.inventory_number.clone()),
            Entry::text(texts.dynamic("category-", &device.specification.category)),
            Entry::maybe_number(memory),
            Entry::maybe(site.map(|site| site.label.clone())),
        ],
    }
}

/// Which devices the address asks for.
fn filter(list: &List, op: &OpContext) -> Result<DeviceFilter> {
    Ok(DeviceFilter {
        holder: Some(op.require_reading(Capacity::Refurbisher)?.organisation_id),
        states: list.code::<Stage>("stage").map(Stage::states).unwrap_or_default(),
        categories: list.get("category").map(str::to_owned).into_iter().collect(),
        grade: list.code("grade"),
        site: list.code("site"),
        sale_allowed: list.get("destination").map(|code| code == "sale"),
        received_from: list.since(),
        received_before: list.until(),
        matching: list.words(),
        ..DeviceFilter::default()
    })
}

/// How many there are at each stage and of each category, the other filters as asked.
async fn counts(app: &App, filter: &DeviceFilter) -> Result<(HashMap<Stage, i64>, Counts)> {
    let c = app.db.fresh();
    let any_stage = DeviceFilter { states: Vec::new(), ..filter.clone() };
    let mut stages: HashMap<Stage, i64> = HashMap::new();
    for (state, count) in devices::count_by_state(c, &any_stage).await? {
        *stages.entry(Stage::of(state)).or_default() += count;
    }
    let any_category = DeviceFilter { categories: Vec::new(), ..filter.clone() };
    let categories = devices::count_by_category(c, &any_category).await?;
    let by_code = stages.iter().map(|(stage, count)| (stage.code().to_owned(), *count)).collect();
    Ok((stages, Counts::from([("stage", by_code), ("category", categories)])))
}

fn batch(op: &OpContext, ctx: &PageContext, stage: Option<Stage>) -> Option<Batch> {
    if !op.works_as(Capacity::Refurbisher) {
        return None;
    }
    let mut acts = vec![Act::document(ctx.t("bench-batch-labels"), "/desk/devices/labels.pdf")];
    let mut fields = Vec::new();
    if stage == Some(Stage::Ready) {
        fields.push(BatchField {
            name: "price",
            label: ctx.t("bench-batch-price").to_string(),
            choices: Vec::new(),
            unit: "€",
        });
        acts.push(Act::new("sale", ctx.t("bench-batch-sale")));
        acts.push(Act::new("solidarity", ctx.t("bench-batch-solidarity")));
    }
    Some(Batch { address: "/desk/devices/publish", acts, fields })
}

async fn list(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let texts = ctx.texts;
    let sites = organisations::sites_of(app.db.fresh(), own).await?;
    let mut list = shape(texts, &sites).asked(&pairs, op.now)?;
    let mut filter = filter(&list, &op)?;
    let mut stage: Option<Stage> = list.code("stage");
    let (stages, counts) = counts(&app, &filter).await?;
    // One device's own number is looked for wherever the device stands.
    let here = stage.is_some_and(|stage| stages.get(&stage).copied().unwrap_or_default() > 0);
    let elsewhere = stage.is_some()
        && !here
        && stages.values().sum::<i64>() > 0
        && list.words().is_some_and(|words| names_one(&words));
    if elsewhere {
        let everywhere: Vec<_> = pairs.iter().filter(|(name, _)| name != "stage").cloned().collect();
        list = shape(texts, &sites).asked(&everywhere, op.now)?;
        filter.states = Vec::new();
        stage = None;
    }
    let total = match stage {
        Some(stage) => stages.get(&stage).copied().unwrap_or_default(),
        None => stages.values().sum(),
    };
    let order = list.code_of_order::<DeviceOrder>().unwrap_or(DeviceOrder::Received);
    let found = devices::ordered(app.db.fresh(), &filter, order, &list.seek()).await?;
    let rows = found.iter().map(|device| row(device, order, &sites, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let waiting: i64 =
        (stages.iter()).filter(|(stage, _)| super::todo::WORK.contains(stage)).map(|(_, count)| count).sum();
    let sentence = match stage {
        None if elsewhere => texts.t("bench-count-everywhere").with("count", total),
        None => texts.t("bench-count").with("count", total).with("waiting", waiting),
        Some(_) => texts.t("bench-count-here").with("count", total),
    };
    let sentence = sentence.to_string();
    let status = list.status();
    let page = list.page(Found { rows, total, sentence, counts }).acting(batch(&op, &ctx, stage));
    Ok(Html(status, BenchListPage { nav: desk_nav(&op, &ctx), list: page, ctx }).into_response())
}

/// The labels of the devices chosen, on one sheet.
async fn labels(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let chosen = lists::Batch::read(pairs);
    let rows = match chosen.rows() {
        Ok(rows) => rows,
        Err(error) => return Flasher(&session).refused(error, op.language, &chosen.back(ADDRESS)).await,
    };
    let mut found = devices::find_by_references(app.db.fresh(), rows).await?;
    found.retain(|device| device.holder_id == own);
    if found.len() != rows.len() {
        return Err(Error::not_found());
    }
    let texts = Texts::new(op.language);
    let info = DocumentInfo {
        title: texts.t("bench-labels-title").with("count", found.len()).to_string(),
        language: op.language.code().to_owned(),
        author: op.acting()?.organisation_name.clone(),
        created_at: op.now,
        footer: String::new(),
    };
    let labels: Vec<Label> = found
        .into_iter()
        .map(|device| Label {
            title: device.specification.title(),
            line2: device.serial.unwrap_or_default(),
            url: format!("{}/appareils/{}", app.config.public_url, device.reference),
            alternative: texts.t("bench-label-code").with("reference", &device.reference).to_string(),
            reference: device.reference,
        })
        .collect();
    let bytes = tokio::task::spawn_blocking(move || {
        label_sheet(&info, &labels, LabelLayout::Sheet { used: 0 }).map_err(Error::internal)
    })
    .await
    .map_err(Error::internal)??;
    Ok(download("application/pdf", "etiquettes.pdf", bytes))
}
