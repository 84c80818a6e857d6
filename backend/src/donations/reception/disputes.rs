//! A contested count: one side says why, the other answers, and the count is received again.

use sea_orm::DatabaseTransaction;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::lot::{Lot, Part};
use super::super::rules::{Action, transition};
use super::super::{mail, store as lots, write};
use super::records::{self, Dispute};
use super::rules::{Contester, DISPUTE_WORKING_DAYS, DisputeAnswer};
use crate::kernel::written::prose;
use crate::kernel::{Capacity, DisputeId, Error, LotPartId, OpContext, Result, time};
use crate::platform::jobs;
use crate::web::App;

/// The kind of job that ends a dispute which nobody answered.
pub const END_DISPUTE: &str = "donations.end_dispute";

/// The data of [`END_DISPUTE`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct EndDispute {
    part_id: LotPartId,
    dispute_id: DisputeId,
}

/// Characters of what is said in a dispute, at most.
const LONGEST_WORDS: usize = 1_000;

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
            let ends = time::add_working_days(op.now, DISPUTE_WORKING_DAYS);
            let job = EndDispute { part_id: id, dispute_id: dispute.id };
            jobs::enqueue_at(t, op, END_DISPUTE, &job, ends, Some(format!("{END_DISPUTE}:{}", dispute.id)))
                .await?;
            let details = json!({ "side": side.code(), "dispute_id": dispute.id });
            write::act(t, op, &mut part, Action::Dispute, details).await?;
            mail::contested(t, op, &app.config.public_url, &lot, &part, side, &why).await
        })
        .await
}

/// Answers the other side's dispute, or withdraws one's own: the part is received again, with both sides' words kept.
///
/// # Errors
/// 401, 403, 404; 422 on `words`, or on `answer` for a withdrawal by the other side; `dispute-yours` (409) for an answer of
/// the side that contests; `lot-part-wrong-state` (409).
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
            match (open.side == side, answer == DisputeAnswer::Withdrawn) {
                (true, true) | (false, false) => {}
                (true, false) => return Err(Error::conflict("dispute-yours")),
                (false, true) => return Err(Error::invalid("answer", "dispute-answer")),
            }
            let public_url = &app.config.public_url;
            end(t, op, &mut part, open, answer, said.as_deref()).await?;
            mail::settled(t, op, public_url, &lot, &part, side, answer).await
        })
        .await
}

/// Ends a dispute: the part is received again.
async fn end(
    t: &DatabaseTransaction,
    op: &OpContext,
    part: &mut Part,
    open: &Dispute,
    answer: DisputeAnswer,
    said: Option<&str>,
) -> Result<()> {
    records::answer_dispute(t, open.id, answer, said, op.now).await?;
    let details = json!({ "answer": answer.code(), "dispute_id": open.id });
    write::act(t, op, part, Action::SettleDispute, details).await
}

/// Ends a dispute that nobody answered in time, and tells both sides; does nothing when it has ended meanwhile.
///
/// # Errors
/// When the database fails: the job is tried again.
pub async fn end_dispute(app: &App, job: EndDispute) -> Result<()> {
    let op = OpContext::system("donations", app.clock.now());
    app.db
        .tx(async |t| {
            let all = records::disputes(t, job.part_id).await?;
            let Some(open) = all.iter().find(|one| one.id == job.dispute_id && one.answer.is_none()) else {
                return Ok(());
            };
            let mut part = lots::part(t, job.part_id).await?;
            let lot = lots::lot_of_part(t, &part).await?;
            let answer = DisputeAnswer::Unanswered;
            end(t, &op, &mut part, open, answer, None).await?;
            for side in [Contester::Donor, Contester::Workshop] {
                mail::settled(t, &op, &app.config.public_url, &lot, &part, side, answer).await?;
            }
            Ok(())
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
