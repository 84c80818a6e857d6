//! When a proof of erasure is believed (law 3; NIST SP 800-88 rev. 2).

use crate::devices::{Storage, StorageFate};
use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Instant, Refusal};

coded! {
    /// How a storage was erased (NIST SP 800-88).
    Method {
        /// Overwritten through its ordinary interface.
        Clear = "clear",
        /// Erased beyond laboratory recovery: firmware erase, cryptographic erase.
        Purge = "purge",
        /// Shredded, crushed, molten.
        Destroy = "destroy",
    }
}

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

/// Faster than any storage writes: 10 GB/s. A platform setting.
const FASTEST_GIGABYTES_PER_SECOND: i64 = 10;
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
            Self::ReportReused | Self::ReportSaysFailed { .. } => "report",
        })
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooFast { seconds } => vec![("seconds", seconds.to_string())],
            Self::ReportSaysFailed { line } => vec![("line", line.clone())],
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
            | Self::TimesReused => Vec::new(),
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

/// Serial numbers are compared without case and spaces: people and tools write them both ways.
#[must_use]
pub fn same_serial(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect()
    };
    bare(one) == bare(other)
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
    let least = i64::from(storage.gigabytes.unwrap_or(0)) / FASTEST_GIGABYTES_PER_SECOND;
    match submitted.method {
        Method::Clear if seconds < least => return Err(Malformed::TooFast { seconds: least }),
        Method::Clear | Method::Purge | Method::Destroy => {}
    }
    Ok(if submitted.exit_status != 0 {
        Some(Failure::ExitStatus)
    } else if !submitted.verified {
        Some(Failure::NotVerified)
    } else {
        None
    })
}
