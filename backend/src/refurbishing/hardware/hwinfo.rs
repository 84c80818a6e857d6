//! hwinfo, as `hwinfo` or `hwinfo --all` writes it.

use super::placeholder::{name, part_serial, told};
use super::privacy::AddressKey;
use super::report::{Disk, Display, Firmware, HardwareReport, Interface, MemoryModule, Tool};
use super::units;

/// Entries that are looked at, and lines of one.
const MOST_ENTRIES: usize = 2_000;
const MOST_LINES: usize = 2_000;

pub(super) fn is_one(text: &str) -> bool {
    text.contains("Hardware Class:") && text.contains("[Created at ")
}

/// A line: how far it is indented, its field and its value.
type Line<'t> = (usize, &'t str, &'t str);

fn entries(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut all: Vec<Vec<Line<'_>>> = Vec::new();
    for line in text.lines() {
        let line = line.trim_end();
        let starts = line.split_once(": ").is_some_and(|(number, _)| {
            !number.is_empty() && number.len() < 6 && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if starts {
            if all.len() == MOST_ENTRIES {
                break;
            }
            all.push(Vec::new());
            continue;
        }
        let Some(entry) = all.last_mut() else { continue };
        if entry.len() < MOST_LINES
            && let Some((field, value)) = line.trim_start().split_once(':')
        {
            entry.push((line.len() - line.trim_start().len(), field.trim(), value.trim()));
        }
    }
    all
}

fn get<'t>(entry: &[Line<'t>], field: &str) -> &'t str {
    entry.iter().find(|(_, known, _)| *known == field).map_or("", |(_, _, value)| value)
}

/// What stands between quotation marks, or all of it.
fn quoted(value: &str) -> &str {
    let inner = value.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"')).map(|(inner, _)| inner);
    inner.unwrap_or(value)
}

pub(super) fn read(text: &str, key: &AddressKey) -> HardwareReport {
    let mut report = HardwareReport::of(Tool::Hwinfo);
    for entry in entries(text) {
        match get(&entry, "Hardware Class") {
            "bios" => firmware(&entry, &mut report),
            "memory" if report.memory_seen_mib.is_none() => {
                report.memory_seen_mib = units::memory_mib(get(&entry, "Memory Size"));
            }
            "cpu" if report.processor.is_none() => {
                report.processor = units::processor(quoted(get(&entry, "Model")));
            }
            "disk" => disk(&entry, &mut report),
            "monitor" => monitor(&entry, &mut report),
            "network" => {
                // The interface of a dock says that it was plugged in.
                let hash = key
                    .hash(get(&entry, "Permanent HW Address"))
                    .or_else(|| key.hash(get(&entry, "HW Address")));
                if let (Some(hash), "") = (hash, get(&entry, "Hotplug")) {
                    report.interfaces.push(Interface { hash, model: told(quoted(get(&entry, "Model"))) });
                }
            }
            _ => {}
        }
    }
    report
}

/// The tables of the firmware stand inside its entry, each under its own line.
fn firmware(entry: &[Line<'_>], report: &mut HardwareReport) {
    let outer = entry.iter().map(|(indent, ..)| *indent).min().unwrap_or_default();
    let mut sections: Vec<(&str, &[Line<'_>])> = Vec::new();
    let starts: Vec<usize> = entry
        .iter()
        .enumerate()
        .filter(|(_, (indent, ..))| *indent == outer)
        .map(|(place, _)| place)
        .collect();
    for (place, start) in starts.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(entry.len());
        if let (Some((_, title, _)), Some(lines)) = (entry.get(*start), entry.get(start + 1..end)) {
            sections.push((title, lines));
        }
    }
    for (title, lines) in sections {
        let value = |field: &str| quoted(get(lines, field));
        match title {
            "System Info" if report.model.is_none() => {
                let vendor = value("Manufacturer");
                report.manufacturer = units::brand(vendor);
                report.model = units::model(vendor, value("Product"), value("Version"));
                report.told_serial(value("Serial"));
                report.told_uuid(value("UUID"));
            }
            "Board Info" if report.board_model.is_none() => {
                report.board_manufacturer = units::brand(value("Manufacturer"));
                report.board_model = name(value("Product"));
                report.told_board(value("Serial"));
            }
            "Chassis Info" if report.category.is_none() => {
                // « 0x0a (Notebook) »
                let kind = value("Type").split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
                report.category = units::category(kind).map(str::to_owned);
            }
            "BIOS Info" => {
                report.firmware = Some(Firmware {
                    manufacturer: told(value("Vendor")),
                    version: told(value("Version")),
                    date: told(value("Date")),
                });
            }
            "Memory Device" => {
                let Some(mib) = units::memory_mib(value("Size")) else { continue };
                report.memory.push(MemoryModule {
                    slot: told(value("Location")),
                    mib: Some(mib),
                    kind: None,
                    manufacturer: told(value("Manufacturer")),
                    part_number: told(value("Part Number")),
                    serial: part_serial(value("Serial")),
                });
            }
            _ => {}
        }
    }
}

fn disk(entry: &[Line<'_>], report: &mut HardwareReport) {
    let serial = part_serial(quoted(get(entry, "Serial ID")));
    let driver = get(entry, "Driver");
    if get(entry, "SysFS Device Link").contains("/usb") || driver.contains("usb") {
        report.outside.extend(serial);
        return;
    }
    if driver.contains("floppy") || get(entry, "Drive status").contains("no medium") {
        return;
    }
    let file = get(entry, "Device File");
    let model = told(quoted(get(entry, "Model")));
    let flash = model.as_deref().is_some_and(|model| model.to_uppercase().contains("SSD"));
    let kind = match () {
        () if file.starts_with("/dev/nvme") => Some("nvme"),
        () if file.starts_with("/dev/mmcblk") => Some("flash"),
        () if flash => Some("ssd"),
        () => None,
    };
    // « 149 GB (160041885696 bytes) »
    let bytes = get(entry, "Capacity").split_once('(').and_then(|(_, rest)| units::measure(rest));
    report.storages.push(Disk {
        serial,
        kind: kind.map(str::to_owned),
        gigabytes: bytes.and_then(|(bytes, _)| units::gigabytes_of_bytes(bytes)),
        model,
        ..Disk::default()
    });
}

/// The screen inside has no serial number of its own.
fn monitor(entry: &[Line<'_>], report: &mut HardwareReport) {
    if !get(entry, "Serial ID").is_empty() || report.display.is_some() {
        return;
    }
    // « 309x174 mm »
    let sides = get(entry, "Size").split_once('x').and_then(|(width, rest)| {
        let height = units::measure(rest)?.0;
        Some((width.trim().parse::<f64>().ok()?, height))
    });
    let resolution = get(entry, "Resolution").split('@').next().and_then(told);
    report.display = Some(Display {
        inch_tenths: sides.and_then(|(width, height)| units::diagonal(width, height)),
        resolution,
    });
}
