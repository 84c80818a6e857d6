//! The pages where a pooled order is written: begun from nothing or from a listing, and changed while it is a draft.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::filters::Day;
use frontend::home::OpenOrder;
use frontend::purchasing::{FromOffer, NeedForm, NewPooledOrderPage};
use frontend::{Choice, FieldErrors, PageContext, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::forms::{self, NEEDS, NewOrder, Sent, field};
use super::input::wished_like;
use super::lives::PooledOrderState;
use super::particulars::WishedSystem;
use super::pool::Pool;
use super::rules::CATEGORIES;
use super::views::{address, delivery_sites, site_choices};
use super::{service, words};
use crate::catalogue::{self, Offer};
use crate::devices::Grade;
use crate::kernel::{Capacity, Error, Fault, ListingId, OpContext, OrganisationId, PooledOrderId, Result};
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, errors_of};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/pooled-orders/new", new_form)
        .post("/desk/pooled-orders/new", create)
        .get("/desk/pooled-orders/{id}/edit", edit_form)
        .post("/desk/pooled-orders/{id}/edit", edit)
}

#[derive(Deserialize)]
struct NewArgs {
    listing: Option<String>,
    listing_id: Option<String>,
    quantity: Option<String>,
}

async fn new_form(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(NewArgs { listing, listing_id, quantity }): Args<NewArgs>,
) -> Result<Html<NewPooledOrderPage>> {
    service::require_coordinator(&op)?;
    let mut sent = Sent::from([("minimum_quantity".to_owned(), "1".to_owned())]);
    let listing: Option<ListingId> = listing.or(listing_id).and_then(|id| id.parse().ok());
    if let Some(id) = listing
        && let Ok(offer) = catalogue::offer(app.db.fresh(), op.now, id).await
    {
        sent.insert("listing".to_owned(), id.to_string());
        let label = ctx.t("pooled-order-like-offer").with("title", offer.title.as_str()).to_string();
        let memory = offer.specification.memory_mb.map(|memory| (memory / 1024).to_string());
        sent.extend([
            ("category_1".to_owned(), offer.specification.category.clone()),
            ("label_1".to_owned(), label),
            ("system_1".to_owned(), wished_like(&offer).map_or("", WishedSystem::code).to_owned()),
            ("quantity_1".to_owned(), quantity.unwrap_or_else(|| "1".to_owned())),
            ("memory_1".to_owned(), memory.unwrap_or_default()),
            ("grade_1".to_owned(), offer.grade.code().to_owned()),
            (
                "ceiling_1".to_owned(),
                format!("{},{:02}", offer.price_cents.0 / 100, offer.price_cents.0 % 100),
            ),
        ]);
    }
    Ok(Html::ok(new_page(&app, &op, ctx, &sent).await?))
}

/// The offer that the first need is filled from, and the open orders that want such equipment: at each sending of the
/// form, too.
async fn begun_from(app: &App, op: &OpContext, sent: &Sent) -> Result<Option<(Offer, Vec<OpenOrder>)>> {
    let Ok(id) = field(sent, "listing").parse::<ListingId>() else { return Ok(None) };
    let Ok(offer) = catalogue::offer(app.db.fresh(), op.now, id).await else { return Ok(None) };
    let orders = super::listing_pages::wanting(app, op, &offer).await?;
    Ok(Some((offer, orders)))
}

async fn new_page(app: &App, op: &OpContext, ctx: PageContext, sent: &Sent) -> Result<NewPooledOrderPage> {
    let texts = ctx.texts;
    let needs = (1..=NEEDS)
        .map(|number| {
            let typed = |name: &str| field(sent, &format!("{name}_{number}")).to_owned();
            let categories = CATEGORIES.iter().filter(|code| super::known_category(code) == **code);
            let categories = categories.map(|code| Choice::new(*code, texts.dynamic("category-", code)));
            let grades = [Grade::A, Grade::B, Grade::C]
                .map(|grade| Choice::new(grade.code(), texts.dynamic("grade-", grade.code().to_lowercase())));
            NeedForm {
                number,
                categories: Choice::select(categories.collect(), &typed("category")),
                label: typed("label"),
                memory: typed("memory"),
                grades: Choice::select(grades.to_vec(), &typed("grade")),
                systems: Choice::select(
                    WishedSystem::ALL
                        .iter()
                        .map(|one| Choice::new(one.code(), words::system_wish(*one, texts)))
                        .collect(),
                    &typed("system"),
                ),
                ceiling: typed("ceiling"),
                distance: typed("distance"),
                quantity: typed("quantity"),
            }
        })
        .collect();
    let sites = delivery_sites(app, op).await?;
    let begun = begun_from(app, op, sent).await?;
    let from = begun.as_ref().map(|(offer, _)| FromOffer {
        id: offer.listing_id.to_string(),
        title: offer.title.clone(),
        address: format!("/offres/{}", offer.listing_id),
    });
    Ok(NewPooledOrderPage {
        nav: desk_nav(op, &ctx),
        ctx,
        errors: FieldErrors::new(),
        address: "/desk/pooled-orders/new".to_owned(),
        version: None,
        from,
        orders: begun.map(|(_, orders)| orders).unwrap_or_default(),
        buys: op.works_as(Capacity::Buyer),
        title: field(sent, "title").to_owned(),
        closes_at: field(sent, "closes_at").to_owned(),
        minimum_quantity: field(sent, "minimum_quantity").to_owned(),
        sites: site_choices(&sites, field(sent, "delivery_site_id")),
        needs,
    })
}

async fn create(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let NewOrder { new, numbers, unread } = forms::new_order(&sent, op.now);
    let made = match unread.is_empty() {
        true => service::create(&app, &op, new).await,
        false => Err(service::refused(app.db.fresh(), &op, &new, wants_some(&unread)).await),
    };
    let made = made.map_err(|error| named(error, unread, &numbers));
    match made {
        Ok(pool) => {
            let text = ctx.t("pooled-order-created").to_string();
            Flasher(&session).done(text, &address(pool.order.id)).await
        }
        Err(error) if error.kind().status() == 422 => {
            let mut page = new_page(&app, &op, ctx, &sent).await?;
            page.errors = about(errors_of(&error, op.language), page.ctx.texts);
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

/// Whether a number of the coordinator's own units was written, and could not be read.
fn wants_some(unread: &[Fault]) -> bool {
    unread.iter().any(|fault| fault.field.starts_with("quantity_"))
}

/// A refusal under the form's names, with what could not be read.
fn named(error: Error, unread: Vec<Fault>, numbers: &[usize]) -> Error {
    let error = forms::renamed(error, "need_lines", numbers);
    // Who may not write one is told that, not what could not be read.
    let invalid = error.kind().status() == 422;
    if unread.is_empty() || !invalid { error } else { forms::together(unread, error) }
}

/// Says in the summary which question each fault is about.
fn about(errors: FieldErrors, texts: Texts) -> FieldErrors {
    let shared = [
        ("title", texts.t("pooled-order-field-title")),
        ("closes_at", texts.t("pooled-order-field-closes")),
        ("minimum_quantity", texts.t("pooled-order-field-minimum")),
        ("delivery_site_id", texts.t("pooled-order-field-site")),
    ];
    let errors = shared.into_iter().fold(errors, |errors, (field, label)| errors.about(field, label));
    let of_needs = [
        ("category", texts.t("pooled-order-field-category")),
        ("label", texts.t("pooled-order-field-label")),
        ("memory", texts.t("pooled-order-field-memory")),
        ("system", texts.t("pooled-order-field-system")),
        ("grade", texts.t("pooled-order-field-grade")),
        ("ceiling", texts.t("pooled-order-field-ceiling")),
        ("distance", texts.t("pooled-order-field-distance")),
        ("quantity", texts.t("pooled-order-field-quantity")),
    ]
    .map(|(name, label)| (name, label.to_string()));
    (1..=NEEDS).fold(errors, |errors, number| {
        let need = texts.t("pooled-order-need").with("number", number).to_string();
        of_needs.iter().fold(errors, |errors, (name, label)| {
            errors.about(&format!("{name}_{number}"), format!("{need}, {label}"))
        })
    })
}

/// What a draft says, as its form was typed.
fn typed(pool: &Pool, own: OrganisationId) -> Sent {
    let order = &pool.order;
    let euros = |cents: i64| format!("{},{:02}", cents / 100, cents % 100);
    let mut sent = Sent::from([
        ("title".to_owned(), order.title.clone()),
        ("closes_at".to_owned(), order.closes_at.calendar_day().format("%d/%m/%Y").to_string()),
        ("minimum_quantity".to_owned(), order.minimum_quantity.to_string()),
        ("version".to_owned(), order.version.to_string()),
    ]);
    let member = pool.participant(own);
    if let Some(one) = member {
        sent.insert("delivery_site_id".to_owned(), one.delivery_site_id.to_string());
    }
    for line in &pool.lines {
        let wanted = member.and_then(|one| one.quantities.iter().find(|one| one.need_line_id == line.id));
        let parts = [
            ("category", line.category.clone()),
            ("label", line.label.clone().unwrap_or_default()),
            ("memory", line.memory_gb_min.map(|memory| memory.to_string()).unwrap_or_default()),
            ("system", line.system.map_or("", WishedSystem::code).to_owned()),
            ("grade", line.grade_min.map_or("", Grade::code).to_owned()),
            ("ceiling", line.price_ceiling.map(|most| euros(most.0)).unwrap_or_default()),
            ("distance", line.distance_km_max.map(|most| most.to_string()).unwrap_or_default()),
            ("quantity", wanted.map(|one| one.quantity.to_string()).unwrap_or_default()),
        ];
        sent.extend(parts.map(|(name, text)| (format!("{name}_{}", line.position), text)));
    }
    sent
}

async fn edit_page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: PooledOrderId,
    sent: &Sent,
) -> Result<NewPooledOrderPage> {
    let mut page = new_page(app, op, ctx, sent).await?;
    page.address = format!("{}/edit", address(id));
    page.version = forms::version(sent).or(Some(0));
    Ok(page)
}

async fn edit_form(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<PooledOrderId>,
) -> Result<Html<NewPooledOrderPage>> {
    let own = service::require_coordinator(&op)?.organisation_id;
    let pool = service::find(app.db.fresh(), &op, id).await?;
    let draft = pool.order.state == PooledOrderState::Draft;
    if !draft || pool.order.coordinator_id != own || pool.lines.len() > NEEDS {
        return Err(Error::not_found());
    }
    let sent = typed(&pool, own);
    Ok(Html::ok(edit_page(&app, &op, ctx, id, &sent).await?))
}

async fn edit(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PooledOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let NewOrder { new, numbers, unread } = forms::new_order(&sent, op.now);
    let done = match unread.is_empty() {
        true => service::rewrite(&app, &op, id, new, forms::version(&sent)).await,
        false => Err(service::refused(app.db.fresh(), &op, &new, wants_some(&unread)).await),
    };
    let done = done.map_err(|error| named(error, unread, &numbers));
    match done {
        Ok(_) => Flasher(&session).done(ctx.t("pooled-order-created"), &address(id)).await,
        Err(error) if error.kind().status() == 422 => {
            let mut page = edit_page(&app, &op, ctx, id, &sent).await?;
            page.errors = about(errors_of(&error, op.language), page.ctx.texts);
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}
