//! inxi, as `inxi -Fxxx` writes it, or `inxi -Fxxx --output json`.

use serde_json::Value;

use super::placeholder::{name, part_serial, told};
use super::privacy::AddressKey;
use super::report::{Battery, Disk, Display, Firmware, HardwareReport, Interface, MemoryModule, Tool};
use super::units;

/// Pairs of one section that are looked at.
const MOST_PAIRS: usize = 5_000;

/// The sections that say something of the machine.
const SECTIONS: [&str; 7] = ["Machine", "Memory", "CPU", "Graphics", "Network", "Drives", "Battery"];

type Pairs = Vec<(String, String)>;

/// « 000#1#0#Machine » is « Machine ».
fn plain(name: &str) -> &str {
    name.rsplit('#').next().unwrap_or(name)
}

pub(super) fn is_section(value: &Value) -> bool {
    let numbered = |name: &String| name.matches('#').count() == 3;
    value.as_object().is_some_and(|fields| !fields.is_empty() && fields.keys().all(numbered))
}

pub(super) fn from_json(items: &[Value], key: &AddressKey) -> HardwareReport {
    let mut report = HardwareReport::of(Tool::Inxi);
    for (title, inner) in items.iter().filter_map(Value::as_object).flatten() {
        let mut pairs: Pairs = Vec::new();
        for entry in inner.as_array().into_iter().flatten().filter_map(Value::as_object) {
            let mut named: Vec<(&String, &Value)> = entry.iter().collect();
            named.sort_by_key(|(name, _)| *name);
            for (name, value) in named {
                let value = match value {
                    Value::String(text) => text.clone(),
                    Value::Number(number) => number.to_string(),
                    Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => continue,
                };
                if pairs.len() < MOST_PAIRS {
                    pairs.push((plain(name).to_owned(), value));
                }
            }
        }
        section(plain(title), &pairs, key, &mut report);
    }
    report
}

pub(super) fn is_text(text: &str) -> bool {
    let begins = |line: &str| {
        let line = uncoloured(line);
        SECTIONS
            .iter()
            .any(|title| line.strip_prefix(title).and_then(|rest| rest.strip_prefix(':')).is_some())
    };
    text.lines().filter(|line| begins(line)).take(2).count() >= 2
}

/// Colours of terminals and of chats, taken out.
fn uncoloured(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1b}' => {
                for inner in letters.by_ref() {
                    if inner.is_ascii_alphabetic() {
                        break;
                    }
                }
            }
            '\u{3}' => {
                for _ in 0..2 {
                    letters.next_if(char::is_ascii_digit);
                }
            }
            other => kept.push(other),
        }
    }
    kept
}

pub(super) fn from_text(text: &str, key: &AddressKey) -> HardwareReport {
    let mut report = HardwareReport::of(Tool::Inxi);
    let mut title = String::new();
    let mut pairs: Pairs = Vec::new();
    for line in text.lines().take(20_000) {
        let line = uncoloured(line);
        let mut words = line.split_whitespace().peekable();
        if !line.starts_with([' ', '\t'])
            && let Some(head) = words.peek().and_then(|word| word.strip_suffix(':'))
        {
            section(&title, &pairs, key, &mut report);
            head.clone_into(&mut title);
            pairs.clear();
            words.next();
        }
        for word in words {
            match word.strip_suffix(':') {
                Some(field) if !field.is_empty() && pairs.len() < MOST_PAIRS => {
                    pairs.push((field.to_owned(), String::new()));
                }
                _ => {
                    if let Some((_, value)) = pairs.last_mut().filter(|(_, value)| value.len() < 400) {
                        if !value.is_empty() {
                            value.push(' ');
                        }
                        value.push_str(word);
                    }
                }
            }
        }
    }
    section(&title, &pairs, key, &mut report);
    report
}

fn section(title: &str, pairs: &Pairs, key: &AddressKey, report: &mut HardwareReport) {
    match title {
        "Machine" => machine(pairs, report),
        "Memory" | "Info" => memory(pairs, report),
        "CPU" => {
            let model = pairs.iter().find(|(field, _)| field == "model" || field == "Info");
            let model = pairs.iter().find(|(field, _)| field == "model").or(model);
            report.processor = report.processor.take().or_else(|| {
                let (_, value) = model?;
                // « dual core model: … » in some versions, « Intel Core i7-4600U bits: 64 » in others.
                units::processor(value)
            });
        }
        "Graphics" => graphics(pairs, report),
        "Network" => network(pairs, key, report),
        "Drives" => drives(pairs, report),
        "Battery" => battery(pairs, report),
        _ => {}
    }
}

fn machine(pairs: &Pairs, report: &mut HardwareReport) {
    let (mut vendor, mut product, mut version) = ("", "", "");
    let mut part = "";
    for (field, value) in pairs {
        match (part, field.as_str()) {
            (_, "Type") => report.category = units::category(value).map(str::to_owned),
            (_, "System") => (part, vendor) = ("system", value),
            (_, "Chassis") => part = "chassis",
            (_, "Mobo") => {
                part = "board";
                report.board_manufacturer = units::brand(value);
            }
            (_, "UEFI" | "BIOS" | "UEFI-[Legacy]" | "Firmware") => {
                part = "firmware";
                let manufacturer = told(value);
                report.firmware = Some(Firmware { manufacturer, ..Firmware::default() });
            }
            ("system", "product") => product = value,
            ("system", "v") => version = value,
            ("system", "serial") => report.told_serial(value),
            ("system" | "board", "uuid") => report.told_uuid(value),
            ("board", "model") => report.board_model = name(value),
            ("board", "serial") => report.told_board(value),
            ("firmware", "v") => {
                if let Some(firmware) = &mut report.firmware {
                    firmware.version = told(value);
                }
            }
            ("firmware", "date") => {
                if let Some(firmware) = &mut report.firmware {
                    firmware.date = told(value);
                }
            }
            _ => {}
        }
    }
    report.manufacturer = units::brand(vendor);
    report.model = units::model(vendor, product, version);
}

fn memory(pairs: &Pairs, report: &mut HardwareReport) {
    let mut module: Option<MemoryModule> = None;
    for (field, value) in pairs {
        if matches!(field.as_str(), "Device" | "Device-1") || field.starts_with("Device-") {
            report.memory.extend(module.take().filter(|one| one.mib.is_some()));
            module = Some(MemoryModule { slot: told(value), ..MemoryModule::default() });
            continue;
        }
        match (&mut module, field.as_str()) {
            (None, "total" | "available") if report.memory_seen_mib.is_none() => {
                report.memory_seen_mib = units::memory_mib(value);
            }
            (Some(one), "size") => one.mib = units::memory_mib(value),
            (Some(one), "type") => one.kind = told(value).filter(|kind| kind.contains("DDR")),
            (Some(one), "manufacturer") => one.manufacturer = told(value),
            (Some(one), "part-no") => one.part_number = told(value),
            (Some(one), "serial") => one.serial = part_serial(value),
            _ => {}
        }
    }
    report.memory.extend(module.filter(|one| one.mib.is_some()));
}

fn graphics(pairs: &Pairs, report: &mut HardwareReport) {
    let mut inside = false;
    for (field, value) in pairs {
        if field == "Monitor" || field.starts_with("Monitor-") {
            inside = ["eDP", "LVDS", "DSI"].iter().any(|name| value.starts_with(name));
        } else if inside {
            let display = report.display.get_or_insert_with(Display::default);
            match field.as_str() {
                // « 318mm (12.5") »
                "diag" => {
                    let inches = value.split_once('(').and_then(|(_, rest)| units::measure(rest));
                    display.inch_tenths = inches.and_then(|(inches, _)| units::whole(inches * 10.0));
                }
                "res" => display.resolution = told(value.split(' ').next().unwrap_or_default()),
                _ => {}
            }
        }
    }
}

fn network(pairs: &Pairs, key: &AddressKey, report: &mut HardwareReport) {
    let (mut model, mut outside) = (None, false);
    for (field, value) in pairs {
        match field.as_str() {
            field if field == "Device" || field.starts_with("Device-") => {
                (model, outside) = (told(value), false);
            }
            "type" if value == "USB" => outside = true,
            "mac" if !outside => {
                if let (Some(model), Some(hash)) = (model.take(), key.hash(value)) {
                    report.interfaces.push(Interface { hash, model: Some(model) });
                }
            }
            _ => {}
        }
    }
}

fn drives(pairs: &Pairs, report: &mut HardwareReport) {
    let mut all: Vec<(Disk, bool)> = Vec::new();
    for (field, value) in pairs {
        if field == "ID" || field.starts_with("ID-") {
            let kind = match () {
                () if value.contains("nvme") => Some("nvme"),
                () if value.contains("mmcblk") => Some("flash"),
                () => None,
            };
            all.push((Disk { kind: kind.map(str::to_owned), ..Disk::default() }, false));
            continue;
        }
        let Some((disk, outside)) = all.last_mut() else { continue };
        match field.as_str() {
            "model" => disk.model = disk.model.take().or_else(|| told(value)),
            "size" if disk.gigabytes.is_none() => disk.gigabytes = units::gigabytes(value),
            "type" | "tech" => match value.as_str() {
                "USB" | "Removable" => *outside = true,
                "SSD" => disk.kind = disk.kind.take().or(Some("ssd".to_owned())),
                "HDD" => disk.kind = disk.kind.take().or(Some("hdd".to_owned())),
                _ => {}
            },
            "serial" => disk.serial = disk.serial.take().or_else(|| part_serial(value)),
            "health" => disk.passed = Some(value.starts_with("PASSED")),
            "on" => disk.hours = lived(value),
            _ => {}
        }
    }
    for (disk, outside) in all.into_iter().take(64) {
        if outside {
            report.outside.extend(disk.serial);
        } else if disk.serial.is_some() || disk.gigabytes.is_some() {
            report.storages.push(disk);
        }
    }
}

/// « 2y 8d 14h » in hours.
fn lived(text: &str) -> Option<u32> {
    let mut hours = 0_u32;
    for word in text.split_whitespace() {
        let (number, unit) = units::measure(word)?;
        let each = match unit.as_str() {
            "y" => 8_766.0,
            "d" => 24.0,
            "h" => 1.0,
            _ => return None,
        };
        hours = hours.saturating_add(units::whole(number * each).unwrap_or_default());
    }
    Some(hours).filter(|hours| *hours > 0 && *hours < 220_000)
}

fn battery(pairs: &Pairs, report: &mut HardwareReport) {
    let mut one = Battery::default();
    let mut said = false;
    for (field, value) in pairs {
        match field.as_str() {
            // « 41.2/57.0 Wh (72.3%) »
            "condition" => {
                said = true;
                let halves = value.split_once('/');
                let watt =
                    |text: &str| units::measure(text).and_then(|(size, _)| units::whole(size * 1_000.0));
                one.full_mwh = halves.and_then(|(full, _)| watt(full));
                one.design_mwh = halves.and_then(|(_, rest)| watt(rest));
                let percent = value.split_once('(').and_then(|(_, rest)| units::measure(rest));
                one.percent = percent
                    .and_then(|(percent, _)| units::whole(percent))
                    .map(|percent| u8::try_from(percent.min(100)).unwrap_or(100));
            }
            "cycles" => one.cycles = value.trim().parse().ok(),
            "model" => one.model = one.model.take().or_else(|| told(value)),
            // A mouse has a battery too; only the machine's has an identifier.
            "Device" | "Device-1" => break,
            _ => {}
        }
    }
    if said {
        report.battery = Some(one);
    }
}
