//! How many requests, and how long they take: for figures of use. Nothing of a household.

use sea_orm::ConnectionTrait;

use crate::kernel::{Instant, Result};
use crate::platform::pace::{self, ByMonth};

/// Requests filed, by month.
///
/// # Errors
/// When the database fails.
pub async fn filed_by_month(c: &impl ConnectionTrait, since: Instant) -> Result<ByMonth> {
    pace::by_month(c, "requests", "submitted_at", "1 = 1", since).await
}

/// Devices handed to households, by month.
///
/// # Errors
/// When the database fails.
pub async fn handed_by_month(c: &impl ConnectionTrait, since: Instant) -> Result<ByMonth> {
    pace::by_month(c, "proposals", "fulfilled_at", "1 = 1", since).await
}

/// From a request to the hand-over.
///
/// # Errors
/// When the database fails.
pub async fn hand_over_spans(c: &impl ConnectionTrait, since: Instant) -> Result<Vec<(Instant, Instant)>> {
    let from = "proposals p JOIN requests r ON r.id = p.request_id";
    pace::spans(c, from, "r.submitted_at", "p.fulfilled_at", since).await
}
