//! Every code has its sentence in both languages, and no sentence is without a code.

use std::collections::BTreeSet;

use super::super::{InventoryError, LineFlag, Meaning, NoteCode, RefusalCode};

const LOCALES: [(&str, &str); 2] = [
    ("fr", include_str!("../../../../../frontend/locales/fr/inventory.ftl")),
    ("en", include_str!("../../../../../frontend/locales/en/inventory.ftl")),
];

#[test]
fn every_code_has_its_sentence_in_both_languages() {
    let mut expected = BTreeSet::new();
    expected.extend(RefusalCode::ALL.iter().map(|code| format!("inventory-refusal-{}", code.code())));
    expected.extend(LineFlag::ALL.iter().map(|code| format!("inventory-flag-{}", code.code())));
    expected.extend(Meaning::ALL.iter().map(|code| format!("inventory-meaning-{}", code.code())));
    expected.extend(NoteCode::ALL.iter().map(|code| format!("inventory-note-{}", code.code())));
    expected.extend(InventoryError::CODES.iter().map(|code| format!("error-inventory-{code}")));
    for (language, text) in LOCALES {
        let keys: BTreeSet<String> = text
            .lines()
            .filter(|line| line.starts_with("inventory-") || line.starts_with("error-inventory-"))
            .filter_map(|line| line.split_once(" = ").map(|(key, _)| key.to_owned()))
            .collect();
        assert_eq!(keys, expected, "{language}");
    }
}
