//! smartctl, as `smartctl -x -j` or `smartctl -a` writes it.

use chrono::DateTime;
use serde_json::{Map, Value};

use super::placeholder::{part_serial, told};
use super::report::{Disk, HardwareReport, Note, Tool};
use super::units;

/// Hours under power that can be: twenty-five years.
const MOST_HOURS: u64 = 220_000;

pub(super) fn is_one(fields: &Map<String, Value>) -> bool {
    ["smartctl", "ata_smart_attributes", "nvme_smart_health_information_log"]
        .iter()
        .any(|name| fields.contains_key(*name))
        || (fields.contains_key("json_format_version") && fields.contains_key("serial_number"))
}

pub(super) fn is_text(text: &str) -> bool {
    text.contains("=== START OF INFORMATION SECTION ===")
}

fn hours_of(hours: u64, report: &mut HardwareReport) -> Option<u32> {
    if hours > MOST_HOURS {
        report.note(Note::HoursImpossible);
        return None;
    }
    u32::try_from(hours).ok()
}

fn small(number: u64) -> Option<u32> {
    u32::try_from(number).ok()
}

pub(super) fn from_json(fields: &Map<String, Value>) -> HardwareReport {
    let mut report = HardwareReport::of(Tool::Smartctl);
    let at = |path: &[&str]| -> Option<&Value> {
        let (first, rest) = path.split_first()?;
        rest.iter().try_fold(fields.get(*first)?, |value, name| value.get(name))
    };
    let whole = |path: &[&str]| at(path).and_then(Value::as_u64);
    let text = |path: &[&str]| at(path).and_then(Value::as_str).unwrap_or_default();
    if let Some(seconds) = at(&["local_time", "time_t"]).and_then(Value::as_i64) {
        match DateTime::from_timestamp(seconds, 0).filter(|_| (788_918_400..4_133_980_800).contains(&seconds))
        {
            Some(moment) => report.taken_at = Some(moment),
            None => report.note(Note::TimeImpossible),
        }
    }
    let serial = part_serial(text(&["serial_number"]));
    let model = told(text(&["model_name"])).or_else(|| told(text(&["scsi_model_name"])));
    if serial.is_none() && model.is_none() {
        return report;
    }
    let nvme =
        text(&["device", "protocol"]) == "NVMe" || fields.contains_key("nvme_smart_health_information_log");
    let attributes = at(&["ata_smart_attributes", "table"]).and_then(Value::as_array);
    let attribute =
        |id: u64| attributes?.iter().find(|one| one.get("id").and_then(Value::as_u64) == Some(id));
    let raw = |id: u64| attribute(id)?.get("raw")?.get("value")?.as_u64();
    let normal = |id: u64| attribute(id)?.get("value")?.as_u64();
    let rotation = whole(&["rotation_rate"]);
    let kind = match (nvme, rotation) {
        (true, _) => Some("nvme"),
        (false, Some(0)) => Some("ssd"),
        (false, Some(_)) => Some("hdd"),
        (false, None) => None,
    };
    let left = [231, 233, 202, 177].into_iter().filter(|_| rotation == Some(0)).find_map(normal);
    let used = whole(&["nvme_smart_health_information_log", "percentage_used"])
        .or_else(|| left.filter(|left| *left <= 100).map(|left| 100 - left));
    let warned =
        whole(&["nvme_smart_health_information_log", "critical_warning"]).is_some_and(|bits| bits != 0);
    let passed = at(&["smart_status", "passed"]).and_then(Value::as_bool).map(|passed| passed && !warned);
    let size = whole(&["user_capacity", "bytes"]).or_else(|| whole(&["nvme_total_capacity"]));
    let hours = whole(&["power_on_time", "hours"]).or_else(|| raw(9).filter(|hours| *hours < MOST_HOURS));
    let disk = Disk {
        serial,
        kind: kind.map(str::to_owned),
        gigabytes: size.and_then(size_of),
        model,
        passed,
        hours: hours.and_then(|hours| hours_of(hours, &mut report)),
        reallocated: whole(&["nvme_smart_health_information_log", "media_errors"])
            .or_else(|| raw(5))
            .and_then(small),
        pending: raw(197).and_then(small),
        wear_percent: used.and_then(|used| u8::try_from(used).ok()),
    };
    report.storages.push(disk);
    report
}

#[expect(clippy::cast_precision_loss, reason = "a size is rounded to gigabytes")]
fn size_of(bytes: u64) -> Option<u32> {
    units::gigabytes_of_bytes(bytes as f64)
}

/// One output after another.
pub(super) fn from_text(text: &str) -> HardwareReport {
    let mut report = HardwareReport::of(Tool::Smartctl);
    for part in text.split("=== START OF INFORMATION SECTION ===").skip(1).take(64) {
        one(part, &mut report);
    }
    report
}

/// A whole number as people group it: « 1.827.855.643 », « 6,032 ».
fn grouped(text: &str) -> Option<u64> {
    let text = text.trim();
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\u{a0}'))).unwrap_or(text.len());
    let digits: String = text.get(..end)?.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn one(text: &str, report: &mut HardwareReport) {
    let mut disk = Disk::default();
    let mut hours = None;
    let mut left: Vec<(u8, u8)> = Vec::new();
    for line in text.lines().take(2_000) {
        if let Some((field, value)) = line.split_once(':') {
            let value = value.trim();
            match field.trim() {
                "Device Model" | "Model Number" | "Product" => {
                    disk.model = disk.model.take().or_else(|| told(value));
                }
                "Serial Number" | "Serial number" => {
                    disk.serial = disk.serial.take().or_else(|| part_serial(value));
                }
                "User Capacity" | "Total NVM Capacity" => {
                    disk.gigabytes = disk.gigabytes.or_else(|| grouped(value).and_then(size_of));
                }
                "Rotation Rate" => {
                    let kind = if value.starts_with("Solid") { "ssd" } else { "hdd" };
                    disk.kind = Some(kind.to_owned());
                }
                "NVMe Version" | "Number of Namespaces" => disk.kind = Some("nvme".to_owned()),
                "SMART overall-health self-assessment test result" | "SMART Health Status" => {
                    disk.passed = Some(value.starts_with("PASSED") || value.starts_with("OK"));
                }
                "Critical Warning" if value != "0x00" => disk.passed = Some(false),
                "Percentage Used" => {
                    disk.wear_percent = grouped(value).and_then(|used| u8::try_from(used).ok());
                }
                "Power On Hours" => hours = hours.or_else(|| grouped(value)),
                "Media and Data Integrity Errors" => disk.reallocated = grouped(value).and_then(small),
                _ => {}
            }
        }
        attribute(line, &mut disk, &mut hours, &mut left);
    }
    if disk.kind.as_deref() == Some("ssd") && disk.wear_percent.is_none() {
        let found = [231, 233, 202, 177].iter().find_map(|id| left.iter().find(|(known, _)| known == id));
        disk.wear_percent = found.map(|(_, left)| 100 - left.min(&100));
    }
    disk.hours = hours.and_then(|hours| hours_of(hours, report));
    if disk.serial.is_some() || disk.model.is_some() {
        report.storages.push(disk);
    }
}

/// « 5 Reallocated_Sector_Ct PO--CK 200 200 140 - 0 », the long form and the short one.
fn attribute(line: &str, disk: &mut Disk, hours: &mut Option<u64>, left: &mut Vec<(u8, u8)>) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (Some(Ok(id)), Some(name)) = (words.first().map(|word| word.parse::<u8>()), words.get(1)) else {
        return;
    };
    if !name.contains('_') || words.len() < 8 {
        return;
    }
    // The raw value stands after a dash, or after « Always -  ».
    let raw = words.iter().skip(6).skip_while(|word| **word != "-").nth(1).and_then(|word| {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u64>().ok()
    });
    match id {
        5 => disk.reallocated = raw.and_then(small),
        9 => *hours = hours.or(raw.filter(|hours| *hours < MOST_HOURS)),
        197 => disk.pending = raw.and_then(small),
        177 | 202 | 231 | 233 => {
            if let Some(Ok(value)) = words.get(3).map(|word| word.parse::<u8>()) {
                left.push((id, value));
            }
        }
        _ => {}
    }
}
