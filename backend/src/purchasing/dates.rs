//! Days as people and machines write them: « 12/3/26 », `2026-12-05`, RFC 3339.

use chrono::TimeZone;
use chrono_tz::Europe::Paris;

use crate::kernel::{Instant, time::parse_day};

/// Reads a moment. A day alone means its last minute, in Paris: « jusqu’au 5 décembre » includes the 5th.
pub(super) fn parse(text: &str) -> Option<Instant> {
    let text = text.trim();
    if text.len() > 40 {
        return None;
    }
    if let Ok(moment) = chrono::DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    let day = parse_day(text)?;
    let last_minute = day.and_hms_opt(23, 59, 0)?;
    Paris.from_local_datetime(&last_minute).earliest().map(|moment| moment.to_utc())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-12-05", "5/12/26", "05.12.2026", " 5-12-2026 ", "5 12 2026"] {
            assert_eq!(parse(text).unwrap().to_rfc3339(), "2026-12-05T22:59:00+00:00", "{text}");
        }
        assert_eq!(parse("2026-12-05T10:00:00+01:00").unwrap().to_rfc3339(), "2026-12-05T09:00:00+00:00");
        for text in ["", "demain", "31/02/2026", "12/2026", "1/1/1", "99999999999/1/2026"] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
