//! Lines with something wrong: what is refused, what is put right, and that nothing leaks.

use chrono::NaiveDate;

use super::super::{LineFlag, RefusalCode};
use super::{by_code, inventory, line, refused};

#[test]
fn each_fault_is_named_and_good_lines_are_kept() {
    let text = "N° de série,Marque,MODELE,Type de matériel,Mémoire vive (Go),Stockage,Date d'achat,Prix d'achat TTC,commentaire\n\
                PFUE4V51,LENOVO,ThinkPad T480,Portable,16,SSD 256,25/07/2019,\"154,34 €\",\n\
                \"3,57E+14\",Dell Inc.,P2419H,Ecran,,,27/02/2019,\"1103,32 €\",\n\
                To be filled by O.E.M.,Dell Inc.,Latitude 5490,Portable,8,SSD 256,17/10/2019,\"419,72 €\",\n\
                CKNAQS8,Dell Inc.,OptiPlex 7050,Fixe,seize,SSD 256,06/05/2018,\"1067,84 €\",\n\
                CL8NZ70,Dell Inc.,Latitude 5490,Portable,16,SSD 256,31/02/2019,\"926,28 €\",\n\
                R36XFSG,Dell Inc.,OptiPlex 7050,Fixe,8,SSD 256,43166,\"516,08 €\",\n\
                PF74J0DG,LENOVO,ThinkCentre M720q,Fixe,8,SSD 256,23/05/2018,\"177,28 €\",\"=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\"\n\
                QFKMKBQ,Dell Inc.,OptiPlex 7050,Fixe,16,SSD 256,28/11/2017,\"639,45 €\",\"Ligne avec\nretour à la ligne et \"\"guillemets\"\"\"\n\
                5CGT6WEZDG,HP,E233,Ecran,-8,,14/02/2020,\"804,41 €\",\n\
                VCJ0KA4579B,iiyama,ProLite B2480HS,Ecran,,,03/05/2014,\"897,11 €\",\"remis par M. Jean Exemple, 06 00 00 00 00\"\n";
    let inventory = inventory(text);
    assert_eq!((inventory.lines.len(), inventory.lines_refused), (5, 5));
    assert_eq!(
        refused(text),
        [
            (3, RefusalCode::SerialLostToSpreadsheet),
            (4, RefusalCode::SerialPlaceholder),
            (5, RefusalCode::MemoryNotANumber),
            (6, RefusalCode::DateImpossible),
            (11, RefusalCode::MemoryOutOfRange),
        ]
    );
    assert_eq!(inventory.refusals[0].column.as_deref(), Some("N° de série"));
    assert_eq!(inventory.refusals[0].value.as_deref(), Some("3,57E+14"));
    let flagged = |serial: &str| {
        inventory
            .lines
            .iter()
            .find(|line| line.serial.as_deref() == Some(serial))
            .expect("a line that is kept")
    };
    let dated = flagged("R36XFSG");
    assert_eq!(
        (dated.purchased_on, dated.flags.as_slice()),
        (NaiveDate::from_ymd_opt(2018, 3, 7), [LineFlag::DateFromDayNumber].as_slice())
    );
    let formula = flagged("PF74J0DG");
    assert_eq!(formula.state_note.as_deref(), Some("'=HYPERLINK(\"http://example.org\",\"x\")"));
    assert_eq!(formula.flags, [LineFlag::FormulaNeutralised]);
    let broken = flagged("QFKMKBQ");
    assert_eq!(
        (broken.line, broken.state_note.as_deref()),
        (9, Some("Ligne avec\nretour à la ligne et \"guillemets\""))
    );
    let personal = flagged("VCJ0KA4579B");
    assert_eq!((personal.line, personal.state_note.as_deref()), (12, None));
    assert_eq!(personal.flags, [LineFlag::PersonalDataRemoved]);
    let written = format!("{inventory:?}");
    assert!(!written.contains("Exemple,") && !written.contains("06 00"), "{written}");
}

#[test]
fn a_line_with_several_faults_lists_them_all_and_counts_once() {
    let inventory = inventory(
        "Modèle;N° série;RAM;Date d'achat\n;3,57E+14;seize;31/02/2019\nLatitude 5490;AAA1;8 Go;2019\n",
    );
    assert_eq!((inventory.lines.len(), inventory.lines_refused), (1, 1));
    assert_eq!(
        by_code(&inventory),
        [
            ("serial-lost-to-spreadsheet", 1),
            ("memory-not-a-number", 1),
            ("date-impossible", 1),
            ("model-missing", 1)
        ]
    );
}

#[test]
fn the_second_line_of_one_serial_is_refused_and_names_the_first() {
    let inventory = inventory("Modèle;N° série\nLatitude 5490;abc-123d\nLatitude 5490;ABC123D\n");
    assert_eq!((inventory.lines.len(), inventory.lines_refused), (1, 1));
    let refusal = &inventory.refusals[0];
    assert_eq!((refusal.line, refusal.code), (3, RefusalCode::SerialDuplicate));
    assert_eq!(refusal.args, [("first_line".to_owned(), "2".to_owned())]);
}

#[test]
fn quantities_that_no_one_can_give_are_refused() {
    let text = "Qté;Désignation;N° série\n0;Ecran Dell P2419H;\n-2;Ecran Dell P2419H;\n2,5;Ecran Dell P2419H;\ndeux;Ecran Dell P2419H;\n10001;Ecran Dell P2419H;\n3;Ecran Dell P2419H;AAA1\n;Ecran Dell P2419H;BBB2\n";
    let invalid = RefusalCode::QuantityInvalid;
    assert_eq!(
        refused(text),
        [
            (2, invalid),
            (3, invalid),
            (4, invalid),
            (5, invalid),
            (6, invalid),
            (7, RefusalCode::SerialWithQuantity)
        ]
    );
    assert_eq!(inventory(text).lines[0].quantity, 1);
}

#[test]
fn memory_storage_and_price_out_of_reason_are_refused() {
    let text = "Modèle;N° série;RAM;Disque;Prix\nLatitude 5490;A1;0;256;1\nLatitude 5490;A2;-8 Go;256;1\nLatitude 5490;A3;8;-256 Go;1\nLatitude 5490;A4;8;256;-12\nP2419H;A5;0;0;0\n";
    assert_eq!(
        refused(text),
        [
            (2, RefusalCode::MemoryOutOfRange),
            (3, RefusalCode::MemoryOutOfRange),
            (4, RefusalCode::StorageOutOfRange),
            (5, RefusalCode::PriceInvalid),
        ]
    );
}

#[test]
fn a_line_whose_cells_have_slipped_is_refused() {
    let text = "Modèle,N° série,Lieu\nLatitude 5490,A1,Lyon, Part-Dieu\nLatitude 5490,A2,\"Lyon, Part-Dieu\"\nLatitude 5490,A3,Lyon,\n";
    assert_eq!(refused(text), [(2, RefusalCode::TooManyCells)]);
}

#[test]
fn cells_that_say_there_is_nothing_are_no_fault() {
    let line =
        line("Modèle;N° série;RAM;Disque;Date d'achat;Prix;Qté\nLatitude 5490;inconnu;-;N/A;inconnue;?;\n");
    assert_eq!((line.serial.as_deref(), line.memory_mb, line.purchased_on), (None, None, None));
    assert!(line.storage.is_empty());
    assert_eq!(line.flags, [LineFlag::SerialUnknown]);
}

#[test]
fn refused_values_and_samples_carry_no_personal_data() {
    let inventory = inventory(
        "Modèle;N° série;RAM;Commentaire\nLatitude 5490;A1;demander à M. Dupont 06 12 34 56 78;poste de Marie Curie\n",
    );
    let written = format!("{inventory:?}");
    for secret in ["Dupont", "06 12", "Curie"] {
        assert!(!written.contains(secret), "{secret} in {written}");
    }
}
