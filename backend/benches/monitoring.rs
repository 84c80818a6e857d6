//! How long a night of measuring takes on PostgreSQL: `cargo bench --bench monitoring`.
//!
//! Promised: two million devices of which one in a hundred changed, under 60 s on two processors, with the result of counting
//! everything anew. `REBOND_BENCH_DEVICES=2000000` asks for them; 100 000 otherwise. Each has its first event, a disk and a proof of
//! erasure; seven of ten have an outcome in the last two years; a lot part was received for every 40. The tables are filled by SQL; the
//! nights run the code of the nightly job.

use std::error::Error;
use std::time::{Duration, Instant};

use rebond::kernel::OpContext;
use rebond::monitoring;
use rebond::platform::Db;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

#[path = "../tests/support/postgres.rs"]
mod postgres;
#[path = "../tests/support/service.rs"]
mod service;

type Outcome<T> = Result<T, Box<dyn Error>>;

const DEVICES: u64 = 100_000;
/// The promise, for two million devices.
const MOST: Duration = Duration::from_secs(60);
const PROMISED: u64 = 2_000_000;
const ADDRESS: &str = "http://localhost";

/// Workshops, their lots, devices, first events, disks and proofs. `{n}` devices, `{w}` workshops.
const FILL: &[&str] = &[
    "INSERT INTO organisations (id, name, public_body, created_at) \
     SELECT gen_random_uuid(), 'Atelier ' || i, false, now() FROM generate_series(1, {w}) i",
    "INSERT INTO sites (id, organisation_id, kind, label, address, insee_code, lat, lng, created_at) \
     SELECT gen_random_uuid(), id, 'workshop', 'Atelier', '1 rue de l’Exemple', \
     (SELECT insee_code FROM communes LIMIT 1), 44.8, -0.5, now() FROM organisations",
    "CREATE TABLE workshop (i bigint PRIMARY KEY, id uuid, site uuid)",
    "INSERT INTO workshop SELECT row_number() OVER () - 1, o.id, s.id FROM organisations o \
     JOIN sites s ON s.organisation_id = o.id",
    "CREATE TABLE filled (i bigint PRIMARY KEY, id uuid, disk uuid, whose uuid, received timestamptz, ended timestamptz)",
    "INSERT INTO filled SELECT d.i, gen_random_uuid(), gen_random_uuid(), w.id, at, \
     CASE WHEN d.i % 10 < 7 THEN LEAST(at + (d.i % 90) * interval '1 day', now()) END \
     FROM (SELECT i, now() - ((i * 7919) % 730) * interval '1 day' AS at FROM generate_series(1, {n}) i) d \
     JOIN workshop w ON w.i = (d.i * 31) % {w}",
    "INSERT INTO devices (id, reference, state, category, model, weight_grams, legal_basis, wish, sale_allowed, \
     holder_id, outcome_at, head_number, head_hash, received_at, updated_at) \
     SELECT id, 'RB-' || i, CASE WHEN ended IS NULL THEN 'ready' WHEN i % 3 = 0 THEN 'recycled' ELSE 'given' END, 'laptop', \
     'Latitude 5490', CASE WHEN i % 5 > 0 THEN 1500 END, 'purchase', 'sale_allowed', true, whose, ended, 1, '', received, received \
     FROM filled",
    "INSERT INTO device_events (id, device_id, number, kind, at, organisation_id, details, previous_hash, hash) \
     SELECT gen_random_uuid(), id, 1, 'received', received, whose, '{}', '', '' FROM filled",
    "INSERT INTO device_storages (id, device_id, kind, fate) SELECT disk, id, 'ssd', 'present' FROM filled",
    "INSERT INTO wipe_evidence (id, storage_id, method, tool, tool_version, storage_serial, exit_status, verified, operator_name, \
     started_at, ended_at, accepted, refusal, created_at) SELECT gen_random_uuid(), disk, 'purge', 'nvme', '2.8', 'S', 0, true, 'Camille', \
     received, received + interval '1 hour', i % 40 > 0, CASE WHEN i % 40 = 0 THEN 'not-verified' END, received + interval '2 hours' \
     FROM filled",
    "CREATE TABLE lot AS SELECT f.i, gen_random_uuid() AS id, gen_random_uuid() AS line, gen_random_uuid() AS part, whose, \
     w.site, received FROM filled f JOIN workshop w ON w.id = f.whose WHERE f.i % 40 = 1",
    "INSERT INTO donation_lots (id, reference, donor_id, site_id, legal_basis, wish, content_hash, summary, line_count, refused_count, \
     unit_count, declared_at, created_at, updated_at) SELECT id, 'LOT-' || i, whose, site, 'company_gift', 'mixed', i::text, '{}', 1, 0, 40, \
     received - interval '20 days', received, received FROM lot",
    "INSERT INTO lot_lines (id, lot_id, position, sheet, line, quantity, category, model, storages, flags) \
     SELECT line, id, 1, 0, 1, 40, 'laptop', 'Latitude 5490', '[]', '[]' FROM lot",
    "INSERT INTO lot_parts (id, lot_id, state, refurbisher_id, site_id, line_count, unit_count, counted, collected_at, received_at, \
     created_at, updated_at) SELECT part, id, 'processing', whose, site, 1, 40, 40 - i % 2, received - interval '2 days', received, \
     received, received FROM lot",
    "INSERT INTO part_lines (part_id, line_id, expected, counted) SELECT part, line, 40, 40 - i % 2 FROM lot",
];

/// What one day changes: of each hundred devices one ends, comes back or is weighed, in five steps each.
const DAY: &[&str] = &[
    "UPDATE devices d SET state = 'recycled', outcome_at = now() FROM filled f WHERE f.id = d.id AND f.i % 101 = 7 \
     AND d.outcome_at IS NULL",
    "UPDATE devices d SET state = 'returned', outcome_at = NULL FROM filled f WHERE f.id = d.id AND f.i % 101 = 7 AND f.i % 3 = 1 \
     AND f.ended IS NOT NULL",
    "UPDATE devices d SET weight_grams = 1700 FROM filled f WHERE f.id = d.id AND f.i % 101 = 7 AND f.i % 3 = 2",
    "INSERT INTO changes (topic, subject_id, version, created_at) SELECT 'device', f.id::text, step, now() \
     FROM filled f, generate_series(1, 5) step WHERE f.i % 101 = 7",
];

async fn run(db: &Db, statements: &[&str], devices: u64) -> Outcome<()> {
    let workshops = (devices / 5_000).clamp(20, 500);
    for text in statements {
        let text = text.replace("{n}", &devices.to_string()).replace("{w}", &workshops.to_string());
        db.fresh().execute_unprepared(&text).await?;
    }
    Ok(())
}

/// Every day kept, as one hash.
async fn days(db: &Db) -> Outcome<String> {
    let text = "SELECT count(*) || ' days, ' || md5(string_agg(d::text, ',' ORDER BY organisation_id, day, measure, days)) AS told \
        FROM refurbisher_days d";
    let row = db.fresh().query_one_raw(Statement::from_string(DbBackend::Postgres, text)).await?;
    Ok(row.ok_or("no days")?.try_get("", "told")?)
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let asked = std::env::var("REBOND_BENCH_DEVICES").ok();
    let devices = asked.map_or(Ok(DEVICES), |text| text.parse())?;
    let cluster = postgres::cluster().await;
    cluster.create_template("empty", async |_| ()).await;
    let db = Db::open(&cluster.create_database_from("empty").await, None).await?;
    db.migrate().await?;
    rebond::reference::load(&db).await?;
    let begun = Instant::now();
    run(&db, FILL, devices).await?;
    db.analyze().await?;
    println!("{devices} devices filled                    {:8.2} s", begun.elapsed().as_secs_f64());
    let op = OpContext::system("bench", chrono::Utc::now());

    let begun = Instant::now();
    monitoring::count_anew(&db, &op).await?;
    monitoring::record(&db, ADDRESS, &op).await?;
    let whole = begun.elapsed();
    println!("everything counted anew               {:8.2} s", whole.as_secs_f64());
    db.analyze().await?;

    run(&db, DAY, devices).await?;
    let begun = Instant::now();
    monitoring::catch_up(&db, &op).await?;
    let counted = begun.elapsed();
    monitoring::record(&db, ADDRESS, &op).await?;
    let night = begun.elapsed();
    println!(
        "a night, one in a hundred changed     {:8.2} s ({:.2} s to count, {:.2} s to record)",
        night.as_secs_f64(),
        counted.as_secs_f64(),
        (night - counted).as_secs_f64()
    );
    println!("a night against counting anew         {:8.3}", night.as_secs_f64() / whole.as_secs_f64());
    let by_night = days(&db).await?;
    monitoring::count_anew(&db, &op).await?;
    assert_eq!(by_night, days(&db).await?, "the night says what counting anew says");
    println!("the same as counted anew: {by_night}");
    if devices >= PROMISED {
        assert!(night < MOST, "a night takes longer than was promised");
    }
    db.close().await?;
    Ok(())
}
