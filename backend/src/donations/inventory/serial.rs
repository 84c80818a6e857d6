//! Serial numbers: what is one, what a spreadsheet has eaten, and what a firmware says when it has none.

use super::describe::says_nothing;
use super::fold::{find_words, fold};
use super::sheet::Cell;

/// What a serial cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Serial {
    Absent,
    /// The cell says that there is none.
    Unknown,
    Known(String),
    LostToSpreadsheet,
    Placeholder,
    Unreadable,
}

/// Characters of the longest serial.
const LONGEST: usize = 64;

/// What firmwares answer when nobody filled the serial in.
const PLACEHOLDERS: &[&str] = &[
    "to be filled",
    "system serial number",
    "default string",
    "chassis serial number",
    "base board serial number",
    "serial number",
    "baseboard serial",
    "board serial number",
    "not specified",
    "not applicable",
    "not available",
    "not set",
    "no serial",
    "o e m",
    "oem",
    "invalid",
    "empty",
    "filled by oem",
    "system manufacturer",
    "system product name",
    "type1productconfigid",
    "none provided",
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "012345678",
    "a remplir",
    "numero de serie",
    "no de serie",
];

const LABELS: &[&str] = &["s/n", "sn", "n/s", "serial", "imei", "st", "service tag"];

/// Reads a serial cell. Never invents: what is known is what is written, without its label.
pub(super) fn read(cell: &Cell) -> Serial {
    match cell {
        Cell::Empty => Serial::Absent,
        // A serial such as MAR20 becomes a day.
        Cell::Day(_) => Serial::LostToSpreadsheet,
        Cell::Number(number) => match whole_serial(*number) {
            Some(text) => read_text(&text),
            None => Serial::LostToSpreadsheet,
        },
        Cell::Text(text) => read_text(text),
    }
}

/// A spreadsheet keeps fifteen figures: beyond, the last are lost.
fn whole_serial(number: f64) -> Option<String> {
    (number.fract() == 0.0 && (0.0..1e15).contains(&number)).then(|| format!("{number:.0}"))
}

fn read_text(text: &str) -> Serial {
    let text = without_label(text.trim_start_matches('\'').trim());
    let folded = fold(text);
    if text.chars().count() > LONGEST {
        return Serial::Unreadable;
    }
    if is_lost(text) {
        return Serial::LostToSpreadsheet;
    }
    if is_placeholder(&folded) {
        return Serial::Placeholder;
    }
    if says_nothing(&folded) {
        return Serial::Unknown;
    }
    let digits_and_spaces = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    let kept: String = if digits_and_spaces {
        text.chars().filter(char::is_ascii_digit).collect()
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    // "356938035643809.0" is how some tools write a number that was a text.
    let kept = match kept.strip_suffix(".0") {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.to_owned()
        }
        _ => kept,
    };
    if is_rounded(&kept) { Serial::LostToSpreadsheet } else { Serial::Known(kept) }
}

fn without_label(text: &str) -> &str {
    for label in LABELS {
        let Some(start) = text.get(..label.len()) else { continue };
        let rest = text.get(label.len()..).unwrap_or_default().trim_start();
        if start.eq_ignore_ascii_case(label)
            && let Some(after) = rest.strip_prefix(':')
        {
            return after.trim_start();
        }
    }
    text
}

/// `"3,57E+14"`, `"#N/A"`, `"########"`, `"=A2"`.
fn is_lost(text: &str) -> bool {
    text.starts_with(['=', '#', '@']) || is_scientific(text)
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa = mantissa.trim_start_matches(['-', '+']);
    let (decimal, mantissa_reads) = match mantissa.split_once([',', '.']) {
        Some((units, decimals)) => (true, digits(units) && digits(decimals)),
        None => (false, digits(mantissa)),
    };
    let signed = exponent.starts_with(['+', '-']);
    // A bare "12E3456" may be a service tag; a sign or a decimal mark never is.
    mantissa_reads && digits(exponent.trim_start_matches(['+', '-'])) && (signed || decimal)
}

/// Twelve figures or more of which the last eight are zeros: a rounded number written out again.
fn is_rounded(text: &str) -> bool {
    text.len() >= 12 && text.bytes().all(|byte| byte.is_ascii_digit()) && text.ends_with("00000000")
}

/// Whether a text is what a firmware says when nobody filled it in.
pub(super) fn is_placeholder(folded: &str) -> bool {
    let joined: String = folded.chars().filter(|c| *c != ' ').collect();
    let noughts = !joined.is_empty() && joined.bytes().all(|byte| byte == b'0');
    let one_repeated =
        joined.len() >= 4 && joined.bytes().all(|byte| Some(&byte) == joined.as_bytes().first());
    noughts
        || one_repeated
        || PLACEHOLDERS.contains(&folded)
        || PLACEHOLDERS.contains(&joined.as_str())
        || find_words(folded, "to be filled").is_some()
        || find_words(folded, "system serial number").is_some()
        || find_words(folded, "default string").is_some()
}

/// What two writings of one serial have in common: capitals and figures.
pub(super) fn key(serial: &str) -> String {
    serial.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(serial: &str) -> Serial {
        read(&Cell::Text(serial.to_owned()))
    }

    #[test]
    fn serials_eaten_by_a_spreadsheet_are_recognised_as_lost() {
        for lost in ["3,57E+14", "3.57E+14", "3.57E14", "4E+11", "#N/A", "#######", "=A2", "357000000000000"]
        {
            assert_eq!(text(lost), Serial::LostToSpreadsheet, "{lost}");
        }
        assert_eq!(read(&Cell::Number(3.569_380_356_438_09e16)), Serial::LostToSpreadsheet);
        assert_eq!(read(&Cell::Number(12.5)), Serial::LostToSpreadsheet);
    }

    #[test]
    fn placeholders_are_told_from_absent_serials() {
        for placeholder in [
            "To be filled by O.E.M.",
            "System Serial Number",
            "Default string",
            "0000000",
            "0",
            "XXXXXXXX",
            "123456789",
            "Not Specified",
            "OEM",
        ] {
            assert_eq!(text(placeholder), Serial::Placeholder, "{placeholder}");
        }
        for unknown in ["-", "N/A", "inconnu", "?", "néant", "None"] {
            assert_eq!(text(unknown), Serial::Unknown, "{unknown}");
        }
    }

    #[test]
    fn serials_are_kept_as_they_are_written() {
        for (written, kept) in [
            ("5CGM86MG4V", "5CGM86MG4V"),
            ("12E3456", "12E3456"),
            ("S/N: PF0V", "PF0V"),
            ("35 693803 564380 9", "356938035643809"),
            ("356938035643809.0", "356938035643809"),
            ("'0012345", "0012345"),
            ("SN12345", "SN12345"),
        ] {
            assert_eq!(text(written), Serial::Known(kept.to_owned()), "{written}");
        }
        assert_eq!(read(&Cell::Number(356_938_035_643_809.0)), Serial::Known("356938035643809".to_owned()));
        assert_eq!(text(&"A".repeat(30).repeat(3)), Serial::Unreadable);
    }
}
