//! Runs for those who steer, the published rule for everyone.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::components::{Cell, Column, Fact, Step, Tone};
use frontend::object::{ObjectView, ended, life};
use frontend::solidarity::{DecisionLine, RulesPage, RunPage, RunsPage};
use frontend::{Choice, FieldErrors, PageContext, Texts, filters};
use serde::Deserialize;
use tower_sessions::Session;

use super::listed::{self, RunFilter, RunOrder};
use super::pages::is_shown;
use super::request::RunLine;
use super::rules::allocation::Outcome;
use super::rules::priority::{Purpose, RULES_VERSION, Urgency, weights};
use super::rules::run::State as Decided;
use super::service::runs;
use super::service::territory::{self, Territory};
use super::{explain, view};
use crate::factors;
use crate::kernel::time::paris_day;
use crate::kernel::{AllocationRunId, Capacity, Error, Instant, OpContext, Result};
use crate::platform::{Datum, audit};
use crate::web::lists::{By, Column as Columned, Counts, Entry, Found, Row, Shape};
use crate::web::object::{Side, ask_to_work, history, in_order};
use crate::web::{App, Args, Ctx, Flasher, FormBody, Html, Id, Op, Pages, desk_nav, errors_of};
use crate::{organisations, territories};

pub(super) fn pages() -> Pages {
    Pages::new()
        .get(RUNS, list)
        .post("/desk/allocation-runs", compute)
        .get("/desk/allocation-runs/{id}", show)
        .post("/desk/allocation-runs/{id}/validate", validate)
        .post("/desk/allocation-runs/{id}/discard", discard)
        .get("/aider-un-foyer/regles", rules)
}

const RUNS: &str = "/desk/allocation-runs";

fn tone(state: Decided) -> Tone {
    match state {
        Decided::Computed => Tone::Warning,
        Decided::Validated => Tone::Good,
        Decided::Discarded => Tone::Neutral,
    }
}

/// A département as people say it: « Gironde (33) ».
fn named(ctx: &PageContext, names: &BTreeMap<String, String>, code: &str) -> String {
    let name = names.get(code).map_or(code, String::as_str);
    ctx.t("runs-place").with("name", name).with("code", code).to_string()
}

/// Where a run looked: one département, or all that its launcher steers.
fn place(
    ctx: &PageContext,
    names: &BTreeMap<String, String>,
    department: Option<&str>,
    launcher: &str,
) -> String {
    match department {
        Some(code) => named(ctx, names, code),
        None => ctx.t("runs-whole-territory").with("organisation", launcher).to_string(),
    }
}

fn shape(texts: Texts) -> Shape {
    let states = Decided::ALL.iter().map(|one| (one.code(), texts.dynamic("run-state-", one.code())));
    Shape::new(texts, RUNS, texts.t("runs-file"), texts.t("runs-title"))
        .search(texts.t("runs-search-hint"))
        .tabs("state", texts.t("runs-tabs"), states)
        .days(texts.t("runs-from"), texts.t("runs-to"))
        .sort_down("computed", texts.t("runs-column-computed"), By::Id)
        .sort_down("requests", texts.t("runs-column-requests"), By::Number)
        .sort_down("served", texts.t("runs-column-served"), By::Number)
        .columns([
            Columned::new("reference", texts.t("runs-column-reference")),
            Columned::new("computed", texts.t("runs-column-computed")),
            Columned::new("place", texts.t("runs-column-place")),
            Columned::new("requests", texts.t("runs-column-requests")).numeric(),
            Columned::new("served", texts.t("runs-column-served")).numeric(),
            Columned::new("state", texts.t("runs-column-state")),
        ])
}

/// The page with the form that launches a run as it was sent, or the file of the list.
async fn runs_page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    pairs: &[(String, String)],
    errors: FieldErrors,
    department: String,
) -> Result<Response> {
    let c = app.db.fresh();
    let territory = territory::steered(c, op).await?;
    let list = shape(ctx.texts).asked(pairs, op.now)?;
    let filter = RunFilter {
        territory,
        state: list.code("state"),
        between: (list.since(), list.until()),
        words: list.words(),
    };
    let states = listed::runs_by_state(c, &filter).await?;
    let count_in = |state: Decided| states.get(state.code()).copied().unwrap_or_default();
    let total = filter.state.map_or_else(|| states.values().sum(), count_in);
    let order = RunOrder::of(list.order());
    let found = listed::runs(c, &filter, order, &list.seek()).await?;
    let names = territories::departments(app.db.read()).await?;
    let known = organisations::find_many(c, found.iter().map(|one| one.organisation_id)).await?;
    let row = |one: &RunLine| {
        let lead = known.get(&one.organisation_id).map(|lead| lead.name.as_str()).unwrap_or_default();
        Row {
            id: one.id.0,
            key: order.key(one),
            value: None,
            name: one.reference.clone(),
            cells: vec![
                Entry::text(&one.reference).leading_to(format!("{RUNS}/{}", one.id)),
                Entry::new(Datum::Moment(one.computed_at)),
                Entry::text(place(&ctx, &names, one.department_code.as_deref(), lead)),
                Entry::number(one.request_count),
                Entry::number(one.served_count),
                Entry::badge(ctx.dynamic("run-state-", one.state.code()), tone(one.state)),
            ],
        }
    };
    let rows = found.iter().map(row).collect();
    if list.is_file() {
        return list.file(&app.db, op, rows, total).await;
    }
    let sentence = ctx.t("runs-waiting").with("count", count_in(Decided::Computed)).to_string();
    let (whole, codes) = match &filter.territory {
        Territory::Country => (ctx.t("runs-all-country"), names.keys().cloned().collect()),
        Territory::Of { departments, .. } => (ctx.t("runs-all-own"), departments.clone()),
    };
    let departments =
        codes.into_iter().map(|code| Choice::new(code.clone(), named(&ctx, &names, &code))).collect();
    let status = list.status();
    let list = list.page(Found { rows, total, sentence, counts: Counts::from([("state", states)]) });
    let page = RunsPage {
        nav: desk_nav(op, &ctx),
        errors,
        may_launch: runs::may_steer(op),
        departments: Choice::select(departments, &department),
        whole: whole.to_string(),
        list,
        ctx,
    };
    Ok(Html(status, page).into_response())
}

async fn list(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    runs_page(&app, &op, ctx, &pairs, FieldErrors::new(), String::new()).await
}

#[derive(Deserialize)]
struct ComputeForm {
    #[serde(default)]
    department: String,
}

async fn compute(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    FormBody(form): FormBody<ComputeForm>,
) -> Result<Response> {
    match runs::compute(&app.db, &op, Some(form.department.clone())).await {
        Ok(computed) => {
            let text = ctx.t("run-done-compute").with("reference", computed.run.reference);
            Flasher(&session).done(text, &format!("/desk/allocation-runs/{}", computed.run.id)).await
        }
        Err(error) if is_shown(&error) => {
            let errors = errors_of(&error, op.language);
            let mut answer = runs_page(&app, &op, ctx, &[], errors, form.department).await?;
            *answer.status_mut() = crate::web::problem::status(error.kind());
            Ok(answer)
        }
        Err(error) => Err(error),
    }
}

async fn run_page(
    app: &App,
    op: &OpContext,
    ctx: PageContext,
    id: AllocationRunId,
    errors: FieldErrors,
) -> Result<RunPage> {
    let computed = runs::find(app.db.fresh(), op, id).await?;
    let decisions = view::decisions(app.db.fresh(), id, computed.decisions).await?;
    let run = computed.run;
    let number = |count: i64| filters::write_number(count, ctx.language);
    let names = territories::departments(app.db.read()).await?;
    let launcher = organisations::find(app.db.read(), run.organisation_id).await?.name;
    let place = place(&ctx, &names, run.department_code.as_deref(), &launcher);
    let facts = vec![
        Fact::new(ctx.t("runs-department"), place),
        Fact::new(ctx.t("run-fact-computed"), filters::write_datetime(run.computed_at, ctx.texts)),
        Fact::new(ctx.t("run-fact-requests"), number(i64::from(run.request_count))),
        Fact::new(ctx.t("run-fact-devices"), number(i64::from(run.device_count))),
        Fact::new(ctx.t("run-fact-served"), number(i64::from(run.served_count))),
        Fact::new(ctx.t("run-fact-points"), number(run.points_served)),
        Fact::new(ctx.t("run-fact-distance"), explain::distance(ctx.texts, run.metres)),
        Fact::new(
            ctx.t("run-fact-rules"),
            ctx.t("run-fact-rules-version").with("version", run.rules_version),
        )
        .leading_to("/aider-un-foyer/regles"),
        Fact::new(ctx.t("run-fact-hash"), run.hash.get(..16).unwrap_or_default()),
    ];
    let decisions = decisions
        .into_iter()
        .map(|one| DecisionLine {
            rank: one.decision.rank,
            reference: one.reference,
            category: one.category,
            points: one.decision.points,
            served: matches!(one.decision.outcome, Outcome::Served { .. }),
            sentence: explain::outcome(ctx.texts, &one.decision.outcome),
            device: one
                .device
                .map(|device| format!("{}, {}", device.specification.title(), device.reference))
                .unwrap_or_default(),
            effect: one.decision.effect.map(|effect| effect.code().to_owned()).unwrap_or_default(),
        })
        .collect();
    let c = app.db.fresh();
    let undecided = Decided::Computed == run.state;
    let capacity = if op.holds(Capacity::Operator) { Capacity::Operator } else { Capacity::TerritorialLead };
    let ask = if undecided { ask_to_work(c, op, capacity, ctx.texts).await? } else { None };
    let may_decide = undecided && ask.is_none() && runs::may_steer(op);
    let entries = audit::history(c, "allocation_run", id).await?;
    let sides = [Side::new(run.organisation_id, ctx.t("object-side-lead"))];
    let told = history(c, op, &entries, &sides, ctx.texts, |entry| {
        let verb = entry.action.strip_prefix("allocation_run.")?;
        Some(ctx.dynamic("run-event-", verb).to_string())
    })
    .await?;
    Ok(RunPage {
        nav: desk_nav(op, &ctx),
        errors,
        object: ObjectView {
            over: ctx.t("run-title").with("reference", run.reference.as_str()).to_string(),
            title: ctx.t("run-heading").to_string(),
            under: String::new(),
            badge: ctx.dynamic("run-state-", run.state.code()).to_string(),
            tone: tone(run.state),
            steps: steps(&ctx, run.state, run.computed_at, run.decided_at),
            now: ctx.dynamic("run-now-", run.state.code()).to_string(),
            acts: Vec::new(),
            forms: may_decide,
            asks: ask.into_iter().collect(),
            facts,
            people: Vec::new(),
            documents: Vec::new(),
            history: in_order(told),
        },
        id: id.to_string(),
        may_decide,
        decisions,
        ctx,
    })
}

/// The life of a run in words: a calculation, then a person.
fn steps(ctx: &PageContext, state: Decided, computed: Instant, decided: Option<Instant>) -> Vec<Step> {
    let day = |at: Instant| filters::write_date(paris_day(at), ctx.texts);
    let steps = [
        (ctx.t("run-step-computed").to_string(), day(computed)),
        (ctx.t("run-step-decided").to_string(), decided.map(day).unwrap_or_default()),
    ];
    match state {
        Decided::Computed => life(steps, 1),
        Decided::Validated => life(steps, 2),
        Decided::Discarded => {
            let end = ctx.t("run-step-discarded").to_string();
            ended(steps, 1, end, decided.map(day).unwrap_or_default())
        }
    }
}

async fn show(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Id(id): Id<AllocationRunId>,
) -> Result<Html<RunPage>> {
    run_page(&app, &op, ctx, id, FieldErrors::new()).await.map(Html::ok)
}

#[derive(Deserialize)]
struct ValidateForm {
    #[serde(default)]
    read: String,
}

async fn validate(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<AllocationRunId>,
    FormBody(form): FormBody<ValidateForm>,
) -> Result<Response> {
    if form.read != "true" {
        let error = Error::invalid("read", "run-not-read");
        let errors = errors_of(&error, op.language);
        return Ok(Html::refused(&error, run_page(&app, &op, ctx, id, errors).await?).into_response());
    }
    let address = format!("/desk/allocation-runs/{id}");
    let outcome = runs::validate(&app, &op, id).await;
    Flasher(&session).end(outcome, ctx.t("run-done-validate"), op.language, &address).await
}

async fn discard(
    State(app): State<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<AllocationRunId>,
) -> Result<Response> {
    let address = format!("/desk/allocation-runs/{id}");
    let outcome = runs::discard(&app.db, &op, id).await;
    Flasher(&session).end(outcome, ctx.t("run-done-discard"), op.language, &address).await
}

async fn rules(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<RulesPage>> {
    let weights =
        weights(RULES_VERSION).ok_or_else(|| Error::internal("the rules in force have no weights"))?;
    let persons = factors::value(app.db.read(), "household.persons_per_device", op.now).await?.whole();
    let months = factors::value(app.db.read(), "household.window", op.now).await?.whole();
    let mut rows = Vec::new();
    let mut row = |reason: String, points: i64| {
        rows.push(vec![Cell::text(reason), Cell::text(filters::write_number(points, ctx.language))]);
    };
    row(ctx.t("rules-row-person").with("count", weights.persons_most).to_string(), weights.per_person);
    for (purpose, points) in Purpose::ALL.iter().zip(weights.purposes) {
        row(ctx.dynamic("purpose-", purpose.code()).to_string(), points);
    }
    row(ctx.t("rules-row-criterion").to_string(), weights.criterion);
    for (urgency, points) in Urgency::ALL.iter().zip(weights.urgencies).filter(|(_, points)| *points > 0) {
        row(ctx.dynamic("urgency-", urgency.code()).to_string(), points);
    }
    row(ctx.t("rules-row-week").to_string(), weights.per_week);
    let columns =
        vec![Column::new(ctx.t("rules-column-reason")), Column::numeric(ctx.t("rules-column-points"))];
    Ok(Html::ok(RulesPage {
        version: RULES_VERSION,
        columns,
        rows,
        radius_km: weights.radius_km,
        persons_per_device: persons,
        months: u32::try_from(months).unwrap_or_default(),
        ctx,
    }))
}

#[cfg(test)]
mod tests {
    use frontend::{Language, Texts};

    use super::super::rules::run::{Action, transition};
    use super::*;

    #[test]
    fn every_entry_of_the_journal_of_a_run_has_its_sentence() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for verb in Action::ALL.iter().map(|action| action.code()).chain(["compute"]) {
                assert!(texts.has(&format!("run-event-{verb}")), "{verb} in {}", language.name());
            }
        }
    }

    /// The page shows both, or none (`may_decide`).
    #[test]
    fn a_run_is_decided_where_the_rules_allow_it() {
        for state in Decided::ALL {
            for action in Action::ALL {
                let shown = *state == Decided::Computed;
                assert_eq!(shown, transition(*state, *action).is_ok(), "{state:?} {action:?}");
            }
        }
    }
}
