//! A listing's page with the pooled orders nearby that one may join: public facts only.

use std::collections::{BTreeSet, HashMap, HashSet};

use axum::extract::State;
use frontend::catalogue::ListingPage;
use frontend::filters::Day;
use frontend::home::OpenOrder;
use frontend::map;
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::pool::{NeedLine, Pool};
use super::rules::REACH_KM;
use super::sourcing::suits;
use super::{out, store};
use crate::catalogue::{self, Offer};
use crate::kernel::{Capacity, ListingId, OpContext, Point, Result, SiteId};
use crate::organisations::{self, SiteKind};
use crate::territories;
use crate::web::{App, Args, Ctx, Html, Id, Op, Pages, way_in};

/// Open orders that are looked at, the first to close first.
const LOOKED_AT: u64 = 100;
/// Orders that the page shows.
const SHOWN: usize = 3;

pub(super) fn pages() -> Pages {
    Pages::new().get("/offres/{id}", show)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct NearArgs {
    near: String,
    /// The question that led here, as the catalogue's address says it: what one goes back to.
    search: String,
}

async fn show(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<ListingId>,
    Args(args): Args<NearArgs>,
) -> Result<Html<ListingPage>> {
    let (mut page, offer) =
        catalogue::listing_page(&app, &op, ctx, id, args.near.trim(), &args.search).await?;
    if page.closed.is_empty() {
        page.orders = near(&app, &op, offer).await?;
    }
    Ok(Html::ok(page))
}

/// Orders with a need that this listing meets and a member within reach of it, the nearest first.
async fn near(app: &App, op: &OpContext, offer: Offer) -> Result<Vec<OpenOrder>> {
    let stock = super::hold::stock_of(offer);
    let met =
        |line: &NeedLine| suits(line, &stock) && line.price_ceiling.is_none_or(|most| stock.price <= most);
    nearest(app, op, stock.place, met).await
}

/// Orders with a need of the listing's category and a member within reach of it, the nearest first: what one may join
/// instead of beginning another.
pub(super) async fn wanting(app: &App, op: &OpContext, offer: &Offer) -> Result<Vec<OpenOrder>> {
    let category = &offer.specification.category;
    nearest(app, op, offer.site.point, |line| line.category == *category).await
}

async fn nearest(
    app: &App,
    op: &OpContext,
    place: Point,
    wanted: impl Fn(&NeedLine) -> bool,
) -> Result<Vec<OpenOrder>> {
    let c = app.db.read();
    let mut pools = store::open_to_join(c, op.now, LOOKED_AT).await?;
    pools.retain(|pool| pool.lines.iter().any(&wanted));
    let places: HashSet<SiteId> =
        pools.iter().flat_map(Pool::members).map(|member| member.delivery_site_id).collect();
    let places: HashMap<SiteId, Point> =
        organisations::find_sites(c, places).await?.into_values().map(|site| (site.id, site.point)).collect();
    let mut near: Vec<(f64, Pool)> = pools
        .into_iter()
        .filter_map(|pool| {
            let points = pool.members().filter_map(|member| places.get(&member.delivery_site_id));
            let nearest = points.map(|point| point.distance_km(place)).min_by(f64::total_cmp)?;
            (nearest <= REACH_KM).then_some((nearest, pool))
        })
        .collect();
    near.sort_by(|(one, a), (other, b)| one.total_cmp(other).then(a.order.id.cmp(&b.order.id)));
    near.truncate(SHOWN);
    let pools: Vec<Pool> = near.into_iter().map(|(_, pool)| pool).collect();
    cards(c, op, pools).await
}

/// Where the reader's own goods go, for the distance; nothing for a visitor.
async fn own_place(c: &impl ConnectionTrait, op: &OpContext) -> Result<Option<Point>> {
    let Some(acting) = op.viewer() else { return Ok(None) };
    let sites = organisations::sites_of(c, acting.organisation_id).await?;
    let point = sites.iter().find(|site| site.kind == SiteKind::DeliveryPoint).or(sites.first());
    Ok(point.map(|site| site.point))
}

/// Open orders as anybody may see them, each with the way in for who acts.
async fn cards(c: &impl ConnectionTrait, op: &OpContext, pools: Vec<Pool>) -> Result<Vec<OpenOrder>> {
    let known = organisations::find_many(c, pools.iter().map(|pool| pool.order.coordinator_id)).await?;
    let places: HashSet<SiteId> =
        pools.iter().flat_map(Pool::members).map(|member| member.delivery_site_id).collect();
    let sites = organisations::find_sites(c, places).await?;
    let communes = territories::find_many(c, sites.values().map(|site| site.insee_code.clone())).await?;
    let here = own_place(c, op).await?;
    let own = op.viewer().map(|acting| acting.organisation_id);
    let card = |pool: Pool| {
        let mine = Some(pool.order.coordinator_id) == own
            || pool.members().any(|member| Some(member.organisation_id) == own);
        let delivered = || pool.members().filter_map(|member| sites.get(&member.delivery_site_id));
        let departments: BTreeSet<&str> = delivered()
            .filter_map(|site| communes.get(&site.insee_code))
            .map(|commune| commune.department_code.as_str())
            .collect();
        let departments = departments.into_iter().map(|code| match map::departement_name(code) {
            Some(name) => format!("{name} ({code})"),
            None => code.to_owned(),
        });
        let away = delivered().filter_map(|site| Some(site.point.distance_km(here?)));
        OpenOrder {
            place: departments.collect::<Vec<_>>().join(", "),
            distance_km: away.min_by(f64::total_cmp).filter(|_| !mine),
            own: mine,
            coordinator: out::name(&known, pool.order.coordinator_id),
            closes_on: pool.order.closes_at.calendar_day(),
            wanted: u64::try_from(pool.wanted()).unwrap_or_default(),
            minimum: u64::try_from(pool.order.minimum_quantity).unwrap_or_default(),
            participants: pool.members().count() as u64,
            address: way_in(op, Capacity::Buyer, &format!("/desk/pooled-orders/{}", pool.order.id)),
            title: pool.order.title.clone(),
        }
    };
    Ok(pools.into_iter().map(card).collect())
}

/// The orders that one may join, the first to close first, as anybody may see them.
///
/// # Errors
/// When the database fails.
pub async fn open_orders(c: &impl ConnectionTrait, op: &OpContext, limit: u64) -> Result<Vec<OpenOrder>> {
    let pools = store::open_to_join(c, op.now, limit).await?;
    cards(c, op, pools).await
}
