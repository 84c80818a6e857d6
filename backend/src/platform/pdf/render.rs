//! Writing laid-out pages as a file: PDF/A-3a and PDF/UA-1.

use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{EmbeddedFile, MimeType};
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page as DrawnPage, PageSettings};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};

use super::flow::{Drawing, Mark, Owner, Page, Place};
use super::tags::Structure;
use super::typeface::{Colour, Faces};
use super::{PdfError, Relation};

/// What a file says about itself.
#[derive(Debug, Clone)]
pub struct DocumentInfo {
    /// The title that viewers show instead of the file name.
    pub title: String,
    /// The language of all its text, as in `fr` or `en-GB` (RFC 3066).
    pub language: String,
    /// Who issues it: the head of every page, and the file's author.
    pub author: String,
    /// When it was made; the only date in the file.
    pub created_at: DateTime<Utc>,
    /// The foot of every page, before its number; may be empty.
    pub footer: String,
}

/// A file that travels inside the document.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Unique within the document.
    pub file_name: String,
    /// As in `application/xml`.
    pub media_type: String,
    /// What the file is, for a person.
    pub description: String,
    /// How the file relates to the document.
    pub relation: Relation,
    pub bytes: Vec<u8>,
}

/// An outline entry before its page is known; levels count from 1.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) level: u16,
    pub(super) text: String,
}

/// Everything a file is made of.
pub(super) struct Laid<'a> {
    pub(super) info: &'a DocumentInfo,
    /// Width and height in points.
    pub(super) page_size: (f32, f32),
    /// How much larger it is printed than it was laid out.
    pub(super) scale: f32,
    pub(super) pages: Vec<Page>,
    pub(super) structure: Structure,
    pub(super) outline: Vec<(Entry, Place)>,
    pub(super) attachments: Vec<Attachment>,
}

/// Writes the file.
pub(super) fn export(laid: Laid<'_>) -> Result<Vec<u8>, PdfError> {
    let Laid { info, page_size, scale, pages, mut structure, outline, attachments } = laid;
    let faces = Faces::bundled()?;
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| PdfError::Format(format!("{error:?}")))?;
    let mut document =
        krilla::Document::new_with(krilla::SerializeSettings { configuration, ..Default::default() });
    let settings = PageSettings::from_wh(page_size.0 * scale, page_size.1 * scale)
        .ok_or_else(|| PdfError::Format("page size".to_owned()))?;
    for (index, page) in pages.iter().enumerate() {
        let mut drawn = document.start_page_with(settings.clone());
        draw_page(&mut drawn, index, page, scale, &mut structure, faces);
        drawn.finish();
    }
    document.set_tag_tree(structure.into_tree(&info.language));
    document.set_outline(outline_tree(outline, &info.title, scale));
    document.set_metadata(metadata(info));
    for attachment in attachments {
        embed(&mut document, attachment, info.created_at)?;
    }
    document.finish().map_err(describe)
}

fn draw_page(
    drawn: &mut DrawnPage<'_>,
    index: usize,
    page: &Page,
    scale: f32,
    structure: &mut Structure,
    faces: &Faces,
) {
    let mut surface = drawn.surface();
    for marks in page.marks.chunk_by(|one, next| one.owner == next.owner) {
        let owner = marks[0].owner;
        let identifier = surface.start_tagged(content_tag(owner));
        let scaled = scale > 1.0;
        if scaled {
            surface.push_transform(&Transform::from_scale(scale, scale));
        }
        for mark in marks {
            draw(&mut surface, mark, faces);
            if let (Owner::Node(node), Drawing::Qr(figure)) = (owner, &mark.drawing) {
                let side = figure.side * scale;
                structure.bound(node, index, Rect::from_xywh(mark.x * scale, mark.y * scale, side, side));
            }
        }
        if scaled {
            surface.pop();
        }
        surface.end_tagged();
        if let Owner::Node(node) = owner {
            structure.link(node, identifier);
        }
    }
    surface.finish();
}

fn content_tag(owner: Owner) -> ContentTag<'static> {
    match owner {
        Owner::Node(_) => ContentTag::Other,
        Owner::Layout => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
        Owner::RunningHeader => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)),
        Owner::RunningFooter => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
    }
}

fn draw(surface: &mut Surface<'_>, mark: &Mark, faces: &Faces) {
    match &mark.drawing {
        Drawing::Text(line, style) => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(style.colour)));
            surface.draw_glyphs(
                Point::from_xy(mark.x, mark.y),
                &line.glyphs,
                faces.of(style.weight).font.clone(),
                &line.text,
                style.size,
                false,
            );
        }
        Drawing::Rectangle { width, height, colour } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*colour)));
            if let Some(path) = rectangle(mark.x, mark.y, *width, *height) {
                surface.draw_path(&path);
            }
        }
        Drawing::Frame { width, height, colour } => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: paint(*colour).into(),
                width: 0.75,
                ..Default::default()
            }));
            if let Some(path) = rectangle(mark.x, mark.y, *width, *height) {
                surface.draw_path(&path);
            }
        }
        Drawing::Strokes { strokes, scale } => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: paint(Colour(0, 0, 0)).into(),
                width: 1.0,
                ..Default::default()
            }));
            let place = |(x, y): (u16, u16)| (mark.x + f32::from(x) * scale, mark.y + f32::from(y) * scale);
            let mut builder = PathBuilder::new();
            for stroke in strokes.iter().filter(|stroke| stroke.len() > 1) {
                for (number, point) in stroke.iter().enumerate() {
                    let (x, y) = place(*point);
                    if number == 0 { builder.move_to(x, y) } else { builder.line_to(x, y) }
                }
            }
            if let Some(path) = builder.finish() {
                surface.draw_path(&path);
            }
        }
        Drawing::Qr(figure) => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(Colour(0, 0, 0))));
            if let Some(path) = figure.path(mark.x, mark.y) {
                surface.draw_path(&path);
            }
        }
    }
}

fn paint(colour: Colour) -> rgb::Color {
    rgb::Color::new(colour.0, colour.1, colour.2)
}

fn fill(colour: Colour) -> Fill {
    Fill { paint: paint(colour).into(), ..Default::default() }
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.push_rect(Rect::from_xywh(x, y, width, height)?);
    builder.finish()
}

fn metadata(info: &DocumentInfo) -> Metadata {
    Metadata::new()
        .title(printable(&info.title))
        .language(info.language.clone())
        .authors(vec![printable(&info.author)])
        .creation_date(date(info.created_at))
}

/// A text that XML metadata can hold.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control() && !matches!(character, '\u{FFFE}' | '\u{FFFF}'))
        .collect()
}

fn date(moment: DateTime<Utc>) -> krilla::metadata::DateTime {
    let byte = |value: u32| u8::try_from(value).unwrap_or(0);
    krilla::metadata::DateTime::new(u16::try_from(moment.year()).unwrap_or(0))
        .month(byte(moment.month()))
        .day(byte(moment.day()))
        .hour(byte(moment.hour()))
        .minute(byte(moment.minute()))
        .second(byte(moment.second()))
        .utc_offset_hour(0)
}

/// The entries as a tree; PDF/UA wants at least one, so a document without headings gets its title.
fn outline_tree(entries: Vec<(Entry, Place)>, title: &str, scale: f32) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u16, OutlineNode)> = Vec::new();
    let close = |open: &mut Vec<(u16, OutlineNode)>, outline: &mut Outline| {
        if let Some((_, node)) = open.pop() {
            match open.last_mut() {
                Some((_, parent)) => parent.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    if entries.is_empty() {
        let place = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(title.to_owned(), place));
    }
    for (entry, place) in entries {
        while open.last().is_some_and(|(level, _)| *level >= entry.level) {
            close(&mut open, &mut outline);
        }
        let destination = XyzDestination::new(place.page, Point::from_xy(place.x * scale, place.y * scale));
        open.push((entry.level, OutlineNode::new(entry.text, destination).with_open(true)));
    }
    while !open.is_empty() {
        close(&mut open, &mut outline);
    }
    outline
}

fn embed(
    document: &mut krilla::Document,
    attachment: Attachment,
    created_at: DateTime<Utc>,
) -> Result<(), PdfError> {
    let Attachment { file_name, media_type, description, relation, bytes } = attachment;
    let mime_type = MimeType::new(&media_type).ok_or(PdfError::MediaType(media_type))?;
    document
        .embed_file(EmbeddedFile {
            path: file_name.clone(),
            mime_type: Some(mime_type),
            description: Some(description),
            association_kind: relation,
            data: bytes.into(),
            modification_date: Some(date(created_at)),
            compress: None,
            location: None,
        })
        .ok_or(PdfError::DuplicateAttachment(file_name))
}

fn describe(error: KrillaError) -> PdfError {
    PdfError::Format(match error {
        KrillaError::Validation(errors) => {
            let faults: Vec<String> = errors.iter().map(|(fault, _)| format!("{fault:?}")).collect();
            faults.join("; ")
        }
        other => other.to_string(),
    })
}
