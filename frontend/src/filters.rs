//! How values are written: `{{ price_cents|money(ctx) }}`.
//!
//! askama looks for `filters` where the page struct is: each page module says `use crate::filters;`.
//! The argument is whatever knows its language: `ctx`, `texts` or a [`crate::Language`].
//! Outside templates use the functions named `write_…`.

use std::fmt;

use askama::filters::Safe;
use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Paris;

use crate::texts::{Language, Speaks, Texts, group_digits};

const NO_BREAK: char = '\u{a0}';

/// « 1 234,50 € », "€1,234.50".
#[askama::filter_fn]
pub fn money<C: Count, S: Speaks>(cents: C, _: &dyn askama::Values, speaker: S) -> askama::Result<String> {
    Ok(write_money(cents.count(), speaker.texts().language))
}

/// « 12 345 », "12,345".
#[askama::filter_fn]
pub fn number<C: Count, S: Speaks>(count: C, _: &dyn askama::Values, speaker: S) -> askama::Result<String> {
    Ok(write_number(count.count(), speaker.texts().language))
}

/// « 12 octobre 2026 », "12 October 2026", in Paris.
#[askama::filter_fn]
pub fn date<D: Day, S: Speaks>(day: D, _: &dyn askama::Values, speaker: S) -> askama::Result<String> {
    Ok(write_date(day.calendar_day(), speaker.texts()))
}

/// « jeudi 26 novembre », "Thursday 26 November": for what is near.
#[askama::filter_fn]
pub fn near_date<D: Day, S: Speaks>(day: D, _: &dyn askama::Values, speaker: S) -> askama::Result<String> {
    Ok(write_near_date(day.calendar_day(), speaker.texts()))
}

/// « jeudi 3 décembre 2026 », "Thursday 3 December 2026": where the day itself is what is said.
#[askama::filter_fn]
pub fn long_date<D: Day, S: Speaks>(day: D, _: &dyn askama::Values, speaker: S) -> askama::Result<String> {
    Ok(write_long_date(day.calendar_day(), speaker.texts()))
}

/// « 12 octobre 2026 à 14 h 05 », "12 October 2026 at 14:05", in Paris.
#[askama::filter_fn]
pub fn datetime<S: Speaks>(
    time: &DateTime<Utc>,
    _: &dyn askama::Values,
    speaker: S,
) -> askama::Result<String> {
    Ok(write_datetime(*time, speaker.texts()))
}

/// The text with each of its references (« LOT-2026-000012 », « RB-7K3F-9MX2 ») kept on one line.
#[askama::filter_fn]
pub fn unbroken<T: fmt::Display>(text: T, _: &dyn askama::Values) -> askama::Result<Safe<String>> {
    Ok(Safe(keep_references_whole(&text.to_string())))
}

/// Escapes a text, and puts each of its references in a `nowrap`.
fn keep_references_whole(text: &str) -> String {
    let mut whole = String::with_capacity(text.len() + 32);
    let is_of_word = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = match is_of_word(c) {
            true => rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()),
            false => rest.find(is_of_word).unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at(end);
        let escaped = askama::filters::escape(word, askama::filters::Html).map(|safe| safe.to_string());
        let escaped = escaped.unwrap_or_default();
        if is_reference(word) {
            whole.push_str("<span class=\"nowrap\">");
            whole.push_str(&escaped);
            whole.push_str("</span>");
        } else {
            whole.push_str(&escaped);
        }
        rest = after;
    }
    whole
}

/// Two to four capitals, then two groups.
fn is_reference(word: &str) -> bool {
    let mut groups = word.split('-');
    let kind = groups.next().unwrap_or_default();
    (2..=4).contains(&kind.len())
        && kind.chars().all(|c| c.is_ascii_uppercase())
        && groups.clone().count() == 2
        && groups.all(|group| group.len() >= 4)
}

/// « aujourd’hui », « demain », « dans 6 jours », « il y a 3 jours »; takes the page's `ctx.now`.
#[askama::filter_fn]
pub fn relative_days<D: Day, N: Day, S: Speaks>(
    day: D,
    _: &dyn askama::Values,
    now: N,
    speaker: S,
) -> askama::Result<String> {
    Ok(write_relative_days(day.calendar_day(), now.calendar_day(), speaker.texts()))
}

/// A distance in kilometres: « moins de 1 km », « 4 km ».
#[askama::filter_fn]
pub fn distance<S: Speaks>(kilometres: &f64, _: &dyn askama::Values, speaker: S) -> askama::Result<String> {
    Ok(write_distance(*kilometres, speaker.texts()))
}

/// « 16 Go », « 1 To »; "16 GB", "1 TB".
#[askama::filter_fn]
pub fn gigabytes<C: Count, S: Speaks>(
    gigabytes: C,
    _: &dyn askama::Values,
    speaker: S,
) -> askama::Result<String> {
    Ok(write_gigabytes(gigabytes.count(), speaker.texts().language))
}

/// A mass in grams: « 850 g », « 1,4 kg », « 227 t ».
#[askama::filter_fn]
pub fn weight<C: Count, S: Speaks>(grams: C, _: &dyn askama::Values, speaker: S) -> askama::Result<String> {
    Ok(write_weight(grams.count(), speaker.texts().language))
}

/// The size of a file in bytes: « 850 o », « 42 Ko », « 1,4 Mo ».
#[askama::filter_fn]
pub fn file_size<C: Count, S: Speaks>(
    bytes: C,
    _: &dyn askama::Values,
    speaker: S,
) -> askama::Result<String> {
    Ok(write_file_size(bytes.count(), speaker.texts().language))
}

/// Whether a text is not empty: `{% if hint|present %}`.
#[askama::filter_fn]
pub fn present<T: fmt::Display>(text: T, _: &dyn askama::Values) -> askama::Result<bool> {
    Ok(!text.to_string().is_empty())
}

/// The address of a static file: `{{ "css/rebond.css"|asset }}`.
#[askama::filter_fn]
pub fn asset<T: fmt::Display>(name: T, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(crate::assets::asset(&name.to_string()))
}

/// A whole number, of any size, by value or by reference.
pub trait Count {
    fn count(&self) -> i64;
}

macro_rules! counts {
    ($($kind:ty),+) => {
        $(impl Count for $kind {
            fn count(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })+
    };
}

counts!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize);

impl<T: Count + ?Sized> Count for &T {
    fn count(&self) -> i64 {
        (**self).count()
    }
}

/// A calendar day; an instant is read in Paris.
pub trait Day {
    fn calendar_day(&self) -> NaiveDate;
}

impl Day for NaiveDate {
    fn calendar_day(&self) -> NaiveDate {
        *self
    }
}

impl Day for DateTime<Utc> {
    fn calendar_day(&self) -> NaiveDate {
        self.with_timezone(&Paris).date_naive()
    }
}

impl<T: Day + ?Sized> Day for &T {
    fn calendar_day(&self) -> NaiveDate {
        (**self).calendar_day()
    }
}

pub fn write_money(cents: i64, language: Language) -> String {
    let whole = (cents / 100).unsigned_abs().to_string();
    let fraction = format!("{:02}", (cents % 100).unsigned_abs());
    let sign = if cents < 0 { "\u{2212}" } else { "" };
    let amount = group_digits(&whole, &fraction, language);
    match language {
        Language::Fr => format!("{sign}{amount}{NO_BREAK}€"),
        Language::En => format!("{sign}€{amount}"),
    }
}

pub fn write_number(number: i64, language: Language) -> String {
    group_digits(&number.to_string(), "", language)
}

pub fn write_date(day: NaiveDate, texts: Texts) -> String {
    texts
        .t("date-full")
        .with("day", day_of_month(day, texts.language))
        .with("month", texts.dynamic("month-", day.month()))
        .with("year", day.year().to_string())
        .to_string()
}

pub fn write_near_date(day: NaiveDate, texts: Texts) -> String {
    texts
        .t("date-near")
        .with("weekday", texts.dynamic("weekday-", day.weekday().number_from_monday()))
        .with("day", day_of_month(day, texts.language))
        .with("month", texts.dynamic("month-", day.month()))
        .to_string()
}

pub fn write_long_date(day: NaiveDate, texts: Texts) -> String {
    texts
        .t("date-long")
        .with("weekday", texts.dynamic("weekday-", day.weekday().number_from_monday()))
        .with("date", write_date(day, texts))
        .to_string()
}

pub fn write_datetime(time: DateTime<Utc>, texts: Texts) -> String {
    let local = Paris.from_utc_datetime(&time.naive_utc());
    texts
        .t("date-with-time")
        .with("date", write_date(local.date_naive(), texts))
        .with(
            "hour",
            match texts.language {
                Language::Fr => local.hour().to_string(),
                Language::En => format!("{:02}", local.hour()),
            },
        )
        .with("minute", format!("{:02}", local.minute()))
        .to_string()
}

/// The first of a month is « 1er » in French.
fn day_of_month(day: NaiveDate, language: Language) -> String {
    match (language, day.day()) {
        (Language::Fr, 1) => String::from("1er"),
        (Language::Fr | Language::En, number) => number.to_string(),
    }
}

pub fn write_relative_days(day: NaiveDate, today: NaiveDate, texts: Texts) -> String {
    match (day - today).num_days() {
        0 => texts.t("date-today").to_string(),
        1 => texts.t("date-tomorrow").to_string(),
        -1 => texts.t("date-yesterday").to_string(),
        days if days > 0 => texts.t("date-in-days").with("days", days).to_string(),
        days => texts.t("date-days-ago").with("days", -days).to_string(),
    }
}

pub fn write_distance(kilometres: f64, texts: Texts) -> String {
    if kilometres < 1.0 {
        return texts.t("distance-under-one").to_string();
    }
    format!("{}{NO_BREAK}km", group_digits(&format!("{kilometres:.0}"), "", texts.language))
}

pub fn write_gigabytes(gigabytes: i64, language: Language) -> String {
    let (giga, tera) = match language {
        Language::Fr => ("Go", "To"),
        Language::En => ("GB", "TB"),
    };
    // Makers count 1 TB as 1000 GB, inventories as 1024.
    match gigabytes {
        1000.. if gigabytes % 1000 == 0 => format!("{}{NO_BREAK}{tera}", gigabytes / 1000),
        1000.. if gigabytes % 1024 == 0 => format!("{}{NO_BREAK}{tera}", gigabytes / 1024),
        _ => format!("{}{NO_BREAK}{giga}", write_number(gigabytes, language)),
    }
}

pub fn write_weight(grams: i64, language: Language) -> String {
    let (unit, name) = match grams.abs() {
        0..1000 => return format!("{grams}{NO_BREAK}g"),
        1000..1_000_000 => (1000, "kg"),
        _ => (1_000_000, "t"),
    };
    // One decimal below ten, none above: nobody needs 227.4 t.
    let tenths = (grams * 10 + unit / 2) / unit;
    let (whole, fraction) =
        if tenths.abs() < 100 { (tenths / 10, tenths % 10) } else { ((grams + unit / 2) / unit, 0) };
    let fraction = if fraction == 0 { String::new() } else { fraction.to_string() };
    format!("{}{NO_BREAK}{name}", group_digits(&whole.to_string(), &fraction, language))
}

/// A weight as it was weighed, to the gram: « 850 g », « 42,5 kg ».
pub fn write_exact_weight(grams: i64, language: Language) -> String {
    if grams.abs() < 1000 {
        return format!("{grams}{NO_BREAK}g");
    }
    let fraction = format!("{:03}", grams.abs() % 1000);
    let whole = (grams / 1000).to_string();
    format!("{}{NO_BREAK}kg", group_digits(&whole, fraction.trim_end_matches('0'), language))
}

/// The size of a file: « 850 o », « 42 Ko », « 1,4 Mo ».
pub fn write_file_size(bytes: i64, language: Language) -> String {
    let unit =
        |name: &'static str, english: &'static str| if language == Language::Fr { name } else { english };
    let (size, name) = match bytes {
        ..1_000 => return format!("{bytes}{NO_BREAK}{}", unit("o", "bytes")),
        1_000..1_000_000 => (1_000, unit("Ko", "KB")),
        _ => (1_000_000, unit("Mo", "MB")),
    };
    let tenths = (bytes * 10 + size / 2) / size;
    let (whole, fraction) =
        if tenths < 100 { (tenths / 10, tenths % 10) } else { ((bytes + size / 2) / size, 0) };
    let fraction = if fraction == 0 { String::new() } else { fraction.to_string() };
    format!("{}{NO_BREAK}{name}", group_digits(&whole.to_string(), &fraction, language))
}

/// A value in millionths, with the decimals it has: 24 600 000 gives « 24,6 » / "24.6".
pub fn write_decimal(micros: i64, language: Language) -> String {
    let digits = format!("{:07}", micros.unsigned_abs());
    let (whole, fraction) = digits.split_at(digits.len() - 6);
    let sign = if micros < 0 { "-" } else { "" };
    group_digits(&format!("{sign}{whole}"), fraction.trim_end_matches('0'), language)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: Texts = Texts { language: Language::Fr };
    const ENGLISH: Texts = Texts { language: Language::En };

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn references_stay_on_one_line_and_everything_is_escaped() {
        assert_eq!(
            keep_references_whole("Lot LOT-2026-000012 : <RB-7K3F-9MX2> & co, A-B, 2026-11-27"),
            "Lot <span class=\"nowrap\">LOT-2026-000012</span> : &#60;<span class=\"nowrap\">RB-7K3F-9MX2</span>&#62; \
             &#38; co, A-B, 2026-11-27"
        );
    }

    #[test]
    fn money_is_written_as_each_language_does() {
        assert_eq!(write_money(123_450, Language::Fr), "1\u{202f}234,50\u{a0}€");
        assert_eq!(write_money(123_450, Language::En), "€1,234.50");
        assert_eq!(write_money(-5, Language::Fr), "\u{2212}0,05\u{a0}€");
        assert_eq!(write_money(0, Language::En), "€0.00");
    }

    #[test]
    fn dates_are_written_in_words() {
        assert_eq!(write_date(day(2026, 10, 12), FRENCH), "12 octobre 2026");
        assert_eq!(write_date(day(2026, 12, 1), FRENCH), "1er décembre 2026");
        assert_eq!(write_date(day(2026, 10, 12), ENGLISH), "12 October 2026");
        assert_eq!(write_near_date(day(2026, 11, 26), FRENCH), "jeudi 26 novembre");
    }

    #[test]
    fn instants_are_read_in_paris() {
        let summer = Utc.with_ymd_and_hms(2026, 7, 1, 22, 30, 0).unwrap();
        assert_eq!(summer.calendar_day(), day(2026, 7, 2));
        assert_eq!(write_datetime(summer, FRENCH), "2 juillet 2026 à 0\u{a0}h\u{a0}30");
        assert_eq!(write_datetime(summer, ENGLISH), "2 July 2026 at 00:30");
    }

    #[test]
    fn days_are_counted_from_today() {
        let today = day(2026, 11, 22);
        assert_eq!(write_relative_days(today, today, FRENCH), "aujourd’hui");
        assert_eq!(write_relative_days(day(2026, 11, 28), today, FRENCH), "dans 6\u{a0}jours");
        assert_eq!(write_relative_days(day(2026, 11, 19), today, ENGLISH), "3 days ago");
    }

    #[test]
    fn quantities_carry_their_unit() {
        assert_eq!(write_distance(0.4, FRENCH), "moins de 1\u{a0}km");
        assert_eq!(write_distance(4.2, FRENCH), "4\u{a0}km");
        assert_eq!(write_gigabytes(16, Language::Fr), "16\u{a0}Go");
        assert_eq!(write_gigabytes(1024, Language::En), "1\u{a0}TB");
        assert_eq!(write_weight(1400, Language::Fr), "1,4\u{a0}kg");
        assert_eq!(write_weight(227_400_000, Language::Fr), "227\u{a0}t");
        assert_eq!(write_weight(850, Language::En), "850\u{a0}g");
        assert_eq!(write_file_size(850, Language::Fr), "850\u{a0}o");
        assert_eq!(write_file_size(42_300, Language::Fr), "42\u{a0}Ko");
        assert_eq!(write_file_size(1_400_000, Language::En), "1.4\u{a0}MB");
    }
}
