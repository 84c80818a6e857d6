//! Asking to be called, without an account; and the agents' answers.

use chrono::Duration;
use frontend::Texts;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::lines;
use super::rules::{self, Action, KEPT_DAYS, Moment, State, Subject};
use super::store::{self, Callback, Scope};
use crate::kernel::error::Fault;
use crate::kernel::{
    CallbackId, Capacity, Error, Instant, OpContext, OrganisationId, Page, Paging, Result, Todo, time,
};
use crate::platform::{Db, audit, counters, jobs};
use crate::solidarity::rules::free_text;
use crate::web::App;
use crate::{accounts, organisations};

/// Nothing of a closed asking is left.
pub const FORGET: &str = "assistance.forget";
/// The longest name, in characters.
const LONGEST_NAME: usize = 80;
/// Working days within which we call.
pub(super) const PROMISED_DAYS: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Forgotten {
    callback_id: CallbackId,
    closed_at: Instant,
}

/// What a person typed.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) telephone: String,
    pub(super) subject: String,
    pub(super) moment: String,
    pub(super) message: String,
    pub(super) page: String,
    /// Postal code or commune, if the person says it.
    pub(super) place: String,
    /// The département already known, for a person who says no place.
    pub(super) department: String,
}

struct Read {
    name: String,
    telephone: String,
    subject: Subject,
    moment: Moment,
    message: Option<String>,
    page: Option<String>,
}

impl Typed {
    /// Every fault at once, in the order of the form.
    fn read(&self) -> Result<Read> {
        let mut faults: Vec<Fault> = Vec::new();
        let mut wrong = |field: &str, code: &'static str| {
            faults.push(Fault { field: field.to_owned(), code, args: Vec::new() });
        };
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            wrong("name", "callback-name");
        }
        let telephone = rules::telephone(self.telephone.trim());
        if telephone.is_none() {
            wrong("telephone", "callback-telephone");
        }
        let subject = self.subject.parse();
        if subject.is_err() {
            wrong("subject", "callback-subject");
        }
        let moment = if self.moment.is_empty() { Ok(Moment::Any) } else { self.moment.parse() };
        if moment.is_err() {
            wrong("moment", "callback-moment");
        }
        let message = self.message.trim();
        if message.chars().count() > free_text::LONGEST {
            wrong("message", "callback-message");
        } else if free_text::personal_data(message) == Some("text-holds-nir") {
            wrong("message", "text-holds-nir");
        }
        let (Some(telephone), Ok(subject), Ok(moment), true) =
            (telephone, subject, moment, faults.is_empty())
        else {
            return Err(Error::faults(faults));
        };
        // Only to help the agent: what is not a plain path of ours is left out.
        let page = Some(self.page.as_str())
            .filter(|page| {
                page.starts_with('/') && page.len() <= 200 && page.bytes().all(|b| b.is_ascii_graphic())
            })
            .map(|page| page.split(['?', '#']).next().unwrap_or_default().to_owned());
        let message = Some(message).filter(|message| !message.is_empty()).map(str::to_owned);
        Ok(Read { name, telephone, subject, moment, message, page })
    }
}

/// Asks for a call; a number that already waits keeps its place.
///
/// # Errors
/// 422 with every field at fault; `too-many-tries` (429).
pub(super) async fn ask(app: &App, op: &OpContext, typed: &Typed) -> Result<Callback> {
    let read = typed.read()?;
    let department = department(app, typed).await?;
    app.callbacks.check(&read.telephone)?;
    let filed_by = op.viewer().filter(|_| scope(op, false).is_ok()).map(|acting| acting.user_id);
    app.db
        .tx(async |t| {
            if let Some(before) = store::waiting_of(t, &read.telephone).await? {
                return Ok(before);
            }
            let new = Callback {
                id: CallbackId::new(),
                reference: counters::next_reference(t, "RA", op.now).await?,
                name: read.name.clone(),
                telephone: read.telephone.clone(),
                subject: read.subject,
                moment: read.moment,
                message: read.message.clone(),
                page: read.page.clone(),
                state: State::Waiting,
                tries: 0,
                version: 1,
                created_at: op.now,
                call_before: time::add_working_days(op.now, PROMISED_DAYS),
                closed_at: None,
                handled_by: None,
                lead_id: lead(t, department.as_deref()).await?,
                department_code: department.clone(),
                taken_by: None,
                taken_until: None,
                filed_by,
            };
            store::insert(t, &new).await?;
            audit::record(t, op, "callback.asked", "callback", new.id, told_of(&new)).await?;
            Ok(new)
        })
        .await
}

/// What the journal says of a new asking: nothing of the person.
fn told_of(new: &Callback) -> Value {
    match new.filed_by {
        Some(_) => json!({ "subject": new.subject.code(), "filed_for_caller": true, "channel": "telephone" }),
        None => json!({ "subject": new.subject.code() }),
    }
}

/// The département of a person: of the place they name, or known before.
async fn department(app: &App, typed: &Typed) -> Result<Option<String>> {
    let c = app.db.read();
    if typed.place.trim().is_empty() {
        return Ok(Some(typed.department.clone()).filter(|code| !code.is_empty()));
    }
    match lines::department_of_place(c, &typed.place).await? {
        Some(code) => Ok(Some(code)),
        None => Err(Error::invalid("place", "commune-unknown")),
    }
}

/// The lead of a département whose people may call; none when it has none.
async fn lead(t: &DatabaseTransaction, department: Option<&str>) -> Result<Option<OrganisationId>> {
    let Some(code) = department else { return Ok(None) };
    let leads = organisations::leads_of(t, code).await?;
    accounts::first_with_people(t, &leads).await
}

/// Whose askings the acting agent sees.
///
/// # Errors
/// 401; 403 for anyone but a territory's lead and the operator.
pub(super) fn scope(op: &OpContext, reading: bool) -> Result<Scope> {
    let require = |capacity| if reading { op.require_reading(capacity) } else { op.require(capacity) };
    if op.holds(Capacity::TerritorialLead) && !op.holds(Capacity::Operator) {
        return Ok(Scope::Lead(require(Capacity::TerritorialLead)?.organisation_id));
    }
    require(Capacity::Operator)?;
    Ok(Scope::Operator(op.now))
}

/// Askings that wait, or those that were closed, the oldest first.
///
/// # Errors
/// 403 for anyone but a territory's lead, for its départements, and the operator.
pub(super) async fn list(
    c: &impl ConnectionTrait,
    op: &OpContext,
    closed: bool,
    paging: &Paging,
) -> Result<Page<Callback>> {
    let scope = scope(op, true)?;
    let states: &[State] = if closed { &[State::Reached, State::Unreachable] } else { &[State::Waiting] };
    store::list(c, scope, states, paging).await
}

/// What an agent says of an asking.
///
/// # Errors
/// 403 for anyone but agents; 404 for those of others; `callback-taken`, `callback-wrong-state` and `changed-meanwhile`
/// (409).
pub(super) async fn act(db: &Db, op: &OpContext, id: CallbackId, action: Action) -> Result<Callback> {
    let scope = scope(op, false)?;
    let agent = op.acting()?.user_id;
    db.tx(async |t| {
        let before = store::find(t, scope, id).await?;
        rules::may_call(before.taken_by, before.taken_until, agent, op.now)?;
        let (state, tries) = rules::transition(before.state, before.tries, action)?;
        let now = Callback {
            state,
            tries,
            version: before.version + 1,
            call_before: if state == State::Waiting {
                time::add_working_days(op.now, PROMISED_DAYS)
            } else {
                before.call_before
            },
            closed_at: (state != State::Waiting).then_some(op.now),
            handled_by: Some(agent),
            taken_by: None,
            taken_until: None,
            ..before.clone()
        };
        store::save(t, before.version, &now).await?;
        let told = json!({ "from": before.state.code(), "to": state.code(), "tries": tries });
        audit::record(t, op, &format!("callback.{}", action.code()), "callback", id, told).await?;
        if let Some(closed_at) = now.closed_at {
            let job = Forgotten { callback_id: id, closed_at };
            let key = format!("{FORGET}:{id}:{}", closed_at.timestamp_micros());
            jobs::enqueue_at(t, op, FORGET, &job, closed_at + Duration::days(KEPT_DAYS), Some(key)).await?;
        }
        Ok(now)
    })
    .await
}

/// Takes an asking, so that nobody else calls for some minutes; or gives it back.
///
/// # Errors
/// 403 for anyone but agents; 404 for those of others; `callback-taken`, `callback-wrong-state` and `changed-meanwhile`
/// (409).
pub(super) async fn hold(db: &Db, op: &OpContext, id: CallbackId, take: bool) -> Result<Callback> {
    let scope = scope(op, false)?;
    let agent = op.acting()?.user_id;
    db.tx(async |t| {
        let before = store::find(t, scope, id).await?;
        rules::may_call(before.taken_by, before.taken_until, agent, op.now)?;
        if before.state != State::Waiting {
            return Err(rules::Refused::WrongState { state: before.state, action: Action::Reach }.into());
        }
        let now = Callback {
            taken_by: take.then_some(agent),
            taken_until: take.then(|| op.now + Duration::minutes(rules::TAKEN_MINUTES)),
            version: before.version + 1,
            ..before.clone()
        };
        store::save(t, before.version, &now).await?;
        let action = if take { "callback.take" } else { "callback.give_back" };
        audit::record(t, op, action, "callback", id, json!({})).await?;
        Ok(now)
    })
    .await
}

/// Removes an asking that stayed closed.
///
/// # Errors
/// When the database fails.
pub async fn forget(app: App, payload: Value) -> Result<()> {
    let Forgotten { callback_id, closed_at } = serde_json::from_value(payload).map_err(Error::internal)?;
    let op = OpContext::system("assistance", app.clock.now());
    app.db
        .tx(async |t| {
            if store::forget(t, callback_id, closed_at).await? {
                audit::record(t, &op, "callback.forgotten", "callback", callback_id, json!({})).await?;
            }
            Ok(())
        })
        .await
}

/// The calls that wait for the operator's agents, or for a territory's.
///
/// # Errors
/// When the database fails.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let capacity = op.viewer().map(|acting| acting.capacity);
    if !matches!(capacity, Some(Capacity::Operator | Capacity::TerritorialLead)) {
        return Ok(Vec::new());
    }
    let mut found: Vec<Todo> = Vec::new();
    if capacity == Some(Capacity::Operator) {
        found.extend(super::opinions::todo(c, op).await?);
    }
    let (count, due) = store::waiting(c, scope(op, true)?).await?;
    if count == 0 {
        return Ok(found);
    }
    let texts = Texts::new(op.language);
    found.push(Todo {
        title: texts.t("callbacks-todo").with("count", count).to_string(),
        detail: texts.t("callbacks-todo-detail").to_string(),
        address: "/desk/callbacks".to_owned(),
        button: texts.t("callbacks-todo-button").to_string(),
        due,
        appointment: false,
    });
    Ok(found)
}

/// How many calls wait for the acting agent, and how many of them are late.
///
/// # Errors
/// 403 for anyone but a territory's lead and the operator.
pub async fn calls(c: &impl ConnectionTrait, op: &OpContext) -> Result<(u64, u64)> {
    let scope = scope(op, true)?;
    let (waiting, _) = store::waiting(c, scope).await?;
    Ok((waiting, store::late(c, scope, op.now).await?))
}
