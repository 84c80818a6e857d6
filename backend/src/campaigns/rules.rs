//! The life of a campaign, of a drop-off point and of a group collection; goals. Pure.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::kernel::context::coded;
use crate::kernel::{ErrorKind, Refusal};

/// The longest campaign, in days.
pub const LONGEST_DAYS: i64 = 366;
/// The most units of one goal.
pub const MOST_UNITS: u32 = 100_000;

coded! {
    /// What people decided of a campaign; time does the rest.
    Stage {
        /// Being written.
        Draft = "draft",
        /// Made public.
        Published = "published",
        /// Ended, with its result.
        Closed = "closed",
        /// Called off, with a reason.
        Cancelled = "cancelled",
    }
}

coded! {
    /// Where a campaign stands on a day.
    State {
        /// Being written; only its territory's lead sees it.
        Draft = "draft",
        /// Public; it has not begun.
        Published = "published",
        /// Public; it goes on.
        Running = "running",
        /// Its period is over; its result is still to be written.
        Ended = "ended",
        /// Over, with its result.
        Closed = "closed",
        /// Called off.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What a lead does with a campaign.
    Action {
        /// Changes its words, period or goals.
        Edit = "edit",
        /// Makes it public.
        Publish = "publish",
        /// Calls it off.
        Cancel = "cancel",
        /// Ends it with its result.
        Close = "close",
    }
}

coded! {
    /// The life of a drop-off point: it stands only with its holder's yes.
    PointState {
        /// Its holder is asked.
        Asked = "asked",
        /// Its holder agrees.
        Agreed = "agreed",
        /// Its holder does not.
        Declined = "declined",
        /// It is given up.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// The life of a group collection.
    RoundState {
        /// The workshop is asked.
        Asked = "asked",
        /// The workshop comes.
        Accepted = "accepted",
        /// It does not.
        Declined = "declined",
        /// Called off.
        Cancelled = "cancelled",
    }
}

/// What is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not from this state.
    WrongState,
    /// Its last day is over.
    PeriodOver,
    /// It has no goal.
    NoGoal,
    /// The goals by month are not those by category.
    MonthsDiffer {
        /// Units by month, together.
        months: u32,
        /// Units by category, together.
        goals: u32,
    },
    /// Not that place's campaign.
    Elsewhere,
    /// The campaign takes nothing more.
    NotOpen,
    /// No room left.
    Full {
        /// Units that still find room.
        left: u32,
    },
    /// This donor has signed up already.
    SignedUp,
    /// What a point or a round waits for was answered.
    Answered,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::WrongState
            | Self::PeriodOver
            | Self::NotOpen
            | Self::Full { .. }
            | Self::SignedUp
            | Self::Answered => ErrorKind::Conflict,
            Self::NoGoal | Self::MonthsDiffer { .. } | Self::Elsewhere => ErrorKind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::WrongState => "campaign-wrong-state",
            Self::PeriodOver => "campaign-period-over",
            Self::NoGoal => "campaign-no-goal",
            Self::MonthsDiffer { .. } => "campaign-months-differ",
            Self::Elsewhere => "campaign-elsewhere",
            Self::NotOpen => "campaign-not-open",
            Self::Full { .. } => "campaign-round-full",
            Self::SignedUp => "campaign-signed-up",
            Self::Answered => "campaign-answered",
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NoGoal => Some("laptop"),
            Self::MonthsDiffer { .. } => Some("months"),
            Self::Elsewhere => Some("campaign"),
            Self::Full { .. } => Some("units"),
            Self::WrongState | Self::PeriodOver | Self::NotOpen | Self::SignedUp | Self::Answered => None,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MonthsDiffer { months, goals } => {
                vec![("months", months.to_string()), ("goals", goals.to_string())]
            }
            Self::Full { left } => vec![("left", left.to_string())],
            Self::WrongState
            | Self::PeriodOver
            | Self::NoGoal
            | Self::Elsewhere
            | Self::NotOpen
            | Self::SignedUp
            | Self::Answered => Vec::new(),
        }
    }
}

/// Where a campaign stands today: both days of its period are its own.
#[must_use]
pub fn state(stage: Stage, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> State {
    match stage {
        Stage::Draft => State::Draft,
        Stage::Closed => State::Closed,
        Stage::Cancelled => State::Cancelled,
        Stage::Published if today < from => State::Published,
        Stage::Published if today <= to => State::Running,
        Stage::Published => State::Ended,
    }
}

/// What a campaign becomes.
///
/// # Errors
/// `campaign-wrong-state`.
pub fn transition(state: State, action: Action) -> Result<Stage, Refused> {
    match (state, action) {
        (State::Draft, Action::Edit) => Ok(Stage::Draft),
        (State::Draft, Action::Publish) => Ok(Stage::Published),
        (State::Published | State::Running, Action::Edit) => Ok(Stage::Published),
        (State::Draft | State::Published | State::Running, Action::Cancel) => Ok(Stage::Cancelled),
        (State::Ended, Action::Close) => Ok(Stage::Closed),
        (State::Draft, Action::Close)
        | (State::Published | State::Running, Action::Publish | Action::Close)
        | (State::Ended, Action::Edit | Action::Publish | Action::Cancel)
        | (
            State::Closed | State::Cancelled,
            Action::Edit | Action::Publish | Action::Cancel | Action::Close,
        ) => Err(Refused::WrongState),
    }
}

impl State {
    /// Whether donors may join it: it is public, and its period is not over.
    #[must_use]
    pub fn takes(self) -> bool {
        match self {
            Self::Published | Self::Running => true,
            Self::Draft | Self::Ended | Self::Closed | Self::Cancelled => false,
        }
    }

    /// Whether anybody may read it.
    #[must_use]
    pub fn is_public(self) -> bool {
        self != Self::Draft
    }
}

/// So many units wished of a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Goal {
    /// The category's code.
    pub category: String,
    /// Units over the whole period, 1 to 100 000.
    pub units: u32,
}

/// So many units wished in a month, all categories together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MonthGoal {
    /// The month, `2026-12`.
    pub month: String,
    /// Units.
    pub units: u32,
}

/// The months that a period touches, `2026-12`, in order.
#[must_use]
pub fn months(from: NaiveDate, to: NaiveDate) -> Vec<String> {
    let mut month = from.with_day(1).unwrap_or(from);
    let mut found = Vec::new();
    while month <= to {
        found.push(month.format("%Y-%m").to_string());
        let Some(next) = month.checked_add_months(Months::new(1)) else { break };
        month = next;
    }
    found
}

/// Goals that hold together: at least one by category; those by month, when given, add up to the same.
///
/// # Errors
/// `campaign-no-goal`; `campaign-months-differ`.
pub fn check_goals(goals: &[Goal], months: &[MonthGoal]) -> Result<(), Refused> {
    let all: u32 = goals.iter().map(|goal| goal.units).sum();
    if all == 0 {
        return Err(Refused::NoGoal);
    }
    let by_month: u32 = months.iter().map(|month| month.units).sum();
    if months.is_empty() || by_month == all {
        Ok(())
    } else {
        Err(Refused::MonthsDiffer { months: by_month, goals: all })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn time_makes_a_published_campaign_run_and_end() {
        let at = |stage, today| state(stage, day("2026-12-01"), day("2026-12-31"), day(today));
        assert_eq!(at(Stage::Published, "2026-11-30"), State::Published);
        assert_eq!(at(Stage::Published, "2026-12-01"), State::Running);
        assert_eq!(at(Stage::Published, "2026-12-31"), State::Running);
        assert_eq!(at(Stage::Published, "2027-01-01"), State::Ended);
        assert_eq!(at(Stage::Draft, "2027-01-01"), State::Draft);
        assert_eq!(at(Stage::Cancelled, "2026-12-02"), State::Cancelled);
    }

    #[test]
    fn every_pair_of_state_and_action_is_decided() {
        let allowed: Vec<(State, Action)> = State::ALL
            .iter()
            .flat_map(|state| Action::ALL.iter().map(|action| (*state, *action)))
            .filter(|(state, action)| transition(*state, *action).is_ok())
            .collect();
        assert_eq!(
            allowed,
            [
                (State::Draft, Action::Edit),
                (State::Draft, Action::Publish),
                (State::Draft, Action::Cancel),
                (State::Published, Action::Edit),
                (State::Published, Action::Cancel),
                (State::Running, Action::Edit),
                (State::Running, Action::Cancel),
                (State::Ended, Action::Close),
            ]
        );
    }

    #[test]
    fn a_period_names_each_month_that_it_touches() {
        assert_eq!(months(day("2026-11-28"), day("2027-01-02")), ["2026-11", "2026-12", "2027-01"]);
        assert_eq!(months(day("2026-11-01"), day("2026-11-30")), ["2026-11"]);
    }

    #[test]
    fn goals_by_month_add_up_to_those_by_category() {
        let goals = [("laptop", 60), ("screen", 20)]
            .map(|(category, units)| Goal { category: category.to_owned(), units });
        let month = |month: &str, units| MonthGoal { month: month.to_owned(), units };
        assert_eq!(check_goals(&goals, &[]), Ok(()));
        assert_eq!(check_goals(&goals, &[month("2026-12", 30), month("2027-01", 50)]), Ok(()));
        let refused = check_goals(&goals, &[month("2026-12", 30)]);
        assert_eq!(refused, Err(Refused::MonthsDiffer { months: 30, goals: 80 }));
        assert_eq!(check_goals(&[], &[]), Err(Refused::NoGoal));
    }
}
