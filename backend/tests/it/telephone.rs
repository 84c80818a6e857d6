//! The telephone beside every screen: states by short code.

use rebond::kernel::{DonationLotId, RequestId, ShortCode};
use rebond::platform::short_codes;
use rebond::{donations, solidarity};
use reqwest::{Method, StatusCode, multipart};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{Member, New, TestApp, on_both_databases};

on_both_databases!(
    a_state_is_told_by_a_short_code_and_nothing_of_who,
    a_wrong_code_always_answers_the_same_and_not_too_often,
    what_was_there_before_codes_gets_one_and_keeps_it,
    a_request_that_is_forgotten_has_no_code,
);

async fn lot(app: &TestApp, donor: &Member) -> Value {
    let list =
        b"D\xc3\xa9signation;N\xc2\xb0 de s\xc3\xa9rie\nPC portable Dell Latitude 5490;7KQ0001X\n".to_vec();
    let form = multipart::Form::new().part("inventory", multipart::Part::bytes(list).file_name("parc.csv"));
    let caller = app.as_member(donor);
    let (status, lot) =
        caller.send(caller.request(Method::POST, "/api/v1/donation-lots").multipart(form)).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    lot
}

fn id<T: std::str::FromStr>(object: &Value) -> T {
    object["id"].as_str().and_then(|text| text.parse().ok()).expect("an id")
}

async fn code_of(app: &TestApp, kind: &str, id: uuid::Uuid) -> Option<ShortCode> {
    short_codes::of(app.app.db.fresh(), kind, id).await.expect("a query")
}

async fn a_state_is_told_by_a_short_code_and_nothing_of_who(app: TestApp) {
    app.member(New::refurbisher(BEGLES)).await;
    let donor = app.member(New::donor(BORDEAUX)).await;
    let lot = lot(&app, &donor).await;
    let code = code_of(&app, donations::LOT, id::<DonationLotId>(&lot).0).await.expect("a code");

    let (status, told) = app.as_visitor().get(&format!("/follow/{}", code.as_str().to_lowercase())).await;
    assert_eq!((status, &told["state"]), (StatusCode::OK, &json!("offered")), "{told}");
    assert!(told["next"].as_str().unwrap().contains("Il répond avant le"), "{told}");
    let said = ["now", "next", "kind", "state"].map(|name| told[name].as_str().unwrap().to_owned()).join(" ");
    for who in [lot["reference"].as_str().unwrap(), "donor ", "refurbisher", "Site", "Bègles"] {
        assert!(!said.contains(who), "{who}: {said}");
    }
    let (_, page) = app.as_visitor().page(&format!("/suivre?code={}", code.as_str())).await;
    assert!(page.contains("Un atelier proche a reçu la proposition."), "{page}");
    assert!(!page.contains("/desk/lots/"), "a visitor is led nowhere: {page}");
    let lot_id = lot["id"].as_str().unwrap();
    let (_, own) = app.as_member(&donor).page(&format!("/suivre?code={}", code.as_str())).await;
    assert!(own.contains(&format!("/desk/lots/{lot_id}")), "its donor is led to it: {own}");
    let (_, page) = app.as_member(&donor).page(&format!("/desk/lots/{lot_id}")).await;
    assert!(page.contains(&code.grouped()), "the lot's page shows the code: {page}");
}

async fn a_wrong_code_always_answers_the_same_and_not_too_often(app: TestApp) {
    let mut said = Vec::new();
    for typed in ["CFL123456", "CFL123457", "bonjour", "%20", "FKR%00482753"] {
        let (status, refused) = app.as_visitor().get(&format!("/follow/{typed}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{typed}: {refused}");
        said.push((refused["code"].clone(), refused["detail"].clone()));
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    let (status, page) = app.as_visitor().page("/suivre?code=CFL+12+34+57").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(page.contains("value=\"CFL 12 34 57\"") && page.contains("Relisez-le"), "{page}");
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        last = app.as_visitor().get("/follow/CFL123456").await.0;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

async fn what_was_there_before_codes_gets_one_and_keeps_it(app: TestApp) {
    app.member(New::refurbisher(BEGLES)).await;
    let donor = app.member(New::donor(BORDEAUX)).await;
    let lot = id::<DonationLotId>(&lot(&app, &donor).await);
    app.app.db.tx(async |t| short_codes::forget(t, donations::LOT, lot.0).await).await.expect("written");
    let now = app.app.clock.now();
    rebond::assistance::complete_all(&app.app.db, now, false).await.expect("codes are given");
    let given = code_of(&app, donations::LOT, lot.0).await.expect("a code");
    rebond::assistance::complete_all(&app.app.db, now, false).await.expect("nothing is left to do");
    assert_eq!(code_of(&app, donations::LOT, lot.0).await, Some(given));
}

async fn a_request_that_is_forgotten_has_no_code(app: TestApp) {
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let body = json!({ "pseudonym": "foyer-un-essai", "agreement": true });
    let request = app.as_member(&mediator).done("/requests", &body).await;
    let code = code_of(&app, solidarity::REQUEST, id::<RequestId>(&request).0).await.expect("a code");
    let path = format!("/follow/{}", code.as_str());
    let (status, told) = app.as_visitor().get(&path).await;
    assert_eq!((status, &told["state"]), (StatusCode::OK, &json!("waiting")), "{told}");
    let withdraw = format!("/requests/{}/withdraw", request["id"].as_str().unwrap());
    app.as_member(&mediator).done(&withdraw, &json!({})).await;
    assert_eq!(app.as_visitor().get(&path).await.0, StatusCode::NOT_FOUND);
}
