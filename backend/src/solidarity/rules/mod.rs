//! The pure part of solidarity: lives, points, the allocation, what a household may receive, what free text may hold.

pub mod allocation;
pub mod assignment;
pub mod free_text;
pub mod household;
pub mod priority;
pub mod proposal;
pub mod request;
pub mod run;
pub mod wait;

use crate::kernel::{ErrorKind, Refusal};

/// What this room refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A request is not at the step that the action needs.
    RequestWrongState {
        /// The state.
        state: request::State,
        /// What was tried.
        action: request::Action,
    },
    /// A proposal is not at the step that the action needs.
    ProposalWrongState {
        /// The state.
        state: proposal::State,
        /// What was tried.
        action: proposal::Action,
    },
    /// A run is not at the step that the action needs.
    RunWrongState {
        /// The state.
        state: run::State,
        /// What was tried.
        action: run::Action,
    },
    /// The time to answer a proposal is over.
    ProposalLapsed,
    /// The household has an open request for that category, here or elsewhere.
    HouseholdAlreadyWaiting,
    /// Law 8: the household has received what it may.
    HouseholdEquipped {
        /// The first day on which it may ask again, as people write it.
        again_on: String,
    },
    /// The device did not leave yet, or is not at the structure.
    DeviceNotArrived,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::RequestWrongState { .. } => "request-wrong-state",
            Self::ProposalWrongState { .. } => "proposal-wrong-state",
            Self::RunWrongState { .. } => "run-wrong-state",
            Self::ProposalLapsed => "proposal-lapsed",
            Self::HouseholdAlreadyWaiting => "household-already-waiting",
            Self::HouseholdEquipped { .. } => "household-equipped",
            Self::DeviceNotArrived => "device-not-arrived",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::RequestWrongState { state, action } => {
                let allowed = request::allowed(*state);
                vec![
                    ("state", state.code().to_owned()),
                    ("action", action.code().to_owned()),
                    ("allowed", allowed.iter().map(|one| one.code()).collect::<Vec<_>>().join(", ")),
                ]
            }
            Self::ProposalWrongState { state, action } => {
                vec![("state", state.code().to_owned()), ("action", action.code().to_owned())]
            }
            Self::RunWrongState { state, action } => {
                vec![("state", state.code().to_owned()), ("action", action.code().to_owned())]
            }
            Self::HouseholdEquipped { again_on } => vec![("day", again_on.clone())],
            Self::ProposalLapsed | Self::HouseholdAlreadyWaiting | Self::DeviceNotArrived => Vec::new(),
        }
    }
}
