//! The verifier: every run is computed again from what was kept (law 9), and each promise, proposal, hand-over and line
//! of the register answers to the others (laws 2 and 8).

use std::collections::BTreeMap;

use sea_orm::ConnectionTrait;

use super::request::{Effect, KeptDecision, Proposal};
use super::rules::allocation::Outcome;
use super::run_store;
use super::service::runs::replays;
use crate::kernel::{AllocationRunId, Error, RequestId, Result};
use crate::platform::laws::{self, Law};

/// What the verifier found.
#[derive(Clone, Debug, Default)]
pub struct VerifyReport {
    /// Runs computed again.
    pub runs: u64,
    /// The references of those that came out differently.
    pub differing: Vec<String>,
    /// What else does not fit, one sentence each.
    pub faults: Vec<String>,
}

const OF_DEVICES: [Law; 2] = [
    (
        "is promised to a household by no proposal (law 2)",
        "SELECT d.reference FROM claims c JOIN devices d ON d.id = c.device_id LEFT JOIN proposals p ON p.id = \
         c.holder_id AND p.device_id = c.device_id WHERE c.holder_kind = 'proposal' AND p.id IS NULL",
    ),
    (
        "is proposed by no validated run, or for no request (law 9)",
        "SELECT d.reference FROM proposals p JOIN devices d ON d.id = p.device_id LEFT JOIN allocation_runs a ON a.id = \
         p.run_id LEFT JOIN requests r ON r.id = p.request_id WHERE a.id IS NULL OR r.id IS NULL OR a.state <> \
         'validated'",
    ),
];

const OF_REQUESTS: [Law; 7] = [
    (
        "has a proposal that never held its device (law 2)",
        "SELECT r.reference FROM proposals p JOIN requests r ON r.id = p.request_id WHERE NOT EXISTS (SELECT 1 FROM \
         claims c WHERE c.holder_kind = 'proposal' AND c.holder_id = p.id AND c.device_id = p.device_id)",
    ),
    (
        "has an accepted proposal whose device is no longer held (law 2)",
        "SELECT r.reference FROM proposals p JOIN requests r ON r.id = p.request_id WHERE p.state = 'accepted' AND \
         p.fulfilled_at IS NULL AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.holder_kind = 'proposal' AND c.holder_id \
         = p.id AND c.ended_at IS NULL)",
    ),
    (
        "has a proposal that came to nothing and still holds its device (law 2)",
        "SELECT r.reference FROM proposals p JOIN requests r ON r.id = p.request_id WHERE p.state IN ('declined', \
         'lapsed', 'withdrawn') AND EXISTS (SELECT 1 FROM claims c WHERE c.holder_kind = 'proposal' AND c.holder_id = \
         p.id AND c.ended_at IS NULL)",
    ),
    (
        "was served more than once (law 8)",
        "SELECT r.reference FROM proposals p JOIN requests r ON r.id = p.request_id WHERE p.fulfilled_at IS NOT NULL \
         GROUP BY r.reference HAVING COUNT(*) > 1",
    ),
    (
        "says of its hand-over what its proposal or its promise does not",
        "SELECT r.reference FROM requests r WHERE (r.handed_over_on IS NOT NULL) <> EXISTS (SELECT 1 FROM proposals p \
         JOIN claims c ON c.holder_kind = 'proposal' AND c.holder_id = p.id WHERE p.request_id = r.id AND p.state = \
         'accepted' AND p.fulfilled_at IS NOT NULL AND c.ended_because = 'fulfilled')",
    ),
    (
        "stands where its proposals do not",
        "SELECT r.reference FROM requests r WHERE (r.state IN ('waiting', 'proposed') AND (r.state = 'proposed') <> \
         EXISTS (SELECT 1 FROM proposals p WHERE p.request_id = r.id AND p.state = 'proposed')) OR (r.state IN \
         ('waiting', 'proposed', 'accepted', 'ready_for_hand_over') AND (r.state IN ('accepted', 'ready_for_hand_over')) \
         <> EXISTS (SELECT 1 FROM proposals p WHERE p.request_id = r.id AND p.state = 'accepted' AND p.fulfilled_at IS \
         NULL))",
    ),
    (
        "equipped a household that the register does not know (law 8)",
        "SELECT DISTINCT r.reference FROM requests r JOIN request_adults a ON a.request_id = r.id WHERE r.state IN \
         ('handed_over', 'followed_up', 'closed') AND NOT EXISTS (SELECT 1 FROM household_register h WHERE h.hash = \
         a.hash AND h.category = r.category)",
    ),
];

/// Computes every run again, and reads everything else against each other.
///
/// # Errors
/// When the database fails.
pub async fn verify(c: &impl ConnectionTrait) -> Result<VerifyReport> {
    let mut report = VerifyReport::default();
    let mut after: Option<AllocationRunId> = None;
    loop {
        let batch = run_store::runs_after(c, after, 10).await?;
        let Some(last) = batch.last() else { break };
        after = Some(last.id);
        for run in batch {
            let decisions = run_store::decisions(c, run.id).await?;
            let proposals = run_store::of_run(c, run.id).await?;
            let reference = run.reference.clone();
            if let Some(fault) = undecided(&decisions, &proposals) {
                report.faults.push(format!("allocation run {reference} {fault} (law 9)"));
            }
            let same = tokio::task::spawn_blocking(move || replays(&run, &decisions))
                .await
                .map_err(Error::internal)?;
            report.runs += 1;
            if !same {
                report.differing.push(reference);
            }
        }
    }
    report.faults.extend(laws::broken(c, "device", &OF_DEVICES).await?);
    report.faults.extend(laws::broken(c, "request", &OF_REQUESTS).await?);
    Ok(report)
}

/// What differs between a run's decisions that took effect and its proposals.
fn undecided(decisions: &[KeptDecision], proposals: &BTreeMap<RequestId, Proposal>) -> Option<&'static str> {
    let mut left = proposals.len();
    for decision in decisions.iter().filter(|one| one.effect == Some(Effect::Proposed)) {
        let device = match decision.outcome {
            Outcome::Served { device_id, .. } => Some(device_id),
            Outcome::Waits { .. } => None,
        };
        match proposals.get(&decision.request_id) {
            None => return Some("proposed a device for which there is no proposal"),
            Some(proposal) if Some(proposal.device_id) != device => {
                return Some("decided another device than is proposed");
            }
            Some(_) => left -= 1,
        }
    }
    (left > 0).then_some("has a proposal that it did not decide")
}
