//! What is there for households in some départements, and which share of devices finds a new life: for forecasts.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use super::rules::{Outcome, State};
use crate::kernel::{Instant, Result};

/// Devices of one category.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Ready, and promised to nobody.
    pub ready: u64,
    /// Received, and not ready yet.
    pub at_work: u64,
}

#[derive(FromQueryResult)]
struct StockRow {
    category: String,
    ready: i64,
    at_work: i64,
}

#[derive(FromQueryResult)]
struct ShareRow {
    category: String,
    reused: i64,
    ended: i64,
}

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}

/// `'ready', 'graded', …`: codes are ours, never typed.
fn codes(wanted: impl Fn(State) -> bool) -> String {
    let all = State::ALL.iter().copied().filter(|state| wanted(*state));
    all.map(|state| format!("'{}'", state.code())).collect::<Vec<_>>().join(", ")
}

fn is_at_work(state: State) -> bool {
    matches!(
        state,
        State::Received
            | State::UnderTest
            | State::ToWipe
            | State::Wiping
            | State::Wiped
            | State::WipeFailed
            | State::StorageDestroyed
            | State::NoStorage
            | State::Repairing
            | State::Testing
            | State::Graded
            | State::Returned
    )
}

/// The devices at sites of some départements, by category.
///
/// # Errors
/// When the database fails.
pub async fn stock(c: &impl ConnectionTrait, departments: &[String]) -> Result<BTreeMap<String, Stock>> {
    if departments.is_empty() {
        return Ok(BTreeMap::new());
    }
    let backend = c.get_database_backend();
    let mark = if backend == DbBackend::Postgres { '$' } else { '?' };
    let marks: Vec<String> = (1..=departments.len()).map(|number| format!("{mark}{number}")).collect();
    let ready = codes(|state| matches!(state, State::Ready | State::InSolidarityPool));
    let at_work = codes(is_at_work);
    let sql = format!(
        "SELECT d.category, \
         CAST(SUM(CASE WHEN d.state IN ({ready}) THEN 1 ELSE 0 END) AS bigint) AS ready, \
         CAST(SUM(CASE WHEN d.state IN ({at_work}) THEN 1 ELSE 0 END) AS bigint) AS at_work \
         FROM devices d JOIN sites s ON s.id = d.site_id JOIN communes m ON m.insee_code = s.insee_code \
         WHERE d.state IN ({ready}, {at_work}) AND m.department_code IN ({}) GROUP BY d.category",
        marks.join(", ")
    );
    let values = departments.iter().map(|code| code.as_str().into());
    let rows =
        StockRow::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.category, Stock { ready: whole(row.ready), at_work: whole(row.at_work) }))
        .collect())
}

/// Devices reused and devices with an outcome since a moment, by category, in the whole country.
///
/// # Errors
/// When the database fails.
pub async fn reuse_shares(c: &impl ConnectionTrait, since: Instant) -> Result<BTreeMap<String, (u64, u64)>> {
    let backend = c.get_database_backend();
    let mark = if backend == DbBackend::Postgres { "$1" } else { "?1" };
    let reused = codes(|state| state.outcome() == Some(Outcome::Reused));
    let ended = codes(|state| state.outcome().is_some());
    let sql = format!(
        "SELECT category, CAST(SUM(CASE WHEN state IN ({reused}) THEN 1 ELSE 0 END) AS bigint) AS reused, \
         COUNT(*) AS ended FROM devices WHERE outcome_at >= {mark} AND state IN ({ended}) GROUP BY category"
    );
    let rows = ShareRow::find_by_statement(Statement::from_sql_and_values(backend, sql, [since.into()]));
    Ok(rows
        .all(c)
        .await?
        .into_iter()
        .map(|row| (row.category, (whole(row.reused), whole(row.ended))))
        .collect())
}
