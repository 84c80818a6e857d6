//! How much is avoided by a device's further year of use.

use std::collections::HashMap;

use crate::factors::Factor;

/// The gain of one further year of use of one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avoided {
    /// Grams of CO2e.
    pub grams: i64,
    /// Who says so, and when.
    pub source: String,
    /// Whether it is our own estimate from published factors.
    pub estimated: bool,
}

/// What one further year of use avoids. ADEME's own avoided figure where it gives one (2022); otherwise our estimate:
/// construction and assembly, for the share that one year is of the standard life (ADEME, Impact CO2, June 2026).
/// `None` for categories without factors.
#[must_use]
pub fn avoided_per_year(factors: &HashMap<String, Factor>, category: &str) -> Option<Avoided> {
    let get = |kind: &str| factors.get(&format!("impact.{kind}.{category}"));
    if let Some(published) = get("avoided_co2e_per_year") {
        return Some(Avoided {
            grams: published.value_micros / 1000,
            source: published.source.clone(),
            estimated: false,
        });
    }
    let (construction, assembly, life) =
        (get("construction")?, get("assembly_distribution")?, get("standard_life")?);
    let made = construction.value_micros.checked_add(assembly.value_micros)?;
    let life = life.value_micros.max(1_000_000);
    let grams = i64::try_from(i128::from(made) * 1_000_000 / i128::from(life) / 1000).ok()?;
    Some(Avoided { grams, source: construction.source.clone(), estimated: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> HashMap<String, Factor> {
        seed::factors()
            .filter(|factor| factor.code.starts_with("impact."))
            .map(|factor| {
                let code = factor.code.clone();
                (
                    code.clone(),
                    Factor {
                        code,
                        value_micros: factor.value_micros,
                        unit: factor.unit,
                        source: factor.source,
                    },
                )
            })
            .collect()
    }

    #[test]
    fn a_published_figure_is_taken_as_it_is() {
        let laptop = avoided_per_year(&table(), "laptop").unwrap();
        assert_eq!((laptop.grams, laptop.estimated), (27_000, false));
        assert!(laptop.source.contains("ADEME"));
    }

    #[test]
    fn otherwise_one_year_is_its_share_of_what_was_made() {
        let screen = avoided_per_year(&table(), "screen").unwrap();
        assert_eq!((screen.grams, screen.estimated), ((64_600 + 1_290) / 6, true));
        assert_eq!(avoided_per_year(&table(), "network"), None);
    }
}
