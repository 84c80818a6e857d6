//! A seller's pages: its listings, and the destination of a device.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::components::Fact;
use frontend::forms::{Choice, FieldError};
use frontend::listings::PublishPage;
use frontend::{FieldErrors, PageContext, filters};
use serde::Deserialize;
use tower_sessions::Session;

use super::object;
use super::own::LISTINGS;
use crate::catalogue::rules::{self, Action, VatRegime};
use crate::catalogue::{Publication, Published, publication, service};
use crate::devices::{self, Destination, Device, LegalBasis, origin};
use crate::kernel::{Capacity, Cents, Error, Fault, ListingId, OpContext, Result};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, desk_nav, errors_of, sentence};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ActForm {
    version: Option<i64>,
    /// `page` when it was sent from the listing's own page.
    from: String,
}

/// What the forms of the list's lines say of where they stand: a refusal comes back beside the line.
const LIST: &str = "list";

/// Where one goes after a form: the list, or the listing's own page when it was sent from there.
fn back(from: &str, id: ListingId) -> String {
    if from == "page" { object::address(id) } else { LISTINGS.to_owned() }
}

async fn act(
    app: &App,
    op: &OpContext,
    session: &Session,
    id: ListingId,
    action: Action,
    form: &ActForm,
) -> Result<Response> {
    match service::act(&app.db, op, id, action, form.version).await {
        Ok(offer) => {
            app.catalogue.wake();
            let texts = frontend::Texts::new(op.language);
            let done = texts.dynamic("listings-done-", action.code()).with("reference", offer.reference);
            Flasher(session).done(done, &back(&form.from, id)).await
        }
        Err(error) => Flasher(session).refused(error, op.language, &back(&form.from, id)).await,
    }
}

pub(super) async fn pause(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Id(id): Id<ListingId>,
    FormBody(form): FormBody<ActForm>,
) -> Result<Response> {
    act(&app, &op, &session, id, Action::Pause, &form).await
}

pub(super) async fn resume(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Id(id): Id<ListingId>,
    FormBody(form): FormBody<ActForm>,
) -> Result<Response> {
    act(&app, &op, &session, id, Action::Resume, &form).await
}

pub(super) async fn archive(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Id(id): Id<ListingId>,
    FormBody(form): FormBody<ActForm>,
) -> Result<Response> {
    act(&app, &op, &session, id, Action::Archive, &form).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PriceForm {
    price: String,
    version: Option<i64>,
    from: String,
}

pub(super) async fn price(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<ListingId>,
    FormBody(form): FormBody<PriceForm>,
) -> Result<Response> {
    let PriceForm { price, version, from } = form;
    let outcome = match Cents::parse(&price) {
        Some(cents) => service::set_price(&app.db, &op, id, cents.0, version).await,
        None => {
            op.require(Capacity::Refurbisher)?;
            Err(Error::invalid("price", "price-unreadable"))
        }
    };
    match outcome {
        Ok(offer) => {
            app.catalogue.wake();
            let texts = frontend::Texts::new(op.language);
            let price = filters::write_money(offer.price_cents.0, op.language);
            let done = texts.t("listings-done-price").with("reference", offer.reference).with("price", price);
            Flasher(&session).done(done, &back(&from, id)).await
        }
        Err(error) if from != LIST && !error.field_faults().is_empty() => {
            let errors = named(errors_of(&error, op.language));
            let page = object::page(&app, &op, ctx, id, Some(price), errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &back(&from, id)).await,
    }
}

/// The faults of a price, under the name of the page's only field.
fn named(errors: FieldErrors) -> FieldErrors {
    let renamed = |one: &FieldError| FieldError { field: "price".to_owned(), ..one.clone() };
    errors.iter().map(renamed).collect()
}

/// The form as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PublishForm {
    to: String,
    price_cents: String,
    vat_regime: String,
    warranty_months: String,
    title: String,
    description: String,
}

impl PublishForm {
    /// What it means; every field that cannot be read is named at once.
    fn read(&self) -> Result<Publication> {
        let mut faults = Vec::new();
        let mut wrong = |field: &str, code: &'static str| {
            faults.push(Fault { field: field.to_owned(), code, args: Vec::new() });
        };
        let to: Option<Destination> = self.to.parse().ok();
        if to.is_none() {
            wrong("to", "destination-unknown");
        }
        let mut how = Publication { to, ..Publication::default() };
        if to == Some(Destination::Sale) {
            if !self.price_cents.trim().is_empty() {
                how.price_cents = Cents::parse(&self.price_cents).map(|price| price.0);
                if how.price_cents.is_none() {
                    wrong("price_cents", "price-unreadable");
                }
            }
            how.vat_regime = self.vat_regime.parse().ok();
            if how.vat_regime.is_none() {
                wrong("vat_regime", "vat-regime-unknown");
            }
            let warranty = self.warranty_months.trim();
            if !warranty.is_empty() {
                how.warranty_months = warranty.parse().ok();
                if how.warranty_months.is_none() {
                    wrong("warranty_months", "warranty-unreadable");
                }
            }
            how.title = Some(self.title.clone());
            how.description = Some(self.description.clone());
        }
        if faults.is_empty() { Ok(how) } else { Err(Error::faults(faults)) }
    }
}

async fn own_device(app: &App, op: &OpContext, reference: &str) -> Result<Device> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    let device = devices::find_by_reference(app.db.fresh(), reference).await?;
    if device.holder_id == own { Ok(device) } else { Err(Error::not_found()) }
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    device: &Device,
    form: PublishForm,
    errors: FieldErrors,
) -> Result<PublishPage> {
    let forbidden = origin::may_go(device.legal_basis, device.wish, Destination::Sale).err();
    let missing = rules::missing(device.state).map(|missing| {
        let refused = rules::Refused::NotReady { reference: device.reference.clone(), missing };
        sentence(&refused.into(), op.language)
    });
    let storages = devices::storages_of(app.db.fresh(), &[device.id]).await?;
    let gigabytes: i32 = storages
        .iter()
        .filter(|storage| storage.fate == devices::StorageFate::Present)
        .filter_map(|storage| storage.gigabytes)
        .sum();
    let size = |gigabytes: i32| filters::write_gigabytes(i64::from(gigabytes), ctx.language);
    let mut facts = Vec::new();
    if let Some(grade) = device.grade {
        let grade = ctx.dynamic("grade-", grade.code().to_lowercase());
        facts.push(Fact::new(ctx.t("publish-fact-grade"), grade));
    }
    if let Some(megabytes) = device.specification.memory_mb {
        facts.push(Fact::new(ctx.t("publish-fact-memory"), size(megabytes / 1024)));
    }
    if gigabytes > 0 {
        facts.push(Fact::new(ctx.t("publish-fact-storage"), size(gigabytes)));
    }
    // The hint names what is usual for where this device comes from: it never speaks against what is chosen.
    let (normal, margin) = match rules::usual_vat_regime(device.legal_basis) {
        VatRegime::Normal => (ctx.t("publish-vat-normal-usual"), ctx.t("publish-vat-margin-about")),
        VatRegime::Margin => (ctx.t("publish-vat-normal-about"), ctx.t("publish-vat-margin-usual")),
    };
    let regimes = vec![
        Choice::new(VatRegime::Normal.code(), ctx.t("publish-vat-normal")).hint(normal),
        Choice::new(VatRegime::Margin.code(), ctx.t("publish-vat-margin")).hint(margin),
    ];
    Ok(PublishPage {
        nav: desk_nav(op, &ctx),
        errors,
        reference: device.reference.clone(),
        device: device.specification.title(),
        facts,
        missing: missing.unwrap_or_default(),
        sale_forbidden: forbidden.map(|rule| sentence(&rule.into(), op.language)).unwrap_or_default(),
        to: form.to,
        price: form.price_cents,
        regimes: Choice::select(regimes, &form.vat_regime),
        warranty: form.warranty_months,
        title: form.title,
        description: form.description,
        refurbished: device.functions_passed == Some(true),
        ctx,
    })
}

/// What stands in the form before anything is typed.
fn usual(device: &Device) -> PublishForm {
    let sale = origin::may_go(device.legal_basis, device.wish, Destination::Sale).is_ok();
    let basis: LegalBasis = device.legal_basis;
    PublishForm {
        to: if sale { Destination::Sale } else { Destination::Solidarity }.code().to_owned(),
        price_cents: String::new(),
        vat_regime: rules::usual_vat_regime(basis).code().to_owned(),
        warranty_months: rules::USUAL_WARRANTY_MONTHS.to_string(),
        title: device.specification.title(),
        description: String::new(),
    }
}

pub(super) async fn publish_form(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
) -> Result<Html<PublishPage>> {
    let device = own_device(&app, &op, &reference).await?;
    let form = usual(&device);
    Ok(Html::ok(page(&app, &op, ctx, &device, form, FieldErrors::new()).await?))
}

pub(super) async fn publish(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    FormBody(form): FormBody<PublishForm>,
) -> Result<Response> {
    let device = own_device(&app, &op, &reference).await?;
    let outcome = match form.read() {
        Ok(how) => publication::publish_one(&app.db, &op, &device.reference, &how).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(Published { device, destination, .. }) => {
            app.catalogue.wake();
            let texts = frontend::Texts::new(op.language);
            let done =
                texts.dynamic("publish-done-", destination.code()).with("reference", &device.reference);
            Flasher(&session).done(done, &format!("/desk/devices/{}", device.reference)).await
        }
        Err(error) if error.kind().status() < 500 && error.kind().status() != 404 => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, &device, form, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}
