//! Rows of cells, whatever file they come from.

use std::borrow::Cow;

use chrono::NaiveDate;

/// Cells beyond this column are not read: no inventory is that wide.
pub(super) const MOST_COLUMNS: usize = 512;
/// Characters kept of one cell.
pub(super) const LONGEST_CELL: usize = 4_000;
/// Bytes looked at of one cell: what follows is not even trimmed.
const LONGEST_LOOKED_AT: usize = 4 * LONGEST_CELL;

/// The beginning of a cell's text, which is all that is read of it.
pub(super) fn looked_at(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST_LOOKED_AT)).unwrap_or_default()
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Day(NaiveDate),
}

impl Cell {
    pub(super) fn from_text(text: &str) -> Self {
        let text = unwrap_text_formula(looked_at(text).trim_matches(is_blank_char));
        match text.char_indices().nth(LONGEST_CELL) {
            _ if text.is_empty() => Self::Empty,
            Some((end, _)) => Self::Text(text.get(..end).unwrap_or_default().to_owned()),
            None => Self::Text(text.to_owned()),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as a person reads it.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Day(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
        }
    }
}

/// `="0012"` is how a spreadsheet writer protects a text from being read as a number.
fn unwrap_text_formula(text: &str) -> &str {
    match text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.contains('"') => inner.trim_matches(is_blank_char),
        _ => text,
    }
}

/// White space, control characters, byte-order marks and zero-width spaces at the ends of a cell say nothing.
pub(super) fn is_blank_char(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// One record.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// From 1, where the record begins.
    pub(super) line: u32,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    pub(super) fn cell(&self, index: usize) -> &Cell {
        self.cells.get(index).unwrap_or(&Cell::Empty)
    }

    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank())
    }
}

/// One sheet: its rows that hold something, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) name: Option<String>,
    pub(super) rows: Vec<Row>,
    /// Rows with nothing in them, which are not kept.
    pub(super) blank: u32,
    /// Delimited text: a record longer than the headings has slipped.
    pub(super) delimited: bool,
}

impl Sheet {
    pub(super) fn is_blank(&self) -> bool {
        self.rows.is_empty()
    }
}
