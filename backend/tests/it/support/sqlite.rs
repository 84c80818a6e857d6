//! Throw-away SQLite files: one migrated template per process, kept in memory, written out anew for each test.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;
use tokio::sync::OnceCell;

type Template = Arc<OnceCell<Vec<u8>>>;

static TEMPLATES: LazyLock<Mutex<HashMap<String, Template>>> = LazyLock::new(Mutex::default);

/// A database file of one test; its folder goes when this is dropped.
pub(crate) struct SqliteFile {
    folder: TempDir,
}

impl SqliteFile {
    /// `sqlite:PATH`.
    pub(crate) fn url(&self) -> String {
        url(self.folder.path())
    }
}

/// A new copy of the template of that name, which `migrate` fills, given its address, when the first test asks.
pub(crate) async fn create_sqlite_from<F>(name: &str, migrate: F) -> SqliteFile
where
    F: AsyncFnOnce(String),
{
    let template = {
        let mut templates = TEMPLATES.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(templates.entry(name.to_owned()).or_default())
    };
    let bytes = template
        .get_or_init(|| async {
            let folder = new_folder();
            migrate(url(folder.path())).await;
            snapshot(folder.path()).await
        })
        .await;
    let folder = new_folder();
    std::fs::write(folder.path().join(FILE), bytes).expect("a temporary folder can be written");
    SqliteFile { folder }
}

const FILE: &str = "test.sqlite";

fn new_folder() -> TempDir {
    TempDir::with_prefix("rebond-sqlite-").expect("a temporary folder")
}

fn url(folder: &Path) -> String {
    format!("sqlite:{}", folder.join(FILE).display())
}

/// The whole database, even what still waits in its write-ahead log.
async fn snapshot(folder: &Path) -> Vec<u8> {
    let whole = folder.join("whole.sqlite");
    let database =
        Database::connect(format!("{}?mode=rwc", url(folder))).await.expect("the template was made");
    database
        .execute_unprepared(&format!("VACUUM INTO '{}'", whole.display()))
        .await
        .expect("the template can be copied");
    database.close().await.expect("the template's connection closes");
    std::fs::read(&whole).expect("the copy can be read")
}
