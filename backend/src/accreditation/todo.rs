//! What waits for an organisation about its file, and for the operator about all files.

use frontend::Texts;
use sea_orm::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder, QuerySelect};

use super::act::kind_of;
use super::dossier::own_dossier;
use super::entity::{decision, file, procedure};
use super::review::Stage;
use super::rules::State;
use crate::kernel::{Capacity, OpContext, Result, Todo};
use crate::organisations;

/// Lines of one kind on the operator's desk.
const MOST: u64 = 5;

/// What waits for the acting organisation.
///
/// # Errors
/// 401; or the database's failure.
pub async fn todo(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let acting = op.acting()?;
    match (acting.capacity, kind_of(acting.capacity)) {
        (Capacity::Operator, _) => operator(c, op).await,
        (_, Some(_)) => own(c, op).await,
        (_, None) => Ok(Vec::new()),
    }
}

async fn own(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let acting = op.acting()?;
    let texts = Texts::new(op.language);
    let Some(kind) = kind_of(acting.capacity) else { return Ok(Vec::new()) };
    let line = |code: &str, due| Todo {
        title: texts.dynamic("todo-file-", code).to_string(),
        detail: texts.dynamic("todo-file-detail-", code).to_string(),
        address: "/desk/accreditation".to_owned(),
        button: texts.dynamic("todo-file-button-", code).to_string(),
        due,
        appointment: false,
    };
    let Some(one) = own_dossier(c, acting.organisation_id, kind).await? else {
        return Ok(vec![line("begin", None)]);
    };
    let mut lines = Vec::new();
    if let Some(open) = one.procedure().filter(|last| last.may_observe() && last.observed_at.is_none()) {
        lines.push(line("observe", Some(open.due_at)));
    }
    if let Some(decided) = one.procedure().filter(|last| last.may_appeal(one.state, op.now)) {
        lines.push(line("appeal", decided.appeal_until()));
    }
    match (one.stage(), one.state) {
        (Stage::Writing, State::Draft) => lines.push(line("draft", None)),
        (Stage::Writing, State::RenewalDue) => lines.push(line("renew", one.valid_until)),
        (Stage::Writing, _) => lines.push(line("complete", None)),
        (Stage::Sent | Stage::Examined | Stage::Settled, _) => {}
    }
    Ok(lines)
}

async fn operator(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let user = op.acting()?.user_id;
    let texts = Texts::new(op.language);
    let confirm: Vec<_> = decision::Entity::find()
        .filter(decision::Column::EndedAt.is_null())
        .filter(decision::Column::ProposedBy.ne(user))
        .order_by_asc(decision::Column::Id)
        .limit(MOST)
        .all(c)
        .await?
        .into_iter()
        .map(|row| ("confirm", row.accreditation_id, None))
        .collect();
    let open = procedure::Entity::find()
        .filter(procedure::Column::DecidedAt.is_null())
        .order_by_asc(procedure::Column::Id)
        .limit(4 * MOST)
        .all(c)
        .await?;
    let decide = open
        .into_iter()
        .filter(|row| row.observed_at.is_some() || op.now > row.due_at)
        .map(|row| ("decide", row.accreditation_id, None));
    let appealed = procedure::Entity::find()
        .filter(procedure::Column::AppealedAt.is_not_null())
        .filter(procedure::Column::AppealGranted.is_null())
        .filter(procedure::Column::DecidedBy.ne(user))
        .order_by_asc(procedure::Column::Id)
        .limit(MOST)
        .all(c)
        .await?
        .into_iter()
        .map(|row| ("appealed", row.accreditation_id, None));
    let sent = file::Entity::find()
        .filter(file::Column::State.eq(State::Submitted.code()))
        .order_by_asc(file::Column::SubmittedAt)
        .limit(MOST)
        .all(c)
        .await?
        .into_iter()
        .map(|row| ("take-up", row.id, None));
    let lines: Vec<(&str, crate::kernel::AccreditationId, Option<crate::kernel::Instant>)> =
        confirm.into_iter().chain(decide).chain(appealed).chain(sent).collect();
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let files = file::Entity::find()
        .filter(file::Column::Id.is_in(lines.iter().map(|(_, id, _)| *id)))
        .all(c)
        .await?;
    let names = organisations::find_many(c, files.iter().map(|row| row.organisation_id)).await?;
    Ok(lines
        .into_iter()
        .map(|(code, id, due)| {
            let owner = files.iter().find(|row| row.id == id).map(|row| row.organisation_id);
            let name = owner.and_then(|owner| names.get(&owner)).map(|one| one.name.clone());
            Todo {
                title: texts
                    .dynamic("todo-operator-file-", code)
                    .with("name", name.unwrap_or_default())
                    .to_string(),
                detail: texts.dynamic("todo-operator-detail-", code).to_string(),
                address: format!("/desk/accreditations/{id}"),
                button: texts.t("todo-operator-file-button").to_string(),
                due,
                appointment: false,
            }
        })
        .collect())
}
