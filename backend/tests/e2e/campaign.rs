//! A campaign: its lead makes it of what will be missing and publishes it, a donor gives a lot through it and signs up for a
//! group collection, and everybody reads how it goes, on a phone and on a wide screen.

use std::sync::Mutex;

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

const TITLE: &str = "Collecte des placards pleins";

/// The lead's part: ends with the address of the public page.
async fn call(walk: &Walk<'_>) -> WebDriverResult<String> {
    walk.become_persona("lead").await?;
    walk.open("/desk/campaigns").await?;
    walk.expect("Rentrée numérique").await?;
    walk.follow("/desk/shortage").await?;
    walk.send("/desk/shortage/campaign").await?;
    walk.expect("Un brouillon est prêt avec ces objectifs").await?;
    let own = walk.place().await?;
    walk.follow(&format!("{own}/edit")).await?;
    // A title is missing: it is said, and the rest stays.
    walk.fill("title", " ").await?;
    walk.send("/edit").await?;
    walk.expect("Donnez un titre à la campagne").await?;
    walk.fill("title", TITLE).await?;
    walk.fill("from", "aujourd’hui").await?;
    walk.send("/edit").await?;
    walk.send("/publish").await?;
    walk.expect("La campagne est publiée").await?;
    walk.follow("/campagnes/").await?;
    walk.expect(TITLE).await?;
    walk.place().await
}

/// The donor's part: a lot through that campaign, then a place in a group collection of another.
async fn join(walk: &Walk<'_>, public: &str) -> WebDriverResult<()> {
    walk.become_persona("donor").await?;
    walk.open(public).await?;
    walk.follow("/desk/lots/new").await?;
    walk.fill("laptop", "7").await?;
    walk.choose("legal_basis", "company_gift").await?;
    walk.choose("wish", "mixed").await?;
    walk.send("/preview").await?;
    walk.send("/declare").await?;
    walk.expect("Ce lot est donné par la campagne").await?;
    walk.expect(TITLE).await?;

    walk.open("/campagnes").await?;
    walk.press("main a[href*='les-entreprises-renouvellent']").await?;
    walk.follow("/desk/campaign-rounds/").await?;
    walk.fill("units", "500").await?;
    walk.fill("what", "7 portables").await?;
    walk.send("/sign-up").await?;
    walk.expect("Réduisez votre nombre").await?;
    walk.fill("units", "7").await?;
    walk.send("/sign-up").await?;
    walk.expect("Vous êtes inscrit").await?;
    walk.open("/desk/campaigns").await?;
    walk.expect(TITLE).await?;
    walk.expect("Confirmée").await
}

/// What anybody reads.
async fn read(walk: &Walk<'_>, public: &str) -> WebDriverResult<()> {
    walk.open(public).await?;
    walk.expect("7 déclarés sur").await?;
    walk.expect("Où en est la campagne").await?;
    walk.nothing_is_cut().await?;
    walk.open("/campagnes?near=33000").await?;
    walk.expect("Où apporter, près de Bordeaux").await?;
    walk.nothing_is_cut().await
}

#[test]
fn a_campaign_goes_from_a_shortage_to_its_public_page() {
    let kept: Mutex<Option<(std::sync::Arc<Server>, String)>> = Mutex::new(None);
    visit(DESKTOP, async |browser: &Browser| {
        browser.expect_console_error("status of 422");
        browser.expect_console_error("status of 409");
        let server = std::sync::Arc::new(Server::start().await);
        let walk = Walk::new(browser, &server);
        let public = call(&walk).await?;
        join(&walk, &public).await?;
        read(&walk, &public).await?;
        assert!(browser.find(By::Css("main svg")).await.is_ok(), "the progress is drawn");
        *kept.lock().expect("one visit at a time") = Some((server, public));
        Ok(())
    });
    visit(PHONE, async |browser: &Browser| {
        let (server, public) =
            kept.lock().expect("one visit at a time").clone().expect("the first visit has ended");
        read(&Walk::new(browser, &server), &public).await
    });
}
