//! A request with all that belongs to it, read for whoever may see it.

use std::collections::BTreeMap;

use sea_orm::ConnectionTrait;

use super::request::{KeptDecision, Proposal, Request};
use super::rules::proposal::State;
use super::{run_store, store};
use crate::devices::{self, Device};
use crate::kernel::{
    Capacity, DeviceId, Error, OpContext, Page, Paging, ProposalId, RequestId, Result, SiteId,
};
use crate::logistics::{self, Shipment};
use crate::organisations::{self, Site};

/// A request with its proposal, its device, its decision.
#[derive(Clone, Debug)]
pub struct View {
    /// The request.
    pub request: Request,
    /// The place where the device goes.
    pub site: Option<Site>,
    /// The proposal that stands, or stood last.
    pub proposal: Option<Proposal>,
    /// Its device.
    pub device: Option<Device>,
    /// Its transfer.
    pub shipment: Option<Shipment>,
    /// The newest decision of a run on it.
    pub decision: Option<KeptDecision>,
}

/// A request of the acting structure, whole.
///
/// # Errors
/// 403; 404 for anybody else's.
pub async fn find(c: &impl ConnectionTrait, op: &OpContext, id: RequestId) -> Result<View> {
    let request = super::service::filing::find(c, op, id).await?;
    whole(c, request).await
}

/// A request with all that belongs to it; the caller authorised.
///
/// # Errors
/// When the database fails.
pub async fn whole(c: &impl ConnectionTrait, request: Request) -> Result<View> {
    let proposal = run_store::latest_of(c, request.id).await?;
    let (mut device, mut shipment) = (None, None);
    if let Some(proposal) = &proposal {
        device = devices::find_many(c, &[proposal.device_id]).await?.pop();
        shipment = logistics::of_subject(c, super::service::HOLDER_KIND, proposal.id.0).await?.pop();
    }
    let decision = run_store::latest_decision(c, request.id).await?;
    let site = organisations::find_sites(c, [request.site_id]).await?.remove(&request.site_id);
    Ok(View { request, site, proposal, device, shipment, decision })
}

/// A proposal with its request, its device and its transfer.
#[derive(Clone, Debug)]
pub struct ProposalView {
    /// The proposal.
    pub proposal: Proposal,
    /// The request: workshops see its reference, place and wishes, never the household.
    pub request: Request,
    /// The device.
    pub device: Device,
    /// Its transfer.
    pub shipment: Option<Shipment>,
    /// The place where it goes.
    pub site: Option<Site>,
}

/// The proposals that concern the acting organisation: on its devices for a workshop, for its requests for a
/// mediation structure. Newest first; those under way only.
///
/// # Errors
/// 403 for anyone else.
pub async fn proposals(
    c: &impl ConnectionTrait,
    op: &OpContext,
    paging: &Paging,
) -> Result<Page<ProposalView>> {
    let acting = op.acting()?;
    let under_way = [State::Proposed, State::Accepted];
    if !op.holds(Capacity::Refurbisher) {
        op.require_reading(Capacity::MediationStructure)?;
    }
    let (after, limit): (Option<ProposalId>, u64) = (paging.after(), paging.limit() + 1);
    let rows = if op.holds(Capacity::Refurbisher) {
        run_store::of_holder(c, acting.organisation_id, &under_way, after, limit).await?
    } else {
        run_store::of_structure(c, acting.organisation_id, &under_way, after, limit).await?
    };
    let page = Page::cut(rows, paging.limit(), |one| one.id.to_string());
    let next = page.next;
    Ok(Page { items: with_all(c, page.items).await?, next })
}

/// One proposal, for its structure or its workshop.
///
/// # Errors
/// 401; 404 for anybody else's.
pub async fn proposal(c: &impl ConnectionTrait, op: &OpContext, id: ProposalId) -> Result<ProposalView> {
    let own = op.acting()?.organisation_id;
    let found = run_store::find_proposal(c, id).await?;
    let view = with_all(c, vec![found]).await?.pop().ok_or_else(Error::not_found)?;
    let workshop = op.holds(Capacity::Refurbisher) && view.proposal.holder_id == own;
    let structure = op.holds(Capacity::MediationStructure) && view.request.structure_id == own;
    if workshop || structure { Ok(view) } else { Err(Error::not_found()) }
}

pub(super) async fn with_all(
    c: &impl ConnectionTrait,
    proposals: Vec<Proposal>,
) -> Result<Vec<ProposalView>> {
    let requests = store::find_many(c, proposals.iter().map(|one| one.request_id)).await?;
    let ids: Vec<DeviceId> = proposals.iter().map(|one| one.device_id).collect();
    let devices: BTreeMap<DeviceId, Device> =
        devices::find_many(c, &ids).await?.into_iter().map(|one| (one.id, one)).collect();
    let subjects: Vec<_> = proposals.iter().map(|one| one.id.0).collect();
    let shipments = logistics::of_subjects(c, super::service::HOLDER_KIND, &subjects).await?;
    let places: Vec<SiteId> = requests.values().map(|one| one.site_id).collect();
    let places = organisations::find_sites(c, places).await?;
    Ok(proposals
        .into_iter()
        .filter_map(|proposal| {
            let request = requests.get(&proposal.request_id)?.clone();
            let device = devices.get(&proposal.device_id)?.clone();
            let shipment = shipments.iter().rev().find(|one| one.subject_id == proposal.id.0).cloned();
            let site = places.get(&request.site_id).cloned();
            Some(ProposalView { proposal, request, device, shipment, site })
        })
        .collect())
}

/// A decision of a run with what it concerns.
#[derive(Clone, Debug)]
pub struct DecisionView {
    /// The decision.
    pub decision: KeptDecision,
    /// The request's reference.
    pub reference: String,
    /// The category asked for.
    pub category: String,
    /// The device proposed.
    pub device: Option<Device>,
    /// The proposal that came of it.
    pub proposal: Option<Proposal>,
}

/// The decisions of a run with what they concern: no fact of a household but its points.
///
/// # Errors
/// When the database fails.
pub async fn decisions(
    c: &impl ConnectionTrait,
    run: crate::kernel::AllocationRunId,
    decisions: Vec<KeptDecision>,
) -> Result<Vec<DecisionView>> {
    use super::rules::allocation::Outcome;
    let requests = store::find_many(c, decisions.iter().map(|one| one.request_id)).await?;
    let device_of = |one: &KeptDecision| match one.outcome {
        Outcome::Served { device_id, .. } => Some(device_id),
        Outcome::Waits { .. } => None,
    };
    let ids: Vec<DeviceId> = decisions.iter().filter_map(device_of).collect();
    let devices: BTreeMap<DeviceId, Device> =
        devices::find_many(c, &ids).await?.into_iter().map(|one| (one.id, one)).collect();
    let mut proposals = run_store::of_run(c, run).await?;
    Ok(decisions
        .into_iter()
        .filter_map(|decision| {
            let request = requests.get(&decision.request_id)?;
            Some(DecisionView {
                reference: request.reference.clone(),
                category: request.category.clone(),
                device: device_of(&decision).and_then(|id| devices.get(&id).cloned()),
                proposal: proposals.remove(&decision.request_id),
                decision,
            })
        })
        .collect())
}
