//! Empties the practice ground, inside one transaction. Decision record 6 says why in this way.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

use crate::kernel::Result;

/// Tables that stay: the shape's own list, reference data, settings and sessions (rewritten apart), and where readers
/// of the change log stand (its numbers go on).
pub const KEPT: [&str; 11] = [
    "seaql_migrations",
    "communes",
    "commune_postal_codes",
    "former_communes",
    "factors",
    "criteria_versions",
    "criteria",
    "device_models",
    "settings",
    "sessions",
    "change_cursors",
];

/// Settings that stay.
const KEPT_SETTINGS: [&str; 4] =
    ["reference.version", "search.rebuild_asked", super::reset::ASKED, super::reset::DONE];

/// The mark of a session that was ended by a reset.
pub const TOLD: &str = "sandbox_was_reset";

/// Empties every table but those that stay; ends every session, which is told so.
///
/// # Errors
/// When the database fails: then nothing is lost.
pub(super) async fn empty(t: &DatabaseTransaction) -> Result<()> {
    match t.get_database_backend() {
        DbBackend::Postgres => truncate(t).await?,
        _ => delete(t).await?,
    }
    let kept = KEPT_SETTINGS.map(|name| format!("'{name}'")).join(", ");
    // What the practice ground's operator wrote goes; the seeded criteria stay.
    t.execute_unprepared("DELETE FROM criteria WHERE version > 1").await?;
    t.execute_unprepared("DELETE FROM criteria_versions WHERE version > 1").await?;
    t.execute_unprepared(&format!("DELETE FROM settings WHERE name NOT IN ({kept})")).await?;
    t.execute_unprepared(&format!("UPDATE sessions SET data = '{{\"{TOLD}\":true}}'")).await?;
    Ok(())
}

async fn names(t: &DatabaseTransaction, sql: &str) -> Result<Vec<(String, String)>> {
    let rows = t.query_all_raw(Statement::from_string(t.get_database_backend(), sql)).await?;
    rows.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

fn goes(table: &str) -> bool {
    !KEPT.contains(&table)
}

/// PostgreSQL: one statement, which no row's trigger sees; whoever holds the tables longer than that is named in the log.
async fn truncate(t: &DatabaseTransaction) -> Result<()> {
    t.execute_unprepared("SET LOCAL lock_timeout = '20s'").await?;
    let sql = "SELECT tablename::text, ''::text FROM pg_tables WHERE schemaname = current_schema()";
    let tables: Vec<String> = names(t, sql)
        .await?
        .into_iter()
        .filter(|(table, _)| goes(table))
        .map(|(table, _)| format!("\"{table}\""))
        .collect();
    if !tables.is_empty() {
        t.execute_unprepared(&format!("TRUNCATE {}", tables.join(", "))).await?;
    }
    Ok(())
}

/// SQLite: its triggers see every deleted row, so those of the emptied tables go and come back within the
/// transaction; children are emptied before their parents.
async fn delete(t: &DatabaseTransaction) -> Result<()> {
    let tables = "SELECT name, '' FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut left: BTreeSet<String> =
        names(t, tables).await?.into_iter().map(|(table, _)| table).filter(|table| goes(table)).collect();
    let links = "SELECT m.name, f.\"table\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f \
                 WHERE m.type = 'table'";
    let mut parents: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (child, parent) in names(t, links).await? {
        if child != parent {
            parents.entry(child).or_default().insert(parent);
        }
    }
    let triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
    let triggers = names(t, triggers).await?;
    t.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
    for (name, _) in &triggers {
        t.execute_unprepared(&format!("DROP TRIGGER \"{name}\"")).await?;
    }
    while !left.is_empty() {
        let named: BTreeSet<&String> = left.iter().filter_map(|child| parents.get(child)).flatten().collect();
        let mut now: Vec<String> = left.iter().filter(|table| !named.contains(table)).cloned().collect();
        if now.is_empty() {
            // Tables that name one another: the check waits for the end of the transaction.
            now = left.iter().cloned().collect();
        }
        for table in now {
            t.execute_unprepared(&format!("DELETE FROM \"{table}\"")).await?;
            left.remove(&table);
        }
    }
    for (_, sql) in &triggers {
        t.execute_unprepared(sql).await?;
    }
    Ok(())
}
