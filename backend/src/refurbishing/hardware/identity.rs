//! Whether two reports are of one machine, whatever serial number it goes by.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::placeholder::{compact, is_strong};
use super::report::HardwareReport;

/// What a machine can be known by again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TraceKind {
    /// The machine's own identifier.
    Uuid,
    /// The serial number of its board.
    Board,
    /// Its own serial number, with its brand.
    Serial,
    /// The serial number of a storage.
    Storage,
    /// The serial number of a memory module.
    Memory,
    /// The hash of a network interface's address.
    Interface,
}

impl TraceKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Uuid, Self::Board, Self::Serial, Self::Storage, Self::Memory, Self::Interface];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
            Self::Board => "board",
            Self::Serial => "serial",
            Self::Storage => "storage",
            Self::Memory => "memory",
            Self::Interface => "interface",
        }
    }

    /// From its code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it says by itself that two machines are one; parts go from machine to machine, two of them seldom.
    fn is_enough(self) -> bool {
        match self {
            Self::Uuid | Self::Board | Self::Serial => true,
            Self::Storage | Self::Memory | Self::Interface => false,
        }
    }
}

/// One thing a machine can be known by again; never a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trace {
    /// What.
    pub kind: TraceKind,
    /// Its value, as it is compared.
    pub value: String,
}

/// Why two machines are taken for one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(as = CommonTrace)]
pub struct Reason {
    /// What they have in common.
    pub kind: TraceKind,
    /// How many of it.
    pub count: u32,
}

/// One of the two ways in which firmwares write an identifier, always the same of them.
pub(super) fn same_uuid(uuid: &str) -> String {
    let plain = compact(uuid).to_lowercase();
    let part = |from: usize, to: usize| plain.get(from..to).unwrap_or_default();
    let turned = |from: usize, to: usize| -> String {
        (from..to).step_by(2).rev().map(|at| part(at, at + 2)).collect()
    };
    let other = format!("{}{}{}{}", turned(0, 8), turned(8, 12), turned(12, 16), part(16, 32));
    if other < plain { other } else { plain }
}

/// What a machine can be known by again. What a firmware says for want of a number is never among it.
#[must_use]
pub fn traces(report: &HardwareReport) -> BTreeSet<Trace> {
    let mut all = BTreeSet::new();
    let mut add = |kind, value: String| {
        all.insert(Trace { kind, value: value.chars().take(120).collect() });
    };
    let strong = |serial: &Option<String>| serial.as_deref().filter(|serial| is_strong(serial)).map(compact);
    if let Some(uuid) = report.uuid.as_deref().and_then(|uuid| super::placeholder::uuid(uuid).ok().flatten())
    {
        add(TraceKind::Uuid, same_uuid(&uuid));
    }
    if let Some(serial) = strong(&report.board_serial) {
        add(TraceKind::Board, serial);
    }
    if let (Some(serial), Some(brand)) = (strong(&report.serial), &report.manufacturer) {
        add(TraceKind::Serial, format!("{}:{serial}", compact(brand)));
    }
    for disk in &report.storages {
        if let Some(serial) = strong(&disk.serial) {
            add(TraceKind::Storage, serial);
        }
    }
    for module in &report.memory {
        if let Some(serial) = strong(&module.serial) {
            let part = module.part_number.as_deref().map(compact).unwrap_or_default();
            add(TraceKind::Memory, format!("{part}:{serial}"));
        }
    }
    for interface in &report.interfaces {
        add(TraceKind::Interface, interface.hash.clone());
    }
    all
}

/// Why two machines are one: the same identifier, the same board, the same number of the same brand, or two parts at
/// least in common, of which one may be a network interface. Empty when nothing says so.
#[must_use]
pub fn same_machine(one: &BTreeSet<Trace>, other: &BTreeSet<Trace>) -> Vec<Reason> {
    let common: Vec<TraceKind> = one.intersection(other).map(|trace| trace.kind).collect();
    let count = |kind| u32::try_from(common.iter().filter(|one| **one == kind).count()).unwrap_or(u32::MAX);
    let parts = count(TraceKind::Storage)
        .saturating_add(count(TraceKind::Memory))
        .saturating_add(count(TraceKind::Interface).min(1));
    if !common.iter().any(|kind| kind.is_enough()) && parts < 2 {
        return Vec::new();
    }
    TraceKind::ALL
        .into_iter()
        .map(|kind| Reason { kind, count: count(kind) })
        .filter(|reason| reason.count > 0)
        .collect()
}
