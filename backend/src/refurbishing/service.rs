//! Work at the bench: tests, grade, parts, recycling, setting aside. Only the refurbisher who holds a device works on
//! it; accreditation is not asked for, since what is held may be finished (law 4).

use std::collections::{BTreeMap, HashSet};

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::json;

use super::evidence::{Life, same_serial};
use super::input::{Session, Verdict};
use super::may::Case;
use super::rules::{self, Outcome, Refused, Stage, Standing, Tally};
use super::store::{self, BenchTest, Evidence};
use super::{machine_store, recorded, workbench};
use crate::devices::{self, Action, Device, NewStorage, State, Storage, StorageFate, Word};
use crate::kernel::{
    BenchTestId, Capacity, DeviceId, Error, Instant, OpContext, OrganisationId, Result, StorageId,
};
use crate::platform::storage::sha256;
use crate::platform::{Db, audit};

/// A device with everything the bench knows of it.
#[derive(Clone, Debug)]
pub struct Bench {
    /// The device.
    pub device: Device,
    /// Its storages.
    pub storages: Vec<Storage>,
    /// All evidence handed in for them, oldest first.
    pub evidence: Vec<Evidence>,
    /// Its test sessions, newest first.
    pub tests: Vec<BenchTest>,
    /// When it last came back: older evidence proves nothing.
    pub since: Option<Instant>,
    /// The device in which it stands: the two are one machine.
    pub merged_into: Option<DeviceId>,
}

impl Bench {
    /// The evidence that proves a storage's erasure today.
    #[must_use]
    pub fn proof(&self, storage: StorageId) -> Option<&Evidence> {
        self.evidence.iter().rev().find(|one| one.storage_id == storage && self.counts(one))
    }

    /// Since when it is in these hands.
    pub(super) fn life(&self) -> Life {
        Life { received_at: self.device.received_at, returned_at: self.since }
    }

    fn counts(&self, one: &Evidence) -> bool {
        let current = self.since.is_none_or(|since| one.submitted.started_at >= since);
        one.accepted && one.revoked_at.is_none() && current
    }

    /// Where its storages stand (law 3).
    #[must_use]
    pub fn standing(&self) -> Standing {
        let proven: HashSet<StorageId> =
            self.evidence.iter().filter(|one| self.counts(one)).map(|one| one.storage_id).collect();
        rules::standing(&self.storages, &proven)
    }

    /// How many storages still hold data.
    #[must_use]
    pub fn pending(&self) -> usize {
        match self.standing() {
            Standing::Pending(left) => left.len(),
            Standing::Clean(_) => 0,
        }
    }

    /// How many of its storages have a proof that counts today.
    #[must_use]
    pub fn proofs(&self) -> usize {
        let there = |one: &&Storage| one.fate != StorageFate::Removed && self.proof(one.id).is_some();
        self.storages.iter().filter(there).count()
    }

    /// The word the law allows.
    #[must_use]
    pub fn word(&self) -> Word {
        devices::word(self.device.functions_passed, self.pending() == 0)
    }
}

/// A device of the acting organisation, as the bench knows it; any capacity may look.
///
/// # Errors
/// 401; 404 when somebody else holds it.
pub async fn look(c: &impl ConnectionTrait, op: &OpContext, reference: &str) -> Result<Bench> {
    let own = op.acting()?.organisation_id;
    load(c, held(c, own, reference).await?).await
}

/// A device that the acting refurbisher may work on.
pub(super) async fn at_bench(c: &impl ConnectionTrait, op: &OpContext, reference: &str) -> Result<Bench> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    load(c, held(c, own, reference).await?).await
}

pub(super) async fn held(c: &impl ConnectionTrait, own: OrganisationId, reference: &str) -> Result<Device> {
    let device = devices::find_by_reference(c, reference).await?;
    if device.holder_id == own { Ok(device) } else { Err(Error::not_found()) }
}

/// Everything the bench knows of a device, whoever asks: callers authorise.
pub(super) async fn load(c: &impl ConnectionTrait, device: Device) -> Result<Bench> {
    let storages = devices::storages_of(c, &[device.id]).await?;
    let ids: Vec<StorageId> = storages.iter().map(|one| one.id).collect();
    let evidence = if ids.is_empty() { Vec::new() } else { store::evidence_for(c, &ids).await? };
    let tests = store::tests_of(c, device.id).await?;
    let since = devices::last_return(c, device.id).await?;
    let merged_into = match device.state {
        // Only what was set aside or lost can stand in another one.
        State::Quarantined | State::Lost | State::Stolen => machine_store::kept_for(c, device.id).await?,
        _ => None,
    };
    Ok(Bench { device, storages, evidence, tests, since, merged_into })
}

pub(super) async fn reload(c: &impl ConnectionTrait, bench: &Bench) -> Result<Bench> {
    load(c, devices::find(c, bench.device.id).await?).await
}

/// Records a test session. The first one leads to erasure, or past it when there is nothing to erase; later ones,
/// after erasure or repair, correct what the first one said.
///
/// # Errors
/// 404; `checks-required`, `check-unknown` (422); `storages-recorded` (409) when storages are denied that are
/// recorded; the order of the bench (409).
pub async fn record_tests(db: &Db, op: &OpContext, reference: &str, session: &Session) -> Result<Bench> {
    db.tx(async |t| {
        let bench = at_bench(t, op, reference).await?;
        record_session(t, op, &bench, session).await?;
        reload(t, &bench).await
    })
    .await
}

/// Records a test session of a device that is at the bench.
pub(super) async fn record_session(
    t: &DatabaseTransaction,
    op: &OpContext,
    bench: &Bench,
    session: &Session,
) -> Result<BenchTestId> {
    let stage = Stage::of(bench.device.state);
    let first = match stage {
        Stage::ToTest | Stage::Ready => true,
        Stage::ToGrade | Stage::ToRepair => false,
        Stage::ToErase | Stage::Offered | Stage::SetAside | Stage::Out | Stage::Ended => {
            return Err(Refused::Order(stage).into());
        }
    };
    let category = &bench.device.specification.category;
    let checks =
        rules::session(category, &session.checks, session.all_passed, session.specification.charger)?;
    let present = bench.storages.iter().filter(|one| one.fate == StorageFate::Present).count();
    if session.no_storage && present > 0 {
        return Err(Refused::StoragesRecorded(present).into());
    }
    begin(t, op, bench).await?;
    let (named, mut found) = told_apart(&bench.storages, &session.storages);
    for (storage, as_found) in &named {
        devices::name_storage(t, *storage, as_found).await?;
    }
    if present == 0 && found.is_empty() && bench.storages.is_empty() && !session.no_storage {
        found.extend(assumed_storage(category));
    }
    devices::add_storages(t, op, bench.device.id, found).await?;
    let tally = Tally::of(category, &checks);
    let test = BenchTest {
        id: BenchTestId::new(),
        device_id: bench.device.id,
        checks,
        functions_passed: tally.functions_passed(),
        note: session.note.clone(),
        created_at: op.now,
    };
    let acting = op.acting()?;
    let row = store::test_row(&test, acting.organisation_id, Some(acting.user_id))?;
    store::insert_tests(t, &[row]).await?;
    let specification = session.specification.clone().over(bench.device.specification.clone());
    let details = tests_event(&test, tally, specification.battery_percent);
    let passed = Some(tally.functions_passed());
    devices::set_bench_results(
        t,
        op,
        bench.device.id,
        "tests_recorded",
        specification,
        passed,
        None,
        details,
    )
    .await?;
    if first {
        after_first_tests(t, op, bench).await?;
    }
    Ok(test.id)
}

/// What the chain of events keeps of a test session.
pub(super) fn tests_event(test: &BenchTest, tally: Tally, battery_percent: Option<i32>) -> serde_json::Value {
    json!({
        "test_id": test.id,
        "passed": tally.passed,
        "failed": tally.failed,
        "not_applicable": tally.not_applicable,
        "missing": tally.missing,
        "functions_passed": test.functions_passed,
        "failed_checks": test.failed(),
        "battery_percent": battery_percent,
        "seal": seal(test),
    })
}

/// What the chain keeps of a test session besides its tally: a hash of every answer and of the note.
pub(super) fn seal(test: &BenchTest) -> String {
    let answers: BTreeMap<&str, &str> =
        test.checks.iter().map(|(check, result)| (check.code(), result.code())).collect();
    sha256(json!([test.id, answers, test.functions_passed, test.note]).to_string().as_bytes())
}

async fn begin(t: &DatabaseTransaction, op: &OpContext, bench: &Bench) -> Result<()> {
    let action = match bench.device.state {
        State::Received | State::Returned | State::Ready => Action::StartTest,
        State::Wiped | State::StorageDestroyed | State::NoStorage | State::Repairing => {
            Action::StartFinalTest
        }
        _ => return Ok(()),
    };
    if bench.device.state == State::Returned {
        // Somebody has used it since: what was erased before is no proof any more.
        let old: Vec<_> = bench.evidence.iter().map(|one| one.id).collect();
        store::revoke(t, &old, op.now, store::Revocation::LifeOver).await?;
    }
    devices::act(t, op, bench.device.id, action, json!({})).await.map(|_| ())
}

/// What the storages named by the bench are: some of those recorded without a serial number, as they are now known,
/// and those that are not recorded yet. A recorded one is only taken for what it may be: a magnetic disk is no flash,
/// and a second disk must not hide behind the first (law 3).
pub(super) fn told_apart(
    recorded: &[Storage],
    named: &[NewStorage],
) -> (Vec<(StorageId, NewStorage)>, Vec<NewStorage>) {
    let present = |one: &&Storage| one.fate == StorageFate::Present && one.serial.is_none();
    let mut unnamed: Vec<&Storage> = recorded.iter().filter(present).collect();
    let mut seen: Vec<&str> = recorded.iter().filter_map(|one| one.serial.as_deref()).collect();
    let (mut known, mut new) = (Vec::new(), Vec::new());
    for one in named {
        if let Some(serial) = one.serial.as_deref() {
            if seen.iter().any(|other| same_serial(other, serial)) {
                continue;
            }
            seen.push(serial);
        }
        let closeness = |storage: &Storage| {
            (storage.kind == one.kind, storage.gigabytes.is_some() && storage.gigabytes == one.gigabytes)
        };
        let candidates = unnamed.iter().enumerate().filter(|(_, storage)| may_be(&storage.kind, &one.kind));
        // The first of the closest.
        let place = candidates.rev().max_by_key(|(_, storage)| closeness(storage)).map(|(place, _)| place);
        match place.map(|place| unnamed.remove(place)) {
            Some(storage) => {
                let mut as_found = one.clone();
                if as_found.kind == "unknown" {
                    as_found.kind.clone_from(&storage.kind);
                }
                as_found.gigabytes = as_found.gigabytes.or(storage.gigabytes);
                known.push((storage.id, as_found));
            }
            None => new.push(one.clone()),
        }
    }
    (known, new)
}

/// Whether one storage may be of both kinds: people say SSD of all that is flash.
fn may_be(one: &str, other: &str) -> bool {
    one == "unknown" || other == "unknown" || (one == "hdd") == (other == "hdd")
}

/// A device that usually stores data is taken to do so until somebody says otherwise (law 3).
fn assumed_storage(category: &str) -> Option<NewStorage> {
    rules::usually_stores(category).then(|| NewStorage {
        serial: None,
        kind: "unknown".to_owned(),
        gigabytes: None,
    })
}

async fn after_first_tests(t: &DatabaseTransaction, op: &OpContext, bench: &Bench) -> Result<()> {
    let bench = reload(t, bench).await?;
    let id = bench.device.id;
    match bench.standing() {
        Standing::Clean(Action::FindNoStorage) => {
            devices::act(t, op, id, Action::FindNoStorage, json!({})).await?;
        }
        Standing::Pending(_) => {
            devices::act(t, op, id, Action::AwaitWipe, json!({})).await?;
        }
        Standing::Clean(_) => {
            let device = devices::act(t, op, id, Action::AwaitWipe, json!({})).await?;
            settle(t, op, &load(t, device).await?).await?;
        }
    }
    Ok(())
}

/// Ends the erasure of a device whose storages are all done with; does nothing otherwise.
pub(super) async fn settle(t: &DatabaseTransaction, op: &OpContext, bench: &Bench) -> Result<()> {
    let Device { id, state, .. } = bench.device;
    if Stage::of(state) != Stage::ToErase {
        return Ok(());
    }
    if let Standing::Clean(action) = bench.standing() {
        if action == Action::CompleteWipe && state != State::Wiping {
            devices::act(t, op, id, Action::StartWipe, json!({})).await?;
        }
        devices::act(t, op, id, action, json!({})).await?;
    }
    Ok(())
}

/// Sets a grade, or ends a device's life: A, B and C make it ready in one go, P keeps it for its parts.
///
/// # Errors
/// 404; `grade-required`, `reason-required`, `working-contradicts-tests` (422); `bench-storages-left` (409) while data
/// are left; the order of the bench (409).
pub async fn grade(db: &Db, op: &OpContext, reference: &str, verdict: &Verdict) -> Result<Bench> {
    db.tx(async |t| {
        let bench = at_bench(t, op, reference).await?;
        if verdict.grade.is_some() {
            workbench::nothing_waits(t, &bench.device).await?;
        }
        set_grade(t, op, &bench, verdict).await?;
        reload(t, &bench).await
    })
    .await
}

/// Sets the grade of a device that is at the bench, or ends its life.
pub(super) async fn set_grade(
    t: &DatabaseTransaction,
    op: &OpContext,
    bench: &Bench,
    verdict: &Verdict,
) -> Result<()> {
    let outcome = rules::outcome(verdict.grade, verdict.outcome)
        .ok_or_else(|| Error::invalid("grade", "grade-required"))?;
    let mut specification = bench.device.specification.clone();
    specification.weight_grams = verdict.weight_grams.or(specification.weight_grams);
    let details = json!({
        "grade": verdict.grade.map(devices::Grade::code),
        "working": verdict.working,
        "note": verdict.note,
    });
    let record = async |working| {
        devices::set_bench_results(
            t,
            op,
            bench.device.id,
            "graded",
            specification.clone(),
            working,
            verdict.grade,
            details.clone(),
        )
        .await
    };
    match outcome {
        Outcome::Reuse => {
            let steps = rules::steps_to_ready(bench.device.state)?;
            if bench.pending() > 0 {
                return Err(Refused::ErasureMissing(bench.pending()).into());
            }
            if verdict.working == Some(true) && bench.device.functions_passed == Some(false) {
                return Err(Refused::WorkingContradictsTests.into());
            }
            record(verdict.working).await?;
            for action in steps {
                devices::act(t, op, bench.device.id, *action, json!({})).await?;
            }
        }
        Outcome::Parts | Outcome::Recycle => {
            let reason = match (&verdict.reason, verdict.grade, outcome) {
                (Some(reason), ..) => reason.clone(),
                (None, Some(devices::Grade::P), Outcome::Parts) => "grade P".to_owned(),
                (None, ..) => return Err(Error::invalid("reason", "reason-required")),
            };
            Case::of(bench).end()?;
            record(verdict.working).await?;
            let action = if outcome == Outcome::Parts { Action::KeepForParts } else { Action::Recycle };
            devices::act(t, op, bench.device.id, action, json!({ "reason": reason })).await?;
        }
    }
    Ok(())
}

/// One of the small steps, with its reason: parts, recycling, repair, setting aside, release.
///
/// # Errors
/// 404; `bench-storages-left` while data are left and the step would let them out; `bench-promised`; the order of the
/// bench (409).
pub async fn step(db: &Db, op: &OpContext, reference: &str, action: Action, reason: &str) -> Result<Bench> {
    db.tx(async |t| {
        let bench = at_bench(t, op, reference).await?;
        take_step(t, op, &bench, action, reason).await?;
        reload(t, &bench).await
    })
    .await
}

/// One of the small steps of a device that is at the bench.
pub(super) async fn take_step(
    t: &DatabaseTransaction,
    op: &OpContext,
    bench: &Bench,
    action: Action,
    reason: &str,
) -> Result<()> {
    Case::of(bench).step(action)?;
    devices::act(t, op, bench.device.id, action, json!({ "reason": reason })).await.map(|_| ())
}

/// An entry of the audit for something at the bench that no device event carries.
pub(super) async fn audit_evidence(
    t: &DatabaseTransaction,
    op: &OpContext,
    verb: &str,
    one: &Evidence,
) -> Result<()> {
    let details = json!({
        "storage_id": one.storage_id, "accepted": one.accepted, "refusal": one.refusal, "seal": recorded::seal(one),
    });
    audit::record(t, op, &format!("wipe_evidence.{verb}"), "wipe_evidence", one.id, details).await
}
