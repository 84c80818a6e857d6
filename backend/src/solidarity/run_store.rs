//! Queries on runs, their decisions and the proposals that come of them.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, DbBackend, QueryOrder, QuerySelect};

use super::entity::{decision, proposal as row, request, run};
use super::request::{Effect, KeptDecision, Proposal, Run, RunLine};
use super::rules::proposal::State;
use super::rules::run as life;
use super::service::territory::Territory;
use crate::kernel::{AllocationRunId, Error, Instant, OrganisationId, ProposalId, RequestId, Result, SiteId};
use crate::platform::bulk;

fn unknown<T>(_: T) -> Error {
    Error::internal("a run holds an unknown code")
}

fn run_of(row: run::Model) -> Result<Run> {
    Ok(Run {
        id: row.id,
        reference: row.reference,
        organisation_id: row.organisation_id,
        department_code: row.department_code,
        state: row.state.parse().map_err(unknown)?,
        rules_version: row.rules_version,
        inputs: serde_json::from_value(row.inputs).map_err(Error::internal)?,
        hash: row.hash,
        request_count: row.request_count,
        device_count: row.device_count,
        served_count: row.served_count,
        points_served: row.points_served,
        metres: row.metres,
        computed_at: row.computed_at,
        decided_at: row.decided_at,
        version: row.version,
    })
}

fn decision_of(row: decision::Model) -> Result<KeptDecision> {
    Ok(KeptDecision {
        run_id: row.run_id,
        request_id: row.request_id,
        rank: row.rank,
        points: row.points,
        parts: row.parts.map(serde_json::from_value).transpose().map_err(Error::internal)?,
        outcome: serde_json::from_value(row.outcome).map_err(Error::internal)?,
        effect: row.effect.map(|code| code.parse().map_err(unknown)).transpose()?,
    })
}

pub(super) fn proposal_of(row: row::Model) -> Result<Proposal> {
    Ok(Proposal {
        id: row.id,
        run_id: row.run_id,
        request_id: row.request_id,
        device_id: row.device_id,
        holder_id: row.holder_id,
        state: row.state.parse().map_err(unknown)?,
        reason: row.reason,
        expires_at: row.expires_at,
        decided_at: row.decided_at,
        fulfilled_at: row.fulfilled_at,
        version: row.version,
        created_at: row.created_at,
    })
}

/// Writes a run with its decisions.
pub(super) async fn insert_run(t: &DatabaseTransaction, run: &Run, decisions: &[KeptDecision]) -> Result<()> {
    let active = run::ActiveModel {
        id: Set(run.id),
        reference: Set(run.reference.clone()),
        organisation_id: Set(run.organisation_id),
        department_code: Set(run.department_code.clone()),
        state: Set(run.state.code().to_owned()),
        rules_version: Set(run.rules_version),
        inputs: Set(serde_json::to_value(&run.inputs).map_err(Error::internal)?),
        hash: Set(run.hash.clone()),
        request_count: Set(run.request_count),
        device_count: Set(run.device_count),
        served_count: Set(run.served_count),
        points_served: Set(run.points_served),
        metres: Set(run.metres),
        computed_at: Set(run.computed_at),
        decided_at: Set(run.decided_at),
        version: Set(run.version),
    };
    run::Entity::insert(active).exec_without_returning(t).await?;
    let rows = decisions
        .iter()
        .map(|one| {
            let parts = one.parts.as_ref().map(serde_json::to_value).transpose();
            Ok(decision::ActiveModel {
                run_id: Set(one.run_id),
                request_id: Set(one.request_id),
                rank: Set(one.rank),
                points: Set(one.points),
                parts: Set(parts.map_err(Error::internal)?),
                outcome: Set(serde_json::to_value(&one.outcome).map_err(Error::internal)?),
                effect: Set(one.effect.map(|effect| effect.code().to_owned())),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    bulk::insert(t, rows).await
}

/// A run.
pub(super) async fn find_run(c: &impl ConnectionTrait, id: AllocationRunId) -> Result<Run> {
    run::Entity::find_by_id(id).one(c).await?.map(run_of).transpose()?.ok_or_else(Error::not_found)
}

/// A territory's runs, newest first, in one state or in any.
pub(super) async fn list_runs(
    c: &impl ConnectionTrait,
    territory: &Territory,
    state: Option<life::State>,
    after: Option<AllocationRunId>,
    limit: u64,
) -> Result<Vec<RunLine>> {
    let mut query = of_territory(territory).order_by_desc(run::Column::Id).limit(limit);
    if let Some(state) = state {
        query = query.filter(run::Column::State.eq(state.code()));
    }
    if let Some(after) = after {
        query = query.filter(run::Column::Id.lt(after));
    }
    lines(c, query).await
}

/// The runs that a territory sees.
pub(super) fn of_territory(territory: &Territory) -> Select<run::Entity> {
    let query = run::Entity::find();
    match territory {
        Territory::Country => query,
        Territory::Of { organisation, departments } => query.filter(
            Condition::any()
                .add(run::Column::OrganisationId.eq(*organisation))
                .add(run::Column::DepartmentCode.is_in(departments)),
        ),
    }
}

/// The runs that wait for a person and look at one of these départements, newest first.
pub(super) async fn computed_in(
    c: &impl ConnectionTrait,
    departments: &BTreeSet<String>,
    limit: u64,
) -> Result<Vec<RunLine>> {
    let here = Condition::any()
        .add(run::Column::DepartmentCode.is_null())
        .add(run::Column::DepartmentCode.is_in(departments));
    let query = run::Entity::find()
        .filter(run::Column::State.eq(life::State::Computed.code()))
        .filter(here)
        .order_by_desc(run::Column::Id)
        .limit(limit);
    lines(c, query).await
}

/// What lists show of runs.
pub(super) async fn lines(c: &impl ConnectionTrait, query: Select<run::Entity>) -> Result<Vec<RunLine>> {
    type Line = (AllocationRunId, String, OrganisationId, Option<String>, String, i32, i32, Instant);
    let rows: Vec<Line> = query
        .select_only()
        .columns([
            run::Column::Id,
            run::Column::Reference,
            run::Column::OrganisationId,
            run::Column::DepartmentCode,
            run::Column::State,
            run::Column::RequestCount,
            run::Column::ServedCount,
            run::Column::ComputedAt,
        ])
        .into_tuple()
        .all(c)
        .await?;
    rows.into_iter()
        .map(|(id, reference, organisation_id, department_code, state, requests, served, computed_at)| {
            Ok(RunLine {
                id,
                organisation_id,
                reference,
                department_code,
                state: state.parse().map_err(unknown)?,
                request_count: requests,
                served_count: served,
                computed_at,
            })
        })
        .collect()
}

/// Runs after `after` in id order, whole: for the verifier.
pub(super) async fn runs_after(
    c: &impl ConnectionTrait,
    after: Option<AllocationRunId>,
    limit: u64,
) -> Result<Vec<Run>> {
    let mut query = run::Entity::find().order_by_asc(run::Column::Id).limit(limit);
    if let Some(after) = after {
        query = query.filter(run::Column::Id.gt(after));
    }
    query.all(c).await?.into_iter().map(run_of).collect()
}

/// Saves where a run stands.
pub(super) async fn save_run(t: &DatabaseTransaction, run: &mut Run) -> Result<()> {
    let before = run.version;
    run.version += 1;
    let written = run::Entity::update_many()
        .col_expr(run::Column::State, Expr::value(run.state.code()))
        .col_expr(run::Column::DecidedAt, Expr::value(run.decided_at))
        .col_expr(run::Column::Version, Expr::value(run.version))
        .filter(run::Column::Id.eq(run.id))
        .filter(run::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// The decisions of a run, by rank.
pub(super) async fn decisions(c: &impl ConnectionTrait, id: AllocationRunId) -> Result<Vec<KeptDecision>> {
    let rows = decision::Entity::find()
        .filter(decision::Column::RunId.eq(id))
        .order_by_asc(decision::Column::Rank)
        .all(c)
        .await?;
    rows.into_iter().map(decision_of).collect()
}

/// The newest decision on a request that a person validated: what was only computed is nobody's answer yet (law 9).
pub(super) async fn latest_decision(
    c: &impl ConnectionTrait,
    request: RequestId,
) -> Result<Option<KeptDecision>> {
    use sea_orm::QueryTrait;
    let validated = QueryTrait::into_query(
        run::Entity::find()
            .select_only()
            .column(run::Column::Id)
            .filter(run::Column::State.eq(life::State::Validated.code())),
    );
    let row = decision::Entity::find()
        .filter(decision::Column::RequestId.eq(request))
        .filter(decision::Column::RunId.in_subquery(validated))
        .order_by_desc(decision::Column::RunId)
        .one(c)
        .await?;
    row.map(decision_of).transpose()
}

/// What became of decisions.
pub(super) async fn set_effects(
    t: &DatabaseTransaction,
    run: AllocationRunId,
    effects: &BTreeMap<RequestId, Effect>,
) -> Result<()> {
    for effect in Effect::ALL {
        let ids: Vec<RequestId> =
            effects.iter().filter(|(_, one)| *one == effect).map(|(id, _)| *id).collect();
        if !ids.is_empty() {
            decision::Entity::update_many()
                .col_expr(decision::Column::Effect, Expr::value(effect.code()))
                .filter(decision::Column::RunId.eq(run))
                .filter(decision::Column::RequestId.is_in(ids))
                .exec(t)
                .await?;
        }
    }
    Ok(())
}

/// Forgets what the points of a request were for.
pub(super) async fn forget_parts(t: &DatabaseTransaction, request: RequestId) -> Result<()> {
    decision::Entity::update_many()
        .col_expr(decision::Column::Parts, Expr::value(None::<Json>))
        .filter(decision::Column::RequestId.eq(request))
        .exec(t)
        .await?;
    Ok(())
}

fn active(proposal: &Proposal) -> row::ActiveModel {
    row::ActiveModel {
        id: Set(proposal.id),
        run_id: Set(proposal.run_id),
        request_id: Set(proposal.request_id),
        device_id: Set(proposal.device_id),
        holder_id: Set(proposal.holder_id),
        state: Set(proposal.state.code().to_owned()),
        reason: Set(proposal.reason.clone()),
        expires_at: Set(proposal.expires_at),
        decided_at: Set(proposal.decided_at),
        fulfilled_at: Set(proposal.fulfilled_at),
        version: Set(proposal.version),
        created_at: Set(proposal.created_at),
    }
}

/// Writes proposals, in batches.
pub(super) async fn insert_proposals(t: &DatabaseTransaction, all: &[Proposal]) -> Result<()> {
    bulk::insert(t, all.iter().map(active)).await
}

/// Saves a changed proposal against the version it was read at.
pub(super) async fn save_proposal(t: &DatabaseTransaction, proposal: &mut Proposal) -> Result<()> {
    let before = proposal.version;
    proposal.version += 1;
    let written = row::Entity::update_many()
        .set(active(proposal))
        .filter(row::Column::Id.eq(proposal.id))
        .filter(row::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// A proposal, held until the transaction ends.
pub(super) async fn lock_proposal(t: &DatabaseTransaction, id: ProposalId) -> Result<Proposal> {
    let mut query = row::Entity::find_by_id(id);
    if t.get_database_backend() == DbBackend::Postgres {
        query = query.lock_exclusive();
    }
    query.one(t).await?.map(proposal_of).transpose()?.ok_or_else(Error::not_found)
}

/// A proposal, whoever it concerns: the caller authorises.
pub(super) async fn find_proposal(c: &impl ConnectionTrait, id: ProposalId) -> Result<Proposal> {
    row::Entity::find_by_id(id).one(c).await?.map(proposal_of).transpose()?.ok_or_else(Error::not_found)
}

/// The proposal that stands or stood last for a request.
pub(super) async fn latest_of(c: &impl ConnectionTrait, request: RequestId) -> Result<Option<Proposal>> {
    let row = row::Entity::find()
        .filter(row::Column::RequestId.eq(request))
        .order_by_desc(row::Column::Id)
        .one(c)
        .await?;
    row.map(proposal_of).transpose()
}

/// The proposals of several requests that are open, by request.
pub(super) async fn open_of(
    c: &impl ConnectionTrait,
    requests: impl IntoIterator<Item = RequestId>,
) -> Result<BTreeMap<RequestId, Proposal>> {
    let rows = row::Entity::find()
        .filter(row::Column::RequestId.is_in(requests))
        .filter(row::Column::State.is_in([State::Proposed.code(), State::Accepted.code()]))
        .all(c)
        .await?;
    rows.into_iter().map(|row| proposal_of(row).map(|one| (one.request_id, one))).collect()
}

/// The proposals of a run, by request.
pub(super) async fn of_run(
    c: &impl ConnectionTrait,
    run: AllocationRunId,
) -> Result<BTreeMap<RequestId, Proposal>> {
    let rows = row::Entity::find().filter(row::Column::RunId.eq(run)).all(c).await?;
    rows.into_iter().map(|row| proposal_of(row).map(|one| (one.request_id, one))).collect()
}

/// The proposals on devices that an organisation held, in one of these states and not yet with a household, newest
/// first.
pub(super) async fn of_holder(
    c: &impl ConnectionTrait,
    holder: OrganisationId,
    states: &[State],
    after: Option<ProposalId>,
    limit: u64,
) -> Result<Vec<Proposal>> {
    let mut query = row::Entity::find()
        .filter(row::Column::HolderId.eq(holder))
        .filter(row::Column::State.is_in(states.iter().map(|state| state.code())))
        .filter(row::Column::FulfilledAt.is_null())
        .order_by_desc(row::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(row::Column::Id.lt(after));
    }
    query.all(c).await?.into_iter().map(proposal_of).collect()
}

/// The proposals for a structure's requests, in one of these states and not yet with a household, newest first.
pub(super) async fn of_structure(
    c: &impl ConnectionTrait,
    structure: OrganisationId,
    states: &[State],
    after: Option<ProposalId>,
    limit: u64,
) -> Result<Vec<Proposal>> {
    use sea_orm::QueryTrait;
    let requests = QueryTrait::into_query(
        request::Entity::find()
            .select_only()
            .column(request::Column::Id)
            .filter(request::Column::StructureId.eq(structure)),
    );
    let mut query = row::Entity::find()
        .filter(row::Column::RequestId.in_subquery(requests))
        .filter(row::Column::State.is_in(states.iter().map(|state| state.code())))
        .filter(row::Column::FulfilledAt.is_null())
        .order_by_desc(row::Column::Id)
        .limit(limit);
    if let Some(after) = after {
        query = query.filter(row::Column::Id.lt(after));
    }
    query.all(c).await?.into_iter().map(proposal_of).collect()
}

/// The category and the mediation place of each request that was proposed a device since a moment.
pub(super) async fn served_since(
    c: &impl ConnectionTrait,
    since: Instant,
    limit: u64,
) -> Result<Vec<(String, SiteId)>> {
    use sea_orm::QueryTrait;
    let proposals = QueryTrait::into_query(
        row::Entity::find()
            .select_only()
            .column(row::Column::RequestId)
            .filter(row::Column::CreatedAt.gt(since)),
    );
    Ok(request::Entity::find()
        .filter(request::Column::Id.in_subquery(proposals))
        .select_only()
        .columns([request::Column::Category, request::Column::SiteId])
        .limit(limit)
        .into_tuple()
        .all(c)
        .await?)
}
