//! Solidarity over HTTP, on both databases: from the request to the hand-over, and the laws on the way.

use chrono::Duration;
use rebond::devices::{self, Action, Draft, LegalBasis, NewDevice, Specification, State, Wish};
use rebond::kernel::{DeviceId, reference};
use rebond::platform::mailer;
use rebond::solidarity;
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LIBOURNE, LYON, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    a_household_gets_a_device_from_the_request_to_the_hand_over,
    a_second_device_is_refused_by_law_8_in_any_structure,
    a_household_waits_once_whatever_the_structure,
    bad_input_names_its_fields,
    other_structures_and_other_capacities_see_nothing,
    two_runs_validated_at_once_promise_no_device_twice,
    declining_and_lapsing_keep_the_rank,
    the_device_travels_and_cannot_be_handed_over_unseen,
    a_run_replays_and_a_forged_one_is_named,
    nothing_of_a_person_is_stored_anywhere,
    withdrawing_forgets_at_once_and_time_forgets_the_rest,
    a_device_that_fails_after_its_acceptance_strands_nobody,
    every_page_shows_itself_and_keeps_what_was_typed,
);

/// Puts `count` laptops of 8 GB into the pool at a workshop.
pub(crate) async fn pool(app: &TestApp, workshop: &Member, count: u64) -> Vec<DeviceId> {
    let drafts = drafts_of(app, workshop, count);
    app.app.db.tx(async |t| devices::insert_drafts(t, &drafts).await).await.expect("devices are written");
    drafts.iter().map(|draft| draft.device().id).collect()
}

/// So many laptops, not written yet.
pub(crate) fn drafts_of(app: &TestApp, workshop: &Member, count: u64) -> Vec<Draft> {
    let last: u64 = workshop.site.0.as_bytes()[10..].iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
    let start = last % 20_000_000_000;
    (0..count)
        .map(|number| {
            let new = NewDevice {
                id: DeviceId::new(),
                specification: Specification {
                    category: "laptop".to_owned(),
                    brand: Some("Marque".to_owned()),
                    model: "Modèle 14".to_owned(),
                    memory_mb: Some(8192),
                    ..Specification::default()
                },
                serial: None,
                inventory_number: None,
                storages: Vec::new(),
                legal_basis: LegalBasis::PublicFreeGift,
                wish: Wish::SolidarityOnly,
                donor_id: None,
                lot_part_id: None,
                holder_id: workshop.organisation,
                site_id: workshop.site,
            };
            let mut draft = Draft::receive(&app.op(), new, reference::device_reference(start + number));
            for action in [
                Action::StartTest,
                Action::FindNoStorage,
                Action::StartFinalTest,
                Action::SetGrade,
                Action::MakeReady,
                Action::OfferToSolidarity,
            ] {
                draft.act(&app.op(), action, &json!({})).expect("a life");
            }
            draft
        })
        .collect()
}

pub(crate) fn adult(first: &str, last: &str, born: &str) -> Value {
    json!({ "first_name": first, "last_name": last, "birth_date": born })
}

fn asked(pseudonym: &str) -> Value {
    json!({ "pseudonym": pseudonym, "agreement": true })
}

pub(crate) fn id(object: &Value) -> String {
    object["id"].as_str().expect("an id").to_owned()
}

/// Computes and validates a run; gives it.
pub(crate) async fn run(app: &TestApp, lead: &Member) -> Value {
    let run = app.as_member(lead).done("/allocation-runs", &json!({})).await;
    app.as_member(lead).done(&format!("/allocation-runs/{}/validate", id(&run)), &json!({})).await
}

async fn a_household_gets_a_device_from_the_request_to_the_hand_over(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let given = pool(&app, &workshop, 2).await;
    let body = json!({
        "household_size": 3, "use": "school", "criterion": "qf_band", "criterion_seen_on": "2026-11-20",
        "adults": [adult("Awa", "Diallo", "1988-02-29")], "memory_gb_min": 8, "insee_code": "begles",
        "agreement": true, "accessibility": ["large_screen"], "note": "Un clavier AZERTY",
    });
    let request = app.as_member(&mediator).done("/requests", &body).await;
    assert_eq!(request["state"], "waiting");
    assert_eq!(request["insee_code"], "33039");
    assert!(request["reference"].as_str().unwrap().starts_with("DEM-2026-"));

    let computed = app.as_member(&lead).done("/allocation-runs", &json!({ "department": "33" })).await;
    assert_eq!((&computed["state"], &computed["served"]), (&json!("computed"), &json!(1)));
    let decision = &computed["decisions"][0];
    assert_eq!((&decision["points"], &decision["rank"]), (&json!(39), &json!(1)));
    assert!(decision["explanation"].as_str().unwrap().contains("km"), "{decision}");
    assert!(computed["legal_notice"].as_str().unwrap().contains("L311-3-1"));
    let waiting = app.as_member(&mediator).get(&format!("/requests/{}", id(&request))).await.1;
    assert_eq!(waiting["state"], "waiting", "nothing is promised before a person validates");

    let validated =
        app.as_member(&lead).done(&format!("/allocation-runs/{}/validate", id(&computed)), &json!({})).await;
    assert_eq!(validated["decisions"][0]["effect"], "proposed");
    let proposal = validated["decisions"][0]["proposal_id"].as_str().expect("a proposal").to_owned();
    app.work().await;
    let mails = mailer::mailbox(app.app.db.fresh(), None, 50).await.expect("mails");
    assert!(mails.iter().any(|mail| mail.recipient == mediator.email), "the mediator is told");

    let accepted = app.as_member(&mediator).done(&format!("/proposals/{proposal}/accept"), &json!({})).await;
    assert_eq!((&accepted["state"], &accepted["shipment_state"]), (&json!("accepted"), &json!("planned")));
    let handed =
        app.as_member(&mediator).done(&format!("/requests/{}/hand-over", id(&request)), &json!({})).await;
    assert_eq!((&handed["state"], &handed["handed_over_on"]), (&json!("handed_over"), &json!("2026-11-23")));
    let all = devices::find_many(app.app.db.fresh(), &given).await.expect("devices");
    let device = all.iter().find(|device| device.state == State::Given).expect("one is given");
    assert_eq!((device.holder_id, device.site_id, device.claim_id), (mediator.organisation, None, None));
    assert_eq!(all.iter().filter(|device| device.state == State::InSolidarityPool).count(), 1);
    assert!(devices::verify(app.app.db.fresh()).await.is_ok());

    let again =
        app.as_member(&mediator).post(&format!("/requests/{}/hand-over", id(&request)), &json!({})).await;
    assert_eq!(again.0, StatusCode::CONFLICT, "{}", again.1);
    for (step, state) in [("follow-up", "followed_up"), ("close", "closed")] {
        let (status, after) =
            app.as_member(&mediator).post_nothing(&format!("/requests/{}/{step}", id(&request))).await;
        assert_eq!((status, &after["state"]), (StatusCode::OK, &json!(state)));
    }
}

/// The whole way for a household of that size.
async fn equip(app: &TestApp, mediator: &Member, lead: &Member, body: &Value) -> Value {
    let request = app.as_member(mediator).done("/requests", body).await;
    assert_eq!(request["state"], "waiting", "{request}");
    run(app, lead).await;
    let proposed = app.as_member(mediator).get(&format!("/requests/{}", id(&request))).await.1;
    let proposal = id(&proposed["proposal"]);
    app.as_member(mediator).done(&format!("/proposals/{proposal}/accept"), &json!({})).await;
    app.as_member(mediator).done(&format!("/requests/{}/hand-over", id(&request)), &json!({})).await
}

async fn a_second_device_is_refused_by_law_8_in_any_structure(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let here = app.member(New::mediator(BORDEAUX)).await;
    let there = app.member(New::mediator(LIBOURNE)).await;
    let lead = app.member(New::lead()).await;
    pool(&app, &workshop, 5).await;
    let body = |size: i32, name: &str| json!({ "household_size": size, "adults": [adult("José", name, "1990-05-17")], "agreement": true });
    equip(&app, &here, &lead, &body(2, "Martin")).await;
    // The same person, typed otherwise, elsewhere.
    let refused = app
        .as_member(&there)
        .done(
            "/requests",
            &json!({
        "household_size": 2, "adults": [adult("JOSE", "martin", "17/05/1990")], "agreement": true }),
        )
        .await;
    assert_eq!(
        (&refused["state"], &refused["refusal"]["code"]),
        (&json!("refused"), &json!("household-equipped"))
    );
    assert!(refused["refusal"]["again_from"].as_str().unwrap().starts_with("2029-11-23"), "{refused}");
    // Three persons may have two.
    equip(&app, &here, &lead, &body(3, "Durand")).await;
    equip(&app, &there, &lead, &body(3, "Durand")).await;
    let third = app.as_member(&here).done("/requests", &body(3, "Durand")).await;
    assert_eq!(third["state"], "refused");
    // 36 months later the household may ask again, and the register has forgotten.
    app.advance(Duration::days(366 * 3));
    app.work().await;
    let later = app.as_member(&here).done("/requests", &body(2, "Martin")).await;
    assert_eq!(later["state"], "waiting");
    assert_eq!(count(&app, "household_register").await, 0);
}

async fn count(app: &TestApp, table: &str) -> i64 {
    let c = app.app.db.fresh();
    let statement = Statement::from_string(c.get_database_backend(), format!("SELECT COUNT(*) FROM {table}"));
    c.query_one_raw(statement).await.expect("a count").expect("a row").try_get_by_index(0).expect("a number")
}

async fn a_household_waits_once_whatever_the_structure(app: TestApp) {
    let here = app.member(New::mediator(BORDEAUX)).await;
    let there = app.member(New::mediator(LYON)).await;
    let body = |category: &str| {
        json!({ "household_size": 2, "category": category, "agreement": true,
            "adults": [adult("Lina", "Benali", "1979-01-02"), adult("Omar", "Benali", "1975-03-04")] })
    };
    app.as_member(&here).done("/requests", &body("laptop")).await;
    let (status, problem) = app.as_member(&there).post("/requests", &body("laptop")).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("household-already-waiting")));
    assert!(!problem["detail"].as_str().unwrap().contains(&here.organisation.to_string()));
    app.as_member(&there).done("/requests", &body("smartphone")).await;
    // A pseudonym is known in its own structure only.
    app.as_member(&here).done("/requests", &asked("foyer-0001")).await;
    assert_eq!(app.as_member(&here).post("/requests", &asked("FOYER 0001")).await.0, StatusCode::CONFLICT);
    app.as_member(&there).done("/requests", &asked("foyer-0001")).await;
    // Eight at once: one wins, nobody sees a failure of ours.
    let body = json!({ "adults": [adult("Ana", "Costa", "1991-07-08")], "agreement": true });
    let calls = (0..8).map(|_| {
        let (app, here, body) = (&app, &here, &body);
        async move { app.as_member(here).post("/requests", body).await.0 }
    });
    let mut statuses = join_all(calls).await;
    statuses.sort_unstable();
    assert_eq!(statuses[0], StatusCode::CREATED);
    assert!(statuses[1..].iter().all(|status| *status == StatusCode::CONFLICT), "{statuses:?}");
}

/// Runs futures side by side.
async fn join_all<T>(futures: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        let mut done = true;
        for (future, answer) in &mut waiting {
            if answer.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(value) => *answer = Some(value),
                    std::task::Poll::Pending => done = false,
                }
            }
        }
        if done { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    waiting.into_iter().filter_map(|(_, answer)| answer).collect()
}

async fn bad_input_names_its_fields(app: TestApp) {
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let other = app.member(New::mediator(LYON)).await;
    let caller = app.as_member(&mediator);
    for (field, code, change) in [
        ("note", "text-holds-nir", json!({ "note": "son numéro est 2 85 06 33 063 123 45" })),
        ("note", "text-holds-nir", json!({ "note": "2.85.06.33.063.123" })),
        ("note", "text-holds-email", json!({ "note": "écrire à awa@exemple.org" })),
        ("note", "text-holds-telephone", json!({ "note": "rappeler au 06 12 34 56 78" })),
        ("pseudonym", "text-holds-nir", json!({ "pseudonym": "285063306312345" })),
        ("pseudonym", "pseudonym-too-short", json!({ "pseudonym": "ab" })),
        ("household_size", "number-out-of-range", json!({ "household_size": 0 })),
        ("household_size", "number-out-of-range", json!({ "household_size": -3 })),
        ("household_size", "number-out-of-range", json!({ "household_size": 9_000_000_000_i64 })),
        ("memory_gb_min", "number-out-of-range", json!({ "memory_gb_min": 4096 })),
        ("category", "choice-unknown", json!({ "category": "yacht" })),
        ("use", "choice-unknown", json!({ "use": "fun" })),
        ("criterion", "choice-unknown", json!({ "criterion": "disability" })),
        ("criterion_seen_on", "date-in-future", json!({ "criterion_seen_on": "2027-01-01" })),
        ("criterion_seen_on", "date-unreadable", json!({ "criterion_seen_on": "2026-02-31" })),
        ("agreement", "agreement-required", json!({ "agreement": false })),
        ("site_id", "mediation-place-unknown", json!({ "site_id": other.site.to_string() })),
        ("site_id", "mediation-place-unknown", json!({ "site_id": "nowhere" })),
        ("insee_code", "commune-unknown", json!({ "insee_code": "99999" })),
        ("adults", "birth-date-required", json!({ "adults": [adult("Awa", "Diallo", "")] })),
        ("adults", "adult-name-required", json!({ "adults": [adult("", "Diallo", "1980-01-01")] })),
        (
            "adults",
            "adults-too-many",
            json!({ "adults":
            [adult("Awa", "Diallo", "1980-01-01"), adult("Ali", "Diallo", "1980-01-01")] }),
        ),
    ] {
        let mut body = asked("foyer-0002");
        body.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let (status, problem) = caller.post("/requests", &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}: {problem}");
        assert_eq!(
            (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
            (&json!(field), &json!(code)),
            "{body}"
        );
        let words = problem["errors"][0]["detail"].as_str().unwrap();
        assert!(words.contains(' ') && !words.contains("error-"), "{words}");
    }
    let (status, problem) = caller.post("/requests", &json!({ "agreement": true })).await;
    assert_eq!(
        (status, &problem["errors"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("household-key-required"))
    );
    assert_eq!(
        caller.post("/requests", &json!({ "agreement": true, "nir": "1" })).await.0,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(count(&app, "requests").await, 0, "nothing is half done");
    let lead = app.member(New::lead()).await;
    let (status, problem) =
        app.as_member(&lead).post("/allocation-runs", &json!({ "department": "33063" })).await;
    assert_eq!(
        (status, &problem["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("department"))
    );
    let empty = app.as_member(&lead).post_nothing("/allocation-runs").await;
    assert_eq!(
        (empty.0, &empty.1["served"]),
        (StatusCode::CREATED, &json!(0)),
        "a run over nothing is a run"
    );
}

async fn other_structures_and_other_capacities_see_nothing(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let elsewhere = app.member(New::refurbisher(LYON)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let other = app.member(New::mediator(LIBOURNE)).await;
    let lead = app.member(New::lead()).await;
    let suspended =
        app.member(New::mediator(BORDEAUX).standing(rebond::accreditation::State::Suspended)).await;
    pool(&app, &workshop, 1).await;
    let request = id(&app.as_member(&mediator).done("/requests", &asked("foyer-0003")).await);
    let run = run(&app, &lead).await;
    let proposal = run["decisions"][0]["proposal_id"].as_str().unwrap().to_owned();
    for path in ["", "/withdraw", "/hand-over", "/follow-up", "/close"] {
        let path = format!("/requests/{request}{path}");
        let answer = if path.ends_with(&request) {
            app.as_member(&other).get(&path).await
        } else {
            app.as_member(&other).post_nothing(&path).await
        };
        assert_eq!(answer.0, StatusCode::NOT_FOUND, "{path}: {}", answer.1);
    }
    for action in ["accept", "decline", "receive", "call-off"] {
        let body = json!({ "reason": "trop loin" });
        let body = if action == "decline" || action == "call-off" { body } else { json!({}) };
        let path = format!("/proposals/{proposal}/{action}");
        assert_eq!(app.as_member(&other).post(&path, &body).await.0, StatusCode::NOT_FOUND, "{action}");
        assert_eq!(app.as_visitor().post(&path, &body).await.0, StatusCode::UNAUTHORIZED, "{action}");
    }
    assert_eq!(
        app.as_member(&elsewhere).post_nothing(&format!("/proposals/{proposal}/ship")).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        app.as_member(&elsewhere).get(&format!("/proposals/{proposal}")).await.0,
        StatusCode::NOT_FOUND
    );
    assert_eq!(app.as_member(&lead).get("/requests").await.0, StatusCode::FORBIDDEN);
    assert_eq!(app.as_member(&mediator).post("/allocation-runs", &json!({})).await.0, StatusCode::FORBIDDEN);
    assert_eq!(
        app.as_member(&mediator).get(&format!("/allocation-runs/{}", id(&run))).await.0,
        StatusCode::FORBIDDEN
    );
    let (status, problem) = app.as_member(&suspended).post("/requests", &asked("foyer-0004")).await;
    assert_eq!((status, &problem["code"]), (StatusCode::FORBIDDEN, &json!("not-accredited")));
    let unknown = format!("/requests/{}", rebond::kernel::RequestId::new());
    assert_eq!(app.as_member(&mediator).get(&unknown).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.as_member(&mediator).get("/requests/not-an-id").await.0, StatusCode::NOT_FOUND);
}

async fn two_runs_validated_at_once_promise_no_device_twice(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let operator = app.member(New::operator()).await;
    let given = pool(&app, &workshop, 6).await;
    for number in 0..8 {
        app.as_member(&mediator).done("/requests", &asked(&format!("foyer-{number:04}"))).await;
    }
    let one = id(&app.as_member(&lead).done("/allocation-runs", &json!({})).await);
    let other = id(&app.as_member(&operator).done("/allocation-runs", &json!({})).await);
    let (one, other) =
        (format!("/allocation-runs/{one}/validate"), format!("/allocation-runs/{other}/validate"));
    let (by_lead, by_operator) = (app.as_member(&lead), app.as_member(&operator));
    let body = json!({});
    let (first, second) = tokio::join!(by_lead.post(&one, &body), by_operator.post(&other, &body));
    for (status, answer) in [&first, &second] {
        assert_eq!(*status, StatusCode::OK, "{answer}");
    }
    let proposed = |answer: &Value| {
        let all = answer["decisions"].as_array().unwrap();
        all.iter().filter(|one| one["effect"] == "proposed").count()
    };
    assert_eq!(proposed(&first.1) + proposed(&second.1), 6, "every device once");
    let all = devices::find_many(app.app.db.fresh(), &given).await.expect("devices");
    assert!(all.iter().all(|device| device.state == State::Proposed && device.claim_id.is_some()));
    let twice = by_lead.post(&one, &body).await;
    assert_eq!((twice.0, &twice.1["code"]), (StatusCode::CONFLICT, &json!("run-wrong-state")));
}

async fn declining_and_lapsing_keep_the_rank(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let given = pool(&app, &workshop, 1).await;
    let caller = app.as_member(&mediator);
    let first = caller.done("/requests", &asked("foyer-0001")).await;
    app.advance(Duration::weeks(2));
    let second = caller.done("/requests", &asked("foyer-0002")).await;
    run(&app, &lead).await;
    let proposed = caller.get(&format!("/requests/{}", id(&first))).await.1;
    assert_eq!(proposed["state"], "proposed", "the one that waited longer comes first");
    let proposal = id(&proposed["proposal"]);
    let (status, problem) = caller.post_nothing(&format!("/proposals/{proposal}/decline")).await;
    assert_eq!(
        (status, &problem["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("reason"))
    );
    let declined = caller
        .done(&format!("/proposals/{proposal}/decline"), &json!({ "reason": "écran trop petit" }))
        .await;
    assert_eq!(declined["state"], "declined");
    let after = caller.get(&format!("/requests/{}", id(&first))).await.1;
    assert_eq!((&after["state"], &after["submitted_at"]), (&json!("waiting"), &first["submitted_at"]));
    assert_eq!(devices::find(app.app.db.fresh(), given[0]).await.unwrap().state, State::InSolidarityPool);

    let again = run(&app, &lead).await;
    assert_eq!(again["decisions"][0]["request_id"], first["id"], "still first");
    assert_eq!(again["decisions"][1]["outcome"]["why"]["code"], "others_first");
    let proposal = again["decisions"][0]["proposal_id"].as_str().unwrap().to_owned();
    app.advance(Duration::days(5));
    app.work().await;
    let mails = mailer::mailbox(app.app.db.fresh(), None, 50).await.unwrap();
    assert!(mails.iter().any(|mail| mail.subject.contains(first["reference"].as_str().unwrap())), "reminded");
    app.advance(Duration::days(20));
    let late = caller.post_nothing(&format!("/proposals/{proposal}/accept")).await;
    assert_eq!((late.0, &late.1["code"]), (StatusCode::CONFLICT, &json!("proposal-lapsed")));
    app.work().await;
    assert_eq!(caller.get(&format!("/requests/{}", id(&first))).await.1["state"], "waiting");
    assert_eq!(devices::find(app.app.db.fresh(), given[0]).await.unwrap().state, State::InSolidarityPool);
    assert_eq!(run(&app, &lead).await["decisions"][0]["request_id"], first["id"], "and still");
    assert_eq!(caller.get(&format!("/requests/{}", id(&second))).await.1["state"], "waiting");
}

async fn the_device_travels_and_cannot_be_handed_over_unseen(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let given = pool(&app, &workshop, 1).await;
    let caller = app.as_member(&mediator);
    let request = id(&caller.done("/requests", &asked("foyer-0001")).await);
    let hand_over = format!("/requests/{request}/hand-over");
    assert_eq!(caller.post_nothing(&hand_over).await.0, StatusCode::CONFLICT, "nothing was proposed");
    let run = run(&app, &lead).await;
    let proposal = format!("/proposals/{}", run["decisions"][0]["proposal_id"].as_str().unwrap());
    assert_eq!(caller.post_nothing(&hand_over).await.0, StatusCode::CONFLICT, "nothing was accepted");
    let at_workshop = app.as_member(&workshop);
    assert_eq!(at_workshop.post_nothing(&format!("{proposal}/ship")).await.0, StatusCode::CONFLICT);
    caller.done(&format!("{proposal}/accept"), &json!({})).await;
    assert_eq!(
        caller.post_nothing(&format!("{proposal}/accept")).await.0,
        StatusCode::CONFLICT,
        "a double click"
    );
    let (status, problem) = caller.post_nothing(&format!("{proposal}/receive")).await;
    assert_eq!((status, &problem["code"]), (StatusCode::CONFLICT, &json!("device-not-arrived")));
    let listed = at_workshop.get("/proposals").await.1;
    assert_eq!(listed["items"][0]["state"], "accepted");
    at_workshop.done(&format!("{proposal}/ship"), &json!({})).await;
    let received = caller.done(&format!("{proposal}/receive"), &json!({})).await;
    assert_eq!(received["shipment_state"], "delivered");
    let device = devices::find(app.app.db.fresh(), given[0]).await.unwrap();
    assert_eq!((device.holder_id, device.site_id), (mediator.organisation, Some(mediator.site)));
    let early = caller.post(&hand_over, &json!({ "handed_over_on": "2026-11-01" })).await;
    assert_eq!(
        (early.0, &early.1["errors"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("date-before-request"))
    );
    let future = caller.post(&hand_over, &json!({ "handed_over_on": "2026-12-01" })).await;
    assert_eq!(
        (future.0, &future.1["errors"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("date-in-future"))
    );
    let handed = caller.done(&hand_over, &json!({ "handed_over_on": "23/11/2026" })).await;
    assert_eq!(handed["state"], "handed_over");
}

async fn a_run_replays_and_a_forged_one_is_named(app: TestApp) {
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LYON)).await;
    let lead = app.member(New::lead().steering(&["33", "69"])).await;
    pool(&app, &near, 3).await;
    pool(&app, &far, 2).await;
    for (place, number) in [(BORDEAUX, 1), (LIBOURNE, 2), (LYON, 3), (BORDEAUX, 4)] {
        let mediator = app.member(New::mediator(place)).await;
        let mut body = asked(&format!("foyer-{number:04}"));
        body["household_size"] = json!(number);
        app.as_member(&mediator).done("/requests", &body).await;
    }
    let one = app.as_member(&lead).done("/allocation-runs", &json!({})).await;
    let other = app.as_member(&lead).done("/allocation-runs", &json!({})).await;
    assert_eq!(one["hash"], other["hash"], "the same inputs, the same result");
    assert_eq!(one["served"], 4);
    let report = solidarity::verify(app.app.db.fresh()).await.expect("runs are read");
    assert_eq!((report.runs, report.differing.len()), (2, 0));
    let c = app.app.db.fresh();
    let sql = match c.get_database_backend() {
        DbBackend::Postgres => {
            "UPDATE run_decisions SET points = points + 1 WHERE rank = 1 AND run_id = (SELECT MAX(id::text)::uuid FROM allocation_runs)"
        }
        _ => {
            "UPDATE run_decisions SET points = points + 1 WHERE rank = 1 AND run_id = (SELECT MAX(id) FROM allocation_runs)"
        }
    };
    c.execute_unprepared(sql).await.expect("a forgery");
    let report = solidarity::verify(app.app.db.fresh()).await.expect("runs are read");
    assert_eq!(report.differing, [other["reference"].as_str().unwrap()]);
}

/// Every text, of every column, of every table.
async fn everything(app: &TestApp) -> String {
    let c = app.app.db.fresh();
    let backend = c.get_database_backend();
    let tables = match backend {
        DbBackend::Postgres => {
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'"
        }
        _ => "SELECT name FROM sqlite_master WHERE type = 'table'",
    };
    let tables = c.query_all_raw(Statement::from_string(backend, tables)).await.expect("tables");
    let mut all = String::new();
    for row in tables {
        let table: String = row.try_get_by_index(0).expect("a name");
        if ["communes", "commune_postal_codes", "former_communes"].contains(&table.as_str()) {
            continue;
        }
        let sql = match backend {
            DbBackend::Postgres => {
                format!("SELECT COALESCE(string_agg(one::text, ' '), '') FROM {table} one")
            }
            _ => {
                let columns = format!("SELECT name FROM pragma_table_info('{table}')");
                let columns =
                    c.query_all_raw(Statement::from_string(backend, columns)).await.expect("columns");
                let columns: Vec<String> = columns
                    .iter()
                    .map(|row| row.try_get_by_index::<String>(0).expect("a name"))
                    .map(|name| format!("CASE typeof(\"{name}\") WHEN 'blob' THEN hex(\"{name}\") ELSE COALESCE(\"{name}\", '') END"))
                    .collect();
                format!(
                    "SELECT COALESCE(group_concat({}, ' '), '') FROM {table}",
                    columns.join(" || ' ' || ")
                )
            }
        };
        let row =
            c.query_one_raw(Statement::from_string(backend, sql)).await.expect("a table").expect("a row");
        all.push_str(&row.try_get_by_index::<String>(0).unwrap_or_default());
    }
    all.to_lowercase()
}

async fn nothing_of_a_person_is_stored_anywhere(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    pool(&app, &workshop, 1).await;
    let body = json!({ "household_size": 2, "agreement": true, "pseudonym": "Xylofoyer-77",
        "adults": [adult("Zyzzyva", "Qwertopoulos", "1971-08-09")] });
    equip(&app, &mediator, &lead, &body).await;
    // Refused, doubled, misspelt: no way leaves a trace either.
    app.as_member(&mediator).post("/requests", &body).await;
    app.as_member(&mediator)
        .post("/requests", &json!({ "adults": "Qwertopoulos Zyzzyva", "agreement": true }))
        .await;
    let keyed = app.as_member(&mediator).request(reqwest::Method::POST, "/api/v1/requests");
    app.as_member(&mediator).send(keyed.header("idempotency-key", "abc").json(&body)).await;
    app.work().await;
    let all = everything(&app).await;
    assert!(all.contains("dem-2026-"), "the search reads the tables");
    for word in ["zyzzyva", "qwertopoulos", "1971-08-09", "09/08/1971", "xylofoyer"] {
        assert!(!all.contains(word), "{word} is stored somewhere");
    }
}

async fn withdrawing_forgets_at_once_and_time_forgets_the_rest(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let given = pool(&app, &workshop, 1).await;
    let caller = app.as_member(&mediator);
    let mut body = asked("foyer-0001");
    body["note"] = json!("Un grand écran");
    let request = id(&caller.done("/requests", &body).await);
    run(&app, &lead).await;
    let proposed = caller.get(&format!("/requests/{request}")).await.1;
    caller.done(&format!("/proposals/{}/accept", id(&proposed["proposal"])), &json!({})).await;
    let gone = caller.done(&format!("/requests/{request}/withdraw"), &json!({})).await;
    assert_eq!(gone["state"], "withdrawn");
    for field in ["household_size", "use", "criterion", "insee_code", "note", "urgency"] {
        assert_eq!(gone[field], Value::Null, "{field}");
    }
    assert_eq!(gone["explanation"]["parts"], Value::Null);
    assert_eq!(count(&app, "request_adults").await, 0);
    assert_eq!(devices::find(app.app.db.fresh(), given[0]).await.unwrap().state, State::InSolidarityPool);
    assert_eq!(caller.post_nothing(&format!("/requests/{request}/withdraw")).await.0, StatusCode::CONFLICT);
    assert!(solidarity::verify(app.app.db.fresh()).await.unwrap().differing.is_empty(), "it still replays");

    // The household may ask again; once served, 24 months after the closing nothing is left.
    let handed = equip(&app, &mediator, &lead, &asked("foyer-0001")).await;
    let path = format!("/requests/{}", id(&handed));
    app.advance(Duration::days(600));
    caller.done(&format!("{path}/follow-up"), &json!({})).await;
    app.advance(Duration::days(200));
    app.work().await;
    assert_eq!(caller.get(&path).await.1["state"], "followed_up", "the last contact counts");
    app.advance(Duration::days(600));
    app.work().await;
    let after = caller.get(&path).await.1;
    assert_eq!((&after["state"], &after["household_size"]), (&json!("anonymised"), &Value::Null));
}

async fn a_device_that_fails_after_its_acceptance_strands_nobody(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let given = pool(&app, &workshop, 1).await;
    let caller = app.as_member(&mediator);
    let request = format!("/requests/{}", id(&caller.done("/requests", &asked("foyer-0001")).await));
    let run = run(&app, &lead).await;
    let proposal = format!("/proposals/{}", run["decisions"][0]["proposal_id"].as_str().unwrap());
    caller.done(&format!("{proposal}/accept"), &json!({})).await;
    let op = app.op();
    app.app
        .db
        .tx(async |t| devices::act(t, &op, given[0], Action::Quarantine, json!({})).await)
        .await
        .expect("a device may fail");
    let called_off = app
        .as_member(&workshop)
        .done(&format!("{proposal}/call-off"), &json!({ "reason": "ne démarre plus" }))
        .await;
    assert_eq!(
        (&called_off["state"], &called_off["shipment_state"]),
        (&json!("withdrawn"), &json!("failed"))
    );
    assert_eq!(caller.get(&request).await.1["state"], "waiting");
    let device = devices::find(app.app.db.fresh(), given[0]).await.unwrap();
    assert_eq!((device.state, device.claim_id), (State::Quarantined, None));
}

/// Posts a form as somebody; the status and the page, without following where it leads.
async fn post_form(
    app: &TestApp,
    member: &Member,
    path: &str,
    fields: &[(&str, &str)],
) -> (StatusCode, String) {
    let request = app.as_member(member).request(reqwest::Method::POST, path).form(fields);
    let response = request.send().await.expect("the server answers");
    (response.status(), response.text().await.expect("a page"))
}

async fn every_page_shows_itself_and_keeps_what_was_typed(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let lead = app.member(New::lead()).await;
    let caller = app.as_member(&mediator);
    pool(&app, &workshop, 1).await;
    for (member, path, word) in [
        (&mediator, "/desk/requests", "Aucune demande pour l’instant"),
        (&mediator, "/desk/requests/new", "prochaine session"),
        (&lead, "/desk/allocation-runs", "Aucune session pour l’instant"),
        (&workshop, "/desk/proposals", "Aucun appareil à transférer"),
        (&mediator, "/aider-un-foyer/regles", "Qui passe en premier"),
    ] {
        let (status, page) = app.as_member(member).page(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(page.contains(word), "{path} says {word}");
    }
    assert_eq!(app.as_visitor().page("/aider-un-foyer/regles").await.0, StatusCode::OK);
    assert_eq!(app.as_member(&workshop).page("/desk/requests").await.0, StatusCode::FORBIDDEN);
    let typed = [
        ("category", "laptop"),
        ("household_size", "3"),
        ("use", "school"),
        ("accessibility", "large_screen"),
        ("accessibility", "large_keys"),
        ("adult_1_first_name", "Awa"),
        ("adult_1_last_name", "Diallo"),
        ("adult_1_birth_date", "12/06/1985"),
        ("adult_2_first_name", ""),
    ];
    let (status, page) = post_form(&app, &mediator, "/desk/requests/new", &typed).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["value=\"Diallo\"", "value=\"12/06/1985\"", "error-summary", "href=\"#agreement\""] {
        assert!(page.contains(kept), "{kept}");
    }
    for asked in ["href=\"#criterion\"", "Choisissez la pièce"] {
        assert!(page.contains(asked), "nothing is answered for the mediator: {asked}");
    }
    let mut agreed = typed.to_vec();
    agreed.extend([("agreement_kind", "spoken"), ("agreement", "true")]);
    agreed.push(("criterion", "qf_band"));
    let (status, _) = post_form(&app, &mediator, "/desk/requests/new", &agreed).await;
    assert!(status.is_redirection() || status == StatusCode::OK, "{status}");
    let filed = caller.get("/requests").await.1["items"][0].clone();
    let address = format!("/desk/requests/{}", id(&filed));
    let (status, page) = caller.page(&address).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("clavier à grosses touches") && !page.contains("Diallo"));
    assert!(page.contains("Donnez ce code à la famille") && page.contains("/slip.pdf"), "{page}");
    assert_eq!(caller.page(&format!("{address}/slip.pdf")).await.0, StatusCode::OK);

    let run = app.as_member(&lead).done("/allocation-runs", &json!({})).await;
    let run_page = format!("/desk/allocation-runs/{}", id(&run));
    let (status, page) = app.as_member(&lead).page(&run_page).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("L311-3-1") && page.contains("le seul qui convient"), "the decision is explained");
    let (status, _) = post_form(&app, &lead, &format!("{run_page}/validate"), &[]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "a person says that they read");
    post_form(&app, &lead, &format!("{run_page}/validate"), &[("read", "true")]).await;
    assert!(
        caller.page("/desk").await.1.contains(filed["reference"].as_str().unwrap()),
        "it waits on the desk"
    );
    let (status, page) =
        post_form(&app, &mediator, &format!("{address}/decline"), &[("reason", "06 12 34 56 78")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("numéro de téléphone"));
    post_form(&app, &mediator, &format!("{address}/accept"), &[]).await;
    assert!(app.as_member(&workshop).page("/desk").await.1.contains("Marque Modèle 14"));
    assert!(app.as_member(&workshop).page("/desk/proposals").await.1.contains("Noter le départ"));
    let (_, page) = caller.page(&address).await;
    assert!(page.contains("retiré vous-même à l’atelier"), "{page}");
    assert!(page.contains("prépare l’appareil et l’envoie"), "it says who does what next: {page}");
    assert!(caller.page("/desk").await.1.contains("prépare l’appareil et l’envoie"), "so does the desk");
    let hand_over = format!("{address}/hand-over");
    let (status, page) = post_form(&app, &mediator, &hand_over, &[("handed_over_on", "")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "an empty form records nothing");
    assert!(page.contains("Écrivez le jour de la remise"), "{page}");
    assert_eq!(caller.get(&format!("/requests/{}", id(&filed))).await.1["state"], "accepted");
    post_form(&app, &mediator, &hand_over, &[("handed_over_on", "aujourd’hui")]).await;
    assert_eq!(caller.get(&format!("/requests/{}", id(&filed))).await.1["state"], "handed_over");
    assert_eq!(caller.page(&address).await.0, StatusCode::OK);
    post_form(&app, &mediator, &format!("{address}/withdraw"), &[]).await;
    assert_eq!(caller.page(&address).await.0, StatusCode::OK, "a page remains, without the household");
}
