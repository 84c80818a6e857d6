//! What happened, as facts that count for a refurbisher on a day; days that sum them; figures over twelve months. Pure.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use chrono::{Months, NaiveDate};
use uuid::Uuid;

use crate::accreditation::reuse::WINDOW_MONTHS;
use crate::accreditation::{Delay, Quality, Receptions, ReuseRate};
use crate::devices::Life;
use crate::devices::rules::Outcome;
use crate::donations::PartLife;
use crate::kernel::context::coded;
use crate::kernel::time::paris_day;
use crate::kernel::{Instant, LotPartId, OrganisationId};
use crate::refurbishing::Judged;

coded! {
    /// What one fact counts.
    Measure {
        /// A device sold, given or lent, on the day of its outcome, with the days since its reception.
        Reused = "reused",
        /// A device taken apart or recycled, likewise.
        NotReused = "not_reused",
        /// A proof of erasure that was believed, on the day it was handed in.
        ReportAccepted = "report_accepted",
        /// A proof refused, or taken back since as false, on the day it was handed in.
        ReportRefused = "report_refused",
        /// A lot part collected, on that day, with the days since the declaration.
        Collected = "collected",
        /// A lot part received, on that day, with the days since the collection when one is known.
        Received = "received",
        /// A lot part received that was not known to be collected: counted, but no delay.
        ReceivedAlone = "received_alone",
        /// A part received whose count was contested.
        Disputed = "disputed",
        /// Units declared in a part received.
        UnitsDeclared = "units_declared",
        /// Units declared and not found.
        UnitsMissing = "units_missing",
        /// Units found beyond what was declared.
        UnitsExtra = "units_extra",
        /// Kinds declared in a part received.
        KindsDeclared = "kinds_declared",
        /// Kinds whose count differed.
        KindsDifferent = "kinds_different",
    }
}

/// How much a fact, or a day, counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    /// Things counted.
    pub units: u64,
    /// Of them, those that were weighed.
    pub weighed_units: u64,
    /// Their weight.
    pub grams: u64,
}

impl Amount {
    fn units(units: u64) -> Self {
        Self { units, ..Self::default() }
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Self) {
        self.units += other.units;
        self.weighed_units += other.weighed_units;
        self.grams += other.grams;
    }
}

/// Something that counts for one refurbisher on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The device or lot part whose events say it.
    pub source: Uuid,
    /// What it counts.
    pub measure: Measure,
    /// The device, proof or lot part that is counted.
    pub subject: Uuid,
    /// For whom.
    pub organisation: OrganisationId,
    /// On which day of Paris.
    pub day: NaiveDate,
    /// How many days it took; 0 where nothing is timed.
    pub days: u32,
    /// How much.
    pub amount: Amount,
}

/// A refurbisher, a day, what is counted, how many days it took.
pub type Key = (OrganisationId, NaiveDate, Measure, u32);

/// Days of Paris between two moments; none when the second comes first.
fn days_between(from: Instant, to: Instant) -> u32 {
    u32::try_from((paris_day(to) - paris_day(from)).num_days()).unwrap_or_default()
}

/// The facts of one device: how its life ended, and how its proofs of erasure were judged.
#[must_use]
pub fn device_facts(life: &Life, proofs: &[Judged]) -> Vec<Fact> {
    let fact = |measure, subject, at: Instant| Fact {
        source: life.id.0,
        measure,
        subject,
        organisation: life.workshop,
        day: paris_day(at),
        days: 0,
        amount: Amount::units(1),
    };
    let mut facts: Vec<Fact> = proofs
        .iter()
        .map(|proof| {
            let measure = if proof.refused { Measure::ReportRefused } else { Measure::ReportAccepted };
            fact(measure, proof.id.0, proof.at)
        })
        .collect();
    if let (Some(outcome), Some(at)) = (life.state.outcome(), life.outcome_at) {
        let measure = match outcome {
            Outcome::Reused => Measure::Reused,
            Outcome::NotReused => Measure::NotReused,
        };
        facts.push(Fact {
            days: days_between(life.begun_at, at),
            amount: Amount {
                units: 1,
                weighed_units: u64::from(life.weight_grams.is_some()),
                grams: life.weight_grams.map_or(0, i32::unsigned_abs).into(),
            },
            ..fact(measure, life.id.0, at)
        });
    }
    facts
}

/// The facts of one lot part.
#[must_use]
pub fn part_facts(id: LotPartId, organisation: OrganisationId, life: &PartLife) -> Vec<Fact> {
    let fact = |measure, at: Instant, days, units| Fact {
        source: id.0,
        measure,
        subject: id.0,
        organisation,
        day: paris_day(at),
        days,
        amount: Amount::units(units),
    };
    let mut facts = Vec::new();
    if let (Some(declared), Some(collected)) = (life.declared_at, life.collected_at) {
        facts.push(fact(Measure::Collected, collected, days_between(declared, collected), 1));
    }
    let Some(received) = life.received_at else { return facts };
    facts.push(match life.collected_at {
        Some(collected) => fact(Measure::Received, received, days_between(collected, received), 1),
        None => fact(Measure::ReceivedAlone, received, 0, 1),
    });
    let counted = [
        (Measure::Disputed, u64::from(life.disputed)),
        (Measure::UnitsDeclared, life.declared_units),
        (Measure::UnitsMissing, life.missing_units),
        (Measure::UnitsExtra, life.extra_units),
        (Measure::KindsDeclared, life.declared_kinds),
        (Measure::KindsDifferent, life.different_kinds),
    ];
    facts.extend(
        counted
            .into_iter()
            .filter(|(_, units)| *units > 0)
            .map(|(measure, units)| fact(measure, received, 0, units)),
    );
    facts
}

/// The days that facts make.
#[must_use]
pub fn tally(facts: impl IntoIterator<Item = Fact>) -> BTreeMap<Key, Amount> {
    let mut days: BTreeMap<Key, Amount> = BTreeMap::new();
    for Fact { organisation, day, measure, days: taken, amount, .. } in facts {
        *days.entry((organisation, day, measure, taken)).or_default() += amount;
    }
    days
}

/// The twelve months that end with a day: after the first day, up to the second.
#[must_use]
pub fn window(last: NaiveDate) -> (NaiveDate, NaiveDate) {
    (last.checked_sub_months(Months::new(WINDOW_MONTHS)).unwrap_or(last), last)
}

/// The figures of one refurbisher, from what its days count together: what, how many days it took, how much.
#[must_use]
pub fn quality(counted: impl IntoIterator<Item = (Measure, u32, Amount)>) -> Quality {
    let mut sums: BTreeMap<Measure, Amount> = BTreeMap::new();
    let mut taken: [BTreeMap<u32, u64>; 3] = Default::default();
    for (measure, days, amount) in counted {
        *sums.entry(measure).or_default() += amount;
        let timed = match measure {
            Measure::Collected => Some(0),
            Measure::Received => Some(1),
            Measure::Reused | Measure::NotReused => Some(2),
            Measure::ReportAccepted
            | Measure::ReportRefused
            | Measure::ReceivedAlone
            | Measure::Disputed
            | Measure::UnitsDeclared
            | Measure::UnitsMissing
            | Measure::UnitsExtra
            | Measure::KindsDeclared
            | Measure::KindsDifferent => None,
        };
        if let Some(place) = timed {
            *taken[place].entry(days).or_default() += amount.units;
        }
    }
    let sum = |measure: Measure| sums.get(&measure).copied().unwrap_or_default();
    let units = |measure: Measure| sum(measure).units;
    let (reused, not) = (sum(Measure::Reused), sum(Measure::NotReused));
    Quality {
        reuse: ReuseRate {
            reused_units: reused.units,
            units: reused.units + not.units,
            reused_grams: reused.grams,
            grams: reused.grams + not.grams,
            weighed_units: reused.weighed_units + not.weighed_units,
        },
        reports: units(Measure::ReportAccepted) + units(Measure::ReportRefused),
        refused_reports: units(Measure::ReportRefused),
        to_collection: Delay::of(&taken[0]),
        to_receipt: Delay::of(&taken[1]),
        to_outcome: Delay::of(&taken[2]),
        receptions: Receptions {
            parts: units(Measure::Received) + units(Measure::ReceivedAlone),
            disputed_parts: units(Measure::Disputed),
            declared_units: units(Measure::UnitsDeclared),
            missing_units: units(Measure::UnitsMissing),
            extra_units: units(Measure::UnitsExtra),
            declared_kinds: units(Measure::KindsDeclared),
            different_kinds: units(Measure::KindsDifferent),
        },
        ..Quality::default()
    }
}

/// The figures of one refurbisher over the twelve months that end with `last`, from its days.
#[must_use]
pub fn over_twelve_months(
    days: &BTreeMap<Key, Amount>,
    organisation: OrganisationId,
    last: NaiveDate,
) -> Quality {
    let (after, until) = window(last);
    quality(
        days.iter()
            .filter(|((whose, day, ..), _)| *whose == organisation && *day > after && *day <= until)
            .map(|((_, _, measure, taken), amount)| (*measure, *taken, *amount)),
    )
}

#[cfg(test)]
mod tests;
