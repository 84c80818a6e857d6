//! Which listing serves which need: as many units as possible, then the least price and distance. Pure; equal input
//! gives equal output, ties are broken by ids.

use std::collections::HashMap;

use super::flow::{Way, transport};
use super::particulars::Particulars;
use super::pool::{Allocation, NeedLine, Unserved};
use super::rules::{DISTANCE_CENTS_PER_KM, MOST_CANDIDATES, REACH_KM, UnservedReason, grade_suffices};
use crate::catalogue::VatRegime;
use crate::devices::Grade;
use crate::kernel::{Cents, ListingId, NeedLineId, OrganisationId, ParticipantId, Point};

/// Units that a participant wants of a need line, to be delivered at a place.
#[derive(Clone, Debug)]
pub struct Demand {
    /// Who.
    pub participant_id: ParticipantId,
    /// What for.
    pub need_line_id: NeedLineId,
    /// Where to.
    pub place: Point,
    /// How many, at least 1.
    pub quantity: i64,
}

/// A listing with stock.
#[derive(Clone, Debug)]
pub struct Stock {
    /// The listing.
    pub listing_id: ListingId,
    /// Who sells.
    pub seller_id: OrganisationId,
    /// From where.
    pub place: Point,
    /// What, in words.
    pub title: String,
    /// The category.
    pub category: String,
    /// Memory in MiB.
    pub memory_mb: Option<i32>,
    /// How it looks.
    pub grade: Grade,
    /// The price of one, tax included.
    pub price: Cents,
    /// How VAT is computed.
    pub vat_regime: VatRegime,
    /// How many are free.
    pub available: i64,
    /// What it is in full.
    pub particulars: Particulars,
}

/// What was found, and what was not and why: together they are every wanted unit (law 5).
#[derive(Clone, Debug, Default)]
pub struct Sourcing {
    /// What was found.
    pub allocations: Vec<Allocation>,
    /// What was not.
    pub unserved: Vec<Unserved>,
}

/// Whether a listing is what a need line asks for, its price aside.
#[must_use]
pub fn suits(line: &NeedLine, stock: &Stock) -> bool {
    let memory = line.memory_gb_min.is_none_or(|least| {
        stock.memory_mb.is_some_and(|memory| i64::from(memory) >= i64::from(least) * 1024)
    });
    let system =
        line.system.is_none_or(|wished| wished.is_met_by(stock.particulars.operating_system.as_deref()));
    line.category == stock.category && memory && system && grade_suffices(stock.grade, line.grade_min)
}

fn within_ceiling(line: &NeedLine, stock: &Stock) -> bool {
    line.price_ceiling.is_none_or(|ceiling| stock.price <= ceiling)
}

/// The furthest that a line may be served from, in kilometres.
fn reach(line: &NeedLine) -> f64 {
    line.distance_km_max.map_or(REACH_KM, |most| f64::from(most).min(REACH_KM))
}

/// What one unit costs once carried there, in cents.
fn carried(price: Cents, kilometres: f64) -> i64 {
    let metres = kilometres * 1000.0;
    #[expect(clippy::cast_possible_truncation, reason = "a distance on earth is below 2^31 metres")]
    let metres = metres.round() as i64;
    price.0.saturating_add(metres * DISTANCE_CENTS_PER_KM / 1000)
}

/// Matches demands with stock.
#[must_use]
pub fn source(lines: &[NeedLine], demands: &[Demand], stock: &[Stock]) -> Sourcing {
    let mut demands = demands.to_vec();
    demands.sort_by_key(|demand| (demand.participant_id, demand.need_line_id));
    let mut stock: Vec<Stock> = stock.iter().filter(|one| one.available > 0).cloned().collect();
    stock.sort_by_key(|one| one.listing_id);
    stock.dedup_by_key(|one| one.listing_id);
    let lines: HashMap<NeedLineId, &NeedLine> = lines.iter().map(|line| (line.id, line)).collect();
    let ranks = seller_ranks(&stock);

    let mut ways = Vec::new();
    let mut distances = Vec::new();
    for (place, demand) in demands.iter().enumerate() {
        let Some(line) = lines.get(&demand.need_line_id) else { continue };
        let mut near: Vec<(i64, usize, f64)> = stock
            .iter()
            .enumerate()
            .filter(|(_, one)| suits(line, one) && within_ceiling(line, one))
            .map(|(supply, one)| (supply, one, one.place.distance_km(demand.place)))
            .filter(|(_, _, kilometres)| *kilometres <= reach(line))
            .map(|(supply, one, kilometres)| (carried(one.price, kilometres), supply, kilometres))
            .collect();
        near.sort_by_key(|(cost, supply, _)| (*cost, *supply));
        for (cost, supply, kilometres) in near.into_iter().take(MOST_CANDIDATES) {
            let rank = ranks.get(&stock[supply].seller_id).copied().unwrap_or_default();
            let tie = rank * 1_000_000 + i64::try_from(supply).unwrap_or(i64::MAX >> 8);
            ways.push(Way { demand: place, supply, cost: (cost, tie) });
            distances.push(kilometres);
        }
    }
    let wanted: Vec<i64> = demands.iter().map(|demand| demand.quantity).collect();
    let available: Vec<i64> = stock.iter().map(|one| one.available).collect();
    let sent = transport(&wanted, &available, &ways);

    let mut found = Sourcing::default();
    let mut missing = wanted;
    for ((way, units), kilometres) in ways.iter().zip(sent).zip(distances) {
        if units == 0 {
            continue;
        }
        let (demand, one) = (&demands[way.demand], &stock[way.supply]);
        missing[way.demand] -= units;
        found.allocations.push(Allocation {
            participant_id: demand.participant_id,
            need_line_id: demand.need_line_id,
            listing_id: one.listing_id,
            seller_id: one.seller_id,
            title: one.title.clone(),
            vat_regime: one.vat_regime,
            quantity: units,
            unit_price: one.price,
            distance_km: kilometres,
            particulars: Some(one.particulars.clone()),
        });
    }
    for (demand, quantity) in demands.iter().zip(missing).filter(|(_, quantity)| *quantity > 0) {
        found.unserved.push(Unserved {
            participant_id: demand.participant_id,
            need_line_id: demand.need_line_id,
            quantity,
            reason: reason(lines.get(&demand.need_line_id).copied(), demand, &stock),
        });
    }
    found
}

/// The sellers with most stock come first, so that equal offers are bought from few of them.
fn seller_ranks(stock: &[Stock]) -> HashMap<OrganisationId, i64> {
    let mut totals: HashMap<OrganisationId, i64> = HashMap::new();
    for one in stock {
        *totals.entry(one.seller_id).or_default() += one.available;
    }
    let mut sellers: Vec<(OrganisationId, i64)> = totals.into_iter().collect();
    sellers.sort_by_key(|(seller, total)| (std::cmp::Reverse(*total), *seller));
    sellers.into_iter().zip(0..).map(|((seller, _), rank)| (seller, rank)).collect()
}

fn reason(line: Option<&NeedLine>, demand: &Demand, stock: &[Stock]) -> UnservedReason {
    let Some(line) = line else { return UnservedReason::NoStock };
    let suitable: Vec<&Stock> = stock.iter().filter(|one| suits(line, one)).collect();
    if suitable.is_empty() {
        return UnservedReason::NoStock;
    }
    let affordable: Vec<&&Stock> = suitable.iter().filter(|one| within_ceiling(line, one)).collect();
    if affordable.is_empty() {
        return UnservedReason::AboveCeiling;
    }
    if affordable.iter().all(|one| one.place.distance_km(demand.place) > reach(line)) {
        return UnservedReason::OutOfReach;
    }
    UnservedReason::NoStock
}
