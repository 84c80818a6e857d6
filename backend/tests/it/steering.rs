//! What a territory's lead steers and what a reader is shown, on both databases.

use rebond::kernel::Role;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::solidarity::pool;
use crate::support::app::{BEGLES, BORDEAUX, LYON, Member};
use crate::support::{New, Shelf, TestApp, on_both_databases};

on_both_databases!(
    a_lead_sees_and_decides_the_runs_of_its_territory_only,
    a_run_over_a_whole_territory_is_its_leads,
    a_lead_without_a_territory_launches_nothing,
    a_reader_meets_no_form_that_would_refuse_it,
    a_lead_gathers_buyers_and_wants_nothing_itself,
    a_listing_shows_the_orders_nearby_that_one_may_join,
);

async fn ask(app: &TestApp, mediator: &Member, pseudonym: &str) {
    let body = json!({ "pseudonym": pseudonym, "agreement": true });
    app.as_member(mediator).done("/requests", &body).await;
}

async fn launch(app: &TestApp, who: &Member, body: &Value) -> (String, Value) {
    let run = app.as_member(who).done("/allocation-runs", body).await;
    (run["id"].as_str().expect("an id").to_owned(), run)
}

async fn runs_of(app: &TestApp, who: &Member) -> Vec<String> {
    let (status, list) = app.as_member(who).get("/allocation-runs").await;
    assert_eq!(status, StatusCode::OK, "{list}");
    let items = list["items"].as_array().expect("runs");
    items.iter().map(|run| run["id"].as_str().expect("an id").to_owned()).collect()
}

async fn on_desk(app: &TestApp, who: &Member) -> usize {
    let op = app.acting_as(who).await;
    rebond::solidarity::todo(app.app.db.fresh(), &op).await.expect("a list").len()
}

/// Two households wait, one in Bordeaux and one in Lyon.
async fn two_households(app: &TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    pool(app, &workshop, 2).await;
    let (near, far) = (app.member(New::mediator(BORDEAUX)).await, app.member(New::mediator(LYON)).await);
    ask(app, &near, "foyer-0001").await;
    ask(app, &far, "foyer-0002").await;
}

async fn a_lead_sees_and_decides_the_runs_of_its_territory_only(app: TestApp) {
    two_households(&app).await;
    let gironde = app.member(New::lead()).await;
    let rhone = app.member(New::lead().steering(&["69"])).await;
    let operator = app.member(New::operator()).await;

    let (id, run) = launch(&app, &gironde, &json!({})).await;
    assert_eq!((&run["department"], &run["requests"]), (&json!("33"), &json!(1)), "only its own households");
    assert_eq!(
        (runs_of(&app, &gironde).await, runs_of(&app, &operator).await),
        (vec![id.clone()], vec![id.clone()])
    );
    assert!(runs_of(&app, &rhone).await.is_empty());
    assert_eq!((on_desk(&app, &gironde).await, on_desk(&app, &rhone).await), (1, 0));
    let other = app.as_member(&rhone);
    assert_eq!(other.get(&format!("/allocation-runs/{id}")).await.0, StatusCode::NOT_FOUND);
    for action in ["validate", "discard"] {
        let (status, _) = other.post_nothing(&format!("/allocation-runs/{id}/{action}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{action}");
    }
    assert_eq!(other.page(&format!("/desk/allocation-runs/{id}")).await.0, StatusCode::NOT_FOUND);
    let form = other.request(Method::POST, &format!("/desk/allocation-runs/{id}/validate"));
    let answer = form.form(&[("read", "true")]).send().await.expect("an answer");
    assert!(answer.url().path().starts_with("/desk") || answer.status() == StatusCode::NOT_FOUND);
    let (_, still) = app.as_member(&gironde).get(&format!("/allocation-runs/{id}")).await;
    assert_eq!(still["state"], "computed", "nobody else decides it");

    let (status, problem) = other.post("/allocation-runs", &json!({ "department": "33" })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::FORBIDDEN, &json!("territory-other")));

    // What the operator launches over a lead's département is the lead's to decide, too.
    let (of_operator, _) = launch(&app, &operator, &json!({ "department": "33" })).await;
    let (country, run) = launch(&app, &operator, &json!({})).await;
    assert_eq!((&run["department"], &run["requests"]), (&Value::Null, &json!(2)));
    assert_eq!(runs_of(&app, &gironde).await, [of_operator.clone(), id]);
    assert_eq!(
        app.as_member(&gironde).get(&format!("/allocation-runs/{country}")).await.0,
        StatusCode::NOT_FOUND
    );
    app.as_member(&gironde).done(&format!("/allocation-runs/{of_operator}/validate"), &json!({})).await;
    let (_, page) = app.as_member(&gironde).page("/desk/allocation-runs").await;
    assert!(page.contains("Gironde (33)") && !page.contains("Rhône (69)"), "{page}");
}

async fn a_run_over_a_whole_territory_is_its_leads(app: TestApp) {
    two_households(&app).await;
    let both = app.member(New::lead().steering(&["33", "69"])).await;
    let gironde = app.member(New::lead()).await;
    let (id, run) = launch(&app, &both, &json!({})).await;
    assert_eq!((&run["department"], &run["requests"]), (&Value::Null, &json!(2)));
    assert_eq!(runs_of(&app, &both).await, std::slice::from_ref(&id));
    assert!(runs_of(&app, &gironde).await.is_empty(), "it decides for Lyon, too");
    let (part, run) = launch(&app, &both, &json!({ "department": "69" })).await;
    assert_eq!(run["requests"], 1);
    assert_eq!(runs_of(&app, &both).await, [part, id.clone()]);
    app.as_member(&both).done(&format!("/allocation-runs/{id}/validate"), &json!({})).await;
}

async fn a_lead_without_a_territory_launches_nothing(app: TestApp) {
    two_households(&app).await;
    let lead = app.member(New::lead().steering(&[])).await;
    let (status, problem) = app.as_member(&lead).post("/allocation-runs", &json!({})).await;
    assert_eq!((status, &problem["code"]), (StatusCode::FORBIDDEN, &json!("territory-missing")));
    let (status, page) = app.as_member(&lead).page("/desk/allocation-runs").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Aucun département n’est encore confié") && !page.contains("name=\"department\""));
}

async fn a_reader_meets_no_form_that_would_refuse_it(app: TestApp) {
    two_households(&app).await;
    let reads = [Role::Reader];
    let lead = app.member(New::lead()).await;
    let (run, _) = launch(&app, &lead, &json!({})).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let body = json!({ "title": "Mairies", "need_lines": [{ "category": "laptop", "quantity": 1 }] });
    let order =
        app.as_member(&buyer).done("/pooled-orders", &body).await["id"].as_str().expect("an id").to_owned();
    app.as_member(&buyer).done(&format!("/pooled-orders/{order}/open"), &json!({})).await;

    let reader = app.member(New::lead().with_roles(&reads)).await;
    for path in ["/desk/allocation-runs".to_owned(), format!("/desk/allocation-runs/{run}")] {
        let (status, page) = app.as_member(&reader).page(&path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(!page.contains("method=\"post\" action=\"/desk/"), "{path} shows a form to a reader");
        let (_, page) = app.as_member(&lead).page(&path).await;
        assert!(page.contains("method=\"post\" action=\"/desk/"), "{path} shows a lead no form");
    }
    let reader = app.member(New::buyer(BEGLES).with_roles(&reads)).await;
    let caller = app.as_member(&reader);
    assert_eq!(caller.page("/desk/pooled-orders/new").await.0, StatusCode::FORBIDDEN);
    for path in ["/desk/pooled-orders".to_owned(), format!("/desk/pooled-orders/{order}"), "/desk".to_owned()]
    {
        let (status, page) = caller.page(&path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(
            !page.contains("method=\"post\" action=\"/desk/") && !page.contains("/desk/pooled-orders/new"),
            "{path}: {page}"
        );
    }
    let reader = app.member(New::mediator(BORDEAUX).with_roles(&reads)).await;
    let (_, page) = app.as_member(&reader).page("/desk/requests").await;
    assert!(!page.contains("/desk/requests/new"), "{page}");
}

async fn a_lead_gathers_buyers_and_wants_nothing_itself(app: TestApp) {
    let lead = app.member(New::lead()).await;
    let caller = app.as_member(&lead);
    let (status, page) = caller.page("/desk/pooled-orders/new").await;
    assert_eq!(status, StatusCode::OK);
    assert!(!page.contains("quantity_1") && !page.contains("delivery_site_id"), "{page}");
    let fields = [("title", "Écoles"), ("minimum_quantity", "2"), ("category_1", "laptop")];
    let sent = caller.request(Method::POST, "/desk/pooled-orders/new").form(&fields);
    let response = sent.send().await.expect("an answer");
    let address = response.url().path().to_owned();
    assert_eq!(response.status(), StatusCode::OK);
    assert_ne!(address, "/desk/pooled-orders/new");
    let (_, page) = caller.page(&address).await;
    assert!(page.contains(&format!("action=\"{address}/open\"")), "{page}");
}

async fn a_listing_shows_the_orders_nearby_that_one_may_join(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let listing = app.shelve(&seller, Shelf::laptops(2, 20_000)).await;
    let (near, far) = (app.member(New::buyer(BORDEAUX)).await, app.member(New::buyer(LYON)).await);
    let open = async |buyer: &Member, title: &str, line: Value, opened: bool| {
        let body = json!({ "title": title, "need_lines": [line] });
        let id = app.as_member(buyer).done("/pooled-orders", &body).await["id"]
            .as_str()
            .expect("an id")
            .to_owned();
        if opened {
            app.as_member(buyer).done(&format!("/pooled-orders/{id}/open"), &json!({})).await;
        }
        id
    };
    let laptops = json!({ "category": "laptop", "quantity": 1 });
    let id = open(&near, "Mairies du Médoc", laptops.clone(), true).await;
    open(&near, "Encore un brouillon", laptops.clone(), false).await;
    open(&near, "Seulement des écrans", json!({ "category": "screen", "quantity": 1 }), true).await;
    let cheap = json!({ "category": "laptop", "quantity": 1, "price_ceiling_cents": 10_000 });
    open(&near, "Moins cher que cela", cheap, true).await;
    open(&far, "Mairies du Rhône", laptops, true).await;
    let (status, page) = app.as_visitor().page(&format!("/offres/{listing}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        page.contains("Mairies du Médoc")
            && page.contains(&format!("/sign-in?back=/desk/pooled-orders/{id}"))
    );
    for title in ["Encore un brouillon", "Seulement des écrans", "Moins cher que cela", "Mairies du Rhône"]
    {
        assert!(!page.contains(title), "{title} is shown");
    }
    let (_, page) = app.as_member(&near).page(&format!("/offres/{listing}")).await;
    assert!(page.contains(&format!("href=\"/desk/pooled-orders/{id}\"")));
}
