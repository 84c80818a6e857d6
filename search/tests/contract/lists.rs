//! Sets, counts, orders and pages.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::{Config, TestRunner};
use search::{
    Coordinates, Cursor, CursorRefused, FacetName, ListingDocument, SearchError, SearchPage, SearchQuery,
    Sort,
};

use crate::reference::expected;
use crate::support::{BEGLES, BORDEAUX, Fresh, LILLE, asking, holding, ids, listing, moment};

const CATEGORIES: [&str; 4] = ["laptop", "desktop", "screen", ""];
const BRANDS: [&str; 4] = ["Lenovo", "Dell", "HP", "Écran & Cie"];
const GRADES: [&str; 3] = ["A", "B", "C"];
const DEPARTMENTS: [&str; 4] = ["33", "2A", "974", "59"];

fn a_place() -> impl Strategy<Value = Coordinates> {
    let near_bordeaux = (44.5f64..45.2, -1.2f64..0.2);
    let anywhere = (-90.0f64..=90.0, -180.0f64..=180.0);
    let known =
        select(vec![(44.8378, -0.5792), (44.8076, -0.5489), (0.0, 180.0), (0.0, -180.0), (90.0, 0.0)]);
    prop_oneof![3 => near_bordeaux, 1 => anywhere, 2 => known]
        .prop_map(|(latitude, longitude)| Coordinates { latitude, longitude })
}

prop_compose! {
    fn some_listing()(
        number in 0u8..60, category in select(&CATEGORIES[..]), brand in select(&BRANDS[..]),
        grade in select(&GRADES[..]), department in select(&DEPARTMENTS[..]),
        memory_gb in option::of(select(vec![0u32, 1, 4, 6, 8, 16, 32, 500])), price_cents in prop_oneof![
            select(vec![0i64, 4_999, 5_000, 18_000, 100_000]), 0i64..200_000
        ],
        quantity in prop_oneof![4 => Just(3u32), 1 => Just(0u32), 1 => Just(9u32)],
        system in select(vec!["windows_11", "linux", ""]), place in option::weighted(0.8, a_place()),
        published in 0i64..5,
    ) -> ListingDocument {
        listing(&format!("{number:02}"), |listing| {
            listing.category = category.to_owned();
            listing.brand = brand.to_owned();
            listing.grade = grade.to_owned();
            listing.department = department.to_owned();
            listing.memory_gb = memory_gb;
            listing.price_cents = price_cents;
            listing.quantity = quantity;
            listing.system = system.to_owned();
            listing.place = place;
            listing.published_at = moment(published);
        })
    }
}

fn some_of(values: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    let chosen =
        subsequence(values, 0..=2).prop_map(|values| values.into_iter().map(str::to_owned).collect());
    prop_oneof![2 => Just(Vec::new()), 1 => chosen]
}

prop_compose! {
    fn some_query()(
        categories in some_of(&CATEGORIES[..3]), brands in some_of(&BRANDS), grades in some_of(&GRADES),
        departments in some_of(&DEPARTMENTS), memory_gb_min in option::weighted(0.3, select(vec![0u32, 1, 8, 16])),
        price_cents_max in option::weighted(0.3, select(vec![0i64, 5_000, 18_000, 150_000])),
        near in option::of(a_place()), radius in option::of(select(vec![0.0f64, 5.0, 30.0, 500.0, 15_000.0])),
        sort in select(vec![Sort::Relevance, Sort::Distance, Sort::PriceAsc, Sort::PriceDesc, Sort::Newest]),
        limit in select(vec![1usize, 2, 7, 100]), systems in some_of(&["windows_11", "linux"]),
        quantity_min in option::weighted(0.3, select(vec![0u32, 1, 4, 10])),
    ) -> SearchQuery {
        SearchQuery {
            categories, brands, grades, departments, memory_gb_min, price_cents_max, near, limit,
            systems, quantity_min,
            radius_km: near.and(radius),
            sort: if near.is_none() && sort == Sort::Distance { Sort::Relevance } else { sort },
            ..SearchQuery::default()
        }
    }
}

async fn every_page(catalogue: &Fresh, query: &SearchQuery) -> Vec<SearchPage> {
    let mut pages = vec![catalogue.page(query).await];
    while let Some(after) = pages.last().and_then(|page| page.next.clone()) {
        // A cursor travels as text.
        let after: Cursor = after.to_string().parse().expect("a cursor reads back");
        let page = catalogue.page(&SearchQuery { after: Some(after), ..query.clone() }).await;
        pages.push(page);
    }
    pages
}

pub(crate) async fn sets_counts_orders_and_pages_equal_those_of_the_reference(make: &impl Fn() -> Fresh) {
    let scenes = (vec(some_listing(), 0..90), vec(any::<Index>(), 0..12), vec(some_query(), 12));
    let config = Config { cases: 40, failure_persistence: None, ..Config::default() };
    let runtime = tokio::runtime::Handle::current();
    tokio::task::block_in_place(|| {
        let run = TestRunner::new(config).run(&scenes, |(puts, removals, queries)| {
            runtime.block_on(one_scene(make(), puts, removals, queries));
            Ok(())
        });
        if let Err(fault) = run {
            panic!("{fault}");
        }
    });
}

async fn one_scene(
    catalogue: Fresh,
    puts: Vec<ListingDocument>,
    removals: Vec<Index>,
    queries: Vec<SearchQuery>,
) {
    let mut kept: BTreeMap<String, ListingDocument> = BTreeMap::new();
    // Several batches, so that the index has several parts and listings replaced across them.
    for batch in puts.chunks(17) {
        catalogue.engine.upsert(batch.to_vec()).await.expect("listings are indexed");
        kept.extend(batch.iter().map(|listing| (listing.listing_id.clone(), listing.clone())));
    }
    let removed: Vec<String> = removals
        .iter()
        .filter(|_| !puts.is_empty())
        .map(|removal| removal.get(&puts).listing_id.clone())
        .collect();
    kept.retain(|listing_id, _| !removed.contains(listing_id));
    catalogue.engine.delete(removed).await.expect("listings are removed");
    let kept: Vec<ListingDocument> = kept.into_values().collect();

    for query in queries {
        let expected = expected(&kept, &query);
        let pages = every_page(&catalogue, &query).await;
        let found: Vec<String> = pages.iter().flat_map(ids).collect();
        assert_eq!(found, expected.ids, "{query:?}");
        for page in &pages {
            assert_eq!(page.total, expected.ids.len() as u64, "{query:?}");
            assert_eq!(page.units, expected.units, "{query:?}");
            assert!(page.hits.len() == query.limit || page.next.is_none(), "{query:?}");
            let facets: Vec<(FacetName, BTreeMap<String, u64>)> = page
                .facets
                .iter()
                .map(|facet| {
                    let counts =
                        facet.values.iter().map(|value| (value.value.clone(), value.count)).collect();
                    (facet.name, counts)
                })
                .collect();
            assert_eq!(facets, expected.facets, "{query:?}");
            for hit in &page.hits {
                assert!(kept.contains(&hit.listing), "a hit is the listing as it was given");
                assert_eq!(hit.distance_km.is_some(), query.near.is_some() && hit.listing.place.is_some());
            }
        }
        // Words that every listing has change the ranking, never the set nor the counts.
        if kept.iter().any(|listing| listing.quantity > 0) {
            for words in ["thinkpad", "thinkpd t480", "t480 lenvo"] {
                let pages =
                    every_page(&catalogue, &SearchQuery { words: words.to_owned(), ..query.clone() }).await;
                let mut found: Vec<String> = pages.iter().flat_map(ids).collect();
                found.sort_unstable();
                let mut all = expected.ids.clone();
                all.sort_unstable();
                assert_eq!(found, all, "{words} {query:?}");
            }
        }
    }
}

pub(crate) async fn a_sold_out_listing_never_shows(make: &impl Fn() -> Fresh) {
    let listings = vec![
        listing("sold-out", |listing| listing.quantity = 0),
        listing("in-stock", |listing| listing.quantity = 1),
    ];
    let catalogue = holding(make(), listings).await;
    for words in ["", "thinkpad", "thinkpd", "sold"] {
        assert!(!catalogue.found(words).await.contains(&"sold-out".to_owned()), "{words}");
    }
    assert_eq!(catalogue.engine.count().await.expect("a count"), 2);
}

pub(crate) async fn places_across_the_antimeridian_and_poles_are_found(make: &impl Fn() -> Fresh) {
    let at = |latitude, longitude| Some(Coordinates { latitude, longitude });
    let listings = vec![
        listing("east", |listing| listing.place = at(-14.3, 179.95)),
        listing("west", |listing| listing.place = at(-14.3, -179.95)),
        listing("pole", |listing| listing.place = at(89.99, 12.0)),
        listing("other-side-of-the-pole", |listing| listing.place = at(89.99, -168.0)),
    ];
    let catalogue = holding(make(), listings).await;
    let within = |near, radius_km| SearchQuery { near, radius_km: Some(radius_km), ..asking("") };
    let page = catalogue.page(&within(at(-14.3, 179.99), 20.0)).await;
    assert_eq!(ids(&page), ["east", "west"]);
    let page = catalogue.page(&within(at(90.0, 0.0), 5.0)).await;
    assert_eq!(page.total, 2);
}

pub(crate) async fn what_has_no_place_comes_last_by_distance(make: &impl Fn() -> Fresh) {
    let listings = vec![
        listing("a-nowhere", |listing| listing.place = None),
        listing("b-lille", |listing| listing.place = Some(LILLE)),
        listing("c-bordeaux", |listing| listing.place = Some(BORDEAUX)),
        listing("d-bordeaux", |listing| listing.place = Some(BORDEAUX)),
    ];
    let catalogue = holding(make(), listings).await;
    let query = SearchQuery { near: Some(BEGLES), sort: Sort::Distance, ..asking("") };
    assert_eq!(ids(&catalogue.page(&query).await), ["c-bordeaux", "d-bordeaux", "b-lille", "a-nowhere"]);
}

pub(crate) async fn a_facet_ignores_its_own_filter(make: &impl Fn() -> Fresh) {
    let listings = vec![
        listing("lenovo-a", |listing| listing.grade = "A".to_owned()),
        listing("lenovo-b", |_| ()),
        listing("dell-b", |listing| listing.brand = "Dell".to_owned()),
    ];
    let catalogue = holding(make(), listings).await;
    let query =
        SearchQuery { brands: vec!["Lenovo".to_owned()], grades: vec!["B".to_owned()], ..asking("thinkpad") };
    let page = catalogue.page(&query).await;
    assert_eq!(ids(&page), ["lenovo-b"]);
    let counts = |name| -> Vec<(String, u64)> {
        let facet = page.facets.iter().find(|facet| facet.name == name).expect("every facet is there");
        facet.values.iter().map(|value| (value.value.clone(), value.count)).collect()
    };
    // Other brands of grade B; other grades of Lenovo.
    assert_eq!(counts(FacetName::Brand), [("Dell".to_owned(), 1), ("Lenovo".to_owned(), 1)]);
    assert_eq!(counts(FacetName::Grade), [("A".to_owned(), 1), ("B".to_owned(), 1)]);
    assert_eq!(counts(FacetName::Category), [("laptop".to_owned(), 1)]);
}

pub(crate) async fn a_cursor_only_continues_its_own_query(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), (0..5).map(|at| listing(&format!("{at}"), |_| ())).collect()).await;
    let two_values = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
    let query = SearchQuery { brands: two_values("Lenovo", "Dell"), limit: 2, ..asking("thinkpad") };
    let after = catalogue.page(&query).await.next;
    assert!(after.is_some());
    let others = [
        SearchQuery { words: "lenovo".to_owned(), after: after.clone(), ..query.clone() },
        SearchQuery { sort: Sort::PriceAsc, after: after.clone(), ..query.clone() },
        SearchQuery { brands: vec!["Lenovo".to_owned()], after: after.clone(), ..query.clone() },
        SearchQuery { near: Some(BEGLES), after: after.clone(), ..query.clone() },
    ];
    for other in others {
        let refused = catalogue.engine.search(&other).await;
        assert!(matches!(refused, Err(SearchError::InvalidCursor(CursorRefused::OtherQuery))), "{other:?}");
    }
    // The same question in another writing, or with larger pages, is the same query.
    let same = SearchQuery {
        words: " thinkpad  ".to_owned(),
        brands: two_values("Dell", "Lenovo"),
        limit: 100,
        after,
        ..query
    };
    assert_eq!(ids(&catalogue.page(&same).await), ["2", "3", "4"]);
}

pub(crate) async fn pages_neither_repeat_nor_skip_when_listings_come_and_go(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), (10..30).map(|at| listing(&format!("{at}"), |_| ())).collect()).await;
    let query = SearchQuery { limit: 5, sort: Sort::PriceAsc, ..asking("thinkpad") };
    let mut seen = Vec::new();
    let mut after = None;
    for round in 0.. {
        let page = catalogue.page(&SearchQuery { after, ..query.clone() }).await;
        seen.extend(ids(&page));
        after = page.next;
        if after.is_none() {
            break;
        }
        // One comes before the page reached, and the last one shown leaves.
        let newcomer = listing(&format!("0{round}"), |listing| listing.price_cents = 1);
        catalogue.engine.upsert(vec![newcomer]).await.expect("a listing is indexed");
        catalogue
            .engine
            .delete(seen.last().cloned().into_iter().collect())
            .await
            .expect("a listing is removed");
    }
    let expected: Vec<String> = (10..30).map(|at| at.to_string()).collect();
    assert_eq!(seen, expected);
}

pub(crate) async fn an_empty_catalogue_answers(make: &impl Fn() -> Fresh) {
    let catalogue = make();
    for words in ["", "thinkpad"] {
        let page = catalogue.page(&asking(words)).await;
        assert_eq!((page.total, page.hits.len(), page.facets.len()), (0, 0, 7));
        assert!(page.next.is_none());
    }
    let names: Vec<&str> =
        catalogue.page(&asking("")).await.facets.iter().map(|facet| facet.name.as_str()).collect();
    assert_eq!(names, ["category", "brand", "grade", "department", "system", "memory", "price"]);
}
