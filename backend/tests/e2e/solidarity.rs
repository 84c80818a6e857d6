//! Households' requests, the run that answers them, and the hand-over.

use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::mailbox::follow_mail;
use crate::support::server::Server;
use crate::support::walk::Walk;

/// The mediator files a request for a household known by its adult; its address.
async fn ask(walk: &Walk<'_>) -> WebDriverResult<String> {
    walk.become_persona("mediator").await?;
    walk.follow("/desk/requests").await?;
    walk.follow("/desk/requests/new").await?;
    // Sent as it came, the form says what is missing.
    walk.send("/new").await?;
    assert!(walk.shows(".error-summary").await?, "a request without a household was taken");
    walk.choose("category", "laptop").await?;
    walk.fill("memory_gb_min", "16").await?;
    walk.choose("criterion", "minimum_social").await?;
    walk.choose("urgency", "critical").await?;
    walk.choose("use", "job_search").await?;
    walk.fill("household_size", "3").await?;
    walk.fill("adult_1_first_name", "Ada").await?;
    walk.fill("adult_1_last_name", "Exemple").await?;
    walk.fill("adult_1_birth_date", "10/12/1985").await?;
    walk.choose("agreement_kind", "spoken").await?;
    walk.choose("agreement", "true").await?;
    walk.send("/new").await?;
    walk.expect("est déposée").await?;
    walk.place().await
}

/// Another one, for a household under a pseudonym; nothing in the pool may fit it.
async fn ask_under_a_pseudonym(walk: &Walk<'_>, category: &str, memory: &str) -> WebDriverResult<String> {
    walk.open("/desk/requests/new").await?;
    walk.choose("category", category).await?;
    walk.fill("memory_gb_min", memory).await?;
    walk.choose("use", "other").await?;
    walk.choose("criterion", "other").await?;
    walk.fill("household_size", "1").await?;
    walk.fill("pseudonym", &format!("foyer-{category}-bleu")).await?;
    walk.choose("agreement_kind", "spoken").await?;
    walk.choose("agreement", "true").await?;
    walk.send("/new").await?;
    walk.expect("est déposée").await?;
    walk.place().await
}

async fn run(walk: &Walk<'_>) -> WebDriverResult<()> {
    walk.become_persona("lead").await?;
    walk.open("/desk/allocation-runs").await?;
    walk.send("/desk/allocation-runs").await?;
    walk.expect("Servie").await?;
    walk.expect("Attend").await
}

async fn equip(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let request = ask(&walk).await?;
    assert!(request.starts_with("/desk/requests/"), "{request}");
    let other = ask_under_a_pseudonym(&walk, "screen", "").await?;
    let waiting = ask_under_a_pseudonym(&walk, "desktop", "64").await?;

    run(&walk).await?;
    walk.expect("aucun n’a la mémoire demandée").await?;
    // Nobody validates what they have not said to have read.
    walk.send("/validate").await?;
    assert!(walk.shows("#read-error").await?, "a run was validated unread");
    walk.choose("read", "true").await?;
    walk.send("/validate").await?;
    walk.expect("La session est validée").await?;

    walk.become_persona("mediator").await?;
    follow_mail(browser, &walk, "sont proposés pour des foyers").await?;
    walk.open(&waiting).await?;
    walk.expect("La demande attend").await?;
    walk.expect("aucun n’a la mémoire demandée").await?;
    walk.open(&other).await?;
    walk.send("/decline").await?;
    assert!(walk.shows("#reason-error").await?, "a device was declined without a reason");
    walk.fill("reason", "Écran trop lourd à porter").await?;
    walk.send("/decline").await?;
    walk.expect("La demande garde son rang").await?;
    walk.open(&request).await?;
    walk.send("/accept").await?;
    walk.expect("L’atelier est prévenu").await?;

    walk.become_persona("refurbisher").await?;
    follow_mail(browser, &walk, "Un foyer attend").await?;
    hand_over(&walk, &request).await
}

async fn hand_over(walk: &Walk<'_>, request: &str) -> WebDriverResult<()> {
    walk.send("/ship").await?;
    walk.expect("Le départ est noté").await?;
    walk.become_persona("mediator").await?;
    walk.follow(request).await?;
    walk.send("/receive").await?;
    walk.follow("/desk").await?;
    walk.open(request).await?;
    walk.fill("handed_over_on", "31/12/2099").await?;
    walk.send("/hand-over").await?;
    assert!(walk.shows("#handed_over_on-error").await?, "a day to come was taken");
    walk.fill("handed_over_on", "").await?;
    walk.send("/hand-over").await?;
    assert!(walk.shows("#handed_over_on-error").await?, "a hand-over without its day was taken");
    walk.fill("handed_over_on", "aujourd’hui").await?;
    walk.send("/hand-over").await?;
    walk.expect("La remise est enregistrée").await?;
    walk.open("/desk/requests?state=handed_over").await?;
    assert!(walk.addresses("/desk/requests/").await?.contains(&request.to_owned()));
    Ok(())
}

#[test]
fn a_household_is_equipped_by_people_who_decide() {
    visit(DESKTOP, equip);
    visit(PHONE.without_script(), equip);
}
