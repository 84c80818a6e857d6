//! A lot's page, as its donor sees it.

use frontend::components::{Fact, Happening};
use frontend::donations::LotPage;
use frontend::object::{Act, Document, ObjectView};
use frontend::{FieldErrors, PageContext, Texts};

use super::lot::Part;
use super::part_object::dispute_answers;
use super::reception::{self, Contester};
use super::rules::{OfferState, State};
use super::{may, preparation, reading, view};
use crate::devices::LegalBasis;
use crate::kernel::{Capacity, DonationLotId, OpContext, Paging, Result};
use crate::platform::audit;
use crate::web::object::{Side, ask_to_work, history, in_order};
use crate::web::{App, desk_nav, short_code_fact};

/// Lines shown of a lot.
const SHOWN_LINES: u32 = 100;

/// What happens now and next, and when.
fn now(detail: &reading::LotDetail, part: &Part, op: &OpContext, texts: Texts) -> String {
    let workshop = workshop_name(detail, part);
    let open = detail.offers.iter().find(|offer| offer.state == OfferState::Offered);
    match part.state {
        State::Offered => match open {
            Some(offer) => texts.t("lot-next-offered").with("date", view::near(offer.expires_at, texts)),
            None => texts.t("lot-next-declared"),
        },
        State::CollectionPlanned => texts
            .t("lot-next-collection-planned")
            .with("refurbisher", workshop)
            .with("date", view::near(part.planned_for.unwrap_or(op.now), texts)),
        State::Draft | State::Declared => texts.t("lot-next-declared"),
        State::Accepted => texts.t("lot-next-accepted").with("refurbisher", workshop),
        State::Collected => texts.t("lot-next-collected").with("refurbisher", workshop),
        State::Received | State::Processing => texts.t("lot-next-received"),
        State::Disputed => texts.t("lot-next-disputed"),
        State::Closed => texts.t("lot-next-closed"),
        State::Unplaced => texts.t("lot-next-unplaced"),
        State::Cancelled => texts.t("lot-next-cancelled"),
    }
    .to_string()
}

fn workshop_name(detail: &reading::LotDetail, part: &Part) -> String {
    let workshop = part.accepted_at.and(part.refurbisher_id).and_then(|id| detail.refurbishers.get(&id));
    workshop.map(|one| one.name.clone()).unwrap_or_default()
}

async fn told(
    app: &App,
    op: &OpContext,
    detail: &reading::LotDetail,
    part: &Part,
    texts: Texts,
) -> Result<(Vec<Happening>, Option<crate::kernel::Instant>)> {
    let c = app.db.fresh();
    let mut entries = audit::history(c, "donation_lot", detail.lot.id).await?;
    let of_part = audit::history(c, "lot_part", part.id).await?;
    let closed = of_part.iter().rev().find(|entry| entry.action == "lot_part.close").map(|entry| entry.at);
    // Declaring and withdrawing are told once, of the lot.
    let twice = ["lot_part.declare", "lot_part.cancel"];
    entries.extend(of_part.into_iter().filter(|entry| !twice.contains(&entry.action.as_str())));
    let mut sides = vec![Side::new(detail.lot.donor_id, texts.t("object-side-donor"))];
    sides.extend(detail.refurbishers.keys().map(|id| Side::new(*id, texts.t("object-side-workshop"))));
    let mut all = history(c, op, &entries, &sides, texts, |entry| view::event(entry, part, texts)).await?;
    for offer in &detail.offers {
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
    part: &Part,
) -> Result<LotPage> {
    let texts = ctx.texts;
    let id: DonationLotId = detail.lot.id;
    let c = app.db.fresh();
    let ways = if part.state == State::Unplaced {
        ["drop-off", "campaign", "group", "eco"]
            .map(|way| texts.dynamic("lot-way-", way).to_string())
            .to_vec()
    } else {
        Vec::new()
    };
    let mut facts = view::lot_facts(&detail.lot, &detail.site, &detail.address, true, texts);
    facts.extend(view::category_facts(&detail.categories, texts));
    facts.extend(short_code_fact(c, texts, super::LOT, id.0).await?);
    if let (Some(day), true) = (part.planned_for, detail.shipments.is_empty()) {
        facts.push(Fact::new(texts.t("lot-fact-collection").to_string(), view::near(day, texts)));
    }
    if let Some(counted) = part.counted {
        facts.push(Fact::new(texts.t("lot-fact-counted").to_string(), view::units(counted, texts)));
    }
    facts.extend(view::shipment_facts(&detail.shipments, texts));
    let workshop = part.accepted_at.and(part.refurbisher_id).and_then(|id| detail.refurbishers.get(&id));
    let people =
        workshop.map(|one| view::contact(texts.t("lot-workshop").to_string(), one, "")).into_iter().collect();
    let mut documents = match detail.lot.document_id {
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
    let photos = reception::photos_of(c, part.id).await?;
    documents.extend(reception::photo_documents(&format!("/desk/lots/{id}"), &photos, texts));
    let (search, withdraw) = (may::search_again(part.state), may::cancel(part.state));
    let disputes = reception::disputes_of(c, part.id).await?;
    let contested = disputes.iter().find(|one| one.answer.is_none()).map(|one| one.side);
    let (contest, answer) = (may::contest(part.state), may::answer(part.state, Contester::Donor, contested));
    let extras = reception::extras(c, part.id).await?;
    let ask = match search || withdraw || contest || answer {
        true => ask_to_work(c, op, Capacity::Donor, texts).await?,
        false => None,
    };
    let works = ask.is_none();
    let mut acts = Vec::new();
    let kept = preparation::find(c, id).await?;
    let leased = preparation::leased_lines(c, id).await?;
    let waits = matches!(part.state, State::Accepted | State::CollectionPlanned);
    if waits && works && !kept.missing().is_empty() {
        acts.push(Act::open(texts.t("lot-prepare"), format!("/desk/lots/{id}/preparation")));
    }
    let prepared = match preparation::is_time(part.state) || kept.version > 0 {
        true => {
            let mut facts = preparation::facts(&kept, &leased, &format!("/desk/lots/{id}/proofs"), texts);
            let change = Fact::new(
                texts.t("lot-fact-preparation").to_string(),
                texts.t("lot-preparation-open").to_string(),
            );
            facts.push(change.leading_to(format!("/desk/lots/{id}/preparation")));
            facts
        }
        false => Vec::new(),
    };
    if search && works {
        acts.push(Act::send(texts.t("lot-search-again"), format!("/desk/lots/{id}/search-again")));
    }
    let cancel = match withdraw && works {
        true => format!("/desk/lots/{id}/cancel"),
        false => String::new(),
    };
    let address = |may: bool, end: &str| match may && works {
        true => format!("/desk/lots/{id}/{end}"),
        false => String::new(),
    };
    let (contest, answer) = (address(contest, "dispute"), address(answer, "dispute/answer"));
    let title = texts
        .t("lot-title")
        .with("units", view::units(detail.lot.unit_count, texts))
        .with("site", detail.site.label.as_str())
        .to_string();
    let first = Paging { limit: Some(SHOWN_LINES), after: None };
    let lines = reading::lot_lines(app, op, id, &first).await?;
    let more = i64::from(detail.lot.line_count) - i64::try_from(lines.items.len()).unwrap_or_default();
    let (history, closed) = told(app, op, &detail, part, texts).await?;
    Ok(LotPage {
        nav: desk_nav(op, &ctx),
        errors: FieldErrors::new(),
        object: ObjectView {
            over: texts.t("lot-over").with("reference", detail.lot.reference.as_str()).to_string(),
            title,
            under: String::new(),
            badge: texts.dynamic("lot-part-state-", part.state.code()).to_string(),
            tone: view::tone(part.state),
            steps: view::steps(part, &detail.lot, closed, texts),
            now: now(&detail, part, op, texts),
            acts,
            forms: [&cancel, &contest, &answer].iter().any(|one| !one.is_empty()) || !ways.is_empty(),
            asks: ask.into_iter().collect(),
            facts,
            people,
            documents,
            history,
        },
        receipt: detail.lot.legal_basis == LegalBasis::CompanyPatronage && part.state != State::Cancelled,
        ways,
        cancel,
        preparation: prepared,
        outcomes: view::outcomes(&detail.outcomes, texts),
        differences: view::differences(&detail.differences, texts),
        extras: reception::extras_rows(&extras, texts),
        disputes: reception::dispute_facts(&disputes, texts),
        contest,
        answer,
        dispute_answers: dispute_answers(texts),
        lines: view::lines(&detail.summary, &lines.items, texts),
        more,
        refused: i64::from(detail.lot.refused_count),
        refusals: view::refusals(&detail.summary, texts),
        ctx,
    })
}
