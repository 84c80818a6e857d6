//! Queries on campaigns, points and rounds.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, QueryOrder, QuerySelect, QueryTrait};
use serde::de::DeserializeOwned;

use super::entity::{campaign, follower, lot, place, point, round, sign_up};
use super::model::{Campaign, DropOff, Round, SignUp};
use super::rules::{PointState, RoundState, Stage};
use crate::kernel::time::paris_day;
use crate::kernel::{
    CampaignId, CampaignPointId, CampaignRoundId, CampaignSignUpId, DonationLotId, Error, Instant,
    OrganisationId, Point, Result,
};

/// Campaigns read at once.
const MOST: u64 = 200;

fn read<T: DeserializeOwned>(json: Json) -> Result<T> {
    serde_json::from_value(json).map_err(Error::internal)
}

fn day(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(Error::internal)
}

fn unknown<T>(_: T) -> Error {
    Error::internal("a campaign holds an unknown code")
}

fn count(units: i32) -> u32 {
    u32::try_from(units).unwrap_or_default()
}

async fn with_places(c: &impl ConnectionTrait, rows: Vec<campaign::Model>) -> Result<Vec<Campaign>> {
    let places = place::Entity::find()
        .filter(place::Column::CampaignId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(place::Column::DepartmentCode)
        .order_by_asc(place::Column::InseeCode)
        .all(c)
        .await?;
    let mut by_campaign: HashMap<CampaignId, BTreeMap<String, Vec<String>>> = HashMap::new();
    for one in places {
        let communes =
            by_campaign.entry(one.campaign_id).or_default().entry(one.department_code).or_default();
        if !one.insee_code.is_empty() {
            communes.push(one.insee_code);
        }
    }
    rows.into_iter()
        .map(|row| {
            Ok(Campaign {
                places: by_campaign.remove(&row.id).unwrap_or_default().into_iter().collect(),
                id: row.id,
                slug: row.slug,
                organisation_id: row.organisation_id,
                title: row.title,
                words: row.words,
                from: day(&row.starts_on)?,
                to: day(&row.ends_on)?,
                goals: read(row.goals)?,
                months: read(row.months)?,
                stage: row.stage.parse().map_err(unknown)?,
                reason: row.reason,
                closing: row.result.map(read).transpose()?,
                version: row.version,
                created_at: row.created_at,
                published_at: row.published_at,
                ended_at: row.ended_at,
            })
        })
        .collect()
}

async fn one(c: &impl ConnectionTrait, row: Option<campaign::Model>) -> Result<Campaign> {
    with_places(c, row.into_iter().collect()).await?.pop().ok_or_else(Error::not_found)
}

/// A campaign of a lead.
pub(super) async fn of_lead(
    c: &impl ConnectionTrait,
    lead: OrganisationId,
    id: CampaignId,
) -> Result<Campaign> {
    let row =
        campaign::Entity::find_by_id(id).filter(campaign::Column::OrganisationId.eq(lead)).one(c).await?;
    one(c, row).await
}

/// Any campaign: for what is attached to it, whose own reader was looked at before.
pub(super) async fn find(c: &impl ConnectionTrait, id: CampaignId) -> Result<Campaign> {
    one(c, campaign::Entity::find_by_id(id).one(c).await?).await
}

/// A public campaign by its name in addresses.
///
/// # Errors
/// 404 for a draft too.
pub async fn public_by_slug(c: &impl ConnectionTrait, slug: &str) -> Result<Campaign> {
    let row = campaign::Entity::find()
        .filter(campaign::Column::Slug.eq(slug))
        .filter(campaign::Column::PublishedAt.is_not_null())
        .one(c)
        .await?;
    one(c, row).await
}

/// The public campaigns, those that end last first, at most 200; called off before they were public ones are missing.
///
/// # Errors
/// When the database fails.
pub async fn public(c: &impl ConnectionTrait) -> Result<Vec<Campaign>> {
    let rows = campaign::Entity::find()
        .filter(campaign::Column::PublishedAt.is_not_null())
        .order_by_desc(campaign::Column::EndsOn)
        .order_by_asc(campaign::Column::Id)
        .limit(MOST)
        .all(c)
        .await?;
    with_places(c, rows).await
}

/// A lead's campaigns, newest first, at most 200.
pub(super) async fn all_of_lead(c: &impl ConnectionTrait, lead: OrganisationId) -> Result<Vec<Campaign>> {
    let rows = campaign::Entity::find()
        .filter(campaign::Column::OrganisationId.eq(lead))
        .order_by_desc(campaign::Column::Id)
        .limit(MOST)
        .all(c)
        .await?;
    with_places(c, rows).await
}

/// The campaigns of some départements that take things now or will: published, their period not over.
pub(super) async fn open_in(
    c: &impl ConnectionTrait,
    departments: &[String],
    now: Instant,
) -> Result<Vec<Campaign>> {
    let there = place::Entity::find()
        .select_only()
        .column(place::Column::CampaignId)
        .filter(place::Column::DepartmentCode.is_in(departments.iter().map(String::as_str)));
    let rows = campaign::Entity::find()
        .filter(campaign::Column::Stage.eq(Stage::Published.code()))
        .filter(campaign::Column::EndsOn.gte(paris_day(now).to_string()))
        .filter(campaign::Column::Id.in_subquery(QueryTrait::into_query(there)))
        .order_by_asc(campaign::Column::StartsOn)
        .order_by_asc(campaign::Column::Id)
        .limit(MOST)
        .all(c)
        .await?;
    with_places(c, rows).await
}

/// Several campaigns, by id.
pub(super) async fn many(
    c: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = CampaignId>,
) -> Result<HashMap<CampaignId, Campaign>> {
    let rows = campaign::Entity::find().filter(campaign::Column::Id.is_in(ids)).all(c).await?;
    Ok(with_places(c, rows).await?.into_iter().map(|one| (one.id, one)).collect())
}

/// Names in addresses that begin like this one, so that a new one is another.
pub(super) async fn slugs_like(c: &impl ConnectionTrait, slug: &str) -> Result<Vec<String>> {
    Ok(campaign::Entity::find()
        .filter(campaign::Column::Slug.starts_with(slug))
        .select_only()
        .column(campaign::Column::Slug)
        .into_tuple()
        .all(c)
        .await?)
}

fn drop_off(row: point::Model) -> Result<DropOff> {
    Ok(DropOff {
        id: row.id,
        campaign_id: row.campaign_id,
        organisation_id: row.organisation_id,
        label: row.label,
        address: row.address,
        insee_code: row.insee_code,
        point: Point { lat: row.lat, lng: row.lng },
        hours: read(row.hours)?,
        by_appointment: row.by_appointment,
        closed_on: read(row.closed_on)?,
        takes: read(row.takes)?,
        state: row.state.parse().map_err(unknown)?,
        version: row.version,
    })
}

/// The points of some campaigns, by name; those whose holder agreed only, when asked so.
///
/// # Errors
/// When the database fails.
pub async fn points_of(
    c: &impl ConnectionTrait,
    campaigns: impl IntoIterator<Item = CampaignId>,
    agreed: bool,
) -> Result<Vec<DropOff>> {
    let mut query = point::Entity::find().filter(point::Column::CampaignId.is_in(campaigns));
    if agreed {
        query = query.filter(point::Column::State.eq(PointState::Agreed.code()));
    }
    let rows =
        query.order_by_asc(point::Column::Label).order_by_asc(point::Column::Id).limit(500).all(c).await?;
    rows.into_iter().map(drop_off).collect()
}

/// A point, for its holder or the lead of its campaign.
pub(super) async fn point(
    c: &impl ConnectionTrait,
    own: OrganisationId,
    id: CampaignPointId,
) -> Result<(DropOff, Campaign)> {
    let row = point::Entity::find_by_id(id).one(c).await?.ok_or_else(Error::not_found)?;
    let campaign = find(c, row.campaign_id).await?;
    if own != row.organisation_id && own != campaign.organisation_id {
        return Err(Error::not_found());
    }
    Ok((drop_off(row)?, campaign))
}

/// The points that an organisation is asked to hold.
pub(super) async fn points_asked_of(c: &impl ConnectionTrait, own: OrganisationId) -> Result<Vec<DropOff>> {
    let rows = point::Entity::find()
        .filter(point::Column::OrganisationId.eq(own))
        .filter(point::Column::State.eq(PointState::Asked.code()))
        .order_by_asc(point::Column::Id)
        .limit(20)
        .all(c)
        .await?;
    rows.into_iter().map(drop_off).collect()
}

fn round_of(row: round::Model) -> Result<Round> {
    let minute = |minute: i32| u16::try_from(minute).map_err(Error::internal);
    Ok(Round {
        id: row.id,
        campaign_id: row.campaign_id,
        workshop_id: row.workshop_id,
        day: day(&row.day)?,
        between: (minute(row.from_minute)?, minute(row.to_minute)?),
        place: row.place,
        insee_code: row.insee_code,
        capacity: count(row.capacity_units),
        taken: count(row.taken_units),
        state: row.state.parse().map_err(unknown)?,
        reason: row.reason,
        version: row.version,
    })
}

/// The group collections of some campaigns, by day.
///
/// # Errors
/// When the database fails.
pub async fn rounds_of(
    c: &impl ConnectionTrait,
    campaigns: impl IntoIterator<Item = CampaignId>,
) -> Result<Vec<Round>> {
    let rows = round::Entity::find()
        .filter(round::Column::CampaignId.is_in(campaigns))
        .order_by_asc(round::Column::Day)
        .order_by_asc(round::Column::FromMinute)
        .order_by_asc(round::Column::Id)
        .limit(500)
        .all(c)
        .await?;
    rows.into_iter().map(round_of).collect()
}

/// A group collection; its caller looks at who may see it.
pub(super) async fn round(c: &impl ConnectionTrait, id: CampaignRoundId) -> Result<Round> {
    round_of(round::Entity::find_by_id(id).one(c).await?.ok_or_else(Error::not_found)?)
}

/// The rounds of a workshop in some states, from a day on.
pub(super) async fn rounds_of_workshop(
    c: &impl ConnectionTrait,
    own: OrganisationId,
    states: &[RoundState],
    from: NaiveDate,
) -> Result<Vec<Round>> {
    let rows = round::Entity::find()
        .filter(round::Column::WorkshopId.eq(own))
        .filter(round::Column::State.is_in(states.iter().map(|state| state.code())))
        .filter(round::Column::Day.gte(from.to_string()))
        .order_by_asc(round::Column::Day)
        .limit(20)
        .all(c)
        .await?;
    rows.into_iter().map(round_of).collect()
}

fn sign_up_of(row: sign_up::Model) -> SignUp {
    SignUp {
        id: row.id,
        round_id: row.round_id,
        donor_id: row.donor_id,
        units: count(row.units),
        what: row.what,
        lot_id: row.lot_id,
    }
}

/// Who signed up for some rounds and did not take it back.
pub(super) async fn sign_ups_of(
    c: &impl ConnectionTrait,
    rounds: impl IntoIterator<Item = CampaignRoundId>,
) -> Result<Vec<SignUp>> {
    let rows = sign_up::Entity::find()
        .filter(sign_up::Column::RoundId.is_in(rounds))
        .filter(sign_up::Column::CancelledAt.is_null())
        .order_by_asc(sign_up::Column::Id)
        .limit(2000)
        .all(c)
        .await?;
    Ok(rows.into_iter().map(sign_up_of).collect())
}

/// What a donor signed up for, with its rounds still to come.
pub(super) async fn of_donor(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    from: NaiveDate,
) -> Result<Vec<(SignUp, Round)>> {
    let rows = sign_up::Entity::find()
        .filter(sign_up::Column::DonorId.eq(donor))
        .filter(sign_up::Column::CancelledAt.is_null())
        .order_by_desc(sign_up::Column::Id)
        .limit(100)
        .all(c)
        .await?;
    let rounds = round::Entity::find()
        .filter(round::Column::Id.is_in(rows.iter().map(|row| row.round_id)))
        .filter(round::Column::Day.gte(from.to_string()))
        .all(c)
        .await?;
    let rounds = rounds.into_iter().map(round_of).collect::<Result<Vec<_>>>()?;
    let mut found: Vec<(SignUp, Round)> = rows
        .into_iter()
        .filter_map(|row| {
            let round = rounds.iter().find(|round| round.id == row.round_id)?.clone();
            Some((sign_up_of(row), round))
        })
        .collect();
    found.sort_by_key(|(sign_up, round)| (round.day, sign_up.id));
    Ok(found)
}

/// A donor's own sign-up.
pub(super) async fn own_sign_up(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    id: CampaignSignUpId,
) -> Result<SignUp> {
    let row = sign_up::Entity::find_by_id(id)
        .filter(sign_up::Column::DonorId.eq(donor))
        .filter(sign_up::Column::CancelledAt.is_null())
        .one(c)
        .await?;
    row.map(sign_up_of).ok_or_else(Error::not_found)
}

/// The campaign that a lot is given through.
pub(super) async fn campaign_of_lot(c: &impl ConnectionTrait, id: DonationLotId) -> Result<Option<Campaign>> {
    match lot::Entity::find_by_id(id).one(c).await? {
        Some(row) => find(c, row.campaign_id).await.map(Some),
        None => Ok(None),
    }
}

/// The donors with a lot in a campaign.
pub(super) async fn donors_of(c: &impl ConnectionTrait, id: CampaignId) -> Result<Vec<OrganisationId>> {
    Ok(lot::Entity::find()
        .filter(lot::Column::CampaignId.eq(id))
        .select_only()
        .column(lot::Column::DonorId)
        .distinct()
        .into_tuple()
        .all(c)
        .await?)
}

/// The campaigns that a donor gives through.
pub(super) async fn joined_by(c: &impl ConnectionTrait, donor: OrganisationId) -> Result<Vec<CampaignId>> {
    Ok(lot::Entity::find()
        .filter(lot::Column::DonorId.eq(donor))
        .select_only()
        .column(lot::Column::CampaignId)
        .distinct()
        .into_tuple()
        .all(c)
        .await?)
}

/// Whether a donor asked to be told of campaigns.
pub(super) async fn follows(c: &impl ConnectionTrait, donor: OrganisationId) -> Result<bool> {
    Ok(follower::Entity::find_by_id(donor).one(c).await?.is_some())
}

/// The organisations that asked to be told of campaigns, at most 10 000.
pub(super) async fn followers(t: &DatabaseTransaction) -> Result<Vec<OrganisationId>> {
    Ok(follower::Entity::find()
        .order_by_asc(follower::Column::OrganisationId)
        .limit(10_000)
        .select_only()
        .column(follower::Column::OrganisationId)
        .into_tuple()
        .all(t)
        .await?)
}

/// The agreed points within a box around a place, of campaigns that take things.
pub(super) async fn points_around(
    c: &impl ConnectionTrait,
    from: Point,
    radius_km: f64,
    now: Instant,
) -> Result<Vec<DropOff>> {
    let lat = radius_km / 110.0;
    let lng = radius_km / (110.0 * from.lat.to_radians().cos().max(0.05));
    let open = campaign::Entity::find()
        .select_only()
        .column(campaign::Column::Id)
        .filter(campaign::Column::Stage.eq(Stage::Published.code()))
        .filter(campaign::Column::EndsOn.gte(paris_day(now).to_string()));
    let rows = point::Entity::find()
        .filter(point::Column::State.eq(PointState::Agreed.code()))
        .filter(point::Column::Lat.between(from.lat - lat, from.lat + lat))
        .filter(point::Column::Lng.between(from.lng - lng, from.lng + lng))
        .filter(point::Column::CampaignId.in_subquery(QueryTrait::into_query(open)))
        .order_by_asc(point::Column::Id)
        .limit(500)
        .all(c)
        .await?;
    rows.into_iter().map(drop_off).collect()
}
