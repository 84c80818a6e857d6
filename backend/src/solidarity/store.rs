//! Queries on requests, their adults and the register.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbBackend, QueryOrder, QuerySelect};

use super::entity::{adult, register, request as row};
use super::request::{Household, Request};
use super::rules::household::{KEY_VERSION, KeyedHash};
use super::rules::request::State;
use crate::kernel::{Error, Instant, OrganisationId, RequestId, Result};
use crate::platform::bulk;

fn unknown<T>(_: T) -> Error {
    Error::internal("a request holds an unknown code")
}

pub(super) fn of(row: row::Model) -> Result<Request> {
    let household = match (row.household_size, row.criterion, row.purpose, row.urgency) {
        (Some(size), Some(criterion), Some(purpose), Some(urgency)) => Some(Household {
            filed_by: row.filed_by,
            insee_code: row.insee_code,
            size,
            criterion: criterion.parse().map_err(unknown)?,
            criterion_seen_on: row.criterion_seen_on,
            purpose: purpose.parse().map_err(unknown)?,
            urgency: urgency.parse().map_err(unknown)?,
            note: row.note,
        }),
        _ => None,
    };
    Ok(Request {
        id: row.id,
        reference: row.reference,
        structure_id: row.structure_id,
        site_id: row.site_id,
        department_code: row.department_code,
        household,
        category: row.category,
        memory_gb_min: row.memory_gb_min,
        accessibility: serde_json::from_value(row.accessibility).map_err(Error::internal)?,
        agreement_kind: row.agreement_kind.parse().map_err(unknown)?,
        agreement_given_on: row.agreement_given_on,
        state: row.state.parse().map_err(unknown)?,
        refusal: row.refusal,
        again_from: row.again_from,
        submitted_at: row.submitted_at,
        handed_over_on: row.handed_over_on,
        ended_at: row.ended_at,
        anonymised_at: row.anonymised_at,
        version: row.version,
        created_at: row.created_at,
    })
}

fn active(request: &Request, now: Instant) -> Result<row::ActiveModel> {
    let household = request.household.clone();
    let known = household.as_ref();
    Ok(row::ActiveModel {
        id: Set(request.id),
        reference: Set(request.reference.clone()),
        structure_id: Set(request.structure_id),
        site_id: Set(request.site_id),
        filed_by: Set(known.and_then(|one| one.filed_by)),
        insee_code: Set(known.and_then(|one| one.insee_code.clone())),
        department_code: Set(request.department_code.clone()),
        household_size: Set(known.map(|one| one.size)),
        criterion: Set(known.map(|one| one.criterion.code().to_owned())),
        criterion_seen_on: Set(known.and_then(|one| one.criterion_seen_on.clone())),
        purpose: Set(known.map(|one| one.purpose.code().to_owned())),
        urgency: Set(known.map(|one| one.urgency.code().to_owned())),
        category: Set(request.category.clone()),
        memory_gb_min: Set(request.memory_gb_min),
        accessibility: Set(serde_json::to_value(&request.accessibility).map_err(Error::internal)?),
        note: Set(household.and_then(|one| one.note)),
        agreement_kind: Set(request.agreement_kind.code().to_owned()),
        agreement_given_on: Set(request.agreement_given_on.clone()),
        state: Set(request.state.code().to_owned()),
        refusal: Set(request.refusal.clone()),
        again_from: Set(request.again_from),
        submitted_at: Set(request.submitted_at),
        handed_over_on: Set(request.handed_over_on.clone()),
        ended_at: Set(request.ended_at),
        anonymised_at: Set(request.anonymised_at),
        version: Set(request.version),
        created_at: Set(request.created_at),
        updated_at: Set(now),
    })
}

/// Writes requests, in batches.
pub(super) async fn insert(t: &DatabaseTransaction, now: Instant, all: &[Request]) -> Result<()> {
    bulk::insert(t, all.iter().map(|one| active(one, now)).collect::<Result<Vec<_>>>()?).await
}

/// Saves a changed request against the version it was read at.
pub(super) async fn save(t: &DatabaseTransaction, request: &mut Request, now: Instant) -> Result<()> {
    let before = request.version;
    request.version += 1;
    let written = row::Entity::update_many()
        .set(active(request, now)?)
        .filter(row::Column::Id.eq(request.id))
        .filter(row::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// A request of a structure: 404 for anybody else's.
pub(super) async fn own(
    c: &impl ConnectionTrait,
    structure: OrganisationId,
    id: RequestId,
) -> Result<Request> {
    let row = row::Entity::find_by_id(id).filter(row::Column::StructureId.eq(structure)).one(c).await?;
    row.map(of).transpose()?.ok_or_else(Error::not_found)
}

/// Several requests by id, held until the transaction ends, in id order so that two transactions never wait for one
/// another crosswise.
pub(super) async fn lock_many(
    t: &DatabaseTransaction,
    ids: &[RequestId],
) -> Result<BTreeMap<RequestId, Request>> {
    let mut query =
        row::Entity::find().filter(row::Column::Id.is_in(ids.iter().copied())).order_by_asc(row::Column::Id);
    if t.get_database_backend() == DbBackend::Postgres {
        query = query.lock_exclusive();
    }
    query.all(t).await?.into_iter().map(|row| of(row).map(|one| (one.id, one))).collect()
}

/// One request, held until the transaction ends.
pub(super) async fn lock(t: &DatabaseTransaction, id: RequestId) -> Result<Request> {
    lock_many(t, &[id]).await?.remove(&id).ok_or_else(Error::not_found)
}

/// Several requests, by id.
pub(super) async fn find_many(
    c: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = RequestId>,
) -> Result<BTreeMap<RequestId, Request>> {
    let rows = row::Entity::find().filter(row::Column::Id.is_in(ids)).all(c).await?;
    rows.into_iter().map(|row| of(row).map(|one| (one.id, one))).collect()
}

/// A structure's requests, newest first, in one of these states (any when empty).
pub(super) async fn list(
    c: &impl ConnectionTrait,
    structure: OrganisationId,
    states: &[State],
    after: Option<RequestId>,
    limit: u64,
) -> Result<Vec<Request>> {
    let mut query = row::Entity::find()
        .filter(row::Column::StructureId.eq(structure))
        .order_by_desc(row::Column::Id)
        .limit(limit);
    if !states.is_empty() {
        query = query.filter(row::Column::State.is_in(states.iter().map(|state| state.code())));
    }
    if let Some(after) = after {
        query = query.filter(row::Column::Id.lt(after));
    }
    query.all(c).await?.into_iter().map(of).collect()
}

/// How many of a structure's requests stand in each state.
pub(super) async fn count_by_state(
    c: &impl ConnectionTrait,
    structure: OrganisationId,
) -> Result<BTreeMap<State, i64>> {
    let rows: Vec<(String, i64)> = row::Entity::find()
        .filter(row::Column::StructureId.eq(structure))
        .select_only()
        .column(row::Column::State)
        .column_as(row::Column::Id.count(), "count")
        .group_by(row::Column::State)
        .into_tuple()
        .all(c)
        .await?;
    rows.into_iter().map(|(state, count)| Ok((state.parse().map_err(unknown)?, count))).collect()
}

/// Households that received a device: requests whose hand-over was recorded.
///
/// # Errors
/// When the database fails.
pub async fn households_equipped(c: &impl ConnectionTrait) -> Result<u64> {
    Ok(row::Entity::find().filter(row::Column::HandedOverOn.is_not_null()).count(c).await?)
}

/// Requests that wait, the earliest first, of these départements or of all.
pub(super) async fn queue(
    c: &impl ConnectionTrait,
    departments: Option<&[String]>,
    limit: u64,
) -> Result<Vec<Request>> {
    let mut query = row::Entity::find()
        .filter(row::Column::State.eq(State::Waiting.code()))
        .order_by_asc(row::Column::SubmittedAt)
        .order_by_asc(row::Column::Id)
        .limit(limit);
    if let Some(departments) = departments {
        query = query.filter(row::Column::DepartmentCode.is_in(departments));
    }
    query.all(c).await?.into_iter().map(of).collect()
}

/// Writes the adults of requests, in batches. The unique index refuses a second open request of one household.
pub(super) async fn insert_adults(t: &DatabaseTransaction, all: &[(&Request, Vec<KeyedHash>)]) -> Result<()> {
    let rows = all.iter().flat_map(|(request, hashes)| {
        hashes.iter().map(|hash| adult::ActiveModel {
            request_id: Set(request.id),
            hash: Set(hash.0.clone()),
            key_version: Set(KEY_VERSION),
            category: Set(request.category.clone()),
            open: Set(request.state.is_open()),
        })
    });
    bulk::insert(t, rows).await
}

/// Whether one of these adults has an open request of that category, anywhere.
pub(super) async fn has_open(t: &DatabaseTransaction, hashes: &[KeyedHash], category: &str) -> Result<bool> {
    let count = adult::Entity::find()
        .filter(adult::Column::Hash.is_in(hashes.iter().map(|hash| hash.0.as_str())))
        .filter(adult::Column::Category.eq(category))
        .filter(adult::Column::Open.eq(true))
        .count(t)
        .await?;
    Ok(count > 0)
}

/// The adults of a request.
pub(super) async fn adults(t: &DatabaseTransaction, id: RequestId) -> Result<Vec<(KeyedHash, i32)>> {
    let rows = adult::Entity::find().filter(adult::Column::RequestId.eq(id)).all(t).await?;
    Ok(rows.into_iter().map(|row| (KeyedHash(row.hash), row.key_version)).collect())
}

/// A request has ended: its household may file another.
pub(super) async fn close_adults(t: &DatabaseTransaction, id: RequestId) -> Result<()> {
    adult::Entity::update_many()
        .col_expr(adult::Column::Open, Expr::value(false))
        .filter(adult::Column::RequestId.eq(id))
        .exec(t)
        .await?;
    Ok(())
}

/// Forgets the adults of a request.
pub(super) async fn forget_adults(t: &DatabaseTransaction, id: RequestId) -> Result<()> {
    adult::Entity::delete_many().filter(adult::Column::RequestId.eq(id)).exec(t).await?;
    Ok(())
}

/// For each adult, when it received devices of that category (law 8).
pub(super) async fn received(
    c: &impl ConnectionTrait,
    hashes: &[KeyedHash],
    category: &str,
    since: Instant,
) -> Result<Vec<Vec<Instant>>> {
    let rows = register::Entity::find()
        .filter(register::Column::Hash.is_in(hashes.iter().map(|hash| hash.0.as_str())))
        .filter(register::Column::Category.eq(category))
        .filter(register::Column::GivenAt.gt(since))
        .all(c)
        .await?;
    Ok(hashes
        .iter()
        .map(|hash| rows.iter().filter(|row| row.hash == hash.0).map(|row| row.given_at).collect())
        .collect())
}

/// A line of the register of law 8.
#[derive(Clone, Debug)]
pub(super) struct RegisterLine {
    pub hash: KeyedHash,
    pub key_version: i32,
    pub category: String,
    pub given_at: Instant,
}

/// Writes lines of the register, in batches.
pub(super) async fn insert_register(t: &DatabaseTransaction, lines: &[RegisterLine]) -> Result<()> {
    let rows = lines.iter().map(|line| register::ActiveModel {
        id: Set(Uuid::now_v7()),
        hash: Set(line.hash.0.clone()),
        key_version: Set(line.key_version),
        category: Set(line.category.clone()),
        given_at: Set(line.given_at),
    });
    bulk::insert(t, rows).await
}

/// Forgets lines of the register that no longer count.
pub(super) async fn forget_register(t: &DatabaseTransaction, until: Instant) -> Result<u64> {
    let gone = register::Entity::delete_many().filter(register::Column::GivenAt.lte(until)).exec(t).await?;
    Ok(gone.rows_affected)
}
