//! The change log: what happened, for consumers that each read at their own cursor (search indexes, webhooks).

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

use super::Db;
use crate::kernel::{Instant, OpContext, Result};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where to continue after it.
    pub position: String,
    /// What kind of thing changed, such as `listing`.
    pub topic: String,
    /// Which one.
    pub subject_id: String,
    /// Its version then.
    pub version: i64,
}

/// Appends a change in the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn append(
    t: &DatabaseTransaction,
    op: &OpContext,
    topic: &str,
    subject_id: impl ToString,
    version: i64,
) -> Result<()> {
    append_many(t, op, topic, &[(subject_id.to_string(), version)]).await
}

/// Appends several changes of one topic, in batches.
///
/// # Errors
/// When the database fails.
pub async fn append_many(
    t: &DatabaseTransaction,
    op: &OpContext,
    topic: &str,
    subjects: &[(String, i64)],
) -> Result<()> {
    let backend = t.get_database_backend();
    for batch in subjects.chunks(200) {
        let mut values: Vec<sea_orm::Value> = Vec::with_capacity(batch.len() * 4);
        let mut rows = Vec::with_capacity(batch.len());
        for (index, (subject, version)) in batch.iter().enumerate() {
            let first = index * 4 + 1;
            rows.push(match backend {
                DbBackend::Postgres => format!("(${first}, ${}, ${}, ${})", first + 1, first + 2, first + 3),
                _ => "(?, ?, ?, ?)".to_owned(),
            });
            values.extend([topic.into(), subject.as_str().into(), (*version).into(), op.now.into()]);
        }
        let sql = format!(
            "INSERT INTO changes (topic, subject_id, version, created_at) VALUES {}",
            rows.join(", ")
        );
        t.execute_raw(Statement::from_sql_and_values(backend, &sql, values)).await?;
    }
    Ok(())
}

/// The next `limit` changes after `position` (empty: from the beginning). On PostgreSQL only those below every
/// running transaction, since numbers are taken before commit.
///
/// # Errors
/// When the database fails.
pub async fn after(c: &impl ConnectionTrait, position: &str, limit: u64) -> Result<Vec<Change>> {
    let backend = c.get_database_backend();
    let (first, second) = position.split_once(':').unwrap_or((position, ""));
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let statement = match backend {
        DbBackend::Postgres => Statement::from_sql_and_values(
            backend,
            "SELECT xid::text || ':' || seq::text AS position, topic, subject_id, version FROM changes \
             WHERE (xid, seq) > ($1::xid8, $2) AND xid < pg_snapshot_xmin(pg_current_snapshot()) \
             ORDER BY xid, seq LIMIT $3",
            [
                (if first.is_empty() { "0" } else { first }).into(),
                second.parse::<i64>().unwrap_or_default().into(),
                limit.into(),
            ],
        ),
        _ => Statement::from_sql_and_values(
            backend,
            "SELECT CAST(seq AS text) AS position, topic, subject_id, version FROM changes \
             WHERE seq > ?1 ORDER BY seq LIMIT ?2",
            [first.parse::<i64>().unwrap_or_default().into(), limit.into()],
        ),
    };
    let rows = c.query_all_raw(statement).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Change {
                position: row.try_get("", "position")?,
                topic: row.try_get("", "topic")?,
                subject_id: row.try_get("", "subject_id")?,
                version: row.try_get("", "version")?,
            })
        })
        .collect()
}

/// The position of the newest readable change: where a consumer that was just rebuilt starts.
///
/// # Errors
/// When the database fails.
pub async fn head(c: &impl ConnectionTrait) -> Result<String> {
    let backend = c.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            "SELECT xid::text || ':' || seq::text AS position FROM changes \
             WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY changes.xid DESC, seq DESC LIMIT 1"
        }
        _ => "SELECT CAST(seq AS text) AS position FROM changes ORDER BY seq DESC LIMIT 1",
    };
    let row = c.query_one_raw(Statement::from_string(backend, sql)).await?;
    Ok(row.map(|row| row.try_get("", "position")).transpose()?.unwrap_or_default())
}

/// Whether anything was written after `position`, readable yet or not: what a consumer that must miss nothing waits for.
///
/// # Errors
/// When the database fails.
pub async fn any_after(c: &impl ConnectionTrait, position: &str) -> Result<bool> {
    let backend = c.get_database_backend();
    let (first, second) = position.split_once(':').unwrap_or((position, ""));
    let statement = match backend {
        DbBackend::Postgres => Statement::from_sql_and_values(
            backend,
            "SELECT 1 FROM changes WHERE (xid, seq) > ($1::xid8, $2) LIMIT 1",
            [
                (if first.is_empty() { "0" } else { first }).into(),
                second.parse::<i64>().unwrap_or_default().into(),
            ],
        ),
        _ => Statement::from_sql_and_values(
            backend,
            "SELECT 1 FROM changes WHERE seq > ?1 LIMIT 1",
            [first.parse::<i64>().unwrap_or_default().into()],
        ),
    };
    Ok(c.query_one_raw(statement).await?.is_some())
}

/// Where a consumer stands.
///
/// # Errors
/// When the database fails.
pub async fn cursor(c: &impl ConnectionTrait, consumer: &str) -> Result<String> {
    let backend = c.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => "SELECT position FROM change_cursors WHERE consumer = $1",
        _ => "SELECT position FROM change_cursors WHERE consumer = ?1",
    };
    let row = c.query_one_raw(Statement::from_sql_and_values(backend, sql, [consumer.into()])).await?;
    Ok(row.map(|row| row.try_get("", "position")).transpose()?.unwrap_or_default())
}

/// Remembers where a consumer stands.
///
/// # Errors
/// When the database fails.
pub async fn set_cursor(db: &Db, consumer: &str, position: &str, now: Instant) -> Result<()> {
    db.tx(async |t| {
        let backend = t.get_database_backend();
        let sql = match backend {
            DbBackend::Postgres => {
                "INSERT INTO change_cursors (consumer, position, updated_at) VALUES ($1, $2, $3) \
                 ON CONFLICT (consumer) DO UPDATE SET position = $2, updated_at = $3"
            }
            _ => {
                "INSERT INTO change_cursors (consumer, position, updated_at) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (consumer) DO UPDATE SET position = ?2, updated_at = ?3"
            }
        };
        t.execute_raw(Statement::from_sql_and_values(
            backend,
            sql,
            [consumer.into(), position.into(), now.into()],
        ))
        .await?;
        Ok(())
    })
    .await
}
