//! From pieces to pages: what may break, what keeps together, what repeats.

use std::rc::Rc;

use super::qr::QrFigure;
use super::tags::NodeId;
use super::typeface::{Colour, Line, Style};

/// Millimetres as points.
pub(super) const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// A4, in points.
pub(super) const A4: (f32, f32) = (mm(210.0), mm(297.0));

/// Whom a mark belongs to in the structure that assistive technology reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Node(NodeId),
    /// Rules, washes and repeated headers: seen, not read.
    Layout,
    RunningHeader,
    RunningFooter,
}

/// Something drawn. Points from the top left; a text's `y` is its baseline.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) owner: Owner,
    pub(super) drawing: Drawing,
}

#[derive(Debug, Clone)]
pub(super) enum Drawing {
    Text(Line, Style),
    Rectangle {
        width: f32,
        height: f32,
        colour: Colour,
    },
    Frame {
        width: f32,
        height: f32,
        colour: Colour,
    },
    Qr(QrFigure),
    /// Lines drawn by hand.
    Strokes {
        strokes: Vec<Vec<(u16, u16)>>,
        scale: f32,
    },
}

impl Mark {
    pub(super) fn text(x: f32, top: f32, line: Line, style: Style, owner: Owner) -> Self {
        Self { x, y: top + style.baseline(), owner, drawing: Drawing::Text(line, style) }
    }

    pub(super) fn rectangle(x: f32, y: f32, width: f32, height: f32, colour: Colour) -> Self {
        Self { x, y, owner: Owner::Layout, drawing: Drawing::Rectangle { width, height, colour } }
    }

    pub(super) fn frame(x: f32, y: f32, width: f32, height: f32, colour: Colour) -> Self {
        Self { x, y, owner: Owner::Layout, drawing: Drawing::Frame { width, height, colour } }
    }
}

/// A strip of the content's width that no page break cuts. Marks are relative to its top left.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    /// Space before, dropped at the top of a page.
    pub(super) gap: f32,
    pub(super) height: f32,
    pub(super) marks: Vec<Mark>,
    /// Whether a break after this piece is to be avoided.
    pub(super) keep_with_next: bool,
    /// Drawn again when a page opens with this piece.
    pub(super) repeat: Option<Rc<Piece>>,
    /// The outline entry that points here, by index.
    pub(super) outline: Option<usize>,
}

/// One page's marks, in page coordinates.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) marks: Vec<Mark>,
}

/// Where an outline entry points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) page: usize,
    pub(super) x: f32,
    pub(super) y: f32,
}

/// The box that content flows into, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) height: f32,
}

/// Lays the pieces over pages; always gives at least one page. The second value holds the outline places by index.
pub(super) fn paginate(pieces: Vec<Piece>, body: Body, outline_entries: usize) -> (Vec<Page>, Vec<Place>) {
    let start = Place { page: 0, x: body.left, y: body.top };
    let mut places = vec![start; outline_entries];
    let mut pages = vec![Page::default()];
    let mut used = 0.0;
    let needs = needed_heights(&pieces, body.height);
    for (piece, need) in pieces.into_iter().zip(needs) {
        if used > 0.0 && used + piece.gap + need > body.height + 0.01 {
            pages.push(Page::default());
            used = 0.0;
            if let Some(header) = &piece.repeat {
                put(&mut pages, body, used, header.marks.clone());
                used += header.height;
            }
        }
        if used > 0.0 {
            used += piece.gap;
        }
        if let Some(place) = piece.outline.and_then(|entry| places.get_mut(entry)) {
            *place = Place { page: pages.len() - 1, x: body.left, y: body.top + used };
        }
        put(&mut pages, body, used, piece.marks);
        used += piece.height;
    }
    (pages, places)
}

/// The height each piece needs so that what it keeps with it stays on its page; a chain taller than a page
/// may break anywhere.
fn needed_heights(pieces: &[Piece], page_height: f32) -> Vec<f32> {
    let mut needs = vec![0.0; pieces.len()];
    let mut following = 0.0;
    for (need, piece) in needs.iter_mut().zip(pieces).rev() {
        let chain = piece.height + if piece.keep_with_next { following } else { 0.0 };
        *need = if chain > page_height { piece.height } else { chain };
        following = piece.gap + *need;
    }
    needs
}

fn put(pages: &mut [Page], body: Body, used: f32, marks: Vec<Mark>) {
    if let Some(page) = pages.last_mut() {
        page.marks.extend(marks.into_iter().map(|mark| Mark {
            x: mark.x + body.left,
            y: mark.y + body.top + used,
            ..mark
        }));
    }
}
