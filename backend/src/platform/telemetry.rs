//! Logs: text for people or JSON for machines, never with personal data.

use tracing_subscriber::EnvFilter;

use super::config::LogFormat;

/// Starts logging to standard error; `REBOND_LOG` filters it (`info` unless told).
pub fn start(format: LogFormat) {
    let filter = EnvFilter::try_from_env("REBOND_LOG").unwrap_or_else(|_| {
        EnvFilter::new("info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn,tantivy=warn")
    });
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match format {
        LogFormat::Text => builder.with_target(false).try_init(),
        LogFormat::Json => builder.json().try_init(),
    };
    if let Err(error) = started {
        eprintln!("logging was started before: {error}");
    }
}
