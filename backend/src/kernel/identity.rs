//! Identities parsed once, at the edge: SIRET, e-mail address, commune and postal codes.

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

macro_rules! parsed_text {
    ($(#[$doc:meta])* $name:ident, $parse:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, DeriveValueType, utoipa::ToSchema)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Reads it, or `None` when it is not one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                $parse(text).map(Self)
            }

            /// Its text, in its one form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let text = String::deserialize(input)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom(concat!("not a valid ", stringify!($name))))
            }
        }
    };
}

parsed_text!(
    /// A SIRET: fourteen digits that pass the Luhn check, or, for La Poste (SIREN 356000000), whose digits
    /// add up to a multiple of five (INSEE).
    Siret,
    parse_siret
);
parsed_text!(
    /// An e-mail address, lower-cased, at most 254 characters.
    Email,
    parse_email
);
parsed_text!(
    /// A commune's INSEE code: five characters, `2A`/`2B` for Corsica.
    InseeCode,
    parse_insee
);
parsed_text!(
    /// A French postal code: five digits.
    PostalCode,
    parse_postal
);

fn parse_siret(text: &str) -> Option<String> {
    let digits: String =
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}').collect();
    if digits.len() != 14 || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.bytes().all(|b| b == b'0')
    {
        return None;
    }
    let la_poste =
        digits.starts_with("356000000") && digits.bytes().map(|b| u32::from(b - b'0')).sum::<u32>() % 5 == 0;
    (luhn(&digits) || la_poste).then_some(digits)
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match (place % 2, digit) {
                (0, digit) => digit,
                (_, digit) if digit > 4 => digit * 2 - 9,
                (_, digit) => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn parse_email(text: &str) -> Option<String> {
    let address = text.trim().to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let sound = address.len() <= 254
        && !local.is_empty()
        && local.len() <= 64
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !address
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | ',' | ';'))
        && !local.contains('@');
    sound.then_some(address)
}

fn parse_insee(text: &str) -> Option<String> {
    let code = text.trim().to_uppercase();
    let bytes = code.as_bytes();
    let sound = bytes.len() == 5
        && bytes[0].is_ascii_digit()
        && (bytes[1].is_ascii_digit() || (bytes[0] == b'2' && matches!(bytes[1], b'A' | b'B')))
        && bytes[2..].iter().all(u8::is_ascii_digit);
    sound.then_some(code)
}

fn parse_postal(text: &str) -> Option<String> {
    let code: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    (code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_passes_luhn_or_is_la_poste() {
        assert_eq!(Siret::parse("732 829 320 00074").unwrap().as_str(), "73282932000074");
        assert!(Siret::parse("35600000049837").is_some(), "La Poste's exception");
        assert!(Siret::parse("73282932000075").is_none());
        assert!(Siret::parse("00000000000000").is_none());
        assert!(Siret::parse("7328293200007").is_none());
    }

    #[test]
    fn codes_and_addresses_are_strict() {
        assert_eq!(InseeCode::parse("2a004").unwrap().as_str(), "2A004");
        assert!(InseeCode::parse("3306").is_none());
        assert_eq!(PostalCode::parse("33 130").unwrap().as_str(), "33130");
        assert_eq!(Email::parse(" Mairie@Exemple.ORG ").unwrap().as_str(), "mairie@exemple.org");
        for bad in ["a@b", "@b.fr", "a b@c.fr", "a@b.fr\nBcc: x@y.fr", "a@@b.fr"] {
            assert!(Email::parse(bad).is_none(), "{bad}");
        }
    }
}
