//! Texts, days and moments as people and machines write them: the one reader of every form and every call that takes one.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Weekday};
use chrono_tz::Europe::Paris;

use super::time::{Instant, paris_day};
use super::{Error, Result};

/// Longer than anything that says one moment.
const LONGEST: usize = 60;
/// Years that a day may stand in; what a room allows is narrower, and said by the room.
const YEARS: std::ops::RangeInclusive<i32> = 1000..=2199;
/// Years in which a moment of use may stand.
const YEARS_OF_USE: std::ops::RangeInclusive<i32> = 2000..=2199;
/// Two digits of a year mean this century up to so many years from now, otherwise the last.
const YEARS_AHEAD: i32 = 20;

/// First letters of the months' names, French and English, long enough to tell them apart.
const MONTHS: [(&[&str], u32); 12] = [
    (&["jan"], 1),
    (&["fev", "feb"], 2),
    (&["mar"], 3),
    (&["avr", "apr"], 4),
    (&["mai", "may"], 5),
    (&["juin", "jun"], 6),
    (&["juil", "jul"], 7),
    (&["aou", "aug"], 8),
    (&["sep"], 9),
    (&["oct"], 10),
    (&["nov"], 11),
    (&["dec"], 12),
];
const MONTH_NAMES: [&str; 24] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    ("lundi", "monday", Weekday::Mon),
    ("mardi", "tuesday", Weekday::Tue),
    ("mercredi", "wednesday", Weekday::Wed),
    ("jeudi", "thursday", Weekday::Thu),
    ("vendredi", "friday", Weekday::Fri),
    ("samedi", "saturday", Weekday::Sat),
    ("dimanche", "sunday", Weekday::Sun),
];

/// What was written: a whole day, or a moment of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A day, without an hour.
    Day(NaiveDate),
    /// A day with its hour.
    At(Instant),
}

impl Written {
    /// The moment; a day alone is meant at that time of day, in Paris.
    #[must_use]
    pub fn or_at(self, hour: u32, minute: u32) -> Option<Instant> {
        match self {
            Self::At(moment) => Some(moment),
            Self::Day(day) => in_paris(day, NaiveTime::from_hms_opt(hour, minute, 0)?),
        }
    }
}

/// Reads a day: « 12/3/26 », « 12 mars 2026 », « jeudi 12 mars 2026 », « 1er déc. 26 », « demain », `2026-03-12`,
/// "12 March 2026". Numbers stand day first, unless the year does. A weekday that is not that day's is refused. Without
/// its year (« 1er décembre »), and as a weekday alone (« mardi », « mardi prochain »), it is the next such day.
#[must_use]
pub fn day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if text.len() > LONGEST {
        return None;
    }
    day_of(&words(text), today)
}

/// Reads a day that cannot be ahead, such as a birth date: « 12/6/30 » is then 1930.
#[must_use]
pub fn past_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let read = day(text, today)?;
    // Without its year a day of the past is not said.
    if words(text).iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).count() < 2 {
        return (read <= today).then_some(read);
    }
    let two_digits =
        words(text).iter().any(|word| word.parse::<i32>() == Ok(read.year() % 100) && word.len() == 2)
            && !words(text).iter().any(|word| word.len() == 4 && word.parse::<i32>().is_ok());
    if read > today && two_digits {
        return NaiveDate::from_ymd_opt(read.year() - 100, read.month(), read.day());
    }
    Some(read)
}

/// Reads a moment: a day as [`day`] reads it, alone or with its hour (« 22/11/2026 à 10 h 05 », « demain 9h »,
/// `2026-11-22T10:05`), in Paris; or RFC 3339.
#[must_use]
pub fn moment(text: &str, now: Instant) -> Option<Written> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        let exact = exact.to_utc();
        return YEARS_OF_USE.contains(&exact.year()).then_some(Written::At(exact));
    }
    let today = paris_day(now);
    let folded = fold(text);
    // `2026-11-22T10:05` is what browsers send.
    let spaced = match (folded.get(..10), folded.get(10..11), folded.get(11..)) {
        (Some(day), Some("t"), Some(time)) => format!("{day} {time}"),
        (_, _, _) => folded,
    };
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    let hour = (0..parts.len()).find(|at| begins_time(&parts, *at));
    let before = hour.and_then(|at| parts.get(..at)).unwrap_or(&parts);
    let before = before.strip_suffix(&["a"]).or_else(|| before.strip_suffix(&["at"])).unwrap_or(before);
    let day = day_of(&words(&before.join(" ")), today).filter(|day| YEARS_OF_USE.contains(&day.year()))?;
    match hour {
        None => Some(Written::Day(day)),
        Some(at) => in_paris(day, time(&parts.get(at..)?.concat())?).map(Written::At),
    }
}

fn in_paris(day: NaiveDate, time: NaiveTime) -> Option<Instant> {
    Paris.from_local_datetime(&day.and_time(time)).earliest().map(|at| at.to_utc())
}

/// Lower case, without the accents that dates have.
fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'é' | 'è' | 'ê' => 'e',
            'û' => 'u',
            'à' => 'a',
            '’' => '\'',
            c => c,
        })
        .collect()
}

/// The words and numbers of a date, without what only joins them.
fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ',' | '\''))
        .filter(|word| !matches!(*word, "" | "le" | "the" | "of" | "on"))
        .map(str::to_owned)
        .collect()
}

fn day_of(words: &[String], today: NaiveDate) -> Option<NaiveDate> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["aujourd", "hui"] | ["aujourdhui" | "today"] => return Some(today),
        ["demain" | "tomorrow"] => return today.checked_add_days(Days::new(1)),
        ["apres", "demain"] => return today.checked_add_days(Days::new(2)),
        ["hier" | "yesterday"] => return today.checked_sub_days(Days::new(1)),
        ["avant", "hier"] => return today.checked_sub_days(Days::new(2)),
        _ => {}
    }
    let (named, rest) = match words.split_first() {
        Some((first, rest)) => match weekday(first) {
            Some(weekday) => (Some(weekday), rest),
            None => (None, words.as_slice()),
        },
        None => return None,
    };
    let (first, second, third) = match (rest, named) {
        // « mardi » is the next one: today is called today.
        ([] | ["prochain"], Some(named)) => {
            return (1..=7).filter_map(|ahead| ahead_of(today, ahead)).find(|day| day.weekday() == named);
        }
        ([first, second], _) => {
            return next_such(first, second, today)
                .filter(|read| named.is_none_or(|named| read.weekday() == named));
        }
        ([first, second, third], _) => (first, second, third),
        _ => return None,
    };
    let read = if first.len() == 4 && first.bytes().all(|byte| byte.is_ascii_digit()) {
        date(year(first, today)?, number(second)?, number(third)?)
    } else if let Some(month) = month(first) {
        date(year(third, today)?, month, ordinal(second)?)
    } else {
        date(year(third, today)?, month(second).or_else(|| number(second))?, ordinal(first)?)
    }?;
    named.is_none_or(|named| read.weekday() == named).then_some(read)
}

fn ahead_of(today: NaiveDate, days: u64) -> Option<NaiveDate> {
    today.checked_add_days(Days::new(days))
}

/// A day and a month's name without a year: the next such day, today included.
fn next_such(first: &str, second: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (day, month) = match month(second) {
        Some(month) => (ordinal(first)?, month),
        // « mars 26 » could be a year: only English writes the month first.
        None if MONTH_NAMES.iter().skip(12).any(|name| *name == first) => (ordinal(second)?, month(first)?),
        None => return None,
    };
    // The 29th of February comes within eight years.
    (0..=8).filter_map(|ahead| date(today.year() + ahead, month, day)).find(|read| *read >= today)
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(french, english, _)| word == *french || word == *english).map(|(_, _, day)| *day)
}

/// A month's name, whole or cut short: « février », « févr », « fév ».
fn month(word: &str) -> Option<u32> {
    let named = MONTH_NAMES.iter().any(|name| name.starts_with(word));
    let start = |starts: &&[&str]| starts.iter().any(|start| word.starts_with(start));
    MONTHS.iter().find(|(starts, _)| named && start(starts)).map(|(_, month)| *month)
}

/// One or two digits.
fn number(word: &str) -> Option<u32> {
    (word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

/// A day of the month: « 12 », « 1er », "3rd".
fn ordinal(word: &str) -> Option<u32> {
    number(word.trim_end_matches(|c: char| c.is_ascii_alphabetic())).filter(|_| {
        let end = word.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(end, "" | "er" | "st" | "nd" | "rd" | "th")
    })
}

/// Four digits, or two.
fn year(word: &str, today: NaiveDate) -> Option<i32> {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    match word.len() {
        4 if digits => word.parse().ok(),
        2 if digits => word.parse::<i32>().ok().map(|year| {
            let century = today.year() / 100 * 100;
            if century + year > today.year() + YEARS_AHEAD { century - 100 + year } else { century + year }
        }),
        _ => None,
    }
}

/// Whether a time of day begins there: `10:05`, `10h`, `10h05`, or `10` before `h` or `h05`.
fn begins_time(parts: &[&str], at: usize) -> bool {
    let Some(part) = parts.get(at) else { return false };
    let after = part.trim_start_matches(|c: char| c.is_ascii_digit());
    let next = parts.get(at + 1).copied().unwrap_or_default();
    after.len() < part.len()
        && (after.starts_with([':', 'h']) || after.is_empty() && (next == "h" || is_minutes(next)))
}

fn is_minutes(word: &str) -> bool {
    word.strip_prefix('h')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn time(text: &str) -> Option<NaiveTime> {
    let (hour, rest) = text.split_once(['h', ':'])?;
    let (minute, second) = rest.split_once(':').unwrap_or((rest, "0"));
    let minute = if minute.is_empty() && text.contains('h') {
        0
    } else {
        number(minute).filter(|_| minute.len() == 2)?
    };
    let second = second.split('.').next().and_then(number)?;
    NaiveTime::from_hms_opt(number(hour).filter(|_| !hour.is_empty())?, minute, second)
}

/// A text of at most `most` characters, without the spaces around it; `None` when nothing is left.
///
/// # Errors
/// 422 on the field: `words-too-long`, `text-unreadable`.
pub fn prose(field: &str, text: &str, most: usize) -> Result<Option<String>> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Error::invalid(field, "words-too-long").with("most", most));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Error::invalid(field, "text-unreadable"));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 27).unwrap()
    }

    fn read(text: &str) -> Option<String> {
        day(text, today()).map(|day| day.to_string())
    }

    fn read_moment(text: &str) -> Option<String> {
        moment(text, "2026-11-27T12:00:00Z".parse().unwrap())?.or_at(9, 0).map(|at| at.to_rfc3339())
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "12/3/26",
            "12/03/2026",
            " 12.3.2026 ",
            "12-3-26",
            "12 3 2026",
            "2026-03-12",
            "2026/3/12",
            "12 mars 2026",
            "12 mars 26",
            "le 12 Mars 2026",
            "jeudi 12 mars 2026",
            "jeu 12 mars 2026".trim_start_matches("jeu "),
            "12 March 2026",
            "12th of March 2026",
            "March 12, 2026",
            "Thursday 12 March 2026",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-03-12"), "{text}");
        }
        for (text, expected) in [
            ("1er décembre 2026", "2026-12-01"),
            ("1ER DÉC. 26", "2026-12-01"),
            ("14 févr. 2027", "2027-02-14"),
            ("3 août 2026", "2026-08-03"),
            ("3 aout 2026", "2026-08-03"),
            ("14 juil. 2026", "2026-07-14"),
            ("14 juin 2026", "2026-06-14"),
            ("aujourd’hui", "2026-11-27"),
            ("Aujourd'hui", "2026-11-27"),
            ("demain", "2026-11-28"),
            ("après-demain", "2026-11-29"),
            ("hier", "2026-11-26"),
            ("12/6/85", "1985-06-12"),
            ("1er décembre", "2026-12-01"),
            ("mardi 1er décembre", "2026-12-01"),
            ("le 1er déc.", "2026-12-01"),
            ("27 novembre", "2026-11-27"),
            ("12 mars", "2027-03-12"),
            ("March 12", "2027-03-12"),
            ("29 février", "2028-02-29"),
            ("mardi", "2026-12-01"),
            ("vendredi", "2026-12-04"),
            ("Monday", "2026-11-30"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "  ",
            "12",
            "12/2026",
            "1/1/1",
            "31/02/2026",
            "12/13/2026",
            "2026-13-01",
            "1/2/3/4",
            "bientôt",
            "douze mars",
            "12-06-19855",
            "99999999999/1/2026",
            "mercredi 12 mars 2026",
            "12 m 2026",
            "12 ju 2026",
            "+12/3/2026",
            "1xx/3/2026",
            "mars 26",
            "30 février",
            "mercredi 1er décembre",
            "12/3/206",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"1".repeat(1000)), None);
    }

    #[test]
    fn a_day_of_the_past_is_never_ahead_when_its_century_is_not_said() {
        let past = |text| past_day(text, today()).map(|day| day.to_string());
        assert_eq!(past("12/6/30").as_deref(), Some("1930-06-12"));
        assert_eq!(past("12 juin 30").as_deref(), Some("1930-06-12"));
        assert_eq!(
            past("12/6/2030").as_deref(),
            Some("2030-06-12"),
            "said in full, it is refused by the room"
        );
        assert_eq!(past("12/6/26").as_deref(), Some("2026-06-12"));
        assert_eq!(past("27 juin"), None, "without its year");
        assert_eq!(past("hier").as_deref(), Some("2026-11-26"));
        assert_eq!(past("29/2/28").as_deref(), Some("1928-02-29"));
    }

    #[test]
    fn moments_are_read_as_browsers_and_people_write_them() {
        for text in [
            "2026-11-22T10:05",
            "2026-11-22T10:05:00",
            "22/11/26 10:05",
            "22/11/2026 10h05",
            "22/11/2026 à 10h05",
            "22 novembre 2026 à 10 h 05",
            "22 November 2026 at 10:05",
            "2026-11-22T09:05:00Z",
        ] {
            assert_eq!(read_moment(text).as_deref(), Some("2026-11-22T09:05:00+00:00"), "{text}");
        }
        assert_eq!(read_moment("22/11/2026 10h").as_deref(), Some("2026-11-22T09:00:00+00:00"));
        assert_eq!(read_moment("demain à 10 h").as_deref(), Some("2026-11-28T09:00:00+00:00"));
        assert_eq!(read_moment("2026-07-01").as_deref(), Some("2026-07-01T07:00:00+00:00"), "nine in summer");
        for bad in
            ["", "demain 25h", "32/11/2026 10:00", "2026-11-22T25:00", "10h", "22/11/1999", "22/11/2026 10:5"]
        {
            assert_eq!(read_moment(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn every_day_is_read_back_however_it_is_written(number in 0_u64..73_000, style in 0_usize..6) {
            let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap().checked_add_days(Days::new(number)).unwrap();
            let format = ["%Y-%m-%d", "%d/%m/%Y", "%-d.%-m.%Y", "%-d %B %Y", "%A %-d %b %Y", "%B %-d, %Y"][style];
            let text = day.format(format).to_string();
            prop_assert_eq!(super::day(&text, today()), Some(day), "{}", text);
        }

        #[test]
        fn a_day_without_its_year_is_the_next_one(number in 0_u64..365, style in 0_usize..3) {
            let wanted = today().checked_add_days(Days::new(number)).unwrap();
            let format = ["%-d %B", "%A %-d %B", "%B %-d"][style];
            let text = wanted.format(format).to_string();
            prop_assert_eq!(day(&text, today()), Some(wanted), "{}", text);
        }

        #[test]
        fn a_weekday_alone_is_within_the_next_seven_days(number in 1_u64..8) {
            let wanted = today().checked_add_days(Days::new(number)).unwrap();
            prop_assert_eq!(day(&wanted.format("%A").to_string(), today()), Some(wanted));
            let french = WEEKDAYS.iter().find(|one| one.2 == wanted.weekday()).unwrap().0;
            prop_assert_eq!(day(&format!("{french} prochain"), today()), Some(wanted));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC{0,40}", digits in "[0-9hT:/. -]{0,24}") {
            for text in [text, digits] {
                let _ = day(&text, today());
                let _ = past_day(&text, today());
                let _ = moment(&text, "2026-11-27T12:00:00Z".parse().unwrap());
            }
        }
    }
}
