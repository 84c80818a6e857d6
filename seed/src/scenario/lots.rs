//! Lots from the donors to the workshops, with the devices that came in them.

use super::Cast;
use super::cast::{DONORS, PLAYED_REFURBISHER};
use super::codes::{DeviceState, LegalBasis, LotState};
use super::description::{Lot, LotLine, Organisation, Step};
use super::devices::{Bench, Fated};
use super::lives::Age;
use super::random::Random;
use crate::{Category, Model};

const DAY: u32 = 1_440;

/// Lots that bring `count` devices, then a few that are still on their way.
pub(super) fn lots(seed: u64, count: usize, cast: &Cast) -> (Vec<Lot>, Vec<Fated>) {
    let mut random = Random::new(seed, "lots");
    let mut bench = Bench::new(seed);
    let mut lots = Vec::new();
    let mut devices: Vec<Fated> = Vec::with_capacity(count);
    let donors: Vec<(usize, u32)> =
        DONORS.iter().enumerate().map(|(index, line)| (index, line.weight)).collect();
    let mut deck = Vec::new();
    while devices.len() < count {
        let age = Age::of(devices.len(), count);
        if devices.is_empty() || Age::of(devices.len() - 1, count) != age {
            // At each age every donor gives once, first the one whose equipment may go any way.
            deck = (1..DONORS.len()).collect();
            random.shuffle(&mut deck);
            deck.push(0);
        }
        let donor = deck.pop().unwrap_or_else(|| random.weighted(&donors));
        let mut lot = empty_lot(lots.len() + 1, &cast.organisations[donor], &mut random);
        let takers = takers(cast, &lot);
        choose_taker(&mut lot, &takers, &mut random);
        let (from, to) = age.days();
        let received = random.between(from * DAY, to * DAY);
        let size = usize::try_from(random.between(8, 34)).unwrap_or(8).min(count - devices.len());
        let batch = receive(&mut lot, size, age, received, cast, &mut bench, &mut random);
        lot.steps = history(&lot, received, &batch, &mut random);
        lots.push(lot);
        devices.extend(batch);
    }
    for (donor, state) in UNDER_WAY {
        let mut lot = empty_lot(lots.len() + 1, &cast.organisations[donor], &mut random);
        under_way(&mut lot, state, cast, &mut bench, &mut random);
        lots.push(lot);
    }
    (lots, devices)
}

/// Lots without devices yet: which donor, and how far.
const UNDER_WAY: [(usize, LotState); 11] = [
    (0, LotState::Draft),
    (1, LotState::Declared),
    (0, LotState::Offered),
    (2, LotState::Offered),
    (4, LotState::Offered),
    (3, LotState::Accepted),
    (0, LotState::CollectionPlanned),
    (8, LotState::CollectionPlanned),
    (5, LotState::Collected),
    (9, LotState::Unplaced),
    (7, LotState::Cancelled),
];

fn empty_lot(number: usize, donor: &Organisation, random: &mut Random) -> Lot {
    Lot {
        key: format!("lot-{number:04}"),
        donor: donor.key.clone(),
        site: random.pick(&donor.sites).key.clone(),
        legal_basis: donor.usual_legal_basis.unwrap_or(LegalBasis::CompanyGift),
        wish: donor.usual_wish.unwrap_or(super::codes::Wish::Mixed),
        lines: Vec::new(),
        refurbisher: None,
        workshop: None,
        declined_by: None,
        steps: Vec::new(),
    }
}

/// Refurbishers that may take the lot and come so far, nearest first.
fn takers<'a>(cast: &'a Cast, lot: &Lot) -> Vec<&'a Organisation> {
    let site = cast.site(&lot.site);
    let mut takers: Vec<(f64, &Organisation)> = cast
        .active_refurbishers()
        .filter(|refurbisher| {
            refurbisher.accreditation.is_some_and(|file| match lot.legal_basis {
                LegalBasis::PublicFreeGift => file.may_receive_public_gifts,
                LegalBasis::CompanyPatronage => file.may_issue_receipts,
                LegalBasis::CompanyGift | LegalBasis::Purchase | LegalBasis::TakeBack => true,
            })
        })
        .map(|refurbisher| (super::distance_km(site, &refurbisher.sites[0]), refurbisher))
        .filter(|(distance, refurbisher)| {
            refurbisher.sites[0].service_radius_km.is_some_and(|radius| *distance <= f64::from(radius))
        })
        .collect();
    takers.sort_by(|one, other| one.0.total_cmp(&other.0));
    takers.into_iter().map(|(_, refurbisher)| refurbisher).collect()
}

/// The nearest takes it, unless it declined and the next one takes it.
fn choose_taker(lot: &mut Lot, takers: &[&Organisation], random: &mut Random) {
    let mut taker = takers[0];
    if let [nearest, next, ..] = takers
        && random.chance(30)
    {
        let reason = *random.pick(&["full", "too_far", "not_our_equipment"]);
        lot.declined_by = Some((nearest.key.clone(), reason.to_owned()));
        taker = next;
    }
    lot.refurbisher = Some(taker.key.clone());
    lot.workshop = Some(taker.sites[0].key.clone());
}

/// Fills the lot's lines and makes a device of each unit that arrived.
fn receive(
    lot: &mut Lot,
    size: usize,
    age: Age,
    received: u32,
    cast: &Cast,
    bench: &mut Bench,
    random: &mut Random,
) -> Vec<Fated> {
    let technicians = cast.names_of(lot.refurbisher.as_deref().unwrap_or_default());
    let mut models: Vec<Model> = (0..random.between(2, 5)).map(|_| bench.any_model()).collect();
    if age == Age::Recent && lot.refurbisher.as_deref() == Some(PLAYED_REFURBISHER) {
        // The bench that is played has something to erase.
        models.insert(0, bench.model_of(Category::Laptop));
    }
    models.dedup_by(|one, other| one.name == other.name);
    let mut left = size;
    let mut batch = Vec::with_capacity(size);
    for (index, model) in models.iter().enumerate() {
        let share = left.div_ceil(models.len() - index);
        left -= share;
        if share == 0 {
            continue;
        }
        let arrived = u32::try_from(share).unwrap_or(u32::MAX);
        lot.lines.push(counted(model, arrived, random));
        batch.extend((0..share).map(|_| bench.device(lot, model, age, received, &technicians)));
    }
    batch
}

/// A line of which so many arrived: as declared, or fewer or one more, with the reason that the workshop gave.
fn counted(model: &Model, arrived: u32, random: &mut Random) -> LotLine {
    let (declared, reason) = match random.between(1, 100) {
        1..=12 => {
            let reasons = ["missing_at_pickup", "donor_kept", "broken_in_transport"];
            (arrived + random.between(1, 2), Some(*random.pick(&reasons)))
        }
        13..=16 if arrived > 1 => (arrived - 1, Some("not_listed")),
        _ => (arrived, None),
    };
    LotLine { difference_reason: reason.map(str::to_owned), ..line(model, declared, Some(arrived)) }
}

fn line(model: &Model, declared: u32, received: Option<u32>) -> LotLine {
    LotLine {
        category: model.category,
        brand: model.brand.clone(),
        model: model.name.clone(),
        declared,
        received,
        difference_reason: None,
    }
}

/// The life of a lot received `received` minutes ago, told from its end to its beginning.
fn history(lot: &Lot, received: u32, batch: &[Fated], random: &mut Random) -> Vec<Step<LotState>> {
    let mut steps = Vec::new();
    if let Some(at) = batch.iter().filter_map(|fated| fated.device.entered(DeviceState::UnderTest)).max() {
        if let Some(finished) = bench_finished(batch) {
            steps.push(Step { to: LotState::Closed, minutes_ago: finished });
        }
        steps.push(Step { to: LotState::Processing, minutes_ago: at });
    }
    steps.push(Step { to: LotState::Received, minutes_ago: received });
    before(lot, LotState::Collected, received, &mut steps, random);
    steps.reverse();
    steps
}

/// When the last device had left the bench, if all have.
fn bench_finished(batch: &[Fated]) -> Option<u32> {
    batch
        .iter()
        .map(|fated| {
            let device = &fated.device;
            let last = device.steps.last().filter(|step| {
                matches!(
                    step.to,
                    DeviceState::ForParts | DeviceState::Recycled | DeviceState::Lost | DeviceState::Stolen
                )
            });
            device.entered(DeviceState::Ready).or(last.map(|step| step.minutes_ago))
        })
        .collect::<Option<Vec<_>>>()
        .and_then(|left| left.into_iter().min())
        .map(|minutes| minutes.saturating_sub(2))
}

/// Adds the steps up to `state` in reverse, the last of them some time before `after`.
fn before(lot: &Lot, state: LotState, after: u32, steps: &mut Vec<Step<LotState>>, random: &mut Random) {
    const WAY: [(LotState, u32, u32); 6] = [
        (LotState::Collected, 40, 300),
        (LotState::CollectionPlanned, 2 * DAY, 6 * DAY),
        (LotState::Accepted, 60, 2_000),
        (LotState::Offered, 200, 3_000),
        (LotState::Declared, 5, 60),
        (LotState::Draft, 10, 300),
    ];
    let mut at = after;
    for (to, from, until) in WAY.into_iter().skip_while(|(to, _, _)| *to != state) {
        at += random.between(from, until);
        steps.push(Step { to, minutes_ago: at });
        if to == LotState::Offered && lot.declined_by.is_some() {
            for (to, from, until) in [(LotState::Declared, 1, 5), (LotState::Offered, 200, 3_000)] {
                at += random.between(from, until);
                steps.push(Step { to, minutes_ago: at });
            }
        }
    }
}

/// A lot that no device came of yet.
fn under_way(lot: &mut Lot, state: LotState, cast: &Cast, bench: &mut Bench, random: &mut Random) {
    for _ in 0..random.between(1, 3) {
        let model = bench.any_model();
        lot.lines.push(line(&model, random.between(4, 25), None));
    }
    let mut steps = Vec::new();
    let just_now = random.between(60, 2 * DAY);
    match state {
        LotState::Draft | LotState::Declared => before(lot, state, just_now, &mut steps, random),
        LotState::Unplaced | LotState::Cancelled => {
            steps.push(Step { to: state, minutes_ago: just_now });
            before(lot, LotState::Declared, just_now + 20 * DAY, &mut steps, random);
        }
        LotState::Offered
        | LotState::Accepted
        | LotState::CollectionPlanned
        | LotState::Collected
        | LotState::Received
        | LotState::Processing
        | LotState::Closed => {
            let takers = takers(cast, lot);
            lot.refurbisher = Some(takers[0].key.clone());
            lot.workshop = Some(takers[0].sites[0].key.clone());
            before(lot, state, just_now, &mut steps, random);
        }
    }
    steps.reverse();
    lot.steps = steps;
}
