//! An offer: a listing as buyers see it.

use super::entity::offer as row;
use super::rules::{State, VatRegime};
use crate::accreditation;
use crate::devices::{Grade, Specification};
use crate::kernel::{Cents, Error, Instant, ListingId, OrganisationId, Point, Result};
use crate::organisations::Site;

/// A listing with who sells it, from where, and how many are left.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The listing.
    pub listing_id: ListingId,
    /// As people say it, `OF-2026-000012`.
    pub reference: String,
    /// Where the listing stands.
    pub state: State,
    /// Whether law 4 paused it.
    pub paused_by_force: bool,
    /// Who sells.
    pub seller_id: OrganisationId,
    /// Their name.
    pub seller_name: String,
    /// Their telephone number.
    pub seller_telephone: Option<String>,
    /// From where.
    pub site: Site,
    /// The site's commune.
    pub commune: String,
    /// Code of the site's département.
    pub department_code: String,
    /// What it is; `battery_percent` is the least of its devices.
    pub specification: Specification,
    /// All storages of one device together, in gigabytes.
    pub storage_gb: Option<i32>,
    /// Whether all functions passed their tests: « reconditionné », otherwise « réemployé ».
    pub functions_passed: bool,
    /// Its title.
    pub title: String,
    /// More words.
    pub description: Option<String>,
    /// How it looks.
    pub grade: Grade,
    /// The price of one, tax included.
    pub price_cents: Cents,
    /// How value added tax is counted.
    pub vat_regime: VatRegime,
    /// The seller's warranty, in months.
    pub warranty_months: i32,
    /// Devices left to buy: none unless the listing is published and its seller accredited.
    pub available: i64,
    /// Devices in stock and not promised, whether or not anybody can buy them now.
    pub(super) stock: i64,
    /// Devices promised to buyers.
    pub promised: i64,
    /// Whether the seller is an enterprise of work integration, by its accreditation.
    pub insertion: bool,
    /// The listing's version.
    pub version: i64,
    /// When it first entered the catalogue.
    pub published_at: Option<Instant>,
    pub(super) document_version: i64,
}

impl Offer {
    /// Whether anybody can buy one now.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.available > 0
    }
}

/// Which offers.
#[derive(Clone, Debug, Default)]
pub struct OfferFilter {
    /// Of one of these categories; any when empty.
    pub categories: Vec<String>,
    /// Of one of these grades; any when empty.
    pub grades: Vec<Grade>,
    /// At least so many gigabytes of memory; unknown memory is left out.
    pub memory_gb_min: Option<u32>,
    /// At most this price.
    pub price_cents_max: Option<Cents>,
    /// Within so many kilometres of a point.
    pub near: Option<(Point, f64)>,
    /// By one of these sellers; any when empty.
    pub sellers: Vec<OrganisationId>,
}

fn unknown<T>(_: T) -> Error {
    Error::internal("a listing holds an unknown code")
}

/// An offer from its row, as it stands at `now`.
pub(super) fn of(row: row::Model, now: Instant) -> Result<Offer> {
    let state: State = row.state.parse().map_err(unknown)?;
    let accredited = match row.accreditation_state {
        Some(code) => {
            accreditation::rules::is_active(code.parse().map_err(unknown)?, row.accreditation_until, now)
        }
        None => false,
    };
    let sells = accredited && state == State::Published;
    Ok(Offer {
        listing_id: row.id,
        reference: row.reference,
        state,
        paused_by_force: row.paused_by_force,
        seller_id: row.seller_id,
        seller_name: row.seller_name,
        seller_telephone: row.seller_telephone,
        site: Site {
            id: row.site_id,
            organisation_id: row.seller_id,
            kind: row.site_kind.parse().map_err(unknown)?,
            label: row.site_label,
            address: row.site_address,
            insee_code: row.insee_code,
            point: Point { lat: row.lat, lng: row.lng },
            service_radius_km: row.service_radius_km,
        },
        commune: row.commune_name,
        department_code: row.department_code,
        specification: Specification {
            category: row.category,
            brand: row.brand,
            model: row.model,
            processor: row.processor,
            memory_mb: row.memory_mb,
            screen_inch_tenths: row.screen_inch_tenths,
            operating_system: row.operating_system,
            keyboard_layout: row.keyboard_layout,
            charger: row.charger,
            battery_percent: row.battery_percent_min,
            weight_grams: None,
        },
        storage_gb: row.storage_gb,
        functions_passed: row.functions_passed,
        title: row.title,
        description: row.description,
        grade: row.grade.parse().map_err(unknown)?,
        price_cents: row.price_cents,
        vat_regime: row.vat_regime.parse().map_err(unknown)?,
        warranty_months: row.warranty_months,
        available: if sells { row.available } else { 0 },
        stock: row.available,
        promised: row.promised,
        insertion: row.insertion_kind.is_some(),
        version: row.version,
        published_at: row.published_at,
        document_version: row.document_version,
    })
}
