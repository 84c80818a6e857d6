//! Queries on accreditation files.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QuerySelect};
use serde_json::json;

use super::entity::file;
use super::rules::{self, Action, Kind, Refused, State};
use crate::kernel::{AccreditationId, Capacity, Error, Instant, OpContext, OrganisationId, Point, Result};
use crate::organisations::{self, Site, SiteKind};
use crate::platform::{audit, changes};

/// The furthest that any workshop fetches, in kilometres: what the search for workshops is bounded by.
const FURTHEST_KM: f64 = 300.0;
/// How far a workshop fetches when it has not said, in kilometres.
pub const USUAL_RADIUS_KM: i32 = 100;

/// An accreditation file.
#[derive(Clone, Debug)]
pub struct File {
    /// Whose it is.
    pub organisation_id: OrganisationId,
    /// What for.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// EI, ACI, AI, ETTI, EITI, EA or ESAT, with its evidence in the file.
    pub insertion_kind: Option<String>,
    /// Whether it may issue tax receipts (CGI 238 bis).
    pub may_issue_receipts: bool,
    /// Whether it may receive free gifts of public bodies (CG3P L3212-2).
    pub may_receive_public_gifts: bool,
    /// Until when.
    pub valid_until: Option<Instant>,
}

impl File {
    /// Whether it is listed at `now`.
    #[must_use]
    pub fn is_active(&self, now: Instant) -> bool {
        rules::is_active(self.state, self.valid_until, now)
    }
}

/// A file to be written.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// What is known.
    pub file: File,
}

fn of(row: file::Model) -> Result<File> {
    let unknown = |()| Error::internal("an accreditation file holds an unknown code");
    Ok(File {
        organisation_id: row.organisation_id,
        kind: row.kind.parse().map_err(unknown)?,
        state: row.state.parse().map_err(unknown)?,
        insertion_kind: row.insertion_kind,
        may_issue_receipts: row.may_issue_receipts,
        may_receive_public_gifts: row.may_receive_public_gifts,
        valid_until: row.valid_until,
    })
}

/// An organisation's file of one kind.
///
/// # Errors
/// When the database fails.
pub async fn file_of(
    c: &impl ConnectionTrait,
    organisation: OrganisationId,
    kind: Kind,
) -> Result<Option<File>> {
    file::Entity::find()
        .filter(file::Column::OrganisationId.eq(organisation))
        .filter(file::Column::Kind.eq(kind.code()))
        .one(c)
        .await?
        .map(of)
        .transpose()
}

/// Several organisations' files of one kind.
///
/// # Errors
/// When the database fails.
pub async fn files_of(
    c: &impl ConnectionTrait,
    organisations: impl IntoIterator<Item = OrganisationId>,
    kind: Kind,
) -> Result<HashMap<OrganisationId, File>> {
    let rows = file::Entity::find()
        .filter(file::Column::OrganisationId.is_in(organisations))
        .filter(file::Column::Kind.eq(kind.code()))
        .all(c)
        .await?;
    rows.into_iter().map(|row| of(row).map(|file| (file.organisation_id, file))).collect()
}

/// Where the files of several organisations are, of one kind.
///
/// # Errors
/// When the database fails.
pub async fn file_ids(
    c: &impl ConnectionTrait,
    organisations: impl IntoIterator<Item = OrganisationId>,
    kind: Kind,
) -> Result<HashMap<OrganisationId, AccreditationId>> {
    let rows: Vec<(OrganisationId, AccreditationId)> = file::Entity::find()
        .filter(file::Column::OrganisationId.is_in(organisations))
        .filter(file::Column::Kind.eq(kind.code()))
        .select_only()
        .columns([file::Column::OrganisationId, file::Column::Id])
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many organisations are listed now.
///
/// # Errors
/// When the database fails.
pub async fn count_active(c: &impl ConnectionTrait, now: Instant, kind: Kind) -> Result<u64> {
    Ok(file::Entity::find()
        .filter(file::Column::Kind.eq(kind.code()))
        .filter(file::Column::State.is_in([State::Accredited.code(), State::RenewalDue.code()]))
        .filter(file::Column::ValidUntil.is_null().or(file::Column::ValidUntil.gt(now)))
        .count(c)
        .await?)
}

/// Law 4: refuses unless the organisation is listed now. Called inside the transaction of each write that needs it.
///
/// # Errors
/// `not-accredited` (403).
pub async fn require_active(
    t: &DatabaseTransaction,
    now: Instant,
    organisation: OrganisationId,
    kind: Kind,
) -> Result<File> {
    let file = file_of(t, organisation, kind).await?;
    file.filter(|file| file.is_active(now)).ok_or_else(|| Refused::NotAccredited.into())
}

/// Like [`require_active`], for a request of a mediation structure: one of a national list whose own file is not decided yet
/// may file too. Its requests are provisional: no allocation run serves them before it is accredited.
///
/// # Errors
/// `not-accredited` (403).
pub async fn require_filing(
    t: &DatabaseTransaction,
    now: Instant,
    organisation: OrganisationId,
) -> Result<()> {
    let row = file::Entity::find()
        .filter(file::Column::OrganisationId.eq(organisation))
        .filter(file::Column::Kind.eq(Kind::MediationStructure.code()))
        .one(t)
        .await?;
    let Some(row) = row else { return Err(Refused::NotAccredited.into()) };
    let provisional = row.provisional && row.valid_until.is_some_and(|until| until > now);
    let file = of(row)?;
    let waits = match file.state {
        State::Draft | State::Submitted | State::InReview | State::ChangesRequested => true,
        State::Accredited
        | State::Refused
        | State::RenewalDue
        | State::Expired
        | State::Suspended
        | State::Withdrawn => false,
    };
    if file.is_active(now) || provisional && waits { Ok(()) } else { Err(Refused::NotAccredited.into()) }
}

/// Accredited workshops that fetch at `from`, nearest first with their distance in kilometres, ties by site id.
///
/// # Errors
/// When the database fails.
pub async fn reachable_refurbishers(
    c: &impl ConnectionTrait,
    now: Instant,
    from: Point,
) -> Result<Vec<(File, Site, f64)>> {
    let near = organisations::nearest_sites(c, SiteKind::Workshop, from, FURTHEST_KM).await?;
    let files = files_of(c, near.iter().map(|(site, _)| site.organisation_id), Kind::Refurbisher).await?;
    Ok(near
        .into_iter()
        .filter(|(site, distance)| *distance <= f64::from(site.service_radius_km.unwrap_or(USUAL_RADIUS_KM)))
        .filter_map(|(site, distance)| {
            let file = files.get(&site.organisation_id).filter(|file| file.is_active(now))?;
            Some((file.clone(), site, distance))
        })
        .collect())
}

/// Moves a file to its next state; what is open of a suspended refurbisher is withdrawn by whoever reads the change.
///
/// # Errors
/// 403 for anyone but the operator; 404; `accreditation-wrong-state` (409).
pub async fn set_state(
    t: &DatabaseTransaction,
    op: &OpContext,
    organisation: OrganisationId,
    kind: Kind,
    action: Action,
    reason: Option<String>,
) -> Result<State> {
    if !op.is_system() {
        op.require(Capacity::Operator)?;
    }
    step(t, op, organisation, kind, action, reason).await
}

/// [`set_state`], for whoever the caller found to be allowed.
pub(super) async fn step(
    t: &DatabaseTransaction,
    op: &OpContext,
    organisation: OrganisationId,
    kind: Kind,
    action: Action,
    reason: Option<String>,
) -> Result<State> {
    let row = file::Entity::find()
        .filter(file::Column::OrganisationId.eq(organisation))
        .filter(file::Column::Kind.eq(kind.code()))
        .one(t)
        .await?
        .ok_or_else(Error::not_found)?;
    let state: State =
        row.state.parse().map_err(|()| Error::internal("an accreditation file holds an unknown state"))?;
    let next = rules::transition(state, action)?;
    let written = file::Entity::update_many()
        .col_expr(file::Column::State, Expr::value(next.code()))
        .col_expr(file::Column::Reason, Expr::value(reason.clone()))
        .col_expr(file::Column::Version, Expr::value(row.version + 1))
        .col_expr(file::Column::UpdatedAt, Expr::value(op.now))
        .filter(file::Column::Id.eq(row.id))
        .filter(file::Column::Version.eq(row.version))
        .exec(t)
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    audit::record(
        t,
        op,
        &format!("accreditation.{}", action.code()),
        "organisation",
        organisation,
        json!({ "kind": kind.code(), "from": state.code(), "to": next.code(), "reason": reason }),
    )
    .await?;
    changes::append(t, op, "accreditation", organisation, row.version + 1).await?;
    Ok(next)
}

/// Writes files, in batches.
///
/// # Errors
/// When the database fails.
pub async fn insert_many(t: &DatabaseTransaction, now: Instant, all: &[NewFile]) -> Result<()> {
    for batch in all.chunks(200) {
        file::Entity::insert_many(batch.iter().map(|NewFile { file: new }| file::ActiveModel {
            id: Set(AccreditationId::new()),
            organisation_id: Set(new.organisation_id),
            kind: Set(new.kind.code().to_owned()),
            state: Set(new.state.code().to_owned()),
            insertion_kind: Set(new.insertion_kind.clone()),
            may_issue_receipts: Set(new.may_issue_receipts),
            may_receive_public_gifts: Set(new.may_receive_public_gifts),
            valid_until: Set(new.valid_until),
            reason: Set(None),
            version: Set(1),
            updated_at: Set(now),
            criteria_version: Set(None),
            insertion_agreement: Set(None),
            provisional: Set(false),
            submitted_at: Set(None),
            accredited_at: Set(None),
            renewal_sent_at: Set(None),
            certificate_number: Set(None),
        }))
        .exec_without_returning(t)
        .await?;
    }
    Ok(())
}

/// More organisations than France has of them.
const MOST: u64 = 10_000;

/// A file in the operator's list.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    /// Its id.
    pub(super) id: AccreditationId,
    /// What is known of it.
    pub(super) file: File,
    /// When it last changed.
    pub(super) updated_at: Instant,
    /// Since when its rate warns.
    pub(super) warned_at: Option<Instant>,
    /// Whether the operator has it in hand.
    pub(super) in_hand: bool,
    /// The number of its certificate.
    pub(super) certificate_number: Option<String>,
    /// When it was last accredited.
    pub(super) accredited_at: Option<Instant>,
}

/// Every file, with the warnings on the organisations.
pub(super) async fn listed(c: &impl ConnectionTrait) -> Result<Vec<Listed>> {
    let rows = file::Entity::find().limit(MOST).all(c).await?;
    let figures = super::figures::most_figures(c, MOST).await?;
    let warned: HashMap<OrganisationId, Instant> =
        figures.into_iter().filter_map(|one| Some((one.organisation_id, one.warned_for_others()?))).collect();
    rows.into_iter()
        .map(|row| {
            let (id, updated_at, renewal) = (row.id, row.updated_at, row.renewal_sent_at.is_some());
            let (certificate_number, accredited_at) = (row.certificate_number.clone(), row.accredited_at);
            let file = of(row)?;
            let stage = super::review::stage(file.state, renewal);
            let refurbishes = file.kind == Kind::Refurbisher;
            Ok(Listed {
                id,
                updated_at,
                warned_at: warned.get(&file.organisation_id).copied().filter(|_| refurbishes),
                in_hand: matches!(stage, super::review::Stage::Sent | super::review::Stage::Examined),
                certificate_number,
                accredited_at,
                file,
            })
        })
        .collect()
}
