//! The engine against trying everything, against its own inputs in another order, and by hand.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn request(number: u128, category: &str, memory: i32, points: i64, place: usize) -> Wanted {
    Wanted {
        id: RequestId(Uuid::from_u128(number)),
        category: category.to_owned(),
        memory_gb_min: memory,
        points,
        place,
    }
}

fn device(number: u128, category: &str, memory: i32, place: usize) -> Offered {
    Offered { id: DeviceId(Uuid::from_u128(number)), category: category.to_owned(), memory_gb: memory, place }
}

fn inputs(requests: Vec<Wanted>, devices: Vec<Offered>, metres: Vec<Vec<i64>>) -> Inputs {
    Inputs { rules_version: 1, radius_metres: 150_000, requests, devices, metres }
}

fn arbitrary() -> impl Strategy<Value = Inputs> {
    let wanted = (0..2_usize, 0..3_i32, 1..5_i64, 0..3_usize);
    let offered = (0..2_usize, 0..3_i32, 0..3_usize);
    (
        proptest::collection::vec(wanted, 0..7),
        proptest::collection::vec(offered, 0..7),
        proptest::collection::vec(proptest::collection::vec(0..5_i64, 3), 3),
    )
        .prop_map(|(wanted, offered, steps)| {
            let categories = ["laptop", "tablet"];
            let requests = wanted.into_iter().zip(1_u128..);
            let devices = offered.into_iter().zip(101_u128..);
            inputs(
                requests
                    .map(|((c, memory, points, place), n)| {
                        request(n, categories[c], memory * 4, points, place)
                    })
                    .collect(),
                devices.map(|((c, memory, place), n)| device(n, categories[c], memory * 4, place)).collect(),
                // Up to 160 km: some pairs are out of reach, many are equally far.
                steps.iter().map(|row| row.iter().map(|step| step * 40_000).collect()).collect(),
            )
        })
}

/// The best of everything: points, then metres, then the earliest request gets the earliest device.
fn brute(inputs: &Inputs) -> (i64, i64, Vec<Option<DeviceId>>) {
    fn go(
        at: usize,
        inputs: &Inputs,
        used: &mut BTreeSet<DeviceId>,
        chosen: &mut Vec<Option<DeviceId>>,
        points: i64,
        metres: i64,
        best: &mut Option<(i64, i64, Vec<Option<DeviceId>>)>,
    ) {
        let Some(request) = inputs.requests.get(at) else {
            if best.as_ref().is_none_or(|(most, least, _)| (points, -metres) > (*most, -*least)) {
                *best = Some((points, metres, chosen.clone()));
            }
            return;
        };
        for device in &inputs.devices {
            let far = inputs.metres[request.place][device.place];
            if device.category == request.category
                && device.memory_gb >= request.memory_gb_min
                && far <= inputs.radius_metres
                && used.insert(device.id)
            {
                chosen.push(Some(device.id));
                go(at + 1, inputs, used, chosen, points + request.points, metres + far, best);
                chosen.pop();
                used.remove(&device.id);
            }
        }
        chosen.push(None);
        go(at + 1, inputs, used, chosen, points, metres, best);
        chosen.pop();
    }
    let mut best = None;
    go(0, inputs, &mut BTreeSet::new(), &mut Vec::new(), 0, 0, &mut best);
    best.unwrap()
}

fn given(inputs: &Inputs, allocation: &Allocation) -> Vec<Option<DeviceId>> {
    let served: BTreeMap<RequestId, DeviceId> = allocation
        .decisions
        .iter()
        .filter_map(|one| match one.outcome {
            Outcome::Served { device_id, .. } => Some((one.request_id, device_id)),
            Outcome::Waits { .. } => None,
        })
        .collect();
    inputs.requests.iter().map(|one| served.get(&one.id).copied()).collect()
}

fn unlimited(inputs: &Inputs) -> bool {
    // The brute force knows no shortlist.
    ["laptop", "tablet"].iter().all(|category| {
        let devices = inputs.devices.iter().filter(|one| one.category == *category).count();
        let requests = inputs.requests.iter().filter(|one| one.category == *category).count();
        devices <= requests * DEVICES_PER_REQUEST
    })
}

proptest! {
    #[test]
    fn it_finds_what_trying_everything_finds(inputs in arbitrary()) {
        let allocation = allocate(&inputs);
        let (points, metres, chosen) = brute(&inputs);
        prop_assert_eq!(allocation.points_served, points, "the shortlist never costs a point");
        if unlimited(&inputs) {
            prop_assert_eq!(allocation.metres, metres);
            prop_assert_eq!(given(&inputs, &allocation), chosen);
        }
    }

    /// Law 9: the same inputs in any order give the same result and the same hash.
    #[test]
    fn the_order_of_the_inputs_does_not_matter(inputs in arbitrary(), turn in 0..7_usize) {
        let mut turned = inputs.clone();
        let (requests, devices) = (turned.requests.len().max(1), turned.devices.len().max(1));
        turned.requests.rotate_left(turn % requests);
        turned.devices.reverse();
        turned.devices.rotate_left(turn % devices);
        let (one, other) = (allocate(&inputs), allocate(&turned));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(hash(&ordered(inputs), &one), hash(&ordered(turned), &other));
    }

    #[test]
    fn more_devices_never_serve_fewer_points(inputs in arbitrary(), memory in 0..3_i32, place in 0..3_usize) {
        let before = allocate(&inputs).points_served;
        let mut more = inputs;
        more.devices.push(device(999, "laptop", memory * 4, place));
        prop_assert!(allocate(&more).points_served >= before);
    }

    /// An explanation is true: take its cause away and the outcome changes.
    #[test]
    fn explanations_are_true(inputs in arbitrary()) {
        let allocation = allocate(&inputs);
        for decision in &allocation.decisions {
            let Outcome::Waits { why } = &decision.outcome else { continue };
            let request = inputs.requests.iter().find(|one| one.id == decision.request_id).unwrap();
            let mut changed = inputs.clone();
            match why {
                Wait::NoDevice => {
                    prop_assert!(inputs.devices.iter().all(|one| one.category != request.category));
                    continue;
                }
                Wait::NotEnoughMemory { .. } => changed.requests.iter_mut()
                    .filter(|one| one.id == request.id).for_each(|one| one.memory_gb_min = 0),
                Wait::TooFar { nearest_metres } => {
                    prop_assert!(*nearest_metres > inputs.radius_metres);
                    continue;
                }
                Wait::OthersFirst { lowest_served, tie, .. } => {
                    prop_assert!(*lowest_served >= request.points);
                    prop_assert_eq!(*tie, *lowest_served == request.points);
                    changed.requests.iter_mut().filter(|one| one.id == request.id)
                        .for_each(|one| one.points = 1_000);
                }
                Wait::BeyondRun { .. } => continue,
            }
            let after = allocate(&changed);
            let now = after.decisions.iter().find(|one| one.request_id == request.id).unwrap();
            match why {
                Wait::OthersFirst { .. } => {
                    let served = matches!(now.outcome, Outcome::Served { .. });
                    prop_assert!(served);
                }
                _ => prop_assert!(now.outcome != decision.outcome),
            }
        }
    }
}

#[test]
fn points_come_before_distance() {
    let near_and_far = vec![vec![1_000], vec![100_000]];
    let one = inputs(
        vec![request(1, "laptop", 0, 10, 0), request(2, "laptop", 0, 11, 1)],
        vec![device(101, "laptop", 8, 0)],
        near_and_far,
    );
    let allocation = allocate(&one);
    assert_eq!((allocation.points_served, allocation.metres, allocation.served()), (11, 100_000, 1));
    assert_eq!(
        allocation.decisions[1].outcome,
        Outcome::Waits { why: Wait::OthersFirst { fitting: 1, lowest_served: 11, tie: false } }
    );
    assert!(matches!(allocation.decisions[0].outcome, Outcome::Served { choice: Choice::OnlyOne, .. }));
}

#[test]
fn each_wait_says_its_own_reason() {
    let one = inputs(
        vec![request(1, "tablet", 0, 10, 0), request(2, "laptop", 16, 10, 0), request(3, "laptop", 8, 10, 1)],
        vec![device(101, "laptop", 8, 0)],
        vec![vec![0], vec![400_000]],
    );
    let waits: Vec<Outcome> = allocate(&one).decisions.into_iter().map(|decision| decision.outcome).collect();
    assert_eq!(
        waits,
        [
            Outcome::Waits { why: Wait::NoDevice },
            Outcome::Waits { why: Wait::NotEnoughMemory { of_category: 1 } },
            Outcome::Waits { why: Wait::TooFar { nearest_metres: 400_000 } },
        ]
    );
}

#[test]
fn a_whole_run_serves_400_of_450_and_says_who_is_beyond_it() {
    let requests =
        (1..=450).map(|n| request(n, "laptop", 4, 20 + i64::try_from(n % 37).unwrap(), 0)).collect();
    let devices = (1000..1800).map(|n| device(n, "laptop", 8, usize::try_from(n % 5).unwrap())).collect();
    let allocation = allocate(&inputs(requests, devices, vec![vec![0, 10_000, 20_000, 30_000, 40_000]]));
    assert_eq!(allocation.served(), 400);
    let beyond = allocation
        .decisions
        .iter()
        .filter(|one| matches!(one.outcome, Outcome::Waits { why: Wait::BeyondRun { .. } }));
    assert_eq!(beyond.count(), 50);
}
