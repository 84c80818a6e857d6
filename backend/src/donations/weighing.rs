//! What the rule of offers ([`super::offering`]) is told: room, answers, delays and shares, read for the workshops that may be
//! asked; and what it keeps of its decisions.

use std::collections::{BTreeMap, HashMap};

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, JoinType, QuerySelect};

use super::delays::usual_delays;
use super::entity::{line, offer, part, part_line, share};
use super::lot::{Lot, Offer, Part};
use super::matching::Taker;
use super::offering::{self, Candidate, Decision, MOST_CANDIDATES, RULE, Turn};
use super::rules::{OfferState, State};
use crate::kernel::{Error, Instant, LotPartId, OfferId, OrganisationId, Result, SiteId};
use crate::organisations::{self, Bench};
use crate::territories;

/// How far back answers count, in days.
const ANSWERS_DAYS: i64 = 365;
/// The week in which a workshop's room is counted, in days.
const WEEK_DAYS: i64 = 7;

/// Units by category.
pub(super) type Units = BTreeMap<String, u32>;

fn whole(number: i64) -> u32 {
    if number < 0 { 0 } else { u32::try_from(number).unwrap_or(u32::MAX) }
}

fn to_lot_line() -> RelationDef {
    part_line::Entity::belongs_to(line::Entity).from(part_line::Column::LineId).to(line::Column::Id).into()
}

/// The units of a part by category.
pub(super) async fn units_of(c: &impl ConnectionTrait, id: LotPartId) -> Result<Units> {
    let rows: Vec<(String, i64)> = part_line::Entity::find()
        .join(JoinType::InnerJoin, to_lot_line())
        .filter(part_line::Column::PartId.eq(id))
        .select_only()
        .column(line::Column::Category)
        .column_as(part_line::Column::Expected.sum(), "units")
        .group_by(line::Column::Category)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|(category, units)| (category, whole(units))).collect())
}

/// What each site took this week, or was offered and has not answered, by category.
pub(super) async fn used(
    c: &impl ConnectionTrait,
    now: Instant,
    sites: Vec<SiteId>,
) -> Result<HashMap<(SiteId, String), u32>> {
    if sites.is_empty() {
        return Ok(HashMap::new());
    }
    let to_part: RelationDef = part_line::Entity::belongs_to(part::Entity)
        .from(part_line::Column::PartId)
        .to(part::Column::Id)
        .into();
    let this_week = part::Column::AcceptedAt.gt(now - Duration::days(WEEK_DAYS));
    let rows: Vec<(SiteId, String, i64)> = part_line::Entity::find()
        .join(JoinType::InnerJoin, to_part)
        .join(JoinType::InnerJoin, to_lot_line())
        .filter(part::Column::SiteId.is_in(sites))
        .filter(this_week.or(part::Column::State.eq(State::Offered.code())))
        .filter(part::Column::State.ne(State::Cancelled.code()))
        .select_only()
        .column(part::Column::SiteId)
        .column(line::Column::Category)
        .column_as(part_line::Column::Expected.sum(), "units")
        .group_by(part::Column::SiteId)
        .group_by(line::Column::Category)
        .into_tuple()
        .all(c)
        .await?;
    Ok(rows.into_iter().map(|(site, category, units)| ((site, category), whole(units))).collect())
}

/// Of its offers of the last year, how many each workshop answered or let pass, and how many it took.
async fn answers(
    c: &impl ConnectionTrait,
    now: Instant,
    refurbishers: impl Iterator<Item = OrganisationId>,
) -> Result<HashMap<OrganisationId, (u32, u32)>> {
    let ended = [OfferState::Accepted, OfferState::Declined, OfferState::Expired];
    let rows: Vec<(OrganisationId, String, i64)> = offer::Entity::find()
        .filter(offer::Column::RefurbisherId.is_in(refurbishers))
        .filter(offer::Column::State.is_in(ended.map(OfferState::code)))
        .filter(offer::Column::OfferedAt.gt(now - Duration::days(ANSWERS_DAYS)))
        .select_only()
        .column(offer::Column::RefurbisherId)
        .column(offer::Column::State)
        .column_as(offer::Column::Id.count(), "offers")
        .group_by(offer::Column::RefurbisherId)
        .group_by(offer::Column::State)
        .into_tuple()
        .all(c)
        .await?;
    let mut found: HashMap<OrganisationId, (u32, u32)> = HashMap::new();
    for (refurbisher, state, count) in rows {
        let one = found.entry(refurbisher).or_default();
        one.0 += whole(count);
        if state == OfferState::Accepted.code() {
            one.1 += whole(count);
        }
    }
    Ok(found)
}

/// Of these units, those that find room at a bench this week, by category.
fn fitting(bench: Option<&Bench>, wanted: &Units, used: impl Fn(&str) -> u32) -> Units {
    let weekly = bench.map(|bench| &bench.weekly).filter(|weekly| !weekly.is_empty());
    wanted
        .iter()
        .map(|(category, units)| {
            let most = weekly.and_then(|weekly| weekly.get(category));
            let free = most.map_or(u32::MAX, |most| most.saturating_sub(used(category)));
            (category.clone(), Ord::min(*units, free))
        })
        .collect()
}

/// Of a part's units, those that find room at a workshop this week, by category.
///
/// # Errors
/// When the database fails.
pub(super) async fn room_at(
    c: &impl ConnectionTrait,
    now: Instant,
    site: SiteId,
    part: LotPartId,
) -> Result<Units> {
    let wanted = units_of(c, part).await?;
    let benches = organisations::benches(c, [site]).await?;
    let used = used(c, now, vec![site]).await?;
    let of = |category: &str| used.get(&(site, category.to_owned())).copied().unwrap_or_default();
    Ok(fitting(benches.get(&site), &wanted, of))
}

/// What a bench can take in a week of these units, and how many of them find room; `None` when it takes none of their kinds.
pub(super) fn room(
    bench: Option<&Bench>,
    wanted: &Units,
    used: impl Fn(&str) -> u32,
) -> Option<(Option<u32>, u32)> {
    let fits = fitting(bench, wanted, used).values().sum();
    let Some(bench) = bench.filter(|bench| !bench.weekly.is_empty()) else { return Some((None, fits)) };
    let said = || wanted.keys().filter_map(|category| bench.weekly.get(category));
    let takes = wanted.keys().any(|category| bench.weekly.get(category) != Some(&0));
    let weekly = said().any(|most| *most > 0).then(|| said().sum());
    takes.then_some((weekly, fits))
}

/// Puts the workshops that may be asked for a part in the order of the rule; the nearest 200 are looked at.
///
/// # Errors
/// When the database fails.
pub(super) async fn decide(
    t: &impl ConnectionTrait,
    now: Instant,
    lot: &Lot,
    part: &Part,
    takers: &[Taker],
    insee_code: &str,
) -> Result<Decision> {
    let takers = &takers[..takers.len().min(MOST_CANDIDATES)];
    let communes = territories::find_many(t, [insee_code.to_owned()]).await?;
    let territory = communes.get(insee_code).map(|one| one.department_code.clone()).unwrap_or_default();
    let wanted = units_of(t, part.id).await?;
    let sites = || takers.iter().map(|taker| taker.site.id);
    let refurbishers = || takers.iter().map(|taker| taker.site.organisation_id);
    let benches = organisations::benches(t, sites()).await?;
    let used = used(t, now, benches.keys().copied().collect()).await?;
    let answers = answers(t, now, refurbishers()).await?;
    let delays = usual_delays(t, refurbishers(), now).await?;
    let shares: HashMap<SiteId, share::Model> = share::Entity::find()
        .filter(share::Column::Territory.eq(territory.as_str()))
        .filter(share::Column::SiteId.is_in(sites()))
        .all(t)
        .await?
        .into_iter()
        .map(|row| (row.site_id, row))
        .collect();
    let metres = |km: f64| {
        // A distance within the country, in metres: far within what both hold.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let metres = (km.max(0.0) * 1_000.0).round() as u64;
        metres
    };
    let candidates = takers
        .iter()
        .filter_map(|taker| {
            let (site, refurbisher) = (taker.site.id, taker.site.organisation_id);
            let used = |category: &str| used.get(&(site, category.to_owned())).copied().unwrap_or_default();
            let (weekly, fits) = room(benches.get(&site), &wanted, used)?;
            let most = taker.terms.largest_lot.and_then(|most| u32::try_from(most).ok());
            let fits = most.map_or(fits, |most| Ord::min(fits, most));
            let (asked, taken) = answers.get(&refurbisher).copied().unwrap_or_default();
            let delay = delays.get(&refurbisher).map(|delay| whole(delay.median_days));
            let share = shares.get(&site);
            let kept = |number: fn(&share::Model) -> i64| {
                share.map(|row| u64::try_from(number(row)).unwrap_or_default()).unwrap_or_default()
            };
            Some(Candidate {
                site_id: site,
                refurbisher_id: refurbisher,
                distance_m: metres(taker.distance_km),
                radius_m: metres(taker.radius_km()),
                weekly,
                fits,
                asked,
                taken,
                delay_days: delay,
                due_thousandths: kept(|row| row.due_thousandths),
                taken_units: kept(|row| row.taken_units),
                preferred: lot.preferred_id == Some(refurbisher),
            })
        })
        .collect();
    let units = u32::try_from(part.unit_count).unwrap_or_default();
    Ok(Decision { rule: RULE.to_owned(), territory, units, order: offering::order(units, candidates) })
}

/// Keeps with an offer why it was made.
///
/// # Errors
/// When the database fails.
pub(super) async fn keep(t: &DatabaseTransaction, id: OfferId, decision: &Decision) -> Result<()> {
    let why = serde_json::to_value(decision).map_err(Error::internal)?;
    offer::Entity::update(offer::ActiveModel { id: Set(id), why: Set(Some(why)), ..Default::default() })
        .exec(t)
        .await?;
    Ok(())
}

/// Why an offer was made; nothing for one older than the rule.
///
/// # Errors
/// When the database fails.
pub(super) async fn decision_of(c: &impl ConnectionTrait, id: OfferId) -> Result<Option<Decision>> {
    let why: Option<Option<Json>> =
        offer::Entity::find_by_id(id).select_only().column(offer::Column::Why).into_tuple().one(c).await?;
    why.flatten().map(|why| serde_json::from_value(why).map_err(Error::internal)).transpose()
}

/// Counts what each workshop was due of a part that is taken, and what its taker took.
///
/// # Errors
/// When the database fails.
pub(super) async fn count_taken(t: &DatabaseTransaction, offer: &Offer) -> Result<()> {
    let Some(decision) = decision_of(t, offer.id).await? else { return Ok(()) };
    let dues: BTreeMap<SiteId, u64> = offering::dues(decision.units, &decision.order).into_iter().collect();
    if dues.is_empty() {
        return Ok(());
    }
    let rows = dues.into_iter().map(|(site, due)| share::ActiveModel {
        territory: Set(decision.territory.clone()),
        site_id: Set(site),
        due_thousandths: Set(i64::try_from(due).unwrap_or(i64::MAX)),
        taken_units: Set(if site == offer.site_id { i64::from(decision.units) } else { 0 }),
    });
    let added = |column: &str| Expr::cust(format!("offer_shares.{column} + excluded.{column}"));
    share::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::columns([share::Column::Territory, share::Column::SiteId])
                .value(share::Column::DueThousandths, added("due_thousandths"))
                .value(share::Column::TakenUnits, added("taken_units"))
                .to_owned(),
        )
        .exec_without_returning(t)
        .await?;
    Ok(())
}

/// Takes back what a workshop was counted for a part that it will not fetch after all.
///
/// # Errors
/// When the database fails.
pub(super) async fn count_given_back(t: &DatabaseTransaction, offer: &Offer) -> Result<()> {
    let Some(decision) = decision_of(t, offer.id).await? else { return Ok(()) };
    if decision.order.first().is_some_and(|first| first.turn == Turn::Preferred) {
        return Ok(());
    }
    let units = i64::from(decision.units);
    share::Entity::update_many()
        .col_expr(share::Column::TakenUnits, Expr::col(share::Column::TakenUnits).sub(units))
        .filter(share::Column::Territory.eq(decision.territory))
        .filter(share::Column::SiteId.eq(offer.site_id))
        .filter(share::Column::TakenUnits.gte(units))
        .exec(t)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(all: &[(&str, u32)]) -> Units {
        all.iter().map(|(category, units)| ((*category).to_owned(), *units)).collect()
    }

    fn bench(all: &[(&str, u32)]) -> Bench {
        Bench { weekly: units(all), ..Bench::default() }
    }

    #[test]
    fn room_is_what_was_declared_less_what_was_taken() {
        let wanted = units(&[("laptop", 30), ("screen", 10)]);
        let none = |_: &str| 0;
        assert_eq!(room(None, &wanted, none), Some((None, 40)));
        assert_eq!(room(Some(&Bench::default()), &wanted, none), Some((None, 40)));
        let told = bench(&[("laptop", 25), ("screen", 20)]);
        assert_eq!(room(Some(&told), &wanted, none), Some((Some(45), 35)));
        let used = |category: &str| if category == "laptop" { 20 } else { 0 };
        assert_eq!(room(Some(&told), &wanted, used), Some((Some(45), 15)));
        assert_eq!(room(Some(&told), &wanted, |_| 99), Some((Some(45), 0)));
    }

    #[test]
    fn a_bench_that_takes_none_of_the_kinds_is_not_asked_and_one_that_did_not_say_is() {
        let wanted = units(&[("laptop", 30)]);
        assert_eq!(room(Some(&bench(&[("laptop", 0)])), &wanted, |_| 0), None);
        assert_eq!(room(Some(&bench(&[("screen", 5)])), &wanted, |_| 0), Some((None, 30)));
        let two = units(&[("laptop", 30), ("screen", 10)]);
        assert_eq!(room(Some(&bench(&[("laptop", 0)])), &two, |_| 0), Some((None, 10)));
    }
}
