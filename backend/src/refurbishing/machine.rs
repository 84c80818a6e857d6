//! What machines say of themselves, at the bench: their reports are kept, fill what is not known of the device, and say
//! which parts changed. What differs is shown; a person decides.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};
use uuid::Uuid;

use super::hardware::{
    self, AddressKey, Change, Disk, HardwareReport, Unreadable, changes, latest, same_machine, traces,
};
use super::machine_facts::{Difference, Field, differences, fill, put};
use super::machine_store::{self as store, KeptReport, MergeState, Pair};
use super::rules::{Refused, Stage, Standing};
use super::service::{Bench, at_bench, reload, settle, told_apart};
use crate::devices::{self, Device, NewStorage, State, StorageFate};
use crate::kernel::{
    DeviceId, DeviceMergeId, Error, Fault, HardwareReportId, Instant, OpContext, OrganisationId, Result,
};
use crate::platform::Db;
use crate::platform::storage::{NewFile, Storage as Files, sha256};

/// Files of one sending.
pub const MOST_FILES: usize = 20;

/// A file as it was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file that was read: what is kept of it, and what it says.
#[derive(Clone, Debug)]
pub(super) struct ReadFile {
    name: String,
    sha256: String,
    kept: Vec<u8>,
    pub(super) report: HardwareReport,
}

/// Everything that a device's machine said.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// What is known of it today.
    pub known: Option<HardwareReport>,
    /// The kept files, newest first, also those of devices that stand in this one.
    pub files: Vec<KeptReport>,
    /// Parts that changed, newest first.
    pub changes: Vec<(Instant, Vec<Change>)>,
    /// What the record and the machine tell otherwise.
    pub differences: Vec<Difference>,
    /// Devices that may be the same machine, with the device each is about.
    pub pairs: Vec<(Pair, Device)>,
}

/// What became of files that were sent.
#[derive(Clone, Debug)]
pub struct Added {
    /// The device afterwards.
    pub bench: Bench,
    /// Files that are new.
    pub new: usize,
    /// Files that were there already.
    pub again: usize,
    /// Facts that were not known.
    pub filled: Vec<Field>,
    /// Parts that changed.
    pub changes: Vec<Change>,
    /// Devices that may be the same machine and were not known to be.
    pub proposed: usize,
}

/// Reads files; each that cannot be read is named.
///
/// # Errors
/// `hardware-…` on `reports` (422).
pub(super) fn read(key: &AddressKey, sent: Vec<Sent>) -> Result<Vec<ReadFile>> {
    if sent.is_empty() {
        return Err(Error::invalid("reports", "hardware-file-required"));
    }
    let (mut read, mut faults) = (Vec::new(), Vec::new());
    for Sent { name, bytes } in sent {
        let name = if name.trim().is_empty() { "rapport".to_owned() } else { name };
        match hardware::read(&bytes, key) {
            Ok(report) => {
                let kept = hardware::masked(&bytes);
                read.push(ReadFile { name, sha256: sha256(&bytes), kept, report });
            }
            Err(why) => {
                let mut args = vec![("file", name)];
                let code = match why {
                    Unreadable::Empty => "hardware-empty",
                    Unreadable::TooLarge => "hardware-too-large",
                    Unreadable::Binary => "hardware-binary",
                    Unreadable::Broken { line } => {
                        args.push(("line", line.to_string()));
                        "hardware-broken"
                    }
                    Unreadable::UnknownTool => "hardware-unknown-tool",
                    Unreadable::SaysNothing => "hardware-says-nothing",
                };
                faults.push(Fault { field: "reports".to_owned(), code, args });
            }
        }
    }
    if faults.is_empty() { Ok(read) } else { Err(Error::faults(faults)) }
}

/// Adds reports to a device. A file that was sent before changes nothing.
///
/// # Errors
/// 404; the faults of the files (422); `hardware-two-machines` when they are not of one machine, `hardware-other-machine`
/// when they are not of this one, `hardware-new-storage` when a device that was erased holds a storage that nobody
/// knows, the order of the bench (409).
pub async fn add(
    db: &Db,
    files: &Files,
    key: &AddressKey,
    op: &OpContext,
    reference: &str,
    sent: Vec<Sent>,
) -> Result<Added> {
    op.require(crate::kernel::Capacity::Refurbisher)?;
    add_read(db, files, op, reference, &read(key, sent)?).await
}

pub(super) async fn add_read(
    db: &Db,
    files: &Files,
    op: &OpContext,
    reference: &str,
    read: &[ReadFile],
) -> Result<Added> {
    for (place, one) in read.iter().enumerate() {
        if let Some(other) = read.iter().skip(place + 1).find(|other| one.report.contradicts(&other.report)) {
            return Err(Error::invalid("reports", "hardware-two-machines")
                .with("file", &one.name)
                .with("other", &other.name));
        }
    }
    db.tx(async |t| {
        let bench = at_bench(t, op, reference).await?;
        let stage = Stage::of(bench.device.state);
        match stage {
            Stage::ToTest
            | Stage::ToErase
            | Stage::ToRepair
            | Stage::ToGrade
            | Stage::Ready
            | Stage::Offered
            | Stage::SetAside => {}
            Stage::Out | Stage::Ended => return Err(Refused::Order(stage).into()),
        }
        let before = store::reports_of(t, &[bench.device.id]).await?;
        let known = |sha: &str| before.iter().any(|one| one.file_sha256 == sha);
        let mut fresh: Vec<&ReadFile> = read.iter().filter(|one| !known(&one.sha256)).collect();
        fresh.sort_by(|a, b| a.sha256.cmp(&b.sha256));
        fresh.dedup_by(|a, b| a.sha256 == b.sha256);
        let again = read.len() - fresh.len();
        if fresh.is_empty() {
            let nothing =
                Added { bench, new: 0, again, filled: Vec::new(), changes: Vec::new(), proposed: 0 };
            return Ok(nothing);
        }
        let report = hardware::combine(fresh.iter().map(|one| one.report.clone()).collect());
        let past = latest(&batches(&before));
        if let Some(past) = &past {
            ours(past, &report)?;
        }
        let changed = past.as_ref().map(|past| changes(past, &report)).unwrap_or_default();
        let offered = stage == Stage::Offered;
        let (specification, serial, filled) = fill(&bench.device, &report, offered);
        let (named, found) = told_apart(&bench.storages, &storages_in(&report));
        if !found.is_empty() && matches!(stage, Stage::Ready | Stage::Offered) {
            let serial = found.iter().find_map(|one| one.serial.clone()).unwrap_or_default();
            return Err(Error::conflict("hardware-new-storage").with("serial", serial));
        }
        keep(t, files, op, bench.device.id, &fresh, &report).await?;
        for (storage, as_found) in &named {
            devices::name_storage(t, *storage, as_found).await?;
        }
        devices::add_storages(t, op, bench.device.id, found).await?;
        let details = event(&fresh, &report, &filled, &changed);
        devices::describe(t, op, bench.device.id, "hardware_reported", (specification, serial), details)
            .await?;
        let all: Vec<HardwareReport> = std::iter::once(report).chain(batches(&before)).collect();
        let now_known = latest(&all).map(|known| traces(&known)).unwrap_or_default();
        store::set_traces(t, bench.device.id, &now_known).await?;
        let proposed = propose(t, op, &bench.device).await?;
        let new = fresh.len();
        let bench = reload(t, &bench).await?;
        settle(t, op, &bench).await?;
        Ok(Added { bench: reload(t, &bench).await?, new, again, filled, changes: changed, proposed })
    })
    .await
}

/// What each sending said, newest first.
pub(super) fn batches(newest_first: &[KeptReport]) -> Vec<HardwareReport> {
    let mut seen = BTreeSet::new();
    newest_first.iter().filter(|one| seen.insert(one.batch_id)).map(|one| one.report.clone()).collect()
}

/// A report with another number, another identifier and no part in common is that of another machine.
fn ours(past: &HardwareReport, report: &HardwareReport) -> Result<()> {
    let common = traces(past).intersection(&traces(report)).next().is_some();
    if past.contradicts(report) && !common {
        let name = |one: &HardwareReport| one.serial.clone().or_else(|| one.uuid.clone()).unwrap_or_default();
        return Err(Error::conflict("hardware-other-machine")
            .with("serial", name(report))
            .with("known", name(past)));
    }
    Ok(())
}

fn storages_in(report: &HardwareReport) -> Vec<NewStorage> {
    let new = |disk: &Disk| NewStorage {
        serial: disk.serial.clone(),
        kind: disk.kind.clone().unwrap_or_else(|| "unknown".to_owned()),
        gigabytes: disk.gigabytes.and_then(|size| i32::try_from(size).ok()),
    };
    // A storage without its number proves no second one.
    report.storages.iter().filter(|disk| disk.serial.is_some()).map(new).collect()
}

async fn keep(
    t: &DatabaseTransaction,
    files: &Files,
    op: &OpContext,
    device: DeviceId,
    fresh: &[&ReadFile],
    report: &HardwareReport,
) -> Result<()> {
    let acting = op.acting()?;
    let batch_id = Uuid::now_v7();
    let mut rows = Vec::with_capacity(fresh.len());
    for one in fresh {
        let id = HardwareReportId::new();
        let file = NewFile {
            owner: acting.organisation_id,
            subject_kind: "hardware_report",
            subject_id: id.to_string(),
            file_name: &one.name,
            media_type: "text/plain",
            bytes: one.kept.clone(),
        };
        rows.push(KeptReport {
            id,
            device_id: device,
            batch_id,
            file_sha256: one.sha256.clone(),
            document_id: files.keep(t, op, file).await?.id,
            report: report.clone(),
            created_at: op.now,
        });
    }
    store::insert_reports(t, &rows, acting.organisation_id, acting.user_id).await
}

/// What the chain of events keeps of a report: each storage with its health, each module, what was filled and changed.
fn event(fresh: &[&ReadFile], report: &HardwareReport, filled: &[Field], changed: &[Change]) -> Value {
    let files: Vec<Value> =
        fresh.iter().map(|one| json!({ "sha256": one.sha256, "tools": one.report.tools })).collect();
    let storages: Vec<Value> = report
        .storages
        .iter()
        .map(|disk| json!({ "health": disk.health().map(hardware::Health::code), "storage": disk }))
        .collect();
    json!({
        "files": files,
        "tools": report.tools,
        "storages": storages,
        "memory": report.memory,
        "battery": report.battery,
        "filled": filled,
        "changes": changed,
        "notes": report.notes,
    })
}

/// Takes what the machine says for some facts.
///
/// # Errors
/// 404; `field-required` on `take` (422) when none is chosen; the order of the bench (409).
pub async fn take(db: &Db, op: &OpContext, reference: &str, fields: &[Field]) -> Result<Bench> {
    db.tx(async |t| {
        let bench = at_bench(t, op, reference).await?;
        let stage = Stage::of(bench.device.state);
        if matches!(stage, Stage::Offered | Stage::Out | Stage::Ended) {
            return Err(Refused::Order(stage).into());
        }
        let known = latest(&batches(&store::reports_of(t, &[bench.device.id]).await?));
        let differences = known.map(|known| differences(&bench.device, &known)).unwrap_or_default();
        let taken: Vec<&Difference> = differences.iter().filter(|one| fields.contains(&one.field)).collect();
        if taken.is_empty() {
            return Err(Error::invalid("take", "field-required"));
        }
        let (mut specification, mut serial) =
            (bench.device.specification.clone(), bench.device.serial.clone());
        for one in &taken {
            put(&mut specification, &mut serial, one.field, one.read.clone());
        }
        let details = json!({ "taken": taken });
        devices::describe(t, op, bench.device.id, "hardware_taken", (specification, serial), details).await?;
        reload(t, &bench).await
    })
    .await
}

/// Asks about devices of the same holder that have enough in common with this one; returns how many are new.
async fn propose(t: &DatabaseTransaction, op: &OpContext, device: &Device) -> Result<usize> {
    let own = store::traces_of(t, &[device.id]).await?.remove(&device.id).unwrap_or_default();
    let alike: Vec<DeviceId> =
        store::alike(t, &own).await?.into_iter().filter(|id| *id != device.id).take(100).collect();
    if alike.is_empty() {
        return Ok(0);
    }
    let asked = store::pairs_of(t, &[device.id]).await?;
    let others = devices::find_many(t, &alike).await?;
    let theirs = store::traces_of(t, &alike).await?;
    let mut pairs = Vec::new();
    for other in others.iter().filter(|other| other.holder_id == device.holder_id && may_be_met(other.state))
    {
        let reasons = theirs.get(&other.id).map(|traces| same_machine(&own, traces)).unwrap_or_default();
        if reasons.is_empty() || asked.iter().any(|pair| pair.other(device.id) == other.id) {
            continue;
        }
        pairs.push(Pair {
            id: DeviceMergeId::new(),
            first: device.id.min(other.id),
            second: device.id.max(other.id),
            state: MergeState::Proposed,
            reasons,
            kept: None,
            absorbed: None,
            set_aside: false,
            added: Vec::new(),
            reason: None,
            decided_at: None,
        });
    }
    store::propose(t, &pairs, op.now).await?;
    Ok(pairs.len())
}

/// What is taken apart or recycled is not met again; what was lost may be.
fn may_be_met(state: State) -> bool {
    !matches!(state, State::ForParts | State::Recycled)
}

/// Everything that a device's machine said.
///
/// # Errors
/// When the database fails.
pub(super) async fn of(c: &impl ConnectionTrait, bench: &Bench) -> Result<Machine> {
    let own = bench.device.id;
    let pairs = store::pairs_of(c, &[own]).await?;
    let within =
        |pair: &Pair| (pair.state == MergeState::Merged && pair.kept == Some(own)).then(|| pair.other(own));
    let ids: Vec<DeviceId> = std::iter::once(own).chain(pairs.iter().filter_map(within)).collect();
    let files = store::reports_of(c, &ids).await?;
    let mut seen = BTreeSet::new();
    let sendings: Vec<(Instant, HardwareReport)> = files
        .iter()
        .filter(|one| seen.insert(one.batch_id))
        .map(|one| (one.created_at, one.report.clone()))
        .collect();
    let reports: Vec<HardwareReport> = sendings.iter().map(|(_, report)| report.clone()).collect();
    let mut changed = Vec::new();
    for (place, (at, report)) in sendings.iter().enumerate() {
        let older = reports.get(place + 1..).unwrap_or_default();
        let found = latest(older).map(|past| changes(&past, report)).unwrap_or_default();
        if !found.is_empty() {
            changed.push((*at, found));
        }
    }
    let known = latest(&reports);
    let differences = known.as_ref().map(|known| differences(&bench.device, known)).unwrap_or_default();
    let others: Vec<DeviceId> = pairs.iter().map(|pair| pair.other(own)).collect();
    let others = if others.is_empty() { Vec::new() } else { devices::find_many(c, &others).await? };
    let pairs = pairs
        .into_iter()
        .filter_map(|pair| {
            let other = others.iter().find(|one| one.id == pair.other(own))?;
            // Somebody else's device is not shown.
            (other.holder_id == bench.device.holder_id).then(|| (pair, other.clone()))
        })
        .collect();
    Ok(Machine { known, files, changes: changed, differences, pairs })
}

/// Where a report goes when nobody said which device it is about.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// That device.
    Device(String),
    /// Several devices could be it.
    Several(Vec<String>),
    /// None: these wait for their tests, are of that model and have no number.
    Nobody(Vec<String>),
}

/// The device of a workshop that a report is about: the one with its identifier, its board or its number.
///
/// # Errors
/// When the database fails.
pub(super) async fn find(
    c: &impl ConnectionTrait,
    own: OrganisationId,
    report: &HardwareReport,
) -> Result<Found> {
    let wanted = traces(report);
    let mut ids = store::alike(c, &wanted).await?;
    ids.truncate(100);
    let known = store::traces_of(c, &ids).await?;
    ids.retain(|id| known.get(id).is_some_and(|theirs| !same_machine(&wanted, theirs).is_empty()));
    let mut fit: Vec<Device> = if ids.is_empty() { Vec::new() } else { devices::find_many(c, &ids).await? };
    fit.retain(|device| device.holder_id == own);
    if let Some(serial) = &report.serial {
        fit.extend(devices::held_with_serial(c, own, serial).await?);
    }
    fit.retain(|device| !matches!(Stage::of(device.state), Stage::Out | Stage::Ended));
    let mut references: Vec<String> = fit.into_iter().map(|device| device.reference).collect();
    references.sort();
    references.dedup();
    match references.as_slice() {
        [one] => Ok(Found::Device(one.clone())),
        [] => {
            let filter = devices::DeviceFilter {
                holder: Some(own),
                states: vec![State::Received, State::Returned],
                matching: report.model.clone(),
                ..devices::DeviceFilter::default()
            };
            let page = devices::list(c, &filter, None, 20).await?;
            let waiting = page.into_iter().filter(|device| device.serial.is_none());
            Ok(Found::Nobody(waiting.map(|device| device.reference).take(5).collect()))
        }
        _ => Ok(Found::Several(references)),
    }
}

/// Whether a device's storages, as it knows them, are all in what its machine says.
pub(super) fn missing_storages(bench: &Bench, known: &HardwareReport) -> Vec<String> {
    if known.storages.is_empty()
        || matches!(bench.standing(), Standing::Clean(_)) && bench.storages.is_empty()
    {
        return Vec::new();
    }
    let said = |serial: &str| {
        known
            .storages
            .iter()
            .any(|disk| disk.serial.as_deref().is_some_and(|one| super::evidence::same_serial(one, serial)))
    };
    bench
        .storages
        .iter()
        .filter(|one| one.fate == StorageFate::Present)
        .filter_map(|one| one.serial.clone())
        .filter(|serial| !said(serial))
        .collect()
}

/// Where one file went.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Its name.
    pub file: String,
    /// The device, or why none.
    pub found: Found,
    /// Whether it was not there already.
    pub new: bool,
}

/// Adds each report to the device that it is about, where there is exactly one.
///
/// # Errors
/// The faults of the files (422); as [`add`].
pub(super) async fn place(
    db: &Db,
    files: &Files,
    key: &AddressKey,
    op: &OpContext,
    sent: Vec<Sent>,
) -> Result<Vec<Placed>> {
    let own = op.require(crate::kernel::Capacity::Refurbisher)?.organisation_id;
    let mut all = Vec::new();
    for one in read(key, sent)? {
        let found = find(db.fresh(), own, &one.report).await?;
        let mut new = false;
        if let Found::Device(reference) = &found {
            new = add_read(db, files, op, reference, std::slice::from_ref(&one)).await?.new > 0;
        }
        all.push(Placed { file: one.name, found, new });
    }
    Ok(all)
}
