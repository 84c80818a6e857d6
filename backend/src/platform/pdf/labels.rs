//! Sheets and rolls of labels: a QR code, a reference in large type, two lines about the thing.

use super::PdfError;
use super::flow::{A4, Drawing, Mark, Owner, Page, Place, mm};
use super::qr::QrFigure;
use super::render::{DocumentInfo, Entry, Laid, export};
use super::tags::{NodeId, Role, Structure};
use super::typeface::{Colour, Faces, Style, Weight};
use super::wrap::wrap_within;

/// What one label shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The short name that people read aloud; set as large as fits.
    pub reference: String,
    /// Up to two lines.
    pub title: String,
    /// Up to two lines of small type; may be empty.
    pub line2: String,
    /// What the QR code holds: an absolute address.
    pub url: String,
    /// Read in place of the QR code by assistive technology; must not be empty.
    pub alternative: String,
}

/// The paper that labels are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelLayout {
    /// A4 sheets of 3 by 8 labels of 70 by 37 mm; the first `used` places stay empty.
    Sheet { used: usize },
    /// A roll of single labels of 62 by 29 mm, one a page.
    Roll,
}

/// Labels across and down an A4 sheet.
const ACROSS: usize = 3;
const DOWN: usize = 8;
const CAPACITY: usize = ACROSS * DOWN;
const ROLL_SIZE: (f32, f32) = (mm(62.0), mm(29.0));
const SHEET_LABEL: (f32, f32) = (mm(70.0), mm(37.0));

const TITLE: Style = Style::new(Weight::Regular, 8.0, 10.5, Colour::INK);
const LINE2: Style = Style::new(Weight::Regular, 6.5, 9.0, Colour::MUTED);
const LARGEST_REFERENCE: f32 = 17.0;
const SMALLEST_REFERENCE: f32 = 7.0;

/// The measures of one label, in points.
#[derive(Clone, Copy)]
struct Format {
    width: f32,
    height: f32,
    /// Kept white at the edges, where printers do not reach.
    inset: f32,
    qr_side: f32,
    gutter: f32,
}

const ON_SHEET: Format = Format {
    width: SHEET_LABEL.0,
    height: SHEET_LABEL.1,
    inset: mm(5.5),
    qr_side: mm(24.0),
    gutter: mm(3.5),
};
const ON_ROLL: Format =
    Format { width: ROLL_SIZE.0, height: ROLL_SIZE.1, inset: mm(3.0), qr_side: mm(21.5), gutter: mm(3.0) };

/// Prints labels; `info.footer` is not shown. No label gives one blank page.
///
/// # Errors
/// When a QR code is too long, more labels are said to be used than a sheet has, or the file breaks a rule
/// of its format (no title, a label without an alternative).
pub fn label_sheet(info: &DocumentInfo, labels: &[Label], layout: LabelLayout) -> Result<Vec<u8>, PdfError> {
    let faces = Faces::bundled()?;
    let (page_size, format, used, per_page) = match layout {
        LabelLayout::Sheet { used } => (A4, ON_SHEET, used, CAPACITY),
        LabelLayout::Roll => (ROLL_SIZE, ON_ROLL, 0, 1),
    };
    if used >= CAPACITY {
        return Err(PdfError::UsedLabels { used, capacity: CAPACITY });
    }
    let top_margin = match layout {
        LabelLayout::Sheet { .. } => (A4.1 - DOWN as f32 * SHEET_LABEL.1) / 2.0,
        LabelLayout::Roll => 0.0,
    };
    let mut structure = Structure::default();
    let mut outline = Vec::new();
    let mut pages = vec![Page::default()];
    for (index, label) in labels.iter().enumerate() {
        let place = index + used;
        let (page, spot) = (place / per_page, place % per_page);
        if page == pages.len() {
            pages.push(Page::default());
        }
        let x = (spot % ACROSS) as f32 * format.width;
        let y = top_margin + (spot / ACROSS) as f32 * format.height;
        let division = structure.add(None, Role::Division);
        let marks = set_label(label, format, faces, &mut structure, division)?;
        pages[page].marks.extend(marks.into_iter().map(|mark| Mark { x: mark.x + x, y: mark.y + y, ..mark }));
        outline.push((Entry { level: 1, text: label.reference.clone() }, Place { page, x, y }));
    }
    export(Laid { info, page_size, scale: 1.0, pages, structure, outline, attachments: Vec::new() })
}

fn set_label(
    label: &Label,
    format: Format,
    faces: &Faces,
    structure: &mut Structure,
    division: NodeId,
) -> Result<Vec<Mark>, PdfError> {
    let code = QrFigure::new(&label.url, format.qr_side)?;
    let alternative = label.alternative.clone();
    let figure = structure.add(Some(division), Role::Figure { alternative });
    let mut marks = vec![Mark {
        x: format.inset,
        y: (format.height - format.qr_side) / 2.0,
        owner: Owner::Node(figure),
        drawing: Drawing::Qr(code),
    }];
    let left = format.inset + format.qr_side + format.gutter;
    let width = format.width - left - format.inset;
    let texts = [
        (label.reference.as_str(), reference_style(faces, &label.reference, width), 1, 0.0),
        (label.title.as_str(), TITLE, 2, 3.0),
        (label.line2.as_str(), LINE2, 2, 2.0),
    ];
    let mut set = Vec::new();
    let mut used = 0.0;
    for (text, style, limit, gap) in texts {
        let lines = wrap_within(faces, text, style, width, limit);
        if lines.is_empty() {
            continue;
        }
        let node = structure.add(Some(division), Role::Paragraph);
        used += gap;
        for line in lines {
            set.push(Mark::text(left, used, line, style, Owner::Node(node)));
            used += style.leading;
        }
    }
    let top = (format.height - used) / 2.0;
    marks.extend(set.into_iter().map(|mark| Mark { y: mark.y + top, ..mark }));
    Ok(marks)
}

/// The largest bold style in which the reference fits on one line.
fn reference_style(faces: &Faces, reference: &str, width: f32) -> Style {
    let face = faces.of(Weight::Bold);
    let at_largest = face.width(&face.legible(reference), LARGEST_REFERENCE);
    let fitting = LARGEST_REFERENCE * (width / at_largest.max(width)) * 0.999;
    let size = fitting.max(SMALLEST_REFERENCE);
    Style::new(Weight::Bold, size, size * 1.25, Colour::INK)
}
