//! Where the operator writes the criteria.

use std::collections::HashMap;

use axum::extract::{Path, State as Extract};
use axum::response::{IntoResponse, Response};
use frontend::accreditation::{CriteriaPage, CriterionForm};
use frontend::components::Happening;
use frontend::{Choice, FieldErrors, NavItem, PageContext, Texts};
use tower_sessions::Session;

use super::criteria::{begin_version, drop_criterion, publish_version, put_criterion, versions};
use super::review::{Criterion, Grant};
use super::rules::Kind;
use super::view;
use crate::kernel::{Capacity, Error, OpContext, Result};
use crate::web::{App, Ctx, Flasher, FormBody, Html, Op, Pages, desk_nav};

pub(super) fn pages() -> Pages {
    Pages::new().get("/desk/criteria/{kind}", show).post("/desk/criteria/{kind}/{step}", step)
}

fn grants(chosen: Option<Grant>, texts: Texts) -> Vec<Choice> {
    let none = Choice::new("", texts.t("criteria-grants-none").to_string());
    let all = Grant::ALL.iter().map(|one| {
        Choice::new(one.code(), texts.dynamic("criteria-grants-", one.code()).to_string())
            .selected(chosen == Some(*one))
    });
    std::iter::once(none).chain(all).collect()
}

fn form(one: &Criterion, texts: Texts) -> CriterionForm {
    let [title_fr, title_en] = one.title.clone();
    let [sentence_fr, sentence_en] = one.sentence.clone();
    let [proof_fr, proof_en] = one.proof.clone();
    CriterionForm {
        code: one.code.clone(),
        title_fr,
        title_en,
        sentence_fr,
        sentence_en,
        proof_fr,
        proof_en,
        weight: one.weight.to_string(),
        months: one.months.to_string(),
        required: one.required,
        grants: grants(one.grants, texts),
    }
}

async fn page(app: &App, op: &OpContext, ctx: PageContext, kind: Kind) -> Result<CriteriaPage> {
    let texts = ctx.texts;
    let all = versions(app.db.fresh(), kind).await?;
    let told = all
        .iter()
        .map(|one| {
            let title = texts.t("criteria-version").with("version", one.version.to_string()).to_string();
            let when = match one.published_at {
                Some(at) => texts.t("criteria-published").with("date", view::day(at, texts)).to_string(),
                None => texts.t("criteria-being-written").to_string(),
            };
            Happening::new(when, title).detail(one.source.clone())
        })
        .collect();
    let draft = all.iter().find(|one| one.published_at.is_none());
    let now = all.iter().find(|one| one.published_at.is_some());
    let tabs = Kind::ALL
        .iter()
        .map(|one| {
            let label = texts.dynamic("accreditation-kind-", one.code()).to_string();
            NavItem::new(label, format!("/desk/criteria/{}", one.code())).current(*one == kind)
        })
        .collect();
    Ok(CriteriaPage {
        nav: desk_nav(op, &ctx),
        errors: FieldErrors::new(),
        kind: kind.code(),
        tabs,
        versions: told,
        criteria: now
            .map(|now| now.criteria.iter().map(|one| view::criterion(one, texts)).collect())
            .unwrap_or_default(),
        draft: draft.map(|draft| draft.version.to_string()).unwrap_or_default(),
        forms: draft
            .map(|draft| draft.criteria.iter().map(|one| form(one, texts)).collect())
            .unwrap_or_default(),
        new: CriterionForm { grants: grants(None, texts), ..CriterionForm::default() },
        source: draft.map(|draft| draft.source.clone()).unwrap_or_default(),
        may_work: op.works_as(Capacity::Operator),
        ctx,
    })
}

async fn show(
    Extract(app): Extract<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Path(kind): Path<String>,
) -> Result<Response> {
    op.require_reading(Capacity::Operator)?;
    let kind: Kind = kind.parse().map_err(|()| Error::not_found())?;
    Ok(Html::ok(page(&app, &op, ctx, kind).await?).into_response())
}

fn typed(form: &HashMap<String, String>) -> Result<Criterion> {
    let said = |name: &str| form.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let grants = said("grants");
    let grants = if grants.is_empty() {
        None
    } else {
        Some(grants.parse().map_err(|()| Error::invalid("grants", "accreditation-choose"))?)
    };
    Ok(Criterion {
        code: said("code"),
        title: [said("title_fr"), said("title_en")],
        sentence: [said("sentence_fr"), said("sentence_en")],
        proof: [said("proof_fr"), said("proof_en")],
        weight: said("weight").parse().map_err(|_| Error::invalid("weight", "criteria-weight"))?,
        required: form.contains_key("required"),
        months: said("months").parse().map_err(|_| Error::invalid("months", "criteria-months"))?,
        grants,
    })
}

async fn step(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Path((kind, step)): Path<(String, String)>,
    FormBody(form): FormBody<HashMap<String, String>>,
) -> Result<Response> {
    op.require(Capacity::Operator)?;
    let kind: Kind = kind.parse().map_err(|()| Error::not_found())?;
    let code = form.get("code").cloned().unwrap_or_default();
    let outcome = match step.as_str() {
        "begin" => begin_version(&app.db, &op, kind).await.map(|_| ()),
        "put" => match typed(&form) {
            Ok(new) => put_criterion(&app.db, &op, kind, new).await,
            Err(error) => Err(error),
        },
        "drop" => drop_criterion(&app.db, &op, kind, &code).await,
        "publish" => {
            let source = form.get("source").cloned().unwrap_or_default();
            publish_version(&app.db, &op, kind, &source).await.map(|_| ())
        }
        _ => return Err(Error::not_found()),
    };
    let words = ctx.dynamic("criteria-done-", step.as_str());
    let back = format!("/desk/criteria/{}", kind.code());
    Flasher(&session).end(outcome, words, op.language, &back).await
}
