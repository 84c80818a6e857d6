//! The bench on a phone: a reader that types like a keyboard, and a connection that goes and comes.

use std::time::Duration;

use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::json;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, Key, TypingData};

use crate::support::browser::{Browser, DESKTOP, PHONE, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// Two laptops that wait for their tests.
async fn to_test(walk: &Walk<'_>) -> WebDriverResult<(String, String)> {
    walk.become_persona("refurbisher").await?;
    walk.visit_unjudged("/desk/devices?stage=to_test&category=laptop").await?;
    let addresses = walk.addresses("/desk/devices/RB-").await?;
    let mut references: Vec<String> =
        addresses.iter().filter_map(|address| address.rsplit('/').next()).map(str::to_owned).collect();
    references.dedup();
    assert!(references.len() > 1, "two laptops wait for their tests: {references:?}");
    Ok((references.remove(0), references.remove(0)))
}

/// A barcode reader: the code in one burst, then Enter, wherever the keyboard is.
async fn read_code(browser: &Browser, code: &str) -> WebDriverResult<()> {
    let keys = TypingData::from(code) + Key::Enter;
    browser
        .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
        .send_keys(keys)
        .perform()
        .await
}

async fn wait_for_place(walk: &Walk<'_>, place: &str) -> WebDriverResult<()> {
    walk.until(&format!("never becomes {place}"), async || Ok(walk.place().await? == place)).await
}

async fn text_of(browser: &Browser, selector: &str) -> WebDriverResult<String> {
    browser.find(By::Css(selector)).await?.text().await
}

async fn wait_for_text(
    walk: &Walk<'_>,
    browser: &Browser,
    selector: &str,
    words: &str,
) -> WebDriverResult<()> {
    walk.until(&format!("never says {words:?} in {selector}"), async || {
        // The part of the page that is looked at may just be replaced.
        Ok(text_of(browser, selector).await.unwrap_or_default().contains(words))
    })
    .await
}

async fn press_yes(browser: &Browser) -> WebDriverResult<String> {
    let asked = text_of(browser, "#next-title").await?;
    browser.find(By::Css("#next .bench-yes")).await?.click().await?;
    Ok(asked)
}

/// What the server has of a device, by its API.
async fn told(browser: &Browser, reference: &str) -> WebDriverResult<serde_json::Value> {
    let fetch =
        "const [address, done] = arguments; fetch(address).then((answer) => answer.json()).then(done, done);";
    let address = format!("/api/v1/devices/{reference}/bench");
    Ok(browser.execute_async(fetch, vec![address.into()]).await?.json().clone())
}

async fn wait_for_untold(
    walk: &Walk<'_>,
    browser: &Browser,
    reference: &str,
    count: usize,
    asked: &str,
) -> WebDriverResult<()> {
    walk.until(&format!("lost {asked}"), async || {
        Ok(told(browser, reference).await?["untold"].as_array().map(Vec::len) == Some(count))
    })
    .await
}

/// A code, typed into the field.
async fn type_code(browser: &Browser, code: &str) -> WebDriverResult<()> {
    browser.find(By::Id("code")).await?.send_keys(TypingData::from(code) + Key::Enter).await
}

/// The session ends, and somebody else's begins in another tab: what is told meanwhile is kept, goes under nobody
/// else's name, and is sent when its author is back.
async fn keep_through_another_session(
    browser: &Browser,
    walk: &Walk<'_>,
    own: &str,
    reference: &str,
) -> WebDriverResult<()> {
    walk.visit_unjudged(own).await?;
    let leave = "const [done] = arguments;
        fetch('/sign-out', { method: 'POST' }).then((answer) => done(answer.ok), done);";
    let left = browser.execute_async(leave, Vec::new()).await?.json().clone();
    assert_eq!(left, json!(true), "the session does not end");
    let asked = press_yes(browser).await?;
    wait_for_text(walk, browser, "#bench-line", "Votre session est terminée").await?;
    wait_for_text(walk, browser, "#bench-line", "1 action en attente").await?;
    let page = browser.window().await?;
    let tab = browser.new_tab().await?;
    browser.switch_to_window(tab.clone()).await?;
    walk.become_persona("donor").await?;
    browser.switch_to_window(page.clone()).await?;
    wait_for_text(walk, browser, "#bench-line", "Une autre personne").await?;
    wait_for_text(walk, browser, "#bench-line", "1 action en attente").await?;
    browser.switch_to_window(tab).await?;
    walk.become_persona("refurbisher").await?;
    browser.switch_to_window(page).await?;
    wait_for_untold(walk, browser, reference, 11, &asked).await?;
    wait_for_text(walk, browser, "#bench-progress", "6 fonctions sur 17").await
}

async fn work_with_an_interrupted_connection(browser: &Browser) -> WebDriverResult<()> {
    browser.expect_console_error("ERR_INTERNET_DISCONNECTED");
    browser.expect_console_error("401 (Unauthorized)");
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let (reference, other) = to_test(&walk).await?;
    walk.open("/desk/bench").await?;
    walk.nothing_is_cut().await?;
    // The reader types into the page, not into the field.
    browser.execute("document.activeElement.blur()", Vec::new()).await?;
    read_code(browser, &reference).await?;
    let own = format!("/desk/bench/{reference}");
    wait_for_place(&walk, &own).await?;
    walk.judge().await?;
    walk.nothing_is_cut().await?;
    walk.expect("0 fonction sur 17 a une réponse").await?;

    // With a connection: sent at once, and the screen goes on.
    assert_eq!(press_yes(browser).await?, "Démarrage et arrêt");
    wait_for_text(&walk, browser, "#bench-progress", "1 fonction sur 17").await?;
    wait_for_text(&walk, browser, "#next-title", "Écran").await?;

    browser.cut_line(true).await?;
    assert_eq!(press_yes(browser).await?, "Écran");
    wait_for_text(&walk, browser, "#next-title", "Charnières").await?;
    press_yes(browser).await?;
    wait_for_text(&walk, browser, "#next-title", "Clavier").await?;
    browser.find(By::Css("#next .bench-no")).await?.click().await?;
    wait_for_text(&walk, browser, "#bench-line", "3 actions en attente").await?;
    walk.judge().await?;
    walk.nothing_is_cut().await?;
    let pressed = "button[value='keyboard:failed'][aria-pressed='true']";
    assert!(walk.shows(pressed).await?, "what was pressed is not shown");
    // A code read without a connection is not lost either; the next one takes its place, and says so.
    type_code(browser, "RB-2222-2222").await?;
    wait_for_text(&walk, browser, "#bench-line", "Code lu sans connexion").await?;
    type_code(browser, &other).await?;
    wait_for_text(&walk, browser, "#bench-line", "Il remplace RB-2222-2222").await?;
    // Another device lies there: this one's answers wait, until that one is passed over.
    assert!(!walk.shows("#next button:enabled").await?, "the device before can still be told of");
    walk.judge().await?;
    walk.nothing_is_cut().await?;
    browser.find(By::Css("#bench-refused button")).await?.click().await?;
    walk.wait_for("#next button:enabled").await?;
    type_code(browser, &other).await?;
    wait_for_text(&walk, browser, "#bench-line", "Code lu sans connexion").await?;

    // What was told is sent, and the device that was read opens.
    browser.cut_line(false).await?;
    wait_for_place(&walk, &format!("/desk/bench/{other}")).await?;
    walk.visit_unjudged(&own).await?;
    wait_for_text(&walk, browser, "#bench-progress", "4 fonctions sur 17").await?;
    let known = told(browser, &reference).await?;
    assert_eq!((&known["told"]["keyboard"], &known["told"]["screen"]), (&"failed".into(), &"passed".into()));
    assert_eq!(known["untold"].as_array().map(Vec::len), Some(13), "{known}");

    // Cut while the page is left: what was told is sent by the next page.
    browser.cut_line(true).await?;
    let asked = press_yes(browser).await?;
    wait_for_text(&walk, browser, "#bench-line", "1 action en attente").await?;
    browser.cut_line(false).await?;
    walk.visit_unjudged("/desk/bench").await?;
    wait_for_untold(&walk, browser, &reference, 12, &asked).await?;
    keep_through_another_session(browser, &walk, &own, &reference).await?;

    // The battery's field takes no code: the reader's burst opens the other device.
    walk.visit_unjudged(&own).await?;
    browser.find(By::Id("battery_percent")).await?.click().await?;
    read_code(browser, &other).await?;
    wait_for_place(&walk, &format!("/desk/bench/{other}")).await?;
    browser.find(By::Css("button[name=rest]")).await?.click().await?;
    wait_for_text(&walk, browser, "#bench-progress", "17 fonctions sur 17").await
}

#[test]
fn a_technician_works_on_a_phone_with_a_reader_and_an_interrupted_connection() {
    visit(PHONE, work_with_an_interrupted_connection);
}

/// A browser that knows no barcodes, before a camera that shows a label: its QR code, in rows of modules.
const CAMERA: &str = "
delete window.BarcodeDetector;
const rows = ROWS;
const canvas = document.createElement('canvas');
canvas.width = canvas.height = (rows.length + 8) * 8;
const ink = canvas.getContext('2d');
function draw() {
  ink.fillStyle = 'white';
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.fillStyle = 'black';
  rows.forEach((row, y) => [...row].forEach((module, x) => {
    if (module === '1') ink.fillRect((x + 4) * 8, (y + 4) * 8, 8, 8);
  }));
}
setInterval(draw, 50);
Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: async () => canvas.captureStream(20) } });
";

/// The modules of a text's QR code: 1 for black.
fn qr_rows(text: &str) -> Vec<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).expect("an address fits");
    let row = |y| (0..code.size()).map(|x| if code.get_module(x, y) { '1' } else { '0' }).collect();
    (0..code.size()).map(row).collect()
}

async fn read_with_the_camera(browser: &Browser) -> WebDriverResult<()> {
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let (reference, _) = to_test(&walk).await?;
    let rows = qr_rows(&server.url(&format!("/appareils/{reference}")));
    let source = CAMERA.replace("ROWS", &json!(rows).to_string());
    let added = json!({ "source": source });
    let script = browser.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", added).await?;
    walk.open("/desk/bench").await?;
    browser.find(By::Css(".bench-camera")).await?.click().await?;
    wait_for_place(&walk, &format!("/desk/bench/{reference}")).await?;
    browser.cdp().send_raw("Page.removeScriptToEvaluateOnNewDocument", script).await?;
    Ok(())
}

#[test]
fn a_phone_reads_a_label_with_its_camera() {
    visit(PHONE, read_with_the_camera);
}

/// From its tests to its grade, by what the screen asks for.
async fn follow_the_screen(browser: &Browser) -> WebDriverResult<()> {
    let server = Server::start().await;
    let walk = Walk::new(browser, &server);
    let (reference, _) = to_test(&walk).await?;
    walk.open(&format!("/desk/bench?code={reference}")).await?;
    walk.press("button[name=rest]").await?;
    walk.expect("17 fonctions sur 17 ont une réponse").await?;
    walk.fill("battery_percent", "64").await?;
    walk.press("#next button").await?;
    walk.press("button[value='case_marks:light']").await?;
    walk.press("button[value='screen_marks:none']").await?;
    walk.expect("Bon état").await?;
    walk.expect("Batterie à 64 %").await?;
    walk.press("#next button").await?;
    walk.expect("Effacer les données").await?;
    walk.follow("/etat-des-appareils").await
}

#[test]
fn the_bench_goes_on_without_script() {
    visit(PHONE.without_script(), follow_the_screen);
    visit(DESKTOP.without_script(), follow_the_screen);
}
