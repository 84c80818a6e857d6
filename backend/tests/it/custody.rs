//! What `rebond verify` finds when somebody who owns the database changed it.

use rebond::commands;
use rebond::devices::{self, LegalBasis, NewDevice, NewStorage, Specification, Wish, heads};
use rebond::kernel::DeviceId;
use rebond::platform::custody::{self, Head, Key};
use reqwest::StatusCode;
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::app::{BEGLES, BORDEAUX, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    what_is_cut_off_is_missed_by_the_signed_head,
    one_changed_byte_is_named,
    what_cannot_be_read_is_named_and_the_rest_is_read,
    a_changed_holder_or_origin_is_named,
    a_changed_head_is_named,
    another_key_is_announced_by_the_old_one,
    anybody_checks_the_signed_heads,
    heads_are_signed_every_night,
);

async fn receive(app: &TestApp, donor: &Member, workshop: &Member) -> String {
    let new = NewDevice {
        id: DeviceId::new(),
        specification: Specification {
            category: "laptop".to_owned(),
            model: "ThinkPad T480".to_owned(),
            ..Specification::default()
        },
        serial: None,
        inventory_number: None,
        storages: vec![NewStorage { serial: None, kind: "ssd".to_owned(), gigabytes: Some(256) }],
        legal_basis: LegalBasis::CompanyGift,
        wish: Wish::SaleAllowed,
        donor_id: Some(donor.organisation),
        lot_part_id: None,
        holder_id: workshop.organisation,
        site_id: workshop.site,
    };
    let op = app.op();
    let received = app.app.db.tx(async |t| devices::receive(t, &op, vec![new.clone()]).await).await;
    received.expect("a device is received").remove(0).reference
}

/// Two devices with a history, and who has them.
async fn world(app: &TestApp) -> (Member, Vec<String>) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mut references = Vec::new();
    for _ in 0..2 {
        let reference = receive(app, &donor, &workshop).await;
        let tests = json!({ "all_passed": true });
        app.as_member(&workshop).done(&format!("/devices/{reference}/tests"), &tests).await;
        references.push(reference);
    }
    (workshop, references)
}

async fn sign(app: &TestApp) -> Head {
    let App { db, storage, key } = App::of(app);
    heads::sign(db, storage, key, &app.op(), None).await.expect("a head is signed")
}

/// What signing needs.
struct App<'a> {
    db: &'a rebond::platform::Db,
    storage: &'a rebond::platform::storage::Storage,
    key: &'a Key,
}

impl<'a> App<'a> {
    fn of(app: &'a TestApp) -> Self {
        Self { db: &app.app.db, storage: &app.app.storage, key: &app.app.custody }
    }
}

async fn faults(app: &TestApp) -> Vec<String> {
    commands::reread(&app.app).await.faults
}

/// Who owns the database can drop what protects it.
async fn unprotect(app: &TestApp) {
    let triggers = [
        ("device_events_fixed", "device_events"),
        ("device_events_kept", "device_events"),
        ("devices_origin", "devices"),
        ("devices_origin_donor", "devices"),
        ("audit_entries_fixed", "audit_entries"),
        ("audit_entries_kept", "audit_entries"),
        ("custody_heads_fixed", "custody_heads"),
        ("custody_heads_kept", "custody_heads"),
    ];
    for (trigger, table) in triggers {
        let sql = if app.app.db.is_sqlite() {
            format!("DROP TRIGGER IF EXISTS {trigger}")
        } else {
            format!("DROP TRIGGER IF EXISTS {trigger} ON {table}")
        };
        tamper(app, &sql).await;
    }
}

async fn tamper(app: &TestApp, sql: &str) {
    let done = app.app.db.fresh().execute_unprepared(sql).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

fn names(faults: &[String], words: &[&str]) -> bool {
    faults.iter().any(|fault| words.iter().all(|word| fault.contains(word)))
}

async fn what_is_cut_off_is_missed_by_the_signed_head(app: TestApp) {
    let (_, references) = world(&app).await;
    sign(&app).await;
    assert_eq!(faults(&app).await, Vec::<String>::new());
    unprotect(&app).await;
    // The newest event goes, and the device says that its chain always ended before it.
    let reference = &references[0];
    let last = "(SELECT max(number) FROM device_events WHERE device_id = d.id)".to_owned();
    let of = |column: &str, number: &str| {
        format!("(SELECT {column} FROM device_events WHERE device_id = d.id AND number = {number})")
    };
    let id = format!("(SELECT id FROM devices WHERE reference = '{reference}')");
    let (_, passport) = app.as_visitor().get(&format!("/devices/{reference}/passport")).await;
    let end = passport["chain"]["events"].as_i64().expect("a count");
    tamper(&app, &format!("DELETE FROM device_events WHERE device_id = {id} AND number = {end}")).await;
    tamper(
        &app,
        &format!(
            "UPDATE devices AS d SET head_number = {last}, head_hash = {}, state = 'under_test' \
             WHERE reference = '{reference}'",
            of("hash", &last)
        ),
    )
    .await;
    let found = faults(&app).await;
    assert!(names(&found, &[&format!("event {end}"), "is gone", "head 1"]), "{found:?}");

    // The newest entries of the journal go.
    let before = found.len();
    tamper(&app, "DELETE FROM audit_entries WHERE seal_number > 2").await;
    let found = faults(&app).await;
    assert!(found.len() > before && names(&found, &["journal entry", "is gone or was changed"]), "{found:?}");
}

async fn one_changed_byte_is_named(app: TestApp) {
    let (_, references) = world(&app).await;
    unprotect(&app).await;
    let sqlite = app.app.db.is_sqlite();
    let second = format!("device_id = (SELECT id FROM devices WHERE reference = '{}')", references[1]);
    let mut changes = vec![
        format!("UPDATE device_events SET kind = 'received ' WHERE number = 1 AND {second}"),
        format!("UPDATE device_events SET previous_hash = 'x' WHERE number = 1 AND {second}"),
        format!("UPDATE device_events SET organisation_id = device_id WHERE number = 1 AND {second}"),
        format!("UPDATE device_events SET number = 100 WHERE number = 1 AND {second}"),
    ];
    changes.push(if sqlite {
        format!("UPDATE device_events SET details = details || ' ' WHERE number = 1 AND {second}")
    } else {
        format!("UPDATE device_events SET details = details || '{{\"a\":1}}' WHERE number = 1 AND {second}")
    });
    changes.push(if sqlite {
        format!("UPDATE device_events SET at = replace(at, '+00:00', 'Z') WHERE number = 1 AND {second}")
    } else {
        format!("UPDATE device_events SET at = at + interval '1 microsecond' WHERE number = 1 AND {second}")
    });
    for change in changes {
        tamper(&app, "CREATE TABLE before AS SELECT * FROM device_events").await;
        tamper(&app, &change).await;
        let found = faults(&app).await;
        assert!(names(&found, &[&references[1], "event 1"]), "{change}: {found:?}");
        assert!(!names(&found, &[&references[0]]), "{change}: {found:?}");
        tamper(&app, "DELETE FROM device_events").await;
        tamper(&app, "INSERT INTO device_events SELECT * FROM before").await;
        tamper(&app, "DROP TABLE before").await;
        assert_eq!(faults(&app).await, Vec::<String>::new(), "{change}");
    }
    for change in ["action = action || '.'", "subject_id = subject_id || 'x'", "request_id = 'x'"] {
        tamper(&app, &format!("UPDATE audit_entries SET {change} WHERE seal_number = 2")).await;
        let found = faults(&app).await;
        assert!(names(&found, &["journal entry 2", "does not fit the chain"]), "{change}: {found:?}");
    }
    tamper(&app, "DELETE FROM audit_entries WHERE seal_number = 3").await;
    let found = faults(&app).await;
    assert!(names(&found, &["journal entry 3 is missing"]), "{found:?}");
}

async fn what_cannot_be_read_is_named_and_the_rest_is_read(app: TestApp) {
    let (_, references) = world(&app).await;
    unprotect(&app).await;
    while rebond::platform::audit::seal(&app.app.db).await.expect("sealed") > 0 {}
    // What each database lets through that its reader does not expect.
    let (broken, said) = if app.app.db.is_sqlite() {
        ("details = '{\"to\":'", "cannot be decoded")
    } else {
        ("details = '[1e400]'", "event 1")
    };
    let first = format!("device_id = (SELECT id FROM devices WHERE reference = '{}')", references[0]);
    tamper(&app, &format!("UPDATE device_events SET {broken} WHERE number = 1 AND {first}")).await;
    tamper(&app, &format!("UPDATE audit_entries SET {broken} WHERE seal_number = 1")).await;
    // Something later is wrong too, and is found all the same.
    let second = format!("device_id = (SELECT id FROM devices WHERE reference = '{}')", references[1]);
    tamper(&app, &format!("UPDATE device_events SET kind = 'x' WHERE number = 2 AND {second}")).await;
    tamper(&app, "UPDATE audit_entries SET action = 'x' WHERE seal_number = 3").await;
    let found = faults(&app).await;
    assert!(names(&found, &[&references[0], "event 1", said]), "{found:?}");
    assert!(names(&found, &["journal entry 1"]), "{found:?}");
    assert!(names(&found, &[&references[1], "event 2 was changed"]), "{found:?}");
    assert!(names(&found, &["journal entry 3 does not fit"]), "{found:?}");
}

async fn a_changed_holder_or_origin_is_named(app: TestApp) {
    let (_, references) = world(&app).await;
    let other = app.member(New::refurbisher(BORDEAUX)).await;
    unprotect(&app).await;
    let id = if app.app.db.is_sqlite() {
        format!("x'{}'", other.organisation.0.simple())
    } else {
        format!("'{}'", other.organisation)
    };
    for (change, word) in [
        (format!("holder_id = {id}"), "holder"),
        ("legal_basis = 'purchase'".to_owned(), "legal_basis purchase"),
        ("wish = 'mixed'".to_owned(), "wish mixed"),
        (format!("donor_id = {id}"), "donor"),
    ] {
        tamper(&app, "CREATE TABLE before AS SELECT * FROM devices").await;
        tamper(&app, &format!("UPDATE devices SET {change} WHERE reference = '{}'", references[0])).await;
        let found = faults(&app).await;
        assert!(names(&found, &[&references[0], word]), "{change}: {found:?}");
        for column in ["holder_id", "legal_basis", "wish", "donor_id"] {
            tamper(
                &app,
                &format!(
                    "UPDATE devices SET {column} = (SELECT b.{column} FROM before b WHERE b.id = devices.id)"
                ),
            )
            .await;
        }
        tamper(&app, "DROP TABLE before").await;
    }
    assert_eq!(faults(&app).await, Vec::<String>::new());
    tamper(&app, &format!("UPDATE devices SET sale_allowed = FALSE WHERE reference = '{}'", references[0]))
        .await;
    let found = faults(&app).await;
    assert!(names(&found, &[&references[0], "law 13"]), "{found:?}");
}

async fn a_changed_head_is_named(app: TestApp) {
    world(&app).await;
    sign(&app).await;
    world(&app).await;
    let second = sign(&app).await;
    assert_eq!(faults(&app).await, Vec::<String>::new());
    let files = app.app.config.data_dir.join("files");
    let part = files.join(custody::part_of(2, 1));
    let kept = std::fs::read(&part).expect("the ends of chains are kept");
    let mut changed = kept.clone();
    changed[0] ^= 1;
    std::fs::write(&part, changed).expect("a changed file");
    assert!(names(&faults(&app).await, &["head-000002-0001.txt", "gone or was changed"]));
    std::fs::write(&part, kept).expect("as it was");

    let head = files.join(custody::file_of(2));
    let kept = std::fs::read(&head).expect("the head is kept");
    std::fs::remove_file(&head).expect("a removed head");
    assert!(names(&faults(&app).await, &["signed head 2", "not kept outside"]));
    let mut forged = second.clone();
    forged.body = forged.body.replace("\"events\":", "\"events\":1");
    std::fs::write(&head, serde_json::to_vec(&forged).expect("JSON")).expect("a forged head");
    assert!(names(&faults(&app).await, &["signed head 2", "signature is not good"]));
    std::fs::write(&head, kept).expect("as it was");
    assert_eq!(faults(&app).await, Vec::<String>::new());
    unprotect(&app).await;
    tamper(&app, "DELETE FROM custody_heads WHERE number = 2").await;
    assert!(names(&faults(&app).await, &["signed head 2 is gone from the database"]));
}

async fn another_key_is_announced_by_the_old_one(app: TestApp) {
    world(&app).await;
    sign(&app).await;
    let op = app.op();
    let App { db, storage, key } = App::of(&app);
    let next = Key::prepare(&app.app.config.data_dir).expect("a prepared key");
    heads::sign(db, storage, key, &op, Some(next.clone())).await.expect("the next key is announced");
    Key::replace(&app.app.config.data_dir).expect("the next key is in place");
    let new = Key::open(None, &app.app.config.data_dir).expect("the new key");
    heads::sign(db, storage, &new, &op, None).await.expect("signed with it");
    let c = app.app.db.fresh();
    let sound = heads::verify_heads(c, storage, &next).await.expect("heads are read");
    assert_eq!((sound.heads, sound.faults), (3, Vec::new()));
    // A key that nobody announced.
    let stranger = Key::open(Some(&"ab".repeat(32)), &app.app.config.data_dir).expect("a key");
    heads::sign(db, storage, &stranger, &op, None).await.expect("signed");
    let found = heads::verify_heads(c, storage, &next).await.expect("heads are read").faults;
    assert!(names(&found, &["signed head 4", "no head announced"]), "{found:?}");
    assert!(names(&found, &["this installation's key"]), "{found:?}");
}

async fn anybody_checks_the_signed_heads(app: TestApp) {
    world(&app).await;
    sign(&app).await;
    sign(&app).await;
    let (status, feed) = app.as_visitor().get("/custody/heads").await;
    assert_eq!((status, feed["items"].as_array().map(Vec::len)), (StatusCode::OK, Some(2)));
    let text = |number: usize, name: &str| feed["items"][number][name].as_str().expect("a text").to_owned();
    for number in [0, 1] {
        let (body, key) = (text(number, "body"), text(number, "public_key"));
        assert_eq!(feed["public_key"], key);
        assert!(custody::signed_by(&key, &body, &text(number, "signature")));
        assert!(!custody::signed_by(&key, &format!("{body} "), &text(number, "signature")));
    }
    let newest: serde_json::Value = serde_json::from_str(&text(0, "body")).expect("JSON");
    assert_eq!(newest["previous"], text(1, "digest"));
    let (status, page) = app.as_visitor().page("/verifier/empreintes").await;
    assert!(status == StatusCode::OK && page.contains(&text(0, "digest")), "{page}");
    let (_, older) = app.as_visitor().get("/custody/heads?limit=1&after=2").await;
    assert_eq!(older["items"][0]["number"], 1);
}

async fn heads_are_signed_every_night(app: TestApp) {
    world(&app).await;
    rebond::jobs::plan(&app.app).await.expect("nights are planned");
    app.work().await;
    app.advance(chrono::Duration::days(1));
    app.work().await;
    let (_, feed) = app.as_visitor().get("/custody/heads").await;
    assert_eq!(feed["items"].as_array().map(Vec::len), Some(2), "{feed}");
    assert_eq!(faults(&app).await, Vec::<String>::new());
}
