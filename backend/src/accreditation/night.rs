//! What time does to files: renewals open, proofs and listings end. Once a night.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, DatabaseTransaction, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::dossier::{self, Dossier, RemarkBy, adopt, mark, remark};
use super::entity::{file, held};
use super::review::{self, CriterionState, EXTENSION_DAYS, Grant, RENEWAL_DAYS, Stage};
use super::rules::{Action, State};
use super::{examine, mail, store};
use crate::kernel::time::paris_day;
use crate::kernel::{AccreditationId, OpContext, Result};
use crate::platform::{Db, jobs};
use crate::web::App;

/// Files are looked at.
pub const NIGHT: &str = "accreditation.night";
/// When in the night, in hours UTC.
const HOUR: u32 = 2;
/// Files looked at in one go.
const AT_ONCE: u64 = 200;

#[derive(Serialize, Deserialize)]
struct Night {}

/// Plans the next look: at once for today, or for the night to come.
///
/// # Errors
/// When the database fails.
pub async fn plan(db: &Db, op: &OpContext, tonight: bool) -> Result<()> {
    let days = if tonight { chrono::Days::new(1) } else { chrono::Days::new(0) };
    let day = paris_day(op.now).checked_add_days(days).unwrap_or_else(|| paris_day(op.now));
    let night = day.and_hms_opt(HOUR, 0, 0).map_or(op.now, |at| at.and_utc());
    let at = if tonight { night } else { op.now };
    db.tx(async |t| jobs::enqueue_at(t, op, NIGHT, &Night {}, at, Some(format!("{NIGHT}:{day}"))).await).await
}

/// Looks at every file; the next look is planned first, so that a failure breaks no chain.
///
/// # Errors
/// When the database fails.
pub async fn run(app: App, _: Value) -> Result<()> {
    let op = OpContext::system("accreditation", app.clock.now());
    plan(&app.db, &op, true).await?;
    look(&app, &op).await
}

/// Files that time may have done something to.
async fn due(
    c: &impl ConnectionTrait,
    op: &OpContext,
    after: Option<AccreditationId>,
) -> Result<Vec<AccreditationId>> {
    let soon = op.now + Duration::days(RENEWAL_DAYS);
    let listed = Condition::all()
        .add(file::Column::State.is_in([State::Accredited.code(), State::RenewalDue.code()]))
        .add(file::Column::ValidUntil.lte(soon));
    let ended = held::Entity::find()
        .select_only()
        .column(held::Column::AccreditationId)
        .filter(held::Column::State.eq(CriterionState::Accepted.code()))
        .filter(held::Column::ExpiresAt.lte(op.now))
        .into_query();
    let states = [
        State::Submitted.code(),
        State::InReview.code(),
        State::ChangesRequested.code(),
        State::Accredited.code(),
        State::RenewalDue.code(),
    ];
    let proofs =
        Condition::all().add(file::Column::State.is_in(states)).add(file::Column::Id.in_subquery(ended));
    let mut query = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .filter(Condition::any().add(listed).add(proofs))
        .order_by_asc(file::Column::Id)
        .limit(AT_ONCE);
    if let Some(after) = after {
        query = query.filter(file::Column::Id.gt(after));
    }
    Ok(query.into_tuple().all(c).await?)
}

/// Looks at every file.
///
/// # Errors
/// When the database fails.
pub async fn look(app: &App, op: &OpContext) -> Result<()> {
    let mut after = None;
    loop {
        let ids = due(app.db.fresh(), op, after).await?;
        let Some(last) = ids.last().copied() else { return Ok(()) };
        after = Some(last);
        for id in ids {
            app.db.tx(async |t| age(app, t, op, id).await).await?;
        }
    }
}

async fn age(app: &App, t: &DatabaseTransaction, op: &OpContext, id: AccreditationId) -> Result<()> {
    end_proofs(app, t, op, id).await?;
    let one = dossier::dossier(t, id).await?;
    let Some(until) = one.valid_until else { return Ok(()) };
    let listed = matches!(one.state, State::Accredited | State::RenewalDue);
    if listed && one.state == State::Accredited && until <= op.now + Duration::days(RENEWAL_DAYS) {
        store::step(t, op, one.organisation_id, one.kind, Action::AskRenewal, None).await?;
        adopt(t, &one, Some(until)).await?;
        mail::to_applicant(app, t, op, &one, "renewal", "").await?;
    }
    if listed && until <= op.now {
        let one = dossier::dossier(t, id).await?;
        if one.renewal_sent_at.is_some() && !one.provisional {
            return extend(app, t, op, &one).await;
        }
        store::step(t, op, one.organisation_id, one.kind, Action::Expire, None).await?;
        mail::to_applicant(app, t, op, &one, "expired", "").await?;
    }
    Ok(())
}

/// A renewal that was sent in time does not end for being read late: listed provisionally a while more, once.
async fn extend(app: &App, t: &DatabaseTransaction, op: &OpContext, one: &Dossier) -> Result<()> {
    let until = op.now + Duration::days(EXTENSION_DAYS);
    mark(t, op, one, "extend", json!({ "until": until })).await?;
    file::Entity::update_many()
        .col_expr(file::Column::ValidUntil, Expr::value(until))
        .col_expr(file::Column::Provisional, Expr::value(true))
        .filter(file::Column::Id.eq(one.id))
        .exec(t)
        .await?;
    mail::to_applicant(app, t, op, one, "extended", "").await
}

/// Proofs that ended: while a file is read, another one is asked for; while it is listed, the right that it carried ends.
async fn end_proofs(app: &App, t: &DatabaseTransaction, op: &OpContext, id: AccreditationId) -> Result<()> {
    let one = dossier::dossier(t, id).await?;
    let ended: Vec<&str> = one
        .held
        .iter()
        .filter(|held| held.state == CriterionState::Accepted)
        .filter(|held| held.expires_at.is_some_and(|until| until <= op.now))
        .map(|held| held.code.as_str())
        .collect();
    if ended.is_empty() {
        return Ok(());
    }
    let texts = frontend::Texts::new(frontend::Language::Fr);
    held::Entity::update_many()
        .col_expr(held::Column::State, Expr::value(CriterionState::ChangesRequested.code()))
        .filter(held::Column::AccreditationId.eq(id))
        .filter(held::Column::Code.is_in(ended.iter().copied()))
        .exec(t)
        .await?;
    let mut titles = Vec::new();
    for code in &ended {
        let criterion = one.criterion(code)?;
        let words =
            texts.t("accreditation-proof-ended-remark").with("criterion", criterion.title[0].as_str());
        remark(t, op, &one, RemarkBy::Rebond, Some(code), &words.to_string()).await?;
        titles.push(criterion.title[0].clone());
    }
    mark(t, op, &one, "proof_ended", json!({ "codes": ended })).await?;
    let one = dossier::dossier(t, id).await?;
    let read = one.stage() == Stage::Examined && one.proposed().is_none();
    if read {
        examine::give_back(t, op, &one, &titles.join(", ")).await?;
    }
    let ends = |grant| !review::granted(&one.criteria, &one.held, grant, op.now);
    let receipts = one.may_issue_receipts && ends(Grant::Receipts);
    let gifts = one.may_receive_public_gifts && ends(Grant::PublicGifts);
    if receipts || gifts {
        file::Entity::update_many()
            .col_expr(file::Column::MayIssueReceipts, Expr::value(one.may_issue_receipts && !receipts))
            .col_expr(
                file::Column::MayReceivePublicGifts,
                Expr::value(one.may_receive_public_gifts && !gifts),
            )
            .filter(file::Column::Id.eq(id))
            .exec(t)
            .await?;
    }
    mail::to_applicant(app, t, op, &one, "proof-ended", &titles.join(", ")).await
}
