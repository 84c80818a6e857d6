//! What a donor and a workshop may do with a lot part now: what their pages show, and nothing that would be refused.

use frontend::donations::PartStep;

use super::reception::Contester;
use super::rules::{Action, State, transition};

/// What a donor does from the pages of its lot, in the order of its life.
#[cfg(test)]
const DONOR: [Action; 5] =
    [Action::Declare, Action::SearchAgain, Action::Cancel, Action::Dispute, Action::SettleDispute];
/// What a workshop does from the page of a part.
#[cfg(test)]
const WORKSHOP: [Action; 7] = [
    Action::Accept,
    Action::Decline,
    Action::PlanCollection,
    Action::Collect,
    Action::Receive,
    Action::Dispute,
    Action::SettleDispute,
];

/// Whether its donor may have workshops asked again.
pub(super) fn search_again(state: State) -> bool {
    transition(state, Action::SearchAgain).is_ok()
}

/// Whether its donor may withdraw it.
pub(super) fn cancel(state: State) -> bool {
    transition(state, Action::Cancel).is_ok()
}

/// Whether its donor may contest the count.
pub(super) fn contest(state: State) -> bool {
    transition(state, Action::Dispute).is_ok()
}

/// Whether one side may answer the other, who contests the count.
pub(super) fn answer(state: State, side: Contester, contested: Option<Contester>) -> bool {
    transition(state, Action::SettleDispute).is_ok() && contested.is_some_and(|by| by != side)
}

/// What its workshop may do now. `open`: its offer waits for an answer, in time; `contested`: who contests the count.
pub(super) fn workshop(state: State, open: bool, contested: Option<Contester>) -> PartStep {
    match state {
        State::Offered if open => PartStep::Answer,
        State::Accepted => PartStep::Plan,
        State::CollectionPlanned => PartStep::Collect,
        State::Collected => PartStep::Count,
        State::Received => PartStep::Contest,
        State::Disputed if answer(state, Contester::Workshop, contested) => PartStep::AnswerDispute,
        State::Disputed if contested == Some(Contester::Workshop) => PartStep::WithdrawDispute,
        State::Draft
        | State::Declared
        | State::Offered
        | State::Disputed
        | State::Processing
        | State::Closed
        | State::Unplaced
        | State::Cancelled => PartStep::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One request may collect what was not planned: it is planned on the way.
    fn passes(state: State, action: Action) -> bool {
        let through = || {
            let planned = transition(state, Action::PlanCollection).ok()?;
            transition(planned, action).ok()
        };
        transition(state, action).is_ok() || (action == Action::Collect && through().is_some())
    }

    /// What the forms of a step do (`pages/donations/part.html`).
    fn forms(step: PartStep) -> &'static [Action] {
        match step {
            PartStep::Answer => &[Action::Accept, Action::Decline],
            PartStep::Plan => &[Action::PlanCollection, Action::Collect],
            PartStep::Collect => &[Action::Collect],
            PartStep::Count => &[Action::Receive],
            PartStep::Contest => &[Action::Dispute],
            PartStep::AnswerDispute | PartStep::WithdrawDispute => &[Action::SettleDispute],
            PartStep::Nothing => &[],
        }
    }

    #[test]
    fn a_workshop_is_shown_what_the_rules_allow_and_nothing_else() {
        for state in State::ALL {
            let shown = forms(workshop(*state, true, Some(Contester::Donor)));
            for action in WORKSHOP {
                assert_eq!(shown.contains(&action), passes(*state, action), "{state:?} {action:?}");
            }
        }
    }

    #[test]
    fn an_offer_whose_time_is_over_shows_no_answer() {
        assert_eq!(workshop(State::Offered, false, None), PartStep::Nothing);
    }

    #[test]
    fn who_contests_does_not_answer_and_may_withdraw() {
        assert_eq!(workshop(State::Disputed, false, Some(Contester::Workshop)), PartStep::WithdrawDispute);
        assert!(!answer(State::Disputed, Contester::Donor, Some(Contester::Donor)));
    }

    #[test]
    fn a_donor_is_shown_what_the_rules_allow_and_nothing_else() {
        for state in State::ALL {
            // A draft is declared, or given up, from the page that says what was understood of it.
            let shown = |action: Action| match action {
                Action::Declare => *state == State::Draft,
                Action::SearchAgain => search_again(*state),
                Action::Dispute => contest(*state),
                Action::SettleDispute => answer(*state, Contester::Donor, Some(Contester::Workshop)),
                _ => cancel(*state),
            };
            for action in DONOR {
                assert_eq!(shown(action), transition(*state, action).is_ok(), "{state:?} {action:?}");
            }
        }
    }
}
