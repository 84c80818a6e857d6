//! The one bundled typeface: shaping, measures, and what it can print.

use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::UnicodeBuffer;

use super::PdfError;

static REGULAR: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../frontend/static/fonts/DejaVuSans.ttf"));
static BOLD: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../frontend/static/fonts/DejaVuSans-Bold.ttf"));

static FACES: LazyLock<Option<Faces>> =
    LazyLock::new(|| Some(Faces { regular: Face::read(REGULAR)?, bold: Face::read(BOLD)? }));

/// Printed for a character that the typeface lacks.
const REPLACEMENT: char = '\u{FFFD}';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

impl Colour {
    pub(super) const INK: Self = Self(0x1b, 0x1f, 0x24);
    /// 6:1 on paper.
    pub(super) const MUTED: Self = Self(0x5b, 0x63, 0x6d);
    pub(super) const PRIMARY: Self = Self(0x0b, 0x5d, 0x4e);
    pub(super) const RULE: Self = Self(0xd8, 0xd4, 0xcb);
    pub(super) const WASH: Self = Self(0xf6, 0xf4, 0xef);
}

/// How a text is set; sizes in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// From one baseline to the next.
    pub(super) leading: f32,
    pub(super) colour: Colour,
}

impl Style {
    pub(super) const fn new(weight: Weight, size: f32, leading: f32, colour: Colour) -> Self {
        Self { weight, size, leading, colour }
    }

    /// From the top of a line to its baseline, the ink being centred in the leading (ascender 0.76 em
    /// and descender 0.24 em as DejaVu Sans draws them).
    pub(super) fn baseline(self) -> f32 {
        (self.leading - self.size) / 2.0 + 0.76 * self.size
    }
}

/// One shaped line of text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// In points, without the space that may end the line.
    pub(super) width: f32,
}

/// One weight of the typeface.
pub(super) struct Face {
    shaper: rustybuzz::Face<'static>,
    pub(super) font: Font,
}

/// Both weights.
pub(super) struct Faces {
    regular: Face,
    bold: Face,
}

impl Faces {
    /// The bundled typeface, read once.
    pub(super) fn bundled() -> Result<&'static Self, PdfError> {
        FACES.as_ref().ok_or(PdfError::Typeface)
    }

    pub(super) fn of(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl Face {
    fn read(data: &'static [u8]) -> Option<Self> {
        Some(Self { shaper: rustybuzz::Face::from_slice(data, 0)?, font: Font::new(data.into(), 0)? })
    }

    /// The text as it can be printed: line feeds kept, tabs as spaces, invisible characters dropped (soft
    /// hyphens and directional marks among them), what the typeface lacks replaced by U+FFFD.
    pub(super) fn legible(&self, text: &str) -> String {
        text.chars()
            .filter_map(|character| match character {
                '\n' | ' ' => Some(character),
                '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
                '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => None,
                '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => None,
                '\u{E0000}'..='\u{E0FFF}' => None,
                _ if character.is_control() => None,
                '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => Some(REPLACEMENT),
                _ if !self.has(character) => Some(REPLACEMENT),
                _ => Some(character),
            })
            .collect()
    }

    /// Whether there is a drawing for it; the first glyph stands for what is missing.
    fn has(&self, character: char) -> bool {
        self.shaper.glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }

    /// Shapes a legible text as one line at `size` points.
    pub(super) fn shape(&self, text: String, size: f32) -> Line {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        let shaped = rustybuzz::shape(&self.shaper, &[], buffer);
        let units = self.font.units_per_em();
        let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut width = 0.0;
        let glyphs = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, position)| {
                let start = info.cluster as usize;
                let following = starts.partition_point(|other| *other <= start);
                let end = starts.get(following).copied().unwrap_or(text.len());
                let em = |units_count: i32| units_count as f32 / units;
                width += em(position.x_advance) * size;
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    em(position.x_advance),
                    em(position.x_offset),
                    em(position.y_offset),
                    em(position.y_advance),
                    start..end,
                    None,
                )
            })
            .collect();
        Line { text, glyphs, width }
    }

    /// The width in points of a legible text.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        self.shape(text.to_owned(), size).width
    }
}
