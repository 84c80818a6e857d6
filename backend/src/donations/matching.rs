//! Who is asked to take a lot: accredited workshops that fetch at its site and may receive it, in the order of the published rule
//! ([`super::offering`]); and what becomes of it when one may no longer receive it.

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::sync::watch;

use super::lot::{Lot, Offer, Part};
use super::offering::Decision;
use super::rules::{self, Action, OfferState, State};
use super::{agreement, mail, splitting, store, weighing, write};
use crate::accreditation::{self, File, Kind};
use crate::devices::{LegalBasis, Receiver, origin};
use crate::kernel::{Instant, OfferId, OpContext, OrganisationId, Point, Refusal, Result, time};
use crate::logistics;
use crate::organisations::{self, CollectionTerms, Site};
use crate::platform::{changes, jobs};
use crate::web::App;

/// The kind of job that ends an offer whose time is over.
pub const EXPIRE_OFFER: &str = "donations.expire_offer";

/// The data of [`EXPIRE_OFFER`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ExpireOffer {
    /// The offer.
    pub offer_id: OfferId,
}

/// A workshop that may be asked to take a lot.
#[derive(Clone, Debug)]
pub struct Taker {
    /// Its accreditation.
    pub file: File,
    /// Where it works.
    pub site: Site,
    /// On which terms it fetches.
    pub terms: CollectionTerms,
    /// How far it is from the lot, in kilometres.
    pub distance_km: f64,
}

impl Taker {
    /// How far it fetches, in kilometres.
    #[must_use]
    pub fn radius_km(&self) -> f64 {
        f64::from(self.site.service_radius_km.unwrap_or(accreditation::USUAL_RADIUS_KM))
    }
}

/// What the holder of a file is, for law 13.
#[must_use]
pub fn receiver(file: Option<&File>, now: Instant) -> Receiver {
    file.map_or(Receiver::Unlisted, |file| {
        Receiver::of(file.is_active(now), file.may_receive_public_gifts, file.may_issue_receipts)
    })
}

/// The workshops that may be asked to take so many units given on that basis at that place: accredited (law 4),
/// fetching there, allowed to receive them (law 13), not too small for them; nearest first.
///
/// # Errors
/// When the database fails.
pub async fn takers(
    c: &impl ConnectionTrait,
    now: Instant,
    from: Point,
    basis: LegalBasis,
    units: i64,
) -> Result<Vec<Taker>> {
    let reachable = accreditation::reachable_refurbishers(c, now, from).await?;
    let terms = organisations::collection_terms(c, reachable.iter().map(|(_, site, _)| site.id)).await?;
    Ok(reachable
        .into_iter()
        .filter(|(file, _, _)| origin::may_receive(basis, receiver(Some(file), now)).is_ok())
        .map(|(file, site, distance_km)| {
            let terms = terms.get(&site.id).copied().unwrap_or_default();
            Taker { file, site, terms, distance_km }
        })
        .filter(|taker| taker.terms.takes(units))
        .collect())
}

/// Puts the workshops that may be asked for a part now in the order of the rule; with what is known of each of them.
///
/// # Errors
/// When the database fails.
pub async fn decide(
    c: &impl ConnectionTrait,
    now: Instant,
    lot: &Lot,
    part: &Part,
) -> Result<(Decision, Vec<Taker>)> {
    decide_among(c, now, lot, part, i64::from(part.unit_count)).await
}

/// As [`decide`], with the workshops for which the part is too large: what each takes at once counts as its room.
///
/// # Errors
/// When the database fails.
pub(super) async fn decide_if_divided(
    c: &impl ConnectionTrait,
    now: Instant,
    lot: &Lot,
    part: &Part,
) -> Result<(Decision, Vec<Taker>)> {
    decide_among(c, now, lot, part, 1).await
}

/// The order of those that take `units` at once.
async fn decide_among(
    c: &impl ConnectionTrait,
    now: Instant,
    lot: &Lot,
    part: &Part,
    units: i64,
) -> Result<(Decision, Vec<Taker>)> {
    let parts = store::parts_of_lots(c, [lot.id]).await?;
    let offers = store::offers_of_parts(c, parts.iter().map(|one| one.id)).await?;
    let site = organisations::site(c, lot.site_id).await?;
    let mut takers = takers(c, now, site.point, lot.legal_basis, units).await?;
    takers.retain(|taker| {
        let own = offers.iter().filter(|one| one.refurbisher_id == taker.site.organisation_id);
        // One that declined a part of this lot is asked for no other; silence, and an answer to come, are about one part.
        let asked = own.filter(|one| one.part_id == part.id || one.state == OfferState::Declined);
        taker.site.organisation_id != lot.donor_id
            && rules::may_be_asked_again(asked.map(|one| one.state), part.searches)
    });
    // Who has a part of this lot is asked for another when nobody else is left.
    let has_a_part = |taker: &Taker| {
        let mut own = offers.iter().filter(|one| one.refurbisher_id == taker.site.organisation_id);
        own.any(|one| {
            one.part_id != part.id && matches!(one.state, OfferState::Offered | OfferState::Accepted)
        })
    };
    if !takers.iter().all(has_a_part) {
        takers.retain(|taker| !has_a_part(taker));
    }
    let decision = weighing::decide(c, now, lot, part, &takers, &site.insee_code).await?;
    Ok((decision, takers))
}

/// Offers a declared part to the first workshop of the rule that was not asked yet, or says that none is left. What is too large
/// for it is divided, and the rest offered to the next.
pub(super) async fn offer_next(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: &mut Part,
) -> Result<()> {
    let mut rest = splitting::divide(t, op, lot, part).await?;
    offer_whole(t, op, public_url, lot, part).await?;
    while let Some(mut one) = rest {
        rest = splitting::divide(t, op, lot, &mut one).await?;
        offer_whole(t, op, public_url, lot, &mut one).await?;
    }
    Ok(())
}

async fn offer_whole(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: &mut Part,
) -> Result<()> {
    let (decision, takers) = decide(t, op.now, lot, part).await?;
    let first = decision.order.first().map(|first| first.candidate.site_id);
    let Some(Taker { site: workshop, distance_km, .. }) =
        takers.into_iter().find(|taker| Some(taker.site.id) == first)
    else {
        part.refurbisher_id = None;
        part.site_id = None;
        let asked = store::offers_of_parts(t, [part.id]).await?.len();
        write::act(t, op, part, Action::GiveUp, json!({ "asked": asked })).await?;
        return mail::unplaced(t, op, public_url, (lot, part)).await;
    };
    let offer = Offer {
        id: OfferId::new(),
        part_id: part.id,
        refurbisher_id: workshop.organisation_id,
        site_id: workshop.id,
        distance_km,
        offered_at: op.now,
        expires_at: time::add_working_days(op.now, rules::OFFER_WORKING_DAYS),
        state: OfferState::Offered,
        reason: None,
        reason_text: None,
        answered_at: None,
    };
    part.refurbisher_id = Some(offer.refurbisher_id);
    part.site_id = Some(offer.site_id);
    write::insert_offers(t, std::slice::from_ref(&offer)).await?;
    weighing::keep(t, offer.id, &decision).await?;
    let details = json!({ "refurbisher_id": offer.refurbisher_id, "distance_km": offer.distance_km });
    write::act(t, op, part, Action::Offer, details).await?;
    expire_later(t, op, &offer).await?;
    mail::offered(t, op, public_url, lot, part, &offer).await
}

/// Asks for the end of an offer when its time is over.
pub(super) async fn expire_later(t: &DatabaseTransaction, op: &OpContext, offer: &Offer) -> Result<()> {
    let key = format!("{EXPIRE_OFFER}:{}", offer.id);
    jobs::enqueue_at(t, op, EXPIRE_OFFER, &ExpireOffer { offer_id: offer.id }, offer.expires_at, Some(key))
        .await
}

/// Ends an offer whose time is over and asks the next workshop; does nothing when it was answered meanwhile.
///
/// # Errors
/// When the database fails: the job is tried again.
pub async fn expire_offer(app: &App, job: ExpireOffer) -> Result<()> {
    let op = OpContext::system("donations", app.clock.now());
    app.db
        .tx(async |t| {
            let Some(mut offer) = store::offer(t, job.offer_id).await? else { return Ok(()) };
            if offer.state != OfferState::Offered || op.now < offer.expires_at {
                return Ok(());
            }
            end_and_ask_next(t, &op, &app.config.public_url, &mut offer, OfferState::Expired).await
        })
        .await
}

async fn end_and_ask_next(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    offer: &mut Offer,
    ended: OfferState,
) -> Result<()> {
    let mut part = store::part(t, offer.part_id).await?;
    let lot = store::lot_of_part(t, &part).await?;
    write::end_offer(t, op, offer, ended, None).await?;
    let action = if ended == OfferState::Expired { Action::Expire } else { Action::WithdrawOffer };
    write::act(t, op, &mut part, action, json!({ "offer_id": offer.id })).await?;
    offer_next(t, op, public_url, &lot, &mut part).await
}

/// What a workshop no longer may receive goes on without it: its open offers are taken back, what it took and did not fetch is
/// released and its collection given up, and the next workshops are asked (laws 4 and 13). What it fetched stays with it.
/// Does nothing while it may receive all of it. Returns how many offers and parts went on.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_offers_of(app: &App, refurbisher: OrganisationId) -> Result<usize> {
    let op = OpContext::system("donations", app.clock.now());
    app.db
        .tx(async |t| {
            let file = accreditation::file_of(t, refurbisher, Kind::Refurbisher).await?;
            let receiver = receiver(file.as_ref(), op.now);
            let lost = |lot: &Lot| origin::may_receive(lot.legal_basis, receiver).err();
            let taken = [State::Offered, State::Accepted, State::CollectionPlanned];
            let parts = store::all_parts_of_refurbisher(t, refurbisher, &taken).await?;
            let lots = store::lots_of_parts(t, &parts).await?;
            let offers = store::offers_of_parts(t, parts.iter().map(|part| part.id)).await?;
            let public_url = &app.config.public_url;
            let mut count = 0;
            for part in parts {
                let Some((lot, rule)) = lots.get(&part.lot_id).and_then(|lot| Some((lot, lost(lot)?))) else {
                    continue;
                };
                count += 1;
                leave(t, &op, public_url, lot, part, (refurbisher, rule), &offers).await?;
            }
            Ok(count)
        })
        .await
}

/// Goes on without a workshop that may not receive a part: its open offer is taken back, or what it took is released.
async fn leave(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    mut part: Part,
    (refurbisher, rule): (OrganisationId, origin::Forbidden),
    offers: &[Offer],
) -> Result<()> {
    let own = |state: OfferState| {
        let mut own = offers.iter().rev();
        own.find(|one| (one.part_id, one.refurbisher_id, one.state) == (part.id, refurbisher, state)).cloned()
    };
    if part.state == State::Offered {
        let Some(mut offer) = own(OfferState::Offered) else { return Ok(()) };
        return end_and_ask_next(t, op, public_url, &mut offer, OfferState::Withdrawn).await;
    }
    if let Some(offer) = own(OfferState::Accepted) {
        weighing::count_given_back(t, &offer).await?;
    }
    release(t, op, public_url, lot, &mut part, refurbisher, rule).await
}

/// Goes on without the workshop of a part when it may not receive what its donor now gives (law 13); says whether it did.
///
/// # Errors
/// When the database fails.
pub(super) async fn leave_if_lost(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: Part,
) -> Result<bool> {
    let held = matches!(part.state, State::Offered | State::Accepted | State::CollectionPlanned);
    let Some(refurbisher) = part.refurbisher_id.filter(|_| held) else { return Ok(false) };
    let file = accreditation::file_of(t, refurbisher, Kind::Refurbisher).await?;
    let Err(rule) = origin::may_receive(lot.legal_basis, receiver(file.as_ref(), op.now)) else {
        return Ok(false);
    };
    let offers = store::offers_of_parts(t, [part.id]).await?;
    leave(t, op, public_url, lot, part, (refurbisher, rule), &offers).await?;
    Ok(true)
}

/// Looks for another workshop for a part that its own may no longer receive, and tells both sides.
async fn release(
    t: &DatabaseTransaction,
    op: &OpContext,
    public_url: &str,
    lot: &Lot,
    part: &mut Part,
    refurbisher: OrganisationId,
    rule: origin::Forbidden,
) -> Result<()> {
    for shipment in logistics::of_subject(t, super::SHIPMENT_SUBJECT, part.id.0).await? {
        if logistics::transition(shipment.state, logistics::Action::Fail).is_ok() {
            logistics::act(t, op, shipment.id, logistics::Action::Fail).await?;
        }
    }
    agreement::end(t, op, part.id).await?;
    part.refurbisher_id = None;
    part.site_id = None;
    part.planned_for = None;
    part.accepted_at = None;
    let details = json!({ "refurbisher_id": refurbisher, "rule": rule.code() });
    write::act(t, op, part, Action::Release, details).await?;
    mail::released(t, op, public_url, (lot, part), refurbisher, rule).await?;
    offer_next(t, op, public_url, lot, part).await
}

/// The name of this room among the readers of the change log.
const CONSUMER: &str = "donations";

/// Reads what changed since the last time; an accreditation that ended takes back what is offered to it (law 4).
/// Returns how many changes were read.
///
/// # Errors
/// When the database fails: the same changes are read again.
pub async fn follow_changes(app: &App) -> Result<usize> {
    let position = changes::cursor(app.db.fresh(), CONSUMER).await?;
    let read = changes::after(app.db.fresh(), &position, 500).await?;
    for change in read.iter().filter(|change| change.topic == "accreditation") {
        if let Ok(refurbisher) = change.subject_id.parse() {
            withdraw_offers_of(app, refurbisher).await?;
        }
    }
    if let Some(last) = read.last() {
        changes::set_cursor(&app.db, CONSUMER, &last.position, app.clock.now()).await?;
    }
    Ok(read.len())
}

/// How long the reader of the change log rests.
const REST: std::time::Duration = std::time::Duration::from_millis(500);

/// Reads the change log until `stop` says so, so that what an accreditation no longer allows is taken back within
/// seconds (law 4).
pub async fn follow(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let inside = app.gate.enter();
        let read = if inside.is_some() { follow_changes(&app).await } else { Ok(0) };
        drop(inside);
        match read {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::error!(%error, "the donations could not read the change log"),
        }
        tokio::select! {
            () = tokio::time::sleep(REST) => {}
            _ = stop.changed() => {}
        }
    }
}
