//! The verifier of evidence: re-reads what was accepted against the rules of today and the chain of events.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::evidence::{self, Life};
use super::store;
use crate::devices::{self, StorageFate};
use crate::kernel::{DeviceId, Instant, Result, WipeEvidenceId};

/// Faults named, at most.
const MOST_FAULTS: usize = 100;

/// Names accepted evidence that the rules would refuse, or that no event of its device tells of.
///
/// # Errors
/// When the database fails.
pub async fn verify(c: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut after: Option<WipeEvidenceId> = None;
    loop {
        let batch = store::accepted_after(c, after).await?;
        let Some(last) = batch.last() else { break };
        after = Some(last.id);
        let ids: Vec<_> = batch.iter().map(|one| one.storage_id).collect();
        let storages = devices::storages_by_id(c, &ids).await?;
        let holders: Vec<_> = storages.values().map(|one| one.device_id).collect();
        let told: HashSet<String> =
            devices::event_details(c, &holders, "storage_wiped", "evidence_id").await?;
        let received: HashMap<DeviceId, Instant> = devices::find_many(c, &holders)
            .await?
            .into_iter()
            .map(|device| (device.id, device.received_at))
            .collect();
        for one in &batch {
            let Some(storage) = storages.get(&one.storage_id) else { continue };
            let Some(received_at) = received.get(&storage.device_id).copied() else { continue };
            // What came back since proves nothing about what was believed before.
            let life = Life { received_at, returned_at: None };
            let mut storage = storage.clone();
            // Its fate came after, by the evidence itself or by a removal.
            storage.fate = StorageFate::Present;
            match evidence::examine(&one.submitted, &storage, one.created_at, life) {
                Ok(None) => {}
                Ok(Some(failure)) => faults.push(format!(
                    "evidence {} was accepted although it shows a failure: {} (law 3)",
                    one.id,
                    failure.code()
                )),
                Err(malformed) => {
                    faults.push(format!("evidence {} cannot be what it says: {malformed:?} (law 3)", one.id));
                }
            }
            if !told.contains(&one.id.to_string()) {
                faults.push(format!("evidence {} is not in the chain of its device (law 1)", one.id));
            }
            if faults.len() >= MOST_FAULTS {
                return Ok(faults);
            }
        }
    }
    Ok(faults)
}
