//! What an inventory becomes once read: lines, refusals, flags, notes and errors, each with its stable code.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Declares an enum whose variants carry the stable kebab-case code that APIs, tests and locale keys use.
macro_rules! coded {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

coded! {
    /// The kind of equipment.
    Category {
        /// Portable computer.
        Laptop = "laptop",
        /// Fixed computer, whatever its case.
        Desktop = "desktop",
        /// Monitor.
        Screen = "screen",
        /// Mobile telephone.
        Smartphone = "smartphone",
        /// Tablet.
        Tablet = "tablet",
        /// Printer, copier, plotter.
        Printer = "printer",
        /// Server or network storage.
        Server = "server",
        /// Switch, router, firewall, access point.
        Network = "network",
        /// What is plugged into a computer.
        Peripheral = "peripheral",
        /// Anything else, or not understood (then flagged).
        Other = "other",
    }
}

coded! {
    /// What a column means.
    Meaning {
        /// How many units the line stands for.
        Quantity = "quantity",
        /// Kind of equipment.
        Category = "category",
        /// Free designation: kind, brand and model together.
        Designation = "designation",
        /// Manufacturer.
        Brand = "brand",
        /// Model.
        Model = "model",
        /// Manufacturer's reference.
        ModelNumber = "model-number",
        /// Serial number, service tag or IMEI.
        Serial = "serial",
        /// The donor's own number.
        InventoryNumber = "inventory-number",
        /// Processor.
        Processor = "processor",
        /// Working memory.
        Memory = "memory",
        /// Disks.
        Storage = "storage",
        /// Technology of the disk alone.
        StorageKind = "storage-kind",
        /// Processor, memory and disks in one text.
        Specification = "specification",
        /// Operating system.
        OperatingSystem = "operating-system",
        /// When it was bought.
        PurchaseDate = "purchase-date",
        /// What it cost.
        PurchasePrice = "purchase-price",
        /// State, remarks, comments.
        StateNote = "state-note",
    }
}

coded! {
    /// Why a line is refused until it is mended.
    RefusalCode {
        /// A spreadsheet turned the serial into a rounded number, a formula or an error.
        SerialLostToSpreadsheet = "serial-lost-to-spreadsheet",
        /// The serial is what a firmware says when it has none.
        SerialPlaceholder = "serial-placeholder",
        /// The serial stands on an earlier line of the file.
        SerialDuplicate = "serial-duplicate",
        /// One serial for several units.
        SerialWithQuantity = "serial-with-quantity",
        /// Too long to be one serial.
        SerialUnreadable = "serial-unreadable",
        /// Memory without a figure.
        MemoryNotANumber = "memory-not-a-number",
        /// Memory that no machine has.
        MemoryOutOfRange = "memory-out-of-range",
        /// A disk size that no disk has.
        StorageOutOfRange = "storage-out-of-range",
        /// A date that no calendar has, or out of 1970 to 2099.
        DateImpossible = "date-impossible",
        /// A price below zero or beyond reason.
        PriceInvalid = "price-invalid",
        /// A quantity that is not a whole number from 1 to 10 000.
        QuantityInvalid = "quantity-invalid",
        /// Neither model nor designation.
        ModelMissing = "model-missing",
        /// More cells than headings: the columns have slipped.
        TooManyCells = "too-many-cells",
    }
}

coded! {
    /// What was put right or supposed on a line that is kept.
    LineFlag {
        /// The date was a spreadsheet's day number.
        DateFromDayNumber = "date-from-day-number",
        /// Only the year is known; the date is its first day.
        DateYearOnly = "date-year-only",
        /// The date could not be read and is left out.
        DateUnreadable = "date-unreadable",
        /// A cell that begins like a formula is kept as plain text.
        FormulaNeutralised = "formula-neutralised",
        /// Names, telephone numbers or addresses were taken out.
        PersonalDataRemoved = "personal-data-removed",
        /// The serial cell says that there is none.
        SerialUnknown = "serial-unknown",
        /// The kind of equipment was not understood.
        CategoryUnknown = "category-unknown",
        /// The designation names no precise model.
        ModelVague = "model-vague",
        /// The unit of the memory was supposed from the figure.
        MemoryUnitAssumed = "memory-unit-assumed",
        /// The storage could not be read and is left out.
        StorageUnreadable = "storage-unreadable",
        /// The price could not be read and is left out.
        PriceUnreadable = "price-unreadable",
        /// A text beyond its limit was cut.
        TextShortened = "text-shortened",
        /// The serial stands in another declared lot, or on a device that was received. Set outside of the reader.
        SerialKnownElsewhere = "serial-known-elsewhere",
    }
}

coded! {
    /// What is worth knowing about the file as a whole.
    NoteCode {
        /// The file mixes two encodings; each line was read in its own.
        EncodingMixed = "encoding-mixed",
        /// Letters were already lost before the file was sent.
        CharactersLost = "characters-lost",
        /// A sheet without headings was left aside.
        SheetWithoutHeading = "sheet-without-heading",
        /// A hidden sheet was left aside.
        SheetHidden = "sheet-hidden",
        /// A sheet that sums up another was left aside.
        SheetSummary = "sheet-summary",
        /// Letters written twice over ("Ã©") were put right.
        EncodingRepaired = "encoding-repaired",
        /// Dates are written month first.
        DatesMonthFirst = "dates-month-first",
        /// A line below the headings was taken for a title or a remark.
        TitleLine = "title-line",
        /// A column about people was left aside.
        PersonalColumn = "personal-column",
    }
}

coded! {
    /// The technology of a storage.
    StorageKind {
        /// Flash disk, SATA or unsaid.
        Ssd = "ssd",
        /// Flash disk on PCI Express.
        Nvme = "nvme",
        /// Magnetic disk.
        Hdd = "hdd",
        /// Soldered flash, as in telephones and tablets.
        Flash = "flash",
        /// Not said.
        Unknown = "unknown",
    }
}

coded! {
    /// The kind of file.
    FormatKind {
        /// Delimited text.
        Csv = "csv",
        /// Office Open XML workbook.
        Xlsx = "xlsx",
    }
}

/// How the file is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFormat {
    /// CSV or XLSX.
    pub kind: FormatKind,
    /// The encoding's WHATWG name; none for a workbook.
    pub encoding: Option<String>,
    /// What separates cells; none for a workbook.
    pub delimiter: Option<char>,
}

/// A whole inventory, understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inventory {
    /// The sender's name for the file, cleaned.
    pub file_name: Option<String>,
    /// How the file is written.
    pub format: FileFormat,
    /// The sheets that were read, best first read; a CSV has one, without name.
    pub sheets: Vec<SheetUnderstood>,
    /// The lines that can be declared.
    pub lines: Vec<LineUnderstood>,
    /// The faults, several for one line if it has several.
    pub refusals: Vec<Refusal>,
    /// How many lines are refused, each counted once.
    pub lines_refused: u32,
    /// What refused lines are about, so that whoever mends them finds the machine.
    pub refused_lines: Vec<RefusedLine>,
    /// What is worth knowing about the file.
    pub notes: Vec<Note>,
    /// What was passed over.
    pub skipped: Skipped,
    /// SHA-256 of the bytes, in lower-case hexadecimal: the same file sent twice has the same.
    pub content_hash: String,
}

/// One sheet's headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetUnderstood {
    /// The sheet's name in a workbook.
    pub name: Option<String>,
    /// The line of the headings, from 1, as a person counts them in the file.
    pub header_line: u32,
    /// The columns, in the file's order.
    pub columns: Vec<ColumnUnderstood>,
}

/// What became of one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnUnderstood {
    /// From 0.
    pub index: u32,
    /// The heading as written, in one line.
    pub heading: String,
    /// What it means, when it is used.
    pub meaning: Option<Meaning>,
    /// Recognised, and left aside on purpose (place, status, people…).
    pub known_ignored: bool,
    /// About people: left aside whatever is said of it.
    #[serde(default)]
    pub personal: bool,
    /// The first value, at most 60 characters; never of a column about people.
    pub sample: Option<String>,
}

/// One disk or soldered storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Storage {
    /// Technology.
    pub kind: StorageKind,
    /// Nominal size in gigabytes, as sold.
    pub gigabytes: u32,
}

/// A line that can be declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineUnderstood {
    /// Which of [`Inventory::sheets`].
    pub sheet: u32,
    /// The line in the file, from 1, where the record begins.
    pub line: u32,
    /// From 1 to [`super::LARGEST_QUANTITY`].
    pub quantity: u32,
    /// Kind of equipment.
    pub category: Category,
    /// Manufacturer, in its usual writing.
    pub brand: Option<String>,
    /// Model without its brand, at most 160 characters, never empty.
    pub model: String,
    /// Manufacturer's reference.
    pub model_number: Option<String>,
    /// Serial as written, at most 64 characters.
    pub serial: Option<String>,
    /// The donor's own number.
    pub inventory_number: Option<String>,
    /// Processor, without marks and frequency.
    pub processor: Option<String>,
    /// Memory in mebibytes, from 16 to 2 097 152.
    pub memory_mb: Option<u32>,
    /// Disks.
    pub storage: Vec<Storage>,
    /// Day of purchase.
    pub purchased_on: Option<NaiveDate>,
    /// Price in euro cents, zero or more.
    pub purchase_price_cents: Option<i64>,
    /// State and remarks, without personal data, at most 1 000 characters.
    pub state_note: Option<String>,
    /// Operating system.
    pub operating_system: Option<String>,
    /// What was put right or supposed.
    pub flags: Vec<LineFlag>,
}

/// What is understood of a line that is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedLine {
    /// Which of [`Inventory::sheets`].
    pub sheet: u32,
    /// The line in the file, from 1.
    pub line: u32,
    /// Kind of equipment.
    pub category: Category,
    /// Manufacturer, in its usual writing.
    pub brand: Option<String>,
    /// Model without its brand, when there is one.
    pub model: Option<String>,
    /// Memory in mebibytes, when its cell is no fault.
    pub memory_mb: Option<u32>,
    /// Disks, when their cell is no fault.
    pub storage: Vec<Storage>,
}

/// One fault of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Which of [`Inventory::sheets`].
    pub sheet: u32,
    /// The line in the file, from 1.
    pub line: u32,
    /// The heading of the column at fault.
    pub column: Option<String>,
    /// What is wrong.
    pub code: RefusalCode,
    /// The value at fault, at most 80 characters, without personal data.
    pub value: Option<String>,
    /// Further arguments of the message, by name.
    pub args: Vec<(String, String)>,
    /// What the line is about, maker and model, so that the machine is found; at most 80 characters.
    #[serde(default)]
    pub about: Option<String>,
}

/// One remark on the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What is remarked.
    pub code: NoteCode,
    /// The line concerned.
    pub line: Option<u32>,
    /// Arguments of the message, by name.
    pub args: Vec<(String, String)>,
}

impl Note {
    pub(super) fn new(code: NoteCode) -> Self {
        Self { code, line: None, args: Vec::new() }
    }

    pub(super) fn naming(code: NoteCode, name: &str) -> Self {
        Self { code, line: None, args: vec![("name".to_owned(), name.to_owned())] }
    }
}

/// Lines passed over, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Nothing in them.
    pub blank: u32,
    /// Titles, remarks, repeated headings.
    pub title: u32,
    /// Totals.
    pub total: u32,
}

/// Why nothing of a file can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InventoryError {
    /// No byte, or no cell with anything in it.
    #[error("the inventory is empty")]
    Empty,
    /// Over 20 MB, or it would unpack to more than is reasonable.
    #[error("the inventory is too large")]
    TooLarge,
    /// An image, a document, a program, an archive.
    #[error("the file is not a sheet")]
    Binary,
    /// No line with recognisable headings among the first sixty.
    #[error("no heading was recognised")]
    NoHeader {
        /// The cells of the first lines, without personal data: what was found instead.
        found: Vec<String>,
    },
    /// Headings, and nothing below them.
    #[error("the inventory has no line")]
    NoLines,
    /// Over [`super::MOST_LINES`].
    #[error("the inventory has too many lines")]
    TooManyLines,
    /// A workbook that is damaged.
    #[error("the workbook cannot be read")]
    XlsxUnreadable,
    /// A workbook under a password.
    #[error("the workbook is protected by a password")]
    PasswordProtected,
    /// A workbook of Excel 97 to 2003.
    #[error("the workbook is in the old .xls format")]
    OldXls,
    /// A LibreOffice sheet.
    #[error("the sheet is in the .ods format")]
    OpenDocument,
    /// Nobody waits for it any more, or too many are read at once.
    #[error("the reading was interrupted")]
    Interrupted,
}

impl InventoryError {
    /// Every code.
    pub const CODES: &'static [&'static str] = &[
        "empty",
        "too-large",
        "binary",
        "no-header",
        "no-lines",
        "too-many-lines",
        "xlsx-unreadable",
        "password-protected",
        "old-xls",
        "open-document",
        "interrupted",
    ];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::Binary => "binary",
            Self::NoHeader { .. } => "no-header",
            Self::NoLines => "no-lines",
            Self::TooManyLines => "too-many-lines",
            Self::XlsxUnreadable => "xlsx-unreadable",
            Self::PasswordProtected => "password-protected",
            Self::OldXls => "old-xls",
            Self::OpenDocument => "open-document",
            Self::Interrupted => "interrupted",
        }
    }

    /// The `$value` of the message: what was found where headings were looked for.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        match self {
            Self::NoHeader { found } if found.is_empty() => Some("…".to_owned()),
            Self::NoHeader { found } => Some(found.join(" | ")),
            Self::Empty
            | Self::TooLarge
            | Self::Binary
            | Self::NoLines
            | Self::TooManyLines
            | Self::XlsxUnreadable
            | Self::PasswordProtected
            | Self::OldXls
            | Self::OpenDocument
            | Self::Interrupted => None,
        }
    }
}
