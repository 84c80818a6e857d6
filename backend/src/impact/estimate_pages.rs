//! `/donner/estimer`, and the model documents that go with it.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::components::{Cell, Column, Tone};
use frontend::donations::Rows;
use frontend::estimate::{EstimateAnswer, EstimatePage, Model, Quantity};
use frontend::filters::{write_distance, write_number, write_weight};
use frontend::{Choice, FieldErrors, PageContext, Texts};
use url::form_urlencoded::{Serializer, byte_serialize};

use super::estimate::{self, AvoidedLine, Candidate, Estimate, GIFTS, Typed};
use super::estimate_api::EstimateArgs;
use super::models;
use crate::devices::LegalBasis;
use crate::donations::rules::OFFER_WORKING_DAYS;
use crate::donations::{patronage_ceilings, patronage_value, units_text};
use crate::kernel::{Capacity, OpContext, Result};
use crate::territories::Commune;
use crate::web::{App, Args, CalledFrom, Ctx, Html, Op, Pages, download, errors_of};

const ADDRESS: &str = "/donner/estimer";

pub(super) fn pages() -> Pages {
    Pages::new()
        .get(ADDRESS, show)
        .get("/donner/modeles/convention-de-don.pdf", agreement)
        .get("/donner/modeles/bon-de-collecte.pdf", slip)
        .get("/donner/modeles/certificat-d-effacement.pdf", certificate)
}

/// The address of the same question with another commune or another ground.
fn address(typed: &Typed, commune: Option<&Commune>, gift: Option<LegalBasis>) -> String {
    let mut query = Serializer::new(String::new());
    let near = commune.map_or_else(|| typed.near.trim().to_owned(), named);
    query.append_pair("near", &near);
    if let Some(commune) = commune {
        query.append_pair("commune", &commune.insee_code);
    }
    let gift = gift.map_or_else(|| typed.gift.trim().to_owned(), |gift| gift.code().to_owned());
    if !gift.is_empty() {
        query.append_pair("gift", &gift);
    }
    for (category, typed) in &typed.quantities {
        if !typed.trim().is_empty() {
            query.append_pair(category.code(), typed.trim());
        }
    }
    format!("{ADDRESS}?{}", query.finish())
}

/// « Bègles (33) ».
fn named(commune: &Commune) -> String {
    format!("{} ({})", commune.name, commune.department_code)
}

fn page(
    ctx: PageContext,
    typed: &Typed,
    errors: FieldErrors,
    answer: Option<EstimateAnswer>,
) -> EstimatePage {
    let texts = ctx.texts;
    let gifts = GIFTS
        .iter()
        .map(|gift| {
            Choice::new(gift.code(), texts.dynamic("estimate-gift-", gift.code()).to_string())
                .hint(texts.dynamic("estimate-about-gift-", gift.code()).to_string())
        })
        .collect();
    let gift = if typed.gift.trim().is_empty() { LegalBasis::CompanyGift.code() } else { typed.gift.trim() };
    let model = |label: String, name: &str| Model { label, address: format!("/donner/modeles/{name}.pdf") };
    EstimatePage {
        near: typed.near.clone(),
        quantities: typed
            .quantities
            .iter()
            .map(|(category, typed)| Quantity { code: category.code(), typed: typed.clone() })
            .collect(),
        gifts: Choice::select(gifts, gift),
        models: vec![
            model(texts.t("model-agreement-title").to_string(), "convention-de-don"),
            model(texts.t("model-slip-title").to_string(), "bon-de-collecte"),
            model(texts.t("model-certificate-title").to_string(), "certificat-d-effacement"),
        ],
        workshops: Rows::default(),
        effect: Rows::default(),
        answer,
        errors,
        ctx,
    }
}

/// The workshops, and what each category weighs and avoids.
fn tables(ctx: &PageContext, estimate: &Estimate) -> (Rows, Rows) {
    let texts = ctx.texts;
    let units = i64::from(estimate.question.units.total());
    let gift = estimate.question.gift;
    let workshops = Rows {
        columns: ["workshop", "distance", "collection", "delay", "receipt"]
            .map(|key| Column::new(texts.dynamic("estimate-column-", key).to_string()))
            .to_vec(),
        rows: estimate.candidates.iter().map(|one| row(one, units, gift, texts)).collect(),
    };
    let effect = Rows {
        columns: vec![
            Column::new(texts.t("figures-category").to_string()),
            Column::numeric(texts.t("figures-devices").to_string()),
            Column::numeric(texts.t("estimate-column-weight").to_string()),
            Column::numeric(texts.t("figures-avoided").to_string()),
            Column::new(texts.t("figures-source").to_string()),
        ],
        rows: estimate.lines.iter().map(|line| line_row(line, ctx)).collect(),
    };
    (workshops, effect)
}

async fn show(
    State(app): State<App>,
    Op(op): Op,
    CalledFrom(from): CalledFrom,
    Ctx(ctx): Ctx,
    Args(args): Args<EstimateArgs>,
) -> Result<Response> {
    let asked = args.near.is_some();
    let typed = args.typed();
    if !asked {
        return Ok(Html::ok(page(ctx, &typed, FieldErrors::new(), None)).into_response());
    }
    let found = match app.estimates.check(&from) {
        Ok(()) => estimate::understand(app.db.read(), &typed).await,
        Err(error) => Err(error),
    };
    match found {
        Ok(question) => {
            let estimate = estimate::answer(app.db.read(), question, op.now).await?;
            let receipt = receipt(&app, &op, ctx.texts, &estimate).await?;
            let (workshops, effect) = tables(&ctx, &estimate);
            let answer = answer(&op, &ctx, &typed, receipt, &estimate);
            let page = page(ctx, &typed, FieldErrors::new(), Some(answer));
            Ok(Html::ok(EstimatePage { workshops, effect, ..page }).into_response())
        }
        Err(error) if error.kind().status() < 500 => {
            let errors = errors_of(&error, op.language);
            Ok(Html::refused(&error, page(ctx, &typed, errors, None)).into_response())
        }
        Err(error) => Err(error),
    }
}

/// What a receipt is worth, or why there is none.
async fn receipt(app: &App, op: &OpContext, texts: Texts, estimate: &Estimate) -> Result<String> {
    Ok(match estimate.question.gift {
        LegalBasis::CompanyPatronage => [
            texts.t("estimate-receipt-patronage").to_string(),
            patronage_value(texts),
            patronage_ceilings(app.db.read(), op.now, texts).await?,
        ]
        .join(" "),
        LegalBasis::PublicFreeGift => texts.t("estimate-receipt-public").to_string(),
        LegalBasis::CompanyGift | LegalBasis::Purchase | LegalBasis::TakeBack => {
            texts.t("estimate-receipt-none").to_string()
        }
    })
}

fn answer(
    op: &OpContext,
    ctx: &PageContext,
    typed: &Typed,
    receipt: String,
    estimate: &Estimate,
) -> EstimateAnswer {
    let texts = ctx.texts;
    let question = &estimate.question;
    let mut remedies = Vec::new();
    if estimate.candidates.is_empty() {
        if estimate.smaller_lot > 0 {
            remedies.push(texts.t("estimate-remedy-split").with("count", estimate.smaller_lot).to_string());
        }
        if estimate.without_receipt > 0 {
            remedies
                .push(texts.t("estimate-remedy-receipt").with("count", estimate.without_receipt).to_string());
        }
        remedies.push(texts.t("estimate-remedy-declare").to_string());
        remedies.push(texts.t("estimate-remedy-call").to_string());
    }
    let without_receipt = if estimate.without_receipt > 0 {
        address(typed, None, Some(LegalBasis::CompanyGift))
    } else {
        String::new()
    };
    let avoided = estimate.avoided_grams();
    let avoided = if avoided > 0 {
        texts.t("estimate-avoided").with("weight", write_weight(avoided, ctx.language)).to_string()
    } else {
        String::new()
    };
    let weight = estimate.weight_grams();
    let weight = if weight > 0 {
        texts.t("estimate-weight").with("weight", write_weight(weight, ctx.language)).to_string()
    } else {
        texts.t("estimate-weight-unknown").to_string()
    };
    let others =
        question.others.iter().map(|commune| (named(commune), address(typed, Some(commune), None))).collect();
    EstimateAnswer {
        units: units_text(&question.units, texts),
        place: named(&question.place),
        others,
        workshops: estimate.workshops,
        more: estimate.workshops - estimate.candidates.len(),
        remedies,
        without_receipt,
        receipt,
        avoided,
        weight,
        declare: declaration(op, estimate),
        answers_in_days: OFFER_WORKING_DAYS,
    }
}

/// Where the declaration starts with what was typed; it survives signing in.
fn declaration(op: &OpContext, estimate: &Estimate) -> String {
    let question = &estimate.question;
    let mut query = Serializer::new(String::new());
    query.append_pair("units", &question.units.code());
    query.append_pair("gift", question.gift.code());
    query.append_pair("commune", &question.place.insee_code);
    let address = format!("/desk/lots/new?{}", query.finish());
    if op.holds(Capacity::Donor) {
        address
    } else {
        format!("/sign-in?back={}", byte_serialize(address.as_bytes()).collect::<String>())
    }
}

fn row(one: &Candidate, units: i64, gift: LegalBasis, texts: Texts) -> Vec<Cell> {
    let collection = match (one.taker.terms.is_free(units), one.taker.terms.free_from) {
        (Some(true), Some(1)) => texts.t("estimate-free-always").to_string(),
        (Some(true), from) => {
            texts.t("estimate-free").with("from", i64::from(from.unwrap_or_default())).to_string()
        }
        (Some(false), from) => {
            texts.t("estimate-not-free").with("from", i64::from(from.unwrap_or_default())).to_string()
        }
        (None, _) => texts.t("estimate-free-unknown").to_string(),
    };
    let delay = match one.delay {
        Some(delay) => texts
            .t("estimate-delay")
            .with("days", delay.median_days)
            .with("count", delay.collections)
            .to_string(),
        None => texts.t("estimate-delay-unknown").to_string(),
    };
    let receipt = match (gift, one.taker.file.may_issue_receipts) {
        (LegalBasis::PublicFreeGift, _) => Cell::text(texts.t("estimate-receipt-not-needed").to_string()),
        (_, true) => Cell::badge(texts.t("estimate-receipt-yes").to_string(), Tone::Good),
        (_, false) => Cell::text(texts.t("estimate-receipt-no").to_string()),
    };
    vec![
        Cell::text(format!("{}, {}", one.organisation.name, named(&one.commune))),
        Cell::text(write_distance(one.taker.distance_km, texts)),
        Cell::text(collection),
        Cell::text(delay),
        receipt,
    ]
}

fn line_row(line: &AvoidedLine, ctx: &PageContext) -> Vec<Cell> {
    let texts = ctx.texts;
    let weight = |grams: Option<i64>, none: &str| {
        grams.map_or_else(|| none.to_owned(), |grams| write_weight(grams, ctx.language))
    };
    let unknown = texts.t("figures-no-factor").to_string();
    let source = match (line.source.as_str(), line.estimated) {
        ("", _) => "–".to_owned(),
        (source, false) => source.to_owned(),
        (source, true) => format!("{source} {}", texts.t("figures-estimated")),
    };
    vec![
        Cell::text(texts.dynamic("category-one-", line.category.code()).to_string()),
        Cell::text(write_number(i64::from(line.units), ctx.language)),
        Cell::text(weight(line.weight_grams, &texts.t("estimate-not-weighed").to_string())),
        Cell::text(weight(line.grams, &unknown)),
        Cell::text(source),
    ]
}

async fn agreement(Op(op): Op) -> Result<Response> {
    Ok(download("application/pdf", "convention-de-don-modele.pdf", models::agreement(&op).await?))
}

async fn slip(Op(op): Op) -> Result<Response> {
    Ok(download("application/pdf", "bon-de-collecte-modele.pdf", models::slip(&op).await?))
}

async fn certificate(Op(op): Op) -> Result<Response> {
    Ok(download("application/pdf", "certificat-d-effacement-exemple.pdf", models::certificate(&op).await?))
}
