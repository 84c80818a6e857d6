//! Queries on devices.

use std::collections::{HashMap, HashSet};

use sea_orm::entity::prelude::*;
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect};

use super::device::{Device, DeviceFilter, Event, Specification, Storage};
use super::entity::{device, event, storage};
use super::rules::{Action, State};
use crate::kernel::{DeviceId, Error, Instant, ListingId, Result, StorageId, reference};
use crate::platform::holds;

fn unknown<T>(_: T) -> Error {
    Error::internal("a device holds an unknown code")
}

pub(super) fn of(row: device::Model) -> Result<Device> {
    Ok(Device {
        id: row.id,
        reference: row.reference,
        state: row.state.parse().map_err(unknown)?,
        state_before_quarantine: row
            .state_before_quarantine
            .map(|s| s.parse().map_err(unknown))
            .transpose()?,
        specification: Specification {
            category: row.category,
            brand: row.brand,
            model: row.model,
            processor: row.processor,
            memory_mb: row.memory_mb,
            screen_inch_tenths: row.screen_inch_tenths,
            operating_system: row.operating_system,
            keyboard_layout: row.keyboard_layout,
            charger: row.charger,
            battery_percent: row.battery_percent,
            weight_grams: row.weight_grams,
        },
        serial: row.serial,
        inventory_number: row.inventory_number,
        functions_passed: row.functions_passed,
        grade: row.grade.map(|g| g.parse().map_err(unknown)).transpose()?,
        legal_basis: row.legal_basis.parse().map_err(unknown)?,
        wish: row.wish.parse().map_err(unknown)?,
        sale_allowed: row.sale_allowed,
        donor_id: row.donor_id,
        lot_part_id: row.lot_part_id,
        holder_id: row.holder_id,
        site_id: row.site_id,
        listing_id: row.listing_id,
        claim_id: row.claim_id,
        outcome_at: row.outcome_at,
        version: row.version,
        received_at: row.received_at,
        head_number: row.head_number,
        head_hash: row.head_hash,
    })
}

/// One device.
///
/// # Errors
/// 404 when there is none.
pub async fn find(c: &impl ConnectionTrait, id: DeviceId) -> Result<Device> {
    device::Entity::find_by_id(id).one(c).await?.map(of).transpose()?.ok_or_else(Error::not_found)
}

/// The device with that reference, however it was typed.
///
/// # Errors
/// 404 when there is none, or the reference is not one.
pub async fn find_by_reference(c: &impl ConnectionTrait, text: &str) -> Result<Device> {
    let reference = reference::parse_device_reference(text).ok_or_else(Error::not_found)?;
    let row = device::Entity::find().filter(device::Column::Reference.eq(reference)).one(c).await?;
    row.map(of).transpose()?.ok_or_else(Error::not_found)
}

/// Several devices, in id order; those that do not exist are missing.
///
/// # Errors
/// When the database fails.
pub async fn find_many(c: &impl ConnectionTrait, ids: &[DeviceId]) -> Result<Vec<Device>> {
    let mut found = Vec::with_capacity(ids.len());
    for batch in ids.chunks(500) {
        let rows =
            device::Entity::find().filter(device::Column::Id.is_in(batch.iter().copied())).all(c).await?;
        for row in rows {
            found.push(of(row)?);
        }
    }
    found.sort_by_key(|device| device.id);
    Ok(found)
}

/// The devices with those references, in id order, however they were typed; those that do not exist are missing.
///
/// # Errors
/// When the database fails.
pub async fn find_by_references(c: &impl ConnectionTrait, texts: &[String]) -> Result<Vec<Device>> {
    let references: Vec<String> =
        texts.iter().filter_map(|text| reference::parse_device_reference(text)).collect();
    let mut found = Vec::with_capacity(references.len());
    for batch in references.chunks(500) {
        let rows = device::Entity::find()
            .filter(device::Column::Reference.is_in(batch.iter().map(String::as_str)))
            .all(c)
            .await?;
        for row in rows {
            found.push(of(row)?);
        }
    }
    found.sort_by_key(|device| device.id);
    Ok(found)
}

/// The listings that several devices stand under.
///
/// # Errors
/// When the database fails.
pub async fn listings_of(c: &impl ConnectionTrait, devices: &[DeviceId]) -> Result<Vec<ListingId>> {
    let mut found = Vec::new();
    for batch in devices.chunks(500) {
        let ids: Vec<ListingId> = device::Entity::find()
            .filter(device::Column::Id.is_in(batch.iter().copied()))
            .filter(device::Column::ListingId.is_not_null())
            .select_only()
            .column(device::Column::ListingId)
            .distinct()
            .into_tuple()
            .all(c)
            .await?;
        found.extend(ids);
    }
    Ok(found)
}

/// More words than a brand and a model have.
const MOST_WORDS: usize = 12;

pub(super) fn filtered(filter: &DeviceFilter) -> Select<device::Entity> {
    let mut query = device::Entity::find();
    if let Some(holder) = filter.holder {
        query = query.filter(device::Column::HolderId.eq(holder));
    }
    if let Some(donor) = filter.donor {
        query = query.filter(device::Column::DonorId.eq(donor));
    }
    if !filter.lot_parts.is_empty() {
        query = query.filter(device::Column::LotPartId.is_in(filter.lot_parts.iter().copied()));
    }
    if let Some(listing) = filter.listing {
        query = query.filter(device::Column::ListingId.eq(listing));
    }
    if !filter.states.is_empty() {
        query = query.filter(device::Column::State.is_in(filter.states.iter().map(|state| state.code())));
    }
    if !filter.categories.is_empty() {
        query = query.filter(device::Column::Category.is_in(filter.categories.iter().map(String::as_str)));
    }
    if let Some(grade) = filter.grade {
        query = query.filter(device::Column::Grade.eq(grade.code()));
    }
    if let Some(site) = filter.site {
        query = query.filter(device::Column::SiteId.eq(site));
    }
    if let Some(from) = filter.received_from {
        query = query.filter(device::Column::ReceivedAt.gte(from));
    }
    if let Some(before) = filter.received_before {
        query = query.filter(device::Column::ReceivedAt.lt(before));
    }
    if let Some(text) = &filter.matching {
        let columns = [device::Column::Reference, device::Column::Serial, device::Column::InventoryNumber];
        let mut any = holds(columns, text);
        if let Some(reference) = reference::parse_device_reference(text) {
            any = any.add(device::Column::Reference.eq(reference));
        }
        let mut words = text.split_whitespace().take(MOST_WORDS).peekable();
        if words.peek().is_some() {
            any = any.add(words.fold(Condition::all(), |all, word| {
                all.add(holds([device::Column::Brand, device::Column::Model], word))
            }));
        }
        query = query.filter(any);
    }
    if let Some(sale) = filter.sale_allowed {
        query = query.filter(device::Column::SaleAllowed.eq(sale));
    }
    if filter.unpromised {
        query = query.filter(device::Column::ClaimId.is_null());
    }
    query
}

/// Devices in id order after `after`, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn list(
    c: &impl ConnectionTrait,
    filter: &DeviceFilter,
    after: Option<DeviceId>,
    limit: u64,
) -> Result<Vec<Device>> {
    let mut query = filtered(filter).order_by_asc(device::Column::Id).limit(limit);
    if let Some(after) = after {
        query = query.filter(device::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(of).collect()
}

/// How many devices stand in each state.
///
/// # Errors
/// When the database fails.
pub async fn count_by_state(c: &impl ConnectionTrait, filter: &DeviceFilter) -> Result<HashMap<State, i64>> {
    let rows: Vec<(String, i64)> = filtered(filter)
        .select_only()
        .column(device::Column::State)
        .column_as(device::Column::Id.count(), "count")
        .group_by(device::Column::State)
        .into_tuple()
        .all(c)
        .await?;
    rows.into_iter().map(|(state, count)| Ok((state.parse().map_err(unknown)?, count))).collect()
}

/// The storages of several devices, in id order.
///
/// # Errors
/// When the database fails.
pub async fn storages_of(c: &impl ConnectionTrait, devices: &[DeviceId]) -> Result<Vec<Storage>> {
    let rows = storage::Entity::find()
        .filter(storage::Column::DeviceId.is_in(devices.iter().copied()))
        .order_by_asc(storage::Column::Id)
        .all(c)
        .await?;
    rows.into_iter().map(storage_of).collect()
}

fn storage_of(row: storage::Model) -> Result<Storage> {
    Ok(Storage {
        id: row.id,
        device_id: row.device_id,
        serial: row.serial,
        kind: row.kind,
        gigabytes: row.gigabytes,
        fate: row.fate.parse().map_err(unknown)?,
        fate_reason: row.fate_reason,
    })
}

/// The devices of a holder that go by a serial number, whatever its case, latest first, at most 10.
///
/// # Errors
/// When the database fails.
pub async fn held_with_serial(
    c: &impl ConnectionTrait,
    holder: crate::kernel::OrganisationId,
    serial: &str,
) -> Result<Vec<Device>> {
    let rows = device::Entity::find()
        .filter(device::Column::HolderId.eq(holder))
        .filter(
            Expr::expr(sea_orm::sea_query::Func::upper(Expr::col(device::Column::Serial)))
                .eq(serial.to_uppercase()),
        )
        .order_by_desc(device::Column::Id)
        .limit(10)
        .all(c)
        .await?;
    rows.into_iter().map(of).collect()
}

/// The devices of a holder that go by one of these serial numbers, given in capitals, at most 500.
///
/// # Errors
/// When the database fails.
pub async fn held_with_serials(
    c: &impl ConnectionTrait,
    holder: crate::kernel::OrganisationId,
    serials: &[String],
) -> Result<Vec<Device>> {
    let serial = Expr::expr(sea_orm::sea_query::Func::upper(Expr::col(device::Column::Serial)));
    let rows = device::Entity::find()
        .filter(device::Column::HolderId.eq(holder))
        .filter(serial.is_in(serials.iter().cloned()))
        .limit(500)
        .all(c)
        .await?;
    rows.into_iter().map(of).collect()
}

/// Several storages, by id.
///
/// # Errors
/// When the database fails.
pub async fn storages_by_id(
    c: &impl ConnectionTrait,
    ids: &[StorageId],
) -> Result<HashMap<StorageId, Storage>> {
    let rows = storage::Entity::find().filter(storage::Column::Id.is_in(ids.iter().copied())).all(c).await?;
    rows.into_iter().map(|row| Ok((row.id, storage_of(row)?))).collect()
}

/// The texts that events of one kind carry under `name`, over several devices.
///
/// # Errors
/// When the database fails.
pub async fn event_details(
    c: &impl ConnectionTrait,
    devices: &[DeviceId],
    kind: &str,
    name: &str,
) -> Result<HashSet<String>> {
    let all = details_of_kind(c, devices, kind).await?;
    Ok(all.iter().filter_map(|details| details.get(name)?.as_str().map(str::to_owned)).collect())
}

/// What happened to a device, oldest first, at most 500 events.
///
/// # Errors
/// When the database fails.
pub async fn events_of(c: &impl ConnectionTrait, id: DeviceId) -> Result<Vec<Event>> {
    let rows = event::Entity::find()
        .filter(event::Column::DeviceId.eq(id))
        .order_by_asc(event::Column::Number)
        .limit(500)
        .all(c)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Event {
            number: row.number,
            kind: row.kind,
            at: row.at,
            organisation_id: row.organisation_id,
            details: row.details,
            hash: row.hash,
        })
        .collect())
}

/// What the events of one kind tell of several devices.
///
/// # Errors
/// When the database fails.
pub async fn details_of_kind(
    c: &impl ConnectionTrait,
    devices: &[DeviceId],
    kind: &str,
) -> Result<Vec<serde_json::Value>> {
    Ok(event::Entity::find()
        .select_only()
        .column(event::Column::Details)
        .filter(event::Column::DeviceId.is_in(devices.iter().copied()))
        .filter(event::Column::Kind.eq(kind))
        .into_tuple()
        .all(c)
        .await?)
}

/// When a device last came back from a life with somebody else: proofs of erasure from before prove nothing.
///
/// # Errors
/// When the database fails.
pub async fn last_return(c: &impl ConnectionTrait, id: DeviceId) -> Result<Option<Instant>> {
    let returns = [Action::Return.code(), Action::ReturnFromLoan.code()];
    let row = event::Entity::find()
        .filter(event::Column::DeviceId.eq(id))
        .filter(event::Column::Kind.is_in(returns))
        .order_by_desc(event::Column::Number)
        .one(c)
        .await?;
    Ok(row.map(|event| event.at))
}

/// When each of several devices last came back; those that never did are missing.
///
/// # Errors
/// When the database fails.
pub async fn last_returns(
    c: &impl ConnectionTrait,
    devices: &[DeviceId],
) -> Result<HashMap<DeviceId, Instant>> {
    let returns = [Action::Return.code(), Action::ReturnFromLoan.code()];
    let mut found = HashMap::new();
    for batch in devices.chunks(500) {
        let rows: Vec<(DeviceId, Instant)> = event::Entity::find()
            .filter(event::Column::DeviceId.is_in(batch.iter().copied()))
            .filter(event::Column::Kind.is_in(returns))
            .order_by_asc(event::Column::Number)
            .select_only()
            .columns([event::Column::DeviceId, event::Column::At])
            .into_tuple()
            .all(c)
            .await?;
        // The last one stands.
        found.extend(rows);
    }
    Ok(found)
}

/// The device that holds a storage.
///
/// # Errors
/// 404 when there is no such storage.
pub async fn device_of_storage(c: &impl ConnectionTrait, id: StorageId) -> Result<Device> {
    let row = storage::Entity::find_by_id(id).one(c).await?.ok_or_else(Error::not_found)?;
    find(c, row.device_id).await
}

/// How many devices of each category were sold, given or lent and still are, most first.
///
/// # Errors
/// When the database fails.
pub async fn reused_by_category(c: &impl ConnectionTrait) -> Result<Vec<(String, u64)>> {
    let reused = State::ALL.iter().filter(|state| state.outcome() == Some(super::rules::Outcome::Reused));
    let rows: Vec<(String, i64)> = device::Entity::find()
        .select_only()
        .column(device::Column::Category)
        .column_as(device::Column::Id.count(), "count")
        .filter(device::Column::State.is_in(reused.map(|state| state.code())))
        .group_by(device::Column::Category)
        .into_tuple()
        .all(c)
        .await?;
    let mut counts: Vec<(String, u64)> = rows
        .into_iter()
        .map(|(category, count)| (category, u64::try_from(count).unwrap_or_default()))
        .collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(counts)
}

/// The ids of the devices that came with a lot part, for a query of another room.
#[must_use]
pub fn ids_of_part(part: crate::kernel::LotPartId) -> sea_orm::sea_query::SelectStatement {
    sea_orm::sea_query::Query::select()
        .column(device::Column::Id)
        .from(device::Entity)
        .and_where(device::Column::LotPartId.eq(part))
        .to_owned()
}

/// What devices weigh on average, by category: grams, and how many were weighed.
///
/// # Errors
/// When the database fails.
pub async fn average_weights(c: &impl ConnectionTrait) -> Result<HashMap<String, (i64, u64)>> {
    let rows: Vec<(String, i64, i64)> = device::Entity::find()
        .select_only()
        .column(device::Column::Category)
        .column_as(Expr::col(device::Column::WeightGrams).sum().cast_as("bigint"), "grams")
        .column_as(device::Column::Id.count(), "count")
        .filter(device::Column::WeightGrams.is_not_null())
        .group_by(device::Column::Category)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows
        .into_iter()
        .filter(|(_, _, count)| *count > 0)
        .map(|(category, grams, count)| (category, (grams / count, u64::try_from(count).unwrap_or_default())))
        .collect())
}

/// Which of these serial numbers, in capitals, are those of devices.
///
/// # Errors
/// When the database fails.
pub async fn known_serials(c: &impl ConnectionTrait, serials: &[String]) -> Result<Vec<String>> {
    let serial = || sea_orm::sea_query::Func::upper(Expr::col(device::Column::Serial));
    let found: Vec<Option<String>> = device::Entity::find()
        .select_only()
        .expr(serial())
        .filter(Expr::expr(serial()).is_in(serials.iter().cloned()))
        .into_tuple()
        .all(c)
        .await?;
    Ok(found.into_iter().flatten().collect())
}
