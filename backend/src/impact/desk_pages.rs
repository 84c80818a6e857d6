//! The reuse rate on the desks: a refurbisher's own with the devices behind it, and all of them for the operator.

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::components::{Cell, Column, Figure, Tone};
use frontend::filters::{write_date, write_number, write_weight};
use frontend::impact::{RefurbishersPage, ReusePage};
use frontend::{PageContext, Texts};

use super::reuse::{self, written};
use crate::accreditation::{self, Figures, Kind, ReuseRate, State};
use crate::devices::DeviceOutcome;
use crate::devices::rules::Outcome;
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Instant, Page, Paging, Result};
use crate::organisations;
use crate::platform::Key;
use crate::web::lists::{By, Column as ListColumn, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Html, Op, Pages, desk_nav};

const REFURBISHERS: &str = "/desk/refurbishers";
/// More workshops than France has.
const MOST: u64 = 5_000;

/// The pages of this room that need signing in.
pub(super) fn pages() -> Pages {
    Pages::new().get("/desk/reuse", own).get(REFURBISHERS, all)
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn day(at: Instant, texts: Texts) -> String {
    write_date(paris_day(at), texts)
}

/// The two rates, each with what it was counted from.
fn rates(ctx: &PageContext, rate: &ReuseRate) -> Vec<Figure> {
    let number = |count: u64| write_number(whole(count), ctx.language);
    let weight = |grams: u64| write_weight(whole(grams), ctx.language);
    vec![
        Figure {
            value: written(rate.units_permille(), ctx.texts),
            label: ctx.t("reuse-in-units").into(),
            source: ctx
                .t("reuse-in-units-source")
                .with("reused", number(rate.reused_units))
                .with("units", number(rate.units))
                .into(),
        },
        Figure {
            value: written(rate.mass_permille(), ctx.texts),
            label: ctx.t("reuse-in-mass").into(),
            source: ctx
                .t("reuse-in-mass-source")
                .with("reused", weight(rate.reused_grams))
                .with("grams", weight(rate.grams))
                .with("weighed", number(rate.weighed_units))
                .into(),
        },
    ]
}

fn device_row(ctx: &PageContext, line: &DeviceOutcome) -> Vec<Cell> {
    let weight = line.weight_grams.map(|grams| write_weight(i64::from(grams), ctx.language));
    let reused = line.state.outcome() == Some(Outcome::Reused);
    vec![
        Cell::link(line.reference.clone(), format!("/appareils/{}", line.reference)),
        Cell::text(line.title.clone()),
        Cell::badge(
            ctx.dynamic("device-state-", line.state.code()).to_string(),
            if reused { Tone::Good } else { Tone::Neutral },
        ),
        Cell::text(day(line.at, ctx.texts)),
        Cell::text(weight.unwrap_or_else(|| ctx.t("reuse-not-weighed").to_string())),
    ]
}

async fn own(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(paging): Args<Paging>,
) -> Result<Html<ReusePage>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let rate = reuse::rate_of(app.db.fresh(), own, op.now).await?;
    let figures = accreditation::figures_of(app.db.fresh(), own).await?;
    let Page { items, next } = reuse::behind(app.db.fresh(), own, op.now, &paging).await?;
    let (from, to) = reuse::window(op.now);
    Ok(Html::ok(ReusePage {
        nav: desk_nav(&op, &ctx),
        figures: rates(&ctx, &rate),
        from: day(from, ctx.texts),
        to: day(to, ctx.texts),
        warned_on: figures.and_then(|figures| figures.warned_at).map(|at| day(at, ctx.texts)),
        columns: vec![
            Column::new(ctx.t("reuse-reference").to_string()),
            Column::new(ctx.t("reuse-device").to_string()),
            Column::new(ctx.t("reuse-outcome").to_string()),
            Column::new(ctx.t("reuse-on").to_string()),
            Column::new(ctx.t("reuse-weight").to_string()),
        ],
        rows: items.iter().map(|line| device_row(&ctx, line)).collect(),
        first: if paging.after.is_some() { "/desk/reuse".to_owned() } else { String::new() },
        next: next.map(|next| format!("/desk/reuse?after={next}")).unwrap_or_default(),
        ctx,
    }))
}

fn shape(texts: Texts) -> Shape {
    let states = State::ALL.iter().map(|one| (one.code(), texts.dynamic("accreditation-state-", one.code())));
    Shape::new(texts, REFURBISHERS, texts.t("refurbishers-file"), texts.t("refurbishers-title"))
        .search(texts.t("refurbishers-search-hint"))
        .choice("state", texts.t("reuse-listed"), states)
        .flag("warned", texts.t("refurbishers-warned"))
        .sort("name", texts.t("reuse-refurbisher"), By::Text)
        .sort("units", texts.t("reuse-in-units"), By::Number)
        .sort("mass", texts.t("reuse-in-mass"), By::Number)
        .sort_down("outcomes", texts.t("reuse-outcomes"), By::Number)
        .columns([
            ListColumn::new("name", texts.t("reuse-refurbisher")),
            ListColumn::new("state", texts.t("reuse-listed")),
            ListColumn::new("units", texts.t("reuse-in-units")).numeric(),
            ListColumn::new("mass", texts.t("reuse-in-mass")).numeric(),
            ListColumn::new("outcomes", texts.t("reuse-outcomes")).numeric(),
            ListColumn::new("warned", texts.t("reuse-warning")),
        ])
}

async fn all(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    op.require_reading(Capacity::Operator)?;
    let texts = ctx.texts;
    let list = shape(texts).asked(&pairs, op.now)?;
    let figures = accreditation::most_figures(app.db.read(), MOST).await?;
    let ids: Vec<_> = figures.iter().map(|one| one.organisation_id).collect();
    let names = organisations::find_many(app.db.read(), ids.iter().copied()).await?;
    let files = accreditation::files_of(app.db.read(), ids, Kind::Refurbisher).await?;
    let wanted: Option<State> = list.code("state");
    let words = list.words().map(|words| words.to_lowercase());
    let order = list.order();
    let share = |permille: Option<u64>| permille.and_then(|share| i64::try_from(share).ok()).unwrap_or(-1);
    let matching: Vec<Row> = figures
        .iter()
        .filter_map(|one| {
            let name = names.get(&one.organisation_id).map(|found| found.name.clone()).unwrap_or_default();
            let state = files.get(&one.organisation_id).map(|file| file.state);
            let fits = wanted.is_none_or(|wanted| state == Some(wanted))
                && words.as_ref().is_none_or(|words| name.to_lowercase().contains(words))
                && (!list.flag("warned") || one.warned_at.is_some());
            fits.then(|| row(one, name, state, order, share, texts))
        })
        .collect();
    let total = whole(matching.len() as u64);
    let warned = figures.iter().filter(|one| one.warned_at.is_some()).count();
    let rows = list.picked(matching);
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let sentence = texts.t("refurbishers-count").with("count", total).with("warned", warned).to_string();
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts: Counts::new() });
    Ok(Html(status, RefurbishersPage { nav: desk_nav(&op, &ctx), list, ctx }).into_response())
}

fn row(
    one: &Figures,
    name: String,
    state: Option<State>,
    order: &str,
    share: impl Fn(Option<u64>) -> i64,
    texts: Texts,
) -> Row {
    let (units, mass) = (one.reuse.units_permille(), one.reuse.mass_permille());
    Row {
        id: one.organisation_id.0,
        key: match order {
            "units" => Key::Number(share(units)),
            "mass" => Key::Number(share(mass)),
            "outcomes" => Key::Number(whole(one.reuse.units)),
            _ => Key::Text(name.clone()),
        },
        value: None,
        name: name.clone(),
        cells: vec![
            Entry::text(name),
            Entry::maybe(state.map(|state| texts.dynamic("accreditation-state-", state.code()))),
            Entry::text(written(units, texts)),
            Entry::text(written(mass, texts)),
            Entry::number(whole(one.reuse.units)),
            match one.warned_at {
                Some(at) => Entry::badge(texts.t("reuse-warned").with("date", day(at, texts)), Tone::Warning),
                None => Entry::text(texts.t("reuse-not-warned")),
            },
        ],
    }
}
