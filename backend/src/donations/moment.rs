//! Days and moments as people and machines write them.

use chrono::{NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Europe::Paris;

use crate::kernel::{Error, Instant, Result};

/// The hour of a day said without one, in Paris.
const MORNING: u32 = 9;

/// Reads RFC 3339, `2026-12-03`, `3/12/2026` or `3/12/26`; a day alone is meant at nine in the morning, in Paris.
fn read(text: &str) -> Option<Instant> {
    let text = text.trim();
    if let Ok(at) = chrono::DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    let iso = text.split('-').next().is_some_and(|year| year.len() == 4);
    let day = if iso { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { french(text) }?;
    Paris
        .from_local_datetime(&day.and_time(NaiveTime::from_hms_opt(MORNING, 0, 0)?))
        .earliest()
        .map(|at| at.to_utc())
}

/// `3/12/2026`, `03.12.26`, `3-12-2026`.
fn french(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    NaiveDate::from_ymd_opt(
        if year < 100 { 2000 + year } else { year },
        month.parse().ok()?,
        day.parse().ok()?,
    )
}

/// A moment that may be left out.
///
/// # Errors
/// `date-unreadable` (422) on that field.
pub(super) fn optional(field: &str, text: Option<&str>) -> Result<Option<Instant>> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => read(text)
            .filter(|at| (2000..2200).contains(&chrono::Datelike::year(at)))
            .map(Some)
            .ok_or_else(|| Error::invalid(field, "date-unreadable")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in ["2026-12-03", "3/12/2026", "03.12.26", " 3-12-26 "] {
            let at = read(text).unwrap();
            assert_eq!(at.to_rfc3339(), "2026-12-03T08:00:00+00:00", "{text}");
        }
        assert_eq!(read("2026-07-01").unwrap().to_rfc3339(), "2026-07-01T07:00:00+00:00");
        assert!(read("2026-12-03T10:30:00+01:00").is_some());
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in ["31/02/2026", "2026-13-01", "bientôt", "12", "1/2/3/4", "3/12/1"] {
            assert!(read(text).is_none(), "{text}");
        }
        assert!(optional("planned_for", Some("31/02/2026")).unwrap_err().says("date-unreadable"));
        assert!(optional("planned_for", Some("  ")).unwrap().is_none());
    }
}
