//! What is proven for some devices now, storage by storage, and what is not.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::Subject;
use crate::devices::{self, Device, Storage, StorageFate};
use crate::kernel::{DeviceId, Result, StorageId, canonical};
use crate::platform::storage::sha256;
use crate::refurbishing::store::{self, Evidence};

/// What a query is asked about at once.
const BATCH: usize = 500;

/// A storage whose erasure is proven.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) device: Device,
    pub(super) storage: Storage,
    pub(super) evidence: Evidence,
}

/// A device or a storage whose erasure is not proven, and the code of why.
#[derive(Clone, Debug)]
pub(super) struct Left {
    pub(super) device: Device,
    pub(super) storage: Option<Storage>,
    /// `pending`, `removed`, `destroyed` or `no-storage`.
    pub(super) reason: &'static str,
}

/// All that a certificate says.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    pub(super) lines: Vec<Line>,
    pub(super) left: Vec<Left>,
}

impl Content {
    /// How many devices it covers.
    pub(super) fn devices(&self) -> usize {
        // Lines of one device follow one another.
        self.lines.chunk_by(|one, next| one.device.id == next.device.id).count()
    }

    /// The hash of what is attested, to whom and by whom.
    pub(super) fn digest(&self, subject: &Subject) -> String {
        let proofs: Vec<String> = self.lines.iter().map(|line| line.evidence.id.to_string()).collect();
        let left: Vec<(String, Option<StorageId>, &str)> = self
            .left
            .iter()
            .map(|one| {
                (one.device.reference.clone(), one.storage.as_ref().map(|storage| storage.id), one.reason)
            })
            .collect();
        let told = json!({
            "donor": subject.donor_id, "workshop": subject.workshop_id, "proofs": proofs, "left": left,
        });
        sha256(canonical(&told).as_bytes())
    }
}

/// Reads what is proven for `all`, in their order.
pub(super) async fn gather(c: &impl ConnectionTrait, all: &[Device]) -> Result<Content> {
    let ids: Vec<DeviceId> = all.iter().map(|device| device.id).collect();
    let returned = devices::last_returns(c, &ids).await?;
    let mut storages: HashMap<DeviceId, Vec<Storage>> = HashMap::new();
    let mut proofs: HashMap<StorageId, Vec<Evidence>> = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let found = devices::storages_of(c, batch).await?;
        let wanted: Vec<StorageId> = found.iter().map(|storage| storage.id).collect();
        for storage in found {
            storages.entry(storage.device_id).or_default().push(storage);
        }
        for wanted in wanted.chunks(BATCH) {
            for evidence in store::evidence_for(c, wanted).await? {
                proofs.entry(evidence.storage_id).or_default().push(evidence);
            }
        }
    }
    let mut content = Content::default();
    for device in all {
        let own = storages.remove(&device.id).unwrap_or_default();
        if own.is_empty() {
            // Nobody has looked inside it before its first tests.
            let reason = if device.functions_passed.is_none() { "pending" } else { "no-storage" };
            content.left.push(Left { device: device.clone(), storage: None, reason });
        }
        for storage in own {
            let since = returned.get(&device.id);
            let proof = proofs.remove(&storage.id).unwrap_or_default().into_iter().rfind(|one| {
                let current = since.is_none_or(|since| one.submitted.started_at >= *since);
                one.accepted && one.revoked_at.is_none() && current
            });
            let device = device.clone();
            match (proof, storage.fate) {
                (Some(evidence), StorageFate::Present | StorageFate::Destroyed) => {
                    content.lines.push(Line { device, storage, evidence });
                }
                (_, StorageFate::Removed) => {
                    content.left.push(Left { device, storage: Some(storage), reason: "removed" });
                }
                (None, StorageFate::Destroyed) => {
                    content.left.push(Left { device, storage: Some(storage), reason: "destroyed" });
                }
                (None, StorageFate::Present) => {
                    content.left.push(Left { device, storage: Some(storage), reason: "pending" });
                }
            }
        }
    }
    Ok(content)
}
