//! A proposal's way: the mediator answers, the device travels.

use frontend::Texts;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{HOLDER_KIND, mediator, step, step_proposal};
use crate::devices::{self, EndReason, claims};
use crate::kernel::{Capacity, Error, OpContext, OrganisationId, ProposalId, Result, time};
use crate::logistics::{self, NewShipment, Shipment, ShipmentKind};
use crate::platform::Db;
use crate::solidarity::request::{Proposal, Request};
use crate::solidarity::rules::Refused;
use crate::solidarity::rules::{proposal, request};
use crate::solidarity::service::filing::reason;
use crate::solidarity::{mail, run_store, store};
use crate::web::App;

/// Working days that a workshop has to send an accepted device.
pub(in crate::solidarity) const SHIPPING_DAYS: u32 = 5;

/// A proposal to a structure with its request, both held until the transaction ends; 404 for anybody else's.
async fn of_structure(
    t: &DatabaseTransaction,
    own: OrganisationId,
    id: ProposalId,
) -> Result<(Request, Proposal)> {
    let found = run_store::find_proposal(t, id).await?;
    store::own(t, own, found.request_id).await?;
    let request = store::lock(t, found.request_id).await?;
    Ok((request, run_store::lock_proposal(t, id).await?))
}

/// The mediator accepts: the device stays held until the hand-over, and its transfer is planned.
///
/// # Errors
/// 403; 404; `proposal-lapsed`, `proposal-wrong-state`, `device-wrong-state` (409).
pub async fn accept(app: &App, op: &OpContext, id: ProposalId) -> Result<Proposal> {
    let own = mediator(op)?.organisation_id;
    app.db
        .tx(async |t| {
            let (mut request, mut proposal) = of_structure(t, own, id).await?;
            if proposal.state == proposal::State::Proposed && proposal.expires_at <= op.now {
                return Err(Refused::ProposalLapsed.into());
            }
            step_proposal(t, op, &mut proposal, proposal::Action::Accept, None).await?;
            let device = devices::find(t, proposal.device_id).await?;
            if device.state != devices::State::Proposed {
                return Err(Error::conflict("proposed-device-changed"));
            }
            claims::extend(t, HOLDER_KIND, id.0, None).await?;
            let shipment = NewShipment {
                kind: ShipmentKind::Transfer,
                subject_kind: HOLDER_KIND,
                subject_id: id.0,
                from_site: device.site_id,
                to_site: request.site_id,
                devices: vec![device.id],
                planned_for: time::add_working_days(op.now, SHIPPING_DAYS),
            };
            let shipment = logistics::plan(t, op, shipment).await?;
            let details = json!({ "proposal_id": id, "shipment": shipment.reference });
            step(t, op, &mut request, request::Action::Accept, details).await?;
            mail::accepted(t, op, &app.config.public_url, &request, &proposal, &device).await?;
            Ok(proposal)
        })
        .await
}

/// The mediator declines, with a reason: the device is free again and the request keeps its rank.
///
/// # Errors
/// 403; 404; `reason-required` and what free text may not hold (422); `proposal-wrong-state` (409).
pub async fn decline(db: &Db, op: &OpContext, id: ProposalId, why: Option<&str>) -> Result<Proposal> {
    let own = mediator(op)?.organisation_id;
    let why = reason(why)?;
    db.tx(async |t| {
        let (mut request, mut proposal) = of_structure(t, own, id).await?;
        step_proposal(t, op, &mut proposal, proposal::Action::Decline, Some(why.clone())).await?;
        release(t, op, &proposal, EndReason::Released).await?;
        step(t, op, &mut request, request::Action::Return, json!({ "proposal_id": id })).await?;
        Ok(proposal)
    })
    .await
}

/// The holder or the mediator calls an accepted device off (it failed, it was lost): the request keeps its rank.
///
/// # Errors
/// 403; 404; `reason-required` (422); `proposal-wrong-state` (409), also once the household has the device.
pub async fn call_off(app: &App, op: &OpContext, id: ProposalId, why: Option<&str>) -> Result<Proposal> {
    let own = op.acting()?.organisation_id;
    if !op.holds(Capacity::Refurbisher) {
        mediator(op)?;
    } else {
        op.require(Capacity::Refurbisher)?;
    }
    let why = reason(why)?;
    app.db
        .tx(async |t| {
            let found = run_store::find_proposal(t, id).await?;
            let mut request = store::lock(t, found.request_id).await?;
            let mut proposal = run_store::lock_proposal(t, id).await?;
            if request.structure_id != own && proposal.holder_id != own {
                return Err(Error::not_found());
            }
            let before = proposal.state;
            if proposal.fulfilled_at.is_some() {
                let action = proposal::Action::Withdraw;
                return Err(Refused::ProposalWrongState { state: before, action }.into());
            }
            step_proposal(t, op, &mut proposal, proposal::Action::Withdraw, Some(why.clone())).await?;
            release(t, op, &proposal, EndReason::Withdrawn).await?;
            let action = match before {
                proposal::State::Proposed => request::Action::Return,
                proposal::State::Accepted
                | proposal::State::Declined
                | proposal::State::Lapsed
                | proposal::State::Withdrawn => request::Action::Requeue,
            };
            step(t, op, &mut request, action, json!({ "proposal_id": id })).await?;
            mail::called_off(t, op, &app.config.public_url, &request).await?;
            Ok(proposal)
        })
        .await
}

/// The device of a proposal is no longer proven to be erased: the structure is told, and the request keeps its rank.
///
/// # Errors
/// When the database fails.
pub async fn end_unproven(app: &App, op: &OpContext, id: ProposalId) -> Result<()> {
    app.db
        .tx(async |t| {
            let found = run_store::find_proposal(t, id).await?;
            let mut request = store::lock(t, found.request_id).await?;
            let mut proposal = run_store::lock_proposal(t, id).await?;
            let action = match proposal.state {
                proposal::State::Proposed => request::Action::Return,
                proposal::State::Accepted if proposal.fulfilled_at.is_none() => request::Action::Requeue,
                proposal::State::Accepted
                | proposal::State::Declined
                | proposal::State::Lapsed
                | proposal::State::Withdrawn => return Ok(()),
            };
            let why = Texts::new(op.language).t("proposal-unproven").to_string();
            step_proposal(t, op, &mut proposal, proposal::Action::Withdraw, Some(why)).await?;
            release(t, op, &proposal, EndReason::Withdrawn).await?;
            step(t, op, &mut request, action, json!({ "proposal_id": id })).await?;
            mail::called_off(t, op, &app.config.public_url, &request).await
        })
        .await
}

/// The holder sends the device: the structure's people are told that it comes.
///
/// # Errors
/// 403; 404 for anybody else's; `proposal-not-accepted`, `shipment-wrong-state` (409).
pub async fn ship(app: &App, op: &OpContext, id: ProposalId) -> Result<Proposal> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    app.db
        .tx(async |t| {
            let proposal = run_store::lock_proposal(t, id).await?;
            if proposal.holder_id != own {
                return Err(Error::not_found());
            }
            let shipment = transfer(t, &proposal).await?;
            logistics::depart(t, op, shipment.id).await?;
            if let Some(request) =
                store::find_many(t, [proposal.request_id]).await?.remove(&proposal.request_id)
            {
                mail::shipped(t, op, &app.config.public_url, &request, own).await?;
            }
            Ok(proposal)
        })
        .await
}

/// The device arrived at the structure.
///
/// # Errors
/// 403; 404; `device-not-arrived` when it never left, `shipment-wrong-state` (409).
pub async fn receive(db: &Db, op: &OpContext, id: ProposalId) -> Result<Proposal> {
    let own = mediator(op)?.organisation_id;
    db.tx(async |t| {
        let (mut request, proposal) = of_structure(t, own, id).await?;
        let shipment = last_transfer(t, &proposal).await?;
        if matches!(shipment.state, logistics::State::Planned | logistics::State::Packed) {
            return Err(Refused::DeviceNotArrived.into());
        }
        logistics::deliver(t, op, shipment.id).await?;
        // What was called off on its way is only taken in: it is free for another household.
        if proposal.state == proposal::State::Accepted {
            let details = json!({ "proposal_id": id, "shipment": shipment.reference });
            step(t, op, &mut request, request::Action::Arrive, details).await?;
        }
        Ok(proposal)
    })
    .await
}

/// The transfer of an accepted proposal.
pub(super) async fn transfer(t: &DatabaseTransaction, proposal: &Proposal) -> Result<Shipment> {
    if proposal.state != proposal::State::Accepted {
        return Err(Error::conflict("proposal-not-accepted"));
    }
    last_transfer(t, proposal).await
}

async fn last_transfer(t: &DatabaseTransaction, proposal: &Proposal) -> Result<Shipment> {
    let shipments = logistics::of_subject(t, HOLDER_KIND, proposal.id.0).await?;
    shipments.into_iter().next_back().ok_or_else(|| Error::conflict("proposal-not-accepted"))
}

/// Ends the promise of a proposal that comes to nothing, and its transfer if it has not left. What is under way is
/// still received where it arrives.
pub(super) async fn release(
    t: &DatabaseTransaction,
    op: &OpContext,
    proposal: &Proposal,
    because: EndReason,
) -> Result<()> {
    claims::end_claims(t, op, HOLDER_KIND, proposal.id.0, None, because).await?;
    for shipment in logistics::of_subject(t, HOLDER_KIND, proposal.id.0).await? {
        if matches!(shipment.state, logistics::State::Planned | logistics::State::Packed) {
            logistics::act(t, op, shipment.id, logistics::Action::Fail).await?;
        }
    }
    Ok(())
}

/// A proposal that nobody answered in time: the device is free again and the request keeps its rank.
///
/// # Errors
/// When the database fails.
pub async fn lapse(app: &App, op: &OpContext, id: ProposalId) -> Result<()> {
    app.db
        .tx(async |t| {
            let found = run_store::find_proposal(t, id).await?;
            let mut request = store::lock(t, found.request_id).await?;
            let mut proposal = run_store::lock_proposal(t, id).await?;
            if proposal.state != proposal::State::Proposed || proposal.expires_at > op.now {
                return Ok(());
            }
            step_proposal(t, op, &mut proposal, proposal::Action::Lapse, None).await?;
            release(t, op, &proposal, EndReason::Expired).await?;
            step(t, op, &mut request, request::Action::Return, json!({ "proposal_id": id })).await?;
            mail::lapsed(t, op, &app.config.public_url, &request).await
        })
        .await
}

/// A proposal that still waits for its answer: the structure's people are told again.
///
/// # Errors
/// When the database fails.
pub async fn remind(app: &App, op: &OpContext, id: ProposalId) -> Result<()> {
    app.db
        .tx(async |t| {
            let proposal = run_store::find_proposal(t, id).await?;
            if proposal.state != proposal::State::Proposed || proposal.expires_at <= op.now {
                return Ok(());
            }
            let Some(request) =
                store::find_many(t, [proposal.request_id]).await?.remove(&proposal.request_id)
            else {
                return Ok(());
            };
            mail::reminder(t, op, &app.config.public_url, &request, &proposal).await
        })
        .await
}
