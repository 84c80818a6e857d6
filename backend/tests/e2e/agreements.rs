//! The donor's file, from the agreement to the archive: reviewed through a link by somebody without an account, signed by both
//! sides, collected, and read by a data-protection officer.

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::reception::arrive_with;
use crate::support::agreement::sign_both;
use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// The path of a link that the page has just made.
async fn made(browser: &Browser, server: &Server) -> WebDriverResult<String> {
    let address = browser.find(By::Id("made")).await?.attr("value").await?.unwrap_or_default();
    Ok(address.strip_prefix(&server.url("")).expect("an address of this server").to_owned())
}

/// Opens an address by the server's other name: there nobody has signed in.
async fn open_as_stranger(
    browser: &Browser,
    walk: &Walk<'_>,
    server: &Server,
    path: &str,
) -> WebDriverResult<()> {
    browser.goto(server.url(path).replace("127.0.0.1", "localhost")).await?;
    walk.judge().await
}

async fn from_the_agreement_to_the_archive(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    browser.expect_console_error("status of 404");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let (lot, part, own) = arrive_with(&walk, async |lot, part| {
        // The donor shows the agreement to its legal officer.
        walk.become_persona("donor").await?;
        walk.open(lot).await?;
        walk.follow(&format!("{lot}/agreement")).await?;
        walk.expect("À signer").await?;
        walk.send("/agreement/links").await?;
        assert!(walk.shows("#recipient-error").await?, "nothing asks for whom the link is");
        walk.fill("recipient", "Service juridique").await?;
        walk.send("/agreement/links").await?;
        let path = made(browser, &server).await?;
        open_as_stranger(browser, &walk, &server, &path).await?;
        walk.expect("RGPD, article 28").await?;
        walk.fill("name", "Me Exemple").await?;
        walk.choose("verdict", "remarks").await?;
        walk.send("/convention").await?;
        assert!(walk.shows("#words-error").await?, "remarks without words pass");
        walk.fill("words", "Clause 9 : qui transporte ?").await?;
        walk.send("/convention").await?;
        walk.expect("Le donateur a reçu votre réponse").await?;
        walk.open(&format!("{lot}/agreement")).await?;
        walk.expect("Clause 9 : qui transporte ?").await?;
        walk.expect("Me Exemple").await?;
        // Revoked, the link opens nothing.
        walk.send("/agreement/links/revoke").await?;
        walk.expect("Le lien ne s’ouvre plus").await?;
        let gone = walk.fetched(&path).await?;
        assert!(gone.starts_with("404"), "{gone}");
        walk.become_persona("refurbisher").await?;
        sign_both(&walk, lot, part).await
    })
    .await?;
    walk.follow(&format!("{part}/reception")).await?;
    crate::reception::scan(browser, &walk, &format!("PF{own}")).await?;
    walk.send("/count/close").await?;
    walk.choose("default_reason", "missing_at_pickup").await?;
    walk.press("button[name=step][value=finish]").await?;

    // The donor's file: figures, pieces, one archive.
    walk.become_persona("donor").await?;
    walk.open(&lot).await?;
    walk.follow(&format!("{lot}/file")).await?;
    walk.expect("Appareils reçus").await?;
    let archive = walk.fetched(&format!("{lot}/file.zip")).await?;
    assert!(archive.starts_with("200 application/zip PK"), "{archive}");
    let agreement = walk.fetched(&format!("{lot}/agreement.pdf")).await?;
    assert!(agreement.starts_with("200 application/pdf %PDF"), "{agreement}");
    walk.fill("recipient", "Déléguée à la protection des données").await?;
    walk.send("/file/links").await?;
    let path = made(browser, &server).await?;
    open_as_stranger(browser, &walk, &server, &path).await?;
    walk.expect("Disque par disque").await?;
    walk.expect("En attente").await?;
    walk.open(&format!("{lot}/file")).await?;
    walk.follow("/desk/donor-file").await?;
    walk.expect("Dossier du donateur, 20").await?;
    walk.nothing_is_cut().await
}

#[test]
fn a_donor_s_file_goes_from_the_agreement_to_the_archive() {
    visit(DESKTOP, from_the_agreement_to_the_archive);
    visit(PHONE.without_script(), from_the_agreement_to_the_archive);
}
