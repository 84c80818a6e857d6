//! Reference data and the sandbox's scenario, as plain data.
//!
//! The reference data is embedded, dated and sourced (`seed/data/PROVENANCE.md`). The scenario is computed from a fixed
//! number, at any scale: who plays it through the rooms is the backend's affair.

mod communes;
mod criteria;
mod embedded;
mod factors;
mod models;
pub mod scenario;

pub use communes::{ATTRIBUTION, Commune, FormerCommune, communes, former_communes};
pub use criteria::{CRITERIA_SOURCE, Criterion, criteria};
pub use factors::{Factor, factors};
pub use models::{BusinessModel, Category, Model, business_models, models};
