//! Histories built in memory through the rules, to be written at once: what the sandbox stands on.

use std::collections::BTreeMap;

use sea_orm::DatabaseTransaction;

use super::jobs;
use super::request::{Effect, Proposal, Request, Run};
use super::rules::allocation::Outcome;
use super::rules::household::{KEY_VERSION, KeyedHash};
use super::rules::{proposal, request, run};
use super::run_store;
use super::service::runs::{Computed, Snapshot, work_out};
use super::store::{self, RegisterLine};
use crate::kernel::{DeviceId, Error, Instant, OpContext, OrganisationId, ProposalId, RequestId, Result};

/// A request with its household's hashes.
#[derive(Clone, Debug)]
pub struct BuiltRequest {
    /// The request, a draft to begin with.
    pub request: Request,
    /// The household's keyed hashes.
    pub hashes: Vec<KeyedHash>,
}

impl BuiltRequest {
    /// One action at a moment.
    ///
    /// # Errors
    /// `request-wrong-state`.
    pub fn act(&mut self, at: Instant, action: request::Action) -> Result<()> {
        let one = &mut self.request;
        one.state = request::transition(one.state, action)?;
        if action == request::Action::Submit {
            one.submitted_at = at;
        }
        if !one.state.is_open() {
            one.ended_at = Some(at);
        }
        if one.state == request::State::HandedOver {
            one.handed_over_on = Some(at.with_timezone(&chrono_tz::Europe::Paris).date_naive().to_string());
        }
        if matches!(one.state, request::State::Withdrawn | request::State::Anonymised) {
            one.household = None;
            one.accessibility.clear();
            one.anonymised_at = Some(at);
            self.hashes.clear();
        }
        one.version += 1;
        Ok(())
    }
}

/// A validated run with its proposals.
#[derive(Clone, Debug)]
pub struct BuiltRun {
    computed: Computed,
    /// Its proposals, still open.
    pub proposals: Vec<Proposal>,
}

impl BuiltRun {
    /// Computes a run at a moment over what waited then, and validates it: the engine decides who gets what. `holders`
    /// says who held each device, `expires_at` until when mediators could answer.
    ///
    /// # Errors
    /// When the rules in force have no weights.
    pub fn compute(
        snapshot: &Snapshot,
        (computed_at, validated_at, expires_at): (Instant, Instant, Instant),
        organisation: OrganisationId,
        reference: String,
    ) -> Result<Self> {
        let worked = work_out(snapshot, computed_at)
            .ok_or_else(|| Error::internal("the rules in force have no weights"))?;
        let mut computed = worked.into_run(organisation, reference, None, computed_at);
        let Run { state, decided_at, version, .. } = &mut computed.run;
        *state = run::transition(*state, run::Action::Validate)?;
        *decided_at = Some(validated_at);
        *version += 1;
        let holders: BTreeMap<DeviceId, OrganisationId> =
            snapshot.devices.iter().map(|device| (device.id, device.holder_id)).collect();
        let mut proposals = Vec::new();
        for decision in &mut computed.decisions {
            let Outcome::Served { device_id, .. } = decision.outcome else { continue };
            let Some(holder_id) = holders.get(&device_id).copied() else { continue };
            decision.effect = Some(Effect::Proposed);
            proposals.push(Proposal {
                id: ProposalId::new(),
                run_id: decision.run_id,
                request_id: decision.request_id,
                device_id,
                holder_id,
                state: proposal::State::Proposed,
                reason: None,
                expires_at,
                decided_at: None,
                fulfilled_at: None,
                version: 1,
                created_at: validated_at,
            });
        }
        Ok(Self { computed, proposals })
    }
}

impl Proposal {
    /// One action at a moment, in memory.
    ///
    /// # Errors
    /// `proposal-wrong-state`.
    pub fn act(&mut self, at: Instant, action: proposal::Action) -> Result<()> {
        self.state = proposal::transition(self.state, action)?;
        self.decided_at = Some(at);
        self.version += 1;
        Ok(())
    }

    /// The household received the device, in memory.
    pub fn fulfil(&mut self, at: Instant) {
        self.fulfilled_at = Some(at);
        self.version += 1;
    }
}

/// Writes requests, runs and proposals with the register of law 8, and plans what happens by itself. Promises and
/// transfers are the devices' and logistics' own to write.
///
/// # Errors
/// When the database fails, or a household has two open requests for one category.
pub async fn insert_built(
    t: &DatabaseTransaction,
    op: &OpContext,
    requests: &[BuiltRequest],
    runs: &[BuiltRun],
) -> Result<()> {
    let all: Vec<Request> = requests.iter().map(|one| one.request.clone()).collect();
    store::insert(t, op.now, &all).await?;
    let adults: Vec<(&Request, Vec<KeyedHash>)> =
        requests.iter().map(|one| (&one.request, one.hashes.clone())).collect();
    store::insert_adults(t, &adults).await?;
    let mut given: BTreeMap<RequestId, Instant> = BTreeMap::new();
    for run in runs {
        run_store::insert_run(t, &run.computed.run, &run.computed.decisions).await?;
        run_store::insert_proposals(t, &run.proposals).await?;
        for one in &run.proposals {
            if let Some(at) = one.fulfilled_at {
                given.insert(one.request_id, at);
            }
            if one.state == proposal::State::Proposed {
                jobs::plan_proposal(t, &op.at(one.created_at), one).await?;
            }
        }
    }
    let mut lines = Vec::new();
    for built in requests {
        let request = &built.request;
        if let Some(at) = given.get(&request.id) {
            lines.extend(built.hashes.iter().map(|hash| RegisterLine {
                hash: hash.clone(),
                key_version: KEY_VERSION,
                category: request.category.clone(),
                given_at: *at,
            }));
        }
        if request.anonymised_at.is_none()
            && let Some(ended_at) = request.ended_at
        {
            jobs::plan_anonymising(t, &op.at(ended_at), request.id).await?;
        }
    }
    store::insert_register(t, &lines).await
}
