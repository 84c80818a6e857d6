//! A refurbisher's pages: the lot parts offered and entrusted to it, answering, fetching, counting.

use std::collections::HashMap;

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::donations::PartPage;
use frontend::{FieldErrors, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::part_object::{Typed, page};
use super::{Count, certificates, documents, moment, parts};
use crate::kernel::{Capacity, Error, LotLineId, LotPartId, OpContext, Result};
use crate::refurbishing::certificates::done;
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, download, errors_of};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/desk/lot-parts/{id}", show)
        .post("/desk/lot-parts/{id}/accept", accept)
        .post("/desk/lot-parts/{id}/decline", decline)
        .post("/desk/lot-parts/{id}/collect", collect)
        .post("/desk/lot-parts/{id}/receive", receive)
        .post("/desk/lot-parts/{id}/certificate", certify)
        .get("/desk/lot-parts/{id}/labels.pdf", labels)
        .get("/desk/lot-parts/{id}/slip.pdf", slip)
}

fn part_address(id: LotPartId) -> String {
    format!("/desk/lot-parts/{id}")
}

#[derive(Deserialize)]
struct ShowArgs {
    after: Option<String>,
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    Args(args): Args<ShowArgs>,
) -> Result<Html<PartPage>> {
    Ok(Html::ok(page(&app, &op, ctx, id, args.after, Typed::default()).await?))
}

async fn accept(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
) -> Result<Response> {
    match parts::accept(&app, &op, id).await {
        Ok(_) => Flasher(&session).done(ctx.t("part-done-accepted").to_string(), &part_address(id)).await,
        Err(error) => answer_refused(&app, &op, &session, id, error).await,
    }
}

/// A part that is no longer this refurbisher's has no page to come back to.
async fn answer_refused(
    app: &App,
    op: &OpContext,
    session: &Session,
    id: LotPartId,
    error: Error,
) -> Result<Response> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let mine = super::part_of_refurbisher(app.db.fresh(), own, id).await.is_ok();
    let address = if mine { part_address(id) } else { "/desk/lot-parts".to_owned() };
    Flasher(session).refused(error, op.language, &address).await
}

#[derive(Deserialize)]
struct DeclineForm {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    text: String,
}

async fn decline(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<DeclineForm>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let DeclineForm { reason, text } = form;
    let Ok(code) = reason.parse() else {
        let error = Error::invalid("reason", "decline-reason-unknown");
        let errors = errors_of(&error, op.language);
        let typed = Typed { errors, decline_text: text, ..Typed::default() };
        let page = page(&app, &op, ctx, id, None, typed).await?;
        return Ok(Html::refused(&error, page).into_response());
    };
    match parts::decline(&app, &op, id, code, Some(text.clone())).await {
        Ok(_) => Flasher(&session).done(ctx.t("part-done-declined").to_string(), "/desk/lot-parts").await,
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let typed = Typed { errors, decline_reason: reason, decline_text: text, ..Typed::default() };
            let page = page(&app, &op, ctx, id, None, typed).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => answer_refused(&app, &op, &session, id, error).await,
    }
}

#[derive(Deserialize)]
struct CollectForm {
    #[serde(default)]
    planned_for: String,
    #[serde(default)]
    step: String,
}

async fn collect(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<CollectForm>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let CollectForm { planned_for, step } = form;
    let planning = step == "plan";
    let day = if planning {
        match moment::optional("planned_for", Some(&planned_for), op.now) {
            Ok(Some(at)) => Ok(Some(at)),
            Ok(None) => Err(Error::invalid("planned_for", "collection-day-needed")),
            Err(error) => Err(error),
        }
    } else {
        Ok(None)
    };
    let outcome = match day {
        Ok(day) => parts::collect(&app, &op, id, day, None).await.map(|_| ()),
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) if planning => {
            Flasher(&session).done(ctx.t("part-done-planned").to_string(), &part_address(id)).await
        }
        Ok(()) => Flasher(&session).done(ctx.t("part-done-collected").to_string(), &part_address(id)).await,
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let page =
                page(&app, &op, ctx, id, None, Typed { errors, planned_for, ..Typed::default() }).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &part_address(id)).await,
    }
}

/// The counts of a form: `counted-LINE` and `reason-LINE`.
fn counts(form: &HashMap<String, String>, texts: Texts) -> (Vec<Count>, HashMap<LotLineId, String>) {
    let mut found = Vec::new();
    let mut faults = HashMap::new();
    for (name, value) in form {
        let Some(line) = name.strip_prefix("counted-") else { continue };
        let Ok(line_id) = line.parse::<LotLineId>() else { continue };
        let digits: String = value.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}').collect();
        let reason = form.get(&format!("reason-{line}")).and_then(|code| code.parse().ok());
        match digits.parse::<i32>() {
            Ok(counted) if (0..=10_000).contains(&counted) => found.push(Count { line_id, counted, reason }),
            _ => {
                faults.insert(line_id, texts.t("error-count-out-of-range").to_string());
            }
        }
    }
    found.sort_by_key(|count| count.line_id);
    (found, faults)
}

async fn receive(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    op.require(Capacity::Refurbisher)?;
    let texts = ctx.texts;
    let (counts, mut faults) = counts(&form, texts);
    let default_reason = form.get("default_reason").and_then(|code| code.parse().ok());
    let outcome = match faults.is_empty() {
        false => Err(Error::invalid("counts", "count-out-of-range")),
        true => parts::receive(&app, &op, id, &counts, default_reason).await,
    };
    match outcome {
        Ok(_) => Flasher(&session).done(ctx.t("part-done-received").to_string(), &part_address(id)).await,
        Err(error) if !error.field_faults().is_empty() => {
            for fault in error.field_faults() {
                let line = fault.field.strip_prefix("counts[").and_then(|rest| rest.split_once(']'));
                let count = line.and_then(|(index, _)| counts.get(index.parse::<usize>().ok()?));
                if let Some(count) = count {
                    faults.insert(count.line_id, texts.dynamic("error-", fault.code).to_string());
                }
            }
            let mut errors = FieldErrors::new();
            for (line, words) in &faults {
                errors.push(format!("reason-{line}"), words.clone());
            }
            if errors.is_empty() {
                errors = errors_of(&error, op.language);
            }
            let typed = Typed { errors, counts: form, faults, ..Typed::default() };
            let page = page(&app, &op, ctx, id, None, typed).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Flasher(&session).refused(error, op.language, &part_address(id)).await,
    }
}

async fn certify(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<LotPartId>,
) -> Result<Response> {
    let outcome = certificates::issue_for_part(&app, &op, id).await;
    let said = outcome.as_ref().map(|issued| done(&issued.certificate, ctx.texts)).unwrap_or_default();
    Flasher(&session).end(outcome, said, op.language, &part_address(id)).await
}

async fn labels(Extract(app): Extract<App>, Op(op): Op, Id(id): Id<LotPartId>) -> Result<Response> {
    let (name, bytes) = documents::labels(&app, &op, id).await?;
    Ok(download("application/pdf", &name, bytes))
}

async fn slip(Extract(app): Extract<App>, Op(op): Op, Id(id): Id<LotPartId>) -> Result<Response> {
    let (name, bytes) = documents::slip(&app, &op, id).await?;
    Ok(download("application/pdf", &name, bytes))
}
