//! Where a donor prepares its lot, and where its proofs are read.

use std::collections::HashMap;

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State as Extract};
use axum::response::{IntoResponse, Response};
use frontend::preparation::PreparationPage;
use tower_sessions::Session;

use super::super::store as lots;
use super::service::{self, Answers, Proof};
use super::store;
use super::view::{Typed, page};
use crate::kernel::{Capacity, DonationLotId, Error, ErrorKind, LotPartId, Result};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, Upload, download, errors_of};

pub(in super::super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/lots/{id}/preparation", show)
        .post("/desk/lots/{id}/preparation", answer)
        .post("/desk/lots/{id}/preparation/proofs", attach)
        .get("/desk/lots/{id}/proofs/{proof}", proof_of_lot)
        .get("/desk/lot-parts/{id}/proofs/{proof}", proof_of_part)
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
) -> Result<Html<PreparationPage>> {
    Ok(Html::ok(page(&app, &op, ctx, id, Typed::default()).await?))
}

/// One coded answer; nothing for one that was left out.
pub(super) fn coded<T: std::str::FromStr>(
    field: &str,
    text: Option<&str>,
    code: &'static str,
) -> Result<Option<T>> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => text.parse().map(Some).map_err(|_| Error::invalid(field, code)),
        None => Ok(None),
    }
}

fn answers(form: &HashMap<String, String>) -> Result<Answers> {
    let field = |name: &str| form.get(name).map(String::as_str);
    Ok(Answers {
        firmware: coded("firmware", field("firmware"), "preparation-answer")?,
        management: coded("management", field("management"), "preparation-answer")?,
        activation: coded("activation", field("activation"), "preparation-answer")?,
        leased: coded("leased", field("leased"), "preparation-answer")?,
        leased_lines: field("leased_lines").map(str::to_owned),
        erasure: coded("erasure", field("erasure"), "preparation-answer")?,
    })
}

async fn answer(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    op.require(Capacity::Donor)?;
    let outcome = match answers(&form) {
        Ok(new) => service::answer(&app, &op, id, new).await,
        Err(error) => Err(error),
    };
    let back = format!("/desk/lots/{id}/preparation");
    match outcome {
        Ok(kept) if kept.missing().is_empty() => {
            let said = ctx.t("preparation-said-ready").to_string();
            Flasher(&session).done(said, &format!("/desk/lots/{id}")).await
        }
        Ok(_) => Flasher(&session).done(ctx.t("preparation-said-kept").to_string(), &back).await,
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, id, Typed { errors, fields: Some(form) }).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &back).await,
    }
}

/// What a form with a proof sent.
pub(super) async fn proof_sent(
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<(Proof, (String, Vec<u8>))> {
    let form = form.map_err(|_| Error::new(ErrorKind::UnsupportedMedia, "multipart-expected"))?;
    let mut upload = Upload::read(form, "file").await?;
    let proof = coded("kind", upload.field("kind"), "preparation-answer")?;
    let proof = proof.ok_or_else(|| Error::invalid("kind", "preparation-answer"))?;
    let bytes = upload.bytes.take().ok_or_else(|| Error::invalid("file", "proof-missing"))?;
    Ok((proof, (upload.file_name.take().unwrap_or_default(), bytes)))
}

async fn attach(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    op.require(Capacity::Donor)?;
    let back = format!("/desk/lots/{id}/preparation");
    let outcome = match proof_sent(form).await {
        Ok((proof, file)) => service::attach(&app, &op, id, proof, file).await,
        Err(error) => Err(error),
    };
    Flasher(&session).end(outcome, ctx.t("preparation-said-attached"), op.language, &back).await
}

async fn proof_file(app: &App, lot: DonationLotId, proof: &str) -> Result<Response> {
    let proof: Proof = proof.parse().map_err(|()| Error::not_found())?;
    let kept = store::find(app.db.fresh(), lot).await?;
    let document = match proof {
        Proof::Release => kept.release_id,
        Proof::Evidence => kept.evidence_id,
    };
    let document = document.ok_or_else(Error::not_found)?;
    let known = app.storage.find(app.db.fresh(), document).await?;
    let media = match known.media_type.as_str() {
        "application/pdf" => "application/pdf",
        "image/jpeg" => "image/jpeg",
        _ => "text/plain; charset=utf-8",
    };
    Ok(download(media, &known.file_name, app.storage.bytes(document).await?))
}

async fn proof_of_lot(
    Extract(app): Extract<App>,
    Op(op): Op,
    Path((id, proof)): Path<(String, String)>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Donor)?.organisation_id;
    let id = id.parse().map_err(|_| Error::not_found())?;
    let lot = lots::lot_of_donor(app.db.fresh(), own, id).await?;
    proof_file(&app, lot.id, &proof).await
}

async fn proof_of_part(
    Extract(app): Extract<App>,
    Op(op): Op,
    Path((id, proof)): Path<(String, String)>,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let id: LotPartId = id.parse().map_err(|_| Error::not_found())?;
    let part = lots::part_of_refurbisher(app.db.fresh(), own, id).await?;
    proof_file(&app, part.lot_id, &proof).await
}
