//! The verifier: re-reads every chain, promise and proof, and names what does not fit.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;

use super::chain::{self, Link};
use super::entity::{device, event};
use crate::kernel::{DeviceId, Error, Result};
use crate::platform::laws;

/// What the verifier found.
#[derive(Debug, Default, Serialize)]
pub struct VerifyReport {
    /// Devices whose chain was read.
    pub devices: u64,
    /// Events read.
    pub events: u64,
    /// What does not fit, one sentence each, at most 100.
    pub faults: Vec<String>,
}

impl VerifyReport {
    /// Adds a fault, up to 100.
    pub fn fault(&mut self, text: String) {
        if self.faults.len() < 100 {
            self.faults.push(text);
        }
    }
}

/// Reads every device's chain in batches of 500, then the laws that a query can check.
///
/// # Errors
/// When the database fails.
pub async fn verify(c: &impl ConnectionTrait) -> Result<VerifyReport> {
    let mut report = VerifyReport::default();
    let mut after: Option<DeviceId> = None;
    loop {
        let mut query = device::Entity::find().order_by_asc(device::Column::Id).limit(500);
        if let Some(after) = after {
            query = query.filter(device::Column::Id.gt(after));
        }
        let devices = query.all(c).await?;
        let Some(last) = devices.last() else { break };
        after = Some(last.id);
        let events = event::Entity::find()
            .filter(event::Column::DeviceId.is_in(devices.iter().map(|device| device.id)))
            .order_by_asc(event::Column::DeviceId)
            .order_by_asc(event::Column::Number)
            .all(c)
            .await?;
        let mut chains: HashMap<DeviceId, Vec<event::Model>> = HashMap::new();
        for event in events {
            chains.entry(event.device_id).or_default().push(event);
        }
        for device in &devices {
            let events = chains.remove(&device.id).unwrap_or_default();
            report.devices += 1;
            report.events += events.len() as u64;
            if let Some(fault) = broken(device, &events) {
                report.fault(format!("device {}: {fault}", device.reference));
            }
        }
    }
    check_laws(c, &mut report).await?;
    Ok(report)
}

/// What is wrong with the chain of one device; `None` when nothing is.
///
/// # Errors
/// 404 when there is no such device.
pub async fn fault_of(c: &impl ConnectionTrait, id: DeviceId) -> Result<Option<String>> {
    let row = device::Entity::find_by_id(id).one(c).await?.ok_or_else(Error::not_found)?;
    let events = event::Entity::find()
        .filter(event::Column::DeviceId.eq(id))
        .order_by_asc(event::Column::Number)
        .all(c)
        .await?;
    Ok(broken(&row, &events))
}

fn broken(device: &device::Model, events: &[event::Model]) -> Option<String> {
    let mut previous = String::new();
    for (event, expected) in events.iter().zip(1_i64..) {
        if event.number != expected {
            return Some(format!("event {expected} is missing (law 1)"));
        }
        let link = Link {
            id: event.id,
            device_id: event.device_id,
            number: event.number,
            kind: &event.kind,
            at: event.at,
            organisation_id: event.organisation_id,
            details: &event.details,
        };
        if event.previous_hash != previous || chain::hash(&previous, &link) != event.hash {
            return Some(format!("event {expected} was changed (law 1)"));
        }
        previous.clone_from(&event.hash);
    }
    let count = i64::try_from(events.len()).unwrap_or(i64::MAX);
    if device.head_number != count || device.head_hash != previous {
        return Some("its chain does not end where the device says (law 1)".to_owned());
    }
    let told = events.iter().rev().find_map(|event| event.details.get("to")?.as_str().map(str::to_owned));
    if told.as_deref() != Some(device.state.as_str()) {
        return Some(format!("its state {} is not its last event's (law 1)", device.state));
    }
    None
}

async fn check_laws(c: &impl ConnectionTrait, report: &mut VerifyReport) -> Result<()> {
    let gone = match c.get_database_backend() {
        sea_orm::DbBackend::Postgres => {
            "SELECT d.reference FROM devices d JOIN device_storages s ON s.device_id = d.id WHERE s.fate <> 'present' AND \
             NOT EXISTS (SELECT 1 FROM device_events e WHERE e.device_id = d.id AND e.kind = 'storage_gone' AND \
             e.details ->> 'storage_id' = s.id::text)"
        }
        _ => {
            "SELECT d.reference FROM devices d JOIN device_storages s ON s.device_id = d.id WHERE s.fate <> 'present' AND \
             NOT EXISTS (SELECT 1 FROM device_events e WHERE e.device_id = d.id AND e.kind = 'storage_gone' AND \
             replace(json_extract(e.details, '$.storage_id'), '-', '') = lower(hex(s.id)))"
        }
    };
    let laws = [
        (
            "is promised while its promise has ended, or holds a promise it does not name (law 2)",
            "SELECT d.reference FROM devices d LEFT JOIN claims c ON c.device_id = d.id AND c.ended_at IS NULL \
             WHERE (d.claim_id IS NULL) <> (c.id IS NULL) OR d.claim_id <> c.id",
        ),
        (
            "is reserved or proposed without a promise (law 2)",
            "SELECT d.reference FROM devices d WHERE d.state IN ('reserved', 'proposed', 'lent') AND d.claim_id IS NULL",
        ),
        (
            "is in a new life while one of its storages lacks accepted evidence (law 3)",
            "SELECT d.reference FROM devices d WHERE d.state IN ('ready', 'listed', 'reserved', 'sold', \
             'in_solidarity_pool', 'proposed', 'given', 'available_for_loan', 'lent', 'in_use') AND EXISTS (SELECT 1 FROM \
             device_storages s WHERE s.device_id = d.id AND s.fate = 'present' AND NOT EXISTS (SELECT 1 FROM \
             wipe_evidence e WHERE e.storage_id = s.id AND e.accepted AND e.revoked_at IS NULL))",
        ),
        ("has a storage that is gone although no event of its device says so (law 3)", gone),
        (
            "was sold against its origin (law 13)",
            "SELECT d.reference FROM devices d JOIN claims c ON c.device_id = d.id \
             WHERE c.purpose = 'sale' AND NOT d.sale_allowed",
        ),
    ];
    for fault in laws::broken(c, "device", &laws).await? {
        report.fault(fault);
    }
    Ok(())
}
