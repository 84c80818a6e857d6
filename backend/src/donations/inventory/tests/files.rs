//! Files as a whole: encodings, delimiters, what is no sheet, what is too much.

use encoding_rs::{MACINTOSH, WINDOWS_1252};

use super::super::{Category, InventoryError, LARGEST_FILE_BYTES, NoteCode, read};
use super::{error_code, inventory};

const SHEET: &str = "Désignation;N° de série;Mémoire;État\r\nPC portable Dell Latitude 5490;AAA1;8 Go;écran rayé\r\nÉcran HP E233;BBB2;;à vérifier\r\n";

fn wide(text: &str, mark: bool, little: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    format!("{mark}{text}")
        .encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

#[test]
fn every_encoding_of_an_office_gives_the_same_lines() {
    let expected = inventory(SHEET).lines;
    assert_eq!(expected.len(), 2);
    for (bytes, encoding) in [
        (format!("\u{feff}{SHEET}").into_bytes(), "UTF-8"),
        (WINDOWS_1252.encode(SHEET).0.into_owned(), "windows-1252"),
        (MACINTOSH.encode(SHEET).0.into_owned(), "macintosh"),
        (wide(SHEET, true, true), "UTF-16LE"),
        (wide(SHEET, true, false), "UTF-16BE"),
        (wide(SHEET, false, true), "UTF-16LE"),
        (wide(SHEET, false, false), "UTF-16BE"),
    ] {
        let read = read(&bytes, None).unwrap_or_else(|error| panic!("{encoding}: {error}"));
        assert_eq!(read.format.encoding.as_deref(), Some(encoding));
        assert_eq!(read.lines, expected, "{encoding}");
    }
}

#[test]
fn every_delimiter_and_end_of_line_gives_the_same_lines() {
    let expected = inventory(SHEET).lines;
    for delimiter in [",", "\t", "|"] {
        assert_eq!(inventory(&SHEET.replace(';', delimiter)).lines, expected, "{delimiter:?}");
    }
    assert_eq!(inventory(&SHEET.replace("\r\n", "\n")).lines, expected);
    assert_eq!(inventory(&SHEET.replace("\r\n", "\r")).lines, expected);
    let declared = inventory(&format!("sep=;\r\n{SHEET}"));
    assert_eq!((declared.sheets[0].header_line, declared.lines[0].line), (2, 3));
}

#[test]
fn a_file_of_two_encodings_is_read_line_by_line() {
    let mut bytes = SHEET.as_bytes().to_vec();
    bytes.extend_from_slice(b"Unit\xe9 centrale Dell OptiPlex 7050;CCC3;8 Go;cass\xe9\r\n");
    let inventory = read(&bytes, None).expect("an inventory");
    assert_eq!(inventory.lines[2].category, Category::Desktop);
    assert_eq!(inventory.lines[2].state_note.as_deref(), Some("cassé"));
    assert!(inventory.notes.iter().any(|note| note.code == NoteCode::EncodingMixed));
}

#[test]
fn letters_written_twice_over_are_put_right() {
    let twice = WINDOWS_1252.decode_without_bom_handling(SHEET.as_bytes()).0;
    let read = inventory(&twice);
    assert_eq!(read.lines, inventory(SHEET).lines);
    assert!(read.notes.iter().any(|note| note.code == NoteCode::EncodingRepaired));
}

#[test]
fn blank_lines_count_in_the_line_numbers() {
    let inventory = inventory("\n\nModèle;N° série\n\nLatitude 5490;AAA1\n\n\nLatitude 7400;BBB2");
    let lines: Vec<u32> = inventory.lines.iter().map(|line| line.line).collect();
    assert_eq!((inventory.sheets[0].header_line, lines), (3, vec![5, 8]));
    assert_eq!(inventory.skipped.blank, 5);
}

#[test]
fn lines_quoted_whole_are_unwrapped() {
    let inventory = inventory(
        "\"Type;Modèle;N° série\"\n\n\"Portable;Latitude 5490;AAA1\"\n\"Portable;Latitude 5490;AAA2\"\n",
    );
    let lines: Vec<u32> = inventory.lines.iter().map(|line| line.line).collect();
    assert_eq!((lines, inventory.format.delimiter), (vec![3, 4], Some(';')));
}

#[test]
fn a_quotation_mark_left_open_swallows_nothing() {
    let mut text = String::from("Modèle;N° série;Commentaire\nLatitude 5490;AAA1;\"écran 14 pouces\n");
    for at in 0..600 {
        text.push_str(&format!("Latitude 5490;SER{at:04};correct\n"));
    }
    assert_eq!(inventory(&text).lines.len(), 601);
    let inches =
        inventory("Désignation;N° série\nEcran 24\" Dell P2419H;AAA1\n\"Ecran 24\"\" Dell P2419H\";BBB2\n");
    assert_eq!(inches.lines.len(), 2);
    assert_eq!(inches.lines[0].model, inches.lines[1].model);
}

#[test]
fn what_is_no_sheet_is_refused_by_its_code() {
    for (bytes, code) in [
        (b"".as_slice(), "empty"),
        (b" \r\n\t\n", "empty"),
        (b";;;\r\n;;;\r\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"%PDF-1.7\n1 0 obj", "binary"),
        (b"MZ\x90\0\x03\0\0\0", "binary"),
        (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "binary"),
        (b"PK\x03\x04 not a zip", "xlsx-unreadable"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            "password-protected",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W\0o\0r\0k\0b\0o\0o\0k\0", "old-xls"),
        (b"Bonjour,\nvoici la liste promise.\n", "no-header"),
        (b"{\"machines\": [1, 2, 3]}", "no-header"),
        (b"a;b;c\0;d\n1;2;3;4\n", "binary"),
        ("Modèle;N° série\n".as_bytes(), "no-lines"),
    ] {
        assert_eq!(error_code(bytes), code, "{:?}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(error_code(&vec![b'a'; LARGEST_FILE_BYTES + 1]), "too-large");
}

#[test]
fn a_file_without_headings_says_what_was_found_instead() {
    let error = read(b"PC;Dell;AAA1\nPC;Dell;AAA2\n", None).expect_err("no heading");
    assert_eq!(
        error,
        InventoryError::NoHeader {
            found: ["PC", "Dell", "AAA1", "PC", "Dell", "AAA2"].map(str::to_owned).to_vec()
        }
    );
    assert_eq!(error.value().as_deref(), Some("PC | Dell | AAA1 | PC | Dell | AAA2"));
}

#[test]
fn more_than_fifty_thousand_lines_are_refused_whole() {
    let mut text = String::from("Modèle;Qté\n");
    text.push_str(&"Latitude 5490;1\n".repeat(50_000));
    assert_eq!(inventory(&text).lines.len(), 50_000);
    text.push_str("Latitude 5490;1\n");
    assert_eq!(error_code(text.as_bytes()), "too-many-lines");
}

#[test]
fn the_same_bytes_have_the_same_hash() {
    assert_eq!(inventory(SHEET).content_hash, inventory(SHEET).content_hash);
    assert_ne!(inventory(SHEET).content_hash, inventory(&SHEET.replace("AAA1", "AAA2")).content_hash);
    assert_eq!(inventory(SHEET).content_hash.len(), 64);
}

#[test]
fn five_thousand_lines_are_all_read() {
    let mut text = String::from(
        "Nom;Fabricant;Numéro de série;Type;Modèle;Composants - Processeur;Composants - Mémoire;Composants - Disque dur;Commentaires\n",
    );
    for at in 0..5_000 {
        text.push_str(&format!("PC-{at};HP;5CG{at:07};Notebook;HP ProBook 450 G{};Intel(R) Core(TM) i5-8265U CPU @ 1.60GHz;8192 Mio;SSD 256 Gio;remis par M. Jean Exemple, 06 00 00 00 00\n", at % 9));
    }
    assert_eq!(inventory(&text).lines.len(), 5_000);
}
