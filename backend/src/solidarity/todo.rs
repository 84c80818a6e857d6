//! What waits for the acting organisation: answers, arrivals, hand-overs, shipments, runs.

use std::collections::BTreeSet;

use frontend::Texts;
use frontend::desks::{Highlight, HighlightCount};
use frontend::filters::{self, write_number};
use sea_orm::ConnectionTrait;

use super::rules::request::State;
use super::rules::run::State as Decided;
use super::service::runs;
use super::{run_store, store, view};
use crate::kernel::time::{add_working_days, paris_day};
use crate::kernel::{Capacity, OpContext, Paging, RequestId, Result, Todo};
use crate::{logistics, organisations};

/// The most lines of each kind.
const MOST: u64 = 20;
/// The most sessions of others that a structure is told of.
const MOST_OTHERS: u64 = 3;
/// Working days in which a computed run is decided (platform setting): devices and households change meanwhile.
const DECISION_WORKING_DAYS: u32 = 3;

/// What waits for the acting organisation in its capacity, at most 20 lines.
///
/// # Errors
/// When the database fails.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let Some(acting) = op.viewer() else { return Ok(Vec::new()) };
    let texts = Texts::new(op.language);
    let paging = Paging { limit: Some(20), after: None };
    let mut all = Vec::new();
    match acting.capacity {
        Capacity::MediationStructure => {
            let (count, due) = super::orientation::count(c, acting.organisation_id).await?;
            if count > 0 {
                all.push(Todo {
                    title: texts.t("orientations-todo").with("count", count).to_string(),
                    detail: texts.t("orientations-todo-detail").to_string(),
                    address: "/desk/orientations".to_owned(),
                    button: texts.t("orientations-todo-button").to_string(),
                    due,
                    appointment: false,
                });
            }
            let states = [State::Proposed, State::Accepted, State::ReadyForHandOver];
            let requests = store::list(c, acting.organisation_id, &states, None, MOST).await?;
            let proposals = view::proposals(c, op, &paging).await?.items;
            for request in requests {
                let proposal = proposals.iter().find(|one| one.request.id == request.id);
                let travels = proposal.and_then(|one| one.shipment.as_ref()).map(|one| one.state);
                let (title, button) = match request.state {
                    State::Proposed => (texts.t("todo-proposal"), texts.t("todo-proposal-button")),
                    State::Accepted if travels == Some(logistics::State::InTransit) => {
                        (texts.t("todo-receive"), texts.t("todo-receive-button"))
                    }
                    State::ReadyForHandOver => (texts.t("todo-hand-over"), texts.t("todo-hand-over-button")),
                    _ => continue,
                };
                all.push(Todo {
                    title: title.with("reference", request.reference.as_str()).to_string(),
                    detail: texts.dynamic("category-", &request.category).to_string(),
                    address: format!("/desk/requests/{}", request.id),
                    button: button.to_string(),
                    due: proposal
                        .filter(|_| request.state == State::Proposed)
                        .map(|one| one.proposal.expires_at),
                    appointment: false,
                });
            }
        }
        Capacity::Refurbisher => {
            for one in view::proposals(c, op, &paging).await?.items {
                let Some(shipment) = one.shipment.filter(|shipment| {
                    matches!(shipment.state, logistics::State::Planned | logistics::State::Packed)
                }) else {
                    continue;
                };
                let place = one.site.map(|site| site.label).unwrap_or_default();
                all.push(Todo {
                    title: texts
                        .t("todo-ship")
                        .with("title", one.device.specification.title())
                        .with("device", one.device.reference.as_str())
                        .to_string(),
                    detail: texts.t("todo-ship-detail").with("place", place).to_string(),
                    address: "/desk/proposals".to_owned(),
                    button: texts.t("todo-ship-button").to_string(),
                    due: Some(shipment.planned_for),
                    appointment: false,
                });
            }
        }
        Capacity::TerritorialLead | Capacity::Operator => {
            for run in runs::waiting(c, op, MOST).await? {
                all.push(Todo {
                    title: texts.t("todo-run").with("reference", run.reference.as_str()).to_string(),
                    detail: texts.t("todo-run-detail").with("count", run.served_count).to_string(),
                    address: format!("/desk/allocation-runs/{}", run.id),
                    button: texts.t("todo-run-button").to_string(),
                    due: Some(add_working_days(run.computed_at, DECISION_WORKING_DAYS)),
                    appointment: false,
                });
            }
        }
        Capacity::Donor | Capacity::Buyer | Capacity::Prescriber | Capacity::Funder => {}
    }
    Ok(all)
}

/// The acting structure's request that tells most of how it goes: one that waits for an answer, else one whose device
/// is on its way or has arrived, else the newest.
///
/// # Errors
/// When the database fails.
pub async fn telling(c: &impl ConnectionTrait, op: &OpContext) -> Result<Option<RequestId>> {
    let own = op.acting()?.organisation_id;
    let states: [&[State]; 3] = [&[State::Proposed], &[State::Accepted, State::ReadyForHandOver], State::ALL];
    for states in states {
        if let Some(one) = store::list(c, own, states, None, 1).await?.first() {
            return Ok(Some(one.id));
        }
    }
    Ok(None)
}

/// What the acting structure waits for from others, a sentence each: devices on their way, sessions to be decided.
///
/// # Errors
/// When the database fails.
pub async fn others(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<String>> {
    let Some(acting) = op.viewer().filter(|acting| acting.capacity == Capacity::MediationStructure) else {
        return Ok(Vec::new());
    };
    let texts = Texts::new(op.language);
    let paging = Paging { limit: Some(20), after: None };
    let coming: Vec<_> = view::proposals(c, op, &paging)
        .await?
        .items
        .into_iter()
        .filter(|one| one.request.state == State::Accepted)
        .filter_map(|one| Some((one.shipment?, one.request.reference, one.proposal.holder_id)))
        .collect();
    let waiting = store::list(c, acting.organisation_id, &[State::Waiting], None, MOST).await?;
    let departments: BTreeSet<String> = waiting.into_iter().map(|one| one.department_code).collect();
    let sessions = match departments.is_empty() {
        true => Vec::new(),
        false => run_store::computed_in(c, &departments, MOST_OTHERS).await?,
    };
    let named = coming.iter().map(|(_, _, holder)| *holder);
    let named = named.chain(sessions.iter().map(|one| one.organisation_id));
    let named = organisations::find_many(c, named).await?;
    let name = |id| named.get(&id).map(|one| one.name.clone()).unwrap_or_default();
    let mut said: Vec<String> = coming
        .into_iter()
        .filter_map(|(shipment, reference, holder)| {
            let text = match shipment.state {
                logistics::State::Planned | logistics::State::Packed => texts
                    .t("desk-coming-prepared")
                    .with("date", filters::write_near_date(paris_day(shipment.planned_for), texts)),
                logistics::State::InTransit => texts.t("desk-coming-sent"),
                logistics::State::Delivered
                | logistics::State::Reconciled
                | logistics::State::Failed
                | logistics::State::Returned
                | logistics::State::Lost => return None,
            };
            Some(text.with("workshop", name(holder)).with("reference", reference).to_string())
        })
        .collect();
    said.extend(sessions.into_iter().map(|one| {
        let text = texts.t("desk-session-waits").with("who", name(one.organisation_id));
        text.with("reference", one.reference).to_string()
    }));
    Ok(said)
}

/// Where a structure's requests stand, or what the runs of a territory gave.
///
/// # Errors
/// When the database fails.
pub async fn highlight(c: &impl ConnectionTrait, op: &OpContext) -> Result<Option<Highlight>> {
    let acting = op.acting()?;
    let texts = Texts::new(op.language);
    match acting.capacity {
        Capacity::MediationStructure => {
            let counts = store::count_by_state(c, acting.organisation_id).await?;
            let shown = counts.iter().filter(|(state, _)| state.is_open());
            let counts: Vec<HighlightCount> = shown
                .map(|(state, count)| HighlightCount {
                    label: texts.dynamic("request-state-", state.code()).to_string(),
                    value: write_number(*count, texts.language),
                    address: format!("/desk/requests?state={}", state.code()),
                })
                .collect();
            Ok((!counts.is_empty()).then(|| Highlight {
                title: texts.t("highlight-requests").to_string(),
                address: "/desk/requests".to_owned(),
                counts,
                button: texts.t("highlight-requests-button").to_string(),
                ..Highlight::default()
            }))
        }
        Capacity::TerritorialLead => {
            let first = Paging { limit: Some(12), after: None };
            let runs = runs::list(c, op, &first).await?.items;
            let decided = runs.iter().filter(|run| run.state == Decided::Validated);
            let (served, asked) = decided.fold((0, 0), |(served, asked), run| {
                (served + i64::from(run.served_count), asked + i64::from(run.request_count))
            });
            let sentence = texts.t("highlight-runs-sentence").with("served", served).with("requests", asked);
            Ok((asked > 0).then(|| Highlight {
                title: texts.t("highlight-runs").to_string(),
                address: "/desk/allocation-runs".to_owned(),
                progress: Some((sentence.to_string(), served, asked)),
                button: texts.t("highlight-runs-button").to_string(),
                ..Highlight::default()
            }))
        }
        Capacity::Donor
        | Capacity::Refurbisher
        | Capacity::Buyer
        | Capacity::Prescriber
        | Capacity::Funder
        | Capacity::Operator => Ok(None),
    }
}
