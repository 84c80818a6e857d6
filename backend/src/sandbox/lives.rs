//! The scenario's devices, built in memory through the rules of their life, then written at once.

use std::collections::HashMap;

use sea_orm::DatabaseTransaction;
use seed::scenario::{self, Destination, DeviceState, Scenario};
use serde_json::{Value, json};
use uuid::Uuid;

use super::bench;
use super::known::Known;
use super::{sales, working};
use crate::devices::claims::{self, BuiltClaim};
use crate::devices::rules::transition;
use crate::devices::{self, Action, Draft, EndReason, NewDevice, NewStorage, Purpose, Specification, State};
use crate::kernel::{ClaimId, DeviceId, Error, Instant, ListingId, LotPartId, OpContext, Result, reference};
use crate::platform::counters;
use crate::purchasing::{POOLED_ORDER, PURCHASE_ORDER};
use crate::refurbishing;
use crate::solidarity::Drafts;

/// What holds a promise on a lent device.
const LOAN: &str = "loan";

pub(super) fn strange(what: &'static str) -> impl Fn(()) -> Error {
    move |()| Error::internal(format!("the scenario holds a {what} that Rebond does not know"))
}

/// Everything a device's life refers to.
struct Surroundings<'a> {
    lots: HashMap<&'a str, &'a scenario::Lot>,
    listings: HashMap<&'a str, &'a str>,
    orders: HashMap<&'a str, (&'a scenario::PooledOrder, &'a scenario::PurchaseOrder)>,
}

impl<'a> Surroundings<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        Self {
            lots: scenario.lots.iter().map(|lot| (lot.key.as_str(), lot)).collect(),
            listings: scenario
                .listings
                .iter()
                .flat_map(|listing| {
                    listing.devices.iter().map(|device| (device.as_str(), listing.key.as_str()))
                })
                .collect(),
            orders: scenario
                .pooled_orders
                .iter()
                .flat_map(|pool| pool.purchase_orders.iter().map(move |order| (pool, order)))
                .map(|(pool, order)| (order.key.as_str(), (pool, order)))
                .collect(),
        }
    }
}

/// Devices as far as the scenario tells them, to be written.
#[derive(Debug)]
pub(super) struct Lives {
    /// The devices; what follows the solidarity pool is added before they are written.
    pub(super) drafts: Drafts,
    promises: Vec<BuiltClaim>,
    work: refurbishing::Built,
}

/// Builds every device with its storages, events and promises; remembers their ids.
pub(super) async fn build(
    t: &DatabaseTransaction,
    now: Instant,
    scenario: &Scenario,
    known: &mut Known,
) -> Result<Lives> {
    let around = Surroundings::of(scenario);
    let count = i64::try_from(scenario.devices.len()).map_err(Error::internal)?;
    let first = counters::take(t, "device", 0, count).await?;
    let mut lives =
        Lives { drafts: Drafts::new(), promises: Vec::new(), work: refurbishing::Built::default() };
    for (one, number) in scenario.devices.iter().zip(first..) {
        let number = u64::try_from(number).map_err(Error::internal)?;
        let reference = reference::device_reference(number);
        let built = build_one(now, one, reference, &around, &mut lives.work, known)?;
        known.remember_device(&one.key, built.draft.device());
        lives.drafts.insert(built.draft.device().id, built.draft);
        lives.promises.extend(built.promise);
        if number.is_multiple_of(100) {
            // Whoever else is served waits for a moment only.
            tokio::task::yield_now().await;
        }
    }
    Ok(lives)
}

impl Lives {
    /// Writes the devices.
    pub(super) async fn write(self, t: &DatabaseTransaction) -> Result<()> {
        devices::insert_past(t, self.drafts.into_values().collect()).await?;
        self.work.insert(t).await?;
        claims::insert_built(t, &self.promises).await
    }
}

struct Built {
    draft: Draft,
    promise: Option<BuiltClaim>,
}

fn build_one(
    now: Instant,
    one: &scenario::Device,
    reference: String,
    around: &Surroundings<'_>,
    work: &mut refurbishing::Built,
    known: &mut Known,
) -> Result<Built> {
    let missing = || Error::internal("a device of the scenario came in no lot");
    let lot = around.lots.get(one.lot.as_str()).ok_or_else(missing)?;
    let workshop = lot.refurbisher.as_deref().ok_or_else(missing)?;
    let site = lot.workshop.as_deref().ok_or_else(missing)?;
    let start = one.steps.first().ok_or_else(missing)?;
    let op = known.acting(workshop, at(now, start.minutes_ago))?;
    let mut draft = Draft::receive(&op, new_device(one, lot, known, workshop, site)?, reference);
    let listing = around.listings.get(one.key.as_str()).map(|key| ListingId(known.uuid(key)));
    let mut promise: Option<BuiltClaim> = None;
    let mut before: Option<State> = None;
    for (place, step) in one.steps.iter().enumerate().skip(1) {
        let to: State = step.to.code().parse().map_err(strange("state of a device"))?;
        let Some(minutes_ago) = moment(one, *step, around) else { continue };
        let op = known.acting(actor(one, around, step.to, workshop), at(now, minutes_ago))?;
        if bench::work(work, &mut draft, &op, now, one, place)? {
            continue;
        }
        let from = draft.device().state;
        let action = action(from, to, before)?;
        if to == State::Listed && from == State::Ready {
            draft.set_listing(listing);
        }
        hand_over(&mut draft, &op, one, action, around, known)?;
        draft.act(&op, action, &details(one, to))?;
        if let Some(purpose) = promised(action) {
            let claim = promised_to(one, purpose, now, op.now, around, known, draft.device().id);
            draft.set_claim(Some(claim.id));
            promise = Some(claim);
        } else if ends_promise(action) {
            draft.set_claim(None);
            if let Some(claim) = promise.as_mut() {
                let kept = matches!(action, Action::Sell | Action::Give);
                let reason = if kept { EndReason::Fulfilled } else { EndReason::Released };
                claim.ended = Some((op.now, reason));
            }
        }
        before = (to == State::Quarantined).then_some(from);
    }
    Ok(Built { draft, promise })
}

/// The moment of a step: the scenario counts round the clock, people work by day ([`working`]).
pub(super) fn at(now: Instant, minutes_ago: u32) -> Instant {
    working::before(now, minutes_ago)
}

/// When a step is taken: what is bought is sold when its buyer certifies it, and on its way until then.
fn moment(
    one: &scenario::Device,
    step: scenario::Step<DeviceState>,
    around: &Surroundings<'_>,
) -> Option<u32> {
    match (&one.destination, step.to) {
        (Some(Destination::PurchaseOrder(key)), DeviceState::Sold) => {
            around.orders.get(key.as_str()).and_then(|(_, order)| sales::certified(order))
        }
        _ => Some(step.minutes_ago),
    }
}

fn action(from: State, to: State, before: Option<State>) -> Result<Action> {
    Action::ALL.iter().copied().find(|action| transition(from, *action, before) == Ok(to)).ok_or_else(|| {
        Error::internal(format!("no action leads a device from {} to {}", from.code(), to.code()))
    })
}

fn promised(action: Action) -> Option<Purpose> {
    match action {
        Action::Reserve => Some(Purpose::Sale),
        Action::Propose => Some(Purpose::Gift),
        Action::Lend => Some(Purpose::Loan),
        _ => None,
    }
}

fn ends_promise(action: Action) -> bool {
    matches!(
        action,
        Action::Sell | Action::Give | Action::Unreserve | Action::Unpropose | Action::ReturnFromLoan
    )
}

fn promised_to(
    one: &scenario::Device,
    purpose: Purpose,
    now: Instant,
    at: Instant,
    around: &Surroundings<'_>,
    known: &mut Known,
    device_id: DeviceId,
) -> BuiltClaim {
    let ordered = match &one.destination {
        Some(Destination::PurchaseOrder(key)) => around.orders.get(key.as_str()),
        _ => None,
    };
    // Until the buyer has committed, the pooled order holds the device for it; then its order, until it is signed.
    let held = ordered.and_then(|(pool, _)| Some((sales::commit_by(now, pool)?, *pool)));
    let to_sign = ordered.and_then(|(pool, order)| sales::sign_by(now, pool, order));
    let (holder_kind, holder_id) = match (held, &one.destination) {
        (Some((_, pool)), _) => (POOLED_ORDER, known.uuid(&pool.key)),
        (None, Some(Destination::PurchaseOrder(key))) => (PURCHASE_ORDER, known.uuid(key)),
        (None, Some(Destination::Loan(key))) => (LOAN, known.uuid(key)),
        (None, None) => (LOAN, Uuid::now_v7()),
    };
    BuiltClaim {
        id: ClaimId::new(),
        device_id,
        purpose,
        holder_kind,
        holder_id,
        created_at: at,
        expires_at: held.map(|(until, _)| until).or(to_sign),
        ended: None,
    }
}

/// Who does what leads to that state: buyers certify, the workshop does the rest.
fn actor<'a>(
    one: &'a scenario::Device,
    around: &Surroundings<'a>,
    to: DeviceState,
    workshop: &'a str,
) -> &'a str {
    match (&one.destination, to) {
        (Some(Destination::PurchaseOrder(key)), DeviceState::InUse) => {
            around.orders.get(key.as_str()).map_or(workshop, |(_, order)| order.buyer.as_str())
        }
        _ => workshop,
    }
}

/// Custody follows (law 1): to the buyer's site when sold, to the borrower when lent.
fn hand_over(
    draft: &mut Draft,
    op: &OpContext,
    one: &scenario::Device,
    action: Action,
    around: &Surroundings<'_>,
    known: &Known,
) -> Result<()> {
    match (&one.destination, action) {
        (Some(Destination::PurchaseOrder(key)), Action::Sell) => {
            if let Some((_, order)) = around.orders.get(key.as_str()) {
                draft.move_to(op, known.organisation(&order.buyer)?, Some(known.site(&order.delivery_site)?));
            }
        }
        (Some(Destination::Loan(key)), Action::Lend) => {
            draft.move_to(op, known.organisation(key)?, None);
        }
        _ => {}
    }
    Ok(())
}

fn details(one: &scenario::Device, to: State) -> Value {
    match (&one.reason, to) {
        (
            Some(reason),
            State::Quarantined | State::ForParts | State::Recycled | State::Lost | State::Stolen,
        ) => {
            json!({ "reason": reason })
        }
        _ => json!({}),
    }
}

fn new_device(
    one: &scenario::Device,
    lot: &scenario::Lot,
    known: &mut Known,
    workshop: &str,
    site: &str,
) -> Result<NewDevice> {
    let whole = |number: u32| i32::try_from(number).map_err(Error::internal);
    Ok(NewDevice {
        id: DeviceId::new(),
        specification: specification(one)?,
        serial: Some(one.serial.clone()),
        inventory_number: None,
        storages: one
            .storages
            .iter()
            .map(|storage| {
                Ok(NewStorage {
                    serial: Some(storage.serial.clone()),
                    kind: storage.kind.code().to_owned(),
                    gigabytes: Some(whole(storage.gigabytes)?),
                })
            })
            .collect::<Result<_>>()?,
        legal_basis: lot.legal_basis.code().parse().map_err(strange("legal basis"))?,
        wish: lot.wish.code().parse().map_err(strange("wish"))?,
        donor_id: Some(known.organisation(&lot.donor)?),
        lot_part_id: Some(LotPartId(known.uuid(&format!("{}.part", lot.key)))),
        holder_id: known.organisation(workshop)?,
        site_id: known.site(site)?,
    })
}

/// Tenths of an inch; screens measure 3 to 40 inches.
fn tenths(inches: f64) -> i32 {
    format!("{:.0}", inches * 10.0).parse().unwrap_or_default()
}

/// What a device is.
pub(super) fn specification(one: &scenario::Device) -> Result<Specification> {
    let whole = |number: u32| i32::try_from(number).map_err(Error::internal);
    Ok(Specification {
        category: one.category.code().to_owned(),
        brand: Some(one.brand.clone()),
        model: one.model.clone(),
        processor: one.cpu.clone(),
        memory_mb: one.memory_gb.map(|gigabytes| whole(gigabytes * 1024)).transpose()?,
        screen_inch_tenths: one.screen_inches.map(tenths),
        operating_system: one.operating_system.clone(),
        keyboard_layout: one.keyboard_layout.clone(),
        charger: one.charger,
        battery_percent: one.battery_percent.map(whole).transpose()?,
        weight_grams: Some(whole(one.weight_grams)?),
    })
}
