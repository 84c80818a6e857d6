//! A donor's list of machines, until one of them is for sale and another waits for a household: the donor's pages, then
//! the workshop's.

use std::io::Write;

use chrono::{Duration, Utc};
use chrono_tz::Europe::Paris;
use tempfile::NamedTempFile;
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::reception::{by_hand, scan};
use crate::support::agreement::sign_both;
use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// What an office's spreadsheet gives, one line of which cannot be understood; and what its serial numbers end with.
fn list() -> (NamedTempFile, String) {
    // Two donors never declare the same machine: each list has serial numbers of its own.
    let own = format!("{:08X}", rand::random::<u32>());
    let mut file = tempfile::Builder::new().prefix("parc").suffix(".csv").tempfile().expect("a file");
    write!(
        file,
        "Désignation;Marque;Modèle;N° de série;Quantité;Mémoire;Disque\n\
         Ordinateur portable;Lenovo;ThinkPad T480;PF{own};1;16 Go;256 Go SSD\n\
         Ordinateur portable;HP;EliteBook 840 G5;5C{own};1;8 Go;256 Go SSD\n\
         Écran;Dell;P2419H;;2;;\n\
         Ordinateur portable;HP;EliteBook 830 G7;7C{own};1;beaucoup;\n"
    )
    .expect("a list");
    (file, own)
}

/// The donor's part: ends on the lot's page, and gives its address and what the serial numbers end with.
async fn declare(walk: &Walk<'_>) -> WebDriverResult<(String, String)> {
    walk.become_persona("donor").await?;
    walk.open("/desk/lots").await?;
    walk.follow("/desk/lots/new").await?;
    // Sent without a file, the form comes back and says what is missing.
    walk.send("/preview").await?;
    assert!(walk.shows("#inventory-error").await?, "nothing says that the list is missing");
    let (list, own) = list();
    walk.hand("inventory", list.path()).await?;
    walk.choose("legal_basis", "company_gift").await?;
    walk.choose("wish", "mixed").await?;
    walk.send("/preview").await?;
    walk.expect("ThinkPad T480").await?;
    walk.expect("beaucoup").await?;
    walk.send("/declare").await?;
    walk.expect("Nous cherchons un atelier").await?;
    walk.expect("EliteBook 840 G5").await?;
    Ok((walk.place().await?, own))
}

async fn give(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let (lot, _) = declare(&walk).await?;
    walk.open("/desk/lots").await?;
    assert!(walk.addresses("/desk/lots/").await?.contains(&lot), "{lot} is not in the list");
    // Nobody has answered yet: the donor may change its mind, after being told what that means.
    walk.open(&lot).await?;
    browser.find(By::Css("main .confirm summary")).await?.click().await?;
    walk.send("/cancel").await?;
    walk.expect("Vous avez retiré ce lot").await
}

#[test]
fn a_donor_declares_a_list_on_a_phone_and_without_script() {
    visit(PHONE, give);
    visit(DESKTOP.without_script(), give);
}

/// The reference of the lot that the page shows, such as LOT-2026-000001.
async fn reference(walk: &Walk<'_>) -> WebDriverResult<String> {
    let words = walk.words().await?;
    let start = words.find("LOT-").expect("the page names its lot");
    Ok(words[start..].chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect())
}

/// Waits for a mail about a lot and follows its link.
async fn follow_mail(browser: &Browser, walk: &Walk<'_>, subject: &str, lot: &str) -> WebDriverResult<()> {
    walk.wait_for_words("/sandbox/mailbox", subject).await?;
    walk.judge().await?;
    for mail in walk.addresses("/sandbox/mailbox/").await? {
        walk.open(&mail).await?;
        if walk.words().await?.contains(lot) && browser.title().await?.contains(subject) {
            return walk.press(".mail-body a").await;
        }
    }
    panic!("no mail {subject:?} is about {lot}")
}

/// The name of a line's field, found by the words of its row.
async fn field_of_row(browser: &Browser, words: &str, start: &str) -> WebDriverResult<String> {
    for row in browser.find_all(By::Css("main tbody tr")).await? {
        if row.text().await?.contains(words) {
            let field = row.find(By::Css(format!("[name^='{start}']"))).await?;
            return Ok(field.attr("name").await?.unwrap_or_default());
        }
    }
    panic!("no row says {words:?}")
}

/// The workshop answers for the donor's lot, agrees on a day, fetches it and counts it; ends on the part's page.
async fn fetch(
    browser: &Browser,
    walk: &Walk<'_>,
    (page, lot): (&str, &str),
    own: &str,
) -> WebDriverResult<()> {
    walk.become_persona("refurbisher").await?;
    walk.expect(lot).await?;
    follow_mail(browser, walk, "propose un lot", lot).await?;
    walk.expect("à vous de répondre").await?;
    walk.expect("Mérignac").await?;
    walk.send("/accept").await?;
    // A day to come is needed, and written as people write it.
    walk.press("button[name=step][value=plan]").await?;
    assert!(walk.shows("#planned_for-error").await?, "nothing says that the day is missing");
    let tomorrow = (Utc::now() + Duration::days(1)).with_timezone(&Paris).format("%d/%m/%Y");
    walk.fill("planned_for", &tomorrow.to_string()).await?;
    walk.press("button[name=step][value=plan]").await?;
    walk.expect("enlèvement prévu").await?;
    let part = walk.place().await?;
    let slip = walk.fetched(&format!("{part}/slip.pdf")).await?;
    assert!(slip.starts_with("200 application/pdf %PDF"), "{slip}");
    assert!(!walk.shows("button[name=step][value=collect]").await?, "it may leave without an agreement");
    walk.expect("La convention n’est pas signée").await?;
    sign_both(walk, page, &part).await?;
    walk.press("button[name=step][value=collect]").await?;
    walk.follow(&format!("{part}/reception")).await?;
    scan(browser, walk, &format!("PF{own}")).await?;
    scan(browser, walk, &format!("5C{own}")).await?;
    by_hand(browser, walk, "P2419H", "1").await?;
    walk.send("/count/close").await?;
    // One screen of two is missing: that needs a reason.
    let reason = field_of_row(browser, "P2419H", "reason-").await?;
    walk.press("button[name=step][value=finish]").await?;
    assert!(walk.shows(".error-summary").await?, "nothing asks why a screen is missing");
    walk.choose(&reason, "missing_at_pickup").await?;
    walk.press("button[name=step][value=finish]").await?;
    walk.expect("Ce qui diffère de la liste").await?;
    walk.expect("Absent à l’enlèvement").await?;
    let labels = walk.fetched(&format!("{part}/labels.pdf")).await?;
    assert!(labels.starts_with("200 application/pdf %PDF"), "{labels}");
    assert!(walk.addresses(&part).await?.contains(&format!("{part}/labels.pdf")));
    Ok(())
}

/// Types a moment of today into a field that browsers draw their own way.
async fn set_moment(browser: &Browser, id: &str, hours_ago: i64) -> WebDriverResult<()> {
    let at = (Utc::now() - Duration::hours(hours_ago)).with_timezone(&Paris).format("%Y-%m-%dT%H:%M");
    let field = browser.find(By::Id(id)).await?;
    browser
        .execute("arguments[0].value = arguments[1]", vec![field.to_json()?, at.to_string().into()])
        .await?;
    Ok(())
}

/// Finds a device at the bench by its serial number, and makes it ready: tests, erasure, grade. Gives its address.
async fn make_ready(
    browser: &Browser,
    walk: &Walk<'_>,
    serial: &str,
    report: Option<&NamedTempFile>,
) -> WebDriverResult<String> {
    walk.open("/desk/devices?stage=to_test").await?;
    walk.fill("list-q", serial).await?;
    walk.press(".list-search button").await?;
    walk.follow("/desk/devices/RB-").await?;
    let device = walk.place().await?;
    // A form without one answer claims nothing.
    walk.send("/tests").await?;
    assert!(walk.shows(".error-summary").await?, "an empty form passes for tests");
    walk.press("button[name=all_passed]").await?;
    // The evidence is refused until it is whole.
    walk.send("/wipe-evidence").await?;
    walk.expect("Version de l’outil : répondez").await?;
    walk.fill("storage_serial", &format!("S3Z9{serial}")).await?;
    walk.choose("method", "purge").await?;
    walk.fill("tool", "Effaceur Pro").await?;
    walk.fill("tool_version", "7.9").await?;
    set_moment(browser, "started_at", 2).await?;
    set_moment(browser, "ended_at", 1).await?;
    walk.fill("exit_status", "0").await?;
    walk.choose("verified", "yes").await?;
    if let Some(report) = report {
        walk.hand("report", report.path()).await?;
    }
    walk.send("/wipe-evidence").await?;
    walk.choose("grade", "B").await?;
    walk.fill("weight_grams", "1580").await?;
    walk.send("/grade").await?;
    walk.expect("prêt pour une nouvelle vie").await?;
    Ok(device)
}

/// One laptop to the catalogue.
async fn put_up_for_sale(walk: &Walk<'_>, device: &str) -> WebDriverResult<()> {
    walk.follow(&format!("{device}/publish")).await?;
    walk.choose("to", "sale").await?;
    walk.send("/publish").await?;
    assert!(walk.shows(".error-summary").await?, "it is sold without a price");
    walk.fill("price_cents", "189,00").await?;
    walk.choose("vat_regime", "margin").await?;
    walk.fill("warranty_months", "12").await?;
    walk.send("/publish").await?;
    walk.expect("est en vente").await?;
    walk.follow("/desk/listings/").await?;
    walk.follow("/offres/").await?;
    walk.expect("189,00").await?;
    // The newest comes first.
    walk.open("/desk/listings").await?;
    walk.expect("ThinkPad T480").await?;
    walk.expect("189,00").await
}

/// Another to a household, and its passport as anybody reads it.
async fn give_to_solidarity(walk: &Walk<'_>, device: &str) -> WebDriverResult<()> {
    let reports = walk.addresses(&format!("{device}/reports/")).await?;
    let report = walk.fetched(reports.first().expect("the report is kept")).await?;
    assert!(report.starts_with("200 text/plain"), "{report}");
    walk.follow(&format!("{device}/publish")).await?;
    walk.choose("to", "solidarity").await?;
    walk.send("/publish").await?;
    walk.expect("attend maintenant un foyer").await?;
    walk.follow("/appareils/").await?;
    walk.expect("Données effacées et vérifiées").await?;
    walk.expect("Effaceur Pro 7.9").await?;
    walk.expect("EliteBook 840 G5").await
}

async fn give_and_refurbish(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let (lot, own) = declare(&walk).await?;
    let named = reference(&walk).await?;
    fetch(browser, &walk, (&lot, &named), &own).await?;
    let sold = make_ready(browser, &walk, &format!("PF{own}"), None).await?;
    put_up_for_sale(&walk, &sold).await?;
    let mut report = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    writeln!(report, "Effaceur Pro 7.9: S3Z95C{own}, 256 GB, verified, 0 errors").expect("a report");
    let given = make_ready(browser, &walk, &format!("5C{own}"), Some(&report)).await?;
    give_to_solidarity(&walk, &given).await?;
    walk.become_persona("donor").await?;
    follow_mail(browser, &walk, "sera enlevé", &named).await?;
    assert_eq!(walk.place().await?, lot);
    walk.expect("Où sont vos appareils").await?;
    walk.expect("Absent à l’enlèvement").await
}

#[test]
fn a_given_laptop_is_fetched_refurbished_and_put_up_for_sale() {
    visit(DESKTOP, give_and_refurbish);
    visit(PHONE.without_script(), give_and_refurbish);
}

async fn leave_to_another(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    walk.become_persona("refurbisher").await?;
    walk.expect("Répondez à la proposition").await?;
    walk.open("/desk/lot-parts?state=offered").await?;
    walk.follow("/desk/lot-parts/").await?;
    let part = walk.place().await?;
    walk.send("/decline").await?;
    assert!(walk.shows("#reason-error").await?, "nothing asks for a reason");
    walk.choose("reason", "full").await?;
    walk.fill("text", "L’équipe est au complet jusqu’à janvier.").await?;
    walk.send("/decline").await?;
    walk.expect("Le lot est proposé à un autre atelier").await?;
    assert!(!walk.addresses("/desk/lot-parts/").await?.contains(&part), "{part} is still in the list");
    Ok(())
}

#[test]
fn a_workshop_leaves_a_lot_to_another_and_says_why() {
    visit(DESKTOP, leave_to_another);
    visit(PHONE.without_script(), leave_to_another);
}
