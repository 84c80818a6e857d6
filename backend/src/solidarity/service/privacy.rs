//! Law 7: what is known of a household goes when its agreement is taken back, or when its time is over.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{mediator, proposals, step, step_proposal};
use crate::devices::EndReason;
use crate::kernel::{OpContext, RequestId, Result};
use crate::platform::{Db, short_codes};
use crate::solidarity::request::Request;
use crate::solidarity::rules::proposal;
use crate::solidarity::rules::request::{Action, State};
use crate::solidarity::{jobs, run_store, store};

/// The household takes its agreement back: its device is released and nothing of it stays. After a hand-over the
/// device remains the household's; the register of law 8 alone keeps its hash, 36 months.
///
/// # Errors
/// 403, 404; `request-wrong-state` once nothing is left.
pub async fn withdraw(db: &Db, op: &OpContext, id: RequestId) -> Result<Request> {
    let own = mediator(op)?.organisation_id;
    db.tx(async |t| {
        store::own(t, own, id).await?;
        let mut request = store::lock(t, id).await?;
        if request.state.is_open()
            && let Some(mut open) = run_store::open_of(t, [id]).await?.remove(&id)
        {
            step_proposal(t, op, &mut open, proposal::Action::Withdraw, None).await?;
            proposals::release(t, op, &open, EndReason::Withdrawn).await?;
        }
        forget(t, op, &mut request, Action::Withdraw).await?;
        Ok(request)
    })
    .await
}

/// Anonymises a request whose time is over; one whose time is not is planned again.
///
/// # Errors
/// When the database fails.
pub async fn anonymise_due(db: &Db, op: &OpContext, id: RequestId) -> Result<()> {
    db.tx(async |t| {
        let Some(mut request) = store::lock_many(t, &[id]).await?.remove(&id) else { return Ok(()) };
        let Some(ended_at) = request.ended_at else { return Ok(()) };
        if request.anonymised_at.is_some() {
            return Ok(());
        }
        let due = jobs::anonymised_at(t, op, ended_at).await?;
        if due > op.now {
            return jobs::plan_anonymising_at(t, op, id, due).await;
        }
        forget(t, op, &mut request, Action::Anonymise).await
    })
    .await
}

/// Forgets lines of the register that are too old to count.
///
/// # Errors
/// When the database fails.
pub async fn forget_register(db: &Db, op: &OpContext) -> Result<u64> {
    db.tx(async |t| {
        let limit = super::limit(t, op).await?;
        store::forget_register(t, limit.since(op.now)).await
    })
    .await
}

async fn forget(
    t: &DatabaseTransaction,
    op: &OpContext,
    request: &mut Request,
    action: Action,
) -> Result<()> {
    request.household = None;
    request.accessibility.clear();
    request.anonymised_at = Some(op.now);
    step(t, op, request, action, json!({})).await?;
    debug_assert!(matches!(request.state, State::Withdrawn | State::Anonymised));
    short_codes::forget(t, crate::solidarity::REQUEST, request.id.0).await?;
    store::forget_adults(t, request.id).await?;
    run_store::forget_parts(t, request.id).await
}
