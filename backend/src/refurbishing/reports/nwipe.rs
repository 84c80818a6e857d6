//! nwipe's log, as it writes it since 0.28 (its `src/logging.c`, `src/method.c`, `src/device.c` and `src/hpa_dco.c`, read at
//! 0.42): dated lines, then the tables « Error Summary », « Erasure Summary » (since 0.41) and « Drive Status ».

use chrono::NaiveDateTime;

use super::text::{after, disk_name, number, percent, same_serial};
use super::{Disk, Moment, Reading, Tool, Trouble, Way};

/// The dated lines and the table's hours may differ by that many seconds: starting, closing files.
const SLACK_SECONDS: i64 = 300;

/// Which table a line stands in.
#[derive(Clone, Copy, Default, PartialEq)]
enum Table {
    #[default]
    None,
    Errors,
    Erased,
    Status,
}

/// What the lines say of a disk, before they are weighed.
#[derive(Default)]
struct Seen {
    disk: Disk,
    /// Passes and blankings that began, and that ended.
    begun: u32,
    ended: u32,
    /// Readings back that began, and that ended well.
    checks: u32,
    checked: u32,
    status: Option<String>,
    last: Option<NaiveDateTime>,
    verify_only: bool,
}

pub(super) fn read(text: &str) -> Option<Reading> {
    let ours = |line: &str| {
        stamp(line).is_some_and(|(_, rest)| {
            ["notice:", "info:", "warning:", "error:", "fatal:", "debug:"]
                .iter()
                .any(|label| rest.trim_start().trim_start_matches("nwipe:").trim_start().starts_with(label))
        })
    };
    if !(text.contains("* Drive Status *") || text.lines().filter(|line| ours(line)).count() >= 3) {
        return None;
    }
    let mut log = Log::default();
    for line in text.lines() {
        log.line(line);
    }
    Some(log.end())
}

/// The date at the beginning of a line, and the rest.
fn stamp(line: &str) -> Option<(NaiveDateTime, &str)> {
    let (date, rest) = line.trim_start().strip_prefix('[')?.split_once(']')?;
    Some((NaiveDateTime::parse_from_str(date.trim(), "%Y/%m/%d %H:%M:%S").ok()?, rest))
}

#[derive(Default)]
struct Log {
    version: Option<String>,
    seen: Vec<Seen>,
    table: Table,
    /// Whether the option says that nothing is read back.
    verify_off: bool,
    /// The last word of the summary: `1R+B+VL`.
    total: bool,
    aborted: Option<String>,
    with_errors: Option<String>,
}

impl Log {
    fn of(&mut self, name: &str) -> &mut Seen {
        let at =
            self.seen.iter().position(|one| one.disk.name.as_deref() == Some(name)).unwrap_or_else(|| {
                let disk = Disk { name: Some(name.to_owned()), ..Disk::default() };
                self.seen.push(Seen { disk, ..Seen::default() });
                self.seen.len() - 1
            });
        &mut self.seen[at]
    }

    fn line(&mut self, line: &str) {
        let title = |name: &str| line.contains("****") && line.contains(name);
        if title("Error Summary") {
            self.table = Table::Errors;
        } else if title("Erasure Summary") {
            self.table = Table::Erased;
        } else if title("Drive Status") {
            self.table = Table::Status;
        } else if let Some((at, rest)) = stamp(line) {
            if rest.contains("Total Throughput") {
                self.total = true;
                self.verify_off |= rest.trim_end().ends_with("+NV");
                self.table = Table::None;
            } else {
                self.dated(at, rest);
            }
        } else if self.table != Table::None && line.contains('|') && !line.contains("Device |") {
            self.row(line);
        }
    }

    fn dated(&mut self, at: NaiveDateTime, line: &str) {
        let message = line.split_once(": ").map_or(line, |(_, message)| message).trim();
        let message = message.trim_start_matches("notice:").trim_start_matches("info:").trim();
        if self.version.is_none()
            && let Some(version) = message.strip_prefix("nwipe ")
            && version.starts_with(|c: char| c.is_ascii_digit())
        {
            self.version = version.split_whitespace().next().map(str::to_owned);
        }
        if let Some(value) = after(message, "banner").and_then(|rest| after(rest, "= nwipe"))
            && self.version.is_none()
        {
            self.version = value.split_whitespace().next().map(str::to_owned);
        }
        if message.starts_with("verify") && message.contains("(off)") {
            self.verify_off = true;
        }
        let folded = message.to_lowercase();
        if folded.contains("aborted by the user") {
            self.aborted = Some(message.to_owned());
        }
        if folded.contains("exited with errors") || folded.contains("exited with fatal errors") {
            self.with_errors = Some(message.to_owned());
        }
        let Some(name) = disk_in(message) else { return };
        let level = line.split(':').map(str::trim).find(|word| ["error", "fatal"].contains(word));
        let one = self.of(&name);
        one.said(at, message, level.is_some());
    }

    fn row(&mut self, line: &str) {
        let flagged = line.trim_start().starts_with('!');
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some(name) = cells.first().and_then(|cell| disk_name(cell.trim_start_matches('!'))) else {
            return;
        };
        let table = self.table;
        let one = self.of(&name);
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        match table {
            Table::Errors => {
                if flagged || cells.iter().skip(1).any(|cell| number(cell).is_some_and(|count| count > 0)) {
                    one.disk.trouble(Trouble::Failed(line.to_owned()));
                }
            }
            Table::Erased => {
                let (done, total) = (number(cell(1)), number(cell(2)));
                one.disk.bytes = one.disk.bytes.or(total);
                let short = matches!((done, total), (Some(done), Some(total)) if done < total);
                if short || flagged || percent(cell(3)).is_some_and(|done| done < 100.0) {
                    let of = |value: Option<u64>| value.map_or_else(String::new, |bytes| bytes.to_string());
                    one.disk.trouble(Trouble::Partial { done: of(done), total: of(total) });
                }
            }
            Table::Status => {
                one.summed_up(cell(1), cell(3), &cells.get(4..).unwrap_or_default().join("|"), line);
            }
            Table::None => {}
        }
    }

    fn end(mut self) -> Reading {
        let (total, aborted, off) = (self.total, self.aborted.take(), self.verify_off);
        let alone = self.seen.len() == 1;
        let with_errors = self.with_errors.take();
        let disks = self
            .seen
            .into_iter()
            .filter(|one| one.begun > 0 || one.status.is_some() || one.disk.way.is_some())
            .map(|one| one.weighed(total, aborted.as_deref(), off, with_errors.as_deref().filter(|_| alone)))
            .collect();
        Reading { tool: Tool::Nwipe, version: self.version, disks }
    }
}

/// The disk that a message tells of: the last path in it.
fn disk_in(message: &str) -> Option<String> {
    message.rfind("/dev/").and_then(|at| message.get(at..)).and_then(disk_name)
}

impl Seen {
    fn said(&mut self, at: NaiveDateTime, message: &str, error: bool) {
        let disk = &mut self.disk;
        if let Some(rest) = message.strip_prefix("Found ") {
            disk.serial = after(rest, "S/N=").filter(|serial| !serial.is_empty()).map(str::to_owned);
            let parts: Vec<&str> = rest.split(',').map(str::trim).collect();
            disk.model = parts.get(2).map(|model| (*model).to_owned());
            let flash = |kind: &&str| kind.contains("SSD") || kind.contains("NVME") || kind.contains("NVMe");
            disk.flash = parts.get(1).map(flash).filter(|flash| *flash);
            return;
        }
        if let Some(serial) = after(message, "has serial number ") {
            match &disk.serial {
                Some(known) if !same_serial(known, serial) => {
                    let known = known.clone();
                    disk.trouble(Trouble::Contradiction(known, serial.to_owned()));
                }
                _ => disk.serial = Some(serial.to_owned()),
            }
        }
        if let Some(sizes) = after(message, "sect/blk/dev ").or_else(|| after(message, "log/phy/dev ")) {
            disk.bytes = sizes.rsplit('/').next().and_then(number);
        }
        if error || message.contains("[FAILURE]") || message.contains(">>> FAILURE! <<<") {
            disk.trouble(Trouble::Failed(message.to_owned()));
        }
        if message.contains("HIDDEN SECTORS DETECTED") || message.contains("HPA is enabled") {
            disk.trouble(Trouble::HiddenArea(message.to_owned()));
        }
        if let Some(method) = message.strip_prefix("Invoking method ") {
            let method = method.split('\'').nth(1).unwrap_or(method).to_owned();
            let firmware = method.contains("Secure Erase") || method.contains("Sanitize");
            disk.way = Some(if firmware { Way::Firmware } else { Way::Overwrite });
            self.verify_only = method.starts_with("Verify");
            disk.method = Some(method);
            disk.started = Some(Moment::local(at));
        }
        let reads_back = message.starts_with("Verifying ");
        let read_back = message.starts_with("Verified ") || message.contains("[SUCCESS] Verified ");
        if message.starts_with("Starting pass") || message.starts_with("Blanking device") {
            self.begun += 1;
        } else if message.starts_with("Finished pass") || message.contains("[SUCCESS] Blanked") {
            self.ended += 1;
        } else if message.contains("Skipping verification") {
            disk.trouble(Trouble::PartlyVerified(message.to_owned()));
        } else if reads_back {
            self.checks += 1;
        } else if read_back {
            self.checked += 1;
        } else if !message.contains(" bytes ") && !message.starts_with("Finished") {
            return;
        }
        if let Some(written) = message.find(" bytes written to").and_then(|end| number(message.get(..end)?)) {
            // A log that tells no size: what was written is held against the recorded capacity.
            self.disk.bytes = self.disk.bytes.or(Some(written));
            self.short_of(written, |done, total| Trouble::Partial { done, total });
        }
        if let Some(read) = message.find(" bytes read from").and_then(|end| number(message.get(..end)?)) {
            let line = message.to_owned();
            self.short_of(read, |_, _| Trouble::PartlyVerified(line));
        }
        self.last = Some(at);
    }

    fn short_of(&mut self, done: u64, trouble: impl FnOnce(String, String) -> Trouble) {
        if let Some(total) = self.disk.bytes.filter(|total| done < *total) {
            self.disk.trouble(trouble(done.to_string(), total.to_string()));
        }
    }

    /// A row of « Drive Status ».
    fn summed_up(&mut self, status: &str, hours: &str, name: &str, line: &str) {
        self.status = Some(status.to_owned());
        let disk = &mut self.disk;
        match status {
            "Erased" => {}
            "UABORTED" | "ABORTED" => disk.trouble(Trouble::Aborted(line.to_owned())),
            _ => disk.trouble(Trouble::Failed(line.to_owned())),
        }
        let parts: Vec<Option<i64>> = hours.split(':').map(|part| part.trim().parse().ok()).collect();
        if let [Some(hours), Some(minutes), Some(seconds)] = parts.as_slice() {
            disk.seconds = Some(hours * 3_600 + minutes * 60 + seconds);
        }
        let own = name.rsplit('/').next().unwrap_or_default().trim();
        match &disk.serial {
            // The column is cut off after 20 characters or so: what is there must agree.
            Some(known) if own.is_empty() || same_serial(known, own) || known.starts_with(own) => {}
            Some(known) => {
                let known = known.clone();
                disk.trouble(Trouble::Contradiction(known, own.to_owned()));
            }
            None if !own.is_empty() => disk.serial = Some(own.to_owned()),
            None => {}
        }
    }

    fn weighed(mut self, total: bool, aborted: Option<&str>, off: bool, with_errors: Option<&str>) -> Disk {
        let disk = &mut self.disk;
        if disk.way.is_none() {
            disk.trouble(Trouble::Truncated);
            disk.way = Some(Way::Overwrite);
        }
        disk.passes = self.begun;
        disk.ended = self.last.map(Moment::local);
        if self.verify_only {
            let method = disk.method.clone().unwrap_or_default();
            disk.trouble(Trouble::NothingErased(method));
        }
        if let Some(line) = aborted.filter(|_| self.ended < self.begun || self.status.is_none()) {
            disk.trouble(Trouble::Aborted(line.to_owned()));
        }
        if let Some(line) = with_errors {
            disk.trouble(Trouble::Failed(line.to_owned()));
        }
        if self.status.is_none() || !total || (self.ended < self.begun && disk.troubles.is_empty()) {
            disk.trouble(Trouble::Truncated);
        }
        if self.begun == 0 && disk.way == Some(Way::Overwrite) && !self.verify_only {
            disk.trouble(Trouble::Truncated);
        }
        if off || self.checks == 0 {
            disk.trouble(Trouble::NotVerified);
        } else if self.checked < self.checks {
            disk.trouble(Trouble::PartlyVerified(format!("{}/{}", self.checked, self.checks)));
        }
        // The lines and the table must tell of the same hours.
        if let (Some(started), Some(last), Some(counted)) = (disk.started, self.last, disk.seconds) {
            let lines = (last - started.at).num_seconds();
            if (lines - counted).abs() > SLACK_SECONDS.max(counted / 50) {
                disk.trouble(Trouble::Contradiction(hours(lines), hours(counted)));
            }
        }
        self.disk
    }
}

fn hours(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
