//! Machinery without domain words: configuration, database, jobs, change log, audit, sessions, mail, storage.

pub mod audit;
pub mod bulk;
pub mod changes;
pub mod config;
pub mod counters;
pub mod custody;
pub mod db;
pub mod gate;
pub mod idempotency;
pub mod jobs;
pub mod kept_forms;
pub mod laws;
pub mod mailer;
pub mod operator;
pub mod pace;
pub mod passwords;
pub mod pdf;
pub mod photos;
pub mod pictures;
pub mod proofs;
pub mod rate_limit;
pub mod security_headers;
pub mod seek;
pub mod sessions;
pub mod settings;
pub mod sheets;
pub mod short_codes;
pub mod storage;
pub mod telemetry;
pub mod tolerant;
pub mod worker;

pub use config::Config;
pub use db::Db;
pub use gate::Gate;
pub use seek::{Key, Seek, count_by, holds};
pub use sheets::Datum;
