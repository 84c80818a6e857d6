//! Finds the line of the headings, and which sheets of a workbook are inventories.

use super::amounts::Unit;
use super::fold::fold;
use super::guide::Choices;
use super::headings::{self, Reading};
use super::privacy;
use super::sheet::{Cell, Row, Sheet};
use super::understood::{InventoryError, Meaning, Note, NoteCode};

/// Headings are looked for among this many lines that hold something.
pub(super) const LINES_SEARCHED: usize = 60;

/// One column of a sheet that was chosen.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) index: usize,
    /// In one line, at most 80 characters.
    pub(super) heading: String,
    pub(super) reading: Option<Reading>,
    pub(super) rank: u8,
    pub(super) unit: Option<Unit>,
}

impl Column {
    pub(super) fn meaning(&self) -> Option<Meaning> {
        match self.reading {
            Some(Reading::Means(meaning)) => Some(meaning),
            Some(Reading::MachineName | Reading::Ignored | Reading::Personal) | None => None,
        }
    }
}

/// A sheet that is an inventory, with its headings found.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) sheet: Sheet,
    /// Index of the headings among the sheet's rows.
    pub(super) header: usize,
    pub(super) columns: Vec<Column>,
    score: i32,
}

impl Chosen {
    /// The rows under the headings.
    pub(super) fn lines(&self) -> &[Row] {
        self.sheet.rows.get(self.header + 1..).unwrap_or_default()
    }

    pub(super) fn heading_row(&self) -> Option<&Row> {
        self.sheet.rows.get(self.header)
    }
}

/// The sheets that have headings, with what these mean by themselves; at least one.
pub(super) fn candidates(sheets: Vec<Sheet>, notes: &mut Vec<Note>) -> Result<Vec<Chosen>, InventoryError> {
    let mut candidates = Vec::new();
    let mut found = Vec::new();
    for sheet in sheets {
        if let Some((header, score)) = best_row(&sheet) {
            let columns = columns(&sheet, header);
            candidates.push(Chosen { sheet, header, columns, score });
        } else {
            if found.is_empty() {
                found = first_cells(&sheet);
            }
            if let (Some(name), false) = (&sheet.name, sheet.is_blank()) {
                notes.push(Note::naming(NoteCode::SheetWithoutHeading, name));
            }
        }
    }
    if candidates.is_empty() { Err(InventoryError::NoHeader { found }) } else { Ok(candidates) }
}

/// Which of the sheets are inventories: those that read like the best one, or name single machines.
pub(super) fn inventories(candidates: &[Chosen]) -> Vec<bool> {
    let best = candidates.iter().max_by_key(|chosen| (chosen.score, chosen.sheet.rows.len()));
    let pattern = best.map(|best| meanings(&best.columns)).unwrap_or_default();
    let suits = |chosen: &Chosen| {
        let own = meanings(&chosen.columns);
        let says = |meaning: Meaning| own.contains(&meaning);
        let names_units = says(Meaning::Serial) || says(Meaning::InventoryNumber);
        own == pattern
            || names_units && (says(Meaning::Model) || says(Meaning::Designation) || says(Meaning::Category))
    };
    candidates.iter().map(suits).collect()
}

/// Chooses the sheets to read, their columns as their sender says it.
pub(super) fn choose(mut candidates: Vec<Chosen>, choices: &Choices, notes: &mut Vec<Note>) -> Vec<Chosen> {
    for candidate in &mut candidates {
        choices.apply(&mut candidate.columns);
    }
    let suits = inventories(&candidates);
    let (kept, summaries): (Vec<_>, Vec<_>) =
        candidates.into_iter().zip(suits).partition(|(_, suits)| *suits);
    let kept: Vec<Chosen> = kept.into_iter().map(|(chosen, _)| chosen).collect();
    for (summary, _) in &summaries {
        notes.push(Note::naming(NoteCode::SheetSummary, summary.sheet.name.as_deref().unwrap_or_default()));
    }
    for personal in
        kept.iter().flat_map(|chosen| &chosen.columns).filter(|c| c.reading == Some(Reading::Personal))
    {
        notes.push(Note::naming(NoteCode::PersonalColumn, &personal.heading));
    }
    kept
}

/// How well the best line of a sheet reads as headings; 0 when none does.
pub(super) fn best_score(sheet: &Sheet) -> i32 {
    best_row(sheet).map_or(0, |(_, score)| score)
}

fn best_row(sheet: &Sheet) -> Option<(usize, i32)> {
    let mut best: Option<(usize, i32)> = None;
    for (at, row) in sheet.rows.iter().enumerate().take(LINES_SEARCHED) {
        if let Some(score) = score(row)
            && best.is_none_or(|(_, highest)| score > highest)
        {
            best = Some((at, score));
        }
    }
    best
}

/// A line is one of headings when two of its cells mean two things, one of them says what the equipment is, and what
/// is not understood does not outweigh what is.
fn score(row: &Row) -> Option<i32> {
    let mut meant: Vec<Meaning> = Vec::new();
    let (mut score, mut whole, mut understood, mut filled, mut identifies) = (0, 0, 0, 0, false);
    for (_, cell) in row.filled() {
        filled += 1;
        let Cell::Text(text) = cell else { continue };
        let Some(heading) = headings::read(text) else { continue };
        understood += 1;
        match heading.reading {
            Reading::Means(meaning) => {
                whole += i32::from(heading.whole);
                identifies |= identifies_equipment(meaning);
                score += match (meant.contains(&meaning), heading.whole) {
                    (true, _) => 1,
                    (false, true) => 6,
                    (false, false) => 3,
                };
                meant.push(meaning);
            }
            Reading::MachineName => {
                identifies = true;
                score += 2;
            }
            Reading::Ignored | Reading::Personal => score += 1,
        }
    }
    meant.sort_unstable();
    meant.dedup();
    let alone =
        filled == 1 && whole == 1 && matches!(meant.as_slice(), [Meaning::Designation | Meaning::Model]);
    let enough = meant.len() >= 2 || meant.len() == 1 && understood >= 2;
    let unread = filled - understood;
    // "Désignation du matériel; Mémoire RAM; Espace disque": none is written as in the table, and together they are clear.
    let together = meant.len() >= 3 && understood * 2 >= filled;
    ((enough && (whole >= 1 || together) && identifies && understood * 3 >= filled) || alone)
        .then_some(score - unread)
}

fn identifies_equipment(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Category
            | Meaning::Designation
            | Meaning::Brand
            | Meaning::Model
            | Meaning::ModelNumber
            | Meaning::Serial
    )
}

fn columns(sheet: &Sheet, header: usize) -> Vec<Column> {
    let Some(row) = sheet.rows.get(header) else { return Vec::new() };
    let mut columns: Vec<Column> = row
        .cells
        .iter()
        .enumerate()
        .map(|(index, cell)| {
            let text = cell.text();
            let read = headings::read(&text);
            let heading: String =
                text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(80).collect();
            Column {
                index,
                unit: headings::unit(&heading),
                heading,
                reading: read.map(|heading| heading.reading),
                rank: read.map_or(1, |heading| heading.rank),
            }
        })
        .collect();
    name_as_designation(sheet, header, &mut columns);
    columns
}

/// A column "Nom" holds machine names ("PC-0100") or, in a hand-made sheet, designations ("PC portable Dell").
fn name_as_designation(sheet: &Sheet, header: usize, columns: &mut [Column]) {
    let described =
        columns.iter().any(|c| matches!(c.meaning(), Some(Meaning::Designation | Meaning::Model)));
    let Some(column) = columns.iter_mut().find(|column| column.reading == Some(Reading::MachineName)) else {
        return;
    };
    if described {
        return;
    }
    let mut texts =
        sheet.rows.iter().skip(header + 1).take(50).map(|row| fold(&row.cell(column.index).text()));
    if texts.any(|text| text.contains(' ') && text.bytes().filter(u8::is_ascii_alphabetic).count() > 5) {
        column.reading = Some(Reading::Means(Meaning::Designation));
    }
}

fn meanings(columns: &[Column]) -> Vec<Meaning> {
    let mut meanings: Vec<Meaning> = columns.iter().filter_map(Column::meaning).collect();
    meanings.sort_unstable();
    meanings.dedup();
    meanings
}

/// What was found where headings were looked for, to be shown to the sender.
fn first_cells(sheet: &Sheet) -> Vec<String> {
    sheet
        .rows
        .iter()
        .take(3)
        .flat_map(Row::filled)
        .take(6)
        .map(|(_, cell)| privacy::scrub(&cell.text(), privacy::Text::Remarks).0.chars().take(40).collect())
        .filter(|text: &String| !text.is_empty())
        .collect()
}
