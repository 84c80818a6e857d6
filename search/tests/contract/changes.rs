//! Updates, removals and rebuilds.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use search::{
    BoxedError, CatalogueSearch, Health, ListingBatches, ListingDocument, SearchError, SearchQuery,
};

use crate::support::{Fresh, asking, holding, listing};

fn many(prefix: &str, count: usize) -> Vec<ListingDocument> {
    (0..count).map(|at| listing(&format!("{prefix}{at:03}"), |_| ())).collect()
}

pub(crate) async fn a_change_is_seen_when_the_call_returns(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), many("a", 3)).await;
    assert_eq!(catalogue.set("").await, ["a000", "a001", "a002"]);
    let changed = listing("a001", |listing| {
        listing.version = 2;
        listing.title = "Galaxy".to_owned();
        listing.model = String::new();
    });
    catalogue.engine.upsert(vec![changed.clone()]).await.expect("a listing is replaced");
    assert_eq!(catalogue.set("galaxy").await, ["a001"]);
    assert_eq!(catalogue.set("thinkpad").await, ["a000", "a002"]);
    assert_eq!(catalogue.page(&asking("galaxy")).await.hits[0].listing, changed);
    let gone = vec!["a000".to_owned(), "unknown".to_owned()];
    catalogue.engine.delete(gone).await.expect("a listing is removed");
    assert_eq!(catalogue.set("").await, ["a001", "a002"]);
    catalogue.engine.upsert(Vec::new()).await.expect("nothing to do");
    catalogue.engine.delete(Vec::new()).await.expect("nothing to do");
    assert_eq!(catalogue.engine.count().await.expect("a count"), 2);
}

pub(crate) async fn an_older_version_changes_nothing(make: &impl Fn() -> Fresh) {
    let priced = |version, price_cents| {
        listing("one", |listing| {
            listing.version = version;
            listing.price_cents = price_cents;
        })
    };
    let catalogue = holding(make(), vec![priced(5, 500)]).await;
    let price = async || catalogue.page(&asking("")).await.hits[0].listing.price_cents;
    catalogue.engine.upsert(vec![priced(4, 400)]).await.expect("it is ignored");
    assert_eq!(price().await, 500);
    catalogue.engine.upsert(vec![priced(5, 501)]).await.expect("it is written again");
    assert_eq!(price().await, 501);
    // Within one batch too, in any order.
    catalogue.engine.upsert(vec![priced(7, 700), priced(6, 600)]).await.expect("the newest stays");
    assert_eq!(price().await, 700);
    catalogue.engine.upsert(vec![priced(8, 800), priced(9, 900)]).await.expect("the newest stays");
    assert_eq!(price().await, 900);
    assert_eq!(catalogue.engine.count().await.expect("a count"), 1);
}

pub(crate) async fn a_batch_with_an_impossible_listing_changes_nothing(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), many("a", 1)).await;
    type Spoil = fn(&mut ListingDocument);
    let faults: [(&str, Spoil); 6] = [
        ("listing_id", |listing| listing.listing_id = String::new()),
        ("price_cents", |listing| listing.price_cents = -1),
        ("title", |listing| listing.title = "x".repeat(5_000)),
        ("words", |listing| listing.words = "x ".repeat(50_000)),
        ("screen_inch", |listing| listing.screen_inch = Some(f32::NAN)),
        ("place", |listing| listing.place = Some(search::Coordinates { latitude: 91.0, longitude: 0.0 })),
    ];
    for (expected, spoil) in faults {
        let batch = vec![listing("good", |_| ()), listing("bad", spoil)];
        match catalogue.engine.upsert(batch).await {
            Err(SearchError::InvalidDocument { field, .. }) => assert_eq!(field, expected),
            other => panic!("{expected}: {other:?}"),
        }
    }
    assert_eq!(catalogue.set("").await, ["a000"]);
}

pub(crate) async fn versions_name_every_listing_held(make: &impl Fn() -> Fresh) {
    let listings = vec![
        listing("a", |listing| listing.version = 3),
        listing("b", |listing| listing.quantity = 0),
        listing("c", |_| ()),
    ];
    let catalogue = holding(make(), listings).await;
    catalogue.engine.upsert(vec![listing("c", |listing| listing.version = 9)]).await.expect("a change");
    catalogue.engine.upsert(vec![listing("d", |_| ())]).await.expect("a change");
    catalogue.engine.delete(vec!["d".to_owned()]).await.expect("a change");
    let expected = [("a", 3), ("b", 1), ("c", 9)].map(|(id, version)| (id.to_owned(), version));
    assert_eq!(catalogue.engine.versions().await.expect("versions"), BTreeMap::from(expected));
}

pub(crate) async fn a_rebuild_replaces_everything(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), many("old", 4)).await;
    let mut batches = vec![many("a", 3), Vec::new(), many("b", 2), many("a", 1)].into_iter();
    let held = catalogue.engine.replace_all(&mut batches).await.expect("a rebuild");
    assert_eq!(held, 5, "an id met twice counts once");
    assert_eq!(catalogue.set("").await, ["a000", "a001", "a002", "b000", "b001"]);
    assert_eq!(catalogue.engine.health().await, Health::Ready { listings: 5 });
    // It takes changes, and another rebuild, as before.
    catalogue.engine.upsert(many("c", 1)).await.expect("a change");
    assert_eq!(catalogue.engine.count().await.expect("a count"), 6);
    assert_eq!(catalogue.engine.replace_all(&mut std::iter::empty()).await.expect("a rebuild"), 0);
    assert_eq!(catalogue.set("").await, [""; 0]);
    assert_eq!(catalogue.engine.health().await, Health::Ready { listings: 0 });
}

/// Batches with something happening before each.
struct Eventful {
    batches: std::vec::IntoIter<Vec<ListingDocument>>,
    engine: Arc<dyn CatalogueSearch>,
    event: Event,
    turn: usize,
}

#[derive(Clone, Copy)]
enum Event {
    /// The second reading fails.
    Failure,
    /// At the second reading, listings change and go.
    Changes,
    /// At the second reading, someone asks for another rebuild.
    SecondRebuild,
}

impl Eventful {
    fn new(catalogue: &Fresh, event: Event, batches: Vec<Vec<ListingDocument>>) -> Self {
        Self { batches: batches.into_iter(), engine: Arc::clone(&catalogue.engine), event, turn: 0 }
    }
}

#[async_trait]
impl ListingBatches for Eventful {
    async fn next_batch(&mut self) -> Result<Option<Vec<ListingDocument>>, BoxedError> {
        self.turn += 1;
        if self.turn == 2 {
            match self.event {
                Event::Failure => return Err("the database went away".into()),
                Event::Changes => {
                    let newer = |version| move |listing: &mut ListingDocument| listing.version = version;
                    self.engine.upsert(vec![listing("new", |_| ()), listing("a000", newer(3))]).await?;
                    self.engine
                        .upsert(vec![listing("a001", newer(2)), listing("new-and-gone", |_| ())])
                        .await?;
                    self.engine.delete(vec!["b000".to_owned(), "new-and-gone".to_owned()]).await?;
                }
                Event::SecondRebuild => {
                    let second = self.engine.replace_all(&mut std::iter::empty()).await;
                    assert!(matches!(second, Err(SearchError::RebuildRunning)));
                }
            }
        }
        Ok(self.batches.next())
    }
}

pub(crate) async fn a_failed_rebuild_changes_nothing(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), many("old", 2)).await;
    let mut failing = Eventful::new(&catalogue, Event::Failure, vec![many("a", 3)]);
    let failed = catalogue.engine.replace_all(&mut failing).await;
    assert!(matches!(failed, Err(SearchError::Source(_))));
    let spoiled = vec![many("a", 3), vec![listing("bad", |listing| listing.price_cents = -1)]];
    let failed = catalogue.engine.replace_all(&mut spoiled.into_iter()).await;
    assert!(matches!(failed, Err(SearchError::InvalidDocument { field: "price_cents", .. })));
    assert_eq!(catalogue.set("").await, ["old000", "old001"]);
    catalogue.engine.upsert(many("new", 1)).await.expect("changes go on");
    assert_eq!(
        catalogue.engine.replace_all(&mut vec![many("a", 3)].into_iter()).await.expect("a rebuild"),
        3
    );
}

pub(crate) async fn changes_during_a_rebuild_are_kept(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), many("old", 2)).await;
    // The second batch was read from the database after the first changes: a001 is already newer there.
    let read_later = listing("a001", |listing| listing.version = 4);
    let batches = vec![many("a", 1), vec![read_later, listing("b000", |_| ())]];
    let mut changing = Eventful::new(&catalogue, Event::Changes, batches);
    assert_eq!(catalogue.engine.replace_all(&mut changing).await.expect("a rebuild"), 3);
    let expected = [("a000", 3), ("a001", 4), ("new", 1)].map(|(id, version)| (id.to_owned(), version));
    assert_eq!(catalogue.engine.versions().await.expect("versions"), BTreeMap::from(expected));
}

pub(crate) async fn two_rebuilds_at_once_are_refused(make: &impl Fn() -> Fresh) {
    let catalogue = make();
    let mut nested = Eventful::new(&catalogue, Event::SecondRebuild, vec![many("a", 2)]);
    assert_eq!(catalogue.engine.replace_all(&mut nested).await.expect("the first goes on"), 2);
}

pub(crate) async fn reads_during_rebuilds_always_see_a_whole_catalogue(make: &impl Fn() -> Fresh) {
    let catalogue = holding(make(), many("even", 40)).await;
    let engine = Arc::clone(&catalogue.engine);
    let rebuilds = tokio::spawn(async move {
        for round in 0..6 {
            let prefix = if round % 2 == 0 { "odd" } else { "even" };
            let batches: Vec<_> = many(prefix, 40).chunks(7).map(<[_]>::to_vec).collect();
            assert_eq!(engine.replace_all(&mut batches.into_iter()).await.expect("a rebuild"), 40);
        }
    });
    let mut reads = 0;
    while !rebuilds.is_finished() || reads < 10 {
        let page = catalogue.page(&SearchQuery { limit: 40, ..asking("thinkpad") }).await;
        assert_eq!(page.total, 40);
        let prefixes: Vec<_> =
            page.hits.iter().map(|hit| hit.listing.listing_id.starts_with("odd")).collect();
        assert!(
            prefixes.iter().all(|odd| *odd == prefixes[0]),
            "one catalogue or the other, never a mixture"
        );
        reads += 1;
    }
    rebuilds.await.expect("rebuilds end well");
}

pub(crate) async fn writers_at_the_same_time_lose_nothing(make: &impl Fn() -> Fresh) {
    let catalogue = make();
    let writers: Vec<_> = (0..6)
        .map(|writer| {
            let engine = Arc::clone(&catalogue.engine);
            tokio::spawn(async move {
                for round in 0..5 {
                    let own = listing(&format!("own-{writer}-{round}"), |_| ());
                    let shared = listing("shared", |listing| listing.version = writer * 5 + round);
                    engine.upsert(vec![own, shared]).await.expect("a change");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("a writer ends well");
    }
    let versions = catalogue.engine.versions().await.expect("versions");
    assert_eq!(versions.len(), 31);
    assert_eq!(versions.get("shared"), Some(&29));
}
