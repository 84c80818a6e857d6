//! What waits at the bench.

use std::collections::HashMap;

use frontend::Texts;
use frontend::desks::{Highlight, HighlightCount};
use frontend::filters::write_number;
use sea_orm::ConnectionTrait;

use super::rules::Stage;
use crate::devices::{self, DeviceFilter, State};
use crate::kernel::{Capacity, OpContext, OrganisationId, Result, Todo};

/// The stages that wait for the bench, in the order of the work; what is ready waits for the catalogue.
pub(super) const WORK: [Stage; 5] =
    [Stage::ToTest, Stage::ToErase, Stage::ToRepair, Stage::ToGrade, Stage::SetAside];

/// How many devices of an organisation wait at each stage.
///
/// # Errors
/// When the database fails.
pub(super) async fn counts(c: &impl ConnectionTrait, holder: OrganisationId) -> Result<HashMap<Stage, i64>> {
    let filter = DeviceFilter { holder: Some(holder), ..DeviceFilter::default() };
    let by_state: HashMap<State, i64> = devices::count_by_state(c, &filter).await?;
    let mut counts = HashMap::new();
    for (state, count) in by_state {
        *counts.entry(Stage::of(state)).or_insert(0) += count;
    }
    Ok(counts)
}

/// The devices that wait for the acting refurbisher, one line per stage.
///
/// # Errors
/// When the database fails.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let Some(acting) = op.viewer().filter(|acting| acting.capacity == Capacity::Refurbisher) else {
        return Ok(Vec::new());
    };
    let counts = counts(c, acting.organisation_id).await?;
    let texts = Texts::new(op.language);
    let line = |stage: Stage| {
        let count = *counts.get(&stage).filter(|count| **count > 0)?;
        Some(Todo {
            title: texts.dynamic("bench-todo-", stage.code()).with("count", count).to_string(),
            detail: texts.dynamic("bench-todo-detail-", stage.code()).to_string(),
            address: format!("/desk/devices?stage={}", stage.code()),
            button: texts.dynamic("bench-todo-button-", stage.code()).to_string(),
            due: None,
            appointment: false,
        })
    };
    Ok(WORK.into_iter().filter_map(line).collect())
}

/// What the acting workshop holds, stage by stage.
///
/// # Errors
/// When the database fails.
pub async fn highlight(c: &impl ConnectionTrait, op: &OpContext) -> Result<Option<Highlight>> {
    let counts = counts(c, op.acting()?.organisation_id).await?;
    let texts = Texts::new(op.language);
    let stages = WORK.into_iter().chain([Stage::Ready, Stage::Offered]);
    let counted = stages.filter_map(|stage| Some((stage, *counts.get(&stage)?)));
    let counts: Vec<HighlightCount> = counted
        .map(|(stage, count)| HighlightCount {
            label: texts.dynamic("bench-stage-", stage.code()).to_string(),
            value: write_number(count, texts.language),
            address: format!("/desk/devices?stage={}", stage.code()),
        })
        .collect();
    Ok((!counts.is_empty()).then(|| Highlight {
        title: texts.t("highlight-bench").to_string(),
        address: "/desk/devices".to_owned(),
        counts,
        button: texts.t("highlight-bench-button").to_string(),
        ..Highlight::default()
    }))
}
