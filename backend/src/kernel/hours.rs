//! When a telephone is answered or a door is open: read as people write it, said as people say it, in Paris time.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeZone, Timelike};
use chrono_tz::{Europe::Paris, Tz};
use frontend::Texts;
use frontend::filters::write_near_date;
use serde::{Deserialize, Serialize};

use super::Instant;
use super::holidays::is_public_holiday;

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// How far ahead the next opening is looked for, in days.
const AHEAD: u64 = 15;

/// A stretch of a day, in minutes since midnight.
pub type Stretch = (u16, u16);

/// The hours of a week, Monday first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours(pub [Vec<Stretch>; 7]);

impl Default for Hours {
    /// Monday to Friday, from 9 to 18.
    fn default() -> Self {
        let mut week: [Vec<Stretch>; 7] = Default::default();
        for day in week.iter_mut().take(5) {
            day.push((9 * 60, 18 * 60));
        }
        Self(week)
    }
}

/// Whether somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Now, until then (minutes of today).
    Until(u16),
    /// From that day at that minute.
    From(NaiveDate, u16),
    /// Not in the days to come.
    Closed,
}

fn clock_of(text: &str) -> Option<u16> {
    let text = text.trim().to_lowercase();
    let (hour, minute) = text.split_once([':', 'h', '.']).unwrap_or((&text, ""));
    let hour: u16 = hour.trim().parse().ok()?;
    let minute = minute.trim().trim_end_matches("min").trim();
    let minute: u16 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    (hour <= 24 && minute < 60 && hour * 60 + minute <= DAY).then_some(hour * 60 + minute)
}

/// Reads a day's hours: « 9 h - 12 h 30, 14 h - 18 h », « de 9h à 12h30 et de 14h à 18h »; empty or « fermé » is closed.
#[must_use]
pub fn read_day(typed: &str) -> Option<Vec<Stretch>> {
    let text = typed.trim().to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
    if text.is_empty() || matches!(text.as_str(), "fermé" | "ferme" | "closed" | "-") {
        return Some(Vec::new());
    }
    let text = text.replace(" et ", ",").replace(" and ", ",").replace(';', ",");
    let mut found: Vec<Stretch> = Vec::new();
    for part in text.split(',') {
        let part = part.replace(['–', '—'], "-").replace(" à ", "-").replace(" to ", "-");
        let part = part.trim().trim_start_matches("de ").trim_start_matches("from ").to_owned();
        let (from, to) = part.split_once('-')?;
        let (from, to) = (clock_of(from)?, clock_of(to)?);
        let after = found.last().is_none_or(|(_, end)| from >= *end);
        if from >= to || !after || found.len() >= 4 {
            return None;
        }
        found.push((from, to));
    }
    Some(found)
}

/// Reads the days of a week, Monday first.
///
/// # Errors
/// The places, from 1, of the days that cannot be read.
pub fn read_week<'a>(days: impl IntoIterator<Item = &'a str>) -> Result<Hours, Vec<usize>> {
    let mut week = Hours(Default::default());
    let mut wrong = Vec::new();
    for (place, (typed, day)) in days.into_iter().zip(week.0.iter_mut()).enumerate() {
        match read_day(typed) {
            Some(read) => *day = read,
            None => wrong.push(place + 1),
        }
    }
    if wrong.is_empty() { Ok(week) } else { Err(wrong) }
}

/// A minute of the day as people say it: « 9 h », « 12 h 30 ».
#[must_use]
pub fn clock(minutes: u16, texts: Texts) -> String {
    let (hour, minute) = (minutes / 60, minutes % 60);
    if minute == 0 {
        texts.t("hours-clock").with("hour", i64::from(hour)).to_string()
    } else {
        let text = texts.t("hours-clock-minutes").with("hour", i64::from(hour));
        text.with("minute", format!("{minute:02}")).to_string()
    }
}

/// A day's hours as a form holds them: « 9 h - 12 h 30, 14 h - 18 h ».
#[must_use]
pub fn write_day(day: &[Stretch], texts: Texts) -> String {
    let stretches = day.iter().map(|(from, to)| format!("{} - {}", clock(*from, texts), clock(*to, texts)));
    stretches.collect::<Vec<_>>().join(", ")
}

impl Hours {
    /// In words: « du lundi au vendredi, de 9 h à 12 h 30 et de 14 h à 18 h ; le samedi, de 9 h à 12 h ».
    #[must_use]
    pub fn in_words(&self, texts: Texts) -> String {
        let name = |day: usize| texts.dynamic("weekday-", day + 1).to_string();
        let mut groups: Vec<String> = Vec::new();
        let mut first = 0;
        while first < 7 {
            let mut last = first;
            while last + 1 < 7 && self.0[last + 1] == self.0[first] {
                last += 1;
            }
            if !self.0[first].is_empty() {
                let days = if first == last {
                    texts.t("hours-day").with("day", name(first))
                } else {
                    texts.t("hours-days").with("from", name(first)).with("to", name(last))
                };
                let stretches: Vec<String> = self.0[first]
                    .iter()
                    .map(|(from, to)| {
                        let text = texts.t("hours-stretch").with("from", clock(*from, texts));
                        text.with("to", clock(*to, texts)).to_string()
                    })
                    .collect();
                let joined = stretches.join(&format!(" {} ", texts.t("hours-and")));
                groups.push(texts.t("hours-line").with("days", days).with("hours", joined).to_string());
            }
            first = last + 1;
        }
        if groups.is_empty() { texts.t("hours-none").to_string() } else { groups.join(" · ") }
    }

    /// The stretches of a day; none on a public holiday.
    fn on(&self, day: NaiveDate, department: Option<&str>) -> &[Stretch] {
        let place = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
        if is_public_holiday(day, department) { &[] } else { &self.0[place] }
    }

    /// Whether somebody answers now, and until or from when.
    #[must_use]
    pub fn opening(&self, now: Instant, department: Option<&str>) -> Opening {
        let local: DateTime<Tz> = Paris.from_utc_datetime(&now.naive_utc());
        let today = local.date_naive();
        let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default();
        for ahead in 0..AHEAD {
            let Some(day) = today.checked_add_days(Days::new(ahead)) else { break };
            for (from, to) in self.on(day, department) {
                if ahead > 0 || minute < *from {
                    return Opening::From(day, *from);
                }
                if minute < *to {
                    return Opening::Until(*to);
                }
            }
        }
        Opening::Closed
    }
}

/// Whether somebody answers, in a sentence.
#[must_use]
pub fn opening_in_words(opening: Opening, now: Instant, texts: Texts) -> String {
    let today = super::time::paris_day(now);
    match opening {
        Opening::Until(to) => texts.t("line-open").with("until", clock(to, texts)).to_string(),
        Opening::From(day, at) => {
            let day = match (day - today).num_days() {
                0 => texts.t("date-today").to_string(),
                1 => texts.t("date-tomorrow").to_string(),
                _ => write_near_date(day, texts),
            };
            texts.t("line-opens").with("day", day).with("at", clock(at, texts)).to_string()
        }
        Opening::Closed => texts.t("line-closed").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use frontend::Language;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let both = Some(vec![(540, 750), (840, 1080)]);
        for typed in [
            "9 h - 12 h 30, 14 h - 18 h",
            "9h-12h30 et 14h-18h",
            "de 9h à 12h30 et de 14h à 18h",
            "09:00–12:30, 14:00–18:00",
            "9\u{a0}h à 12\u{a0}h\u{a0}30 ; 14 h à 18 h",
        ] {
            assert_eq!(read_day(typed), both, "{typed}");
        }
        assert_eq!(read_day(" fermé "), Some(Vec::new()));
        for wrong in
            ["9 h", "18 h - 9 h", "9 h - 12 h, 11 h - 14 h", "9 h - 25 h", "le matin", "9 h 75 - 10 h"]
        {
            assert_eq!(read_day(wrong), None, "{wrong}");
        }
        let texts = Texts::new(Language::Fr);
        assert_eq!(read_day(&write_day(&[(540, 750), (840, 1080)], texts)), both, "what is shown reads back");
    }

    #[test]
    fn a_week_names_the_days_that_cannot_be_read() {
        let days = ["9 h - 12 h", "matin", "", "9 - 12", "", "", "midi"];
        assert_eq!(read_week(days), Err(vec![2, 7]));
        let week = read_week(["9 h - 12 h", "", "fermé"]).unwrap();
        assert_eq!(week.0.map(|day| day.len()), [1, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn hours_are_said_by_groups_of_days() {
        let mut hours = Hours::default();
        hours.0[4] = vec![(540, 720)];
        hours.0[5] = vec![(540, 750)];
        let said = hours.in_words(Texts::new(Language::Fr)).replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(
            said,
            "du lundi au jeudi, de 9 h à 18 h · le vendredi, de 9 h à 12 h · le samedi, de 9 h à 12 h 30"
        );
    }

    #[test]
    fn the_next_opening_passes_over_nights_week_ends_and_holidays() {
        let hours = Hours::default();
        let opens = |day: &str| Opening::From(day.parse().unwrap(), 540);
        assert_eq!(hours.opening(at("2026-11-23T09:00:00Z"), None), Opening::Until(1080));
        assert_eq!(
            hours.opening(at("2026-11-23T07:59:00Z"), None),
            opens("2026-11-23"),
            "before nine in Paris"
        );
        assert_eq!(hours.opening(at("2026-11-23T17:00:00Z"), None), opens("2026-11-24"), "at six it closes");
        assert_eq!(hours.opening(at("2026-11-27T20:00:00Z"), None), opens("2026-11-30"));
        assert_eq!(
            hours.opening(at("2026-12-24T20:00:00Z"), None),
            opens("2026-12-28"),
            "Christmas is a Friday"
        );
        assert_eq!(
            hours.opening(at("2026-04-03T09:00:00Z"), Some("67")),
            opens("2026-04-07"),
            "Good Friday to Easter Monday"
        );
        assert_eq!(hours.opening(at("2026-04-03T09:00:00Z"), Some("33")), Opening::Until(1080));
        assert_eq!(Hours(Default::default()).opening(at("2026-11-23T09:00:00Z"), None), Opening::Closed);
    }
}
