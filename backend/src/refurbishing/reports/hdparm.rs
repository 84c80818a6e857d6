//! hdparm: `-I` before and after, `-N`, `--dco-identify`, and `--security-erase` or `--security-erase-enhanced` between.

use super::smartctl::serial_is;
use super::text::number;
use super::transcript::{Part, Step, read_back};
use super::{Disk, Trouble, Way};

/// Answers that say that a command did not do its work.
const ERRORS: [&str; 6] = [
    "input/output error",
    "bad/missing sense data",
    "operation not permitted",
    "failed",
    "permission denied",
    "no such file",
];

pub(super) fn tell(part: &Part<'_>, disk: &mut Disk) {
    disk.way = Some(Way::Firmware);
    let erases = |step: &Step<'_>| {
        step.is("hdparm") && (step.has("--security-erase") || step.has("--security-erase-enhanced"))
    };
    let place = part.steps.iter().rposition(|step| erases(step));
    for step in part.steps.iter().filter(|step| step.is("hdparm")) {
        identify(step, disk);
        if let Some(line) = step.output.iter().find(|line| line.to_lowercase().contains("hpa is enabled")) {
            disk.trouble(Trouble::HiddenArea((*line).to_owned()));
        }
    }
    dco(part, disk);
    let Some(place) = place else {
        let last = part.steps.last().map_or("hdparm", |step| step.line);
        disk.trouble(Trouble::NothingErased(last.to_owned()));
        return;
    };
    part.told(place, disk);
    let Some(step) = part.steps.get(place) else { return };
    if let Some(line) = step.says(&ERRORS) {
        disk.trouble(Trouble::Failed(line.to_owned()));
    }
    if step.says(&["issuing security_erase command"]).is_none() {
        disk.trouble(Trouble::Truncated);
    }
    // A frozen disk refuses; one that still wants its password was not erased: erasing takes the password away.
    let security = |step: &&&Step<'_>| step.output.iter().any(|line| line.trim() == "Security:");
    let before = part.steps.get(..place).unwrap_or_default().iter().rev().find(security);
    if let Some(line) = before.and_then(|step| step.output.iter().find(|line| words(line) == ["frozen"])) {
        disk.trouble(Trouble::Failed(format!("Security: {}", line.trim())));
    }
    let later = part.after(place);
    let shown = later.iter().find(security);
    if let Some(step) = shown {
        for state in ["enabled", "locked"] {
            if step.output.iter().any(|line| words(line) == [state]) {
                disk.trouble(Trouble::Failed(format!("Security: {state}")));
            }
        }
    }
    let looked = read_back(later, disk, false);
    if shown.is_none() && !looked {
        disk.trouble(Trouble::NotVerified);
    }
    let enhanced = step.has("--security-erase-enhanced");
    let told = part.steps.iter().flat_map(|step| &step.output).find(|line| line.contains("min for"));
    disk.announced = told.and_then(|line| announced(line, enhanced)).map(|minutes| minutes * 60);
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// « 98min for SECURITY ERASE UNIT. 100min for ENHANCED SECURITY ERASE UNIT. »
fn announced(line: &str, enhanced: bool) -> Option<i64> {
    let part = line.split('.').find(|part| part.contains("ENHANCED") == enhanced)?;
    number(part).and_then(|minutes| i64::try_from(minutes).ok())
}

fn identify(step: &Step<'_>, disk: &mut Disk) {
    for line in &step.output {
        let value = |label: &str| line.trim_start().strip_prefix(label).map(str::trim);
        if let Some(serial) = value("Serial Number:") {
            serial_is(disk, serial);
        } else if let Some(model) = value("Model Number:") {
            disk.model.get_or_insert_with(|| model.to_owned());
        } else if let Some(size) = value("device size with M = 1000*1000:") {
            disk.bytes = disk.bytes.or_else(|| number(size).map(|millions| millions * 1_000_000));
        } else if let Some(rate) = value("Nominal Media Rotation Rate:") {
            disk.flash = Some(rate.contains("Solid State"));
        }
    }
}

/// Sectors that a device configuration overlay hides: « Real max sectors: 976773168 » above what the disk shows.
fn dco(part: &Part<'_>, disk: &mut Disk) {
    let lines = || part.steps.iter().flat_map(|step| &step.output);
    let real = lines().find(|line| line.trim_start().starts_with("Real max sectors:"));
    let shown = lines().find(|line| line.contains("LBA48") && line.contains("sectors:"));
    let count = |line: &str| number(line.rsplit(':').next().unwrap_or_default());
    if let (Some(real), Some(shown)) = (real, shown)
        && let (Some(all), Some(seen)) = (count(real), count(shown))
        && all > seen
    {
        disk.trouble(Trouble::HiddenArea(format!("{} > {seen}", real.trim())));
    }
}
