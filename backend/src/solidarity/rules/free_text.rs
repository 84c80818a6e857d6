//! Law 7: what people write freely never holds a social security number, nor a way to reach the household.

use crate::kernel::{Error, Result};

/// The longest free text: 500 characters.
pub const LONGEST: usize = 500;

/// Reads an optional free text of `field`; empty is none.
///
/// # Errors
/// 422 on the field: `text-too-long`, `text-holds-nir` for 13 or 15 digits in a row however they are spaced,
/// `text-holds-email`, `text-holds-telephone`.
pub fn read(field: &str, text: Option<&str>) -> Result<Option<String>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() > LONGEST {
        return Err(Error::invalid(field, "text-too-long").with("limit", LONGEST));
    }
    match personal_data(text) {
        Some(code) => Err(Error::invalid(field, code)),
        None => Ok(Some(text.to_owned())),
    }
}

/// The code of what a text may not hold, if it holds it.
#[must_use]
pub fn personal_data(text: &str) -> Option<&'static str> {
    for run in digit_runs(text) {
        if looks_like_nir(&run) {
            return Some("text-holds-nir");
        }
    }
    if text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';')).any(is_email)
    {
        return Some("text-holds-email");
    }
    digit_runs(text).iter().any(|run| is_telephone(run)).then_some("text-holds-telephone")
}

/// Digits that stand together, with the marks people put between them left out. `A` and `B` count as digits after
/// a `2` (the départements of Corsica in a NIR).
fn digit_runs(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    let mut gap = 0;
    let characters: Vec<char> = text.chars().collect();
    for (place, raw) in characters.iter().enumerate() {
        let c = plain_digit(*raw).unwrap_or(*raw);
        let last = runs.last_mut();
        let Some(run) = last else { continue };
        let corsican = matches!(c, 'A' | 'B' | 'a' | 'b')
            && run.len() == 6
            && run.ends_with('2')
            && characters.get(place + 1).is_none_or(|next| !next.is_alphabetic());
        if c.is_ascii_digit() || corsican {
            run.push(if corsican { '0' } else { c });
            gap = 0;
        } else if !run.is_empty() && gap < 3 && is_mark(c) {
            gap += 1;
        } else if c == '+' || !run.is_empty() {
            runs.push(if c == '+' { "+".to_owned() } else { String::new() });
            gap = 0;
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// A digit of another shape (full-width, superscript, Arabic-Indic) as a plain one.
fn plain_digit(c: char) -> Option<char> {
    let value = match c {
        '\u{ff10}'..='\u{ff19}' => u32::from(c) - 0xff10,
        '\u{0660}'..='\u{0669}' => u32::from(c) - 0x0660,
        '\u{06f0}'..='\u{06f9}' => u32::from(c) - 0x06f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '.' | '-' | '_' | '/' | '\\' | ',' | '\'' | '’' | '·' | ':' | '|')
        || matches!(
            c,
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '–' | '—' | '\u{ad}'
        )
}

/// Thirteen digits, or fifteen with the key (fourteen is a SIRET, which nobody has for a household, but allowed);
/// longer runs are refused too, since a number may hide among others.
fn looks_like_nir(run: &str) -> bool {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    digits == 13 || digits >= 15
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && domain.trim_end_matches('.').contains('.') && !domain.starts_with('.')
    })
}

fn is_telephone(run: &str) -> bool {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    let national = digits.len() == 10 && digits.starts_with('0') && !digits.starts_with("00");
    let international = run.starts_with('+') && (9..=15).contains(&digits.len())
        || digits.starts_with("0033") && digits.len() == 13;
    national || international
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_people_are_refused_however_they_are_written() {
        for text in [
            "2850633063123",
            "NIR 2 85 06 33 063 123 45 merci",
            "2.85.06.33.063.123",
            "285-06-33-063-123-45",
            "2\u{202f}85\u{202f}06\u{202f}33\u{202f}063\u{202f}123",
            "1 85 06 2A 004 123 45",
            "２８５０６３３０６３１２３",
        ] {
            assert_eq!(personal_data(text), Some("text-holds-nir"), "{text}");
        }
        assert_eq!(personal_data("écrire à marie.dupont@exemple.org"), Some("text-holds-email"));
        for text in ["06 12 34 56 78", "tél. 0612345678", "+33 6 12 34 56 78"] {
            assert_eq!(personal_data(text), Some("text-holds-telephone"), "{text}");
        }
    }

    #[test]
    fn ordinary_notes_pass() {
        for text in [
            "Clavier AZERTY, écran de 15 pouces, 8 Go au moins",
            "Cours du 23/11/2026 au 12/02/2027",
            "Budget 1 200,50 €, 3 enfants, 2 cartes",
            "Commande 12345678901234",
            "à @ la maison",
        ] {
            assert_eq!(personal_data(text), None, "{text}");
        }
        assert!(read("note", Some(&"a".repeat(501))).is_err());
        assert_eq!(read("note", Some("  ")).unwrap(), None);
    }

    proptest! {
        #[test]
        fn thirteen_and_fifteen_digits_never_pass(digits in "[0-9]{13}|[0-9]{15}", gaps in proptest::collection::vec(0..4_usize, 15),
            before in "[a-zé ]{0,8}", after in "[a-zé ]{0,8}") {
            let marks = ["", " ", ".", "-"];
            let spaced: String = digits.chars().zip(&gaps).map(|(digit, gap)| format!("{digit}{}", marks[*gap])).collect();
            let text = format!("{} {spaced} {}", before.trim(), after.trim());
            prop_assert_eq!(personal_data(&text), Some("text-holds-nir"));
        }
    }
}
