//! The list of a structure's requests. Nothing in it tells of a household, on the page or in files.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::Texts;
use frontend::solidarity::RequestsPage;

use super::listed::{self, RequestFilter};
use super::pages::tone;
use super::request::{CATEGORIES, Request};
use super::rules::request::State as Step;
use crate::kernel::{Capacity, Result};
use crate::platform::{Datum, Key};
use crate::web::lists::{By, Column, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Html, Op, Pages, desk_nav};

const REQUESTS: &str = "/desk/requests";

pub(super) fn pages() -> Pages {
    Pages::new().get(REQUESTS, list)
}

fn shape(texts: Texts) -> Shape {
    let states = Step::ALL.iter().map(|one| (one.code(), texts.dynamic("request-state-", one.code())));
    Shape::new(texts, REQUESTS, texts.t("requests-file"), texts.t("requests-title"))
        .search(texts.t("requests-search-hint"))
        .tabs("state", texts.t("requests-tabs"), states)
        .categories(CATEGORIES)
        .days(texts.t("requests-from"), texts.t("requests-to"))
        .sort_down("since", texts.t("requests-column-since"), By::Id)
        .columns([
            Column::new("reference", texts.t("requests-column-reference")),
            Column::new("category", texts.t("requests-column-equipment")),
            Column::new("since", texts.t("requests-column-since")),
            Column::new("state", texts.t("requests-column-state")),
            Column::new("handed", texts.t("requests-column-handed")).when_wished(),
        ])
}

fn row(one: &Request, texts: Texts) -> Row {
    let handed = one.handed_over_on.as_deref().and_then(|day| day.parse().ok());
    Row {
        id: one.id.0,
        key: Key::Id,
        value: None,
        name: one.reference.clone(),
        cells: vec![
            Entry::text(one.reference.clone()).leading_to(format!("{REQUESTS}/{}", one.id)),
            Entry::text(texts.dynamic("category-", &one.category)),
            Entry::day(one.submitted_at),
            Entry::badge(texts.dynamic("request-state-", one.state.code()), tone(one.state)),
            Entry::new(handed.map_or(Datum::Nothing, Datum::Day)),
        ],
    }
}

async fn list(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let structure = op.require_reading(Capacity::MediationStructure)?.organisation_id;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = shape(texts).asked(&pairs, op.now)?;
    let filter = RequestFilter {
        structure,
        state: list.code("state"),
        category: list.get("category").map(str::to_owned),
        between: (list.since(), list.until()),
        words: list.words(),
    };
    let (states, categories) = listed::counts(c, &filter).await?;
    let total = match filter.state {
        Some(state) => states.get(state.code()).copied().unwrap_or_default(),
        None => states.values().sum(),
    };
    let found = listed::requests(c, &filter, &list.seek()).await?;
    let rows = found.iter().map(|one| row(one, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let waiting = states.get(Step::Proposed.code()).copied().unwrap_or_default();
    let sentence = match filter.state {
        None => texts.t("requests-count").with("count", total).with("waiting", waiting).to_string(),
        Some(_) => texts.t("requests-count-here").with("count", total).to_string(),
    };
    let counts = Counts::from([("state", states), ("category", categories)]);
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts });
    let may_file = op.works_as(Capacity::MediationStructure);
    Ok(Html(status, RequestsPage { nav: desk_nav(&op, &ctx), may_file, list, ctx }).into_response())
}
