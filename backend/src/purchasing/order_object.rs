//! A purchase order's page, for its buyer and for its supplier.

use std::collections::HashMap;

use frontend::components::{Cell, Column, Fact};
use frontend::filters::{Day, write_near_date};
use frontend::object::{Act, Ask, Document, ObjectView};
use frontend::purchasing::{CertifyForm, CertifyLine, Listing, PurchaseOrderPage};
use frontend::{FieldErrors, PageContext, Texts};

use super::lives::{PurchaseOrderAction, PurchaseOrderState};
use super::order::PurchaseOrder;
use super::order_pages::{address, lines};
use super::rules::{CONFIRMATION_DAYS, SHIPPING_DAYS};
use super::{PURCHASE_ORDER, may, out, store, words};
use crate::catalogue::VatRegime;
use crate::devices::claims;
use crate::kernel::{Capacity, Instant, OpContext, OrganisationId, Result};
use crate::organisations::Organisation;
use crate::platform::audit;
use crate::web::object::{Side, ask_to_sign, ask_to_work, contact, history, in_order};
use crate::web::{App, desk_nav, short_code_fact};
use crate::{accounts, devices, logistics, organisations};

/// Total, VAT, delivery: what both sides read before they act.
pub(super) async fn facts(app: &App, order: &PurchaseOrder, texts: Texts) -> Result<Vec<Fact>> {
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

/// How the goods come: who brings them, when, and what that costs. No order counts a delivery: what a workshop asks for
/// is agreed with it.
pub(super) fn delivery(texts: Texts) -> Vec<Fact> {
    let when = texts
        .t("purchase-order-delivery-when-text")
        .with("confirm", CONFIRMATION_DAYS)
        .with("ship", SHIPPING_DAYS);
    vec![
        Fact::new(texts.t("purchase-order-delivery-who"), texts.t("purchase-order-delivery-who-text")),
        Fact::new(texts.t("purchase-order-delivery-when"), when),
        Fact::new(texts.t("purchase-order-delivery-cost"), texts.t("purchase-order-delivery-cost-text")),
    ]
}

/// What the reader may do, and whom to ask for the rest.
struct Possible {
    acts: Vec<Act>,
    asks: Vec<Ask>,
    certify: bool,
    cancel: bool,
}

async fn possible(
    app: &App,
    op: &OpContext,
    order: &PurchaseOrder,
    buys: bool,
    sells: bool,
    texts: Texts,
) -> Result<Possible> {
    use PurchaseOrderAction as A;
    let c = app.db.fresh();
    let in_time = op.now < order.sign_by;
    let of_buyer = if buys { may::buyer(order.state, in_time) } else { Vec::new() };
    let of_supplier = if sells { may::supplier(order.state) } else { Vec::new() };
    let mut found = Possible { acts: Vec::new(), asks: Vec::new(), certify: false, cancel: false };
    let at = |verb: &str| format!("{}/{verb}", address(order.id));
    if of_buyer.contains(&A::Sign) {
        let sentence = texts.t("purchase-order-ask-to-sign");
        let ask = ask_to_sign(c, op, Capacity::Buyer, sentence).await?;
        found.acts.push(match ask {
            None => Act::open(texts.t("purchase-order-read-and-sign"), at("sign")),
            Some(_) => Act::open(texts.t("purchase-order-read"), at("sign")).secondary(),
        });
        found.asks.extend(ask);
    }
    for (own, capacity) in [(&of_buyer, Capacity::Buyer), (&of_supplier, Capacity::Refurbisher)] {
        if own.is_empty() {
            continue;
        }
        if let Some(ask) = ask_to_work(c, op, capacity, texts).await? {
            if found.asks.is_empty() {
                found.asks.push(ask);
            }
            continue;
        }
        found.certify |= own.contains(&A::Certify);
        found.cancel |= own.contains(&A::Cancel);
        for (action, label, verb) in [
            (A::Confirm, texts.t("purchase-order-confirm"), "confirm"),
            (A::Ship, texts.t("purchase-order-ship"), "ship"),
        ] {
            if own.contains(&action) {
                let act = Act::send(label, at(verb)).at_version(order.version);
                // What left cannot be called back.
                found.acts.push(match action {
                    A::Ship => act.asking(
                        texts.t("purchase-order-ship-question"),
                        texts.t("purchase-order-ship-happens").to_string(),
                        texts.t("purchase-order-ship-yes"),
                    ),
                    _ => act,
                });
            }
        }
    }
    Ok(found)
}

/// The devices on their way; for their supplier, before anything left, those to pack, each with its place.
async fn packed(
    app: &App,
    order: &PurchaseOrder,
    shipments: &[logistics::Shipment],
    sells: bool,
    texts: Texts,
) -> Result<Listing> {
    let c = app.db.fresh();
    let carried: Vec<_> = shipments.iter().flat_map(|one| one.devices.iter().copied()).collect();
    if carried.is_empty() && sells {
        let promised = claims::held_by(c, PURCHASE_ORDER, order.id.0).await?;
        let mut promised = devices::find_many(c, &promised).await?;
        promised.sort_by(|a, b| (a.site_id, &a.reference).cmp(&(b.site_id, &b.reference)));
        let sites = organisations::find_sites(c, promised.iter().filter_map(|device| device.site_id)).await?;
        return Ok(Listing {
            columns: vec![
                Column::new(texts.t("purchase-order-column-device")),
                Column::new(texts.t("purchase-order-column-description")),
                Column::new(texts.t("purchase-order-column-place")),
            ],
            rows: promised
                .iter()
                .map(|device| {
                    let place = device.site_id.and_then(|id| sites.get(&id));
                    vec![
                        Cell::link(device.reference.clone(), format!("/desk/devices/{}", device.reference)),
                        Cell::text(device.specification.title()),
                        Cell::text(place.map(|site| site.label.clone()).unwrap_or_default()),
                    ]
                })
                .collect(),
        });
    }
    let carried = devices::find_many(c, &carried).await?;
    Ok(Listing {
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
    })
}

pub(super) async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    order: &PurchaseOrder,
) -> Result<PurchaseOrderPage> {
    let texts = ctx.texts;
    let c = app.db.fresh();
    let own = op.acting()?.organisation_id;
    let buys = order.buyer_id == own && op.holds(Capacity::Buyer);
    let sells = order.supplier_id == own && op.holds(Capacity::Refurbisher);
    let coordinator = store::pool(c, order.pooled_order_id).await?.order.coordinator_id;
    let known: HashMap<OrganisationId, Organisation> =
        organisations::find_many(c, [order.buyer_id, order.supplier_id, coordinator]).await?;
    let other = if buys { order.supplier_id } else { order.buyer_id };
    let shipments = logistics::of_subject(c, PURCHASE_ORDER, order.id.0).await?;
    let mut facts = facts(app, order, texts).await?;
    for one in &shipments {
        let value = texts.dynamic("shipment-state-", one.state.code());
        let label = texts.t("purchase-order-fact-shipment").with("reference", one.reference.as_str());
        let fact = Fact::new(label, value);
        // Who sent it from nowhere that is known has no end of it to stand at.
        let seen = buys || one.from_site.is_some();
        facts.push(if seen { fact.leading_to(format!("/desk/shipments/{}", one.id)) } else { fact });
    }
    let pdf = Document::new(texts.t("purchase-order-pdf"), format!("{}.pdf", address(order.id)), "PDF");
    let mut documents = vec![pdf];
    for one in shipments.iter().filter(|one| buys || one.from_site.is_some()) {
        let title = texts.t("purchase-order-fact-shipment").with("reference", one.reference.as_str());
        documents.push(Document::new(title, format!("/desk/shipments/{}", one.id), ""));
    }
    let mut people = Vec::new();
    let mut call = |id: OrganisationId, role: frontend::Text| {
        if let Some(one) = known.get(&id) {
            people.push(contact(role, one, ""));
        }
    };
    match buys {
        true => call(order.supplier_id, texts.t("purchase-document-supplier")),
        false => call(order.buyer_id, texts.t("purchase-document-buyer")),
    }
    if coordinator != own && coordinator != other {
        call(coordinator, texts.t("pooled-order-fact-coordinator"));
    }
    let near = |at: Instant| write_near_date(at.calendar_day(), texts);
    let found = possible(app, op, order, buys, sells, texts).await?;
    let entries = audit::history(c, "purchase_order", order.id).await?;
    let sides = [
        Side::new(order.buyer_id, texts.t("object-side-buyer")),
        Side::new(order.supplier_id, texts.t("object-side-workshop")),
        Side::new(coordinator, texts.t("object-side-coordinator")),
    ];
    let told = history(c, op, &entries, &sides, texts, |entry| words::event(entry, texts)).await?;
    let over = texts.t("purchase-order-title").with("reference", order.reference.as_str()).to_string();
    let side = if buys { "buyer-" } else { "supplier-" };
    Ok(PurchaseOrderPage {
        nav: desk_nav(op, &ctx),
        errors: FieldErrors::new(),
        object: ObjectView {
            over,
            title: texts
                .t("purchase-order-heading")
                .with("count", order.units())
                .with("total", words::money(order.total(), texts.language))
                .to_string(),
            under: out::name(&known, other),
            badge: texts.dynamic("purchase-order-state-", order.state.code()).to_string(),
            tone: words::purchase_order_tone(order.state),
            steps: words::purchase_order_steps(order, texts),
            now: texts
                .dynamic("purchase-order-now-", format!("{side}{}", order.state.code()))
                .with("until", near(order.due().unwrap_or(order.sign_by)))
                .to_string(),
            forms: found.certify || found.cancel,
            acts: found.acts,
            asks: found.asks,
            facts,
            people,
            documents,
            history: in_order(told),
        },
        address: address(order.id),
        version: order.version,
        lines: lines(order, texts),
        devices: packed(app, order, &shipments, sells, texts).await?,
        to_pack: shipments.is_empty(),
        certify: found.certify.then(|| CertifyForm {
            lines: order
                .lines
                .iter()
                .map(|line| CertifyLine {
                    number: line.position,
                    label: texts
                        .t("purchase-order-certify-line")
                        .with("number", line.position)
                        .with("what", words::in_full(&line.description, line.particulars.as_ref(), texts))
                        .to_string(),
                    received: line.quantity.to_string(),
                    broken: String::new(),
                })
                .collect(),
            supplier: out::name(&known, order.supplier_id),
            telephone: known
                .get(&order.supplier_id)
                .and_then(|one| one.telephone.clone())
                .unwrap_or_default(),
            reserves: String::new(),
        }),
        cancel: found.cancel.then(String::new),
        ctx,
    })
}
