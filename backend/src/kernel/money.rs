//! Money as whole cents of a euro.

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

/// An amount in cents of a euro. Never a float.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    DeriveValueType,
    utoipa::ToSchema,
)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// The highest price that one device may have in Rebond: 100 000 €.
    pub const MAX_UNIT_PRICE: Self = Self(10_000_000);

    /// This amount times a quantity; `None` when the product does not fit.
    #[must_use]
    pub fn times(self, quantity: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(quantity)).map(Self)
    }

    /// Reads what people write: « 1 200,50 € », `1200.5`, « 265 euros », « 1.200,50 », "€1,200.50". Groups of thousands
    /// are of three digits; what could mean two amounts (« 12,345 ») is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let lower = text.trim().to_lowercase();
        let bare = ["euros", "euro", "eur", "€"]
            .iter()
            .find_map(|unit| lower.strip_suffix(unit).or_else(|| lower.strip_prefix(unit)))
            .unwrap_or(&lower)
            .trim();
        if bare.len() > 40 {
            return None;
        }
        let (whole, fraction) = decimals(bare);
        let whole = ungrouped(whole)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 12 || fraction.len() > 2 || !digits(&whole) || !digits(fraction)
        {
            return None;
        }
        let cents: i64 = format!("{fraction:0<2}").parse().ok()?;
        whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents).map(Self)
    }
}

/// The whole euros, and the digits after the decimal mark: the last comma or point, when it stands alone or after
/// groups that the other one separates.
fn decimals(text: &str) -> (&str, &str) {
    let Some((whole, fraction)) = text.rsplit_once([',', '.']) else { return (text, "") };
    let same = text[whole.len()..].starts_with(',');
    let again = whole.contains(if same { ',' } else { '.' });
    if again { (text, "") } else { (whole, fraction) }
}

/// Digits without what groups them: any space, or one of `,` `.` `'` `’`; `None` when a group is not of three digits.
fn ungrouped(text: &str) -> Option<String> {
    let mark = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '\'' | '’');
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first.len()) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

impl std::ops::Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), |total, amount| total + amount)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Cents;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [
            ("1 200,50 €", 120_050),
            ("1200.5", 120_050),
            ("265", 26_500),
            ("265 euros", 26_500),
            ("EUR 265", 26_500),
            ("0.5", 50),
            ("1\u{202f}315,93\u{a0}€", 131_593),
            ("1.315,93", 131_593),
            ("€1,315.93", 131_593),
            ("1,234,567.89", 123_456_789),
            ("1.234.567", 123_456_700),
            ("12'000", 1_200_000),
        ] {
            assert_eq!(Cents::parse(text), Some(Cents(cents)), "{text}");
        }
        for text in [
            "",
            "€",
            "-5",
            "12,345",
            "1.200",
            "12 34",
            "1 2 3",
            "12,3,4",
            ",5",
            "douze",
            "1e5",
            "12 €€",
            "99999999999999999999",
        ] {
            assert_eq!(Cents::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_is_read_back_as_the_pages_write_it(cents in 0_i64..100_000_000_000) {
            for language in frontend::Language::ALL {
                let written = frontend::filters::write_money(cents, language);
                prop_assert_eq!(Cents::parse(&written), Some(Cents(cents)), "{}", written);
            }
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC{0,40}") {
            prop_assert!(Cents::parse(&text).is_none_or(|cents| cents.0 >= 0));
        }
    }
}
