//! Tests of the harness itself: databases of our own, copied from migrated templates, and programs that end with the tests.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, Database, DbBackend, QueryResult, Statement};
use tempfile::TempDir;

use crate::support::postgres::{Cluster, cluster};
use crate::support::service::{Service, ServiceCommand};
use crate::support::sqlite::create_sqlite_from;

static MIGRATIONS: AtomicU32 = AtomicU32::new(0);

async fn copy_of_a_template() -> String {
    let cluster: &Cluster = cluster().await;
    cluster
        .create_template("harness", async |url| {
            MIGRATIONS.fetch_add(1, Ordering::Relaxed);
            let database = Database::connect(url).await.expect("a new template answers");
            database
                .execute_unprepared(
                    "CREATE TABLE words (word text PRIMARY KEY); INSERT INTO words VALUES ('élan'), ('zone')",
                )
                .await
                .expect("a template can be migrated");
            database.close().await.expect("the template's connections close");
        })
        .await;
    cluster.create_database_from("harness").await
}

async fn words_after_adding(url: &str, word: &str) -> Vec<String> {
    let database = Database::connect(url).await.expect("a copy answers");
    let insert = Statement::from_sql_and_values(
        DbBackend::Postgres,
        "INSERT INTO words VALUES ($1)",
        [word.to_owned().into()],
    );
    database.execute_raw(insert).await.expect("a copy can be written");
    let select = Statement::from_string(DbBackend::Postgres, "SELECT word FROM words ORDER BY word");
    let rows: Vec<QueryResult> = database.query_all_raw(select).await.expect("a copy can be read");
    rows.iter().map(|row| row.try_get("", "word").expect("a word is text")).collect()
}

#[tokio::test]
async fn two_tests_get_two_databases_from_a_template_migrated_once() {
    let (first, second) = tokio::join!(copy_of_a_template(), copy_of_a_template());
    assert_ne!(first, second);
    let (of_first, of_second) =
        tokio::join!(words_after_adding(&first, "fibre"), words_after_adding(&second, "Écran"));
    assert_eq!(of_first, ["élan", "fibre", "zone"]);
    assert_eq!(of_second, ["Écran", "élan", "zone"], "sorting is that of a French production server");
    assert_eq!(MIGRATIONS.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn every_test_of_the_process_talks_to_the_same_server() {
    let (here, there) = (cluster().await.admin_url(), cluster().await.admin_url());
    assert_eq!(here, there);
    assert!(here.contains("@127.0.0.1:"), "{here}");
}

#[tokio::test]
async fn two_sqlite_copies_share_a_template_and_nothing_else() {
    let migrations = AtomicU32::new(0);
    let copy = || {
        create_sqlite_from("harness", async |url| {
            migrations.fetch_add(1, Ordering::Relaxed);
            let database = Database::connect(format!("{url}?mode=rwc")).await.expect("a new file opens");
            database
                .execute_unprepared("PRAGMA journal_mode = WAL; CREATE TABLE words (word text PRIMARY KEY)")
                .await
                .expect("a template can be migrated");
        })
    };
    let (first, second) = tokio::join!(copy(), copy());
    for file in [&first, &second] {
        let database = Database::connect(file.url()).await.expect("a copy opens");
        // Twice in one file would break its primary key.
        database.execute_unprepared("INSERT INTO words VALUES ('zone')").await.expect("a copy is its own");
    }
    assert_eq!(migrations.load(Ordering::Relaxed), 1);
    let folder = first.url().trim_start_matches("sqlite:").trim_end_matches("/test.sqlite").to_owned();
    drop(first);
    assert!(!Path::new(&folder).exists());
    assert_ne!(second.url(), folder);
}

/// A program that says it is ready and then waits; `folder` is its own.
fn waiting_program(folder: &Path) -> ServiceCommand {
    ServiceCommand {
        program: "/bin/sh".into(),
        arguments: vec!["-c".into(), "echo ready $$ $COLOUR; exec sleep 600".into()],
        environment: vec![("COLOUR".to_owned(), "blue".into())],
        signal: "TERM",
        folder: folder.to_owned(),
        user: None,
    }
}

fn is_running(process: &str) -> bool {
    Command::new("kill").args(["-0", process]).output().is_ok_and(|answer| answer.status.success())
}

#[test]
fn a_service_ends_with_the_test_that_dropped_it_and_takes_its_folder_along() {
    let folder = TempDir::new().expect("a temporary folder").keep();
    let (service, words) =
        Service::start(waiting_program(&folder), |line| line.strip_prefix("ready ").map(str::to_owned))
            .expect("a shell starts");
    let (process, colour) = words.split_once(' ').expect("two words");
    assert_eq!(colour, "blue");
    assert!(is_running(process));
    drop(service);
    assert!(!is_running(process));
    assert!(!folder.exists());
}

#[test]
fn a_service_that_ends_early_explains_itself_at_once() {
    let folder = TempDir::new().expect("a temporary folder").keep();
    let command = ServiceCommand {
        arguments: vec!["-c".into(), "echo no such disk >&2; exit 3".into()],
        ..waiting_program(&folder)
    };
    let begun = Instant::now();
    let Err(explanation) = Service::start(command, |_| None::<()>) else { panic!("it cannot be ready") };
    assert!(explanation.contains("ended before it was ready"), "{explanation}");
    assert!(explanation.contains("no such disk"), "{explanation}");
    assert!(begun.elapsed() < Duration::from_secs(30));
}
