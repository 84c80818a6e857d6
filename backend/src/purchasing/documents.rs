//! The purchase order as a document to print, sign by hand where a body wants it, and keep.

use frontend::Texts;

use super::order::PurchaseOrder;
use super::words;
use crate::catalogue::VatRegime;
use crate::kernel::{Cents, Error, OpContext, Result};
use crate::organisations::{self, Organisation, Site};
use crate::platform::pdf::{Cell, Column, Document, DocumentInfo, Level, Panel, SignatureBox, Table};
use crate::web::App;
use crate::{accounts, territories};

fn party(title: String, organisation: &Organisation, site: Option<&Site>, texts: Texts) -> Panel {
    let mut lines = vec![organisation.name.clone()];
    if let Some(site) = site {
        lines.push(site.address.clone());
    }
    if let Some(siret) = &organisation.siret {
        lines.push(texts.t("purchase-document-siret").with("siret", siret.as_str()).to_string());
    }
    if let Some(telephone) = &organisation.telephone {
        lines.push(telephone.clone());
    }
    Panel { title, lines }
}

/// The document of a purchase order, in the reader's language.
///
/// # Errors
/// When the database fails or the file cannot be made.
pub(super) async fn purchase_order(app: &App, op: &OpContext, order: &PurchaseOrder) -> Result<Vec<u8>> {
    let texts = Texts::new(op.language);
    let c = app.db.fresh();
    let buyer = organisations::find(c, order.buyer_id).await?;
    let supplier = organisations::find(c, order.supplier_id).await?;
    let site = organisations::site(c, order.delivery_site_id).await?;
    let commune = territories::find(c, &site.insee_code).await?;
    let postal = commune.postal_codes.first().cloned().unwrap_or_default();
    let workshop = organisations::sites_of(c, order.supplier_id).await?;
    let title = texts.t("purchase-order-title").with("reference", order.reference.as_str()).to_string();
    let mut document = Document::new(DocumentInfo {
        title: title.clone(),
        language: op.language.code().to_owned(),
        author: buyer.name.clone(),
        created_at: order.created_at,
        footer: format!("{} · {}", order.reference, buyer.name),
    });
    document.heading(Level::Title, title);
    document.paragraph(
        texts.t("purchase-document-made").with("date", words::day(order.created_at, texts)).to_string(),
    );
    document.panels([
        party(texts.t("purchase-document-buyer").to_string(), &buyer, None, texts),
        party(texts.t("purchase-document-supplier").to_string(), &supplier, workshop.first(), texts),
    ]);
    document.facts([
        (texts.t("purchase-order-column-reference-word").to_string(), order.reference.clone()),
        (
            texts.t("purchase-order-fact-delivery").to_string(),
            format!("{}, {}, {postal} {}", site.label, site.address, commune.name),
        ),
    ]);
    document.heading(Level::Section, texts.t("purchase-order-lines").to_string());
    document.table(table(order, texts));
    if order.lines.iter().any(|line| line.vat_regime == VatRegime::Margin) {
        document.note(texts.t("purchase-order-margin-words").to_string());
    }
    document.paragraph(texts.t("purchase-document-payment").to_string());
    let signed = match (order.signed_by, order.signed_at) {
        (Some(user), Some(at)) => {
            let person = accounts::user_by_id(c, user).await?;
            vec![
                texts
                    .t("purchase-order-signed-by")
                    .with("name", person.map(|person| person.name).unwrap_or_default())
                    .with("date", words::day(at, texts))
                    .to_string(),
            ]
        }
        _ => vec![texts.t("purchase-document-sign-here").to_string()],
    };
    let confirmed = match order.confirmed_at {
        Some(at) => texts.t("purchase-document-confirmed").with("date", words::day(at, texts)).to_string(),
        None => texts.t("purchase-document-sign-here").to_string(),
    };
    document.signatures([
        SignatureBox {
            title: texts.t("purchase-document-for-buyer").to_string(),
            lines: signed,
            ..SignatureBox::default()
        },
        SignatureBox {
            title: texts.t("purchase-document-for-supplier").to_string(),
            lines: vec![confirmed],
            ..SignatureBox::default()
        },
    ]);
    document.finish().map_err(Error::internal)
}

fn table(order: &PurchaseOrder, texts: Texts) -> Table {
    let language = texts.language;
    let mut table = Table::new(vec![
        Column::text(texts.t("purchase-order-column-description").to_string(), 5.0),
        Column::number(texts.t("pooled-order-column-units").to_string(), 1.3),
        Column::number(texts.t("pooled-order-column-price").to_string(), 2.0),
        Column::number(texts.t("purchase-order-column-total").to_string(), 2.0),
    ]);
    for line in &order.lines {
        let vat = match line.vat_regime {
            VatRegime::Margin => texts.t("purchase-order-vat-margin").to_string(),
            VatRegime::Normal => texts
                .t("purchase-order-vat-normal")
                .with("rate", line.vat_rate_percent.unwrap_or_default())
                .to_string(),
        };
        let detail = match &line.particulars {
            Some(known) => format!("{}. {vat}", words::particulars(known, texts)),
            None => vat,
        };
        table.row([
            Cell::with_detail(line.description.clone(), detail),
            line.quantity.to_string().into(),
            words::money(line.unit_price, language).into(),
            words::money(line.total(), language).into(),
        ]);
    }
    let vat = order.vat();
    if !vat.is_empty() {
        let inside: Cents = vat.iter().map(|(_, amount)| *amount).sum();
        let before = words::money(order.total() - inside, language);
        table.total(texts.t("purchase-document-before-vat").to_string(), before);
        for (rate, amount) in vat {
            let label = texts.t("purchase-order-fact-vat").with("rate", rate).to_string();
            table.total(label, words::money(amount, language));
        }
    }
    table.total(texts.t("purchase-document-to-pay").to_string(), words::money(order.total(), language));
    table
}
