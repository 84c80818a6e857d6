//! Writes a past that was lived in memory.

use std::collections::BTreeSet;

use sea_orm::DatabaseTransaction;

use super::history::History;
use super::request::{Proposal, Request};
use super::rules::household::KeyedHash;
use super::rules::proposal;
use super::{jobs, run_store, store};
use crate::devices::claims::{self, BuiltClaim};
use crate::factors;
use crate::kernel::{OpContext, Result};
use crate::logistics::{self, Shipment};
use crate::platform::audit;

impl History {
    /// Writes requests, runs, proposals, promises, transfers and the register of law 8 with the journal, and plans what
    /// happens by itself. The devices must have been written before.
    ///
    /// # Errors
    /// When the database fails, or a household has two open requests for one category.
    pub async fn write(&self, t: &DatabaseTransaction, op: &OpContext) -> Result<()> {
        let requests: Vec<Request> = self.requests.values().map(|asked| asked.request.clone()).collect();
        store::insert(t, op.now, &requests).await?;
        let adults: Vec<(&Request, Vec<KeyedHash>)> =
            self.requests.values().map(|asked| (&asked.request, asked.hashes.clone())).collect();
        store::insert_adults(t, &adults).await?;
        for computed in &self.runs {
            run_store::insert_run(t, &computed.run, &computed.decisions).await?;
        }
        let proposals: Vec<Proposal> = self.proposals.values().map(|held| held.proposal.clone()).collect();
        run_store::insert_proposals(t, &proposals).await?;
        let promises: Vec<BuiltClaim> = self.proposals.values().map(|held| held.claim.clone()).collect();
        claims::insert_built(t, &promises).await?;
        let transfers: Vec<Shipment> =
            self.proposals.values().filter_map(|held| held.transfer.clone()).collect();
        logistics::insert_built(t, op.now, &transfers).await?;
        store::insert_register(t, &self.register).await?;
        audit::record_told(t, &self.journal).await?;
        self.plan(t, op, &requests, &proposals).await
    }

    async fn plan(
        &self,
        t: &DatabaseTransaction,
        op: &OpContext,
        requests: &[Request],
        proposals: &[Proposal],
    ) -> Result<()> {
        for one in proposals.iter().filter(|one| one.state == proposal::State::Proposed) {
            jobs::plan_proposal(t, &op.at(one.created_at), one).await?;
        }
        let ended = requests.iter().filter(|request| request.anonymised_at.is_none());
        let ended = ended.filter_map(|request| Some((request.id, request.ended_at?)));
        jobs::plan_anonymising_many(t, op, ended).await?;
        let limit = super::service::limit(t, op).await?;
        let mut days = BTreeSet::new();
        for line in &self.register {
            if days.insert(line.given_at.date_naive()) {
                jobs::plan_forgetting(t, op, line.given_at, limit).await?;
            }
        }
        Ok(())
    }
}

/// Working days that a mediator has to answer a proposal, and law 8's values: what a past is lived by.
///
/// # Errors
/// When the database fails.
pub async fn values(
    t: &DatabaseTransaction,
    op: &OpContext,
) -> Result<(u32, super::rules::household::Limit)> {
    let days = factors::value(t, "proposal.lapse", op.now).await?.whole();
    Ok((u32::try_from(days).unwrap_or(10), super::service::limit(t, op).await?))
}
