//! The builder: blocks in, a file out.

use super::PdfError;
use super::block::{Composer, Level, MEASURE, SIDE_MARGIN, SMALL, TEXT};
use super::boxes::{Panel, QrBlock, SignatureBox};
use super::flow::{A4, Body, Mark, Owner, Page, Place, mm, paginate};
use super::render::{Attachment, DocumentInfo, Entry, Laid, export};
use super::table::Table;
use super::tags::Structure;
use super::typeface::{Colour, Faces, Style, Weight};
use super::wrap::wrap_within;

const BODY: Body = Body { left: SIDE_MARGIN, top: mm(30.0), height: A4.1 - mm(30.0) - mm(26.0) };
const HEADER_TOP: f32 = mm(14.0);
const FOOTER_TOP: f32 = A4.1 - mm(16.0);
const FOOTER_RULE: f32 = A4.1 - mm(18.5);

const HEADER: Style = Style::new(Weight::Bold, 8.5, 12.0, Colour::PRIMARY);
const FOOTER: Style = Style::new(Weight::Regular, 7.5, 11.0, Colour::MUTED);

#[derive(Debug)]
enum Block {
    Heading(Level, String),
    Paragraph(String),
    SmallPrint(String),
    Facts(Vec<(String, String)>),
    Table(Table),
    Note(String),
    Spacer(f32),
    Panels(Vec<Panel>),
    Signatures(Vec<SignatureBox>),
    Qr(QrBlock),
}

/// A document of A4 pages, with the author at the head of each and its number at the foot.
#[derive(Debug)]
pub struct Document {
    info: DocumentInfo,
    blocks: Vec<Block>,
    attachments: Vec<Attachment>,
    scale: f32,
}

impl Document {
    pub fn new(info: DocumentInfo) -> Self {
        Self { info, blocks: Vec::new(), attachments: Vec::new(), scale: 1.0 }
    }

    /// A heading, also an entry of the outline. It stays with the block that follows.
    pub fn heading(&mut self, level: Level, text: impl Into<String>) -> &mut Self {
        self.push(Block::Heading(level, text.into()))
    }

    /// Running text; a line feed starts a new line.
    pub fn paragraph(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::Paragraph(text.into()))
    }

    /// A paragraph in small grey type.
    pub fn small_print(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::SmallPrint(text.into()))
    }

    /// Labels and values in two columns.
    pub fn facts<L: Into<String>, V: Into<String>>(
        &mut self,
        facts: impl IntoIterator<Item = (L, V)>,
    ) -> &mut Self {
        let facts = facts.into_iter().map(|(label, value)| (label.into(), value.into())).collect();
        self.push(Block::Facts(facts))
    }

    pub fn table(&mut self, table: Table) -> &mut Self {
        self.push(Block::Table(table))
    }

    /// A text set apart.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::Note(text.into()))
    }

    /// White space in points, dropped at the top of a page.
    pub fn spacer(&mut self, points: f32) -> &mut Self {
        self.push(Block::Spacer(points))
    }

    /// Titled groups of lines side by side, such as the parties' addresses.
    pub fn panels(&mut self, panels: impl IntoIterator<Item = Panel>) -> &mut Self {
        self.push(Block::Panels(panels.into_iter().collect()))
    }

    /// Framed boxes side by side, with room to sign.
    pub fn signatures(&mut self, boxes: impl IntoIterator<Item = SignatureBox>) -> &mut Self {
        self.push(Block::Signatures(boxes.into_iter().collect()))
    }

    pub fn qr(&mut self, block: QrBlock) -> &mut Self {
        self.push(Block::Qr(block))
    }

    /// The same laid out on A3, everything larger by as much: a poster.
    pub fn on_a3(&mut self) -> &mut Self {
        self.scale = std::f32::consts::SQRT_2;
        self
    }

    /// Puts a file inside the document.
    pub fn attach(&mut self, attachment: Attachment) -> &mut Self {
        self.attachments.push(attachment);
        self
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// When a table or a QR code cannot be set, an attachment is refused, or a rule of the format is broken
    /// (no title, a figure without an alternative).
    pub fn finish(self) -> Result<Vec<u8>, PdfError> {
        let laid = lay_out(&self.info, self.blocks)?;
        export(Laid {
            info: &self.info,
            page_size: A4,
            scale: self.scale,
            pages: laid.pages,
            structure: laid.structure,
            outline: laid.outline,
            attachments: self.attachments,
        })
    }

    /// The text of each page's lines, for tests.
    #[cfg(test)]
    pub(super) fn page_texts(self) -> Result<Vec<Vec<String>>, PdfError> {
        use super::flow::Drawing;
        let laid = lay_out(&self.info, self.blocks)?;
        Ok(laid
            .pages
            .into_iter()
            .map(|page| {
                let texts = page.marks.into_iter().filter_map(|mark| match mark.drawing {
                    Drawing::Text(line, _) => Some(line.text),
                    Drawing::Rectangle { .. }
                    | Drawing::Frame { .. }
                    | Drawing::Qr(_)
                    | Drawing::Strokes { .. } => None,
                });
                texts.collect()
            })
            .collect())
    }

    fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }
}

struct LaidOut {
    pages: Vec<Page>,
    structure: Structure,
    outline: Vec<(Entry, Place)>,
}

fn lay_out(info: &DocumentInfo, blocks: Vec<Block>) -> Result<LaidOut, PdfError> {
    let mut composer = Composer::new(BODY.height)?;
    for block in blocks {
        match block {
            Block::Heading(level, text) => composer.heading(level, &text),
            Block::Paragraph(text) => composer.paragraph(&text, TEXT),
            Block::SmallPrint(text) => composer.paragraph(&text, SMALL),
            Block::Facts(facts) => composer.facts(&facts),
            Block::Table(table) => composer.table(&table)?,
            Block::Note(text) => composer.note(&text),
            Block::Spacer(points) => composer.space(points),
            Block::Panels(panels) => composer.panels(&panels),
            Block::Signatures(boxes) => composer.signatures(&boxes),
            Block::Qr(block) => composer.qr(&block)?,
        }
    }
    let Composer { faces, structure, outline, pieces, .. } = composer;
    let (mut pages, places) = paginate(pieces, BODY, outline.len());
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        furnish(page, info, faces, index, count);
    }
    Ok(LaidOut { pages, structure, outline: outline.into_iter().zip(places).collect() })
}

/// The running header and footer of a page.
fn furnish(page: &mut Page, info: &DocumentInfo, faces: &Faces, index: usize, count: usize) {
    let right = SIDE_MARGIN + MEASURE;
    let half = MEASURE / 2.0 - 6.0;
    for line in wrap_within(faces, &info.author, HEADER, half, 1) {
        page.marks.push(Mark::text(SIDE_MARGIN, HEADER_TOP, line, HEADER, Owner::RunningHeader));
    }
    // The first page shows its title large.
    if index > 0 {
        for line in wrap_within(faces, &info.title, FOOTER, half, 1) {
            let x = right - line.width;
            page.marks.push(Mark::text(x, HEADER_TOP, line, FOOTER, Owner::RunningHeader));
        }
    }
    page.marks.push(Mark::rectangle(SIDE_MARGIN, FOOTER_RULE, MEASURE, 0.5, Colour::RULE));
    let number = format!("{}\u{202F}/\u{202F}{count}", index + 1);
    for line in wrap_within(faces, &info.footer, FOOTER, MEASURE - 60.0, 1) {
        page.marks.push(Mark::text(SIDE_MARGIN, FOOTER_TOP, line, FOOTER, Owner::RunningFooter));
    }
    for line in wrap_within(faces, &number, FOOTER, 60.0, 1) {
        let x = right - line.width;
        page.marks.push(Mark::text(x, FOOTER_TOP, line, FOOTER, Owner::RunningFooter));
    }
}
