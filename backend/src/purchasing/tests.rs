//! The lives, pair by pair; law 5 whatever is sourced, left, missed or cancelled; sourcing's choices.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::lives::*;
use super::order::{PurchaseOrder, PurchaseOrderLine};
use super::particulars::{Particulars, WishedSystem};
use super::pool::*;
use super::rules::*;
use super::sourcing::{Demand, Sourcing, Stock, source};
use crate::catalogue::VatRegime;
use crate::devices::Grade;
use crate::kernel::*;

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

const MONDAY: &str = "2026-11-23T09:00:00Z";

fn arrows<S: Copy + Ord, A: Copy>(
    states: &[S],
    actions: &[A],
    step: impl Fn(S, A) -> Option<S>,
) -> Vec<(S, usize, S)> {
    let mut found = Vec::new();
    for state in states {
        for (place, action) in actions.iter().enumerate() {
            if let Some(next) = step(*state, *action) {
                found.push((*state, place, next));
            }
        }
    }
    found
}

fn reachable<S: Copy + Ord>(first: S, arrows: &[(S, usize, S)]) -> BTreeSet<S> {
    let mut seen = BTreeSet::from([first]);
    loop {
        let next: BTreeSet<S> =
            arrows.iter().filter(|(from, _, _)| seen.contains(from)).map(|(_, _, to)| *to).collect();
        let before = seen.len();
        seen.extend(next);
        if seen.len() == before {
            return seen;
        }
    }
}

#[test]
fn every_pair_of_a_pooled_order_is_decided() {
    use {PooledOrderAction as A, PooledOrderState as S};
    let all = arrows(S::ALL, A::ALL, |state, action| pooled_order(state, action).ok());
    assert_eq!(all.len(), 16);
    assert_eq!(reachable(S::Draft, &all).len(), S::ALL.len(), "every state can be reached");
    assert!(all.iter().all(|(from, _, _)| !from.is_final()));
    for (from, action, to) in [
        (S::Draft, A::Open, S::Open),
        (S::Scheduled, A::Open, S::Open),
        (S::Open, A::Close, S::Closed),
        (S::Open, A::Extend, S::Extended),
        (S::Extended, A::Open, S::Open),
        (S::Closed, A::Confirm, S::Confirmed),
        (S::Closed, A::CancelBelowMinimum, S::CancelledBelowMinimum),
        (S::Confirmed, A::StartSourcing, S::Sourcing),
        (S::Sourced, A::StartSourcing, S::Sourcing),
        (S::Sourced, A::CollectCommitments, S::CollectingCommitments),
        (S::CollectingCommitments, A::Order, S::Ordered),
        (S::Ordered, A::Settle, S::Settled),
    ] {
        assert_eq!(pooled_order(from, action), Ok(to));
    }
    let refused = pooled_order(S::Open, A::Settle).unwrap_err();
    assert_eq!(refused.args()[2], ("allowed", "extend, close".to_owned()));
}

#[test]
fn every_pair_of_a_participant_is_decided() {
    use {ParticipantAction as A, ParticipantState as S};
    let all = arrows(S::ALL, A::ALL, |state, action| participant(state, action).ok());
    assert_eq!(
        all,
        [
            (S::Intention, 0, S::Intention),
            (S::Intention, 1, S::Committed),
            (S::Intention, 2, S::Left),
            (S::Left, 0, S::Intention)
        ]
    );
}

#[test]
fn every_pair_of_a_purchase_order_is_decided() {
    use {PurchaseOrderAction as A, PurchaseOrderState as S};
    let all = arrows(S::ALL, A::ALL, |state, action| purchase_order(state, action).ok());
    assert_eq!(all.len(), 13);
    assert_eq!(reachable(S::Proposed, &all).len(), S::ALL.len(), "every state can be reached");
    for state in S::ALL {
        let cancels = purchase_order(*state, A::Cancel).is_ok();
        let unshipped = matches!(state, S::Proposed | S::Signed | S::Confirmed | S::Preparing);
        assert_eq!(cancels, unshipped, "cancelled until shipped: {state:?}");
    }
}

#[test]
fn vat_is_taken_out_of_a_price_that_includes_it() {
    assert_eq!(vat_inside(Cents(12_000), 20), Cents(2_000));
    assert_eq!(vat_inside(Cents(100), 20), Cents(17));
    assert_eq!(vat_inside(Cents(0), 20), Cents(0));
    assert_eq!(vat_inside(Cents(11_900), 0), Cents(0));
}

fn line(position: i32) -> NeedLine {
    NeedLine {
        id: NeedLineId::new(),
        position,
        label: None,
        category: "laptop".to_owned(),
        grade_min: Some(Grade::B),
        memory_gb_min: Some(8),
        price_ceiling: Some(Cents(30_000)),
        system: None,
        distance_km_max: None,
    }
}

fn stock(price: i64, available: i64, lat: f64) -> Stock {
    Stock {
        listing_id: ListingId::new(),
        seller_id: OrganisationId::new(),
        place: Point::new(lat, -0.55).unwrap(),
        title: "Dell Latitude 5490".to_owned(),
        category: "laptop".to_owned(),
        memory_mb: Some(8192),
        grade: Grade::B,
        price: Cents(price),
        vat_regime: VatRegime::Margin,
        available,
        particulars: Particulars {
            operating_system: Some("windows_11".to_owned()),
            memory_mb: Some(8192),
            storage_gb: Some(256),
            grade: Grade::B,
            warranty_months: 12,
        },
    }
}

fn demand(line: &NeedLine, quantity: i64) -> Demand {
    Demand {
        participant_id: ParticipantId::new(),
        need_line_id: line.id,
        place: Point::new(44.8, -0.55).unwrap(),
        quantity,
    }
}

fn taken(found: &Sourcing) -> Vec<(ListingId, i64)> {
    found.allocations.iter().map(|one| (one.listing_id, one.quantity)).collect()
}

#[test]
fn a_cheaper_listing_far_away_loses_to_a_near_one() {
    let line = line(1);
    // 100 km further cost 5 € a unit: 3 € less do not make up for them, 8 € less do.
    let (near, far) = (stock(20_000, 10, 44.8), stock(19_700, 10, 45.7));
    let found = source(std::slice::from_ref(&line), &[demand(&line, 4)], &[far.clone(), near.clone()]);
    assert_eq!(taken(&found), [(near.listing_id, 4)]);
    let cheap = Stock { price: Cents(19_200), ..far };
    let found = source(std::slice::from_ref(&line), &[demand(&line, 4)], &[cheap.clone(), near]);
    assert_eq!(taken(&found), [(cheap.listing_id, 4)]);
}

#[test]
fn at_an_equal_price_the_nearest_wins_whoever_has_more_to_sell() {
    let line = line(1);
    let (near, far) = (stock(20_000, 4, 44.9), stock(20_000, 90, 45.9));
    let found = source(std::slice::from_ref(&line), &[demand(&line, 4)], &[far, near.clone()]);
    assert_eq!(taken(&found), [(near.listing_id, 4)]);
}

#[test]
fn a_wished_system_and_a_distance_are_never_given_up() {
    let mut line = line(1);
    let windows = stock(20_000, 2, 45.7);
    let mut linux = stock(15_000, 9, 44.8);
    linux.particulars.operating_system = Some("Ubuntu 24.04".to_owned());
    let mut bare = stock(10_000, 9, 44.8);
    bare.particulars.operating_system = None;
    let all = [windows.clone(), linux.clone(), bare];
    line.system = Some(WishedSystem::Windows11);
    let found = source(std::slice::from_ref(&line), &[demand(&line, 6)], &all);
    assert_eq!(taken(&found), [(windows.listing_id, 2)]);
    let missing: Vec<_> = found.unserved.iter().map(|one| (one.quantity, one.reason)).collect();
    assert_eq!(missing, [(4, UnservedReason::NoStock)]);
    line.distance_km_max = Some(50);
    let found = source(std::slice::from_ref(&line), &[demand(&line, 6)], &all);
    assert_eq!(taken(&found), []);
    assert_eq!(found.unserved[0].reason, UnservedReason::OutOfReach);
    line.system = Some(WishedSystem::Linux);
    let found = source(std::slice::from_ref(&line), &[demand(&line, 6)], &all);
    assert_eq!(taken(&found), [(linux.listing_id, 6)]);
}

#[test]
fn equal_offers_are_bought_from_few_suppliers() {
    let line = line(1);
    let small = stock(20_000, 3, 44.8);
    let large = stock(20_000, 9, 44.8);
    let demands = [demand(&line, 4), demand(&line, 4)];
    let found = source(std::slice::from_ref(&line), &demands, &[small, large.clone()]);
    let from_large: i64 = found
        .allocations
        .iter()
        .filter(|one| one.listing_id == large.listing_id)
        .map(|one| one.quantity)
        .sum();
    assert_eq!(from_large, 8);
}

#[test]
fn what_is_not_found_says_why() {
    let line = line(1);
    let why = |stock: &[Stock]| {
        source(std::slice::from_ref(&line), &[demand(&line, 2)], stock).unserved.first().map(|one| one.reason)
    };
    assert_eq!(why(&[]), Some(UnservedReason::NoStock));
    assert_eq!(why(&[Stock { grade: Grade::C, ..stock(20_000, 9, 44.8) }]), Some(UnservedReason::NoStock));
    assert_eq!(
        why(&[Stock { memory_mb: Some(4096), ..stock(20_000, 9, 44.8) }]),
        Some(UnservedReason::NoStock)
    );
    assert_eq!(why(&[stock(30_001, 9, 44.8)]), Some(UnservedReason::AboveCeiling));
    assert_eq!(why(&[stock(20_000, 9, 50.8)]), Some(UnservedReason::OutOfReach));
    assert_eq!(why(&[stock(20_000, 1, 44.8)]), Some(UnservedReason::NoStock));
    assert_eq!(why(&[stock(30_000, 2, 44.8)]), None);
}

#[test]
fn the_coordinator_may_write_its_needs_before_opening_and_others_only_while_open() {
    let mut pool = empty_pool(vec![line(1)]);
    let wanted = vec![Quantity { need_line_id: pool.lines[0].id, quantity: 3, tolerance: 0 }];
    let own = pool.order.coordinator_id;
    assert!(pool.declare(at(MONDAY), own, SiteId::new(), wanted.clone()).is_ok());
    let other = OrganisationId::new();
    let refused = pool.declare(at(MONDAY), other, SiteId::new(), wanted.clone());
    assert_eq!(refused, Err(Refused::JoiningClosed));
    pool.act(PooledOrderAction::Open).unwrap();
    assert!(pool.declare(at(MONDAY), other, SiteId::new(), wanted.clone()).is_ok());
    let late = pool.declare(pool.order.closes_at, OrganisationId::new(), SiteId::new(), wanted.clone());
    assert_eq!(late, Err(Refused::JoiningClosed));
    assert_eq!(pool.wanted(), 6);
    pool.leave(other).unwrap();
    assert_eq!(pool.wanted(), 3);
    pool.declare(at(MONDAY), other, SiteId::new(), wanted).unwrap();
    assert_eq!(pool.wanted(), 6);
}

fn empty_pool(lines: Vec<NeedLine>) -> Pool {
    Pool {
        order: PooledOrder {
            id: PooledOrderId::new(),
            reference: "CG-2026-000001".to_owned(),
            title: "Écoles".to_owned(),
            coordinator_id: OrganisationId::new(),
            form: Form::Simple,
            state: PooledOrderState::Draft,
            opens_at: None,
            closes_at: at("2026-12-04T22:00:00Z"),
            minimum_quantity: 1,
            commit_by: None,
            version: 1,
            created_at: at(MONDAY),
        },
        lines,
        participants: Vec::new(),
        allocations: Vec::new(),
        unserved: Vec::new(),
    }
}

#[test]
fn totals_add_up_and_a_margin_line_shows_no_vat() {
    let line = |unit_price, quantity, rate: Option<i64>| PurchaseOrderLine {
        id: PurchaseOrderLineId::new(),
        position: 1,
        need_line_id: NeedLineId::new(),
        listing_id: ListingId::new(),
        description: String::new(),
        quantity,
        unit_price: Cents(unit_price),
        vat_regime: if rate.is_some() { VatRegime::Normal } else { VatRegime::Margin },
        vat_rate_percent: rate,
        received: None,
        particulars: None,
    };
    let mut order = PurchaseOrder {
        id: PurchaseOrderId::new(),
        reference: "BC-2026-000001".to_owned(),
        pooled_order_id: PooledOrderId::new(),
        participant_id: ParticipantId::new(),
        buyer_id: OrganisationId::new(),
        supplier_id: OrganisationId::new(),
        delivery_site_id: SiteId::new(),
        state: PurchaseOrderState::Proposed,
        sign_by: at("2026-12-04T09:00:00Z"),
        signed_by: None,
        signed_at: None,
        confirmed_at: None,
        shipped_at: None,
        delivered_at: None,
        certified_at: None,
        reserves: None,
        cancelled_at: None,
        cancel_reason: None,
        version: 1,
        created_at: at(MONDAY),
        lines: vec![line(12_000, 2, Some(20)), line(9_000, 1, None), line(6_000, 1, Some(20))],
    };
    assert_eq!(order.total(), Cents(39_000));
    assert_eq!(order.vat(), [(20, Cents(5_000))]);
    assert_eq!(order.units(), 4);
    let late = order.clone().act(order.sign_by, PurchaseOrderAction::Sign);
    assert_eq!(late, Err(Refused::SignatureLate));
    order.act(at(MONDAY), PurchaseOrderAction::Sign).unwrap();
    assert_eq!(order.signed_at, Some(at(MONDAY)));
}

#[derive(Clone, Debug)]
enum Move {
    Leave(usize),
    Commit(usize),
    Release(usize),
    GiveBack(usize, i64),
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        (0_usize..4).prop_map(Move::Leave),
        (0_usize..4).prop_map(Move::Commit),
        (0_usize..4).prop_map(Move::Release),
        ((0_usize..8), (0_i64..6)).prop_map(|(place, units)| Move::GiveBack(place, units)),
    ];
    prop::collection::vec(one, 0..12)
}

proptest! {
    /// Law 5: whatever is in stock, and whoever then leaves, does not commit, cancels or misses units, each need
    /// line's quantity stays what is delivered plus what is not, and the latter has a reason.
    #[test]
    fn what_is_wanted_is_what_is_found_and_what_is_not(
        wanted in prop::collection::vec(prop::collection::vec(0_i64..9, 2), 1..4),
        offers in prop::collection::vec((10_000_i64..40_000, 0_i64..12, 43_i32..50, 0_usize..4), 0..8),
        moves in moves(),
    ) {
        let mut pool = empty_pool(vec![line(1), NeedLine { grade_min: None, memory_gb_min: None, ..line(2) }]);
        pool.act(PooledOrderAction::Open).unwrap();
        let mut demands = Vec::new();
        for row in &wanted {
            let quantities: Vec<Quantity> = row.iter().zip(&pool.lines).filter(|(units, _)| **units > 0)
                .map(|(units, line)| Quantity { need_line_id: line.id, quantity: *units, tolerance: 0 }).collect();
            let id = pool.declare(at(MONDAY), OrganisationId::new(), SiteId::new(), quantities.clone()).unwrap();
            demands.extend(quantities.iter().map(|one| Demand {
                participant_id: id, need_line_id: one.need_line_id,
                place: Point::new(44.8, -0.55).unwrap(), quantity: one.quantity,
            }));
        }
        let stock: Vec<Stock> = offers.iter().map(|(price, available, lat, grade)| Stock {
            grade: Grade::ALL[*grade], ..stock(*price, *available, f64::from(*lat))
        }).collect();
        for action in [PooledOrderAction::Close, PooledOrderAction::Confirm, PooledOrderAction::StartSourcing] {
            pool.act(action).unwrap();
        }
        let found = source(&pool.lines, &demands, &stock);
        let again = source(&pool.lines, &demands, &stock.iter().rev().cloned().collect::<Vec<_>>());
        prop_assert_eq!(taken(&found), taken(&again), "the order of the input changes nothing");
        for one in &stock {
            let sold: i64 = found.allocations.iter().filter(|a| a.listing_id == one.listing_id).map(|a| a.quantity).sum();
            prop_assert!(sold <= one.available);
        }
        for one in &found.allocations {
            let line = pool.lines.iter().find(|line| line.id == one.need_line_id).unwrap();
            prop_assert!(line.price_ceiling.is_none_or(|ceiling| one.unit_price <= ceiling));
            prop_assert!(one.distance_km <= REACH_KM);
        }
        pool.record(found);
        pool.act(PooledOrderAction::FinishSourcing).unwrap();
        prop_assert!(pool.is_balanced());
        pool.order.commit_by = Some(at("2026-12-20T09:00:00Z"));
        pool.act(PooledOrderAction::CollectCommitments).unwrap();
        for step in moves {
            let organisation = |place: usize| pool.participants[place % pool.participants.len()].organisation_id;
            match step {
                Move::Leave(place) => { let who = organisation(place); let _ = pool.leave(who); }
                Move::Commit(place) => { let who = organisation(place); let _ = pool.commit(at(MONDAY), who); }
                Move::Release(place) => {
                    let id = pool.participants[place % pool.participants.len()].id;
                    pool.release(id, UnservedReason::NotCommitted);
                }
                Move::GiveBack(place, units) => {
                    if !pool.allocations.is_empty() {
                        let one = pool.allocations[place % pool.allocations.len()].clone();
                        pool.give_back(one.participant_id, one.need_line_id, one.listing_id, units, UnservedReason::NotDelivered);
                    }
                }
            }
            prop_assert!(pool.is_balanced());
            prop_assert!(pool.allocations.iter().all(|one| one.quantity > 0));
            prop_assert!(pool.unserved.iter().all(|one| one.quantity > 0));
        }
    }
}
