//! The pages of the stock of parts.

use std::collections::HashMap;

use axum::extract::State as AppState;
use axum::response::{IntoResponse, Response};
use frontend::workbench::{PartLine, PartsPage};
use frontend::{Choice, FieldErrors, PageContext, Texts};
use tower_sessions::Session;

use super::input::once_of_form;
use super::pages::on;
use super::parts::{self, NewPart, Part};
use crate::devices::CATEGORIES;
use crate::kernel::{Capacity, Error, OpContext, PartId, Result};
use crate::refurbishing::forms::Fields;
use crate::refurbishing::rules::Check;
use crate::web::{App, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, errors_of};

const ADDRESS: &str = "/desk/parts";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get(ADDRESS, list)
        .post(ADDRESS, add)
        .post("/desk/parts/{id}/count", count)
        .post("/desk/bench/{reference}/part-used", use_one)
        .post("/desk/bench/{reference}/part-taken", take_one)
}

/// The functions that parts mend, to choose from.
pub(super) fn functions(of: impl IntoIterator<Item = Check>, chosen: &str, texts: Texts) -> Vec<Choice> {
    let choice = |check: Check| Choice::new(check.code(), texts.dynamic("check-", check.code()).to_string());
    Choice::select(of.into_iter().map(choice).collect(), chosen)
}

fn line(part: &Part, texts: Texts) -> PartLine {
    PartLine {
        id: part.id.to_string(),
        label: part.label.clone(),
        function: texts.dynamic("check-", part.function.code()).to_string(),
        category: texts.dynamic("category-", &part.category).to_string(),
        models: part.models.join(", "),
        quantity: part.quantity,
    }
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    fields: &Fields,
    errors: FieldErrors,
) -> Result<PartsPage> {
    let texts = ctx.texts;
    let kept = parts::list(app.db.fresh(), op, None).await?;
    let typed = |name: &str| fields.text(name).unwrap_or_default();
    let categories = CATEGORIES
        .iter()
        .map(|code| Choice::new(*code, texts.dynamic("category-", code).to_string()))
        .collect();
    Ok(PartsPage {
        nav: desk_nav(op, &ctx),
        works: op.works_as(Capacity::Refurbisher),
        lines: kept.iter().map(|part| line(part, texts)).collect(),
        categories: Choice::select(categories, &typed("category")),
        functions: functions(Check::ALL.iter().copied(), &typed("function"), texts),
        named: typed("label"),
        models: typed("models"),
        quantity: typed("quantity"),
        errors,
        ctx,
    })
}

async fn list(AppState(app): AppState<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<PartsPage>> {
    Ok(Html::ok(page(&app, &op, ctx, &Fields::default(), FieldErrors::new()).await?))
}

/// A part as a form tells it: its models separated by commas or lines.
fn told(fields: &Fields) -> Result<NewPart> {
    let models = fields.text("models").unwrap_or_default();
    Ok(NewPart {
        function: fields.text("function").unwrap_or_default(),
        category: fields.text("category").unwrap_or_default(),
        label: fields.text("label").unwrap_or_default(),
        models: models.split([',', ';', '\n']).map(|model| model.trim().to_owned()).collect(),
        quantity: fields.number("quantity", &[])?,
    })
}

async fn add(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let fields = Fields(form);
    let outcome = match told(&fields) {
        Ok(new) => parts::add(&app.db, &op, &new).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => {
            let label = fields.text("label").unwrap_or_default();
            Flasher(&session).done(ctx.t("part-stock-added").with("part", label).to_string(), ADDRESS).await
        }
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, &fields, errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

async fn count(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    Id(id): Id<PartId>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let counted =
        Fields(form).number("counted", &[])?.ok_or_else(|| Error::invalid("counted", "field-required"));
    let outcome = match counted {
        Ok(counted) => parts::count(&app.db, &op, id, counted).await,
        Err(error) => Err(error),
    };
    let done = Texts::new(op.language).t("part-stock-counted").to_string();
    Flasher(&session).end(outcome, done, op.language, ADDRESS).await
}

async fn use_one(
    AppState(app): AppState<App>,
    _: super::pages::OwnAct,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let once = once_of_form(&op, &form)?;
    let id = form.get("part").and_then(|text| text.parse().ok());
    let id = id.ok_or_else(|| Error::invalid("part", "field-required"))?;
    let done = parts::use_one(&app.db, &op, &reference, &once, id).await?;
    on(&app, &op, &reference, done).await
}

async fn take_one(
    AppState(app): AppState<App>,
    _: super::pages::OwnAct,
    Op(op): Op,
    Id(reference): Id<String>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    let once = once_of_form(&op, &form)?;
    let new = told(&Fields(form))?;
    let done = parts::take_one(&app.db, &op, &reference, &once, &new).await?;
    on(&app, &op, &reference, done).await
}
