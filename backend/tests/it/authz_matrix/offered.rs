//! What the page of an object offers is done, and is offered to nobody who may not do it: every object in several of its
//! states, with every form of its page sent as a browser would send it.

use reqwest::{Method, StatusCode};

use super::filled;
use super::world::Has::{self, *};
use super::world::Owner::{self, *};
use super::world::World;
use crate::support::{Member, TestApp};

/// Pages of objects, each with a state it stands in and whose it is.
const PAGES: &[(&str, Has, Owner)] = &[
    ("/desk/lots/{id}/preview", DraftLot, Donor),
    ("/desk/lots/{id}", Lot, Donor),
    ("/desk/lots/{id}", UnplacedLot, Donor),
    ("/desk/lots/{id}", ReceivedLot, Donor),
    ("/desk/lots/{id}", DisputedLot, Donor),
    ("/desk/lot-parts/{id}", OfferedPart, Refurbisher),
    ("/desk/lot-parts/{id}", AcceptedPart, Refurbisher),
    ("/desk/lot-parts/{id}", TakenPart, Refurbisher),
    ("/desk/lots/{id}/agreement", TakenLot, Donor),
    ("/desk/lots/{id}/agreement", SharedLot, Donor),
    ("/desk/lots/{id}/file", SharedDisks, Donor),
    ("/desk/lot-parts/{id}/agreement", TakenPart, Refurbisher),
    ("/desk/lot-parts/{id}", CollectedPart, Refurbisher),
    ("/desk/lot-parts/{id}", ClosedCount, Refurbisher),
    ("/desk/lot-parts/{id}", ReceivedPart, Refurbisher),
    ("/desk/lot-parts/{id}", ErasedPart, Refurbisher),
    ("/desk/lots/{id}", ErasedLot, Donor),
    ("/desk/lot-parts/{id}", ContestedPart, Refurbisher),
    ("/desk/lot-parts/{id}/reception", CountedPart, Refurbisher),
    ("/desk/lot-parts/{id}/reception", ClosedCount, Refurbisher),
    ("/desk/devices/{reference}", Received, Refurbisher),
    ("/desk/devices/{reference}", ToWipe, Refurbisher),
    ("/desk/devices/{reference}", Wiped, Refurbisher),
    ("/desk/devices/{reference}", Quarantined, Refurbisher),
    ("/desk/devices/{reference}", Ready, Refurbisher),
    ("/desk/devices/{reference}", Listed, Refurbisher),
    ("/desk/devices/{reference}", Alike, Refurbisher),
    ("/desk/listings/{id}", Listing, Refurbisher),
    ("/desk/listings/{id}", PausedListing, Refurbisher),
    ("/desk/pooled-orders/{id}", DraftPool, Buyer),
    ("/desk/pooled-orders/{id}", OpenPool, Buyer),
    ("/desk/pooled-orders/{id}", ConfirmedPool, Buyer),
    ("/desk/pooled-orders/{id}", SourcedPool, Buyer),
    ("/desk/pooled-orders/{id}/commit", SourcedPool, Buyer),
    ("/desk/purchase-orders/{id}", ProposedOrder, Buyer),
    ("/desk/purchase-orders/{id}/sign", ProposedOrder, Buyer),
    ("/desk/purchase-orders/{id}", SignedOrder, Buyer),
    ("/desk/purchase-orders/{id}", SignedOrder, Refurbisher),
    ("/desk/purchase-orders/{id}", ConfirmedOrder, Refurbisher),
    ("/desk/purchase-orders/{id}", ShippedOrder, Buyer),
    ("/desk/purchase-orders/{id}", ShippedOrder, Refurbisher),
    ("/desk/shipments/{id}", Shipment, Buyer),
    ("/desk/shipments/{id}", Shipment, Refurbisher),
    ("/desk/requests/{id}", Request, Mediator),
    ("/desk/requests/{id}", ProposedRequest, Mediator),
    ("/desk/requests/{id}", AcceptedRequest, Mediator),
    ("/desk/requests/{id}", ShippedRequest, Mediator),
    ("/desk/requests/{id}", HandedRequest, Mediator),
    ("/desk/requests/{id}", FollowedRequest, Mediator),
    ("/desk/allocation-runs/{id}", Run, Lead),
    ("/desk/campaigns/{id}", Call, Lead),
    ("/desk/campaigns/{id}", EndedCall, Lead),
    ("/desk/campaign-points/{id}", AskedPoint, Refurbisher),
    ("/desk/campaign-rounds/{id}", AskedRound, Refurbisher),
    ("/desk/campaign-rounds/{id}", OpenRound, Donor),
];

/// One way to send one form of a page.
#[derive(Clone, Debug, PartialEq)]
struct Sending {
    action: String,
    pairs: Vec<(String, String)>,
}

fn attribute<'h>(tag: &'h str, name: &str) -> Option<&'h str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn push(pairs: &mut Vec<(String, String)>, name: &str, value: &str) {
    if !pairs.iter().any(|(known, _)| known == name) {
        pairs.push((name.to_owned(), value.to_owned()));
    }
}

/// Every way to send the forms of a page's main part: each button of each, and each answer where the answer is the step.
/// What is empty is filled with a word; files are left to the tests of their own.
fn sendings(html: &str) -> Vec<Sending> {
    let main = html.split("<main").nth(1).unwrap_or_default().split("</main>").next().unwrap_or_default();
    let mut all = Vec::new();
    for form in main.split("<form ").skip(1) {
        let form = form.split("</form>").next().unwrap_or_default();
        let head = form.split('>').next().unwrap_or_default();
        if !head.contains("method=\"post\"") || head.contains("multipart") {
            continue;
        }
        // The first attribute of a tag has lost the space before it.
        let action = attribute(&format!(" {head}"), "action").unwrap_or_default().to_owned();
        let (mut pairs, mut steps) = (Vec::new(), Vec::new());
        for input in form.split("<input ").skip(1) {
            let tag = format!(" {}", input.split('>').next().unwrap_or_default());
            let name = attribute(&tag, "name").unwrap_or_default();
            let value = attribute(&tag, "value").unwrap_or_default();
            match attribute(&tag, "type") {
                Some("radio") if name == "step" => steps.push(value.to_owned()),
                Some("radio" | "checkbox" | "hidden") => push(&mut pairs, name, value),
                _ if value.is_empty() && name.contains("reason") => push(&mut pairs, name, "essai"),
                _ => push(&mut pairs, name, value),
            }
        }
        for area in form.split("<textarea ").skip(1) {
            let tag = format!(" {}", area.split('>').next().unwrap_or_default());
            let name = attribute(&tag, "name").unwrap_or_default();
            push(&mut pairs, name, if name.contains("reason") { "essai" } else { "" });
        }
        for button in form.split("<button ").skip(1) {
            let tag = format!(" {}", button.split('>').next().unwrap_or_default());
            let mut own = pairs.clone();
            if let (Some(name), Some(value)) = (attribute(&tag, "name"), attribute(&tag, "value")) {
                push(&mut own, name, value);
            }
            let sending = Sending { action: action.clone(), pairs: own };
            if steps.is_empty() {
                all.push(sending);
                continue;
            }
            all.extend(steps.iter().map(|step| {
                let mut one = sending.clone();
                push(&mut one.pairs, "step", step);
                one
            }));
        }
    }
    all
}

async fn page(world: &World, who: &Member, path: &str) -> (StatusCode, String) {
    let request = world.request(Method::GET, path).bearer_auth(&who.token);
    let response = request.send().await.expect("an answer");
    (response.status(), response.text().await.expect("a page"))
}

/// Why what was sent was refused; nothing when it was done, or when a field is asked for.
async fn refusal(world: &World, who: &Member, sending: &Sending) -> Option<String> {
    let request = world.request(Method::POST, &sending.action).bearer_auth(&who.token);
    let response = request.form(&sending.pairs).send().await.expect("an answer");
    let status = response.status();
    if status == StatusCode::UNPROCESSABLE_ENTITY {
        return None;
    }
    let header = |name: &str| {
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let (landed, cookie) = (header("location"), header("set-cookie"));
    if !status.is_redirection() {
        let words: String = response.text().await.unwrap_or_default().chars().take(400).collect();
        return Some(format!("{status} {words}"));
    }
    // The page one lands on says whether it was done: the message travels in the session.
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let request = world.request(Method::GET, &landed).bearer_auth(&who.token).header("cookie", cookie);
    let text = request.send().await.expect("an answer").text().await.expect("a page");
    let flash = text.split("class=\"flash flash-error\"").nth(1)?;
    Some(flash.chars().take(300).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_a_page_offers_is_done() {
    let world = World::new(TestApp::on_sqlite().await).await;
    let mut faults = Vec::new();
    let mut sent = 0;
    for (path, has, owner) in PAGES {
        let who = world.own(*owner).clone();
        let values = world.make(*has).await;
        let (status, html) = page(&world, &who, &filled(path, '{', '}', &values)).await;
        assert_eq!(status, StatusCode::OK, "{path} {has:?}");
        for place in 0..sendings(&html).len() {
            // Each form is sent from a page of its own: what one does would forbid the next.
            let values = world.make(*has).await;
            let (_, html) = page(&world, &who, &filled(path, '{', '}', &values)).await;
            let Some(sending) = sendings(&html).into_iter().nth(place) else {
                faults.push(format!("{path} {has:?} offers something else each time"));
                continue;
            };
            sent += 1;
            if let Some(why) = refusal(&world, &who, &sending).await {
                faults.push(format!("{path} {has:?} as {owner:?} offers {sending:?}, refused: {why}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(sent > 60, "only {sent} forms were found: does the test still read the pages?");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_only_reads_is_offered_nothing_and_learns_whom_to_ask() {
    let world = World::new(TestApp::on_sqlite().await).await;
    let mut faults = Vec::new();
    for (path, has, owner) in PAGES {
        let values = world.make(*has).await;
        let path = filled(path, '{', '}', &values);
        let (_, whole) = page(&world, world.own(*owner), &path).await;
        let (status, html) = page(&world, world.reader(*owner), &path).await;
        let offered = sendings(&html);
        if status != StatusCode::OK || !offered.is_empty() {
            faults.push(format!("{path} {has:?} gives a reader {status} and {offered:?}"));
        }
        let something = !sendings(&whole).is_empty() && !path.ends_with("/preview");
        if something && !html.contains("class=\"thing-ask\"") {
            faults.push(format!("{path} {has:?} does not say whom to ask"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
