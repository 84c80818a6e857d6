//! A donor's list of machines, until one of them is for sale: the donor's pages, then the workshop's.

use std::io::Write;

use chrono::{Duration, Utc};
use chrono_tz::Europe::Paris;
use tempfile::NamedTempFile;
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// What an office's spreadsheet gives: one line cannot be understood.
fn list() -> NamedTempFile {
    // Two donors never declare the same machine: each list has serial numbers of its own.
    let own = format!("{:08X}", rand::random::<u32>());
    let mut file = tempfile::Builder::new().prefix("parc").suffix(".csv").tempfile().expect("a file");
    write!(
        file,
        "Désignation;Marque;Modèle;N° de série;Quantité;Mémoire;Disque\n\
         Ordinateur portable;Lenovo;ThinkPad T480;PF{own};1;16 Go;256 Go SSD\n\
         Écran;Dell;P2419H;CN{own};1;;\n\
         Ordinateur portable;HP;EliteBook 840 G5;5C{own};1;beaucoup;\n"
    )
    .expect("a list");
    file
}

/// The donor's part: ends on the lot's page, and gives its address.
async fn declare(walk: &Walk<'_>) -> WebDriverResult<String> {
    walk.become_persona("donor").await?;
    walk.open("/desk/lots").await?;
    walk.follow("/desk/lots/new").await?;
    // Sent without a file, the form comes back and says what is missing.
    walk.send("/preview").await?;
    assert!(walk.shows("#inventory-error").await?, "nothing says that the list is missing");
    let list = list();
    walk.hand("inventory", list.path()).await?;
    walk.choose("legal_basis", "company_gift").await?;
    walk.choose("wish", "sale_allowed").await?;
    walk.send("/preview").await?;
    walk.expect("ThinkPad T480").await?;
    walk.expect("beaucoup").await?;
    walk.send("/declare").await?;
    walk.expect("lot").await?;
    walk.place().await
}

async fn give(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let lot = declare(&walk).await?;
    walk.open("/desk/lots").await?;
    assert!(walk.addresses("/desk/lots/").await?.contains(&lot), "{lot} is not in the list");
    walk.open("/desk").await
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

/// The workshop answers for the donor's lot, fetches it and counts it; ends on the part's page.
async fn fetch(walk: &Walk<'_>, lot: &str) -> WebDriverResult<()> {
    walk.become_persona("refurbisher").await?;
    walk.open("/desk/lot-parts").await?;
    for part in walk.addresses("/desk/lot-parts/").await? {
        walk.visit_unjudged(&part).await?;
        if reference(walk).await? == lot {
            walk.judge().await?;
            walk.send("/accept").await?;
            walk.press("button[name=step][value=collect]").await?;
            return walk.press("button[name=step][value=finish]").await;
        }
    }
    panic!("{lot} was not offered to the workshop: {}", walk.words().await?)
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

/// One laptop through the bench, from its tests to the catalogue.
async fn refurbish(browser: &Browser, walk: &Walk<'_>, device: &str) -> WebDriverResult<()> {
    walk.open(device).await?;
    walk.press("button[name=all_passed]").await?;
    // The evidence is refused until it is whole.
    walk.send("/wipe-evidence").await?;
    assert!(walk.shows(".error-summary").await?);
    if walk.shows("#storage_serial").await? {
        walk.fill("storage_serial", "S3Z9NB0K").await?;
    }
    walk.choose("method", "purge").await?;
    walk.fill("tool", "nwipe").await?;
    walk.fill("tool_version", "0.37").await?;
    set_moment(browser, "started_at", 2).await?;
    set_moment(browser, "ended_at", 1).await?;
    walk.fill("exit_status", "0").await?;
    walk.choose("verified", "yes").await?;
    walk.send("/wipe-evidence").await?;
    walk.choose("grade", "B").await?;
    walk.fill("weight_grams", "1580").await?;
    walk.send("/grade").await?;
    walk.follow(&format!("{device}/publish")).await?;
    walk.choose("to", "sale").await?;
    walk.fill("price_cents", "189,00").await?;
    walk.choose("vat_regime", "margin").await?;
    walk.fill("warranty_months", "12").await?;
    walk.send("/publish").await?;
    walk.open("/desk/listings").await?;
    walk.expect("ThinkPad T480").await?;
    walk.expect("189").await
}

async fn give_and_refurbish(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("status of 422");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let lot = declare(&walk).await?;
    fetch(&walk, &reference(&walk).await?).await?;
    let mut laptop = None;
    for device in walk.addresses("/desk/devices/RB-").await? {
        walk.visit_unjudged(&device).await?;
        if walk.words().await?.contains("T480") {
            laptop = Some(device);
            break;
        }
    }
    let laptop = laptop.expect("the laptop is at the workshop");
    walk.open("/desk/devices").await?;
    refurbish(browser, &walk, &laptop).await?;
    walk.become_persona("donor").await?;
    walk.open(&lot).await
}

#[test]
fn a_given_laptop_is_fetched_refurbished_and_put_up_for_sale() {
    visit(DESKTOP, give_and_refurbish);
    visit(PHONE.without_script(), give_and_refurbish);
}
