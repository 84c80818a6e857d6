//! Short codes that people say on the telephone: three letters, then three pairs of digits, « FKR 48 27 53 ». The third
//! letter is a check, so that a code heard wrongly is seen as such.

use sha2::{Digest, Sha256};

/// Letters that sound apart and spell no word.
const LETTERS: &[u8; 13] = b"CFHJKLMPRTVXZ";
/// Codes there are: 13 × 13 × 10⁶.
const SPACE: u64 = 169_000_000;
/// The weights of the check: two letters, six digits; all different modulo 13, so that any wrong character and any two
/// neighbours exchanged are seen.
const WEIGHTS: [u64; 8] = [1, 2, 3, 4, 5, 6, 7, 8];

/// A short code, as `FKR482753`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShortCode(String);

impl ShortCode {
    /// The code drawn from a text that outsiders do not know. `turn` gives another code when the first is taken.
    #[must_use]
    pub fn of(secret: &str, turn: u32) -> Self {
        let digest = Sha256::digest(format!("short-code:{turn}:{secret}"));
        let mut number = 0_u64;
        for byte in digest.iter().take(8) {
            number = number << 8 | u64::from(*byte);
        }
        let mut rest = number % SPACE;
        let mut parts = [0_u64; 8];
        for (place, part) in parts.iter_mut().enumerate().rev() {
            let base = if place < 2 { 13 } else { 10 };
            *part = rest % base;
            rest /= base;
        }
        Self(written(&parts))
    }

    /// Reads a code however it is typed: small letters, spaces, points, O for 0. `None` when it is not one.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let kept: Vec<char> = typed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .take(10)
            .collect();
        let [first, second, check, digits @ ..] = kept.as_slice() else { return None };
        if digits.len() != 6 {
            return None;
        }
        let letter = |c: &char| LETTERS.iter().position(|known| char::from(*known) == *c);
        let mut parts = [0_u64; 8];
        parts[0] = u64::try_from(letter(first)?).ok()?;
        parts[1] = u64::try_from(letter(second)?).ok()?;
        for (part, digit) in parts[2..].iter_mut().zip(digits) {
            *part = u64::from(digit_of(*digit)?);
        }
        letter(check)?;
        let code = written(&parts);
        code.chars().nth(2).filter(|right| right == check).map(|_| Self(code))
    }

    /// As it is kept, `FKR482753`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As people read it, in groups that do not break: « FKR 48 27 53 ».
    #[must_use]
    pub fn grouped(&self) -> String {
        let groups = [self.0.get(..3), self.0.get(3..5), self.0.get(5..7), self.0.get(7..)];
        groups.map(Option::unwrap_or_default).join("\u{a0}")
    }

    /// Its letters, to be spelled.
    pub fn letters(&self) -> impl Iterator<Item = char> {
        self.0.chars().take(3)
    }
}

/// What a person may have written for a digit.
fn digit_of(c: char) -> Option<u32> {
    match c {
        'O' => Some(0),
        'I' | 'L' => Some(1),
        'S' => Some(5),
        'B' => Some(8),
        other => other.to_digit(10),
    }
}

fn letter_of(index: u64) -> char {
    let index = usize::try_from(index).unwrap_or_default();
    char::from(LETTERS.get(index).copied().unwrap_or(LETTERS[0]))
}

fn written(parts: &[u64; 8]) -> String {
    let sum: u64 = parts.iter().zip(WEIGHTS).map(|(part, weight)| part * weight).sum();
    let mut code = String::with_capacity(9);
    code.push(letter_of(parts[0]));
    code.push(letter_of(parts[1]));
    code.push(letter_of(sum % 13));
    code.extend(parts[2..].iter().filter_map(|digit| char::from_digit(u32::try_from(*digit).ok()?, 10)));
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn codes_of_different_things_differ_but_for_few() {
        let seen: HashSet<ShortCode> = (0..20_000).map(|n| ShortCode::of(&n.to_string(), 0)).collect();
        assert!(seen.len() > 19_980, "{}", seen.len());
        assert_ne!(ShortCode::of("7", 0), ShortCode::of("7", 1));
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in ["", "FKR", "FKR 48 27", "123 45 67 89", "FKR 48 27 53 1", "bonjour", "éàü 12 34 56"]
        {
            assert_eq!(ShortCode::parse(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(secret in "[a-z0-9-]{1,36}") {
            let code = ShortCode::of(&secret, 0);
            prop_assert_eq!(ShortCode::parse(code.as_str()), Some(code.clone()));
            prop_assert_eq!(ShortCode::parse(&code.grouped()), Some(code.clone()));
            let typed = code.as_str().to_lowercase().replace('0', "o");
            prop_assert_eq!(ShortCode::parse(&typed), Some(code.clone()));
            prop_assert_eq!(code.grouped().chars().filter(|c| *c == '\u{a0}').count(), 3);
        }

        #[test]
        fn one_wrong_character_and_two_exchanged_are_seen(secret in "[a-z0-9]{1,12}", place in 0_usize..9, by in 1_usize..10) {
            let code = ShortCode::of(&secret, 0);
            let mut letters: Vec<char> = code.as_str().chars().collect();
            let right = letters[place];
            letters[place] = if place < 3 {
                let from = LETTERS.iter().position(|known| char::from(*known) == right).unwrap();
                char::from(LETTERS[(from + by) % 13])
            } else {
                char::from_digit((right.to_digit(10).unwrap() + u32::try_from(by).unwrap()) % 10, 10).unwrap()
            };
            let wrong: String = letters.iter().collect();
            prop_assert!(ShortCode::parse(&wrong).is_none(), "{wrong}");
            letters[place] = right;
            if (3..8).contains(&place) && letters[place] != letters[place + 1] {
                letters.swap(place, place + 1);
                let wrong: String = letters.iter().collect();
                prop_assert!(ShortCode::parse(&wrong).is_none(), "{wrong}");
            }
        }
    }
}
