//! The practice ground's acts, on a server of their own: a task taken at once, a guided tour on a phone without script,
//! the clock, and the world begun anew.

use std::time::{Duration, Instant};

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;
use tokio::sync::OnceCell;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

static SERVER: OnceCell<Server> = OnceCell::const_new();

/// How long the world may take to be made again, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(240);

async fn walk(browser: &Browser) -> Walk<'_> {
    Walk::new(browser, SERVER.get_or_init(Server::start).await)
}

/// What the strip of the guided tour says, if there is one.
async fn strip(browser: &Browser) -> WebDriverResult<Option<String>> {
    match browser.find_all(By::Css(".tour .tour-number")).await?.first() {
        Some(found) => Ok(Some(found.text().await?.replace(['\u{a0}', '\u{202f}'], " "))),
        None => Ok(None),
    }
}

async fn take_what_waits_and_follow_the_tour(browser: &Browser) -> WebDriverResult<()> {
    let walk = walk(browser).await;
    walk.open("/sandbox").await?;
    let task = "button.persona-task[value*='/purchase-orders/'][value$='/sign']";
    let place = browser.find(By::Css(task)).await?.attr("value").await?.unwrap_or_default();
    walk.press(task).await?;
    assert_eq!(walk.place().await?, place);
    walk.expect("signer").await?;

    walk.become_persona("donor").await?;
    assert_eq!(strip(browser).await?, None, "a tour that nobody asked for began");
    walk.open("/sandbox").await?;
    walk.press("input[name=persona][value=donor] ~ button[name=tour]").await?;
    assert_eq!(strip(browser).await?.as_deref(), Some("Visite guidée, étape 1 sur 5"));
    walk.press(".tour button[value=next]").await?;
    assert_eq!(walk.place().await?, "/desk/lots");
    walk.press(".tour button[value=next]").await?;
    assert_eq!(strip(browser).await?.as_deref(), Some("Visite guidée, étape 3 sur 5"));
    walk.press(".tour button[value=back]").await?;
    assert_eq!(walk.place().await?, "/desk/lots");
    walk.open("/desk").await?;
    walk.press(".tour a[href='/sandbox/tour']").await?;
    assert_eq!(walk.place().await?, "/desk/lots");
    walk.press(".tour button[value=skip]").await?;
    walk.expect("La visite est passée").await?;
    assert_eq!(strip(browser).await?, None);
    walk.become_persona("mediator").await?;
    walk.become_persona("donor").await?;
    assert_eq!(strip(browser).await?, None, "a tour that was skipped came back");
    walk.open("/sandbox").await?;
    let again = "//button[@name='tour'][contains(., 'Reprendre la visite guidée')]";
    browser.find(By::XPath(again)).await?;
    walk.press("input[name=persona][value=donor] ~ button[name=tour]").await?;
    assert_eq!(strip(browser).await?.as_deref(), Some("Visite guidée, étape 1 sur 5"));
    Ok(())
}

async fn move_the_clock_and_begin_anew(browser: &Browser) -> WebDriverResult<()> {
    let walk = walk(browser).await;
    walk.become_persona("refurbisher").await?;
    walk.open("/sandbox").await?;
    for by in ["day", "week", "next"] {
        walk.press(format!("button[name=by][value={by}]")).await?;
        walk.expect("Nous sommes maintenant le").await?;
    }
    walk.open("/desk").await?;
    let banner = browser.find(By::Css(".practice")).await?.text().await?;
    assert!(banner.contains("(date d’exercice)"), "{banner}");

    walk.open("/sandbox").await?;
    walk.follow("/sandbox/reset").await?;
    walk.expect("qui seront déconnectées et prévenues").await?;
    // While the world is made again, every page says so under 503.
    browser.expect_console_error("status of 503");
    walk.press("button[name=sure]").await?;
    walk.expect("Le bac à sable se remet à zéro").await?;
    let deadline = Instant::now() + PATIENCE;
    loop {
        walk.visit_unjudged("/desk").await?;
        if walk.words().await?.contains("vient d’être remis à zéro") {
            break;
        }
        assert!(Instant::now() < deadline, "the practice ground never opens again: {}", walk.words().await?);
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert_eq!(walk.place().await?, "/sign-in");
    let banner = browser.find(By::Css(".practice")).await?.text().await?;
    assert!(!banner.contains("(date d’exercice)"), "{banner}");
    walk.open("/sandbox").await?;
    walk.expect("Dernière remise à zéro").await?;
    // The tour that was followed before is as new, too.
    walk.press("input[name=persona][value=donor] ~ button[name=tour]").await?;
    assert_eq!(strip(browser).await?.as_deref(), Some("Visite guidée, étape 1 sur 5"));
    walk.open("/catalogue").await?;
    assert!(walk.shows(".listing").await?, "the catalogue came back empty");
    Ok(())
}

#[test]
fn a_newcomer_takes_a_task_is_guided_moves_the_clock_and_begins_anew() {
    visit(PHONE.without_script(), async |browser| take_what_waits_and_follow_the_tour(browser).await);
    visit(DESKTOP, async |browser| move_the_clock_and_begin_anew(browser).await);
}
