//! The life of a version of an agreement, and what a signature needs. Pure.

use crate::kernel::context::coded;
use crate::kernel::{Capacity, ErrorKind, Fault, Refusal};

/// Days for which a link to read an agreement opens, unless told (a platform setting).
pub const LINK_DAYS: i64 = 30;
/// The most days for which a link opens (a platform setting).
pub const MOST_LINK_DAYS: i64 = 90;
/// The most characters of a name, a role or a recipient.
pub const LONGEST_NAME: usize = 120;
/// The most characters of a remark.
pub const LONGEST_WORDS: usize = 4_000;

coded! {
    /// How a version of an agreement stands.
    AgreementState {
        /// Nobody has signed.
        ToSign = "to_sign",
        /// One side has signed.
        HalfSigned = "half_signed",
        /// Both have signed: the lot may be collected.
        Complete = "complete",
        /// What it said has changed: a later version is to be signed, again where this one was.
        Replaced = "replaced",
        /// The lot was withdrawn, or went to another workshop.
        Ended = "ended",
    }
}

coded! {
    /// A side of an agreement.
    Side {
        /// Who gives.
        Donor = "donor",
        /// Who fetches and erases.
        Workshop = "workshop",
    }
}

coded! {
    /// What somebody without an account says of an agreement.
    Verdict {
        /// Nothing to change.
        Fine = "fine",
        /// Remarks, in words.
        Remarks = "remarks",
    }
}

/// What can happen to a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A side signs.
    Sign,
    /// What it said has changed.
    Replace,
    /// The lot goes elsewhere or nowhere.
    End,
}

/// What cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// This version is over.
    Over,
    /// Both have signed it.
    Complete,
    /// The text is not the one that was read.
    Changed,
    /// The kept file is not the one whose hash is shown.
    Altered,
    /// The lot does not wait for its collection.
    NotNow,
    /// Nobody has signed, or one side has not.
    Unsigned,
    /// It was signed, and what it said has changed since.
    ToSignAgain,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Over => "agreement-over",
            Self::Complete => "agreement-already-signed",
            Self::Changed => "agreement-changed",
            Self::Altered => "agreement-altered",
            Self::NotNow => "agreement-not-now",
            Self::Unsigned => "agreement-unsigned",
            Self::ToSignAgain => "agreement-to-sign-again",
        }
    }
}

/// The next state of a version.
///
/// # Errors
/// [`Refused::Over`], [`Refused::Complete`].
pub fn transition(state: AgreementState, action: Action) -> Result<AgreementState, Refused> {
    match (state, action) {
        (AgreementState::Replaced | AgreementState::Ended, Action::Sign | Action::Replace | Action::End) => {
            Err(Refused::Over)
        }
        (AgreementState::ToSign, Action::Sign) => Ok(AgreementState::HalfSigned),
        (AgreementState::HalfSigned, Action::Sign) => Ok(AgreementState::Complete),
        (AgreementState::Complete, Action::Sign) => Err(Refused::Complete),
        (AgreementState::ToSign | AgreementState::HalfSigned | AgreementState::Complete, Action::Replace) => {
            Ok(AgreementState::Replaced)
        }
        (AgreementState::ToSign | AgreementState::HalfSigned | AgreementState::Complete, Action::End) => {
            Ok(AgreementState::Ended)
        }
    }
}

impl Side {
    /// The capacity in which this side acts.
    #[must_use]
    pub fn capacity(self) -> Capacity {
        match self {
            Self::Donor => Capacity::Donor,
            Self::Workshop => Capacity::Refurbisher,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Donor => Self::Workshop,
            Self::Workshop => Self::Donor,
        }
    }
}

/// What is wrong with a short text that must be there.
pub(super) fn short(field: &str, text: &str, missing: &'static str) -> Option<Fault> {
    let text = text.trim();
    let fault = |code| Some(Fault { field: field.to_owned(), code, args: Vec::new() });
    if text.is_empty() {
        fault(missing)
    } else if text.chars().count() > LONGEST_NAME {
        fault("text-too-long-here")
    } else if text.chars().any(char::is_control) {
        fault("text-unreadable")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_signatures_complete_a_version_and_nothing_revives_one_that_is_over() {
        use AgreementState::{Complete, Ended, HalfSigned, Replaced, ToSign};
        for (state, action, next) in [
            (ToSign, Action::Sign, Ok(HalfSigned)),
            (HalfSigned, Action::Sign, Ok(Complete)),
            (Complete, Action::Sign, Err(Refused::Complete)),
            (ToSign, Action::Replace, Ok(Replaced)),
            (HalfSigned, Action::Replace, Ok(Replaced)),
            (Complete, Action::Replace, Ok(Replaced)),
            (ToSign, Action::End, Ok(Ended)),
            (HalfSigned, Action::End, Ok(Ended)),
            (Complete, Action::End, Ok(Ended)),
        ] {
            assert_eq!(transition(state, action), next, "{state:?} {action:?}");
        }
        for over in [Replaced, Ended] {
            for action in [Action::Sign, Action::Replace, Action::End] {
                assert_eq!(transition(over, action), Err(Refused::Over), "{over:?} {action:?}");
            }
        }
    }

    #[test]
    fn a_role_is_asked_for_and_bounded() {
        assert_eq!(short("role", "Directrice générale", "x"), None);
        assert_eq!(short("role", "  ", "missing").map(|fault| fault.code), Some("missing"));
        assert_eq!(short("role", &"a".repeat(121), "x").map(|fault| fault.code), Some("text-too-long-here"));
        assert_eq!(short("role", "a\u{7}", "x").map(|fault| fault.code), Some("text-unreadable"));
    }
}
