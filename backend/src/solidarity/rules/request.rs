//! The life of a request.

use super::Refused;
use crate::kernel::context::coded;

coded! {
    /// Where a request stands.
    State {
        /// Being written.
        Draft = "draft",
        /// Filed.
        Submitted = "submitted",
        /// The mediator is asked for more.
        InformationNeeded = "information_needed",
        /// The rules are met.
        Eligible = "eligible",
        /// The rules are not met; a reason says which.
        Refused = "refused",
        /// Waits for a device.
        Waiting = "waiting",
        /// A device is held for it.
        Proposed = "proposed",
        /// The mediator accepted the device.
        Accepted = "accepted",
        /// The device is at the structure.
        ReadyForHandOver = "ready_for_hand_over",
        /// The household has it.
        HandedOver = "handed_over",
        /// The household was asked how it goes.
        FollowedUp = "followed_up",
        /// Done.
        Closed = "closed",
        /// The household took its agreement back, or needs nothing any more.
        Withdrawn = "withdrawn",
        /// Nothing is left of the household.
        Anonymised = "anonymised",
    }
}

coded! {
    /// What can happen to a request.
    Action {
        /// The mediator files it.
        Submit = "submit",
        /// The mediator is asked for more.
        AskInformation = "ask_information",
        /// The mediator answers.
        Answer = "answer",
        /// The rules are met.
        Approve = "approve",
        /// The rules are not met.
        Refuse = "refuse",
        /// It joins those that wait.
        Queue = "queue",
        /// A device is held for it.
        Propose = "propose",
        /// The mediator declines the device, or the time to answer is over: its rank is kept.
        Return = "return",
        /// The mediator accepts the device.
        Accept = "accept",
        /// The device arrives at the structure.
        Arrive = "arrive",
        /// The device failed, was lost or was taken back before the hand-over: its rank is kept.
        Requeue = "requeue",
        /// The household receives the device.
        HandOver = "hand_over",
        /// The household was asked how it goes.
        FollowUp = "follow_up",
        /// Done.
        Close = "close",
        /// The household takes its agreement back.
        Withdraw = "withdraw",
        /// Its time is over.
        Anonymise = "anonymise",
    }
}

impl State {
    /// Whether a device may still come of it.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Draft
            | Self::Submitted
            | Self::InformationNeeded
            | Self::Eligible
            | Self::Waiting
            | Self::Proposed
            | Self::Accepted
            | Self::ReadyForHandOver => true,
            Self::Refused
            | Self::HandedOver
            | Self::FollowedUp
            | Self::Closed
            | Self::Withdrawn
            | Self::Anonymised => false,
        }
    }
}

/// The actions that a state allows.
#[must_use]
pub fn allowed(state: State) -> Vec<Action> {
    Action::ALL.iter().copied().filter(|action| transition(state, *action).is_ok()).collect()
}

/// The next state of a request.
///
/// # Errors
/// [`Refused::RequestWrongState`], naming the state, the action and what is allowed.
pub fn transition(state: State, action: Action) -> Result<State, Refused> {
    use Action as A;
    use State as S;
    match (state, action) {
        (S::Draft, A::Submit) => Ok(S::Submitted),
        (S::Submitted, A::AskInformation) => Ok(S::InformationNeeded),
        (S::InformationNeeded, A::Answer) => Ok(S::Submitted),
        (S::Submitted, A::Approve) => Ok(S::Eligible),
        (S::Submitted, A::Refuse) => Ok(S::Refused),
        (S::Eligible, A::Queue) => Ok(S::Waiting),
        (S::Waiting, A::Propose) => Ok(S::Proposed),
        (S::Proposed, A::Return) => Ok(S::Waiting),
        (S::Proposed, A::Accept) => Ok(S::Accepted),
        (S::Accepted, A::Arrive) => Ok(S::ReadyForHandOver),
        (S::Accepted | S::ReadyForHandOver, A::Requeue) => Ok(S::Waiting),
        (S::ReadyForHandOver, A::HandOver) => Ok(S::HandedOver),
        (S::HandedOver, A::FollowUp) => Ok(S::FollowedUp),
        (S::FollowedUp, A::Close) => Ok(S::Closed),
        (
            S::Draft
            | S::Submitted
            | S::InformationNeeded
            | S::Eligible
            | S::Waiting
            | S::Proposed
            | S::Accepted
            | S::ReadyForHandOver,
            A::Withdraw,
        ) => Ok(S::Withdrawn),
        // After the hand-over the agreement can still be taken back: nothing of the household stays.
        (S::Refused | S::HandedOver | S::FollowedUp | S::Closed, A::Withdraw | A::Anonymise)
        | (S::Withdrawn, A::Anonymise) => Ok(S::Anonymised),
        (
            state,
            action @ (A::Submit
            | A::AskInformation
            | A::Answer
            | A::Approve
            | A::Refuse
            | A::Queue
            | A::Propose
            | A::Return
            | A::Accept
            | A::Arrive
            | A::Requeue
            | A::HandOver
            | A::FollowUp
            | A::Close
            | A::Withdraw
            | A::Anonymise),
        ) => Err(Refused::RequestWrongState { state, action }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_decided_and_only_the_lifes_arrows_pass() {
        use Action as A;
        use State as S;
        let mut arrows = vec![
            (S::Draft, A::Submit, S::Submitted),
            (S::Submitted, A::AskInformation, S::InformationNeeded),
            (S::InformationNeeded, A::Answer, S::Submitted),
            (S::Submitted, A::Approve, S::Eligible),
            (S::Submitted, A::Refuse, S::Refused),
            (S::Eligible, A::Queue, S::Waiting),
            (S::Waiting, A::Propose, S::Proposed),
            (S::Proposed, A::Return, S::Waiting),
            (S::Proposed, A::Accept, S::Accepted),
            (S::Accepted, A::Arrive, S::ReadyForHandOver),
            (S::Accepted, A::Requeue, S::Waiting),
            (S::ReadyForHandOver, A::Requeue, S::Waiting),
            (S::ReadyForHandOver, A::HandOver, S::HandedOver),
            (S::HandedOver, A::FollowUp, S::FollowedUp),
            (S::FollowedUp, A::Close, S::Closed),
            (S::Withdrawn, A::Anonymise, S::Anonymised),
        ];
        for open in S::ALL.iter().filter(|state| state.is_open()) {
            arrows.push((*open, A::Withdraw, S::Withdrawn));
        }
        for ended in [S::Refused, S::HandedOver, S::FollowedUp, S::Closed] {
            arrows.push((ended, A::Withdraw, S::Anonymised));
            arrows.push((ended, A::Anonymise, S::Anonymised));
        }
        for state in S::ALL {
            for action in A::ALL {
                let expected = arrows
                    .iter()
                    .find(|(from, by, _)| (from, by) == (state, action))
                    .map(|(_, _, to)| *to)
                    .ok_or(Refused::RequestWrongState { state: *state, action: *action });
                assert_eq!(transition(*state, *action), expected, "{state:?} {action:?}");
            }
        }
    }

    #[test]
    fn every_state_ends_anonymised_and_nothing_follows() {
        assert!(allowed(State::Anonymised).is_empty());
        for start in State::ALL {
            let mut reached = vec![*start];
            let mut at = 0;
            while at < reached.len() {
                for action in allowed(reached[at]) {
                    let next = transition(reached[at], action).unwrap();
                    if !reached.contains(&next) {
                        reached.push(next);
                    }
                }
                at += 1;
            }
            assert!(reached.contains(&State::Anonymised), "{start:?} never ends");
        }
    }
}
