//! The machinery, over HTTP and on both databases.

use chrono::Duration;
use rebond::kernel::{Email, Error};
use rebond::platform::mailer::{self, Mail};
use rebond::platform::storage::NewFile;
use rebond::platform::{audit, changes, counters};
use reqwest::{Method, StatusCode};
use sea_orm::ConnectionTrait;
use serde_json::json;

use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    a_caller_that_goes_away_finds_its_answer_again,
    a_token_s_scheme_knows_no_case_and_bodies_are_refused_by_field,
    communes_are_found_by_code_postal_code_and_name,
    a_caller_sees_its_own_sites_only,
    errors_are_problems_for_machines_and_pages_for_people,
    what_is_rolled_back_leaves_nothing,
    bytes_that_no_row_names_are_swept_and_nothing_else,
    changes_come_once_each_and_in_order,
    the_journal_is_sealed_and_tells_a_change,
    a_mail_leaves_once_through_the_worker,
    migrations_go_down_and_up_over_data,
);

async fn communes_are_found_by_code_postal_code_and_name(app: TestApp) {
    let visitor = app.as_visitor();
    for (asked, insee) in [
        ("33039", "33039"),
        ("33130", "33039"),
        ("begles", "33039"),
        ("Bègles (33)", "33039"),
        ("PARIS", "75056"),
        ("75011", "75056"),
        ("75111", "75056"),
        ("saint denis 974", "97411"),
        ("st loubes", "33433"),
    ] {
        let (status, found) = visitor.get(&format!("/territories?q={asked}")).await;
        assert_eq!(status, StatusCode::OK, "{asked}: {found}");
        assert_eq!(found[0]["insee_code"], insee, "{asked}: {found}");
    }
    let (_, nothing) = visitor.get("/territories?q=zzzzzz").await;
    assert_eq!(nothing, json!([]));
    let (status, problem) = visitor.get("/territories?q=").await;
    assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("q")));
}

async fn a_caller_sees_its_own_sites_only(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let other = app.member(New::donor(BEGLES)).await;
    let (status, sites) = app.as_member(&donor).get("/sites").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(sites.as_array().map(Vec::len), Some(1));
    assert_eq!(sites[0]["id"], donor.site.to_string());
    assert_ne!(sites[0]["id"], other.site.to_string());
    assert_eq!(app.as_visitor().get("/sites").await.0, StatusCode::UNAUTHORIZED);
}

async fn errors_are_problems_for_machines_and_pages_for_people(app: TestApp) {
    let visitor = app.as_visitor();
    let (status, problem) = visitor.get("/nothing-here").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!("not-found")));
    let (status, page) = visitor.page("/rien-ici").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(page.contains("<html lang=\"fr\"") && page.contains("01 00 00 00 00"), "{page}");
    let (status, problem) = visitor.send(visitor.request(Method::DELETE, "/api/v1/territories")).await;
    assert_eq!((status, &problem["code"]), (StatusCode::METHOD_NOT_ALLOWED, &json!("method-not-allowed")));
    let request = visitor.request(Method::GET, "/api/v1/sites").bearer_auth("nonsense");
    let (status, problem) = visitor.send(request.header("accept-language", "en")).await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNAUTHORIZED, &json!("token-unknown")));
    let cross = visitor.request(Method::POST, "/sign-in").header("origin", "https://elsewhere.example");
    assert_eq!(visitor.send(cross).await.0, StatusCode::FORBIDDEN);
    let policy = visitor.request(Method::GET, "/rien-ici").send().await.unwrap();
    let policy = policy.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'") && policy.contains("script-src 'nonce-"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
}

async fn bytes_that_no_row_names_are_swept_and_nothing_else(app: TestApp) {
    let op = app.op();
    let member = app.member(New::refurbisher(BEGLES)).await;
    let file = || NewFile {
        owner: member.organisation,
        subject_kind: "test",
        subject_id: "1".to_owned(),
        file_name: "a.txt",
        media_type: "text/plain",
        bytes: b"kept".to_vec(),
    };
    let kept = app.app.db.tx(async |t| app.app.storage.keep(t, &op, file()).await).await.expect("kept");
    let lost: Result<(), Error> = app
        .app
        .db
        .tx(async |t| {
            app.app.storage.keep(t, &op, file()).await?;
            Err(Error::conflict("not-found"))
        })
        .await;
    assert!(lost.is_err());
    let now = chrono::Utc::now();
    let sweep = async |before| app.app.storage.sweep(app.app.db.fresh(), before).await.expect("swept");
    assert_eq!(sweep(now - chrono::TimeDelta::hours(1)).await, 0, "what may still be written is left alone");
    assert_eq!(sweep(now + chrono::TimeDelta::hours(1)).await, 1);
    assert_eq!(app.app.storage.bytes(kept.id).await.expect("still there"), b"kept");
}

async fn what_is_rolled_back_leaves_nothing(app: TestApp) {
    let op = app.op();
    let outcome: Result<(), Error> = app
        .app
        .db
        .tx(async |t| {
            counters::next(t, "test", 2026).await?;
            audit::record(t, &op, "test.done", "test", "1", json!({})).await?;
            Err(Error::conflict("not-found"))
        })
        .await;
    assert!(outcome.is_err());
    assert!(audit::history(app.app.db.fresh(), "test", "1").await.unwrap().is_empty());
    let first = app.app.db.tx(async |t| counters::next(t, "test", 2026).await).await.unwrap();
    assert_eq!(first, 1);
}

async fn changes_come_once_each_and_in_order(app: TestApp) {
    let op = app.op();
    let start = changes::head(app.app.db.fresh()).await.unwrap();
    let writers = (0..8).map(|writer| {
        let (db, op) = (app.app.db.clone(), op.clone());
        tokio::spawn(async move {
            for number in 0..10 {
                db.tx(async |t| changes::append(t, &op, "test", format!("{writer}-{number}"), 1).await)
                    .await
                    .unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let (mut position, mut seen) = (start, Vec::new());
    // PostgreSQL shows what lies below every running transaction of the server, other tests' included: a reader that
    // finds nothing looks again while the log says that there is more.
    for _ in 0..6000 {
        let page = changes::after(app.app.db.fresh(), &position, 7).await.unwrap();
        if let Some(last) = page.last() {
            position = last.position.clone();
            seen.extend(page.into_iter().map(|change| change.subject_id));
        } else if changes::any_after(app.app.db.fresh(), &position).await.unwrap() {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        } else {
            break;
        }
    }
    assert_eq!(seen.len(), 80);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 80);
}

async fn the_journal_is_sealed_and_tells_a_change(app: TestApp) {
    let op = app.op();
    for number in 0..3 {
        app.app
            .db
            .tx(async |t| audit::record(t, &op, "test.done", "test", number, json!({"b": 1, "a": [2]})).await)
            .await
            .unwrap();
    }
    while audit::seal(&app.app.db).await.unwrap() > 0 {}
    let report = audit::verify(app.app.db.fresh()).await.unwrap();
    assert!(report.sealed >= 3 && report.unsealed == 0 && report.broken_at.is_none(), "{report:?}");
    let tamper = "UPDATE audit_entries SET request_id = 'x' WHERE seal_number = 2";
    assert!(app.app.db.fresh().execute_unprepared(tamper).await.is_err(), "the database refuses it");
    let drop = if app.app.db.is_sqlite() {
        "DROP TRIGGER audit_entries_fixed"
    } else {
        "DROP TRIGGER audit_entries_fixed ON audit_entries"
    };
    app.app.db.fresh().execute_unprepared(drop).await.unwrap();
    app.app.db.fresh().execute_unprepared(tamper).await.unwrap();
    assert_eq!(audit::verify(app.app.db.fresh()).await.unwrap().broken_at, Some(2));
}

async fn a_mail_leaves_once_through_the_worker(app: TestApp) {
    let op = app.op();
    let mail = Mail::new(Email::parse("a@example.org").unwrap(), "Bonjour", "Texte".to_owned());
    app.app.db.tx(async |t| mailer::send(t, &op, &mail).await).await.unwrap();
    assert!(mailer::mailbox(app.app.db.fresh(), None, 10).await.unwrap().is_empty());
    assert_eq!(app.work().await, 1);
    app.advance(Duration::days(1));
    assert_eq!(app.work().await, 0);
    let kept = mailer::mailbox(app.app.db.fresh(), None, 10).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].subject, "Bonjour");
}

async fn migrations_go_down_and_up_over_data(app: TestApp) {
    app.member(New::refurbisher(BEGLES)).await;
    app.app.db.migrate_down(None).await.unwrap();
    app.app.db.migrate().await.unwrap();
    app.app.db.ready().await.unwrap();
}

async fn a_caller_that_goes_away_finds_its_answer_again(app: TestApp) {
    let buyer = app.member(New::buyer(BEGLES)).await;
    let caller = app.as_member(&buyer);
    let body = json!({ "title": "Une seule fois", "need_lines": [{ "category": "laptop", "quantity": 2 }] });
    let ask = |key: usize| {
        let request = caller
            .request(Method::POST, "/api/v1/pooled-orders")
            .header("idempotency-key", format!("key-{key}"));
        request.bearer_auth(&buyer.token).json(&body)
    };
    for key in 0..8 {
        let patience = std::time::Duration::from_millis(u64::try_from(key).unwrap() * 3);
        drop(tokio::time::timeout(patience, ask(key).send()).await);
    }
    for key in 0..8 {
        let mut answer = caller.send(ask(key)).await;
        for _ in 0..500 {
            if answer.1["code"] != "request-in-progress" {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            answer = caller.send(ask(key)).await;
        }
        assert_eq!(answer.0, StatusCode::CREATED, "{}", answer.1);
        assert_eq!(caller.send(ask(key)).await.1["id"], answer.1["id"]);
    }
    let (_, all) = caller.get("/pooled-orders?limit=100").await;
    assert_eq!(all["items"].as_array().unwrap().len(), 8, "one for each key");
}

async fn a_token_s_scheme_knows_no_case_and_bodies_are_refused_by_field(app: TestApp) {
    let buyer = app.member(New::buyer(BEGLES)).await;
    let caller = app.as_visitor();
    let request = caller
        .request(Method::GET, "/api/v1/sites")
        .header("authorization", format!("bearer {}", buyer.token));
    assert_eq!(caller.send(request).await.0, StatusCode::OK);
    let caller = app.as_member(&buyer);
    for (body, field, code) in [
        (json!({ "title": 0 }), "title", "field-type"),
        (
            json!({ "need_lines": [{ "category": "laptop", "quantity": "deux" }] }),
            "need_lines[0].quantity",
            "field-type",
        ),
        (json!({ "titre": "a" }), "titre", "field-unknown"),
        (json!({ "title": "a\u{0}b" }), "title", "text-unreadable"),
        (
            json!({ "need_lines": [{ "category": "laptop", "quantity": 1 }], "quantity": -1 }),
            "quantity",
            "need-quantity-names-no-line",
        ),
    ] {
        let (status, refused) = caller.post("/pooled-orders", &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
        let fault = &refused["errors"][0];
        assert_eq!((&fault["field"], &fault["code"]), (&json!(field), &json!(code)), "{refused}");
        assert!(!fault["detail"].as_str().unwrap().contains("invalid type"), "said in words: {refused}");
    }
    let lead = app.member(New::lead()).await;
    let (status, refused) =
        app.as_member(&lead).post("/allocation-runs", &json!({ "department": "ZZ" })).await;
    assert_eq!(
        (status, &refused["errors"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("department-unknown"))
    );
}
