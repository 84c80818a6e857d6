//! Writing many rows of one table: a few statements of one and the same text, which the database prepares once.

use std::fmt::Write;
use std::pin::Pin;

use sea_orm::{
    ActiveModelTrait, ActiveValue, ConnectionTrait, DbBackend, EntityName, EntityTrait, IdenStatic, Iterable,
    Statement, Value,
};

use crate::kernel::{Error, Result};

/// Values of one statement: both databases take more, and more is no quicker.
const VALUES: usize = 3_000;

/// Inserts rows, every column of which is set. Like single inserts, it keeps what the database checks.
///
/// # Errors
/// When a column is not set, or the database fails.
pub fn insert<'a, A, C>(
    t: &'a C,
    rows: impl IntoIterator<Item = A>,
) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>
where
    A: ActiveModelTrait + Send + 'a,
    C: ConnectionTrait,
{
    // Collected before anything is awaited: the iterator may borrow what no task may hold.
    let rows: Vec<A> = rows.into_iter().collect();
    Box::pin(insert_all(t, rows))
}

async fn insert_all<A, C>(t: &C, rows: Vec<A>) -> Result<()>
where
    A: ActiveModelTrait,
    C: ConnectionTrait,
{
    let columns: Vec<<A::Entity as EntityTrait>::Column> =
        <A::Entity as EntityTrait>::Column::iter().collect();
    let at_once = (VALUES / columns.len().max(1)).max(1);
    let mut values: Vec<Value> = Vec::with_capacity(at_once * columns.len());
    let (mut full, mut kept) = (String::new(), 0);
    for mut row in rows {
        for column in &columns {
            match row.take(*column) {
                ActiveValue::Set(value) | ActiveValue::Unchanged(value) => values.push(value),
                ActiveValue::NotSet => {
                    return Err(Error::internal(format!("{} is not set", column.as_str())));
                }
            }
        }
        kept += 1;
        if kept == at_once {
            if full.is_empty() {
                full = statement::<A>(t.get_database_backend(), &columns, kept);
            }
            run(t, &full, std::mem::take(&mut values)).await?;
            kept = 0;
        }
    }
    if kept > 0 {
        run(t, &statement::<A>(t.get_database_backend(), &columns, kept), values).await?;
    }
    Ok(())
}

async fn run(t: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<()> {
    t.execute_raw(Statement::from_sql_and_values(t.get_database_backend(), sql, values)).await?;
    Ok(())
}

fn statement<A: ActiveModelTrait>(
    backend: DbBackend,
    columns: &[<A::Entity as EntityTrait>::Column],
    rows: usize,
) -> String {
    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.as_str())).collect();
    let table = A::Entity::default();
    let mut sql = format!("INSERT INTO \"{}\" ({}) VALUES ", table.table_name(), names.join(", "));
    let numbered = backend == DbBackend::Postgres;
    let mut number = 0;
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            number += 1;
            sql.push_str(if column == 0 { "" } else { ", " });
            // SQLite looks a numbered mark up among all the others at each binding. Writing to a string cannot fail.
            let _ = if numbered { write!(sql, "${number}") } else { write!(sql, "?") };
        }
        sql.push(')');
    }
    sql
}
