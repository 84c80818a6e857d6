//! The first page, the pages that explain each way in, and the figures.

use axum::extract::State;
use frontend::components::Figure;
use frontend::home::{
    BuyPage, CategoryFigure, FactorLine, FiguresPage, GivePage, HelpPage, HomePage, NearbyOffer,
};
use frontend::legal::{AccessibilityPage, PrivacyPage, SitemapPage};
use frontend::map::OfferMap;
use frontend::solidarity::WaitLine;
use frontend::{PageContext, filters};
use serde::Deserialize;

use super::service::{Effect, effect};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Instant, OpContext, Result};
use crate::solidarity::{self, service::wait};
use crate::web::{App, Args, Ctx, Html, Op, Pages, desk_nav, public_pages, way_in};
use crate::{accreditation, catalogue, factors, organisations, purchasing, territories};

/// The public pages.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/", home)
        .get("/donner", give)
        .get("/acheter-ensemble", buy)
        .get("/aider-un-foyer", help)
        .get("/chiffres", figures)
        .get("/accessibilite", accessibility)
        .get("/confidentialite", privacy)
        .get("/plan-du-site", sitemap)
        .merge(super::campaign_pages::pages())
        .merge(super::shortage::pages())
        .merge(super::estimate_pages::pages())
        .merge(super::site_pages::pages())
}

async fn offer_map(app: &App, now: Instant) -> Result<OfferMap> {
    let counts = catalogue::offers_by_department(app.db.read(), now).await?;
    let counts = counts.into_iter().map(|(code, count)| (code, u64::try_from(count).unwrap_or_default()));
    Ok(OfferMap::new(counts, now))
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn figures_of(ctx: &PageContext, effect: &Effect) -> Vec<Figure> {
    let day = filters::write_date(paris_day(ctx.now), ctx.texts);
    let computed = ctx.t("figure-computed").with("date", day).to_string();
    vec![
        Figure {
            value: filters::write_number(whole(effect.reused), ctx.language),
            label: ctx.t("figure-reused").with("count", effect.reused).into(),
            source: computed.clone(),
        },
        Figure {
            value: filters::write_number(whole(effect.households), ctx.language),
            label: ctx.t("figure-households").with("count", effect.households).into(),
            source: computed,
        },
        Figure {
            value: filters::write_weight(effect.avoided_grams, ctx.language),
            label: ctx.t("figure-avoided").into(),
            source: ctx.t("figure-avoided-source").into(),
        },
    ]
}

/// How far « near » is on the first page, in kilometres.
const NEAR_KM: f64 = 30.0;

#[derive(Default, Deserialize)]
#[serde(default)]
struct HomeArgs {
    /// Where the visitor is, as they say it.
    near: String,
}

/// What can be bought near a place that was named, or near whoever is signed in.
async fn nearby(app: &App, op: &OpContext, near: &str, now: Instant) -> Result<Option<NearbyOffer>> {
    let mut named = near.trim().to_owned();
    if let (true, Some(acting)) = (named.is_empty(), op.viewer()) {
        let sites = organisations::sites_of(app.db.read(), acting.organisation_id).await?;
        named = sites.into_iter().next().map(|site| site.insee_code).unwrap_or_default();
    }
    if named.is_empty() {
        return Ok(None);
    }
    let Some(place) = territories::resolve(app.db.read(), &named).await? else { return Ok(None) };
    let count = catalogue::available_near(app.db.read(), now, place.point, NEAR_KM).await?;
    Ok(Some(NearbyOffer { count, place: place.label }))
}

async fn home(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<HomeArgs>,
) -> Result<Html<HomePage>> {
    let effect = effect(app.db.read(), ctx.now).await?;
    let map = offer_map(&app, ctx.now).await?;
    let nearby = nearby(&app, &op, &args.near, ctx.now).await?;
    let offers = catalogue::count_offers(app.db.read(), ctx.now).await?;
    Ok(Html::ok(HomePage { figures: figures_of(&ctx, &effect), map, offers, nearby, near: args.near, ctx }))
}

async fn give(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<GivePage>> {
    let workshops =
        accreditation::count_active(app.db.read(), ctx.now, accreditation::Kind::Refurbisher).await?;
    Ok(Html::ok(GivePage { ctx, declare: way_in(&op, Capacity::Donor, "/desk/lots/new"), workshops }))
}

/// Pooled orders shown to visitors.
const ORDERS_SHOWN: u64 = 6;

async fn buy(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<BuyPage>> {
    let orders = purchasing::open_orders(app.db.read(), &op, ORDERS_SHOWN).await?;
    Ok(Html::ok(BuyPage { ctx, open: way_in(&op, Capacity::Buyer, "/desk/pooled-orders/new"), orders }))
}

/// How long one waits, where the visitor says they are; else in the département they chose, else everywhere.
async fn help(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<HomeArgs>,
) -> Result<Html<HelpPage>> {
    let near: String = args.near.trim().chars().take(100).collect();
    let found = match near.as_str() {
        "" => None,
        near => territories::resolve(app.db.read(), near).await?,
    };
    let place_unknown = found.is_none() && !near.is_empty();
    let (asked, place) = match found {
        Some(place) => (wait::Place::Around(place.point), place.label),
        None if ctx.line.department_code.is_empty() => (wait::Place::Everywhere, String::new()),
        None => (wait::Place::Department(ctx.line.department_code.clone()), ctx.line.department.clone()),
    };
    let waits = wait::at(app.db.read(), ctx.now, &asked).await?;
    let waits = waits.into_iter().map(|(category, wait)| WaitLine {
        category: category.to_owned(),
        sentence: solidarity::short_sentence(&ctx, wait),
    });
    Ok(Html::ok(HelpPage {
        request: way_in(&op, Capacity::MediationStructure, "/desk/requests/new"),
        waits: waits.collect(),
        place,
        near,
        place_unknown,
        ctx,
    }))
}

async fn figures(State(app): State<App>, Ctx(ctx): Ctx) -> Result<Html<FiguresPage>> {
    let effect = effect(app.db.read(), ctx.now).await?;
    let mut lines: Vec<_> = factors::values(app.db.read(), "impact.", ctx.now).await?.into_values().collect();
    lines.sort_by(|a, b| a.code.cmp(&b.code));
    let factors = lines
        .into_iter()
        .filter_map(|factor| {
            let (kind, category) = factor.code.strip_prefix("impact.")?.split_once('.')?;
            ctx.texts.has(&format!("category-{category}")).then_some(())?;
            let label =
                ctx.dynamic("factor-", kind).with("category", ctx.dynamic("category-", category).to_string());
            let value = filters::write_decimal(factor.value_micros, ctx.language);
            let unit = ctx.dynamic("unit-", &factor.unit).to_string();
            Some(FactorLine {
                label: label.into(),
                value: format!("{value}\u{a0}{unit}"),
                source: factor.source,
            })
        })
        .collect();
    let categories = effect
        .categories
        .iter()
        .map(|one| CategoryFigure {
            category: one.category.clone(),
            reused: one.reused,
            avoided_grams: one.avoided.as_ref().map(|avoided| avoided.grams),
            estimated: one.avoided.as_ref().is_some_and(|avoided| avoided.estimated),
        })
        .collect();
    let map = offer_map(&app, ctx.now).await?;
    let computed_at = ctx.now;
    Ok(Html::ok(FiguresPage {
        figures: figures_of(&ctx, &effect),
        categories,
        factors,
        map,
        computed_at,
        ctx,
    }))
}

async fn accessibility(Ctx(ctx): Ctx) -> Html<AccessibilityPage> {
    Html::ok(AccessibilityPage { ctx })
}

async fn privacy(Ctx(ctx): Ctx) -> Html<PrivacyPage> {
    Html::ok(PrivacyPage { ctx })
}

async fn sitemap(Op(op): Op, Ctx(ctx): Ctx) -> Html<SitemapPage> {
    let desk = desk_nav(&op, &ctx);
    Html::ok(SitemapPage { public: public_pages(&ctx), desk, ctx })
}
