//! The conditions under which people really use pages: a small window or 400 % zoom, the dark, a slow line, no script, a
//! printer, a screen reader; each over every page of the site.

use std::collections::BTreeSet;

use serde_json::json;
use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::RUNTIME;
use crate::support::browser::{Browser, DESKTOP, PHONE, SMALLEST, visit};
use crate::support::server::Server;
use crate::support::site::{EVERYBODY, Site, routes};
use crate::support::walk::Walk;

/// Pages that no link of the practice ground leads to at its start: the step that leads there comes first.
const AFTER_A_STEP: &[(&str, &str)] = &[
    ("/etre-rappele/merci", "shown once a call was asked for: visitor"),
    ("/design", "for who writes pages, not linked on purpose: the design's own tests"),
    ("/design/{component}", "from the same list: the design's own tests"),
    ("/desk/devices/labels.pdf", "asked for by a form, for the devices that were ticked"),
    ("/.well-known/security.txt", "read by machines"),
    ("/robots.txt", "read by machines"),
    ("/sitemap.xml", "read by machines"),
    ("/donner/modeles/convention-de-don.pdf", "offered beside an estimate"),
    ("/donner/modeles/bon-de-collecte.pdf", "offered beside an estimate"),
    ("/donner/modeles/certificat-d-effacement.pdf", "offered beside an estimate"),
    ("/desk/lots/{id}/agreement", "a workshop took the lot: agreements"),
    ("/desk/lots/{id}/agreement.pdf", "from there: agreements"),
    ("/desk/lot-parts/{id}/agreement", "the workshop took the lot: agreements"),
    ("/desk/lot-parts/{id}/agreement.pdf", "from there: agreements"),
    ("/convention", "a donor shows an agreement through a link: agreements"),
    ("/disques", "a donor shows its disks through a link: agreements"),
    ("/disques/etat.json", "from there: agreements"),
    ("/convention/document.pdf", "from there: agreements"),
    ("/avis/merci", "shown once an opinion was given"),
    ("/desk/filing/done", "shown once something was filed for a caller"),
    ("/desk/filing/gifts/{id}", "the letter of what was filed for a caller"),
    ("/desk/lots/preview", "a form that was refused stands there; opened again it is empty"),
    ("/desk/lots/{id}/preview", "a list was read and is not declared yet: gift"),
    ("/desk/lots/{id}/inventory", "a list was handed in: gift"),
    ("/sandbox/mailbox/{id}", "a message was sent: solidarity"),
    ("/sandbox/tour", "a guided tour was begun: practice"),
    ("/desk/pooled-orders/{id}/edit", "one has a draft: buying_together"),
    ("/desk/pooled-orders/{id}/commit", "offers were found and are to be taken: buying_together"),
    ("/desk/purchase-orders/{id}/sign", "an order was made by commitments: buying_together"),
    ("/desk/devices/{reference}/reports/{id}", "a report of erasure was handed in: gift"),
    (
        "/desk/devices/{reference}/hardware-reports/{id}",
        "a hardware report was taken in, and a small practice ground has few: the room's own tests",
    ),
    ("/desk/lots/{id}/proofs/{proof}", "a proof was attached before a collection: the room's own tests"),
    ("/desk/lot-parts/{id}/proofs/{proof}", "a proof was attached before a collection: the room's own tests"),
    ("/desk/lots/{id}/photos/{photo}", "a photo of a lot was sent: the room's own tests"),
    ("/desk/lot-parts/{id}/photos/{photo}", "a photo of a lot was sent: the room's own tests"),
    ("/desk/bench/{reference}/photos/{photo}", "a photo of a device was sent: the room's own tests"),
    ("/verifier/{mark}", "the code of a certificate leads there: the room's own tests"),
    ("/desk/devices/{reference}/publish", "a device is ready and has no listing: gift"),
];

/// The largest first load, in kilobytes as they cross the line.
fn largest(path: &str) -> f64 {
    match path.split('?').next().unwrap_or_default() {
        "/catalogue" => 250.0,
        _ => 60.0,
    }
}

#[test]
fn every_page_is_reached_by_links() {
    let site = RUNTIME.block_on(Site::shared());
    let stepped: BTreeSet<&str> = AFTER_A_STEP.iter().map(|(route, _)| *route).collect();
    let lost: Vec<&str> = routes()
        .into_iter()
        .filter(|route| !site.reached.contains(route) && !stepped.contains(route))
        .collect();
    assert!(lost.is_empty(), "no link leads to {lost:#?}");
}

/// Becomes whoever looks.
async fn arrive(walk: &Walk<'_>, persona: Option<&str>) -> WebDriverResult<()> {
    match persona {
        Some(persona) => {
            walk.visit_unjudged("/sandbox").await?;
            walk.press_unjudged(format!("button[name=persona][value={persona}]")).await
        }
        None => Ok(()),
    }
}

fn everywhere(
    view: crate::support::browser::View,
    look: impl AsyncFn(&Browser, &Walk<'_>, &str) -> WebDriverResult<()>,
) {
    let site = RUNTIME.block_on(Site::shared());
    for persona in EVERYBODY {
        let pages = site.pages.iter().filter(|(whose, _)| *whose == persona).flat_map(|(_, pages)| pages);
        let pages: Vec<&String> = pages.collect();
        visit(view, async |browser| {
            let walk = Walk::new(browser, Server::shared().await);
            arrive(&walk, persona).await?;
            for page in pages {
                look(browser, &walk, page).await?;
            }
            Ok(())
        });
    }
}

/// 320 pixels is a small phone, and a window of 1280 pixels at 400 %. In the dark, without script.
#[test]
fn every_page_fits_320_pixels_in_the_dark_without_script() {
    everywhere(SMALLEST.dark().without_script(), async |_, walk, page| {
        walk.open(page).await?;
        walk.nothing_is_cut().await
    });
}

/// Letters, words, lines and paragraphs may be spaced out (WCAG 1.4.12): nothing is cut or covered.
#[test]
fn text_may_be_spaced_out() {
    let spaced = "const style = new CSSStyleSheet();
        style.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } \
            p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [style];
        return [...document.querySelectorAll('a, button, p, h1, h2, h3, td, th, label, summary, .badge')]
            .filter((one) => {
                const flow = getComputedStyle(one);
                const hides = flow.overflow === 'hidden' && flow.clipPath === 'none' && flow.clip === 'auto';
                return hides && one.offsetWidth > 2 && one.scrollWidth > one.offsetWidth + 1;
            })
            .map((one) => one.outerHTML.slice(0, 120))";
    visit(DESKTOP, async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        for page in [
            "/",
            "/catalogue",
            "/donner",
            "/acheter-ensemble",
            "/aider-un-foyer",
            "/etre-rappele",
            "/sandbox",
        ] {
            walk.visit_unjudged(page).await?;
            let cut: Vec<String> = browser.measured(spaced).await?.convert()?;
            assert!(cut.is_empty(), "{page} cuts off {cut:#?}");
            walk.nothing_is_cut().await?;
        }
        Ok(())
    });
}

/// What crosses the line when a page is opened for the first time; and it opens at its top.
#[test]
fn no_page_is_heavy() {
    let heaviest = std::sync::Mutex::new(Vec::new());
    everywhere(DESKTOP, async |browser, walk, page| {
        browser.forget_cache().await?;
        browser.goto("about:blank").await?;
        browser.received().await?;
        walk.visit_unjudged(page).await?;
        let kilobytes = browser.received().await? / 1024.0;
        assert!(kilobytes > 5.0, "{page} weighs {kilobytes} kB: nothing was measured");
        let scrolled: f64 = browser.measured("return scrollY").await?.convert()?;
        assert!(scrolled < 1.0, "{page} opens {scrolled} pixels down");
        heaviest.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((kilobytes, page.to_owned()));
        Ok(())
    });
    visit(DESKTOP.without_script(), async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        browser.forget_cache().await?;
        browser.received().await?;
        walk.visit_unjudged("/catalogue").await?;
        let kilobytes = browser.received().await? / 1024.0;
        assert!((5.0..=100.0).contains(&kilobytes), "the catalogue without its map weighs {kilobytes} kB");
        Ok(())
    });
    let mut all = heaviest.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    all.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (kilobytes, page) in all.iter().take(10) {
        println!("{kilobytes:7.1} kB {page}");
    }
    let heavy: Vec<String> = all
        .iter()
        .filter(|(kilobytes, page)| *kilobytes > largest(page))
        .map(|(kilobytes, page)| format!("{page}: {kilobytes:.1} kB"))
        .collect();
    assert!(heavy.is_empty(), "too heavy: {heavy:#?}");
}

/// A line of the third generation: something is read within seconds, and forms work.
#[test]
fn a_slow_line_shows_pages_and_takes_forms() {
    visit(PHONE, async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        browser.slow_line(true).await?;
        for page in ["/", "/catalogue", "/donner", "/etre-rappele"] {
            walk.visit_unjudged(page).await?;
            let first = browser.first_paint().await?;
            assert!(first < 10_000.0, "{page} shows nothing for {first} ms");
        }
        walk.visit_unjudged("/catalogue").await?;
        walk.fill("q", "thinkpad").await?;
        walk.press_unjudged("main form[role=search] button, .search button, main form button").await?;
        walk.expect("thinkpad").await?;
        browser.slow_line(false).await
    });
}

/// A page on paper: its words, on few sheets, without what only a screen can press.
#[test]
fn pages_of_objects_can_be_printed() {
    visit(DESKTOP, async |browser| {
        let walk = Walk::new(browser, Server::shared().await);
        for (persona, list) in [
            (Some("donor"), "/desk/lots"),
            (Some("refurbisher"), "/desk/purchase-orders"),
            (Some("buyer"), "/desk/pooled-orders"),
            (Some("mediator"), "/desk/requests"),
            (None, "/donner"),
        ] {
            arrive(&walk, persona).await?;
            walk.visit_unjudged(list).await?;
            if persona.is_some() {
                let object = walk.addresses(&format!("{list}/")).await?;
                let object =
                    object.iter().find(|address| !address.ends_with("/new") && !address.contains('?'));
                walk.visit_unjudged(object.expect("an object in the list")).await?;
            }
            let printed = browser.printed().await?;
            assert!((1..=8).contains(&printed), "{list} prints {printed} sheets");
            browser.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            let buttons = browser.find_all(By::Css("header .bar-nav, footer.foot nav")).await?;
            for button in buttons {
                assert!(!button.is_displayed().await?, "{list} prints what only a screen needs");
            }
            assert!(walk.words().await?.len() > 200, "{list} prints nothing");
            browser.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        }
        Ok(())
    });
}
