//! What a found or ordered device is, in full, as it stood when it was found: what one commits to and signs.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::catalogue::Offer;
use crate::catalogue::rules::system_family;
use crate::devices::Grade;
use crate::kernel::context::coded;

coded! {
    /// The operating system that a need wishes for.
    WishedSystem {
        /// Windows 11, installed with its licence.
        Windows11 = "windows_11",
        /// Any Linux.
        Linux = "linux",
    }
}

impl WishedSystem {
    /// Whether a listing's system, as a code or as it was typed, is the one wished for.
    #[must_use]
    pub fn is_met_by(self, system: Option<&str>) -> bool {
        system.is_some_and(|system| system_family(system) == self.code())
    }
}

/// What a device of a listing is, its model aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Particulars {
    /// The operating system: a code such as `windows_11`, or as it was typed.
    pub operating_system: Option<String>,
    /// Memory in MiB.
    pub memory_mb: Option<i32>,
    /// All storages of one device together, in gigabytes.
    pub storage_gb: Option<i32>,
    /// How it looks.
    pub grade: Grade,
    /// The seller's warranty, in months.
    pub warranty_months: i32,
}

impl Particulars {
    /// Those of an offer.
    #[must_use]
    pub fn of(offer: &Offer) -> Self {
        Self {
            operating_system: offer.specification.operating_system.clone(),
            memory_mb: offer.specification.memory_mb,
            storage_gb: offer.storage_gb,
            grade: offer.grade,
            warranty_months: offer.warranty_months,
        }
    }
}
