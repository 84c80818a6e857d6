//! A pooled order from its draft to its closing.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use super::input::{Checked, NewPooledOrder, Wanted, check_order, check_wanted};
use super::lives::{ParticipantState, PooledOrderAction, PooledOrderState};
use super::pool::{Pool, PooledOrder, Quantity};
use super::rules::{Form, Refused, USUAL_OPEN_DAYS};
use super::{jobs as due, mail, store};
use crate::catalogue;
use crate::kernel::{
    Acting, Capacity, Error, ErrorKind, Instant, OpContext, OrganisationId, ParticipantId, PooledOrderId,
    Result, SiteId,
};
use crate::organisations::{self, SiteKind};
use crate::platform::{audit, changes, counters, short_codes};
use crate::web::App;

/// Who may coordinate: a buyer, or the lead of a territory.
pub(super) fn require_coordinator(op: &OpContext) -> Result<&Acting> {
    op.require(Capacity::Buyer).or_else(|refused| {
        if op.holds(Capacity::TerritorialLead) { op.require(Capacity::TerritorialLead) } else { Err(refused) }
    })
}

/// Who may look: the same, readers too.
pub(super) fn require_looking(op: &OpContext) -> Result<&Acting> {
    op.require_reading(Capacity::Buyer).or_else(|refused| {
        if op.holds(Capacity::TerritorialLead) {
            op.require_reading(Capacity::TerritorialLead)
        } else {
            Err(refused)
        }
    })
}

/// Whether an organisation may see a pooled order: its coordinator always, who takes or took part, and everyone
/// while it takes intentions.
pub(super) fn may_see(pool: &Pool, organisation: OrganisationId) -> bool {
    pool.order.coordinator_id == organisation
        || pool.participant(organisation).is_some()
        || pool.order.state.takes_intentions()
}

/// The order, held, when the acting organisation coordinates it.
pub(super) async fn coordinated(t: &DatabaseTransaction, op: &OpContext, id: PooledOrderId) -> Result<Pool> {
    let own = require_coordinator(op)?.organisation_id;
    let pool = store::held_pool(t, id).await?;
    if !may_see(&pool, own) {
        return Err(Error::not_found());
    }
    if pool.order.coordinator_id != own {
        return Err(Error::new(ErrorKind::Forbidden, "pooled-order-coordinator-required"));
    }
    Ok(pool)
}

/// A stale form is refused; a machine that names no version is not asked.
pub(super) fn same_version(known: Option<i64>, version: i64) -> Result<()> {
    match known {
        Some(known) if known != version => Err(Error::conflict("changed-meanwhile")),
        Some(_) | None => Ok(()),
    }
}

pub(super) async fn record(
    t: &DatabaseTransaction,
    op: &OpContext,
    pool: &Pool,
    verb: &str,
    details: Value,
) -> Result<()> {
    let action = format!("pooled_order.{verb}");
    audit::record(t, op, &action, "pooled_order", pool.order.id, details).await?;
    changes::append(t, op, "pooled_order", pool.order.id, pool.order.version).await
}

/// Where a buyer's goods go: the site named, or where they went before, or its only delivery point, or its only site.
async fn delivery_site(
    c: &impl ConnectionTrait,
    op: &OpContext,
    asked: Option<SiteId>,
    known: Option<SiteId>,
) -> Result<SiteId> {
    if let Some(id) = asked {
        let site = organisations::own_site(c, op, id).await;
        return site.map(|site| site.id).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::invalid("delivery_site_id", "delivery-site-unknown"),
            _ => error,
        });
    }
    if let Some(id) = known {
        return Ok(id);
    }
    let sites = organisations::sites_of(c, op.acting()?.organisation_id).await?;
    let points: Vec<_> = sites.iter().filter(|site| site.kind == SiteKind::DeliveryPoint).collect();
    match (points.as_slice(), sites.as_slice()) {
        ([only], _) => Ok(only.id),
        ([], [only]) => Ok(only.id),
        _ => Err(Error::invalid("delivery_site_id", "delivery-site-needed")),
    }
}

/// A new order's checks with where the coordinator's own units go, every fault at once. `wants`: units are asked for
/// that could not be read.
async fn checked(
    c: &impl ConnectionTrait,
    op: &OpContext,
    new: &NewPooledOrder,
    from: Option<&catalogue::Offer>,
    known: Option<SiteId>,
    wants: bool,
) -> Result<(Checked, Option<SiteId>)> {
    let order = check_order(op, new, from);
    let wants = wants || new.quantity.is_some() || new.lines.iter().any(|line| line.quantity.is_some());
    let site = match wants {
        true => {
            op.require(Capacity::Buyer)?;
            delivery_site(c, op, new.delivery_site_id, known).await.map(Some)
        }
        false => Ok(None),
    };
    match (order, site) {
        (Ok(order), Ok(site)) => Ok((order, site)),
        (Err(order), Err(site)) if !site.field_faults().is_empty() => {
            Err(Error::faults([order.field_faults(), site.field_faults()].concat()))
        }
        (Err(error), _) | (Ok(_), Err(error)) => Err(error),
    }
}

/// What an order that cannot be read whole is refused for besides; an error without faults when that is nothing.
pub(super) async fn refused(
    c: &impl ConnectionTrait,
    op: &OpContext,
    new: &NewPooledOrder,
    wants: bool,
) -> Error {
    let nothing = || Error::faults(Vec::new());
    match require_coordinator(op) {
        Ok(_) => checked(c, op, new, None, None, wants).await.err().unwrap_or_else(nothing),
        Err(error) => error,
    }
}

/// Begins a pooled order, as a draft that only its coordinator sees. When quantities are given, the coordinator joins
/// at once.
///
/// # Errors
/// 403; 422 with each field at fault.
pub async fn create(app: &App, op: &OpContext, new: NewPooledOrder) -> Result<Pool> {
    let own = require_coordinator(op)?.organisation_id;
    app.db
        .tx(async |t| {
            let from = match new.listing_id {
                Some(id) => Some(
                    catalogue::offer(t, op.now, id)
                        .await
                        .map_err(|_| Error::invalid("listing_id", "pooled-order-listing-unknown"))?,
                ),
                None => None,
            };
            let (checked, site) = checked(t, op, &new, from.as_ref(), None, false).await?;
            let mut pool = Pool {
                order: PooledOrder {
                    id: PooledOrderId::new(),
                    reference: counters::next_reference(t, "CG", op.now).await?,
                    title: checked.title,
                    coordinator_id: own,
                    form: Form::Simple,
                    state: PooledOrderState::Draft,
                    opens_at: None,
                    closes_at: checked.closes_at.unwrap_or_else(|| op.now + Duration::days(USUAL_OPEN_DAYS)),
                    minimum_quantity: checked.minimum_quantity,
                    commit_by: None,
                    version: 1,
                    created_at: op.now,
                },
                lines: checked.lines,
                participants: Vec::new(),
                allocations: Vec::new(),
                unserved: Vec::new(),
            };
            if let Some(site) = site {
                pool.declare(op.now, own, site, checked.quantities)?;
                for one in &mut pool.participants {
                    one.version = 1;
                }
            }
            store::insert_pools(t, op.now, &[&pool]).await?;
            let details = json!({ "reference": pool.order.reference, "title": pool.order.title });
            record(t, op, &pool, "create", details).await?;
            Ok(pool)
        })
        .await
}

/// Writes a draft anew: its title, closing day, minimum, needs, and the coordinator's own units. Tolerances said before
/// stay with the need of the same place.
///
/// # Errors
/// 403; 404; `pooled-order-wrong-state` once it is no draft; `changed-meanwhile`; 422 with each field at fault.
pub async fn rewrite(
    app: &App,
    op: &OpContext,
    id: PooledOrderId,
    new: NewPooledOrder,
    version: Option<i64>,
) -> Result<Pool> {
    let own = require_coordinator(op)?.organisation_id;
    app.db
        .tx(async |t| {
            let mut pool = coordinated(t, op, id).await?;
            same_version(version, pool.order.version)?;
            require_draft(&pool)?;
            let known = pool.participant(own).map(|one| one.delivery_site_id);
            let (mut checked, site) = checked(t, op, &new, None, known, false).await?;
            let said: HashMap<i32, i64> = pool
                .participants
                .iter()
                .filter(|one| one.organisation_id == own)
                .flat_map(|one| &one.quantities)
                .filter_map(|wanted| {
                    let line = pool.lines.iter().find(|line| line.id == wanted.need_line_id)?;
                    Some((line.position, wanted.tolerance))
                })
                .collect();
            for wanted in &mut checked.quantities {
                let line = checked.lines.iter().find(|line| line.id == wanted.need_line_id);
                let before = line.and_then(|line| said.get(&line.position)).copied();
                wanted.tolerance = before.unwrap_or(wanted.tolerance);
            }
            pool.order.title = checked.title;
            pool.order.minimum_quantity = checked.minimum_quantity;
            if let Some(closes_at) = checked.closes_at {
                pool.order.closes_at = closes_at;
            }
            pool.lines = checked.lines;
            if let Some(site) = site {
                pool.declare(op.now, own, site, checked.quantities)?;
            } else if known.is_some() {
                pool.leave(own)?;
                for one in &mut pool.participants {
                    one.quantities.clear();
                }
            }
            store::replace_needs(t, &mut pool).await?;
            store::save_order(t, op.now, &mut pool.order).await?;
            record(t, op, &pool, "rewrite", json!({ "title": pool.order.title })).await?;
            Ok(pool)
        })
        .await
}

/// Throws a draft away: nobody else has seen it, and nothing was promised. The journal keeps that it was there.
///
/// # Errors
/// 403; 404; `pooled-order-wrong-state` once it is no draft; `changed-meanwhile`.
pub async fn discard(app: &App, op: &OpContext, id: PooledOrderId, version: Option<i64>) -> Result<()> {
    app.db
        .tx(async |t| {
            let pool = coordinated(t, op, id).await?;
            same_version(version, pool.order.version)?;
            require_draft(&pool)?;
            store::delete_draft(t, &pool).await?;
            record(t, op, &pool, "discard", json!({ "reference": pool.order.reference })).await
        })
        .await
}

fn require_draft(pool: &Pool) -> Result<()> {
    match pool.order.state {
        PooledOrderState::Draft => Ok(()),
        state => Err(Refused::PooledOrderWrongState { state, action: PooledOrderAction::Open }.into()),
    }
}

/// Lets buyers join, at once or from `opens_at` on.
///
/// # Errors
/// 403; 404; `pooled-order-wrong-state`; 422 when the closing day has passed or comes before the opening.
pub async fn open(
    app: &App,
    op: &OpContext,
    id: PooledOrderId,
    opens_at: Option<Instant>,
    version: Option<i64>,
) -> Result<Pool> {
    app.db
        .tx(async |t| {
            let mut pool = coordinated(t, op, id).await?;
            same_version(version, pool.order.version)?;
            let later = opens_at.filter(|at| *at > op.now);
            if pool.order.closes_at <= later.unwrap_or(op.now) {
                return Err(Error::invalid("closes_at", "closing-day-passed"));
            }
            match later {
                Some(at) => {
                    pool.act(PooledOrderAction::Schedule)?;
                    pool.order.opens_at = Some(at);
                    due::at(t, op, due::OPEN, id, at).await?;
                }
                None => {
                    pool.act(PooledOrderAction::Open)?;
                    pool.order.opens_at = Some(op.now);
                    due::at(t, op, due::CLOSE, id, pool.order.closes_at).await?;
                }
            }
            store::save_order(t, op.now, &mut pool.order).await?;
            record(
                t,
                op,
                &pool,
                "open",
                json!({ "to": pool.order.state.code(), "opens_at": pool.order.opens_at }),
            )
            .await?;
            Ok(pool)
        })
        .await
}

/// Opens a scheduled order whose day has come; does nothing otherwise.
///
/// # Errors
/// When the database fails.
pub(super) async fn open_scheduled(app: &App, op: &OpContext, id: PooledOrderId) -> Result<()> {
    app.db
        .tx(async |t| {
            let mut pool = store::held_pool(t, id).await?;
            let ready = pool.order.opens_at.is_some_and(|at| at <= op.now);
            if pool.order.state != PooledOrderState::Scheduled || !ready {
                return Ok(());
            }
            pool.act(PooledOrderAction::Open)?;
            due::at(t, op, due::CLOSE, id, pool.order.closes_at).await?;
            store::save_order(t, op.now, &mut pool.order).await?;
            record(t, op, &pool, "open", json!({ "to": pool.order.state.code() })).await
        })
        .await
}

/// Gives an open order more time.
///
/// # Errors
/// 403; 404; `pooled-order-wrong-state`; 422.
pub async fn extend(
    app: &App,
    op: &OpContext,
    id: PooledOrderId,
    closes_at: Instant,
    version: Option<i64>,
) -> Result<Pool> {
    app.db
        .tx(async |t| {
            let mut pool = coordinated(t, op, id).await?;
            same_version(version, pool.order.version)?;
            super::input::check_closing(op.now, closes_at)?;
            if closes_at <= pool.order.closes_at {
                return Err(Error::invalid("closes_at", "closing-day-not-later"));
            }
            pool.act(PooledOrderAction::Extend)?;
            pool.act(PooledOrderAction::Open)?;
            pool.order.closes_at = closes_at;
            due::at(t, op, due::CLOSE, id, closes_at).await?;
            store::save_order(t, op.now, &mut pool.order).await?;
            record(t, op, &pool, "extend", json!({ "closes_at": closes_at })).await?;
            Ok(pool)
        })
        .await
}

/// Says what a buyer needs: an intention, which binds nothing. Said again, it replaces what was said before.
///
/// # Errors
/// 403; 404; `pooled-order-joining-closed`; 422.
pub async fn join(
    app: &App,
    op: &OpContext,
    id: PooledOrderId,
    site: Option<SiteId>,
    wanted: Wanted,
) -> Result<Pool> {
    let own = op.require(Capacity::Buyer)?.organisation_id;
    app.db
        .tx(async |t| {
            let mut pool = store::held_pool(t, id).await?;
            if !may_see(&pool, own) {
                return Err(Error::not_found());
            }
            let known = pool.participant(own).map(|one| one.delivery_site_id);
            let quantities = check_wanted(&pool.lines, &wanted)?;
            let site = delivery_site(t, op, site, known).await?;
            let total: i64 = quantities.iter().map(|one: &Quantity| one.quantity).sum();
            let participant = pool.declare(op.now, own, site, quantities)?;
            save_participant(t, &mut pool, participant).await?;
            short_codes::give(t, op.now, super::PARTICIPATION, participant.0).await?;
            let details = json!({ "organisation_id": own, "quantity": total, "delivery_site_id": site });
            record(t, op, &pool, "join", details).await?;
            Ok(pool)
        })
        .await
}

/// Saves one participant of a pool.
pub(super) async fn save_participant(
    t: &DatabaseTransaction,
    pool: &mut Pool,
    id: ParticipantId,
) -> Result<()> {
    let order = pool.order.id;
    match pool.participants.iter_mut().find(|one| one.id == id) {
        Some(one) => store::save_participant(t, order, one).await,
        None => Err(Error::internal("a participant vanished")),
    }
}

/// Lets nobody join any more; with enough wanted the order is confirmed, otherwise it is cancelled.
///
/// # Errors
/// 403; 404; `pooled-order-wrong-state`.
pub async fn close(app: &App, op: &OpContext, id: PooledOrderId, version: Option<i64>) -> Result<Pool> {
    app.db
        .tx(async |t| {
            let mut pool = coordinated(t, op, id).await?;
            same_version(version, pool.order.version)?;
            close_held(app, t, op, &mut pool).await?;
            Ok(pool)
        })
        .await
}

/// Closes an order whose day has come; does nothing otherwise.
///
/// # Errors
/// When the database fails.
pub(super) async fn close_due(app: &App, op: &OpContext, id: PooledOrderId) -> Result<()> {
    app.db
        .tx(async |t| {
            let mut pool = store::held_pool(t, id).await?;
            if !pool.order.state.takes_intentions() || pool.order.closes_at > op.now {
                return Ok(());
            }
            close_held(app, t, op, &mut pool).await
        })
        .await
}

async fn close_held(app: &App, t: &DatabaseTransaction, op: &OpContext, pool: &mut Pool) -> Result<()> {
    pool.act(PooledOrderAction::Close)?;
    let met = pool.minimum_met();
    pool.act(if met { PooledOrderAction::Confirm } else { PooledOrderAction::CancelBelowMinimum })?;
    store::save_order(t, op.now, &mut pool.order).await?;
    let details = json!({
        "to": pool.order.state.code(), "wanted": pool.wanted(), "minimum": pool.order.minimum_quantity,
    });
    record(t, op, pool, "close", details).await?;
    let members = pool.participants.iter().filter(|one| one.state != ParticipantState::Left);
    let members: Vec<OrganisationId> = members.map(|one| one.organisation_id).collect();
    mail::closed(app, t, op, pool, &members).await
}

/// A pooled order as the acting organisation may see it.
///
/// # Errors
/// 403; 404.
pub async fn find(c: &impl ConnectionTrait, op: &OpContext, id: PooledOrderId) -> Result<Pool> {
    let own = require_looking(op)?.organisation_id;
    let pool = store::pool(c, id).await?;
    if may_see(&pool, own) { Ok(pool) } else { Err(Error::not_found()) }
}
