//! The figures of some lots: units by what became of them, weights, and impact counted once: each device by where it
//! stands, in one lot, for one further year of use.

use std::collections::BTreeMap;

use sea_orm::ConnectionTrait;

use crate::devices::rules::Outcome;
use crate::devices::{self, Unit};
use crate::factors;
use crate::impact::rules::avoided_per_year;
use crate::kernel::{Instant, LotPartId, Result};

/// Units read at once.
pub(super) const BATCH: u32 = 500;

/// What is reused of a category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Category {
    /// Devices sold, given or lent.
    pub(super) reused: i64,
    /// Grams of CO2e that a further year of use of one of them avoids, with its source; none without a factor.
    pub(super) avoided: Option<(i64, String)>,
}

/// The figures of some lots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    /// Units received.
    pub(super) units: i64,
    /// Units by where they stand, as anybody may know it.
    pub(super) standing: BTreeMap<&'static str, i64>,
    /// Grams of those that were weighed, and how many were.
    pub(super) grams: i64,
    pub(super) weighed: i64,
    /// What is reused, by category.
    pub(super) reused: BTreeMap<String, Category>,
}

impl Figures {
    /// Counts a unit, once.
    pub(super) fn count(&mut self, unit: &Unit) -> Result<()> {
        let state = unit.standing()?;
        self.units += 1;
        *self.standing.entry(devices::public_state(state)).or_default() += 1;
        if let Some(grams) = unit.weight_grams {
            self.grams += i64::from(grams);
            self.weighed += 1;
        }
        if state.outcome() == Some(Outcome::Reused) {
            self.reused.entry(unit.category.clone()).or_default().reused += 1;
        }
        Ok(())
    }

    /// Grams of CO2e that a further year of use of all that is reused avoids.
    pub(super) fn avoided_grams(&self) -> i64 {
        let each =
            |one: &Category| one.avoided.as_ref().map_or(0, |(grams, _)| grams.saturating_mul(one.reused));
        self.reused.values().map(each).sum()
    }

    /// Looks the factors up that were in force on a day.
    pub(super) async fn weigh(&mut self, c: &impl ConnectionTrait, on: Instant) -> Result<()> {
        let factors = factors::values(c, "impact.", on).await?;
        for (category, one) in &mut self.reused {
            one.avoided = avoided_per_year(&factors, category).map(|one| (one.grams, one.source));
        }
        Ok(())
    }
}

/// The figures of some parts.
pub(super) async fn of_parts(c: &impl ConnectionTrait, on: Instant, parts: &[LotPartId]) -> Result<Figures> {
    let mut figures = Figures::default();
    for part in parts.iter().copied() {
        let mut after = String::new();
        loop {
            let units = devices::units_of_part(c, part, &after, BATCH).await?;
            for unit in &units {
                figures.count(unit)?;
            }
            let Some(last) = units.last().filter(|_| units.len() == BATCH as usize) else { break };
            after.clone_from(&last.reference);
        }
    }
    figures.weigh(c, on).await?;
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(state: &str, weight: Option<i32>) -> Unit {
        let at = chrono::DateTime::UNIX_EPOCH;
        Unit {
            reference: "RB-AAAA-AAAA".to_owned(),
            category: "laptop".to_owned(),
            brand: None,
            model: "M".to_owned(),
            serial: None,
            inventory_number: None,
            state: state.to_owned(),
            weight_grams: weight,
            received_at: at,
            outcome_at: None,
        }
    }

    #[test]
    fn each_unit_counts_once_and_only_what_is_reused_avoids_something() {
        let mut figures = Figures::default();
        for one in [unit("sold", Some(1_500)), unit("recycled", Some(2_000)), unit("ready", None)] {
            figures.count(&one).unwrap();
        }
        if let Some(one) = figures.reused.get_mut("laptop") {
            one.avoided = Some((27_000, "ADEME".to_owned()));
        }
        assert_eq!((figures.units, figures.grams, figures.weighed), (3, 3_500, 2));
        assert_eq!(figures.avoided_grams(), 27_000);
        assert_eq!(figures.standing.get("in_use"), Some(&1));
        assert!(figures.count(&unit("nonsense", None)).is_err());
    }
}
