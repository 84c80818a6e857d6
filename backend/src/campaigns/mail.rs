//! The mails of a campaign, each to the people of one organisation, in their language. Donors are written to when they take
//! part, or when they asked to be told.

use std::collections::BTreeSet;

use frontend::Texts;
use frontend::filters::{write_date, write_near_date};
use sea_orm::DatabaseTransaction;

use super::model::{Campaign, Closing, DropOff, Round, SignUp};
use super::rules::PointState;
use super::{store, view};
use crate::accounts::tell;
use crate::accreditation::{self, Kind};
use crate::kernel::{CampaignRoundId, OpContext, OrganisationId, Result};
use crate::organisations::{self, SiteKind};

fn public_address(public_url: &str, campaign: &Campaign) -> String {
    format!("{}/campagnes/{}", public_url.trim_end_matches('/'), campaign.slug)
}

fn round_address(public_url: &str, round: &Round) -> String {
    format!("{}/desk/campaign-rounds/{}", public_url.trim_end_matches('/'), round.id)
}

/// A campaign is public: the listed workshops of its territory learn it, and the donors of its places who asked for it.
pub(super) async fn published(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
) -> Result<()> {
    let departments = campaign.departments();
    let workshops = organisations::within(t, &departments, Some(SiteKind::Workshop), None).await?;
    let files = accreditation::files_of(t, workshops.iter().copied(), Kind::Refurbisher).await?;
    let listed = workshops.into_iter().filter(|id| files.get(id).is_some_and(|file| file.is_active(op.now)));
    for workshop in listed {
        tell(t, op, workshop, |texts| words_published(public_url, campaign, "workshop", texts)).await?;
    }
    let followers = store::followers(t).await?;
    for donor in organisations::within(t, &departments, None, Some(&followers)).await? {
        tell(t, op, donor, |texts| words_published(public_url, campaign, "donor", texts)).await?;
    }
    Ok(())
}

fn words_published(public_url: &str, campaign: &Campaign, whom: &str, texts: Texts) -> (String, String) {
    let text = texts
        .dynamic("mail-campaign-published-", whom)
        .with("title", campaign.title.as_str())
        .with("from", write_date(campaign.from, texts))
        .with("to", write_date(campaign.to, texts))
        .with("goals", view::goals_text(campaign, texts))
        .with("address", public_address(public_url, campaign));
    let subject = texts.t("mail-campaign-published-subject").with("title", campaign.title.as_str());
    (subject.to_string(), text.to_string())
}

/// Who takes part: donors with a lot or a place in a group collection, workshops that come, holders of points.
async fn taking_part(t: &DatabaseTransaction, campaign: &Campaign) -> Result<BTreeSet<OrganisationId>> {
    let mut all: BTreeSet<OrganisationId> = store::donors_of(t, campaign.id).await?.into_iter().collect();
    let rounds = store::rounds_of(t, [campaign.id]).await?;
    let live: Vec<&Round> = rounds.iter().filter(|one| one.is_live()).collect();
    all.extend(live.iter().map(|round| round.workshop_id));
    let ids: Vec<CampaignRoundId> = live.iter().map(|round| round.id).collect();
    let sign_ups = store::sign_ups_of(t, ids).await?;
    all.extend(sign_ups.iter().map(|one| one.donor_id));
    let points = store::points_of(t, [campaign.id], false).await?;
    let held = points.iter().filter(|one| matches!(one.state, PointState::Asked | PointState::Agreed));
    all.extend(held.map(|one| one.organisation_id));
    Ok(all)
}

/// A campaign is called off.
pub(super) async fn cancelled(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    reason: &str,
) -> Result<()> {
    for one in taking_part(t, campaign).await? {
        tell(t, op, one, |texts| {
            let subject = texts.t("mail-campaign-cancelled-subject").with("title", campaign.title.as_str());
            let text = texts
                .t("mail-campaign-cancelled-text")
                .with("title", campaign.title.as_str())
                .with("reason", reason)
                .with("address", public_address(public_url, campaign));
            (subject.to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// A campaign is over, with what it brought.
pub(super) async fn closed(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    closing: &Closing,
) -> Result<()> {
    for one in taking_part(t, campaign).await? {
        tell(t, op, one, |texts| {
            let subject = texts.t("mail-campaign-closed-subject").with("title", campaign.title.as_str());
            let text = texts
                .t("mail-campaign-closed-text")
                .with("title", campaign.title.as_str())
                .with("words", closing.words.as_str())
                .with("declared", closing.figures[0])
                .with("received", closing.figures[1])
                .with("address", public_address(public_url, campaign));
            (subject.to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// An organisation is asked to hold a drop-off point.
pub(super) async fn point_asked(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    point: &DropOff,
) -> Result<()> {
    let lead = organisations::find(t, campaign.organisation_id).await?.name;
    let address = format!("{}/desk/campaign-points/{}", public_url.trim_end_matches('/'), point.id);
    tell(t, op, point.organisation_id, |texts| {
        let subject = texts.t("mail-campaign-point-asked-subject").with("title", campaign.title.as_str());
        let text = texts
            .t("mail-campaign-point-asked-text")
            .with("lead", lead.as_str())
            .with("title", campaign.title.as_str())
            .with("label", point.label.as_str())
            .with("address", address.as_str());
        (subject.to_string(), text.to_string())
    })
    .await
}

/// Its holder answered, or one of both gives it up: the other side learns it.
pub(super) async fn point_answered(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    point: &DropOff,
    state: PointState,
    by_holder: bool,
) -> Result<()> {
    let whom = if by_holder { campaign.organisation_id } else { point.organisation_id };
    let holder = organisations::find(t, point.organisation_id).await?.name;
    tell(t, op, whom, |texts| {
        let subject =
            texts.dynamic("mail-campaign-point-subject-", state.code()).with("label", point.label.as_str());
        let text = texts
            .t("mail-campaign-point-text")
            .with("label", point.label.as_str())
            .with("holder", holder.as_str())
            .with("state", texts.dynamic("campaign-point-state-", state.code()))
            .with("title", campaign.title.as_str())
            .with("address", public_address(public_url, campaign));
        (subject.to_string(), text.to_string())
    })
    .await
}

fn on_the_day(round: &Round, texts: Texts) -> String {
    texts
        .t("campaign-round-when")
        .with("day", write_near_date(round.day, texts))
        .with("hours", view::stretch(round.between, texts))
        .to_string()
}

/// A workshop is asked to come.
pub(super) async fn round_asked(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    round: &Round,
) -> Result<()> {
    let lead = organisations::find(t, campaign.organisation_id).await?.name;
    tell(t, op, round.workshop_id, |texts| {
        let subject =
            texts.t("mail-campaign-round-asked-subject").with("day", write_near_date(round.day, texts));
        let text = texts
            .t("mail-campaign-round-asked-text")
            .with("lead", lead.as_str())
            .with("title", campaign.title.as_str())
            .with("when", on_the_day(round, texts))
            .with("place", round.place.as_str())
            .with("units", round.capacity)
            .with("address", round_address(public_url, round));
        (subject.to_string(), text.to_string())
    })
    .await
}

/// It answered: the lead learns it.
pub(super) async fn round_answered(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    round: &Round,
) -> Result<()> {
    let workshop = organisations::find(t, round.workshop_id).await?.name;
    tell(t, op, campaign.organisation_id, |texts| {
        let subject = texts
            .dynamic("mail-campaign-round-subject-", round.state.code())
            .with("day", write_near_date(round.day, texts));
        let text = texts
            .t("mail-campaign-round-text")
            .with("workshop", workshop.as_str())
            .with("state", texts.dynamic("campaign-round-state-", round.state.code()))
            .with("when", on_the_day(round, texts))
            .with("reason", round.reason.as_deref().unwrap_or("–"))
            .with("address", round_address(public_url, round));
        (subject.to_string(), text.to_string())
    })
    .await
}

/// It is called off: who signed up, and the side that did not decide it, learn why.
pub(super) async fn round_cancelled(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    round: &Round,
    sign_ups: &[SignUp],
    by: Option<OrganisationId>,
) -> Result<()> {
    let mut whom: BTreeSet<OrganisationId> = sign_ups.iter().map(|one| one.donor_id).collect();
    whom.extend([campaign.organisation_id, round.workshop_id]);
    if let Some(by) = by {
        whom.remove(&by);
    }
    for one in whom {
        tell(t, op, one, |texts| {
            let subject = texts
                .dynamic("mail-campaign-round-subject-", round.state.code())
                .with("day", write_near_date(round.day, texts));
            let text = texts
                .t("mail-campaign-round-cancelled-text")
                .with("when", on_the_day(round, texts))
                .with("place", round.place.as_str())
                .with("title", campaign.title.as_str())
                .with("reason", round.reason.as_deref().unwrap_or("–"))
                .with("address", public_address(public_url, campaign));
            (subject.to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// A donor signed up: it has it in writing, and the workshop knows.
pub(super) async fn signed_up(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    round: &Round,
    sign_up: &SignUp,
) -> Result<()> {
    let donor = organisations::find(t, sign_up.donor_id).await?.name;
    for (whom, code) in [(sign_up.donor_id, "donor"), (round.workshop_id, "workshop")] {
        tell(t, op, whom, |texts| {
            let subject = texts
                .dynamic("mail-campaign-signed-subject-", code)
                .with("day", write_near_date(round.day, texts));
            let text = texts
                .dynamic("mail-campaign-signed-text-", code)
                .with("donor", donor.as_str())
                .with("units", sign_up.units)
                .with("what", sign_up.what.as_str())
                .with("when", on_the_day(round, texts))
                .with("place", round.place.as_str())
                .with("title", campaign.title.as_str())
                .with("address", round_address(public_url, round));
            (subject.to_string(), text.to_string())
        })
        .await?;
    }
    Ok(())
}

/// A donor took its place back: the workshop knows.
pub(super) async fn withdrawn(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    round: &Round,
    sign_up: &SignUp,
) -> Result<()> {
    let donor = organisations::find(t, sign_up.donor_id).await?.name;
    tell(t, op, round.workshop_id, |texts| {
        let subject =
            texts.t("mail-campaign-withdrawn-subject").with("day", write_near_date(round.day, texts));
        let text = texts
            .t("mail-campaign-withdrawn-text")
            .with("donor", donor.as_str())
            .with("units", sign_up.units)
            .with("title", campaign.title.as_str())
            .with("address", round_address(public_url, round));
        (subject.to_string(), text.to_string())
    })
    .await
}

/// The day before.
pub(super) async fn reminded(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    campaign: &Campaign,
    round: &Round,
    sign_ups: &[SignUp],
) -> Result<()> {
    let units: u32 = sign_ups.iter().map(|one| one.units).sum();
    let words = |code: &str, units: u32, texts: Texts| {
        let subject =
            texts.t("mail-campaign-reminder-subject").with("day", write_near_date(round.day, texts));
        let text = texts
            .dynamic("mail-campaign-reminder-", code)
            .with("when", on_the_day(round, texts))
            .with("place", round.place.as_str())
            .with("units", units)
            .with("title", campaign.title.as_str())
            .with("address", round_address(public_url, round));
        (subject.to_string(), text.to_string())
    };
    tell(t, op, round.workshop_id, |texts| words("workshop", units, texts)).await?;
    for one in sign_ups {
        tell(t, op, one.donor_id, |texts| words("donor", one.units, texts)).await?;
    }
    Ok(())
}
