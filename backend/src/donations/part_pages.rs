//! A refurbisher's pages: the lot parts offered and entrusted to it, answering, fetching, counting.

use std::collections::HashMap;

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::components::Fact;
use frontend::donations::{CountLine, Paper, PartPage, PartStep, Rows};
use frontend::filters::write_distance;
use frontend::{Choice, FieldErrors, PageContext, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::lot::PartLine;
use super::rules::{DeclineReason, DifferenceReason, State};
use super::{Count, api, documents, moment, parts, reading, view};
use crate::kernel::{Capacity, Error, LotLineId, LotPartId, OpContext, Paging, Result};
use crate::web::{
    App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, download, errors_of, see_other,
};

/// Lines counted on one page.
const COUNTED_A_PAGE: u32 = 100;
/// Devices listed on a part's page; the bench lists them all.
const SHOWN_DEVICES: u64 = 200;

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/lot-parts/{id}", show)
        .post("/desk/lot-parts/{id}/accept", accept)
        .post("/desk/lot-parts/{id}/decline", decline)
        .post("/desk/lot-parts/{id}/collect", collect)
        .post("/desk/lot-parts/{id}/receive", receive)
        .get("/desk/lot-parts/{id}/labels.pdf", labels)
        .get("/desk/lot-parts/{id}/slip.pdf", slip)
}

fn part_address(id: LotPartId) -> String {
    format!("/desk/lot-parts/{id}")
}

/// What was typed and refused, to be shown again.
#[derive(Default)]
struct Typed {
    errors: FieldErrors,
    decline_reason: String,
    decline_text: String,
    planned_for: String,
    counts: HashMap<String, String>,
    faults: HashMap<LotLineId, String>,
}

#[derive(Deserialize)]
struct ShowArgs {
    after: Option<String>,
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    Args(args): Args<ShowArgs>,
) -> Result<Html<PartPage>> {
    Ok(Html::ok(page(&app, &op, ctx, id, args.after, Typed::default()).await?))
}

fn reasons(texts: Texts, selected: &str) -> Vec<Choice> {
    let all = DifferenceReason::ALL.iter().map(|reason| {
        Choice::new(reason.code(), texts.dynamic("difference-reason-", reason.code()).to_string())
    });
    Choice::select(all.collect(), selected)
}

fn count_line(one: &PartLine, typed: &Typed, texts: Texts) -> CountLine {
    let id = one.line.id.to_string();
    let counted = typed.counts.get(&format!("counted-{id}")).cloned();
    let reason = typed.counts.get(&format!("reason-{id}")).cloned();
    CountLine {
        line: one.line.line.to_string(),
        title: one.line.specification.title(),
        detail: view::described(&one.line, texts),
        expected: one.expected,
        counted: counted.unwrap_or_else(|| one.counted.unwrap_or(one.expected).to_string()),
        reasons: reasons(
            texts,
            reason.as_deref().or(one.reason.map(DifferenceReason::code)).unwrap_or_default(),
        ),
        fault: typed.faults.get(&one.line.id).cloned().unwrap_or_default(),
        id,
    }
}

async fn page(
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
    let step = match part.state {
        State::Offered if detail.summary.is_open(op) => PartStep::Answer,
        State::Accepted => PartStep::Plan,
        State::CollectionPlanned => PartStep::Collect,
        State::Collected => PartStep::Count,
        State::Draft
        | State::Declared
        | State::Offered
        | State::Received
        | State::Disputed
        | State::Processing
        | State::Closed
        | State::Unplaced
        | State::Cancelled => PartStep::Nothing,
    };
    let next = match (step, offer) {
        (PartStep::Answer, Some(offer)) => texts
            .t("part-next-answer")
            .with("donor", donor.name.as_str())
            .with("distance", write_distance(offer.distance_km, texts))
            .with("date", view::near(offer.expires_at, texts)),
        (PartStep::Collect, _) => {
            texts.t("part-next-collect").with("date", view::near(part.planned_for.unwrap_or(op.now), texts))
        }
        _ => texts.dynamic("part-next-", part.state.code()),
    };
    let paging = Paging { limit: Some(COUNTED_A_PAGE), after: after.clone() };
    let lines = reading::part_lines(app, op, id, &paging).await?;
    let following = lines.next.clone().unwrap_or_default();
    let counting = step == PartStep::Count;
    let received = part.received_at.is_some();
    let devices = match received {
        true => reading::part_devices(app, op, id, None, SHOWN_DEVICES).await?,
        false => Vec::new(),
    };
    let devices_more =
        i64::from(part.counted.unwrap_or_default()) - i64::try_from(devices.len()).unwrap_or_default();
    let mut facts = view::lot_facts(lot, site, &detail.address, false, texts);
    facts.extend(view::category_facts(&detail.categories, texts));
    if let Some(offer) = offer {
        let distance = write_distance(offer.distance_km, texts);
        facts.push(Fact::new(texts.t("parts-column-distance").to_string(), distance));
    }
    facts.extend(view::shipment_facts(&detail.shipments, texts));
    if received && detail.differences.is_empty() {
        facts.push(Fact::new(
            texts.t("part-fact-differences").to_string(),
            texts.t("part-no-difference").to_string(),
        ));
    }
    let mut papers = Vec::new();
    let mut paper = |label: String, name: &str| {
        papers.push(Paper { label, address: format!("/desk/lot-parts/{id}/{name}") });
    };
    if part.accepted_at.is_some() {
        paper(texts.t("part-paper-slip").to_string(), "slip.pdf");
    }
    if received {
        paper(texts.t("part-paper-labels").to_string(), "labels.pdf");
    }
    let own_name = op.acting()?.organisation_name.clone();
    let mut happenings = view::part_history(part, texts);
    if let Some(offer) = offer {
        happenings.extend(view::offer_history(offer, &own_name, texts));
    }
    let devices = view::devices(&devices, texts);
    let nav = desk_nav(op, &ctx);
    Ok(PartPage {
        nav,
        errors: typed.errors.clone(),
        id: id.to_string(),
        reference: lot.reference.clone(),
        title: texts
            .t("part-title")
            .with("units", view::units(part.unit_count, texts))
            .with("donor", donor.name.as_str())
            .to_string(),
        state: view::state_of_part(&detail.summary, op, texts),
        tone: view::tone(part.state),
        steps: view::steps(part.state, texts),
        next: next.to_string(),
        step,
        decline_reasons: Choice::select(
            DeclineReason::ALL
                .iter()
                .map(|reason| {
                    Choice::new(reason.code(), texts.dynamic("decline-reason-", reason.code()).to_string())
                })
                .collect(),
            &typed.decline_reason,
        ),
        decline_text: typed.decline_text.clone(),
        planned_for: typed.planned_for.clone(),
        facts,
        people: vec![view::contact(texts.t("parts-column-donor").to_string(), donor, &detail.address)],
        papers,
        happenings: view::told(happenings),
        counts: match counting {
            true => lines.items.iter().map(|one| count_line(one, &typed, texts)).collect(),
            false => Vec::new(),
        },
        lines: match counting || received {
            true => Rows::default(),
            false => view::lines(lines.items.iter().map(|one| &one.line), texts),
        },
        counts_after: after.unwrap_or_default(),
        lines_next: match following.as_str() {
            "" => String::new(),
            next => format!("{}?after={next}", part_address(id)),
        },
        counts_next: following,
        differences: view::differences(&detail.differences, texts),
        devices,
        devices_more,
        ctx,
    })
}

async fn accept(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
) -> Result<Response> {
    match parts::accept(&app, &op, id).await {
        Ok(_) => Flasher(&session).done(ctx.t("part-done-accepted").to_string(), &part_address(id)).await,
        Err(error) => answer_refused(&app, &op, &session, id, error).await,
    }
}

/// A part that is no longer this refurbisher's has no page to come back to.
async fn answer_refused(
    app: &App,
    op: &OpContext,
    session: &Session,
    id: LotPartId,
    error: Error,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let mine = super::part_of_refurbisher(app.db.fresh(), own, id).await.is_ok();
    let address = if mine { part_address(id) } else { "/desk/lot-parts".to_owned() };
    Flasher(session).refused(error, op.language, &address).await
}

#[derive(Deserialize)]
struct DeclineForm {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    text: String,
}

async fn decline(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<DeclineForm>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let DeclineForm { reason, text } = form;
    let Ok(code) = reason.parse() else {
        let error = Error::invalid("reason", "decline-reason-unknown");
        let errors = errors_of(&error, op.language);
        let typed = Typed { errors, decline_text: text, ..Typed::default() };
        let page = page(&app, &op, ctx, id, None, typed).await?;
        return Ok(Html::refused(&error, page).into_response());
    };
    match parts::decline(&app, &op, id, code, Some(text.clone())).await {
        Ok(_) => Flasher(&session).done(ctx.t("part-done-declined").to_string(), "/desk/lot-parts").await,
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let typed = Typed { errors, decline_reason: reason, decline_text: text, ..Typed::default() };
            let page = page(&app, &op, ctx, id, None, typed).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => answer_refused(&app, &op, &session, id, error).await,
    }
}

#[derive(Deserialize)]
struct CollectForm {
    #[serde(default)]
    planned_for: String,
    #[serde(default)]
    step: String,
}

async fn collect(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<CollectForm>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let CollectForm { planned_for, step } = form;
    let planning = step == "plan";
    let day = if planning {
        match moment::optional("planned_for", Some(&planned_for)) {
            Ok(Some(at)) => Ok(Some(at)),
            Ok(None) => Err(Error::invalid("planned_for", "collection-day-needed")),
            Err(error) => Err(error),
        }
    } else {
        Ok(None)
    };
    let outcome = match day {
        Ok(day) => parts::collect(&app, &op, id, day, None).await.map(|_| ()),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) if planning => {
            Flasher(&session).done(ctx.t("part-done-planned").to_string(), &part_address(id)).await
        }
        Ok(()) => Flasher(&session).done(ctx.t("part-done-collected").to_string(), &part_address(id)).await,
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let page =
                page(&app, &op, ctx, id, None, Typed { errors, planned_for, ..Typed::default() }).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &part_address(id)).await,
    }
}

/// The counts of a form: `counted-LINE` and `reason-LINE`.
fn counts(form: &HashMap<String, String>, texts: Texts) -> (Vec<Count>, HashMap<LotLineId, String>) {
    let mut found = Vec::new();
    let mut faults = HashMap::new();
    for (name, value) in form {
        let Some(line) = name.strip_prefix("counted-") else { continue };
        let Ok(line_id) = line.parse::<LotLineId>() else { continue };
        let digits: String = value.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
        let reason = form.get(&format!("reason-{line}")).and_then(|code| code.parse().ok());
        match digits.parse::<i32>() {
            Ok(counted) if (0..=10_000).contains(&counted) => found.push(Count { line_id, counted, reason }),
            _ => {
                faults.insert(line_id, texts.t("error-count-out-of-range").to_string());
            }
        }
    }
    found.sort_by_key(|count| count.line_id);
    (found, faults)
}

async fn receive(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let texts = ctx.texts;
    let after = form.get("after").filter(|after| !after.is_empty()).cloned();
    let next = form.get("next").filter(|next| next.parse::<i32>().is_ok()).cloned();
    let going_on = form.get("step").is_some_and(|step| step == "next");
    let (counts, mut faults) = counts(&form, texts);
    let outcome = if !faults.is_empty() {
        Err(Error::invalid("counts", "count-out-of-range"))
    } else if let (true, Some(_)) = (going_on, &next) {
        parts::keep_counts(&app, &op, id, &counts).await
    } else {
        parts::receive(&app, &op, id, &counts, None).await.map(|_| ())
    };
    match (outcome, next) {
        (Ok(()), Some(next)) if going_on => Ok(see_other(&format!("{}?after={next}", part_address(id)))),
        (Ok(()), _) => {
            Flasher(&session).done(ctx.t("part-done-received").to_string(), &part_address(id)).await
        }
        (Err(error), _) if !error.field_faults().is_empty() => {
            let mut errors = FieldErrors::new();
            for fault in error.field_faults() {
                let line = fault.field.strip_prefix("counts[").and_then(|rest| rest.split_once(']'));
                let count = line.and_then(|(index, _)| counts.get(index.parse::<usize>().ok()?));
                let words = texts.dynamic("error-", fault.code).to_string();
                if let Some(count) = count {
                    errors.push(format!("counted-{}", count.line_id), words.clone());
                    faults.insert(count.line_id, words);
                }
            }
            if errors.is_empty() {
                for (line, words) in &faults {
                    errors.push(format!("counted-{line}"), words.clone());
                }
            }
            if errors.is_empty() {
                errors = errors_of(&error, op.language);
            }
            let typed = Typed { errors, counts: form, faults, ..Typed::default() };
            let page = page(&app, &op, ctx, id, after, typed).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        (Err(error), _) => Flasher(&session).refused(error, op.language, &part_address(id)).await,
    }
}

async fn labels(Extract(app): Extract<App>, Op(op): Op, Id(id): Id<LotPartId>) -> Result<Response> {
    let (name, bytes) = documents::labels(&app, &op, id).await?;
    Ok(download("application/pdf", &name, bytes))
}

async fn slip(Extract(app): Extract<App>, Op(op): Op, Id(id): Id<LotPartId>) -> Result<Response> {
    let (name, bytes) = documents::slip(&app, &op, id).await?;
    Ok(download("application/pdf", &name, bytes))
}
