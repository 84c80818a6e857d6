//! A lot received by two people at once, each with a phone: two sessions, one count.

use std::io::Write;

use tempfile::NamedTempFile;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, Key};

use crate::support::agreement::sign_both;
use crate::support::browser::{Browser, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// Waits until the page says so.
async fn says(walk: &Walk<'_>, words: &str) -> WebDriverResult<()> {
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}', '\n'], " ");
    walk.until(&format!("never says {words:?}"), async || {
        Ok(walk.words().await.map(plain).unwrap_or_default().contains(words))
    })
    .await
}

/// Reads a serial number as a reader does that types it, then Enter; with script the page stays.
pub(crate) async fn scan(browser: &Browser, walk: &Walk<'_>, serial: &str) -> WebDriverResult<()> {
    let field = browser.find(By::Id("serial")).await?;
    field.clear().await?;
    field.send_keys(serial + Key::Enter).await?;
    says(walk, &format!("n° {serial}")).await
}

/// Counts units of a kind by hand.
pub(crate) async fn by_hand(
    browser: &Browser,
    walk: &Walk<'_>,
    kind: &str,
    units: &str,
) -> WebDriverResult<()> {
    for row in browser.find_all(By::Css(".reception-kind")).await? {
        if row.text().await?.contains(kind) {
            let field = row.find(By::Css("input[name=quantity]")).await?;
            let id = field.attr("id").await?.unwrap_or_default();
            walk.fill(&id, units).await?;
            return walk.press(format!("form:has(#{id}) button")).await;
        }
    }
    panic!("no kind is called {kind:?}")
}

fn list() -> (NamedTempFile, String) {
    let own = format!("{:08X}", rand::random::<u32>());
    let mut file = tempfile::Builder::new().prefix("parc").suffix(".csv").tempfile().expect("a file");
    write!(
        file,
        "Désignation;Marque;Modèle;N° de série;Quantité\n\
         Ordinateur portable;Lenovo;ThinkPad T480;PF{own};1\n\
         Ordinateur portable;Dell;Latitude 5490;;4\n"
    )
    .expect("a list");
    (file, own)
}

/// A lot of the donor's that has just arrived at the workshop; gives the part's page and what its number ends with.
async fn arrive(walk: &Walk<'_>) -> WebDriverResult<(String, String)> {
    let (_, part, own) = arrive_with(walk, async |lot, part| sign_both(walk, lot, part).await).await?;
    Ok((part, own))
}

/// The same, with what is done between the workshop's yes and the collection, ended by both signatures on the workshop's page;
/// gives the lot's page too.
pub(crate) async fn arrive_with(
    walk: &Walk<'_>,
    agree: impl AsyncFnOnce(&str, &str) -> WebDriverResult<()>,
) -> WebDriverResult<(String, String, String)> {
    let (list, own) = list();
    walk.become_persona("donor").await?;
    walk.visit_unjudged("/desk/lots/new").await?;
    walk.hand("inventory", list.path()).await?;
    walk.choose("legal_basis", "company_gift").await?;
    walk.choose("wish", "mixed").await?;
    walk.send("/preview").await?;
    walk.send("/declare").await?;
    let page = walk.place().await?;
    let words = walk.words().await?;
    let start = words.find("LOT-").expect("the page names its lot");
    let lot: String =
        words[start..].chars().take_while(|one| one.is_ascii_alphanumeric() || *one == '-').collect();
    walk.become_persona("refurbisher").await?;
    walk.open(&format!("/desk/lot-parts?q={lot}")).await?;
    walk.follow("/desk/lot-parts/0").await?;
    let part = walk.place().await?;
    walk.send("/accept").await?;
    agree(&page, &part).await?;
    walk.press("button[name=step][value=collect]").await?;
    Ok((page, part, own))
}

/// Opens an address of the server by its other name: the browser keeps another session under it.
async fn open_as_second(browser: &Browser, server: &Server, path: &str) -> WebDriverResult<()> {
    browser.goto(server.url(path).replace("127.0.0.1", "localhost")).await
}

async fn receive_together(browser: &Browser) -> WebDriverResult<()> {
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let (part, own) = arrive(&walk).await?;
    walk.follow(&format!("{part}/reception")).await?;
    let first = browser.window().await?;
    // The second person, in a session of their own.
    let second = browser.new_tab().await?;
    browser.switch_to_window(second.clone()).await?;
    open_as_second(browser, &server, "/sandbox").await?;
    walk.press("button[name=persona][value=refurbisher]").await?;
    open_as_second(browser, &server, &format!("{part}/reception")).await?;
    by_hand(browser, &walk, "Latitude 5490", "2").await?;
    says(&walk, "2 appareils comptés").await?;

    // The first reads a number, and sees what the second counted without doing anything.
    browser.switch_to_window(first.clone()).await?;
    if browser.runs_script() {
        says(&walk, "2 × Dell Latitude 5490").await?;
    }
    scan(browser, &walk, &format!("PF{own}")).await?;
    says(&walk, "3 appareils comptés").await?;
    walk.judge().await?;

    // The second reads the same number: it is told, and not counted twice; then one that nobody declared.
    browser.switch_to_window(second).await?;
    if browser.runs_script() {
        says(&walk, "3 appareils comptés").await?;
    }
    let field = browser.find(By::Id("serial")).await?;
    field.send_keys(format!("pf{own}") + Key::Enter).await?;
    says(&walk, "Il n’est pas compté deux fois").await?;
    scan(browser, &walk, "XX777777").await?;
    says(&walk, "Dont 1 non déclaré").await?;

    // Each sees who counts, and how much.
    says(&walk, "Qui compte").await?;

    // Two more of the first kind by the first person; their counts add. A container, and two signatures.
    browser.switch_to_window(first).await?;
    walk.open(&format!("{part}/reception")).await?;
    by_hand(browser, &walk, "Latitude 5490", "1").await?;
    says(&walk, "5 appareils comptés").await?;
    walk.fill("number", "P1").await?;
    walk.fill("seal", "778").await?;
    walk.fill("weight_grams", "12,5").await?;
    walk.send("/containers").await?;
    walk.expect("Scellé intact").await?;
    for side in ["hands_over", "receives"] {
        walk.fill(&format!("name-{side}"), "Ana Pons").await?;
        walk.fill(&format!("role-{side}"), "atelier").await?;
        walk.choose(&format!("agreed-{side}"), "true").await?;
        walk.press(format!("form:has(#name-{side}) button:not([type=button])")).await?;
    }
    walk.expect("Signé à l’écran par Ana Pons").await?;
    walk.nothing_is_cut().await?;
    walk.send("/count/close").await?;
    walk.expect("XX777777").await?;
    walk.choose("default_reason", "missing_at_pickup").await?;
    walk.press("button[name=step][value=finish]").await?;
    walk.expect("Trouvé en plus de la liste").await?;
    walk.expect("Absent à l’enlèvement").await?;
    Ok(())
}

#[test]
fn two_people_receive_one_lot_and_see_each_other() {
    visit(PHONE, receive_together);
    visit(PHONE.without_script(), receive_together);
}
