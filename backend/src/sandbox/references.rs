//! Yearly references of a past that is written at once: the numbers are counted in memory, and taken from the database's
//! counters at the end of the same transaction.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use sea_orm::DatabaseTransaction;

use crate::kernel::{Instant, Result, reference, time};
use crate::platform::counters;

/// The series that were used.
#[derive(Debug, Default)]
pub(super) struct References {
    used: BTreeMap<(&'static str, i32), Series>,
}

#[derive(Debug)]
struct Series {
    first: i64,
    count: i64,
}

impl References {
    /// The next reference of a series in the year of that moment.
    pub(super) async fn next(
        &mut self,
        t: &DatabaseTransaction,
        prefix: &'static str,
        at: Instant,
    ) -> Result<String> {
        let year = time::paris_year(at);
        let series = match self.used.entry((prefix, year)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                // Taking none tells the next one, and holds the counter until the end of the transaction.
                let first = counters::take(t, prefix, year, 0).await?;
                free.insert(Series { first, count: 0 })
            }
        };
        series.count += 1;
        Ok(reference::yearly(prefix, year, series.first + series.count - 1))
    }

    /// Takes what was used.
    pub(super) async fn keep(self, t: &DatabaseTransaction) -> Result<()> {
        for ((prefix, year), series) in self.used {
            counters::take(t, prefix, year, series.count).await?;
        }
        Ok(())
    }
}
