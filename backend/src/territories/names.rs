//! Names as people type them.

use deunicode::deunicode;

/// A name without accents, capitals, hyphens or apostrophes, with « saint » written out: what names are compared by.
#[must_use]
pub fn fold(name: &str) -> String {
    let plain = deunicode(name).to_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| match word {
            "st" => "saint",
            "ste" => "sainte",
            word => word,
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn names_are_compared_as_people_type_them() {
        assert_eq!(fold("L'Haÿ-les-Roses"), "l hay les roses");
        assert_eq!(fold("Bègles"), fold("BEGLES"));
        assert_eq!(fold("St-Loubès"), fold("saint loubes"));
        assert_eq!(fold("Œuilly"), "oeuilly");
        assert_eq!(fold(" \u{0} "), "");
    }
}
