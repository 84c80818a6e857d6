//! What a machine says of itself: reports of lshw, dmidecode, smartctl, hwinfo and inxi, alone or wrapped together,
//! read into one [`HardwareReport`]. Pure: nothing here knows a database or a clock.
//!
//! Addresses of network interfaces are personal data: they leave this module as keyed hashes only, and [`masked`]
//! takes them out of the file that is kept.

mod combine;
mod compare;
mod dmidecode;
mod hwinfo;
mod identity;
mod inxi;
mod lshw;
mod placeholder;
mod privacy;
mod report;
mod smartctl;
mod snapshot;
mod units;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;

pub use combine::{combine, latest};
pub use compare::{Change, Part, changes};
pub use identity::{Reason, Trace, TraceKind, same_machine, traces};
pub use placeholder::same_name;
pub use privacy::{AddressKey, masked};
pub use report::{
    Battery, Disk, Display, Firmware, HardwareReport, Health, Interface, MemoryModule, Note, Tool,
};

use std::borrow::Cow;

use serde_json::Value;

/// The largest report that is read: 4 MiB. The longest of the samples has 200 KB.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// Why a file says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has no bytes, or blanks only.
    Empty,
    /// More than [`LARGEST`].
    TooLarge,
    /// It is no text.
    Binary,
    /// It begins as JSON and breaks off, or is malformed.
    Broken {
        /// The line, from 1.
        line: usize,
    },
    /// None of the five tools wrote it.
    UnknownTool,
    /// A tool wrote it, and found nothing.
    SaysNothing,
}

/// Reads a report, whichever of the tools wrote it.
///
/// # Errors
/// [`Unreadable`].
pub fn read(bytes: &[u8], key: &AddressKey) -> Result<HardwareReport, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let text = text_of(bytes).ok_or(Unreadable::Binary)?;
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    let mut found = Vec::new();
    if text.starts_with(['{', '[']) {
        let value: Value =
            serde_json::from_str(text).map_err(|error| Unreadable::Broken { line: error.line() })?;
        from_value(&value, key, &mut found);
    } else {
        from_text(text, key, &mut found);
    }
    if found.is_empty() {
        return Err(Unreadable::UnknownTool);
    }
    let report = combine(found);
    if report.says_something() { Ok(report) } else { Err(Unreadable::SaysNothing) }
}

fn text_of(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(read);
        Cow::Owned(char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect())
    };
    if bytes.starts_with(b"\xff\xfe") {
        return Some(wide(u16::from_le_bytes));
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Some(wide(u16::from_be_bytes));
    }
    let binary = bytes.starts_with(b"%PDF") || bytes.starts_with(b"PK\x03\x04") || bytes.contains(&0);
    (!binary).then(|| String::from_utf8_lossy(bytes))
}

/// Wrappers inside wrappers are no reports.
const DEEPEST: usize = 4;
/// Reports in one list.
const MOST_IN_LIST: usize = 200;

fn from_value(value: &Value, key: &AddressKey, found: &mut Vec<HardwareReport>) {
    from_value_at(value, key, found, 0);
}

fn from_value_at(value: &Value, key: &AddressKey, found: &mut Vec<HardwareReport>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) if items.iter().any(inxi::is_section) => found.push(inxi::from_json(items, key)),
        Value::Array(items) => {
            for item in items.iter().take(MOST_IN_LIST) {
                from_value_at(item, key, found, depth + 1);
            }
        }
        Value::Object(_) if inxi::is_section(value) => {
            found.push(inxi::from_json(std::slice::from_ref(value), key));
        }
        Value::Object(fields) if snapshot::is_one(fields) => {
            let (own, inner) = snapshot::read(fields, key);
            found.extend(own);
            for part in inner {
                match part {
                    // Some wrappers hold the tools' JSON as text.
                    Value::String(text) => match serde_json::from_str::<Value>(text) {
                        Ok(value @ (Value::Object(_) | Value::Array(_))) => {
                            from_value_at(&value, key, found, depth + 1);
                        }
                        _ => from_text(text, key, found),
                    },
                    value => from_value_at(value, key, found, depth + 1),
                }
            }
        }
        Value::Object(fields) if smartctl::is_one(fields) => found.push(smartctl::from_json(fields)),
        Value::Object(fields) if lshw::is_one(fields) => found.push(lshw::read(value, key)),
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Several tools may have written into one file, one after the other: each reads what is its own.
fn from_text(text: &str, key: &AddressKey, found: &mut Vec<HardwareReport>) {
    if dmidecode::is_one(text) {
        found.push(dmidecode::read(text));
    }
    if smartctl::is_text(text) {
        found.push(smartctl::from_text(text));
    }
    if hwinfo::is_one(text) {
        found.push(hwinfo::read(text, key));
    }
    if inxi::is_text(text) {
        found.push(inxi::from_text(text, key));
    }
}
