//! Queries on certificates.

use sea_orm::ExprTrait;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::{Certificate, Kind};
use crate::kernel::{CertificateId, DeviceId, Error, Instant, LotPartId, Result, WipeEvidenceId};
use crate::platform::bulk;
use crate::refurbishing::entity::{certificate, link, wipe_evidence};

/// The most certificates that a page lists.
const MOST_LISTED: u64 = 50;

fn of(row: certificate::Model) -> Result<Certificate> {
    let kind: Kind = row.kind.parse().map_err(|()| Error::internal("unknown kind of certificate"))?;
    Ok(Certificate {
        id: row.id,
        number: row.number,
        kind,
        subject_id: row.subject_id,
        subject_reference: row.subject_reference,
        lot_part_id: row.lot_part_id,
        donor_id: row.donor_id,
        workshop_id: row.workshop_id,
        devices: row.devices,
        storages: row.storages,
        left_out: row.left_out,
        document_id: row.document_id,
        file_sha256: row.file_sha256,
        evidence_sha256: row.evidence_sha256,
        content_sha256: row.content_sha256,
        created_at: row.created_at,
        revoked: (0, None),
    })
}

/// Fills in how many proofs of each were revoked since. A device that came back needs a new proof for its next life; that
/// does not make the old one false.
async fn judged(c: &impl ConnectionTrait, rows: Vec<certificate::Model>) -> Result<Vec<Certificate>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let revoked: Vec<(CertificateId, i64, Option<Instant>)> = link::Entity::find()
        .join(sea_orm::JoinType::InnerJoin, link::Relation::Evidence.def())
        .filter(link::Column::CertificateId.is_in(rows.iter().map(|row| row.id)))
        .filter(wipe_evidence::Column::RevokedAt.is_not_null())
        .filter(wipe_evidence::Column::LifeOver.eq(false))
        .select_only()
        .column(link::Column::CertificateId)
        .column_as(link::Column::EvidenceId.count(), "count")
        .column_as(wipe_evidence::Column::RevokedAt.max(), "last")
        .group_by(link::Column::CertificateId)
        .into_tuple()
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            let mut one = of(row)?;
            if let Some((_, count, last)) = revoked.iter().find(|(id, ..)| *id == one.id) {
                one.revoked = (*count, *last);
            }
            Ok(one)
        })
        .collect()
}

async fn judged_one(
    c: &impl ConnectionTrait,
    row: Option<certificate::Model>,
) -> Result<Option<Certificate>> {
    Ok(judged(c, row.into_iter().collect()).await?.pop())
}

pub(super) async fn insert(
    t: &DatabaseTransaction,
    one: &Certificate,
    proofs: &[WipeEvidenceId],
) -> Result<()> {
    let row = certificate::ActiveModel {
        id: Set(one.id),
        number: Set(one.number.clone()),
        kind: Set(one.kind.code().to_owned()),
        subject_id: Set(one.subject_id),
        subject_reference: Set(one.subject_reference.clone()),
        lot_part_id: Set(one.lot_part_id),
        donor_id: Set(one.donor_id),
        workshop_id: Set(one.workshop_id),
        devices: Set(one.devices),
        storages: Set(one.storages),
        left_out: Set(one.left_out),
        document_id: Set(one.document_id),
        file_sha256: Set(one.file_sha256.clone()),
        evidence_sha256: Set(one.evidence_sha256.clone()),
        content_sha256: Set(one.content_sha256.clone()),
        created_at: Set(one.created_at),
    };
    certificate::Entity::insert(row).exec_without_returning(t).await?;
    bulk::insert(
        t,
        proofs
            .iter()
            .map(|proof| link::ActiveModel { certificate_id: Set(one.id), evidence_id: Set(*proof) }),
    )
    .await
}

/// The certificate that attests the very same.
pub(super) async fn same(
    c: &impl ConnectionTrait,
    subject: Uuid,
    content_sha256: &str,
) -> Result<Option<Certificate>> {
    let row = certificate::Entity::find()
        .filter(certificate::Column::SubjectId.eq(subject))
        .filter(certificate::Column::ContentSha256.eq(content_sha256))
        .one(c)
        .await?;
    judged_one(c, row).await
}

pub(super) async fn by_number(c: &impl ConnectionTrait, number: &str) -> Result<Option<Certificate>> {
    let row = certificate::Entity::find().filter(certificate::Column::Number.eq(number)).one(c).await?;
    judged_one(c, row).await
}

/// The certificate whose file, or whose evidence, has that hash.
pub(super) async fn by_hash(c: &impl ConnectionTrait, hash: &str) -> Result<Option<Certificate>> {
    let either = certificate::Column::FileSha256.eq(hash).or(certificate::Column::EvidenceSha256.eq(hash));
    judged_one(c, certificate::Entity::find().filter(either).one(c).await?).await
}

/// The newest certificate of the same subject.
pub(super) async fn newest(c: &impl ConnectionTrait, subject: Uuid) -> Result<Option<Certificate>> {
    let row = certificate::Entity::find()
        .filter(certificate::Column::SubjectId.eq(subject))
        .order_by_desc(certificate::Column::Id)
        .one(c)
        .await?;
    judged_one(c, row).await
}

/// The certificates of a device, newest first, at most 50.
///
/// # Errors
/// When the database fails.
pub async fn of_issued(c: &impl ConnectionTrait, device: DeviceId) -> Result<Vec<Certificate>> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::SubjectId.eq(device.0))
        .order_by_desc(certificate::Column::Id)
        .limit(MOST_LISTED)
        .all(c)
        .await?;
    judged(c, rows).await
}

/// The certificates of lot parts, then those of their devices, newest first, at most 50.
///
/// # Errors
/// When the database fails.
pub async fn of_parts(
    c: &impl ConnectionTrait,
    parts: impl IntoIterator<Item = LotPartId>,
) -> Result<Vec<Certificate>> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::LotPartId.is_in(parts))
        .order_by_desc(certificate::Column::Kind)
        .order_by_desc(certificate::Column::Id)
        .limit(MOST_LISTED)
        .all(c)
        .await?;
    judged(c, rows).await
}

/// The certificates of a lot part and of its devices, in id order after `after`, at most 200; whether they still stand is
/// not looked up.
///
/// # Errors
/// When the database fails.
pub async fn every_of_part(
    c: &impl ConnectionTrait,
    part: LotPartId,
    after: Option<CertificateId>,
) -> Result<Vec<Certificate>> {
    let mut query = certificate::Entity::find()
        .filter(certificate::Column::LotPartId.eq(part))
        .order_by_asc(certificate::Column::Id)
        .limit(200);
    if let Some(after) = after {
        query = query.filter(certificate::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(of).collect()
}

/// Certificates in id order after `after`, at most 200; whether they still stand is not looked up.
pub(super) async fn after(
    c: &impl ConnectionTrait,
    after: Option<CertificateId>,
) -> Result<Vec<Certificate>> {
    let mut query = certificate::Entity::find().order_by_asc(certificate::Column::Id).limit(200);
    if let Some(after) = after {
        query = query.filter(certificate::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(of).collect()
}

/// The proofs of a certificate, at most `limit`.
pub(super) async fn proofs(
    c: &impl ConnectionTrait,
    id: CertificateId,
    limit: u64,
) -> Result<Vec<WipeEvidenceId>> {
    Ok(link::Entity::find()
        .filter(link::Column::CertificateId.eq(id))
        .order_by_asc(link::Column::EvidenceId)
        .limit(limit)
        .select_only()
        .column(link::Column::EvidenceId)
        .into_tuple()
        .all(c)
        .await?)
}

/// How many storages of the devices of a lot part have an accepted proof that was not revoked.
///
/// # Errors
/// When the database fails.
pub async fn proven_in_part(c: &impl ConnectionTrait, part: LotPartId) -> Result<i64> {
    let backend = c.get_database_backend();
    let mark = if backend == sea_orm::DbBackend::Postgres { "$1" } else { "?1" };
    let sql = format!(
        "SELECT count(DISTINCT s.id) FROM devices d JOIN device_storages s ON s.device_id = d.id \
         JOIN wipe_evidence e ON e.storage_id = s.id \
         WHERE d.lot_part_id = {mark} AND s.fate <> 'removed' AND e.accepted AND e.revoked_at IS NULL"
    );
    let statement = sea_orm::Statement::from_sql_and_values(backend, sql, [part.0.into()]);
    let row = c.query_one_raw(statement).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or(0))
}
