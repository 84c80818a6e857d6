//! The shapes that inventories come in: GLPI, OCS, Snipe-IT, hand-made.

use chrono::NaiveDate;

use super::super::{Category, FormatKind, LineFlag, Meaning, NoteCode, Skipped, Storage, StorageKind, read};
use super::{inventory, line};

const GLPI: &str = "\u{feff}\"Nom\";\"Entité\";\"Statut\";\"Fabricant\";\"Numéro de série\";\"Type\";\"Modèle\";\"Système d'exploitation - Nom\";\"Lieu\";\"Dernière modification\";\"Composants - Processeur\";\"Composants - Mémoire\";\"Composants - Disque dur\";\"Numéro d'inventaire\";\r\n\
\"PC-1\";\"Racine\";\"Réformé\";\"HP\";\"AAA1\";\"Notebook\";\"HP ProBook 450 G6\";\"Microsoft Windows 10 Professionnel\";\"Siège\";\"06-10-2026 14:38\";\"Intel(R) Core(TM) i5-8265U CPU @ 1.60GHz\";\"4096 Mio\";\"SSD 256 Gio\";\"INV-1\";\r\n\
\"EC-2\";\"Racine\";\"En stock\";\"Dell Inc.\";\"BBB2\";\"LCD\";\"P2419H\";\"\";\"Siège\";\"06-10-2026 14:38\";\"\";\"\";\"\";\"INV-2\";\r\n\
\"UC-3\";\"Racine\";\"En stock\";\"Hewlett-Packard\";\"CCC3\";\"Mini Tower\";\"HP Compaq Elite 8300 SFF\";\"\";\"Siège\";\"06-10-2026 14:38\";\"\";\"4096 Mio\";\"HDD 500 Gio\";\"INV-3\";\r\n";

#[test]
fn a_glpi_export_is_understood_column_by_column() {
    let inventory = inventory(GLPI);
    assert_eq!(inventory.format.kind, FormatKind::Csv);
    assert_eq!(inventory.format.encoding.as_deref(), Some("UTF-8"));
    assert_eq!(inventory.format.delimiter, Some(';'));
    let sheet = &inventory.sheets[0];
    assert_eq!(sheet.header_line, 1);
    let meanings: Vec<(Option<Meaning>, bool)> =
        sheet.columns.iter().map(|c| (c.meaning, c.known_ignored)).collect();
    assert_eq!(
        meanings,
        [
            (None, true),
            (None, true),
            (None, true),
            (Some(Meaning::Brand), false),
            (Some(Meaning::Serial), false),
            (Some(Meaning::Category), false),
            (Some(Meaning::Model), false),
            (Some(Meaning::OperatingSystem), false),
            (None, true),
            (None, true),
            (Some(Meaning::Processor), false),
            (Some(Meaning::Memory), false),
            (Some(Meaning::Storage), false),
            (Some(Meaning::InventoryNumber), false),
        ]
    );
    let laptop = &inventory.lines[0];
    assert_eq!((laptop.line, laptop.quantity, laptop.category), (2, 1, Category::Laptop));
    assert_eq!((laptop.brand.as_deref(), laptop.model.as_str()), (Some("HP"), "ProBook 450 G6"));
    assert_eq!((laptop.serial.as_deref(), laptop.inventory_number.as_deref()), (Some("AAA1"), Some("INV-1")));
    assert_eq!((laptop.memory_mb, laptop.processor.as_deref()), (Some(4096), Some("Intel Core i5-8265U")));
    assert_eq!(laptop.storage, [Storage { kind: StorageKind::Ssd, gigabytes: 256 }]);
    assert_eq!(laptop.operating_system.as_deref(), Some("Microsoft Windows 10 Professionnel"));
    assert_eq!(laptop.purchased_on, None, "the date of the last change is no date of purchase");
    let kinds: Vec<Category> = inventory.lines.iter().map(|line| line.category).collect();
    assert_eq!(kinds, [Category::Laptop, Category::Screen, Category::Desktop]);
}

#[test]
fn a_hand_made_windows_sheet_with_title_groups_and_total_is_understood() {
    let text = "Inventaire matériel à donner - DSI - mise à jour du 14/10/2026;;;;;;\r\n\
                ;;;;;;\r\n\
                Qté;Désignation;N° série;Année;RAM;Disque;Etat / Observations\r\n\
                1;PC portable Hp ProBook 450 G6;AAA1;2019;8 Go;256 Go SSD;écran rayé\r\n\
                9;Téléphone Samsung Galaxy A52 5G;;2022;;;lot de téléphones\r\n\
                1;Téléphone Apple iPhone 8;BBB2;2017;2 Go;64 Go Flash;\r\n\
                ;;;;;;\r\n\
                TOTAL;3 lignes;;;;;\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let inventory = read(&bytes, Some("C:\\Donner\\liste.csv")).expect("an inventory");
    assert_eq!(inventory.file_name.as_deref(), Some("liste.csv"));
    assert_eq!(inventory.format.encoding.as_deref(), Some("windows-1252"));
    assert_eq!(inventory.sheets[0].header_line, 3);
    assert_eq!(inventory.skipped, Skipped { blank: 2, title: 1, total: 1 });
    assert!(inventory.refusals.is_empty(), "{:?}", inventory.refusals);
    let units: Vec<(u32, u32, &str)> =
        inventory.lines.iter().map(|l| (l.line, l.quantity, l.model.as_str())).collect();
    assert_eq!(units, [(4, 1, "ProBook 450 G6"), (5, 9, "Galaxy A52 5G"), (6, 1, "iPhone 8")]);
    assert_eq!(inventory.lines[0].state_note.as_deref(), Some("écran rayé"));
    assert_eq!(inventory.lines[0].purchased_on, NaiveDate::from_ymd_opt(2019, 1, 1));
    assert_eq!(inventory.lines[0].flags, [LineFlag::DateYearOnly]);
}

#[test]
fn a_snipe_it_export_is_understood() {
    let text = "Asset Name,Asset Tag,Serial,Model,Model No.,Category,Manufacturer,Status,Checked Out To,Location,Purchase Date,Purchase Cost,Warranty,Notes\n\
                PC-1,INV-1,AAA1,Latitude 7400,07WDVW,Laptops,Dell Inc.,Ready to Deploy,Jean Exemple,\"Lyon, Part-Dieu\",2019-07-05,1200.72,36 months,\"dent on lid, works\"\n\
                TEL-2,INV-2,BBB2,iPhone 8,A1905,Mobile Phones,Apple,Archived,,Villeurbanne,2019-11-18,132.35,36 months,\n\
                EC-3,INV-3,CCC3,ProLite B2480HS,B2480HS-B2,Displays,iiyama,Archived,,Villeurbanne,2017-08-14,1332.05,36 months,\n";
    let inventory = inventory(text);
    assert_eq!((inventory.lines.len(), inventory.lines_refused), (3, 0));
    let laptop = &inventory.lines[0];
    assert_eq!((laptop.category, laptop.model_number.as_deref()), (Category::Laptop, Some("07WDVW")));
    assert_eq!(
        (laptop.purchase_price_cents, laptop.purchased_on),
        (Some(120_072), NaiveDate::from_ymd_opt(2019, 7, 5))
    );
    assert_eq!(laptop.state_note.as_deref(), Some("dent on lid, works"));
    let written = format!("{inventory:?}");
    assert!(!written.contains("Jean Exemple"), "a column about people is not even sampled");
    assert!(inventory.notes.iter().any(|note| note.code == NoteCode::PersonalColumn));
}

#[test]
fn an_ocs_export_is_understood() {
    let text = "Account info: TAG;Last inventory;Computer;User;Operating system;RAM(MB);CPU(MHz);Manufacturer;Model;Serial number;Chassis type;IP address\n\
                SIEGE;2026-10-06 14:38:00;PC-1;jexemple;Microsoft Windows 10;8076;1600;LENOVO;ThinkPad T480;AAA1;Notebook;10.0.0.1\n";
    let inventory = inventory(text);
    let line = &inventory.lines[0];
    assert_eq!((line.brand.as_deref(), line.model.as_str()), (Some("Lenovo"), "ThinkPad T480"));
    assert_eq!(
        (line.memory_mb, line.category, line.serial.as_deref()),
        (Some(8192), Category::Laptop, Some("AAA1"))
    );
}

#[test]
fn raw_ocs_columns_are_understood() {
    let line = line(
        "NAME\tSMANUFACTURER\tSMODEL\tSSN\tMEMORY\tOSNAME\tPROCESSORT\tPROCESSORS\nPC-1\tDell Inc.\tOptiPlex 7050\tAAA1\t16384\tWindows 10\tIntel(R) Core(TM) i5-7500 CPU @ 3.40GHz\t3400\n",
    );
    assert_eq!(
        (line.model.as_str(), line.serial.as_deref(), line.memory_mb),
        ("OptiPlex 7050", Some("AAA1"), Some(16384))
    );
    assert_eq!(line.processor.as_deref(), Some("Intel Core i5-7500"));
}

#[test]
fn columns_may_stand_in_any_order_and_be_named_in_many_ways() {
    for (heading, row) in [
        (
            "Stockage;Modèle;S/N;Constructeur;Mémoire vive (Go);Type de matériel",
            "SSD 256;ThinkPad T480;AAA1;LENOVO;16;Portable",
        ),
        (
            "disk|model|serial_number|brand|ram_gb|device_type",
            "256 GB SSD|ThinkPad T480|AAA1|Lenovo|16|laptop",
        ),
        ("NumSerie,Marque / Modèle,Capacité disque (Go),RAM (Mo)", "AAA1,Lenovo ThinkPad T480,256 SSD,16384"),
        (
            "Équipement\tNuméro de série\tDisque dur\tMémoire",
            "PC portable LENOVO THINKPAD T480\tAAA1\tSSD 256 Gio\t16384 Mio",
        ),
        ("Ref;Libellé;N° de serie;HDD/SSD;mem", "12;Portable Lenovo ThinkPad T480;AAA1;SSD 256 Go;16Go"),
        ("SerialNumber;Product Name;Storage;Memory", "AAA1;Lenovo ThinkPad T480;SSD 256GB;16GB"),
    ] {
        let line = line(&format!("{heading}\n{row}\n"));
        assert_eq!(
            (line.brand.as_deref(), line.model.as_str()),
            (Some("Lenovo"), "ThinkPad T480"),
            "{heading}"
        );
        assert_eq!((line.serial.as_deref(), line.memory_mb), (Some("AAA1"), Some(16384)), "{heading}");
        assert_eq!(line.storage, [Storage { kind: StorageKind::Ssd, gigabytes: 256 }], "{heading}");
        assert_eq!(line.category, Category::Laptop, "{heading}");
    }
}

#[test]
fn headings_may_stand_thirty_lines_down() {
    let mut text = String::new();
    for at in 1..30 {
        text.push_str(&format!("Consigne {at} : merci de relire cette liste avant l'enlèvement\n"));
    }
    text.push_str("Quantité;Désignation;Numéro de série\n1;PC portable Dell Latitude 5490;AAA1\n");
    let inventory = inventory(&text);
    assert_eq!((inventory.sheets[0].header_line, inventory.lines[0].line), (30, 31));
}

#[test]
fn titles_between_lines_give_their_kind_and_are_told() {
    let text = "Marque;Modèle;N° série\nÉCRANS;;\nElonex;Exentia;AAA1\nMarque;Modèle;N° série\nDell;P2419H;BBB2\nDocument établi le 14 octobre;;\n";
    let inventory = inventory(text);
    assert_eq!(inventory.lines.len(), 2, "{:?}", inventory.refusals);
    assert_eq!(inventory.lines[0].category, Category::Screen);
    assert_eq!((inventory.skipped.title, inventory.skipped.total), (3, 0));
    assert_eq!(inventory.notes.iter().filter(|note| note.code == NoteCode::TitleLine).count(), 2);
}

#[test]
fn a_sum_at_the_foot_is_a_total_even_without_its_word() {
    let text = "Désignation;Qté;Prix\nEcran Dell P2419H;2;\"100,00 €\"\nEcran HP E233;3;\"120,00 €\"\n;5;\"220,00 €\"\n";
    let inventory = inventory(text);
    assert_eq!((inventory.lines.len(), inventory.skipped.total, inventory.lines_refused), (2, 1, 0));
    assert_eq!(inventory.lines[1].quantity, 3);
}

#[test]
fn a_machine_name_column_is_the_designation_of_a_hand_made_sheet() {
    let line = line("Nom;Nombre\nPC portable Dell Latitude 5490;4\n");
    assert_eq!(
        (line.quantity, line.brand.as_deref(), line.model.as_str()),
        (4, Some("Dell"), "Latitude 5490")
    );
}

#[test]
fn a_group_named_by_its_kind_and_brand_alone_is_kept_and_flagged() {
    let line = line("Qté;Désignation;N° série\n9;Téléphone Samsung;\n");
    assert_eq!(
        (line.quantity, line.category, line.brand.as_deref()),
        (9, Category::Smartphone, Some("Samsung"))
    );
    assert_eq!(line.model, "Téléphone Samsung");
    assert!(line.flags.contains(&LineFlag::ModelVague));
}

#[test]
fn dates_written_month_first_are_told_by_their_column() {
    let inventory = inventory(
        "Model,Serial,Purchase Date\nLatitude 5490,AAA1,07/25/2019\nLatitude 5490,AAA2,03/04/2019\n",
    );
    assert_eq!(inventory.lines[1].purchased_on, NaiveDate::from_ymd_opt(2019, 3, 4));
    assert!(inventory.notes.iter().any(|note| note.code == NoteCode::DatesMonthFirst));
}

#[test]
fn storage_in_several_columns_is_gathered() {
    let line =
        line("Modèle;N° série;Disque 1;Disque 2;Type disque\nOptiPlex 7050;AAA1;256 Go SSD;1 To;HDD\n");
    assert_eq!(
        line.storage,
        [
            Storage { kind: StorageKind::Ssd, gigabytes: 256 },
            Storage { kind: StorageKind::Hdd, gigabytes: 1000 }
        ]
    );
}

#[test]
fn an_imei_stands_in_for_a_serial() {
    let line = line("Modèle;IMEI;N° de série\niPhone 8;356938035643809;\n");
    assert_eq!(line.serial.as_deref(), Some("356938035643809"));
}

#[test]
fn what_a_machine_holds_may_stand_in_its_designation_or_its_characteristics() {
    let inventory = inventory(
        "Qté;Désigniation;Caractéristiques\n\
         3;PC portable HP ProBook 450 G6 8Go 256Go SSD;\n\
         12;Unité centrale Dell OptiPlex 3050;i3-7100 / 4 Go / HDD 500 Go\n\
         2;iPhone 8 64 Go;\n",
    );
    let held: Vec<String> = inventory
        .lines
        .iter()
        .map(|line| {
            let disks = line.storage.iter().map(|disk| format!(" {} {}", disk.kind.code(), disk.gigabytes));
            format!("{} | {:?} |{}", line.model, line.memory_mb, disks.collect::<String>())
        })
        .collect();
    assert_eq!(
        held,
        [
            "ProBook 450 G6 | Some(8192) | ssd 256",
            "OptiPlex 3050 | Some(4096) | hdd 500",
            "iPhone 8 | None | flash 64",
        ]
    );
    assert_eq!(inventory.lines[1].processor.as_deref(), Some("i3-7100"));
}
