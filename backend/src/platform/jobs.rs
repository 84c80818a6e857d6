//! Work for one consumer, written in the same transaction as what asks for it (law 12). At least once; each kind
//! of job is idempotent.

use chrono::{Days, Duration};
use sea_orm::entity::prelude::*;
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, DbBackend, QueryOrder, QuerySelect, Statement,
    sea_query::OnConflict,
};
use serde::Serialize;

use super::{Db, bulk};
use crate::kernel::time::paris_day;
use crate::kernel::{Error, Instant, JobId, OpContext, Result};

/// Tries before a job is set aside for the operator.
const MAX_ATTEMPTS: i32 = 8;
/// How long a runner may hold a job before another takes it.
const LOCK_MINUTES: i64 = 5;

mod job {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "jobs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: JobId,
        pub kind: String,
        pub payload: Json,
        pub idempotency_key: Option<String>,
        pub run_at: Instant,
        pub attempts: i32,
        pub locked_until: Option<Instant>,
        pub finished_at: Option<Instant>,
        pub dead_at: Option<Instant>,
        pub last_error: Option<String>,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// A job taken by a runner.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Its kind: a constant name.
    pub kind: String,
    /// Its data.
    pub payload: Json,
    /// How often it was tried before.
    pub attempts: i32,
}

/// A job set aside after too many failures.
#[derive(Clone, Debug)]
pub struct DeadJob {
    /// Its id.
    pub id: JobId,
    /// Its kind.
    pub kind: String,
    /// When it was set aside.
    pub dead_at: Instant,
    /// Why.
    pub last_error: String,
}

/// A job to be asked for with others.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Its data.
    pub payload: Json,
    /// When it is due.
    pub run_at: Instant,
    /// Its key: no two of one key.
    pub key: Option<String>,
}

fn row(op: &OpContext, kind: &'static str, planned: Planned) -> job::ActiveModel {
    job::ActiveModel {
        id: Set(JobId::new()),
        kind: Set(kind.to_owned()),
        payload: Set(planned.payload),
        idempotency_key: Set(planned.key),
        run_at: Set(planned.run_at),
        attempts: Set(0),
        locked_until: Set(None),
        finished_at: Set(None),
        dead_at: Set(None),
        last_error: Set(None),
        created_at: Set(op.now),
    }
}

/// Asks for many jobs of one kind at once, none of which was asked for before.
///
/// # Errors
/// When two have one key, or the database fails.
pub async fn enqueue_many(
    t: &DatabaseTransaction,
    op: &OpContext,
    kind: &'static str,
    all: impl IntoIterator<Item = Planned>,
) -> Result<()> {
    bulk::insert(t, all.into_iter().map(|planned| row(op, kind, planned))).await
}

/// Asks for a job now.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(
    t: &DatabaseTransaction,
    op: &OpContext,
    kind: &'static str,
    payload: &impl Serialize,
) -> Result<()> {
    enqueue_at(t, op, kind, payload, op.now, None).await
}

/// Plans what comes back every night: at once for today, or at that hour (UTC) of the night to come; once for each day.
///
/// # Errors
/// When the database fails.
pub async fn plan_night(db: &Db, op: &OpContext, kind: &'static str, hour: u32, tonight: bool) -> Result<()> {
    let today = paris_day(op.now);
    let day = if tonight { today.checked_add_days(Days::new(1)).unwrap_or(today) } else { today };
    let night = day.and_hms_opt(hour, 0, 0).map_or(op.now, |at| at.and_utc());
    let at = if tonight { night } else { op.now };
    let nothing = serde_json::json!({});
    db.tx(async |t| enqueue_at(t, op, kind, &nothing, at, Some(format!("{kind}:{day}"))).await).await
}

/// Asks for a job at a moment; a second one with the same key is left out.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_at(
    t: &DatabaseTransaction,
    op: &OpContext,
    kind: &'static str,
    payload: &impl Serialize,
    run_at: Instant,
    key: Option<String>,
) -> Result<()> {
    let payload = serde_json::to_value(payload).map_err(Error::internal)?;
    let row = row(op, kind, Planned { payload, run_at, key });
    job::Entity::insert(row)
        .on_conflict(OnConflict::column(job::Column::IdempotencyKey).do_nothing().to_owned())
        .exec_without_returning(t)
        .await?;
    Ok(())
}

/// Takes up to `limit` due jobs.
///
/// # Errors
/// When the database fails.
pub async fn take(db: &Db, now: Instant, limit: u64) -> Result<Vec<Job>> {
    let rows = db
        .tx(async |t| {
            let backend = t.get_database_backend();
            let limit = i64::try_from(limit).unwrap_or(1);
            let until = now + Duration::minutes(LOCK_MINUTES);
            let sql = match backend {
                DbBackend::Postgres => {
                    "UPDATE jobs SET locked_until = $1, attempts = attempts + 1 WHERE id IN (SELECT id FROM jobs \
                     WHERE finished_at IS NULL AND dead_at IS NULL AND run_at <= $2 \
                     AND (locked_until IS NULL OR locked_until < $2) ORDER BY run_at, id LIMIT $3 \
                     FOR UPDATE SKIP LOCKED) RETURNING *"
                }
                _ => {
                    "UPDATE jobs SET locked_until = ?1, attempts = attempts + 1 WHERE id IN (SELECT id FROM jobs \
                     WHERE finished_at IS NULL AND dead_at IS NULL AND run_at <= ?2 \
                     AND (locked_until IS NULL OR locked_until < ?2) ORDER BY run_at, id LIMIT ?3) RETURNING *"
                }
            };
            Ok(job::Entity::find()
                .from_raw_sql(Statement::from_sql_and_values(backend, sql, [until.into(), now.into(), limit.into()]))
                .all(t)
                .await?)
        })
        .await?;
    let mut taken: Vec<Job> = rows
        .into_iter()
        .map(|row| Job { id: row.id, kind: row.kind, payload: row.payload, attempts: row.attempts })
        .collect();
    taken.sort_by_key(|job| job.id);
    Ok(taken)
}

/// Marks a job as done; what it carried, such as an address, is kept no longer.
///
/// # Errors
/// When the database fails.
pub async fn finish(db: &Db, id: JobId, now: Instant) -> Result<()> {
    db.tx(async |t| {
        job::Entity::update_many()
            .col_expr(job::Column::FinishedAt, Expr::value(now))
            .col_expr(job::Column::Payload, Expr::value(serde_json::json!({})))
            .filter(job::Column::Id.eq(id))
            .exec(t)
            .await?;
        Ok(())
    })
    .await
}

/// Puts a failed job back, later each time, or sets it aside.
///
/// # Errors
/// When the database fails.
pub async fn fail(db: &Db, job: &Job, reason: &str, now: Instant) -> Result<()> {
    let wait = Duration::seconds(10 * 2_i64.pow(job.attempts.clamp(0, 10).unsigned_abs()));
    let reason: String = reason.chars().take(500).collect();
    db.tx(async |t| {
        let mut update = job::Entity::update_many()
            .col_expr(job::Column::LastError, Expr::value(reason.clone()))
            .col_expr(job::Column::LockedUntil, Expr::value(None::<Instant>))
            .col_expr(job::Column::RunAt, Expr::value(now + wait));
        if job.attempts >= MAX_ATTEMPTS {
            update = update.col_expr(job::Column::DeadAt, Expr::value(now));
        }
        update.filter(job::Column::Id.eq(job.id)).exec(t).await?;
        Ok(())
    })
    .await
}

/// Jobs set aside, newest first, at most 100: the operator's list.
///
/// # Errors
/// When the database fails.
pub async fn dead(c: &impl ConnectionTrait) -> Result<Vec<DeadJob>> {
    let rows = job::Entity::find()
        .filter(job::Column::DeadAt.is_not_null())
        .order_by_desc(job::Column::DeadAt)
        .limit(100)
        .all(c)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(DeadJob {
                id: row.id,
                kind: row.kind,
                dead_at: row.dead_at?,
                last_error: row.last_error.unwrap_or_default(),
            })
        })
        .collect())
}

/// Jobs that still wait (due or not).
///
/// # Errors
/// When the database fails.
pub async fn waiting(c: &impl ConnectionTrait) -> Result<u64> {
    Ok(job::Entity::find()
        .filter(job::Column::FinishedAt.is_null())
        .filter(job::Column::DeadAt.is_null())
        .count(c)
        .await?)
}
