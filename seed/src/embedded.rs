//! Reading of the embedded tables, row by row.

use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

/// The rows under the header of an embedded CSV table.
///
/// The tables are compiled in and each one's shape is asserted by a test, so that a fault here is a fault of the build.
pub(crate) fn rows(table: impl Read) -> impl Iterator<Item = StringRecord> {
    ReaderBuilder::new()
        .from_reader(table)
        .into_records()
        .map(|row| row.expect("an embedded table is well-formed CSV"))
}

/// The text of a cell; empty means none.
pub(crate) fn optional(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}

/// The number in a cell; empty means none.
pub(crate) fn optional_number<N: std::str::FromStr>(cell: &str) -> Option<N> {
    if cell.is_empty() {
        return None;
    }
    let Ok(number) = cell.parse() else { panic!("an embedded table has « {cell} » for a number") };
    Some(number)
}
