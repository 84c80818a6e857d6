//! Who is offered a lot: the published rule, and nothing else decides. Same figures, same order; the order is kept with the
//! offer with all that made it, so that anybody can work it out again (`/regle-des-offres`).
//!
//! 1. Only workshops that law 13 and their own terms allow are looked at; one that declined this lot is not asked again.
//! 2. The workshop that the donor prefers comes first while it has room.
//! 3. Then those with room for the whole lot this week, those with room for a part of it, the others.
//! 4. Among them, a workshop that has taken less than three quarters of what it was due in this territory comes first, once it
//!    was due a week's work; of several, the one that is furthest behind.
//! 5. The others follow by points out of 100: distance 40, room 30, answers 15, delay 15. Equal points: the nearest first.
//!
//! What a workshop is due: each lot is shared out, in thought, between those that might have taken it, by what they can take
//! in a week; the sum is what each was due. A lot that its donor entrusted to a workshop of its choice counts for nobody.

use serde::{Deserialize, Serialize};

use crate::kernel::{OrganisationId, SiteId};

/// The rule's version, kept with each offer.
pub const RULE: &str = "2026-11";
/// The points for being near (a setting of the platform, published).
pub const DISTANCE_POINTS: u64 = 40;
/// The points for having room.
pub const ROOM_POINTS: u64 = 30;
/// The points for taking what is offered.
pub const ANSWER_POINTS: u64 = 15;
/// The points for fetching soon.
pub const DELAY_POINTS: u64 = 15;
/// Up to so many days from declaration to collection, all the points for the delay.
pub const SOON_DAYS: u64 = 5;
/// From so many days on, none.
pub const LATE_DAYS: u64 = 30;
/// Below so many hundredths of what it was due, a workshop comes first.
pub const BEHIND_PERCENT: u64 = 75;
/// What a workshop is reckoned to take in a week when it has not said, in units.
pub const USUAL_WEEKLY_UNITS: u32 = 50;
/// The most workshops that the decision looks at and keeps: the nearest.
pub const MOST_CANDIDATES: usize = 200;

/// What the rule knows of a workshop that may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its workshop.
    pub site_id: SiteId,
    /// Whose it is.
    pub refurbisher_id: OrganisationId,
    /// How far the lot is, in metres.
    pub distance_m: u64,
    /// How far it fetches, in metres.
    pub radius_m: u64,
    /// What it says it can take in a week of the lot's kinds, in units; `None` when it has not said.
    pub weekly: Option<u32>,
    /// How many of the lot's units find room this week.
    pub fits: u32,
    /// Offers it answered, or let pass, in the last 12 months.
    pub asked: u32,
    /// Of these, how many it took.
    pub taken: u32,
    /// Its usual days from declaration to collection; `None` below five collections.
    pub delay_days: Option<u32>,
    /// What it was due in this territory, in thousandths of a unit.
    pub due_thousandths: u64,
    /// What it took in this territory, in units.
    pub taken_units: u64,
    /// Whether the donor prefers it.
    pub preferred: bool,
}

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// For the whole lot.
    Whole,
    /// For a part of it.
    Part,
    /// None this week.
    Full,
}

/// Why a workshop stands where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The donor prefers it.
    Preferred,
    /// It has taken less than it was due.
    Behind,
    /// By its points.
    Points,
}

impl Turn {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preferred => "preferred",
            Self::Behind => "behind",
            Self::Points => "points",
        }
    }
}

impl Room {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::Full => "full",
        }
    }
}

/// Points, each kind apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    /// For the distance, out of 40.
    pub distance: u64,
    /// For the room, out of 30.
    pub room: u64,
    /// For the answers, out of 15.
    pub answers: u64,
    /// For the delay, out of 15.
    pub delay: u64,
}

impl Points {
    /// All of them, out of 100.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.distance + self.room + self.answers + self.delay
    }
}

/// A workshop in the order in which it is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// What was known of it.
    #[serde(flatten)]
    pub candidate: Candidate,
    /// Its room.
    pub room: Room,
    /// Why it stands there.
    pub turn: Turn,
    /// Its points.
    pub points: Points,
}

/// A decision as it is kept with its offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The rule's version.
    pub rule: String,
    /// The department of the lot, which fairness is counted in.
    pub territory: String,
    /// The units that were offered.
    pub units: u32,
    /// Every workshop that might have been asked, in order: the first was.
    pub order: Vec<Ranked>,
}

impl Candidate {
    /// What it counts for when a lot is shared out, in units a week.
    #[must_use]
    pub fn weight(&self) -> u64 {
        u64::from(self.weekly.unwrap_or(USUAL_WEEKLY_UNITS))
    }

    fn room(&self, units: u32) -> Room {
        match self.fits {
            fits if fits >= units => Room::Whole,
            0 => Room::Full,
            _ => Room::Part,
        }
    }

    /// What it took of what it was due, in millionths; nothing when it was due nothing yet.
    #[must_use]
    pub fn share_millionths(&self) -> Option<u64> {
        let taken = u128::from(self.taken_units) * 1_000_000_000;
        let share = taken.checked_div(u128::from(self.due_thousandths))?;
        Some(u64::try_from(share).unwrap_or(u64::MAX))
    }

    /// Whether it has taken less than three quarters of what it was due, once that is a week's work.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.due_thousandths >= self.weight() * 1_000
            && self.share_millionths().is_some_and(|share| share < BEHIND_PERCENT * 10_000)
    }

    /// Its points for a lot of so many units.
    #[must_use]
    pub fn points(&self, units: u32) -> Points {
        let left = self.radius_m.saturating_sub(self.distance_m);
        let room = match self.weekly {
            Some(_) => ROOM_POINTS * u64::from(self.fits.min(units)) / u64::from(units.max(1)),
            None => ROOM_POINTS / 2,
        };
        let delay = match self.delay_days {
            Some(days) => {
                let early = LATE_DAYS.saturating_sub(u64::from(days)).min(LATE_DAYS - SOON_DAYS);
                DELAY_POINTS * early / (LATE_DAYS - SOON_DAYS)
            }
            None => DELAY_POINTS.div_ceil(2),
        };
        Points {
            distance: DISTANCE_POINTS * left / self.radius_m.max(1),
            room,
            answers: ANSWER_POINTS * (u64::from(self.taken) + 1) / (u64::from(self.asked) + 2),
            delay,
        }
    }
}

/// The order in which workshops are asked for a lot of so many units: the first is asked now.
#[must_use]
pub fn order(units: u32, candidates: Vec<Candidate>) -> Vec<Ranked> {
    let mut all: Vec<Ranked> = candidates
        .into_iter()
        .map(|candidate| {
            let room = candidate.room(units);
            let turn = match (candidate.preferred && room != Room::Full, candidate.is_behind()) {
                (true, _) => Turn::Preferred,
                (false, true) => Turn::Behind,
                (false, false) => Turn::Points,
            };
            let points = candidate.points(units);
            Ranked { candidate, room, turn, points }
        })
        .collect();
    all.sort_by_key(|one| {
        let share = match one.turn {
            Turn::Behind => one.candidate.share_millionths().unwrap_or_default(),
            Turn::Preferred | Turn::Points => 0,
        };
        (
            one.turn != Turn::Preferred,
            one.room,
            one.turn,
            share,
            std::cmp::Reverse(one.points.total()),
            one.candidate.distance_m,
            one.candidate.site_id,
        )
    });
    all
}

/// What each workshop is due of a lot, in thousandths of a unit, once the first of the order takes it: it is shared out
/// between those with as much room as the taker, by what they take in a week. Nothing when the donor chose.
#[must_use]
pub fn dues(units: u32, order: &[Ranked]) -> Vec<(SiteId, u64)> {
    let Some(first) = order.first().filter(|first| first.turn != Turn::Preferred) else { return Vec::new() };
    let level: Vec<&Ranked> = order.iter().filter(|one| one.room == first.room).collect();
    let all: u64 = level.iter().map(|one| one.candidate.weight()).sum();
    level
        .into_iter()
        .filter_map(|one| {
            let due = (u64::from(units) * 1_000 * one.candidate.weight()).checked_div(all)?;
            Some((one.candidate.site_id, due))
        })
        .collect()
}

/// The worked example of the public page: 40 units, three workshops; the expected figures are in this room's tests.
#[must_use]
pub fn example() -> (u32, Vec<(&'static str, Candidate)>) {
    let of = |number: u128| uuid::Uuid::from_u128(number);
    let one = |number,
               near: (u64, u64),
               room: (Option<u32>, u32),
               answers: (u32, u32),
               delay,
               share: (u64, u64)| {
        Candidate {
            site_id: SiteId(of(number)),
            refurbisher_id: OrganisationId(of(number)),
            distance_m: near.0 * 1_000,
            radius_m: near.1 * 1_000,
            weekly: room.0,
            fits: room.1,
            asked: answers.0,
            taken: answers.1,
            delay_days: delay,
            due_thousandths: share.0 * 1_000,
            taken_units: share.1,
            preferred: false,
        }
    };
    (
        40,
        vec![
            ("A", one(1, (5, 50), (Some(100), 40), (10, 9), Some(5), (900, 1_100))),
            ("B", one(2, (20, 50), (Some(60), 40), (4, 2), Some(15), (500, 300))),
            ("C", one(3, (12, 30), (None, 40), (0, 0), None, (100, 90))),
        ],
    )
}

#[cfg(test)]
#[path = "offering_tests.rs"]
mod tests;
