//! The pages of purchase orders, for buyers and for suppliers.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::Texts;
use frontend::components::{Cell, Column, Fact};
use frontend::purchasing::{Listing, SignPage};
use tower_sessions::Session;

use super::forms::{self, Sent, field};
use super::lives::PurchaseOrderAction;
use super::order::PurchaseOrder;
use super::order_object::{delivery, facts, page};
use super::order_store::{self, Side};
use super::{documents, may, orders, out, words};
use crate::catalogue::VatRegime;
use crate::kernel::{Capacity, OrganisationId, PurchaseOrderId, Result};
use crate::organisations::Organisation;
use crate::web::object::{ask_to_sign, contact};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, download, errors_of};
use crate::{accounts, organisations};

pub(super) fn pages() -> Pages {
    Pages::new()
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

pub(super) fn lines(order: &PurchaseOrder, texts: Texts) -> Listing {
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
            Cell::link(line.description.clone(), format!("/offres/{}", line.listing_id))
                .under(words::maybe_particulars(line.particulars.as_ref(), texts)),
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

async fn sign_form(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<PurchaseOrderId>,
) -> Result<Html<SignPage>> {
    let acting = op.require_reading(Capacity::Buyer)?;
    let own = acting.organisation_id;
    let order = order_store::purchase_order(app.db.fresh(), own, Side::Buyer, id).await?;
    let open = may::buyer(order.state, op.now < order.sign_by).contains(&PurchaseOrderAction::Sign);
    let ask = match open {
        true => {
            let sentence = ctx.t("purchase-order-ask-to-sign");
            ask_to_sign(app.db.fresh(), &op, Capacity::Buyer, sentence).await?
        }
        false => None,
    };
    let c = app.db.fresh();
    let known = organisations::find_many(c, [own, order.supplier_id]).await?;
    let person = accounts::user_by_id(c, acting.user_id).await?;
    let may_sign = open && ask.is_none();
    let signs = ctx
        .t("purchase-sign-as")
        .with("name", person.map(|person| person.name).unwrap_or_default())
        .with("organisation", out::name(&known, own));
    let mut facts = facts(&app, &order, ctx.texts).await?;
    facts.insert(0, Fact::new(ctx.t("purchase-document-supplier"), out::name(&known, order.supplier_id)));
    facts.extend(delivery(ctx.texts));
    Ok(Html::ok(SignPage {
        nav: desk_nav(&op, &ctx),
        address: address(id),
        version: order.version,
        reference: order.reference.clone(),
        supplier: known.get(&order.supplier_id).map(|one| contact("", one, "")).unwrap_or_default(),
        signs: if may_sign { signs.to_string() } else { String::new() },
        lines: lines(&order, ctx.texts),
        facts,
        may_sign,
        over: !open,
        asks: ask.into_iter().collect(),
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
    let signed = match orders::sign(&app, &op, id, forms::version(&sent)).await {
        Ok(signed) => signed,
        Err(error) => return Flasher(&session).refused(error, op.language, &address(id)).await,
    };
    let all = order_store::of_buyer(app.db.fresh(), signed.buyer_id, &[signed.pooled_order_id]).await?;
    let mut waiting = all
        .iter()
        .filter(|one| may::buyer(one.state, op.now < one.sign_by).contains(&PurchaseOrderAction::Sign));
    let flasher = Flasher(&session);
    match waiting.next() {
        Some(next) => {
            let text = ctx
                .t("purchase-order-signed-next")
                .with("reference", next.reference.as_str())
                .with("count", waiting.count() + 1);
            flasher.done(text, &format!("{}/sign", address(next.id))).await
        }
        None => flasher.done(ctx.t("purchase-order-signed"), &address(id)).await,
    }
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
    let done = match forms::counted(&sent, &order, ctx.texts) {
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
                    line.broken = field(&sent, &format!("broken_{}", line.number)).to_owned();
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
