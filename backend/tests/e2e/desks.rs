//! Every page of the desks that bring equipment in: each list and its tabs, each form, one object in each state, and what
//! an address that leads nowhere answers. Every page is judged, and what waits on a desk leads to where it can be done.

use thirtyfour::By;
use thirtyfour::error::WebDriverResult;

use crate::support::browser::{Browser, DESKTOP, PHONE, View, visit};
use crate::support::server::Server;
use crate::support::walk::Walk;

/// What a persona's visit stops at.
pub(crate) enum Stop {
    /// The desk, and where each line of what waits leads: there, something can be done.
    Waiting,
    /// A page.
    Page(&'static str),
    /// A page with tabs, and every tab.
    Tabs(&'static str),
    /// A list, and the first object in each state that it shows.
    States(&'static str),
    /// The page with this end of the first object of a list.
    Under(&'static str, &'static str),
    /// An address where nothing is.
    Nothing(&'static str),
}

use Stop::{Nothing, Page, States, Tabs, Under, Waiting};

/// Every persona with its stops.
const DESKS: [(&str, &[Stop]); 3] = [
    (
        "donor",
        &[
            Waiting,
            Page("/desk/lots/new"),
            States("/desk/lots"),
            Nothing("/desk/lots/00000000-0000-0000-0000-000000000000"),
            Nothing("/desk/lot-parts"),
        ],
    ),
    (
        "refurbisher",
        &[
            Waiting,
            Tabs("/desk/lot-parts"),
            States("/desk/lot-parts"),
            Tabs("/desk/devices"),
            Page("/desk/devices?q=rien+de+tel"),
            States("/desk/devices?stage=to_test"),
            States("/desk/devices?stage=to_erase"),
            States("/desk/devices?stage=to_repair"),
            States("/desk/devices?stage=to_grade"),
            States("/desk/devices?stage=ready"),
            States("/desk/devices?stage=offered"),
            States("/desk/devices?stage=out"),
            States("/desk/devices?stage=set_aside"),
            States("/desk/devices?stage=ended"),
            Under("/desk/devices?stage=ready", "/publish"),
            Under("/desk/devices?stage=to_test", "/publish"),
            Tabs("/desk/listings"),
            States("/desk/purchase-orders"),
            Page("/desk/proposals"),
            Page("/desk/figures"),
            Page("/desk/figures/outcomes"),
            Page("/desk/figures/proofs"),
            Page("/desk/figures/collections"),
            Page("/desk/figures/receptions"),
            Page("/desk/accreditation"),
            Nothing("/desk/lots/new"),
            Nothing("/desk/devices/RB-XXXX-XXXX"),
        ],
    ),
    (
        "operator",
        &[
            Waiting,
            Page("/desk/callbacks"),
            Page("/desk/refurbishers"),
            States("/desk/accreditations"),
            Page("/desk/criteria/refurbisher"),
            Page("/desk/jobs"),
            States("/desk/allocation-runs"),
        ],
    ),
];

/// One object in each state that a list shows: the addresses of the rows' first links.
async fn one_of_each(browser: &Browser) -> WebDriverResult<Vec<String>> {
    let mut states = Vec::new();
    let mut addresses = Vec::new();
    for row in browser.find_all(By::Css("main tbody tr")).await? {
        let Ok(link) = row.find(By::Css("a[href^='/desk/']")).await else { continue };
        let state = match row.find(By::Css(".badge")).await {
            Ok(badge) => badge.text().await?,
            Err(_) => String::new(),
        };
        if !states.contains(&state) {
            states.push(state);
            addresses.extend(link.attr("href").await?);
        }
    }
    Ok(addresses)
}

/// Where the lines of a desk lead.
async fn waiting(browser: &Browser) -> WebDriverResult<Vec<String>> {
    let mut addresses = Vec::new();
    for button in browser.find_all(By::Css("main .task-action a")).await? {
        addresses.extend(button.attr("href").await?);
    }
    Ok(addresses)
}

/// Codes and unfilled texts are for machines: none may be read on a page.
async fn plain_words(walk: &Walk<'_>) -> WebDriverResult<()> {
    let words = walk.words().await?;
    let place = walk.place().await?;
    for word in words.split_whitespace() {
        let raw = word.contains("{$") || (word.contains('_') && !word.contains(['@', '.']));
        assert!(!raw, "{place} shows the code {word}: {words}");
    }
    for other in ["null", "None", "Some(", "undefined", "NaN"] {
        assert!(!words.contains(other), "{place} shows {other:?}: {words}");
    }
    Ok(())
}

async fn see(walk: &Walk<'_>, path: &str) -> WebDriverResult<()> {
    walk.open(path).await?;
    plain_words(walk).await
}

pub(crate) async fn visit_desk(browser: &Browser, persona: &str, stops: &[Stop]) -> WebDriverResult<()> {
    let walk = Walk::new(browser, Server::shared().await);
    walk.become_persona(persona).await?;
    for stop in stops {
        match stop {
            Waiting => {
                see(&walk, "/desk").await?;
                for address in waiting(browser).await? {
                    see(&walk, &address).await?;
                    let something = "main form[method=post] button, main tbody a, main a.button";
                    assert!(walk.shows(something).await?, "{address} offers nothing to do");
                }
            }
            Page(path) => see(&walk, path).await?,
            Tabs(path) => {
                see(&walk, path).await?;
                let mut tabs = Vec::new();
                for tab in browser.find_all(By::Css("main .tabs a")).await? {
                    tabs.extend(tab.attr("href").await?);
                }
                assert!(tabs.len() > 1, "{path} has no tabs");
                for tab in tabs.iter().filter(|tab| tab != path) {
                    see(&walk, tab).await?;
                }
            }
            States(path) => {
                see(&walk, path).await?;
                for address in one_of_each(browser).await? {
                    see(&walk, &address).await?;
                }
            }
            Under(path, end) => {
                walk.visit_unjudged(path).await?;
                let object = one_of_each(browser).await?.swap_remove(0);
                see(&walk, &format!("{object}{end}")).await?;
            }
            Nothing(path) => {
                browser.expect_console_error("status of 40");
                see(&walk, path).await?;
                assert!(walk.shows(".error-page a[href='/desk']").await?, "{path} does not lead back");
                assert!(walk.shows(".account").await?, "{path} forgets who is signed in");
            }
        }
    }
    Ok(())
}

fn visit_desks(view: View) {
    for (persona, stops) in DESKS {
        visit(view, async |browser| visit_desk(browser, persona, stops).await);
    }
}

#[test]
fn every_page_of_a_desk_is_judged_in_a_window() {
    visit_desks(DESKTOP);
}

#[test]
fn every_page_of_a_desk_is_judged_on_a_phone_without_script() {
    visit_desks(PHONE.without_script());
}
