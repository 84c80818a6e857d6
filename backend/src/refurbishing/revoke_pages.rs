//! The page that takes a proof of erasure back: which one, why, and what happens then.

use std::collections::HashMap;

use axum::extract::State as AppState;
use axum::response::{IntoResponse, Response};
use frontend::forms::Choice;
use frontend::refurbishing::RevokePage;
use frontend::{FieldErrors, PageContext, Texts};
use tower_sessions::Session;

use super::forms::Fields;
use super::input::ReasonIn;
use super::revoke;
use super::rules::Stage;
use super::service::Bench;
use super::view::{day, storage_title};
use crate::kernel::{Capacity, Error, OpContext, Result, WipeEvidenceId};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, errors_of};

/// The pages of this file.
pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/devices/{reference}/revocation", show)
        .post("/desk/devices/{reference}/revocation", post)
}

/// Where the page of a device is, for whoever asks.
fn home(op: &OpContext, bench: &Bench) -> String {
    let reference = &bench.device.reference;
    if op.holds(Capacity::Operator) {
        format!("/appareils/{reference}")
    } else {
        format!("/desk/devices/{reference}")
    }
}

fn page(op: &OpContext, ctx: PageContext, bench: &Bench, fields: &Fields, errors: FieldErrors) -> RevokePage {
    let texts = ctx.texts;
    let proofs: Vec<Choice> = bench
        .evidence
        .iter()
        .rev()
        .filter(|one| one.accepted && one.revoked_at.is_none())
        .map(|one| {
            let words = texts
                .t("revoke-proof")
                .with("storage", storage_title(bench, one.storage_id, texts))
                .with("tool", format!("{} {}", one.submitted.tool, one.submitted.tool_version))
                .with("date", day(one.submitted.ended_at, texts));
            Choice::new(one.id.to_string(), words.to_string())
        })
        .collect();
    let mut chosen = fields.text("evidence").unwrap_or_default();
    if let ([only], true) = (proofs.as_slice(), chosen.is_empty()) {
        chosen.clone_from(&only.value);
    }
    let out = matches!(Stage::of(bench.device.state), Stage::Out | Stage::Ended);
    RevokePage {
        nav: desk_nav(op, &ctx),
        errors,
        title: bench.device.specification.title(),
        reference: bench.device.reference.clone(),
        home: home(op, bench),
        proofs: Choice::select(proofs, &chosen),
        reason: fields.text("reason").unwrap_or_default(),
        out,
        promised: bench.device.claim_id.is_some(),
        ctx,
    }
}

async fn show(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
) -> Result<Html<RevokePage>> {
    let bench = revoke::look(app.db.fresh(), &op, &reference).await?;
    Ok(Html::ok(page(&op, ctx, &bench, &Fields::default(), FieldErrors::new())))
}

async fn post(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(reference): Id<String>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let fields = Fields(form);
    let bench = revoke::look(app.db.fresh(), &op, &reference).await?;
    let outcome = async {
        let id: Option<WipeEvidenceId> = fields.text("evidence").and_then(|text| text.parse().ok());
        let id = id
            .filter(|id| bench.evidence.iter().any(|one| one.id == *id))
            .ok_or_else(|| Error::invalid("evidence", "field-required"))?;
        let reason = ReasonIn { reason: fields.text("reason") }.read()?;
        revoke::revoke(&app.db, &app.config.public_url, &op, id, &reason).await
    }
    .await;
    match outcome {
        Ok(bench) => {
            let texts = Texts::new(op.language);
            let done = texts.t("revoke-done").with("reference", &bench.device.reference).to_string();
            Flasher(&session).done(done, &home(&op, &bench)).await
        }
        Err(error) if matches!(error.kind().status(), 409 | 422) => {
            let errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, page(&op, ctx, &bench, &fields, errors)).into_response())
        }
        Err(error) => Err(error),
    }
}
