//! What a workshop does with a lot part: answer, fetch, count.

use std::collections::HashMap;

use chrono::Duration;
use frontend::Texts;
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::lot::{Lot, Offer, Part, PartLine};
use super::reception::Tally;
use super::rules::{self, Action, DeclineReason, DifferenceReason, OfferState, Refused, State};
use super::store::Difference;
use super::{agreement, mail, matching, reception, store, weighing, write};
use crate::accreditation::{self, Kind};
use crate::devices::{self, Device, NewDevice, origin};
use crate::kernel::time::paris_day;
use crate::kernel::{
    Capacity, Error, Fault, Instant, LotLineId, LotPartId, OpContext, OrganisationId, Result, SiteId,
};
use crate::logistics::{self, NewShipment, ShipmentKind};
use crate::platform::jobs;
use crate::web::App;

/// The kind of job that follows a received part until its last device has its outcome.
pub const FOLLOW_PART: &str = "donations.follow_part";

/// A count of one line.
#[derive(Clone, Debug)]
pub struct Count {
    /// The line.
    pub line_id: LotLineId,
    /// Units counted.
    pub counted: i32,
    /// Why it differs.
    pub reason: Option<DifferenceReason>,
}

/// A part just received.
#[derive(Debug)]
pub struct Received {
    /// The part.
    pub part: Part,
    /// Its devices, in the order of the lines; what was found beyond the list comes last, without a line.
    pub devices: Vec<(Option<LotLineId>, Device)>,
}

/// The part and the offer that the acting refurbisher may answer now.
async fn answerable(
    t: &DatabaseTransaction,
    op: &OpContext,
    own: OrganisationId,
    id: LotPartId,
    action: Action,
) -> Result<(Lot, Part, Offer)> {
    let offer = store::last_offer_to(t, id, own).await?.ok_or_else(Error::not_found)?;
    let part = store::part(t, id).await?;
    match offer.state {
        OfferState::Offered if op.now >= offer.expires_at => return Err(Refused::OfferExpired.into()),
        OfferState::Expired => return Err(Refused::OfferExpired.into()),
        OfferState::Declined | OfferState::Withdrawn => return Err(Refused::OfferClosed.into()),
        OfferState::Offered | OfferState::Accepted => {}
    }
    rules::transition(part.state, action)?;
    let lot = store::lot_of_part(t, &part).await?;
    Ok((lot, part, offer))
}

/// Takes a lot part.
///
/// # Errors
/// 401, 403, 404; `offer-expired`, `offer-closed`, `lot-part-wrong-state` (409); `not-accredited` (law 4); the rule of
/// origin that forbids it (law 13); `changed-meanwhile`.
pub async fn accept(app: &App, op: &OpContext, id: LotPartId) -> Result<Part> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    app.db
        .tx(async |t| {
            let (lot, mut part, mut offer) = answerable(t, op, own, id, Action::Accept).await?;
            let file = accreditation::require_active(t, op.now, own, Kind::Refurbisher).await?;
            origin::may_receive(lot.legal_basis, matching::receiver(Some(&file), op.now))?;
            write::end_offer(t, op, &mut offer, OfferState::Accepted, None).await?;
            part.refurbisher_id = Some(own);
            part.site_id = Some(offer.site_id);
            part.accepted_at = Some(op.now);
            write::act(t, op, &mut part, Action::Accept, json!({ "offer_id": offer.id })).await?;
            weighing::count_taken(t, &offer).await?;
            agreement::plan_drawing(t, op, part.id).await?;
            mail::accepted(t, op, &app.config.public_url, (&lot, &part), own).await?;
            Ok(part)
        })
        .await
}

/// Declines a lot part: the next workshop is asked.
///
/// # Errors
/// As [`accept`], but for laws 4 and 13; 422 on `text`.
pub async fn decline(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    reason: DeclineReason,
    text: Option<String>,
) -> Result<Part> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    let text = words(text.as_deref())?;
    app.db
        .tx(async |t| {
            let (lot, mut part, mut offer) = answerable(t, op, own, id, Action::Decline).await?;
            let why = Some((reason, text.clone()));
            write::end_offer(t, op, &mut offer, OfferState::Declined, why).await?;
            let details = json!({ "offer_id": offer.id, "reason": reason.code() });
            write::act(t, op, &mut part, Action::Decline, details).await?;
            matching::offer_next(t, op, &app.config.public_url, &lot, &mut part).await?;
            Ok(part)
        })
        .await
}

/// Characters of an explanation, at most.
const LONGEST_WORDS: usize = 500;

/// An explanation as it was typed, without the spaces around it.
fn words(text: Option<&str>) -> Result<Option<String>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() > LONGEST_WORDS {
        return Err(Error::invalid("text", "decline-text-too-long").with("longest", LONGEST_WORDS));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Error::invalid("text", "text-unreadable"));
    }
    Ok(Some(text.to_owned()))
}

/// Plans a collection when a day is given, today or later, and no collection; collects otherwise.
///
/// # Errors
/// 401, 403, 404; 422 on `planned_for` or `collected_at`; `lot-part-wrong-state`, `agreement-unsigned`,
/// `agreement-to-sign-again` (409).
pub async fn collect(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    planned_for: Option<Instant>,
    collected_at: Option<Instant>,
) -> Result<Part> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    if planned_for.is_some_and(|at| at > op.now + Duration::days(rules::FURTHEST_COLLECTION_DAYS)) {
        return Err(
            Error::invalid("planned_for", "collection-too-far").with("days", rules::FURTHEST_COLLECTION_DAYS)
        );
    }
    let planned = planned_for.filter(|_| collected_at.is_none());
    if planned.is_some_and(|at| paris_day(at) < paris_day(op.now)) {
        return Err(Error::invalid("planned_for", "collection-day-past"));
    }
    if collected_at.is_some_and(|at| at > op.now + Duration::days(1)) {
        return Err(Error::invalid("collected_at", "collection-in-the-future"));
    }
    app.db
        .tx(async |t| {
            let mut part = store::part_of_refurbisher(t, own, id).await?;
            let lot = store::lot_of_part(t, &part).await?;
            if let (Some(at), State::CollectionPlanned) = (planned, part.state) {
                let part = replan(t, op, part, at).await?;
                mail::collection_planned(t, op, &app.config.public_url, (&lot, &part), at).await?;
                return Ok(part);
            }
            if planned.is_none() && matches!(part.state, State::Accepted | State::CollectionPlanned) {
                agreement::require_signed(t, &lot, &part).await?;
            }
            if part.state != State::CollectionPlanned {
                rules::transition(part.state, Action::PlanCollection)?;
                let day = planned_for.or(collected_at).unwrap_or(op.now);
                part.planned_for = Some(day);
                write::act(t, op, &mut part, Action::PlanCollection, json!({ "planned_for": day })).await?;
                logistics::plan(
                    t,
                    op,
                    NewShipment {
                        kind: ShipmentKind::Collection,
                        subject_kind: super::SHIPMENT_SUBJECT,
                        subject_id: part.id.0,
                        from_site: Some(lot.site_id),
                        to_site: part.site_id.ok_or_else(|| Error::internal("a part without a workshop"))?,
                        devices: Vec::new(),
                        planned_for: day,
                    },
                )
                .await?;
                if planned.is_some() {
                    mail::collection_planned(t, op, &app.config.public_url, (&lot, &part), day).await?;
                    return Ok(part);
                }
            }
            let at = collected_at.filter(|at| *at < op.now).unwrap_or(op.now);
            part.collected_at = Some(part.accepted_at.map_or(at, |accepted| at.max(accepted)));
            let details = json!({ "collected_at": part.collected_at });
            write::act(t, op, &mut part, Action::Collect, details).await?;
            for shipment in logistics::of_subject(t, super::SHIPMENT_SUBJECT, part.id.0).await? {
                if shipment.state == logistics::State::Planned {
                    logistics::depart(t, op, shipment.id).await?;
                }
            }
            Ok(part)
        })
        .await
}

async fn replan(t: &DatabaseTransaction, op: &OpContext, mut part: Part, at: Instant) -> Result<Part> {
    part.planned_for = Some(at);
    write::save(t, op, &mut part, "replan_collection", json!({ "planned_for": at })).await?;
    for shipment in logistics::of_subject(t, super::SHIPMENT_SUBJECT, part.id.0).await? {
        if shipment.state == logistics::State::Planned {
            logistics::replan(t, op, shipment.id, at).await?;
        }
    }
    Ok(part)
}

fn count_fault(index: usize, field: &str, code: &'static str) -> Fault {
    Fault { field: format!("counts[{index}].{field}"), code, args: Vec::new() }
}

/// Checks counts against lines; the known counts are replaced by those sent.
pub(super) fn reconcile(
    lines: &mut [PartLine],
    counts: &[Count],
    default_reason: Option<DifferenceReason>,
) -> Result<Vec<Difference>> {
    let mut faults = Vec::new();
    let places: HashMap<LotLineId, usize> = lines.iter().map(|one| one.line.id).zip(0..).collect();
    let mut sent: HashMap<LotLineId, usize> = HashMap::new();
    for (index, count) in counts.iter().enumerate() {
        let Some(place) = places.get(&count.line_id) else {
            faults.push(count_fault(index, "line_id", "line-unknown"));
            continue;
        };
        if sent.insert(count.line_id, index).is_some() {
            faults.push(count_fault(index, "line_id", "line-counted-twice"));
            continue;
        }
        if !(0..=i32::try_from(rules::MOST_UNITS).unwrap_or(i32::MAX)).contains(&count.counted) {
            faults.push(count_fault(index, "counted", "count-out-of-range"));
            continue;
        }
        lines[*place].counted = Some(count.counted);
        lines[*place].reason = count.reason;
    }
    let mut differences = Vec::new();
    for one in lines.iter_mut() {
        let counted = one.counted.unwrap_or(one.expected);
        one.counted = Some(counted);
        if counted == one.expected {
            one.reason = None;
            continue;
        }
        match one.reason.or(default_reason) {
            Some(reason) => {
                one.reason = Some(reason);
                differences.push(Difference {
                    line_id: one.line.id,
                    expected: one.expected,
                    counted,
                    reason,
                });
            }
            None => faults.push(match sent.get(&one.line.id) {
                Some(index) => count_fault(*index, "reason", "difference-needs-reason"),
                None => {
                    Fault { field: "counts".to_owned(), code: "difference-needs-reason", args: Vec::new() }
                }
            }),
        }
    }
    let total: i64 = lines.iter().map(|one| i64::from(one.counted.unwrap_or_default())).sum();
    if total > i64::from(rules::MOST_UNITS) {
        return Err(Error::invalid("counts", "count-out-of-range"));
    }
    if faults.is_empty() { Ok(differences) } else { Err(Error::faults(faults)) }
}

/// Counts that say something else than the closed count do.
fn refuse_other_counts(tally: &Tally, counts: &[Count]) -> Result<()> {
    let other =
        |count: &Count| tally.lines.get(&count.line_id).is_some_and(|found| found.counted != count.counted);
    let faults: Vec<Fault> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| other(count))
        .map(|(index, _)| count_fault(index, "counted", "count-closed"))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::faults(faults)) }
}

/// The devices of what was found beyond the list: like those of its kind, or what was said of it.
fn beyond(
    op: &OpContext,
    (lot, part): (&Lot, &Part),
    (own, site): (OrganisationId, SiteId),
    lines: &[PartLine],
    extras: &mut [reception::Extra],
) -> Vec<NewDevice> {
    let texts = Texts::new(op.language);
    let mut units = Vec::new();
    for extra in extras {
        let like = extra.like.and_then(|id| lines.iter().find(|one| one.line.id == id));
        let line = match like {
            Some(one) => super::lot::Line { serial: None, inventory_number: None, ..one.line.clone() },
            None => super::lot::Line::beyond_the_list(&extra.category, &extra.label, texts),
        };
        extra.category.clone_from(&line.specification.category);
        extra.label = line.specification.title();
        for mut unit in line.devices(lot, part, own, site, extra.quantity) {
            unit.serial.clone_from(&extra.serial);
            units.push(unit);
        }
    }
    units
}

/// Receives a part: units counted against lines (what is not counted is as declared), differences with their reasons,
/// a device for each unit. Where a count was closed, it is what counts.
///
/// # Errors
/// 401, 403, 404; 422 for each wrong count and each difference without reason; `count-open` (409) while somebody counts;
/// `lot-part-wrong-state` (409).
pub async fn receive(
    app: &App,
    op: &OpContext,
    id: LotPartId,
    counts: &[Count],
    default_reason: Option<DifferenceReason>,
) -> Result<Received> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    app.db
        .tx(async |t| {
            let mut part = store::part_of_refurbisher(t, own, id).await?;
            rules::transition(part.state, Action::Receive)?;
            let lot = store::lot_of_part(t, &part).await?;
            let site = part.site_id.ok_or_else(|| Error::internal("a part without a workshop"))?;
            let mut lines = store::part_lines(t, &part, 0, u64::MAX >> 1).await?;
            let mut tally = reception::settled(t, &part, &lines).await?;
            if let Some(tally) = &tally {
                refuse_other_counts(tally, counts)?;
            }
            let differences = reconcile(&mut lines, counts, default_reason)?;
            let counted = differences.iter().map(|one| (one.line_id, one.counted, Some(one.reason)));
            write::keep_counts(t, part.id, counted).await?;
            write::count_the_rest(t, part.id).await?;
            write::insert_differences(t, part.id, &differences).await?;
            let mut owners: Vec<Option<LotLineId>> = Vec::new();
            let mut units: Vec<NewDevice> = Vec::new();
            for one in &lines {
                let counted = one.counted.unwrap_or(one.expected);
                let mut found = one.line.devices(&lot, &part, own, site, counted);
                let read = tally.as_ref().and_then(|tally| tally.lines.get(&one.line.id));
                for (unit, serial) in found.iter_mut().zip(read.iter().flat_map(|read| &read.serials)) {
                    unit.serial.get_or_insert_with(|| serial.clone());
                }
                owners.extend(std::iter::repeat_n(Some(one.line.id), found.len()));
                units.extend(found);
            }
            let mut extras =
                tally.as_mut().map(|tally| std::mem::take(&mut tally.extras)).unwrap_or_default();
            let found = beyond(op, (&lot, &part), (own, site), &lines, &mut extras);
            owners.extend(std::iter::repeat_n(None, found.len()));
            units.extend(found);
            reception::insert_extras(t, part.id, &extras).await?;
            part.counted = Some(i32::try_from(units.len()).map_err(Error::internal)?);
            part.received_at = Some(op.now);
            let differing = differences.len() + extras.len();
            let details = json!({ "counted": part.counted, "differences": differing });
            write::act(t, op, &mut part, Action::Receive, details).await?;
            let received = devices::receive(t, op, units).await?;
            let ids: Vec<_> = received.iter().map(|device| device.id).collect();
            for shipment in logistics::of_subject(t, super::SHIPMENT_SUBJECT, part.id.0).await? {
                if shipment.state == logistics::State::InTransit {
                    logistics::deliver(t, op, shipment.id).await?;
                    logistics::carry(t, shipment.id, &ids).await?;
                    logistics::reconcile(t, op, shipment.id).await?;
                }
            }
            follow_tomorrow(t, op, part.id).await?;
            mail::received(t, op, &app.config.public_url, &lot, &part, differing).await?;
            Ok(Received { part, devices: owners.into_iter().zip(received).collect() })
        })
        .await
}

/// Asks for the next look at a received part.
pub(super) async fn follow_tomorrow(t: &DatabaseTransaction, op: &OpContext, id: LotPartId) -> Result<()> {
    let at = op.now + Duration::days(1);
    jobs::enqueue_at(t, op, FOLLOW_PART, &id, at, Some(format!("{FOLLOW_PART}:{id}:{}", at.date_naive())))
        .await
}
