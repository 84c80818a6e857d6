//! Printed documents: tagged PDF/A-3a and PDF/UA-1 files, laid out from a few blocks.
//!
//! The PDF writer below it draws glyphs and paths but knows neither paragraphs, tables nor pages; this folder
//! adds that much and no more. [`Document`] flows blocks over A4 pages, [`label_sheet`] prints QR labels.
//! Equal input gives equal bytes: there is no clock and no chance in here, the date is passed in.
//!
//! Every word a reader meets is passed in, already translated. Text runs from left to right; a character
//! that the typeface lacks is printed as U+FFFD rather than refused.

mod block;
mod boxes;
mod document;
mod flow;
mod labels;
mod qr;
mod render;
mod table;
mod tags;
mod typeface;
mod wrap;

#[cfg(test)]
mod tests;

pub use block::Level;
pub use boxes::{Panel, QrBlock, SignatureBox};
pub use document::Document;
pub use krilla::embed::AssociationKind as Relation;
pub use labels::{Label, LabelLayout, label_sheet};
pub use render::{Attachment, DocumentInfo};
pub use table::{Cell, Column, Table};

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The bundled typeface could not be read.
    #[error("the bundled typeface cannot be read")]
    Typeface,
    /// A table row has more cells than the table has columns.
    #[error("a table row has {cells} cells for {columns} columns")]
    UnevenTable { columns: usize, cells: usize },
    /// A table without columns, or whose column widths are not positive numbers.
    #[error("a table needs columns of positive width")]
    ColumnWidths,
    /// The text does not fit into the largest QR code (about 2 300 bytes).
    #[error("the text of {0} bytes is too long for a QR code")]
    QrTooLong(usize),
    /// An attachment's media type is not of the form `type/subtype`.
    #[error("{0:?} is not a media type")]
    MediaType(String),
    /// Two attachments have the same file name.
    #[error("two attachments are called {0:?}")]
    DuplicateAttachment(String),
    /// More labels of a sheet are said to be used than it has.
    #[error("{used} used labels on a sheet of {capacity}")]
    UsedLabels { used: usize, capacity: usize },
    /// The writer refused the file, for example because a rule of PDF/A or PDF/UA is not met.
    #[error("the file breaks a rule of its format: {0}")]
    Format(String),
}
