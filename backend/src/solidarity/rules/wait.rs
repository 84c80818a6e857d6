//! How long a household will probably wait, said before anything is asked.

use serde::Serialize;

/// The weeks over which past proposals are counted.
pub const OBSERVED_WEEKS: i64 = 12;

/// What is known of the wait for one category around one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ExpectedWait {
    /// Devices free within reach.
    pub available: i64,
    /// Requests that wait within reach.
    pub waiting: i64,
    /// Weeks until the next one who asks is served; 0 for the next run, absent when nothing lets one say.
    pub weeks: Option<i64>,
}

/// The expected wait, given how many requests were served in the last [`OBSERVED_WEEKS`] weeks.
#[must_use]
pub fn expected(available: i64, waiting: i64, served: i64) -> ExpectedWait {
    let ahead = waiting - available;
    let weeks = if ahead < 0 {
        Some(0)
    } else if served > 0 {
        // The newcomer stands behind those that no device is there for.
        Some(((ahead + 1) * OBSERVED_WEEKS + served - 1) / served)
    } else {
        None
    };
    ExpectedWait { available, waiting, weeks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_follows_from_the_queue_the_pool_and_the_pace() {
        assert_eq!(expected(5, 2, 0).weeks, Some(0), "a device is there already");
        assert_eq!(expected(0, 5, 12).weeks, Some(6), "one a week, and six to serve");
        assert_eq!(expected(2, 2, 24).weeks, Some(1));
        assert_eq!(expected(0, 0, 0).weeks, None, "nothing was ever given here");
    }
}
