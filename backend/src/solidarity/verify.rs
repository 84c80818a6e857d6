//! The verifier of law 9: every run is computed again from what was kept.

use sea_orm::ConnectionTrait;

use super::run_store;
use super::service::runs::replays;
use crate::kernel::{AllocationRunId, Error, Result};

/// What the verifier found.
#[derive(Clone, Debug, Default)]
pub struct VerifyReport {
    /// Runs computed again.
    pub runs: u64,
    /// The references of those that came out differently.
    pub differing: Vec<String>,
}

/// Computes every run again.
///
/// # Errors
/// When the database fails.
pub async fn verify(c: &impl ConnectionTrait) -> Result<VerifyReport> {
    let mut report = VerifyReport::default();
    let mut after: Option<AllocationRunId> = None;
    loop {
        let batch = run_store::runs_after(c, after, 10).await?;
        let Some(last) = batch.last() else { return Ok(report) };
        after = Some(last.id);
        for run in batch {
            let decisions = run_store::decisions(c, run.id).await?;
            let reference = run.reference.clone();
            let same = tokio::task::spawn_blocking(move || replays(&run, &decisions))
                .await
                .map_err(Error::internal)?;
            report.runs += 1;
            if !same {
                report.differing.push(reference);
            }
        }
    }
}
