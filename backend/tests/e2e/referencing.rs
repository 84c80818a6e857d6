//! Referencing on a phone: from an application to a decision by two people, and a suspension as both sides see it.

use std::io::Write;

use tempfile::NamedTempFile;
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

const OWN: &str = "/desk/accreditation";

fn proof() -> NamedTempFile {
    let mut file = tempfile::Builder::new().prefix("preuve").suffix(".txt").tempfile().expect("a file");
    file.write_all("Registre des douze derniers mois.\n".as_bytes()).expect("a proof");
    file
}

/// Finds a file in the operator's list by the organisation's name, and opens it.
async fn find(walk: &Walk<'_>, words: &str) -> WebDriverResult<()> {
    walk.open("/desk/accreditations").await?;
    walk.fill("list-q", words).await?;
    walk.press(".list-search button").await?;
    walk.follow("/desk/accreditations/").await
}

/// Unfolds the part of the page that holds a form.
async fn unfold(browser: &Browser, action: &str) -> WebDriverResult<()> {
    let summary = format!("details:has(form[action$='{action}']) > summary");
    browser.find(By::Css(summary)).await?.click().await
}

async fn apply(browser: &Browser) -> WebDriverResult<()> {
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    walk.become_persona("applicant").await?;
    walk.expect("Votre dossier de référencement n’est pas déposé").await?;
    walk.open(OWN).await?;
    // What is missing is said, and nothing is lost.
    walk.send("/submit").await?;
    walk.expect("Il manque une preuve").await?;
    let proof = proof();
    for code in ["reuse_rate", "after_sales", "social_insertion"] {
        if code == "social_insertion" {
            walk.choose("insertion", "EI").await?;
            walk.fill("agreement", "Convention du 12 mars 2026").await?;
        }
        walk.fill(&format!("answer-{code}"), "Voyez la preuve jointe.").await?;
        walk.hand(&format!("file-{code}"), proof.path()).await?;
        walk.send(&format!("/criteria/{code}")).await?;
        walk.expect("C’est gardé").await?;
    }
    walk.send("/submit").await?;
    walk.expect("Le dossier est déposé").await?;

    walk.become_persona("operator").await?;
    find(&walk, "Peugue").await?;
    walk.send("/take-up").await?;
    for code in ["bench_proximity", "reuse_rate", "after_sales", "social_insertion"] {
        walk.choose(&format!("state-{code}"), "accepted").await?;
        walk.press(format!("section[aria-labelledby='criterion-{code}'] form[action$='/judge'] button"))
            .await?;
        walk.expect("Le critère est jugé").await?;
    }
    walk.choose("verdict", "accredit").await?;
    walk.send("/propose").await?;
    walk.expect("Une autre personne de l’opérateur doit confirmer").await?;
    assert!(!walk.shows("form[action$='/confirm']").await?, "one person decides alone");

    walk.become_persona("operator2").await?;
    find(&walk, "Peugue").await?;
    walk.send("/confirm").await?;
    walk.expect("La décision est prise").await?;

    walk.become_persona("applicant").await?;
    walk.open(OWN).await?;
    walk.expect("Vous êtes référencé").await?;
    walk.open("/registre?q=Peugue").await?;
    walk.expect("1 atelier référencé").await?;
    walk.follow("/registre/").await?;
    walk.expect("Preuve acceptée").await?;
    let place = walk.place().await?;
    let paper = walk.fetched(&format!("{place}/attestation.pdf")).await?;
    assert!(paper.starts_with("200 application/pdf %PDF"), "{paper}");
    Ok(())
}

#[test]
fn a_workshop_applies_and_two_people_decide_on_a_phone() {
    visit(PHONE, apply);
}

async fn suspend(browser: &Browser) -> WebDriverResult<()> {
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let name = "Ateliers du Réemploi girondin";
    walk.become_persona("operator2").await?;
    find(&walk, name).await?;
    let file = walk.place().await?;
    assert!(!walk.shows("form[action$='/decide']").await?, "it is decided before the observations");
    unfold(browser, "/invite").await?;
    walk.fill("invitation", "Le taux de réemploi est sous 50 %.").await?;
    walk.send("/invite").await?;
    walk.expect("invité à répondre").await?;

    walk.become_persona("refurbisher").await?;
    walk.open(OWN).await?;
    walk.expect("Le taux de réemploi est sous 50 %.").await?;
    walk.fill("observations", "Un lot entier était hors d’usage.").await?;
    walk.send("/observe").await?;
    walk.expect("Vos observations sont envoyées").await?;

    walk.become_persona("operator2").await?;
    walk.open(&file).await?;
    walk.expect("Un lot entier était hors d’usage.").await?;
    walk.choose("decision", "suspend").await?;
    walk.fill("decision_reason", "Les lots ne sont pas repris.").await?;
    walk.send("/decide").await?;
    walk.expect("Le référencement est suspendu").await?;

    walk.become_persona("refurbisher").await?;
    walk.open(OWN).await?;
    walk.expect("Les lots ne sont pas repris.").await?;
    walk.expect("Le référencement est suspendu").await?;
    walk.fill("appeal", "Les lots sont repris depuis hier.").await?;
    walk.send("/appeal").await?;

    // Who decided does not answer the appeal.
    walk.become_persona("operator2").await?;
    walk.open(&file).await?;
    assert!(!walk.shows("form[action$='/answer-appeal']").await?, "who decided answers the appeal");
    walk.become_persona("operator").await?;
    walk.open(&file).await?;
    walk.fill("appeal_reason", "Les preuves sont là.").await?;
    walk.press("button[name=granted][value=true]").await?;
    walk.become_persona("refurbisher").await?;
    walk.open(OWN).await?;
    walk.expect("Vous êtes référencé").await?;
    walk.expect("Les preuves sont là.").await
}

#[test]
fn a_suspension_is_seen_from_both_sides_on_a_phone() {
    visit(PHONE, suspend);
}
