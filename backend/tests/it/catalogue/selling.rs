//! Publishing, and what sellers and law 4 do with listings.

use rebond::accreditation::{self, Kind, State as FileState};
use rebond::catalogue;
use rebond::devices::{self, Action, Grade, LegalBasis, State, Wish};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{Built, codes, ids, thinkpad};
use crate::support::app::{BEGLES, BORDEAUX, Caller, LYON};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    devices_alike_share_one_listing_and_a_claim_takes_from_its_stock,
    where_a_device_comes_from_decides_where_it_goes,
    what_a_device_still_misses_is_named,
    what_a_listing_says_and_costs_is_checked,
    a_suspended_seller_leaves_the_catalogue_and_comes_back,
    the_server_withdraws_a_suspended_sellers_offers_by_itself,
    a_seller_pauses_resumes_prices_and_archives_its_own,
    several_devices_are_published_at_once_or_none,
);

async fn devices_alike_share_one_listing_and_a_claim_takes_from_its_stock(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let first = app.on_sale(&seller, thinkpad(), 26_500).await;
    let second = app.on_sale(&seller, thinkpad(), 26_500).await;
    let dearer = app.on_sale(&seller, thinkpad(), 26_600).await;
    assert_eq!(first, second);
    assert_ne!(first, dearer);
    app.settle().await;
    let (_, listing) = app.as_visitor().get(&format!("/listings/{first}")).await;
    assert_eq!((&listing["available"], &listing["title"]), (&json!(2), &json!("Lenovo ThinkPad T480")));
    assert_eq!((&listing["vat_regime"], &listing["warranty_months"]), (&json!("normal"), &json!(12)));
    assert!(listing.get("promised").is_none(), "promises are the seller's business");
    let holder = app.claim(&first, 1).await;
    app.settle().await;
    let answer = app.search("q=t480&sort=price").await;
    assert_eq!(answer["hits"][0]["available"], 1);
    let (_, own) = app.as_member(&seller).get(&format!("/listings/{first}")).await;
    assert_eq!((&own["available"], &own["promised"]), (&json!(1), &json!(1)));
    app.claim(&first, 1).await;
    app.settle().await;
    assert_eq!(ids(&app.search("q=t480").await), [dearer.as_str()]);
    let op = app.op();
    let reason = devices::EndReason::Released;
    app.app
        .db
        .tx(async |t| devices::claims::end_claims(t, &op, "pooled_order", holder, None, reason).await)
        .await
        .expect("it ends");
    app.settle().await;
    assert_eq!(app.search("q=t480").await["total"], 2);
}

async fn where_a_device_comes_from_decides_where_it_goes(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let public = Built { basis: LegalBasis::PublicFreeGift, ..thinkpad() };
    let wished = Built { wish: Wish::SolidarityOnly, ..thinkpad() };
    let bought = Built { basis: LegalBasis::Purchase, ..thinkpad() };
    let references = app.devices(&seller, &[public, wished, bought, thinkpad()]).await;
    let caller = app.as_member(&seller);
    let sale = json!({ "to": "sale", "price_cents": 20_000 });
    let (status, refused) = caller.post(&format!("/devices/{}/publish", references[0]), &sale).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("origin-public-gift-never-sold")));
    let (status, refused) = caller.post(&format!("/devices/{}/publish", references[1]), &sale).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("origin-donor-wished-solidarity")));
    // Unless told, it goes where it may, even without a body.
    let (status, given) = caller.post_nothing(&format!("/devices/{}/publish", references[0])).await;
    assert_eq!((status, &given["destination"]), (StatusCode::OK, &json!("solidarity")));
    assert_eq!((&given["state"], &given["listing_id"]), (&json!("in_solidarity_pool"), &Value::Null));
    let sold =
        caller.done(&format!("/devices/{}/publish", references[2]), &json!({ "price_cents": 20_000 })).await;
    let (_, listing) =
        app.as_visitor().get(&format!("/listings/{}", sold["listing_id"].as_str().expect("a listing"))).await;
    assert_eq!(listing["vat_regime"], "margin");
    // What may be sold may also be given.
    let given =
        caller.done(&format!("/devices/{}/publish", references[3]), &json!({ "to": "solidarity" })).await;
    assert_eq!(given["destination"], "solidarity");
    // The database itself refuses the way around.
    let device = devices::find_by_reference(app.app.db.fresh(), &references[0]).await.expect("it is there");
    let backend = sea_orm::ConnectionTrait::get_database_backend(app.app.db.fresh());
    let sql = if app.app.db.is_sqlite() {
        "UPDATE devices SET state = 'listed' WHERE id = ?1"
    } else {
        "UPDATE devices SET state = 'listed' WHERE id = $1"
    };
    let forced = sea_orm::ConnectionTrait::execute_raw(
        app.app.db.fresh(),
        sea_orm::Statement::from_sql_and_values(backend, sql, [device.id.into()]),
    )
    .await;
    assert!(forced.is_err(), "a public gift is never listed");
    // Back to the bench, and once promised no more.
    let back = caller.done(&format!("/devices/{}/unpublish", references[3]), &json!({})).await;
    assert_eq!(back["state"], "ready");
    let (status, refused) = caller.post_nothing(&format!("/devices/{}/unpublish", references[3])).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("device-not-published")));
    app.claim(sold["listing_id"].as_str().expect("a listing"), 1).await;
    let (status, refused) = caller.post_nothing(&format!("/devices/{}/unpublish", references[2])).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("device-promised")));
}

async fn what_a_device_still_misses_is_named(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(LYON)).await;
    let buyer = app.member(New::buyer(BORDEAUX)).await;
    let until = |until| Built { until, ..thinkpad() };
    let parts = Built { grade: Grade::P, ..thinkpad() };
    let all =
        [until(Action::StartTest), until(Action::FindNoStorage), until(Action::SetGrade), parts, thinkpad()];
    let references = app.devices(&seller, &all).await;
    let sale = json!({ "price_cents": 20_000 });
    let expected = [
        "device-not-ready-tests",
        "device-not-ready-final-tests",
        "device-not-ready-readiness",
        "device-not-ready-sale-grade",
    ];
    for (reference, code) in references.iter().zip(expected) {
        let (status, refused) =
            app.as_member(&seller).post(&format!("/devices/{reference}/publish"), &sale).await;
        assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!(code)));
        assert!(refused["detail"].as_str().expect("words").contains(reference.as_str()), "{refused}");
    }
    let path = format!("/devices/{}/publish", references[4]);
    assert_eq!(app.as_visitor().post(&path, &sale).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(app.as_member(&buyer).post(&path, &sale).await.0, StatusCode::FORBIDDEN);
    assert_eq!(app.as_member(&other).post(&path, &sale).await.0, StatusCode::NOT_FOUND);
    assert_eq!(
        app.as_member(&seller).post("/devices/RB-0000-0000/publish", &sale).await.0,
        StatusCode::NOT_FOUND
    );
    // A double click publishes once.
    app.as_member(&seller).done(&path, &sale).await;
    let (status, refused) = app.as_member(&seller).post(&path, &sale).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("device-already-published")));
}

async fn what_a_listing_says_and_costs_is_checked(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let broken = Built { passed: false, ..thinkpad() };
    let references = app.devices(&seller, &[thinkpad(), broken]).await;
    let path = format!("/devices/{}/publish", references[0]);
    for (body, field, code) in [
        (json!({}), "price_cents", "price-required"),
        (json!({ "price_cents": 0 }), "price_cents", "price-out-of-range"),
        (json!({ "price_cents": -5 }), "price_cents", "price-out-of-range"),
        (json!({ "price_cents": 10_000_001 }), "price_cents", "price-out-of-range"),
        (json!({ "price_cents": i64::MAX }), "price_cents", "price-out-of-range"),
        (json!({ "price_cents": 1, "warranty_months": 121 }), "warranty_months", "warranty-out-of-range"),
        (json!({ "price_cents": 1, "warranty_months": -1 }), "warranty_months", "warranty-out-of-range"),
        (json!({ "price_cents": 1, "title": "Comme neuf" }), "title", "words-like-new"),
        (json!({ "price_cents": 1, "title": "x".repeat(121) }), "title", "title-length"),
        (json!({ "price_cents": 1, "description": "remis à neuf" }), "description", "words-like-new"),
        (json!({ "price_cents": 1, "to": "loan" }), "to", "destination-unknown"),
    ] {
        let (status, refused) = app.as_member(&seller).post(&path, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body} {refused}");
        assert_eq!(codes(&refused), [(field.to_owned(), code.to_owned())], "{body}");
    }
    for body in
        [json!({ "price_cents": "deux" }), json!({ "to": "moon" }), json!({ "surprise": 1 }), json!([])]
    {
        let (status, refused) = app.as_member(&seller).post(&path, &body).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body} {refused}");
    }
    let refurbished = json!({ "price_cents": 1, "title": "T480 reconditionné" });
    let (_, refused) =
        app.as_member(&seller).post(&format!("/devices/{}/publish", references[1]), &refurbished).await;
    assert_eq!(codes(&refused), [("title".to_owned(), "words-not-refurbished".to_owned())]);
    let device = devices::find_by_reference(app.app.db.fresh(), &references[0]).await.expect("it is there");
    assert_eq!((device.state, device.version), (State::Ready, 1), "nothing half done");
    app.as_member(&seller).done(&path, &refurbished).await;
}

async fn a_suspended_seller_leaves_the_catalogue_and_comes_back(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let listing = app.on_sale(&seller, thinkpad(), 26_500).await;
    let paused = app.on_sale(&seller, thinkpad(), 19_900).await;
    app.as_member(&seller).done(&format!("/listings/{paused}/pause"), &json!({})).await;
    app.settle().await;
    assert_eq!(app.search("").await["total"], 1);
    let stand = async |action| {
        let op = app.op();
        let organisation = seller.organisation;
        app.app
            .db
            .tx(async |t| {
                accreditation::set_state(t, &op, organisation, Kind::Refurbisher, action, None).await
            })
            .await
            .expect("the file moves")
    };
    assert_eq!(stand(accreditation::Action::Suspend).await, FileState::Suspended);
    // Before the index follows, the database already offers nothing.
    let (_, seen) = app.as_visitor().get(&format!("/listings/{listing}")).await;
    assert_eq!(seen["available"], 0);
    app.settle().await;
    assert_eq!(app.search("").await["total"], 0);
    let (_, own) = app.as_member(&seller).get(&format!("/listings/{listing}")).await;
    assert_eq!((&own["state"], &own["paused_by_force"]), (&json!("paused"), &json!(true)));
    let (status, refused) = app.as_member(&seller).post_nothing(&format!("/listings/{listing}/resume")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::FORBIDDEN, &json!("not-accredited")));
    let references = app.devices(&seller, &[thinkpad(), thinkpad()]).await;
    let sale = json!({ "price_cents": 20_000 });
    let (status, _) =
        app.as_member(&seller).post(&format!("/devices/{}/publish", references[0]), &sale).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let gift = json!({ "to": "solidarity" });
    app.as_member(&seller).done(&format!("/devices/{}/publish", references[1]), &gift).await;
    stand(accreditation::Action::Reinstate).await;
    app.settle().await;
    assert_eq!(ids(&app.search("").await), [listing.as_str()], "what its seller had paused stays paused");
}

async fn the_server_withdraws_a_suspended_sellers_offers_by_itself(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    app.on_sale(&seller, thinkpad(), 26_500).await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let (db, clock) = (app.app.db.clone(), app.app.clock.clone());
    let follower = tokio::spawn(app.app.catalogue.clone().run(db, clock, stopped));
    let becomes = async |total: u64| {
        let patience = std::time::Instant::now();
        while !(app.app.catalogue.is_trusted() && app.search("").await["total"] == total) {
            assert!(patience.elapsed().as_secs() < 30, "the catalogue never came to {total}");
            tokio::task::yield_now().await;
        }
    };
    becomes(1).await;
    let op = app.op();
    let organisation = seller.organisation;
    let suspend = accreditation::Action::Suspend;
    app.app
        .db
        .tx(async |t| accreditation::set_state(t, &op, organisation, Kind::Refurbisher, suspend, None).await)
        .await
        .expect("the file moves");
    becomes(0).await;
    stop.send(true).expect("the follower listens");
    follower.await.expect("it ends");
}

async fn a_seller_pauses_resumes_prices_and_archives_its_own(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let other = app.member(New::refurbisher(LYON)).await;
    let listing = app.on_sale(&seller, thinkpad(), 26_500).await;
    let twin = app.on_sale(&seller, thinkpad(), 30_000).await;
    let caller = app.as_member(&seller);
    for action in ["pause", "resume", "archive"] {
        let (status, _) = app.as_member(&other).post_nothing(&format!("/listings/{listing}/{action}")).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{action}");
    }
    let paused = caller.done(&format!("/listings/{listing}/pause"), &json!({})).await;
    assert_eq!((&paused["state"], &paused["available"]), (&json!("paused"), &json!(0)));
    let (status, refused) = caller.post_nothing(&format!("/listings/{listing}/pause")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("listing-wrong-state")));
    let stale = json!({ "version": 1 });
    let (status, refused) = caller.post(&format!("/listings/{listing}/resume"), &stale).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("changed-meanwhile")));
    caller.done(&format!("/listings/{listing}/resume"), &json!({ "version": paused["version"] })).await;
    let (status, refused) =
        caller.post(&format!("/listings/{listing}/price"), &json!({ "price_cents": 30_000 })).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("listing-already-open")));
    let priced = caller.done(&format!("/listings/{listing}/price"), &json!({ "price_cents": 24_900 })).await;
    assert_eq!(priced["price_cents"], 24_900);
    app.settle().await;
    assert_eq!(app.search("price_cents_max=25000").await["total"], 1);
    let holder = app.claim(&listing, 1).await;
    let (status, refused) = caller.post_nothing(&format!("/listings/{listing}/archive")).await;
    assert_eq!((status, &refused["code"]), (StatusCode::CONFLICT, &json!("listing-still-promised")));
    let op = app.op();
    let reason = devices::EndReason::Released;
    app.app
        .db
        .tx(async |t| devices::claims::end_claims(t, &op, "pooled_order", holder, None, reason).await)
        .await
        .expect("it ends");
    let archived = caller.done(&format!("/listings/{listing}/archive"), &json!({})).await;
    assert_eq!(archived["state"], "archived");
    let filter = devices::DeviceFilter { holder: Some(seller.organisation), ..Default::default() };
    let counts = devices::count_by_state(app.app.db.fresh(), &filter).await.expect("counts");
    assert_eq!((counts.get(&State::Ready), counts.get(&State::Listed)), (Some(&1), Some(&1)));
    let (_, own) = caller.get("/listings?own=true&state=archived").await;
    assert_eq!(own["items"].as_array().expect("items").len(), 1);
    let (_, open) = app.as_visitor().get("/listings").await;
    assert_eq!(open["items"][0]["id"], twin.as_str());
    assert_eq!(app.as_visitor().get("/listings?own=true").await.0, StatusCode::UNAUTHORIZED);
}

async fn several_devices_are_published_at_once_or_none(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let public = Built { basis: LegalBasis::PublicFreeGift, ..thinkpad() };
    let mut references = app.devices(&seller, &[thinkpad(), thinkpad(), public]).await;
    let caller = app.as_member(&seller);
    let all = |references: &[String]| json!({ "references": references, "price_cents": 25_000 });
    let (status, refused) = caller.post("/devices/publish", &all(&[])).await;
    assert_eq!(
        (status, codes(&refused)[0].1.as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "references-required")
    );
    let (_, refused) = caller.post("/devices/publish", &all(&vec!["RB-2222-2222".to_owned(); 201])).await;
    assert_eq!(codes(&refused)[0].1, "too-many-devices");
    references.push("RB-2222-2223".to_owned());
    let (_, refused) = caller.post("/devices/publish", &all(&references)).await;
    assert_eq!(codes(&refused)[0].1, "device-unknown");
    references.pop();
    references.push(references[0].clone());
    let published = caller.done("/devices/publish", &all(&references)).await;
    let published = published.as_array().expect("a list").clone();
    assert_eq!(published.len(), 3, "one named twice counts once");
    let to = |destination: &str| published.iter().filter(|one| one["destination"] == destination).count();
    assert_eq!((to("sale"), to("solidarity")), (2, 1));
    // Everybody publishes at once: one listing, no refusal but the honest ones.
    let references = app.devices(&seller, &vec![thinkpad(); 8]).await;
    let calls = references.iter().map(|reference| {
        let path = format!("/devices/{reference}/publish");
        async move { app_call(caller, path).await }
    });
    let mut listings: Vec<String> = futures_join(calls).await;
    listings.sort();
    listings.dedup();
    assert_eq!(listings.len(), 1);
    let offer =
        catalogue::offer(app.app.db.fresh(), app.app.clock.now(), listings[0].parse().expect("an id")).await;
    assert_eq!(offer.expect("an offer").available, 8);
}

async fn app_call(caller: Caller<'_>, path: String) -> String {
    let published = caller.done(&path, &json!({ "price_cents": 33_300 })).await;
    published["listing_id"].as_str().expect("a listing").to_owned()
}

/// Runs all of them at the same time.
async fn futures_join<F: Future<Output = String>>(calls: impl Iterator<Item = F>) -> Vec<String> {
    let mut calls: Vec<_> = calls.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        calls.retain_mut(|call| match call.as_mut().poll(context) {
            std::task::Poll::Ready(listing) => {
                done.push(listing);
                false
            }
            std::task::Poll::Pending => true,
        });
        if calls.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}
