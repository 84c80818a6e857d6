//! What a report says, whichever tool wrote it, and how what several tools say becomes one.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::placeholder::compact;

/// A tool, in the order in which they are believed when they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// The storage's own account of its health.
    Smartctl,
    /// The firmware's tables.
    Dmidecode,
    /// The kernel's view.
    Lshw,
    /// The same, by another tool.
    Hwinfo,
    /// A summary.
    Inxi,
    /// Already read by another program, with its components.
    Snapshot,
}

impl Tool {
    /// Its name, as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Smartctl => "smartctl",
            Self::Dmidecode => "dmidecode",
            Self::Lshw => "lshw",
            Self::Hwinfo => "hwinfo",
            Self::Inxi => "inxi",
            Self::Snapshot => "snapshot",
        }
    }
}

/// Something strange that was tolerated and is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = HardwareNote)]
pub enum Note {
    /// The serial number is what a firmware says when nobody filled it in.
    PlaceholderSerial,
    /// So is the board's.
    PlaceholderBoard,
    /// So is the machine's identifier.
    PlaceholderUuid,
    /// The report's time cannot be read.
    TimeUnreadable,
    /// The report's time cannot be true.
    TimeImpossible,
    /// A storage counts more hours than there can be.
    HoursImpossible,
    /// There was more than is kept: 64 modules, 64 storages, 32 interfaces.
    Cut,
}

impl Note {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PlaceholderSerial => "placeholder_serial",
            Self::PlaceholderBoard => "placeholder_board",
            Self::PlaceholderUuid => "placeholder_uuid",
            Self::TimeUnreadable => "time_unreadable",
            Self::TimeImpossible => "time_impossible",
            Self::HoursImpossible => "hours_impossible",
            Self::Cut => "cut",
        }
    }
}

/// A memory module.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct MemoryModule {
    /// Where it sits.
    pub slot: Option<String>,
    /// Its size in MiB.
    pub mib: Option<u32>,
    /// Its kind, such as DDR4.
    pub kind: Option<String>,
    /// Who made it.
    pub manufacturer: Option<String>,
    /// Its part number.
    pub part_number: Option<String>,
    /// Its serial number; never a placeholder.
    pub serial: Option<String>,
}

/// How a storage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// It says that it is well, and nothing says otherwise.
    Good,
    /// Sectors were replaced or wait to be, or four fifths of its writes are used.
    Watch,
    /// It says that it fails.
    Failing,
}

impl Health {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Watch => "watch",
            Self::Failing => "failing",
        }
    }
}

/// A storage inside the machine; what hangs on USB is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Disk {
    /// Its serial number; never a placeholder.
    pub serial: Option<String>,
    /// ssd, nvme, hdd, flash, or nothing when no tool said.
    pub kind: Option<String>,
    /// Its capacity in decimal gigabytes, rounded.
    pub gigabytes: Option<u32>,
    /// Its model.
    pub model: Option<String>,
    /// Whether its own check passed.
    pub passed: Option<bool>,
    /// Hours under power.
    pub hours: Option<u32>,
    /// Sectors replaced, or errors of its medium.
    pub reallocated: Option<u32>,
    /// Sectors that wait to be replaced.
    pub pending: Option<u32>,
    /// How much of its writes is used, percent, 0 to 255.
    pub wear_percent: Option<u8>,
}

impl Disk {
    /// How it is, as far as anything says so.
    #[must_use]
    pub fn health(&self) -> Option<Health> {
        let some = |count: Option<u32>| count.is_some_and(|count| count > 0);
        if self.passed == Some(false) {
            return Some(Health::Failing);
        }
        if some(self.reallocated) || some(self.pending) || self.wear_percent.is_some_and(|used| used >= 80) {
            return Some(Health::Watch);
        }
        let told = self.passed.is_some() || self.reallocated.is_some() || self.wear_percent.is_some();
        told.then_some(Health::Good)
    }

    pub(super) fn fill(&mut self, other: &Self) {
        let Self { serial, kind, gigabytes, model, passed, hours, reallocated, pending, wear_percent } =
            other.clone();
        self.serial = self.serial.take().or(serial);
        self.kind = self.kind.take().or(kind);
        self.gigabytes = self.gigabytes.or(gigabytes);
        self.model = self.model.take().or(model);
        self.passed = self.passed.or(passed);
        self.hours = self.hours.or(hours);
        self.reallocated = self.reallocated.or(reallocated);
        self.pending = self.pending.or(pending);
        self.wear_percent = self.wear_percent.or(wear_percent);
    }
}

/// A battery.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Battery {
    /// What it held when new, in mWh.
    pub design_mwh: Option<u32>,
    /// What it holds full, in mWh.
    pub full_mwh: Option<u32>,
    /// What it holds full of what it held when new, percent, 0 to 100.
    pub percent: Option<u8>,
    /// How often it was charged.
    pub cycles: Option<u32>,
    /// Its model.
    pub model: Option<String>,
}

/// The screen inside the machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(as = MachineDisplay)]
pub struct Display {
    /// Its diagonal in tenths of an inch.
    pub inch_tenths: Option<u32>,
    /// Width and height in points, such as 1920x1080.
    pub resolution: Option<String>,
}

/// A network interface inside the machine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Interface {
    /// A keyed hash of its address; the address itself is not kept.
    pub hash: String,
    /// Its model.
    pub model: Option<String>,
}

/// The firmware.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
pub struct Firmware {
    /// Who made it.
    pub manufacturer: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Its date, as the machine writes it.
    pub date: Option<String>,
}

/// What a machine says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct HardwareReport {
    /// The tools that said it, in the order in which they are believed.
    pub tools: Vec<Tool>,
    /// When it was written.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub taken_at: Option<DateTime<Utc>>,
    /// The brand.
    pub manufacturer: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// The serial number; never a placeholder.
    pub serial: Option<String>,
    /// The machine's own identifier, in small letters; never a placeholder.
    pub uuid: Option<String>,
    /// The board's maker.
    pub board_manufacturer: Option<String>,
    /// The board's model.
    pub board_model: Option<String>,
    /// The board's serial number; never a placeholder.
    pub board_serial: Option<String>,
    /// laptop, desktop, tablet or server.
    pub category: Option<String>,
    /// The processor.
    pub processor: Option<String>,
    /// Memory in MiB.
    pub memory_mib: Option<u32>,
    /// Memory modules, by slot.
    pub memory: Vec<MemoryModule>,
    /// Storages inside.
    pub storages: Vec<Disk>,
    /// The battery.
    pub battery: Option<Battery>,
    /// The screen inside.
    pub display: Option<Display>,
    /// Network interfaces inside.
    pub interfaces: Vec<Interface>,
    /// The firmware.
    pub firmware: Option<Firmware>,
    /// What was strange.
    pub notes: Vec<Note>,
    /// Serial numbers of what hangs outside: never this machine's storages.
    #[serde(skip)]
    #[schema(ignore)]
    pub(super) outside: Vec<String>,
    /// How much memory the whole machine says it has, in MiB.
    #[serde(skip)]
    #[schema(ignore)]
    pub(super) memory_seen_mib: Option<u32>,
}

impl HardwareReport {
    pub(super) fn of(tool: Tool) -> Self {
        Self { tools: vec![tool], ..Self::default() }
    }

    pub(super) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// The serial number, or a note that it is none.
    pub(super) fn told_serial(&mut self, text: &str) {
        match super::placeholder::serial(text) {
            Ok(serial) => self.serial = self.serial.take().or(serial),
            Err(()) => self.note(Note::PlaceholderSerial),
        }
    }

    /// The board's serial number, or a note that it is none.
    pub(super) fn told_board(&mut self, text: &str) {
        match super::placeholder::serial(text) {
            Ok(serial) => self.board_serial = self.board_serial.take().or(serial),
            Err(()) => self.note(Note::PlaceholderBoard),
        }
    }

    /// The machine's identifier, or a note that it is none.
    pub(super) fn told_uuid(&mut self, text: &str) {
        match super::placeholder::uuid(text) {
            Ok(uuid) => self.uuid = self.uuid.take().or(uuid),
            Err(()) => self.note(Note::PlaceholderUuid),
        }
    }

    /// Whether there is anything in it.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let one =
            [&self.manufacturer, &self.model, &self.serial, &self.uuid, &self.board_serial, &self.processor];
        one.iter().any(|field| field.is_some())
            || self.memory_mib.is_some()
            || !self.storages.is_empty()
            || self.battery.is_some()
    }

    /// Whether two reports cannot be of one machine: another serial number, and another identifier or none.
    #[must_use]
    pub fn contradicts(&self, other: &Self) -> bool {
        let differ = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => Some(compact(a) != compact(b)),
            (Some(_), None) | (None, Some(_) | None) => None,
        };
        let uuid = match (&self.uuid, &other.uuid) {
            (Some(a), Some(b)) => Some(super::identity::same_uuid(a) != super::identity::same_uuid(b)),
            (Some(_), None) | (None, Some(_) | None) => None,
        };
        match (differ(&self.serial, &other.serial), uuid) {
            (Some(serial), Some(uuid)) => serial && uuid,
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => false,
        }
    }
}
