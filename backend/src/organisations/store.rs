//! Queries on organisations and sites.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, Func};
use sea_orm::{ActiveValue::Set, Condition, DatabaseTransaction, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;

use super::entity::{capacity, organisation, site as site_row, steered};
use crate::kernel::context::coded;
use crate::kernel::{
    Capacity, Error, InseeCode, Instant, OpContext, OrganisationId, Point, Result, Siret, SiteId,
};
use crate::territories::{self, Commune};

coded! {
    /// What a site is for.
    SiteKind {
        /// A refurbisher's bench.
        Workshop = "workshop",
        /// Where given equipment waits.
        CollectionPoint = "collection_point",
        /// Where bought equipment arrives.
        DeliveryPoint = "delivery_point",
        /// Where people are helped.
        MediationPlace = "mediation_place",
        /// Where vouchers are redeemed.
        PointOfSale = "point_of_sale",
        /// Where things are mended.
        RepairPlace = "repair_place",
    }
}

/// A legal body.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its SIRET, if it has one.
    pub siret: Option<String>,
    /// Whether it is a public body: what it gives for free follows CG3P L3212-2.
    pub public_body: bool,
    /// Its telephone number.
    pub telephone: Option<String>,
    /// The legal basis of its usual gifts (a code), if it ever said.
    pub usual_legal_basis: Option<String>,
    /// Its usual wish (a code), if it ever said.
    pub usual_wish: Option<String>,
}

/// A place of an organisation.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// Whose it is.
    pub organisation_id: OrganisationId,
    /// What it is for.
    pub kind: SiteKind,
    /// Its name.
    pub label: String,
    /// Street and number.
    pub address: String,
    /// The commune's INSEE code.
    pub insee_code: String,
    /// Where it is.
    pub point: Point,
    /// How far a workshop fetches, in kilometres.
    pub service_radius_km: Option<i32>,
}

/// Where a site is, as one writes it on an envelope: « 59 rue du Vieux-Lavoir, 33000 Bordeaux ».
///
/// # Errors
/// When the database fails.
pub async fn address(c: &impl ConnectionTrait, site: &Site) -> Result<String> {
    Ok(address_in(site, &territories::find(c, &site.insee_code).await?))
}

/// The same, when its commune is known.
#[must_use]
pub fn address_in(site: &Site, commune: &Commune) -> String {
    let postal = commune.postal_codes.first().map(|code| format!("{code} ")).unwrap_or_default();
    format!("{}, {postal}{}", site.address, commune.name)
}

/// An organisation to be written.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its SIRET.
    pub siret: Option<Siret>,
    /// Whether it is a public body.
    pub public_body: bool,
    /// Its telephone number.
    pub telephone: Option<String>,
    /// What it may do.
    pub capacities: Vec<Capacity>,
    /// Codes of the départements it steers, as a territory's lead.
    pub departments: Vec<String>,
    /// Its sites.
    pub sites: Vec<NewSite>,
}

/// A site to be written.
#[derive(Clone, Debug)]
pub struct NewSite {
    /// Its id.
    pub id: SiteId,
    /// What it is for.
    pub kind: SiteKind,
    /// Its name.
    pub label: String,
    /// Street and number.
    pub address: String,
    /// The commune.
    pub insee_code: InseeCode,
    /// Where it is.
    pub point: Point,
    /// How far a workshop fetches, in kilometres.
    pub service_radius_km: Option<i32>,
}

pub(super) fn organisation_of(row: organisation::Model) -> Organisation {
    Organisation {
        id: row.id,
        name: row.name,
        siret: row.siret,
        public_body: row.public_body,
        telephone: row.telephone,
        usual_legal_basis: row.usual_legal_basis,
        usual_wish: row.usual_wish,
    }
}

pub(super) fn site_of(row: site_row::Model) -> Result<Site> {
    Ok(Site {
        id: row.id,
        organisation_id: row.organisation_id,
        kind: row.kind.parse().map_err(|()| Error::internal("unknown kind of site"))?,
        label: row.label,
        address: row.address,
        insee_code: row.insee_code,
        point: Point { lat: row.lat, lng: row.lng },
        service_radius_km: row.service_radius_km,
    })
}

/// One organisation.
///
/// # Errors
/// 404 when there is none.
pub async fn find(c: &impl ConnectionTrait, id: OrganisationId) -> Result<Organisation> {
    organisation::Entity::find_by_id(id).one(c).await?.map(organisation_of).ok_or_else(Error::not_found)
}

/// Several organisations, by id.
///
/// # Errors
/// When the database fails.
pub async fn find_many(
    c: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, Organisation>> {
    let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(c).await?;
    Ok(rows.into_iter().map(|row| (row.id, organisation_of(row))).collect())
}

/// What an organisation may do, in the order of [`Capacity::ALL`].
///
/// # Errors
/// When the database fails.
pub async fn capacities_of(c: &impl ConnectionTrait, id: OrganisationId) -> Result<Vec<Capacity>> {
    let rows = capacity::Entity::find().filter(capacity::Column::OrganisationId.eq(id)).all(c).await?;
    let mut capacities: Vec<Capacity> = rows.iter().filter_map(|row| row.capacity.parse().ok()).collect();
    capacities.sort_unstable();
    Ok(capacities)
}

/// The codes of the départements that an organisation steers, in order; none unless it is a territory's lead.
///
/// # Errors
/// When the database fails.
pub async fn steered_departments(c: &impl ConnectionTrait, id: OrganisationId) -> Result<Vec<String>> {
    let rows = steered::Entity::find()
        .filter(steered::Column::OrganisationId.eq(id))
        .order_by_asc(steered::Column::DepartmentCode)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|row| row.department_code).collect())
}

/// Organisations with a capacity whose name or SIRET holds a text, by name, at most 20; with a site in one of these
/// départements, when some are named.
///
/// # Errors
/// When the database fails.
pub async fn search(
    c: &impl ConnectionTrait,
    capacity: Capacity,
    text: &str,
    departments: Option<&[String]>,
) -> Result<Vec<Organisation>> {
    let own = capacity::Entity::find()
        .select_only()
        .column(capacity::Column::OrganisationId)
        .filter(capacity::Column::Capacity.eq(capacity.code()));
    let text = text.trim().to_lowercase();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let mut named = Condition::any()
        .add(Expr::expr(Func::lower(Expr::col(organisation::Column::Name))).like(format!("%{text}%")));
    if digits.len() >= 9 {
        named = named.add(organisation::Column::Siret.starts_with(digits));
    }
    let mut query = organisation::Entity::find()
        .filter(organisation::Column::Id.in_subquery(QueryTrait::into_query(own)))
        .filter(named)
        .order_by_asc(organisation::Column::Name)
        .order_by_asc(organisation::Column::Id)
        .limit(20);
    if let Some(departments) = departments {
        let communes = territories::codes_in(departments);
        let there = site_row::Entity::find()
            .select_only()
            .column(site_row::Column::OrganisationId)
            .filter(site_row::Column::InseeCode.in_subquery(communes));
        query = query.filter(organisation::Column::Id.in_subquery(QueryTrait::into_query(there)));
    }
    Ok(query.all(c).await?.into_iter().map(organisation_of).collect())
}

/// The organisations that steer a département, in id order.
///
/// # Errors
/// When the database fails.
pub async fn leads_of(c: &impl ConnectionTrait, department: &str) -> Result<Vec<OrganisationId>> {
    let rows = steered::Entity::find()
        .filter(steered::Column::DepartmentCode.eq(department))
        .order_by_asc(steered::Column::OrganisationId)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|row| row.organisation_id).collect())
}

/// The organisations with a capacity, in id order, at most 100: meant for capacities that few hold.
///
/// # Errors
/// When the database fails.
pub async fn with_capacity(c: &impl ConnectionTrait, capacity: Capacity) -> Result<Vec<OrganisationId>> {
    let rows = capacity::Entity::find()
        .filter(capacity::Column::Capacity.eq(capacity.code()))
        .order_by_asc(capacity::Column::OrganisationId)
        .limit(100)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|row| row.organisation_id).collect())
}

/// One site, whoever holds it.
///
/// # Errors
/// 404 when there is none.
pub async fn site(c: &impl ConnectionTrait, id: SiteId) -> Result<Site> {
    site_row::Entity::find_by_id(id).one(c).await?.map(site_of).transpose()?.ok_or_else(Error::not_found)
}

/// Several sites, by id.
///
/// # Errors
/// When the database fails.
pub async fn find_sites(
    c: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = SiteId>,
) -> Result<HashMap<SiteId, Site>> {
    let rows = site_row::Entity::find().filter(site_row::Column::Id.is_in(ids)).all(c).await?;
    rows.into_iter().map(|row| site_of(row).map(|site| (site.id, site))).collect()
}

/// A site of the acting organisation.
///
/// # Errors
/// 404 when it is somebody else's or nobody's.
pub async fn own_site(c: &impl ConnectionTrait, op: &OpContext, id: SiteId) -> Result<Site> {
    let own = op.acting()?.organisation_id;
    site(c, id)
        .await
        .and_then(|site| if site.organisation_id == own { Ok(site) } else { Err(Error::not_found()) })
}

/// The sites of an organisation, by name, at most 200.
///
/// # Errors
/// When the database fails.
pub async fn sites_of(c: &impl ConnectionTrait, organisation: OrganisationId) -> Result<Vec<Site>> {
    let rows = site_row::Entity::find()
        .filter(site_row::Column::OrganisationId.eq(organisation))
        .order_by_asc(site_row::Column::Label)
        .order_by_asc(site_row::Column::Id)
        .limit(200)
        .all(c)
        .await?;
    rows.into_iter().map(site_of).collect()
}

/// The sites of one kind that an organisation has, by name, at most 200.
///
/// # Errors
/// When the database fails.
pub async fn sites_of_kind(
    c: &impl ConnectionTrait,
    organisation: OrganisationId,
    kind: SiteKind,
) -> Result<Vec<Site>> {
    Ok(sites_of(c, organisation).await?.into_iter().filter(|site| site.kind == kind).collect())
}

/// The sites of one kind that several organisations have, by organisation and name.
///
/// # Errors
/// When the database fails.
pub async fn sites_of_many(
    c: &impl ConnectionTrait,
    organisations: impl IntoIterator<Item = OrganisationId>,
    kind: SiteKind,
) -> Result<Vec<Site>> {
    let rows = site_row::Entity::find()
        .filter(site_row::Column::OrganisationId.is_in(organisations))
        .filter(site_row::Column::Kind.eq(kind.code()))
        .order_by_asc(site_row::Column::OrganisationId)
        .order_by_asc(site_row::Column::Label)
        .all(c)
        .await?;
    rows.into_iter().map(site_of).collect()
}

/// The sites of one kind within `radius_km` of a point, nearest first with their distance in kilometres, ties by id.
///
/// # Errors
/// When the database fails.
pub async fn nearest_sites(
    c: &impl ConnectionTrait,
    kind: SiteKind,
    from: Point,
    radius_km: f64,
) -> Result<Vec<(Site, f64)>> {
    // One degree of latitude is 111 km; of longitude, less the further from the equator.
    let lat_span = radius_km / 110.0;
    let lng_span = radius_km / (110.0 * from.lat.to_radians().cos().max(0.05));
    let rows = site_row::Entity::find()
        .filter(site_row::Column::Kind.eq(kind.code()))
        .filter(site_row::Column::Lat.between(from.lat - lat_span, from.lat + lat_span))
        .filter(site_row::Column::Lng.between(from.lng - lng_span, from.lng + lng_span))
        .limit(2000)
        .all(c)
        .await?;
    let mut found: Vec<(Site, f64)> = rows
        .into_iter()
        .map(|row| site_of(row).map(|site| (site.point.distance_km(from), site)))
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .filter(|(distance, _)| *distance <= radius_km)
        .map(|(distance, site)| (site, distance))
        .collect();
    found.sort_by(|(a, near), (b, far)| near.total_cmp(far).then(a.id.cmp(&b.id)));
    Ok(found)
}

/// Remembers what a donor gives usually, so that it is not asked again.
///
/// # Errors
/// When the database fails.
pub async fn set_usual_gift(
    t: &DatabaseTransaction,
    organisation: OrganisationId,
    legal_basis: &str,
    wish: &str,
) -> Result<()> {
    organisation::Entity::update_many()
        .col_expr(organisation::Column::UsualLegalBasis, Expr::value(legal_basis))
        .col_expr(organisation::Column::UsualWish, Expr::value(wish))
        .filter(organisation::Column::Id.eq(organisation))
        .exec(t)
        .await?;
    Ok(())
}

/// Writes organisations with their capacities, départements and sites, in batches.
///
/// # Errors
/// When the database fails, or a SIRET is taken (`siret-taken`).
pub async fn insert_many(t: &DatabaseTransaction, now: Instant, all: &[NewOrganisation]) -> Result<()> {
    for batch in all.chunks(100) {
        organisation::Entity::insert_many(batch.iter().map(|new| organisation::ActiveModel {
            id: Set(new.id),
            name: Set(new.name.clone()),
            siret: Set(new.siret.as_ref().map(ToString::to_string)),
            rna: Set(None),
            public_body: Set(new.public_body),
            telephone: Set(new.telephone.clone()),
            usual_legal_basis: Set(None),
            usual_wish: Set(None),
            created_at: Set(now),
        }))
        .exec_without_returning(t)
        .await?;
        let capacities: Vec<_> = batch
            .iter()
            .flat_map(|new| {
                new.capacities.iter().map(|capacity| capacity::ActiveModel {
                    organisation_id: Set(new.id),
                    capacity: Set(capacity.code().to_owned()),
                })
            })
            .collect();
        if !capacities.is_empty() {
            capacity::Entity::insert_many(capacities).exec_without_returning(t).await?;
        }
        let departments: Vec<_> = batch
            .iter()
            .flat_map(|new| {
                new.departments.iter().map(|code| steered::ActiveModel {
                    organisation_id: Set(new.id),
                    department_code: Set(code.clone()),
                })
            })
            .collect();
        if !departments.is_empty() {
            steered::Entity::insert_many(departments).exec_without_returning(t).await?;
        }
        let sites: Vec<_> = batch
            .iter()
            .flat_map(|new| {
                new.sites.iter().map(|site| site_row::ActiveModel {
                    id: Set(site.id),
                    organisation_id: Set(new.id),
                    kind: Set(site.kind.code().to_owned()),
                    label: Set(site.label.clone()),
                    address: Set(site.address.clone()),
                    insee_code: Set(site.insee_code.to_string()),
                    lat: Set(site.point.lat),
                    lng: Set(site.point.lng),
                    service_radius_km: Set(site.service_radius_km),
                    free_collection_from: Set(None),
                    largest_lot: Set(None),
                    created_at: Set(now),
                })
            })
            .collect();
        if !sites.is_empty() {
            site_row::Entity::insert_many(sites).exec_without_returning(t).await?;
        }
    }
    Ok(())
}
