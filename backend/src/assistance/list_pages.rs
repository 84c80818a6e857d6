//! The agents' list of calls to make. Names and numbers stay on the page: files hold neither.

use std::collections::HashMap;

use axum::extract::State as AppState;
use axum::response::{IntoResponse, Response};
use frontend::assistance::{CallbackLine, CallbacksPage};
use frontend::lists::{Act, Batch};
use frontend::{PageContext, Texts, filters};
use tower_sessions::Session;

use super::rules::{self, Action, Moment, State, Subject};
use super::stats_pages::page_in_words;
use super::store::{self, Callback, Order, Wanted};
use super::{opinions, service};
use crate::accounts::{self, Person};
use crate::kernel::{CallbackId, Error, Result, UserId};
use crate::platform::Datum;
use crate::web::lists::{self, By, Column, Counts, Entry, Found, Outcomes, Row, Shape};
use crate::web::{App, Args, Ctx, FormBody, Html, Op, Pages, desk_nav};

const CALLBACKS: &str = "/desk/callbacks";

pub(super) fn pages() -> Pages {
    Pages::new().get(CALLBACKS, list).post("/desk/callbacks/together", together)
}

fn shape(texts: Texts) -> Shape {
    let states = State::ALL.iter().map(|one| (one.code(), texts.dynamic("callback-state-", one.code())));
    let subjects =
        Subject::ALL.iter().map(|one| (one.code(), texts.dynamic("callback-subject-", one.code())));
    let moments = Moment::ALL.iter().map(|one| (one.code(), texts.dynamic("callback-moment-", one.code())));
    Shape::new(texts, CALLBACKS, texts.t("callbacks-file"), texts.t("callbacks-title"))
        .search(texts.t("callbacks-search-hint"))
        .tabs("state", texts.t("callbacks-tabs"), states)
        .starting_at(State::Waiting.code())
        .choice("subject", texts.t("callbacks-column-subject"), subjects)
        .choice("moment", texts.t("callbacks-column-moment"), moments)
        .flag("late", texts.t("list-late"))
        .sort("asked", texts.t("callbacks-column-asked"), By::Id)
        .sort("before", texts.t("callbacks-column-before"), By::Time)
        .columns([
            Column::new("reference", texts.t("callbacks-column-reference")),
            Column::new("subject", texts.t("callbacks-column-subject")).fixed(),
            Column::new("moment", texts.t("callbacks-column-moment")).fixed(),
            Column::new("state", texts.t("callbacks-column-state")).fixed(),
            Column::new("tries", texts.t("callbacks-column-tries")).numeric().fixed(),
            Column::new("asked", texts.t("callbacks-column-asked")).fixed(),
            Column::new("before", texts.t("callbacks-column-before")).fixed(),
        ])
}

fn row(one: &Callback, order: Order, texts: Texts) -> Row {
    Row {
        id: one.id.0,
        key: order.key(one),
        value: Some(one.id.to_string()),
        name: one.reference.clone(),
        cells: vec![
            Entry::text(one.reference.clone()),
            Entry::text(texts.dynamic("callback-subject-", one.subject.code())),
            Entry::text(texts.dynamic("callback-moment-", one.moment.code())),
            Entry::text(texts.dynamic("callback-state-", one.state.code())),
            Entry::number(one.tries),
            Entry::new(Datum::Moment(one.created_at)),
            Entry::new(Datum::Moment(one.call_before)),
        ],
    }
}

fn line(
    ctx: &PageContext,
    one: Callback,
    agent: Option<UserId>,
    names: &HashMap<UserId, Person>,
) -> CallbackLine {
    let taker = one.taken_by.filter(|_| one.taken_until.is_some_and(|until| ctx.now < until));
    let until = one.taken_until.map(|until| filters::write_datetime(until, ctx.texts)).unwrap_or_default();
    let mine = taker.is_some() && taker == agent;
    let taken = match taker {
        None => String::new(),
        Some(_) if mine => ctx.t("callbacks-mine").with("until", until).to_string(),
        Some(by) => {
            let name = names.get(&by).map(|person| person.name.clone()).unwrap_or_default();
            ctx.t("callbacks-taken").with("name", name).with("until", until).to_string()
        }
    };
    CallbackLine {
        mine,
        others: taker.is_some() && !mine,
        taken,
        department: one.department_code.clone().unwrap_or_default(),
        for_caller: one.filed_by.is_some(),
        id: one.id.to_string(),
        link: format!("tel:{}", one.telephone),
        telephone: rules::written(&one.telephone),
        subject: ctx.dynamic("callback-subject-", one.subject.code()).to_string(),
        moment: ctx.dynamic("callback-moment-", one.moment.code()).to_string(),
        state: one.state.code(),
        waits: one.state == State::Waiting,
        late: one.state == State::Waiting && one.call_before < ctx.now,
        reference: one.reference,
        name: one.name,
        message: one.message.unwrap_or_default(),
        page: one.page.map_or_else(String::new, |page| page_in_words(&opinions::page_of(&page), ctx.texts)),
        tries: i64::from(one.tries),
        created_at: one.created_at,
        call_before: one.call_before,
    }
}

fn acts(ctx: &PageContext, state: Option<State>) -> Batch {
    let waiting = vec![
        Act::new(Action::Reach.code(), ctx.t("callbacks-reach")),
        Act::new(Action::Miss.code(), ctx.t("callbacks-miss")),
    ];
    let closed = vec![Act::new(Action::Reopen.code(), ctx.t("callbacks-reopen"))];
    let acts = match state {
        Some(State::Waiting) => waiting,
        Some(State::Reached | State::Unreachable) => closed,
        None => waiting.into_iter().chain(closed).collect(),
    };
    Batch { address: "/desk/callbacks/together", acts, fields: Vec::new() }
}

async fn list(
    AppState(app): AppState<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    let scope = service::scope(&op, true)?;
    let texts = ctx.texts;
    let c = app.db.fresh();
    let list = shape(texts).asked(&pairs, op.now)?;
    let wanted = Wanted {
        scope,
        state: list.code("state"),
        subject: list.code("subject"),
        moment: list.code("moment"),
        late_at: list.flag("late").then_some(op.now),
        words: list.words(),
    };
    let states = store::count_by_state(c, &wanted).await?;
    let total = match wanted.state {
        Some(state) => states.get(state.code()).copied().unwrap_or_default(),
        None => states.values().sum(),
    };
    let order = Order::of(list.order());
    let found = store::ordered(c, &wanted, order, &list.seek()).await?;
    let rows = found.iter().map(|one| row(one, order, texts)).collect();
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let late = store::late(c, scope, op.now).await?;
    let late = i64::try_from(late).unwrap_or(i64::MAX);
    let sentence = match wanted.state {
        Some(State::Waiting) => {
            texts.t("callbacks-count").with("count", total).with("late", late).to_string()
        }
        Some(State::Reached | State::Unreachable) | None => {
            texts.t("callbacks-count-here").with("count", total).to_string()
        }
    };
    let may_act = service::scope(&op, false).is_ok();
    let names = accounts::people(c, found.iter().filter_map(|one| one.taken_by)).await?;
    let agent = op.viewer().map(|acting| acting.user_id);
    let counts = Counts::from([("state", states)]);
    let status = list.status();
    let waiting = wanted.state == Some(State::Waiting);
    let list =
        list.page(Found { rows, total, sentence, counts }).acting(may_act.then(|| acts(&ctx, wanted.state)));
    let page = CallbacksPage {
        nav: desk_nav(&op, &ctx),
        may_act,
        waiting,
        lines: found.into_iter().take(list.rows.len()).map(|one| line(&ctx, one, agent, &names)).collect(),
        list,
        ctx,
    };
    Ok(Html(status, page).into_response())
}

/// What an agent says of several askings.
async fn together(
    AppState(app): AppState<App>,
    Op(op): Op,
    session: Session,
    FormBody(pairs): FormBody<Vec<(String, String)>>,
) -> Result<Response> {
    service::scope(&op, false)?;
    let batch = lists::Batch::read(pairs);
    let texts = Texts::new(op.language);
    let work = async |rows: &[String]| {
        let unknown = |()| Error::invalid("action", "batch-act-unknown");
        let action: Action = batch.action.parse().map_err(unknown)?;
        let ids = rows.iter().map(|row| row.parse().map_err(|_| Error::not_found()));
        let ids: Vec<CallbackId> = ids.collect::<Result<_>>()?;
        let known = store::references(app.db.fresh(), &ids).await?;
        let mut outcomes = Outcomes::new();
        for id in ids {
            let name = known.get(&id).cloned().unwrap_or_else(|| id.to_string());
            outcomes.note(name, service::act(&app.db, &op, id, action).await);
        }
        let words = texts.dynamic("callbacks-batch-", action.code()).with("count", outcomes.done());
        Ok(outcomes.saying(words))
    };
    batch.answer(&op, &session, CALLBACKS, work).await
}
