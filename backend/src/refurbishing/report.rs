//! What a tool's report says in words: one that tells of a failure does not prove an erasure, whatever was typed beside
//! it. Inventories of whole machines come as reports too: what they say of disks' health or of other disks is no fault.

use serde_json::Value;

use super::reports::text::{self, same_serial};

/// Characters shown of what gave a report away.
const LONGEST_SHOWN: usize = 120;
/// Bytes looked at of one line.
const LONGEST_LINE: usize = 2_000;

/// Words that say by themselves that something failed.
const FAILED: [&str; 14] = [
    "fail",
    "failed",
    "fails",
    "failure",
    "failures",
    "failing",
    "unsuccessful",
    "aborted",
    "échec",
    "échecs",
    "échoué",
    "échouée",
    "echec",
    "echoue",
];
/// Words that do so where they are a status, a count or the beginning of a line.
const ERROR: [&str; 4] = ["error", "errors", "erreur", "erreurs"];
/// What takes the fault out of the word beside it.
const NONE: [&str; 10] = ["0", "no", "none", "without", "zero", "aucun", "aucune", "sans", "false", "null"];
/// Lines about something else than the erasure: the disk's health, what would be done in case of.
const ELSEWHERE: [&str; 14] = [
    "smart",
    "s.m.a.r.t",
    "self-test",
    "health",
    "santé",
    "logging",
    "error log",
    "error summary",
    // Said of all disks of a log; its reader weighs it for each.
    "nwipe exited with errors",
    "recovery control",
    "in case of",
    "en cas d",
    "if the ",
    "icrc",
];

/// The line of a report that says that the erasure of the storage `serial` failed. Reports that are no text say nothing.
pub(super) fn failure_in(report: &[u8], serial: &str) -> Option<String> {
    let text = text::of(report)?;
    let found = match serde_json::from_str::<Value>(&text) {
        Ok(value @ (Value::Object(_) | Value::Array(_))) => {
            let names_ours = mentions(&value, serial);
            failure_in_value(&value, serial, names_ours)
        }
        _ => failure_in_lines(&text, serial),
    }?;
    let line: String = found.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line.chars().filter(|c| !c.is_control()).take(LONGEST_SHOWN).collect())
}

fn failure_in_lines(text: &str, serial: &str) -> Option<String> {
    let lines =
        || text.lines().map(|line| line.get(..line.floor_char_boundary(LONGEST_LINE)).unwrap_or(line));
    let ours: Vec<&str> = lines().filter(|line| holds(line, serial)).filter_map(disk_of).collect();
    lines()
        .filter(|line| says_failed(line))
        .find(|line| {
            let about_another = disk_of(line).is_some_and(|disk| !ours.is_empty() && !ours.contains(&disk));
            holds(line, serial) || !about_another
        })
        .map(str::to_owned)
}

fn holds(line: &str, serial: &str) -> bool {
    line.split(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '(' | ')' | '[' | ']' | ',' | ';' | '/' | '=' | ':')
    })
    .any(|word| !word.is_empty() && same_serial(word, serial))
}

/// The disk that a line names as Linux does: `sda`, `nvme0n1`, `mmcblk0`.
fn disk_of(line: &str) -> Option<&str> {
    line.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| {
        let numbered = |start: &str| {
            word.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        };
        let lettered = |start: &str| {
            word.strip_prefix(start).is_some_and(|rest| {
                (1..=2).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_lowercase())
            })
        };
        numbered("nvme") || numbered("mmcblk") || lettered("sd") || lettered("hd")
    })
}

fn says_failed(line: &str) -> bool {
    let folded = line.to_lowercase();
    if ELSEWHERE.iter().any(|words| folded.contains(words)) {
        return false;
    }
    let words: Vec<&str> = folded
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .map(|word| word.trim_matches(|c| matches!(c, '-' | '.')))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).any(|at| {
        let near = |from: usize, to: usize| {
            words.get(from.min(words.len())..to.min(words.len())).unwrap_or_default()
        };
        let before = near(at.saturating_sub(2), at);
        let after = near(at + 1, at + 2);
        let excused = before.iter().chain(after).any(|word| NONE.contains(word));
        let word = words.get(at).copied().unwrap_or_default();
        if FAILED.contains(&word) {
            return !excused;
        }
        let counted = |word: &&str| word.parse::<u64>().is_ok_and(|count| count > 0);
        let told = at == 0
            || before
                .last()
                .is_some_and(|word| ["with", "avec", "status", "result", "severity", "état"].contains(word))
            || before.last().is_some_and(counted)
            || after.first().is_some_and(counted);
        // "[2026/11/23 10:00:00] error: …" and "ERROR …"
        let labelled = folded.contains(&format!("{word}:"))
            && !after.is_empty()
            && before.iter().all(|w| counted(w) || w.parse::<u64>().is_ok())
            || folded.contains(&format!("[{word}]"));
        ERROR.contains(&word) && !excused && (told || labelled)
    })
}

fn mentions(value: &Value, serial: &str) -> bool {
    match value {
        Value::String(text) => same_serial(text, serial),
        Value::Array(items) => items.iter().any(|item| mentions(item, serial)),
        Value::Object(fields) => fields.values().any(|item| mentions(item, serial)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Parts of a report about something else than the erasure.
fn is_elsewhere(name: &str) -> bool {
    let folded = name.to_lowercase();
    ["smart", "test", "benchmark", "lshw", "dmi", "health"].iter().any(|word| folded.contains(word))
}

fn failure_in_value(value: &Value, serial: &str, names_ours: bool) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| failure_in_value(item, serial, names_ours)),
        Value::Object(fields) => {
            let kind = ["type", "@type"].iter().find_map(|name| fields.get(*name)?.as_str());
            let own = ["serialNumber", "serial_number", "serial", "Serial"];
            let disk = kind.is_none_or(|kind| kind.to_lowercase().contains("drive"));
            let other = disk
                && names_ours
                && own
                    .iter()
                    .filter_map(|name| fields.get(*name)?.as_str())
                    .any(|one| !same_serial(one, serial))
                && !fields.values().any(|inner| mentions(inner, serial));
            if other || kind.is_some_and(is_elsewhere) {
                return None;
            }
            fields.iter().filter(|(name, _)| !is_elsewhere(name)).find_map(|(name, inner)| {
                if says_so(name, inner) {
                    return Some(format!("{name}: {inner}"));
                }
                failure_in_value(inner, serial, names_ours)
            })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Whether one field of a structured report tells of a failure.
fn says_so(name: &str, value: &Value) -> bool {
    match (name.to_lowercase().replace(['_', '-', ' '], "").as_str(), value) {
        ("success" | "succeeded" | "verified", Value::Bool(said)) => !said,
        ("failed" | "failure" | "error", Value::Bool(said)) => *said,
        (
            "failures" | "error" | "errors" | "errorcount" | "exitcode" | "exitstatus",
            Value::Number(count),
        ) => count.as_f64() != Some(0.0),
        ("error" | "errors" | "failure" | "failures", Value::Array(items)) => !items.is_empty(),
        ("error" | "failure", Value::String(text)) => {
            let text = text.trim().to_lowercase();
            !text.is_empty() && !NONE.contains(&text.as_str())
        }
        ("severity" | "status" | "result" | "state" | "outcome", Value::String(text)) => {
            let text = text.to_lowercase();
            says_failed(&text) || ERROR.contains(&text.trim())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_tells_of_a_failure_is_heard() {
        for text in [
            "nwipe: FAILED to wipe /dev/sda",
            "FAILED",
            "Erasure status: Failed",
            "ERROR: unable to write to /dev/sda",
            "[2026/11/23 10:00:00] error: pwrite on /dev/sda",
            "!   sda  |-FAILED-|  120 MB/s | 02:13:11 | S3Z8",
            "wiped with errors",
            "Pass errors: 12",
            "3 erreurs",
            "Effacement : échec",
            "shred: /dev/sda: pass 1/3 failed",
            "sdb | Erased | OTHER\nsda |-FAILED-| S3Z8",
            r#"{"device": "/dev/sda", "status": "FAILED"}"#,
            r#"{"serial": "S3Z8", "success": false}"#,
            r#"{"erasure": {"errors": ["write error"]}}"#,
        ] {
            assert!(failure_in(text.as_bytes(), "S3Z8").is_some(), "{text}");
        }
        let wide: Vec<u8> = "\u{feff}FAILED".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(failure_in(&wide, "S3Z8").as_deref(), Some("FAILED"));
        assert!(failure_in(b"Effacement : \xe9chec", "S3Z8").is_some(), "Windows-1252 is read too");
    }

    #[test]
    fn a_report_of_success_is_believed() {
        for text in [
            "nwipe ok",
            "erased at 07:00",
            "0 errors",
            "Errors: 0",
            "Pass errors: 0, verification errors: 0",
            "Erasure completed without errors",
            "No failures",
            "Failed: no",
            "aucune erreur",
            "Effacé sans erreur",
            "  1 Raw_Read_Error_Rate  0x000f  083  Pre-fail  Always  -  0",
            "SMART overall-health self-assessment test result: FAILED!",
            "Error logging capability: (0x01) Error logging supported.",
            "0x0001  2  0  Command failed due to ICRC error",
            "In case of failure, destroy the disk",
            "sda | Erased | S3Z8\nsdb |-FAILED-| OTHER",
            "******************************** Error Summary *********************************",
            r#"{"status": "Erased", "errors": 0, "error": null, "failed": false, "success": true}"#,
            "",
        ] {
            assert_eq!(failure_in(text.as_bytes(), "S3Z8"), None, "{text}");
        }
        assert_eq!(failure_in(b"%PDF-1.7 FAILED", "S3Z8"), None, "what is no text says nothing");
        assert_eq!(failure_in(b"\x00\x01FAILED", "S3Z8"), None);
    }

    #[test]
    fn a_machines_inventory_is_read_for_its_erasure_only() {
        let snapshot = |severity: &str| {
            format!(
                r#"{{"type": "Snapshot", "device": {{"serialNumber": "PC1", "type": "Desktop"}}, "components": [
                {{"type": "HardDrive", "serialNumber": "S3Z8", "actions": [
                    {{"type": "EraseBasic", "severity": "{severity}", "steps": [{{"type": "StepRandom", "severity": "Info"}}]}},
                    {{"type": "TestDataStorage", "severity": "Error", "status": "Completed: read failure"}}]}},
                {{"type": "HardDrive", "serialNumber": "OTHER", "actions": [
                    {{"type": "EraseBasic", "severity": "Error"}}]}}],
                "data": {{"smart": [{{"smartctl": {{"messages": [{{"severity": "error"}}]}}}}]}}}}"#
            )
        };
        assert_eq!(failure_in(snapshot("Info").as_bytes(), "S3Z8"), None);
        assert_eq!(failure_in(snapshot("Info").as_bytes(), "OTHER").as_deref(), Some("severity: \"Error\""));
        assert!(failure_in(snapshot("Error").as_bytes(), "S3Z8").is_some());
    }
}
