//! What may be asked for, and what it costs: bounds, deadlines, VAT. Pure.

use super::lives::{
    self, ParticipantAction, ParticipantState, PooledOrderAction, PooledOrderState, PurchaseOrderAction,
    PurchaseOrderState,
};
use crate::devices::Grade;
use crate::kernel::context::coded;
use crate::kernel::{Cents, ErrorKind, Refusal};

/// The kinds of equipment that a need may name.
pub const CATEGORIES: [&str; 10] = [
    "laptop",
    "desktop",
    "screen",
    "smartphone",
    "tablet",
    "printer",
    "server",
    "network",
    "peripheral",
    "other",
];
/// Units that one participant may ask for on one line.
pub const MOST_UNITS: i64 = 10_000;
/// Need lines of one pooled order.
pub const MOST_LINES: usize = 20;
/// Participants of one pooled order; a larger group is several orders.
pub const MOST_PARTICIPANTS: usize = 200;
/// Days that an order stays open when its coordinator names no closing day.
pub const USUAL_OPEN_DAYS: i64 = 14;
/// Days that an order may stay open at most.
pub const LONGEST_OPEN_DAYS: i64 = 366;
/// Working days that devices are held for participants to commit (platform setting).
pub const COMMITMENT_WORKING_DAYS: u32 = 10;
/// Working days that devices are held for a purchase order to be signed (platform setting).
pub const SIGNATURE_WORKING_DAYS: u32 = 10;
/// Days in which a supplier confirms a signed purchase order (platform setting).
pub const CONFIRMATION_DAYS: i64 = 7;
/// Days in which a confirmed purchase order leaves (platform setting).
pub const SHIPPING_DAYS: i64 = 14;
/// Days in which a buyer counts and certifies what left (platform setting; as long as CCAG-FCS, article 30.2, of 2021
/// gives for checking a delivery).
pub const CERTIFICATION_DAYS: i64 = 15;
/// What carrying one unit over one kilometre is reckoned at when listings are compared, in cents (platform setting).
pub const DISTANCE_CENTS_PER_KM: i64 = 5;
/// The furthest that a listing may be from a delivery site, in kilometres (platform setting).
pub const REACH_KM: f64 = 300.0;
/// The same as a whole number: the most that a need may name.
pub const REACH_KM_WHOLE: i64 = 300;
/// Listings looked at for one need line.
pub const MOST_CANDIDATES: usize = 50;

coded! {
    /// The legal form of a pooled order.
    Form {
        /// Each buyer orders for itself; only needs and prices are put together.
        Simple = "simple",
    }
}

coded! {
    /// Why a wanted unit is not delivered (law 5).
    UnservedReason {
        /// No listing of that specification has stock left.
        NoStock = "no_stock",
        /// Listings exist, above the price ceiling.
        AboveCeiling = "above_ceiling",
        /// Listings exist, too far from the delivery site.
        OutOfReach = "out_of_reach",
        /// The participant did not commit in time.
        NotCommitted = "not_committed",
        /// The participant left.
        Left = "left",
        /// The purchase order was cancelled or never signed.
        Cancelled = "cancelled",
        /// Ordered, and missing when the delivery was counted.
        NotDelivered = "not_delivered",
    }
}

/// What is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not in this state of the pooled order.
    PooledOrderWrongState {
        /// Where it stands.
        state: PooledOrderState,
        /// What was asked.
        action: PooledOrderAction,
    },
    /// Not in this state of the participant.
    ParticipantWrongState {
        /// Where it stands.
        state: ParticipantState,
        /// What was asked.
        action: ParticipantAction,
    },
    /// Not in this state of the purchase order.
    PurchaseOrderWrongState {
        /// Where it stands.
        state: PurchaseOrderState,
        /// What was asked.
        action: PurchaseOrderAction,
    },
    /// Its closing day has passed, or it takes nobody.
    JoiningClosed,
    /// The acting organisation takes no part.
    NotParticipant,
    /// Nothing was found for the participant.
    NothingAllocated,
    /// The day to commit has passed.
    CommitmentLate,
    /// The day to sign has passed.
    SignatureLate,
    /// As many participants as an order may have.
    TooManyParticipants,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::PooledOrderWrongState { .. } => "pooled-order-wrong-state",
            Self::ParticipantWrongState { .. } => "participant-wrong-state",
            Self::PurchaseOrderWrongState { .. } => "purchase-order-wrong-state",
            Self::JoiningClosed => "pooled-order-joining-closed",
            Self::NotParticipant => "pooled-order-not-participant",
            Self::NothingAllocated => "pooled-order-nothing-allocated",
            Self::CommitmentLate => "pooled-order-commitment-late",
            Self::SignatureLate => "purchase-order-signature-late",
            Self::TooManyParticipants => "pooled-order-too-many-participants",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let told = |state: &str, action: &str, allowed: String| {
            vec![("state", state.to_owned()), ("action", action.to_owned()), ("allowed", allowed)]
        };
        match self {
            Self::PooledOrderWrongState { state, action } => {
                let allowed = PooledOrderAction::ALL.iter();
                let allowed = allowed.filter(|one| lives::pooled_order(*state, **one).is_ok());
                told(state.code(), action.code(), listed(allowed.map(|one| one.code())))
            }
            Self::ParticipantWrongState { state, action } => {
                let allowed = ParticipantAction::ALL.iter();
                let allowed = allowed.filter(|one| lives::participant(*state, **one).is_ok());
                told(state.code(), action.code(), listed(allowed.map(|one| one.code())))
            }
            Self::PurchaseOrderWrongState { state, action } => {
                let allowed = PurchaseOrderAction::ALL.iter();
                let allowed = allowed.filter(|one| lives::purchase_order(*state, **one).is_ok());
                told(state.code(), action.code(), listed(allowed.map(|one| one.code())))
            }
            Self::JoiningClosed
            | Self::NotParticipant
            | Self::NothingAllocated
            | Self::CommitmentLate
            | Self::SignatureLate
            | Self::TooManyParticipants => Vec::new(),
        }
    }
}

fn listed(codes: impl Iterator<Item = &'static str>) -> String {
    codes.collect::<Vec<_>>().join(", ")
}

/// Whether a grade is good enough; equipment for parts never is.
#[must_use]
pub fn grade_suffices(grade: Grade, least: Option<Grade>) -> bool {
    grade != Grade::P && grade <= least.unwrap_or(Grade::C)
}

/// The VAT inside an amount that includes it, to the nearest cent, half up; `rate_percent` is whole.
#[must_use]
pub fn vat_inside(including: Cents, rate_percent: i64) -> Cents {
    let parts = 100 + rate_percent;
    Cents((including.0.saturating_mul(rate_percent).saturating_mul(2) + parts) / (2 * parts))
}
