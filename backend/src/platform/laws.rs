//! Laws that a query can check: each query names what breaks its law.

use sea_orm::{ConnectionTrait, Statement};

use crate::kernel::Result;

/// Things named for one law, at most.
const MOST: usize = 20;

/// A law: what is wrong with what its query finds, and the query, whose first column is a reference.
pub type Law = (&'static str, &'static str);

/// What breaks these laws, one sentence each: `what reference fault`.
///
/// # Errors
/// When the database fails.
pub async fn broken(c: &impl ConnectionTrait, what: &str, laws: &[(&str, &str)]) -> Result<Vec<String>> {
    let backend = c.get_database_backend();
    let mut faults = Vec::new();
    for (fault, sql) in laws {
        let sql = format!("{sql} ORDER BY 1 LIMIT {MOST}");
        for row in c.query_all_raw(Statement::from_string(backend, sql)).await? {
            let reference: String = row.try_get_by_index(0)?;
            faults.push(format!("{what} {reference} {fault}"));
        }
    }
    Ok(faults)
}
