//! Short codes for what was there before them: histories of the sandbox, objects of earlier versions.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use uuid::Uuid;

use crate::kernel::{Instant, Result};
use crate::platform::{Db, short_codes};
use crate::{donations, purchasing, solidarity};

/// What has codes: the kind, its rows, and what tells one row from another in a sandbox that is the same for everybody.
const CODED: &[(&str, &str)] = &[
    (donations::LOT, "SELECT s.id, s.reference AS told FROM donation_lots s"),
    (purchasing::PURCHASE_ORDER, "SELECT s.id, s.reference AS told FROM purchase_orders s"),
    (
        purchasing::PARTICIPATION,
        "SELECT s.id, o.reference || ':' || m.name AS told FROM participants s \
         JOIN pooled_orders o ON o.id = s.pooled_order_id JOIN organisations m ON m.id = s.organisation_id",
    ),
    (
        solidarity::REQUEST,
        "SELECT s.id, s.reference AS told FROM (SELECT * FROM requests WHERE anonymised_at IS NULL) s",
    ),
];
/// Rows read at once.
const AT_ONCE: i64 = 5_000;

/// Gives a code to whatever has none. In a sandbox codes follow from references, so that examples stay true; elsewhere
/// from ids, which outsiders never see.
///
/// # Errors
/// When the database fails.
pub async fn complete(t: &DatabaseTransaction, now: Instant, sandbox: bool) -> Result<()> {
    let backend = t.get_database_backend();
    for (kind, rows) in CODED {
        // On from the last one, so that a large world is read once.
        let mut after = Uuid::nil();
        loop {
            let mark = if backend == DbBackend::Postgres { ["$1", "$2", "$3"] } else { ["?1", "?2", "?3"] };
            let sql = format!(
                "SELECT x.id, x.told FROM ({rows}) x WHERE x.id > {} AND NOT EXISTS (SELECT 1 FROM short_codes k \
                 WHERE k.subject_kind = {} AND k.subject_id = x.id) ORDER BY x.id LIMIT {}",
                mark[0], mark[1], mark[2]
            );
            let values = [after.into(), (*kind).into(), AT_ONCE.into()];
            let found = t.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
            let mut left: Vec<(Uuid, String)> = Vec::with_capacity(found.len());
            for row in &found {
                let id: Uuid = row.try_get("", "id")?;
                after = id;
                let told: String = row.try_get("", "told")?;
                left.push((id, format!("{kind}:{}", if sandbox { told } else { id.to_string() })));
            }
            short_codes::give_many(t, now, kind, &left).await?;
            if i64::try_from(left.len()).unwrap_or_default() < AT_ONCE {
                break;
            }
        }
    }
    Ok(())
}

/// The same, at the start of a server.
///
/// # Errors
/// When the database fails.
pub async fn complete_all(db: &Db, now: Instant, sandbox: bool) -> Result<()> {
    db.tx(async |t| complete(t, now, sandbox).await).await
}
