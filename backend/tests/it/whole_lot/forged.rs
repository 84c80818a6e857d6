//! Forgeries by SQL, once what forbids them is dropped: each is found, and named so that one knows where to look.

use rebond::commands;
use rebond::devices::heads;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use super::journey::Closed;
use crate::support::TestApp;

async fn run(app: &TestApp, sql: &str) {
    let done = app.app.db.fresh().execute_unprepared(sql).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

async fn rows(app: &TestApp, sql: &str) -> Vec<sea_orm::QueryResult> {
    let c = app.app.db.fresh();
    let found = c.query_all_raw(Statement::from_string(c.get_database_backend(), sql)).await;
    found.unwrap_or_else(|error| panic!("{sql}: {error}"))
}

async fn one_text(app: &TestApp, sql: &str) -> String {
    rows(app, sql).await[0].try_get_by_index(0).expect("a text")
}

async fn one_id(app: &TestApp, sql: &str) -> Uuid {
    rows(app, sql).await[0].try_get_by_index(0).expect("an id")
}

/// Who owns the database drops every trigger, and what ties rows together.
async fn unprotect(app: &TestApp) {
    let triggers = if app.app.db.is_sqlite() {
        "SELECT name, '' FROM sqlite_master WHERE type = 'trigger'"
    } else {
        "SELECT tgname::text, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
    };
    for row in rows(app, triggers).await {
        let (name, table): (String, String) =
            (row.try_get_by_index(0).expect("a name"), row.try_get_by_index(1).expect("a table"));
        let on = if table.is_empty() { String::new() } else { format!(" ON {table}") };
        run(app, &format!("DROP TRIGGER {name}{on}")).await;
    }
}

fn literal(app: &TestApp, id: Uuid) -> String {
    if app.app.db.is_sqlite() { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
}

/// One more row, a copy of the one `which` names, with these columns set.
fn twin(table: &str, which: &str, set: &str) -> Vec<String> {
    vec![
        format!("CREATE TABLE twin AS SELECT * FROM {table} WHERE {which}"),
        format!("UPDATE twin SET {set}"),
        format!("INSERT INTO {table} SELECT * FROM twin"),
        "DROP TABLE twin".to_owned(),
    ]
}

/// What is done, and what must be named.
struct Forgery {
    sql: Vec<String>,
    named: Vec<String>,
}

fn forgery(sql: impl IntoIterator<Item = String>, named: &[&str]) -> Forgery {
    Forgery { sql: sql.into_iter().collect(), named: named.iter().map(|&one| one.to_owned()).collect() }
}

fn finds(faults: &[String], named: &[String]) -> bool {
    faults.iter().any(|fault| named.iter().all(|word| fault.contains(word)))
}

pub(super) async fn everything(app: &TestApp, lot: &Closed) {
    let faults = async || commands::reread(&app.app).await.faults;
    heads::sign(&app.app.db, &app.app.storage, &app.app.custody, &app.op(), None)
        .await
        .expect("a head is signed");
    assert_eq!(faults().await, Vec::<String>::new());
    unprotect(app).await;
    assert_eq!(faults().await, Vec::<String>::new(), "without its guards, nothing is wrong yet");
    for one in of_chains(app, lot)
        .await
        .into_iter()
        .chain(of_proofs(app, lot).await)
        .chain(of_documents(app, lot).await)
    {
        let before = faults().await;
        assert!(!finds(&before, &one.named), "{:?} was named before: {before:?}", one.named);
        for sql in &one.sql {
            run(app, sql).await;
        }
        let after = faults().await;
        assert!(finds(&after, &one.named), "{:?} does not name {:?}: {after:#?}", one.sql, one.named);
    }
    of_files(app).await;
    cut_off(app, lot).await;
}

fn of_device(lot: &Closed, place: usize) -> String {
    format!("device_id = (SELECT id FROM devices WHERE reference = '{}')", lot.devices[place])
}

/// Events and journal entries, changed, removed and added.
async fn of_chains(app: &TestApp, lot: &Closed) -> Vec<Forgery> {
    let device = |place: usize| lot.devices[place].clone();
    let new = literal(app, Uuid::now_v7());
    let entry = literal(app, Uuid::now_v7());
    let end: i64 = rows(app, &format!("SELECT max(number) FROM device_events WHERE {}", of_device(lot, 22)))
        .await[0]
        .try_get_by_index(0)
        .expect("a number");
    vec![
        forgery(
            [format!(
                "UPDATE device_events SET kind = kind || '.' WHERE number = 2 AND {}",
                of_device(lot, 20)
            )],
            &[&device(20), "event 2 was changed"],
        ),
        forgery(
            [format!("DELETE FROM device_events WHERE number = 2 AND {}", of_device(lot, 21))],
            &[&device(21), "event 2 is missing"],
        ),
        forgery(
            twin(
                "device_events",
                &format!("number = {end} AND {}", of_device(lot, 22)),
                &format!("number = {}, id = {new}", end + 1),
            ),
            &[&device(22), &format!("event {} was changed", end + 1)],
        ),
        forgery(
            [format!("UPDATE devices SET state = 'sold' WHERE reference = '{}'", device(23))],
            &[&device(23), "is not its last event's"],
        ),
        forgery(
            [format!("UPDATE devices SET model = model || '.' WHERE reference = '{}'", device(24))],
            &[&device(24), "its record is not what its last event sealed"],
        ),
        forgery(
            [format!("UPDATE devices SET weight_grams = 1 WHERE reference = '{}'", device(25))],
            &[&device(25), "its record is not what its last event sealed"],
        ),
        forgery(
            [format!("UPDATE devices SET grade = 'A' WHERE grade = 'B' AND reference = '{}'", device(0))],
            &[&device(0), "its record is not what its last event sealed"],
        ),
        forgery(
            [format!("UPDATE bench_tests SET note = 'x' WHERE {}", of_device(lot, 26))],
            &["test session", "is not what its device's chain sealed"],
        ),
        forgery(
            [
                format!("UPDATE bench_acts SET test_id = NULL WHERE {}", of_device(lot, 27)),
                format!("DELETE FROM bench_tests WHERE {}", of_device(lot, 27)),
            ],
            &[
                &device(27),
                "has a test session that its chain does not tell, or one in its chain that is gone",
            ],
        ),
        forgery(
            [format!("UPDATE device_storages SET serial = serial || 'X' WHERE {}", of_device(lot, 3))],
            &["bears another serial number than its proof"],
        ),
        forgery(
            ["UPDATE audit_entries SET request_id = request_id || '.' WHERE seal_number = 5".to_owned()],
            &["journal entry 5"],
        ),
        forgery(
            ["DELETE FROM audit_entries WHERE seal_number = 9".to_owned()],
            &["journal entry 9 is missing"],
        ),
        forgery(
            twin("audit_entries", "seal_number = 12", &format!("id = {entry}, seal_number = 9")),
            &["journal entry 9 does not fit"],
        ),
    ]
}

/// Proofs of erasure and certificates.
async fn of_proofs(app: &TestApp, lot: &Closed) -> Vec<Forgery> {
    let mut proofs = Vec::new();
    for place in 14..20 {
        let sql = format!(
            "SELECT w.id FROM wipe_evidence w JOIN device_storages s ON s.id = w.storage_id WHERE s.{}",
            of_device(lot, place)
        );
        proofs.push(one_id(app, &sql).await);
    }
    let of = |place: usize| format!("id = {}", literal(app, proofs[place]));
    let device = |place: usize| lot.devices[14 + place].clone();
    let named = |place: usize| format!("evidence {}", proofs[place]);
    let new = Uuid::now_v7();
    let certificate = one_text(app, "SELECT number FROM erasure_certificates WHERE kind = 'device'").await;
    let of_lot = one_text(app, "SELECT number FROM erasure_certificates WHERE kind = 'lot'").await;
    let copy = literal(app, Uuid::now_v7());
    let key = format!("(SELECT id FROM erasure_certificates WHERE number = '{certificate}')");
    vec![
        forgery(
            [format!("UPDATE wipe_evidence SET operator_name = operator_name || '.' WHERE {}", of(0))],
            &[&named(0), "is not what the journal sealed"],
        ),
        forgery(
            [format!("UPDATE wipe_evidence SET tool_version = '0.43' WHERE {}", of(1))],
            &[&device(1), "that its chain tells otherwise"],
        ),
        forgery(
            [format!("UPDATE wipe_evidence SET storage_serial = storage_serial || '0' WHERE {}", of(2))],
            &[&named(2), "is not what the journal sealed"],
        ),
        forgery(
            [
                format!("DELETE FROM certificate_evidence WHERE evidence_{}", of(3)),
                format!("DELETE FROM wipe_evidence WHERE {}", of(3)),
            ],
            &[&device(3), "in its chain that is gone"],
        ),
        forgery(
            twin(
                "wipe_evidence",
                &of(4),
                &format!("id = {}, report_key = 'x', report_facts = 'x'", literal(app, new)),
            ),
            &[&format!("evidence {new}"), "is not in the chain of its device"],
        ),
        forgery(
            [format!("UPDATE wipe_evidence SET accepted = FALSE, refusal = 'x' WHERE {}", of(5))],
            &[&device(5), "in its chain that is gone"],
        ),
        forgery(
            [format!("UPDATE erasure_certificates SET subject_reference = 'LOT' WHERE number = '{of_lot}'")],
            &[&of_lot, "is not what the journal says was issued"],
        ),
        forgery(
            twin(
                "erasure_certificates",
                &format!("number = '{of_lot}'"),
                &format!(
                    "id = {copy}, number = 'EFF-2026-900001', file_sha256 = 'x', evidence_sha256 = 'x', \
                     content_sha256 = 'x'"
                ),
            ),
            &["EFF-2026-900001", "is not what the journal says was issued"],
        ),
        forgery(
            [
                format!("DELETE FROM certificate_evidence WHERE certificate_id = {key}"),
                format!("DELETE FROM erasure_certificates WHERE number = '{certificate}'"),
            ],
            &[&certificate, "was issued by the journal and is gone"],
        ),
    ]
}

/// Records of waste, hardware reports, kept files, the lot itself.
async fn of_documents(app: &TestApp, lot: &Closed) -> Vec<Forgery> {
    let waste = |place: usize| {
        let id: Uuid = lot.waste[place].0.parse().expect("an id");
        format!("id = {}", literal(app, id))
    };
    let (new, report) = (literal(app, Uuid::now_v7()), literal(app, Uuid::now_v7()));
    let of_report = format!("SELECT document_id FROM hardware_reports WHERE {}", of_device(lot, 11));
    let kept = one_id(app, &of_report).await;
    let changed = "has a record of waste that its chain does not tell";
    vec![
        forgery(
            [format!("UPDATE waste_records SET weight_grams = weight_grams + 1 WHERE {}", waste(0))],
            &[&lot.devices[9], changed],
        ),
        forgery(
            [format!("DELETE FROM waste_records WHERE {}", waste(1))],
            &[&lot.devices[10], "has a record of waste in its chain that is gone"],
        ),
        forgery(twin("waste_records", &waste(2), &format!("id = {new}")), &[&lot.devices[11], changed]),
        forgery(
            [format!("UPDATE hardware_reports SET file_sha256 = 'x' WHERE {}", of_device(lot, 9))],
            &[&lot.devices[9], "has a hardware report"],
        ),
        forgery(
            [format!("DELETE FROM hardware_reports WHERE {}", of_device(lot, 10))],
            &[&lot.devices[10], "has a hardware report"],
        ),
        forgery(
            twin("hardware_reports", &of_device(lot, 11), &format!("id = {report}, file_sha256 = 'y'")),
            &[&lot.devices[11], "has a hardware report"],
        ),
        forgery(
            [format!("UPDATE documents SET bytes = bytes + 1 WHERE id = {}", literal(app, kept))],
            &[&kept.to_string(), "is not what was kept"],
        ),
        forgery(
            [format!(
                "UPDATE donation_lots SET content_hash = content_hash || '0' WHERE reference = '{}'",
                lot.reference
            )],
            &[&lot.reference, "that is not the one kept"],
        ),
        forgery(
            [format!(
                "UPDATE lot_lines SET note = 'x' WHERE position = 3 AND lot_id = (SELECT id FROM donation_lots WHERE \
                 reference = '{}')",
                lot.reference
            )],
            &[&lot.reference, "has other lines than were declared"],
        ),
        forgery(
            [format!(
                "UPDATE part_lines SET counted = 2 WHERE part_id = {}",
                literal(app, lot.part.parse().expect("an id"))
            )],
            &[&lot.reference, "was received with another count"],
        ),
    ]
}

/// One byte of a file, and a whole file.
async fn of_files(app: &TestApp) {
    let folder = app.app.config.data_dir.join("files");
    let of =
        |kind: &str| format!("SELECT id FROM documents WHERE subject_kind = '{kind}' ORDER BY id LIMIT 1");
    for kind in ["wipe_evidence", "erasure_certificate", "donation_lot", "waste_record", "hardware_report"] {
        let id = one_id(app, &of(kind)).await;
        let file = folder.join(id.to_string());
        let kept = std::fs::read(&file).unwrap_or_else(|error| panic!("{kind}: {error}"));
        let mut changed = kept.clone();
        changed[0] ^= 1;
        std::fs::write(&file, changed).expect("a changed file");
        let said = |fault: &str| vec![id.to_string(), kind.to_owned(), fault.to_owned()];
        let found = commands::reread(&app.app).await.faults;
        assert!(finds(&found, &said("is not what was kept")), "{kind}: {found:#?}");
        std::fs::remove_file(&file).expect("a removed file");
        let found = commands::reread(&app.app).await.faults;
        assert!(finds(&found, &said("is gone")), "{kind}: {found:#?}");
        std::fs::write(&file, kept).expect("as it was");
    }
}

/// The newest event goes with every trace of it, and so do the newest entries of the journal: chain and journal are whole,
/// and only the signed head knows.
async fn cut_off(app: &TestApp, lot: &Closed) {
    let reference = &lot.devices[29];
    let which = of_device(lot, 29);
    let end: i64 = rows(app, &format!("SELECT max(number) FROM device_events WHERE {which}")).await[0]
        .try_get_by_index(0)
        .expect("a number");
    let of =
        |column: &str| format!("(SELECT {column} FROM device_events WHERE number = {} AND {which})", end - 1);
    let (hash, head) = (of("hash"), end - 1);
    run(app, &format!("DELETE FROM device_events WHERE number = {end} AND {which}")).await;
    run(
        app,
        &format!("UPDATE devices SET head_number = {head}, head_hash = {hash}, state = 'wiped' WHERE reference = '{reference}'"),
    )
    .await;
    let found = commands::reread(&app.app).await.faults;
    let id = one_id(app, &format!("SELECT id FROM devices WHERE reference = '{reference}'")).await;
    let named = vec![format!("event {end} of device {id}"), "is gone".to_owned(), "head 1".to_owned()];
    assert!(finds(&found, &named), "{named:?}: {found:#?}");
    let last: i64 = rows(app, "SELECT max(seal_number) FROM audit_entries").await[0]
        .try_get_by_index(0)
        .expect("a number");
    run(app, &format!("DELETE FROM audit_entries WHERE seal_number > {}", last - 40)).await;
    let found = commands::reread(&app.app).await.faults;
    let named = vec!["journal entry".to_owned(), "is gone or was changed".to_owned()];
    assert!(finds(&found, &named), "{found:#?}");
}
