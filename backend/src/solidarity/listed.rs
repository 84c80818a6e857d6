//! Requests, runs and proposals in the orders and counts that their lists ask for; each scoped to whoever may see them.

use std::collections::HashMap;

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::entity::{proposal, request as row, run};
use super::request::{Proposal, Request, RunLine};
use super::rules::request::State;
use super::rules::{proposal as proposal_life, run as run_life};
use super::run_store;
use super::service::territory::Territory;
use super::store::of;
use crate::kernel::{Instant, OrganisationId, Result};
use crate::platform::{Key, Seek, count_by, holds};

/// Which requests of a structure.
#[derive(Clone, Debug)]
pub(super) struct RequestFilter {
    pub(super) structure: OrganisationId,
    /// In that state; in any when there is none.
    pub(super) state: Option<State>,
    pub(super) category: Option<String>,
    /// Filed then or later, and earlier than that.
    pub(super) between: (Option<Instant>, Option<Instant>),
    /// Whose reference holds these words.
    pub(super) words: Option<String>,
}

fn filtered(filter: &RequestFilter) -> Select<row::Entity> {
    let mut query = row::Entity::find().filter(row::Column::StructureId.eq(filter.structure));
    if let Some(state) = filter.state {
        query = query.filter(row::Column::State.eq(state.code()));
    }
    if let Some(category) = &filter.category {
        query = query.filter(row::Column::Category.eq(category.as_str()));
    }
    if let Some(from) = filter.between.0 {
        query = query.filter(row::Column::SubmittedAt.gte(from));
    }
    if let Some(before) = filter.between.1 {
        query = query.filter(row::Column::SubmittedAt.lt(before));
    }
    if let Some(words) = &filter.words {
        query = query.filter(holds([row::Column::Reference], words));
    }
    query
}

pub(super) async fn requests(
    c: &impl ConnectionTrait,
    filter: &RequestFilter,
    seek: &Seek,
) -> Result<Vec<Request>> {
    let rows = seek.apply(filtered(filter), None, row::Column::Id).all(c).await?;
    rows.into_iter().map(of).collect()
}

/// How many there are in each state and of each category, the other filters as asked.
pub(super) async fn counts(
    c: &impl ConnectionTrait,
    filter: &RequestFilter,
) -> Result<(HashMap<String, i64>, HashMap<String, i64>)> {
    let states = filtered(&RequestFilter { state: None, ..filter.clone() });
    let categories = filtered(&RequestFilter { category: None, ..filter.clone() });
    Ok((
        count_by(c, states, row::Column::State, row::Column::Id).await?,
        count_by(c, categories, row::Column::Category, row::Column::Id).await?,
    ))
}

/// Which runs of a territory.
#[derive(Clone, Debug)]
pub(super) struct RunFilter {
    pub(super) territory: Territory,
    /// In that state; in any when there is none.
    pub(super) state: Option<run_life::State>,
    /// Computed then or later, and earlier than that.
    pub(super) between: (Option<Instant>, Option<Instant>),
    /// Whose reference holds these words.
    pub(super) words: Option<String>,
}

/// What runs are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunOrder {
    /// When they were computed.
    Computed,
    /// Requests looked at.
    Requests,
    /// Requests served.
    Served,
}

impl RunOrder {
    /// The order of that code; when they were computed unless told.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "requests" => Self::Requests,
            "served" => Self::Served,
            _ => Self::Computed,
        }
    }

    pub(super) fn key(self, line: &RunLine) -> Key {
        match self {
            Self::Computed => Key::Id,
            Self::Requests => Key::Number(i64::from(line.request_count)),
            Self::Served => Key::Number(i64::from(line.served_count)),
        }
    }
}

fn runs_filtered(filter: &RunFilter) -> Select<run::Entity> {
    let mut query = run_store::of_territory(&filter.territory);
    if let Some(state) = filter.state {
        query = query.filter(run::Column::State.eq(state.code()));
    }
    if let Some(from) = filter.between.0 {
        query = query.filter(run::Column::ComputedAt.gte(from));
    }
    if let Some(before) = filter.between.1 {
        query = query.filter(run::Column::ComputedAt.lt(before));
    }
    if let Some(words) = &filter.words {
        query = query.filter(holds([run::Column::Reference], words));
    }
    query
}

pub(super) async fn runs(
    c: &impl ConnectionTrait,
    filter: &RunFilter,
    order: RunOrder,
    seek: &Seek,
) -> Result<Vec<RunLine>> {
    let by = match order {
        RunOrder::Computed => None,
        RunOrder::Requests => Some(Expr::col(run::Column::RequestCount)),
        RunOrder::Served => Some(Expr::col(run::Column::ServedCount)),
    };
    run_store::lines(c, seek.apply(runs_filtered(filter), by, run::Column::Id)).await
}

/// How many runs there are in each state, whatever state the filter asks for.
pub(super) async fn runs_by_state(
    c: &impl ConnectionTrait,
    filter: &RunFilter,
) -> Result<HashMap<String, i64>> {
    let any = runs_filtered(&RunFilter { state: None, ..filter.clone() });
    count_by(c, any, run::Column::State, run::Column::Id).await
}

/// How a workshop's part in a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transfer {
    /// An answer, a shipment or a hand-over is awaited.
    UnderWay,
    /// A household has the device.
    Given,
    /// The mediator did not want it, or did not answer.
    Declined,
    /// It was taken back.
    Withdrawn,
}

impl Transfer {
    pub(super) const ALL: [Self; 4] = [Self::UnderWay, Self::Given, Self::Declined, Self::Withdrawn];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::UnderWay => "under-way",
            Self::Given => "given",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn states(self) -> &'static [proposal_life::State] {
        use proposal_life::State as S;
        match self {
            Self::UnderWay => &[S::Proposed, S::Accepted],
            Self::Given => &[S::Accepted],
            Self::Declined => &[S::Declined, S::Lapsed],
            Self::Withdrawn => &[S::Withdrawn],
        }
    }
}

/// Which proposals on a workshop's devices.
#[derive(Clone, Debug)]
pub(super) struct ProposalFilter {
    pub(super) holder: OrganisationId,
    /// Those that stand so; all when there is none.
    pub(super) transfer: Option<Transfer>,
    /// Made then or later, and earlier than that.
    pub(super) between: (Option<Instant>, Option<Instant>),
}

fn proposals_filtered(filter: &ProposalFilter) -> Select<proposal::Entity> {
    let mut query = proposal::Entity::find().filter(proposal::Column::HolderId.eq(filter.holder));
    if let Some(transfer) = filter.transfer {
        query =
            query.filter(proposal::Column::State.is_in(transfer.states().iter().map(|state| state.code())));
    }
    match filter.transfer {
        Some(Transfer::UnderWay) => query = query.filter(proposal::Column::FulfilledAt.is_null()),
        Some(Transfer::Given) => query = query.filter(proposal::Column::FulfilledAt.is_not_null()),
        Some(Transfer::Declined | Transfer::Withdrawn) | None => {}
    }
    if let Some(from) = filter.between.0 {
        query = query.filter(proposal::Column::CreatedAt.gte(from));
    }
    if let Some(before) = filter.between.1 {
        query = query.filter(proposal::Column::CreatedAt.lt(before));
    }
    query
}

pub(super) async fn proposals(
    c: &impl ConnectionTrait,
    filter: &ProposalFilter,
    seek: &Seek,
) -> Result<Vec<Proposal>> {
    let rows = seek.apply(proposals_filtered(filter), None, proposal::Column::Id).all(c).await?;
    rows.into_iter().map(run_store::proposal_of).collect()
}

/// How many proposals stand so, for each way to stand, whatever the filter asks for.
pub(super) async fn transfers(
    c: &impl ConnectionTrait,
    filter: &ProposalFilter,
) -> Result<HashMap<String, i64>> {
    let any = proposals_filtered(&ProposalFilter { transfer: None, ..filter.clone() });
    let rows: Vec<(String, i64, i64)> = any
        .select_only()
        .column(proposal::Column::State)
        .column_as(proposal::Column::Id.count(), "count")
        .column_as(proposal::Column::FulfilledAt.count(), "fulfilled")
        .group_by(proposal::Column::State)
        .into_tuple()
        .all(c)
        .await?;
    let count = |transfer: Transfer| {
        let own =
            rows.iter().filter(|(code, _, _)| transfer.states().iter().any(|state| state.code() == code));
        own.map(|(_, all, fulfilled)| match transfer {
            Transfer::UnderWay => all - fulfilled,
            Transfer::Given => *fulfilled,
            Transfer::Declined | Transfer::Withdrawn => *all,
        })
        .sum()
    };
    Ok(Transfer::ALL.map(|transfer| (transfer.code().to_owned(), count(transfer))).into())
}
