//! Breaking a text into lines. Lines break at plain spaces only; non-breaking spaces hold, and no hyphen is
//! ever added. A word wider than the measure is cut, after punctuation where there is any.

use std::collections::BTreeMap;

use super::typeface::{Face, Faces, Line, Style};

const ELLIPSIS: char = '…';

/// In bytes; more than a page's width holds of the narrowest letters.
const LONGEST_LINE: usize = 500;

/// The lines of a text in a column `measure` points wide; an empty text has none.
pub(super) fn wrap(faces: &Faces, text: &str, style: Style, measure: f32) -> Vec<Line> {
    let face = faces.of(style.weight);
    let text = face.legible(text);
    let text = text.trim_matches(['\n', ' ']);
    if text.is_empty() {
        return Vec::new();
    }
    let mut lines: Vec<Line> = Vec::new();
    for part in text.split('\n') {
        // Copied or read aloud, the words at both sides of a line feed stay apart.
        if let Some(last) = lines.last_mut().filter(|last| !last.text.ends_with(' ')) {
            *last = set_line(face, format!("{} ", last.text), style.size);
        }
        lines.extend(wrap_part(face, part, style.size, measure));
    }
    lines
}

/// As [`wrap`], but at most `limit` lines; what is left out shows as an ellipsis.
pub(super) fn wrap_within(faces: &Faces, text: &str, style: Style, measure: f32, limit: usize) -> Vec<Line> {
    let mut lines = wrap(faces, text, style, measure);
    if lines.len() > limit {
        lines.truncate(limit);
        if let Some(last) = lines.last_mut() {
            *last = shorten(faces.of(style.weight), last.text.trim_end(), style.size, measure);
        }
    }
    lines
}

/// One line, cut with an ellipsis so that it fits.
fn shorten(face: &Face, text: &str, size: f32, measure: f32) -> Line {
    let mut kept = text.to_owned();
    loop {
        let line = face.shape(format!("{}{ELLIPSIS}", kept.trim_end()), size);
        if line.width <= measure || kept.pop().is_none() {
            return line;
        }
    }
}

fn wrap_part(face: &Face, part: &str, size: f32, measure: f32) -> Vec<Line> {
    let space = face.width(" ", size);
    let mut texts: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut current_width = 0.0;
    for word in part.split(' ').filter(|word| !word.is_empty()) {
        let mut word = word.to_owned();
        let mut width = word_width(face, &word, size);
        if !current.is_empty() {
            if current_width + space + width <= measure {
                current.push(' ');
                current.push_str(&word);
                current_width += space + width;
                continue;
            }
            // The space stays on the broken line, so that readers and copies find the word boundary.
            current.push(' ');
            texts.push(std::mem::take(&mut current));
        }
        while width > measure {
            let cut = cut_point(face, &word, size, measure);
            if cut == word.len() {
                break;
            }
            let rest = word.split_off(cut);
            texts.push(std::mem::replace(&mut word, rest));
            width = word_width(face, &word, size);
        }
        current = word;
        current_width = width;
    }
    texts.push(current);
    texts.into_iter().map(|text| set_line(face, text, size)).collect()
}

/// A line whose width leaves out the space that may end it.
fn set_line(face: &Face, text: String, size: f32) -> Line {
    let width = face.width(text.trim_end_matches(' '), size);
    Line { width, ..face.shape(text, size) }
}

/// A word's width, or infinity for one that is longer than any line, which would be slow to shape.
fn word_width(face: &Face, word: &str, size: f32) -> f32 {
    if word.len() > LONGEST_LINE { f32::INFINITY } else { face.width(word, size) }
}

/// The byte at which a word too wide for the measure is cut: after the last punctuation of the second half
/// that fits, otherwise before the first cluster that does not, and never before the second cluster.
fn cut_point(face: &Face, word: &str, size: f32, measure: f32) -> usize {
    let shaped = face.shape(word[..word.floor_char_boundary(LONGEST_LINE)].to_owned(), size);
    let mut clusters: BTreeMap<usize, f32> = BTreeMap::new();
    for glyph in &shaped.glyphs {
        *clusters.entry(glyph.text_range.end).or_default() += glyph.x_advance * size;
    }
    let mut reached = 0.0;
    let mut fitting = None;
    let mut punctuated = None;
    for (end, advance) in clusters {
        reached += advance;
        if reached > measure && fitting.is_some() {
            break;
        }
        fitting = Some(end);
        if reached > measure / 2.0
            && word[..end].ends_with(['-', '/', '_', '@', '.', ',', ';', ':', '?', '&', '='])
        {
            punctuated = Some(end);
        }
    }
    punctuated.or(fitting).unwrap_or(word.len())
}
