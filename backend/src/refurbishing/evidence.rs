//! When a proof of erasure is believed (law 3; NIST SP 800-88 rev. 2).

use super::reports::lies::{self, Lie};
use super::reports::{Tool, Trouble};
use crate::devices::{Storage, StorageFate};
use crate::kernel::{ErrorKind, Instant, Refusal};

/// How a storage was erased: what benches say of themselves in the same words.
pub use crate::organisations::ErasureMethod as Method;

/// Why well-formed evidence proves that data may be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The tool ended with an error.
    ExitStatus,
    /// The storage was not read back.
    NotVerified,
}

impl Failure {
    /// Its code, as stored and sent.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ExitStatus => "exit-status",
            Self::NotVerified => "not-verified",
        }
    }
}

/// Faster than any magnetic disk writes, in bytes a second: 600 MB/s. The fastest sold, with two actuators, sustains 554 MB/s
/// (Seagate, Exos 2X18 data sheet, 2022).
const FASTEST_MAGNETIC: u64 = 600_000_000;
/// Faster than any other storage writes, in bytes a second: 16 GB/s, above the 15.75 GB/s that PCI Express 5.0 carries on
/// four lanes (PCI-SIG, base specification 5.0, 2019).
const FASTEST_OTHER: u64 = 16_000_000_000;
/// Longer than any erasure takes: 7 days, in seconds. A platform setting.
const LONGEST_SECONDS: i64 = 7 * 86_400;
/// 1 January 2010, in seconds: a tool that says less has a clock that was never set. A platform setting.
const EARLIEST_SECONDS: i64 = 1_262_304_000;
/// How long before its reception an erasure may have ended, in seconds: a year. Donors erase by themselves, and then
/// store what they give; what is older than that has most likely been used since. A platform setting.
const BEFORE_RECEPTION_SECONDS: i64 = 365 * 86_400;
/// How far a workshop's clock may run ahead, in seconds. A platform setting.
const CLOCK_SKEW_SECONDS: i64 = 300;

/// Evidence as it is handed in; its texts are checked.
#[derive(Clone, Debug)]
pub struct Submitted {
    /// How.
    pub method: Method,
    /// With what.
    pub tool: String,
    /// Its version.
    pub tool_version: String,
    /// The command, as it was typed.
    pub command: Option<String>,
    /// The storage's serial number as the tool read it.
    pub storage_serial: Option<String>,
    /// What the tool ended with; 0 is success.
    pub exit_status: i32,
    /// Whether the storage was read back.
    pub verified: bool,
    /// Who watched.
    pub operator_name: String,
    /// From.
    pub started_at: Instant,
    /// To.
    pub ended_at: Instant,
    /// SHA-256 of the tool's report, in hexadecimal.
    pub report_sha256: Option<String>,
}

/// Since when a device is in the hands of who erases it.
#[derive(Clone, Copy, Debug)]
pub struct Life {
    /// When it was received.
    pub received_at: Instant,
    /// When it last came back from a life with somebody else.
    pub returned_at: Option<Instant>,
}

/// Why evidence cannot be what it says; nothing of it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It ended before it began, or at once.
    EndedBeforeStart,
    /// It ended in the future.
    InFuture,
    /// It began before the device came back from its last life.
    BeforeReturn,
    /// It ended before the device was received.
    BeforeReception,
    /// It began when the tool's clock was not set.
    TooOld,
    /// No storage of that size is overwritten in that time.
    TooFast {
        /// The least time, in seconds.
        seconds: i64,
    },
    /// No erasure lasts that long.
    TooLong,
    /// The tool read another storage.
    OtherSerial,
    /// Nobody knows the storage's serial number.
    SerialRequired,
    /// The storage is no longer in the device.
    StorageGone,
    /// The report already proves the erasure of another storage, or was revoked.
    ReportReused,
    /// The same hours already prove the erasure of that serial number elsewhere.
    TimesReused,
    /// The report tells of a failure.
    ReportSaysFailed {
        /// The line that says so.
        line: String,
    },
    /// The report tells of something that proves no erasure.
    Report(Trouble),
    /// The report says something else than the person.
    ReportDiffers {
        /// Its code: what differs.
        code: &'static str,
        /// The field that says it.
        field: &'static str,
        /// What the person says, or the record.
        said: String,
        /// What the report says.
        read: String,
    },
    /// The report names no storage: it may be any disk's.
    ReportNamesNoStorage,
    /// The report is not in the form of the tool that is named.
    ReportUnrecognised {
        /// The tool.
        tool: &'static str,
    },
    /// Writing flash over leaves its spare cells: it is no Purge (NIST SP 800-88 rev. 1, 2014, table A-8).
    OverwriteNotPurge {
        /// The tool, which writes over.
        tool: String,
    },
    /// Flash leaves its owner's control purged or destroyed only.
    MethodTooWeak,
    /// That version was published to report erasures that were none.
    ToolLies {
        /// The version.
        version: String,
        /// The case.
        lie: &'static Lie,
    },
}

impl Refusal for Malformed {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Invalid
    }

    fn code(&self) -> &'static str {
        match self {
            Self::EndedBeforeStart => "evidence-ended-before-start",
            Self::InFuture => "evidence-in-future",
            Self::BeforeReturn => "evidence-before-return",
            Self::BeforeReception => "evidence-before-reception",
            Self::TooOld => "evidence-too-old",
            Self::TooFast { .. } => "evidence-too-fast",
            Self::TooLong => "evidence-too-long",
            Self::OtherSerial => "evidence-other-serial",
            Self::SerialRequired => "evidence-serial-required",
            Self::StorageGone => "evidence-storage-gone",
            Self::ReportReused => "evidence-report-reused",
            Self::TimesReused => "evidence-times-reused",
            Self::ReportSaysFailed { .. } => "evidence-report-says-failed",
            Self::Report(trouble) => trouble.code(),
            Self::ReportDiffers { code, .. } => code,
            Self::ReportNamesNoStorage => "evidence-report-names-no-storage",
            Self::ReportUnrecognised { .. } => "evidence-report-unrecognised",
            Self::OverwriteNotPurge { .. } => "evidence-overwrite-not-purge",
            Self::MethodTooWeak => "evidence-method-too-weak",
            Self::ToolLies { .. } => "evidence-tool-lies",
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::EndedBeforeStart
            | Self::InFuture
            | Self::TooFast { .. }
            | Self::TooLong
            | Self::BeforeReception => "ended_at",
            Self::BeforeReturn | Self::TooOld | Self::TimesReused => "started_at",
            Self::OtherSerial | Self::SerialRequired => "storage_serial",
            Self::StorageGone => "storage_id",
            Self::ReportReused
            | Self::ReportSaysFailed { .. }
            | Self::Report(_)
            | Self::ReportNamesNoStorage
            | Self::ReportUnrecognised { .. } => "report",
            Self::ReportDiffers { field, .. } => field,
            Self::OverwriteNotPurge { .. } | Self::MethodTooWeak => "method",
            Self::ToolLies { .. } => "tool_version",
        })
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooFast { seconds } => vec![("seconds", seconds.to_string())],
            Self::ReportSaysFailed { line } => vec![("line", line.clone())],
            Self::Report(trouble) => trouble.args(),
            Self::ReportDiffers { said, read, .. } => vec![("said", said.clone()), ("read", read.clone())],
            Self::ReportUnrecognised { tool } => vec![("tool", (*tool).to_owned())],
            Self::OverwriteNotPurge { tool } => vec![("tool", tool.clone())],
            Self::ToolLies { version, lie } => vec![
                ("tool", lie.tool.to_owned()),
                ("version", version.clone()),
                ("published", lie.published.to_owned()),
                ("source", lie.source.to_owned()),
            ],
            Self::EndedBeforeStart
            | Self::InFuture
            | Self::BeforeReturn
            | Self::BeforeReception
            | Self::TooOld
            | Self::TooLong
            | Self::OtherSerial
            | Self::SerialRequired
            | Self::StorageGone
            | Self::ReportReused
            | Self::TimesReused
            | Self::ReportNamesNoStorage
            | Self::MethodTooWeak => Vec::new(),
        }
    }
}

/// Whether a tool may be called so: a name, not a command typed by mistake.
#[must_use]
pub fn is_tool_name(text: &str) -> bool {
    let allowed = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '.' | '_' | '-' | '+' | '(' | ')' | '/' | '\'' | '’')
    };
    let option = |word: &str| word.len() > 1 && word.starts_with(['-', '/']);
    let command = |word: &str| ["rm", "sudo", "mkfs", "doas"].contains(&word.to_lowercase().as_str());
    text.chars().all(allowed)
        && text.chars().any(char::is_alphabetic)
        && !text.split(' ').any(option)
        && !text.split_whitespace().next().is_some_and(command)
}

pub use super::reports::text::same_serial;

/// The most that a storage of that kind writes, in bytes a second. `ssd` may be NVMe: people say so.
#[must_use]
pub fn fastest(kind: &str) -> u64 {
    if kind == "hdd" { FASTEST_MAGNETIC } else { FASTEST_OTHER }
}

/// Whether a tool of that name writes over through the ordinary interface.
fn writes_over(tool: &str) -> bool {
    let folded = tool.to_lowercase();
    Tool::named(tool) == Some(Tool::Nwipe)
        || folded
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| ["shred", "dd", "dban", "badblocks", "wipe", "scrub"].contains(&word))
}

/// What flash asks for: its spare cells escape whoever writes it over.
fn strong_enough(submitted: &Submitted, storage: &Storage) -> Result<(), Malformed> {
    let flash = matches!(storage.kind.as_str(), "ssd" | "nvme" | "flash");
    match submitted.method {
        Method::Clear if flash => Err(Malformed::MethodTooWeak),
        Method::Purge if flash && writes_over(&submitted.tool) => {
            Err(Malformed::OverwriteNotPurge { tool: submitted.tool.clone() })
        }
        Method::Clear | Method::Purge | Method::Destroy => Ok(()),
    }
}

/// The serial number under which the evidence stands: the recorded one, or the one the tool read.
///
/// # Errors
/// [`Malformed::OtherSerial`]; [`Malformed::SerialRequired`].
pub fn serial<'a>(submitted: &'a Submitted, storage: &'a Storage) -> Result<&'a str, Malformed> {
    match (storage.serial.as_deref(), submitted.storage_serial.as_deref()) {
        (Some(known), Some(read)) if !same_serial(known, read) => Err(Malformed::OtherSerial),
        (Some(known), _) => Ok(known),
        (None, Some(read)) => Ok(read),
        (None, None) => Err(Malformed::SerialRequired),
    }
}

/// What evidence proves at `now` for a storage of a device with that `life`: `None` that its data are gone, or why they
/// may not be.
///
/// # Errors
/// Why it cannot be what it says.
pub fn examine(
    submitted: &Submitted,
    storage: &Storage,
    now: Instant,
    life: Life,
) -> Result<Option<Failure>, Malformed> {
    if storage.fate != StorageFate::Present {
        return Err(Malformed::StorageGone);
    }
    serial(submitted, storage)?;
    let seconds = (submitted.ended_at - submitted.started_at).num_seconds();
    if submitted.ended_at <= submitted.started_at {
        return Err(Malformed::EndedBeforeStart);
    }
    if (submitted.ended_at - now).num_seconds() > CLOCK_SKEW_SECONDS {
        return Err(Malformed::InFuture);
    }
    if seconds > LONGEST_SECONDS {
        return Err(Malformed::TooLong);
    }
    if submitted.started_at.timestamp() < EARLIEST_SECONDS {
        return Err(Malformed::TooOld);
    }
    if life.returned_at.is_some_and(|returned| submitted.started_at < returned) {
        return Err(Malformed::BeforeReturn);
    }
    if (life.received_at - submitted.ended_at).num_seconds() > BEFORE_RECEPTION_SECONDS {
        return Err(Malformed::BeforeReception);
    }
    let bytes = u64::try_from(storage.gigabytes.unwrap_or(0)).unwrap_or(0) * 1_000_000_000;
    let least = i64::try_from(bytes / fastest(&storage.kind)).unwrap_or(i64::MAX);
    match submitted.method {
        Method::Clear if seconds < least => return Err(Malformed::TooFast { seconds: least }),
        Method::Clear | Method::Purge | Method::Destroy => {}
    }
    if submitted.exit_status != 0 {
        return Ok(Some(Failure::ExitStatus));
    }
    if !submitted.verified {
        return Ok(Some(Failure::NotVerified));
    }
    strong_enough(submitted, storage)?;
    match lies::against(&submitted.tool, &submitted.tool_version) {
        Some(lie) => Err(Malformed::ToolLies { version: submitted.tool_version.clone(), lie }),
        None => Ok(None),
    }
}
