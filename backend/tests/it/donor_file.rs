//! A donor's file: one archive with a signed list of hashes, checked off line by the command, by OpenSSL and by `sha256sum`; and the
//! state of its disks, through a link.

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Output};

use rebond::donor_file::check;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{Caller, Member, New, TestApp, on_both_databases};

const LIST: &str = "Désignation;Marque;Modèle;N° de série;Disque\n\
    Ordinateur portable;Lenovo;ThinkPad T480;PF1AAAAA;256 Go SSD\n\
    Ordinateur portable;HP;EliteBook 840 G5;5CGBBBBB;256 Go SSD\n";

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}")).to_owned()
}

struct Given {
    donor: Member,
    lot: String,
    reference: String,
}

/// A lot of two laptops: one erased and certified, the other recycled with its proof.
async fn give(app: &TestApp) -> Given {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&donor);
    let file = Part::bytes(LIST.as_bytes().to_vec()).file_name("parc.csv");
    let request =
        caller.request(Method::POST, "/api/v1/donation-lots").multipart(Form::new().part("inventory", file));
    let (status, lot) = caller.send(request).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let part = text(&lot["parts"][0]["id"]);
    let bench = app.as_member(&workshop);
    bench.done(&format!("/lot-parts/{part}/accept"), &json!({})).await;
    app.sign_agreement(&part).await;
    bench.done(&format!("/lot-parts/{part}/collect"), &json!({})).await;
    let received = bench.done(&format!("/lot-parts/{part}/receive"), &json!({})).await;
    let first = text(&received["devices"][0]["reference"]);
    let second = text(&received["devices"][1]["reference"]);
    for (reference, serial) in [(&first, "S3Z8NB0K123456"), (&second, "S4Z8NB0K654321")] {
        bench.done(&format!("/devices/{reference}/tests"), &json!({ "all_passed": true })).await;
        let proof = json!({
            "storage_serial": serial, "method": "purge", "tool": "Effaceur", "tool_version": "7.9", "exit_status": 0,
            "verified": true, "started_at": "2026-11-23T06:00:00Z", "ended_at": "2026-11-23T07:00:00Z",
            "report": format!("{serial}: erased"),
        });
        bench.done(&format!("/devices/{reference}/wipe-evidence"), &proof).await;
    }
    bench.done(&format!("/lot-parts/{part}/certificates"), &json!({})).await;
    bench.done(&format!("/devices/{second}/recycle"), &json!({ "reason": "carte mère" })).await;
    let waste = json!({ "what": "unité", "weight_grams": 2100, "code": "16 02 14", "receiver": "Collecteur",
        "handed_on": "2026-11-23", "proof_base64": "cHJldXZl" });
    bench.done(&format!("/devices/{second}/waste"), &waste).await;
    Given { donor, lot: text(&lot["id"]), reference: text(&lot["reference"]) }
}

async fn fetched(calls: &Caller<'_>, path: &str) -> Vec<u8> {
    let response = calls.request(Method::GET, path).send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.bytes().await.expect("a whole file").to_vec()
}

fn files(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(archive)).expect("a ZIP");
    (0..zip.len())
        .map(|place| {
            let mut file = zip.by_index(place).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a file begins");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a ZIP").into_inner()
}

fn command(path: &Path, key: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_rebond");
    Command::new(program).args(["check-file", "--key", key]).arg(path).output().expect("the command runs")
}

async fn an_archive_is_checked_off_line_and_one_changed_byte_is_named(app: TestApp) {
    let Given { donor, lot, reference } = give(&app).await;
    let gives = app.as_member(&donor);
    let archive = fetched(&gives, &format!("/api/v1/donation-lots/{lot}/file.zip")).await;
    let all = files(&archive);
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    for wanted in
        ["bon-enlevement.pdf", "appareils.csv", "disques.csv", "disques.json", "impact.csv", "dechets.csv"]
    {
        assert!(names.contains(&format!("{reference}/{wanted}").as_str()), "{wanted} in {names:?}");
    }
    for start in ["convention-CONV-2026-", "certificats/certificat-effacement-EFF-2026-", "dechets/"] {
        let start = format!("{reference}/{start}");
        assert!(names.iter().any(|name| name.starts_with(&start)), "{start} in {names:?}");
    }
    let content = |end: &str| {
        let found = all.iter().find(|(name, _)| name.ends_with(end)).expect(end);
        String::from_utf8_lossy(&found.1).into_owned()
    };
    assert!(content("appareils.csv").contains("PF1AAAAA"), "{}", content("appareils.csv"));
    assert!(content("disques.csv").contains("S4Z8NB0K654321"), "{}", content("disques.csv"));
    assert!(content("dechets.csv").contains("Collecteur"), "{}", content("dechets.csv"));

    let key = app.app.custody.public();
    let report = check::archive(Cursor::new(&archive), Some(&key)).expect("a ZIP");
    assert_eq!((report.key.as_str(), &report.faults), (key.as_str(), &Vec::new()));
    assert_eq!(usize::try_from(report.files), Ok(all.len() - 4));
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("dossier.zip");
    std::fs::write(&place, &archive).expect("it is written");
    let told = command(&place, &key);
    assert!(told.status.success(), "{told:?}");

    // One byte of one file, one of the list, a file more, a file less, another key.
    let changed = |name: &str, change: fn(&mut Vec<u8>)| {
        let mut files = all.clone();
        change(&mut files.iter_mut().find(|(one, _)| one.ends_with(name)).expect(name).1);
        packed(&files)
    };
    let flip: fn(&mut Vec<u8>) = |bytes| bytes[20] ^= 1;
    let more = packed(&[all.clone(), vec![("plus.txt".to_owned(), b"plus".to_vec())]].concat());
    let less: Vec<_> = all.iter().filter(|(name, _)| !name.ends_with("appareils.csv")).cloned().collect();
    for (forged, fault) in [
        (changed("appareils.csv", flip), "appareils.csv was changed"),
        (changed("SHA256SUMS", flip), "its signature is not good"),
        (changed("SHA256SUMS.sig", flip), "its signature is not good"),
        (more, "plus.txt is not in the signed list"),
        (packed(&less), "appareils.csv is missing"),
    ] {
        let report = check::archive(Cursor::new(&forged), Some(&key)).expect("a ZIP");
        assert!(report.faults.iter().any(|one| one.contains(fault)), "{fault}: {:?}", report.faults);
    }
    std::fs::write(&place, changed("appareils.csv", flip)).expect("it is written");
    let told = command(&place, &key);
    assert_eq!(told.status.code(), Some(2), "{told:?}");
    assert!(String::from_utf8_lossy(&told.stdout).contains("appareils.csv was changed"), "{told:?}");
    std::fs::write(&place, &archive).expect("it is written");
    assert_eq!(command(&place, &"0".repeat(64)).status.code(), Some(2), "another key signed it");

    // What the file says of itself: sha256sum alone finds a changed file.
    for (name, bytes) in &all {
        let place = folder.path().join(name);
        std::fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        std::fs::write(place, bytes).expect("it is written");
    }
    let sums = || Command::new("sha256sum").args(["-c", "SHA256SUMS"]).current_dir(folder.path()).output();
    assert!(sums().expect("it runs").status.success());
    std::fs::write(folder.path().join("LISEZ-MOI.txt"), "autre").expect("it is written");
    assert!(!sums().expect("it runs").status.success());

    // The year's archive holds the same lot, and its impact once.
    let year = fetched(&gives, "/api/v1/donor-file.zip?year=2026").await;
    let names: Vec<String> = files(&year).into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"impact-2026.csv".to_owned()), "{names:?}");
    assert!(names.contains(&format!("{reference}/appareils.csv")), "{names:?}");
    assert_eq!(check::archive(Cursor::new(&year), Some(&key)).expect("a ZIP").faults, Vec::<String>::new());
    let none = fetched(&gives, "/api/v1/donor-file.zip?year=2020").await;
    assert_eq!(check::archive(Cursor::new(&none), None).expect("a ZIP").faults, Vec::<String>::new());

    let other = app.member(New::donor(BORDEAUX)).await;
    let (status, _) = app.as_member(&other).get(&format!("/donation-lots/{lot}/file.zip")).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "strangers read nothing");
}

async fn a_data_protection_officer_reads_the_disks_through_a_link(app: TestApp) {
    let Given { donor, lot, .. } = give(&app).await;
    let gives = app.as_member(&donor);
    let links = format!("/donation-lots/{lot}/disk-links");
    let made = gives.done(&links, &json!({ "recipient": "Déléguée", "days": 5 })).await;
    let path = text(&made["address"]).strip_prefix(&app.url).expect("an address").to_owned();
    let visitor = app.as_visitor();
    let (status, page) = visitor.page(&path).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("S3Z8NB0K123456") && page.contains("Effacé, prouvé"), "{page}");
    assert!(page.contains(&app.app.custody.public()), "the key is told");

    let (_, key) = path.split_once("key=").expect("a key");
    let signed = fetched(&visitor, &format!("/disques/etat.json?key={key}")).await;
    let signed = String::from_utf8(signed).expect("text");
    let public = app.app.custody.public();
    assert_eq!(check::signed(&signed, Some(&public)).expect("JSON").faults, Vec::<String>::new());
    let forged = signed.replace("S3Z8NB0K123456", "S3Z8NB0K123457");
    assert_ne!(signed, forged);
    assert_eq!(check::signed(&forged, Some(&public)).expect("JSON").faults.len(), 1);
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("disques.json");
    std::fs::write(&place, &signed).expect("it is written");
    assert!(command(&place, &public).status.success());

    // An agreement's key opens no disks, and a revoked one nothing.
    let (status, _) = visitor.page(&format!("/convention?key={key}")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    gives.done(&format!("{links}/revoke"), &json!({ "link": made["id"] })).await;
    for path in [path.as_str(), &format!("/disques/etat.json?key={key}"), "/disques?key=x"] {
        assert_eq!(visitor.page(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let early = app.member(New::donor(BORDEAUX)).await;
    let (status, _) = app.as_member(&early).post(&links, &json!({ "recipient": "X" })).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "a stranger shows nothing");
}

on_both_databases!(
    an_archive_is_checked_off_line_and_one_changed_byte_is_named,
    a_data_protection_officer_reads_the_disks_through_a_link,
);
