//! Yearly references of a past that is written at once: the numbers are counted in memory, and taken from the database's
//! counters at the end of the same transaction.

use std::collections::BTreeMap;

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
        if !self.used.contains_key(&(prefix, year)) {
            // Taking none tells the next one, and holds the counter until the end of the transaction.
            let first = counters::take(t, prefix, year, 0).await?;
            self.used.insert((prefix, year), Series { first, count: 0 });
        }
        let number = self.used.get_mut(&(prefix, year)).map_or(0, |series| {
            series.count += 1;
            series.first + series.count - 1
        });
        Ok(reference::yearly(prefix, year, number))
    }

    /// Takes what was used.
    pub(super) async fn keep(self, t: &DatabaseTransaction) -> Result<()> {
        for ((prefix, year), series) in self.used {
            counters::take(t, prefix, year, series.count).await?;
        }
        Ok(())
    }
}
