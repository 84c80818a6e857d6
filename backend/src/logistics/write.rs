//! The one way to change shipments. Custody of the devices they carry goes over at their arrival (law 1).

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::entity::{carried, shipment};
use super::rules::{self, Action, State};
use super::shipment::{NewShipment, Shipment};
use super::store;
use crate::kernel::{DeviceId, Error, Instant, OpContext, Result, ShipmentId};
use crate::platform::{audit, bulk, changes, counters};
use crate::{devices, organisations};

fn active(one: &Shipment, now: Instant) -> shipment::ActiveModel {
    shipment::ActiveModel {
        id: Set(one.id),
        reference: Set(one.reference.clone()),
        kind: Set(one.kind.code().to_owned()),
        state: Set(one.state.code().to_owned()),
        subject_kind: Set(one.subject_kind.clone()),
        subject_id: Set(one.subject_id),
        from_site_id: Set(one.from_site),
        to_site_id: Set(one.to_site),
        planned_for: Set(one.planned_for),
        departed_at: Set(one.departed_at),
        delivered_at: Set(one.delivered_at),
        version: Set(one.version),
        created_at: Set(one.created_at),
        updated_at: Set(now),
    }
}

/// Writes shipments built in memory, in batches; their states must have been reached by [`rules::transition`].
///
/// # Errors
/// When the database fails.
pub async fn insert_built(t: &DatabaseTransaction, now: Instant, all: &[Shipment]) -> Result<()> {
    bulk::insert(t, all.iter().map(|one| active(one, now))).await?;
    let contents: Vec<(ShipmentId, DeviceId)> =
        all.iter().flat_map(|one| one.devices.iter().map(|device| (one.id, *device))).collect();
    insert_contents(t, &contents).await
}

async fn insert_contents(t: &DatabaseTransaction, contents: &[(ShipmentId, DeviceId)]) -> Result<()> {
    let rows = contents.iter().map(|(shipment_id, device_id)| carried::ActiveModel {
        shipment_id: Set(*shipment_id),
        device_id: Set(*device_id),
    });
    bulk::insert(t, rows).await
}

/// Plans a shipment and gives it its reference.
///
/// # Errors
/// When a site or a device does not exist, or the database fails.
pub async fn plan(t: &DatabaseTransaction, op: &OpContext, new: NewShipment) -> Result<Shipment> {
    let NewShipment { kind, subject_kind, subject_id, from_site, to_site, mut devices, planned_for } = new;
    devices.sort_unstable();
    devices.dedup();
    let one = Shipment {
        id: ShipmentId::new(),
        reference: counters::next_reference(t, "BL", op.now).await?,
        kind,
        state: State::Planned,
        subject_kind: subject_kind.to_owned(),
        subject_id,
        from_site,
        to_site,
        devices,
        planned_for,
        departed_at: None,
        delivered_at: None,
        version: 1,
        created_at: op.now,
    };
    insert_built(t, op.now, std::slice::from_ref(&one)).await?;
    let details = json!({
        "reference": one.reference, "kind": kind.code(), "to_site": to_site, "devices": one.devices.len(),
        "subject_kind": subject_kind, "subject_id": subject_id,
    });
    audit::record(t, op, "shipment.plan", "shipment", one.id, details).await?;
    changes::append(t, op, "shipment", one.id, one.version).await?;
    Ok(one)
}

/// One action on a shipment.
///
/// # Errors
/// 404; `shipment-wrong-state`; `changed-meanwhile`.
pub async fn act(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: ShipmentId,
    action: Action,
) -> Result<Shipment> {
    let mut one = store::find(t, id).await?;
    let from = one.state;
    one.act(op.now, action)?;
    save(t, op, &one).await?;
    let details = json!({ "from": from.code(), "to": one.state.code() });
    audit::record(t, op, &format!("shipment.{}", action.code()), "shipment", one.id, details).await?;
    Ok(one)
}

/// Saves a shipment that was moved on to its next version.
async fn save(t: &DatabaseTransaction, op: &OpContext, one: &Shipment) -> Result<()> {
    let before = one.version - 1;
    let written = shipment::Entity::update_many()
        .set(active(one, op.now))
        .filter(shipment::Column::Id.eq(one.id))
        .filter(shipment::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    changes::append(t, op, "shipment", one.id, one.version).await
}

/// A shipment leaves, packed on the way when nobody said so before.
///
/// # Errors
/// As [`act`].
pub async fn depart(t: &DatabaseTransaction, op: &OpContext, id: ShipmentId) -> Result<Shipment> {
    if store::find(t, id).await?.state == State::Planned {
        act(t, op, id, Action::Pack).await?;
    }
    act(t, op, id, Action::Depart).await
}

/// A shipment arrives: the devices it carries are now held by whoever has the site, at the site.
///
/// # Errors
/// As [`act`].
pub async fn deliver(t: &DatabaseTransaction, op: &OpContext, id: ShipmentId) -> Result<Shipment> {
    let one = act(t, op, id, Action::Deliver).await?;
    if !one.devices.is_empty() {
        let site = organisations::site(t, one.to_site).await?;
        devices::move_to(t, op, &one.devices, site.organisation_id, Some(site.id)).await?;
    }
    Ok(one)
}

/// A shipment that arrived was counted.
///
/// # Errors
/// As [`act`].
pub async fn reconcile(t: &DatabaseTransaction, op: &OpContext, id: ShipmentId) -> Result<Shipment> {
    act(t, op, id, Action::Reconcile).await
}

/// Notes which devices a shipment carried, when they were counted only at its arrival.
///
/// # Errors
/// When the database fails.
pub async fn carry(t: &DatabaseTransaction, id: ShipmentId, devices: &[DeviceId]) -> Result<()> {
    let contents: Vec<(ShipmentId, DeviceId)> = devices.iter().map(|device| (id, *device)).collect();
    insert_contents(t, &contents).await
}

/// Another day for a shipment that has not left.
///
/// # Errors
/// 404; `shipment-wrong-state` once it left; `changed-meanwhile`.
pub async fn replan(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: ShipmentId,
    planned_for: Instant,
) -> Result<Shipment> {
    let mut one = store::find(t, id).await?;
    if one.state != State::Planned {
        return Err(rules::Refused { state: one.state, action: Action::Replan }.into());
    }
    one.planned_for = planned_for;
    one.version += 1;
    save(t, op, &one).await?;
    let details = json!({ "planned_for": planned_for });
    audit::record(t, op, "shipment.reschedule", "shipment", one.id, details).await?;
    Ok(one)
}
