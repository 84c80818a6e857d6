//! The cells of one line, by meaning: values, flags for what was supposed, faults for what must be mended.

use super::amounts::{self, Price};
use super::dates;
use super::describe::says_nothing;
use super::fold::fold;
use super::header::Column;
use super::layout::Layout;
use super::memory::{self, Memory};
use super::privacy::{self, Text};
use super::sheet::{Cell, Row};
use super::storage;
use super::understood::{Category, LineFlag, Meaning, Refusal, RefusalCode, Storage, StorageKind};

pub(super) const LONGEST_VALUE: usize = 80;
pub(super) const LONGEST_NOTE: usize = 1_000;

/// The faults of one row.
pub(super) struct Faults<'a> {
    sheet: u32,
    row: &'a Row,
    pub(super) found: Vec<Refusal>,
}

impl<'a> Faults<'a> {
    pub(super) fn of(layout: &Layout<'_>, row: &'a Row) -> Self {
        Self { sheet: layout.sheet, row, found: Vec::new() }
    }

    /// A fault of that column's cell.
    pub(super) fn at(&mut self, code: RefusalCode, column: &Column) {
        let text = self.row.cell(column.index).text();
        // A serial is no personal data, and must be shown whole to be mended.
        let value = match column.meaning() {
            Some(Meaning::Serial) => cut(&text, LONGEST_VALUE).to_owned(),
            _ => shown(&text, Text::Remarks, LONGEST_VALUE),
        };
        self.push(code, Some(column.heading.clone()), Some(value), Vec::new());
    }

    /// A fault whose message needs more than one cell.
    pub(super) fn push(
        &mut self,
        code: RefusalCode,
        column: Option<String>,
        value: Option<String>,
        args: Vec<(String, String)>,
    ) {
        let Self { sheet, row, .. } = self;
        let refusal = Refusal { sheet: *sheet, line: row.line, column, code, value, args, about: None };
        self.found.push(refusal);
    }
}

pub(super) fn quantity(layout: &Layout<'_>, row: &Row, faults: &mut Faults<'_>) -> Option<u32> {
    let (column, cell) = layout.cell(row, Meaning::Quantity)?;
    let text = cell.text();
    let quantity = amounts::quantity(&text);
    // A computed cell that failed is no empty cell; nor are digits that we do not read.
    let computed = text.trim().eq_ignore_ascii_case("nan") || text.chars().any(char::is_numeric);
    if quantity.is_none() && (computed || !says_nothing(&fold(&text))) {
        faults.at(RefusalCode::QuantityInvalid, column);
    }
    quantity
}

pub(super) fn memory(
    layout: &Layout<'_>,
    row: &Row,
    category: Category,
    flags: &mut Vec<LineFlag>,
    faults: &mut Faults<'_>,
) -> Option<u32> {
    let (column, cell) = layout.cell(row, Meaning::Memory)?;
    let text = cell.text();
    let has_memory = matches!(
        category,
        Category::Laptop | Category::Desktop | Category::Smartphone | Category::Tablet | Category::Server
    );
    let nought = amounts::figures(&text).iter().all(|figure| figure.value == 0.0) && text.contains('0');
    let read = if says_nothing(&fold(&text)) || nought && !has_memory {
        Memory::Absent
    } else {
        memory::read(&text, column.unit)
    };
    match read {
        Memory::Absent => None,
        Memory::Of { mebibytes, supposed } => {
            if supposed {
                flags.push(LineFlag::MemoryUnitAssumed);
            }
            Some(mebibytes)
        }
        Memory::NotANumber => {
            faults.at(RefusalCode::MemoryNotANumber, column);
            None
        }
        Memory::OutOfRange => {
            faults.at(RefusalCode::MemoryOutOfRange, column);
            None
        }
    }
}

pub(super) fn storage(
    layout: &Layout<'_>,
    row: &Row,
    category: Category,
    flags: &mut Vec<LineFlag>,
    faults: &mut Faults<'_>,
) -> Vec<Storage> {
    let said = storage::kind(&fold(&layout.text(row, Meaning::StorageKind)));
    let mut disks = Vec::new();
    for column in layout.of(Meaning::Storage) {
        let text = row.cell(column.index).text();
        if says_nothing(&fold(&text)) || fold(&text).bytes().all(|byte| byte == b'0') {
            continue;
        }
        match storage::read(&text, column.unit) {
            storage::Read::Of(mut found) => {
                let unsaid =
                    [said, storage::kind_in_heading(&fold(&column.heading)), kind_by_category(category)]
                        .into_iter()
                        .find(|kind| *kind != StorageKind::Unknown);
                for disk in found.iter_mut().filter(|disk| disk.kind == StorageKind::Unknown) {
                    disk.kind = unsaid.unwrap_or(StorageKind::Unknown);
                }
                disks.append(&mut found);
            }
            storage::Read::Unreadable => flags.push(LineFlag::StorageUnreadable),
            storage::Read::OutOfRange => faults.at(RefusalCode::StorageOutOfRange, column),
        }
    }
    disks
}

/// Telephones and tablets have soldered flash.
fn kind_by_category(category: Category) -> StorageKind {
    match category {
        Category::Smartphone | Category::Tablet => StorageKind::Flash,
        Category::Laptop
        | Category::Desktop
        | Category::Screen
        | Category::Printer
        | Category::Server
        | Category::Network
        | Category::Peripheral
        | Category::Other => StorageKind::Unknown,
    }
}

pub(super) fn purchase_date(
    layout: &Layout<'_>,
    row: &Row,
    flags: &mut Vec<LineFlag>,
    faults: &mut Faults<'_>,
) -> Option<chrono::NaiveDate> {
    let (column, cell) = layout.cell(row, Meaning::PurchaseDate)?;
    let read = match cell {
        Cell::Empty => dates::Read::Absent,
        Cell::Day(day) => dates::Read::On(*day),
        Cell::Number(number) => dates::from_number(*number),
        Cell::Text(text) if says_nothing(&fold(text)) => dates::Read::Absent,
        Cell::Text(text) => dates::read(text, layout.month_first),
    };
    match read {
        dates::Read::Absent => None,
        dates::Read::On(day) => Some(day),
        dates::Read::DayNumber(day) => {
            flags.push(LineFlag::DateFromDayNumber);
            Some(day)
        }
        dates::Read::Roughly(day) => {
            flags.push(LineFlag::DateYearOnly);
            Some(day)
        }
        dates::Read::Unreadable => {
            flags.push(LineFlag::DateUnreadable);
            None
        }
        dates::Read::Impossible => {
            faults.at(RefusalCode::DateImpossible, column);
            None
        }
    }
}

pub(super) fn purchase_price(
    layout: &Layout<'_>,
    row: &Row,
    flags: &mut Vec<LineFlag>,
    faults: &mut Faults<'_>,
) -> Option<i64> {
    let (column, cell) = layout.cell(row, Meaning::PurchasePrice)?;
    let price = match cell {
        Cell::Number(euros) => amounts::cents_of(*euros),
        Cell::Text(text) if says_nothing(&fold(text)) => return None,
        Cell::Text(text) => amounts::price(text),
        Cell::Day(_) | Cell::Empty => Price::Unreadable,
    };
    match price {
        Price::Cents(cents) => Some(cents),
        Price::Unreadable => {
            flags.push(LineFlag::PriceUnreadable);
            None
        }
        Price::Impossible => {
            faults.at(RefusalCode::PriceInvalid, column);
            None
        }
    }
}

pub(super) fn state_note(layout: &Layout<'_>, row: &Row, flags: &mut Vec<LineFlag>) -> Option<String> {
    let notes: Vec<String> = layout
        .of(Meaning::StateNote)
        .filter_map(|column| clean(&row.cell(column.index).text(), Text::Remarks, LONGEST_NOTE, flags))
        .collect();
    let joined = notes.join(" · ");
    if joined.chars().count() > LONGEST_NOTE {
        flags.push(LineFlag::TextShortened);
    }
    (!joined.is_empty()).then(|| cut(&joined, LONGEST_NOTE).to_owned())
}

/// A text fit to be kept: without personal data, without a formula's first sign, of one length.
pub(super) fn clean(text: &str, kind: Text, longest: usize, flags: &mut Vec<LineFlag>) -> Option<String> {
    if says_nothing(&fold(text)) {
        return None;
    }
    let (text, personal) = privacy::scrub(text, kind);
    let (text, formula) = privacy::neutralise(text.trim());
    if personal {
        flags.push(LineFlag::PersonalDataRemoved);
    }
    if formula {
        flags.push(LineFlag::FormulaNeutralised);
    }
    let kept = cut(&text, longest);
    if kept.len() < text.len() {
        flags.push(LineFlag::TextShortened);
    }
    kept.chars().any(char::is_alphanumeric).then(|| kept.to_owned())
}

/// A text fit to be shown: without personal data, in one line.
pub(super) fn shown(text: &str, kind: Text, longest: usize) -> String {
    let (text, _) = privacy::scrub(text, kind);
    cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), longest).to_owned()
}

pub(super) fn cut(text: &str, longest: usize) -> &str {
    match text.char_indices().nth(longest) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}

/// `"Intel(R) Core(TM) i5-8265U CPU @ 1.60GHz"` is an Intel Core i5-8265U.
pub(super) fn usual_processor(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    let without_marks = first
        .replace("(R)", " ")
        .replace("(TM)", " ")
        .replace("(r)", " ")
        .replace("(tm)", " ")
        .replace(['®', '™'], " ");
    let named = without_marks.split('@').next().unwrap_or_default();
    named.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("cpu")).collect::<Vec<_>>().join(" ")
}
