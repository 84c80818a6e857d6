//! Organisations by their name or SIRET, and those that have a site somewhere.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Func};
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::entity::{organisation, site};
use super::store::{Organisation, SiteKind, organisation_of};
use crate::kernel::{OrganisationId, Result, Siret};
use crate::territories;

/// Organisations of that SIRET, or whose name holds the text, by name, at most six.
///
/// # Errors
/// When the database fails.
pub async fn named(c: &impl ConnectionTrait, text: &str) -> Result<Vec<Organisation>> {
    let text: String = text.trim().chars().take(200).collect();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let query = match Siret::parse(&text) {
        Some(siret) => organisation::Entity::find().filter(organisation::Column::Siret.eq(siret.as_str())),
        None => {
            let name = Expr::expr(Func::lower(Expr::col(organisation::Column::Name)));
            // SQLite lowers no accented letter: the name as it is typed finds it too.
            let any = Condition::any()
                .add(name.like(format!("%{}%", text.to_lowercase())))
                .add(organisation::Column::Name.contains(&text));
            organisation::Entity::find().filter(any)
        }
    };
    let rows = query
        .order_by_asc(organisation::Column::Name)
        .order_by_asc(organisation::Column::Id)
        .limit(6)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(organisation_of).collect())
}

/// The organisations with a site in one of some départements, in id order, at most 2 000: with a site of that kind, and
/// of those named, when said.
///
/// # Errors
/// When the database fails.
pub async fn within(
    c: &impl ConnectionTrait,
    departments: &[String],
    kind: Option<SiteKind>,
    among: Option<&[OrganisationId]>,
) -> Result<Vec<OrganisationId>> {
    let mut query =
        site::Entity::find().filter(site::Column::InseeCode.in_subquery(territories::codes_in(departments)));
    if let Some(kind) = kind {
        query = query.filter(site::Column::Kind.eq(kind.code()));
    }
    if let Some(among) = among {
        query = query.filter(site::Column::OrganisationId.is_in(among.iter().copied()));
    }
    Ok(query
        .select_only()
        .column(site::Column::OrganisationId)
        .distinct()
        .order_by_asc(site::Column::OrganisationId)
        .limit(2_000)
        .into_tuple()
        .all(c)
        .await?)
}
