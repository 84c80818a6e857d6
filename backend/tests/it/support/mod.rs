//! What the integration tests stand on.

#[path = "../../support/postgres.rs"]
pub(crate) mod postgres;
#[path = "../../support/service.rs"]
pub(crate) mod service;
pub(crate) mod sqlite;
