//! Bytes to text, and the small readings that all reports share.

use std::borrow::Cow;

/// Characters shown of a line.
const LONGEST_SHOWN: usize = 120;

/// A report's text; `None` for what is no text (PDF, archives, pictures).
#[must_use]
pub fn of(report: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units = report.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(read);
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect();
        Cow::Owned(text.trim_start_matches('\u{feff}').to_owned())
    };
    if report.starts_with(b"\xff\xfe") {
        return Some(wide(u16::from_le_bytes));
    }
    if report.starts_with(b"\xfe\xff") {
        return Some(wide(u16::from_be_bytes));
    }
    let binary = report.starts_with(b"%PDF") || report.starts_with(b"PK\x03\x04") || report.contains(&0);
    (!binary).then(|| match String::from_utf8_lossy(report.strip_prefix(b"\xef\xbb\xbf").unwrap_or(report)) {
        Cow::Borrowed(text) => Cow::Borrowed(text),
        // Windows-1252, as French tools write it: its letters have the same numbers in Unicode.
        Cow::Owned(_) => Cow::Owned(report.iter().map(|byte| char::from(*byte)).collect()),
    })
}

/// The text with every run of white space as one space, none at its ends: what a copy with other line ends shares.
#[must_use]
pub fn normal(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !normal.is_empty() {
            normal.push(' ');
        }
        normal.push_str(word);
    }
    normal
}

/// A line as it is shown to a person.
#[must_use]
pub fn shown(line: &str) -> String {
    normal(line).chars().filter(|c| !c.is_control()).take(LONGEST_SHOWN).collect()
}

/// A serial number as it is compared: without case and spaces.
#[must_use]
pub fn bare_serial(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
}

/// Serial numbers are compared without case and spaces: people and tools write them both ways.
#[must_use]
pub fn same_serial(one: &str, other: &str) -> bool {
    bare_serial(one) == bare_serial(other)
}

/// Whether a text names that serial number as a word of its own.
#[must_use]
pub fn names(text: &str, serial: &str) -> bool {
    let serial = bare_serial(serial);
    if serial.is_empty() {
        return false;
    }
    let folded: String = text.chars().flat_map(char::to_uppercase).collect();
    let part = |c: char| c.is_alphanumeric();
    folded.match_indices(&serial).any(|(at, found)| {
        let before = folded.get(..at).and_then(|text| text.chars().next_back());
        let after = folded.get(at + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

/// What follows `label` in a line, trimmed.
pub(super) fn after<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    line.find(label).and_then(|at| line.get(at + label.len()..)).map(str::trim)
}

/// The first whole number of a text; thousands may be set apart by commas.
pub(super) fn number(text: &str) -> Option<u64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits: String = text
        .get(start..)?
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == ',')
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// The percentage in a text: `99.98%`, `12 %`.
pub(super) fn percent(text: &str) -> Option<f64> {
    let end = text.find('%')?;
    let before = text.get(..end)?.trim_end();
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_digit() || matches!(c, '.' | ','))
        .last()?
        .0;
    before.get(start..)?.replace(',', ".").parse().ok()
}

/// A disk as Linux names it (`sda`, `nvme0n1`) in what may be a path in quotes.
pub(super) fn disk_name(text: &str) -> Option<String> {
    let word = text.trim().trim_start_matches(['\'', '"', '(']);
    let word = word.strip_prefix("/dev/").unwrap_or(word);
    let name: String = word.chars().take_while(char::is_ascii_alphanumeric).collect();
    (!name.is_empty()).then_some(name)
}
