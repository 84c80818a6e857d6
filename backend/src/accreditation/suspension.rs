//! The path of a suspension: invited to write, observations, a person's decision, appeal, listed again. Law 4 follows at once:
//! each step of the file appends the change that the rooms which place lots and sell read.

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::SimpleExpr;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::act::{filing, needed};
use super::applicant::own;
use super::dossier::{self, Dossier, mark};
use super::entity::procedure;
use super::procedure::{FileDecision, OBSERVATION_WORKING_DAYS, Procedure, decisions};
use super::rules::{Action, State};
use super::{mail, store};
use crate::kernel::time::add_working_days;
use crate::kernel::{
    AccreditationId, AccreditationProcedureId, Capacity, Error, ErrorKind, OpContext, Result, Role, UserId,
};
use crate::web::App;

fn person(op: &OpContext) -> Result<UserId> {
    Ok(op.require(Capacity::Operator)?.user_id)
}

fn signatory(op: &OpContext) -> Result<()> {
    let (acting, _) = filing(op)?;
    if acting.roles.contains(&Role::Signatory) {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Forbidden, "role-required").with("role", Role::Signatory.code()))
}

/// The last procedure of a file, as long as `fits` it.
fn last(one: &Dossier, fits: impl Fn(&Procedure) -> bool) -> Result<&Procedure> {
    one.procedure().filter(|last| fits(last)).ok_or_else(|| Error::conflict("accreditation-no-procedure"))
}

/// The operator invites an organisation to write its observations.
pub(super) async fn invite(app: &App, op: &OpContext, id: AccreditationId, reason: &str) -> Result<()> {
    let by = person(op)?;
    let reason = needed("invitation", reason, 4_000)?;
    app.db
        .tx(async |t| {
            let one = dossier::dossier(t, id).await?;
            if decisions(one.state).is_empty() || one.procedure().is_some_and(Procedure::may_observe) {
                return Err(Error::conflict("accreditation-cannot-invite"));
            }
            let due_at = add_working_days(op.now, OBSERVATION_WORKING_DAYS);
            let row = procedure::ActiveModel {
                id: Set(AccreditationProcedureId::new()),
                accreditation_id: Set(id),
                reason: Set(reason.clone()),
                opened_by: Set(by),
                opened_at: Set(op.now),
                due_at: Set(due_at),
                observations: Set(None),
                observed_at: Set(None),
                decision: Set(None),
                decision_reason: Set(None),
                decided_by: Set(None),
                decided_at: Set(None),
                appeal: Set(None),
                appealed_at: Set(None),
                appeal_granted: Set(None),
                appeal_reason: Set(None),
                appeal_decided_by: Set(None),
                appeal_decided_at: Set(None),
                lifted_at: Set(None),
                lift_reason: Set(None),
            };
            procedure::Entity::insert(row).exec_without_returning(t).await?;
            mark(t, op, &one, "invite", json!({ "reason": reason })).await?;
            mail::to_applicant(app, t, op, &one, "invited", &reason).await
        })
        .await
}

async fn write(
    t: &DatabaseTransaction,
    id: AccreditationProcedureId,
    values: Vec<(procedure::Column, SimpleExpr)>,
) -> Result<()> {
    let mut update = procedure::Entity::update_many();
    for (column, value) in values {
        update = update.col_expr(column, value);
    }
    update.filter(procedure::Column::Id.eq(id)).exec(t).await?;
    Ok(())
}

/// The organisation writes its observations; until a decision a later text takes the place of the one before.
pub(super) async fn observe(app: &App, op: &OpContext, id: AccreditationId, text: &str) -> Result<()> {
    filing(op)?;
    let text = needed("observations", text, 4_000)?;
    app.db
        .tx(async |t| {
            let one = own(t, op, id).await?;
            let open = last(&one, Procedure::may_observe)?;
            let values = vec![
                (procedure::Column::Observations, Expr::value(text.as_str())),
                (procedure::Column::ObservedAt, Expr::value(op.now)),
            ];
            write(t, open.id, values).await?;
            mark(t, op, &one, "observe", json!({ "text": text })).await?;
            mail::to_operator(app, t, op, &one, "observed", &text).await
        })
        .await
}

/// A person decides.
pub(super) async fn decide(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    decision: FileDecision,
    reason: &str,
) -> Result<()> {
    let by = person(op)?;
    let reason = needed("decision_reason", reason, 4_000)?;
    app.db
        .tx(async |t| {
            let one = dossier::dossier(t, id).await?;
            let open = last(&one, Procedure::may_observe)?;
            if !open.may_decide(op.now) {
                return Err(Error::conflict("accreditation-observations-due"));
            }
            if !decisions(one.state).contains(&decision) {
                return Err(Error::invalid("decision", "accreditation-decision"));
            }
            let values = vec![
                (procedure::Column::Decision, Expr::value(decision.code())),
                (procedure::Column::DecisionReason, Expr::value(reason.as_str())),
                (procedure::Column::DecidedBy, Expr::value(by)),
                (procedure::Column::DecidedAt, Expr::value(op.now)),
            ];
            write(t, open.id, values).await?;
            let step = async |action| {
                store::step(t, op, one.organisation_id, one.kind, action, Some(reason.clone())).await
            };
            let event = match decision {
                FileDecision::Keep => {
                    mark(t, op, &one, "keep", json!({ "reason": reason })).await?;
                    "kept"
                }
                FileDecision::Suspend => {
                    step(Action::Suspend).await?;
                    "suspended"
                }
                FileDecision::Withdraw => {
                    if one.state != State::Suspended {
                        step(Action::Suspend).await?;
                    }
                    step(Action::Withdraw).await?;
                    "withdrawn"
                }
            };
            mail::to_applicant(app, t, op, &one, event, &reason).await
        })
        .await
}

/// The organisation appeals.
pub(super) async fn appeal(app: &App, op: &OpContext, id: AccreditationId, text: &str) -> Result<()> {
    signatory(op)?;
    let text = needed("appeal", text, 4_000)?;
    app.db
        .tx(async |t| {
            let one = own(t, op, id).await?;
            let decided = last(&one, |last| last.may_appeal(one.state, op.now))?;
            let values = vec![
                (procedure::Column::Appeal, Expr::value(text.as_str())),
                (procedure::Column::AppealedAt, Expr::value(op.now)),
            ];
            write(t, decided.id, values).await?;
            mark(t, op, &one, "appeal", json!({ "text": text })).await?;
            mail::to_operator(app, t, op, &one, "appealed", &text).await
        })
        .await
}

/// Somebody who did not decide answers the appeal.
pub(super) async fn answer_appeal(
    app: &App,
    op: &OpContext,
    id: AccreditationId,
    granted: bool,
    reason: &str,
) -> Result<()> {
    let by = person(op)?;
    let reason = needed("appeal_reason", reason, 4_000)?;
    app.db
        .tx(async |t| {
            let one = dossier::dossier(t, id).await?;
            let appealed = last(&one, Procedure::appeal_waits)?;
            if !appealed.may_answer_appeal(by) {
                return Err(Error::conflict("accreditation-appeal-person"));
            }
            let values = vec![
                (procedure::Column::AppealGranted, Expr::value(granted)),
                (procedure::Column::AppealReason, Expr::value(reason.as_str())),
                (procedure::Column::AppealDecidedBy, Expr::value(by)),
                (procedure::Column::AppealDecidedAt, Expr::value(op.now)),
            ];
            write(t, appealed.id, values).await?;
            if granted {
                let reason = Some(reason.clone());
                store::step(t, op, one.organisation_id, one.kind, Action::Reinstate, reason).await?;
            } else {
                mark(t, op, &one, "appeal_refused", json!({ "reason": reason })).await?;
            }
            let event = if granted { "reinstated" } else { "appeal-refused" };
            mail::to_applicant(app, t, op, &one, event, &reason).await
        })
        .await
}

/// The operator ends a suspension, for instance once what was wrong is mended.
pub(super) async fn lift(app: &App, op: &OpContext, id: AccreditationId, reason: &str) -> Result<()> {
    person(op)?;
    let reason = needed("lift_reason", reason, 4_000)?;
    app.db
        .tx(async |t| {
            let one = dossier::dossier(t, id).await?;
            if one.state != State::Suspended {
                return Err(super::rules::Refused::WrongState {
                    state: one.state,
                    action: Action::Reinstate,
                }
                .into());
            }
            if let Some(last) = one.procedure().filter(|last| last.decided_at.is_some()) {
                let values = vec![
                    (procedure::Column::LiftedAt, Expr::value(op.now)),
                    (procedure::Column::LiftReason, Expr::value(reason.as_str())),
                ];
                write(t, last.id, values).await?;
            }
            let kept = Some(reason.clone());
            store::step(t, op, one.organisation_id, one.kind, Action::Reinstate, kept).await?;
            mail::to_applicant(app, t, op, &one, "reinstated", &reason).await
        })
        .await
}
