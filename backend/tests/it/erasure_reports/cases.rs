//! The hundred reports: seventy true, thirty subtly false.

use chrono::Duration;
use serde_json::json;

use super::forge::{Case, Hdparm, Nvme, Nwipe, Wiped, begin, other, workbench, workbench_case};

/// Seventy true reports, over all tools and sizes.
pub fn truths() -> Vec<Case> {
    let mut cases = Vec::new();
    for version in ["0.33", "0.34", "0.36", "0.38", "0.41", "0.42"] {
        for gigabytes in [160, 320, 500, 1_000] {
            let serial = format!("Z9A{}{gigabytes}", version.replace('.', ""));
            cases.push(Nwipe::one(version, &serial, gigabytes).case(0, &format!("{gigabytes} GB")));
        }
    }
    let plain = |serial: &str, gigabytes| Nwipe::one("0.40", serial, gigabytes);
    cases.push(Nwipe { method: "DoD Short", passes: 3, ..plain("DODS0001", 250) }.case(0, "three passes"));
    cases.push(Nwipe { verify: "VA", passes: 3, ..plain("DODA0002", 250) }.case(0, "all passes read back"));
    cases.push(Nwipe { blank: true, ..plain("BLNK0003", 500) }.case(0, "blanked"));
    cases.push(Nwipe { method: "Fill With Zeros", ..plain("ZERO0004", 750) }.case(0, "zeros"));
    cases.push(Nwipe { speed: 210, ..plain("FAST0005", 2_000) }.case(0, "a large, fast disk"));
    cases.push(Nwipe { speed: 35, ..plain("SLOW0006", 80) }.case(0, "a small, slow disk"));
    let disks = |all: &[(&'static str, &str, i64)]| -> Vec<Wiped> {
        let one = |(name, serial, gigabytes): &(&'static str, &str, i64)| Wiped {
            name,
            serial: (*serial).to_owned(),
            gigabytes: *gigabytes,
        };
        all.iter().map(one).collect()
    };
    let two = Nwipe { disks: disks(&[("sda", "TWO-A", 320), ("sdb", "TWO-B", 500)]), ..plain("", 0) };
    cases.extend((0..2).map(|place| two.case(place, "two disks in one log")));
    let three = Nwipe {
        disks: disks(&[("sda", "TRI-A", 160), ("sdb", "TRI-B", 160), ("sdc", "TRI-C", 1_000)]),
        ..plain("", 0)
    };
    cases.extend((0..3).map(|place| three.case(place, "three disks in one log")));

    for gigabytes in [120, 128, 240, 256, 500, 1_000] {
        let disk = Hdparm::ssd(&format!("S3Z2NB0K{gigabytes}"), gigabytes);
        cases.push(disk.case(&format!("flash, {gigabytes} GB")));
    }
    for (version, enhanced, script) in [
        ("9.58", true, true),
        ("9.58", false, false),
        ("9.60", true, false),
        ("9.62", false, true),
        ("9.65", true, true),
    ] {
        let serial =
            format!("50026B76{}{}{}", version.replace('.', ""), u8::from(enhanced), u8::from(script));
        let disk = Hdparm { version, enhanced, script, ..Hdparm::ssd(&serial, 480) };
        cases.push(disk.case(if script { "kept by script" } else { "pasted from the terminal" }));
    }
    for gigabytes in [320, 500, 1_000] {
        let disk = Hdparm::hdd(&format!("WD-WCC2E{gigabytes}"), gigabytes);
        cases.push(disk.case(&format!("magnetic, {gigabytes} GB")));
    }

    for gigabytes in [128, 256, 512, 1_000] {
        for action in [2, 4] {
            let serial = format!("S4EMNX0N{gigabytes}{action}");
            let name = if action == 2 { "blocks erased" } else { "key forgotten" };
            cases.push(
                Nvme::sanitize(&serial, gigabytes, action).case(&format!("sanitize, {name}, {gigabytes} GB")),
            );
        }
    }
    for (serial, gigabytes, setting) in [("FMT00001", 256, 1), ("FMT00002", 512, 1), ("FMT00003", 512, 2)] {
        cases.push(Nvme::format(serial, gigabytes, setting).case(&format!("format, setting {setting}")));
    }

    for (version, serial, gigabytes) in [
        ("11.0b11", "WB000001", 250),
        ("11.0b11", "WB000002", 320),
        ("2022.03.3", "WB000003", 500),
        ("2022.03.3", "WB000004", 80),
    ] {
        cases.push(workbench_case(version, &[(serial, gigabytes)], 0, "one disk"));
    }
    let pair = [("WB2-A", 320), ("WB2-B", 320)];
    cases.extend((0..2).map(|place| workbench_case("11.0a3", &pair, place, "two disks")));

    cases.push(other("EFF0001", 256, "Effacé, relu en entier, 0 erreur"));
    cases.push(other("EFF0002", 512, "Résultat : réussi. Vérification : 100 %"));
    cases.push(other("EFF0003", 256, "Status: Erased, verified, no errors"));
    cases.push(other("EFF0004", 1_000, "Aucune erreur. Secteurs réalloués : 0"));
    cases
}

/// The same report with one text in place of another, which it must hold.
fn altered(case: Case, name: &str, code: &'static str, changes: &[(&str, &str)]) -> Case {
    let mut report = String::from_utf8(case.report).expect("text");
    for (before, after) in changes {
        assert!(report.contains(before), "{name}: {before}");
        report = report.replace(before, after);
    }
    Case { name: name.to_owned(), report: report.into_bytes(), refused: Some(code), ..case }
}

fn saying(mut case: Case, name: &str, code: &'static str, field: &str, value: serde_json::Value) -> Case {
    case.said[field] = value;
    Case { name: name.to_owned(), refused: Some(code), ..case }
}

/// What stands in a report from the end of its last `before` on goes.
fn cut(case: Case, name: &str, before: &str) -> Case {
    let report = String::from_utf8(case.report).expect("text");
    let end = report.find(before).expect("a place to cut");
    Case {
        name: name.to_owned(),
        report: report.as_bytes()[..end].to_vec(),
        refused: Some("evidence-report-truncated"),
        ..case
    }
}

/// Thirty subtly false reports, each with the code that refuses it. The last two need what `truths` holds: their report was
/// believed before.
pub fn falsehoods() -> Vec<Case> {
    let nwipe = |number: u32| Nwipe::one("0.42", &format!("FALSE{number:03}"), 500);
    let base = |number: u32| nwipe(number).case(0, "");
    let hdparm = |number: u32| Hdparm::ssd(&format!("FALSE{number:03}"), 500);
    let nvme = |number: u32| Nvme::sanitize(&format!("FALSE{number:03}"), 512, 2);
    let bytes = "500000000000";
    let future = begin() + Duration::days(4);
    vec![
        altered(
            base(1),
            "the table says FAILED",
            "evidence-report-says-failed",
            &[("| Erased |", "|-FAILED-|")],
        ),
        altered(
            base(2),
            "the table says Erased, and twelve errors of writing",
            "evidence-report-says-failed",
            &[("       sda |           0 |", "!      sda |          12 |")],
        ),
        altered(base(3), "a person broke it off", "evidence-report-aborted", &[("| Erased |", "|UABORTED|")]),
        Case {
            refused: Some("evidence-report-not-verified"),
            ..Nwipe { verify: "NV", ..nwipe(4) }.case(0, "nothing was read back")
        },
        altered(
            base(5),
            "the last blocks were never written",
            "evidence-report-partial",
            &[(&format!("{bytes} bytes written"), "499107862016 bytes written")],
        ),
        altered(base(6), "99.87 % were erased", "evidence-report-partial", &[("100%", "99.87%")]),
        cut(base(7), "the log stops before its tables", "\n******************************** Error Summary"),
        Case {
            refused: Some("evidence-tool-lies"),
            ..Nwipe { version: "0.30", ..nwipe(8) }.case(0, "a version whose table is known to lie")
        },
        altered(
            base(9),
            "sectors stayed hidden",
            "evidence-report-hidden-area",
            &[(
                "   info: No hidden sectors on /dev/sda",
                "warning:  *** HIDDEN SECTORS DETECTED ! *** on /dev/sda",
            )],
        ),
        altered(
            base(10),
            "the table tells other hours",
            "evidence-report-contradicts-itself",
            &[("| 01:59:02 |", "| 00:12:02 |")],
        ),
        Case {
            refused: Some("evidence-too-fast"),
            ..Nwipe { speed: 3_400, ..nwipe(11) }.case(0, "no magnetic disk writes that fast")
        },
        altered(base(12), "another disk's log", "evidence-report-other-serial", &[("FALSE012", "FALSE999")]),
        altered(
            base(13),
            "half of it was read back",
            "evidence-report-partly-verified",
            &[(&format!("{bytes} bytes read"), "250000000000 bytes read")],
        ),
        Case {
            refused: Some("evidence-report-nothing-erased"),
            ..Nwipe { method: "Verify Zeros (0x00)", ..nwipe(14) }.case(0, "a verification, not an erasure")
        },
        saying(
            Case { kind: "ssd", ..base(15) },
            "flash written over is not purged",
            "evidence-overwrite-not-purge",
            "method",
            json!("purge"),
        ),
        Case {
            name: "a smaller disk's log".to_owned(),
            gigabytes: 1_000,
            refused: Some("evidence-report-other-capacity"),
            ..base(16)
        },
        saying(
            base(17),
            "another version is told",
            "evidence-report-other-version",
            "tool_version",
            json!("0.36"),
        ),
        Case {
            name: "an erasure of another day".to_owned(),
            refused: Some("evidence-report-other-hours"),
            report: String::from_utf8(base(18).report)
                .expect("text")
                .replace("2026/11/22", "2026/11/20")
                .into_bytes(),
            ..base(18)
        },
        saying(
            base(19),
            "it ends in the future",
            "evidence-in-future",
            "ended_at",
            json!(future.to_rfc3339()),
        ),
        altered(
            hdparm(20).case(""),
            "the disk refused the command",
            "evidence-report-says-failed",
            &[(
                "password=\"p\", user=user\n",
                "password=\"p\", user=user\nSECURITY_ERASE: Input/output error\n",
            )],
        ),
        still_locked(hdparm(21).case("")),
        altered(
            hdparm(22).case(""),
            "the command ended with an error",
            "evidence-report-exit-status",
            &[("COMMAND_EXIT_CODE=\"0\"", "COMMAND_EXIT_CODE=\"5\""), ("# echo $?\n0\n", "")],
        ),
        Case {
            refused: Some("evidence-too-fast"),
            ..Hdparm { minutes: 380, seconds: 120, ..Hdparm::hdd("FALSE023", 3_000) }
                .case("two minutes where the disk announces 380")
        },
        altered(
            hdparm(24).case(""),
            "the host protected area stayed",
            "evidence-report-hidden-area",
            &[("976773168/976773168, HPA is disabled", "976771055/976773168, HPA is enabled")],
        ),
        altered(
            nvme(25).case(""),
            "47 % were done",
            "evidence-report-partial",
            &[(":  65535", ":  30801"), (":  0x101", ":  0x2")],
        ),
        Case {
            refused: Some("evidence-report-nothing-erased"),
            ..Nvme::format("FALSE026", 512, 0).case("a format that erases nothing")
        },
        altered(
            nvme(27).case(""),
            "the disk says that it failed",
            "evidence-report-says-failed",
            &[(":  0x101", ":  0x3")],
        ),
        Case {
            refused: Some("evidence-report-not-verified"),
            report: serde_json::to_vec(&workbench("11.0a3", "EraseBasic", &[("FALSE028", 320)]))
                .expect("JSON"),
            ..workbench_case("11.0a3", &[("FALSE028", 320)], 0, "written, never read back")
        },
        reused("Z9A038500", "a report that was believed, under another number"),
        other_ends(),
    ]
}

/// The disk still wants its password: it was not erased.
fn still_locked(case: Case) -> Case {
    let report = String::from_utf8(case.report).expect("text");
    let at = report.rfind("\tnot\tenabled").expect("the second -I");
    let report = format!("{}\t\tenabled{}", &report[..at], &report[at + "\tnot\tenabled".len()..]);
    Case {
        name: "the disk still wants its password".to_owned(),
        report: report.into_bytes(),
        refused: Some("evidence-report-says-failed"),
        ..case
    }
}

/// The log of a disk that was believed, sent again for another device that claims its number.
fn reused(known: &str, name: &str) -> Case {
    let case = Nwipe::one("0.38", known, 500).case(0, name);
    Case { name: name.to_owned(), refused: Some("evidence-report-reused"), ..case }
}

/// The same once more, with the line ends of another system, more spaces, and hours a minute later.
fn other_ends() -> Case {
    let case = Nwipe::one("0.36", "Z9A036500", 500).case(0, "");
    let report =
        String::from_utf8(case.report.clone()).expect("text").replace('\n', "\r\n").replace(" on ", "  on ");
    let mut said = case.said.clone();
    said["started_at"] = json!((begin() + Duration::minutes(1)).to_rfc3339());
    Case {
        name: "a report that was believed, with other line ends".to_owned(),
        report: report.into_bytes(),
        said,
        refused: Some("evidence-report-reused"),
        ..case
    }
}
