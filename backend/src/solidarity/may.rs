//! What a mediator may do with a request now: what its page shows, and nothing that would be refused.

use super::rules::request::{Action, State, transition};
use crate::logistics;

/// What a mediator does from the page of a request.
const MEDIATOR: [Action; 8] = [
    Action::Accept,
    Action::Return,
    Action::Arrive,
    Action::HandOver,
    Action::Requeue,
    Action::FollowUp,
    Action::Close,
    Action::Withdraw,
];

/// What decides, besides the state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    /// Where the request stands.
    pub state: State,
    /// Before the last day to answer.
    pub in_time: bool,
    /// Where the transfer of its device stands.
    pub transfer: Option<logistics::State>,
}

impl Case {
    /// Everything that a mediator may do now.
    pub(super) fn mediator(self) -> Vec<Action> {
        MEDIATOR.into_iter().filter(|action| self.may(*action)).collect()
    }

    fn may(self, action: Action) -> bool {
        // Handing over what was not recorded as arrived says that it has arrived.
        let brought = match self.state {
            State::Accepted => transition(self.state, Action::Arrive).ok(),
            state => Some(state),
        };
        match action {
            Action::Accept => self.in_time && transition(self.state, action).is_ok(),
            Action::Arrive => {
                self.transfer == Some(logistics::State::InTransit) && transition(self.state, action).is_ok()
            }
            Action::HandOver => {
                (self.state != State::Accepted || self.comes())
                    && brought.is_some_and(|state| transition(state, action).is_ok())
            }
            action => transition(self.state, action).is_ok(),
        }
    }

    /// Whether the device is on its way or may be fetched.
    fn comes(self) -> bool {
        use logistics::State as S;
        match self.transfer {
            Some(S::Planned | S::Packed | S::InTransit | S::Delivered | S::Reconciled) => true,
            Some(S::Failed | S::Returned | S::Lost) | None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mediator_is_shown_what_the_rules_allow_and_nothing_else() {
        for state in State::ALL {
            let case = Case { state: *state, in_time: true, transfer: Some(logistics::State::InTransit) };
            let shown = case.mediator();
            for action in MEDIATOR {
                let through = *state == State::Accepted && action == Action::HandOver;
                let allowed = transition(*state, action).is_ok() || through;
                assert_eq!(shown.contains(&action), allowed, "{state:?} {action:?}");
            }
        }
    }

    #[test]
    fn each_state_shows_what_its_page_is_written_for() {
        use Action as A;
        use State as S;
        for state in S::ALL {
            let case = Case { state: *state, in_time: true, transfer: Some(logistics::State::InTransit) };
            let wanted: &[Action] = match state {
                S::Draft | S::Submitted | S::InformationNeeded | S::Eligible | S::Waiting => &[A::Withdraw],
                S::Proposed => &[A::Accept, A::Return, A::Withdraw],
                S::Accepted => &[A::Arrive, A::HandOver, A::Requeue, A::Withdraw],
                S::ReadyForHandOver => &[A::HandOver, A::Requeue, A::Withdraw],
                S::HandedOver => &[A::FollowUp, A::Withdraw],
                S::FollowedUp => &[A::Close, A::Withdraw],
                S::Refused | S::Closed => &[A::Withdraw],
                S::Withdrawn | S::Anonymised => &[],
            };
            assert_eq!(case.mediator(), wanted, "{state:?}");
        }
    }

    #[test]
    fn a_late_answer_and_a_device_that_did_not_come_are_not_offered() {
        let late = Case { state: State::Proposed, in_time: false, transfer: None };
        assert_eq!(late.mediator(), [Action::Return, Action::Withdraw]);
        let lost = Case { state: State::Accepted, in_time: true, transfer: Some(logistics::State::Failed) };
        assert_eq!(lost.mediator(), [Action::Requeue, Action::Withdraw]);
    }
}
