//! The devices that a donor gave: each with its serial number, where it stands and what became of its data.

use std::collections::HashMap;

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::Texts;
use frontend::components::Tone;
use frontend::donations::GivenDevicesPage;

use super::lot::Lot;
use super::store;
use crate::devices::{self, DataFate, Device, DeviceFilter, DeviceOrder, State, public_state};
use crate::kernel::{Capacity, DeviceId, Instant, LotPartId, Result};
use crate::web::lists::{By, Column, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Html, Op, Pages, desk_nav};

pub(super) const ADDRESS: &str = "/desk/given-devices";

/// Where devices stand, for anybody ([`public_state`]), in the order of their lives.
const PLACES: [&str; 9] =
    ["at_workshop", "available", "promised", "in_use", "lent", "set_aside", "lost", "for_parts", "recycled"];

pub(super) fn pages() -> Pages {
    Pages::new().get(ADDRESS, list)
}

fn shape(texts: Texts, lot: Option<&Lot>) -> Shape {
    let places = PLACES.iter().map(|code| (*code, texts.dynamic("device-stands-", code)));
    let lot = lot.map(|lot| (lot.id.to_string(), lot.reference.clone()));
    Shape::new(texts, ADDRESS, texts.t("given-file"), texts.t("given-title"))
        .search(texts.t("given-search-hint"))
        .tabs("place", texts.t("given-tabs"), places)
        .choice("lot", texts.t("given-column-lot"), lot)
        .sort_down("received", texts.t("given-column-received"), By::Time)
        .sort("title", texts.t("lot-column-what"), By::Text)
        .columns([
            Column::new("reference", texts.t("part-column-reference")),
            Column::new("title", texts.t("lot-column-what")),
            Column::new("serial", texts.t("part-column-serial")),
            Column::new("place", texts.t("lots-column-state")),
            Column::new("data", texts.t("given-column-data")),
            Column::new("lot", texts.t("given-column-lot")).when_wished(),
            Column::new("inventory", texts.t("given-column-inventory")).when_wished(),
            Column::new("received", texts.t("given-column-received")).when_wished(),
        ])
}

fn tone(state: State) -> Tone {
    match public_state(state) {
        "in_use" | "lent" | "available" | "promised" => Tone::Good,
        "set_aside" | "lost" => Tone::Warning,
        _ => Tone::Neutral,
    }
}

fn row(
    device: &Device,
    order: DeviceOrder,
    data: Option<&(DataFate, Instant)>,
    lot: Option<&Lot>,
    texts: Texts,
) -> Row {
    let data = match data {
        Some((fate, at)) => {
            let day = super::view::day(*at, texts);
            texts.dynamic("given-data-", fate.code()).with("date", day).to_string()
        }
        None => texts.t("given-data-not-yet").to_string(),
    };
    Row {
        id: device.id.0,
        key: order.key(device),
        value: None,
        name: device.reference.clone(),
        cells: vec![
            Entry::text(device.reference.clone()).leading_to(format!("/appareils/{}", device.reference)),
            Entry::text(device.specification.title()),
            Entry::maybe(device.serial.clone()),
            Entry::badge(texts.dynamic("device-stands-", public_state(device.state)), tone(device.state)),
            Entry::text(data),
            Entry::maybe(lot.map(|lot| lot.reference.clone())),
            Entry::maybe(device.inventory_number.clone()),
            Entry::day(device.received_at),
        ],
    }
}

async fn list(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let donor = op.require_reading(Capacity::Donor)?.organisation_id;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let asked = pairs.iter().find(|(name, value)| name == "lot" && !value.is_empty());
    let lot = match asked.and_then(|(_, value)| value.parse().ok()) {
        Some(id) => Some(store::lot_of_donor(c, donor, id).await?),
        None => None,
    };
    let list = shape(texts, lot.as_ref()).asked(&pairs, op.now)?;
    let place = list.get("place").map(str::to_owned);
    let states = State::ALL.iter().copied();
    let filter = DeviceFilter {
        donor: Some(donor),
        lot_parts: match &lot {
            Some(lot) => store::parts_of_lots(c, [lot.id]).await?.iter().map(|part| part.id).collect(),
            None => Vec::new(),
        },
        states: states.filter(|state| place.as_deref() == Some(public_state(*state))).collect(),
        matching: list.words(),
        ..DeviceFilter::default()
    };
    let any = DeviceFilter { states: Vec::new(), ..filter.clone() };
    let mut places: HashMap<String, i64> = HashMap::new();
    for (state, count) in devices::count_by_state(c, &any).await? {
        *places.entry(public_state(state).to_owned()).or_default() += count;
    }
    let total = match &place {
        Some(place) => places.get(place).copied().unwrap_or_default(),
        None => places.values().sum(),
    };
    let order = list.code_of_order::<DeviceOrder>().unwrap_or(DeviceOrder::Received);
    let found = devices::ordered(c, &filter, order, &list.seek()).await?;
    let ids: Vec<DeviceId> = found.iter().map(|device| device.id).collect();
    let data = devices::data_fates(c, &ids).await?;
    let lots = store::lots_of_received(c, found.iter().filter_map(|device| device.lot_part_id)).await?;
    let rows = found
        .iter()
        .map(|device| {
            let lot = device.lot_part_id.and_then(|part: LotPartId| lots.get(&part));
            row(device, order, data.get(&device.id), lot, texts)
        })
        .collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let sentence = texts.t("given-count").with("count", total).to_string();
    let counts = Counts::from([("place", places)]);
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts });
    let page = GivenDevicesPage {
        nav: desk_nav(&op, &ctx),
        list,
        lot: lot.as_ref().map(|lot| lot.reference.clone()).unwrap_or_default(),
        lot_address: lot.as_ref().map(|lot| format!("/desk/lots/{}", lot.id)).unwrap_or_default(),
        ctx,
    };
    Ok(Html(status, page).into_response())
}
