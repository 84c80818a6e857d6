//! The pages of objects: shipments and listings on each side, who may sign, what happened and by whom.

use rebond::accounts::{self, NewUser};
use rebond::kernel::{Email, Role, UserId};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LYON, Member};
use crate::support::{New, Shelf, TestApp, on_both_databases};

on_both_databases!(
    a_delivery_has_its_page_on_both_sides_and_for_nobody_else,
    a_collection_has_its_page_for_its_donor_and_its_workshop,
    a_transfer_has_its_page_for_its_workshop_and_its_structure,
    a_listing_has_its_page_for_its_seller_only,
    who_may_not_sign_reads_who_may,
    the_history_names_colleagues_and_only_the_organisation_of_others,
);

fn id(object: &Value) -> String {
    object["id"].as_str().expect("an id").to_owned()
}

fn contains(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word} is missing in {page}");
    }
}

async fn seen(app: &TestApp, who: &Member, path: &str, words: &[&str]) -> String {
    let (status, page) = app.as_member(who).page(path).await;
    assert_eq!(status, StatusCode::OK, "{path}: {page}");
    contains(&page, words);
    page
}

async fn unseen(app: &TestApp, who: &Member, path: &str) {
    let (status, _) = app.as_member(who).page(path).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
}

/// Another person of the same organisation, with these roles.
async fn colleague(app: &TestApp, own: &Member, name: &str, roles: &[Role]) -> Member {
    let user = UserId::new();
    let email = format!("{user}@example.org");
    let person = NewUser {
        id: user,
        email: Email::parse(&email).expect("an address"),
        name: name.to_owned(),
        password_hash: None,
        persona: Some(format!("colleague-{user}")),
        roles: roles.iter().map(|role| (own.organisation, *role)).collect(),
    };
    let now = app.app.clock.now();
    let written =
        app.app.db.tx(async |t| accounts::insert_many(t, now, std::slice::from_ref(&person)).await).await;
    written.expect("a colleague can be written");
    let secret = app.app.config.secret.clone();
    let persona = format!("colleague-{user}");
    let token = accounts::issue_persona_token(&app.app.db, &app.op(), &secret, &persona).await;
    Member { user, email, token: token.expect("a token"), ..own.clone() }
}

/// A purchase order that waits for its signature.
async fn proposed(app: &TestApp, buyer: &Member, seller: &Member) -> String {
    app.shelve(seller, Shelf::laptops(2, 24_990)).await;
    let calls = app.as_member(buyer);
    let body = json!({ "need_lines": [{ "category": "laptop", "quantity": 2 }] });
    let pool = id(&calls.done("/pooled-orders", &body).await);
    for step in ["open", "close", "source"] {
        calls.done(&format!("/pooled-orders/{pool}/{step}"), &json!({})).await;
    }
    let committed = calls.done(&format!("/pooled-orders/{pool}/commit"), &json!({})).await;
    id(&committed["purchase_orders"][0])
}

async fn a_delivery_has_its_page_on_both_sides_and_for_nobody_else(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let (buyer, stranger) = (app.member(New::buyer(BORDEAUX)).await, app.member(New::buyer(LYON)).await);
    let order = proposed(&app, &buyer, &seller).await;
    app.as_member(&buyer).done(&format!("/purchase-orders/{order}/sign"), &json!({})).await;
    for step in ["confirm", "ship"] {
        app.as_member(&seller).done(&format!("/purchase-orders/{order}/{step}"), &json!({})).await;
    }
    let (_, told) = app.as_member(&buyer).get(&format!("/purchase-orders/{order}")).await;
    let shipment = id(&told["shipments"][0]);
    let path = format!("/desk/shipments/{shipment}");
    for who in [&buyer, &seller] {
        let page = seen(&app, who, &format!("/desk/purchase-orders/{order}"), &["BL-2026-"]).await;
        assert!(page.contains(&path), "the order leads to its shipment");
    }
    let words = ["Livraison BL-2026-", "en route", "Compter et certifier la livraison", "Bon de commande"];
    seen(&app, &buyer, &path, &words).await;
    let sent = seen(&app, &seller, &path, &["Rien n’est attendu de vous", "Le matériel part."]).await;
    assert!(!sent.contains("Compter et certifier"), "who sends certifies nothing");
    unseen(&app, &stranger, &path).await;
    let (status, machine) = app.as_member(&seller).get(&format!("/shipments/{shipment}")).await;
    assert_eq!((status, &machine["state"]), (StatusCode::OK, &json!("in_transit")));
    assert_eq!(machine["devices"].as_array().map(Vec::len), Some(2));
    let (status, _) = app.as_member(&stranger).get(&format!("/shipments/{shipment}")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, _) = app.as_visitor().get(&format!("/shipments/{shipment}")).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    app.as_member(&buyer).done(&format!("/purchase-orders/{order}/certify"), &json!({})).await;
    seen(&app, &seller, &path, &["arrivé et compté", "Le matériel est compté."]).await;
}

async fn a_collection_has_its_page_for_its_donor_and_its_workshop(app: TestApp) {
    let (donor, other) = (app.member(New::donor(BORDEAUX)).await, app.member(New::donor(BORDEAUX)).await);
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let list =
        reqwest::multipart::Part::bytes("Désignation\nPC portable Dell Latitude 5490\n".as_bytes().to_vec());
    let form = reqwest::multipart::Form::new().part("inventory", list.file_name("parc.csv"));
    let calls = app.as_member(&donor);
    let (_, lot) = calls.send(calls.request(Method::POST, "/api/v1/donation-lots").multipart(form)).await;
    let part = id(&lot["parts"][0]);
    app.as_member(&workshop).done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
    let planned = json!({ "planned_for": "2026-11-30" });
    app.as_member(&workshop).done(&format!("/lot-parts/{part}/collect"), &planned).await;
    let subject = part.parse().expect("an id");
    let c = app.app.db.fresh();
    let shipments = rebond::logistics::of_subject(c, rebond::donations::SHIPMENT_SUBJECT, subject).await;
    let path = format!("/desk/shipments/{}", shipments.expect("shipments")[0].id);
    let lot_path = format!("/desk/lots/{}", id(&lot));
    let page = seen(&app, &donor, &lot_path, &["L’enlèvement est prévu le 30 novembre 2026."]).await;
    assert!(page.contains(&path), "the lot leads to its collection");
    let page =
        seen(&app, &donor, &path, &["Enlèvement BL-2026-", "30 novembre", "Rien n’est attendu de vous"])
            .await;
    assert!(page.contains(&lot_path), "the collection leads back to the lot");
    let words = ["Noter l’enlèvement sur la page du lot", "Bon d’enlèvement", "L’envoi est prévu."];
    let page = seen(&app, &workshop, &path, &words).await;
    assert!(page.contains(&format!("/desk/lot-parts/{part}")));
    unseen(&app, &other, &path).await;
}

async fn a_transfer_has_its_page_for_its_workshop_and_its_structure(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (mediator, other) =
        (app.member(New::mediator(BORDEAUX)).await, app.member(New::mediator(LYON)).await);
    let lead = app.member(New::lead()).await;
    crate::solidarity::pool(&app, &workshop, 1).await;
    let asked = json!({ "pseudonym": "foyer-bleu-7", "agreement": true });
    let request = id(&app.as_member(&mediator).done("/requests", &asked).await);
    let validated = crate::solidarity::run(&app, &lead).await;
    let proposal = validated["decisions"][0]["proposal_id"].as_str().expect("a proposal").to_owned();
    app.as_member(&mediator).done(&format!("/proposals/{proposal}/accept"), &json!({})).await;
    let c = app.app.db.fresh();
    let subject = proposal.parse().expect("an id");
    let shipments = rebond::logistics::of_subject(c, "proposal", subject).await.expect("shipments");
    let path = format!("/desk/shipments/{}", shipments[0].id);
    seen(&app, &workshop, &path, &["Transfert BL-2026-", "Dire que l’appareil part", "/desk/proposals"])
        .await;
    let list = seen(&app, &workshop, "/desk/proposals", &["Suivre l’envoi"]).await;
    assert!(list.contains(&path), "the list leads to the transfer");
    let received = seen(&app, &mediator, &path, &["Rien n’est attendu de vous"]).await;
    assert!(received.contains(&format!("/desk/requests/{request}")));
    app.as_member(&workshop).done(&format!("/proposals/{proposal}/ship"), &json!({})).await;
    seen(&app, &mediator, &path, &["Dire que l’appareil est arrivé"]).await;
    unseen(&app, &other, &path).await;
    unseen(&app, &lead, &path).await;
    // A device that arrives broken goes back, and the reason must be said.
    let call_off = format!("/desk/requests/{request}/call-off");
    let send = async |reason: &str| {
        let request = app.as_member(&mediator).request(Method::POST, &call_off);
        let response = request.form(&[("call_off_reason", reason)]).send().await.expect("an answer");
        (response.status(), response.text().await.expect("a page"))
    };
    let (status, page) = send("").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    contains(&page, &["href=\"#call_off_reason\"", "<details class=\"more\" open>"]);
    let (status, page) = send("arrivé en panne").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    contains(&page, &["La demande attend.", "L’appareil ne viendra pas, le rang est gardé."]);
}

async fn a_listing_has_its_page_for_its_seller_only(app: TestApp) {
    let (seller, other) =
        (app.member(New::refurbisher(BEGLES)).await, app.member(New::refurbisher(LYON)).await);
    let listing = app.shelve(&seller, Shelf::laptops(3, 24_990)).await;
    let path = format!("/desk/listings/{listing}");
    let words =
        ["Offre OF-2026-", "3 appareils sont en vente", "249,90", "Mettre en pause", "/appareils/RB-"];
    let page = seen(&app, &seller, &path, &words).await;
    assert!(page.contains(&format!("/offres/{listing}")), "the page leads to the public one");
    contains(&page, &["L’offre entre au catalogue."]);
    unseen(&app, &other, &path).await;
    let send = async |verb: &str, fields: &[(&str, &str)]| {
        let request = app.as_member(&seller).request(Method::POST, &format!("{path}/{verb}"));
        let response = request.form(fields).send().await.expect("an answer");
        let landed = response.url().path().to_owned();
        (response.status(), landed, response.text().await.expect("a page"))
    };
    let (status, landed, page) = send("price", &[("price", "beaucoup"), ("from", "page")]).await;
    assert_eq!(
        (status, landed.as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, format!("{path}/price").as_str())
    );
    contains(&page, &["value=\"beaucoup\"", "href=\"#price\""]);
    let (_, landed, page) = send("price", &[("price", "239,90"), ("from", "page")]).await;
    assert_eq!(landed, path);
    contains(&page, &["Le prix passe de 249,90", "239,90"]);
    let (_, landed, page) = send("pause", &[("from", "page")]).await;
    assert_eq!(landed, path);
    contains(&page, &["Remettre en vente", "n’est plus visible au catalogue"]);
    let (_, _, page) = send("archive", &[("from", "page")]).await;
    contains(&page, &["Cette offre est terminée.", "Offre terminée"]);
    assert!(!page.contains(&format!("action=\"{path}")), "nothing is left to do");
}

async fn who_may_not_sign_reads_who_may(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let order = proposed(&app, &buyer, &seller).await;
    let path = format!("/desk/purchase-orders/{order}");
    let page = seen(&app, &buyer, &path, &["Relire et signer"]).await;
    assert!(!page.contains("Seule une personne signataire"));
    let agent = colleague(&app, &buyer, "Alix Exemple", &[Role::Agent]).await;
    let words = ["Seule une personne signataire", "Camille Exemple", &format!("mailto:{}", buyer.email)];
    for path in [path.clone(), format!("{path}/sign")] {
        let page = seen(&app, &agent, &path, &words).await;
        assert!(!page.contains("Relire et signer<") && !page.contains("Signer le bon de commande<"));
    }
    // The agent may still give the order up: that binds nobody.
    seen(&app, &agent, &path, &["Annuler le bon de commande"]).await;
}

async fn the_history_names_colleagues_and_only_the_organisation_of_others(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let order = proposed(&app, &buyer, &seller).await;
    app.as_member(&buyer).done(&format!("/purchase-orders/{order}/sign"), &json!({})).await;
    let shop = colleague(&app, &seller, "Noa Atelier", &[Role::Agent]).await;
    app.as_member(&shop).done(&format!("/purchase-orders/{order}/confirm"), &json!({})).await;
    let path = format!("/desk/purchase-orders/{order}");
    let own = seen(&app, &seller, &path, &["L’atelier confirme la commande.", "Noa Atelier, "]).await;
    assert!(own.contains(", atelier</p>"), "the role is said");
    let others = seen(&app, &buyer, &path, &["L’atelier confirme la commande.", "Camille Exemple, "]).await;
    assert!(!others.contains("Noa Atelier"), "a person of another organisation is named");
}
