//! One request's page, as its structure sees it.

use frontend::components::{Fact, Step as Stage, Tone};
use frontend::object::{Act, ObjectView, ended, life};
use frontend::solidarity::{ProposedDevice, RequestPage};
use frontend::{FieldErrors, PageContext, filters};
use sea_orm::ConnectionTrait;

use super::explain;
use super::may::Case;
use super::pages::sentence;
use super::rules::allocation::Outcome;
use super::rules::priority::{self, RULES_VERSION, weights};
use super::rules::proposal;
use super::rules::request::{Action, State as Step};
use super::service::wait;
use super::view::{self, View};
use crate::devices::Device;
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Instant, OpContext, RequestId, Result};
use crate::organisations::{self, Organisation};
use crate::platform::audit::{self, Entry};
use crate::platform::short_codes;
use crate::territories;
use crate::web::object::{Side, ask_to_work, contact, history, in_order};
use crate::web::{App, desk_nav};

fn tone(state: Step) -> Tone {
    match state {
        Step::Draft | Step::Withdrawn | Step::Anonymised => Tone::Neutral,
        Step::Submitted | Step::Eligible | Step::Waiting | Step::Accepted => Tone::Information,
        Step::InformationNeeded | Step::Proposed | Step::ReadyForHandOver | Step::Refused => Tone::Warning,
        Step::HandedOver | Step::FollowedUp | Step::Closed => Tone::Good,
    }
}

/// The life of a request in words, each step done with its day as the journal says it.
fn stages(ctx: &PageContext, view: &View, entries: &[Entry]) -> Vec<Stage> {
    let request = &view.request;
    let written = |at: Instant| filters::write_date(paris_day(at), ctx.texts);
    let of = |action: Action| {
        let name = format!("request.{}", action.code());
        entries.iter().rev().find(|entry| entry.action == name).map(|entry| written(entry.at))
    };
    let current = match request.state {
        Step::Draft | Step::Submitted | Step::InformationNeeded | Step::Eligible => 0,
        Step::Waiting => 1,
        Step::Proposed => 2,
        Step::Accepted => 3,
        Step::ReadyForHandOver => 4,
        Step::HandedOver => 5,
        Step::FollowedUp => 6,
        Step::Closed => 7,
        Step::Refused | Step::Withdrawn | Step::Anonymised => 1,
    };
    let handed_over = request.handed_over_on.as_deref().map(|text| day(ctx, text));
    // A request whose device went to others waits again: what had been done is shown no more.
    let done = [
        Some(written(request.submitted_at)),
        of(Action::Propose),
        of(Action::Accept),
        of(Action::Arrive),
        handed_over,
        of(Action::FollowUp),
        of(Action::Close),
    ];
    let labels = ["filed", "waiting", "proposed", "accepted", "ready", "handed-over", "closed"];
    let steps = labels.into_iter().zip(done).enumerate().map(|(place, (label, when))| {
        let when = when.filter(|_| place < current).unwrap_or_default();
        (ctx.dynamic("request-step-", label).to_string(), when)
    });
    let end = match request.state {
        Step::Refused => of(Action::Refuse),
        Step::Withdrawn => of(Action::Withdraw),
        Step::Anonymised => of(Action::Anonymise).or_else(|| of(Action::Withdraw)),
        Step::Draft
        | Step::Submitted
        | Step::InformationNeeded
        | Step::Eligible
        | Step::Waiting
        | Step::Proposed
        | Step::Accepted
        | Step::ReadyForHandOver
        | Step::HandedOver
        | Step::FollowedUp
        | Step::Closed => return life(steps, current),
    };
    let label = ctx.dynamic("request-step-", request.state.code()).to_string();
    ended(steps, 1, label, end.unwrap_or_default())
}

fn day(ctx: &PageContext, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |day| filters::write_date(day, ctx.texts))
}

fn facts(ctx: &PageContext, view: &View, place: &str) -> Vec<Fact> {
    let request = &view.request;
    let mut facts = Vec::new();
    if !place.is_empty() {
        facts.push(Fact::new(ctx.t("request-fact-place"), place));
    }
    facts.push(Fact::new(
        ctx.t("request-fact-since"),
        filters::write_date(paris_day(request.submitted_at), ctx.texts),
    ));
    if let Some(household) = &request.household {
        let persons = ctx.t("request-fact-persons").with("count", household.size);
        facts.push(Fact::new(ctx.t("request-fact-household"), persons));
        facts.push(Fact::new(ctx.t("request-fact-use"), ctx.dynamic("purpose-", household.purpose.code())));
        let seen = household.criterion_seen_on.as_deref().map(|seen| format!(" ({})", day(ctx, seen)));
        let criterion = ctx.dynamic("criterion-", household.criterion.code());
        let criterion = format!("{criterion}{}", seen.unwrap_or_default());
        facts.push(Fact::new(ctx.t("request-fact-criterion"), criterion));
        facts.push(Fact::new(
            ctx.t("request-fact-urgency"),
            ctx.dynamic("urgency-", household.urgency.code()),
        ));
        if let Some(note) = &household.note {
            facts.push(Fact::new(ctx.t("request-fact-note"), note));
        }
    }
    if request.memory_gb_min > 0 {
        let memory = filters::write_gigabytes(i64::from(request.memory_gb_min), ctx.language);
        facts.push(Fact::new(ctx.t("request-fact-memory"), memory));
    }
    if !request.accessibility.is_empty() {
        let wishes: Vec<String> = request
            .accessibility
            .iter()
            .map(|one| ctx.dynamic("accessibility-", one.code()).to_string())
            .collect();
        facts.push(Fact::new(ctx.t("request-fact-accessibility"), wishes.join(" · ")));
    }
    let agreement = ctx.dynamic("agreement-", request.agreement_kind.code());
    let agreement = format!("{agreement} ({})", day(ctx, &request.agreement_given_on));
    facts.push(Fact::new(ctx.t("request-fact-agreement"), agreement));
    facts
}

/// The household's commune, while it is known.
async fn commune(c: &impl ConnectionTrait, ctx: &PageContext, view: &View) -> Result<Option<Fact>> {
    let Some(code) = view.request.household.as_ref().and_then(|one| one.insee_code.clone()) else {
        return Ok(None);
    };
    let found = territories::find_many(c, [code.clone()]).await?.remove(&code);
    Ok(found.map(|one| Fact::new(ctx.t("request-commune"), one.name)))
}

/// What a waiting request's rank rests on, a sentence each: its points today, and the expected wait.
async fn rank(
    c: &impl ConnectionTrait,
    op: &OpContext,
    ctx: &PageContext,
    view: &View,
) -> Result<Vec<String>> {
    let request = &view.request;
    if request.state != Step::Waiting {
        return Ok(Vec::new());
    }
    let mut said = Vec::new();
    if let (Some(weights), Some(situation)) = (weights(RULES_VERSION), request.situation()) {
        let points = priority::total(&priority::parts(&weights, &situation, op.now));
        said.push(ctx.t("request-points").with("count", points).to_string());
    }
    if let Some(site) = &view.site {
        let waits = wait::around(c, op.now, site.point).await?;
        let own = waits.into_iter().find(|(category, _)| *category == request.category);
        said.extend(own.map(|(_, wait)| sentence(ctx, wait)));
    }
    Ok(said)
}

/// The device of a proposal that stands or was fulfilled, with its facts.
fn device(ctx: &PageContext, view: &View) -> (Option<ProposedDevice>, Vec<Fact>) {
    let (Some(proposal), Some(device)) = (&view.proposal, &view.device) else { return (None, Vec::new()) };
    if !matches!(proposal.state, proposal::State::Proposed | proposal::State::Accepted) {
        return (None, Vec::new());
    }
    let mut facts = Vec::new();
    if let Some(mebibytes) = device.specification.memory_mb {
        let memory = filters::write_gigabytes(i64::from((mebibytes + 512) / 1024), ctx.language);
        facts.push(Fact::new(ctx.t("request-fact-memory-device"), memory));
    }
    // A desktop computer is a box: whoever fetches it must know what else they need.
    if device.specification.category == "desktop" {
        let comes =
            |with: bool| if with { ctx.t("request-comes-with") } else { ctx.t("request-comes-without") };
        let screen = comes(device.specification.screen_inch_tenths.is_some());
        facts.push(Fact::new(ctx.t("request-fact-screen"), screen));
        let keyboard = comes(device.specification.keyboard_layout.is_some());
        facts.push(Fact::new(ctx.t("request-fact-keyboard"), keyboard));
    }
    if let Some(grade) = device.grade {
        facts
            .push(Fact::new(ctx.t("request-fact-grade"), ctx.dynamic("grade-", grade.code().to_lowercase())));
    }
    if let Some(Outcome::Served { metres, .. }) = view.decision.as_ref().map(|one| &one.outcome) {
        facts.push(Fact::new(ctx.t("request-fact-distance"), explain::distance(ctx.texts, *metres)));
    }
    if let Some(shipment) = &view.shipment {
        let state = ctx.dynamic("shipment-state-", shipment.state.code());
        let value = format!("{} · {state}", shipment.reference);
        let address = format!("/desk/shipments/{}", shipment.id);
        facts.push(Fact::new(ctx.t("request-fact-transfer"), value).leading_to(address));
    }
    let shown = ProposedDevice { title: device.specification.title(), reference: device.reference.clone() };
    (Some(shown), facts)
}

/// What somebody needs beside the proposed device, by the name of its text; nothing for what works by itself.
fn lacks(device: &Device) -> Option<&'static str> {
    if device.specification.category != "desktop" {
        return None;
    }
    match (device.specification.screen_inch_tenths, &device.specification.keyboard_layout) {
        (None, None) => Some("screen-and-keyboard"),
        (None, Some(_)) => Some("screen"),
        (Some(_), None) => Some("keyboard"),
        (Some(_), Some(_)) => None,
    }
}

/// What is on its way: who sends it and when, in a sentence, and whom to call about it.
fn coming(ctx: &PageContext, view: &View, workshop: &Organisation) -> Vec<String> {
    use crate::logistics::State as S;
    let Some(shipment) = &view.shipment else { return Vec::new() };
    let text = match shipment.state {
        S::Planned | S::Packed => ctx
            .t("request-coming-prepared")
            .with("date", filters::write_near_date(paris_day(shipment.planned_for), ctx.texts)),
        S::InTransit => ctx.t("request-coming-sent"),
        S::Delivered | S::Reconciled => return Vec::new(),
        S::Failed | S::Returned | S::Lost => ctx.t("request-coming-not"),
    };
    let mut said = vec![text.with("workshop", workshop.name.as_str()).to_string()];
    if let Some(phone) = &workshop.telephone {
        said.push(ctx.t("request-coming-call").with("phone", phone.as_str()).to_string());
    }
    said
}

/// What an entry of the journal of a request says; never anything of the household.
fn event(ctx: &PageContext, entry: &Entry) -> Option<String> {
    let verb = entry.action.strip_prefix("request.")?;
    Some(ctx.dynamic("request-event-", verb).to_string())
}

pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: RequestId,
    errors: FieldErrors,
) -> Result<RequestPage> {
    let c = app.db.fresh();
    let texts = ctx.texts;
    let view = view::find(c, op, id).await?;
    let entries = audit::history(c, "request", id).await?;
    let request = &view.request;
    let expires_at = view.proposal.as_ref().map(|proposal| proposal.expires_at);
    let until = request.again_from.or(expires_at);
    let until = until.map_or_else(String::new, |at| filters::write_date(paris_day(at), texts));
    let handed_over = request.handed_over_on.as_deref().map_or_else(String::new, |text| day(&ctx, text));
    let now = ctx.dynamic("request-now-", request.state.code()).with("until", until).with("day", handed_over);
    let place = match &view.site {
        Some(site) => format!("{}, {}", site.label, organisations::address(c, site).await?),
        None => String::new(),
    };
    let mut facts = facts(&ctx, &view, &place);
    facts.extend(commune(c, &ctx, &view).await?);
    let code =
        short_codes::of(c, super::REQUEST, id.0).await?.map_or_else(String::new, |code| code.grouped());
    let mut rank = rank(c, op, &ctx, &view).await?;
    let (shown, device_facts) = device(&ctx, &view);
    let (decision, points) = match &view.decision {
        Some(decision) => (
            explain::outcome(texts, &decision.outcome),
            decision
                .parts
                .iter()
                .flatten()
                .filter(|one| one.points > 0)
                .map(|one| explain::part(texts, one))
                .collect(),
        ),
        None => (String::new(), Vec::new()),
    };
    let case = Case {
        state: request.state,
        in_time: expires_at.is_some_and(|until| op.now < until),
        transfer: view.shipment.as_ref().map(|one| one.state),
    };
    let allowed = case.mediator();
    let ask = match allowed.is_empty() {
        true => None,
        false => ask_to_work(c, op, Capacity::MediationStructure, texts).await?,
    };
    let allowed = if ask.is_none() { allowed } else { Vec::new() };
    let may = |action: Action| allowed.contains(&action);
    let mut acts = Vec::new();
    for (action, label, verb) in [
        (Action::Accept, ctx.t("request-accept"), "accept"),
        (Action::Arrive, ctx.t("request-receive"), "receive"),
        (Action::FollowUp, ctx.t("request-follow-up"), "follow-up"),
        (Action::Close, ctx.t("request-close"), "close"),
    ] {
        if may(action) {
            acts.push(Act::send(label, format!("/desk/requests/{id}/{verb}")));
        }
    }
    let forms = [Action::Return, Action::HandOver, Action::Requeue, Action::Withdraw].into_iter().any(may);
    let mut people = Vec::new();
    if let (Some(proposal), true) = (&view.proposal, shown.is_some()) {
        let workshop = organisations::find(c, proposal.holder_id).await?;
        if request.state == Step::Accepted {
            rank.extend(coming(&ctx, &view, &workshop));
        }
        people.push(contact(ctx.t("lot-workshop"), &workshop, ""));
    }
    let mut sides = vec![Side::new(request.structure_id, ctx.t("object-side-structure"))];
    sides.extend(view.proposal.as_ref().map(|one| Side::new(one.holder_id, ctx.t("object-side-workshop"))));
    let told = history(c, op, &entries, &sides, texts, |entry| event(&ctx, entry)).await?;
    let lacks = view.device.as_ref().filter(|_| request.state == Step::Proposed).and_then(lacks);
    // Whoever hands over what has arrived does it today, most often.
    let handed_over_on = match request.state {
        Step::ReadyForHandOver => filters::write_date(paris_day(op.now), texts),
        _ => String::new(),
    };
    Ok(RequestPage {
        nav: desk_nav(op, &ctx),
        errors,
        object: ObjectView {
            over: ctx.t("request-title").with("reference", request.reference.as_str()).to_string(),
            title: ctx.dynamic("category-", request.category.as_str()).to_string(),
            under: String::new(),
            badge: ctx.dynamic("request-state-", request.state.code()).to_string(),
            tone: tone(request.state),
            steps: stages(&ctx, &view, &entries),
            now: now.to_string(),
            acts,
            forms,
            asks: ask.into_iter().collect(),
            facts,
            people,
            documents: Vec::new(),
            history: in_order(told),
        },
        id: id.to_string(),
        code,
        rank,
        declines: may(Action::Return),
        hands_over: may(Action::HandOver),
        receives: may(Action::Arrive),
        collected: may(Action::HandOver) && request.state == Step::Accepted,
        calls_off: may(Action::Requeue),
        withdraws: may(Action::Withdraw),
        device: shown,
        device_facts,
        lacks: lacks.unwrap_or_default(),
        decision,
        points,
        reason: String::new(),
        call_off_reason: String::new(),
        handed_over_on,
        ctx,
    })
}

#[cfg(test)]
mod tests {
    use frontend::{Language, Texts};

    use super::*;

    #[test]
    fn every_entry_of_the_journal_of_a_request_has_its_sentence() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for action in Action::ALL {
                let key = format!("request-event-{}", action.code().replace('_', "-"));
                assert!(texts.has(&key), "{key} in {}", language.name());
            }
        }
    }
}
