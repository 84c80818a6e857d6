//! Queries on lots, parts and offers; every finder is scoped to whoever may see what it finds.

use std::collections::HashMap;

use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};

use super::entity::{difference, line, lot, offer, part, part_line};
use super::lot::{Line, Lot, Offer, Part, PartLine, Summary};
use super::rules::{DifferenceReason, OfferState, State};
use crate::devices::Specification;
use crate::kernel::{DonationLotId, Error, LotLineId, LotPartId, OfferId, OrganisationId, Paging, Result};

fn unknown<T>(_: T) -> Error {
    Error::internal("a donation lot holds an unknown code")
}

pub(super) fn lot_of(row: lot::Model) -> Result<Lot> {
    Ok(Lot {
        id: row.id,
        reference: row.reference,
        donor_id: row.donor_id,
        site_id: row.site_id,
        legal_basis: row.legal_basis.parse().map_err(unknown)?,
        wish: row.wish.parse().map_err(unknown)?,
        document_id: row.document_id,
        content_hash: row.content_hash,
        line_count: row.line_count,
        refused_count: row.refused_count,
        unit_count: row.unit_count,
        preferred_id: row.preferred_id,
        declared_at: row.declared_at,
        cancelled_at: row.cancelled_at,
        version: row.version,
        created_at: row.created_at,
    })
}

fn line_of(row: line::Model) -> Result<Line> {
    Ok(Line {
        id: row.id,
        position: row.position,
        sheet: row.sheet,
        line: row.line,
        quantity: row.quantity,
        specification: Specification {
            category: row.category,
            brand: row.brand,
            model: row.model,
            processor: row.processor,
            memory_mb: row.memory_mb,
            operating_system: row.operating_system,
            ..Specification::default()
        },
        model_number: row.model_number,
        serial: row.serial,
        inventory_number: row.inventory_number,
        storages: serde_json::from_value(row.storages).map_err(Error::internal)?,
        purchased_on: row.purchased_on,
        purchase_price_cents: row.purchase_price_cents,
        note: row.note,
        flags: serde_json::from_value(row.flags).map_err(Error::internal)?,
    })
}

pub(super) fn part_of(row: part::Model) -> Result<Part> {
    Ok(Part {
        id: row.id,
        lot_id: row.lot_id,
        state: row.state.parse().map_err(unknown)?,
        refurbisher_id: row.refurbisher_id,
        site_id: row.site_id,
        line_count: row.line_count,
        unit_count: row.unit_count,
        counted: row.counted,
        searches: row.searches,
        planned_for: row.planned_for,
        accepted_at: row.accepted_at,
        collected_at: row.collected_at,
        received_at: row.received_at,
        version: row.version,
        created_at: row.created_at,
    })
}

fn offer_of(row: offer::Model) -> Result<Offer> {
    Ok(Offer {
        id: row.id,
        part_id: row.part_id,
        refurbisher_id: row.refurbisher_id,
        site_id: row.site_id,
        distance_km: row.distance_km,
        offered_at: row.offered_at,
        expires_at: row.expires_at,
        state: row.state.parse().map_err(unknown)?,
        reason: row.reason.map(|reason| reason.parse().map_err(unknown)).transpose()?,
        reason_text: row.reason_text,
        answered_at: row.answered_at,
    })
}

/// A lot of that donor.
///
/// # Errors
/// 404 when it is somebody else's or nobody's.
pub async fn lot_of_donor(c: &impl ConnectionTrait, donor: OrganisationId, id: DonationLotId) -> Result<Lot> {
    lot::Entity::find_by_id(id)
        .filter(lot::Column::DonorId.eq(donor))
        .one(c)
        .await?
        .map(lot_of)
        .transpose()?
        .ok_or_else(Error::not_found)
}

/// The lot of a part that this donor gives.
///
/// # Errors
/// 404 when it is somebody else's or nobody's.
pub async fn lot_of_given_part(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    part: LotPartId,
) -> Result<Lot> {
    lot_of_donor(c, donor, self::part(c, part).await?.lot_id).await
}

/// A lot, whoever gives it; for callers that say nothing of who.
pub(super) async fn lot(c: &impl ConnectionTrait, id: DonationLotId) -> Result<Option<Lot>> {
    lot::Entity::find_by_id(id).one(c).await?.map(lot_of).transpose()
}

/// The lot of a part that the caller may see.
pub(super) async fn lot_of_part(c: &impl ConnectionTrait, part: &Part) -> Result<Lot> {
    lot::Entity::find_by_id(part.lot_id).one(c).await?.map(lot_of).transpose()?.ok_or_else(Error::not_found)
}

/// The lots of several parts, by id.
pub(super) async fn lots_of_parts(
    c: &impl ConnectionTrait,
    parts: &[Part],
) -> Result<HashMap<DonationLotId, Lot>> {
    let rows = lot::Entity::find()
        .filter(lot::Column::Id.is_in(parts.iter().map(|part| part.lot_id)))
        .all(c)
        .await?;
    rows.into_iter().map(|row| lot_of(row).map(|lot| (lot.id, lot))).collect()
}

/// The lots that some received parts belong to, by part.
pub(super) async fn lots_of_received(
    c: &impl ConnectionTrait,
    parts: impl IntoIterator<Item = LotPartId>,
) -> Result<HashMap<LotPartId, Lot>> {
    let wanted: std::collections::BTreeSet<LotPartId> = parts.into_iter().collect();
    let mut found = Vec::new();
    for batch in wanted.into_iter().collect::<Vec<_>>().chunks(1_000) {
        let rows = part::Entity::find().filter(part::Column::Id.is_in(batch.iter().copied())).all(c).await?;
        found.extend(rows.into_iter().map(part_of).collect::<Result<Vec<_>>>()?);
    }
    let lots = lots_of_parts(c, &found).await?;
    Ok(found.iter().filter_map(|part| Some((part.id, lots.get(&part.lot_id)?.clone()))).collect())
}

/// The lots of a donor, newest first; one more than the page's limit.
pub(super) async fn lots_of_donor(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    paging: &Paging,
) -> Result<Vec<Lot>> {
    let mut query = lot::Entity::find()
        .filter(lot::Column::DonorId.eq(donor))
        .order_by_desc(lot::Column::Id)
        .limit(paging.limit() + 1);
    if let Some(after) = paging.after::<DonationLotId>() {
        query = query.filter(lot::Column::Id.lt(after));
    }
    query.all(c).await?.into_iter().map(lot_of).collect()
}

/// The lot that the same donor declared with the same file, unless it was withdrawn.
pub(super) async fn same_file(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    content_hash: &str,
) -> Result<Option<Lot>> {
    lot::Entity::find()
        .filter(lot::Column::DonorId.eq(donor))
        .filter(lot::Column::ContentHash.eq(content_hash))
        .filter(lot::Column::DeclaredAt.is_not_null())
        .filter(lot::Column::CancelledAt.is_null())
        .one(c)
        .await?
        .map(lot_of)
        .transpose()
}

/// What was understood of a lot's file.
pub(super) async fn summary(c: &impl ConnectionTrait, id: DonationLotId) -> Result<Summary> {
    let found: Option<Json> =
        lot::Entity::find_by_id(id).select_only().column(lot::Column::Summary).into_tuple().one(c).await?;
    serde_json::from_value(found.ok_or_else(Error::not_found)?).map_err(Error::internal)
}

/// The lines of a lot after a position, at most `limit`.
pub(super) async fn lines(
    c: &impl ConnectionTrait,
    id: DonationLotId,
    after: i32,
    limit: u64,
) -> Result<Vec<Line>> {
    let rows = line::Entity::find()
        .filter(line::Column::LotId.eq(id))
        .filter(line::Column::Position.gt(after))
        .order_by_asc(line::Column::Position)
        .limit(limit)
        .all(c)
        .await?;
    rows.into_iter().map(line_of).collect()
}

/// Units of a lot by category, largest first.
pub(super) async fn units_by_category(
    c: &impl ConnectionTrait,
    id: DonationLotId,
) -> Result<Vec<(String, i64)>> {
    let mut rows: Vec<(String, i64)> = line::Entity::find()
        .filter(line::Column::LotId.eq(id))
        .select_only()
        .column(line::Column::Category)
        .column_as(line::Column::Quantity.sum(), "units")
        .group_by(line::Column::Category)
        .into_tuple()
        .all(c)
        .await?;
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(rows)
}

/// The parts of several lots, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn parts_of_lots(
    c: &impl ConnectionTrait,
    lots: impl IntoIterator<Item = DonationLotId>,
) -> Result<Vec<Part>> {
    let rows = part::Entity::find()
        .filter(part::Column::LotId.is_in(lots))
        .order_by_asc(part::Column::Id)
        .all(c)
        .await?;
    rows.into_iter().map(part_of).collect()
}

/// One part, whoever holds it; for callers that have authorised.
pub(super) async fn part(c: &impl ConnectionTrait, id: LotPartId) -> Result<Part> {
    part::Entity::find_by_id(id).one(c).await?.map(part_of).transpose()?.ok_or_else(Error::not_found)
}

/// A part offered or entrusted to that refurbisher.
///
/// # Errors
/// 404 when it is somebody else's or nobody's.
pub async fn part_of_refurbisher(
    c: &impl ConnectionTrait,
    refurbisher: OrganisationId,
    id: LotPartId,
) -> Result<Part> {
    part::Entity::find_by_id(id)
        .filter(part::Column::RefurbisherId.eq(refurbisher))
        .one(c)
        .await?
        .map(part_of)
        .transpose()?
        .ok_or_else(Error::not_found)
}

/// The parts offered or entrusted to a refurbisher, newest first; one more than the page's limit.
pub(super) async fn parts_of_refurbisher(
    c: &impl ConnectionTrait,
    refurbisher: OrganisationId,
    states: &[State],
    paging: &Paging,
) -> Result<Vec<Part>> {
    let mut query = part::Entity::find()
        .filter(part::Column::RefurbisherId.eq(refurbisher))
        .order_by_desc(part::Column::Id)
        .limit(paging.limit() + 1);
    if !states.is_empty() {
        query = query.filter(part::Column::State.is_in(states.iter().map(|state| state.code())));
    }
    if let Some(after) = paging.after::<LotPartId>() {
        query = query.filter(part::Column::Id.lt(after));
    }
    query.all(c).await?.into_iter().map(part_of).collect()
}

/// Every part of a refurbisher in one of `states`, oldest first.
pub(super) async fn all_parts_of_refurbisher(
    c: &impl ConnectionTrait,
    refurbisher: OrganisationId,
    states: &[State],
) -> Result<Vec<Part>> {
    let rows = part::Entity::find()
        .filter(part::Column::RefurbisherId.eq(refurbisher))
        .filter(part::Column::State.is_in(states.iter().map(|state| state.code())))
        .order_by_asc(part::Column::Id)
        .all(c)
        .await?;
    rows.into_iter().map(part_of).collect()
}

/// Some parts of a refurbisher; others' are missing.
pub(super) async fn some_parts_of_refurbisher(
    c: &impl ConnectionTrait,
    refurbisher: OrganisationId,
    ids: &[LotPartId],
) -> Result<Vec<Part>> {
    let rows = part::Entity::find()
        .filter(part::Column::RefurbisherId.eq(refurbisher))
        .filter(part::Column::Id.is_in(ids.iter().copied()))
        .all(c)
        .await?;
    rows.into_iter().map(part_of).collect()
}

/// The parts of a donor in some states, oldest first, at most `limit`.
pub(super) async fn parts_of_donor(
    c: &impl ConnectionTrait,
    donor: OrganisationId,
    states: &[State],
    limit: u64,
) -> Result<Vec<Part>> {
    let own = sea_orm::sea_query::Query::select()
        .column(lot::Column::Id)
        .from(lot::Entity)
        .and_where(lot::Column::DonorId.eq(donor))
        .to_owned();
    let rows = part::Entity::find()
        .filter(part::Column::LotId.in_subquery(own))
        .filter(part::Column::State.is_in(states.iter().map(|state| state.code())))
        .order_by_asc(part::Column::Id)
        .limit(limit)
        .all(c)
        .await?;
    rows.into_iter().map(part_of).collect()
}

/// The lines of a part with their counts, after a position, at most `limit`.
pub(super) async fn part_lines(
    c: &impl ConnectionTrait,
    part: &Part,
    after: i32,
    limit: u64,
) -> Result<Vec<PartLine>> {
    let own = sea_orm::sea_query::Query::select()
        .column(part_line::Column::LineId)
        .from(part_line::Entity)
        .and_where(part_line::Column::PartId.eq(part.id))
        .to_owned();
    let rows = line::Entity::find()
        .filter(line::Column::LotId.eq(part.lot_id))
        .filter(line::Column::Id.in_subquery(own))
        .filter(line::Column::Position.gt(after))
        .order_by_asc(line::Column::Position)
        .limit(limit)
        .all(c)
        .await?;
    let first = rows.first().map(|row| row.id);
    let last = rows.last().map(|row| row.id);
    let counts: HashMap<LotLineId, part_line::Model> = match (first, last) {
        (Some(_), Some(_)) => {
            let mut found = HashMap::with_capacity(rows.len());
            for batch in rows.chunks(500) {
                let ids = batch.iter().map(|row| row.id);
                let counted = part_line::Entity::find()
                    .filter(part_line::Column::PartId.eq(part.id))
                    .filter(part_line::Column::LineId.is_in(ids))
                    .all(c)
                    .await?;
                found.extend(counted.into_iter().map(|row| (row.line_id, row)));
            }
            found
        }
        _ => HashMap::new(),
    };
    rows.into_iter()
        .filter_map(|row| counts.get(&row.id).map(|count| (row, count)))
        .map(|(row, count)| {
            Ok(PartLine {
                line: line_of(row)?,
                expected: count.expected,
                counted: count.counted,
                reason: count.reason.as_deref().map(|reason| reason.parse().map_err(unknown)).transpose()?,
            })
        })
        .collect()
}

/// The offers of several parts, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn offers_of_parts(
    c: &impl ConnectionTrait,
    parts: impl IntoIterator<Item = LotPartId>,
) -> Result<Vec<Offer>> {
    let rows = offer::Entity::find()
        .filter(offer::Column::PartId.is_in(parts))
        .order_by_asc(offer::Column::Id)
        .all(c)
        .await?;
    rows.into_iter().map(offer_of).collect()
}

/// One offer.
pub(super) async fn offer(c: &impl ConnectionTrait, id: OfferId) -> Result<Option<Offer>> {
    offer::Entity::find_by_id(id).one(c).await?.map(offer_of).transpose()
}

/// The newest offer of a part to a refurbisher.
pub(super) async fn last_offer_to(
    c: &impl ConnectionTrait,
    part: LotPartId,
    refurbisher: OrganisationId,
) -> Result<Option<Offer>> {
    offer::Entity::find()
        .filter(offer::Column::PartId.eq(part))
        .filter(offer::Column::RefurbisherId.eq(refurbisher))
        .order_by_desc(offer::Column::Id)
        .one(c)
        .await?
        .map(offer_of)
        .transpose()
}

/// The open offers of a refurbisher, whether or not their time is over, at most 500.
pub(super) async fn open_offers_to(
    c: &impl ConnectionTrait,
    refurbisher: OrganisationId,
) -> Result<Vec<Offer>> {
    let rows = offer::Entity::find()
        .filter(offer::Column::RefurbisherId.eq(refurbisher))
        .filter(offer::Column::State.eq(OfferState::Offered.code()))
        .order_by_asc(offer::Column::Id)
        .limit(500)
        .all(c)
        .await?;
    rows.into_iter().map(offer_of).collect()
}

/// A difference found at reception.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The line.
    pub line_id: LotLineId,
    /// Units expected.
    pub expected: i32,
    /// Units counted.
    pub counted: i32,
    /// Why.
    pub reason: DifferenceReason,
}

/// The lines whose count differed at the reception of a part, with what was found, in the order of the file; at most 500.
pub(super) async fn differing_lines(
    c: &impl ConnectionTrait,
    part: LotPartId,
) -> Result<Vec<(Line, Difference)>> {
    let mut found: HashMap<LotLineId, Difference> =
        differences(c, part).await?.into_iter().map(|one| (one.line_id, one)).collect();
    let rows = line::Entity::find()
        .filter(line::Column::Id.is_in(found.keys().copied().collect::<Vec<_>>()))
        .order_by_asc(line::Column::Position)
        .all(c)
        .await?;
    rows.into_iter()
        .filter_map(|row| Some((found.remove(&row.id)?, row)))
        .map(|(difference, row)| Ok((line_of(row)?, difference)))
        .collect()
}

/// The differences found at the reception of a part, at most 500.
async fn differences(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Difference>> {
    let rows = difference::Entity::find()
        .filter(difference::Column::PartId.eq(part))
        .order_by_asc(difference::Column::LineId)
        .limit(500)
        .all(c)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Difference {
                line_id: row.line_id,
                expected: row.expected,
                counted: row.counted,
                reason: row.reason.parse().map_err(unknown)?,
            })
        })
        .collect()
}
