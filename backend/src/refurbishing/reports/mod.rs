//! What the reports of erasing tools say, disk by disk: pure reading, one file per tool. What a report proves is judged
//! elsewhere (`super::proof`); what no reader knows is read as words (`super::report`).

mod hdparm;
pub mod lies;
mod nvme;
mod nwipe;
mod smartctl;
pub mod text;
mod transcript;
mod workbench;

#[cfg(test)]
mod tests;

use chrono::{DateTime, FixedOffset, NaiveDateTime, Utc};

/// The tools whose reports are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// nwipe, also inside ShredOS: overwrites.
    Nwipe,
    /// hdparm: ATA security erase by the disk's firmware.
    Hdparm,
    /// nvme-cli: sanitize and format by the disk's firmware.
    Nvme,
    /// Workbench: shred and badblocks, reported as JSON.
    Workbench,
}

impl Tool {
    /// Its name, as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nwipe => "nwipe",
            Self::Hdparm => "hdparm",
            Self::Nvme => "nvme-cli",
            Self::Workbench => "Workbench",
        }
    }

    /// What a person may call it, folded, as part of a longer name.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Nwipe => &["nwipe", "shredos"],
            Self::Hdparm => &["hdparm"],
            Self::Nvme => &["nvme"],
            Self::Workbench => &["workbench", "shred", "badblocks", "ereuse"],
        }
    }

    /// The tool that such a name means, if it is one of these. Names that only hold one of its steps (`shred`) do not.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let folded = name.to_lowercase();
        [
            (Self::Nwipe, "nwipe"),
            (Self::Nwipe, "shredos"),
            (Self::Hdparm, "hdparm"),
            (Self::Nvme, "nvme"),
            (Self::Workbench, "workbench"),
        ]
        .into_iter()
        .find(|(_, word)| folded.contains(word))
        .map(|(tool, _)| tool)
    }
}

/// How a disk was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Written over through its ordinary interface: Clear (NIST SP 800-88 rev. 1, appendix A).
    Overwrite,
    /// By its own firmware, or by forgetting its key: Purge (the same).
    Firmware,
}

/// A moment as a tool wrote it: most write the local hour and no zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The hour on the tool's clock.
    pub at: NaiveDateTime,
    /// Its zone, when the report tells it.
    pub zone: Option<FixedOffset>,
}

impl Moment {
    /// The hour without a zone.
    #[must_use]
    pub fn local(at: NaiveDateTime) -> Self {
        Self { at, zone: None }
    }

    /// The hour with its zone.
    #[must_use]
    pub fn zoned(at: DateTime<FixedOffset>) -> Self {
        Self { at: at.naive_local(), zone: Some(*at.offset()) }
    }

    /// How far, in seconds, the moment lies from `other`, its clock being `hours` ahead of UTC unless it tells its zone.
    fn seconds_from(self, other: DateTime<Utc>, hours: i64) -> i64 {
        let ahead = self.zone.map_or(hours * 3_600, |zone| i64::from(zone.local_minus_utc()));
        (self.at - other.naive_utc()).num_seconds() - ahead
    }
}

/// Hours ahead of UTC that a tool's clock may show in France and its territories; 0 for those started from a key.
const ZONES: [i64; 11] = [0, 1, 2, 3, 4, 11, 12, -2, -3, -4, -10];
/// How far the hours of a report and those that a person wrote may lie apart, in seconds: ten minutes.
const HOURS_APART: i64 = 600;

/// Why what a report says of a disk does not prove its erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A line tells of an error or a failure.
    Failed(String),
    /// The erasure was broken off.
    Aborted(String),
    /// The report stops before its end.
    Truncated,
    /// Less was erased than the disk holds, in the report's unit.
    Partial {
        /// What was.
        done: String,
        /// What should have been.
        total: String,
    },
    /// The report tells of no erasure: a verification alone, a format that erases nothing.
    NothingErased(String),
    /// Sectors hidden from the tool were left as they were (HPA, DCO).
    HiddenArea(String),
    /// Nothing was read back.
    NotVerified,
    /// What was read back is less than the disk.
    PartlyVerified(String),
    /// A command ended with that status.
    ExitStatus(i32),
    /// Two parts of the report say different things.
    Contradiction(String, String),
}

impl Trouble {
    /// Its code, as in `evidence-report-<code>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Failed(_) => "evidence-report-says-failed",
            Self::Aborted(_) => "evidence-report-aborted",
            Self::Truncated => "evidence-report-truncated",
            Self::Partial { .. } => "evidence-report-partial",
            Self::NothingErased(_) => "evidence-report-nothing-erased",
            Self::HiddenArea(_) => "evidence-report-hidden-area",
            Self::NotVerified => "evidence-report-not-verified",
            Self::PartlyVerified(_) => "evidence-report-partly-verified",
            Self::ExitStatus(_) => "evidence-report-exit-status",
            Self::Contradiction(_, _) => "evidence-report-contradicts-itself",
        }
    }

    /// Values for its words.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Failed(line)
            | Self::Aborted(line)
            | Self::NothingErased(line)
            | Self::HiddenArea(line)
            | Self::PartlyVerified(line) => vec![("line", text::shown(line))],
            Self::Partial { done, total } => vec![("done", done.clone()), ("total", total.clone())],
            Self::ExitStatus(status) => vec![("status", status.to_string())],
            Self::Contradiction(one, other) => {
                vec![("one", text::shown(one)), ("other", text::shown(other))]
            }
            Self::Truncated | Self::NotVerified => Vec::new(),
        }
    }
}

/// What a report says of one disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disk {
    /// As the system named it: `sda`, `nvme0n1`.
    pub name: Option<String>,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its model.
    pub model: Option<String>,
    /// Its capacity in bytes.
    pub bytes: Option<u64>,
    /// Whether its cells are flash, when the report tells.
    pub flash: Option<bool>,
    /// How it was erased.
    pub way: Option<Way>,
    /// The command, or the tool's name for the method.
    pub method: Option<String>,
    /// How many times it was written over, blanking included; 0 when firmware did it.
    pub passes: u32,
    /// When that began.
    pub started: Option<Moment>,
    /// When it ended.
    pub ended: Option<Moment>,
    /// How long it took, in seconds, when the tool counts.
    pub seconds: Option<i64>,
    /// The least time that the disk itself announces for its erasure, in seconds.
    pub announced: Option<i64>,
    /// What is wrong with it.
    pub troubles: Vec<Trouble>,
}

impl Disk {
    /// How long its erasure took, in seconds: as counted, or from its two moments.
    #[must_use]
    pub fn lasted(&self) -> Option<i64> {
        self.seconds.or_else(|| Some((self.ended?.at - self.started?.at).num_seconds()))
    }

    /// Whether the hours that were written can be those of the report, in one zone for both.
    #[must_use]
    pub fn hours_agree(&self, started: DateTime<Utc>, ended: DateTime<Utc>) -> bool {
        ZONES.iter().any(|zone| {
            [(self.started, started), (self.ended, ended)].into_iter().all(|(read, said)| {
                read.is_none_or(|read| read.seconds_from(said, *zone).abs() <= HOURS_APART)
            })
        })
    }

    fn trouble(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }
}

/// A report that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Whose it is.
    pub tool: Tool,
    /// The tool's version.
    pub version: Option<String>,
    /// The disks it tells of.
    pub disks: Vec<Disk>,
}

impl Reading {
    /// What it says of the disk of that serial number.
    #[must_use]
    pub fn disk(&self, serial: &str) -> Option<&Disk> {
        self.disks
            .iter()
            .find(|disk| disk.serial.as_deref().is_some_and(|own| text::same_serial(own, serial)))
    }
}

/// Reads a report of one of the known tools; `None` when it is none of them.
#[must_use]
pub fn read(report: &[u8]) -> Option<Reading> {
    let text = text::of(report)?;
    workbench::read(&text).or_else(|| nwipe::read(&text)).or_else(|| transcript::read(&text))
}
