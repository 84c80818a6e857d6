//! Lots from the donors to the workshops, with the devices that came in them.

use std::cmp::Reverse;

use super::cast::{Giving, PLAYED_REFURBISHER};
use super::codes::{DeviceState, LegalBasis, LotState};
use super::description::{Lot, LotLine, Organisation, Step};
use super::devices::{Bench, Fated};
use super::lives::Age;
use super::random::Random;
use super::{Cast, Chapter};
use crate::{Category, Model};

const DAY: u32 = 1_440;

/// Lots that bring the chapter's devices, those received first at the beginning, then those that are still on their way.
pub(super) fn lots(chapter: &Chapter, cast: &Cast) -> (Vec<Lot>, Vec<Fated>) {
    let count = chapter.devices;
    let mut random = Random::new(chapter.seed, "lots");
    let mut bench = Bench::new(chapter);
    let mut told: Vec<(u32, Lot, Vec<Fated>)> = Vec::new();
    let mut made = 0;
    let donors = givers(cast);
    let mut deck = Vec::new();
    let mut before = None;
    while made < count {
        let age = Age::of(made, count, chapter.is_full());
        if before.replace(age) != Some(age) {
            deck = first_round(&donors, cast, &mut random);
        }
        let donor = deck.pop().unwrap_or_else(|| random.weighted(&donors));
        let mut lot = empty_lot(told.len() + 1, &cast.organisations[donor], &mut random);
        let takers = takers(cast, &lot);
        choose_taker(&mut lot, &takers, &mut random);
        let received = reception(age, chapter.month, &mut random);
        let size = size(chapter, &mut random).min(count - made);
        let giving = cast.givings[donor];
        let mut batch = receive(&mut lot, giving, size, age, received, cast, &mut bench, &mut random);
        // Some of the latest are still as they came.
        if chapter.is_full() && age == Age::Recent && !bench.owes(age) && random.chance(20) {
            batch.iter_mut().for_each(Fated::unopened);
        }
        lot.steps = history(&lot, received, &batch, &mut random);
        made += batch.len();
        told.push((received, lot, batch));
    }
    told.sort_by_key(|(received, _, _)| Reverse(*received));
    let (mut lots, mut devices) = (Vec::with_capacity(told.len()), Vec::with_capacity(count));
    for (_, lot, batch) in told {
        lots.push(lot);
        devices.extend(batch);
    }
    if chapter.is_first() {
        for (donor, state) in on_their_way(cast, chapter.is_full()) {
            let mut lot = empty_lot(lots.len() + 1, &cast.organisations[donor], &mut random);
            under_way(&mut lot, cast.givings[donor], state, cast, &mut bench, &mut random);
            lots.push(lot);
        }
    }
    (lots, devices)
}

/// Donors in reach of a workshop that may take their lots, with their weights.
fn givers(cast: &Cast) -> Vec<(usize, u32)> {
    let weights = cast.givings.iter().enumerate();
    weights.filter(|(donor, _)| is_served(cast, *donor)).map(|(donor, one)| (donor, one.weight)).collect()
}

fn is_served(cast: &Cast, donor: usize) -> bool {
    let donor = &cast.organisations[donor];
    donor.sites.iter().all(|site| !takers_at(cast, &site.key, donor.usual_legal_basis).is_empty())
}

/// At each age every donor gives once, if there is room: first the one whose equipment may go any way, then its
/// neighbours, then the others.
fn first_round(donors: &[(usize, u32)], cast: &Cast, random: &mut Random) -> Vec<usize> {
    let home = |donor: usize| cast.organisations[donor].sites[0].insee_code.get(..2).map(str::to_owned);
    let mut deck: Vec<usize> = donors.iter().map(|(donor, _)| *donor).filter(|donor| *donor != 0).collect();
    random.shuffle(&mut deck);
    deck.sort_by_key(|donor| home(*donor) == home(0));
    deck.push(0);
    deck
}

/// How long ago a lot of that age was received, in minutes: the more, the nearer to today, and as the months go.
fn reception(age: Age, month: u32, random: &mut Random) -> u32 {
    let (from, to) = age.days();
    loop {
        let received = random.between(from * DAY, to * DAY);
        let grown = if age == Age::Old { 100 - received / DAY / 8 } else { 100 };
        if random.chance(season(received, month) * grown / 100) {
            return received;
        }
    }
}

/// How much is given in the month of that moment, of the busiest month's hundred: offices empty their cupboards in
/// January and June, and are closed in August.
fn season(minutes_ago: u32, month: u32) -> u32 {
    const BY_MONTH: [u32; 12] = [92, 70, 78, 68, 60, 100, 88, 30, 90, 84, 80, 66];
    let months_ago = minutes_ago / DAY * 10 / 304;
    let place = (month + 11 + 24 - months_ago.min(24)) % 12;
    usize::try_from(place).ok().and_then(|place| BY_MONTH.get(place)).copied().unwrap_or(80)
}

/// How many units come together: mostly a cupboard, sometimes a floor.
fn size(chapter: &Chapter, random: &mut Random) -> usize {
    let (from, to) = match (chapter.is_full(), random.between(1, 100)) {
        (false, _) => (8, 34),
        (true, 1..=58) => (5, 24),
        (true, 59..=88) => (25, 60),
        (true, _) => (61, 150),
    };
    usize::try_from(random.between(from, to)).unwrap_or(8)
}

/// Lots without devices yet: which donor, and how far. In a full world every donor has one on its way.
fn on_their_way(cast: &Cast, full: bool) -> Vec<(usize, LotState)> {
    use LotState as S;
    let mut under_way = vec![
        (0, S::Draft),
        (1, S::Declared),
        (0, S::Offered),
        (2, S::Offered),
        (4, S::Offered),
        (3, S::Accepted),
        (0, S::CollectionPlanned),
        (8, S::CollectionPlanned),
        (5, S::Collected),
        (9, S::Unplaced),
        (7, S::Cancelled),
    ];
    let turns =
        [S::Offered, S::CollectionPlanned, S::Draft, S::Accepted, S::Collected, S::Declared, S::Cancelled];
    for donor in 10..cast.givings.len() {
        // Whom no workshop reaches asks in vain.
        if !is_served(cast, donor) {
            under_way.push((donor, S::Unplaced));
        } else if full {
            under_way.push((donor, turns[donor % turns.len()]));
        }
    }
    under_way
}

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
    takers_at(cast, &lot.site, Some(lot.legal_basis))
}

fn takers_at<'a>(cast: &'a Cast, site: &str, legal_basis: Option<LegalBasis>) -> Vec<&'a Organisation> {
    let site = cast.site(site);
    let mut takers: Vec<(f64, &Organisation)> = cast
        .active_refurbishers()
        .filter(|refurbisher| {
            refurbisher.accreditation.is_some_and(|file| match legal_basis {
                Some(LegalBasis::PublicFreeGift) => file.may_receive_public_gifts,
                Some(LegalBasis::CompanyPatronage) => file.may_issue_receipts,
                Some(LegalBasis::CompanyGift | LegalBasis::Purchase | LegalBasis::TakeBack) | None => true,
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
#[expect(clippy::too_many_arguments, reason = "what a reception is told by")]
fn receive(
    lot: &mut Lot,
    giving: Giving,
    size: usize,
    age: Age,
    received: u32,
    cast: &Cast,
    bench: &mut Bench,
    random: &mut Random,
) -> Vec<Fated> {
    let refurbisher = lot.refurbisher.clone().unwrap_or_default();
    let (technicians, reuse_percent) = (cast.names_of(&refurbisher), cast.craft(&refurbisher).reuse_percent);
    let mut models: Vec<Model> = (0..random.between(2, 5)).map(|_| bench.any_model(giving.mix)).collect();
    if age == Age::Recent && refurbisher == PLAYED_REFURBISHER {
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
        batch
            .extend((0..share).map(|_| bench.device(lot, model, age, received, &technicians, reuse_percent)));
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
fn under_way(
    lot: &mut Lot,
    giving: Giving,
    state: LotState,
    cast: &Cast,
    bench: &mut Bench,
    random: &mut Random,
) {
    for _ in 0..random.between(1, 3) {
        let model = bench.any_model(giving.mix);
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
