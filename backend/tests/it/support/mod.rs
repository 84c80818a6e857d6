//! What the integration tests stand on.

mod agreements;
pub(crate) mod app;
#[path = "../../support/postgres.rs"]
pub(crate) mod postgres;
#[path = "../../support/service.rs"]
pub(crate) mod service;
pub(crate) mod shelf;
pub(crate) mod sqlite;
pub(crate) mod visitor;

pub(crate) use app::{Caller, Member, New, TestApp};
pub(crate) use shelf::Shelf;
pub(crate) use visitor::Visitor;

/// One grey pixel.
pub(crate) const PIXEL: &[u8] = include_bytes!("pixel.png");

/// Declares each test once for SQLite and once for PostgreSQL: `on_both_databases!(a_lot_is_declared, …);` beside
/// `async fn a_lot_is_declared(app: TestApp)`.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name(crate::support::TestApp::on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name(crate::support::TestApp::on_postgres().await).await;
            }
        }
    )+};
}
pub(crate) use on_both_databases;
