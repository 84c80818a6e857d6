//! The bench's screen, on both databases: found by its code, told by several people, sent twice, in few statements.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rebond::devices::{self, LegalBasis, NewDevice, NewStorage, Specification, Wish};
use rebond::kernel::DeviceId;
use reqwest::{Method, StatusCode};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::app::BEGLES;
use crate::support::visitor::Visitor;
use crate::support::{Member, New, TestApp, on_both_databases};

on_both_databases!(
    a_device_is_found_by_whatever_is_printed_on_it,
    two_people_who_tell_of_one_device_merge,
    what_is_sent_again_is_done_once,
    what_was_told_without_a_connection_counts_at_its_own_time,
    a_key_tells_one_thing_of_the_same_devices,
    what_was_done_is_known_when_the_device_lies_elsewhere,
    a_grade_waits_until_what_was_told_is_recorded,
    who_opened_a_device_says_that_it_holds_no_storage,
    the_latest_battery_counts_wherever_it_was_measured,
    the_screen_leads_from_reception_to_a_grade,
    the_same_is_told_of_several_devices_or_of_none,
    a_reader_fills_a_list_of_codes,
    what_cannot_be_told_is_refused_in_words,
    an_act_at_the_bench_costs_six_statements_at_most,
    the_screen_works_without_script,
);

fn laptop(serial: &str, holder: &Member) -> NewDevice {
    NewDevice {
        id: DeviceId::new(),
        specification: Specification {
            category: "laptop".to_owned(),
            brand: Some("Lenovo".to_owned()),
            model: "ThinkPad T480".to_owned(),
            ..Specification::default()
        },
        serial: Some(serial.to_owned()),
        inventory_number: Some(format!("INV-{serial}")),
        storages: vec![NewStorage { serial: None, kind: "ssd".to_owned(), gigabytes: Some(256) }],
        legal_basis: LegalBasis::CompanyGift,
        wish: Wish::SaleAllowed,
        donor_id: None,
        lot_part_id: None,
        holder_id: holder.organisation,
        site_id: holder.site,
    }
}

async fn receive(app: &TestApp, new: NewDevice) -> String {
    let op = app.op();
    let received = app.app.db.tx(async |t| devices::receive(t, &op, vec![new.clone()]).await).await;
    received.expect("a device is received").remove(0).reference
}

async fn screen(app: &TestApp, member: &Member, reference: &str) -> Value {
    let (status, screen) = app.as_member(member).get(&format!("/devices/{reference}/bench")).await;
    assert_eq!(status, StatusCode::OK, "{screen}");
    screen
}

/// That the storage of a laptop was erased.
fn proof() -> Value {
    json!({
        "storage_serial": "A1", "method": "purge", "tool": "Effaceur", "tool_version": "9", "exit_status": 0,
        "verified": true, "started_at": "2026-11-23T06:00:00Z", "ended_at": "2026-11-23T07:00:00Z",
    })
}

async fn count(app: &TestApp, sql: &str) -> i64 {
    let backend = app.app.db.fresh().get_database_backend();
    let row = app.app.db.fresh().query_one_raw(sea_orm::Statement::from_string(backend, sql)).await;
    row.expect("a count").expect("a row").try_get_by_index(0).expect("a number")
}

async fn a_device_is_found_by_whatever_is_printed_on_it(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let address = format!("{}/appareils/{reference}?x=1", app.url);
    let typed = reference.to_lowercase().replace('-', " ");
    let codes = [&reference, &typed, &address, "pf1abcde", "inv-PF1ABCDE"];
    for code in codes {
        let request = app.as_member(&workshop).request(Method::GET, "/api/v1/bench").query(&[("code", code)]);
        let (status, found) = app.as_member(&workshop).send(request).await;
        assert_eq!((status, &found[0]["reference"]), (StatusCode::OK, &json!(reference)), "{code}");
        let request = app.as_member(&other).request(Method::GET, "/api/v1/bench").query(&[("code", code)]);
        assert_eq!(app.as_member(&other).send(request).await, (StatusCode::OK, json!([])), "{code}");
    }
    // Two devices bear one serial number: a person says which.
    let twin = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let (_, found) = app.as_member(&workshop).get("/bench?code=PF1ABCDE").await;
    let found: Vec<&Value> = found.as_array().expect("a list").iter().map(|one| &one["reference"]).collect();
    assert!(found.contains(&&json!(reference)) && found.contains(&&json!(twin)), "{found:?}");
    let (_, page) = app.as_member(&workshop).page("/desk/bench?code=PF1ABCDE").await;
    assert!(page.contains(&reference) && page.contains(&twin) && page.contains("Plusieurs appareils"));
    let (status, page) = app.as_member(&workshop).page("/desk/bench?code=NOSUCH01").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(page.contains("NOSUCH01") && page.contains("id=\"code-error\""), "{page}");
}

async fn two_people_who_tell_of_one_device_merge(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let before = devices::find_by_reference(app.app.db.fresh(), &reference).await.expect("a device").version;
    let functions = ["power", "screen", "hinges", "keyboard", "touchpad", "ports", "wifi", "camera"];
    let app = Arc::new(app);
    let mut calls = tokio::task::JoinSet::new();
    for function in functions {
        let (app, workshop, reference) = (app.clone(), workshop.clone(), reference.clone());
        calls.spawn(async move {
            let body = json!({ "marks": { function: "passed" } });
            app.as_member(&workshop).done(&format!("/devices/{reference}/bench-marks"), &body).await
        });
    }
    for answer in calls.join_all().await {
        assert_eq!(answer, json!({ "kept": true }));
    }
    let told = screen(&app, &workshop, &reference).await;
    for function in functions {
        assert_eq!(told["told"][function], "passed", "{function} was lost: {told}");
    }
    assert_eq!(told["untold"].as_array().expect("a list").len(), 17 - functions.len());
    // The latest word wins, and both are kept.
    let body = json!({ "marks": { "camera": "failed" } });
    app.as_member(&workshop).done(&format!("/devices/{reference}/bench-marks"), &body).await;
    let told = screen(&app, &workshop, &reference).await;
    assert_eq!((&told["told"]["camera"], &told["told"]["power"]), (&json!("failed"), &json!("passed")));
    assert_eq!(count(&app, "SELECT count(*) FROM bench_acts").await, 9);
    assert_eq!(count(&app, "SELECT count(*) FROM audit_entries WHERE action = 'bench_act.tell'").await, 9);
    let after = devices::find_by_reference(app.app.db.fresh(), &reference).await.expect("a device").version;
    assert_eq!(before, after, "nobody waits for a version of the device");
}

async fn what_is_sent_again_is_done_once(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let path = format!("/devices/{reference}/bench-marks");
    let body = json!({ "key": "page-0001", "marks": { "power": "passed" } });
    assert_eq!(caller.done(&path, &body).await, json!({ "kept": true }));
    assert_eq!(caller.done(&path, &body).await, json!({ "kept": false }));
    let (status, problem) =
        caller.post(&path, &json!({ "key": "page-0001", "marks": { "power": "failed" } })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("idempotency-key-reused")));
    let rest = json!({ "key": "page-0002", "rest_passed": true });
    assert_eq!(caller.done(&path, &rest).await, json!({ "kept": true }));
    assert_eq!(caller.done(&path, &rest).await, json!({ "kept": false }));
    // A replay is known even when the device has gone on meanwhile.
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let own = format!("/desk/bench/{reference}");
    for _ in 0..2 {
        let given = visitor.send(&format!("{own}/tests"), &own, &[("key", "page-0003")]).await;
        assert_eq!(
            (given.status, given.to),
            (StatusCode::SEE_OTHER, format!("{own}#next")),
            "{}",
            given.page
        );
    }
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!(device["tests"].as_array().expect("a list").len(), 1, "one session");
    assert_eq!(device["state"], "to_wipe");
    assert_eq!(caller.done(&path, &body).await, json!({ "kept": false }));
    assert_eq!(count(&app, "SELECT count(*) FROM bench_acts").await, 3);
}

async fn what_was_told_without_a_connection_counts_at_its_own_time(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let path = format!("/devices/{reference}/bench-marks");
    caller.done(&path, &json!({ "marks": { "keyboard": "passed" } })).await;
    // In the cellar, twenty minutes before.
    let cellar =
        json!({ "made_at": "2026-11-23T08:40:00Z", "marks": { "keyboard": "failed", "wifi": "failed" } });
    caller.done(&path, &cellar).await;
    let told = screen(&app, &workshop, &reference).await;
    assert_eq!((&told["told"]["keyboard"], &told["told"]["wifi"]), (&json!("passed"), &json!("failed")));
    // A clock that is ahead is not believed: what comes after it still counts.
    app.advance(chrono::Duration::minutes(1));
    caller.done(&path, &json!({ "made_at": "2030-01-01T00:00:00Z", "marks": { "wifi": "passed" } })).await;
    app.advance(chrono::Duration::minutes(1));
    caller.done(&path, &json!({ "marks": { "wifi": "failed" } })).await;
    assert_eq!(screen(&app, &workshop, &reference).await["told"]["wifi"], "failed");
}

async fn a_key_tells_one_thing_of_the_same_devices(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let (first, second) = (
        receive(&app, laptop("PF1ABC01", &workshop)).await,
        receive(&app, laptop("PF1ABC02", &workshop)).await,
    );
    let tell = async |key: &str, references: &[&String], wifi: &str, rest: bool| {
        let body =
            json!({ "key": key, "references": references, "marks": { "wifi": wifi }, "rest_passed": rest });
        let (status, answer) = caller.post("/bench-marks", &body).await;
        (status, answer["kept"].as_bool(), answer["code"].as_str().map(str::to_owned))
    };
    let kept = |kept| (StatusCode::OK, Some(kept), None);
    let reused = (StatusCode::CONFLICT, None, Some("idempotency-key-reused".to_owned()));
    assert_eq!(tell("several-01", &[&first], "failed", false).await, kept(true));
    assert_eq!(tell("several-01", &[&first, &second], "failed", false).await, reused, "of all or of none");
    assert_eq!(tell("several-01", &[&second], "failed", false).await, reused, "another device");
    assert_eq!(screen(&app, &workshop, &second).await["told"], json!({}));
    assert_eq!(count(&app, "SELECT count(*) FROM audit_entries WHERE action = 'bench_act.tell'").await, 1);
    assert_eq!(tell("several-02", &[&first, &second], "failed", true).await, kept(true));
    assert_eq!(tell("several-02", &[&second, &first], "failed", true).await, kept(false));
    assert_eq!(tell("several-02", &[&first, &second], "passed", true).await, reused, "something else");
    assert_eq!(tell("several-02", &[&first], "failed", true).await, reused, "fewer devices");
    assert_eq!(count(&app, "SELECT count(*) FROM bench_acts").await, 3);
}

async fn what_was_done_is_known_when_the_device_lies_elsewhere(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let marks = format!("/devices/{reference}/bench-marks");
    let body = json!({ "key": "moved-0001", "rest_passed": true });
    assert_eq!(caller.done(&marks, &body).await, json!({ "kept": true }));
    let own = format!("/desk/bench/{reference}");
    let tests = format!("{own}/tests");
    let given = visitor.send(&tests, "/desk/bench", &[("key", "moved-0002")]).await;
    assert_eq!(given.to, format!("{own}#next"), "{}", given.page);
    let op = app.op();
    let id = devices::find_by_reference(app.app.db.fresh(), &reference).await.expect("a device").id;
    let moved =
        app.app.db.tx(async |t| devices::move_to(t, &op, &[id], other.organisation, None).await).await;
    moved.expect("it is moved");
    assert_eq!(caller.done(&marks, &body).await, json!({ "kept": false }));
    let given = visitor.send(&tests, "/desk/bench", &[("key", "moved-0002")]).await;
    assert_eq!((given.status, given.to.as_str()), (StatusCode::SEE_OTHER, "/desk/bench"), "{}", given.page);
    // What was not done is refused as before.
    let body = json!({ "key": "moved-0003", "rest_passed": true });
    assert_eq!(caller.post(&marks, &body).await.0, StatusCode::NOT_FOUND);
    let given = visitor.send(&tests, "/desk/bench", &[("key", "moved-0004")]).await;
    assert_ne!(given.to, format!("{own}#next"));
    assert_eq!(count(&app, "SELECT count(*) FROM bench_acts").await, 2);
}

async fn who_opened_a_device_says_that_it_holds_no_storage(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let visitor = Visitor::signed_in(&app, &workshop).await;
    for (serial, said, expected) in [("PF1AAAAA", "true", "no_storage"), ("PF1BBBBB", "", "to_wipe")] {
        let new = NewDevice { storages: Vec::new(), ..laptop(serial, &workshop) };
        let reference = receive(&app, new).await;
        let own = format!("/desk/bench/{reference}");
        visitor.send(&format!("{own}/marks"), &own, &[("rest", "passed")]).await;
        visitor.send(&format!("{own}/marks"), &own, &[("battery_percent", "90")]).await;
        for look in ["case_marks:none", "screen_marks:none"] {
            visitor.send(&format!("{own}/marks"), &own, &[("mark", look)]).await;
        }
        let page = visitor.open(&own).await;
        assert!(page.holds("name=\"no_storage\""), "{}", page.page);
        visitor.send(&format!("{own}/tests"), &own, &[("no_storage", said)]).await;
        assert_eq!(caller.get(&format!("/devices/{reference}")).await.1["state"], expected);
    }
}

async fn a_grade_waits_until_what_was_told_is_recorded(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let own = format!("/desk/bench/{reference}");
    let marks = format!("/devices/{reference}/bench-marks");
    let tests = json!({ "all_passed": true, "specification": { "battery_percent": 90 } });
    caller.done(&format!("/devices/{reference}/tests"), &tests).await;
    caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof()).await;
    app.advance(chrono::Duration::minutes(1));
    let told = json!({ "marks": { "camera": "failed", "case_marks": "none", "screen_marks": "none" } });
    caller.done(&marks, &told).await;
    let state = async || caller.get(&format!("/devices/{reference}")).await.1;
    // Neither the list's page nor the API passes it by.
    let (status, problem) =
        caller.post(&format!("/devices/{reference}/grade"), &json!({ "grade": "A" })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("workbench-record-first")));
    let given = visitor.send(&format!("{own}/grade"), &own, &[("grade", "A"), ("key", "grade-0001")]).await;
    assert_eq!(state().await["state"], "wiped", "it is not ready with what was told left out");
    let (why, page) = ("Enregistrez d’abord les tests", visitor.open(&own).await);
    assert!(given.holds(why) || page.holds(why), "{} {}", given.page, page.page);
    visitor.send(&format!("{own}/tests"), &own, &[]).await;
    // What was refused took no key.
    let given = visitor.send(&format!("{own}/grade"), &own, &[("grade", "A"), ("key", "grade-0001")]).await;
    assert_eq!(given.to, format!("{own}#next"), "{}", given.page);
    let device = state().await;
    assert_eq!((&device["state"], &device["grade"]), (&json!("ready"), &json!("A")));
    assert_eq!(device["functions_passed"], false);
    // Whoever gave it knew of the camera; nobody knew of the case.
    assert_eq!(screen(&app, &workshop, &reference).await["next"], "publish");
    app.advance(chrono::Duration::minutes(1));
    caller.done(&marks, &json!({ "marks": { "case_marks": "broken" } })).await;
    let at = screen(&app, &workshop, &reference).await;
    assert_eq!((&at["next"], &at["proposed_grade"]), (&json!("record"), &json!("P")), "{at}");
    visitor.send(&format!("{own}/tests"), &own, &[]).await;
    assert_eq!(screen(&app, &workshop, &reference).await["next"], "repair");
    visitor.send(&format!("{own}/repair"), &own, &[]).await;
    // In repair, what sent it there is asked again, and no second repair.
    assert_eq!(screen(&app, &workshop, &reference).await["stage"], "to_repair");
    app.advance(chrono::Duration::minutes(1));
    caller.done(&marks, &json!({ "marks": { "camera": "passed" } })).await;
    assert_eq!(screen(&app, &workshop, &reference).await["next"], "case_marks");
    app.advance(chrono::Duration::minutes(1));
    caller.done(&marks, &json!({ "marks": { "case_marks": "broken" } })).await;
    assert_eq!(screen(&app, &workshop, &reference).await["next"], "record");
}

async fn the_latest_battery_counts_wherever_it_was_measured(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let marks = format!("/devices/{reference}/bench-marks");
    caller.done(&marks, &json!({ "marks": { "battery_percent": "60" } })).await;
    app.advance(chrono::Duration::minutes(1));
    // On the ordinary form, after a new battery went in.
    let tests = json!({ "all_passed": true, "specification": { "battery_percent": 95 } });
    caller.done(&format!("/devices/{reference}/tests"), &tests).await;
    caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof()).await;
    assert_eq!(screen(&app, &workshop, &reference).await["battery_percent"], 95);
    let own = format!("/desk/bench/{reference}");
    visitor.send(&format!("{own}/tests"), &own, &[]).await;
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!(device["specification"]["battery_percent"], 95, "an older figure does not come back");
    app.advance(chrono::Duration::minutes(1));
    caller.done(&marks, &json!({ "marks": { "battery_percent": "91" } })).await;
    assert_eq!(screen(&app, &workshop, &reference).await["battery_percent"], 91);
}

async fn the_screen_leads_from_reception_to_a_grade(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let marks = format!("/devices/{reference}/bench-marks");
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let own = format!("/desk/bench/{reference}");
    let mut tried = 0;
    loop {
        let screen = screen(&app, &workshop, &reference).await;
        let next = screen["next"].as_str().expect("a next act").to_owned();
        let told = |subject: &str, answer: &str| json!({ "marks": { subject: answer } });
        match next.as_str() {
            "try" => {
                tried += 1;
                let function = screen["next_function"].as_str().expect("a function");
                let answer = if function == "camera" { "failed" } else { "passed" };
                caller.done(&marks, &told(function, answer)).await;
            }
            "battery" => drop(caller.done(&marks, &told("battery_percent", "72")).await),
            "case_marks" => drop(caller.done(&marks, &told("case_marks", "light")).await),
            "screen_marks" => drop(caller.done(&marks, &told("screen_marks", "none")).await),
            "record" => drop(visitor.send(&format!("{own}/tests"), &own, &[]).await),
            "erase" => {
                caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof()).await;
            }
            "grade" => {
                assert_eq!(screen["proposed_grade"], "C", "{screen}");
                let given = visitor.send(&format!("{own}/grade"), &own, &[("grade", "C")]).await;
                assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.page);
            }
            "publish" => break,
            other => panic!("{other} leads nowhere: {screen}"),
        }
        assert!(tried < 30, "it never ends");
    }
    assert_eq!(tried, 17, "each function is tried once");
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!((&device["state"], &device["grade"]), (&json!("ready"), &json!("C")));
    assert_eq!(device["specification"]["battery_percent"], 72);
    assert_eq!((&device["word"], &device["functions_passed"]), (&json!("reused"), &json!(false)));
    let faults = devices::verify(app.app.db.fresh()).await.expect("chains are read").faults;
    assert!(faults.is_empty(), "{faults:?}");
}

async fn the_same_is_told_of_several_devices_or_of_none(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let mut all = Vec::new();
    for number in 0..10 {
        all.push(receive(&app, laptop(&format!("PF1ABC{number:02}"), &workshop)).await);
    }
    let body =
        json!({ "key": "batch-001", "references": all, "marks": { "wifi": "failed" }, "rest_passed": true });
    assert_eq!(caller.done("/bench-marks", &body).await, json!({ "kept": true }));
    assert_eq!(caller.done("/bench-marks", &body).await, json!({ "kept": false }));
    for reference in &all {
        let screen = screen(&app, &workshop, reference).await;
        assert_eq!(screen["untold"], json!([]));
        assert_eq!((&screen["told"]["wifi"], &screen["told"]["power"]), (&json!("failed"), &json!("passed")));
    }
    let foreign = receive(&app, laptop("PF1FOREIGN", &other)).await;
    let body = json!({ "references": [all[0], foreign], "marks": { "wifi": "passed" } });
    assert_eq!(caller.post("/bench-marks", &body).await.0, StatusCode::NOT_FOUND);
    assert_eq!(screen(&app, &workshop, &all[0]).await["told"]["wifi"], "failed", "of none");
}

async fn a_reader_fills_a_list_of_codes(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (first, second) = (
        receive(&app, laptop("PF1ABC01", &workshop)).await,
        receive(&app, laptop("PF1ABC02", &workshop)).await,
    );
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let own = "/desk/bench/batch";
    let codes = format!("{first}\r\npf1abc02\r\n{}/appareils/{first}\r\n", app.url);
    let fields = [("codes", codes.as_str()), ("subject", "wifi"), ("answer", "failed"), ("rest", "true")];
    let given = visitor.send(own, own, &fields).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.page);
    let page = visitor.open(&given.to).await;
    assert!(
        page.holds("noté pour 2 appareils") && page.holds(&format!("labels.pdf?row={first}")),
        "{}",
        page.page
    );
    for reference in [&first, &second] {
        let screen = screen(&app, &workshop, reference).await;
        assert_eq!((&screen["told"]["wifi"], &screen["untold"]), (&json!("failed"), &json!([])));
    }
    let wrong = format!("{first}\nNOSUCH01");
    let given = visitor.send(own, own, &[("codes", &wrong), ("subject", "wifi"), ("answer", "passed")]).await;
    assert_eq!(given.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(given.holds("NOSUCH01") && given.holds(&first), "nothing typed is lost: {}", given.page);
    assert_eq!(screen(&app, &workshop, &first).await["told"]["wifi"], "failed");
    let given = visitor.send(own, own, &[("codes", &first)]).await;
    assert_eq!(given.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was told");
}

async fn what_cannot_be_told_is_refused_in_words(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let path = format!("/devices/{reference}/bench-marks");
    for (body, field, code) in [
        (json!({}), "marks", "workbench-nothing-told"),
        (json!({ "marks": { "warp": "passed" } }), "marks", "workbench-subject-unknown"),
        (json!({ "marks": { "power": "perhaps" } }), "marks", "workbench-answer-unknown"),
        (json!({ "marks": { "calls": "failed" } }), "marks", "workbench-function-not-theirs"),
        (json!({ "marks": { "battery_percent": "140" } }), "battery_percent", "workbench-battery-unlikely"),
        (json!({ "key": "a b", "marks": { "power": "passed" } }), "key", "workbench-key-malformed"),
    ] {
        let (status, problem) = caller.post(&path, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(
            (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
            (&json!(field), &json!(code))
        );
    }
    let many: Vec<String> = (0..51).map(rebond::kernel::reference::device_reference).collect();
    let (status, problem) =
        caller.post("/bench-marks", &json!({ "references": many, "marks": { "power": "passed" } })).await;
    assert_eq!(
        (status, &problem["errors"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("workbench-too-many"))
    );
    caller.done(&format!("/devices/{reference}/quarantine"), &json!({ "reason": "doute" })).await;
    let (status, problem) = caller.post(&path, &json!({ "marks": { "power": "passed" } })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("bench-set-aside")));
    assert_eq!(count(&app, "SELECT count(*) FROM bench_acts").await, 0);
}

/// A request that can be made anew.
type Act<'a> = Box<dyn Fn() -> reqwest::RequestBuilder + 'a>;

async fn an_act_at_the_bench_costs_six_statements_at_most(mut app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let seen = Arc::new(AtomicUsize::new(0));
    let counter = seen.clone();
    app.restart_with(|app| {
        app.db = app.db.telling(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        });
    })
    .await;
    let caller = app.as_member(&workshop);
    let spent = async |work: &dyn Fn() -> reqwest::RequestBuilder| {
        let before = seen.load(Ordering::Relaxed);
        let (status, answer) = caller.send(work()).await;
        assert!(status.is_success(), "{status} {answer}");
        seen.load(Ordering::Relaxed) - before
    };
    let path = format!("/api/v1/devices/{reference}/bench-marks");
    // Who calls is known before the act: an empty code asks the database for nothing else.
    let calling = spent(&|| caller.request(Method::GET, "/api/v1/bench?code=")).await;
    assert!(calling > 0, "the statements are not counted");
    let get = |path: &str| {
        let path = path.to_owned();
        move || caller.request(Method::GET, &path)
    };
    let post = |body: Value| {
        let path = path.clone();
        move || caller.request(Method::POST, &path).json(&body)
    };
    let acts: Vec<(&str, Act<'_>)> = vec![
        ("scan", Box::new(get(&format!("/api/v1/bench?code={reference}")))),
        ("scan of a serial", Box::new(get("/api/v1/bench?code=PF1ABCDE"))),
        ("scan of an inventory number", Box::new(get("/api/v1/bench?code=INV-PF1ABCDE"))),
        ("answer", Box::new(post(json!({ "key": "key-00001", "marks": { "power": "passed" } })))),
        ("answer again", Box::new(post(json!({ "key": "key-00001", "marks": { "power": "passed" } })))),
        ("battery", Box::new(post(json!({ "marks": { "battery_percent": "80" } })))),
        ("the rest", Box::new(post(json!({ "rest_passed": true })))),
        ("screen", Box::new(get(&format!("/api/v1/devices/{reference}/bench")))),
    ];
    for (name, act) in acts {
        let cost = spent(&act).await - calling;
        println!("{name}: {cost}");
        assert!((1..=6).contains(&cost), "{name} costs {cost} statements");
    }
}

async fn the_screen_works_without_script(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop("PF1ABCDE", &workshop)).await;
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let given = visitor.open(&format!("/desk/bench?code={}", reference.to_lowercase())).await;
    let own = format!("/desk/bench/{reference}");
    assert_eq!((given.status, &given.to), (StatusCode::SEE_OTHER, &own));
    let page = visitor.open(&own).await;
    for part in [
        "Lenovo ThinkPad T480",
        "Démarrage et arrêt",
        "Ne fonctionne pas",
        "0 fonction sur 17",
        "Note proposée",
    ] {
        assert!(page.holds(part), "{part} is not there: {}", page.page);
    }
    let token = page.token();
    let pressed = [("_form", token.as_str()), ("mark", "power:passed")];
    let given = visitor.send(&format!("{own}/marks"), &own, &pressed).await;
    assert_eq!((given.status, given.to), (StatusCode::SEE_OTHER, format!("{own}#next")));
    let page = visitor.open(&own).await;
    assert!(page.holds("value=\"power:passed\" aria-pressed=\"true\""), "{}", page.page);
    // A battery of 140 % is refused beside the form.
    let pressed = [("_form", page.token()), ("battery_percent", "140".to_owned())];
    let pressed: Vec<(&str, &str)> = pressed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let given = visitor.send(&format!("{own}/marks"), &own, &pressed).await;
    assert_eq!((given.status, &given.to), (StatusCode::SEE_OTHER, &own));
    assert!(visitor.open(&own).await.holds("de 0 à 100"));
    let (status, rules) = app.as_visitor().page("/etat-des-appareils").await;
    assert_eq!(status, StatusCode::OK);
    assert!(rules.contains("Traces légères") && rules.contains("2022-190"), "{rules}");
}
