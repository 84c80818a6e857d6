//! People passed by telephone, at the structure they chose.

use axum::extract::State;
use axum::response::Response;
use frontend::filing::{OrientationLine, OrientationsPage};
use frontend::filters;
use serde::Deserialize;
use tower_sessions::Session;

use super::orientation::{self, ORIENTATION, Orientation, OrientationReason};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Error, OrientationId, Page, Paging, Result};
use crate::platform::short_codes;
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav};

/// The pages.
pub(super) fn pages() -> Pages {
    Pages::new().get("/desk/orientations", list).post("/desk/orientations/{id}/decline", decline)
}

#[derive(Deserialize)]
struct ListArgs {
    after: Option<String>,
}

async fn list(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(args): Args<ListArgs>,
) -> Result<Html<OrientationsPage>> {
    let c = app.db.fresh();
    let paging = Paging { limit: None, after: args.after };
    let Page { items, next } = orientation::waiting(c, &op, &paging).await?;
    let codes = short_codes::of_many(c, ORIENTATION, items.iter().map(|one| one.id.0)).await?;
    let line = |one: Orientation| OrientationLine {
        id: one.id.to_string(),
        code: codes.get(&one.id.0).map(crate::kernel::ShortCode::grouped).unwrap_or_default(),
        category: ctx.dynamic("category-", &one.category).to_string(),
        note: one.note.unwrap_or_default(),
        sent: filters::write_date(paris_day(one.created_at), ctx.texts),
        until: filters::write_date(paris_day(one.expires_at), ctx.texts),
        start: format!("/desk/requests/new?orientation={}&category={}", one.id, one.category),
    };
    Ok(Html::ok(OrientationsPage {
        nav: desk_nav(&op, &ctx),
        may_act: op.works_as(Capacity::MediationStructure),
        lines: items.into_iter().map(line).collect(),
        first: if paging.after.is_some() { "/desk/orientations".to_owned() } else { String::new() },
        next: next.map(|next| format!("/desk/orientations?after={next}")).unwrap_or_default(),
        ctx,
    }))
}

#[derive(Default, Deserialize)]
struct DeclineForm {
    #[serde(default)]
    reason: String,
}

async fn decline(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    session: Session,
    Id(id): Id<OrientationId>,
    FormBody(form): FormBody<DeclineForm>,
) -> Result<Response> {
    let reason: OrientationReason = form.reason.parse().map_err(|()| Error::not_found())?;
    let done = orientation::decline(&app.db, &op, id, reason).await;
    let said = ctx.t("orientation-declined").to_string();
    Flasher(&session).end(done, said, op.language, "/desk/orientations").await
}
