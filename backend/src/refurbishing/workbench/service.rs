//! Work at the bench's screen: telling what was seen, and the steps that follow.

use std::collections::{HashMap, HashSet};

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::{Value, json};

use super::input::Heard;
use super::parts::{self, Part};
use super::rules::{self, Known, Next, Proposal, Reason, Refused, Saying, Told};
use super::scan::MOST_DEVICES;
use super::store::{self, Act, Kind, Once};
use crate::devices::{self, Action, Device, Event, Grade};
use crate::kernel::reference::parse_device_reference;
use crate::kernel::{BenchTestId, Capacity, DeviceId, Error, OpContext, Result};
use crate::platform::{Db, audit};
use crate::refurbishing::input::{Session, SpecificationIn, Verdict};
use crate::refurbishing::rules::{Check, CheckResult, Refused as BenchRefused, Stage};
use crate::refurbishing::{service as bench, store as bench_store};

/// A device on the bench's screen.
#[derive(Clone, Debug)]
pub(super) struct Screen {
    pub(super) device: Device,
    pub(super) stage: Stage,
    pub(super) known: Known,
    pub(super) proposal: Proposal,
    pub(super) next: Next,
}

/// Everything told of a device, put together with its history, and act by act.
async fn heard(c: &impl ConnectionTrait, id: DeviceId) -> Result<(Known, Vec<Act>)> {
    let life = devices::events_of(c, id).await?;
    let mut heard = heard_of(c, &[id], &life).await?.remove(&id).unwrap_or_default();
    let last = |kind: &str| life.iter().rev().find(|event| event.kind == kind).map(|event| event.at);
    heard.0.repaired = last(Action::StartRepair.code());
    heard.0.graded = last("graded");
    Ok(heard)
}

/// Everything told of several devices, put together, and act by act; `life` is the history of the only one.
async fn heard_of(
    c: &impl ConnectionTrait,
    ids: &[DeviceId],
    life: &[Event],
) -> Result<HashMap<DeviceId, (Known, Vec<Act>)>> {
    let acts = store::acts_of(c, ids).await?;
    let tests = bench_store::tests_of_many(c, ids).await?;
    let returns = devices::last_returns(c, ids).await?;
    // Sessions that were made of acts say nothing that those do not.
    let made: HashSet<BenchTestId> = acts.iter().filter_map(|act| act.test_id).collect();
    let mut sayings: HashMap<DeviceId, Vec<Saying>> = HashMap::new();
    for test in tests.iter().filter(|test| !made.contains(&test.id)) {
        sayings.entry(test.device_id).or_default().push(Saying {
            at: test.created_at,
            heard: test.created_at,
            by: String::new(),
            told: test.checks.iter().map(|(check, result)| Told::Check(*check, *result)).collect(),
            pending: false,
        });
    }
    if let [id] = ids {
        let repeats = |event: &Event| made.iter().any(|test| event.details["test_id"] == json!(test));
        let batteries = life.iter().filter(|event| !repeats(event));
        sayings.entry(*id).or_default().extend(batteries.filter_map(|event| {
            let told = vec![Told::Battery(store::battery_in(event)?)];
            Some(Saying { at: event.at, heard: event.at, by: String::new(), told, pending: false })
        }));
    }
    let mut all: HashMap<DeviceId, Vec<Act>> = HashMap::new();
    for act in acts {
        sayings.entry(act.device_id).or_default().push(act.saying());
        all.entry(act.device_id).or_default().push(act);
    }
    Ok(ids
        .iter()
        .map(|id| {
            let mut told = sayings.remove(id).unwrap_or_default();
            if let Some(since) = returns.get(id) {
                // Somebody has used it since: nothing told before is true of it.
                told.retain(|saying| saying.at >= *since);
            }
            (*id, (Known::of(told), all.remove(id).unwrap_or_default()))
        })
        .collect())
}

fn screen_of(device: Device, known: Known) -> Screen {
    let category = device.specification.category.as_str();
    let stage = Stage::of(device.state);
    Screen {
        proposal: rules::propose(category, &known),
        next: rules::next(stage, device.grade, category, &known),
        stage,
        known,
        device,
    }
}

/// A device of the acting refurbisher, on the screen of the bench.
///
/// # Errors
/// 401; 403; 404 when somebody else holds it.
pub(super) async fn show(c: &impl ConnectionTrait, op: &OpContext, reference: &str) -> Result<Screen> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let device = bench::held(c, own, reference).await?;
    let (known, _) = heard(c, device.id).await?;
    Ok(screen_of(device, known))
}

/// The parts of the stock that fit a device at the bench, those that mend what failed first.
///
/// # Errors
/// 401; 403.
pub(super) async fn fitting(
    c: &impl ConnectionTrait,
    op: &OpContext,
    screen: &Screen,
) -> Result<Vec<(Part, bool)>> {
    match screen.stage {
        Stage::ToTest | Stage::ToErase | Stage::ToRepair | Stage::ToGrade => {}
        Stage::Ready | Stage::Offered | Stage::SetAside | Stage::Out | Stage::Ended => return Ok(Vec::new()),
    }
    let all = parts::list(c, op, Some(&screen.device.specification.category)).await?;
    let weak = screen.known.battery.is_some_and(|percent| rules::battery_leaves(percent) != Grade::A);
    let failed = |part: &Part| {
        screen.known.checks.get(&part.function) == Some(&CheckResult::Failed)
            || part.function == Check::Battery && weak
    };
    let mut fitting: Vec<(Part, bool)> = all
        .into_iter()
        .filter(|part| part.fits(&screen.device))
        .map(|part| (failed(&part), part))
        .map(|(mends, part)| (part, mends))
        .collect();
    fitting.sort_by_key(|(_, mends)| !mends);
    fitting.truncate(10);
    Ok(fitting)
}

/// The devices that the acting workshop spoke of last.
///
/// # Errors
/// 401; 403.
pub(super) async fn latest(c: &impl ConnectionTrait, op: &OpContext) -> Result<Vec<Device>> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    let ids = store::latest_devices(c, own, 8).await?;
    let mut found = devices::find_many(c, &ids).await?;
    found.retain(|device| device.holder_id == own);
    found.sort_by_key(|device| ids.iter().position(|id| *id == device.id));
    Ok(found)
}

/// Tells what was seen or tried, of one device or of several alike. Nothing that was told before is touched: for each
/// function the latest word counts, and all are kept.
///
/// # Errors
/// 401; 403; 404; the order of the bench (409); `idempotency-key-reused` (409).
pub(super) async fn tell(db: &Db, op: &OpContext, references: &[String], heard: &Heard) -> Result<bool> {
    let own = op.require(Capacity::Refurbisher)?.organisation_id;
    let wanted: HashSet<String> = references
        .iter()
        .map(|text| parse_device_reference(text).ok_or_else(Error::not_found))
        .collect::<Result<_>>()?;
    if wanted.is_empty() {
        return Err(Error::invalid("references", "field-required"));
    }
    if wanted.len() > MOST_DEVICES {
        return Err(Refused::TooManyDevices(MOST_DEVICES).into());
    }
    let wanted: Vec<String> = wanted.into_iter().collect();
    db.tx(async |t| {
        let found = devices::find_by_references(t, &wanted).await?;
        if found.len() != wanted.len() {
            return Err(Error::not_found());
        }
        let ids: Vec<DeviceId> = found.iter().map(|device| device.id).collect();
        let same = |_, kept: &Value| heard.is(kept);
        if store::came_before(t, op, &heard.once, Kind::Marks, &ids, same).await? {
            return Ok(false);
        }
        if found.iter().any(|device| device.holder_id != own) {
            return Err(Error::not_found());
        }
        has_all(&found, &heard.told)?;
        let mut told: Vec<(DeviceId, Vec<Told>)> =
            found.iter().map(|device| (device.id, heard.told.clone())).collect();
        if heard.rest_passed {
            fill(t, &found, &mut told).await?;
        }
        let marks: Vec<_> = told.iter().map(|(id, told)| (*id, store::marks(told))).collect();
        if !store::keep(t, op, &heard.once, Kind::Marks, &marks).await? {
            return Ok(false);
        }
        for device in &found {
            speakable(Stage::of(device.state))?;
        }
        audit::record_many(
            t,
            op,
            "bench_act.tell",
            "device",
            marks.into_iter().map(|(id, marks)| {
                (id.to_string(), json!({ "marks": marks, "made_at": heard.once.made_at }))
            }),
        )
        .await?;
        Ok(true)
    })
    .await
}

/// What is told of several devices concerns each of them.
fn has_all(found: &[Device], told: &[Told]) -> Result<()> {
    let lacks = |device: &&Device| {
        told.iter().any(|told| !rules::concerns(*told, device.specification.category.as_str()))
    };
    let lacking: Vec<&str> = found.iter().filter(lacks).map(|device| device.reference.as_str()).collect();
    if lacking.is_empty() { Ok(()) } else { Err(Refused::NotTheirs(lacking.join(", ")).into()) }
}

/// Adds that every function of which nothing was told passed.
async fn fill(t: &DatabaseTransaction, found: &[Device], told: &mut [(DeviceId, Vec<Told>)]) -> Result<()> {
    let ids: Vec<DeviceId> = found.iter().map(|device| device.id).collect();
    let known = heard_of(t, &ids, &[]).await?;
    for ((id, told), device) in told.iter_mut().zip(found) {
        let untold =
            known.get(id).map(|(known, _)| known.untold(&device.specification.category)).unwrap_or_default();
        let named: Vec<_> = told.iter().map(|one| one.codes().0).collect();
        told.extend(
            untold
                .into_iter()
                .filter(|check| !named.contains(&check.code()))
                .map(|check| Told::Check(check, CheckResult::Passed)),
        );
    }
    Ok(())
}

/// Whether an act on one device was done before, under its key: it was, whatever became of the device since.
///
/// # Errors
/// 401; 403; 404 when there is no such device; `idempotency-key-reused` (409).
pub(super) async fn done_before(
    t: &DatabaseTransaction,
    op: &OpContext,
    once: &Once,
    kind: Kind,
    reference: &str,
    marks: &Value,
) -> Result<bool> {
    op.require(Capacity::Refurbisher)?;
    let id = devices::find_by_reference(t, reference).await?.id;
    store::came_before(t, op, once, kind, &[id], |_, kept| kept == marks).await
}

/// Whether a device is still in the acting workshop's hands: what was done again may be known of one that is not.
///
/// # Errors
/// 401; 403.
pub(super) async fn is_here(c: &impl ConnectionTrait, op: &OpContext, reference: &str) -> Result<bool> {
    let own = op.require_reading(Capacity::Refurbisher)?.organisation_id;
    Ok(devices::find_by_reference(c, reference).await?.holder_id == own)
}

/// While a device is at the bench, anything may be told of it; not once somebody was promised it, or has it.
fn speakable(stage: Stage) -> Result<()> {
    match stage {
        Stage::ToTest | Stage::ToErase | Stage::ToRepair | Stage::ToGrade | Stage::Ready => Ok(()),
        Stage::Offered | Stage::SetAside | Stage::Out | Stage::Ended => {
            Err(BenchRefused::Order(stage).into())
        }
    }
}

/// Records everything told of a device as a test session: what follows is erasure, or its grade. A device that usually stores
/// data is taken to do so, unless whoever opened it says that it holds no storage.
///
/// # Errors
/// As [`bench::record_tests`].
pub(super) async fn record(
    db: &Db,
    op: &OpContext,
    reference: &str,
    once: &Once,
    no_storage: bool,
) -> Result<bool> {
    let marks = if no_storage { json!({ "no_storage": true }) } else { json!({}) };
    db.tx(async |t| {
        if done_before(t, op, once, Kind::Tests, reference, &marks).await? {
            return Ok(false);
        }
        let at = bench::at_bench(t, op, reference).await?;
        let id = at.device.id;
        if !store::keep(t, op, once, Kind::Tests, &[(id, marks.clone())]).await? {
            return Ok(false);
        }
        let (known, acts) = heard(t, id).await?;
        let session = Session {
            checks: known.checks.iter().map(|(check, result)| (check.code().to_owned(), *result)).collect(),
            all_passed: false,
            storages: Vec::new(),
            no_storage,
            specification: SpecificationIn { battery_percent: known.battery, ..SpecificationIn::default() },
            note: None,
        };
        let used: Vec<&String> = acts
            .iter()
            .filter(|act| act.test_id.is_none())
            .filter_map(|act| act.part_used.as_ref())
            .collect();
        if !used.is_empty() {
            devices::note(t, op, id, "parts_used", json!({ "parts": used })).await?;
        }
        let test = bench::record_session(t, op, &at, &session).await?;
        let held: Vec<_> = acts.iter().filter(|act| act.test_id.is_none()).map(|act| act.id).collect();
        store::recorded(t, &held, test).await?;
        Ok(true)
    })
    .await
}

/// Gives a device its grade. Where it is not the one that the published rules propose, the history says so.
///
/// # Errors
/// As [`bench::grade`]; `workbench-record-first` (409) while something told is in no session yet.
pub(super) async fn grade(
    db: &Db,
    op: &OpContext,
    reference: &str,
    once: &Once,
    grade: Grade,
    weight_grams: Option<i32>,
) -> Result<bool> {
    db.tx(async |t| {
        let marks = json!({ "grade": grade.code(), "weight_grams": weight_grams });
        if done_before(t, op, once, Kind::Grade, reference, &marks).await? {
            return Ok(false);
        }
        let at = bench::at_bench(t, op, reference).await?;
        let id = at.device.id;
        if !store::keep(t, op, once, Kind::Grade, &[(id, marks)]).await? {
            return Ok(false);
        }
        let (known, _) = heard(t, id).await?;
        record_first(&known, &at.device)?;
        let proposed = rules::propose(&at.device.specification.category, &known).grade;
        let note = proposed
            .filter(|proposed| *proposed != grade)
            .map(|proposed| format!("{} : {}", rules::VALID_FROM, proposed.code()));
        let verdict =
            Verdict { grade: Some(grade), outcome: None, reason: None, working: None, weight_grams, note };
        bench::set_grade(t, op, &at, &verdict).await?;
        Ok(true)
    })
    .await
}

/// What was told and is in no session would not count for the word that the device bears.
fn record_first(known: &Known, device: &Device) -> Result<()> {
    if known.pending && recordable(Stage::of(device.state)) {
        return Err(Refused::RecordFirst.into());
    }
    Ok(())
}

/// Refuses while something told at the bench's screen is in no session yet.
///
/// # Errors
/// `workbench-record-first` (409).
pub(in crate::refurbishing) async fn nothing_waits(c: &impl ConnectionTrait, device: &Device) -> Result<()> {
    record_first(&heard(c, device.id).await?.0, device)
}

/// Whether a session may be recorded there.
fn recordable(stage: Stage) -> bool {
    match stage {
        Stage::ToTest | Stage::ToRepair | Stage::ToGrade | Stage::Ready => true,
        Stage::ToErase | Stage::Offered | Stage::SetAside | Stage::Out | Stage::Ended => false,
    }
}

/// Begins the repair of a device; `why` puts what keeps it from a better grade into words.
///
/// # Errors
/// As [`bench::step`].
pub(super) async fn repair(
    db: &Db,
    op: &OpContext,
    reference: &str,
    once: &Once,
    why: impl Fn(&[Reason]) -> String + Clone,
) -> Result<bool> {
    db.tx(async |t| {
        if done_before(t, op, once, Kind::Repair, reference, &json!({})).await? {
            return Ok(false);
        }
        let at = bench::at_bench(t, op, reference).await?;
        let id = at.device.id;
        if !store::keep(t, op, once, Kind::Repair, &[(id, json!({}))]).await? {
            return Ok(false);
        }
        let (known, _) = heard(t, id).await?;
        let reasons = rules::propose(&at.device.specification.category, &known).reasons;
        if reasons.is_empty() {
            return Err(Error::invalid("reason", "reason-required"));
        }
        bench::take_step(t, op, &at, Action::StartRepair, &why(&reasons)).await?;
        Ok(true)
    })
    .await
}
