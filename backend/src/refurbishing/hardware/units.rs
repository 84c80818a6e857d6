//! Sizes, names and times, as tools write them.

use chrono::{DateTime, Datelike, NaiveDateTime, Utc};

use super::placeholder::{stands_in, told};

/// A number with its unit: « 8192 MB », « 8 GiB », « 238.47 GiB », « 57000 mWh ».
pub(super) fn measure(text: &str) -> Option<(f64, String)> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(text.len());
    let number: f64 = text.get(..end)?.replace(',', ".").parse().ok()?;
    let unit: String = text.get(end..)?.trim().chars().take_while(|c| c.is_alphabetic()).collect();
    (number.is_finite() && number >= 0.0).then(|| (number, unit.to_ascii_lowercase()))
}

/// Memory in MiB: memory is counted in powers of two, whatever the letters.
pub(super) fn memory_mib(text: &str) -> Option<u32> {
    let (number, unit) = measure(text)?;
    let factor = match unit.as_str() {
        "tb" | "tib" => 1024.0 * 1024.0,
        "gb" | "gib" | "go" | "gio" => 1024.0,
        "mb" | "mib" | "mo" | "mio" => 1.0,
        "kb" | "kib" => 1.0 / 1024.0,
        _ => return None,
    };
    whole(number * factor)
}

/// A positive number as a whole one, when it fits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held within the range just before"
)]
pub(super) fn whole(number: f64) -> Option<u32> {
    let number = number.round();
    (number >= 1.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

/// Bytes in MiB.
pub(super) fn mib_of_bytes(bytes: f64) -> Option<u32> {
    whole(bytes / (1024.0 * 1024.0))
}

/// Bytes in decimal gigabytes.
pub(super) fn gigabytes_of_bytes(bytes: f64) -> Option<u32> {
    whole(bytes / 1e9)
}

/// A storage's size as tools write it, in decimal gigabytes: « 238.47 GiB », « 500 GB », « 1,02 TB ».
pub(super) fn gigabytes(text: &str) -> Option<u32> {
    let (number, unit) = measure(text)?;
    let bytes = match unit.as_str() {
        "tib" => 1024f64.powi(4),
        "gib" => 1024f64.powi(3),
        "mib" => 1024f64.powi(2),
        "tb" | "to" => 1e12,
        "gb" | "go" => 1e9,
        "mb" | "mo" => 1e6,
        "bytes" | "b" => 1.0,
        _ => return None,
    };
    gigabytes_of_bytes(number * bytes)
}

/// Sizes that storages are sold in, in decimal gigabytes.
const SOLD: [f64; 27] = [
    8.0, 16.0, 20.0, 30.0, 32.0, 40.0, 60.0, 64.0, 80.0, 120.0, 128.0, 160.0, 200.0, 240.0, 250.0, 256.0,
    320.0, 480.0, 500.0, 512.0, 640.0, 750.0, 1000.0, 1024.0, 2000.0, 3000.0, 4000.0,
];

/// Some programs counted megabytes in thousands, others in powers of two: the one that gives a size that is sold is right.
pub(super) fn gigabytes_of_megabytes(megabytes: f64) -> Option<u32> {
    let away = |size: f64| SOLD.iter().map(|sold| (size / sold - 1.0).abs()).fold(f64::MAX, f64::min);
    let (decimal, binary) = (megabytes / 1e3, megabytes * 1_048_576.0 / 1e9);
    whole(if away(binary) + 1e-9 < away(decimal) { binary } else { decimal })
}

/// What a machine sees of its memory lacks what its firmware and its picture took: 15.5 GiB are 16.
pub(super) fn rounded_memory(mib: u32) -> u32 {
    if mib <= 1024 {
        return if mib > 896 {
            1024
        } else if mib > 448 && mib < 512 {
            512
        } else {
            mib
        };
    }
    let gib = mib.div_ceil(1024);
    let up = gib.checked_add(1).filter(|next| gib > 2 && next.is_power_of_two()).filter(|_| gib != 3);
    up.unwrap_or(gib).saturating_mul(1024)
}

/// Diagonal of a screen in tenths of an inch, from its sides in millimetres.
pub(super) fn diagonal(width: f64, height: f64) -> Option<u32> {
    let tenths = whole(width.hypot(height) / 2.54)?;
    (50..=1_000).contains(&tenths).then_some(tenths)
}

/// A text without what stands in brackets at its end.
pub(super) fn brackets_off(text: &str) -> &str {
    let text = text.trim();
    match (text.strip_suffix(')'), text.rfind(" (")) {
        (Some(_), Some(at)) => text.get(..at).unwrap_or(text).trim(),
        _ => text,
    }
}

/// Makers whose own name is not the one that people say.
const BRANDS: [(&str, &str); 17] = [
    ("hewlett", "HP"),
    ("hp", "HP"),
    ("dell", "Dell"),
    ("lenovo", "Lenovo"),
    ("ibm", "IBM"),
    ("asus", "ASUS"),
    ("acer", "Acer"),
    ("toshiba", "Toshiba"),
    ("dynabook", "Dynabook"),
    ("fujitsu", "Fujitsu"),
    ("apple", "Apple"),
    ("micro-star", "MSI"),
    ("samsung", "Samsung"),
    ("microsoft", "Microsoft"),
    ("gigabyte", "Gigabyte"),
    ("sony", "Sony"),
    ("panasonic", "Panasonic"),
];

/// A brand as people say it.
pub(super) fn brand(text: &str) -> Option<String> {
    let text = told(text)?;
    let folded = text.to_lowercase();
    let starts = |name: &str| {
        folded
            .strip_prefix(name)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()) || name.len() > 3)
    };
    if let Some((_, name)) = BRANDS.iter().find(|(name, _)| starts(name)) {
        return Some((*name).to_owned());
    }
    let mut kept = text.as_str();
    for end in
        [", Inc.", " Inc.", " Inc", " Corporation", " Corp.", " Co., Ltd.", " Co.,Ltd.", " Ltd.", " GmbH"]
    {
        kept = kept.strip_suffix(end).unwrap_or(kept);
    }
    Some(kept.trim().to_owned()).filter(|kept| !kept.is_empty())
}

/// A model without its brand; of Lenovo, what people read on the lid.
pub(super) fn model(manufacturer: &str, product: &str, version: &str) -> Option<String> {
    let made_by = brand(manufacturer).unwrap_or_default();
    if made_by == "Lenovo"
        && let Some(spoken) = told(version)
        && spoken.contains(' ')
        && spoken.chars().any(char::is_alphabetic)
    {
        return without_brand(&spoken, &made_by);
    }
    without_brand(&super::placeholder::name(product)?, &made_by)
}

fn without_brand(text: &str, made_by: &str) -> Option<String> {
    let mut rest = text;
    for name in [made_by, "HP", "Hewlett-Packard"] {
        let head = rest.get(..name.len());
        if !name.is_empty() && head.is_some_and(|head| head.eq_ignore_ascii_case(name)) {
            let after = rest.get(name.len()..).unwrap_or_default();
            if after.starts_with(' ') && (name == made_by || made_by == "HP") {
                rest = after.trim();
            }
        }
    }
    told(rest)
}

/// A processor without its marks and its clock: « Intel Core i5-4210U ».
pub(super) fn processor(text: &str) -> Option<String> {
    let text = told(text)?;
    let mut name = text.replace("(R)", " ").replace("(r)", " ").replace("(TM)", " ").replace("(tm)", " ");
    for end in [" @ ", " with Radeon", " w/ Radeon"] {
        if let Some(at) = name.find(end) {
            name.truncate(at);
        }
    }
    let mut words: Vec<&str> =
        name.split_whitespace().filter(|word| !matches!(*word, "CPU" | "Processor")).collect();
    // « 11th Gen Intel Core … »
    if words.get(1) == Some(&"Gen") {
        words.drain(..2);
    }
    let name = words.join(" ");
    (name.chars().count() > 3 && !stands_in(&name)).then_some(name)
}

/// What a chassis makes of a machine; SMBIOS says it in words or in its number (DSP0134 3.7, § 7.4.1).
pub(super) fn category(chassis: &str) -> Option<&'static str> {
    let folded: String =
        chassis.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match folded.as_str() {
        "laptop" | "notebook" | "portable" | "netbook" | "subnotebook" | "handheld" | "convertible"
        | "detachable" | "8" | "9" | "10" | "11" | "14" | "31" | "32" => Some("laptop"),
        "tablet" | "30" => Some("tablet"),
        "desktop" | "lowprofiledesktop" | "lowprofile" | "tower" | "minitower" | "allinone"
        | "spacesaving" | "lunchbox" | "pizzabox" | "minipc" | "stickpc" | "microtower"
        | "desktopcomputer" | "3" | "4" | "5" | "6" | "7" | "13" | "15" | "16" | "24" | "35" | "36" => {
            Some("desktop")
        }
        "rackmountchassis" | "rackmount" | "rackmountserver" | "blade" | "bladeenclosure"
        | "mainserverchassis" | "server" | "17" | "23" | "28" | "29" => Some("server"),
        _ => None,
    }
}

/// A report's time, as programs write it.
///
/// # Errors
/// `false` when it cannot be read, `true` when it cannot be true: before 1995, when none of the tools was written.
pub(super) fn moment(text: &str) -> Result<DateTime<Utc>, bool> {
    let text = text.trim();
    let spaced = text.replacen(' ', "T", 1);
    let whole = DateTime::parse_from_rfc3339(&spaced).map(|at| at.with_timezone(&Utc)).ok();
    let plain = || {
        ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d_%Hh%Mm%Ss", "%Y-%m-%dT%H:%M"]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(&spaced, form).ok())
            .map(|at| at.and_utc())
    };
    let at = whole.or_else(plain).ok_or(false)?;
    if (1995..=2100).contains(&at.year()) { Ok(at) } else { Err(true) }
}
