//! nvme-cli: `id-ctrl`, `sanitize` with `sanitize-log`, and `format`. The log's fields are those of the NVM Express Base
//! Specification, « Sanitize Status log page »: SPROG, SSTAT, SCDW10.

use super::smartctl::serial_is;
use super::text::number;
use super::transcript::{Part, Step, read_back};
use super::{Disk, Trouble, Way};

pub(super) fn tell(part: &Part<'_>, disk: &mut Disk) {
    disk.way = Some(Way::Firmware);
    disk.flash = Some(true);
    for step in part.steps.iter().filter(|step| step.is("nvme")) {
        identify(step, disk);
    }
    let sub =
        |step: &Step<'_>, name: &str| step.is("nvme") && step.words.get(1).is_some_and(|word| *word == name);
    let place = part.steps.iter().rposition(|step| sub(step, "sanitize") || sub(step, "format"));
    let log = part.steps.iter().rfind(|step| step.output.iter().any(|line| line.contains("(SSTAT)")));
    let Some(place) = place else {
        match log {
            // The log alone tells how the last one ended.
            Some(log) => sanitized(&log.output, disk),
            None => {
                let last = part.steps.last().map_or("nvme", |step| step.line);
                disk.trouble(Trouble::NothingErased(last.to_owned()));
            }
        }
        return;
    };
    part.told(place, disk);
    let Some(step) = part.steps.get(place) else { return };
    if let Some(line) =
        step.says(&["nvme status", "error", "invalid", "failed", "not permitted", "no such file"])
    {
        disk.trouble(Trouble::Failed(line.to_owned()));
    }
    let later = part.after(place);
    if sub(step, "format") {
        let erase = option(step, "--ses", "-s").unwrap_or(0);
        if !(1..=2).contains(&erase) {
            // Without this setting the specification asks the disk to erase nothing (FOGProject/fos issue 125, 2026).
            disk.trouble(Trouble::NothingErased(step.line.to_owned()));
        }
        if step.says(&["success formatting"]).is_none() {
            disk.trouble(Trouble::Truncated);
        }
        if !read_back(later, disk, erase == 2) {
            disk.trouble(Trouble::NotVerified);
        }
        return;
    }
    let log = later.iter().rfind(|step| step.output.iter().any(|line| line.contains("(SSTAT)")));
    let action = option(step, "--sanact", "-a");
    let looked =
        read_back(later, disk, action == Some(4) || later.iter().any(|one| code(&one.output) == Some(4)));
    match log {
        Some(log) => {
            sanitized(&log.output, disk);
            if let (Some(asked), Some(done)) = (action, code(&log.output))
                && asked != done
            {
                disk.trouble(Trouble::Contradiction(step.line.to_owned(), format!("SCDW10 {done:#x}")));
            }
        }
        None if looked => {}
        None => disk.trouble(Trouble::NotVerified),
    }
}

fn identify(step: &Step<'_>, disk: &mut Disk) {
    for line in &step.output {
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match name.trim() {
            "sn" => serial_is(disk, value),
            "mn" => {
                disk.model.get_or_insert_with(|| value.to_owned());
            }
            "tnvmcap" => disk.bytes = disk.bytes.or_else(|| number(value)).filter(|bytes| *bytes > 0),
            _ => {}
        }
    }
}

/// The value of an option, written `--ses=1`, `--ses 1`, `-s 1` or `-s1`; names of sanitize's actions too.
fn option(step: &Step<'_>, long: &str, short: &str) -> Option<u64> {
    let value = step.words.iter().enumerate().find_map(|(at, word)| {
        if *word == long || *word == short {
            return step.words.get(at + 1).copied();
        }
        word.strip_prefix(long).and_then(|rest| rest.strip_prefix('=')).or_else(|| {
            word.strip_prefix(short)
                .map(|rest| rest.trim_start_matches('='))
                .filter(|_| !word.starts_with("--"))
        })
    })?;
    match value {
        "exit-failure" => Some(1),
        "start-block-erase" => Some(2),
        "start-overwrite" => Some(3),
        "start-crypto-erase" => Some(4),
        _ => hexadecimal(value),
    }
}

fn hexadecimal(text: &str) -> Option<u64> {
    match text.trim().strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits.split_whitespace().next()?, 16).ok(),
        None => number(text),
    }
}

fn field(output: &[&str], name: &str) -> Option<u64> {
    let line = output.iter().find(|line| line.contains(name))?;
    hexadecimal(line.rsplit(':').next()?)
}

/// What the last sanitize did: 2 block erase, 3 overwrite, 4 cryptographic erase.
fn code(output: &[&str]) -> Option<u64> {
    field(output, "(SCDW10)").map(|word| word & 0b111)
}

/// The state of the last sanitize: bits 2:0 of SSTAT; bit 9, its verification was given up.
fn sanitized(output: &[&str], disk: &mut Disk) {
    let line = |name: &str| output.iter().find(|line| line.contains(name)).map_or("", |line| line.trim());
    let progress = field(output, "(SPROG)");
    match field(output, "(SSTAT)") {
        Some(state) => {
            match state & 0b111 {
                0 => disk.trouble(Trouble::NothingErased(line("(SSTAT)").to_owned())),
                1 | 4 => {}
                2 => disk.trouble(Trouble::Partial {
                    done: format!("{} %", progress.unwrap_or(0) * 100 / 65_536),
                    total: "100 %".to_owned(),
                }),
                _ => disk.trouble(Trouble::Failed(line("(SSTAT)").to_owned())),
            }
            if state & (1 << 9) != 0 {
                disk.trouble(Trouble::PartlyVerified(line("(SSTAT)").to_owned()));
            }
            if matches!(state & 0b111, 1 | 4) && progress.is_some_and(|progress| progress < 65_535) {
                disk.trouble(Trouble::Contradiction(line("(SPROG)").to_owned(), line("(SSTAT)").to_owned()));
            }
        }
        None => disk.trouble(Trouble::Truncated),
    }
    // Leaving the failure mode, or no action at all, erases nothing.
    if code(output).is_some_and(|code| code < 2) {
        disk.trouble(Trouble::NothingErased(line("(SCDW10)").to_owned()));
    }
}
