//! What happens by itself: reminders, lapses, anonymisation, forgetting.

use chrono::Months;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::{Deserialize, Serialize};

use super::request::Proposal;
use super::rules::household::Limit;
use super::service::{HOLDER_KIND, privacy, proposals};
use crate::factors;
use crate::kernel::{Error, Instant, OpContext, ProposalId, RequestId, Result, time};
use crate::platform::jobs;
use crate::refurbishing::Withdrawn;
use crate::web::App;

/// A proposal's time is over.
pub const LAPSE: &str = "solidarity.lapse";
/// A proposal still waits for its answer.
pub const REMIND: &str = "solidarity.remind";
/// A request's time is over.
pub const ANONYMISE: &str = "solidarity.anonymise";
/// Lines of the register of law 8 no longer count.
pub const FORGET: &str = "solidarity.forget";

#[derive(Serialize, Deserialize)]
struct OfProposal {
    proposal_id: ProposalId,
}

#[derive(Serialize, Deserialize)]
struct OfRequest {
    request_id: RequestId,
}

fn read<T: for<'de> Deserialize<'de>>(payload: serde_json::Value) -> Result<T> {
    serde_json::from_value(payload).map_err(Error::internal)
}

fn op(app: &App) -> OpContext {
    OpContext::system("solidarity", app.clock.now())
}

/// Runs [`LAPSE`].
///
/// # Errors
/// When the database fails.
pub async fn lapse(app: App, payload: serde_json::Value) -> Result<()> {
    proposals::lapse(&app, &op(&app), read::<OfProposal>(payload)?.proposal_id).await
}

/// A device that was held for a request lost a proof of its erasure: the proposal ends, and the request waits again.
///
/// # Errors
/// When the database fails.
pub async fn promise_withdrawn(app: &App, gone: &Withdrawn) -> Result<()> {
    if gone.holder_kind != HOLDER_KIND {
        return Ok(());
    }
    proposals::end_unproven(app, &op(app), ProposalId(gone.holder_id)).await
}

/// Runs [`REMIND`].
///
/// # Errors
/// When the database fails.
pub async fn remind(app: App, payload: serde_json::Value) -> Result<()> {
    proposals::remind(&app, &op(&app), read::<OfProposal>(payload)?.proposal_id).await
}

/// Runs [`ANONYMISE`].
///
/// # Errors
/// When the database fails.
pub async fn anonymise(app: App, payload: serde_json::Value) -> Result<()> {
    privacy::anonymise_due(&app.db, &op(&app), read::<OfRequest>(payload)?.request_id).await
}

/// Runs [`FORGET`].
///
/// # Errors
/// When the database fails.
pub async fn forget(app: App, _: serde_json::Value) -> Result<()> {
    privacy::forget_register(&app.db, &op(&app)).await.map(|_| ())
}

/// Plans the reminder and the lapse of a proposal.
pub(super) async fn plan_proposal(
    t: &DatabaseTransaction,
    op: &OpContext,
    proposal: &Proposal,
) -> Result<()> {
    let days = factors::value(t, "proposal.colleague_alert", op.now).await?.whole();
    let remind_at = time::add_working_days(op.now, u32::try_from(days).unwrap_or(3));
    let payload = OfProposal { proposal_id: proposal.id };
    let key = |kind: &str| Some(format!("{kind}:{}", proposal.id));
    jobs::enqueue_at(t, op, REMIND, &payload, remind_at, key(REMIND)).await?;
    jobs::enqueue_at(t, op, LAPSE, &payload, proposal.expires_at, key(LAPSE)).await
}

/// When a request that ended then is anonymised.
pub(super) async fn anonymised_at(
    c: &impl ConnectionTrait,
    op: &OpContext,
    ended_at: Instant,
) -> Result<Instant> {
    let months = factors::value(c, "request.anonymised_after_closing", op.now).await?.whole();
    Ok(ended_at.checked_add_months(Months::new(u32::try_from(months).unwrap_or(24))).unwrap_or(ended_at))
}

/// Plans the anonymisation of a request that ends now.
pub(super) async fn plan_anonymising(t: &DatabaseTransaction, op: &OpContext, id: RequestId) -> Result<()> {
    let due = anonymised_at(t, op, op.now).await?;
    plan_anonymising_at(t, op, id, due).await
}

/// Plans the anonymisation of requests that ended at those moments of the past.
pub(super) async fn plan_anonymising_many(
    t: &DatabaseTransaction,
    op: &OpContext,
    ended: impl Iterator<Item = (RequestId, Instant)>,
) -> Result<()> {
    // The delay is read once: months reckoned from each end.
    let months = factors::value(t, "request.anonymised_after_closing", op.now).await?.whole();
    let months = Months::new(u32::try_from(months).unwrap_or(24));
    let mut planned = Vec::new();
    for (id, ended_at) in ended {
        let due = ended_at.checked_add_months(months).unwrap_or(ended_at);
        let key = Some(format!("{ANONYMISE}:{id}:{}", due.timestamp()));
        let payload = serde_json::to_value(OfRequest { request_id: id }).map_err(Error::internal)?;
        planned.push(jobs::Planned { payload, run_at: due, key });
    }
    jobs::enqueue_many(t, op, ANONYMISE, planned).await
}

/// Plans the anonymisation of a request at a moment.
pub(super) async fn plan_anonymising_at(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: RequestId,
    due: Instant,
) -> Result<()> {
    let key = Some(format!("{ANONYMISE}:{id}:{}", due.timestamp()));
    jobs::enqueue_at(t, op, ANONYMISE, &OfRequest { request_id: id }, due, key).await
}

/// Plans the day on which lines of the register written for `given_at` no longer count.
pub(super) async fn plan_forgetting(
    t: &DatabaseTransaction,
    op: &OpContext,
    given_at: Instant,
    limit: Limit,
) -> Result<()> {
    let due = given_at.checked_add_months(Months::new(limit.months)).unwrap_or(given_at);
    let key = Some(format!("{FORGET}:{}", due.date_naive()));
    jobs::enqueue_at(t, op, FORGET, &serde_json::json!({}), due + chrono::Duration::days(1), key).await
}
