//! A lot part's page, as its refurbisher sees it.

use std::collections::HashMap;

use frontend::components::{Fact, Happening};
use frontend::donations::{CountLine, PartPage, PartStep, Rows};
use frontend::filters::write_distance;
use frontend::object::{Document, ObjectView};
use frontend::{Choice, FieldErrors, PageContext, Texts};

use super::lot::PartLine;
use super::preparation::LeasedEquipment;
use super::reception::{self, DisputeAnswer};
use super::rules::{DeclineReason, DifferenceReason};
use super::{agreement, certificates, may, preparation, reading, view};
use crate::kernel::{Capacity, Instant, LotLineId, LotPartId, OpContext, Paging, Result};
use crate::platform::audit;
use crate::web::object::{Side, ask_to_work, history, in_order};
use crate::web::{App, desk_nav, short_code_fact};

/// Lines on one page.
const LINES_A_PAGE: u32 = 100;
/// Devices listed on a part's page; the bench lists them all.
const SHOWN_DEVICES: u64 = 200;

/// What was typed and refused, to be shown again.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) errors: FieldErrors,
    pub(super) decline_reason: String,
    pub(super) decline_text: String,
    pub(super) planned_for: String,
    pub(super) counts: HashMap<String, String>,
    pub(super) faults: HashMap<LotLineId, String>,
}

fn reasons(texts: Texts, selected: &str) -> Vec<Choice> {
    let all = DifferenceReason::ALL.iter().map(|reason| {
        Choice::new(reason.code(), texts.dynamic("difference-reason-", reason.code()).to_string())
    });
    Choice::select(all.collect(), selected)
}

/// `kept`: its donor said that it takes the line out of the lot.
fn count_line(one: &PartLine, typed: &Typed, from_units: bool, kept: bool, texts: Texts) -> CountLine {
    let id = one.line.id.to_string();
    let counted = typed.counts.get(&format!("counted-{id}")).cloned();
    let reason = typed.counts.get(&format!("reason-{id}")).cloned();
    CountLine {
        line: one.line.line.to_string(),
        title: view::called(&one.line, from_units, texts),
        detail: view::described(&one.line, texts),
        expected: one.expected,
        counted: counted.unwrap_or_else(|| one.counted.unwrap_or(one.expected).to_string()),
        reasons: reasons(
            texts,
            reason
                .as_deref()
                .or(one.reason.or(kept.then_some(DifferenceReason::DonorKept)).map(DifferenceReason::code))
                .unwrap_or_default(),
        ),
        fault: typed.faults.get(&one.line.id).cloned().unwrap_or_default(),
        id,
    }
}

/// What happened, as far as this workshop may know: what other workshops answered is not its business.
async fn told(
    app: &App,
    op: &OpContext,
    summary: &reading::PartSummary,
    texts: Texts,
) -> Result<(Vec<Happening>, Option<Instant>)> {
    let reading::PartSummary { part, donor, offer, .. } = summary;
    let own = op.acting()?;
    let mut entries = audit::history(app.db.fresh(), "lot_part", part.id).await?;
    let closed = entries.iter().rev().find(|entry| entry.action == "lot_part.close").map(|entry| entry.at);
    let known = |id| id == donor.id || id == own.organisation_id;
    entries.retain(|entry| entry.organisation_id.is_none_or(known));
    let sides = [
        Side::new(donor.id, texts.t("object-side-donor")),
        Side::new(own.organisation_id, texts.t("object-side-workshop")),
    ];
    let c = app.db.fresh();
    let mut all = history(c, op, &entries, &sides, texts, |entry| view::event(entry, part, texts)).await?;
    if let Some(offer) = offer {
        all.extend(view::offer_history(offer, &own.organisation_name, texts));
    }
    Ok((in_order(all), closed))
}

/// What happens now and next, and when.
fn now(summary: &reading::PartSummary, step: PartStep, op: &OpContext, texts: Texts) -> String {
    let reading::PartSummary { part, donor, offer, .. } = summary;
    match (step, offer) {
        (PartStep::AnswerDispute, _) => texts.t("part-next-disputed-answer"),
        (PartStep::Answer, Some(offer)) => texts
            .t("part-next-answer")
            .with("donor", donor.name.as_str())
            .with("distance", write_distance(offer.distance_km, texts))
            .with("date", view::near(offer.expires_at, texts)),
        (PartStep::Collect, _) => {
            texts.t("part-next-collect").with("date", view::near(part.planned_for.unwrap_or(op.now), texts))
        }
        _ => texts.dynamic("part-next-", part.state.code()),
    }
    .to_string()
}

fn documents(id: LotPartId, accepted: bool, received: bool, texts: Texts) -> Vec<Document> {
    let at = |name: &str| format!("/desk/lot-parts/{id}/{name}");
    let mut documents = Vec::new();
    if accepted {
        documents.push(Document::new(texts.t("part-paper-slip"), at("slip.pdf"), "PDF"));
    }
    if received {
        documents.push(Document::new(texts.t("part-paper-labels"), at("labels.pdf"), "PDF"));
    }
    documents
}

/// The answers to a dispute.
pub(super) fn dispute_answers(texts: Texts) -> Vec<Choice> {
    let all = DisputeAnswer::GIVEN.iter();
    all.map(|one| Choice::new(one.code(), texts.dynamic("dispute-answer-", one.code()).to_string())).collect()
}

pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: LotPartId,
    after: Option<String>,
    typed: Typed,
) -> Result<PartPage> {
    let detail = reading::part(app, op, id).await?;
    let texts = ctx.texts;
    let reading::PartSummary { part, lot, donor, site, offer } = &detail.summary;
    let c = app.db.fresh();
    let disputes = reception::disputes_of(c, id).await?;
    let contested = disputes.iter().find(|one| one.answer.is_none()).map(|one| one.side);
    let possible = may::workshop(part.state, detail.summary.is_open(op), contested);
    let (mut papers, attest) =
        certificates::shown(c, part, format!("/desk/lot-parts/{id}/certificate"), texts).await?;
    let ask = match possible {
        PartStep::Nothing if attest.is_none() => None,
        PartStep::Nothing
        | PartStep::Answer
        | PartStep::Plan
        | PartStep::Collect
        | PartStep::Count
        | PartStep::Contest
        | PartStep::AnswerDispute
        | PartStep::WithdrawDispute => ask_to_work(c, op, Capacity::Refurbisher, texts).await?,
    };
    let attest = attest.filter(|_| ask.is_none());
    let step = if ask.is_none() { possible } else { PartStep::Nothing };
    let paging = Paging { limit: Some(LINES_A_PAGE), after };
    let lines = reading::part_lines(app, op, id, &paging).await?;
    let following = lines.next.clone().unwrap_or_default();
    let closed_count = reception::counting(c, id).await?.is_some_and(|count| count.closed_at.is_some());
    let kept = preparation::find(c, lot.id).await?;
    let leased = preparation::leased_lines(c, lot.id).await?;
    let leaves = kept.leased == Some(LeasedEquipment::TakenOut);
    let taken_out = |line: LotLineId| leaves && leased.iter().any(|one| one.id == line);
    let mine = part.accepted_at.is_some();
    let unprepared = match mine && preparation::is_time(part.state) {
        true => preparation::missing_words(&kept.missing(), texts),
        false => Vec::new(),
    };
    let prepared = match mine && (preparation::is_time(part.state) || kept.version > 0) {
        true => preparation::facts(&kept, &leased, &format!("/desk/lot-parts/{id}/proofs"), texts),
        false => Vec::new(),
    };
    let counting = part.state == super::rules::State::Collected;
    let (differing, extras) = match counting && closed_count {
        true => reading::count_differences(app, part).await?,
        false => (Vec::new(), reception::extras(c, id).await?),
    };
    let received = part.received_at.is_some();
    let from_units = detail.understood.from_units;
    let devices = match received {
        true => reading::part_devices(app, op, id, None, SHOWN_DEVICES).await?,
        false => Vec::new(),
    };
    let devices_more =
        i64::from(part.counted.unwrap_or_default()) - i64::try_from(devices.len()).unwrap_or_default();
    // Nobody who counts sees how many were declared before the count is closed.
    let blind = counting && !closed_count;
    let mut facts = view::lot_facts(lot, site, &detail.address, false, texts);
    if part.is_piece(lot) && !blind {
        let here = view::units(part.unit_count, texts);
        facts.insert(0, Fact::new(texts.t("part-piece").to_string(), here));
    }
    if blind {
        facts.retain(|fact| fact.label != texts.t("lot-fact-content").to_string());
    }
    // Quantities are listed below, once.
    if (!from_units || counting || received) && !blind {
        facts.extend(view::category_facts(&detail.categories, texts));
    }
    if let Some(offer) = offer {
        let distance = write_distance(offer.distance_km, texts);
        facts.push(Fact::new(texts.t("parts-column-distance").to_string(), distance));
    }
    facts.extend(agreement::fact(c, part, format!("/desk/lot-parts/{id}/agreement"), texts).await?);
    facts.extend(short_code_fact(app.db.fresh(), texts, super::LOT, lot.id.0).await?);
    facts.extend(view::shipment_facts(&detail.shipments, texts));
    if received && detail.differences.is_empty() {
        facts.push(Fact::new(
            texts.t("part-fact-differences").to_string(),
            texts.t("part-no-difference").to_string(),
        ));
    }
    let (history, closed) = told(app, op, &detail.summary, texts).await?;
    papers.extend(documents(id, part.accepted_at.is_some(), received, texts));
    let decline_reasons = DeclineReason::ALL.iter().map(|reason| {
        Choice::new(reason.code(), texts.dynamic("decline-reason-", reason.code()).to_string())
    });
    let title = match blind {
        true => texts.t("reception-heading").with("donor", donor.name.as_str()),
        false => texts
            .t("part-title")
            .with("units", view::units(part.unit_count, texts))
            .with("donor", donor.name.as_str()),
    }
    .to_string();
    let why = match offer {
        Some(offer) => super::why::why(app, offer.id, Some(op.acting()?.organisation_id), texts).await?,
        None => None,
    };
    let waits = matches!(step, PartStep::Plan | PartStep::Collect);
    let agreement = match waits && agreement::require_signed(c, lot, part).await.is_err() {
        true => format!("/desk/lot-parts/{id}/agreement"),
        false => String::new(),
    };
    Ok(PartPage {
        agreement,
        why,
        nav: desk_nav(op, &ctx),
        errors: typed.errors.clone(),
        object: ObjectView {
            over: texts.t("lot-over").with("reference", lot.reference.as_str()).to_string(),
            title,
            under: String::new(),
            badge: view::state_of_part(&detail.summary, op, texts),
            tone: view::tone(part.state),
            steps: view::steps(part, lot, closed, texts),
            now: now(&detail.summary, possible, op, texts),
            acts: attest.into_iter().collect(),
            forms: step != PartStep::Nothing,
            asks: ask.into_iter().collect(),
            facts,
            people: vec![view::contact(texts.t("parts-column-donor").to_string(), donor, &detail.address)],
            documents: papers,
            history,
        },
        id: id.to_string(),
        step,
        decline_reasons: Choice::select(decline_reasons.collect(), &typed.decline_reason),
        decline_text: typed.decline_text.clone(),
        planned_for: typed.planned_for.clone(),
        reception: match reception::is_here(part.state) {
            true => format!("/desk/lot-parts/{id}/reception"),
            false => String::new(),
        },
        count_closed: closed_count,
        counts: differing
            .iter()
            .map(|one| count_line(one, &typed, from_units, taken_out(one.line.id), texts))
            .collect(),
        reasons: reasons(texts, typed.counts.get("default_reason").map_or("", String::as_str)),
        preparation: prepared,
        unprepared,
        extras: reception::extras_rows(&extras, texts),
        disputes: reception::dispute_facts(&disputes, texts),
        dispute_answers: dispute_answers(texts),
        dispute_words: String::new(),
        lines: match counting || received {
            true => Rows::default(),
            false => view::lines(&detail.understood, lines.items.iter().map(|one| &one.line), texts),
        },
        lines_next: match following.as_str() {
            "" => String::new(),
            next => format!("/desk/lot-parts/{id}?after={next}"),
        },
        differences: view::differences(&detail.differences, from_units, texts),
        devices: view::devices(&devices, texts),
        devices_more,
        ctx,
    })
}
