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
/// Longer than any erasure takes: 14 days, in seconds. A platform setting.
const LONGEST_SECONDS: i64 = 14 * 86_400;
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

/// Why evidence cannot be what it says; nothing of it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It ended before it began, or at once.
    EndedBeforeStart,
    /// It ended in the future.
    InFuture,
    /// It began before the device came back from its last life.
    BeforeReturn,
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
            Self::TooFast { .. } => "evidence-too-fast",
            Self::TooLong => "evidence-too-long",
            Self::OtherSerial => "evidence-other-serial",
            Self::SerialRequired => "evidence-serial-required",
            Self::StorageGone => "evidence-storage-gone",
            Self::ReportReused => "evidence-report-reused",
        }
    }

    fn field(&self) -> Option<&'static str> {
        Some(match self {
            Self::EndedBeforeStart | Self::InFuture | Self::TooFast { .. } | Self::TooLong => "ended_at",
            Self::BeforeReturn => "started_at",
            Self::OtherSerial | Self::SerialRequired => "storage_serial",
            Self::StorageGone => "storage_id",
            Self::ReportReused => "report",
        })
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooFast { seconds } => vec![("seconds", seconds.to_string())],
            Self::EndedBeforeStart
            | Self::InFuture
            | Self::BeforeReturn
            | Self::TooLong
            | Self::OtherSerial
            | Self::SerialRequired
            | Self::StorageGone
            | Self::ReportReused => Vec::new(),
        }
    }
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

/// What evidence proves at `now` for a storage whose device came back last at `since`: `None` that its data are
/// gone, or why they may not be.
///
/// # Errors
/// Why it cannot be what it says.
pub fn examine(
    submitted: &Submitted,
    storage: &Storage,
    now: Instant,
    since: Option<Instant>,
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
    if since.is_some_and(|since| submitted.started_at < since) {
        return Err(Malformed::BeforeReturn);
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
