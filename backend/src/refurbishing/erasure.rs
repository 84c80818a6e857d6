//! Erasure: evidence handed in, storages taken out (law 3).

use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};

use super::evidence::{self, Failure, Malformed, Method};
use super::input::Proof;
use super::proof::{self, Seals};
use super::rules::{Refused, Stage};
use super::service::{Bench, at_bench, audit_evidence, reload, settle};
use super::store::{self, Evidence};
use crate::devices::{self, Action, State, Storage, StorageFate};
use crate::kernel::{Error, ErrorKind, OpContext, Result, StorageId, WipeEvidenceId};
use crate::platform::Db;
use crate::platform::storage::{NewFile, Storage as Files};

/// What became of evidence that was handed in.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The evidence, as it is kept.
    pub evidence: Evidence,
    /// The device afterwards.
    pub bench: Bench,
    /// Whether the very same was there already.
    pub again: bool,
}

/// Keeps evidence for a storage. What proves the erasure is accepted, and the last one of a device ends it; what
/// proves a failure is kept as such, and the device waits for another try; what cannot be true is refused.
///
/// # Errors
/// 404; the codes of `Malformed` and `storage-unknown`, `storage-ambiguous` (422); the order of the bench (409).
pub async fn hand_in(
    db: &Db,
    files: &Files,
    op: &OpContext,
    reference: &str,
    proof: &Proof,
) -> Result<Handed> {
    match try_in(db, files, op, reference, proof).await {
        // Somebody was faster with the same report: looked at again, it is found, and refused or the very same.
        Err(error) if error.kind() == ErrorKind::Conflict && error.says("evidence-report-reused") => {
            try_in(db, files, op, reference, proof).await
        }
        handed => handed,
    }
}

async fn try_in(db: &Db, files: &Files, op: &OpContext, reference: &str, proof: &Proof) -> Result<Handed> {
    db.tx(async |t| {
        let bench = at_bench(t, op, reference).await?;
        let storage = pick(&bench, proof)?.clone();
        let same = same(&bench, &storage, proof).cloned();
        if let Some(evidence) = same.clone().filter(|one| one.revoked_at.is_none()) {
            return Ok(Handed { evidence, bench, again: true });
        }
        let stage = Stage::of(bench.device.state);
        match stage {
            Stage::ToErase | Stage::SetAside => {}
            Stage::ToGrade | Stage::ToRepair if bench.proof(storage.id).is_none() => {}
            Stage::ToTest
            | Stage::ToRepair
            | Stage::ToGrade
            | Stage::Ready
            | Stage::Offered
            | Stage::Out
            | Stage::Ended => return Err(Refused::Order(stage).into()),
        }
        let failure = evidence::examine(&proof.submitted, &storage, op.now, bench.life())?;
        if same.is_some() {
            // It was revoked: sent again, it proves no more.
            return Err(Malformed::ReportReused.into());
        }
        let serial = evidence::serial(&proof.submitted, &storage)?;
        let seals = match failure {
            None => proof::examine(&proof.submitted, &storage, serial, proof.report.as_deref())?,
            Some(_) => Seals::default(),
        };
        if store::report_is_used(t, &proof.submitted, &seals).await? {
            return Err(Malformed::ReportReused.into());
        }
        if store::times_are_used(t, &proof.submitted, serial, storage.id).await? {
            return Err(Malformed::TimesReused.into());
        }
        let evidence = keep(t, files, op, &storage, proof, failure, seals).await?;
        // The history says that erasing began before it says how it ended.
        let begins = matches!(bench.device.state, State::ToWipe | State::WipeFailed);
        let bench = if begins && (failure.is_some() || proof.submitted.method != Method::Destroy) {
            devices::act(t, op, bench.device.id, Action::StartWipe, json!({})).await?;
            reload(t, &bench).await?
        } else {
            bench
        };
        note(t, op, &bench, &storage, &evidence).await?;
        match failure {
            Some(_) if stage == Stage::ToErase => fail(t, op, &bench).await?,
            Some(_) => {}
            None => believe(t, op, &bench, &storage, &evidence).await?,
        }
        Ok(Handed { evidence, bench: reload(t, &bench).await?, again: false })
    })
    .await
}

/// Which storage the evidence is about.
fn pick<'a>(bench: &'a Bench, proof: &Proof) -> Result<&'a Storage> {
    let present = || bench.storages.iter().filter(|one| one.fate == StorageFate::Present);
    if let Some(id) = proof.storage_id {
        let found = bench.storages.iter().find(|one| one.id == id);
        return found.ok_or_else(|| Error::invalid("storage_id", "storage-unknown"));
    }
    let read = proof.submitted.storage_serial.as_deref();
    let named = read.and_then(|serial| {
        let has =
            |one: &&Storage| one.serial.as_deref().is_some_and(|known| evidence::same_serial(known, serial));
        present().find(has).or_else(|| bench.storages.iter().find(has))
    });
    if let Some(storage) = named {
        return Ok(storage);
    }
    // A number nobody knew yet can only be that of a storage without one; without a number, the last one that waits.
    let waiting: Vec<&Storage> = present()
        .filter(|one| bench.proof(one.id).is_none())
        .filter(|one| read.is_none() || one.serial.is_none())
        .collect();
    match (waiting.as_slice(), present().collect::<Vec<_>>().as_slice(), read) {
        ([only], _, _) | ([], [only], _) => Ok(only),
        ([first, ..], _, Some(_)) => Ok(first),
        ([], _, Some(_)) => Err(Malformed::OtherSerial.into()),
        ([], [], None) => Err(Error::invalid("storage_id", "storage-unknown")),
        (_, _, None) => Err(Error::invalid("storage_id", "storage-ambiguous")),
    }
}

/// The same evidence handed in before: a form sent twice, a call repeated.
fn same<'a>(bench: &'a Bench, storage: &Storage, proof: &Proof) -> Option<&'a Evidence> {
    let new = &proof.submitted;
    bench.evidence.iter().rev().find(|one| {
        let old = &one.submitted;
        one.storage_id == storage.id
            && (old.started_at, old.ended_at, old.exit_status, old.verified, old.method)
                == (new.started_at, new.ended_at, new.exit_status, new.verified, new.method)
            && (&old.tool, &old.tool_version) == (&new.tool, &new.tool_version)
    })
}

async fn keep(
    t: &DatabaseTransaction,
    files: &Files,
    op: &OpContext,
    storage: &Storage,
    proof: &Proof,
    failure: Option<Failure>,
    seals: Seals,
) -> Result<Evidence> {
    let id = WipeEvidenceId::new();
    let mut report_document_id = None;
    if let Some(bytes) = &proof.report {
        let file = NewFile {
            owner: op.acting()?.organisation_id,
            subject_kind: "wipe_evidence",
            subject_id: id.to_string(),
            file_name: &format!("effacement-{id}.txt"),
            media_type: "application/octet-stream",
            bytes: bytes.clone(),
        };
        report_document_id = Some(files.keep(t, op, file).await?.id);
    }
    let mut submitted = proof.submitted.clone();
    let serial = evidence::serial(&proof.submitted, storage)?.to_owned();
    devices::set_storage_serial(t, storage.id, &serial).await?;
    submitted.storage_serial = Some(serial);
    let evidence = Evidence {
        id,
        storage_id: storage.id,
        submitted,
        report_document_id,
        seals,
        accepted: failure.is_none(),
        refusal: failure.map(|failure| failure.code().to_owned()),
        revoked_at: None,
        created_at: op.now,
    };
    store::insert_evidence(t, &[store::evidence_row(&evidence)]).await?;
    audit_evidence(t, op, if evidence.accepted { "accept" } else { "refuse" }, &evidence).await?;
    Ok(evidence)
}

/// The kind and the details of the device event that keeps evidence in the chain; no serial number, no name.
pub(super) fn event_of(evidence: &Evidence, place: usize, storage: &Storage) -> (&'static str, Value) {
    let kind = if evidence.accepted { "storage_wiped" } else { "wipe_refused" };
    let submitted = &evidence.submitted;
    let details = json!({
        "evidence_id": evidence.id,
        "storage_id": storage.id,
        "storage": place,
        "kind": storage.kind,
        "gigabytes": storage.gigabytes,
        "method": submitted.method.code(),
        "tool": submitted.tool,
        "tool_version": submitted.tool_version,
        "verified": submitted.verified,
        "started_at": submitted.started_at,
        "ended_at": submitted.ended_at,
        "report_sha256": submitted.report_sha256,
        "refusal": evidence.refusal,
    });
    (kind, details)
}

async fn note(
    t: &DatabaseTransaction,
    op: &OpContext,
    bench: &Bench,
    storage: &Storage,
    evidence: &Evidence,
) -> Result<()> {
    let place = bench.storages.iter().position(|one| one.id == storage.id).map_or(0, |place| place + 1);
    let (kind, details) = event_of(evidence, place, storage);
    devices::note(t, op, bench.device.id, kind, details).await
}

async fn fail(t: &DatabaseTransaction, op: &OpContext, bench: &Bench) -> Result<()> {
    if bench.device.state != State::Wiping {
        devices::act(t, op, bench.device.id, Action::StartWipe, json!({})).await?;
    }
    devices::act(t, op, bench.device.id, Action::FailWipe, json!({})).await.map(|_| ())
}

async fn believe(
    t: &DatabaseTransaction,
    op: &OpContext,
    bench: &Bench,
    storage: &Storage,
    evidence: &Evidence,
) -> Result<()> {
    if evidence.submitted.method == Method::Destroy {
        let how = format!("{} {}", evidence.submitted.tool, evidence.submitted.tool_version);
        devices::set_storage_fate(t, op, storage, StorageFate::Destroyed, &how).await?;
    }
    let after = reload(t, bench).await?;
    if after.pending() > 0 && matches!(after.device.state, State::ToWipe | State::WipeFailed) {
        devices::act(t, op, after.device.id, Action::StartWipe, json!({})).await?;
        return Ok(());
    }
    settle(t, op, &after).await
}

/// Records that a storage was taken out of its device, and why.
///
/// # Errors
/// 404; `storage-gone` (409) when it was taken out or destroyed before; the order of the bench (409).
pub async fn remove_storage(
    db: &Db,
    op: &OpContext,
    reference: &str,
    storage: StorageId,
    reason: &str,
) -> Result<Bench> {
    db.tx(async |t| {
        let bench = at_bench(t, op, reference).await?;
        let storage = bench.storages.iter().find(|one| one.id == storage).ok_or_else(Error::not_found)?;
        let stage = Stage::of(bench.device.state);
        match stage {
            Stage::ToTest | Stage::ToErase | Stage::ToRepair | Stage::ToGrade | Stage::SetAside => {}
            Stage::Ready | Stage::Offered | Stage::Out | Stage::Ended => {
                return Err(Refused::Order(stage).into());
            }
        }
        if storage.fate != StorageFate::Present {
            return Err(Error::conflict("storage-gone"));
        }
        devices::set_storage_fate(t, op, storage, StorageFate::Removed, reason).await?;
        settle(t, op, &reload(t, &bench).await?).await?;
        reload(t, &bench).await
    })
    .await
}
