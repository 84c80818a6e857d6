//! What the browser tests stand on: a server, a browser, and a judge of accessibility.

pub(crate) mod agreement;
pub(crate) mod axe;
pub(crate) mod browser;
pub(crate) mod hands;
pub(crate) mod mailbox;
mod pool;
#[path = "../../support/postgres.rs"]
mod postgres;
pub(crate) mod server;
#[path = "../../support/service.rs"]
mod service;
pub(crate) mod site;
pub(crate) mod walk;

pub(crate) use pool::RUNTIME;
