//! Every sentence a person reads, in French and in English, from `locales/{fr,en}/*.ftl`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid, static_loader};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "fr",
        customise: |bundle| {
            bundle.set_use_isolating(false);
            let english = bundle.locales.iter().any(|locale| locale.language.as_str() == "en");
            bundle.set_formatter(Some(if english { write_english } else { write_french }));
        },
    };
}

static FRENCH: LanguageIdentifier = langid!("fr");
static ENGLISH: LanguageIdentifier = langid!("en");

/// A language the whole interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    Fr,
    En,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// `fr` or `en`, as in `lang=""`, in addresses and in the `locales` folder.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    pub fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }

    /// Reads `fr`, `en`, `fr-FR`, `EN_gb`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split(['-', '_']).next()?.trim().to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The best language for an `Accept-Language` header; French when it names neither.
    pub fn negotiate(header: &str) -> Self {
        let mut best = (0.0_f32, Self::Fr);
        for wish in header.split(',') {
            let mut parts = wish.split(';');
            let Some(language) = parts.next().and_then(|code| Self::from_code(code.trim())) else { continue };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .and_then(|weight| weight.parse().ok())
                .unwrap_or(1.0);
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::Fr => &FRENCH,
            Self::En => &ENGLISH,
        }
    }
}

/// The texts of one language. Small and `Copy`: pass it by value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    pub language: Language,
}

impl Texts {
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The text named `key`: `texts.t("lot-count").with("count", 3)`.
    ///
    /// A key that is nowhere shows itself; `tests/it/texts.rs` finds those before anyone reads them.
    pub fn t(self, key: impl Into<Cow<'static, str>>) -> Text {
        Text { texts: self, key: key.into(), arguments: Vec::new() }
    }

    /// The text of a coded value, such as a state: `texts.dynamic("lot-state-", "declared")`.
    /// Underscores of the code become hyphens: `collection_planned` reads `lot-state-collection-planned`.
    pub fn dynamic(self, prefix: &str, code: impl fmt::Display) -> Text {
        self.t(dynamic_key(prefix, code))
    }

    /// Whether the key exists in this language, whatever arguments it wants.
    pub fn has(self, key: &str) -> bool {
        let found = LOCALES.lookup_single_language::<&str>(self.language.identifier(), key, None);
        // The kind of error has no name outside its crate: a text that is there but lacks arguments says « Fluent errors ».
        found.map_or_else(|error| error.to_string().starts_with("Fluent errors"), |_| true)
    }
}

fn dynamic_key(prefix: &str, code: impl fmt::Display) -> String {
    format!("{prefix}{code}").replace('_', "-")
}

/// A text about to be written, with its arguments. It is escaped by templates like any other value.
#[derive(Clone, Debug)]
pub struct Text {
    texts: Texts,
    key: Cow<'static, str>,
    arguments: Vec<(&'static str, FluentValue<'static>)>,
}

impl Text {
    /// Gives the value of `{ $name }`. Numbers choose plurals and are grouped as the language does;
    /// pass a year or a reference as a string.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl TextArgument) -> Self {
        self.arguments.push((name, value.into_value()));
        self
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arguments: HashMap<&str, FluentValue<'static>> = self.arguments.iter().cloned().collect();
        let identifier = self.texts.language.identifier();
        match LOCALES.lookup_single_language(identifier, &self.key, Some(&arguments)) {
            Ok(text) => formatter.write_str(&text),
            Err(_) => formatter.write_str(&self.key),
        }
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.to_string()
    }
}

/// What can stand in a text: numbers, strings and other texts, by value or by reference.
pub trait TextArgument {
    fn into_value(self) -> FluentValue<'static>;
}

macro_rules! arguments {
    ($($kind:ty),+) => {
        $(impl TextArgument for $kind {
            fn into_value(self) -> FluentValue<'static> {
                self.into()
            }
        })+
    };
}

arguments!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize, f32, f64, String);

impl TextArgument for &str {
    fn into_value(self) -> FluentValue<'static> {
        self.to_owned().into()
    }
}

impl TextArgument for Text {
    fn into_value(self) -> FluentValue<'static> {
        self.to_string().into()
    }
}

impl<T: TextArgument + Clone> TextArgument for &T {
    fn into_value(self) -> FluentValue<'static> {
        self.clone().into_value()
    }
}

/// Anything that knows its language, so that filters take `ctx`, `texts` or a language alike.
pub trait Speaks {
    fn texts(&self) -> Texts;
}

impl Speaks for Texts {
    fn texts(&self) -> Texts {
        *self
    }
}

impl Speaks for Language {
    fn texts(&self) -> Texts {
        Texts::new(*self)
    }
}

impl<T: Speaks + ?Sized> Speaks for &T {
    fn texts(&self) -> Texts {
        (**self).texts()
    }
}

fn write_french<M>(value: &FluentValue, _memoizer: &M) -> Option<String> {
    write_number(value, Language::Fr)
}

fn write_english<M>(value: &FluentValue, _memoizer: &M) -> Option<String> {
    write_number(value, Language::En)
}

fn write_number(value: &FluentValue, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let digits = number.options.maximum_fraction_digits.unwrap_or(2);
    let rounded = format!("{:.digits$}", number.value);
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    Some(group_digits(whole, fraction.trim_end_matches('0'), language))
}

/// « 1 234,5 » in French (narrow no-break spaces), "1,234.5" in English.
pub(crate) fn group_digits(whole: &str, fraction: &str, language: Language) -> String {
    let (group, decimal) = match language {
        Language::Fr => ('\u{202f}', ','),
        Language::En => (',', '.'),
    };
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("\u{2212}", whole));
    let mut text = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(decimal);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!(group_digits("1234567", "", Language::Fr), "1\u{202f}234\u{202f}567");
        assert_eq!(group_digits("-1234", "5", Language::En), "\u{2212}1,234.5");
        assert_eq!(group_digits("123", "", Language::Fr), "123");
    }

    #[test]
    fn the_browser_s_wish_is_weighed() {
        assert_eq!(Language::negotiate("en-GB,en;q=0.9,fr;q=0.8"), Language::En);
        assert_eq!(Language::negotiate("de, fr;q=0.7, en;q=0.3"), Language::Fr);
        assert_eq!(Language::negotiate("de"), Language::Fr);
        assert_eq!(Language::negotiate(""), Language::Fr);
    }

    #[test]
    fn a_missing_key_shows_itself() {
        assert_eq!(Texts::new(Language::Fr).t(String::from("no-such-text")).to_string(), "no-such-text");
    }

    #[test]
    fn codes_become_keys() {
        assert_eq!(dynamic_key("lot-state-", "collection_planned"), "lot-state-collection-planned");
    }
}
