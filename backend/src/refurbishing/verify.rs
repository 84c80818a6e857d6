//! The verifier of evidence: re-reads what was accepted against the rules of today and the chain of events.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::evidence::{self, Life};
use super::proof;
use super::store::{self, Evidence};
use crate::devices::{self, Storage, StorageFate};
use crate::kernel::{DeviceId, DocumentId, ErrorKind, Instant, Result, WipeEvidenceId};
use crate::platform::storage::{Storage as Files, sha256};

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
        let hashes: HashSet<String> =
            devices::event_details(c, &holders, "storage_wiped", "report_sha256").await?;
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
            } else if one.submitted.report_sha256.as_ref().is_some_and(|hash| !hashes.contains(hash)) {
                faults.push(format!("evidence {} names another report than its chain does (law 1)", one.id));
            }
            if faults.len() >= MOST_FAULTS {
                return Ok(faults);
            }
        }
    }
    Ok(faults)
}

/// Reads every kept report of accepted evidence again: it must be there, be the bytes that were handed in, and tell of no
/// failure (law 3).
///
/// # Errors
/// When the database or the file store fails; a missing file is a fault.
pub async fn verify_reports(c: &impl ConnectionTrait, files: &Files) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut after: Option<WipeEvidenceId> = None;
    loop {
        let batch = store::accepted_after(c, after).await?;
        let Some(last) = batch.last() else { break };
        after = Some(last.id);
        let ids: Vec<_> = batch.iter().map(|one| one.storage_id).collect();
        let storages = devices::storages_by_id(c, &ids).await?;
        for one in &batch {
            let Some(storage) = storages.get(&one.storage_id) else { continue };
            let Some(document) = one.report_document_id else { continue };
            if let Some(fault) = fault_of_report(c, files, one, storage, document).await? {
                faults.push(format!("the report of evidence {} {fault} (law 3)", one.id));
            }
            if faults.len() >= MOST_FAULTS {
                return Ok(faults);
            }
        }
    }
    Ok(faults)
}

async fn fault_of_report(
    c: &impl ConnectionTrait,
    files: &Files,
    evidence: &Evidence,
    storage: &Storage,
    document: DocumentId,
) -> Result<Option<String>> {
    let Some(kept) = unless_missing(files.find(c, document).await)? else {
        return Ok(Some("is not known any more".to_owned()));
    };
    let Some(bytes) = unless_missing(files.bytes(document).await)? else {
        return Ok(Some("is gone".to_owned()));
    };
    let hash = sha256(&bytes);
    let declared = evidence.submitted.report_sha256.as_deref();
    if hash != kept.sha256 || declared.is_some_and(|declared| declared != hash) {
        return Ok(Some("is not what was handed in".to_owned()));
    }
    let serial = evidence.submitted.storage_serial.as_deref().unwrap_or_default();
    match proof::examine(&evidence.submitted, storage, serial, Some(&bytes)) {
        Err(malformed) => Ok(Some(format!("does not prove it: {malformed:?}"))),
        // Proofs from before the keys were kept have no facts, and the key of their bytes.
        Ok(seals) if evidence.seals.facts.is_some() && seals != evidence.seals => {
            Ok(Some("is sealed as another one".to_owned()))
        }
        Ok(_) => Ok(None),
    }
}

fn unless_missing<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
