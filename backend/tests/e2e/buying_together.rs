//! Three buyers who order together: from the draft to the certified delivery, and a supplier who sends.

use chrono::{Duration, Utc};
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::mailbox::follow_mail;
use crate::support::server::Server;
use crate::support::walk::Walk;

const BUYERS: [&str; 3] = ["buyer", "buyer2", "buyer3"];

/// Takes a buyer's persona and opens a page, choosing to act as a buyer where the page asks for it.
async fn become_buyer(walk: &Walk<'_>, code: &str, path: &str) -> WebDriverResult<()> {
    walk.visit_unjudged("/sandbox").await?;
    if walk.shows(format!("button[name=persona][value={code}]")).await? {
        walk.become_persona(code).await?;
    }
    walk.open(path).await?;
    if walk.shows(".error-page").await? {
        walk.press("main form[action='/capacity'] button[value$=':buyer']").await?;
    }
    assert_eq!(walk.place().await?, path);
    Ok(())
}

/// The supplier asks less for something that it has enough of; the listing's address.
async fn offer_cheaply(browser: &Browser, walk: &Walk<'_>) -> WebDriverResult<String> {
    walk.become_persona("refurbisher").await?;
    walk.open("/desk/listings").await?;
    for row in browser.find_all(By::Css("main tbody tr")).await? {
        let left = row.find(By::Css("td.numeric")).await?.text().await?;
        let (Ok(3..), Ok(more)) = (left.trim().parse(), row.find(By::Css("summary")).await) else { continue };
        let listing = row.find(By::Css("a")).await?.attr("href").await?.unwrap_or_default();
        let id = listing.trim_start_matches("/offres/");
        more.click().await?;
        walk.fill(&format!("price-{id}"), "40,00").await?;
        walk.send(&format!("/desk/listings/{id}/price")).await?;
        return Ok(listing);
    }
    panic!("the workshop has three of nothing: {}", walk.words().await?)
}

/// The coordinator writes a draft from a listing and opens it; the order's address.
async fn open_an_order(browser: &Browser, walk: &Walk<'_>, listing: &str) -> WebDriverResult<String> {
    walk.become_persona("buyer").await?;
    walk.open(listing).await?;
    walk.follow("/desk/pooled-orders/new").await?;
    walk.fill("title", "Écoles de l’Entre-deux-Mers").await?;
    walk.fill("closes_at", "hier").await?;
    walk.choose_line("delivery_site_id", "Mairie").await?;
    walk.fill("label_1", "Salle informatique").await?;
    let ceiling = browser.find(By::Id("ceiling_1")).await?.prop("value").await?;
    assert_eq!(ceiling.as_deref(), Some("40,00"), "the listing's price is not the highest");
    walk.fill("quantity_1", "1").await?;
    walk.fill("minimum_quantity", "3").await?;
    walk.send("/new").await?;
    assert!(walk.shows("#closes_at-error").await?, "a day that is none was taken");
    let title = browser.find(By::Id("title")).await?.prop("value").await?;
    assert_eq!(title.as_deref(), Some("Écoles de l’Entre-deux-Mers"), "what was typed is gone");
    let closing = (Utc::now() + Duration::days(14)).format("%d/%m/%Y");
    walk.fill("closes_at", &closing.to_string()).await?;
    walk.send("/new").await?;
    walk.expect("Le brouillon est enregistré").await?;
    // A draft is changed as it was written.
    walk.follow(&format!("{}/edit", walk.place().await?)).await?;
    let title = browser.find(By::Id("title")).await?.prop("value").await?;
    assert_eq!(title.as_deref(), Some("Écoles de l’Entre-deux-Mers"), "the draft is not what was written");
    walk.fill("label_1", "Salle des maîtres").await?;
    walk.send("/edit").await?;
    walk.expect("Salle des maîtres").await?;
    walk.send("/open").await?;
    walk.expect("1 appareil demandé, minimum 3").await?;
    walk.place().await
}

async fn order_together(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    browser.expect_console_error("status of 403");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let listing = offer_cheaply(browser, &walk).await?;
    let pooled = open_an_order(browser, &walk, &listing).await?;

    // One's organisation gives, too: whoever acts as a donor is offered to act as a buyer instead.
    walk.become_persona("buyer2").await?;
    let gives = ".account-menu button[value$=':donor']";
    if walk.shows(gives).await? {
        browser.find(By::Css(".account summary")).await?.click().await?;
        walk.press(gives).await?;
    }
    for buyer in ["buyer2", "buyer3"] {
        become_buyer(&walk, buyer, "/desk/pooled-orders").await?;
        walk.follow(&pooled).await?;
        walk.fill("quantity_1", "1").await?;
        walk.fill("tolerance_1", "1").await?;
        walk.send("/join").await?;
        walk.expect("Changer mes quantités").await?;
        walk.expect("intention, sans engagement").await?;
    }

    walk.become_persona("buyer").await?;
    walk.open(&pooled).await?;
    walk.expect("3 appareils demandés, minimum 3").await?;
    walk.open(&listing).await?;
    walk.expect("Écoles de l’Entre-deux-Mers").await?;
    walk.open(&pooled).await?;
    walk.send("/close").await?;
    walk.send("/source").await?;
    walk.expect("3 appareils trouvés et réservés").await?;

    // Each commits to what was found for it and signs its own purchase order.
    let mut orders = Vec::new();
    for buyer in BUYERS {
        become_buyer(&walk, buyer, &pooled).await?;
        if buyer == "buyer3" {
            follow_mail(browser, &walk, "Proposition pour").await?;
        }
        walk.follow(&format!("{pooled}/commit")).await?;
        walk.send("/commit").await?;
        let order = walk.place().await?;
        assert!(order.starts_with("/desk/purchase-orders/"), "{order}");
        walk.follow(&format!("{order}/sign")).await?;
        walk.send("/sign").await?;
        walk.expect("Signé par").await?;
        orders.push(order);
    }

    walk.become_persona("refurbisher").await?;
    walk.open("/desk/purchase-orders").await?;
    for order in &orders {
        assert!(
            walk.addresses("/desk/purchase-orders/").await?.contains(order),
            "{order} is not among sales"
        );
    }
    for order in &orders {
        walk.open(order).await?;
        walk.send("/confirm").await?;
        walk.send("/ship").await?;
        walk.expect("Le matériel est en route").await?;
    }

    for (buyer, order) in BUYERS.into_iter().zip(&orders) {
        become_buyer(&walk, buyer, "/desk/purchase-orders").await?;
        walk.open("/desk").await?;
        walk.follow(order).await?;
        walk.send("/certify").await?;
        walk.expect("La livraison est certifiée").await?;
    }
    walk.open(&pooled).await?;
    walk.expect("Tout est terminé").await?;
    walk.open("/desk/purchase-orders").await
}

#[test]
fn three_buyers_order_together_and_certify_what_arrives() {
    visit(DESKTOP, order_together);
    visit(PHONE.without_script(), order_together);
}
