//! Lists of desks over HTTP, on both databases: what is asked stands in the address, nobody sees another's rows, files
//! hold what the page shows, several rows are acted on once.

mod plans;

use rebond::devices::{self, LegalBasis, NewDevice, NewStorage, Specification, Wish};
use rebond::kernel::DeviceId;
use reqwest::{Method as Verb, StatusCode};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::support::app::{BEGLES, LYON, Member};
use crate::support::{New, TestApp, Visitor, on_both_databases};

on_both_databases!(
    a_workshop_finds_sorts_and_pages_its_devices,
    nobody_sees_anothers_devices_in_a_list_a_file_or_an_act,
    a_file_holds_what_the_page_shows_and_the_journal_keeps_it,
    forged_addresses_are_refused_in_words,
    a_device_is_found_by_its_model_and_by_its_number_in_any_tab,
    every_value_of_a_lists_filters_has_its_text,
    devices_are_published_together_once_and_refusals_are_told,
);

/// So many devices received at a workshop, of different models, one after another.
pub(crate) async fn stocked(app: &TestApp, workshop: &Member, count: usize) -> Vec<String> {
    let mut references = Vec::new();
    for number in 0..count {
        let new = NewDevice {
            id: DeviceId::new(),
            specification: Specification {
                category: if number % 3 == 0 { "screen" } else { "laptop" }.to_owned(),
                brand: Some("Lenovo".to_owned()),
                model: format!("=T{:03}", count - number),
                ..Specification::default()
            },
            serial: Some(format!("SN{number:04}")),
            inventory_number: None,
            storages: vec![NewStorage { serial: None, kind: "ssd".to_owned(), gigabytes: Some(256) }],
            legal_basis: LegalBasis::CompanyGift,
            wish: Wish::SaleAllowed,
            donor_id: None,
            lot_part_id: None,
            holder_id: workshop.organisation,
            site_id: workshop.site,
        };
        let op = app.op();
        let received = app.app.db.tx(async |t| devices::receive(t, &op, vec![new.clone()]).await).await;
        references.push(received.expect("a device is received").remove(0).reference);
        app.advance(chrono::Duration::minutes(1));
    }
    references
}

/// The references that a page shows, in its order.
fn shown(page: &str) -> Vec<String> {
    let table = page.split("<tbody").nth(1).unwrap_or_default();
    let links = table.split("href=\"/desk/devices/").skip(1);
    links.map(|rest| rest.chars().take_while(|c| *c != '"').collect()).collect()
}

/// The address behind « Suite de la liste ».
fn next_of(page: &str) -> Option<String> {
    let before = page.split(" rel=\"next\"").next().filter(|before| before.len() < page.len())?;
    let address = before.rsplit("href=\"").next()?.trim_end_matches('"');
    Some(address.replace("&#38;", "&").replace("&amp;", "&"))
}

async fn a_workshop_finds_sorts_and_pages_its_devices(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mut all = stocked(&app, &workshop, 60).await;
    let caller = app.as_member(&workshop);
    for (sort, backwards) in
        [("", true), ("&sort=received", false), ("&sort=title", true), ("&sort=-title", false)]
    {
        let mut address = Some(format!("/desk/devices?stage=to_test{sort}"));
        let mut seen = Vec::new();
        let mut pages = 0;
        while let Some(here) = address.take() {
            let (status, page) = caller.page(&here).await;
            assert_eq!(status, StatusCode::OK, "{here}");
            seen.extend(shown(&page));
            address = next_of(&page);
            pages += 1;
        }
        if backwards {
            all.reverse();
        }
        assert_eq!((pages, seen), (3, all.clone()), "{sort}");
        if backwards {
            all.reverse();
        }
    }
    let (_, page) = caller.page("/desk/devices?category=screen").await;
    assert!(page.contains("20 appareils"), "{page}");
    let (_, page) = caller.page("/desk/devices?q=sn0041").await;
    assert_eq!(shown(&page), [all[41].clone()]);
    assert!(page.contains("«\u{202f}sn0041\u{202f}»") && page.contains("Un appareil"), "the filter is named");
    let (_, page) = caller.page("/desk/devices?to=1/1/2026").await;
    assert!(page.contains("Aucun résultat avec ces filtres") && shown(&page).is_empty());
    let (status, page) = caller.page("/desk/devices?from=un+jour").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(page.contains("value=\"un jour\"") && page.contains("12/3/2026"), "what was typed is kept");
}

async fn nobody_sees_anothers_devices_in_a_list_a_file_or_an_act(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(LYON)).await;
    let own = stocked(&app, &workshop, 2).await;
    stocked(&app, &other, 27).await;
    let (_, page) = app.as_member(&workshop).page("/desk/devices").await;
    assert_eq!(shown(&page).len(), 2);
    // A place in another's list is no key to it.
    let (_, page) = app.as_member(&other).page("/desk/devices").await;
    let place = next_of(&page).expect("a second page");
    let (status, page) = app.as_member(&workshop).page(&place).await;
    assert_eq!(status, StatusCode::OK);
    assert!(shown(&page).iter().all(|reference| own.contains(reference)));
    let (_, file) = app.as_member(&other).page("/desk/devices?format=csv").await;
    assert_eq!(file.lines().count(), 28);
    assert!(own.iter().all(|reference| !file.contains(reference)));
    let labels = format!("/desk/devices/labels.pdf?row={}", own[0]);
    assert_eq!(app.as_member(&other).page(&labels).await.0, StatusCode::NOT_FOUND);
    let request = app.as_member(&workshop).request(Verb::GET, &labels);
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], "application/pdf");
    let form = [("action", "solidarity"), ("row", own[0].as_str())];
    let request = app.as_member(&other).request(Verb::POST, "/desk/devices/publish").form(&form);
    let (_, page) = app.as_member(&other).send(request).await;
    assert!(page.as_str().is_some(), "a page again");
    let device = devices::find_by_reference(app.app.db.fresh(), &own[0]).await.expect("the device");
    assert_eq!(device.state, devices::State::Received, "untouched");
}

async fn a_file_holds_what_the_page_shows_and_the_journal_keeps_it(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    stocked(&app, &workshop, 30).await;
    let caller = app.as_member(&workshop);
    let request = caller.request(Verb::GET, "/desk/devices?category=screen&sort=title&format=csv&q=sn");
    let answer = request.header("accept-language", "fr").send().await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"appareils-2026-11-23.csv\"");
    let text = answer.text().await.expect("a text");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("\u{feff}Référence;Appareil;Numéro de série;"), "{}", lines[0]);
    assert_eq!(lines.len(), 11, "ten screens and their heading");
    assert!(lines[1].contains(";Lenovo =T003;SN0027;"), "{}", lines[1]);
    assert!(lines[1].contains(";23/11/2026;"), "{}", lines[1]);
    let request = caller.request(Verb::GET, "/desk/devices?columns=serial&format=xlsx");
    let bytes = request.send().await.expect("an answer").bytes().await.expect("bytes");
    assert!(bytes.starts_with(b"PK"), "a workbook");
    let c = app.app.db.fresh();
    let journal = rebond::platform::audit::history(c, "list", "appareils").await.expect("a journal");
    let told: Vec<_> = journal.iter().map(|entry| (entry.action.as_str(), entry.details.clone())).collect();
    assert_eq!(
        told,
        [
            ("list.export", json!({ "rows": 10, "format": "csv", "filters": ["category", "q"] })),
            ("list.export", json!({ "rows": 30, "format": "xlsx", "filters": [] })),
        ],
        "which filters, never the words looked for"
    );
}

async fn forged_addresses_are_refused_in_words(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    stocked(&app, &workshop, 1).await;
    let caller = app.as_member(&workshop);
    for query in [
        "stage=everything",
        "category=%27%20OR%201%3D1",
        "sort=holder_id",
        "after=1",
        "after=WyJyZWNlaXZlZCIsdHJ1ZSx7InQiOiItMjAwMDAwLTAxLTAxVDAwOjAwOjAwWiJ9LCIwIl0",
        "sort=title&after=eyJ4IjoxfQ",
        "format=exe",
        "columns=secret",
    ] {
        let (status, page) = caller.page(&format!("/desk/devices?{query}")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{query}");
        assert!(
            page.contains("Revenez") || page.contains("Reprenez") || page.contains("Choisissez"),
            "{page}"
        );
    }
    for query in ["q=%25_%5C%00", "q=%27%3B--&sort=-reference", "to=31/12/2199&from=1/1/2000"] {
        let (status, _) = caller.page(&format!("/desk/devices?{query}")).await;
        assert_eq!(status, StatusCode::OK, "{query}");
    }
}

async fn devices_are_published_together_once_and_refusals_are_told(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let waiting = stocked(&app, &workshop, 1).await.remove(0);
    let ready = ready(&app, &workshop, 3).await;
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let token = visitor.open("/desk/devices?stage=ready").await.token();
    let mut form =
        vec![("_form", token.as_str()), ("action", "sale"), ("back", "stage=ready"), ("price", "180")];
    form.extend(ready.iter().chain([&waiting]).map(|reference| ("row", reference.as_str())));
    let publish = "/desk/devices/publish";
    for turn in ["first", "again"] {
        let sent = visitor.send(publish, publish, &form).await;
        assert_eq!((sent.status, sent.to.as_str()), (StatusCode::SEE_OTHER, "/desk/devices?stage=ready"));
        let shown = visitor.open(&sent.to).await;
        assert!(shown.holds("3 appareils sont en vente"), "{turn}: {}", shown.page);
        assert!(shown.holds("Une ligne a été refusée") && shown.holds(&waiting), "{turn}: {}", shown.page);
    }
    let op = app.acting_as(&workshop).await;
    let listings = rebond::catalogue::own_listings(app.app.db.fresh(), &op, &[], &Default::default()).await;
    assert_eq!(listings.expect("listings").items.iter().map(|one| one.available).sum::<i64>(), 3);
    form.retain(|(name, _)| *name != "row");
    let sent = visitor.send(publish, publish, &form).await;
    assert!(visitor.open(&sent.to).await.holds("Cochez au moins une case"));
    form.push(("row", waiting.as_str()));
    form.retain(|(name, _)| *name != "price");
    let sent = visitor.send(publish, publish, &form).await;
    assert!(visitor.open(&sent.to).await.holds("dites le prix"), "nothing is begun without a price");
}

/// So many devices that are ready.
async fn ready(app: &TestApp, workshop: &Member, count: usize) -> Vec<String> {
    let references = stocked(app, workshop, count).await;
    let caller = app.as_member(workshop);
    for (number, reference) in references.iter().enumerate() {
        caller.done(&format!("/devices/{reference}/tests"), &json!({ "all_passed": true })).await;
        let proof = json!({
            "storage_serial": format!("S{number}"), "method": "purge", "tool": "hdparm", "tool_version": "9.65", "exit_status": 0,
            "verified": true, "started_at": format!("2026-11-23T0{}:00:00Z", number + 1),
            "ended_at": format!("2026-11-23T0{}:30:00Z", number + 1),
        });
        caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof).await;
        caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "B" })).await;
    }
    references
}

/// What the database does for a query.
pub(crate) async fn plan(c: &impl ConnectionTrait, sql: &str) -> String {
    let backend = c.get_database_backend();
    let explain = if backend == sea_orm::DbBackend::Sqlite { "EXPLAIN QUERY PLAN" } else { "EXPLAIN" };
    let rows =
        c.query_all_raw(Statement::from_string(backend, format!("{explain} {sql}"))).await.expect("a plan");
    let column = if backend == sea_orm::DbBackend::Sqlite { 3 } else { 0 };
    rows.iter()
        .map(|row| row.try_get_by_index::<String>(column).expect("a step"))
        .collect::<Vec<_>>()
        .join("\n")
}

async fn a_device_is_found_by_its_model_and_by_its_number_in_any_tab(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    stocked(&app, &workshop, 6).await;
    let caller = app.as_member(&workshop);
    for (words, found) in
        [("lenovo", 6), ("T003", 1), ("Lenovo =T003", 1), ("T003 lenovo", 1), ("Dell T003", 0)]
    {
        let (status, page) = caller.page(&format!("/desk/devices?q={}", words.replace(' ', "+"))).await;
        assert_eq!((status, shown(&page).len()), (StatusCode::OK, found), "{words}");
    }
    let (_, page) = caller.page("/desk/devices?stage=ready&q=lenovo").await;
    assert!(page.contains("Chercher dans tous les onglets (6)"), "{page}");
    assert!(page.contains("href=\"/desk/devices?q=lenovo\""));
    let (_, page) = caller.page("/desk/devices?stage=ready&q=SN0003").await;
    assert_eq!(shown(&page).len(), 1, "a serial number is looked for everywhere");
    assert!(page.contains("Rien dans cet onglet"));
    let (_, page) = caller.page("/desk/devices?destination=sale").await;
    assert_eq!(shown(&page).len(), 6);
    let (_, page) = caller.page("/desk/devices?destination=solidarity").await;
    assert_eq!(shown(&page).len(), 0);
}

async fn every_value_of_a_lists_filters_has_its_text(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    stocked(&app, &workshop, 2).await;
    let caller = app.as_member(&workshop);
    for code in devices::CATEGORIES {
        let (status, page) = caller.page(&format!("/desk/devices?category={code}")).await;
        assert_eq!(status, StatusCode::OK, "{code}");
        assert!(!page.contains("category-"), "{code} has its text");
    }
    let (_, page) = caller.page("/desk/devices").await;
    assert!(page.contains("Écran (1)") && !page.contains("(0)"), "what finds nothing is not offered");
}
