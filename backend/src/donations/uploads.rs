//! A list's file sent in parts: whoever is cut off asks how far it has got, and goes on from there. Nothing is read
//! before the file is whole, and a lot comes of it whole or not at all.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};
use serde_json::json;

use super::entity::{upload, upload_part};
use super::inventory::{self, Progress, Standing};
use crate::kernel::{
    Capacity, DocumentId, DonationLotId, Error, ErrorKind, Instant, InventoryUploadId, OpContext,
    OrganisationId, Result, UserId,
};
use crate::platform::storage::{NewFile, sha256};
use crate::platform::{audit, jobs};
use crate::web::App;

/// The kind of job that removes a file nobody goes on with.
pub const FORGET_UPLOAD: &str = "donations.forget_upload";
/// The smallest part but for the last, in bytes.
pub const SMALLEST_PART: usize = 64 * 1024;
/// The largest part, in bytes.
pub const LARGEST_PART: usize = 4 * 1024 * 1024;
/// The part that is proposed to senders, in bytes.
pub const USUAL_PART: usize = 1024 * 1024;
/// Files that one account may have on the way at once.
pub const MOST_ON_THE_WAY: u64 = 3;
/// Files of one organisation that are told at once.
const MOST_LISTED: u64 = 20;
/// How long a file is kept after its last part.
const KEPT: Duration = Duration::days(1);

/// A file on the way.
#[derive(Clone, Debug)]
pub struct InventoryUpload {
    /// Its id.
    pub id: InventoryUploadId,
    /// Its name, as sent.
    pub file_name: String,
    /// Its bytes in all.
    pub size: i64,
    /// SHA-256 of the whole file, in hexadecimal.
    pub sha256: String,
    /// Its bytes that have arrived, from its beginning.
    pub received: i64,
    /// The lot that came of it.
    pub lot_id: Option<DonationLotId>,
    /// When it is forgotten, unless more of it comes.
    pub forgotten_at: Instant,
}

impl InventoryUpload {
    /// Whether all of it has arrived.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.received == self.size
    }
}

fn of(row: upload::Model) -> InventoryUpload {
    InventoryUpload {
        id: row.id,
        file_name: row.file_name,
        size: row.size,
        sha256: row.sha256,
        received: row.received,
        lot_id: row.lot_id,
        forgotten_at: row.updated_at + KEPT,
    }
}

async fn find(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    id: InventoryUploadId,
) -> Result<InventoryUpload> {
    let found = upload::Entity::find_by_id(id).filter(upload::Column::DonorId.eq(donor)).one(c).await?;
    found.map(of).ok_or_else(Error::not_found)
}

/// SHA-256 as sent, in lower case.
fn digest(field: &str, text: &str) -> Result<String> {
    let text = text.trim().to_ascii_lowercase();
    let is_one = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_one { Ok(text) } else { Err(Error::invalid(field, "sha256-malformed")) }
}

/// Announces a file. One with the same bytes that the organisation has on the way is gone on with: then the answer
/// is that one, and `false`.
///
/// # Errors
/// 401, 403 for anyone but a donor; 413 for a file over 20 MiB; 422 on `file_name`, `size` or `sha256`; 429
/// `uploads-too-many` when the account has three on the way.
pub async fn begin(
    app: &App,
    op: &OpContext,
    file_name: &str,
    size: i64,
    sha256: &str,
) -> Result<(InventoryUpload, bool)> {
    let acting = op.require(Capacity::Donor)?;
    let (donor, account) = (acting.organisation_id, acting.user_id);
    let file_name: String = file_name.chars().filter(|c| !c.is_control()).take(200).collect();
    if file_name.trim().is_empty() {
        return Err(Error::invalid("file_name", "upload-name"));
    }
    if size < 1 {
        return Err(Error::invalid("size", "upload-size"));
    }
    if usize::try_from(size).unwrap_or(usize::MAX) > inventory::LARGEST_FILE_BYTES {
        return Err(Error::new(ErrorKind::TooLarge, "inventory-too-large"));
    }
    let sha256 = digest("sha256", sha256)?;
    app.db
        .tx(async |t| {
            let same = upload::Entity::find()
                .filter(upload::Column::DonorId.eq(donor))
                .filter(upload::Column::LotId.is_null())
                .filter(upload::Column::Sha256.eq(&sha256))
                .filter(upload::Column::Size.eq(size))
                .order_by_desc(upload::Column::Id)
                .one(t)
                .await?;
            if let Some(same) = same {
                return Ok((of(same), false));
            }
            if on_the_way(t, donor, account).await? >= MOST_ON_THE_WAY {
                return Err(Error::new(ErrorKind::TooMany, "uploads-too-many").with("limit", MOST_ON_THE_WAY));
            }
            let row = upload::Model {
                id: InventoryUploadId::new(),
                donor_id: donor,
                account_id: account,
                file_name: file_name.clone(),
                size,
                sha256: sha256.clone(),
                received: 0,
                lot_id: None,
                created_at: op.now,
                updated_at: op.now,
            };
            upload::Entity::insert(upload::ActiveModel::from(row.clone()).reset_all())
                .exec_without_returning(t)
                .await?;
            let details = json!({ "bytes": size });
            audit::record(t, op, "inventory_upload.begin", "inventory_upload", row.id, details).await?;
            plan(t, op, row.id, op.now + KEPT).await?;
            Ok((of(row), true))
        })
        .await
}

async fn on_the_way(t: &DatabaseTransaction, donor: OrganisationId, account: UserId) -> Result<u64> {
    Ok(upload::Entity::find()
        .filter(upload::Column::DonorId.eq(donor))
        .filter(upload::Column::AccountId.eq(account))
        .filter(upload::Column::LotId.is_null())
        .count(t)
        .await?)
}

async fn plan(t: &DatabaseTransaction, op: &OpContext, id: InventoryUploadId, at: Instant) -> Result<()> {
    let key = format!("{FORGET_UPLOAD}:{id}:{}", at.timestamp());
    jobs::enqueue_at(t, op, FORGET_UPLOAD, &id, at, Some(key)).await
}

/// How a file stands.
///
/// # Errors
/// 401, 403, 404.
pub async fn state(app: &App, op: &OpContext, id: InventoryUploadId) -> Result<InventoryUpload> {
    let donor = op.require_reading(Capacity::Donor)?.organisation_id;
    find(app.db.fresh(), donor, id).await
}

/// The files of the acting organisation that no lot has come of yet, the newest first; twenty at most.
///
/// # Errors
/// 401, 403.
pub async fn unfinished(app: &App, op: &OpContext) -> Result<Vec<InventoryUpload>> {
    let donor = op.require_reading(Capacity::Donor)?.organisation_id;
    let rows = upload::Entity::find()
        .filter(upload::Column::DonorId.eq(donor))
        .filter(upload::Column::LotId.is_null())
        .order_by_desc(upload::Column::Id)
        .limit(MOST_LISTED)
        .all(app.db.fresh())
        .await?;
    Ok(rows.into_iter().map(of).collect())
}

fn length(bytes: &[u8]) -> Result<i64> {
    i64::try_from(bytes.len()).map_err(Error::internal)
}

/// Keeps the next part of a file. A part that is there already changes nothing.
///
/// # Errors
/// 401, 403, 404; 409 `upload-other-offset` when the file has got elsewhere, `upload-finished` once a lot came of it; 413
/// for a part over 4 MiB; 422 on `sha256`, or for a part that is empty, too small, or goes beyond the file's end.
pub async fn add(
    app: &App,
    op: &OpContext,
    id: InventoryUploadId,
    offset: i64,
    sha256_sent: &str,
    bytes: Vec<u8>,
) -> Result<InventoryUpload> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    let before = find(app.db.fresh(), donor, id).await?;
    if bytes.len() > LARGEST_PART {
        return Err(Error::new(ErrorKind::TooLarge, "upload-part-too-large"));
    }
    let digest = digest("sha256", sha256_sent)?;
    if sha256(&bytes) != digest {
        return Err(Error::invalid("sha256", "upload-part-damaged"));
    }
    let size = length(&bytes)?;
    let end = offset.checked_add(size).filter(|end| offset >= 0 && *end <= before.size);
    let Some(end) = end else { return Err(Error::invalid("offset", "upload-part-beyond")) };
    if bytes.len() < SMALLEST_PART && end < before.size || bytes.is_empty() {
        return Err(Error::invalid("offset", "upload-part-too-small"));
    }
    app.db
        .tx(async |t| {
            let there = find(t, donor, id).await?;
            if there.lot_id.is_some() {
                return Err(Error::conflict("upload-finished"));
            }
            if there.received != offset {
                let same = upload_part::Entity::find_by_id((id, offset)).one(t).await?;
                return match same.filter(|part| part.sha256 == digest && part.bytes == size) {
                    Some(_) => Ok(there),
                    None => Err(Error::conflict("upload-other-offset").with("received", there.received)),
                };
            }
            let file = NewFile {
                owner: donor,
                subject_kind: "inventory_upload",
                subject_id: id.to_string(),
                file_name: &there.file_name,
                media_type: "application/octet-stream",
                bytes: bytes.clone(),
            };
            let kept = app.storage.keep(t, op, file).await?;
            let part = upload_part::ActiveModel {
                upload_id: Set(id),
                position: Set(offset),
                bytes: Set(size),
                sha256: Set(digest.clone()),
                document_id: Set(kept.id),
            };
            upload_part::Entity::insert(part).exec_without_returning(t).await?;
            advance(t, op, id, offset, end).await?;
            Ok(InventoryUpload { received: end, forgotten_at: op.now + KEPT, ..there })
        })
        .await
}

async fn advance(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: InventoryUploadId,
    from: i64,
    to: i64,
) -> Result<()> {
    let moved = upload::Entity::update_many()
        .col_expr(upload::Column::Received, Expr::value(to))
        .col_expr(upload::Column::UpdatedAt, Expr::value(op.now))
        .filter(upload::Column::Id.eq(id))
        .filter(upload::Column::Received.eq(from))
        .exec(t)
        .await?;
    if moved.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

async fn parts(c: &impl ConnectionTrait, id: InventoryUploadId) -> Result<Vec<upload_part::Model>> {
    Ok(upload_part::Entity::find()
        .filter(upload_part::Column::UploadId.eq(id))
        .order_by_asc(upload_part::Column::Position)
        .all(c)
        .await?)
}

/// The whole file, held against what was announced. One that does not match starts anew.
///
/// # Errors
/// 409 `upload-incomplete`; 422 on `inventory` when it is not the file that was announced.
pub(super) async fn whole(app: &App, op: &OpContext, of: &InventoryUpload) -> Result<Vec<u8>> {
    if !of.is_whole() {
        return Err(Error::conflict("upload-incomplete").with("received", of.received).with("size", of.size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(of.size).map_err(Error::internal)?);
    for part in parts(app.db.fresh(), of.id).await? {
        bytes.append(&mut app.storage.bytes(part.document_id).await?);
    }
    if sha256(&bytes) != of.sha256 {
        let gone = app
            .db
            .tx(async |t| {
                // Another has read and kept it meanwhile: its parts are gone because a lot came of them.
                let now = upload::Entity::find_by_id(of.id).one(t).await?;
                if now.is_none_or(|row| row.lot_id.is_some()) {
                    return Err(Error::conflict("upload-finished"));
                }
                let gone = forget_parts(app, t, of.id).await?;
                advance(t, op, of.id, of.received, 0).await?;
                Ok(gone)
            })
            .await?;
        remove_bytes(app, gone).await;
        return Err(Error::invalid("inventory", "upload-damaged"));
    }
    Ok(bytes)
}

/// Says which lot came of a file, in the lot's own transaction; gives what is to be removed after it.
///
/// # Errors
/// 409 `upload-finished` when another came of it meanwhile.
pub(super) async fn taken(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    id: InventoryUploadId,
    lot: DonationLotId,
) -> Result<Vec<DocumentId>> {
    let marked = upload::Entity::update_many()
        .col_expr(upload::Column::LotId, Expr::value(lot))
        .col_expr(upload::Column::UpdatedAt, Expr::value(op.now))
        .filter(upload::Column::Id.eq(id))
        .filter(upload::Column::LotId.is_null())
        .exec(t)
        .await?;
    if marked.rows_affected == 0 {
        return Err(Error::conflict("upload-finished"));
    }
    forget_parts(app, t, id).await
}

async fn forget_parts(app: &App, t: &DatabaseTransaction, id: InventoryUploadId) -> Result<Vec<DocumentId>> {
    let gone: Vec<DocumentId> = parts(t, id).await?.into_iter().map(|part| part.document_id).collect();
    upload_part::Entity::delete_many().filter(upload_part::Column::UploadId.eq(id)).exec(t).await?;
    app.storage.forget_many(t, &gone).await?;
    Ok(gone)
}

/// Removes bytes that no row names any more. What stays is rubbish, and no reason to fail.
pub(super) async fn remove_bytes(app: &App, gone: Vec<DocumentId>) {
    for id in gone {
        if let Err(error) = app.storage.remove(id).await {
            tracing::warn!(%error, "a part of a file could not be removed");
        }
    }
}

async fn delete(
    app: &App,
    t: &DatabaseTransaction,
    op: &OpContext,
    id: InventoryUploadId,
) -> Result<Vec<DocumentId>> {
    let gone = forget_parts(app, t, id).await?;
    upload::Entity::delete_by_id(id).exec(t).await?;
    audit::record(t, op, "inventory_upload.remove", "inventory_upload", id, json!({})).await?;
    Ok(gone)
}

/// Removes a file that is on the way.
///
/// # Errors
/// 401, 403, 404.
pub async fn remove(app: &App, op: &OpContext, id: InventoryUploadId) -> Result<()> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    let gone = app
        .db
        .tx(async |t| {
            find(t, donor, id).await?;
            delete(app, t, op, id).await
        })
        .await?;
    remove_bytes(app, gone).await;
    Ok(())
}

/// Removes a file that nothing was added to for a day; asked for by a job.
///
/// # Errors
/// When the database fails: the job is tried again.
pub async fn forget(app: App, payload: serde_json::Value) -> Result<()> {
    let id: InventoryUploadId = serde_json::from_value(payload).map_err(Error::internal)?;
    let op = OpContext::system("uploads", app.clock.now());
    let gone = app
        .db
        .tx(async |t| {
            let Some(row) = upload::Entity::find_by_id(id).one(t).await? else { return Ok(Vec::new()) };
            let due = row.updated_at + KEPT;
            if due > op.now {
                plan(t, &op, id, due).await?;
                return Ok(Vec::new());
            }
            delete(&app, t, &op, id).await
        })
        .await?;
    remove_bytes(&app, gone).await;
    Ok(())
}

/// The files that this process reads at this moment.
static READING: LazyLock<Mutex<HashMap<InventoryUploadId, Arc<Progress>>>> = LazyLock::new(Mutex::default);

/// Held while a file is read and kept.
pub(super) struct Reading(InventoryUploadId);

impl Reading {
    /// Begins; `None` when it is being read already.
    pub(super) fn begin(id: InventoryUploadId, progress: &Arc<Progress>) -> Option<Self> {
        let mut reading = READING.lock().unwrap_or_else(PoisonError::into_inner);
        if reading.contains_key(&id) {
            return None;
        }
        reading.insert(id, progress.clone());
        Some(Self(id))
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        READING.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}

/// How far the reading of a file has got; `None` when this process does not read it.
#[must_use]
pub fn reading(id: InventoryUploadId) -> Option<Standing> {
    READING.lock().unwrap_or_else(PoisonError::into_inner).get(&id).map(|progress| progress.standing())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_by_one_at_a_time_and_watched_meanwhile() {
        let id = InventoryUploadId::new();
        let progress = Arc::new(Progress::default());
        assert!(reading(id).is_none());
        let held = Reading::begin(id, &progress).expect("nobody reads it");
        assert!(Reading::begin(id, &progress).is_none());
        progress.keeps(7);
        assert_eq!(reading(id).map(|standing| standing.to_keep), Some(7));
        drop(held);
        assert!(reading(id).is_none() && Reading::begin(id, &progress).is_some());
    }
}
