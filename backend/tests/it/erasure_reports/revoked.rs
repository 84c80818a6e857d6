//! A proof that is taken back takes the device out of sale, its promise and its proposal with it, and everybody is told.

use rebond::devices::{self, Action, State};
use rebond::kernel::DeviceId;
use rebond::platform::mailer;
use reqwest::{Method, StatusCode};
use serde_json::json;

use super::forge::Hdparm;
use super::{body, faults, waiting};
use crate::solidarity::{id, run};
use crate::support::app::{BEGLES, BORDEAUX, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    a_promised_device_is_set_aside_and_its_buyers_are_told,
    a_proposed_device_is_set_aside_and_its_request_waits_again,
    only_the_operator_and_the_holder_take_a_proof_back,
);

/// A device that is ready, and the proof that made it so.
async fn ready(app: &TestApp, workshop: &Member, serial: &str) -> (String, DeviceId, String) {
    let case = Hdparm::ssd(serial, 256).case("");
    let reference = waiting(app, workshop, std::slice::from_ref(&case)).await.remove(0);
    let caller = app.as_member(workshop);
    let answer = caller.done(&format!("/devices/{reference}/wipe-evidence"), &body(&case)).await;
    caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "B" })).await;
    let device = devices::find_by_reference(app.app.db.fresh(), &reference).await.expect("the device");
    (reference, device.id, id(&answer["evidence"]))
}

async fn told(app: &TestApp, who: &Member, words: &[&str]) -> bool {
    app.work().await;
    let mails = mailer::mailbox(app.app.db.fresh(), None, 200).await.expect("a mailbox");
    mails.iter().any(|mail| mail.recipient == who.email && words.iter().all(|word| mail.text.contains(word)))
}

async fn a_promised_device_is_set_aside_and_its_buyers_are_told(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let operator = app.member(New::operator()).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let (reference, device, evidence) = ready(&app, &workshop, "REV-1").await;
    let publish = json!({ "price_cents": 18_000 });
    app.as_member(&workshop).done(&format!("/devices/{reference}/publish"), &publish).await;
    let need = json!({ "need_lines": [{ "category": "laptop", "quantity": 1 }] });
    let order = id(&app.as_member(&buyer).done("/pooled-orders", &need).await);
    for step in ["open", "close", "source"] {
        app.as_member(&buyer).done(&format!("/pooled-orders/{order}/{step}"), &json!({})).await;
    }
    let held = devices::find(app.app.db.fresh(), device).await.expect("the device");
    assert_eq!((held.state, held.claim_id.is_some()), (State::Reserved, true));

    let address = format!("/desk/devices/{reference}/revocation");
    let (status, page) = app.as_member(&operator).page(&address).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("hdparm 9.65") && page.contains("la promesse qui le tient prend fin"), "{page}");
    let send = async |reason: &str| {
        let fields = [("evidence", evidence.as_str()), ("reason", reason)];
        let request = app.as_member(&operator).request(Method::POST, &address).form(&fields);
        request.send().await.expect("an answer").status()
    };
    assert_eq!(send("").await, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    assert_eq!(send("rapport falsifié").await, StatusCode::OK);
    let after = devices::find(app.app.db.fresh(), device).await.expect("the device");
    assert_eq!((after.state, after.claim_id), (State::Quarantined, None), "at once");
    assert!(told(&app, &workshop, &[&reference, "rapport falsifié"]).await, "its holder");
    assert!(told(&app, &buyer, &[&reference, "mis de côté"]).await, "who waited for it");
    assert_eq!(faults(&app).await, Vec::<String>::new());

    // Erased anew and released it is for sale again, promised to nobody.
    let mut again = Hdparm { seconds: 50, ..Hdparm::ssd("REV-1", 256) }.case("");
    again.said["command"] = json!("hdparm --user-master u --security-erase p /dev/sda");
    let path = format!("/devices/{reference}/wipe-evidence");
    let handed = app.as_member(&workshop).done(&path, &body(&again)).await;
    assert_eq!(handed["evidence"]["command"], again.said["command"]);
    let release = format!("/devices/{reference}/release");
    let released = app.as_member(&workshop).done(&release, &json!({ "reason": "effacé à nouveau" })).await;
    assert_eq!(released["state"], "listed");
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn a_proposed_device_is_set_aside_and_its_request_waits_again(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let (reference, device, evidence) = ready(&app, &workshop, "REV-2").await;
    let op = app.op();
    let offered = app
        .app
        .db
        .tx(async |t| devices::act(t, &op, device, Action::OfferToSolidarity, json!({})).await)
        .await;
    offered.expect("it is offered");
    let asked = json!({ "pseudonym": "foyer-0001", "agreement": true });
    let request = id(&app.as_member(&mediator).done("/requests", &asked).await);
    let run = run(&app, &lead).await;
    let proposal = run["decisions"][0]["proposal_id"].as_str().expect("a proposal").to_owned();
    let revoke = format!("/wipe-evidence/{evidence}/revoke");
    let reason = json!({ "reason": "le support n’avait pas été effacé" });
    let after = app.as_member(&workshop).done(&revoke, &reason).await;
    assert_eq!(after["state"], "quarantined", "the holder may take its own proof back");
    assert!(told(&app, &mediator, &["DEM-2026"]).await);
    let proposal = app.as_member(&mediator).get(&format!("/proposals/{proposal}")).await.1;
    assert_eq!(proposal["state"], "withdrawn");
    let request = app.as_member(&mediator).get(&format!("/requests/{request}")).await.1;
    assert_eq!(request["state"], "waiting");
    let device = devices::find_by_reference(app.app.db.fresh(), &reference).await.expect("the device");
    assert_eq!(device.claim_id, None);
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn only_the_operator_and_the_holder_take_a_proof_back(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(BORDEAUX)).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let (reference, _, evidence) = ready(&app, &workshop, "REV-3").await;
    let revoke = format!("/wipe-evidence/{evidence}/revoke");
    let address = format!("/desk/devices/{reference}/revocation");
    for (who, status) in [(&other, StatusCode::NOT_FOUND), (&buyer, StatusCode::FORBIDDEN)] {
        assert_eq!(app.as_member(who).post(&revoke, &json!({ "reason": "x" })).await.0, status);
        assert_eq!(app.as_member(who).page(&address).await.0, status);
    }
    let own = app.as_member(&workshop).page(&format!("/desk/devices/{reference}")).await.1;
    assert!(own.contains(&address), "the bench leads there");
    let operator = app.member(New::operator()).await;
    let passport = format!("/appareils/{reference}");
    assert!(
        app.as_member(&operator).page(&passport).await.1.contains(&address),
        "so does the passport, for the operator"
    );
    assert!(!app.as_visitor().page(&passport).await.1.contains(&address));
}
