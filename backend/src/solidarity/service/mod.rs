//! The use cases of solidarity, one transaction each.

pub mod filing;
pub mod hand_over;
pub mod privacy;
pub mod proposals;
pub mod runs;
pub mod territory;
pub mod wait;

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::request::{Proposal, Request};
use super::rules::household::Limit;
use super::rules::{proposal, request};
use super::{run_store, store};
use crate::factors;
use crate::kernel::{Acting, Capacity, OpContext, Result};
use crate::platform::{audit, changes};

/// What holds the promise on a proposed device.
pub(super) const HOLDER_KIND: &str = "proposal";

/// The mediator's organisation.
pub(super) fn mediator(op: &OpContext) -> Result<&Acting> {
    op.require(Capacity::MediationStructure)
}

/// Who may launch and validate runs: a territory's lead or the operator.
pub(super) fn steering(op: &OpContext) -> Result<&Acting> {
    if op.holds(Capacity::Operator) {
        op.require(Capacity::Operator)
    } else {
        op.require(Capacity::TerritorialLead)
    }
}

/// Law 8's values in force now.
pub(super) async fn limit(t: &DatabaseTransaction, op: &OpContext) -> Result<Limit> {
    let persons = factors::value(t, "household.persons_per_device", op.now).await?;
    let months = factors::value(t, "household.window", op.now).await?;
    Ok(Limit { persons_per_device: persons.whole(), months: u32::try_from(months.whole()).unwrap_or(36) })
}

/// Moves a request by one action and saves it, with its audit entry and its change.
pub(super) async fn step(
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &mut Request,
    action: request::Action,
    details: serde_json::Value,
) -> Result<()> {
    let from = one.state;
    one.state = request::transition(from, action)?;
    if !one.state.is_open() {
        one.ended_at = Some(op.now);
    }
    if from.is_open() && !one.state.is_open() {
        store::close_adults(t, one.id).await?;
    }
    store::save(t, one, op.now).await?;
    record(t, op, one, from, action, details).await
}

/// What the journal says of a request's step.
pub(super) fn told(one: &Request, from: request::State, details: serde_json::Value) -> serde_json::Value {
    let mut told = json!({ "reference": one.reference, "from": from.code(), "to": one.state.code() });
    if let (Some(told), Some(more)) = (told.as_object_mut(), details.as_object()) {
        told.extend(more.clone());
    }
    told
}

/// The audit entry and the change of a request's step. The details never hold anything of the household.
pub(super) async fn record(
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Request,
    from: request::State,
    action: request::Action,
    details: serde_json::Value,
) -> Result<()> {
    let details = told(one, from, details);
    audit::record(t, op, &format!("request.{}", action.code()), "request", one.id, details).await?;
    changes::append(t, op, "request", one.id, one.version).await
}

/// Moves a proposal by one action and saves it, with its audit entry.
pub(super) async fn step_proposal(
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &mut Proposal,
    action: proposal::Action,
    reason: Option<String>,
) -> Result<()> {
    let from = one.state;
    one.state = proposal::transition(from, action)?;
    one.decided_at = Some(op.now);
    if reason.is_some() {
        one.reason = reason;
    }
    run_store::save_proposal(t, one).await?;
    let details = json!({
        "from": from.code(), "to": one.state.code(), "request_id": one.request_id, "device_id": one.device_id,
    });
    audit::record(t, op, &format!("proposal.{}", action.code()), "proposal", one.id, details).await?;
    changes::append(t, op, "proposal", one.id, one.version).await
}
