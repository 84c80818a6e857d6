//! The reuse rate on the desks: a refurbisher's own with the devices behind it, and all of them for the operator.

use axum::extract::State;
use frontend::components::{Cell, Column, Figure, Tone};
use frontend::filters::{write_date, write_number, write_weight};
use frontend::impact::{RefurbishersPage, ReusePage};
use frontend::{PageContext, Texts};

use super::reuse::{self, written};
use crate::accreditation::{self, Figures, Kind, ReuseRate};
use crate::devices::DeviceOutcome;
use crate::devices::rules::Outcome;
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Instant, Page, Paging, Result};
use crate::organisations;
use crate::web::{App, Args, Ctx, Html, Op, Pages, desk_nav};

/// The pages of this room that need signing in.
pub(super) fn pages() -> Pages {
    Pages::new().get("/desk/reuse", own).get("/desk/refurbishers", all)
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
    State(app): State<App>,
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

async fn all(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(paging): Args<Paging>,
) -> Result<Html<RefurbishersPage>> {
    op.require_reading(Capacity::Operator)?;
    let Page { items, next } = accreditation::all_figures(app.db.read(), &paging).await?;
    let ids: Vec<_> = items.iter().map(|one| one.organisation_id).collect();
    let names = organisations::find_many(app.db.read(), ids.iter().copied()).await?;
    let files = accreditation::files_of(app.db.read(), ids, Kind::Refurbisher).await?;
    let row = |one: &Figures| {
        let state = files.get(&one.organisation_id).map(|file| file.state.code());
        vec![
            Cell::text(names.get(&one.organisation_id).map(|found| found.name.clone()).unwrap_or_default()),
            Cell::text(
                state.map(|code| ctx.dynamic("accreditation-state-", code).to_string()).unwrap_or_default(),
            ),
            Cell::text(written(one.reuse.units_permille(), ctx.texts)),
            Cell::text(written(one.reuse.mass_permille(), ctx.texts)),
            Cell::text(write_number(whole(one.reuse.units), ctx.language)),
            match one.warned_at {
                Some(at) => Cell::badge(
                    ctx.t("reuse-warned").with("date", day(at, ctx.texts)).to_string(),
                    Tone::Warning,
                ),
                None => Cell::text(ctx.t("reuse-not-warned").to_string()),
            },
        ]
    };
    Ok(Html::ok(RefurbishersPage {
        nav: desk_nav(&op, &ctx),
        columns: vec![
            Column::new(ctx.t("reuse-refurbisher").to_string()),
            Column::new(ctx.t("reuse-listed").to_string()),
            Column::numeric(ctx.t("reuse-in-units").to_string()),
            Column::numeric(ctx.t("reuse-in-mass").to_string()),
            Column::numeric(ctx.t("reuse-outcomes").to_string()),
            Column::new(ctx.t("reuse-warning").to_string()),
        ],
        rows: items.iter().map(row).collect(),
        first: if paging.after.is_some() { "/desk/refurbishers".to_owned() } else { String::new() },
        next: next.map(|next| format!("/desk/refurbishers?after={next}")).unwrap_or_default(),
        ctx,
    }))
}
