//! How many requests, and how long they take: for figures of use. Nothing of a household.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use crate::kernel::{Instant, Result};
use crate::platform::pace::{self, ByMonth};

/// Requests filed, by month.
///
/// # Errors
/// When the database fails.
pub async fn filed_by_month(c: &impl ConnectionTrait, since: Instant) -> Result<ByMonth> {
    pace::by_month(c, "requests", "submitted_at", "1 = 1", since).await
}

/// Devices handed to households, by month.
///
/// # Errors
/// When the database fails.
pub async fn handed_by_month(c: &impl ConnectionTrait, since: Instant) -> Result<ByMonth> {
    pace::by_month(c, "proposals", "fulfilled_at", "1 = 1", since).await
}

/// From a request to the hand-over.
///
/// # Errors
/// When the database fails.
pub async fn hand_over_spans(c: &impl ConnectionTrait, since: Instant) -> Result<Vec<(Instant, Instant)>> {
    let from = "proposals p JOIN requests r ON r.id = p.request_id";
    pace::spans(c, from, "r.submitted_at", "p.fulfilled_at", since).await
}

/// What households ask for of one category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// Requests that wait for a device.
    pub open: u64,
    /// Requests filed since the moment asked about.
    pub filed: u64,
}

#[derive(FromQueryResult)]
struct DemandRow {
    category: String,
    open: i64,
    filed: i64,
}

/// What is asked for in some départements, by category: what is open, and what was filed since a moment.
///
/// # Errors
/// When the database fails.
pub async fn demand(
    c: &impl ConnectionTrait,
    departments: &[String],
    since: Instant,
) -> Result<BTreeMap<String, Demand>> {
    if departments.is_empty() {
        return Ok(BTreeMap::new());
    }
    let backend = c.get_database_backend();
    let mark = if backend == DbBackend::Postgres { '$' } else { '?' };
    let marks: Vec<String> = (2..departments.len() + 2).map(|number| format!("{mark}{number}")).collect();
    let sql = format!(
        "SELECT category, \
         CAST(SUM(CASE WHEN state IN ('submitted', 'information_needed', 'eligible', 'waiting') THEN 1 ELSE 0 END) \
         AS bigint) AS open, \
         CAST(SUM(CASE WHEN submitted_at >= {mark}1 AND state NOT IN ('draft', 'refused', 'withdrawn') THEN 1 ELSE 0 END) \
         AS bigint) AS filed \
         FROM requests WHERE department_code IN ({}) GROUP BY category",
        marks.join(", ")
    );
    let values = std::iter::once(since.into()).chain(departments.iter().map(|code| code.as_str().into()));
    let rows =
        DemandRow::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    let whole = |count: i64| u64::try_from(count).unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|row| (row.category, Demand { open: whole(row.open), filed: whole(row.filed) }))
        .collect())
}
