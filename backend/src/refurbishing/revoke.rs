//! A proof turns out to be false: it proves nothing from now on. The device is set aside, its promise ends, and whoever holds
//! either is told, all in one transaction; the rooms that made the promise hear of it by a job.

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::rules::Stage;
use super::service::{Bench, audit_evidence, load, reload};
use super::store::{self, Evidence};
use crate::accounts::tell;
use crate::devices::{self, Action, Device, claims};
use crate::kernel::{Capacity, DeviceId, Error, OpContext, Result, WipeEvidenceId};
use crate::platform::{Db, jobs};

/// A promise ended because a proof of its device was taken back.
pub const PROMISE_WITHDRAWN: &str = "refurbishing.promise_withdrawn";

/// What [`PROMISE_WITHDRAWN`] tells.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Withdrawn {
    /// The device.
    pub device_id: DeviceId,
    /// Its reference.
    pub reference: String,
    /// What held the promise: `purchase_order`, `proposal`…
    pub holder_kind: String,
    /// Which one.
    pub holder_id: Uuid,
}

/// Who may take a proof back: the operator, and the workshop that holds the device.
fn may_revoke(op: &OpContext, device: &Device) -> Result<()> {
    if op.holds(Capacity::Operator) {
        return op.require(Capacity::Operator).map(|_| ());
    }
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    if device.holder_id == own { Ok(()) } else { Err(Error::not_found()) }
}

/// A device as whoever may take its proofs back sees it.
///
/// # Errors
/// 401; 403; 404 for a workshop that does not hold it.
pub async fn look(c: &impl ConnectionTrait, op: &OpContext, reference: &str) -> Result<Bench> {
    if !op.holds(Capacity::Operator) {
        op.require_reading(Capacity::Refurbisher)?;
    }
    let device = devices::find_by_reference(c, reference).await?;
    let own = op.acting()?.organisation_id;
    if !op.holds(Capacity::Operator) && device.holder_id != own {
        return Err(Error::not_found());
    }
    load(c, device).await
}

/// Evidence proves nothing from now on. A device that has not left is set aside until its storage is erased again, and its
/// promise ends; its holder is told, and so is whoever had the promise.
///
/// # Errors
/// 403 for anyone but the operator and a workshop; 404, also for a workshop that does not hold the device.
pub async fn revoke(
    db: &Db,
    public_url: &str,
    op: &OpContext,
    id: WipeEvidenceId,
    reason: &str,
) -> Result<Bench> {
    db.tx(async |t| {
        if !op.holds(Capacity::Operator) {
            op.require(Capacity::Refurbisher)?;
        }
        let evidence = store::evidence(t, id).await?;
        let bench = load(t, devices::device_of_storage(t, evidence.storage_id).await?).await?;
        may_revoke(op, &bench.device)?;
        if evidence.revoked_at.is_some() {
            return Ok(bench);
        }
        store::revoke(t, &[id], op.now, store::Revocation::False(reason)).await?;
        audit_evidence(t, op, "revoke", &evidence).await?;
        let details = json!({ "evidence_id": id, "storage_id": evidence.storage_id });
        devices::note(t, op, bench.device.id, "wipe_evidence_revoked", details.clone()).await?;
        let doubtful = evidence.accepted && reload(t, &bench).await?.pending() > 0;
        if doubtful {
            set_aside(t, op, &bench, details).await?;
            warn(t, op, public_url, &bench.device, &evidence, reason).await?;
        }
        reload(t, &bench).await
    })
    .await
}

/// The device waits until it is erased again; nobody has its promise any more.
async fn set_aside(
    t: &DatabaseTransaction,
    op: &OpContext,
    bench: &Bench,
    details: serde_json::Value,
) -> Result<()> {
    match Stage::of(bench.device.state) {
        Stage::ToRepair | Stage::ToGrade | Stage::Ready | Stage::Offered => {}
        Stage::ToTest | Stage::ToErase | Stage::SetAside | Stage::Out | Stage::Ended => return Ok(()),
    }
    devices::act(t, op, bench.device.id, Action::Quarantine, details).await?;
    let Some((holder_kind, holder_id)) = claims::withdraw(t, op, bench.device.id).await? else {
        return Ok(());
    };
    let gone = Withdrawn {
        device_id: bench.device.id,
        reference: bench.device.reference.clone(),
        holder_kind,
        holder_id,
    };
    jobs::enqueue(t, op, PROMISE_WITHDRAWN, &gone).await
}

/// To whoever holds the device, also when it has left its workshop.
async fn warn(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    device: &Device,
    evidence: &Evidence,
    reason: &str,
) -> Result<()> {
    let gone = matches!(Stage::of(device.state), Stage::Out | Stage::Ended);
    let page = if gone { "appareils" } else { "desk/devices" };
    let address = format!("{}/{page}/{}", public_url.trim_end_matches('/'), device.reference);
    let tool = format!("{} {}", evidence.submitted.tool, evidence.submitted.tool_version);
    tell(t, op, device.holder_id, |texts| {
        let subject =
            texts.t("mail-evidence-revoked-subject").with("device", device.reference.as_str()).to_string();
        let text = if gone {
            texts.t("mail-evidence-revoked-out-text")
        } else {
            texts.t("mail-evidence-revoked-text")
        };
        let text = text
            .with("device", device.reference.as_str())
            .with("title", device.specification.title())
            .with("tool", tool.as_str())
            .with("reason", reason)
            .with("page", address.as_str())
            .to_string();
        (subject, text)
    })
    .await
}
