//! When something cannot be done: what, why, what now, whom to call; with the database away too.

use reqwest::{Method, StatusCode};
use sea_orm::ConnectionTrait;

use rebond::accounts::{self, NewUser};
use rebond::kernel::{Email, Role, UserId};

use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{New, TestApp, Visitor, on_both_databases};

on_both_databases!(
    a_failure_of_ours_gives_a_reference_and_a_telephone_number,
    pages_that_need_no_database_and_errors_stand_without_it,
);

const PHONE: &str = "class=\"call-number\"";

async fn a_failure_of_ours_gives_a_reference_and_a_telephone_number(app: TestApp) {
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &buyer).await;
    assert_eq!(visitor.open("/desk/pooled-orders").await.status, StatusCode::OK);
    let away = "ALTER TABLE pooled_orders RENAME TO pooled_orders_gone";
    app.app.db.fresh().execute_unprepared(away).await.expect("the table is renamed");
    let failed = visitor.open("/desk/pooled-orders").await;
    assert_eq!(failed.status, StatusCode::INTERNAL_SERVER_ERROR);
    let reference = failed.headers["x-request-id"].to_str().expect("an id").to_owned();
    assert!(failed.holds(&reference), "the page names its reference: {}", failed.page);
    assert!(failed.holds(PHONE) && failed.holds("tel:"), "{}", failed.page);
    assert!(!failed.holds("pooled_orders_gone") && !failed.holds("SELECT"), "{}", failed.page);
    let (status, problem) = app.as_member(&buyer).get("/pooled-orders").await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(problem["request_id"].as_str().is_some_and(|id| id.len() > 10), "{problem}");
}

async fn pages_that_need_no_database_and_errors_stand_without_it(app: TestApp) {
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &buyer).await;
    let nobody = Visitor::new(&app);
    app.app.db.clone().close().await.expect("the connections close");
    for path in ["/accessibilite", "/mentions-legales"] {
        assert_eq!(nobody.open(path).await.status, StatusCode::OK, "{path}");
    }
    let lost = nobody.open("/cataloge").await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(lost.holds("href=\"/catalogue\"") && lost.holds(PHONE), "{}", lost.page);
    for path in ["/desk", "/desk/pooled-orders", "/nowhere"] {
        let failed = visitor.open(path).await;
        assert!(failed.status.is_server_error(), "{path} answers {}", failed.status);
        assert!(failed.holds("<h1") && failed.holds(PHONE) && failed.holds("error-page"), "{}", failed.page);
        assert!(failed.holds(failed.headers["x-request-id"].to_str().expect("an id")), "{}", failed.page);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_person_is_shown_the_way() {
    let app = TestApp::on_sqlite().await;
    let nobody = Visitor::new(&app);
    for (path, there) in [
        ("/cataloge", "href=\"/catalogue\""),
        ("/connexion", "href=\"/sign-in\""),
        ("/fr/donner", "href=\"/donner\""),
        ("/accessibilit%C3%A9s", "href=\"/accessibilite\""),
        ("/BC-2026-000412", "BC-2026-000412 est un bon de commande. Connectez-vous"),
        ("/BC-2026-412", "href=\"/sign-in?back=/desk/purchase-orders\""),
        ("/RB-2222-2223", "un caractère est faux"),
        ("/anything", "role=\"search\""),
        ("/anything", "value=\"anything\""),
        ("/x%3Cscript%3E", "value=\"x&#60;script&#62;\""),
    ] {
        let lost = nobody.open(path).await;
        assert_eq!(lost.status, StatusCode::NOT_FOUND, "{path}");
        assert!(lost.holds(there), "{path} does not show {there}: {}", lost.page);
        assert!(lost.holds(PHONE), "{path}");
    }
    assert!(!nobody.open("/dekst").await.holds("href=\"/desk\""), "a desk is shown to nobody");
    let device = rebond::kernel::reference::device_reference(7);
    let typed = device.to_lowercase().replace('-', "");
    assert!(nobody.open(&format!("/{typed}")).await.holds(&format!("href=\"/appareils/{device}\"")));
    assert!(nobody.open(&format!("/appareils/{device}")).await.holds("Aucun appareil ne porte"));
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &buyer).await;
    assert!(
        visitor.open("/desk/purchase-order").await.holds("href=\"/desk/purchase-orders\">Bons de commande")
    );
    assert!(visitor.open("/BC-2026-000412").await.holds("href=\"/desk/purchase-orders\">Bons de commande"));
    assert!(visitor.open("/LOT-2026-000001").await.holds("Le rôle que vous avez en ce moment"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_may_not_learns_which_role_is_needed_and_who_holds_it() {
    let app = TestApp::on_sqlite().await;
    let reader = app.member(New::buyer(BORDEAUX).with_roles(&[Role::Reader])).await;
    let outsider = app.member(New::buyer(BEGLES)).await;
    let colleague = |name: &str, role: Role| NewUser {
        id: UserId::new(),
        email: Email::parse(&format!("{}@example.org", name.to_lowercase())).expect("an address"),
        name: name.to_owned(),
        password_hash: None,
        persona: None,
        roles: vec![(reader.organisation, role)],
    };
    let new =
        [colleague("Fait", Role::Agent), colleague("Gere", Role::Admin), colleague("Lit", Role::Reader)];
    let now = app.app.clock.now();
    app.app.db.tx(async |t| accounts::insert_many(t, now, &new).await).await.expect("colleagues");
    let visitor = Visitor::signed_in(&app, &reader).await;
    let refused = visitor.open("/desk/pooled-orders/new").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.holds("agent\u{202f}»"), "{}", refused.page);
    assert!(refused.holds("mailto:fait@example.org") && refused.holds("mailto:gere@example.org"));
    assert!(!refused.holds("mailto:lit@example.org") && !refused.holds(&outsider.email), "{}", refused.page);
    // Another capacity: whoever manages the organisation may ask for it.
    let refused = visitor.open("/desk/lots").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.holds("donateur") && refused.holds("mailto:gere@example.org"), "{}", refused.page);
    assert!(!refused.holds("mailto:fait@example.org") && !refused.holds(&reader.email), "{}", refused.page);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_error_has_its_remedy() {
    let app = TestApp::on_sqlite().await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let caller = app.as_member(&buyer);
    // An address that only takes a form, asked for by itself: back to the page of the form.
    let response = caller.request(Method::GET, "/desk/pooled-orders/x/open").send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert!(response.headers().get("allow").is_some_and(|verbs| verbs.as_bytes() == b"POST"));
    let page = response.text().await.expect("a page");
    assert!(page.contains("href=\"/desk/pooled-orders/x\""), "{page}");
    // A form that is none.
    let new = caller.request(Method::POST, "/desk/pooled-orders/new");
    let response = new.header("content-type", "text/plain").body("x").send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert!(response.text().await.expect("a page").contains(PHONE));
    // Too much, too often.
    let new = caller.request(Method::POST, "/desk/pooled-orders/new");
    let response = new
        .header("content-type", "application/x-www-form-urlencoded")
        .body("a=".to_owned() + &"b".repeat(22 * 1024 * 1024))
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(response.text().await.expect("a page").contains("20"));
}
