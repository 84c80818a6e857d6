//! The scenario's lots with their offers and collections, built through donations' own builder.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::DatabaseTransaction;
use seed::Category;
use seed::scenario::{self, LotState, Scenario};

use super::known::Known;
use super::lives::{at, strange};
use super::references::References;
use super::working;
use crate::devices::Specification;
use crate::donations::{self, BuiltLot, Count, DeclineReason, Line, NewLot};
use crate::kernel::{DeviceId, Error, Instant, LotLineId, Point, Result, ShipmentId};
use crate::logistics::{self, Shipment, ShipmentKind};
use crate::platform::storage::Storage;

/// Lots and their collections, to be written.
#[derive(Debug, Default)]
pub(super) struct Lots {
    all: Vec<BuiltLot>,
    collections: Vec<(String, Shipment)>,
}

/// Builds every lot that was declared, and remembers the ids of their parts.
pub(super) async fn build(
    t: &DatabaseTransaction,
    now: Instant,
    scenario: &Scenario,
    known: &mut Known,
    references: &mut References,
) -> Result<Lots> {
    let points = super::points(scenario);
    let mut lots = Lots::default();
    let mut all: Vec<(u32, &scenario::Lot)> =
        scenario.lots.iter().filter_map(|lot| Some((declared(lot)?, lot))).collect();
    all.sort_by_key(|(minutes_ago, _)| std::cmp::Reverse(*minutes_ago));
    for (minutes_ago, lot) in all {
        let reference = references.next(t, "LOT", at(now, minutes_ago)).await?;
        let built = one(t, now, lot, reference, &points, known, &mut lots.collections, references).await?;
        known.remember_uuid(&format!("{}.part", lot.key), built.part().id.0);
        lots.all.push(built);
    }
    Ok(lots)
}

fn declared(lot: &scenario::Lot) -> Option<u32> {
    lot.steps.iter().find(|step| step.to == LotState::Declared).map(|step| step.minutes_ago)
}

fn line(position: usize, line: &scenario::LotLine) -> Result<Line> {
    let position = i32::try_from(position + 1).map_err(Error::internal)?;
    Ok(Line {
        id: LotLineId::new(),
        position,
        sheet: 0,
        line: position,
        quantity: i32::try_from(line.declared).map_err(Error::internal)?,
        specification: Specification {
            category: line.category.code().to_owned(),
            brand: Some(line.brand.clone()),
            model: line.model.clone(),
            ..Specification::default()
        },
        model_number: None,
        serial: None,
        inventory_number: None,
        storages: Vec::new(),
        purchased_on: None,
        purchase_price_cents: None,
        note: None,
        flags: Vec::new(),
    })
}

fn new_lot(lot: &scenario::Lot, reference: String, known: &Known) -> Result<NewLot> {
    Ok(NewLot {
        reference,
        donor_id: known.organisation(&lot.donor)?,
        site_id: known.site(&lot.site)?,
        legal_basis: lot.legal_basis.code().parse().map_err(strange("legal basis"))?,
        wish: lot.wish.code().parse().map_err(strange("wish"))?,
        lines: lot.lines.iter().enumerate().map(|(place, one)| line(place, one)).collect::<Result<_>>()?,
    })
}

#[expect(clippy::too_many_arguments, reason = "what a lot is told by")]
async fn one(
    t: &DatabaseTransaction,
    now: Instant,
    lot: &scenario::Lot,
    reference: String,
    points: &HashMap<&str, Point>,
    known: &Known,
    collections: &mut Vec<(String, Shipment)>,
    references: &mut References,
) -> Result<BuiltLot> {
    let nobody = || Error::internal("a lot of the scenario was offered to nobody");
    let start = declared(lot).map(|minutes_ago| at(now, minutes_ago)).unwrap_or(now);
    let new = new_lot(lot, reference, known)?;
    let mut built = BuiltLot::declare(&known.acting(&lot.donor, start)?, new)?;
    let mut declined = lot.declined_by.as_ref();
    let steps = lot.steps.iter().skip_while(|step| step.to != LotState::Declared).skip(1);
    for step in steps {
        let moment = at(now, step.minutes_ago);
        let donor = known.acting(&lot.donor, moment)?;
        let workshop = || known.acting(lot.refurbisher.as_deref().ok_or_else(nobody)?, moment);
        match step.to {
            LotState::Offered => {
                let first_site = declined.map(|(key, _)| format!("{key}.1"));
                let (taker, site) = match (declined, &first_site) {
                    (Some((key, _)), Some(site)) => (key.as_str(), site.as_str()),
                    _ => (
                        lot.refurbisher.as_deref().ok_or_else(nobody)?,
                        lot.workshop.as_deref().ok_or_else(nobody)?,
                    ),
                };
                let distance = match (points.get(lot.site.as_str()), points.get(site)) {
                    (Some(from), Some(to)) => from.distance_km(*to),
                    _ => 0.0,
                };
                let op = Known::by_itself(moment);
                built.offer(&op, known.organisation(taker)?, known.site(site)?, distance)?;
            }
            LotState::Declared => {
                let (key, reason) = declined.take().ok_or_else(nobody)?;
                let reason: DeclineReason = reason.parse().map_err(strange("reason to decline"))?;
                built.decline(&known.acting(key, moment)?, reason)?;
            }
            LotState::Accepted => built.accept(&workshop()?)?,
            LotState::CollectionPlanned => {
                let day = lot.steps.iter().find(|step| step.to == LotState::Collected);
                let day =
                    day.map_or_else(|| working::morning_after(now, 2), |step| at(now, step.minutes_ago));
                built.plan_collection(&workshop()?, day)?;
                let reference = references.next(t, "BL", moment).await?;
                collections.push((lot.key.clone(), collection(&built, reference, moment, day)?));
            }
            LotState::Collected => {
                built.collect(&workshop()?)?;
                carry(collections, moment, &[logistics::Action::Pack, logistics::Action::Depart])?;
            }
            LotState::Received => {
                built.receive(&workshop()?, counts(lot, &built)?)?;
                carry(collections, moment, &[logistics::Action::Deliver, logistics::Action::Reconcile])?;
            }
            LotState::Processing => built.start_processing(&workshop()?)?,
            LotState::Closed => built.close(&Known::by_itself(moment))?,
            LotState::Unplaced => built.give_up(&Known::by_itself(moment))?,
            LotState::Cancelled => built.cancel(&donor)?,
            LotState::Draft => {}
        }
    }
    Ok(built)
}

/// The lines of which more or fewer units came than were declared.
fn counts(lot: &scenario::Lot, built: &BuiltLot) -> Result<Vec<Count>> {
    let mut counts = Vec::new();
    for (told, line) in lot.lines.iter().zip(built.lines()) {
        if let (Some(received), Some(reason)) = (told.received, &told.difference_reason) {
            counts.push(Count {
                line_id: line.id,
                counted: i32::try_from(received).map_err(Error::internal)?,
                reason: Some(reason.parse().map_err(strange("reason of a difference"))?),
            });
        }
    }
    Ok(counts)
}

/// The table that a donor sends, as a spreadsheet writes it.
fn table(lot: &scenario::Lot) -> String {
    let mut text = String::from("Type;Marque;Modèle;Quantité\r\n");
    for line in &lot.lines {
        let kind = match line.category {
            Category::Laptop => "Ordinateur portable",
            Category::Desktop => "Unité centrale",
            Category::Screen => "Écran",
            Category::Smartphone => "Smartphone",
            Category::Tablet => "Tablette",
            Category::Printer => "Imprimante",
        };
        text.push_str(&format!("{kind};{};{};{}\r\n", line.brand, line.model, line.declared));
    }
    text
}

fn collection(built: &BuiltLot, reference: String, moment: Instant, day: Instant) -> Result<Shipment> {
    Ok(Shipment {
        id: ShipmentId::new(),
        reference,
        kind: ShipmentKind::Collection,
        state: logistics::State::Planned,
        subject_kind: donations::SHIPMENT_SUBJECT.to_owned(),
        subject_id: built.part().id.0,
        from_site: Some(built.lot().site_id),
        to_site: built.part().site_id.ok_or_else(|| Error::internal("a part without a workshop"))?,
        devices: Vec::new(),
        planned_for: day.max(moment + Duration::minutes(1)),
        departed_at: None,
        delivered_at: None,
        version: 1,
        created_at: moment,
    })
}

/// Moves the last planned shipment on.
fn carry(
    collections: &mut [(String, Shipment)],
    moment: Instant,
    actions: &[logistics::Action],
) -> Result<()> {
    let Some((_, shipment)) = collections.last_mut() else { return Ok(()) };
    ship(shipment, moment, actions)
}

/// Moves a shipment on, by logistics' own rules.
pub(super) fn ship(shipment: &mut Shipment, moment: Instant, actions: &[logistics::Action]) -> Result<()> {
    for action in actions {
        shipment.act(moment, *action)?;
    }
    Ok(())
}

impl Lots {
    /// Writes the lots, and those that their donors have still to declare; devices come after them.
    pub(super) async fn write(
        &self,
        t: &DatabaseTransaction,
        storage: &Storage,
        now: Instant,
        scenario: &Scenario,
        known: &Known,
        references: &mut References,
    ) -> Result<()> {
        donations::insert_built(t, &Known::by_itself(now), &self.all).await?;
        for lot in scenario.lots.iter().filter(|lot| declared(lot).is_none()) {
            let begun = lot.steps.first().map_or(now, |step| at(now, step.minutes_ago));
            let op = known.acting(&lot.donor, begun)?;
            let reference = references.next(t, "LOT", begun).await?;
            let new = new_lot(lot, reference, known)?;
            let bytes = table(lot).into_bytes();
            donations::insert_draft(t, storage, &op, new, "inventaire.csv", bytes).await?;
        }
        Ok(())
    }

    /// Writes the collections with the devices that came in them.
    pub(super) async fn write_collections(
        mut self,
        t: &DatabaseTransaction,
        now: Instant,
        scenario: &Scenario,
        known: &Known,
    ) -> Result<()> {
        let mut came: HashMap<&str, Vec<DeviceId>> = HashMap::new();
        for device in &scenario.devices {
            came.entry(device.lot.as_str()).or_default().push(known.device(&device.key)?.id);
        }
        for (key, shipment) in &mut self.collections {
            shipment.devices = came.remove(key.as_str()).unwrap_or_default();
            shipment.devices.sort_unstable();
        }
        let all: Vec<Shipment> = self.collections.into_iter().map(|(_, shipment)| shipment).collect();
        logistics::insert_built(t, now, &all).await
    }
}
