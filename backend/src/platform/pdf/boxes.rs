//! Blocks that no page break cuts: panels side by side, signature boxes, QR codes.

use super::PdfError;
use super::block::{BLOCK_GAP, Composer, MEASURE, SMALL, STRONG, TEXT};
use super::flow::{Drawing, Mark, Owner, Piece, mm};
use super::qr::QrFigure;
use super::tags::{NodeId, Role};
use super::typeface::{Colour, Style};
use super::wrap::wrap_within;

/// Boxes have no second page to go to: what is longer ends in an ellipsis.
const MOST_LINES: usize = 12;
const GUTTER: f32 = 20.0;
const PADDING: f32 = 10.0;
/// Room to sign in.
const LOWEST_SIGNATURE_BOX: f32 = mm(34.0);
const QR_SIDE: f32 = mm(26.0);
const QR_GUTTER: f32 = mm(7.0);

/// A titled group of lines, as the address of a party; the first line is set bold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    pub title: String,
    pub lines: Vec<String>,
}

/// A framed box to sign in, or that says who signed and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignatureBox {
    pub title: String,
    pub lines: Vec<String>,
    /// What was drawn on a screen, within the width of `DRAWN` points; the lines say who signed.
    pub strokes: Vec<Vec<(u16, u16)>>,
}

/// Width and height of the field in which a signature is drawn.
const DRAWN: (f32, f32) = (600.0, 200.0);

/// A QR code with words beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrBlock {
    /// What the code holds, such as an absolute address.
    pub text: String,
    /// Read in place of the code by assistive technology; must not be empty.
    pub alternative: String,
    pub title: String,
    pub caption: String,
}

/// Lines of text of one style under one node.
struct Stack<'a> {
    text: &'a str,
    style: Style,
    limit: usize,
}

impl Composer {
    /// Panels side by side, without frames.
    pub(super) fn panels(&mut self, panels: &[Panel]) {
        let mut piece = Piece { gap: BLOCK_GAP + 5.0, ..Piece::default() };
        for (left, width, panel) in side_by_side(panels) {
            let division = self.structure.add(None, Role::Division);
            let height = self.stacks(
                &mut piece.marks,
                division,
                (left, 0.0, width),
                titled(SMALL, &panel.title, STRONG, TEXT, &panel.lines),
            );
            piece.height = piece.height.max(height);
        }
        if piece.height > 0.0 {
            self.push(piece);
            self.space(5.0);
        }
    }

    /// Framed boxes side by side, all of one height.
    pub(super) fn signatures(&mut self, boxes: &[SignatureBox]) {
        let mut piece = Piece { gap: BLOCK_GAP + 5.0, height: LOWEST_SIGNATURE_BOX, ..Piece::default() };
        for (left, width, signature) in side_by_side(boxes) {
            let division = self.structure.add(None, Role::Division);
            let height = self.stacks(
                &mut piece.marks,
                division,
                (left + PADDING, PADDING, width - 2.0 * PADDING),
                titled(STRONG, &signature.title, SMALL, SMALL, &signature.lines),
            );
            let scale = (width - 2.0 * PADDING) / DRAWN.0;
            let drawn = if signature.strokes.is_empty() { 0.0 } else { DRAWN.1 * scale };
            if drawn > 0.0 {
                piece.marks.push(Mark {
                    x: left + PADDING,
                    y: PADDING + height,
                    // The lines above are read in its place.
                    owner: Owner::Layout,
                    drawing: Drawing::Strokes { strokes: signature.strokes.clone(), scale },
                });
            }
            piece.height = piece.height.max(height + drawn + 2.0 * PADDING);
        }
        let height = piece.height;
        piece.marks.extend(
            side_by_side(boxes).map(|(left, width, _)| Mark::frame(left, 0.0, width, height, Colour::RULE)),
        );
        if !boxes.is_empty() {
            self.push(piece);
        }
    }

    pub(super) fn qr(&mut self, block: &QrBlock) -> Result<(), PdfError> {
        let code = QrFigure::new(&block.text, QR_SIDE)?;
        let division = self.structure.add(None, Role::Division);
        let figure =
            self.structure.add(Some(division), Role::Figure { alternative: block.alternative.clone() });
        let mut piece = Piece { gap: BLOCK_GAP + 5.0, height: QR_SIDE, ..Piece::default() };
        piece.marks.push(Mark { x: 0.0, y: 0.0, owner: Owner::Node(figure), drawing: Drawing::Qr(code) });
        let left = QR_SIDE + QR_GUTTER;
        let stacks = vec![
            Stack { text: &block.title, style: STRONG, limit: 2 },
            Stack { text: &block.caption, style: SMALL, limit: MOST_LINES },
        ];
        let height = self.stacks(&mut piece.marks, division, (left, 0.0, MEASURE - left), stacks);
        piece.height = piece.height.max(height);
        self.push(piece);
        Ok(())
    }

    /// Sets stacks one under the other from (left, top) in a width, each as a paragraph of `parent`, and
    /// gives the height they took.
    fn stacks(
        &mut self,
        marks: &mut Vec<Mark>,
        parent: NodeId,
        (left, top, width): (f32, f32, f32),
        stacks: Vec<Stack<'_>>,
    ) -> f32 {
        let mut used = 0.0;
        for Stack { text, style, limit } in stacks {
            let lines = wrap_within(self.faces, text, style, width, limit);
            if lines.is_empty() {
                continue;
            }
            let node = self.structure.add(Some(parent), Role::Paragraph);
            for line in lines {
                marks.push(Mark::text(left, top + used, line, style, Owner::Node(node)));
                used += style.leading;
            }
        }
        used
    }
}

fn titled<'a>(
    title_style: Style,
    title: &'a str,
    first_style: Style,
    style: Style,
    lines: &'a [String],
) -> Vec<Stack<'a>> {
    let mut stacks = vec![Stack { text: title, style: title_style, limit: 2 }];
    stacks.extend(lines.iter().take(MOST_LINES).enumerate().map(|(index, text)| Stack {
        text,
        style: if index == 0 { first_style } else { style },
        limit: 3,
    }));
    stacks
}

/// Equal columns: left edge and width of each item.
fn side_by_side<T>(items: &[T]) -> impl Iterator<Item = (f32, f32, &T)> {
    let count = items.len().max(1) as f32;
    let width = (MEASURE - GUTTER * (count - 1.0)) / count;
    items.iter().enumerate().map(move |(index, item)| (index as f32 * (width + GUTTER), width, item))
}
