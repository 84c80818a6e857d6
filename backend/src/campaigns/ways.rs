//! What there is near a place: campaigns, drop-off points with their distance, group collections.

use sea_orm::ConnectionTrait;

use super::model::{Campaign, DropOff, Round};
use super::store;
use crate::kernel::{Instant, Point, Result};
use crate::territories::Commune;

/// How far drop-off points are looked for, in kilometres.
pub const REACH_KM: f64 = 50.0;

/// What a donor may do besides waiting for a workshop.
#[derive(Debug, Default)]
pub struct Ways {
    /// The campaigns of the place that take things, those that began first first.
    pub campaigns: Vec<Campaign>,
    /// Drop-off points with their distance in kilometres, nearest first.
    pub points: Vec<(DropOff, f64)>,
    /// Group collections of these campaigns with room, by day.
    pub rounds: Vec<Round>,
}

/// What there is at a commune and around a point of it.
///
/// # Errors
/// When the database fails.
pub async fn near(
    c: &impl ConnectionTrait,
    now: Instant,
    commune: &Commune,
    from: Point,
    most: usize,
) -> Result<Ways> {
    let campaigns = of_commune(c, now, commune).await?;
    let mut points = points_around(c, now, from).await?;
    points.truncate(most);
    let rounds = store::rounds_of(c, campaigns.iter().map(|one| one.id)).await?;
    let rounds = rounds.into_iter().filter(|round| round.is_open(now)).take(most).collect();
    Ok(Ways { campaigns, points, rounds })
}

/// The campaigns of a commune that take things.
///
/// # Errors
/// When the database fails.
pub async fn of_commune(c: &impl ConnectionTrait, now: Instant, commune: &Commune) -> Result<Vec<Campaign>> {
    let mut found = store::open_in(c, std::slice::from_ref(&commune.department_code), now).await?;
    found.retain(|one| one.covers(commune));
    Ok(found)
}

/// The drop-off points around a place, nearest first with their distance in kilometres, ties by id.
///
/// # Errors
/// When the database fails.
pub async fn points_around(
    c: &impl ConnectionTrait,
    now: Instant,
    from: Point,
) -> Result<Vec<(DropOff, f64)>> {
    let mut found: Vec<(DropOff, f64)> = store::points_around(c, from, REACH_KM, now)
        .await?
        .into_iter()
        .map(|one| {
            let distance = one.point.distance_km(from);
            (one, distance)
        })
        .filter(|(_, distance)| *distance <= REACH_KM)
        .collect();
    found.sort_by(|(a, near), (b, far)| near.total_cmp(far).then(a.id.cmp(&b.id)));
    Ok(found)
}
