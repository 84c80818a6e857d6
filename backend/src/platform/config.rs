//! Configuration: `REBOND_…` variables over an optional TOML file, checked once at start.

use std::net::SocketAddr;
use std::path::PathBuf;

use serde::Deserialize;

use super::operator::Operator;

/// What Rebond runs as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The practice ground: personas, lifelike data, mails kept and readable.
    Sandbox,
    /// Real use.
    Production,
}

/// A checked configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// Sandbox or production.
    pub mode: Mode,
    /// Where to listen.
    pub http_addr: SocketAddr,
    /// The folder for the database, the index and kept files.
    pub data_dir: PathBuf,
    /// `sqlite:PATH` or `postgres://…`.
    pub database_url: String,
    /// A PostgreSQL replica for reads that may lag; the primary when absent.
    pub database_read_url: Option<String>,
    /// The address people type, without a final slash; in mails, labels and documents.
    pub public_url: String,
    /// The key of keyed hashes and tokens: at least 32 characters in production.
    pub secret: String,
    /// The custody key, 64 hexadecimal digits; the data folder's own when absent.
    pub custody_key: Option<String>,
    /// `smtp://user:password@host:port`; mails wait in `jobs` without it.
    pub smtp_url: Option<String>,
    /// Who mails come from.
    pub mail_from: String,
    /// The telephone number on every page.
    pub telephone: String,
    /// Whether `serve` also runs the worker.
    pub serve_runs_worker: bool,
    /// Devices of the sandbox's world, 1 to [`seed::scenario::MOST_DEVICES`].
    pub sandbox_devices: usize,
    /// The header in which the proxy in front writes who calls, such as `x-forwarded-for`; nothing without one.
    pub client_address_header: Option<String>,
    /// `text` or `json`.
    pub log_format: LogFormat,
    /// Who runs this installation.
    pub operator: Operator,
}

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// The secret of the practice ground; a production start refuses it.
pub const SANDBOX_SECRET: &str = "sandbox-secret-that-protects-nothing";

/// A key at fault, what is wrong, and how to mend it.
#[derive(Debug, thiserror::Error)]
#[error("configuration: {key}: {fault}. {remedy}")]
pub struct ConfigError {
    /// The key.
    pub key: &'static str,
    /// What is wrong.
    pub fault: String,
    /// What to do.
    pub remedy: String,
}

fn fault(key: &'static str, fault: impl Into<String>, remedy: impl Into<String>) -> ConfigError {
    ConfigError { key, fault: fault.into(), remedy: remedy.into() }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    mode: Option<String>,
    http_addr: Option<String>,
    data_dir: Option<String>,
    database_url: Option<String>,
    database_read_url: Option<String>,
    public_url: Option<String>,
    secret: Option<String>,
    custody_key: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    telephone: Option<String>,
    worker: Option<bool>,
    sandbox_devices: Option<usize>,
    log_format: Option<String>,
    publisher: Option<String>,
    publisher_address: Option<String>,
    publication_director: Option<String>,
    host: Option<String>,
    contact_email: Option<String>,
    security_contact: Option<String>,
    security_expires: Option<String>,
    budget_file: Option<String>,
    client_address_header: Option<String>,
}

impl Config {
    /// Reads the environment, and the TOML file that `REBOND_CONFIG` names.
    ///
    /// # Errors
    /// [`ConfigError`] for the first key at fault.
    pub fn load() -> Result<Self, ConfigError> {
        Self::from_source(|key| std::env::var(key).ok().filter(|value| !value.is_empty()))
    }

    /// Reads from any source of variables.
    ///
    /// # Errors
    /// [`ConfigError`] for the first key at fault.
    pub fn from_source(get: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let file = match get("REBOND_CONFIG") {
            Some(path) => {
                let text = std::fs::read_to_string(&path).map_err(|e| {
                    fault(
                        "REBOND_CONFIG",
                        format!("{path} cannot be read ({e})"),
                        "Name a readable TOML file",
                    )
                })?;
                toml::from_str(&text).map_err(|e| {
                    fault(
                        "REBOND_CONFIG",
                        format!("{path}: {}", e.message()),
                        "See docs/configuration.md for the keys",
                    )
                })?
            }
            None => File::default(),
        };
        let mode = match get("REBOND_MODE").or(file.mode).as_deref() {
            None | Some("sandbox") => Mode::Sandbox,
            Some("production") => Mode::Production,
            Some(other) => {
                return Err(fault(
                    "REBOND_MODE",
                    format!("\"{other}\" is not a mode"),
                    "Use sandbox or production",
                ));
            }
        };
        let http_addr =
            get("REBOND_HTTP_ADDR").or(file.http_addr).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let http_addr: SocketAddr = http_addr.parse().map_err(|_| {
            fault(
                "REBOND_HTTP_ADDR",
                format!("\"{http_addr}\" is not an address"),
                "Write an IP address and a port, such as 127.0.0.1:8080",
            )
        })?;
        let data_dir =
            PathBuf::from(get("REBOND_DATA_DIR").or(file.data_dir).unwrap_or_else(|| "var".to_owned()));
        let database_url = get("REBOND_DATABASE_URL")
            .or(file.database_url)
            .unwrap_or_else(|| format!("sqlite:{}", data_dir.join("rebond.sqlite").display()));
        let database_read_url = get("REBOND_DATABASE_READ_URL").or(file.database_read_url);
        for (key, url) in [
            ("REBOND_DATABASE_URL", Some(&database_url)),
            ("REBOND_DATABASE_READ_URL", database_read_url.as_ref()),
        ] {
            if url.is_some_and(|url| {
                !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme))
            }) {
                return Err(fault(
                    key,
                    "this is neither SQLite nor PostgreSQL",
                    "Write sqlite:PATH or postgres://user:password@host/database",
                ));
            }
        }
        let secret = get("REBOND_SECRET").or(file.secret);
        let public_url = get("REBOND_PUBLIC_URL").or(file.public_url);
        let smtp_url = get("REBOND_SMTP_URL").or(file.smtp_url);
        let told: [(&str, Option<String>); 8] = [
            ("REBOND_PUBLISHER", file.publisher.clone()),
            ("REBOND_PUBLISHER_ADDRESS", file.publisher_address.clone()),
            ("REBOND_PUBLICATION_DIRECTOR", file.publication_director.clone()),
            ("REBOND_HOST", file.host.clone()),
            ("REBOND_CONTACT_EMAIL", file.contact_email.clone()),
            ("REBOND_SECURITY_CONTACT", file.security_contact.clone()),
            ("REBOND_SECURITY_EXPIRES", file.security_expires.clone()),
            ("REBOND_BUDGET_FILE", file.budget_file.clone()),
        ];
        let from_file =
            |key: &str| told.iter().find(|(name, _)| *name == key).and_then(|(_, text)| text.clone());
        let operator = Operator::read(|key| get(key).or_else(|| from_file(key)), mode == Mode::Sandbox)?;
        let (secret, public_url) = match mode {
            Mode::Sandbox => (
                secret.unwrap_or_else(|| SANDBOX_SECRET.to_owned()),
                public_url.unwrap_or_else(|| format!("http://{http_addr}")),
            ),
            Mode::Production => {
                let secret = secret.ok_or_else(|| {
                    fault("REBOND_SECRET", "it is missing", "Give at least 32 random characters")
                })?;
                if secret == SANDBOX_SECRET {
                    return Err(fault(
                        "REBOND_SECRET",
                        "this is the sandbox's secret, which everyone knows",
                        "Give at least 32 random characters",
                    ));
                }
                if secret.chars().count() < 32 {
                    return Err(fault(
                        "REBOND_SECRET",
                        "it is shorter than 32 characters",
                        "Give at least 32 random characters",
                    ));
                }
                let url = public_url.ok_or_else(|| {
                    fault(
                        "REBOND_PUBLIC_URL",
                        "it is missing",
                        "Give the address people type, such as https://rebond.example.org",
                    )
                })?;
                if !url.starts_with("https://") {
                    return Err(fault(
                        "REBOND_PUBLIC_URL",
                        "it does not start with https://",
                        "Put Rebond behind TLS and give that address",
                    ));
                }
                if smtp_url.is_none() {
                    return Err(fault(
                        "REBOND_SMTP_URL",
                        "it is missing",
                        "Give the mail server, such as smtp://user:password@mail.example.org:587",
                    ));
                }
                (secret, url)
            }
        };
        let log_format = match get("REBOND_LOG_FORMAT").or(file.log_format).as_deref() {
            None | Some("text") => LogFormat::Text,
            Some("json") => LogFormat::Json,
            Some(other) => {
                return Err(fault(
                    "REBOND_LOG_FORMAT",
                    format!("\"{other}\" is not a format"),
                    "Use text or json",
                ));
            }
        };
        let client_address_header = get("REBOND_CLIENT_ADDRESS_HEADER")
            .or(file.client_address_header)
            .map(|name| name.to_lowercase());
        if client_address_header
            .as_deref()
            .is_some_and(|name| axum::http::HeaderName::try_from(name).is_err())
        {
            return Err(fault(
                "REBOND_CLIENT_ADDRESS_HEADER",
                "this is not the name of a header",
                "Give the one that your proxy writes, such as x-forwarded-for, or leave it out",
            ));
        }
        let is_address = url::Url::parse(&public_url).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https") && url.has_host() && url.query().is_none()
        });
        if !is_address {
            return Err(fault(
                "REBOND_PUBLIC_URL",
                format!("\"{public_url}\" is not an address of a site"),
                "Give the address people type, such as https://rebond.example.org",
            ));
        }
        if let Some(url) = smtp_url.as_deref()
            && !url::Url::parse(url)
                .is_ok_and(|url| matches!(url.scheme(), "smtp" | "smtps") && url.has_host())
        {
            return Err(fault(
                "REBOND_SMTP_URL",
                "this is not the address of a mail server",
                "Write smtp://user:password@mail.example.org:587, or smtps:// with port 465",
            ));
        }
        let serve_runs_worker = match get("REBOND_WORKER").as_deref() {
            None => file.worker.unwrap_or(true),
            Some("true" | "1" | "yes") => true,
            Some("false" | "0" | "no") => false,
            Some(other) => {
                return Err(fault(
                    "REBOND_WORKER",
                    format!("\"{other}\" is neither true nor false"),
                    "Use true or false",
                ));
            }
        };
        let told = get("REBOND_SANDBOX_DEVICES").or(file.sandbox_devices.map(|devices| devices.to_string()));
        let sandbox_devices = match told.as_deref().map(str::parse::<usize>) {
            None => seed::scenario::USUAL_DEVICES,
            Some(Ok(devices)) if (1..=seed::scenario::MOST_DEVICES).contains(&devices) => devices,
            Some(_) => {
                return Err(fault(
                    "REBOND_SANDBOX_DEVICES",
                    format!("\"{}\" is not a number of devices", told.unwrap_or_default()),
                    "Write a whole number from 1 to 2000000, such as 12000, or leave it out",
                ));
            }
        };
        Ok(Self {
            mode,
            http_addr,
            data_dir,
            database_url,
            database_read_url,
            public_url: public_url.trim_end_matches('/').to_owned(),
            secret,
            custody_key: get("REBOND_CUSTODY_KEY").or(file.custody_key),
            smtp_url,
            mail_from: get("REBOND_MAIL_FROM")
                .or(file.mail_from)
                .unwrap_or_else(|| "Rebond <ne-pas-repondre@example.org>".to_owned()),
            telephone: get("REBOND_TELEPHONE")
                .or(file.telephone)
                .unwrap_or_else(|| "01 00 00 00 00".to_owned()),
            serve_runs_worker,
            sandbox_devices,
            client_address_header,
            log_format,
            operator,
        })
    }

    /// Whether this is the practice ground.
    #[must_use]
    pub fn is_sandbox(&self) -> bool {
        self.mode == Mode::Sandbox
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let map: HashMap<String, String> =
            pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Config::from_source(|key| map.get(key).cloned())
    }

    #[test]
    fn the_default_is_a_sandbox_on_this_machine_only() {
        let config = load(&[]).unwrap();
        assert!(config.is_sandbox());
        assert!(config.http_addr.ip().is_loopback());
        assert_eq!(config.database_url, "sqlite:var/rebond.sqlite");
        assert_eq!(config.sandbox_devices, 12_000);
        assert_eq!(load(&[("REBOND_SANDBOX_DEVICES", "600")]).unwrap().sandbox_devices, 600);
    }

    #[test]
    fn a_fault_names_the_key_the_fault_and_the_remedy() {
        let error = load(&[("REBOND_HTTP_ADDR", "everywhere")]).unwrap_err();
        assert_eq!(error.key, "REBOND_HTTP_ADDR");
        assert!(error.to_string().contains("127.0.0.1:8080"));
        for (key, value) in [
            ("REBOND_DATABASE_URL", "mysql://x"),
            ("REBOND_SANDBOX_DEVICES", "0"),
            ("REBOND_SANDBOX_DEVICES", "2000001"),
            ("REBOND_SANDBOX_DEVICES", "beaucoup"),
            ("REBOND_PUBLIC_URL", "not a url"),
            ("REBOND_PUBLIC_URL", "https://"),
            ("REBOND_SMTP_URL", "nonsense"),
            ("REBOND_SMTP_URL", "https://mail.example.org"),
            ("REBOND_CLIENT_ADDRESS_HEADER", "not a header"),
        ] {
            assert_eq!(load(&[(key, value)]).unwrap_err().key, key, "{value}");
        }
    }

    #[test]
    fn production_refuses_the_sandbox_secret_and_plain_http() {
        let production = ("REBOND_MODE", "production");
        assert_eq!(load(&[production]).unwrap_err().key, "REBOND_SECRET");
        assert_eq!(load(&[production, ("REBOND_SECRET", SANDBOX_SECRET)]).unwrap_err().key, "REBOND_SECRET");
        let secret = ("REBOND_SECRET", "0123456789abcdef0123456789abcdef");
        assert_eq!(
            load(&[production, secret, ("REBOND_PUBLIC_URL", "http://x.fr")]).unwrap_err().key,
            "REBOND_PUBLIC_URL"
        );
        assert_eq!(
            load(&[production, secret, ("REBOND_PUBLIC_URL", "https://x.fr")]).unwrap_err().key,
            "REBOND_SMTP_URL"
        );
    }
}
