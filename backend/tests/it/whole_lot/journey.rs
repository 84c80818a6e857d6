//! From the file to the end: fifty devices are erased, and each is sold, given, kept for parts or recycled.

use std::collections::BTreeMap;
use std::fmt::Write;

use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::erasure_reports::forge::Nwipe;
use crate::support::app::{BEGLES, BORDEAUX, LIBOURNE};
use crate::support::{Member, New, TestApp};

pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}")).to_owned()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("a list: {value}"))
}

/// Thirty laptops, ten desktops, five screens, three servers of two disks, two telephones.
pub(super) fn list() -> Vec<u8> {
    let mut list = String::from("Désignation;Marque;Modèle;N° de série;Mémoire;Disque\n");
    let mut rows = |count: usize, start: &str, what: &str, rest: &str| {
        for number in 0..count {
            writeln!(list, "{what};{start}{number:04};{rest}").expect("text grows");
        }
    };
    rows(30, "PF1A", "Ordinateur portable;Lenovo;ThinkPad T480", "16 Go;500 Go HDD");
    rows(10, "DO7B", "Unité centrale;Dell;OptiPlex 7060", "8 Go;500 Go HDD");
    rows(5, "DE2C", "Écran;Dell;P2419H", ";");
    rows(3, "HP3D", "Serveur;HP;ProLiant DL380", "64 Go;2 x 500 Go HDD");
    rows(2, "SG4E", "Smartphone;Samsung;Galaxy A52", "6 Go;128 Go");
    list.into_bytes()
}

/// A lot that is closed, and what came of it.
pub(super) struct Closed {
    pub(super) donor: Member,
    pub(super) workshop: Member,
    pub(super) mediator: Member,
    pub(super) id: String,
    pub(super) part: String,
    pub(super) reference: String,
    /// In the order of the list.
    pub(super) devices: Vec<String>,
    /// Of the erased storages, in the order of the devices.
    pub(super) serials: Vec<String>,
    /// What three machines, from the tenth on, said of themselves.
    pub(super) reports: Vec<String>,
    /// Each order with who bought.
    pub(super) orders: Vec<(Member, String)>,
    pub(super) request: String,
    /// Each record of waste with what its proof says.
    pub(super) waste: Vec<(String, String)>,
}

pub(super) async fn close(app: &TestApp) -> Closed {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let mediator = app.member(New::mediator(BORDEAUX)).await;
    let file = Part::bytes(list()).file_name("parc.csv");
    let form =
        Form::new().text("site_id", donor.site.to_string()).text("wish", "mixed").part("inventory", file);
    let calls = app.as_member(&donor);
    let request = calls.request(Method::POST, "/api/v1/donation-lots").multipart(form);
    let (status, lot) = calls.send(request).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let part = text(&lot["parts"][0]["id"]);
    let bench = app.as_member(&workshop);
    let mut received = Value::Null;
    for step in ["accept", "collect", "receive"] {
        if step == "collect" {
            app.sign_agreement(&part).await;
        }
        received = bench.done(&format!("/lot-parts/{part}/{step}"), &json!({})).await;
    }
    let devices: Vec<String> =
        items(&received["devices"]).iter().map(|device| text(&device["reference"])).collect();
    assert_eq!(devices.len(), 50);
    let devices = in_the_order_of_the_list(app, &workshop, devices).await;

    let reports = hardware(app, &workshop, &devices).await;
    let mut serials = Vec::new();
    for reference in &devices {
        serials.extend(erase(app, &workshop, reference).await);
    }
    assert_eq!(serials.len(), 48, "thirty, ten, twice three and two");
    bench.done(&format!("/devices/{}/certificates", devices[0]), &json!({})).await;

    let (given, rest) = devices.split_at(1);
    let (sold, rest) = rest.split_at(8);
    let (laptops, rest) = rest.split_at(21);
    let (desktops, rest) = rest.split_at(10);
    for reference in given.iter().chain(sold) {
        bench.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "B" })).await;
    }
    for reference in desktops {
        bench.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "P" })).await;
    }
    for reference in laptops.iter().chain(rest) {
        bench.done(&format!("/devices/{reference}/recycle"), &json!({ "reason": "trop ancien" })).await;
    }
    let waste = hand_on(app, &workshop, &laptops[..3]).await;
    let request = give(app, &workshop, &mediator, &given[0]).await;
    let orders = sell(app, &workshop, sold).await;
    for _ in 0..2 {
        app.advance(chrono::Duration::days(1));
        app.work().await;
    }
    Closed {
        id: text(&lot["id"]),
        reference: text(&lot["reference"]),
        donor,
        workshop,
        mediator,
        part,
        devices,
        serials,
        reports,
        orders,
        request,
        waste,
    }
}

/// By their serial numbers, which the list gives in its order.
async fn in_the_order_of_the_list(app: &TestApp, workshop: &Member, devices: Vec<String>) -> Vec<String> {
    let mut found = BTreeMap::new();
    for reference in devices {
        let (_, device) = app.as_member(workshop).get(&format!("/devices/{reference}")).await;
        found.insert(text(&device["serial"]), reference);
    }
    let list = String::from_utf8(list()).expect("text");
    let of = |line: &str| found[line.split(';').nth(3).expect("a serial")].clone();
    list.lines().skip(1).map(of).collect()
}

/// A storage's serial number, as short as makers write them.
fn serial_of(start: &str, reference: &str) -> String {
    format!("{start}{}", reference.trim_start_matches("RB").replace('-', ""))
}

/// What lshw says of some of the laptops.
async fn hardware(app: &TestApp, workshop: &Member, devices: &[String]) -> Vec<String> {
    let mut reports = Vec::new();
    for (number, reference) in devices.iter().enumerate().skip(9).take(3) {
        let report = json!({
            "id": "pc", "class": "system", "description": "Notebook", "vendor": "LENOVO", "product": "20L5CTO1WW",
            "version": "ThinkPad T480", "serial": format!("PF1A{number:04}"),
            "children": [{ "id": "core", "class": "bus", "children": [
                { "id": "cpu", "class": "processor", "product": "Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz" },
                { "id": "disk", "class": "disk", "description": "ATA Disk", "product": "ST500DM003",
                    "serial": serial_of("W", reference), "size": 500_107_862_016_u64 },
            ]}],
        });
        let files = json!({ "files": [{ "name": "lshw.json", "json": report }] });
        let path = format!("/devices/{reference}/hardware-reports");
        let told = app.as_member(workshop).done(&path, &files).await;
        reports.push(text(&told["reports"][0]["id"]));
    }
    reports
}

/// Tests a device and erases each of its storages, with the tool's report; gives their serial numbers.
async fn erase(app: &TestApp, workshop: &Member, reference: &str) -> Vec<String> {
    let bench = app.as_member(workshop);
    bench.done(&format!("/devices/{reference}/tests"), &json!({ "all_passed": true })).await;
    let (_, device) = bench.get(&format!("/devices/{reference}")).await;
    let mut serials = Vec::new();
    for (place, storage) in items(&device["storages"]).iter().enumerate() {
        let known = storage["serial"].as_str().map(str::to_owned);
        let serial = known.unwrap_or_else(|| serial_of(&format!("Z{place}"), reference));
        let proof = if storage["kind"] == "hdd" {
            let run = Nwipe::one("0.42", &serial, 500).case(0, "");
            let mut said = run.said;
            said["report"] = json!(String::from_utf8(run.report).expect("text"));
            said
        } else {
            json!({
                "storage_serial": serial, "method": "purge", "tool": "Effaceur Pro", "tool_version": "7.9",
                "exit_status": 0, "verified": true, "started_at": "2026-11-23T06:00:00Z",
                "ended_at": "2026-11-23T07:00:00Z", "report": format!("{serial}: erased"),
            })
        };
        let handed = bench.done(&format!("/devices/{reference}/wipe-evidence"), &proof).await;
        assert_eq!(handed["accepted"], true, "{handed}");
        serials.push(serial);
    }
    serials
}

async fn hand_on(app: &TestApp, workshop: &Member, devices: &[String]) -> Vec<(String, String)> {
    let mut records = Vec::new();
    for (number, reference) in devices.iter().enumerate() {
        // "bon" and its number, in base 64.
        let (proof, encoded) = [("bon 1", "Ym9uIDE="), ("bon 2", "Ym9uIDI="), ("bon 3", "Ym9uIDM=")][number];
        let body = json!({ "what": "appareil entier", "weight_grams": 1_900 + number, "code": "16 02 14",
            "receiver": "Collecteur, Bègles", "handed_on": "2026-11-23", "proof_name": "bon.txt",
            "proof_base64": encoded });
        let told = app.as_member(workshop).done(&format!("/devices/{reference}/waste"), &body).await;
        records.push((text(&told["id"]), proof.to_owned()));
    }
    records
}

async fn give(app: &TestApp, workshop: &Member, mediator: &Member, reference: &str) -> String {
    let lead = app.member(New::lead()).await;
    let published = json!({ "to": "solidarity" });
    app.as_member(workshop).done(&format!("/devices/{reference}/publish"), &published).await;
    let (structure, steering) = (app.as_member(mediator), app.as_member(&lead));
    let asked = json!({
        "household_size": 3, "use": "school", "criterion": "qf_band", "criterion_seen_on": "2026-11-20",
        "adults": [{ "first_name": "Awa", "last_name": "Exemple", "birth_date": "1988-02-29" }],
        "agreement": true,
    });
    let request = text(&structure.done("/requests", &asked).await["id"]);
    let run = text(&steering.done("/allocation-runs", &json!({})).await["id"]);
    let validated = steering.done(&format!("/allocation-runs/{run}/validate"), &json!({})).await;
    let proposal = text(&validated["decisions"][0]["proposal_id"]);
    structure.done(&format!("/proposals/{proposal}/accept"), &json!({})).await;
    let handed = structure.done(&format!("/requests/{request}/hand-over"), &json!({})).await;
    assert_eq!(handed["state"], "handed_over");
    request
}

async fn sell(app: &TestApp, workshop: &Member, devices: &[String]) -> Vec<(Member, String)> {
    for reference in devices {
        let published = json!({ "to": "sale", "price_cents": 18_000 });
        app.as_member(workshop).done(&format!("/devices/{reference}/publish"), &published).await;
    }
    let mut buyers = Vec::new();
    for place in [BORDEAUX, BEGLES, LIBOURNE] {
        buyers.push(app.member(New::buyer(place)).await);
    }
    let coordinator = app.as_member(&buyers[0]);
    let wanted = json!({
        "title": "Écoles de Gironde", "minimum_quantity": 8,
        "need_lines": [{ "category": "laptop", "memory_gb_min": 16, "grade_min": "B", "price_ceiling_cents": 25_000 }],
    });
    let pool = text(&coordinator.done("/pooled-orders", &wanted).await["id"]);
    let path = |step: &str| format!("/pooled-orders/{pool}/{step}");
    coordinator.done(&path("open"), &json!({})).await;
    for (buyer, quantity) in buyers.iter().zip([3, 3, 2]) {
        app.as_member(buyer).done(&path("join"), &json!({ "quantity": quantity })).await;
    }
    coordinator.done(&path("close"), &json!({})).await;
    coordinator.done(&path("source"), &json!({})).await;
    let mut orders = Vec::new();
    for buyer in &buyers {
        let committed = app.as_member(buyer).done(&path("commit"), &json!({})).await;
        orders.extend(
            items(&committed["purchase_orders"]).iter().map(|order| (buyer.clone(), text(&order["id"]))),
        );
    }
    for (buyer, order) in &orders {
        let path = |step: &str| format!("/purchase-orders/{order}/{step}");
        let (signer, seller) = (app.as_member(buyer), app.as_member(workshop));
        signer.done(&path("sign"), &json!({})).await;
        seller.done(&path("confirm"), &json!({})).await;
        seller.done(&path("ship"), &json!({})).await;
        assert_eq!(signer.done(&path("certify"), &json!({})).await["state"], "certified");
    }
    orders
}
