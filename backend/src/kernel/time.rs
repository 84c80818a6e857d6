//! Time: always UTC, whole microseconds (PostgreSQL keeps no more), from an injected clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Datelike, Duration, NaiveDate, SubsecRound, TimeZone, Utc, Weekday};
use chrono_tz::Europe::Paris;

/// A moment, in UTC.
pub type Instant = DateTime<Utc>;

/// Where `now` comes from. The offset lets a practice ground move forward in time.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    offset_seconds: Arc<AtomicI64>,
    fixed_micros: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that stands still at `at` until it is moved.
    #[must_use]
    pub fn fixed(at: Instant) -> Self {
        Self { fixed_micros: Some(Arc::new(AtomicI64::new(at.timestamp_micros()))), ..Self::default() }
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        let base = self.fixed_micros.as_ref().map_or_else(Utc::now, |micros| {
            DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or_default()
        });
        (base + Duration::seconds(self.offset_seconds.load(Ordering::SeqCst))).trunc_subsecs(6)
    }

    /// Moves the clock forward (or back).
    pub fn advance(&self, by: Duration) {
        self.offset_seconds.fetch_add(by.num_seconds(), Ordering::SeqCst);
    }

    /// How far this clock stands from its base.
    #[must_use]
    pub fn offset(&self) -> Duration {
        Duration::seconds(self.offset_seconds.load(Ordering::SeqCst))
    }

    /// Sets how far this clock stands from its base.
    pub fn set_offset(&self, offset: Duration) {
        self.offset_seconds.store(offset.num_seconds(), Ordering::SeqCst);
    }
}

/// The year, in Paris, of a moment: what references and tax years go by.
#[must_use]
pub fn paris_year(at: Instant) -> i32 {
    at.with_timezone(&Paris).year()
}

/// The day, in Paris, of a moment: what people read.
#[must_use]
pub fn paris_day(at: Instant) -> NaiveDate {
    at.with_timezone(&Paris).date_naive()
}

/// The first moment of a day in Paris.
#[must_use]
pub fn paris_start(day: NaiveDate) -> Instant {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    Paris.from_local_datetime(&midnight).earliest().map_or_else(|| midnight.and_utc(), |at| at.to_utc())
}

/// `days` working days (Monday to Friday) after `from`, at the same time of day. Public holidays are not left
/// out: a deadline may then come a day early for the sender, never late for the person who waits.
#[must_use]
pub fn add_working_days(from: Instant, days: u32) -> Instant {
    let mut at = from;
    let mut left = days;
    while left > 0 {
        at += Duration::days(1);
        if !matches!(at.with_timezone(&Paris).weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_pass_over_the_week_end() {
        let friday: Instant = "2026-11-20T09:00:00Z".parse().unwrap();
        assert_eq!(add_working_days(friday, 1).to_rfc3339(), "2026-11-23T09:00:00+00:00");
        assert_eq!(add_working_days(friday, 10).to_rfc3339(), "2026-12-04T09:00:00+00:00");
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = Clock::fixed("2026-11-20T09:00:00Z".parse().unwrap());
        let first = clock.now();
        assert_eq!(first, clock.now());
        clock.advance(Duration::days(2));
        assert_eq!(clock.now() - first, Duration::days(2));
    }
}
