//! Group collections: a lead asks a workshop for a day, the workshop answers, donors sign up until it is full.

use chrono::{Days, NaiveDate};
use frontend::Texts;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::entity::{round, sign_up};
use super::input::{self, Faults, TypedRound};
use super::model::{Campaign, Round, SignUp};
use super::rules::{Refused, RoundState};
use super::{mail, service, store};
use crate::accreditation::{self, Kind};
use crate::kernel::time::paris_start;
use crate::kernel::{
    CampaignId, CampaignRoundId, CampaignSignUpId, Capacity, DonationLotId, Error, Instant, OpContext,
    OrganisationId, Result, written,
};
use crate::platform::{audit, jobs};
use crate::web::App;

/// What the journal calls a group collection.
pub(super) const ROUND: &str = "campaign_round";
/// Those who come are reminded the day before.
pub const REMIND: &str = "campaigns.remind";
/// When on the day before, in hours after midnight in Paris.
const REMIND_HOUR: i64 = 8;

/// The job of a reminder.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Remind {
    /// Of which group collection.
    pub round: CampaignRoundId,
}

/// Who looks at a group collection, and what of it they may see.
pub(super) struct Seen {
    pub(super) round: Round,
    pub(super) campaign: Campaign,
    /// Everybody's, for the lead and the workshop; the donor's own for a donor.
    pub(super) sign_ups: Vec<SignUp>,
    pub(super) as_lead: bool,
    pub(super) as_workshop: bool,
}

/// A group collection: for the lead and the workshop, and, once the workshop comes, for any donor.
///
/// # Errors
/// 401; 403 for anyone else while it is public; 404.
pub(super) async fn see(c: &impl ConnectionTrait, op: &OpContext, id: CampaignRoundId) -> Result<Seen> {
    let own = op.acting()?.organisation_id;
    let round = store::round(c, id).await?;
    let campaign = store::find(c, round.campaign_id).await?;
    let as_lead = campaign.organisation_id == own && op.holds(Capacity::TerritorialLead);
    let as_workshop = round.workshop_id == own && op.holds(Capacity::Refurbisher);
    let mut sign_ups = store::sign_ups_of(c, [id]).await?;
    if !as_lead && !as_workshop {
        sign_ups.retain(|one| one.donor_id == own);
        let open = round.state == RoundState::Accepted && campaign.state(op.now).is_public();
        if !open && sign_ups.is_empty() {
            return Err(Error::not_found());
        }
        // Anybody knows of it from the public page: who is no donor is told that only donors sign up.
        op.require_reading(Capacity::Donor)?;
    }
    Ok(Seen { round, campaign, sign_ups, as_lead, as_workshop })
}

/// Asks a workshop to come on a day.
///
/// # Errors
/// 401, 403, 404; `campaign-wrong-state` (409) once the campaign is over; 422 with every field at fault.
pub(super) async fn ask(
    app: &App,
    op: &OpContext,
    id: CampaignId,
    typed: &TypedRound,
) -> Result<CampaignRoundId> {
    op.require(Capacity::TerritorialLead)?;
    let c = app.db.fresh();
    let campaign = service::open(c, op, id).await?;
    let mut faults = Faults::default();
    let workshop = input::organisation(c, &mut faults, "workshop", &typed.workshop).await?;
    if let Some(workshop) = &workshop {
        let files = accreditation::files_of(c, [workshop.id], Kind::Refurbisher).await?;
        if !files.get(&workshop.id).is_some_and(|file| file.is_active(op.now)) {
            faults.add("workshop", "campaign-workshop-not-listed");
        }
    }
    let commune = input::commune(c, &mut faults, &typed.commune).await?;
    if let Some((commune, _)) = &commune
        && !campaign.covers(commune)
    {
        faults.add("commune", "campaign-place-elsewhere");
    }
    let (day, between, place, capacity) = input::round_of(&mut faults, typed, op.now);
    if let Some(day) = day
        && (day < campaign.from || day > campaign.to)
    {
        faults.add("day", "campaign-round-outside");
    }
    faults.end()?;
    let (Some(workshop), Some((commune, _)), Some(day), Some(between), Some(capacity)) =
        (workshop, commune, day, between, capacity)
    else {
        return Err(Error::not_found());
    };
    app.db
        .tx(async |t| {
            let round = Round {
                id: CampaignRoundId::new(),
                campaign_id: campaign.id,
                workshop_id: workshop.id,
                day,
                between,
                place: place.clone(),
                insee_code: commune.insee_code.clone(),
                capacity,
                taken: 0,
                state: RoundState::Asked,
                reason: None,
                version: 1,
            };
            insert(t, op, &round).await?;
            mail::round_asked(t, op, &app.config.public_url, &campaign, &round).await?;
            Ok(round.id)
        })
        .await
}

/// Writes a group collection as it is; for callers that have authorised.
///
/// # Errors
/// When the database fails.
pub async fn insert(t: &DatabaseTransaction, op: &OpContext, one: &Round) -> Result<()> {
    let units = |units: u32| i32::try_from(units).map_err(Error::internal);
    round::Entity::insert(round::ActiveModel {
        id: Set(one.id),
        campaign_id: Set(one.campaign_id),
        workshop_id: Set(one.workshop_id),
        day: Set(one.day.to_string()),
        from_minute: Set(i32::from(one.between.0)),
        to_minute: Set(i32::from(one.between.1)),
        place: Set(one.place.clone()),
        insee_code: Set(one.insee_code.clone()),
        capacity_units: Set(units(one.capacity)?),
        taken_units: Set(units(one.taken)?),
        state: Set(one.state.code().to_owned()),
        reason: Set(one.reason.clone()),
        version: Set(one.version),
        created_at: Set(op.now),
        answered_at: Set((one.state != RoundState::Asked).then_some(op.now)),
    })
    .exec_without_returning(t)
    .await?;
    if one.state == RoundState::Accepted {
        remind_later(t, op, one.id, one.day).await?;
    }
    let told = json!({ "workshop": one.workshop_id, "day": one.day, "capacity": one.capacity });
    audit::record(t, op, "campaign_round.ask", ROUND, one.id, told).await
}

/// Writes a donor's place as it is; the round counts its units already. For the practice ground.
///
/// # Errors
/// When the database fails.
pub async fn insert_sign_up(t: &DatabaseTransaction, op: &OpContext, one: &SignUp) -> Result<()> {
    sign_up::Entity::insert(sign_up::ActiveModel {
        id: Set(one.id),
        round_id: Set(one.round_id),
        donor_id: Set(one.donor_id),
        units: Set(i32::try_from(one.units).map_err(Error::internal)?),
        what: Set(one.what.clone()),
        lot_id: Set(one.lot_id),
        created_at: Set(op.now),
        cancelled_at: Set(None),
    })
    .exec_without_returning(t)
    .await?;
    Ok(())
}

async fn remind_later(
    t: &DatabaseTransaction,
    op: &OpContext,
    id: CampaignRoundId,
    day: NaiveDate,
) -> Result<()> {
    let eve = day.checked_sub_days(Days::new(1)).unwrap_or(day);
    let at = paris_start(eve) + chrono::Duration::hours(REMIND_HOUR);
    jobs::enqueue_at(t, op, REMIND, &Remind { round: id }, at, Some(format!("{REMIND}:{id}"))).await
}

async fn mark(
    t: &DatabaseTransaction,
    before: &Round,
    state: RoundState,
    reason: Option<&str>,
    now: Instant,
) -> Result<()> {
    let update = round::Entity::update_many()
        .col_expr(round::Column::State, Expr::value(state.code()))
        .col_expr(round::Column::Reason, Expr::value(reason.map(str::to_owned)))
        .col_expr(round::Column::AnsweredAt, Expr::value(now))
        .col_expr(round::Column::Version, Expr::value(before.version + 1))
        .filter(round::Column::Id.eq(before.id))
        .filter(round::Column::Version.eq(before.version));
    match update.exec(t).await?.rows_affected {
        0 => Err(Error::conflict("changed-meanwhile")),
        _ => Ok(()),
    }
}

/// The workshop comes, or does not, with its reason.
///
/// # Errors
/// 401, 403, 404; `not-accredited` (403); `campaign-answered` (409); 422 on `reason`.
pub(super) async fn answer(
    app: &App,
    op: &OpContext,
    id: CampaignRoundId,
    comes: bool,
    reason: &str,
) -> Result<Round> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    let reason = written::prose("reason", reason, 300)?;
    if !comes && reason.is_none() {
        return Err(Error::invalid("reason", "campaign-reason"));
    }
    app.db
        .tx(async |t| {
            let before = store::round(t, id).await?;
            if before.workshop_id != own {
                return Err(Error::not_found());
            }
            let campaign = store::find(t, before.campaign_id).await?;
            let late = before.day <= crate::kernel::time::paris_day(op.now);
            let over = campaign.ended_at.is_some();
            if before.state != RoundState::Asked || late || over {
                return Err(Refused::Answered.into());
            }
            let state = match comes {
                true => {
                    accreditation::require_active(t, op.now, own, Kind::Refurbisher).await?;
                    remind_later(t, op, id, before.day).await?;
                    RoundState::Accepted
                }
                false => RoundState::Declined,
            };
            mark(t, &before, state, reason.as_deref().filter(|_| !comes), op.now).await?;
            let action = if comes { "campaign_round.accept" } else { "campaign_round.decline" };
            audit::record(t, op, action, ROUND, id, json!({ "day": before.day, "reason": reason })).await?;
            let after = Round { state, reason: reason.clone(), ..before };
            mail::round_answered(t, op, &app.config.public_url, &campaign, &after).await?;
            Ok(after)
        })
        .await
}

/// The lead or the workshop calls a group collection off; who signed up is told.
///
/// # Errors
/// 401, 403, 404; `campaign-answered` (409) when it is over; 422 on `reason`.
pub(super) async fn cancel(app: &App, op: &OpContext, id: CampaignRoundId, reason: &str) -> Result<Round> {
    let acting = op.acting()?;
    let own = op.require(acting.capacity)?.organisation_id;
    let reason =
        written::prose("reason", reason, 300)?.ok_or_else(|| Error::invalid("reason", "campaign-reason"))?;
    app.db
        .tx(async |t| {
            let seen = see(t, op, id).await?;
            if !(seen.as_lead || seen.as_workshop) {
                return Err(Error::not_found());
            }
            let Seen { round: before, campaign, sign_ups, .. } = seen;
            let late = before.day < crate::kernel::time::paris_day(op.now);
            if !matches!(before.state, RoundState::Asked | RoundState::Accepted) || late {
                return Err(Refused::Answered.into());
            }
            mark(t, &before, RoundState::Cancelled, Some(&reason), op.now).await?;
            audit::record(t, op, "campaign_round.cancel", ROUND, id, json!({ "reason": reason })).await?;
            let after = Round { state: RoundState::Cancelled, reason: Some(reason.clone()), ..before };
            mail::round_cancelled(t, op, &app.config.public_url, &campaign, &after, &sign_ups, Some(own))
                .await?;
            Ok(after)
        })
        .await
}

/// The next group collection of the campaign with room for so many units, after a day.
pub(super) async fn next_with_room(
    c: &impl ConnectionTrait,
    round: &Round,
    units: u32,
    now: Instant,
) -> Result<Option<Round>> {
    let all = store::rounds_of(c, [round.campaign_id]).await?;
    Ok(all.into_iter().find(|one| one.id != round.id && one.is_to_come(now) && one.left() >= units))
}

/// A donor signs up, with so many units.
///
/// # Errors
/// 401, 403, 404; `campaign-not-open`, `campaign-round-full`, `campaign-signed-up` (409); 422 with every field at fault.
pub async fn sign_up(
    app: &App,
    op: &OpContext,
    id: CampaignRoundId,
    units: &str,
    what: &str,
    lot: Option<DonationLotId>,
) -> Result<SignUp> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    let (units, what) = input::sign_up_of(units, what)?;
    app.db.tx(async |t| sign_up_in(t, op, &app.config.public_url, own, id, units, &what, lot).await).await
}

#[expect(clippy::too_many_arguments, reason = "one act with all that it needs")]
pub(super) async fn sign_up_in(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    own: OrganisationId,
    id: CampaignRoundId,
    units: u32,
    what: &str,
    lot: Option<DonationLotId>,
) -> Result<SignUp> {
    let round = store::round(t, id).await?;
    let campaign = store::find(t, round.campaign_id).await?;
    let open = round.is_to_come(op.now) && campaign.state(op.now).takes();
    if !open || !may_come(t, &round, op.now).await? {
        return Err(Refused::NotOpen.into());
    }
    if store::sign_ups_of(t, [id]).await?.iter().any(|one| one.donor_id == own) {
        return Err(Refused::SignedUp.into());
    }
    let wanted = i32::try_from(units).map_err(Error::internal)?;
    let taken = round::Entity::update_many()
        .col_expr(round::Column::TakenUnits, Expr::col(round::Column::TakenUnits).add(wanted))
        .filter(round::Column::Id.eq(id))
        .filter(Expr::col(round::Column::TakenUnits).add(wanted).lte(Expr::col(round::Column::CapacityUnits)))
        .exec(t)
        .await?;
    if taken.rows_affected == 0 {
        return Err(Refused::Full { left: round.left() }.into());
    }
    let new = SignUp {
        id: CampaignSignUpId::new(),
        round_id: id,
        donor_id: own,
        units,
        what: what.to_owned(),
        lot_id: lot,
    };
    sign_up::Entity::insert(sign_up::ActiveModel {
        id: Set(new.id),
        round_id: Set(id),
        donor_id: Set(own),
        units: Set(wanted),
        what: Set(new.what.clone()),
        lot_id: Set(lot),
        created_at: Set(op.now),
        cancelled_at: Set(None),
    })
    .exec_without_returning(t)
    .await?;
    audit::record(t, op, "campaign_round.sign_up", ROUND, id, json!({ "units": units })).await?;
    mail::signed_up(t, op, public_url, &campaign, &round, &new).await?;
    Ok(new)
}

/// A donor takes its place back.
///
/// # Errors
/// 401, 403, 404; `campaign-not-open` (409) once the day is there.
pub(super) async fn withdraw(app: &App, op: &OpContext, id: CampaignSignUpId) -> Result<Round> {
    let own = op.require(Capacity::Donor)?.organisation_id;
    app.db
        .tx(async |t| {
            let one = store::own_sign_up(t, own, id).await?;
            let round = store::round(t, one.round_id).await?;
            let campaign = store::find(t, round.campaign_id).await?;
            if round.day <= crate::kernel::time::paris_day(op.now) {
                return Err(Refused::NotOpen.into());
            }
            let ended = sign_up::Entity::update_many()
                .col_expr(sign_up::Column::CancelledAt, Expr::value(op.now))
                .filter(sign_up::Column::Id.eq(id))
                .filter(sign_up::Column::CancelledAt.is_null())
                .exec(t)
                .await?;
            if ended.rows_affected == 0 {
                return Err(Error::not_found());
            }
            let units = i32::try_from(one.units).map_err(Error::internal)?;
            round::Entity::update_many()
                .col_expr(round::Column::TakenUnits, Expr::col(round::Column::TakenUnits).sub(units))
                .filter(round::Column::Id.eq(round.id))
                .exec(t)
                .await?;
            audit::record(t, op, "campaign_round.withdraw", ROUND, round.id, json!({ "units": one.units }))
                .await?;
            mail::withdrawn(t, op, &app.config.public_url, &campaign, &round, &one).await?;
            Ok(round)
        })
        .await
}

/// Calls off every group collection to come of a campaign that is called off; who takes part was told of it.
///
/// # Errors
/// When the database fails.
pub(super) async fn end_all(
    t: &DatabaseTransaction,
    op: &OpContext,
    campaign: CampaignId,
    reason: &str,
) -> Result<()> {
    let live: Vec<Round> =
        store::rounds_of(t, [campaign]).await?.into_iter().filter(Round::is_live).collect();
    round::Entity::update_many()
        .col_expr(round::Column::State, Expr::value(RoundState::Cancelled.code()))
        .col_expr(round::Column::Reason, Expr::value(reason))
        .col_expr(round::Column::AnsweredAt, Expr::value(op.now))
        .col_expr(round::Column::Version, Expr::col(round::Column::Version).add(1))
        .filter(round::Column::Id.is_in(live.iter().map(|one| one.id)))
        .exec(t)
        .await?;
    let told = live.iter().map(|one| (one.id.to_string(), json!({ "reason": reason })));
    audit::record_many(t, op, "campaign_round.cancel", ROUND, told).await
}

/// Whether the workshop of a group collection may still receive things (law 4).
async fn may_come(c: &impl ConnectionTrait, round: &Round, now: Instant) -> Result<bool> {
    let files = accreditation::files_of(c, [round.workshop_id], Kind::Refurbisher).await?;
    Ok(files.get(&round.workshop_id).is_some_and(|file| file.is_active(now)))
}

/// Reminds the workshop and all who signed up, the day before; not of what was called off meanwhile. A workshop that may not
/// receive any more does not come: the collection is called off, and all are told.
///
/// # Errors
/// When the database fails: the job is tried again.
pub async fn remind(app: &App, job: Remind) -> Result<()> {
    let op = OpContext::system("campaigns", app.clock.now());
    app.db
        .tx(async |t| {
            let round = store::round(t, job.round).await?;
            let campaign = store::find(t, round.campaign_id).await?;
            let sign_ups = store::sign_ups_of(t, [round.id]).await?;
            if round.state != RoundState::Accepted || !campaign.state(op.now).takes() {
                return Ok(());
            }
            if !may_come(t, &round, op.now).await? {
                let reason = Texts::new(op.language).t("campaign-round-suspended").to_string();
                mark(t, &round, RoundState::Cancelled, Some(&reason), op.now).await?;
                audit::record(t, &op, "campaign_round.cancel", ROUND, round.id, json!({ "reason": reason }))
                    .await?;
                let after = Round { state: RoundState::Cancelled, reason: Some(reason), ..round };
                let told = &app.config.public_url;
                return mail::round_cancelled(t, &op, told, &campaign, &after, &sign_ups, None).await;
            }
            mail::reminded(t, &op, &app.config.public_url, &campaign, &round, &sign_ups).await
        })
        .await
}
