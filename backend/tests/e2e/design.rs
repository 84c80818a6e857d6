//! The components' own pages: sound in both themes and on a phone, and what scripts improve works without them too.

use std::io::Write;

use frontend::design::FAMILIES;
use serde_json::json;
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

async fn every_component(browser: &Browser, theme: &str) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
    browser.cdp().send_raw("Emulation.setEmulatedMedia", media).await?;
    walk.open("/design").await?;
    for code in FAMILIES.iter().flat_map(|(_, codes)| codes.iter()) {
        walk.open(&format!("/design/{code}")).await?;
    }
    browser.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "features": [] })).await?;
    Ok(())
}

#[test]
fn every_component_is_sound_in_the_dark_and_on_a_phone() {
    visit(DESKTOP, async |browser| every_component(browser, "dark").await);
    visit(PHONE, async |browser| every_component(browser, "light").await);
}

#[test]
fn a_question_opens_in_a_dialog_that_can_be_left() {
    visit(DESKTOP, async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        walk.open("/design/dialog").await?;
        browser.find(By::Css(".confirm summary")).await?.click().await?;
        assert!(walk.shows("dialog[open] .confirm-title").await?);
        walk.judge().await?;
        browser.find(By::Css("dialog[open] button[type=button]")).await?.click().await?;
        assert!(!walk.shows("dialog[open]").await?, "the dialog stays");
        browser.find(By::Css(".confirm summary")).await?.click().await?;
        walk.press("dialog[open] .button-danger").await?;
        walk.expect("C’était un essai").await
    });
    visit(DESKTOP.without_script(), async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        walk.open("/design/dialog").await?;
        browser.find(By::Css(".confirm summary")).await?.click().await?;
        walk.send("/design/dialog").await?;
        walk.expect("C’était un essai").await
    });
}

#[test]
fn days_and_amounts_are_read_as_they_are_written() {
    visit(DESKTOP.without_script(), async |browser| {
        browser.expect_console_error("status of 422");
        let walk = Walk::new(browser, Server::shared().await);
        for (page, typed, read) in [
            ("date", "jeudi 12 mars 2026", "12 mars 2026"),
            ("date", "12/3/26", "12 mars 2026"),
            ("money", "1 200,50 €", "1 200,50 €"),
            ("money", "1200.5", "1 200,50 €"),
        ] {
            walk.open(&format!("/design/{page}")).await?;
            walk.fill("typed", typed).await?;
            walk.press(".design-try button").await?;
            walk.expect(read).await?;
        }
        walk.open("/design/date").await?;
        walk.fill("typed", "31 février 2026").await?;
        walk.press(".design-try button").await?;
        assert!(walk.shows(".error-summary a[href='#typed']").await?);
        assert!(walk.shows("#typed[value='31 février 2026']").await?, "what was typed is lost");
        Ok(())
    });
}

async fn send_a_file(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let walk = Walk::new(browser, Server::shared().await);
    let mut file = tempfile::Builder::new().prefix("inventaire").suffix(".csv").tempfile()?;
    file.write_all(&[b'a'; 42_300])?;
    walk.open("/design/file-drop").await?;
    // Without a file, the plain form says what is missing.
    walk.send("/try").await?;
    assert!(walk.shows("#file-error").await?);
    walk.hand("file", file.path()).await?;
    if browser.runs_script() {
        walk.wait_for(".drop-full").await?;
        let said = browser.find(By::Css(".drop-said")).await?.text().await?;
        let said = said.replace('\u{a0}', " ");
        assert!(said.contains("inventaire") && said.contains("43 Ko"), "{said}");
    }
    walk.send("/try").await?;
    walk.expect("Rien n’a été gardé").await
}

#[test]
fn a_file_is_named_weighed_and_sent_with_and_without_script() {
    visit(DESKTOP, send_a_file);
    visit(DESKTOP.without_script(), send_a_file);
}
