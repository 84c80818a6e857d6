//! The stock of parts, on both databases: what fits is proposed, the last one is used once, what is taken out is kept.

use rebond::devices::{self, LegalBasis, NewDevice, Specification, Wish};
use rebond::kernel::DeviceId;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::app::BEGLES;
use crate::support::{Member, New, TestApp, on_both_databases};

on_both_databases!(
    only_what_fits_is_proposed_and_used,
    the_last_part_goes_into_one_device,
    a_part_taken_out_goes_into_the_stock_and_into_the_history,
    a_stock_is_counted_and_never_below_nothing,
);

async fn receive(app: &TestApp, holder: &Member, model: &str) -> String {
    let new = NewDevice {
        id: DeviceId::new(),
        specification: Specification {
            category: "laptop".to_owned(),
            brand: Some("Lenovo".to_owned()),
            model: model.to_owned(),
            ..Specification::default()
        },
        serial: None,
        inventory_number: None,
        storages: Vec::new(),
        legal_basis: LegalBasis::CompanyGift,
        wish: Wish::SaleAllowed,
        donor_id: None,
        lot_part_id: None,
        holder_id: holder.organisation,
        site_id: holder.site,
    };
    let op = app.op();
    let received = app.app.db.tx(async |t| devices::receive(t, &op, vec![new.clone()]).await).await;
    received.expect("a device is received").remove(0).reference
}

fn battery(models: &[&str], quantity: i32) -> Value {
    json!({ "label": "Batterie 01AV423", "category": "laptop", "function": "battery", "models": models, "quantity": quantity })
}

async fn stock(app: &TestApp, member: &Member) -> Value {
    app.as_member(member).get("/parts").await.1
}

async fn events(app: &TestApp, reference: &str) -> Vec<(String, Value)> {
    let device = devices::find_by_reference(app.app.db.fresh(), reference).await.expect("a device");
    let events = devices::events_of(app.app.db.fresh(), device.id).await.expect("events");
    events.into_iter().map(|event| (event.kind, event.details)).collect()
}

async fn only_what_fits_is_proposed_and_used(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let fitting = receive(&app, &workshop, "ThinkPad T480").await;
    let other = receive(&app, &workshop, "ThinkPad X250").await;
    let added = caller.done("/parts", &battery(&["T-480", "T580"], 3)).await;
    let page = |reference: &str| format!("/desk/bench/{reference}");
    assert!(caller.page(&page(&fitting)).await.1.contains("Batterie 01AV423"));
    assert!(!caller.page(&page(&other)).await.1.contains("Batterie 01AV423"));
    let low = json!({ "marks": { "battery": "failed" } });
    caller.done(&format!("/devices/{fitting}/bench-marks"), &low).await;
    assert!(caller.page(&page(&fitting)).await.1.contains("Répare ce qui échoue"));
    let body = json!({ "part_id": added["id"], "key": "part-0001" });
    let (status, problem) = caller.post(&format!("/devices/{other}/parts-used"), &body).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("part-does-not-fit")));
    for _ in 0..2 {
        let (status, answer) = caller.post(&format!("/devices/{fitting}/parts-used"), &body).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
    }
    assert_eq!(stock(&app, &workshop).await[0]["quantity"], 2, "used once");
    // Its history tells with the tests that follow, once.
    caller.done(&format!("/devices/{fitting}/bench-marks"), &json!({ "rest_passed": true })).await;
    let visitor = crate::support::visitor::Visitor::signed_in(&app, &workshop).await;
    for _ in 0..2 {
        visitor.send(&format!("{}/tests", page(&fitting)), &page(&fitting), &[]).await;
    }
    let told: Vec<Value> = events(&app, &fitting)
        .await
        .into_iter()
        .filter(|(kind, _)| kind == "parts_used")
        .map(|(_, told)| told["parts"].clone())
        .collect();
    assert_eq!(told, [json!(["Batterie 01AV423"])]);
    let foreign = app.member(New::refurbisher(BEGLES)).await;
    assert_eq!(stock(&app, &foreign).await, json!([]));
    let count = format!("/parts/{}/count", added["id"].as_str().expect("an id"));
    assert_eq!(app.as_member(&foreign).post(&count, &json!({ "counted": 1 })).await.0, StatusCode::NOT_FOUND);
}

async fn the_last_part_goes_into_one_device(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let added = app.as_member(&workshop).done("/parts", &battery(&[], 1)).await;
    let mut references = Vec::new();
    for _ in 0..4 {
        references.push(receive(&app, &workshop, "ThinkPad T480").await);
    }
    let app = std::sync::Arc::new(app);
    let mut calls = tokio::task::JoinSet::new();
    for reference in references {
        let (app, workshop, part) = (app.clone(), workshop.clone(), added["id"].clone());
        calls.spawn(async move {
            let path = format!("/devices/{reference}/parts-used");
            app.as_member(&workshop).post(&path, &json!({ "part_id": part })).await
        });
    }
    let answers = calls.join_all().await;
    let used = answers.iter().filter(|(status, _)| *status == StatusCode::NO_CONTENT).count();
    let none = answers.iter().filter(|(_, problem)| problem["code"] == "part-none-left").count();
    assert_eq!((used, none), (1, 3), "{answers:?}");
    assert_eq!(stock(&app, &workshop).await[0]["quantity"], 0);
}

async fn a_part_taken_out_goes_into_the_stock_and_into_the_history(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let reference = receive(&app, &workshop, "ThinkPad T480").await;
    let take = format!("/devices/{reference}/parts-taken");
    let body = json!({ "label": "Clavier AZERTY", "function": "keyboard", "key": "take-0001" });
    let (status, problem) = caller.post(&take, &body).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("part-not-for-parts")));
    caller
        .done(&format!("/devices/{reference}/tests"), &json!({ "all_passed": true, "no_storage": true }))
        .await;
    caller.done(&format!("/devices/{reference}/parts"), &json!({ "reason": "carte mère" })).await;
    for _ in 0..2 {
        assert_eq!(caller.post(&take, &body).await.0, StatusCode::NO_CONTENT);
    }
    let kept = stock(&app, &workshop).await;
    assert_eq!((&kept[0]["label"], &kept[0]["quantity"]), (&json!("Clavier AZERTY"), &json!(1)));
    assert_eq!(kept[0]["models"], json!(["ThinkPad T480"]));
    let told = events(&app, &reference).await;
    assert_eq!(told.iter().filter(|(kind, _)| kind == "part_taken").count(), 1);
    let (_, page) = caller.page(&format!("/desk/bench/{reference}")).await;
    assert!(page.contains("part-taken"), "another one can be taken: {page}");
    let faults = devices::verify(app.app.db.fresh()).await.expect("chains are read").faults;
    assert!(faults.is_empty(), "{faults:?}");
}

async fn a_stock_is_counted_and_never_below_nothing(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let added = caller.done("/parts", &battery(&["T480"], 2)).await;
    let again = caller.done("/parts", &battery(&["T480"], 3)).await;
    assert_eq!(added["id"], again["id"], "one kind of part stands once");
    assert_eq!(stock(&app, &workshop).await[0]["quantity"], 5);
    // Capitals with accents are folded alike on both databases.
    let screen = |label: &str| json!({ "label": label, "category": "laptop", "function": "screen" });
    let first = caller.done("/parts", &screen("Écran 14\"")).await;
    assert_eq!(first["id"], caller.done("/parts", &screen("écran  14\"")).await["id"]);
    assert_eq!(first["id"], caller.done("/parts", &screen("ÉCRAN 14\"")).await["id"]);
    let count = format!("/parts/{}/count", added["id"].as_str().expect("an id"));
    let (status, problem) = caller.post(&count, &json!({ "counted": -1 })).await;
    assert_eq!(
        (status, &problem["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("counted"))
    );
    assert_eq!(caller.post(&count, &json!({ "counted": 0 })).await.0, StatusCode::NO_CONTENT);
    assert_eq!(stock(&app, &workshop).await[0]["quantity"], 0);
    let wrong = json!({ "label": "", "category": "laptop", "function": "calls", "models": ["T4"], "quantity": 200_000 });
    let (status, problem) = caller.post("/parts", &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<&str> = problem["errors"]
        .as_array()
        .expect("faults")
        .iter()
        .filter_map(|one| one["field"].as_str())
        .collect();
    assert_eq!(fields, ["function", "label", "models", "quantity"]);
}
