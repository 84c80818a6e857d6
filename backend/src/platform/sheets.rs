//! Tables for spreadsheets: typed cells, as CSV that French spreadsheets open and as XLSX. No cell is ever a formula.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Europe::Paris;
use frontend::Language;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::kernel::{Instant, time::paris_day};

/// The most characters a spreadsheet keeps in one cell.
const LONGEST_CELL: usize = 32_767;
const WIDEST_COLUMN: usize = 60;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// Nothing.
    Nothing,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Cents of a euro.
    Money(i64),
    /// A day.
    Day(NaiveDate),
    /// A moment; written as it is in Paris.
    Moment(Instant),
    /// Kilometres.
    Kilometres(f64),
}

/// A table to hand out.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name, at most 31 characters of it kept.
    pub title: String,
    /// The headings.
    pub columns: Vec<String>,
    /// The rows, each as long as the headings.
    pub rows: Vec<Vec<Datum>>,
}

/// A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it.
#[must_use]
pub fn neutral(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn local(at: Instant) -> NaiveDateTime {
    at.with_timezone(&Paris).naive_local()
}

fn written(datum: &Datum, language: Language) -> String {
    let (day, minute) = match language {
        Language::Fr => ("%d/%m/%Y", "%d/%m/%Y %H:%M"),
        Language::En => ("%Y-%m-%d", "%Y-%m-%d %H:%M"),
    };
    match datum {
        Datum::Nothing => String::new(),
        Datum::Text(text) => neutral(text).into_owned(),
        Datum::Number(number) => number.to_string(),
        Datum::Money(cents) => {
            let sign = if *cents < 0 { "-" } else { "" };
            let point = if language == Language::Fr { ',' } else { '.' };
            format!("{sign}{}{point}{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
        }
        Datum::Day(date) => date.format(day).to_string(),
        Datum::Moment(at) => local(*at).format(minute).to_string(),
        Datum::Kilometres(distance) => format!("{distance:.0}"),
    }
}

impl Sheet {
    /// The table as CSV: UTF-8 with its mark, semicolons, days and amounts as the language writes them.
    ///
    /// # Errors
    /// When the text cannot be written.
    pub fn csv(&self, language: Language) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(self.columns.iter().map(|name| neutral(name).into_owned()))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|datum| written(datum, language)))?;
        }
        writer.into_inner().map_err(|error| error.into_error().into())
    }

    /// The table as a workbook of one sheet, with days, amounts and numbers as such.
    ///
    /// # Errors
    /// When the workbook cannot be written.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let bold = Format::new().set_bold();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let minute = Format::new().set_num_format("dd/mm/yyyy hh:mm");
        let money = Format::new().set_num_format("#,##0.00\\ \"€\"");
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let title: String = self.title.chars().filter(|c| !r"[]:*?/\'".contains(*c)).take(31).collect();
        if !title.trim().is_empty() {
            sheet.set_name(title)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let mut widths: Vec<usize> = self.columns.iter().map(|name| name.chars().count()).collect();
        for (column, name) in (0_u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, column, name, &bold)?;
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            for (column, datum) in (0_u16..).zip(row) {
                match datum {
                    Datum::Nothing => {}
                    Datum::Text(text) if text.is_empty() => {}
                    Datum::Text(text) => {
                        let kept: String = text.chars().take(LONGEST_CELL / 2).collect();
                        sheet.write_string(line, column, kept)?;
                    }
                    Datum::Number(number) => {
                        sheet.write_number(line, column, *number as f64)?;
                    }
                    Datum::Kilometres(distance) => {
                        sheet.write_number(line, column, distance.round())?;
                    }
                    Datum::Money(cents) => {
                        sheet.write_number_with_format(line, column, *cents as f64 / 100.0, &money)?;
                    }
                    Datum::Day(date) => {
                        sheet.write_number_with_format(
                            line,
                            column,
                            serial(date.and_time(NaiveTime::MIN)),
                            &day,
                        )?;
                    }
                    Datum::Moment(at) => {
                        sheet.write_number_with_format(line, column, serial(local(*at)), &minute)?;
                    }
                }
                if let Some(width) = widths.get_mut(usize::from(column)) {
                    let own = match datum {
                        Datum::Text(text) => text.chars().count(),
                        Datum::Moment(_) => 16,
                        Datum::Nothing
                        | Datum::Number(_)
                        | Datum::Money(_)
                        | Datum::Day(_)
                        | Datum::Kilometres(_) => 12,
                    };
                    *width = own.max(*width).min(WIDEST_COLUMN);
                }
            }
        }
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, width as f64 + 2.0)?;
        }
        if !self.columns.is_empty() && !self.rows.is_empty() {
            let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX - 1);
            sheet.autofilter(0, 0, last, u16::try_from(self.columns.len()).unwrap_or(u16::MAX) - 1)?;
        }
        book.save_to_buffer()
    }
}

/// A moment as spreadsheets count it: days since 30 December 1899.
fn serial(at: NaiveDateTime) -> f64 {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default().and_time(NaiveTime::MIN);
    (at - first).num_seconds() as f64 / 86_400.0
}

/// The day that stands in a file's name.
#[must_use]
pub fn file_day(at: Instant) -> String {
    paris_day(at).format("%Y-%m-%d").to_string()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, DataType, Reader, Xlsx};
    use proptest::prelude::*;

    use super::*;

    fn rows_of(csv: &[u8]) -> Vec<csv::StringRecord> {
        let text = csv.strip_prefix("\u{feff}".as_bytes()).expect("a mark");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text);
        reader.records().map(|row| row.expect("a row")).collect()
    }

    fn opened(bytes: Vec<u8>) -> calamine::Range<Data> {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        book.worksheet_range_at(0).expect("a sheet").expect("a readable sheet")
    }

    fn sheet(rows: Vec<Vec<Datum>>) -> Sheet {
        let columns = (1..=rows[0].len()).map(|number| format!("Colonne {number}")).collect();
        Sheet { title: "Appareils".to_owned(), columns, rows }
    }

    proptest! {
        #[test]
        fn no_cell_begins_like_a_formula_and_every_text_comes_back(
            texts in prop::collection::vec("[=+@\\-\t\r\n;\"'a-zé€ ]{0,12}", 1..6)
        ) {
            let sheet = sheet(vec![texts.iter().cloned().map(Datum::Text).collect()]);
            let csv = sheet.csv(Language::Fr).expect("a file");
            let row = &rows_of(&csv)[1];
            for (text, cell) in texts.iter().zip(row) {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
                prop_assert!(cell == text || cell.strip_prefix('\'') == Some(text), "{cell:?} of {text:?}");
            }
        }

        #[test]
        fn a_workbook_keeps_every_text_as_a_text(
            texts in prop::collection::vec("[=+@\\-A-Z(){},!:|0-9]{1,12}", 1..4)
        ) {
            let range = opened(sheet(vec![texts.iter().cloned().map(Datum::Text).collect()]).xlsx().expect("a file"));
            for (column, text) in (0_u32..).zip(&texts) {
                prop_assert_eq!(range.get_value((1, column)), Some(&Data::String(text.clone())));
            }
        }
    }

    #[test]
    fn days_amounts_and_numbers_are_typed() {
        let at = "2026-11-23T23:30:00Z".parse().expect("a moment");
        let day = NaiveDate::from_ymd_opt(2026, 3, 12).expect("a day");
        let row = vec![
            Datum::Day(day),
            Datum::Moment(at),
            Datum::Money(-123_405),
            Datum::Number(12_000),
            Datum::Kilometres(4.4),
            Datum::Nothing,
        ];
        let sheet = sheet(vec![row]);
        let french = rows_of(&sheet.csv(Language::Fr).expect("a file"));
        let cells: Vec<&str> = french[1].iter().collect();
        assert_eq!(cells, ["12/03/2026", "24/11/2026 00:30", "-1234,05", "12000", "4", ""]);
        let english = rows_of(&sheet.csv(Language::En).expect("a file"));
        assert_eq!(
            english[1].iter().take(3).collect::<Vec<_>>(),
            ["2026-03-12", "2026-11-24 00:30", "-1234.05"]
        );
        let range = opened(sheet.xlsx().expect("a file"));
        let cell = |column| range.get_value((1, column)).expect("a cell");
        assert_eq!(cell(0).as_date(), Some(day));
        assert_eq!(
            cell(1).as_datetime().map(|at| at.format("%d/%m/%Y %H:%M").to_string()).as_deref(),
            Some("24/11/2026 00:30")
        );
        assert_eq!(cell(2), &Data::Float(-1234.05));
        assert_eq!(cell(3), &Data::Float(12_000.0));
    }
}
