//! A household's request, the run that answers it, and the hand-over.

use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

async fn ask(walk: &Walk<'_>) -> WebDriverResult<String> {
    walk.become_persona("mediator").await?;
    walk.open("/desk/requests").await?;
    walk.open("/desk/requests/new").await?;
    // Sent as it came, the form says what is missing.
    walk.send("/new").await?;
    assert!(walk.shows(".error-summary").await?, "a request without a household was taken");
    walk.choose("category", "laptop").await?;
    walk.choose("criterion", "minimum_social").await?;
    walk.choose("urgency", "critical").await?;
    walk.fill("household_size", "3").await?;
    walk.fill("adult_1_first_name", "Ada").await?;
    walk.fill("adult_1_last_name", "Exemple").await?;
    walk.fill("adult_1_birth_date", "10/12/1985").await?;
    walk.choose("agreement", "true").await?;
    walk.send("/new").await?;
    walk.place().await
}

async fn equip(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let request = ask(&walk).await?;
    assert!(request.starts_with("/desk/requests/"), "{request}");

    walk.become_persona("lead").await?;
    walk.open("/desk/allocation-runs").await?;
    walk.send("/desk/allocation-runs").await?;
    walk.choose("read", "true").await?;
    walk.send("/validate").await?;

    walk.become_persona("mediator").await?;
    walk.open(&request).await?;
    walk.send("/accept").await?;
    if walk.shows("form[action$='/receive']").await? {
        walk.send("/receive").await?;
    }
    walk.send("/hand-over").await?;
    walk.open("/desk/requests").await?;
    assert!(walk.addresses("/desk/requests/").await?.contains(&request));
    Ok(())
}

#[test]
#[ignore = "the walk was written blind and stops at the request’s form: to be mended with the pages open"]
fn a_household_is_equipped_by_people_who_decide() {
    visit(DESKTOP, equip);
    visit(PHONE.without_script(), equip);
}
