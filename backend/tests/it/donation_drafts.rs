//! What a donor does before and after a lot is declared: another list in the place of the first, quantities without a list,
//! drafts deleted, and the devices that came of it.

use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    another_list_takes_the_place_of_a_drafts,
    a_list_of_machines_that_are_declared_says_so,
    quantities_are_declared_without_a_list,
    a_draft_is_deleted_and_nothing_declared_is,
    a_donor_sees_the_devices_it_gave_and_nobody_elses,
);

const FIRST: &str =
    "Type;Modèle;N° de série\nPC portable;Latitude 5490;FR7K2L1\nPC portable;Latitude 5490;FR7K2L2\n";
const SECOND: &str = "Type;Modèle;N° de série\nPC portable;Latitude 5490;FR7K2L1\nTOTAL;;15\n";

fn file(list: &str) -> Form {
    Form::new().part("inventory", Part::bytes(list.as_bytes().to_vec()).file_name("parc.csv"))
}

/// Sends the form of a new lot: where it leads, and the page there.
async fn send(app: &TestApp, donor: &Member, form: Form) -> (StatusCode, String, String) {
    let calls = app.as_member(donor);
    let sent = calls.request(Method::POST, "/desk/lots/preview").multipart(form).send().await;
    let sent = sent.expect("the server answers");
    let (status, path) = (sent.status(), sent.url().path().to_owned());
    (status, path, sent.text().await.expect("a page"))
}

async fn post(app: &TestApp, donor: &Member, path: &str) -> (StatusCode, String) {
    let sent = app.as_member(donor).request(Method::POST, path).send().await.expect("the server answers");
    (sent.status(), sent.text().await.expect("a page"))
}

async fn lots(app: &TestApp, donor: &Member) -> Vec<Value> {
    let (_, lots) = app.as_member(donor).get("/donation-lots").await;
    lots["items"].as_array().expect("lots").clone()
}

fn lot_of(preview: &str) -> String {
    preview.trim_end_matches("/preview").to_owned()
}

async fn another_list_takes_the_place_of_a_drafts(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let (_, preview, page) = send(&app, &donor, file(FIRST)).await;
    assert!(page.contains("2 appareils"), "{page}");
    let id = lot_of(&preview).rsplit('/').next().expect("an id").to_owned();
    assert!(page.contains(&format!("/desk/lots/new?from={id}")), "{page}");
    let (_, form) = app.as_member(&donor).page(&format!("/desk/lots/new?from={id}")).await;
    assert!(form.contains(&format!("name=\"replaces\" value=\"{id}\"")), "{form}");
    let (_, again, page) = send(&app, &donor, file(SECOND).text("replaces", id.clone())).await;
    assert_eq!(again, preview, "the address is that of the same lot");
    assert!(page.contains("1 appareil") && !page.contains("FR7K2L2"), "{page}");
    assert!(page.contains("Une ligne de total est laissée de côté"), "{page}");
    assert_eq!(lots(&app, &donor).await.len(), 1, "no ghost is left");
    assert_eq!(post(&app, &donor, &format!("/desk/lots/{id}/declare")).await.0, StatusCode::OK);
    let (status, _, page) = send(&app, &donor, file(FIRST).text("replaces", id)).await;
    assert_eq!(status, StatusCode::CONFLICT, "a declared lot keeps its list: {page}");
    assert_eq!(lots(&app, &donor).await.len(), 1);
}

async fn a_list_of_machines_that_are_declared_says_so(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let (_, first, _) = send(&app, &donor, file(FIRST)).await;
    let (_, _, page) = send(&app, &donor, file(FIRST)).await;
    assert!(!page.contains("déjà dans le lot"), "a draft holds nothing yet");
    post(&app, &donor, &format!("{}/declare", lot_of(&first))).await;
    let (_, _, page) = send(&app, &donor, file(SECOND)).await;
    assert!(page.contains("Un appareil de cette liste est déjà dans le lot"), "{page}");
    assert!(page.contains(&format!("href=\"{}\"", lot_of(&first))), "{page}");
    let (_, desk) = app.as_member(&donor).page("/desk").await;
    assert!(desk.contains("LOT-2026-000003"), "another list may be finished: {desk}");
    assert!(!desk.contains("LOT-2026-000002"), "the same list is not to be declared again: {desk}");
}

async fn quantities_are_declared_without_a_list(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (_, form) = app.as_member(&donor).page("/desk/lots/new").await;
    assert!(form.contains("name=\"laptop\"") && form.contains("name=\"inventory\""), "{form}");
    let (status, _, page) = send(&app, &donor, Form::new().text("laptop", "douze").text("screen", "4")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("value=\"douze\"") && page.contains("value=\"4\""), "nothing typed is lost");
    let (status, _, _) = send(&app, &donor, Form::new().text("wish", "mixed")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, preview, page) = send(&app, &donor, Form::new().text("laptop", "12").text("screen", "4")).await;
    assert!(page.contains("12 ordinateurs portables") || page.contains("16 appareils"), "{page}");
    let (_, form) = app.as_member(&donor).page(&format!("/desk/lots/new?from={}", id_of(&preview))).await;
    assert!(form.contains("value=\"12\""), "quantities are changed where they were: {form}");
    post(&app, &donor, &format!("{}/declare", lot_of(&preview))).await;
    let (_, parts) = app.as_member(&workshop).get("/lot-parts").await;
    let part = format!("/desk/lot-parts/{}", parts["items"][0]["id"].as_str().expect("a part"));
    let (_, page) = app.as_member(&workshop).page(&part).await;
    assert!(page.contains("Ordinateurs portables"), "{page}");
    for wrong in ["à préciser", "ne nomme pas de modèle", "Ligne du fichier"] {
        assert!(!page.contains(wrong), "{wrong} is said of a list that was never sent: {page}");
    }
}

fn id_of(preview: &str) -> String {
    lot_of(preview).rsplit('/').next().expect("an id").to_owned()
}

async fn a_draft_is_deleted_and_nothing_declared_is(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let other = app.member(New::donor(BORDEAUX)).await;
    let (_, preview, _) = send(&app, &donor, file(FIRST)).await;
    let delete = format!("{}/delete", lot_of(&preview));
    assert_eq!(post(&app, &other, &delete).await.0, StatusCode::NOT_FOUND);
    assert_eq!(lots(&app, &donor).await.len(), 1);
    let (status, _) = post(&app, &donor, &delete).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(lots(&app, &donor).await.len(), 0);
    let (_, preview, _) = send(&app, &donor, file(FIRST)).await;
    post(&app, &donor, &format!("{}/declare", lot_of(&preview))).await;
    post(&app, &donor, &format!("{}/delete", lot_of(&preview))).await;
    assert_eq!(lots(&app, &donor).await.len(), 1, "what is declared is withdrawn, not deleted");
}

async fn a_donor_sees_the_devices_it_gave_and_nobody_elses(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let other = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (_, preview, _) = send(&app, &donor, file(FIRST)).await;
    post(&app, &donor, &format!("{}/declare", lot_of(&preview))).await;
    let (_, parts) = app.as_member(&workshop).get("/lot-parts").await;
    let part = parts["items"][0]["id"].as_str().expect("a part").to_owned();
    for step in ["accept", "collect", "receive"] {
        if step == "collect" {
            app.sign_agreement(&part).await;
        }
        app.as_member(&workshop).done(&format!("/lot-parts/{part}/{step}"), &json!({})).await;
    }
    let address = format!("/desk/given-devices?lot={}", id_of(&preview));
    let (_, lot) = app.as_member(&donor).page(&lot_of(&preview)).await;
    assert!(lot.contains(&address), "{lot}");
    let (status, page) = app.as_member(&donor).page(&address).await;
    assert_eq!(status, StatusCode::OK);
    for words in ["FR7K2L1", "FR7K2L2", "/appareils/RB-", "pas encore effacées", "format=csv"] {
        assert!(page.contains(words), "{words} is missing in {page}");
    }
    let (status, _) = app.as_member(&other).page(&address).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (_, theirs) = app.as_member(&other).page("/desk/given-devices").await;
    assert!(!theirs.contains("FR7K2L1"), "serial numbers are for whoever gave them");
}
