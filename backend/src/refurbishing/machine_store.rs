//! How what machines say of themselves is stored, and two devices that may be one machine.

use std::collections::{BTreeSet, HashMap};

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, QueryOrder, QuerySelect};

use super::entity::{device_merge, hardware_report, hardware_trace};
use super::hardware::{HardwareReport, Reason, Trace, TraceKind};
use crate::kernel::context::coded;
use crate::kernel::{
    DeviceId, DeviceMergeId, DocumentId, Error, HardwareReportId, Instant, OrganisationId, Result, StorageId,
    UserId,
};
use crate::platform::bulk;

/// Reports of one device that are looked at.
const MOST_REPORTS: u64 = 200;
/// Machines with something in common that are looked at.
const MOST_ALIKE: u64 = 500;

/// A kept file, with what its sending said.
#[derive(Clone, Debug)]
pub struct KeptReport {
    /// Its id.
    pub id: HardwareReportId,
    /// The device.
    pub device_id: DeviceId,
    /// What was sent at once.
    pub batch_id: Uuid,
    /// SHA-256 of the file as it was sent.
    pub file_sha256: String,
    /// The kept file.
    pub document_id: DocumentId,
    /// What the files of that sending say together.
    pub report: HardwareReport,
    /// When.
    pub created_at: Instant,
}

coded! {
    /// Where two devices that may be one machine stand, what concerns a reader most first.
    MergeState {
        /// They are one.
        Merged = "merged",
        /// A person is asked.
        Proposed = "proposed",
        /// They were taken for one, and are two again.
        Undone = "undone",
        /// They are two.
        Refused = "refused",
    }
}

/// Two devices that may be one machine.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Its id.
    pub id: DeviceMergeId,
    /// One, the one with the smaller id.
    pub first: DeviceId,
    /// The other.
    pub second: DeviceId,
    /// Where they stand.
    pub state: MergeState,
    /// Why they are taken for one.
    pub reasons: Vec<Reason>,
    /// The device that goes on.
    pub kept: Option<DeviceId>,
    /// The device that stands in it.
    pub absorbed: Option<DeviceId>,
    /// Whether the merge set the other one aside.
    pub set_aside: bool,
    /// Storages that the merge gave to the device that goes on.
    pub added: Vec<StorageId>,
    /// Why the person decided so.
    pub reason: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
}

impl Pair {
    /// The other device of the pair.
    #[must_use]
    pub fn other(&self, one: DeviceId) -> DeviceId {
        if self.first == one { self.second } else { self.first }
    }
}

/// The reports of some devices, newest first.
pub(super) async fn reports_of(c: &impl ConnectionTrait, devices: &[DeviceId]) -> Result<Vec<KeptReport>> {
    hardware_report::Entity::find()
        .filter(hardware_report::Column::DeviceId.is_in(devices.iter().copied()))
        .order_by_desc(hardware_report::Column::CreatedAt)
        .order_by_desc(hardware_report::Column::Id)
        .limit(MOST_REPORTS)
        .all(c)
        .await?
        .into_iter()
        .map(|row| {
            Ok(KeptReport {
                id: row.id,
                device_id: row.device_id,
                batch_id: row.batch_id,
                file_sha256: row.file_sha256,
                document_id: row.document_id,
                report: serde_json::from_value(row.report).map_err(Error::internal)?,
                created_at: row.created_at,
            })
        })
        .collect()
}

pub(super) async fn insert_reports(
    t: &DatabaseTransaction,
    all: &[KeptReport],
    organisation: OrganisationId,
    user: UserId,
) -> Result<()> {
    let mut rows = Vec::with_capacity(all.len());
    for one in all {
        rows.push(hardware_report::ActiveModel {
            id: Set(one.id),
            device_id: Set(one.device_id),
            organisation_id: Set(organisation),
            user_id: Set(Some(user)),
            batch_id: Set(one.batch_id),
            file_sha256: Set(one.file_sha256.clone()),
            document_id: Set(one.document_id),
            report: Set(serde_json::to_value(&one.report).map_err(Error::internal)?),
            created_at: Set(one.created_at),
        });
    }
    bulk::insert(t, rows).await
}

/// What a device can be known by from now on: its identifiers of before stay, its parts are those of today.
pub(super) async fn set_traces(
    t: &DatabaseTransaction,
    device: DeviceId,
    all: &BTreeSet<Trace>,
) -> Result<()> {
    let parts = [TraceKind::Storage, TraceKind::Memory, TraceKind::Interface];
    hardware_trace::Entity::delete_many()
        .filter(hardware_trace::Column::DeviceId.eq(device))
        .filter(hardware_trace::Column::Kind.is_in(parts.map(TraceKind::code)))
        .exec(t)
        .await?;
    if all.is_empty() {
        return Ok(());
    }
    let rows = all.iter().map(|trace| hardware_trace::ActiveModel {
        device_id: Set(device),
        kind: Set(trace.kind.code().to_owned()),
        value: Set(trace.value.clone()),
    });
    let known = OnConflict::columns([
        hardware_trace::Column::DeviceId,
        hardware_trace::Column::Kind,
        hardware_trace::Column::Value,
    ])
    .do_nothing()
    .to_owned();
    hardware_trace::Entity::insert_many(rows).on_conflict(known).exec_without_returning(t).await?;
    Ok(())
}

fn trace_of(row: hardware_trace::Model) -> Option<(DeviceId, Trace)> {
    let kind = TraceKind::of(&row.kind)?;
    Some((row.device_id, Trace { kind, value: row.value }))
}

/// What several devices can be known by.
pub(super) async fn traces_of(
    c: &impl ConnectionTrait,
    devices: &[DeviceId],
) -> Result<HashMap<DeviceId, BTreeSet<Trace>>> {
    let rows = hardware_trace::Entity::find()
        .filter(hardware_trace::Column::DeviceId.is_in(devices.iter().copied()))
        .all(c)
        .await?;
    let mut all: HashMap<DeviceId, BTreeSet<Trace>> = HashMap::new();
    for (device, trace) in rows.into_iter().filter_map(trace_of) {
        all.entry(device).or_default().insert(trace);
    }
    Ok(all)
}

/// The devices that share any of these traces, the latest first.
pub(super) async fn alike(c: &impl ConnectionTrait, traces: &BTreeSet<Trace>) -> Result<Vec<DeviceId>> {
    let mut any = Condition::any();
    for kind in TraceKind::ALL {
        let values: Vec<&str> =
            traces.iter().filter(|trace| trace.kind == kind).map(|trace| trace.value.as_str()).collect();
        if !values.is_empty() {
            any = any.add(
                Condition::all()
                    .add(hardware_trace::Column::Kind.eq(kind.code()))
                    .add(hardware_trace::Column::Value.is_in(values)),
            );
        }
    }
    if any.is_empty() {
        return Ok(Vec::new());
    }
    let rows = hardware_trace::Entity::find()
        .filter(any)
        .order_by_desc(hardware_trace::Column::DeviceId)
        .limit(MOST_ALIKE)
        .all(c)
        .await?;
    let mut ids: Vec<DeviceId> = rows.into_iter().map(|row| row.device_id).collect();
    ids.dedup();
    Ok(ids)
}

fn pair_of(row: device_merge::Model) -> Result<Pair> {
    Ok(Pair {
        id: row.id,
        first: row.first_device_id,
        second: row.second_device_id,
        state: row.state.parse().map_err(|()| Error::internal("unknown state of a merge"))?,
        reasons: serde_json::from_value(row.reasons).map_err(Error::internal)?,
        kept: row.kept_device_id,
        absorbed: row.absorbed_device_id,
        set_aside: row.set_aside,
        added: serde_json::from_value(row.added_storages).map_err(Error::internal)?,
        reason: row.reason,
        decided_at: row.decided_at,
    })
}

/// The pairs that some devices stand in, the latest first, at most 50.
pub(super) async fn pairs_of(c: &impl ConnectionTrait, devices: &[DeviceId]) -> Result<Vec<Pair>> {
    let ids = || devices.iter().copied();
    device_merge::Entity::find()
        .filter(
            Condition::any()
                .add(device_merge::Column::FirstDeviceId.is_in(ids()))
                .add(device_merge::Column::SecondDeviceId.is_in(ids())),
        )
        .order_by_desc(device_merge::Column::Id)
        .limit(50)
        .all(c)
        .await?
        .into_iter()
        .map(pair_of)
        .collect()
}

/// The device in which another one stands.
pub(super) async fn kept_for(c: &impl ConnectionTrait, absorbed: DeviceId) -> Result<Option<DeviceId>> {
    let row = device_merge::Entity::find()
        .filter(device_merge::Column::AbsorbedDeviceId.eq(absorbed))
        .filter(device_merge::Column::State.eq(MergeState::Merged.code()))
        .one(c)
        .await?;
    Ok(row.and_then(|row| row.kept_device_id))
}

fn row_of(pair: &Pair, by: Option<UserId>, created_at: Instant) -> Result<device_merge::ActiveModel> {
    Ok(device_merge::ActiveModel {
        id: Set(pair.id),
        first_device_id: Set(pair.first),
        second_device_id: Set(pair.second),
        state: Set(pair.state.code().to_owned()),
        reasons: Set(serde_json::to_value(&pair.reasons).map_err(Error::internal)?),
        kept_device_id: Set(pair.kept),
        absorbed_device_id: Set(pair.absorbed),
        set_aside: Set(pair.set_aside),
        added_storages: Set(serde_json::to_value(&pair.added).map_err(Error::internal)?),
        reason: Set(pair.reason.clone()),
        decided_at: Set(pair.decided_at),
        decided_by: Set(by),
        created_at: Set(created_at),
    })
}

/// Asks a person about pairs that nobody was asked about.
pub(super) async fn propose(t: &DatabaseTransaction, pairs: &[Pair], now: Instant) -> Result<()> {
    if pairs.is_empty() {
        return Ok(());
    }
    let rows = pairs.iter().map(|pair| row_of(pair, None, now)).collect::<Result<Vec<_>>>()?;
    let known =
        OnConflict::columns([device_merge::Column::FirstDeviceId, device_merge::Column::SecondDeviceId])
            .do_nothing()
            .to_owned();
    device_merge::Entity::insert_many(rows).on_conflict(known).exec_without_returning(t).await?;
    Ok(())
}

/// Saves a decision, against the state it was taken from.
pub(super) async fn decide(t: &DatabaseTransaction, pair: &Pair, from: MergeState, by: UserId) -> Result<()> {
    let mut row = row_of(pair, Some(by), Instant::default())?;
    row.created_at = sea_orm::ActiveValue::NotSet;
    row.id = sea_orm::ActiveValue::NotSet;
    let written = device_merge::Entity::update_many()
        .set(row)
        .filter(device_merge::Column::Id.eq(pair.id))
        .filter(device_merge::Column::State.eq(from.code()))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}
