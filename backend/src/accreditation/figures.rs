//! The measured figures of refurbishers, as last recorded, and the warning that stands on them. A refurbisher reads what
//! was counted up to last night; everybody else reads what it read a week before.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect};
use serde_json::json;

use super::entity::figures;
use super::quality::{PublicQuality, Quality};
use super::reuse::{OWN_DAYS, Standing, Warning};
use crate::kernel::time::paris_day;
use crate::kernel::{Error, Instant, OpContext, OrganisationId, Page, Paging, Result};
use crate::platform::{audit, bulk};

/// What was measured of one refurbisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Whose.
    pub organisation_id: OrganisationId,
    /// Over the twelve months before the measure: what the refurbisher reads.
    pub own: Quality,
    /// Over the twelve months that ended [`OWN_DAYS`] days before: what others read.
    pub shown: Quality,
    /// When it was measured.
    pub measured_at: Instant,
    /// Since when the rate warns (law 10), and since when others know; a person decides what follows.
    pub standing: Standing,
}

impl Figures {
    /// Since when a warning stands that others than the refurbisher know of.
    #[must_use]
    pub fn warned_for_others(&self) -> Option<Instant> {
        self.standing.warned_at.filter(|_| self.standing.told_at.is_some())
    }

    /// The last day that the refurbisher's own figures count.
    #[must_use]
    pub fn own_until(&self) -> NaiveDate {
        paris_day(self.measured_at)
    }

    /// The last day that the figures count which others read.
    #[must_use]
    pub fn shown_until(&self) -> NaiveDate {
        let day = self.own_until();
        day.checked_sub_signed(Duration::days(OWN_DAYS)).unwrap_or(day)
    }

    /// What everybody may read.
    #[must_use]
    pub fn published(&self) -> PublicQuality {
        self.shown.published(Some(self.shown_until()))
    }
}

/// One refurbisher's measure: its own figures, and those of a week before.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// Whose.
    pub organisation_id: OrganisationId,
    /// What it reads.
    pub own: Quality,
    /// What others read.
    pub shown: Quality,
}

fn of(row: figures::Model) -> Result<Figures> {
    Ok(Figures {
        organisation_id: row.organisation_id,
        own: serde_json::from_value(row.own).map_err(Error::internal)?,
        shown: serde_json::from_value(row.shown).map_err(Error::internal)?,
        measured_at: row.measured_at,
        standing: Standing { warned_at: row.warned_at, told_at: row.told_at },
    })
}

fn written(quality: &Quality) -> Result<Json> {
    serde_json::to_value(quality).map_err(Error::internal)
}

/// Records what was measured of several refurbishers now; raises, shows and lifts their warnings, each with an audit
/// entry. Returns the warnings that changed.
///
/// # Errors
/// When the database fails.
pub async fn record_figures(
    t: &DatabaseTransaction,
    op: &OpContext,
    measured: &[Measured],
) -> Result<Vec<(Measured, Warning)>> {
    let whose = || measured.iter().map(|one| one.organisation_id);
    let before: HashMap<OrganisationId, Standing> = figures::Entity::find()
        .filter(figures::Column::OrganisationId.is_in(whose()))
        .all(t)
        .await?
        .into_iter()
        .map(|row| (row.organisation_id, Standing { warned_at: row.warned_at, told_at: row.told_at }))
        .collect();
    let (mut rows, mut changed) = (Vec::with_capacity(measured.len()), Vec::new());
    for one in measured {
        let standing = before.get(&one.organisation_id).copied().unwrap_or_default();
        let (standing, warning) = standing.after(one.own.reuse.warns(), op.now);
        rows.push(figures::Model {
            organisation_id: one.organisation_id,
            own: written(&one.own)?,
            shown: written(&one.shown)?,
            measured_at: op.now,
            warned_at: standing.warned_at,
            told_at: standing.told_at,
        });
        if warning != Warning::Unchanged {
            changed.push((*one, warning));
        }
    }
    figures::Entity::delete_many().filter(figures::Column::OrganisationId.is_in(whose())).exec(t).await?;
    bulk::insert(t, rows.into_iter().map(figures::ActiveModel::from)).await?;
    for (action, which) in [
        ("accreditation.warned", Warning::Raised),
        ("accreditation.warning_shown", Warning::Shown),
        ("accreditation.warning_lifted", Warning::Lifted),
    ] {
        let told = changed.iter().filter(|(_, warning)| *warning == which).map(|(one, _)| {
            let rate = one.own.reuse;
            let details = json!({ "reused_units": rate.reused_units, "units": rate.units,
                "reused_grams": rate.reused_grams, "grams": rate.grams, "weighed_units": rate.weighed_units });
            (one.organisation_id.to_string(), details)
        });
        audit::record_many(t, op, action, "organisation", told.collect::<Vec<_>>()).await?;
    }
    Ok(changed)
}

/// What was last recorded of one refurbisher.
///
/// # Errors
/// When the database fails.
pub async fn figures_of(c: &impl ConnectionTrait, organisation: OrganisationId) -> Result<Option<Figures>> {
    figures::Entity::find_by_id(organisation).one(c).await?.map(of).transpose()
}

/// How many refurbishers a warning stands on that the operator knows of.
///
/// # Errors
/// When the database fails.
pub async fn count_warned(c: &impl ConnectionTrait) -> Result<u64> {
    Ok(figures::Entity::find().filter(figures::Column::ToldAt.is_not_null()).count(c).await?)
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
    let rows: Vec<Figures> = query.all(c).await?.into_iter().map(of).collect::<Result<_>>()?;
    Ok(Page::cut(rows, paging.limit(), |one: &Figures| one.organisation_id.to_string()))
}

/// What was last recorded of refurbishers, at most `limit`, by id.
///
/// # Errors
/// When the database fails.
pub async fn most_figures(c: &impl ConnectionTrait, limit: u64) -> Result<Vec<Figures>> {
    let query = figures::Entity::find().order_by_asc(figures::Column::OrganisationId).limit(limit);
    query.all(c).await?.into_iter().map(of).collect()
}
