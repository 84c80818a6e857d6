//! Any inventory: columns changed and remembered, models known, lines sent one by one, serials met elsewhere.

use reqwest::StatusCode;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX, Member};
use crate::support::{New, TestApp, Visitor, on_both_databases};

on_both_databases!(
    columns_are_changed_remembered_and_forgotten,
    a_model_that_the_operator_adds_is_known_in_the_next_list,
    a_file_of_models_is_taken_whole_or_not_at_all,
    lines_sent_one_by_one_stand_once_and_are_declared,
    a_serial_of_another_lot_is_flagged_and_kept,
);

fn form(site: &Member, list: &str) -> Form {
    let file = Part::bytes(list.as_bytes().to_vec()).file_name("parc.csv");
    Form::new().text("site_id", site.site.to_string()).part("inventory", file)
}

async fn lines_of(app: &TestApp, donor: &Member, lot: &str) -> Vec<Value> {
    let (status, page) = app.as_member(donor).get(&format!("/donation-lots/{lot}/lines?limit=100")).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    page["items"].as_array().cloned().expect("lines")
}

/// The id in the address of a draft's page.
fn draft_of(address: &str) -> String {
    address.trim_start_matches("/desk/lots/").trim_end_matches("/preview").to_owned()
}

async fn columns_are_changed_remembered_and_forgotten(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    let visitor = Visitor::signed_in(&app, &donor).await;
    let list = "Modèle;Machin;N° de série;RAM\nT480;vieux;PF1AAAA;16 Go\n5490;bon;DL1BBBB;8 Go\n";
    let sent = visitor.send_parts("/desk/lots/preview", "/desk/lots/new", form(&donor, list)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let draft = draft_of(&sent.to);
    assert!(lines_of(&app, &donor, &draft).await.iter().all(|line| line["note"].is_null()));
    let page = visitor.open(&sent.to).await;
    assert!(page.holds("Changer le sens d’une colonne") && !page.holds("Comme la dernière fois"));

    let said =
        [("heading_1", "Machin"), ("meaning_1", "state-note"), ("heading_3", "RAM"), ("meaning_3", "memory")];
    let again = visitor.send(&format!("/desk/lots/{draft}/columns"), &sent.to, &said).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let notes: Vec<Value> =
        lines_of(&app, &donor, &draft).await.iter().map(|line| line["note"].clone()).collect();
    assert_eq!(notes, [json!("vieux"), json!("bon")]);

    // Another file with the same headings, in another order.
    let next = "RAM;N° de série;Machin;Modèle\n8 Go;HP1CCCC;neuf;EliteBook 840 G5\n";
    let sent = visitor.send_parts("/desk/lots/preview", "/desk/lots/new", form(&donor, next)).await;
    let second = draft_of(&sent.to);
    assert_eq!(lines_of(&app, &donor, &second).await[0]["note"], "neuf");
    assert!(visitor.open(&sent.to).await.holds("Comme la dernière fois"));
    // Nobody else's files are read so.
    let other = app.member(New::donor(BEGLES)).await;
    let theirs = Visitor::signed_in(&app, &other).await;
    let sent = theirs.send_parts("/desk/lots/preview", "/desk/lots/new", form(&other, next)).await;
    assert!(lines_of(&app, &other, &draft_of(&sent.to)).await[0]["note"].is_null());

    let address = format!("/desk/lots/{second}/preview");
    let forgotten = visitor.send(&format!("/desk/lots/{second}/columns/forget"), &address, &[]).await;
    assert_eq!(forgotten.status, StatusCode::SEE_OTHER);
    assert!(lines_of(&app, &donor, &second).await[0]["note"].is_null());
    let wrong =
        [("heading_0", "RAM"), ("meaning_0", "aside"), ("heading_3", "Modèle"), ("meaning_3", "aside")];
    visitor.send(&format!("/desk/lots/{second}/columns"), &address, &wrong).await;
    assert_eq!(
        lines_of(&app, &donor, &second).await.len(),
        1,
        "without a model nothing is kept: the draft stays"
    );
}

async fn a_model_that_the_operator_adds_is_known_in_the_next_list(app: TestApp) {
    let operator = app.member(New::operator()).await;
    let donor = app.member(New::donor(BORDEAUX)).await;
    app.member(New::refurbisher(BEGLES)).await;
    let calls = app.as_member(&operator);
    let body = json!({ "category": "laptop", "brand": "Exemplar", "name": "Nomade 900", "also": ["NX900"] });
    let (status, model) = calls.post("/device-models", &body).await;
    assert_eq!(status, StatusCode::CREATED, "{model}");
    let (status, twice) = calls.post("/device-models", &body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{twice}");
    assert_eq!(twice["errors"][0]["field"], "name");

    let read = async |list: &str| {
        let request = app.as_member(&donor).request(reqwest::Method::POST, "/api/v1/donation-lots");
        let (status, lot) = app.as_member(&donor).send(request.multipart(form(&donor, list))).await;
        assert_eq!(status, StatusCode::CREATED, "{lot}");
        lines_of(&app, &donor, lot["id"].as_str().expect("an id")).await.remove(0)
    };
    // The models are read once and kept; what the operator changes later is known all the same.
    app.advance(chrono::Duration::minutes(1));
    let line = read("Désignation;Qté\nNX900;1\n").await;
    let is = &line["specification"];
    assert_eq!((&is["brand"], &is["model"]), (&json!("Exemplar"), &json!("Nomade 900")), "{line}");
    assert_eq!(is["category"], "laptop");
    let id = model["id"].as_str().expect("an id");
    calls.done(&format!("/device-models/{id}/withdraw"), &json!({})).await;
    let line = read("Désignation;Qté\nNX900;2\n").await;
    assert!(line["specification"]["brand"].is_null(), "{line}");
    let (status, _) = app.as_member(&donor).post("/device-models", &body).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
}

async fn a_file_of_models_is_taken_whole_or_not_at_all(app: TestApp) {
    let operator = app.member(New::operator()).await;
    let visitor = Visitor::signed_in(&app, &operator).await;
    let send = async |text: &str| {
        let file = Part::bytes(text.as_bytes().to_vec()).file_name("modeles.csv");
        let form = Form::new().part("models", file);
        visitor.send_parts("/desk/device-models/import", "/desk/device-models", form).await
    };
    let known = |page: &str| page.contains("Portatif 1");
    let wrong = send("category,brand,name\nlaptop,Exemplar,Portatif 1\ntoaster,Exemplar,Grille 2\n").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.holds("La ligne 3 est fausse dans la colonne category"));
    assert!(!known(&app.as_member(&operator).page("/desk/device-models/file").await.1));
    let taken = send("name;brand;category;weight_grams\nPortatif 1;Exemplar;laptop;1500\n").await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    let (status, file) = app.as_member(&operator).page("/desk/device-models/file").await;
    assert_eq!(status, StatusCode::OK);
    assert!(known(&file) && file.lines().count() > 300, "what is given holds what was taken");
    // What is given can be taken back, and changes nothing.
    assert_eq!(send(&file).await.status, StatusCode::SEE_OTHER);
    assert_eq!(app.as_member(&operator).page("/desk/device-models/file").await.1, file);
}

async fn lines_sent_one_by_one_stand_once_and_are_declared(app: TestApp) {
    let donor = app.member(New::donor(BORDEAUX)).await;
    app.member(New::refurbisher(BEGLES)).await;
    let calls = app.as_member(&donor);
    let line = |key: &str, serial: &str, memory: &str| json!({ "key": key, "brand": "LENOVO", "model": "T480", "serial": serial, "memory": memory, "storage": "512 NVMe" });
    let first = json!({ "lines": [line("a", "PF1AAAA", "16 Go"), line("b", "3,57E+14", "16 Go")] });
    let (status, begun) = calls.post("/donation-drafts", &first).await;
    assert_eq!(status, StatusCode::CREATED, "{begun}");
    assert_eq!((&begun["added"], &begun["lines"]), (&json!(1), &json!(1)));
    assert_eq!(
        (&begun["refusals"][0]["line"], &begun["refusals"][0]["code"]),
        (&json!(2), &json!("serial-lost-to-spreadsheet"))
    );
    let lot = begun["lot_id"].as_str().expect("a lot").to_owned();
    let address = format!("/donation-lots/{lot}/lines");

    let more = json!({ "lines": [line("a", "PF1AAAA", "16 Go"), line("b", "PF2BBBB", "8192 Mio"), line("c", "pf1aaaa", "8 Go")] });
    let sent = calls.done(&address, &more).await;
    assert_eq!(
        (&sent["added"], &sent["unchanged"], &sent["lines"]),
        (&json!(1), &json!(1), &json!(2)),
        "{sent}"
    );
    assert_eq!(
        (&sent["refusals"][0]["line"], &sent["refusals"][0]["code"]),
        (&json!(3), &json!("serial-duplicate"))
    );
    let again = calls.done(&address, &more).await;
    assert_eq!(
        (&again["added"], &again["unchanged"], &again["lines"]),
        (&json!(0), &json!(2), &json!(2)),
        "{again}"
    );
    let other = calls.done(&address, &json!({ "lines": [line("b", "PF2BBBB", "32 Go")] })).await;
    assert_eq!((&other["replaced"], &other["lines"]), (&json!(1), &json!(2)), "{other}");
    let lines = lines_of(&app, &donor, &lot).await;
    let memories: Vec<&Value> = lines.iter().map(|line| &line["specification"]["memory_mb"]).collect();
    assert_eq!(memories, [&json!(16_384), &json!(32_768)], "{lines:?}");
    assert!(lines.iter().all(|line| line["specification"]["model"] == "ThinkPad T480"));

    let declared = calls.done(&format!("/donation-lots/{lot}/declare"), &json!({})).await;
    assert_eq!(declared["parts"][0]["state"], "offered");
    let (status, late) = calls.post(&address, &more).await;
    assert_eq!((status, &late["code"]), (StatusCode::CONFLICT, &json!("lot-part-wrong-state")));
    let (status, _) = calls.post("/donation-drafts", &json!({ "lines": [] })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn a_serial_of_another_lot_is_flagged_and_kept(app: TestApp) {
    let first = app.member(New::donor(BORDEAUX)).await;
    let second = app.member(New::donor(BEGLES)).await;
    app.member(New::refurbisher(BEGLES)).await;
    let declare = async |donor: &Member, list: &str| {
        let request = app.as_member(donor).request(reqwest::Method::POST, "/api/v1/donation-lots");
        let (status, lot) = app.as_member(donor).send(request.multipart(form(donor, list))).await;
        assert_eq!(status, StatusCode::CREATED, "{lot}");
        lot["id"].as_str().expect("an id").to_owned()
    };
    declare(&first, "Modèle;N° de série\nLatitude 5490;7KQ11AB\n").await;
    let lot = declare(&second, "Modèle;N° de série\nLatitude 5490;7kq11ab\nLatitude 5490;7KQ22CD\n").await;
    let flags: Vec<Value> =
        lines_of(&app, &second, &lot).await.iter().map(|line| line["flags"].clone()).collect();
    assert_eq!(flags, [json!(["serial-known-elsewhere"]), json!([])]);
}
