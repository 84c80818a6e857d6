//! Being called back: without an account, once per number, three tries, and nothing left after thirty days.

use chrono::Duration;
use rebond::platform::audit;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Member, New, TestApp, on_both_databases};

on_both_databases!(
    somebody_without_an_account_is_called,
    what_is_wrong_is_said_field_by_field_and_nothing_typed_is_lost,
    three_tries_close_it_and_thirty_days_erase_it,
    one_number_waits_once,
);

const ASKED: &str = "06 12 34 56 78";

async fn ask(app: &TestApp, telephone: &str) -> Value {
    let body = json!({ "name": "  Nadia   Exemple ", "telephone": telephone, "subject": "household",
        "moment": "morning", "message": "après 10 h" });
    let (status, asked) = app.as_visitor().post("/callbacks", &body).await;
    assert_eq!(status, StatusCode::CREATED, "{asked}");
    asked
}

async fn waiting(app: &TestApp, operator: &Member) -> Vec<Value> {
    let (status, page) = app.as_member(operator).get("/callbacks").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page["items"].as_array().expect("a list").clone()
}

async fn somebody_without_an_account_is_called(app: TestApp) {
    let operator = app.member(New::operator()).await;
    let (status, page) = app.as_visitor().page("/").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("/etre-rappele?from=/"), "every page leads there");
    let asked = ask(&app, ASKED).await;
    assert!(asked["reference"].as_str().unwrap().starts_with("RA-"), "{asked}");
    assert_eq!(asked.as_object().unwrap().len(), 2, "nothing of the person comes back: {asked}");

    let (_, desk) = app.as_member(&operator).page("/desk").await;
    assert!(desk.contains("Une personne attend votre appel"), "{desk}");
    let (_, list) = app.as_member(&operator).page("/desk/callbacks").await;
    assert!(list.contains("Nadia Exemple") && list.contains("tel:+33612345678"), "{list}");
    let one = waiting(&app, &operator).await.remove(0);
    assert_eq!((&one["name"], &one["telephone"]), (&json!("Nadia Exemple"), &json!("+33612345678")));

    let id = one["id"].as_str().unwrap();
    let reached = app.as_member(&operator).done(&format!("/callbacks/{id}/reach"), &json!({})).await;
    assert_eq!(reached["state"], "reached");
    let (status, refused) = app.as_member(&operator).post_nothing(&format!("/callbacks/{id}/miss")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("callback-wrong-state")));
    assert!(waiting(&app, &operator).await.is_empty());
    let entries = audit::history(app.app.db.fresh(), "callback", id).await.unwrap();
    assert_eq!(entries.len(), 2);
    let kept = format!("{entries:?}");
    assert!(!kept.contains("Nadia") && !kept.contains("612345678"), "the journal knows nobody: {kept}");
}

async fn what_is_wrong_is_said_field_by_field_and_nothing_typed_is_lost(app: TestApp) {
    let body = json!({ "name": " ", "telephone": "0812345678", "subject": "gift",
        "message": "2 84 05 33 063 123 45" });
    let (status, refused) = app.as_visitor().post("/callbacks", &body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<&str> =
        refused["errors"].as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["name", "telephone", "subject", "message"]);

    let caller = app.as_visitor();
    let form = [("name", "Nadia Exemple"), ("telephone", "12"), ("subject", "buy"), ("from", "/donner")];
    let sent = caller.request(Method::POST, "/etre-rappele").form(&form).send().await.unwrap();
    assert_eq!(sent.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = sent.text().await.unwrap();
    for typed in ["Nadia Exemple", "value=\"12\"", "value=\"/donner\""] {
        assert!(page.contains(typed), "{typed} is lost: {page}");
    }
    let (_, operator) = app.as_visitor().page("/etre-rappele/merci?reference=%3Cscript%3E").await;
    assert!(!operator.contains("<script>"), "{operator}");
}

async fn three_tries_close_it_and_thirty_days_erase_it(app: TestApp) {
    let operator = app.member(New::operator()).await;
    ask(&app, ASKED).await;
    let id = waiting(&app, &operator).await[0]["id"].as_str().unwrap().to_owned();
    for tries in 1..=3 {
        let missed = app.as_member(&operator).done(&format!("/callbacks/{id}/miss"), &json!({})).await;
        assert_eq!(missed["tries"], tries);
    }
    let (_, closed) = app.as_member(&operator).page("/desk/callbacks?state=unreachable").await;
    assert!(closed.contains("Sans réponse après trois essais") && closed.contains("Nadia"), "{closed}");
    // Reopened: the first closing's erasure passes it by.
    app.as_member(&operator).done(&format!("/callbacks/{id}/reopen"), &json!({})).await;
    app.advance(Duration::days(31));
    app.work().await;
    assert_eq!(waiting(&app, &operator).await.len(), 1);
    app.as_member(&operator).done(&format!("/callbacks/{id}/reach"), &json!({})).await;
    app.advance(Duration::days(31));
    app.work().await;
    let (status, _) = app.as_member(&operator).post_nothing(&format!("/callbacks/{id}/reopen")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let last = audit::history(app.app.db.fresh(), "callback", &id).await.unwrap();
    assert_eq!(last.last().unwrap().action, "callback.forgotten");
}

async fn one_number_waits_once(app: TestApp) {
    let operator = app.member(New::operator()).await;
    let first = ask(&app, ASKED).await;
    let again = ask(&app, "+33 (0)6 12 34 56 78").await;
    assert_eq!(first["reference"], again["reference"]);
    assert_eq!(waiting(&app, &operator).await.len(), 1);
    let mut refused = StatusCode::OK;
    for _ in 0..20 {
        let body = json!({ "name": "N", "telephone": ASKED, "subject": "other" });
        refused = app.as_visitor().post("/callbacks", &body).await.0;
    }
    assert_eq!(refused, StatusCode::TOO_MANY_REQUESTS);
}
