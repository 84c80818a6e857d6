//! Donation agreements: signed by both with evidence before anything leaves, signed again when what they say changes, read by
//! whoever the donor shows them to.

use chrono::Duration;
use rebond::accreditation::{self, Kind};
use rebond::donations::agreement::Side;
use rebond::platform::storage::sha256;
use reqwest::{Method, StatusCode};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LIBOURNE};
use crate::support::{Caller, Member, New, TestApp, on_both_databases};

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}")).to_owned()
}

/// A lot that a workshop has taken.
struct Taken {
    donor: Member,
    workshop: Member,
    lot: String,
    part: String,
}

async fn declared(app: &TestApp, donor: &Member) -> (String, String) {
    let form = reqwest::multipart::Form::new()
        .text("legal_basis", "company_gift")
        .text("wish", "mixed")
        .text("units", "laptop:3,screen:2");
    let calls = app.as_member(donor);
    let request = calls.request(Method::POST, "/api/v1/donation-lots").multipart(form);
    let (status, lot) = calls.send(request).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    (text(&lot["id"]), text(&lot["parts"][0]["id"]))
}

async fn take(app: &TestApp, workshop: New) -> Taken {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(workshop).await;
    let (lot, part) = declared(app, &donor).await;
    app.as_member(&workshop).done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
    Taken { donor, workshop, lot, part }
}

async fn run(app: &TestApp, sql: &str) -> Result<u64, String> {
    let done = app.app.db.fresh().execute_unprepared(sql).await;
    done.map(|done| done.rows_affected()).map_err(|error| error.to_string())
}

async fn one(app: &TestApp, sql: &str) -> sea_orm::QueryResult {
    let c = app.app.db.fresh();
    let found = c.query_one_raw(Statement::from_string(c.get_database_backend(), sql)).await;
    found.expect("a query").unwrap_or_else(|| panic!("{sql} finds nothing"))
}

async fn refused(calls: &Caller<'_>, path: &str, body: &Value, with: (u16, &str)) {
    let (status, answer) = calls.post(path, body).await;
    let codes = format!("{} {}", answer["code"], answer["errors"]);
    assert!(status.as_u16() == with.0 && codes.contains(with.1), "{path} {body}: {status} {answer}");
}

async fn file(calls: &Caller<'_>, path: &str) -> Vec<u8> {
    let response = calls.request(Method::GET, &format!("/api/v1{path}")).send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.bytes().await.expect("a file").to_vec()
}

async fn nothing_leaves_before_both_have_signed(app: TestApp) {
    let Taken { donor, workshop, lot, part } = take(&app, New::refurbisher(BEGLES)).await;
    let (gives, fetches) = (app.as_member(&donor), app.as_member(&workshop));
    let collect = format!("/lot-parts/{part}/collect");
    refused(&fetches, &collect, &json!({}), (409, "agreement-unsigned")).await;
    let forged = run(&app, "UPDATE lot_parts SET state = 'collected'").await.expect_err("it is forged");
    assert!(forged.contains("law-agreement"), "{forged}");
    // A day may be agreed meanwhile.
    let day = (app.op().now + Duration::days(3)).to_rfc3339();
    fetches.done(&collect, &json!({ "planned_for": day })).await;

    let (_, versions) = gives.get(&format!("/donation-lots/{lot}/agreements")).await;
    let hash = text(&versions[0]["document_sha256"]);
    assert_eq!((&versions[0]["version"], &versions[0]["state"]), (&json!(1), &json!("to_sign")));
    let document = file(&gives, &format!("/donation-lots/{lot}/agreement.pdf")).await;
    assert_eq!(sha256(&document), hash, "what is read is what is signed");

    let sign = format!("/donation-lots/{lot}/agreement/sign");
    let body = |hash: &str, role: &str, empowered: bool| json!({ "document_sha256": hash, "role": role, "empowered": empowered });
    refused(&gives, &sign, &body(&hash, " ", true), (422, "agreement-role-needed")).await;
    refused(&gives, &sign, &body(&hash, "Gérante", false), (422, "agreement-empowered-needed")).await;
    refused(&gives, &sign, &body(&"0".repeat(64), "Gérante", true), (409, "agreement-changed")).await;
    let signed = gives.done(&sign, &body(&hash, "Gérante", true)).await;
    assert_eq!(signed["state"], "half_signed");
    let evidence = &signed["signatures"][0];
    assert_eq!(evidence["name"], "Camille Exemple");
    assert_eq!((&evidence["side"], &evidence["role"]), (&json!("donor"), &json!("Gérante")));
    assert_eq!(text(&evidence["document_sha256"]), hash);
    assert!(text(&evidence["signed_at"]).starts_with("2026-11-23T09:00:00"), "{evidence}");
    refused(&gives, &sign, &body(&hash, "Gérante", true), (409, "agreement-already-signed")).await;
    refused(&fetches, &collect, &json!({}), (409, "agreement-unsigned")).await;

    // Nobody writes a signature, or one for another text, into the database.
    for sql in [
        "UPDATE agreement_signatures SET name = 'Autre'",
        "DELETE FROM agreement_signatures",
        "DELETE FROM donation_agreements",
        "UPDATE donation_agreements SET document_sha256 = terms_sha256",
    ] {
        let why = run(&app, sql).await.expect_err(sql);
        assert!(why.contains("law-history"), "{sql}: {why}");
    }
    for sql in [
        "UPDATE donation_agreements SET state = 'complete'",
        "INSERT INTO agreement_signatures (agreement_id, side, organisation_id, user_id, name, role, empowered, \
         document_sha256, signed_at) SELECT a.id, 'workshop', a.workshop_id, a.workshop_id, 'X', 'X', TRUE, \
         a.terms_sha256, a.created_at FROM donation_agreements a",
    ] {
        let why = run(&app, sql).await.expect_err(sql);
        assert!(why.contains("law-agreement"), "{sql}: {why}");
    }

    // Two signatures complete it: the file has its page of evidence, with the very document inside.
    let signed = fetches
        .done(&format!("/lot-parts/{part}/agreement/sign"), &body(&hash, "Responsable d’atelier", true))
        .await;
    assert_eq!(
        (&signed["state"], signed["signatures"].as_array().map(Vec::len)),
        (&json!("complete"), Some(2))
    );
    let whole = file(&gives, &format!("/donation-lots/{lot}/agreement.pdf")).await;
    assert!(whole.starts_with(b"%PDF") && whole.len() > document.len(), "{} bytes", whole.len());
    assert_eq!(whole, file(&fetches, &format!("/lot-parts/{part}/agreement.pdf")).await, "made once");
    fetches.done(&collect, &json!({})).await;
    refused(&gives, &sign, &body(&hash, "Gérante", true), (409, "agreement-not-now")).await;
    let journal =
        one(&app, "SELECT COUNT(*) FROM audit_entries WHERE action = 'lot_part.sign_agreement'").await;
    assert_eq!(journal.try_get_by_index::<i64>(0).expect("a number"), 2);

    // Strangers learn nothing.
    let other = app.member(New::donor(BORDEAUX)).await;
    for path in ["agreements", "agreement.pdf"] {
        let (status, _) = app.as_member(&other).get(&format!("/donation-lots/{lot}/{path}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    let (status, _) = app.as_member(&other).post(&sign, &body(&hash, "Gérante", true)).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

async fn what_changes_after_a_signature_is_signed_again(app: TestApp) {
    let workshop = New::refurbisher(BEGLES).disinterested();
    let Taken { donor, workshop, lot, part } = take(&app, workshop).await;
    let (gives, fetches) = (app.as_member(&donor), app.as_member(&workshop));
    app.sign_agreement(&part).await;
    let first = file(&gives, &format!("/donation-lots/{lot}/agreement.pdf")).await;
    let gift = |basis: &str| json!({ "legal_basis": basis, "wish": "solidarity_only" });
    let path = format!("/donation-lots/{lot}/gift");
    refused(&gives, &path, &gift("public_free_gift"), (422, "legal-basis-not-yours")).await;
    let versions = gives.done(&path, &gift("company_patronage")).await;
    assert_eq!((&versions[0]["version"], &versions[0]["state"]), (&json!(2), &json!("to_sign")));
    assert_eq!(
        (&versions[1]["state"], versions[1]["signatures"].as_array().map(Vec::len)),
        (&json!("replaced"), Some(2))
    );
    let (_, page) = gives.page(&format!("/desk/lots/{lot}/agreement")).await;
    assert!(page.contains("À signer de nouveau"), "{page}");
    let collect = format!("/lot-parts/{part}/collect");
    refused(&fetches, &collect, &json!({}), (409, "agreement-to-sign-again")).await;
    let again = file(&gives, &format!("/donation-lots/{lot}/agreement.pdf?version=1")).await;
    assert_eq!(again, first, "the signed version stays readable");
    // So is another place of erasure.
    app.sign_agreement(&part).await;
    let answers = json!({ "erasure": "on_site" });
    gives.done(&format!("/donation-lots/{lot}/preparation"), &answers).await;
    refused(&fetches, &collect, &json!({}), (409, "agreement-to-sign-again")).await;
    app.sign_agreement(&part).await;
    fetches.done(&collect, &json!({})).await;
    refused(&gives, &path, &gift("company_gift"), (409, "gift-fixed")).await;
    fetches.done(&format!("/lot-parts/{part}/receive"), &json!({})).await;
    let devices = one(&app, "SELECT COUNT(*) FROM devices WHERE legal_basis = 'company_patronage'").await;
    assert_eq!(devices.try_get_by_index::<i64>(0).expect("a number"), 5);
    // Both sides were written to.
    let mails =
        one(&app, "SELECT COUNT(*) FROM jobs WHERE CAST(payload AS text) LIKE '%signer de nouveau%'").await;
    assert_eq!(mails.try_get_by_index::<i64>(0).expect("a number"), 4);
}

async fn a_workshop_that_may_not_receive_what_is_now_given_is_left(app: TestApp) {
    let Taken { donor, workshop, lot, part } = take(&app, New::refurbisher(BEGLES)).await;
    let entitled = app.member(New::refurbisher(LIBOURNE).disinterested()).await;
    app.sign_agreement(&part).await;
    let gift = json!({ "legal_basis": "company_patronage", "wish": "mixed" });
    let versions = app.as_member(&donor).done(&format!("/donation-lots/{lot}/gift"), &gift).await;
    assert_eq!(versions[0]["state"], "ended");
    let (status, _) = app.as_member(&workshop).get(&format!("/lot-parts/{part}")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let next = app.as_member(&entitled);
    next.done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
    let (_, own) = next.get(&format!("/lot-parts/{part}/agreements")).await;
    assert_eq!((own.as_array().map(Vec::len), &own[0]["version"]), (Some(1), &json!(2)), "its own only");
    app.sign_agreement(&part).await;
    next.done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
}

async fn a_changed_file_and_a_workshop_that_lost_its_right_sign_nothing(app: TestApp) {
    let Taken { workshop, part, .. } = take(&app, New::refurbisher(BEGLES)).await;
    let hash = app.agreement_hash(&part).await;
    let body = json!({ "document_sha256": hash, "role": "Gérant", "empowered": true });
    let path = format!("/lot-parts/{part}/agreement/sign");
    let calls = app.as_member(&workshop);
    let op = app.op();
    let suspend = async |action| {
        app.app
            .db
            .tx(async |t| {
                accreditation::set_state(t, &op, workshop.organisation, Kind::Refurbisher, action, None).await
            })
            .await
            .expect("the accreditation changes");
    };
    suspend(accreditation::Action::Suspend).await;
    refused(&calls, &path, &body, (403, "not-accredited")).await;
    suspend(accreditation::Action::Reinstate).await;
    // The kept file is another one than the hash says.
    let row = one(&app, "SELECT document_id FROM donation_agreements").await;
    let document: uuid::Uuid = row.try_get_by_index(0).expect("an id");
    app.app
        .storage
        .keep_named(&document.to_string(), b"%PDF-1.7 forged".to_vec())
        .await
        .expect("it is forged");
    refused(&calls, &path, &body, (409, "agreement-altered")).await;
    let none = one(&app, "SELECT COUNT(*) FROM agreement_signatures").await;
    assert_eq!(none.try_get_by_index::<i64>(0).expect("a number"), 0);
}

async fn somebody_without_an_account_reads_and_answers_through_a_link(app: TestApp) {
    let Taken { donor, workshop, lot, part } = take(&app, New::refurbisher(BEGLES)).await;
    let gives = app.as_member(&donor);
    let links = format!("/donation-lots/{lot}/agreement/links");
    refused(&gives, &links, &json!({ "recipient": "" }), (422, "agreement-recipient-needed")).await;
    refused(&gives, &links, &json!({ "recipient": "X", "days": 91 }), (422, "link-days-out-of-range")).await;
    let made = gives.done(&links, &json!({ "recipient": "Service juridique", "days": 10 })).await;
    let address = text(&made["address"]);
    let path = address.strip_prefix(&app.url).expect("an address of ours").to_owned();
    let key = path.split_once("key=").expect("a key").1.to_owned();
    let stored = one(&app, "SELECT token_sha256 FROM shared_links").await;
    let stored: String = stored.try_get_by_index(0).expect("a hash");
    assert_eq!((stored, key.len()), (sha256(key.as_bytes()), 64), "only the hash is kept");

    let visitor = app.as_visitor();
    let (status, page) = visitor.page(&path).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("RGPD, article 28") && page.contains("Service juridique"), "{page}");
    let (status, pdf) = visitor.page(&format!("/convention/document.pdf?key={key}")).await;
    assert!(status == StatusCode::OK && pdf.starts_with("%PDF"));
    let hash = app.agreement_hash(&part).await;
    let say = async |hash: &str, name: &str, verdict: &str, words: &str| {
        let form = [
            ("key", key.as_str()),
            ("document_sha256", hash),
            ("name", name),
            ("verdict", verdict),
            ("words", words),
        ];
        let response =
            visitor.request(Method::POST, "/convention").form(&form).send().await.expect("an answer");
        (response.status(), response.text().await.expect("a page"))
    };
    let (status, page) = say(&hash, "Me Exemple", "remarks", "").await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("Me Exemple"), "{page}");
    let (status, page) = say(&"0".repeat(64), "Me Exemple", "remarks", "Clause 9").await;
    assert!(status == StatusCode::CONFLICT && page.contains("Clause 9"), "nothing typed is lost: {page}");
    let (status, _) = say(&hash, "Me Exemple", "remarks", "Clause 9 : qui transporte ?").await;
    assert!(status.is_success(), "{status}");
    let (_, page) = gives.page(&format!("/desk/lots/{lot}/agreement")).await;
    assert!(page.contains("Clause 9 : qui transporte") && page.contains("Me Exemple"), "{page}");
    let mails = one(&app, "SELECT COUNT(*) FROM jobs WHERE CAST(payload AS text) LIKE '%Me Exemple%'").await;
    assert_eq!(mails.try_get_by_index::<i64>(0).expect("a number"), 1, "the donor is written to");
    let (_, page) = app.as_member(&workshop).page(&format!("/desk/lot-parts/{part}/agreement")).await;
    assert!(!page.contains("qui transporte"), "it is the donor’s alone");

    // Guessed, expired and revoked: nothing there, in the same words.
    let (wrong, words) = visitor.page(&format!("/convention?key={}", "a".repeat(64))).await;
    assert_eq!(wrong, StatusCode::NOT_FOUND);
    let heading =
        |page: &str| page.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next()).map(str::to_owned);
    let revoke = format!("/donation-lots/{lot}/agreement/links/revoke");
    let other = app.member(New::donor(BORDEAUX)).await;
    let (status, _) = app.as_member(&other).post(&revoke, &json!({ "link": made["id"] })).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "a stranger revokes nothing");
    gives.done(&revoke, &json!({ "link": made["id"] })).await;
    let second = gives.done(&links, &json!({ "recipient": "Déléguée", "days": 10 })).await;
    let second = text(&second["address"]).strip_prefix(&app.url).expect("an address").to_owned();
    assert_eq!(visitor.page(&second).await.0, StatusCode::OK);
    app.advance(Duration::days(11));
    for path in [path.as_str(), second.as_str(), "/convention", "/convention?key=x"] {
        let (status, page) = visitor.page(path).await;
        assert_eq!((status, heading(&page)), (StatusCode::NOT_FOUND, heading(&words)), "{path}");
    }
}

async fn a_withdrawn_lot_ends_its_agreement(app: TestApp) {
    let Taken { donor, lot, part, .. } = take(&app, New::refurbisher(BEGLES)).await;
    app.sign_as(&part, Side::Donor).await;
    app.as_member(&donor).done(&format!("/donation-lots/{lot}/cancel"), &json!({})).await;
    let (_, versions) = app.as_member(&donor).get(&format!("/donation-lots/{lot}/agreements")).await;
    assert_eq!(versions[0]["state"], "ended");
}

on_both_databases!(
    nothing_leaves_before_both_have_signed,
    what_changes_after_a_signature_is_signed_again,
    a_workshop_that_may_not_receive_what_is_now_given_is_left,
    a_changed_file_and_a_workshop_that_lost_its_right_sign_nothing,
    somebody_without_an_account_reads_and_answers_through_a_link,
    a_withdrawn_lot_ends_its_agreement,
);
