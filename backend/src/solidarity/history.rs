//! A past of this room, lived in memory by the rules of its use cases and written at once: what the sandbox stands on.
//! Each act leaves what the use case of that name would: states, promises, transfers, the register of law 8, events of
//! the devices and entries of the journal.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::request::{Effect, Proposal, Request};
use super::rules::allocation::Outcome;
use super::rules::household::{KeyedHash, Limit};
use super::rules::{proposal, request, run};
use super::service::runs::{Computed, MOST, Snapshot, fits, work_out};
use super::service::{HOLDER_KIND, told};
use super::store::RegisterLine;
use crate::devices::claims::BuiltClaim;
use crate::devices::{self, Device, Draft, EndReason};
use crate::kernel::{
    AllocationRunId, ClaimId, DeviceId, Error, Instant, OpContext, OrganisationId, Point, ProposalId,
    RequestId, Result, SiteId, time,
};
use crate::logistics::Shipment;
use crate::platform::audit::Told;

/// The devices that a past is about, by id.
pub type Drafts = BTreeMap<DeviceId, Draft>;

/// What is the same throughout a past.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// Law 8's values.
    pub limit: Limit,
    /// Working days that a mediator has to answer a proposal.
    pub answer_days: u32,
    /// Where the mediation places and the workshops are.
    pub places: BTreeMap<SiteId, Point>,
    /// The mediation structures that are listed.
    pub listed: BTreeSet<OrganisationId>,
}

/// A request with its household's hashes.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) request: Request,
    pub(super) hashes: Vec<KeyedHash>,
}

/// A proposal with the promise on its device and its transfer, once it was accepted.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) proposal: Proposal,
    pub(super) claim: BuiltClaim,
    pub(super) transfer: Option<Shipment>,
}

/// Requests, runs and proposals as they were lived.
#[derive(Debug)]
pub struct History {
    around: Surroundings,
    pub(super) requests: BTreeMap<RequestId, Asked>,
    pub(super) runs: Vec<Computed>,
    pub(super) proposals: BTreeMap<ProposalId, Held>,
    pub(super) register: Vec<RegisterLine>,
    pub(super) journal: Vec<Told>,
    /// Households that wait, and what for.
    open: BTreeSet<(KeyedHash, String)>,
    /// When households received devices of a category.
    pub(super) given: BTreeMap<(KeyedHash, String), Vec<Instant>>,
}

pub(super) fn missing(what: &'static str) -> impl Fn() -> Error {
    move || Error::internal(format!("the past has no such {what}"))
}

pub(super) fn draft_of(drafts: &mut Drafts, id: DeviceId) -> Result<&mut Draft> {
    drafts.get_mut(&id).ok_or_else(missing("device"))
}

impl History {
    /// Nothing has happened yet.
    #[must_use]
    pub fn new(around: Surroundings) -> Self {
        Self {
            around,
            requests: BTreeMap::new(),
            runs: Vec::new(),
            proposals: BTreeMap::new(),
            register: Vec::new(),
            journal: Vec::new(),
            open: BTreeSet::new(),
            given: BTreeMap::new(),
        }
    }

    /// A request as it stands.
    #[must_use]
    pub fn request(&self, id: RequestId) -> Option<&Request> {
        self.requests.get(&id).map(|asked| &asked.request)
    }

    /// A proposal as it stands.
    #[must_use]
    pub fn proposal(&self, id: ProposalId) -> Option<&Proposal> {
        self.proposals.get(&id).map(|held| &held.proposal)
    }

    pub(super) fn tell(
        &mut self,
        op: &OpContext,
        action: String,
        kind: &'static str,
        id: String,
        details: Value,
    ) {
        self.journal.push(Told { op: op.clone(), action, subject_kind: kind, subject_id: id, details });
    }

    pub(super) fn step(
        &mut self,
        op: &OpContext,
        id: RequestId,
        action: request::Action,
        details: Value,
    ) -> Result<()> {
        let Asked { request: one, hashes } = self.requests.get_mut(&id).ok_or_else(missing("request"))?;
        let from = one.state;
        one.state = request::transition(from, action)?;
        if !one.state.is_open() {
            one.ended_at = Some(op.now);
            for hash in hashes.iter() {
                self.open.remove(&(hash.clone(), one.category.clone()));
            }
        }
        one.version += 1;
        let details = told(one, from, details);
        self.tell(op, format!("request.{}", action.code()), "request", id.to_string(), details);
        Ok(())
    }

    pub(super) fn step_proposal(
        &mut self,
        op: &OpContext,
        id: ProposalId,
        action: proposal::Action,
        reason: Option<&str>,
    ) -> Result<Proposal> {
        let one = &mut self.proposals.get_mut(&id).ok_or_else(missing("proposal"))?.proposal;
        let from = one.state;
        one.state = proposal::transition(from, action)?;
        one.decided_at = Some(op.now);
        one.reason = reason.map(str::to_owned);
        one.version += 1;
        let now = one.clone();
        let details = json!({
            "from": from.code(), "to": now.state.code(), "request_id": now.request_id, "device_id": now.device_id,
        });
        self.tell(op, format!("proposal.{}", action.code()), "proposal", id.to_string(), details);
        Ok(now)
    }

    /// A mediator files a request, still a draft; one that law 8 refuses is kept with its reason. `None` when the
    /// household already waits: then nothing is filed.
    ///
    /// # Errors
    /// `request-wrong-state` for what is no draft.
    pub fn file(
        &mut self,
        op: &OpContext,
        mut request: Request,
        hashes: Vec<KeyedHash>,
    ) -> Result<Option<RequestId>> {
        let keys: Vec<_> = hashes.iter().map(|hash| (hash.clone(), request.category.clone())).collect();
        if keys.iter().any(|key| self.open.contains(key)) {
            return Ok(None);
        }
        let size = request.household.as_ref().map_or(1, |household| household.size);
        let again = self.refused_until(op, &hashes, &request.category, size);
        if again.is_some() {
            request.refusal = Some("household-equipped".to_owned());
            request.again_from = again;
        }
        let id = request.id;
        let details = json!({ "category": request.category, "refusal": request.refusal });
        self.requests.insert(id, Asked { request, hashes });
        self.open.extend(keys);
        let then: &[request::Action] = match again {
            Some(_) => &[request::Action::Refuse],
            None => &[request::Action::Approve, request::Action::Queue],
        };
        for action in [request::Action::Submit].iter().chain(then) {
            self.step(op, id, *action, details.clone())?;
        }
        // The use case writes it once, when all of this is decided.
        if let Some(asked) = self.requests.get_mut(&id) {
            asked.request.version = 1;
        }
        Ok(Some(id))
    }

    pub(super) fn refused_until(
        &self,
        op: &OpContext,
        hashes: &[KeyedHash],
        category: &str,
        size: i32,
    ) -> Option<Instant> {
        let received = |hash: &KeyedHash| {
            self.given.get(&(hash.clone(), category.to_owned())).cloned().unwrap_or_default()
        };
        let given: Vec<Vec<Instant>> = hashes.iter().map(received).collect();
        self.around.limit.refuses_until(size, &given, op.now)
    }

    /// The household takes its agreement back: nothing of it stays.
    ///
    /// # Errors
    /// `request-wrong-state`.
    pub fn withdraw(&mut self, op: &OpContext, id: RequestId, drafts: &mut Drafts) -> Result<()> {
        let open =
            self.proposals.values().find(|held| held.proposal.request_id == id && held.claim.ended.is_none());
        if let Some(open) = open.map(|held| held.proposal.id) {
            self.step_proposal(op, open, proposal::Action::Withdraw, None)?;
            self.release(op, open, EndReason::Withdrawn, drafts)?;
        }
        let asked = self.requests.get_mut(&id).ok_or_else(missing("request"))?;
        asked.request.household = None;
        asked.request.accessibility.clear();
        asked.request.anonymised_at = Some(op.now);
        for decision in self.runs.iter_mut().flat_map(|run| &mut run.decisions) {
            if decision.request_id == id {
                decision.parts = None;
            }
        }
        self.step(op, id, request::Action::Withdraw, json!({}))?;
        if let Some(asked) = self.requests.get_mut(&id) {
            asked.hashes.clear();
        }
        Ok(())
    }

    /// The engine is run over what waits, in a département or everywhere, and these devices of the pool. Gives the run's
    /// place.
    ///
    /// # Errors
    /// When nobody acts, or the rules in force have no weights.
    pub fn compute(
        &mut self,
        op: &OpContext,
        department: Option<&str>,
        reference: String,
        devices: Vec<Device>,
    ) -> Result<usize> {
        let organisation = op.acting()?.organisation_id;
        let snapshot =
            Snapshot { requests: self.waiting(department), devices, places: self.around.places.clone() };
        let worked = work_out(&snapshot, op.now)
            .ok_or_else(|| Error::internal("the rules in force have no weights"))?;
        let computed = worked.into_run(organisation, reference, department.map(str::to_owned), op.now);
        let run = &computed.run;
        let details = json!({
            "reference": run.reference, "hash": run.hash, "rules_version": run.rules_version,
            "requests": run.request_count, "served": run.served_count,
        });
        let id = run.id.to_string();
        self.runs.push(computed);
        self.tell(op, "allocation_run.compute".to_owned(), "allocation_run", id, details);
        Ok(self.runs.len() - 1)
    }

    /// The requests that a run looks at, the earliest first.
    #[must_use]
    pub fn waiting(&self, department: Option<&str>) -> Vec<Request> {
        let mut waiting: Vec<&Request> = self
            .requests
            .values()
            .map(|asked| &asked.request)
            .filter(|one| {
                one.state == request::State::Waiting && self.around.listed.contains(&one.structure_id)
            })
            .filter(|one| department.is_none_or(|code| one.department_code == code))
            .collect();
        waiting.sort_by_key(|one| (one.submitted_at, one.id));
        waiting.into_iter().take(usize::try_from(MOST).unwrap_or(usize::MAX)).cloned().collect()
    }

    /// A person validates a run: each device is held for its request. Gives the proposals made.
    ///
    /// # Errors
    /// `run-wrong-state`.
    pub fn validate(&mut self, op: &OpContext, place: usize, drafts: &mut Drafts) -> Result<Vec<ProposalId>> {
        let computed = self.runs.get_mut(place).ok_or_else(missing("run"))?;
        computed.run.state = run::transition(computed.run.state, run::Action::Validate)?;
        computed.run.decided_at = Some(op.now);
        computed.run.version += 1;
        let (run_id, reference) = (computed.run.id, computed.run.reference.clone());
        let mut served: Vec<(DeviceId, RequestId)> = computed
            .decisions
            .iter()
            .filter_map(|one| match one.outcome {
                Outcome::Served { device_id, .. } => Some((device_id, one.request_id)),
                Outcome::Waits { .. } => None,
            })
            .collect();
        served.sort_unstable();
        let mut effects = BTreeMap::new();
        let mut made = Vec::new();
        for (device_id, request_id) in served {
            let asked = &self.requests.get(&request_id).ok_or_else(missing("request"))?.request;
            let draft = draft_of(drafts, device_id)?;
            let device = draft.device();
            let free = device.state == devices::State::InSolidarityPool && device.claim_id.is_none();
            let effect = if asked.state != request::State::Waiting {
                Effect::RequestChanged
            } else if !self.around.listed.contains(&asked.structure_id) {
                Effect::NotAccredited
            } else if !free || !fits(device, asked) {
                Effect::DeviceTaken
            } else {
                let held = self.hold(op, run_id, request_id, draft)?;
                let details =
                    json!({ "proposal_id": held, "device": draft.device().reference, "run": reference });
                self.step(op, request_id, request::Action::Propose, details)?;
                made.push(held);
                Effect::Proposed
            };
            effects.insert(request_id, effect);
        }
        let details = json!({
            "reference": reference, "proposed": made.len(), "left_out": effects.len() - made.len(),
        });
        if let Some(computed) = self.runs.get_mut(place) {
            for decision in &mut computed.decisions {
                decision.effect = effects.get(&decision.request_id).copied();
            }
        }
        self.tell(op, "allocation_run.validate".to_owned(), "allocation_run", run_id.to_string(), details);
        Ok(made)
    }

    fn hold(
        &mut self,
        op: &OpContext,
        run_id: AllocationRunId,
        request_id: RequestId,
        draft: &mut Draft,
    ) -> Result<ProposalId> {
        let id = ProposalId::new();
        let (device_id, holder_id) = (draft.device().id, draft.device().holder_id);
        let expires_at = time::add_working_days(op.now, self.around.answer_days);
        let claim = BuiltClaim {
            id: ClaimId::new(),
            device_id,
            purpose: devices::Purpose::Gift,
            holder_kind: HOLDER_KIND,
            holder_id: id.0,
            created_at: op.now,
            expires_at: Some(expires_at),
            ended: None,
        };
        let details = json!({ "holder_kind": HOLDER_KIND, "holder_id": id, "expires_at": expires_at });
        draft.set_claim(Some(claim.id));
        draft.act(op, devices::Action::Propose, &details)?;
        let proposal = Proposal {
            id,
            run_id,
            request_id,
            device_id,
            holder_id,
            state: proposal::State::Proposed,
            reason: None,
            expires_at,
            decided_at: None,
            fulfilled_at: None,
            version: 1,
            created_at: op.now,
        };
        self.proposals.insert(id, Held { proposal, claim, transfer: None });
        Ok(id)
    }
}
