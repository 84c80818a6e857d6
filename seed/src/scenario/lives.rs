//! What may become of a device, and how its bench life goes until it is offered to anyone.

use super::codes::{DeviceState, LegalBasis, Wish};
use super::description::Step;
use super::random::Random;

/// The way a device takes once it is ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It never gets ready, or waits.
    Bench,
    /// It is sold.
    Sale,
    /// It is offered to households: the allocation engine says to which.
    Gift,
    /// It is lent.
    Loan,
}

/// Where a device's history ends today.
pub(super) type Fate = (DeviceState, Way);

/// How long ago a lot was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// Most devices are used by someone.
    Old,
    /// Most devices are offered.
    Middle,
    /// The devices are on the bench.
    Recent,
}

impl Age {
    /// The age of the lot that brings device number `index` of `count`; the oldest come first.
    /// A small world has more on the bench than its lots would leave there.
    pub(super) fn of(index: usize, count: usize, full: bool) -> Self {
        let (old, middle) = if full { (76, 93) } else { (50, 85) };
        match index * 100 / count.max(1) {
            percent if percent < old => Self::Old,
            percent if percent < middle => Self::Middle,
            _ => Self::Recent,
        }
    }

    /// Days since the lot was received, from and to.
    pub(super) const fn days(self) -> (u32, u32) {
        match self {
            Self::Old => (76, 548),
            Self::Middle => (17, 75),
            Self::Recent => (1, 14),
        }
    }

    /// Of a hundred devices of that age, how many have come to nothing at a workshop that gives a new life to so many.
    pub(super) const fn lost_percent(self, reuse_percent: u32) -> u32 {
        match self {
            Self::Old => 100 - reuse_percent,
            Self::Middle => (100 - reuse_percent) / 2,
            Self::Recent => 0,
        }
    }

    /// The fates of devices of that age, with their weights.
    pub(super) const fn fates(self) -> &'static [(Fate, u32)] {
        use DeviceState as S;
        match self {
            Self::Old => &[
                ((S::InUse, Way::Sale), 44),
                ((S::Sold, Way::Sale), 4),
                ((S::Returned, Way::Sale), 1),
                ((S::Listed, Way::Sale), 5),
                ((S::InSolidarityPool, Way::Gift), 22),
                ((S::AvailableForLoan, Way::Loan), 1),
                ((S::Lent, Way::Loan), 3),
                ((S::ForParts, Way::Bench), 40),
                ((S::Recycled, Way::Bench), 55),
                ((S::Lost, Way::Bench), 4),
                ((S::Stolen, Way::Bench), 1),
            ],
            Self::Middle => &[
                ((S::Listed, Way::Sale), 36),
                ((S::Reserved, Way::Sale), 8),
                ((S::InSolidarityPool, Way::Gift), 30),
                ((S::Ready, Way::Bench), 6),
                ((S::AvailableForLoan, Way::Loan), 2),
                ((S::ForParts, Way::Bench), 5),
                ((S::Recycled, Way::Bench), 5),
                ((S::StorageDestroyed, Way::Bench), 1),
                ((S::Quarantined, Way::Bench), 2),
            ],
            Self::Recent => &[
                ((S::Received, Way::Bench), 30),
                ((S::UnderTest, Way::Bench), 18),
                ((S::ToWipe, Way::Bench), 15),
                ((S::Wiping, Way::Bench), 4),
                ((S::Wiped, Way::Bench), 8),
                ((S::WipeFailed, Way::Bench), 3),
                ((S::NoStorage, Way::Bench), 6),
                ((S::Repairing, Way::Bench), 5),
                ((S::Testing, Way::Bench), 5),
                ((S::Graded, Way::Bench), 4),
                ((S::Quarantined, Way::Bench), 2),
            ],
        }
    }
}

/// Whether a device of that fate found no new life.
pub(super) const fn is_loss((state, _): Fate) -> bool {
    matches!(state, DeviceState::ForParts | DeviceState::Recycled | DeviceState::Lost | DeviceState::Stolen)
}

/// Whether a device may be sold: never what a public body or a patron gave, nor against the donor's wish (law 13).
pub(super) const fn sale_allowed(legal_basis: LegalBasis, wish: Wish) -> bool {
    let by_origin = match legal_basis {
        LegalBasis::PublicFreeGift | LegalBasis::CompanyPatronage => false,
        LegalBasis::CompanyGift | LegalBasis::Purchase | LegalBasis::TakeBack => true,
    };
    by_origin && !matches!(wish, Wish::SolidarityOnly)
}

/// Whether a device of that origin, with data to erase or not, can come to that fate.
pub(super) const fn possible(fate: Fate, legal_basis: LegalBasis, wish: Wish, has_storage: bool) -> bool {
    let (state, way) = fate;
    let by_origin = match way {
        Way::Bench => true,
        Way::Sale => sale_allowed(legal_basis, wish),
        Way::Gift => !matches!(wish, Wish::SaleAllowed),
        Way::Loan => matches!((legal_basis, wish), (LegalBasis::CompanyGift, Wish::Mixed)),
    };
    let by_storage = match state {
        DeviceState::NoStorage => !has_storage,
        DeviceState::ToWipe
        | DeviceState::Wiping
        | DeviceState::Wiped
        | DeviceState::WipeFailed
        | DeviceState::StorageDestroyed => has_storage,
        _ => true,
    };
    by_origin && by_storage
}

/// The states of a device's life up to `fate`, or, for one that is sold, given or lent, up to being offered.
pub(super) fn bench_life(fate: Fate, has_storage: bool, random: &mut Random) -> Vec<DeviceState> {
    use DeviceState as S;
    let (end, way) = fate;
    let mut life = vec![S::Received];
    if matches!(end, S::Received | S::Lost) {
        life.extend((end == S::Lost).then_some(end));
        return life;
    }
    life.push(S::UnderTest);
    if matches!(end, S::UnderTest | S::Quarantined) {
        life.extend((end == S::Quarantined).then_some(end));
        return life;
    }
    erasure(end, has_storage, random, &mut life);
    if life.last() == Some(&end) {
        return life;
    }
    if end == S::Repairing || random.chance(20) {
        life.push(S::Repairing);
    }
    if end == S::Repairing {
        return life;
    }
    life.push(S::Testing);
    match end {
        S::Testing => return life,
        S::Recycled => {
            life.push(end);
            return life;
        }
        _ => life.push(S::Graded),
    }
    match end {
        S::Graded => return life,
        S::ForParts => {
            life.push(end);
            return life;
        }
        _ => life.push(S::Ready),
    }
    match way {
        Way::Sale => life.push(S::Listed),
        Way::Gift => life.push(S::InSolidarityPool),
        Way::Loan => life.push(S::AvailableForLoan),
        Way::Bench => life.extend((end != S::Ready).then_some(end)),
    }
    life
}

fn erasure(end: DeviceState, has_storage: bool, random: &mut Random, life: &mut Vec<DeviceState>) {
    use DeviceState as S;
    if !has_storage {
        life.push(S::NoStorage);
        return;
    }
    life.push(S::ToWipe);
    if end == S::ToWipe {
        return;
    }
    life.push(S::Wiping);
    if end == S::Wiping {
        return;
    }
    let destroyed =
        end == S::StorageDestroyed || (matches!(end, S::ForParts | S::Recycled) && random.chance(15));
    if destroyed || end == S::WipeFailed || random.chance(6) {
        life.push(S::WipeFailed);
        if end == S::WipeFailed {
            return;
        }
        life.push(if destroyed { S::StorageDestroyed } else { S::Wiping });
    }
    if !destroyed {
        life.push(S::Wiped);
    }
}

/// Dates a bench life that began `received` minutes ago. Of a long time it takes at most half, so that what follows
/// has room; steps are at least three minutes apart.
pub(super) fn dated(states: &[DeviceState], received: u32, random: &mut Random) -> Vec<Step<DeviceState>> {
    const FEW_DAYS: u32 = 15 * 1_440;
    let gaps: Vec<u32> = states[1..]
        .iter()
        .map(|state| {
            let (from, to) = usual_minutes_before(*state);
            random.between(from, to)
        })
        .collect();
    let total: u32 = gaps.iter().sum();
    let room = if received > FEW_DAYS { received / 2 } else { received - received / 10 };
    let mut at = received;
    let mut steps = vec![Step { to: states[0], minutes_ago: at }];
    for (state, gap) in states[1..].iter().zip(gaps) {
        let gap = if total > room { gap * room / total } else { gap };
        at -= gap.max(3);
        steps.push(Step { to: *state, minutes_ago: at });
    }
    steps
}

/// How long the way into a state usually takes, in minutes.
const fn usual_minutes_before(state: DeviceState) -> (u32, u32) {
    match state {
        DeviceState::UnderTest => (200, 3_000),
        DeviceState::ToWipe | DeviceState::NoStorage => (5, 60),
        DeviceState::Wiping => (30, 700),
        DeviceState::Wiped | DeviceState::WipeFailed => (40, 240),
        DeviceState::StorageDestroyed | DeviceState::ForParts => (60, 1_500),
        DeviceState::Repairing => (100, 3_000),
        DeviceState::Testing => (20, 400),
        DeviceState::Graded | DeviceState::Ready => (5, 60),
        DeviceState::Recycled | DeviceState::Lost | DeviceState::Stolen => (1_000, 8_000),
        _ => (30, 2_000),
    }
}
