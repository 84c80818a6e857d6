//! A contested count: one side says why, the other answers, and the count is received again.

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::json;

use super::super::lot::{Lot, Part};
use super::super::rules::{Action, transition};
use super::super::{mail, store as lots, write};
use super::records::{self, Dispute};
use super::rules::{Contester, DisputeAnswer};
use crate::kernel::written::prose;
use crate::kernel::{Capacity, DisputeId, Error, LotPartId, OpContext, Result};
use crate::web::App;

/// Characters of what is said in a dispute, at most.
const LONGEST_WORDS: usize = 1_000;

/// The disputes of a part that the caller may see, oldest first.
pub(in super::super) async fn disputes_of(c: &impl ConnectionTrait, part: LotPartId) -> Result<Vec<Dispute>> {
    records::disputes(c, part).await
}

/// The part on one side: its donor's, or its workshop's.
async fn of_side(
    t: &DatabaseTransaction,
    op: &OpContext,
    side: Contester,
    id: LotPartId,
) -> Result<(Lot, Part)> {
    match side {
        Contester::Donor => {
            let own = op.require(Capacity::Donor)?.organisation_id;
            let lot = lots::lot_of_given_part(t, own, id).await?;
            Ok((lot, lots::part(t, id).await?))
        }
        Contester::Workshop => {
            let own = op.require(Capacity::Refurbisher)?.organisation_id;
            let part = lots::part_of_refurbisher(t, own, id).await?;
            Ok((lots::lot_of_part(t, &part).await?, part))
        }
    }
}

/// Contests the count of a received part, for its donor or its workshop; the other side is told.
///
/// # Errors
/// 401, 403, 404; 422 on `words`; `lot-part-wrong-state` (409).
pub async fn contest(app: &App, op: &OpContext, side: Contester, id: LotPartId, why: &str) -> Result<()> {
    require(op, side)?;
    let why = prose("words", why, LONGEST_WORDS)?.ok_or_else(|| Error::invalid("words", "words-missing"))?;
    app.db
        .tx(async |t| {
            let (lot, mut part) = of_side(t, op, side, id).await?;
            transition(part.state, Action::Dispute)?;
            let dispute = Dispute {
                id: DisputeId::new(),
                side,
                words: why.clone(),
                opened_at: op.now,
                answer: None,
                answer_words: None,
                answered_at: None,
            };
            records::insert_dispute(t, id, &dispute).await?;
            let details = json!({ "side": side.code(), "dispute_id": dispute.id });
            write::act(t, op, &mut part, Action::Dispute, details).await?;
            mail::contested(t, op, &app.config.public_url, &lot, &part, side, &why).await
        })
        .await
}

/// Answers the other side's dispute: the part is received again, with both sides' words kept.
///
/// # Errors
/// 401, 403, 404; 422 on `words`; `dispute-yours` (409) for the side that contests; `lot-part-wrong-state` (409).
pub async fn answer(
    app: &App,
    op: &OpContext,
    side: Contester,
    id: LotPartId,
    answer: DisputeAnswer,
    said: &str,
) -> Result<()> {
    require(op, side)?;
    let said = prose("words", said, LONGEST_WORDS)?;
    app.db
        .tx(async |t| {
            let (lot, mut part) = of_side(t, op, side, id).await?;
            transition(part.state, Action::SettleDispute)?;
            let all = records::disputes(t, id).await?;
            let open = all.iter().find(|one| one.answer.is_none());
            let open = open.ok_or_else(|| Error::internal("a disputed part without a dispute"))?;
            if open.side == side {
                return Err(Error::conflict("dispute-yours"));
            }
            records::answer_dispute(t, open.id, answer, said.as_deref(), op.now).await?;
            let details = json!({ "answer": answer.code(), "dispute_id": open.id });
            write::act(t, op, &mut part, Action::SettleDispute, details).await?;
            mail::settled(t, op, &app.config.public_url, &lot, &part, side, answer).await
        })
        .await
}

fn require(op: &OpContext, side: Contester) -> Result<()> {
    let capacity = match side {
        Contester::Donor => Capacity::Donor,
        Contester::Workshop => Capacity::Refurbisher,
    };
    op.require(capacity).map(|_| ())
}
