//! Models as a CSV file: what is taken is what is given.

use std::borrow::Cow;

use super::{DeviceModel, Typed};
use crate::kernel::{Error, Result};

/// Models of one file, at most.
const MOST: usize = 5_000;

/// The headings, in the order in which files are given.
pub(super) const HEADINGS: [&str; 11] = [
    "category",
    "brand",
    "name",
    "also",
    "first_year",
    "last_year",
    "cpu",
    "memory_gb",
    "storage_gb",
    "screen_inches",
    "weight_grams",
];

/// The headings that a file must have.
const REQUIRED: [&str; 3] = ["category", "brand", "name"];

/// The rows of a file with the lines they stand on, from 2.
///
/// # Errors
/// 422 on `models`: not UTF-8, without its headings, without a row, with too many.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<(u64, Typed)>> {
    let refused = |code| Error::invalid("models", code);
    let text = std::str::from_utf8(bytes).map_err(|_| refused("models-not-utf8"))?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|_| refused("models-unreadable"))?.clone();
    let place = |name: &str| headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(name));
    if let Some(missing) = REQUIRED.iter().find(|name| place(name).is_none()) {
        return Err(refused("models-heading-missing").with("heading", missing));
    }
    let places = HEADINGS.map(place);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| refused("models-unreadable"))?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let cell = |at: usize| {
            let cell = places.get(at).copied().flatten().and_then(|place| record.get(place));
            cell.unwrap_or_default().trim_start_matches('\'').to_owned()
        };
        rows.push((
            line,
            Typed {
                category: cell(0),
                brand: cell(1),
                name: cell(2),
                also: cell(3),
                first_year: cell(4),
                last_year: cell(5),
                cpu: cell(6),
                memory_gb: cell(7),
                storage_gb: cell(8),
                screen_inches: cell(9),
                weight_grams: cell(10),
            },
        ));
        if rows.len() > MOST {
            return Err(refused("models-too-many").with("limit", MOST));
        }
    }
    if rows.is_empty() { Err(refused("models-empty")) } else { Ok(rows) }
}

/// A row's fault, as the file's: with its line and its column.
pub(super) fn at_line(line: u64, error: &Error) -> Error {
    let field = error.field_faults().first().map(|fault| fault.field.clone()).unwrap_or_default();
    Error::invalid("models", "models-line").with("line", line).with("heading", field)
}

/// Text that a spreadsheet would run gets an apostrophe before it.
fn plain(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@']) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The file of models.
///
/// # Errors
/// Never, but for memory.
pub(super) fn write(models: &[DeviceModel]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADINGS).map_err(Error::internal)?;
    for model in models {
        let said = &model.said;
        let number = |number: Option<i32>| number.map(|number| number.to_string()).unwrap_or_default();
        let inches = said.screen_inch_tenths.map(|tenths| match tenths % 10 {
            0 => (tenths / 10).to_string(),
            rest => format!("{}.{rest}", tenths / 10),
        });
        writer
            .write_record([
                said.category.as_str(),
                &plain(&said.brand),
                &plain(&said.name),
                &plain(&said.also.join(";")),
                &number(said.first_year),
                &number(said.last_year),
                &plain(said.processor.as_deref().unwrap_or_default()),
                &number(said.memory_gb),
                &number(said.storage_gb),
                &inches.unwrap_or_default(),
                &number(said.weight_grams),
            ])
            .map_err(Error::internal)?;
    }
    writer.into_inner().map_err(|error| Error::internal(error.into_error()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_have_either_delimiter_and_its_columns_in_any_order() {
        for text in [
            "\u{feff}name;brand;category;weight_grams\nT480;Lenovo;laptop;1600\n\n",
            "category,brand,name,weight_grams\nlaptop,Lenovo,T480,1600\n",
        ] {
            let rows = read(text.as_bytes()).unwrap();
            let [(line, typed)] = rows.as_slice() else { panic!("{rows:?}") };
            assert_eq!(*line, 2);
            assert_eq!(
                (typed.name.as_str(), typed.weight_grams.as_str(), typed.cpu.as_str()),
                ("T480", "1600", "")
            );
        }
    }

    #[test]
    fn a_file_that_is_none_is_refused_with_what_is_missing() {
        let code = |bytes: &[u8]| {
            let error = read(bytes).unwrap_err();
            error.field_faults().first().map(|fault| fault.code)
        };
        assert_eq!(code(b"category,brand\nlaptop,Lenovo\n"), Some("models-heading-missing"));
        assert_eq!(code(b"category,brand,name\n"), Some("models-empty"));
        assert_eq!(code(&[0xff, 0xfe, 0x00]), Some("models-not-utf8"));
    }
}
