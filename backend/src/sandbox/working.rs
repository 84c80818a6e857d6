//! When people work: from Monday to Friday, eight to eighteen, in Paris. A scenario's week round the clock becomes a working
//! week: what came before still comes before, and what is so many weeks old stays so.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, TimeZone, Weekday};
use chrono_tz::{Europe::Paris, Tz};

use crate::kernel::Instant;

const OPENS: u32 = 8;
const DAY_MICROS: i64 = 10 * 3_600_000_000;
/// A minute of a week round the clock, in microseconds of a working week of fifty hours.
const MINUTE_MICROS: i64 = 5 * DAY_MICROS / (7 * 24 * 60);

fn opening(day: NaiveDate) -> DateTime<Tz> {
    let hour = NaiveTime::from_hms_opt(OPENS, 0, 0).unwrap_or_default();
    let at = day.and_time(hour);
    Paris.from_local_datetime(&at).earliest().unwrap_or_else(|| Paris.from_utc_datetime(&at))
}

fn works(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn working_day_before(mut day: NaiveDate) -> NaiveDate {
    loop {
        day -= Duration::days(1);
        if works(day) {
            return day;
        }
    }
}

/// The last working moment at or before `now`: its day, and the microseconds since that day's opening.
fn last(now: Instant) -> (NaiveDate, i64) {
    let local = now.with_timezone(&Paris);
    let day = local.date_naive();
    let since = (local - opening(day)).num_microseconds().unwrap_or_default();
    if works(day) && since >= 0 {
        (day, since.min(DAY_MICROS))
    } else {
        (working_day_before(day), DAY_MICROS)
    }
}

/// The working moment that stands for so many minutes before `now`; later for fewer minutes, never after `now`.
pub(super) fn before(now: Instant, minutes_ago: u32) -> Instant {
    let (mut day, since) = last(now);
    let back = i64::from(minutes_ago) * MINUTE_MICROS - since;
    if back <= 0 {
        return (opening(day) + Duration::microseconds(-back)).to_utc();
    }
    let days = back.div_euclid(DAY_MICROS) + i64::from(back.rem_euclid(DAY_MICROS) > 0);
    day -= Duration::weeks(days / 5);
    for _ in 0..days % 5 {
        day = working_day_before(day);
    }
    (opening(day) + Duration::microseconds(days * DAY_MICROS - back)).to_utc()
}

/// A working day, so many after `now`, at ten in the morning.
pub(super) fn morning_after(now: Instant, days: u32) -> Instant {
    let day = crate::kernel::time::paris_day(crate::kernel::time::add_working_days(now, days));
    (opening(day) + Duration::hours(2)).to_utc()
}

#[cfg(test)]
mod tests {
    use chrono::Timelike;

    use super::*;

    fn instant(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn everything_happens_on_working_days_by_day_in_its_order_and_never_later_than_now() {
        for now in
            ["2026-11-27T15:30:00Z", "2026-11-29T02:00:00Z", "2026-11-30T05:00:00Z", "2026-03-30T20:00:00Z"]
        {
            let now = instant(now);
            let mut later = None;
            for minutes in (0..900_000).step_by(37) {
                let at = before(now, minutes);
                let local = at.with_timezone(&Paris);
                assert!(works(local.date_naive()), "{local}");
                let minute = local.hour() * 60 + local.minute();
                assert!((8 * 60..=18 * 60).contains(&minute), "{local}");
                assert!(at <= now && later.is_none_or(|later| at < later), "{local} before {later:?}");
                later = Some(at);
            }
        }
    }

    #[test]
    fn a_week_ago_is_a_week_ago_and_the_morning_after_is_a_working_morning() {
        let now = instant("2026-11-27T13:00:00Z");
        // By the clock on the wall: ten weeks before, summer time was in force.
        let local = |at: Instant| at.with_timezone(&Paris).naive_local();
        for weeks in [1, 10] {
            let at = local(before(now, weeks * 7 * 24 * 60));
            let expected = local(now) - Duration::weeks(i64::from(weeks));
            assert!((at - expected).num_seconds().abs() < 2, "{at} is not {weeks} weeks before");
        }
        assert_eq!(morning_after(now, 2), instant("2026-12-01T09:00:00Z"));
    }
}
