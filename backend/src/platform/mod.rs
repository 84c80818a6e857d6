//! Machinery without domain words: configuration, database, jobs, change log, audit, sessions, mail, storage.

pub mod audit;
pub mod changes;
pub mod config;
pub mod counters;
pub mod db;
pub mod idempotency;
pub mod jobs;
pub mod kept_forms;
pub mod laws;
pub mod mailer;
pub mod passwords;
pub mod pdf;
pub mod rate_limit;
pub mod security_headers;
pub mod sessions;
pub mod settings;
pub mod short_codes;
pub mod storage;
pub mod telemetry;
pub mod worker;

pub use config::Config;
pub use db::Db;
