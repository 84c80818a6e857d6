//! The verifier: re-reads every chain, promise and proof, and names what does not fit.

use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::reread::{Chain, Devices, Events, Told};
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

/// Reads every device's chain in pages, then the laws that a query can check. What cannot be read is named, and the rest is
/// read all the same.
///
/// # Errors
/// When the database fails.
pub async fn verify(c: &impl ConnectionTrait) -> Result<VerifyReport> {
    let mut report = VerifyReport::default();
    let mut events = Events::new(c);
    let mut devices = Devices::new(c);
    while let Some(device) = devices.next(c, &mut report).await? {
        report.devices += 1;
        let mut chain = Chain::default();
        while let Some(event) = events.of(c, device.id).await? {
            match event {
                Told::Event(event) => chain.take(event),
                Told::Stray(id) => report.fault(format!("an event of device {id} has no device (law 1)")),
            }
        }
        report.events += chain.count;
        for fault in chain.faults(&device) {
            report.fault(format!("device {}: {fault}", device.reference));
        }
    }
    while let Some(id) = events.stray(c).await? {
        report.fault(format!("an event of device {id} has no device (law 1)"));
    }
    check_laws(c, &mut report).await?;
    Ok(report)
}

/// What is wrong with the chain of one device; `None` when nothing is.
///
/// # Errors
/// 404 when there is no such device.
pub async fn fault_of(c: &impl ConnectionTrait, id: DeviceId) -> Result<Option<String>> {
    let mut devices = Devices::only(c, id);
    let mut report = VerifyReport::default();
    let device = devices.next(c, &mut report).await?;
    if let Some(fault) = report.faults.into_iter().next() {
        return Ok(Some(fault));
    }
    let device = device.ok_or_else(Error::not_found)?;
    let mut events = Events::only(c, id);
    let mut chain = Chain::default();
    while let Some(Told::Event(event)) = events.of(c, id).await? {
        chain.take(event);
    }
    Ok(chain.faults(&device).into_iter().next())
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
