//! `/desk`, where each person begins; and the operator's list of failed jobs.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use frontend::Texts;
use frontend::desks::{DeskPage, Highlight, HighlightCount, JobsPage, Task};
use frontend::filters::{write_number, write_weight};

use crate::kernel::{Capacity, OpContext, Result, Todo};
use crate::organisations::{self, Organisation};
use crate::platform::{Datum, Db, Key, jobs};
use crate::web::lists::{By, Column, Counts, Entry, Found, Row, Shape};
use crate::web::{App, Args, Ctx, Html, Op, Pages, appointment, deadline, desk_nav};
use crate::{
    accreditation, assistance, campaigns, catalogue, donations, impact, monitoring, purchasing, refurbishing,
    solidarity,
};

const JOBS: &str = "/desk/jobs";

/// The pages of this room.
#[must_use]
pub fn pages() -> Pages {
    Pages::new().get("/desk", desk).get(JOBS, failed_jobs).get("/desk/shipments/{id}", super::shipments::show)
}

/// What waits for the acting organisation, the most urgent first, what has no date last.
///
/// # Errors
/// 401; or the database's failure.
pub async fn waiting(db: &Db, op: &OpContext) -> Result<Vec<Todo>> {
    op.acting()?;
    let mut all: Vec<Todo> = Vec::new();
    all.extend(donations::todo(db.fresh(), op).await?);
    all.extend(campaigns::todo(db.fresh(), op).await?);
    all.extend(accreditation::todo(db.fresh(), op).await?);
    // What was promised to somebody comes before what waits on the shelf.
    all.extend(purchasing::todo(db.fresh(), op).await?);
    all.extend(solidarity::todo(db.fresh(), op).await?);
    all.extend(assistance::todo(db.fresh(), op).await?);
    all.extend(refurbishing::todo(db.fresh(), op).await?);
    all.extend(catalogue::todo(db.fresh(), op).await?);
    all.extend(monitoring::todo(db.fresh(), op).await?);
    all.sort_by_key(|todo| (todo.due.is_none(), todo.due));
    Ok(all)
}

/// The most lines on a desk.
const MOST: usize = 20;

fn task(todo: Todo, op: &OpContext, texts: Texts) -> Task {
    let due = todo.due.map(|due| match todo.appointment {
        true => appointment(due, op.now, texts),
        false => deadline(due, op.now, texts),
    });
    Task {
        urgency: match todo.due {
            Some(due) if due <= op.now + chrono::Duration::days(2) => "now",
            Some(_) => "soon",
            None => "later",
        },
        due: due.map(|words| capitalised(&words)).unwrap_or_default(),
        title: todo.title,
        detail: todo.detail,
        address: todo.address,
        button: todo.button,
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// What an organisation is called on its own desk.
fn kind(capacity: Capacity, organisation: &Organisation) -> &'static str {
    let town = ["Mairie", "Commune", "Ville"].iter().any(|word| organisation.name.starts_with(word));
    match capacity {
        Capacity::Donor | Capacity::Buyer if town => "commune",
        Capacity::Donor | Capacity::Buyer if organisation.public_body => "public",
        Capacity::Donor => "company",
        Capacity::Refurbisher => "workshop",
        Capacity::MediationStructure | Capacity::Prescriber => "structure",
        Capacity::TerritorialLead => "territory",
        Capacity::Operator => "platform",
        Capacity::Buyer | Capacity::Funder => "organisation",
    }
}

/// The thing that the desk is about.
async fn highlight(db: &Db, op: &OpContext) -> Result<Option<Highlight>> {
    let c = db.fresh();
    match op.acting()?.capacity {
        Capacity::Donor => donations::highlight(c, op).await,
        Capacity::Refurbisher => refurbishing::highlight(c, op).await,
        Capacity::Buyer => purchasing::highlight(c, op).await,
        Capacity::MediationStructure | Capacity::TerritorialLead => solidarity::highlight(c, op).await,
        Capacity::Operator => platform(db, op).await.map(Some),
        Capacity::Funder => effect(db, op).await.map(Some),
        Capacity::Prescriber => Ok(None),
    }
}

/// What the operator watches.
async fn platform(db: &Db, op: &OpContext) -> Result<Highlight> {
    let texts = Texts::new(op.language);
    let (calls, late) = assistance::calls(db.fresh(), op).await?;
    let failed = jobs::dead(db.read()).await?.len() as u64;
    let waiting = jobs::waiting(db.read()).await?;
    let count = |label: frontend::Text, count: u64, address: &str| HighlightCount {
        label: label.to_string(),
        value: write_number(i64::try_from(count).unwrap_or(i64::MAX), texts.language),
        address: address.to_owned(),
    };
    Ok(Highlight {
        title: texts.t("highlight-platform").to_string(),
        counts: vec![
            count(texts.t("highlight-platform-calls"), calls, "/desk/callbacks"),
            count(texts.t("highlight-platform-late"), late, "/desk/callbacks"),
            count(texts.t("highlight-platform-failed"), failed, "/desk/jobs"),
            count(texts.t("highlight-platform-waiting"), waiting, "/desk/jobs"),
        ],
        ..Highlight::default()
    })
}

/// What a funder may read: what becomes of the devices of everybody.
async fn effect(db: &Db, op: &OpContext) -> Result<Highlight> {
    let texts = Texts::new(op.language);
    let effect = impact::effect(db.read(), op.now).await?;
    let number = |count: u64| write_number(i64::try_from(count).unwrap_or(i64::MAX), texts.language);
    let count = |label: frontend::Text, value: String| HighlightCount {
        label: label.to_string(),
        value,
        address: String::new(),
    };
    Ok(Highlight {
        title: texts.t("highlight-funder").to_string(),
        address: "/chiffres".to_owned(),
        counts: vec![
            count(texts.t("highlight-funder-reused"), number(effect.reused)),
            count(texts.t("highlight-funder-households"), number(effect.households)),
            count(texts.t("highlight-funder-avoided"), write_weight(effect.avoided_grams, texts.language)),
        ],
        button: texts.t("highlight-funder-button").to_string(),
        ..Highlight::default()
    })
}

async fn desk(State(app): State<App>, Op(op): Op, Ctx(ctx): Ctx) -> Result<Html<DeskPage>> {
    let acting = op.acting()?;
    let texts = ctx.texts;
    let organisation = organisations::find(app.db.fresh(), acting.organisation_id).await?;
    let waiting = waiting(&app.db, &op).await?;
    let more = waiting.len().saturating_sub(MOST);
    Ok(Html::ok(DeskPage {
        nav: desk_nav(&op, &ctx),
        may_act: op.works_as(acting.capacity),
        kind: kind(acting.capacity, &organisation),
        capacity: acting.capacity.code().to_owned(),
        tasks: waiting.into_iter().take(MOST).map(|todo| task(todo, &op, texts)).collect(),
        more,
        others: solidarity::others(app.db.fresh(), &op).await?,
        highlight: highlight(&app.db, &op).await?,
        ctx,
    }))
}

fn jobs_shape(texts: Texts) -> Shape {
    Shape::new(texts, JOBS, texts.t("jobs-file"), texts.t("jobs-title"))
        .search(texts.t("jobs-search-hint"))
        .sort_down("at", texts.t("jobs-column-at"), By::Time)
        .sort("kind", texts.t("jobs-column-kind"), By::Text)
        .columns([
            Column::new("kind", texts.t("jobs-column-kind")),
            Column::new("at", texts.t("jobs-column-at")),
            Column::new("reason", texts.t("jobs-column-reason")),
        ])
}

async fn failed_jobs(
    State(app): State<App>,
    Op(op): Op,
    Ctx(ctx): Ctx,
    Args(pairs): Args<Vec<(String, String)>>,
) -> Result<Response> {
    op.require_reading(Capacity::Operator)?;
    let texts = ctx.texts;
    let list = jobs_shape(texts).asked(&pairs, op.now)?;
    let words = list.words().map(|words| words.to_lowercase());
    let holds = |text: &str| words.as_ref().is_none_or(|words| text.to_lowercase().contains(words));
    let matching: Vec<Row> = jobs::dead(app.db.read())
        .await?
        .into_iter()
        .filter(|job| holds(&job.kind) || holds(&job.last_error))
        .map(|job| Row {
            id: job.id.0,
            key: if list.order() == "kind" { Key::Text(job.kind.clone()) } else { Key::Time(job.dead_at) },
            value: None,
            name: job.kind.clone(),
            cells: vec![
                Entry::text(job.kind),
                Entry::new(Datum::Moment(job.dead_at)),
                Entry::text(job.last_error),
            ],
        })
        .collect();
    let total = i64::try_from(matching.len()).unwrap_or(i64::MAX);
    let rows = list.picked(matching);
    if list.is_file() {
        return list.file(&app.db, &op, rows, total).await;
    }
    let waiting = jobs::waiting(app.db.read()).await?;
    let status = list.status();
    let sentence = texts.t("jobs-count").with("count", total).to_string();
    let list = list.page(Found { rows, total, sentence, counts: Counts::new() });
    Ok(Html(status, JobsPage { nav: desk_nav(&op, &ctx), list, waiting, ctx }).into_response())
}
