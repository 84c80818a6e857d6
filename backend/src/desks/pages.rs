//! `/desk`, where each person begins; and the operator's list of failed jobs.

use axum::extract::State;
use frontend::desks::{DeskPage, FailedJob, JobsPage, Task};

use crate::kernel::{Capacity, OpContext, Result, Todo};
use crate::platform::{Db, jobs};
use crate::web::{App, Ctx, Html, Op, Pages, desk_nav};
use crate::{assistance, catalogue, donations, impact, purchasing, refurbishing, solidarity};

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new()
        .get("/desk", desk)
        .get("/desk/jobs", failed_jobs)
        .get("/desk/shipments/{id}", super::shipments::show)
}

/// What waits for the acting organisation, the most urgent first, what has no date last.
async fn waiting(db: &Db, op: &OpContext) -> Result<Vec<Todo>> {
    op.acting()?;
    let mut all: Vec<Todo> = Vec::new();
    all.extend(donations::todo(db.fresh(), op).await?);
    // What was promised to somebody comes before what waits on the shelf.
    all.extend(purchasing::todo(db.fresh(), op).await?);
    all.extend(solidarity::todo(db.fresh(), op).await?);
    all.extend(assistance::todo(db.fresh(), op).await?);
    all.extend(refurbishing::todo(db.fresh(), op).await?);
    all.extend(catalogue::todo(db.fresh(), op).await?);
    all.extend(impact::todo(db.fresh(), op).await?);
    all.sort_by_key(|todo| (todo.due.is_none(), todo.due));
    Ok(all)
}

async fn desk(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<DeskPage>> {
    let acting = op.acting()?;
    let capacity = acting.capacity.code().to_owned();
    let now = op.now;
    let tasks = waiting(&app.db, &op)
        .await?
        .into_iter()
        .map(|todo| Task {
            urgency: match todo.due {
                Some(due) if due <= now + chrono::Duration::days(2) => "now",
                Some(_) => "soon",
                None => "later",
            },
            title: todo.title,
            detail: todo.detail,
            address: todo.address,
            button: todo.button,
        })
        .collect();
    let nav = desk_nav(&op, &ctx);
    let may_act = op.works_as(acting.capacity);
    Ok(Html::ok(DeskPage {
        may_act,
        organisation: acting.organisation_name.clone(),
        ctx,
        nav,
        capacity,
        tasks,
    }))
}

async fn failed_jobs(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<JobsPage>> {
    op.require_reading(Capacity::Operator)?;
    let jobs = jobs::dead(app.db.read())
        .await?
        .into_iter()
        .map(|job| FailedJob { kind: job.kind, at: job.dead_at, reason: job.last_error })
        .collect();
    let waiting = jobs::waiting(app.db.read()).await?;
    let nav = desk_nav(&op, &ctx);
    Ok(Html::ok(JobsPage { ctx, nav, jobs, waiting }))
}
