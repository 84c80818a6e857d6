//! Before a lot is collected: locks, leased equipment, where data are erased, and the proofs; over HTTP and on both databases.

use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, Caller, LIBOURNE, Member};
use crate::support::{New, PIXEL, TestApp, on_both_databases};

on_both_databases!(
    a_donor_answers_in_several_times_and_the_workshop_sees_it,
    what_is_claimed_needs_its_proof,
    leased_equipment_is_named_by_number_or_by_line,
    a_leased_line_that_was_taken_out_brings_its_reason_to_the_count,
    proofs_are_told_by_their_bytes_and_pictures_made_again,
    a_lot_keeps_thirty_files_at_most,
    answers_end_with_the_collection,
    only_the_donor_and_its_workshop_see_the_answers,
);

const LIST: &str = "Désignation;Marque;Modèle;N° de série;Quantité\n\
    Ordinateur portable;Lenovo;ThinkPad T480;PF1ABCDE;1\n\
    Ordinateur portable;Dell;Latitude 5490;;3\n";

/// A lot that a workshop has taken and not fetched yet.
struct Taken {
    donor: Member,
    workshop: Member,
    lot: String,
    part: String,
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

async fn take(app: &TestApp) -> Taken {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let file = Part::bytes(LIST.as_bytes().to_vec()).file_name("parc.csv");
    let form = Form::new().text("site_id", donor.site.to_string()).part("inventory", file);
    let calls = app.as_member(&donor);
    let request = calls.request(Method::POST, "/api/v1/donation-lots").multipart(form);
    let (status, lot) = calls.send(request).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let part = text(&lot["parts"][0]["id"]);
    app.as_member(&workshop).done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
    Taken { donor, workshop, lot: text(&lot["id"]), part }
}

fn missing(answer: &Value) -> Vec<&str> {
    answer["missing"].as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

async fn attach(
    calls: &Caller<'_>,
    lot: &str,
    kind: &str,
    (name, bytes): (&str, &[u8]),
) -> (StatusCode, Value) {
    let file = Part::bytes(bytes.to_vec()).file_name(name.to_owned());
    let form = Form::new().text("kind", kind.to_owned()).part("file", file);
    let path = format!("/api/v1/donation-lots/{lot}/preparation/proofs");
    calls.send(calls.request(Method::POST, &path).multipart(form)).await
}

async fn a_donor_answers_in_several_times_and_the_workshop_sees_it(app: TestApp) {
    let Taken { donor, workshop, lot, part } = take(&app).await;
    let (give, fetch) = (app.as_member(&donor), app.as_member(&workshop));
    let path = format!("/donation-lots/{lot}/preparation");
    let (_, before) = give.get(&path).await;
    assert_eq!(missing(&before), ["firmware", "management", "activation", "leased", "erasure"]);
    let (_, desk) = give.page("/desk").await;
    assert!(desk.contains(&format!("/desk/lots/{lot}/preparation")), "it waits on the donor's desk");
    let first = json!({ "firmware": "done", "management": "not_applicable", "activation": "not_yet" });
    give.done(&path, &first).await;
    let second = give.done(&path, &json!({ "leased": "none", "erasure": "sealed_transport" })).await;
    assert_eq!((&second["firmware"], missing(&second)), (&json!("done"), vec!["activation"]));
    // What is not done is told to the workshop on its page; it may collect all the same.
    let page = format!("/desk/lot-parts/{part}");
    let (_, seen) = fetch.page(&page).await;
    let plain = |page: &str| page.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(plain(&seen).contains("Le donateur n’a pas encore tout préparé"), "{seen}");
    assert!(plain(&seen).contains("À l’atelier, après un transport scellé"));
    let done = give.done(&path, &json!({ "activation": "done" })).await;
    assert_eq!(missing(&done), Vec::<&str>::new());
    let (_, seen) = fetch.page(&page).await;
    assert!(!plain(&seen).contains("Le donateur n’a pas encore tout préparé"));
    let (_, desk) = give.page("/desk").await;
    assert!(!desk.contains(&format!("/desk/lots/{lot}/preparation")), "nothing is left to answer");
    let (status, refused) = give.post(&path, &json!({ "firmware": "perhaps" })).await;
    let told = (status, &refused["errors"][0]["field"], &refused["errors"][0]["code"]);
    assert_eq!(told, (StatusCode::UNPROCESSABLE_ENTITY, &json!("firmware"), &json!("preparation-answer")));
}

async fn what_is_claimed_needs_its_proof(app: TestApp) {
    let Taken { donor, workshop, lot, part } = take(&app).await;
    let (give, fetch) = (app.as_member(&donor), app.as_member(&workshop));
    let path = format!("/donation-lots/{lot}/preparation");
    let answers = json!({ "firmware": "done", "management": "done", "activation": "done", "leased": "released",
        "leased_lines": "PF1ABCDE", "erasure": "by_donor" });
    let claimed = give.done(&path, &answers).await;
    assert_eq!(missing(&claimed), ["release", "evidence"]);
    let proofs = format!("/desk/lot-parts/{part}/proofs");
    assert_eq!(fetch.page(&format!("{proofs}/evidence")).await.0, StatusCode::NOT_FOUND);
    let report = ("rapport.txt", b"nwipe 0.38: S3Z8 erased, verified".as_slice());
    let (status, one) = attach(&give, &lot, "evidence", report).await;
    assert_eq!((status, missing(&one)), (StatusCode::OK, vec!["release"]));
    let (status, both) = attach(&give, &lot, "release", ("accord.pdf", b"%PDF-1.7 accord")).await;
    assert_eq!((status, missing(&both)), (StatusCode::OK, Vec::new()));
    let (status, read) = fetch.page(&format!("{proofs}/evidence")).await;
    assert_eq!((status, read.as_str()), (StatusCode::OK, "nwipe 0.38: S3Z8 erased, verified"));
    // It makes nothing ready: the workshop's own evidence is still asked for.
    for step in ["collect", "receive"] {
        if step == "collect" {
            app.sign_agreement(&part).await;
        }
        fetch.done(&format!("/lot-parts/{part}/{step}"), &json!({})).await;
    }
    let (_, devices) = fetch.get("/devices").await;
    let states = devices["items"].as_array().expect("devices").iter().map(|one| text(&one["state"]));
    assert!(states.clone().count() > 0 && states.clone().all(|state| state == "received"), "{devices}");
}

async fn leased_equipment_is_named_by_number_or_by_line(app: TestApp) {
    let Taken { donor, workshop, lot, part } = take(&app).await;
    let give = app.as_member(&donor);
    let path = format!("/donation-lots/{lot}/preparation");
    for (lines, code) in [("PF9", "leased-line-unknown"), ("  ", "leased-lines-missing")] {
        let (status, refused) =
            give.post(&path, &json!({ "leased": "taken_out", "leased_lines": lines })).await;
        let told = (status, &refused["errors"][0]["field"], &refused["errors"][0]["code"]);
        assert_eq!(told, (StatusCode::UNPROCESSABLE_ENTITY, &json!("leased_lines"), &json!(code)));
    }
    // On the page, what was typed stays.
    let sent = give
        .request(Method::POST, &format!("/desk/lots/{lot}/preparation"))
        .form(&[("leased", "taken_out"), ("leased_lines", "PF9"), ("erasure", "on_site")])
        .send()
        .await
        .expect("a page");
    assert_eq!(sent.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = sent.text().await.expect("a page");
    assert!(page.contains("PF9") && page.contains("leased_lines-error"), "beside its field, nothing lost");
    let named = give.done(&path, &json!({ "leased": "taken_out", "leased_lines": "PF1ABCDE, 3" })).await;
    assert_eq!(named["leased_lines"].as_array().map(Vec::len), Some(2));
    let (_, seen) = app.as_member(&workshop).page(&format!("/desk/lot-parts/{part}")).await;
    assert!(seen.contains("Retiré du lot par le donateur") && seen.contains("PF1ABCDE"));
    let none = give.done(&path, &json!({ "leased": "none" })).await;
    assert_eq!(none["leased_lines"], json!([]), "nothing is leased any more");
}

async fn a_leased_line_that_was_taken_out_brings_its_reason_to_the_count(app: TestApp) {
    let Taken { donor, workshop, lot, part } = take(&app).await;
    let answers = json!({ "leased": "taken_out", "leased_lines": "PF1ABCDE" });
    app.as_member(&donor).done(&format!("/donation-lots/{lot}/preparation"), &answers).await;
    let fetch = app.as_member(&workshop);
    app.sign_agreement(&part).await;
    fetch.done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
    let entry = json!({ "key": "1", "kind": 2, "quantity": 2 });
    fetch.done(&format!("/lot-parts/{part}/count"), &entry).await;
    fetch.done(&format!("/lot-parts/{part}/count/close"), &json!({})).await;
    let (_, page) = fetch.page(&format!("/desk/lot-parts/{part}")).await;
    let chosen = page.matches("<option value=\"donor_kept\" selected").count();
    assert_eq!(chosen, 1, "the leased line only, not the other that differs");
}

async fn proofs_are_told_by_their_bytes_and_pictures_made_again(app: TestApp) {
    let Taken { donor, lot, .. } = take(&app).await;
    let give = app.as_member(&donor);
    for (name, bytes) in
        [("accord.pdf", b"MZ\x90\x00\x03".as_slice()), ("accord.png", b"\x89PNG\r\n\x1a\n but no picture")]
    {
        let (status, refused) = attach(&give, &lot, "release", (name, bytes)).await;
        let told = (status, &refused["errors"][0]["field"], &refused["errors"][0]["code"]);
        assert_eq!(told, (StatusCode::UNPROCESSABLE_ENTITY, &json!("file"), &json!("proof-format")));
    }
    let (status, _) = attach(&give, &lot, "release", ("accord.png", PIXEL)).await;
    assert_eq!(status, StatusCode::OK);
    let path = format!("/desk/lots/{lot}/proofs/release");
    let kept = give.request(Method::GET, &path).send().await.expect("a file");
    let kind = kept.headers()["content-type"].to_str().expect("a kind").to_owned();
    let bytes = kept.bytes().await.expect("a file");
    assert_eq!((kind.as_str(), &bytes[..3]), ("image/jpeg", b"\xff\xd8\xff".as_slice()));
}

async fn a_lot_keeps_thirty_files_at_most(app: TestApp) {
    let Taken { donor, lot, .. } = take(&app).await;
    let give = app.as_member(&donor);
    let mut kept = 0;
    let refused = loop {
        let (status, answer) = attach(&give, &lot, "evidence", ("effacement.txt", b"nwipe 0.38: done")).await;
        if status != StatusCode::OK {
            break (status, answer["code"].clone());
        }
        kept += 1;
        assert!(kept <= 30);
    };
    assert_eq!(refused, (StatusCode::UNPROCESSABLE_ENTITY, json!("proof-too-many")));
    assert!(kept >= 20, "{kept}");
}

async fn answers_end_with_the_collection(app: TestApp) {
    let Taken { donor, workshop, lot, part } = take(&app).await;
    let give = app.as_member(&donor);
    app.sign_agreement(&part).await;
    app.as_member(&workshop).done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
    let path = format!("/donation-lots/{lot}/preparation");
    let (status, over) = give.post(&path, &json!({ "firmware": "done" })).await;
    assert_eq!((status, &over["code"]), (StatusCode::CONFLICT, &json!("preparation-over")));
    let (status, over) = attach(&give, &lot, "release", ("accord.pdf", b"%PDF-1.7")).await;
    assert_eq!((status, &over["code"]), (StatusCode::CONFLICT, &json!("preparation-over")));
    let (status, page) = give.page(&format!("/desk/lots/{lot}/preparation")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(!page.contains("name=\"firmware\""), "nothing is asked that would be refused");
}

async fn only_the_donor_and_its_workshop_see_the_answers(app: TestApp) {
    let Taken { lot, part, .. } = take(&app).await;
    let donor = app.member(New::donor(LIBOURNE)).await;
    let workshop = app.member(New::refurbisher(LIBOURNE)).await;
    let path = format!("/donation-lots/{lot}/preparation");
    assert_eq!(app.as_member(&donor).get(&path).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.as_member(&donor).post(&path, &json!({})).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.as_member(&workshop).get(&path).await.0, StatusCode::FORBIDDEN);
    let proof = format!("/desk/lot-parts/{part}/proofs/evidence");
    assert_eq!(app.as_member(&workshop).page(&proof).await.0, StatusCode::NOT_FOUND);
}
