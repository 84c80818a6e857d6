//! What a report proves, held against what is said of the erasure and against the storage. Pure.

use super::evidence::{Malformed, Method, Submitted};
use super::report;
use super::reports::{self, Disk, Reading, Tool, Way, text};
use crate::devices::Storage;
use crate::platform::storage::sha256;

/// How far apart two durations of one erasure may lie, in seconds: ten minutes. A platform setting.
const DURATION_APART: i64 = 600;
/// How far a recorded capacity may lie from the one a report tells, as a part of it: one tenth. Inventories round, and write
/// powers of two and of ten alike. A platform setting.
const CAPACITY_APART: f64 = 0.1;
/// An erasure that took less than this part of what the disk itself announces is not believed. A platform setting.
const ANNOUNCED_PART: i64 = 2;

/// What makes a report recognisable when it is sent again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seals {
    /// Of its words, whatever the white space between them, with the serial number they name; of its bytes when it is no
    /// text.
    pub key: Option<String>,
    /// Of the erasure it tells of: tool, serial number, hours, capacity. An altered copy shares it.
    pub facts: Option<String>,
}

/// Whether the medium is flash: by the report, or as recorded.
fn flash(storage: &Storage, disk: Option<&Disk>) -> bool {
    disk.and_then(|disk| disk.flash).unwrap_or(matches!(storage.kind.as_str(), "ssd" | "nvme" | "flash"))
}

fn differs(code: &'static str, field: &'static str, said: impl ToString, read: impl ToString) -> Malformed {
    Malformed::ReportDiffers { code, field, said: said.to_string(), read: read.to_string() }
}

/// Reads the report of evidence that says it succeeded, for the storage of number `serial`.
///
/// # Errors
/// Why it does not prove that.
pub fn examine(
    submitted: &Submitted,
    storage: &Storage,
    serial: &str,
    bytes: Option<&[u8]>,
) -> Result<Seals, Malformed> {
    let Some(bytes) = bytes else {
        return Ok(Seals { key: submitted.report_sha256.clone(), facts: None });
    };
    let known = Tool::named(&submitted.tool).filter(|_| submitted.method != Method::Destroy);
    let Some(words) = text::of(bytes) else {
        return match known {
            Some(tool) => Err(Malformed::ReportUnrecognised { tool: tool.name() }),
            None => Ok(Seals { key: Some(sha256(bytes)), facts: None }),
        };
    };
    let key = Some(format!("{}:{}", sha256(text::normal(&words).as_bytes()), text::bare_serial(serial)));
    let Some(reading) = reports::read(bytes) else {
        if let Some(line) = report::failure_in(bytes, serial) {
            return Err(Malformed::ReportSaysFailed { line });
        }
        if !text::names(&words, serial) {
            return Err(Malformed::ReportNamesNoStorage);
        }
        return match known {
            Some(tool) => Err(Malformed::ReportUnrecognised { tool: tool.name() }),
            None => Ok(Seals { key, facts: None }),
        };
    };
    let disk = of_storage(&reading, serial)?;
    same_tool(submitted, &reading)?;
    if let Some(trouble) = disk.troubles.first() {
        return Err(Malformed::Report(trouble.clone()));
    }
    same_disk(submitted, storage, disk)?;
    same_hours(submitted, storage, disk)?;
    if let Some(line) = report::failure_in(bytes, serial) {
        return Err(Malformed::ReportSaysFailed { line });
    }
    Ok(Seals { key, facts: facts(&reading, disk, serial) })
}

fn of_storage<'a>(reading: &'a Reading, serial: &str) -> Result<&'a Disk, Malformed> {
    reading.disk(serial).ok_or_else(|| {
        let read: Vec<&str> = reading.disks.iter().filter_map(|disk| disk.serial.as_deref()).collect();
        match read.as_slice() {
            [] => Malformed::ReportNamesNoStorage,
            _ => differs("evidence-report-other-serial", "report", serial, read.join(", ")),
        }
    })
}

fn same_tool(submitted: &Submitted, reading: &Reading) -> Result<(), Malformed> {
    let said = submitted.tool.to_lowercase();
    if !reading.tool.words().iter().any(|word| said.contains(word)) {
        return Err(differs("evidence-report-other-tool", "tool", &submitted.tool, reading.tool.name()));
    }
    let Some(read) = &reading.version else { return Ok(()) };
    let (one, other) = (reports::lies::numbers(&submitted.tool_version), reports::lies::numbers(read));
    let same = match (one, other) {
        // « 0.34 » for « 0.34.84 »: what is told agrees.
        (Some(one), Some(other)) => one.iter().zip(&other).all(|(one, other)| one == other),
        (None, _) | (_, None) => submitted.tool_version.trim() == read.trim(),
    };
    if same {
        // The version that the report tells counts, not the one that was typed.
        match reports::lies::against(reading.tool.name(), read) {
            Some(lie) => Err(Malformed::ToolLies { version: read.clone(), lie }),
            None => Ok(()),
        }
    } else {
        Err(differs("evidence-report-other-version", "tool_version", &submitted.tool_version, read))
    }
}

fn same_disk(submitted: &Submitted, storage: &Storage, disk: &Disk) -> Result<(), Malformed> {
    if let (Some(gigabytes), Some(bytes)) = (storage.gigabytes, disk.bytes) {
        let read = bytes as f64;
        let near = |unit: f64| (read / unit / f64::from(gigabytes) - 1.0).abs() <= CAPACITY_APART;
        if !near(1e9) && !near(1_073_741_824.0) {
            let read = bytes / 1_000_000_000;
            return Err(differs("evidence-report-other-capacity", "report", gigabytes, read));
        }
    }
    let read = match disk.way {
        Some(Way::Overwrite) => Method::Clear,
        Some(Way::Firmware) => Method::Purge,
        None => return Ok(()),
    };
    if flash(storage, Some(disk)) && read == Method::Clear {
        return Err(match submitted.method {
            Method::Purge => Malformed::OverwriteNotPurge { tool: submitted.tool.clone() },
            Method::Clear | Method::Destroy => Malformed::MethodTooWeak,
        });
    }
    if submitted.method != read {
        return Err(differs("evidence-report-other-method", "method", submitted.method.code(), read.code()));
    }
    Ok(())
}

fn same_hours(submitted: &Submitted, storage: &Storage, disk: &Disk) -> Result<(), Malformed> {
    if !disk.hours_agree(submitted.started_at, submitted.ended_at) {
        let hours = |at: Option<reports::Moment>| at.map_or_else(String::new, |at| at.at.to_string());
        let said = format!("{} - {}", submitted.started_at.naive_utc(), submitted.ended_at.naive_utc());
        let read = format!("{} - {}", hours(disk.started), hours(disk.ended));
        return Err(differs("evidence-report-other-hours", "started_at", said, read));
    }
    let Some(lasted) = disk.lasted() else { return Ok(()) };
    if lasted <= 0 {
        return Err(Malformed::EndedBeforeStart);
    }
    let said = (submitted.ended_at - submitted.started_at).num_seconds();
    if (said - lasted).abs() > DURATION_APART.max(lasted / 20) {
        return Err(differs("evidence-report-other-duration", "ended_at", said, lasted));
    }
    let magnetic = !flash(storage, Some(disk)) && (disk.flash == Some(false) || storage.kind == "hdd");
    let speed = super::evidence::fastest(if magnetic { "hdd" } else { "nvme" });
    let seconds = |bytes: u64, times: u32| {
        i64::try_from(bytes.saturating_mul(u64::from(times)) / speed).unwrap_or(i64::MAX)
    };
    let least = match (disk.way, disk.bytes, disk.announced) {
        (Some(Way::Overwrite), Some(bytes), _) => seconds(bytes, disk.passes.max(1)),
        // Disks that forget a key announce two minutes or less.
        (Some(Way::Firmware), _, Some(announced)) if magnetic => announced / ANNOUNCED_PART,
        (Some(Way::Firmware), Some(bytes), None) if magnetic => seconds(bytes, 1),
        (Some(Way::Overwrite | Way::Firmware) | None, _, _) => 0,
    };
    if lasted < least { Err(Malformed::TooFast { seconds: least }) } else { Ok(()) }
}

fn facts(reading: &Reading, disk: &Disk, serial: &str) -> Option<String> {
    let (started, ended) = (disk.started?, disk.ended?);
    let told = format!(
        "{}|{}|{}|{}|{}",
        reading.tool.name(),
        text::bare_serial(serial),
        started.at,
        ended.at,
        disk.bytes.unwrap_or(0)
    );
    Some(sha256(told.as_bytes()))
}
