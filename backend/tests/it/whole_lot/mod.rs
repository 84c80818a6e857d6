//! A lot of fifty devices from its file to its end, with every document on the way; and what `rebond verify` says when
//! somebody who owns the database changes, removes or adds anything of it.

mod forged;
mod journey;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{Member, TestApp, on_both_databases};
use journey::{Closed, close, text};

on_both_databases!(
    a_fifty_device_lot_goes_from_file_to_closed_with_every_document,
    what_is_forged_in_a_closed_lot_is_found_and_named,
);

async fn bytes(app: &TestApp, who: &Member, path: &str) -> Vec<u8> {
    let response = app.as_member(who).request(Method::GET, path).send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let bytes = response.bytes().await.expect("bytes").to_vec();
    assert!(!bytes.is_empty(), "{path} is empty");
    bytes
}

/// The words of a PDF, as an outside program reads them.
async fn words(app: &TestApp, who: &Member, path: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, bytes(app, who, path).await).expect("a file");
    let read = std::process::Command::new("pdftotext").args(["-layout"]).arg(&file).arg("-").output();
    let read = read.unwrap_or_else(|error| panic!("pdftotext ({error}): run .ci/setup tests"));
    assert!(read.status.success(), "{path}: {}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8_lossy(&read.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn holds(app: &TestApp, who: &Member, path: &str, expected: &[&str]) {
    let words = words(app, who, path).await;
    for one in expected {
        assert!(words.contains(one), "{path} does not say {one:?}: {words}");
    }
}

/// The addresses under a heading of a page.
fn addresses(page: &str, section: &str) -> Vec<String> {
    let after = page.split_once(&format!("id=\"{section}\"")).map(|(_, after)| after).expect(section);
    let own = after.split_once("</section>").map_or(after, |(own, _)| own);
    own.split("href=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

async fn a_fifty_device_lot_goes_from_file_to_closed_with_every_document(app: TestApp) {
    let lot = close(&app).await;
    let Closed { donor, workshop, id, part, reference, devices, .. } = &lot;
    let (_, seen) = app.as_member(donor).get(&format!("/donation-lots/{id}")).await;
    assert_eq!((&seen["state"], &seen["lines_understood"]), (&json!("closed"), &json!(50)), "{seen}");

    // The list as it was sent, the slip of the collection, the labels of the shelf and of one device.
    assert_eq!(bytes(&app, donor, &format!("/desk/lots/{id}/inventory")).await, journey::list());
    let slip = format!("/desk/lot-parts/{part}/slip.pdf");
    holds(&app, workshop, &slip, &[reference, "ThinkPad T480", "OptiPlex 7060", "PF1A0000"]).await;
    let labels = words(&app, workshop, &format!("/desk/lot-parts/{part}/labels.pdf")).await;
    assert!(devices.iter().all(|device| labels.contains(device.as_str())), "{labels}");
    holds(&app, workshop, &format!("/desk/devices/{}/label.pdf", devices[9]), &[&devices[9]]).await;

    // The certificate of the lot made itself, that of a device was asked for; every storage is in the lot's.
    let (_, certificates) = app.as_member(donor).get(&format!("/donation-lots/{id}/certificates")).await;
    let kinds: Vec<&str> =
        certificates.as_array().unwrap().iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, ["lot", "device"], "{certificates}");
    assert_eq!(
        (&certificates[0]["storages"], &certificates[0]["left_out"]),
        (&json!(48), &json!(5)),
        "the screens have none"
    );
    let of_lot = words(&app, donor, &text(&certificates[0]["file"])).await;
    assert!(of_lot.contains("Certificat d’effacement") && of_lot.contains(reference.as_str()), "{of_lot}");
    for erased in &lot.serials {
        assert!(of_lot.contains(erased.as_str()), "{erased} is not in the lot's certificate: {of_lot}");
    }
    let of_device = text(&certificates[1]["file"]);
    holds(&app, donor, &of_device, &[&devices[0], &lot.serials[0], "nwipe"]).await;

    // What went to recycling, with its proof; what machines said of themselves.
    for (waste, proof) in &lot.waste {
        assert_eq!(bytes(&app, workshop, &format!("/desk/waste/{waste}/proof")).await, proof.as_bytes());
    }
    for (device, report) in devices[9..].iter().zip(&lot.reports) {
        let kept = bytes(&app, workshop, &format!("/desk/devices/{device}/hardware-reports/{report}")).await;
        assert!(String::from_utf8_lossy(&kept).contains("i5-8350U"), "{device}");
    }

    // The orders of the buyers, and the slip with the household's code.
    assert_eq!(lot.orders.len(), 3);
    for (buyer, order) in &lot.orders {
        let (_, told) = app.as_member(buyer).get(&format!("/purchase-orders/{order}")).await;
        let number = text(&told["reference"]);
        holds(&app, buyer, &format!("/desk/purchase-orders/{order}.pdf"), &[&number, "180,00"]).await;
    }
    let slip = words(&app, &lot.mediator, &format!("/desk/requests/{}/slip.pdf", lot.request)).await;
    assert!(slip.len() > 40, "{slip}");

    // Each document that the pages of the lot offer opens for who reads the page.
    for (who, page) in [(donor, format!("/desk/lots/{id}")), (workshop, format!("/desk/lot-parts/{part}"))] {
        let (_, shown) = app.as_member(who).page(&page).await;
        let offered = addresses(&shown, "documents");
        assert!(offered.len() >= 2, "{page} offers {offered:?}");
        for one in offered {
            bytes(&app, who, &one).await;
        }
    }
    // And each device has its passport, for people and for machines.
    for device in devices {
        let (_, passport) = app.as_visitor().get(&format!("/devices/{device}/passport")).await;
        assert_eq!(passport["chain"]["intact"], true, "{passport}");
    }
    let page = app.as_visitor().page(&format!("/appareils/{}.jsonld", devices[0])).await;
    let linked: Value = serde_json::from_str(&page.1).expect("JSON");
    assert!(linked["@context"].is_array(), "{linked}");
    assert_eq!(rebond::commands::reread(&app.app).await.faults, Vec::<String>::new());
}

async fn what_is_forged_in_a_closed_lot_is_found_and_named(app: TestApp) {
    let lot = close(&app).await;
    forged::everything(&app, &lot).await;
}
