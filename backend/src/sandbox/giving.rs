//! The scenario's requests and runs, one event after the other: the allocation engine says which device goes to whom,
//! and people do with it what the scenario says of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::Duration;
use sea_orm::DatabaseTransaction;
use seed::scenario::{self, AllocationRun, Course, DeviceState, Scenario};

use super::known::Known;
use super::lives::{at, strange};
use super::references::References;
use crate::devices::{Device, State};
use crate::kernel::{
    DeviceId, Error, Instant, OpContext, OrganisationId, ProposalId, RequestId, Result, time,
};
use crate::solidarity::request::{AgreementKind, Household, Request};
use crate::solidarity::rules::household::{HouseholdKey, KeyedHash};
use crate::solidarity::rules::{proposal, request};
use crate::solidarity::{self, Drafts, History, Surroundings};
use crate::territories;

/// What happens next.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// A device comes into the pool.
    Pooled(DeviceId),
    /// The scenario's request of that place is filed.
    Filed(usize),
    /// Its household takes its agreement back.
    Withdrawn(usize),
    /// The scenario's run of that place is computed.
    Computed(usize),
    /// It is validated.
    Validated(usize),
    /// A mediator answers a proposal.
    Answered(ProposalId),
    /// Nobody answered it in time.
    Lapsed(ProposalId),
    /// The workshop sends its device.
    Shipped(ProposalId),
    /// It arrives.
    Arrived(ProposalId),
    /// The household receives it.
    HandedOver(ProposalId),
    /// The household was asked how it goes.
    FollowedUp(ProposalId),
    /// The request is closed.
    Closed(ProposalId),
}

/// The events still to come, the earliest first; what would come after now never does.
struct Agenda {
    now: Instant,
    events: BTreeMap<(Instant, usize), Event>,
    planned: usize,
}

impl Agenda {
    fn plan(&mut self, at: Instant, event: Event) {
        if at <= self.now {
            self.planned += 1;
            self.events.insert((at, self.planned), event);
        }
    }

    fn plan_after(&mut self, at: Instant, minutes: Option<u32>, event: Event) {
        if let Some(minutes) = minutes {
            self.plan(at + Duration::minutes(i64::from(minutes)), event);
        }
    }
}

struct Giving<'a> {
    scenario: &'a Scenario,
    known: &'a Known,
    key: &'a HouseholdKey,
    departments: HashMap<&'a str, String>,
    communes: HashMap<&'a str, &'a str>,
    references: &'a mut References,
    agenda: Agenda,
    history: History,
    pool: BTreeSet<DeviceId>,
    filed: BTreeMap<RequestId, usize>,
    requests: HashMap<usize, RequestId>,
    runs: HashMap<usize, usize>,
    proposals: HashMap<RequestId, u32>,
}

/// Plays requests, runs and proposals from the first day to now; the devices follow.
pub(super) async fn play(
    t: &DatabaseTransaction,
    now: Instant,
    scenario: &Scenario,
    known: &Known,
    key: &HouseholdKey,
    references: &mut References,
    drafts: &mut Drafts,
) -> Result<History> {
    let (answer_days, limit) = solidarity::values(t, &Known::by_itself(now)).await?;
    let mut places = BTreeMap::new();
    for (key, point) in super::points(scenario) {
        places.insert(known.site(key)?, point);
    }
    let mut giving = Giving {
        scenario,
        known,
        key,
        departments: departments(t, scenario).await?,
        communes: sites(scenario).map(|site| (site.key.as_str(), site.insee_code.as_str())).collect(),
        references,
        agenda: Agenda { now, events: BTreeMap::new(), planned: 0 },
        history: History::new(Surroundings { limit, answer_days, places, listed: listed(scenario, known)? }),
        pool: BTreeSet::new(),
        filed: BTreeMap::new(),
        requests: HashMap::new(),
        runs: HashMap::new(),
        proposals: HashMap::new(),
    };
    giving.begin(now)?;
    while let Some(((at, _), event)) = giving.agenda.events.pop_first() {
        giving.follow(t, at, event, drafts).await?;
    }
    Ok(giving.history)
}

fn sites(scenario: &Scenario) -> impl Iterator<Item = &scenario::Site> {
    scenario.organisations.iter().flat_map(|organisation| &organisation.sites)
}

/// The département of each site, by the site's key.
async fn departments<'a>(
    t: &DatabaseTransaction,
    scenario: &'a Scenario,
) -> Result<HashMap<&'a str, String>> {
    let communes = territories::find_many(t, sites(scenario).map(|site| site.insee_code.clone())).await?;
    Ok(sites(scenario)
        .filter_map(|site| Some((site.key.as_str(), communes.get(&site.insee_code)?.department_code.clone())))
        .collect())
}

/// The mediation structures whose file is accredited.
fn listed(scenario: &Scenario, known: &Known) -> Result<BTreeSet<OrganisationId>> {
    let accredited = |one: &&scenario::Organisation| {
        one.accreditation.is_some_and(|file| file.state == scenario::AccreditationState::Accredited)
    };
    scenario.organisations.iter().filter(accredited).map(|one| known.organisation(&one.key)).collect()
}

impl Giving<'_> {
    /// What the scenario dates itself.
    fn begin(&mut self, now: Instant) -> Result<()> {
        for device in &self.scenario.devices {
            if let Some(minutes_ago) = device.entered(DeviceState::InSolidarityPool) {
                let id = self.known.device(&device.key)?.id;
                self.agenda.plan(at(now, minutes_ago), Event::Pooled(id));
            }
        }
        for (place, request) in self.scenario.requests.iter().enumerate() {
            self.agenda.plan(at(now, request.filed_minutes_ago), Event::Filed(place));
            if let Some(minutes_ago) = request.withdrawn_minutes_ago {
                self.agenda.plan(at(now, minutes_ago), Event::Withdrawn(place));
            }
        }
        for (place, run) in self.scenario.allocation_runs.iter().enumerate() {
            self.agenda.plan(at(now, run.computed_minutes_ago), Event::Computed(place));
            if let Some(minutes_ago) = run.validated_minutes_ago {
                self.agenda.plan(at(now, minutes_ago), Event::Validated(place));
            }
        }
        Ok(())
    }

    async fn follow(
        &mut self,
        t: &DatabaseTransaction,
        at: Instant,
        event: Event,
        drafts: &mut Drafts,
    ) -> Result<()> {
        match event {
            Event::Pooled(id) => {
                self.pool.insert(id);
                Ok(())
            }
            Event::Filed(place) => self.file(t, at, place).await,
            Event::Withdrawn(place) => self.withdraw(at, place, drafts),
            Event::Computed(place) => self.compute(t, at, place, drafts).await,
            Event::Validated(place) => self.validate(at, place, drafts),
            Event::Answered(id) => self.answer(t, at, id, drafts).await,
            Event::Lapsed(id) => self.lapse(at, id, drafts),
            Event::Shipped(id) => {
                let op = self.workshop(id, at, drafts)?;
                self.history.ship(&op, id)?;
                let arrived_after = self.course(id)?.arrived_after;
                self.agenda.plan_after(at, arrived_after, Event::Arrived(id));
                Ok(())
            }
            Event::Arrived(id) => {
                let op = self.mediator(id, at)?;
                self.history.receive(&op, id, drafts)?;
                let handed_over_after = self.course(id)?.handed_over_after;
                self.agenda.plan_after(at, handed_over_after, Event::HandedOver(id));
                Ok(())
            }
            Event::HandedOver(id) => {
                let op = self.mediator(id, at)?;
                self.history.hand_over(&op, id, drafts)?;
                let followed_up_after = self.course(id)?.followed_up_after;
                self.agenda.plan_after(at, followed_up_after, Event::FollowedUp(id));
                Ok(())
            }
            Event::FollowedUp(id) => {
                let op = self.mediator(id, at)?;
                self.history.follow_up(&op, id, drafts)?;
                let closed_after = self.course(id)?.closed_after;
                self.agenda.plan_after(at, closed_after, Event::Closed(id));
                Ok(())
            }
            Event::Closed(id) => {
                let op = self.mediator(id, at)?;
                self.history.close(&op, id)
            }
        }
    }

    async fn file(&mut self, t: &DatabaseTransaction, at: Instant, place: usize) -> Result<()> {
        let one = &self.scenario.requests[place];
        let op = self.known.acting(&one.structure, at)?;
        let hashes: Vec<KeyedHash> = one.adult_tokens.iter().map(|token| self.key.token(token)).collect();
        let reference = self.references.next(t, "DEM", at).await?;
        let request = self.request(one, &op, reference)?;
        if let Some(id) = self.history.file(&op, request, hashes)? {
            self.filed.insert(id, place);
            self.requests.insert(place, id);
        }
        Ok(())
    }

    /// The request as its mediator types it.
    fn request(&self, one: &scenario::Request, op: &OpContext, reference: String) -> Result<Request> {
        let today = time::paris_day(op.now);
        let seen_on = today - Duration::days(i64::from(one.criterion_seen_days_before));
        let whole = |number: u32| i32::try_from(number).map_err(Error::internal);
        let department = self.departments.get(one.site.as_str()).cloned();
        Ok(Request {
            id: RequestId::new(),
            reference,
            structure_id: self.known.organisation(&one.structure)?,
            site_id: self.known.site(&one.site)?,
            department_code: department
                .ok_or_else(|| Error::internal("a place of the scenario is nowhere"))?,
            household: Some(Household {
                filed_by: self.known.person(&one.structure),
                insee_code: self.communes.get(one.site.as_str()).map(|code| (*code).to_owned()),
                size: whole(one.household_size)?,
                criterion: one.criterion.code().parse().map_err(strange("criterion"))?,
                criterion_seen_on: Some(seen_on.to_string()),
                purpose: one.purpose.code().parse().map_err(strange("purpose"))?,
                urgency: one.urgency.code().parse().map_err(strange("urgency"))?,
                note: None,
            }),
            category: one.category.code().to_owned(),
            memory_gb_min: whole(one.memory_gb_min)?,
            accessibility: Vec::new(),
            agreement_kind: AgreementKind::Spoken,
            agreement_given_on: today.to_string(),
            state: request::State::Draft,
            refusal: None,
            again_from: None,
            submitted_at: op.now,
            handed_over_on: None,
            ended_at: None,
            anonymised_at: None,
            version: 1,
            created_at: op.now,
        })
    }

    fn withdraw(&mut self, at: Instant, place: usize, drafts: &mut Drafts) -> Result<()> {
        let Some(id) = self.requests.get(&place).copied() else { return Ok(()) };
        let waits = self.history.request(id).is_some_and(|request| request.state == request::State::Waiting);
        if !waits {
            return Ok(());
        }
        let op = self.known.acting(&self.scenario.requests[place].structure, at)?;
        self.history.withdraw(&op, id, drafts)
    }

    /// Nobody runs the engine when nobody waits.
    async fn compute(
        &mut self,
        t: &DatabaseTransaction,
        at: Instant,
        place: usize,
        drafts: &Drafts,
    ) -> Result<()> {
        let AllocationRun { organisation, department, .. } = &self.scenario.allocation_runs[place];
        if self.history.waiting(department.as_deref()).is_empty() {
            return Ok(());
        }
        let op = self.known.acting(organisation, at)?;
        let reference = self.references.next(t, "SA", at).await?;
        let devices: Vec<Device> =
            self.pool.iter().filter_map(|id| drafts.get(id)).map(|draft| draft.device().clone()).collect();
        let run = self.history.compute(&op, department.as_deref(), reference, devices)?;
        self.runs.insert(place, run);
        Ok(())
    }

    fn validate(&mut self, at: Instant, place: usize, drafts: &mut Drafts) -> Result<()> {
        let Some(run) = self.runs.get(&place).copied() else { return Ok(()) };
        let op = self.known.acting(&self.scenario.allocation_runs[place].organisation, at)?;
        for id in self.history.validate(&op, run, drafts)? {
            let (request, device, expires_at) = self.ends(id)?;
            self.pool.remove(&device);
            let count = self.proposals.entry(request).or_default();
            *count += 1;
            let first = *count == 1;
            let course = self.course(id)?;
            let answered_after = course.answered_after.filter(|_| !(first && course.lapses_first));
            match answered_after {
                Some(_) => self.agenda.plan_after(at, answered_after, Event::Answered(id)),
                None => self.agenda.plan(expires_at, Event::Lapsed(id)),
            }
        }
        Ok(())
    }

    async fn answer(
        &mut self,
        t: &DatabaseTransaction,
        at: Instant,
        id: ProposalId,
        drafts: &mut Drafts,
    ) -> Result<()> {
        let (request, device, _) = self.ends(id)?;
        let op = self.mediator(id, at)?;
        let course = self.course(id)?.clone();
        let first = self.proposals.get(&request) == Some(&1);
        if let Some(reason) = course.declines_first.as_deref().filter(|_| first) {
            self.pool.insert(device);
            return self.history.decline(&op, id, reason, drafts);
        }
        let shipped_after = course.shipped_after;
        let reference = self.references.next(t, "BL", at).await?;
        self.history.accept(&op, id, reference, drafts)?;
        self.agenda.plan_after(at, shipped_after, Event::Shipped(id));
        Ok(())
    }

    fn lapse(&mut self, at: Instant, id: ProposalId, drafts: &mut Drafts) -> Result<()> {
        let open =
            self.history.proposal(id).is_some_and(|proposal| proposal.state == proposal::State::Proposed);
        if !open {
            return Ok(());
        }
        let (_, device, _) = self.ends(id)?;
        self.pool.insert(device);
        self.history.lapse(&OpContext::system("solidarity", at), id, drafts)
    }

    fn ends(&self, id: ProposalId) -> Result<(RequestId, DeviceId, Instant)> {
        let proposal = self.history.proposal(id).ok_or_else(|| Error::internal("a proposal vanished"))?;
        Ok((proposal.request_id, proposal.device_id, proposal.expires_at))
    }

    fn asked(&self, id: ProposalId) -> Result<&scenario::Request> {
        let (request, _, _) = self.ends(id)?;
        let place = self.filed.get(&request).copied();
        place
            .and_then(|place| self.scenario.requests.get(place))
            .ok_or_else(|| Error::internal("a request of the scenario vanished"))
    }

    fn course(&self, id: ProposalId) -> Result<&Course> {
        self.asked(id).map(|request| &request.course)
    }

    fn mediator(&self, id: ProposalId, at: Instant) -> Result<OpContext> {
        self.known.acting(&self.asked(id)?.structure, at)
    }

    /// The workshop that holds the device of a proposal.
    fn workshop(&self, id: ProposalId, at: Instant, drafts: &Drafts) -> Result<OpContext> {
        let (_, device, _) = self.ends(id)?;
        let holder = drafts.get(&device).map(|draft| draft.device().holder_id);
        debug_assert!(drafts.get(&device).is_some_and(|draft| draft.device().state == State::Proposed));
        let holder = holder.ok_or_else(|| Error::internal("a proposed device vanished"))?;
        self.known.acting_for(holder, at)
    }
}
