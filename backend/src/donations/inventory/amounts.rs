//! Figures inside texts: numbers as people write them, the units that follow, quantities and prices.

use super::fold::fold;

/// A unit of information.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Byte,
    Kilo,
    Mega,
    Giga,
    Tera,
    /// Tebibytes written as such, which storage counts differently.
    Tebi,
}

impl Unit {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "octets" | "bytes" => Some(Self::Byte),
            "ko" | "kb" | "kio" | "kib" => Some(Self::Kilo),
            "mo" | "mb" | "mio" | "mib" | "mega" | "megas" => Some(Self::Mega),
            "go" | "gb" | "gio" | "gib" | "g" | "giga" | "gigas" => Some(Self::Giga),
            "to" | "tb" | "t" | "tera" => Some(Self::Tera),
            "tio" | "tib" => Some(Self::Tebi),
            _ => None,
        }
    }
}

/// One number found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    /// Its value, below zero after a minus sign.
    pub(super) value: f64,
    /// Its value if its one separator is of thousands: `"8.192"`.
    pub(super) grouped: Option<f64>,
    /// What multiplies it: `"2 x 512 Go"`.
    pub(super) times: u32,
    /// The folded word that follows, without the space.
    pub(super) after: String,
    /// The folded word that comes before.
    pub(super) before: String,
    /// Added to the figure before: a plus sign or a new line stands between them.
    pub(super) added: bool,
}

impl Figure {
    pub(super) fn unit(&self) -> Option<Unit> {
        Unit::from_word(&self.after)
    }
}

#[derive(Debug)]
enum Piece {
    Number { value: f64, grouped: Option<f64> },
    Word(String),
    Mark(char),
}

/// Every figure of `text`, in order.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let pieces = pieces(text);
    let mut found: Vec<Figure> = Vec::new();
    let mut times = 1;
    let mut before = String::new();
    let mut added = false;
    let mut negative = false;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Word(word) => {
                before.clone_from(word);
                negative = false;
            }
            Piece::Mark(mark) => {
                added |= matches!(mark, '+' | '\n' | '&');
                let starts =
                    matches!(at.checked_sub(1).and_then(|i| pieces.get(i)), None | Some(Piece::Mark(_)));
                negative = matches!(mark, '-' | '\u{2212}') && starts;
            }
            Piece::Number { value, grouped } => {
                let multiplies = matches!(pieces.get(at + 1), Some(Piece::Mark('×')))
                    && matches!(pieces.get(at + 2), Some(Piece::Number { .. }));
                if multiplies && (1.0..=24.0).contains(value) {
                    times = whole(*value).unwrap_or(1);
                    continue;
                }
                let rate = matches!(pieces.get(at + 2), Some(Piece::Mark('/')));
                let after = match pieces.get(at + 1) {
                    Some(Piece::Word(word)) if rate => format!("{word}/"),
                    Some(Piece::Word(word)) => word.clone(),
                    Some(Piece::Mark('"' | '”' | '\'')) => "pouces".to_owned(),
                    _ => String::new(),
                };
                let sign = if negative { -1.0 } else { 1.0 };
                found.push(Figure {
                    value: value * sign,
                    grouped: grouped.map(|value| value * sign),
                    times,
                    after,
                    before: std::mem::take(&mut before),
                    added,
                });
                (times, added, negative) = (1, false, false);
            }
        }
    }
    found
}

/// A whole number from 0 to `u32::MAX`; none for anything else.
pub(super) fn whole(value: f64) -> Option<u32> {
    if !(0.0..=f64::from(u32::MAX)).contains(&value) || value.fract() != 0.0 {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be whole and in range"
    )]
    let whole = value as u32;
    Some(whole)
}

/// The nearest whole number, if it fits.
pub(super) fn rounded(value: f64) -> Option<u32> {
    whole(value.round())
}

fn pieces(text: &str) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        if character.is_ascii_digit() {
            let (piece, after) = number(&characters, at);
            pieces.push(piece);
            at = after;
            // "2x8Go": the x multiplies, it begins no word.
            let next = characters.get(at).copied().unwrap_or(' ');
            let digit_follows = characters.get(at + 1).is_some_and(char::is_ascii_digit);
            if matches!(next, 'x' | 'X' | '*' | '×') && digit_follows {
                pieces.push(Piece::Mark('×'));
                at += 1;
            }
        } else if character.is_alphabetic() {
            let start = at;
            while characters.get(at).is_some_and(|c| c.is_alphabetic()) {
                at += 1;
            }
            let letters: String = characters.get(start..at).unwrap_or_default().iter().collect();
            // "SSD256Go" holds a size; "DDR4" and "i5" do not.
            if !matches!(
                letters.to_ascii_lowercase().as_str(),
                "ssd" | "hdd" | "nvme" | "flash" | "emmc" | "ram"
            ) {
                while characters.get(at).is_some_and(|c| c.is_alphanumeric()) {
                    at += 1;
                }
            }
            let word: String = characters.get(start..at).unwrap_or_default().iter().collect();
            let folded = fold(&word);
            pieces.push(if folded == "x" || folded == "fois" {
                Piece::Mark('×')
            } else {
                Piece::Word(folded)
            });
        } else {
            if matches!(character, '×' | '*') {
                pieces.push(Piece::Mark('×'));
            } else if !character.is_whitespace() || character == '\n' {
                pieces.push(Piece::Mark(character));
            }
            at += 1;
        }
    }
    pieces
}

/// Reads digits with groups of thousands (any space or apostrophe) and decimals (comma or point).
fn number(characters: &[char], start: usize) -> (Piece, usize) {
    let digits_from = |from: usize| characters.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
    let mut at = start;
    let mut digits = String::new();
    let first = digits_from(at);
    digits.extend(characters.iter().skip(at).take(first));
    at += first;
    let mut group = first;
    while (1..=3).contains(&group)
        && matches!(characters.get(at), Some(' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’'))
        && digits_from(at + 1) == 3
    {
        digits.extend(characters.iter().skip(at + 1).take(3));
        at += 4;
        group = 3;
    }
    let mut grouped = None;
    if matches!(characters.get(at), Some('.' | ',')) {
        let decimals = digits_from(at + 1);
        if decimals > 0 {
            let tail: String = characters.iter().skip(at + 1).take(decimals).collect();
            if decimals == 3 && (1..=3).contains(&first) && first == digits.len() {
                grouped = format!("{digits}{tail}").parse().ok();
            }
            digits.push('.');
            digits.push_str(&tail);
            at += 1 + decimals;
        }
    }
    (Piece::Number { value: digits.parse().unwrap_or(f64::INFINITY), grouped }, at)
}

/// A quantity: `"9"`, `"9,0"`, `"x 3"`, `"12 unités"`.
pub(super) fn quantity(text: &str) -> Option<u32> {
    match figures(text).as_slice() {
        // "1e3" is no unit after a 1.
        [figure] if figure.before.len() <= 1 && !figure.after.contains(|c: char| c.is_ascii_digit()) => {
            whole(figure.value).filter(|units| (1..=super::LARGEST_QUANTITY).contains(units))
        }
        _ => None,
    }
}

/// What a price cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Price {
    Cents(i64),
    Impossible,
    Unreadable,
}

/// A price in euros: `"1 315,93 €"`, `"1200.72"`, `"1.315,93"`, `"EUR 300"`.
pub(super) fn price(text: &str) -> Price {
    let kept: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-')).collect();
    let negative =
        kept.starts_with('-') && kept.len() > 1 || text.trim_start().starts_with('(') && !kept.is_empty();
    let body = kept.trim_matches(|c: char| !c.is_ascii_digit());
    if body.is_empty() || body.contains('-') || text.chars().filter(|c| c.is_alphabetic()).count() > 12 {
        return Price::Unreadable;
    }
    let last = body.rfind(['.', ',']);
    let (units, cents) = match last {
        Some(at) if body.len() - at - 1 != 3 || body.matches(['.', ',']).count() > 1 && mixed_marks(body) => {
            (body.get(..at).unwrap_or_default(), body.get(at + 1..).unwrap_or_default())
        }
        _ => (body, ""),
    };
    let units: String = units.chars().filter(char::is_ascii_digit).collect();
    match format!("{units}.{cents}0").parse::<f64>() {
        _ if negative => Price::Impossible,
        Ok(euros) => cents_of(euros),
        Err(_) => Price::Unreadable,
    }
}

fn mixed_marks(body: &str) -> bool {
    body.contains('.') && body.contains(',')
}

/// A price that a workbook holds as a number.
pub(super) fn cents_of(euros: f64) -> Price {
    let cents = (euros * 100.0).round();
    if !(0.0..=1_000_000_000.0).contains(&cents) {
        return Price::Impossible;
    }
    whole(cents).map_or(Price::Impossible, |cents| Price::Cents(i64::from(cents)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_as_people_write_them() {
        for (text, cents) in [
            ("1 315,93 €", 131_593),
            ("1\u{202f}315,93\u{a0}€", 131_593),
            ("1200.72", 120_072),
            ("1.315,93", 131_593),
            ("1,315.93", 131_593),
            ("EUR 300", 30_000),
            ("1 315 €", 131_500),
            ("1.315", 131_500),
            ("0", 0),
            ("12,5", 1_250),
            ("450 € TTC", 45_000),
        ] {
            assert_eq!(price(text), Price::Cents(cents), "{text}");
        }
        assert_eq!(price("-12,50 €"), Price::Impossible);
        assert_eq!(price("99999999999"), Price::Impossible);
        assert_eq!(price("offert"), Price::Unreadable);
    }

    #[test]
    fn quantities_are_whole_and_bounded() {
        for (text, units) in [("9", 9), ("9,0", 9), ("x 3", 3), ("12 unités", 12), ("1 000", 1000)] {
            assert_eq!(quantity(text), Some(units), "{text}");
        }
        for text in [
            "0",
            "-1",
            "2,5",
            "beaucoup",
            "10001",
            "1 ou 2",
            "99999999999999",
            "1e3",
            "1E3",
            "1e+3",
            "NaN",
            "0x10",
        ] {
            assert_eq!(quantity(text), None, "{text}");
        }
    }

    #[test]
    fn figures_carry_their_unit_and_what_multiplies_them() {
        let found = figures("2 x 512 Go NVMe + 1To");
        assert_eq!((found[0].value, found[0].times, found[0].unit()), (512.0, 2, Some(Unit::Giga)));
        assert_eq!((found[1].value, found[1].unit(), found[1].added), (1.0, Some(Unit::Tera), true));
        assert_eq!(figures("-8")[0].value, -8.0);
        assert_eq!(figures("8 192 Mio")[0].value, 8192.0);
        assert_eq!(figures("4-8 Go")[1].value, 8.0);
    }
}
