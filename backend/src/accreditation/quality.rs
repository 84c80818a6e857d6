//! What is measured of a refurbisher over twelve months, and what of it is published.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::reuse::{ENOUGH_OUTCOMES, ReuseRate, permille};

/// A figure is published from this many counted things on: fewer would say more of chance than of work (law 10's own sample).
pub const PUBLIC_SAMPLE: u64 = ENOUGH_OUTCOMES;

/// How long something took, over all the times it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Delay {
    /// How many times it ended.
    pub counted: u64,
    /// Whole days within which at least half ended; absent before the first.
    pub median_days: Option<u32>,
    /// Whole days within which at least nine of ten ended; absent before the first.
    pub ninth_days: Option<u32>,
}

impl Delay {
    /// From how many times each number of days was taken. A centile is a number of days that was really taken, the
    /// smallest within which that share ended (nearest rank).
    #[must_use]
    pub fn of(taken: &BTreeMap<u32, u64>) -> Self {
        let counted: u64 = taken.values().sum();
        let within = |percent: u64| {
            let mut seen = 0;
            taken.iter().find_map(|(days, times)| {
                seen += times;
                (*times > 0 && u128::from(seen) * 100 >= u128::from(counted) * u128::from(percent))
                    .then_some(*days)
            })
        };
        Self { counted, median_days: within(50), ninth_days: within(90) }
    }

    fn published(self) -> Self {
        if self.counted >= PUBLIC_SAMPLE {
            self
        } else {
            Self { counted: self.counted, median_days: None, ninth_days: None }
        }
    }
}

/// What was counted at receptions against what was declared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receptions {
    /// Lot parts received.
    pub parts: u64,
    /// Of them, those whose count was contested.
    pub disputed_parts: u64,
    /// Units declared.
    pub declared_units: u64,
    /// Units declared and not found.
    pub missing_units: u64,
    /// Units found beyond what was declared.
    pub extra_units: u64,
    /// Kinds declared: lines of the list.
    pub declared_kinds: u64,
    /// Of them, those whose count differed.
    pub different_kinds: u64,
}

impl Receptions {
    /// Units missing or beyond, of those declared, in tenths of a percent; nothing before the first.
    #[must_use]
    pub fn units_permille(&self) -> Option<u64> {
        permille(self.missing_units + self.extra_units, self.declared_units)
    }

    /// Kinds whose count differed, of those declared, in tenths of a percent; nothing before the first.
    #[must_use]
    pub fn kinds_permille(&self) -> Option<u64> {
        permille(self.different_kinds, self.declared_kinds)
    }
}

/// After-sales cases: how many, and how long they took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tickets {
    /// No room keeps after-sales cases yet: nothing is known of them, which is not « none ».
    #[default]
    NotMeasured,
}

/// Everything measured of one refurbisher over [`super::reuse::WINDOW_MONTHS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quality {
    /// Law 10.
    pub reuse: ReuseRate,
    /// Proofs of erasure handed in.
    pub reports: u64,
    /// Of them, those refused at once or taken back since as false.
    pub refused_reports: u64,
    /// From a lot's declaration to its collection, in days.
    pub to_collection: Delay,
    /// From the collection to the reception, in days.
    pub to_receipt: Delay,
    /// From a device's reception, or its last return, to its outcome, in days.
    pub to_outcome: Delay,
    /// Differences at reception.
    pub receptions: Receptions,
    /// After-sales cases.
    pub tickets: Tickets,
}

impl Quality {
    /// Proofs refused, of those handed in, in tenths of a percent; nothing before the first.
    #[must_use]
    pub fn refused_permille(&self) -> Option<u64> {
        permille(self.refused_reports, self.reports)
    }

    /// What everybody may read: each figure from [`PUBLIC_SAMPLE`] counted things on.
    #[must_use]
    pub fn published(&self, counted_until: Option<NaiveDate>) -> PublicQuality {
        let from = |counted: u64, value: Option<u64>| value.filter(|_| counted >= PUBLIC_SAMPLE);
        let Self {
            reuse,
            reports,
            refused_reports: _,
            to_collection,
            to_receipt,
            to_outcome,
            receptions,
            tickets,
        } = *self;
        PublicQuality {
            counted_until,
            outcomes: from(reuse.units, Some(reuse.units)),
            reuse_units_permille: from(reuse.units, reuse.units_permille()),
            reuse_mass_permille: from(reuse.weighed_units, reuse.mass_permille()),
            reports,
            refused_reports_permille: from(reports, self.refused_permille()),
            to_collection: to_collection.published(),
            to_receipt: to_receipt.published(),
            to_outcome: to_outcome.published(),
            declared_units: receptions.declared_units,
            different_units_permille: from(receptions.declared_units, receptions.units_permille()),
            tickets,
        }
    }
}

/// The published figures of a refurbisher, over twelve months. Each is absent under the public sample of 100 counted things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublicQuality {
    /// The last day counted; absent before the first measure.
    #[schema(value_type = Option<String>, format = Date)]
    pub counted_until: Option<NaiveDate>,
    /// Devices with an outcome.
    #[serde(skip)]
    pub outcomes: Option<u64>,
    /// Law 10 in units, in tenths of a percent.
    #[serde(skip)]
    pub reuse_units_permille: Option<u64>,
    /// Law 10 in mass, in tenths of a percent.
    #[serde(skip)]
    pub reuse_mass_permille: Option<u64>,
    /// Proofs of erasure handed in.
    pub reports: u64,
    /// Proofs refused at once or taken back since, of those handed in, in tenths of a percent.
    pub refused_reports_permille: Option<u64>,
    /// From the declaration of a lot to its collection.
    pub to_collection: Delay,
    /// From the collection to the reception.
    pub to_receipt: Delay,
    /// From the reception of a device to its outcome.
    pub to_outcome: Delay,
    /// Units declared in the lots received.
    pub declared_units: u64,
    /// Units missing or beyond at reception, of those declared, in tenths of a percent.
    pub different_units_permille: Option<u64>,
    /// After-sales cases: `not_measured` as long as nothing keeps them.
    pub tickets: Tickets,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centile_is_a_number_of_days_that_was_taken() {
        let delay = |all: &[(u32, u64)]| Delay::of(&all.iter().copied().collect());
        assert_eq!(delay(&[]), Delay::default());
        assert_eq!(delay(&[(7, 1)]), Delay { counted: 1, median_days: Some(7), ninth_days: Some(7) });
        let ten = delay(&[(1, 5), (2, 4), (90, 1)]);
        assert_eq!((ten.median_days, ten.ninth_days), (Some(1), Some(2)));
        let eleven = delay(&[(1, 5), (2, 4), (90, 2)]);
        assert_eq!((eleven.median_days, eleven.ninth_days), (Some(2), Some(90)));
    }

    #[test]
    fn each_figure_waits_for_its_own_sample() {
        let few = Quality {
            reports: 99,
            refused_reports: 1,
            to_outcome: Delay { counted: 100, median_days: Some(3), ninth_days: Some(9) },
            to_receipt: Delay { counted: 12, median_days: Some(0), ninth_days: Some(1) },
            ..Quality::default()
        };
        let told = few.published(None);
        assert_eq!((told.reports, told.refused_reports_permille), (99, None));
        assert_eq!(told.to_outcome, few.to_outcome);
        assert_eq!(told.to_receipt, Delay { counted: 12, median_days: None, ninth_days: None });
        let enough = Quality { reports: 100, ..few }.published(None);
        assert_eq!(enough.refused_reports_permille, Some(10));
    }

    #[test]
    fn what_is_not_measured_is_never_zero() {
        let told = serde_json::to_value(Quality::default().published(None)).unwrap();
        assert_eq!(told["tickets"], "not_measured");
    }
}
