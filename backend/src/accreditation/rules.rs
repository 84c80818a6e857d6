//! The life of an accreditation, and who is active.

use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Instant, Refusal};

coded! {
    /// Who is listed.
    Kind {
        /// Makes equipment fit again.
        Refurbisher = "refurbisher",
        /// Hands it over to households.
        MediationStructure = "mediation_structure",
    }
}

coded! {
    /// Where a file stands.
    State {
        /// Being written.
        Draft = "draft",
        /// Sent.
        Submitted = "submitted",
        /// Being read.
        InReview = "in_review",
        /// Waiting for the applicant.
        ChangesRequested = "changes_requested",
        /// Listed.
        Accredited = "accredited",
        /// Not listed.
        Refused = "refused",
        /// To be renewed; still listed.
        RenewalDue = "renewal_due",
        /// No longer listed: time ran out.
        Expired = "expired",
        /// No longer listed for now.
        Suspended = "suspended",
        /// No longer listed.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What can happen to a file.
    Action {
        /// The applicant sends it.
        Submit = "submit",
        /// The operator takes it up.
        StartReview = "start_review",
        /// The operator asks for more.
        RequestChanges = "request_changes",
        /// The operator lists the applicant.
        Accredit = "accredit",
        /// The operator refuses.
        Refuse = "refuse",
        /// Renewal comes near.
        AskRenewal = "ask_renewal",
        /// Time ran out.
        Expire = "expire",
        /// A person suspends.
        Suspend = "suspend",
        /// A person ends the suspension.
        Reinstate = "reinstate",
        /// A person withdraws.
        Withdraw = "withdraw",
        /// The applicant begins another application.
        StartAgain = "start_again",
    }
}

/// What cannot be done to a file, or what a file forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not from this state.
    WrongState {
        /// The state.
        state: State,
        /// What was tried.
        action: Action,
    },
    /// Law 4.
    NotAccredited,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::WrongState { .. } => ErrorKind::Conflict,
            Self::NotAccredited => ErrorKind::Forbidden,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::WrongState { .. } => "accreditation-wrong-state",
            Self::NotAccredited => "not-accredited",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongState { state, action } => {
                vec![("state", state.code().to_owned()), ("action", action.code().to_owned())]
            }
            Self::NotAccredited => Vec::new(),
        }
    }
}

/// The next state of a file.
///
/// # Errors
/// [`Refused::WrongState`] naming the state and the action.
pub fn transition(state: State, action: Action) -> Result<State, Refused> {
    match (state, action) {
        (State::Draft | State::ChangesRequested, Action::Submit) => Ok(State::Submitted),
        (State::Submitted | State::RenewalDue, Action::StartReview) => Ok(State::InReview),
        (State::InReview, Action::RequestChanges) => Ok(State::ChangesRequested),
        (State::InReview, Action::Accredit) | (State::Suspended | State::Withdrawn, Action::Reinstate) => {
            Ok(State::Accredited)
        }
        (State::InReview, Action::Refuse) => Ok(State::Refused),
        (State::Accredited, Action::AskRenewal) => Ok(State::RenewalDue),
        (State::RenewalDue, Action::Expire) => Ok(State::Expired),
        (State::Accredited | State::RenewalDue, Action::Suspend) => Ok(State::Suspended),
        (State::Suspended, Action::Withdraw) => Ok(State::Withdrawn),
        (State::Refused | State::Expired | State::Withdrawn, Action::StartAgain) => Ok(State::Draft),
        (
            state,
            action @ (Action::Submit
            | Action::StartReview
            | Action::RequestChanges
            | Action::Accredit
            | Action::Refuse
            | Action::AskRenewal
            | Action::Expire
            | Action::Suspend
            | Action::Reinstate
            | Action::Withdraw
            | Action::StartAgain),
        ) => Err(Refused::WrongState { state, action }),
    }
}

/// Whether a file in that state, valid until then, makes its organisation listed at `now`.
#[must_use]
pub fn is_active(state: State, valid_until: Option<Instant>, now: Instant) -> bool {
    matches!(state, State::Accredited | State::RenewalDue) && valid_until.is_none_or(|until| until > now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_decided_and_only_the_lives_arrows_pass() {
        let passes = State::ALL
            .iter()
            .flat_map(|state| Action::ALL.iter().map(move |action| (*state, *action)))
            .filter(|(state, action)| transition(*state, *action).is_ok())
            .count();
        assert_eq!(passes, 17);
        assert_eq!(
            transition(State::Suspended, Action::Accredit),
            Err(Refused::WrongState { state: State::Suspended, action: Action::Accredit })
        );
    }

    #[test]
    fn a_suspended_or_outdated_file_is_not_active() {
        let now = "2026-11-22T10:00:00Z".parse().unwrap();
        let before = "2026-11-21T10:00:00Z".parse().unwrap();
        assert!(is_active(State::Accredited, None, now));
        assert!(is_active(State::RenewalDue, None, now));
        assert!(!is_active(State::Accredited, Some(before), now));
        assert!(!is_active(State::Suspended, None, now));
    }
}
