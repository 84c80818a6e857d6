//! Giving one's opinion, and reading sentences before they are published.

use std::sync::LazyLock;

use chrono::Duration;
use frontend::Texts;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::opinion::{self, Answer, Opinion, OpinionAction, OpinionState};
use crate::kernel::time::paris_day;
use crate::kernel::{Capacity, Error, ErrorKind, OpContext, OpinionId, Page, Paging, Refusal, Result, Todo};
use crate::platform::{Db, audit, jobs};
use crate::solidarity::rules::free_text;
use crate::web::{self, App};

/// A sentence's time is over.
pub const FORGET_SENTENCE: &str = "assistance.forget_sentence";
/// Days after which nothing of a sentence is left, published or not.
const SENTENCE_DAYS: i64 = 365;

#[derive(Serialize, Deserialize)]
struct OfOpinion {
    opinion_id: OpinionId,
}

/// What a person typed.
#[derive(Clone, Default)]
pub(super) struct TypedOpinion {
    pub(super) page: String,
    pub(super) answer: String,
    pub(super) sentence: String,
}

/// Not from this state.
#[derive(Debug)]
struct WrongState;

impl Refusal for WrongState {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Conflict
    }

    fn code(&self) -> &'static str {
        "opinion-wrong-state"
    }
}

/// The addresses of pages, as the code writes them.
static PAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let routes = web::page_routes().into_iter().filter(|(method, _)| method.is_safe());
    routes.map(|(_, path)| path).collect()
});

/// The page of an address.
#[must_use]
pub(super) fn page_of(address: &str) -> String {
    opinion::page_of(address, PAGES.iter().copied())
}

/// Counts an opinion. Nothing of who gives it is kept: the journal names Rebond itself, and the month alone is known.
///
/// # Errors
/// 422 with every field at fault; `too-many-tries` (429).
pub(super) async fn give(app: &App, op: &OpContext, place: &str, typed: &TypedOpinion) -> Result<()> {
    let answer: std::result::Result<Answer, ()> = typed.answer.parse();
    let sentence = free_text::read("sentence", Some(&typed.sentence));
    let (Ok(answer), Ok(sentence)) = (&answer, &sentence) else {
        let mut faults = Vec::new();
        if answer.is_err() {
            faults.extend(Error::invalid("answer", "opinion-answer").field_faults().iter().cloned());
        }
        if let Err(error) = sentence {
            faults.extend(error.field_faults().iter().cloned());
        }
        return Err(Error::faults(faults));
    };
    app.opinions.check(place)?;
    let bytes: [u8; 16] = {
        use rand::Rng;
        let mut bytes = [0; 16];
        rand::rng().fill_bytes(&mut bytes);
        bytes
    };
    let state = if sentence.is_some() { OpinionState::Waiting } else { OpinionState::Counted };
    let new = Opinion {
        id: OpinionId(uuid::Builder::from_random_bytes(bytes).into_uuid()),
        page: page_of(&typed.page),
        month: paris_day(op.now).format("%Y-%m").to_string(),
        answer: *answer,
        sentence: sentence.clone(),
        state,
        version: 1,
    };
    let by = OpContext::system("opinions", op.now);
    app.db
        .tx(async |t| {
            opinion::insert(t, &new).await?;
            let told = json!({ "page": new.page, "answer": new.answer.code() });
            audit::record(t, &by, "opinion.given", "opinion", new.id, told).await?;
            if new.sentence.is_some() {
                let due = op.now + Duration::days(SENTENCE_DAYS);
                let key = Some(format!("{FORGET_SENTENCE}:{}", new.id));
                jobs::enqueue_at(t, &by, FORGET_SENTENCE, &OfOpinion { opinion_id: new.id }, due, key)
                    .await?;
            }
            Ok(())
        })
        .await
}

/// Sentences in a state, for whoever reads them before the public.
///
/// # Errors
/// 403 for anyone but the operator.
pub(super) async fn list(
    c: &impl ConnectionTrait,
    op: &OpContext,
    state: OpinionState,
    paging: &Paging,
) -> Result<Page<Opinion>> {
    op.require_reading(Capacity::Operator)?;
    opinion::list(c, state, paging).await
}

/// Publishes a sentence, or erases it.
///
/// # Errors
/// 403 for anyone but the operator; 404; `opinion-wrong-state`, `changed-meanwhile` (409).
pub(super) async fn decide(db: &Db, op: &OpContext, id: OpinionId, action: OpinionAction) -> Result<Opinion> {
    op.require(Capacity::Operator)?;
    db.tx(async |t| {
        let before = opinion::find(t, id).await?;
        let state = match (before.state, action) {
            (OpinionState::Waiting, OpinionAction::Publish) => OpinionState::Published,
            (OpinionState::Waiting | OpinionState::Published, OpinionAction::SetAside) => {
                OpinionState::SetAside
            }
            (
                OpinionState::Counted | OpinionState::SetAside | OpinionState::Published,
                OpinionAction::Publish,
            )
            | (OpinionState::Counted | OpinionState::SetAside, OpinionAction::SetAside) => {
                return Err(WrongState.into());
            }
        };
        let sentence = before.sentence.clone().filter(|_| state == OpinionState::Published);
        let now = Opinion { state, sentence, version: before.version + 1, ..before.clone() };
        opinion::save(t, before.version, &now).await?;
        let told = json!({ "from": before.state.code(), "to": state.code() });
        audit::record(t, op, &format!("opinion.{}", action.code()), "opinion", id, told).await?;
        Ok(now)
    })
    .await
}

/// Erases a sentence whose time is over; its answer still counts.
///
/// # Errors
/// When the database fails.
pub async fn forget_sentence(app: App, payload: Value) -> Result<()> {
    let OfOpinion { opinion_id } = serde_json::from_value(payload).map_err(Error::internal)?;
    let op = OpContext::system("opinions", app.clock.now());
    app.db
        .tx(async |t| {
            let before = match opinion::find(t, opinion_id).await {
                Ok(one) if one.sentence.is_some() => one,
                Ok(_) => return Ok(()),
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(error),
            };
            let now = Opinion {
                state: OpinionState::SetAside,
                sentence: None,
                version: before.version + 1,
                ..before.clone()
            };
            opinion::save(t, before.version, &now).await?;
            audit::record(t, &op, "opinion.forgotten", "opinion", opinion_id, json!({})).await
        })
        .await
}

/// The sentences that wait to be read.
///
/// # Errors
/// When the database fails.
pub(super) async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Option<Todo>> {
    let count = opinion::waiting(c).await?;
    if count == 0 {
        return Ok(None);
    }
    let texts = Texts::new(op.language);
    Ok(Some(Todo {
        title: texts.t("feedback-todo").with("count", count).to_string(),
        detail: texts.t("feedback-todo-detail").to_string(),
        address: "/desk/feedback".to_owned(),
        button: texts.t("feedback-todo-button").to_string(),
        due: None,
        appointment: false,
    }))
}
