//! What may be done with a device at the bench now: what its page shows, and nothing that would be refused.

use super::rules::{Refused, Stage, steps_to_ready};
use super::service::Bench;
use crate::devices::{self, Action, State, StorageFate};

/// What a workshop does from the page of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// Record tests.
    Test,
    /// Hand in the proof of an erasure.
    Erase,
    /// Set its grade.
    Grade,
    /// Choose its destination.
    Publish,
    /// Say that a storage was taken out.
    Remove,
    /// Put it right.
    Repair,
    /// Set it aside.
    Quarantine,
    /// End its being set aside.
    Release,
    /// Keep it for its parts.
    Parts,
    /// Recycle it.
    Recycle,
}

impl Work {
    pub(super) const ALL: [Self; 10] = [
        Self::Test,
        Self::Erase,
        Self::Grade,
        Self::Publish,
        Self::Remove,
        Self::Repair,
        Self::Quarantine,
        Self::Release,
        Self::Parts,
        Self::Recycle,
    ];

    /// The action of the device's life behind one of the small steps that are told with a reason.
    pub(super) fn step(self) -> Option<Action> {
        match self {
            Self::Repair => Some(Action::StartRepair),
            Self::Quarantine => Some(Action::Quarantine),
            Self::Release => Some(Action::ReleaseFromQuarantine),
            Self::Parts => Some(Action::KeepForParts),
            Self::Recycle => Some(Action::Recycle),
            Self::Test | Self::Erase | Self::Grade | Self::Publish | Self::Remove => None,
        }
    }
}

/// What decides.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    /// Where the device stands.
    pub state: State,
    /// Where it stood before it was set aside.
    pub before: Option<State>,
    /// How many storages still hold data.
    pub pending: usize,
    /// Whether a storage is in it.
    pub holds_storage: bool,
    /// Whether it is promised.
    pub promised: bool,
    /// Whether it stands in another device.
    pub merged: bool,
}

impl Case {
    /// A device as the bench knows it.
    pub(super) fn of(bench: &Bench) -> Self {
        Self {
            state: bench.device.state,
            before: bench.device.state_before_quarantine(),
            pending: bench.pending(),
            holds_storage: bench.storages.iter().any(|one| one.fate == StorageFate::Present),
            promised: bench.device.claim_id.is_some(),
            merged: bench.merged_into.is_some(),
        }
    }

    /// Everything that may be done now.
    pub(super) fn work(self) -> Vec<Work> {
        Work::ALL.into_iter().filter(|work| self.may(*work)).collect()
    }

    fn may(self, work: Work) -> bool {
        let stage = Stage::of(self.state);
        if self.merged {
            return false;
        }
        match work {
            Work::Test => matches!(stage, Stage::ToTest | Stage::Ready | Stage::ToGrade | Stage::ToRepair),
            Work::Erase => {
                let stages = [Stage::ToErase, Stage::SetAside, Stage::ToGrade, Stage::ToRepair];
                self.pending > 0 && stages.contains(&stage)
            }
            Work::Grade => self.pending == 0 && steps_to_ready(self.state).is_ok(),
            Work::Publish => stage == Stage::Ready,
            Work::Remove => {
                let stages =
                    [Stage::ToTest, Stage::ToErase, Stage::ToRepair, Stage::ToGrade, Stage::SetAside];
                self.holds_storage && stages.contains(&stage)
            }
            Work::Repair | Work::Quarantine | Work::Release | Work::Parts | Work::Recycle => {
                work.step().is_some_and(|action| self.step(action).is_ok())
            }
        }
    }

    /// Whether one of the small steps may be taken: data never leave with what is taken apart or recycled, what is
    /// promised is not taken apart, and what was set aside goes back only where it may stand.
    ///
    /// # Errors
    /// What refuses it.
    pub(super) fn step(self, action: Action) -> Result<(), Refused> {
        let stage = Stage::of(self.state);
        if self.merged {
            return Err(Refused::Merged);
        }
        match action {
            Action::KeepForParts | Action::Recycle => self.end()?,
            Action::ReleaseFromQuarantine => self.release()?,
            Action::Quarantine if stage == Stage::Out => return Err(Refused::Order(stage)),
            _ => {}
        }
        match devices::rules::transition(self.state, action, self.before) {
            Ok(_) => Ok(()),
            Err(_) => Err(Refused::Order(stage)),
        }
    }

    /// Data never leave with what is taken apart or recycled; what is promised is not taken apart.
    ///
    /// # Errors
    /// What refuses it.
    pub(super) fn end(self) -> Result<(), Refused> {
        match Stage::of(self.state) {
            stage @ (Stage::Out | Stage::Ended) => return Err(Refused::Order(stage)),
            Stage::ToTest
            | Stage::ToErase
            | Stage::ToRepair
            | Stage::ToGrade
            | Stage::Ready
            | Stage::Offered
            | Stage::SetAside => {}
        }
        if self.promised {
            return Err(Refused::Promised);
        }
        match self.pending {
            0 => Ok(()),
            left => Err(Refused::ErasureMissing(left)),
        }
    }

    /// A device goes back to where it was, unless that place supposes an erasure that is no longer proven.
    fn release(self) -> Result<(), Refused> {
        match self.before.map(Stage::of) {
            Some(Stage::ToGrade | Stage::ToRepair | Stage::Ready | Stage::Offered | Stage::Out)
                if self.pending > 0 =>
            {
                Err(Refused::ErasureMissing(self.pending))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(state: State) -> Case {
        let before = (state == State::Quarantined).then_some(State::Received);
        Case { state, before, pending: 0, holds_storage: false, promised: false, merged: false }
    }

    #[test]
    fn every_state_shows_what_its_life_allows_and_nothing_else() {
        use Work::{Grade, Parts, Publish, Quarantine, Recycle, Release, Repair, Test};
        for state in State::ALL {
            let wanted: &[Work] = match Stage::of(*state) {
                Stage::ToTest => &[Test, Quarantine, Parts, Recycle],
                Stage::ToErase | Stage::Offered => &[Quarantine, Parts, Recycle],
                Stage::ToGrade if *state == State::Graded => &[Test, Grade, Quarantine, Parts, Recycle],
                Stage::ToGrade => &[Test, Grade, Repair, Quarantine, Parts, Recycle],
                Stage::ToRepair => &[Test, Grade, Quarantine, Parts, Recycle],
                Stage::Ready => &[Test, Publish, Quarantine, Parts, Recycle],
                Stage::SetAside => &[Release, Parts, Recycle],
                Stage::Out | Stage::Ended => &[],
            };
            assert_eq!(case(*state).work(), wanted, "{state:?}");
            for work in case(*state).work() {
                if let Some(action) = work.step() {
                    assert!(
                        devices::rules::transition(*state, action, case(*state).before).is_ok(),
                        "{work:?} from {state:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn while_data_are_left_nothing_is_graded_taken_apart_or_recycled() {
        for state in State::ALL {
            let work = Case { pending: 1, holds_storage: true, ..case(*state) }.work();
            for refused in [Work::Grade, Work::Parts, Work::Recycle] {
                assert!(!work.contains(&refused), "{refused:?} from {state:?}");
            }
        }
        let waits = Case { pending: 1, holds_storage: true, ..case(State::ToWipe) };
        assert_eq!(waits.work(), [Work::Erase, Work::Remove, Work::Quarantine]);
        let aside = Case { before: Some(State::Ready), pending: 1, ..case(State::Quarantined) };
        assert_eq!(aside.work(), [Work::Erase]);
    }

    #[test]
    fn what_is_promised_is_not_taken_apart() {
        let work = Case { promised: true, ..case(State::Reserved) }.work();
        assert_eq!(work, [Work::Quarantine]);
    }

    #[test]
    fn what_stands_in_another_device_is_left_alone() {
        for state in State::ALL {
            let merged = Case { merged: true, ..case(*state) };
            assert_eq!(merged.work(), [], "{state:?}");
            assert_eq!(merged.step(Action::ReleaseFromQuarantine), Err(Refused::Merged), "{state:?}");
        }
    }
}
