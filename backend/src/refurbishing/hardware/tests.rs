//! The samples, what they must say, and what no report may do.

use std::path::PathBuf;

use super::*;

pub(super) fn key() -> AddressKey {
    AddressKey::of("a secret of tests that protects nothing at all")
}

/// Samples live beside the repository, or where `REBOND_SHARED_DATA` says.
pub(super) fn bytes(name: &str) -> Option<Vec<u8>> {
    let data = std::env::var_os("REBOND_SHARED_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"), PathBuf::from);
    let path = data.join("hardware").join(name);
    match std::fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            eprintln!(
                "SKIPPED: sample {name} is not at {} ({error}); set REBOND_SHARED_DATA",
                path.display()
            );
            None
        }
    }
}

fn sample(name: &str) -> Option<HardwareReport> {
    Some(read(&bytes(name)?, &key()).unwrap_or_else(|why| panic!("{name}: {why:?}")))
}

fn serials(report: &HardwareReport) -> Vec<&str> {
    report.storages.iter().filter_map(|one| one.serial.as_deref()).collect()
}

fn told(report: &HardwareReport) -> [Option<&str>; 6] {
    [
        &report.manufacturer,
        &report.model,
        &report.serial,
        &report.category,
        &report.processor,
        &report.board_serial,
    ]
    .map(|field| field.as_deref())
}

#[test]
fn every_sample_says_what_its_machine_is() {
    let expected = [
        (
            "bad-timestamp.json",
            [
                Some("Acer"),
                Some("AOHAPPY"),
                Some("LNPKM0I947566121A38304"),
                Some("laptop"),
                Some("Intel Atom N450"),
                None,
            ],
            1024,
            vec!["OD-HM03D38L4453"],
        ),
        (
            "dell-e5530-parsed.json",
            [
                Some("Dell"),
                Some("Latitude E5530 non-vPro"),
                Some("J2KGIC4"),
                Some("laptop"),
                Some("Intel Core i5-3340M"),
                Some("/I9OAIP0/LN5460534G532L/"),
            ],
            8192,
            vec!["IB021DFHND7BCL"],
        ),
        (
            "desktop-placeholder-serials.json",
            [Some("ASUS"), Some("P5B-MX/WiFi-AP"), None, Some("desktop"), Some("Intel Core 2 6420"), None],
            2560,
            vec!["PO198KHK021J5F"],
        ),
        (
            "erase-sectors-2-hdd.yaml",
            [
                Some("bar"),
                Some("baz"),
                None,
                Some("desktop"),
                Some("Intel Core i3-2100"),
                Some("581700052284402"),
            ],
            4096,
            vec!["EO-HMAI55815323", "KG-AODN41531148"],
        ),
        (
            "hp-probook-450.json",
            [
                Some("HP"),
                Some("ProBook 450 G2"),
                Some("JGP5035LM2"),
                Some("laptop"),
                Some("Intel Core i5-4210U"),
                Some("CEEIBB0DL0CEA4"),
            ],
            8192,
            vec!["J6D5B44K"],
        ),
        (
            "thinkpad-x1-carbon-5-lshw.json",
            [
                Some("Lenovo"),
                Some("ThinkPad X1 Carbon 5th"),
                Some("KO4BOD5J"),
                Some("laptop"),
                Some("Intel Core i7-7500U"),
                Some("L5PN03H86KO"),
            ],
            16_384,
            vec!["G94AKC1D336452"],
        ),
        (
            "toshiba-parsed.json",
            [
                Some("Toshiba"),
                Some("PORTEGE R700"),
                Some("LH478412C"),
                Some("laptop"),
                Some("Intel Core i5 M 560"),
                None,
            ],
            2048,
            vec!["314392CBP83746PK80KN"],
        ),
        (
            "workbench-script-2025.json",
            [
                Some("Dell"),
                Some("Latitude E7240"),
                Some("1JB6KK0"),
                Some("laptop"),
                Some("Intel Core i7-4600U"),
                Some("/7KF0EE1/FI358613O262M8/"),
            ],
            16_384,
            vec!["O97LGI3D809106J", "TW0XXM305508539G1361"],
        ),
    ];
    for (name, identity, memory, disks) in expected {
        let Some(report) = sample(name) else { return };
        assert_eq!(told(&report), identity, "{name}");
        assert_eq!(report.memory_mib, Some(memory), "{name}");
        assert_eq!(serials(&report), disks, "{name}: a stick on USB is none of its storages");
    }
}

#[test]
fn health_battery_and_screen_are_read_in_one_unit() {
    let Some(old) = sample("erase-sectors-2-hdd.yaml") else { return };
    let health: Vec<_> = old.storages.iter().map(|one| (one.gigabytes, one.hours, one.health())).collect();
    assert_eq!(
        health,
        [(Some(320), Some(24_658), Some(Health::Failing)), (Some(320), Some(21_979), Some(Health::Good))],
        "305 245 of its megabytes are 320 GB"
    );
    let desktop = sample("desktop-placeholder-serials.json").unwrap();
    let disk = &desktop.storages[0];
    assert_eq!(
        (disk.reallocated, disk.health()),
        (Some(126), Some(Health::Watch)),
        "it passed, with replaced sectors"
    );
    assert_eq!(desktop.display, None, "a desktop has no screen inside");
    let thinkpad = sample("thinkpad-x1-carbon-5-lshw.json").unwrap();
    let disk = &thinkpad.storages[0];
    assert_eq!(
        (disk.kind.as_deref(), disk.gigabytes, disk.wear_percent),
        (Some("nvme"), Some(1024), Some(2))
    );
    assert_eq!(thinkpad.battery.as_ref().unwrap().design_mwh, Some(57_000));
    let screen = thinkpad.display.clone().unwrap();
    assert_eq!(screen.inch_tenths, Some(140), "the screen inside, not the one beside it");
    assert_eq!(thinkpad.interfaces.len(), 2, "the dock's interface is none of its own");
    assert_eq!(sample("dell-e5530-parsed.json").unwrap().battery.unwrap().percent, Some(36));
    let script = sample("workbench-script-2025.json").unwrap();
    assert_eq!(script.display.unwrap().inch_tenths, Some(125));
    assert_eq!(script.storages[0].wear_percent, Some(22));
}

#[test]
fn what_is_strange_is_tolerated_or_said() {
    let Some(report) = sample("bad-timestamp.json") else { return };
    assert!(report.taken_at.unwrap().to_rfc3339().starts_with("2022-04-09T10:51"), "2022-04-09_10h51m48s");
    assert_eq!(report.notes, [Note::PlaceholderBoard]);
    let desktop = sample("desktop-placeholder-serials.json").unwrap();
    assert_eq!(desktop.notes, [Note::PlaceholderSerial, Note::PlaceholderBoard]);
    let year_one = sample("toshiba-parsed.json").unwrap();
    assert_eq!((year_one.taken_at, year_one.notes), (None, vec![Note::TimeImpossible]));
    let odd = br#"{"type": "Snapshot", "timestamp": "yesterday", "device": {"model": "T480", "serialNumber": "PF1ABCDE"}}"#;
    assert_eq!(read(odd, &key()).unwrap().notes, [Note::TimeUnreadable]);
}

#[test]
fn each_tool_of_a_sample_is_read_alone() {
    let Some(bytes) = bytes("thinkpad-x1-carbon-5-lshw.json") else { return };
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    let data = &value["data"];
    let alone = |bytes: &[u8]| read(bytes, &key()).unwrap();
    let lshw = alone(data["lshw"].to_string().as_bytes());
    assert_eq!((lshw.tools.as_slice(), lshw.memory_mib), ([Tool::Lshw].as_slice(), Some(16_384)));
    let listed = alone(format!("[{}]", data["lshw"]).as_bytes());
    assert_eq!(listed, lshw, "newer versions write a list");
    let tables = alone(data["dmidecode"].as_str().unwrap().as_bytes());
    assert_eq!((tables.serial.as_deref(), tables.memory.len()), (Some("KO4BOD5J"), 2));
    let hwinfo = alone(data["hwinfo"].as_str().unwrap().as_bytes());
    assert_eq!((hwinfo.processor.as_deref(), hwinfo.memory_mib), (Some("Intel Core i7-7500U"), Some(16_384)));
    assert_eq!((hwinfo.storages.len(), hwinfo.interfaces.len()), (1, 2));
    let smart = alone(data["smart"].to_string().as_bytes());
    // The same output as text says the same.
    let lines: Vec<&str> = data["smart"][0]["smartctl"]["output"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|line| line.as_str())
        .collect();
    let text = alone(lines.join("\n").as_bytes());
    assert_eq!(text.storages, smart.storages);
}

#[test]
fn smartctl_in_words_counts_hours_sectors_and_wear() {
    let text = "smartctl 7.3\n=== START OF INFORMATION SECTION ===\nDevice Model:     Samsung SSD 850 EVO 500GB\n\
        Serial Number:    O97LGI3D809106J\nUser Capacity:    500,107,862,016 bytes [500 GB]\n\
        Rotation Rate:    Solid State Device\n=== START OF READ SMART DATA SECTION ===\n\
        SMART overall-health self-assessment test result: PASSED\n\
        ID# ATTRIBUTE_NAME          FLAG     VALUE WORST THRESH TYPE      UPDATED  WHEN_FAILED RAW_VALUE\n  \
        5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       3\n  \
        9 Power_On_Hours          0x0032   096   096   000    Old_age   Always       -       17702\n\
        177 Wear_Leveling_Count     0x0013   078   078   000    Pre-fail  Always       -       433\n";
    let disk = read(text.as_bytes(), &key()).unwrap().storages.remove(0);
    assert_eq!(
        (disk.gigabytes, disk.hours, disk.reallocated, disk.wear_percent, disk.health()),
        (Some(500), Some(17_702), Some(3), Some(22), Some(Health::Watch))
    );
}

#[test]
fn inxi_in_words_says_what_its_json_says() {
    let text = "System:\n  Kernel: 6.1.0 arch: x86_64\nMachine:\n  Type: Laptop System: Dell product: Latitude E7240 v: 00 serial: 1JB6KK0\n  \
        Mobo: Dell model: 05PTPV v: A00 serial: /7KF0EE1/FI358613O262M8/ UEFI: Dell v: A29\n    date: 06/13/2019\n\
        Battery:\n  ID-1: BAT0 charge: 20.1 Wh (100.0%) condition: 20.1/45.0 Wh (44.7%) volts: 8.4 min: 7.4\n    model: LGC DELL F3G3312 cycles: 311\n\
        CPU:\n  Info: dual core model: Intel Core i7-4600U bits: 64 type: MT MCP\n\
        Drives:\n  ID-1: /dev/sda vendor: Samsung model: SSD 850 EVO size: 465.76 GiB type: SSD serial: O97LGI3D809106J\n  \
        ID-2: /dev/sdb type: USB vendor: Kingston model: Stick size: 14.4 GiB serial: 0123FEDCBA98\n";
    let report = read(text.as_bytes(), &key()).unwrap();
    assert_eq!(
        told(&report)[..5],
        [Some("Dell"), Some("Latitude E7240"), Some("1JB6KK0"), Some("laptop"), Some("Intel Core i7-4600U")]
    );
    assert_eq!(serials(&report), ["O97LGI3D809106J"]);
    let battery = report.battery.unwrap();
    assert_eq!(
        (battery.full_mwh, battery.design_mwh, battery.percent, battery.cycles),
        (Some(20_100), Some(45_000), Some(45), Some(311))
    );
    assert_eq!(report.firmware.unwrap().version.as_deref(), Some("A29"));
}

#[test]
fn addresses_are_hashed_and_crossed_out() {
    let Some(bytes) = bytes("thinkpad-x1-carbon-5-lshw.json") else { return };
    let address = b"ff:8b:af:72:81:29";
    assert!(bytes.windows(address.len()).any(|window| window == address), "the sample holds one");
    let kept = masked(&bytes);
    assert_eq!(kept.len(), bytes.len(), "all else stays in its place");
    let whole = String::from_utf8(kept.clone()).unwrap();
    for line in whole.lines() {
        assert!(!line.contains("ff:8b:af:72:81:29") && !line.contains("1d:37:e3:63:2e:b6"), "{line}");
    }
    let shown = serde_json::to_string(&read(&bytes, &key()).unwrap()).unwrap();
    assert!(!shown.contains("ff:8b:af"), "{shown}");
    let mut after = read(&kept, &key()).unwrap();
    let mut before = read(&bytes, &key()).unwrap();
    assert_ne!(
        read(&bytes, &AddressKey::of("another")).unwrap().interfaces,
        before.interfaces,
        "the hash is keyed"
    );
    (after.interfaces, before.interfaces) = (Vec::new(), Vec::new());
    assert_eq!(after, before, "the file that is kept still says everything else");
    assert_eq!(
        masked(br#"{"ip": "192.168.1.20", "version": "10.2.3.4"}"#),
        br#"{"ip": "xxx.xxx.x.xx", "version": "10.2.3.4"}"#
    );
}

#[test]
fn what_cannot_be_read_is_named() {
    let why = |bytes: &[u8]| read(bytes, &key()).unwrap_err();
    assert_eq!(why(b" \n"), Unreadable::Empty);
    assert_eq!(why(b"%PDF-1.7"), Unreadable::Binary);
    assert_eq!(why(b"{\n\"id\": \"pc\",\n\"a\": }"), Unreadable::Broken { line: 3 });
    assert_eq!(why(b"Bonjour"), Unreadable::UnknownTool);
    assert_eq!(why(b"# dmidecode 3.3\nHandle 0x0001, DMI type 1\nSystem Information\n\tManufacturer: To Be Filled By O.E.M.\n"), Unreadable::SaysNothing);
    assert_eq!(why(&vec![b' '; LARGEST + 1]), Unreadable::TooLarge);
    let deep = "[".repeat(100_000);
    assert!(matches!(why(deep.as_bytes()), Unreadable::Broken { .. }));
}

#[test]
fn samples_of_two_machines_are_never_one() {
    let names = [
        "bad-timestamp.json",
        "dell-e5530-parsed.json",
        "desktop-placeholder-serials.json",
        "erase-sectors-2-hdd.yaml",
        "hp-probook-450.json",
        "thinkpad-x1-carbon-5-lshw.json",
        "toshiba-parsed.json",
        "workbench-script-2025.json",
    ];
    let all: Vec<HardwareReport> = names.into_iter().filter_map(sample).collect();
    for (place, one) in all.iter().enumerate() {
        assert!(!same_machine(&traces(one), &traces(one)).is_empty(), "{:?} is itself", one.model);
        for other in all.iter().skip(place + 1) {
            // Two of them bear the same snapshot identifier: it is that of a file.
            assert_eq!(same_machine(&traces(one), &traces(other)), [], "{:?} {:?}", one.model, other.model);
        }
    }
}

#[test]
fn a_machine_is_known_again_under_another_number() {
    let Some(before) = sample("thinkpad-x1-carbon-5-lshw.json") else { return };
    let renamed = HardwareReport { serial: Some("R90XYZ12".to_owned()), ..before.clone() };
    assert_eq!(same_machine(&traces(&before), &traces(&renamed))[0].kind, TraceKind::Uuid);
    // Some firmwares turn the first three groups round.
    let turned = HardwareReport {
        uuid: Some("e481ae37-5bfb-8570-531c-047470e2063b".to_owned()),
        ..HardwareReport::default()
    };
    assert_eq!(
        same_machine(&traces(&before), &traces(&turned)),
        [Reason { kind: TraceKind::Uuid, count: 1 }]
    );
    let Some(script) = sample("workbench-script-2025.json") else { return };
    let parts = HardwareReport { memory: script.memory.clone(), ..HardwareReport::default() };
    assert_eq!(
        same_machine(&traces(&script), &traces(&parts)),
        [Reason { kind: TraceKind::Memory, count: 2 }]
    );
    let one_part = HardwareReport { memory: script.memory[..1].to_vec(), ..HardwareReport::default() };
    assert_eq!(same_machine(&traces(&script), &traces(&one_part)), [], "one part may have moved");
    let wires = HardwareReport { interfaces: script.interfaces.clone(), ..HardwareReport::default() };
    assert_eq!(same_machine(&traces(&script), &traces(&wires)), [], "interfaces count for one");
}

#[test]
fn a_swapped_part_is_named_and_silence_is_no_change() {
    let Some(before) = sample("workbench-script-2025.json") else { return };
    let mut after = before.clone();
    after.memory[0].serial = Some("AABB0011".to_owned());
    after.storages.remove(0);
    let all = changes(&before, &after);
    let told: Vec<(Part, bool, &str)> =
        all.iter().map(|one| (one.part, one.came, one.what.as_str())).collect();
    assert_eq!(
        told,
        [
            (Part::Memory, false, "Kingston 8 GiB DDR3 LOFAP7GC"),
            (Part::Memory, true, "Kingston 8 GiB DDR3 AABB0011"),
            (Part::Storage, false, "SSD 500 GB O97LGI3D809106J"),
        ]
    );
    let silent = HardwareReport { memory: Vec::new(), storages: Vec::new(), ..before.clone() };
    assert_eq!(changes(&before, &silent), []);
    assert_eq!(changes(&before, &before), []);
}
