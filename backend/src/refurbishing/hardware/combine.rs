//! How what several tools say of one machine becomes one report.

use super::placeholder::compact;
use super::report::{Battery, Disk, Display, Firmware, HardwareReport, MemoryModule, Note};
use super::units;

const MOST_MODULES: usize = 64;
const MOST_DISKS: usize = 64;
const MOST_INTERFACES: usize = 32;

/// What several tools say of one machine, as one: whatever the order in which they speak, the more trusted is believed.
#[must_use]
pub fn combine(mut all: Vec<HardwareReport>) -> HardwareReport {
    let order =
        |one: &HardwareReport| (one.tools.first().copied(), serde_json::to_string(one).unwrap_or_default());
    all.sort_by_cached_key(order);
    let outside: Vec<String> =
        all.iter().flat_map(|one| one.outside.iter().map(|text| compact(text))).collect();
    let mut whole = HardwareReport::default();
    let mut nameless = Vec::new();
    for one in all {
        let HardwareReport {
            tools,
            taken_at,
            manufacturer,
            model,
            serial,
            uuid,
            board_manufacturer,
            board_model,
            board_serial,
            category,
            processor,
            memory_mib,
            memory,
            storages,
            battery,
            display,
            interfaces,
            firmware,
            notes,
            outside: hung,
            memory_seen_mib,
        } = one;
        whole.tools.extend(tools);
        // The earliest: when the machine stood there.
        whole.taken_at = match (whole.taken_at, taken_at) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        // A brand and its model come from one tool.
        if whole.model.is_none() {
            whole.model = model;
            whole.manufacturer = manufacturer.or(whole.manufacturer.take());
        } else {
            whole.manufacturer = whole.manufacturer.take().or(manufacturer);
        }
        whole.serial = whole.serial.take().or(serial);
        whole.uuid = whole.uuid.take().or(uuid);
        whole.board_manufacturer = whole.board_manufacturer.take().or(board_manufacturer);
        whole.board_model = whole.board_model.take().or(board_model);
        whole.board_serial = whole.board_serial.take().or(board_serial);
        whole.category = whole.category.take().or(category);
        whole.processor = whole.processor.take().or(processor);
        whole.memory_mib = whole.memory_mib.or(memory_mib);
        whole.memory_seen_mib = whole.memory_seen_mib.or(memory_seen_mib);
        if better(&memory, &whole.memory) {
            whole.memory = memory;
        }
        for disk in storages {
            match &disk.serial {
                Some(serial) if outside.contains(&compact(serial)) => {}
                Some(serial) => {
                    match whole.storages.iter_mut().find(|known| same(known.serial.as_deref(), serial)) {
                        Some(known) => known.fill(&disk),
                        None => whole.storages.push(disk),
                    }
                }
                None => nameless.push(disk),
            }
        }
        whole.battery = match (whole.battery.take(), battery) {
            (Some(a), Some(b)) => Some(Battery {
                design_mwh: a.design_mwh.or(b.design_mwh),
                full_mwh: a.full_mwh.or(b.full_mwh),
                percent: a.percent.or(b.percent),
                cycles: a.cycles.or(b.cycles),
                model: a.model.or(b.model),
            }),
            (a, b) => a.or(b),
        };
        whole.display = match (whole.display.take(), display) {
            (Some(a), Some(b)) => Some(Display {
                inch_tenths: a.inch_tenths.or(b.inch_tenths),
                resolution: a.resolution.or(b.resolution),
            }),
            (a, b) => a.or(b),
        };
        for interface in interfaces {
            if !whole.interfaces.iter().any(|known| known.hash == interface.hash) {
                whole.interfaces.push(interface);
            }
        }
        whole.firmware = match (whole.firmware.take(), firmware) {
            (Some(a), Some(b)) => Some(Firmware {
                manufacturer: a.manufacturer.or(b.manufacturer),
                version: a.version.or(b.version),
                date: a.date.or(b.date),
            }),
            (a, b) => a.or(b),
        };
        whole.notes.extend(notes);
        whole.outside.extend(hung);
    }
    place_nameless(&mut whole, nameless);
    finish(&mut whole);
    whole
}

/// A list of modules that knows more sizes is better; among equals, the first.
fn better(new: &[MemoryModule], old: &[MemoryModule]) -> bool {
    let worth = |all: &[MemoryModule]| {
        (
            all.iter().filter(|one| one.mib.is_some()).count(),
            all.iter().filter(|one| one.serial.is_some()).count(),
        )
    };
    worth(new) > worth(old) || (old.is_empty() && !new.is_empty())
}

fn same(known: Option<&str>, serial: &str) -> bool {
    known.is_some_and(|known| compact(known) == compact(serial))
}

/// A storage that a tool saw without its number is one of those that another named, when their sizes agree.
fn place_nameless(whole: &mut HardwareReport, mut nameless: Vec<Disk>) {
    nameless.sort();
    let named = whole.storages.len();
    for disk in nameless {
        let fits = |known: &Disk| {
            known.gigabytes.is_none() || disk.gigabytes.is_none() || known.gigabytes == disk.gigabytes
        };
        let place = whole.storages.iter().position(fits);
        match place.and_then(|place| whole.storages.get_mut(place)) {
            Some(known) if place.is_some_and(|place| place < named) => known.fill(&disk),
            Some(known) if *known == disk => {}
            _ => whole.storages.push(disk),
        }
    }
}

fn finish(whole: &mut HardwareReport) {
    whole.tools.sort_unstable();
    whole.tools.dedup();
    // A machine without a name of its own is known by its board.
    if whole.model.is_none() && whole.board_model.is_some() {
        whole.model.clone_from(&whole.board_model);
        whole.manufacturer = whole.board_manufacturer.clone().or(whole.manufacturer.take());
    }
    let dropped = [
        (Note::PlaceholderSerial, whole.serial.is_some()),
        (Note::PlaceholderBoard, whole.board_serial.is_some()),
        (Note::PlaceholderUuid, whole.uuid.is_some()),
    ];
    whole.notes.retain(|note| !dropped.contains(&(*note, true)));
    whole.memory.sort();
    whole.storages.sort();
    whole.interfaces.sort();
    for cut in [
        truncate(&mut whole.memory, MOST_MODULES),
        truncate(&mut whole.storages, MOST_DISKS),
        truncate(&mut whole.interfaces, MOST_INTERFACES),
    ] {
        if cut {
            whole.notes.push(Note::Cut);
        }
    }
    let sizes: Vec<u32> = whole.memory.iter().filter_map(|one| one.mib).collect();
    if !sizes.is_empty() && sizes.len() == whole.memory.len() {
        whole.memory_mib = Some(sizes.iter().fold(0, |sum: u32, size| sum.saturating_add(*size)));
    }
    whole.memory_mib = whole.memory_mib.or(whole.memory_seen_mib.map(units::rounded_memory));
    if !matches!(whole.category.as_deref(), None | Some("laptop" | "tablet")) {
        whole.display = None;
    }
    whole.notes.sort_unstable();
    whole.notes.dedup();
    whole.outside.sort_unstable();
    whole.outside.dedup();
}

fn truncate<T>(all: &mut Vec<T>, most: usize) -> bool {
    let cut = all.len() > most;
    all.truncate(most);
    cut
}

/// What is known of a machine from its reports, the newest first: what the newest does not say, an older one may; what a
/// storage said of its health stays until it says it again.
#[must_use]
pub fn latest(newest_first: &[HardwareReport]) -> Option<HardwareReport> {
    let (first, older) = newest_first.split_first()?;
    let mut known = first.clone();
    for old in older {
        let old = old.clone();
        if known.model.is_none() {
            (known.manufacturer, known.model) = (old.manufacturer, old.model);
        }
        known.serial = known.serial.take().or(old.serial);
        known.uuid = known.uuid.take().or(old.uuid);
        known.board_manufacturer = known.board_manufacturer.take().or(old.board_manufacturer);
        known.board_model = known.board_model.take().or(old.board_model);
        known.board_serial = known.board_serial.take().or(old.board_serial);
        known.category = known.category.take().or(old.category);
        known.processor = known.processor.take().or(old.processor);
        known.display = known.display.take().or(old.display);
        known.battery = known.battery.take().or(old.battery);
        known.firmware = known.firmware.take().or(old.firmware);
        if known.memory.is_empty() {
            known.memory = old.memory;
            known.memory_mib = known.memory_mib.or(old.memory_mib);
        }
        if known.interfaces.is_empty() {
            known.interfaces = old.interfaces;
        }
        if known.storages.is_empty() {
            known.storages = old.storages;
        } else {
            for disk in &mut known.storages {
                let before = disk
                    .serial
                    .as_deref()
                    .and_then(|serial| old.storages.iter().find(|one| same(one.serial.as_deref(), serial)));
                if let Some(before) = before {
                    disk.fill(before);
                }
            }
        }
    }
    Some(known)
}
