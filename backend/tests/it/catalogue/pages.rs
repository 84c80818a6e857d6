//! The catalogue's pages.

use rebond::catalogue;
use rebond::devices::LegalBasis;
use reqwest::{Method, StatusCode};
use uuid::Uuid;

use super::{Built, market, thinkpad};
use crate::support::app::BEGLES;
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(the_pages_say_what_is_there,);

async fn the_pages_say_what_is_there(app: TestApp) {
    let [begles, ..] = market(&app).await;
    let visitor = app.as_visitor();
    let (status, page) = visitor.page("/catalogue?q=thinkpd&near=33130&radius_km=20&category=laptop").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("1 offre d’ordinateur portable, "), "{page}");
    assert!(page.contains("à moins de 20\u{a0}km de Bègles (33)"), "{page}");
    assert!(page.contains("Élargir à 30\u{a0}km (2)"), "{page}");
    assert!(page.contains(&format!("/offres/{begles}?near=33130")));
    let (status, page) = visitor.page("/catalogue?near=Bagles&sort=distance&radius_km=30").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Nous ne trouvons pas") && page.contains("5 offres"), "{page}");
    let (_, page) = visitor.page("/catalogue?near=Gironde&system=windows_11&quantity_min=1").await;
    assert!(page.contains("Vous vouliez dire le département") && page.contains("department=33"), "{page}");
    let (_, page) = visitor.page("/catalogue?quantity_min=1000").await;
    assert!(page.contains("Aucune offre"), "{page}");
    let list = "q=thinkpad&near=33130&radius_km=20&category=laptop";
    let (_, page) = visitor.page(&format!("/catalogue?{list}")).await;
    let link = format!("/offres/{begles}?near=33130&amp;search=q%3Dthinkpad%26near%3D33130");
    assert!(
        page.contains(&link.replace("&amp;", "&")) || page.contains(&link.replace("&amp;", "&#38;")),
        "{page}"
    );
    let search: String = url::form_urlencoded::byte_serialize(list.as_bytes()).collect();
    let (_, page) = visitor.page(&format!("/offres/{begles}?near=33130&search={search}")).await;
    assert!(page.contains(&format!("href=\"/catalogue?{}\"", list.replace('&', "&#38;"))), "{page}");
    for odd in [
        "departement=33",
        "price_max=200,50",
        "price_max=douze",
        "after=x",
        "memory_gb_min=8&memory_gb_min=x",
        "category=car",
        "radius_km=0&near=69123",
        "sort=distance",
        "quantity_min=six",
        "system=amiga",
    ] {
        let (status, page) = visitor.page(&format!("/catalogue?{odd}")).await;
        assert_eq!(status, StatusCode::OK, "{odd}: {page}");
    }
    let (status, page) = visitor.page(&format!("/offres/{begles}?near=33063")).await;
    assert_eq!(status, StatusCode::OK);
    for words in ["ThinkPad T480", "265,00", "Garantie", "Ajouter à une commande groupée", "4\u{a0}km"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(visitor.page(&format!("/offres/{}", Uuid::now_v7())).await.0, StatusCode::NOT_FOUND);
    let (_, page) = visitor.page("/").await;
    assert!(page.contains("5 appareils") || page.contains("5\u{a0}appareils"), "the map counts");
    assert!(page.contains("/aider-un-foyer#for-me"), "who looks for a computer finds the way: {page}");
    for (near, told) in
        [("", "En moyenne en France"), ("33130", "Autour de Bègles (33)"), ("Bagles", "Nous ne trouvons pas")]
    {
        let (status, page) = visitor.page(&format!("/aider-un-foyer?near={near}")).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains(told) && page.contains("Nous ne savons pas encore"), "{near}: {page}");
    }
    // The seller's side.
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&seller);
    let (_, page) = caller.page("/desk/listings").await;
    assert!(page.contains("Aucune offre ici"), "{page}");
    let public = Built { basis: LegalBasis::PublicFreeGift, ..thinkpad() };
    let references = app.devices(&seller, &[thinkpad(), public]).await;
    let (status, page) = caller.page(&format!("/desk/devices/{}/publish", references[1])).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("disabled") && page.contains("L3212-2"), "the forbidden way says why: {page}");
    let form = |path: String, body: &str| {
        caller
            .request(Method::POST, &path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.to_owned())
    };
    let path = format!("/desk/devices/{}/publish", references[0]);
    let wrong = "to=sale&price_cents=beaucoup&vat_regime=normal&warranty_months=12&title=Mon+T480";
    let (status, page) = caller.send(form(path.clone(), wrong)).await;
    let page = page.as_str().expect("a page").to_owned();
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.contains("beaucoup") && page.contains("Mon T480") && page.contains("price_cents-error"),
        "{page}"
    );
    let right = "to=sale&price_cents=1+200%2C50&vat_regime=margin&warranty_months=24&title=Mon+T480";
    let (status, _) = caller.send(form(path, right)).await;
    assert!(status.is_success() || status.is_redirection() || status == StatusCode::NOT_FOUND, "{status}");
    let (_, page) = caller.page("/desk/listings").await;
    assert!(
        page.contains("1\u{202f}200,50") && page.contains("Mon T480") && page.contains("Mettre en pause"),
        "{page}"
    );
    let todo = catalogue::todo(app.app.db.fresh(), &app.acting_as(&seller).await).await.expect("a list");
    assert!(todo[0].title.starts_with("1 appareil prêt"), "{todo:?}");
    assert_eq!(visitor.page("/desk/listings").await.0, StatusCode::OK, "redirected to sign in");
}
