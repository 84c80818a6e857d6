//! Photos at the bench, on both databases.

use rebond::devices::{self, LegalBasis, NewDevice, Specification, Wish};
use rebond::kernel::DeviceId;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::app::BEGLES;
use crate::support::visitor::Visitor;
use crate::support::{Member, New, PIXEL, TestApp, on_both_databases};

on_both_databases!(
    a_photo_of_a_device_is_seen_by_its_workshop_only,
    what_is_no_photo_is_refused_by_field,
    a_device_has_forty_photos_at_most,
);

async fn device_of(app: &TestApp, holder: &Member) -> String {
    let new = NewDevice {
        id: DeviceId::new(),
        specification: Specification {
            category: "laptop".to_owned(),
            model: "ThinkPad T480".to_owned(),
            ..Specification::default()
        },
        serial: None,
        inventory_number: None,
        storages: Vec::new(),
        legal_basis: LegalBasis::CompanyGift,
        wish: Wish::SaleAllowed,
        donor_id: None,
        lot_part_id: None,
        holder_id: holder.organisation,
        site_id: holder.site,
    };
    let op = app.op();
    let received = app.app.db.tx(async |t| devices::receive(t, &op, vec![new.clone()]).await).await;
    received.expect("a device is received").remove(0).reference
}

fn form(caption: &str, bytes: &[u8]) -> Form {
    let file = Part::bytes(bytes.to_vec()).file_name("IMG_0001.png");
    Form::new().text("caption", caption.to_owned()).part("photo", file)
}

async fn send(app: &TestApp, member: &Member, reference: &str, form: Form) -> (StatusCode, Value) {
    let caller = app.as_member(member);
    let path = format!("/api/v1/devices/{reference}/photos");
    caller.send(caller.request(Method::POST, &path).multipart(form)).await
}

async fn a_photo_of_a_device_is_seen_by_its_workshop_only(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(BEGLES)).await;
    let reference = device_of(&app, &workshop).await;
    let (status, photo) = send(&app, &workshop, &reference, form("Rayure au coin", PIXEL)).await;
    assert_eq!((status, &photo["caption"]), (StatusCode::CREATED, &json!("Rayure au coin")), "{photo}");
    let address = format!("/desk/bench/{reference}/photos/{}", photo["id"].as_str().unwrap());

    let visitor = Visitor::signed_in(&app, &workshop).await;
    let screen = visitor.open(&format!("/desk/bench/{reference}")).await;
    assert!(screen.holds(&address) && screen.holds("Rayure au coin"), "{}", screen.page);
    let whole = visitor.open(&format!("/desk/devices/{reference}")).await;
    assert!(whole.holds(&address) && whole.holds("Photo jointe"), "{}", whole.page);
    let kept = app.as_member(&workshop).request(Method::GET, &address).send().await.unwrap();
    assert_eq!(kept.headers()["content-type"], "image/jpeg");
    let bytes = kept.bytes().await.unwrap();
    assert!(bytes.starts_with(&[0xff, 0xd8]), "made again as a JPEG");

    // A form without script comes back to the same place.
    let path = format!("/desk/bench/{reference}/photos");
    let sent = visitor.send_parts(&path, &format!("/desk/bench/{reference}"), form("", PIXEL)).await;
    assert_eq!(sent.to, format!("/desk/bench/{reference}#photos"));

    let (status, _) = send(&app, &other, &reference, form("", PIXEL)).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let stranger = Visitor::signed_in(&app, &other).await;
    assert_eq!(stranger.open(&address).await.status, StatusCode::NOT_FOUND);
    // Another device's address does not lead to it.
    let second = device_of(&app, &workshop).await;
    let elsewhere = address.replace(&reference, &second);
    assert_eq!(visitor.open(&elsewhere).await.status, StatusCode::NOT_FOUND);
}

async fn what_is_no_photo_is_refused_by_field(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = device_of(&app, &workshop).await;
    let long = "x".repeat(201);
    for (form, field, code) in [
        (form("", b"%PDF-1.7"), "photo", "photo-unreadable"),
        (Form::new().text("caption", "rien"), "photo", "photo-missing"),
        (form(&long, PIXEL), "caption", "words-too-long"),
    ] {
        let (status, problem) = send(&app, &workshop, &reference, form).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        assert_eq!(problem["errors"][0]["code"], code, "{problem}");
    }
    let visitor = Visitor::signed_in(&app, &workshop).await;
    let screen = visitor.open(&format!("/desk/bench/{reference}")).await;
    assert!(!screen.holds("/photos/"), "nothing is kept: {}", screen.page);
}

async fn a_device_has_forty_photos_at_most(app: TestApp) {
    let workshop = app.member(New::refurbisher(BEGLES)).await;
    let reference = device_of(&app, &workshop).await;
    for _ in 0..40 {
        assert_eq!(send(&app, &workshop, &reference, form("", PIXEL)).await.0, StatusCode::CREATED);
    }
    let (status, problem) = send(&app, &workshop, &reference, form("", PIXEL)).await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("photo-too-many")));
}
