//! What each reader hears, and what it does not.

use super::*;

fn troubles(report: &str, serial: &str) -> Vec<&'static str> {
    let reading = read(report.as_bytes()).expect("a report of a known tool");
    reading.disk(serial).expect("the disk").troubles.iter().map(Trouble::code).collect()
}

/// A whole run of nwipe on one disk of 10 GB, in a hundred seconds.
fn nwipe() -> String {
    "[2026/11/22 05:00:00]    info: nwipe 0.42
[2026/11/22 05:00:00]  notice: Found /dev/sda, SATA, ST10DM003, 10 GB, S/N=Z9A1
[2026/11/22 05:00:00]    info: No hidden sectors on /dev/sda
[2026/11/22 05:00:01]  notice: /dev/sda, sect/blk/dev 512/4096/10000000000
[2026/11/22 05:00:01]  notice: Invoking method 'Fill With Zeros' on /dev/sda
[2026/11/22 05:00:01]  notice: Starting pass 1/1, round 1/1, on /dev/sda
[2026/11/22 05:00:51]  notice: 10000000000 bytes written to /dev/sda
[2026/11/22 05:00:51]  notice: Verifying pass 1 of 1, round 1 of 1, on /dev/sda
[2026/11/22 05:01:41]  notice: 10000000000 bytes read from /dev/sda
[2026/11/22 05:01:41]  notice: Verified pass 1 of 1, round 1 of 1, on '/dev/sda'.
[2026/11/22 05:01:41]  notice: Finished pass 1/1, round 1/1, on /dev/sda
******************************** Error Summary *********************************
!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors
       sda |           0 |                    0 |                    0
********************************* Drive Status *********************************
!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number
       sda | Erased | 200 MB/s | 00:01:40 | ST10DM003/Z9A1
[2026/11/22 05:01:50] Total Throughput 200 MB/s, Fill With Zeros, 1R+NB+VL
"
    .to_owned()
}

#[test]
fn a_log_of_nwipe_gives_its_disk_its_hours_and_its_method() {
    let reading = read(nwipe().as_bytes()).expect("a log");
    assert_eq!((reading.tool, reading.version.as_deref()), (Tool::Nwipe, Some("0.42")));
    let disk = reading.disk("z9a1").expect("its disk");
    assert_eq!(
        (disk.name.as_deref(), disk.bytes, disk.way),
        (Some("sda"), Some(10_000_000_000), Some(Way::Overwrite))
    );
    assert_eq!((disk.passes, disk.lasted(), disk.troubles.len()), (1, Some(100), 0), "{disk:?}");
    assert_eq!(disk.method.as_deref(), Some("Fill With Zeros"));
    let utc = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    assert!(disk.hours_agree(utc("2026-11-22T04:00:01Z"), utc("2026-11-22T04:01:41Z")), "Paris");
    assert!(
        disk.hours_agree(utc("2026-11-22T05:00:01Z"), utc("2026-11-22T05:01:41Z")),
        "a key's clock, in UTC"
    );
    assert!(!disk.hours_agree(utc("2026-11-22T04:30:00Z"), utc("2026-11-22T04:31:40Z")));
    assert!(!disk.hours_agree(utc("2026-11-21T04:00:01Z"), utc("2026-11-21T04:01:41Z")));
    assert!(!disk.hours_agree(utc("2026-11-22T04:00:01Z"), utc("2026-11-22T05:01:41Z")), "one zone for both");
}

#[test]
fn each_way_a_log_of_nwipe_is_false_has_its_own_name() {
    for (before, after, code) in [
        ("Erased |", "INSANITY|", "evidence-report-says-failed"),
        ("Erased |", "UABORTED|", "evidence-report-aborted"),
        ("+VL", "+NV", "evidence-report-not-verified"),
        ("10000000000 bytes written", "9000000000 bytes written", "evidence-report-partial"),
        ("10000000000 bytes read", "9000000000 bytes read", "evidence-report-partly-verified"),
        ("Verified pass", "Nothing of pass", "evidence-report-partly-verified"),
        ("Fill With Zeros' on", "Verify Zeros (0x00)' on", "evidence-report-nothing-erased"),
        (
            "info: No hidden sectors",
            "warning: *** HIDDEN SECTORS DETECTED ! ***",
            "evidence-report-hidden-area",
        ),
        ("00:01:40", "01:01:40", "evidence-report-contradicts-itself"),
        ("ST10DM003/Z9A1", "ST10DM003/OTHER", "evidence-report-contradicts-itself"),
        ("Total Throughput", "Total", "evidence-report-truncated"),
        ("Finished pass", "Went on with pass", "evidence-report-truncated"),
        ("|           0 |           ", "|           7 |           ", "evidence-report-says-failed"),
        ("notice: 10000000000 bytes read", "error: 10000000000 bytes read", "evidence-report-says-failed"),
    ] {
        let report = nwipe();
        assert!(report.contains(before), "{before}");
        let found = troubles(&report.replacen(before, after, 1), "Z9A1");
        assert!(found.contains(&code), "{before} → {after}: {found:?}");
    }
}

#[test]
fn a_log_whose_table_is_missing_is_cut_off() {
    let report = nwipe();
    let cut = report.find("****").expect("a table");
    assert_eq!(troubles(&report[..cut], "Z9A1"), ["evidence-report-truncated"]);
}

const HDPARM: &str = "# hdparm -I /dev/sda
/dev/sda:
\tSerial Number:      S3Z2
\tLBA48  user addressable sectors:   976773168
\tdevice size with M = 1000*1000:      500107 MBytes (500 GB)
\tNominal Media Rotation Rate: Solid State Device
Security:
\tnot\tlocked
\tnot\tfrozen
# hdparm --dco-identify /dev/sda
/dev/sda:
DCO Revision: 0x0001
The following features can be selectively disabled via DCO:
\tReal max sectors: 976773168
# hdparm --user-master u --security-erase p /dev/sda
/dev/sda:
 Issuing SECURITY_ERASE command, password=\"p\", user=user
exit status: 0
# hdparm -I /dev/sda
/dev/sda:
\tSerial Number:      S3Z2
Security:
\tnot\tenabled
\tnot\tlocked
";

#[test]
fn a_record_of_hdparm_is_followed_step_by_step() {
    assert_eq!(troubles(HDPARM, "S3Z2"), Vec::<&str>::new());
    for (before, after, code) in [
        ("\tnot\tfrozen", "\t\tfrozen", "evidence-report-says-failed"),
        ("exit status: 0", "exit status: 5", "evidence-report-exit-status"),
        ("exit status: 0", "SG_IO: bad/missing sense data", "evidence-report-says-failed"),
        ("Real max sectors: 976773168", "Real max sectors: 1953525168", "evidence-report-hidden-area"),
        (" Issuing SECURITY_ERASE", " SECURITY_ERASE", "evidence-report-truncated"),
        ("--security-erase p", "--security-set-pass p", "evidence-report-nothing-erased"),
    ] {
        let found = troubles(&HDPARM.replacen(before, after, 1), "S3Z2");
        assert!(found.contains(&code), "{before} → {after}: {found:?}");
    }
    let end = HDPARM.rfind("# hdparm -I").expect("the last step");
    assert_eq!(troubles(&HDPARM[..end], "S3Z2"), ["evidence-report-not-verified"]);
    let read = |back: &str| troubles(&format!("{}{back}", &HDPARM[..end]), "S3Z2");
    assert_eq!(
        read("# badblocks -sv -t 0 /dev/sda\nPass completed, 0 bad blocks found. (0/0/0 errors)\n"),
        Vec::<&str>::new()
    );
    let bad = "# badblocks -sv -t 0 /dev/sda\nPass completed, 3 bad blocks found. (0/0/3 errors)\n";
    assert_eq!(read(bad), ["evidence-report-says-failed"]);
    assert_eq!(read("# badblocks -sv -t 0 /dev/sda\n^C\n"), ["evidence-report-partly-verified"]);
    assert_eq!(read("# cmp -n 4096 /dev/zero /dev/sda\n"), ["evidence-report-partly-verified"]);
    let other = HDPARM.replacen("S3Z2", "S9Z9", 2).replacen("S9Z9", "S3Z2", 1);
    assert_eq!(troubles(&other, "S3Z2"), ["evidence-report-contradicts-itself"]);
}

#[test]
fn smartctl_beside_tells_whose_disk_it_is() {
    let named = "# smartctl -i /dev/sda\nSerial Number:    S3Z2\nUser Capacity:    500,107,862,016 bytes [500 GB]\nRotation Rate:    7200 rpm\n";
    let reading = read(format!("{named}{}", HDPARM.replace("\tSerial Number:      S3Z2\n", "")).as_bytes())
        .expect("read");
    let disk = reading.disk("S3Z2").expect("the disk");
    assert_eq!(disk.bytes, Some(500_107_862_016));
    let other = named.replace("S3Z2", "OTHER");
    assert_eq!(troubles(&format!("{other}{HDPARM}"), "OTHER"), ["evidence-report-contradicts-itself"]);
}

fn sanitize(progress: &str, status: &str, action: &str) -> String {
    format!(
        "# nvme id-ctrl /dev/nvme0\nsn        : S4EM\ntnvmcap   : 512110190592\n# nvme sanitize /dev/nvme0 --sanact=2\n# nvme sanitize-log /dev/nvme0\n\
         Sanitize Progress                      (SPROG) :  {progress}\nSanitize Status                        (SSTAT) :  {status}\n\
         Sanitize Command Dword 10 Information (SCDW10) :  {action}\n"
    )
}

#[test]
fn the_log_of_a_sanitize_says_how_it_ended() {
    assert_eq!(troubles(&sanitize("65535", "0x101", "0x2"), "S4EM"), Vec::<&str>::new());
    assert_eq!(troubles(&sanitize("65535", "0x4", "0x2"), "S4EM"), Vec::<&str>::new());
    assert_eq!(troubles(&sanitize("65535", "0", "0x2"), "S4EM"), ["evidence-report-nothing-erased"]);
    assert_eq!(troubles(&sanitize("30801", "0x2", "0x2"), "S4EM"), ["evidence-report-partial"]);
    assert_eq!(troubles(&sanitize("65535", "0x3", "0x2"), "S4EM"), ["evidence-report-says-failed"]);
    assert_eq!(troubles(&sanitize("65535", "0x301", "0x2"), "S4EM"), ["evidence-report-partly-verified"]);
    assert_eq!(troubles(&sanitize("30801", "0x1", "0x2"), "S4EM"), ["evidence-report-contradicts-itself"]);
    assert_eq!(troubles(&sanitize("65535", "0x1", "0x4"), "S4EM"), ["evidence-report-contradicts-itself"]);
    let asked = sanitize("65535", "0x1", "0x2");
    let asked = &asked[..asked.find("# nvme sanitize-log").expect("the log")];
    assert_eq!(troubles(asked, "S4EM"), ["evidence-report-not-verified"]);
}

#[test]
fn a_format_erases_only_when_it_is_told_to() {
    let format = |option: &str| {
        format!(
            "# nvme id-ctrl /dev/nvme0\nsn : S4EM\n# nvme format /dev/nvme0n1 {option}\nSuccess formatting namespace:1\n# cmp /dev/zero /dev/nvme0n1\n"
        )
    };
    for option in ["--ses=1", "--ses 2", "-s 1", "-s1"] {
        assert_eq!(troubles(&format(option), "S4EM"), Vec::<&str>::new(), "{option}");
    }
    for option in ["--force", "--ses=0", "-s 0"] {
        assert_eq!(troubles(&format(option), "S4EM"), ["evidence-report-nothing-erased"], "{option}");
    }
    assert_eq!(
        troubles(
            &format("--ses=1")
                .replace("Success formatting namespace:1", "NVMe status: INVALID_FORMAT(0x10a)"),
            "S4EM"
        ),
        ["evidence-report-says-failed", "evidence-report-truncated"]
    );
}

#[test]
fn a_snapshot_that_erased_nothing_says_so() {
    let snapshot = |actions: &str| {
        format!(
            r#"{{"type": "Snapshot", "software": "Workbench", "version": "11.0b11", "components": [
            {{"type": "HardDrive", "serialNumber": "J6D5", "size": 500107.8, "actions": [{actions}]}}]}}"#
        )
    };
    let erase = |kind: &str, severity: &str, end: &str| {
        snapshot(&format!(
            r#"{{"type": "{kind}", "severity": "{severity}", "startTime": "2022-01-13T09:34:39+00:00", "endTime": "{end}", "steps": [
            {{"type": "StepZero", "severity": "Info", "startTime": "2022-01-13T09:34:39+00:00", "endTime": "2022-01-13T14:13:09+00:00"}}]}}"#
        ))
    };
    let end = "2022-01-13T14:13:09+00:00";
    assert_eq!(troubles(&erase("EraseSectors", "Info", end), "J6D5"), Vec::<&str>::new());
    assert_eq!(troubles(&erase("EraseBasic", "Info", end), "J6D5"), ["evidence-report-not-verified"]);
    assert_eq!(troubles(&erase("EraseSectors", "Error", end), "J6D5"), ["evidence-report-says-failed"]);
    assert_eq!(troubles(&erase("EraseSectors", "Info", "never"), "J6D5"), ["evidence-report-truncated"]);
    let early = "2022-01-13T10:00:00+00:00";
    assert_eq!(
        troubles(&erase("EraseSectors", "Info", early), "J6D5"),
        ["evidence-report-contradicts-itself"]
    );
    assert_eq!(troubles(&snapshot(""), "J6D5"), ["evidence-report-nothing-erased"]);
}

#[test]
fn other_texts_are_nobodys() {
    for text in [
        "",
        "erased",
        "%PDF-1.7",
        "{}",
        "{\"type\": \"Snapshot\", \"software\": \"other\"}",
        "[2026/11/22 05:00:00] hello",
    ] {
        assert_eq!(read(text.as_bytes()), None, "{text}");
    }
}
