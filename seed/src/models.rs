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
    fn what_computes_has_memory_and_storage_and_what_shows_has_a_diagonal() {
        for model in models() {
            let computes = !matches!(model.category, Category::Screen | Category::Printer);
            assert_eq!(model.memory_gb.is_some() && model.storage_gb.is_some(), computes, "{}", model.name);
            let shows = !matches!(model.category, Category::Desktop | Category::Printer);
            assert_eq!(model.screen_inches.is_some(), shows, "{}", model.name);
        }
    }
}
