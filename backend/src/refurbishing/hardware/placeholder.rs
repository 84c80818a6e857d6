//! What a firmware says when nobody filled it in, and what a report's text is once it is clean.

use super::units::brackets_off;

/// Characters of the longest text that is kept.
const LONGEST: usize = 80;

/// What stands in for a value, in letters and digits only; found anywhere in it.
const ANYWHERE: [&str; 25] = [
    "tobefilled",
    "filledbyoem",
    "defaultstring",
    "serialnumber",
    "sernum",
    "notspecified",
    "notapplicable",
    "notavailable",
    "notprovided",
    "notpresent",
    "notset",
    "noserial",
    "systemmanufacturer",
    "systemproduct",
    "productname",
    "assettag",
    "noassetinformation",
    "unspecified",
    "undefined",
    "badindex",
    "superuserrequired",
    "rootrequired",
    "chassisserial",
    "boardserial",
    "numerodeserie",
];

/// What stands in for a value when it is all there is.
const WHOLE: [&str; 21] = [
    "none",
    "null",
    "nil",
    "na",
    "unknown",
    "invalid",
    "empty",
    "oem",
    "default",
    "serial",
    "filter",
    "string",
    "manufacturer",
    "model",
    "version",
    "system",
    "notdefined",
    "inconnu",
    "aucun",
    "test",
    "xxxxx",
];

/// Letters and digits, in capitals: how serial numbers are compared.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Whether two names are one to a person: « HP » and « Hewlett-Packard », « i5-4210U » and « Intel Core i5-4210U ».
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    let said = |text: &str| compact(&super::units::brand(text).unwrap_or_else(|| text.to_owned()));
    let (a, b) = (compact(one), compact(other));
    let within = |short: &str, long: &str| short.len() >= 3 && long.contains(short);
    a == b || within(&a, &b) || within(&b, &a) || said(one) == said(other)
}

/// A text without what is around it; nothing when it stands in for a value.
pub(super) fn told(text: &str) -> Option<String> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = clean.trim_matches('"').trim();
    let kept: String = clean.chars().take(LONGEST).collect();
    let kept = kept.trim().to_owned();
    (!kept.is_empty() && !stands_in(&kept)).then_some(kept)
}

/// A name, without what a tool adds in brackets.
pub(super) fn name(text: &str) -> Option<String> {
    told(text)?;
    told(brackets_off(text))
}

/// Whether a text stands in for a value.
pub(super) fn stands_in(text: &str) -> bool {
    let folded: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    folded.is_empty()
        || ANYWHERE.iter().any(|words| folded.contains(words))
        || WHOLE.contains(&folded.as_str())
        || (folded.ends_with("manufacturer") || folded.starts_with("manufacturer"))
        || folded.starts_with("partnum")
        || folded.starts_with("assettagnum")
}

/// A serial number: nothing when none is told.
///
/// # Errors
/// `()` for what stands in for one.
pub(super) fn serial(text: &str) -> Result<Option<String>, ()> {
    let clean = text.trim().trim_matches('"').trim();
    if clean.is_empty() {
        return Ok(None);
    }
    let kept = told(clean).ok_or(())?;
    let plain = compact(&kept);
    // No maker numbers its machines or parts with three signs.
    if plain.len() < 4 || one_character(&plain) || counts(&plain) { Err(()) } else { Ok(Some(kept)) }
}

/// The serial number of a part; nothing for what stands in for one.
pub(super) fn part_serial(text: &str) -> Option<String> {
    serial(text).ok().flatten()
}

fn one_character(plain: &str) -> bool {
    let mut bytes = plain.bytes();
    bytes.next().is_none_or(|first| bytes.all(|byte| byte == first))
}

/// « 1234567890 », « MB-0123456789 », « 9876543210 », « ABCDEFGH »: what somebody typed to fill a field.
fn counts(plain: &str) -> bool {
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let letters = plain.len() - digits.len();
    let runs =
        ["012345678901234567890", "98765432109876543210", "00112233445566778899", "01020304050607080910"];
    let counted = digits.len() >= 5 && letters <= 3 && runs.iter().any(|run| run.contains(&digits));
    counted || plain.contains("ABCDEF")
}

/// Whether a serial number says enough to tell two parts apart: six characters, three of them different, and no short
/// pattern that repeats itself.
pub(super) fn is_strong(serial: &str) -> bool {
    let plain = compact(serial);
    let mut different: Vec<u8> = plain.bytes().collect();
    different.sort_unstable();
    different.dedup();
    let repeats = (1..=4).any(|period| {
        plain.len() >= period * 2 && plain.bytes().zip(plain.bytes().skip(period)).all(|(a, b)| a == b)
    });
    let filled = self::serial(serial) != Ok(Some(serial.trim().to_owned()));
    plain.len() >= 6 && different.len() >= 3 && !repeats && !counts(&plain) && !filled
}

/// Identifiers that thousands of machines share.
const SHARED: [&str; 6] = [
    "03000200040005000006000700080009",
    "00020003000400050006000700080009",
    "1234567812345678 90abcddeefaabbcc",
    "12345678123456789 0abcdefabcdefab",
    "00112233445566778899aabbccddeeff",
    "0123456789abcdef0123456789abcdef",
];

/// A machine's identifier, as 32 digits in small letters with their dashes; nothing when none is told.
///
/// # Errors
/// `()` for what stands in for one.
pub(super) fn uuid(text: &str) -> Result<Option<String>, ()> {
    let clean = text.trim().trim_matches('"').trim();
    if clean.is_empty() {
        return Ok(None);
    }
    let plain: String = clean
        .chars()
        .filter(|c| !matches!(c, '-' | '{' | '}' | ' '))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if plain.len() != 32 || !plain.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(());
    }
    let pairs: std::collections::BTreeSet<&[u8]> = plain.as_bytes().chunks(2).collect();
    let shared = SHARED.iter().any(|known| known.replace(' ', "") == plain);
    let counted = plain.starts_with("12345678") || plain.contains("0123456789");
    if pairs.len() < 6 || shared || counted {
        return Err(());
    }
    let part = |from: usize, to: usize| plain.get(from..to).unwrap_or_default();
    Ok(Some(format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))))
}
