//! The lists of this room: a donor's lots, a workshop's parts, and answering several offers at once.

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::donations::{LotsPage, PartsPage};
use frontend::lists::{Act, Batch, BatchField};
use frontend::{Choice, PageContext, Texts};
use tower_sessions::Session;

use super::listed::{self, LotFilter, Order, PartFilter};
use super::lot::Lot;
use super::lot::Part;
use super::reading::{self, LotSummary, PartSummary};
use super::rules::{DeclineReason, LotState, State};
use super::{parts, view};
use crate::kernel::{Capacity, Error, LotPartId, OpContext, Result};
use crate::organisations::{self, Site};
use crate::platform::{Datum, Seek};
use crate::web::lists::{self, By, Column, Counts, Entry, Found, Outcomes, Row, Shape};
use crate::web::{App, Args, Ctx, FormBody, Html, Op, Pages, desk_nav};

const LOTS: &str = "/desk/lots";
const PARTS: &str = "/desk/lot-parts";

/// What waits for its donor.
const WAITING: [LotState; 2] = [LotState::Draft, LotState::Unplaced];
/// Lots named of each.
const MOST_WAITING: u64 = 5;

pub(super) fn pages() -> Pages {
    Pages::new().get(LOTS, lots).get(PARTS, lot_parts).post("/desk/lot-parts/answer", answer)
}

fn lots_shape(texts: Texts, sites: &[Site]) -> Shape {
    let states = LotState::ALL.iter().map(|one| (one.code(), texts.dynamic("lot-state-", one.code())));
    let several_sites = sites.len() > 1;
    let several = sites.iter().filter(|_| several_sites);
    Shape::new(texts, LOTS, texts.t("lots-file"), texts.t("lots-title"))
        .search(texts.t("lots-search-hint"))
        .tabs("state", texts.t("lots-tabs"), states)
        .choice("site", texts.t("list-site"), several.map(|site| (site.id.to_string(), site.label.clone())))
        .days(texts.t("lots-from"), texts.t("lots-to"))
        .sort_down("created", texts.t("lots-column-date"), By::Id)
        .sort_down("units", texts.t("lots-column-units"), By::Number)
        .columns([
            Column::new("reference", texts.t("lots-column-reference")),
            Column::new("state", texts.t("lots-column-state")),
            Column::new("units", texts.t("lots-column-units")).numeric(),
            Column::new("created", texts.t("lots-column-date")),
            if several_sites {
                Column::new("site", texts.t("list-site"))
            } else {
                Column::new("site", texts.t("list-site")).when_wished()
            },
            Column::new("basis", texts.t("lots-column-basis")).when_wished(),
            Column::new("refused", texts.t("lots-column-refused")).numeric().when_wished(),
        ])
}

fn address(lot: &Lot, state: LotState) -> String {
    match state {
        LotState::Draft => format!("{LOTS}/{}/preview", lot.id),
        LotState::Searching
        | LotState::Unplaced
        | LotState::Placed
        | LotState::Collected
        | LotState::Received
        | LotState::Closed
        | LotState::Cancelled => format!("{LOTS}/{}", lot.id),
    }
}

/// The lots that wait for their donor, the newest of each state, with their addresses.
async fn waiting_lots(app: &App, filter: &LotFilter, texts: Texts) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for state in WAITING {
        let one_state = LotFilter { state: Some(state), ..filter.clone() };
        let newest = Seek { descending: true, after: None, limit: MOST_WAITING };
        for lot in listed::lots(app.db.fresh(), &one_state, Order::Created, &newest).await? {
            let words = format!("{}, {}", lot.reference, texts.dynamic("lot-state-", state.code()));
            found.push((words, address(&lot, state)));
        }
    }
    Ok(found)
}

fn lot_row(one: &LotSummary, order: Order, sites: &[Site], texts: Texts) -> Row {
    let lot = &one.lot;
    let address = address(lot, one.state);
    let part = Part::furthest_behind(&one.parts).map_or(State::Draft, |part| part.state);
    let site = sites.iter().find(|site| site.id == lot.site_id);
    Row {
        id: lot.id.0,
        key: order.key_of_lot(lot),
        value: None,
        name: lot.reference.clone(),
        cells: vec![
            Entry::text(lot.reference.clone()).leading_to(address),
            Entry::badge(texts.dynamic("lot-state-", one.state.code()), view::tone(part)),
            Entry::number(lot.unit_count),
            Entry::day(lot.declared_at.unwrap_or(lot.created_at)),
            Entry::maybe(site.map(|site| site.label.clone())),
            Entry::text(texts.dynamic("legal-basis-", lot.legal_basis.code())),
            Entry::number(lot.refused_count),
        ],
    }
}

async fn lots(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let donor = op.require_reading(Capacity::Donor)?.organisation_id;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let sites = organisations::sites_of(c, donor).await?;
    let list = lots_shape(texts, &sites).asked(&pairs, op.now)?;
    let filter = LotFilter {
        donor,
        state: list.code("state"),
        site: list.code("site"),
        between: (list.since(), list.until()),
        words: list.words(),
    };
    let by_state = listed::lots_by_state(c, &filter).await?;
    let total = match filter.state {
        Some(state) => by_state.get(&state).copied().unwrap_or_default(),
        None => by_state.values().sum(),
    };
    let order = Order::of(list.order());
    let found = listed::lots(c, &filter, order, &list.seek()).await?;
    let found = reading::summaries(&app, found).await?;
    let rows = found.iter().map(|one| lot_row(one, order, &sites, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let waiting: i64 = WAITING.iter().filter_map(|one| by_state.get(one)).sum();
    let sentence = match filter.state {
        None => texts.t("lots-count").with("count", total).with("waiting", waiting).to_string(),
        Some(_) => texts.t("lots-count-here").with("count", total).to_string(),
    };
    let codes = by_state.iter().map(|(state, count)| (state.code().to_owned(), *count)).collect();
    let counts = Counts::from([("state", codes)]);
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts });
    let named = match filter.state {
        None if waiting > 0 => waiting_lots(&app, &filter, texts).await?,
        None | Some(_) => Vec::new(),
    };
    Ok(Html(status, LotsPage { nav: desk_nav(&op, &ctx), list, waiting: named, ctx }).into_response())
}

/// The tabs of the workshop's list, with the states that each holds.
const TABS: [(&str, &[State]); 4] = [
    ("offered", &[State::Offered]),
    ("to-fetch", &[State::Accepted, State::CollectionPlanned]),
    ("to-count", &[State::Collected]),
    ("received", &[State::Received, State::Disputed, State::Processing, State::Closed]),
];

fn parts_shape(texts: Texts) -> Shape {
    let tabs = TABS.iter().map(|(code, _)| (*code, texts.dynamic("parts-tab-", code)));
    Shape::new(texts, PARTS, texts.t("parts-file"), texts.t("parts-title"))
        .search(texts.t("lots-search-hint"))
        .tabs("state", texts.t("parts-tabs"), tabs)
        .days(texts.t("lots-from"), texts.t("lots-to"))
        .flag("late", texts.t("list-late"))
        .sort_down("created", texts.t("parts-sort-created"), By::Id)
        .sort_down("units", texts.t("lots-column-units"), By::Number)
        .columns([
            Column::new("reference", texts.t("lots-column-reference")),
            Column::new("state", texts.t("lots-column-state")),
            Column::new("donor", texts.t("parts-column-donor")),
            Column::new("units", texts.t("lots-column-units")).numeric(),
            Column::new("distance", texts.t("parts-column-distance")).numeric(),
            Column::new("due", texts.t("parts-column-due")),
            Column::new("place", texts.t("list-site")).when_wished(),
            Column::new("counted", texts.t("parts-column-counted")).numeric().when_wished(),
        ])
}

fn part_row(one: &PartSummary, order: Order, op: &OpContext, texts: Texts) -> Row {
    let PartSummary { part, lot, donor, site, offer } = one;
    let due = match part.state {
        State::Offered => offer.as_ref().map(|offer| offer.expires_at),
        State::CollectionPlanned => part.planned_for,
        State::Draft
        | State::Declared
        | State::Accepted
        | State::Collected
        | State::Received
        | State::Disputed
        | State::Processing
        | State::Closed
        | State::Unplaced
        | State::Cancelled => None,
    };
    let distance = offer.as_ref().map_or(Datum::Nothing, |offer| Datum::Kilometres(offer.distance_km));
    let near = due.map(|at| view::near(at, texts)).unwrap_or_default();
    Row {
        id: part.id.0,
        key: order.key_of_part(part),
        value: one.is_open(op).then(|| part.id.to_string()),
        name: lot.reference.clone(),
        cells: vec![
            Entry::text(lot.reference.clone()).leading_to(format!("{PARTS}/{}", part.id)),
            Entry::badge(view::state_of_part(one, op, texts), view::tone(part.state)),
            Entry::text(donor.name.clone()),
            Entry::number(part.unit_count),
            Entry::new(distance),
            Entry::day(due).said(near),
            Entry::text(site.label.clone()),
            Entry::maybe_number(part.counted.map(i64::from)),
        ],
    }
}

fn answers(op: &OpContext, ctx: &PageContext) -> Option<Batch> {
    let reasons = DeclineReason::ALL
        .iter()
        .map(|one| Choice::new(one.code(), ctx.dynamic("decline-reason-", one.code())))
        .collect();
    let reason = BatchField {
        name: "reason",
        label: ctx.t("parts-batch-reason").to_string(),
        choices: reasons,
        unit: "",
    };
    op.works_as(Capacity::Refurbisher).then(|| Batch {
        address: "/desk/lot-parts/answer",
        acts: vec![
            Act::new("accept", ctx.t("parts-batch-accept")),
            Act::new("decline", ctx.t("parts-batch-decline")).danger(),
        ],
        fields: vec![reason],
    })
}

async fn lot_parts(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = parts_shape(texts).asked(&pairs, op.now)?;
    let tab = TABS.iter().find(|(code, _)| list.get("state") == Some(*code));
    let filter = PartFilter {
        refurbisher: own,
        states: tab.map(|(_, states)| states.to_vec()).unwrap_or_default(),
        late_at: list.flag("late").then_some(op.now),
        between: (list.since(), list.until()),
        words: list.words(),
    };
    let by_state = listed::parts_by_state(c, &filter).await?;
    let count_in = |states: &[State]| states.iter().filter_map(|state| by_state.get(state)).sum::<i64>();
    let total = match tab {
        Some((_, states)) => count_in(states),
        None => by_state.values().sum(),
    };
    let order = Order::of(list.order());
    let found = listed::parts(c, &filter, order, &list.seek()).await?;
    let found = reading::part_summaries(&app, own, found).await?;
    let rows = found.iter().map(|one| part_row(one, order, &op, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let sentence = match tab {
        None => texts
            .t("parts-count")
            .with("count", total)
            .with("waiting", count_in(&[State::Offered]))
            .to_string(),
        Some(_) => texts.t("lots-count-here").with("count", total).to_string(),
    };
    let codes = TABS.iter().map(|(code, states)| ((*code).to_owned(), count_in(states))).collect();
    let counts = Counts::from([("state", codes)]);
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts }).acting(answers(&op, &ctx));
    Ok(Html(status, PartsPage { nav: desk_nav(&op, &ctx), list, ctx }).into_response())
}

/// Takes several offers, or refuses them for one reason.
async fn answer(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let batch = lists::Batch::read(pairs);
    let texts = Texts::new(op.language);
    let work = async |rows: &[String]| {
        let ids = rows.iter().map(|row| row.parse().map_err(|_| Error::not_found()));
        let ids: Vec<LotPartId> = ids.collect::<Result<_>>()?;
        let reason = match batch.action.as_str() {
            "accept" => None,
            "decline" => {
                let reason: Option<DeclineReason> = batch.field("reason").and_then(|code| code.parse().ok());
                Some(reason.ok_or_else(|| Error::invalid("reason", "decline-reason-unknown"))?)
            }
            _ => return Err(Error::invalid("action", "batch-act-unknown")),
        };
        let names = reading::part_references(&app, &op, &ids).await?;
        let mut outcomes = Outcomes::new();
        for id in ids {
            let name = names.get(&id).cloned().unwrap_or_else(|| id.to_string());
            outcomes.note(
                name,
                match reason {
                    None => parts::accept(&app, &op, id).await,
                    Some(reason) => parts::decline(&app, &op, id, reason, None).await,
                },
            );
        }
        let words = match reason {
            None => texts.t("parts-batch-accepted").with("count", outcomes.done()),
            Some(_) => texts.t("parts-batch-declined").with("count", outcomes.done()),
        };
        Ok(outcomes.saying(words))
    };
    batch.answer(&op, &session, PARTS, work).await
}
