//! The pages of purchase orders, for buyers and for suppliers.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::components::{Cell, Column, Contact, Fact};
use frontend::filters::{Day, write_near_date};
use frontend::purchasing::{
    CertifyForm, CertifyLine, Listing, PurchaseOrderPage, PurchaseOrdersPage, SignPage,
};
use frontend::{FieldErrors, PageContext, Texts};
use tower_sessions::Session;

use super::forms::{self, Sent, field};
use super::lives::PurchaseOrderState;
use super::order::PurchaseOrder;
use super::order_store::{self, Side};
use super::{PURCHASE_ORDER, documents, orders, out, words};
use crate::catalogue::VatRegime;
use crate::kernel::{Capacity, OpContext, OrganisationId, Page, Paging, PurchaseOrderId, Result};
use crate::organisations::Organisation;
use crate::web::{
    App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, download, errors_of, short_code_fact,
};
use crate::{accounts, devices, logistics, organisations};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/purchase-orders", list)
        .get("/desk/purchase-orders/{id}", show)
        .get("/desk/purchase-orders/{id}/sign", sign_form)
        .post("/desk/purchase-orders/{id}/sign", sign)
        .post("/desk/purchase-orders/{id}/confirm", confirm)
        .post("/desk/purchase-orders/{id}/ship", ship)
        .post("/desk/purchase-orders/{id}/certify", certify)
        .post("/desk/purchase-orders/{id}/cancel", cancel)
}

pub(super) fn address(id: PurchaseOrderId) -> String {
    format!("/desk/purchase-orders/{id}")
}

/// Purchase orders as a table; the other side is whoever the reader is not.
pub(super) fn listing(
    orders: &[PurchaseOrder],
    own: OrganisationId,
    known: &HashMap<OrganisationId, Organisation>,
    texts: Texts,
) -> Listing {
    if orders.is_empty() {
        return Listing::default();
    }
    Listing {
        columns: vec![
            Column::new(texts.t("purchase-orders-column-reference")),
            Column::new(texts.t("purchase-orders-column-other")),
            Column::new(texts.t("purchase-orders-column-state")),
            Column::numeric(texts.t("pooled-order-column-units")),
            Column::numeric(texts.t("purchase-order-column-total")),
        ],
        rows: orders
            .iter()
            .map(|order| {
                let other = if order.buyer_id == own { order.supplier_id } else { order.buyer_id };
                vec![
                    Cell::link(order.reference.clone(), address(order.id)),
                    Cell::text(out::name(known, other)),
                    Cell::badge(
                        texts.dynamic("purchase-order-state-", order.state.code()),
                        words::purchase_order_tone(order.state),
                    ),
                    Cell::text(order.units().to_string()),
                    Cell::text(words::money(order.total(), texts.language)),
                ]
            })
            .collect(),
    }
}

async fn list(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(paging): Args<Paging>,
) -> Result<Html<PurchaseOrdersPage>> {
    let (own, side) = orders::looking(&op)?;
    let c = app.db.fresh();
    let after: Option<PurchaseOrderId> = paging.after();
    let found = order_store::purchase_orders(c, own, side, &[], after, 26).await?;
    let page = Page::cut(found, 25, |order| order.id.to_string());
    let ids = page.items.iter().flat_map(|order| [order.buyer_id, order.supplier_id]);
    let known = organisations::find_many(c, ids).await?;
    Ok(Html::ok(PurchaseOrdersPage {
        nav: desk_nav(&op, &ctx),
        sales: side == Side::Supplier,
        orders: listing(&page.items, own, &known, ctx.texts),
        next: page.next.map(|next| format!("/desk/purchase-orders?after={next}")).unwrap_or_default(),
        first: after.map(|_| "/desk/purchase-orders".to_owned()).unwrap_or_default(),
        ctx,
    }))
}

fn lines(order: &PurchaseOrder, texts: Texts) -> Listing {
    let counted = order.lines.iter().any(|line| line.received.is_some());
    let mut columns = vec![
        Column::new(texts.t("purchase-order-column-description")),
        Column::numeric(texts.t("pooled-order-column-units")),
        Column::numeric(texts.t("pooled-order-column-price")),
        Column::new(texts.t("purchase-order-column-vat")),
        Column::numeric(texts.t("purchase-order-column-total")),
    ];
    if counted {
        columns.push(Column::numeric(texts.t("purchase-order-column-received")));
    }
    let rows = order.lines.iter().map(|line| {
        let vat = match line.vat_regime {
            VatRegime::Margin => texts.t("purchase-order-vat-margin").to_string(),
            VatRegime::Normal => texts
                .t("purchase-order-vat-normal")
                .with("rate", line.vat_rate_percent.unwrap_or_default())
                .to_string(),
        };
        let mut row = vec![
            Cell::link(line.description.clone(), format!("/offres/{}", line.listing_id)),
            Cell::text(line.quantity.to_string()),
            Cell::text(words::money(line.unit_price, texts.language)),
            Cell::text(vat),
            Cell::text(words::money(line.total(), texts.language)),
        ];
        if counted {
            row.push(Cell::text(line.received.unwrap_or_default().to_string()));
        }
        row
    });
    Listing { columns, rows: rows.collect() }
}

/// Total, VAT, delivery: what both sides read before they act.
async fn facts(app: &App, order: &PurchaseOrder, texts: Texts) -> Result<Vec<Fact>> {
    let c = app.db.fresh();
    let site = organisations::site(c, order.delivery_site_id).await?;
    let mut facts =
        vec![Fact::new(texts.t("purchase-order-fact-total"), words::money(order.total(), texts.language))];
    for (rate, amount) in order.vat() {
        let label = texts.t("purchase-order-fact-vat").with("rate", rate);
        facts.push(Fact::new(label, words::money(amount, texts.language)));
    }
    if order.lines.iter().any(|line| line.vat_regime == VatRegime::Margin) {
        facts.push(Fact::new(texts.t("purchase-order-column-vat"), texts.t("purchase-order-margin-words")));
    }
    facts.push(Fact::new(
        texts.t("purchase-order-fact-delivery"),
        format!("{}, {}", site.label, organisations::address(c, &site).await?),
    ));
    facts.push(
        Fact::new(texts.t("purchase-order-fact-pooled-order"), texts.t("purchase-order-see-pooled-order"))
            .leading_to(format!("/desk/pooled-orders/{}", order.pooled_order_id)),
    );
    facts.extend(short_code_fact(c, texts, PURCHASE_ORDER, order.id.0).await?);
    if order.state == PurchaseOrderState::Proposed {
        facts.push(Fact::new(texts.t("purchase-order-fact-sign-by"), words::day(order.sign_by, texts)));
    }
    if let (Some(user), Some(at)) = (order.signed_by, order.signed_at) {
        let person = accounts::user_by_id(c, user).await?;
        let value = texts
            .t("purchase-order-signed-by")
            .with("name", person.map(|person| person.name).unwrap_or_default())
            .with("date", words::day(at, texts));
        facts.push(Fact::new(texts.t("purchase-order-fact-signed"), value));
    }
    if let Some(reserves) = &order.reserves {
        facts.push(Fact::new(texts.t("purchase-order-reserves"), reserves.clone()));
    }
    if let Some(reason) = &order.cancel_reason {
        facts.push(Fact::new(texts.t("purchase-order-cancel-reason"), reason.clone()));
    }
    Ok(facts)
}

/// `/desk/purchase-orders/{id}`, or its document when the address ends in `.pdf`.
async fn show(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx, Id(id): Id<String>) -> Result<Response> {
    let not_found = |_| crate::kernel::Error::not_found();
    if let Some(id) = id.strip_suffix(".pdf") {
        let order = orders::find(app.db.fresh(), &op, id.parse().map_err(not_found)?).await?;
        let bytes = documents::purchase_order(&app, &op, &order).await?;
        return Ok(download("application/pdf", &format!("{}.pdf", order.reference), bytes));
    }
    let order = orders::find(app.db.fresh(), &op, id.parse().map_err(not_found)?).await?;
    Ok(Html::ok(page(&app, &op, ctx, &order).await?).into_response())
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    order: &PurchaseOrder,
) -> Result<PurchaseOrderPage> {
    use PurchaseOrderState as S;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let own = op.acting()?.organisation_id;
    let buys = order.buyer_id == own && op.holds(Capacity::Buyer);
    let sells = order.supplier_id == own && op.holds(Capacity::Refurbisher);
    let known = organisations::find_many(c, [order.buyer_id, order.supplier_id]).await?;
    let other = if buys { order.supplier_id } else { order.buyer_id };
    let shipments = logistics::of_subject(c, PURCHASE_ORDER, order.id.0).await?;
    let carried: Vec<_> = shipments.iter().flat_map(|one| one.devices.iter().copied()).collect();
    let carried = devices::find_many(c, &carried).await?;
    let mut facts = facts(app, order, texts).await?;
    for one in &shipments {
        let value = texts.dynamic("shipment-state-", one.state.code());
        let label = texts.t("purchase-order-fact-shipment").with("reference", one.reference.as_str());
        facts.push(Fact::new(label, value));
    }
    let contact = |id: OrganisationId, role: frontend::Text| Contact {
        role: role.to_string(),
        name: out::name(&known, id),
        phone: known.get(&id).and_then(|one| one.telephone.clone()).unwrap_or_default(),
        ..Contact::default()
    };
    let side = if buys { "buyer-" } else { "supplier-" };
    let near = |at: crate::kernel::Instant| write_near_date(at.calendar_day(), texts);
    let (may_buy, may_sell) =
        (buys && op.works_as(Capacity::Buyer), sells && op.works_as(Capacity::Refurbisher));
    let in_time = op.now < order.sign_by;
    let open = matches!(order.state, S::Proposed | S::Signed | S::Confirmed | S::Preparing);
    Ok(PurchaseOrderPage {
        nav: desk_nav(op, &ctx),
        errors: FieldErrors::new(),
        address: address(order.id),
        version: order.version,
        reference: order.reference.clone(),
        other: out::name(&known, other),
        state: order.state.code().to_owned(),
        tone: words::purchase_order_tone(order.state),
        steps: words::purchase_order_steps(order.state, texts),
        now: texts
            .dynamic("purchase-order-now-", format!("{side}{}", order.state.code()))
            .with("until", near(order.sign_by))
            .to_string(),
        lines: lines(order, texts),
        facts,
        devices: Listing {
            columns: vec![
                Column::new(texts.t("purchase-order-column-device")),
                Column::new(texts.t("purchase-order-column-description")),
            ],
            rows: carried
                .iter()
                .map(|device| {
                    vec![
                        Cell::link(device.reference.clone(), format!("/appareils/{}", device.reference)),
                        Cell::text(device.specification.title()),
                    ]
                })
                .collect(),
        },
        may_sign: buys && order.state == S::Proposed && in_time,
        may_confirm: may_sell && order.state == S::Signed,
        may_ship: may_sell && matches!(order.state, S::Confirmed | S::Preparing),
        certify: (may_buy && matches!(order.state, S::Shipped | S::Delivered | S::Disputed)).then(|| {
            CertifyForm {
                lines: order
                    .lines
                    .iter()
                    .map(|line| CertifyLine {
                        number: line.position,
                        label: line.description.clone(),
                        received: line.quantity.to_string(),
                    })
                    .collect(),
                reserves: String::new(),
            }
        }),
        cancel: (open && (may_buy || may_sell)).then(String::new),
        people: vec![if buys {
            contact(order.supplier_id, texts.t("purchase-document-supplier"))
        } else {
            contact(order.buyer_id, texts.t("purchase-document-buyer"))
        }],
        history: words::history(c, "purchase_order", order.id, texts).await?,
        ctx,
    })
}

async fn sign_form(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<PurchaseOrderId>,
) -> Result<Html<SignPage>> {
    let acting = op.require_reading(Capacity::Buyer)?;
    let own = acting.organisation_id;
    let order = order_store::purchase_order(app.db.fresh(), own, Side::Buyer, id).await?;
    let open = order.state == PurchaseOrderState::Proposed && op.now < order.sign_by;
    Ok(Html::ok(SignPage {
        nav: desk_nav(&op, &ctx),
        address: address(id),
        version: order.version,
        reference: order.reference.clone(),
        lines: lines(&order, ctx.texts),
        facts: facts(&app, &order, ctx.texts).await?,
        may_sign: open && op.require_signatory(Capacity::Buyer).is_ok(),
        ctx,
    }))
}

async fn sign(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PurchaseOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let outcome = orders::sign(&app, &op, id, forms::version(&sent)).await;
    Flasher(&session).end(outcome, ctx.t("purchase-order-signed"), op.language, &address(id)).await
}

async fn confirm(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PurchaseOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let outcome = orders::confirm(&app, &op, id, forms::version(&sent)).await;
    Flasher(&session).end(outcome, ctx.t("purchase-order-confirmed"), op.language, &address(id)).await
}

async fn ship(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PurchaseOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let outcome = orders::ship(&app, &op, id, forms::version(&sent)).await;
    Flasher(&session).end(outcome, ctx.t("purchase-order-shipped"), op.language, &address(id)).await
}

async fn certify(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PurchaseOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    let order = orders::find(app.db.fresh(), &op, id).await?;
    let done = match forms::counted(&sent, &order) {
        Ok(counted) => orders::certify(&app, &op, id, counted, forms::version(&sent)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => Flasher(&session).done(ctx.t("purchase-order-certified"), &address(id)).await,
        Err(error) if error.kind().status() == 422 => {
            let mut shown = page(&app, &op, ctx, &order).await?;
            if let Some(form) = &mut shown.certify {
                for line in &mut form.lines {
                    line.received = field(&sent, &format!("received_{}", line.number)).to_owned();
                }
                form.reserves = field(&sent, "reserves").to_owned();
            }
            let errors = errors_of(&error, op.language);
            shown.errors = errors
                .into_iter()
                .map(|one| frontend::forms::FieldError {
                    field: one.field.replace("received.", "received_"),
                    ..one.clone()
                })
                .collect();
            Ok(Html::refused(&error, shown).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}

async fn cancel(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<PurchaseOrderId>,
    FormBody(sent): FormBody<Sent>,
) -> Result<Response> {
    match orders::cancel(&app, &op, id, field(&sent, "reason"), forms::version(&sent)).await {
        Ok(_) => Flasher(&session).done(ctx.t("purchase-order-cancelled"), &address(id)).await,
        Err(error) if error.kind().status() == 422 => {
            let order = orders::find(app.db.fresh(), &op, id).await?;
            let mut shown = page(&app, &op, ctx, &order).await?;
            shown.cancel = shown.cancel.map(|_| field(&sent, "reason").to_owned());
            shown.errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, shown).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address(id)).await,
    }
}
