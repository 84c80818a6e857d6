//! A lot given through a campaign, and the other ways of one that no workshop takes: drop-off points nearby, campaigns of
//! the place, group collections, eco-organisations.

use axum::extract::State as Extract;
use axum::response::Response;
use frontend::campaigns::LotWays;
use frontend::{Choice, Texts};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use tower_sessions::Session;

use super::lot::{Lot, Part};
use super::reading::LotDetail;
use super::rules::State;
use super::store;
use crate::campaigns::{self, view};
use crate::kernel::{Capacity, DonationLotId, Error, OpContext, Result};
use crate::organisations::{self, Site};
use crate::territories;
use crate::web::{App, Ctx, Flasher, FormBody, Id, Op, Pages};

/// Drop-off points and group collections shown.
const SHOWN: usize = 5;

pub(super) fn pages() -> Pages {
    Pages::new().post("/desk/lots/{id}/campaign", choose_campaign)
}

/// Whether a lot may still be given through a campaign, or through none: before a workshop has counted it.
fn may_choose(state: State) -> bool {
    match state {
        State::Draft
        | State::Declared
        | State::Offered
        | State::Accepted
        | State::CollectionPlanned
        | State::Collected
        | State::Unplaced => true,
        State::Received | State::Disputed | State::Processing | State::Closed | State::Cancelled => false,
    }
}

/// The campaigns of a site's commune, for a donor to choose one.
pub(super) async fn choices(
    app: &App,
    op: &OpContext,
    from: Option<&Site>,
    chosen: Option<&str>,
    texts: Texts,
) -> Result<Vec<Choice>> {
    let Some(site) = from else { return Ok(Vec::new()) };
    let c = app.db.fresh();
    let commune = territories::find(c, &site.insee_code).await?;
    let found = campaigns::of_commune(c, op.now, &commune).await?;
    let all = found
        .iter()
        .map(|one| Choice::new(one.slug.clone(), format!("{} ({})", one.title, view::period(one, texts))))
        .collect();
    Ok(Choice::select(all, chosen.unwrap_or_default()))
}

/// A lot is given through the campaign of that name, or, when it is empty, through none.
pub(super) async fn choose(
    t: &DatabaseTransaction,
    op: &OpContext,
    lot: &Lot,
    site: &Site,
    slug: &str,
) -> Result<()> {
    let slug = slug.trim();
    if slug.is_empty() {
        campaigns::leave(t, op, lot.id).await?;
        return Ok(());
    }
    let campaign = campaigns::public_by_slug(t, slug)
        .await
        .map_err(|_| Error::invalid("campaign", "campaign-unknown"))?;
    let commune = territories::find(t, &site.insee_code).await?;
    campaigns::join(t, op, (lot.id, lot.donor_id), &commune, campaign.id).await?;
    Ok(())
}

/// What the page of a lot says of campaigns; nothing when there is nothing to say.
pub(super) async fn ways(
    app: &App,
    op: &OpContext,
    detail: &LotDetail,
    part: &Part,
    texts: Texts,
) -> Result<Option<LotWays>> {
    let c = app.db.fresh();
    let joined = campaigns::of_lot(c, detail.lot.id).await?;
    let unplaced = part.state == State::Unplaced;
    let open = may_choose(part.state);
    if joined.is_none() && !open {
        return Ok(None);
    }
    let commune = territories::find(c, &detail.site.insee_code).await?;
    let near = match open {
        true => campaigns::near(c, op.now, &commune, detail.site.point, SHOWN).await?,
        false => campaigns::Ways::default(),
    };
    if joined.is_none() && near.campaigns.is_empty() && !unplaced {
        return Ok(None);
    }
    let chosen = joined.as_ref().map(|one| one.slug.clone()).unwrap_or_default();
    let choices = near
        .campaigns
        .iter()
        .map(|one| Choice::new(one.slug.clone(), format!("{} ({})", one.title, view::period(one, texts))))
        .collect();
    let points: Vec<_> = near.points.into_iter().map(|(one, km)| (one, Some(km))).collect();
    let shown = if unplaced { points.as_slice() } else { &[] };
    let rounds = if unplaced { near.rounds.as_slice() } else { &[] };
    Ok(Some(LotWays {
        address: format!("/desk/lots/{}/campaign", detail.lot.id),
        joined: joined.map(|one| (one.title.clone(), format!("/campagnes/{}", one.slug))).unwrap_or_default(),
        campaigns: Choice::select(choices, &chosen),
        points: view::point_cards(c, shown, op.now, texts).await?,
        rounds: view::round_cards(c, rounds, texts).await?,
        eco: unplaced,
        may_act: open && op.works_as(Capacity::Donor),
    }))
}

#[derive(Deserialize)]
struct CampaignForm {
    #[serde(default)]
    campaign: String,
}

async fn choose_campaign(
    Extract(app): Extract<App>,
    Op(op): Op,
    session: Session,
    Ctx(ctx): Ctx,
    Id(id): Id<DonationLotId>,
    FormBody(form): FormBody<CampaignForm>,
) -> Result<Response> {
    let address = format!("/desk/lots/{id}");
    let outcome = join(&app, &op, id, &form.campaign).await;
    let said = match form.campaign.trim().is_empty() {
        true => ctx.t("lot-campaign-left"),
        false => ctx.t("lot-campaign-joined"),
    };
    Flasher(&session).end(outcome, said.to_string(), op.language, &address).await
}

/// A donor's lot is given through a campaign, or through none.
///
/// # Errors
/// 401, 403, 404; `campaign-unknown`, `campaign-elsewhere` (422); `campaign-not-open`, `campaign-wrong-state` (409).
async fn join(app: &App, op: &OpContext, id: DonationLotId, slug: &str) -> Result<()> {
    let donor = op.require(Capacity::Donor)?.organisation_id;
    app.db
        .tx(async |t| {
            let lot = store::lot_of_donor(t, donor, id).await?;
            let parts = store::parts_of_lots(t, [id]).await?;
            if !parts.iter().all(|part| may_choose(part.state)) {
                return Err(campaigns::rules::Refused::WrongState.into());
            }
            let site = organisations::site(t, lot.site_id).await?;
            choose(t, op, &lot, &site, slug).await
        })
        .await
}
