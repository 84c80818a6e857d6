//! The hand-over, and what follows it.

use chrono::NaiveTime;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::filing::equipped;
use super::proposals::transfer;
use super::{HOLDER_KIND, limit, mediator, step};
use crate::devices::{self, EndReason, claims};
use crate::kernel::{Error, Instant, OpContext, RequestId, Result, written};
use crate::logistics;
use crate::platform::{Db, audit};
use crate::solidarity::filing::today;
use crate::solidarity::request::{Proposal, Request};
use crate::solidarity::rules::Refused;
use crate::solidarity::rules::household::KeyedHash;
use crate::solidarity::rules::request::{Action, State, transition};
use crate::solidarity::store::RegisterLine;
use crate::solidarity::{jobs, run_store, store};

/// The household receives the device. A device that the structure fetched at the workshop itself, or that came
/// without anybody recording its arrival, is recorded as such on the mediator's word. Law 8 is checked again, in the
/// same transaction as the line of its register.
///
/// # Errors
/// 403; 404; `request-wrong-state`, `device-not-arrived`, `household-equipped` (409); a date that cannot be (422).
pub async fn hand_over(db: &Db, op: &OpContext, id: RequestId, on: Option<&str>) -> Result<Request> {
    let own = mediator(op)?.organisation_id;
    let on = on.map(str::trim).filter(|text| !text.is_empty());
    let day = match on {
        Some(text) => written::day(text, today(op))
            .ok_or_else(|| Error::invalid("handed_over_on", "date-unreadable"))?,
        None => today(op),
    };
    if day > today(op) {
        return Err(Error::invalid("handed_over_on", "date-in-future"));
    }
    db.tx(async |t| {
        store::own(t, own, id).await?;
        let mut request = store::lock(t, id).await?;
        if day < request.submitted_at.with_timezone(&chrono_tz::Europe::Paris).date_naive() {
            return Err(Error::invalid("handed_over_on", "date-before-request"));
        }
        if request.state != State::Accepted {
            transition(request.state, Action::HandOver)?;
        }
        let open = run_store::open_of(t, [id]).await?.remove(&id);
        let mut proposal = open.ok_or_else(|| Error::conflict("proposal-not-accepted"))?;
        if proposal
            .decided_at
            .is_some_and(|at| day < at.with_timezone(&chrono_tz::Europe::Paris).date_naive())
        {
            return Err(Error::invalid("handed_over_on", "date-before-acceptance"));
        }
        arrive(t, op, &mut request, &proposal).await?;
        let given_at = if day == today(op) { op.now } else { day.and_time(NaiveTime::MIN).and_utc() };
        check_and_register(t, op, &request, given_at).await?;
        let details =
            json!({ "holder_kind": HOLDER_KIND, "holder_id": proposal.id, "request": request.reference });
        devices::act(t, op, proposal.device_id, devices::Action::Give, details).await?;
        claims::end_claims(t, op, HOLDER_KIND, proposal.id.0, None, EndReason::Fulfilled).await?;
        devices::move_to(t, op, &[proposal.device_id], own, None).await?;
        proposal.fulfilled_at = Some(op.now);
        run_store::save_proposal(t, &mut proposal).await?;
        request.handed_over_on = Some(day.to_string());
        step(t, op, &mut request, Action::HandOver, json!({ "proposal_id": proposal.id })).await?;
        jobs::plan_anonymising(t, op, id).await?;
        Ok(request)
    })
    .await
}

/// Brings the device to the structure if that was not recorded yet.
async fn arrive(
    t: &DatabaseTransaction,
    op: &OpContext,
    request: &mut Request,
    proposal: &Proposal,
) -> Result<()> {
    if request.state != State::Accepted {
        return Ok(());
    }
    let shipment = transfer(t, proposal).await?;
    let details = json!({ "reference": shipment.reference, "request": request.reference });
    match shipment.state {
        logistics::State::Planned | logistics::State::Packed => {
            logistics::depart(t, op, shipment.id).await?;
            audit::record(t, op, "shipment.collected_by_structure", "shipment", shipment.id, details).await?;
            logistics::deliver(t, op, shipment.id).await?;
        }
        logistics::State::InTransit => {
            audit::record(t, op, "shipment.receipt_implied", "shipment", shipment.id, details).await?;
            logistics::deliver(t, op, shipment.id).await?;
        }
        logistics::State::Delivered | logistics::State::Reconciled => {}
        logistics::State::Failed | logistics::State::Returned | logistics::State::Lost => {
            return Err(Refused::DeviceNotArrived.into());
        }
    }
    step(t, op, request, Action::Arrive, json!({ "proposal_id": proposal.id })).await
}

/// Law 8, and the lines of its register: one per adult, nothing else.
async fn check_and_register(
    t: &DatabaseTransaction,
    op: &OpContext,
    request: &Request,
    given_at: Instant,
) -> Result<()> {
    let adults = store::adults(t, request.id).await?;
    let hashes: Vec<KeyedHash> = adults.iter().map(|(hash, _)| hash.clone()).collect();
    let size = request.household.as_ref().map_or(1, |household| household.size);
    let limit = limit(t, op).await?;
    let received = store::received(t, &hashes, &request.category, limit.since(op.now)).await?;
    if let Some(again) = limit.refuses_until(size, &received, op.now) {
        return Err(equipped(op, again));
    }
    let lines: Vec<RegisterLine> = adults
        .into_iter()
        .map(|(hash, key_version)| RegisterLine {
            hash,
            key_version,
            category: request.category.clone(),
            given_at,
        })
        .collect();
    store::insert_register(t, &lines).await?;
    jobs::plan_forgetting(t, op, given_at, limit).await
}

/// The household was asked how it goes: the device's new life has begun.
///
/// # Errors
/// 403; 404; `request-wrong-state` (409).
pub async fn follow_up(db: &Db, op: &OpContext, id: RequestId) -> Result<Request> {
    let own = mediator(op)?.organisation_id;
    db.tx(async |t| {
        store::own(t, own, id).await?;
        let mut request = store::lock(t, id).await?;
        step(t, op, &mut request, Action::FollowUp, json!({})).await?;
        if let Some(proposal) = run_store::latest_of(t, id).await?.filter(|one| one.fulfilled_at.is_some()) {
            let device = devices::find(t, proposal.device_id).await?;
            if device.state == devices::State::Given {
                let details = json!({ "request": request.reference });
                devices::act(t, op, device.id, devices::Action::StartUse, details).await?;
            }
        }
        Ok(request)
    })
    .await
}

/// Closes a request that was followed up.
///
/// # Errors
/// 403; 404; `request-wrong-state` (409).
pub async fn close(db: &Db, op: &OpContext, id: RequestId) -> Result<Request> {
    let own = mediator(op)?.organisation_id;
    db.tx(async |t| {
        store::own(t, own, id).await?;
        let mut request = store::lock(t, id).await?;
        step(t, op, &mut request, Action::Close, json!({})).await?;
        Ok(request)
    })
    .await
}
