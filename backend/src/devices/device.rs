//! What a device is, in memory.

use serde::Serialize;
use serde_json::Value;

use super::origin::{LegalBasis, Wish};
use super::rules::State;
use crate::kernel::context::coded;
use crate::kernel::{ClaimId, DeviceId, Instant, ListingId, LotPartId, OrganisationId, SiteId, StorageId};

coded! {
    /// How a device looks.
    Grade {
        /// Very good.
        A = "A",
        /// Good.
        B = "B",
        /// Fair.
        C = "C",
        /// For parts.
        P = "P",
    }
}

coded! {
    /// What became of a storage.
    StorageFate {
        /// Still in the device: needs evidence of erasure.
        Present = "present",
        /// Taken out; a reason says where it went.
        Removed = "removed",
        /// Destroyed; a reason says how.
        Destroyed = "destroyed",
    }
}

coded! {
    /// The word the law allows for a device (C. conso. R.122-4, décret 2022-190).
    Word {
        /// « Reconditionné »: tests on all functions passed, its data are erased.
        Refurbished = "refurbished",
        /// « Réemployé »: anything less.
        Reused = "reused",
    }
}

/// The word for a device: `functions_passed` as its tests said, `erased` as its storages are.
#[must_use]
pub fn word(functions_passed: Option<bool>, erased: bool) -> Word {
    if functions_passed == Some(true) && erased { Word::Refurbished } else { Word::Reused }
}

/// What a device is, in the words that buyers ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Specification {
    /// laptop, desktop, screen, smartphone, tablet, printer, server, network, peripheral, other.
    pub category: String,
    /// The brand.
    pub brand: Option<String>,
    /// The model.
    pub model: String,
    /// The processor.
    pub processor: Option<String>,
    /// Memory in MiB.
    pub memory_mb: Option<i32>,
    /// Screen diagonal in tenths of an inch.
    pub screen_inch_tenths: Option<i32>,
    /// Operating system as delivered.
    pub operating_system: Option<String>,
    /// Keyboard layout, such as AZERTY.
    pub keyboard_layout: Option<String>,
    /// Whether a charger comes with it.
    pub charger: Option<bool>,
    /// Battery health, percent of its design capacity.
    pub battery_percent: Option<i32>,
    /// Weight in grams.
    pub weight_grams: Option<i32>,
}

impl Specification {
    /// Brand and model as one title.
    #[must_use]
    pub fn title(&self) -> String {
        title(self.brand.as_deref().unwrap_or_default(), &self.model)
    }
}

/// Brand and model as one title; a model that says its brand (« Fairphone 3 ») says it once.
#[must_use]
pub fn title(brand: &str, model: &str) -> String {
    let says = model.get(..brand.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(brand));
    if says { model.to_owned() } else { format!("{brand} {model}") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_title_says_the_brand_once() {
        let titles =
            [("Dell", "Latitude 5490"), ("Fairphone", "Fairphone 3"), ("", "Latitude"), ("Éco", "é")];
        let said = titles.map(|(brand, model)| super::title(brand, model));
        assert_eq!(said, ["Dell Latitude 5490", "Fairphone 3", "Latitude", "Éco é"]);
    }
}

/// A device.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Its reference, as on its label.
    pub reference: String,
    /// Where it stands.
    pub state: State,
    /// What it is.
    pub specification: Specification,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its donor's inventory number.
    pub inventory_number: Option<String>,
    /// Whether all functions passed their tests ("reconditionné" needs it; C. conso. R.122-4).
    pub functions_passed: Option<bool>,
    /// How it looks.
    pub grade: Option<Grade>,
    /// Why it could be given.
    pub legal_basis: LegalBasis,
    /// What its donor wished.
    pub wish: Wish,
    /// Whether it may be sold to buyers (law 13).
    pub sale_allowed: bool,
    /// Who gave it.
    pub donor_id: Option<OrganisationId>,
    /// The lot part it came in.
    pub lot_part_id: Option<LotPartId>,
    /// Who holds it (law 1).
    pub holder_id: OrganisationId,
    /// Where it is (law 1); nothing after it reached a household.
    pub site_id: Option<SiteId>,
    /// The listing it is sold under.
    pub listing_id: Option<ListingId>,
    /// The promise on it (law 2).
    pub claim_id: Option<ClaimId>,
    /// When its life at the workshop ended.
    pub outcome_at: Option<Instant>,
    /// Its version.
    pub version: i64,
    /// When it was received.
    pub received_at: Instant,
    pub(super) state_before_quarantine: Option<State>,
    pub(super) head_number: i64,
    pub(super) head_hash: String,
}

impl Device {
    /// The state it goes back to when the doubt is cleared; only while it is set aside.
    #[must_use]
    pub fn state_before_quarantine(&self) -> Option<State> {
        self.state_before_quarantine
    }
}

/// A storage medium of a device.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Storage {
    /// Its id.
    pub id: StorageId,
    /// The device.
    pub device_id: DeviceId,
    /// Its serial number.
    pub serial: Option<String>,
    /// ssd, nvme, hdd, flash or unknown.
    pub kind: String,
    /// Its capacity in gigabytes.
    pub gigabytes: Option<i32>,
    /// What became of it.
    pub fate: StorageFate,
    /// Why it is no longer there.
    pub fate_reason: Option<String>,
}

/// A storage to be written.
#[derive(Clone, Debug)]
pub struct NewStorage {
    /// Its serial number.
    pub serial: Option<String>,
    /// ssd, nvme, hdd, flash or unknown.
    pub kind: String,
    /// Its capacity in gigabytes.
    pub gigabytes: Option<i32>,
}

/// A device to be received.
#[derive(Clone, Debug)]
pub struct NewDevice {
    /// Its id.
    pub id: DeviceId,
    /// What it is.
    pub specification: Specification,
    /// Its serial number.
    pub serial: Option<String>,
    /// Its donor's inventory number.
    pub inventory_number: Option<String>,
    /// Its storages.
    pub storages: Vec<NewStorage>,
    /// Why it could be given.
    pub legal_basis: LegalBasis,
    /// What its donor wished.
    pub wish: Wish,
    /// Who gave it.
    pub donor_id: Option<OrganisationId>,
    /// The lot part it came in.
    pub lot_part_id: Option<LotPartId>,
    /// Who receives it.
    pub holder_id: OrganisationId,
    /// Where.
    pub site_id: SiteId,
}

/// Something that happened to a device.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its place in the chain, from 1.
    pub number: i64,
    /// What.
    pub kind: String,
    /// When.
    pub at: Instant,
    /// Who did it.
    pub organisation_id: Option<OrganisationId>,
    /// More.
    pub details: Value,
    /// Its hash.
    pub hash: String,
}

/// Which devices of a list.
#[derive(Clone, Debug, Default)]
pub struct DeviceFilter {
    /// Held by.
    pub holder: Option<OrganisationId>,
    /// Given by.
    pub donor: Option<OrganisationId>,
    /// Of one of these lot parts; of any when empty.
    pub lot_parts: Vec<LotPartId>,
    /// Under a listing.
    pub listing: Option<ListingId>,
    /// In one of these states; any when empty.
    pub states: Vec<State>,
    /// Of one of these categories; any when empty.
    pub categories: Vec<String>,
    /// Graded so.
    pub grade: Option<Grade>,
    /// At that site.
    pub site: Option<SiteId>,
    /// Received then or later.
    pub received_from: Option<Instant>,
    /// Received earlier.
    pub received_before: Option<Instant>,
    /// Without a promise.
    pub unpromised: bool,
    /// Whether it may be sold, or goes to households alone.
    pub sale_allowed: Option<bool>,
    /// Whose reference, serial or inventory number holds this text, or whose brand and model hold each of its words,
    /// whatever their case.
    pub matching: Option<String>,
}
