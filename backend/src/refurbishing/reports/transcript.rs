//! A terminal's record of commands and what they answered: pasted with its prompts, or kept by `script` (util-linux),
//! whose first and last lines tell the hours and the exit status.

use chrono::{DateTime, NaiveDateTime};

use super::text::{after, disk_name, number, percent};
use super::{Disk, Moment, Reading, Tool, Trouble, hdparm, nvme, smartctl};

/// Commands that are followed; what else is typed belongs to nothing.
const COMMANDS: [&str; 11] =
    ["hdparm", "nvme", "smartctl", "cmp", "badblocks", "dd", "hexdump", "xxd", "od", "echo", "date"];

/// One command and what it answered.
pub(super) struct Step<'a> {
    /// The command's words, its name first.
    pub(super) words: Vec<&'a str>,
    /// As it was typed.
    pub(super) line: &'a str,
    /// What it answered.
    pub(super) output: Vec<&'a str>,
    /// The disk it is about.
    pub(super) disk: Option<String>,
    /// What it ended with.
    status: Option<i32>,
    /// The last hour told before it, and the first after.
    began: Option<Moment>,
    ended: Option<Moment>,
}

impl Step<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.words.first().is_some_and(|word| *word == name)
    }

    pub(super) fn has(&self, option: &str) -> bool {
        self.words.iter().any(|word| {
            *word == option || word.strip_prefix(option).is_some_and(|rest| rest.starts_with('='))
        })
    }

    /// The first line of its answer that holds one of these words, in lower case.
    pub(super) fn says(&self, words: &[&str]) -> Option<&str> {
        self.output.iter().copied().find(|line| {
            let folded = line.to_lowercase();
            words.iter().any(|word| folded.contains(word))
        })
    }
}

/// The disk's own part of a record.
pub(super) struct Part<'a> {
    pub(super) steps: Vec<&'a Step<'a>>,
}

impl<'a> Part<'a> {
    /// The steps after the one at `place`.
    pub(super) fn after(&self, place: usize) -> &[&'a Step<'a>] {
        self.steps.get(place + 1..).unwrap_or_default()
    }

    /// Fills in what every erasing command shares: its hours, its exit status.
    pub(super) fn told(&self, place: usize, disk: &mut Disk) {
        let Some(step) = self.steps.get(place) else { return };
        disk.method = Some(step.words.join(" "));
        disk.started = step.began;
        disk.ended = step.ended;
        if let Some(status) = step.status.filter(|status| *status != 0) {
            disk.trouble(Trouble::ExitStatus(status));
        }
    }
}

pub(super) fn read(text: &str) -> Option<Reading> {
    let mut steps = steps(text);
    let any = |name: &str| steps.iter().any(|step| step.is(name));
    let tool = if text.contains("SECURITY_ERASE") || (any("hdparm") && !any("nvme")) {
        Tool::Hdparm
    } else if any("nvme") || text.contains("(SSTAT)") {
        Tool::Nvme
    } else {
        return None;
    };
    let cut = text.lines().any(|line| line.starts_with("Script started on"))
        && !text.lines().any(|line| line.starts_with("Script done on"));
    let ended = text.lines().rev().find_map(exit_code).filter(|status| *status != 0);
    // A record of one disk may hold commands that name none.
    let names = names(&steps);
    if let [only] = names.as_slice() {
        for step in &mut steps {
            step.disk.get_or_insert_with(|| only.clone());
        }
    }
    let version = text.lines().find_map(|line| match tool {
        Tool::Hdparm => after(line, "hdparm v").filter(|_| line.trim_start().starts_with("hdparm v")),
        Tool::Nvme => after(line, "nvme version "),
        Tool::Nwipe | Tool::Workbench => None,
    });
    let version = version.and_then(|rest| rest.split_whitespace().next()).map(str::to_owned);
    let disks = names
        .iter()
        .map(|name| {
            let part = Part { steps: steps.iter().filter(|step| step.disk.as_ref() == Some(name)).collect() };
            let mut disk = Disk { name: Some(name.clone()), ..Disk::default() };
            for step in part.steps.iter().filter(|step| step.is("smartctl")) {
                smartctl::tell(&step.output, &mut disk);
            }
            match tool {
                Tool::Hdparm => hdparm::tell(&part, &mut disk),
                Tool::Nvme => nvme::tell(&part, &mut disk),
                Tool::Nwipe | Tool::Workbench => {}
            }
            if cut {
                disk.trouble(Trouble::Truncated);
            }
            if let Some(status) = ended {
                disk.trouble(Trouble::ExitStatus(status));
            }
            disk
        })
        .collect();
    Some(Reading { tool, version, disks })
}

fn names(steps: &[Step<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in steps.iter().filter_map(|step| step.disk.clone()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn steps(text: &str) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut clock: Option<Moment> = None;
    for line in text.lines() {
        if let Some(moment) = moment(line) {
            for step in steps.iter_mut().filter(|step| step.ended.is_none()) {
                step.ended = Some(moment);
            }
            clock = Some(moment);
        }
        if let Some(status) = status(line, steps.last()) {
            if let Some(step) = steps.iter_mut().rev().find(|step| !step.is("echo") && !step.is("date")) {
                step.status.get_or_insert(status);
            }
            continue;
        }
        if let Some((words, typed)) = command(line) {
            let disk = words.iter().rev().find(|word| word.contains("/dev/") && !word.contains("/dev/zero"));
            let disk =
                disk.and_then(|word| word.find("/dev/").and_then(|at| word.get(at..))).and_then(disk_name);
            steps.push(Step {
                words,
                line: typed,
                output: Vec::new(),
                disk: disk.map(controller),
                status: None,
                began: clock,
                ended: None,
            });
        } else if let Some(step) = steps.last_mut() {
            // hdparm heads its answer with the disk's path.
            if step.disk.is_none() && line.trim_end().ends_with(':') && line.starts_with("/dev/") {
                step.disk = disk_name(line).map(controller);
            }
            step.output.push(line);
        }
    }
    steps
}

/// `nvme0` for its namespace `nvme0n1`: the controller is the disk.
fn controller(name: String) -> String {
    match name.strip_prefix("nvme") {
        Some(rest) => {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            format!("nvme{digits}")
        }
        None => name,
    }
}

/// The command in a line of a terminal: after a prompt, after `set -x`, or in the first line of `script`.
fn command(line: &str) -> Option<(Vec<&str>, &str)> {
    let typed = if let Some(rest) = after(line, "[COMMAND=\"") {
        rest.split('"').next().unwrap_or_default()
    } else {
        let trimmed = line.trim_start();
        ["# ", "$ ", "+ "]
            .iter()
            .filter_map(|prompt| {
                let at = trimmed.find(prompt)?;
                let before = trimmed.get(..at)?;
                // A prompt has no spaces but those of `user@host dir`.
                (before.split_whitespace().count() <= 2).then(|| trimmed.get(at + 2..)).flatten()
            })
            .next()
            .unwrap_or(trimmed)
    };
    let mut words: Vec<&str> = typed.split_whitespace().collect();
    while words.first().is_some_and(|word| ["sudo", "time", "-n", "-E"].contains(word)) {
        words.remove(0);
    }
    let first = words.first_mut()?;
    *first = first.rsplit('/').next().unwrap_or(first);
    let known = COMMANDS.contains(first);
    let answer = (*first == "hdparm" || *first == "nvme")
        && words
            .get(1)
            .is_some_and(|word| word.starts_with('v') && (*word == "version" || word.contains('.')));
    (known && !answer && (typed.trim() != line.trim() || words.len() > 1)).then_some((words, typed))
}

/// What the whole session ended with, as `script` writes it in its last line.
fn exit_code(line: &str) -> Option<i32> {
    after(line, "COMMAND_EXIT_CODE=\"")?.split('"').next()?.parse().ok()
}

/// An exit status told in a line: in words, or after `echo $?`.
fn status(line: &str, before: Option<&Step<'_>>) -> Option<i32> {
    let folded = line.trim().to_lowercase();
    for label in ["exit status", "exit code", "code de sortie", "rc"] {
        if let Some(rest) = folded.strip_prefix(label)
            && let Some(value) = rest.trim_start().strip_prefix([':', '='])
        {
            return value.trim().parse().ok();
        }
    }
    if before.is_some_and(|step| step.is("echo") && step.has("$?")) {
        return folded.parse().ok();
    }
    None
}

/// The hour that a line tells: ISO 8601 alone in its line, or what `script` writes.
fn moment(line: &str) -> Option<Moment> {
    let line = line.trim();
    let told = ["Script started on ", "Script done on ", "Start:", "End:", "Début :", "Fin :"]
        .iter()
        .find_map(|label| line.strip_prefix(label))
        .unwrap_or(line);
    let told = told.split(" [").next().unwrap_or(told).trim();
    if !told.starts_with("20") && !told.starts_with("19") && !told.starts_with("000") {
        return None;
    }
    for format in ["%Y-%m-%dT%H:%M:%S%:z", "%Y-%m-%d %H:%M:%S%:z", "%Y-%m-%dT%H:%M:%S%z"] {
        if let Ok(at) = DateTime::parse_from_str(told, format) {
            return Some(Moment::zoned(at));
        }
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(told) {
        return Some(Moment::zoned(at));
    }
    ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(told, format).ok())
        .map(Moment::local)
}

/// Whether the disk was read back after its erasure, and what that showed. `random`: what is read need not be zeros.
pub(super) fn read_back(after_it: &[&Step<'_>], disk: &mut Disk, random: bool) -> bool {
    let mut looked = false;
    for step in after_it {
        let reader = ["cmp", "badblocks", "dd", "hexdump", "xxd", "od"].iter().any(|name| step.is(name));
        for line in &step.output {
            let folded = line.to_lowercase();
            if folded.contains("verif") && percent(line).is_some_and(|part| part < 100.0) {
                disk.trouble(Trouble::PartlyVerified((*line).to_owned()));
            }
            if let Some((done, total)) = of_total(&folded).filter(|(done, total)| done < total) {
                disk.trouble(Trouble::PartlyVerified(format!("{done}/{total}")));
            }
        }
        if !reader {
            continue;
        }
        looked = true;
        if step.is("cmp") && !random {
            if let Some(line) = step.says(&["differ"]) {
                disk.trouble(Trouble::Failed(line.to_owned()));
            }
            let read = step.says(&["after byte"]).and_then(|line| after(line, "after byte")).and_then(number);
            if let (Some(read), Some(total)) = (read, disk.bytes)
                && read < total
            {
                disk.trouble(Trouble::PartlyVerified(format!("{read}/{total}")));
            }
            let limit = step.words.iter().position(|word| *word == "-n" || word.starts_with("--bytes"));
            if limit.is_some() {
                disk.trouble(Trouble::PartlyVerified(step.line.to_owned()));
            }
        }
        if step.is("badblocks") {
            match step.says(&["bad blocks found"]) {
                Some(line) if number(after(line, "ompleted,").unwrap_or(line)).is_some_and(|bad| bad > 0) => {
                    disk.trouble(Trouble::Failed(line.to_owned()));
                }
                Some(_) => {}
                None => disk.trouble(Trouble::PartlyVerified(step.line.to_owned())),
            }
        }
    }
    looked
}

/// « 1200 of 488397168 blocks », « 1200/488397168 sectors ».
fn of_total(line: &str) -> Option<(u64, u64)> {
    if !["block", "sector", "lba"].iter().any(|unit| line.contains(unit)) || !line.contains("verif") {
        return None;
    }
    let (before, rest) = line.split_once(" of ").or_else(|| line.split_once('/'))?;
    let digits: String = before.trim_end().chars().rev().take_while(char::is_ascii_digit).collect();
    Some((digits.chars().rev().collect::<String>().parse().ok()?, number(rest)?))
}
