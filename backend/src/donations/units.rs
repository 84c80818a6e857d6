//! Quantities by category without a list: `laptop:12,screen:4`, as an estimate hands them to a declaration.

use std::fmt::Write;

use frontend::Texts;
use frontend::filters::write_datetime;

use super::inventory::Category;
use super::rules::MOST_UNITS;
use crate::kernel::{Error, Fault, Instant, Result};

/// So many units of some categories, each named once, none of zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units(Vec<(Category, u32)>);

impl Units {
    /// From counts; zeros are left out.
    #[must_use]
    pub fn new(counts: impl IntoIterator<Item = (Category, u32)>) -> Self {
        let mut kept: Vec<(Category, u32)> = Vec::new();
        for (category, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            match kept.iter_mut().find(|(one, _)| *one == category) {
                Some((_, sum)) => *sum = sum.saturating_add(count),
                None => kept.push((category, count)),
            }
        }
        kept.sort_unstable_by_key(|(category, _)| *category);
        Self(kept)
    }

    /// Reads `laptop:12,screen:4`; `None` for anything else, for nothing, and for more than one lot may hold.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let counts: Option<Vec<(Category, u32)>> = text
            .split(',')
            .map(|one| {
                let (code, count) = one.split_once(':')?;
                let category = Category::ALL.iter().find(|category| category.code() == code.trim())?;
                Some((*category, count.trim().parse().ok()?))
            })
            .collect();
        let units = Self::new(counts?);
        (1..=MOST_UNITS).contains(&units.total()).then_some(units)
    }

    /// Reads what was typed category by category, spaces among digits or not; `None` when nothing was.
    ///
    /// # Errors
    /// 422 on each category that is no number, and on the largest when they are too many together.
    pub fn typed(typed: &[(Category, String)]) -> Result<Option<Self>> {
        let mut faults = Vec::new();
        let mut counts = Vec::new();
        for (category, text) in typed {
            let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            match digits.parse() {
                Ok(count) => counts.push((*category, count)),
                Err(_) if digits.is_empty() => {}
                Err(_) => faults.push(Fault {
                    field: category.code().to_owned(),
                    code: "estimate-number",
                    args: Vec::new(),
                }),
            }
        }
        let units = Self::new(counts);
        if units.total() > MOST_UNITS {
            let largest = units.0.iter().max_by_key(|(_, count)| *count);
            faults.push(Fault {
                field: largest.map_or_else(String::new, |(category, _)| category.code().to_owned()),
                code: "estimate-too-many",
                args: vec![("count", units.total().to_string()), ("limit", MOST_UNITS.to_string())],
            });
        }
        if !faults.is_empty() {
            return Err(Error::faults(faults));
        }
        Ok((units.total() > 0).then_some(units))
    }

    /// As [`Self::parse`] reads it.
    #[must_use]
    pub fn code(&self) -> String {
        let all: Vec<String> =
            self.0.iter().map(|(category, count)| format!("{}:{count}", category.code())).collect();
        all.join(",")
    }

    /// The categories with their counts, in the categories' order.
    #[must_use]
    pub fn counts(&self) -> &[(Category, u32)] {
        &self.0
    }

    /// All of them together.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// The same as a list that can be declared: one line for each category. The moment keeps two alike apart.
    #[must_use]
    pub fn list(&self, at: Instant, texts: Texts) -> Vec<u8> {
        let mut list = String::from("Type;Désignation;Quantité;Commentaire\r\n");
        let note = texts.t("units-note").with("date", write_datetime(at, texts)).to_string();
        for (category, count) in &self.0 {
            let name = texts.dynamic("category-one-", category.code());
            let kind = kind(*category);
            let _ = writeln!(list, "{kind};{name};{count};{note}\r");
        }
        list.into_bytes()
    }
}

/// A word by which the reading of lists knows the category.
fn kind(category: Category) -> &'static str {
    match category {
        Category::Laptop => "Ordinateur portable",
        Category::Desktop => "Ordinateur fixe",
        Category::Screen => "Écran",
        Category::Smartphone => "Smartphone",
        Category::Tablet => "Tablette",
        Category::Printer => "Imprimante",
        Category::Server => "Serveur",
        Category::Network => "Switch",
        Category::Peripheral => "Clavier",
        Category::Other => "Autre",
    }
}

/// « 12 ordinateurs portables, 4 écrans ».
#[must_use]
pub fn units_text(units: &Units, texts: Texts) -> String {
    let all: Vec<String> = units
        .counts()
        .iter()
        .map(|(category, count)| {
            texts.dynamic("units-of-", category.code()).with("count", i64::from(*count)).to_string()
        })
        .collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::donations::inventory;
    use frontend::Language;

    #[test]
    fn counts_are_read_as_they_are_written_and_nothing_else_is() {
        let units = Units::parse("screen:4,laptop:12, laptop:1").unwrap();
        assert_eq!(units.code(), "laptop:13,screen:4");
        assert_eq!(units.total(), 17);
        for wrong in ["", "laptop", "laptop:0", "laptop:-1", "car:3", "laptop:12;screen:1", "laptop:50001"] {
            assert_eq!(Units::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn counts_typed_in_a_form_are_read_and_each_wrong_one_is_named() {
        let typed = |laptops: &str, screens: &str| {
            let screens = (Category::Screen, screens.to_owned());
            Units::typed(&[(Category::Laptop, laptops.to_owned()), screens])
        };
        assert_eq!(typed("1 200", " 4").unwrap().unwrap().code(), "laptop:1200,screen:4");
        assert_eq!(typed("", "0").unwrap(), None);
        let wrong = typed("douze", "-3").unwrap_err();
        assert!(wrong.says("estimate-number"));
        assert_eq!(wrong.field_faults().len(), 2);
        assert!(typed("50001", "").unwrap_err().says("estimate-too-many"));
    }

    #[test]
    fn the_list_that_is_made_of_them_is_understood_as_what_was_counted() {
        for language in Language::ALL {
            let all = Units::new(Category::ALL.iter().copied().zip(1..));
            let at = "2026-11-27T10:00:00Z".parse().unwrap();
            let list = all.list(at, Texts::new(language));
            let read = inventory::read(&list, None).unwrap();
            assert!(read.refusals.is_empty(), "{:?}", read.refusals);
            let counted = Units::new(read.lines.iter().map(|line| (line.category, line.quantity)));
            assert_eq!(counted, all, "{}", String::from_utf8_lossy(&list));
        }
    }
}
