//! Buying together on pages, as a browser without script sends them.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{Caller, New, Shelf, TestApp, on_both_databases};

on_both_databases!(
    the_whole_path_is_walked_on_pages,
    a_refused_form_keeps_what_was_typed_and_names_the_field,
    what_waits_stands_on_the_desk,
    every_fault_is_named_at_once_and_the_offer_stays,
    a_draft_is_thrown_away_and_an_open_order_is_not,
    the_signing_page_says_whom_one_orders_from_and_the_next_order_follows,
);

/// Sends a form; the status, the address one lands on, and the page.
async fn send(caller: Caller<'_>, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String, String) {
    let response = caller.request(Method::POST, path).form(fields).send().await.expect("an answer");
    let (status, landed) = (response.status(), response.url().path().to_owned());
    (status, landed, response.text().await.expect("a page"))
}

async fn must(caller: Caller<'_>, path: &str, fields: &[(&str, &str)]) -> String {
    let (status, landed, page) = send(caller, path, fields).await;
    assert_eq!(status, StatusCode::OK, "{path} {fields:?}: {page}");
    landed
}

fn contains(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word} is missing in {page}");
    }
}

async fn the_whole_path_is_walked_on_pages(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    app.shelve(&seller, Shelf::laptops(5, 24_990)).await;
    let (one, two) = (app.member(New::buyer(BORDEAUX)).await, app.member(New::buyer(BEGLES)).await);
    let (lead, other, shop) = (app.as_member(&one), app.as_member(&two), app.as_member(&seller));
    let (status, empty) = lead.page("/desk/pooled-orders").await;
    assert_eq!(status, StatusCode::OK);
    contains(&empty, &["Vous n’avez pas encore de commande groupée"]);
    assert_eq!(lead.page("/desk/pooled-orders/new").await.0, StatusCode::OK);
    let fields = [
        ("title", "Écoles de l’Entre-deux-Mers"),
        ("closes_at", "5/12/26"),
        ("minimum_quantity", "2"),
        ("category_1", "laptop"),
        ("label_1", "Salle informatique"),
        ("memory_1", "8"),
        ("grade_1", "B"),
        ("ceiling_1", "250,00"),
        ("quantity_1", "2"),
        ("category_2", ""),
    ];
    let address = must(lead, "/desk/pooled-orders/new", &fields).await;
    let (_, draft) = lead.page(&address).await;
    contains(
        &draft,
        &["Écoles de l’Entre-deux-Mers", "Ouvrir aux acheteurs", "2 appareils demandés, minimum 2"],
    );
    assert_eq!(other.page(&address).await.0, StatusCode::NOT_FOUND);
    must(lead, &format!("{address}/open"), &[("version", "1")]).await;
    let (_, list) = other.page("/desk/pooled-orders").await;
    contains(&list, &["Ouvertes près de vous", "Écoles de l’Entre-deux-Mers"]);
    let (_, open) = other.page(&address).await;
    contains(&open, &["Rejoindre la commande", "Cela n’engage à rien", "dans 12"]);
    must(other, &format!("{address}/join"), &[("quantity_1", "2"), ("tolerance_1", "1")]).await;
    let (_, joined) = other.page(&address).await;
    contains(&joined, &["Changer mes quantités", "2 (à 1 près)"]);
    must(lead, &format!("{address}/extend"), &[("closes_at", "12/12/2026")]).await;
    must(lead, &format!("{address}/close"), &[]).await;
    let (_, closed) = lead.page(&address).await;
    contains(&closed, &["Chercher le matériel", "confirmée"]);
    must(lead, &format!("{address}/source"), &[]).await;
    let (_, sourced) = other.page(&address).await;
    contains(&sourced, &["Matériel trouvé", "Dell Latitude 5490", "249,90", "Relire et s’engager"]);
    let (_, check) = other.page(&format!("{address}/commit")).await;
    contains(&check, &["Relire avant de s’engager", "499,80", "S’engager"]);
    let order = must(other, &format!("{address}/commit"), &[]).await;
    assert!(order.starts_with("/desk/purchase-orders/"), "{order}");
    must(lead, &format!("{address}/commit"), &[]).await;
    let (_, proposed) = other.page(&order).await;
    contains(
        &proposed,
        &["Bon de commande BC-2026-000001", "Relire et signer", "Régime particulier – Biens d’occasion"],
    );
    let (_, sign) = other.page(&format!("{order}/sign")).await;
    contains(&sign, &["Signer le bon de commande"]);
    must(other, &format!("{order}/sign"), &[("version", "1")]).await;
    let (_, again) = other.page(&order).await;
    contains(&again, &["C’est signé", "Signé par Camille Exemple"]);
    let (_, sales) = shop.page("/desk/purchase-orders").await;
    contains(&sales, &["Ventes", "BC-2026-000001"]);
    must(shop, &format!("{order}/confirm"), &[]).await;
    must(shop, &format!("{order}/ship"), &[]).await;
    let (_, shipped) = other.page(&order).await;
    contains(&shipped, &["Certifier la livraison", "Bordereau BL-2026-", "/appareils/RB-"]);
    must(other, &format!("{order}/certify"), &[("received_1", "2"), ("reserves", "")]).await;
    let (_, certified) = shop.page(&order).await;
    contains(&certified, &["Vous pouvez facturer"]);
    let pdf = other.request(Method::GET, &format!("{order}.pdf")).send().await.expect("a document");
    assert_eq!(pdf.headers()["content-type"], "application/pdf");
    assert!(pdf.bytes().await.expect("bytes").starts_with(b"%PDF"));
    let stranger = app.member(New::buyer(BORDEAUX)).await;
    for path in [order.clone(), format!("{order}.pdf"), format!("{order}/sign"), format!("{address}/commit")]
    {
        assert_eq!(app.as_member(&stranger).page(&path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

async fn a_refused_form_keeps_what_was_typed_and_names_the_field(app: TestApp) {
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let caller = app.as_member(&buyer);
    let fields = [
        ("title", "Mairie"),
        ("closes_at", "un de ces jours"),
        ("category_1", "laptop"),
        ("quantity_1", "beaucoup"),
        ("category_3", "screen"),
        ("ceiling_3", "douze"),
    ];
    let (status, _, page) = send(caller, "/desk/pooled-orders/new", &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    contains(&page, &["value=\"Mairie\"", "value=\"beaucoup\"", "value=\"douze\""]);
    contains(&page, &["href=\"#closes_at\"", "href=\"#quantity_1\"", "href=\"#ceiling_3\""]);
    let fields = [("category_1", "laptop"), ("category_3", "screen"), ("quantity_3", "0")];
    let (status, _, page) = send(caller, "/desk/pooled-orders/new", &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    contains(&page, &["href=\"#quantity_3\""]);

    let body = json!({ "need_lines": [{ "category": "laptop", "quantity": 2 }] });
    let id = caller.done("/pooled-orders", &body).await["id"].as_str().expect("an id").to_owned();
    caller.done(&format!("/pooled-orders/{id}/open"), &json!({})).await;
    let path = format!("/desk/pooled-orders/{id}/join");
    let (status, _, page) = send(caller, &path, &[("quantity_1", "99999")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    contains(&page, &["value=\"99999\"", "href=\"#quantity_1\""]);
    let path = format!("/desk/pooled-orders/{id}/extend");
    let (status, _, page) = send(caller, &path, &[("closes_at", "31/02/2027")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    contains(&page, &["value=\"31/02/2027\""]);
    let (status, landed, page) =
        send(caller, &format!("/desk/pooled-orders/{id}/close"), &[("version", "1")]).await;
    assert_eq!((status, landed), (StatusCode::OK, format!("/desk/pooled-orders/{id}")), "{page}");
    let (_, order) = caller.get(&format!("/pooled-orders/{id}")).await;
    assert_eq!(order["state"], "open", "a stale form does nothing");
}

async fn every_fault_is_named_at_once_and_the_offer_stays(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let listing = app.shelve(&seller, Shelf::laptops(2, 20_000)).await.to_string();
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let caller = app.as_member(&buyer);
    let body = json!({ "title": "La nôtre", "need_lines": [{ "category": "laptop", "quantity": 2 }] });
    let id = caller.done("/pooled-orders", &body).await["id"].as_str().expect("an id").to_owned();
    caller.done(&format!("/pooled-orders/{id}/open"), &json!({})).await;
    let fields = [
        ("listing", listing.as_str()),
        ("title", ""),
        ("closes_at", "1/1/20"),
        ("minimum_quantity", "-6"),
        ("delivery_site_id", "ailleurs"),
        ("category_1", ""),
        ("quantity_1", "six"),
    ];
    let (status, _, page) = send(caller, "/desk/pooled-orders/new", &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["closes_at", "minimum_quantity", "delivery_site_id", "category_1", "quantity_1"] {
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field}: {page}");
    }
    contains(
        &page,
        &["Minimum, tous ensemble", "Besoin 1, Combien pour vous", "value=\"six\"", "value=\"-6\""],
    );
    contains(&page, &["Le premier besoin reprend l’offre", &format!("/offres/{listing}")]);
    contains(&page, &["Rejoindre plutôt une commande ouverte", "La nôtre", "vous en êtes"]);
}

async fn a_draft_is_thrown_away_and_an_open_order_is_not(app: TestApp) {
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let caller = app.as_member(&buyer);
    let body = json!({ "title": "Brouillon", "need_lines": [{ "category": "laptop", "quantity": 2 }] });
    let made = async || caller.done("/pooled-orders", &body).await["id"].as_str().expect("an id").to_owned();
    let (draft, open) = (made().await, made().await);
    let address = format!("/desk/pooled-orders/{draft}");
    let (_, page) = caller.page(&address).await;
    contains(&page, &["Supprimer le brouillon"]);
    assert!(!page.contains("Quitter la commande"), "{page}");
    let other = app.member(New::buyer(BEGLES)).await;
    let (status, ..) = send(app.as_member(&other), &format!("{address}/discard"), &[]).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let landed = must(caller, &format!("{address}/discard"), &[("version", "1")]).await;
    assert_eq!(landed, "/desk/pooled-orders");
    assert_eq!(caller.page(&address).await.0, StatusCode::NOT_FOUND);
    caller.done(&format!("/pooled-orders/{open}/open"), &json!({})).await;
    let (status, refused) = caller.post_nothing(&format!("/pooled-orders/{open}/discard")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("pooled-order-wrong-state")));
    let third = made().await;
    let (status, _) = caller.post_nothing(&format!("/pooled-orders/{third}/discard")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
}

async fn the_signing_page_says_whom_one_orders_from_and_the_next_order_follows(app: TestApp) {
    let (one, two) = (app.member(New::refurbisher(BEGLES)).await, app.member(New::refurbisher(BEGLES)).await);
    app.shelve(&one, Shelf::laptops(1, 20_000)).await;
    app.shelve(&two, Shelf::laptops(1, 21_000)).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let caller = app.as_member(&buyer);
    let need = json!({ "category": "laptop", "quantity": 2, "distance_km_max": 50 });
    let body = json!({ "title": "Secrétariat", "need_lines": [need] });
    let id = caller.done("/pooled-orders", &body).await["id"].as_str().expect("an id").to_owned();
    for step in ["open", "close", "source"] {
        caller.done(&format!("/pooled-orders/{id}/{step}"), &json!({})).await;
    }
    let pool = format!("/desk/pooled-orders/{id}");
    let (_, page) = caller.page(&pool).await;
    contains(
        &page,
        &["Votre total TTC", "410,00", "Rien ne vient de plus de 50\u{a0}km", "S’engager avant le"],
    );
    must(caller, &format!("{pool}/commit"), &[]).await;
    let (_, page) = caller.page(&pool).await;
    assert!(!page.contains("S’engager avant le"), "{page}");
    let told = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
    assert!(told("Un membre s’engage.") < told("Chaque membre a répondu"), "{page}");
    let (_, list) = caller.get("/purchase-orders").await;
    let orders: Vec<&str> =
        list["items"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_str()).collect();
    let [first, second] = orders.as_slice() else { panic!("two orders: {list}") };
    let (_, page) = caller.page(&format!("/desk/purchase-orders/{first}/sign")).await;
    contains(&page, &["Fournisseur :", "Vous signez en tant que Camille Exemple, signataire de"]);
    contains(&page, &["Frais de livraison", "vous pourrez encore annuler ce bon"]);
    let landed = must(caller, &format!("/desk/purchase-orders/{first}/sign"), &[("version", "1")]).await;
    assert_eq!(landed, format!("/desk/purchase-orders/{second}/sign"));
    let landed = must(caller, &format!("/desk/purchase-orders/{second}/sign"), &[("version", "1")]).await;
    assert_eq!(landed, format!("/desk/purchase-orders/{second}"));
}

async fn what_waits_stands_on_the_desk(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    app.shelve(&seller, Shelf::laptops(2, 20_000)).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let caller = app.as_member(&buyer);
    let waiting = async |member: &crate::support::Member, capacity| {
        let mut op = app.acting_as(member).await;
        if let rebond::kernel::Actor::Organisation(acting) = &mut op.actor {
            acting.capacity = capacity;
        }
        let all = rebond::purchasing::todo(app.app.db.fresh(), &op).await.expect("a list");
        all.into_iter().map(|one| one.title).collect::<Vec<_>>()
    };
    use rebond::kernel::Capacity::{Buyer, Refurbisher};
    let body = json!({ "title": "Mairies", "need_lines": [{ "category": "laptop", "quantity": 1 }] });
    let id = caller.done("/pooled-orders", &body).await["id"].as_str().expect("an id").to_owned();
    assert!(waiting(&buyer, Buyer).await[0].starts_with("Ouvrez la commande groupée"));
    for (step, word) in [
        ("open", ""),
        ("close", "Cherchez le matériel"),
        ("source", "Engagez-vous dans"),
        ("commit", "Signez le bon de commande BC-2026-000001"),
    ] {
        caller.done(&format!("/pooled-orders/{id}/{step}"), &json!({})).await;
        let titles = waiting(&buyer, Buyer).await;
        assert!(
            titles.first().map(String::as_str).unwrap_or_default().starts_with(word),
            "{step}: {titles:?}"
        );
    }
    let (_, list) = caller.get("/purchase-orders").await;
    let po = list["items"][0]["id"].as_str().expect("an id").to_owned();
    assert!(waiting(&seller, Refurbisher).await.is_empty());
    caller.done(&format!("/purchase-orders/{po}/sign"), &json!({})).await;
    assert!(waiting(&seller, Refurbisher).await[0].starts_with("Confirmez"));
    for step in ["confirm", "ship"] {
        app.as_member(&seller).done(&format!("/purchase-orders/{po}/{step}"), &json!({})).await;
    }
    assert!(waiting(&seller, Refurbisher).await.is_empty());
    assert!(waiting(&buyer, Buyer).await[0].starts_with("Comptez et certifiez"));
}
