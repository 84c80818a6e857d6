//! Queries on preparations; callers have authorised.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::super::entity::line;
use super::entity::{leased_line, preparation};
use super::rules::{Preparation, Unprepared};
use crate::kernel::{DonationLotId, Error, Instant, LotLineId, Result};

/// The most leased lines that are named.
pub(super) const MOST_LEASED: usize = 500;

fn read<T: std::str::FromStr>(code: Option<String>) -> Result<Option<T>> {
    let unknown = |_| Error::internal("a preparation holds an unknown code");
    code.map(|code| code.parse().map_err(unknown)).transpose()
}

fn of(row: preparation::Model) -> Result<Preparation> {
    Ok(Preparation {
        firmware: read(row.firmware)?,
        management: read(row.management)?,
        activation: read(row.activation)?,
        leased: read(row.leased)?,
        erasure: read(row.erasure)?,
        release_id: row.release_id,
        evidence_id: row.evidence_id,
        version: row.version,
    })
}

/// What was answered for a lot; nothing yet for most.
pub(in super::super) async fn find(c: &impl ConnectionTrait, lot: DonationLotId) -> Result<Preparation> {
    let found = preparation::Entity::find_by_id(lot).one(c).await?;
    Ok(found.map(of).transpose()?.unwrap_or_default())
}

/// What is still missing for each of these lots.
pub(in super::super) async fn missing_of(
    c: &impl ConnectionTrait,
    lots: impl IntoIterator<Item = DonationLotId>,
) -> Result<HashMap<DonationLotId, Vec<Unprepared>>> {
    let ids: Vec<DonationLotId> = lots.into_iter().collect();
    let rows = preparation::Entity::find()
        .filter(preparation::Column::LotId.is_in(ids.iter().copied()))
        .all(c)
        .await?;
    let mut all: HashMap<DonationLotId, Vec<Unprepared>> =
        ids.into_iter().map(|id| (id, Preparation::default().missing())).collect();
    for row in rows {
        all.insert(row.lot_id, of(row)?.missing());
    }
    Ok(all)
}

/// Keeps what was answered.
///
/// # Errors
/// `changed-meanwhile` when somebody answered since it was read.
pub(super) async fn put(
    t: &DatabaseTransaction,
    lot: DonationLotId,
    one: &Preparation,
    now: Instant,
) -> Result<()> {
    let code = |code: Option<&'static str>| Set(code.map(str::to_owned));
    let row = preparation::ActiveModel {
        lot_id: Set(lot),
        firmware: code(one.firmware.map(super::LockLift::code)),
        management: code(one.management.map(super::LockLift::code)),
        activation: code(one.activation.map(super::LockLift::code)),
        leased: code(one.leased.map(super::LeasedEquipment::code)),
        erasure: code(one.erasure.map(super::ErasurePlace::code)),
        release_id: Set(one.release_id),
        evidence_id: Set(one.evidence_id),
        version: Set(one.version + 1),
        updated_at: Set(now),
    };
    let written = match one.version {
        0 => {
            let known = OnConflict::column(preparation::Column::LotId).do_nothing().to_owned();
            preparation::Entity::insert(row).on_conflict(known).exec_without_returning(t).await?
        }
        before => {
            let update = preparation::Entity::update_many().set(row);
            let update = update.filter(preparation::Column::LotId.eq(lot));
            update.filter(preparation::Column::Version.eq(before)).exec(t).await?.rows_affected
        }
    };
    if written == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// Names the leased lines anew.
pub(super) async fn set_leased(
    t: &DatabaseTransaction,
    lot: DonationLotId,
    lines: &[LotLineId],
) -> Result<()> {
    leased_line::Entity::delete_many().filter(leased_line::Column::LotId.eq(lot)).exec(t).await?;
    let rows: Vec<_> =
        lines.iter().map(|id| leased_line::ActiveModel { lot_id: Set(lot), line_id: Set(*id) }).collect();
    if !rows.is_empty() {
        leased_line::Entity::insert_many(rows).exec_without_returning(t).await?;
    }
    Ok(())
}

/// A line as it is named: its line in the file, what it is, its serial number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The line.
    pub id: LotLineId,
    /// Its line in the file.
    pub line: i32,
    /// What it is.
    pub model: String,
    /// Its serial number.
    pub serial: Option<String>,
}

fn named(row: line::Model) -> Named {
    let model = match row.brand {
        Some(brand) if !row.model.starts_with(&brand) => format!("{brand} {}", row.model),
        _ => row.model,
    };
    Named { id: row.id, line: row.line, model, serial: row.serial }
}

/// The leased lines of a lot, in the order of its list.
pub(in super::super) async fn leased_lines(
    c: &impl ConnectionTrait,
    lot: DonationLotId,
) -> Result<Vec<Named>> {
    let own = sea_orm::sea_query::Query::select()
        .column(leased_line::Column::LineId)
        .from(leased_line::Entity)
        .and_where(leased_line::Column::LotId.eq(lot))
        .to_owned();
    let rows = line::Entity::find()
        .filter(line::Column::Id.in_subquery(own))
        .order_by_asc(line::Column::Position)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(named).collect())
}

/// The lines of a lot that a word names: by serial number, or by its line in the file.
pub(super) async fn lines_named(
    c: &impl ConnectionTrait,
    lot: DonationLotId,
    words: &[String],
) -> Result<Vec<Named>> {
    let numbers: Vec<i32> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let rows = line::Entity::find()
        .filter(line::Column::LotId.eq(lot))
        .filter(line::Column::Serial.is_in(words.iter().cloned()).or(line::Column::Line.is_in(numbers)))
        .order_by_asc(line::Column::Position)
        .limit(u64::try_from(MOST_LEASED * 2).unwrap_or(u64::MAX))
        .all(c)
        .await?;
    Ok(rows.into_iter().map(named).collect())
}
