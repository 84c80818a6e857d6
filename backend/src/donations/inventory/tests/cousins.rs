//! Files like the samples that nobody has seen: other tools, other spellings, other encodings, other orders of columns.

use std::sync::atomic::AtomicBool;

use super::super::{Category, Inventory, LineUnderstood, RefusalCode, StorageKind, read_unless};
use super::guided;
use Category::{Desktop, Laptop, Network, Peripheral, Printer, Screen, Server, Smartphone, Tablet};
use StorageKind::{Flash, Hdd, Nvme, Ssd, Unknown};

fn read_bytes(bytes: &[u8]) -> Inventory {
    read_unless(&AtomicBool::new(false), bytes, None, &guided())
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(bytes)))
}

fn read(text: &str) -> Inventory {
    read_bytes(text.as_bytes())
}

/// Kind, maker, model, memory, disks.
type Expected<'a> = (Category, &'a str, &'a str, Option<u32>, &'a [(StorageKind, u32)]);

fn is(line: &LineUnderstood, expected: Expected<'_>, of: &str) {
    assert_eq!(differs(line, expected, of), None);
}

/// What is read otherwise than expected, in words.
fn differs(line: &LineUnderstood, expected: Expected<'_>, of: &str) -> Option<String> {
    let disks: Vec<(StorageKind, u32)> =
        line.storage.iter().map(|disk| (disk.kind, disk.gigabytes)).collect();
    let found = (
        line.category,
        line.brand.as_deref().unwrap_or_default(),
        line.model.as_str(),
        line.memory_mb,
        disks.as_slice(),
    );
    (found != expected).then(|| format!("{of}: {found:?}, expected {expected:?}"))
}

/// A designation alone.
#[test]
fn a_designation_says_kind_maker_model_memory_and_disk() {
    let mut wrong = Vec::new();
    for (designation, expected) in [
        ("Lenovo T480", (Laptop, "Lenovo", "ThinkPad T480", None, [].as_slice())),
        (
            "LENOVO THINKPAD T480 i5-8350U 16Go 512 NVMe",
            (Laptop, "Lenovo", "ThinkPad T480", Some(16384), &[(Nvme, 512)]),
        ),
        ("T480s", (Laptop, "Lenovo", "ThinkPad T480s", None, &[])),
        ("HP 840 G5", (Laptop, "HP", "EliteBook 840 G5", None, &[])),
        ("HP 840G5 8 Go / 256 Go SSD", (Laptop, "HP", "EliteBook 840 G5", Some(8192), &[(Ssd, 256)])),
        ("Elitebook840 G3", (Laptop, "HP", "EliteBook 840 G3", None, &[])),
        ("Dell 7050 SFF", (Desktop, "Dell", "OptiPlex 7050 SFF", None, &[])),
        ("DELL OPTIPLEX 3070 MICRO", (Desktop, "Dell", "OptiPlex 3070 MICRO", None, &[])),
        ("PC DELL LATITUDE E7470", (Laptop, "Dell", "Latitude E7470", None, &[])),
        (
            "PC Bureau HP ProDesk 600 G3 i5 8Go SSD 256Go",
            (Desktop, "HP", "ProDesk 600 G3", Some(8192), &[(Ssd, 256)]),
        ),
        ("Ecran 24 pouces Dell P2419H", (Screen, "Dell", "P2419H", None, &[])),
        ("P2419H", (Screen, "Dell", "P2419H", None, &[])),
        ("Ecran HP E233", (Screen, "HP", "EliteDisplay E233", None, &[])),
        ("Moniteur Philips 241B7QPJEB", (Screen, "Philips", "241B7QPJEB", None, &[])),
        ("Samsung S24E650", (Screen, "Samsung", "S24E650", None, &[])),
        ("iPhone 8 64Go", (Smartphone, "Apple", "iPhone 8", None, &[(Flash, 64)])),
        ("IPHONE SE 2020 64 Go noir", (Smartphone, "Apple", "iPhone SE 2020", None, &[(Flash, 64)])),
        ("Samsung A52", (Smartphone, "Samsung", "Galaxy A52", None, &[])),
        ("Galaxy Xcover 4s", (Smartphone, "Samsung", "Galaxy XCover 4s", None, &[])),
        ("iPad 6e génération 32 Go", (Tablet, "Apple", "iPad 6", None, &[(Flash, 32)])),
        (
            "Tablette Samsung Galaxy Tab A 10.1 (SM-T510)",
            (Tablet, "Samsung", "Galaxy Tab A 10.1 (SM-T510)", None, &[]),
        ),
        ("Surface Pro 7 8Go 256Go", (Tablet, "Microsoft", "Surface Pro 7", Some(8192), &[(Flash, 256)])),
        ("Imprimante Brother HL-L2350DW", (Printer, "Brother", "HL-L2350DW", None, &[])),
        ("Serveur Dell PowerEdge R740", (Server, "Dell", "PowerEdge R740", None, &[])),
        ("Switch Cisco Catalyst 2960", (Network, "Cisco", "Catalyst 2960", None, &[])),
        ("Station d'accueil Dell WD19", (Peripheral, "Dell", "WD19", None, &[])),
        (
            "MacBook Pro 13\" 2019 8Go 256Go SSD",
            (Laptop, "Apple", "MacBook Pro 13 2019", Some(8192), &[(Ssd, 256)]),
        ),
        ("iMac 27 2017", (Desktop, "Apple", "iMac 27 2017", None, &[])),
        ("ThinkPad X1 Carbon 6th Gen", (Laptop, "Lenovo", "ThinkPad X1 Carbon Gen 6", None, &[])),
        ("Fujitsu E547", (Laptop, "Fujitsu", "Lifebook E547", None, &[])),
        ("Portable TOSHIBA Portege Z30-C", (Laptop, "Toshiba", "Portégé Z30-C", None, &[])),
        ("HP Z240 Workstation Xeon 16 Go 1 To", (Desktop, "HP", "Z240", Some(16384), &[(Unknown, 1000)])),
        (
            "PC Portable - HP ProBook 450 G5 - i5-8250U - 8Go - 256Go SSD",
            (Laptop, "HP", "ProBook 450 G5", Some(8192), &[(Ssd, 256)]),
        ),
        (
            "Laptop Dell Latitude 7490 (i7 / 16Go / 512Go SSD)",
            (Laptop, "Dell", "Latitude 7490", Some(16384), &[(Ssd, 512)]),
        ),
        ("HP Elite Book 840 G5", (Laptop, "HP", "EliteBook 840 G5", None, &[])),
        ("HP Pro Desk 600 G4", (Desktop, "HP", "ProDesk 600 G4", None, &[])),
        ("Lenovo Think Pad T480", (Laptop, "Lenovo", "ThinkPad T480", None, &[])),
        ("Lenovo Thinkcentre M720Q Tiny", (Desktop, "Lenovo", "ThinkCentre M720q Tiny", None, &[])),
        ("Dell Opti Plex 7050", (Desktop, "Dell", "OptiPlex 7050", None, &[])),
        ("Mac Book Air 13 2017", (Laptop, "Apple", "MacBook Air 13 2017", None, &[])),
        ("ipad air 2 wifi 64go", (Tablet, "Apple", "iPad Air 2 wifi", None, &[(Flash, 64)])),
        ("Téléphone portable Samsung Galaxy A40", (Smartphone, "Samsung", "Galaxy A40", None, &[])),
        ("Smartphone SM-A405FN", (Smartphone, "Samsung", "Galaxy A40", None, &[])),
        ("Écran iiyama 24\" ProLite XUB2492HSU", (Screen, "iiyama", "ProLite XUB2492HSU", None, &[])),
        (
            "Imprimante multifonction HP Color LaserJet Pro MFP M281fdw",
            (Printer, "HP", "Color LaserJet Pro MFP M281fdw", None, &[]),
        ),
        ("Crosscall Core-X4", (Smartphone, "Crosscall", "Core-X4", None, &[])),
    ] {
        let inventory = read(&format!("Désignation;Qté\n\"{}\";1\n", designation.replace('"', "\"\"")));
        assert_eq!(inventory.lines.len(), 1, "{designation}: {:?}", inventory.refusals);
        wrong.extend(differs(&inventory.lines[0], expected, designation));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Memory and disks in columns, as people and tools write them.
#[test]
fn memory_and_disks_are_read_in_columns_whatever_their_unit() {
    for (memory, disk, expected) in [
        ("8192 Mio", "SSD 256 Gio", (Some(8192), [(Ssd, 256)].as_slice())),
        ("16 Go", "512 NVMe", (Some(16384), &[(Nvme, 512)])),
        ("16Go DDR4", "512Go NVMe", (Some(16384), &[(Nvme, 512)])),
        ("8 GB", "1TB HDD", (Some(8192), &[(Hdd, 1000)])),
        ("8,0 Go", "238 Go SSD", (Some(8192), &[(Ssd, 256)])),
        ("8.00 GB", "237,97 GB", (Some(8192), &[(Unknown, 256)])),
        ("7,9 Go", "465,76 Go", (Some(8192), &[(Unknown, 500)])),
        ("2x8Go", "SSD 256 + HDD 1 To", (Some(16384), &[(Ssd, 256), (Hdd, 1000)])),
        ("8G", "256G SSD", (Some(8192), &[(Ssd, 256)])),
        ("8 Gb", "256 Gb", (Some(8192), &[(Unknown, 256)])),
        ("8192", "256", (Some(8192), &[(Unknown, 256)])),
        ("8", "0,5 To", (Some(8192), &[(Unknown, 500)])),
        ("16384 Mo", "SSD M.2 512 Go", (Some(16384), &[(Ssd, 512)])),
        ("16 GiB", "SSD SATA 240GB", (Some(16384), &[(Ssd, 240)])),
        ("8 Go de RAM", "disque dur 500 Go", (Some(8192), &[(Hdd, 500)])),
        ("RAM : 8 Go", "SSD : 256 Go", (Some(8192), &[(Ssd, 256)])),
        ("8go", "ssd 256go", (Some(8192), &[(Ssd, 256)])),
        ("1 x 8 Go + 1 x 4 Go", "aucun", (Some(12288), &[])),
        ("N/C", "N/C", (None, &[])),
        ("8 Go (1x8)", "PCIe NVMe 256 Go", (Some(8192), &[(Nvme, 256)])),
        ("8GO DDR3L 1600MHz", "HDD 500GB 7200RPM", (Some(8192), &[(Hdd, 500)])),
        ("4 096 Mo", "128 000 Mo", (Some(4096), &[(Unknown, 128)])),
    ] {
        let inventory = read(&format!("Modèle;N° de série;RAM;Disque\nLatitude 5490;ABC1;{memory};{disk}\n"));
        assert_eq!(inventory.lines.len(), 1, "{memory} {disk}: {:?}", inventory.refusals);
        is(
            &inventory.lines[0],
            (Laptop, "Dell", "Latitude 5490", expected.0, expected.1),
            &format!("{memory} | {disk}"),
        );
    }
}

/// Headings of other tools, in both languages, in any order.
#[test]
fn other_tools_headings_are_understood() {
    let mut wrong = Vec::new();
    let t480 = (Laptop, "Lenovo", "ThinkPad T480", Some(16384), [(Ssd, 256)].as_slice());
    for text in [
        // Lansweeper
        "AssetName,AssetTypename,Manufacturer,Model,Serialnumber,Memory,Processor,Disk size\nPC-1,Notebook,LENOVO,ThinkPad T480,PF1,16384,i5-8350U,256 GB SSD\n",
        // Intune
        "Device name,Manufacturer,Model,Serial number,Total storage,Physical memory in bytes,Storage kind\nPC-1,LENOVO,ThinkPad T480,PF1,256 GB SSD,17179869184,\n",
        // SCCM
        "Nom de l'ordinateur;Fabricant;Modèle;Numéro de série;Mémoire physique (Ko);Taille du disque;Type de châssis\nPC-1;LENOVO;ThinkPad T480;PF1;16777216;SSD 256 Go;Notebook\n",
        // A hand-made one with units in headings.
        "Type;Marque;Modele;SN;RAM en Go;SSD (Go);Processeur\nPortable;Lenovo;T480;PF1;16;256;i5\n",
        "N°;Nature du matériel;Marque et modèle;Numéro série;Ram;Dd\n1;Ordinateur portable;Lenovo ThinkPad T480;PF1;16 Go;SSD 256\n",
        "\"id\"|\"item\"|\"brand\"|\"model\"|\"serial no\"|\"ram (gb)\"|\"hdd/ssd\"\n\"1\"|\"laptop\"|\"LENOVO\"|\"Thinkpad T480\"|\"PF1\"|\"16\"|\"SSD 256GB\"\n",
        "Make\tModel Name\tS/N\tInstalled RAM\tHard Drive\tForm Factor\nLenovo\tThinkPad T480\tPF1\t16 GB\t256 GB SSD\tLaptop\n",
        "Matériel;Constructeur;Référence;N° de série constructeur;Mémoire installée;Capacité du disque\nPC Portable;Lenovo;ThinkPad T480;PF1;16 Go;SSD 256 Go\n",
        "SERIAL;MODEL;TYPE;MANUFACTURER;RAM_MB;DISK_GB;DISK_TYPE\nPF1;ThinkPad T480;Laptop;Lenovo;16384;256;SSD\n",
        "Étiquette;Fabricant;Catégorie;Modèle;N° de modèle;N° de série;Mémoire;Stockage\nINV-1;Lenovo;Ordinateurs portables;ThinkPad T480;20L6S29W00;PF1;16 Go;256 Go SSD\n",
        // GLPI in English, and with its several values in one cell.
        "\"Name\";\"Entity\";\"Status\";\"Manufacturer\";\"Serial number\";\"Type\";\"Model\";\"Operating System - Name\";\"Location\";\"Last update\";\"Components - Processor\";\"Components - Memory\";\"Components - Hard drive\"\n\"PC-1\";\"Root\";\"Retired\";\"LENOVO\";\"PF1\";\"Notebook\";\"ThinkPad T480\";\"Windows 10\";\"HQ\";\"2026-10-06\";\"Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz\";\"8192 MiB\n8192 MiB\";\"SSD 256 GiB\"\n",
        "sep=;\nDésignation du matériel;Numéro de série / Service Tag;Mémoire RAM;Espace disque;Utilisateur\nPC portable Lenovo ThinkPad T480;PF1;16 Go;SSD 256 Go;J. Exemple\n",
        "Type d'équipement;Marque du matériel;Modèle du matériel;N° Série;RAM installée (Go);Taille du disque SSD (Go);Année d'acquisition\nOrdinateur portable;Lenovo;Thinkpad T480;PF1;16;256;2018\n",
        "Tag,Model Name,Serial #,Make,RAM Size,SSD Size,Asset Category\n1,T480,PF1,Lenovo,16GB,256GB,Laptop\n",
        "Poste;Fabricant;Modèle;Numero de serie;Mémoire (Mio);Disque (Mio);Type de disque;Système d'exploitation\nPC-1;LENOVO;ThinkPad T480;PF1;16384;244198;SSD;Windows 10\n",
        "Equipement,Fabriquant,Model,Serie,Memoire vive,Stockage\nOrdinateur portable,Lenovo,ThinkPad T480,PF1,16 Go,256 Go SSD\n",
    ] {
        let inventory = read(text);
        assert_eq!(inventory.lines.len(), 1, "{text}: {:?}", inventory.refusals);
        wrong.extend(differs(&inventory.lines[0], t480, text));
        assert_eq!(inventory.lines[0].serial.as_deref(), Some("PF1"), "{text}");
    }
    assert_eq!(wrong, Vec::<String>::new());
}

const ACCENTED: &str = "Liste du matériel réformé\r\n\r\nQté;Désignation;N° de série;Mémoire;Disque\r\n\
                        1;Unité centrale Dell OptiPlex 7050;ÀÉ1;8 Go;SSD 256 Go\r\n\
                        12;Écran Dell P2419H;;;\r\nTotal général;13;;;\r\n";

fn is_accented(inventory: &Inventory, of: &str) {
    assert_eq!(inventory.lines.len(), 2, "{of}: {:?}", inventory.refusals);
    is(&inventory.lines[0], (Desktop, "Dell", "OptiPlex 7050", Some(8192), &[(Ssd, 256)]), of);
    is(&inventory.lines[1], (Screen, "Dell", "P2419H", None, &[]), of);
    assert_eq!(inventory.lines[1].quantity, 12, "{of}");
    assert_eq!(inventory.lines[0].serial.as_deref(), Some("ÀÉ1"), "{of}");
}

#[test]
fn every_usual_encoding_gives_the_same_lines() {
    let utf16 = |big: bool, mark: bool| -> Vec<u8> {
        let text = if mark { format!("\u{feff}{ACCENTED}") } else { ACCENTED.to_owned() };
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    let encoded = |encoding: &'static encoding_rs::Encoding| encoding.encode(ACCENTED).0.into_owned();
    for (name, bytes) in [
        ("UTF-8", ACCENTED.as_bytes().to_vec()),
        ("UTF-8 with mark", format!("\u{feff}{ACCENTED}").into_bytes()),
        ("UTF-16 LE", utf16(false, true)),
        ("UTF-16 BE", utf16(true, true)),
        ("UTF-16 LE without mark", utf16(false, false)),
        ("UTF-16 BE without mark", utf16(true, false)),
        ("Windows-1252", encoded(encoding_rs::WINDOWS_1252)),
        ("Mac Roman", encoded(encoding_rs::MACINTOSH)),
        ("carriage returns alone", ACCENTED.replace("\r\n", "\r").into_bytes()),
        ("line feeds alone", ACCENTED.replace("\r\n", "\n").into_bytes()),
        ("tabs", ACCENTED.replace(';', "\t").into_bytes()),
        ("pipes", ACCENTED.replace(';', "|").into_bytes()),
        ("commas", ACCENTED.replace(';', ",").into_bytes()),
    ] {
        is_accented(&read_bytes(&bytes), name);
    }
}

#[test]
fn a_workbook_of_several_sheets_with_merged_titles_gives_all_its_lines() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    for (name, title, headings, rows) in [
        (
            "Portables",
            "PORTABLES À DONNER – SITE DE LYON",
            ["Marque", "Modèle", "N° de série", "Mémoire (Go)", "Disque"],
            vec![["Lenovo", "T480", "PF1", "16", "512 NVMe"], ["HP", "840 G5", "5CG1", "8", "SSD 256"]],
        ),
        (
            "Fixes",
            "Unités centrales",
            ["Marque", "Modèle", "N° de série", "Mémoire (Go)", "Disque"],
            vec![["Dell", "7050", "DL1", "8", "HDD 1000"]],
        ),
    ] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).expect("a name");
        sheet.merge_range(0, 0, 1, 4, title, &plain).expect("a title");
        for (column, heading) in (0..).zip(headings) {
            sheet.write_string(3, column, heading).expect("a heading");
        }
        for (line, row) in (4..).zip(rows) {
            for (column, cell) in (0..).zip(row) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(line, column, number).map(|_| ()),
                    Err(_) => sheet.write_string(line, column, cell).map(|_| ()),
                }
                .expect("a cell");
            }
        }
    }
    let inventory = read_bytes(&workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(inventory.lines.len(), 3, "{:?}", inventory.refusals);
    is(&inventory.lines[0], (Laptop, "Lenovo", "ThinkPad T480", Some(16384), &[(Nvme, 512)]), "first");
    is(&inventory.lines[1], (Laptop, "HP", "EliteBook 840 G5", Some(8192), &[(Ssd, 256)]), "second");
    is(&inventory.lines[2], (Desktop, "Dell", "OptiPlex 7050", Some(8192), &[(Hdd, 1000)]), "third");
    assert_eq!(inventory.sheets.len(), 2);
}

#[test]
fn what_a_spreadsheet_ate_is_told_and_what_it_left_is_kept() {
    let mut wrong = Vec::new();
    for (serial, expected) in [
        ("1,23E+12", Err(RefusalCode::SerialLostToSpreadsheet)),
        ("3.57E+14", Err(RefusalCode::SerialLostToSpreadsheet)),
        ("5E+07", Err(RefusalCode::SerialLostToSpreadsheet)),
        ("#N/A", Err(RefusalCode::SerialLostToSpreadsheet)),
        ("#REF!", Err(RefusalCode::SerialLostToSpreadsheet)),
        ("########", Err(RefusalCode::SerialLostToSpreadsheet)),
        ("356938000000000", Err(RefusalCode::SerialLostToSpreadsheet)),
        ("0012345", Ok("0012345")),
        ("'0012345", Ok("0012345")),
        ("00E1234", Ok("00E1234")),
        ("4E12345", Ok("4E12345")),
        ("Default string", Err(RefusalCode::SerialPlaceholder)),
        ("To Be Filled By O.E.M.", Err(RefusalCode::SerialPlaceholder)),
        ("System Serial Number", Err(RefusalCode::SerialPlaceholder)),
        ("00000000", Err(RefusalCode::SerialPlaceholder)),
        ("XXXXXXXX", Err(RefusalCode::SerialPlaceholder)),
        ("1234567890", Err(RefusalCode::SerialPlaceholder)),
        ("................", Ok("")),
        ("Not Specified", Err(RefusalCode::SerialPlaceholder)),
    ] {
        let inventory = read(&format!("Modèle;N° de série\nLatitude 5490;{serial}\nLatitude 7400;OTHER1\n"));
        let found = match inventory.refusals.first() {
            Some(refusal) => Err(refusal.code),
            None => Ok(inventory.lines[0].serial.as_deref().unwrap_or_default()),
        };
        if found != expected {
            wrong.push(format!("{serial}: {found:?}, expected {expected:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_line_of_headings_may_stand_on_any_of_the_first_lines() {
    for above in 0..40 {
        let mut text = "Direction des systèmes d'information;;;\n;;;\n".repeat(above / 2);
        text.push_str("Marque;Modèle;N° de série;RAM\nDell;Latitude 5490;AAA1;8 Go\nHP;840 G5;BBB2;16 Go\n");
        let inventory = read(&text);
        assert_eq!(inventory.lines.len(), 2, "{above}: {:?}", inventory.refusals);
        assert_eq!(inventory.lines[1].model, "EliteBook 840 G5", "{above}");
    }
}

#[test]
fn grouped_lines_subtotals_and_totals_are_told_apart() {
    let inventory = read(
        "Inventaire DSI;;;\n;;;\nNombre;Matériel;Observations;\n\
         PORTABLES;;;\n25;Dell Latitude 5490 8 Go 256 Go SSD;sans chargeur;\n10;HP EliteBook 840 G5;;\nSous-total;35;;\n\
         ÉCRANS;;;\n40;Ecran 24 pouces;;\n5;Dell P2419H;;\nSous-total : 45;;;\nTOTAL GENERAL;80;;\n",
    );
    let units: Vec<(u32, Category, &str)> = inventory
        .lines
        .iter()
        .map(|line| (line.quantity, line.category, line.brand.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(units, [(25, Laptop, "Dell"), (10, Laptop, "HP"), (40, Screen, ""), (5, Screen, "Dell")]);
    assert_eq!((inventory.skipped.total, inventory.lines_refused), (3, 0), "{:?}", inventory.refusals);
    is(&inventory.lines[0], (Laptop, "Dell", "Latitude 5490", Some(8192), &[(Ssd, 256)]), "a group");
}

#[test]
fn portable_is_also_said_of_a_telephone() {
    let inventory = read(
        "Type;Marque;Modèle;IMEI\nPortable;Apple;iPhone 8;356938035643809\nPortable;Samsung;A52;356938035643817\nPortable;Dell;5490;\n",
    );
    let kinds: Vec<Category> = inventory.lines.iter().map(|line| line.category).collect();
    assert_eq!(kinds, [Smartphone, Smartphone, Laptop], "{:?}", inventory.refusals);
}

#[test]
fn makers_are_known_under_their_firmware_names() {
    let mut wrong = Vec::new();
    for (written, brand) in [
        ("Dell Inc.", "Dell"),
        ("DELL INC", "Dell"),
        ("Dell Computer Corporation", "Dell"),
        ("Hewlett-Packard", "HP"),
        ("Hewlett Packard", "HP"),
        ("HP Inc.", "HP"),
        ("H.P.", "HP"),
        ("LENOVO", "Lenovo"),
        ("Lenovo Group Ltd", "Lenovo"),
        ("ASUSTeK COMPUTER INC.", "Asus"),
        ("Micro-Star International Co., Ltd.", "MSI"),
        ("FUJITSU CLIENT COMPUTING LIMITED", "Fujitsu"),
        ("FUJITSU SIEMENS", "Fujitsu"),
        ("TOSHIBA", "Toshiba"),
        ("Dynabook Inc.", "Dynabook"),
        ("Apple Inc.", "Apple"),
        ("SAMSUNG ELECTRONICS CO., LTD.", "Samsung"),
        ("Microsoft Corporation", "Microsoft"),
        ("IIYAMA", "iiyama"),
        ("Acer, Inc.", "Acer"),
        ("Panasonic Corporation", "Panasonic"),
        ("Gigabyte Technology Co., Ltd.", "Gigabyte"),
        ("LG Electronics", "LG"),
        ("Goldstar", "LG"),
        ("EIZO NANAO Corporation", "Eizo"),
        ("Lexmark International", "Lexmark"),
        ("KONICA MINOLTA", "Konica Minolta"),
        ("Intel(R) Client Systems", "Intel"),
        ("VIZIO", "VIZIO"),
    ] {
        let inventory = read(&format!("Marque;Modèle;N° de série\n\"{written}\";Zed 1;A1\n"));
        let found = inventory.lines[0].brand.as_deref();
        if found != Some(brand) {
            wrong.push(format!("{written}: {found:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
