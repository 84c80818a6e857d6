//! Whatever the bytes: no panic, and what is understood holds its promises.

use proptest::prelude::*;

use super::super::{Inventory, LARGEST_QUANTITY, read};

fn promises_hold(inventory: &Inventory) {
    for line in &inventory.lines {
        assert!((1..=LARGEST_QUANTITY).contains(&line.quantity));
        assert!(line.line > 0 && !line.model.is_empty() && line.model.chars().count() <= 160);
        assert!(line.serial.as_ref().is_none_or(|serial| !serial.is_empty() && serial.chars().count() <= 64));
        assert!(line.memory_mb.is_none_or(|memory| (16..=2_097_152).contains(&memory)));
        assert!(line.storage.iter().all(|storage| storage.gigabytes > 0));
        assert!(line.purchase_price_cents.is_none_or(|cents| cents >= 0));
        assert!(line.state_note.as_ref().is_none_or(|note| note.chars().count() <= 1_000));
        assert!(!line.model.starts_with(['=', '+', '@']));
    }
    for refusal in &inventory.refusals {
        assert!(refusal.value.as_ref().is_none_or(|value| value.chars().count() <= 80));
        assert!(!inventory.lines.iter().any(|line| line.line == refusal.line && line.sheet == refusal.sheet));
    }
}

const SHEET: &str = "Qté;Désignation;N° de série;RAM;Disque;Date d'achat;Prix;Commentaire\r\n\
                     1;PC portable Dell Latitude 5490;AAA1;8 Go;256 Go SSD;25/07/2019;154,34 €;remis par M. Jean Exemple\r\n\
                     9;Téléphone Samsung Galaxy A52;;8192 Mio;1 To;2019;;\"deux\r\nlignes\"\r\n\
                     1;Ecran;3,57E+14;seize;512 NVMe;31/02/2019;-5;=1+1\r\n;;;;;;;\r\nTOTAL;3;;;;;;\r\n";

/// Pieces that cells are made of.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[0-9]{1,18}",
        "-?[0-9]{1,4}[.,][0-9]{1,3} ?(Go|Mo|Mio|To|€|E\\+14)?",
        "[0-3]?[0-9][/.-][01]?[0-9][/.-][0-9]{2,4}",
        "(PC portable|Ecran|Total|TOTAL|M\\. |Mme |remis par |=|@|\\+33 )?[A-Za-zéè0-9 ,\"']{0,20}",
        "\\PC{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        if let Ok(inventory) = read(&bytes, None) {
            promises_hold(&inventory);
        }
    }

    #[test]
    fn mutated_sheets_never_panic(changes in prop::collection::vec((0..SHEET.len(), any::<u8>()), 0..40), cut in 0..SHEET.len()) {
        let mut bytes = SHEET.as_bytes().to_vec();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        bytes.truncate(bytes.len() - cut / 4);
        if let Ok(inventory) = read(&bytes, None) {
            promises_hold(&inventory);
        }
    }

    #[test]
    fn any_cells_under_known_headings_keep_the_promises(rows in prop::collection::vec(prop::collection::vec(cell(), 8..10), 0..12)) {
        let mut text = String::from("Qté;Désignation;N° de série;RAM;Disque;Date d'achat;Prix;Commentaire\n");
        for row in rows {
            text.push_str(&row.join(";"));
            text.push('\n');
        }
        if let Ok(inventory) = read(text.as_bytes(), None) {
            promises_hold(&inventory);
        }
    }

    /// The order of lines changes neither which serials are known nor how many lines are understood.
    #[test]
    fn reading_does_not_depend_on_the_order_of_lines(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let rows: Vec<String> = (0..9).map(|at| match at % 3 {
            0 => format!("Latitude 5490;SER{at};8 Go"),
            1 => format!("Latitude 5490;SER{at};seize"),
            _ => format!("P2419H;INV{at};"),
        }).collect();
        let mut text = String::from("Modèle;N° de série;RAM\n");
        for at in order {
            text.push_str(&rows[at]);
            text.push('\n');
        }
        let inventory = read(text.as_bytes(), None).expect("an inventory");
        prop_assert_eq!((inventory.lines.len(), inventory.lines_refused), (6, 3));
        for line in &inventory.lines {
            prop_assert!(text.contains(line.serial.as_deref().unwrap_or("no serial")), "a serial is never invented");
        }
    }
}

/// What a line says, whatever the line it stands on.
fn saying(inventory: &Inventory) -> Vec<String> {
    let mut lines: Vec<String> = inventory
        .lines
        .iter()
        .map(|line| format!("{:?}", super::super::LineUnderstood { line: 0, sheet: 0, ..line.clone() }))
        .collect();
    lines.sort_unstable();
    lines
}

/// A designation, a serial, memory and a disk as people write them; serials are all different.
fn device(at: usize, kind: usize, broken: usize) -> String {
    let designations = [
        "T480",
        "PC portable HP 840 G5",
        "Ecran Dell P2419H",
        "Unité centrale Dell 7050",
        "iPhone 8",
        "Truc",
    ];
    let serial = match broken {
        0 => "3,57E+14".to_owned(),
        1 => "To be filled by O.E.M.".to_owned(),
        2 => String::new(),
        3 => "N/A".to_owned(),
        4 => format!("'00{at:05}"),
        5 => "356938000000000".to_owned(),
        _ => format!("PF{at:05}X"),
    };
    let memory = ["16 Go", "8192 Mio", "", "4096"][at % 4];
    let disk = ["512 NVMe", "SSD 256", "", "1 To"][at % 4];
    format!("{};{serial};{memory};{disk}", designations[kind % designations.len()])
}

proptest! {
    #[test]
    fn the_same_lines_in_any_order_say_the_same(
        devices in prop::collection::vec((0..6_usize, 0..12_usize), 1..30),
        seed in any::<u64>(),
    ) {
        let mut rows: Vec<String> =
            devices.iter().enumerate().map(|(at, (kind, broken))| device(at, *kind, *broken)).collect();
        let file = |rows: &[String]| format!("Désignation;N° de série;RAM;Disque\n{}\n", rows.join("\n"));
        let first = super::read_guided(&file(&rows));
        // A shuffle that depends on the seed alone.
        let mut state = seed | 1;
        for at in (1..rows.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            rows.swap(at, usize::try_from(state >> 33).unwrap_or_default() % (at + 1));
        }
        let second = super::read_guided(&file(&rows));
        prop_assert_eq!(saying(&first), saying(&second));
        prop_assert_eq!(first.lines_refused, second.lines_refused);
    }

    #[test]
    fn the_same_file_read_twice_says_the_same_and_no_serial_is_invented(
        devices in prop::collection::vec((0..6_usize, 0..12_usize), 1..30),
    ) {
        let rows: Vec<String> =
            devices.iter().enumerate().map(|(at, (kind, broken))| device(at, *kind, *broken)).collect();
        let file = format!("Désignation;N° de série;RAM;Disque\n{}\n", rows.join("\n"));
        let (first, second) = (super::read_guided(&file), super::read_guided(&file));
        prop_assert_eq!(&first, &second);
        for line in &first.lines {
            let Some(serial) = &line.serial else { continue };
            let row = &rows[usize::try_from(line.line).unwrap_or_default() - 2];
            let written = row.split(';').nth(1).unwrap_or_default();
            prop_assert_eq!(written.trim_start_matches('\''), serial.as_str(), "a serial is what its own cell says");
        }
        // A word alone on its line is a title: passed over, counted and told.
        let others = usize::try_from(first.lines_refused + first.skipped.title).unwrap_or_default();
        prop_assert_eq!(first.lines.len() + others, rows.len(), "each line is kept, refused or told as a title");
    }

    #[test]
    fn what_was_understood_written_again_is_understood_the_same(
        devices in prop::collection::vec((0..6_usize, 6..12_usize), 1..20),
    ) {
        let rows: Vec<String> =
            devices.iter().enumerate().map(|(at, (kind, broken))| device(at, *kind, *broken)).collect();
        let file = format!("Désignation;N° de série;RAM;Disque\n{}\n", rows.join("\n"));
        let first = super::read_guided(&file);
        let again: String = first.lines.iter().map(|line| {
            let disks: Vec<String> =
                line.storage.iter().map(|disk| format!("{} {} Go", disk.kind.code(), disk.gigabytes)).collect();
            let brand = line.brand.clone().unwrap_or_default();
            let memory = line.memory_mb.map(|memory| format!("{memory} Mio")).unwrap_or_default();
            let serial = line.serial.clone().unwrap_or_default();
            format!("{};{brand};{};{serial};{memory};{}\n", line.category.code(), line.model, disks.join(" + "))
        }).collect();
        let second = super::read_guided(&format!("Category;Manufacturer;Model;Serial;RAM;Storage\n{again}"));
        let kept = |inventory: &Inventory| -> Vec<_> {
            inventory
                .lines
                .iter()
                .map(|line| (line.brand.clone(), line.model.clone(), line.serial.clone(), line.memory_mb))
                .collect()
        };
        prop_assert_eq!(kept(&first), kept(&second));
    }
}

#[test]
fn mutated_workbooks_never_panic() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(["Modèle", "N° série", "RAM"]) {
        sheet.write_string(0, column, heading).expect("a heading");
        sheet.write_string(1, column, "8").expect("a cell");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    for at in (0..bytes.len()).step_by(7) {
        let mut mutated = bytes.clone();
        mutated[at] ^= 0x55;
        if let Ok(inventory) = read(&mutated, None) {
            promises_hold(&inventory);
        }
    }
}
