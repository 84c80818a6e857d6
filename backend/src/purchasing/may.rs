//! What can be done with a pooled order and a purchase order now, from the rules: what their pages show, and nothing
//! that would be refused. Who may do it, the page asks of the reader's roles.

use super::lives::{
    ParticipantAction, ParticipantState, PooledOrderAction, PooledOrderState, PurchaseOrderAction,
    PurchaseOrderState, participant, pooled_order, purchase_order, steps_of,
};

/// What the buyer does from the page of a purchase order. `in_time`: before the last day to sign.
pub(super) fn buyer(state: PurchaseOrderState, in_time: bool) -> Vec<PurchaseOrderAction> {
    use PurchaseOrderAction as A;
    let all = [A::Sign, A::Certify, A::Cancel].into_iter();
    all.filter(|action| (*action != A::Sign || in_time) && goes(state, *action)).collect()
}

/// What the supplier does from the page of a purchase order.
pub(super) fn supplier(state: PurchaseOrderState) -> Vec<PurchaseOrderAction> {
    use PurchaseOrderAction as A;
    [A::Confirm, A::Ship, A::Cancel].into_iter().filter(|action| goes(state, *action)).collect()
}

fn goes(state: PurchaseOrderState, action: PurchaseOrderAction) -> bool {
    steps_of(state, action).iter().try_fold(state, |state, step| purchase_order(state, *step)).is_ok()
}

/// What the coordinator does from the page of a pooled order.
pub(super) fn coordinator(state: PooledOrderState) -> Vec<PooledOrderAction> {
    use PooledOrderAction as A;
    let all = [A::Open, A::StartSourcing, A::Close, A::Extend].into_iter();
    all.filter(|action| pooled_order(state, *action).is_ok()).collect()
}

/// What a buyer does from the page of a pooled order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Membership {
    /// Where the buyer stands, if it ever took part.
    pub state: Option<ParticipantState>,
    /// Whether something was found for it.
    pub found: bool,
    /// Before the order closes.
    pub joinable: bool,
    /// Before the last day to commit.
    pub in_time: bool,
}

/// What a buyer may do in a pooled order. Nobody leaves what has ended.
pub(super) fn member(order: PooledOrderState, one: Membership) -> Vec<ParticipantAction> {
    use ParticipantAction as A;
    let ended = order.is_final() || order == PooledOrderState::Ordered;
    let commits = order == PooledOrderState::CollectingCommitments && one.found && one.in_time;
    [A::Declare, A::Commit, A::Leave]
        .into_iter()
        .filter(|action| match (action, one.state) {
            (A::Declare, None) => order.takes_intentions() && one.joinable,
            (A::Declare, Some(state)) => {
                order.takes_intentions() && one.joinable && participant(state, A::Declare).is_ok()
            }
            (A::Commit, Some(state)) => commits && participant(state, A::Commit).is_ok(),
            (A::Leave, Some(state)) => !ended && participant(state, A::Leave).is_ok(),
            (A::Commit | A::Leave, None) => false,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_of_a_purchase_order_is_shown_what_the_rules_allow() {
        use {PurchaseOrderAction as A, PurchaseOrderState as S};
        let nothing: (&[A], &[A]) = (&[], &[]);
        for state in S::ALL {
            let (buys, sells): (&[A], &[A]) = match state {
                S::Proposed => (&[A::Sign, A::Cancel], &[A::Cancel]),
                S::Signed => (&[A::Cancel], &[A::Confirm, A::Cancel]),
                S::Confirmed | S::Preparing => (&[A::Cancel], &[A::Ship, A::Cancel]),
                S::Shipped | S::Delivered | S::Disputed => (&[A::Certify], &[]),
                S::Certified | S::Closed | S::Cancelled => nothing,
            };
            assert_eq!(buyer(*state, true), buys, "{state:?}");
            assert_eq!(supplier(*state), sells, "{state:?}");
        }
    }

    #[test]
    fn what_is_shown_of_a_purchase_order_passes_step_by_step_and_ends_where_it_says() {
        use {PurchaseOrderAction as A, PurchaseOrderState as S};
        for state in S::ALL {
            for action in buyer(*state, true).into_iter().chain(supplier(*state)) {
                let end = steps_of(*state, action)
                    .iter()
                    .try_fold(*state, |state, step| purchase_order(state, *step))
                    .expect("what is shown passes");
                let wanted = match action {
                    A::Sign => S::Signed,
                    A::Confirm => S::Confirmed,
                    A::Ship => S::Shipped,
                    A::Certify => S::Certified,
                    _ => S::Cancelled,
                };
                assert_eq!(end, wanted, "{action:?} from {state:?}");
            }
        }
    }

    #[test]
    fn nobody_signs_when_the_day_is_over() {
        assert_eq!(buyer(PurchaseOrderState::Proposed, false), [PurchaseOrderAction::Cancel]);
    }

    #[test]
    fn a_coordinator_is_shown_what_the_rules_allow() {
        use {PooledOrderAction as A, PooledOrderState as S};
        let persons = [A::Open, A::StartSourcing, A::Close, A::Extend];
        for state in S::ALL {
            for action in A::ALL {
                let allowed = pooled_order(*state, *action).is_ok() && persons.contains(action);
                assert_eq!(coordinator(*state).contains(action), allowed, "{state:?} {action:?}");
            }
        }
    }

    #[test]
    fn a_member_joins_commits_and_leaves_in_its_time_and_never_once_committed() {
        use {ParticipantAction as A, ParticipantState as P, PooledOrderState as S};
        let ready = |state| Membership { state, found: true, joinable: true, in_time: true };
        assert_eq!(member(S::Open, ready(None)), [A::Declare]);
        assert_eq!(member(S::Open, ready(Some(P::Intention))), [A::Declare, A::Leave]);
        assert_eq!(member(S::Open, ready(Some(P::Left))), [A::Declare]);
        assert_eq!(member(S::CollectingCommitments, ready(Some(P::Intention))), [A::Commit, A::Leave]);
        let late = Membership { in_time: false, ..ready(Some(P::Intention)) };
        assert_eq!(member(S::CollectingCommitments, late), [A::Leave]);
        for order in S::ALL {
            assert_eq!(member(*order, ready(Some(P::Committed))), [], "{order:?}");
            for state in P::ALL {
                for action in member(*order, ready(Some(*state))) {
                    assert!(participant(*state, action).is_ok(), "{order:?} {state:?} {action:?}");
                }
            }
        }
        for order in [S::Ordered, S::Settled, S::CancelledBelowMinimum] {
            assert_eq!(member(order, ready(Some(P::Intention))), []);
        }
    }
}
