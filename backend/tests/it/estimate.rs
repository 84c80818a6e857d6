//! The donor's estimate: the same workshops as the matching asks, on their own terms; calm answers to odd questions.

use chrono::Duration;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LIBOURNE, LYON};
use crate::support::{Member, New, TestApp, on_both_databases};

on_both_databases!(
    the_workshops_named_are_those_that_a_declaration_asks,
    a_workshop_says_its_terms_and_both_sides_hold_to_them,
    odd_questions_get_calm_answers,
    the_usual_delay_is_measured_and_said_with_its_count,
    what_was_estimated_is_declared_without_a_list,
    model_documents_are_tagged_files,
    the_service_says_who_runs_it_and_what_it_costs,
);

async fn estimate(app: &TestApp, query: &str) -> Value {
    let (status, answer) = app.as_visitor().get(&format!("/donation-estimates?{query}")).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

fn named(answer: &Value) -> Vec<&str> {
    let all = answer["workshops"].as_array().expect("workshops");
    all.iter().map(|one| one["organisation_id"].as_str().expect("an id")).collect()
}

async fn declare(app: &TestApp, donor: &Member, basis: &str, units: &str) -> (StatusCode, Value) {
    let form = Form::new()
        .text("site_id", donor.site.to_string())
        .text("legal_basis", basis.to_owned())
        .text("units", units.to_owned());
    let caller = app.as_member(donor);
    caller.send(caller.request(Method::POST, "/api/v1/donation-lots").multipart(form)).await
}

async fn the_workshops_named_are_those_that_a_declaration_asks(app: TestApp) {
    let far = app.member(New::refurbisher(LIBOURNE).disinterested()).await;
    let near = app.member(New::refurbisher(BEGLES)).await;
    app.member(New::refurbisher(LYON)).await;
    let answer = estimate(&app, "near=33000&laptop=12&screen=4").await;
    assert_eq!(answer["place"]["insee_code"], "33063");
    assert_eq!(named(&answer), [near.organisation.to_string(), far.organisation.to_string()]);
    assert_eq!((&answer["units"], &answer["workshop_count"]), (&json!(16), &json!(2)));
    let first = &answer["workshops"][0];
    assert!((4.0..4.5).contains(&first["distance_km"].as_f64().expect("a distance")), "{first}");
    assert_eq!((&first["may_issue_receipts"], &first["usual_delay"]), (&json!(false), &Value::Null));
    assert_eq!(first["free_collection"], Value::Null);
    let lines = answer["lines"].as_array().expect("lines");
    assert_eq!(lines[0]["avoided_grams_co2e_per_year"], 12 * 27_000);
    assert!(lines[0]["source"].as_str().is_some_and(|source| source.contains("ADEME")), "{lines:?}");
    assert_eq!((&lines[1]["estimated"], &lines[0]["weight_grams"]), (&json!(true), &Value::Null));

    // With a receipt, only the workshop that may issue one is named, and only it is asked.
    let with_receipt = estimate(&app, "near=Bordeaux&laptop=12&gift=company_patronage").await;
    assert_eq!(named(&with_receipt), [far.organisation.to_string()]);
    let donor = app.member(New::donor(BORDEAUX)).await;
    let (status, lot) = declare(&app, &donor, "company_patronage", "laptop:12").await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let (_, asked) = app.as_member(&far).get("/lot-parts?state=offered").await;
    assert_eq!(asked["items"].as_array().map(Vec::len), Some(1), "{asked}");

    // Nobody here is entitled to public gifts.
    let public = estimate(&app, "near=33000&laptop=12&gift=public_free_gift").await;
    assert_eq!(public["workshop_count"], 0);
    let page = app.as_visitor().page("/donner/estimer?near=33000&laptop=12&gift=public_free_gift").await;
    assert_eq!(page.0, StatusCode::OK);
    assert!(page.1.contains("Aucun atelier ne peut prendre"), "{}", page.1);
    let offered = app.as_visitor().page("/donner/estimer?near=33000&laptop=12&gift=company_patronage").await;
    assert!(
        offered.1.contains("/sign-in?back=%2Fdesk%2Flots%2Fnew%3Funits%3Dlaptop%253A12"),
        "{}",
        offered.1
    );
}

async fn a_workshop_says_its_terms_and_both_sides_hold_to_them(app: TestApp) {
    let near = app.member(New::refurbisher(BEGLES)).await;
    let far = app.member(New::refurbisher(LIBOURNE)).await;
    let caller = app.as_member(&near);
    let (status, refused) = caller
        .post("/collection-terms", &json!({ "site_id": near.site, "free_from": 50, "largest_lot": 20 }))
        .await;
    assert_eq!(
        (status, &refused["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("free_from"))
    );
    let terms = json!({ "site_id": near.site, "free_from": 10, "largest_lot": 20 });
    caller.done("/collection-terms", &terms).await;
    let (status, _) = app.as_member(&far).post("/collection-terms", &terms).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "somebody else's workshop");
    let (_, own) = caller.get("/collection-terms").await;
    assert_eq!(own[0]["largest_lot"], 20);

    let few = estimate(&app, "near=33000&laptop=9").await;
    assert_eq!(few["workshops"][0]["free_collection"], false);
    let enough = estimate(&app, "near=33000&laptop=9&screen=1").await;
    assert_eq!(enough["workshops"][0]["free_collection"], true);
    let many = estimate(&app, "near=33000&laptop=21").await;
    assert_eq!(named(&many), [far.organisation.to_string()]);
    // The matching holds to it too: the nearest is passed over.
    let donor = app.member(New::donor(BORDEAUX)).await;
    let (status, lot) = declare(&app, &donor, "company_gift", "laptop:21").await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let (_, offered) = app.as_member(&far).get("/lot-parts?state=offered").await;
    assert_eq!(offered["items"].as_array().map(Vec::len), Some(1), "{offered}");

    let (_, page) = app.as_visitor().page("/donner/estimer?near=33000&laptop=9").await;
    assert!(page.contains("Gratuit à partir de 10 appareils"), "{page}");
    let form =
        [("site_id", near.site.to_string()), ("free_from", "beaucoup".into()), ("largest_lot", "7".into())];
    let request = caller.request(Method::POST, "/desk/collection-terms").form(&form);
    let (status, page) = caller.send(request).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.as_str().is_some_and(|page| page.contains("value=\"beaucoup\"")), "what was typed stays");
}

async fn odd_questions_get_calm_answers(app: TestApp) {
    for (query, field, code) in [
        ("near=&laptop=1", "near", "estimate-place-missing"),
        ("near=99999&laptop=1", "near", "place-unknown"),
        ("near=33000", "laptop", "estimate-nothing"),
        ("near=33000&laptop=0", "laptop", "estimate-nothing"),
        ("near=33000&screen=-3", "screen", "estimate-number"),
        ("near=33000&screen=deux", "screen", "estimate-number"),
        ("near=33000&tablet=99999999999", "tablet", "estimate-number"),
        ("near=33000&tablet=4000000", "tablet", "estimate-too-many"),
        ("near=33000&laptop=1&gift=bribe", "gift", "estimate-gift-unknown"),
    ] {
        let (status, refused) = app.as_visitor().get(&format!("/donation-estimates?{query}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {refused}");
        assert_eq!(refused["errors"][0]["field"], field, "{query}: {refused}");
        assert_eq!(refused["errors"][0]["code"], code, "{query}: {refused}");
    }
    let (status, page) = app.as_visitor().page("/donner/estimer?near=Atlantide&laptop=deux").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["value=\"Atlantide\"", "value=\"deux\"", "near-error", "laptop-error"] {
        assert!(page.contains(kept), "{kept} is missing: {page}");
    }
    // A postal code of several communes, and a name that several have: one is taken, the others are offered.
    for query in ["near=33410&laptop=2", "near=Saint-Denis&laptop=2"] {
        let answer = estimate(&app, query).await;
        let others = answer["other_places"].as_array().expect("other places");
        assert!(!others.is_empty(), "{answer}");
        let other = others[0]["insee_code"].as_str().expect("a code");
        let chosen = estimate(&app, &format!("{query}&commune={other}")).await;
        assert_eq!(chosen["place"]["insee_code"], other);
    }
    let spaced = estimate(&app, "near=33000&laptop=1%20200").await;
    assert_eq!(spaced["units"], 1200);
    let mut last = StatusCode::OK;
    for _ in 0..70 {
        last = app.as_visitor().get("/donation-estimates?near=33000").await.0;
        if last == StatusCode::TOO_MANY_REQUESTS {
            break;
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

async fn the_usual_delay_is_measured_and_said_with_its_count(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let donor = app.member(New::donor(BORDEAUX)).await;
    let caller = app.as_member(&workshop);
    for days in [2, 3, 4, 9, 30] {
        let before = estimate(&app, "near=33000&laptop=1").await;
        assert_eq!(before["workshops"][0]["usual_delay"], Value::Null, "too few to say");
        let (status, lot) = declare(&app, &donor, "company_gift", "laptop:1").await;
        assert_eq!(status, StatusCode::CREATED, "{lot}");
        let part = lot["parts"][0]["id"].as_str().expect("a part").to_owned();
        let accepted = caller.post_nothing(&format!("/lot-parts/{part}/accept")).await;
        assert_eq!(accepted.0, StatusCode::OK, "{}", accepted.1);
        app.advance(Duration::days(days));
        app.sign_agreement(&part).await;
        caller.done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
    }
    let after = estimate(&app, "near=33000&laptop=1").await;
    assert_eq!(after["workshops"][0]["usual_delay"], json!({ "median_days": 4, "collections": 5 }));
}

async fn what_was_estimated_is_declared_without_a_list(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&donor);
    let (status, page) =
        caller.page("/desk/lots/new?units=laptop:12,screen:4&gift=company_patronage&commune=33063").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("12 ordinateurs portables, 4 écrans"), "{page}");
    for (category, count) in [("laptop", 12), ("screen", 4)] {
        let field =
            page.split(&format!("name=\"{category}\"")).nth(1).and_then(|rest| rest.split('>').next());
        let value = format!("value=\"{count}\"");
        assert!(field.is_some_and(|field| field.contains(&value)), "{category} is not {count} in {page}");
    }
    let (_, odd) = caller.page("/desk/lots/new?units=nonsense").await;
    assert!(!odd.contains("value=\"12\""), "{odd}");
    let empty = Part::bytes(Vec::new()).file_name("");
    let form = Form::new()
        .text("site_id", donor.site.to_string())
        .text("units", "laptop:12,screen:4")
        .part("inventory", empty);
    let request = caller.request(Method::POST, "/desk/lots/preview").multipart(form);
    let (status, preview) = caller.send(request).await;
    assert_eq!(status, StatusCode::OK);
    assert!(preview.as_str().is_some_and(|page| page.contains("16 appareils")), "{preview}");
    // Two alike on different days are two gifts.
    for _ in 0..2 {
        app.advance(Duration::minutes(2));
        let (status, lot) = declare(&app, &donor, "company_gift", "laptop:12").await;
        assert_eq!((status, &lot["units"]), (StatusCode::CREATED, &json!(12)), "{lot}");
    }
    let (status, refused) = declare(&app, &donor, "company_gift", "laptop:0").await;
    assert_eq!(
        (status, &refused["errors"][0]["code"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("units-unreadable"))
    );
}

async fn model_documents_are_tagged_files(app: TestApp) {
    for name in ["convention-de-don", "bon-de-collecte", "certificat-d-effacement"] {
        for language in ["fr", "en"] {
            let request = app
                .as_visitor()
                .request(Method::GET, &format!("/donner/modeles/{name}.pdf"))
                .header("accept-language", language);
            let response = request.send().await.expect("the server answers");
            assert_eq!(response.status(), StatusCode::OK, "{name} in {language}");
            assert_eq!(response.headers()["content-type"], "application/pdf");
            assert!(response.bytes().await.expect("bytes").starts_with(b"%PDF-1.7"), "{name}");
        }
    }
}

async fn the_service_says_who_runs_it_and_what_it_costs(mut app: TestApp) {
    let (status, notice) = app.as_visitor().page("/mentions-legales").await;
    assert_eq!(status, StatusCode::OK);
    for told in ["fictifs", "Camille Exemple", "Hébergeur d’exemple", "2004-575"] {
        assert!(notice.contains(told), "{told}");
    }
    let (_, budget) = app.as_visitor().page("/budget").await;
    assert!(
        budget.contains("fictifs") && budget.contains("369\u{a0}500,00\u{a0}€")
            || budget.contains("369\u{202f}500")
    );
    let (status, security) = app.as_visitor().page("/.well-known/security.txt").await;
    assert_eq!(status, StatusCode::OK);
    for line in ["Contact: mailto:", "Expires: 2027-12-31T23:00:00Z", "Preferred-Languages: fr, en"] {
        assert!(security.contains(line), "{security}");
    }
    assert!(app.as_visitor().page("/robots.txt").await.1.contains("Disallow: /\n"));
    let (_, sitemap) = app.as_visitor().page("/sitemap.xml").await;
    assert!(sitemap.contains("/donner/estimer</loc>") && !sitemap.contains("/desk"), "{sitemap}");
    let (_, home) = app.as_visitor().page("/?near=33130").await;
    assert!(home.contains("Aucun appareil à vendre à moins de 30"), "{home}");

    app.restart_with(|app| {
        let mut config = (*app.config).clone();
        config.mode = rebond::platform::config::Mode::Production;
        config.operator = rebond::platform::operator::Operator::default();
        app.config = std::sync::Arc::new(config);
    })
    .await;
    assert_eq!(app.as_visitor().page("/.well-known/security.txt").await.0, StatusCode::NOT_FOUND);
    let (_, notice) = app.as_visitor().page("/mentions-legales").await;
    assert!(notice.contains("Pas encore renseigné") && !notice.contains("Camille"));
    assert!(app.as_visitor().page("/budget").await.1.contains("pas encore publiés"));
    assert!(app.as_visitor().page("/robots.txt").await.1.contains("Sitemap: "));
}
