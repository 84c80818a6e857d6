//! XLSX: merged titles, several sheets, typed cells, and bombs.

use std::io::{Cursor, Read, Write};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::super::{
    Category, FormatKind, Guide, InventoryError, LineFlag, NoteCode, RefusalCode, read, read_unless,
};
use super::error_code;

fn workbook(build: impl Fn(&mut Workbook) -> Result<(), rust_xlsxwriter::XlsxError>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    build(&mut workbook).expect("a workbook that can be built");
    workbook.save_to_buffer().expect("a workbook that can be saved")
}

#[test]
fn a_workbook_with_a_merged_title_and_several_sheets_is_understood() {
    let bytes = workbook(|workbook| {
        let readme = workbook.add_worksheet().set_name("Lisez-moi")?;
        readme.write_string(0, 0, "Merci de contacter la DSI avant l'enlèvement.")?;
        let sheet = workbook.add_worksheet().set_name("Inventaire 2026")?;
        sheet.merge_range(0, 0, 1, 5, "Matériel à donner", &Format::new())?;
        for (column, heading) in (0..).zip(["Type", "Marque", "Modèle", "N° série", "Date d'achat", "Prix"])
        {
            sheet.write_string(3, column, heading)?;
        }
        sheet.merge_range(4, 0, 5, 0, "PC portable", &Format::new())?;
        for (row, serial) in [(4, "AAA1"), (5, "AAA2")] {
            sheet.write_string(row, 1, "Dell Inc.")?;
            sheet.write_string(row, 2, "Latitude 5490")?;
            sheet.write_string(row, 3, serial)?;
        }
        sheet.write_datetime_with_format(
            4,
            4,
            ExcelDateTime::from_ymd(2019, 7, 25)?,
            &Format::new().set_num_format("dd/mm/yyyy"),
        )?;
        sheet.write_number(5, 4, 43166)?;
        sheet.write_number(4, 5, 1315.93)?;
        sheet.write_string(6, 0, "Téléphone")?.write_string(6, 2, "Galaxy A52 5G")?.write_number(
            6,
            3,
            356_938_035_643_809_f64,
        )?;
        sheet.write_string(7, 0, "Téléphone")?.write_string(7, 2, "Galaxy A52 5G")?.write_number(
            7,
            3,
            3.569_380_356_438_09e16,
        )?;
        sheet.write_string(9, 0, "TOTAL")?.write_number(9, 5, 1315.93)?;
        let other = workbook.add_worksheet().set_name("Écrans")?;
        for (column, heading) in (0..).zip(["Désignation", "Numéro de série"]) {
            other.write_string(0, column, heading)?;
        }
        other.write_string(1, 0, "Ecran Dell P2419H")?.write_string(1, 1, "CCC3")?;
        let summary = workbook.add_worksheet().set_name("Synthèse")?;
        summary
            .write_string(0, 0, "Type")?
            .write_string(0, 1, "Nombre")?
            .write_string(1, 0, "PC portable")?
            .write_number(1, 1, 2)?;
        let hidden = workbook.add_worksheet().set_name("Anciens")?;
        hidden.set_hidden(true);
        hidden
            .write_string(0, 0, "Modèle")?
            .write_string(0, 1, "N° série")?
            .write_string(1, 0, "X")?
            .write_string(1, 1, "Y")?;
        Ok(())
    });
    let inventory = read(&bytes, Some("don.xlsx")).expect("an inventory");
    assert_eq!(inventory.format.kind, FormatKind::Xlsx);
    let sheets: Vec<(Option<&str>, u32)> =
        inventory.sheets.iter().map(|s| (s.name.as_deref(), s.header_line)).collect();
    assert_eq!(sheets, [(Some("Inventaire 2026"), 4), (Some("Écrans"), 1)]);
    let kinds: Vec<(u32, u32, Category)> =
        inventory.lines.iter().map(|l| (l.sheet, l.line, l.category)).collect();
    assert_eq!(
        kinds,
        [
            (0, 5, Category::Laptop),
            (0, 6, Category::Laptop),
            (0, 7, Category::Smartphone),
            (1, 2, Category::Screen)
        ],
        "{:?}",
        inventory.refusals
    );
    assert_eq!(inventory.lines[0].purchased_on, NaiveDate::from_ymd_opt(2019, 7, 25));
    assert_eq!(inventory.lines[0].purchase_price_cents, Some(131_593));
    assert_eq!(inventory.lines[1].purchased_on, NaiveDate::from_ymd_opt(2018, 3, 7));
    assert_eq!(inventory.lines[1].flags, [LineFlag::DateFromDayNumber]);
    assert_eq!(inventory.lines[2].serial.as_deref(), Some("356938035643809"));
    let refusals: Vec<(u32, RefusalCode)> = inventory.refusals.iter().map(|r| (r.line, r.code)).collect();
    assert_eq!(refusals, [(8, RefusalCode::SerialLostToSpreadsheet)]);
    assert_eq!(inventory.skipped.total, 1);
    let notes: Vec<NoteCode> = inventory.notes.iter().map(|note| note.code).collect();
    assert_eq!(notes, [NoteCode::SheetHidden, NoteCode::SheetWithoutHeading, NoteCode::SheetSummary]);
}

/// The parts of a small valid workbook, with some replaced or added.
fn forged(replace: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let valid = workbook(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet
            .write_string(0, 0, "Modèle")?
            .write_string(0, 1, "N° série")?
            .write_string(1, 0, "Latitude")?
            .write_string(1, 1, "A")?;
        Ok(())
    });
    let mut archive = ZipArchive::new(Cursor::new(valid)).expect("a zip");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        let content =
            replace.iter().find(|(replaced, _)| *replaced == name).map_or(content, |(_, new)| new.clone());
        writer.start_file(name, options).expect("a part to write");
        writer.write_all(&content).expect("its content written");
    }
    for (name, content) in replace.iter().filter(|(name, _)| name.starts_with("added")) {
        writer.start_file(*name, options).expect("a part to write");
        writer.write_all(content).expect("its content written");
    }
    writer.finish().expect("a zip").into_inner()
}

#[test]
fn bombs_and_damaged_workbooks_are_refused() {
    assert_eq!(error_code(&forged(&[])), "understood");
    assert_eq!(error_code(&forged(&[("added/zeros.bin", vec![0; 140 * 1024 * 1024])])), "too-large");
    let announced = b"<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"9\" uniqueCount=\"999999999999\"></sst>";
    assert_eq!(error_code(&forged(&[("xl/sharedStrings.xml", announced.to_vec())])), "xlsx-unreadable");
    assert_eq!(error_code(&forged(&[("xl/workbook.xml", b"<workbook".to_vec())])), "xlsx-unreadable");
    let far = b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>y</t></is></c></row></sheetData></worksheet>";
    assert_eq!(error_code(&forged(&[("xl/worksheets/sheet1.xml", far.to_vec())])), "no-header");
    let mut cut = forged(&[]);
    cut.truncate(cut.len() / 2);
    assert_eq!(error_code(&cut), "xlsx-unreadable");
}

#[test]
fn shared_strings_cannot_multiply_without_bound() {
    let mut sheet = String::from(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
    );
    for row in 1..=400 {
        sheet.push_str(&format!("<row r=\"{row}\">"));
        for _ in 0..100 {
            sheet.push_str("<c t=\"s\"><v>0</v></c>");
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let long = "a".repeat(30_000);
    let strings = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{long}</t></si></sst>"
    );
    let bytes = forged(&[
        ("xl/sharedStrings.xml", strings.into_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.into_bytes()),
    ]);
    assert_eq!(error_code(&bytes), "too-large");
}

const SHEET: &str =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

/// A workbook of one shared text, and of rows that use it.
fn sharing(text: &str, rows: impl IntoIterator<Item = String>) -> Vec<u8> {
    let strings = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t xml:space=\"preserve\">{text}</t></si></sst>"
    );
    let rows: String = rows.into_iter().collect();
    forged(&[
        ("xl/sharedStrings.xml", strings.into_bytes()),
        ("xl/worksheets/sheet1.xml", format!("{SHEET}{rows}</sheetData></worksheet>").into_bytes()),
    ])
}

#[test]
fn a_long_blank_text_used_a_thousand_times_costs_no_more_than_its_beginning() {
    let used = |cell: &str| {
        (2..12).map(|row| format!("<row r=\"{row}\">{}</row>", cell.repeat(400))).collect::<Vec<_>>()
    };
    let begun = Instant::now();
    let bytes = sharing(&" ".repeat(15_000_000), used("<c t=\"s\"><v>0</v></c>"));
    assert!(bytes.len() < 100_000, "small as it is sent");
    assert_eq!(error_code(&bytes), "too-large");
    // Beyond the columns that are read, a text is not even looked at.
    let far = sharing(&" ".repeat(15_000_000), used("<c r=\"ZZZ2\" t=\"s\"><v>0</v></c>"));
    assert_eq!(error_code(&far), "empty");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    assert_eq!(error_code(&sharing(&" ".repeat(17 * 1024 * 1024), used("<c/>"))), "too-large");
}

#[test]
fn rows_that_reach_far_to_the_right_cannot_multiply_empty_cells() {
    let row = |at: u32| format!("<row r=\"{at}\"><c r=\"SR{at}\" t=\"s\"><v>0</v></c></row>");
    let begun = Instant::now();
    assert_eq!(error_code(&sharing("a", (1..=8_000).map(row))), "too-large");
    let few = error_code(&sharing("a", (1..=50).map(row)));
    assert_eq!(few, "no-header");
    let mut wide = String::from("Modèle;N° série\n");
    for line in 0..8_000 {
        wide.push_str(&";".repeat(500));
        wide.push_str(&format!("{line}\n"));
    }
    assert_eq!(error_code(wide.as_bytes()), "too-large");
    assert_eq!(error_code("a\n".repeat(60_000).as_bytes()), "too-many-lines");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn a_reading_that_nobody_waits_for_stops() {
    let given_up = AtomicBool::new(true);
    for bytes in [forged(&[]), b"Mod\xc3\xa8le;N\xc2\xb0 s\xc3\xa9rie\nLatitude;A\n".to_vec()] {
        assert!(read(&bytes, None).is_ok());
        assert_eq!(
            read_unless(&given_up, &bytes, None, &Guide::default()).err(),
            Some(InventoryError::Interrupted)
        );
    }
}

#[test]
fn zips_that_are_no_workbook_are_told_apart() {
    let zip = |names: &[&str]| {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(b"content").expect("its content");
        }
        writer.finish().expect("a zip").into_inner()
    };
    assert_eq!(error_code(&zip(&["photos/1.jpg"])), "binary");
    assert_eq!(error_code(&zip(&["[Content_Types].xml", "word/document.xml"])), "binary");
    assert_eq!(error_code(&zip(&["mimetype", "content.xml"])), "open-document");
}
