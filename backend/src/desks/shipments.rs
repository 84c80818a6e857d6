//! `/desk/shipments/{id}`: a collection, a transfer or a delivery, for whoever sends it and whoever receives it.

use axum::extract::State as Extract;
use frontend::components::{Cell, Column, Fact, Happening, Step, Tone};
use frontend::filters::{Day, write_date, write_datetime, write_near_date};
use frontend::logistics::ShipmentPage;
use frontend::object::{Act, Document, ObjectView, ended, life};
use frontend::{FieldErrors, Texts};

use crate::kernel::{Capacity, Instant, LotPartId, OpContext, ProposalId, Result, ShipmentId};
use crate::logistics::{End, Place, Seen, ShipmentKind, State, look};
use crate::platform::audit::{self, Entry};
use crate::web::object::{Side, contact, history, in_order};
use crate::web::{App, Ctx, Html, Id, Op, desk_nav};
use crate::{devices, donations, purchasing, solidarity};

/// Devices shown of a shipment.
const SHOWN_DEVICES: usize = 200;

pub(super) async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<ShipmentId>,
) -> Result<Html<ShipmentPage>> {
    let texts = ctx.texts;
    let c = app.db.fresh();
    let seen = look(c, &op, id).await?;
    let one = &seen.shipment;
    let entries = audit::history(c, "shipment", id).await?;
    let subject = subject(&app, &op, &seen).await?;
    let carried = devices::find_many(c, &one.devices).await?;
    let mut people = Vec::new();
    let own = op.acting()?.organisation_id;
    for (place, role) in
        [(seen.from.as_ref(), texts.t("shipment-from")), (Some(&seen.to), texts.t("shipment-to"))]
    {
        if let Some(place) = place.filter(|place| place.organisation.id != own) {
            people.push(contact(role, &place.organisation, &place.address));
        }
    }
    let kind = texts.dynamic("shipment-kind-", one.kind.code()).to_string();
    let (from, to) = (name(seen.from.as_ref(), texts), name(Some(&seen.to), texts));
    let now = texts
        .dynamic("shipment-now-", one.state.code())
        .with("from", from.as_str())
        .with("to", to.as_str())
        .with("date", write_near_date(one.planned_for.calendar_day(), texts));
    Ok(Html::ok(ShipmentPage {
        nav: desk_nav(&op, &ctx),
        errors: FieldErrors::new(),
        object: ObjectView {
            over: format!("{kind} {}", one.reference),
            title: texts.t("shipment-title").with("from", from.as_str()).with("to", to.as_str()).to_string(),
            under: String::new(),
            badge: texts.dynamic("shipment-state-", one.state.code()).to_string(),
            tone: tone(one.state),
            steps: steps(&seen, &entries, texts),
            now: now.to_string(),
            acts: due(&seen, &subject.address, texts).into_iter().collect(),
            forms: false,
            asks: Vec::new(),
            facts: facts(&seen, &subject, carried.len(), texts),
            people,
            documents: subject.documents,
            history: told(&app, &op, &seen, &entries, texts).await?,
        },
        columns: vec![
            Column::new(texts.t("purchase-order-column-device")),
            Column::new(texts.t("purchase-order-column-description")),
            Column::new(texts.t("part-column-serial")),
        ],
        more: carried.len().saturating_sub(SHOWN_DEVICES),
        devices: carried
            .into_iter()
            .take(SHOWN_DEVICES)
            .map(|device| {
                vec![
                    Cell::link(device.reference.clone(), format!("/appareils/{}", device.reference)),
                    Cell::text(device.specification.title()),
                    Cell::text(device.serial.unwrap_or_default()),
                ]
            })
            .collect(),
        ctx,
    }))
}

fn name(place: Option<&Place>, texts: Texts) -> String {
    place.map_or_else(
        || texts.t("shipment-unknown-sender").to_string(),
        |place| place.organisation.name.clone(),
    )
}

fn tone(state: State) -> Tone {
    match state {
        State::Planned | State::Packed | State::InTransit => Tone::Information,
        State::Delivered | State::Reconciled => Tone::Good,
        State::Failed | State::Returned => Tone::Warning,
        State::Lost => Tone::Danger,
    }
}

/// What it is for, as the reader may open it.
struct Subject {
    label: String,
    /// Where the reader acts on it; empty when it is no longer theirs to see.
    address: String,
    documents: Vec<Document>,
}

async fn subject(app: &App, op: &OpContext, seen: &Seen) -> Result<Subject> {
    let texts = Texts::new(op.language);
    let c = app.db.fresh();
    let id = seen.shipment.subject_id;
    let mut documents = Vec::new();
    let (label, address) = match (seen.shipment.subject_kind.as_str(), seen.end) {
        (donations::SHIPMENT_SUBJECT, End::Receiver) => {
            let slip = format!("/desk/lot-parts/{id}/slip.pdf");
            documents.push(Document::new(texts.t("part-paper-slip"), slip, "PDF"));
            (texts.t("shipment-for-lot"), format!("/desk/lot-parts/{id}"))
        }
        (donations::SHIPMENT_SUBJECT, End::Sender) => {
            let donor = op.require_reading(Capacity::Donor)?.organisation_id;
            let lot = donations::lot_of_given_part(c, donor, LotPartId(id)).await?;
            (texts.t("shipment-for-lot"), format!("/desk/lots/{}", lot.id))
        }
        (purchasing::PURCHASE_ORDER, _) => {
            let address = format!("/desk/purchase-orders/{id}");
            documents.push(Document::new(texts.t("purchase-order-pdf"), format!("{address}.pdf"), "PDF"));
            (texts.t("shipment-for-order"), address)
        }
        (_, End::Receiver) => {
            // A structure opens its request; a proposal that ended leads nowhere.
            let proposal = solidarity::proposal(c, op, ProposalId(id)).await?;
            (texts.t("shipment-for-request"), format!("/desk/requests/{}", proposal.request.id))
        }
        (_, End::Sender) => (texts.t("shipment-for-proposal"), "/desk/proposals".to_owned()),
    };
    Ok(Subject { label: label.to_string(), address, documents })
}

/// What is due at the reader's end, done on the page of what the shipment is for.
fn due(seen: &Seen, address: &str, texts: Texts) -> Option<Act> {
    let waits = matches!(seen.shipment.state, State::Planned | State::Packed);
    let moves = seen.shipment.state == State::InTransit;
    let label = match (seen.shipment.kind, seen.end) {
        (ShipmentKind::Collection, End::Receiver) if waits => texts.t("shipment-do-collect"),
        (ShipmentKind::Collection, End::Receiver) if moves => texts.t("shipment-do-count"),
        (ShipmentKind::Delivery, End::Receiver) if moves => texts.t("shipment-do-certify"),
        (ShipmentKind::Transfer, End::Sender) if waits => texts.t("shipment-do-send"),
        (ShipmentKind::Transfer, End::Receiver) if moves => texts.t("shipment-do-receive"),
        (
            ShipmentKind::Collection | ShipmentKind::Delivery | ShipmentKind::Transfer | ShipmentKind::Return,
            End::Sender | End::Receiver,
        ) => return None,
    };
    Some(Act::open(label, address))
}

fn facts(seen: &Seen, subject: &Subject, devices: usize, texts: Texts) -> Vec<Fact> {
    let one = &seen.shipment;
    let written =
        |place: &Place| format!("{}, {}, {}", place.organisation.name, place.site.label, place.address);
    let mut facts =
        vec![Fact::new(texts.t("shipment-fact-for"), subject.label.as_str()).leading_to(&subject.address)];
    if let Some(from) = &seen.from {
        facts.push(Fact::new(texts.t("shipment-from"), written(from)));
    }
    facts.push(Fact::new(texts.t("shipment-to"), written(&seen.to)));
    let day = |at: Instant| write_date(at.calendar_day(), texts);
    facts.push(Fact::new(texts.t("shipment-fact-planned"), day(one.planned_for)));
    for (label, at) in [
        (texts.t("shipment-fact-departed"), one.departed_at),
        (texts.t("shipment-fact-delivered"), one.delivered_at),
    ] {
        if let Some(at) = at {
            facts.push(Fact::new(label, write_datetime(at, texts)));
        }
    }
    if devices > 0 {
        facts.push(Fact::new(texts.t("shipment-fact-devices"), devices.to_string()));
    }
    facts
}

/// Its way in words, each step done with its day.
fn steps(seen: &Seen, entries: &[Entry], texts: Texts) -> Vec<Step> {
    let one = &seen.shipment;
    let day = |at: Option<Instant>| at.map(|at| write_date(at.calendar_day(), texts)).unwrap_or_default();
    let of = |verb: &str| {
        let entry = entries.iter().rev().find(|entry| entry.action == format!("shipment.{verb}"));
        day(entry.map(|entry| entry.at))
    };
    let leaves = match one.departed_at {
        None => texts.t("lot-step-planned").with("date", day(Some(one.planned_for))).to_string(),
        at => day(at),
    };
    let mut all = vec![
        (texts.t("shipment-step-planned").to_string(), day(Some(one.created_at))),
        (texts.t("shipment-step-departure").to_string(), leaves),
        (texts.t("shipment-step-arrival").to_string(), day(one.delivered_at)),
    ];
    // What a workshop sends to a structure is not counted again: it is handed over.
    if one.kind != ShipmentKind::Transfer || one.state == State::Reconciled {
        all.push((texts.t("shipment-step-count").to_string(), of("reconcile")));
    }
    let done = 1 + usize::from(one.departed_at.is_some());
    let state = || texts.dynamic("shipment-step-", one.state.code()).to_string();
    match one.state {
        State::Planned | State::Packed => life(all, 1),
        State::InTransit => life(all, 2),
        State::Delivered => life(all, 3),
        State::Reconciled => life(all, 4),
        State::Failed => ended(all, done, state(), of("fail")),
        State::Returned => ended(all, done, state(), of("send_back")),
        State::Lost => ended(all, done, state(), of("report_lost")),
    }
}

/// The journal in words; what happened before there was one is told by its moments.
async fn told(
    app: &App,
    op: &OpContext,
    seen: &Seen,
    entries: &[Entry],
    texts: Texts,
) -> Result<Vec<Happening>> {
    let one = &seen.shipment;
    let mut sides = Vec::new();
    for (place, role) in [
        (seen.from.as_ref(), texts.t("object-side-sender")),
        (Some(&seen.to), texts.t("object-side-receiver")),
    ] {
        sides.extend(place.map(|place| Side::new(place.organisation.id, role)));
    }
    let date = |entry: &Entry| {
        let at = entry.details.get("planned_for").and_then(|at| at.as_str()).and_then(|at| at.parse().ok());
        at.map(|at: Instant| write_date(at.calendar_day(), texts)).unwrap_or_default()
    };
    let mut all = history(app.db.fresh(), op, entries, &sides, texts, |entry| {
        let verb = entry.action.strip_prefix("shipment.")?;
        Some(texts.dynamic("shipment-event-", verb).with("date", date(entry)).to_string())
    })
    .await?;
    let known = |verb: &str| entries.iter().any(|entry| entry.action == format!("shipment.{verb}"));
    for (verb, at) in
        [("plan", Some(one.created_at)), ("depart", one.departed_at), ("deliver", one.delivered_at)]
    {
        if let Some(at) = at.filter(|_| !known(verb)) {
            let sentence = texts.dynamic("shipment-event-", verb).with("date", "").to_string();
            all.push((at, Happening::new(write_datetime(at, texts), sentence)));
        }
    }
    Ok(in_order(all))
}

#[cfg(test)]
mod tests {
    use frontend::Language;

    use super::*;
    use crate::logistics::Action;

    #[test]
    fn every_entry_of_the_journal_of_a_shipment_has_its_sentence() {
        let others = ["plan", "reschedule", "collected_by_structure", "receipt_implied"];
        for language in Language::ALL {
            let texts = Texts::new(language);
            for verb in Action::ALL.iter().map(|action| action.code()).chain(others) {
                let key = format!("shipment-event-{}", verb.replace('_', "-"));
                assert!(texts.has(&key), "{key} in {}", language.name());
            }
            for state in State::ALL {
                let key = format!("shipment-now-{}", state.code().replace('_', "-"));
                assert!(texts.has(&key), "{key} in {}", language.name());
            }
        }
    }
}
