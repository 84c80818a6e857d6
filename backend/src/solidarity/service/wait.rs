//! The expected wait around a place, from the pool, the queue and the pace of the last weeks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use sea_orm::ConnectionTrait;

use crate::devices::{self, DeviceFilter};
use crate::kernel::{Instant, Point, Result, SiteId};
use crate::organisations::{self, Site};
use crate::solidarity::request::CATEGORIES;
use crate::solidarity::rules::priority::{RULES_VERSION, weights};
use crate::solidarity::rules::wait::{ExpectedWait, OBSERVED_WEEKS, expected};
use crate::solidarity::{run_store, store};

/// The most devices, requests and proposals that are looked at.
const MOST: u64 = 5_000;

/// Where somebody asks how long the wait is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Around a point, as far as a device travels.
    Around(Point),
    /// Around the middle of a département, by its code.
    Department(String),
    /// In the whole country.
    Everywhere,
}

impl Place {
    /// The middle of what is asked about, given the sites that count; nothing for the whole country, and for a
    /// département where there is none.
    fn middle(&self, sites: &[Site]) -> Option<Point> {
        let code = match self {
            Self::Around(point) => return Some(*point),
            Self::Everywhere => return None,
            Self::Department(code) => code,
        };
        let own: Vec<Point> =
            sites.iter().filter(|site| site.insee_code.starts_with(code)).map(|site| site.point).collect();
        let count = f64::from(u32::try_from(own.len()).ok().filter(|count| *count > 0)?);
        let (lat, lng) = own.iter().fold((0.0, 0.0), |(lat, lng), point| (lat + point.lat, lng + point.lng));
        Point::new(lat / count, lng / count)
    }
}

/// The expected wait of each category around a place.
///
/// # Errors
/// When the database fails.
pub async fn around(
    c: &impl ConnectionTrait,
    now: Instant,
    place: Point,
) -> Result<Vec<(&'static str, ExpectedWait)>> {
    at(c, now, &Place::Around(place)).await
}

/// The expected wait of each category where somebody asks.
///
/// # Errors
/// When the database fails.
pub async fn at(
    c: &impl ConnectionTrait,
    now: Instant,
    place: &Place,
) -> Result<Vec<(&'static str, ExpectedWait)>> {
    let filter = DeviceFilter {
        states: vec![devices::State::InSolidarityPool],
        unpromised: true,
        ..DeviceFilter::default()
    };
    let pool = devices::list(c, &filter, None, MOST).await?;
    let queue = store::queue(c, None, MOST).await?;
    let since = now - Duration::weeks(OBSERVED_WEEKS);
    let served = run_store::served_since(c, since, MOST).await?;
    let sites: BTreeSet<SiteId> = pool
        .iter()
        .filter_map(|device| device.site_id)
        .chain(queue.iter().map(|request| request.site_id))
        .chain(served.iter().map(|(_, site)| *site))
        .collect();
    let reach = weights(RULES_VERSION)
        .map_or(150.0, |weights| f64::from(i32::try_from(weights.radius_km).unwrap_or(150)));
    let sites: Vec<Site> = organisations::find_sites(c, sites).await?.into_values().collect();
    let middle = place.middle(&sites);
    let counts_here = |site: &Site| match middle {
        Some(middle) => site.point.distance_km(middle) <= reach,
        None => *place == Place::Everywhere,
    };
    let near: BTreeSet<SiteId> = sites.iter().filter(|site| counts_here(site)).map(|site| site.id).collect();
    let mut counts: BTreeMap<&str, (i64, i64, i64)> = BTreeMap::new();
    for device in pool.iter().filter(|device| device.site_id.is_some_and(|site| near.contains(&site))) {
        counts.entry(device.specification.category.as_str()).or_default().0 += 1;
    }
    for request in queue.iter().filter(|request| near.contains(&request.site_id)) {
        counts.entry(request.category.as_str()).or_default().1 += 1;
    }
    for (category, _) in served.iter().filter(|(_, site)| near.contains(site)) {
        counts.entry(category.as_str()).or_default().2 += 1;
    }
    Ok(CATEGORIES
        .iter()
        .map(|category| {
            let (available, waiting, served) = counts.get(category).copied().unwrap_or_default();
            (*category, expected(available, waiting, served))
        })
        .collect())
}
