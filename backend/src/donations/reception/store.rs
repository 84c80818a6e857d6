//! Queries on receptions; callers have authorised.

use std::collections::{BTreeMap, HashMap};

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, Func, OnConflict};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::super::entity::{line, part_line};
use super::super::lot::{Part, PartLine};
use super::entity::{count, entry, extra};
use super::rules::{Declared, Entry, Extra};
use crate::kernel::{Acting, CountEntryId, Error, Instant, LotLineId, LotPartId, Result};

/// How a count stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// Entries written.
    pub entries: i32,
    /// When it was closed.
    pub closed_at: Option<Instant>,
}

fn counting_of(row: &count::Model) -> Counting {
    Counting { entries: row.entries, closed_at: row.closed_at }
}

/// How the count of a part stands; `None` before its first entry.
pub(in super::super) async fn counting(
    c: &impl ConnectionTrait,
    part: LotPartId,
) -> Result<Option<Counting>> {
    Ok(count::Entity::find_by_id(part).one(c).await?.as_ref().map(counting_of))
}

/// Begins the count of a part unless it is begun, and holds it until the end of the transaction: two people never
/// write at once.
pub(super) async fn hold(t: &DatabaseTransaction, part: LotPartId, now: Instant) -> Result<Counting> {
    let row =
        count::ActiveModel { part_id: Set(part), entries: Set(0), opened_at: Set(now), closed_at: Set(None) };
    let known = OnConflict::column(count::Column::PartId).do_nothing().to_owned();
    count::Entity::insert(row).on_conflict(known).exec_without_returning(t).await?;
    count::Entity::update_many()
        .col_expr(count::Column::Entries, Expr::col(count::Column::Entries))
        .filter(count::Column::PartId.eq(part))
        .exec(t)
        .await?;
    counting(t, part).await?.ok_or_else(|| Error::internal("a count that was begun"))
}

/// Says when a count was closed, or that it is open again.
pub(super) async fn set_closed(
    t: &DatabaseTransaction,
    part: LotPartId,
    closed_at: Option<Instant>,
) -> Result<()> {
    count::Entity::update_many()
        .col_expr(count::Column::ClosedAt, Expr::value(closed_at))
        .filter(count::Column::PartId.eq(part))
        .exec(t)
        .await?;
    Ok(())
}

fn entry_of(row: entry::Model) -> Entry {
    Entry {
        id: row.id,
        kind: row.kind,
        line_id: row.line_id,
        category: row.category,
        label: row.label,
        serial: row.serial,
        quantity: row.quantity,
        corrects: row.corrects,
        user_name: row.user_name,
        at: row.at,
    }
}

/// Writes an entry under its key.
pub(super) async fn insert_entry(
    t: &DatabaseTransaction,
    part: LotPartId,
    key: &str,
    by: &Acting,
    one: &Entry,
) -> Result<()> {
    let row = entry::ActiveModel {
        id: Set(one.id),
        part_id: Set(part),
        key: Set(key.to_owned()),
        kind: Set(one.kind),
        line_id: Set(one.line_id),
        category: Set(one.category.clone()),
        label: Set(one.label.clone()),
        serial: Set(one.serial.clone()),
        quantity: Set(one.quantity),
        corrects: Set(one.corrects),
        user_id: Set(by.user_id),
        user_name: Set(one.user_name.clone()),
        at: Set(one.at),
    };
    entry::Entity::insert(row).exec_without_returning(t).await?;
    count::Entity::update_many()
        .col_expr(count::Column::Entries, Expr::col(count::Column::Entries).add(1))
        .filter(count::Column::PartId.eq(part))
        .exec(t)
        .await?;
    Ok(())
}

/// Every entry of a count, oldest first: a lot has 10 000 units at most.
pub(super) async fn entries(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Entry>> {
    let rows = entry::Entity::find()
        .filter(entry::Column::PartId.eq(part))
        .order_by_asc(entry::Column::Id)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(entry_of).collect())
}

/// The newest entries of a count, newest first, at most `limit`.
pub(super) async fn newest(c: &impl ConnectionTrait, part: LotPartId, limit: u64) -> Result<Vec<Entry>> {
    let rows = entry::Entity::find()
        .filter(entry::Column::PartId.eq(part))
        .order_by_desc(entry::Column::Id)
        .limit(limit)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(entry_of).collect())
}

/// The entry written under a key.
pub(super) async fn by_key(c: &impl ConnectionTrait, part: LotPartId, key: &str) -> Result<Option<Entry>> {
    let found = entry::Entity::find()
        .filter(entry::Column::PartId.eq(part))
        .filter(entry::Column::Key.eq(key))
        .one(c)
        .await?;
    Ok(found.map(entry_of))
}

/// One entry of a count.
pub(super) async fn entry(c: &impl ConnectionTrait, part: LotPartId, id: CountEntryId) -> Result<Entry> {
    let found = entry::Entity::find_by_id(id).filter(entry::Column::PartId.eq(part)).one(c).await?;
    found.map(entry_of).ok_or_else(Error::not_found)
}

/// Which of these entries were taken back.
pub(super) async fn taken_back(c: &impl ConnectionTrait, ids: &[CountEntryId]) -> Result<Vec<CountEntryId>> {
    let found: Vec<Option<CountEntryId>> = entry::Entity::find()
        .filter(entry::Column::Corrects.is_in(ids.iter().copied()))
        .select_only()
        .column(entry::Column::Corrects)
        .into_tuple()
        .all(c)
        .await?;
    Ok(found.into_iter().flatten().collect())
}

/// The entries of a serial number in a count, oldest first.
pub(super) async fn of_serial(c: &impl ConnectionTrait, part: LotPartId, serial: &str) -> Result<Vec<Entry>> {
    let rows = entry::Entity::find()
        .filter(entry::Column::PartId.eq(part))
        .filter(entry::Column::Serial.eq(serial))
        .order_by_asc(entry::Column::Id)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(entry_of).collect())
}

/// Units counted by kind; under `None`, what was not declared.
pub(super) async fn sums(c: &impl ConnectionTrait, part: LotPartId) -> Result<HashMap<Option<i32>, i64>> {
    let rows: Vec<(Option<i32>, i64)> = entry::Entity::find()
        .filter(entry::Column::PartId.eq(part))
        .select_only()
        .column(entry::Column::Kind)
        .column_as(entry::Column::Quantity.sum(), "units")
        .group_by(entry::Column::Kind)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Who counts, by name, with the units that each has counted.
pub(super) async fn people(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<(String, i64)>> {
    let rows = entry::Entity::find()
        .filter(entry::Column::PartId.eq(part))
        .select_only()
        .column(entry::Column::UserName)
        .column_as(entry::Column::Quantity.sum(), "units")
        .group_by(entry::Column::UserId)
        .group_by(entry::Column::UserName)
        .order_by_asc(entry::Column::UserName)
        .limit(50)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows)
}

/// A kind of equipment of a part: lines with the same category, brand and model. Says nothing of how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The position of its first line.
    pub position: i32,
    /// What it is.
    pub category: String,
    /// Its brand.
    pub brand: Option<String>,
    /// Its model.
    pub model: String,
}

impl Kind {
    /// Brand and model.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.brand {
            Some(brand) if !self.model.to_lowercase().starts_with(&brand.to_lowercase()) => {
                format!("{brand} {}", self.model)
            }
            _ => self.model.clone(),
        }
    }
}

/// The kinds of a part in the order of its list, after a position, at most `limit`.
pub(super) async fn kinds(
    c: &impl ConnectionTrait,
    part: &Part,
    after: i32,
    limit: u64,
) -> Result<Vec<Kind>> {
    let own = sea_orm::sea_query::Query::select()
        .column(part_line::Column::LineId)
        .from(part_line::Entity)
        .and_where(part_line::Column::PartId.eq(part.id))
        .to_owned();
    let first = line::Column::Position.min();
    let rows: Vec<(String, Option<String>, String, i32)> = line::Entity::find()
        .filter(line::Column::LotId.eq(part.lot_id))
        .filter(line::Column::Id.in_subquery(own))
        .select_only()
        .column(line::Column::Category)
        .column(line::Column::Brand)
        .column(line::Column::Model)
        .column_as(first.clone(), "first_position")
        .group_by(line::Column::Category)
        .group_by(line::Column::Brand)
        .group_by(line::Column::Model)
        .having(first.gt(after))
        .order_by_asc(Expr::col(Alias::new("first_position")))
        .limit(limit)
        .into_tuple()
        .all(c)
        .await?;
    let kinds = rows.into_iter();
    Ok(kinds.map(|(category, brand, model, position)| Kind { position, category, brand, model }).collect())
}

/// Each line as the count sees it, from a part's lines in their order.
pub(super) fn declared(lines: &[PartLine]) -> Vec<Declared> {
    let mut kinds: BTreeMap<(&str, Option<&str>, &str), i32> = BTreeMap::new();
    lines
        .iter()
        .map(|one| {
            let what = &one.line.specification;
            let name = (what.category.as_str(), what.brand.as_deref(), what.model.as_str());
            Declared {
                id: one.line.id,
                kind: *kinds.entry(name).or_insert(one.line.position),
                expected: one.expected,
                numbered: one.line.serial.is_some() && one.line.quantity == 1,
            }
        })
        .collect()
}

/// The line of a part that declares a serial number, with the kind it is of.
pub(super) async fn line_of_serial(
    c: &impl ConnectionTrait,
    part: &Part,
    folded: &str,
) -> Result<Option<(LotLineId, i32)>> {
    let bare = Func::cust(Alias::new("REPLACE"))
        .arg(Expr::col((line::Entity, line::Column::Serial)))
        .arg(" ")
        .arg("");
    let own = sea_orm::sea_query::Query::select()
        .column(part_line::Column::LineId)
        .from(part_line::Entity)
        .and_where(part_line::Column::PartId.eq(part.id))
        .to_owned();
    let found = line::Entity::find()
        .filter(line::Column::LotId.eq(part.lot_id))
        .filter(line::Column::Id.in_subquery(own))
        .filter(line::Column::Quantity.eq(1))
        .filter(Expr::expr(Func::upper(bare)).eq(folded))
        .order_by_asc(line::Column::Position)
        .one(c)
        .await?;
    let Some(found) = found else { return Ok(None) };
    let mut same = line::Entity::find()
        .filter(line::Column::LotId.eq(part.lot_id))
        .filter(line::Column::Category.eq(found.category.clone()))
        .filter(line::Column::Model.eq(found.model.clone()));
    same = match &found.brand {
        Some(brand) => same.filter(line::Column::Brand.eq(brand.clone())),
        None => same.filter(line::Column::Brand.is_null()),
    };
    let first: Option<Option<i32>> = same
        .select_only()
        .column_as(line::Column::Position.min(), "first_position")
        .into_tuple()
        .one(c)
        .await?;
    Ok(Some((found.id, first.flatten().unwrap_or(found.position))))
}

/// Forgets the counts of a part's lines.
pub(super) async fn forget_counts(t: &DatabaseTransaction, part: LotPartId) -> Result<()> {
    part_line::Entity::update_many()
        .col_expr(part_line::Column::Counted, Expr::value(Option::<i32>::None))
        .filter(part_line::Column::PartId.eq(part))
        .exec(t)
        .await?;
    Ok(())
}

/// Keeps what was found beyond the list.
pub(in super::super) async fn insert_extras(
    t: &DatabaseTransaction,
    part: LotPartId,
    extras: &[Extra],
) -> Result<()> {
    let rows = extras.iter().zip(1..).map(|(one, number)| extra::ActiveModel {
        part_id: Set(part),
        number: Set(number),
        category: Set(one.category.clone()),
        label: Set(one.label.clone()),
        serial: Set(one.serial.clone()),
        quantity: Set(one.quantity),
    });
    let rows: Vec<_> = rows.collect();
    for batch in rows.chunks(500) {
        extra::Entity::insert_many(batch.to_vec()).exec_without_returning(t).await?;
    }
    Ok(())
}

/// What was found beyond the list at the reception of a part, at most 500.
pub(in super::super) async fn extras(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Extra>> {
    let rows = extra::Entity::find()
        .filter(extra::Column::PartId.eq(part))
        .order_by_asc(extra::Column::Number)
        .limit(500)
        .all(c)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Extra {
            like: None,
            category: row.category,
            label: row.label,
            serial: row.serial,
            quantity: row.quantity,
        })
        .collect())
}
