//! Someone who only looks: nothing is signed, nothing changes.

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// From the question on the first page to one machine's passport.
async fn search_and_read(browser: &Browser) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    walk.open("/").await?;
    walk.fill("q", "ordinateur portable").await?;
    walk.fill("near", "Bègles").await?;
    walk.press(".hero-search button").await?;
    assert_eq!(walk.place().await?, "/catalogue");
    walk.expect("Bègles").await?;
    walk.expect("ordinateur portable").await?;
    let model = browser.find(By::Css("main a[href^='/offres/']")).await?.text().await?;
    walk.follow("/offres/").await?;
    walk.expect(&model).await?;
    walk.follow("/appareils/").await?;
    walk.expect("Passeport").await
}

#[test]
fn a_visitor_searches_near_home_and_reads_a_passport() {
    visit(DESKTOP, search_and_read);
    visit(PHONE, search_and_read);
    visit(DESKTOP.without_script(), search_and_read);
}

/// Narrows the catalogue with a facet, then takes the facet's chip away.
async fn narrow_and_widen(browser: &Browser) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    walk.open("/catalogue").await?;
    let everything = heading(browser).await?;
    walk.choose("category", "laptop").await?;
    walk.press(".facets-body button").await?;
    let laptops = heading(browser).await?;
    assert_ne!(laptops, everything);
    assert!(walk.shows("input[name=category][value=laptop]:checked").await?);
    walk.press(".chips .chip").await?;
    assert_eq!(heading(browser).await?, everything);
    walk.open("/catalogue?q=zzzzzz&near=Atlantide").await?;
    assert!(walk.shows("#near-error").await?);
    Ok(())
}

async fn heading(browser: &Browser) -> WebDriverResult<String> {
    browser.find(By::Css("#found")).await?.text().await
}

#[test]
fn a_visitor_narrows_the_catalogue_and_widens_it_again() {
    visit(DESKTOP, narrow_and_widen);
    visit(DESKTOP.without_script(), narrow_and_widen);
}

/// The map beside the list: its markers can be pressed each, and lead to the listings.
async fn read_the_map(browser: &Browser) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    walk.open("/catalogue?near=Bordeaux&radius_km=50").await?;
    let map = browser.find(By::Id("map")).await?;
    map.scroll_into_view().await?;
    walk.wait_for(".map-marker").await?;
    walk.judge().await?;
    let named = browser.find(By::Css(".map-marker")).await?.attr("aria-label").await?.unwrap_or_default();
    assert!(named.contains("nombre d’offres"), "{named}");
    browser.find(By::Css(".map-marker")).await?.click().await?;
    walk.wait_for(".map-list a").await?;
    walk.judge().await?;
    // Nearer, what was one marker may be several: none may touch another.
    browser.find(By::Css(".leaflet-control-zoom-in")).await?.click().await?;
    walk.wait_for(".map-marker").await?;
    walk.judge().await
}

#[test]
fn a_visitor_reads_the_map() {
    visit(DESKTOP, read_the_map);
    visit(PHONE, read_the_map);
}

async fn read_what_explains(browser: &Browser) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    for path in [
        "/donner",
        "/acheter-ensemble",
        "/aider-un-foyer",
        "/aider-un-foyer/regles",
        "/chiffres",
        "/accessibilite",
        "/confidentialite",
        "/etre-rappele",
        "/mentions-legales",
        "/donner/estimer",
        "/budget",
        "/glossaire",
        "/etat-des-appareils",
        "/sandbox",
        "/sandbox/mailbox",
    ] {
        walk.open(path).await?;
        assert_eq!(walk.place().await?, path);
    }
    Ok(())
}

#[test]
fn a_visitor_reads_every_page_that_explains() {
    visit(DESKTOP, read_what_explains);
    visit(PHONE, read_what_explains);
    visit(PHONE.without_script(), read_what_explains);
}

#[test]
fn a_visitor_changes_language_and_stays_on_the_page() {
    visit(DESKTOP, async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        walk.open("/donner").await?;
        walk.press(".bar-end .bar-language").await?;
        assert_eq!(walk.place().await?, "/donner");
        assert_eq!(language(browser).await?, "en");
        walk.press(".bar-end .bar-language").await?;
        assert_eq!(language(browser).await?, "fr");
        Ok(())
    });
    visit(PHONE, async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        walk.open("/catalogue").await?;
        browser.find(By::Css(".bar-menu summary")).await?.click().await?;
        walk.judge().await?;
        walk.press(".bar-menu .bar-language").await?;
        assert_eq!(language(browser).await?, "en");
        Ok(())
    });
}

async fn language(browser: &Browser) -> WebDriverResult<String> {
    Ok(browser.find(By::Tag("html")).await?.attr("lang").await?.unwrap_or_default())
}

#[test]
fn a_visitor_who_is_lost_is_told_so() {
    visit(DESKTOP, async |browser| {
        browser.expect_console_error("status of 404");
        let walk = Walk::new(browser, Server::shared().await);
        walk.open("/nulle-part").await?;
        walk.expect("n’existe pas").await
    });
}

async fn sign_in(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 4");
    let walk = Walk::new(browser, Server::shared().await);
    walk.open("/desk/lots").await?;
    assert_eq!(walk.place().await?, "/sign-in");
    walk.fill("email", "claire.donateur@example.org").await?;
    walk.fill("password", "un autre mot de passe").await?;
    walk.send("/sign-in").await?;
    assert!(walk.shows(".error-summary").await?);
    walk.expect("ne convient pas").await?;
    assert_eq!(
        browser.find(By::Id("email")).await?.prop("value").await?.as_deref(),
        Some("claire.donateur@example.org")
    );
    walk.fill("password", "bac-a-sable").await?;
    walk.send("/sign-in").await?;
    assert_eq!(walk.place().await?, "/desk/lots");
    Ok(())
}

#[test]
fn a_member_signs_in_after_a_wrong_password() {
    visit(DESKTOP, sign_in);
    visit(PHONE.without_script(), sign_in);
}

/// From the door to the declaration, with what was typed on the way.
async fn estimate_and_declare(browser: &Browser) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    walk.open("/").await?;
    walk.press(".door a[href='/donner']").await?;
    walk.press("a[href='/donner/estimer']").await?;
    walk.fill("near", "33000").await?;
    walk.fill("laptop", "12").await?;
    walk.press(".estimate-form button").await?;
    walk.expect("ateliers peuvent prendre").await?;
    walk.expect("ADEME").await?;
    walk.press(".estimate-answer a.button[href*='/sign-in']").await?;
    walk.fill("email", "claire.donateur@example.org").await?;
    walk.fill("password", "bac-a-sable").await?;
    walk.send("/sign-in").await?;
    assert_eq!(walk.place().await?, "/desk/lots/new");
    walk.expect("12 ordinateurs portables").await
}

#[test]
fn a_visitor_estimates_a_gift_and_finds_it_in_the_declaration() {
    visit(DESKTOP, estimate_and_declare);
    visit(PHONE.without_script(), estimate_and_declare);
}

#[test]
fn a_visitor_who_asks_oddly_is_told_what_to_write() {
    visit(PHONE.without_script(), async |browser| {
        browser.expect_console_error("status of 422");
        let walk = Walk::new(browser, Server::shared().await);
        walk.open("/donner/estimer?near=Atlantide&laptop=deux").await?;
        assert!(walk.shows("#near-error").await?);
        assert!(walk.shows("#laptop-error").await?);
        Ok(())
    });
}

/// Each door explains, answers, and leads to the act.
async fn go_through_the_doors(browser: &Browser) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    // Who looks for a computer is led to a place; who helps, gives or buys signs in.
    for (door, act) in [
        ("/donner", ".opening a.button"),
        ("/acheter-ensemble", ".opening a.button"),
        ("/aider-un-foyer", ".opening [aria-labelledby=for-others] a.button"),
    ] {
        walk.open("/").await?;
        walk.press(format!(".door a[href='{door}']")).await?;
        assert_eq!(walk.place().await?, door);
        assert!(walk.shows("#free h3").await?);
        walk.press(act).await?;
        assert_eq!(walk.place().await?, "/sign-in");
    }
    walk.open("/aider-un-foyer").await?;
    walk.press(".opening [aria-labelledby=for-me] a.button").await?;
    assert_eq!(walk.place().await?, "/ou-nous-trouver");
    Ok(())
}

#[test]
fn a_visitor_goes_through_the_three_doors() {
    visit(DESKTOP, go_through_the_doors);
    visit(PHONE.without_script(), go_through_the_doors);
}
