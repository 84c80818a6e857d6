//! A list of a desk: found, filtered, sorted, taken as a file, and several rows acted on; in a window, and on a phone without
//! script. Every page met is judged.

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;
use tokio::sync::OnceCell;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// A server of its own: what is paused here is sold in other tests.
static SERVER: OnceCell<Server> = OnceCell::const_new();

async fn references(browser: &Browser) -> WebDriverResult<Vec<String>> {
    let mut references = Vec::new();
    for link in browser.find_all(By::Css("main tbody th a")).await? {
        references.push(link.text().await?);
    }
    Ok(references)
}

/// The address of the page, with its query.
async fn address(browser: &Browser) -> WebDriverResult<String> {
    Ok(browser.current_url().await?.to_string())
}

async fn a_workshop_works_through_its_list(browser: &Browser) -> WebDriverResult<()> {
    let walk = Walk::new(browser, SERVER.get_or_init(Server::start).await);
    walk.become_persona("refurbisher").await?;
    walk.open("/desk/devices").await?;
    walk.expect("attendent un geste").await?;
    // Filters and orders stand in the address; the back button undoes them.
    walk.open("/desk/devices?category=screen&sort=reference").await?;
    let mut sorted = references(browser).await?;
    assert!(sorted.len() > 1, "the practice ground has screens");
    assert!(sorted.is_sorted(), "{sorted:?}");
    walk.press(".chips a").await?;
    assert!(!address(browser).await?.contains("category"), "a chip removes its filter");
    browser.back().await?;
    assert!(address(browser).await?.contains("category=screen"), "the back button finds it again");
    let shown = sorted.remove(0);
    walk.fill("list-q", &shown).await?;
    walk.press(".list-search button").await?;
    assert_eq!(references(browser).await?, [shown.as_str()]);
    walk.fill("list-q", "rien de tel").await?;
    walk.press(".list-search button").await?;
    walk.expect("Aucun résultat avec ces filtres").await?;
    walk.press(".empty a.button").await?;
    // Files of what is shown.
    let files = walk.addresses("/desk/devices?").await?;
    for (format, kind, start) in [("xlsx", "spreadsheetml", "PK"), ("csv", "text/csv", "Référ")] {
        let address = files.iter().find(|address| address.contains(&format!("format={format}")));
        let address = address.unwrap_or_else(|| panic!("no {format} among {files:?}"));
        let given = walk.fetched(address).await?;
        assert!(given.starts_with("200") && given.contains(kind) && given.contains(start), "{given}");
    }
    // A day that cannot be read is shown as it was typed, with its remedy beside it.
    browser.expect_console_error("status of 400");
    walk.open("/desk/devices?from=un+jour").await?;
    walk.expect("Cette date ne se lit pas").await?;
    let field = browser.find(By::Id("list-from")).await?;
    assert_eq!(field.prop("value").await?.as_deref(), Some("un jour"));
    Ok(())
}

async fn several_listings_are_paused_and_resumed(browser: &Browser, script: bool) -> WebDriverResult<()> {
    let walk = Walk::new(browser, SERVER.get_or_init(Server::start).await);
    walk.become_persona("refurbisher").await?;
    walk.open("/desk/listings?state=published").await?;
    if script {
        walk.wait_for(".batch .list-flag input").await?;
        browser.find(By::Css(".batch .list-flag")).await?.click().await?;
        walk.expect("lignes choisies").await?;
        browser.find(By::Css(".batch .list-flag")).await?.click().await?;
    }
    // Nothing chosen: said, and nothing done.
    walk.press(".batch button[value=pause]").await?;
    walk.expect("Cochez au moins une case").await?;
    let mut chosen = Vec::new();
    for row in browser.find_all(By::Css("input[name=row]")).await?.into_iter().take(2) {
        chosen.push(row.attr("value").await?.unwrap_or_default());
    }
    assert_eq!(chosen.len(), 2, "the practice ground has listings");
    for value in &chosen {
        walk.choose("row", value).await?;
    }
    walk.press(".batch button[value=pause]").await?;
    walk.expect("2 offres sont en pause").await?;
    assert!(address(browser).await?.ends_with("/desk/listings?state=published"), "back where the list stood");
    walk.open("/desk/listings?state=paused").await?;
    for value in &chosen {
        walk.choose("row", value).await?;
    }
    walk.press(".batch button[value=resume]").await?;
    walk.expect("2 offres sont de nouveau en vente").await
}

#[test]
fn a_list_is_filtered_sorted_and_taken_away_in_a_window() {
    visit(DESKTOP, async |browser| a_workshop_works_through_its_list(browser).await);
}

#[test]
fn a_list_is_filtered_sorted_and_taken_away_on_a_phone_without_script() {
    visit(PHONE.without_script(), async |browser| a_workshop_works_through_its_list(browser).await);
}

/// One after the other: both take the first listings of one server.
#[test]
fn several_rows_are_acted_on_in_a_window_and_on_a_phone_without_script() {
    visit(DESKTOP, async |browser| several_listings_are_paused_and_resumed(browser, true).await);
    visit(PHONE.without_script(), async |browser| {
        several_listings_are_paused_and_resumed(browser, false).await
    });
}
