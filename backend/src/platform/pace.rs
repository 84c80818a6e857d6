//! How many and how long, from rows that each remember their moment: what figures of use are computed from.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::kernel::{Instant, Result};

/// Spans looked at for one figure.
const MOST_SPANS: i64 = 20_000;

/// Counts, by month of a moment, `2026-11`.
pub type ByMonth = BTreeMap<String, i64>;

/// Rows of a table by the month of a moment, since then. The names are the caller's constants, never what somebody typed.
///
/// # Errors
/// When the database fails.
pub async fn by_month(
    c: &impl ConnectionTrait,
    table: &'static str,
    moment: &'static str,
    condition: &'static str,
    since: Instant,
) -> Result<ByMonth> {
    let backend = c.get_database_backend();
    let (month, mark) = match backend {
        DbBackend::Postgres => (format!("to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM')"), "$1"),
        _ => (format!("substr({moment}, 1, 7)"), "?1"),
    };
    let sql = format!(
        "SELECT {month} AS month, COUNT(*) AS count FROM {table} WHERE {moment} >= {mark} AND {condition} GROUP BY 1"
    );
    let rows = c.query_all_raw(Statement::from_sql_and_values(backend, sql, [since.into()])).await?;
    rows.iter().map(|row| Ok((row.try_get("", "month")?, row.try_get("", "count")?))).collect()
}

/// Beginnings and ends of what ended since then, at most 20 000. `from` names the tables, as above.
///
/// # Errors
/// When the database fails.
pub async fn spans(
    c: &impl ConnectionTrait,
    from: &'static str,
    begun: &'static str,
    ended: &'static str,
    since: Instant,
) -> Result<Vec<(Instant, Instant)>> {
    let backend = c.get_database_backend();
    let marks = if backend == DbBackend::Postgres { ["$1", "$2"] } else { ["?1", "?2"] };
    let sql = format!(
        "SELECT {begun} AS begun, {ended} AS ended FROM {from} WHERE {ended} >= {} AND {begun} IS NOT NULL \
         ORDER BY {ended} DESC LIMIT {}",
        marks[0], marks[1]
    );
    let values = [since.into(), MOST_SPANS.into()];
    let rows = c.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    rows.iter().map(|row| Ok((row.try_get("", "begun")?, row.try_get("", "ended")?))).collect()
}
