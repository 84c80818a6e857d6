//! Snapshots: what programs of workshops wrap the tools' reports in, or what they read in them. The identifier of a
//! snapshot is that of the file, never that of the machine.

use serde_json::{Map, Value};

use super::placeholder::{part_serial, told};
use super::privacy::AddressKey;
use super::report::{Battery, Disk, Display, Firmware, HardwareReport, Interface, MemoryModule, Note, Tool};
use super::units;

/// Components that are looked at.
const MOST: usize = 500;

pub(super) fn is_one(fields: &Map<String, Value>) -> bool {
    fields.get("type").and_then(Value::as_str) == Some("Snapshot")
        || ["data", "debug"].iter().any(|name| fields.get(*name).is_some_and(Value::is_object))
        || (fields.contains_key("components") && fields.contains_key("device"))
}

/// What the snapshot says itself, and the reports inside it.
pub(super) fn read<'v>(
    fields: &'v Map<String, Value>,
    key: &AddressKey,
) -> (Option<HardwareReport>, Vec<&'v Value>) {
    let mut report = HardwareReport::of(Tool::Snapshot);
    let mut inner = Vec::new();
    for wrapper in ["data", "debug"] {
        for tool in ["lshw", "dmidecode", "hwinfo", "inxi", "smart", "smartctl"] {
            inner.extend(fields.get(wrapper).and_then(|data| data.get(tool)));
        }
    }
    if let Some(written) = ["timestamp", "endTime"].iter().find_map(|name| fields.get(*name)?.as_str()) {
        match units::moment(written) {
            Ok(at) => report.taken_at = Some(at),
            Err(true) => report.note(Note::TimeImpossible),
            Err(false) => report.note(Note::TimeUnreadable),
        }
    }
    if let Some(device) = fields.get("device") {
        let vendor = text(device, "manufacturer");
        report.manufacturer = units::brand(vendor);
        report.model = units::model(vendor, text(device, "model"), text(device, "version"));
        report.told_serial(text(device, "serialNumber"));
        report.category = units::category(text(device, "chassis"))
            .or_else(|| units::category(text(device, "type")))
            .map(str::to_owned);
    }
    for one in fields.get("components").and_then(Value::as_array).into_iter().flatten().take(MOST) {
        component(one, key, &mut report);
    }
    (Some(report), inner)
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn number(value: &Value, name: &str) -> Option<f64> {
    value.get(name).and_then(Value::as_f64)
}

fn count(value: &Value, name: &str) -> Option<u32> {
    value.get(name).and_then(Value::as_u64).and_then(|count| u32::try_from(count).ok())
}

fn action<'v>(one: &'v Value, kind: &str) -> Option<&'v Value> {
    one.get("actions")?.as_array()?.iter().rev().find(|action| text(action, "type") == kind)
}

fn component(one: &Value, key: &AddressKey, report: &mut HardwareReport) {
    match text(one, "type") {
        "Processor" if report.processor.is_none() => report.processor = units::processor(text(one, "model")),
        "RamModule" => report.memory.push(MemoryModule {
            slot: None,
            mib: number(one, "size").and_then(units::whole),
            kind: told(text(one, "interface")).filter(|kind| kind.contains("DDR")),
            manufacturer: told(text(one, "manufacturer")),
            part_number: told(text(one, "model")),
            serial: part_serial(text(one, "serialNumber")),
        }),
        kind @ ("HardDrive" | "SolidStateDrive" | "DataStorage") => disk(one, kind, report),
        "NetworkAdapter" => {
            let model = told(text(one, "model"));
            if let (Some(model), Some(hash)) = (model, key.hash(text(one, "serialNumber"))) {
                report.interfaces.push(Interface { hash, model: Some(model) });
            }
        }
        "Display" if text(one, "serialNumber").is_empty() && report.display.is_none() => {
            let side = |name: &str| number(one, name).and_then(units::whole);
            report.display = Some(Display {
                inch_tenths: number(one, "size").and_then(|inches| units::whole(inches * 10.0)),
                resolution: match (side("resolutionWidth"), side("resolutionHeight")) {
                    (Some(width), Some(height)) => Some(format!("{width}x{height}")),
                    (Some(_), None) | (None, Some(_) | None) => None,
                },
            });
        }
        "Battery" => battery(one, report),
        "Motherboard" => {
            report.board_manufacturer = units::brand(text(one, "manufacturer"));
            report.board_model = told(text(one, "model"));
            report.told_board(text(one, "serialNumber"));
            let date = text(one, "biosDate").split('T').next().and_then(told);
            let version = told(text(one, "version"));
            if version.is_some() || date.is_some() {
                report.firmware = Some(Firmware { manufacturer: None, version, date });
            }
        }
        _ => {}
    }
}

fn disk(one: &Value, kind: &str, report: &mut HardwareReport) {
    let test = action(one, "TestDataStorage");
    let told_by = |name: &str| test.and_then(|test| count(test, name));
    let kind = match (kind, text(one, "interface")) {
        ("SolidStateDrive", "NVMe" | "NVME") => Some("nvme"),
        ("SolidStateDrive", _) => Some("ssd"),
        // Some versions call every storage a hard drive.
        ("HardDrive", _) if text(one, "model").to_uppercase().contains("SSD") => Some("ssd"),
        ("HardDrive", _) => Some("hdd"),
        _ => None,
    };
    if text(one, "interface").eq_ignore_ascii_case("usb") {
        report.outside.extend(part_serial(text(one, "serialNumber")));
        return;
    }
    let disk = Disk {
        serial: part_serial(text(one, "serialNumber")),
        kind: kind.map(str::to_owned),
        gigabytes: number(one, "size").and_then(units::gigabytes_of_megabytes),
        model: told(text(one, "model")),
        passed: test.and_then(|test| test.get("assessment")).and_then(Value::as_bool),
        hours: told_by("lifetime").filter(|hours| *hours < 220_000),
        reallocated: told_by("reallocatedSectorCount"),
        pending: told_by("currentPendingSectorCount"),
        wear_percent: None,
    };
    report.storages.push(disk);
}

fn battery(one: &Value, report: &mut HardwareReport) {
    let measured = action(one, "MeasureBattery");
    let full = measured.and_then(|action| number(action, "size"));
    let design = number(one, "size").filter(|size| *size > 0.0);
    // Both in mAh: what one is of the other does not depend on the unit.
    let percent = match (full, design) {
        (Some(full), Some(design)) => units::whole((full / design * 100.0).clamp(0.0, 100.0)),
        (Some(_), None) | (None, Some(_) | None) => None,
    };
    report.battery = Some(Battery {
        percent: percent.and_then(|percent| u8::try_from(percent).ok()),
        cycles: measured.and_then(|action| count(action, "cycleCount")),
        model: told(text(one, "model")),
        ..Battery::default()
    });
}
