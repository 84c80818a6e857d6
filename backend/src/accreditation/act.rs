//! What people do with a file: one list of acts for pages and API, and whose each is.

use serde::Deserialize;
use utoipa::ToSchema;

use super::dossier::{self, Dossier};
use super::procedure::FileDecision;
use super::review::{CriterionState, FileVerdict, InsertionKind};
use super::rules::Kind;
use super::{applicant, examine, suspension};
use crate::kernel::{AccreditationId, Acting, Capacity, DocumentId, Error, OpContext, Result};
use crate::web::App;

/// Something done with a file.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// The applicant says something of a criterion.
    Answer {
        /// The criterion.
        code: String,
        /// What, up to 4 000 characters.
        text: String,
    },
    /// The applicant says its kind of social insertion and the agreement behind it.
    Insertion {
        /// EI, ACI, AI, ETTI, EITI, EA or ESAT.
        kind: InsertionKind,
        /// The agreement's number and date, up to 200 characters.
        agreement: String,
    },
    /// The applicant takes a proof back.
    DropEvidence {
        /// The proof.
        document: DocumentId,
    },
    /// The applicant sends the file, or its renewal.
    Submit,
    /// Either side writes to the other.
    Remark {
        /// On which criterion; left out for the whole file.
        code: Option<String>,
        /// What, up to 4 000 characters.
        text: String,
    },
    /// The organisation writes its observations.
    Observe {
        /// What, up to 4 000 characters.
        text: String,
    },
    /// The organisation appeals.
    Appeal {
        /// Why, up to 4 000 characters.
        text: String,
    },
    /// The operator takes the file up.
    TakeUp,
    /// The operator judges one criterion.
    Judge {
        /// The criterion.
        code: String,
        /// What it becomes.
        state: CriterionState,
        /// A remark for the applicant; needed when more is asked or it is refused.
        text: Option<String>,
    },
    /// The operator gives the file back to be completed.
    AskChanges {
        /// What is missing, up to 4 000 characters.
        text: String,
    },
    /// A first person of the operator proposes a decision.
    Propose {
        /// Which.
        verdict: FileVerdict,
        /// Why; needed for a refusal.
        reason: String,
    },
    /// A second person confirms it.
    Confirm,
    /// A second person does not.
    Contradict {
        /// Why.
        reason: String,
    },
    /// The operator invites the organisation to write its observations.
    Invite {
        /// About what.
        reason: String,
    },
    /// A person decides, after the observations or the end of their time.
    Decide {
        /// What.
        decision: FileDecision,
        /// Why.
        reason: String,
    },
    /// Another person answers the appeal.
    AnswerAppeal {
        /// Whether the organisation is listed again.
        granted: bool,
        /// Why.
        reason: String,
    },
    /// The operator ends a suspension.
    Lift {
        /// Why.
        reason: String,
    },
}

/// What one files in a capacity.
#[must_use]
pub fn kind_of(capacity: Capacity) -> Option<Kind> {
    match capacity {
        Capacity::Refurbisher => Some(Kind::Refurbisher),
        Capacity::MediationStructure => Some(Kind::MediationStructure),
        Capacity::Donor
        | Capacity::Buyer
        | Capacity::Prescriber
        | Capacity::TerritorialLead
        | Capacity::Funder
        | Capacity::Operator => None,
    }
}

/// The capacity that a kind of file is for.
#[must_use]
pub fn capacity_of(kind: Kind) -> Capacity {
    match kind {
        Kind::Refurbisher => Capacity::Refurbisher,
        Kind::MediationStructure => Capacity::MediationStructure,
    }
}

/// Whoever files: its capacity in force, or the one of those that a machine holds.
///
/// # Errors
/// 401; `capacity-required` (403) for anybody else.
pub fn filing(op: &OpContext) -> Result<(&Acting, Kind)> {
    let acting = op.acting()?;
    match acting.capacities.iter().find_map(|capacity| kind_of(*capacity)) {
        Some(kind) => Ok((acting, kind)),
        None => Ok((op.require_reading(Capacity::Refurbisher)?, Kind::Refurbisher)),
    }
}

/// A file as its own organisation or the operator reads it.
///
/// # Errors
/// 401; 404 for anybody else.
pub async fn read(app: &App, op: &OpContext, id: AccreditationId) -> Result<Dossier> {
    op.acting()?;
    let one = dossier::dossier(app.db.fresh(), id).await?;
    let own = op.viewer().is_some_and(|acting| acting.organisation_id == one.organisation_id);
    if own && op.holds(capacity_of(one.kind)) || op.holds(Capacity::Operator) {
        Ok(one)
    } else {
        Err(Error::not_found())
    }
}

/// Text that is needed, trimmed.
pub(super) fn needed(field: &str, text: &str, most: usize) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::invalid(field, "accreditation-words-missing"));
    }
    if text.chars().count() > most {
        return Err(Error::invalid(field, "words-too-long").with("most", most));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Error::invalid(field, "text-unreadable"));
    }
    Ok(text.to_owned())
}

/// Does something with a file.
///
/// # Errors
/// 401, 403; 404 for who may not see the file; 409 from a wrong state; 422 for what was typed.
pub async fn act(app: &App, op: &OpContext, id: AccreditationId, act: Act) -> Result<()> {
    match act {
        Act::Answer { code, text } => applicant::answer(app, op, id, &code, &text).await,
        Act::Insertion { kind, agreement } => applicant::insertion(app, op, id, kind, &agreement).await,
        Act::DropEvidence { document } => applicant::drop_evidence(app, op, id, document).await,
        Act::Submit => applicant::submit(app, op, id).await,
        Act::Remark { code, text } => applicant::write_remark(app, op, id, code.as_deref(), &text).await,
        Act::Observe { text } => suspension::observe(app, op, id, &text).await,
        Act::Appeal { text } => suspension::appeal(app, op, id, &text).await,
        Act::TakeUp => examine::take_up(app, op, id).await,
        Act::Judge { code, state, text } => {
            examine::judge(app, op, id, &code, state, text.as_deref().unwrap_or_default()).await
        }
        Act::AskChanges { text } => examine::ask_changes(app, op, id, &text).await,
        Act::Propose { verdict, reason } => examine::propose(app, op, id, verdict, &reason).await,
        Act::Confirm => examine::confirm(app, op, id).await,
        Act::Contradict { reason } => examine::contradict(app, op, id, &reason).await,
        Act::Invite { reason } => suspension::invite(app, op, id, &reason).await,
        Act::Decide { decision, reason } => suspension::decide(app, op, id, decision, &reason).await,
        Act::AnswerAppeal { granted, reason } => {
            suspension::answer_appeal(app, op, id, granted, &reason).await
        }
        Act::Lift { reason } => suspension::lift(app, op, id, &reason).await,
    }
}
