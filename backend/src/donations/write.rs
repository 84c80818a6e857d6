//! The one way to change lots, parts and offers: through [`rules::transition`], against the version they were read at,
//! with their audit entry and change.

use std::collections::BTreeMap;

use sea_orm::ActiveValue::{self, Set};
use sea_orm::DatabaseTransaction;
use sea_orm::entity::prelude::*;
use serde_json::{Value, json};

use super::entity::{difference, line, lot, offer, part, part_line};
use super::inventory::Progress;
use super::lot::{Line, Lot, Offer, Part, PartLine, Summary};
use super::rules::{self, Action, DeclineReason, DifferenceReason, OfferState};
use super::store::Difference;
use crate::kernel::{DonationLotId, Error, Instant, LotLineId, LotPartId, OpContext, Result};
use crate::platform::{audit, bulk, changes};

fn lot_row(lot: &Lot, summary: &Summary, now: Instant) -> Result<lot::ActiveModel> {
    Ok(lot::ActiveModel {
        id: Set(lot.id),
        reference: Set(lot.reference.clone()),
        donor_id: Set(lot.donor_id),
        site_id: Set(lot.site_id),
        legal_basis: Set(lot.legal_basis.code().to_owned()),
        wish: Set(lot.wish.code().to_owned()),
        document_id: Set(lot.document_id),
        content_hash: Set(lot.content_hash.clone()),
        summary: Set(serde_json::to_value(summary).map_err(Error::internal)?),
        line_count: Set(lot.line_count),
        refused_count: Set(lot.refused_count),
        unit_count: Set(lot.unit_count),
        preferred_id: Set(lot.preferred_id),
        declared_at: Set(lot.declared_at),
        cancelled_at: Set(lot.cancelled_at),
        version: Set(lot.version),
        created_at: Set(lot.created_at),
        updated_at: Set(now),
    })
}

fn part_row(part: &Part, now: Instant) -> part::ActiveModel {
    part::ActiveModel {
        id: Set(part.id),
        lot_id: Set(part.lot_id),
        state: Set(part.state.code().to_owned()),
        refurbisher_id: Set(part.refurbisher_id),
        site_id: Set(part.site_id),
        line_count: Set(part.line_count),
        unit_count: Set(part.unit_count),
        counted: Set(part.counted),
        searches: Set(part.searches),
        planned_for: Set(part.planned_for),
        accepted_at: Set(part.accepted_at),
        collected_at: Set(part.collected_at),
        received_at: Set(part.received_at),
        version: Set(part.version),
        created_at: Set(part.created_at),
        updated_at: Set(now),
    }
}

fn line_row(lot: DonationLotId, one: &Line) -> Result<line::ActiveModel> {
    let specification = one.specification.clone();
    Ok(line::ActiveModel {
        id: Set(one.id),
        lot_id: Set(lot),
        position: Set(one.position),
        sheet: Set(one.sheet),
        line: Set(one.line),
        quantity: Set(one.quantity),
        category: Set(specification.category),
        brand: Set(specification.brand),
        model: Set(specification.model),
        model_number: Set(one.model_number.clone()),
        serial: Set(one.serial.clone()),
        inventory_number: Set(one.inventory_number.clone()),
        processor: Set(specification.processor),
        memory_mb: Set(specification.memory_mb),
        storages: Set(serde_json::to_value(&one.storages).map_err(Error::internal)?),
        operating_system: Set(specification.operating_system),
        purchased_on: Set(one.purchased_on.clone()),
        purchase_price_cents: Set(one.purchase_price_cents),
        note: Set(one.note.clone()),
        flags: Set(serde_json::to_value(&one.flags).map_err(Error::internal)?),
    })
}

fn offer_row(one: &Offer) -> offer::ActiveModel {
    offer::ActiveModel {
        id: Set(one.id),
        part_id: Set(one.part_id),
        refurbisher_id: Set(one.refurbisher_id),
        site_id: Set(one.site_id),
        distance_km: Set(one.distance_km),
        offered_at: Set(one.offered_at),
        expires_at: Set(one.expires_at),
        state: Set(one.state.code().to_owned()),
        reason: Set(one.reason.map(|reason| reason.code().to_owned())),
        reason_text: Set(one.reason_text.clone()),
        why: Set(None),
        answered_at: Set(one.answered_at),
    }
}

/// A lot of the past as it stands: its one part, its lines with their counts, its differences and its offers.
pub(super) struct Whole<'a> {
    pub lot: &'a Lot,
    pub summary: &'a Summary,
    pub part: &'a Part,
    pub lines: Vec<PartLine>,
    pub differences: &'a [Difference],
    pub offers: &'a [Offer],
}

/// Writes many lots of the past at once.
pub(super) async fn insert_whole(t: &DatabaseTransaction, now: Instant, all: &[Whole<'_>]) -> Result<()> {
    let lots = all.iter().map(|one| lot_row(one.lot, one.summary, now)).collect::<Result<Vec<_>>>()?;
    bulk::insert(t, lots).await?;
    let lines = all.iter().flat_map(|one| one.lines.iter().map(|line| line_row(one.lot.id, &line.line)));
    bulk::insert(t, lines.collect::<Result<Vec<_>>>()?).await?;
    bulk::insert(t, all.iter().map(|one| part_row(one.part, now))).await?;
    let counts = all.iter().flat_map(|one| {
        one.lines.iter().map(|line| part_line::ActiveModel {
            part_id: Set(one.part.id),
            line_id: Set(line.line.id),
            expected: Set(line.expected),
            counted: Set(line.counted),
            reason: Set(line.reason.map(|reason| reason.code().to_owned())),
        })
    });
    bulk::insert(t, counts).await?;
    let differences =
        all.iter().flat_map(|one| one.differences.iter().map(|found| difference_row(one.part.id, found)));
    bulk::insert(t, differences).await?;
    bulk::insert(t, all.iter().flat_map(|one| one.offers).map(offer_row)).await
}

fn difference_row(part: LotPartId, one: &Difference) -> difference::ActiveModel {
    difference::ActiveModel {
        part_id: Set(part),
        line_id: Set(one.line_id),
        expected: Set(one.expected),
        counted: Set(one.counted),
        reason: Set(one.reason.code().to_owned()),
    }
}

/// Writes a lot with its lines and one part that holds them all.
pub(super) async fn insert_lot(
    t: &DatabaseTransaction,
    now: Instant,
    lot: &Lot,
    summary: &Summary,
    lines: &[Line],
    part: &Part,
    progress: &Progress,
) -> Result<()> {
    lot::Entity::insert(lot_row(lot, summary, now)?).exec_without_returning(t).await?;
    part::Entity::insert(part_row(part, now)).exec_without_returning(t).await?;
    insert_lines(t, lot.id, part.id, lines, progress).await
}

async fn insert_lines(
    t: &DatabaseTransaction,
    lot: DonationLotId,
    part: LotPartId,
    lines: &[Line],
    progress: &Progress,
) -> Result<()> {
    progress.keeps(lines.len());
    // SQLite takes 32 766 values in one statement, PostgreSQL 65 535.
    for batch in lines.chunks(1_000) {
        let rows = batch.iter().map(|one| line_row(lot, one)).collect::<Result<Vec<_>>>()?;
        line::Entity::insert_many(rows).exec_without_returning(t).await?;
        progress.kept_more(batch.len());
    }
    insert_expected(t, part, lines).await
}

/// Writes more lines of a draft, and its counts; `action` is the journal's word for it.
pub(super) async fn add_lines(
    t: &DatabaseTransaction,
    op: &OpContext,
    lot: &mut Lot,
    summary: &Summary,
    lines: &[Line],
    part: &Part,
    action: &str,
) -> Result<()> {
    insert_lines(t, lot.id, part.id, lines, &Progress::default()).await?;
    part::Entity::update_many()
        .col_expr(part::Column::LineCount, Expr::value(part.line_count))
        .col_expr(part::Column::UnitCount, Expr::value(part.unit_count))
        .col_expr(part::Column::UpdatedAt, Expr::value(op.now))
        .filter(part::Column::Id.eq(part.id))
        .exec(t)
        .await?;
    lot::Entity::update_many()
        .col_expr(lot::Column::Summary, Expr::value(serde_json::to_value(summary).map_err(Error::internal)?))
        .col_expr(lot::Column::LineCount, Expr::value(lot.line_count))
        .col_expr(lot::Column::UnitCount, Expr::value(lot.unit_count))
        .col_expr(lot::Column::RefusedCount, Expr::value(lot.refused_count))
        .filter(lot::Column::Id.eq(lot.id))
        .exec(t)
        .await?;
    let details = json!({ "lines": lot.line_count, "refused": lot.refused_count });
    mark_lot(t, op, lot, action, details).await
}

/// The counts that a part's reception will be held against.
async fn insert_expected(t: &DatabaseTransaction, part: LotPartId, lines: &[Line]) -> Result<()> {
    for batch in lines.chunks(5_000) {
        let rows = batch.iter().map(|one| part_line::ActiveModel {
            part_id: Set(part),
            line_id: Set(one.id),
            expected: Set(one.quantity),
            counted: Set(None),
            reason: Set(None),
        });
        part_line::Entity::insert_many(rows).exec_without_returning(t).await?;
    }
    Ok(())
}

async fn delete_lines(t: &DatabaseTransaction, lot: DonationLotId, part: LotPartId) -> Result<()> {
    part_line::Entity::delete_many().filter(part_line::Column::PartId.eq(part)).exec(t).await?;
    line::Entity::delete_many().filter(line::Column::LotId.eq(lot)).exec(t).await?;
    Ok(())
}

/// Puts another list in the place of a draft's, under the same reference.
pub(super) async fn replace_list(
    t: &DatabaseTransaction,
    op: &OpContext,
    lot: &mut Lot,
    part: &mut Part,
    summary: &Summary,
    lines: &[Line],
    progress: &Progress,
) -> Result<()> {
    let before = lot.version;
    lot.version += 1;
    (part.line_count, part.unit_count) = (lot.line_count, lot.unit_count);
    let written = lot::Entity::update_many()
        .set(lot_row(lot, summary, op.now)?)
        .filter(lot::Column::Id.eq(lot.id))
        .filter(lot::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    delete_lines(t, lot.id, part.id).await?;
    insert_lines(t, lot.id, part.id, lines, progress).await?;
    let details = json!({ "lines": lot.line_count, "units": lot.unit_count });
    save(t, op, part, "replace_list", details).await
}

/// Deletes a lot that was never declared; only the journal says that it was there.
pub(super) async fn delete(t: &DatabaseTransaction, op: &OpContext, lot: &Lot, part: &Part) -> Result<()> {
    delete_lines(t, lot.id, part.id).await?;
    part::Entity::delete_many().filter(part::Column::Id.eq(part.id)).exec(t).await?;
    let deleted = lot::Entity::delete_many()
        .filter(lot::Column::Id.eq(lot.id))
        .filter(lot::Column::Version.eq(lot.version))
        .exec(t)
        .await?;
    if deleted.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    let details = json!({ "reference": lot.reference });
    audit::record(t, op, "donation_lot.delete", "donation_lot", lot.id, details).await
}

/// Marks a lot as declared or withdrawn at `op.now`.
pub(super) async fn mark_lot(
    t: &DatabaseTransaction,
    op: &OpContext,
    lot: &mut Lot,
    action: &str,
    details: Value,
) -> Result<()> {
    let before = lot.version;
    lot.version += 1;
    let written = lot::Entity::update_many()
        .col_expr(lot::Column::DeclaredAt, Expr::value(lot.declared_at))
        .col_expr(lot::Column::CancelledAt, Expr::value(lot.cancelled_at))
        .col_expr(lot::Column::Version, Expr::value(lot.version))
        .col_expr(lot::Column::UpdatedAt, Expr::value(op.now))
        .filter(lot::Column::Id.eq(lot.id))
        .filter(lot::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    audit::record(t, op, &format!("donation_lot.{action}"), "donation_lot", lot.id, details).await?;
    changes::append(t, op, "donation_lot", lot.id, lot.version).await
}

/// Saves on what grounds a lot is given and what its donor wishes.
pub(super) async fn change_gift(
    t: &DatabaseTransaction,
    op: &OpContext,
    lot: &mut Lot,
    details: Value,
) -> Result<()> {
    lot::Entity::update_many()
        .col_expr(lot::Column::LegalBasis, Expr::value(lot.legal_basis.code()))
        .col_expr(lot::Column::Wish, Expr::value(lot.wish.code()))
        .filter(lot::Column::Id.eq(lot.id))
        .exec(t)
        .await?;
    mark_lot(t, op, lot, "change_gift", details).await
}

/// Moves a part by one action; what else changed on it is saved too.
pub(super) async fn act(
    t: &DatabaseTransaction,
    op: &OpContext,
    part: &mut Part,
    action: Action,
    details: Value,
) -> Result<()> {
    let from = part.state;
    part.state = rules::transition(from, action)?;
    let mut told = json!({ "from": from.code(), "to": part.state.code() });
    if let (Some(told), Some(more)) = (told.as_object_mut(), details.as_object()) {
        told.extend(more.clone());
    }
    save(t, op, part, action.code(), told).await
}

/// Saves a part without a change of state.
pub(super) async fn save(
    t: &DatabaseTransaction,
    op: &OpContext,
    part: &mut Part,
    verb: &str,
    details: Value,
) -> Result<()> {
    let before = part.version;
    part.version += 1;
    let written = part::Entity::update_many()
        .set(part_row(part, op.now))
        .filter(part::Column::Id.eq(part.id))
        .filter(part::Column::Version.eq(before))
        .exec(t)
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    audit::record(t, op, &format!("lot_part.{verb}"), "lot_part", part.id, details).await?;
    changes::append(t, op, "lot_part", part.id, part.version).await
}

/// Gives the rest of a divided part its lines: `moved` ones are no longer those of `part`, `shared` ones stand in both, with the
/// units that stay and those that go.
pub(super) async fn divide(
    t: &DatabaseTransaction,
    op: &OpContext,
    (part, rest): (&Part, &Part),
    moved: &[LotLineId],
    shared: &[(LotLineId, u32, u32)],
) -> Result<()> {
    let whole = |units: u32| i32::try_from(units).map_err(Error::internal);
    part::Entity::insert(part_row(rest, op.now)).exec_without_returning(t).await?;
    for batch in moved.chunks(5_000) {
        part_line::Entity::update_many()
            .col_expr(part_line::Column::PartId, Expr::value(rest.id))
            .filter(part_line::Column::PartId.eq(part.id))
            .filter(part_line::Column::LineId.is_in(batch.iter().copied()))
            .exec(t)
            .await?;
    }
    // At most one line of each kind.
    for (line, stays, goes) in shared {
        part_line::Entity::update_many()
            .col_expr(part_line::Column::Expected, Expr::value(whole(*stays)?))
            .filter(part_line::Column::PartId.eq(part.id))
            .filter(part_line::Column::LineId.eq(*line))
            .exec(t)
            .await?;
        let row = part_line::ActiveModel {
            part_id: Set(rest.id),
            line_id: Set(*line),
            expected: Set(whole(*goes)?),
            counted: Set(None),
            reason: Set(None),
        };
        part_line::Entity::insert(row).exec_without_returning(t).await?;
    }
    audit::record(
        t,
        op,
        "lot_part.come_of",
        "lot_part",
        rest.id,
        json!({ "part_id": part.id, "units": rest.unit_count }),
    )
    .await?;
    changes::append(t, op, "lot_part", rest.id, rest.version).await
}

/// Writes offers.
pub(super) async fn insert_offers(t: &DatabaseTransaction, offers: &[Offer]) -> Result<()> {
    for batch in offers.chunks(500) {
        offer::Entity::insert_many(batch.iter().map(offer_row)).exec_without_returning(t).await?;
    }
    Ok(())
}

/// Ends an open offer.
///
/// # Errors
/// `offer-closed` when somebody was faster.
pub(super) async fn end_offer(
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &mut Offer,
    state: OfferState,
    reason: Option<(DeclineReason, Option<String>)>,
) -> Result<()> {
    one.state = state;
    one.answered_at = Some(op.now);
    (one.reason, one.reason_text) = reason.map_or((None, None), |(code, text)| (Some(code), text));
    let written = offer::Entity::update_many()
        .set(offer::ActiveModel { why: ActiveValue::NotSet, ..offer_row(one) })
        .filter(offer::Column::Id.eq(one.id))
        .filter(offer::Column::State.eq(OfferState::Offered.code()))
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(rules::Refused::OfferClosed.into()) } else { Ok(()) }
}

/// Keeps the counts of lines, with one statement for all that are alike.
pub(super) async fn keep_counts(
    t: &DatabaseTransaction,
    part: LotPartId,
    counts: impl IntoIterator<Item = (LotLineId, i32, Option<DifferenceReason>)>,
) -> Result<()> {
    let mut alike: BTreeMap<(i32, Option<DifferenceReason>), Vec<LotLineId>> = BTreeMap::new();
    for (line, counted, reason) in counts {
        alike.entry((counted, reason)).or_default().push(line);
    }
    for ((counted, reason), lines) in alike {
        for batch in lines.chunks(1_000) {
            part_line::Entity::update_many()
                .col_expr(part_line::Column::Counted, Expr::value(counted))
                .col_expr(part_line::Column::Reason, Expr::value(reason.map(DifferenceReason::code)))
                .filter(part_line::Column::PartId.eq(part))
                .filter(part_line::Column::LineId.is_in(batch.iter().copied()))
                .exec(t)
                .await?;
        }
    }
    Ok(())
}

/// Every line that was not counted otherwise was found as declared.
pub(super) async fn count_the_rest(t: &DatabaseTransaction, part: LotPartId) -> Result<()> {
    part_line::Entity::update_many()
        .col_expr(part_line::Column::Counted, Expr::col(part_line::Column::Expected))
        .filter(part_line::Column::PartId.eq(part))
        .filter(part_line::Column::Counted.is_null())
        .exec(t)
        .await?;
    Ok(())
}

/// Writes the differences of a reception.
pub(super) async fn insert_differences(
    t: &DatabaseTransaction,
    part: LotPartId,
    found: &[Difference],
) -> Result<()> {
    for batch in found.chunks(500) {
        let rows = batch.iter().map(|one| difference_row(part, one));
        difference::Entity::insert_many(rows).exec_without_returning(t).await?;
    }
    Ok(())
}
