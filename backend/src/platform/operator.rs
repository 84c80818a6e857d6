//! Who runs this installation: what the law and good manners ask its pages to say, and what running it costs.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::config::ConfigError;

/// The costs of the practice ground: invented, and said to be.
const SANDBOX_BUDGET: &str = include_str!("../../data/sandbox-budget.toml");

/// Who runs this installation; empty where the configuration does not say.
#[derive(Clone, Debug, Default)]
pub struct Operator {
    /// The body that publishes the service.
    pub publisher: String,
    /// Where it is, and how to reach it by post.
    pub publisher_address: String,
    /// The person who answers for what is published.
    pub publication_director: String,
    /// Who hosts the service: name, address, telephone.
    pub host: String,
    /// Where to write to.
    pub contact_email: String,
    /// Where to report a weakness: `mailto:`, `tel:` or `https:`.
    pub security_contact: String,
    /// Until when that is sound (RFC 9116).
    pub security_expires: Option<DateTime<Utc>>,
    /// What running the service costs.
    pub budget: Option<Budget>,
}

/// What running the service cost in a year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// The year.
    pub year: i32,
    /// When the figures were published.
    pub published_on: NaiveDate,
    /// Where they come from, such as « comptes de l’exercice 2025 ».
    pub source: String,
    /// Each post.
    pub lines: Vec<BudgetLine>,
}

/// One post.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BudgetLine {
    /// In French.
    pub label: String,
    /// In English; the French one when empty.
    #[serde(default)]
    pub label_en: String,
    /// Cents, tax included.
    pub cents: i64,
}

impl Operator {
    /// Reads the keys; the practice ground has invented values where nothing is given.
    ///
    /// # Errors
    /// [`ConfigError`] for the first key at fault.
    pub(super) fn read(get: impl Fn(&str) -> Option<String>, sandbox: bool) -> Result<Self, ConfigError> {
        let told = |key: &str, invented: &str| {
            get(key).unwrap_or_else(|| if sandbox { invented.to_owned() } else { String::new() })
        };
        let security_contact = told("REBOND_SECURITY_CONTACT", "mailto:securite@example.org");
        if !security_contact.is_empty()
            && !["mailto:", "tel:", "https://"].iter().any(|start| security_contact.starts_with(start))
        {
            return Err(ConfigError {
                key: "REBOND_SECURITY_CONTACT",
                fault: format!("\"{security_contact}\" is not a way to reach anyone"),
                remedy: "Write mailto:security@example.org, tel:+33-1-… or https://…".to_owned(),
            });
        }
        let expires = told("REBOND_SECURITY_EXPIRES", "2027-12-31T23:00:00Z");
        let security_expires = match expires.as_str() {
            "" if security_contact.is_empty() => None,
            text => {
                Some(
                    text.parse().map_err(|_| ConfigError {
                        key: "REBOND_SECURITY_EXPIRES",
                        fault: format!("\"{text}\" is not a moment"),
                        remedy: "Write one less than a year ahead, such as 2027-06-30T22:00:00Z (RFC 9116)"
                            .to_owned(),
                    })?,
                )
            }
        };
        let budget = match get("REBOND_BUDGET_FILE") {
            Some(path) => Some(std::fs::read_to_string(&path).map_err(|error| ConfigError {
                key: "REBOND_BUDGET_FILE",
                fault: format!("{path} cannot be read ({error})"),
                remedy: "Name a readable TOML file, see docs/configuration.md".to_owned(),
            })?),
            None => sandbox.then(|| SANDBOX_BUDGET.to_owned()),
        };
        let budget = budget
            .map(|text| {
                toml::from_str(&text).map_err(|error: toml::de::Error| ConfigError {
                    key: "REBOND_BUDGET_FILE",
                    fault: error.message().to_owned(),
                    remedy: "See docs/configuration.md for its shape".to_owned(),
                })
            })
            .transpose()?;
        Ok(Self {
            publisher: told("REBOND_PUBLISHER", "Agence du réemploi numérique (exemple)"),
            publisher_address: told("REBOND_PUBLISHER_ADDRESS", "1 rue de l’Exemple, 33000 Bordeaux"),
            publication_director: told("REBOND_PUBLICATION_DIRECTOR", "Camille Exemple"),
            host: told("REBOND_HOST", "Hébergeur d’exemple, 2 rue de l’Exemple, 33000 Bordeaux"),
            contact_email: told("REBOND_CONTACT_EMAIL", "contact@example.org"),
            security_contact,
            security_expires,
            budget,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)], sandbox: bool) -> Result<Operator, ConfigError> {
        let get = |key: &str| pairs.iter().find(|(name, _)| *name == key).map(|(_, v)| (*v).to_owned());
        Operator::read(get, sandbox)
    }

    #[test]
    fn the_practice_ground_is_invented_and_real_use_claims_nothing() {
        let invented = read(&[], true).unwrap();
        assert!(invented.publisher.contains("exemple"));
        assert_eq!(invented.budget.unwrap().lines.iter().filter(|line| line.cents <= 0).count(), 0);
        let silent = read(&[], false).unwrap();
        assert!(silent.publisher.is_empty() && silent.security_expires.is_none() && silent.budget.is_none());
    }

    #[test]
    fn a_contact_without_its_end_and_an_unreadable_file_are_refused() {
        let contact = ("REBOND_SECURITY_CONTACT", "mailto:a@example.org");
        assert_eq!(read(&[contact], false).unwrap_err().key, "REBOND_SECURITY_EXPIRES");
        assert_eq!(
            read(&[("REBOND_SECURITY_CONTACT", "a@example.org")], false).unwrap_err().key,
            "REBOND_SECURITY_CONTACT"
        );
        assert_eq!(read(&[("REBOND_BUDGET_FILE", "/nowhere")], false).unwrap_err().key, "REBOND_BUDGET_FILE");
    }
}
