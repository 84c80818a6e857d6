//! Workbench snapshots (JSON): each drive with its actions. `EraseSectors` is written and read back (badblocks); `EraseBasic`
//! is written only (shred). What else a snapshot says of the machine is not about erasing.

use chrono::DateTime;
use serde_json::Value;

use super::{Disk, Moment, Reading, Tool, Trouble, Way};

pub(super) fn read(text: &str) -> Option<Reading> {
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let software = value.get("software").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    if !software.starts_with("workbench") || value.get("type").and_then(Value::as_str) != Some("Snapshot") {
        return None;
    }
    let parts = value.get("components").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let drive = |part: &&Value| word(part, "type").is_some_and(|kind| kind.ends_with("Drive"));
    let disks = parts.iter().filter(drive).map(disk).collect();
    Some(Reading { tool: Tool::Workbench, version: word(&value, "version").map(str::to_owned), disks })
}

fn word<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

fn moment(value: &Value, name: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(word(value, name)?).ok().map(Moment::zoned)
}

/// A size, told in millions of bytes.
#[expect(clippy::cast_possible_truncation, reason = "below a billion of millions")]
fn bytes(millions: f64) -> Option<u64> {
    (1.0..1e9).contains(&millions).then_some((millions * 1e6) as u64)
}

fn disk(part: &Value) -> Disk {
    let mut disk = Disk {
        serial: word(part, "serialNumber").map(str::to_owned),
        model: word(part, "model").map(str::to_owned),
        flash: word(part, "type").and_then(|kind| (kind == "SolidStateDrive").then_some(true)),
        way: Some(Way::Overwrite),
        ..Disk::default()
    };
    disk.bytes = part.get("size").and_then(Value::as_f64).and_then(bytes);
    let actions = part.get("actions").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let Some(erase) =
        actions.iter().rev().find(|one| word(one, "type").is_some_and(|kind| kind.starts_with("Erase")))
    else {
        disk.trouble(Trouble::NothingErased("actions".to_owned()));
        return disk;
    };
    let kind = word(erase, "type").unwrap_or_default();
    disk.method = Some(kind.to_owned());
    disk.started = moment(erase, "startTime");
    disk.ended = moment(erase, "endTime");
    let steps = erase.get("steps").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    disk.passes = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    for one in std::iter::once(erase).chain(steps) {
        let severity = word(one, "severity").unwrap_or_default();
        if ["Error", "Warning"].contains(&severity) {
            let name = word(one, "type").unwrap_or_default();
            disk.trouble(Trouble::Failed(format!("{name}: {severity}")));
        }
    }
    if disk.started.is_none() || disk.ended.is_none() || steps.is_empty() {
        disk.trouble(Trouble::Truncated);
    }
    for step in steps {
        let inside = |at: Option<Moment>, name: &str| {
            let own = moment(step, name);
            own.zip(at).map_or(own.is_some(), |(own, at)| {
                if name == "startTime" { own.at >= at.at } else { own.at <= at.at }
            })
        };
        if !inside(disk.started, "startTime") || !inside(disk.ended, "endTime") {
            let name = word(step, "type").unwrap_or_default();
            disk.trouble(Trouble::Contradiction(kind.to_owned(), name.to_owned()));
        }
    }
    if kind == "EraseBasic" {
        disk.trouble(Trouble::NotVerified);
    }
    disk
}
