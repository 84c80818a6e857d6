//! What a listing says: the same content is the same listing.

use sha2::{Digest, Sha256};

use super::rules::{VatRegime, fold};
use crate::devices::{Grade, Specification};
use crate::kernel::{Cents, OrganisationId, SiteId};
use crate::platform::audit::hex;

/// What a listing sells, from where, at which terms. Two devices with the same content stand in the same listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// Who sells.
    pub seller_id: OrganisationId,
    /// From where.
    pub site_id: SiteId,
    /// Its title.
    pub title: String,
    /// More words.
    pub description: Option<String>,
    /// What it is. Battery health and weight are each device's own and make no other listing.
    pub specification: Specification,
    /// All storages of one device together, in gigabytes.
    pub storage_gb: Option<i32>,
    /// Whether all functions passed their tests: « reconditionné », otherwise « réemployé ».
    pub functions_passed: bool,
    /// How it looks.
    pub grade: Grade,
    /// The price of one, tax included.
    pub price: Cents,
    /// How value added tax is counted.
    pub vat_regime: VatRegime,
    /// The seller's warranty, in months.
    pub warranty_months: i32,
}

impl Content {
    /// What two listings of the same content have in common, as a hash.
    #[must_use]
    pub fn key(&self) -> String {
        let spec = &self.specification;
        let text = |part: &Option<String>| part.as_deref().map(fold).unwrap_or_default();
        let number = |part: Option<i32>| part.map(|n| n.to_string()).unwrap_or_default();
        let mut digest = Sha256::new();
        for part in [
            self.seller_id.to_string(),
            self.site_id.to_string(),
            fold(&self.title),
            text(&self.description),
            spec.category.clone(),
            text(&spec.brand),
            fold(&spec.model),
            text(&spec.processor),
            number(spec.memory_mb),
            number(self.storage_gb),
            number(spec.screen_inch_tenths),
            text(&spec.operating_system),
            text(&spec.keyboard_layout),
            spec.charger.map(|has| has.to_string()).unwrap_or_default(),
            self.functions_passed.to_string(),
            self.grade.code().to_owned(),
            self.price.0.to_string(),
            self.vat_regime.code().to_owned(),
            self.warranty_months.to_string(),
        ] {
            digest.update(part.len().to_be_bytes());
            digest.update(part.as_bytes());
        }
        hex(&digest.finalize())
    }

    /// All its words without accents and capitals, sizes included: what the database searches when the engine is down.
    #[must_use]
    pub fn folded_words(&self) -> String {
        let spec = &self.specification;
        let mut words = vec![fold(&self.title), fold(&spec.category), fold(&spec.model)];
        let more =
            [&spec.brand, &spec.processor, &spec.operating_system, &spec.keyboard_layout, &self.description];
        words.extend(more.into_iter().flatten().map(|text| fold(text)));
        words.push(category_words(&spec.category).to_owned());
        for gigabytes in [spec.memory_mb.map(|mb| mb / 1024), self.storage_gb].into_iter().flatten() {
            words.push(format!("{gigabytes}go {gigabytes}gb {gigabytes} go"));
        }
        words.join(" ")
    }
}

/// How people name a category, folded.
fn category_words(category: &str) -> &'static str {
    match category {
        "laptop" => "ordinateur portable pc portables",
        "desktop" => "ordinateur fixe bureau pc unite centrale tour",
        "screen" => "ecran moniteur",
        "smartphone" => "telephone portable smartphone",
        "tablet" => "tablette",
        "printer" => "imprimante",
        "server" => "serveur",
        "network" => "reseau",
        _ => "",
    }
}
