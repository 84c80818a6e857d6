//! What people do to forms: send them too late, twice, and again after the back button.

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

const NEW: &str = "/desk/pooled-orders/new";

async fn held(browser: &Browser, field: &str) -> WebDriverResult<String> {
    Ok(browser.find(By::Id(field)).await?.prop("value").await?.unwrap_or_default())
}

/// Fills a form over lunch: the session has ended, and nothing typed is lost.
async fn come_back_from_lunch(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 401");
    let walk = Walk::new(browser, Server::shared().await);
    walk.visit_unjudged("/sign-in").await?;
    walk.fill("email", "nadege.acheteur@example.org").await?;
    walk.fill("password", "bac-a-sable").await?;
    walk.send("/sign-in").await?;
    walk.visit_unjudged(NEW).await?;
    walk.fill("title", "Écoles du canton").await?;
    walk.fill("closes_at", "5/12/26").await?;
    walk.choose("category_1", "laptop").await?;
    browser.delete_cookie("rebond_session").await?;
    walk.send("/new").await?;
    walk.expect("ce que vous avez écrit est gardé").await?;
    walk.fill("email", "nadege.acheteur@example.org").await?;
    walk.fill("password", "bac-a-sable").await?;
    walk.send("/sign-in").await?;
    assert_eq!(walk.place().await?, NEW);
    walk.expect("Rien n’est encore envoyé").await?;
    assert_eq!(held(browser, "title").await?, "Écoles du canton");
    assert_eq!(held(browser, "closes_at").await?, "5/12/26");
    assert_eq!(held(browser, "category_1").await?, "laptop");
    Ok(())
}

#[test]
fn a_form_filled_over_lunch_is_not_lost() {
    visit(DESKTOP, come_back_from_lunch);
    visit(PHONE.without_script(), come_back_from_lunch);
}

/// Sends a form, goes back, sends it again: one call is asked for, and the same page answers.
async fn send_again(browser: &Browser) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    walk.visit_unjudged("/etre-rappele").await?;
    walk.fill("name", "Camille Exemple").await?;
    walk.fill("telephone", "06 12 34 56 78").await?;
    walk.choose("subject", "give").await?;
    walk.send("/etre-rappele").await?;
    let first = browser.current_url().await?;
    assert_eq!(first.path(), "/etre-rappele/merci");
    browser.back().await?;
    assert_eq!(held(browser, "name").await?, "Camille Exemple");
    walk.send("/etre-rappele").await?;
    assert_eq!(browser.current_url().await?, first);
    Ok(())
}

#[test]
fn a_form_sent_again_after_the_back_button_acts_once() {
    visit(DESKTOP, send_again);
    visit(PHONE.without_script(), send_again);
}
