//! How many lots, and how long they take: for figures of use.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use super::rules::State;
use crate::kernel::{Instant, Result};
use crate::platform::pace::{self, ByMonth};

/// Lots declared, by month.
///
/// # Errors
/// When the database fails.
pub async fn declared_by_month(c: &impl ConnectionTrait, since: Instant) -> Result<ByMonth> {
    pace::by_month(c, "donation_lots", "declared_at", "1 = 1", since).await
}

/// From a lot's declaration to its count at the workshop.
///
/// # Errors
/// When the database fails.
pub async fn reception_spans(c: &impl ConnectionTrait, since: Instant) -> Result<Vec<(Instant, Instant)>> {
    let from = "lot_parts p JOIN donation_lots l ON l.id = p.lot_id";
    pace::spans(c, from, "l.declared_at", "p.received_at", since).await
}

#[derive(FromQueryResult)]
struct UnderWay {
    category: String,
    units: i64,
}

/// Units of lots on their way to a workshop from somewhere in some départements, by category: declared, offered, accepted,
/// or fetched and not counted yet.
///
/// # Errors
/// When the database fails.
pub async fn under_way(c: &impl ConnectionTrait, departments: &[String]) -> Result<BTreeMap<String, u64>> {
    if departments.is_empty() {
        return Ok(BTreeMap::new());
    }
    let backend = c.get_database_backend();
    let marks: Vec<String> = (1..=departments.len())
        .map(
            |number| if backend == DbBackend::Postgres { format!("${number}") } else { format!("?{number}") },
        )
        .collect();
    let states =
        [State::Declared, State::Offered, State::Accepted, State::CollectionPlanned, State::Collected]
            .map(|state| format!("'{}'", state.code()))
            .join(", ");
    let sql = format!(
        "SELECT ll.category, CAST(SUM(ll.quantity) AS bigint) AS units FROM lot_parts p \
         JOIN donation_lots l ON l.id = p.lot_id JOIN sites s ON s.id = l.site_id \
         JOIN communes m ON m.insee_code = s.insee_code JOIN lot_lines ll ON ll.lot_id = l.id \
         WHERE p.state IN ({states}) AND m.department_code IN ({}) GROUP BY ll.category",
        marks.join(", ")
    );
    let values = departments.iter().map(|code| code.as_str().into());
    let rows =
        UnderWay::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    Ok(rows.into_iter().map(|row| (row.category, u64::try_from(row.units).unwrap_or_default())).collect())
}
