//! The moments that donors and workshops say.

use chrono::Timelike;
use chrono_tz::Europe::Paris;

use crate::kernel::{Error, Instant, Result, written};

/// The hour of a day said without one, in Paris.
const MORNING: u32 = 9;

/// A moment that may be left out; a day alone is meant at nine in the morning, in Paris.
///
/// # Errors
/// `date-unreadable` (422) on that field.
pub(super) fn optional(field: &str, text: Option<&str>, now: Instant) -> Result<Option<Instant>> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => written::moment(text, now)
            .and_then(|read| read.or_at(MORNING, 0))
            .map(Some)
            .ok_or_else(|| Error::invalid(field, "date-unreadable")),
    }
}

/// Whether somebody said the hour: nine in the morning is what a day alone is meant at.
pub(super) fn hour_is_said(at: Instant) -> bool {
    let local = at.with_timezone(&Paris);
    (local.hour(), local.minute()) != (MORNING, 0)
}

#[cfg(test)]
mod tests {
    use super::optional;

    #[test]
    fn a_day_alone_is_meant_in_the_morning_and_no_day_is_refused() {
        let now = "2026-11-27T12:00:00Z".parse().unwrap();
        for text in ["2026-12-03", "3/12/26", "3 décembre 2026"] {
            let at = optional("planned_for", Some(text), now).unwrap().unwrap();
            assert_eq!(at.to_rfc3339(), "2026-12-03T08:00:00+00:00", "{text}");
        }
        assert!(optional("planned_for", Some("31/02/2026"), now).unwrap_err().says("date-unreadable"));
        assert!(optional("planned_for", Some("  "), now).unwrap().is_none());
    }
}
