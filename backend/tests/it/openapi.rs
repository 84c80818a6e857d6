//! The API's description is a reviewed snapshot, and every route of the API is in it.

use std::path::Path;

#[test]
fn the_description_is_the_committed_one() {
    let text = rebond::web::openapi_document().to_pretty_json().expect("a document");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots/openapi.json");
    if std::env::var("REBOND_ACCEPT").is_ok() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, format!("{text}\n")).expect("the snapshot can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept.trim_end() == text,
        "the API's description changed; look at `rebond openapi`, then accept it with REBOND_ACCEPT=1"
    );
}

#[test]
fn every_operation_says_what_it_is_and_what_it_may_refuse() {
    let document = serde_json::to_value(rebond::web::openapi_document()).expect("a document");
    let mut faults = Vec::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (verb, operation) in operations.as_object().expect("operations") {
            if operation["summary"].as_str().is_none_or(str::is_empty) {
                faults.push(format!("{verb} {path} has no summary"));
            }
            if operation["responses"].as_object().is_none_or(|answers| answers.len() < 2) {
                faults.push(format!("{verb} {path} names no refusal"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
