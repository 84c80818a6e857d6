//! The bench over HTTP, on both databases.

use chrono::Duration;
use rebond::devices::{
    self, Action, Draft, Grade, LegalBasis, NewDevice, NewStorage, Specification, State, StorageFate, Wish,
};
use rebond::kernel::{Acting, Actor, Capacity, DeviceId, OpContext, Role};
use rebond::refurbishing::{self, Built, Method, Submitted, rules};
use reqwest::{Method as Verb, StatusCode};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LYON, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    the_verifier_reads_kept_reports_again,
    a_device_goes_from_reception_to_ready_and_its_passport_says_so,
    each_step_waits_for_the_one_before,
    only_the_holder_works_on_a_device,
    storages_that_were_taken_out_need_no_evidence,
    evidence_that_cannot_be_true_leaves_no_trace,
    a_report_proves_one_erasure_only,
    a_report_that_tells_of_a_failure_contradicts_success,
    an_unnamed_storage_takes_the_name_the_bench_reads,
    revoked_evidence_pulls_a_listed_device_back,
    the_database_itself_refuses_a_device_with_data,
    tampering_with_the_chain_is_named,
    data_never_leave_with_what_is_recycled,
    a_returned_device_is_erased_anew,
    hostile_values_are_refused_in_words,
    the_pages_work_without_script,
    what_waits_is_counted,
    an_erasure_without_its_method_is_refused_by_page_and_call,
    the_history_says_that_erasing_began_before_it_ended,
    histories_built_in_memory_verify,
);

fn laptop(storages: &[Option<&str>], holder: &Member) -> NewDevice {
    NewDevice {
        id: DeviceId::new(),
        specification: Specification {
            category: "laptop".to_owned(),
            brand: Some("Lenovo".to_owned()),
            model: "ThinkPad T480".to_owned(),
            memory_mb: Some(16_384),
            ..Specification::default()
        },
        serial: Some("PF1ABCDE".to_owned()),
        inventory_number: Some("INV-0042".to_owned()),
        storages: storages
            .iter()
            .map(|serial| NewStorage {
                serial: serial.map(str::to_owned),
                kind: "ssd".to_owned(),
                gigabytes: Some(256),
            })
            .collect(),
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

async fn act(app: &TestApp, reference: &str, actions: &[Action]) {
    let device = devices::find_by_reference(app.app.db.fresh(), reference).await.expect("the device");
    let op = app.op();
    for action in actions {
        let moved = app.app.db.tx(async |t| devices::act(t, &op, device.id, *action, json!({})).await).await;
        moved.expect("the device moves");
    }
}

/// Evidence that is believed.
fn proof(serial: &str) -> Value {
    json!({
        "storage_serial": serial, "method": "purge", "tool": "Effaceur Pro", "tool_version": "7.9", "exit_status": 0, "verified": true,
        "started_at": "2026-11-23T06:00:00Z", "ended_at": "2026-11-23T07:00:00Z",
    })
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

fn field_codes(problem: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let faults = problem["errors"].as_array().cloned().unwrap_or_default();
    faults.iter().map(|fault| (text(&fault["field"]), text(&fault["code"]))).collect()
}

async fn tested(app: &TestApp, workshop: &Member, storages: &[Option<&str>]) -> String {
    let reference = receive(app, laptop(storages, workshop)).await;
    let all = json!({ "all_passed": true });
    app.as_member(workshop).done(&format!("/devices/{reference}/tests"), &all).await;
    reference
}

async fn made_ready(app: &TestApp, workshop: &Member, serial: &str) -> String {
    let reference = tested(app, workshop, &[Some(serial)]).await;
    let caller = app.as_member(workshop);
    caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof(serial)).await;
    caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "B" })).await;
    reference
}

async fn faults(app: &TestApp) -> Vec<String> {
    let c = app.app.db.fresh();
    let mut faults = devices::verify(c).await.expect("chains are read").faults;
    faults.extend(refurbishing::verify(c).await.expect("evidence is read"));
    faults
}

async fn a_device_goes_from_reception_to_ready_and_its_passport_says_so(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mut new = laptop(&[Some("S3Z8NB0K"), None], &workshop);
    new.donor_id = Some(donor.organisation);
    let reference = receive(&app, new).await;
    let caller = app.as_member(&workshop);
    let path = |step: &str| format!("/devices/{reference}/{step}");

    let body = json!({
        "all_passed": true, "checks": { "camera": "not_applicable", "touchpad": true },
        "specification": { "battery_percent": 82, "operating_system": "Linux Mint 22", "charger": true },
    });
    let device = caller.done(&path("tests"), &body).await;
    assert_eq!((&device["state"], &device["functions_passed"]), (&json!("to_wipe"), &json!(true)));
    assert_eq!(device["specification"]["battery_percent"], 82);
    assert_eq!(device["specification"]["memory_mb"], 16_384);
    assert_eq!(device["word"], "reused", "its data are still there");

    // The tool says it failed: kept, not believed.
    let failed = with(proof("S3Z8NB0K"), "exit_status", json!(3));
    let (status, answer) = caller.post(&path("wipe-evidence"), &failed).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!((&answer["accepted"], &answer["refusal"]), (&json!(false), &json!("exit-status")));
    assert_eq!(answer["device"]["state"], "wipe_failed");
    assert!(answer["detail"].as_str().unwrap().contains("erreur"), "{answer}");

    let report = with(proof("s3z8nb0k"), "report", json!("Effaceur Pro: S3Z8NB0K erased"));
    let (status, answer) = caller.post(&path("wipe-evidence"), &report).await;
    assert_eq!((status, &answer["device"]["state"]), (StatusCode::CREATED, &json!("wiping")), "{answer}");
    assert_eq!(answer["evidence"]["report_sha256"].as_str().unwrap().len(), 64);

    // Once more, as a nervous finger does: the same answer, nothing new.
    let (status, answer) = caller.post(&path("wipe-evidence"), &report).await;
    assert_eq!((status, answer["device"]["evidence"].as_array().unwrap().len()), (StatusCode::OK, 2));

    // The second storage had no known number: it takes the one that the tool read.
    let (_, answer) = caller.post(&path("wipe-evidence"), &proof("WD-77")).await;
    assert_eq!(
        (&answer["accepted"], &answer["device"]["state"]),
        (&json!(true), &json!("wiped")),
        "{answer}"
    );
    assert_eq!(answer["device"]["storages"][1]["serial"], "WD-77");

    let ready = caller.done(&path("grade"), &json!({ "grade": "B", "weight_grams": 1580 })).await;
    assert_eq!(
        (&ready["state"], &ready["grade"], &ready["word"]),
        (&json!("ready"), &json!("B"), &json!("refurbished"))
    );

    let (status, passport) = app.as_visitor().get(&path("passport")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(passport["erasure"]["status"], "done");
    assert_eq!(passport["erasure"]["storages"][0]["tool"], "Effaceur Pro 7.9");
    assert_eq!(passport["erasure"]["storages"][0]["on"], "2026-11-23");
    assert_eq!((&passport["chain"]["intact"], &passport["word"]), (&json!(true), &json!("refurbished")));
    assert_eq!(passport["avoided"]["co2e_grams_per_year"], 27_000);
    assert!(passport["avoided"]["source"].as_str().unwrap().contains("ADEME"));
    assert_eq!(passport["life"][0]["text"], "Donné par une entreprise");
    assert_eq!(passport["life"][0]["detail"], "Bordeaux");
    assert!(passport["life"][1]["detail"].as_str().unwrap().ends_with("Bègles"), "{passport}");
    let text = passport.to_string();
    for secret in ["S3Z8NB0K", "WD-77", "PF1ABCDE", "INV-0042", "Camille", &donor.organisation.to_string()] {
        assert!(!text.contains(secret), "the passport tells {secret}");
    }
    let typed = reference.to_lowercase().replace('-', "");
    assert_eq!(app.as_visitor().get(&format!("/devices/{typed}/passport")).await.0, StatusCode::OK);
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn each_step_waits_for_the_one_before(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop(&[Some("A1")], &workshop)).await;
    let caller = app.as_member(&workshop);
    let post = async |step: &str, body: &Value| {
        let (status, problem) = caller.post(&format!("/devices/{reference}/{step}"), body).await;
        (status.as_u16(), problem["code"].as_str().unwrap_or_default().to_owned(), problem)
    };
    let (status, problem) = caller.post_nothing(&format!("/devices/{reference}/tests")).await;
    assert_eq!(
        (status.as_u16(), field_codes(&problem)),
        (422, vec![("checks".into(), "checks-required".into())])
    );

    let (status, code, problem) = post("wipe-evidence", &proof("A1")).await;
    assert_eq!((status, code.as_str()), (409, "bench-tests-first"));
    assert!(problem["detail"].as_str().unwrap().contains("tests"), "says what comes first: {problem}");
    assert_eq!(post("grade", &json!({ "grade": "A" })).await.1, "bench-tests-first");

    caller.done(&format!("/devices/{reference}/tests"), &json!({ "all_passed": true })).await;
    assert_eq!(post("tests", &json!({ "all_passed": true })).await.1, "bench-erasure-first");
    assert_eq!(post("grade", &json!({ "grade": "A" })).await.1, "bench-erasure-first");
    assert_eq!(post("release", &json!({ "reason": "ok" })).await.1, "bench-erasure-first");

    caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof("A1")).await;
    let later = with(proof("A1"), "ended_at", json!("2026-11-23T07:30:00Z"));
    assert_eq!(post("wipe-evidence", &later).await.1, "bench-grade-first");
    assert_eq!(field_codes(&post("grade", &json!({})).await.2)[0].1, "grade-required");

    // A repair, tests again, then the grade.
    let repairing =
        caller.done(&format!("/devices/{reference}/repair"), &json!({ "reason": "charnière" })).await;
    assert_eq!(repairing["state"], "repairing");
    let failed = json!({ "all_passed": true, "checks": { "hinges": "failed" } });
    let again = caller.done(&format!("/devices/{reference}/tests"), &failed).await;
    assert_eq!((&again["state"], &again["functions_passed"]), (&json!("testing"), &json!(false)));
    let contradiction = post("grade", &json!({ "grade": "C", "working": true })).await.2;
    assert_eq!(field_codes(&contradiction), vec![("working".into(), "working-contradicts-tests".into())]);
    let ready = caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "C" })).await;
    assert_eq!((&ready["state"], &ready["word"]), (&json!("ready"), &json!("reused")));
    assert_eq!(post("grade", &json!({ "grade": "A" })).await.1, "bench-already-ready");
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn only_the_holder_works_on_a_device(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(LYON)).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let reader = app.member(New::refurbisher(BEGLES).with_roles(&[Role::Reader])).await;
    let reference = receive(&app, laptop(&[None], &workshop)).await;
    let of_reader = receive(&app, laptop(&[None], &reader)).await;
    let body = json!({ "all_passed": true });
    for step in ["tests", "wipe-evidence", "grade", "recycle", "parts", "repair", "quarantine", "release"] {
        let body = match step {
            "tests" => body.clone(),
            "wipe-evidence" => proof("A1"),
            "grade" => json!({ "grade": "A" }),
            _ => json!({ "reason": "essai" }),
        };
        let path = format!("/devices/{reference}/{step}");
        assert_eq!(app.as_member(&other).post(&path, &body).await.0, StatusCode::NOT_FOUND, "{step}");
        assert_eq!(app.as_member(&buyer).post(&path, &body).await.0, StatusCode::FORBIDDEN, "{step}");
        assert_eq!(app.as_visitor().post(&path, &body).await.0, StatusCode::UNAUTHORIZED, "{step}");
        let own = format!("/devices/{of_reader}/{step}");
        assert_eq!(app.as_member(&reader).post(&own, &body).await.0, StatusCode::FORBIDDEN, "{step}");
        let unknown = format!("/devices/RB-2222-2222/{step}");
        assert_eq!(app.as_member(&workshop).post(&unknown, &body).await.0, StatusCode::NOT_FOUND, "{step}");
    }
    assert_eq!(app.as_member(&other).get(&format!("/devices/{reference}")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.as_member(&reader).get(&format!("/devices/{of_reader}")).await.0, StatusCode::OK);
    let (_, list) = app.as_member(&workshop).get("/devices?state=received&category=laptop&q=inv-00").await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(list["items"][0]["reference"], reference.as_str());
    let (_, none) = app.as_member(&workshop).get("/devices?q=100%25").await;
    assert_eq!(none["items"].as_array().unwrap().len(), 0, "a percent sign is only a percent sign");
    assert_eq!(
        app.as_member(&workshop).get("/devices?state=flying").await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(app.as_visitor().get("/devices").await.0, StatusCode::UNAUTHORIZED);
    // Evidence is revoked by the operator and by the holder of its device only; nobody else learns whether there is any.
    let evidence = format!("/wipe-evidence/{}/revoke", uuid::Uuid::now_v7());
    let reason = json!({ "reason": "essai" });
    assert_eq!(app.as_member(&workshop).post(&evidence, &reason).await.0, StatusCode::NOT_FOUND);
    let operator = app.member(New::operator()).await;
    assert_eq!(app.as_member(&operator).post(&evidence, &reason).await.0, StatusCode::NOT_FOUND);
}

async fn storages_that_were_taken_out_need_no_evidence(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = receive(&app, laptop(&[Some("A1"), Some("A2")], &workshop)).await;
    let tests = format!("/devices/{reference}/tests");
    let denied = json!({ "all_passed": true, "no_storage": true });
    let (status, problem) = caller.post(&tests, &denied).await;
    assert_eq!((status.as_u16(), problem["code"].as_str()), (409, Some("storages-recorded")));
    assert!(problem["detail"].as_str().unwrap().contains("retrait"), "{problem}");

    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    let id = |place: usize| device["storages"][place]["id"].as_str().unwrap().to_owned();
    let removed = |id: &str| format!("/devices/{reference}/storages/{id}/removed");
    let (status, problem) = caller.post_nothing(&removed(&id(0))).await;
    assert_eq!((status.as_u16(), field_codes(&problem)[0].1.as_str()), (422, "reason-required"));
    let reason = json!({ "reason": "gardé par le donateur" });
    caller.done(&removed(&id(0)), &reason).await;
    let (status, problem) = caller.post(&removed(&id(0)), &reason).await;
    assert_eq!((status.as_u16(), problem["code"].as_str()), (409, Some("storage-gone")));

    let device = caller.done(&tests, &json!({ "all_passed": true })).await;
    assert_eq!(device["state"], "to_wipe", "one is left");
    let device = caller.done(&removed(&id(1)), &reason).await;
    assert_eq!(device["state"], "no_storage", "none is left");
    caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "A" })).await;

    // One erased, one destroyed: the destruction is told.
    let second = tested(&app, &workshop, &[Some("B1"), Some("B2")]).await;
    caller.done(&format!("/devices/{second}/wipe-evidence"), &proof("B1")).await;
    let crushed = with(proof("B2"), "method", json!("destroy"));
    let answer = caller.done(&format!("/devices/{second}/wipe-evidence"), &crushed).await;
    assert_eq!(answer["device"]["state"], "storage_destroyed");
    assert_eq!(answer["device"]["storages"][1]["fate"], "destroyed");
    let (_, passport) = app.as_visitor().get(&format!("/devices/{second}/passport")).await;
    assert_eq!(passport["erasure"]["storages"][1]["fate"], "destroyed");

    // A laptop whose storage nobody declared is taken to hold one; a screen is not.
    let bare = tested(&app, &workshop, &[]).await;
    let (_, device) = caller.get(&format!("/devices/{bare}")).await;
    assert_eq!((&device["state"], &device["storages"][0]["kind"]), (&json!("to_wipe"), &json!("unknown")));
    let mut screen = laptop(&[], &workshop);
    screen.specification.category = "screen".to_owned();
    let screen = receive(&app, screen).await;
    let device = caller.done(&format!("/devices/{screen}/tests"), &json!({ "all_passed": true })).await;
    assert_eq!(device["state"], "no_storage");
    let opened = receive(&app, laptop(&[], &workshop)).await;
    let device = caller.done(&format!("/devices/{opened}/tests"), &denied).await;
    assert_eq!(device["state"], "no_storage");
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn evidence_that_cannot_be_true_leaves_no_trace(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = tested(&app, &workshop, &[Some("A1"), Some("A2")]).await;
    let path = format!("/devices/{reference}/wipe-evidence");
    let good = proof("A1");
    let cases = [
        (
            with(good.clone(), "ended_at", json!("2026-11-23T05:00:00Z")),
            "ended_at",
            "evidence-ended-before-start",
        ),
        (
            with(good.clone(), "ended_at", json!("2026-11-23T06:00:00Z")),
            "ended_at",
            "evidence-ended-before-start",
        ),
        (with(good.clone(), "ended_at", json!("2026-11-24T06:00:00Z")), "ended_at", "evidence-in-future"),
        (with(good.clone(), "started_at", json!("0001-01-01T00:00:00Z")), "ended_at", "evidence-too-long"),
        (with(good.clone(), "started_at", json!("2026-11-16T06:00:00Z")), "ended_at", "evidence-too-long"),
        (
            with(
                with(good.clone(), "started_at", json!("1990-01-01T00:00:00Z")),
                "ended_at",
                json!("1990-01-01T02:00:00Z"),
            ),
            "started_at",
            "evidence-too-old",
        ),
        (
            with(
                with(good.clone(), "started_at", json!("2025-11-20T00:00:00Z")),
                "ended_at",
                json!("2025-11-20T02:00:00Z"),
            ),
            "ended_at",
            "evidence-before-reception",
        ),
        (with(good.clone(), "tool", json!("rm -rf")), "tool", "evidence-tool-unlikely"),
        (with(good.clone(), "tool", json!("<script>alert(1)</script>")), "tool", "evidence-tool-unlikely"),
        (with(good.clone(), "storage_id", json!(uuid::Uuid::now_v7())), "storage_id", "storage-unknown"),
        (proof("ANOTHER"), "storage_serial", "evidence-other-serial"),
        (with(good.clone(), "storage_serial", Value::Null), "storage_id", "storage-ambiguous"),
        (with(good.clone(), "tool", json!("  ")), "tool", "field-required"),
        (with(good.clone(), "verified", Value::Null), "verified", "field-required"),
        (with(good.clone(), "report_sha256", json!("abc")), "report_sha256", "hash-malformed"),
        (with(good.clone(), "report_base64", json!("%%%")), "report_base64", "base64-malformed"),
        (
            with(with(good.clone(), "report", json!("x")), "report_sha256", json!("0".repeat(64))),
            "report_sha256",
            "hash-differs",
        ),
        (
            with(with(good.clone(), "method", json!("clear")), "ended_at", json!("2026-11-23T06:00:05Z")),
            "ended_at",
            "evidence-too-fast",
        ),
    ];
    for (body, field, code) in cases {
        let (status, problem) = caller.post(&path, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}: {problem}");
        assert_eq!(field_codes(&problem), vec![(field.to_owned(), code.to_owned())], "{body}");
        let detail = problem["errors"][0]["detail"].as_str().unwrap();
        assert!(detail.len() > 20 && !detail.contains("error-"), "{code}: {detail}");
    }
    let (status, problem) = caller.post_nothing(&path).await;
    assert_eq!((status.as_u16(), field_codes(&problem).len()), (422, 7), "every missing field at once");
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!((&device["state"], device["evidence"].as_array().unwrap().len()), (&json!("to_wipe"), 0));
    // What was not read back is kept, as a failure.
    let (status, answer) = caller.post(&path, &with(good, "verified", json!(false))).await;
    assert_eq!((status.as_u16(), answer["refusal"].as_str()), (201, Some("not-verified")));
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn a_report_proves_one_erasure_only(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let first = tested(&app, &workshop, &[Some("A1")]).await;
    let second = tested(&app, &workshop, &[Some("B1")]).await;
    let report = json!("A1 erased at 07:00");
    let one = with(proof("A1"), "report", report.clone());
    caller.done(&format!("/devices/{first}/wipe-evidence"), &one).await;
    let other = with(proof("B1"), "report", report);
    let (status, problem) = caller.post(&format!("/devices/{second}/wipe-evidence"), &other).await;
    let code = field_codes(&problem)[0].1.clone();
    assert_eq!((status.as_u16(), code.as_str()), (422, "evidence-report-names-no-storage"));
    // Under the same number elsewhere it is known, whatever its white space and its hours.
    let third = tested(&app, &workshop, &[None]).await;
    let again = with(proof("A1"), "report", json!("A1  erased\r\nat 07:00\r\n"));
    let again = with(again, "ended_at", json!("2026-11-23T07:10:00Z"));
    let (status, problem) = caller.post(&format!("/devices/{third}/wipe-evidence"), &again).await;
    assert_eq!((status.as_u16(), field_codes(&problem)[0].1.as_str()), (422, "evidence-report-reused"));
    let own = with(proof("B1"), "report_base64", json!("QjEgZXJhc2VkIGF0IDA4OjAw"));
    let answer = caller.done(&format!("/devices/{second}/wipe-evidence"), &own).await;
    assert_eq!(answer["device"]["state"], "wiped");
}

async fn a_report_that_tells_of_a_failure_contradicts_success(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = tested(&app, &workshop, &[Some("A1")]).await;
    let path = format!("/devices/{reference}/wipe-evidence");
    let failed = json!("Effaceur Pro 7.9\nA1 /dev/sda: FAILED to wipe");
    let (status, problem) = caller.post(&path, &with(proof("A1"), "report", failed.clone())).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert_eq!(field_codes(&problem), [("report".to_owned(), "evidence-report-says-failed".to_owned())]);
    assert!(problem["errors"][0]["detail"].as_str().unwrap().contains("FAILED to wipe"), "{problem}");
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!((&device["state"], device["evidence"].as_array().unwrap().len()), (&json!("to_wipe"), 0));
    let form = reqwest::multipart::Form::new()
        .text("storage_serial", "A1")
        .text("method", "purge")
        .text("tool", "Effaceur Pro")
        .text("tool_version", "7.9")
        .text("started_at", "2026-11-23T07:00")
        .text("ended_at", "2026-11-23T08:00")
        .text("exit_status", "0")
        .text("verified", "yes")
        .part(
            "report",
            reqwest::multipart::Part::bytes(b"sda |-FAILED-| A1".to_vec()).file_name("nwipe.log"),
        );
    let own = format!("/desk/devices/{reference}/wipe-evidence");
    let answer = caller.request(Verb::POST, &own).multipart(form).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().await.expect("a page").contains("FAILED"), "the page shows the line");
    // Told as it is, the failure is kept.
    let told = with(with(proof("A1"), "report", failed), "exit_status", json!(1));
    let (status, answer) = caller.post(&path, &told).await;
    assert_eq!((status.as_u16(), answer["refusal"].as_str()), (201, Some("exit-status")));
    let fine = with(proof("A1"), "report", json!("A1 /dev/sda: erased, 0 errors\nB9 /dev/sdb: FAILED"));
    assert_eq!(caller.done(&path, &fine).await["device"]["state"], "wiped");
    // The same hours and the same number prove nothing elsewhere, with a report or without.
    let second = tested(&app, &workshop, &[None]).await;
    let (status, problem) = caller.post(&format!("/devices/{second}/wipe-evidence"), &proof("a1")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert_eq!(field_codes(&problem), [("started_at".to_owned(), "evidence-times-reused".to_owned())]);
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn an_unnamed_storage_takes_the_name_the_bench_reads(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let mut new = laptop(&[None], &workshop);
    new.storages[0].kind = "unknown".to_owned();
    new.storages[0].gigabytes = None;
    let reference = receive(&app, new.clone()).await;
    let found = json!({ "serial": "X1", "kind": "nvme", "gigabytes": 512 });
    let tests = json!({ "all_passed": true, "storages": [found, { "serial": "x 1" }] });
    let device = caller.done(&format!("/devices/{reference}/tests"), &tests).await;
    let storages = device["storages"].as_array().expect("storages");
    assert_eq!(storages.len(), 1, "no second storage appears: {device}");
    let read = |name: &str| storages[0][name].clone();
    assert_eq!((read("serial"), read("kind"), read("gigabytes")), (json!("X1"), json!("nvme"), json!(512)));
    caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof("X1")).await;
    let ready = caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "B" })).await;
    assert_eq!(ready["state"], "ready");

    // The page does the same.
    let paper = receive(&app, NewDevice { id: DeviceId::new(), ..new }).await;
    let fields = [
        ("all_passed", "true"),
        ("storage_serial_found", "X2"),
        ("storage_kind", "ssd"),
        ("storage_gigabytes", "256"),
    ];
    let request = caller.request(Verb::POST, &format!("/desk/devices/{paper}/tests")).form(&fields);
    assert_eq!(request.send().await.expect("an answer").status(), StatusCode::OK);
    let (_, device) = caller.get(&format!("/devices/{paper}")).await;
    assert_eq!(device["storages"].as_array().expect("storages").len(), 1, "{device}");
    assert_eq!(
        (&device["storages"][0]["serial"], &device["storages"][0]["kind"]),
        (&json!("X2"), &json!("ssd"))
    );

    // Two of them take the names of two; a third is new; a magnetic disk does not hide behind a flash disk.
    let both = receive(&app, laptop(&[None, None], &workshop)).await;
    let named = json!({ "all_passed": true, "storages": [
        { "serial": "Y1" }, { "serial": "Y2", "kind": "nvme" }, { "serial": "Y3", "kind": "hdd", "gigabytes": 500 },
    ] });
    let device = caller.done(&format!("/devices/{both}/tests"), &named).await;
    let serials: Vec<_> =
        device["storages"].as_array().expect("storages").iter().map(|one| one["serial"].clone()).collect();
    assert_eq!(serials, [json!("Y1"), json!("Y2"), json!("Y3")]);
    let kept = receive(&app, laptop(&[None], &workshop)).await;
    let other = json!({ "all_passed": true, "storages": [{ "serial": "Z1", "kind": "hdd" }] });
    let device = caller.done(&format!("/devices/{kept}/tests"), &other).await;
    assert_eq!(device["storages"].as_array().expect("storages").len(), 2, "{device}");
}

async fn revoked_evidence_pulls_a_listed_device_back(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let operator = app.member(New::operator()).await;
    let caller = app.as_member(&workshop);
    let reference = made_ready(&app, &workshop, "A1").await;
    act(&app, &reference, &[Action::List]).await;
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    let revoke = format!("/wipe-evidence/{}/revoke", device["evidence"][0]["id"].as_str().unwrap());
    let reason = json!({ "reason": "rapport falsifié" });
    assert_eq!(app.as_member(&operator).post(&revoke, &json!({})).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let device = app.as_member(&operator).done(&revoke, &reason).await;
    assert_eq!(device["state"], "quarantined");
    let again = app.as_member(&operator).done(&revoke, &reason).await;
    assert_eq!(again["version"], device["version"], "twice changes nothing");
    let (_, passport) = app.as_visitor().get(&format!("/devices/{reference}/passport")).await;
    assert_eq!((&passport["erasure"]["status"], &passport["word"]), (&json!("not_yet"), &json!("reused")));

    let release = format!("/devices/{reference}/release");
    let (status, problem) = caller.post(&release, &json!({ "reason": "vu" })).await;
    assert_eq!((status.as_u16(), problem["code"].as_str()), (409, Some("bench-storages-left")));
    let path = format!("/devices/{reference}/wipe-evidence");
    let (status, problem) = caller.post(&path, &proof("A1")).await;
    assert_eq!((status.as_u16(), field_codes(&problem)[0].1.as_str()), (422, "evidence-report-reused"));
    let new = with(proof("A1"), "ended_at", json!("2026-11-23T08:00:00Z"));
    let answer = caller.done(&format!("/devices/{reference}/wipe-evidence"), &new).await;
    assert_eq!(answer["device"]["state"], "quarantined", "set aside until a person brings it back");
    let device = caller.done(&release, &json!({ "reason": "effacé à nouveau" })).await;
    assert_eq!(device["state"], "listed");
    let (_, passport) = app.as_visitor().get(&format!("/devices/{reference}/passport")).await;
    assert_eq!(passport["erasure"]["status"], "done");
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn the_database_itself_refuses_a_device_with_data(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = tested(&app, &workshop, &[Some("A1")]).await;
    let c = app.app.db.fresh();
    for state in ["ready", "listed", "sold", "in_solidarity_pool", "given", "lent"] {
        let sql = format!("UPDATE devices SET state = '{state}' WHERE reference = '{reference}'");
        let refused = c.execute_unprepared(&sql).await.expect_err("law 3 holds in the database");
        assert!(refused.to_string().contains("law-erasure"), "{state}: {refused}");
    }
    // A failed proof does not help either.
    let failed = with(proof("A1"), "exit_status", json!(1));
    app.as_member(&workshop).done(&format!("/devices/{reference}/wipe-evidence"), &failed).await;
    let sql = format!("UPDATE devices SET state = 'ready' WHERE reference = '{reference}'");
    assert!(c.execute_unprepared(&sql).await.is_err());
    assert!(c.execute_unprepared("UPDATE wipe_evidence SET accepted = TRUE").await.is_err());
    app.as_member(&workshop).done(&format!("/devices/{reference}/wipe-evidence"), &proof("A1")).await;
    assert!(c.execute_unprepared(&sql).await.is_ok());
}

async fn tampering_with_the_chain_is_named(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = made_ready(&app, &workshop, "A1").await;
    assert_eq!(faults(&app).await, Vec::<String>::new());
    let c = app.app.db.fresh();
    let rewrite = "UPDATE device_events SET kind = 'sell' WHERE number = 3";
    assert!(c.execute_unprepared(rewrite).await.is_err(), "history is fixed");
    assert!(c.execute_unprepared("DELETE FROM device_events WHERE number = 3").await.is_err());
    let drop = if app.app.db.is_sqlite() {
        "DROP TRIGGER device_events_fixed"
    } else {
        "DROP TRIGGER device_events_fixed ON device_events"
    };
    c.execute_unprepared(drop).await.expect("who owns the database can drop a trigger");
    c.execute_unprepared(rewrite).await.expect("and rewrite history");
    let faults = faults(&app).await;
    assert!(faults.iter().any(|fault| fault.contains(&reference) && fault.contains("event 3")), "{faults:?}");
    let (_, passport) = app.as_visitor().get(&format!("/devices/{reference}/passport")).await;
    assert_eq!(passport["chain"]["intact"], false);
    let (_, page) = app.as_visitor().page(&format!("/appareils/{reference}")).await;
    assert!(page.contains("rompu"), "the page says so too");
    // Evidence that appears from nowhere is named as well.
    let second = tested(&app, &workshop, &[Some("B1")]).await;
    let (_, device) = app.as_member(&workshop).get(&format!("/devices/{second}")).await;
    let storage: uuid::Uuid = device["storages"][0]["id"].as_str().unwrap().parse().unwrap();
    let (storage, id) = if app.app.db.is_sqlite() {
        (format!("x'{}'", storage.simple()), format!("x'{}'", uuid::Uuid::now_v7().simple()))
    } else {
        (format!("'{storage}'"), format!("'{}'", uuid::Uuid::now_v7()))
    };
    let forged = format!(
        "INSERT INTO wipe_evidence (id, storage_id, method, tool, tool_version, storage_serial, exit_status, verified, \
         operator_name, started_at, ended_at, accepted, created_at) VALUES ({id}, {storage}, 'purge', 'x', '1', 'B1', 0, \
         TRUE, 'x', '2026-11-23 06:00:00+00:00', '2026-11-23 07:00:00+00:00', TRUE, '2026-11-23 08:00:00+00:00')"
    );
    c.execute_unprepared(&forged).await.expect("a row can be forged");
    let named = refurbishing::verify(c).await.expect("evidence is read");
    assert_eq!(named.len(), 1, "{named:?}");
    assert!(named[0].contains("not in the chain"), "{named:?}");
}

async fn data_never_leave_with_what_is_recycled(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = tested(&app, &workshop, &[Some("A1")]).await;
    let path = |step: &str| format!("/devices/{reference}/{step}");
    for (step, body) in [
        ("recycle", json!({ "reason": "carte mère morte" })),
        ("parts", json!({ "reason": "écran cassé" })),
        ("grade", json!({ "outcome": "recycle", "reason": "carte mère morte" })),
        ("grade", json!({ "grade": "P" })),
    ] {
        let (status, problem) = caller.post(&path(step), &body).await;
        assert_eq!((status.as_u16(), problem["code"].as_str()), (409, Some("bench-storages-left")), "{step}");
    }
    let crushed = with(with(proof("A1"), "method", json!("destroy")), "tool", json!("broyeur"));
    caller.done(&path("wipe-evidence"), &crushed).await;
    let (status, problem) = caller.post(&path("grade"), &json!({ "outcome": "recycle" })).await;
    assert_eq!((status.as_u16(), field_codes(&problem)[0].1.as_str()), (422, "reason-required"));
    let gone =
        caller.done(&path("grade"), &json!({ "outcome": "recycle", "reason": "carte mère morte" })).await;
    assert_eq!(gone["state"], "recycled");
    let (status, problem) = caller.post(&path("quarantine"), &json!({ "reason": "doute" })).await;
    assert_eq!((status.as_u16(), problem["code"].as_str()), (409, Some("bench-ended")));
    let parts = tested(&app, &workshop, &[Some("B1")]).await;
    caller.done(&format!("/devices/{parts}/wipe-evidence"), &proof("B1")).await;
    let kept = caller.done(&format!("/devices/{parts}/grade"), &json!({ "grade": "P" })).await;
    assert_eq!((&kept["state"], &kept["grade"]), (&json!("for_parts"), &json!("P")));
    let (_, page) = app.as_visitor().page(&format!("/appareils/{parts}")).await;
    assert!(page.contains("Pour pièces"));
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn a_returned_device_is_erased_anew(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = made_ready(&app, &workshop, "A1").await;
    // Made fit, tested again while still here: what was erased stays erased.
    let body = json!({ "all_passed": true });
    let device = caller.done(&format!("/devices/{reference}/tests"), &body).await;
    assert_eq!(device["state"], "wiped", "its proof still stands");
    caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "B" })).await;
    act(&app, &reference, &[Action::OfferToSolidarity, Action::Propose, Action::Give, Action::StartUse])
        .await;
    app.advance(Duration::days(200));
    act(&app, &reference, &[Action::Return]).await;
    let device = caller.done(&format!("/devices/{reference}/tests"), &body).await;
    assert_eq!(device["state"], "to_wipe", "somebody used it since");
    let (status, problem) = caller.post(&format!("/devices/{reference}/wipe-evidence"), &proof("A1")).await;
    assert_eq!((status.as_u16(), field_codes(&problem)[0].1.as_str()), (422, "evidence-before-return"));
    app.advance(Duration::hours(3));
    let now = app.app.clock.now();
    let fresh = with(
        with(proof("A1"), "started_at", json!(now - Duration::hours(2))),
        "ended_at",
        json!(now - Duration::hours(1)),
    );
    let answer = caller.done(&format!("/devices/{reference}/wipe-evidence"), &fresh).await;
    assert_eq!(answer["device"]["state"], "wiped");
}

async fn hostile_values_are_refused_in_words(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = receive(&app, laptop(&[Some("A1")], &workshop)).await;
    let tests = format!("/devices/{reference}/tests");
    let specification =
        |name: &str, value: Value| json!({ "all_passed": true, "specification": { name: value } });
    for body in [
        specification("memory_mb", json!(0)),
        specification("memory_mb", json!(-1)),
        specification("memory_mb", json!(2_147_483_647)),
        specification("memory_mb", json!(99_999_999_999_i64)),
        specification("battery_percent", json!(101)),
        specification("screen_inch_tenths", json!(-5)),
        specification("weight_grams", json!(0)),
        specification("brand", json!("a\u{0}b")),
        specification("model", json!("x".repeat(10_000))),
        specification("colour", json!("blue")),
        json!({ "all_passed": true, "note": "n".repeat(2000) }),
        json!({ "all_passed": true, "storages": vec![json!({ "kind": "ssd" }); 40] }),
        json!({ "all_passed": true, "storages": [{ "kind": "floppy" }] }),
        json!({ "all_passed": true, "storages": [{ "gigabytes": -1 }] }),
        json!({ "all_passed": true, "storages": [{ "kind": "ssd" }], "no_storage": true }),
        json!({ "checks": { "power": "perhaps" } }),
        json!({ "checks": { "\u{0}": "passed" } }),
        json!({ "all_passed": false }),
        json!({ "all_passed": "yes" }),
        json!([]),
    ] {
        let (status, problem) = caller.post(&tests, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}: {problem}");
        assert!(!problem["detail"].as_str().unwrap().contains("error-"), "{problem}");
    }
    let raw = caller.request(Verb::POST, &format!("/api/v1{tests}"));
    let (status, _) = caller.send(raw.header("content-type", "application/json").body("{\"all")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    for strange in ["RB-0000-0000", "x", "%00", "..%2f..%2fetc", "RB-2222-2222-2222"] {
        let (status, _) = app.as_visitor().get(&format!("/devices/{strange}/passport")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{strange}");
    }
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!(device["state"], "received", "nothing half done");
    caller.done(&tests, &json!({ "checks": { "power": "passed" } })).await;
    let nul = with(proof("A1"), "operator", json!("a\u{0}b"));
    let path = format!("/devices/{reference}/wipe-evidence");
    assert_eq!(caller.post(&path, &nul).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    let huge = with(proof("A1"), "report", json!("r".repeat(2 * 1024 * 1024)));
    assert_eq!(caller.post(&path, &huge).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    caller.done(&path, &with(proof("A1"), "tool_version", json!("<script>alert(1)</script>"))).await;
    let (_, page) = app.as_visitor().page(&format!("/appareils/{reference}")).await;
    assert!(!page.contains("<script>alert"), "what is typed is shown as text");
    assert!(page.contains("Réemployé"), "one test of fourteen does not make it refurbished");
}

async fn the_pages_work_without_script(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(LYON)).await;
    let caller = app.as_member(&workshop);
    let (status, page) = caller.page("/desk/devices").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("L’atelier est vide"), "an empty list says how to start");
    let reference = receive(&app, laptop(&[Some("A1")], &workshop)).await;
    let (_, page) = caller.page("/desk/devices?stage=to_test&q=pf1abc").await;
    assert!(page.contains(&reference) && page.contains("À tester"));
    let (_, page) = caller.page("/desk/devices?stage=ready").await;
    assert!(page.contains("Aucun résultat avec ces filtres"));
    let own = format!("/desk/devices/{reference}");
    let (_, page) = caller.page(&own).await;
    assert!(page.contains("Ce que vous pouvez faire") && page.contains("check-storage-health"));
    assert!(!page.contains(" checked"), "no answer is chosen beforehand");
    assert_eq!(app.as_member(&other).page(&own).await.0, StatusCode::NOT_FOUND);
    let (status, sign_in) = app.as_visitor().page(&own).await;
    assert!(status == StatusCode::OK && sign_in.contains("sign-in"), "a visitor signs in first");

    let send = async |step: &str, fields: &[(&str, &str)]| {
        let request = caller.request(Verb::POST, &format!("{own}/{step}")).form(fields);
        let response = request.send().await.expect("the server answers");
        (response.status().as_u16(), response.text().await.expect("a page"))
    };
    // Nothing answered: the form comes back with what was typed.
    let (status, page) = send("tests", &[("note", "petit choc"), ("battery_percent", "82")]).await;
    assert_eq!(status, 422);
    assert!(page.contains("petit choc") && page.contains("Un formulaire vide ne prouve rien"));
    let (status, page) = send("tests", &[("memory_gb", "beaucoup"), ("all_passed", "true")]).await;
    assert_eq!(status, 422);
    assert!(page.contains("nombre entier"));
    let answers = [("check-storage-health", "passed"), ("all_passed", "true"), ("battery_percent", "82")];
    let (status, page) = send("tests", &answers).await;
    assert_eq!(status, 200, "after the redirection: {page}");
    assert!(page.contains("Enregistrez la preuve de chaque support"));

    let multipart = |fields: &[(&'static str, &'static str)]| {
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in fields {
            form = form.text(*name, *value);
        }
        form.part("report", reqwest::multipart::Part::bytes(b"A1: erased".to_vec()).file_name("nwipe.txt"))
    };
    let wrong = [("storage_serial", "A1"), ("tool", "Effaceur Pro"), ("ended_at", "hier")];
    let request = caller.request(Verb::POST, &format!("{own}/wipe-evidence")).multipart(multipart(&wrong));
    let response = request.send().await.expect("the server answers");
    assert_eq!(response.status().as_u16(), 422);
    assert!(
        response.text().await.expect("a page").contains("value=\"Effaceur Pro\""),
        "nothing typed is lost"
    );
    let right = [
        ("storage_serial", "A1"),
        ("method", "purge"),
        ("tool", "Effaceur Pro"),
        ("tool_version", "0.38"),
        ("started_at", "2026-11-23T08:00"),
        ("ended_at", "23/11/26 9h30"),
        ("exit_status", "0"),
        ("verified", "yes"),
    ];
    let request = caller.request(Verb::POST, &format!("{own}/wipe-evidence")).multipart(multipart(&right));
    let page = request.send().await.expect("the server answers").text().await.expect("a page");
    assert!(page.contains("Donnez-lui une note") && page.contains("Rapport d’effacement"), "{page}");
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!(device["evidence"][0]["ended_at"], "2026-11-23T08:30:00Z", "read as Paris time");
    let report = format!("{own}/reports/{}", device["evidence"][0]["id"].as_str().unwrap());
    assert_eq!(caller.page(&report).await, (StatusCode::OK, "A1: erased".to_owned()));
    assert_eq!(app.as_member(&other).page(&report).await.0, StatusCode::NOT_FOUND);

    let (status, _) = send("step", &[("step", "quarantine"), ("reason", "")]).await;
    assert_eq!(status, 422);
    let (status, page) = send("grade", &[("grade", "B"), ("weight_grams", "1 580")]).await;
    assert!(status == 200 && page.contains("Publier cet appareil"), "{page}");
    let (status, page) = send("grade", &[("grade", "B")]).await;
    assert_eq!(status, 409, "a second click is told, nothing is done twice");
    assert!(page.contains("déjà prêt"));
    let (status, label) = caller.page(&format!("{own}/label.pdf")).await;
    assert!(status == StatusCode::OK && label.starts_with("%PDF"));

    let (status, page) = app.as_visitor().page(&format!("/appareils/{}", reference.to_lowercase())).await;
    assert_eq!(status, StatusCode::OK);
    for part in
        ["Lenovo ThinkPad T480", "Données effacées", "Bon état", "Il ne fonctionne plus", "ADEME", "tel:"]
    {
        assert!(page.contains(part), "the passport lacks {part}");
    }
    assert!(!page.contains("PF1ABCDE") && !page.contains("A1<"), "serial numbers are not public");
    let (status, page) = app.as_visitor().page("/appareils/RB-2222-2222").await;
    assert!(status == StatusCode::NOT_FOUND && page.contains("<h1"), "unknown, and said kindly");
}

async fn what_waits_is_counted(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    for _ in 0..3 {
        receive(&app, laptop(&[None], &workshop)).await;
    }
    tested(&app, &workshop, &[Some("A1")]).await;
    let op = acting(&app, &workshop);
    let todo = refurbishing::todo(app.app.db.fresh(), &op).await.expect("what waits");
    let titles: Vec<&str> = todo.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["3 appareils attendent leurs tests", "1 appareil attend son effacement"]);
    assert_eq!(todo[0].address, "/desk/devices?stage=to_test");
    let mut buyer = op.clone();
    if let Actor::Organisation(acting) = &mut buyer.actor {
        acting.capacity = Capacity::Buyer;
    }
    assert!(refurbishing::todo(app.app.db.fresh(), &buyer).await.expect("nothing").is_empty());
}

pub(crate) fn acting(app: &TestApp, member: &Member) -> OpContext {
    OpContext {
        actor: Actor::Organisation(Acting {
            user_id: member.user,
            user_name: "Camille Exemple".to_owned(),
            organisation_id: member.organisation,
            organisation_name: "Atelier".to_owned(),
            capacity: Capacity::Refurbisher,
            capacities: vec![Capacity::Refurbisher],
            roles: vec![Role::Agent],
        }),
        ..app.op()
    }
}

async fn histories_built_in_memory_verify(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let op = acting(&app, &workshop);
    let mut built = Built::default();
    let new = laptop(&[Some("A1"), Some("A2")], &workshop);
    let specification = Specification { battery_percent: Some(90), ..new.specification.clone() };
    let mut draft = Draft::receive(&op, new, rebond::kernel::reference::device_reference(7_000_001));
    let checks =
        rules::checklist("laptop").iter().map(|check| (*check, rules::CheckResult::Passed)).collect();
    built.test(&mut draft, &op, checks, specification).expect("tested");
    let evidence = |serial: &str, method, exit_status| Submitted {
        method,
        tool: "hdparm".to_owned(),
        command: None,
        tool_version: "0.38".to_owned(),
        storage_serial: Some(serial.to_owned()),
        exit_status,
        verified: true,
        operator_name: "Camille".to_owned(),
        started_at: op.now - Duration::hours(2),
        ended_at: op.now - Duration::hours(1),
        report_sha256: None,
    };
    built.erase(&mut draft, &op, 0, evidence("A1", Method::Purge, 1)).expect("kept");
    assert_eq!(draft.device().state, State::WipeFailed);
    built.erase(&mut draft, &op, 0, evidence("A1", Method::Purge, 0)).expect("erased");
    assert_eq!(draft.device().state, State::Wiping);
    assert!(built.grade(&mut draft, &op, Grade::A).is_err(), "the rules hold in memory too");
    built.erase(&mut draft, &op, 1, evidence("A2", Method::Destroy, 0)).expect("destroyed");
    assert_eq!(draft.device().state, State::StorageDestroyed);
    assert_eq!(draft.storages()[1].fate, StorageFate::Destroyed);
    built.grade(&mut draft, &op, Grade::A).expect("graded");
    assert_eq!(draft.device().state, State::Ready);
    let reference = draft.device().reference.clone();
    let drafts = [draft];
    app.app
        .db
        .tx(async |t| {
            devices::insert_drafts(t, &drafts).await?;
            built.insert(t).await
        })
        .await
        .expect("written at once");
    assert_eq!(faults(&app).await, Vec::<String>::new());
    let (_, passport) = app.as_visitor().get(&format!("/devices/{reference}/passport")).await;
    assert_eq!((&passport["word"], &passport["erasure"]["status"]), (&json!("refurbished"), &json!("done")));
    let (_, device) = app.as_member(&workshop).get(&format!("/devices/{reference}")).await;
    assert_eq!((&device["state"], device["evidence"].as_array().unwrap().len()), (&json!("ready"), 3));
}

async fn the_verifier_reads_kept_reports_again(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mut kept = Vec::new();
    for serial in ["R1", "R2"] {
        let reference = tested(&app, &workshop, &[Some(serial)]).await;
        let body =
            with(proof(serial), "report", json!(format!("nwipe: {serial} erased, verified, 0 errors")));
        let path = format!("/devices/{reference}/wipe-evidence");
        app.as_member(&workshop).done(&path, &body).await;
    }
    let read = async || {
        refurbishing::verify_reports(app.app.db.fresh(), &app.app.storage).await.expect("reports are read")
    };
    assert_eq!(read().await, Vec::<String>::new());
    let folder = app.app.config.data_dir.join("files");
    for file in std::fs::read_dir(&folder).expect("a folder") {
        kept.push(file.expect("a file").path());
    }
    assert_eq!(kept.len(), 2, "one for each report");
    std::fs::write(&kept[0], "nwipe: erased, verified, 0 errors!").expect("a file can be changed");
    std::fs::remove_file(&kept[1]).expect("a file can be removed");
    let mut named = read().await;
    named.sort_by_key(|fault| fault.contains("is gone"));
    assert_eq!(named.len(), 2, "{named:?}");
    assert!(named[0].contains("is not what was handed in") && named[1].contains("is gone"), "{named:?}");
}

async fn an_erasure_without_its_method_is_refused_by_page_and_call(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = tested(&app, &workshop, &[Some("S3Z8NB0K")]).await;
    let caller = app.as_member(&workshop);
    let address = format!("/devices/{reference}/wipe-evidence");
    let mut without = proof("S3Z8NB0K");
    without.as_object_mut().expect("an object").remove("method");
    for body in [without, with(proof("S3Z8NB0K"), "method", Value::Null)] {
        let (status, problem) = caller.post(&address, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(field_codes(&problem), [("method".to_owned(), "field-required".to_owned())]);
    }
    let (status, _) = caller.post(&address, &with(proof("S3Z8NB0K"), "method", json!(""))).await;
    assert!(status.is_client_error());
    for method in [None, Some(""), Some("fire")] {
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in [
            ("storage_serial", "S3Z8NB0K"),
            ("tool", "Effaceur Pro"),
            ("tool_version", "0.38"),
            ("exit_status", "0"),
            ("verified", "yes"),
            ("started_at", "2026-11-23T07:00"),
            ("ended_at", "2026-11-23T08:00"),
        ] {
            form = form.text(name, value);
        }
        if let Some(method) = method {
            form = form.text("method", method);
        }
        let own = format!("/desk/devices/{reference}/wipe-evidence");
        let answer = caller.request(Verb::POST, &own).multipart(form).send().await.expect("an answer");
        let (status, page) = (answer.status(), answer.text().await.expect("a page"));
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{method:?}");
        assert!(page.contains("href=\"#method\""), "the field is named: {method:?}");
    }
    let device = devices::find_by_reference(app.app.db.fresh(), &reference).await.expect("the device");
    assert_eq!(device.state, State::ToWipe, "nothing was kept");
}

async fn the_history_says_that_erasing_began_before_it_ended(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = made_ready(&app, &workshop, "S3Z8NB0K").await;
    let c = app.app.db.fresh();
    let device = devices::find_by_reference(c, &reference).await.expect("the device");
    let events = devices::events_of(c, device.id).await.expect("events");
    let place = |kind: &str| events.iter().position(|event| event.kind == kind).expect("the event");
    assert!(place("start_wipe") < place("storage_wiped"));
    assert!(place("storage_wiped") < place("complete_wipe"));
    let (status, page) = app.as_member(&workshop).page(&format!("/desk/devices/{reference}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Effaceur Pro 7.9, du 23 novembre 2026"), "the times typed are told");
    assert!(!page.contains("Derniers tests"), "no test is told that nobody made");
    assert!(page.contains("Vente ou solidarité"));
}
