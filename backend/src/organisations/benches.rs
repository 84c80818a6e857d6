//! What a workshop's bench can take in a week, by kind of device, how it erases and when it is open: its own words, drawn on public pages and
//! held when lots are offered.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, QueryOrder, QuerySelect};

use super::entity::{bench_capacity, bench_erasure, bench_hours, site};
use super::store::{Site, SiteKind, site_of};
use crate::kernel::context::coded;
use crate::kernel::hours::Hours;
use crate::kernel::{Error, Instant, Result, SiteId};

coded! {
    /// How data is erased (NIST SP 800-88 rev. 2, September 2025).
    ErasureMethod {
        /// Overwritten through the ordinary interface; the medium stays in its owner's control.
        Clear = "clear",
        /// Beyond laboratory recovery: firmware erase, cryptographic erase; the medium may leave.
        Purge = "purge",
        /// The medium is shredded, crushed or molten.
        Destroy = "destroy",
    }
}

/// What a bench says of itself; nothing where it has not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// Units a week by category, 0 for « we do not take these »; a category that is missing was not said.
    pub weekly: BTreeMap<String, u32>,
    /// How it erases.
    pub erasure: BTreeSet<ErasureMethod>,
    /// When it is open.
    pub hours: Option<Hours>,
}

impl Bench {
    /// Whether it takes nothing at all.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        !self.weekly.is_empty() && self.weekly.values().all(|units| *units == 0)
    }
}

/// The benches of several sites, by id; those that said nothing are missing.
///
/// # Errors
/// When the database fails.
pub async fn benches(
    c: &impl ConnectionTrait,
    sites: impl IntoIterator<Item = SiteId>,
) -> Result<HashMap<SiteId, Bench>> {
    let sites: Vec<SiteId> = sites.into_iter().collect();
    let mut found: HashMap<SiteId, Bench> = HashMap::new();
    let capacities = bench_capacity::Entity::find()
        .filter(bench_capacity::Column::SiteId.is_in(sites.iter().copied()))
        .order_by_asc(bench_capacity::Column::Category);
    for row in capacities.all(c).await? {
        let units = u32::try_from(row.weekly_units).unwrap_or_default();
        found.entry(row.site_id).or_default().weekly.insert(row.category, units);
    }
    let erasures = bench_erasure::Entity::find()
        .filter(bench_erasure::Column::SiteId.is_in(sites.iter().copied()))
        .all(c)
        .await?;
    for row in erasures {
        if let Ok(method) = row.method.parse() {
            found.entry(row.site_id).or_default().erasure.insert(method);
        }
    }
    for row in bench_hours::Entity::find().filter(bench_hours::Column::SiteId.is_in(sites)).all(c).await? {
        let hours = serde_json::from_value(row.hours).map_err(Error::internal)?;
        found.entry(row.site_id).or_default().hours = Some(hours);
    }
    Ok(found)
}

/// Every workshop there is, by id, at most 5 000.
///
/// # Errors
/// When the database fails.
pub async fn all_workshops(c: &impl ConnectionTrait) -> Result<Vec<Site>> {
    let rows = site::Entity::find()
        .filter(site::Column::Kind.eq(SiteKind::Workshop.code()))
        .order_by_asc(site::Column::Id)
        .limit(5_000)
        .all(c)
        .await?;
    rows.into_iter().map(site_of).collect()
}

/// Writes what a bench says of itself, in place of what it said; for callers that have authorised.
///
/// # Errors
/// When the database fails.
pub async fn set_bench(t: &DatabaseTransaction, now: Instant, site: SiteId, bench: &Bench) -> Result<()> {
    bench_capacity::Entity::delete_many().filter(bench_capacity::Column::SiteId.eq(site)).exec(t).await?;
    bench_erasure::Entity::delete_many().filter(bench_erasure::Column::SiteId.eq(site)).exec(t).await?;
    bench_hours::Entity::delete_many().filter(bench_hours::Column::SiteId.eq(site)).exec(t).await?;
    if let Some(hours) = &bench.hours {
        let hours = serde_json::to_value(hours).map_err(Error::internal)?;
        let row = bench_hours::ActiveModel { site_id: Set(site), hours: Set(hours) };
        bench_hours::Entity::insert(row).exec_without_returning(t).await?;
    }
    if !bench.weekly.is_empty() {
        bench_capacity::Entity::insert_many(bench.weekly.iter().map(|(category, units)| {
            bench_capacity::ActiveModel {
                site_id: Set(site),
                category: Set(category.clone()),
                weekly_units: Set(i32::try_from(*units).unwrap_or(i32::MAX)),
                updated_at: Set(now),
            }
        }))
        .exec_without_returning(t)
        .await?;
    }
    if !bench.erasure.is_empty() {
        bench_erasure::Entity::insert_many(bench.erasure.iter().map(|method| bench_erasure::ActiveModel {
            site_id: Set(site),
            method: Set(method.code().to_owned()),
        }))
        .exec_without_returning(t)
        .await?;
    }
    Ok(())
}
