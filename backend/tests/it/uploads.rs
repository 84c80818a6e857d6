//! A list's file sent in parts: cut off, gone on with, declared once; nobody else's, and gone after a day.

use chrono::Duration;
use rebond::donations;
use rebond::platform::storage::sha256;
use reqwest::multipart::Form;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, Member};
use crate::support::{New, TestApp, Visitor, on_both_databases};

on_both_databases!(
    a_file_sent_in_parts_is_gone_on_with_after_a_cut_and_declared_once,
    a_wrong_part_is_refused_and_changes_nothing,
    a_file_that_is_not_the_announced_one_starts_anew,
    a_file_that_cannot_be_read_leaves_no_lot,
    nobody_else_sees_or_goes_on_with_a_file,
    an_account_has_three_files_on_the_way_and_a_day_to_finish_each,
    the_form_goes_on_with_a_whole_file,
    a_long_list_is_kept_whole_while_others_are_answered,
);

const PART: usize = 64 * 1024;

/// A list of so many machines, each with a long remark in a column that is left aside.
fn list(machines: usize, start: &str) -> Vec<u8> {
    let mut text = String::from("Désignation;N° de série;Champ libre\n");
    for machine in 0..machines {
        let free = "x".repeat(400);
        text.push_str(&format!("PC portable Dell Latitude 5490;{start}{machine:05};{free}\n"));
    }
    text.into_bytes()
}

async fn announce(app: &TestApp, donor: &Member, file: &[u8]) -> (StatusCode, Value) {
    let body = json!({ "file_name": "parc.csv", "size": file.len(), "sha256": sha256(file) });
    app.as_member(donor).post("/inventory-uploads", &body).await
}

async fn send(app: &TestApp, donor: &Member, id: &Value, offset: usize, part: &[u8]) -> (StatusCode, Value) {
    send_as(app, donor, id, offset, part, &sha256(part)).await
}

async fn send_as(
    app: &TestApp,
    donor: &Member,
    id: &Value,
    offset: usize,
    part: &[u8],
    digest: &str,
) -> (StatusCode, Value) {
    let id = id.as_str().expect("an id");
    let path = format!("/api/v1/inventory-uploads/{id}/parts?offset={offset}&sha256={digest}");
    let calls = app.as_member(donor);
    let request = calls.request(Method::POST, &path).header("content-type", "application/octet-stream");
    calls.send(request.body(part.to_vec())).await
}

/// Sends all that is missing.
async fn send_rest(app: &TestApp, donor: &Member, upload: &Value, file: &[u8]) {
    let mut at = usize::try_from(upload["received"].as_u64().expect("a place")).expect("a place");
    while at < file.len() {
        let end = file.len().min(at + PART);
        let (status, answer) = send(app, donor, &upload["id"], at, &file[at..end]).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        assert_eq!(answer["received"], end);
        at = end;
    }
}

async fn state(app: &TestApp, donor: &Member, id: &Value) -> (StatusCode, Value) {
    app.as_member(donor).get(&format!("/inventory-uploads/{}", id.as_str().expect("an id"))).await
}

async fn declare(app: &TestApp, donor: &Member, id: &Value) -> (StatusCode, Value) {
    let form = Form::new()
        .text("site_id", donor.site.to_string())
        .text("upload", id.as_str().expect("an id").to_owned());
    let calls = app.as_member(donor);
    calls.send(calls.request(Method::POST, "/api/v1/donation-lots").multipart(form)).await
}

async fn lots(app: &TestApp, donor: &Member) -> usize {
    let (_, lots) = app.as_member(donor).get("/donation-lots").await;
    lots["items"].as_array().expect("lots").len()
}

async fn a_file_sent_in_parts_is_gone_on_with_after_a_cut_and_declared_once(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    app.member(New::refurbisher(BEGLES)).await;
    let file = list(500, "7KQA");
    let (status, upload) = announce(&app, &donor, &file).await;
    assert_eq!(status, StatusCode::CREATED, "{upload}");
    assert_eq!((&upload["state"], &upload["received"]), (&json!("receiving"), &json!(0)));
    let (status, _) = send(&app, &donor, &upload["id"], 0, &file[..PART]).await;
    assert_eq!(status, StatusCode::OK);
    // The answer was lost: the same part again changes nothing.
    let (status, again) = send(&app, &donor, &upload["id"], 0, &file[..PART]).await;
    assert_eq!((status, &again["received"]), (StatusCode::OK, &json!(PART)));
    let (status, early) = declare(&app, &donor, &upload["id"]).await;
    assert_eq!((status, &early["code"]), (StatusCode::CONFLICT, &json!("upload-incomplete")), "{early}");
    assert_eq!(lots(&app, &donor).await, 0, "nothing is read before the file is whole");
    // Announced again after the cut, it is the same one, and says where it stands.
    let (status, upload) = announce(&app, &donor, &file).await;
    assert_eq!((status, &upload["received"]), (StatusCode::OK, &json!(PART)), "{upload}");
    send_rest(&app, &donor, &upload, &file).await;
    let (_, whole) = state(&app, &donor, &upload["id"]).await;
    assert_eq!(whole["state"], "received");
    let (status, lot) = declare(&app, &donor, &upload["id"]).await;
    assert_eq!(status, StatusCode::CREATED, "{lot}");
    assert_eq!(lot["lines_understood"], 500, "{lot}");
    let (status, twice) = declare(&app, &donor, &upload["id"]).await;
    assert_eq!((status, &twice["id"]), (StatusCode::CREATED, &lot["id"]), "{twice}");
    assert_eq!(lots(&app, &donor).await, 1);
    let (_, kept) = state(&app, &donor, &upload["id"]).await;
    assert_eq!((&kept["state"], &kept["lot_id"]), (&json!("kept"), &lot["id"]));
    // The kept list is the file, byte for byte.
    let path = format!("/desk/lots/{}/inventory", lot["id"].as_str().expect("an id"));
    let (_, downloaded) = app.as_member(&donor).page(&path).await;
    assert_eq!(downloaded.as_bytes(), file);
    let (status, late) = send(&app, &donor, &upload["id"], 0, &file[..PART]).await;
    assert_eq!((status, &late["code"]), (StatusCode::CONFLICT, &json!("upload-finished")));
}

async fn a_wrong_part_is_refused_and_changes_nothing(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let file = list(600, "7KQB");
    let (_, upload) = announce(&app, &donor, &file).await;
    let id = &upload["id"];
    send(&app, &donor, id, 0, &file[..PART]).await;
    let refused = async |offset: usize, part: &[u8], digest: &str, status: StatusCode, code: &str| {
        let (got, problem) = send_as(&app, &donor, id, offset, part, digest).await;
        let told = problem["errors"][0]["code"].as_str().or(problem["code"].as_str());
        assert_eq!((got, told), (status, Some(code)), "{problem}");
    };
    let next = &file[PART..2 * PART];
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    refused(PART, next, &sha256(b"other"), unprocessable, "upload-part-damaged").await;
    refused(PART, next, "none", unprocessable, "sha256-malformed").await;
    refused(2 * PART, next, &sha256(next), StatusCode::CONFLICT, "upload-other-offset").await;
    refused(0, next, &sha256(next), StatusCode::CONFLICT, "upload-other-offset").await;
    refused(PART, &next[..10], &sha256(&next[..10]), unprocessable, "upload-part-too-small").await;
    refused(PART, b"", &sha256(b""), unprocessable, "upload-part-too-small").await;
    let beyond = vec![b'x'; file.len()];
    refused(PART, &beyond, &sha256(&beyond), unprocessable, "upload-part-beyond").await;
    let large = vec![b'x'; 4 * 1024 * 1024 + 1];
    refused(PART, &large, &sha256(&large), StatusCode::PAYLOAD_TOO_LARGE, "upload-part-too-large").await;
    assert_eq!(state(&app, &donor, id).await.1["received"], PART);
    let calls = app.as_member(&donor);
    for (name, size, digest, code) in [
        ("", 10, sha256(b"a"), "upload-name"),
        ("parc.csv", 0, sha256(b"a"), "upload-size"),
        ("parc.csv", 10, "a".repeat(63), "sha256-malformed"),
        ("parc.csv", 21 * 1024 * 1024, sha256(b"a"), "inventory-too-large"),
    ] {
        let body = json!({ "file_name": name, "size": size, "sha256": digest });
        let (_, problem) = calls.post("/inventory-uploads", &body).await;
        let told = problem["errors"][0]["code"].as_str().or(problem["code"].as_str());
        assert_eq!(told, Some(code), "{problem}");
    }
}

async fn a_file_that_is_not_the_announced_one_starts_anew(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let (file, other) = (list(200, "7KQC"), list(200, "7KQD"));
    let (_, upload) = announce(&app, &donor, &file).await;
    // The file was written over on the way.
    let end = file.len();
    send(&app, &donor, &upload["id"], 0, &other[..PART]).await;
    send(&app, &donor, &upload["id"], PART, &file[PART..end]).await;
    let (status, problem) = declare(&app, &donor, &upload["id"]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(problem["errors"][0]["code"], "upload-damaged", "{problem}");
    let (_, upload) = state(&app, &donor, &upload["id"]).await;
    assert_eq!(upload["received"], 0);
    send_rest(&app, &donor, &upload, &file).await;
    assert_eq!(declare(&app, &donor, &upload["id"]).await.0, StatusCode::CREATED);
}

async fn a_file_that_cannot_be_read_leaves_no_lot(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let file = b"rien;de;tel\n1;2;3\n";
    let (_, upload) = announce(&app, &donor, file).await;
    send_rest(&app, &donor, &upload, file).await;
    for _ in 0..2 {
        let (status, problem) = declare(&app, &donor, &upload["id"]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["code"], "inventory-no-header", "{problem}");
    }
    assert_eq!(lots(&app, &donor).await, 0);
    assert_eq!(state(&app, &donor, &upload["id"]).await.1["state"], "received", "it may be read otherwise");
    // More units than a lot may hold: the refusal comes after the reading, and nothing is half kept.
    let file = "Désignation;Quantité\n".as_bytes().to_vec();
    let many = (0..6).fold(file, |mut file, line| {
        file.extend(format!("Ecran Dell P241{line}H;10000\n").into_bytes());
        file
    });
    let (_, upload) = announce(&app, &donor, &many).await;
    send_rest(&app, &donor, &upload, &many).await;
    let (status, problem) = declare(&app, &donor, &upload["id"]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert_eq!(lots(&app, &donor).await, 0);
}

async fn nobody_else_sees_or_goes_on_with_a_file(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let other = app.member(New::donor(BEGLES)).await;
    let file = list(200, "7KQE");
    let (_, upload) = announce(&app, &donor, &file).await;
    let id = &upload["id"];
    assert_eq!(state(&app, &other, id).await.0, StatusCode::NOT_FOUND);
    assert_eq!(send(&app, &other, id, 0, &file[..PART]).await.0, StatusCode::NOT_FOUND);
    let path = format!("/inventory-uploads/{}/remove", id.as_str().expect("an id"));
    assert_eq!(app.as_member(&other).post_nothing(&path).await.0, StatusCode::NOT_FOUND);
    send_rest(&app, &donor, &upload, &file).await;
    assert_eq!(declare(&app, &other, id).await.0, StatusCode::NOT_FOUND);
    // The same bytes announced by another are another file.
    let (status, theirs) = announce(&app, &other, &file).await;
    assert_eq!((status, &theirs["received"]), (StatusCode::CREATED, &json!(0)));
    let (_, listed) = app.as_member(&other).get("/inventory-uploads").await;
    assert_eq!(listed.as_array().expect("a list").len(), 1);
    assert_ne!(&listed[0]["id"], id);
}

async fn an_account_has_three_files_on_the_way_and_a_day_to_finish_each(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let files: Vec<Vec<u8>> = ["7KQF", "7KQG", "7KQH", "7KQJ"].map(|start| list(200, start)).to_vec();
    let mut begun = Vec::new();
    for file in &files[..3] {
        begun.push(announce(&app, &donor, file).await.1);
    }
    let (status, problem) = announce(&app, &donor, &files[3]).await;
    assert_eq!(
        (status, &problem["code"]),
        (StatusCode::TOO_MANY_REQUESTS, &json!("uploads-too-many")),
        "{problem}"
    );
    let path = format!("/inventory-uploads/{}/remove", begun[0]["id"].as_str().expect("an id"));
    assert_eq!(app.as_member(&donor).post_nothing(&path).await.0, StatusCode::NO_CONTENT);
    assert_eq!(announce(&app, &donor, &files[3]).await.0, StatusCode::CREATED);
    app.advance(Duration::hours(23));
    send(&app, &donor, &begun[1]["id"], 0, &files[1][..PART]).await;
    app.advance(Duration::hours(2));
    app.work().await;
    let (_, left) = app.as_member(&donor).get("/inventory-uploads").await;
    assert_eq!(left.as_array().expect("a list").len(), 1, "only what went on is left: {left}");
    assert_eq!((&left[0]["id"], &left[0]["received"]), (&begun[1]["id"], &json!(PART)));
    app.advance(Duration::hours(23));
    app.work().await;
    let (_, left) = app.as_member(&donor).get("/inventory-uploads").await;
    assert_eq!(left, json!([]));
    let kept = std::fs::read_dir(app.app.config.data_dir.join("files")).expect("a folder").count();
    assert_eq!(kept, 0, "no part is left in the store");
}

async fn the_form_goes_on_with_a_whole_file(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &donor).await;
    let file = list(200, "7KQK");
    let (_, upload) = announce(&app, &donor, &file).await;
    let id = upload["id"].as_str().expect("an id").to_owned();
    send(&app, &donor, &upload["id"], 0, &file[..PART]).await;
    let form = visitor.open("/desk/lots/new").await;
    assert!(form.holds("Un envoi n’est pas terminé") && form.holds("66\u{a0}Ko sur 88\u{a0}Ko"));
    let (_, upload) = state(&app, &donor, &upload["id"]).await;
    send_rest(&app, &donor, &upload, &file).await;
    let form = visitor.open("/desk/lots/new").await;
    let address = format!("/desk/lots/new?upload={id}");
    assert!(form.holds(&address), "the whole file can be gone on with");
    let form = visitor.open(&address).await;
    assert!(form.holds(&format!("name=\"upload\" value=\"{id}\"")));
    // The site is missing: the file stays where it is.
    let wrong = Form::new().text("upload", id.clone()).text("site_id", "ailleurs");
    let refused = visitor.send_parts("/desk/lots/preview", &address, wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.holds(&format!("name=\"upload\" value=\"{id}\"")));
    let right = Form::new().text("upload", id.clone()).text("site_id", donor.site.to_string());
    let sent = visitor.send_parts("/desk/lots/preview", &address, right).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(visitor.open(&sent.to).await.holds("200 appareils"));
    assert!(!visitor.open("/desk/lots/new").await.holds("parc.csv"));
    assert_eq!(state(&app, &donor, &upload["id"]).await.1["state"], "kept");
    // A file that nothing can come of is not proposed again.
    let bad = b"rien;de;tel\n1;2;3\n";
    let (_, upload) = announce(&app, &donor, bad).await;
    send_rest(&app, &donor, &upload, bad).await;
    let id = upload["id"].as_str().expect("an id").to_owned();
    let form = Form::new().text("upload", id).text("site_id", donor.site.to_string());
    let refused = visitor.send_parts("/desk/lots/preview", "/desk/lots/new", form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.holds("name=\"upload\""));
    assert_eq!(
        donations::lots(&app.app, &app.acting_as(&donor).await, &Default::default())
            .await
            .unwrap()
            .items
            .len(),
        1
    );
}

async fn a_long_list_is_kept_whole_while_others_are_answered(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let file = list(2_500, "7KQL");
    let (_, upload) = announce(&app, &donor, &file).await;
    send_rest(&app, &donor, &upload, &file).await;
    let mut declared = std::pin::pin!(declare(&app, &donor, &upload["id"]));
    let (status, lot) = loop {
        tokio::select! {
            done = &mut declared => break done,
            (status, seen) = state(&app, &donor, &upload["id"]) => {
                assert_eq!(status, StatusCode::OK, "{seen}");
                let count = |name: &str| seen[name].as_u64().unwrap_or_default();
                assert!(count("lines_read") <= count("lines") && count("lines_kept") <= count("lines_to_keep"));
            }
        }
    };
    assert_eq!((status, &lot["lines_understood"]), (StatusCode::CREATED, &json!(2_500)), "{lot}");
    assert_eq!(lots(&app, &donor).await, 1);
}
