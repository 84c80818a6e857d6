//! The scenario's pooled orders with the purchase orders and deliveries that came of them, through the steps that
//! purchasing and logistics know.

use std::collections::HashMap;

use sea_orm::DatabaseTransaction;
use seed::scenario::{self, PooledOrderState as Pooled, PurchaseOrderState as Ordered, Scenario};

use super::known::Known;
use super::lives::{at, strange};
use super::lots::ship;
use super::references::References;
use crate::devices;
use crate::factors;
use crate::kernel::time::add_working_days;
use crate::kernel::{
    Cents, Error, Instant, ListingId, NeedLineId, OrganisationId, ParticipantId, Point, PooledOrderId,
    PurchaseOrderId, Result, ShipmentId,
};
use crate::logistics::{self, Shipment, ShipmentKind};
use crate::purchasing::lives::{PooledOrderAction, PurchaseOrderAction};
use crate::purchasing::rules::{COMMITMENT_WORKING_DAYS, Form, SIGNATURE_WORKING_DAYS, UnservedReason};
use crate::purchasing::{
    self, Allocation, Built, NeedLine, Particulars, Pool, PooledOrder, PurchaseOrder, Quantity, Sourcing,
    Unserved,
};

/// Until when participants may commit, when they still may.
pub(super) fn commit_by(now: Instant, order: &scenario::PooledOrder) -> Option<Instant> {
    let sourced = order.steps.iter().find(|step| step.to == Pooled::Sourced)?;
    let collecting = order.steps.last().is_some_and(|step| step.to == Pooled::CollectingCommitments);
    collecting.then(|| add_working_days(at(now, sourced.minutes_ago), COMMITMENT_WORKING_DAYS))
}

/// Until when a purchase order may be signed, when it still waits for that.
pub(super) fn sign_by(
    now: Instant,
    pool: &scenario::PooledOrder,
    order: &scenario::PurchaseOrder,
) -> Option<Instant> {
    let committed = pool.participants.iter().find(|member| member.organisation == order.buyer);
    let committed = committed?.committed_minutes_ago?;
    let waits = order.steps.last().is_some_and(|step| step.to == Ordered::Proposed);
    waits.then(|| add_working_days(at(now, committed), SIGNATURE_WORKING_DAYS))
}

/// When a purchase order was certified.
pub(super) fn certified(order: &scenario::PurchaseOrder) -> Option<u32> {
    order.steps.iter().find(|step| step.to == Ordered::Certified).map(|step| step.minutes_ago)
}

struct Market<'a> {
    listings: HashMap<&'a str, &'a scenario::Listing>,
    devices: HashMap<&'a str, &'a scenario::Device>,
    points: HashMap<&'a str, Point>,
    deliveries: Vec<Shipment>,
    references: &'a mut References,
}

/// Writes every pooled order, oldest first, after the devices that they took.
pub(super) async fn write(
    t: &DatabaseTransaction,
    now: Instant,
    scenario: &Scenario,
    known: &mut Known,
    references: &mut References,
) -> Result<()> {
    let mut market = Market {
        listings: scenario.listings.iter().map(|listing| (listing.key.as_str(), listing)).collect(),
        devices: scenario.devices.iter().map(|device| (device.key.as_str(), device)).collect(),
        points: super::points(scenario),
        deliveries: Vec::new(),
        references,
    };
    let begun = |order: &scenario::PooledOrder| order.steps.first().map_or(0, |step| step.minutes_ago);
    let mut orders: Vec<&scenario::PooledOrder> = scenario.pooled_orders.iter().collect();
    orders.sort_by_key(|order| std::cmp::Reverse(begun(order)));
    let mut all = Vec::with_capacity(orders.len());
    for order in orders {
        let reference = market.references.next(t, "CG", at(now, begun(order))).await?;
        let mut built = Built { pool: begin(now, order, reference, known)?, purchase_orders: Vec::new() };
        for step in order.steps.iter().skip(1) {
            follow(t, now, order, *step, &mut built, &mut market, known).await?;
        }
        all.push(built);
    }
    purchasing::insert_built(t, now, &all).await?;
    for built in &all {
        purchasing::plan_jobs(t, &Known::by_itself(now), built).await?;
    }
    logistics::insert_built(t, now, &market.deliveries).await
}

fn begin(now: Instant, order: &scenario::PooledOrder, reference: String, known: &mut Known) -> Result<Pool> {
    let minutes =
        |state: Pooled| order.steps.iter().find(|step| step.to == state).map(|step| step.minutes_ago);
    let lines = order.lines.iter().zip(1..).map(|(line, position)| {
        Ok(NeedLine {
            id: NeedLineId::new(),
            position,
            label: Some(line.purpose.clone()),
            category: line.category.code().to_owned(),
            grade_min: Some(line.grade_min.code().parse().map_err(strange("grade"))?),
            memory_gb_min: line.memory_gb_min.map(i32::try_from).transpose().map_err(Error::internal)?,
            price_ceiling: Some(Cents(line.price_ceiling_cents)),
            system: None,
            distance_km_max: None,
        })
    });
    Ok(Pool {
        order: PooledOrder {
            id: PooledOrderId(known.uuid(&order.key)),
            reference,
            title: order.title.clone(),
            coordinator_id: known.organisation(&order.coordinator)?,
            form: Form::Simple,
            state: purchasing::lives::PooledOrderState::Draft,
            opens_at: minutes(Pooled::Open).map(|minutes_ago| at(now, minutes_ago)),
            closes_at: closing(now, order.closes_in_minutes),
            minimum_quantity: i64::from(order.minimum_units),
            commit_by: None,
            version: 1,
            created_at: minutes(Pooled::Draft).map_or(now, |minutes_ago| at(now, minutes_ago)),
        },
        lines: lines.collect::<Result<_>>()?,
        participants: Vec::new(),
        allocations: Vec::new(),
        unserved: Vec::new(),
    })
}

async fn follow(
    t: &DatabaseTransaction,
    now: Instant,
    order: &scenario::PooledOrder,
    step: scenario::Step<Pooled>,
    built: &mut Built,
    market: &mut Market<'_>,
    known: &mut Known,
) -> Result<()> {
    let pool = &mut built.pool;
    match step.to {
        Pooled::Draft => {}
        Pooled::Scheduled => pool.act(PooledOrderAction::Schedule)?,
        Pooled::Open => {
            pool.act(PooledOrderAction::Open)?;
            join(now, order, pool, known)?;
        }
        Pooled::Closed => pool.act(PooledOrderAction::Close)?,
        Pooled::Confirmed => pool.act(PooledOrderAction::Confirm)?,
        Pooled::CancelledBelowMinimum => pool.act(PooledOrderAction::CancelBelowMinimum)?,
        Pooled::Sourcing => pool.act(PooledOrderAction::StartSourcing)?,
        Pooled::Sourced => {
            let found = found(order, pool, market, known)?;
            pool.record(found);
            pool.act(PooledOrderAction::FinishSourcing)?;
        }
        Pooled::CollectingCommitments => {
            let sourced = at(now, step.minutes_ago);
            pool.order.commit_by =
                commit_by(now, order).or(Some(add_working_days(sourced, COMMITMENT_WORKING_DAYS)));
            pool.act(PooledOrderAction::CollectCommitments)?;
        }
        Pooled::Ordered => {
            for one in &order.purchase_orders {
                buy(t, now, order, one, built, market, known).await?;
            }
            built.pool.act(PooledOrderAction::Order)?;
        }
        Pooled::Settled => pool.act(PooledOrderAction::Settle)?,
    }
    Ok(())
}

/// When an order closes: what has closed did so in the hours of people, after everybody had joined.
fn closing(now: Instant, in_minutes: i64) -> Instant {
    match u32::try_from(-in_minutes) {
        Ok(minutes_ago) => at(now, minutes_ago),
        Err(_) => now + chrono::Duration::minutes(in_minutes),
    }
}

/// Who takes part says so, each in its turn.
fn join(now: Instant, order: &scenario::PooledOrder, pool: &mut Pool, known: &Known) -> Result<()> {
    let mut joining: Vec<&scenario::Participant> = order.participants.iter().collect();
    joining.sort_by_key(|one| std::cmp::Reverse(one.joined_minutes_ago));
    for one in joining {
        let wanted = pool.lines.iter().zip(&one.quantities).filter(|(_, units)| **units > 0);
        let quantities = wanted
            .map(|(line, units)| Quantity {
                need_line_id: line.id,
                quantity: i64::from(*units),
                tolerance: 0,
            })
            .collect();
        let (organisation, site) = (known.organisation(&one.organisation)?, known.site(&one.delivery_site)?);
        pool.declare(at(now, one.joined_minutes_ago), organisation, site, quantities)?;
    }
    Ok(())
}

fn member(pool: &Pool, organisation: OrganisationId) -> Result<ParticipantId> {
    let one = pool.participant(organisation).map(|one| one.id);
    one.ok_or_else(|| Error::internal("a buyer of the scenario takes no part"))
}

fn need(pool: &Pool, place: usize) -> Result<NeedLineId> {
    let line = pool.lines.get(place).map(|line| line.id);
    line.ok_or_else(|| Error::internal("a need of the scenario does not exist"))
}

/// What a listing's devices are in full.
fn particulars(listing: &scenario::Listing, market: &Market<'_>) -> Result<Particulars> {
    let whole = |number: u32| i32::try_from(number).map_err(Error::internal);
    let device = listing.devices.first().and_then(|key| market.devices.get(key.as_str()));
    Ok(Particulars {
        operating_system: device.and_then(|device| device.operating_system.clone()),
        memory_mb: listing.memory_gb.map(|gigabytes| whole(gigabytes * 1024)).transpose()?,
        storage_gb: listing.storage_gb.map(whole).transpose()?,
        grade: listing.grade.code().parse().map_err(strange("grade"))?,
        warranty_months: whole(listing.warranty_months)?,
    })
}

/// What the scenario found for each participant, and what it did not (law 5).
fn found(
    order: &scenario::PooledOrder,
    pool: &Pool,
    market: &Market<'_>,
    known: &mut Known,
) -> Result<Sourcing> {
    let mut found = Sourcing { allocations: Vec::new(), unserved: Vec::new() };
    for one in &order.purchase_orders {
        let participant_id = member(pool, known.organisation(&one.buyer)?)?;
        for line in &one.lines {
            let listing = market.listings.get(line.listing.as_str());
            let listing = listing.ok_or_else(|| Error::internal("a listing of the scenario is missing"))?;
            let ends =
                (market.points.get(listing.site.as_str()), market.points.get(one.delivery_site.as_str()));
            found.allocations.push(Allocation {
                participant_id,
                need_line_id: need(pool, line.need_line)?,
                listing_id: ListingId(known.uuid(&line.listing)),
                seller_id: known.organisation(&one.supplier)?,
                title: devices::title(&listing.brand, &listing.model),
                vat_regime: listing.vat_regime.code().parse().map_err(strange("VAT regime"))?,
                quantity: i64::try_from(line.devices.len()).map_err(Error::internal)?,
                unit_price: Cents(line.unit_price_cents),
                distance_km: match ends {
                    (Some(from), Some(to)) => from.distance_km(*to),
                    _ => 0.0,
                },
                particulars: Some(particulars(listing, market)?),
            });
        }
    }
    for one in &order.unserved {
        found.unserved.push(Unserved {
            participant_id: member(pool, known.organisation(&one.organisation)?)?,
            need_line_id: need(pool, one.need_line)?,
            quantity: i64::from(one.quantity),
            reason: UnservedReason::NoStock,
        });
    }
    Ok(found)
}

/// A participant commits: its purchase order begins, and goes as far as the scenario says.
async fn buy(
    t: &DatabaseTransaction,
    now: Instant,
    order: &scenario::PooledOrder,
    one: &scenario::PurchaseOrder,
    built: &mut Built,
    market: &mut Market<'_>,
    known: &mut Known,
) -> Result<()> {
    let committed = order.participants.iter().find(|member| member.organisation == one.buyer);
    let committed = committed.and_then(|member| member.committed_minutes_ago);
    let committed =
        committed.ok_or_else(|| Error::internal("an order of the scenario without commitment"))?;
    let op = known.acting(&one.buyer, at(now, committed))?;
    let (buyer, supplier) = (known.organisation(&one.buyer)?, known.organisation(&one.supplier)?);
    let participant = built.pool.commit(op.now, buyer)?;
    let reference = market.references.next(t, "BC", op.now).await?;
    let rate = factors::value(t, "vat.standard", op.now).await?.whole();
    let signer = op.viewer().map(|acting| acting.user_id);
    let bought = built.propose(&op, participant, supplier, reference, rate)?;
    bought.id = PurchaseOrderId(known.uuid(&one.key));
    for step in one.steps.iter().skip(1) {
        let moment = at(now, step.minutes_ago);
        match step.to {
            Ordered::Proposed => {}
            Ordered::Signed => {
                bought.act(moment, PurchaseOrderAction::Sign)?;
                bought.signed_by = signer;
            }
            Ordered::Confirmed => bought.act(moment, PurchaseOrderAction::Confirm)?,
            Ordered::Preparing => bought.act(moment, PurchaseOrderAction::Prepare)?,
            Ordered::Shipped => {
                bought.act(moment, PurchaseOrderAction::Ship)?;
                let reference = market.references.next(t, "BL", moment).await?;
                market.deliveries.push(delivery(bought, one, market, reference, moment, known)?);
            }
            // The buyer says at once that it arrived and that it is as ordered.
            Ordered::Delivered => {}
            Ordered::Certified => {
                bought.act(moment, PurchaseOrderAction::Deliver)?;
                bought.act(moment, PurchaseOrderAction::Certify)?;
                for line in &mut bought.lines {
                    line.received = Some(line.quantity);
                }
                if let Some(shipment) = market.deliveries.last_mut() {
                    let arrival = [logistics::Action::Deliver, logistics::Action::Reconcile];
                    ship(shipment, moment, &arrival)?;
                }
            }
            Ordered::Closed => bought.act(moment, PurchaseOrderAction::Close)?,
        }
    }
    Ok(())
}

fn delivery(
    bought: &PurchaseOrder,
    one: &scenario::PurchaseOrder,
    market: &Market<'_>,
    reference: String,
    moment: Instant,
    known: &Known,
) -> Result<Shipment> {
    let from = one.lines.first().and_then(|line| market.listings.get(line.listing.as_str()));
    let mut devices = Vec::new();
    for key in one.lines.iter().flat_map(|line| &line.devices) {
        devices.push(known.device(key)?.id);
    }
    devices.sort_unstable();
    let mut shipment = Shipment {
        id: ShipmentId::new(),
        reference,
        kind: ShipmentKind::Delivery,
        state: logistics::State::Planned,
        subject_kind: purchasing::PURCHASE_ORDER.to_owned(),
        subject_id: bought.id.0,
        from_site: from.map(|listing| known.site(&listing.site)).transpose()?,
        to_site: bought.delivery_site_id,
        devices,
        planned_for: moment,
        departed_at: None,
        delivered_at: None,
        version: 1,
        created_at: moment,
    };
    ship(&mut shipment, moment, &[logistics::Action::Pack, logistics::Action::Depart])?;
    Ok(shipment)
}
