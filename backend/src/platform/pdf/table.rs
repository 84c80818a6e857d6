//! Tables: a header row that repeats on every page, wrapped cells, numbers at the right, totals at the end.

use std::rc::Rc;

use super::PdfError;
use super::block::{BLOCK_GAP, Composer, MEASURE};
use super::flow::{Mark, Owner, Piece};
use super::tags::{NodeId, Role};
use super::typeface::{Colour, Line, Style, Weight};
use super::wrap::wrap;

const HEADING: Style = Style::new(Weight::Bold, 7.5, 11.0, Colour::MUTED);
const CELL: Style = Style::new(Weight::Regular, 8.5, 12.5, Colour::INK);
const DETAIL: Style = Style::new(Weight::Regular, 7.5, 11.0, Colour::MUTED);
const TOTAL: Style = Style::new(Weight::Bold, 8.5, 12.5, Colour::INK);
/// Above and below a row's text.
const ROW_PADDING: f32 = 4.5;
/// Between two columns.
const GUTTER: f32 = 12.0;
const HAIRLINE: f32 = 0.5;
const HEADER_RULE: f32 = 1.2;

/// The side that a column's text keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Align {
    Start,
    End,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    heading: String,
    share: f32,
    align: Align,
}

impl Column {
    /// A column of words. `share` is its part of the width, relative to the other columns' shares.
    pub fn text(heading: impl Into<String>, share: f32) -> Self {
        Self { heading: heading.into(), share, align: Align::Start }
    }

    /// A column of numbers, at the right.
    pub fn number(heading: impl Into<String>, share: f32) -> Self {
        Self { heading: heading.into(), share, align: Align::End }
    }
}

/// A cell's text, with a smaller second text under it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    text: String,
    detail: String,
}

impl Cell {
    pub fn with_detail(text: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { text: text.into(), detail: detail.into() }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: text.into(), detail: String::new() }
    }
}

/// Rows under a header.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    totals: Vec<(String, String)>,
}

impl Table {
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new(), totals: Vec::new() }
    }

    /// Adds a row; cells that are missing at its end stay empty.
    pub fn row<T: Into<Cell>>(&mut self, cells: impl IntoIterator<Item = T>) -> &mut Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// Adds a bold line at the end: a label over all columns but the last, a value in the last.
    pub fn total(&mut self, label: impl Into<String>, value: impl Into<String>) -> &mut Self {
        self.totals.push((label.into(), value.into()));
        self
    }
}

/// Where a column stands.
#[derive(Clone, Copy)]
struct Slot {
    left: f32,
    width: f32,
    align: Align,
}

/// A line of a cell, with the part of the structure that it belongs to.
struct CellLine {
    line: Line,
    style: Style,
    node: NodeId,
}

/// One cell's lines and where they go.
type SetCell = (Slot, Vec<CellLine>);

impl Composer {
    pub(super) fn table(&mut self, table: &Table) -> Result<(), PdfError> {
        let slots = slots(&table.columns)?;
        let node = self.structure.add(None, Role::Table);
        let header = self.table_header(table, &slots, node);
        let repeated = Rc::new(as_layout(&header));
        self.push(header);
        let body = self.structure.add(Some(node), Role::TableBody);
        for cells in &table.rows {
            if cells.len() > slots.len() {
                return Err(PdfError::UnevenTable { columns: slots.len(), cells: cells.len() });
            }
            let row = self.structure.add(Some(body), Role::Row);
            let empty = Cell::default();
            let set: Vec<SetCell> = slots
                .iter()
                .enumerate()
                .map(|(index, slot)| {
                    let cell = cells.get(index).unwrap_or(&empty);
                    let node = self.structure.add(Some(row), Role::Cell);
                    (*slot, self.set_cell(cell, *slot, node))
                })
                .collect();
            self.table_row(set, &repeated);
        }
        if !table.totals.is_empty() {
            // A total alone on a page would total nothing.
            if let Some(piece) = self.pieces.last_mut() {
                piece.keep_with_next = true;
            }
            self.totals(&table.totals, &slots, node, &repeated);
        }
        self.space(5.0);
        Ok(())
    }

    fn table_header(&mut self, table: &Table, slots: &[Slot], node: NodeId) -> Piece {
        let head = self.structure.add(Some(node), Role::TableHead);
        let row = self.structure.add(Some(head), Role::Row);
        let set: Vec<SetCell> = table
            .columns
            .iter()
            .zip(slots)
            .map(|(column, slot)| {
                let node = self.structure.add(Some(row), Role::ColumnHeader);
                (*slot, self.set(&column.heading, HEADING, *slot, node))
            })
            .collect();
        let tallest = set.iter().map(|(_, lines)| height(lines)).fold(HEADING.leading, f32::max);
        let mut marks = Vec::new();
        for (slot, lines) in set {
            // Headings stand on the rule, however many lines each has.
            let top = tallest - height(&lines);
            place(&mut marks, slot, lines, top);
        }
        let rule = tallest + ROW_PADDING;
        marks.push(Mark::rectangle(0.0, rule, MEASURE, HEADER_RULE, Colour::PRIMARY));
        Piece {
            gap: BLOCK_GAP + 5.0,
            height: rule + HEADER_RULE,
            marks,
            keep_with_next: true,
            ..Piece::default()
        }
    }

    /// One piece; a row taller than half a page becomes one piece a line, so that it can break.
    fn table_row(&mut self, set: Vec<SetCell>, repeated: &Rc<Piece>) {
        let tallest = set.iter().map(|(_, lines)| height(lines)).fold(CELL.leading, f32::max);
        if tallest <= self.page_height / 2.0 {
            let mut marks = Vec::new();
            for (slot, lines) in set {
                place(&mut marks, slot, lines, ROW_PADDING);
            }
            let height = tallest + 2.0 * ROW_PADDING;
            marks.push(Mark::rectangle(0.0, height - HAIRLINE, MEASURE, HAIRLINE, Colour::RULE));
            self.push(Piece { height, marks, repeat: Some(Rc::clone(repeated)), ..Piece::default() });
            return;
        }
        let count = set.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        let mut pieces: Vec<Piece> = (0..count)
            .map(|_| Piece { height: CELL.leading, repeat: Some(Rc::clone(repeated)), ..Piece::default() })
            .collect();
        for (slot, lines) in set {
            for (piece, line) in pieces.iter_mut().zip(lines) {
                place(&mut piece.marks, slot, vec![line], 0.0);
            }
        }
        if let Some(first) = pieces.first_mut() {
            first.gap = ROW_PADDING;
        }
        if let Some(last) = pieces.last_mut() {
            last.height += ROW_PADDING;
            let rule = last.height - HAIRLINE;
            last.marks.push(Mark::rectangle(0.0, rule, MEASURE, HAIRLINE, Colour::RULE));
        }
        for piece in pieces {
            self.push(piece);
        }
    }

    fn totals(&mut self, totals: &[(String, String)], slots: &[Slot], table: NodeId, repeated: &Rc<Piece>) {
        let Some((value_slot, label_slots)) = slots.split_last() else { return };
        let label_slot = Slot { left: 0.0, width: value_slot.left - GUTTER, align: Align::End };
        let foot = self.structure.add(Some(table), Role::TableFoot);
        let count = totals.len();
        for (index, (label, value)) in totals.iter().enumerate() {
            let row = self.structure.add(Some(foot), Role::Row);
            let mut set = Vec::new();
            if !label_slots.is_empty() {
                let role = Role::RowHeader { columns: label_slots.len() };
                let node = self.structure.add(Some(row), role);
                set.push((label_slot, self.set(label, TOTAL, label_slot, node)));
            }
            let node = self.structure.add(Some(row), Role::Cell);
            set.push((*value_slot, self.set(value, TOTAL, *value_slot, node)));
            let tallest = set.iter().map(|(_, lines)| height(lines)).fold(TOTAL.leading, f32::max);
            let mut marks = Vec::new();
            for (slot, lines) in set {
                place(&mut marks, slot, lines, ROW_PADDING);
            }
            self.push(Piece {
                height: tallest + ROW_PADDING,
                marks,
                keep_with_next: index + 1 < count,
                repeat: Some(Rc::clone(repeated)),
                ..Piece::default()
            });
        }
    }

    fn set(&self, text: &str, style: Style, slot: Slot, node: NodeId) -> Vec<CellLine> {
        let lines = wrap(self.faces, text, style, slot.width);
        lines.into_iter().map(|line| CellLine { line, style, node }).collect()
    }

    /// A cell's text and its detail, each a paragraph when there are both.
    fn set_cell(&mut self, cell: &Cell, slot: Slot, node: NodeId) -> Vec<CellLine> {
        if cell.detail.is_empty() {
            return self.set(&cell.text, CELL, slot, node);
        }
        let text = self.structure.add(Some(node), Role::Paragraph);
        let detail = self.structure.add(Some(node), Role::Paragraph);
        let mut lines = self.set(&cell.text, CELL, slot, text);
        lines.extend(self.set(&cell.detail, DETAIL, slot, detail));
        lines
    }
}

fn slots(columns: &[Column]) -> Result<Vec<Slot>, PdfError> {
    let total: f32 = columns.iter().map(|column| column.share).sum();
    if columns.is_empty() || !total.is_finite() || columns.iter().any(|column| column.share <= 0.0) {
        return Err(PdfError::ColumnWidths);
    }
    let room = MEASURE - GUTTER * (columns.len() - 1) as f32;
    let mut left = 0.0;
    Ok(columns
        .iter()
        .map(|column| {
            let width = room * column.share / total;
            let slot = Slot { left, width, align: column.align };
            left += width + GUTTER;
            slot
        })
        .collect())
}

fn height(lines: &[CellLine]) -> f32 {
    lines.iter().map(|line| line.style.leading).sum()
}

fn place(marks: &mut Vec<Mark>, slot: Slot, lines: Vec<CellLine>, top: f32) {
    let mut used = top;
    for CellLine { line, style, node } in lines {
        let x = match slot.align {
            Align::Start => slot.left,
            Align::End => slot.left + slot.width - line.width,
        };
        marks.push(Mark::text(x, used, line, style, Owner::Node(node)));
        used += style.leading;
    }
}

/// The same drawing for a later page, where it is not read again.
fn as_layout(piece: &Piece) -> Piece {
    let mut repeated = piece.clone();
    for mark in &mut repeated.marks {
        mark.owner = Owner::Layout;
    }
    repeated
}
