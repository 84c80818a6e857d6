//! The path that may end in a suspension: a person opens it, the organisation writes, a person decides, one may appeal.

use chrono::Months;

use super::rules::State;
use crate::kernel::context::coded;
use crate::kernel::{AccreditationProcedureId, Instant, UserId};

/// How long an organisation has to write its observations, in working days.
pub const OBSERVATION_WORKING_DAYS: u32 = 15;
/// How long a decision may be appealed, in months (délai de recours: code de justice administrative, R421-1).
pub const APPEAL_MONTHS: u32 = 2;

coded! {
    /// What a person decides after the observations.
    FileDecision {
        /// No longer listed for now.
        Suspend = "suspend",
        /// No longer listed.
        Withdraw = "withdraw",
        /// Nothing changes.
        Keep = "keep",
    }
}

/// One procedure.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its id.
    pub id: AccreditationProcedureId,
    /// Why it was opened.
    pub reason: String,
    /// When.
    pub opened_at: Instant,
    /// Until when observations are waited for.
    pub due_at: Instant,
    /// What the organisation wrote.
    pub observations: Option<String>,
    /// When.
    pub observed_at: Option<Instant>,
    /// What was decided.
    pub decision: Option<FileDecision>,
    /// Why.
    pub decision_reason: Option<String>,
    /// By whom.
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<Instant>,
    /// The appeal.
    pub appeal: Option<String>,
    /// When.
    pub appealed_at: Option<Instant>,
    /// What was answered to it.
    pub appeal_granted: Option<bool>,
    /// Why.
    pub appeal_reason: Option<String>,
    /// When.
    pub appeal_decided_at: Option<Instant>,
    /// When a suspension was ended without an appeal.
    pub lifted_at: Option<Instant>,
    /// Why.
    pub lift_reason: Option<String>,
}

impl Procedure {
    /// Whether the organisation may write its observations; a later text takes the place of the one before.
    #[must_use]
    pub fn may_observe(&self) -> bool {
        self.decided_at.is_none()
    }

    /// Whether a person may decide: the observations are there, or their time is over.
    #[must_use]
    pub fn may_decide(&self, now: Instant) -> bool {
        self.decided_at.is_none() && (self.observed_at.is_some() || now > self.due_at)
    }

    /// Until when the decision may be appealed.
    #[must_use]
    pub fn appeal_until(&self) -> Option<Instant> {
        self.decided_at?.checked_add_months(Months::new(APPEAL_MONTHS))
    }

    /// Whether the organisation may appeal now.
    #[must_use]
    pub fn may_appeal(&self, state: State, now: Instant) -> bool {
        matches!(self.decision, Some(FileDecision::Suspend | FileDecision::Withdraw))
            && matches!(state, State::Suspended | State::Withdrawn)
            && self.appealed_at.is_none()
            && self.lifted_at.is_none()
            && self.appeal_until().is_some_and(|until| now <= until)
    }

    /// Whether an appeal waits for an answer.
    #[must_use]
    pub fn appeal_waits(&self) -> bool {
        self.appealed_at.is_some() && self.appeal_granted.is_none()
    }

    /// Whether somebody may answer the appeal: not who decided.
    #[must_use]
    pub fn may_answer_appeal(&self, user: UserId) -> bool {
        self.appeal_waits() && self.decided_by != Some(user)
    }
}

/// What may be decided of a file in that state.
#[must_use]
pub fn decisions(state: State) -> &'static [FileDecision] {
    match state {
        State::Accredited | State::RenewalDue => {
            &[FileDecision::Keep, FileDecision::Suspend, FileDecision::Withdraw]
        }
        State::Suspended => &[FileDecision::Keep, FileDecision::Withdraw],
        State::Draft
        | State::Submitted
        | State::InReview
        | State::ChangesRequested
        | State::Refused
        | State::Expired
        | State::Withdrawn => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened() -> Procedure {
        let at = |text: &str| text.parse::<Instant>().unwrap();
        Procedure {
            id: AccreditationProcedureId::new(),
            reason: "rate".to_owned(),
            opened_at: at("2026-11-02T09:00:00Z"),
            due_at: at("2026-11-23T09:00:00Z"),
            observations: None,
            observed_at: None,
            decision: None,
            decision_reason: None,
            decided_by: None,
            decided_at: None,
            appeal: None,
            appealed_at: None,
            appeal_granted: None,
            appeal_reason: None,
            appeal_decided_at: None,
            lifted_at: None,
            lift_reason: None,
        }
    }

    #[test]
    fn nobody_decides_before_the_observations_or_the_end_of_their_time() {
        let waits = opened();
        assert!(!waits.may_decide(waits.due_at));
        assert!(waits.may_decide(waits.due_at + chrono::Duration::seconds(1)));
        let heard = Procedure { observed_at: Some(waits.opened_at), ..waits };
        assert!(heard.may_decide(heard.opened_at));
    }

    #[test]
    fn who_decided_does_not_answer_the_appeal_and_two_months_are_enough() {
        let (first, second) = (UserId::new(), UserId::new());
        let decided = Procedure {
            decision: Some(FileDecision::Suspend),
            decided_by: Some(first),
            decided_at: Some(opened().due_at),
            ..opened()
        };
        let last: Instant = "2027-01-23T09:00:00Z".parse().unwrap();
        assert!(decided.may_appeal(State::Suspended, last));
        assert!(!decided.may_appeal(State::Suspended, last + chrono::Duration::seconds(1)));
        assert!(!decided.may_appeal(State::Accredited, decided.due_at));
        let appealed = Procedure { appealed_at: Some(last), ..decided };
        assert!(!appealed.may_answer_appeal(first));
        assert!(appealed.may_answer_appeal(second));
        let kept = Procedure { decision: Some(FileDecision::Keep), appealed_at: None, ..appealed };
        assert!(!kept.may_appeal(State::Suspended, kept.due_at));
    }
}
