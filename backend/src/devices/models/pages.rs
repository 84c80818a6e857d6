//! The operator's pages: the models, a new one, and a file of them.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State as Extract};
use axum::response::{IntoResponse, Response};
use frontend::lists::{Act, Batch};
use frontend::models::{ModelsPage, NewModelPage};
use frontend::{Choice, FieldErrors, PageContext, Texts};
use serde::Deserialize;
use tower_sessions::Session;

use super::store::{self, Filter};
use super::{DeviceModel, Origin, Typed, service, sheet};
use crate::devices::CATEGORIES;
use crate::kernel::{Capacity, DeviceModelId, Error, ErrorKind, OpContext, Result};
use crate::web::lists::{self, By, Column, Counts, Entry, Found, Outcomes, Row, Shape};
use crate::web::{
    App, Args, Ctx, Flasher, FormBody, Html, Op, Pages, Upload, desk_nav, download, errors_of, sentence,
};

const MODELS: &str = "/desk/device-models";
const NEW: &str = "/desk/device-models/new";

/// The pages of models.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get(MODELS, list)
        .get(NEW, new_form)
        .post(NEW, add)
        .post("/desk/device-models/act", act)
        .post("/desk/device-models/import", import)
        .get("/desk/device-models/file", file)
}

fn shape(texts: Texts) -> Shape {
    let states = ["in-use", "withdrawn"].map(|code| (code, texts.dynamic("models-state-", code)));
    Shape::new(texts, MODELS, texts.t("models-file"), texts.t("models-title"))
        .search(texts.t("models-search-hint"))
        .tabs("state", texts.t("models-tabs"), states)
        .categories(CATEGORIES)
        .sort("title", texts.t("models-column-title"), By::Text)
        .columns([
            Column::new("title", texts.t("models-column-title")),
            Column::new("category", texts.t("models-column-category")),
            Column::new("years", texts.t("models-column-years")),
            Column::new("processor", texts.t("models-column-processor")),
            Column::new("memory", texts.t("models-column-memory")).numeric(),
            Column::new("storage", texts.t("models-column-storage")).numeric(),
            Column::new("also", texts.t("models-column-also")).when_wished(),
            Column::new("weight", texts.t("models-column-weight")).numeric().when_wished(),
            Column::new("origin", texts.t("models-column-origin")).when_wished(),
        ])
}

fn row(model: &DeviceModel, works: bool, texts: Texts) -> Row {
    let said = &model.said;
    let title = format!("{} {}", said.brand, said.name);
    let years = match (said.first_year, said.last_year) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(year), _) | (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    };
    let origin = match model.origin {
        Origin::Delivered => texts.t("models-origin-delivered"),
        Origin::Operator => texts.t("models-origin-operator"),
    };
    Row {
        id: model.id.0,
        key: store::key(model),
        value: works.then(|| model.id.to_string()),
        name: title.clone(),
        cells: vec![
            Entry::text(title),
            Entry::text(texts.dynamic("category-", &said.category)),
            Entry::text(years),
            Entry::maybe(said.processor.clone()),
            Entry::maybe_number(said.memory_gb.map(i64::from)),
            Entry::maybe_number(said.storage_gb.map(i64::from)),
            Entry::text(said.also.join(", ")),
            Entry::maybe_number(said.weight_grams.map(i64::from)),
            Entry::text(origin),
        ],
    }
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    pairs: &[(String, String)],
    errors: FieldErrors,
) -> Result<Response> {
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = shape(texts).asked(pairs, op.now)?;
    let works = op.works_as(Capacity::Operator);
    let filter = Filter {
        category: list.get("category").map(str::to_owned),
        withdrawn: list.get("state").map(|state| state == "withdrawn"),
        words: list.words(),
    };
    let any = Filter { withdrawn: None, ..filter.clone() };
    let counted = async |withdrawn| -> Result<i64> {
        let filter = Filter { withdrawn: Some(withdrawn), ..any.clone() };
        Ok(store::by_category(c, &filter).await?.values().sum())
    };
    let (in_use, withdrawn) = (counted(false).await?, counted(true).await?);
    let total = match filter.withdrawn {
        Some(false) => in_use,
        Some(true) => withdrawn,
        None => in_use + withdrawn,
    };
    let categories =
        store::by_category(c, &Filter { category: None, ..filter.clone() }).await?.into_iter().collect();
    let found = store::list(c, &filter, &list.seek()).await?;
    let rows = found.iter().map(|model| row(model, works, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, op, rows, total).await;
    }
    let sentence = texts.t("models-count").with("count", total).with("withdrawn", withdrawn).to_string();
    let states =
        [("in-use", in_use), ("withdrawn", withdrawn)].map(|(code, count)| (code.to_owned(), count)).into();
    let counts = Counts::from([("state", states), ("category", categories)]);
    let status = list.status();
    let acts = works.then(|| Batch {
        address: "/desk/device-models/act",
        acts: vec![
            Act::new("withdraw", ctx.t("models-withdraw")),
            Act::new("restore", ctx.t("models-restore")),
        ],
        fields: Vec::new(),
    });
    let list = list.page(Found { rows, total, sentence, counts }).acting(acts);
    let page = ModelsPage { nav: desk_nav(op, &ctx), list, errors, may_work: works, ctx };
    Ok(Html(status, page).into_response())
}

async fn list(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    op.require_reading(Capacity::Operator)?;
    page(&app, &op, ctx, &pairs, FieldErrors::new()).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ModelForm {
    category: String,
    brand: String,
    name: String,
    also: String,
    first_year: String,
    last_year: String,
    cpu: String,
    memory_gb: String,
    storage_gb: String,
    screen_inches: String,
    weight_grams: String,
}

impl ModelForm {
    fn typed(self) -> Typed {
        let Self {
            category,
            brand,
            name,
            also,
            first_year,
            last_year,
            cpu,
            memory_gb,
            storage_gb,
            screen_inches,
            weight_grams,
        } = self;
        Typed {
            category,
            brand,
            name,
            also,
            first_year,
            last_year,
            cpu,
            memory_gb,
            storage_gb,
            screen_inches,
            weight_grams,
        }
    }
}

fn form(op: &OpContext, ctx: PageContext, typed: Typed, errors: FieldErrors) -> NewModelPage {
    let categories = CATEGORIES
        .iter()
        .map(|code| Choice::new(*code, ctx.dynamic("category-", code).to_string()))
        .collect();
    NewModelPage {
        categories: Choice::select(categories, &typed.category),
        brand: typed.brand,
        name: typed.name,
        also: typed.also,
        first_year: typed.first_year,
        last_year: typed.last_year,
        cpu: typed.cpu,
        memory_gb: typed.memory_gb,
        storage_gb: typed.storage_gb,
        screen_inches: typed.screen_inches,
        weight_grams: typed.weight_grams,
        nav: desk_nav(op, &ctx),
        errors,
        ctx,
    }
}

async fn new_form(Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<NewModelPage>> {
    op.require(Capacity::Operator)?;
    Ok(Html::ok(form(&op, ctx, Typed::default(), FieldErrors::new())))
}

async fn add(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(sent): FormBody<ModelForm>,
) -> Result<Response> {
    let typed = sent.typed();
    match service::add(&app.db, &op, &typed).await {
        Ok(model) => {
            let title = format!("{} {}", model.said.brand, model.said.name);
            Flasher(&session).done(ctx.t("models-added").with("title", title).to_string(), MODELS).await
        }
        Err(error) if error.kind() == ErrorKind::Invalid => {
            let errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, form(&op, ctx, typed, errors)).into_response())
        }
        Err(error) => Err(error),
    }
}

/// Withdraws several models, or takes them back into use.
async fn act(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    op.require(Capacity::Operator)?;
    let batch = lists::Batch::read(pairs);
    let texts = Texts::new(op.language);
    let work = async |rows: &[String]| {
        let withdrawn = match batch.action.as_str() {
            "withdraw" => true,
            "restore" => false,
            _ => return Err(Error::invalid("action", "batch-act-unknown")),
        };
        let mut outcomes = Outcomes::new();
        for row in rows {
            let id: DeviceModelId = row.parse().map_err(|_| Error::not_found())?;
            outcomes.note(row.clone(), service::set_withdrawn(&app.db, &op, id, withdrawn).await);
        }
        let words = if withdrawn { texts.t("models-withdrawn") } else { texts.t("models-restored") };
        let words = words.with("count", outcomes.done());
        Ok(outcomes.saying(words))
    };
    batch.answer(&op, &session, MODELS, work).await
}

async fn import(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    upload: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    op.require(Capacity::Operator)?;
    let sent = async {
        let form = upload.map_err(|_| Error::new(ErrorKind::UnsupportedMedia, "multipart-expected"))?;
        let bytes = Upload::read(form, "models").await?.bytes;
        let bytes = bytes.ok_or_else(|| Error::invalid("models", "models-missing"))?;
        service::import(&app.db, &op, &bytes).await
    };
    match sent.await {
        Ok(done) => {
            let text = ctx
                .t("models-imported")
                .with("added", done.added)
                .with("changed", done.changed)
                .with("unchanged", done.unchanged);
            Flasher(&session).done(text.to_string(), MODELS).await
        }
        Err(error) if error.kind().status() < 500 => {
            let errors = match error.field_faults().is_empty() {
                true => FieldErrors::new().with("models", sentence(&error, op.language)),
                false => errors_of(&error, op.language),
            };
            let mut answer = page(&app, &op, ctx, &[], errors).await?;
            *answer.status_mut() =
                axum::http::StatusCode::from_u16(error.kind().status()).map_err(Error::internal)?;
            Ok(answer)
        }
        Err(error) => Err(error),
    }
}

async fn file(Extract(app): Extract<App>, Op(op): Op) -> Result<Response> {
    op.require_reading(Capacity::Operator)?;
    let models = store::all(app.db.fresh()).await?;
    let in_use: Vec<DeviceModel> = models.into_iter().filter(|model| model.withdrawn_at.is_none()).collect();
    Ok(download("text/csv; charset=utf-8", "device-models.csv", sheet::write(&in_use)?))
}
