//! What each column of a sheet is for, and what each of its rows is: a line, a title, a total.

use std::borrow::Cow;

use super::amounts;
use super::category;
use super::cells::{cut, shown};
use super::dates;
use super::describe::{self, Cells};
use super::fold::{fold, starts_with_words};
use super::header::{Chosen, Column};
use super::headings::Reading;
use super::privacy::Text;
use super::reference::Reference;
use super::sheet::{Cell, Row};
use super::understood::{Category, ColumnUnderstood, LineFlag, Meaning};

const LONGEST_SAMPLE: usize = 60;
/// Digits of the largest count that a row of totals says: 10 000 units are the most that one lot may hold.
const LONGEST_COUNT: usize = 5;

/// One sheet's columns, by meaning.
pub(super) struct Layout<'a> {
    /// Which of the inventory's sheets.
    pub(super) sheet: u32,
    columns: &'a [Column],
    delimited: bool,
    /// Dates are written month first.
    pub(super) month_first: bool,
    /// Without a column for the model, the kind's own cell is the designation.
    pub(super) kind_designates: bool,
    pub(super) reference: &'a Reference,
}

impl<'a> Layout<'a> {
    pub(super) fn new(chosen: &'a Chosen, sheet: u32, reference: &'a Reference) -> Self {
        let names_model = |column: &Column| {
            matches!(column.meaning(), Some(Meaning::Model | Meaning::Designation | Meaning::ModelNumber))
        };
        Self {
            sheet,
            columns: &chosen.columns,
            delimited: chosen.sheet.delimited,
            month_first: is_month_first(&chosen.columns, chosen.lines()),
            kind_designates: !chosen.columns.iter().any(names_model),
            reference,
        }
    }

    /// In delimited text, a filled cell beyond the headings means that the columns have slipped.
    pub(super) fn has_slipped(&self, row: &Row) -> bool {
        self.delimited && row.filled().any(|(index, _)| index >= self.columns.len())
    }

    pub(super) fn of(&self, meaning: Meaning) -> impl Iterator<Item = &'a Column> + use<'a> {
        let columns = self.columns;
        [1, 2].into_iter().flat_map(move |rank| {
            columns.iter().filter(move |column| column.rank == rank && column.meaning() == Some(meaning))
        })
    }

    /// The first filled cell of that meaning, with its column.
    pub(super) fn cell<'r>(&self, row: &'r Row, meaning: Meaning) -> Option<(&'a Column, &'r Cell)> {
        self.of(meaning).map(|column| (column, row.cell(column.index))).find(|(_, cell)| !cell.is_blank())
    }

    pub(super) fn text<'r>(&self, row: &'r Row, meaning: Meaning) -> Cow<'r, str> {
        self.cell(row, meaning).map_or(Cow::Borrowed(""), |(_, cell)| cell.text())
    }

    fn meaning_at(&self, index: usize) -> Option<Meaning> {
        self.columns.get(index).and_then(Column::meaning)
    }

    pub(super) fn heading(&self, meanings: &[Meaning]) -> Option<String> {
        meanings.iter().find_map(|meaning| self.of(*meaning).next()).map(|column| column.heading.clone())
    }
}

/// What a row is, before its cells are read.
pub(super) enum Kind {
    Line,
    Title(Option<Category>),
    Total,
}

const DESCRIBING: &[Meaning] = &[
    Meaning::Category,
    Meaning::Designation,
    Meaning::Brand,
    Meaning::Model,
    Meaning::ModelNumber,
    Meaning::Serial,
    Meaning::InventoryNumber,
];

/// Whether some cell of the row says what the equipment is.
pub(super) fn describes_equipment(layout: &Layout<'_>, row: &Row) -> bool {
    row.filled()
        .any(|(index, _)| layout.meaning_at(index).is_some_and(|meaning| DESCRIBING.contains(&meaning)))
}

/// Whether the row repeats the headings, as printed pages do.
pub(super) fn repeats(header: &Row, row: &Row) -> bool {
    let same = row.filled().filter(|(index, cell)| header.cell(*index) == *cell).count();
    same >= 2 && same * 10 >= row.filled().count() * 8
}

/// What the row is; `at_foot` when no row below it describes equipment.
pub(super) fn kind_of(layout: &Layout<'_>, row: &Row, at_foot: bool) -> Kind {
    let meaning = |index: usize| layout.meaning_at(index);
    // Beside « Total », a small number is a count, whatever column it stands under.
    let counts = |cell: &Cell| {
        let text = cell.text();
        text.len() <= LONGEST_COUNT && text.chars().all(|c| c.is_ascii_digit())
    };
    let serial = row
        .filled()
        .any(|(at, cell)| meaning(at) == Some(Meaning::Serial) && !says_total(cell) && !counts(cell));
    if !serial && row.filled().any(|(at, cell)| meaning(at) != Some(Meaning::StateNote) && says_total(cell)) {
        return Kind::Total;
    }
    let numeric = |cell: &Cell| {
        !cell.text().chars().any(char::is_alphabetic) || amounts::quantity(&cell.text()).is_some()
    };
    if at_foot && row.filled().all(|(_, cell)| numeric(cell)) {
        return Kind::Total;
    }
    let describing: Vec<(Meaning, &Cell)> = row
        .filled()
        .filter_map(|(index, cell)| Some((meaning(index)?, cell)))
        .filter(|(meaning, _)| DESCRIBING.contains(meaning))
        .collect();
    let counted = row.filled().any(|(index, _)| meaning(index) == Some(Meaning::Quantity));
    let used = layout.columns.iter().filter(|column| column.meaning().is_some()).count();
    match (describing.as_slice(), row.filled().count()) {
        ([], 1) if counted && row.filled().all(|(_, cell)| !numeric(cell)) => Kind::Title(None),
        ([], _) if counted => Kind::Line,
        ([], _) => Kind::Title(None),
        ([(meaning, cell)], 1) if used > 1 => alone(*meaning, cell, layout.reference),
        _ => Kind::Line,
    }
}

/// A row of one cell: a line if that cell names a machine, else a title.
fn alone(meaning: Meaning, cell: &Cell, reference: &Reference) -> Kind {
    let text = cell.text();
    let folded = fold(&text);
    match meaning {
        Meaning::Serial => Kind::Line,
        Meaning::Designation | Meaning::Model => {
            let described = describe::describe(Cells { designation: &text, ..Cells::default() }, reference);
            let vague = described.flags.contains(&LineFlag::ModelVague)
                || described.flags.contains(&LineFlag::CategoryUnknown);
            let long = folded.split(' ').count() > 8;
            if vague || long { Kind::Title(section(&folded)) } else { Kind::Line }
        }
        Meaning::InventoryNumber | Meaning::ModelNumber if folded.split(' ').count() < 3 => Kind::Line,
        _ => Kind::Title(section(&folded)),
    }
}

/// The kind of the machines under a title such as "ÉCRANS".
fn section(folded: &str) -> Option<Category> {
    category::named_in(folded).map(|found| found.category)
}

fn says_total(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let folded = fold(text);
    [
        "total",
        "totaux",
        "sous total",
        "grand total",
        "nombre total",
        "nb total",
        "somme",
        "subtotal",
        "sub total",
        "montant total",
    ]
    .iter()
    .any(|word| starts_with_words(&folded, word))
}

/// Columns without heading and without value are not told.
pub(super) fn column_understood(column: &Column, rows: &[Row]) -> Option<ColumnUnderstood> {
    let personal = column.reading == Some(Reading::Personal);
    let serial = column.meaning() == Some(Meaning::Serial);
    let first = rows.iter().map(|row| row.cell(column.index)).find(|cell| !cell.is_blank());
    if column.heading.is_empty() && first.is_none() {
        return None;
    }
    let sample = first.filter(|_| !personal).map(|cell| {
        let text = cell.text();
        if serial {
            cut(&text, LONGEST_SAMPLE).to_owned()
        } else {
            shown(&text, Text::Remarks, LONGEST_SAMPLE)
        }
    });
    Some(ColumnUnderstood {
        index: u32::try_from(column.index).unwrap_or(u32::MAX),
        heading: column.heading.clone(),
        meaning: column.meaning(),
        known_ignored: matches!(
            column.reading,
            Some(Reading::Ignored | Reading::Personal | Reading::MachineName)
        ),
        personal,
        sample: sample.filter(|sample| !sample.is_empty()),
    })
}

fn is_month_first(columns: &[Column], rows: &[Row]) -> bool {
    columns.iter().filter(|column| column.meaning() == Some(Meaning::PurchaseDate)).any(|column| {
        dates::is_month_first(rows.iter().filter_map(|row| match row.cell(column.index) {
            Cell::Text(text) => Some(Cow::Borrowed(text.as_str())),
            Cell::Empty | Cell::Number(_) | Cell::Day(_) => None,
        }))
    })
}
