//! A large list leaves in parts; a cut connection costs one of them.

use std::io::Write;

use serde_json::json;
use tempfile::NamedTempFile;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

const MACHINES: usize = 1_500;

/// Over three megabytes, most of it in a column that is left aside.
fn list() -> NamedTempFile {
    let mut file = tempfile::Builder::new().prefix("parc").suffix(".csv").tempfile().expect("a file");
    let free = "libre ".repeat(367);
    let lines: String = (0..MACHINES)
        .map(|machine| format!("PC portable Dell Latitude 5490;8LM{machine:05};{free}\n"))
        .collect();
    write!(file, "Désignation;N° de série;Champ libre\n{lines}").expect("a list");
    file
}

/// Holds the second part back until the page is told to go on.
const HOLD: &str = "const send = window.fetch;
    let parts = 0;
    const held = new Promise((go) => { window.letGo = go; });
    window.fetch = async (...call) => {
      if (String(call[0]).includes('/parts?') && ++parts === 2) {
        document.querySelector('.drop').id = 'held';
        await held;
      }
      return send(...call);
    };";

async fn offline(browser: &Browser, cut: bool) -> WebDriverResult<()> {
    let line = json!({ "offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.cdp().send_raw("Network.enable", json!({})).await?;
    browser.cdp().send_raw("Network.emulateNetworkConditions", line).await?;
    Ok(())
}

/// Chooses the list and lets one part leave; then the line is cut under the second.
async fn cut_off(browser: &Browser, walk: &Walk<'_>, list: &NamedTempFile) -> WebDriverResult<()> {
    walk.become_persona("donor").await?;
    walk.open("/desk/lots/new").await?;
    walk.hand("inventory", list.path()).await?;
    walk.choose("legal_basis", "company_gift").await?;
    browser.execute(HOLD, vec![]).await?;
    browser.find(thirtyfour::By::Css("form[data-parts] .button-primary")).await?.click().await?;
    walk.wait_for("#held progress[value='31']").await?;
    walk.expect("Envoi en cours : 31 %").await?;
    offline(browser, true).await?;
    browser.execute("window.letGo()", vec![]).await?;
    walk.wait_for(".drop-said[aria-live=polite]").await?;
    walk.expect("La connexion est coupée. Ce qui est arrivé est gardé").await
}

async fn until_the_preview(walk: &Walk<'_>) -> WebDriverResult<()> {
    walk.wait_for("form[action$='/declare']").await?;
    walk.judge().await?;
    walk.expect("1 500 appareils").await?;
    walk.open("/desk/lots/new").await?;
    assert!(!walk.shows("#on-the-way").await?, "nothing is on the way any more");
    Ok(())
}

async fn by_itself(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("ERR_INTERNET_DISCONNECTED");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let list = list();
    cut_off(browser, &walk, &list).await?;
    offline(browser, false).await?;
    until_the_preview(&walk).await
}

async fn chosen_again(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("ERR_INTERNET_DISCONNECTED");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let list = list();
    cut_off(browser, &walk, &list).await?;
    offline(browser, false).await?;
    // The page is left, as when a telephone is put away.
    walk.open("/desk/lots/new").await?;
    walk.expect("Un envoi n’est pas terminé").await?;
    walk.expect("sur 3,4 Mo").await?;
    walk.hand("inventory", list.path()).await?;
    walk.choose("legal_basis", "company_gift").await?;
    browser.find(thirtyfour::By::Css("form[data-parts] .button-primary")).await?.click().await?;
    until_the_preview(&walk).await
}

#[test]
fn a_cut_connection_costs_one_part_of_a_large_list() {
    visit(DESKTOP, by_itself);
}

#[test]
fn a_large_list_is_gone_on_with_after_the_page_was_left() {
    visit(PHONE, chosen_again);
}
