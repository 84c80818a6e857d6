//! Queries on listings and offers.

use std::collections::BTreeMap;

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{Condition, QueryOrder, QuerySelect};

use super::entity::{listing, offer as row};
use super::offer::{self, Offer, OfferFilter};
use super::rules::{Action, State};
use crate::accreditation::State as File;
use crate::kernel::{Error, Instant, ListingId, OrganisationId, Point, Result};

/// The most offers that one question of another room brings back.
const MOST_OFFERS: u64 = 5_000;
/// Kilometres in a degree of latitude, a little under the least there is, so that boxes are never too small.
const KM_PER_DEGREE: f64 = 110.0;

/// The rows of offers that anybody can buy now.
fn open(now: Instant) -> Select<row::Entity> {
    row::Entity::find()
        .filter(row::Column::State.eq(State::Published.code()))
        .filter(row::Column::AccreditationState.is_in([File::Accredited.code(), File::RenewalDue.code()]))
        .filter(
            Condition::any()
                .add(row::Column::AccreditationUntil.is_null())
                .add(row::Column::AccreditationUntil.gt(now)),
        )
        .filter(row::Column::Available.gt(0))
}

fn in_box(query: Select<row::Entity>, centre: Point, radius_km: f64) -> Select<row::Entity> {
    let lat_span = radius_km / KM_PER_DEGREE;
    let lng_span = radius_km / (KM_PER_DEGREE * centre.lat.to_radians().cos().max(0.05));
    query
        .filter(row::Column::Lat.between(centre.lat - lat_span, centre.lat + lat_span))
        .filter(row::Column::Lng.between(centre.lng - lng_span, centre.lng + lng_span))
}

/// Offers that anybody can buy now, at most `limit`: nearest first when a place is given, cheapest first otherwise,
/// ties by listing id.
///
/// # Errors
/// When the database fails.
pub async fn offers(
    c: &impl ConnectionTrait,
    now: Instant,
    filter: &OfferFilter,
    limit: u64,
) -> Result<Vec<Offer>> {
    let mut query = open(now);
    if !filter.categories.is_empty() {
        query = query.filter(row::Column::Category.is_in(filter.categories.iter().map(String::as_str)));
    }
    if !filter.grades.is_empty() {
        query = query.filter(row::Column::Grade.is_in(filter.grades.iter().map(|grade| grade.code())));
    }
    if let Some(gigabytes) = filter.memory_gb_min {
        let megabytes = i32::try_from(u64::from(gigabytes) * 1024).unwrap_or(i32::MAX);
        query = query.filter(row::Column::MemoryMb.gte(megabytes));
    }
    if let Some(price) = filter.price_cents_max {
        query = query.filter(row::Column::PriceCents.lte(price));
    }
    if !filter.sellers.is_empty() {
        query = query.filter(row::Column::SellerId.is_in(filter.sellers.iter().copied()));
    }
    if let Some((centre, radius_km)) = filter.near {
        query = in_box(query, centre, radius_km);
    }
    query = query.order_by_asc(row::Column::PriceCents).order_by_asc(row::Column::Id);
    let most = if filter.near.is_some() { MOST_OFFERS } else { Ord::min(limit, MOST_OFFERS) };
    let rows = query.limit(most).all(c).await?;
    let mut found = rows.into_iter().map(|row| offer::of(row, now)).collect::<Result<Vec<_>>>()?;
    if let Some((centre, radius_km)) = filter.near {
        let mut near: Vec<(f64, Offer)> = found
            .into_iter()
            .map(|offer| (offer.site.point.distance_km(centre), offer))
            .filter(|(distance, _)| *distance <= radius_km)
            .collect();
        near.sort_by(|(one, a), (other, b)| one.total_cmp(other).then(a.listing_id.cmp(&b.listing_id)));
        near.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        found = near.into_iter().map(|(_, offer)| offer).collect();
    }
    Ok(found)
}

/// One listing as buyers see it, sold out, paused or ended ones included.
///
/// # Errors
/// 404 when there is none, or it was never published.
pub async fn offer(c: &impl ConnectionTrait, now: Instant, id: ListingId) -> Result<Offer> {
    let row = row::Entity::find_by_id(id).filter(row::Column::State.ne(State::Draft.code())).one(c).await?;
    row.map(|row| offer::of(row, now)).transpose()?.ok_or_else(Error::not_found)
}

/// Several listings as buyers see them, in id order, whatever their state; those that do not exist are missing.
///
/// # Errors
/// When the database fails.
pub async fn offers_by_id(c: &impl ConnectionTrait, now: Instant, ids: &[ListingId]) -> Result<Vec<Offer>> {
    let mut found = Vec::with_capacity(ids.len());
    for batch in ids.chunks(500) {
        let rows = row::Entity::find()
            .filter(row::Column::Id.is_in(batch.iter().copied()))
            .order_by_asc(row::Column::Id)
            .all(c)
            .await?;
        for row in rows {
            found.push(offer::of(row, now)?);
        }
    }
    Ok(found)
}

/// How many devices can be bought now in each département that has some, by its code.
///
/// # Errors
/// When the database fails.
pub async fn offers_by_department(c: &impl ConnectionTrait, now: Instant) -> Result<Vec<(String, i64)>> {
    let rows: Vec<(String, i64)> = open(now)
        .select_only()
        .column(row::Column::DepartmentCode)
        .column_as(row::Column::Available.sum().cast_as("bigint"), "devices")
        .group_by(row::Column::DepartmentCode)
        .order_by_asc(row::Column::DepartmentCode)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows)
}

/// How many offers can be bought from now: each is one device or several of the same model, condition and price.
///
/// # Errors
/// When the database fails.
pub async fn count_offers(c: &impl ConnectionTrait, now: Instant) -> Result<u64> {
    Ok(open(now).count(c).await?)
}

/// How many devices can be bought now within so many kilometres of a point.
///
/// # Errors
/// When the database fails.
pub async fn available_near(
    c: &impl ConnectionTrait,
    now: Instant,
    centre: Point,
    radius_km: f64,
) -> Result<i64> {
    let rows: Vec<(f64, f64, i64)> = in_box(open(now), centre, radius_km)
        .select_only()
        .column(row::Column::Lat)
        .column(row::Column::Lng)
        .column(row::Column::Available)
        .into_tuple()
        .all(c)
        .await?;
    let near = rows
        .into_iter()
        .filter(|(lat, lng, _)| Point { lat: *lat, lng: *lng }.distance_km(centre) <= radius_km);
    Ok(near.map(|(_, _, available)| available).sum())
}

/// Open offers in id order after `after`, at most `limit`.
pub(super) async fn open_page(
    c: &impl ConnectionTrait,
    now: Instant,
    after: Option<ListingId>,
    limit: u64,
) -> Result<Vec<Offer>> {
    page(c, open(now), now, after, limit).await
}

/// A seller's listings, the newest first, from below `after`, at most `limit`; ended ones are asked for by state.
pub(super) async fn of_seller(
    c: &impl ConnectionTrait,
    now: Instant,
    seller: OrganisationId,
    states: &[State],
    after: Option<ListingId>,
    limit: u64,
) -> Result<Vec<Offer>> {
    let mut query = row::Entity::find().filter(row::Column::SellerId.eq(seller));
    if !states.is_empty() {
        query = query.filter(row::Column::State.is_in(states.iter().map(|state| state.code())));
    }
    if let Some(after) = after {
        query = query.filter(row::Column::Id.lt(after));
    }
    let rows = query.order_by_desc(row::Column::Id).limit(limit).all(c).await?;
    rows.into_iter().map(|row| offer::of(row, now)).collect()
}

/// Published listings in id order after `after`: what the index holds, sold out ones included.
pub(super) async fn published_page(
    c: &impl ConnectionTrait,
    now: Instant,
    after: Option<ListingId>,
    limit: u64,
) -> Result<Vec<Offer>> {
    let query = row::Entity::find().filter(row::Column::State.eq(State::Published.code()));
    page(c, query, now, after, limit).await
}

async fn page(
    c: &impl ConnectionTrait,
    mut query: Select<row::Entity>,
    now: Instant,
    after: Option<ListingId>,
    limit: u64,
) -> Result<Vec<Offer>> {
    if let Some(after) = after {
        query = query.filter(row::Column::Id.gt(after));
    }
    let rows = query.order_by_asc(row::Column::Id).limit(limit).all(c).await?;
    rows.into_iter().map(|row| offer::of(row, now)).collect()
}

/// The listings that law 4 asks to pause, or to resume.
fn enforceable(now: Instant, action: Action) -> Select<row::Entity> {
    let active = Condition::all()
        .add(row::Column::AccreditationState.is_not_null())
        .add(row::Column::AccreditationState.is_in([File::Accredited.code(), File::RenewalDue.code()]))
        .add(
            Condition::any()
                .add(row::Column::AccreditationUntil.is_null())
                .add(row::Column::AccreditationUntil.gt(now)),
        );
    let query = row::Entity::find();
    if action == Action::PauseByForce {
        let inactive = Condition::any()
            .add(row::Column::AccreditationState.is_null())
            .add(
                row::Column::AccreditationState.is_not_in([File::Accredited.code(), File::RenewalDue.code()]),
            )
            .add(row::Column::AccreditationUntil.lte(now));
        query.filter(row::Column::State.eq(State::Published.code())).filter(inactive)
    } else {
        query.filter(row::Column::PausedByForce.eq(true)).filter(active)
    }
}

/// Some listings that law 4 asks to pause, or to resume.
pub(super) async fn to_enforce(
    c: &impl ConnectionTrait,
    now: Instant,
    action: Action,
    limit: u64,
) -> Result<Vec<ListingId>> {
    let query = enforceable(now, action).select_only().column(row::Column::Id).order_by_asc(row::Column::Id);
    Ok(query.limit(limit).into_tuple().all(c).await?)
}

/// Those of some listings that law 4 still asks to pause, or to resume.
pub(super) async fn still_to_enforce(
    c: &impl ConnectionTrait,
    now: Instant,
    action: Action,
    ids: &[ListingId],
) -> Result<Vec<ListingId>> {
    let query = enforceable(now, action).filter(row::Column::Id.is_in(ids.iter().copied()));
    Ok(query.select_only().column(row::Column::Id).into_tuple().all(c).await?)
}

/// How many of a seller's listings law 4 holds paused.
pub(super) async fn count_paused_by_force(c: &impl ConnectionTrait, seller: OrganisationId) -> Result<u64> {
    let query = listing::Entity::find()
        .filter(listing::Column::SellerId.eq(seller))
        .filter(listing::Column::State.eq(State::Paused.code()))
        .filter(listing::Column::PausedByForce.eq(true));
    Ok(query.count(c).await?)
}

/// The version that the index should hold of each published listing.
pub(super) async fn versions(c: &impl ConnectionTrait) -> Result<BTreeMap<String, u64>> {
    let rows: Vec<(ListingId, i64)> = row::Entity::find()
        .filter(row::Column::State.eq(State::Published.code()))
        .select_only()
        .column(row::Column::Id)
        .column(row::Column::DocumentVersion)
        .into_tuple()
        .all(c)
        .await?;
    rows.into_iter()
        .map(|(id, version)| Ok((id.to_string(), u64::try_from(version).map_err(Error::internal)?)))
        .collect()
}

/// The listings of several sellers.
pub(super) async fn ids_of_sellers(
    c: &impl ConnectionTrait,
    sellers: &[OrganisationId],
) -> Result<Vec<ListingId>> {
    let mut found = Vec::new();
    for batch in sellers.chunks(500) {
        let ids: Vec<ListingId> = listing::Entity::find()
            .filter(listing::Column::SellerId.is_in(batch.iter().copied()))
            .select_only()
            .column(listing::Column::Id)
            .into_tuple()
            .all(c)
            .await?;
        found.extend(ids);
    }
    Ok(found)
}

/// The open offers that may answer a search when the engine is down: those that hold all the words, inside the box
/// of a radius, the newest `limit`.
pub(super) async fn candidates(
    c: &impl ConnectionTrait,
    now: Instant,
    folded_words: &[String],
    near: Option<(Point, f64)>,
    limit: u64,
) -> Result<Vec<Offer>> {
    let mut query = open(now);
    for word in folded_words {
        // Folded words hold letters and digits only, so that no sign of LIKE can stand in them.
        query = query.filter(row::Column::FoldedWords.contains(word));
    }
    if let Some((centre, radius_km)) = near {
        query = in_box(query, centre, radius_km);
    }
    let rows = query.order_by_desc(row::Column::Id).limit(limit).all(c).await?;
    rows.into_iter().map(|row| offer::of(row, now)).collect()
}
