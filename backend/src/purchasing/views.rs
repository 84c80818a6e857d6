//! A pooled order's page, from its data to its words.

use std::collections::HashMap;

use frontend::components::{Cell, Column, Contact, Fact};
use frontend::filters::{Day, write_distance, write_near_date, write_relative_days};
use frontend::object::{Act, Ask, ObjectView};
use frontend::purchasing::{JoinForm, JoinLine, Listing, PooledOrderPage};
use frontend::{Choice, FieldErrors, PageContext, Texts};

use super::lives::{
    ParticipantAction, ParticipantState, PooledOrderAction, PooledOrderState, PurchaseOrderState,
};
use super::may::{self, Membership};
use super::order::PurchaseOrder;
use super::pool::{Allocation, Pool};
use super::rules::{DISTANCE_CENTS_PER_KM, REACH_KM_WHOLE};
use super::{order_store, out, words};
use crate::kernel::{Capacity, Cents, NeedLineId, OpContext, OrganisationId, PooledOrderId, Result};
use crate::organisations::{self, Organisation, Site, SiteKind};
use crate::platform::audit;
use crate::web::object::{Side, ask_to_sign, ask_to_work, contact, history, in_order};
use crate::web::{App, desk_nav, short_code_fact};

pub(super) fn address(id: PooledOrderId) -> String {
    format!("/desk/pooled-orders/{id}")
}

pub(super) fn progress(pool: &Pool, texts: Texts) -> String {
    texts
        .t("pooled-order-progress")
        .with("wanted", pool.wanted())
        .with("minimum", pool.order.minimum_quantity)
        .to_string()
}

/// Where the acting organisation can be delivered: its delivery points, or all its sites when it has none.
pub(super) async fn delivery_sites(app: &App, op: &OpContext) -> Result<Vec<Site>> {
    let own = op.acting()?.organisation_id;
    let sites = organisations::sites_of(app.db.fresh(), own).await?;
    let points: Vec<Site> =
        sites.iter().filter(|site| site.kind == SiteKind::DeliveryPoint).cloned().collect();
    Ok(if points.is_empty() { sites } else { points })
}

pub(super) fn site_choices(sites: &[Site], chosen: &str) -> Vec<Choice> {
    if sites.len() < 2 {
        return Vec::new();
    }
    let choices = sites
        .iter()
        .map(|site| Choice::new(site.id.to_string(), format!("{}, {}", site.label, site.address)));
    Choice::select(choices.collect(), chosen)
}

fn needs(pool: &Pool, texts: Texts) -> Listing {
    Listing {
        columns: vec![
            Column::new(texts.t("pooled-order-column-need")),
            Column::new(texts.t("pooled-order-column-asked")),
            Column::numeric(texts.t("pooled-order-column-wanted")),
        ],
        rows: pool
            .lines
            .iter()
            .map(|line| {
                vec![
                    Cell::text(words::need_label(line, texts)),
                    Cell::text(words::need(line, texts)),
                    Cell::text(pool.wanted_of(line.id).to_string()),
                ]
            })
            .collect(),
    }
}

fn members(pool: &Pool, known: &HashMap<OrganisationId, Organisation>, texts: Texts) -> Listing {
    Listing {
        columns: vec![
            Column::new(texts.t("pooled-order-column-member")),
            Column::numeric(texts.t("pooled-order-column-wanted")),
            Column::new(texts.t("pooled-order-column-standing")),
        ],
        rows: pool
            .participants
            .iter()
            .filter(|one| one.state != ParticipantState::Left)
            .map(|one| {
                let units: i64 = one.quantities.iter().map(|wanted| wanted.quantity).sum();
                let tolerance: i64 = one.quantities.iter().map(|wanted| wanted.tolerance).sum();
                let units = match tolerance {
                    0 => units.to_string(),
                    more => texts
                        .t("pooled-order-with-tolerance")
                        .with("units", units)
                        .with("tolerance", more)
                        .to_string(),
                };
                vec![
                    Cell::text(out::name(known, one.organisation_id)),
                    Cell::text(units),
                    Cell::text(texts.dynamic("participant-state-", one.state.code())),
                ]
            })
            .collect(),
    }
}

fn line_words(pool: &Pool, line: NeedLineId, texts: Texts) -> String {
    let line = pool.lines.iter().find(|one| one.id == line);
    line.map(|line| words::need_label(line, texts)).unwrap_or_default()
}

fn found(
    pool: &Pool,
    shown: &[&Allocation],
    known: &HashMap<OrganisationId, Organisation>,
    texts: Texts,
) -> Listing {
    let member = |one: &Allocation| {
        let member = pool.participants.iter().find(|member| member.id == one.participant_id);
        member.map(|member| out::name(known, member.organisation_id)).unwrap_or_default()
    };
    Listing {
        columns: vec![
            Column::new(texts.t("pooled-order-column-offer")),
            Column::new(texts.t("pooled-order-column-member")),
            Column::new(texts.t("pooled-order-column-supplier")),
            Column::numeric(texts.t("pooled-order-column-units")),
            Column::numeric(texts.t("pooled-order-column-price")),
            Column::numeric(texts.t("pooled-order-column-distance")),
        ],
        rows: shown
            .iter()
            .map(|one| {
                vec![
                    Cell::link(one.title.clone(), format!("/offres/{}", one.listing_id))
                        .under(words::maybe_particulars(one.particulars.as_ref(), texts)),
                    Cell::text(member(one)),
                    Cell::text(out::name(known, one.seller_id)),
                    Cell::text(one.quantity.to_string()),
                    Cell::text(words::money(one.unit_price, texts.language)),
                    Cell::text(write_distance(one.distance_km, texts)),
                ]
            })
            .collect(),
    }
}

fn unserved(pool: &Pool, known: &HashMap<OrganisationId, Organisation>, texts: Texts) -> Listing {
    Listing {
        columns: vec![
            Column::new(texts.t("pooled-order-column-member")),
            Column::new(texts.t("pooled-order-column-need")),
            Column::numeric(texts.t("pooled-order-column-units")),
            Column::new(texts.t("pooled-order-column-reason")),
        ],
        rows: pool
            .unserved
            .iter()
            .map(|one| {
                let member = pool.participants.iter().find(|member| member.id == one.participant_id);
                vec![
                    Cell::text(
                        member.map(|member| out::name(known, member.organisation_id)).unwrap_or_default(),
                    ),
                    Cell::text(line_words(pool, one.need_line_id, texts)),
                    Cell::text(one.quantity.to_string()),
                    Cell::text(texts.dynamic("unserved-", one.reason.code())),
                ]
            })
            .collect(),
    }
}

/// What is typed to join, or to change what was said.
async fn join_form(app: &App, op: &OpContext, pool: &Pool, texts: Texts) -> Result<JoinForm> {
    let own = op.acting()?.organisation_id;
    let member = pool.participant(own).filter(|one| one.state != ParticipantState::Left);
    let sites = delivery_sites(app, op).await?;
    let chosen = member.map(|one| one.delivery_site_id.to_string()).unwrap_or_default();
    Ok(JoinForm {
        joined: member.is_some(),
        lines: pool
            .lines
            .iter()
            .zip(1..)
            .map(|(line, number)| {
                let known = member
                    .and_then(|one| one.quantities.iter().find(|wanted| wanted.need_line_id == line.id));
                let hint = if line.label.is_some() { words::need(line, texts) } else { String::new() };
                JoinLine {
                    number,
                    label: texts
                        .t("pooled-order-join-quantity")
                        .with("what", words::need_label(line, texts))
                        .to_string(),
                    what: words::need_label(line, texts),
                    hint,
                    quantity: known.map(|one| one.quantity.to_string()).unwrap_or_default(),
                    tolerance: known
                        .filter(|one| one.tolerance > 0)
                        .map(|one| one.tolerance.to_string())
                        .unwrap_or_default(),
                }
            })
            .collect(),
        sites: site_choices(&sites, &chosen),
    })
}

/// What the reader may do, and whom to ask for the rest.
#[derive(Default)]
struct Possible {
    acts: Vec<Act>,
    asks: Vec<Ask>,
    join: bool,
    extend: bool,
}

async fn possible(app: &App, op: &OpContext, pool: &Pool, texts: Texts) -> Result<Possible> {
    use {ParticipantAction as P, PooledOrderAction as A};
    let c = app.db.fresh();
    let own = op.acting()?.organisation_id;
    let order = &pool.order;
    let member = pool.participant(own);
    let at = |verb: &str| format!("{}/{verb}", address(order.id));
    let mut found = Possible::default();
    let mut edit = None;
    let leads = if op.holds(Capacity::Buyer) { Capacity::Buyer } else { Capacity::TerritorialLead };
    let of_coordinator = match order.coordinator_id == own {
        true => may::coordinator(order.state),
        false => Vec::new(),
    };
    let of_member = match op.holds(Capacity::Buyer) {
        true => may::member(
            order.state,
            Membership {
                state: member.map(|one| one.state),
                found: member
                    .is_some_and(|one| pool.allocations.iter().any(|part| part.participant_id == one.id)),
                joinable: op.now < order.closes_at,
                in_time: order.commit_by.is_some_and(|until| op.now < until),
            },
        ),
        false => Vec::new(),
    };
    if of_member.contains(&P::Commit) {
        let ask = ask_to_sign(c, op, Capacity::Buyer, texts.t("pooled-order-ask-to-commit")).await?;
        found.acts.push(match ask {
            None => Act::open(texts.t("pooled-order-read-and-commit"), at("commit")),
            Some(_) => Act::open(texts.t("pooled-order-read"), at("commit")).secondary(),
        });
        found.asks.extend(ask);
    }
    if of_coordinator.is_empty() && of_member.is_empty() {
        return Ok(found);
    }
    if let Some(ask) = ask_to_work(c, op, leads, texts).await? {
        if found.asks.is_empty() {
            found.asks.push(ask);
        }
        return Ok(found);
    }
    let own_draft = order.state == PooledOrderState::Draft && order.coordinator_id == own;
    if own_draft && pool.lines.len() <= super::forms::NEEDS {
        edit = Some(Act::open(texts.t("pooled-order-change"), at("edit")).secondary());
    }
    for (action, label, verb, first) in [
        (A::Open, texts.t("pooled-order-open"), "open", true),
        (A::StartSourcing, texts.t("pooled-order-source"), "source", true),
        (A::Close, texts.t("pooled-order-close"), "close", false),
    ] {
        if of_coordinator.contains(&action) {
            let mut act = Act::send(label, at(verb)).at_version(order.version);
            if action == A::Close {
                let met = if pool.minimum_met() { "met" } else { "missed" };
                let happens = texts
                    .dynamic("pooled-order-close-happens-", met)
                    .with("wanted", pool.wanted())
                    .with("minimum", order.minimum_quantity);
                let yes = texts.t("pooled-order-close-yes");
                act = act.asking(texts.t("pooled-order-close-question"), happens.to_string(), yes);
            }
            found.acts.push(if first { act } else { act.secondary() });
        }
    }
    found.acts.extend(edit);
    if own_draft {
        let happens = texts.t("pooled-order-discard-happens");
        let yes = texts.t("pooled-order-discard-yes");
        let act = Act::send(texts.t("pooled-order-discard"), at("discard")).at_version(order.version);
        found.acts.push(act.danger().asking(texts.t("pooled-order-discard-question"), happens, yes));
    } else if of_member.contains(&P::Leave) {
        let held = order.state == PooledOrderState::CollectingCommitments;
        let happens = match (held, order.coordinator_id == own) {
            (true, _) => texts.t("pooled-order-leave-happens-held"),
            (false, true) => texts.t("pooled-order-leave-happens-coordinator"),
            (false, false) => texts.t("pooled-order-leave-happens"),
        };
        let yes = texts.t("pooled-order-leave-yes");
        let act = Act::send(texts.t("pooled-order-leave"), at("leave"));
        found.acts.push(act.danger().asking(texts.t("pooled-order-leave-question"), happens, yes));
    }
    found.extend = of_coordinator.contains(&A::Extend);
    found.join = of_member.contains(&P::Declare);
    Ok(found)
}

pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    pool: &Pool,
) -> Result<PooledOrderPage> {
    let texts = ctx.texts;
    let c = app.db.fresh();
    let own = op.acting()?.organisation_id;
    let order = &pool.order;
    let state = order.state;
    let known = out::organisations_of(c, std::slice::from_ref(pool)).await?;
    let orders = order_store::of_buyer(c, own, &[order.id]).await?;
    let until = order.commit_by.unwrap_or(order.closes_at);
    let near = |at: crate::kernel::Instant| write_near_date(at.calendar_day(), texts);
    let entries = audit::history(c, "pooled_order", order.id).await?;
    let shown: Vec<&Allocation> = pool.allocations.iter().collect();
    let mut facts = vec![
        Fact::new(texts.t("pooled-order-fact-coordinator"), out::name(&known, order.coordinator_id)),
        Fact::new(texts.t("pooled-order-fact-form"), texts.dynamic("pooled-order-form-", order.form.code())),
    ];
    let closing = entries.iter().rev().find(|entry| entry.action == "pooled_order.close");
    facts.push(match closing {
        Some(entry) if entry.at < order.closes_at => Fact::new(
            texts.t("pooled-order-fact-closed"),
            texts
                .t("pooled-order-closed-early")
                .with("date", words::day(entry.at, texts))
                .with("planned", words::day(order.closes_at, texts)),
        ),
        Some(entry) => Fact::new(texts.t("pooled-order-fact-closed"), words::day(entry.at, texts)),
        None => Fact::new(texts.t("pooled-order-fact-closes"), words::day(order.closes_at, texts)),
    });
    if let (Some(until), true) = (order.commit_by, waits_for(pool, own)) {
        facts.push(Fact::new(texts.t("pooled-order-fact-commit-by"), words::day(until, texts)));
    }
    facts.extend(own_total(pool, own, &orders, texts));
    if let Some(one) = pool.participant(own) {
        let site = organisations::site(c, one.delivery_site_id).await?;
        facts.push(Fact::new(
            texts.t("purchase-order-fact-delivery"),
            format!("{}, {}", site.label, organisations::address(c, &site).await?),
        ));
        facts.extend(short_code_fact(c, texts, super::PARTICIPATION, one.id.0).await?);
    }
    let possible = possible(app, op, pool, texts).await?;
    let mut sides = vec![Side::new(order.coordinator_id, texts.t("object-side-coordinator"))];
    sides.extend(
        pool.participants.iter().map(|one| Side::new(one.organisation_id, texts.t("object-side-member"))),
    );
    let told = history(c, op, &entries, &sides, texts, |entry| words::event(entry, texts)).await?;
    let (badge, tone) = words::pooled_order_standing(pool, texts);
    let now = match (pool.was_left(), pool.came_to_nothing()) {
        (true, _) => "left-by-all",
        (false, true) => "came-to-nothing",
        (false, false) => state.code(),
    };
    Ok(PooledOrderPage {
        nav: desk_nav(op, &ctx),
        errors: FieldErrors::new(),
        object: ObjectView {
            over: texts.t("pooled-order-over").with("reference", order.reference.as_str()).to_string(),
            title: order.title.clone(),
            under: texts
                .t("pooled-order-coordinated-by")
                .with("name", out::name(&known, order.coordinator_id))
                .to_string(),
            badge,
            tone,
            steps: words::pooled_order_steps(pool, &entries, texts),
            now: texts
                .dynamic("pooled-order-now-", now)
                .with("closes", near(order.closes_at))
                .with(
                    "left",
                    write_relative_days(order.closes_at.calendar_day(), op.now.calendar_day(), texts),
                )
                .with("until", near(until))
                .to_string(),
            acts: possible.acts,
            forms: possible.join || possible.extend,
            asks: possible.asks,
            facts,
            people: people(pool, own, &known, texts),
            documents: Vec::new(),
            history: in_order(told),
        },
        address: address(order.id),
        version: order.version,
        progress: progress(pool, texts),
        wanted: pool.wanted().min(order.minimum_quantity),
        minimum: order.minimum_quantity,
        needs: needs(pool, texts),
        members: members(pool, &known, texts),
        found: found(pool, &shown, &known, texts),
        found_rule: (DISTANCE_CENTS_PER_KM, reach(pool)),
        unserved: unserved(pool, &known, texts),
        orders: super::order_pages::listing(&orders, own, &known, texts),
        join: match possible.join {
            true => Some(join_form(app, op, pool, texts).await?),
            false => None,
        },
        extend: possible.extend.then(String::new),
        ctx,
    })
}

/// Whether commitments are still awaited: the reader's own, or any other's for who takes no part.
fn waits_for(pool: &Pool, own: OrganisationId) -> bool {
    let waiting = pool.unanswered();
    let collecting = pool.order.state == PooledOrderState::CollectingCommitments;
    collecting && pool.participant(own).map_or(!waiting.is_empty(), |one| waiting.contains(&one.id))
}

/// How far anything may come from, in kilometres: as the need that reaches furthest says, never beyond the platform's.
fn reach(pool: &Pool) -> i64 {
    let asked = pool.lines.iter().map(|line| line.distance_km_max.map_or(REACH_KM_WHOLE, i64::from));
    asked.max().unwrap_or(REACH_KM_WHOLE).min(REACH_KM_WHOLE)
}

/// What the reader pays: its purchase orders that stand, or before those what was found for it.
fn own_total(pool: &Pool, own: OrganisationId, orders: &[PurchaseOrder], texts: Texts) -> Option<Fact> {
    let member = pool.participant(own)?.id;
    let total: i64 = match orders {
        [] => {
            let mine = pool.allocations.iter().filter(|one| one.participant_id == member);
            mine.map(|one| one.quantity * one.unit_price.0).sum()
        }
        orders => {
            let standing = orders.iter().filter(|order| order.state != PurchaseOrderState::Cancelled);
            standing.map(|order| order.total().0).sum()
        }
    };
    (total > 0).then(|| {
        Fact::new(texts.t("pooled-order-fact-own-total"), words::money(Cents(total), texts.language))
    })
}

/// Whom to call: the coordinator, then, once sourced, the workshops that hold something for the reader.
fn people(
    pool: &Pool,
    own: OrganisationId,
    known: &HashMap<OrganisationId, Organisation>,
    texts: Texts,
) -> Vec<Contact> {
    let mut people = Vec::new();
    if let Some(one) = known.get(&pool.order.coordinator_id).filter(|one| one.id != own) {
        people.push(contact(texts.t("pooled-order-fact-coordinator"), one, ""));
    }
    let mine = pool.participant(own).map(|one| one.id);
    let mut sellers: Vec<OrganisationId> = pool
        .allocations
        .iter()
        .filter(|part| Some(part.participant_id) == mine)
        .map(|part| part.seller_id)
        .collect();
    sellers.sort_unstable();
    sellers.dedup();
    let sellers = sellers.into_iter().filter_map(|id| known.get(&id)).take(5);
    people.extend(sellers.map(|one| contact(texts.t("pooled-order-column-supplier"), one, "")));
    people
}
