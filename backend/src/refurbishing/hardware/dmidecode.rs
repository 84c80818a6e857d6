//! dmidecode, as it writes its tables.

use super::placeholder::{name, part_serial, told};
use super::report::{Battery, Firmware, HardwareReport, MemoryModule, Tool};
use super::units;

/// Tables that are looked at.
const MOST_TABLES: usize = 5_000;

pub(super) fn is_one(text: &str) -> bool {
    text.contains("# dmidecode") || (text.contains("Handle 0x") && text.contains("DMI type"))
}

/// One table: its title, and its lines.
struct Table<'t> {
    title: &'t str,
    lines: Vec<(&'t str, &'t str)>,
}

impl Table<'_> {
    fn get(&self, field: &str) -> &str {
        self.lines.iter().find(|(known, _)| *known == field).map_or("", |(_, value)| value)
    }
}

fn tables(text: &str) -> Vec<Table<'_>> {
    let mut all: Vec<Table<'_>> = Vec::new();
    let mut titled = false;
    for line in text.lines() {
        let line = line.trim_end();
        if line.starts_with("Handle 0x") {
            titled = false;
            continue;
        }
        let indented = line.starts_with(['\t', ' ']);
        if !indented && !titled && !line.is_empty() && !line.starts_with('#') {
            if all.len() == MOST_TABLES {
                break;
            }
            all.push(Table { title: line, lines: Vec::new() });
            titled = true;
        } else if indented
            && let Some((field, value)) = line.trim_start().split_once(':')
            && let Some(table) = all.last_mut()
            && table.lines.len() < 200
        {
            table.lines.push((field.trim(), value.trim()));
        } else if line.is_empty() {
            titled = false;
        }
    }
    all
}

pub(super) fn read(text: &str) -> HardwareReport {
    let mut report = HardwareReport::of(Tool::Dmidecode);
    for table in tables(text) {
        match table.title {
            "System Information" if report.model.is_none() => {
                let vendor = table.get("Manufacturer");
                report.manufacturer = units::brand(vendor);
                report.model = units::model(vendor, table.get("Product Name"), table.get("Version"));
                report.told_serial(table.get("Serial Number"));
                report.told_uuid(table.get("UUID"));
            }
            "Base Board Information" if report.board_model.is_none() => {
                report.board_manufacturer = units::brand(table.get("Manufacturer"));
                report.board_model = name(table.get("Product Name"));
                report.told_board(table.get("Serial Number"));
            }
            "Chassis Information" if report.category.is_none() => {
                report.category = units::category(table.get("Type")).map(str::to_owned);
            }
            "BIOS Information" => {
                report.firmware = report.firmware.take().or_else(|| {
                    Some(Firmware {
                        manufacturer: told(table.get("Vendor")),
                        version: told(table.get("Version")),
                        date: told(table.get("Release Date")),
                    })
                });
            }
            "Processor Information" if report.processor.is_none() => {
                report.processor = units::processor(table.get("Version"));
            }
            "Memory Device" => module(&table, &mut report),
            "Portable Battery" => {
                let design = units::measure(table.get("Design Capacity"));
                report.battery = report.battery.take().or_else(|| {
                    Some(Battery {
                        design_mwh: design
                            .filter(|(_, unit)| unit == "mwh")
                            .and_then(|(size, _)| units::whole(size)),
                        model: told(table.get("Name")),
                        ..Battery::default()
                    })
                });
            }
            _ => {}
        }
    }
    report
}

fn module(table: &Table<'_>, report: &mut HardwareReport) {
    // « No Module Installed » has no size.
    let Some(mib) = units::memory_mib(table.get("Size")) else { return };
    report.memory.push(MemoryModule {
        slot: told(table.get("Locator")),
        mib: Some(mib),
        kind: told(table.get("Type")).filter(|kind| kind.contains("DDR") || kind.contains("RAM")),
        manufacturer: told(table.get("Manufacturer")),
        part_number: told(table.get("Part Number")),
        serial: part_serial(table.get("Serial Number")),
    });
}
