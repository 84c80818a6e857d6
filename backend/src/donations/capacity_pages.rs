//! `/desk/capacity`, and the same as JSON.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State as Extract;
use axum::response::{IntoResponse, Response};
use frontend::donations::{BenchDay, BenchPage, BenchQuantity, WorkshopBench};
use frontend::{Choice, FieldErrors, PageContext};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::capacity::{self, OwnBench, TypedBench};
use super::inventory::Category;
use crate::kernel::hours::{Hours, write_day};
use crate::kernel::{Capacity, Error, OpContext, Result, SiteId};
use crate::organisations::{Bench, ErasureMethod};
use crate::web::{App, Body, Ctx, Flasher, FormBody, Html, Op, Pages, Problem, desk_nav, errors_of};

const ADDRESS: &str = "/desk/capacity";

pub(super) fn pages() -> Pages {
    Pages::new().get(ADDRESS, show).post(ADDRESS, save)
}

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_benches, set_bench))
}

fn shown(
    place: usize,
    own: OwnBench,
    refused: Option<&(SiteId, TypedBench)>,
    ctx: &PageContext,
) -> WorkshopBench {
    let OwnBench { site, bench, free } = own;
    let typed = refused.filter(|(id, _)| *id == site.id).map(|(_, typed)| typed);
    let quantities = Category::ALL
        .iter()
        .map(|category| {
            let code = category.code();
            let said = || bench.weekly.get(code).map(ToString::to_string).unwrap_or_default();
            let typed = typed.and_then(|typed| typed.weekly.iter().find(|(one, _)| one == code));
            BenchQuantity {
                field: format!("weekly_{code}"),
                label: ctx.dynamic("category-one-", code).to_string(),
                typed: typed.map_or_else(said, |(_, text)| text.clone()),
                free: free
                    .get(code)
                    .map(|free| ctx.t("capacity-free").with("free", i64::from(*free)).to_string())
                    .unwrap_or_default(),
            }
        })
        .collect();
    let methods = ErasureMethod::ALL
        .iter()
        .map(|method| {
            let chosen = match typed {
                Some(typed) => typed.erasure.iter().any(|code| code == method.code()),
                None => bench.erasure.contains(method),
            };
            Choice::new(method.code(), ctx.dynamic("capacity-erasure-", method.code())).selected(chosen)
        })
        .collect();
    WorkshopBench {
        id: site.id.to_string(),
        label: format!("{}, {}", site.label, site.address),
        days: (1..=7)
            .map(|number: usize| {
                let said = || bench.hours.as_ref().map(|hours| write_day(&hours.0[number - 1], ctx.texts));
                let typed = typed.map(|typed| typed.days[number - 1].clone());
                BenchDay {
                    field: format!("day_{number}"),
                    label: ctx.dynamic("weekday-", number).to_string(),
                    typed: typed.or_else(said).unwrap_or_default(),
                }
            })
            .collect(),
        main: refused.map_or(place == 0, |(id, _)| *id == site.id),
        closed: bench.is_closed(),
        quantities,
        methods,
    }
}

async fn page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    refused: Option<(SiteId, TypedBench)>,
    errors: FieldErrors,
) -> Result<BenchPage> {
    let own = capacity::own(app.db.fresh(), op).await?;
    let workshops =
        own.into_iter().enumerate().map(|(place, one)| shown(place, one, refused.as_ref(), &ctx)).collect();
    Ok(BenchPage { nav: desk_nav(op, &ctx), workshops, errors, ctx })
}

async fn show(Extract(app): Extract<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<BenchPage>> {
    Ok(Html::ok(page(&app, &op, ctx, None, FieldErrors::new()).await?))
}

/// The fields as they come: `site_id`, `weekly_<category>`, and `erasure` as often as methods are ticked.
type Fields = Vec<(String, String)>;

async fn save(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(fields): FormBody<Fields>,
) -> Result<Response> {
    let site = fields.iter().find(|(name, _)| name == "site_id").and_then(|(_, id)| id.parse().ok());
    let Some(id): Option<SiteId> = site else {
        op.require(Capacity::Refurbisher)?;
        return Err(Error::not_found());
    };
    let typed = TypedBench {
        weekly: fields
            .iter()
            .filter_map(|(name, text)| Some((name.strip_prefix("weekly_")?.to_owned(), text.clone())))
            .collect(),
        erasure: fields.iter().filter(|(name, _)| name == "erasure").map(|(_, code)| code.clone()).collect(),
        days: [1, 2, 3, 4, 5, 6, 7].map(|number| {
            let name = format!("day_{number}");
            fields.iter().find(|(field, _)| *field == name).map(|(_, text)| text.clone()).unwrap_or_default()
        }),
    };
    match capacity::set(&app.db, &op, id, &typed).await {
        Ok(_) => Flasher(&session).done(ctx.t("capacity-done").to_string(), ADDRESS).await,
        Err(error) if error.kind().status() == 422 => {
            let errors = errors_of(&error, op.language);
            let page = page(&app, &op, ctx, Some((id, typed)), errors).await?;
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

/// What a bench can take.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BenchIn {
    /// A workshop of yours.
    site_id: SiteId,
    /// Units a week by category, 0 to 10 000: 0 for what you do not take; a category that is missing is not said, and
    /// nothing limits it.
    #[serde(default)]
    weekly: BTreeMap<String, i64>,
    /// How you erase: `clear`, `purge`, `destroy`.
    #[serde(default)]
    erasure: Vec<String>,
    /// When you are open, Monday first, as people write it: `9:00-12:30, 14:00-18:00`; an empty day is closed. Absent: not
    /// said.
    #[serde(default)]
    hours: Option<[String; 7]>,
}

/// What a bench can take.
#[derive(Serialize, ToSchema)]
struct BenchOut {
    site_id: SiteId,
    /// Units a week by category; a category that is missing is not said.
    weekly: BTreeMap<String, u32>,
    /// What of it is free this week: declared less what you took in the last seven days or were offered and have not
    /// answered.
    free: BTreeMap<String, u32>,
    /// How you erase.
    erasure: Vec<String>,
    /// When you are open: for each day, Monday first, stretches from and to, in minutes since midnight in Paris; absent when
    /// you have not said.
    #[schema(value_type = Option<Vec<Vec<Vec<u16>>>>)]
    hours: Option<Hours>,
}

impl BenchOut {
    fn of(site_id: SiteId, bench: Bench, free: impl IntoIterator<Item = (String, u32)>) -> Self {
        Self {
            site_id,
            weekly: bench.weekly,
            free: free.into_iter().collect(),
            erasure: bench.erasure.iter().map(|method| method.code().to_owned()).collect(),
            hours: bench.hours,
        }
    }
}

/// What your benches can take
#[utoipa::path(get, path = "/bench-capacities", tag = "donations",
    responses((status = 200, body = Vec<BenchOut>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_benches(Extract(app): Extract<App>, Op(op): Op) -> Result<Json<Vec<BenchOut>>> {
    let own = capacity::own(app.db.fresh(), &op).await?;
    Ok(Json(own.into_iter().map(|one| BenchOut::of(one.site.id, one.bench, one.free)).collect()))
}

/// Say what a bench can take in a week
///
/// In place of what it said before. Lots go first to workshops with room; a bench that says 0 for every kind is asked for
/// nothing. What you say is public.
#[utoipa::path(post, path = "/bench-capacities", tag = "donations", request_body = BenchIn,
    responses((status = 200, body = BenchOut), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn set_bench(
    Extract(app): Extract<App>,
    Op(op): Op,
    Body(body): Body<BenchIn>,
) -> Result<Json<BenchOut>> {
    let BenchIn { site_id, weekly, erasure, hours } = body;
    let weekly = weekly.into_iter().map(|(category, units)| (category, units.to_string())).collect();
    let bench = capacity::set(
        &app.db,
        &op,
        site_id,
        &TypedBench { weekly, erasure, days: hours.unwrap_or_default() },
    )
    .await?;
    let all = std::collections::HashMap::from([(site_id, bench.clone())]);
    let mut free = capacity::free(app.db.fresh(), op.now, &all).await?;
    Ok(Json(BenchOut::of(site_id, bench, free.remove(&site_id).unwrap_or_default())))
}
