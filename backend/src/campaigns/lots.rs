//! Lots given through a campaign, and donors who asked to be told of the next one.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction};
use serde_json::json;

use super::entity::{follower, lot};
use super::model::Campaign;
use super::rules::Refused;
use super::service::CAMPAIGN;
use super::store;
use crate::kernel::{CampaignId, Capacity, DonationLotId, Error, OpContext, OrganisationId, Result};
use crate::platform::{Db, audit};
use crate::territories::Commune;

/// A lot is given through a campaign of its commune; in place of another, when there was one. For the room of donations,
/// which has looked at whose lot it is and at its state.
///
/// # Errors
/// `campaign-not-open` (409) when it takes nothing more; `campaign-elsewhere` (422) for another place's; 404.
pub async fn join(
    t: &DatabaseTransaction,
    op: &OpContext,
    (id, donor): (DonationLotId, OrganisationId),
    commune: &Commune,
    campaign: CampaignId,
) -> Result<Campaign> {
    let campaign = store::find(t, campaign).await?;
    if !campaign.state(op.now).is_public() {
        return Err(Error::not_found());
    }
    if !campaign.state(op.now).takes() {
        return Err(Refused::NotOpen.into());
    }
    if !campaign.covers(commune) {
        return Err(Refused::Elsewhere.into());
    }
    lot::Entity::delete_by_id(id).exec(t).await?;
    lot::Entity::insert(lot::ActiveModel {
        lot_id: Set(id),
        campaign_id: Set(campaign.id),
        donor_id: Set(donor),
        joined_at: Set(op.now),
    })
    .exec_without_returning(t)
    .await?;
    audit::record(
        t,
        op,
        "donation_lot.join_campaign",
        "donation_lot",
        id,
        json!({ "campaign": campaign.slug }),
    )
    .await?;
    Ok(campaign)
}

/// A lot is given through no campaign any more; says whether it was.
///
/// # Errors
/// When the database fails.
pub async fn leave(t: &DatabaseTransaction, op: &OpContext, id: DonationLotId) -> Result<bool> {
    let gone = lot::Entity::delete_by_id(id).exec(t).await?.rows_affected > 0;
    if gone {
        audit::record(t, op, "donation_lot.leave_campaign", "donation_lot", id, json!({})).await?;
    }
    Ok(gone)
}

/// The campaign that a lot is given through.
///
/// # Errors
/// When the database fails.
pub async fn of_lot(c: &impl ConnectionTrait, id: DonationLotId) -> Result<Option<Campaign>> {
    store::campaign_of_lot(c, id).await
}

/// Lots of a past are given through a campaign; for the practice ground.
///
/// # Errors
/// When the database fails.
pub async fn join_many(
    t: &DatabaseTransaction,
    op: &OpContext,
    campaign: CampaignId,
    lots: &[(DonationLotId, OrganisationId)],
) -> Result<()> {
    if lots.is_empty() {
        return Ok(());
    }
    lot::Entity::insert_many(lots.iter().map(|(lot, donor)| lot::ActiveModel {
        lot_id: Set(*lot),
        campaign_id: Set(campaign),
        donor_id: Set(*donor),
        joined_at: Set(op.now),
    }))
    .exec_without_returning(t)
    .await?;
    Ok(())
}

/// A donor asks to be told of campaigns of its places, or asks no more.
///
/// # Errors
/// 401, 403.
pub(super) async fn follow(db: &Db, op: &OpContext, wished: bool) -> Result<()> {
    let acting = op.require(Capacity::Donor)?;
    let (own, by) = (acting.organisation_id, acting.user_id);
    db.tx(async |t| {
        let gone = follower::Entity::delete_by_id(own).exec(t).await?.rows_affected > 0;
        if wished {
            follower::Entity::insert(follower::ActiveModel {
                organisation_id: Set(own),
                agreed_by: Set(by),
                agreed_at: Set(op.now),
            })
            .exec_without_returning(t)
            .await?;
        }
        if gone == wished {
            return Ok(());
        }
        let action = if wished { "campaign.follow" } else { "campaign.unfollow" };
        audit::record(t, op, action, CAMPAIGN, own, json!({})).await
    })
    .await
}
