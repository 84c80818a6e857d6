//! What will be missing in a lead's territory, and the call that is made of it: `/desk/shortage`.

use axum::extract::State;
use axum::response::Response;
use chrono::{Days, Months};
use frontend::Texts;
use frontend::campaigns::{ForecastRulePage, ShortagePage};
use frontend::chart::{Bar, Chart, ChartForm};
use frontend::components::{Cell, Column, Fact};
use frontend::donations::Rows;
use frontend::filters::{write_date, write_number};
use sea_orm::ConnectionTrait;
use tower_sessions::Session;

use super::forecast::{self, Forecast, Known, PAST_WEEKS};
use crate::campaigns::{self, TypedCall};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Error, Instant, Result};
use crate::web::{App, Ctx, Flasher, Html, Op, Pages, desk_nav};
use crate::{devices, donations, solidarity, territories};

/// Days from the draft of a call to its first day.
const BEGINS_IN: u64 = 7;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/shortage", show)
        .post("/desk/shortage/campaign", call)
        .get("/campagnes/regle-de-prevision", rule)
}

/// The forecast of a territory, by category in the order of the categories; those of which nothing is known are left out.
///
/// # Errors
/// When the database fails.
pub(super) async fn of(
    c: &impl ConnectionTrait,
    departments: &[String],
    now: Instant,
) -> Result<Vec<(&'static str, Known, Forecast)>> {
    let weeks = i64::try_from(PAST_WEEKS).unwrap_or_default();
    let demand = solidarity::demand(c, departments, now - chrono::Duration::weeks(weeks)).await?;
    let stock = devices::stock(c, departments).await?;
    let under_way = donations::under_way(c, departments).await?;
    let year = now.checked_sub_months(Months::new(12)).unwrap_or(now);
    let shares = devices::reuse_shares(c, year).await?;
    Ok(devices::CATEGORIES
        .into_iter()
        .filter_map(|category| {
            let asked = demand.get(category).copied().unwrap_or_default();
            let there = stock.get(category).copied().unwrap_or_default();
            let comes = under_way.get(category).copied().unwrap_or_default();
            let known = Known {
                open: asked.open,
                filed: asked.filed,
                stock: there.ready,
                under_way: comes + there.at_work,
                outcomes: shares.get(category).copied().unwrap_or_default(),
            };
            let nothing = known.open + known.filed + known.stock + known.under_way == 0;
            (!nothing).then(|| (category, known, known.forecast()))
        })
        .collect())
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn table(all: &[(&'static str, Known, Forecast)], texts: Texts) -> Rows {
    let mut columns = vec![Column::new(texts.t("figures-category").to_string())];
    // What is explained under its number may break; a numeric cell does not.
    columns.extend(
        ["need", "have"].map(|code| Column::new(texts.dynamic("shortage-column-", code).to_string())),
    );
    columns.push(Column::numeric(texts.t("shortage-column-missing").to_string()));
    let number = |count: u64| Cell::text(write_number(whole(count), texts.language));
    let rows = all
        .iter()
        .map(|(category, known, one)| {
            let need = texts
                .t("shortage-need")
                .with("open", known.open)
                .with("expected", one.expected_requests)
                .with("filed", known.filed);
            let have = texts
                .t("shortage-have")
                .with("stock", known.stock)
                .with("coming", known.under_way)
                .with("share", one.share);
            vec![
                Cell::text(texts.dynamic("category-one-", category).to_string()),
                number(one.need).under(need.to_string()),
                number(one.have).under(have.to_string()),
                number(one.missing),
            ]
        })
        .collect();
    Rows { columns, rows }
}

async fn show(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<ShortagePage>> {
    let c = app.db.fresh();
    let texts = ctx.texts;
    let departments = campaigns::steered(c, &op).await?;
    let names = territories::departments(c).await?;
    let territory: Vec<&str> =
        departments.iter().map(|code| names.get(code).unwrap_or(code).as_str()).collect();
    let all = of(c, &departments, op.now).await?;
    let missing: u64 = all.iter().map(|(_, _, one)| one.missing).sum();
    let bars = all
        .iter()
        .filter(|(_, _, one)| one.missing > 0)
        .map(|(category, _, one)| {
            let label = texts.dynamic("category-one-", category).to_string();
            Bar::new(label, one.missing, write_number(whole(one.missing), texts.language))
        })
        .collect();
    let sentence = texts.t("shortage-sentence").with("count", missing).to_string();
    Ok(Html::ok(ShortagePage {
        nav: desk_nav(&op, &ctx),
        territory: territory.join(", "),
        chart: Chart {
            id: "shortage-chart".to_owned(),
            form: ChartForm::Bars,
            sentence: sentence.clone(),
            title: texts.t("shortage-chart").to_string(),
            label_heading: texts.t("figures-category").to_string(),
            value_heading: texts.t("shortage-column-missing").to_string(),
            bars,
            source: texts.t("shortage-source").with("date", write_date(paris_day(op.now), texts)).to_string(),
        },
        sentence,
        table: table(&all, texts),
        any: missing > 0,
        may_act: op.works_as(Capacity::TerritorialLead),
        ctx,
    }))
}

/// Makes a draft of a call with what is missing as its goals, over the three months to come.
async fn call(State(app): State<App>, Op(op): Op, session: Session, Ctx(ctx): Ctx) -> Result<Response> {
    op.require(Capacity::TerritorialLead)?;
    let departments = campaigns::steered(app.db.fresh(), &op).await?;
    let all = of(app.db.fresh(), &departments, op.now).await?;
    let goals: Vec<(String, String)> = all
        .iter()
        .filter(|(_, _, one)| one.missing > 0)
        .map(|(category, _, one)| ((*category).to_owned(), one.missing.to_string()))
        .collect();
    if goals.is_empty() {
        let nothing = Error::conflict("campaign-nothing-missing");
        return Flasher(&session).refused(nothing, op.language, "/desk/shortage").await;
    }
    let texts = ctx.texts;
    let names = territories::departments(app.db.fresh()).await?;
    let territory: Vec<&str> =
        departments.iter().map(|code| names.get(code).unwrap_or(code).as_str()).collect();
    let from = paris_day(op.now).checked_add_days(Days::new(BEGINS_IN)).unwrap_or_else(|| paris_day(op.now));
    let to = from.checked_add_months(Months::new(3)).unwrap_or(from);
    let title: String = texts
        .t("shortage-call-title")
        .with("territory", territory.join(", "))
        .to_string()
        .chars()
        .take(80)
        .collect();
    let typed = TypedCall {
        title,
        words: texts.t("shortage-call-words").with("territory", territory.join(", ")).to_string(),
        from: from.to_string(),
        to: to.to_string(),
        departments,
        goals,
        ..TypedCall::default()
    };
    let campaign = campaigns::draft(&app, &op, &typed).await?;
    let address = format!("/desk/campaigns/{}", campaign.id);
    Flasher(&session).done(texts.t("shortage-done").to_string(), &address).await
}

async fn rule(Ctx(ctx): Ctx) -> Html<ForecastRulePage> {
    let texts = ctx.texts;
    let known = forecast::example();
    let found = known.forecast();
    let fact =
        |code: &str, value: String| Fact::new(texts.dynamic("forecast-example-", code).to_string(), value);
    let example = vec![
        fact("open", known.open.to_string()),
        fact("filed", known.filed.to_string()),
        fact("expected", format!("{} × 13 ÷ 12 = {}", known.filed, found.expected_requests)),
        fact("need", format!("{} + {} = {}", known.open, found.expected_requests, found.need)),
        fact("stock", known.stock.to_string()),
        fact("under-way", known.under_way.to_string()),
        fact("share", format!("{} ÷ {} = {}\u{a0}%", known.outcomes.0, known.outcomes.1, found.share)),
        fact("devices", format!("{} × {}\u{a0}% = {}", known.under_way, found.share, found.expected_devices)),
        fact("have", format!("{} + {} = {}", known.stock, found.expected_devices, found.have)),
    ];
    let answer = texts
        .t("forecast-answer")
        .with("need", found.need)
        .with("have", found.have)
        .with("missing", found.missing)
        .to_string();
    Html::ok(ForecastRulePage { example, answer, ctx })
}
