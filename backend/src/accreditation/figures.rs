//! The measured figures of refurbishers, as last recorded, and the warning that stands on them.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, Iterable, QueryOrder, QuerySelect};
use serde_json::json;

use super::entity::figures;
use super::reuse::ReuseRate;
use crate::kernel::{Error, Instant, OpContext, OrganisationId, Page, Paging, Result};
use crate::platform::audit;

/// What was measured of one refurbisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Whose.
    pub organisation_id: OrganisationId,
    /// The rate over the twelve months before.
    pub reuse: ReuseRate,
    /// When it was measured.
    pub measured_at: Instant,
    /// Since when the rate warns (law 10); a person decides what follows.
    pub warned_at: Option<Instant>,
}

/// What recording a rate changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// It begins.
    Raised,
    /// It ends.
    Lifted,
    /// As before.
    Unchanged,
}

fn whole(count: u64) -> Result<i64> {
    i64::try_from(count).map_err(Error::internal)
}

fn count(column: i64) -> u64 {
    u64::try_from(column).unwrap_or_default()
}

fn of(row: figures::Model) -> Figures {
    Figures {
        organisation_id: row.organisation_id,
        reuse: ReuseRate {
            reused_units: count(row.reused_units),
            units: count(row.units),
            reused_grams: count(row.reused_grams),
            grams: count(row.grams),
            weighed_units: count(row.weighed_units),
        },
        measured_at: row.measured_at,
        warned_at: row.warned_at,
    }
}

/// Records a refurbisher's rate as measured now; raises or lifts its warning, with an audit entry.
///
/// # Errors
/// When the database fails.
pub async fn record_figures(
    t: &DatabaseTransaction,
    op: &OpContext,
    organisation: OrganisationId,
    reuse: ReuseRate,
) -> Result<Warning> {
    let before = figures::Entity::find_by_id(organisation).one(t).await?.and_then(|row| row.warned_at);
    let warned_at = if reuse.warns() { before.or(Some(op.now)) } else { None };
    let row = figures::ActiveModel {
        organisation_id: Set(organisation),
        reused_units: Set(whole(reuse.reused_units)?),
        units: Set(whole(reuse.units)?),
        reused_grams: Set(whole(reuse.reused_grams)?),
        grams: Set(whole(reuse.grams)?),
        weighed_units: Set(whole(reuse.weighed_units)?),
        measured_at: Set(op.now),
        warned_at: Set(warned_at),
    };
    let columns = figures::Column::iter().filter(|column| !matches!(column, figures::Column::OrganisationId));
    figures::Entity::insert(row)
        .on_conflict(OnConflict::column(figures::Column::OrganisationId).update_columns(columns).to_owned())
        .exec_without_returning(t)
        .await?;
    let (warning, action) = match (before, warned_at) {
        (None, Some(_)) => (Warning::Raised, "accreditation.warned"),
        (Some(_), None) => (Warning::Lifted, "accreditation.warning_lifted"),
        (None, None) | (Some(_), Some(_)) => return Ok(Warning::Unchanged),
    };
    let told = json!({ "reused_units": reuse.reused_units, "units": reuse.units, "reused_grams": reuse.reused_grams,
        "grams": reuse.grams, "weighed_units": reuse.weighed_units });
    audit::record(t, op, action, "organisation", organisation, told).await?;
    Ok(warning)
}

/// What was last recorded of one refurbisher.
///
/// # Errors
/// When the database fails.
pub async fn figures_of(c: &impl ConnectionTrait, organisation: OrganisationId) -> Result<Option<Figures>> {
    Ok(figures::Entity::find_by_id(organisation).one(c).await?.map(of))
}

/// How many refurbishers a warning stands on.
///
/// # Errors
/// When the database fails.
pub async fn count_warned(c: &impl ConnectionTrait) -> Result<u64> {
    Ok(figures::Entity::find().filter(figures::Column::WarnedAt.is_not_null()).count(c).await?)
}

/// What was last recorded of every refurbisher, by id.
///
/// # Errors
/// When the database fails.
pub async fn all_figures(c: &impl ConnectionTrait, paging: &Paging) -> Result<Page<Figures>> {
    let mut query =
        figures::Entity::find().order_by_asc(figures::Column::OrganisationId).limit(paging.limit() + 1);
    if let Some(after) = paging.after::<OrganisationId>() {
        query = query.filter(figures::Column::OrganisationId.gt(after));
    }
    let rows = query.all(c).await?.into_iter().map(of).collect();
    Ok(Page::cut(rows, paging.limit(), |one: &Figures| one.organisation_id.to_string()))
}

/// What was last recorded of refurbishers, at most `limit`, by id.
///
/// # Errors
/// When the database fails.
pub async fn most_figures(c: &impl ConnectionTrait, limit: u64) -> Result<Vec<Figures>> {
    let query = figures::Entity::find().order_by_asc(figures::Column::OrganisationId).limit(limit);
    Ok(query.all(c).await?.into_iter().map(of).collect())
}
