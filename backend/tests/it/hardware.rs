//! What machines say of themselves at the bench, and one machine that was received twice, on both databases. The reports
//! are written here: real ones are read by the room's own tests.

use rebond::devices::{
    self, Action, LegalBasis, NewDevice, NewStorage, Purpose, Specification, Wish, claims,
};
use rebond::kernel::DeviceId;
use rebond::refurbishing;
use reqwest::multipart::{Form, Part};
use reqwest::{Method as Verb, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, LYON, Member};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    a_report_fills_the_record_names_the_storage_and_is_kept_once,
    what_differs_is_shown_and_a_person_decides,
    a_swapped_part_is_told,
    reports_that_cannot_be_of_this_machine_are_refused,
    one_machine_received_twice_is_joined_and_parted_again,
    neither_promises_nor_data_are_joined_away,
    placeholders_never_propose_anything,
    a_dropped_report_finds_its_device_or_says_what_to_do,
    the_pages_of_reports_work_without_script,
    what_is_recycled_is_handed_on_with_its_weight_code_receiver_and_proof,
);

const UUID: &str = "4c4c4544-0046-5010-8031-b4c04f4b4d31";
const ADDRESS: &str = "8c:16:45:9a:1b:2c";

fn laptop(holder: &Member, serial: Option<&str>, storage: Option<&str>) -> NewDevice {
    NewDevice {
        id: DeviceId::new(),
        specification: Specification {
            category: "laptop".to_owned(),
            brand: Some("Lenovo".to_owned()),
            model: "ThinkPad T480".to_owned(),
            memory_mb: Some(8_192),
            ..Specification::default()
        },
        serial: serial.map(str::to_owned),
        inventory_number: None,
        storages: vec![NewStorage {
            serial: storage.map(str::to_owned),
            kind: "ssd".to_owned(),
            gigabytes: Some(256),
        }],
        legal_basis: LegalBasis::CompanyGift,
        wish: Wish::Mixed,
        donor_id: None,
        lot_part_id: None,
        holder_id: holder.organisation,
        site_id: holder.site,
    }
}

async fn receive(app: &TestApp, new: NewDevice) -> String {
    let op = app.op();
    let received = app.app.db.tx(async |t| devices::receive(t, &op, vec![new.clone()]).await).await;
    received.expect("a device is received").remove(0).reference
}

/// A machine as lshw tells it.
fn machine(serial: &str, uuid: &str, disk: &str, modules: &[&str]) -> Value {
    let banks: Vec<Value> = modules
        .iter()
        .enumerate()
        .map(|(place, serial)| {
            json!({ "id": format!("bank:{place}"), "class": "memory", "description": "SODIMM DDR4", "slot": format!("DIMM{place}"),
                "product": "M471A1K43CB1", "vendor": "Samsung", "serial": serial, "size": 8_589_934_592_u64 })
        })
        .collect();
    json!({
        "id": "pc", "class": "system", "description": "Notebook", "vendor": "LENOVO", "product": "20L5CTO1WW",
        "version": "ThinkPad T480", "serial": serial, "configuration": { "uuid": uuid, "chassis": "notebook" },
        "children": [
            { "id": "core", "class": "bus", "product": "20L5CTO1WW", "vendor": "LENOVO", "serial": "Not Available", "children": [
                { "id": "memory", "class": "memory", "description": "System Memory", "children": banks },
                { "id": "cpu", "class": "processor", "product": "Intel(R) Core(TM) i5-8350U CPU @ 1.70GHz" },
                { "id": "network", "class": "network", "product": "Ethernet Connection (4) I219-LM", "serial": ADDRESS },
            ]},
            { "id": "disk", "class": "disk", "description": "ATA Disk", "product": "SAMSUNG SSD PM871b", "serial": disk, "size": 256_060_514_304_u64 },
        ],
    })
}

fn files(reports: &[&Value]) -> Value {
    let files: Vec<Value> = reports.iter().map(|one| json!({ "name": "lshw.json", "json": one })).collect();
    json!({ "files": files })
}

async fn faults(app: &TestApp) -> Vec<String> {
    let c = app.app.db.fresh();
    let mut faults = devices::verify(c).await.expect("chains are read").faults;
    faults.extend(refurbishing::verify(c).await.expect("evidence is read"));
    faults
}

async fn events(app: &TestApp, reference: &str) -> Vec<devices::Event> {
    let c = app.app.db.fresh();
    let device = devices::find_by_reference(c, reference).await.expect("the device");
    devices::events_of(c, device.id).await.expect("its events")
}

fn code(problem: &Value) -> String {
    let own = problem["errors"][0]["code"].as_str().or(problem["code"].as_str());
    own.unwrap_or_default().to_owned()
}

async fn a_report_fills_the_record_names_the_storage_and_is_kept_once(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop(&workshop, None, None)).await;
    let caller = app.as_member(&workshop);
    let path = format!("/devices/{reference}/hardware-reports");
    let report = machine("PF1ABCDE", UUID, "S3Z8NB0K123456", &["4G31013P", "91A0C2D7"]);

    let (status, told) = caller.post(&path, &files(&[&report])).await;
    assert_eq!(status, StatusCode::CREATED, "{told}");
    assert_eq!(told["known"]["memory_mib"], 16_384);
    assert_eq!(told["known"]["interfaces"][0]["hash"].as_str().unwrap().len(), 32);
    assert!(!told.to_string().contains(ADDRESS), "the address itself is nowhere: {told}");
    assert_eq!(told["known"]["notes"], json!(["placeholder_board"]));

    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!(device["specification"]["processor"], "Intel Core i5-8350U");
    assert_eq!(device["specification"]["memory_mb"], 8_192, "what was known is not overwritten");
    assert_eq!(device["serial"], "PF1ABCDE");
    assert_eq!(
        device["storages"].as_array().unwrap().len(),
        1,
        "the unnamed storage took the number: {device}"
    );
    assert_eq!(device["storages"][0]["serial"], "S3Z8NB0K123456");

    let (status, again) = caller.post(&path, &files(&[&report])).await;
    assert_eq!((status, again["reports"].as_array().unwrap().len()), (StatusCode::OK, 1), "{again}");

    let file =
        format!("/desk/devices/{reference}/hardware-reports/{}", told["reports"][0]["id"].as_str().unwrap());
    let kept = caller.request(Verb::GET, &file).send().await.expect("the file").text().await.expect("text");
    assert!(kept.contains("xx:xx:xx:xx:xx:xx") && !kept.contains(ADDRESS), "{kept}");

    let reported: Vec<devices::Event> = events(&app, &reference)
        .await
        .into_iter()
        .filter(|event| event.kind == "hardware_reported")
        .collect();
    assert_eq!(reported.len(), 1, "a file sent twice is one event");
    assert_eq!(reported[0].details["storages"][0]["storage"]["serial"], "S3Z8NB0K123456");
    assert!(!reported[0].details.to_string().contains(ADDRESS));
    assert_eq!(faults(&app).await, Vec::<String>::new());

    let other = app.member(New::refurbisher(LYON)).await;
    let (status, _) = app.as_member(&other).post(&path, &files(&[&report])).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "somebody else's device");
}

async fn what_differs_is_shown_and_a_person_decides(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop(&workshop, Some("OTHER-1234"), None)).await;
    let caller = app.as_member(&workshop);
    let report = machine("PF1ABCDE", UUID, "S3Z8NB0K123456", &["4G31013P", "91A0C2D7"]);
    let told = caller.done(&format!("/devices/{reference}/hardware-reports"), &files(&[&report])).await;
    assert_eq!(
        told["differences"],
        json!([
            { "field": "serial", "known": "OTHER-1234", "read": "PF1ABCDE" },
            { "field": "memory", "known": "8192", "read": "16384" },
        ]),
        "« LENOVO » is Lenovo"
    );
    let take = format!("/devices/{reference}/hardware/take");
    let (status, refused) = caller.post(&take, &json!({ "fields": ["battery"] })).await;
    assert_eq!((status, code(&refused)), (StatusCode::UNPROCESSABLE_ENTITY, "field-required".to_owned()));
    let told = caller.done(&take, &json!({ "fields": ["memory"] })).await;
    assert_eq!(told["differences"].as_array().unwrap().len(), 1, "the other one stays as a person left it");
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!(
        (&device["specification"]["memory_mb"], &device["serial"]),
        (&json!(16_384), &json!("OTHER-1234"))
    );
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn a_swapped_part_is_told(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop(&workshop, None, None)).await;
    let caller = app.as_member(&workshop);
    let path = format!("/devices/{reference}/hardware-reports");
    caller
        .done(&path, &files(&[&machine("PF1ABCDE", UUID, "S3Z8NB0K123456", &["4G31013P", "91A0C2D7"])]))
        .await;
    app.advance(chrono::Duration::hours(1));
    let swapped = machine("PF1ABCDE", UUID, "S3Z8NB0K123456", &["4G31013P", "77F0E1B2"]);
    let told = caller.done(&path, &files(&[&swapped])).await;
    assert_eq!(
        told["changes"][0]["changes"],
        json!([
            { "part": "memory", "came": false, "what": "Samsung 8 GiB DDR4 91A0C2D7" },
            { "part": "memory", "came": true, "what": "Samsung 8 GiB DDR4 77F0E1B2" },
        ])
    );
    let (status, page) = caller.page(&format!("/desk/devices/{reference}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Pièces changées") && page.contains("77F0E1B2"));
}

async fn reports_that_cannot_be_of_this_machine_are_refused(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = receive(&app, laptop(&workshop, None, None)).await;
    let caller = app.as_member(&workshop);
    let path = format!("/devices/{reference}/hardware-reports");
    let own = machine("PF1ABCDE", UUID, "S3Z8NB0K123456", &["4G31013P"]);
    let mut foreign =
        machine("PF9ZZZZZ", "6d1c2f3e-1111-4a5b-8c7d-9e0f1a2b3c4d", "WD-WX11A2B3C4", &["0A1B2C3D"]);
    foreign["children"][0]["children"][2]["serial"] = json!("54:e1:ad:0b:7c:93");
    let refused = async |body: Value| {
        let (status, problem) = caller.post(&path, &body).await;
        (status.as_u16(), code(&problem))
    };
    let of = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(refused(json!({ "files": [] })).await, of(422, "hardware-file-required"));
    assert_eq!(refused(json!({ "files": [{ "text": " " }] })).await, of(422, "hardware-empty"));
    assert_eq!(refused(json!({ "files": [{ "text": "{ \"id\": " }] })).await, of(422, "hardware-broken"));
    assert_eq!(refused(json!({ "files": [{ "text": "Bonjour" }] })).await, of(422, "hardware-unknown-tool"));
    assert_eq!(refused(json!({ "files": [{ "base64": "!" }] })).await, of(422, "base64-malformed"));
    assert_eq!(refused(files(&[&own, &foreign])).await, of(422, "hardware-two-machines"));
    caller.done(&path, &files(&[&own])).await;
    assert_eq!(refused(files(&[&foreign])).await, of(409, "hardware-other-machine"));

    // Law 3: what is ready does not silently hold a storage that was never erased.
    let body = json!({ "all_passed": true });
    caller.done(&format!("/devices/{reference}/tests"), &body).await;
    let proof = json!({ "storage_serial": "S3Z8NB0K123456", "method": "purge", "tool": "Effaceur Pro", "tool_version": "7.9", "exit_status": 0,
        "verified": true, "started_at": "2026-11-23T06:00:00Z", "ended_at": "2026-11-23T07:00:00Z" });
    caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof).await;
    caller.done(&format!("/devices/{reference}/grade"), &json!({ "grade": "B" })).await;
    let other_disk = machine("PF1ABCDE", UUID, "WD-WX11A2B3C4", &["4G31013P"]);
    assert_eq!(refused(files(&[&other_disk])).await, of(409, "hardware-new-storage"));
    let (_, device) = caller.get(&format!("/devices/{reference}")).await;
    assert_eq!(device["storages"].as_array().unwrap().len(), 1, "nothing of it is left: {device}");
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

/// Two devices whose machine tells the same identifier under two numbers.
async fn twice(app: &TestApp, workshop: &Member) -> (String, String) {
    let one = receive(app, laptop(workshop, Some("PF1ABCDE"), Some("S3Z8NB0K123456"))).await;
    let other = receive(app, laptop(workshop, Some("R90XYZ12"), Some("WD-WX11A2B3C4"))).await;
    let caller = app.as_member(workshop);
    for (reference, serial, disk) in
        [(&one, "PF1ABCDE", "S3Z8NB0K123456"), (&other, "R90XYZ12", "WD-WX11A2B3C4")]
    {
        let report = machine(serial, UUID, disk, &["4G31013P"]);
        caller.done(&format!("/devices/{reference}/hardware-reports"), &files(&[&report])).await;
    }
    (one, other)
}

async fn one_machine_received_twice_is_joined_and_parted_again(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (one, other) = twice(&app, &workshop).await;
    let caller = app.as_member(&workshop);
    for (reference, with) in [(&one, &other), (&other, &one)] {
        let (_, told) = caller.get(&format!("/devices/{reference}/hardware")).await;
        assert_eq!(told["merges"][0]["with"], json!(with), "{told}");
        assert_eq!(told["merges"][0]["state"], "proposed");
        assert_eq!(told["merges"][0]["reasons"][0], json!({ "kind": "uuid", "count": 1 }));
        let (_, page) = caller.page(&format!("/desk/devices/{reference}")).await;
        assert!(page.contains("La même machine") && page.contains("le même identifiant"), "both pages ask");
    }
    let decide =
        |decision: &str, reason: &str| json!({ "with": other, "decision": decision, "reason": reason });
    let path = format!("/devices/{one}/merges");
    let (status, refused) = caller.post(&path, &decide("merge", "")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for: {refused}");
    let (status, refused) = caller.post(&path, &decide("undo", "essai")).await;
    assert_eq!((status, code(&refused)), (StatusCode::CONFLICT, "merge-decided".to_owned()));

    let told = caller.done(&path, &decide("merge", "carte mère remplacée")).await;
    assert_eq!((&told["merges"][0]["state"], &told["merges"][0]["kept"]), (&json!("merged"), &json!(one)));
    assert_eq!(told["reports"].as_array().unwrap().len(), 2, "the reports of both are read together");
    let (_, absorbed) = caller.get(&format!("/devices/{other}")).await;
    assert_eq!(absorbed["state"], "quarantined");
    let (_, kept) = caller.get(&format!("/devices/{one}")).await;
    assert_eq!(
        kept["storages"].as_array().unwrap().len(),
        2,
        "its storage waits for erasure here too: {kept}"
    );
    let (status, refused) =
        caller.post(&format!("/devices/{other}/release"), &json!({ "reason": "essai" })).await;
    assert_eq!((status, code(&refused)), (StatusCode::CONFLICT, "bench-merged".to_owned()));
    let (status, refused) =
        caller.post(&format!("/devices/{other}/recycle"), &json!({ "reason": "essai" })).await;
    assert_eq!((status, code(&refused)), (StatusCode::CONFLICT, "bench-merged".to_owned()));
    assert_eq!(faults(&app).await, Vec::<String>::new());

    let told = caller.done(&path, &decide("undo", "deux châssis, après tout")).await;
    assert_eq!(told["merges"][0]["state"], "undone");
    for reference in [&one, &other] {
        let (_, device) = caller.get(&format!("/devices/{reference}")).await;
        assert_eq!(device["state"], "received", "both are as before");
        let present =
            device["storages"].as_array().unwrap().iter().filter(|one| one["fate"] == "present").count();
        assert_eq!(present, 1, "each with its own storage: {device}");
        let kinds: Vec<String> = events(&app, reference).await.into_iter().map(|event| event.kind).collect();
        assert!(kinds.contains(&"merge_undone".to_owned()), "{kinds:?}");
        let joined = if *reference == one { "merged" } else { "merged_into" };
        assert!(kinds.contains(&joined.to_owned()), "nothing of its history is lost: {kinds:?}");
    }
    assert_eq!(faults(&app).await, Vec::<String>::new());

    // Joined again the other way round, then nobody asks any more.
    let turned = json!({ "with": one, "decision": "merge", "reason": "même machine" });
    let told = caller.done(&format!("/devices/{other}/merges"), &turned).await;
    assert_eq!(told["merges"][0]["kept"], json!(other));
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn neither_promises_nor_data_are_joined_away(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (one, other) = twice(&app, &workshop).await;
    let caller = app.as_member(&workshop);
    caller.done(&format!("/devices/{one}/tests"), &json!({ "all_passed": true })).await;
    let proof = json!({ "storage_serial": "S3Z8NB0K123456", "method": "purge", "tool": "Effaceur Pro", "tool_version": "7.9", "exit_status": 0,
        "verified": true, "started_at": "2026-11-23T06:00:00Z", "ended_at": "2026-11-23T07:00:00Z" });
    caller.done(&format!("/devices/{one}/wipe-evidence"), &proof).await;
    caller.done(&format!("/devices/{one}/grade"), &json!({ "grade": "B" })).await;
    let refused = async |kept: &str, with: &str| {
        let body = json!({ "with": with, "decision": "merge", "reason": "même machine" });
        let (status, problem) = caller.post(&format!("/devices/{kept}/merges"), &body).await;
        assert_eq!(status, StatusCode::CONFLICT, "{problem}");
        code(&problem)
    };
    assert_eq!(refused(&one, &other).await, "merge-data-left", "law 3");

    let c = app.app.db.fresh();
    let device = devices::find_by_reference(c, &one).await.expect("the device");
    let op = app.op();
    let pooled = app
        .app
        .db
        .tx(async |t| devices::act(t, &op, device.id, Action::OfferToSolidarity, json!({})).await)
        .await;
    pooled.expect("it is offered");
    assert_eq!(refused(&other, &one).await, "merge-offered");
    let promised = app.app.db.tx(async |t| {
        claims::claim_ids(t, &op, &[device.id], Purpose::Gift, "request", device.id.0, None).await
    });
    promised.await.expect("it is promised");
    assert_eq!(refused(&other, &one).await, "merge-promised");
    assert_eq!(refused(&one, &other).await, "merge-promised");
    assert_eq!(faults(&app).await, Vec::<String>::new());
}

async fn placeholders_never_propose_anything(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let filled = json!({
        "id": "pc", "class": "system", "vendor": "ASUS", "product": "System Product Name", "serial": "To Be Filled By O.E.M.",
        "configuration": { "uuid": "03000200-0400-0500-0006-000700080009", "chassis": "desktop" },
        "children": [
            { "id": "core", "class": "bus", "product": "P5B-MX", "vendor": "ASUSTeK", "serial": "MB-1234567890" },
            { "id": "memory", "class": "memory", "children": [
                { "id": "bank:0", "class": "memory", "product": "ABC", "serial": "00000000", "size": 4_294_967_296_u64 },
                { "id": "bank:1", "class": "memory", "product": "ABC", "serial": "SerNum1", "size": 4_294_967_296_u64 } ] },
            { "id": "network", "class": "network", "product": "I219", "serial": "00:00:00:00:00:00" },
        ],
    });
    for _ in 0..2 {
        let reference = receive(&app, laptop(&workshop, None, None)).await;
        let told = caller.done(&format!("/devices/{reference}/hardware-reports"), &files(&[&filled])).await;
        assert_eq!(told["merges"], json!([]), "{told}");
        assert_eq!(
            told["known"]["notes"],
            json!(["placeholder_serial", "placeholder_board", "placeholder_uuid"])
        );
        let (_, device) = caller.get(&format!("/devices/{reference}")).await;
        assert_eq!(device["serial"], Value::Null, "no number is invented");
    }
}

async fn a_dropped_report_finds_its_device_or_says_what_to_do(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let numbered = receive(&app, laptop(&workshop, Some("pf1abcde"), None)).await;
    let nameless = receive(&app, laptop(&workshop, None, None)).await;
    let caller = app.as_member(&workshop);
    let own = machine("PF1ABCDE", UUID, "S3Z8NB0K123456", &["4G31013P"]);
    let unknown = machine("PF9ZZZZZ", "6d1c2f3e-1111-4a5b-8c7d-9e0f1a2b3c4d", "WD-WX11A2B3C4", &["0A1B2C3D"]);
    let told = caller.done("/hardware-reports", &files(&[&own, &unknown])).await;
    let reports = told["reports"].as_array().unwrap();
    assert_eq!((&reports[0]["outcome"], &reports[0]["reference"]), (&json!("added"), &json!(numbered)));
    assert_eq!((&reports[1]["outcome"], &reports[1]["candidates"]), (&json!("nobody"), &json!([nameless])));
    let told = caller.done("/hardware-reports", &files(&[&own])).await;
    assert_eq!(told["reports"][0]["outcome"], "known");
}

async fn the_pages_of_reports_work_without_script(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let (one, other) = twice(&app, &workshop).await;
    let caller = app.as_member(&workshop);
    let own = format!("/desk/devices/{one}");
    let send = async |form: Form| {
        let request = caller.request(Verb::POST, &format!("{own}/hardware-reports")).multipart(form);
        let response = request.send().await.expect("an answer");
        (response.status().as_u16(), response.text().await.expect("a page"))
    };
    let part = |text: &str| Part::bytes(text.as_bytes().to_vec()).file_name("smart.txt");
    let (status, page) = send(Form::new().part("reports", part("Bonjour"))).await;
    assert_eq!(status, 422);
    assert!(page.contains("ne vient d’aucun outil connu"), "the refusal stands on the page");
    let smart = "=== START OF INFORMATION SECTION ===\nDevice Model: SAMSUNG\nSerial Number: S3Z8NB0K123456\n\
        SMART overall-health self-assessment test result: FAILED!\n";
    let tables =
        "# dmidecode 3.3\nHandle 0x0001, DMI type 1\nSystem Information\n\tSerial Number: PF1ABCDE\n";
    let (status, page) = send(Form::new().part("reports", part(smart)).part("reports", part(tables))).await;
    assert_eq!(status, 200, "after the redirection: {page}");
    assert!(page.contains("en panne"), "the storage says that it fails");

    let decide = async |fields: &[(&str, &str)]| {
        let request = caller.request(Verb::POST, &format!("{own}/merge")).form(fields);
        let response = request.send().await.expect("an answer");
        (response.status().as_u16(), response.text().await.expect("a page"))
    };
    let (status, page) = decide(&[("with", &other), ("decision", "merge_other")]).await;
    assert_eq!(status, 422, "a reason is asked for");
    assert!(page.contains("merge_reason"));
    let (status, page) =
        decide(&[("with", &other), ("decision", "merge_other"), ("merge_reason", "même machine")]).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains(&format!("réuni à {other}")), "it stands in the other one");
    let (_, page) = caller.page(&format!("/desk/devices/{other}")).await;
    assert!(page.contains(&format!("{one} est réuni à cet appareil")));
    let (status, page) =
        decide(&[("with", &other), ("decision", "undo"), ("merge_reason", "deux machines")]).await;
    assert_eq!(status, 200, "{page}");
    let (status, page) = caller.page("/desk/hardware-reports").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("multiple"), "several files at once");
}

async fn what_is_recycled_is_handed_on_with_its_weight_code_receiver_and_proof(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&workshop);
    let mut new = laptop(&workshop, Some("PF1ABCDE"), None);
    new.storages = Vec::new();
    let reference = receive(&app, new).await;
    let path = format!("/devices/{reference}/waste");
    let body = json!({ "what": "batterie", "weight_grams": 300, "code": "200134", "receiver": "Collecteur, Bègles",
        "handed_on": "2026-11-23", "proof_name": "bon.pdf", "proof_base64": "JVBERi0=" });
    let (status, refused) = caller.post(&path, &body).await;
    assert_eq!((status, code(&refused)), (StatusCode::CONFLICT, "waste-not-ended".to_owned()));
    caller.done(&format!("/devices/{reference}/recycle"), &json!({ "reason": "carte mère morte" })).await;
    let (status, refused) = caller.post(&path, &json!({})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused["errors"].as_array().unwrap().len(), 5, "each missing fact is named: {refused}");
    let (status, told) = caller.post(&path, &body).await;
    assert_eq!((status, &told["code"]), (StatusCode::CREATED, &json!("20 01 34")), "{told}");
    let (status, again) = caller.post(&path, &body).await;
    assert_eq!((status, &again["id"]), (StatusCode::OK, &told["id"]), "the same proof is recorded once");
    let (_, all) = caller.get("/waste").await;
    assert_eq!(all["items"].as_array().unwrap().len(), 1, "{all}");
    assert_eq!(all["items"][0]["reference"], json!(reference));
    let (status, page) = caller.page("/desk/waste").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Collecteur, Bègles") && page.contains("300"), "{page}");
    let csv = caller.request(Verb::GET, "/desk/waste?format=csv").send().await.expect("a file");
    assert!(csv.text().await.expect("text").contains("20 01 34"));
    let proof = format!("/desk/waste/{}/proof", told["id"].as_str().unwrap());
    let proof = caller.request(Verb::GET, &proof).send().await.expect("the proof");
    assert_eq!(proof.text().await.expect("text"), "%PDF-");

    let form = Form::new()
        .text("waste_weight", "1 100")
        .text("waste_code", "16 02 14")
        .text("waste_receiver", "Collecteur, Bègles")
        .text("waste_day", "23/11/2026");
    let send = async |form: Form| {
        let request = caller.request(Verb::POST, &format!("/desk/devices/{reference}/waste")).multipart(form);
        let response = request.send().await.expect("an answer");
        (response.status().as_u16(), response.text().await.expect("a page"))
    };
    let (status, page) = send(form).await;
    assert_eq!(status, 422, "the proof is missing");
    assert!(page.contains("1 100"), "nothing typed is lost");
    let form = Form::new()
        .text("waste_weight", "1 100")
        .text("waste_code", "16 02 14")
        .text("waste_receiver", "Collecteur, Bègles")
        .text("waste_day", "23/11/2026")
        .part("waste_proof", Part::bytes(b"slip".to_vec()).file_name("bon.txt"));
    let (status, page) = send(form).await;
    assert_eq!(status, 200, "{page}");
    assert!(page.contains("16 02 14") && page.contains("appareil entier"));
    let other = app.member(New::refurbisher(LYON)).await;
    let (_, theirs) = app.as_member(&other).get("/waste").await;
    assert_eq!(theirs["items"], json!([]));
    assert_eq!(faults(&app).await, Vec::<String>::new());
}
