//! What the embedded engine promises about its folder.

use std::fs;
use std::path::{Path, PathBuf};

use search::{
    BoxedError, CatalogueSearch, EmbeddedSearch, Health, ListingBatches, ListingDocument, Opened,
    RebuildReason, SearchError,
};

use crate::support::{asking, ids, listing};

fn listings(count: usize) -> Vec<ListingDocument> {
    (0..count).map(|at| listing(&format!("{at:03}"), |_| ())).collect()
}

fn open(folder: &Path) -> (EmbeddedSearch, Opened) {
    EmbeddedSearch::open(folder).expect("the folder opens")
}

/// A folder whose index was filled whole, then closed.
async fn filled(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (engine, _) = open(folder.path());
    engine.replace_all(&mut vec![listings(count)].into_iter()).await.expect("a rebuild");
    folder
}

fn index_folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is read");
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_dir()).collect()
}

#[tokio::test]
async fn a_filled_index_and_its_changes_are_there_after_a_restart() {
    let folder = filled(3).await;
    let (engine, opened) = open(folder.path());
    assert_eq!(opened, Opened::Ready);
    engine.upsert(vec![listing("later", |_| ())]).await.expect("a change");
    engine.delete(vec!["000".to_owned()]).await.expect("a change");
    drop(engine);
    let (engine, opened) = open(folder.path());
    assert_eq!(opened, Opened::Ready);
    assert_eq!(engine.health().await, Health::Ready { listings: 3 });
    let page = engine.search(&asking("thinkpad")).await.expect("an answer");
    assert_eq!(ids(&page), ["001", "002", "later"]);
}

#[tokio::test]
async fn an_index_that_was_never_filled_asks_for_it_at_each_opening() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for _ in 0..2 {
        let (engine, opened) = open(folder.path());
        assert_eq!(opened, Opened::NeedsRebuild(RebuildReason::Absent));
        // It works meanwhile.
        engine.upsert(listings(2)).await.expect("a change");
        assert_eq!(engine.count().await.expect("a count"), 2);
        assert_eq!(engine.health().await, Health::NeedsRebuild(RebuildReason::Absent));
    }
}

#[tokio::test]
async fn an_index_made_with_other_settings_is_set_aside() {
    let folder = filled(3).await;
    let stale = folder.path().join("listings-00000000deadbeef-7");
    fs::rename(&index_folders(folder.path())[0], &stale).expect("renamed");
    fs::write(folder.path().join("current"), "listings-00000000deadbeef-7").expect("written");
    let (engine, opened) = open(folder.path());
    assert_eq!(opened, Opened::NeedsRebuild(RebuildReason::StaleSettings));
    assert!(!stale.exists());
    engine.replace_all(&mut vec![listings(2)].into_iter()).await.expect("a rebuild");
    drop(engine);
    assert_eq!(open(folder.path()).1, Opened::Ready);
}

#[tokio::test]
async fn a_pointer_that_says_nonsense_leads_nowhere() {
    for nonsense in ["../../etc", "", "listings-", "listings-zz-1", "listings-0-1/../..", "\u{0}"] {
        let folder = filled(1).await;
        fs::write(folder.path().join("current"), nonsense).expect("written");
        assert_eq!(open(folder.path()).1, Opened::NeedsRebuild(RebuildReason::Absent), "{nonsense:?}");
    }
}

/// Removes, empties, cuts and alters each file of an index in turn: it is noticed, and mended by a rebuild.
#[tokio::test]
async fn a_damaged_index_is_noticed_and_filled_again() {
    let model = filled(30).await;
    let index = index_folders(model.path()).remove(0);
    let files: Vec<PathBuf> =
        fs::read_dir(&index).expect("files").map(|file| file.expect("a file").path()).collect();
    let is_lock = |file: &&PathBuf| file.extension().is_some_and(|extension| extension == "lock");
    let matters = |file: &&PathBuf| !is_lock(file) && !file.ends_with(".managed.json");
    for file in files.iter().filter(matters) {
        let content = fs::read(file).expect("a file is read");
        let mut altered = content.clone();
        altered[content.len() / 3] ^= 0x55;
        let damages = [None, Some(Vec::new()), Some(content[..content.len() / 2].to_vec()), Some(altered)];
        for (kind, damage) in damages.into_iter().enumerate() {
            match &damage {
                None => fs::remove_file(file).expect("removed"),
                Some(bytes) => fs::write(file, bytes).expect("written"),
            }
            let copy = tempfile::tempdir().expect("a temporary folder");
            copy_folder(model.path(), copy.path());
            let (engine, opened) = open(copy.path());
            let is_noticed = matches!(opened, Opened::NeedsRebuild(RebuildReason::Damaged(_)));
            assert!(is_noticed, "{} damaged in way {kind}: {opened:?}", file.display());
            assert_eq!(engine.replace_all(&mut vec![listings(2)].into_iter()).await.expect("a rebuild"), 2);
            fs::write(file, &content).expect("mended");
        }
    }
    assert_eq!(open(model.path()).1, Opened::Ready);
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the folder is read") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

#[tokio::test]
async fn a_folder_in_use_is_not_opened_twice() {
    let folder = filled(1).await;
    let (engine, _) = open(folder.path());
    assert!(matches!(EmbeddedSearch::open(folder.path()), Err(SearchError::InUse)));
    assert_eq!(engine.count().await.expect("a count"), 1);
    drop(engine);
    assert_eq!(open(folder.path()).1, Opened::Ready);
}

#[tokio::test]
async fn one_index_stays_on_disk_after_rebuilds() {
    let folder = filled(1).await;
    let (engine, _) = open(folder.path());
    for _ in 0..3 {
        engine.upsert(vec![listing("new", |_| ())]).await.expect("a change");
        engine.replace_all(&mut vec![listings(5)].into_iter()).await.expect("a rebuild");
        assert_eq!(index_folders(folder.path()).len(), 1);
    }
}

/// Batches that never end.
struct Endless;

#[async_trait::async_trait]
impl ListingBatches for Endless {
    async fn next_batch(&mut self) -> Result<Option<Vec<ListingDocument>>, BoxedError> {
        tokio::task::yield_now().await;
        Ok(Some(listings(3)))
    }
}

#[tokio::test]
async fn an_abandoned_rebuild_leaves_no_trace() {
    let folder = filled(2).await;
    let (engine, _) = open(folder.path());
    let abandoned =
        tokio::time::timeout(std::time::Duration::from_millis(50), engine.replace_all(&mut Endless)).await;
    assert!(abandoned.is_err());
    // The batch in hand ends on its own thread; the folder is free again as soon as it has.
    let held = loop {
        match engine.replace_all(&mut vec![listings(4)].into_iter()).await {
            Err(SearchError::RebuildRunning) => tokio::task::yield_now().await,
            ended => break ended.expect("a rebuild"),
        }
    };
    assert_eq!(held, 4);
    assert_eq!(index_folders(folder.path()).len(), 1);
}

#[test]
fn outside_a_runtime_the_engine_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (engine, _) = open(folder.path());
    let mut health = std::pin::pin!(engine.health());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let polled = health.as_mut().poll(&mut context);
    assert!(matches!(polled, std::task::Poll::Ready(Health::Unavailable(_))));
}
