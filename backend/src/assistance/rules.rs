//! A call asked for: its life, and the telephone numbers that can be called.

use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Instant, Refusal};

/// How often an agent tries before the asking is closed.
pub const TRIES: i32 = 3;
/// Minutes for which nobody else calls whom an agent has taken.
pub const TAKEN_MINUTES: i64 = 15;
/// Days after closing until nothing of the asking is left.
pub const KEPT_DAYS: i64 = 30;

coded! {
    /// Where an asking stands.
    State {
        /// Somebody is to call.
        Waiting = "waiting",
        /// The person was called.
        Reached = "reached",
        /// Nobody answered, [`TRIES`] times.
        Unreachable = "unreachable",
    }
}

coded! {
    /// What an agent can say of it.
    Action {
        /// The person was reached.
        Reach = "reach",
        /// Nobody answered this time.
        Miss = "miss",
        /// It waits again: it was closed too soon.
        Reopen = "reopen",
    }
}

coded! {
    /// What the person wants to speak of.
    Subject {
        /// Giving equipment.
        Give = "give",
        /// Buying together.
        Buy = "buy",
        /// A device for a household.
        Household = "household",
        /// A device they have.
        Device = "device",
        /// Signing in.
        Account = "account",
        /// Anything else.
        Other = "other",
    }
}

coded! {
    /// When it suits them, on working days.
    Moment {
        /// From 9 to 18.
        Any = "any",
        /// From 9 to 12.
        Morning = "morning",
        /// From 14 to 18.
        Afternoon = "afternoon",
    }
}

/// What an asking forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not from this state.
    WrongState {
        /// The state.
        state: State,
        /// What was tried.
        action: Action,
    },
    /// Another agent is calling.
    Taken,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::WrongState { .. } => "callback-wrong-state",
            Self::Taken => "callback-taken",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongState { state, action } => {
                vec![("state", state.code().to_owned()), ("action", action.code().to_owned())]
            }
            Self::Taken => Vec::new(),
        }
    }
}

/// The next state and number of tries.
///
/// # Errors
/// [`Refused::WrongState`] naming the state and the action.
pub fn transition(state: State, tries: i32, action: Action) -> Result<(State, i32), Refused> {
    match (state, action) {
        (State::Waiting, Action::Reach) => Ok((State::Reached, tries.saturating_add(1))),
        (State::Waiting, Action::Miss) => {
            let tries = tries.saturating_add(1);
            Ok((if tries >= TRIES { State::Unreachable } else { State::Waiting }, tries))
        }
        (State::Reached | State::Unreachable, Action::Reopen) => Ok((State::Waiting, 0)),
        (State::Waiting, Action::Reopen)
        | (State::Reached | State::Unreachable, Action::Reach | Action::Miss) => {
            Err(Refused::WrongState { state, action })
        }
    }
}

/// Whether an agent may call: nobody else took the asking, or their time is over.
///
/// # Errors
/// [`Refused::Taken`].
pub fn may_call<A: PartialEq>(
    taken_by: Option<A>,
    taken_until: Option<Instant>,
    agent: A,
    now: Instant,
) -> Result<(), Refused> {
    let held = taken_until.is_some_and(|until| now < until) && taken_by.is_some_and(|by| by != agent);
    if held { Err(Refused::Taken) } else { Ok(()) }
}

/// Reads a number as people type it; gives it as `+33612345678`. French numbers may begin with 0, others with + or 00;
/// numbers that cost the caller (08) and emergency numbers are not called back.
#[must_use]
pub fn telephone(typed: &str) -> Option<String> {
    let kept: String = typed
        .chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}'))
        .collect();
    let international = match kept.strip_prefix("00").or_else(|| kept.strip_prefix('+')) {
        Some(rest) => rest.to_owned(),
        None => format!("33{}", kept.strip_prefix('0')?),
    };
    if !international.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match international.strip_prefix("33") {
        // « +33 (0)6 12 34 56 78 » is written, too.
        Some(national) => {
            let national = national.strip_prefix('0').unwrap_or(national);
            let callable = national.len() == 9 && matches!(national.as_bytes()[0], b'1'..=b'7' | b'9');
            callable.then(|| format!("+33{national}"))
        }
        None => (8..=15).contains(&international.len()).then(|| format!("+{international}")),
    }
}

/// A kept number as people read it: « 06 12 34 56 78 », or as kept outside France.
#[must_use]
pub fn written(telephone: &str) -> String {
    let Some(national) = telephone.strip_prefix("+33").filter(|rest| rest.len() == 9 && rest.is_ascii())
    else {
        return telephone.to_owned();
    };
    let digits = format!("0{national}");
    let pairs: Vec<&str> = (0..5).map(|pair| &digits[pair * 2..pair * 2 + 2]).collect();
    pairs.join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for typed in
            ["06 12 34 56 78", "06.12.34.56.78", "+33 6 12 34 56 78", "0033612345678", "+33 (0)6 12-34-56-78"]
        {
            assert_eq!(telephone(typed).as_deref(), Some("+33612345678"), "{typed}");
        }
        assert_eq!(telephone("+262 692 12 34 56").as_deref(), Some("+262692123456"));
        for typed in ["", "12", "15", "0812345678", "06 12 34 56", "06 12 34 56 7x", "+1", "0012", "006"] {
            assert_eq!(telephone(typed), None, "{typed}");
        }
        assert_eq!(written("+33612345678"), "06\u{a0}12\u{a0}34\u{a0}56\u{a0}78");
        assert_eq!(written("+262692123456"), "+262692123456");
    }

    #[test]
    fn one_agent_calls_at_a_time_for_some_minutes() {
        let now: Instant = "2026-11-23T09:00:00Z".parse().unwrap();
        let later = now + chrono::Duration::minutes(TAKEN_MINUTES);
        assert_eq!(may_call(Some(1), Some(later), 2, now), Err(Refused::Taken));
        assert_eq!(may_call(Some(1), Some(later), 1, now), Ok(()));
        assert_eq!(may_call(Some(1), Some(later), 2, later), Ok(()), "their time is over");
        assert_eq!(may_call(None, None, 2, now), Ok(()));
    }

    #[test]
    fn three_tries_end_it_and_it_can_wait_again() {
        let mut at = (State::Waiting, 0);
        for _ in 0..3 {
            at = transition(at.0, at.1, Action::Miss).unwrap();
        }
        assert_eq!(at, (State::Unreachable, 3));
        assert!(transition(at.0, at.1, Action::Reach).is_err());
        assert_eq!(transition(at.0, at.1, Action::Reopen), Ok((State::Waiting, 0)));
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_the_same(typed in "[0-9+(). -]{0,20}") {
            if let Some(read) = telephone(&typed) {
                prop_assert_eq!(telephone(&read), Some(read.clone()));
                prop_assert_eq!(telephone(&written(&read)), Some(read));
            }
        }
    }
}
