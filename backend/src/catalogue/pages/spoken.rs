//! What people type in the search box beside words: « au moins 8 Go de RAM », « moins de 300 € ». Such sizes and prices
//! become filters, since as words they would find that very size alone.

/// Words of a search, and what was heard beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    /// The words that are left.
    pub(super) words: String,
    /// At least so many gigabytes of working memory.
    pub(super) memory_gb_min: Option<u32>,
    /// At most so many euros, as typed.
    pub(super) price_max: Option<String>,
}

/// Sizes of working memory that are sold; larger ones are those of disks.
const MEMORY: std::ops::RangeInclusive<u32> = 2..=64;

/// A number with its unit, in one word (« 8Go ») or two (« 8 Go »): its text, and how many words it takes.
fn with_unit(words: &[&str], units: &[&str]) -> Option<(String, usize)> {
    let first = words.first()?;
    let digits: String = first.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return None;
    }
    match &first[digits.len()..] {
        "" => units.contains(words.get(1)?).then_some((digits, 2)),
        unit => units.contains(&unit).then_some((digits, 1)),
    }
}

/// How many words at the start are those.
fn starting(words: &[&str], phrases: &[&[&str]]) -> usize {
    phrases.iter().filter(|phrase| words.starts_with(phrase)).map(|phrase| phrase.len()).max().unwrap_or(0)
}

/// Hears sizes and prices; none when there is neither.
pub(super) fn heard(typed: &str) -> Option<Heard> {
    let lower = typed.to_lowercase().replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
    let lower = lower.replace(['é', 'è'], "e").replace('à', "a");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let as_typed: Vec<&str> = typed.split_whitespace().collect();
    if words.len() != as_typed.len() {
        return None;
    }
    let mut found = Heard::default();
    let mut left = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let least = starting(rest, &[&["au", "moins"], &["minimum"], &["min"], &["at", "least"]]);
        let most = starting(
            rest,
            &[
                &["moins", "de"],
                &["maximum"],
                &["max"],
                &["jusqu'a"],
                &["under"],
                &["less", "than"],
                &["at", "most"],
            ],
        );
        if let Some((size, taken)) = with_unit(&rest[least..], &["go", "gb"])
            && let Some(size) = size.parse().ok().filter(|size| MEMORY.contains(size))
        {
            found.memory_gb_min = Some(size);
            at += least + taken;
            at += starting(&words[at..], &[&["ou", "plus"], &["minimum"], &["min"], &["or", "more"]]);
            at += starting(
                &words[at..],
                &[&["de", "ram"], &["de", "memoire"], &["ram"], &["memory"], &["of", "memory"]],
            );
        } else if let Some((price, taken)) = with_unit(&rest[most..], &["€", "euros", "eur", "euro"]) {
            found.price_max = Some(price);
            at += most + taken;
            at += starting(&words[at..], &[&["maximum"], &["max"], &["au", "plus"], &["ou", "moins"]]);
        } else {
            left.push(as_typed[at]);
            at += 1;
        }
    }
    found.words = left.join(" ");
    (found.memory_gb_min.is_some() || found.price_max.is_some()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_prices_are_heard_and_words_are_left_as_they_were() {
        for (typed, words, memory, price) in [
            ("au moins 8 Go", "", Some(8), None),
            ("ordinateur portable 8 Go de RAM", "ordinateur portable", Some(8), None),
            ("ThinkPad T480s 16Go ou plus", "ThinkPad T480s", Some(16), None),
            ("portable windows 11 au moins 8 Go moins de 300 €", "portable windows 11", Some(8), Some("300")),
            ("PC portable 300 euros max", "PC portable", None, Some("300")),
            ("écran jusqu’à 80€", "écran", None, Some("80")),
        ] {
            let found = heard(typed).unwrap();
            assert_eq!(found.words, words, "{typed}");
            assert_eq!(found.memory_gb_min, memory, "{typed}");
            assert_eq!(found.price_max.as_deref(), price, "{typed}");
        }
    }

    #[test]
    fn disks_model_numbers_and_plain_words_stay_words() {
        for typed in
            ["", "256 Go", "i5-8350U", "ThinkPad T480", "8", "moins de bruit", "au moins", "Go 8", "max"]
        {
            assert_eq!(heard(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_left_holds_nothing_more_to_hear() {
        let found = heard("16 Go portable 8 Go 100 € moins de 200 €").unwrap();
        assert_eq!(
            (found.words.as_str(), found.memory_gb_min, found.price_max.as_deref()),
            ("portable", Some(8), Some("200"))
        );
        assert_eq!(heard(&found.words), None);
    }
}
