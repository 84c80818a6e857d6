//! From bytes to text: what kind of file it is, and in which encoding its letters are written.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

use super::understood::{InventoryError, Note, NoteCode};

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Text,
    Workbook,
}

/// A decoded text, its encoding's name and what is to be said of it.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static str,
    pub(super) notes: Vec<Note>,
}

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const FOREIGN: &[&[u8]] = &[
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"\x1f\x8b",
    b"MZ\x90",
    b"\x7fELF",
    b"BZh",
    b"\xfd7zXZ",
    b"7z\xbc\xaf",
    b"Rar!",
    b"RIFF",
    b"II*\x00",
    b"MM\x00*",
    b"OggS",
    b"{\\rtf",
];

/// Tells text from workbook from what is neither.
pub(super) fn sniff(bytes: &[u8]) -> Result<Content, InventoryError> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return if bytes.len() < 4096 { Err(InventoryError::Empty) } else { Err(InventoryError::Binary) };
    }
    if bytes.starts_with(ZIP) {
        return Ok(Content::Workbook);
    }
    if bytes.starts_with(OLE) {
        return Err(old_container(bytes));
    }
    if bytes.starts_with(EMPTY_ZIP) || FOREIGN.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(InventoryError::Binary);
    }
    Ok(Content::Text)
}

/// An OLE container holds an encrypted workbook, an old one, or another document: its directory names the streams
/// in UTF-16.
fn old_container(bytes: &[u8]) -> InventoryError {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if names("EncryptedPackage") {
        InventoryError::PasswordProtected
    } else if names("Workbook") || names("Book") {
        InventoryError::OldXls
    } else {
        InventoryError::Binary
    }
}

/// Decodes a text file.
pub(super) fn text(bytes: &[u8]) -> Result<Decoded, InventoryError> {
    let (text, encoding, mixed) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_8 => {
            unicode_or_local(bytes.get(mark..).unwrap_or_default(), true)
        }
        Some((encoding, mark)) => (whole(encoding, bytes.get(mark..).unwrap_or_default()), encoding, false),
        None => match wide_without_mark(bytes) {
            Some(encoding) => (whole(encoding, bytes), encoding, false),
            None if bytes.contains(&0) => return Err(InventoryError::Binary),
            None => unicode_or_local(bytes, false),
        },
    };
    refuse_control_characters(&text)?;
    let mut notes = Vec::new();
    let (text, repaired) = repair(text);
    if repaired {
        notes.push(Note::new(NoteCode::EncodingRepaired));
    }
    if mixed {
        notes.push(Note::new(NoteCode::EncodingMixed));
    }
    if text.contains('\u{fffd}') {
        notes.push(Note::new(NoteCode::CharactersLost));
    }
    Ok(Decoded { text, encoding: encoding.name(), notes })
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-8 if all of it is; otherwise one local encoding, or each line in its own when lines of both kinds are found.
fn unicode_or_local(bytes: &[u8], marked: bool) -> (String, &'static Encoding, bool) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), UTF_8, false);
    }
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    let unicode = marked || lines().any(|line| !line.is_ascii() && std::str::from_utf8(line).is_ok());
    if !unicode {
        let encoding = local(bytes);
        return (whole(encoding, bytes), encoding, false);
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for line in lines() {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&whole(WINDOWS_1252, line)),
        }
    }
    (text, UTF_8, true)
}

/// The single-byte encoding of a file from a French office: Windows, or an old Mac, where é is 8E instead of E9.
fn local(bytes: &[u8]) -> &'static Encoding {
    let count = |letters: &[u8]| bytes.iter().filter(|byte| letters.contains(byte)).count();
    if count(b"\x8e\x8f\x88\x90\x8d") > count(b"\xe9\xe8\xe0\xea\xe7") {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(Some(b"fr"), Utf8Detection::Deny) {
        guess if guess == WINDOWS_1250 => guess,
        _ => WINDOWS_1252,
    }
}

/// "NumÃ©ro": UTF-8 that some tool took for Windows letters and wrote out again. Undone line by line, where it can be.
fn repair(text: String) -> (String, bool) {
    if !text.contains("Ã©") && !text.contains("Ã¨") && !text.contains("Â°") {
        return (text, false);
    }
    let mut repaired = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (bytes, _, unmappable) = WINDOWS_1252.encode(line);
        match std::str::from_utf8(&bytes) {
            Ok(original) if !unmappable => repaired.push_str(original),
            _ => repaired.push_str(line),
        }
    }
    (repaired, true)
}

/// UTF-16 without its mark: in European text one byte of each pair is zero.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let pairs = sample.chunks_exact(2);
    let total = pairs.len();
    let zero = |at: usize| sample.chunks_exact(2).filter(|pair| pair.get(at) == Some(&0)).count();
    let (first, second) = (zero(0), zero(1));
    if total < 4 || bytes.len() % 2 == 1 {
        None
    } else if second * 10 > total * 8 && first * 20 < total {
        Some(UTF_16LE)
    } else if first * 10 > total * 8 && second * 20 < total {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A stray control character happens; one character in a hundred is not a text.
fn refuse_control_characters(text: &str) -> Result<(), InventoryError> {
    let mut controls = 0_usize;
    let mut total = 0_usize;
    for character in text.chars().take(65_536) {
        total += 1;
        let control =
            character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
        controls += usize::from(control || character == '\u{fffd}');
    }
    if controls > 2 && controls * 100 > total { Err(InventoryError::Binary) } else { Ok(()) }
}
