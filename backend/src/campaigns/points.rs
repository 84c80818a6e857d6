//! Drop-off points: a lead asks, the organisation that would hold it answers.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::entity::point;
use super::input::{self, Faults, TypedOpening, TypedPoint};
use super::model::{Campaign, DropOff};
use super::rules::{PointState, Refused};
use super::{mail, service, store};
use crate::kernel::{CampaignId, CampaignPointId, Capacity, Error, OpContext, OrganisationId, Result};
use crate::platform::audit;
use crate::web::App;

/// What the journal calls a drop-off point.
pub(super) const POINT: &str = "campaign_point";

fn json_of(value: &impl serde::Serialize) -> Result<Json> {
    serde_json::to_value(value).map_err(Error::internal)
}

/// Asks an organisation to hold a drop-off point.
///
/// # Errors
/// 401, 403, 404; `campaign-wrong-state` (409) once the campaign is over; 422 with every field at fault.
pub(super) async fn ask(
    app: &App,
    op: &OpContext,
    id: CampaignId,
    typed: &TypedPoint,
) -> Result<CampaignPointId> {
    op.require(Capacity::TerritorialLead)?;
    let c = app.db.fresh();
    let campaign = service::open(c, op, id).await?;
    let mut faults = Faults::default();
    let holder = input::organisation(c, &mut faults, "holder", &typed.holder).await?;
    let (label, address) = input::place_of(&mut faults, typed);
    let commune = input::commune(c, &mut faults, &typed.commune).await?;
    if let Some((commune, _)) = &commune
        && !campaign.covers(commune)
    {
        faults.add("commune", "campaign-place-elsewhere");
    }
    let times = typed.opening.read(&mut faults, op.now);
    faults.end()?;
    let (Some(holder), Some((commune, point))) = (holder, commune) else { return Err(Error::not_found()) };
    app.db
        .tx(async |t| {
            let drop_off = DropOff {
                id: CampaignPointId::new(),
                campaign_id: campaign.id,
                organisation_id: holder.id,
                label: label.clone(),
                address: address.clone(),
                insee_code: commune.insee_code.clone(),
                point,
                hours: times.hours.clone(),
                by_appointment: times.by_appointment,
                closed_on: times.closed_on.clone(),
                takes: times.takes.clone(),
                state: PointState::Asked,
                version: 1,
            };
            insert(t, op, &drop_off).await?;
            mail::point_asked(t, op, &app.config.public_url, &campaign, &drop_off).await?;
            Ok(drop_off.id)
        })
        .await
}

/// Writes a point as it is; for callers that have authorised.
///
/// # Errors
/// When the database fails.
pub async fn insert(t: &DatabaseTransaction, op: &OpContext, drop_off: &DropOff) -> Result<()> {
    point::Entity::insert(point::ActiveModel {
        id: Set(drop_off.id),
        campaign_id: Set(drop_off.campaign_id),
        organisation_id: Set(drop_off.organisation_id),
        label: Set(drop_off.label.clone()),
        address: Set(drop_off.address.clone()),
        insee_code: Set(drop_off.insee_code.clone()),
        lat: Set(drop_off.point.lat),
        lng: Set(drop_off.point.lng),
        hours: Set(json_of(&drop_off.hours)?),
        by_appointment: Set(drop_off.by_appointment),
        closed_on: Set(json_of(&drop_off.closed_on)?),
        takes: Set(json_of(&drop_off.takes)?),
        state: Set(drop_off.state.code().to_owned()),
        version: Set(drop_off.version),
        created_at: Set(op.now),
        answered_at: Set((drop_off.state != PointState::Asked).then_some(op.now)),
    })
    .exec_without_returning(t)
    .await?;
    let told = json!({ "label": drop_off.label, "holder": drop_off.organisation_id });
    audit::record(t, op, "campaign_point.ask", POINT, drop_off.id, told).await
}

/// A point with its campaign, for who holds it and who asked.
///
/// # Errors
/// 401; 404.
pub(super) async fn find(
    c: &impl ConnectionTrait,
    op: &OpContext,
    id: CampaignPointId,
) -> Result<(DropOff, Campaign)> {
    store::point(c, op.acting()?.organisation_id, id).await
}

fn works(op: &OpContext) -> Result<OrganisationId> {
    let acting = op.acting()?;
    op.require(acting.capacity).map(|acting| acting.organisation_id)
}

/// What a holder answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Yes, with these hours.
    Agree,
    /// No.
    Decline,
    /// No more.
    Withdraw,
}

impl Answer {
    pub(super) fn of(code: &str) -> Option<Self> {
        match code {
            "agree" => Some(Self::Agree),
            "decline" => Some(Self::Decline),
            "withdraw" => Some(Self::Withdraw),
            _ => None,
        }
    }

    /// What becomes of the point; a yes may be said again, with other hours.
    pub(super) fn becomes(self, state: PointState) -> Option<PointState> {
        match (self, state) {
            (Self::Agree, PointState::Asked | PointState::Agreed) => Some(PointState::Agreed),
            (Self::Decline, PointState::Asked) => Some(PointState::Declined),
            (Self::Withdraw, PointState::Asked | PointState::Agreed) => Some(PointState::Withdrawn),
            (Self::Agree | Self::Withdraw, PointState::Declined | PointState::Withdrawn)
            | (Self::Decline, PointState::Agreed | PointState::Declined | PointState::Withdrawn) => None,
        }
    }
}

/// Answers: the holder agrees with its hours, declines or gives up; the lead may only give up.
///
/// # Errors
/// 401, 403, 404; `campaign-answered` (409); 422 with every field at fault.
pub(super) async fn answer(
    app: &App,
    op: &OpContext,
    id: CampaignPointId,
    answer: Answer,
    typed: &TypedOpening,
) -> Result<DropOff> {
    let own = works(op)?;
    let mut faults = Faults::default();
    let times = typed.read(&mut faults, op.now);
    if answer == Answer::Agree {
        faults.end()?;
    }
    app.db
        .tx(async |t| {
            let (before, campaign) = store::point(t, own, id).await?;
            let held = before.organisation_id == own;
            if !held && answer != Answer::Withdraw {
                return Err(Error::not_found());
            }
            let state = answer.becomes(before.state).ok_or(Refused::Answered)?;
            let mut update = point::Entity::update_many()
                .col_expr(point::Column::State, Expr::value(state.code()))
                .col_expr(point::Column::AnsweredAt, Expr::value(op.now))
                .col_expr(point::Column::Version, Expr::value(before.version + 1));
            if answer == Answer::Agree {
                update = update
                    .col_expr(point::Column::Hours, Expr::value(json_of(&times.hours)?))
                    .col_expr(point::Column::ByAppointment, Expr::value(times.by_appointment))
                    .col_expr(point::Column::ClosedOn, Expr::value(json_of(&times.closed_on)?))
                    .col_expr(point::Column::Takes, Expr::value(json_of(&times.takes)?));
            }
            let update =
                update.filter(point::Column::Id.eq(id)).filter(point::Column::Version.eq(before.version));
            if update.exec(t).await?.rows_affected == 0 {
                return Err(Error::conflict("changed-meanwhile"));
            }
            let action = match answer {
                Answer::Agree => "campaign_point.agree",
                Answer::Decline => "campaign_point.decline",
                Answer::Withdraw => "campaign_point.withdraw",
            };
            audit::record(t, op, action, POINT, id, json!({ "label": before.label })).await?;
            if before.state != state {
                mail::point_answered(t, op, &app.config.public_url, &campaign, &before, state, held).await?;
            }
            Ok(DropOff { state, ..before })
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_stands_only_with_a_yes_that_may_be_said_again_or_taken_back() {
        let becomes =
            |state| [Answer::Agree, Answer::Decline, Answer::Withdraw].map(|one| one.becomes(state));
        let (agreed, declined, gone) =
            (Some(PointState::Agreed), Some(PointState::Declined), Some(PointState::Withdrawn));
        assert_eq!(becomes(PointState::Asked), [agreed, declined, gone]);
        assert_eq!(becomes(PointState::Agreed), [agreed, None, gone]);
        assert_eq!(becomes(PointState::Declined), [None, None, None]);
        assert_eq!(becomes(PointState::Withdrawn), [None, None, None]);
    }
}
