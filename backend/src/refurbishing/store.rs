//! Queries on test sessions and proofs of erasure.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, QueryOrder, QuerySelect};

use super::entity::{bench_test, wipe_evidence};
use super::evidence::{Method, Submitted, same_serial};
use super::proof::Seals;
use super::rules::{Check, CheckResult, Checks};
use crate::kernel::{
    BenchTestId, DeviceId, DocumentId, Error, Instant, OrganisationId, Result, StorageId, WipeEvidenceId,
};
use crate::platform::bulk;

/// A test session.
#[derive(Clone, Debug)]
pub struct BenchTest {
    /// Its id.
    pub id: BenchTestId,
    /// The device.
    pub device_id: DeviceId,
    /// What each test said.
    pub checks: Checks,
    /// Whether all functions passed.
    pub functions_passed: bool,
    /// Anything else.
    pub note: Option<String>,
    /// When.
    pub created_at: Instant,
}

impl BenchTest {
    /// The tests that failed.
    #[must_use]
    pub fn failed(&self) -> Vec<Check> {
        let failed =
            |(check, result): (&Check, &CheckResult)| (*result == CheckResult::Failed).then_some(*check);
        self.checks.iter().filter_map(failed).collect()
    }
}

/// A proof of erasure.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Its id.
    pub id: WipeEvidenceId,
    /// The storage.
    pub storage_id: StorageId,
    /// What was handed in.
    pub submitted: Submitted,
    /// The kept report.
    pub report_document_id: Option<DocumentId>,
    /// What makes its report recognisable.
    pub seals: Seals,
    /// Whether it is believed.
    pub accepted: bool,
    /// The code of why not.
    pub refusal: Option<String>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
    /// When it was handed in.
    pub created_at: Instant,
}

fn test_of(row: bench_test::Model) -> Result<BenchTest> {
    Ok(BenchTest {
        id: row.id,
        device_id: row.device_id,
        checks: serde_json::from_value(row.checks).map_err(Error::internal)?,
        functions_passed: row.functions_passed,
        note: row.note,
        created_at: row.created_at,
    })
}

fn evidence_of(row: wipe_evidence::Model) -> Result<Evidence> {
    let method: Method = row.method.parse().map_err(|()| Error::internal("unknown method of erasure"))?;
    Ok(Evidence {
        id: row.id,
        storage_id: row.storage_id,
        submitted: Submitted {
            method,
            tool: row.tool,
            tool_version: row.tool_version,
            command: row.command,
            storage_serial: Some(row.storage_serial),
            exit_status: row.exit_status,
            verified: row.verified,
            operator_name: row.operator_name,
            started_at: row.started_at,
            ended_at: row.ended_at,
            report_sha256: row.report_sha256,
        },
        report_document_id: row.report_document_id,
        seals: Seals { key: row.report_key, facts: row.report_facts },
        accepted: row.accepted,
        refusal: row.refusal,
        revoked_at: row.revoked_at,
        created_at: row.created_at,
    })
}

pub(super) fn test_row(
    one: &BenchTest,
    organisation: OrganisationId,
    user: Option<crate::kernel::UserId>,
) -> Result<bench_test::ActiveModel> {
    Ok(bench_test::ActiveModel {
        id: Set(one.id),
        device_id: Set(one.device_id),
        organisation_id: Set(organisation),
        user_id: Set(user),
        checks: Set(serde_json::to_value(&one.checks).map_err(Error::internal)?),
        functions_passed: Set(one.functions_passed),
        note: Set(one.note.clone()),
        created_at: Set(one.created_at),
    })
}

pub(super) fn evidence_row(one: &Evidence) -> wipe_evidence::ActiveModel {
    let Submitted {
        method,
        tool,
        tool_version,
        command,
        storage_serial,
        exit_status,
        verified,
        operator_name,
        started_at,
        ended_at,
        report_sha256,
    } = one.submitted.clone();
    wipe_evidence::ActiveModel {
        id: Set(one.id),
        storage_id: Set(one.storage_id),
        method: Set(method.code().to_owned()),
        tool: Set(tool),
        tool_version: Set(tool_version),
        command: Set(command),
        storage_serial: Set(storage_serial.unwrap_or_default()),
        exit_status: Set(exit_status),
        verified: Set(verified),
        operator_name: Set(operator_name),
        started_at: Set(started_at),
        ended_at: Set(ended_at),
        report_sha256: Set(report_sha256),
        report_document_id: Set(one.report_document_id),
        report_key: Set(one.seals.key.clone()),
        report_facts: Set(one.seals.facts.clone()),
        accepted: Set(one.accepted),
        refusal: Set(one.refusal.clone()),
        revoked_at: Set(one.revoked_at),
        revoked_because: Set(None),
        life_over: Set(false),
        created_at: Set(one.created_at),
    }
}

pub(super) async fn insert_tests(t: &DatabaseTransaction, rows: &[bench_test::ActiveModel]) -> Result<()> {
    bulk::insert(t, rows.iter().cloned()).await
}

pub(super) async fn insert_evidence(
    t: &DatabaseTransaction,
    rows: &[wipe_evidence::ActiveModel],
) -> Result<()> {
    bulk::insert(t, rows.iter().cloned()).await
}

/// The test sessions of a device, newest first, at most 50.
pub(super) async fn tests_of(c: &impl ConnectionTrait, device: DeviceId) -> Result<Vec<BenchTest>> {
    bench_test::Entity::find()
        .filter(bench_test::Column::DeviceId.eq(device))
        .order_by_desc(bench_test::Column::CreatedAt)
        .order_by_desc(bench_test::Column::Id)
        .limit(50)
        .all(c)
        .await?
        .into_iter()
        .map(test_of)
        .collect()
}

/// The test sessions of several devices, newest first, at most 50 for each on average.
pub(super) async fn tests_of_many(c: &impl ConnectionTrait, devices: &[DeviceId]) -> Result<Vec<BenchTest>> {
    bench_test::Entity::find()
        .filter(bench_test::Column::DeviceId.is_in(devices.iter().copied()))
        .order_by_desc(bench_test::Column::CreatedAt)
        .order_by_desc(bench_test::Column::Id)
        .limit(50 * devices.len() as u64)
        .all(c)
        .await?
        .into_iter()
        .map(test_of)
        .collect()
}

/// The evidence for several storages, oldest first.
pub(super) async fn evidence_for(c: &impl ConnectionTrait, storages: &[StorageId]) -> Result<Vec<Evidence>> {
    wipe_evidence::Entity::find()
        .filter(wipe_evidence::Column::StorageId.is_in(storages.iter().copied()))
        .order_by_asc(wipe_evidence::Column::Id)
        .all(c)
        .await?
        .into_iter()
        .map(evidence_of)
        .collect()
}

/// One proof.
pub(super) async fn evidence(c: &impl ConnectionTrait, id: WipeEvidenceId) -> Result<Evidence> {
    let row = wipe_evidence::Entity::find_by_id(id).one(c).await?;
    row.map(evidence_of).transpose()?.ok_or_else(Error::not_found)
}

/// Several proofs in id order, each with whether it was revoked otherwise than by its device's return.
pub(super) async fn evidence_by_id(
    c: &impl ConnectionTrait,
    ids: &[WipeEvidenceId],
) -> Result<Vec<(Evidence, bool)>> {
    let rows = wipe_evidence::Entity::find()
        .filter(wipe_evidence::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(wipe_evidence::Column::Id)
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            let revoked = row.revoked_at.is_some() && !row.life_over;
            Ok((evidence_of(row)?, revoked))
        })
        .collect()
}

/// Accepted evidence in id order after `after`, at most 500.
pub(super) async fn evidence_after(
    c: &impl ConnectionTrait,
    after: Option<WipeEvidenceId>,
) -> Result<Vec<Evidence>> {
    let mut query = wipe_evidence::Entity::find().order_by_asc(wipe_evidence::Column::Id).limit(500);
    if let Some(after) = after {
        query = query.filter(wipe_evidence::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(evidence_of).collect()
}

/// Test sessions in the order of their ids, some at a time.
pub(super) async fn tests_after(
    c: &impl ConnectionTrait,
    after: Option<BenchTestId>,
) -> Result<Vec<BenchTest>> {
    let mut query = bench_test::Entity::find().order_by_asc(bench_test::Column::Id).limit(500);
    if let Some(after) = after {
        query = query.filter(bench_test::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(test_of).collect()
}

/// The accepted ones among them.
pub(super) async fn accepted_after(
    c: &impl ConnectionTrait,
    after: Option<WipeEvidenceId>,
) -> Result<Vec<Evidence>> {
    let mut query = wipe_evidence::Entity::find()
        .filter(wipe_evidence::Column::Accepted.eq(true))
        .order_by_asc(wipe_evidence::Column::Id)
        .limit(500);
    if let Some(after) = after {
        query = query.filter(wipe_evidence::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(evidence_of).collect()
}

/// Whether accepted evidence, revoked or not, already rests on that report: the same words for that disk, another telling of
/// the same erasure, or the bytes alone.
pub(super) async fn report_is_used(
    c: &impl ConnectionTrait,
    submitted: &Submitted,
    seals: &Seals,
) -> Result<bool> {
    use wipe_evidence::Column;
    let mut same = Condition::any();
    if let Some(key) = &seals.key {
        same = same.add(Column::ReportKey.eq(key));
    }
    if let Some(facts) = &seals.facts {
        same = same.add(Column::ReportFacts.eq(facts));
    }
    if let Some(hash) = &submitted.report_sha256 {
        // A hash alone names no disk: it serves once, before or after.
        same = same.add(Column::ReportKey.eq(hash));
        if seals.key.as_ref() == Some(hash) {
            same = same.add(Column::ReportSha256.eq(hash));
        }
    }
    if same.is_empty() {
        return Ok(false);
    }
    let used =
        wipe_evidence::Entity::find().filter(Column::Accepted.eq(true)).filter(same).limit(1).one(c).await?;
    Ok(used.is_some())
}

/// Whether an accepted proof of another storage of that serial number tells of the same hours.
pub(super) async fn times_are_used(
    c: &impl ConnectionTrait,
    submitted: &Submitted,
    serial: &str,
    storage: StorageId,
) -> Result<bool> {
    let same_hours = wipe_evidence::Entity::find()
        .filter(wipe_evidence::Column::StartedAt.eq(submitted.started_at))
        .filter(wipe_evidence::Column::EndedAt.eq(submitted.ended_at))
        .filter(wipe_evidence::Column::StorageId.ne(storage))
        .filter(wipe_evidence::Column::Accepted.eq(true))
        .limit(1_000)
        .all(c)
        .await?;
    Ok(same_hours.iter().any(|one| same_serial(&one.storage_serial, serial)))
}

/// Why proofs no longer count.
#[derive(Clone, Copy, Debug)]
pub(super) enum Revocation<'a> {
    /// They turned out false, in a person's words.
    False(&'a str),
    /// Their device came back: true of the life before, they prove nothing of the next.
    LifeOver,
}

/// Proofs stop proving: at once and for good.
pub(super) async fn revoke(
    t: &DatabaseTransaction,
    ids: &[WipeEvidenceId],
    now: Instant,
    why: Revocation<'_>,
) -> Result<()> {
    let (because, life_over) = match why {
        Revocation::False(because) => (Some(because.to_owned()), false),
        Revocation::LifeOver => (None, true),
    };
    wipe_evidence::Entity::update_many()
        .col_expr(wipe_evidence::Column::RevokedAt, Expr::value(now))
        .col_expr(wipe_evidence::Column::RevokedBecause, Expr::value(because))
        .col_expr(wipe_evidence::Column::LifeOver, Expr::value(life_over))
        .filter(wipe_evidence::Column::Id.is_in(ids.iter().copied()))
        .filter(wipe_evidence::Column::RevokedAt.is_null())
        .exec(t)
        .await?;
    Ok(())
}
