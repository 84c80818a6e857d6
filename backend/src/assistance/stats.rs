//! How the service is used, computed from what happened in the twelve months to now. Visitors are not counted.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, Months};
use sea_orm::ConnectionTrait;

use super::opinion::{self, Answers, Opinion};
use crate::kernel::time::{self, paris_day};
use crate::kernel::{Instant, Result};
use crate::platform::audit;
use crate::platform::pace::ByMonth;
use crate::web::App;
use crate::{devices, donations, purchasing, solidarity};

/// Months that are shown, the present one the last.
pub(super) const MONTHS: u32 = 12;
/// How long counts that read many rows are kept.
const KEPT_MINUTES: i64 = 10;
/// Published sentences that are shown.
const SENTENCES: u64 = 20;
/// Calls looked at.
const MOST_CALLS: u64 = 50_000;
/// Spans from which a median is told.
const FEWEST_SPANS: usize = 5;

/// One figure, month by month.
#[derive(Clone, Debug)]
pub(super) struct Series {
    /// Its name.
    pub(super) code: &'static str,
    /// How many, for every month, zero included.
    pub(super) months: ByMonth,
}

impl Series {
    /// All of it.
    pub(super) fn total(&self) -> i64 {
        self.months.values().sum()
    }
}

/// Half of them took no longer than this.
#[derive(Clone, Debug)]
pub(super) struct Median {
    /// Its name.
    pub(super) code: &'static str,
    /// Whole days, rounded up; none when too few ended.
    pub(super) days: Option<i64>,
    /// How many it is taken from.
    pub(super) of: usize,
}

/// Calls asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Calls {
    /// Asked for, whose promised time is over or who were called.
    pub(super) due: i64,
    /// Called within the promised time.
    pub(super) kept: i64,
}

/// What `/stats` shows.
#[derive(Clone, Debug)]
pub(super) struct Stats {
    /// When it was computed.
    pub(super) at: Instant,
    /// Counts by month.
    pub(super) series: Vec<Series>,
    /// Times.
    pub(super) medians: Vec<Median>,
    /// Calls.
    pub(super) calls: Calls,
    /// Opinions by page, those with enough answers.
    pub(super) by_page: BTreeMap<String, Answers>,
    /// Opinions by month, those with enough answers.
    pub(super) by_month: BTreeMap<String, Answers>,
    /// Published sentences.
    pub(super) sentences: Vec<Opinion>,
}

/// What is kept between two questions.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    at: Instant,
    series: Vec<Series>,
    medians: Vec<Median>,
}

/// The counts that read many rows, computed at most every ten minutes.
#[derive(Debug, Default)]
pub struct StatsCache(std::sync::Mutex<Option<Kept>>);

/// The months that are shown, oldest first, `2026-11`.
#[must_use]
pub(super) fn months(now: Instant) -> Vec<String> {
    let first = paris_day(now).with_day(1).unwrap_or_default();
    (0..MONTHS)
        .rev()
        .filter_map(|back| first.checked_sub_months(Months::new(back)))
        .map(|day| day.format("%Y-%m").to_string())
        .collect()
}

/// The middle of some spans, in whole days, rounded up.
#[must_use]
pub(super) fn median_days(spans: &[(Instant, Instant)]) -> Option<i64> {
    if spans.len() < FEWEST_SPANS {
        return None;
    }
    let mut minutes: Vec<i64> =
        spans.iter().map(|(begun, ended)| (*ended - *begun).num_minutes().max(0)).collect();
    minutes.sort_unstable();
    let day = Duration::days(1).num_minutes();
    minutes.get(minutes.len() / 2).map(|middle| (middle + day - 1) / day)
}

/// Which calls were made in time: the first try counts, since the person was called.
#[must_use]
pub(super) fn calls(told: &[(String, String, Instant)], promised_days: u32, now: Instant) -> Calls {
    let mut asked: BTreeMap<&str, Instant> = BTreeMap::new();
    let mut called: BTreeMap<&str, Instant> = BTreeMap::new();
    for (subject, action, at) in told {
        match action.as_str() {
            "callback.asked" => {
                asked.entry(subject).or_insert(*at);
            }
            "callback.reach" | "callback.miss" => {
                let first = called.entry(subject).or_insert(*at);
                *first = (*first).min(*at);
            }
            _ => {}
        }
    }
    let mut found = Calls::default();
    for (subject, at) in asked {
        let until = time::add_working_days(at, promised_days);
        match called.get(subject) {
            Some(first) => {
                found.due += 1;
                found.kept += i64::from(*first <= until);
            }
            None => found.due += i64::from(until < now),
        }
    }
    found
}

async fn compute(c: &impl ConnectionTrait, now: Instant) -> Result<Kept> {
    let shown = months(now);
    let since = now - Duration::days(31 * i64::from(MONTHS));
    let series = |code, found: ByMonth| Series {
        code,
        months: shown.iter().map(|month| (month.clone(), found.get(month).copied().unwrap_or(0))).collect(),
    };
    let median =
        |code, spans: Vec<(Instant, Instant)>| Median { code, days: median_days(&spans), of: spans.len() };
    Ok(Kept {
        at: now,
        series: vec![
            series("lots", donations::declared_by_month(c, since).await?),
            series("devices", devices::made_ready_by_month(c, since).await?),
            series("orders", purchasing::signed_by_month(c, since).await?),
            series("requests", solidarity::filed_by_month(c, since).await?),
            series("handed", solidarity::handed_by_month(c, since).await?),
        ],
        medians: vec![
            median("lots", donations::reception_spans(c, since).await?),
            median("orders", purchasing::delivery_spans(c, since).await?),
            median("requests", solidarity::hand_over_spans(c, since).await?),
        ],
    })
}

/// What `/stats` shows now.
///
/// # Errors
/// When the database fails.
pub(super) async fn stats(app: &App, now: Instant) -> Result<Stats> {
    let c = app.db.read();
    let known = app.stats.0.lock().ok().and_then(|kept| kept.clone());
    let kept = match known.filter(|kept| now - kept.at < Duration::minutes(KEPT_MINUTES) && kept.at <= now) {
        Some(kept) => kept,
        None => {
            let kept = compute(c, now).await?;
            if let Ok(mut place) = app.stats.0.lock() {
                *place = Some(kept.clone());
            }
            kept
        }
    };
    let since = now - Duration::days(31 * i64::from(MONTHS));
    let told = audit::moments(c, "callback", since, MOST_CALLS).await?;
    let fresh = app.db.fresh();
    let first = months(now).into_iter().next().unwrap_or_default();
    let counts = opinion::counts(fresh, &first).await?;
    Ok(Stats {
        at: kept.at,
        series: kept.series,
        medians: kept.medians,
        calls: calls(&told, super::service::PROMISED_DAYS, now),
        by_page: opinion::added(&counts, |one| one.page.clone()),
        by_month: opinion::added(&counts, |one| one.month.clone()),
        sentences: opinion::published(fresh, SENTENCES).await?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn twelve_months_end_with_the_present_one() {
        let shown = months(at("2026-11-23T09:00:00Z"));
        assert_eq!((shown.len(), shown[0].as_str(), shown[11].as_str()), (12, "2025-12", "2026-11"));
    }

    #[test]
    fn a_median_needs_five_and_is_told_in_whole_days() {
        let span = |hours| (at("2026-11-01T00:00:00Z"), at("2026-11-01T00:00:00Z") + Duration::hours(hours));
        assert_eq!(median_days(&[span(1), span(2), span(3), span(4)]), None);
        assert_eq!(median_days(&[span(1), span(900), span(30), span(24), span(49)]), Some(2));
    }

    #[test]
    fn a_promise_is_kept_by_the_first_try_in_time_and_not_judged_before_its_end() {
        let told = |subject: &str, action: &str, when: &str| {
            (subject.to_owned(), format!("callback.{action}"), at(when))
        };
        let all = [
            told("kept", "asked", "2026-11-20T09:00:00Z"),
            told("kept", "miss", "2026-11-23T08:00:00Z"),
            told("kept", "reach", "2026-11-25T08:00:00Z"),
            told("late", "asked", "2026-11-20T09:00:00Z"),
            told("late", "reach", "2026-11-23T10:00:00Z"),
            told("never", "asked", "2026-11-20T09:00:00Z"),
            told("new", "asked", "2026-11-25T08:00:00Z"),
        ];
        let found = calls(&all, 1, at("2026-11-25T09:00:00Z"));
        assert_eq!(found, Calls { due: 3, kept: 1 });
    }
}
