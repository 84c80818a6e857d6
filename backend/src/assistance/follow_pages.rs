//! « Suivre », and the same as JSON.

use axum::Json;
use axum::extract::{Path, State as AppState};
use axum::response::{IntoResponse, Response};
use frontend::FieldErrors;
use frontend::follow::{FollowPage, FollowedThing};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::follow::{self, Followed};
use crate::kernel::{Instant, Result};
use crate::web::{App, Args, CalledFrom, Ctx, Html, Op, Pages, Problem, errors_of};

/// The pages.
pub(super) fn pages() -> Pages {
    Pages::new().get("/suivre", page)
}

/// The JSON routes.
pub(super) fn api() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(follow_code))
}

#[derive(Default, Deserialize)]
struct CodeArgs {
    #[serde(default)]
    code: String,
}

async fn page(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    CalledFrom(place): CalledFrom,
    Args(CodeArgs { code }): Args<CodeArgs>,
) -> Result<Response> {
    if code.trim().is_empty() {
        let page = FollowPage { ctx, code: String::new(), errors: FieldErrors::new(), found: None };
        return Ok(Html::ok(page).into_response());
    }
    match follow::follow(&app, &op, &place, &code).await {
        Ok(found) => {
            let found = shown(&found, &ctx, &op);
            let page =
                FollowPage { code: found.code.clone(), errors: FieldErrors::new(), found: Some(found), ctx };
            Ok(Html::ok(page).into_response())
        }
        Err(error) if error.kind().status() < 500 => {
            let said = errors_of(&error, op.language).get("form").unwrap_or_default().to_owned();
            let errors = FieldErrors::new().with("code", said);
            let code: String = code.chars().take(40).collect();
            let page = FollowPage { ctx, code, errors, found: None };
            Ok(Html::refused(&error, page).into_response())
        }
        Err(error) => Err(error),
    }
}

fn shown(found: &Followed, ctx: &frontend::PageContext, op: &crate::kernel::OpContext) -> FollowedThing {
    let agent =
        op.holds(crate::kernel::Capacity::Operator) || op.holds(crate::kernel::Capacity::TerritorialLead);
    FollowedThing {
        code: found.code.grouped(),
        title: found.title(ctx.texts),
        now: found.now(ctx.texts),
        next: found.next(ctx.texts),
        whither: found.whither(ctx.texts),
        page: found.page(op),
        spelled: if agent { found.spelled(ctx.texts) } else { String::new() },
    }
}

/// Where something stands, as its short code says it: nothing of who.
#[derive(Serialize, ToSchema)]
struct StandingOut {
    /// The code, in groups.
    code: String,
    /// donation_lot, participation, purchase_order or request.
    kind: String,
    /// A code for where it stands.
    state: String,
    /// The same in a sentence.
    now: String,
    /// What comes next.
    next: String,
    /// The day that the sentences name.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Instant>,
    /// The weeks that the sentences name.
    weeks: Option<i64>,
}

/// Where something stands, by its short code, without an account
#[utoipa::path(get, path = "/follow/{code}", tag = "assistance", params(("code" = String, Path)),
    responses((status = 200, body = StandingOut), (status = 404, body = Problem), (status = 429, body = Problem)))]
async fn follow_code(
    AppState(app): AppState<App>,
    Op(op): Op,
    CalledFrom(place): CalledFrom,
    Path(code): Path<String>,
) -> Result<Json<StandingOut>> {
    let found = follow::follow(&app, &op, &place, &code).await?;
    let texts = frontend::Texts::new(op.language);
    Ok(Json(StandingOut {
        now: found.now(texts),
        next: found.next(texts),
        code: found.code.grouped(),
        kind: found.kind,
        state: found.standing.state.to_owned(),
        until: found.standing.until,
        weeks: found.standing.weeks,
    }))
}
