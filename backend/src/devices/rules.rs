//! The life of a device.

use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Instant, Refusal};

coded! {
    /// Where a device stands in its life.
    State {
        /// At the workshop, counted.
        Received = "received",
        /// On the bench.
        UnderTest = "under_test",
        /// Its storages wait for erasure.
        ToWipe = "to_wipe",
        /// Being erased; some storages may be done.
        Wiping = "wiping",
        /// Every storage erased, with accepted evidence.
        Wiped = "wiped",
        /// An erasure failed.
        WipeFailed = "wipe_failed",
        /// Every storage erased, destroyed or removed, one at least destroyed.
        StorageDestroyed = "storage_destroyed",
        /// It holds no storage.
        NoStorage = "no_storage",
        /// Being mended.
        Repairing = "repairing",
        /// Tested again after erasure or repair.
        Testing = "testing",
        /// Its grade is set.
        Graded = "graded",
        /// Fit for a new life.
        Ready = "ready",
        /// In the catalogue.
        Listed = "listed",
        /// Promised to a buyer.
        Reserved = "reserved",
        /// Sold.
        Sold = "sold",
        /// Waits for a household.
        InSolidarityPool = "in_solidarity_pool",
        /// Held for a request.
        Proposed = "proposed",
        /// Given to a household.
        Given = "given",
        /// Waits to be lent.
        AvailableForLoan = "available_for_loan",
        /// Lent.
        Lent = "lent",
        /// In its new life.
        InUse = "in_use",
        /// Came back.
        Returned = "returned",
        /// Set aside until a doubt is cleared.
        Quarantined = "quarantined",
        /// Lost.
        Lost = "lost",
        /// Stolen.
        Stolen = "stolen",
        /// Kept for its parts.
        ForParts = "for_parts",
        /// Recycled.
        Recycled = "recycled",
    }
}

coded! {
    /// What can happen to a device.
    Action {
        /// Tests begin.
        StartTest = "start_test",
        /// Tests are recorded and storages found: they wait for erasure.
        AwaitWipe = "await_wipe",
        /// Tests are recorded and there is no storage, or the last one was taken out.
        FindNoStorage = "find_no_storage",
        /// Erasure begins, or one storage of several is done.
        StartWipe = "start_wipe",
        /// The last storage is done.
        CompleteWipe = "complete_wipe",
        /// An erasure failed.
        FailWipe = "fail_wipe",
        /// The last storage left is destroyed.
        DestroyStorage = "destroy_storage",
        /// Repair begins.
        StartRepair = "start_repair",
        /// Tests after erasure or repair begin.
        StartFinalTest = "start_final_test",
        /// The grade is set.
        SetGrade = "set_grade",
        /// Fit for a new life.
        MakeReady = "make_ready",
        /// Into the catalogue.
        List = "list",
        /// Out of the catalogue.
        Unlist = "unlist",
        /// Promised to a buyer.
        Reserve = "reserve",
        /// The buyer's promise ends.
        Unreserve = "unreserve",
        /// Sold: shipped and certified by its buyer.
        Sell = "sell",
        /// Into the solidarity pool.
        OfferToSolidarity = "offer_to_solidarity",
        /// Out of the solidarity pool.
        WithdrawFromSolidarity = "withdraw_from_solidarity",
        /// Held for a request.
        Propose = "propose",
        /// The hold ends.
        Unpropose = "unpropose",
        /// Given to a household.
        Give = "give",
        /// Into the loan pool.
        OfferForLoan = "offer_for_loan",
        /// Out of the loan pool.
        WithdrawFromLoan = "withdraw_from_loan",
        /// Lent.
        Lend = "lend",
        /// A loan ends: personal data may be on it.
        ReturnFromLoan = "return_from_loan",
        /// Its new life begins.
        StartUse = "start_use",
        /// It comes back.
        Return = "return",
        /// Set aside.
        Quarantine = "quarantine",
        /// The doubt is cleared.
        ReleaseFromQuarantine = "release_from_quarantine",
        /// Lost.
        ReportLost = "report_lost",
        /// Stolen.
        ReportStolen = "report_stolen",
        /// Kept for its parts.
        KeepForParts = "keep_for_parts",
        /// Recycled.
        Recycle = "recycle",
    }
}

impl State {
    /// States that nothing follows.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Lost | Self::Stolen | Self::ForParts | Self::Recycled)
    }

    /// The outcomes that the reuse rate counts (law 10): sold, given or lent; parts, recycling.
    #[must_use]
    pub fn outcome(self) -> Option<Outcome> {
        match self {
            Self::Sold | Self::Given | Self::Lent | Self::InUse => Some(Outcome::Reused),
            Self::ForParts | Self::Recycled => Some(Outcome::NotReused),
            Self::Received
            | Self::UnderTest
            | Self::ToWipe
            | Self::Wiping
            | Self::Wiped
            | Self::WipeFailed
            | Self::StorageDestroyed
            | Self::NoStorage
            | Self::Repairing
            | Self::Testing
            | Self::Graded
            | Self::Ready
            | Self::Listed
            | Self::Reserved
            | Self::InSolidarityPool
            | Self::Proposed
            | Self::AvailableForLoan
            | Self::Returned
            | Self::Quarantined
            | Self::Lost
            | Self::Stolen => None,
        }
    }
}

/// How a device's life at the workshop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Sold, given or lent.
    Reused,
    /// Taken apart or recycled.
    NotReused,
}

/// When the outcome was reached of a device that goes to `next` at `now`: kept while one outcome follows another (given,
/// then in use), forgotten when the device comes back.
#[must_use]
pub fn outcome_at(before: Option<Instant>, next: State, now: Instant) -> Option<Instant> {
    next.outcome().and(before.or(Some(now)))
}

/// What cannot be done to a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not from this state.
    WrongState {
        /// The state.
        state: State,
        /// What was tried.
        action: Action,
    },
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        "device-wrong-state"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let Self::WrongState { state, action } = self;
        let allowed: Vec<&str> = Action::ALL
            .iter()
            .filter(|candidate| transition(*state, **candidate, None).is_ok())
            .map(|candidate| candidate.code())
            .collect();
        vec![
            ("state", state.code().to_owned()),
            ("action", action.code().to_owned()),
            ("allowed", allowed.join(", ")),
        ]
    }
}

/// The next state of a device. `before_quarantine` is the state it had when it was set aside.
///
/// # Errors
/// [`Refused::WrongState`] naming the state and the action.
pub fn transition(state: State, action: Action, before_quarantine: Option<State>) -> Result<State, Refused> {
    use State as S;
    let refused = Err(Refused::WrongState { state, action });
    let next = match action {
        Action::StartTest => match state {
            S::Received | S::Returned | S::Ready | S::Listed | S::InSolidarityPool | S::AvailableForLoan => {
                S::UnderTest
            }
            _ => return refused,
        },
        Action::AwaitWipe if state == S::UnderTest => S::ToWipe,
        // During erasure too: every storage may turn out to have been taken out.
        Action::FindNoStorage => match state {
            S::UnderTest | S::ToWipe | S::Wiping | S::WipeFailed => S::NoStorage,
            _ => return refused,
        },
        Action::StartWipe => match state {
            S::ToWipe | S::WipeFailed => S::Wiping,
            _ => return refused,
        },
        Action::CompleteWipe if state == S::Wiping => S::Wiped,
        Action::FailWipe if state == S::Wiping => S::WipeFailed,
        Action::DestroyStorage => match state {
            S::ToWipe | S::Wiping | S::WipeFailed => S::StorageDestroyed,
            _ => return refused,
        },
        Action::StartRepair => match state {
            S::Wiped | S::StorageDestroyed | S::NoStorage | S::Testing => S::Repairing,
            _ => return refused,
        },
        Action::StartFinalTest => match state {
            S::Wiped | S::StorageDestroyed | S::NoStorage | S::Repairing => S::Testing,
            _ => return refused,
        },
        Action::SetGrade if state == S::Testing => S::Graded,
        Action::MakeReady if state == S::Graded => S::Ready,
        Action::List if state == S::Ready => S::Listed,
        Action::Unlist if state == S::Listed => S::Ready,
        Action::Reserve if state == S::Listed => S::Reserved,
        Action::Unreserve if state == S::Reserved => S::Listed,
        Action::Sell if state == S::Reserved => S::Sold,
        Action::OfferToSolidarity if state == S::Ready => S::InSolidarityPool,
        Action::WithdrawFromSolidarity if state == S::InSolidarityPool => S::Ready,
        Action::Propose if state == S::InSolidarityPool => S::Proposed,
        Action::Unpropose if state == S::Proposed => S::InSolidarityPool,
        Action::Give if state == S::Proposed => S::Given,
        Action::OfferForLoan if state == S::Ready => S::AvailableForLoan,
        Action::WithdrawFromLoan if state == S::AvailableForLoan => S::Ready,
        Action::Lend if state == S::AvailableForLoan => S::Lent,
        Action::ReturnFromLoan if state == S::Lent => S::ToWipe,
        Action::StartUse => match state {
            S::Sold | S::Given => S::InUse,
            _ => return refused,
        },
        Action::Return if state == S::InUse => S::Returned,
        Action::Quarantine if !state.is_final() && state != S::Quarantined => S::Quarantined,
        Action::ReleaseFromQuarantine if state == S::Quarantined => match before_quarantine {
            Some(before) => before,
            None => return refused,
        },
        Action::ReportLost if !state.is_final() => S::Lost,
        Action::ReportStolen if !state.is_final() => S::Stolen,
        Action::KeepForParts if !state.is_final() => S::ForParts,
        Action::Recycle if !state.is_final() => S::Recycled,
        Action::AwaitWipe
        | Action::CompleteWipe
        | Action::FailWipe
        | Action::SetGrade
        | Action::MakeReady
        | Action::List
        | Action::Unlist
        | Action::Reserve
        | Action::Unreserve
        | Action::Sell
        | Action::OfferToSolidarity
        | Action::WithdrawFromSolidarity
        | Action::Propose
        | Action::Unpropose
        | Action::Give
        | Action::OfferForLoan
        | Action::WithdrawFromLoan
        | Action::Lend
        | Action::ReturnFromLoan
        | Action::Return
        | Action::Quarantine
        | Action::ReleaseFromQuarantine
        | Action::ReportLost
        | Action::ReportStolen
        | Action::KeepForParts
        | Action::Recycle => return refused,
    };
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_pair_is_decided_and_the_refusal_names_what_is_allowed() {
        let mut passes = 0;
        for state in State::ALL {
            for action in Action::ALL {
                match transition(*state, *action, Some(State::Received)) {
                    Ok(next) => {
                        passes += 1;
                        assert_ne!(next, *state, "{state:?} {action:?} goes nowhere");
                        assert!(!state.is_final(), "{state:?} is final");
                    }
                    Err(refused) => {
                        assert_eq!(refused, Refused::WrongState { state: *state, action: *action });
                    }
                }
            }
        }
        assert_eq!(passes, 160, "an arrow of the life was added or lost");
        let refused = transition(State::Graded, Action::Sell, None).unwrap_err();
        let allowed = &refused.args()[2].1;
        assert!(allowed.contains("make_ready") && allowed.contains("quarantine"), "{allowed}");
    }

    proptest! {
        /// Law 3 in the life itself: no walk reaches a state of use without passing through the end of an erasure,
        /// a destruction, or the finding that there is no storage, since the last reception, return or loan.
        #[test]
        fn no_walk_reaches_a_new_life_around_erasure(walk in proptest::collection::vec(0..Action::ALL.len(), 1..60)) {
            let mut state = State::Received;
            let mut clean = false;
            let mut before = None;
            for step in walk {
                let action = Action::ALL[step];
                let Ok(next) = transition(state, action, before) else { continue };
                match action {
                    Action::CompleteWipe | Action::DestroyStorage | Action::FindNoStorage => clean = true,
                    Action::StartTest | Action::Return | Action::ReturnFromLoan => clean = false,
                    _ => {}
                }
                if action == Action::Quarantine {
                    before = Some(state);
                }
                state = next;
                let new_life = matches!(state, State::Ready | State::Listed | State::Reserved | State::Sold
                    | State::InSolidarityPool | State::Proposed | State::Given | State::AvailableForLoan | State::Lent);
                prop_assert!(!new_life || clean, "{state:?} without erasure");
            }
        }
    }
}
