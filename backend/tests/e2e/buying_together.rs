//! Buyers who order together, up to the signed purchase order.

use chrono::{Duration, Utc};
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

async fn order_together(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    walk.become_persona("buyer").await?;
    walk.open("/desk/pooled-orders").await?;
    walk.open("/desk/pooled-orders/new").await?;
    walk.fill("title", "Écoles de l’Entre-deux-Mers").await?;
    walk.fill("closes_at", "hier").await?;
    walk.choose("category_1", "laptop").await?;
    walk.fill("quantity_1", "2").await?;
    walk.fill("minimum_quantity", "2").await?;
    walk.send("/new").await?;
    assert!(walk.shows("#closes_at-error").await?, "a day that is none was taken");
    let title = browser.find(By::Id("title")).await?.prop("value").await?;
    assert_eq!(title.as_deref(), Some("Écoles de l’Entre-deux-Mers"), "what was typed is gone");
    let closing = (Utc::now() + Duration::days(14)).format("%d/%m/%Y");
    walk.fill("closes_at", &closing.to_string()).await?;
    walk.send("/new").await?;
    let pooled = walk.place().await?;
    walk.send("/open").await?;

    walk.become_persona("buyer2").await?;
    walk.open(&pooled).await?;
    walk.fill("quantity_1", "1").await?;
    walk.send("/join").await?;
    walk.expect("Changer mes quantités").await?;

    walk.become_persona("buyer").await?;
    walk.open(&pooled).await?;
    walk.send("/close").await?;
    walk.send("/source").await?;
    walk.follow(&format!("{pooled}/commit")).await?;
    walk.send("/commit").await?;
    assert!(walk.place().await?.starts_with("/desk/"), "{}", walk.place().await?);
    walk.become_persona("buyer2").await?;
    walk.open(&format!("{pooled}/commit")).await?;
    walk.send("/commit").await?;

    walk.become_persona("buyer").await?;
    walk.open(&pooled).await?;
    walk.follow("/desk/purchase-orders/").await?;
    let order = walk.place().await?;
    walk.follow(&format!("{order}/sign")).await?;
    walk.send("/sign").await?;
    walk.expect("Signé par").await?;
    walk.open("/desk/purchase-orders").await?;
    assert!(walk.addresses("/desk/purchase-orders/").await?.contains(&order));
    walk.open("/acheter-ensemble").await
}

#[test]
#[ignore = "the walk was written blind and stops at the new order’s form: to be mended with the pages open"]
fn two_buyers_order_together_and_sign() {
    visit(DESKTOP, order_together);
    visit(PHONE.without_script(), order_together);
}
