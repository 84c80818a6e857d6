//! What helps the reader: the models that are known, and what the sender said of its columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::header::Column;
use super::headings::Reading;
use super::reference::Reference;
use super::understood::{Meaning, SheetUnderstood};

/// What columns mean, as their sender says it: by heading, none for a column to leave aside. A column about people stays
/// aside whatever is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Choices(pub BTreeMap<String, Option<Meaning>>);

impl Choices {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn apply(&self, columns: &mut [Column]) {
        for column in columns.iter_mut().filter(|column| column.reading != Some(Reading::Personal)) {
            if let Some(choice) = self.0.get(&column.heading) {
                column.reading = Some(choice.map_or(Reading::Ignored, Reading::Means));
                column.rank = 1;
            }
        }
    }
}

/// What the reader is given besides the file.
#[derive(Debug, Clone, Default)]
pub struct Guide {
    /// Known models.
    pub reference: Arc<Reference>,
    /// The sender's own words on its columns.
    pub choices: Choices,
}

/// The same for two files with the same headings, in whatever order and however capitalised: SHA-256 in hexadecimal.
#[must_use]
pub fn headings_key(sheets: &[SheetUnderstood]) -> String {
    key_of(sheets.iter().flat_map(|sheet| &sheet.columns).map(|column| column.heading.as_str()))
}

pub(super) fn key_of<'a>(headings: impl Iterator<Item = &'a str>) -> String {
    let mut headings: Vec<String> =
        headings.map(str::to_lowercase).filter(|heading| !heading.is_empty()).collect();
    headings.sort_unstable();
    headings.dedup();
    super::hex(&Sha256::digest(headings.join("\u{1f}")))
}
