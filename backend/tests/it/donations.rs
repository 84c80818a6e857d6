//! From a donor's list to devices at a workshop, over HTTP and on both databases.

use std::fmt::Write;

use chrono::Duration;
use rebond::accreditation::{self, Kind, State};
use rebond::donations;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LIBOURNE, LYON, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    a_list_becomes_devices_at_the_nearest_workshop,
    a_declined_lot_goes_to_the_next_workshop_then_is_unplaced,
    an_unanswered_offer_expires_after_five_working_days,
    a_public_gift_passes_over_a_nearer_workshop_that_is_not_entitled,
    a_suspended_workshop_gets_no_offer_and_cannot_accept,
    differences_at_reception_need_a_reason,
    the_same_file_is_recognised,
    what_is_somebody_elses_is_not_there,
    bad_files_are_refused_and_nothing_is_kept,
    two_accepts_of_one_offer_make_one_winner,
    five_thousand_lines_go_their_whole_way,
    a_collection_is_planned_moved_and_done,
    a_second_file_is_refused_rather_than_lost,
    words_that_cannot_be_kept_whole_are_refused,
    a_donor_withdraws_until_collection,
    a_donor_and_a_workshop_walk_through_their_pages,
);

const LIST: &str = "Désignation;Marque;Modèle;N° de série;Quantité;Mémoire;Disque\n\
    Ordinateur portable;Lenovo;ThinkPad T480;PF1ABCDE;1;16 Go;256 Go SSD\n\
    Ordinateur portable;Dell;Latitude 5490;;2;8 Go;\n\
    Écran;Dell;P2419H;CN0ABC123;1;;\n\
    Ordinateur portable;HP;EliteBook 840 G5;5CG1234567;1;beaucoup;\n";

fn form(site: &Member, list: impl Into<Vec<u8>>) -> Form {
    form_named(site, list, "parc.csv")
}

fn form_named(site: &Member, list: impl Into<Vec<u8>>, name: &str) -> Form {
    let file = Part::bytes(list.into()).file_name(name.to_owned());
    Form::new().text("site_id", site.site.to_string()).part("inventory", file)
}

async fn send(app: &TestApp, donor: &Member, form: Form) -> (StatusCode, Value) {
    let caller = app.as_member(donor);
    let request = caller.request(Method::POST, "/api/v1/donation-lots").multipart(form);
    caller.send(request).await
}

async fn declare(app: &TestApp, donor: &Member, list: &str) -> Value {
    let (status, lot) = send(app, donor, form(donor, list)).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    lot
}

fn part_of(lot: &Value) -> String {
    lot["parts"][0]["id"].as_str().expect("a part").to_owned()
}

async fn fresh_state(app: &TestApp, donor: &Member, lot: &Value) -> String {
    let path = format!("/donation-lots/{}", lot["id"].as_str().expect("an id"));
    let (status, lot) = app.as_member(donor).get(&path).await;
    assert_eq!(status, StatusCode::OK);
    lot["parts"][0]["state"].as_str().expect("a state").to_owned()
}

async fn a_list_becomes_devices_at_the_nearest_workshop(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let lot = declare(&app, &donor, LIST).await;
    assert_eq!(lot["lines_understood"], 3);
    assert_eq!(lot["lines_refused"], 1);
    assert_eq!(lot["refusals"][0]["line"], 5);
    assert_eq!(lot["refusals"][0]["code"], "memory-not-a-number");
    assert!(lot["refusals"][0]["message"].as_str().is_some_and(|words| words.contains("beaucoup")));
    assert_eq!(lot["legal_basis"], "company_gift");
    assert_eq!(lot["wish"], "mixed");
    assert_eq!(lot["parts"][0]["state"], "offered");
    let part = part_of(&lot);
    let (_, seen) = app.as_member(&far).get("/lot-parts").await;
    assert_eq!(seen["items"].as_array().map(Vec::len), Some(0));
    let (_, seen) = app.as_member(&near).get("/lot-parts?state=offered").await;
    assert_eq!(seen["items"][0]["id"], part.as_str());
    assert!((4.0..4.5).contains(&seen["items"][0]["offer"]["distance_km"].as_f64().expect("a distance")));

    let near_calls = app.as_member(&near);
    let accepted = near_calls.post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!((accepted.0, &accepted.1["state"]), (StatusCode::OK, &json!("accepted")));
    let again = near_calls.post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!(again.0, StatusCode::CONFLICT);
    assert_eq!(again.1["code"], "lot-part-wrong-state");
    let early = near_calls.post(&format!("/lot-parts/{part}/receive"), &json!({})).await;
    assert_eq!(early.0, StatusCode::CONFLICT);
    app.sign_agreement(&part).await;
    near_calls.done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
    let received = near_calls.done(&format!("/lot-parts/{part}/receive"), &json!({})).await;
    assert_eq!(received["state"], "received");
    let devices = received["devices"].as_array().expect("devices");
    assert_eq!(devices.len(), 4);
    assert_eq!(devices[0]["serial"], "PF1ABCDE");
    assert!(devices[1]["serial"].is_null());
    assert!(devices.iter().all(|device| device["reference"].as_str().is_some_and(|r| r.starts_with("RB-"))));

    // Law 3 binds from the first day: what may hold data has a storage on record, a screen has none.
    let c = app.app.db.fresh();
    for device in devices {
        let found = rebond::devices::find_by_reference(c, device["reference"].as_str().expect("a reference"))
            .await
            .expect("a device");
        let storages = rebond::devices::storages_of(c, &[found.id]).await.expect("storages");
        let expected = usize::from(found.specification.category != "screen");
        assert_eq!(storages.len(), expected, "{}", found.specification.category);
        assert_eq!((found.holder_id, found.site_id), (near.organisation, Some(near.site)));
        assert_eq!(found.donor_id, Some(donor.organisation));
    }
    let part_id: uuid::Uuid = part.parse().expect("an id");
    let shipments =
        rebond::logistics::of_subject(c, donations::SHIPMENT_SUBJECT, part_id).await.expect("shipments");
    assert_eq!(shipments.len(), 1);
    assert_eq!(shipments[0].state, rebond::logistics::State::Reconciled);
    assert_eq!(shipments[0].devices.len(), 4);
    for paper in ["labels.pdf", "slip.pdf"] {
        let (status, text) = app.as_member(&near).page(&format!("/desk/lot-parts/{part}/{paper}")).await;
        assert_eq!(status, StatusCode::OK, "{paper}");
        assert!(text.starts_with("%PDF"), "{paper}");
    }
    app.work().await;
    let mails = rebond::platform::mailer::mailbox(c, None, 50).await.expect("mails");
    let to = |member: &Member| mails.iter().filter(|mail| mail.recipient == member.email).count();
    assert_eq!((to(&near), to(&donor), to(&far)), (3, 4, 0), "both are told of signatures");
    let mut told =
        mails.iter().filter(|mail| mail.recipient == donor.email).map(|mail| mail.subject.as_str());
    assert!(told.any(|subject| subject.ends_with("est déclaré")), "the donor learns at once that it arrived");
}

async fn a_declined_lot_goes_to_the_next_workshop_then_is_unplaced(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let next = app.member(New::refurbisher(LIBOURNE)).await;
    let _out_of_reach = app.member(New::refurbisher(LYON)).await;
    let lot = declare(&app, &donor, LIST).await;
    let part = part_of(&lot);
    let (status, refused) = app
        .as_member(&near)
        .post(&format!("/lot-parts/{part}/decline"), &json!({ "reason": "on a whim" }))
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused["errors"][0]["field"], "reason");
    app.as_member(&near).done(&format!("/lot-parts/{part}/decline"), &json!({ "reason": "full" })).await;
    let (status, again) = app.as_member(&near).post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!((status, &again["code"]), (StatusCode::CONFLICT, &json!("offer-closed")));
    let (status, _) = app.as_member(&near).get(&format!("/lot-parts/{part}")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, seen) = app.as_member(&next).get(&format!("/lot-parts/{part}")).await;
    assert_eq!((status, &seen["state"]), (StatusCode::OK, &json!("offered")));
    app.as_member(&next).post_nothing(&format!("/lot-parts/{part}/decline")).await;
    assert_eq!(fresh_state(&app, &donor, &lot).await, "unplaced");
    let address = format!("/donation-lots/{}/search-again", lot["id"].as_str().expect("an id"));
    app.as_member(&donor).done(&address, &json!({})).await;
    assert_eq!(fresh_state(&app, &donor, &lot).await, "unplaced", "who declined is not asked twice");
    let newcomer = app.member(New::refurbisher(BEGLES)).await;
    app.as_member(&donor).done(&address, &json!({})).await;
    let (_, seen) = app.as_member(&newcomer).get(&format!("/lot-parts/{part}")).await;
    assert_eq!(seen["state"], "offered");
}

async fn an_unanswered_offer_expires_after_five_working_days(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let silent = app.member(New::refurbisher(BEGLES)).await;
    let next = app.member(New::refurbisher(LIBOURNE)).await;
    let lot = declare(&app, &donor, LIST).await;
    let part = part_of(&lot);
    app.advance(Duration::days(6));
    app.work().await;
    assert_eq!(app.as_member(&silent).get(&format!("/lot-parts/{part}")).await.0, StatusCode::OK);
    app.advance(Duration::days(1));
    let (status, late) = app.as_member(&silent).post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!((status, &late["code"]), (StatusCode::CONFLICT, &json!("offer-expired")));
    app.work().await;
    let (status, late) = app.as_member(&silent).post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!((status, &late["code"]), (StatusCode::CONFLICT, &json!("offer-expired")));
    let (_, accepted) = app.as_member(&next).post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!(accepted["state"], "accepted");
    app.advance(Duration::days(30));
    app.work().await;
    assert_eq!(fresh_state(&app, &donor, &lot).await, "accepted");
}

async fn a_public_gift_passes_over_a_nearer_workshop_that_is_not_entitled(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX).public()).await;
    let nearer = app.member(New::refurbisher(BEGLES)).await;
    let entitled = app.member(New::refurbisher(LIBOURNE).entitled()).await;
    let lot = declare(&app, &donor, LIST).await;
    assert_eq!((&lot["legal_basis"], &lot["wish"]), (&json!("public_free_gift"), &json!("solidarity_only")));
    let part = part_of(&lot);
    assert_eq!(app.as_member(&nearer).get(&format!("/lot-parts/{part}")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.as_member(&entitled).get(&format!("/lot-parts/{part}")).await.0, StatusCode::OK);
    let company = form(&donor, LIST).text("legal_basis", "company_gift");
    let (status, refused) = send(&app, &donor, company).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused["errors"][0]["code"], "legal-basis-not-yours");
}

async fn suspend(app: &TestApp, member: &Member) {
    let op = app.op();
    app.app
        .db
        .tx(async |t| {
            let action = accreditation::Action::Suspend;
            accreditation::set_state(t, &op, member.organisation, Kind::Refurbisher, action, None).await
        })
        .await
        .expect("a suspension");
}

async fn a_suspended_workshop_gets_no_offer_and_cannot_accept(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let suspended = app.member(New::refurbisher(BEGLES).standing(State::Suspended)).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    let part = part_of(&declare(&app, &donor, LIST).await);
    assert_eq!(app.as_member(&suspended).get(&format!("/lot-parts/{part}")).await.0, StatusCode::NOT_FOUND);
    suspend(&app, &near).await;
    let (status, refused) = app.as_member(&near).post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::FORBIDDEN, &json!("not-accredited")));
    // PostgreSQL shows a change once no older transaction runs in the whole cluster, other tests' included.
    for _ in 0..200 {
        donations::follow_changes(&app.app).await.expect("changes are read");
        if app.as_member(&far).get(&format!("/lot-parts/{part}")).await.0 == StatusCode::OK {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let (status, refused) = app.as_member(&near).post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("offer-closed")));
    let (_, accepted) = app.as_member(&far).post_nothing(&format!("/lot-parts/{part}/accept")).await;
    assert_eq!(accepted["state"], "accepted");
    app.sign_agreement(&part).await;
    // What was promised is still delivered.
    suspend(&app, &far).await;
    app.as_member(&far).done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
    app.as_member(&far).done(&format!("/lot-parts/{part}/receive"), &json!({})).await;
}

async fn differences_at_reception_need_a_reason(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let part = part_of(&declare(&app, &donor, LIST).await);
    let calls = app.as_member(&workshop);
    calls.post_nothing(&format!("/lot-parts/{part}/accept")).await;
    app.sign_agreement(&part).await;
    calls.post_nothing(&format!("/lot-parts/{part}/collect")).await;
    let (_, lines) = calls.get(&format!("/lot-parts/{part}/lines")).await;
    let line = lines["items"][1]["id"].as_str().expect("a line").to_owned();
    let receive = format!("/lot-parts/{part}/receive");
    for (body, field, code) in [
        (
            json!({ "counts": [{ "line_id": line, "counted": 1 }] }),
            "counts[0].reason",
            "difference-needs-reason",
        ),
        (
            json!({ "counts": [{ "line_id": line, "counted": 1, "reason": "who knows" }] }),
            "counts[0].reason",
            "difference-reason-unknown",
        ),
        (
            json!({ "counts": [{ "line_id": line, "counted": -1 }] }),
            "counts[0].counted",
            "count-out-of-range",
        ),
        (
            json!({ "counts": [{ "line_id": line, "counted": 9_000_000_000_i64 }] }),
            "counts[0].counted",
            "count-out-of-range",
        ),
        (
            json!({ "counts": [{ "line_id": uuid::Uuid::now_v7(), "counted": 1 }] }),
            "counts[0].line_id",
            "line-unknown",
        ),
        (
            json!({ "counts": [{ "line_id": line, "counted": 2 }, { "line_id": line, "counted": 2 }] }),
            "counts[1].line_id",
            "line-counted-twice",
        ),
    ] {
        let (status, refused) = calls.post(&receive, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body} {refused}");
        assert_eq!(refused["errors"][0]["field"], field);
        assert_eq!(refused["errors"][0]["code"], code);
    }
    let body = json!({ "counts": [{ "line_id": line, "counted": 1, "reason": "missing_at_pickup" }] });
    let received = calls.done(&receive, &body).await;
    assert_eq!(received["counted"], 3);
    assert_eq!(received["devices"].as_array().map(Vec::len), Some(3));
    let (_, lines) = calls.get(&format!("/lot-parts/{part}/lines")).await;
    assert_eq!(lines["items"][1]["reason"], "missing_at_pickup");
    assert_eq!(lines["items"][0]["counted"], 1);
    assert_eq!(calls.post(&receive, &json!({})).await.0, StatusCode::CONFLICT);
}

async fn the_same_file_is_recognised(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let other = app.member(New::donor(BORDEAUX)).await;
    let first = declare(&app, &donor, LIST).await;
    let (status, again) = send(&app, &donor, form_named(&donor, LIST, "autre-nom.csv")).await;
    assert_eq!((status, &again["code"]), (StatusCode::CONFLICT, &json!("inventory-already-declared")));
    let reference = first["reference"].as_str().expect("a reference");
    assert!(again["detail"].as_str().is_some_and(|words| words.contains(reference)));
    declare(&app, &other, LIST).await;
    let cancel = format!("/donation-lots/{}/cancel", first["id"].as_str().expect("an id"));
    app.as_member(&donor).done(&cancel, &json!({})).await;
    declare(&app, &donor, LIST).await;
    let changed = LIST.replace("T480", "T490");
    let sends = (0..4).map(|_| send(&app, &donor, form(&donor, changed.clone())));
    let answers = join_all(sends).await;
    let created = answers.iter().filter(|(status, _)| *status == StatusCode::CREATED).count();
    assert_eq!(created, 1, "{answers:?}");
    assert!(answers.iter().all(|(status, _)| matches!(status.as_u16(), 201 | 409)), "{answers:?}");
}

async fn join_all<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<T>> = waiting.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, slot) in waiting.iter_mut().zip(&mut done).filter(|(_, slot)| slot.is_none()) {
            if let std::task::Poll::Ready(value) = future.as_mut().poll(context) {
                *slot = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

async fn what_is_somebody_elses_is_not_there(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let stranger = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(LIBOURNE)).await;
    let lot = declare(&app, &donor, LIST).await;
    let (id, part) = (lot["id"].as_str().expect("an id"), part_of(&lot));
    for path in [format!("/donation-lots/{id}"), format!("/donation-lots/{id}/lines")] {
        assert_eq!(app.as_member(&stranger).get(&path).await.0, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(app.as_member(&workshop).get(&path).await.0, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(app.as_visitor().get(&path).await.0, StatusCode::UNAUTHORIZED, "{path}");
    }
    for action in ["cancel", "search-again"] {
        let path = format!("/donation-lots/{id}/{action}");
        assert_eq!(app.as_member(&stranger).post_nothing(&path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    for action in ["accept", "decline", "collect", "receive"] {
        for id in [part.as_str(), "not-an-id", "0192aaaa-0000-7000-8000-000000000000"] {
            let path = format!("/lot-parts/{id}/{action}");
            assert_eq!(app.as_member(&other).post_nothing(&path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        let path = format!("/lot-parts/{part}/{action}");
        assert_eq!(app.as_member(&donor).post_nothing(&path).await.0, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(app.as_visitor().post_nothing(&path).await.0, StatusCode::UNAUTHORIZED, "{path}");
    }
    let (status, refused) = send(&app, &donor, form(&stranger, "Modèle\nT480\n")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused["errors"][0]["field"], "site_id");
}

async fn bad_files_are_refused_and_nothing_is_kept(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend((0..2000_u32).map(|n| (n % 251).to_le_bytes()[0]));
    for (file, status, code) in [
        (Vec::new(), 422, "inventory-empty"),
        (b"  \n ;;; \n".to_vec(), 422, "inventory-empty"),
        (png, 415, "inventory-binary"),
        (b"Marque;Mod\xc3\xa8le;M\xc3\xa9moire\n".to_vec(), 422, "inventory-no-lines"),
        (vec![b'a'; 20 * 1024 * 1024 + 1], 413, "file-too-large"),
    ] {
        let (got, problem) = send(&app, &donor, form(&donor, file)).await;
        assert_eq!(got.as_u16(), status, "{code}: {problem}");
        let said = problem["code"] == code || problem["errors"][0]["code"] == code;
        assert!(said, "{code}: {problem}");
    }
    let (status, problem) =
        send(&app, &donor, form(&donor, "Modèle;Mémoire\nT480;beaucoup\nT490;trop\n")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["lines_refused"], 2);
    assert_eq!(problem["refusals"].as_array().map(Vec::len), Some(2));
    let six = format!("Modèle;Quantité\n{}", "T480;9999\n".repeat(6));
    let (status, problem) = send(&app, &donor, form(&donor, six)).await;
    assert_eq!(
        (status, &problem["errors"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("lot-too-many-units"))
    );
    let nothing = Form::new().text("site_id", donor.site.to_string());
    let (status, problem) = send(&app, &donor, nothing).await;
    assert_eq!(
        (status, &problem["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("inventory"))
    );
    let (status, _) = app.as_member(&donor).post("/donation-lots", &json!({})).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let (_, lots) = app.as_member(&donor).get("/donation-lots").await;
    assert_eq!(lots["items"].as_array().map(Vec::len), Some(0));
}

async fn two_accepts_of_one_offer_make_one_winner(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let part = part_of(&declare(&app, &donor, LIST).await);
    let calls = app.as_member(&workshop);
    let path = format!("/lot-parts/{part}/accept");
    let answers = join_all((0..6).map(|_| calls.post_nothing(&path))).await;
    let won = answers.iter().filter(|(status, _)| *status == StatusCode::OK).count();
    let late = answers.iter().filter(|(status, _)| *status == StatusCode::CONFLICT).count();
    assert_eq!((won, late), (1, 5), "{answers:?}");
}

fn long_list(first: u32) -> String {
    let mut list = String::from("Type;Marque;Modèle;N° de série;Mémoire;Disque\n");
    for number in first..first + 5_000 {
        let model = 400 + number % 90;
        writeln!(list, "Ordinateur portable;Lenovo;ThinkPad T{model};PF{number:07};8 Go;256 Go SSD")
            .expect("a text grows");
    }
    list
}

async fn five_thousand_lines_go_their_whole_way(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let lot = declare(&app, &donor, &long_list(0)).await;
    assert_eq!(lot["lines_understood"], 5_000);
    let part = part_of(&lot);
    let calls = app.as_member(&workshop);
    calls.post_nothing(&format!("/lot-parts/{part}/accept")).await;
    let (status, page) = calls.page(&format!("/desk/lot-parts/{part}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("after=100"));
    app.sign_agreement(&part).await;
    calls.post_nothing(&format!("/lot-parts/{part}/collect")).await;
    let received = calls.done(&format!("/lot-parts/{part}/receive"), &json!({})).await;
    assert_eq!(received["devices"].as_array().map(Vec::len), Some(5_000));
}

async fn a_collection_is_planned_moved_and_done(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let part = part_of(&declare(&app, &donor, LIST).await);
    let calls = app.as_member(&workshop);
    calls.post_nothing(&format!("/lot-parts/{part}/accept")).await;
    let collect = format!("/lot-parts/{part}/collect");
    for (body, field) in [
        (json!({ "planned_for": "31/02/2027" }), "planned_for"),
        (json!({ "planned_for": "2031-01-01" }), "planned_for"),
        (json!({ "planned_for": "2020-01-01" }), "planned_for"),
        (json!({ "planned_for": "2026-11-22" }), "planned_for"),
        (json!({ "collected_at": "2027-01-01" }), "collected_at"),
    ] {
        let (status, refused) = calls.post(&collect, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(refused["errors"][0]["field"], field);
    }
    assert_eq!(calls.get(&format!("/lot-parts/{part}")).await.1["state"], "accepted", "nothing half done");
    let today = calls.done(&collect, &json!({ "planned_for": "2026-11-23" })).await;
    assert_eq!(today["state"], "collection_planned", "today is planned, whatever the hour");
    let planned = calls.done(&collect, &json!({ "planned_for": "2026-12-03" })).await;
    assert_eq!(planned["state"], "collection_planned");
    let moved = calls.done(&collect, &json!({ "planned_for": "4/12/2026" })).await;
    assert_eq!(moved["planned_for"], "2026-12-04T08:00:00Z");
    let c = app.app.db.fresh();
    let id: uuid::Uuid = part.parse().expect("an id");
    let shipments = rebond::logistics::of_subject(c, "lot_part", id).await.expect("shipments");
    assert_eq!(shipments.len(), 1);
    assert_eq!(shipments[0].planned_for.to_rfc3339(), "2026-12-04T08:00:00+00:00");
    app.sign_agreement(&part).await;
    let collected = calls.done(&collect, &json!({})).await;
    assert_eq!(collected["state"], "collected");
    assert_eq!(calls.post(&collect, &json!({})).await.0, StatusCode::CONFLICT);
}

async fn a_second_file_is_refused_rather_than_lost(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    app.member(New::refurbisher(BEGLES)).await;
    let second = || Part::bytes(LIST.as_bytes().to_vec()).file_name("autre.csv");
    let (status, problem) = send(&app, &donor, form(&donor, LIST).part("inventory", second())).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert_eq!(problem["errors"][0]["field"], "inventory");
    assert_eq!(problem["errors"][0]["code"], "one-file-only");
    let (_, lots) = app.as_member(&donor).get("/donation-lots").await;
    assert_eq!(lots["items"], json!([]), "nothing is kept");
    // A browser's field left empty is no second file.
    let empty = Part::bytes(Vec::new()).file_name("");
    let (status, lot) = send(&app, &donor, form(&donor, LIST).part("inventory", empty)).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    // Quantities that are no whole number refuse their line.
    let list = "Désignation;Modèle;Quantité\nÉcran;P1;1e3\nÉcran;P2;NaN\nÉcran;P3;٣\nÉcran;P4;2\nÉcran;P5;\n";
    let lot = declare(&app, &donor, list).await;
    assert_eq!((&lot["lines_understood"], &lot["lines_refused"]), (&json!(2), &json!(3)), "{lot}");
    let codes = lot["refusals"].as_array().expect("refusals").iter();
    assert!(codes.clone().all(|one| one["code"] == "quantity-invalid"), "{lot}");
}

async fn words_that_cannot_be_kept_whole_are_refused(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let part = part_of(&declare(&app, &donor, LIST).await);
    let calls = app.as_member(&workshop);
    let decline = format!("/lot-parts/{part}/decline");
    for (text, code) in
        [("é".repeat(501), "decline-text-too-long"), ("trop\u{0}loin".to_owned(), "text-unreadable")]
    {
        let (status, problem) = calls.post(&decline, &json!({ "reason": "other", "text": text })).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        let fault = &problem["errors"][0];
        assert_eq!((&fault["field"], &fault["code"]), (&json!("text"), &json!(code)), "{problem}");
        let page = calls.request(Method::POST, &format!("/desk{decline}"));
        let page = page.form(&[("reason", "too_far"), ("text", text.as_str())]).send().await.expect("a page");
        assert_eq!(page.status(), StatusCode::UNPROCESSABLE_ENTITY);
        // No browser sends a NUL: such a form is not even shown again.
        let page = page.text().await.expect("a page");
        assert!(text.contains('\0') || page.contains("value=\"too_far\" checked"), "what was chosen is kept");
    }
    assert_eq!(calls.get(&format!("/lot-parts/{part}")).await.1["state"], "offered", "nothing half done");
    let whole = "é".repeat(500);
    let declined = calls.done(&decline, &json!({ "reason": "other", "text": whole })).await;
    assert_eq!(declined["state"], "declined");
}

async fn a_donor_withdraws_until_collection(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let lot = declare(&app, &donor, LIST).await;
    let (id, part) = (lot["id"].as_str().expect("an id"), part_of(&lot));
    let calls = app.as_member(&workshop);
    calls.post_nothing(&format!("/lot-parts/{part}/accept")).await;
    let cancel = format!("/donation-lots/{id}/cancel");
    app.as_member(&donor).done(&cancel, &json!({})).await;
    assert_eq!(fresh_state(&app, &donor, &lot).await, "cancelled");
    assert_eq!(calls.post_nothing(&format!("/lot-parts/{part}/collect")).await.0, StatusCode::CONFLICT);
    let lot = declare(&app, &donor, LIST).await;
    let (id, part) = (lot["id"].as_str().expect("an id"), part_of(&lot));
    calls.post_nothing(&format!("/lot-parts/{part}/accept")).await;
    app.sign_agreement(&part).await;
    calls.post_nothing(&format!("/lot-parts/{part}/collect")).await;
    let (status, refused) = app.as_member(&donor).post_nothing(&format!("/donation-lots/{id}/cancel")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("lot-part-wrong-state")));
}

async fn a_donor_and_a_workshop_walk_through_their_pages(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (status, empty) = app.as_member(&donor).page("/desk/lots").await;
    assert_eq!(status, StatusCode::OK);
    assert!(empty.contains("/desk/lots/new"));
    let (_, new) = app.as_member(&donor).page("/desk/lots/new").await;
    assert!(new.contains("value=\"company_gift\" checked"), "{new}");
    assert!(!new.contains("public_free_gift"));

    let calls = app.as_member(&donor);
    let post = |form: Form| calls.request(Method::POST, "/desk/lots/preview").multipart(form).send();
    let wrong = post(form(&donor, "Modèle;Mémoire\nT480;beaucoup\n").text("wish", "solidarity_only")).await;
    let wrong = wrong.expect("the server answers");
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = wrong.text().await.expect("a page");
    assert!(page.contains("beaucoup"), "the page says what to mend");
    assert!(page.contains("value=\"solidarity_only\" checked"), "what was chosen is kept");

    let preview = post(form(&donor, LIST)).await.expect("the server answers");
    let address = preview.url().path().to_owned();
    assert!(address.ends_with("/preview"), "{address}");
    let page = preview.text().await.expect("a page");
    for words in ["ThinkPad T480", "Numéro de série", "beaucoup", "parc.csv"] {
        assert!(page.contains(words), "{words}");
    }
    let lot = address.trim_end_matches("/preview").to_owned();
    for _ in 0..2 {
        let declared = calls.request(Method::POST, &format!("{lot}/declare")).send().await;
        let declared = declared.expect("the server answers");
        assert_eq!((declared.status(), declared.url().path()), (StatusCode::OK, lot.as_str()));
        assert!(declared.text().await.expect("a page").contains("Réponse avant le lundi 30 novembre"));
    }
    let again = post(form(&donor, LIST)).await.expect("the server answers").text().await.expect("a page");
    assert!(again.contains("LOT-2026-000001"), "the same file is recognised");

    let (_, desk) = app.as_member(&workshop).page("/desk").await;
    assert!(desk.contains("LOT-2026-000001"), "what waits is on the desk");
    let (_, parts) = app.as_member(&workshop).get("/lot-parts").await;
    let part = format!("/desk/lot-parts/{}", parts["items"][0]["id"].as_str().expect("a part"));
    let calls = app.as_member(&workshop);
    let step = async |action: &str, fields: &[(&str, &str)]| {
        let request = calls.request(Method::POST, &format!("{part}/{action}")).form(fields);
        let answer = request.send().await.expect("the server answers");
        (answer.status(), answer.text().await.expect("a page"))
    };
    let (status, page) = step("decline", &[("text", "trop de travail")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("trop de travail"), "nothing typed is lost");
    assert_eq!(step("accept", &[]).await.0, StatusCode::OK);
    let (status, page) = step("collect", &[("planned_for", "31/2/2027"), ("step", "plan")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("31/2/2027"), "nothing typed is lost");
    assert_eq!(step("collect", &[("planned_for", "3/12/26"), ("step", "plan")]).await.0, StatusCode::OK);
    app.sign_agreement(part.rsplit('/').next().expect("an id")).await;
    let (_, page) = step("collect", &[("step", "collect")]).await;
    assert!(page.contains(&format!("{part}/reception")), "it is counted blind, on a page of its own");
    let (_, page) = calls.page(&format!("{part}/reception")).await;
    assert!(page.contains("Latitude 5490"));
    let counted = [("P2419H", "1"), ("5490", "1")];
    for (kind, quantity) in counted {
        let place = page
            .split("name=\"kind\" value=\"")
            .skip(1)
            .find(|rest| rest.split("</form>").next().is_some_and(|form| form.contains(kind)));
        let place = place.and_then(|rest| rest.split('"').next()).expect("a kind");
        let fields = [("key", kind), ("what", "kind"), ("kind", place), ("quantity", quantity)];
        assert_eq!(step("count", &fields).await.0, StatusCode::OK);
    }
    let fields = [("key", "k"), ("what", "serial"), ("serial", "PF1ABCDE")];
    assert_eq!(step("count", &fields).await.0, StatusCode::OK);
    let (_, page) = step("count/close", &[]).await;
    let line = page.split("name=\"reason-").nth(1).and_then(|rest| rest.split('"').next()).expect("a line");
    let (counted, reason) = (format!("counted-{line}"), format!("reason-{line}"));
    let (status, page) = step("receive", &[(&counted, "1"), (&reason, ""), ("step", "finish")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains(&format!("id=\"fault-{line}\"")), "the difference is shown beside its line");
    let (status, page) =
        step("receive", &[(&counted, "1"), (&reason, "donor_kept"), ("step", "finish")]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("/desk/devices/RB-"));
    assert!(page.contains("labels.pdf"));
    let (_, page) = app.as_member(&donor).page(&lot).await;
    assert!(page.contains("3 appareils"));
}
