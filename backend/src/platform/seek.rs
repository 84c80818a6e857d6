//! One way through a list in any of its orders: by what it is sorted by, then by id, going on after a row.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Func, LikeExpr, Order};
use sea_orm::{Condition, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::kernel::{Instant, Result};

/// What a row is sorted by, before its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Key {
    /// Nothing: the id alone, which follows creation.
    #[serde(rename = "i")]
    Id,
    /// A text.
    #[serde(rename = "x")]
    Text(String),
    /// A number.
    #[serde(rename = "n")]
    Number(i64),
    /// A moment.
    #[serde(rename = "t")]
    Time(Instant),
}

/// Which rows of an ordered list are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seek {
    /// From the last to the first.
    pub descending: bool,
    /// The row to go on after: what it is sorted by, and its id.
    pub after: Option<(Key, Uuid)>,
    /// The most rows.
    pub limit: u64,
}

impl Seek {
    /// Orders a query by an expression that is never null (by the id alone when there is none), from the row to go on
    /// after, within the limit.
    #[must_use]
    pub fn apply<E: EntityTrait>(&self, query: Select<E>, by: Option<Expr>, id: E::Column) -> Select<E> {
        let order = if self.descending { Order::Desc } else { Order::Asc };
        let mut query = query;
        if let Some(by) = &by {
            query = query.order_by(by.clone(), order.clone());
        }
        query = query.order_by(id, order).limit(self.limit);
        let Some((key, row)) = &self.after else { return query };
        let further = if self.descending { id.lt(*row) } else { id.gt(*row) };
        let value: Option<Value> = match key {
            Key::Id => None,
            Key::Text(text) => Some(text.clone().into()),
            Key::Number(number) => Some((*number).into()),
            Key::Time(at) => Some((*at).into()),
        };
        let (Some(by), Some(value)) = (by, value) else { return query.filter(further) };
        // The first half lets an index begin there; the second leaves out what was shown.
        let (from, beyond) = if self.descending {
            (by.clone().lte(value.clone()), by.lt(value))
        } else {
            (by.clone().gte(value.clone()), by.gt(value))
        };
        query.filter(Condition::all().add(from).add(Condition::any().add(beyond).add(further)))
    }
}

/// Whether one of these columns holds the words, whatever their case.
#[must_use]
pub fn holds<C: ColumnTrait>(columns: impl IntoIterator<Item = C>, words: &str) -> Condition {
    let upper = words.trim().to_uppercase();
    let escaped = upper.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
    columns.into_iter().fold(Condition::any(), |any, column| {
        any.add(Expr::expr(Func::upper(Expr::col(column))).like(like.clone()))
    })
}

/// How many rows of a query there are for each code of a column.
///
/// # Errors
/// When the database fails.
pub async fn count_by<E: EntityTrait>(
    c: &impl ConnectionTrait,
    query: Select<E>,
    column: E::Column,
    id: E::Column,
) -> Result<HashMap<String, i64>> {
    let rows: Vec<(Option<String>, i64)> = query
        .select_only()
        .column(column)
        .column_as(id.count(), "count")
        .group_by(column)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().filter_map(|(code, count)| Some((code?, count))).collect())
}
