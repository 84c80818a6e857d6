//! What is measured of lot parts: when they were fetched and received, and how the count differed from the list.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, FromQueryResult, JoinType, QueryOrder, QuerySelect, Statement};

use super::entity::{lot, part};
use crate::kernel::{Instant, LotPartId, OrganisationId, Result};

/// What measuring needs of one lot part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartLife {
    /// The reference of its lot.
    pub reference: String,
    /// When its lot was declared.
    pub declared_at: Option<Instant>,
    /// When it was collected.
    pub collected_at: Option<Instant>,
    /// When it was received.
    pub received_at: Option<Instant>,
    /// Whether its count was ever contested, other than by somebody who took that back.
    pub disputed: bool,
    /// Units declared.
    pub declared_units: u64,
    /// Units declared and not found; 0 before the reception.
    pub missing_units: u64,
    /// Units found beyond what was declared; 0 before the reception.
    pub extra_units: u64,
    /// Lines declared.
    pub declared_kinds: u64,
    /// Lines whose count differed; 0 before the reception.
    pub different_kinds: u64,
}

#[derive(FromQueryResult)]
struct Sums {
    part_id: LotPartId,
    kinds: i64,
    units: i64,
    missing: i64,
    beyond: i64,
    different: i64,
}

#[derive(FromQueryResult)]
struct Beside {
    part_id: LotPartId,
    extras: i64,
    disputed: i64,
}

fn whole(sum: i64) -> u64 {
    u64::try_from(sum).unwrap_or_default()
}

fn among(backend: DbBackend, parts: &[LotPartId]) -> String {
    let numbered = backend == DbBackend::Postgres;
    let marks =
        (1..=parts.len()).map(|number| if numbered { format!("${number}") } else { format!("?{number}") });
    marks.collect::<Vec<_>>().join(", ")
}

/// The lives of several parts with their refurbishers, by id; parts that no refurbisher took are missing.
///
/// # Errors
/// When the database fails.
pub async fn part_lives(
    c: &impl ConnectionTrait,
    parts: &[LotPartId],
) -> Result<HashMap<LotPartId, (OrganisationId, PartLife)>> {
    if parts.is_empty() {
        return Ok(HashMap::new());
    }
    type Row = (LotPartId, OrganisationId, String, Option<Instant>, Option<Instant>, Option<Instant>);
    let to_lot = part::Entity::belongs_to(lot::Entity).from(part::Column::LotId).to(lot::Column::Id).into();
    let rows: Vec<Row> = part::Entity::find()
        .join(JoinType::InnerJoin, to_lot)
        .filter(part::Column::Id.is_in(parts.iter().copied()))
        .filter(part::Column::RefurbisherId.is_not_null())
        .select_only()
        .columns([part::Column::Id, part::Column::RefurbisherId])
        .columns([lot::Column::Reference, lot::Column::DeclaredAt])
        .columns([part::Column::CollectedAt, part::Column::ReceivedAt])
        .into_tuple()
        .all(c)
        .await?;
    let mut found: HashMap<LotPartId, (OrganisationId, PartLife)> = rows
        .into_iter()
        .map(|(id, refurbisher, reference, declared_at, collected_at, received_at)| {
            let life = PartLife { reference, declared_at, collected_at, received_at, ..PartLife::default() };
            (id, (refurbisher, life))
        })
        .collect();
    count(c, parts, &mut found).await?;
    Ok(found)
}

async fn count(
    c: &impl ConnectionTrait,
    parts: &[LotPartId],
    found: &mut HashMap<LotPartId, (OrganisationId, PartLife)>,
) -> Result<()> {
    let backend = c.get_database_backend();
    let among = among(backend, parts);
    let values = || parts.iter().map(|id| (*id).into());
    let lines = format!(
        "SELECT part_id, COUNT(*) AS kinds, COALESCE(SUM(expected), 0) AS units, \
         COALESCE(SUM(CASE WHEN counted < expected THEN expected - counted END), 0) AS missing, \
         COALESCE(SUM(CASE WHEN counted > expected THEN counted - expected END), 0) AS beyond, \
         COALESCE(SUM(CASE WHEN counted <> expected THEN 1 END), 0) AS different \
         FROM part_lines WHERE part_id IN ({among}) GROUP BY part_id"
    );
    let sums =
        Sums::find_by_statement(Statement::from_sql_and_values(backend, lines, values())).all(c).await?;
    for row in sums {
        let Some((_, life)) = found.get_mut(&row.part_id) else { continue };
        life.declared_kinds = whole(row.kinds);
        life.declared_units = whole(row.units);
        life.missing_units = whole(row.missing);
        life.extra_units = whole(row.beyond);
        life.different_kinds = whole(row.different);
    }
    let beside = format!(
        "SELECT p.id AS part_id, \
         (SELECT COALESCE(SUM(e.quantity), 0) FROM reception_extras e WHERE e.part_id = p.id) AS extras, \
         (SELECT COUNT(*) FROM count_disputes d WHERE d.part_id = p.id \
          AND (d.answer IS NULL OR d.answer <> 'withdrawn')) AS disputed \
         FROM lot_parts p WHERE p.id IN ({among})"
    );
    let rows =
        Beside::find_by_statement(Statement::from_sql_and_values(backend, beside, values())).all(c).await?;
    for row in rows {
        let Some((_, life)) = found.get_mut(&row.part_id) else { continue };
        life.extra_units += whole(row.extras);
        life.disputed = row.disputed > 0;
    }
    Ok(())
}

/// The next parts by id, whoever holds them.
///
/// # Errors
/// When the database fails.
pub async fn part_ids_after(
    c: &impl ConnectionTrait,
    after: Option<LotPartId>,
    limit: u64,
) -> Result<Vec<LotPartId>> {
    let mut query = part::Entity::find()
        .select_only()
        .column(part::Column::Id)
        .order_by_asc(part::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(part::Column::Id.gt(after));
    }
    Ok(query.into_tuple().all(c).await?)
}
