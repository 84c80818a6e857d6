//! Allocation runs: computed from what waits and what the pool holds, then decided by a person (law 9).

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};
use serde_json::json;
use uuid::Uuid;

use super::territory::{self, Territory};
use super::{HOLDER_KIND, steering, step};
use crate::accreditation::{self, Kind};
use crate::devices::{self, Device, DeviceFilter, Purpose, claims};
use crate::factors;
use crate::kernel::{
    AllocationRunId, DeviceId, Error, ErrorKind, Instant, OpContext, OrganisationId, Page, Paging, Point,
    ProposalId, RequestId, Result, SiteId, time,
};
use crate::organisations;
use crate::platform::{Db, audit, changes, counters};
use crate::solidarity::request::{Effect, KeptDecision, Proposal, Request, Run, RunLine};
use crate::solidarity::rules::allocation::{self, Allocation, Inputs, Offered, Outcome, Wanted};
use crate::solidarity::rules::priority::{self, Part, RULES_VERSION, weights};
use crate::solidarity::rules::{proposal, request, run};
use crate::solidarity::{jobs, mail, run_store, store};
use crate::territories;
use crate::web::App;

/// The most requests and devices that a run looks at.
pub(in crate::solidarity) const MOST: u64 = 5_000;

/// What a run is computed from: everything known of the requests and the devices.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Requests that wait, of listed structures.
    pub requests: Vec<Request>,
    /// Devices of the pool.
    pub devices: Vec<Device>,
    /// Where the requests' and the devices' sites are.
    pub places: BTreeMap<SiteId, Point>,
}

/// A run and its decisions.
#[derive(Clone, Debug)]
pub struct Computed {
    /// The run.
    pub run: Run,
    /// Its decisions, by rank.
    pub decisions: Vec<KeptDecision>,
}

/// Computes a run over the requests of a département, or of all that the acting organisation steers. Nothing is
/// promised until a person validates it.
///
/// # Errors
/// 403 for anyone but a territory's lead or the operator, and for a lead outside its territory; `department-unknown`
/// (422).
pub async fn compute(db: &Db, op: &OpContext, department: Option<String>) -> Result<Computed> {
    let organisation = steering(op)?.organisation_id;
    let department = department.map(|text| text.trim().to_uppercase()).filter(|text| !text.is_empty());
    if let Some(code) = &department
        && !territories::departments(db.read()).await?.contains_key(code)
    {
        return Err(Error::invalid("department", "department-unknown"));
    }
    let departments = territory::steered_to_act(db.fresh(), op).await?.limited_to(department)?;
    let department = departments.as_ref().and_then(|codes| match codes.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    });
    // Promises whose time is over free their devices first.
    db.tx(async |t| claims::expire(t, op, None).await).await?;
    let snapshot = snapshot(db.fresh(), op.now, departments.as_deref()).await?;
    let now = op.now;
    let worked =
        tokio::task::spawn_blocking(move || work_out(&snapshot, now)).await.map_err(Error::internal)?;
    let worked = worked.ok_or_else(|| Error::internal("the rules in force have no weights"))?;
    db.tx(async |t| {
        let reference = counters::next_reference(t, "SA", op.now).await?;
        let computed = worked.clone().into_run(organisation, reference, department.clone(), op.now);
        run_store::insert_run(t, &computed.run, &computed.decisions).await?;
        let details = json!({
            "reference": computed.run.reference, "hash": computed.run.hash, "rules_version": computed.run.rules_version,
            "requests": computed.run.request_count, "served": computed.run.served_count,
        });
        audit::record(t, op, "allocation_run.compute", "allocation_run", computed.run.id, details).await?;
        changes::append(t, op, "allocation_run", computed.run.id, computed.run.version).await?;
        Ok(computed)
    })
    .await
}

async fn snapshot(
    c: &impl ConnectionTrait,
    now: Instant,
    departments: Option<&[String]>,
) -> Result<Snapshot> {
    let mut requests = store::queue(c, departments, MOST).await?;
    let structures: BTreeSet<OrganisationId> = requests.iter().map(|one| one.structure_id).collect();
    let files = accreditation::files_of(c, structures, Kind::MediationStructure).await?;
    requests.retain(|one| files.get(&one.structure_id).is_some_and(|file| file.is_active(now)));
    let filter = DeviceFilter {
        states: vec![devices::State::InSolidarityPool],
        unpromised: true,
        ..DeviceFilter::default()
    };
    let devices = devices::list(c, &filter, None, MOST).await?;
    let sites = requests.iter().map(|one| one.site_id).chain(devices.iter().filter_map(|one| one.site_id));
    let places = organisations::find_sites(c, sites).await?;
    let places = places.into_values().map(|site| (site.id, site.point)).collect();
    Ok(Snapshot { requests, devices, places })
}

/// What a run comes to.
#[derive(Clone, Debug)]
pub struct Worked {
    inputs: Inputs,
    allocation: Allocation,
    hash: String,
    parts: BTreeMap<RequestId, Vec<Part>>,
}

#[expect(clippy::cast_possible_truncation, reason = "half the earth's girth in metres fits")]
fn metres_between(from: Point, to: Point) -> i64 {
    (from.distance_km(to) * 1000.0).round() as i64
}

/// Points, distances and the allocation. `None` when the rules in force have no weights.
#[must_use]
pub fn work_out(snapshot: &Snapshot, now: Instant) -> Option<Worked> {
    let weights = weights(RULES_VERSION)?;
    let mut parts = BTreeMap::new();
    let mut rows: BTreeMap<SiteId, usize> = BTreeMap::new();
    let mut columns: BTreeMap<SiteId, usize> = BTreeMap::new();
    let mut requests = Vec::new();
    for one in &snapshot.requests {
        let Some(situation) = one.situation().filter(|_| snapshot.places.contains_key(&one.site_id)) else {
            continue;
        };
        let reasons = priority::parts(&weights, &situation, now);
        let next = rows.len();
        requests.push(Wanted {
            id: one.id,
            category: one.category.clone(),
            memory_gb_min: one.memory_gb_min,
            points: priority::total(&reasons).max(1),
            place: *rows.entry(one.site_id).or_insert(next),
        });
        parts.insert(one.id, reasons);
    }
    let mut offered = Vec::new();
    for one in &snapshot.devices {
        let Some(site) = one.site_id.filter(|site| snapshot.places.contains_key(site)) else { continue };
        let next = columns.len();
        offered.push(Offered {
            id: one.id,
            category: one.specification.category.clone(),
            memory_gb: one.specification.memory_mb.map_or(0, |mebibytes| (mebibytes + 512) / 1024),
            place: *columns.entry(site).or_insert(next),
        });
    }
    let by_place = |places: &BTreeMap<SiteId, usize>| {
        let mut order: Vec<(usize, Point)> =
            places.iter().filter_map(|(site, place)| Some((*place, *snapshot.places.get(site)?))).collect();
        order.sort_by_key(|(place, _)| *place);
        order.into_iter().map(|(_, point)| point).collect::<Vec<Point>>()
    };
    let (from, to) = (by_place(&rows), by_place(&columns));
    let metres = from.iter().map(|from| to.iter().map(|to| metres_between(*from, *to)).collect()).collect();
    let inputs = allocation::ordered(Inputs {
        rules_version: RULES_VERSION,
        radius_metres: weights.radius_km * 1000,
        requests,
        devices: offered,
        metres,
    });
    let allocation = allocation::allocate(&inputs);
    let hash = allocation::hash(&inputs, &allocation);
    Some(Worked { inputs, allocation, hash, parts })
}

impl Worked {
    /// The run to be kept.
    #[must_use]
    pub fn into_run(
        mut self,
        organisation_id: OrganisationId,
        reference: String,
        department_code: Option<String>,
        now: Instant,
    ) -> Computed {
        let id = AllocationRunId::new();
        let count = |length: usize| i32::try_from(length).unwrap_or(i32::MAX);
        let run = Run {
            id,
            reference,
            organisation_id,
            department_code,
            state: run::State::Computed,
            rules_version: self.inputs.rules_version,
            hash: self.hash,
            request_count: count(self.inputs.requests.len()),
            device_count: count(self.inputs.devices.len()),
            served_count: count(self.allocation.served()),
            points_served: self.allocation.points_served,
            metres: self.allocation.metres,
            inputs: self.inputs,
            computed_at: now,
            decided_at: None,
            version: 1,
        };
        let decisions = self
            .allocation
            .decisions
            .into_iter()
            .map(|one| KeptDecision {
                run_id: id,
                request_id: one.request_id,
                rank: i32::try_from(one.rank).unwrap_or(i32::MAX),
                points: one.points,
                parts: self.parts.remove(&one.request_id),
                outcome: one.outcome,
                effect: None,
            })
            .collect();
        Computed { run, decisions }
    }
}

/// Whether a run, computed again from what was kept, comes out the same.
#[must_use]
pub fn replays(run: &Run, decisions: &[KeptDecision]) -> bool {
    let again = allocation::allocate(&run.inputs);
    let kept: Vec<allocation::Decision> = decisions
        .iter()
        .map(|one| allocation::Decision {
            request_id: one.request_id,
            points: one.points,
            rank: i64::from(one.rank),
            outcome: one.outcome.clone(),
        })
        .collect();
    let sums = decisions
        .iter()
        .all(|one| one.parts.as_ref().is_none_or(|parts| priority::total(parts) == one.points));
    sums && again.decisions == kept && allocation::hash(&run.inputs, &again) == run.hash
}

/// Validates a run: each device is held for its request and each mediator is asked. What was promised or changed
/// meanwhile is left out with its reason; the rest stands.
///
/// # Errors
/// 403; 404, also for another territory's; `run-wrong-state` (409) once it was decided.
pub async fn validate(app: &App, op: &OpContext, id: AllocationRunId) -> Result<Run> {
    let territory = territory::steered_to_act(app.db.fresh(), op).await?;
    app.db.tx(async |t| {
        let mut run = of_territory(t, &territory, id).await?;
        run.state = run::transition(run.state, run::Action::Validate)?;
        run.decided_at = Some(op.now);
        run_store::save_run(t, &mut run).await?;
        let (effects, made) = take_effect(t, op, &run).await?;
        run_store::set_effects(t, id, &effects).await?;
        mail::proposed(t, op, &app.config.public_url, &made).await?;
        let details = json!({ "reference": run.reference, "proposed": made.len(), "left_out": effects.len() - made.len() });
        audit::record(t, op, "allocation_run.validate", "allocation_run", id, details).await?;
        changes::append(t, op, "allocation_run", id, run.version).await?;
        Ok(run)
    })
    .await
}

async fn take_effect(
    t: &DatabaseTransaction,
    op: &OpContext,
    run: &Run,
) -> Result<(BTreeMap<RequestId, Effect>, Vec<(Request, Proposal)>)> {
    let decisions = run_store::decisions(t, run.id).await?;
    let mut served: Vec<(DeviceId, RequestId)> = decisions
        .iter()
        .filter_map(|one| match one.outcome {
            Outcome::Served { device_id, .. } => Some((device_id, one.request_id)),
            Outcome::Waits { .. } => None,
        })
        .collect();
    // Requests first, then devices, each in id order: two runs never wait for one another crosswise.
    served.sort_unstable();
    let ids: Vec<RequestId> = served.iter().map(|(_, request)| *request).collect();
    let mut requests = store::lock_many(t, &ids).await?;
    let structures: BTreeSet<OrganisationId> = requests.values().map(|one| one.structure_id).collect();
    let files = accreditation::files_of(t, structures, Kind::MediationStructure).await?;
    let devices: Vec<DeviceId> = served.iter().map(|(device, _)| *device).collect();
    let devices: BTreeMap<DeviceId, Device> =
        devices::find_many(t, &devices).await?.into_iter().map(|one| (one.id, one)).collect();
    let days = factors::value(t, "proposal.lapse", op.now).await?.whole();
    let expires_at = time::add_working_days(op.now, u32::try_from(days).unwrap_or(10));
    let (mut effects, mut made) = (BTreeMap::new(), Vec::new());
    for (device_id, request_id) in served {
        let Some(mut request) = requests.remove(&request_id) else { continue };
        let active = files.get(&request.structure_id).is_some_and(|file| file.is_active(op.now));
        let effect = match devices.get(&device_id) {
            _ if request.state != request::State::Waiting => Effect::RequestChanged,
            _ if !active => Effect::NotAccredited,
            None => Effect::DeviceTaken,
            Some(device) => {
                let proposal = Proposal {
                    id: ProposalId::new(),
                    run_id: run.id,
                    request_id,
                    device_id,
                    holder_id: device.holder_id,
                    state: proposal::State::Proposed,
                    reason: None,
                    expires_at,
                    decided_at: None,
                    fulfilled_at: None,
                    version: 1,
                    created_at: op.now,
                };
                if hold(t, op, device, &request, &proposal).await? {
                    run_store::insert_proposals(t, std::slice::from_ref(&proposal)).await?;
                    let details = json!({ "proposal_id": proposal.id, "device": device.reference, "run": run.reference });
                    step(t, op, &mut request, request::Action::Propose, details).await?;
                    jobs::plan_proposal(t, op, &proposal).await?;
                    made.push((request, proposal));
                    Effect::Proposed
                } else {
                    Effect::DeviceTaken
                }
            }
        };
        effects.insert(request_id, effect);
    }
    Ok((effects, made))
}

/// Whether a device is what a request asks for, and where somebody can fetch it.
pub(in crate::solidarity) fn fits(device: &Device, request: &Request) -> bool {
    let memory_gb = device.specification.memory_mb.map_or(0, |mebibytes| (mebibytes + 512) / 1024);
    device.specification.category == request.category
        && memory_gb >= request.memory_gb_min
        && device.site_id.is_some()
}

/// Holds a device for a proposal, inside a savepoint; `false` when it was promised or changed meanwhile.
async fn hold(
    t: &DatabaseTransaction,
    op: &OpContext,
    device: &Device,
    request: &Request,
    proposal: &Proposal,
) -> Result<bool> {
    if !fits(device, request) {
        return Ok(false);
    }
    let savepoint = t.begin().await?;
    let holder: Uuid = proposal.id.0;
    let expires_at = Some(proposal.expires_at);
    match claims::claim_ids(&savepoint, op, &[device.id], Purpose::Gift, HOLDER_KIND, holder, expires_at)
        .await
    {
        Ok(()) => {
            savepoint.commit().await?;
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::Conflict => {
            savepoint.rollback().await?;
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// Sets a run aside: nothing comes of it.
///
/// # Errors
/// 403; 404, also for another territory's; `run-wrong-state` (409) once it was decided.
pub async fn discard(db: &Db, op: &OpContext, id: AllocationRunId) -> Result<Run> {
    let territory = territory::steered_to_act(db.fresh(), op).await?;
    db.tx(async |t| {
        let mut run = of_territory(t, &territory, id).await?;
        run.state = run::transition(run.state, run::Action::Discard)?;
        run.decided_at = Some(op.now);
        run_store::save_run(t, &mut run).await?;
        let details = json!({ "reference": run.reference });
        audit::record(t, op, "allocation_run.discard", "allocation_run", id, details).await?;
        changes::append(t, op, "allocation_run", id, run.version).await?;
        Ok(run)
    })
    .await
}

/// A run of that territory; 404 for any other.
async fn of_territory(c: &impl ConnectionTrait, territory: &Territory, id: AllocationRunId) -> Result<Run> {
    let run = run_store::find_run(c, id).await?;
    if territory.holds(&run) { Ok(run) } else { Err(Error::not_found()) }
}

/// A run with its decisions.
///
/// # Errors
/// 403 for anyone but a territory's lead or the operator; 404, also for another territory's.
pub async fn find(c: &impl ConnectionTrait, op: &OpContext, id: AllocationRunId) -> Result<Computed> {
    let run = of_territory(c, &territory::steered(c, op).await?, id).await?;
    let decisions = run_store::decisions(c, id).await?;
    Ok(Computed { run, decisions })
}

/// The runs of the territory, newest first.
///
/// # Errors
/// 403 for anyone but a territory's lead or the operator.
pub async fn list(c: &impl ConnectionTrait, op: &OpContext, paging: &Paging) -> Result<Page<RunLine>> {
    let territory = territory::steered(c, op).await?;
    let rows = run_store::list_runs(c, &territory, None, paging.after(), paging.limit() + 1).await?;
    Ok(Page::cut(rows, paging.limit(), |one| one.id.to_string()))
}

/// The runs of the territory that wait for a person, newest first.
///
/// # Errors
/// 403 for anyone but a territory's lead or the operator.
pub async fn waiting(c: &impl ConnectionTrait, op: &OpContext, limit: u64) -> Result<Vec<RunLine>> {
    let territory = territory::steered(c, op).await?;
    run_store::list_runs(c, &territory, Some(run::State::Computed), None, limit).await
}

/// Whether the person who acts may launch and decide runs.
pub(in crate::solidarity) fn may_steer(op: &OpContext) -> bool {
    steering(op).is_ok()
}
