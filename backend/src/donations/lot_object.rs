//! A lot's page, as its donor sees it.

use frontend::components::{Fact, Happening};
use frontend::donations::LotPage;
use frontend::object::{Act, Document, ObjectView};
use frontend::{FieldErrors, PageContext, Texts};

use super::lot::Part;
use super::part_object::dispute_answers;
use super::preparation::{ErasurePlace, Preparation, Unprepared};
use super::reception::{self, Contester};
use super::rules::{OfferState, State};
use super::{
    agreement, campaign_lots, certificates, given_pages, may, moment, patronage, preparation, reading, view,
};
use crate::devices::LegalBasis;
use crate::kernel::{Capacity, DonationLotId, OpContext, Paging, Result};
use crate::platform::{audit, photos};
use crate::web::object::{Side, ask_to_work, history, in_order};
use crate::web::photos::photo_documents;
use crate::web::{App, desk_nav, short_code_fact};

/// Lines shown of a lot.
const SHOWN_LINES: u32 = 100;

/// Where a device stands that has found what comes next ([`crate::devices::public_state`]).
const SETTLED: [&str; 4] = ["in_use", "lent", "for_parts", "recycled"];

/// What is to be made ready before the workshop comes, and how to ask for another day. Locks are named while they are not
/// answered for; the disks stay in place only where the workshop erases them.
fn to_prepare(
    detail: &reading::LotDetail,
    part: &Part,
    kept: &Preparation,
    texts: Texts,
) -> (Vec<String>, String) {
    if !matches!(part.state, State::Accepted | State::CollectionPlanned) {
        return (Vec::new(), String::new());
    }
    let missing = kept.missing();
    let locked = missing.contains(&Unprepared::Firmware) || missing.contains(&Unprepared::Activation);
    let erased_there = matches!(kept.erasure, Some(ErasurePlace::OnSite | ErasurePlace::SealedTransport));
    let things = [
        ("locks", locked),
        ("management", missing.contains(&Unprepared::Management)),
        ("chargers", true),
        ("data", erased_there),
        ("somebody", true),
    ];
    let things = things.into_iter().filter(|(_, said)| *said);
    let things = things.map(|(code, _)| texts.dynamic("lot-prepare-", code).to_string()).collect();
    let workshop = part.refurbisher_id.and_then(|id| detail.refurbishers.get(&id));
    let telephone = workshop.and_then(|one| one.telephone.clone()).unwrap_or_default();
    let ask = match telephone.is_empty() {
        false => texts.t("lot-another-day").with("telephone", telephone),
        true => texts.t("lot-another-day-house"),
    };
    let ask =
        ask.with("refurbisher", workshop_name(detail, part)).with("reference", detail.lot.reference.as_str());
    (things, ask.to_string())
}

/// What happens now and next, and when. `answers`: the workshop contests the count, and its donor is asked.
fn now(detail: &reading::LotDetail, part: &Part, op: &OpContext, answers: bool, texts: Texts) -> String {
    let workshop = workshop_name(detail, part);
    let mut own = detail.offers.iter().filter(|offer| offer.part_id == part.id);
    let open = own.find(|offer| offer.state == OfferState::Offered);
    match part.state {
        State::Offered => match open {
            Some(offer) => texts.t("lot-next-offered").with("date", view::near(offer.expires_at, texts)),
            None => texts.t("lot-next-declared"),
        },
        State::CollectionPlanned => {
            let at = part.planned_for.unwrap_or(op.now);
            let key = match moment::hour_is_said(at) {
                true => texts.t("lot-next-collection-at").with("hour", view::hour(at, texts)),
                false => texts.t("lot-next-collection-planned"),
            };
            key.with("refurbisher", workshop).with("date", view::near(at, texts))
        }
        State::Draft | State::Declared => texts.t("lot-next-declared"),
        State::Accepted => texts.t("lot-next-accepted").with("refurbisher", workshop),
        State::Collected => texts.t("lot-next-collected").with("refurbisher", workshop),
        State::Received | State::Processing => texts.t("lot-next-received"),
        State::Disputed if answers => texts.t("lot-next-disputed-answer"),
        State::Disputed => texts.t("lot-next-disputed"),
        State::Closed => {
            let all: i64 = detail.outcomes.values().sum();
            let settled: i64 = SETTLED.iter().filter_map(|code| detail.outcomes.get(code)).sum();
            match settled == all {
                true => texts.t("lot-next-closed"),
                false => texts.t("lot-next-closed-some").with("settled", settled).with("count", all),
            }
        }
        State::Unplaced => texts.t("lot-next-unplaced"),
        State::Cancelled => texts.t("lot-next-cancelled"),
    }
    .to_string()
}

/// The parts of a lot that went to several workshops, the one in sight without a link; nothing for a lot that is whole.
fn pieces(detail: &reading::LotDetail, texts: Texts) -> Vec<Fact> {
    if detail.parts.len() < 2 {
        return Vec::new();
    }
    let all = (1_i64..).zip(&detail.parts).map(|(number, part)| {
        let asked = part.refurbisher_id.and_then(|id| detail.refurbishers.get(&id));
        let state = texts.dynamic("lot-part-state-", part.state.code()).to_string();
        let said =
            [Some(view::units(part.unit_count, texts)), asked.map(|one| one.name.clone()), Some(state)];
        let fact = Fact::new(
            texts.t("lot-piece").with("number", number).to_string(),
            said.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        );
        if part.id == detail.part.id { fact } else { fact.leading_to(part.donor_page(&detail.lot, "")) }
    });
    all.collect()
}

fn workshop_name(detail: &reading::LotDetail, part: &Part) -> String {
    let workshop = part.accepted_at.and(part.refurbisher_id).and_then(|id| detail.refurbishers.get(&id));
    workshop.map(|one| one.name.clone()).unwrap_or_default()
}

async fn told(
    app: &App,
    op: &OpContext,
    detail: &reading::LotDetail,
    texts: Texts,
) -> Result<(Vec<Happening>, Option<crate::kernel::Instant>)> {
    let c = app.db.fresh();
    let part = &detail.part;
    let mut entries = audit::history(c, "donation_lot", detail.lot.id).await?;
    let of_part = audit::history(c, "lot_part", part.id).await?;
    let closed = of_part.iter().rev().find(|entry| entry.action == "lot_part.close").map(|entry| entry.at);
    // Declaring and withdrawing are told once, of the lot.
    let twice = ["lot_part.declare", "lot_part.cancel"];
    entries.extend(of_part.into_iter().filter(|entry| !twice.contains(&entry.action.as_str())));
    let mut sides = vec![Side::new(detail.lot.donor_id, texts.t("object-side-donor"))];
    sides.extend(detail.refurbishers.keys().map(|id| Side::new(*id, texts.t("object-side-workshop"))));
    let mut all = history(c, op, &entries, &sides, texts, |entry| view::event(entry, part, texts)).await?;
    for offer in detail.offers.iter().filter(|offer| offer.part_id == part.id) {
        let name = detail.refurbishers.get(&offer.refurbisher_id).map(|one| one.name.as_str());
        all.extend(view::offer_history(offer, name.unwrap_or_default(), texts));
    }
    Ok((in_order(all), closed))
}

pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    detail: reading::LotDetail,
) -> Result<LotPage> {
    let texts = ctx.texts;
    let part = &detail.part;
    // Forms of a piece say which one they are about.
    let about = part.in_query(&detail.lot);
    let id: DonationLotId = detail.lot.id;
    let c = app.db.fresh();
    let ways = campaign_lots::ways(app, op, &detail, part, texts).await?;
    let mut facts = view::lot_facts(&detail.lot, &detail.site, &detail.address, true, texts);
    // Quantities are listed below, once.
    if !detail.summary.from_units {
        facts.extend(view::category_facts(&detail.categories, texts));
    }
    facts.extend(agreement::fact(c, part, part.donor_page(&detail.lot, "/agreement"), texts).await?);
    facts.extend(short_code_fact(c, texts, super::LOT, id.0).await?);
    let own: Vec<_> = detail.shipments.iter().filter(|one| one.subject_id == part.id.0).cloned().collect();
    if let (Some(day), true) = (part.planned_for, own.is_empty()) {
        facts.push(Fact::new(texts.t("lot-fact-collection").to_string(), view::near(day, texts)));
    }
    if let Some(counted) = part.counted {
        facts.push(Fact::new(texts.t("lot-fact-counted").to_string(), view::units(counted, texts)));
    }
    facts.extend(view::shipment_facts(&own, texts));
    let workshop = part.accepted_at.and(part.refurbisher_id).and_then(|id| detail.refurbishers.get(&id));
    let people =
        workshop.map(|one| view::contact(texts.t("lot-workshop").to_string(), one, "")).into_iter().collect();
    let inventory = match detail.lot.document_id {
        Some(document) if !detail.summary.from_units => {
            let kept = app.storage.find(c, document).await?;
            let format = if kept.file_name.to_lowercase().ends_with(".csv") { "CSV" } else { "XLSX" };
            let address = format!("/desk/lots/{id}/inventory");
            vec![
                Document::new(texts.t("lot-paper-inventory"), address, format)
                    .weighing(kept.bytes)
                    .detail(kept.file_name),
            ]
        }
        Some(_) | None => Vec::new(),
    };
    let (search, withdraw) = (may::search_again(part.state), may::cancel(part.state));
    let (mut documents, attest) =
        certificates::shown(c, part, format!("/desk/lots/{id}/certificate{about}"), texts).await?;
    documents.extend(inventory);
    if part.accepted_at.is_some() {
        documents.push(Document::new(texts.t("file-open"), format!("/desk/lots/{id}/file"), ""));
    }
    let taken = photos::photos_of(c, reception::photo_subject(part.id)).await?;
    documents.extend(photo_documents(&format!("/desk/lots/{id}"), &taken, texts));
    let disputes = reception::disputes_of(c, part.id).await?;
    let contested = disputes.iter().find(|one| one.answer.is_none()).map(|one| one.side);
    let (contest, answer) = (may::contest(part.state), may::answer(part.state, Contester::Donor, contested));
    let withdrawal = part.state == State::Disputed && contested == Some(Contester::Donor);
    let extras = reception::extras(c, part.id).await?;
    let ask = match search || withdraw || contest || answer || withdrawal || attest.is_some() {
        true => ask_to_work(c, op, Capacity::Donor, texts).await?,
        false => None,
    };
    let works = ask.is_none();
    let mut acts = Vec::new();
    let kept = preparation::find(c, id).await?;
    let leased = preparation::leased_lines(c, id).await?;
    let waits = matches!(part.state, State::Accepted | State::CollectionPlanned);
    let signs = agreement::current(c, part.id)
        .await?
        .is_none_or(|one| one.signed_by(agreement::Side::Donor).is_none());
    if waits && works && signs {
        acts.push(Act::open(texts.t("agreement-open"), part.donor_page(&detail.lot, "/agreement")));
    }
    if waits && works && !kept.missing().is_empty() {
        let prepare = Act::open(texts.t("lot-prepare"), format!("/desk/lots/{id}/preparation"));
        acts.push(if acts.is_empty() { prepare } else { prepare.secondary() });
    }
    let prepared = match preparation::is_time(part.state) || kept.version > 0 {
        true => {
            let mut facts = preparation::facts(&kept, &leased, &format!("/desk/lots/{id}/proofs"), texts);
            let change = Fact::new(
                texts.t("lot-fact-preparation").to_string(),
                match preparation::is_time(part.state) {
                    true => texts.t("lot-preparation-open").to_string(),
                    false => texts.t("lot-preparation-see").to_string(),
                },
            );
            facts.push(change.leading_to(format!("/desk/lots/{id}/preparation")));
            facts
        }
        false => Vec::new(),
    };
    if search && works {
        acts.push(Act::send(texts.t("lot-search-again"), format!("/desk/lots/{id}/search-again")));
    }
    acts.extend(attest.filter(|_| works));
    let cancel = match withdraw && works {
        true => format!("/desk/lots/{id}/cancel"),
        false => String::new(),
    };
    let delete = match part.state == State::Cancelled
        && detail.lot.declared_at.is_none()
        && op.works_as(Capacity::Donor)
    {
        true => format!("/desk/lots/{id}/delete"),
        false => String::new(),
    };
    let (prepare, another_day) = to_prepare(&detail, part, &kept, texts);
    let under = match part.counted {
        Some(counted) if counted != part.unit_count => texts
            .t("lot-counted-otherwise")
            .with("declared", part.unit_count)
            .with("counted", counted)
            .to_string(),
        Some(_) | None => String::new(),
    };
    let receipt =
        match detail.lot.legal_basis == LegalBasis::CompanyPatronage && part.state != State::Cancelled {
            true => vec![
                texts.t("lot-receipt-text").to_string(),
                patronage::patronage_value(texts),
                patronage::patronage_ceilings(c, op.now, texts).await?,
            ],
            false => Vec::new(),
        };
    let address = |may: bool, end: &str| match may && works {
        true => format!("/desk/lots/{id}/{end}{about}"),
        false => String::new(),
    };
    let (contest, answer) = (address(contest, "dispute"), address(answer, "dispute/answer"));
    let withdrawal = address(withdrawal, "dispute/answer");
    let title = texts
        .t("lot-title")
        .with("units", view::units(detail.lot.unit_count, texts))
        .with("site", detail.site.label.as_str())
        .to_string();
    let first = Paging { limit: Some(SHOWN_LINES), after: None };
    let lines = reading::lot_lines(app, op, id, &first).await?;
    let more = i64::from(detail.lot.line_count) - i64::try_from(lines.items.len()).unwrap_or_default();
    let (history, closed) = told(app, op, &detail, texts).await?;
    let asked = detail.offers.iter().rev().find(|one| one.part_id == part.id);
    let why = match asked {
        Some(offer) => super::why::why(app, offer.id, None, texts).await?,
        None => None,
    };
    Ok(LotPage {
        why,
        nav: desk_nav(op, &ctx),
        errors: FieldErrors::new(),
        object: ObjectView {
            over: texts.t("lot-over").with("reference", detail.lot.reference.as_str()).to_string(),
            title,
            under,
            badge: texts.dynamic("lot-state-", detail.state.code()).to_string(),
            tone: view::tone(part.state),
            steps: view::steps(part, &detail.lot, closed, texts),
            now: now(&detail, part, op, contested == Some(Contester::Workshop), texts),
            acts,
            forms: [&contest, &answer].iter().any(|one| !one.is_empty())
                || !prepare.is_empty()
                || ways.is_some(),
            asks: ask.into_iter().collect(),
            facts,
            people,
            documents,
            history,
        },
        receipt,
        prepare,
        another_day,
        delete,
        ways,
        cancel,
        preparation: prepared,
        outcomes: view::outcomes(&detail.outcomes, texts),
        devices: format!("{}?lot={id}", given_pages::ADDRESS),
        differences: view::differences(&detail.differences, detail.summary.from_units, texts),
        extras: reception::extras_rows(&extras, texts),
        disputes: reception::dispute_facts(&disputes, texts),
        pieces: pieces(&detail, texts),
        contest,
        answer,
        dispute_answers: dispute_answers(texts),
        withdrawal,
        lines: view::lines(&detail.summary, &lines.items, texts),
        more,
        refused: i64::from(detail.lot.refused_count),
        refusals: view::refusals(&detail.summary, texts),
        ctx,
    })
}
