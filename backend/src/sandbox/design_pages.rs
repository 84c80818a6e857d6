//! `/design`: the interface's components, each in every state. What is tried there changes nothing.

use std::collections::HashMap;

use axum::extract::{Multipart, Path, State};
use axum::response::{IntoResponse, Response};
use frontend::design::{ComponentPage, DesignPage};
use frontend::{FieldErrors, PageContext, filters};
use tower_sessions::Session;

use super::pages::or_nothing;
use crate::kernel::time::paris_day;
use crate::kernel::{Cents, Error, Instant, Result, written};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Op, Pages, Upload};

/// The pages of the components; 404 in production.
pub(super) fn pages() -> Pages {
    Pages::new()
        .get("/design", index)
        .get("/design/{component}", component)
        .post("/design/{component}", try_out)
        .post("/design/{component}/try", try_file)
}

async fn index(State(app): State<App>, Ctx(ctx): Ctx) -> Result<Html<DesignPage>> {
    or_nothing(&app)?;
    Ok(Html::ok(DesignPage { ctx }))
}

fn page(app: &App, ctx: PageContext, code: &str) -> Result<ComponentPage> {
    or_nothing(app)?;
    ComponentPage::new(ctx, code).ok_or_else(Error::not_found)
}

async fn component(
    State(app): State<App>,
    Ctx(ctx): Ctx,
    Path(code): Path<String>,
) -> Result<Html<ComponentPage>> {
    Ok(Html::ok(page(&app, ctx, &code)?))
}

/// What was read of what was typed, in words; or the fault.
fn read(code: &str, typed: &str, ctx: &PageContext, now: Instant) -> Result<String> {
    match code {
        "date" => {
            let day = written::day(typed, paris_day(now));
            let day = day.ok_or_else(|| Error::invalid("typed", "date-unreadable"))?;
            Ok(ctx.t("design-tried-date").with("day", filters::write_date(day, ctx.texts)).to_string())
        }
        "money" => {
            let amount = Cents::parse(typed).ok_or_else(|| Error::invalid("typed", "price-unreadable"))?;
            let amount = filters::write_money(amount.0, ctx.language);
            Ok(ctx.t("design-tried-money").with("amount", amount).to_string())
        }
        _ => Ok(ctx.t("design-tried").to_string()),
    }
}

async fn try_out(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Path(code): Path<String>,
    FormBody(sent): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let typed = sent.get("typed").cloned().unwrap_or_default();
    let mut page = page(&app, ctx, &code)?;
    match read(&code, &typed, &page.ctx, op.now) {
        Ok(text) => Flasher(&session).done(text, &format!("/design/{code}")).await,
        Err(error) => {
            page.errors = crate::web::errors_of(&error, op.language);
            page.typed = typed;
            Ok(Html::refused(&error, page).into_response())
        }
    }
}

async fn try_file(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Path(code): Path<String>,
    form: Multipart,
) -> Result<Response> {
    let mut page = page(&app, ctx, &code)?;
    let sent = Upload::read(form, "file").await.and_then(|sent| match (sent.file_name, sent.bytes) {
        (Some(name), Some(bytes)) => Ok((name, bytes.len())),
        _ => Err(Error::invalid("file", "file-missing")),
    });
    match sent {
        Ok((name, size)) => {
            let size = filters::write_file_size(i64::try_from(size).unwrap_or(i64::MAX), op.language);
            let text = page.ctx.t("design-tried-file").with("name", name).with("size", size).to_string();
            Flasher(&session).done(text, &format!("/design/{code}")).await
        }
        Err(error) => {
            let errors: FieldErrors = crate::web::errors_of(&error, op.language);
            page.errors = errors;
            Ok(Html::refused(&error, page).into_response())
        }
    }
}
