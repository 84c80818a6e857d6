//! The one way to change devices: a step in memory, then its rows (state, event, version).

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde_json::{Value, json};

use super::device::{Device, Grade, NewDevice, Specification, Storage, StorageFate};
use super::draft::{Draft, append_event, step};
use super::entity::{device, event, storage};
use super::rules::Action;
use super::store;
use crate::kernel::{
    ClaimId, DeviceId, Error, Instant, ListingId, OpContext, OrganisationId, Result, SiteId, StorageId,
    reference,
};
use crate::platform::{audit, bulk, changes, counters};

/// Writes devices built in memory, in batches.
///
/// # Errors
/// When the database fails.
pub async fn insert_drafts(t: &DatabaseTransaction, drafts: &[Draft]) -> Result<()> {
    insert_past(t, drafts.to_vec()).await
}

/// Writes devices built in memory, in batches, and lets go of each batch once it is written.
///
/// # Errors
/// When the database fails.
pub async fn insert_past(t: &DatabaseTransaction, drafts: Vec<Draft>) -> Result<()> {
    let mut left = drafts.into_iter();
    loop {
        let batch: Vec<Draft> = left.by_ref().take(1_000).collect();
        if batch.is_empty() {
            return Ok(());
        }
        bulk::insert(t, batch.iter().map(|draft| active(&draft.device, draft.updated_at))).await?;
        bulk::insert(t, batch.iter().flat_map(|draft| &draft.storages).map(active_storage)).await?;
        bulk::insert(t, batch.into_iter().flat_map(|draft| draft.events).map(event::ActiveModel::from))
            .await?;
    }
}

async fn write_events(t: &DatabaseTransaction, events: Vec<event::ActiveModel>) -> Result<()> {
    for rows in events.chunks(200) {
        // `into()` on a model marks its columns unchanged; an insert needs them set.
        let rows: Vec<_> = rows.iter().cloned().map(ActiveModelTrait::reset_all).collect();
        event::Entity::insert_many(rows).exec_without_returning(t).await?;
    }
    Ok(())
}

fn active_storage(one: &Storage) -> storage::ActiveModel {
    storage::ActiveModel {
        id: Set(one.id),
        device_id: Set(one.device_id),
        serial: Set(one.serial.clone()),
        kind: Set(one.kind.clone()),
        gigabytes: Set(one.gigabytes),
        fate: Set(one.fate.code().to_owned()),
        fate_reason: Set(one.fate_reason.clone()),
    }
}

fn active(device: &Device, now: Instant) -> device::ActiveModel {
    let spec = device.specification.clone();
    device::ActiveModel {
        id: Set(device.id),
        reference: Set(device.reference.clone()),
        state: Set(device.state.code().to_owned()),
        state_before_quarantine: Set(device.state_before_quarantine.map(|state| state.code().to_owned())),
        category: Set(spec.category),
        brand: Set(spec.brand),
        model: Set(spec.model),
        serial: Set(device.serial.clone()),
        inventory_number: Set(device.inventory_number.clone()),
        processor: Set(spec.processor),
        memory_mb: Set(spec.memory_mb),
        screen_inch_tenths: Set(spec.screen_inch_tenths),
        operating_system: Set(spec.operating_system),
        keyboard_layout: Set(spec.keyboard_layout),
        charger: Set(spec.charger),
        battery_percent: Set(spec.battery_percent),
        weight_grams: Set(spec.weight_grams),
        functions_passed: Set(device.functions_passed),
        grade: Set(device.grade.map(|grade| grade.code().to_owned())),
        legal_basis: Set(device.legal_basis.code().to_owned()),
        wish: Set(device.wish.code().to_owned()),
        sale_allowed: Set(device.sale_allowed),
        donor_id: Set(device.donor_id),
        lot_part_id: Set(device.lot_part_id),
        holder_id: Set(device.holder_id),
        site_id: Set(device.site_id),
        listing_id: Set(device.listing_id),
        claim_id: Set(device.claim_id),
        outcome_at: Set(device.outcome_at),
        head_number: Set(device.head_number),
        head_hash: Set(device.head_hash.clone()),
        version: Set(device.version),
        received_at: Set(device.received_at),
        updated_at: Set(now),
    }
}

/// Saves a changed device against the version it was read at; origin never changes, so it is not written.
async fn save(t: &DatabaseTransaction, device: &Device, now: Instant) -> Result<()> {
    let mut row = active(device, now);
    row.version = Set(device.version + 1);
    for fixed in [
        device::Column::Id,
        device::Column::Reference,
        device::Column::LegalBasis,
        device::Column::Wish,
        device::Column::SaleAllowed,
        device::Column::DonorId,
        device::Column::LotPartId,
        device::Column::ReceivedAt,
    ] {
        row.not_set(fixed);
    }
    let written = device::Entity::update_many()
        .set(row)
        .filter(device::Column::Id.eq(device.id))
        .filter(device::Column::Version.eq(device.version))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// Saves changed devices with their events, audit entries and changes.
async fn write(
    t: &DatabaseTransaction,
    op: &OpContext,
    action: &str,
    devices: &mut [Device],
    events: Vec<event::Model>,
) -> Result<()> {
    for device in devices.iter_mut() {
        save(t, device, op.now).await?;
        device.version += 1;
    }
    audit::record_many(
        t,
        op,
        &format!("device.{action}"),
        "device",
        events.iter().map(|event| (event.device_id.to_string(), event.details.clone())),
    )
    .await?;
    let changed: Vec<(String, i64)> =
        devices.iter().map(|device| (device.id.to_string(), device.version)).collect();
    changes::append_many(t, op, "device", &changed).await?;
    write_events(t, events.into_iter().map(Into::into).collect()).await
}

/// Receives devices: each gets its reference, its storages and its first event.
///
/// # Errors
/// When the database fails.
pub async fn receive(t: &DatabaseTransaction, op: &OpContext, all: Vec<NewDevice>) -> Result<Vec<Device>> {
    let count = i64::try_from(all.len()).map_err(Error::internal)?;
    let mut numbers = counters::take(t, "device", 0, count).await?..;
    let mut drafts = Vec::with_capacity(all.len());
    for new in all {
        let number = numbers.next().and_then(|number| u64::try_from(number).ok());
        let number = number.ok_or_else(|| Error::internal("the series of device references has ended"))?;
        drafts.push(Draft::receive(op, new, reference::device_reference(number)));
    }
    insert_drafts(t, &drafts).await?;
    let devices: Vec<Device> = drafts.into_iter().map(|draft| draft.device).collect();
    audit::record_many(
        t,
        op,
        "device.receive",
        "device",
        devices.iter().map(|device| (device.id.to_string(), json!({ "reference": device.reference }))),
    )
    .await?;
    Ok(devices)
}

/// One action on one device.
///
/// # Errors
/// 404; `device-wrong-state`; `erasure-missing`; the rule of origin that forbids it; `changed-meanwhile`.
pub async fn act(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: DeviceId,
    action: Action,
    details: Value,
) -> Result<Device> {
    let mut devices = act_many(t, op, &[id], action, details).await?;
    devices.pop().ok_or_else(Error::not_found)
}

/// One action on several devices: all or none.
///
/// # Errors
/// As [`act`].
pub async fn act_many(
    t: &DatabaseTransaction,
    op: &OpContext,
    ids: &[DeviceId],
    action: Action,
    details: Value,
) -> Result<Vec<Device>> {
    let mut devices = store::find_many(t, ids).await?;
    if devices.len() != ids.len() {
        return Err(Error::not_found());
    }
    let mut events = Vec::with_capacity(devices.len());
    for device in &mut devices {
        events.push(step(device, op, action, &details)?);
    }
    write(t, op, action.code(), &mut devices, events).await?;
    Ok(devices)
}

/// Changes facts of several devices without a change of state, with an event of that kind for each.
async fn change(
    t: &DatabaseTransaction,
    op: &OpContext,
    ids: &[DeviceId],
    kind: &str,
    details: &Value,
    mut each: impl FnMut(&mut Device),
) -> Result<Vec<Device>> {
    let mut devices = store::find_many(t, ids).await?;
    if devices.len() != ids.len() {
        return Err(Error::not_found());
    }
    let mut events = Vec::with_capacity(devices.len());
    for device in &mut devices {
        each(device);
        events.push(append_event(device, op, kind, details.clone()));
    }
    write(t, op, kind, &mut devices, events).await?;
    Ok(devices)
}

/// Notes something that happened to a device.
///
/// # Errors
/// 404; `changed-meanwhile`.
pub async fn note(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: DeviceId,
    kind: &str,
    details: Value,
) -> Result<()> {
    change(t, op, &[id], kind, &details, |_| ()).await.map(|_| ())
}

/// Custody of several devices goes over to a holder and a place (law 1).
///
/// # Errors
/// 404; `changed-meanwhile`.
pub async fn move_to(
    t: &DatabaseTransaction,
    op: &OpContext,
    ids: &[DeviceId],
    holder: OrganisationId,
    site: Option<SiteId>,
) -> Result<()> {
    let details = json!({ "holder_id": holder, "site_id": site });
    change(t, op, ids, "moved", &details, |device| {
        device.holder_id = holder;
        device.site_id = site;
    })
    .await
    .map(|_| ())
}

/// Records what the bench found: specification, whether all functions passed, grade (what is `None` stays).
///
/// # Errors
/// 404; `changed-meanwhile`.
#[expect(clippy::too_many_arguments, reason = "each is one fact of the bench's result")]
pub async fn set_bench_results(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: DeviceId,
    kind: &str,
    specification: Specification,
    functions_passed: Option<bool>,
    grade: Option<Grade>,
    details: Value,
) -> Result<()> {
    change(t, op, &[id], kind, &details, |device| {
        device.specification = specification.clone();
        device.functions_passed = functions_passed.or(device.functions_passed);
        device.grade = grade.or(device.grade);
    })
    .await
    .map(|_| ())
}

/// Records what a machine says of itself: its specification and, where told, its serial number.
///
/// # Errors
/// 404; `changed-meanwhile`.
pub async fn describe(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: DeviceId,
    kind: &str,
    (specification, serial): (Specification, Option<String>),
    details: Value,
) -> Result<()> {
    change(t, op, &[id], kind, &details, |device| {
        device.specification = specification.clone();
        device.serial.clone_from(&serial);
    })
    .await
    .map(|_| ())
}

/// Puts devices under a listing, or takes them from it.
///
/// # Errors
/// 404; `changed-meanwhile`.
pub async fn set_listing(
    t: &DatabaseTransaction,
    op: &OpContext,
    ids: &[DeviceId],
    listing: Option<ListingId>,
) -> Result<()> {
    let details = json!({ "listing_id": listing });
    change(t, op, ids, "listing_set", &details, |device| device.listing_id = listing).await.map(|_| ())
}

/// Sets or clears the promise on devices; only [`super::claims`] calls it.
pub(super) async fn set_claim(
    t: &DatabaseTransaction,
    op: &OpContext,
    claims: &[(DeviceId, Option<ClaimId>)],
    action: Action,
    details: &Value,
) -> Result<()> {
    let ids: Vec<DeviceId> = claims.iter().map(|(id, _)| *id).collect();
    let mut devices = store::find_many(t, &ids).await?;
    let mut events = Vec::with_capacity(devices.len());
    for device in &mut devices {
        device.claim_id = claims.iter().find(|(id, _)| *id == device.id).and_then(|(_, claim)| *claim);
        events.push(step(device, op, action, details)?);
    }
    write(t, op, action.code(), &mut devices, events).await
}

/// Records that a storage is no longer in its device.
///
/// # Errors
/// 404; `reason-required`.
pub async fn set_storage_fate(
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Storage,
    fate: StorageFate,
    reason: &str,
) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Error::invalid("reason", "reason-required"));
    }
    storage::Entity::update_many()
        .col_expr(storage::Column::Fate, Expr::value(fate.code()))
        .col_expr(storage::Column::FateReason, Expr::value(reason.trim()))
        .filter(storage::Column::Id.eq(one.id))
        .exec(t)
        .await?;
    let details = json!({ "storage_id": one.id, "fate": fate.code(), "reason": reason.trim() });
    note(t, op, one.device_id, "storage_gone", details).await
}

/// Records the serial number that a tool read on a storage whose number nobody knew.
///
/// # Errors
/// When the database fails.
pub async fn set_storage_serial(t: &DatabaseTransaction, id: StorageId, serial: &str) -> Result<()> {
    storage::Entity::update_many()
        .col_expr(storage::Column::Serial, Expr::value(serial))
        .filter(storage::Column::Id.eq(id))
        .filter(storage::Column::Serial.is_null())
        .exec(t)
        .await?;
    Ok(())
}

/// Records what the bench read on a storage whose serial number nobody knew.
///
/// # Errors
/// When the database fails.
pub async fn name_storage(t: &DatabaseTransaction, id: StorageId, found: &super::NewStorage) -> Result<()> {
    storage::Entity::update_many()
        .col_expr(storage::Column::Serial, Expr::value(found.serial.clone()))
        .col_expr(storage::Column::Kind, Expr::value(found.kind.clone()))
        .col_expr(storage::Column::Gigabytes, Expr::value(found.gigabytes))
        .filter(storage::Column::Id.eq(id))
        .filter(storage::Column::Serial.is_null())
        .exec(t)
        .await?;
    Ok(())
}

/// Adds storages that the bench found.
///
/// # Errors
/// When the database fails.
pub async fn add_storages(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: DeviceId,
    found: Vec<super::device::NewStorage>,
) -> Result<()> {
    if found.is_empty() {
        return Ok(());
    }
    let count = found.len();
    let rows = found.into_iter().map(|one| storage::ActiveModel {
        id: Set(StorageId::new()),
        device_id: Set(id),
        serial: Set(one.serial),
        kind: Set(one.kind),
        gigabytes: Set(one.gigabytes),
        fate: Set(StorageFate::Present.code().to_owned()),
        fate_reason: Set(None),
    });
    storage::Entity::insert_many(rows).exec_without_returning(t).await?;
    note(t, op, id, "storages_found", json!({ "count": count })).await
}
