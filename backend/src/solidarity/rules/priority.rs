//! Who comes first: published points, whole numbers, the same for everyone.

use serde::{Deserialize, Serialize};

use crate::kernel::Instant;
use crate::kernel::context::coded;

coded! {
    /// The one criterion that a mediator saw evidence of. None reveals a disability.
    Criterion {
        /// A minimum social benefit.
        MinimumSocial = "minimum_social",
        /// The family quotient's band.
        QfBand = "qf_band",
        /// What is left to live on.
        ResteAVivre = "reste_a_vivre",
        /// Another structure prescribes.
        Prescription = "prescription",
        /// None of these.
        Other = "other",
    }
}

coded! {
    /// What the equipment is for.
    Purpose {
        /// School and studies.
        School = "school",
        /// Looking for work.
        JobSearch = "job_search",
        /// Rights and administrative steps.
        Rights = "rights",
        /// Health and care.
        Health = "health",
        /// Keeping in touch.
        Isolation = "isolation",
        /// Something else.
        Other = "other",
    }
}

coded! {
    /// How soon it is needed.
    Urgency {
        /// As for everyone.
        Ordinary = "ordinary",
        /// A date is near.
        High = "high",
        /// A right or a place is about to be lost.
        Critical = "critical",
    }
}

/// The version of the points now in force; a run keeps the one it was computed with.
pub const RULES_VERSION: i32 = 1;

/// The points of one version of the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// For each person of the household.
    pub per_person: i64,
    /// Persons counted at most.
    pub persons_most: i64,
    /// For what it is for, in the order of [`Purpose::ALL`].
    pub purposes: [i64; 6],
    /// When a criterion other than "other" was seen.
    pub criterion: i64,
    /// For urgency, in the order of [`Urgency::ALL`].
    pub urgencies: [i64; 3],
    /// For each full week since the request was filed: waiting always ends by counting more than anything else.
    pub per_week: i64,
    /// The furthest that a device travels, in kilometres.
    pub radius_km: i64,
}

/// The points of a version; `None` for a version that never was.
#[must_use]
pub fn weights(version: i32) -> Option<Weights> {
    match version {
        1 => Some(Weights {
            per_person: 3,
            persons_most: 8,
            purposes: [20, 20, 15, 15, 10, 5],
            criterion: 10,
            urgencies: [0, 5, 10],
            per_week: 2,
            radius_km: 150,
        }),
        _ => None,
    }
}

/// What points are given for. Nothing else of a household counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Persons in the household, 1 to 20.
    pub household_size: i32,
    /// What it is for.
    pub purpose: Purpose,
    /// The criterion seen.
    pub criterion: Criterion,
    /// How soon.
    pub urgency: Urgency,
    /// When the request was filed; a proposal that was declined or lapsed changes nothing.
    pub submitted_at: Instant,
}

/// One reason for points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Part {
    /// household_size, purpose, criterion, urgency or waiting.
    pub reason: String,
    /// How many points.
    pub points: i64,
    /// Persons or weeks, where the reason counts something.
    pub count: Option<i64>,
}

/// The points of a situation, reason by reason. Their sum is at least 1.
#[must_use]
pub fn parts(weights: &Weights, situation: &Situation, now: Instant) -> Vec<Part> {
    let position = |found: Option<usize>| found.unwrap_or_default();
    let persons = i64::from(situation.household_size).clamp(1, weights.persons_most);
    let purpose = position(Purpose::ALL.iter().position(|one| *one == situation.purpose));
    let urgency = position(Urgency::ALL.iter().position(|one| *one == situation.urgency));
    let weeks = now.signed_duration_since(situation.submitted_at).num_weeks().clamp(0, 5_200);
    let criterion = if situation.criterion == Criterion::Other { 0 } else { weights.criterion };
    let part = |reason: &str, points, count| Part { reason: reason.to_owned(), points, count };
    vec![
        part("household_size", persons * weights.per_person, Some(persons)),
        part("purpose", weights.purposes[purpose], None),
        part("criterion", criterion, None),
        part("urgency", weights.urgencies[urgency], None),
        part("waiting", weeks * weights.per_week, Some(weeks)),
    ]
}

/// The sum of the points.
#[must_use]
pub fn total(parts: &[Part]) -> i64 {
    parts.iter().map(|part| part.points).sum()
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use proptest::prelude::*;

    use super::*;

    fn situation(size: i32, purpose: usize, criterion: usize, urgency: usize) -> Situation {
        Situation {
            household_size: size,
            purpose: Purpose::ALL[purpose],
            criterion: Criterion::ALL[criterion],
            urgency: Urgency::ALL[urgency],
            submitted_at: "2026-11-02T09:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn a_family_of_four_that_needs_school_and_waited_three_weeks_has_48_points() {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let parts = parts(&weights(1).unwrap(), &situation(4, 0, 0, 0), now);
        let points: Vec<i64> = parts.iter().map(|part| part.points).collect();
        assert_eq!(points, [12, 20, 10, 0, 6]);
        assert_eq!(total(&parts), 48);
    }

    #[test]
    fn the_version_in_force_exists() {
        assert!(weights(RULES_VERSION).is_some());
        assert!(weights(0).is_none());
    }

    proptest! {
        #[test]
        fn waiting_only_ever_adds(size in 1..21_i32, purpose in 0..6_usize, criterion in 0..5_usize,
            urgency in 0..3_usize, days in 0..2000_i64, more in 0..2000_i64) {
            let weights = weights(RULES_VERSION).unwrap();
            let one = situation(size, purpose, criterion, urgency);
            let at = |days| total(&parts(&weights, &one, one.submitted_at + Duration::days(days)));
            prop_assert!(at(days) >= 1);
            prop_assert!(at(days + more) >= at(days));
        }
    }
}
