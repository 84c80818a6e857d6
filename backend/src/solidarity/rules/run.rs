//! The life of an allocation run: computed, then a person decides (law 9).

use super::Refused;
use crate::kernel::context::coded;

coded! {
    /// Where a run stands.
    State {
        /// Computed; nothing is promised yet.
        Computed = "computed",
        /// A person validated it: its proposals left.
        Validated = "validated",
        /// A person set it aside.
        Discarded = "discarded",
    }
}

coded! {
    /// What can happen to a run.
    Action {
        /// A person validates it.
        Validate = "validate",
        /// A person sets it aside.
        Discard = "discard",
    }
}

/// The next state of a run.
///
/// # Errors
/// [`Refused::RunWrongState`].
pub fn transition(state: State, action: Action) -> Result<State, Refused> {
    match (state, action) {
        (State::Computed, Action::Validate) => Ok(State::Validated),
        (State::Computed, Action::Discard) => Ok(State::Discarded),
        (state @ (State::Validated | State::Discarded), action @ (Action::Validate | Action::Discard)) => {
            Err(Refused::RunWrongState { state, action })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_decided_once() {
        assert_eq!(transition(State::Computed, Action::Validate), Ok(State::Validated));
        assert_eq!(transition(State::Computed, Action::Discard), Ok(State::Discarded));
        for state in [State::Validated, State::Discarded] {
            for action in Action::ALL {
                assert_eq!(
                    transition(state, *action),
                    Err(Refused::RunWrongState { state, action: *action })
                );
            }
        }
    }
}
