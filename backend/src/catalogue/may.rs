//! What a seller may do with a listing now: what its page shows, and nothing that would be refused.

use super::rules::{Action, State, transition};

/// What a seller does from the page of a listing. `accredited`: it may sell (law 4); `promised`: devices promised from it.
pub(super) fn seller(state: State, accredited: bool, promised: i64) -> Vec<Action> {
    [Action::Pause, Action::Resume, Action::Archive]
        .into_iter()
        .filter(|action| transition(state, *action).is_ok())
        .filter(|action| match action {
            Action::Resume => accredited,
            Action::Archive => promised == 0,
            Action::Publish | Action::Pause | Action::PauseByForce | Action::ResumeAfterForce => true,
        })
        .collect()
}

/// Whether a seller may change its price.
pub(super) fn price(state: State) -> bool {
    state != State::Archived
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seller_is_shown_what_the_rules_allow_and_nothing_else() {
        for state in State::ALL {
            let shown = seller(*state, true, 0);
            let wanted: &[Action] = match state {
                State::Draft => &[Action::Archive],
                State::Published => &[Action::Pause, Action::Archive],
                State::Paused => &[Action::Resume, Action::Archive],
                State::Archived => &[],
            };
            assert_eq!(shown, wanted, "{state:?}");
            for action in shown {
                assert!(transition(*state, action).is_ok(), "{state:?} {action:?}");
            }
        }
    }

    #[test]
    fn who_may_not_sell_resumes_nothing_and_what_is_promised_is_not_ended() {
        assert_eq!(seller(State::Paused, false, 0), [Action::Archive]);
        assert_eq!(seller(State::Published, true, 2), [Action::Pause]);
    }
}
