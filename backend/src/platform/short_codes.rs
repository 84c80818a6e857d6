//! The short codes by which people ask on the telephone where something stands. A code is drawn from what outsiders do
//! not know, kept with its subject, and never given twice.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QuerySelect};

use crate::kernel::short_code::ShortCode;
use crate::kernel::{Error, Instant, Result};

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "short_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

/// Other codes tried before giving up: at most one in a hundred is taken in the fullest of worlds.
const TURNS: u32 = 20;
/// Codes looked up and written at once.
const BATCH: usize = 500;

/// Gives something its code; what has one keeps it.
///
/// # Errors
/// When the database fails.
pub async fn give(t: &DatabaseTransaction, now: Instant, kind: &str, id: Uuid) -> Result<ShortCode> {
    if let Some(code) = of(t, kind, id).await? {
        return Ok(code);
    }
    give_many(t, now, kind, &[(id, format!("{kind}:{id}"))]).await?;
    of(t, kind, id).await?.ok_or_else(|| Error::internal("a short code was given and is not there"))
}

/// Gives codes to many that have none, each drawn from its text.
///
/// # Errors
/// When the database fails.
pub async fn give_many(
    t: &DatabaseTransaction,
    now: Instant,
    kind: &str,
    all: &[(Uuid, String)],
) -> Result<()> {
    for batch in all.chunks(BATCH) {
        let mut left: Vec<&(Uuid, String)> = batch.iter().collect();
        for turn in 0..TURNS {
            // Of two that draw the same code, the first has it.
            let mut drawn: BTreeMap<ShortCode, Uuid> = BTreeMap::new();
            for one in &left {
                drawn.entry(ShortCode::of(&one.1, turn)).or_insert(one.0);
            }
            let taken: Vec<String> = row::Entity::find()
                .filter(row::Column::Code.is_in(drawn.keys().map(ShortCode::as_str)))
                .select_only()
                .column(row::Column::Code)
                .into_tuple()
                .all(t)
                .await?;
            drawn.retain(|code, _| !taken.iter().any(|one| one == code.as_str()));
            let given: BTreeSet<Uuid> = drawn.values().copied().collect();
            if !drawn.is_empty() {
                let rows = drawn.into_iter().map(|(code, id)| row::ActiveModel {
                    code: Set(code.as_str().to_owned()),
                    subject_kind: Set(kind.to_owned()),
                    subject_id: Set(id),
                    created_at: Set(now),
                });
                row::Entity::insert_many(rows).exec_without_returning(t).await?;
            }
            left.retain(|one| !given.contains(&one.0));
            if left.is_empty() {
                break;
            }
        }
    }
    Ok(())
}

/// The code of something, if it has one.
///
/// # Errors
/// When the database fails.
pub async fn of(c: &impl ConnectionTrait, kind: &str, id: Uuid) -> Result<Option<ShortCode>> {
    let found = row::Entity::find()
        .filter(row::Column::SubjectKind.eq(kind))
        .filter(row::Column::SubjectId.eq(id))
        .one(c)
        .await?;
    Ok(found.and_then(|row| ShortCode::parse(&row.code)))
}

/// The codes of several things of a kind.
///
/// # Errors
/// When the database fails.
pub async fn of_many(
    c: &impl ConnectionTrait,
    kind: &str,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, ShortCode>> {
    let rows = row::Entity::find()
        .filter(row::Column::SubjectKind.eq(kind))
        .filter(row::Column::SubjectId.is_in(ids))
        .all(c)
        .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.subject_id, ShortCode::parse(&row.code)?))).collect())
}

/// What a code stands for: its kind and its id.
///
/// # Errors
/// When the database fails.
pub async fn find(c: &impl ConnectionTrait, code: &ShortCode) -> Result<Option<(String, Uuid)>> {
    let found = row::Entity::find_by_id(code.as_str()).one(c).await?;
    Ok(found.map(|row| (row.subject_kind, row.subject_id)))
}

/// Nothing is said by that thing's code any more.
///
/// # Errors
/// When the database fails.
pub async fn forget(t: &DatabaseTransaction, kind: &str, id: Uuid) -> Result<()> {
    row::Entity::delete_many()
        .filter(row::Column::SubjectKind.eq(kind))
        .filter(row::Column::SubjectId.eq(id))
        .exec(t)
        .await?;
    Ok(())
}
