//! Lots and parts in the orders and counts that lists ask for; each scoped to whoever may see them.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};

use super::entity::{lot, part};
use super::lot::{Lot, Part};
use super::rules::{LotState, State, progress};
use super::store::{lot_of, part_of};
use crate::kernel::{Instant, OrganisationId, Result, SiteId};
use crate::platform::{Key, Seek, count_by, holds};

/// What lots and their parts are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Creation.
    Created,
    /// How many units there are.
    Units,
}

/// Which lots of a donor.
#[derive(Clone, Debug)]
pub(super) struct LotFilter {
    pub(super) donor: OrganisationId,
    /// In that state; in any when there is none.
    pub(super) state: Option<LotState>,
    pub(super) site: Option<SiteId>,
    /// Begun then or later, and earlier than that.
    pub(super) between: (Option<Instant>, Option<Instant>),
    /// Whose reference holds these words.
    pub(super) words: Option<String>,
}

/// The states of a part that make its lot stand so. A lot has one part, for now.
fn states_of(state: LotState) -> impl Iterator<Item = &'static str> {
    State::ALL.iter().filter(move |one| progress(**one) == state).map(|one| one.code())
}

fn lots_filtered(filter: &LotFilter) -> Select<lot::Entity> {
    let mut query = lot::Entity::find().filter(lot::Column::DonorId.eq(filter.donor));
    if let Some(state) = filter.state {
        let parts = part::Entity::find()
            .select_only()
            .column(part::Column::LotId)
            .filter(part::Column::State.is_in(states_of(state)));
        query = query.filter(lot::Column::Id.in_subquery(QueryTrait::into_query(parts)));
    }
    if let Some(site) = filter.site {
        query = query.filter(lot::Column::SiteId.eq(site));
    }
    if let Some(from) = filter.between.0 {
        query = query.filter(lot::Column::CreatedAt.gte(from));
    }
    if let Some(before) = filter.between.1 {
        query = query.filter(lot::Column::CreatedAt.lt(before));
    }
    if let Some(words) = &filter.words {
        query = query.filter(holds([lot::Column::Reference], words));
    }
    query
}

pub(super) async fn lots(
    c: &impl ConnectionTrait,
    filter: &LotFilter,
    order: Order,
    seek: &Seek,
) -> Result<Vec<Lot>> {
    let by = match order {
        Order::Created => None,
        Order::Units => Some(Expr::col(lot::Column::UnitCount)),
    };
    let query = seek.apply(lots_filtered(filter), by, lot::Column::Id);
    query.all(c).await?.into_iter().map(lot_of).collect()
}

/// How many lots stand in each state, whatever state the filter asks for.
pub(super) async fn lots_by_state(
    c: &impl ConnectionTrait,
    filter: &LotFilter,
) -> Result<HashMap<LotState, i64>> {
    let any = LotFilter { state: None, ..filter.clone() };
    let own = lots_filtered(&any).select_only().column(lot::Column::Id);
    let parts = part::Entity::find().filter(part::Column::LotId.in_subquery(QueryTrait::into_query(own)));
    let mut counts = HashMap::new();
    for (code, count) in count_by(c, parts, part::Column::State, part::Column::Id).await? {
        if let Ok(state) = code.parse::<State>() {
            *counts.entry(progress(state)).or_default() += count;
        }
    }
    Ok(counts)
}

impl Order {
    /// The order of that code; creation unless told.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "units" => Self::Units,
            _ => Self::Created,
        }
    }

    pub(super) fn key_of_lot(self, lot: &Lot) -> Key {
        match self {
            Self::Created => Key::Id,
            Self::Units => Key::Number(i64::from(lot.unit_count)),
        }
    }

    pub(super) fn key_of_part(self, part: &Part) -> Key {
        match self {
            Self::Created => Key::Id,
            Self::Units => Key::Number(i64::from(part.unit_count)),
        }
    }
}

/// Which parts of a refurbisher.
#[derive(Clone, Debug)]
pub(super) struct PartFilter {
    pub(super) refurbisher: OrganisationId,
    /// In one of these states; in any when empty.
    pub(super) states: Vec<State>,
    /// To be fetched on a day that is past.
    pub(super) late_at: Option<Instant>,
    pub(super) between: (Option<Instant>, Option<Instant>),
    /// Whose lot's reference holds these words.
    pub(super) words: Option<String>,
}

fn parts_filtered(filter: &PartFilter) -> Select<part::Entity> {
    let mut query = part::Entity::find().filter(part::Column::RefurbisherId.eq(filter.refurbisher));
    if !filter.states.is_empty() {
        query = query.filter(part::Column::State.is_in(filter.states.iter().map(|state| state.code())));
    }
    if let Some(now) = filter.late_at {
        query = query
            .filter(part::Column::State.eq(State::CollectionPlanned.code()))
            .filter(part::Column::PlannedFor.lt(now));
    }
    if let Some(from) = filter.between.0 {
        query = query.filter(part::Column::CreatedAt.gte(from));
    }
    if let Some(before) = filter.between.1 {
        query = query.filter(part::Column::CreatedAt.lt(before));
    }
    if let Some(words) = &filter.words {
        let lots = lot::Entity::find()
            .select_only()
            .column(lot::Column::Id)
            .filter(holds([lot::Column::Reference], words));
        query = query.filter(part::Column::LotId.in_subquery(QueryTrait::into_query(lots)));
    }
    query
}

pub(super) async fn parts(
    c: &impl ConnectionTrait,
    filter: &PartFilter,
    order: Order,
    seek: &Seek,
) -> Result<Vec<Part>> {
    let by = match order {
        Order::Created => None,
        Order::Units => Some(Expr::col(part::Column::UnitCount)),
    };
    let query = seek.apply(parts_filtered(filter), by, part::Column::Id);
    query.all(c).await?.into_iter().map(part_of).collect()
}

/// How many parts stand in each state, whatever states the filter asks for.
pub(super) async fn parts_by_state(
    c: &impl ConnectionTrait,
    filter: &PartFilter,
) -> Result<HashMap<State, i64>> {
    let any = PartFilter { states: Vec::new(), ..filter.clone() };
    let counts = count_by(c, parts_filtered(&any), part::Column::State, part::Column::Id).await?;
    Ok(counts.into_iter().filter_map(|(code, count)| Some((code.parse().ok()?, count))).collect())
}

/// The lots of a donor of which something was received from a moment until another, oldest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn given_between(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    (from, until): (Instant, Instant),
    limit: u64,
) -> Result<Vec<Lot>> {
    let received = sea_orm::sea_query::Query::select()
        .column(part::Column::LotId)
        .from(part::Entity)
        .and_where(part::Column::ReceivedAt.gte(from))
        .and_where(part::Column::ReceivedAt.lt(until))
        .to_owned();
    let rows = lot::Entity::find()
        .filter(lot::Column::DonorId.eq(donor))
        .filter(lot::Column::Id.in_subquery(received))
        .order_by_asc(lot::Column::Id)
        .limit(limit)
        .all(c)
        .await?;
    rows.into_iter().map(lot_of).collect()
}
