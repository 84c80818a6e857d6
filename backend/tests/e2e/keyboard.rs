//! Each desk's first task, done by keyboard alone.

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;
use tokio::sync::OnceCell;

use crate::support::browser::{Browser, DESKTOP, visit};
use crate::support::hands::Hands;
use crate::support::server::Server;
use crate::support::walk::Walk;

static SERVER: OnceCell<Server> = OnceCell::const_new();

/// Where a line of the desk leads, by its words.
async fn line(browser: &Browser, walk: &Walk<'_>, words: &str) -> WebDriverResult<String> {
    let link = format!("//li[contains(@class, 'task')][contains(., \"{words}\")]//a");
    match browser.find_all(By::XPath(link)).await?.first() {
        Some(link) => Ok(link.attr("href").await?.unwrap_or_default()),
        None => panic!("no line says {words:?}: {}", walk.words().await?),
    }
}

/// Arrives at the practice ground, takes a persona, goes to a line of its desk, and presses its button there: each time
/// with Tab and Enter.
async fn go_to_task(browser: &Browser, walk: &Walk<'_>, persona: &str, words: &str) -> WebDriverResult<()> {
    let hands = Hands::new(browser, walk);
    walk.visit_unjudged("/sandbox").await?;
    hands.key(thirtyfour::Key::Tab).await?;
    assert!(hands.is_on("a.skip").await?, "the first Tab does not offer to pass over the top of the page");
    hands.press(format!("button[name=persona][value={persona}]")).await?;
    let address = line(browser, walk, words).await?;
    hands.press(format!("main a[href='{address}']")).await
}

/// One persona's first task: its line, then what is done there.
async fn first_task(
    persona: &str,
    words: &str,
    act: impl AsyncFnOnce(&Hands<'_>) -> WebDriverResult<()>,
    outcome: &str,
    browser: &Browser,
) -> WebDriverResult<()> {
    let walk = Walk::new(browser, SERVER.get_or_init(Server::start).await);
    go_to_task(browser, &walk, persona, words).await?;
    act(&Hands::new(browser, &walk)).await?;
    walk.expect(outcome).await
}

#[test]
fn a_donor_declares_the_lot_that_waits_by_keyboard() {
    visit(DESKTOP, async |browser| {
        let act = async |hands: &Hands<'_>| hands.press("main form[action$='/declare'] button").await;
        first_task("donor", "Terminez la déclaration du lot", act, "atelier", browser).await
    });
}

#[test]
fn a_refurbisher_takes_the_lot_that_is_offered_by_keyboard() {
    visit(DESKTOP, async |browser| {
        let act = async |hands: &Hands<'_>| hands.press("main form[action$='/accept'] button").await;
        first_task("refurbisher", "Répondez à la proposition du lot", act, "enlèvement", browser).await
    });
}

#[test]
fn a_buyer_signs_the_order_that_waits_by_keyboard() {
    visit(DESKTOP, async |browser| {
        let act = async |hands: &Hands<'_>| hands.press("main form[action$='/sign'] button").await;
        first_task("buyer", "Signez le bon de commande", act, "signé", browser).await
    });
}

#[test]
fn a_mediator_answers_for_the_device_that_is_proposed_by_keyboard() {
    visit(DESKTOP, async |browser| {
        let act = async |hands: &Hands<'_>| hands.press("main form[action$='/accept'] button").await;
        first_task("mediator", "Répondez à l’appareil proposé", act, "L’atelier est prévenu", browser).await
    });
}

async fn validate(hands: &Hands<'_>) -> WebDriverResult<()> {
    hands.tick("input[name=read]").await?;
    hands.press("form[action$='/validate'] button").await
}

#[test]
fn a_lead_validates_the_session_of_the_territory_by_keyboard() {
    visit(DESKTOP, async |browser| {
        first_task("lead", "Décidez de la session", validate, "La session est validée", browser).await
    });
}

#[test]
fn an_operator_validates_a_session_by_keyboard() {
    visit(DESKTOP, async |browser| {
        first_task("operator", "Décidez de la session", validate, "La session est validée", browser).await
    });
}

#[test]
fn a_caller_asks_to_be_called_back_by_keyboard() {
    visit(DESKTOP, async |browser| {
        let walk = Walk::new(browser, SERVER.get_or_init(Server::start).await);
        let hands = Hands::new(browser, &walk);
        walk.visit_unjudged("/etre-rappele").await?;
        hands.write("name", "Camille Exemple").await?;
        hands.write("telephone", "06 12 34 56 78").await?;
        hands.choose("subject", "give").await?;
        hands.press("main form[action^='/etre-rappele'] button").await?;
        assert_eq!(walk.place().await?, "/etre-rappele/merci");
        Ok(())
    });
}
