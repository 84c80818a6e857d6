//! XLSX workbooks to rows, within bounds: nothing is unpacked before it is known not to be a bomb.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicBool;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::budget::{Budget, go_on};
use super::sheet::{Cell, MOST_COLUMNS, Row, Sheet, looked_at};
use super::understood::{InventoryError, Note, NoteCode};

/// What a workbook may unpack to, in bytes, all its parts together.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// What its table of texts may unpack to, in bytes: the parser keeps it whole.
const MOST_SHARED: u64 = 16 * 1024 * 1024;
const MOST_PARTS: usize = 2_000;
const MOST_SHEETS: usize = 64;
const MOST_MERGED: usize = 20_000;
/// The fewest bytes that one shared text takes.
const SHORTEST_SHARED: usize = 5;

/// Reads every visible sheet.
pub(super) fn sheets(bytes: &[u8], given_up: &AtomicBool) -> Result<(Vec<Sheet>, Vec<Note>), InventoryError> {
    check_parts(bytes, given_up)?;
    // The parser is another's: should it stumble over a forged workbook, the file is refused and nothing else.
    catch_unwind(AssertUnwindSafe(|| read(bytes, given_up))).unwrap_or(Err(InventoryError::XlsxUnreadable))
}

/// Unpacks every part into nothing, counting, before the parser is let in.
fn check_parts(bytes: &[u8], given_up: &AtomicBool) -> Result<(), InventoryError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| InventoryError::XlsxUnreadable)?;
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(std::borrow::Cow::into_owned))
        .collect::<Result<_, _>>()
        .map_err(|_| InventoryError::XlsxUnreadable)?;
    let has = |name: &str| names.iter().any(|part| part.eq_ignore_ascii_case(name));
    if !has("[Content_Types].xml")
        || !names.iter().any(|part| part.to_ascii_lowercase().ends_with("workbook.xml"))
    {
        let text_document = has("mimetype") && has("content.xml");
        return Err(if text_document { InventoryError::OpenDocument } else { InventoryError::Binary });
    }
    if names.len() > MOST_PARTS {
        return Err(InventoryError::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        go_on(given_up)?;
        let mut part = archive.by_index(index).map_err(|_| InventoryError::XlsxUnreadable)?;
        if part.size() > left {
            return Err(InventoryError::TooLarge);
        }
        let name = part.name().map_err(|_| InventoryError::XlsxUnreadable)?.to_ascii_lowercase();
        let shared_strings = name.ends_with("sharedstrings.xml");
        let unpacked = if shared_strings {
            let most = left.min(MOST_SHARED);
            if part.size() > most {
                return Err(InventoryError::TooLarge);
            }
            let mut content = Vec::new();
            part.by_ref()
                .take(most + 1)
                .read_to_end(&mut content)
                .map_err(|_| InventoryError::XlsxUnreadable)?;
            let unpacked = u64::try_from(content.len()).unwrap_or(u64::MAX);
            if unpacked > most {
                return Err(InventoryError::TooLarge);
            }
            check_shared_strings(&content)?;
            unpacked
        } else {
            std::io::copy(&mut part.by_ref().take(left + 1), &mut std::io::sink())
                .map_err(|_| InventoryError::XlsxUnreadable)?
        };
        left = left.checked_sub(unpacked).ok_or(InventoryError::TooLarge)?;
    }
    Ok(())
}

/// The parser reserves memory for as many strings as the part announces: an announcement larger than the part lies.
fn check_shared_strings(content: &[u8]) -> Result<(), InventoryError> {
    const ANNOUNCED: &[u8] = b"uniqueCount";
    if content.iter().take(8).any(|byte| *byte == 0)
        || content.starts_with(b"\xff\xfe")
        || content.starts_with(b"\xfe\xff")
    {
        return Err(InventoryError::XlsxUnreadable);
    }
    for at in (0..content.len().saturating_sub(ANNOUNCED.len())).filter(|at| content.get(*at) == Some(&b'u'))
    {
        let Some(rest) = content.get(at..).and_then(|rest| rest.strip_prefix(ANNOUNCED)) else { continue };
        let digits: Vec<u8> = rest
            .iter()
            .take(64)
            .skip_while(|byte| !byte.is_ascii_digit())
            .take_while(|byte| byte.is_ascii_digit())
            .copied()
            .collect();
        let announced = std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse::<usize>().ok());
        if !digits.is_empty() && announced.is_none_or(|announced| announced > content.len() / SHORTEST_SHARED)
        {
            return Err(InventoryError::XlsxUnreadable);
        }
    }
    Ok(())
}

fn read(bytes: &[u8], given_up: &AtomicBool) -> Result<(Vec<Sheet>, Vec<Note>), InventoryError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let mut sheets = Vec::new();
    let mut notes = Vec::new();
    let mut budget = Budget::new(given_up);
    for metadata in workbook.sheets_metadata().to_vec().into_iter().take(MOST_SHEETS) {
        match (metadata.typ, metadata.visible) {
            (SheetType::WorkSheet, SheetVisible::Visible) => {
                sheets.push(read_sheet(&mut workbook, metadata.name, &mut budget)?);
            }
            (SheetType::WorkSheet, SheetVisible::Hidden | SheetVisible::VeryHidden) => {
                notes.push(Note::naming(NoteCode::SheetHidden, &metadata.name));
            }
            (SheetType::DialogSheet | SheetType::MacroSheet | SheetType::ChartSheet | SheetType::Vba, _) => {}
        }
    }
    Ok((sheets, notes))
}

fn refused(error: &XlsxError) -> InventoryError {
    match error {
        XlsxError::Password => InventoryError::PasswordProtected,
        _ => InventoryError::XlsxUnreadable,
    }
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    budget: &mut Budget<'_>,
) -> Result<Sheet, InventoryError> {
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| refused(&error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| refused(&error))? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        budget.met()?;
        if column >= MOST_COLUMNS {
            continue;
        }
        budget.text(text_of(cell.get_value()))?;
        let value = value(cell.get_value());
        if value.is_blank() {
            continue;
        }
        if !rows.contains_key(&row) {
            budget.row()?;
        }
        put(rows.entry(row).or_default(), column, value, budget)?;
    }
    drop(cells);
    fill_merged(workbook, &name, &mut rows, budget)?;
    let last = rows.keys().next_back().map_or(0, |row| row.saturating_add(1));
    let used = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let rows = rows.into_iter().map(|(row, cells)| Row { line: row.saturating_add(1), cells }).collect();
    Ok(Sheet { name: Some(name), rows, blank: last.saturating_sub(used), delimited: false })
}

/// A merged cell holds its value at the top: a kind written once beside five machines is the kind of all five.
fn fill_merged(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    rows: &mut BTreeMap<u32, Vec<Cell>>,
    budget: &mut Budget<'_>,
) -> Result<(), InventoryError> {
    let Ok(merged) = workbook.merge_cells_by_sheet_name(name) else { return Ok(()) };
    let mut left = super::MOST_LINES;
    for area in merged
        .into_iter()
        .take(MOST_MERGED)
        .filter(|area| area.start.0 < area.end.0 && area.start.1 == area.end.1)
    {
        let column = usize::try_from(area.start.1).unwrap_or(usize::MAX);
        let top = rows.get(&area.start.0).and_then(|cells| cells.get(column)).cloned();
        let Some(top) = top.filter(|top| matches!(top, Cell::Text(_))) else { continue };
        for (_, cells) in rows.range_mut(area.start.0 + 1..=area.end.0) {
            if left == 0 || column >= MOST_COLUMNS {
                return Ok(());
            }
            left -= 1;
            budget.met()?;
            if cells.get(column).is_none_or(Cell::is_blank) {
                budget.text(top.text().len())?;
                put(cells, column, top.clone(), budget)?;
            }
        }
    }
    Ok(())
}

fn put(
    cells: &mut Vec<Cell>,
    column: usize,
    value: Cell,
    budget: &mut Budget<'_>,
) -> Result<(), InventoryError> {
    if cells.len() <= column {
        budget.places(column + 1 - cells.len())?;
        cells.resize(column + 1, Cell::Empty);
    }
    if let Some(place) = cells.get_mut(column) {
        *place = value;
    }
    Ok(())
}

/// How many bytes of text reading a cell looks at: a shared text counts each time it is used, blank or not.
fn text_of(value: &DataRef<'_>) -> usize {
    match value {
        DataRef::SharedString(text) => looked_at(text).len(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            looked_at(text).len()
        }
        DataRef::Float(_)
        | DataRef::Int(_)
        | DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::Error(_)
        | DataRef::Empty => 0,
    }
}

fn value(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::SharedString(text) => Cell::from_text(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::from_text(text)
        }
        DataRef::Float(number) => Cell::Number(*number),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's own numbers have no more precision")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Bool(value) => Cell::from_text(if *value { "oui" } else { "non" }),
        DataRef::DateTime(moment) => match moment.as_datetime() {
            Some(moment) => Cell::Day(moment.date()),
            None => Cell::Number(moment.as_f64()),
        },
        DataRef::Error(error) => Cell::Text(format!("#{error:?}")),
        DataRef::Empty => Cell::Empty,
    }
}
