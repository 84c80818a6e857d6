//! Large lots over several workshops: what the first of the order has no room for becomes a part of its own, and is offered to the
//! next. Each part then has its own offers, collection, reception and outcome.
//!
//! A part is divided when it has [`LARGE_UNITS`] or more and both pieces keep [`SMALLEST_PART_UNITS`] or more; and when somebody
//! else has room for a piece of the rest, or the first says that it never takes that much at once. A lot has [`MOST_PARTS`]
//! parts at most.

use sea_orm::entity::prelude::*;
use sea_orm::{DatabaseTransaction, JoinType, QueryOrder, QuerySelect};
use serde_json::json;

use super::entity::{line, part_line};
use super::lot::{Lot, Part};
use super::matching::{self, Taker};
use super::offering::Decision;
use super::weighing::{self, Units};
use super::{store, write};
use crate::kernel::{Error, LotLineId, LotPartId, OpContext, Result};

/// From so many units on, a part may be divided (a setting of the platform, published).
pub const LARGE_UNITS: u32 = 20;
/// The fewest units of a piece: fewer are not worth a collection of their own.
pub const SMALLEST_PART_UNITS: u32 = 10;
/// The most parts of one lot: a donor receives no more visits.
pub const MOST_PARTS: usize = 12;

/// A line of a part: its kind and its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Whole {
    line: LotLineId,
    category: String,
    units: u32,
}

/// Whether to divide `units` of which `fits` find room at the first; `others` is the most room that another one has, and
/// `most` the most units that the first takes at once.
pub(super) fn divides(units: u32, fits: u32, others: u32, most: Option<u32>) -> bool {
    let rest = units.saturating_sub(fits);
    let worth = units >= LARGE_UNITS && fits >= SMALLEST_PART_UNITS && rest >= SMALLEST_PART_UNITS;
    worth && (others >= SMALLEST_PART_UNITS || most.is_some_and(|most| most < units))
}

/// The units of each line that find room, in the order of the lines; what does not is left out.
pub(super) fn fill(lines: &[Whole], mut room: Units, mut most: u32) -> Vec<(LotLineId, u32)> {
    let mut found = Vec::new();
    for one in lines {
        let Some(free) = room.get_mut(&one.category) else { continue };
        let taken = std::cmp::min(one.units, std::cmp::min(*free, most));
        if taken > 0 {
            *free -= taken;
            most -= taken;
            found.push((one.line, taken));
        }
    }
    found
}

async fn lines_of(c: &impl ConnectionTrait, id: LotPartId) -> Result<Vec<Whole>> {
    let to_line: RelationDef = part_line::Entity::belongs_to(line::Entity)
        .from(part_line::Column::LineId)
        .to(line::Column::Id)
        .into();
    let rows: Vec<(LotLineId, String, i32)> = part_line::Entity::find()
        .join(JoinType::InnerJoin, to_line)
        .filter(part_line::Column::PartId.eq(id))
        .order_by_asc(line::Column::Position)
        .select_only()
        .column(part_line::Column::LineId)
        .column(line::Column::Category)
        .column(part_line::Column::Expected)
        .into_tuple()
        .all(c)
        .await?;
    let whole = |units: i32| u32::try_from(units).unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|(line, category, units)| Whole { line, category, units: whole(units) })
        .collect())
}

/// What the first of the order takes of a part, line by line, when the part is worth dividing.
async fn piece(
    t: &DatabaseTransaction,
    op: &OpContext,
    part: &Part,
    decision: &Decision,
    takers: &[Taker],
) -> Result<Option<(Vec<Whole>, Vec<(LotLineId, u32)>)>> {
    let Some(first) = decision.order.first().map(|first| &first.candidate) else { return Ok(None) };
    let others = decision.order.iter().map(|one| &one.candidate);
    let others = others.filter(|one| one.refurbisher_id != first.refurbisher_id).map(|one| one.fits);
    let terms = takers.iter().find(|taker| taker.site.id == first.site_id).map(|taker| taker.terms);
    let most = terms.and_then(|terms| terms.largest_lot).map(|most| u32::try_from(most).unwrap_or_default());
    if !divides(decision.units, first.fits, others.max().unwrap_or_default(), most) {
        return Ok(None);
    }
    let lines = lines_of(t, part.id).await?;
    let room = weighing::room_at(t, op.now, first.site_id, part.id).await?;
    let taken = fill(&lines, room, most.unwrap_or(u32::MAX));
    Ok((!taken.is_empty()).then_some((lines, taken)))
}

/// Divides a declared part where the first of the order has no room for all of it: `part` keeps what finds room there, the rest is
/// returned as a part of its own, declared too.
///
/// # Errors
/// When the database fails.
pub(super) async fn divide(
    t: &DatabaseTransaction,
    op: &OpContext,
    lot: &Lot,
    part: &mut Part,
) -> Result<Option<Part>> {
    if u32::try_from(part.unit_count).unwrap_or_default() < LARGE_UNITS
        || store::parts_of_lots(t, [lot.id]).await?.len() >= MOST_PARTS
    {
        return Ok(None);
    }
    let (decision, takers) = matching::decide_if_divided(t, op.now, lot, part).await?;
    let Some((lines, taken)) = piece(t, op, part, &decision, &takers).await? else { return Ok(None) };
    let mut kept = taken.iter().peekable();
    // Of each line, what goes on; whole lines are moved, a shared one stands in both.
    let (mut moved, mut shared) = (Vec::new(), Vec::new());
    let (mut units, mut count) = (0_u32, 0_u32);
    for one in &lines {
        let stays = kept.next_if(|(line, _)| *line == one.line).map_or(0, |(_, units)| *units);
        units += stays;
        count += u32::from(stays > 0);
        match one.units - stays {
            0 => {}
            _ if stays == 0 => moved.push(one.line),
            rest => shared.push((one.line, stays, rest)),
        }
    }
    let number = |count: usize| i32::try_from(count).map_err(Error::internal);
    let units = i32::try_from(units).map_err(Error::internal)?;
    let rest = Part {
        id: LotPartId::new(),
        line_count: number(moved.len() + shared.len())?,
        unit_count: part.unit_count - units,
        version: 1,
        created_at: op.now,
        ..part.clone()
    };
    part.line_count = i32::try_from(count).map_err(Error::internal)?;
    part.unit_count = units;
    write::divide(t, op, (&*part, &rest), &moved, &shared).await?;
    let details = json!({ "units": part.unit_count, "rest": rest.unit_count, "rest_id": rest.id });
    write::save(t, op, part, "divide", details).await?;
    Ok(Some(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(category: &str, units: u32) -> Whole {
        Whole { line: LotLineId::new(), category: category.to_owned(), units }
    }

    fn room(all: &[(&str, u32)]) -> Units {
        all.iter().map(|(category, units)| ((*category).to_owned(), *units)).collect()
    }

    #[test]
    fn a_part_is_divided_only_where_both_pieces_are_worth_a_visit() {
        assert!(divides(100, 60, 30, None));
        assert!(!divides(100, 60, 9, None), "nobody else has room: the first is asked for all of it");
        assert!(divides(100, 60, 0, Some(60)), "the first takes no more at once");
        assert!(!divides(100, 95, 30, None));
        assert!(!divides(100, 5, 30, None));
        assert!(!divides(19, 10, 30, None));
        assert!(divides(20, 10, 10, None));
    }

    #[test]
    fn lines_are_filled_in_their_order_kind_by_kind() {
        let lines = [line("laptop", 8), line("screen", 5), line("laptop", 7), line("server", 1)];
        let found = fill(&lines, room(&[("laptop", 10), ("screen", 20)]), 100);
        assert_eq!(found, [(lines[0].line, 8), (lines[1].line, 5), (lines[2].line, 2)]);
        let found = fill(&lines, room(&[("laptop", 10), ("screen", 20)]), 9);
        assert_eq!(found, [(lines[0].line, 8), (lines[1].line, 1)]);
    }

    proptest! {
        #[test]
        fn no_unit_is_lost_nor_promised_beyond_the_room(
            units in proptest::collection::vec((0..3_usize, 1..40_u32), 1..30),
            free in proptest::collection::vec(0..200_u32, 3),
            most in 1..400_u32,
        ) {
            let kinds = ["laptop", "screen", "printer"];
            let lines: Vec<Whole> = units.iter().map(|(kind, units)| line(kinds[*kind], *units)).collect();
            let all = room(&[(kinds[0], free[0]), (kinds[1], free[1]), (kinds[2], free[2])]);
            let found = fill(&lines, all.clone(), most);
            let total: u32 = found.iter().map(|(_, units)| units).sum();
            prop_assert!(total <= most);
            for kind in kinds {
                let of = |id: &LotLineId| lines.iter().find(|one| one.line == *id).is_some_and(|one| one.category == kind);
                let taken: u32 = found.iter().filter(|(id, _)| of(id)).map(|(_, units)| units).sum();
                let wanted: u32 = lines.iter().filter(|one| one.category == kind).map(|one| one.units).sum();
                prop_assert!(taken <= all[kind] && taken <= wanted);
                prop_assert!(total == most || taken == std::cmp::min(all[kind], wanted));
            }
            for (id, units) in &found {
                prop_assert!(lines.iter().any(|one| one.line == *id && one.units >= *units));
            }
        }
    }
}
