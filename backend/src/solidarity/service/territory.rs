//! Who steers what: the operator the whole country, a lead the départements of its territory.

use sea_orm::ConnectionTrait;

use super::steering;
use crate::kernel::{Capacity, Error, ErrorKind, OpContext, OrganisationId, Result};
use crate::organisations;
use crate::solidarity::request::Run;

/// The part of the country whose runs somebody may see, launch and decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Territory {
    /// All of it.
    Country,
    /// What a lead steers.
    Of {
        /// The lead.
        organisation: OrganisationId,
        /// The codes of its départements, in order.
        departments: Vec<String>,
    },
}

impl Territory {
    /// Whether a run belongs here: this lead launched it, or it is limited to one of its départements.
    #[must_use]
    pub fn holds(&self, run: &Run) -> bool {
        match self {
            Self::Country => true,
            Self::Of { organisation, departments } => {
                run.organisation_id == *organisation
                    || run.department_code.as_ref().is_some_and(|code| departments.contains(code))
            }
        }
    }

    /// The départements that a new run looks at; `None` for the whole country.
    ///
    /// # Errors
    /// `territory-other` (403) for a département of somebody else's; `territory-missing` (403) for a lead that steers
    /// none yet.
    pub(super) fn limited_to(&self, asked: Option<String>) -> Result<Option<Vec<String>>> {
        let refused = |code| Error::new(ErrorKind::Forbidden, code);
        match (self, asked) {
            (Self::Country, asked) => Ok(asked.map(|code| vec![code])),
            (Self::Of { departments, .. }, _) if departments.is_empty() => Err(refused("territory-missing")),
            (Self::Of { departments, .. }, None) => Ok(Some(departments.clone())),
            (Self::Of { departments, .. }, Some(code)) if departments.contains(&code) => Ok(Some(vec![code])),
            (Self::Of { departments, .. }, Some(_)) => {
                Err(refused("territory-other").with("allowed", departments.join(", ")))
            }
        }
    }
}

/// What the acting organisation steers; a reader may ask.
///
/// # Errors
/// 403 for anyone but a territory's lead or the operator.
pub async fn steered(c: &impl ConnectionTrait, op: &OpContext) -> Result<Territory> {
    if op.holds(Capacity::Operator) {
        return Ok(Territory::Country);
    }
    let organisation = op.require_reading(Capacity::TerritorialLead)?.organisation_id;
    let departments = organisations::steered_departments(c, organisation).await?;
    Ok(Territory::Of { organisation, departments })
}

/// The same, through a person who may launch and decide.
///
/// # Errors
/// As [`steered`], and 403 for a reader.
pub(super) async fn steered_to_act(c: &impl ConnectionTrait, op: &OpContext) -> Result<Territory> {
    steering(op)?;
    steered(c, op).await
}
