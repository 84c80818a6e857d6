//! The allocation engine (law 9): requests × devices → who gets what, and why. Exact and lexicographic: first the
//! greatest total of points served, then the least total distance; what is still equal goes by ids, the earliest
//! first, so that the optimum is unique. Whole numbers only, so that a run replays bit for bit.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::assignment;
use crate::kernel::{DeviceId, RequestId, canonical};
use crate::platform::audit::hex;

/// Requests considered in one run.
pub const MOST_REQUESTS: usize = 400;
/// Devices considered in one run, for each request considered in their category.
pub const DEVICES_PER_REQUEST: usize = 2;

/// A request as the engine sees it: nothing of the household but its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The request.
    pub id: RequestId,
    /// The category asked for.
    pub category: String,
    /// Memory asked for, in gigabytes.
    pub memory_gb_min: i32,
    /// Its points, 1 to 1 000 000.
    pub points: i64,
    /// The row of [`Inputs::metres`] of its mediation place.
    pub place: usize,
}

/// A device of the pool as the engine sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// The device.
    pub id: DeviceId,
    /// Its category.
    pub category: String,
    /// Its memory in gigabytes; 0 when unknown.
    pub memory_gb: i32,
    /// The column of [`Inputs::metres`] of the place where it is.
    pub place: usize,
}

/// Everything that decides a run; kept with it, so that it can be replayed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The version of the rules.
    pub rules_version: i32,
    /// The furthest that a device travels, in metres.
    pub radius_metres: i64,
    /// Requests that wait.
    pub requests: Vec<Wanted>,
    /// Devices of the pool.
    pub devices: Vec<Offered>,
    /// From each mediation place (row) to each place of devices (column), in metres.
    pub metres: Vec<Vec<i64>>,
}

/// What decided for a request that is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// No other device fitted.
    OnlyOne,
    /// No device that fits is nearer.
    Nearest,
    /// A nearer one serves another request: together they travel least, or serve most.
    Shared,
}

/// Why a request waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Wait {
    /// The pool held no device of the category.
    NoDevice,
    /// Devices of the category were there, none with enough memory.
    NotEnoughMemory {
        /// How many of the category there were.
        of_category: i64,
    },
    /// Fitting devices were there, none within the radius.
    TooFar {
        /// The nearest, in metres.
        nearest_metres: i64,
    },
    /// Each device that fits went to a request with at least as many points.
    OthersFirst {
        /// How many devices would have fitted.
        fitting: i64,
        /// The fewest points among the requests that received them.
        lowest_served: i64,
        /// Whether those had no more points than this one: then distance, or the earlier request, decided.
        tie: bool,
    },
    /// More requests wait than one run considers; those with more points came first.
    BeyondRun {
        /// How many are considered.
        considered: i64,
    },
}

/// What a run decides for one request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// A device is proposed.
    Served {
        /// Which.
        device_id: DeviceId,
        /// How far it travels, in metres.
        metres: i64,
        /// Devices that fitted.
        fitting: i64,
        /// What decided.
        choice: Choice,
    },
    /// It waits.
    Waits {
        /// Why.
        why: Wait,
    },
}

/// One request's decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The request.
    pub request_id: RequestId,
    /// Its points.
    pub points: i64,
    /// Its rank among all that wait, from 1: by points, then the earliest.
    pub rank: i64,
    /// What is decided.
    pub outcome: Outcome,
}

/// A run's result: one decision per request, by rank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// The decisions.
    pub decisions: Vec<Decision>,
    /// The points served.
    pub points_served: i64,
    /// The metres that devices travel.
    pub metres: i64,
}

impl Allocation {
    /// How many requests are served.
    #[must_use]
    pub fn served(&self) -> usize {
        self.decisions.iter().filter(|one| matches!(one.outcome, Outcome::Served { .. })).count()
    }
}

/// The hash of a run: its inputs and its result in their one form.
#[must_use]
pub fn hash(inputs: &Inputs, allocation: &Allocation) -> String {
    let mut digest = Sha256::new();
    digest.update(canonical(&json!({ "inputs": inputs, "result": allocation })).as_bytes());
    hex(&digest.finalize())
}

/// The inputs in their one order: by ids.
#[must_use]
pub fn ordered(mut inputs: Inputs) -> Inputs {
    inputs.requests.sort_by_key(|one| one.id);
    inputs.devices.sort_by_key(|one| one.id);
    inputs
}

/// The allocation of these inputs, whatever their order.
#[must_use]
pub fn allocate(inputs: &Inputs) -> Allocation {
    let inputs = ordered(inputs.clone());
    let mut by_rank: Vec<&Wanted> = inputs.requests.iter().collect();
    by_rank.sort_by_key(|one| (-one.points, one.id));
    let considered: BTreeSet<RequestId> = by_rank.iter().take(MOST_REQUESTS).map(|one| one.id).collect();
    let mut categories: BTreeMap<&str, Vec<&Wanted>> = BTreeMap::new();
    for one in inputs.requests.iter().filter(|one| considered.contains(&one.id)) {
        categories.entry(one.category.as_str()).or_default().push(one);
    }
    let mut outcomes: BTreeMap<RequestId, Outcome> = BTreeMap::new();
    for (category, requests) in categories {
        let pool: Vec<&Offered> = inputs.devices.iter().filter(|one| one.category == category).collect();
        outcomes.extend(of_category(&inputs, &requests, &pool));
    }
    let beyond = Outcome::Waits {
        why: Wait::BeyondRun { considered: i64::try_from(MOST_REQUESTS).unwrap_or(i64::MAX) },
    };
    let decisions: Vec<Decision> = by_rank
        .iter()
        .zip(1_i64..)
        .map(|(one, rank)| Decision {
            request_id: one.id,
            points: one.points,
            rank,
            outcome: outcomes.remove(&one.id).unwrap_or_else(|| beyond.clone()),
        })
        .collect();
    let served = decisions.iter().filter_map(|one| match &one.outcome {
        Outcome::Served { metres, .. } => Some((one.points, *metres)),
        Outcome::Waits { .. } => None,
    });
    let (points_served, metres) =
        served.fold((0, 0), |(points, metres), one| (points + one.0, metres + one.1));
    Allocation { decisions, points_served, metres }
}

/// The decisions of one category; both lists are in id order.
fn of_category(inputs: &Inputs, requests: &[&Wanted], pool: &[&Offered]) -> Vec<(RequestId, Outcome)> {
    let metres = |request: &Wanted, device: &Offered| inputs.metres[request.place][device.place];
    let fits = |request: &Wanted, device: &Offered| {
        device.memory_gb >= request.memory_gb_min && metres(request, device) <= inputs.radius_metres
    };
    let shortlist = shortlist(inputs, requests, pool);
    // One point outweighs any total of distances.
    let rows = i64::try_from(requests.len()).unwrap_or(i64::MAX);
    let point = rows.saturating_mul(inputs.radius_metres.max(0)).saturating_add(1);
    let assigned = assignment::best(requests.len(), shortlist.len(), |row, column| {
        let (request, device) = (requests[row], shortlist[column]);
        fits(request, device).then(|| request.points.saturating_mul(point) - metres(request, device))
    });
    let receiver: BTreeMap<DeviceId, &Wanted> = assigned
        .iter()
        .zip(requests)
        .filter_map(|(column, request)| column.map(|column| (shortlist[column].id, *request)))
        .collect();
    let mut outcomes = Vec::with_capacity(requests.len());
    for (request, column) in requests.iter().zip(&assigned) {
        let fitting: Vec<&&Offered> = shortlist.iter().filter(|device| fits(request, device)).collect();
        let count = i64::try_from(fitting.len()).unwrap_or(i64::MAX);
        let outcome = match column {
            Some(column) => {
                let device = shortlist[*column];
                let own = metres(request, device);
                let choice = if fitting.len() == 1 {
                    Choice::OnlyOne
                } else if fitting.iter().all(|other| metres(request, other) >= own) {
                    Choice::Nearest
                } else {
                    Choice::Shared
                };
                Outcome::Served { device_id: device.id, metres: own, fitting: count, choice }
            }
            None => Outcome::Waits { why: why_it_waits(request, pool, &fitting, &receiver, &metres) },
        };
        outcomes.push((request.id, outcome));
    }
    outcomes
}

fn why_it_waits(
    request: &Wanted,
    pool: &[&Offered],
    fitting: &[&&Offered],
    receiver: &BTreeMap<DeviceId, &Wanted>,
    metres: &impl Fn(&Wanted, &Offered) -> i64,
) -> Wait {
    if pool.is_empty() {
        return Wait::NoDevice;
    }
    let enough: Vec<&&Offered> =
        pool.iter().filter(|device| device.memory_gb >= request.memory_gb_min).collect();
    let Some(nearest_metres) = enough.iter().map(|device| metres(request, device)).min() else {
        return Wait::NotEnoughMemory { of_category: i64::try_from(pool.len()).unwrap_or(i64::MAX) };
    };
    let lowest = fitting.iter().filter_map(|device| receiver.get(&device.id)).map(|other| other.points).min();
    match lowest {
        Some(lowest_served) => Wait::OthersFirst {
            fitting: i64::try_from(fitting.len()).unwrap_or(i64::MAX),
            lowest_served,
            tie: lowest_served <= request.points,
        },
        None => Wait::TooFar { nearest_metres },
    }
}

/// The devices of a category that one run considers: for each request in turn the nearest that fit and are not yet on
/// the list, as many rounds as it takes to reach twice the number of requests. A request that any device fits has
/// one of its own there, so that leaving out the others never leaves a request without.
fn shortlist<'a>(inputs: &Inputs, requests: &[&Wanted], pool: &[&'a Offered]) -> Vec<&'a Offered> {
    let most = requests.len().saturating_mul(DEVICES_PER_REQUEST);
    if pool.len() <= most {
        return pool.to_vec();
    }
    let mut chosen: BTreeSet<DeviceId> = BTreeSet::new();
    let mut orders: BTreeMap<(usize, i32), std::vec::IntoIter<&Offered>> = BTreeMap::new();
    for _ in 0..DEVICES_PER_REQUEST {
        for request in requests {
            let order = orders.entry((request.place, request.memory_gb_min)).or_insert_with(|| {
                let row = &inputs.metres[request.place];
                let mut near: Vec<&Offered> = pool
                    .iter()
                    .copied()
                    .filter(|device| {
                        device.memory_gb >= request.memory_gb_min && row[device.place] <= inputs.radius_metres
                    })
                    .collect();
                near.sort_by_key(|device| (row[device.place], device.id));
                near.into_iter()
            });
            if let Some(device) = order.find(|device| !chosen.contains(&device.id)) {
                chosen.insert(device.id);
            }
        }
    }
    pool.iter().copied().filter(|device| chosen.contains(&device.id)).collect()
}

#[cfg(test)]
#[path = "allocation_tests.rs"]
mod tests;
