//! How many devices are made fit: for figures of use.

use sea_orm::ConnectionTrait;

use crate::kernel::{Instant, Result};
use crate::platform::pace::{self, ByMonth};

/// Devices made ready, by month.
///
/// # Errors
/// When the database fails.
pub async fn made_ready_by_month(c: &impl ConnectionTrait, since: Instant) -> Result<ByMonth> {
    pace::by_month(c, "device_events", "at", "kind = 'make_ready'", since).await
}
