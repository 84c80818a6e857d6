//! Filing a request: the rules are checked at once, and it joins those that wait.

use frontend::{Texts, filters};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::json;

use super::{limit, mediator, record};
use crate::accreditation;
use crate::kernel::time::paris_day;
use crate::kernel::{Error, OpContext, OrganisationId, Page, Paging, RequestId, Result, SiteId};
use crate::organisations::{self, Site, SiteKind};
use crate::platform::{Db, counters, short_codes};
use crate::solidarity::filing::{Filing, Typed};
use crate::solidarity::request::{Household, Request};
use crate::solidarity::rules::household::HouseholdKey;
use crate::solidarity::rules::request::{Action, State, transition};
use crate::solidarity::rules::{Refused, free_text};
use crate::solidarity::{jobs, store};
use crate::territories;

/// Files a request.
///
/// # Errors
/// 403 for anyone but a mediator of a listed structure; 422 per field; `household-already-waiting` (409) without
/// saying where. A household that has received what it may (law 8) gets a request that is refused, with the reason
/// and when it may ask again.
pub async fn file(db: &Db, op: &OpContext, key: &HouseholdKey, typed: &Typed) -> Result<Request> {
    let acting = mediator(op)?;
    let filing = typed.read(op, key, acting.organisation_id)?;
    let (own, filed_by) = (acting.organisation_id, acting.user_id);
    db.tx(async |t| {
        accreditation::require_filing(t, op.now, own).await?;
        let site = place(t, own, filing.site_id.as_deref()).await?;
        let (insee_code, department_code) = commune(t, &filing, &site).await?;
        if store::has_open(t, &filing.hashes, &filing.category).await? {
            return Err(Refused::HouseholdAlreadyWaiting.into());
        }
        let mut request = Request {
            id: RequestId::new(),
            reference: counters::next_reference(t, "DEM", op.now).await?,
            structure_id: own,
            site_id: site.id,
            department_code,
            household: Some(Household {
                filed_by: Some(filed_by),
                insee_code: Some(insee_code),
                size: filing.household_size,
                criterion: filing.criterion,
                criterion_seen_on: filing.criterion_seen_on.map(|day| day.to_string()),
                purpose: filing.purpose,
                urgency: filing.urgency,
                note: filing.note.clone(),
            }),
            category: filing.category.clone(),
            memory_gb_min: filing.memory_gb_min,
            accessibility: filing.accessibility.clone(),
            agreement_kind: filing.agreement_kind,
            agreement_given_on: filing.agreement_given_on.to_string(),
            state: State::Draft,
            refusal: None,
            again_from: None,
            submitted_at: op.now,
            handed_over_on: None,
            ended_at: None,
            anonymised_at: None,
            version: 1,
            created_at: op.now,
        };
        let limit = limit(t, op).await?;
        let received = store::received(t, &filing.hashes, &filing.category, limit.since(op.now)).await?;
        let again = limit.refuses_until(filing.household_size, &received, op.now);
        let actions: &[Action] = if again.is_some() {
            &[Action::Submit, Action::Refuse]
        } else {
            &[Action::Submit, Action::Approve, Action::Queue]
        };
        let mut steps = Vec::with_capacity(actions.len());
        for action in actions {
            steps.push((request.state, *action));
            request.state = transition(request.state, *action)?;
        }
        if let Some(again) = again {
            request.refusal = Some("household-equipped".to_owned());
            request.again_from = Some(again);
            request.ended_at = Some(op.now);
            jobs::plan_anonymising(t, op, request.id).await?;
        }
        store::insert(t, op.now, std::slice::from_ref(&request)).await?;
        short_codes::give(t, op.now, crate::solidarity::REQUEST, request.id.0).await?;
        store::insert_adults(t, &[(&request, filing.hashes.clone())]).await?;
        for (from, action) in steps {
            let mut told = request.clone();
            told.state = transition(from, action)?;
            let details = json!({ "category": request.category, "refusal": request.refusal });
            record(t, op, &told, from, action, details).await?;
        }
        Ok(request)
    })
    .await
}

/// The mediation place where the device will go: the one named, or the structure's only one.
async fn place(t: &DatabaseTransaction, own: OrganisationId, named: Option<&str>) -> Result<Site> {
    let places = organisations::sites_of_kind(t, own, SiteKind::MediationPlace).await?;
    let found = match named {
        Some(text) => {
            let id: Option<SiteId> = text.parse().ok();
            let id = id.ok_or_else(|| Error::invalid("site_id", "mediation-place-unknown"))?;
            places.into_iter().find(|site| site.id == id)
        }
        None if places.len() > 1 => return Err(Error::invalid("site_id", "place-required")),
        None => places.into_iter().next(),
    };
    found.ok_or_else(|| Error::invalid("site_id", "mediation-place-unknown"))
}

/// The household's commune (the place's when it was not said) and the place's département.
async fn commune(t: &DatabaseTransaction, filing: &Filing, site: &Site) -> Result<(String, String)> {
    let department = territories::find(t, &site.insee_code).await?.department_code;
    let insee = match &filing.commune {
        None => site.insee_code.clone(),
        Some(text) => territories::resolve(t, text)
            .await?
            .and_then(|place| place.insee_code)
            .ok_or_else(|| Error::invalid("insee_code", "commune-unknown"))?,
    };
    Ok((insee, department))
}

/// The acting structure's requests, newest first, in one of these states (any when empty).
///
/// # Errors
/// 403 for anyone but a mediation structure.
pub async fn list(
    c: &impl ConnectionTrait,
    op: &OpContext,
    states: &[State],
    paging: &Paging,
) -> Result<Page<Request>> {
    let own = op.require_reading(crate::kernel::Capacity::MediationStructure)?.organisation_id;
    let rows = store::list(c, own, states, paging.after(), paging.limit() + 1).await?;
    Ok(Page::cut(rows, paging.limit(), |one| one.id.to_string()))
}

/// A request of the acting structure.
///
/// # Errors
/// 404 for anybody else's.
pub async fn find(c: &impl ConnectionTrait, op: &OpContext, id: RequestId) -> Result<Request> {
    let own = op.require_reading(crate::kernel::Capacity::MediationStructure)?.organisation_id;
    store::own(c, own, id).await
}

/// Reads a reason: a few words, nothing personal.
///
/// # Errors
/// 422: `reason-required`, or what free text may not hold.
pub(super) fn reason(text: Option<&str>) -> Result<String> {
    free_text::read("reason", text)?.ok_or_else(|| Error::invalid("reason", "reason-required"))
}

/// The refusal of law 8, with its day.
pub(super) fn equipped(op: &OpContext, again: crate::kernel::Instant) -> Error {
    let again_on = filters::write_date(paris_day(again), Texts::new(op.language));
    Refused::HouseholdEquipped { again_on }.into()
}
