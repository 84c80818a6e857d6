//! Queries on shipments.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{carried, shipment};
use super::shipment::Shipment;
use crate::kernel::{DeviceId, Error, Result, ShipmentId};

fn unknown<T>(_: T) -> Error {
    Error::internal("a shipment holds an unknown code")
}

fn of(row: shipment::Model, devices: Vec<DeviceId>) -> Result<Shipment> {
    Ok(Shipment {
        id: row.id,
        reference: row.reference,
        kind: row.kind.parse().map_err(unknown)?,
        state: row.state.parse().map_err(unknown)?,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        from_site: row.from_site_id,
        to_site: row.to_site_id,
        devices,
        planned_for: row.planned_for,
        departed_at: row.departed_at,
        delivered_at: row.delivered_at,
        version: row.version,
        created_at: row.created_at,
    })
}

async fn with_devices(c: &impl ConnectionTrait, rows: Vec<shipment::Model>) -> Result<Vec<Shipment>> {
    let carried = carried::Entity::find()
        .filter(carried::Column::ShipmentId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(carried::Column::DeviceId)
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            let own = carried.iter().filter(|one| one.shipment_id == row.id);
            let devices = own.map(|one| one.device_id).collect();
            of(row, devices)
        })
        .collect()
}

/// One shipment.
///
/// # Errors
/// 404 when there is none.
pub async fn find(c: &impl ConnectionTrait, id: ShipmentId) -> Result<Shipment> {
    let row = shipment::Entity::find_by_id(id).one(c).await?.ok_or_else(Error::not_found)?;
    with_devices(c, vec![row]).await?.pop().ok_or_else(Error::not_found)
}

/// The shipments of one subject, oldest first, at most 200.
///
/// # Errors
/// When the database fails.
pub async fn of_subject(
    c: &impl ConnectionTrait,
    subject_kind: &str,
    subject_id: Uuid,
) -> Result<Vec<Shipment>> {
    of_subjects(c, subject_kind, &[subject_id]).await
}

/// The shipments of several subjects of one kind, oldest first, at most 200.
///
/// # Errors
/// When the database fails.
pub async fn of_subjects(
    c: &impl ConnectionTrait,
    subject_kind: &str,
    subjects: &[Uuid],
) -> Result<Vec<Shipment>> {
    let rows = shipment::Entity::find()
        .filter(shipment::Column::SubjectKind.eq(subject_kind))
        .filter(shipment::Column::SubjectId.is_in(subjects.iter().copied()))
        .order_by_asc(shipment::Column::Id)
        .limit(200)
        .all(c)
        .await?;
    with_devices(c, rows).await
}
