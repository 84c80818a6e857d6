//! The telephone beside every screen: states by short code.

use rebond::kernel::{DonationLotId, RequestId, ShortCode};
use rebond::platform::{audit, short_codes};
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
    an_opinion_is_counted_without_who_gave_it,
    figures_of_use_come_from_what_happened,
    every_page_shows_the_territorys_number_and_its_hours,
    a_lead_keeps_the_lines_of_its_departments_only,
    calls_go_to_the_territorys_own_agents_one_at_a_time,
    places_where_people_are_helped_are_found_near_a_commune,
    a_household_is_passed_to_the_structure_it_chooses_and_stays_unknown,
    a_donor_on_the_telephone_finds_a_draft_to_send,
    a_letter_confirms_the_call_and_nothing_of_the_address_is_kept,
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

async fn an_opinion_is_counted_without_who_gave_it(app: TestApp) {
    let operator = app.member(New::operator()).await;
    let donor = app.member(New::donor(BORDEAUX)).await;
    let (_, page) = app.as_visitor().page("/donner").await;
    assert!(page.contains("/avis?page=%2Fdonner"), "every page leads there: {page}");
    let caller = app.as_member(&donor);
    let form = [("answer", ""), ("sentence", "Appelez-moi au 06 12 34 56 78"), ("page", "/donner")];
    let refused = caller.request(Method::POST, "/avis").form(&form).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let refused = refused.text().await.unwrap();
    assert!(refused.contains("answer-error") && refused.contains("sentence-error"), "{refused}");
    assert!(refused.contains("Appelez-moi au 06 12 34 56 78"), "nothing typed is lost: {refused}");

    let page = format!("/desk/lots/{}", donor.organisation);
    let form = [("answer", "hard"), ("sentence", "Le bouton est trop bas."), ("page", page.as_str())];
    let given = caller.request(Method::POST, "/avis").form(&form).send().await.unwrap();
    assert_eq!((given.status(), given.url().path()), (StatusCode::OK, "/avis/merci"));
    for _ in 0..5 {
        let body = json!({ "page": "/donner?x=1", "answer": "easy" });
        assert_eq!(app.as_visitor().post("/opinions", &body).await.0, StatusCode::NO_CONTENT);
    }
    let (_, list) = app.as_member(&operator).get("/opinions").await;
    let one = &list["items"][0];
    assert_eq!((&one["page"], &one["month"]), (&json!("/desk/lots/{id}"), &json!("2026-11")), "{list}");
    let entries = audit::history(app.app.db.fresh(), "opinion", one["id"].as_str().unwrap()).await.unwrap();
    let kept = format!("{entries:?}");
    assert!(entries[0].user_id.is_none() && entries[0].organisation_id.is_none(), "{kept}");
    assert!(!kept.contains("bouton"), "the journal keeps no sentence: {kept}");

    let (_, stats) = app.as_visitor().get("/stats").await;
    assert_eq!(
        stats["opinions_by_page"],
        json!({ "/donner": [5, 0, 0] }),
        "one answer is not shown by itself"
    );
    let (_, shown) = app.as_visitor().page("/stats").await;
    let shown = shown.replace('\u{202f}', " ");
    assert!(!shown.contains("trop bas") && shown.contains("« Donner »"), "{shown}");
    let path = format!("/opinions/{}/publish", one["id"].as_str().unwrap());
    app.as_member(&operator).done(&path, &json!({})).await;
    let (_, shown) = app.as_visitor().page("/stats").await;
    assert!(shown.contains("Le bouton est trop bas."), "{shown}");
    app.advance(chrono::Duration::days(366));
    app.work().await;
    let (_, shown) = app.as_visitor().page("/stats").await;
    assert!(!shown.contains("trop bas"), "a year erases a sentence: {shown}");
}

async fn figures_of_use_come_from_what_happened(app: TestApp) {
    app.member(New::refurbisher(BEGLES)).await;
    let (donor, mediator) =
        (app.member(New::donor(BORDEAUX)).await, app.member(New::mediator(BORDEAUX)).await);
    let operator = app.member(New::operator()).await;
    lot(&app, &donor).await;
    let body = json!({ "pseudonym": "foyer-un-essai", "agreement": true });
    app.as_member(&mediator).done("/requests", &body).await;
    let call = json!({ "name": "Nadia", "telephone": "0612345678", "subject": "give" });
    app.as_visitor().done("/callbacks", &call).await;
    let (_, list) = app.as_member(&operator).get("/callbacks").await;
    let path = format!("/callbacks/{}/reach", list["items"][0]["id"].as_str().unwrap());
    app.as_member(&operator).done(&path, &json!({})).await;

    let (_, stats) = app.as_visitor().get("/stats").await;
    assert_eq!(stats["months"]["lots"].as_object().unwrap().len(), 12, "{stats}");
    for measure in ["lots", "requests"] {
        assert_eq!(stats["months"][measure]["2026-11"], 1, "{measure}: {stats}");
    }
    assert_eq!((&stats["calls_due"], &stats["calls_in_time"]), (&json!(1), &json!(1)));
    assert_eq!(stats["median_days"]["lots"], Value::Null, "too few to tell");
    let (status, csv) = app.as_visitor().get("/stats.csv").await;
    assert_eq!(status, StatusCode::OK);
    assert!(csv.as_str().unwrap().contains("lots;2026-11;1\r\n"), "{csv}");
    let (_, page) = app.as_visitor().page("/stats").await;
    assert!(page.contains("En douze mois, un lot a été déclaré."), "{page}");
}

fn line(place: &str, telephone: &str) -> Value {
    let day = "9 h - 12 h 30, 14 h - 17 h";
    json!({ "place": place, "telephone": telephone, "hours": [day, day, day, day, day, "", ""] })
}

/// A page as a visitor who chose a département sees it.
async fn page_in(app: &TestApp, department: &str, path: &str) -> String {
    let caller = app.as_visitor();
    let request =
        caller.request(Method::GET, path).header("cookie", format!("rebond_department={department}"));
    request.send().await.unwrap().text().await.unwrap()
}

async fn every_page_shows_the_territorys_number_and_its_hours(app: TestApp) {
    let (lead, operator) = (app.member(New::lead()).await, app.member(New::operator()).await);
    let donor = app.member(New::donor(BORDEAUX)).await;
    app.as_member(&lead).done("/telephone-lines/33", &line("La Fabrique, Bordeaux", "05 56 11 22 33")).await;
    app.as_member(&operator).done("/telephone-lines/national", &line("Rebond", "01 44 55 66 77")).await;

    let (_, page) = app.as_visitor().page("/donner").await;
    assert!(page.contains("tel:+33144556677") && !page.contains("La Fabrique"), "{page}");
    for page in [
        page_in(&app, "33", "/donner").await,
        page_in(&app, "33", "/nulle-part").await,
        app.as_member(&donor).page("/donner").await.1,
        app.as_visitor().page("/catalogue?near=B%C3%A8gles").await.1,
    ] {
        let page = page.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(page.contains("tel:+33556112233") && page.contains("La Fabrique, Bordeaux"), "{page}");
        assert!(page.contains("du lundi au vendredi, de 9 h à 12 h 30 et de 14 h à 17 h"), "{page}");
        assert!(page.contains("Ouvert en ce moment, jusqu’à 12 h 30."), "ten o’clock in Paris: {page}");
    }
    let there = page_in(&app, "69", "/donner").await;
    assert!(there.contains("tel:+33144556677"), "a département without a line has the national one: {there}");
    app.advance(chrono::Duration::hours(3));
    let later = page_in(&app, "33", "/donner").await.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(later.contains("Fermé en ce moment. Ouvre aujourd’hui à 14 h."), "{later}");
    let caller = app.as_visitor();
    let chosen =
        caller.request(Method::POST, "/mon-departement").form(&[("department", "33"), ("back", "//x")]);
    let chosen = chosen.send().await.unwrap();
    assert_eq!(chosen.url().path(), "/", "nobody is sent to another site");
}

async fn a_lead_keeps_the_lines_of_its_departments_only(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let body = line("La Fabrique", "05 56 11 22 33");
    for territory in ["69", "national", "xx"] {
        let (status, _) = app.as_member(&lead).post(&format!("/telephone-lines/{territory}"), &body).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{territory}");
    }
    let wrong = json!({ "place": "", "telephone": "0812345678", "hours": ["9 h", "", "", "", "", "", ""] });
    let (status, refused) = app.as_member(&lead).post("/telephone-lines/33", &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<&str> =
        refused["errors"].as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["place", "telephone", "day_1"]);
    let form = [("place", "La Fabrique"), ("telephone", "05 56 11 22 33"), ("day_2", "9 h - 12")];
    let caller = app.as_member(&lead);
    let written = caller.request(Method::POST, "/desk/telephone/33").form(&form).send().await.unwrap();
    assert_eq!((written.status(), written.url().path()), (StatusCode::OK, "/desk/telephone"));
    let entries = audit::history(app.app.db.fresh(), "telephone_line", "33").await.unwrap();
    assert_eq!(entries.last().unwrap().action, "telephone_line.write");
    let (_, all) = app.as_visitor().get("/telephone-lines").await;
    assert_eq!(all.as_array().unwrap().len(), 2, "{all}");
    let removed = caller.request(Method::POST, "/desk/telephone/33/remove").send().await.unwrap();
    assert_eq!(removed.status(), StatusCode::OK);
    assert_eq!(app.as_visitor().get("/telephone-lines").await.1.as_array().unwrap().len(), 1);
}

async fn ask_from(app: &TestApp, place: &str, telephone: &str) {
    let body = json!({ "name": "Nadia Exemple", "telephone": telephone, "subject": "give", "place": place });
    app.as_visitor().done("/callbacks", &body).await;
}

async fn calls_of(app: &TestApp, agent: &Member) -> Vec<Value> {
    let (status, page) = app.as_member(agent).get("/callbacks").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page["items"].as_array().unwrap().clone()
}

async fn calls_go_to_the_territorys_own_agents_one_at_a_time(app: TestApp) {
    let (lead, operator) = (app.member(New::lead()).await, app.member(New::operator()).await);
    let elsewhere = app.member(New::lead().steering(&["69"])).await;
    ask_from(&app, "Bègles", "06 00 00 00 01").await;
    ask_from(&app, "", "06 00 00 00 02").await;
    let (own, national) = (calls_of(&app, &lead).await, calls_of(&app, &operator).await);
    assert_eq!((own.len(), own[0]["telephone"].as_str()), (1, Some("+33600000001")), "{own:?}");
    assert_eq!(
        (national.len(), national[0]["telephone"].as_str()),
        (1, Some("+33600000002")),
        "{national:?}"
    );
    assert!(calls_of(&app, &elsewhere).await.is_empty(), "another territory sees none");
    let path = |action: &str| format!("/callbacks/{}/{action}", own[0]["id"].as_str().unwrap());
    assert_eq!(app.as_member(&elsewhere).post_nothing(&path("take")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(app.as_member(&operator).post_nothing(&path("take")).await.0, StatusCode::NOT_FOUND);

    app.as_member(&lead).done(&path("take"), &json!({})).await;
    let (_, desk) = app.as_member(&lead).page("/desk/callbacks").await;
    assert!(desk.contains("Vous vous en occupez"), "{desk}");
    // Late, the operator's agents may help, but not while somebody calls.
    app.advance(chrono::Duration::days(3));
    assert_eq!(calls_of(&app, &operator).await.len(), 2, "what is late is seen by the operator too");
    app.as_member(&lead).done(&path("take"), &json!({})).await;
    let (status, refused) = app.as_member(&operator).post_nothing(&path("reach")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("callback-taken")));
    let (_, desk) = app.as_member(&operator).page("/desk/callbacks").await;
    assert!(desk.contains("Camille Exemple s’en occupe") && !desk.contains("tel:+33600000001"), "{desk}");
    app.as_member(&lead).done(&path("give-back"), &json!({})).await;
    let reached = app.as_member(&operator).done(&path("reach"), &json!({})).await;
    assert_eq!(reached["state"], "reached");
}

async fn places_where_people_are_helped_are_found_near_a_commune(app: TestApp) {
    app.member(New::mediator(BORDEAUX)).await;
    app.member(New::mediator(BEGLES).standing(rebond::accreditation::State::Suspended)).await;
    let (_, page) = app.as_visitor().page("/ou-nous-trouver?near=B%C3%A8gles").await;
    assert!(page.contains("Un lieu près de chez vous") && page.contains("1 rue de l’Exemple"), "{page}");
    let (_, page) = app.as_visitor().page("/ou-nous-trouver?near=Lyon").await;
    assert!(page.contains("Aucun lieu"), "{page}");
    let (status, page) = app.as_visitor().page("/ou-nous-trouver?near=zzzz").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("near-error") && page.contains("value=\"zzzz\""), "{page}");
}

/// Sends a form of an agent's desk; where it leads.
async fn filed(
    app: &TestApp,
    agent: &Member,
    path: &str,
    form: &[(&str, &str)],
) -> (StatusCode, String, String) {
    let caller = app.as_member(agent);
    let answer = caller.request(Method::POST, path).form(form).send().await.unwrap();
    let code =
        answer.url().query().and_then(|query| query.strip_prefix("code=")).unwrap_or_default().to_owned();
    (answer.status(), code, answer.text().await.unwrap())
}

async fn a_household_is_passed_to_the_structure_it_chooses_and_stays_unknown(app: TestApp) {
    let (lead, mediator) = (app.member(New::lead()).await, app.member(New::mediator(BORDEAUX)).await);
    let other = app.member(New::mediator(BEGLES)).await;
    let (_, page) = app.as_member(&lead).page("/desk/filing/household?near=Bordeaux").await;
    assert!(page.contains(&mediator.site.to_string()), "{page}");
    let site = mediator.site.to_string();
    let form = [("site", site.as_str()), ("category", "laptop"), ("note", "Appeler Nadia au 06 12 34 56 78")];
    let (status, _, refused) = filed(&app, &lead, "/desk/filing/household", &form).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    let form = [("site", site.as_str()), ("category", "laptop"), ("note", "Un grand écran")];
    let (status, code, page) = filed(&app, &lead, "/desk/filing/household", &form).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains(" comme "), "the code is spelled for the agent: {page}");
    assert!(page.contains("On vous attend : "), "the page says where to go: {page}");
    let (_, followed) = app.as_visitor().page(&format!("/suivre?code={code}")).await;
    assert!(followed.contains("On vous attend : "), "so does the page of the code: {followed}");

    let (_, told) = app.as_visitor().get(&format!("/follow/{code}")).await;
    assert_eq!((&told["kind"], &told["state"]), (&json!("orientation"), &json!("sent")), "{told}");
    let (_, list) = app.as_member(&mediator).page("/desk/orientations").await;
    let grouped = ShortCode::parse(&code).unwrap().grouped();
    assert!(list.contains(&grouped) && list.contains("Un grand écran"), "{list}");
    let (_, elsewhere) = app.as_member(&other).page("/desk/orientations").await;
    assert!(!elsewhere.contains(&grouped), "another structure sees nobody: {elsewhere}");
    let start = list.split("/desk/requests/new?orientation=").nth(1).unwrap();
    let orientation = start.split('&').next().unwrap().to_owned();
    let (_, form) =
        app.as_member(&mediator).page(&format!("/desk/requests/new?orientation={orientation}")).await;
    assert!(form.contains(&orientation), "the form keeps it: {form}");
    let form = [
        ("orientation", orientation.as_str()),
        ("pseudonym", "foyer-un-essai"),
        ("agreement_kind", "spoken"),
        ("agreement", "true"),
        ("category", "laptop"),
        ("use", "school"),
        ("criterion", "other"),
        ("household_size", "2"),
    ];
    let (status, _, page) = filed(&app, &mediator, "/desk/requests/new", &form).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let (_, told) = app.as_visitor().get(&format!("/follow/{code}")).await;
    assert_eq!(
        (&told["kind"], &told["state"]),
        (&json!("request"), &json!("waiting")),
        "the code goes on: {told}"
    );
    let (_, followed) = app.as_visitor().page(&format!("/suivre?code={code}")).await;
    assert!(followed.contains("La structure qui suit votre demande"), "it says whom to call: {followed}");
    let entries = audit::history(app.app.db.fresh(), "orientation", &orientation).await.unwrap();
    assert_eq!(entries[0].details["channel"], "telephone");
    assert_eq!(entries[0].user_id, Some(lead.user));
}

async fn a_donor_on_the_telephone_finds_a_draft_to_send(app: TestApp) {
    let (lead, donor) = (app.member(New::lead()).await, app.member(New::donor(BORDEAUX)).await);
    let elsewhere = app.member(New::lead().steering(&["69"])).await;
    let (_, page) = app.as_member(&lead).page("/desk/filing?q=DONOR").await;
    let path = format!("/desk/filing/gifts/{}", donor.organisation);
    assert!(page.contains(&path), "{page}");
    assert!(!app.as_member(&elsewhere).page("/desk/filing?q=DONOR").await.1.contains(&path));
    assert_eq!(app.as_member(&elsewhere).page(&path).await.0, StatusCode::NOT_FOUND);
    let site = donor.site.to_string();
    let (status, _, refused) =
        filed(&app, &lead, &path, &[("site", &site), ("units_laptop", "beaucoup")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains("value=\"beaucoup\""), "nothing typed is lost: {refused}");
    let (status, code, page) =
        filed(&app, &lead, &path, &[("site", &site), ("units_laptop", "6"), ("units_screen", "3")]).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let (_, told) = app.as_visitor().get(&format!("/follow/{code}")).await;
    assert_eq!(told["state"], "draft", "nothing binds the donor: {told}");
    let (_, lots) = app.as_member(&donor).page("/desk/lots").await;
    assert!(lots.contains("/preview"), "its people find it and send it: {lots}");
    app.work().await;
    let mails = rebond::platform::mailer::mailbox(app.app.db.fresh(), None, 5).await.unwrap();
    assert!(mails.iter().any(|mail| mail.recipient == donor.email && mail.text.contains("brouillon")));
}

async fn a_letter_confirms_the_call_and_nothing_of_the_address_is_kept(app: TestApp) {
    app.member(New::refurbisher(BEGLES)).await;
    let (lead, donor) = (app.member(New::lead()).await, app.member(New::donor(BORDEAUX)).await);
    let lot = id::<DonationLotId>(&lot(&app, &donor).await);
    let code = code_of(&app, donations::LOT, lot.0).await.unwrap();
    let caller = app.as_member(&lead);
    let form = [("code", code.as_str()), ("address", "Zénaïde Introuvable\n3 rue Haute\n33130 Bègles")];
    let letter = caller.request(Method::POST, "/desk/filing/letter.pdf").form(&form).send().await.unwrap();
    assert_eq!(letter.status(), StatusCode::OK);
    assert!(letter.bytes().await.unwrap().starts_with(b"%PDF-"));
    let short = [("code", code.as_str()), ("address", "Zénaïde")];
    let (status, _, refused) = filed(&app, &lead, "/desk/filing/letter.pdf", &short).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains("Zénaïde"), "nothing typed is lost: {refused}");

    let mail = [("code", code.as_str()), ("email", "zenaide.introuvable@example.org")];
    assert_eq!(filed(&app, &lead, "/desk/filing/mail", &mail).await.0, StatusCode::OK);
    app.work().await;
    let mails = rebond::platform::mailer::mailbox(app.app.db.fresh(), None, 20).await.unwrap();
    let sent = mails.iter().find(|mail| mail.recipient == "zenaide.introuvable@example.org").unwrap();
    assert!(sent.text.contains(&code.grouped()), "{}", sent.text);
    let entries = audit::history(app.app.db.fresh(), "short_code", code.as_str()).await.unwrap();
    assert_eq!(entries.len(), 2, "a letter and a message were made: {entries:?}");
    // What was sent stays in the sandbox's mailbox alone: everything else forgets who it was for.
    use sea_orm::{ConnectionTrait, Statement};
    let c = app.app.db.fresh();
    for (table, column) in [("jobs", "payload"), ("audit_entries", "details"), ("callbacks", "name")] {
        let sql = format!("SELECT CAST({column} AS text) AS held FROM {table}");
        let rows = c.query_all_raw(Statement::from_string(c.get_database_backend(), sql)).await.unwrap();
        let held: Vec<String> = rows.iter().filter_map(|row| row.try_get("", "held").ok()).collect();
        assert!(!held.iter().any(|text| text.to_lowercase().contains("introuvable")), "{table}: {held:?}");
    }
}
