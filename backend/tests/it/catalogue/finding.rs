//! Searching: the engine, the database in its place, and other rooms' questions.

use std::collections::BTreeMap;
use std::sync::Arc;

use rebond::catalogue::{self, BuiltListing, Content, Engine, OfferFilter, VatRegime};
use rebond::devices::{self, Action, Grade, Specification};
use rebond::kernel::{Cents, ListingId, Point};
use reqwest::{Method, StatusCode};
use search::{
    CatalogueSearch, Health, ListingBatches, ListingDocument, SearchError, SearchPage, SearchQuery,
};
use serde_json::{Value, json};

use super::{Built, codes, ids, market, thinkpad};
use crate::support::app::{BEGLES, BORDEAUX};
use crate::support::{New, TestApp, on_both_databases};

on_both_databases!(
    words_facets_and_places_find,
    pages_follow_one_another_in_each_order,
    what_is_asked_wrongly_is_named_field_by_field,
    the_database_answers_when_the_engine_cannot,
    an_index_kept_up_equals_one_made_anew,
    another_rooms_questions_are_answered_from_the_database,
    listings_written_whole_are_found_like_any_other,
);

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

async fn listings_written_whole_are_found_like_any_other(app: TestApp) {
    let seller = app.member(New::refurbisher(BEGLES)).await;
    let content = Content {
        seller_id: seller.organisation,
        site_id: seller.site,
        title: "Dell Latitude 5490".to_owned(),
        description: None,
        specification: Specification {
            category: "laptop".to_owned(),
            brand: Some("Dell".to_owned()),
            model: "Latitude 5490".to_owned(),
            memory_mb: Some(8192),
            ..Specification::default()
        },
        storage_gb: None,
        functions_passed: true,
        grade: Grade::B,
        price: Cents(18_000),
        vat_regime: VatRegime::Margin,
        warranty_months: 24,
    };
    let built = BuiltListing {
        id: ListingId::new(),
        battery_percent_min: Some(81),
        state: catalogue::State::Published,
        published_at: app.app.clock.now(),
        content: content.clone(),
    };
    let twin = BuiltListing { id: ListingId::new(), ..built.clone() };
    let op = app.op();
    let drafts = app.drafts(&seller, &[Built { until: Action::List, ..thinkpad() }], Some(built.id));
    app.app
        .db
        .tx(async |t| {
            catalogue::insert_built(t, &op, std::slice::from_ref(&built)).await?;
            devices::insert_drafts(t, &drafts).await
        })
        .await
        .expect("both are written");
    app.settle().await;
    let answer = app.search("q=latitude").await;
    assert_eq!(ids(&answer), [built.id.to_string()]);
    assert_eq!(
        (&answer["hits"][0]["available"], &answer["hits"][0]["warranty_months"]),
        (&json!(1), &json!(24))
    );
    let (_, read) = app.as_visitor().get(&format!("/listings/{}", built.id)).await;
    assert_eq!(read["reference"], "OF-2026-000001");
    let refused =
        app.app.db.tx(async |t| catalogue::insert_built(t, &op, std::slice::from_ref(&twin)).await).await;
    assert!(refused.expect_err("one open listing says it already").says("already-exists"));
}
