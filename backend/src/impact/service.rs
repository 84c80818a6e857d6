//! The figures of the whole platform.

use sea_orm::ConnectionTrait;

use super::rules::{Avoided, avoided_per_year};
use crate::kernel::{Instant, Result};
use crate::{devices, factors, solidarity};

/// What was reused of one category.
#[derive(Clone, Debug)]
pub struct CategoryReuse {
    /// The category's code.
    pub category: String,
    /// Devices sold, given or lent.
    pub reused: u64,
    /// What one further year of each avoids together.
    pub avoided: Option<Avoided>,
}

/// The figures.
#[derive(Clone, Debug)]
pub struct Effect {
    /// Devices sold, given or lent.
    pub reused: u64,
    /// Households that received a device.
    pub households: u64,
    /// Grams of CO2e that a further year of use avoids.
    pub avoided_grams: i64,
    /// By category, most reused first.
    pub categories: Vec<CategoryReuse>,
}

/// Computes the figures from what happened to devices.
///
/// # Errors
/// When the database fails.
pub async fn effect(c: &impl ConnectionTrait, now: Instant) -> Result<Effect> {
    let factors = factors::values(c, "impact.", now).await?;
    let categories: Vec<CategoryReuse> = devices::reused_by_category(c)
        .await?
        .into_iter()
        .map(|(category, reused)| {
            let times = i64::try_from(reused).unwrap_or(i64::MAX);
            let avoided = avoided_per_year(&factors, &category)
                .map(|one| Avoided { grams: one.grams.saturating_mul(times), ..one });
            CategoryReuse { category, reused, avoided }
        })
        .collect();
    Ok(Effect {
        reused: categories.iter().map(|one| one.reused).sum(),
        households: solidarity::households_equipped(c).await?,
        avoided_grams: categories.iter().filter_map(|one| one.avoided.as_ref()).map(|one| one.grams).sum(),
        categories,
    })
}
