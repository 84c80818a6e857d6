//! Certificates of erasure: what outside programs read in their files, and what anybody is told of them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use rebond::platform::storage::sha256;
use rebond::refurbishing;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, LYON, Member};
use crate::support::{New, TestApp, Visitor, on_both_databases};

on_both_databases!(
    outside_programs_read_a_lot_s_certificate,
    a_device_s_certificate_names_every_fact_of_its_proof,
    anybody_checks_a_certificate_by_number_hash_and_file,
    a_revoked_proof_is_told_and_leads_to_a_new_certificate,
    the_same_is_attested_once,
    a_closed_lot_has_its_certificate_by_itself,
    a_certificate_is_never_changed,
    nobody_else_reads_a_certificate,
);

const LIST: &str = "Désignation;Marque;Modèle;N° de série;Quantité;Disque\n\
    Ordinateur portable;Lenovo;ThinkPad T480;PF1ABCDE;1;256 Go SSD\n\
    Ordinateur portable;Dell;Latitude 5490;PF2ABCDE;1;512 Go SSD\n\
    Ordinateur portable;HP;EliteBook 840 G5;PF3ABCDE;1;256 Go SSD\n";

/// Runs a program of the machine and gives what it printed.
fn run(program: &str, args: &[&str]) -> Vec<u8> {
    let ended = Command::new(program).args(args).output();
    let ended = ended.unwrap_or_else(|error| panic!("{program} ({error}): run .ci/setup tests"));
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{program} {args:?}: {said}");
    ended.stdout
}

fn text_of(program: &str, args: &[&str]) -> String {
    String::from_utf8_lossy(&run(program, args)).into_owned()
}

/// The codes on a picture.
fn read_codes(picture: &Path) -> String {
    let ended = Command::new("zbarimg").args(["--quiet", "--raw", path(picture)]).output();
    let ended = ended.unwrap_or_else(|error| panic!("zbarimg ({error}): run .ci/setup tests"));
    String::from_utf8_lossy(&ended.stdout).into_owned()
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a readable path")
}

/// A received lot of three devices, and their references in the order of the list.
struct Lot {
    donor: Member,
    workshop: Member,
    id: String,
    part: String,
    reference: String,
    devices: Vec<String>,
}

async fn lot(app: &TestApp) -> Lot {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&donor);
    let file = Part::bytes(LIST.as_bytes().to_vec()).file_name("parc.csv");
    let form = Form::new().text("site_id", donor.site.to_string()).part("inventory", file);
    let (status, lot) =
        caller.send(caller.request(Method::POST, "/api/v1/donation-lots").multipart(form)).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let part = text(&lot["parts"][0]["id"]);
    let mut received = Value::Null;
    for step in ["accept", "collect", "receive"] {
        if step == "collect" {
            app.sign_agreement(&part).await;
        }
        received = app.as_member(&workshop).done(&format!("/lot-parts/{part}/{step}"), &json!({})).await;
    }
    let devices = received["devices"].as_array().expect("devices");
    let devices = devices.iter().map(|device| text(&device["reference"])).collect();
    Lot { donor, workshop, id: text(&lot["id"]), part, reference: text(&lot["reference"]), devices }
}

/// Tests and erases a device; gives the evidence's id.
async fn erase(app: &TestApp, workshop: &Member, reference: &str, serial: &str) -> String {
    let caller = app.as_member(workshop);
    caller.done(&format!("/devices/{reference}/tests"), &json!({ "all_passed": true })).await;
    let proof = json!({
        "storage_serial": serial, "method": "purge", "tool": "Effaceur Pro", "tool_version": "7.9", "exit_status": 0,
        "verified": true, "operator": "Camille Exemple", "started_at": "2026-11-23T06:00:00Z",
        "ended_at": "2026-11-23T07:00:00Z", "report": format!("{serial}: erased"),
    });
    let handed = caller.done(&format!("/devices/{reference}/wipe-evidence"), &proof).await;
    handed["evidence"]["id"].as_str().expect("an id").to_owned()
}

async fn issue(app: &TestApp, who: &Member, path: &str) -> Value {
    app.as_member(who).done(path, &json!({})).await
}

async fn file(app: &TestApp, who: &Member, certificate: &Value) -> Vec<u8> {
    let address = certificate["file"].as_str().expect("an address");
    let response = app.as_member(who).request(Method::GET, address).send().await.expect("an answer");
    assert_eq!(response.status(), StatusCode::OK);
    response.bytes().await.expect("bytes").to_vec()
}

fn kept(folder: &Path, bytes: &[u8]) -> PathBuf {
    let place = folder.join("certificate.pdf");
    std::fs::write(&place, bytes).expect("a file is written");
    place
}

async fn outside_programs_read_a_lot_s_certificate(app: TestApp) {
    let lot = lot(&app).await;
    erase(&app, &lot.workshop, &lot.devices[0], "S3Z8NB0K123456").await;
    erase(&app, &lot.workshop, &lot.devices[1], "S4Z8NB0K654321").await;
    let issued = issue(&app, &lot.donor, &format!("/donation-lots/{}/certificates", lot.id)).await;
    let certificate = &issued["certificate"];
    assert_eq!((&issued["again"], &certificate["kind"]), (&json!(false), &json!("lot")));
    assert_eq!((&certificate["storages"], &certificate["left_out"]), (&json!(2), &json!(1)));
    let number = certificate["number"].as_str().expect("a number");
    let bytes = file(&app, &lot.donor, certificate).await;
    assert_eq!(certificate["file_sha256"], sha256(&bytes));
    let folder = tempfile::tempdir().expect("a folder");
    let pdf = kept(folder.path(), &bytes);

    // Sound, tagged, PDF/A-3a and PDF/UA-1 by its own word.
    run("qpdf", &["--check", path(&pdf)]);
    let told = text_of("pdfinfo", &[path(&pdf)]);
    assert!(told.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{told}");
    assert!(told.contains(number), "{told}");
    let meta = text_of("pdfinfo", &["-meta", path(&pdf)]);
    for flag in ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"] {
        assert!(meta.contains(flag), "{flag} in {meta}");
    }
    assert!(meta.contains("<pdfuaid:part>1</pdfuaid:part>"), "{meta}");
    let structure = text_of("pdfinfo", &["-struct", path(&pdf)]);
    for tag in ["H1", "Table", "TH", "Figure"] {
        assert!(structure.lines().any(|line| line.trim().starts_with(tag)), "{tag} in {structure}");
    }

    // Its words.
    let words = text_of("pdftotext", &["-layout", path(&pdf), "-"]);
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let held = [
        "Certificat d’effacement",
        number,
        &lot.reference,
        &lot.devices[0],
        &lot.devices[1],
        "S3Z8NB0K123456",
        "S4Z8NB0K654321",
        "Effaceur Pro",
        "Purge",
        "NIST SP 800-88",
        "Ce que ce certificat ne couvre pas",
        &lot.devices[2],
        "Pas encore effacé",
    ];
    for one in held {
        assert!(flat.contains(one), "{one} in {flat}");
    }
    assert!(!flat.contains("Camille Exemple"), "a person is named: {flat}");

    // The evidence inside, and its hash.
    let listed = text_of("qpdf", &["--list-attachments", path(&pdf)]);
    let name = format!("preuves-{number}.json");
    assert!(listed.contains(&name), "{listed}");
    let evidence = run("qpdf", &[&format!("--show-attachment={name}"), path(&pdf)]);
    let hash = sha256(&evidence);
    assert_eq!(certificate["evidence_sha256"], hash);
    let evidence: Value = serde_json::from_slice(&evidence).expect("JSON");
    assert_eq!((&evidence["number"], &evidence["reference"]), (&json!(number), &json!(lot.reference)));
    assert_eq!(evidence["storages"].as_array().map(Vec::len), Some(2));
    assert_eq!(evidence["storages"][0]["storage_serial"], "S3Z8NB0K123456");
    assert_eq!(evidence["not_covered"][0]["reason"], "pending");
    assert!(!evidence.to_string().contains("Camille"), "{evidence}");

    // Its code leads to the page that checks it.
    let drawn = folder.path().join("page");
    run("pdftoppm", &["-r", "150", "-png", path(&pdf), path(&drawn)]);
    let pages: Vec<PathBuf> = std::fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|one| one.extension().is_some_and(|kind| kind == "png"))
        .collect();
    assert!(!pages.is_empty(), "no page is drawn");
    // It ends badly on a page without a code: what it read of all pages counts.
    let read: String = pages.iter().map(|page| read_codes(page)).collect();
    assert_eq!(read.trim(), format!("{}/verifier/{hash}", app.app.config.public_url));
}

async fn a_device_s_certificate_names_every_fact_of_its_proof(app: TestApp) {
    let lot = lot(&app).await;
    let reference = &lot.devices[0];
    let (status, early) =
        app.as_member(&lot.workshop).post(&format!("/devices/{reference}/certificates"), &json!({})).await;
    assert_eq!((status, &early["code"]), (StatusCode::CONFLICT, &json!("certificate-nothing-erased")));
    erase(&app, &lot.workshop, reference, "S3Z8NB0K123456").await;
    let issued = issue(&app, &lot.workshop, &format!("/devices/{reference}/certificates")).await;
    let bytes = file(&app, &lot.workshop, &issued["certificate"]).await;
    let folder = tempfile::tempdir().expect("a folder");
    let pdf = kept(folder.path(), &bytes);
    let words = text_of("pdftotext", &["-layout", path(&pdf), "-"]);
    let flat = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let report = sha256(b"S3Z8NB0K123456: erased");
    for one in
        [reference.as_str(), "PF1ABCDE", "S3Z8NB0K123456", "Effaceur Pro 7.9", "Purge", "8 h 00", "7 h 00"]
    {
        assert!(flat.contains(one), "{one} in {flat}");
    }
    let words = text_of("pdftotext", &[path(&pdf), "-"]);
    assert!(words.replace(char::is_whitespace, "").contains(&report), "{report} in {words}");
    // Donor and workshop find it where they look.
    let (_, page) = app.as_member(&lot.workshop).page(&format!("/desk/devices/{reference}")).await;
    let (_, of_lot) = app.as_member(&lot.donor).page(&format!("/desk/lots/{}", lot.id)).await;
    let (_, of_part) = app.as_member(&lot.workshop).page(&format!("/desk/lot-parts/{}", lot.part)).await;
    let address = format!("/desk/certificates/{}", issued["certificate"]["number"].as_str().unwrap());
    for page in [page, of_lot, of_part] {
        assert!(page.contains(&address), "{address}");
    }
    let (_, listed) = app.as_member(&lot.donor).get(&format!("/devices/{reference}/certificates")).await;
    assert_eq!(listed[0]["number"], issued["certificate"]["number"]);
}

async fn anybody_checks_a_certificate_by_number_hash_and_file(app: TestApp) {
    let lot = lot(&app).await;
    erase(&app, &lot.workshop, &lot.devices[0], "S3Z8NB0K123456").await;
    let issued = issue(&app, &lot.workshop, &format!("/lot-parts/{}/certificates", lot.part)).await;
    let certificate = &issued["certificate"];
    let bytes = file(&app, &lot.workshop, certificate).await;
    let text = |name: &str| certificate[name].as_str().expect("a text").to_owned();
    let visitor = app.as_visitor();
    for (mark, by_hash) in
        [(text("number"), false), (text("file_sha256"), true), (text("evidence_sha256"), true)]
    {
        let (status, found) = visitor.get(&format!("/certificate-checks/{mark}")).await;
        assert_eq!((status, &found["verdict"]), (StatusCode::OK, &json!("authentic")), "{found}");
        assert_eq!(found["number"], certificate["number"]);
        // A number can be guessed: the storages are for who has the file.
        assert_eq!(found["attested"].as_array().map(Vec::len), Some(usize::from(by_hash)));
        assert!(!found.to_string().contains("S3Z8NB0K"), "{found}");
        let (_, page) = visitor.page(&format!("/verifier/{mark}")).await;
        assert!(page.contains("Authentique") && page.contains(&text("number")), "{page}");
        assert!(!page.contains("S3Z8NB0K"), "{page}");
        assert_eq!(page.contains("…3456"), by_hash, "{page}");
    }
    let typed = text("number").replace('-', " ").to_lowercase();
    let (_, page) = visitor.page(&format!("/verifier?q={}", typed.replace(' ', "+"))).await;
    assert!(page.contains("Authentique"), "{page}");

    // The file itself, dropped on the page; then the same with one byte changed.
    let dropper = Visitor::new(&app);
    let dropped = async |bytes: Vec<u8>| {
        let form = Form::new().part("certificate", Part::bytes(bytes).file_name("certificat.pdf"));
        let given = dropper.send_parts("/verifier", "/verifier", form).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER);
        dropper.open(&given.to).await.page
    };
    assert!(dropped(bytes.clone()).await.contains("Authentique"));
    let mut changed = bytes;
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    assert!(dropped(changed).await.contains("Inconnu"));
    for mark in ["EFF-2026-999999", "n’importe quoi", "0123456789abcdef"] {
        let (status, found) = visitor.get(&format!("/certificate-checks/{mark}")).await;
        assert_eq!((status, &found["verdict"]), (StatusCode::OK, &json!("unknown")), "{mark}");
    }
    let empty = dropper.send_parts("/verifier", "/verifier", Form::new().text("other", "x")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn a_revoked_proof_is_told_and_leads_to_a_new_certificate(app: TestApp) {
    let lot = lot(&app).await;
    let first = erase(&app, &lot.workshop, &lot.devices[0], "S3Z8NB0K123456").await;
    erase(&app, &lot.workshop, &lot.devices[1], "S4Z8NB0K654321").await;
    let asked = format!("/lot-parts/{}/certificates", lot.part);
    let old = issue(&app, &lot.workshop, &asked).await["certificate"].clone();
    let operator = app.member(New::operator()).await;
    let reason = json!({ "reason": "returned" });
    app.as_member(&operator).done(&format!("/wipe-evidence/{first}/revoke"), &reason).await;

    let mark = old["evidence_sha256"].as_str().expect("a hash");
    let (_, found) = app.as_visitor().get(&format!("/certificate-checks/{mark}")).await;
    assert_eq!(found["verdict"], "revoked", "{found}");
    let revoked: Vec<_> = found["attested"].as_array().unwrap().iter().map(|one| &one["revoked"]).collect();
    assert_eq!(revoked.iter().filter(|one| **one == &json!(true)).count(), 1);
    let (_, page) = app.as_visitor().page(&format!("/verifier/{mark}")).await;
    assert!(page.contains("Révoqué") && page.contains("ne vaut plus"), "{page}");
    let (_, of_lot) = app.as_member(&lot.donor).page(&format!("/desk/lots/{}", lot.id)).await;
    assert!(of_lot.contains("Ne vaut plus"), "{of_lot}");

    let new = issue(&app, &lot.workshop, &asked).await["certificate"].clone();
    assert_ne!(new["number"], old["number"]);
    assert_eq!((&new["storages"], &new["left_out"]), (&json!(1), &json!(2)));
    let (_, found) = app.as_visitor().get(&format!("/certificate-checks/{mark}")).await;
    assert_eq!((&found["verdict"], &found["newer"]), (&json!("revoked"), &new["number"]));
}

async fn the_same_is_attested_once(app: TestApp) {
    let lot = lot(&app).await;
    erase(&app, &lot.workshop, &lot.devices[0], "S3Z8NB0K123456").await;
    let asked = format!("/lot-parts/{}/certificates", lot.part);
    let (one, other) = tokio::join!(issue(&app, &lot.workshop, &asked), issue(&app, &lot.workshop, &asked));
    assert_eq!(one["certificate"]["number"], other["certificate"]["number"]);
    let again = issue(&app, &lot.donor, &format!("/donation-lots/{}/certificates", lot.id)).await;
    assert_eq!(
        (&again["again"], &again["certificate"]["number"]),
        (&json!(true), &one["certificate"]["number"])
    );
    erase(&app, &lot.workshop, &lot.devices[1], "S4Z8NB0K654321").await;
    let more = issue(&app, &lot.workshop, &asked).await;
    assert_eq!((&more["again"], &more["certificate"]["storages"]), (&json!(false), &json!(2)));
}

async fn a_closed_lot_has_its_certificate_by_itself(app: TestApp) {
    let lot = lot(&app).await;
    let caller = app.as_member(&lot.workshop);
    for (device, serial) in lot.devices.iter().zip(["S3Z8NB0K123456", "S4Z8NB0K654321", "S5Z8NB0K111111"]) {
        erase(&app, &lot.workshop, device, serial).await;
        caller.done(&format!("/devices/{device}/recycle"), &json!({ "reason": "trop ancien" })).await;
    }
    for _ in 0..2 {
        app.advance(chrono::Duration::days(1));
        app.work().await;
    }
    let (_, seen) = app.as_member(&lot.donor).get(&format!("/donation-lots/{}", lot.id)).await;
    assert_eq!(seen["state"], "closed", "{seen}");
    let (_, listed) = app.as_member(&lot.donor).get(&format!("/donation-lots/{}/certificates", lot.id)).await;
    assert_eq!((&listed[0]["kind"], &listed[0]["storages"]), (&json!("lot"), &json!(3)), "{listed}");
    let (_, page) = app.as_member(&lot.donor).page(&format!("/desk/lots/{}", lot.id)).await;
    assert!(
        page.contains(&format!("/desk/certificates/{}", listed[0]["number"].as_str().unwrap())),
        "{page}"
    );
}

async fn a_certificate_is_never_changed(app: TestApp) {
    let lot = lot(&app).await;
    erase(&app, &lot.workshop, &lot.devices[0], "S3Z8NB0K123456").await;
    let folder = app.app.config.data_dir.join("files");
    let files = || -> HashSet<PathBuf> {
        std::fs::read_dir(&folder).expect("files").map(|entry| entry.expect("a file").path()).collect()
    };
    // The lot's agreement is a PDF too.
    let others = files();
    issue(&app, &lot.workshop, &format!("/lot-parts/{}/certificates", lot.part)).await;
    let c = app.app.db.fresh();
    for sql in [
        "UPDATE erasure_certificates SET storages = 3",
        "DELETE FROM erasure_certificates",
        "DELETE FROM certificate_evidence",
    ] {
        assert!(c.execute_unprepared(sql).await.is_err(), "{sql}");
    }
    let verified = async || {
        refurbishing::certificates::verify(app.app.db.fresh(), &app.app.storage)
            .await
            .expect("files are read")
    };
    assert!(verified().await.is_empty());
    let now = files();
    let mut new = now.difference(&others);
    let pdf = new.find(|one| std::fs::read(one).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
    let pdf = pdf.expect("the certificate's file");
    let mut bytes = std::fs::read(pdf).expect("bytes");
    bytes.push(b'\n');
    std::fs::write(pdf, bytes).expect("a changed file");
    let faults = verified().await;
    assert!(faults.len() == 1 && faults[0].contains("EFF-2026-000001"), "{faults:?}");
    std::fs::remove_file(pdf).expect("a removed file");
    assert!(verified().await[0].contains("is gone"));
}

async fn nobody_else_reads_a_certificate(app: TestApp) {
    let lot = lot(&app).await;
    erase(&app, &lot.workshop, &lot.devices[0], "S3Z8NB0K123456").await;
    let issued = issue(&app, &lot.workshop, &format!("/lot-parts/{}/certificates", lot.part)).await;
    let number = issued["certificate"]["number"].as_str().expect("a number").to_owned();
    for stranger in [New::donor(LYON), New::refurbisher(LYON)] {
        let stranger = app.member(stranger).await;
        let caller = app.as_member(&stranger);
        for path in [format!("/certificates/{number}"), format!("/certificates/{number}/file")] {
            assert_eq!(caller.get(&path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        let own = format!("/lot-parts/{}/certificates", lot.part);
        assert!(matches!(caller.get(&own).await.0, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN));
    }
    assert_eq!(app.as_visitor().get(&format!("/certificates/{number}")).await.0, StatusCode::UNAUTHORIZED);
}
