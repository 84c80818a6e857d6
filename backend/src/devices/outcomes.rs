//! How devices' lives at their workshops ended (law 10): what is measured of them.
//!
//! A device counts for the workshop that received it: the organisation of the first event of its chain.

use sea_orm::entity::prelude::*;
use sea_orm::{DbBackend, FromQueryResult, JoinType, QueryOrder, QuerySelect, Statement};

use super::entity::{device, event};
use super::rules::State;
use super::store::last_returns;
use crate::kernel::{DeviceId, Error, Instant, LotPartId, OrganisationId, Result};

/// What measuring needs of one device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// Which one.
    pub id: DeviceId,
    /// The workshop that received it.
    pub workshop: OrganisationId,
    /// Where it stands.
    pub state: State,
    /// Grams, when it was weighed.
    pub weight_grams: Option<i32>,
    /// When it was received, or last came back from a life with somebody else.
    pub begun_at: Instant,
    /// When its outcome was reached.
    pub outcome_at: Option<Instant>,
}

/// The lives of several devices, in no order; devices without a workshop are missing.
///
/// # Errors
/// When the database fails.
pub async fn lives(c: &impl ConnectionTrait, ids: &[DeviceId]) -> Result<Vec<Life>> {
    type Row = (DeviceId, OrganisationId, String, Option<i32>, Instant, Option<Instant>);
    let first =
        device::Entity::belongs_to(event::Entity).from(device::Column::Id).to(event::Column::DeviceId).into();
    let rows: Vec<Row> = device::Entity::find()
        .join(JoinType::InnerJoin, first)
        .filter(event::Column::Number.eq(1))
        .filter(event::Column::OrganisationId.is_not_null())
        .filter(device::Column::Id.is_in(ids.iter().copied()))
        .select_only()
        .column(device::Column::Id)
        .column(event::Column::OrganisationId)
        .columns([device::Column::State, device::Column::WeightGrams, device::Column::ReceivedAt])
        .column(device::Column::OutcomeAt)
        .into_tuple()
        .all(c)
        .await?;
    let ended: Vec<DeviceId> = rows.iter().filter(|row| row.5.is_some()).map(|row| row.0).collect();
    let returns = last_returns(c, &ended).await?;
    rows.into_iter()
        .map(|(id, workshop, state, weight_grams, received_at, outcome_at)| {
            Ok(Life {
                id,
                workshop,
                state: state.parse().map_err(|()| Error::internal("a device holds an unknown state"))?,
                weight_grams,
                begun_at: returns.get(&id).copied().unwrap_or(received_at),
                outcome_at,
            })
        })
        .collect()
}

/// The next devices by id, whoever holds them.
///
/// # Errors
/// When the database fails.
pub async fn ids_after(
    c: &impl ConnectionTrait,
    after: Option<DeviceId>,
    limit: u64,
) -> Result<Vec<DeviceId>> {
    let mut query = device::Entity::find()
        .select_only()
        .column(device::Column::Id)
        .order_by_asc(device::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(device::Column::Id.gt(after));
    }
    Ok(query.into_tuple().all(c).await?)
}

/// One unit that came with a lot part, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Unit {
    /// Its reference.
    pub reference: String,
    /// Its category.
    pub category: String,
    /// Its brand.
    pub brand: Option<String>,
    /// Its model.
    pub model: String,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its donor's inventory number.
    pub inventory_number: Option<String>,
    /// The code of where it stands.
    pub state: String,
    /// Grams, when it was weighed.
    pub weight_grams: Option<i32>,
    /// When it was received.
    pub received_at: Instant,
    /// When its life at the workshop ended.
    pub outcome_at: Option<Instant>,
}

impl Unit {
    /// Where it stands.
    ///
    /// # Errors
    /// When its code is unknown.
    pub fn standing(&self) -> Result<State> {
        self.state.parse().map_err(|()| Error::internal("a device holds an unknown state"))
    }
}

/// The units of a lot part after a reference, by reference, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn units_of_part(
    c: &impl ConnectionTrait,
    part: LotPartId,
    after: &str,
    limit: u32,
) -> Result<Vec<Unit>> {
    let backend = c.get_database_backend();
    let sign = if backend == DbBackend::Postgres { '$' } else { '?' };
    let sql = format!(
        "SELECT reference, category, brand, model, serial, inventory_number, state, weight_grams, received_at, \
         outcome_at FROM devices WHERE lot_part_id = {sign}1 AND reference > {sign}2 ORDER BY reference LIMIT {sign}3"
    );
    let values = [part.0.into(), after.into(), i64::from(limit).into()];
    Ok(Unit::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?)
}
