//! Receiving a lot: a blind count by two people, what differs and why, containers, signatures, a contested count; over
//! HTTP and on both databases.

use std::fmt::Write;

use rebond::accounts::{self, NewUser};
use rebond::devices::{self, Action, DeviceFilter};
use rebond::donations;
use rebond::kernel::{Email, Role, UserId};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, Caller, LIBOURNE, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    two_people_count_one_lot_and_their_counts_add,
    a_number_read_twice_is_told_and_counts_once,
    what_differs_needs_its_reason_and_what_is_beyond_the_list_becomes_devices,
    a_closed_count_changes_no_more_until_it_is_opened_again,
    a_count_is_blind_and_only_its_workshop_sees_it,
    bad_entries_are_refused_beside_their_field,
    containers_and_signatures_are_on_the_slip,
    a_contested_count_is_answered_by_the_other_side,
    a_dispute_is_withdrawn_or_ends_by_itself,
    a_fifty_device_lot_goes_from_its_file_to_its_end_with_every_document,
);

const LIST: &str = "Désignation;Marque;Modèle;N° de série;Quantité\n\
    Ordinateur portable;Lenovo;ThinkPad T480;PF1ABCDE;1\n\
    Ordinateur portable;Lenovo;ThinkPad T480;PF2ABCDE;1\n\
    Ordinateur portable;Dell;Latitude 5490;;3\n\
    Écran;Dell;P2419H;;2\n";

/// A donor, its workshop, and a lot that has arrived there.
struct Arrived {
    donor: Member,
    workshop: Member,
    lot: String,
    part: String,
}

async fn arrive(app: &TestApp, list: &str) -> Arrived {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let file = Part::bytes(list.as_bytes().to_vec()).file_name("parc.csv");
    let form = Form::new().text("site_id", donor.site.to_string()).part("inventory", file);
    let calls = app.as_member(&donor);
    let request = calls.request(Method::POST, "/api/v1/donation-lots").multipart(form);
    let (status, lot) = calls.send(request).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let part = text(&lot["parts"][0]["id"]);
    for step in ["accept", "collect"] {
        if step == "collect" {
            app.sign_agreement(&part).await;
        }
        app.as_member(&workshop).done(&format!("/lot-parts/{part}/{step}"), &json!({})).await;
    }
    Arrived { donor, workshop, lot: text(&lot["id"]), part }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// Another person of the same workshop.
async fn colleague(app: &TestApp, own: &Member, name: &str) -> Member {
    let user = UserId::new();
    let persona = format!("colleague-{user}");
    let person = NewUser {
        id: user,
        email: Email::parse(&format!("{user}@example.org")).expect("an address"),
        name: name.to_owned(),
        password_hash: None,
        persona: Some(persona.clone()),
        roles: vec![(own.organisation, Role::Agent)],
    };
    let now = app.app.clock.now();
    let written =
        app.app.db.tx(async |t| accounts::insert_many(t, now, std::slice::from_ref(&person)).await).await;
    written.expect("a colleague can be written");
    let secret = app.app.config.secret.clone();
    let token = accounts::issue_persona_token(&app.app.db, &app.op(), &secret, &persona).await;
    Member { user, token: token.expect("a token"), ..own.clone() }
}

async fn count(calls: &Caller<'_>, part: &str, body: Value) -> Value {
    calls.done(&format!("/lot-parts/{part}/count"), &body).await
}

async fn kind(calls: &Caller<'_>, part: &str, title: &str) -> i64 {
    let (_, seen) = calls.get(&format!("/lot-parts/{part}/count")).await;
    let kinds = seen["kinds"].as_array().expect("kinds").iter();
    let mut found = kinds.filter(|kind| kind["title"].as_str().is_some_and(|known| known.contains(title)));
    found.next().expect("the kind is on the list")["kind"].as_i64().expect("a position")
}

async fn two_people_count_one_lot_and_their_counts_add(app: TestApp) {
    let Arrived { workshop, part, .. } = arrive(&app, LIST).await;
    let second = colleague(&app, &workshop, "Idris Benali").await;
    let (one, two) = (app.as_member(&workshop), app.as_member(&second));
    let dell = kind(&one, &part, "Latitude 5490").await;
    let lenovo = kind(&one, &part, "T480").await;
    assert_eq!(lenovo, 1, "one kind for both lines");
    count(&one, &part, json!({ "key": "a1", "kind": dell, "quantity": 2 })).await;
    count(&two, &part, json!({ "key": "b1", "kind": dell, "quantity": 1 })).await;
    let read = count(&two, &part, json!({ "key": "b2", "serial": " pf1abcde " })).await;
    assert_eq!((&read["entry"]["kind"], &read["entry"]["declared_serial"]), (&json!(1), &json!(true)));
    // At the same moment, both write: nothing is lost.
    let sends = (0..10).map(|number| {
        let calls = if number % 2 == 0 { one } else { two };
        let part = part.clone();
        async move {
            let body = json!({ "key": format!("c{number}"), "category": "screen", "quantity": 1 });
            count(&calls, &part, body).await
        }
    });
    for answer in futures_all(sends.collect()).await {
        assert_eq!(answer["outcome"], "counted");
    }
    let (_, seen) = one.get(&format!("/lot-parts/{part}/count")).await;
    assert_eq!((&seen["entries"], &seen["total"], &seen["undeclared"]), (&json!(13), &json!(14), &json!(10)));
    let by: Vec<&str> =
        seen["last"].as_array().expect("entries").iter().filter_map(|one| one["by"].as_str()).collect();
    assert!(by.contains(&"Idris Benali") && by.contains(&"Camille Exemple"), "{by:?}");
    let people = json!([{ "name": "Camille Exemple", "units": 7 }, { "name": "Idris Benali", "units": 7 }]);
    assert_eq!(seen["people"], people);
    let (status, page) = one.page(&format!("/desk/lot-parts/{part}/reception")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Idris Benali"), "one sees what the other counts");
}

async fn futures_all<F: Future<Output = Value>>(all: Vec<F>) -> Vec<Value> {
    let mut waiting: Vec<_> = all.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<Value>> = waiting.iter().map(|_| None).collect();
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

async fn a_number_read_twice_is_told_and_counts_once(app: TestApp) {
    let Arrived { workshop, part, .. } = arrive(&app, LIST).await;
    let second = colleague(&app, &workshop, "Idris Benali").await;
    let (one, two) = (app.as_member(&workshop), app.as_member(&second));
    let first = count(&one, &part, json!({ "key": "a", "serial": "PF1ABCDE" })).await;
    let again = count(&two, &part, json!({ "key": "b", "serial": "pf1 abcde" })).await;
    assert_eq!((&again["outcome"], &again["entry"]["id"]), (&json!("counted_before"), &first["entry"]["id"]));
    assert_eq!(again["entry"]["by"], "Camille Exemple", "says who counted it");
    // The same sending again is the same entry.
    let unknown = count(&one, &part, json!({ "key": "c", "serial": "ZZ9999" })).await;
    let replayed = count(&one, &part, json!({ "key": "c", "serial": "ZZ9999" })).await;
    assert_eq!((&replayed["outcome"], &replayed["entry"]), (&json!("counted"), &unknown["entry"]));
    assert!(unknown["entry"]["kind"].is_null(), "no line declares it");
    let (_, seen) = one.get(&format!("/lot-parts/{part}/count")).await;
    assert_eq!((&seen["total"], &seen["undeclared"]), (&json!(2), &json!(1)));
    // A mistake is taken back by an entry; then the number counts anew.
    let entry = text(&first["entry"]["id"]);
    let back = format!("/lot-parts/{part}/count/take-back");
    for _ in 0..2 {
        let taken = two.done(&back, &json!({ "key": "back", "entry_id": entry })).await;
        assert_eq!((&taken["quantity"], &taken["corrects"]), (&json!(-1), &json!(entry)));
    }
    let (status, refused) = two.post(&back, &json!({ "key": "back-2", "entry_id": entry })).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("count-entry-taken-back")));
    let anew = count(&one, &part, json!({ "key": "d", "serial": "PF1ABCDE" })).await;
    assert_eq!(anew["outcome"], "counted");
    let (_, seen) = one.get(&format!("/lot-parts/{part}/count")).await;
    assert_eq!((&seen["entries"], &seen["total"]), (&json!(4), &json!(2)));
}

async fn what_differs_needs_its_reason_and_what_is_beyond_the_list_becomes_devices(app: TestApp) {
    let Arrived { donor, workshop, lot, part } = arrive(&app, LIST).await;
    let calls = app.as_member(&workshop);
    let dell = kind(&calls, &part, "Latitude 5490").await;
    count(&calls, &part, json!({ "key": "1", "serial": "PF1ABCDE" })).await;
    count(&calls, &part, json!({ "key": "2", "serial": "DELL001", "kind": dell })).await;
    count(&calls, &part, json!({ "key": "3", "kind": dell, "quantity": 2 })).await;
    count(&calls, &part, json!({ "key": "4", "serial": "XX77", "category": "tablet" })).await;
    let screen = json!({ "key": "5", "category": "screen", "label": "Iiyama G2470", "quantity": 2 });
    count(&calls, &part, screen).await;
    let receive = format!("/lot-parts/{part}/receive");
    let (status, refused) = calls.post(&receive, &json!({})).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("count-open")));
    calls.done(&format!("/lot-parts/{part}/count/close"), &json!({})).await;
    let (_, lines) = calls.get(&format!("/lot-parts/{part}/lines")).await;
    let counted: Vec<_> =
        lines["items"].as_array().expect("lines").iter().map(|one| one["counted"].clone()).collect();
    assert_eq!(counted, [json!(1), json!(0), json!(3), json!(0)]);
    let (status, refused) = calls.post(&receive, &json!({})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    assert_eq!(refused["errors"][0]["code"], "difference-needs-reason");
    // What was counted is what counts: another number is refused.
    let line = text(&lines["items"][1]["id"]);
    let other = json!({ "counts": [{ "line_id": line, "counted": 1 }], "default_reason": "other" });
    let (status, refused) = calls.post(&receive, &other).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused["errors"][0]["code"], "count-closed");
    // The page asks for the reason of each line that differs, and keeps what was chosen.
    let (_, page) = calls.page(&format!("/desk/lot-parts/{part}")).await;
    assert_eq!(page.matches("name=\"reason-").count(), 2, "only what differs is asked about");
    assert!(page.contains("XX77") && page.contains("Iiyama G2470"), "what is beyond the list is shown");
    let body = json!({
        "counts": [{ "line_id": line, "counted": 0, "reason": "donor_kept" }], "default_reason": "missing_at_pickup",
    });
    let received = calls.done(&receive, &body).await;
    assert_eq!(received["counted"], 7);
    let devices = received["devices"].as_array().expect("devices");
    let of = |serial: &str| devices.iter().find(|one| one["serial"] == serial).expect("a device").clone();
    assert!(!of("DELL001")["line_id"].is_null(), "a number without a line takes a line of its kind");
    assert!(of("XX77")["line_id"].is_null() && of("XX77")["category"] == "tablet");
    assert_eq!(devices.iter().filter(|one| one["title"] == "Iiyama G2470").count(), 2);
    let faults = donations::verify(app.app.db.fresh()).await.expect("laws are read");
    assert_eq!(faults, Vec::<String>::new());
    let (_, page) = app.as_member(&donor).page(&format!("/desk/lots/{lot}")).await;
    for words in ["Gardé par le donateur", "Trouvé en plus de la liste", "Iiyama G2470"] {
        assert!(page.contains(words), "{words} is missing");
    }
}

async fn a_closed_count_changes_no_more_until_it_is_opened_again(app: TestApp) {
    let Arrived { workshop, part, .. } = arrive(&app, LIST).await;
    let calls = app.as_member(&workshop);
    count(&calls, &part, json!({ "key": "1", "serial": "PF1ABCDE" })).await;
    for _ in 0..2 {
        let closed = calls.done(&format!("/lot-parts/{part}/count/close"), &json!({})).await;
        assert!(!closed["closed_at"].is_null());
    }
    let path = format!("/lot-parts/{part}/count");
    let (status, refused) = calls.post(&path, &json!({ "key": "2", "serial": "PF2ABCDE" })).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("count-closed")));
    // What had arrived before the count was closed is told again, not refused.
    let replayed = count(&calls, &part, json!({ "key": "1", "serial": "PF1ABCDE" })).await;
    assert_eq!(replayed["outcome"], "counted");
    calls.done(&format!("/lot-parts/{part}/count/reopen"), &json!({})).await;
    let (_, lines) = calls.get(&format!("/lot-parts/{part}/lines")).await;
    assert!(lines["items"][0]["counted"].is_null(), "an open count is blind again");
    let second = count(&calls, &part, json!({ "key": "2", "serial": "PF2ABCDE" })).await;
    assert_eq!(second["outcome"], "counted");
}

async fn a_count_is_blind_and_only_its_workshop_sees_it(app: TestApp) {
    let list = LIST.replace(";3\n", ";731\n");
    let Arrived { donor, workshop, part, .. } = arrive(&app, &list).await;
    let other = app.member(New::refurbisher(LIBOURNE)).await;
    let (status, page) = app.as_member(&workshop).page(&format!("/desk/lot-parts/{part}/reception")).await;
    assert_eq!(status, StatusCode::OK);
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a page");
    // As a word of its own: ids hold any digits.
    let says = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "731");
    assert!(main.contains("Latitude 5490") && !says(main), "nobody sees how many were declared");
    let path = format!("/lot-parts/{part}/count");
    let (_, seen) = app.as_member(&workshop).get(&path).await;
    assert!(!says(&seen.to_string()));
    assert_eq!(app.as_member(&other).get(&path).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.as_member(&donor).get(&path).await.0, StatusCode::FORBIDDEN);
    let entry = json!({ "key": "1", "serial": "PF1ABCDE" });
    assert_eq!(app.as_member(&other).post(&path, &entry).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.as_visitor().post(&path, &entry).await.0, StatusCode::UNAUTHORIZED);
}

async fn bad_entries_are_refused_beside_their_field(app: TestApp) {
    let Arrived { workshop, part, .. } = arrive(&app, LIST).await;
    let calls = app.as_member(&workshop);
    for (body, field, code) in [
        (json!({ "key": "k", "serial": "é" }), "serial", "count-serial"),
        (json!({ "key": "", "serial": "PF1ABCDE" }), "key", "count-key-malformed"),
        (json!({ "key": "k", "serial": "PF1ABCDE", "quantity": 2 }), "quantity", "count-quantity"),
        (json!({ "key": "k", "serial": "NEW1", "kind": 99 }), "kind", "count-kind"),
        (json!({ "key": "k", "kind": 1, "quantity": 0 }), "quantity", "count-quantity"),
        (json!({ "key": "k", "kind": 1, "quantity": 1_001 }), "quantity", "count-quantity"),
        (json!({ "key": "k", "kind": 2, "quantity": 1 }), "kind", "count-kind"),
        (json!({ "key": "k", "category": "car", "quantity": 1 }), "category", "count-category"),
        (
            json!({ "key": "k", "category": "screen", "label": "x".repeat(101), "quantity": 1 }),
            "label",
            "words-too-long",
        ),
    ] {
        let (status, refused) = calls.post(&format!("/lot-parts/{part}/count"), &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body} {refused}");
        assert_eq!(
            (&refused["errors"][0]["field"], &refused["errors"][0]["code"]),
            (&json!(field), &json!(code))
        );
    }
    let (_, seen) = calls.get(&format!("/lot-parts/{part}/count")).await;
    assert_eq!((&seen["entries"], &seen["total"]), (&json!(0), &json!(0)), "nothing is half written");
    let typed = calls
        .request(Method::POST, &format!("/desk/lot-parts/{part}/count"))
        .form(&[("key", "k"), ("what", "kind"), ("kind", "1"), ("quantity", "beaucoup")])
        .send()
        .await
        .expect("a page");
    assert_eq!(typed.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = typed.text().await.expect("a page");
    assert!(page.contains("beaucoup") && page.contains("units-1-error"), "nothing typed is lost");
}

async fn containers_and_signatures_are_on_the_slip(app: TestApp) {
    let Arrived { workshop, part, .. } = arrive(&app, LIST).await;
    let calls = app.as_member(&workshop);
    let path = format!("/lot-parts/{part}/containers");
    let first = json!({ "number": "c1", "seal": "S-778", "condition": "intact", "weight_grams": 12_500 });
    calls.done(&path, &first).await;
    calls.done(&path, &json!({ "number": "C2", "condition": "broken", "weight_grams": 7_000 })).await;
    calls.done(&path, &json!({ "number": "C2", "condition": "broken", "weight_grams": 7_500 })).await;
    let (_, all) = calls.get(&path).await;
    assert_eq!(all.as_array().map(Vec::len), Some(2), "the same number again corrects");
    assert_eq!((&all[0]["number"], &all[1]["weight_grams"]), (&json!("C1"), &json!(7_500)));
    for (body, field) in [
        (json!({ "number": "", "condition": "intact" }), "number"),
        (json!({ "number": "C3", "condition": "wet" }), "condition"),
        (json!({ "number": "C3", "condition": "intact", "weight_grams": 0 }), "weight_grams"),
        (json!({ "number": "C3", "condition": "intact", "weight_grams": 2_000_001 }), "weight_grams"),
    ] {
        let (status, refused) = calls.post(&path, &body).await;
        assert_eq!(
            (status, &refused["errors"][0]["field"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!(field))
        );
    }
    // Two people write of one container: what one leaves out stays, what differs is corrected on purpose.
    let second = colleague(&app, &workshop, "Idris Benali").await;
    let other = app.as_member(&second);
    let left = json!({ "number": "C9", "seal": "S-1", "condition": "on_the_way" });
    calls.done(&path, &left).await;
    let came =
        other.done(&path, &json!({ "number": "c9", "condition": "intact", "weight_grams": 900 })).await;
    assert_eq!((&came["seal"], &came["left_with"]), (&json!("S-1"), &json!("S-1")));
    let wrong = json!({ "number": "C9", "seal": "S-2", "condition": "broken" });
    let (status, refused) = calls.post(&path, &wrong).await;
    let told = (status, &refused["errors"][0]["field"], &refused["errors"][0]["code"]);
    assert_eq!(told, (StatusCode::UNPROCESSABLE_ENTITY, &json!("seal"), &json!("container-differs")));
    let form = [("number", "C9"), ("seal", "S-2"), ("condition", "broken")];
    let sent = calls.request(Method::POST, &format!("/desk/lot-parts/{part}/containers")).form(&form).send();
    let page = sent.await.expect("a page").text().await.expect("a page");
    assert!(page.contains("Idris Benali a noté autre chose") && page.contains("name=\"replace\""), "{page}");
    let corrected = json!({ "number": "C9", "seal": "S-2", "condition": "broken", "replace": true });
    let kept = calls.done(&path, &corrected).await;
    assert_eq!((&kept["seal"], &kept["left_with"]), (&json!("S-2"), &json!("S-1")));
    assert_eq!(kept["weight_grams"], 900, "what was weighed stays");
    let sign = format!("/lot-parts/{part}/signatures");
    let unsigned = json!({ "side": "receives", "name": "Ana Pons", "role": "cheffe d’atelier" });
    let (status, refused) = calls.post(&sign, &unsigned).await;
    assert_eq!(
        (status, &refused["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("agreed"))
    );
    let drawn = json!({ "side": "hands_over", "name": "Luc Roy", "role": "chauffeur", "drawing": "1,2 3,4 50,60 7,8" });
    calls.done(&sign, &drawn).await;
    calls
        .done(
            &sign,
            &json!({ "side": "receives", "name": "Ana Pons", "role": "cheffe d’atelier", "agreed": true }),
        )
        .await;
    let (status, refused) = calls.post(&sign, &drawn).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("signed-already")));
    let (_, page) = calls.page(&format!("/desk/lot-parts/{part}/reception")).await;
    for words in ["S-778", "20,9 kg", "Luc Roy", "points=\"1,2 3,4 50,60 7,8\""] {
        assert!(page.replace(['\u{a0}', '\u{202f}'], " ").contains(words), "{words} is missing");
    }
    let slip = pdf_text(&calls, &format!("/desk/lot-parts/{part}/slip.pdf")).await;
    for words in ["C1", "S-778", "parti avec", "Luc Roy", "Ana Pons"] {
        assert!(slip.contains(words), "{words} is missing in {slip}");
    }
}

/// The text of a PDF, as an outside tool reads it.
async fn pdf_text(calls: &Caller<'_>, path: &str) -> String {
    let response = calls.request(Method::GET, path).send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let bytes = response.bytes().await.expect("a file");
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), &bytes).expect("it can be written");
    let read = std::process::Command::new("pdftotext").arg("-layout").arg(file.path()).arg("-").output();
    String::from_utf8_lossy(&read.expect("pdftotext is installed").stdout).into_owned()
}

async fn a_dispute_is_withdrawn_or_ends_by_itself(app: TestApp) {
    let Arrived { donor, workshop, lot, part } = arrive(&app, LIST).await;
    let (give, receive) = (app.as_member(&donor), app.as_member(&workshop));
    receive.done(&format!("/lot-parts/{part}/receive"), &json!({})).await;
    let state = async || text(&receive.get(&format!("/lot-parts/{part}")).await.1["state"]);
    let contested = format!("/donation-lots/{lot}/dispute");
    give.done(&contested, &json!({ "words": "Il manque deux écrans." })).await;
    let withdrawn = json!({ "answer": "withdrawn" });
    let (status, refused) = receive.post(&format!("/lot-parts/{part}/dispute/answer"), &withdrawn).await;
    assert_eq!(
        (status, &refused["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("answer"))
    );
    let (_, page) = give.page(&format!("/desk/lots/{lot}")).await;
    assert!(page.contains("Retirer ma contestation") && page.contains("Réponse attendue avant le"), "{page}");
    give.done(&format!("{contested}/answer"), &withdrawn).await;
    assert_eq!(state().await, "received");

    // The workshop contests, nobody answers: after ten working days the count stands, and both are told.
    receive.done(&format!("/lot-parts/{part}/dispute"), &json!({ "words": "Où sont les chargeurs ?" })).await;
    let (_, page) = receive.page(&format!("/desk/lot-parts/{part}")).await;
    assert!(page.contains("Retirer ma contestation"), "{page}");
    app.advance(chrono::Duration::days(13));
    app.work().await;
    assert_eq!(state().await, "disputed");
    app.advance(chrono::Duration::days(2));
    app.work().await;
    assert_eq!(state().await, "received");
    let mails = rebond::platform::mailer::mailbox(app.app.db.fresh(), None, 50).await.expect("mails");
    for member in [&donor, &workshop] {
        let own = mails.iter().filter(|mail| mail.recipient == member.email);
        let told = own.filter(|mail| mail.text.contains("Personne n’a répondu à temps"));
        assert_eq!(told.count(), 1, "{mails:#?}");
    }
}

async fn a_contested_count_is_answered_by_the_other_side(app: TestApp) {
    let Arrived { donor, workshop, lot, part } = arrive(&app, LIST).await;
    let (give, receive) = (app.as_member(&donor), app.as_member(&workshop));
    let by_donor = format!("/donation-lots/{lot}/dispute");
    let words = json!({ "words": "Il manque deux écrans." });
    let (status, early) = give.post(&by_donor, &words).await;
    assert_eq!((status, &early["code"]), (StatusCode::CONFLICT, &json!("lot-part-wrong-state")));
    receive.done(&format!("/lot-parts/{part}/receive"), &json!({})).await;
    let (status, refused) = give.post(&by_donor, &json!({ "words": "  " })).await;
    assert_eq!((status, &refused["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("words")));
    give.done(&by_donor, &words).await;
    let state = async || text(&receive.get(&format!("/lot-parts/{part}")).await.1["state"]);
    assert_eq!(state().await, "disputed");
    let (status, own) = give.post(&format!("{by_donor}/answer"), &json!({ "answer": "count_stands" })).await;
    assert_eq!((status, &own["code"]), (StatusCode::CONFLICT, &json!("dispute-yours")));
    let (_, desk) = receive.page("/desk").await;
    assert!(desk.contains("Répondez au donateur"), "it waits on the desk of who must answer");
    let (_, page) = receive.page(&format!("/desk/lot-parts/{part}")).await;
    assert!(page.contains("Il manque deux écrans.") && page.contains("/dispute/answer"));
    let answer = json!({ "answer": "list_stands", "words": "Retrouvés sous la table." });
    receive.done(&format!("/lot-parts/{part}/dispute/answer"), &answer).await;
    assert_eq!(state().await, "received");
    let (_, page) = give.page(&format!("/desk/lots/{lot}")).await;
    assert!(page.contains("La liste était juste.") && page.contains("Retrouvés sous la table."));
    // The workshop may ask too, and the donor answers from its page.
    receive.done(&format!("/lot-parts/{part}/dispute"), &json!({ "words": "Où sont les chargeurs ?" })).await;
    let (_, desk) = give.page("/desk").await;
    assert!(desk.contains("Répondez à l’atelier"));
    let sent = give
        .request(Method::POST, &format!("/desk/lots/{lot}/dispute/answer"))
        .form(&[("answer", "unexplained"), ("words", "")])
        .send()
        .await
        .expect("a page");
    assert_eq!(sent.status(), StatusCode::OK);
    assert_eq!(state().await, "received");
    app.work().await;
    let mails = rebond::platform::mailer::mailbox(app.app.db.fresh(), None, 50).await.expect("mails");
    let to = |member: &Member, words: &str| {
        mails.iter().any(|mail| mail.recipient == member.email && mail.subject.contains(words))
    };
    assert!(to(&workshop, "est contesté") && to(&donor, "Une réponse"));
}

fn fifty() -> String {
    let mut list = String::from("Type;Marque;Modèle;N° de série;Mémoire;Disque\n");
    for number in 0..40 {
        writeln!(list, "Ordinateur portable;Lenovo;ThinkPad T480;PF{number:06};8 Go;256 Go SSD")
            .expect("a list");
    }
    for number in 0..10 {
        writeln!(list, "Écran;Dell;P2419H;CN{number:06};;").expect("a list");
    }
    list
}

async fn a_fifty_device_lot_goes_from_its_file_to_its_end_with_every_document(app: TestApp) {
    let Arrived { donor, workshop, lot, part } = arrive(&app, &fifty()).await;
    let second = colleague(&app, &workshop, "Idris Benali").await;
    let (one, two) = (app.as_member(&workshop), app.as_member(&second));
    let slip = pdf_text(&one, &format!("/desk/lot-parts/{part}/slip.pdf")).await;
    assert!(slip.contains("PF000000") && slip.contains("50"), "{slip}");
    for number in 0..40 {
        let calls = if number % 2 == 0 { one } else { two };
        let serial = format!("PF{number:06}");
        count(&calls, &part, json!({ "key": serial.clone(), "serial": serial })).await;
    }
    for number in 0..9 {
        let serial = format!("CN{number:06}");
        count(&two, &part, json!({ "key": serial.clone(), "serial": serial })).await;
    }
    let container = json!({ "number": "P1", "seal": "A-1", "condition": "intact", "weight_grams": 84_000 });
    one.done(&format!("/lot-parts/{part}/containers"), &container).await;
    one.done(&format!("/lot-parts/{part}/count/close"), &json!({})).await;
    let body = json!({ "default_reason": "broken_in_transport" });
    let received = one.done(&format!("/lot-parts/{part}/receive"), &body).await;
    assert_eq!(received["counted"], 49);
    for (side, name) in [("hands_over", "Luc Roy"), ("receives", "Ana Pons")] {
        let body = json!({ "side": side, "name": name, "role": "agent", "agreed": true });
        one.done(&format!("/lot-parts/{part}/signatures"), &body).await;
    }
    let slip = pdf_text(&one, &format!("/desk/lot-parts/{part}/slip.pdf")).await;
    for words in ["Luc Roy", "Ana Pons", "A-1", "84"] {
        assert!(slip.contains(words), "{words} is missing in {slip}");
    }
    let labels = pdf_text(&one, &format!("/desk/lot-parts/{part}/labels.pdf")).await;
    let references: Vec<String> =
        received["devices"].as_array().expect("devices").iter().map(|one| text(&one["reference"])).collect();
    assert!(references.iter().all(|reference| labels.contains(reference)), "each device has its label");
    let (status, file) = app.as_member(&donor).page(&format!("/desk/lots/{lot}/inventory")).await;
    assert_eq!((status, file), (StatusCode::OK, fifty()), "the donor finds its own file again");
    // Nothing can be saved of these: each device is recycled, and the lot ends.
    let op = app.acting_as(&workshop).await;
    let part_id = part.parse().expect("an id");
    let filter = DeviceFilter { lot_parts: vec![part_id], ..DeviceFilter::default() };
    let all = devices::list(app.app.db.fresh(), &filter, None, 100).await.expect("devices");
    let ids: Vec<_> = all.iter().map(|device| device.id).collect();
    assert_eq!(ids.len(), 49);
    let recycled =
        app.app.db.tx(async |t| devices::act_many(t, &op, &ids, Action::Recycle, json!({})).await).await;
    assert_eq!(recycled.expect("devices end").len(), 49);
    app.advance(chrono::Duration::days(2));
    app.work().await;
    let (_, seen) = one.get(&format!("/lot-parts/{part}")).await;
    assert_eq!(seen["state"], "closed");
    let faults = donations::verify(app.app.db.fresh()).await.expect("laws are read");
    assert_eq!(faults, Vec::<String>::new());
    let chains = devices::verify(app.app.db.fresh()).await.expect("chains are read");
    assert_eq!((chains.devices, chains.faults), (49, Vec::<String>::new()));
}
