//! What became of each storage of some devices, disk by disk, with its proof: what a data-protection officer reads.

use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::content::{self, Line};
use crate::devices::{Device, Storage};
use crate::kernel::{Instant, Result, WipeEvidenceId};
use crate::refurbishing::evidence::Method;

/// A storage, or a device without any, and what is proven of it. No name of a person.
#[derive(Clone, Debug, Serialize)]
pub struct Disk {
    /// The device's reference.
    pub device: String,
    /// What it is.
    pub model: String,
    /// Its serial number.
    pub device_serial: Option<String>,
    /// ssd, nvme, hdd, flash or unknown; none for a device without storage.
    pub storage_kind: Option<String>,
    /// Its capacity in gigabytes.
    pub storage_gigabytes: Option<i32>,
    /// Its serial number.
    pub storage_serial: Option<String>,
    /// `erased` or `destroyed` with a proof, `destroyed-unproven`, `removed`, `no-storage`, or `pending`.
    pub status: &'static str,
    /// How: clear, purge or destroy.
    pub method: Option<&'static str>,
    /// The tool with its version, or the means of destruction.
    pub tool: Option<String>,
    /// When the proven act ended.
    pub ended_at: Option<Instant>,
    /// Whether the result was verified.
    pub verified: Option<bool>,
    /// The proof's id.
    pub evidence_id: Option<WipeEvidenceId>,
    /// SHA-256 of the tool's own report, when it was handed in.
    pub report_sha256: Option<String>,
}

impl Disk {
    fn of(device: &Device, storage: Option<&Storage>, status: &'static str) -> Self {
        Self {
            device: device.reference.clone(),
            model: device.specification.title(),
            device_serial: device.serial.clone(),
            storage_kind: storage.map(|one| one.kind.clone()),
            storage_gigabytes: storage.and_then(|one| one.gigabytes),
            storage_serial: storage.and_then(|one| one.serial.clone()),
            status,
            method: None,
            tool: None,
            ended_at: None,
            verified: None,
            evidence_id: None,
            report_sha256: None,
        }
    }

    fn proven(line: Line) -> Self {
        let Line { device, storage, evidence } = line;
        let submitted = evidence.submitted;
        let status = match submitted.method {
            Method::Destroy => "destroyed",
            Method::Clear | Method::Purge => "erased",
        };
        let bare = Self::of(&device, Some(&storage), status);
        Self {
            storage_serial: submitted.storage_serial.filter(|one| !one.is_empty()).or(bare.storage_serial),
            method: Some(submitted.method.code()),
            tool: Some(format!("{} {}", submitted.tool, submitted.tool_version).trim().to_owned()),
            ended_at: Some(submitted.ended_at),
            verified: Some(submitted.verified),
            evidence_id: Some(evidence.id),
            report_sha256: submitted.report_sha256,
            ..bare
        }
    }
}

/// Every storage of these devices, and each device without any, by the devices' references.
///
/// # Errors
/// When the database fails.
pub async fn disks(c: &impl ConnectionTrait, devices: &[Device]) -> Result<Vec<Disk>> {
    let content = content::gather(c, devices).await?;
    let left = content.left.iter().map(|one| {
        let status = match one.reason {
            "destroyed" => "destroyed-unproven",
            other => other,
        };
        Disk::of(&one.device, one.storage.as_ref(), status)
    });
    let mut all: Vec<Disk> = left.collect();
    all.extend(content.lines.into_iter().map(Disk::proven));
    all.sort_by(|a, b| (&a.device, &a.storage_serial).cmp(&(&b.device, &b.storage_serial)));
    Ok(all)
}
