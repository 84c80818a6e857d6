//! Where a request stands, for whoever knows its short code: the household itself, often.

use sea_orm::ConnectionTrait;

use super::orientation::{self, OrientationState};
use super::rules::request::State;
use super::{run_store, service, store};
use crate::kernel::{Instant, OrientationId, RequestId, Result, Standing};
use crate::{devices, organisations};

/// Where a person passed by telephone goes, and what for.
#[derive(Clone, Debug)]
pub struct Whither {
    /// The structure's name.
    pub structure: String,
    /// The place's name, street and town.
    pub address: String,
    /// The structure's number; empty when it is not known.
    pub telephone: String,
    /// The code of the kind of device.
    pub category: String,
    /// Whether the person still has to go there.
    pub expected: bool,
    /// What the household has received.
    pub received: Option<Received>,
}

/// The device that a household has, and who answers for it.
#[derive(Clone, Debug)]
pub struct Received {
    /// Brand and model.
    pub device: String,
    /// Its reference, as its label has it.
    pub reference: String,
    /// The workshop's name.
    pub workshop: String,
    /// The workshop's number; empty when it is not known.
    pub telephone: String,
}

/// Which structure follows a request, and once the device is handed over, which one it is; nothing once nothing of the
/// request is kept.
///
/// # Errors
/// When the database fails.
pub async fn whither_of_request(c: &impl ConnectionTrait, id: RequestId) -> Result<Option<Whither>> {
    let Some(request) = store::find_many(c, [id]).await?.remove(&id) else { return Ok(None) };
    let handed_over = match request.state {
        State::Withdrawn | State::Anonymised => return Ok(None),
        State::HandedOver | State::FollowedUp | State::Closed => true,
        State::Draft
        | State::Submitted
        | State::InformationNeeded
        | State::Eligible
        | State::Refused
        | State::Waiting
        | State::Proposed
        | State::Accepted
        | State::ReadyForHandOver => false,
    };
    let structure = organisations::find(c, request.structure_id).await?;
    let site = organisations::site(c, request.site_id).await?;
    let address = organisations::address(c, &site).await?;
    let received = match run_store::latest_of(c, id).await?.filter(|_| handed_over) {
        Some(proposal) => {
            let device = devices::find(c, proposal.device_id).await?;
            let workshop = organisations::find(c, proposal.holder_id).await?;
            Some(Received {
                device: device.specification.title(),
                reference: device.reference,
                workshop: workshop.name,
                telephone: workshop.telephone.unwrap_or_default(),
            })
        }
        None => None,
    };
    Ok(Some(Whither {
        structure: structure.name,
        address: format!("{}, {address}", site.label),
        telephone: structure.telephone.unwrap_or_default(),
        category: request.category,
        expected: false,
        received,
    }))
}

/// Where a person passed by telephone is waited for; nothing once they have an answer.
///
/// # Errors
/// When the database fails.
pub async fn whither(c: &impl ConnectionTrait, id: OrientationId) -> Result<Option<Whither>> {
    let one = orientation::some(c, id).await?.filter(|one| one.state == OrientationState::Sent);
    let Some(one) = one else { return Ok(None) };
    let structure = organisations::find(c, one.structure_id).await?;
    let site = organisations::site(c, one.site_id).await?;
    let address = organisations::address(c, &site).await?;
    Ok(Some(Whither {
        structure: structure.name,
        address: format!("{}, {address}", site.label),
        telephone: structure.telephone.unwrap_or_default(),
        category: one.category,
        expected: true,
        received: None,
    }))
}

/// Where a request stands; `None` when there is none, or nothing of it is kept.
///
/// # Errors
/// When the database fails.
pub async fn standing(c: &impl ConnectionTrait, now: Instant, id: RequestId) -> Result<Option<Standing>> {
    let Some(request) = store::find_many(c, [id]).await?.remove(&id) else { return Ok(None) };
    let (mut until, mut weeks) = (None, None);
    let state = match request.state {
        State::Draft | State::Submitted | State::InformationNeeded | State::Eligible => "filed",
        State::Refused => "refused",
        State::Waiting => {
            let site = organisations::site(c, request.site_id).await?;
            let waits = service::wait::around(c, now, site.point).await?;
            let own = waits.into_iter().find(|(category, _)| *category == request.category);
            weeks = own.and_then(|(_, wait)| wait.weeks);
            match weeks {
                None => "waiting",
                Some(0) => "next",
                Some(_) => "waiting_weeks",
            }
        }
        State::Proposed => {
            until = run_store::open_of(c, [id]).await?.remove(&id).map(|one| one.expires_at);
            if until.is_some() { "proposed_until" } else { "proposed" }
        }
        State::Accepted => "accepted",
        State::ReadyForHandOver => "ready",
        State::HandedOver | State::FollowedUp | State::Closed => "handed_over",
        State::Withdrawn | State::Anonymised => return Ok(None),
    };
    let pages = vec![(request.structure_id, format!("/desk/requests/{id}"))];
    Ok(Some(Standing { state, until, weeks, pages }))
}

/// The request that was filed for a person passed by telephone.
///
/// # Errors
/// When the database fails.
pub async fn request_of_orientation(
    c: &impl ConnectionTrait,
    id: OrientationId,
) -> Result<Option<RequestId>> {
    Ok(orientation::some(c, id).await?.and_then(|one| one.request_id))
}

/// Where a person passed by telephone stands, and whether it is a request's standing already.
///
/// # Errors
/// When the database fails.
pub async fn standing_of_orientation(
    c: &impl ConnectionTrait,
    now: Instant,
    id: OrientationId,
) -> Result<Option<(bool, Standing)>> {
    let Some(one) = orientation::some(c, id).await? else { return Ok(None) };
    if let Some(request) = one.request_id {
        return Ok(standing(c, now, request).await?.map(|standing| (true, standing)));
    }
    let until = (one.state == OrientationState::Sent).then_some(one.expires_at);
    let pages = vec![(one.structure_id, "/desk/orientations".to_owned())];
    Ok(Some((false, Standing { state: one.state.code(), until, weeks: None, pages })))
}
