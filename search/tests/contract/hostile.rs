//! Input that no one should send.

use proptest::test_runner::{Config, TestRunner};
use search::settings::{MAX_FILTER_VALUES, MAX_LIMIT, MAX_QUERY_CHARACTERS};
use search::{Coordinates, QueryRefused, SearchError, SearchQuery, Sort};

use crate::support::{BEGLES, Fresh, asking, holding, ids, listing};

async fn refusal(catalogue: &Fresh, query: &SearchQuery) -> QueryRefused {
    match catalogue.engine.search(query).await {
        Err(SearchError::InvalidQuery(refused)) => refused,
        other => panic!("{query:?} should be refused, not {other:?}"),
    }
}

pub(crate) async fn any_text_is_answered_or_refused(make: &impl Fn() -> Fresh) {
    let odd = [
        "\u{0}\u{1}\u{7f}",
        "🧑‍💻💻🖨️",
        "a\u{300}\u{301}\u{302}",
        "\u{202e}dapkniht",
        "((((\"AND OR NOT -+*:^~",
        "' OR 1=1 --",
        "%00",
        "../../etc/passwd",
        "ﷺﷺﷺ",
        "漢字かな交じり文",
        "١٦ غو",
        "ß ﬁ Ⅷ ½",
        "-",
        "--",
        "\"",
        "14\"\"",
        "1,2,3,4",
        "go",
        "16 16 go go",
        "\u{feff}",
        "ＴｈｉｎｋＰａｄ",
        "i\u{307}",
        "İ",
    ];
    let listings = odd.iter().enumerate().map(|(at, text)| {
        listing(&format!("{at:02}"), |listing| {
            listing.title = format!("{text} ThinkPad");
            listing.words = (*text).to_owned();
            listing.brand = (*text).to_owned();
        })
    });
    let catalogue = holding(make(), listings.collect()).await;
    assert_eq!(catalogue.found("thinkpad").await.len(), odd.len());
    let long_word = "x".repeat(MAX_QUERY_CHARACTERS);
    let many_words: String = (0..100).map(|at| format!("w{at} ")).collect();
    for text in odd.into_iter().chain([
        long_word.as_str(),
        &many_words,
        &"é".repeat(MAX_QUERY_CHARACTERS),
        &"-".repeat(500),
    ]) {
        catalogue.page(&asking(text)).await;
        let filtered = SearchQuery { brands: vec![text.to_owned()], ..asking("") };
        let page = catalogue.page(&filtered).await;
        assert_eq!(page.total, u64::from(odd.contains(&text)), "{text:?}");
    }
    let runtime = tokio::runtime::Handle::current();
    let config = Config { cases: 300, failure_persistence: None, ..Config::default() };
    tokio::task::block_in_place(|| {
        let run = TestRunner::new(config).run(&"\\PC{0,60}|[ -~]{0,120}|(\\w{1,9}[ -]){0,20}", |text| {
            runtime.block_on(catalogue.page(&asking(&text)));
            Ok(())
        });
        if let Err(fault) = run {
            panic!("{fault}");
        }
    });
}

pub(crate) async fn impossible_places_are_refused_with_their_field(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), vec![listing("one", |_| ())]).await;
    let impossible = [
        (f64::NAN, 0.0),
        (0.0, f64::NAN),
        (f64::INFINITY, 0.0),
        (0.0, f64::NEG_INFINITY),
        (90.1, 0.0),
        (0.0, -180.1),
        (1e300, 1e300),
    ];
    for (latitude, longitude) in impossible {
        let near = Some(Coordinates { latitude, longitude });
        let query = SearchQuery { near, radius_km: Some(30.0), sort: Sort::Distance, ..asking("") };
        let refused = refusal(&catalogue, &query).await;
        assert_eq!((refused, refused.field()), (QueryRefused::ImpossiblePlace, "near"));
    }
}

pub(crate) async fn impossible_prices_and_radii_are_refused(make: &impl Fn() -> Fresh) {
    let catalogue = make();
    for radius in [f64::NAN, f64::INFINITY, -1.0, -0.001, 30_000.0] {
        let query = SearchQuery { near: Some(BEGLES), radius_km: Some(radius), ..asking("") };
        assert_eq!(refusal(&catalogue, &query).await.field(), "radius_km");
    }
    for (query, expected) in [
        (SearchQuery { radius_km: Some(1.0), ..asking("") }, QueryRefused::RadiusWithoutPlace),
        (SearchQuery { sort: Sort::Distance, ..asking("") }, QueryRefused::DistanceWithoutPlace),
        (SearchQuery { price_cents_max: Some(-1), ..asking("") }, QueryRefused::NegativePrice),
        (SearchQuery { price_cents_max: Some(i64::MIN), ..asking("") }, QueryRefused::NegativePrice),
    ] {
        assert_eq!(refusal(&catalogue, &query).await, expected);
    }
    let extremes = SearchQuery {
        price_cents_max: Some(i64::MAX),
        memory_gb_min: Some(u32::MAX),
        near: Some(BEGLES),
        radius_km: Some(20_040.0),
        ..asking("")
    };
    assert_eq!(catalogue.page(&extremes).await.total, 0);
}

pub(crate) async fn any_limit_is_answered(make: &impl Fn() -> Fresh) {
    let listings = (0..MAX_LIMIT + 5).map(|at| listing(&format!("{at:03}"), |_| ())).collect();
    let catalogue = holding(make(), listings).await;
    let page = catalogue.page(&SearchQuery { limit: 0, ..asking("thinkpad") }).await;
    assert_eq!((page.hits.len(), page.total, page.next), (0, 105, None));
    for limit in [MAX_LIMIT, MAX_LIMIT + 1, usize::MAX] {
        let page = catalogue.page(&SearchQuery { limit, ..asking("thinkpad") }).await;
        assert_eq!(page.hits.len(), MAX_LIMIT);
        let after = page.next;
        assert!(after.is_some());
        let last = catalogue.page(&SearchQuery { limit, after, ..asking("thinkpad") }).await;
        assert_eq!(ids(&last), ["100", "101", "102", "103", "104"]);
    }
}

pub(crate) async fn too_much_is_refused_with_its_field(make: &impl Fn() -> Fresh) {
    let catalogue = make();
    let too_long = "é".repeat(MAX_QUERY_CHARACTERS + 1);
    assert_eq!(refusal(&catalogue, &asking(&too_long)).await.field(), "q");
    let values: Vec<String> = (0..=MAX_FILTER_VALUES).map(|value| value.to_string()).collect();
    let query = SearchQuery { departments: values, ..asking("") };
    assert_eq!(refusal(&catalogue, &query).await.field(), "department");
}
