//! The measured figures on the desks: a refurbisher's own with what stands behind each, and all of them for the operator.

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::Texts;
use frontend::components::Tone;
use frontend::filters::write_date;
use frontend::monitoring::{BehindPage, FiguresPage, LinkedFigure, RefurbishersPage};

use super::behind::Behind;
use super::tally::window;
use crate::accreditation::reuse::OWN_DAYS;
use crate::accreditation::{self, Delay, Figures, Kind, Quality, State, in_words, share};
use crate::kernel::time::paris_day;
use crate::kernel::{AccreditationId, Capacity, Instant, Result};
use crate::organisations;
use crate::platform::Key;
use crate::web::lists::{By, Column, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Html, Op, Pages, desk_nav};

const OWN: &str = "/desk/figures";
const REFURBISHERS: &str = "/desk/refurbishers";
/// More workshops than France has.
const MOST: u64 = 5_000;

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    let all = Pages::new().get(OWN, own).get(REFURBISHERS, all);
    Behind::ALL.iter().fold(all, |pages, which| {
        let list = |app: Extract<App>, op: Op, ctx: Ctx, args: Args<Vec<(String, String)>>| {
            behind(*which, app, op, ctx, args)
        };
        pages.get(which.address(), list)
    })
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn day(at: Instant, texts: Texts) -> String {
    write_date(paris_day(at), texts)
}

async fn own(Extract(app): Extract<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<FiguresPage>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let figures = accreditation::figures_of(app.db.fresh(), own).await?;
    let last = figures.as_ref().map_or_else(|| paris_day(op.now), Figures::own_until);
    let (after, until) = window(last);
    let from = after.succ_opt().unwrap_or(after);
    let quality = figures.as_ref().map_or_else(Quality::default, |figures| figures.own);
    let linked = in_words(&quality, 0, ctx.texts)
        .into_iter()
        .map(|told| LinkedFigure {
            figure: told.figure,
            address: told.behind.map(|code| format!("{OWN}/{code}")).unwrap_or_default(),
            label: told
                .behind
                .map(|code| ctx.texts.dynamic("behind-see-", code).to_string())
                .unwrap_or_default(),
        })
        .collect();
    let warned = figures.as_ref().and_then(|figures| figures.standing.warned_at);
    let shown = warned.and_then(|at| paris_day(at).checked_add_signed(chrono::Duration::days(OWN_DAYS)));
    Ok(Html::ok(FiguresPage {
        nav: desk_nav(&op, &ctx),
        figures: linked,
        from: write_date(from, ctx.texts),
        to: write_date(until, ctx.texts),
        days: OWN_DAYS,
        measured: figures.is_some(),
        warned_on: warned.map(|at| day(at, ctx.texts)),
        shown_on: shown.map(|day| write_date(day, ctx.texts)).unwrap_or_default(),
        ctx,
    }))
}

async fn behind(
    which: Behind,
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let texts = ctx.texts;
    let list = which.shape(texts).asked(&pairs, op.now)?;
    let figures = accreditation::figures_of(app.db.fresh(), own).await?;
    let last = figures.as_ref().map_or_else(|| paris_day(op.now), Figures::own_until);
    let (rows, total) = which.rows(&app, &op, own, last, &list).await?;
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let sentence = texts.dynamic("behind-count-", which.code()).with("count", total).to_string();
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts: Counts::new() });
    let page = BehindPage {
        nav: desk_nav(&op, &ctx),
        title: texts.dynamic("behind-title-", which.code()).to_string(),
        lead: texts.dynamic("behind-lead-", which.code()).to_string(),
        list,
        ctx,
    };
    Ok(Html(status, page).into_response())
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
        .sort_down("proofs", texts.t("measured-proofs"), By::Number)
        .sort_down("collection", texts.t("measured-to-collection"), By::Number)
        .sort_down("receipt", texts.t("measured-to-receipt"), By::Number)
        .sort_down("outcome", texts.t("measured-to-outcome"), By::Number)
        .sort_down("differences", texts.t("measured-differences"), By::Number)
        .columns([
            Column::new("name", texts.t("reuse-refurbisher")),
            Column::new("state", texts.t("reuse-listed")),
            Column::new("units", texts.t("reuse-in-units")).numeric(),
            Column::new("mass", texts.t("reuse-in-mass")).numeric(),
            Column::new("outcomes", texts.t("reuse-outcomes")).numeric(),
            Column::new("proofs", texts.t("measured-proofs")).numeric().when_wished(),
            Column::new("collection", texts.t("measured-to-collection")).numeric().when_wished(),
            Column::new("receipt", texts.t("measured-to-receipt")).numeric().when_wished(),
            Column::new("outcome", texts.t("measured-to-outcome")).numeric().when_wished(),
            Column::new("differences", texts.t("measured-differences")).numeric().when_wished(),
            Column::new("warned", texts.t("reuse-warning")),
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
    let files = accreditation::files_of(app.db.read(), ids.iter().copied(), Kind::Refurbisher).await?;
    let pages = accreditation::file_ids(app.db.read(), ids, Kind::Refurbisher).await?;
    let wanted: Option<State> = list.code("state");
    let words = list.words().map(|words| words.to_lowercase());
    let order = list.order();
    let matching: Vec<Row> = figures
        .iter()
        .filter_map(|one| {
            let name = names.get(&one.organisation_id).map(|found| found.name.clone()).unwrap_or_default();
            let state = files.get(&one.organisation_id).map(|file| file.state);
            let fits = wanted.is_none_or(|wanted| state == Some(wanted))
                && words.as_ref().is_none_or(|words| name.to_lowercase().contains(words))
                && (!list.flag("warned") || one.warned_for_others().is_some());
            let page = pages.get(&one.organisation_id).copied();
            fits.then(|| row(one, (name, state, page), order, texts))
        })
        .collect();
    let total = whole(matching.len() as u64);
    let warned = figures.iter().filter(|one| one.warned_for_others().is_some()).count();
    let rows = list.picked(matching);
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let sentence = texts.t("refurbishers-count").with("count", total).with("warned", warned).to_string();
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts: Counts::new() });
    Ok(Html(status, RefurbishersPage { nav: desk_nav(&op, &ctx), list, days: OWN_DAYS, ctx }).into_response())
}

fn row(
    one: &Figures,
    (name, state, file): (String, Option<State>, Option<AccreditationId>),
    order: &str,
    texts: Texts,
) -> Row {
    let quality = &one.shown;
    let (units, mass) = (quality.reuse.units_permille(), quality.reuse.mass_permille());
    let (refused, different) = (quality.refused_permille(), quality.receptions.units_permille());
    // What is not known comes before the smallest.
    let number = |known: Option<u64>| Key::Number(known.map_or(-1, whole));
    let median = |delay: Delay| delay.median_days.map(u64::from);
    let days = |delay: Delay| match delay.median_days {
        Some(days) => Entry::number(days),
        None => Entry::maybe_number(None),
    };
    let named = Entry::text(name.clone());
    Row {
        id: one.organisation_id.0,
        key: match order {
            "units" => number(units),
            "mass" => number(mass),
            "outcomes" => Key::Number(whole(quality.reuse.units)),
            "proofs" => number(refused),
            "collection" => number(median(quality.to_collection)),
            "receipt" => number(median(quality.to_receipt)),
            "outcome" => number(median(quality.to_outcome)),
            "differences" => number(different),
            _ => Key::Text(name.clone()),
        },
        value: None,
        name,
        cells: vec![
            match file {
                Some(file) => named.leading_to(format!("/desk/accreditations/{file}")),
                None => named,
            },
            Entry::maybe(state.map(|state| texts.dynamic("accreditation-state-", state.code()))),
            Entry::text(share(units, texts)),
            Entry::text(share(mass, texts)),
            Entry::number(whole(quality.reuse.units)),
            Entry::text(share(refused, texts)),
            days(quality.to_collection),
            days(quality.to_receipt),
            days(quality.to_outcome),
            Entry::text(share(different, texts)),
            match one.warned_for_others() {
                Some(at) => Entry::badge(texts.t("reuse-warned").with("date", day(at, texts)), Tone::Warning),
                None => Entry::text(texts.t("reuse-not-warned")),
            },
        ],
    }
}
