//! What the operator does with a file: read, judge each criterion, ask for more, and decide by two people.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::act::needed;
use super::dossier::{self, Dossier, Proposed, RemarkBy, mark, remark};
use super::entity::{decision, file, held};
use super::review::{self, Blocks, CriterionState, FileVerdict, Grant, Stage};
use super::rules::{Action, State};
use super::{mail, store};
use crate::kernel::{AccreditationDecisionId, AccreditationId, Capacity, Error, OpContext, Result, UserId};
use crate::platform::counters;
use crate::web::App;

fn person(op: &OpContext) -> Result<UserId> {
    Ok(op.require(Capacity::Operator)?.user_id)
}

/// A file that the operator reads now.
async fn examined(t: &DatabaseTransaction, id: AccreditationId) -> Result<Dossier> {
    let one = dossier::dossier(t, id).await?;
    if one.stage() != Stage::Examined {
        return Err(Error::conflict("accreditation-not-examined"));
    }
    Ok(one)
}

/// The same, while no decision waits for a second person.
async fn undecided(t: &DatabaseTransaction, id: AccreditationId) -> Result<Dossier> {
    let one = examined(t, id).await?;
    if one.proposed().is_some() {
        return Err(Error::conflict("accreditation-decision-waits"));
    }
    Ok(one)
}

/// Takes a file up.
pub(super) async fn take_up(app: &App, op: &OpContext, id: AccreditationId) -> Result<()> {
    person(op)?;
    app.db
        .tx(async |t| {
            let one = dossier::dossier(t, id).await?;
            store::step(t, op, one.organisation_id, one.kind, Action::StartReview, None).await?;
            mail::to_applicant(app, t, op, &one, "taken-up", "").await
        })
        .await
}

/// Judges one criterion.
pub(super) async fn judge(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    code: &str,
    state: CriterionState,
    text: &str,
) -> Result<()> {
    let by = person(op)?;
    let field = format!("text-{code}");
    let asks =
        matches!(state, CriterionState::ChangesRequested | CriterionState::Refused | CriterionState::Waived);
    let text = if asks || !text.trim().is_empty() { Some(needed(&field, text, 4_000)?) } else { None };
    app.db
        .tx(async |t| {
            let one = undecided(t, id).await?;
            let criterion = one.criterion(code)?;
            let proofs = one.proofs_of(code);
            let accepted = state == CriterionState::Accepted;
            if accepted && proofs.is_empty() {
                return Err(Error::invalid(&field, "accreditation-nothing-proven"));
            }
            let until = accepted.then(|| review::good_until(criterion.months, &proofs, op.now));
            if until.is_some_and(|until| until <= op.now) {
                return Err(Error::invalid(&field, "accreditation-proof-ended"));
            }
            held::Entity::update_many()
                .col_expr(held::Column::State, Expr::value(state.code()))
                .col_expr(held::Column::ExpiresAt, Expr::value(until))
                .col_expr(held::Column::DecidedAt, Expr::value(op.now))
                .col_expr(held::Column::DecidedBy, Expr::value(by))
                .filter(held::Column::AccreditationId.eq(id))
                .filter(held::Column::Code.eq(code))
                .exec(t)
                .await?;
            if let Some(text) = &text {
                remark(t, op, &one, RemarkBy::Operator, Some(code), text).await?;
            }
            mark(t, op, &one, "judge", json!({ "code": code, "state": state.code() })).await
        })
        .await
}

/// Gives a file back to be completed.
pub(super) async fn ask_changes(app: &App, op: &OpContext, id: AccreditationId, text: &str) -> Result<()> {
    person(op)?;
    let text = needed("changes", text, 4_000)?;
    app.db
        .tx(async |t| {
            let one = undecided(t, id).await?;
            remark(t, op, &one, RemarkBy::Operator, None, &text).await?;
            give_back(t, op, &one, &text).await?;
            mail::to_applicant(app, t, op, &one, "changes", &text).await
        })
        .await
}

/// The applicant has the file in hand again; a listed one stays listed.
pub(super) async fn give_back(
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Dossier,
    text: &str,
) -> Result<()> {
    if one.state == State::RenewalDue {
        file::Entity::update_many()
            .col_expr(file::Column::RenewalSentAt, Expr::value(None::<crate::kernel::Instant>))
            .filter(file::Column::Id.eq(one.id))
            .exec(t)
            .await?;
        return mark(t, op, one, "request_changes", json!({ "reason": text })).await;
    }
    let reason = Some(text.to_owned());
    store::step(t, op, one.organisation_id, one.kind, Action::RequestChanges, reason).await?;
    Ok(())
}

/// Refuses unless the file may be accredited now.
fn check(one: &Dossier, op: &OpContext) -> Result<()> {
    let language = usize::from(op.language == frontend::Language::En);
    let Some((criterion, why)) = review::blocking(&one.criteria, &one.held, op.now) else { return Ok(()) };
    let code = match why {
        Blocks::Undecided => "accreditation-criterion-undecided",
        Blocks::Expired => "accreditation-evidence-expired",
    };
    Err(Error::conflict(code).with("criterion", criterion.title[language].as_str()))
}

/// A first person proposes.
pub(super) async fn propose(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    verdict: FileVerdict,
    reason: &str,
) -> Result<()> {
    let by = person(op)?;
    let reason = match verdict {
        FileVerdict::Refuse => needed("reason", reason, 4_000)?,
        FileVerdict::Accredit if reason.trim().is_empty() => String::new(),
        FileVerdict::Accredit => needed("reason", reason, 4_000)?,
    };
    app.db
        .tx(async |t| {
            let one = undecided(t, id).await?;
            if verdict == FileVerdict::Accredit {
                check(&one, op)?;
            }
            let row = decision::ActiveModel {
                id: Set(AccreditationDecisionId::new()),
                accreditation_id: Set(id),
                outcome: Set(verdict.code().to_owned()),
                reason: Set(reason.clone()),
                proposed_by: Set(by),
                proposed_at: Set(op.now),
                ended_by: Set(None),
                ended_at: Set(None),
                confirmed: Set(None),
                end_reason: Set(None),
            };
            decision::Entity::insert(row).exec_without_returning(t).await?;
            mark(t, op, &one, "propose", json!({ "verdict": verdict.code() })).await?;
            mail::to_operator(app, t, op, &one, "proposed", &reason).await
        })
        .await
}

/// The decision that waits, for a second person.
async fn waiting(t: &DatabaseTransaction, id: AccreditationId) -> Result<(Dossier, Proposed)> {
    let one = examined(t, id).await?;
    let proposed =
        one.proposed().cloned().ok_or_else(|| Error::conflict("accreditation-nothing-proposed"))?;
    Ok((one, proposed))
}

async fn end(
    t: &DatabaseTransaction,
    op: &OpContext,
    proposed: &Proposed,
    by: UserId,
    confirmed: bool,
    reason: Option<&str>,
) -> Result<()> {
    let written = decision::Entity::update_many()
        .col_expr(decision::Column::EndedBy, Expr::value(by))
        .col_expr(decision::Column::EndedAt, Expr::value(op.now))
        .col_expr(decision::Column::Confirmed, Expr::value(confirmed))
        .col_expr(decision::Column::EndReason, Expr::value(reason))
        .filter(decision::Column::Id.eq(proposed.id))
        .filter(decision::Column::EndedAt.is_null())
        .exec(t)
        .await?;
    if written.rows_affected == 0 { Err(Error::conflict("changed-meanwhile")) } else { Ok(()) }
}

/// A second person confirms: the file is listed, or refused.
pub(super) async fn confirm(app: &App, op: &OpContext, id: AccreditationId) -> Result<()> {
    let by = person(op)?;
    app.db
        .tx(async |t| {
            let (one, proposed) = waiting(t, id).await?;
            if proposed.by == by {
                return Err(Error::conflict("accreditation-second-person"));
            }
            if proposed.verdict == FileVerdict::Accredit {
                check(&one, op)?;
            }
            end(t, op, &proposed, by, true, None).await?;
            let reason = (!proposed.reason.is_empty()).then(|| proposed.reason.clone());
            let step = async |action| {
                store::step(t, op, one.organisation_id, one.kind, action, reason.clone()).await
            };
            if one.state == State::RenewalDue {
                step(Action::StartReview).await?;
            }
            match proposed.verdict {
                FileVerdict::Accredit => {
                    list(t, op, &one).await?;
                    step(Action::Accredit).await?;
                    mail::to_applicant(app, t, op, &one, "accredited", &proposed.reason).await
                }
                FileVerdict::Refuse => {
                    step(Action::Refuse).await?;
                    mail::to_applicant(app, t, op, &one, "refused", &proposed.reason).await
                }
            }
        })
        .await
}

/// What being listed gives: an end, a certificate, the rights that were proven.
async fn list(t: &DatabaseTransaction, op: &OpContext, one: &Dossier) -> Result<()> {
    let number = counters::next_reference(t, "REF", op.now).await?;
    let granted = |grant| review::granted(&one.criteria, &one.held, grant, op.now);
    let until = review::listed_until(&one.criteria, &one.held, op.now);
    let asks_insertion = one.criteria.iter().any(|one| one.grants == Some(Grant::Insertion));
    let insertion = one.insertion_kind.clone().filter(|_| !asks_insertion || granted(Grant::Insertion));
    file::Entity::update_many()
        .col_expr(file::Column::InsertionKind, Expr::value(insertion))
        .col_expr(file::Column::MayIssueReceipts, Expr::value(granted(Grant::Receipts)))
        .col_expr(file::Column::MayReceivePublicGifts, Expr::value(granted(Grant::PublicGifts)))
        .col_expr(file::Column::ValidUntil, Expr::value(until))
        .col_expr(file::Column::AccreditedAt, Expr::value(op.now))
        .col_expr(file::Column::RenewalSentAt, Expr::value(None::<crate::kernel::Instant>))
        .col_expr(file::Column::Provisional, Expr::value(false))
        .col_expr(file::Column::CertificateNumber, Expr::value(number))
        .filter(file::Column::Id.eq(one.id))
        .exec(t)
        .await?;
    Ok(())
}

/// A second person does not confirm: the file is read again. The one who proposed may take it back so too.
pub(super) async fn contradict(app: &App, op: &OpContext, id: AccreditationId, reason: &str) -> Result<()> {
    let by = person(op)?;
    let reason = needed("contradiction", reason, 4_000)?;
    app.db
        .tx(async |t| {
            let (one, proposed) = waiting(t, id).await?;
            end(t, op, &proposed, by, false, Some(&reason)).await?;
            mark(t, op, &one, "contradict", json!({ "reason": reason })).await
        })
        .await
}
