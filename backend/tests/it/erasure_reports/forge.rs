//! Reports as the tools write them, true ones and subtly false ones. Forms: nwipe's `src/logging.c` and `src/method.c`; hdparm's
//! `-I`; nvme-cli's `src/nvme-print-stdout.c`; Workbench's snapshots.

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

/// A report with what is said beside it.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is particular about it: for a false one, what is false.
    pub name: String,
    /// The disk's kind, as recorded.
    pub kind: &'static str,
    /// Its size, as recorded.
    pub gigabytes: i32,
    /// Its serial number, as recorded.
    pub serial: String,
    /// What is said of the erasure, without the report.
    pub said: Value,
    /// The report.
    pub report: Vec<u8>,
    /// The code of the refusal; `None` for a true one.
    pub refused: Option<&'static str>,
}

/// The erasures of the cases begin here, a day before the tests' clock.
pub fn begin() -> DateTime<Utc> {
    "2026-11-22T04:00:00Z".parse().expect("a moment")
}

fn said(tool: &str, version: &str, method: &str, serial: &str, seconds: i64) -> Value {
    json!({
        "storage_serial": serial, "method": method, "tool": tool, "tool_version": version, "exit_status": 0, "verified": true,
        "started_at": begin().to_rfc3339(), "ended_at": (begin() + Duration::seconds(seconds)).to_rfc3339(),
    })
}

/// A disk that nwipe writes over.
#[derive(Clone, Debug)]
pub struct Wiped {
    pub name: &'static str,
    pub serial: String,
    pub gigabytes: i64,
}

/// A run of nwipe; its clock shows Paris time.
#[derive(Clone, Debug)]
pub struct Nwipe {
    pub version: &'static str,
    pub disks: Vec<Wiped>,
    pub method: &'static str,
    pub passes: i64,
    pub blank: bool,
    pub verify: &'static str,
    /// Megabytes a second.
    pub speed: i64,
}

impl Nwipe {
    pub fn one(version: &'static str, serial: &str, gigabytes: i64) -> Self {
        Self {
            version,
            disks: vec![Wiped { name: "sda", serial: serial.to_owned(), gigabytes }],
            method: "PRNG Stream",
            passes: 1,
            blank: false,
            verify: "VL",
            speed: 140,
        }
    }

    fn pass_seconds(&self, disk: &Wiped) -> i64 {
        disk.gigabytes * 1_000 / self.speed
    }

    /// From the first line to the last, in seconds, of the disk at `place`.
    pub fn seconds(&self, place: usize) -> i64 {
        let disk = &self.disks[place];
        let one = self.pass_seconds(disk);
        let checks = match self.verify {
            "NV" => 0,
            "VA" => self.passes + i64::from(self.blank),
            _ => 1,
        };
        one * (self.passes + i64::from(self.blank) + checks)
    }

    /// Its log.
    pub fn log(&self) -> String {
        let paris = begin() + Duration::hours(1);
        let stamp =
            |seconds: i64| (paris + Duration::seconds(seconds)).format("[%Y/%m/%d %H:%M:%S]").to_string();
        let mut log = String::new();
        let mut say = |seconds: i64, level: &str, text: &str| {
            log.push_str(&format!("{} {level:>7}: {text}\n", stamp(seconds)));
        };
        say(-30, "info", &format!("nwipe {}", self.version));
        say(-30, "info", "Linux version 6.1.0 (ShredOS)");
        for disk in &self.disks {
            let Wiped { name, serial, gigabytes } = disk;
            say(
                -29,
                "notice",
                &format!("Found /dev/{name}, SATA, ST{gigabytes}DM003-1CH162, {gigabytes} GB, S/N={serial}"),
            );
            say(-29, "info", &format!("No hidden sectors on /dev/{name}"));
        }
        say(-20, "info", &format!("Automatically enumerated {} devices.", self.disks.len()));
        say(-10, "notice", "Program options are set as follows...");
        say(-10, "notice", "  autonuke     = 0 (off)");
        say(-10, "notice", &format!("  method       = {}", self.method));
        let verify = match self.verify {
            "NV" => "0 (off)",
            "VA" => "2 (all passes)",
            _ => "1 (last pass)",
        };
        say(-10, "notice", &format!("  verify       = {verify}"));
        let mut longest = 0;
        for (place, disk) in self.disks.iter().enumerate() {
            let Wiped { name, serial, gigabytes } = disk;
            let bytes = gigabytes * 1_000_000_000;
            let one = self.pass_seconds(disk);
            say(0, "notice", &format!("/dev/{name} has serial number {serial}"));
            say(0, "notice", &format!("/dev/{name}, sect/blk/dev 512/4096/{bytes}"));
            say(0, "notice", &format!("Invoking method '{}' on /dev/{name}", self.method));
            say(0, "notice", &format!("Starting round 1 of 1 on /dev/{name}"));
            let mut at = 0;
            for pass in 1..=self.passes {
                let (n, all) = (pass, self.passes);
                say(at, "notice", &format!("Starting pass {n}/{all}, round 1/1, on /dev/{name}"));
                at += one;
                say(at, "notice", &format!("{bytes} bytes written to /dev/{name}"));
                let last = pass == self.passes && !self.blank;
                if self.verify == "VA" || (self.verify == "VL" && last) {
                    say(at, "notice", &format!("Verifying pass {n} of {all}, round 1 of 1, on /dev/{name}"));
                    at += one;
                    say(at, "notice", &format!("{bytes} bytes read from /dev/{name}"));
                    say(
                        at,
                        "notice",
                        &format!("Verified pass {n} of {all}, round 1 of 1, on '/dev/{name}'."),
                    );
                }
                say(at, "notice", &format!("Finished pass {n}/{all}, round 1/1, on /dev/{name}"));
            }
            say(at, "notice", &format!("Finished final round 1 of 1 on /dev/{name}"));
            if self.blank {
                say(at, "notice", &format!("Blanking device /dev/{name}"));
                at += one;
                say(at, "notice", &format!("{bytes} bytes written to /dev/{name}"));
                if self.verify != "NV" {
                    say(at, "notice", &format!("Verifying that /dev/{name} is empty."));
                    at += one;
                    say(at, "notice", &format!("{bytes} bytes read from /dev/{name}"));
                    say(at, "notice", &format!("[SUCCESS] Verified that /dev/{name} is empty."));
                }
                say(at, "notice", &format!("[SUCCESS] Blanked device /dev/{name}"));
            }
            assert_eq!(at, self.seconds(place), "the hours add up");
            longest = longest.max(at);
        }
        let line = "-".repeat(80);
        let stars = "*".repeat(80);
        log.push_str("\n******************************** Error Summary *********************************\n");
        log.push_str(&format!(
            "!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors\n{line}\n"
        ));
        for disk in &self.disks {
            log.push_str(&format!(
                "  {:>8} |  {:>10} |           {:>10} |           {:>10}\n",
                disk.name, 0, 0, 0
            ));
        }
        log.push_str(&format!("{stars}\n"));
        if self.version >= "0.41" {
            log.push_str(
                "\n******************************* Erasure Summary ********************************\n",
            );
            log.push_str(&format!(
                "!   Device |      Bytes Erased |      Bytes Total | Percentage Erased\n{line}\n"
            ));
            for disk in &self.disks {
                let bytes = disk.gigabytes * 1_000_000_000;
                log.push_str(&format!("  {:>8} | {bytes:>17} | {bytes:>16} | {:>17}\n", disk.name, "100%"));
            }
            log.push_str(&format!("{stars}\n"));
        }
        log.push_str("\n********************************* Drive Status *********************************\n");
        log.push_str(&format!("!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n{line}\n"));
        for (place, disk) in self.disks.iter().enumerate() {
            let all = self.seconds(place);
            let hours = format!("{:02}:{:02}:{:02}", all / 3_600, all / 60 % 60, all % 60);
            log.push_str(&format!(
                "  {:>8} | Erased | {:>4} MB/s | {hours} | ST{}DM003-1CH162/{}\n",
                disk.name, self.speed, disk.gigabytes, disk.serial
            ));
        }
        let blank = if self.blank { "B" } else { "NB" };
        log.push_str(&format!(
            "{line}\n{} Total Throughput {} MB/s, {}, 1R+{blank}+{}\n{stars}\n\n",
            stamp(longest + 40),
            self.speed,
            self.method,
            self.verify
        ));
        log.push_str(&format!(
            "{}    info: Nwipe successfully completed. See summary table for details.\n",
            stamp(longest + 41)
        ));
        log
    }

    /// The case of the disk at `place`.
    pub fn case(&self, place: usize, name: &str) -> Case {
        let disk = &self.disks[place];
        Case {
            name: format!("nwipe {}: {name}", self.version),
            kind: "hdd",
            gigabytes: i32::try_from(disk.gigabytes).expect("a size"),
            serial: disk.serial.clone(),
            said: said("nwipe", self.version, "clear", &disk.serial, self.seconds(place)),
            report: self.log().into_bytes(),
            refused: None,
        }
    }
}

/// A record of hdparm.
#[derive(Clone, Debug)]
pub struct Hdparm {
    pub version: &'static str,
    pub serial: String,
    pub gigabytes: i64,
    pub flash: bool,
    pub enhanced: bool,
    pub minutes: i64,
    pub seconds: i64,
    /// Whether `script` kept it; else it was pasted, without hours.
    pub script: bool,
}

impl Hdparm {
    pub fn ssd(serial: &str, gigabytes: i64) -> Self {
        Self {
            version: "9.65",
            serial: serial.to_owned(),
            gigabytes,
            flash: true,
            enhanced: false,
            minutes: 4,
            seconds: 35,
            script: true,
        }
    }

    pub fn hdd(serial: &str, gigabytes: i64) -> Self {
        let seconds = gigabytes * 1_000 / 130;
        Self { flash: false, minutes: seconds / 60, seconds, ..Self::ssd(serial, gigabytes) }
    }

    fn identity(&self, security: &str) -> String {
        let millions = self.gigabytes * 1_000;
        let rate = if self.flash { "Solid State Device" } else { "7200" };
        format!(
            "\n/dev/sda:\n\nATA device, with non-removable media\n\tModel Number:       Samsung SSD 860 EVO\n\tSerial Number:      {}\n\
             \tFirmware Revision:  RVT04B6Q\nConfiguration:\n\tLBA48  user addressable sectors:  {}\n\
             \tdevice size with M = 1024*1024:      {} MBytes\n\tdevice size with M = 1000*1000:      {millions} MBytes ({} GB)\n\
             \tNominal Media Rotation Rate: {rate}\nSecurity: \n\tMaster password revision code = 65534\n\t\tsupported\n{security}\
             \tnot\texpired: security count\n\t\tsupported: enhanced erase\n\
             \t{}min for SECURITY ERASE UNIT. {}min for ENHANCED SECURITY ERASE UNIT.\n",
            self.serial,
            millions * 1_000_000 / 512,
            millions * 1_000_000 / 1_048_576,
            self.gigabytes,
            self.minutes,
            self.minutes
        )
    }

    /// What the terminal showed.
    pub fn record(&self) -> String {
        let option = if self.enhanced { "--security-erase-enhanced" } else { "--security-erase" };
        let at = |seconds: i64| {
            (begin() + Duration::seconds(seconds)).format("%Y-%m-%d %H:%M:%S+00:00").to_string()
        };
        let mut text = String::new();
        if self.script {
            text.push_str(&format!("Script started on {} [TERM=\"linux\" TTY=\"/dev/tty1\"]\n", at(0)));
        }
        text.push_str(&format!("# hdparm -V\nhdparm v{}\n# hdparm -I /dev/sda\n", self.version));
        text.push_str(&self.identity("\t\tenabled\n\tnot\tlocked\n\tnot\tfrozen\n"));
        text.push_str(
            "# hdparm -N /dev/sda\n\n/dev/sda:\n max sectors   = 976773168/976773168, HPA is disabled\n",
        );
        text.push_str(&format!(
            "# hdparm --user-master u {option} p /dev/sda\nsecurity_password: \"p\"\n\n/dev/sda:\n Issuing SECURITY_ERASE command, password=\"p\", user=user\n"
        ));
        text.push_str("# echo $?\n0\n# hdparm -I /dev/sda\n");
        text.push_str(&self.identity("\tnot\tenabled\n\tnot\tlocked\n\tnot\tfrozen\n"));
        if self.script {
            text.push_str(&format!("Script done on {} [COMMAND_EXIT_CODE=\"0\"]\n", at(self.seconds)));
        }
        text
    }

    pub fn case(&self, name: &str) -> Case {
        Case {
            name: format!("hdparm {}: {name}", self.version),
            kind: if self.flash { "ssd" } else { "hdd" },
            gigabytes: i32::try_from(self.gigabytes).expect("a size"),
            serial: self.serial.clone(),
            said: said("hdparm", self.version, "purge", &self.serial, self.seconds),
            report: self.record().into_bytes(),
            refused: None,
        }
    }
}

/// A record of nvme-cli.
#[derive(Clone, Debug)]
pub struct Nvme {
    pub version: &'static str,
    pub serial: String,
    pub gigabytes: i64,
    /// The action of sanitize: 2 block erase, 3 overwrite, 4 cryptographic.
    pub action: u8,
    /// `format` with that setting in place of sanitize.
    pub format: Option<u8>,
    pub seconds: i64,
}

impl Nvme {
    pub fn sanitize(serial: &str, gigabytes: i64, action: u8) -> Self {
        Self { version: "2.8", serial: serial.to_owned(), gigabytes, action, format: None, seconds: 95 }
    }

    pub fn format(serial: &str, gigabytes: i64, setting: u8) -> Self {
        Self { format: Some(setting), ..Self::sanitize(serial, gigabytes, 2) }
    }

    pub fn record(&self) -> String {
        let bytes = self.gigabytes * 1_000_000_000;
        let at = |seconds: i64| {
            (begin() + Duration::seconds(seconds)).format("%Y-%m-%dT%H:%M:%S+00:00").to_string()
        };
        let mut text = format!(
            "root@atelier:~# nvme version\nnvme version {} (git {})\nroot@atelier:~# nvme id-ctrl /dev/nvme0\nNVME Identify Controller:\nvid       : 0x144d\n\
             ssvid     : 0x144d\nsn        : {}      \nmn        : SAMSUNG MZVLB512HBJQ-000L7              \nfr        : 5M2QEXF7\n\
             tnvmcap   : {bytes}\nsanicap   : 0x3\nroot@atelier:~# date -Is\n{}\n",
            self.version,
            self.version,
            self.serial,
            at(0)
        );
        match self.format {
            Some(setting) => text.push_str(&format!(
                "root@atelier:~# nvme format /dev/nvme0n1 --ses={setting} --force\nSuccess formatting namespace:1\nroot@atelier:~# cmp /dev/zero /dev/nvme0n1\n\
                 cmp: EOF on /dev/nvme0n1 after byte {bytes}, in line 1\n"
            )),
            None => text.push_str(&format!(
                "root@atelier:~# nvme sanitize /dev/nvme0 --sanact={}\nroot@atelier:~# nvme sanitize-log /dev/nvme0\n\
                 Sanitize Progress                      (SPROG) :  65535\nSanitize Status                        (SSTAT) :  0x101\n\
                 Sanitize Command Dword 10 Information (SCDW10) :  {:#x}\nEstimated Time For Overwrite                   :  4294967295 (No time period reported)\n\
                 Estimated Time For Block Erase                 :  60\n",
                self.action, self.action
            )),
        }
        text.push_str(&format!("root@atelier:~# date -Is\n{}\n", at(self.seconds)));
        text
    }

    pub fn case(&self, name: &str) -> Case {
        Case {
            name: format!("nvme-cli {}: {name}", self.version),
            kind: "nvme",
            gigabytes: i32::try_from(self.gigabytes).expect("a size"),
            serial: self.serial.clone(),
            said: said("nvme-cli", self.version, "purge", &self.serial, self.seconds),
            report: self.record().into_bytes(),
            refused: None,
        }
    }
}

/// A snapshot of Workbench with one or more disks.
pub fn workbench(version: &str, kind: &str, disks: &[(&str, i64)]) -> Value {
    let components: Vec<Value> = disks
        .iter()
        .map(|(serial, gigabytes)| {
            let end = begin() + Duration::seconds(workbench_seconds(*gigabytes));
            let middle = begin() + Duration::seconds(workbench_seconds(*gigabytes) / 2);
            json!({
                "type": "HardDrive", "serialNumber": serial, "size": gigabytes * 1_000, "model": "WDC WD5000AAKX", "interface": "ATA",
                "actions": [
                    { "type": "BenchmarkDataStorage", "readSpeed": 106.0, "writeSpeed": 26.6, "elapsed": 13 },
                    { "type": kind, "severity": "Info", "startTime": begin().to_rfc3339(), "endTime": end.to_rfc3339(), "steps": [
                        { "type": "StepZero", "severity": "Info", "startTime": begin().to_rfc3339(), "endTime": middle.to_rfc3339() },
                        { "type": "StepRandom", "severity": "Info", "startTime": middle.to_rfc3339(), "endTime": end.to_rfc3339() },
                    ] },
                ],
            })
        })
        .collect();
    json!({
        "type": "Snapshot", "software": "Workbench", "version": version, "uuid": "b7438448-7852-42c6-ad22-0963cf7c5b43",
        "closed": true, "device": { "type": "Desktop", "serialNumber": "CZC1234567", "model": "Elite 8300" }, "components": components,
    })
}

pub fn workbench_seconds(gigabytes: i64) -> i64 {
    2 * gigabytes * 1_000 / 90
}

pub fn workbench_case(version: &str, disks: &[(&str, i64)], place: usize, name: &str) -> Case {
    let (serial, gigabytes) = disks[place];
    Case {
        name: format!("Workbench {version}: {name}"),
        kind: "hdd",
        gigabytes: i32::try_from(gigabytes).expect("a size"),
        serial: serial.to_owned(),
        said: said("Workbench", version, "clear", serial, workbench_seconds(gigabytes)),
        report: serde_json::to_vec_pretty(&workbench(version, "EraseSectors", disks)).expect("JSON"),
        refused: None,
    }
}

/// A tool that no reader knows: its words are read.
pub fn other(serial: &str, gigabytes: i32, words: &str) -> Case {
    Case {
        name: format!("another tool: {words}"),
        kind: "ssd",
        gigabytes,
        serial: serial.to_owned(),
        said: said("Effaceur Pro", "7.9", "purge", serial, 600),
        report: format!("Effaceur Pro 7.9\nDisque {serial}, {gigabytes} Go\n{words}\n").into_bytes(),
        refused: None,
    }
}
