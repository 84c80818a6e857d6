//! Law 2: a device is promised once, across sale, gift and loan. The unique partial index is the law; the lock on
//! the device's own row is the fast path.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbBackend, QueryOrder, Statement, TransactionTrait};
use serde_json::json;
use uuid::Uuid;

use super::entity::{claim as row, device};
use super::rules::{Action, State};
use super::{store, write};
use crate::kernel::context::coded;
use crate::kernel::{ClaimId, DeviceId, Error, ErrorKind, Instant, ListingId, OpContext, Refusal, Result};
use crate::platform::bulk;

coded! {
    /// What a device is promised for.
    Purpose {
        /// To a buyer.
        Sale = "sale",
        /// To a household.
        Gift = "gift",
        /// To a borrower.
        Loan = "loan",
    }
}

coded! {
    /// Why a promise ended.
    EndReason {
        /// Its holder gave it back.
        Released = "released",
        /// Its time ran out.
        Expired = "expired",
        /// It was kept.
        Fulfilled = "fulfilled",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

/// A promise asked for on devices of one listing.
#[derive(Clone, Debug)]
pub struct ClaimOrder {
    /// The listing.
    pub listing_id: ListingId,
    /// How many devices.
    pub quantity: u32,
    /// What holds the promise, such as `pooled_order`.
    pub holder_kind: &'static str,
    /// Which one.
    pub holder_id: Uuid,
    /// Until when.
    pub expires_at: Option<Instant>,
}

/// What cannot be promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Fewer are left than asked.
    SoldOut {
        /// How many were asked.
        asked: u32,
        /// How many are left.
        left: u32,
    },
    /// Somebody else has the promise.
    AlreadyPromised,
}

impl Refusal for Refused {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        match self {
            Self::SoldOut { .. } => "sold-out",
            Self::AlreadyPromised => "device-already-promised",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::SoldOut { asked, left } => vec![("asked", asked.to_string()), ("left", left.to_string())],
            Self::AlreadyPromised => Vec::new(),
        }
    }
}

/// Promises devices of a listing for a sale: exactly `quantity` of them, or none. Several listings are claimed in
/// the order of their ids, so that two transactions never wait for one another crosswise.
///
/// # Errors
/// `sold-out` with how many are left.
pub async fn claim(t: &DatabaseTransaction, op: &OpContext, order: &ClaimOrder) -> Result<Vec<DeviceId>> {
    expire(t, op, Some(order.listing_id)).await?;
    let quantity = i64::from(order.quantity);
    let mut picked = Vec::new();
    // First pass over the free rows only; when they are too few, give the locks back and wait for the others in order.
    for blocking in [false, true, true, true] {
        let savepoint = t.begin().await?;
        picked = pick(&savepoint, order.listing_id, quantity, blocking).await?;
        if picked.len() == usize::try_from(order.quantity).unwrap_or(usize::MAX) {
            savepoint.commit().await?;
            break;
        }
        savepoint.rollback().await?;
        let left = free_count(t, order.listing_id).await?;
        if left < quantity {
            let left = u32::try_from(left).unwrap_or_default();
            return Err(Refused::SoldOut { asked: order.quantity, left }.into());
        }
        picked.clear();
    }
    if picked.is_empty() {
        return Err(Error::new(ErrorKind::Unavailable, "database-busy"));
    }
    promise(t, op, &picked, Purpose::Sale, order.holder_kind, order.holder_id, order.expires_at).await?;
    Ok(picked)
}

/// Promises these very devices.
///
/// # Errors
/// `device-already-promised` when one of them is no longer free; `device-wrong-state`.
pub async fn claim_ids(
    t: &DatabaseTransaction,
    op: &OpContext,
    ids: &[DeviceId],
    purpose: Purpose,
    holder_kind: &'static str,
    holder_id: Uuid,
    expires_at: Option<Instant>,
) -> Result<()> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    expire(t, op, None).await?;
    let mut query =
        device::Entity::find().filter(device::Column::Id.is_in(ids.clone())).order_by_asc(device::Column::Id);
    if t.get_database_backend() == DbBackend::Postgres {
        use sea_orm::QuerySelect;
        query = query.lock_exclusive();
    }
    let rows = query.all(t).await?;
    if rows.len() != ids.len() || rows.iter().any(|row| row.claim_id.is_some()) {
        return Err(Refused::AlreadyPromised.into());
    }
    promise(t, op, &ids, purpose, holder_kind, holder_id, expires_at).await
}

async fn pick(
    t: &DatabaseTransaction,
    listing: ListingId,
    quantity: i64,
    blocking: bool,
) -> Result<Vec<DeviceId>> {
    let backend = t.get_database_backend();
    let sql = match (backend, blocking) {
        (DbBackend::Postgres, false) => {
            "SELECT id FROM devices WHERE listing_id = $1 AND state = 'listed' AND claim_id IS NULL \
             ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED"
        }
        (DbBackend::Postgres, true) => {
            "SELECT id FROM devices WHERE listing_id = $1 AND state = 'listed' AND claim_id IS NULL \
             ORDER BY id LIMIT $2 FOR UPDATE"
        }
        _ => {
            "SELECT id FROM devices WHERE listing_id = ?1 AND state = 'listed' AND claim_id IS NULL \
             ORDER BY id LIMIT ?2"
        }
    };
    let rows = t
        .query_all_raw(Statement::from_sql_and_values(backend, sql, [listing.into(), quantity.into()]))
        .await?;
    rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

async fn free_count(t: &DatabaseTransaction, listing: ListingId) -> Result<i64> {
    let count = device::Entity::find()
        .filter(device::Column::ListingId.eq(listing))
        .filter(device::Column::State.eq(State::Listed.code()))
        .filter(device::Column::ClaimId.is_null())
        .count(t)
        .await?;
    i64::try_from(count).map_err(Error::internal)
}

fn taking(purpose: Purpose) -> Action {
    match purpose {
        Purpose::Sale => Action::Reserve,
        Purpose::Gift => Action::Propose,
        Purpose::Loan => Action::Lend,
    }
}

fn promised_state(purpose: Purpose) -> State {
    match purpose {
        Purpose::Sale => State::Reserved,
        Purpose::Gift => State::Proposed,
        Purpose::Loan => State::Lent,
    }
}

fn giving_back(purpose: Purpose) -> Action {
    match purpose {
        Purpose::Sale => Action::Unreserve,
        Purpose::Gift => Action::Unpropose,
        Purpose::Loan => Action::ReturnFromLoan,
    }
}

async fn promise(
    t: &DatabaseTransaction,
    op: &OpContext,
    ids: &[DeviceId],
    purpose: Purpose,
    holder_kind: &'static str,
    holder_id: Uuid,
    expires_at: Option<Instant>,
) -> Result<()> {
    let claims: Vec<BuiltClaim> = ids
        .iter()
        .map(|device| BuiltClaim {
            id: ClaimId::new(),
            device_id: *device,
            purpose,
            holder_kind,
            holder_id,
            created_at: op.now,
            expires_at,
            ended: None,
        })
        .collect();
    insert_built(t, &claims).await?;
    let pairs: Vec<_> = claims.iter().map(|claim| (claim.device_id, Some(claim.id))).collect();
    let details = json!({ "holder_kind": holder_kind, "holder_id": holder_id, "expires_at": expires_at });
    write::set_claim(t, op, &pairs, taking(purpose), &details).await
}

/// Ends the promises of a holder. Fulfilled ones leave the device where its own action put it; the others give it
/// back to the pool it came from.
///
/// # Errors
/// When the database fails.
pub async fn end_claims(
    t: &DatabaseTransaction,
    op: &OpContext,
    holder_kind: &str,
    holder_id: Uuid,
    only: Option<&[DeviceId]>,
    reason: EndReason,
) -> Result<Vec<DeviceId>> {
    let mut query = row::Entity::find()
        .filter(row::Column::HolderKind.eq(holder_kind))
        .filter(row::Column::HolderId.eq(holder_id))
        .filter(row::Column::EndedAt.is_null());
    if let Some(only) = only {
        query = query.filter(row::Column::DeviceId.is_in(only.iter().copied()));
    }
    let claims = query.order_by_asc(row::Column::DeviceId).all(t).await?;
    end(t, op, &claims, reason).await?;
    Ok(claims.into_iter().map(|claim| claim.device_id).collect())
}

/// Takes back the promise on a device that was set aside: whoever releases it finds it where it was before it was
/// promised. What held the promise is answered, so that it can be told.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    t: &DatabaseTransaction,
    op: &OpContext,
    device: DeviceId,
) -> Result<Option<(String, Uuid)>> {
    let active = row::Column::EndedAt.is_null();
    let found = row::Entity::find().filter(row::Column::DeviceId.eq(device)).filter(active).one(t).await?;
    let Some(claim) = found else { return Ok(None) };
    let purpose: Purpose = claim.purpose.parse().map_err(|()| Error::internal("unknown purpose"))?;
    end(t, op, std::slice::from_ref(&claim), EndReason::Withdrawn).await?;
    let pool = super::rules::transition(promised_state(purpose), giving_back(purpose), None)?;
    device::Entity::update_many()
        .col_expr(device::Column::StateBeforeQuarantine, Expr::value(pool.code()))
        .filter(device::Column::Id.eq(device))
        .filter(device::Column::State.eq(State::Quarantined.code()))
        .filter(device::Column::StateBeforeQuarantine.eq(promised_state(purpose).code()))
        .exec(t)
        .await?;
    Ok(Some((claim.holder_kind, claim.holder_id)))
}

/// Ends promises whose time has run out, of one listing or of all (at most 500 at once).
///
/// # Errors
/// When the database fails.
pub async fn expire(
    t: &DatabaseTransaction,
    op: &OpContext,
    listing: Option<ListingId>,
) -> Result<Vec<DeviceId>> {
    use sea_orm::{QuerySelect, QueryTrait};
    let mut query = row::Entity::find()
        .filter(row::Column::EndedAt.is_null())
        .filter(row::Column::ExpiresAt.lte(op.now))
        .order_by_asc(row::Column::DeviceId)
        .limit(500);
    if let Some(listing) = listing {
        let devices = QueryTrait::into_query(
            device::Entity::find()
                .select_only()
                .column(device::Column::Id)
                .filter(device::Column::ListingId.eq(listing))
                .filter(device::Column::State.eq(State::Reserved.code())),
        );
        query = query.filter(row::Column::DeviceId.in_subquery(devices));
    }
    if t.get_database_backend() == DbBackend::Postgres {
        query = query.lock_with_behavior(
            sea_orm::sea_query::LockType::Update,
            sea_orm::sea_query::LockBehavior::SkipLocked,
        );
    }
    let claims = query.all(t).await?;
    end(t, op, &claims, EndReason::Expired).await?;
    Ok(claims.into_iter().map(|claim| claim.device_id).collect())
}

async fn end(
    t: &DatabaseTransaction,
    op: &OpContext,
    claims: &[row::Model],
    reason: EndReason,
) -> Result<()> {
    if claims.is_empty() {
        return Ok(());
    }
    row::Entity::update_many()
        .col_expr(row::Column::EndedAt, Expr::value(op.now))
        .col_expr(row::Column::EndedBecause, Expr::value(reason.code()))
        .filter(row::Column::Id.is_in(claims.iter().map(|claim| claim.id)))
        .exec(t)
        .await?;
    // What is no longer where the promise put it (set aside, lost) keeps the state that its own action gave it.
    let devices =
        store::find_many(t, &claims.iter().map(|claim| claim.device_id).collect::<Vec<_>>()).await?;
    let elsewhere = |claim: &row::Model| {
        let held = devices.iter().find(|device| device.id == claim.device_id).map(|device| device.state);
        let promised = claim.purpose.parse().ok().map(promised_state);
        reason == EndReason::Fulfilled || held != promised
    };
    let kept: Vec<DeviceId> =
        claims.iter().filter(|claim| elsewhere(claim)).map(|claim| claim.device_id).collect();
    if !kept.is_empty() {
        device::Entity::update_many()
            .col_expr(device::Column::ClaimId, Expr::value(None::<ClaimId>))
            .filter(device::Column::Id.is_in(kept.iter().copied()))
            .exec(t)
            .await?;
    }
    for purpose in Purpose::ALL {
        let pairs: Vec<_> = claims
            .iter()
            .filter(|claim| claim.purpose == purpose.code() && !kept.contains(&claim.device_id))
            .map(|claim| (claim.device_id, None))
            .collect();
        if !pairs.is_empty() {
            let details = json!({ "because": reason.code() });
            write::set_claim(t, op, &pairs, giving_back(*purpose), &details).await?;
        }
    }
    Ok(())
}

/// The devices that a holder has a promise on now, in id order.
///
/// # Errors
/// When the database fails.
pub async fn held_by(c: &impl ConnectionTrait, holder_kind: &str, holder_id: Uuid) -> Result<Vec<DeviceId>> {
    let rows = row::Entity::find()
        .filter(row::Column::HolderKind.eq(holder_kind))
        .filter(row::Column::HolderId.eq(holder_id))
        .filter(row::Column::EndedAt.is_null())
        .order_by_asc(row::Column::DeviceId)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|claim| claim.device_id).collect())
}

/// Hands promises from one holder to another: a pooled order's to its purchase orders.
///
/// # Errors
/// `device-already-promised` when one of them is not the first holder's any more.
pub async fn hand_over(
    t: &DatabaseTransaction,
    from: (&str, Uuid),
    to: (&'static str, Uuid),
    devices: &[DeviceId],
    expires_at: Option<Instant>,
) -> Result<()> {
    let written = row::Entity::update_many()
        .col_expr(row::Column::HolderKind, Expr::value(to.0))
        .col_expr(row::Column::HolderId, Expr::value(to.1))
        .col_expr(row::Column::ExpiresAt, Expr::value(expires_at))
        .filter(row::Column::HolderKind.eq(from.0))
        .filter(row::Column::HolderId.eq(from.1))
        .filter(row::Column::DeviceId.is_in(devices.iter().copied()))
        .filter(row::Column::EndedAt.is_null())
        .exec(t)
        .await?;
    if written.rows_affected == devices.len() as u64 { Ok(()) } else { Err(Refused::AlreadyPromised.into()) }
}

/// Changes until when a holder's promises last; `None` keeps them until they are ended.
///
/// # Errors
/// When the database fails.
pub async fn extend(
    t: &DatabaseTransaction,
    holder_kind: &str,
    holder_id: Uuid,
    expires_at: Option<Instant>,
) -> Result<()> {
    row::Entity::update_many()
        .col_expr(row::Column::ExpiresAt, Expr::value(expires_at))
        .filter(row::Column::HolderKind.eq(holder_kind))
        .filter(row::Column::HolderId.eq(holder_id))
        .filter(row::Column::EndedAt.is_null())
        .exec(t)
        .await?;
    Ok(())
}

/// A promise built in memory.
#[derive(Clone, Debug)]
pub struct BuiltClaim {
    /// Its id.
    pub id: ClaimId,
    /// The device.
    pub device_id: DeviceId,
    /// What for.
    pub purpose: Purpose,
    /// What holds it.
    pub holder_kind: &'static str,
    /// Which one.
    pub holder_id: Uuid,
    /// Since when.
    pub created_at: Instant,
    /// Until when.
    pub expires_at: Option<Instant>,
    /// When and why it ended.
    pub ended: Option<(Instant, EndReason)>,
}

/// Writes promises, in batches.
///
/// # Errors
/// `device-already-promised` when a device has one.
pub async fn insert_built(t: &DatabaseTransaction, claims: &[BuiltClaim]) -> Result<()> {
    let rows = claims.iter().map(|claim| row::ActiveModel {
        id: Set(claim.id),
        device_id: Set(claim.device_id),
        purpose: Set(claim.purpose.code().to_owned()),
        holder_kind: Set(claim.holder_kind.to_owned()),
        holder_id: Set(claim.holder_id),
        created_at: Set(claim.created_at),
        expires_at: Set(claim.expires_at),
        ended_at: Set(claim.ended.map(|(at, _)| at)),
        ended_because: Set(claim.ended.map(|(_, reason)| reason.code().to_owned())),
    });
    bulk::insert(t, rows).await
}
