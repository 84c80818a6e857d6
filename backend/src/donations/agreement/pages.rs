//! Where both sides read and sign an agreement, and where its donor shows it and changes what it gives on.

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::PageContext;
use frontend::agreement::AgreementPage;
use serde::Deserialize;
use tower_sessions::Session;

use super::super::asked::PartAsked;
use super::rules::Side;
use super::service::{self, Signing, part_of_lot};
use super::view::{Typed, page};
use super::{NewGift, change_gift, review};
use crate::kernel::{DonationLotId, Error, LotPartId, OpContext, Result};
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, download, errors_of, see_other};

/// The address of a link that was just made, on its way to the page that shows it once.
const MADE: &str = "agreement-link-made";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/lots/{id}/agreement", of_lot)
        .get("/desk/lots/{id}/agreement.pdf", file_of_lot)
        .post("/desk/lots/{id}/agreement/sign", sign_as_donor)
        .post("/desk/lots/{id}/agreement/links", share)
        .post("/desk/lots/{id}/agreement/links/revoke", revoke)
        .post("/desk/lots/{id}/agreement/gift", gift)
        .get("/desk/lot-parts/{id}/agreement", of_part)
        .get("/desk/lot-parts/{id}/agreement.pdf", file_of_part)
        .post("/desk/lot-parts/{id}/agreement/sign", sign_as_workshop)
}

async fn of_lot(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
) -> Result<Html<AgreementPage>> {
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    let made: Option<String> = session.remove(MADE).await.map_err(Error::internal)?;
    let typed = Typed { made: made.unwrap_or_default(), ..Typed::default() };
    Ok(Html::ok(page(&app, &op, ctx, Side::Donor, part, typed).await?))
}

async fn of_part(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
) -> Result<Html<AgreementPage>> {
    Ok(Html::ok(page(&app, &op, ctx, Side::Workshop, id, Typed::default()).await?))
}

#[derive(Default, Deserialize)]
struct FileArgs {
    version: Option<i32>,
}

async fn file_of_lot(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    Args(FileArgs { version }): Args<FileArgs>,
) -> Result<Response> {
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    let (name, bytes) = service::file(&app, &op, Side::Donor, part, version).await?;
    Ok(download("application/pdf", &name, bytes))
}

async fn file_of_part(
    Extract(app): Extract<App>,
    Op(op): Op,
    Id(id): Id<LotPartId>,
    Args(FileArgs { version }): Args<FileArgs>,
) -> Result<Response> {
    let (name, bytes) = service::file(&app, &op, Side::Workshop, id, version).await?;
    Ok(download("application/pdf", &name, bytes))
}

#[derive(Deserialize)]
struct SignForm {
    #[serde(default)]
    document_sha256: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    empowered: Option<String>,
}

async fn sign(
    (app, op, session, ctx): (App, OpContext, Session, PageContext),
    (side, part, address): (Side, LotPartId, String),
    form: SignForm,
) -> Result<Response> {
    let SignForm { document_sha256, role, empowered } = form;
    let signing = Signing { document_sha256, role: role.clone(), empowered: empowered.is_some() };
    match service::sign(&app, &op, side, part, &signing).await {
        Ok(_) => Flasher(&session).done(ctx.t("agreement-done-signed").to_string(), &address).await,
        Err(error) if !error.field_faults().is_empty() => {
            let typed = Typed { errors: errors_of(&error, op.language), role, ..Typed::default() };
            let page = page(&app, &op, ctx, side, part, typed).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address).await,
    }
}

async fn sign_as_donor(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    FormBody(form): FormBody<SignForm>,
) -> Result<Response> {
    op.require_signatory(Side::Donor.capacity())?;
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    sign((app, op, session, ctx), (Side::Donor, part, asked.page(id, "/agreement")), form).await
}

async fn sign_as_workshop(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<SignForm>,
) -> Result<Response> {
    op.require_signatory(Side::Workshop.capacity())?;
    sign((app, op, session, ctx), (Side::Workshop, id, format!("/desk/lot-parts/{id}/agreement")), form).await
}

#[derive(Deserialize)]
struct ShareForm {
    #[serde(default)]
    recipient: String,
    #[serde(default)]
    days: String,
}

async fn share(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    FormBody(form): FormBody<ShareForm>,
) -> Result<Response> {
    op.require(Side::Donor.capacity())?;
    let ShareForm { recipient, days } = form;
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    let address = asked.page(id, "/agreement");
    // What is no number is out of range, and said so on its field.
    let wanted = match days.trim() {
        "" => None,
        typed => Some(typed.parse().unwrap_or(0)),
    };
    match review::share(&app, &op, part, &recipient, wanted).await {
        Ok((_, made)) => {
            session.insert(MADE, made).await.map_err(Error::internal)?;
            Ok(see_other(&address))
        }
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let typed = Typed { errors, recipient, days: Some(days), ..Typed::default() };
            let page = page(&app, &op, ctx, Side::Donor, part, typed).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address).await,
    }
}

#[derive(Deserialize)]
struct RevokeForm {
    #[serde(default)]
    link: String,
}

async fn revoke(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    FormBody(form): FormBody<RevokeForm>,
) -> Result<Response> {
    op.require(Side::Donor.capacity())?;
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    let link = form.link.parse().map_err(|_| Error::not_found())?;
    let outcome = review::share_revoke(&app, &op, part, link).await;
    let said = ctx.t("agreement-done-revoked").to_string();
    Flasher(&session).end(outcome, said, op.language, &asked.page(id, "/agreement")).await
}

#[derive(Deserialize)]
struct GiftForm {
    #[serde(default)]
    legal_basis: String,
    #[serde(default)]
    wish: String,
}

pub(super) fn new_gift(legal_basis: &str, wish: &str) -> Result<NewGift> {
    Ok(NewGift {
        legal_basis: legal_basis
            .parse()
            .map_err(|()| Error::invalid("legal_basis", "legal-basis-unknown"))?,
        wish: wish.parse().map_err(|()| Error::invalid("wish", "wish-unknown"))?,
    })
}

async fn gift(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    Args(asked): Args<PartAsked>,
    FormBody(form): FormBody<GiftForm>,
) -> Result<Response> {
    op.require(Side::Donor.capacity())?;
    let GiftForm { legal_basis, wish } = form;
    let part = part_of_lot(app.db.fresh(), &op, id, &asked).await?;
    let address = asked.page(id, "/agreement");
    let outcome = match new_gift(&legal_basis, &wish) {
        Ok(new) => change_gift(&app, &op, id, new).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Flasher(&session).done(ctx.t("agreement-done-gift").to_string(), &address).await,
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let typed = Typed { errors, gift: Some((legal_basis, wish)), ..Typed::default() };
            let page = page(&app, &op, ctx, Side::Donor, part, typed).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &address).await,
    }
}
