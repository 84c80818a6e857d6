//! The warnings that wait for a person.

use frontend::Texts;
use sea_orm::ConnectionTrait;

use crate::accreditation::{self, share};
use crate::kernel::{Capacity, OpContext, Result, Todo};

/// The warnings that wait for a person.
///
/// # Errors
/// When the database fails.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let Some(acting) = op.viewer() else { return Ok(Vec::new()) };
    let texts = Texts::new(op.language);
    match acting.capacity {
        Capacity::Refurbisher => {
            let figures = accreditation::figures_of(c, acting.organisation_id).await?;
            let Some(figures) = figures.filter(|figures| figures.standing.warned_at.is_some()) else {
                return Ok(Vec::new());
            };
            let rate = share(figures.own.reuse.units_permille(), texts);
            Ok(vec![Todo {
                title: texts.t("reuse-todo").with("rate", rate).to_string(),
                detail: texts.t("reuse-todo-detail").to_string(),
                address: "/desk/figures".to_owned(),
                button: texts.t("reuse-todo-button").to_string(),
                due: None,
                appointment: false,
            }])
        }
        Capacity::Operator => {
            let warned = accreditation::count_warned(c).await?;
            if warned == 0 {
                return Ok(Vec::new());
            }
            Ok(vec![Todo {
                title: texts.t("reuse-todo-operator").with("count", warned).to_string(),
                detail: texts.t("reuse-todo-operator-detail").to_string(),
                address: "/desk/accreditations?warned=1".to_owned(),
                button: texts.t("reuse-todo-operator-button").to_string(),
                due: None,
                appointment: false,
            }])
        }
        Capacity::Donor
        | Capacity::Buyer
        | Capacity::MediationStructure
        | Capacity::Prescriber
        | Capacity::TerritorialLead
        | Capacity::Funder => Ok(Vec::new()),
    }
}
