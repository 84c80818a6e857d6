//! Small named values that outlive a process: the version of loaded reference data, the sandbox's clock.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::kernel::Result;

/// Reads a setting.
///
/// # Errors
/// When the database fails.
pub async fn get(c: &impl ConnectionTrait, name: &str) -> Result<Option<String>> {
    let backend = c.get_database_backend();
    let sql = if backend == DbBackend::Postgres {
        "SELECT value FROM settings WHERE name = $1"
    } else {
        "SELECT value FROM settings WHERE name = ?1"
    };
    let row = c.query_one_raw(Statement::from_sql_and_values(backend, sql, [name.into()])).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Writes a setting.
///
/// # Errors
/// When the database fails.
pub async fn set(t: &impl ConnectionTrait, name: &str, value: &str) -> Result<()> {
    let backend = t.get_database_backend();
    let sql = if backend == DbBackend::Postgres {
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2"
    } else {
        "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2"
    };
    t.execute_raw(Statement::from_sql_and_values(backend, sql, [name.into(), value.into()])).await?;
    Ok(())
}

/// Forgets a setting.
///
/// # Errors
/// When the database fails.
pub async fn remove(t: &impl ConnectionTrait, name: &str) -> Result<()> {
    let backend = t.get_database_backend();
    let sql = if backend == DbBackend::Postgres {
        "DELETE FROM settings WHERE name = $1"
    } else {
        "DELETE FROM settings WHERE name = ?1"
    };
    t.execute_raw(Statement::from_sql_and_values(backend, sql, [name.into()])).await?;
    Ok(())
}
