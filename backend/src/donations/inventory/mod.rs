//! Reads the equipment list a donor sends: bytes in, understood lines out.
//!
//! Pure: no clock, no disk, no database. A file is either refused whole ([`InventoryError`]) or understood line by
//! line: good lines are kept, and each bad one says what is wrong ([`Refusal`]) so that the donor can mend it.
//! `docs/inventories.md` tells the same story for people.

mod amounts;
mod brand;
mod budget;
mod category;
mod cells;
mod dates;
mod decode;
mod delimited;
mod describe;
mod fold;
mod guide;
mod header;
mod headings;
mod layout;
mod line;
mod memory;
mod privacy;
mod progress;
mod reference;
mod serial;
mod sheet;
mod specification;
mod storage;
mod understood;
mod workbook;

#[cfg(test)]
mod tests;

pub use guide::{Choices, Guide, headings_key};
pub use progress::{Progress, Standing};
pub use reference::{KnownModel, Reference};
pub use understood::{
    Category, ColumnUnderstood, FileFormat, FormatKind, Inventory, InventoryError, LineFlag, LineUnderstood,
    Meaning, Note, NoteCode, Refusal, RefusalCode, RefusedLine, SheetUnderstood, Skipped, Storage,
    StorageKind,
};

use std::sync::atomic::AtomicBool;

use sha2::{Digest, Sha256};
use sheet::Sheet;

/// The largest file that is read, in bytes, as it was sent.
pub const LARGEST_FILE_BYTES: usize = 20 * 1024 * 1024;
/// The most lines that one inventory may declare, all its sheets together.
pub const MOST_LINES: usize = 50_000;
/// The largest quantity that one grouped line may declare.
pub const LARGEST_QUANTITY: u32 = 10_000;

/// Reads one inventory file, CSV or XLSX, whatever its encoding, delimiter, headings and order of columns.
///
/// `file_name` is what the sender called the file; it is only kept, cleaned, for the lot's page.
///
/// # Errors
/// When nothing of the file can be used: it is empty, too large, not a sheet, protected, or holds no recognisable
/// heading. Each error has a stable code and its remedy in the locales.
pub fn read(bytes: &[u8], file_name: Option<&str>) -> Result<Inventory, InventoryError> {
    read_unless(&AtomicBool::new(false), bytes, file_name, &Guide::default())
}

/// [`read`], with the models that are known and what the sender said of its columns, which stops soon after `given_up` becomes true.
///
/// # Errors
/// As [`read`]; [`InventoryError::Interrupted`] once it is given up.
pub fn read_unless(
    given_up: &AtomicBool,
    bytes: &[u8],
    file_name: Option<&str>,
    guide: &Guide,
) -> Result<Inventory, InventoryError> {
    let opened = open(given_up, bytes, file_name)?;
    opened.understand(given_up, &guide.reference, &guide.choices, &Progress::default())
}

/// A file whose rows are there and whose headings are found; of its lines nothing is understood yet.
#[derive(Debug)]
pub struct Opened {
    format: FileFormat,
    candidates: Vec<header::Chosen>,
    notes: Vec<Note>,
    content_hash: String,
    file_name: Option<String>,
}

/// Opens a file: what [`read`] does before it knows what the columns mean to its sender.
///
/// # Errors
/// As [`read_unless`], but for a file without lines.
pub fn open(given_up: &AtomicBool, bytes: &[u8], file_name: Option<&str>) -> Result<Opened, InventoryError> {
    if bytes.len() > LARGEST_FILE_BYTES {
        return Err(InventoryError::TooLarge);
    }
    let (format, sheets, mut notes) = match decode::sniff(bytes)? {
        decode::Content::Text => {
            let decoded = decode::text(bytes)?;
            if !decoded.text.contains(char::is_alphanumeric) {
                return Err(InventoryError::Empty);
            }
            let (sheet, delimiter) = delimited::sheet(&decoded.text, given_up)?;
            let format = FileFormat {
                kind: FormatKind::Csv,
                encoding: Some(decoded.encoding.to_owned()),
                delimiter: Some(delimiter),
            };
            (format, vec![sheet], decoded.notes)
        }
        decode::Content::Workbook => {
            let (sheets, notes) = workbook::sheets(bytes, given_up)?;
            (FileFormat { kind: FormatKind::Xlsx, encoding: None, delimiter: None }, sheets, notes)
        }
    };
    if sheets.iter().all(Sheet::is_blank) {
        return Err(InventoryError::Empty);
    }
    let candidates = header::candidates(sheets, &mut notes)?;
    Ok(Opened {
        format,
        candidates,
        notes,
        content_hash: hex(&Sha256::digest(bytes)),
        file_name: file_name.and_then(clean_file_name),
    })
}

impl Opened {
    /// [`headings_key`] of the headings, as they are before anything is said of them.
    #[must_use]
    pub fn headings_key(&self) -> String {
        let kept = self.candidates.iter().zip(header::inventories(&self.candidates));
        let columns = kept.filter(|(_, suits)| *suits).flat_map(|(chosen, _)| &chosen.columns);
        guide::key_of(columns.map(|column| column.heading.as_str()))
    }

    /// Understands the lines, their columns as their sender says it.
    ///
    /// # Errors
    /// When there is no line or there are too many; [`InventoryError::Interrupted`] once it is given up.
    pub fn understand(
        self,
        given_up: &AtomicBool,
        reference: &Reference,
        choices: &Choices,
        progress: &Progress,
    ) -> Result<Inventory, InventoryError> {
        let Self { format, candidates, mut notes, content_hash, file_name } = self;
        let chosen = header::choose(candidates, choices, &mut notes);
        progress.reads(chosen.iter().map(|sheet| sheet.lines().len()).sum());
        let mut inventory = line::understand(chosen, format, reference, given_up, progress)?;
        notes.append(&mut inventory.notes);
        inventory.notes = notes;
        inventory.content_hash = content_hash;
        inventory.file_name = file_name;
        Ok(inventory)
    }
}

fn hex(digest: &[u8]) -> String {
    use std::fmt::Write;
    digest.iter().fold(String::with_capacity(digest.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The last part of a path, without control characters, at most 120 characters.
fn clean_file_name(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    let clean = clean.trim();
    (!clean.is_empty()).then(|| clean.to_owned())
}
