//! What a seller does with its listings, and what law 4 does with them.

use serde_json::json;

use super::rules::{self, Action, Refused, State};
use super::write::{self, Change};
use super::{Offer, store};
use crate::accreditation;
use crate::devices::{self, Action as DeviceAction, DeviceFilter, State as DeviceState};
use crate::kernel::{Capacity, DeviceId, Error, Instant, ListingId, OpContext, Page, Paging, Result, Todo};
use crate::platform::Db;

/// The most devices that one listing gives back at once when it is archived.
const MOST_DEVICES: u64 = 10_000;

/// The acting refurbisher's listings in these states, or in any, the newest first.
///
/// # Errors
/// 403 without the capacity.
pub async fn own_listings(
    c: &impl sea_orm::ConnectionTrait,
    op: &OpContext,
    states: &[State],
    paging: &Paging,
) -> Result<Page<Offer>> {
    let seller = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let rows = store::of_seller(c, op.now, seller, states, paging.after(), paging.limit() + 1).await?;
    Ok(Page::cut(rows, paging.limit(), |offer| offer.listing_id.to_string()))
}

/// One listing of the acting refurbisher.
///
/// # Errors
/// 403 without the capacity; 404 for anybody else's.
pub async fn own_listing(c: &impl sea_orm::ConnectionTrait, op: &OpContext, id: ListingId) -> Result<Offer> {
    let seller = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let offer = store::offer(c, op.now, id).await?;
    if offer.seller_id == seller { Ok(offer) } else { Err(Error::not_found()) }
}

/// Offers that anybody can buy now, in id order.
///
/// # Errors
/// When the database fails.
pub async fn open_listings(
    c: &impl sea_orm::ConnectionTrait,
    now: Instant,
    paging: &Paging,
) -> Result<Page<Offer>> {
    let rows = store::open_page(c, now, paging.after(), paging.limit() + 1).await?;
    Ok(Page::cut(rows, paging.limit(), |offer| offer.listing_id.to_string()))
}

/// Pauses, resumes or archives a listing of the acting refurbisher. `version`, when given, is the one the person saw.
///
/// # Errors
/// 403; 404; `listing-wrong-state`, `listing-still-promised`, `changed-meanwhile` (409); `not-accredited` (403).
pub async fn act(
    db: &Db,
    op: &OpContext,
    id: ListingId,
    action: Action,
    version: Option<i64>,
) -> Result<Offer> {
    let seller = op.require(Capacity::Refurbisher)?.organisation_id;
    db.tx(async |t| {
        let row = write::own_listing(t, seller, id).await?;
        if version.is_some_and(|seen| seen != row.version) {
            return Err(Error::conflict("changed-meanwhile"));
        }
        let state: State =
            row.state.parse().map_err(|()| Error::internal("a listing holds an unknown state"))?;
        let next = rules::transition(state, action)?;
        match action {
            Action::Publish | Action::Resume | Action::ResumeAfterForce => {
                accreditation::require_active(t, op.now, seller, accreditation::Kind::Refurbisher).await?;
            }
            Action::Archive => give_back(t, op, id).await?,
            Action::Pause | Action::PauseByForce => {}
        }
        let change = Change { state: Some((next, false)), ..Change::default() };
        let told = json!({ "from": state.code(), "to": next.code() });
        write::save(t, op, &row, action.code(), change, told).await?;
        store::offer(t, op.now, id).await
    })
    .await
}

/// The devices of a listing that ends go back to ready.
async fn give_back(t: &sea_orm::DatabaseTransaction, op: &OpContext, id: ListingId) -> Result<()> {
    let filter = DeviceFilter { listing: Some(id), ..DeviceFilter::default() };
    let counts = devices::count_by_state(t, &filter).await?;
    if let Some(count) = counts.get(&DeviceState::Reserved).copied().filter(|count| *count > 0) {
        return Err(Refused::StillPromised { count }.into());
    }
    let listed = DeviceFilter { states: vec![DeviceState::Listed], ..filter };
    let listed = devices::list(t, &listed, None, MOST_DEVICES).await?;
    let ids: Vec<DeviceId> = listed.into_iter().map(|device| device.id).collect();
    if !ids.is_empty() {
        devices::act_many(t, op, &ids, DeviceAction::Unlist, json!({ "listing_id": id })).await?;
        devices::set_listing(t, op, &ids, None).await?;
    }
    Ok(())
}

/// Changes the price of a listing of the acting refurbisher; what is promised keeps the price it was promised at.
///
/// # Errors
/// 403; 404; `listing-wrong-state`, `listing-already-open`, `changed-meanwhile` (409); `price-out-of-range` (422).
pub async fn set_price(
    db: &Db,
    op: &OpContext,
    id: ListingId,
    price_cents: i64,
    version: Option<i64>,
) -> Result<Offer> {
    let seller = op.require(Capacity::Refurbisher)?.organisation_id;
    let price = rules::price(price_cents)?;
    db.tx(async |t| {
        let row = write::own_listing(t, seller, id).await?;
        if version.is_some_and(|seen| seen != row.version) {
            return Err(Error::conflict("changed-meanwhile"));
        }
        let state: State =
            row.state.parse().map_err(|()| Error::internal("a listing holds an unknown state"))?;
        if state == State::Archived {
            return Err(Refused::WrongState { state, action: Action::Resume }.into());
        }
        if row.price_cents == price {
            return store::offer(t, op.now, id).await;
        }
        let mut content = write::content_of(&row)?;
        content.price = price;
        if let Some(same) = write::open_by_key(t, &content.key()).await? {
            return Err(Refused::SameListing { reference: same.reference }.into());
        }
        let told = json!({ "from": row.price_cents, "to": price });
        let change = Change { price: Some(content), ..Change::default() };
        write::save(t, op, &row, "price", change, told).await?;
        store::offer(t, op.now, id).await
    })
    .await
}

/// Law 4: pauses by force the listings of sellers that may not sell, and resumes those it paused once they may again.
/// Returns how many it changed. Any number of processes may do it at once.
///
/// # Errors
/// When the database fails.
pub async fn enforce_accreditation(db: &Db, now: Instant) -> Result<usize> {
    let op = OpContext::system("catalogue", now);
    let mut changed = 0;
    for action in [Action::PauseByForce, Action::ResumeAfterForce] {
        loop {
            let ids = store::to_enforce(db.read(), now, action, 200).await?;
            if ids.is_empty() {
                break;
            }
            let done = db.tx(async |t| enforce(t, &op, action, &ids).await).await?;
            changed += done;
            // What a lagging replica still shows was changed by somebody else.
            if done == 0 {
                break;
            }
        }
    }
    Ok(changed)
}

async fn enforce(
    t: &sea_orm::DatabaseTransaction,
    op: &OpContext,
    action: Action,
    ids: &[ListingId],
) -> Result<usize> {
    let ids = store::still_to_enforce(t, op.now, action, ids).await?;
    let mut done = 0;
    for row in write::locked_listings(t, &ids).await? {
        let state: State =
            row.state.parse().map_err(|()| Error::internal("a listing holds an unknown state"))?;
        let Ok(next) = rules::transition(state, action) else { continue };
        let change = Change { state: Some((next, action == Action::PauseByForce)), ..Change::default() };
        let told = json!({ "from": state.code(), "to": next.code() });
        write::save(t, op, &row, action.code(), change, told).await?;
        done += 1;
    }
    Ok(done)
}

/// What waits for the acting refurbisher.
///
/// # Errors
/// When the database fails.
pub async fn todo(c: &impl sea_orm::ConnectionTrait, op: &OpContext) -> Result<Vec<Todo>> {
    let Some(acting) = op.viewer().filter(|_| op.holds(Capacity::Refurbisher)) else { return Ok(Vec::new()) };
    let texts = frontend::Texts::new(op.language);
    let mut todo = Vec::new();
    let ready = DeviceFilter {
        holder: Some(acting.organisation_id),
        states: vec![DeviceState::Ready],
        ..DeviceFilter::default()
    };
    let ready =
        devices::count_by_state(c, &ready).await?.get(&DeviceState::Ready).copied().unwrap_or_default();
    if ready > 0 {
        todo.push(Todo {
            title: texts.t("listings-todo-ready").with("count", ready).to_string(),
            detail: texts.t("listings-todo-ready-detail").to_string(),
            address: "/desk/devices?stage=ready".to_owned(),
            button: texts.t("listings-todo-ready-button").to_string(),
            due: None,
            appointment: false,
        });
    }
    let forced = store::count_paused_by_force(c, acting.organisation_id).await?;
    if forced > 0 {
        todo.push(Todo {
            title: texts.t("listings-todo-forced").with("count", forced).to_string(),
            detail: texts.t("listings-todo-forced-detail").to_string(),
            address: "/desk/listings?state=paused".to_owned(),
            button: texts.t("listings-todo-forced-button").to_string(),
            due: None,
            appointment: false,
        });
    }
    Ok(todo)
}
