//! What no report may do, whatever is in it.

use proptest::prelude::*;

use super::tests::{bytes, key};
use super::*;

const FILLERS: [&str; 30] = [
    "To Be Filled By O.E.M.",
    "Default string",
    "123456789",
    "1234567890",
    "0123456789",
    "MB-1234567890",
    "00000000",
    "0",
    "System Serial Number",
    "Base Board Serial Number",
    "Eefmen Serial Number",
    "Molfnog Serial Number",
    "None",
    "N/A",
    "Not Specified",
    "Not Available",
    "Unknown",
    "XXXXXXXX",
    "........",
    "SerNum0",
    "INVALID",
    "foo",
    "<filter>",
    "O.E.M.",
    "9876543210",
    "To be filled by O.E.M.",
    "Not Applicable",
    "undefined, but settable",
    "Chassis Serial Number",
    "FFFFFFFF",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Nothing that somebody may send stops the reader.
    #[test]
    fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read(&bytes, &key());
        prop_assert_eq!(masked(&bytes).len(), bytes.len());
    }

    /// Nor what looks like a report.
    #[test]
    fn no_report_with_a_hole_stops_the_reader(
        head in prop::sample::select(vec![
            "# dmidecode 3.3\n", "=== START OF INFORMATION SECTION ===\n", "1: x\n  [Created at a.1]\n  Hardware Class: bios\n",
            "Machine:\nDrives:\n", "{\"class\":\"system\",\"id\":\"x\",", "{\"type\":\"Snapshot\",", "[{\"0#1#0#Drives\":[",
        ]),
        words in proptest::collection::vec(prop::sample::select(vec![
            "System Information\n", "Handle 0x0001\n", "\tSize: 99999999999999999 GB\n", "Serial Number: é\n", "  Size: -1 GB\n", "\t: \n",
            "User Capacity: ,,. bytes\n", "  5 Reallocated_Sector_Ct x 1 2 3 4 5 - 99999999999999999999\n", "\"serial\":null,", "ID-1: size: TiB on: 99999999999y\n",
            "Device File: /dev/nvme0\n", "Size: xx mm\n", "\"size\":1e308}", "]", "}", "\u{1b}[", "\u{3}12", "💾:", "condition: /0 Wh (",
        ]), 0..40),
    ) {
        let _ = read(format!("{head}{}", words.concat()).as_bytes(), &key());
    }

    /// Two machines whose every number is what a firmware says for want of one have nothing in common, however many
    /// there are and however they are written.
    #[test]
    fn placeholders_never_make_two_machines_one(
        picks in proptest::collection::vec((0..FILLERS.len(), any::<bool>()), 6),
        uuid in prop::sample::select(vec![
            "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "03000200-0400-0500-0006-000700080009",
            "undefined, but settable", "Not Settable", "12345678-1234-5678-90ab-cddeefaabbcc", "",
        ]),
        address in prop::sample::select(vec!["00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "00:11:22:33:44:55"]),
    ) {
        let filler = |place: usize| {
            let (which, small) = picks[place];
            if small { FILLERS[which].to_lowercase() } else { FILLERS[which].to_owned() }
        };
        let machine = serde_json::json!({
            "id": "pc", "class": "system", "vendor": "Dell Inc.", "product": "OptiPlex 3020", "serial": filler(0),
            "configuration": { "uuid": uuid, "chassis": "desktop" },
            "children": [
                { "id": "core", "class": "bus", "serial": filler(1) },
                { "id": "memory", "class": "memory", "children": [
                    { "id": "bank:0", "class": "memory", "size": 4294967296_u64, "product": "ABC", "serial": filler(2) },
                    { "id": "bank:1", "class": "memory", "size": 4294967296_u64, "product": "ABC", "serial": filler(3) },
                ]},
                { "id": "disk:0", "class": "disk", "description": "ATA Disk", "size": 1, "serial": filler(4) },
                { "id": "disk:1", "class": "disk", "description": "ATA Disk", "size": 1, "serial": filler(5) },
                { "id": "network", "class": "network", "product": "I219", "serial": address },
            ],
        });
        let report = read(machine.to_string().as_bytes(), &key()).unwrap();
        prop_assert_eq!(traces(&report), std::collections::BTreeSet::new());
        prop_assert_eq!(same_machine(&traces(&report), &traces(&report)), Vec::new());
    }

    /// Nor do they when somebody puts them into a report directly.
    #[test]
    fn no_filler_is_a_trace(which in 0..FILLERS.len()) {
        let filler = Some(FILLERS[which].to_owned());
        let report = HardwareReport {
            manufacturer: Some("Dell".to_owned()), serial: filler.clone(), board_serial: filler.clone(), uuid: filler.clone(),
            memory: vec![MemoryModule { serial: filler.clone(), ..MemoryModule::default() }],
            storages: vec![Disk { serial: filler, ..Disk::default() }],
            ..HardwareReport::default()
        };
        prop_assert_eq!(traces(&report).len(), 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What tools say does not depend on which spoke first.
    #[test]
    fn the_order_of_reports_changes_nothing(order in Just((0..5_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let names = ["lshw", "dmidecode", "hwinfo", "smart", "inxi"];
        for file in ["thinkpad-x1-carbon-5-lshw.json", "desktop-placeholder-serials.json", "bad-timestamp.json", "workbench-script-2025.json"] {
            let Some(bytes) = bytes(file) else { return Ok(()) };
            let value: Value = serde_json::from_slice(&bytes).unwrap();
            let parts = |order: &[usize]| -> Vec<HardwareReport> {
                let mut found = Vec::new();
                for place in order {
                    match &value["data"][names[*place]] {
                        Value::String(text) if text.starts_with(['{', '[']) => {
                            from_value(&serde_json::from_str(text).unwrap(), &key(), &mut found);
                        }
                        Value::String(text) => from_text(text, &key(), &mut found),
                        part => from_value(part, &key(), &mut found),
                    }
                }
                found
            };
            prop_assert_eq!(combine(parts(&order)), combine(parts(&[0, 1, 2, 3, 4])), "{}", file);
        }
    }
}
