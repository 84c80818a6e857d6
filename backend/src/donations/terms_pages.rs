//! `/desk/collection-terms`, and the same as JSON.

use axum::Json;
use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::donations::{CollectionTermsPage, WorkshopTerms};
use frontend::{FieldErrors, PageContext};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::terms::{self, TypedTerms};
use crate::kernel::{Error, OpContext, Result, SiteId};
use crate::organisations::CollectionTerms;
use crate::web::{App, Body, Ctx, Flasher, FormBody, Html, Op, Pages, Problem, desk_nav, errors_of};

const ADDRESS: &str = "/desk/collection-terms";

pub(super) fn pages() -> Pages {
    Pages::new().get(ADDRESS, show).post(ADDRESS, save)
}

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_terms, set_terms))
}

fn written(number: Option<i32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The page, with what was typed for one workshop when it was refused.
async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    refused: Option<(SiteId, TypedTerms)>,
    errors: FieldErrors,
) -> Result<CollectionTermsPage> {
    let own = terms::own(app.db.fresh(), op).await?;
    let workshops = own
        .into_iter()
        .enumerate()
        .map(|(place, (site, terms))| {
            let typed = refused.as_ref().filter(|(id, _)| *id == site.id).map(|(_, typed)| typed.clone());
            let typed = typed.unwrap_or_else(|| TypedTerms {
                free_from: written(terms.free_from),
                largest_lot: written(terms.largest_lot),
            });
            WorkshopTerms {
                id: site.id.to_string(),
                label: format!("{}, {}", site.label, site.address),
                main: refused.as_ref().map_or(place == 0, |(id, _)| *id == site.id),
                free_from: typed.free_from,
                largest_lot: typed.largest_lot,
                radius_km: site.service_radius_km,
            }
        })
        .collect();
    Ok(CollectionTermsPage { nav: desk_nav(op, &ctx), workshops, errors, ctx })
}

async fn show(Extract(app): Extract<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<CollectionTermsPage>> {
    Ok(Html::ok(page(&app, &op, ctx, None, FieldErrors::new()).await?))
}

#[derive(Deserialize)]
struct TermsForm {
    #[serde(default)]
    site_id: String,
    #[serde(default)]
    free_from: String,
    #[serde(default)]
    largest_lot: String,
}

async fn save(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(form): FormBody<TermsForm>,
) -> Result<Response> {
    let TermsForm { site_id, free_from, largest_lot } = form;
    let id: SiteId = match site_id.parse() {
        Ok(id) => id,
        Err(_) => {
            op.require(crate::kernel::Capacity::Refurbisher)?;
            return Err(Error::not_found());
        }
    };
    let typed = TypedTerms { free_from, largest_lot };
    match terms::set(&app.db, &op, id, &typed).await {
        Ok(_) => Flasher(&session).done(ctx.t("terms-done").to_string(), ADDRESS).await,
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, Some((id, typed)), errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

/// A workshop's terms.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TermsIn {
    /// A workshop of yours.
    site_id: SiteId,
    /// From how many units you fetch for free, 1 to 10 000; absent: you have not said.
    free_from: Option<i64>,
    /// The most units you take at once, 1 to 10 000; larger lots are not offered to you. Absent: no limit.
    largest_lot: Option<i64>,
}

/// A workshop's terms.
#[derive(Serialize, ToSchema)]
struct TermsOut {
    site_id: SiteId,
    /// From how many units collection is free; absent when you have not said.
    free_from: Option<i32>,
    /// The most units at once; absent for no limit.
    largest_lot: Option<i32>,
}

impl TermsOut {
    fn of(site_id: SiteId, terms: CollectionTerms) -> Self {
        let CollectionTerms { free_from, largest_lot } = terms;
        Self { site_id, free_from, largest_lot }
    }
}

/// On which terms your workshops fetch
#[utoipa::path(get, path = "/collection-terms", tag = "donations",
    responses((status = 200, body = Vec<TermsOut>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_terms(Extract(app): Extract<App>, Op(op): Op) -> Result<Json<Vec<TermsOut>>> {
    let own = terms::own(app.db.fresh(), &op).await?;
    Ok(Json(own.into_iter().map(|(site, terms)| TermsOut::of(site.id, terms)).collect()))
}

/// Say on which terms a workshop fetches
///
/// Shown to donors in the estimate; a lot above `largest_lot` is not offered to you.
#[utoipa::path(post, path = "/collection-terms", tag = "donations", request_body = TermsIn,
    responses((status = 200, body = TermsOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn set_terms(
    Extract(app): Extract<App>,
    Op(op): Op,
    Body(body): Body<TermsIn>,
) -> Result<Json<TermsOut>> {
    let TermsIn { site_id, free_from, largest_lot } = body;
    let text = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let typed = TypedTerms { free_from: text(free_from), largest_lot: text(largest_lot) };
    Ok(Json(TermsOut::of(site_id, terms::set(&app.db, &op, site_id, &typed).await?)))
}
