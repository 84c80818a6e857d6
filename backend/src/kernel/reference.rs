//! References that people read aloud: a short device code with check characters, and yearly numbers.

/// Letters and digits that nobody mistakes for one another (no 0/O, 1/I/L, U).
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A device's reference, `RB-7K3F-9MX2`: seven characters of number, one of check.
#[must_use]
pub fn device_reference(number: u64) -> String {
    let base = ALPHABET.len() as u64;
    // A fixed odd multiplier coprime with the space spreads neighbours, so that one wrong character is seen.
    let space = base.pow(7);
    let mut rest = (number % space).wrapping_mul(1_103_515_247) % space;
    let mut digits = [0_u8; 7];
    for digit in digits.iter_mut().rev() {
        *digit = u8::try_from(rest % base).unwrap_or_default();
        rest /= base;
    }
    let check = check_digit(&digits);
    let text: String = digits.iter().chain([&check]).map(|d| char::from(ALPHABET[usize::from(*d)])).collect();
    format!("RB-{}-{}", &text[..4], &text[4..])
}

/// Reads a device reference as people type it (lower case, spaces, no hyphens); `None` when it is not one or its
/// check character is wrong.
#[must_use]
pub fn parse_device_reference(text: &str) -> Option<String> {
    let letters: Vec<u8> =
        text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase()).take(12).collect();
    let code = letters.strip_prefix(b"RB").unwrap_or(&letters);
    if code.len() != 8 {
        return None;
    }
    let mut digits = [0_u8; 8];
    for (digit, letter) in digits.iter_mut().zip(code) {
        *digit = u8::try_from(ALPHABET.iter().position(|a| a == letter)?).ok()?;
    }
    let mut number = [0_u8; 7];
    number.copy_from_slice(&digits[..7]);
    let text = String::from_utf8(code.to_vec()).ok()?;
    (check_digit(&number) == digits[7]).then(|| format!("RB-{}-{}", &text[..4], &text[4..]))
}

/// Weighted sum modulo 29, the largest prime under the alphabet: catches any single error and most swaps.
fn check_digit(digits: &[u8; 7]) -> u8 {
    let sum: u32 = digits.iter().zip(2_u32..).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    u8::try_from(sum % 29).unwrap_or_default()
}

/// A yearly number, `BC-2026-000412`.
#[must_use]
pub fn yearly(prefix: &str, year: i32, number: i64) -> String {
    format!("{prefix}-{year}-{number:06}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn references_do_not_repeat() {
        let seen: HashSet<String> = (0..50_000).map(device_reference).collect();
        assert_eq!(seen.len(), 50_000);
    }

    proptest! {
        #[test]
        fn a_reference_reads_back_however_it_is_typed(number in 0_u64..21_870_000_000) {
            let reference = device_reference(number);
            prop_assert_eq!(parse_device_reference(&reference), Some(reference.clone()));
            let typed = reference.to_lowercase().replace('-', " ");
            prop_assert_eq!(parse_device_reference(&typed), Some(reference));
        }

        #[test]
        fn one_mistyped_character_is_caught(number in 0_u64..21_870_000_000, place in 0_usize..7, by in 1_usize..29) {
            let reference = device_reference(number);
            let mut letters: Vec<u8> = reference.bytes().filter(|b| *b != b'-').skip(2).collect();
            let from = ALPHABET.iter().position(|a| *a == letters[place]).unwrap();
            let to = (from + by) % 30;
            prop_assume!(to % 29 != from % 29);
            letters[place] = ALPHABET[to];
            prop_assert_eq!(parse_device_reference(std::str::from_utf8(&letters).unwrap()), None);
        }
    }
}
