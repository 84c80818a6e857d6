//! An agreement for whoever has its link: no account, no index, no trace of the key in addresses of other pages.

use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::agreement::ReviewPage;
use frontend::filters::{Day, write_date};
use frontend::{FieldErrors, PageContext};
use serde::Deserialize;
use tower_sessions::Session;

use super::review::{Said, opened, say};
use super::rules::AgreementState;
use super::{service, store, view};
use crate::kernel::{OpContext, Result};
use crate::web::{App, Args, CalledFrom, Ctx, Flasher, FormBody, Html, Op, Pages, download, errors_of};

pub(super) fn pages() -> Pages {
    Pages::new().get("/convention", show).get("/convention/document.pdf", file).post("/convention", take)
}

#[derive(Default, Deserialize)]
struct KeyArgs {
    #[serde(default)]
    key: String,
}

async fn page(
    app: &App,
    op: &OpContext,
    mut ctx: PageContext,
    (place, key): (&str, &str),
    said: Said,
    errors: FieldErrors,
) -> Result<ReviewPage> {
    let (link, one) = opened(app, op, place, key).await?;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let document = format!("/convention/document.pdf?key={key}");
    let text = view::text(c, &one, document, texts).await?;
    let versions = store::versions(c, one.part_id).await?;
    let mut remarks = store::remarks_of(c, &versions).await?;
    remarks.retain(|remark| remark.link_id == link.id);
    let (state, _) = view::standing(Some(&one), view::again(&versions));
    let shown = texts
        .t("review-shown")
        .with("donor", one.terms.donor.name.as_str())
        .with("recipient", link.recipient.as_str())
        .with("date", write_date(link.expires_at.calendar_day(), texts))
        .to_string();
    // The key is in no address that this page writes besides its own.
    ctx.path = "/convention".to_owned();
    Ok(ReviewPage {
        errors,
        key: key.to_owned(),
        text,
        shown,
        now: texts.dynamic("review-now-", state).to_string(),
        open: matches!(one.state, AgreementState::ToSign | AgreementState::HalfSigned),
        name: said.name,
        verdicts: view::verdicts(&said.verdict, texts),
        words: said.words,
        remarks: view::remarks(&remarks, &versions, texts),
        ctx,
    })
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    CalledFrom(place): CalledFrom,
    Args(KeyArgs { key }): Args<KeyArgs>,
) -> Result<Html<ReviewPage>> {
    Ok(Html::ok(page(&app, &op, ctx, (&place, &key), Said::default(), FieldErrors::new()).await?))
}

async fn file(
    Extract(app): Extract<App>,
    Op(op): Op,
    CalledFrom(place): CalledFrom,
    Args(KeyArgs { key }): Args<KeyArgs>,
) -> Result<Response> {
    let (_, one) = opened(&app, &op, &place, &key).await?;
    let (name, bytes) = service::file_of(&app, &one).await?;
    Ok(download("application/pdf", &name, bytes))
}

#[derive(Deserialize)]
struct SayForm {
    #[serde(default)]
    key: String,
    #[serde(default)]
    document_sha256: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    verdict: String,
    #[serde(default)]
    words: String,
}

async fn take(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    CalledFrom(place): CalledFrom,
    FormBody(form): FormBody<SayForm>,
) -> Result<Response> {
    let SayForm { key, document_sha256, name, verdict, words } = form;
    let said = Said { document_sha256, name, verdict, words };
    match say(&app, &op, &place, &key, &said).await {
        Ok(()) => {
            Flasher(&session)
                .done(ctx.t("review-done").to_string(), &format!("/convention?key={}", key.trim()))
                .await
        }
        Err(error) if !error.field_faults().is_empty() => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, (&place, &key), said, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        // Another text stands there now: what was typed comes back under it.
        Err(error) if error.says("agreement-changed") => {
            let errors = FieldErrors::new().with("words", crate::web::sentence(&error, op.language));
            let page = page(&app, &op, ctx, (&place, &key), said, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}
