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
    let chosen = header::choose(sheets, &guide.choices, &mut notes)?;
    let mut inventory = line::understand(chosen, format, &guide.reference, given_up)?;
    notes.append(&mut inventory.notes);
    inventory.notes = notes;
    inventory.content_hash = hex(&Sha256::digest(bytes));
    inventory.file_name = file_name.and_then(clean_file_name);
    Ok(inventory)
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
