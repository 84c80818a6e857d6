//! The models that workshops meet: delivered ones, and those that the operator adds. Inventories are held against them,
//! so that "T480", "THINKPAD T480" and "Lenovo Thinkpad T480" are one model. What they usually hold is a suggestion,
//! never a fact about one device.

mod api;
mod pages;
mod service;
mod sheet;
mod store;

pub use api::router;
pub use pages::pages;
pub use service::load;
pub use store::{Edition, edition, known};

use crate::kernel::{DeviceModelId, Instant};

/// Other names of one model, at most.
const MOST_NAMES: usize = 20;
/// Years between which models are sold.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2100;

/// Where a model comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Delivered with Rebond.
    Delivered,
    /// Added or changed by the operator.
    Operator,
}

impl Origin {
    const fn code(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Operator => "operator",
        }
    }
}

/// What is said of a model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// A category code.
    pub category: String,
    /// Manufacturer, in its usual writing.
    pub brand: String,
    /// Name without the manufacturer's.
    pub name: String,
    /// Other names, such as the manufacturer's reference.
    pub also: Vec<String>,
    /// First year of sale.
    pub first_year: Option<i32>,
    /// Last year of sale.
    pub last_year: Option<i32>,
    /// Usual processor.
    pub processor: Option<String>,
    /// Usual memory, in gigabytes of 2^30 bytes.
    pub memory_gb: Option<i32>,
    /// Usual storage, in gigabytes as sold.
    pub storage_gb: Option<i32>,
    /// Diagonal, in tenths of an inch.
    pub screen_inch_tenths: Option<i32>,
    /// Typical weight, in grams, without power supply.
    pub weight_grams: Option<i32>,
}

/// A model of the reference.
#[derive(Clone, Debug)]
pub struct DeviceModel {
    /// Its id.
    pub id: DeviceModelId,
    /// What is said of it.
    pub said: Said,
    /// Where it comes from.
    pub origin: Origin,
    /// Since when inventories are no longer held against it.
    pub withdrawn_at: Option<Instant>,
    /// When it was written first.
    pub created_at: Instant,
}

/// A model as the reader of inventories knows it.
#[derive(Clone, Debug)]
pub struct Known {
    /// A category code.
    pub category: String,
    /// Manufacturer.
    pub brand: String,
    /// Name without the manufacturer's.
    pub name: String,
    /// Other names.
    pub also: Vec<String>,
}

/// What was typed of a model, field by field, as it was.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// A category code.
    pub category: String,
    /// Manufacturer.
    pub brand: String,
    /// Name.
    pub name: String,
    /// Other names, separated by semicolons.
    pub also: String,
    /// First year.
    pub first_year: String,
    /// Last year.
    pub last_year: String,
    /// Processor.
    pub cpu: String,
    /// Memory, in gigabytes.
    pub memory_gb: String,
    /// Storage, in gigabytes.
    pub storage_gb: String,
    /// Diagonal, in inches, with at most one decimal.
    pub screen_inches: String,
    /// Weight, in grams.
    pub weight_grams: String,
}
