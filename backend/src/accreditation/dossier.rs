//! A whole file: its criteria with what it holds for each, remarks, decisions, procedures.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};
use serde_json::json;

use super::criteria;
use super::entity::{decision, evidence, file, held, procedure, remark};
use super::procedure::Procedure;
use super::review::{Criterion, CriterionState, Evidence, FileVerdict, Held, Stage, stage};
use super::rules::{Kind, State};
use crate::kernel::context::coded;
use crate::kernel::{
    AccreditationDecisionId, AccreditationId, AccreditationRemarkId, Error, Instant, OpContext,
    OrganisationId, Result, UserId,
};
use crate::platform::{audit, changes};

coded! {
    /// Who wrote a remark.
    RemarkBy {
        /// Whose file it is.
        Applicant = "applicant",
        /// The operator.
        Operator = "operator",
        /// Rebond itself.
        Rebond = "rebond",
    }
}

/// A remark.
#[derive(Clone, Debug)]
pub struct Remark {
    /// On which criterion; `None` on the whole file.
    pub code: Option<String>,
    /// Who wrote it.
    pub by: RemarkBy,
    /// What.
    pub text: String,
    /// When.
    pub at: Instant,
}

/// A decision that one person proposed and another ends.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// Its id.
    pub id: AccreditationDecisionId,
    /// What is decided.
    pub verdict: FileVerdict,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub by: UserId,
    /// When.
    pub at: Instant,
    /// When it was confirmed or contradicted.
    pub ended_at: Option<Instant>,
}

/// A whole file.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Its id.
    pub id: AccreditationId,
    /// Whose.
    pub organisation_id: OrganisationId,
    /// What for.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// Its version.
    pub version: i64,
    /// Which version of the criteria it is held against; `None` for a file older than the criteria.
    pub criteria_version: Option<i64>,
    /// EI, ACI, AI, ETTI, EITI, EA or ESAT.
    pub insertion_kind: Option<String>,
    /// The agreement's number or date.
    pub insertion_agreement: Option<String>,
    /// Whether it may issue tax receipts.
    pub may_issue_receipts: bool,
    /// Whether it may receive free gifts of public bodies.
    pub may_receive_public_gifts: bool,
    /// Whether it is listed before its file was decided, or after its end while a renewal is read.
    pub provisional: bool,
    /// Until when it is listed.
    pub valid_until: Option<Instant>,
    /// The reason of the last step.
    pub reason: Option<String>,
    /// When it was last sent.
    pub submitted_at: Option<Instant>,
    /// When it was last accredited.
    pub accredited_at: Option<Instant>,
    /// When its renewal was sent.
    pub renewal_sent_at: Option<Instant>,
    /// The number of its certificate.
    pub certificate_number: Option<String>,
    /// When it last changed.
    pub updated_at: Instant,
    /// The criteria it is held against.
    pub criteria: Vec<Criterion>,
    /// What it holds for each.
    pub held: Vec<Held>,
    /// Its proofs, oldest first.
    pub evidence: Vec<Evidence>,
    /// Its remarks, oldest first.
    pub remarks: Vec<Remark>,
    /// Its decisions, oldest first.
    pub decisions: Vec<Proposed>,
    /// Its procedures, oldest first.
    pub procedures: Vec<Procedure>,
}

impl Dossier {
    /// Who has it in hand.
    #[must_use]
    pub fn stage(&self) -> Stage {
        stage(self.state, self.renewal_sent_at.is_some())
    }

    /// The decision that waits for a second person.
    #[must_use]
    pub fn proposed(&self) -> Option<&Proposed> {
        self.decisions.last().filter(|one| one.ended_at.is_none())
    }

    /// The procedure that is last.
    #[must_use]
    pub fn procedure(&self) -> Option<&Procedure> {
        self.procedures.last()
    }

    /// Whether it is listed at `now`.
    #[must_use]
    pub fn is_active(&self, now: Instant) -> bool {
        super::rules::is_active(self.state, self.valid_until, now)
    }

    /// What is held for one criterion.
    #[must_use]
    pub fn held_for(&self, code: &str) -> Option<&Held> {
        self.held.iter().find(|one| one.code == code)
    }

    /// A criterion of its version.
    ///
    /// # Errors
    /// 404 when its version has none of that code.
    pub fn criterion(&self, code: &str) -> Result<&Criterion> {
        self.criteria.iter().find(|one| one.code == code).ok_or_else(Error::not_found)
    }

    /// The proofs of one criterion, oldest first.
    #[must_use]
    pub fn proofs_of(&self, code: &str) -> Vec<Evidence> {
        self.evidence.iter().filter(|one| one.code == code).cloned().collect()
    }
}

fn unknown(what: &'static str) -> impl Fn(()) -> Error {
    move |()| Error::internal(format!("an accreditation file holds an unknown {what}"))
}

fn procedure_of(row: procedure::Model) -> Result<Procedure> {
    Ok(Procedure {
        id: row.id,
        reason: row.reason,
        opened_at: row.opened_at,
        due_at: row.due_at,
        observations: row.observations,
        observed_at: row.observed_at,
        decision: row.decision.map(|code| code.parse()).transpose().map_err(unknown("decision"))?,
        decision_reason: row.decision_reason,
        decided_by: row.decided_by,
        decided_at: row.decided_at,
        appeal: row.appeal,
        appealed_at: row.appealed_at,
        appeal_granted: row.appeal_granted,
        appeal_reason: row.appeal_reason,
        appeal_decided_at: row.appeal_decided_at,
        lifted_at: row.lifted_at,
        lift_reason: row.lift_reason,
    })
}

async fn whole(c: &impl ConnectionTrait, row: file::Model) -> Result<Dossier> {
    let kind: Kind = row.kind.parse().map_err(unknown("kind"))?;
    let criteria = match row.criteria_version {
        Some(number) => criteria::version(c, kind, number).await?,
        None => criteria::current(c, kind).await?.criteria,
    };
    let found = held::Entity::find().filter(held::Column::AccreditationId.eq(row.id)).all(c).await?;
    let held = found
        .into_iter()
        .map(|one| {
            Ok(Held {
                code: one.code,
                state: one.state.parse().map_err(unknown("criterion's state"))?,
                answer: one.answer,
                expires_at: one.expires_at,
                decided_at: one.decided_at,
            })
        })
        .collect::<Result<_>>()?;
    let found = evidence::Entity::find()
        .filter(evidence::Column::AccreditationId.eq(row.id))
        .order_by_asc(evidence::Column::DocumentId)
        .limit(400)
        .all(c)
        .await?;
    let evidence = found
        .into_iter()
        .map(|one| Evidence {
            document_id: one.document_id,
            accreditation_id: one.accreditation_id,
            code: one.code,
            valid_until: one.valid_until,
            at: one.at,
        })
        .collect();
    let found = remark::Entity::find()
        .filter(remark::Column::AccreditationId.eq(row.id))
        .order_by_asc(remark::Column::Id)
        .limit(500)
        .all(c)
        .await?;
    let remarks = found
        .into_iter()
        .map(|one| {
            Ok(Remark {
                code: one.code,
                by: one.side.parse().map_err(unknown("side"))?,
                text: one.text,
                at: one.at,
            })
        })
        .collect::<Result<_>>()?;
    let found = decision::Entity::find()
        .filter(decision::Column::AccreditationId.eq(row.id))
        .order_by_asc(decision::Column::Id)
        .all(c)
        .await?;
    let decisions = found
        .into_iter()
        .map(|one| {
            Ok(Proposed {
                id: one.id,
                verdict: one.outcome.parse().map_err(unknown("outcome"))?,
                reason: one.reason,
                by: one.proposed_by,
                at: one.proposed_at,
                ended_at: one.ended_at,
            })
        })
        .collect::<Result<_>>()?;
    let found = procedure::Entity::find()
        .filter(procedure::Column::AccreditationId.eq(row.id))
        .order_by_asc(procedure::Column::Id)
        .all(c)
        .await?;
    let procedures = found.into_iter().map(procedure_of).collect::<Result<_>>()?;
    Ok(Dossier {
        id: row.id,
        organisation_id: row.organisation_id,
        kind,
        state: row.state.parse().map_err(unknown("state"))?,
        version: row.version,
        criteria_version: row.criteria_version,
        insertion_kind: row.insertion_kind,
        insertion_agreement: row.insertion_agreement,
        may_issue_receipts: row.may_issue_receipts,
        may_receive_public_gifts: row.may_receive_public_gifts,
        provisional: row.provisional,
        valid_until: row.valid_until,
        reason: row.reason,
        submitted_at: row.submitted_at,
        accredited_at: row.accredited_at,
        renewal_sent_at: row.renewal_sent_at,
        certificate_number: row.certificate_number,
        updated_at: row.updated_at,
        criteria,
        held,
        evidence,
        remarks,
        decisions,
        procedures,
    })
}

/// An organisation's whole file of one kind.
///
/// # Errors
/// When the database fails.
pub async fn own_dossier(
    c: &impl ConnectionTrait,
    organisation: OrganisationId,
    kind: Kind,
) -> Result<Option<Dossier>> {
    let row = file::Entity::find()
        .filter(file::Column::OrganisationId.eq(organisation))
        .filter(file::Column::Kind.eq(kind.code()))
        .one(c)
        .await?;
    match row {
        Some(row) => Ok(Some(whole(c, row).await?)),
        None => Ok(None),
    }
}

/// One whole file, for whoever the caller found to be allowed.
///
/// # Errors
/// 404 when there is none.
pub(super) async fn dossier(c: &impl ConnectionTrait, id: AccreditationId) -> Result<Dossier> {
    let row = file::Entity::find_by_id(id).one(c).await?.ok_or_else(Error::not_found)?;
    whole(c, row).await
}

/// Makes a file its organisation's to write against the newest criteria: what is new waits, what is gone goes, what was
/// accepted and is good beyond `keep_after` stays.
pub(super) async fn adopt(t: &DatabaseTransaction, one: &Dossier, keep_after: Option<Instant>) -> Result<()> {
    let newest = criteria::current(t, one.kind).await?;
    let codes: Vec<&str> = newest.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
    held::Entity::delete_many()
        .filter(held::Column::AccreditationId.eq(one.id))
        .filter(held::Column::Code.is_not_in(codes.iter().copied()))
        .exec(t)
        .await?;
    let stays = |held: &Held| {
        matches!(held.state, CriterionState::Accepted | CriterionState::Waived)
            && keep_after.is_some_and(|after| held.expires_at.is_none_or(|until| until > after))
    };
    let reopened: Vec<&str> = one
        .held
        .iter()
        .filter(|held| !stays(held) && codes.contains(&held.code.as_str()))
        .map(|held| held.code.as_str())
        .collect();
    held::Entity::update_many()
        .col_expr(held::Column::State, Expr::value(CriterionState::Pending.code()))
        .filter(held::Column::AccreditationId.eq(one.id))
        .filter(held::Column::Code.is_in(reopened))
        .exec(t)
        .await?;
    let new: Vec<held::ActiveModel> = codes
        .iter()
        .filter(|code| one.held_for(code).is_none())
        .map(|code| held::ActiveModel {
            accreditation_id: Set(one.id),
            code: Set((*code).to_owned()),
            state: Set(CriterionState::Pending.code().to_owned()),
            answer: Set(String::new()),
            expires_at: Set(None),
            decided_at: Set(None),
            decided_by: Set(None),
        })
        .collect();
    if !new.is_empty() {
        held::Entity::insert_many(new).exec_without_returning(t).await?;
    }
    file::Entity::update_many()
        .col_expr(file::Column::CriteriaVersion, Expr::value(newest.version))
        .filter(file::Column::Id.eq(one.id))
        .exec(t)
        .await?;
    Ok(())
}

/// Marks that a file changed, if nobody else changed it meanwhile, with an entry of the journal.
pub(super) async fn mark(
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Dossier,
    action: &str,
    mut details: serde_json::Value,
) -> Result<()> {
    let written = file::Entity::update_many()
        .col_expr(file::Column::Version, Expr::value(one.version + 1))
        .col_expr(file::Column::UpdatedAt, Expr::value(op.now))
        .filter(file::Column::Id.eq(one.id))
        .filter(file::Column::Version.eq(one.version))
        .exec(t)
        .await?;
    if written.rows_affected == 0 {
        return Err(Error::conflict("changed-meanwhile"));
    }
    if let Some(details) = details.as_object_mut() {
        details.insert("kind".to_owned(), json!(one.kind.code()));
    }
    audit::record(t, op, &format!("accreditation.{action}"), "organisation", one.organisation_id, details)
        .await?;
    // A right may have ended with it: whoever holds something open of this organisation looks again.
    changes::append(t, op, "accreditation", one.organisation_id, one.version + 1).await
}

/// Adds a remark.
pub(super) async fn remark(
    t: &DatabaseTransaction,
    op: &OpContext,
    one: &Dossier,
    by: RemarkBy,
    code: Option<&str>,
    text: &str,
) -> Result<()> {
    let row = remark::ActiveModel {
        id: Set(AccreditationRemarkId::new()),
        accreditation_id: Set(one.id),
        code: Set(code.map(str::to_owned)),
        side: Set(by.code().to_owned()),
        text: Set(text.to_owned()),
        at: Set(op.now),
    };
    remark::Entity::insert(row).exec_without_returning(t).await?;
    Ok(())
}
