//! A seller's list of its listings.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::components::Tone;
use frontend::listings::{ListingRow, ListingsPage};
use frontend::lists::{Act, Batch};
use frontend::{PageContext, Texts};

use super::{line_of, typed_price};
use crate::catalogue::Offer;
use crate::catalogue::listed::{self, Order, SellerFilter};
use crate::catalogue::rules::State as ListingState;
use crate::devices::{self, CATEGORIES, DeviceFilter, Grade, State as DeviceState};
use crate::kernel::{Capacity, OpContext, Result};
use crate::platform::Datum;
use crate::web::lists::{By, Column, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Html, Op, desk_nav};

pub(super) const LISTINGS: &str = "/desk/listings";

fn shape(texts: Texts) -> Shape {
    let states = [ListingState::Published, ListingState::Paused, ListingState::Archived]
        .map(|one| (one.code(), texts.dynamic("listings-state-", one.code())));
    let grades = [Grade::A, Grade::B, Grade::C]
        .map(|one| (one.code(), texts.dynamic("grade-", one.code().to_lowercase())));
    Shape::new(texts, LISTINGS, texts.t("listings-file"), texts.t("listings-title"))
        .search(texts.t("listings-search-hint"))
        .tabs("state", texts.t("listings-tabs"), states)
        .categories(CATEGORIES)
        .choice("grade", texts.t("listings-grade"), grades)
        .flag("sold-out", texts.t("listings-sold-out"))
        .sort_down("created", texts.t("listings-sort-created"), By::Id)
        .sort("listing", texts.t("listings-column-listing"), By::Text)
        .sort("price", texts.t("listings-column-price"), By::Number)
        .sort("stock", texts.t("listings-column-stock"), By::Number)
        .columns([
            Column::new("listing", texts.t("listings-column-listing")),
            Column::new("state", texts.t("listings-column-state")).fixed(),
            Column::new("stock", texts.t("listings-column-stock")).numeric().fixed(),
            Column::new("promised", texts.t("listings-column-promised")).numeric().fixed(),
            Column::new("price", texts.t("listings-column-price")).numeric().fixed(),
            Column::new("reference", texts.t("listings-column-reference")).in_files(),
            Column::new("grade", texts.t("listings-grade")).in_files(),
            Column::new("category", texts.t("list-category")).in_files(),
            Column::new("published", texts.t("listings-column-published")).in_files(),
        ])
}

fn state_of(offer: &Offer) -> &'static str {
    let sold_out = offer.state == ListingState::Published && offer.available == 0;
    if sold_out { "sold-out" } else { offer.state.code() }
}

fn row(offer: &Offer, order: Order, texts: Texts) -> Row {
    Row {
        id: offer.listing_id.0,
        key: order.key(offer),
        value: (offer.state != ListingState::Archived).then(|| offer.listing_id.to_string()),
        name: offer.reference.clone(),
        cells: vec![
            Entry::text(offer.title.clone()).leading_to(format!("/offres/{}", offer.listing_id)),
            Entry::badge(texts.dynamic("listings-state-", state_of(offer)), Tone::Neutral),
            Entry::number(offer.available),
            Entry::number(offer.promised),
            Entry::new(Datum::Money(offer.price_cents.0)),
            Entry::text(offer.reference.clone()),
            Entry::text(texts.dynamic("grade-", offer.grade.code().to_lowercase())),
            Entry::text(texts.dynamic("category-", &offer.specification.category)),
            Entry::day(offer.published_at),
        ],
    }
}

/// What the page shows of a listing, with what can be done with it alone.
fn line(ctx: &PageContext, offer: &Offer) -> ListingRow {
    ListingRow {
        id: offer.listing_id.to_string(),
        reference: offer.reference.clone(),
        title: offer.title.clone(),
        specification: line_of(offer, ctx),
        grade: offer.grade.code().to_lowercase(),
        state: state_of(offer).to_owned(),
        by_force: offer.paused_by_force,
        price_cents: offer.price_cents.0,
        price_typed: typed_price(offer.price_cents.0, ctx),
        available: offer.available,
        promised: offer.promised,
        version: offer.version,
    }
}

fn batch(op: &OpContext, ctx: &PageContext) -> Option<Batch> {
    op.works_as(Capacity::Refurbisher).then(|| Batch {
        address: "/desk/listings/together",
        acts: vec![Act::new("pause", ctx.t("listings-pause")), Act::new("resume", ctx.t("listings-resume"))],
        fields: Vec::new(),
    })
}

pub(super) async fn list(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let seller = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = shape(texts).asked(&pairs, op.now)?;
    let filter = SellerFilter {
        seller,
        state: list.code("state"),
        category: list.get("category").map(str::to_owned),
        grade: list.code("grade"),
        sold_out: list.flag("sold-out"),
        words: list.words(),
    };
    let (states, categories) = listed::counts(c, &filter).await?;
    let total = match filter.state {
        Some(state) => states.get(state.code()).copied().unwrap_or_default(),
        None => states.values().sum(),
    };
    let order = Order::of(list.order());
    let found = listed::listings(c, op.now, &filter, order, &list.seek()).await?;
    let rows = found.iter().map(|offer| row(offer, order, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let ready =
        DeviceFilter { holder: Some(seller), states: vec![DeviceState::Ready], ..DeviceFilter::default() };
    let ready = devices::count_by_state(c, &ready).await?.values().sum::<i64>();
    let open = states.get(ListingState::Published.code()).copied().unwrap_or_default();
    let sentence = match filter.state {
        None => texts.t("listings-count").with("count", total).with("open", open).to_string(),
        Some(_) => texts.t("listings-count-here").with("count", total).to_string(),
    };
    let counts = Counts::from([("state", states), ("category", categories)]);
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts }).acting(batch(&op, &ctx));
    let page = ListingsPage {
        nav: desk_nav(&op, &ctx),
        rows: found.iter().map(|offer| line(&ctx, offer)).collect(),
        may_act: op.works_as(Capacity::Refurbisher),
        ready: u64::try_from(ready).unwrap_or_default(),
        list,
        ctx,
    };
    Ok(Html(status, page).into_response())
}
