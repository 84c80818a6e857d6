//! What follows a proposal, lived in memory: the answer, the transfer, the hand-over.

use serde_json::json;

use super::history::{Drafts, History, draft_of, missing};
use super::rules::household::KEY_VERSION;
use super::rules::{Refused, proposal, request};
use super::service::HOLDER_KIND;
use super::service::proposals::SHIPPING_DAYS;
use super::store::RegisterLine;
use crate::devices::{self, EndReason};
use crate::kernel::{DeviceId, Error, OpContext, ProposalId, RequestId, Result, ShipmentId, time};
use crate::logistics::{self, Shipment, ShipmentKind};

impl History {
    /// The mediator accepts: the device stays held, and its transfer is planned under that reference.
    ///
    /// # Errors
    /// `proposal-lapsed`, `proposal-wrong-state`.
    pub fn accept(
        &mut self,
        op: &OpContext,
        id: ProposalId,
        reference: String,
        drafts: &mut Drafts,
    ) -> Result<()> {
        let before = self.proposal(id).ok_or_else(missing("proposal"))?;
        if before.state == proposal::State::Proposed && before.expires_at <= op.now {
            return Err(Refused::ProposalLapsed.into());
        }
        let accepted = self.step_proposal(op, id, proposal::Action::Accept, None)?;
        let request = self.request(accepted.request_id).ok_or_else(missing("request"))?;
        let transfer = Shipment {
            id: ShipmentId::new(),
            reference: reference.clone(),
            kind: ShipmentKind::Transfer,
            state: logistics::State::Planned,
            subject_kind: HOLDER_KIND.to_owned(),
            subject_id: id.0,
            from_site: draft_of(drafts, accepted.device_id)?.device().site_id,
            to_site: request.site_id,
            devices: vec![accepted.device_id],
            planned_for: time::add_working_days(op.now, SHIPPING_DAYS),
            departed_at: None,
            delivered_at: None,
            version: 1,
            created_at: op.now,
        };
        let planned = json!({
            "reference": reference, "kind": ShipmentKind::Transfer.code(), "to_site": transfer.to_site, "devices": 1,
            "subject_kind": HOLDER_KIND, "subject_id": id,
        });
        let shipment = transfer.id.to_string();
        if let Some(held) = self.proposals.get_mut(&id) {
            held.claim.expires_at = None;
            held.transfer = Some(transfer);
        }
        self.tell(op, "shipment.plan".to_owned(), "shipment", shipment, planned);
        let details = json!({ "proposal_id": id, "shipment": reference });
        self.step(op, accepted.request_id, request::Action::Accept, details)
    }

    /// The mediator declines, with a reason: the device is free again.
    ///
    /// # Errors
    /// `proposal-wrong-state`.
    pub fn decline(
        &mut self,
        op: &OpContext,
        id: ProposalId,
        reason: &str,
        drafts: &mut Drafts,
    ) -> Result<()> {
        let declined = self.step_proposal(op, id, proposal::Action::Decline, Some(reason))?;
        self.release(op, id, EndReason::Released, drafts)?;
        self.step(op, declined.request_id, request::Action::Return, json!({ "proposal_id": id }))
    }

    /// Nobody answered in time: the device is free again.
    ///
    /// # Errors
    /// `proposal-wrong-state`.
    pub fn lapse(&mut self, op: &OpContext, id: ProposalId, drafts: &mut Drafts) -> Result<()> {
        let lapsed = self.step_proposal(op, id, proposal::Action::Lapse, None)?;
        self.release(op, id, EndReason::Expired, drafts)?;
        self.step(op, lapsed.request_id, request::Action::Return, json!({ "proposal_id": id }))
    }

    pub(super) fn release(
        &mut self,
        op: &OpContext,
        id: ProposalId,
        because: EndReason,
        drafts: &mut Drafts,
    ) -> Result<()> {
        let held = self.proposals.get_mut(&id).ok_or_else(missing("proposal"))?;
        held.claim.ended = Some((op.now, because));
        let draft = draft_of(drafts, held.proposal.device_id)?;
        draft.set_claim(None);
        draft.act(op, devices::Action::Unpropose, &json!({ "because": because.code() }))?;
        let under_way = held.transfer.as_ref().is_some_and(|transfer| {
            matches!(transfer.state, logistics::State::Planned | logistics::State::Packed)
        });
        if under_way { self.carry(op, id, &[logistics::Action::Fail]) } else { Ok(()) }
    }

    /// Moves the transfer of a proposal on.
    fn carry(&mut self, op: &OpContext, id: ProposalId, actions: &[logistics::Action]) -> Result<()> {
        for action in actions {
            let held = self.proposals.get_mut(&id).ok_or_else(missing("proposal"))?;
            let transfer = held.transfer.as_mut().ok_or_else(|| Error::conflict("proposal-not-accepted"))?;
            let from = transfer.state;
            transfer.act(op.now, *action)?;
            let details = json!({ "from": from.code(), "to": transfer.state.code() });
            let shipment = transfer.id.to_string();
            self.tell(op, format!("shipment.{}", action.code()), "shipment", shipment, details);
        }
        Ok(())
    }

    /// The workshop sends the device.
    ///
    /// # Errors
    /// `proposal-not-accepted`, `shipment-wrong-state`.
    pub fn ship(&mut self, op: &OpContext, id: ProposalId) -> Result<()> {
        self.carry(op, id, &[logistics::Action::Pack, logistics::Action::Depart])
    }

    /// The device arrives at the structure.
    ///
    /// # Errors
    /// `shipment-wrong-state`, `request-wrong-state`.
    pub fn receive(&mut self, op: &OpContext, id: ProposalId, drafts: &mut Drafts) -> Result<()> {
        self.carry(op, id, &[logistics::Action::Deliver])?;
        let held = self.proposals.get(&id).ok_or_else(missing("proposal"))?;
        let (request_id, device_id) = (held.proposal.request_id, held.proposal.device_id);
        let shipment = held.transfer.as_ref().map(|transfer| transfer.reference.clone());
        let request = self.request(request_id).ok_or_else(missing("request"))?;
        draft_of(drafts, device_id)?.move_to(op, request.structure_id, Some(request.site_id));
        let details = json!({ "proposal_id": id, "shipment": shipment });
        self.step(op, request_id, request::Action::Arrive, details)
    }

    /// The household receives the device: the register of law 8 keeps its hashes.
    ///
    /// # Errors
    /// `household-equipped` (409), `request-wrong-state`, `device-wrong-state`.
    pub fn hand_over(&mut self, op: &OpContext, id: ProposalId, drafts: &mut Drafts) -> Result<()> {
        let held = self.proposals.get(&id).ok_or_else(missing("proposal"))?;
        let (request_id, device_id) = (held.proposal.request_id, held.proposal.device_id);
        let asked = self.requests.get(&request_id).ok_or_else(missing("request"))?;
        let (structure, reference) = (asked.request.structure_id, asked.request.reference.clone());
        let size = asked.request.household.as_ref().map_or(1, |household| household.size);
        if self.refused_until(op, &asked.hashes, &asked.request.category, size).is_some() {
            return Err(Error::conflict("household-equipped"));
        }
        let lines = asked.hashes.iter().map(|hash| RegisterLine {
            hash: hash.clone(),
            key_version: KEY_VERSION,
            category: asked.request.category.clone(),
            given_at: op.now,
        });
        for line in lines.collect::<Vec<_>>() {
            let key = (line.hash.clone(), line.category.clone());
            self.given.entry(key).or_default().push(op.now);
            self.register.push(line);
        }
        let draft = draft_of(drafts, device_id)?;
        let details = json!({ "holder_kind": HOLDER_KIND, "holder_id": id, "request": reference });
        draft.act(op, devices::Action::Give, &details)?;
        draft.set_claim(None);
        draft.move_to(op, structure, None);
        if let Some(held) = self.proposals.get_mut(&id) {
            held.claim.ended = Some((op.now, EndReason::Fulfilled));
            held.proposal.fulfilled_at = Some(op.now);
            held.proposal.version += 1;
        }
        if let Some(asked) = self.requests.get_mut(&request_id) {
            asked.request.handed_over_on = Some(time::paris_day(op.now).to_string());
        }
        self.step(op, request_id, request::Action::HandOver, json!({ "proposal_id": id }))
    }

    /// The household was asked how it goes: the device's new life has begun.
    ///
    /// # Errors
    /// `request-wrong-state`.
    pub fn follow_up(&mut self, op: &OpContext, id: ProposalId, drafts: &mut Drafts) -> Result<()> {
        let (request_id, device_id) = self.ends(id)?;
        self.step(op, request_id, request::Action::FollowUp, json!({}))?;
        let reference = self.request(request_id).map(|one| one.reference.clone());
        let draft = draft_of(drafts, device_id)?;
        if draft.device().state == devices::State::Given {
            draft.act(op, devices::Action::StartUse, &json!({ "request": reference }))?;
        }
        Ok(())
    }

    /// Closes a request that was followed up.
    ///
    /// # Errors
    /// `request-wrong-state`.
    pub fn close(&mut self, op: &OpContext, id: ProposalId) -> Result<()> {
        let (request_id, _) = self.ends(id)?;
        self.step(op, request_id, request::Action::Close, json!({}))
    }

    fn ends(&self, id: ProposalId) -> Result<(RequestId, DeviceId)> {
        let proposal = self.proposal(id).ok_or_else(missing("proposal"))?;
        Ok((proposal.request_id, proposal.device_id))
    }
}
