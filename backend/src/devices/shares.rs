//! What became of past gifts, by the donor's wish: what a donor sees before it chooses.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use super::origin::Wish;
use crate::kernel::{Error, Instant, Result};

/// Below so many devices, shares say nothing (a setting of the platform).
pub const LEAST_DEVICES: i64 = 20;

/// How devices ended, in devices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// Given to households.
    pub given: i64,
    /// Sold.
    pub sold: i64,
    /// Lent.
    pub lent: i64,
    /// Kept for their parts.
    pub parts: i64,
    /// Recycled.
    pub recycled: i64,
}

impl Shares {
    /// All of them.
    #[must_use]
    pub const fn all(self) -> i64 {
        self.given + self.sold + self.lent + self.parts + self.recycled
    }

    /// Each in whole hundredths, given, sold, lent, parts, recycled: together a hundred. `None` below `LEAST_DEVICES`.
    #[must_use]
    pub fn percents(self) -> Option<[i64; 5]> {
        let all = self.all();
        if all < LEAST_DEVICES {
            return None;
        }
        let counts = [self.given, self.sold, self.lent, self.parts, self.recycled];
        let mut percents = counts.map(|count| count * 100 / all);
        // What rounding left over goes to those that lost most by it, the first of equals.
        let mut places: Vec<usize> = (0..counts.len()).collect();
        places.sort_by_key(|place| std::cmp::Reverse(counts[*place] * 100 % all));
        let left = usize::try_from(100 - percents.iter().sum::<i64>()).unwrap_or_default();
        for place in places.into_iter().take(left) {
            percents[place] += 1;
        }
        Some(percents)
    }
}

#[derive(FromQueryResult)]
struct Line {
    wish: String,
    ended: String,
    devices: i64,
}

/// How the devices of donors of one kind ended since a moment, by wish; a wish without any is missing.
///
/// # Errors
/// When the database fails.
pub async fn shares(
    c: &impl ConnectionTrait,
    public_body: bool,
    since: Instant,
) -> Result<BTreeMap<Wish, Shares>> {
    let backend = c.get_database_backend();
    let mark = if backend == DbBackend::Postgres { '$' } else { '?' };
    let sql = format!(
        "SELECT d.wish AS wish, c.purpose AS ended, COUNT(*) AS devices FROM claims c \
         JOIN devices d ON d.id = c.device_id JOIN organisations o ON o.id = d.donor_id \
         WHERE o.public_body = {mark}1 AND c.created_at > {mark}2 \
         AND (c.ended_because = 'fulfilled' OR (c.purpose = 'loan' AND c.ended_at IS NULL)) \
         GROUP BY d.wish, c.purpose \
         UNION ALL SELECT d.wish, d.state, COUNT(*) FROM devices d JOIN organisations o ON o.id = d.donor_id \
         WHERE o.public_body = {mark}1 AND d.outcome_at > {mark}2 AND d.state IN ('for_parts', 'recycled') \
         GROUP BY d.wish, d.state"
    );
    let values = [public_body.into(), since.into()];
    let rows = Line::find_by_statement(Statement::from_sql_and_values(backend, sql, values)).all(c).await?;
    let mut found: BTreeMap<Wish, Shares> = BTreeMap::new();
    for Line { wish, ended, devices } in rows {
        let wish = wish.parse().map_err(|()| Error::internal("a device holds an unknown wish"))?;
        let shares = found.entry(wish).or_default();
        match ended.as_str() {
            "gift" => shares.given += devices,
            "sale" => shares.sold += devices,
            "loan" => shares.lent += devices,
            "for_parts" => shares.parts += devices,
            _ => shares.recycled += devices,
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_a_hundred_and_too_few_devices_say_nothing() {
        let thirds = Shares { given: 7, sold: 7, lent: 7, ..Shares::default() };
        assert_eq!(thirds.percents(), Some([34, 33, 33, 0, 0]));
        let few = Shares { given: 19, ..Shares::default() };
        assert_eq!(few.percents(), None);
        let all = Shares { recycled: 20, ..Shares::default() };
        assert_eq!(all.percents(), Some([0, 0, 0, 0, 100]));
    }
}
