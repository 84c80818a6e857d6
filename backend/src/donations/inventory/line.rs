//! Rows to lines: each one understood, refused with its faults, or passed over.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::atomic::AtomicBool;

use super::budget::go_on;
use super::cells::{self, Faults, LONGEST_NOTE, LONGEST_VALUE, clean, shown};
use super::describe::{self, Cells, Described};
use super::header::Chosen;
use super::layout::{self, Kind, Layout};
use super::privacy::Text;
use super::progress::Progress;
use super::reference::Reference;
use super::serial::{self, Serial};
use super::sheet::Row;
use super::specification;
use super::understood::{
    Category, FileFormat, Inventory, InventoryError, LineFlag, LineUnderstood, Meaning, Note, NoteCode,
    Refusal, RefusalCode, RefusedLine, SheetUnderstood, Skipped,
};

const LONGEST_TEXT: usize = 160;
const MOST_TITLE_NOTES: usize = 20;
/// Descriptions repeat from line to line: this many are remembered.
const MOST_REMEMBERED: usize = 4_096;

/// Understands every row of the chosen sheets.
pub(super) fn understand(
    chosen: Vec<Chosen>,
    format: FileFormat,
    reference: &Reference,
    given_up: &AtomicBool,
    progress: &Progress,
) -> Result<Inventory, InventoryError> {
    let mut gathered = Gathered {
        lines: Vec::new(),
        refusals: Vec::new(),
        refused: 0,
        refused_lines: Vec::new(),
        notes: Vec::new(),
        skipped: Skipped::default(),
        serials: HashMap::new(),
        remembered: HashMap::new(),
    };
    let mut sheets = Vec::new();
    for (index, chosen) in (0_u32..).zip(&chosen) {
        sheets.push(gathered.sheet(chosen, index, reference, given_up, progress)?);
    }
    if gathered.lines.is_empty() && gathered.refused == 0 {
        return Err(InventoryError::NoLines);
    }
    Ok(Inventory {
        file_name: None,
        format,
        sheets,
        lines: gathered.lines,
        refusals: gathered.refusals,
        lines_refused: gathered.refused,
        refused_lines: gathered.refused_lines,
        notes: gathered.notes,
        skipped: gathered.skipped,
        content_hash: String::new(),
    })
}

/// What is gathered from row to row.
struct Gathered {
    lines: Vec<LineUnderstood>,
    refusals: Vec<Refusal>,
    refused: u32,
    refused_lines: Vec<RefusedLine>,
    notes: Vec<Note>,
    skipped: Skipped,
    /// Where each serial was met first.
    serials: HashMap<String, u32>,
    remembered: HashMap<String, Described>,
}

impl Gathered {
    fn sheet(
        &mut self,
        chosen: &Chosen,
        index: u32,
        reference: &Reference,
        given_up: &AtomicBool,
        progress: &Progress,
    ) -> Result<SheetUnderstood, InventoryError> {
        let (header, rows) = (chosen.heading_row(), chosen.lines());
        let layout = Layout::new(chosen, index, reference);
        if layout.month_first {
            self.notes.push(Note::new(NoteCode::DatesMonthFirst));
        }
        self.skipped.blank = self.skipped.blank.saturating_add(chosen.sheet.blank);
        self.skipped.title =
            self.skipped.title.saturating_add(u32::try_from(chosen.header).unwrap_or(u32::MAX));
        let last_described =
            rows.iter().rposition(|row| layout::describes_equipment(&layout, row)).unwrap_or(0);
        let mut section = None;
        for (at, row) in rows.iter().enumerate() {
            go_on(given_up)?;
            progress.read_one();
            if header.is_some_and(|header| layout::repeats(header, row)) {
                self.skipped.title += 1;
                continue;
            }
            match layout::kind_of(&layout, row, at > last_described) {
                Kind::Total => self.skipped.total += 1,
                Kind::Title(kind) => {
                    section = kind;
                    self.skipped.title += 1;
                    self.note_title(row);
                }
                Kind::Line => self.line(&layout, row, section),
            }
            if self.lines.len() + usize::try_from(self.refused).unwrap_or(usize::MAX) > super::MOST_LINES {
                return Err(InventoryError::TooManyLines);
            }
        }
        Ok(SheetUnderstood {
            name: chosen.sheet.name.clone(),
            header_line: header.map_or(1, |row| row.line),
            columns: chosen
                .columns
                .iter()
                .filter_map(|column| layout::column_understood(column, rows))
                .collect(),
        })
    }

    fn note_title(&mut self, row: &Row) {
        if self.notes.iter().filter(|note| note.code == NoteCode::TitleLine).count() < MOST_TITLE_NOTES {
            let text = row.filled().next().map(|(_, cell)| cell.text()).unwrap_or_default();
            let mut note = Note::naming(NoteCode::TitleLine, &shown(&text, Text::Remarks, LONGEST_VALUE));
            note.line = Some(row.line);
            self.notes.push(note);
        }
    }

    fn line(&mut self, layout: &Layout<'_>, row: &Row, section: Option<Category>) {
        let mut faults = Faults::of(layout, row);
        let mut flags = Vec::new();
        let described = self.described(layout, row, section, &mut flags, &mut faults);
        let quantity = cells::quantity(layout, row, &mut faults);
        let serial = self.serial(layout, row, quantity, &mut flags, &mut faults);
        let memory_cell = cells::memory(layout, row, described.category, &mut flags, &mut faults);
        let mut storage = cells::storage(layout, row, described.category, &mut flags, &mut faults);
        let purchased_on = cells::purchase_date(layout, row, &mut flags, &mut faults);
        let purchase_price_cents = cells::purchase_price(layout, row, &mut flags, &mut faults);
        if layout.has_slipped(row) {
            faults.push(RefusalCode::TooManyCells, None, None, Vec::new());
        }
        let found = faults.found;
        let specification =
            specification::read(&layout.text(row, Meaning::Specification), described.category)
                .or(described.specification);
        if storage.is_empty() && layout.text(row, Meaning::Storage).is_empty() {
            storage = specification.storage;
        }
        if !found.is_empty() {
            self.refused = self.refused.saturating_add(1);
            let about = described.model.as_deref().map(|model| {
                let brand = described.brand.as_deref().unwrap_or_default();
                cells::cut(format!("{brand} {model}").trim_start(), LONGEST_VALUE).to_owned()
            });
            self.refusals.extend(found.into_iter().map(|one| Refusal { about: about.clone(), ..one }));
            self.refused_lines.push(RefusedLine {
                sheet: layout.sheet,
                line: row.line,
                category: described.category,
                brand: described.brand,
                model: described.model,
                memory_mb: memory_cell.or(specification.memory_mb),
                storage,
            });
            return;
        }
        let mut product = |meaning| {
            let text = layout.text(row, meaning);
            clean(&text, Text::Product, LONGEST_TEXT, &mut flags)
        };
        let model_number = product(Meaning::ModelNumber);
        let inventory_number = product(Meaning::InventoryNumber);
        let processor = product(Meaning::Processor)
            .map(|text| cells::usual_processor(&text))
            .filter(|text| !text.is_empty())
            .or(specification.processor);
        let operating_system = product(Meaning::OperatingSystem);
        let state_note = cells::state_note(layout, row, &mut flags);
        flags.extend(described.flags);
        flags.sort_unstable();
        flags.dedup();
        self.lines.push(LineUnderstood {
            sheet: layout.sheet,
            line: row.line,
            quantity: quantity.unwrap_or(1),
            category: described.category,
            brand: described.brand,
            model: described.model.unwrap_or_default(),
            model_number,
            serial,
            inventory_number,
            processor,
            memory_mb: memory_cell.or(specification.memory_mb),
            storage,
            purchased_on,
            purchase_price_cents,
            state_note,
            operating_system,
            flags,
        });
    }

    fn described(
        &mut self,
        layout: &Layout<'_>,
        row: &Row,
        section: Option<Category>,
        flags: &mut Vec<LineFlag>,
        faults: &mut Faults<'_>,
    ) -> Described {
        let mut text = |meaning| {
            clean(&layout.text(row, meaning), Text::Product, LONGEST_NOTE, flags).unwrap_or_default()
        };
        let category = text(Meaning::Category);
        let brand = text(Meaning::Brand);
        let model = text(Meaning::Model);
        let model_number = text(Meaning::ModelNumber);
        let designation = if layout.kind_designates { category.clone() } else { text(Meaning::Designation) };
        let cells = Cells {
            category: &category,
            brand: &brand,
            model: &model,
            designation: &designation,
            model_number: &model_number,
        };
        let key = [&*category, &brand, &model, &designation, &model_number].join("\u{1f}");
        if self.remembered.len() >= MOST_REMEMBERED {
            self.remembered.clear();
        }
        let mut described =
            self.remembered.entry(key).or_insert_with(|| describe::describe(cells, layout.reference)).clone();
        if let (Some(kind), true) = (section, described.flags.contains(&LineFlag::CategoryUnknown)) {
            described.category = kind;
            described.flags.retain(|flag| *flag != LineFlag::CategoryUnknown);
        }
        if described.model.is_none() {
            let heading = layout.heading(&[
                Meaning::Model,
                Meaning::Designation,
                Meaning::ModelNumber,
                Meaning::Category,
            ]);
            faults.push(RefusalCode::ModelMissing, heading, None, Vec::new());
        }
        described
    }

    fn serial(
        &mut self,
        layout: &Layout<'_>,
        row: &Row,
        quantity: Option<u32>,
        flags: &mut Vec<LineFlag>,
        faults: &mut Faults<'_>,
    ) -> Option<String> {
        // An IMEI stands in when the serial's own column is empty.
        let read = layout
            .of(Meaning::Serial)
            .map(|column| (column, serial::read(row.cell(column.index))))
            .filter(|(_, serial)| *serial != Serial::Absent);
        let mut unknown = false;
        let mut known = None;
        for (column, serial) in read {
            match serial {
                Serial::Absent => {}
                Serial::Unknown => unknown = true,
                Serial::Known(serial) => {
                    known = Some((column, serial));
                    break;
                }
                Serial::LostToSpreadsheet => faults.at(RefusalCode::SerialLostToSpreadsheet, column),
                Serial::Placeholder => faults.at(RefusalCode::SerialPlaceholder, column),
                Serial::Unreadable => faults.at(RefusalCode::SerialUnreadable, column),
            }
        }
        let Some((column, serial)) = known else {
            if unknown {
                flags.push(LineFlag::SerialUnknown);
            }
            return None;
        };
        if let Some(units) = quantity.filter(|units| *units > 1) {
            let args = vec![("quantity".to_owned(), units.to_string())];
            faults.push(
                RefusalCode::SerialWithQuantity,
                Some(column.heading.clone()),
                Some(serial.clone()),
                args,
            );
        }
        match self.serials.entry(serial::key(&serial)) {
            Entry::Occupied(first) => {
                let args = vec![("first_line".to_owned(), first.get().to_string())];
                faults.push(
                    RefusalCode::SerialDuplicate,
                    Some(column.heading.clone()),
                    Some(serial.clone()),
                    args,
                );
            }
            Entry::Vacant(place) => {
                place.insert(row.line);
            }
        }
        Some(serial)
    }
}
