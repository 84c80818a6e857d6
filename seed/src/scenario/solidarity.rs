//! Requests for households, the runs that served some, and loans.

use std::collections::BTreeMap;

use super::Cast;
use super::codes::{Capacity, Criterion, DeviceState, Need, RequestState, Urgency};
use super::description::{AllocationRun, Destination, Lot, Organisation, Request, Step};
use super::devices::Fated;
use super::listings::workshops_by_lot;
use super::random::Random;
use crate::Category;

const DAY: u32 = 1_440;
/// The latest run was three days ago, and there is one each week.
const LATEST_RUN: u32 = 3 * DAY;
const BETWEEN_RUNS: u32 = 7 * DAY;
/// Minutes that a person takes to validate a run.
const VALIDATION: u32 = 45;

/// Plays the gifts and loans, which ends the lives of those devices, and adds requests that wait.
pub(super) fn solidarity(
    seed: u64,
    cast: &Cast,
    lots: &[Lot],
    devices: &mut [Fated],
) -> (Vec<Request>, Vec<AllocationRun>) {
    let mut desk = Desk { random: Random::new(seed, "solidarity"), cast, requests: Vec::new() };
    let workshops = workshops_by_lot(lots);
    let mut proposals: BTreeMap<u32, Vec<(String, String)>> = BTreeMap::new();
    for fated in devices.iter_mut() {
        let (_, workshop) = workshops[fated.device.lot.as_str()];
        if let Some(pooled) = fated.device.entered(DeviceState::InSolidarityPool)
            && fated.fate.0 != DeviceState::InSolidarityPool
        {
            let run = run_after(pooled);
            let request = desk.served_request(workshop, fated, run);
            proposals.entry(run).or_default().push((request, fated.device.key.clone()));
        }
        if fated.fate.0 == DeviceState::Lent
            && let Some(available) = fated.device.entered(DeviceState::AvailableForLoan)
        {
            let borrower = desk.structure_near(workshop).key.clone();
            let minutes_ago = available - desk.random.between(DAY, 20 * DAY);
            fated.device.steps.push(Step { to: DeviceState::Lent, minutes_ago });
            fated.device.destination = Some(Destination::Loan(borrower));
        }
    }
    desk.other_requests(devices.len());
    let runs = proposals.into_iter().rev().enumerate().map(|(index, (ran, proposals))| AllocationRun {
        key: format!("allocation-run-{:03}", index + 1),
        ran_minutes_ago: ran,
        validated_minutes_ago: ran - VALIDATION,
        proposals,
    });
    (desk.requests, runs.collect())
}

/// The first run after a device came into the pool, `pooled` minutes ago.
fn run_after(pooled: u32) -> u32 {
    LATEST_RUN + (pooled - LATEST_RUN - 1) / BETWEEN_RUNS * BETWEEN_RUNS
}

struct Desk<'a> {
    random: Random,
    cast: &'a Cast,
    requests: Vec<Request>,
}

impl<'a> Desk<'a> {
    /// A request that got a device, with the device's life to match. Answers the request's key.
    fn served_request(&mut self, workshop: &str, fated: &mut Fated, run: u32) -> String {
        use RequestState as S;
        let validated = run - VALIDATION;
        let structure = self.structure_near(workshop);
        let reached = match fated.fate.0 {
            DeviceState::Given => S::HandedOver,
            DeviceState::InUse => S::Closed,
            _ => *self.random.pick(&[S::Proposed, S::Proposed, S::Accepted, S::ReadyForHandOver]),
        };
        let filed = run + self.random.between(2 * DAY, 60 * DAY);
        let accepted = validated - self.random.between(100, 900);
        let ready = accepted - self.random.between(300, 1_200);
        let handed_over = ready - self.random.between(200, 1_500);
        let followed_up = handed_over.saturating_sub(20 * DAY);
        let mut steps = way_to_waiting(filed);
        steps.extend(
            [
                (S::Proposed, validated),
                (S::Accepted, accepted),
                (S::ReadyForHandOver, ready),
                (S::HandedOver, handed_over),
                (S::FollowedUp, followed_up),
                (S::Closed, followed_up.saturating_sub(DAY)),
            ]
            .into_iter()
            .filter(|(to, _)| *to <= reached)
            .map(|(to, minutes_ago)| Step { to, minutes_ago }),
        );
        let device = &mut fated.device;
        for (to, minutes_ago, from) in [
            (DeviceState::Proposed, validated, S::Proposed),
            (DeviceState::Given, handed_over, S::HandedOver),
            (DeviceState::InUse, followed_up, S::FollowedUp),
        ] {
            if from <= reached {
                device.steps.push(Step { to, minutes_ago });
            }
        }
        let key = self.file(structure, device.category, Some(device.key.clone()), steps);
        device.destination = Some(Destination::Request(key.clone()));
        key
    }

    /// Requests without a device: most wait, some are on a desk, some ended otherwise.
    fn other_requests(&mut self, devices: usize) {
        use RequestState as S;
        const ENDS: [(RequestState, u32); 7] = [
            (RequestState::Waiting, 26),
            (RequestState::Submitted, 6),
            (RequestState::Draft, 2),
            (RequestState::InformationNeeded, 2),
            (RequestState::Eligible, 2),
            (RequestState::Refused, 2),
            (RequestState::Withdrawn, 2),
        ];
        let structures: Vec<&'a Organisation> = self.cast.with(Capacity::MediationStructure).collect();
        let wanted = (devices / 13).max(ENDS.len());
        for number in 0..wanted {
            // Each end once, then by chance.
            let end = ENDS.get(number).map_or_else(|| self.random.weighted(&ENDS), |(end, _)| *end);
            let structure = if number % 5 == 0 { structures[0] } else { *self.random.pick(&structures) };
            let category = self.random.weighted(&[
                (Category::Laptop, 62),
                (Category::Desktop, 14),
                (Category::Smartphone, 12),
                (Category::Tablet, 12),
            ]);
            let filed = self.random.between(3 * DAY, 70 * DAY);
            let mut steps = way_to_waiting(filed);
            match end {
                S::Draft => steps.truncate(1),
                S::Submitted => steps.truncate(2),
                S::Eligible => steps.truncate(3),
                S::InformationNeeded | S::Refused => {
                    steps.truncate(2);
                    steps.push(Step { to: end, minutes_ago: filed - 2_000 });
                }
                S::Withdrawn => steps.push(Step { to: end, minutes_ago: 600 }),
                _ => {}
            }
            self.file(structure, category, None, steps);
        }
    }

    fn file(
        &mut self,
        structure: &Organisation,
        category: Category,
        device: Option<String>,
        steps: Vec<Step<RequestState>>,
    ) -> String {
        let number = self.requests.len() + 1;
        let adults = self.random.between(1, 2);
        let children = self.random.weighted(&[(0, 35), (1, 25), (2, 22), (3, 12), (4, 6)]);
        let criterion = self.random.weighted(&[
            (Criterion::MinimumSocial, 40),
            (Criterion::QfBand, 28),
            (Criterion::ResteAVivre, 14),
            (Criterion::Prescription, 14),
            (Criterion::Other, 4),
        ]);
        let prescribers: Vec<&Organisation> = self
            .cast
            .with(Capacity::Prescriber)
            .filter(|prescriber| prescriber.key != structure.key)
            .collect();
        let prescriber =
            (criterion == Criterion::Prescription).then(|| self.random.pick(&prescribers).key.clone());
        let mut needs = Need::ALL.to_vec();
        self.random.shuffle(&mut needs);
        needs.truncate(usize::try_from(self.random.between(1, 3)).unwrap_or(1));
        needs.sort();
        let key = format!("request-{number:04}");
        self.requests.push(Request {
            key: key.clone(),
            pseudonym: format!("F-{}", self.random.letters(4)),
            adult_tokens: (1..=adults).map(|adult| format!("household-{number:04}-adult-{adult}")).collect(),
            structure: structure.key.clone(),
            site: structure.sites[0].key.clone(),
            prescriber,
            household_size: adults + children,
            children,
            criterion,
            criterion_seen_days_before: self.random.between(0, 20),
            needs,
            urgency: self.random.weighted(&[
                (Urgency::Ordinary, 70),
                (Urgency::High, 22),
                (Urgency::Critical, 8),
            ]),
            category,
            device,
            steps,
        });
        key
    }

    /// A mediation structure among those nearest to a workshop.
    fn structure_near(&mut self, workshop: &str) -> &'a Organisation {
        let near = self.cast.nearest(Capacity::MediationStructure, self.cast.site(workshop), 8);
        let chosen: &&'a Organisation = self.random.pick(&near);
        chosen
    }
}

/// A request submitted `filed` minutes ago, up to waiting.
fn way_to_waiting(filed: u32) -> Vec<Step<RequestState>> {
    [
        (RequestState::Draft, filed + 30),
        (RequestState::Submitted, filed),
        (RequestState::Eligible, filed - 1_500),
        (RequestState::Waiting, filed - 1_510),
    ]
    .map(|(to, minutes_ago)| Step { to, minutes_ago })
    .to_vec()
}
