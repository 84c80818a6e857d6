//! Where a participation and a purchase order stand, for whoever knows their short code.

use sea_orm::ConnectionTrait;

use super::lives::{ParticipantState, PooledOrderState, PurchaseOrderState};
use super::{order_store, store};
use crate::kernel::{ParticipantId, PurchaseOrderId, Result, Standing};

/// Where a participation in a pooled order stands; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub async fn standing_of_participation(
    c: &impl ConnectionTrait,
    id: ParticipantId,
) -> Result<Option<Standing>> {
    use PooledOrderState as S;
    let Some((order, member, stands)) = store::participation(c, id).await? else { return Ok(None) };
    let (state, until) = match (stands, order.state) {
        (ParticipantState::Left, _) => ("left", None),
        (_, S::CancelledBelowMinimum) => ("too_few", None),
        (ParticipantState::Intention, S::Draft | S::Scheduled | S::Open | S::Extended) => {
            ("open", Some(order.closes_at))
        }
        (ParticipantState::Intention, S::Closed | S::Confirmed | S::Sourcing | S::Sourced) => {
            ("looked_for", None)
        }
        (ParticipantState::Intention, S::CollectingCommitments) => match order.commit_by {
            Some(until) => ("to_commit", Some(until)),
            None => ("looked_for", None),
        },
        (ParticipantState::Intention, S::Ordered | S::Settled) => ("not_committed", None),
        (
            ParticipantState::Committed,
            S::Draft
            | S::Scheduled
            | S::Open
            | S::Extended
            | S::Closed
            | S::Confirmed
            | S::Sourcing
            | S::Sourced
            | S::CollectingCommitments
            | S::Ordered,
        ) => ("committed", None),
        (ParticipantState::Committed, S::Settled) => ("settled", None),
    };
    let pages = vec![(member, format!("/desk/pooled-orders/{}", order.id))];
    Ok(Some(Standing { state, until, weeks: None, pages }))
}

/// Where a purchase order stands; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub async fn standing_of_purchase_order(
    c: &impl ConnectionTrait,
    id: PurchaseOrderId,
) -> Result<Option<Standing>> {
    let Some(order) = order_store::some_purchase_order(c, id).await? else { return Ok(None) };
    let until = (order.state == PurchaseOrderState::Proposed).then_some(order.sign_by);
    let page = format!("/desk/purchase-orders/{id}");
    let pages = vec![(order.buyer_id, page.clone()), (order.supplier_id, page)];
    Ok(Some(Standing { state: order.state.code(), until, weeks: None, pages }))
}
