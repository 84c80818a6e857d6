//! Sixty-four buyers want one device each, at the same moment, and there are twenty.

use rebond::devices::{self, DeviceFilter, State};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{Member, New, Shelf, TestApp, on_both_databases};

on_both_databases!(sixty_four_buyers_race_for_twenty_devices);

const BUYERS: usize = 64;
const DEVICES: usize = 20;

async fn confirmed_order(app: &TestApp, buyer: &Member) -> String {
    let caller = app.as_member(buyer);
    let order = caller
        .done("/pooled-orders", &json!({ "need_lines": [{ "category": "laptop", "quantity": 1 }] }))
        .await;
    let id = order["id"].as_str().expect("an id").to_owned();
    caller.done(&format!("/pooled-orders/{id}/open"), &json!({})).await;
    let closed = caller.done(&format!("/pooled-orders/{id}/close"), &json!({})).await;
    assert_eq!(closed["state"], "confirmed");
    id
}

async fn sixty_four_buyers_race_for_twenty_devices(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    // Two listings, so that transactions also meet across listings.
    app.shelve(&seller, Shelf::laptops(DEVICES / 2, 20_000)).await;
    app.shelve(&seller, Shelf { memory_gb: 16, ..Shelf::laptops(DEVICES / 2, 20_000) }).await;
    let mut orders = Vec::with_capacity(BUYERS);
    for _ in 0..BUYERS {
        let buyer = app.member(New::buyer(BORDEAUX)).await;
        let id = confirmed_order(&app, &buyer).await;
        orders.push((buyer, id));
    }

    let app = std::sync::Arc::new(app);
    let mut calls = tokio::task::JoinSet::new();
    for (buyer, id) in orders {
        let app = app.clone();
        calls.spawn(async move {
            app.as_member(&buyer).post_nothing(&format!("/pooled-orders/{id}/source")).await
        });
    }
    let answers: Vec<(StatusCode, Value)> = calls.join_all().await;

    let units = |answer: &Value, list: &str| -> i64 {
        answer[list].as_array().into_iter().flatten().filter_map(|one| one["quantity"].as_i64()).sum()
    };
    let mut promised = 0;
    for (status, answer) in &answers {
        assert!(matches!(status.as_u16(), 200 | 409), "{status} {answer}");
        if *status == StatusCode::OK {
            promised += units(answer, "allocations");
            assert_eq!(units(answer, "allocations") + units(answer, "unserved"), 1, "law 5: {answer}");
        }
    }
    assert_eq!(promised, i64::try_from(DEVICES).expect("a small number"));
    let filter = DeviceFilter { holder: Some(seller.organisation), ..DeviceFilter::default() };
    let states = devices::count_by_state(app.app.db.fresh(), &filter).await.expect("a count");
    assert_eq!(states.get(&State::Reserved), Some(&promised));
    assert_eq!(states.get(&State::Listed), None);
}
