//! Publication, the seller's listings, and finding: on both databases.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rebond::accreditation::{self, Kind, State as FileState};
use rebond::catalogue::{self, Engine, OfferFilter};
use rebond::devices::{
    self, Action, ClaimOrder, Draft, Grade, LegalBasis, NewDevice, Specification, State, Wish,
};
use rebond::kernel::{Cents, DeviceId, ListingId, Point, reference};
use reqwest::{Method, StatusCode};
use search::{
    CatalogueSearch, Health, ListingBatches, ListingDocument, SearchError, SearchPage, SearchQuery,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::app::{BEGLES, BORDEAUX, LIBOURNE, LYON, Member};
use crate::support::{New, TestApp, on_both_databases};

/// A device to be built ready at a workshop.
#[derive(Clone)]
struct Built {
    brand: &'static str,
    model: &'static str,
    category: &'static str,
    memory_gb: i32,
    grade: Grade,
    passed: bool,
    basis: LegalBasis,
    wish: Wish,
    until: Action,
}

fn thinkpad() -> Built {
    Built {
        brand: "Lenovo",
        model: "ThinkPad T480",
        category: "laptop",
        memory_gb: 16,
        grade: Grade::B,
        passed: true,
        basis: LegalBasis::CompanyGift,
        wish: Wish::SaleAllowed,
        until: Action::MakeReady,
    }
}

impl TestApp {
    /// Writes devices at a workshop, up to the action each says; their references.
    async fn devices(&self, holder: &Member, all: &[Built]) -> Vec<String> {
        let op = self.op();
        let life = [
            Action::StartTest,
            Action::FindNoStorage,
            Action::StartFinalTest,
            Action::SetGrade,
            Action::MakeReady,
        ];
        let drafts: Vec<Draft> = all
            .iter()
            .map(|built| {
                let number = NEXT.fetch_add(1, Ordering::Relaxed);
                let new = NewDevice {
                    id: DeviceId::new(),
                    specification: Specification {
                        category: built.category.to_owned(),
                        brand: Some(built.brand.to_owned()),
                        model: built.model.to_owned(),
                        memory_mb: Some(built.memory_gb * 1024),
                        ..Specification::default()
                    },
                    serial: None,
                    inventory_number: None,
                    storages: Vec::new(),
                    legal_basis: built.basis,
                    wish: built.wish,
                    donor_id: None,
                    lot_part_id: None,
                    holder_id: holder.organisation,
                    site_id: holder.site,
                };
                let mut draft = Draft::receive(&op, new, reference::device_reference(number));
                for action in life {
                    draft.act(&op, action, &json!({})).expect("a step of its life");
                    if action == built.until {
                        break;
                    }
                }
                let spec = draft.device().specification.clone();
                draft.set_bench_results(spec, Some(built.passed), Some(built.grade));
                draft
            })
            .collect();
        self.app
            .db
            .tx(async |t| devices::insert_drafts(t, &drafts).await)
            .await
            .expect("devices are written");
        drafts.iter().map(|draft| draft.device().reference.clone()).collect()
    }

    /// One device on sale at a price; its listing.
    async fn on_sale(&self, seller: &Member, built: Built, price_cents: i64) -> String {
        let references = self.devices(seller, &[built]).await;
        let path = format!("/devices/{}/publish", references[0]);
        let published = self.as_member(seller).done(&path, &json!({ "price_cents": price_cents })).await;
        published["listing_id"].as_str().expect("a listing").to_owned()
    }

    async fn settle(&self) {
        self.app.catalogue.settle(&self.app.db, self.app.clock.now()).await.expect("the index follows");
    }

    async fn search(&self, query: &str) -> Value {
        let (status, answer) = self.as_visitor().get(&format!("/search?{query}")).await;
        assert_eq!(status, StatusCode::OK, "{query}: {answer}");
        answer
    }

    /// Sells a promise on so many devices of a listing.
    async fn claim(&self, listing: &str, quantity: u32) -> Uuid {
        let op = self.op();
        let holder_id = Uuid::now_v7();
        let order = ClaimOrder {
            listing_id: listing.parse().expect("an id"),
            quantity,
            holder_kind: "pooled_order",
            holder_id,
            expires_at: None,
        };
        self.app.db.tx(async |t| devices::claims::claim(t, &op, &order).await).await.expect("they are free");
        holder_id
    }
}

/// The number of the next device's reference.
static NEXT: AtomicU64 = AtomicU64::new(1_000_000);

/// An engine that says it is well and fails whenever it is asked.
struct Broken;

#[async_trait::async_trait]
impl CatalogueSearch for Broken {
    async fn upsert(&self, _: Vec<ListingDocument>) -> Result<(), SearchError> {
        Ok(())
    }

    async fn delete(&self, _: Vec<String>) -> Result<(), SearchError> {
        Ok(())
    }

    async fn search(&self, _: &SearchQuery) -> Result<SearchPage, SearchError> {
        Err(SearchError::Unavailable("the disk has gone".into()))
    }

    async fn count(&self) -> Result<u64, SearchError> {
        Ok(0)
    }

    async fn versions(&self) -> Result<BTreeMap<String, u64>, SearchError> {
        Ok(BTreeMap::new())
    }

    async fn replace_all(&self, _: &mut dyn ListingBatches) -> Result<u64, SearchError> {
        Ok(0)
    }

    async fn health(&self) -> Health {
        Health::Ready { listings: 0 }
    }
}

fn ids(answer: &Value) -> Vec<&str> {
    let hits = answer["hits"].as_array().expect("hits");
    hits.iter().map(|hit| hit["listing_id"].as_str().expect("an id")).collect()
}

fn codes(answer: &Value) -> Vec<(String, String)> {
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .map(|error| {
            let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
            assert!(!text("detail").starts_with("error-"), "{error} has words");
            (text("field"), text("code"))
        })
        .collect()
}

on_both_databases!(
    devices_alike_share_one_listing_and_a_claim_takes_from_its_stock,
    where_a_device_comes_from_decides_where_it_goes,
    what_a_device_still_misses_is_named,
    what_a_listing_says_and_costs_is_checked,
    a_suspended_seller_leaves_the_catalogue_and_comes_back,
    a_seller_pauses_resumes_prices_and_archives_its_own,
    words_facets_and_places_find,
    pages_follow_one_another_in_each_order,
    what_is_asked_wrongly_is_named_field_by_field,
    the_database_answers_when_the_engine_cannot,
    an_index_kept_up_equals_one_made_anew,
    another_rooms_questions_are_answered_from_the_database,
    the_pages_say_what_is_there,
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

/// Four offers around Bordeaux and one in Lyon.
async fn market(app: &TestApp) -> [String; 5] {
    let begles = app.member(New::refurbisher(BEGLES)).await;
    let libourne = app.member(New::refurbisher(LIBOURNE)).await;
    let lyon = app.member(New::refurbisher(LYON)).await;
    let dell = Built { brand: "Dell", model: "Latitude 5490", memory_gb: 8, grade: Grade::C, ..thinkpad() };
    let screen = Built { brand: "Dell", model: "P2419H", category: "screen", memory_gb: 1, ..thinkpad() };
    let small = Built { memory_gb: 8, grade: Grade::A, ..thinkpad() };
    let market = [
        app.on_sale(&begles, thinkpad(), 26_500).await,
        app.on_sale(&begles, dell, 18_000).await,
        app.on_sale(&libourne, small, 21_000).await,
        app.on_sale(&libourne, screen, 6_000).await,
        app.on_sale(&lyon, thinkpad(), 24_000).await,
    ];
    app.settle().await;
    market
}

async fn words_facets_and_places_find(app: TestApp) {
    let [begles, dell, libourne, screen, lyon] = market(&app).await;
    let answer = app.search("q=thinkpd+16go&near=33130&radius_km=30").await;
    assert_eq!(ids(&answer), [begles.as_str()]);
    assert!(answer["hits"][0]["distance_km"].as_f64().expect("a distance") < 3.0);
    for field in ["title", "price_cents", "seller_name", "commune", "lat", "lng", "url", "vat_regime"] {
        assert!(!answer["hits"][0][field].is_null(), "{field}");
    }
    let answer = app.search("near=33039&radius_km=40&sort=distance&category=laptop").await;
    assert_eq!(ids(&answer)[2], libourne);
    assert_eq!(answer["total"], 3);
    let distances: Vec<f64> = answer["hits"]
        .as_array()
        .expect("hits")
        .iter()
        .filter_map(|hit| hit["distance_km"].as_f64())
        .collect();
    assert!(distances.is_sorted() && distances.len() == 3);
    assert_eq!(app.search("near=33039").await["total"], 4, "50 km unless told");
    assert_eq!(app.search("near=44.8081,-0.549&radius_km=5").await["total"], 2);
    assert_eq!(ids(&app.search("sort=price").await), [&screen, &dell, &libourne, &lyon, &begles]);
    assert_eq!(ids(&app.search("sort=price_desc&limit=1").await), [&begles]);
    assert_eq!(
        ids(&app.search("brand=Lenovo&grade=A,B&memory_gb_min=16&sort=price").await),
        [&lyon, &begles]
    );
    assert_eq!(
        ids(&app.search("category=laptop&category=screen&price_cents_max=18000&sort=price").await),
        [&screen, &dell]
    );
    assert_eq!(ids(&app.search("department=69").await), [&lyon]);
    let facets = &app.search("grade=B").await["facets"];
    let count = |name: &str, value: &str| {
        let values = facets[name].as_array().cloned().unwrap_or_default();
        values
            .iter()
            .find(|one| one["value"] == value)
            .map_or(0, |one| one["count"].as_u64().expect("a count"))
    };
    assert_eq!((count("grade", "A"), count("grade", "B"), count("grade", "C")), (1, 3, 1));
    assert_eq!((count("category", "laptop"), count("category", "screen")), (2, 1));
    assert_eq!((count("department", "33"), count("department", "69")), (2, 1));
}

async fn pages_follow_one_another_in_each_order(app: TestApp) {
    market(&app).await;
    for sort in ["sort=price", "sort=newest", "q=dell+lenovo", "near=33063&radius_km=1000&sort=distance"] {
        let whole = app.search(sort).await;
        let mut seen = Vec::new();
        let mut after = String::new();
        loop {
            let page = app.search(&format!("{sort}&limit=2&after={after}")).await;
            assert_eq!(page["total"], whole["total"]);
            seen.extend(ids(&page).into_iter().map(str::to_owned));
            match page["next"].as_str() {
                Some(next) => next.clone_into(&mut after),
                None => break,
            }
        }
        assert_eq!(seen, ids(&whole), "{sort}");
    }
    let first = app.search("sort=price&limit=2").await;
    let next = first["next"].as_str().expect("a next page");
    let (status, refused) = app.as_visitor().get(&format!("/search?sort=newest&after={next}")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(codes(&refused), [("after".to_owned(), "search-after".to_owned())]);
}

async fn what_is_asked_wrongly_is_named_field_by_field(app: TestApp) {
    for (query, field, code) in [
        ("near=nulle+part+du+tout", "near", "place-unknown"),
        ("near=99,99", "near", "place-unknown"),
        ("near=33063&radius_km=-1", "radius_km", "search-radius"),
        ("near=33063&radius_km=0", "radius_km", "search-radius"),
        ("near=33063&radius_km=NaN", "radius_km", "search-radius"),
        ("near=33063&radius_km=1e9", "radius_km", "search-radius"),
        ("radius_km=30", "near", "search-near-for-radius"),
        ("sort=distance", "near", "search-near-for-distance"),
        ("sort=beauty", "sort", "search-sort"),
        ("limit=0", "limit", "search-limit"),
        ("limit=-3", "limit", "search-limit"),
        ("limit=many", "limit", "search-limit"),
        ("price_cents_max=-1", "price_cents_max", "search-whole-number"),
        ("price_cents_max=12.5", "price_cents_max", "search-whole-number"),
        ("price_cents_max=99999999999999999999", "price_cents_max", "search-whole-number"),
        ("memory_gb_min=lots", "memory_gb_min", "search-whole-number"),
        ("category=car", "category", "search-category"),
        ("grade=Z", "grade", "search-grade"),
        ("after=nonsense", "after", "search-after"),
        ("after=database-x", "after", "search-after"),
    ] {
        let (status, refused) = app.as_visitor().get(&format!("/search?{query}")).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{query}: {refused}");
        assert_eq!(codes(&refused), [(field.to_owned(), code.to_owned())], "{query}");
    }
    let (_, refused) = app.as_visitor().get("/search?limit=0&sort=x&near=33063&radius_km=0").await;
    assert_eq!(codes(&refused).len(), 3, "all at once");
    let long = "x".repeat(501);
    let (status, refused) = app.as_visitor().get(&format!("/search?q={long}")).await;
    assert_eq!((status, codes(&refused)[0].0.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "q"));
    for odd in ["q=%00%F0%9F%92%A9", "q=%22%27%3B--+%25_", "q=((((", "brand=%25", "limit=1000", "unknown=1"] {
        assert_eq!(app.as_visitor().get(&format!("/search?{odd}")).await.0, StatusCode::OK, "{odd}");
    }
}

async fn the_database_answers_when_the_engine_cannot(mut app: TestApp) {
    let [begles, dell, libourne, screen, lyon] = market(&app).await;
    let mut asked = Vec::new();
    let questions = [
        "sort=price",
        "sort=newest",
        "near=33039&radius_km=40&sort=distance",
        "brand=Dell&sort=price",
        "grade=B&category=laptop&sort=price_desc",
        "q=thinkpad&sort=price",
        "memory_gb_min=16&sort=price",
    ];
    for query in questions {
        asked.push(app.search(query).await);
    }
    let broken = Engine::with(Arc::new(Broken));
    broken.settle(&app.app.db, app.app.clock.now()).await.expect("it seems well");
    assert!(broken.is_trusted());
    app.restart_with(|app| app.catalogue = broken).await;
    for (query, engine) in questions.iter().zip(&asked) {
        let database = app.search(query).await;
        assert_eq!(ids(&database), ids(engine), "{query}");
        assert_eq!(database["facets"], engine["facets"], "{query}");
        assert_eq!((&database["total"], &database["hits"]), (&engine["total"], &engine["hits"]), "{query}");
    }
    let request = app.as_visitor().request(Method::GET, "/api/v1/search?limit=2&sort=price");
    let response = request.send().await.expect("an answer");
    assert_eq!(response.headers()["x-rebond-search"], "database");
    let page: Value = response.json().await.expect("JSON");
    assert_eq!(ids(&page), [&screen, &dell]);
    let next = page["next"].as_str().expect("a next page");
    let rest = app.search(&format!("limit=5&sort=price&after={next}")).await;
    assert_eq!(ids(&rest), [&libourne, &lyon, &begles]);
    assert_eq!(app.as_visitor().page("/catalogue?near=33130").await.0, StatusCode::OK);
    // So does one that was never opened.
    let absent = Engine::embedded(std::path::Path::new("/nowhere"));
    app.restart_with(|app| app.catalogue = absent).await;
    assert_eq!(app.search("q=thinkpad").await["total"], 3);
}

async fn an_index_kept_up_equals_one_made_anew(app: TestApp) {
    let [begles, dell, ..] = market(&app).await;
    let db = &app.app.db;
    app.claim(&dell, 1).await;
    let seller = app.member(New::refurbisher(BORDEAUX)).await;
    let references = app.devices(&seller, &[thinkpad(), thinkpad()]).await;
    let many = json!({ "references": references, "price_cents": 25_000 });
    app.as_member(&seller).done("/devices/publish", &many).await;
    app.as_member(&seller).done(&format!("/devices/{}/unpublish", references[0]), &json!({})).await;
    app.settle().await;
    let compared = app.app.catalogue.compare(db).await.expect("a comparison").expect("it is open");
    assert!(compared.is_none(), "{compared:?}");
    let kept_up = app.search("sort=price&near=33063&radius_km=2000").await;
    let rebuilt = app.app.catalogue.rebuild(db, app.app.clock.now()).await.expect("a rebuild");
    assert_eq!(rebuilt, catalogue::Rebuilt::Listings(6));
    assert_eq!(app.search("sort=price&near=33063&radius_km=2000").await, kept_up);
    // A process that starts on an index which missed something fills it anew.
    let other = tempfile::TempDir::new().expect("a folder");
    let engine = Engine::embedded(other.path());
    engine.settle(db, app.app.clock.now()).await.expect("it fills");
    drop(engine);
    let engine = Engine::embedded(other.path());
    let id: ListingId = begles.parse().expect("an id");
    let backend = sea_orm::ConnectionTrait::get_database_backend(db.fresh());
    let mark = if db.is_sqlite() { "?1" } else { "$1" };
    let sql = format!("UPDATE listings SET version = version + 1 WHERE id = {mark}");
    sea_orm::ConnectionTrait::execute_raw(
        db.fresh(),
        sea_orm::Statement::from_sql_and_values(backend, sql, [id.into()]),
    )
    .await
    .expect("a change that the log does not know");
    assert_eq!(app.app.catalogue.compare(db).await.expect("a comparison").expect("open").stale, [begles]);
    engine.settle(db, app.app.clock.now()).await.expect("it notices");
    assert!(engine.compare(db).await.expect("a comparison").expect("it is open").is_none());
}

async fn another_rooms_questions_are_answered_from_the_database(app: TestApp) {
    let [begles, dell, libourne, ..] = market(&app).await;
    let db = app.app.db.read();
    let now = app.app.clock.now();
    let near = Point::new(BEGLES.1, BEGLES.2).expect("a point");
    let filter = OfferFilter {
        categories: vec!["laptop".to_owned()],
        near: Some((near, 60.0)),
        ..OfferFilter::default()
    };
    let offers = catalogue::offers(db, now, &filter, 10).await.expect("offers");
    let found: Vec<String> = offers.iter().map(|offer| offer.listing_id.to_string()).collect();
    assert_eq!(found.len(), 3);
    assert_eq!(found[2], libourne, "nearest first");
    let cheap = OfferFilter {
        price_cents_max: Some(Cents(20_000)),
        memory_gb_min: Some(8),
        ..OfferFilter::default()
    };
    let offers = catalogue::offers(db, now, &cheap, 10).await.expect("offers");
    assert_eq!(offers.iter().map(|offer| offer.listing_id.to_string()).collect::<Vec<_>>(), [dell]);
    let graded = OfferFilter { grades: vec![Grade::A], ..OfferFilter::default() };
    assert_eq!(catalogue::offers(db, now, &graded, 10).await.expect("offers").len(), 1);
    let offer = catalogue::offer(db, now, begles.parse().expect("an id")).await.expect("an offer");
    assert!(offer.is_open() && !offer.insertion && offer.site.point == near);
    let departments = catalogue::offers_by_department(db, now).await.expect("counts");
    assert_eq!(departments, [("33".to_owned(), 4), ("69".to_owned(), 1)]);
    assert_eq!(catalogue::available_near(db, now, near, 10.0).await.expect("a count"), 2);
}

async fn the_pages_say_what_is_there(app: TestApp) {
    let [begles, ..] = market(&app).await;
    let visitor = app.as_visitor();
    let (status, page) = visitor.page("/catalogue?q=thinkpd&near=33130&radius_km=20&category=laptop").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("1 ordinateur portable à moins de 20\u{a0}km de Bègles (33)"), "{page}");
    assert!(page.contains("Élargir à 30\u{a0}km (2)"), "{page}");
    assert!(page.contains(&format!("/offres/{begles}?near=33130")));
    let (status, page) = visitor.page("/catalogue?near=Bagles&sort=distance&radius_km=30").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Nous ne trouvons pas") && page.contains("5 appareils"), "{page}");
    for odd in [
        "departement=33",
        "price_max=200,50",
        "price_max=douze",
        "after=x",
        "memory_gb_min=8&memory_gb_min=x",
        "category=car",
        "radius_km=0&near=69123",
        "sort=distance",
    ] {
        let (status, page) = visitor.page(&format!("/catalogue?{odd}")).await;
        assert_eq!(status, StatusCode::OK, "{odd}: {page}");
    }
    let (status, page) = visitor.page(&format!("/offres/{begles}?near=33063")).await;
    assert_eq!(status, StatusCode::OK);
    for words in
        ["ThinkPad T480", "265,00", "Garantie 12 mois", "Ajouter à une commande groupée", "4\u{a0}km"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(visitor.page(&format!("/offres/{}", Uuid::now_v7())).await.0, StatusCode::NOT_FOUND);
    let (_, page) = visitor.page("/").await;
    assert!(page.contains("5 appareils") || page.contains("5\u{a0}appareils"), "the map counts");
    // The seller's side.
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let caller = app.as_member(&seller);
    let (_, page) = caller.page("/desk/listings").await;
    assert!(page.contains("Aucune offre ici"), "{page}");
    let public = Built { basis: LegalBasis::PublicFreeGift, ..thinkpad() };
    let references = app.devices(&seller, &[thinkpad(), public]).await;
    let (status, page) = caller.page(&format!("/desk/devices/{}/publish", references[1])).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("disabled") && page.contains("L3212-2"), "the forbidden way says why: {page}");
    let form = |path: String, body: &str| {
        caller
            .request(Method::POST, &path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.to_owned())
    };
    let path = format!("/desk/devices/{}/publish", references[0]);
    let wrong = "to=sale&price_cents=beaucoup&vat_regime=normal&warranty_months=12&title=Mon+T480";
    let (status, page) = caller.send(form(path.clone(), wrong)).await;
    let page = page.as_str().expect("a page").to_owned();
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.contains("beaucoup") && page.contains("Mon T480") && page.contains("price_cents-error"),
        "{page}"
    );
    let right = "to=sale&price_cents=1+200%2C50&vat_regime=margin&warranty_months=24&title=Mon+T480";
    let (status, _) = caller.send(form(path, right)).await;
    assert!(status.is_success() || status.is_redirection() || status == StatusCode::NOT_FOUND, "{status}");
    let (_, page) = caller.page("/desk/listings").await;
    assert!(
        page.contains("1\u{202f}200,50") && page.contains("Mon T480") && page.contains("Mettre en pause"),
        "{page}"
    );
    let todo = catalogue::todo(app.app.db.fresh(), &app.acting_as(&seller).await).await.expect("a list");
    assert!(todo[0].title.starts_with("1 appareil prêt"), "{todo:?}");
    assert_eq!(visitor.page("/desk/listings").await.0, StatusCode::OK, "redirected to sign in");
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

async fn app_call(caller: crate::support::app::Caller<'_>, path: String) -> String {
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
