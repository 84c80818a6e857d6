//! The life of a proposal: a device held for a request.

use super::Refused;
use crate::kernel::context::coded;

coded! {
    /// Where a proposal stands.
    State {
        /// The mediator is asked.
        Proposed = "proposed",
        /// The mediator accepted.
        Accepted = "accepted",
        /// The mediator declined, with a reason.
        Declined = "declined",
        /// Nobody answered in time.
        Lapsed = "lapsed",
        /// Its request was withdrawn, or its device is no longer fit.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What can happen to a proposal.
    Action {
        /// The mediator accepts.
        Accept = "accept",
        /// The mediator declines.
        Decline = "decline",
        /// The time to answer is over.
        Lapse = "lapse",
        /// Its request is withdrawn, or its device is no longer fit.
        Withdraw = "withdraw",
    }
}

/// The next state of a proposal.
///
/// # Errors
/// [`Refused::ProposalWrongState`].
pub fn transition(state: State, action: Action) -> Result<State, Refused> {
    match (state, action) {
        (State::Proposed, Action::Accept) => Ok(State::Accepted),
        (State::Proposed, Action::Decline) => Ok(State::Declined),
        (State::Proposed, Action::Lapse) => Ok(State::Lapsed),
        (State::Proposed | State::Accepted, Action::Withdraw) => Ok(State::Withdrawn),
        (state, action @ (Action::Accept | Action::Decline | Action::Lapse | Action::Withdraw)) => {
            Err(Refused::ProposalWrongState { state, action })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_decided_and_only_the_lifes_arrows_pass() {
        let arrows = [
            (State::Proposed, Action::Accept, State::Accepted),
            (State::Proposed, Action::Decline, State::Declined),
            (State::Proposed, Action::Lapse, State::Lapsed),
            (State::Proposed, Action::Withdraw, State::Withdrawn),
            (State::Accepted, Action::Withdraw, State::Withdrawn),
        ];
        for state in State::ALL {
            for action in Action::ALL {
                let expected = arrows
                    .iter()
                    .find(|(from, by, _)| (from, by) == (state, action))
                    .map(|(_, _, to)| *to)
                    .ok_or(Refused::ProposalWrongState { state: *state, action: *action });
                assert_eq!(transition(*state, *action), expected);
            }
        }
    }
}
