//! A hundred reports of erasure, thirty of them subtly false; what SQL forges is refused by the database or named.

mod cases;
pub(crate) mod forge;
mod revoked;

use rebond::devices::{self, LegalBasis, NewDevice, NewStorage, Specification, Wish};
use rebond::kernel::DeviceId;
use rebond::refurbishing::{self, EvidenceIn};
use reqwest::StatusCode;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::app::{BEGLES, Member};
use crate::support::{New, TestApp, on_both_databases};
use cases::{falsehoods, truths};
use forge::{Case, Nwipe};

on_both_databases!(
    true_reports_are_believed_and_false_ones_are_not_by_call,
    true_reports_are_believed_and_false_ones_are_not_by_service,
    what_is_forged_by_sql_is_refused_or_named,
    one_report_sent_many_times_at_once_proves_once,
);

#[test]
fn there_are_seventy_true_and_thirty_false_reports_each_with_a_name_of_its_own() {
    let (right, wrong) = (truths(), falsehoods());
    assert_eq!((right.len(), wrong.len()), (70, 30));
    assert!(right.iter().all(|case| case.refused.is_none()));
    let names: std::collections::BTreeSet<&str> = wrong.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), 30);
    let codes: std::collections::BTreeSet<&str> = wrong.iter().filter_map(|case| case.refused).collect();
    assert!(codes.len() >= 15, "as many ways to be false: {codes:?}");
}

fn device(case: &Case, holder: &Member) -> NewDevice {
    NewDevice {
        id: DeviceId::new(),
        specification: Specification {
            category: "laptop".to_owned(),
            brand: Some("Lenovo".to_owned()),
            model: "ThinkPad T480".to_owned(),
            ..Specification::default()
        },
        serial: None,
        inventory_number: None,
        storages: vec![NewStorage {
            serial: Some(case.serial.clone()),
            kind: case.kind.to_owned(),
            gigabytes: Some(case.gigabytes),
        }],
        legal_basis: LegalBasis::CompanyGift,
        wish: Wish::SaleAllowed,
        donor_id: None,
        lot_part_id: None,
        holder_id: holder.organisation,
        site_id: holder.site,
    }
}

/// A device for each case, tested, its storage waiting.
async fn waiting(app: &TestApp, workshop: &Member, cases: &[Case]) -> Vec<String> {
    let op = app.op();
    let new: Vec<NewDevice> = cases.iter().map(|case| device(case, workshop)).collect();
    let received = app.app.db.tx(async |t| devices::receive(t, &op, new.clone()).await).await;
    let references: Vec<String> =
        received.expect("devices are received").into_iter().map(|device| device.reference).collect();
    for reference in &references {
        let all = json!({ "all_passed": true });
        app.as_member(workshop).done(&format!("/devices/{reference}/tests"), &all).await;
    }
    references
}

fn body(case: &Case) -> Value {
    let mut body = case.said.clone();
    body["report"] = json!(String::from_utf8(case.report.clone()).expect("text"));
    body
}

async fn state(app: &TestApp, reference: &str) -> String {
    let device = devices::find_by_reference(app.app.db.fresh(), reference).await.expect("the device");
    device.state.code().to_owned()
}

async fn faults(app: &TestApp) -> Vec<String> {
    let c = app.app.db.fresh();
    let mut faults = devices::verify(c).await.expect("chains are read").faults;
    faults.extend(refurbishing::verify(c).await.expect("evidence is read"));
    faults.extend(refurbishing::verify_reports(c, &app.app.storage).await.expect("reports are read"));
    faults
}

async fn true_reports_are_believed_and_false_ones_are_not_by_call(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let right = truths();
    for (case, reference) in right.iter().zip(waiting(&app, &workshop, &right).await) {
        let (status, answer) = caller.post(&format!("/devices/{reference}/wipe-evidence"), &body(case)).await;
        assert_eq!(status, StatusCode::CREATED, "{}: {answer}", case.name);
        assert_eq!(answer["device"]["state"], "wiped", "{}", case.name);
    }
    let wrong = falsehoods();
    for (case, reference) in wrong.iter().zip(waiting(&app, &workshop, &wrong).await) {
        let (status, problem) =
            caller.post(&format!("/devices/{reference}/wipe-evidence"), &body(case)).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{}: {problem}", case.name);
        assert_eq!(problem["errors"][0]["code"].as_str(), case.refused, "{}: {problem}", case.name);
        let detail = problem["errors"][0]["detail"].as_str().unwrap_or_default();
        assert!(detail.len() > 40 && !detail.contains("error-") && !detail.contains("{ $"), "{detail}");
        let (status, _) = caller.post(&format!("/devices/{reference}/grade"), &json!({ "grade": "A" })).await;
        assert_eq!(status, StatusCode::CONFLICT, "{}", case.name);
        assert_eq!(state(&app, &reference).await, "to_wipe", "{}", case.name);
    }
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn true_reports_are_believed_and_false_ones_are_not_by_service(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let op = crate::refurbishing::acting(&app, &workshop);
    let hand_in = async |case: &Case, reference: &str| {
        let typed: EvidenceIn = serde_json::from_value(body(case)).expect("evidence");
        let proof = typed.read(&op).expect("it can be read");
        refurbishing::hand_in(&app.app.db, &app.app.storage, &op, reference, &proof).await
    };
    let right = truths();
    for (case, reference) in right.iter().zip(waiting(&app, &workshop, &right).await) {
        let handed =
            hand_in(case, &reference).await.unwrap_or_else(|error| panic!("{}: {error:?}", case.name));
        assert!(handed.evidence.accepted, "{}", case.name);
        assert_eq!(state(&app, &reference).await, "wiped", "{}", case.name);
    }
    let wrong = falsehoods();
    for (case, reference) in wrong.iter().zip(waiting(&app, &workshop, &wrong).await) {
        let refused = hand_in(case, &reference).await.expect_err(&case.name);
        assert!(refused.says(case.refused.unwrap_or_default()), "{}: {refused:?}", case.name);
        assert_eq!(state(&app, &reference).await, "to_wipe", "{}", case.name);
    }
}

fn sql_id(app: &TestApp, id: &Value) -> String {
    let id: uuid::Uuid = id.as_str().expect("an id").parse().expect("an id");
    if app.app.db.is_sqlite() { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
}

async fn what_is_forged_by_sql_is_refused_or_named(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let operator = app.member(New::operator()).await;
    let caller = app.as_member(&workshop);
    let c = app.app.db.fresh();
    let cases: Vec<Case> =
        ["SQL-1", "SQL-2", "SQL-3"].map(|serial| Nwipe::one("0.42", serial, 320).case(0, "")).to_vec();
    let references = waiting(&app, &workshop, &cases).await;
    for (case, reference) in cases.iter().zip(&references).take(2) {
        caller.done(&format!("/devices/{reference}/wipe-evidence"), &body(case)).await;
    }
    let (_, proven) = caller.get(&format!("/devices/{}", references[0])).await;
    let evidence = sql_id(&app, &proven["evidence"][0]["id"]);
    let revoke = format!("/wipe-evidence/{}/revoke", proven["evidence"][0]["id"].as_str().expect("an id"));
    app.as_member(&operator).done(&revoke, &json!({ "reason": "rapport falsifié" })).await;
    assert_eq!(faults(&app).await, Vec::<String>::new());
    let (_, bare) = caller.get(&format!("/devices/{}", references[2])).await;
    let storage = sql_id(&app, &bare["storages"][0]["id"]);
    let ready = format!("UPDATE devices SET state = 'ready' WHERE reference = '{}'", references[2]);
    for (forgery, law) in [
        (ready.clone(), "law-erasure"),
        (format!("UPDATE wipe_evidence SET revoked_at = NULL WHERE id = {evidence}"), "law-history"),
        (format!("UPDATE wipe_evidence SET storage_id = {storage} WHERE id = {evidence}"), "law-history"),
        ("UPDATE wipe_evidence SET verified = FALSE".to_owned(), "law-history"),
        ("UPDATE wipe_evidence SET accepted = TRUE".to_owned(), "law-history"),
        ("UPDATE wipe_evidence SET tool_version = '1'".to_owned(), "law-history"),
        ("UPDATE wipe_evidence SET report_sha256 = NULL".to_owned(), "law-history"),
        ("UPDATE wipe_evidence SET report_document_id = NULL".to_owned(), "law-history"),
        ("UPDATE wipe_evidence SET report_key = NULL".to_owned(), "law-history"),
        ("UPDATE wipe_evidence SET report_facts = NULL".to_owned(), "law-history"),
        ("DELETE FROM wipe_evidence".to_owned(), "law-history"),
        (format!("DELETE FROM device_storages WHERE id = {storage}"), "law-history"),
    ] {
        let refused = c.execute_unprepared(&forgery).await.expect_err(&forgery);
        // PostgreSQL says so by the rule's name, SQLite by the trigger's.
        assert!(
            refused.to_string().contains(law) || refused.to_string().contains("history"),
            "{forgery}: {refused}"
        );
    }
    // A proof that nobody handed in lets the state pass; the verifier names both.
    let id = sql_id(&app, &json!(uuid::Uuid::now_v7()));
    let insert = |id: &str, key: &str| {
        format!(
            "INSERT INTO wipe_evidence (id, storage_id, method, tool, tool_version, storage_serial, exit_status, verified, \
             operator_name, started_at, ended_at, accepted, created_at, report_key) VALUES ({id}, {storage}, 'clear', 'nwipe', \
             '0.42', 'SQL-3', 0, TRUE, 'x', '2026-11-22 04:00:00+00:00', '2026-11-22 07:00:00+00:00', TRUE, \
             '2026-11-22 08:00:00+00:00', {key})"
        )
    };
    let known = format!("(SELECT report_key FROM wipe_evidence WHERE id = {evidence})");
    assert!(c.execute_unprepared(&insert(&id, &known)).await.is_err(), "a report that serves already");
    c.execute_unprepared(&insert(&id, "NULL")).await.expect("a row can be forged");
    c.execute_unprepared(&ready).await.expect("the trigger sees a proof");
    let named = faults(&app).await;
    assert!(named.iter().any(|fault| fault.contains("not in the chain")), "{named:?}");
    assert!(named.iter().any(|fault| fault.contains(&references[2])), "{named:?}");
    // A storage that is said to be gone, and a report in place of another.
    let second = Nwipe::one("0.42", "SQL-4", 320).case(0, "");
    let fourth = waiting(&app, &workshop, &[second]).await.remove(0);
    let (_, bare) = caller.get(&format!("/devices/{fourth}")).await;
    let storage = sql_id(&app, &bare["storages"][0]["id"]);
    let gone = format!("UPDATE device_storages SET fate = 'removed', fate_reason = 'x' WHERE id = {storage}");
    c.execute_unprepared(&gone).await.expect("a fate can be forged");
    let named = faults(&app).await;
    assert!(named.iter().any(|fault| fault.contains("no event of its device says so")), "{named:?}");
    let folder = app.app.config.data_dir.join("files");
    for file in std::fs::read_dir(&folder).expect("a folder") {
        std::fs::write(file.expect("a file").path(), Nwipe::one("0.42", "SQL-9", 320).log()).expect("a file");
    }
    let named = faults(&app).await;
    assert!(named.iter().any(|fault| fault.contains("is not what was handed in")), "{named:?}");
}

async fn one_report_sent_many_times_at_once_proves_once(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let case = Nwipe::one("0.42", "MANY-1", 320).case(0, "");
    let copies = vec![case.clone(); 6];
    let references = waiting(&app, &workshop, &copies).await;
    let app = std::sync::Arc::new(app);
    let mut calls = tokio::task::JoinSet::new();
    for (place, reference) in references.into_iter().enumerate() {
        let mut body = body(&case);
        // Each tells hours a little apart: the report alone tells that they are one.
        body["started_at"] = json!(format!("2026-11-22T04:0{place}:00Z"));
        let (app, workshop) = (app.clone(), workshop.clone());
        calls.spawn(async move {
            app.as_member(&workshop).post(&format!("/devices/{reference}/wipe-evidence"), &body).await
        });
    }
    let answers: Vec<(StatusCode, Value)> = calls.join_all().await;
    let believed = answers.iter().filter(|(status, _)| *status == StatusCode::CREATED).count();
    assert_eq!(believed, 1, "{answers:?}");
    for (status, problem) in answers.iter().filter(|(status, _)| *status != StatusCode::CREATED) {
        assert_eq!(*status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["code"], "evidence-report-reused", "{problem}");
    }
}
