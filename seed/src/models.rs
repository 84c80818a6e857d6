//! Business equipment that donors commonly retire, with its usual configuration.

use serde::{Deserialize, Serialize};

use crate::embedded::{optional, optional_number, rows};

/// Kinds of equipment that Rebond handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Portable computer.
    Laptop,
    /// Computer without a screen of its own.
    Desktop,
    /// Monitor.
    Screen,
    /// Mobile telephone.
    Smartphone,
    /// Tablet, with or without a keyboard.
    Tablet,
    /// Printer.
    Printer,
}

impl Category {
    /// All categories.
    pub const ALL: [Self; 6] =
        [Self::Laptop, Self::Desktop, Self::Screen, Self::Smartphone, Self::Tablet, Self::Printer];

    /// The code that the table, the factors and the scenario use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Laptop => "laptop",
            Self::Desktop => "desktop",
            Self::Screen => "screen",
            Self::Smartphone => "smartphone",
            Self::Tablet => "tablet",
            Self::Printer => "printer",
        }
    }
}

/// A model and the configuration it is most often met in; suggestions, never facts about one device.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What it is.
    pub category: Category,
    /// Maker as printed on the case.
    pub brand: String,
    /// Name without the maker.
    pub name: String,
    /// Usual processor.
    pub cpu: Option<String>,
    /// Usual memory in gigabytes.
    pub memory_gb: Option<u32>,
    /// Usual storage in gigabytes.
    pub storage_gb: Option<u32>,
    /// Diagonal in inches; none without a screen.
    pub screen_inches: Option<f64>,
    /// Typical weight in grams, without power supply.
    pub weight_grams: u32,
}

/// All models, by category.
pub fn models() -> impl Iterator<Item = Model> {
    rows(include_bytes!("../data/models.csv").as_slice()).map(|row| Model {
        category: Category::ALL
            .into_iter()
            .find(|category| category.code() == &row[0])
            .expect("a model has a known category"),
        brand: row[1].to_owned(),
        name: row[2].to_owned(),
        cpu: optional(&row[3]),
        memory_gb: optional_number(&row[4]),
        storage_gb: optional_number(&row[5]),
        screen_inches: optional_number(&row[6]),
        weight_grams: optional_number(&row[7]).expect("a model has a weight"),
    })
}

/// A model that inventories are held against, with the years in which it was sold.
#[derive(Debug, Clone, PartialEq)]
pub struct BusinessModel {
    /// What it is.
    pub category: Category,
    /// Maker, in its usual writing.
    pub brand: String,
    /// Name without the maker.
    pub name: String,
    /// Other names, such as the maker's reference.
    pub also: Vec<String>,
    /// First year of sale.
    pub first_year: Option<u32>,
    /// Last year of sale.
    pub last_year: Option<u32>,
    /// Usual processor.
    pub cpu: Option<String>,
    /// Usual memory in gigabytes.
    pub memory_gb: Option<u32>,
    /// Usual storage in gigabytes.
    pub storage_gb: Option<u32>,
    /// Diagonal in tenths of an inch.
    pub screen_inch_tenths: Option<u32>,
    /// Typical weight in grams, without power supply, where known.
    pub weight_grams: Option<u32>,
}

/// The models that businesses retire, by category and maker.
pub fn business_models() -> impl Iterator<Item = BusinessModel> {
    rows(include_bytes!("../data/business_models.csv").as_slice()).map(|row| BusinessModel {
        category: Category::ALL
            .into_iter()
            .find(|category| category.code() == &row[0])
            .expect("a model has a known category"),
        brand: row[1].to_owned(),
        name: row[2].to_owned(),
        also: row[3].split(';').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        first_year: optional_number(&row[4]),
        last_year: optional_number(&row[5]),
        cpu: optional(&row[6]),
        memory_gb: optional_number(&row[7]),
        storage_gb: optional_number(&row[8]),
        screen_inch_tenths: optional_number::<f64>(&row[9]).map(tenths),
        weight_grams: optional_number(&row[10]),
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inches are few and positive")]
fn tenths(inches: f64) -> u32 {
    (inches * 10.0).round() as u32
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_category_has_several_distinct_models() {
        let all: Vec<_> = models().collect();
        assert!(all.len() >= 60);
        let names: HashSet<_> = all.iter().map(|model| (&model.brand, &model.name)).collect();
        assert_eq!(names.len(), all.len());
        for category in Category::ALL {
            assert!(all.iter().filter(|model| model.category == category).count() >= 5, "{category:?}");
        }
    }

    #[test]
    fn more_than_three_hundred_business_models_are_told_apart() {
        let all: Vec<_> = business_models().collect();
        assert!(all.len() >= 300, "{}", all.len());
        let names: HashSet<_> =
            all.iter().map(|model| (model.brand.to_lowercase(), model.name.to_lowercase())).collect();
        assert_eq!(names.len(), all.len());
        for model in &all {
            let computes = !matches!(model.category, Category::Screen | Category::Printer);
            assert_eq!(model.memory_gb.is_some() && model.storage_gb.is_some(), computes, "{}", model.name);
            assert!(model.first_year <= model.last_year && model.first_year.is_some(), "{}", model.name);
        }
        for model in models() {
            let listed =
                all.iter().find(|one| one.name == model.name && one.brand.eq_ignore_ascii_case(&model.brand));
            let listed = listed.unwrap_or_else(|| panic!("{} is not listed", model.name));
            assert_eq!((listed.category, &listed.cpu), (model.category, &model.cpu), "{}", model.name);
        }
    }

    #[test]
    fn what_computes_has_memory_and_storage_and_what_shows_has_a_diagonal() {
        for model in models() {
            let computes = !matches!(model.category, Category::Screen | Category::Printer);
            assert_eq!(model.memory_gb.is_some() && model.storage_gb.is_some(), computes, "{}", model.name);
            let shows = !matches!(model.category, Category::Desktop | Category::Printer);
            assert_eq!(model.screen_inches.is_some(), shows, "{}", model.name);
        }
    }
}
