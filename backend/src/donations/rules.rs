//! The life of a lot part, the state of a lot, and what may be given by whom to whom.

use crate::devices::{LegalBasis, Wish};
use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Refusal};

/// Working days that a workshop has to answer an offer (a setting of the platform, not a rule of law).
pub const OFFER_WORKING_DAYS: u32 = 5;
/// Working days in which a workshop agrees on a day to fetch a lot, and in which it counts what it fetched (platform
/// setting).
pub const STEP_WORKING_DAYS: u32 = 5;
/// The most units that one lot may declare (a setting of the platform: what one reception can count).
pub const MOST_UNITS: u32 = 50_000;
/// How far ahead a collection may be planned, in days (a setting of the platform).
pub const FURTHEST_COLLECTION_DAYS: i64 = 365;

coded! {
    /// Where a lot part stands.
    State {
        /// Being prepared by its donor.
        Draft = "draft",
        /// Declared: a workshop is looked for.
        Declared = "declared",
        /// Offered to a workshop, which has not answered.
        Offered = "offered",
        /// A workshop takes it.
        Accepted = "accepted",
        /// The day of collection is known.
        CollectionPlanned = "collection_planned",
        /// On its way to the workshop.
        Collected = "collected",
        /// Counted; its units are devices.
        Received = "received",
        /// The count is contested.
        Disputed = "disputed",
        /// Its devices are on the bench.
        Processing = "processing",
        /// Every device has its outcome.
        Closed = "closed",
        /// No workshop nearby takes it.
        Unplaced = "unplaced",
        /// Withdrawn by its donor.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What can happen to a lot part.
    Action {
        /// The donor declares it.
        Declare = "declare",
        /// It is offered to a workshop.
        Offer = "offer",
        /// The workshop takes it.
        Accept = "accept",
        /// The workshop does not.
        Decline = "decline",
        /// The workshop did not answer in time.
        Expire = "expire",
        /// The offer is taken back: the workshop may no longer receive (law 4).
        WithdrawOffer = "withdraw_offer",
        /// Its workshop may no longer receive it (laws 4 and 13): another is looked for.
        Release = "release",
        /// No workshop is left to ask.
        GiveUp = "give_up",
        /// Workshops are asked again.
        SearchAgain = "search_again",
        /// The day of collection is agreed.
        PlanCollection = "plan_collection",
        /// It leaves its donor's site.
        Collect = "collect",
        /// It is counted at the workshop.
        Receive = "receive",
        /// The count is contested.
        Dispute = "dispute",
        /// The contest is settled.
        SettleDispute = "settle_dispute",
        /// The first device goes on the bench.
        StartProcessing = "start_processing",
        /// The last device has its outcome.
        Close = "close",
        /// The donor withdraws it.
        Cancel = "cancel",
    }
}

coded! {
    /// Where a lot stands; always derived from its parts.
    LotState {
        /// Being prepared.
        Draft = "draft",
        /// A workshop is looked for, for a part at least.
        Searching = "searching",
        /// No workshop nearby takes what is left.
        Unplaced = "unplaced",
        /// Every part has its workshop; collection comes.
        Placed = "placed",
        /// On its way, or being counted.
        Collected = "collected",
        /// Counted; the devices are being made fit.
        Received = "received",
        /// Every device has its outcome.
        Closed = "closed",
        /// Withdrawn.
        Cancelled = "cancelled",
    }
}

coded! {
    /// How an offer stands.
    OfferState {
        /// Waiting for an answer.
        Offered = "offered",
        /// Taken.
        Accepted = "accepted",
        /// Refused with a reason.
        Declined = "declined",
        /// Not answered in time.
        Expired = "expired",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// Why a workshop does not take a lot.
    DeclineReason {
        /// No room or no hands.
        Full = "full",
        /// Too far.
        TooFar = "too_far",
        /// Not what it works on.
        NotOurEquipment = "not_our_equipment",
        /// Said in words.
        Other = "other",
    }
}

coded! {
    /// Why a count differs from what was declared.
    DifferenceReason {
        /// Not there when the lot was fetched.
        MissingAtPickup = "missing_at_pickup",
        /// There, and not on the list.
        NotListed = "not_listed",
        /// Broken on the way.
        BrokenInTransport = "broken_in_transport",
        /// The donor kept it after all.
        DonorKept = "donor_kept",
        /// Something else.
        Other = "other",
    }
}

/// What cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not from this state.
    WrongState {
        /// The state.
        state: State,
        /// What was tried.
        action: Action,
    },
    /// The workshop's time to answer is over.
    OfferExpired,
    /// The offer was declined or taken back.
    OfferClosed,
    /// The same file is already declared.
    AlreadyDeclared {
        /// The first lot's reference.
        reference: String,
    },
    /// A company cannot give as a public body, nor the reverse.
    BasisNotYours,
    /// More units than one lot may have.
    TooManyUnits,
    /// A difference without its reason.
    DifferenceNeedsReason,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::WrongState { .. }
            | Self::OfferExpired
            | Self::OfferClosed
            | Self::AlreadyDeclared { .. } => ErrorKind::Conflict,
            Self::BasisNotYours | Self::TooManyUnits | Self::DifferenceNeedsReason => ErrorKind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::WrongState { .. } => "lot-part-wrong-state",
            Self::OfferExpired => "offer-expired",
            Self::OfferClosed => "offer-closed",
            Self::AlreadyDeclared { .. } => "inventory-already-declared",
            Self::BasisNotYours => "legal-basis-not-yours",
            Self::TooManyUnits => "lot-too-many-units",
            Self::DifferenceNeedsReason => "difference-needs-reason",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::BasisNotYours => Some("legal_basis"),
            Self::TooManyUnits => Some("inventory"),
            Self::DifferenceNeedsReason => Some("counts"),
            Self::WrongState { .. }
            | Self::OfferExpired
            | Self::OfferClosed
            | Self::AlreadyDeclared { .. } => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongState { state, action } => vec![
                ("state", state.code().to_owned()),
                ("action", action.code().to_owned()),
                (
                    "allowed",
                    allowed(*state).iter().map(|action| action.code()).collect::<Vec<_>>().join(", "),
                ),
            ],
            Self::AlreadyDeclared { reference } => vec![("reference", reference.clone())],
            Self::TooManyUnits => vec![("limit", MOST_UNITS.to_string())],
            Self::OfferExpired | Self::OfferClosed | Self::BasisNotYours | Self::DifferenceNeedsReason => {
                Vec::new()
            }
        }
    }
}

/// What can happen from a state.
#[must_use]
pub fn allowed(state: State) -> Vec<Action> {
    Action::ALL.iter().copied().filter(|action| transition(state, *action).is_ok()).collect()
}

/// The next state of a lot part.
///
/// # Errors
/// [`Refused::WrongState`] naming the state, the action and what is allowed.
pub fn transition(state: State, action: Action) -> Result<State, Refused> {
    match (state, action) {
        (State::Draft, Action::Declare)
        | (State::Offered, Action::Decline | Action::Expire | Action::WithdrawOffer)
        | (State::Accepted | State::CollectionPlanned, Action::Release)
        | (State::Unplaced, Action::SearchAgain) => Ok(State::Declared),
        (State::Declared, Action::Offer) => Ok(State::Offered),
        (State::Declared, Action::GiveUp) => Ok(State::Unplaced),
        (State::Offered, Action::Accept) => Ok(State::Accepted),
        (State::Accepted, Action::PlanCollection) => Ok(State::CollectionPlanned),
        (State::CollectionPlanned, Action::Collect) => Ok(State::Collected),
        (State::Collected, Action::Receive) | (State::Disputed, Action::SettleDispute) => Ok(State::Received),
        (State::Received, Action::Dispute) => Ok(State::Disputed),
        (State::Received, Action::StartProcessing) => Ok(State::Processing),
        (State::Processing, Action::Close) => Ok(State::Closed),
        (
            State::Draft
            | State::Declared
            | State::Offered
            | State::Accepted
            | State::CollectionPlanned
            | State::Unplaced,
            Action::Cancel,
        ) => Ok(State::Cancelled),
        (
            state,
            action @ (Action::Declare
            | Action::Offer
            | Action::Accept
            | Action::Decline
            | Action::Expire
            | Action::WithdrawOffer
            | Action::Release
            | Action::GiveUp
            | Action::SearchAgain
            | Action::PlanCollection
            | Action::Collect
            | Action::Receive
            | Action::Dispute
            | Action::SettleDispute
            | Action::StartProcessing
            | Action::Close
            | Action::Cancel),
        ) => Err(Refused::WrongState { state, action }),
    }
}

/// How far a part is on its way, for the state of its lot: the part that is furthest behind decides.
pub(super) fn progress(state: State) -> LotState {
    match state {
        State::Draft => LotState::Draft,
        State::Declared | State::Offered => LotState::Searching,
        State::Unplaced => LotState::Unplaced,
        State::Accepted | State::CollectionPlanned => LotState::Placed,
        State::Collected => LotState::Collected,
        State::Received | State::Disputed | State::Processing => LotState::Received,
        State::Closed => LotState::Closed,
        State::Cancelled => LotState::Cancelled,
    }
}

/// The state of a lot from its parts': the one furthest behind, cancelled parts left aside unless all are.
#[must_use]
pub fn lot_state(parts: &[State]) -> LotState {
    parts.iter().map(|state| progress(*state)).min().unwrap_or(LotState::Draft)
}

/// What a donor gives on when it never said: a public body gives for free to solidarity (CG3P L3212-2), a company
/// gives and lets the workshop choose.
#[must_use]
pub fn first_gift(public_body: bool) -> (LegalBasis, Wish) {
    if public_body {
        (LegalBasis::PublicFreeGift, Wish::SolidarityOnly)
    } else {
        (LegalBasis::CompanyGift, Wish::Mixed)
    }
}

/// Whether a donor may give on that basis: free gifts of public bodies are theirs alone (CG3P L3212-2), patronage and
/// companies' gifts are not theirs (CGI 238 bis).
///
/// # Errors
/// [`Refused::BasisNotYours`].
pub fn may_give(public_body: bool, basis: LegalBasis) -> Result<(), Refused> {
    match (basis, public_body) {
        (LegalBasis::PublicFreeGift, true)
        | (LegalBasis::CompanyPatronage | LegalBasis::CompanyGift, false)
        | (LegalBasis::Purchase | LegalBasis::TakeBack, _) => Ok(()),
        (LegalBasis::PublicFreeGift, false)
        | (LegalBasis::CompanyPatronage | LegalBasis::CompanyGift, true) => Err(Refused::BasisNotYours),
    }
}

/// Whether a workshop may be asked once more: never after it declined, once in each search otherwise.
#[must_use]
pub fn may_be_asked_again(offers: impl IntoIterator<Item = OfferState>, searches: i32) -> bool {
    let mut unanswered = 0;
    for state in offers {
        match state {
            OfferState::Declined | OfferState::Accepted | OfferState::Offered => return false,
            OfferState::Expired | OfferState::Withdrawn => unanswered += 1,
        }
    }
    unanswered < searches
}

/// Whether units of a category hold storage even when the list does not say so: then one unknown storage is recorded,
/// so that law 3 binds.
#[must_use]
pub fn holds_storage(category: &str) -> bool {
    matches!(category, "laptop" | "desktop" | "tablet" | "smartphone" | "server")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARROWS: &[(State, Action, State)] = &[
        (State::Draft, Action::Declare, State::Declared),
        (State::Draft, Action::Cancel, State::Cancelled),
        (State::Declared, Action::Offer, State::Offered),
        (State::Declared, Action::GiveUp, State::Unplaced),
        (State::Declared, Action::Cancel, State::Cancelled),
        (State::Offered, Action::Accept, State::Accepted),
        (State::Offered, Action::Decline, State::Declared),
        (State::Offered, Action::Expire, State::Declared),
        (State::Offered, Action::WithdrawOffer, State::Declared),
        (State::Offered, Action::Cancel, State::Cancelled),
        (State::Unplaced, Action::SearchAgain, State::Declared),
        (State::Unplaced, Action::Cancel, State::Cancelled),
        (State::Accepted, Action::PlanCollection, State::CollectionPlanned),
        (State::Accepted, Action::Release, State::Declared),
        (State::Accepted, Action::Cancel, State::Cancelled),
        (State::CollectionPlanned, Action::Collect, State::Collected),
        (State::CollectionPlanned, Action::Release, State::Declared),
        (State::CollectionPlanned, Action::Cancel, State::Cancelled),
        (State::Collected, Action::Receive, State::Received),
        (State::Received, Action::Dispute, State::Disputed),
        (State::Received, Action::StartProcessing, State::Processing),
        (State::Disputed, Action::SettleDispute, State::Received),
        (State::Processing, Action::Close, State::Closed),
    ];

    #[test]
    fn every_pair_is_decided_and_the_refusal_names_what_is_allowed() {
        for state in State::ALL {
            for action in Action::ALL {
                let arrow = ARROWS.iter().find(|(from, by, _)| (from, by) == (state, action));
                match (transition(*state, *action), arrow) {
                    (Ok(next), Some((_, _, to))) => assert_eq!(next, *to),
                    (Err(refused), None) => {
                        assert_eq!(refused.code(), "lot-part-wrong-state");
                        let args = refused.args();
                        assert_eq!(args[0].1, state.code());
                        assert_eq!(args[1].1, action.code());
                        for allowed in allowed(*state) {
                            assert!(args[2].1.contains(allowed.code()));
                        }
                    }
                    (outcome, _) => panic!("{state:?} {action:?} gave {outcome:?}"),
                }
            }
        }
    }

    #[test]
    fn a_donor_may_withdraw_until_collection_and_not_after() {
        for state in State::ALL {
            let before = matches!(
                state,
                State::Draft
                    | State::Declared
                    | State::Offered
                    | State::Accepted
                    | State::CollectionPlanned
                    | State::Unplaced
            );
            assert_eq!(transition(*state, Action::Cancel).is_ok(), before, "{state:?}");
        }
    }

    #[test]
    fn the_part_furthest_behind_decides_the_state_of_its_lot() {
        assert_eq!(lot_state(&[State::Received, State::Offered]), LotState::Searching);
        assert_eq!(lot_state(&[State::Closed, State::Cancelled]), LotState::Closed);
        assert_eq!(lot_state(&[State::Cancelled]), LotState::Cancelled);
        assert_eq!(lot_state(&[State::Closed, State::Unplaced]), LotState::Unplaced);
        assert_eq!(lot_state(&[]), LotState::Draft);
    }

    #[test]
    fn a_workshop_that_declined_is_left_alone_and_a_silent_one_is_asked_once_a_search() {
        assert!(may_be_asked_again([], 1));
        assert!(!may_be_asked_again([OfferState::Expired], 1));
        assert!(may_be_asked_again([OfferState::Expired], 2));
        assert!(!may_be_asked_again([OfferState::Expired, OfferState::Declined], 9));
    }

    #[test]
    fn each_donor_has_its_own_legal_bases() {
        for public_body in [true, false] {
            let (basis, _) = first_gift(public_body);
            assert!(may_give(public_body, basis).is_ok());
            assert!(may_give(public_body, LegalBasis::Purchase).is_ok());
        }
        assert_eq!(may_give(false, LegalBasis::PublicFreeGift), Err(Refused::BasisNotYours));
        assert_eq!(may_give(true, LegalBasis::CompanyPatronage), Err(Refused::BasisNotYours));
    }
}
