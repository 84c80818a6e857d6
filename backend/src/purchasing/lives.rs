//! Three lives: of a pooled order, of a participant in it, of a purchase order that comes out of it.

use super::rules::Refused;
use crate::kernel::context::coded;

coded! {
    /// Where a pooled order stands.
    PooledOrderState {
        /// Being written by its coordinator; nobody else sees it.
        Draft = "draft",
        /// Will open on its day.
        Scheduled = "scheduled",
        /// Buyers declare what they need.
        Open = "open",
        /// Nobody joins any more; the minimum is being looked at.
        Closed = "closed",
        /// The minimum is met.
        Confirmed = "confirmed",
        /// Was given more time; opens again.
        Extended = "extended",
        /// Too few were wanted.
        CancelledBelowMinimum = "cancelled_below_minimum",
        /// Listings are being matched with needs.
        Sourcing = "sourcing",
        /// Matched; when nothing was found it stays here and may be sourced again.
        Sourced = "sourced",
        /// Devices are held; each participant commits or leaves.
        CollectingCommitments = "collecting_commitments",
        /// Purchase orders are under way.
        Ordered = "ordered",
        /// Every purchase order has ended.
        Settled = "settled",
    }
}

coded! {
    /// What can happen to a pooled order.
    PooledOrderAction {
        /// Give it a day to open.
        Schedule = "schedule",
        /// Let buyers join.
        Open = "open",
        /// Give it more time.
        Extend = "extend",
        /// Let nobody join any more.
        Close = "close",
        /// The minimum is met.
        Confirm = "confirm",
        /// The minimum is not met.
        CancelBelowMinimum = "cancel_below_minimum",
        /// Look for listings.
        StartSourcing = "start_sourcing",
        /// What was found is recorded.
        FinishSourcing = "finish_sourcing",
        /// Devices are held: ask for commitments.
        CollectCommitments = "collect_commitments",
        /// Nobody is left to answer.
        Order = "order",
        /// Every purchase order has ended.
        Settle = "settle",
    }
}

coded! {
    /// Where a participant stands.
    ParticipantState {
        /// Says what it needs; binds nothing.
        Intention = "intention",
        /// Its signatory has committed it.
        Committed = "committed",
        /// Takes no part any more.
        Left = "left",
    }
}

coded! {
    /// What a participant can do.
    ParticipantAction {
        /// Say what it needs, or say it anew.
        Declare = "declare",
        /// Commit itself.
        Commit = "commit",
        /// Leave before committing.
        Leave = "leave",
    }
}

coded! {
    /// Where a purchase order stands.
    PurchaseOrderState {
        /// Waits for the buyer's signature.
        Proposed = "proposed",
        /// Signed by the buyer.
        Signed = "signed",
        /// Confirmed by the supplier.
        Confirmed = "confirmed",
        /// Being packed.
        Preparing = "preparing",
        /// On its way.
        Shipped = "shipped",
        /// Arrived.
        Delivered = "delivered",
        /// The buyer has certified what arrived, with or without reserves.
        Certified = "certified",
        /// Nothing is left to do.
        Closed = "closed",
        /// Given up before it was shipped.
        Cancelled = "cancelled",
        /// Buyer and supplier disagree on what arrived.
        Disputed = "disputed",
    }
}

coded! {
    /// What can happen to a purchase order.
    PurchaseOrderAction {
        /// The buyer's signatory signs.
        Sign = "sign",
        /// The supplier confirms.
        Confirm = "confirm",
        /// The supplier packs.
        Prepare = "prepare",
        /// The supplier ships.
        Ship = "ship",
        /// It arrives.
        Deliver = "deliver",
        /// The buyer certifies.
        Certify = "certify",
        /// Nothing is left to do.
        Close = "close",
        /// Either side gives up.
        Cancel = "cancel",
        /// The buyer contests what arrived.
        Dispute = "dispute",
    }
}

impl PooledOrderState {
    /// Whether buyers may join now.
    #[must_use]
    pub fn takes_intentions(self) -> bool {
        matches!(self, Self::Open | Self::Extended)
    }

    /// Whether nothing follows.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::CancelledBelowMinimum | Self::Settled)
    }

    /// Whether needs have been matched with listings: from then on law 5 holds for each participant's line.
    #[must_use]
    pub fn is_sourced(self) -> bool {
        matches!(self, Self::Sourced | Self::CollectingCommitments | Self::Ordered | Self::Settled)
    }
}

impl PurchaseOrderState {
    /// Whether the pooled order need not wait for it any more.
    #[must_use]
    pub fn is_ended(self) -> bool {
        matches!(self, Self::Certified | Self::Closed | Self::Cancelled)
    }
}

/// The next state of a pooled order.
///
/// # Errors
/// [`Refused::PooledOrderWrongState`] with what is allowed instead.
pub fn pooled_order(state: PooledOrderState, action: PooledOrderAction) -> Result<PooledOrderState, Refused> {
    use {PooledOrderAction as A, PooledOrderState as S};
    let next = match (state, action) {
        (S::Draft, A::Schedule) => S::Scheduled,
        (S::Draft | S::Scheduled | S::Extended, A::Open) => S::Open,
        (S::Open | S::Closed, A::Extend) => S::Extended,
        (S::Open | S::Extended, A::Close) => S::Closed,
        (S::Closed, A::Confirm) => S::Confirmed,
        (S::Closed, A::CancelBelowMinimum) => S::CancelledBelowMinimum,
        (S::Confirmed | S::Sourced, A::StartSourcing) => S::Sourcing,
        (S::Sourcing, A::FinishSourcing) => S::Sourced,
        (S::Sourced, A::CollectCommitments) => S::CollectingCommitments,
        (S::CollectingCommitments, A::Order) => S::Ordered,
        (S::Ordered, A::Settle) => S::Settled,
        (
            S::Draft
            | S::Scheduled
            | S::Open
            | S::Closed
            | S::Confirmed
            | S::Extended
            | S::CancelledBelowMinimum
            | S::Sourcing
            | S::Sourced
            | S::CollectingCommitments
            | S::Ordered
            | S::Settled,
            A::Schedule
            | A::Open
            | A::Extend
            | A::Close
            | A::Confirm
            | A::CancelBelowMinimum
            | A::StartSourcing
            | A::FinishSourcing
            | A::CollectCommitments
            | A::Order
            | A::Settle,
        ) => return Err(Refused::PooledOrderWrongState { state, action }),
    };
    Ok(next)
}

/// The next state of a participant.
///
/// # Errors
/// [`Refused::ParticipantWrongState`].
pub fn participant(state: ParticipantState, action: ParticipantAction) -> Result<ParticipantState, Refused> {
    use {ParticipantAction as A, ParticipantState as S};
    match (state, action) {
        (S::Intention | S::Left, A::Declare) => Ok(S::Intention),
        (S::Intention, A::Commit) => Ok(S::Committed),
        (S::Intention, A::Leave) => Ok(S::Left),
        (S::Committed, A::Declare | A::Commit | A::Leave) | (S::Left, A::Commit | A::Leave) => {
            Err(Refused::ParticipantWrongState { state, action })
        }
    }
}

/// The next state of a purchase order.
///
/// # Errors
/// [`Refused::PurchaseOrderWrongState`] with what is allowed instead.
pub fn purchase_order(
    state: PurchaseOrderState,
    action: PurchaseOrderAction,
) -> Result<PurchaseOrderState, Refused> {
    use {PurchaseOrderAction as A, PurchaseOrderState as S};
    let next = match (state, action) {
        (S::Proposed, A::Sign) => S::Signed,
        (S::Signed, A::Confirm) => S::Confirmed,
        (S::Confirmed, A::Prepare) => S::Preparing,
        (S::Preparing, A::Ship) => S::Shipped,
        (S::Shipped, A::Deliver) => S::Delivered,
        (S::Delivered | S::Disputed, A::Certify) => S::Certified,
        (S::Delivered, A::Dispute) => S::Disputed,
        (S::Certified, A::Close) => S::Closed,
        (S::Proposed | S::Signed | S::Confirmed | S::Preparing, A::Cancel) => S::Cancelled,
        (
            S::Proposed
            | S::Signed
            | S::Confirmed
            | S::Preparing
            | S::Shipped
            | S::Delivered
            | S::Certified
            | S::Closed
            | S::Cancelled
            | S::Disputed,
            A::Sign
            | A::Confirm
            | A::Prepare
            | A::Ship
            | A::Deliver
            | A::Certify
            | A::Close
            | A::Cancel
            | A::Dispute,
        ) => return Err(Refused::PurchaseOrderWrongState { state, action }),
    };
    Ok(next)
}

/// The steps that one request takes from a state: a supplier ships what nobody said was packed, a buyer certifies what
/// nobody said had arrived.
#[must_use]
pub fn steps_of(state: PurchaseOrderState, action: PurchaseOrderAction) -> Vec<PurchaseOrderAction> {
    use {PurchaseOrderAction as A, PurchaseOrderState as S};
    match (state, action) {
        (S::Confirmed, A::Ship) => vec![A::Prepare, A::Ship],
        (S::Shipped, A::Certify) => vec![A::Deliver, A::Certify],
        (_, action) => vec![action],
    }
}
