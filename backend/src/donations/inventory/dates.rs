//! Days of purchase, as sheets write them.

use chrono::{Datelike, Days, NaiveDate};

use super::fold::fold;

/// What a date cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    Absent,
    On(NaiveDate),
    /// A spreadsheet's day number.
    DayNumber(NaiveDate),
    /// Only the year, or the year and the month.
    Roughly(NaiveDate),
    Impossible,
    Unreadable,
}

const YEARS: std::ops::RangeInclusive<i32> = 1970..=2099;
/// 1 January 1980 to 31 December 2049, in a spreadsheet's days: outside, a bare number is no date.
const DAY_NUMBERS: std::ops::RangeInclusive<u32> = 29_221..=54_788;

const MONTHS: [(&str, u32); 24] = [
    ("janv", 1),
    ("jan", 1),
    ("fevr", 2),
    ("fev", 2),
    ("feb", 2),
    ("mars", 3),
    ("mar", 3),
    ("avr", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aout", 8),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("december", 12),
    ("decembre", 12),
];

/// Reads `"25/07/2019"`, `"2019-07-25"`, `"06-10-2026 14:38"`, `"25 juillet 2019"`, `"07/2019"`, `"2019"`, `"43166"`.
/// `month_first` is what the column as a whole says of `"07/25/2019"`.
pub(super) fn read(text: &str, month_first: bool) -> Read {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split(' ').collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    if !folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return Read::Unreadable;
    }
    if let Some(iso) = iso_with_time(&folded) {
        return iso;
    }
    match (number(0), number(1), number(2)) {
        // What MySQL and Excel write for "no date".
        (Some(0), Some(0 | 1), Some(0 | 1900)) => Read::Absent,
        (Some(first), Some(second), Some(third)) if parts.first().is_some_and(|part| part.len() == 4) => {
            day(first, second, third)
        }
        (Some(first), Some(second), Some(third)) => {
            let (date, month) = if month_first { (second, first) } else { (first, second) };
            day(full_year(third, parts.get(2).map_or(0, |part| part.len())), month, date)
        }
        (Some(first), Some(second), None) if (1..=12).contains(&first) && second > 1000 => {
            roughly(second, first)
        }
        (Some(first), Some(second), None) if (1..=12).contains(&second) && first > 1000 => {
            roughly(first, second)
        }
        (Some(only), None, _) if parts.len() == 1 => bare(only, parts.first().map_or(0, |part| part.len())),
        _ => with_month_name(&parts),
    }
}

/// Whether the column's dates are written month first: some day is over 12 in second place, none in first.
pub(super) fn is_month_first<'a>(texts: impl Iterator<Item = std::borrow::Cow<'a, str>>) -> bool {
    let mut second_over = false;
    for text in texts {
        let folded = fold(&text);
        let mut parts = folded.split(' ').map(|part| part.parse::<u32>().ok().filter(|_| part.len() <= 2));
        if let (Some(Some(first)), Some(Some(second))) = (parts.next(), parts.next()) {
            if first > 12 {
                return false;
            }
            second_over |= second > 12;
        }
    }
    second_over
}

/// A day number that a workbook holds as a number.
pub(super) fn from_number(value: f64) -> Read {
    match super::amounts::whole(value.trunc()) {
        Some(0) => Read::Absent,
        Some(number) => bare(number, number.to_string().len()),
        None => Read::Impossible,
    }
}

fn iso_with_time(folded: &str) -> Option<Read> {
    // "2019-07-25T10:00:00Z" folds to "2019 07 25t10 00 00z".
    let (date, _) = folded.split_once('t')?;
    let mut parts = date.split(' ').map(str::parse::<u32>);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(date)), None) if year > 1000 => {
            Some(day(year, month, date))
        }
        _ => None,
    }
}

fn bare(number: u32, digits: usize) -> Read {
    match digits {
        4 if i32::try_from(number).is_ok_and(|year| YEARS.contains(&year)) => roughly(number, 1),
        5 if DAY_NUMBERS.contains(&number) => from_day_number(number),
        6 if (1..=12).contains(&(number % 100)) => roughly(number / 100, number % 100),
        8 if number / 10_000 > 1900 => day(number / 10_000, number / 100 % 100, number % 100),
        8 => day(number % 10_000, number / 10_000 % 100, number / 1_000_000),
        _ => Read::Impossible,
    }
}

fn from_day_number(number: u32) -> Read {
    // Day 1 is 1 January 1900 and day 60 a 29 February that never was: from then on, count from 30 December 1899.
    NaiveDate::from_ymd_opt(1899, 12, 30)
        .and_then(|origin| origin.checked_add_days(Days::new(u64::from(number))))
        .map_or(Read::Impossible, Read::DayNumber)
}

fn with_month_name(parts: &[&str]) -> Read {
    let month = parts.iter().find_map(|part| {
        let name: &str = part.trim_matches(|c: char| c.is_ascii_digit());
        MONTHS.iter().find(|(start, _)| name.len() >= 3 && name.starts_with(start)).map(|(_, month)| *month)
    });
    let year = parts.iter().find_map(|part| {
        part.parse::<u32>().ok().filter(|year| part.len() == 4 && (1970..=2099).contains(year))
    });
    let date = parts.iter().find_map(|part| {
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse::<u32>().ok().filter(|_| digits.len() <= 2)
    });
    match (year, month, date) {
        (Some(year), Some(month), Some(date)) => day(year, month, date),
        (Some(year), Some(month), None) => roughly(year, month),
        (Some(year), None, _) if parts.iter().filter(|part| part.parse::<u32>().is_ok()).count() == 1 => {
            roughly(year, 1)
        }
        _ => Read::Impossible,
    }
}

fn full_year(year: u32, digits: usize) -> u32 {
    match year {
        0..70 if digits == 2 => 2000 + year,
        70..100 if digits == 2 => 1900 + year,
        _ => year,
    }
}

fn day(year: u32, month: u32, date: u32) -> Read {
    possible(year, month, date).map_or(Read::Impossible, Read::On)
}

fn roughly(year: u32, month: u32) -> Read {
    possible(year, month, 1).map_or(Read::Impossible, Read::Roughly)
}

fn possible(year: u32, month: u32, date: u32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, date)?;
    YEARS.contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u32, date: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, date).expect("a date of the calendar")
    }

    #[test]
    fn dates_are_read_in_every_usual_form() {
        for (text, expected) in [
            ("25/07/2019", Read::On(ymd(2019, 7, 25))),
            ("5/7/19", Read::On(ymd(2019, 7, 5))),
            ("2019-07-25", Read::On(ymd(2019, 7, 25))),
            ("2019-07-25T10:00:00Z", Read::On(ymd(2019, 7, 25))),
            ("2019-07-25 10:00:00", Read::On(ymd(2019, 7, 25))),
            ("06-10-2026 14:38", Read::On(ymd(2026, 10, 6))),
            ("25.07.2019", Read::On(ymd(2019, 7, 25))),
            ("20190725", Read::On(ymd(2019, 7, 25))),
            ("25 juillet 2019", Read::On(ymd(2019, 7, 25))),
            ("1er août 2019", Read::On(ymd(2019, 8, 1))),
            ("Jul 25, 2019", Read::On(ymd(2019, 7, 25))),
            ("07/2019", Read::Roughly(ymd(2019, 7, 1))),
            ("mars 2019", Read::Roughly(ymd(2019, 3, 1))),
            ("2019", Read::Roughly(ymd(2019, 1, 1))),
            ("vers 2019", Read::Roughly(ymd(2019, 1, 1))),
            ("43166", Read::DayNumber(ymd(2018, 3, 7))),
            ("0000-00-00", Read::Absent),
            ("31/02/2019", Read::Impossible),
            ("2019-13-01", Read::Impossible),
            ("99999", Read::Impossible),
            ("12/05/1812", Read::Impossible),
            ("inconnue", Read::Unreadable),
        ] {
            assert_eq!(read(text, false), expected, "{text}");
        }
        assert_eq!(read("07/25/2019", true), Read::On(ymd(2019, 7, 25)));
    }

    #[test]
    fn a_column_is_month_first_only_when_nothing_speaks_against_it() {
        let says = |texts: &[&'static str]| is_month_first(texts.iter().map(|text| (*text).into()));
        assert!(says(&["07/25/2019", "03/04/2019"]));
        assert!(!says(&["07/25/2019", "31/02/2019"]));
        assert!(!says(&["03/04/2019"]));
        assert!(!says(&["2019-07-25"]));
    }
}
