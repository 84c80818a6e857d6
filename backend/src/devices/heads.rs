//! Signed heads: where every chain ended on a day, kept outside the database, so that what is cut off later is missed.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use crate::kernel::{Error, Instant, OpContext, Page, Paging, Result};
use crate::platform::custody::{self, Body, Head, Key, Part};
use crate::platform::storage::{Storage as Files, sha256};
use crate::platform::tolerant::Source;
use crate::platform::{Db, audit, jobs};
use crate::web::App;

/// The job that signs.
pub const SIGN: &str = "devices.sign_heads";
/// When in the night, in hours UTC.
const HOUR: u32 = 2;
/// Devices named in one kept file: about 2 MB.
const LINES: usize = 20_000;
/// Devices read at once.
const BATCH: usize = 1_000;
/// Ends of chains looked up at once.
const LOOKED_UP: usize = 200;
/// How far a head looks back behind the one before, in milliseconds: a transaction that ended after it. A day.
const OVERLAP_MS: i64 = 86_400_000;
/// Faults named, at most.
const MOST_FAULTS: usize = 100;

mod row {
    use super::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "custody_heads")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub signed_at: Instant,
        pub body: String,
        pub public_key: String,
        pub signature: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

fn head_of(row: &row::Model) -> Head {
    Head { body: row.body.clone(), public_key: row.public_key.clone(), signature: row.signature.clone() }
}

/// The newest head.
async fn newest(c: &impl ConnectionTrait) -> Result<Option<row::Model>> {
    Ok(row::Entity::find().order_by_desc(row::Column::Number).one(c).await?)
}

/// Signed heads, newest first; `after` is a number.
///
/// # Errors
/// When the database fails.
pub async fn heads(c: &impl ConnectionTrait, paging: &Paging) -> Result<Page<(i64, Head)>> {
    let mut query = row::Entity::find().order_by_desc(row::Column::Number).limit(paging.limit() + 1);
    if let Some(after) = paging.after::<i64>() {
        query = query.filter(row::Column::Number.lt(after));
    }
    let rows = query.all(c).await?.iter().map(|row| (row.number, head_of(row))).collect();
    Ok(Page::cut(rows, paging.limit(), |(number, _)| number.to_string()))
}

/// The least id of what was made at that moment: ids begin with the milliseconds.
fn least_id(clock_ms: i64) -> Uuid {
    let millis = u128::try_from(clock_ms.max(0)).unwrap_or_default();
    Uuid::from_u128(millis << 80)
}

/// Writes the ends of the chains that grew since, in files of bounded length.
async fn write_ends(c: &impl ConnectionTrait, files: &Files, number: i64, since: Uuid) -> Result<Vec<Part>> {
    let source = Source::of(c);
    let sql = format!(
        "SELECT {}, head_number, head_hash FROM devices WHERE id > ?1 AND EXISTS \
         (SELECT 1 FROM device_events e WHERE e.device_id = devices.id AND e.id >= ?2) \
         ORDER BY devices.id LIMIT {BATCH}",
        source.id("id")
    );
    let mut parts = Vec::new();
    let (mut text, mut lines, mut after) = (String::new(), 0_usize, Uuid::nil());
    loop {
        let rows = source.rows(c, &sql, [after.into(), since.into()]).await?;
        for row in &rows {
            let row = source.row(row);
            // What cannot be read is the verifier's to name; nothing is signed of it.
            let (Ok(id), Ok(end), Ok(hash)) =
                (row.id("id"), row.number("head_number"), row.text("head_hash"))
            else {
                continue;
            };
            after = after.max(id);
            text += &format!("{id} {end} {hash}\n");
            lines += 1;
        }
        let ended = rows.len() < BATCH;
        if lines >= LINES || (ended && lines > 0) {
            let file = custody::part_of(number, parts.len() + 1);
            let bytes = std::mem::take(&mut text).into_bytes();
            let part = Part { file: file.clone(), lines: lines as u64, sha256: sha256(&bytes) };
            files.keep_named(&file, bytes).await?;
            parts.push(part);
            lines = 0;
        }
        if ended {
            return Ok(parts);
        }
    }
}

async fn totals(c: &impl ConnectionTrait) -> Result<(i64, i64)> {
    let source = Source::of(c);
    let sql =
        "SELECT count(*) AS devices, CAST(coalesce(sum(head_number), 0) AS bigint) AS events FROM devices";
    let rows = source.rows(c, sql, []).await?;
    let row = rows.first().map(|row| source.row(row));
    Ok(row.map_or((0, 0), |row| {
        (row.number("devices").unwrap_or_default(), row.number("events").unwrap_or_default())
    }))
}

/// Signs where all chains end now, keeps it outside the database, then in it. `next` announces another key.
///
/// # Errors
/// When the database or the file store fails; `changed-meanwhile` (409) when somebody else signed meanwhile.
pub async fn sign(db: &Db, files: &Files, key: &Key, op: &OpContext, next: Option<String>) -> Result<Head> {
    while audit::seal(db).await? > 0 {}
    let c = db.fresh();
    let before = newest(c).await?;
    let told = before.as_ref().and_then(|row| head_of(row).read());
    let number = before.as_ref().map_or(1, |row| row.number + 1);
    let since = told.map_or(Uuid::nil(), |body| least_id(body.clock_ms - OVERLAP_MS));
    // Read before the chains are: what is added meanwhile is named by the next head too.
    let clock_ms = Utc::now().timestamp_millis();
    let (journal_count, journal_hash) = audit::head(c).await?;
    let parts = write_ends(c, files, number, since).await?;
    let (devices, events) = totals(c).await?;
    let body = Body {
        number,
        signed_at: op.now,
        clock_ms,
        previous: before.as_ref().map(|row| head_of(row).digest()).unwrap_or_default(),
        journal_count,
        journal_hash,
        devices,
        events,
        parts,
        next_public_key: next,
    };
    let head = Head::sign(key, &body)?;
    let file = serde_json::to_vec(&head).map_err(Error::internal)?;
    db.tx(async |t| {
        if newest(t).await?.map_or(0, |row| row.number) != number - 1 {
            return Err(Error::conflict("changed-meanwhile"));
        }
        files.keep_named(&custody::file_of(number), file.clone()).await?;
        let row = row::ActiveModel {
            number: Set(number),
            signed_at: Set(op.now),
            body: Set(head.body.clone()),
            public_key: Set(head.public_key.clone()),
            signature: Set(head.signature.clone()),
        };
        row::Entity::insert(row).exec_without_returning(t).await?;
        let details = json!({ "number": number, "digest": head.digest() });
        audit::record(t, op, "custody_head.sign", "custody_head", number, details).await
    })
    .await?;
    Ok(head)
}

/// Plans the next signing: at once for today, or for the night to come.
///
/// # Errors
/// When the database fails.
pub async fn plan(db: &Db, op: &OpContext, tonight: bool) -> Result<()> {
    jobs::plan_night(db, op, SIGN, HOUR, tonight).await
}

/// Signs for today; the next day is planned first, so that a failure breaks no chain.
///
/// # Errors
/// When the database or the file store fails.
pub async fn run(app: App, _: Value) -> Result<()> {
    let op = OpContext::system("custody", app.clock.now());
    plan(&app.db, &op, true).await?;
    sign(&app.db, &app.storage, &app.custody, &op, None).await.map(|_| ())
}

/// What the verifier found of heads.
#[derive(Debug, Default)]
pub struct HeadsReport {
    /// Heads checked.
    pub heads: u64,
    /// What does not fit, one sentence each, at most 100.
    pub faults: Vec<String>,
}

impl HeadsReport {
    fn fault(&mut self, text: String) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(text);
        }
    }
}

/// Holds the chains against every head: its signature, the head before, the journal and each chain's end.
///
/// # Errors
/// When the database or the file store fails.
pub async fn verify_heads(c: &impl ConnectionTrait, files: &Files, key: &str) -> Result<HeadsReport> {
    let mut report = HeadsReport::default();
    let (mut digest, mut due): (String, Option<String>) = (String::new(), None);
    let last = newest(c).await?.map_or(0, |row| row.number);
    let mut number = 0;
    loop {
        number += 1;
        let outside = custody::kept(files, number).await?;
        let inside = row::Entity::find_by_id(number).one(c).await?.map(|row| head_of(&row));
        let head = match (outside, inside) {
            (None, None) if number > last => break,
            (None, None) => {
                report.fault(format!("signed head {number} is gone"));
                continue;
            }
            (Some(outside), Some(inside)) => {
                if outside != inside {
                    report.fault(format!("signed head {number} is not the one kept outside the database"));
                }
                outside
            }
            (Some(outside), None) => {
                report.fault(format!("signed head {number} is gone from the database"));
                outside
            }
            (None, Some(inside)) => {
                report.fault(format!("signed head {number} is not kept outside the database any more"));
                inside
            }
        };
        report.heads += 1;
        let Some(body) = head.read().filter(|body| body.number == number && head.is_signed()) else {
            report.fault(format!("signed head {number} was changed: its signature is not good"));
            continue;
        };
        if body.previous != digest {
            report.fault(format!("signed head {number} does not follow the one before"));
        }
        if due.as_ref().is_some_and(|due| *due != head.public_key) {
            report.fault(format!("signed head {number} is signed by a key that no head announced"));
        }
        check(c, files, &body, &mut report).await?;
        digest = head.digest();
        due = Some(body.next_public_key.unwrap_or(head.public_key));
    }
    if due.is_some_and(|due| due != key) {
        report.fault("this installation's key is not the one that its heads announce".to_owned());
    }
    Ok(report)
}

fn day(body: &Body) -> String {
    crate::kernel::time::paris_day(body.signed_at).to_string()
}

async fn check(c: &impl ConnectionTrait, files: &Files, body: &Body, report: &mut HeadsReport) -> Result<()> {
    let Body { number, journal_count, journal_hash, parts, .. } = body;
    let journal = audit::sealed_hash(c, *journal_count).await?;
    if *journal_count > 0 && journal.as_ref() != Some(journal_hash) {
        report.fault(format!(
            "journal entry {journal_count}, signed on {} (head {number}), is gone or was changed (law 11)",
            day(body)
        ));
    }
    for part in parts {
        let Some(bytes) = files.named(&part.file).await?.filter(|bytes| sha256(bytes) == part.sha256) else {
            report.fault(format!("{}, which head {number} signs, is gone or was changed", part.file));
            continue;
        };
        let text = String::from_utf8_lossy(&bytes);
        let ends: Vec<(Uuid, i64, &str)> = text
            .lines()
            .filter_map(|line| {
                let mut words = line.split(' ');
                Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?, words.next()?))
            })
            .collect();
        for ends in ends.chunks(LOOKED_UP) {
            look_up(c, body, ends, report).await?;
        }
    }
    Ok(())
}

/// Looks for the signed ends of some chains.
async fn look_up(
    c: &impl ConnectionTrait,
    body: &Body,
    ends: &[(Uuid, i64, &str)],
    report: &mut HeadsReport,
) -> Result<()> {
    let source = Source::of(c);
    let wanted: Vec<String> = (0..ends.len())
        .map(|place| format!("(device_id = ?{} AND number = ?{})", place * 2 + 1, place * 2 + 2))
        .collect();
    let sql = format!(
        "SELECT {}, number, hash FROM device_events WHERE {}",
        source.id("device_id"),
        wanted.join(" OR ")
    );
    let bound = ends.iter().flat_map(|(id, number, _)| [(*id).into(), (*number).into()]);
    let rows = source.rows(c, &sql, bound).await?;
    let found: std::collections::HashMap<(Uuid, i64), String> = rows
        .iter()
        .filter_map(|row| {
            let row = source.row(row);
            Some(((row.id("device_id").ok()?, row.number("number").ok()?), row.text("hash").ok()?))
        })
        .collect();
    for (id, end, hash) in ends {
        let fault = match found.get(&(*id, *end)) {
            Some(stored) if stored == hash => continue,
            Some(_) => "was changed",
            None => "is gone",
        };
        report.fault(format!(
            "event {end} of device {id}, signed on {} (head {}), {fault} (law 1)",
            day(body),
            body.number
        ));
    }
    Ok(())
}

/// When a head was signed, for people.
#[must_use]
pub fn signed_at(head: &Head) -> Option<DateTime<Utc>> {
    head.read().map(|body| body.signed_at)
}
