//! Blocks of text, set as pieces: headings, paragraphs, facts and notes.

use std::num::NonZeroU16;

use super::PdfError;
use super::flow::{A4, Mark, Owner, Piece, mm};
use super::render::Entry;
use super::tags::{NodeId, Role, Structure};
use super::typeface::{Colour, Faces, Line, Style, Weight};
use super::wrap::wrap;

/// Between the page's left or right edge and its text.
pub(super) const SIDE_MARGIN: f32 = mm(21.0);
/// The width of the text.
pub(super) const MEASURE: f32 = A4.0 - 2.0 * SIDE_MARGIN;

pub(super) const TEXT: Style = Style::new(Weight::Regular, 9.5, 14.5, Colour::INK);
pub(super) const STRONG: Style = Style::new(Weight::Bold, 9.5, 14.5, Colour::INK);
pub(super) const SMALL: Style = Style::new(Weight::Regular, 8.0, 12.0, Colour::MUTED);
const NOTE: Style = Style::new(Weight::Regular, 9.0, 14.0, Colour::INK);

/// From a block to the next.
pub(super) const BLOCK_GAP: f32 = 9.0;

const FACT_LABELS: f32 = 0.32;
const FACT_GUTTER: f32 = 12.0;
const NOTE_PADDING: f32 = 11.0;
const NOTE_BAR: f32 = 3.0;

/// The rank of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Title,
    Section,
    Subsection,
}

impl Level {
    fn rank(self) -> NonZeroU16 {
        match self {
            Self::Title => NonZeroU16::MIN,
            Self::Section => NonZeroU16::MIN.saturating_add(1),
            Self::Subsection => NonZeroU16::MIN.saturating_add(2),
        }
    }

    fn style(self) -> Style {
        match self {
            Self::Title => Style::new(Weight::Bold, 20.0, 27.0, Colour::INK),
            Self::Section => Style::new(Weight::Bold, 12.5, 18.0, Colour::PRIMARY),
            Self::Subsection => Style::new(Weight::Bold, 10.0, 15.0, Colour::INK),
        }
    }

    fn gap(self) -> f32 {
        match self {
            Self::Title | Self::Section => 24.0,
            Self::Subsection => 15.0,
        }
    }

    /// Under the heading, on top of the next block's own gap.
    fn gap_after(self) -> f32 {
        match self {
            Self::Title => 6.0,
            Self::Section | Self::Subsection => -3.0,
        }
    }
}

/// What blocks are set with, and what they leave behind: pieces, structure, outline.
pub(super) struct Composer {
    pub(super) faces: &'static Faces,
    pub(super) structure: Structure,
    pub(super) outline: Vec<Entry>,
    pub(super) pieces: Vec<Piece>,
    /// The body's height, to which what must stay together is held.
    pub(super) page_height: f32,
    /// Space owed before the next piece, besides its own gap.
    owed: f32,
    last_rank: u16,
}

impl Composer {
    pub(super) fn new(page_height: f32) -> Result<Self, PdfError> {
        Ok(Self {
            faces: Faces::bundled()?,
            structure: Structure::default(),
            outline: Vec::new(),
            pieces: Vec::new(),
            page_height,
            owed: 0.0,
            last_rank: 0,
        })
    }

    /// Adds a piece below the others.
    pub(super) fn push(&mut self, mut piece: Piece) {
        piece.gap = (piece.gap + std::mem::take(&mut self.owed)).max(0.0);
        self.pieces.push(piece);
    }

    /// Adds the lines of one block. With `whole`, they keep together while they take less than a third of a
    /// page; otherwise, and beyond, no line is left alone at either side of a break.
    fn push_lines(&mut self, mut pieces: Vec<Piece>, whole: bool) {
        let total: f32 = pieces.iter().map(|piece| piece.height).sum();
        let together = whole && total < self.page_height / 3.0;
        let count = pieces.len();
        for (index, piece) in pieces.iter_mut().enumerate() {
            let inside = index + 1 < count;
            piece.keep_with_next |= inside && (together || index == 0 || index + 2 == count);
        }
        for piece in pieces {
            self.push(piece);
        }
    }

    pub(super) fn space(&mut self, points: f32) {
        self.owed += points;
    }

    pub(super) fn heading(&mut self, level: Level, text: &str) {
        let style = level.style();
        let lines = wrap(self.faces, text, style, MEASURE);
        if lines.is_empty() {
            return;
        }
        // PDF/UA wants no rank skipped on the way down.
        let rank = level.rank().min(NonZeroU16::MIN.saturating_add(self.last_rank));
        self.last_rank = rank.get();
        let title: String = lines.iter().map(|line| line.text.as_str()).collect();
        self.outline.push(Entry { level: rank.get(), text: title.clone() });
        let node = self.structure.add(None, Role::Heading { level: rank, title });
        let entry = self.outline.len() - 1;
        for (index, line) in lines.into_iter().enumerate() {
            let first = index == 0;
            self.push(Piece {
                gap: if first { level.gap() } else { 0.0 },
                height: style.leading,
                marks: vec![Mark::text(0.0, 0.0, line, style, Owner::Node(node))],
                keep_with_next: true,
                outline: first.then_some(entry),
                ..Piece::default()
            });
        }
        self.space(level.gap_after());
    }

    pub(super) fn paragraph(&mut self, text: &str, style: Style) {
        let lines = wrap(self.faces, text, style, MEASURE);
        if lines.is_empty() {
            return;
        }
        let node = self.structure.add(None, Role::Paragraph);
        let pieces = lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| Piece {
                gap: if index == 0 { BLOCK_GAP } else { 0.0 },
                height: style.leading,
                marks: vec![Mark::text(0.0, 0.0, line, style, Owner::Node(node))],
                ..Piece::default()
            })
            .collect();
        self.push_lines(pieces, false);
    }

    /// Labels and values in two columns.
    pub(super) fn facts(&mut self, facts: &[(String, String)]) {
        if facts.is_empty() {
            return;
        }
        let list = self.structure.add(None, Role::List);
        let label_width = MEASURE * FACT_LABELS - FACT_GUTTER;
        let value_left = MEASURE * FACT_LABELS;
        let label_style = Style { colour: Colour::MUTED, ..TEXT };
        for (index, (label, value)) in facts.iter().enumerate() {
            let item = self.structure.add(Some(list), Role::Item);
            let label_node = self.structure.add(Some(item), Role::Label);
            let value_node = self.structure.add(Some(item), Role::Body);
            let labels = wrap(self.faces, label, label_style, label_width);
            let values = wrap(self.faces, value, TEXT, MEASURE - value_left);
            let gap = if index == 0 { BLOCK_GAP + 5.0 } else { 3.0 };
            let columns = [(0.0, labels, label_style, label_node), (value_left, values, TEXT, value_node)];
            self.push_lines(rows_of_lines(columns, gap), true);
        }
    }

    /// A text set apart on a wash, with a bar at its left.
    pub(super) fn note(&mut self, text: &str) {
        let inner = MEASURE - NOTE_BAR - 2.0 * NOTE_PADDING;
        let lines = wrap(self.faces, text, NOTE, inner);
        if lines.is_empty() {
            return;
        }
        let division = self.structure.add(None, Role::Division);
        let node = self.structure.add(Some(division), Role::Paragraph);
        let last = lines.len() - 1;
        let pieces = lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let above = if index == 0 { NOTE_PADDING - 1.0 } else { 0.0 };
                let below = if index == last { NOTE_PADDING } else { 0.0 };
                let height = above + NOTE.leading + below;
                // Strips overlap a little, so that no seam shows between them.
                let overlap = if index == 0 { 0.0 } else { 0.4 };
                Piece {
                    gap: if index == 0 { BLOCK_GAP + 5.0 } else { 0.0 },
                    height,
                    marks: vec![
                        Mark::rectangle(0.0, -overlap, MEASURE, height + overlap, Colour::WASH),
                        Mark::rectangle(0.0, -overlap, NOTE_BAR, height + overlap, Colour::PRIMARY),
                        Mark::text(NOTE_BAR + NOTE_PADDING, above, line, NOTE, Owner::Node(node)),
                    ],
                    ..Piece::default()
                }
            })
            .collect();
        self.push_lines(pieces, true);
        self.space(5.0);
    }
}

/// Columns side by side, one piece a line; each column has its left edge, lines, style and node.
fn rows_of_lines<const COLUMNS: usize>(
    columns: [(f32, Vec<Line>, Style, NodeId); COLUMNS],
    gap: f32,
) -> Vec<Piece> {
    let rows = columns.iter().map(|(_, lines, _, _)| lines.len()).max().unwrap_or(0);
    let height = columns.iter().map(|(_, _, style, _)| style.leading).fold(0.0, f32::max);
    let mut pieces: Vec<Piece> = (0..rows)
        .map(|row| Piece { gap: if row == 0 { gap } else { 0.0 }, height, ..Piece::default() })
        .collect();
    for (left, lines, style, node) in columns {
        for (piece, line) in pieces.iter_mut().zip(lines) {
            piece.marks.push(Mark::text(left, 0.0, line, style, Owner::Node(node)));
        }
    }
    pieces
}
