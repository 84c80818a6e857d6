//! The life of a shipment.

use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Refusal};

coded! {
    /// Where a shipment stands.
    State {
        /// Agreed, with a day.
        Planned = "planned",
        /// Ready to leave.
        Packed = "packed",
        /// On its way.
        InTransit = "in_transit",
        /// At its destination.
        Delivered = "delivered",
        /// Counted against what was sent.
        Reconciled = "reconciled",
        /// Could not be handed over.
        Failed = "failed",
        /// Back where it came from.
        Returned = "returned",
        /// Lost on its way.
        Lost = "lost",
    }
}

coded! {
    /// What can happen to a shipment.
    Action {
        /// Made ready to leave.
        Pack = "pack",
        /// Leaves.
        Depart = "depart",
        /// Arrives.
        Deliver = "deliver",
        /// Is counted.
        Reconcile = "reconcile",
        /// Cannot be handed over.
        Fail = "fail",
        /// Is tried again.
        Replan = "replan",
        /// Goes back.
        SendBack = "send_back",
        /// Is lost.
        ReportLost = "report_lost",
    }
}

impl State {
    /// States that nothing follows.
    #[must_use]
    pub fn is_final(self) -> bool {
        Action::ALL.iter().all(|action| transition(self, *action).is_err())
    }
}

/// What cannot be done to a shipment in its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The state.
    pub state: State,
    /// What was tried.
    pub action: Action,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        "shipment-wrong-state"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let allowed: Vec<&str> = Action::ALL
            .iter()
            .filter(|action| transition(self.state, **action).is_ok())
            .map(|action| action.code())
            .collect();
        vec![
            ("state", self.state.code().to_owned()),
            ("action", self.action.code().to_owned()),
            ("allowed", allowed.join(", ")),
        ]
    }
}

/// The next state of a shipment.
///
/// # Errors
/// `Refused`, naming the state, the action and what is allowed.
pub fn transition(state: State, action: Action) -> Result<State, Refused> {
    match (state, action) {
        (State::Planned, Action::Pack) => Ok(State::Packed),
        (State::Packed, Action::Depart) => Ok(State::InTransit),
        (State::InTransit, Action::Deliver) => Ok(State::Delivered),
        (State::Delivered, Action::Reconcile) => Ok(State::Reconciled),
        (State::Planned | State::Packed | State::InTransit, Action::Fail) => Ok(State::Failed),
        (State::Failed, Action::Replan) => Ok(State::Planned),
        (State::Failed, Action::SendBack) => Ok(State::Returned),
        (State::InTransit | State::Failed, Action::ReportLost) => Ok(State::Lost),
        (
            state,
            action @ (Action::Pack
            | Action::Depart
            | Action::Deliver
            | Action::Reconcile
            | Action::Fail
            | Action::Replan
            | Action::SendBack
            | Action::ReportLost),
        ) => Err(Refused { state, action }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_decided_and_only_the_lifes_arrows_pass() {
        let arrows = [
            (State::Planned, Action::Pack, State::Packed),
            (State::Packed, Action::Depart, State::InTransit),
            (State::InTransit, Action::Deliver, State::Delivered),
            (State::Delivered, Action::Reconcile, State::Reconciled),
            (State::Planned, Action::Fail, State::Failed),
            (State::Packed, Action::Fail, State::Failed),
            (State::InTransit, Action::Fail, State::Failed),
            (State::Failed, Action::Replan, State::Planned),
            (State::Failed, Action::SendBack, State::Returned),
            (State::InTransit, Action::ReportLost, State::Lost),
            (State::Failed, Action::ReportLost, State::Lost),
        ];
        for state in State::ALL {
            for action in Action::ALL {
                let expected = arrows
                    .iter()
                    .find(|(from, by, _)| (from, by) == (state, action))
                    .map(|(_, _, to)| *to)
                    .ok_or(Refused { state: *state, action: *action });
                assert_eq!(transition(*state, *action), expected);
            }
        }
    }

    #[test]
    fn what_is_counted_returned_or_lost_stays_so() {
        let ends: Vec<&State> = State::ALL.iter().filter(|state| state.is_final()).collect();
        assert_eq!(ends, [&State::Reconciled, &State::Returned, &State::Lost]);
    }
}
