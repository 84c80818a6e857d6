//! Sourcing: listings near the participants are matched with their needs, and the stock is held by claims.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{DatabaseTransaction, TransactionTrait};
use serde_json::json;

use super::lives::{ParticipantState, PooledOrderAction};
use super::particulars::Particulars;
use super::pool::{NeedLine, Pool};
use super::rules::{COMMITMENT_WORKING_DAYS, REACH_KM, grade_suffices};
use super::sourcing::{Demand, Sourcing, Stock, source as matched, suits};
use super::{POOLED_ORDER, jobs as due, mail, service, store};
use crate::catalogue::{self, Offer, OfferFilter};
use crate::devices::Grade;
use crate::devices::claims::{self, ClaimOrder};
use crate::kernel::time::add_working_days;
use crate::kernel::{Error, ErrorKind, Instant, ListingId, OpContext, Point, PooledOrderId, Result, SiteId};
use crate::organisations::{self, Site};
use crate::web::App;

/// Offers read for one need line.
const MOST_OFFERS: u64 = 500;
/// How often what is left of a listing is believed when somebody was faster; then the listing is passed over.
const PATIENCE: usize = 8;

/// Matches needs with listings and holds the stock until participants have committed. When nothing at all is found,
/// the order stays `sourced` and may be sourced again.
///
/// # Errors
/// 403; 404; `pooled-order-wrong-state`.
pub async fn source(app: &App, op: &OpContext, id: PooledOrderId, version: Option<i64>) -> Result<Pool> {
    app.db
        .tx(async |t| {
            let mut pool = service::coordinated(t, op, id).await?;
            service::same_version(version, pool.order.version)?;
            pool.act(PooledOrderAction::StartSourcing)?;
            let members = pool.participants.iter().map(|one| one.delivery_site_id);
            let sites = organisations::find_sites(t, members).await?;
            let demands = demands(&pool, &sites)?;
            let stock = stock(t, op.now, &pool.lines, &demands).await?;
            let commit_by = add_working_days(op.now, COMMITMENT_WORKING_DAYS);
            let found = hold(t, op, &pool, demands, stock, commit_by).await?;
            pool.record(found);
            pool.act(PooledOrderAction::FinishSourcing)?;
            let units: i64 = pool.allocations.iter().map(|one| one.quantity).sum();
            if units > 0 {
                pool.order.commit_by = Some(commit_by);
                pool.act(PooledOrderAction::CollectCommitments)?;
                due::at(t, op, due::COMMITMENTS, id, commit_by).await?;
            }
            store::save_order(t, op.now, &mut pool.order).await?;
            store::replace_found(t, &pool).await?;
            let missing: i64 = pool.unserved.iter().map(|one| one.quantity).sum();
            let details = json!({ "to": pool.order.state.code(), "found": units, "unserved": missing });
            service::record(t, op, &pool, "source", details).await?;
            mail::sourced(app, t, op, &pool).await?;
            Ok(pool)
        })
        .await
}

fn demands(pool: &Pool, sites: &HashMap<SiteId, Site>) -> Result<Vec<Demand>> {
    let mut found = Vec::new();
    for one in pool.participants.iter().filter(|one| one.state == ParticipantState::Intention) {
        let site = sites
            .get(&one.delivery_site_id)
            .ok_or_else(|| Error::internal("a participant's delivery site is gone"))?;
        found.extend(one.quantities.iter().map(|wanted| Demand {
            participant_id: one.id,
            need_line_id: wanted.need_line_id,
            place: site.point,
            quantity: wanted.quantity,
        }));
    }
    Ok(found)
}

/// The middle of the places and the radius that reaches what any of them can reach.
fn circle(demands: &[Demand]) -> Option<(Point, f64)> {
    let count = u32::try_from(demands.len()).ok().filter(|count| *count > 0)?;
    let lat: f64 = demands.iter().map(|one| one.place.lat).sum();
    let lng: f64 = demands.iter().map(|one| one.place.lng).sum();
    let centre = Point::new(lat / f64::from(count), lng / f64::from(count))?;
    let furthest = demands.iter().map(|one| one.place.distance_km(centre)).fold(0.0, f64::max);
    Some((centre, furthest + REACH_KM))
}

pub(super) fn stock_of(offer: Offer) -> Stock {
    let particulars = Particulars::of(&offer);
    Stock {
        particulars,
        listing_id: offer.listing_id,
        seller_id: offer.seller_id,
        place: offer.site.point,
        title: offer.title,
        category: offer.specification.category,
        memory_mb: offer.specification.memory_mb,
        grade: offer.grade,
        price: offer.price_cents,
        vat_regime: offer.vat_regime,
        available: offer.available,
    }
}

/// The listings that could serve the lines, within reach; for a line that none could serve, one from further away, so
/// that the reason can be told.
async fn stock(
    t: &DatabaseTransaction,
    now: Instant,
    lines: &[NeedLine],
    demands: &[Demand],
) -> Result<Vec<Stock>> {
    let Some(near) = circle(demands) else { return Ok(Vec::new()) };
    let mut found: BTreeMap<ListingId, Stock> = BTreeMap::new();
    // A pooled order has at most 20 lines.
    for line in lines {
        let grades = Grade::ALL.iter().copied().filter(|grade| grade_suffices(*grade, line.grade_min));
        let mut filter = OfferFilter {
            categories: vec![line.category.clone()],
            grades: grades.collect(),
            memory_gb_min: line.memory_gb_min.and_then(|memory| u32::try_from(memory).ok()),
            near: Some(near),
            ..OfferFilter::default()
        };
        let offers = catalogue::offers(t, now, &filter, MOST_OFFERS).await?;
        let offers = if offers.is_empty() {
            filter.near = None;
            catalogue::offers(t, now, &filter, 1).await?
        } else {
            offers
        };
        for one in offers.into_iter().map(stock_of).filter(|one| suits(line, one)) {
            found.insert(one.listing_id, one);
        }
    }
    Ok(found.into_values().collect())
}

/// Claims what is matched; when somebody was faster, matches again with what is left.
async fn hold(
    t: &DatabaseTransaction,
    op: &OpContext,
    pool: &Pool,
    demands: Vec<Demand>,
    mut stock: Vec<Stock>,
    until: Instant,
) -> Result<Sourcing> {
    // Each round that fails lowers a listing's stock, so that the rounds end.
    let mut round = 0;
    loop {
        let (lines, wanted, offered) = (pool.lines.clone(), demands.clone(), stock.clone());
        let found = tokio::task::spawn_blocking(move || matched(&lines, &wanted, &offered))
            .await
            .map_err(Error::internal)?;
        let mut orders: BTreeMap<ListingId, i64> = BTreeMap::new();
        for one in &found.allocations {
            *orders.entry(one.listing_id).or_default() += one.quantity;
        }
        let savepoint = t.begin().await?;
        match claim_all(&savepoint, op, pool.order.id, &orders, until).await? {
            None => {
                savepoint.commit().await?;
                return Ok(found);
            }
            Some((listing, left)) => {
                savepoint.rollback().await?;
                round += 1;
                for one in stock.iter_mut().filter(|one| one.listing_id == listing) {
                    let believed = if round <= PATIENCE { left } else { 0 };
                    one.available = believed.min(one.available - 1).max(0);
                }
            }
        }
    }
}

/// Claims every listing's units, in the order of their ids; the first that has too few is returned with what is left.
async fn claim_all(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: PooledOrderId,
    orders: &BTreeMap<ListingId, i64>,
    until: Instant,
) -> Result<Option<(ListingId, i64)>> {
    for (listing, quantity) in orders {
        let order = ClaimOrder {
            listing_id: *listing,
            quantity: u32::try_from(*quantity).map_err(Error::internal)?,
            holder_kind: POOLED_ORDER,
            holder_id: id.0,
            expires_at: Some(until),
        };
        match claims::claim(t, op, &order).await {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Conflict && error.says("sold-out") => {
                let left = error.args().iter().find(|(name, _)| *name == "left");
                let left = left.and_then(|(_, value)| value.parse().ok()).unwrap_or_default();
                return Ok(Some((*listing, left)));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}
