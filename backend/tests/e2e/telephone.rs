//! The telephone beside every screen: being called, an agent who files for a caller, a state by its code, an opinion.

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

async fn call(browser: &Browser) -> WebDriverResult<()> {
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    walk.open("/etre-rappele?from=/donner").await?;
    walk.fill("name", "Nadia Exemple").await?;
    walk.fill("telephone", "06 12 34 56 78").await?;
    walk.choose("subject", "household").await?;
    walk.press("main form .button").await?;
    assert_eq!(walk.place().await?, "/etre-rappele/merci");

    walk.become_persona("operator").await?;
    walk.open("/desk/callbacks").await?;
    walk.send("/take").await?;
    walk.expect("Vous vous en occupez").await?;
    walk.open("/desk/filing").await?;
    walk.follow("/desk/filing/household").await?;
    walk.fill("near", "Bordeaux").await?;
    walk.press("main form[method=get] .button").await?;
    let place = browser.find(By::Css("input[name=site]")).await?.attr("value").await?.unwrap_or_default();
    walk.choose("site", &place).await?;
    walk.choose("category", "laptop").await?;
    walk.press("main form[method=post] .button").await?;
    assert_eq!(walk.place().await?, "/desk/filing/done");
    assert!(walk.shows("form[action='/desk/filing/letter.pdf'] textarea").await?, "a letter can be printed");
    let code = browser.find(By::Css("main strong.reference")).await?.text().await?;
    walk.open("/desk/callbacks").await?;
    walk.send("/reach").await?;

    walk.open("/suivre").await?;
    walk.fill("code", &code.to_lowercase()).await?;
    walk.press("main form .button").await?;
    walk.expect("La structure que vous avez choisie vous attend").await?;
    walk.become_persona("mediator").await?;
    walk.open("/desk/orientations").await
}

#[test]
fn a_caller_is_called_back_filed_for_and_learns_the_state_by_a_code() {
    visit(PHONE.without_script(), call);
}

async fn judge_the_rest(browser: &Browser) -> WebDriverResult<()> {
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    for page in ["/mon-departement?back=/donner", "/ou-nous-trouver?near=Bordeaux", "/stats"] {
        walk.open(page).await?;
    }
    walk.open("/avis?page=/donner").await?;
    walk.choose("answer", "easy").await?;
    walk.fill("sentence", "Une phrase claire.").await?;
    walk.press("main form .button").await?;
    assert_eq!(walk.place().await?, "/avis/merci");
    walk.become_persona("operator").await?;
    walk.open("/desk/feedback").await?;
    walk.send("/publish").await?;
    walk.open("/stats").await?;
    walk.expect("Une phrase claire.").await?;
    walk.become_persona("lead").await?;
    walk.open("/desk/telephone").await?;
    walk.follow("/desk/telephone/").await?;
    walk.fill("place", "La Fabrique, Bordeaux").await?;
    walk.fill("telephone", "05 56 11 22 33").await?;
    walk.press("main form .button").await?;
    walk.expect("La Fabrique, Bordeaux").await
}

#[test]
fn an_opinion_reaches_the_figures_and_a_line_reaches_every_page() {
    visit(DESKTOP, judge_the_rest);
    visit(PHONE.without_script(), judge_the_rest);
}
