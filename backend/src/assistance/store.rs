//! Queries on askings to be called.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, QueryOrder, QuerySelect};

use super::entity as callback;
use super::rules::{Moment, State, Subject};
use crate::kernel::{CallbackId, Error, Instant, OrganisationId, Page, Paging, Result, UserId};
use crate::platform::{Key, Seek, count_by, holds};

/// An asking to be called.
#[derive(Clone, PartialEq, Eq)]
pub struct Callback {
    /// Its id.
    pub id: CallbackId,
    /// What the person may quote, `RA-2026-000012`.
    pub reference: String,
    /// The person's name, 1 to 80 characters.
    pub name: String,
    /// `+33612345678`.
    pub telephone: String,
    /// What it is about.
    pub subject: Subject,
    /// When it suits.
    pub moment: Moment,
    /// Anything else, at most 500 characters.
    pub message: Option<String>,
    /// The page it was asked on, a path of ours.
    pub page: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Tries so far.
    pub tries: i32,
    /// For changes that must not cross.
    pub version: i64,
    /// When it was asked.
    pub created_at: Instant,
    /// By when we promised to call.
    pub call_before: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Which agent took it up last.
    pub handled_by: Option<UserId>,
    /// The person's département, when it is known.
    pub department_code: Option<String>,
    /// The territory's lead whose agents call; the operator's call when there is none.
    pub lead_id: Option<OrganisationId>,
    /// The agent who is calling now.
    pub taken_by: Option<UserId>,
    /// Until when nobody else calls.
    pub taken_until: Option<Instant>,
    /// The agent who asked for the person on the telephone.
    pub filed_by: Option<UserId>,
}

impl std::fmt::Debug for Callback {
    /// Without the person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Callback")
            .field("reference", &self.reference)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

fn unknown<T>(_: T) -> Error {
    Error::internal("a callback holds an unknown code")
}

fn of(row: callback::Model) -> Result<Callback> {
    Ok(Callback {
        id: row.id,
        reference: row.reference,
        name: row.name,
        telephone: row.telephone,
        subject: row.subject.parse().map_err(unknown)?,
        moment: row.moment.parse().map_err(unknown)?,
        message: row.message,
        page: row.page,
        state: row.state.parse().map_err(unknown)?,
        tries: row.tries,
        version: row.version,
        created_at: row.created_at,
        call_before: row.call_before,
        closed_at: row.closed_at,
        handled_by: row.handled_by,
        department_code: row.department_code,
        lead_id: row.lead_id,
        taken_by: row.taken_by,
        taken_until: row.taken_until,
        filed_by: row.filed_by,
    })
}

pub(super) async fn insert(t: &DatabaseTransaction, new: &Callback) -> Result<()> {
    let row = callback::ActiveModel {
        id: Set(new.id),
        reference: Set(new.reference.clone()),
        name: Set(new.name.clone()),
        telephone: Set(new.telephone.clone()),
        subject: Set(new.subject.code().to_owned()),
        moment: Set(new.moment.code().to_owned()),
        message: Set(new.message.clone()),
        page: Set(new.page.clone()),
        state: Set(new.state.code().to_owned()),
        tries: Set(new.tries),
        version: Set(new.version),
        created_at: Set(new.created_at),
        call_before: Set(new.call_before),
        closed_at: Set(new.closed_at),
        handled_by: Set(new.handled_by),
        department_code: Set(new.department_code.clone()),
        lead_id: Set(new.lead_id),
        taken_by: Set(new.taken_by),
        taken_until: Set(new.taken_until),
        filed_by: Set(new.filed_by),
    };
    callback::Entity::insert(row).exec_without_returning(t).await?;
    Ok(())
}

/// The asking that waits for a number.
pub(super) async fn waiting_of(c: &impl ConnectionTrait, telephone: &str) -> Result<Option<Callback>> {
    let row = callback::Entity::find()
        .filter(callback::Column::Telephone.eq(telephone))
        .filter(callback::Column::State.eq(State::Waiting.code()))
        .one(c)
        .await?;
    row.map(of).transpose()
}

/// Whose askings an agent sees.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scope {
    /// Those of the operator's agents: what no territory's lead has, and whatever is late at this moment.
    Operator(Instant),
    /// Those of a territory's lead.
    Lead(OrganisationId),
}

fn within(scope: Scope) -> Condition {
    match scope {
        Scope::Operator(now) => Condition::any()
            .add(callback::Column::LeadId.is_null())
            .add(callback::Column::State.eq(State::Waiting.code()).and(callback::Column::CallBefore.lt(now))),
        Scope::Lead(id) => Condition::all().add(callback::Column::LeadId.eq(id)),
    }
}

/// An asking within what the agent sees: 404 for any other.
pub(super) async fn find(c: &impl ConnectionTrait, scope: Scope, id: CallbackId) -> Result<Callback> {
    let row = callback::Entity::find_by_id(id).filter(within(scope)).one(c).await?;
    row.map(of).transpose()?.ok_or_else(Error::not_found)
}

/// Writes a change of state; `changed-meanwhile` (409) when somebody was quicker.
pub(super) async fn save(t: &DatabaseTransaction, before: i64, now: &Callback) -> Result<()> {
    let written = callback::Entity::update_many()
        .col_expr(callback::Column::State, Expr::value(now.state.code()))
        .col_expr(callback::Column::Tries, Expr::value(now.tries))
        .col_expr(callback::Column::Version, Expr::value(now.version))
        .col_expr(callback::Column::CallBefore, Expr::value(now.call_before))
        .col_expr(callback::Column::ClosedAt, Expr::value(now.closed_at))
        .col_expr(callback::Column::HandledBy, Expr::value(now.handled_by))
        .col_expr(callback::Column::TakenBy, Expr::value(now.taken_by))
        .col_expr(callback::Column::TakenUntil, Expr::value(now.taken_until))
        .filter(callback::Column::Id.eq(now.id))
        .filter(callback::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// Askings in these states, the oldest first.
pub(super) async fn list(
    c: &impl ConnectionTrait,
    scope: Scope,
    states: &[State],
    paging: &Paging,
) -> Result<Page<Callback>> {
    let mut query = callback::Entity::find()
        .filter(within(scope))
        .filter(callback::Column::State.is_in(states.iter().map(|state| state.code())))
        .order_by_asc(callback::Column::Id)
        .limit(paging.limit() + 1);
    if let Some(after) = paging.after::<CallbackId>() {
        query = query.filter(callback::Column::Id.gt(after));
    }
    let rows = query.all(c).await?.into_iter().map(of).collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(rows, paging.limit(), |one| one.id.to_string()))
}

/// How many wait, and by when the first was promised its call.
pub(super) async fn waiting(c: &impl ConnectionTrait, scope: Scope) -> Result<(u64, Option<Instant>)> {
    let query = callback::Entity::find()
        .filter(within(scope))
        .filter(callback::Column::State.eq(State::Waiting.code()));
    let count = query.clone().count(c).await?;
    let first = query.order_by_asc(callback::Column::CallBefore).one(c).await?;
    Ok((count, first.map(|row| row.call_before)))
}

/// How many wait for a call that was promised before that.
pub(super) async fn late(c: &impl ConnectionTrait, scope: Scope, now: Instant) -> Result<u64> {
    let query = callback::Entity::find()
        .filter(within(scope))
        .filter(callback::Column::State.eq(State::Waiting.code()))
        .filter(callback::Column::CallBefore.lt(now));
    Ok(query.count(c).await?)
}

/// Removes an asking that was closed by then.
pub(super) async fn forget(t: &DatabaseTransaction, id: CallbackId, closed_by: Instant) -> Result<bool> {
    let gone = callback::Entity::delete_many()
        .filter(callback::Column::Id.eq(id))
        .filter(callback::Column::ClosedAt.lte(closed_by))
        .exec(t)
        .await?;
    Ok(gone.rows_affected > 0)
}

/// Which askings an agent looks for.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Whose askings are seen at all.
    pub(super) scope: Scope,
    pub(super) state: Option<State>,
    pub(super) subject: Option<Subject>,
    pub(super) moment: Option<Moment>,
    /// Waiting for a call that was promised before that.
    pub(super) late_at: Option<Instant>,
    /// Whose reference, name or number holds these words.
    pub(super) words: Option<String>,
}

/// What askings are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// When they were made.
    Asked,
    /// By when the call was promised.
    Before,
}

impl Order {
    /// The order of that code; when they were made unless told.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "before" => Self::Before,
            _ => Self::Asked,
        }
    }

    pub(super) fn key(self, one: &Callback) -> Key {
        match self {
            Self::Asked => Key::Id,
            Self::Before => Key::Time(one.call_before),
        }
    }
}

fn filtered(wanted: &Wanted) -> Select<callback::Entity> {
    let mut query = callback::Entity::find().filter(within(wanted.scope));
    if let Some(state) = wanted.state {
        query = query.filter(callback::Column::State.eq(state.code()));
    }
    if let Some(subject) = wanted.subject {
        query = query.filter(callback::Column::Subject.eq(subject.code()));
    }
    if let Some(moment) = wanted.moment {
        query = query.filter(callback::Column::Moment.eq(moment.code()));
    }
    if let Some(now) = wanted.late_at {
        query = query
            .filter(callback::Column::State.eq(State::Waiting.code()))
            .filter(callback::Column::CallBefore.lt(now));
    }
    if let Some(words) = &wanted.words {
        let columns = [callback::Column::Reference, callback::Column::Name, callback::Column::Telephone];
        query = query.filter(holds(columns, words));
    }
    query
}

pub(super) async fn ordered(
    c: &impl ConnectionTrait,
    wanted: &Wanted,
    order: Order,
    seek: &Seek,
) -> Result<Vec<Callback>> {
    let by = match order {
        Order::Asked => None,
        Order::Before => Some(Expr::col(callback::Column::CallBefore)),
    };
    let rows = seek.apply(filtered(wanted), by, callback::Column::Id).all(c).await?;
    rows.into_iter().map(of).collect()
}

/// How many there are in each state, whatever state is wanted.
pub(super) async fn count_by_state(
    c: &impl ConnectionTrait,
    wanted: &Wanted,
) -> Result<HashMap<String, i64>> {
    let any = filtered(&Wanted { state: None, ..wanted.clone() });
    count_by(c, any, callback::Column::State, callback::Column::Id).await
}

/// The references of some askings.
pub(super) async fn references(
    c: &impl ConnectionTrait,
    ids: &[CallbackId],
) -> Result<HashMap<CallbackId, String>> {
    let rows: Vec<(CallbackId, String)> = callback::Entity::find()
        .filter(callback::Column::Id.is_in(ids.iter().copied()))
        .select_only()
        .column(callback::Column::Id)
        .column(callback::Column::Reference)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().collect())
}
