//! Delimited text to rows: which character separates cells, and where each record begins.
//!
//! Written here rather than with the csv crate for two things that a donor sees: a record's line number must count
//! the blank lines before it, and a quotation mark left open must not swallow the rest of the file.

use std::sync::atomic::AtomicBool;

use super::budget::Budget;
use super::header;
use super::sheet::{Cell, MOST_COLUMNS, Row, Sheet};
use super::understood::InventoryError;

const DELIMITERS: [u8; 4] = *b";,\t|";
/// How much text is enough to find the headings.
const PREVIEW_BYTES: usize = 64 * 1024;
/// A quoted cell is taken as left open beyond this.
const LONGEST_QUOTED: usize = 8 * 1024;
/// After so many marks left open, quotation marks mean nothing in this file.
const MOST_OPEN_QUOTES: u32 = 64;

/// Reads the whole text with the delimiter that makes its headings best understood.
pub(super) fn sheet(text: &str, given_up: &AtomicBool) -> Result<(Sheet, char), InventoryError> {
    let (declared, body, first_line) = declared_delimiter(text);
    let delimiter = match declared {
        Some(declared) => declared,
        None => best_delimiter(body, given_up)?,
    };
    let sheet = records(body, delimiter, first_line, usize::MAX, given_up)?;
    Ok(match unwrapped(&sheet, given_up)? {
        Some(unwrapped) => unwrapped,
        None => (sheet, char::from(delimiter)),
    })
}

/// Some tools put each whole line between quotation marks: one cell a line, which holds the delimiters.
fn unwrapped(sheet: &Sheet, given_up: &AtomicBool) -> Result<Option<(Sheet, char)>, InventoryError> {
    if header::best_score(sheet) > 0 || sheet.rows.iter().any(|row| row.filled().count() != 1) {
        return Ok(None);
    }
    let lines: Vec<_> =
        sheet.rows.iter().filter_map(|row| row.filled().next()).map(|(_, cell)| cell.text()).collect();
    let text = lines.join("\n");
    let delimiter = best_delimiter(&text, given_up)?;
    let mut inner = records(&text, delimiter, 1, usize::MAX, given_up)?;
    if inner.rows.len() != sheet.rows.len() || header::best_score(&inner) == 0 {
        return Ok(None);
    }
    for (inner, outer) in inner.rows.iter_mut().zip(&sheet.rows) {
        inner.line = outer.line;
    }
    inner.blank = sheet.blank;
    Ok(Some((inner, char::from(delimiter))))
}

/// Excel's own `sep=;` first line.
fn declared_delimiter(text: &str) -> (Option<u8>, &str, u32) {
    let Some(rest) =
        text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| text.get(4..))
    else {
        return (None, text, 1);
    };
    let mut after = rest.splitn(2, '\n');
    let declared = after.next().unwrap_or_default().trim_end_matches('\r').as_bytes();
    match declared {
        [delimiter] if DELIMITERS.contains(delimiter) => {
            (Some(*delimiter), after.next().unwrap_or_default(), 2)
        }
        _ => (None, text, 1),
    }
}

fn best_delimiter(text: &str, given_up: &AtomicBool) -> Result<u8, InventoryError> {
    let preview = records_preview(text);
    let mut best = (i64::MIN, b';');
    for delimiter in DELIMITERS {
        let sheet = records(preview, delimiter, 1, header::LINES_SEARCHED, given_up)?;
        let understood = i64::from(header::best_score(&sheet)) * 1_000;
        let widest = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(99);
        let score = understood + i64::try_from(widest).unwrap_or(0);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    Ok(best.1)
}

fn records_preview(text: &str) -> &str {
    let mut end = text.len().min(PREVIEW_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// Splits `text` into records, at most `most` of them.
fn records(
    text: &str,
    delimiter: u8,
    first_line: u32,
    most: usize,
    given_up: &AtomicBool,
) -> Result<Sheet, InventoryError> {
    let mut budget = Budget::new(given_up);
    let mut reader =
        Reader { bytes: text.as_bytes(), text, at: 0, line: first_line, open_quotes: 0, delimiter };
    let mut sheet = Sheet { delimited: true, ..Sheet::default() };
    while sheet.rows.len() < most && reader.at < text.len() {
        let line = reader.line;
        let mut cells = reader.record();
        if cells.iter().all(Cell::is_blank) {
            sheet.blank += 1;
        } else {
            if sheet.rows.len() >= header::LINES_SEARCHED {
                // Below the headings, blank cells at the end of a line say nothing.
                while cells.last().is_some_and(Cell::is_blank) {
                    cells.pop();
                }
            }
            cells.shrink_to_fit();
            budget.row()?;
            budget.places(cells.len())?;
            sheet.rows.push(Row { line, cells });
        }
    }
    Ok(sheet)
}

struct Reader<'a> {
    bytes: &'a [u8],
    text: &'a str,
    at: usize,
    line: u32,
    open_quotes: u32,
    delimiter: u8,
}

impl Reader<'_> {
    fn record(&mut self) -> Vec<Cell> {
        let mut cells = Vec::new();
        loop {
            let cell = self.cell();
            if cells.len() < MOST_COLUMNS {
                cells.push(cell);
            }
            match self.bytes.get(self.at) {
                Some(byte) if *byte == self.delimiter => self.at += 1,
                Some(_) => {
                    self.end_line();
                    return cells;
                }
                None => return cells,
            }
        }
    }

    /// Reads one cell and stops on its delimiter, on the end of the line or at the end.
    fn cell(&mut self) -> Cell {
        let mut start = self.at;
        while self.bytes.get(start) == Some(&b' ') {
            start += 1;
        }
        if self.bytes.get(start) == Some(&b'"') && self.open_quotes < MOST_OPEN_QUOTES {
            if let Some(cell) = self.quoted(start + 1) {
                return cell;
            }
            self.open_quotes += 1;
        }
        let begin = self.at;
        while let Some(byte) = self.bytes.get(self.at) {
            if *byte == self.delimiter || *byte == b'\n' || *byte == b'\r' {
                break;
            }
            self.at += 1;
        }
        Cell::from_text(self.text.get(begin..self.at).unwrap_or_default())
    }

    /// Reads to the closing mark, which a delimiter or the end of a line follows; none if it is left open.
    fn quoted(&mut self, begin: usize) -> Option<Cell> {
        let limit = self.bytes.len().min(begin + LONGEST_QUOTED);
        let mut at = begin;
        let mut lines = 0;
        let mut doubled = false;
        while at < limit {
            match self.bytes.get(at) {
                Some(b'"') if self.bytes.get(at + 1) == Some(&b'"') => {
                    doubled = true;
                    at += 1;
                }
                Some(b'"') => {
                    if let Some(after) = self.after_closing(at + 1) {
                        let inner = self.text.get(begin..at).unwrap_or_default();
                        self.at = after;
                        self.line += lines;
                        return Some(if doubled {
                            Cell::from_text(&inner.replace("\"\"", "\""))
                        } else {
                            Cell::from_text(inner)
                        });
                    }
                }
                Some(b'\n') => lines += 1,
                Some(b'\r') if self.bytes.get(at + 1) != Some(&b'\n') => lines += 1,
                _ => {}
            }
            at += 1;
        }
        None
    }

    fn after_closing(&self, mut at: usize) -> Option<usize> {
        while self.bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        match self.bytes.get(at) {
            None | Some(b'\n' | b'\r') => Some(at),
            Some(byte) if *byte == self.delimiter => Some(at),
            Some(_) => None,
        }
    }

    fn end_line(&mut self) {
        let return_then_feed =
            self.bytes.get(self.at) == Some(&b'\r') && self.bytes.get(self.at + 1) == Some(&b'\n');
        self.at += if return_then_feed { 2 } else { 1 };
        self.line += 1;
    }
}
