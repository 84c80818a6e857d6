//! Proofs of erasure as they were judged: what is measured of them.

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use crate::kernel::{DeviceId, Instant, Result, WipeEvidenceId};

/// One proof of a device, as it was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Which one.
    pub id: WipeEvidenceId,
    /// Whose storage it speaks of.
    pub device_id: DeviceId,
    /// When it was handed in.
    pub at: Instant,
    /// Whether it was refused at once, or taken back since as false. A proof that only a later life of the device ended
    /// was good.
    pub refused: bool,
}

#[derive(FromQueryResult)]
struct Row {
    id: WipeEvidenceId,
    device_id: DeviceId,
    created_at: Instant,
    accepted: bool,
    revoked_at: Option<Instant>,
    life_over: bool,
}

/// The proofs of several devices, in no order.
///
/// # Errors
/// When the database fails.
pub async fn judged_of(c: &impl ConnectionTrait, devices: &[DeviceId]) -> Result<Vec<Judged>> {
    if devices.is_empty() {
        return Ok(Vec::new());
    }
    let backend = c.get_database_backend();
    let numbered = backend == DbBackend::Postgres;
    let marks: Vec<String> = (1..=devices.len())
        .map(|number| if numbered { format!("${number}") } else { "?".to_owned() })
        .collect();
    let sql = format!(
        "SELECT w.id, s.device_id, w.created_at, w.accepted, w.revoked_at, w.life_over FROM device_storages s \
         JOIN wipe_evidence w ON w.storage_id = s.id WHERE s.device_id IN ({})",
        marks.join(", ")
    );
    let values = devices.iter().map(|id| (*id).into());
    let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    let judged = rows.into_iter().map(|row| Judged {
        id: row.id,
        device_id: row.device_id,
        at: row.created_at,
        refused: !row.accepted || (row.revoked_at.is_some() && !row.life_over),
    });
    Ok(judged.collect())
}
