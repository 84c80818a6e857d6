//! Pooled orders in the database.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{
    ActiveValue::Set, Condition, DatabaseTransaction, DbBackend, QueryOrder, QuerySelect, QueryTrait,
};
use serde_json::json;

use super::entity::{allocation, need_line, participant, pooled_order, quantity, unserved};
use super::lives::{ParticipantState, PooledOrderState};
use super::pool::{Allocation, NeedLine, Participant, Pool, PooledOrder, Quantity, Unserved};
use crate::kernel::{Cents, Error, Instant, OrganisationId, ParticipantId, PooledOrderId, Result};
use crate::platform::bulk;

fn unknown(_: ()) -> Error {
    Error::internal("a pooled order holds an unknown code")
}

fn order_of(row: pooled_order::Model) -> Result<PooledOrder> {
    Ok(PooledOrder {
        id: row.id,
        reference: row.reference,
        title: row.title,
        coordinator_id: row.coordinator_id,
        form: row.form.parse().map_err(unknown)?,
        state: row.state.parse().map_err(unknown)?,
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        minimum_quantity: row.minimum_quantity,
        commit_by: row.commit_by,
        version: row.version,
        created_at: row.created_at,
    })
}

fn order_row(order: &PooledOrder, now: Instant) -> pooled_order::ActiveModel {
    pooled_order::ActiveModel {
        id: Set(order.id),
        reference: Set(order.reference.clone()),
        title: Set(order.title.clone()),
        coordinator_id: Set(order.coordinator_id),
        form: Set(order.form.code().to_owned()),
        state: Set(order.state.code().to_owned()),
        opens_at: Set(order.opens_at),
        closes_at: Set(order.closes_at),
        minimum_quantity: Set(order.minimum_quantity),
        commit_by: Set(order.commit_by),
        version: Set(order.version),
        created_at: Set(order.created_at),
        updated_at: Set(now),
    }
}

fn line_of(row: need_line::Model) -> Result<NeedLine> {
    Ok(NeedLine {
        id: row.id,
        position: row.position,
        label: row.label,
        category: row.category,
        grade_min: row.grade_min.map(|grade| grade.parse().map_err(unknown)).transpose()?,
        memory_gb_min: row.memory_gb_min,
        price_ceiling: row.price_ceiling_cents.map(Cents),
        system: row.system.map(|system| system.parse().map_err(unknown)).transpose()?,
        distance_km_max: row.distance_km_max,
    })
}

fn line_row(order: PooledOrderId, line: &NeedLine) -> need_line::ActiveModel {
    need_line::ActiveModel {
        id: Set(line.id),
        pooled_order_id: Set(order),
        position: Set(line.position),
        label: Set(line.label.clone()),
        category: Set(line.category.clone()),
        grade_min: Set(line.grade_min.map(|grade| grade.code().to_owned())),
        memory_gb_min: Set(line.memory_gb_min),
        price_ceiling_cents: Set(line.price_ceiling.map(|ceiling| ceiling.0)),
        system: Set(line.system.map(|system| system.code().to_owned())),
        distance_km_max: Set(line.distance_km_max),
    }
}

fn participant_row(order: PooledOrderId, one: &Participant) -> participant::ActiveModel {
    participant::ActiveModel {
        id: Set(one.id),
        pooled_order_id: Set(order),
        organisation_id: Set(one.organisation_id),
        delivery_site_id: Set(one.delivery_site_id),
        state: Set(one.state.code().to_owned()),
        joined_at: Set(one.joined_at),
        committed_at: Set(one.committed_at),
        version: Set(one.version),
    }
}

fn quantity_row(participant: ParticipantId, one: &Quantity) -> quantity::ActiveModel {
    quantity::ActiveModel {
        participant_id: Set(participant),
        need_line_id: Set(one.need_line_id),
        quantity: Set(one.quantity),
        tolerance: Set(one.tolerance),
    }
}

fn allocation_row(one: &Allocation) -> allocation::ActiveModel {
    allocation::ActiveModel {
        participant_id: Set(one.participant_id),
        need_line_id: Set(one.need_line_id),
        listing_id: Set(one.listing_id),
        seller_id: Set(one.seller_id),
        title: Set(one.title.clone()),
        vat_regime: Set(one.vat_regime.code().to_owned()),
        quantity: Set(one.quantity),
        unit_price_cents: Set(one.unit_price.0),
        distance_km: Set(one.distance_km),
        particulars: Set(one.particulars.as_ref().map(|known| json!(known))),
    }
}

fn unserved_row(one: &Unserved) -> unserved::ActiveModel {
    unserved::ActiveModel {
        participant_id: Set(one.participant_id),
        need_line_id: Set(one.need_line_id),
        reason: Set(one.reason.code().to_owned()),
        quantity: Set(one.quantity),
    }
}

/// Adds to each order what belongs to it, with one query per table.
pub(super) async fn complete(c: &impl ConnectionTrait, rows: Vec<pooled_order::Model>) -> Result<Vec<Pool>> {
    let ids: Vec<PooledOrderId> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let lines = need_line::Entity::find()
        .filter(need_line::Column::PooledOrderId.is_in(ids.iter().copied()))
        .order_by_asc(need_line::Column::Position)
        .all(c)
        .await?;
    let members = participant::Entity::find()
        .filter(participant::Column::PooledOrderId.is_in(ids.iter().copied()))
        .order_by_asc(participant::Column::Id)
        .all(c)
        .await?;
    let within = || {
        let own = participant::Entity::find()
            .select_only()
            .column(participant::Column::Id)
            .filter(participant::Column::PooledOrderId.is_in(ids.iter().copied()));
        QueryTrait::into_query(own)
    };
    let quantities =
        quantity::Entity::find().filter(quantity::Column::ParticipantId.in_subquery(within())).all(c).await?;
    let found = allocation::Entity::find()
        .filter(allocation::Column::ParticipantId.in_subquery(within()))
        .order_by_asc(allocation::Column::ParticipantId)
        .order_by_asc(allocation::Column::NeedLineId)
        .order_by_asc(allocation::Column::ListingId)
        .all(c)
        .await?;
    let missed = unserved::Entity::find()
        .filter(unserved::Column::ParticipantId.in_subquery(within()))
        .order_by_asc(unserved::Column::ParticipantId)
        .order_by_asc(unserved::Column::NeedLineId)
        .order_by_asc(unserved::Column::Reason)
        .all(c)
        .await?;

    let order_of_participant: HashMap<ParticipantId, PooledOrderId> =
        members.iter().map(|row| (row.id, row.pooled_order_id)).collect();
    let mut pools = rows
        .into_iter()
        .map(|row| {
            Ok(Pool {
                order: order_of(row)?,
                lines: Vec::new(),
                participants: Vec::new(),
                allocations: Vec::new(),
                unserved: Vec::new(),
            })
        })
        .collect::<Result<Vec<Pool>>>()?;
    let places: HashMap<PooledOrderId, usize> =
        pools.iter().enumerate().map(|(place, pool)| (pool.order.id, place)).collect();
    for row in lines {
        if let Some(place) = places.get(&row.pooled_order_id) {
            pools[*place].lines.push(line_of(row)?);
        }
    }
    let mut wanted: HashMap<ParticipantId, Vec<Quantity>> = HashMap::new();
    for row in quantities {
        let one =
            Quantity { need_line_id: row.need_line_id, quantity: row.quantity, tolerance: row.tolerance };
        wanted.entry(row.participant_id).or_default().push(one);
    }
    for row in members {
        let Some(place) = places.get(&row.pooled_order_id) else { continue };
        let mut quantities = wanted.remove(&row.id).unwrap_or_default();
        quantities.sort_by_key(|one| one.need_line_id);
        pools[*place].participants.push(Participant {
            id: row.id,
            organisation_id: row.organisation_id,
            delivery_site_id: row.delivery_site_id,
            state: row.state.parse().map_err(unknown)?,
            joined_at: row.joined_at,
            committed_at: row.committed_at,
            quantities,
            version: row.version,
        });
    }
    let place = |participant| order_of_participant.get(&participant).and_then(|order| places.get(order));
    for row in found {
        let Some(place) = place(row.participant_id) else { continue };
        pools[*place].allocations.push(Allocation {
            participant_id: row.participant_id,
            need_line_id: row.need_line_id,
            listing_id: row.listing_id,
            seller_id: row.seller_id,
            title: row.title,
            vat_regime: row.vat_regime.parse().map_err(unknown)?,
            quantity: row.quantity,
            unit_price: Cents(row.unit_price_cents),
            distance_km: row.distance_km,
            particulars: row.particulars.map(serde_json::from_value).transpose().map_err(Error::internal)?,
        });
    }
    for row in missed {
        let Some(place) = place(row.participant_id) else { continue };
        pools[*place].unserved.push(Unserved {
            participant_id: row.participant_id,
            need_line_id: row.need_line_id,
            quantity: row.quantity,
            reason: row.reason.parse().map_err(unknown)?,
        });
    }
    Ok(pools)
}

/// One pooled order, whoever asks: the service decides who may see it.
///
/// # Errors
/// 404.
pub(super) async fn pool(c: &impl ConnectionTrait, id: PooledOrderId) -> Result<Pool> {
    let row = pooled_order::Entity::find_by_id(id).one(c).await?.ok_or_else(Error::not_found)?;
    complete(c, vec![row]).await?.pop().ok_or_else(Error::not_found)
}

/// The same, its row held until the transaction ends: steps of one order follow one another.
///
/// # Errors
/// 404.
pub(super) async fn held_pool(t: &DatabaseTransaction, id: PooledOrderId) -> Result<Pool> {
    let mut query = pooled_order::Entity::find_by_id(id);
    if t.get_database_backend() == DbBackend::Postgres {
        query = query.lock_exclusive();
    }
    let row = query.one(t).await?.ok_or_else(Error::not_found)?;
    complete(t, vec![row]).await?.pop().ok_or_else(Error::not_found)
}

/// Which pooled orders of a list.
#[derive(Clone, Debug)]
pub(super) enum Which {
    /// Coordinated by an organisation, or that it takes or took part in.
    Own(OrganisationId),
    /// Open, that it has nothing to do with yet.
    OpenToJoin(OrganisationId),
    /// Both.
    Visible(OrganisationId),
}

/// Which rows those are.
pub(super) fn condition(which: &Which) -> Condition {
    let joined = |organisation: OrganisationId| {
        let own = participant::Entity::find()
            .select_only()
            .column(participant::Column::PooledOrderId)
            .filter(participant::Column::OrganisationId.eq(organisation));
        QueryTrait::into_query(own)
    };
    let own = |organisation| {
        Condition::any()
            .add(pooled_order::Column::CoordinatorId.eq(organisation))
            .add(pooled_order::Column::Id.in_subquery(joined(organisation)))
    };
    let open =
        pooled_order::Column::State.is_in([PooledOrderState::Open.code(), PooledOrderState::Extended.code()]);
    match which {
        Which::Own(organisation) => own(*organisation),
        Which::OpenToJoin(organisation) => Condition::all().add(open).add(own(*organisation).not()),
        Which::Visible(organisation) => own(*organisation).add(open),
    }
}

/// Pooled orders, newest first, before `after`, at most `limit`.
///
/// # Errors
/// When the database fails.
pub(super) async fn pools(
    c: &impl ConnectionTrait,
    which: &Which,
    after: Option<PooledOrderId>,
    limit: u64,
) -> Result<Vec<Pool>> {
    let mut query = pooled_order::Entity::find()
        .filter(condition(which))
        .order_by_desc(pooled_order::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(pooled_order::Column::Id.lt(after));
    }
    complete(c, query.all(c).await?).await
}

/// Orders that anybody may still join at `now`, the first to close first, at most `limit`: for the public pages.
///
/// # Errors
/// When the database fails.
pub(super) async fn open_to_join(c: &impl ConnectionTrait, now: Instant, limit: u64) -> Result<Vec<Pool>> {
    let rows = pooled_order::Entity::find()
        .filter(
            pooled_order::Column::State
                .is_in([PooledOrderState::Open.code(), PooledOrderState::Extended.code()]),
        )
        .filter(pooled_order::Column::ClosesAt.gt(now))
        .order_by_asc(pooled_order::Column::ClosesAt)
        .order_by_asc(pooled_order::Column::Id)
        .limit(limit)
        .all(c)
        .await?;
    complete(c, rows).await
}

/// A participation with its order: whose it is, and where it stands; for callers that say nothing of who.
pub(super) async fn participation(
    c: &impl ConnectionTrait,
    id: ParticipantId,
) -> Result<Option<(PooledOrder, OrganisationId, ParticipantState)>> {
    let Some(row) = participant::Entity::find_by_id(id).one(c).await? else { return Ok(None) };
    let order = pooled_order::Entity::find_by_id(row.pooled_order_id).one(c).await?;
    let Some(order) = order.map(order_of).transpose()? else { return Ok(None) };
    Ok(Some((order, row.organisation_id, row.state.parse().map_err(unknown)?)))
}

/// Writes new pooled orders with all that belongs to them, in batches.
///
/// # Errors
/// When the database fails.
pub(super) async fn insert_pools(t: &DatabaseTransaction, now: Instant, pools: &[&Pool]) -> Result<()> {
    bulk::insert(t, pools.iter().map(|pool| order_row(&pool.order, now))).await?;
    let lines = pools.iter().flat_map(|pool| pool.lines.iter().map(|line| line_row(pool.order.id, line)));
    bulk::insert(t, lines).await?;
    let members =
        pools.iter().flat_map(|pool| pool.participants.iter().map(|one| participant_row(pool.order.id, one)));
    bulk::insert(t, members).await?;
    let quantities = pools
        .iter()
        .flat_map(|pool| &pool.participants)
        .flat_map(|one| one.quantities.iter().map(|wanted| quantity_row(one.id, wanted)));
    bulk::insert(t, quantities).await?;
    insert_found(t, pools.iter().copied()).await
}

async fn insert_found(t: &DatabaseTransaction, pools: impl Iterator<Item = &Pool> + Clone) -> Result<()> {
    bulk::insert(t, pools.clone().flat_map(|pool| &pool.allocations).map(allocation_row)).await?;
    bulk::insert(t, pools.flat_map(|pool| &pool.unserved).map(unserved_row)).await
}

/// Saves a changed order against the version it was read at.
///
/// # Errors
/// `changed-meanwhile`.
pub(super) async fn save_order(t: &DatabaseTransaction, now: Instant, order: &mut PooledOrder) -> Result<()> {
    let before = order.version;
    order.version += 1;
    let written = pooled_order::Entity::update_many()
        .set(order_row(order, now))
        .filter(pooled_order::Column::Id.eq(order.id))
        .filter(pooled_order::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// Saves a new or changed participant and what it wants.
///
/// # Errors
/// `changed-meanwhile`.
pub(super) async fn save_participant(
    t: &DatabaseTransaction,
    order: PooledOrderId,
    one: &mut Participant,
) -> Result<()> {
    let before = one.version;
    one.version += 1;
    let row = participant_row(order, one);
    if before == 0 {
        participant::Entity::insert(row).exec_without_returning(t).await?;
    } else {
        let written = participant::Entity::update_many()
            .set(row)
            .filter(participant::Column::Id.eq(one.id))
            .filter(participant::Column::Version.eq(before))
            .exec(t)
            .await?;
        if written.rows_affected == 0 {
            return Err(Error::conflict("changed-meanwhile"));
        }
    }
    quantity::Entity::delete_many().filter(quantity::Column::ParticipantId.eq(one.id)).exec(t).await?;
    if one.quantities.is_empty() {
        return Ok(());
    }
    let rows = one.quantities.iter().map(|wanted| quantity_row(one.id, wanted));
    quantity::Entity::insert_many(rows).exec_without_returning(t).await?;
    Ok(())
}

/// Replaces the needs of a draft and what its coordinator wants of them.
///
/// # Errors
/// When the database fails, or `changed-meanwhile`.
pub(super) async fn replace_needs(t: &DatabaseTransaction, pool: &mut Pool) -> Result<()> {
    let order = pool.order.id;
    let members = pool.participants.iter().filter(|one| one.version > 0).map(|one| one.id);
    quantity::Entity::delete_many().filter(quantity::Column::ParticipantId.is_in(members)).exec(t).await?;
    need_line::Entity::delete_many().filter(need_line::Column::PooledOrderId.eq(order)).exec(t).await?;
    bulk::insert(t, pool.lines.iter().map(|line| line_row(order, line))).await?;
    // A draft has one participant at most.
    for one in &mut pool.participants {
        save_participant(t, order, one).await?;
    }
    Ok(())
}

/// Deletes a draft with all that belongs to it.
///
/// # Errors
/// When the database fails, or `changed-meanwhile`.
pub(super) async fn delete_draft(t: &DatabaseTransaction, pool: &Pool) -> Result<()> {
    let order = pool.order.id;
    let members = pool.participants.iter().map(|one| one.id);
    quantity::Entity::delete_many().filter(quantity::Column::ParticipantId.is_in(members)).exec(t).await?;
    participant::Entity::delete_many().filter(participant::Column::PooledOrderId.eq(order)).exec(t).await?;
    need_line::Entity::delete_many().filter(need_line::Column::PooledOrderId.eq(order)).exec(t).await?;
    let gone = pooled_order::Entity::delete_many()
        .filter(pooled_order::Column::Id.eq(order))
        .filter(pooled_order::Column::Version.eq(pool.order.version))
        .exec(t)
        .await?;
    if gone.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// Replaces what was found and what was not.
///
/// # Errors
/// When the database fails.
pub(super) async fn replace_found(t: &DatabaseTransaction, pool: &Pool) -> Result<()> {
    let members: Vec<ParticipantId> = pool.participants.iter().map(|one| one.id).collect();
    allocation::Entity::delete_many()
        .filter(allocation::Column::ParticipantId.is_in(members.iter().copied()))
        .exec(t)
        .await?;
    unserved::Entity::delete_many().filter(unserved::Column::ParticipantId.is_in(members)).exec(t).await?;
    insert_found(t, std::iter::once(pool)).await
}

/// Every pooled order in which what was wanted is not what was found and missed (law 5), at most 100 references.
///
/// # Errors
/// When the database fails.
pub async fn unbalanced(c: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut after: Option<PooledOrderId> = None;
    loop {
        let mut query = pooled_order::Entity::find().order_by_asc(pooled_order::Column::Id).limit(200);
        if let Some(after) = after {
            query = query.filter(pooled_order::Column::Id.gt(after));
        }
        let pools = complete(c, query.all(c).await?).await?;
        let Some(last) = pools.last() else { return Ok(found) };
        after = Some(last.order.id);
        found
            .extend(pools.iter().filter(|pool| !pool.is_balanced()).map(|pool| pool.order.reference.clone()));
        if found.len() >= 100 {
            found.truncate(100);
            return Ok(found);
        }
    }
}
