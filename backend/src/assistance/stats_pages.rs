//! `/stats`, and the same as JSON and as CSV.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State as AppState;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use frontend::filters::{write_date, write_number};
use frontend::opinions::{AnswersRow, Bar, SentenceShown, SeriesShown, StatsPage};
use frontend::{PageContext, Texts};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::opinion::Answers;
use super::stats::{self, Series, Stats};
use crate::kernel::time::paris_day;
use crate::kernel::{Instant, Result};
use crate::web::{App, Ctx, Html, Op, Pages, Problem};

/// The pages.
pub(super) fn pages() -> Pages {
    Pages::new().get("/stats", page)
}

/// The JSON routes.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_stats)).routes(routes!(get_stats_csv))
}

/// « novembre 2026 » from `2026-11`.
pub(super) fn month_in_words(month: &str, texts: Texts) -> String {
    let Some((year, number)) = month.split_once('-') else { return month.to_owned() };
    format!("{} {year}", texts.dynamic("month-", number.trim_start_matches('0')))
}

/// The name of a page that people know; what kind of page it is otherwise.
pub(super) fn page_in_words(page: &str, texts: Texts) -> String {
    let known = match page {
        "/" => "home",
        "/catalogue" => "catalogue",
        "/donner" => "give",
        "/acheter-ensemble" => "buy",
        "/aider-un-foyer" => "help",
        "/chiffres" => "figures",
        "/etre-rappele" => "callback",
        "/suivre" => "follow",
        "/stats" => "stats",
        "/desk" => "desk",
        "/donner/estimer" => "estimate",
        "/sign-in" => "sign-in",
        "/desk/lots" => "lots",
        "/desk/lots/new" | "/desk/lots/{id}/preview" => "new-lot",
        "/desk/lots/{id}" => "lot",
        "/ou-nous-trouver" => "find-us",
        "/glossaire" => "glossary",
        "/sandbox" => "sandbox",
        "/offres/{id}" => "offer",
        other if other.starts_with("/appareils/") => "device",
        other => return title_of(other, texts),
    };
    texts.dynamic("page-name-", known).to_string()
}

/// The title of a page as the rest of the site calls it, one object's by its list; what kind of page it is without any.
fn title_of(page: &str, texts: Texts) -> String {
    let parts: Vec<&str> =
        page.split('/').filter(|part| !part.is_empty() && !part.starts_with('{')).collect();
    let code = parts.join("-");
    if texts.has(&format!("lost-page-{code}")) {
        return texts.dynamic("lost-page-", code).to_string();
    }
    match parts.as_slice() {
        ["desk", list, ..] if texts.has(&format!("nav-{list}")) => texts.dynamic("nav-", *list).to_string(),
        ["desk", ..] => texts.dynamic("page-name-", "desk-page").to_string(),
        _ => texts.dynamic("page-name-", "other").to_string(),
    }
}

const WIDTH: i64 = 720;
const HEIGHT: i64 = 120;

/// Bars of a figure, the highest as high as the picture.
fn bars(series: &Series) -> Vec<Bar> {
    let most = series.months.values().copied().max().unwrap_or(0).max(1);
    let step = WIDTH / i64::from(stats::MONTHS);
    (0..)
        .zip(series.months.values())
        .map(|(place, count)| {
            let height = count * HEIGHT / most;
            Bar { x: place * step + 4, y: HEIGHT - height, width: step - 8, height }
        })
        .collect()
}

fn shown(one: &Series, ctx: &PageContext) -> SeriesShown {
    let count = |key: &str| ctx.dynamic(key, one.code).with("count", one.total()).to_string();
    SeriesShown {
        id: format!("stats-{}", one.code),
        title: ctx.dynamic("stats-title-", one.code).to_string(),
        sentence: count("stats-sentence-"),
        bars: bars(one),
        months: one
            .months
            .iter()
            .map(|(month, count)| (month_in_words(month, ctx.texts), write_number(*count, ctx.language)))
            .collect(),
    }
}

fn answers(
    all: &BTreeMap<String, Answers>,
    ctx: &PageContext,
    name: impl Fn(&str) -> String,
) -> Vec<AnswersRow> {
    all.iter()
        .map(|(heading, counts)| AnswersRow {
            name: name(heading),
            counts: counts.map(|count| write_number(count, ctx.language)),
        })
        .collect()
}

async fn page(AppState(app): AppState<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<StatsPage>> {
    let found = stats::stats(&app, op.now).await?;
    let texts = ctx.texts;
    let times = found
        .medians
        .iter()
        .map(|one| match one.days {
            Some(days) => {
                texts.dynamic("stats-time-", one.code).with("days", days).with("of", one.of).to_string()
            }
            None => texts.dynamic("stats-no-time-", one.code).to_string(),
        })
        .collect();
    let calls = if found.calls.due == 0 {
        texts.t("stats-calls-none").to_string()
    } else {
        texts.t("stats-calls").with("due", found.calls.due).with("kept", found.calls.kept).to_string()
    };
    let total: i64 = found.by_month.values().flatten().sum();
    let easy: i64 = found.by_month.values().map(|counts| counts[0]).sum();
    let opinions = if total == 0 {
        texts.t("stats-opinions-none").to_string()
    } else {
        texts.t("stats-opinions").with("count", total).with("easy", easy).to_string()
    };
    Ok(Html::ok(StatsPage {
        series: found.series.iter().map(|one| shown(one, &ctx)).collect(),
        times,
        calls,
        opinions,
        by_page: answers(&found.by_page, &ctx, |page| page_in_words(page, texts)),
        by_month: answers(&found.by_month, &ctx, |month| month_in_words(month, texts)),
        sentences: found
            .sentences
            .iter()
            .map(|one| SentenceShown {
                sentence: one.sentence.clone().unwrap_or_default(),
                page: page_in_words(&one.page, texts),
                month: month_in_words(&one.month, texts),
            })
            .collect(),
        computed: write_date(paris_day(found.at), texts),
        ctx,
    }))
}

/// How the service is used, in the twelve months to now.
#[derive(Serialize, ToSchema)]
struct StatsOut {
    /// When it was computed.
    #[schema(value_type = String, format = DateTime)]
    computed_at: Instant,
    /// Counts by month, `2026-11`: lots declared, devices made ready, purchase orders signed, requests filed, devices
    /// handed over.
    months: BTreeMap<&'static str, BTreeMap<String, i64>>,
    /// Median days: lots declared to received, orders signed to delivered, requests filed to handed over; absent under
    /// five.
    median_days: BTreeMap<&'static str, Option<i64>>,
    /// Calls asked for whose promised time is over.
    calls_due: i64,
    /// Those that were made in time.
    calls_in_time: i64,
    /// Opinions by page: easy, medium, hard. Pages with fewer than five are left out.
    opinions_by_page: BTreeMap<String, [i64; 3]>,
    /// Opinions by month, likewise.
    opinions_by_month: BTreeMap<String, [i64; 3]>,
}

impl From<Stats> for StatsOut {
    fn from(found: Stats) -> Self {
        Self {
            computed_at: found.at,
            months: found.series.into_iter().map(|one| (one.code, one.months)).collect(),
            median_days: found.medians.into_iter().map(|one| (one.code, one.days)).collect(),
            calls_due: found.calls.due,
            calls_in_time: found.calls.kept,
            opinions_by_page: found.by_page,
            opinions_by_month: found.by_month,
        }
    }
}

/// How the service is used: what was done, how long it took, what people say
#[utoipa::path(get, path = "/stats", tag = "assistance",
    responses((status = 200, body = StatsOut), (status = 503, body = Problem)))]
async fn get_stats(AppState(app): AppState<App>, Op(op): Op) -> Result<Json<StatsOut>> {
    Ok(Json(stats::stats(&app, op.now).await?.into()))
}

/// The same as CSV: measure, what, value
#[utoipa::path(get, path = "/stats.csv", tag = "assistance",
    responses((status = 200, body = String, content_type = "text/csv"), (status = 503, body = Problem)))]
async fn get_stats_csv(AppState(app): AppState<App>, Op(op): Op) -> Result<Response> {
    let out = StatsOut::from(stats::stats(&app, op.now).await?);
    let mut text = String::from("measure;what;value\r\n");
    let mut line = |measure: &str, what: &str, value: i64| {
        text.push_str(&format!("{measure};{what};{value}\r\n"));
    };
    for (measure, months) in &out.months {
        months.iter().for_each(|(month, count)| line(measure, month, *count));
    }
    for (measure, days) in &out.median_days {
        days.iter().for_each(|days| line("median_days", measure, *days));
    }
    line("calls", "due", out.calls_due);
    line("calls", "in_time", out.calls_in_time);
    for (heading, all) in
        [("opinions_by_page", &out.opinions_by_page), ("opinions_by_month", &out.opinions_by_month)]
    {
        for (name, counts) in all {
            for (answer, count) in ["easy", "medium", "hard"].into_iter().zip(counts) {
                line(heading, &format!("{name} {answer}"), *count);
            }
        }
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"stats.csv\""),
    ];
    Ok((headers, text).into_response())
}
