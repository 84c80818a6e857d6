//! The pages of pooled orders.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::components::{Cell, Column, Fact};
use frontend::filters::{Day, write_distance, write_money, write_relative_days};
use frontend::purchasing::{CommitPage, Listing, PooledOrderPage};
use frontend::{Choice, Texts};
use tower_sessions::Session;

use super::forms::{self, Sent, field};
use super::pool::{Allocation, Pool};
use super::rules::REACH_KM;
use super::store::{self, Which};
use super::views::{address, delivery_sites, page, progress};
use super::{commitments, hold, out, service, words};
use crate::kernel::{Capacity, Cents, Error, OpContext, OrganisationId, PooledOrderId, Result, SiteId};
use crate::organisations;
use crate::web::object::ask_to_sign;
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, errors_of};

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/desk/pooled-orders/{id}", show)
        .post("/desk/pooled-orders/{id}/discard", discard)
        .post("/desk/pooled-orders/{id}/open", open)
        .post("/desk/pooled-orders/{id}/extend", extend)
        .post("/desk/pooled-orders/{id}/join", join)
        .post("/desk/pooled-orders/{id}/leave", leave)
        .post("/desk/pooled-orders/{id}/close", close)
        .post("/desk/pooled-orders/{id}/source", source)
        .get("/desk/pooled-orders/{id}/commit", commit_form)
        .post("/desk/pooled-orders/{id}/commit", commit)
        .merge(super::draft_pages::pages())
        .merge(super::list_pages::pages())
        .merge(super::order_pages::pages())
        .merge(super::listing_pages::pages())
}

fn title_cell(pool: &Pool) -> Cell {
    Cell::link(pool.order.title.clone(), address(pool.order.id))
}

/// Orders that one may join, those with the nearest member first.
pub(super) async fn open_near(
    app: &App,
    op: &OpContext,
    own: OrganisationId,
    texts: Texts,
) -> Result<Listing> {
    let c = app.db.fresh();
    let pools = store::pools(c, &Which::OpenToJoin(own), None, 100).await?;
    let known = out::organisations_of(c, &pools).await?;
    let places: Vec<SiteId> =
        pools.iter().flat_map(|pool| pool.participants.iter().map(|one| one.delivery_site_id)).collect();
    let sites = organisations::find_sites(c, places).await?;
    let here = delivery_sites(app, op).await?.first().map(|site| site.point);
    let mut near: Vec<(Option<f64>, &Pool)> = pools
        .iter()
        .filter(|pool| pool.order.closes_at > op.now)
        .map(|pool| {
            let distances = pool
                .participants
                .iter()
                .filter_map(|one| Some(sites.get(&one.delivery_site_id)?.point.distance_km(here?)));
            (distances.min_by(f64::total_cmp), pool)
        })
        .collect();
    near.retain(|(distance, _)| distance.is_none_or(|km| km <= REACH_KM));
    near.sort_by(|(one, a), (other, b)| {
        let far = |distance: &Option<f64>| distance.unwrap_or(f64::INFINITY);
        far(one).total_cmp(&far(other)).then(a.order.closes_at.cmp(&b.order.closes_at))
    });
    Ok(Listing {
        columns: vec![
            Column::new(texts.t("pooled-orders-column-title")),
            Column::new(texts.t("pooled-orders-column-coordinator")),
            Column::new(texts.t("pooled-orders-column-wanted")),
            Column::new(texts.t("pooled-orders-column-distance")),
            Column::new(texts.t("pooled-orders-column-closes")),
        ],
        rows: near
            .into_iter()
            .take(25)
            .map(|(distance, pool)| {
                vec![
                    title_cell(pool),
                    Cell::text(out::name(&known, pool.order.coordinator_id)),
                    Cell::text(progress(pool, texts)),
                    Cell::text(distance.map(|km| write_distance(km, texts)).unwrap_or_default()),
                    Cell::text(write_relative_days(
                        pool.order.closes_at.calendar_day(),
                        op.now.calendar_day(),
                        texts,
                    )),
                ]
            })
            .collect(),
    })
}

async fn show(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<PooledOrderId>,
) -> Result<Html<PooledOrderPage>> {
    let pool = service::find(app.db.fresh(), &op, id).await?;
    Ok(Html::ok(page(&app, &op, ctx, &pool).await?))
}

async fn discard(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    match service::discard(&app, &op, id, forms::version(&sent)).await {
        Ok(()) => Flasher(&session).done(ctx.t("pooled-order-discarded"), "/desk/pooled-orders").await,
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn open(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let outcome = service::open(&app, &op, id, None, forms::version(&sent)).await;
    Flasher(&session).end(outcome, ctx.t("pooled-order-opened"), op.language, &address(id)).await
}

async fn extend(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let done = match forms::closing_day(&sent, op.now) {
        Ok(day) => service::extend(&app, &op, id, day, forms::version(&sent)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => Flasher(&session).done(ctx.t("pooled-order-extended"), &address(id)).await,
        Err(error) if error.kind().status() == 422 => {
            let pool = service::find(app.db.fresh(), &op, id).await?;
            let mut shown = page(&app, &op, ctx, &pool).await?;
            shown.extend = shown.extend.map(|_| field(&sent, "closes_at").to_owned());
            shown.errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, shown).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn join(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let pool = service::find(app.db.fresh(), &op, id).await?;
    let done = match forms::wanted(&sent, &pool.lines) {
        Ok((site, wanted, numbers)) => service::join(&app, &op, id, site, wanted)
            .await
            .map_err(|error| forms::renamed(error, "quantities", &numbers)),
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => Flasher(&session).done(ctx.t("pooled-order-joined"), &address(id)).await,
        Err(error) if error.kind().status() == 422 => {
            let mut shown = page(&app, &op, ctx, &pool).await?;
            if let Some(form) = &mut shown.join {
                form.sites =
                    Choice::select(std::mem::take(&mut form.sites), field(&sent, "delivery_site_id"));
                for line in &mut form.lines {
                    line.quantity = field(&sent, &format!("quantity_{}", line.number)).to_owned();
                    line.tolerance = field(&sent, &format!("tolerance_{}", line.number)).to_owned();
                }
            }
            shown.errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, shown).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn leave(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
) -> Result<Response> {
    match commitments::leave(&app, &op, id).await {
        Ok(_) => Flasher(&session).done(ctx.t("pooled-order-left"), "/desk/pooled-orders").await,
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn close(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let outcome = service::close(&app, &op, id, forms::version(&sent)).await;
    Flasher(&session).end(outcome, ctx.t("pooled-order-closed"), op.language, &address(id)).await
}

async fn source(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    match hold::source(&app, &op, id, forms::version(&sent)).await {
        Ok(pool) => {
            let units: i64 = pool.allocations.iter().map(|one| one.quantity).sum();
            let text = ctx.t("pooled-order-sourced").with("count", units);
            Flasher(&session).done(text, &address(id)).await
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn commit_form(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<PooledOrderId>,
) -> Result<Html<CommitPage>> {
    let pool = service::find(app.db.fresh(), &op, id).await?;
    let acting = op.require_reading(Capacity::Buyer)?;
    let texts = ctx.texts;
    let member = pool.participant(acting.organisation_id).ok_or_else(Error::not_found)?;
    let own: Vec<&Allocation> =
        pool.allocations.iter().filter(|one| one.participant_id == member.id).collect();
    let known = out::organisations_of(app.db.fresh(), std::slice::from_ref(&pool)).await?;
    let site = organisations::site(app.db.fresh(), member.delivery_site_id).await?;
    let total: i64 = own.iter().map(|one| one.quantity * one.unit_price.0).sum();
    let mut suppliers: Vec<OrganisationId> = own.iter().map(|one| one.seller_id).collect();
    suppliers.sort_unstable();
    suppliers.dedup();
    let lines = Listing {
        columns: vec![
            Column::new(texts.t("pooled-order-column-offer")),
            Column::new(texts.t("pooled-order-column-supplier")),
            Column::numeric(texts.t("pooled-order-column-units")),
            Column::numeric(texts.t("pooled-order-column-price")),
            Column::numeric(texts.t("purchase-order-column-total")),
        ],
        rows: own
            .iter()
            .map(|one| {
                let sum = Cents(one.quantity * one.unit_price.0);
                vec![
                    Cell::link(one.title.clone(), format!("/offres/{}", one.listing_id))
                        .under(words::maybe_particulars(one.particulars.as_ref(), texts)),
                    Cell::text(out::name(&known, one.seller_id)),
                    Cell::text(one.quantity.to_string()),
                    Cell::text(words::money(one.unit_price, texts.language)),
                    Cell::text(words::money(sum, texts.language)),
                ]
            })
            .collect(),
    };
    let mut facts = vec![
        Fact::new(texts.t("purchase-order-fact-total"), write_money(total, texts.language)),
        Fact::new(
            texts.t("purchase-order-fact-delivery"),
            format!("{}, {}", site.label, organisations::address(app.db.read(), &site).await?),
        ),
    ];
    facts.extend(super::order_object::delivery(texts));
    if let Some(until) = pool.order.commit_by {
        facts.push(Fact::new(texts.t("pooled-order-fact-commit-by"), words::day(until, texts)));
    }
    let ask =
        ask_to_sign(app.db.fresh(), &op, Capacity::Buyer, texts.t("pooled-order-ask-to-commit")).await?;
    Ok(Html::ok(CommitPage {
        nav: desk_nav(&op, &ctx),
        ctx,
        address: address(id),
        title: pool.order.title.clone(),
        lines,
        facts,
        orders: suppliers.len(),
        may_sign: ask.is_none() && pool.unanswered().contains(&member.id),
        asks: ask.into_iter().collect(),
    }))
}

async fn commit(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
) -> Result<Response> {
    match commitments::commit(&app, &op, id, None).await {
        Ok((_, orders)) => {
            let text = ctx.t("pooled-order-committed").with("count", orders.len());
            let next = match orders.as_slice() {
                [only] => super::order_pages::address(only.id),
                _ => "/desk/purchase-orders".to_owned(),
            };
            Flasher(&session).done(text, &next).await
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}
