//! Every night: what changed since the night before becomes facts, the days of those facts are rebuilt, and the figures of
//! the twelve months are recorded. Who is warned is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::ConnectionTrait;
use serde_json::Value;
use uuid::Uuid;

use super::store;
use super::tally::{Fact, device_facts, part_facts, window};
use crate::accreditation::reuse::OWN_DAYS;
use crate::accreditation::{self, Measured};
use crate::kernel::time::paris_day;
use crate::kernel::{DeviceId, LotPartId, OpContext, OrganisationId, Paging, Result};
use crate::platform::{Db, changes, jobs};
use crate::refurbishing::{self, Judged};
use crate::web::App;
use crate::{devices, donations};

/// Every refurbisher is measured.
pub const MEASURE: &str = "monitoring.measure";
/// When in the night, in hours UTC.
const HOUR: u32 = 1;
/// The name of this room among the readers of the change log.
const CONSUMER: &str = "monitoring";
/// Changes read at once.
const CHANGES: u64 = 5_000;
/// Devices or lot parts looked at in one transaction.
const AT_ONCE: usize = 1_000;
/// Refurbishers recorded in one transaction.
const RECORDED: usize = 50;
/// Where the change log begins.
const BEGINNING: &str = "0";
/// How often, and how long each time, a night waits for changes that stand behind a transaction still running (PostgreSQL).
const WAITS: usize = 600;
const WAIT: std::time::Duration = std::time::Duration::from_millis(50);

/// Plans the next measure: at once for today, or for the night to come.
///
/// # Errors
/// When the database fails.
pub async fn plan(db: &Db, op: &OpContext, tonight: bool) -> Result<()> {
    jobs::plan_night(db, op, MEASURE, HOUR, tonight).await
}

/// Runs the nightly measure; the next one is planned first, so that a failure breaks no chain.
///
/// # Errors
/// When the database fails: what was counted stays, and the next run goes on from there.
pub async fn run(app: App, _: Value) -> Result<()> {
    let op = OpContext::system("monitoring", app.clock.now());
    plan(&app.db, &op, true).await?;
    measure(&app, &op).await
}

/// Catches up with what changed, then records every refurbisher's figures at `op.now`.
///
/// # Errors
/// When the database fails.
pub async fn measure(app: &App, op: &OpContext) -> Result<()> {
    catch_up(&app.db, op).await?;
    record(&app.db, &app.config.public_url, op).await
}

async fn facts_of_devices(c: &impl ConnectionTrait, ids: &[DeviceId]) -> Result<Vec<Fact>> {
    let lives = devices::lives(c, ids).await?;
    let mut proofs: HashMap<DeviceId, Vec<Judged>> = HashMap::new();
    for one in refurbishing::judged_of(c, ids).await? {
        proofs.entry(one.device_id).or_default().push(one);
    }
    let none = Vec::new();
    Ok(lives.iter().flat_map(|life| device_facts(life, proofs.get(&life.id).unwrap_or(&none))).collect())
}

async fn facts_of_parts(c: &impl ConnectionTrait, ids: &[LotPartId]) -> Result<Vec<Fact>> {
    let lives = donations::part_lives(c, ids).await?;
    Ok(lives.iter().flat_map(|(id, (whose, life))| part_facts(*id, *whose, life)).collect())
}

/// Reads the change log from where it was left, and counts again what it names; what counts is read from the tables as they
/// stand, so that a change read twice counts once. The first time everything is counted. What a transaction that runs for
/// more than half a minute holds back is left to the next night.
///
/// # Errors
/// When the database fails: the same changes are read again.
pub async fn catch_up(db: &Db, op: &OpContext) -> Result<()> {
    let mut position = changes::cursor(db.fresh(), CONSUMER).await?;
    if position.is_empty() {
        return count_anew(db, op).await;
    }
    let mut waited = 0;
    loop {
        let read = changes::after(db.fresh(), &position, CHANGES).await?;
        let Some(last) = read.last() else {
            if waited == WAITS || !changes::any_after(db.fresh(), &position).await? {
                return Ok(());
            }
            waited += 1;
            tokio::time::sleep(WAIT).await;
            continue;
        };
        position.clone_from(&last.position);
        let named = |topic: &str| -> BTreeSet<Uuid> {
            let of_topic = read.iter().filter(|change| change.topic == topic);
            of_topic.filter_map(|change| change.subject_id.parse().ok()).collect()
        };
        let devices: Vec<DeviceId> = named("device").into_iter().map(DeviceId).collect();
        let parts: Vec<LotPartId> = named("lot_part").into_iter().map(LotPartId).collect();
        for batch in devices.chunks(AT_ONCE) {
            let sources: Vec<Uuid> = batch.iter().map(|id| id.0).collect();
            db.tx(async |t| store::replace(t, &sources, facts_of_devices(t, batch).await?).await).await?;
        }
        for batch in parts.chunks(AT_ONCE) {
            let sources: Vec<Uuid> = batch.iter().map(|id| id.0).collect();
            db.tx(async |t| store::replace(t, &sources, facts_of_parts(t, batch).await?).await).await?;
        }
        changes::set_cursor(db, CONSUMER, &position, op.now).await?;
    }
}

/// Counts everything anew, as if nothing had ever been counted: the first night, and after a practice ground began anew.
///
/// # Errors
/// When the database fails: then the next night begins again.
pub async fn count_anew(db: &Db, op: &OpContext) -> Result<()> {
    let head = changes::head(db.fresh()).await?;
    changes::set_cursor(db, CONSUMER, "", op.now).await?;
    db.tx(async |t| store::clear(t).await).await?;
    let limit = AT_ONCE as u64;
    let mut after = None;
    loop {
        let ids = devices::ids_after(db.fresh(), after, limit).await?;
        let Some(last) = ids.last().copied() else { break };
        after = Some(last);
        db.tx(async |t| store::fill(t, &facts_of_devices(t, &ids).await?).await).await?;
    }
    let mut after = None;
    loop {
        let ids = donations::part_ids_after(db.fresh(), after, limit).await?;
        let Some(last) = ids.last().copied() else { break };
        after = Some(last);
        db.tx(async |t| store::fill(t, &facts_of_parts(t, &ids).await?).await).await?;
    }
    db.tx(async |t| store::rebuild_all(t).await).await?;
    let position = if head.is_empty() { BEGINNING } else { &head };
    changes::set_cursor(db, CONSUMER, position, op.now).await
}

/// Counts a past that was written at once, and records it as it stood when others began to read what refurbishers read, then
/// as it stands: a practice ground begins as if it had been measured every night.
///
/// # Errors
/// When the database fails.
pub async fn begin(app: &App, op: &OpContext) -> Result<()> {
    count_anew(&app.db, op).await?;
    let (db, public_url) = (&app.db, &app.config.public_url);
    record(db, public_url, &op.at(op.now - chrono::Duration::days(OWN_DAYS + 1))).await?;
    record(db, public_url, op).await
}

/// Who is measured: whoever has a day in the window, or had figures before.
async fn whom(db: &Db, op: &OpContext) -> Result<Vec<OrganisationId>> {
    let (after, _) = window(paris_day(op.now));
    let week_before = after.checked_sub_signed(chrono::Duration::days(OWN_DAYS)).unwrap_or(after);
    let mut all: BTreeSet<OrganisationId> =
        store::counted(db.fresh(), week_before).await?.into_iter().collect();
    let mut paging = Paging { limit: Some(100), after: None };
    loop {
        let page = accreditation::all_figures(db.fresh(), &paging).await?;
        all.extend(page.items.iter().map(|one| one.organisation_id));
        let Some(next) = page.next else { return Ok(all.into_iter().collect()) };
        paging.after = Some(next);
    }
}

/// Records the figures of every refurbisher at `op.now`, and tells whoever a warning concerns.
///
/// # Errors
/// When the database fails.
pub async fn record(db: &Db, public_url: &str, op: &OpContext) -> Result<()> {
    let today = paris_day(op.now);
    let week_ago = today.checked_sub_signed(chrono::Duration::days(OWN_DAYS)).unwrap_or(today);
    for batch in whom(db, op).await?.chunks(RECORDED) {
        db.tx(async |t| {
            let own = store::qualities(t, batch, today).await?;
            let shown = store::qualities(t, batch, week_ago).await?;
            let of = |all: &BTreeMap<_, _>, whose| all.get(whose).copied().unwrap_or_default();
            let measured: Vec<Measured> = batch
                .iter()
                .map(|whose| Measured {
                    organisation_id: *whose,
                    own: of(&own, whose),
                    shown: of(&shown, whose),
                })
                .collect();
            for (one, warning) in accreditation::record_figures(t, op, &measured).await? {
                super::mail::tell_of(public_url, t, op, &one, warning).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}
