//! What changed between two reports of one machine.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::placeholder::compact;
use super::report::{Disk, HardwareReport, MemoryModule};

/// A part of a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MachinePart)]
pub enum Part {
    /// A memory module.
    Memory,
    /// A storage.
    Storage,
    /// The board.
    Board,
    /// The processor.
    Processor,
    /// The battery.
    Battery,
}

impl Part {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Storage => "storage",
            Self::Board => "board",
            Self::Processor => "processor",
            Self::Battery => "battery",
        }
    }
}

/// One part that came or went.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(as = PartChange)]
pub struct Change {
    /// What.
    pub part: Part,
    /// Whether it came, or went.
    pub came: bool,
    /// Which one, in the words of the report: « SSD 256 GB S3Z8NB0K ».
    pub what: String,
}

/// What changed from one report to the next, those that came after those that went. A report that says nothing of a kind
/// of part says nothing of its change either.
#[must_use]
pub fn changes(before: &HardwareReport, after: &HardwareReport) -> Vec<Change> {
    let mut all = Vec::new();
    lists(Part::Memory, &before.memory, &after.memory, module_key, module_words, &mut all);
    lists(Part::Storage, &before.storages, &after.storages, disk_key, disk_words, &mut all);
    let mut single = |part, old: Option<&String>, new: Option<&String>| {
        if let (Some(old), Some(new)) = (old, new)
            && compact(old) != compact(new)
        {
            all.push(Change { part, came: false, what: old.clone() });
            all.push(Change { part, came: true, what: new.clone() });
        }
    };
    single(Part::Board, before.board_serial.as_ref(), after.board_serial.as_ref());
    // Tools name one processor in several ways: only the same tools may differ about it.
    if before.tools == after.tools {
        single(Part::Processor, before.processor.as_ref(), after.processor.as_ref());
        let model = |one: &HardwareReport| one.battery.as_ref().and_then(|battery| battery.model.clone());
        single(Part::Battery, model(before).as_ref(), model(after).as_ref());
    }
    all.sort();
    all
}

fn lists<T>(
    part: Part,
    before: &[T],
    after: &[T],
    key: fn(&T) -> Option<String>,
    words: fn(&T) -> String,
    all: &mut Vec<Change>,
) {
    let keys = |items: &[T]| items.iter().map(key).collect::<Option<Vec<_>>>();
    // Without the number of each, nobody can say which one went.
    let (Some(old), Some(new)) = (keys(before), keys(after)) else {
        return;
    };
    if old.is_empty() || new.is_empty() {
        return;
    }
    for (items, others, came) in [(before, &new, false), (after, &old, true)] {
        let mut left = others.clone();
        for item in items {
            let Some(known) = key(item) else { continue };
            match left.iter().position(|other| *other == known) {
                Some(place) => {
                    left.swap_remove(place);
                }
                None => all.push(Change { part, came, what: words(item) }),
            }
        }
    }
}

fn module_key(one: &MemoryModule) -> Option<String> {
    match (&one.serial, &one.slot, one.mib) {
        (Some(serial), ..) => Some(compact(serial)),
        (None, Some(slot), Some(mib)) => Some(format!("{}:{mib}", compact(slot))),
        (None, Some(_) | None, _) => None,
    }
}

fn disk_key(one: &Disk) -> Option<String> {
    one.serial.as_deref().map(compact)
}

fn joined(parts: &[Option<String>]) -> String {
    parts.iter().flatten().cloned().collect::<Vec<_>>().join(" ")
}

fn module_words(one: &MemoryModule) -> String {
    let size = one.mib.map(|mib| {
        if mib.is_multiple_of(1024) { format!("{} GiB", mib / 1024) } else { format!("{mib} MiB") }
    });
    joined(&[
        one.manufacturer.clone(),
        size,
        one.kind.clone(),
        one.serial.clone().or_else(|| one.slot.clone()),
    ])
}

fn disk_words(one: &Disk) -> String {
    joined(&[
        one.kind.as_ref().map(|kind| kind.to_uppercase()),
        one.gigabytes.map(|size| format!("{size} GB")),
        one.serial.clone(),
    ])
}
