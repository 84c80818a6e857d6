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
