//! Numbers without gaps between years: `BC-2026-000412`.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::kernel::{Error, Instant, Result, reference, time};

/// The next number of a series, taken inside the caller's transaction.
///
/// # Errors
/// When the database fails.
pub async fn next(t: &impl ConnectionTrait, name: &str, year: i32) -> Result<i64> {
    take(t, name, year, 1).await
}

/// Takes `count` numbers at once; the first of them is returned.
///
/// # Errors
/// When the database fails.
pub async fn take(t: &impl ConnectionTrait, name: &str, year: i32, count: i64) -> Result<i64> {
    let backend = t.get_database_backend();
    let sql = match backend {
        DbBackend::Postgres => {
            "INSERT INTO counters (name, year, last) VALUES ($1, $2, $3) \
             ON CONFLICT (name, year) DO UPDATE SET last = counters.last + $3 RETURNING last"
        }
        _ => {
            "INSERT INTO counters (name, year, last) VALUES (?1, ?2, ?3) \
             ON CONFLICT (name, year) DO UPDATE SET last = counters.last + ?3 RETURNING last"
        }
    };
    let row = t
        .query_one_raw(Statement::from_sql_and_values(backend, sql, [name.into(), year.into(), count.into()]))
        .await?
        .ok_or_else(|| Error::internal("a counter returned nothing"))?;
    let last: i64 = row.try_get_by_index(0)?;
    Ok(last - count + 1)
}

/// The next yearly reference, such as `BC-2026-000412`.
///
/// # Errors
/// When the database fails.
pub async fn next_reference(t: &impl ConnectionTrait, prefix: &str, now: Instant) -> Result<String> {
    let year = time::paris_year(now);
    Ok(reference::yearly(prefix, year, next(t, prefix, year).await?))
}
