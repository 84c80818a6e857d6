//! The scenario's devices, built in memory through the rules of their life, then written at once.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::DatabaseTransaction;
use seed::scenario::{self, Destination, DeviceState, Scenario};
use serde_json::{Value, json};
use uuid::Uuid;

use super::known::Known;
use crate::devices::claims::{self, BuiltClaim};
use crate::devices::rules::transition;
use crate::devices::{
    self, Action, Draft, EndReason, NewDevice, NewStorage, Purpose, Specification, State, StorageFate,
};
use crate::kernel::{ClaimId, DeviceId, Error, Instant, ListingId, LotPartId, OpContext, Result, reference};
use crate::platform::counters;

/// What holds a promise on a sold device.
pub(super) const PURCHASE_ORDER: &str = "purchase_order";
/// What holds a promise on a given device.
pub(super) const PROPOSAL: &str = "proposal";
/// What holds a promise on a lent device.
const LOAN: &str = "loan";

fn strange(what: &'static str) -> impl Fn(()) -> Error {
    move |()| Error::internal(format!("the scenario holds a {what} that Rebond does not know"))
}

/// Everything a device's life refers to.
struct Surroundings<'a> {
    lots: HashMap<&'a str, &'a scenario::Lot>,
    listings: HashMap<&'a str, &'a str>,
    orders: HashMap<&'a str, &'a scenario::PurchaseOrder>,
    requests: HashMap<&'a str, &'a scenario::Request>,
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
                .flat_map(|order| &order.purchase_orders)
                .map(|order| (order.key.as_str(), order))
                .collect(),
            requests: scenario.requests.iter().map(|request| (request.key.as_str(), request)).collect(),
        }
    }
}

/// Writes every device with its storages, events and promises; remembers their ids.
pub(super) async fn write(
    t: &DatabaseTransaction,
    now: Instant,
    scenario: &Scenario,
    known: &mut Known,
) -> Result<()> {
    let around = Surroundings::of(scenario);
    let count = i64::try_from(scenario.devices.len()).map_err(Error::internal)?;
    let first = counters::take(t, "device", 0, count).await?;
    let (mut drafts, mut promises) = (Vec::new(), Vec::new());
    for (one, number) in scenario.devices.iter().zip(first..) {
        let number = u64::try_from(number).map_err(Error::internal)?;
        let built = build(now, one, reference::device_reference(number), &around, known)?;
        known.remember_device(&one.key, built.draft.device(), built.draft.storages());
        drafts.push(built.draft);
        promises.extend(built.promise);
    }
    devices::insert_drafts(t, &drafts).await?;
    claims::insert_built(t, &promises).await
}

struct Built {
    draft: Draft,
    promise: Option<BuiltClaim>,
}

fn build(
    now: Instant,
    one: &scenario::Device,
    reference: String,
    around: &Surroundings<'_>,
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
    for step in &one.steps[1..] {
        let to: State = step.to.code().parse().map_err(strange("state of a device"))?;
        let from = draft.device().state;
        let action = action(from, to, before)?;
        let op = known.acting(actor(one, around, step.to, workshop), at(now, step.minutes_ago))?;
        if to == State::Graded {
            let spec = draft.device().specification.clone();
            let grade = one.grade.map(|grade| grade.code().parse().map_err(strange("grade"))).transpose()?;
            draft.set_bench_results(spec, one.functions_passed, grade);
        }
        if matches!(to, State::StorageDestroyed) {
            draft.set_storage_fates(StorageFate::Destroyed, Some("shredded".to_owned()));
        }
        if to == State::Listed && from == State::Ready {
            draft.set_listing(listing);
        }
        draft.act(&op, action, &details(one, to))?;
        if let Some(purpose) = promised(action) {
            let claim = promised_to(one, purpose, op.now, known, draft.device().id);
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
        hand_over(&mut draft, &op, one, action, around, known)?;
        before = (to == State::Quarantined).then_some(from);
    }
    Ok(Built { draft, promise })
}

fn at(now: Instant, minutes_ago: u32) -> Instant {
    now - Duration::minutes(i64::from(minutes_ago))
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
    at: Instant,
    known: &mut Known,
    device_id: DeviceId,
) -> BuiltClaim {
    let (holder_kind, holder_id) = match &one.destination {
        Some(Destination::PurchaseOrder(key)) => (PURCHASE_ORDER, known.uuid(key)),
        Some(Destination::Request(key)) => (PROPOSAL, known.uuid(&proposal_key(key))),
        Some(Destination::Loan(key)) => (LOAN, known.uuid(key)),
        None => (LOAN, Uuid::now_v7()),
    };
    BuiltClaim {
        id: ClaimId::new(),
        device_id,
        purpose,
        holder_kind,
        holder_id,
        created_at: at,
        expires_at: None,
        ended: None,
    }
}

/// The key of the proposal made for a request.
pub(super) fn proposal_key(request: &str) -> String {
    format!("proposal-for-{request}")
}

/// Who does what leads to that state: buyers certify, mediators hand over, the workshop does the rest.
fn actor<'a>(
    one: &'a scenario::Device,
    around: &Surroundings<'a>,
    to: DeviceState,
    workshop: &'a str,
) -> &'a str {
    match (&one.destination, to) {
        (Some(Destination::PurchaseOrder(key)), DeviceState::InUse) => {
            around.orders.get(key.as_str()).map_or(workshop, |order| order.buyer.as_str())
        }
        (Some(Destination::Request(key)), DeviceState::Given | DeviceState::InUse) => {
            around.requests.get(key.as_str()).map_or(workshop, |request| request.structure.as_str())
        }
        _ => workshop,
    }
}

/// Custody follows (law 1): to the buyer's site when sold, to the mediation structure when given.
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
            if let Some(order) = around.orders.get(key.as_str()) {
                draft.move_to(op, known.organisation(&order.buyer)?, Some(known.site(&order.delivery_site)?));
            }
        }
        (Some(Destination::Request(key)), Action::Give) => {
            if let Some(request) = around.requests.get(key.as_str()) {
                draft.move_to(op, known.organisation(&request.structure)?, None);
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
        specification: Specification {
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
        },
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
