//! How long workshops usually take from a declaration to its collection: measured, never promised.

use std::collections::HashMap;

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{JoinType, QueryOrder, QuerySelect};

use super::entity::{lot, part};
use crate::kernel::{Instant, OrganisationId, Result};

/// The fewest collections from which a usual delay is said (a setting of the platform).
pub const LEAST_COLLECTIONS: usize = 5;
/// How far back collections count, in days: two years (a setting of the platform).
const WINDOW_DAYS: i64 = 730;
/// The most collections that are weighed at once.
const MOST_COLLECTIONS: u64 = 5_000;

/// A workshop's usual delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualDelay {
    /// The middle one, in days from the declaration to the collection; a half counts as a whole day.
    pub median_days: i64,
    /// How many collections it is measured on.
    pub collections: usize,
}

/// The usual delay of several workshops, from their collections of the last two years; those with fewer than
/// [`LEAST_COLLECTIONS`] are missing.
///
/// # Errors
/// When the database fails.
pub async fn usual_delays(
    c: &impl ConnectionTrait,
    workshops: impl IntoIterator<Item = OrganisationId>,
    now: Instant,
) -> Result<HashMap<OrganisationId, UsualDelay>> {
    let to_lot = part::Entity::belongs_to(lot::Entity).from(part::Column::LotId).to(lot::Column::Id).into();
    let rows: Vec<(OrganisationId, Option<Instant>, Option<Instant>)> = part::Entity::find()
        .join(JoinType::InnerJoin, to_lot)
        .filter(part::Column::RefurbisherId.is_in(workshops))
        .filter(part::Column::CollectedAt.gt(now - Duration::days(WINDOW_DAYS)))
        .filter(lot::Column::DeclaredAt.is_not_null())
        .order_by_desc(part::Column::CollectedAt)
        .limit(MOST_COLLECTIONS)
        .select_only()
        .column(part::Column::RefurbisherId)
        .column(lot::Column::DeclaredAt)
        .column(part::Column::CollectedAt)
        .into_tuple()
        .all(c)
        .await?;
    let mut taken: HashMap<OrganisationId, Vec<Duration>> = HashMap::new();
    for (workshop, declared, collected) in rows {
        if let (Some(declared), Some(collected)) = (declared, collected) {
            taken.entry(workshop).or_default().push(collected - declared);
        }
    }
    Ok(taken.into_iter().filter_map(|(workshop, all)| Some((workshop, usual(all)?))).collect())
}

/// The middle of what was measured; `None` below [`LEAST_COLLECTIONS`].
fn usual(mut taken: Vec<Duration>) -> Option<UsualDelay> {
    let collections = taken.len();
    if collections < LEAST_COLLECTIONS {
        return None;
    }
    taken.sort_unstable();
    let (below, above) = (taken[(collections - 1) / 2], taken[collections / 2]);
    let hours = (below.num_hours() + above.num_hours()).div_euclid(2);
    Some(UsualDelay { median_days: (hours + 12).div_euclid(24).max(0), collections })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(all: &[i64]) -> Vec<Duration> {
        all.iter().map(|days| Duration::days(*days)).collect()
    }

    #[test]
    fn the_usual_delay_is_the_middle_one_and_too_few_say_nothing() {
        assert_eq!(usual(days(&[3, 9, 4, 60])), None);
        let odd = usual(days(&[3, 60, 4, 9, 5])).unwrap();
        assert_eq!((odd.median_days, odd.collections), (5, 5));
        let even = usual(days(&[3, 60, 4, 9, 5, 6])).unwrap();
        assert_eq!((even.median_days, even.collections), (6, 6));
        assert_eq!(usual(vec![Duration::hours(11); 5]).unwrap().median_days, 0);
    }
}
